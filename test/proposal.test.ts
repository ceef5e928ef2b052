import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  nobody,
  type Mentor,
  type Participant,
  type Pool,
} from '../src/features/optimisation/criterion.rules.ts';
import { betweenOf, loadsOf } from '../src/features/matching/comparison.rules.ts';
import {
  refuseAnswer,
  refuseOrder,
  turnOf,
  type Question,
} from '../src/features/proposals/proposal.rules.ts';
import { refusePins, usualPolicy } from '../src/features/optimisation/policy.rules.ts';
import { solve } from '../src/features/optimisation/run.rules.ts';
import {
  demoDay,
  linkIn,
  openWorld,
  takeBackQuestions,
  visit,
  type Visitor,
  type World,
} from './support/world.ts';

const question = (id: string, more: Partial<Question> = {}): Question => ({
  id,
  answerBy: '2026-11-20',
  answerDays: 7,
  choice: null,
  chosenOn: null,
  replies: [],
  hasBegun: false,
  ...more,
});
const no = (on: string, byItself = false) => [
  { side: 'mentor' as const, accepted: false, on, byItself },
];

test('MA-20: one mentor after the other is asked, each until a day', () => {
  const order = (id: string, choice: number, more: Partial<Question> = {}) =>
    question(id, { choice, chosenOn: '2026-11-10', ...more });
  deepEqual(turnOf([question('a', { answerBy: null })], '2026-11-01'), { is: 'unsent' });
  deepEqual(turnOf([question('a'), question('b')], '2026-11-20'), {
    is: 'choosing',
    until: '2026-11-20',
    isLate: false,
  });
  deepEqual(turnOf([question('a'), question('b')], '2026-11-21'), {
    is: 'choosing',
    until: '2026-11-20',
    isLate: true,
  });
  deepEqual(turnOf([order('b', 2), order('a', 1), question('c')], '2026-11-17'), {
    is: 'asked',
    question: 'a',
    until: '2026-11-17',
  });
  deepEqual(turnOf([order('b', 2), order('a', 1)], '2026-11-18'), {
    is: 'asked',
    question: 'b',
    until: '2026-11-24',
  });
  deepEqual(turnOf([order('b', 2), order('a', 1, { replies: no('2026-11-12') })], '2026-11-12'), {
    is: 'asked',
    question: 'b',
    until: '2026-11-19',
  });
  deepEqual(
    turnOf([order('b', 2, { replies: no('2026-11-01', true) }), order('a', 1)], '2026-11-18'),
    { is: 'over' },
  );
  deepEqual(turnOf([order('b', 2), order('a', 1)], '2026-11-25'), { is: 'over' });
  deepEqual(turnOf([order('b', 2, { hasBegun: true }), order('a', 1)], '2026-12-25'), {
    is: 'begun',
    question: 'b',
  });
  deepEqual(turnOf([question('a', { replies: no('2026-11-12') })], '2026-11-13'), { is: 'over' });
});

test('MA-5, MA-21: what an answer needs', () => {
  const answer = (accepted: boolean, reason: string, metOn: string | null, meetFirst = true) =>
    refuseAnswer({ accepted, reason, metOn }, { meetFirst, today: '2026-11-22' });
  deepEqual(
    [
      answer(true, '', null),
      answer(true, '', '2026-11-22'),
      answer(true, '', null, false),
      answer(true, '', '2026-11-23', false),
    ],
    ['needs-meeting', null, null, 'in-future'],
  );
  deepEqual([answer(false, '', null), answer(false, 'too far', null)], ['needs-reason', null]);
  deepEqual([refuseOrder([]), refuseOrder([1, 1]), refuseOrder([2, 1])], ['none', 'twice', null]);
});

const mentor = (id: string, more: Partial<Mentor> = {}): Mentor => ({
  ...nobody,
  id,
  name: id,
  places: 1,
  ...more,
});
const mentee = (id: string, more: Partial<Participant> = {}): Participant => ({
  ...nobody,
  id,
  name: id,
  ...more,
});

