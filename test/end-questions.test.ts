/** What both of a pair are asked at the end and some months later, and who reads it. */
import { deepEqual, doesNotMatch, equal, match, ok, rejects } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { writeAtEnds } from '../src/features/course/ending.letters.ts';
import { dayAfter, laterNow } from '../src/features/course/ending.rules.ts';
import { keepEndLevels } from '../src/features/goals/goal.store.ts';
import { asksAtEnd, closureReasons } from '../src/features/mentorships/mentorship.rules.ts';
import type { Setting } from '../src/features/mail/outgoing-mail.rules.ts';
import { openPair, type Pair } from './support/pair.ts';
import { idOf, today } from './support/states.ts';
import { openWorld, readLetters, visit, type Visitor, type World } from './support/world.ts';

const base = '/o/ledarnatverket';
let world: World;
let pair: Pair;
let coordinator: Visitor;
let mentorship: string;
let organisation: Setting['organisation'];
before(async () => {
  world = await openWorld();
  pair = await openPair(world);
  coordinator = await visit(world, 'network.coordinator');
  mentorship = idOf(pair.path);
  organisation = (await world.database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select(['id', 'slug', 'name', 'language'])
      .where('slug', '=', 'ledarnatverket')
      .executeTakeFirstOrThrow(),
  )) as Setting['organisation'];
});
after(() => world.close());

const morning = (day: string) =>
  world.database.inTenant(
    { organisation: organisation.id, person: null, today: day },
    'write',
    (tx) =>
      writeAtEnds(
        tx,
        {
          organisation,
          at: Temporal.ZonedDateTime.from(`${day}T06:00:00[Europe/Stockholm]`),
          address: 'https://m.example',
        } as Setting,
        day,
      ),
  );
/** Letters of this kind that wait for one of the pair about it. */
const letters = async (key: string) =>
  (await readLetters(world, `kind = 'ending' and key like $1`, [key])).map((row) => ({
    person: row.person_id,
    body: row.body!,
  }));
const asked = async () =>
  (
    await asEraser<{ months: number; n: number }>(
      `select months, count(*)::int as n from end_question where mentorship_id = $1 group by 1 order by 1`,
      [mentorship],
    )
  ).map(({ months, n }) => [months, n]);
/** Rows that belong to their person alone. */
async function asEraser<T extends object>(query: string, values: unknown[] = []): Promise<T[]> {
  await world.owner.query(`set app.purpose = 'erase'`);
  const { rows } = await world.owner.query<T>(query, values);
  await world.owner.query(`set app.purpose = ''`);
  return rows;
}
const owner = (query: string, values: unknown[] = []) => world.owner.query(query, values);

test('M-63: when the end is near, the cohort closes, or it is over, for sixty days; nobody of a group', () => {
  const running = {
    kind: 'pair',
    closedOn: null,
    lastDay: '2027-05-23',
    cohortState: 'running',
  } as const;
  const ended = { ...running, closedOn: '2026-12-01' };
  deepEqual(
    [
      asksAtEnd(running, '2027-04-24'),
      asksAtEnd(running, '2027-04-25'),
      asksAtEnd({ ...running, cohortState: 'closing' }, '2026-12-01'),
      asksAtEnd(ended, '2027-01-30'),
      asksAtEnd(ended, '2027-01-31'),
      asksAtEnd({ ...ended, kind: 'group' }, '2026-12-02'),
    ],
    [false, true, true, true, false, false],
  );
});

test('M-65: after three, six and nearly twelve months, for six weeks, and only where it was completed', () => {
  const of = (day: string, isCompleted = true) =>
    laterNow({ closedOn: '2026-01-31', isCompleted }, day);
  deepEqual(
    ['2026-04-29', '2026-04-30', '2026-06-11', '2026-06-12', '2026-07-31', '2027-01-03'].map(
      (day) => of(day),
    ),
    [null, 3, 3, null, 6, 12],
  );
  equal(of('2026-04-30', false), null);
  ok(dayAfter('2026-01-31', 12) < '2027-01-31', 'before a mentorship goes that is kept for a year');
});

