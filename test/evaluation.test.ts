/** Did it help? Figures of a cohort, and that nobody can be worked out from them. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  mentorChangesOf,
  needsOf,
  qualityOf,
  type RoundFigures,
} from '../src/features/evaluation/answers.rules.ts';
import { costsOf } from '../src/features/evaluation/cost.rules.ts';
import { factsOf, reasonsOf, type Frame } from '../src/features/evaluation/facts.rules.ts';
import { fairnessOf } from '../src/features/evaluation/fairness.rules.ts';
import { nextFigures } from '../src/features/evaluation/figures.service.ts';
import { noFigures } from '../src/features/evaluation/figures.store.ts';
import { fewest, look, mergeSmall, type Shown } from '../src/features/evaluation/frozen.rules.ts';
import type { Entered, Observed, Relation } from '../src/features/evaluation/observed.rules.ts';
import type { DemoAccounts } from '../src/app/demo/cast.ts';
import { demoAddress } from '../src/app/demo/demo.ts';
import { randomFrom } from '../src/core/math/random.ts';
import { statementsOf } from './support/statements.ts';
import { linkIn, openWorld, visit, type Visitor, type World } from './support/world.ts';

const base = '/o/ledarnatverket';
let world: World;
let coordinator: Visitor;
let organisation: string;
/** With the most mentorships. */
let cohort: string;
let path: string;
before(async () => {
  world = await openWorld();
  coordinator = await visit(world, 'network.coordinator');
  ({ id: organisation } = await world.database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select('id')
      .where('slug', '=', 'ledarnatverket')
      .executeTakeFirstOrThrow(),
  ));
  await world.owner.query(`set app.organisation = '${organisation}'`);
  cohort = (
    await world.owner.query<{ id: string }>(
      `select cohort_id as id from mentorship group by 1 order by count(*) desc limit 1`,
    )
  ).rows[0]!.id;
  path = `${base}/cohorts/${cohort}/evaluation`;
});
after(() => world.close());

const today = '2027-06-30';
const frame: Frame = {
  kind: 'pairs',
  firstMeetingDays: 28,
  silenceDays: 42,
  hoursPromised: 40,
  neededChecks: [],
  breaks: [],
  firstDay: '2026-09-01',
  lastDay: '2027-06-30',
  today,
};
const nothing: Observed = {
  entered: [],
  proposed: [],
  relations: [],
  signals: [],
  checks: [],
  answers: [],
  levels: [],
};
const numbered = (n: number, name = 'a') => Array.from({ length: n }, (_, k) => `${name}${k}`);
const pairOf = (k: number, own: Partial<Relation> = {}): Relation => ({
  id: `r${k}`,
  kind: 'pair',
  mentors: [`m${k}`],
  mentees: [`a${k}`],
  firstDay: '2026-09-01',
  closedOn: null,
  reason: null,
  pauses: [],
  lastDay: '2027-06-30',
  talkOn: null,
  isSigned: true,
  meetings: [{ id: `t${k}`, day: '2026-09-10', minutes: 60 }],
  used: [3000, 3000],
  ...own,
});
const enteredAs = (person: string, own: Partial<Entered> = {}): Entered => ({
  person,
  role: 'mentee',
  enteredOn: '2026-08-01',
  isAnswered: true,
  decidedOn: '2026-08-10',
  isAdmitted: true,
  isOverridden: false,
  memberOrganisation: null,
  kindOfWork: null,
  ...own,
});

const rankOf = (rows: number[][]): number => {
  const work = rows.map((row) => [...row]);
  let rank = 0;
  for (let column = 0; column < (work[0]?.length ?? 0); column++) {
    const at = work.findIndex((row, k) => k >= rank && Math.abs(row[column]!) > 1e-9);
    if (at < 0) continue;
    [work[rank], work[at]] = [work[at]!, work[rank]!];
    for (let k = 0; k < work.length; k++)
      if (k !== rank) {
        const by = work[k]![column]! / work[rank]![column]!;
        work[k] = work[k]!.map((value, c) => value - by * work[rank]![c]!);
      }
    rank++;
  }
  return rank;
};
/** Whether some sum of what was shown is about these people alone. */
const isolates = (shown: number[][], few: number[]): boolean => {
  const others = shown.map((row) => row.filter((_, k) => !few.includes(k)));
  return rankOf(others) < rankOf(shown);
};
const subsetsOf = (n: number, most: number): number[][] =>
  Array.from({ length: n }, (_, k) => k).reduce<number[][]>(
    (all, k) => [...all, ...all.filter(({ length }) => length < most).map((one) => [...one, k])],
    [[]],
  );

