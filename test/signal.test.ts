import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { runJobs, planJob, listJobs, mostTries } from '../src/platform/jobs.ts';
import { addDays } from '../src/platform/i18n.ts';
import { askedNow } from '../src/features/proposals/question.letters.ts';
import type { Proposal } from '../src/features/proposals/proposal.store.ts';
import { daysRun, silenceOf } from '../src/features/mentorships/mentorship.rules.ts';
import { ruleKinds, type SignalRule } from '../src/features/profiles/signal-kind.rules.ts';
import { isInDays, unitOf } from '../src/features/signals/signal-rule.rules.ts';
import {
  compare,
  endOf,
  findSignals,
  isToEscalate,
  keyOf,
  lineOf,
  medianDays,
  nextInLine,
  presentOf,
  roundFinding,
  stateOf,
  toNudge,
  type Finding,
  type Known,
  type Relation,
} from '../src/features/signals/signal.rules.ts';
import type { Setting } from '../src/features/mail/outgoing-mail.rules.ts';
import { sweep } from '../src/features/signals/sweep.job.ts';
import { planWork, startWorker } from '../src/app/worker.ts';
import {
  demoDay,
  linkIn,
  now,
  openWorld,
  visit,
  type World,
  readLetters,
} from './support/world.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const rule = (kind: SignalRule['kind'], more: Partial<SignalRule> = {}): SignalRule => ({
  kind,
  severity: 'high',
  actionDays: 3,
  owner: 'coordinator',
  ...more,
});
const calm: Relation = {
  id: 'm',
  kind: 'pair',
  firstDay: '2026-01-01',
  lastMeeting: '2026-03-01',
  closedOn: null,
  silenceDays: 42,
  firstMeetingDays: 28,
  pauses: [],
  breaks: [],
  rules: [],
  talks: [],
  agreements: [],
  goals: [],
  appointments: [],
  moods: [],
  absences: [],
  marks: [],
  checks: [],
  hours: { promised: null, usedMinutes: 0, cohortFirst: '2026-01-01', cohortLast: '2026-12-31' },
};
const kinds = (relation: Partial<Relation>, rules: SignalRule[], today: string) =>
  findSignals({ ...calm, ...relation, rules }, today).map((found) => [
    found.rule.kind,
    found.mentee ?? found.subject,
    found.since,
    found.fact.days ?? found.fact.percent ?? found.fact.count ?? null,
  ]);

test('M-6: clocks stand still in pauses and holidays: as many days as a walk over the calendar counts', () => {
  const day = fc.integer({ min: 0, max: 80 }).map((n) => addDays('2026-01-01', n));
  const span = fc
    .tuple(day, fc.option(fc.integer({ min: 0, max: 30 }), { nil: null }))
    .map(([firstDay, n]) => ({ firstDay, lastDay: n === null ? null : addDays(firstDay, n) }));
  fc.assert(
    fc.property(
      day,
      fc.integer({ min: 0, max: 60 }),
      fc.array(span, { maxLength: 4 }),
      (from, length, spans) => {
        const to = addDays(from, length);
        let ran = 0;
        for (let at = addDays(from, 1); at <= to; at = addDays(at, 1))
          if (
            !spans.some(
              ({ firstDay, lastDay }) => firstDay <= at && (lastDay === null || at <= lastDay),
            )
          )
            ran++;
        equal(daysRun(from, to, spans), ran);
      },
    ),
  );
  const pause = [{ firstDay: '2026-03-10', lastDay: '2026-03-19' }];
  const clock = { ...calm, today: '2026-04-22' };
  deepEqual(
    [
      silenceOf({ ...clock, pauses: pause }),
      silenceOf({ ...clock, pauses: pause, today: '2026-04-23' }),
      silenceOf({ ...clock, today: '2026-04-13' }),
    ],
    ['met', 'silent', 'silent'],
  );
  equal(
    silenceOf({
      ...clock,
      pauses: [{ firstDay: '2026-04-20', lastDay: null }],
      today: '2026-06-01',
    }),
    'paused',
  );
});

test('S-1: a mentorship that pauses or has ended is not looked at', () => {
  const rules = [rule('silence'), rule('goal-stalled', { after: 10 })];
  const late = { goals: [{ id: 'g', lastStep: '2026-01-02' }] };
  equal(kinds(late, rules, '2026-06-01').length, 2);
  deepEqual(
    kinds({ ...late, pauses: [{ firstDay: '2026-05-01', lastDay: null }] }, rules, '2026-06-01'),
    [],
  );
  deepEqual(kinds({ ...late, closedOn: '2026-05-01' }, rules, '2026-06-01'), []);
});

