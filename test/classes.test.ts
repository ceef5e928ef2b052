/**
 * A pupil stands in one running group at a time, and a class passes from its mentor to the next one
 * openly.
 */
import { equal, match, ok, rejects } from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { insertMentorship } from '../src/features/mentorships/mentorship.store.ts';
import { openClass, type Class } from './support/class.ts';
import { openWorld, readLetters, visit, type Visitor, type World } from './support/world.ts';

let world: World;
let group: Class;
let mentor: Visitor;
let coordinator: Visitor;
let teacher: Visitor;
const base = '/o/lindenhof';
const idOf = (path: string) => path.split('/').at(-1)!;
const one = async <T = Record<string, string>>(text: string, values: unknown[] = []): Promise<T> =>
  (await world.owner.query(text, values)).rows[0] as T;
const count = async (text: string, values: unknown[] = []): Promise<number> =>
  (await one<{ n: number }>(`select count(*)::int as n ${text}`, values)).n;

beforeEach(async () => {
  world = await openWorld('demo_template', { hasMail: true });
  group = await openClass(world);
  [mentor, coordinator, teacher] = [
    await group.as('mentor'),
    await group.as('coordinator'),
    await group.as('teacher'),
  ];
});
afterEach(() => world.close());

/** Another cohort of the same programme, as a coordinator opens it. */
async function openCohort(firstDay = '2026-11-22', lastDay = '2027-07-01'): Promise<string> {
  const { programme_id: programme } = await one(
    'select c.programme_id from cohort c join mentorship m on m.cohort_id = c.id where m.id = $1',
    [idOf(group.path)],
  );
  const path = `${base}/programmes/${programme}`;
  await coordinator.get(path);
  const reply = await coordinator.post(`${path}/cohorts`, {
    name: 'Extra',
    first_day: firstDay,
    last_day: lastDay,
  });
  equal(reply.status, 303);
  return `${base}/cohorts/${(await one(`select id from cohort where name = 'Extra'`)).id}`;
}
const unitOf = async () =>
  (await one('select unit_id as id from mentorship where id = $1', [idOf(group.path)])).id!;
const lettersAbout = async (words: RegExp) =>
  (await readLetters(world, `kind in ('group', 'ended')`)).filter(({ subject }) =>
    words.test(subject!),
  );

test('MA-28: a second class for pupils whose class runs is refused, by the page and by the database, and its mentors hear of it', async () => {
  const [cohort, unit] = [await openCohort(), await unitOf()];
  const before = await count('from mentorship');
  const taken = await coordinator.post(`${cohort}/groups`, { [`mentor-${unit}`]: group.teacher });
  equal(taken.status, 422);
  match(taken.text, /These groups still run: 1A/);
  equal(await count('from mentorship'), before);
  equal((await teacher.get(group.board)).status, 404);
  const letters = await lettersAbout(/1A/);
  equal(letters.length, 2, 'to the mentor and the second mentor');
  match(letters[0]!.body!, new RegExp(`${group.path}/closure`));
  // Pressed once more the same day: they know already.
  await coordinator.post(`${cohort}/groups`, { [`mentor-${unit}`]: group.teacher });
  equal((await lettersAbout(/1A/)).length, 2);

  const page = await coordinator.get(`${cohort}/groups`);
  ok(!page.text.includes(`name="mentor-${unit}"`), 'nobody is to be chosen');
  match(page.text, new RegExp(`href="${group.path}/closure"`));
  const other = /name="ask" value="([0-9a-f-]{36})"/g;
  const asks = [...page.text.matchAll(other)].map(([, id]) => id!);
  equal(new Set(asks).size, 12);
  const asked = await coordinator.post(`${cohort}/groups`, { ask: asks.at(-1)! });
  equal(asked.location, `${cohort}/groups?asked=1`);
  match((await coordinator.get(asked.location)).text, /have been written to/);
  equal((await coordinator.post(`${cohort}/groups`, { ask: crypto.randomUUID() })).status, 404);

  // Past the page, with the pupils of the class and with a single one of them.
  for (const [unitId, pupils] of [
    [unit, []],
    [null, [group.pupil]],
  ] as const)
    await rejects(
      world.database.inTenant({ organisation: group.organisation, person: null }, 'write', (tx) =>
        insertMentorship(tx, {
          organisation: group.organisation,
          cohort: idOf(cohort),
          kind: 'group',
          name: 'Extra',
          unit: unitId,
          proposal: null,
          firstDay: '2026-11-22',
          members: [
            { person: group.teacher, part: 'mentor' },
            ...pupils.map((person) => ({ person, part: 'mentee' as const })),
          ],
        }),
      ),
      { code: '23505' },
    );
});