test('EV-3: over any looks, with people who come, withdraw and rest, no sum of what was shown is about fewer than five', (t) => {
  const people = 16;
  const few = subsetsOf(people, fewest - 1).filter(({ length }) => length > 0);
  let looks = 0;
  for (let seed = 1; seed <= 12; seed++) {
    const random = randomFrom(seed);
    const answered = new Set<number>();
    let shown: Shown<number[]> | null = null;
    const rows: number[][] = [];
    for (let day = 0; day < 60; day++) {
      // One comes, one withdraws, one rests and comes back: one at a time, every day another look.
      const who = Math.floor(random() * people);
      if (random() < 0.7) answered.add(who);
      else answered.delete(who);
      const row = Array.from({ length: people }, (_, k) => (answered.has(k) ? 1 : 0));
      const next: Shown<number[]> | null = look(
        shown,
        { value: row, rows: [new Map([...answered].map((k) => [`p${k}`, '']))] },
        { today: String(day) },
      );
      if (next !== shown) rows.push(next!.value);
      shown = next;
    }
    looks += rows.length;
    deepEqual(
      few.filter((one) => isolates(rows, one)),
      [],
      `seed ${seed}: ${rows.map((row) => row.join('')).join(' ')}`,
    );
  }
  ok(looks >= 24, `${looks} looks`);
  t.diagnostic(`tried: ${looks} looks, each against ${few.length} groups of fewer than five`);
  ok(
    isolates(
      [
        [1, 1, 1, 1, 1, 1],
        [1, 1, 1, 1, 1, 0],
      ],
      [5],
    ),
    'the check finds the sixth',
  );
});

test('EV-3: the sixth answer, a withdrawal and a restriction change nothing that is shown; the tenth does', () => {
  const counted = (n: number, without: number[] = []) =>
    nextFigures(
      noFigures,
      {
        ...nothing,
        answers: numbered(n)
          .filter((_, k) => !without.includes(k))
          .map((mentee, k) => ({ mentee, meeting: 't', answers: { worth: 1 + (k % 5) } })),
      },
      frame,
      { isEvaluated: false },
    );
  const five = counted(5);
  equal(counted(4).quality.worth, undefined);
  equal(five.quality.worth!.value.people, 5);
  const next = (n: number, without: number[] = [], isEvaluated = false) =>
    nextFigures(
      five,
      {
        ...nothing,
        answers: numbered(n)
          .filter((_, k) => !without.includes(k))
          .map((mentee) => ({ mentee, meeting: 't', answers: { worth: 5 } })),
      },
      frame,
      { isEvaluated },
    ).quality.worth!.value;
  const before = five.quality.worth!.value;
  deepEqual(next(6), before, 'the sixth');
  deepEqual(next(5, [2]), before, 'one withdrew');
  deepEqual(next(6, [2]), before, 'one withdrew and one came: as many as before');
  deepEqual(next(9), before);
  deepEqual(next(9, [], true), before, 'answers are not counted a last time');
  equal(next(10).people, 10);
  equal(next(10, [0]).people, 9, 'five have come, one rests');
});