test('S-2: each kind is found on the first day on which it is so, and not on the day before', () => {
  const first: [Partial<Relation>, SignalRule, string, unknown[]][] = [
    [
      { lastMeeting: null },
      rule('no-first-meeting'),
      '2026-01-30',
      ['no-first-meeting', null, '2026-01-01', 29],
    ],
    [{}, rule('silence'), '2026-04-13', ['silence', null, '2026-03-01', 43]],
    [
      { talks: [{ mentee: 'p', last: null, since: '2026-02-01' }] },
      rule('no-talk', { after: 30 }),
      '2026-03-04',
      ['no-talk', 'p', '2026-02-01', 31],
    ],
    [
      { appointments: [{ id: 'a', day: '2026-03-01' }] },
      rule('unrecorded', { after: 3 }),
      '2026-03-05',
      ['unrecorded', 'a', '2026-03-01', null],
    ],
    [
      { agreements: [{ id: 'a', dueOn: '2026-03-01', kept: null, settledOn: null }] },
      rule('agreement-overdue', { after: 7 }),
      '2026-03-09',
      ['agreement-overdue', 'a', '2026-03-01', 8],
    ],
    [
      { goals: [{ id: 'g', lastStep: '2026-03-01' }] },
      rule('goal-stalled', { after: 30 }),
      '2026-04-01',
      ['goal-stalled', 'g', '2026-03-01', 31],
    ],
  ];
  for (const [relation, own, day, expected] of first) {
    deepEqual(kinds(relation, [own], day), [expected]);
    deepEqual(kinds(relation, [own], addDays(day, -1)), [], `${own.kind} the day before`);
  }
  const dropped = {
    agreements: [{ id: 'a', dueOn: '2026-03-01', kept: false, settledOn: '2026-03-02' }],
  };
  deepEqual(
    [
      kinds(dropped, [rule('agreement-dropped', { after: 14 })], '2026-03-16').length,
      kinds(dropped, [rule('agreement-dropped', { after: 14 })], '2026-03-17').length,
    ],
    [1, 0],
  );
  const people = {
    absences: [{ mentee: 'p', hours: 16, since: '2026-03-01' }],
    marks: [{ mentee: 'p', low: 2, since: '2026-03-01' }],
    moods: [{ mentee: 'p', fallingSince: '2026-03-01' }],
  };
  deepEqual(
    kinds(
      people,
      [
        rule('absence', { after: 16 }),
        rule('absence', { after: 17 }),
        rule('marks', { after: 2 }),
        rule('marks', { after: 3 }),
        rule('mood-falling'),
      ],
      '2026-03-10',
    ).map(([kind]) => kind),
    ['absence', 'marks', 'mood-falling'],
  );
});

test('S-2: hours against the year: running out before their time, used up, hardly used', () => {
  const rules = [
    rule('hours-running-out', { after: 80 }),
    rule('hours-used-up', { after: 100 }),
    rule('hours-unused', { after: 50 }),
  ];
  const used = (hours: number, today: string) =>
    kinds(
      { lastMeeting: today, hours: { ...calm.hours, promised: 40, usedMinutes: hours * 60 } },
      rules,
      today,
    ).map(([kind, , , percent]) => `${String(kind)} ${String(percent)}`);
  deepEqual(
    [
      used(31, '2026-07-01'),
      used(32, '2026-07-01'),
      used(40, '2026-07-01'),
      used(32, '2026-11-30'),
    ],
    [[], ['hours-running-out 80'], ['hours-used-up 100'], []],
  );
  deepEqual(
    [used(5, '2026-05-01'), used(5, '2026-07-05'), used(12, '2026-07-05')],
    [[], ['hours-unused 12'], []],
  );
});

test('S-3: a round that closes soon with fewer than half of the answers', () => {
  const of = (answered: number, today: string) =>
    roundFinding({
      round: 'r',
      rule: rule('round-unanswered', { after: 3 }),
      closesOn: '2026-03-10',
      asked: 10,
      answered,
      today,
    }) !== null;
  const since = (today: string) =>
    roundFinding({
      round: 'r',
      rule: rule('round-unanswered', { after: 3 }),
      closesOn: '2026-03-10',
      asked: 10,
      answered: 4,
      today,
    })!.since;
  equal(since('2026-03-07'), since('2026-03-09'), 'one fact, so that settling it lasts');
  deepEqual(
    [
      of(4, '2026-03-06'),
      of(4, '2026-03-07'),
      of(5, '2026-03-07'),
      of(0, '2026-03-10'),
      of(0, '2026-03-11'),
    ],
    [false, true, false, true, false],
  );
});