test('M-63: both are asked once, by letter and on the home page; the start is shown after the end was said', async () => {
  const { mentor, mentee, path } = pair;
  const words = 'Att leda utan att bestämma allt';
  equal((await mentee.post(`${path}/needs`, { need: words, level: '2' })).status, 303);
  await morning(today);
  deepEqual(await asked(), [], 'half-way');
  match((await mentee.get(`${path}/measure`)).text, /asked from 28 days before/);
  equal((await mentee.post(`${path}/closure`, { reason: 'no-time' })).status, 303);
  await morning(today);
  await morning(today);
  deepEqual(await asked(), [[0, 2]], 'once, also of what ended early');
  const sent = await letters(`end ${mentorship} 0 %`);
  deepEqual(sent.map(({ person }) => person).sort(), [pair.ids.mentor, pair.ids.mentee].sort());
  for (const { body } of sent) {
    match(body, /mentorships\/[0-9a-f-]{36}\/measure/);
    doesNotMatch(body, /bestämma allt/);
  }
  for (const who of [mentor, mentee]) match((await who.get(base)).text, /say where you stand now/);
  // The mentee is not led by the start, on any page.
  const page = (await mentee.get(`${path}/measure`)).text;
  match(page, new RegExp(words));
  doesNotMatch(page, /At the start/);
  doesNotMatch((await mentee.get(`${path}/goals`)).text, /begins: I have tried/);
  match((await mentor.get(`${path}/goals`)).text, /begins: I have tried/);
  match(page, /What becomes of your notes/);
  match(page, /Each of you reads only your own/);
  match(page, /is deleted/);
  const need = /name="level-([0-9a-f-]{36})"/.exec(page)![1]!;
  const answers = { reached: '4', helped: '5', again: '5' };
  const missing = await mentee.post(`${path}/measure`, answers);
  equal(missing.status, 422);
  match(missing.text, /Choose an answer/);
  equal((await mentee.post(`${path}/measure`, { ...answers, [`level-${need}`]: '4' })).status, 303);
  const after = (await mentee.get(`${path}/measure`)).text;
  match(after, /At the start<\/dt><dd>I have tried/);
  match(after, /At the end<\/dt><dd>I mostly can/);
  match((await mentor.get(`${path}/goals`)).text, /at the end: I mostly can/);
  doesNotMatch((await mentee.get(base)).text, /say where you stand now/);
  match((await mentor.get(base)).text, /say where you stand now/);
});

test('M-63: a level at the end is said once, by the mentee alone: the database holds it', async () => {
  const own = { organisation: pair.organisation, mentorship, person: pair.ids.mentor };
  const { rows } = await owner(`select id from need where mentorship_id = $1`, [mentorship]);
  const levels = new Map(rows.map(({ id }) => [id as string, 5]));
  const set = (person: string) =>
    world.database.inTenant({ organisation: pair.organisation, person, today }, 'write', (tx) =>
      tx
        .updateTable('need')
        .set({ end_said_on: today })
        .where('mentorship_id', '=', mentorship)
        .execute(),
    );
  await world.database.inTenant(
    { organisation: pair.organisation, person: pair.ids.mentor, today },
    'write',
    (tx) => keepEndLevels(tx, own, levels, today),
  );
  await rejects(set(pair.ids.mentor), /said by the mentee/);
  await rejects(set(pair.ids.mentee), /said by the mentee/);
  const { rows: left } = await owner(`select count(*)::int as n from need where end_said_on = $1`, [
    today,
  ]);
  equal((left[0] as { n: number }).n, 1);
});

test('M-66: why it ended is read by coordinators, on its page and in the list, and by nobody else', async () => {
  match((await coordinator.get(pair.path)).text, /Reason given: not enough time/);
  for (const who of [pair.mentor, pair.mentee])
    doesNotMatch((await who.get(pair.path)).text, /Reason given/);
  const contact = await visit(world, 'network.contact');
  doesNotMatch((await contact.get(`${base}/mentorships`)).text, /not enough time/);
  const early = (await coordinator.get(`${base}/mentorships?ended=no-time`)).text;
  match(early, new RegExp(mentorship));
  doesNotMatch(
    (await coordinator.get(`${base}/mentorships?ended=no`)).text,
    new RegExp(mentorship),
  );
  for (const reason of closureReasons) ok(reason.length > 0);
});