test('EV-2, EV-4: those who entered are the whole, and who withdrew, was refused or ended early stays in it', () => {
  const observed: Observed = {
    ...nothing,
    entered: [
      ...numbered(12).map((person) => enteredAs(person)),
      enteredAs('refused', { isAdmitted: false }),
      enteredAs('silent', { isAnswered: false, decidedOn: null, isAdmitted: false }),
    ],
    relations: [
      ...numbered(6).map((_, k) => pairOf(k, { closedOn: '2027-06-20', reason: 'completed' })),
      ...numbered(6).map((_, k) => pairOf(k + 6, { closedOn: '2026-10-01', reason: 'no-time' })),
    ],
  };
  const { value } = factsOf(observed, frame);
  const at = (step: string) => value.funnel.mentee.find((one) => one.step === step)!.share;
  deepEqual(
    ['entered', 'answered', 'decided', 'met', 'days90', 'completed'].map((step) => [
      at(step).count,
      at(step).of,
    ]),
    [
      [14, 14],
      [13, 14],
      [13, 14],
      [12, 14],
      [6, 14],
      [6, 14],
    ],
  );
  deepEqual(value.funnel.mentor, [], 'fewer than five mentors entered by an application');
  equal(value.survival!.early, 6);
  equal(value.survival!.completed, 6);
  ok(value.survival!.curve.every(({ atRisk }) => atRisk >= fewest));
  equal(value.survival!.curve.find(({ days }) => days === 30)!.alive, 0.5);
  const running = factsOf({ ...nothing, relations: numbered(10).map((_, k) => pairOf(k)) }, frame);
  for (const { alive, low } of running.value.survival!.curve)
    ok(alive === 1 && low > 0.6 && low < 0.75, `nobody of ten has ended: from ${low}`);
  const few = factsOf({ ...observed, entered: observed.entered.slice(0, 4), relations: [] }, frame);
  deepEqual([few.value.funnel.mentee, few.value.survival], [[], null]);
});

test('EV-5: pauses are taken out of the days; reasons of fewer than five are put together, and of fewer than five in all nothing is said', () => {
  const early = (k: number, reason: Relation['reason']) =>
    pairOf(k, { closedOn: '2026-11-01', reason });
  const many = [
    ...numbered(6).map((_, k) => early(k, 'no-time')),
    ...numbered(3).map((_, k) => early(k + 6, 'left')),
    ...numbered(2).map((_, k) => early(k + 9, 'moved')),
    ...numbered(6).map((_, k) => pairOf(k + 11)),
  ];
  const reasons = reasonsOf(many, today)!.value;
  deepEqual(
    reasons.rows.map(({ reasons: names, people }) => [names.join(), people]),
    [
      ['no-time', 6],
      ['left,moved', 5],
    ],
  );
  equal(reasonsOf(many.slice(0, 4), today), null);
  deepEqual(
    reasonsOf(
      many.filter(({ reason }) => reason !== 'moved'),
      today,
    )!.value.rows.map(({ reasons: names }) => names.join()),
    ['no-time,left'],
    'three that are left over are not to be had by taking away the six',
  );
  const paused = numbered(5).map((_, k) =>
    pairOf(k, {
      pauses: [{ firstDay: '2026-10-01', lastDay: '2026-10-31' }],
      closedOn: '2026-11-30',
      reason: 'left',
    }),
  );
  const { curve } = factsOf({ ...nothing, relations: paused }, frame).value.survival!;
  deepEqual(curve.at(-1)?.days, 30, '90 days less 31 of a pause: sixty are not reached');
});

test('EV-6: of each standard the share of pairs that meet it, of those of which it can be said', () => {
  const relations = [
    ...numbered(5).map((_, k) =>
      pairOf(k, {
        closedOn: '2027-06-01',
        reason: 'completed',
        talkOn: k < 3 ? '2027-05-30' : null,
      }),
    ),
    ...numbered(4).map((_, k) => pairOf(k + 5, { isSigned: false, used: [10, 3000] })),
  ];
  const { fidelity } = factsOf({ ...nothing, relations }, frame).value;
  const at = (standard: string) => {
    const { share, unknown } = fidelity.find((one) => one.standard === standard)!;
    return [share?.count, share?.of, unknown];
  };
  deepEqual(at('talk'), [3, 5, 4]);
  deepEqual(at('signed'), [5, 9, 0]);
  deepEqual(at('hours'), [5, 9, 0]);
  deepEqual(at('rhythm'), [0, 9, 0], 'one meeting in nine months');
  deepEqual(at('trained'), [undefined, undefined, 9], 'no training was noted of anybody');
});