test('S-4: the line of owners, with deputies for who is away', () => {
  const people = { mentors: ['anna', 'bo'], coordinators: ['cia', 'dan'] };
  const away = (person: string, deputy: string | null = null) => ({
    person,
    firstDay: '2026-03-01',
    lastDay: '2026-03-10',
    deputy,
  });
  deepEqual(presentOf(lineOf('mentor', people), [], '2026-03-05'), ['anna', 'bo', 'cia', 'dan']);
  deepEqual(presentOf(lineOf('coordinator', people), [], '2026-03-05'), ['cia', 'dan']);
  deepEqual(presentOf(lineOf('mentor', people), [away('anna')], '2026-03-05'), [
    'bo',
    'cia',
    'dan',
  ]);
  deepEqual(presentOf(lineOf('coordinator', people), [away('cia', 'eva')], '2026-03-05'), [
    'eva',
    'dan',
  ]);
  deepEqual(presentOf(lineOf('coordinator', people), [away('cia', 'eva')], '2026-03-11'), [
    'cia',
    'dan',
  ]);
  deepEqual(
    presentOf(lineOf('coordinator', people), [away('cia', 'eva'), away('eva')], '2026-03-05'),
    ['dan'],
  );
  deepEqual(
    presentOf(lineOf('coordinator', people), [away('cia'), away('dan')], '2026-03-05'),
    ['cia', 'dan'],
    'everybody away: the first one still has it',
  );
  deepEqual(
    [nextInLine(['a', 'b'], 'a'), nextInLine(['a', 'b'], 'b'), nextInLine(['a', 'b'], 'gone')],
    ['b', null, 'a'],
  );
});

const finding = (more: Partial<Finding> = {}): Finding => ({
  rule: rule('silence'),
  mentorship: 'm',
  mentee: null,
  round: null,
  subject: null,
  since: '2026-01-01',
  fact: { limit: 42 },
  ...more,
});
const known = (more: Partial<Known> = {}): Known => ({
  id: 's',
  kind: 'silence',
  mentorship: 'm',
  mentee: null,
  round: null,
  subject: null,
  since: '2026-01-01',
  raisedOn: '2026-02-13',
  isByRule: true,
  actionDue: '2026-02-16',
  owner: 'cia',
  deputy: null,
  hasAction: false,
  escalations: 0,
  settledOn: null,
  settledBy: null,
  ...more,
});

test('S-5, S-6: one signal per fact; settled by a person it rests until something new happens or its days have passed again; what is no longer so settles itself', () => {
  const counts = (found: Finding[], before: Known[], today: string) => {
    const { raise, settle, update } = compare(found, before, today);
    return [raise.length, settle.length, update.length];
  };
  deepEqual(counts([finding()], [], '2026-02-13'), [1, 0, 0]);
  deepEqual(counts([finding()], [known()], '2026-02-14'), [0, 0, 1]);
  deepEqual(counts([], [known()], '2026-02-14'), [0, 1, 0]);
  deepEqual(
    counts([], [known({ isByRule: false })], '2026-02-14'),
    [0, 0, 0],
    'what a person raised does not settle itself',
  );
  const settled = known({ settledOn: '2026-02-20', settledBy: 'cia' });
  deepEqual(counts([finding()], [settled], '2026-04-03'), [0, 0, 0]);
  deepEqual(counts([finding()], [settled], '2026-04-04'), [1, 0, 0]);
  deepEqual(
    counts([finding({ since: '2026-02-25' })], [settled], '2026-04-03'),
    [1, 0, 0],
    'they met in between',
  );
  // What counts hours, marks or per cent rests for four weeks, whatever its number is.
  const used = finding({ rule: rule('hours-used-up', { after: 100 }), fact: { percent: 103 } });
  const resting = known({ kind: 'hours-used-up', settledOn: '2026-02-20', settledBy: 'cia' });
  deepEqual(
    [counts([used], [resting], '2026-03-20'), counts([used], [resting], '2026-03-21')],
    [
      [0, 0, 0],
      [1, 0, 0],
    ],
  );
  equal(keyOf(known({ mentee: 'p' })) === keyOf(known({ mentee: 'q' })), false);
});

test('S-5: every kind whose limit a coordinator gives in days rests for as many days, the others for four weeks', () => {
  for (const kind of ruleKinds) {
    const days = unitOf(kind) === 'days' ? 40 : 28;
    // The days of first meeting and silence are those of the programme, and stand in the fact.
    if (isInDays(kind) && unitOf(kind) === null) continue;
    const found = finding({ rule: rule(kind, { after: 40 }), fact: {} });
    const settled = known({ kind, settledOn: '2026-02-20', settledBy: 'cia' });
    const raisedOn = (day: string) => compare([found], [settled], day).raise.length;
    deepEqual(
      [raisedOn(addDays('2026-02-20', days)), raisedOn(addDays('2026-02-20', days + 1))],
      [0, 1],
      kind,
    );
  }
});

