import { deepEqual, equal, match } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ReadTx } from '../src/platform/database.ts';
import { isLow, mondayOf, weekly } from '../src/features/energy/energy.rules.ts';
import { keepCheck } from '../src/features/energy/energy.store.ts';
import { isWholeTimeDue, meansOf, quarterBefore } from '../src/features/goals/pulse.rules.ts';
import { insertPulse, listGivenTo } from '../src/features/goals/pulse.store.ts';
import {
  findShownPulse,
  findShownQuarter,
  keepShownMeans,
} from '../src/features/course/shown-means.store.ts';
import { inOrderOfTurn, mayTakeOn, type TeamItem } from '../src/features/team/team.rules.ts';
import { openPair, type Pair } from './support/pair.ts';
import { startWorker } from '../src/app/worker.ts';
import { linkIn, openWorld, visit, type World } from './support/world.ts';

let world: World;
let pair: Pair;
const base = '/o/ledarnatverket';
before(async () => {
  world = await openWorld();
  pair = await openPair(world);
});
after(() => world.close());
const inside = (person: string | null) => ({
  organisation: pair.organisation,
  person,
  today: '2026-11-22',
});

test('M-19: two low weeks in a row, or two steps below the weeks before', () => {
  const weeks = (...energies: number[]) =>
    energies.map((energy, k) => ({
      weekOn: `2026-11-${String(30 - 7 * k).padStart(2, '0')}`,
      energy,
      load: 3,
    }));
  deepEqual(
    [
      isLow([]),
      isLow(weeks(2)),
      isLow(weeks(2, 2)),
      isLow(weeks(2, 3)),
      isLow(weeks(3, 5, 5, 5)),
      isLow(weeks(3, 4, 5, 5)),
    ],
    [false, false, true, false, true, false],
  );
  equal(
    isLow([
      { weekOn: '2026-11-30', energy: 2, load: 3 },
      { weekOn: '2026-11-16', energy: 2, load: 3 },
    ]),
    false,
    'not two weeks in a row',
  );
  deepEqual([mondayOf('2026-11-22'), mondayOf('2026-11-23')], ['2026-11-16', '2026-11-23']);
  deepEqual(weekly({ done: 240, planned: 60 }), { done: 60, planned: 30 });
});

test('M-19: a week is kept once, changed all week, and read by nobody else', async () => {
  const { mentor } = pair;
  equal((await mentor.post(`${base}/energy`, { energy: '6', load: '3' })).status, 422);
  equal(
    (await mentor.post(`${base}/energy`, { energy: '3', load: '3' })).location,
    `${base}/energy`,
  );
  equal(
    (await mentor.post(`${base}/energy`, { energy: '2', load: '5' })).location,
    `${base}/energy`,
  );
  await world.database.inTenant(inside(pair.ids.mentor), 'write', (tx) =>
    keepCheck(tx, {
      organisation: pair.organisation,
      person: pair.ids.mentor,
      weekOn: '2026-11-09',
      energy: 2,
      load: 4,
    }),
  );
  const page = (await mentor.get(`${base}/energy`)).text;
  match(page, /need not carry this alone/);
  match(page, /very full/);
  const rows = (person: string | null) =>
    world.database.inTenant(inside(person), 'read', (tx) =>
      tx.selectFrom('energy_check').select('energy').execute(),
    );
  deepEqual(
    [
      (await rows(pair.ids.mentor)).length,
      (await rows(pair.ids.mentee)).length,
      (await rows(null)).length,
    ],
    [2, 0, 0],
  );
  equal((await pair.mentee.get(`${base}/energy`)).status, 403);
});

test('M-20: what somebody tells of themselves is read by those of a running mentorship, and by nobody else', async () => {
  const { mentor, mentee, path } = pair;
  equal(
    (
      await mentor.post(`${base}/about-me`, {
        about: 'Var chef i nio år',
        interests: 'Orgelmusik',
        contact: 'Tisdag efter fyra',
      })
    ).location,
    `${base}/about-me?kept=1`,
  );
  match((await mentee.get(path)).text, /Var chef i nio år.*Orgelmusik.*Tisdag efter fyra/s);
  equal((await mentee.get(pair.theirs)).text.includes('Orgelmusik'), false);
  equal(
    (await (await visit(world, 'network.coordinator')).get(path)).text.includes('Orgelmusik'),
    false,
  );
  const seen = async (person: string) =>
    (
      await world.database.inTenant(inside(person), 'read', (tx) =>
        tx
          .selectFrom('open_profile')
          .select('about')
          .where('person_id', '=', pair.ids.mentor)
          .execute(),
      )
    ).length;
  deepEqual(
    [await seen(pair.ids.mentor), await seen(pair.ids.mentee), await seen(pair.ids.other)],
    [1, 1, 0],
  );
  await world.owner.query(
    `update mentorship_member set last_day = '2026-11-21' where mentorship_id = $1 and person_id = $2`,
    [path.split('/').at(-1), pair.ids.mentee],
  );
  equal(await seen(pair.ids.mentee), 0, 'nor when it has ended');
  await world.owner.query(`update mentorship_member set last_day = null where mentorship_id = $1`, [
    path.split('/').at(-1),
  ]);
});