test('EV-9: mentors change between two rounds of one layout, from what was released of each', () => {
  const round = (name: string, layout: string, mean: number): RoundFigures => ({
    id: name,
    name,
    closedOn: '2026-10-01',
    layout,
    report: {
      version: 'group/1',
      competences: [
        {
          competence: 'c1',
          figures: [{ source: 'mentee', mentors: 8, raters: 20, mean, se: 0.1 }],
          hidden: [],
        },
      ],
    },
  });
  equal(mentorChangesOf([]), null);
  equal(mentorChangesOf([round('Start', 'a', 3)]), null);
  equal(mentorChangesOf([round('Start', 'a', 3), round('End', 'b', 4)]), null, 'other questions');
  const { from, to, rows } = mentorChangesOf([
    round('Other', 'b', 1),
    round('Start', 'a', 3),
    round('End', 'a', 3.5),
  ])!;
  deepEqual([from, to, rows.length], ['Start', 'End', 1]);
  equal(rows[0]!.change, 0.5);
  ok(Math.abs(rows[0]!.detectable - 1.96 * Math.SQRT2 * 0.1) < 1e-3);
});

test('EV-7, EV-8: each mentee counts once; below six in ten there is a range and no mean; levels without an end are not used', () => {
  const answers = [
    ...numbered(5).map((mentee) => ({ mentee, meeting: 't', answers: { worth: 2, 'goal:x': 1 } })),
    ...numbered(20, 't').map((meeting) => ({ mentee: 'a0', meeting, answers: { worth: 2 } })),
  ];
  const quality = qualityOf(answers);
  deepEqual([...quality.keys()], ['worth']);
  deepEqual([quality.get('worth')!.value.mean, quality.get('worth')!.value.people], [2, 5]);
  const levels = (ended: number, all: number, startOfOthers: number) =>
    numbered(all).map((mentee, k) => ({
      mentee,
      start: k < ended ? 2 : startOfOthers,
      end: k < ended ? 4 : null,
    }));
  equal(needsOf(levels(4, 10, 1)), null);
  const half = needsOf(levels(5, 10, 1))!.value;
  equal(half.figures, null);
  deepEqual([half.worst, half.best], [-1, 3]);
  deepEqual(half, needsOf(levels(5, 10, 5))!.value, 'whatever the others had said');
  const most = needsOf(levels(6, 10, 1))!.value;
  equal(most.figures!.change.mean, 2);
});

test('EV-10: small groups are put together, and with the smallest of the others where they are still too few', () => {
  const groups = (sizes: Record<string, number>) =>
    mergeSmall(new Map(Object.entries(sizes).map(([name, n]) => [name, numbered(n, name)]))).map(
      ({ names, of }) => [names.join('+'), of.length],
    );
  deepEqual(groups({ a: 9, b: 7, c: 3, d: 2 }), [
    ['a', 9],
    ['b', 7],
    ['c+d', 5],
  ]);
  deepEqual(groups({ a: 9, b: 7, c: 3 }), [
    ['a', 9],
    ['b+c', 10],
  ]);
  deepEqual(groups({ a: 3 }), []);
  const entered = numbered(20).map((person, k) =>
    enteredAs(person, {
      memberOrganisation: k < 10 ? 'North' : k < 17 ? 'South' : 'West',
      isAdmitted: k % 2 === 0,
    }),
  );
  const table = fairnessOf({ ...nothing, entered }, today).get('member admitted')!.value;
  deepEqual(
    table.rows.map(({ groups: names, share, ratio }) => [
      names.join('+'),
      share.count,
      share.of,
      ratio!.value,
    ]),
    [
      ['North', 5, 10, 1],
      ['South+West', 5, 10, 1],
    ],
  );
});

test('EV-12: costs are a range, with hours times their price, and name what is missing', () => {
  const costs = costsOf(
    [
      { item: 'staff', hours: 10, low: 40, high: 60 },
      { item: 'travel', hours: null, low: 100, high: 200 },
    ],
    { relations: 5, completed: 0, totalMinutes: 600 },
  )!;
  deepEqual(costs, {
    total: { low: 500, high: 800 },
    perRelation: { low: 100, high: 160 },
    perCompleted: null,
    perHour: { low: 50, high: 80 },
    missing: ['gatherings', 'licence'],
  });
  equal(costsOf([], null), null);
});