test('MA-28: a division is calculated while classes run, and its groups are created when those have ended', async () => {
  const cohort = await openCohort('2027-08-16', '2028-07-01');
  const page = await coordinator.get(`${cohort}/divisions`);
  const values = (name: string) =>
    [...page.text.matchAll(new RegExp(`name="${name}" value="([0-9a-f-]{36})"`, 'g'))].map(
      ([, value]) => value!,
    );
  const made = await coordinator.post(`${cohort}/divisions`, {
    classes: await unitOf(),
    mentors: values('mentors').slice(0, 2).join(','),
    last_mentor: 'free',
    siblings: 'free',
  });
  equal(made.status, 303);
  match(
    (await coordinator.get(made.location)).text,
    new RegExp(`href="${group.path}/closure"[^<]*>End 1A`),
  );
  const early = await coordinator.post(`${made.location}/application`, {});
  equal(early.status, 422);
  match(early.text, /These groups still run: 1A/);
  equal((await lettersAbout(/1A/)).length, 2);
  equal((await mentor.post(`${group.path}/closure`, { reason: 'completed' })).status, 303);
  equal((await coordinator.post(`${made.location}/application`, {})).status, 303);
});

/** The board of a class, and the card of the pupil on it. */
const boardOf = (path: string) => path.replace('/mentorships/', '/class/');
const cardIn = (path: string) => `${boardOf(path)}/pupils/${group.pupil}`;

/** What helps somebody, as the mentor of the class notes it. */
async function noteWhatHelps(): Promise<void> {
  const reply = await mentor.post(`${group.card}/notes`, {
    about: 'helps',
    text: 'A seat by the window',
  });
  equal(reply.status, 303);
}
async function takeOver(): Promise<string> {
  const { cohort_id: cohort } = await one('select cohort_id from mentorship where id = $1', [
    idOf(group.path),
  ]);
  const unit = await unitOf();
  const reply = await coordinator.post(`${base}/cohorts/${cohort}/groups`, {
    [`mentor-${unit}`]: group.teacher,
  });
  equal(reply.status, 303);
  const { id } = await one(
    `select m.id from mentorship m where m.unit_id = $1 and not exists (select from closure c where c.mentorship_id = m.id)`,
    [unit],
  );
  return `${base}/mentorships/${id}`;
}
/** Somebody of the class who has never signed in. */
const newcomer = async () =>
  (
    await one(
      `select p.id from person p join mentorship_member x on x.person_id = p.id and x.mentorship_id = $1 and x.part = 'mentee'
       where p.account_id is null and p.unit_id is not null order by p.id limit 1`,
      [idOf(group.path)],
    )
  ).id!;
const isOpen = async (pupil: string) =>
  (await one<{ open: boolean }>(
    'select opened_at is not null as open from class_card where person_id = $1',
    [pupil],
  ))!.open;