test('TM-1, TM-2: whose turn it is, and who may take something on', () => {
  const item = (body: string, more: Partial<TeamItem> = {}): TeamItem => ({
    id: body,
    kind: 'task',
    body,
    dueOn: null,
    madeBy: 'x',
    doneOn: null,
    owners: [{ personId: 'a', name: 'A', asksCover: false }],
    ...more,
  });
  const cover = [{ personId: 'a', name: 'A', asksCover: true }];
  deepEqual(
    inOrderOfTurn(
      [
        item('done', { doneOn: '2026-11-01' }),
        item('later', { dueOn: '2026-12-01' }),
        item('late', { dueOn: '2026-11-01' }),
        item('cover', { owners: cover }),
        item('free', { owners: [] }),
      ],
      '2026-11-22',
    ).map(({ id }) => id),
    ['free', 'cover', 'late', 'later', 'done'],
  );
  const may = (more: Partial<TeamItem>) => mayTakeOn(item('x', more), 'b');
  deepEqual(
    [
      may({}),
      may({ owners: [] }),
      may({ owners: cover }),
      may({ kind: 'goal' }),
      may({ kind: 'goal', doneOn: '2026-11-01' }),
    ],
    [false, true, true, true, false],
  );
  equal(mayTakeOn(item('x', { owners: cover }), 'a'), false, 'not one’s own');
  equal(
    may({
      kind: 'goal',
      owners: Array.from({ length: 8 }, (_, k) => ({
        personId: String(k),
        name: '',
        asksCover: false,
      })),
    }),
    false,
    'eight are enough',
  );
});

test('TM-2: a task goes from one mentor to another who covers; a goal has several owners; mentees and strangers see neither', async () => {
  const { mentor, cohort, ids } = pair;
  const path = `${base}/cohorts/${cohort}/team`;
  const account = (
    await world.owner.query(`select account_id from person where id = $1`, [ids.mentee])
  ).rows[0]!.account_id as string;
  equal(
    (
      await mentor.post(`${path}/tasks`, {
        task: 'Boka lokal',
        owner: ids.mentor,
        due_on: '2026-12-01',
      })
    ).location,
    `${path}#tasks`,
  );
  equal(
    (await mentor.post(`${path}/goals`, { goal: 'Alla har mötts före jul', owners: ids.mentor }))
      .location,
    `${path}#goals`,
  );
  const as = <T>(work: (tx: ReadTx) => Promise<T>) =>
    world.database.inTenant(inside(ids.mentor), 'read', work);
  const [goal, task] = (
    await as((tx) => tx.selectFrom('team_item').select('id').orderBy('kind').execute())
  ).map(({ id }) => id);
  equal((await pair.mentee.get(path)).status, 403);
  equal((await mentor.post(`${path}/${task}/owner`, {})).status, 404, 'has it already');
  equal((await mentor.post(`${path}/${task}/cover`, {})).location, `${path}#tasks`);
  // Another mentor of the cohort signs in with the mentee’s account.
  const other = (
    await world.owner.query(
      `select x.person_id from mentorship_member x join mentorship m on m.id = x.mentorship_id where m.cohort_id = $1 and x.part = 'mentor' and x.person_id <> $2 limit 1`,
      [cohort, ids.mentor],
    )
  ).rows[0]!.person_id as string;
  await world.owner.query(`set app.scope = 'sign-in'`);
  await world.owner.query('update person set account_id = null where id = $1', [ids.mentee]);
  await world.owner.query('update person set account_id = $1 where id = $2', [account, other]);
  const colleague = await visit(world, 'network.mentee');
  match((await colleague.get(base)).text, /Cover is asked for: Boka lokal/);
  equal((await colleague.post(`${path}/${task}/owner`, {})).location, `${path}#tasks`);
  equal((await colleague.post(`${path}/${goal}/owner`, {})).location, `${path}#goals`);
  const owners = async (item: string) =>
    (
      await as((tx) =>
        tx
          .selectFrom('team_owner')
          .select('person_id')
          .where('item_id', '=', item)
          .orderBy('person_id')
          .execute(),
      )
    ).map(({ person_id: id }) => id);
  deepEqual(await owners(task!), [other]);
  deepEqual(await owners(goal!), [ids.mentor, other].sort());
  equal((await mentor.post(`${path}/${task}/done`, {})).status, 404, 'not theirs any more');
  equal((await colleague.post(`${path}/${task}/done`, {})).location, `${path}#tasks`);
  match((await colleague.get(path)).text, /done today/);
  equal(
    (
      await world.database.inTenant(inside(ids.mentee), 'read', (tx) =>
        tx.selectFrom('team_item').select('id').execute(),
      )
    ).length,
    0,
  );
});