test('S-7: nothing done in time goes on, twice at most', () => {
  const late = { hasAction: false, actionDue: '2026-02-16', escalations: 0, settledOn: null };
  deepEqual([isToEscalate(late, '2026-02-16'), isToEscalate(late, '2026-02-17')], [false, true]);
  deepEqual(
    [{ hasAction: true }, { escalations: 2 }, { settledOn: '2026-02-17' }].map((more) =>
      isToEscalate({ ...late, ...more }, '2026-03-01'),
    ),
    [false, false, false],
  );
  deepEqual(
    [
      stateOf(late, '2026-02-16'),
      stateOf(late, '2026-02-17'),
      stateOf({ ...late, hasAction: true }, '2026-02-17'),
    ],
    ['waiting', 'late', 'acted'],
  );
});

test('S-8: middle values', () => {
  deepEqual(
    [medianDays([]), medianDays([3]), medianDays([5, 1]), medianDays([9, 1, 2])],
    [null, 3, 3, 2],
  );
});

test('S-10: a pair hears of it after two thirds of its days', () => {
  const nudged = (relation: Partial<Relation>, today: string) =>
    toNudge([{ ...calm, ...relation }], today).length;
  deepEqual(
    [
      nudged({}, '2026-03-29'),
      nudged({}, '2026-03-30'),
      nudged({}, '2026-04-12'),
      nudged({}, '2026-04-13'),
    ],
    [0, 1, 1, 0],
  );
  deepEqual(
    [
      nudged({ lastMeeting: null }, '2026-01-19'),
      nudged({ lastMeeting: null }, '2026-01-20'),
      nudged({ kind: 'group' }, '2026-03-30'),
    ],
    [0, 1, 0],
  );
});

test('MA-24: who is asked today', () => {
  const base = {
    runId: 'r',
    mentorId: 'a',
    menteeId: 'b',
    score: 1,
    mentorshipId: null,
    answers: [],
    choice: null,
    chosenOn: null,
  };
  const proposal = (more: object) =>
    ({
      ...base,
      id: 'q',
      sentAt: new Date(),
      answerBy: '2026-03-10',
      answerDays: null,
      ...more,
    }) as unknown as Proposal;
  const asked = (list: Proposal[], today: string) =>
    askedNow(list, today).map(({ person, until }) => `${person} ${until}`);
  const yes = [{ side: 'mentor', accepted: true, on: '2026-03-01', byItself: false }];
  deepEqual(asked([proposal({})], '2026-03-05'), ['a 2026-03-10', 'b 2026-03-10']);
  deepEqual(asked([proposal({ answers: yes })], '2026-03-05'), ['b 2026-03-10']);
  deepEqual(
    [
      asked([proposal({})], '2026-03-11'),
      asked([proposal({ sentAt: null })], '2026-03-05'),
      asked([proposal({ mentorshipId: 'm' })], '2026-03-05'),
    ],
    [[], [], []],
  );
  const list = [1, 2].map((n) => proposal({ id: `q${n}`, mentorId: `a${n}`, answerDays: 5 }));
  deepEqual(asked(list, '2026-03-05'), ['b 2026-03-10']);
  const ordered = list.map((one, i) => ({ ...one, choice: i + 1, chosenOn: '2026-03-02' }));
  deepEqual(
    [asked(ordered, '2026-03-07'), asked(ordered, '2026-03-08'), asked(ordered, '2026-03-13')],
    [['a1 2026-03-07'], ['a2 2026-03-12'], []],
  );
});

const organisationOf = async (slug: string): Promise<Setting['organisation']> => {
  const row = await world.database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select(['id', 'slug', 'name', 'language'])
      .where('slug', '=', slug)
      .executeTakeFirstOrThrow(),
  );
  await world.owner.query(`set app.organisation = '${row.id}'`);
  return row as Setting['organisation'];
};
const at = (day: string) => Temporal.ZonedDateTime.from(`${day}T06:00:00[Europe/Stockholm]`);
const sweepOn = (organisation: Setting['organisation'], day: string) =>
  world.database.inTenant(
    { organisation: organisation.id, person: null, today: day },
    'write',
    (tx) => sweep(tx, { organisation, at: at(day), address: 'https://m.example' }, day),
  );