test('MA-20: the first of all lists are the best set of pairs, and nobody is on more lists than three times the places', () => {
  const pool: Pool = {
    mentors: Array.from({ length: 8 }, (_, k) =>
      mentor(`m${k}`, { competences: [`t${k % 3}`], places: 1 + (k % 2) }),
    ),
    mentees: Array.from({ length: 10 }, (_, k) => mentee(`p${k}`, { competences: [`t${k % 4}`] })),
  };
  const listed = solve(pool, { ...usualPolicy, mode: 'shortlist' }, 3);
  deepEqual(listed.pairs, solve(pool, usualPolicy, 3).pairs);
  const all = [...listed.pairs, ...listed.more!];
  for (const { id } of pool.mentees) {
    const own = all.filter((pair) => pair.mentee === id).map((pair) => pair.mentor);
    equal(new Set(own).size, own.length);
    equal(own.length, 3);
  }
  for (const { id, places } of pool.mentors)
    ok(all.filter((pair) => pair.mentor === id).length <= 3 * places);
});

test('MA-22: who has been asked holds the place, and a pin against it is refused', () => {
  const pool: Pool = {
    mentors: [mentor('m', { competences: ['a'] }), mentor('n')],
    mentees: [mentee('p', { competences: ['a'] }), mentee('q')],
  };
  const asked = [{ question: 'x', mentor: 'n', mentee: 'p' }];
  const { pairs } = solve(pool, { ...usualPolicy, asked }, 1);
  deepEqual(pairs.map((pair) => [pair.mentor, pair.mentee, pair.asked ?? false]).sort(), [
    ['m', 'q', false],
    ['n', 'p', true],
  ]);
  equal(refusePins(pool, { ...usualPolicy, asked, pinned: [['m', 'p']] })?.refused, 'pinned-asked');
  equal(
    refusePins(pool, { ...usualPolicy, asked, pinned: [['n', 'q']] })?.refused,
    'pinned-too-many',
  );
});

test('MA-23: the pictures count every pair once', () => {
  const pool: Pool = {
    mentors: Array.from({ length: 20 }, (_, k) =>
      mentor(`m${k}`, { memberOrganisation: k < 3 ? null : `o${k % 15}`, places: 2 }),
    ),
    mentees: Array.from({ length: 30 }, (_, k) =>
      mentee(`p${k}`, { memberOrganisation: `o${k % 14}` }),
    ),
  };
  const result = solve(pool, usualPolicy, 1);
  const between = betweenOf(pool, result);
  equal(
    between.counts.flat().reduce((sum, value) => sum + value, 0),
    30,
  );
  ok(between.mentees.length === 13 && between.mentees.at(-1) === '');
  const loads = loadsOf(pool, result);
  equal(
    loads.reduce((sum, mentors, mentees) => sum + mentors * mentees, 0),
    30,
  );
  equal(
    loads.reduce((sum, mentors) => sum + mentors, 0),
    20,
  );
});

let world: World;
let coordinator: Visitor;
let cohort = '';
const base = '/o/ledarnatverket';
before(async () => {
  world = await openWorld();
  coordinator = await visit(world, 'network.coordinator');
  cohort = linkIn((await coordinator.get(`${base}/programmes`)).text, /\/cohorts\/[0-9a-f-]{36}/);
  await takeBackQuestions(world);
});
after(() => world.close());

/** Gives somebody of the network an account of the demo, so that the test can be that person. */
async function become(person: string, who: 'network.mentor' | 'network.mentee'): Promise<Visitor> {
  await world.owner.query(`set app.scope = 'sign-in'`);
  const { rows } = await world.owner.query('select id from account where email = $1', [
    `${who}.demo@mentorium.example`,
  ]);
  await world.owner.query('update person set account_id = null where account_id = $1', [
    rows[0]!.id,
  ]);
  await world.owner.query('update person set account_id = $1 where id = $2', [rows[0]!.id, person]);
  return visit(world, who);
}