const personOf = async (name: keyof DemoAccounts): Promise<string> => {
  await world.owner.query(`set app.scope = 'sign-in'`);
  const { rows } = await world.owner.query<{ id: string }>(
    `select p.id from person p join account a on a.id = p.account_id where a.email = $1 and p.organisation_id = $2`,
    [demoAddress(name), organisation],
  );
  return rows[0]!.id;
};

test('EV-1: coordinators, auditors and readers of results read it, nobody else; a reader finds the cohorts at home and reads nothing else', async () => {
  const { location } = await coordinator.post(`${path}/figures`, {});
  equal(location, `${path}?counted=1`);
  match((await coordinator.get(location)).text, /class="note good">Counted\./);
  const page = (await coordinator.get(path)).text;
  match(page, /From nomination to completion/);
  match(page, /What cannot be said/);
  match((await coordinator.get(`${base}/cohorts/${cohort}`)).text, new RegExp(`${path}"`));
  for (const who of ['network.mentor', 'network.mentee', 'network.contact'] as const)
    for (const one of [path, `${path}/board`, `${path}/file`, `${base}/evaluations`])
      ok([403, 404].includes((await (await visit(world, who)).get(one)).status), `${who} ${one}`);
  equal((await (await visit(world, 'network.auditor')).get(path)).status, 200);
  await world.owner.query(`update membership set role = 'results-reader' where person_id = $1`, [
    await personOf('network.registrar'),
  ]);
  const reader = await visit(world, 'network.registrar');
  const home = await reader.get(base);
  match(home.text, /You read the results of these cohorts/);
  ok(home.text.includes(path));
  for (const one of [path, `${path}/board`, `${path}/file`, `${base}/evaluations`])
    equal((await reader.get(one)).status, 200, one);
  ok(
    !(await reader.get(path)).text.includes(`${base}/cohorts/${cohort}"`),
    'no link into the cohort',
  );
  for (const one of [
    `${base}/cohorts/${cohort}`,
    `${base}/people`,
    `${base}/mentorships`,
    `${base}/programmes`,
    `${base}/signals`,
    `${path}/plan`,
  ])
    ok([403, 404].includes((await reader.get(one)).status), one);
  ok([403, 404].includes((await reader.post(`${path}/figures`, {})).status));
});

test('EV-1: the page is made of twelve statements besides those that find out who asks', async (t) => {
  const all = await statementsOf(() => coordinator.get(path));
  const statements = all.slice(all.findIndex((text) => text.includes('from "cohort"')) - 1);
  t.diagnostic(`${statements.length} statements, ${all.length} with those that find out who asks`);
  ok(
    statements.length <= 12,
    statements.map((text) => text.replace(/\s+/g, ' ').slice(0, 100)).join('\n'),
  );
});

test('EV-11: what was written before the first day stays what was promised; what comes later stands beside it', async () => {
  const plan = {
    objectives: 'Leaders who stay',
    criteria: '8 of 10 complete',
    planned_hours: '40',
  };
  equal((await coordinator.post(`${path}/plan`, plan)).status, 303);
  match((await coordinator.get(path)).text, /it was not promised beforehand/);
  equal((await coordinator.post(`${path}/plan`, plan)).status, 422, 'the same again');
  await world.owner.query(`set app.purpose = 'erase'`);
  await world.owner.query(
    `update evaluation_plan set written_on = '2026-01-02' where cohort_id = $1`,
    [cohort],
  );
  await world.owner.query(`set app.purpose = ''`);
  equal(
    (await coordinator.post(`${path}/plan`, { ...plan, objectives: 'Something easier' })).status,
    303,
  );
  const page = (await coordinator.get(path)).text;
  match(page, /fixed since the first day/);
  match(page, /1 change since the first day/);
  ok(page.indexOf('Leaders who stay') < page.indexOf('Something easier'));
  const short = await coordinator.post(`${path}/plan`, { objectives: '', criteria: 'x' });
  equal(short.status, 422);
  match(short.text, /field-objectives/);
});