test('S-6, S-7, S-9: a silent pair from signal to deputy to settled by a meeting; letters tell nothing', async () => {
  const organisation = await organisationOf('ledarnatverket');
  deepEqual(
    await sweepOn(organisation, demoDay),
    { raised: 0, settled: 0, moved: 0 },
    'twice on a day changes nothing',
  );
  const silent = (
    await world.owner.query(
      `select id, mentorship_id, owner_id, deputy_id, action_due from signal where kind = 'silence' and settled_on is null order by id limit 1`,
    )
  ).rows[0]!;
  ok(silent.deputy_id !== null && silent.deputy_id !== silent.owner_id);
  const due = String(silent.action_due);
  equal((await sweepOn(organisation, due)).moved, 0);
  ok((await sweepOn(organisation, addDays(due, 1))).moved > 0);
  const read = async () =>
    (
      await world.owner.query('select owner_id, settled_on, outcome from signal where id = $1', [
        silent.id,
      ])
    ).rows[0]!;
  equal((await read()).owner_id, silent.deputy_id);
  const member = (
    await world.owner.query(
      'select person_id from mentorship_member where mentorship_id = $1 limit 1',
      [silent.mentorship_id],
    )
  ).rows[0]!;
  await world.owner.query(
    `insert into meeting (organisation_id, mentorship_id, held_on, minutes, recorded_by) values ($1, $2, $3, 60, $4)`,
    [organisation.id, silent.mentorship_id, addDays(due, 1), member.person_id],
  );
  await sweepOn(organisation, addDays(due, 2));
  deepEqual(await read(), {
    owner_id: silent.deputy_id,
    settled_on: addDays(due, 2),
    outcome: 'by-itself',
  });
  const letters = await readLetters(world, `kind = 'signals'`);
  ok(letters.length > 0);
  const names = (
    await world.owner.query(
      'select p.family_name from mentorship_member m join person p on p.id = m.person_id where m.mentorship_id = $1',
      [silent.mentorship_id],
    )
  ).rows as { family_name: string }[];
  const owners = new Set(
    (
      await world.owner.query(
        'select p.family_name from signal s join person p on p.id = s.owner_id',
      )
    ).rows.map((row) => (row as { family_name: string }).family_name),
  );
  for (const { family_name: name } of names)
    if (!owners.has(name))
      equal(letters.filter(({ subject, body }) => `${subject} ${body}`.includes(name)).length, 0);
});

test('S-4: what waits for a coordinator who is away goes to the deputy named', async () => {
  const organisation = await organisationOf('lindenhof');
  const coordinator = await visit(world, 'school.coordinator');
  const page = (await coordinator.get('/o/lindenhof/away')).text;
  const [, deputy, name] = /<option value="([0-9a-f-]{36})">([^<]+)<\/option>/.exec(page)!;
  equal(
    (
      await coordinator.post('/o/lindenhof/away', {
        first_day: '2026-11-25',
        last_day: '2026-11-24',
        deputy: deputy!,
      })
    ).status,
    422,
  );
  equal(
    (
      await coordinator.post('/o/lindenhof/away', {
        first_day: '2026-11-01',
        last_day: '2026-11-20',
        deputy: deputy!,
      })
    ).status,
    422,
  );
  equal(
    (
      await coordinator.post('/o/lindenhof/away', {
        first_day: '2026-11-23',
        last_day: '2026-11-30',
        deputy: deputy!,
      })
    ).location,
    '/o/lindenhof/away',
  );
  match((await coordinator.get('/o/lindenhof/away')).text, new RegExp(name!));
  const owner = (
    await world.owner.query(
      `select owner_id from signal where kind = 'silence' and settled_on is null`,
    )
  ).rows[0]!.owner_id as string;
  await sweepOn(organisation, '2026-11-23');
  const owners = (
    await world.owner.query(
      `select distinct owner_id from signal where kind = 'silence' and settled_on is null`,
    )
  ).rows.map((row) => (row as { owner_id: string }).owner_id);
  ok(!owners.includes(owner));
});

test('a coordinator sees facts, writes down what was done and settles; a mentor sees the own ones; others none', async () => {
  const organisation = await organisationOf('ledarnatverket');
  await sweepOn(organisation, demoDay);
  const coordinator = await visit(world, 'network.coordinator');
  const base = '/o/ledarnatverket';
  match((await (await visit(world, 'both')).get(base)).text, /no (first )?meeting for \d+ days/);
  const board = (await coordinator.get(`${base}/signals`)).text;
  match(board, /Days to the first step, middle value/);
  const open = (
    await world.owner.query(
      `select id from signal where settled_on is null and kind = 'no-first-meeting' order by id limit 1`,
    )
  ).rows[0]!.id as string;
  const path = `${base}/signals/${open}`;
  match((await coordinator.get(path)).text, /by a rule of the programme/);
  equal((await coordinator.post(`${path}/actions`, { what: 'shouted' })).status, 422);
  equal((await coordinator.post(`${path}/actions`, { what: 'asked' })).location, path);
  match((await coordinator.get(path)).text, /Asked how it goes/);
  equal(
    (await coordinator.post(`${path}/settlement`, { outcome: 'helped' })).location,
    `${base}/signals`,
  );
  equal((await coordinator.post(`${path}/settlement`, { outcome: 'helped' })).status, 404, 'once');
  const mentor = await visit(world, 'network.mentor');
  equal((await mentor.get(path)).status, 404);
  equal((await mentor.get(`${base}/signals`)).status, 200);
  const mentee = await visit(world, 'network.mentee');
  equal((await mentee.get(`${base}/signals`)).status, 403);
  equal((await (await visit(world, 'network.auditor')).get(`${base}/signals`)).status, 403);
});