const questions = async (run: string) =>
  (
    await world.owner.query(
      'select id, mentor_id, mentee_id, choice, sent_at from proposal where run_id = $1 order by mentee_id, score desc',
      [run.split('/').at(-1)],
    )
  ).rows as {
    id: string;
    mentor_id: string;
    mentee_id: string;
    choice: number | null;
    sent_at: Date | null;
  }[];

test('a shortlist from the rule of the programme to the mentorship: chosen, declined, the next one asked', async () => {
  const programme = linkIn((await coordinator.get(cohort)).text, /\/programmes\/[0-9a-f-]{36}/);
  const wrong = await coordinator.post(`${programme}/rules`, {
    matching: 'shortlist',
    on: 'meet-first',
    first_meeting_days: '0',
    silence_days: '42',
  });
  equal(wrong.status, 422);
  equal(
    (
      await coordinator.post(`${programme}/rules`, {
        matching: 'shortlist',
        on: 'meet-first,own-manager',
        first_meeting_days: '28',
        silence_days: '42',
      })
    ).status,
    303,
  );
  match((await coordinator.get(programme)).text, /from a shortlist of up to three/);
  const run = (await coordinator.post(`${cohort}/runs`, {})).location;
  const page = await coordinator.get(run);
  match(page.text, /Up to three mentors each/);
  const all = await questions(run);
  const own = all.filter(
    ({ mentee_id }) =>
      mentee_id ===
      all.find((one) => all.filter((other) => other.mentee_id === one.mentee_id).length > 1)!
        .mentee_id,
  );
  ok(own.length >= 2);
  equal(
    (
      await coordinator.post(`${run}/sending`, {
        proposal: own.map(({ id }) => id).join(','),
        days: '99',
      })
    ).status,
    422,
  );
  equal(
    (
      await coordinator.post(`${run}/sending`, {
        proposal: own.map(({ id }) => id).join(','),
        days: '7',
      })
    ).status,
    303,
  );
  const chooser = await become(own[0]!.mentee_id, 'network.mentee');
  match((await chooser.get(base)).text, /Mentors have been found who suit you/);
  const list = `${base}/shortlists/${run.split('/').at(-1)}`;
  match((await chooser.get(list)).text, /Choose your mentor/);
  equal((await chooser.get(`${base}/proposals/${own[0]!.id}`)).location, list);
  const twice = await chooser.post(
    `${list}/order`,
    Object.fromEntries(own.map(({ id }) => [`choice-${id}`, '1'])),
  );
  equal(twice.status, 422);
  match(twice.text, /the same place in your order/);
  const early = await become(own[1]!.mentor_id, 'network.mentor');
  equal((await early.get(`${base}/proposals/${own[1]!.id}`)).status, 404); // not this mentor's turn
  equal(
    (
      await chooser.post(
        `${list}/order`,
        Object.fromEntries(own.map(({ id }, k) => [`choice-${id}`, String(k + 1)])),
      )
    ).status,
    303,
  );
  match((await chooser.get(list)).text, /has been asked and has time until/);
  equal((await chooser.post(`${list}/order`, { [`choice-${own[1]!.id}`]: '1' })).status, 422);
  equal((await early.get(`${base}/proposals/${own[1]!.id}`)).status, 404);
  const first = await become(own[0]!.mentor_id, 'network.mentor');
  match(
    (await first.get(`${base}/proposals/${own[0]!.id}`)).text,
    /After that somebody else is asked/,
  );
  equal(
    (
      await first.post(`${base}/proposals/${own[0]!.id}/answer`, {
        accepted: 'no',
        reason: 'Too much to do',
      })
    ).status,
    303,
  );
  const second = await become(own[1]!.mentor_id, 'network.mentor');
  match((await second.get(base)).text, /Would you like to begin a mentorship/);
  equal(
    (await second.post(`${base}/proposals/${own[1]!.id}/answer`, { accepted: 'yes' })).status,
    422,
  );
  equal(
    (
      await second.post(`${base}/proposals/${own[1]!.id}/answer`, {
        accepted: 'yes',
        met_on: demoDay,
      })
    ).status,
    303,
  );
  match((await chooser.get(list)).text, /The mentorship has begun/);
  match((await coordinator.get(run)).text, /mentorship began/);
});

