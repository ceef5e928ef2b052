/** The school as a whole: the page of its coordinators, and those who teach its classes. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import {
  ageOf,
  quietFor,
  remarksOf,
  weeksOf,
  type SchoolClass,
} from '../src/features/classes/school.rules.ts';
import { forgetPupilAnswers } from '../src/features/classes/teacher.store.ts';
import { listHours } from '../src/features/hours/hours.store.ts';
import { openClass, type Class } from './support/class.ts';
import { openWorld, readLetters, type Visitor, type World } from './support/world.ts';

let world: World;
let group: Class;
let mentor: Visitor;
let coordinator: Visitor;
const id = () => group.path.split('/').at(-1)!;
const row = async <T = Record<string, string>>(text: string, values: unknown[] = []): Promise<T> =>
  (await world.owner.query(text, values)).rows[0] as T;

beforeEach(async () => {
  world = await openWorld('demo_template', { hasMail: true });
  group = await openClass(world);
  [mentor, coordinator] = [await group.as('mentor'), await group.as('coordinator')];
});
afterEach(() => world.close());

test('G-40: the address of a running class leads its mentors to it and its pupils home; others stay, and so does everybody after its end', async () => {
  const pupil = await group.as('pupil');
  equal((await mentor.get(group.path)).location, group.board);
  equal((await pupil.get(group.path)).location, group.base);
  equal((await coordinator.get(group.path)).status, 200);
  for (const visitor of [mentor, pupil])
    equal((await visitor.get(`${group.path}/meetings`)).status, 200);
  const added = await pupil.post(`${group.path}/agreements`, {
    what: 'I read',
    owner: group.pupil,
  });
  equal(added.location, `${group.path}/meetings#agreements`);
  equal((await mentor.post(`${group.path}/closure`, { reason: 'completed' })).status, 303);
  for (const visitor of [mentor, pupil, coordinator])
    equal((await visitor.get(group.path)).status, 200);
});

test('G-47: the page of the school names no pupil and holds no text; its figures are those of the rows', async () => {
  await mentor.post(`${group.path}/tensions`, {
    kind: 'bullying',
    facts: 'CANARY-FACTS',
    people: group.pupils.slice(0, 2).join(','),
  });
  await world.owner.query(
    `set app.purpose = 'erase'; update tension set seen_on = '2026-10-01'; set app.purpose = ''`,
  );
  const { status, text } = await coordinator.get(`${group.base}/school`);
  equal(status, 200);
  ok(!text.includes('CANARY-FACTS'));
  const names = (
    await world.owner.query(
      `select p.given_name || ' ' || p.family_name as name from person p join mentorship_member x on x.person_id = p.id and x.part = 'mentee'
        where not exists (select from mentorship_member y join person q on q.id = y.person_id where y.part <> 'mentee'
          and q.given_name = p.given_name and q.family_name = p.family_name)`,
    )
  ).rows as { name: string }[];
  ok(names.length > 100);
  deepEqual(
    names.filter(({ name }) => text.includes(name)),
    [],
  );
  match(text, /1 case of bullying open for more than four weeks/);
  match(text, /Bullying<\/th>/);
  match(text, new RegExp(`href="${group.path}"`));
  const { minutes } = await row<{ minutes: number }>(
    `select sum(minutes)::int as minutes from meeting where mentorship_id = $1`,
    [id()],
  );
  ok(text.includes(`${Math.floor(minutes / 60)} h`), `${minutes} minutes once`);
  for (const name of ['mentor', 'pupil', 'guardian', 'counsellor', 'teacher'] as const)
    equal((await (await group.as(name)).get(`${group.base}/school`)).status, 403, name);
});

test('G-47: weeks without holidays, and what stands on top', () => {
  const weeks = weeksOf(
    {
      firstDay: '2026-10-05',
      breaks: [{ firstDay: '2026-10-17', lastDay: '2026-10-25' }],
      heldOn: ['2026-10-06', '2026-10-15'],
    },
    '2026-11-18',
  );
  deepEqual(
    weeks.map(({ isHeld, isStill }) => (isHeld ? 'held' : isStill ? 'still' : 'none')),
    ['held', 'held', 'still', 'none', 'none', 'none', 'none'],
  );
  equal(quietFor(weeks), 3);
  deepEqual(
    ['2026-11-18', '2026-11-11', '2026-11-10', '2026-10-01'].map((day) => ageOf(day, '2026-11-18')),
    ['new', 'new', 'weeks', 'long'],
  );
  const one: SchoolClass = {
    id: 'a',
    name: '1A',
    mentors: [],
    pupils: 10,
    spoken: 4,
    since: [],
    weeks,
    late: 0,
    absence: 0,
    climate: null,
    open: [
      { mentorshipId: 'a', kind: 'referral', since: '2026-11-01' },
      { mentorshipId: 'a', kind: 'bullying', since: '2026-10-01' },
    ],
    minutes: 0,
  };
  deepEqual(
    remarksOf([one], '2026-11-18').map(({ kind }) => kind),
    ['bullying', 'referrals', 'quiet'],
  );
  deepEqual(
    remarksOf([{ ...one, spoken: 9, open: [], weeks: weeks.slice(0, 2) }], '2026-11-18'),
    [],
  );
});

test('G-48: a second mentor has the minutes of what that mentor recorded or came to, not those of the first', async () => {
  const hours = await world.database.inTenant(
    { organisation: group.organisation, person: null },
    'read',
    (tx) => listHours(tx, { mentorship: id(), now: new Date('2026-11-22') }),
  );
  const { minutes } = await row<{ minutes: number }>(
    `select sum(minutes)::int as minutes from meeting where mentorship_id = $1`,
    [id()],
  );
  equal(hours.length, 2);
  equal(
    hours.reduce((sum, { used }) => sum + used.meetings, 0),
    minutes,
  );
});

test('G-49: whoever can book one of six moments is written to once', async () => {
  await world.owner.query(
    `update person set email = 'p' || number || '@example.org' where id = $1`,
    [group.pupil],
  );
  await world.owner.query(`update person set email = 'guardian@example.org' where id = $1`, [
    group.guardian,
  ]);
  await mentor.get(`${group.base}/talks/new`);
  const offer = (party: string) =>
    mentor.post(`${group.base}/talks/moments`, {
      class: id(),
      pupils: group.pupil,
      day: '2026-11-30',
      time: '14:30',
      count: '6',
      minutes: '15',
      pause: '0',
      party,
      theme: 'progress',
      place: '',
    });
  const told = async () =>
    (await readLetters(world, `kind = 'talk-offer'`)).map(({ body }) => body!);
  equal((await offer('pupil')).status, 303);
  equal((await told()).length, 1);
  match((await told())[0]!, /14:30.*16:00/);
  equal((await offer('guardian')).status, 303);
  ok((await told()).length > 1, 'the guardians');
});

test('G-50, G-51: a coordinator names who teaches a class, a mentor asks, each answers once; the mentors alone read it, and it goes with the year', async () => {
  const teacher = await group.as('teacher');
  await world.owner.query(
    `update membership set role = 'teacher' where person_id = $1 and role = 'mentor'`,
    [group.teacher],
  );
  const questions = `${group.card}/questions`;
  const none = await mentor.post(questions, { due_on: '2026-11-30' });
  equal(none.status, 422);
  match(none.text, /Nobody is named who teaches this class/);
  equal((await mentor.get(`${group.board}/teachers`)).status, 403);
  const named = { teacher: group.teacher, subject: 'English' };
  equal((await coordinator.post(`${group.board}/teachers`, named)).status, 303);
  const twice = await coordinator.post(`${group.board}/teachers`, named);
  equal(twice.status, 422);
  match(twice.text, /teaches the class this subject already/);
  equal(
    (await coordinator.post(`${group.board}/teachers`, { ...named, teacher: group.pupil })).status,
    404,
  );

  equal((await mentor.post(questions, { due_on: '2027-06-01' })).status, 422);
  equal((await mentor.post(questions, { due_on: '2026-11-30' })).status, 303);
  match((await mentor.post(questions, { due_on: '2026-12-01' })).text, /still open/);
  match((await teacher.get(group.base)).text, /asks: how does/);
  const page = (await teacher.get(`${group.base}/questions`)).text;
  const [, question] = /name="answer-([0-9a-f-]{36})"/.exec(page)!;
  const empty = await teacher.post(`${group.base}/questions/${question}`, {
    [`answer-${question}`]: '',
  });
  equal(empty.status, 422);
  const answer = { [`answer-${question}`]: 'CANARY-ANSWER works well in pairs' };
  equal(
    (await mentor.post(`${group.base}/questions/${question}`, answer)).status,
    404,
    'nobody else answers',
  );
  equal((await teacher.post(`${group.base}/questions/${question}`, answer)).status, 303);
  equal((await teacher.post(`${group.base}/questions/${question}`, answer)).status, 404, 'once');
  match((await mentor.get(questions)).text, /CANARY-ANSWER[^]*English/);
  for (const name of ['pupil', 'guardian', 'counsellor', 'coordinator', 'teacher'] as const)
    ok(!(await (await group.as(name)).get(questions)).text.includes('CANARY-ANSWER'), name);
  const reads = (person: string) =>
    world.database.inTenant({ organisation: group.organisation, person }, 'read', async (tx) => [
      (await tx.selectFrom('pupil_question').select('id').execute()).length,
      (await tx.selectFrom('pupil_answer').select('id').execute()).length,
    ]);
  for (const person of [...group.pupils, group.guardian]) deepEqual(await reads(person), [0, 0]);
  deepEqual(await reads(group.teacher), [1, 1], 'the own answer');
  // Whoever teaches the class no longer finds no question of it.
  await world.owner.query(`update class_teacher set last_day = '2026-11-21'`);
  deepEqual(await reads(group.teacher), [0, 1]);

  const left = () =>
    world.database.inTenant(
      { organisation: group.organisation, person: null },
      'write',
      async (tx) => {
        await forgetPupilAnswers(tx, '2026-11-22');
        return (await tx.selectFrom('pupil_answer').select('id').execute()).length;
      },
    );
  equal(await left(), 1);
  await world.owner.query(
    `update cohort set last_day = '2026-11-20' where id = (select cohort_id from mentorship where id = $1)`,
    [id()],
  );
  equal(await left(), 0);
});