test('S-11: what a mentee writes who asks for a look is read by the owner alone, and moves with the owner', async () => {
  await organisationOf('ledarnatverket');
  const mentee = await visit(world, 'network.mentee');
  const base = '/o/ledarnatverket';
  const mentorship = linkIn(
    (await mentee.get(`${base}/mentorships`)).text,
    /\/mentorships\/[0-9a-f-]{36}$/,
  );
  match((await mentee.get(`${mentorship}/signals/new`)).text, /A coordinator gets this/);
  const blank = await mentee.post(`${mentorship}/signals`, {
    kind: 'contact',
    severity: 'high',
    words: '',
  });
  equal(blank.status, 422);
  match(blank.text, /value="contact" checked/);
  equal(
    (
      await mentee.post(`${mentorship}/signals`, {
        kind: 'contact',
        severity: 'high',
        words: 'zeldzaamwoord',
      })
    ).location,
    `${mentorship}?sent=1`,
  );
  match((await mentee.get(`${mentorship}?sent=1`)).text, /has been sent|has it now/);
  const { id, owner_id: owner } = (
    await world.owner.query(`select id, owner_id from signal where kind = 'contact'`)
  ).rows[0]!;
  const other = await visit(world, 'both');
  const coordinator = await visit(world, 'network.coordinator');
  const robin = (await world.owner.query(`select id from person where given_name = 'Robin'`))
    .rows[0]!.id as string;
  const [mine, theirs] = owner === robin ? [other, coordinator] : [coordinator, other];
  match((await mine.get(`${base}/signals/${id}`)).text, /zeldzaamwoord/);
  equal((await theirs.get(`${base}/signals/${id}`)).text.includes('zeldzaamwoord'), false);
  equal((await theirs.get(`${base}/signals/${id}`)).status, 200, 'the fact is there');
  equal((await readLetters(world)).filter(({ body }) => body?.includes('zeldzaamwoord')).length, 0);
});

test('S-15: what should not have happened is heard by two, who end it together; whoever is kept from it sees nothing, also when it goes on', async () => {
  const organisation = await organisationOf('ledarnatverket');
  const base = '/o/ledarnatverket';
  const mentee = await visit(world, 'network.mentee');
  const mentorship = linkIn(
    (await mentee.get(`${base}/mentorships`)).text,
    /\/mentorships\/[0-9a-f-]{36}$/,
  );
  const [robin, coordinator] = [
    await visit(world, 'both'),
    await visit(world, 'network.coordinator'),
  ];
  const robinId = (await world.owner.query(`select id from person where given_name = 'Robin'`))
    .rows[0]!.id as string;
  const newest = async () =>
    (
      await world.owner.query(
        `select id, owner_id, settled_on, outcome, action_due from signal where kind = 'conduct' order by raised_on desc, settled_on nulls first limit 1`,
      )
    ).rows[0]!;
  const form = { kind: 'conduct', severity: 'high', words: 'ongehoord' };
  equal((await mentee.post(`${mentorship}/signals`, form)).status, 303);
  const { id } = await newest();
  const path = `${base}/signals/${id as string}`;
  for (const one of [robin, coordinator])
    match((await one.get(path)).text, /ongehoord.*Only the two of you/s);
  equal(
    (
      await world.owner.query(`select 1 from letter where key like $1`, [
        `signal ${id as string} %`,
      ])
    ).rowCount,
    2,
    'both are told',
  );
  equal((await coordinator.post(`${path}/settlement`, { outcome: 'helped' })).location, path);
  equal(
    (await coordinator.post(`${path}/settlement`, { outcome: 'helped' })).location,
    path,
    'twice the same one is not two',
  );
  equal((await newest()).settled_on, null);
  match((await robin.get(path)).text, /says: .* It ends when you say the same/);
  equal(
    (await robin.post(`${path}/settlement`, { outcome: 'handed-on' })).location,
    path,
    'another word is a new proposal',
  );
  equal(
    (await coordinator.post(`${path}/settlement`, { outcome: 'handed-on' })).location,
    `${base}/signals`,
  );
  deepEqual((await world.owner.query('select outcome from signal where id = $1', [id])).rows, [
    { outcome: 'handed-on' },
  ]);

  equal(
    (await mentee.post(`${mentorship}/signals`, { ...form, words: 'verzwegen', not_to: robinId }))
      .status,
    303,
  );
  const kept = await newest();
  notEqual(kept.id, id);
  notEqual(kept.owner_id, robinId);
  equal((await robin.get(`${base}/signals/${kept.id as string}`)).status, 404);
  equal((await robin.get(`${base}/signals?all=1`)).text.includes(kept.id as string), false);
  match((await coordinator.get(`${base}/signals/${kept.id as string}`)).text, /verzwegen/);
  await sweepOn(organisation, addDays(String(kept.action_due), 1));
  equal((await newest()).owner_id, kept.owner_id, 'it does not go on to who is kept from it');
  equal(
    (
      await coordinator.post(`${base}/signals/${kept.id as string}/settlement`, {
        outcome: 'helped',
      })
    ).location,
    `${base}/signals`,
    'alone, one ends it',
  );
  deepEqual(
    [
      endOf({ owner: 'a', secondId: 'b', proposed: null, proposedById: null }, 'c', 'helped'),
      endOf({ owner: 'a', secondId: 'b', proposed: 'helped', proposedById: 'a' }, 'b', 'helped'),
    ],
    ['not-yours', 'settle'],
  );
});