test('MA-20, MA-22: a list whose days have all passed holds nobody: the mentee can be asked anew', async () => {
  const run = (await coordinator.post(`${cohort}/runs`, {})).location;
  const all = await questions(run);
  const own = all.filter(({ mentee_id }) => mentee_id === all[0]!.mentee_id);
  equal(
    (
      await coordinator.post(`${run}/sending`, {
        proposal: own.map(({ id }) => id).join(','),
        days: '7',
      })
    ).status,
    303,
  );
  await world.owner.query(
    `update proposal set choice = 1, chosen_on = '2026-09-01', answer_by = '2026-08-31' where id = $1`,
    [own[0]!.id],
  );
  match((await coordinator.get(run)).text, /nobody of the list is left/);
  const again = (await coordinator.post(`${run}/rematch`, {})).location;
  const next = (await questions(again)).filter(
    ({ mentee_id, sent_at }) => mentee_id === own[0]!.mentee_id && sent_at === null,
  );
  ok(
    !next.some(({ mentor_id }) => mentor_id === own[0]!.mentor_id),
    'who let it lapse is not asked again',
  );
  if (next.length > 0)
    equal(
      (await coordinator.post(`${again}/sending`, { proposal: next[0]!.id, days: '7' })).status,
      303,
    );
  await world.owner.query(
    'update proposal set sent_at = null, choice = null, chosen_on = null where mentee_id = $1',
    [own[0]!.mentee_id],
  );
});

test('MA-22: after a no one click finds somebody else, who was asked is not asked twice, and a question can be taken back', async () => {
  const programme = linkIn((await coordinator.get(cohort)).text, /\/programmes\/[0-9a-f-]{36}/);
  await coordinator.post(`${programme}/rules`, {
    matching: 'optimum',
    on: 'meet-first',
    first_meeting_days: '28',
    silence_days: '42',
  });
  const run = (await coordinator.post(`${cohort}/runs`, {})).location;
  const own = (await questions(run)).filter(({ sent_at }) => sent_at === null);
  ok(own.length >= 2, 'the demo has people to place');
  const [refused, waits] = own;
  equal(
    (
      await coordinator.post(`${run}/sending`, {
        proposal: `${refused!.id},${waits!.id}`,
        days: '10',
      })
    ).status,
    303,
  );
  const person = await become(refused!.mentee_id, 'network.mentee');
  equal(
    (
      await person.post(`${base}/proposals/${refused!.id}/answer`, {
        accepted: 'no',
        reason: 'We have worked together',
      })
    ).status,
    303,
  );
  match((await coordinator.get(base)).text, /declined or expired/);
  const page = await coordinator.get(run);
  match(page.text, /Find others for them/);
  const again = await coordinator.post(`${run}/rematch`, {});
  equal(again.status, 303);
  const next = await questions(again.location);
  ok(
    !next.some(
      ({ mentee_id, mentor_id }) =>
        mentee_id === refused!.mentee_id && mentor_id === refused!.mentor_id,
    ),
  );
  ok(
    !next.some(({ mentee_id }) => mentee_id === waits!.mentee_id),
    'no second question to who was asked',
  );
  const shown = await coordinator.get(again.location);
  match(shown.text, new RegExp(`proposals/${waits!.id}/return`));
  equal((await coordinator.post(`${run}/sending`, { proposal: waits!.id })).status, 422);
  equal(
    (await coordinator.post(`${again.location}/proposals/${waits!.id}/return`, {})).status,
    303,
  );
  equal(
    (await coordinator.post(`${again.location}/proposals/${waits!.id}/return`, {})).status,
    404,
  );
  const free = await questions((await coordinator.post(`${cohort}/runs`, {})).location);
  ok(free.some(({ mentee_id }) => mentee_id === waits!.mentee_id));
});