test('MA-29: a class whose mentor ends it is taken over with what helps its pupils, and its cards open at once', async () => {
  await noteWhatHelps();
  const pupil = await newcomer();
  equal((await mentor.post(`${group.path}/closure`, { reason: 'moved' })).status, 303);
  equal((await lettersAbout(/ended/)).length, 0, 'whoever ended it knows');
  const path = await takeOver();
  match((await teacher.get(cardIn(path))).text, /A seat by the window/);
  equal((await teacher.post(`${path}/cards-of-class/${pupil}`, {})).status, 200);
  equal(await isOpen(pupil), true);
  // The end cannot be taken back while the pupils are in the next class.
  const back = await mentor.post(`${group.path}/closure/removal`, {});
  equal(back.status, 422);
  match(back.text, /in another running group by now: 1A/);
  await rejects(
    world.database.inTenant({ organisation: group.organisation, person: null }, 'write', (tx) =>
      tx.deleteFrom('closure').where('mentorship_id', '=', idOf(group.path)).execute(),
    ),
    { code: '23505' },
  );
});

test('MA-29: of a class that a coordinator ends before its year is over, the next mentor reads nothing confided and makes no card alone', async () => {
  await noteWhatHelps();
  const pupil = await newcomer();
  equal((await coordinator.post(`${group.path}/closure`, { reason: 'other' })).status, 303);
  const letters = await lettersAbout(/1A has been ended|1A is beëindigd/);
  equal(letters.length, 2);
  const path = await takeOver();
  equal((await teacher.get(boardOf(path))).status, 200);
  const page = await teacher.get(cardIn(path));
  equal(page.status, 200);
  ok(!page.text.includes('A seat by the window'));
  // Nor through somebody to whom the class is shown in part.
  await world.owner.query(`set app.organisation = '${group.organisation}'`);
  const friend = await one(
    `select person_id as id from membership where role = 'mentor' and person_id <> $1 order by person_id desc limit 1`,
    [group.teacher],
  );
  equal(
    (
      await teacher.post(`${path}/shares`, {
        teacher: friend.id!,
        parts: 'support',
      })
    ).status,
    303,
  );
  const seen = await world.database.inTenant(
    { organisation: group.organisation, person: friend.id! },
    'read',
    (tx) => tx.selectFrom('pupil_support').select('id').execute(),
  );
  equal(seen.length, 0);
  const printed = await teacher.post(`${path}/cards-of-class/${pupil}`, {});
  equal(printed.status, 200);
  match(printed.text, /has to agree to the first card of/);
  equal(await isOpen(pupil), false);
  await rejects(
    world.database.inTenant(
      { organisation: group.organisation, person: group.teacher },
      'write',
      (tx) =>
        tx
          .updateTable('class_card')
          .set({ opened_at: new Date() })
          .where('person_id', '=', pupil)
          .execute(),
    ),
    { code: '42501' },
  );
});

test('SI-10: the first card of a pupil who is in another class by now waits for a second adult', async () => {
  const pupil = await newcomer();
  await world.owner.query(
    `update person set unit_id = (select id from unit where name = '1B') where id = $1`,
    [pupil],
  );
  equal((await mentor.post(`${group.path}/cards-of-class/${pupil}`, {})).status, 200);
  equal(await isOpen(pupil), false);
});

test('MA-28, M-15: pressed by two coordinators at the same moment, a class gets one group and a mentorship one pause', async () => {
  equal((await mentor.post(`${group.path}/closure`, { reason: 'moved' })).status, 303);
  const { cohort_id: cohort } = await one('select cohort_id from mentorship where id = $1', [
    idOf(group.path),
  ]);
  const unit = await unitOf();
  const [first, second] = [coordinator, await visit(world, 'both')];
  const cohorts = [`${base}/cohorts/${cohort}`, await openCohort()];
  const replies = await Promise.all(
    [first, second, first, second].map((who, n) =>
      who.post(`${cohorts[n < 2 ? 0 : 1]}/groups`, {
        [`mentor-${unit}`]: group.teacher,
        once: crypto.randomUUID(),
      }),
    ),
  );
  equal(replies.filter(({ status }) => status === 303).length, 1);
  ok(replies.every(({ status }) => status === 303 || status === 422));
  const running = await one(
    `select max(m.id::text) as id, count(*)::int as n from mentorship m where m.unit_id = $1 and not exists (select from closure c where c.mentorship_id = m.id)`,
    [unit],
  );
  equal(running.n, 1);
  const path = `${base}/mentorships/${running.id}`;
  const pauses = await Promise.all(
    [first, second, first, second, first, second].map((who) =>
      who.post(`${path}/pauses`, {
        first_day: '2026-12-01',
        last_day: '2026-12-08',
        reason: 'illness',
        once: crypto.randomUUID(),
      }),
    ),
  );
  equal(pauses.filter(({ status }) => status === 303).length, 1);
  ok(pauses.every(({ status }) => status === 303 || status === 422));
  equal(await count('from pause where mentorship_id = $1', [running.id]), 1);
});