test('W-1: work is planned once, done once, tried again when it fails, and a day that is over is not made up for', async () => {
  const organisation = await organisationOf('lindenhof');
  const place = { organisation: organisation.id, person: null };
  const morning = Temporal.ZonedDateTime.from('2026-12-01T05:10:00[Europe/Amsterdam]');
  const plan = (when: Temporal.ZonedDateTime) =>
    world.database.inTenant(place, 'write', (tx) => planWork(tx, organisation.id, when));
  const planned = async () =>
    (
      await world.owner.query(`select kind, key from job where done_at is null order by kind, key`)
    ).rows.map((row) => `${(row as { kind: string }).kind} ${(row as { key: string }).key}`);
  await plan(morning.with({ hour: 4 }));
  deepEqual(await planned(), ['digests 2026-12-01 4', 'endedRequests 2026-12-01 4']);
  await plan(morning);
  await plan(morning);
  deepEqual(await planned(), [
    'digests 2026-12-01 4',
    'digests 2026-12-01 5',
    'drafts 2026-12-01',
    'drop-drafts 2026-12-01',
    'endedRequests 2026-12-01 4',
    'endedRequests 2026-12-01 5',
    'ends 2026-12-01',
    'evaluation 2026-12-01',
    'forget 2026-12-01',
    'means 2026-12-01',
    'proposals 2026-12-01',
    'reminders 2026-12-01',
    'signals 2026-12-01',
    'teacher-answers 2026-12-01',
  ]);
  await plan(morning.add({ days: 3 }));
  deepEqual(
    (await planned()).filter((job) => job.startsWith('signals')),
    ['signals 2026-12-04'],
  );
  await world.owner.query('delete from job');
  const moment = (minutes: number) => new Date(morning.add({ minutes }).epochMilliseconds);
  const seen: string[] = [];
  let broken = true;
  const handlers = {
    note: async (_: unknown, job: { key: string }) => {
      seen.push(job.key);
      if (job.key === 'b' && broken) throw new Error('out of ink');
    },
  };
  for (const key of ['a', 'b'])
    equal(
      await world.database.inTenant(place, 'write', (tx) =>
        planJob(tx, { organisation: organisation.id, kind: 'note', key, dueAt: moment(0) }),
      ),
      true,
    );
  equal(
    await world.database.inTenant(place, 'write', (tx) =>
      planJob(tx, { organisation: organisation.id, kind: 'note', key: 'a', dueAt: moment(0) }),
    ),
    false,
  );
  const run = (minutes: number) =>
    runJobs(
      world.database,
      { organisation: organisation.id, today: '2026-12-01', at: moment(minutes) },
      handlers,
    );
  deepEqual([await run(-1), await run(0), await run(0)], [0, 1, 0]);
  deepEqual(
    (await world.database.inTenant(place, 'read', (tx) => listJobs(tx, 5))).map(
      ({ tries, trouble, doneAt }) => [tries, trouble, doneAt !== null],
    ),
    [
      [1, 'out of ink', false],
      [0, null, true],
    ],
  );
  for (let k = 1; k < mostTries; k++) await run(2 ** (k + 1));
  broken = false;
  await world.owner.query(`update job set next_try_at = due_at`);
  equal(await run(10_000), 0, 'given up after eight tries');
  await world.owner.query(`update job set tries = 0 where done_at is null`);
  deepEqual([await run(10_000), await run(10_000)], [1, 0]);
  equal(seen.filter((key) => key === 'a').length, 1);
});