test('M-22, M-41: what mentees answer after meetings reaches the mentor once the quarter has ended, from five on, each mentee once', async () => {
  deepEqual(
    [quarterBefore('2026-11-22'), quarterBefore('2027-01-01'), quarterBefore('2027-03-31')].map(
      ({ firstDay, lastDay }) => `${firstDay} ${lastDay}`,
    ),
    ['2026-07-01 2026-09-30', '2026-10-01 2026-12-31', '2026-10-01 2026-12-31'],
  );
  const given = (mentee: string, story: number, more = {}) => ({
    mentee,
    answers: { story, 'goal:x': 1, ...more },
  });
  const four = ['a', 'b', 'c', 'd'].map((mentee) => given(mentee, 4, { worth: 5 }));
  deepEqual(meansOf(four), []);
  deepEqual(
    meansOf([...four, given('a', 4), given('a', 4)]),
    [],
    'the same mentee again is no fifth',
  );
  deepEqual(
    meansOf([...four, given('e', 1), given('e', 3)]),
    [{ item: 'story', mean: 3.6, mentees: 5 }],
    'and counts once',
  );

  // A teacher and a class: five pupils answer in November, a sixth in January.
  const teacher = await visit(world, 'school.mentor');
  const { id: organisation } = await world.database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select('id')
      .where('slug', '=', 'lindenhof')
      .executeTakeFirstOrThrow(),
  );
  await world.owner.query(`set app.organisation = '${organisation}'`);
  const group = linkIn(
    (await teacher.get('/o/lindenhof/mentorships')).text,
    /\/mentorships\/[0-9a-f-]{36}$/,
  )
    .split('/')
    .at(-1)!;
  const { id: meeting } = (
    await world.owner.query(
      `select id from meeting where mentorship_id = $1 and with_mentee_id is null order by held_on desc limit 1`,
      [group],
    )
  ).rows[0] as { id: string };
  const pupils = (
    await world.owner.query(
      `select person_id from mentorship_member where mentorship_id = $1 and part = 'mentee' order by person_id limit 6`,
      [group],
    )
  ).rows as { person_id: string }[];
  const mentor = (
    await world.owner.query(
      `select person_id from mentorship_member where mentorship_id = $1 and part = 'mentor'`,
      [group],
    )
  ).rows[0]!.person_id as string;
  for (const [k, { person_id: person }] of pupils.entries())
    await world.database.inTenant({ organisation, person, today: '2026-11-22' }, 'write', (tx) =>
      insertPulse(
        tx,
        { organisation, mentorship: group, person },
        {
          meeting,
          answers: { story: k === 5 ? 1 : 4, worth: 5 },
          today: k === 5 ? '2027-01-10' : '2026-11-22',
        },
      ),
    );
  const read = (today: string, purpose?: 'report') =>
    world.database.inTenant(
      { organisation, person: mentor, today, ...(purpose ? { purpose } : {}) },
      'read',
      (tx) => listGivenTo(tx, mentor, quarterBefore(today)),
    );
  deepEqual(
    [meansOf(await read('2026-12-31', 'report')), (await read('2027-01-20')).length],
    [[], 0],
    'not before the quarter has ended, and never without a report',
  );
  deepEqual(meansOf(await read('2027-01-20', 'report')), [
    { item: 'story', mean: 4, mentees: 5 },
    { item: 'worth', mean: 5, mentees: 5 },
  ]);
  match((await teacher.get('/o/lindenhof/development')).text, /Fewer than five have answered/);
  // M-41: what the work of a day has kept of a quarter stays, whoever asks to be left out
  // afterwards.
  await count('2027-01-20');
  const kept = () =>
    world.database.inTenant({ organisation, person: mentor, today: '2027-01-20' }, 'read', (tx) =>
      findShownQuarter(tx, mentor, '2026-10-01'),
    );
  const before = await kept();
  deepEqual(before, [
    { item: 'story', mean: 4, mentees: 5 },
    { item: 'worth', mean: 5, mentees: 5 },
  ]);
  await world.owner.query(
    `insert into restriction (organisation_id, person_id, kind, set_by, first_day) values ($1, $2, 'restriction', $2, '2027-01-20')`,
    [organisation, pupils[0]!.person_id],
  );
  await count('2027-01-21');
  deepEqual(await kept(), before);
  equal(
    (
      await world.database.inTenant({ organisation, person: pupils[0]!.person_id }, 'read', (tx) =>
        tx.selectFrom('shown_quarter').selectAll().execute(),
      )
    ).length,
    0,
    'for nobody but the mentor',
  );
});