test('M-16, G-15: a substitute and a share are named once, however many press at the same moment', async () => {
  const days = { first_day: '2026-12-01', last_day: '2026-12-08' };
  const send = (who: Visitor, path: string, fields: Record<string, string>) =>
    Promise.all([1, 2, 3, 4].map(() => who.post(path, { ...fields, once: crypto.randomUUID() })));
  const named = await send(coordinator, `${group.path}/substitutes`, {
    substitute: group.teacher,
    ...days,
  });
  equal(named.filter(({ status }) => status === 303).length, 1);
  const again = await coordinator.post(`${group.path}/substitutes`, {
    substitute: group.teacher,
    first_day: '2026-12-08',
    last_day: '2026-12-09',
  });
  equal(again.status, 422);
  match(again.text, /already stands in on some of these days/);
  const { id } = await one(
    `select m.person_id as id from membership m where m.role = 'mentor' and m.last_day is null and m.person_id <> $2
      and not exists (select from mentorship_member x where x.mentorship_id = $1 and x.person_id = m.person_id) limit 1`,
    [idOf(group.path), group.teacher],
  );
  await send(mentor, `${group.path}/shares`, { teacher: id!, parts: 'support' });
  equal(
    await count(
      `from overview_share where mentorship_id = $1 and person_id = $2 and last_day >= '2026-11-22'`,
      [idOf(group.path), id],
    ),
    1,
  );
  // A new choice takes the place of the old one.
  const changed = await mentor.post(`${group.path}/shares`, { teacher: id!, parts: 'absence' });
  equal(changed.status, 303);
  await send(await visit(world, 'school.mentor'), `${base}/away`, days);
  equal(await count(`from absence where first_day = '2026-12-01'`), 1);
});

test('SE-5: of a school with hundreds of classes and mentors the page of groups stays a page, and every class has its turn', async () => {
  await world.owner.query(`set app.organisation = '${group.organisation}'`);
  await world.owner.query(
    `with made as (insert into person (organisation_id, given_name, family_name) select $1, 'M', 'Number ' || n from generate_series(1, 400) n returning id)
     insert into membership (organisation_id, person_id, role, first_day) select $1, id, 'mentor', '2026-08-17' from made`,
    [group.organisation],
  );
  await world.owner.query(
    `with units as (insert into unit (organisation_id, kind, name) select $1, 'class', '9-' || n from generate_series(1, 400) n returning id),
     made as (insert into person (organisation_id, given_name, family_name, unit_id) select $1, 'P', 'Number', id from units returning id)
     insert into membership (organisation_id, person_id, role, first_day) select $1, id, 'mentee', '2026-08-17' from made`,
    [group.organisation],
  );
  const path = `${await openCohort()}/groups`;
  const { text } = await coordinator.get(path);
  ok(text.length < 4_000_000, `${text.length} letters`);
  const [first, ...more] = [...text.matchAll(/name="(mentor-[0-9a-f-]{36})"/g)].map(
    ([, name]) => name!,
  );
  ok(more.length > 5 && more.length < 50);
  match(text, /can be chosen once the classes above have their groups/);
  equal((await coordinator.post(path, { [first!]: group.teacher })).status, 303);
  const next = (await coordinator.get(path)).text;
  ok(!next.includes(`name="${first}"`));
  equal([...next.matchAll(/name="mentor-/g)].length, more.length + 1);
});