test('the worker sweeps every organisation in the morning, and the page of mail shows the work', async () => {
  let clock = now().with({ hour: 4 }).add({ days: 1 });
  const worker = startWorker({
    database: world.database,
    now: () => clock,
    address: 'https://m.example',
  });
  await worker.tick();
  clock = clock.add({ hours: 2 });
  await worker.tick();
  await worker.stop();
  for (const slug of ['lindenhof', 'ledarnatverket']) {
    await organisationOf(slug);
    equal(
      (
        await world.owner.query(
          `select 1 from job where kind = 'signals' and done_at is not null and key = $1`,
          [addDays(demoDay, 1)],
        )
      ).rowCount,
      1,
    );
  }
  const page = (await (await visit(world, 'network.coordinator')).get('/o/ledarnatverket/outbox'))
    .text;
  match(page, /Looking for signals/);
});

test('S-4, S-7: a referral goes to the other specialist before a coordinator hears of it, and what somebody raised is looked after when the mentorship has ended', async () => {
  const organisation = await organisationOf('lindenhof');
  const one = async (query: string) =>
    (await world.owner.query(query)).rows[0] as Record<string, string>;
  const { id: mentorship } = await one(
    `select id from mentorship where name = '2A' and kind = 'group' and not exists (select from closure c where c.mentorship_id = mentorship.id)`,
  );
  const people = (
    await world.owner.query(
      `select person_id from membership where role = 'specialist' order by person_id`,
    )
  ).rows.map((row) => (row as { person_id: string }).person_id);
  const raise = async (kind: string, owner: string, deputy: string | null) =>
    (
      await world.owner.query(
        `insert into signal (organisation_id, kind, severity, mentorship_id, since, raised_on, raised_by, action_due, owner_id, deputy_id) values ($1, $2, 'middle', $3, '2026-12-01', '2026-12-01', $4, '2026-12-04', $4, $5) returning id`,
        [organisation.id, kind, mentorship, owner, deputy],
      )
    ).rows[0]!.id as string;
  const referral = await raise('referral', people[0]!, people[1]!);
  const ownerOf = async (id: string) =>
    (await one(`select owner_id from signal where id = '${id}'`)).owner_id;
  await sweepOn(organisation, '2026-12-04');
  equal(await ownerOf(referral), people[0]);
  await sweepOn(organisation, '2026-12-05');
  equal(await ownerOf(referral), people[1], 'the other specialist');
  await sweepOn(organisation, '2026-12-09');
  const coordinators = (
    await world.owner.query(
      `select m.person_id from membership m join person p on p.id = m.person_id where m.role = 'coordinator' order by p.family_name`,
    )
  ).rows.map((row) => (row as { person_id: string }).person_id);
  ok(coordinators.includes((await ownerOf(referral))!), 'then a coordinator');
  const raised = await raise('conduct', coordinators[0]!, null);
  await world.owner.query(
    `insert into closure (organisation_id, mentorship_id, closed_on, reason, closed_by) values ($1, $2, '2026-12-02', 'other', $3)`,
    [organisation.id, mentorship, coordinators[0]],
  );
  await sweepOn(organisation, '2026-12-10');
  equal(
    await ownerOf(raised),
    coordinators[1],
    'an ended mentorship does not end what somebody said',
  );
});

test('S-5: absence that was settled comes again with a new day of it, not when an old day falls out of the weeks', async () => {
  const organisation = await organisationOf('lindenhof');
  const { person_id: pupil, mentorship_id: mentorship } = (
    await world.owner.query(
      `select x.person_id, x.mentorship_id from mentorship_member x join mentorship m on m.id = x.mentorship_id where m.name = '3C' and x.part = 'mentee' and not exists (select from closure c where c.mentorship_id = m.id) order by 1 limit 1`,
    )
  ).rows[0] as { person_id: string; mentorship_id: string };
  await world.owner.query('delete from pupil_fact where person_id = $1', [pupil]);
  const away = (day: string, hours: number) =>
    world.owner.query(
      `insert into pupil_fact (organisation_id, person_id, kind, day, value) values ($1, $2, 'absence', $3, $4)`,
      [organisation.id, pupil, day, hours],
    );
  const open = async () =>
    (
      await world.owner.query(
        `select id from signal where kind = 'absence' and mentee_id = $1 and settled_on is null`,
        [pupil],
      )
    ).rows as { id: string }[];
  for (const [day, hours] of [
    ['2027-01-04', 2],
    ['2027-01-11', 8],
    ['2027-01-12', 8],
  ] as const)
    await away(day, hours);
  await sweepOn(organisation, '2027-01-14');
  const [first] = await open();
  ok(first && mentorship);
  await world.owner.query(
    `update signal set settled_on = '2027-01-15', settled_by = owner_id, outcome = 'helped' where id = $1`,
    [first.id],
  );
  // 4 January is five weeks ago by then; sixteen hours are left.
  await sweepOn(organisation, '2027-02-05');
  equal((await open()).length, 0);
  await away('2027-02-04', 3);
  await sweepOn(organisation, '2027-02-06');
  equal((await open()).length, 1);
});