/** The work of a day that counts, as the server does it by itself. */
async function count(day: string): Promise<void> {
  const at = Temporal.ZonedDateTime.from(`${day}T12:00:00[Europe/Amsterdam]`);
  await startWorker({
    database: world.database,
    now: () => at,
    address: 'https://m.example',
  }).tick();
}

test('M-22, M-41: a mentor of pairs sees means over the whole time from three mentees on, made again when three more have answered', async () => {
  deepEqual(
    [null, 3, 3, 4].map((shown, k) =>
      isWholeTimeDue(shown === null ? null : { mentees: shown }, [2, 5, 6, 6][k]!),
    ),
    [false, false, true, false],
  );
  const { mentor } = pair.ids;
  await world.owner.query(`set app.organisation = '${pair.organisation}'`);
  const { rows: mentees } = await world.owner.query<{ person_id: string }>(
    `select m.person_id from membership m where m.role = 'mentee' order by m.person_id limit 4`,
  );
  const answer = async ({ person_id: person }: { person_id: string }, story: number) => {
    const { rows } = await world.owner.query<{ id: string }>(
      `insert into mentorship (organisation_id, cohort_id, kind, first_day) values ($1, $2, 'pair', '2026-09-01') returning id`,
      [pair.organisation, pair.cohort],
    );
    const mentorship = rows[0]!.id;
    await world.owner.query(
      `insert into mentorship_member (organisation_id, mentorship_id, person_id, part, first_day)
        values ($1, $2, $3, 'mentor', '2026-09-01'), ($1, $2, $4, 'mentee', '2026-09-01')`,
      [pair.organisation, mentorship, mentor, person],
    );
    const { rows: held } = await world.owner.query<{ id: string }>(
      `insert into meeting (organisation_id, mentorship_id, held_on, minutes, recorded_by) values ($1, $2, '2026-11-01', 60, $3) returning id`,
      [pair.organisation, mentorship, person],
    );
    await world.database.inTenant(inside(person), 'write', (tx) =>
      insertPulse(
        tx,
        { organisation: pair.organisation, mentorship, person },
        { meeting: held[0]!.id, answers: { story }, today: '2026-11-02' },
      ),
    );
    await world.database.inTenant(inside(null), 'write', (tx) =>
      keepShownMeans(tx, pair.organisation, '2026-11-22'),
    );
    return world.database.inTenant(inside(mentor), 'read', (tx) => findShownPulse(tx, mentor));
  };
  deepEqual(await answer(mentees[0]!, 5), []);
  deepEqual(await answer(mentees[1]!, 4), [], 'two');
  const three = [{ item: 'story', mean: 4, mentees: 3 }];
  deepEqual(await answer(mentees[2]!, 3), three);
  deepEqual(await answer(mentees[3]!, 1), three, 'the fourth cannot be told from the three');
  match(
    (await pair.mentor.get(`${base}/development`)).text,
    /answered over the whole time[^]*4\.0 of 5, from 3 mentees/,
  );
  deepEqual(
    await world.database.inTenant(inside(pair.ids.mentee), 'read', (tx) =>
      findShownPulse(tx, mentor),
    ),
    [],
    'nobody else',
  );
});