test('M-65: asked some months later what was completed; answered by each alone, refused for good, closed after six weeks', async () => {
  const { mentor, mentee, path } = pair;
  await owner(
    `update closure set reason = 'completed', closed_on = '2026-08-20' where mentorship_id = $1`,
    [mentorship],
  );
  await morning(today);
  deepEqual(await asked(), [
    [0, 2],
    [3, 2],
  ]);
  equal((await letters(`end ${mentorship} 3 %`)).length, 2);
  match((await mentee.get(base)).text, /Three short questions/);
  const later = `${path}/aftercare/3`;
  match((await mentee.get(later)).text, /We are still in touch/);
  equal((await mentee.post(later, { touch: '4', change: '5' })).status, 422);
  equal((await mentee.post(later, { touch: '4', change: '5', led: '3' })).status, 303);
  match((await mentee.get(later)).text, /Thank you/);
  equal((await mentee.post(later, { touch: '1', change: '1', led: '1' })).status, 404, 'once');
  equal((await mentee.get(`${path}/aftercare/6`)).status, 404, 'not asked');
  const read = (person: string | null) =>
    world.database.inTenant({ organisation: pair.organisation, person, today }, 'read', (tx) =>
      tx
        .selectFrom('end_question')
        .select('person_id')
        .where('answers', 'is not', null)
        .where('mentorship_id', '=', mentorship)
        .execute(),
    );
  deepEqual(
    [
      (await read(null)).length,
      (await read(pair.ids.mentor)).length,
      (await read(pair.ids.mentee)).length,
    ],
    [0, 0, 1],
  );
  equal((await mentor.post(`${later}/refusal`, {})).status, 303);
  match((await mentor.get(later)).text, /will not be asked again/);
  equal((await mentor.post(later, { touch: '1', change: '1', led: '1' })).status, 404);
  await owner(`update closure set closed_on = '2026-05-22' where mentorship_id = $1`, [mentorship]);
  await morning(today);
  deepEqual(
    await asked(),
    [
      [0, 2],
      [3, 2],
      [6, 1],
    ],
    'whoever refused is not asked again',
  );
  await asEraser(`update end_question set asked_on = '2026-10-01' where months = 6`);
  match((await mentee.get(`${path}/aftercare/6`)).text, /no longer be answered/);
  equal(
    (await mentee.post(`${path}/aftercare/6`, { touch: '4', change: '5', led: '3' })).status,
    404,
  );
});

test('M-65: whoever asked to be left out, left or was erased is not asked', async () => {
  await asEraser(`delete from end_question where mentorship_id = $1`, [mentorship]);
  await owner(
    `insert into restriction (organisation_id, person_id, kind, set_by, first_day) values ($1, $2, 'objection', $2, '2026-11-01')`,
    [pair.organisation, pair.ids.mentee],
  );
  await owner(`update person set left_on = '2026-11-01' where id = $1`, [pair.ids.mentor]);
  await morning(today);
  deepEqual(await asked(), []);
  await owner(`update person set left_on = null where id = $1`, [pair.ids.mentor]);
  await owner(`delete from restriction where person_id = $1`, [pair.ids.mentee]);
  await morning(today);
  deepEqual(await asked(), [[6, 2]]);
});

test('M-64: the day chosen at the closing talk stands on both home pages, and a letter reminds both once', async () => {
  const { mentor, mentee, path } = pair;
  const day = '2026-11-28';
  equal(
    (
      await mentor.post(`${path}/closing`, {
        talk_on: '2026-11-20',
        look_back: '',
        aftercare_on: day,
      })
    ).status,
    303,
  );
  await morning(today);
  await morning('2026-11-23');
  equal((await letters(`aftercare ${mentorship} ${day} %`)).length, 2);
  for (const who of [mentor, mentee])
    match((await who.get(base)).text, /wanted to speak once more/);
  equal((await mentee.post(`${path}/aftercare`, {})).status, 303);
  for (const who of [mentor, mentee])
    doesNotMatch((await who.get(base)).text, /wanted to speak once more/);
});

test('CO-11: what ended early stays in the whole of the figure on the home page', async () => {
  const figure = async () =>
    /(\d+) of (\d+) mentorships/
      .exec((await coordinator.get(base)).text)!
      .slice(1)
      .map(Number);
  const [met, all] = await figure();
  const { rows } = await owner(
    `select m.id, x.person_id from mentorship m join mentorship_member x on x.mentorship_id = m.id and x.part = 'mentor' join cohort c on c.id = m.cohort_id
      where c.state = 'running' and not exists (select from closure e where e.mentorship_id = m.id)
        and not exists (select from meeting t where t.mentorship_id = m.id and t.held_on > '2026-10-15') limit 2`,
  );
  equal(rows.length, 2);
  for (const row of rows as { id: string; person_id: string }[])
    await owner(
      `insert into closure (organisation_id, mentorship_id, closed_on, reason, closed_by) values ($1, $2, $3, 'no-time', $4)`,
      [pair.organisation, row.id, today, row.person_id],
    );
  deepEqual(await figure(), [met, all]);
  match((await coordinator.get(base)).text, /ended early/);
});
