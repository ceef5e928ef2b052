import { deepEqual, equal } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../src/platform/project.ts';
import {
  asksForRoles,
  factsOf,
  inputOf,
  needsReason,
  roleOf,
} from '../src/features/admissions/admission.rules.ts';
import {
  allOf,
  anyOf,
  atLeast,
  daysInRoles,
  isImpreciseDate,
  judge,
  judgeHours,
  type Facts,
  type RoleFact,
  type Truth,
} from '../src/features/admissions/eligibility.rules.ts';
import {
  judgeFileMentee,
  judgeFileMentor,
  type FileMentee,
  type FileMentor,
} from '../src/features/admissions/file.rules.ts';
import { findTemplate } from '../src/features/profiles/template.store.ts';

const truths: Truth[] = ['yes', 'no', 'unknown'];
const manager = (
  firstDay: string | null,
  lastDay: string | null,
  more: Partial<RoleFact> = {},
): RoleFact => ({
  kind: 'manager-with-staff',
  firstDay,
  lastDay,
  stateAdministration: 'yes',
  ...more,
});
const kinds = { kinds: ['manager-with-staff'], stateAdministration: false };
const leadership = findTemplate('leadership-mentoring')!.profile;
const facts = (more: Partial<Facts>): Facts => ({
  asOf: '2026-11-22',
  roles: [],
  answers: {},
  bornOn: null,
  places: 1,
  nominated: false,
  ...more,
});

test('E-1: exactly five calendar years are enough, a day less is not', () => {
  equal(
    atLeast(daysInRoles([manager('2015-01-01', '2019-12-31')], '2025-03-01', kinds), 1826),
    'yes',
  );
  equal(
    atLeast(daysInRoles([manager('2015-01-02', '2019-12-31')], '2025-03-01', kinds), 1826),
    'no',
  );
});

test('E-2: strong Kleene logic over every pair of truths', () => {
  const rank = { no: 0, unknown: 1, yes: 2 };
  for (const a of truths) {
    for (const b of truths) {
      equal(rank[allOf([a, b])], Math.min(rank[a], rank[b]));
      equal(rank[anyOf([a, b])], Math.max(rank[a], rank[b]));
    }
  }
});

test('E-2: a wish never decides, alternatives count as one', () => {
  const mentor = roleOf(leadership, 'mentor')!;
  const good = facts({
    roles: [manager('2010-01', 'present')],
    answers: { willing: 'yes', hours: '40' },
  });
  equal(judge(mentor, good).truth, 'yes');
  const wished = {
    ...mentor,
    criteria: [...mentor.criteria, { ...mentor.criteria[3]!, id: 'wish', mustHave: false }],
  };
  equal(judge(wished, { ...good, answers: { ...good.answers, wish: 'no' } }).truth, 'yes');
});

test('E-2: the fewest facts to ask settle an unknown verdict', () => {
  const mentor = roleOf(leadership, 'mentor')!;
  const open = judge(
    mentor,
    facts({ roles: [manager('2010-01', 'present')], answers: { willing: 'yes' } }),
  );
  deepEqual([open.truth, open.ask], ['unknown', ['hours']]);
  const nothing = judge(mentor, facts({ roles: null }));
  deepEqual(nothing.ask, ['experience-manager', 'experience-state', 'willing', 'hours']);
  deepEqual(judge(mentor, facts({ roles: [], answers: { willing: 'yes', hours: '40' } })).failed, [
    'leadership',
    'experience-state',
  ]);
});

test('E-2: three ways in for a mentee, one is enough', () => {
  const mentee = roleOf(leadership, 'mentee')!;
  equal(judge(mentee, facts({ roles: [manager('2025-06', 'present')] })).truth, 'yes');
  equal(judge(mentee, facts({ roles: [manager('2015-06', 'present')] })).truth, 'unknown');
  equal(
    judge(
      mentee,
      facts({ roles: [manager('2015-06', 'present')], answers: { 'stated-need': 'no' } }),
    ).truth,
    'no',
  );
  equal(
    judge(
      mentee,
      facts({ roles: [manager('2015-06', 'present')], answers: { 'stated-need': 'yes' } }),
    ).truth,
    'yes',
  );
  equal(
    judge(
      mentee,
      facts({ roles: [manager('2024-01', 'present', { kind: 'formal-leader-without-staff' })] }),
    ).truth,
    'yes',
  );
});