test('EV-12: both amounts or none, the smaller one first', async () => {
  const none = Object.fromEntries(
    [
      'staff_hours',
      'staff_low',
      'staff_high',
      'gatherings_low',
      'gatherings_high',
      'travel_low',
      'travel_high',
      'licence_low',
      'licence_high',
    ].map((name) => [name, '']),
  );
  for (const wrong of [
    { travel_low: '5' },
    { travel_low: '9', travel_high: '5' },
    { staff_low: '9', staff_high: '10' },
  ])
    equal((await coordinator.post(`${path}/costs`, { ...none, ...wrong })).status, 422);
  equal(
    (await coordinator.post(`${path}/costs`, { ...none, travel_low: '500', travel_high: '900' }))
      .status,
    303,
  );
  const page = (await coordinator.get(path)).text;
  match(page, /Not filled in, so not counted: Working hours of staff, Gatherings, Licence/);
  match(page, /Per mentorship that began/);
  equal((await coordinator.post(`${path}/costs`, none)).status, 303);
  match((await coordinator.get(path)).text, /No cost was filled in/);
});

test('EV-13: five decisions at most, each with an owner and a day, which the owner finds at home and a copy of the cohort shows', async () => {
  const owner = await personOf('network.coordinator');
  const add = (decision: string, new_owner = owner) =>
    coordinator.post(`${path}/decisions`, {
      new_decision: decision,
      new_owner,
      new_due: '2026-11-25',
    });
  for (let k = 1; k <= 5; k++) equal((await add(`Decision ${k}`)).status, 303);
  match((await add('Decision 6')).text, /There are five decisions/);
  match((await coordinator.get(base)).text, /Decision 1” is due/);
  const copied = await coordinator.post(`${base}/cohorts/${cohort}/copy`, {
    name: 'Next year',
    programme: (
      await world.owner.query<{ id: string }>(
        'select programme_id as id from cohort where id = $1',
        [cohort],
      )
    ).rows[0]!.id,
    first_day: '2027-09-01',
  });
  equal(copied.status, 303);
  const copy = copied.location!.split('?')[0]!.split('#')[0]!;
  match(
    (await coordinator.get(`${copy}/evaluation`)).text,
    /Decided after the cohort before[^]*Decision 5/,
  );
  const plan = (await coordinator.get(`${path}/plan`)).text;
  const removal = linkIn(
    plan.replaceAll('action="', 'href="'),
    /decisions\/[0-9a-f-]{36}\/removal$/,
  );
  equal((await coordinator.post(removal, {})).status, 303);
  equal((await coordinator.post(removal, {})).status, 404);
  equal((await add('Nobody', cohort)).status, 422, 'an owner who is none');
  // What the home page leads to opens: who cannot read the page is no owner.
  const contact = await personOf('network.contact');
  equal((await add('Closed door', contact)).status, 422, 'an owner who cannot read it');
  equal(plan.includes(`value="${contact}"`), false);
});

test('EV-14: every table is a spreadsheet, all figures are a file without a person in it, and two pages are for the board', async () => {
  const page = (await coordinator.get(path)).text;
  const tables = [...page.matchAll(/href="([^"]+\/evaluation\/tables\/\w+)"/g)].map(
    ([, href]) => href!,
  );
  ok(tables.length >= 4, tables.join(' '));
  for (const table of tables) {
    const { status, bytes } = await coordinator.get(table);
    equal(status, 200, table);
    equal(bytes.subarray(0, 2).toString(), 'PK', table);
  }
  equal((await coordinator.get(`${path}/tables/nothing`)).status, 404);
  const file = (await coordinator.get(`${path}/file`)).text;
  const read = JSON.parse(file) as { facts: { people: number; value: object } };
  ok(read.facts.people >= fewest);
  const { rows } = await world.owner.query<{ id: string; name: string }>(
    `select id, family_name as name from person`,
  );
  deepEqual(
    rows.filter(({ id }) => file.includes(id)),
    [],
  );
  ok(!/[0-9a-f]{8}-[0-9a-f]{4}-/.test(file), 'no id of anything');
  match((await coordinator.get(`${path}/board`)).text, /Five figures/);
});