test('E-3: about 40 hours', () => {
  const about = { enough: 40, tooFew: 36 };
  deepEqual(
    [40, 39, 36, 35, null].map((hours) => judgeHours(hours, about)),
    ['yes', 'unknown', 'unknown', 'no', 'unknown'],
  );
});

test('E-4: overlaps count once, imprecise dates bound the time, the future does not count', () => {
  deepEqual(
    daysInRoles(
      [manager('2020-01-01', '2020-01-10'), manager('2020-01-05', '2020-01-15')],
      '2025-01-01',
      kinds,
    ),
    { shortest: 15, longest: 15 },
  );
  deepEqual(daysInRoles([manager('2020-02', '2020-03')], '2025-01-01', kinds), {
    shortest: 2,
    longest: 60,
  });
  deepEqual(daysInRoles([manager('2024-12-30', '2026-12-31')], '2025-01-01', kinds), {
    shortest: 3,
    longest: 3,
  });
  equal(daysInRoles([manager('2020-01-01', null)], '2025-01-01', kinds).shortest, 0);
  deepEqual(
    ['2019', '2019-04', '2019-04-30', 'present', '2019-13', '2019-02-30', 'soon', ''].map(
      isImpreciseDate,
    ),
    [true, true, true, true, false, false, false, false],
  );
});

test('E-5: a role of unspecified kind is tried both ways', () => {
  const role = (type: string, from: string, to: string) => ({
    type,
    from,
    to,
    stateAdmin: 'yes' as const,
  });
  const person = (roles: FileMentor['roles']): FileMentor => ({
    asOf: '2025-03-01',
    roles,
    willing: 'yes',
    hours: 40,
  });
  equal(
    judgeFileMentor(person([role('leadership-unspecified', '2010-01-01', '2019-12-31')])).E1,
    'yes',
  );
  equal(
    judgeFileMentor(
      person([
        role('leadership-unspecified', '2016-01-01', '2018-12-31'),
        role('manager-with-staff', '2012-01-01', '2014-12-31'),
      ]),
    ).E1,
    'unknown',
  );
  equal(
    judgeFileMentor(person([role('leadership-unspecified', '2018-01-01', '2018-12-31')])).E1,
    'no',
  );
});

test('A-1: the form asks what the requirements need, and not what other facts decide', () => {
  const mentor = roleOf(leadership, 'mentor')!;
  deepEqual(mentor.criteria.map(inputOf), [null, null, null, 'truth', 'hours']);
  equal(asksForRoles(mentor.criteria), true);
  equal(asksForRoles([]), false);
  equal(
    factsOf(
      { role: 'mentor', answers: {}, places: 2, bornOn: null, nominatedBy: 'x', roles: null },
      '2026-01-01',
    ).nominated,
    true,
  );
});

test('A-2: deciding otherwise than the verdict needs a reason', () => {
  deepEqual(
    [
      needsReason('yes', true),
      needsReason('no', false),
      needsReason('yes', false),
      needsReason('no', true),
      needsReason('unknown', true),
      needsReason('unknown', false),
    ],
    [false, false, true, true, true, false],
  );
});

const fixture = join(root, '../shared/fixtures/assessment/eligibility.json');

test(
  'the eligibility file gives the published verdicts',
  { skip: existsSync(fixture) ? false : 'the shared fixtures are not here' },
  () => {
    const { data, expected } = JSON.parse(readFileSync(fixture, 'utf8')) as {
      data: { mentors: FileMentor[]; mentees: FileMentee[] };
      expected: { value: unknown }[];
    };
    deepEqual(data.mentors.map(judgeFileMentor), expected[0]!.value);
    deepEqual(data.mentees.map(judgeFileMentee), expected[1]!.value);
  },
);
