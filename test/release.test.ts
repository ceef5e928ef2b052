/** What a release says, and what everything released says together. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { areSafe, type ReleasedRow } from '../src/features/assessments/disclosure.rules.ts';
import { makeGroupReport } from '../src/features/assessments/group.rules.ts';
import {
  agreementOfObservers,
  qualityOfInterviews,
} from '../src/features/assessments/quality.rules.ts';
import {
  makeReports,
  type AskedRater,
  type GivenRating,
  type PastRound,
} from '../src/features/assessments/report.rules.ts';
import {
  isPlain,
  askedAs,
  lateMentors,
  needsFacts,
  questionsFor,
  wordingFor,
} from '../src/features/assessments/round.rules.ts';
import type { Source } from '../src/features/assessments/scorecard.rules.ts';
import { questionsOf, type Score } from '../src/features/assessments/interview.rules.ts';
import { randomFrom } from '../src/core/math/random.ts';
import { nullSpaceOf } from '../src/core/math/rank.ts';
import { findTemplate } from '../src/features/profiles/template.store.ts';
import { mentorCompetences } from '../src/features/profiles/profile.rules.ts';

const random = randomFrom(22);
const whole = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));

/**
 * Integer elimination without fractions (Bareiss): exact ranks of small tables of whole numbers.
 */
function exactRank(matrix: number[][]): number {
  const rows = matrix.map((row) => row.map(BigInt));
  let rank = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0) && rank < rows.length; column++) {
    const found = rows.findIndex((row, k) => k >= rank && row[column] !== 0n);
    if (found < 0) continue;
    [rows[rank], rows[found]] = [rows[found]!, rows[rank]!];
    const lead = rows[rank]!;
    for (let k = rank + 1; k < rows.length; k++) {
      const factor = rows[k]![column]!;
      rows[k] = rows[k]!.map((value, m) => value * lead[column]! - factor * lead[m]!);
    }
    rank++;
  }
  return rank;
}

test('AS-22: 2,000 random histories of releases, people in one or two rounds, attacked person by person', () => {
  let [safe, broken] = [0, 0];
  for (let round = 0; round < 2000; round++) {
    const people = Array.from({ length: whole(3, 8) }, (_, k) => ({
      id: `p${k}`,
      isKnown: random() < 0.1,
      answers: Array.from({ length: whole(1, 2) }, (__, wave) => `p${k}w${wave}`),
    }));
    const answers = people.flatMap((person) => person.answers);
    const rows: ReleasedRow[] = Array.from({ length: whole(1, 5) }, (_, k) => ({
      mentor: 'm',
      competence: 'c',
      what: String(k),
      answers: answers.filter(() => random() < 0.6),
    }));
    const minimum = whole(3, 5);
    const hidden = people.filter(({ isKnown }) => !isKnown);
    const columns = hidden.flatMap((person) => person.answers);
    const matrix = rows.map((row) =>
      columns.map((answer) => (row.answers.includes(answer) ? 1 : 0)),
    );
    let isBroken = false;
    for (let mask = 1; mask < 2 ** hidden.length && !isBroken; mask++) {
      const set = hidden.filter((_, k) => (mask >> k) & 1);
      if (set.length >= minimum) continue;
      const out = new Set(set.flatMap((person) => person.answers));
      const without = matrix.map((row) => row.filter((_, k) => !out.has(columns[k]!)));
      isBroken = exactRank(without) < exactRank(matrix);
    }
    const respondents = new Map(
      people.flatMap((person) =>
        person.answers.map((answer) => [answer, person.isKnown ? null : person.id] as const),
      ),
    );
    equal(
      areSafe(rows, respondents, minimum),
      !isBroken,
      JSON.stringify({ people, rows, minimum }),
    );
    if (isBroken) broken++;
    else safe++;
  }
  ok(safe > 200 && broken > 200, `${safe} safe, ${broken} broken`);
});

test('the null space is what the rows send to nothing, and as large as it must be', () => {
  for (let k = 0; k < 300; k++) {
    const width = whole(1, 7);
    const matrix = Array.from({ length: whole(0, 6) }, () =>
      Array.from({ length: width }, () => whole(-2, 2)),
    );
    const basis = nullSpaceOf(matrix, width);
    equal(basis.length, width - exactRank(matrix));
    for (const vector of basis)
      for (const row of matrix)
        ok(Math.abs(row.reduce((sum, value, m) => sum + value * vector[m]!, 0)) < 1e-9);
  }
});

const scored = [{ id: 'c', indicators: 2, target: 4, weight: 1 }];
const home = new Map([
  ['i', 'c'],
  ['j', 'c'],
]);
const questions = { scored, home };
const give = (
  mentor: string,
  source: Source,
  person: string,
  level: number,
  wave = '',
): GivenRating[] =>
  ['i', 'j'].map((indicator) => ({
    mentor,
    rater: `${mentor}-${source}-${person}${wave}`,
    person: `${source}-${person}`,
    name: `${source} ${person}`,
    source,
    indicator,
    level,
  }));
const people = (mentor: string, source: Source, n: number, level: number, wave = '', from = 0) =>
  Array.from({ length: n }, (_, k) =>
    give(mentor, source, String(from + k), Math.min(5, Math.max(1, level + ((k % 3) - 1))), wave),
  ).flat();
const asked = (mentor: string, ...counts: [Source, number][]): AskedRater[] =>
  counts.flatMap(([source, n]) =>
    Array.from({ length: n }, () => ({ mentor, source, hasSubmitted: true, hasDeclined: false })),
  );

test('AS-21: too few mentees now are filled up with those of the last two years, each person once; never beyond', () => {
  const past: PastRound[] = [
    {
      closesOn: '2026-05-01',
      ratings: [...people('a', 'mentee', 2, 3, 'x'), ...people('a', 'mentee', 1, 3, 'x', 7)],
    },
    { closesOn: '2023-05-01', ratings: people('a', 'mentee', 5, 3, 'y', 20) },
  ];
  const now = people('a', 'mentee', 2, 4);
  const made = makeReports(now, asked('a', ['mentee', 2]), questions, {
    least: 3,
    closesOn: '2026-11-01',
    past,
    pooledMonths: 24,
  });
  deepEqual(made.reports[0]!.filled, { mentee: 2 });
  deepEqual(
    made.reports[0]!.competences[0]!.groups.map(({ group, n }) => [group, n]),
    [['mentee', 3]],
  );
  const known = makeReports(now, asked('a', ['mentee', 2]), questions, {
    least: 3,
    closesOn: '2026-11-01',
    past: past.map((one) => ({ ...one, isNamed: true })),
    pooledMonths: 24,
  });
  equal(known.reports[0]!.filled, undefined, 'answers that are known hide nobody');
  const apart = makeReports(now, asked('a', ['mentee', 2]), questions, {
    least: 3,
    closesOn: '2026-11-01',
    past: past.slice(1),
    pooledMonths: 24,
  });
  equal(apart.reports[0]!.filled, undefined);
  deepEqual(apart.reports[0]!.competences[0]!.groups, []);
  const none = makeReports([], asked('a', ['mentee', 2]), questions, {
    least: 3,
    closesOn: '2026-11-01',
    past,
    pooledMonths: 24,
  });
  deepEqual(none.reports[0]!.competences[0]!.groups, []);
});

test('AS-37: rounds that asked other indicators of a competence are neither compared nor taken together', () => {
  const past = (home?: Map<string, string>): PastRound[] => [
    {
      closesOn: '2026-05-01',
      ...(home ? { home } : {}),
      ratings: [
        ...people('a', 'colleague', 4, 2, 'x'),
        ...people('b', 'colleague', 4, 3, 'x'),
        ...people('a', 'mentee', 3, 2, 'x', 5),
      ],
    },
  ];
  const now = [...people('a', 'colleague', 4, 4), ...people('b', 'colleague', 4, 3)];
  const make = (home?: Map<string, string>) =>
    makeReports(
      now,
      [...asked('a', ['colleague', 4]), ...asked('b', ['colleague', 4])],
      questions,
      { least: 3, closesOn: '2026-11-01', past: past(home), pooledMonths: 24 },
    ).reports;
  const same = makeReports(
    now,
    [...asked('a', ['colleague', 4]), ...asked('b', ['colleague', 4])],
    questions,
    {
      least: 3,
      closesOn: '2026-11-01',
      past: [
        {
          closesOn: '2026-05-01',
          ratings: past()[0]!.ratings.filter(({ source }) => source === 'colleague'),
        },
      ],
    },
  ).reports;
  equal(same[0]!.changes!.c!.length, 1);
  deepEqual(make(new Map([['i', 'c']]))[0]!.changes!.c, []);
  // Answers to what is not asked any more count for nothing, not even for who is there.
  const other = now.map((rating) => ({ ...rating, indicator: 'gone' }));
  deepEqual(
    makeReports(other, asked('a', ['colleague', 4]), questions, { least: 3 }).reports[0]!.layout,
    'none',
  );
});

test('AS-22: a second release that would tell what one person said holds it back, and names nobody else', () => {
  const four = people('a', 'colleague', 4, 3);
  const first = makeReports(four, asked('a', ['colleague', 4]), questions, {
    least: 3,
    closesOn: '2026-11-01',
  });
  equal(first.rows.length, 1);
  const five = [...four, ...give('a', 'colleague', 'late', 5), ...people('b', 'colleague', 3, 4)];
  const second = makeReports(
    five,
    [...asked('a', ['colleague', 5]), ...asked('b', ['colleague', 3])],
    questions,
    { least: 3, closesOn: '2026-11-01', released: first.rows },
  );
  deepEqual([...second.heldBack], ['a']);
  deepEqual(
    second.reports.map(({ competences }) => competences[0]!.groups.length),
    [0, 1],
  );
  const seven = [
    ...five,
    ...give('a', 'colleague', 'later', 4),
    ...give('a', 'colleague', 'last', 2),
  ];
  equal(
    makeReports(
      seven,
      [...asked('a', ['colleague', 7]), ...asked('b', ['colleague', 3])],
      questions,
      { least: 3, closesOn: '2026-11-01', released: first.rows },
    ).heldBack.size,
    0,
  );
});

test('AS-22: a late report of one round is held back where it and a later round that was filled up from it would tell about two', () => {
  const first = [...give('a', 'mentee', 'x', 3), ...give('a', 'mentee', 'y', 4)];
  const later = give('a', 'mentee', 'z', 5, 'w2');
  const filled = makeReports(later, asked('a', ['mentee', 1]), questions, {
    least: 3,
    closesOn: '2026-11-01',
    past: [{ closesOn: '2026-05-01', ratings: first }],
    pooledMonths: 24,
  });
  equal(filled.rows.find(({ what }) => what === 'mentee')!.answers.length, 3);
  const late = [...first, ...give('a', 'mentee', 'late', 2)];
  const make = (released: typeof filled.rows) =>
    makeReports(late, asked('a', ['mentee', 3]), questions, {
      least: 3,
      closesOn: '2026-11-10',
      released,
      others: later,
    });
  deepEqual([[...make([]).heldBack], [...make(filled.rows).heldBack]], [[], ['a']]);
  equal(filled.scores.length, 1, 'the round as a whole is of its own answers');
});

test('AS-23: a mean of an indicator needs four, and all of them', () => {
  const all = makeReports(people('a', 'colleague', 4, 3), asked('a', ['colleague', 4]), questions, {
    least: 3,
  });
  deepEqual(all.reports[0]!.means!.i!, [{ group: 'colleague', n: 4, mean: 2.75 }]);
  const missing = people('a', 'colleague', 4, 3).map((rating, k) =>
    k === 0 ? { ...rating, level: null } : rating,
  );
  deepEqual(
    Object.keys(
      makeReports(missing, asked('a', ['colleague', 4]), questions, { least: 3 }).reports[0]!
        .means!,
    ),
    ['j'],
  );
  deepEqual(
    makeReports(people('a', 'colleague', 3, 3), asked('a', ['colleague', 3]), questions, {
      least: 3,
    }).reports[0]!.means,
    {},
  );
});

test('AS-24: a trend from three rounds apart and five mentors, shrunk; not before', () => {
  const mentors = ['a', 'b', 'c', 'd', 'e', 'f'];
  const wave = (level: number, tag: string) =>
    mentors.flatMap((mentor, m) => people(mentor, 'colleague', 4, level + (m % 2), tag));
  const past: PastRound[] = [
    { closesOn: '2026-05-01', ratings: wave(3, 'y') },
    { closesOn: '2025-11-01', ratings: wave(2, 'x') },
  ];
  const make = (some: PastRound[], who = mentors) =>
    makeReports(
      wave(4, '').filter(({ mentor }) => who.includes(mentor)),
      who.flatMap((mentor) => asked(mentor, ['colleague', 4])),
      questions,
      {
        least: 3,
        closesOn: '2026-11-01',
        past: some.map((round) => ({
          ...round,
          ratings: round.ratings.filter(({ mentor }) => who.includes(mentor)),
        })),
      },
    ).reports;
  const trend = make(past)[0]!.trends!.c!;
  equal(trend.rounds, 3);
  ok(trend.perYear > 1 && trend.perYear < 2.2, String(trend.perYear));
  deepEqual(make(past.slice(0, 1))[0]!.trends, {});
  deepEqual(make(past, mentors.slice(0, 4))[0]!.trends, {});
});

test('AS-25: the round as a whole: five mentors, ten raters, nobody with more than half, and nothing that the reports expose', () => {
  const mentors = ['a', 'b', 'c', 'd', 'e', 'f'];
  const make = (sizes: number[]) => {
    const ratings = mentors.flatMap((mentor, m) =>
      people(mentor, 'colleague', sizes[m]!, 3, '', 10 * m),
    );
    const { reports, rows, scores, respondents } = makeReports(
      ratings,
      mentors.flatMap((mentor, m) => asked(mentor, ['colleague', sizes[m]!])),
      questions,
      { least: 3 },
    );
    return makeGroupReport(scores, reports, rows, respondents, ['c'], 3).report.competences[0]!;
  };
  equal(make([4, 4, 4, 4, 4, 4]).figures[0]!.raters, 24);
  deepEqual(make([4, 4, 4, 4, 0, 0]).hidden, [{ source: 'colleague', why: 'few' }]);
  deepEqual(make([20, 2, 2, 2, 2, 2]).hidden, [{ source: 'colleague', why: 'few' }]);
  // Two colleagues of the last mentor stay unseen: all together would tell what those two said.
  deepEqual(
    make([4, 4, 4, 4, 4, 2]).figures.map(({ raters, mentors: about }) => [raters, about]),
    [[20, 5]],
  );
  // Six who are unseen everywhere hide each other.
  equal(make([4, 4, 4, 2, 2, 2]).figures[0]!.raters, 18);
});

test('AS-26: three late answers make a report anew, two do not, and the own one does not count', () => {
  const since = new Date('2026-11-01T10:00:00Z');
  const late = (mentorId: string, source: Source) => ({
    mentorId,
    source,
    submittedAt: new Date('2026-11-02T10:00:00Z'),
  });
  const early = {
    mentorId: 'b',
    source: 'mentee' as Source,
    submittedAt: new Date('2026-10-02T10:00:00Z'),
  };
  deepEqual(
    [
      ...lateMentors(
        [
          late('a', 'mentee'),
          late('a', 'mentee'),
          late('a', 'colleague'),
          late('b', 'mentee'),
          late('b', 'mentee'),
          late('b', 'self'),
          early,
        ],
        since,
      ),
    ],
    ['a'],
  );
});

test('AS-35: in a named round every answer has its name, and one is enough', () => {
  const ratings = [
    ...give('a', 'colleague', '1', 4),
    ...give('a', 'mentee', '1', 3),
    ...give('a', 'self', 'me', 5),
  ];
  const { reports, rows } = makeReports(
    ratings,
    asked('a', ['colleague', 1], ['mentee', 1], ['self', 1]),
    questions,
    { least: 3, isNamed: true },
  );
  deepEqual(
    reports[0]!.named!.map(({ name, scores }) => [name, scores.c]),
    [
      ['colleague 1', 4],
      ['mentee 1', 3],
    ],
  );
  deepEqual(
    reports[0]!.competences[0]!.groups.map(({ group }) => group),
    ['mentee', 'colleague'],
  );
  deepEqual(rows, []);
});

test('AS-19: a pupil and a guardian read their own words in three languages, a grown mentee those of the profile', () => {
  const { profile } = findTemplate('school-mentoring')!;
  equal(wordingFor({ source: 'mentee', bornOn: '2012-03-01', opensOn: '2026-11-01' }), 'mentee');
  equal(wordingFor({ source: 'mentee', bornOn: '2008-11-02', opensOn: '2026-11-01' }), 'mentee');
  equal(wordingFor({ source: 'mentee', bornOn: '2008-11-01', opensOn: '2026-11-01' }), null);
  equal(wordingFor({ source: 'mentee', bornOn: null, opensOn: '2026-11-01' }), 'mentee');
  equal(
    wordingFor({ source: 'guardian', bornOn: '1980-01-01', opensOn: '2026-11-01' }),
    'guardian',
  );
  const all = mentorCompetences(profile).map(({ id }) => id);
  let [pupils, guardians] = [0, 0];
  for (const { indicators } of questionsFor(profile, all, {
    source: 'mentee',
    position: 0,
    most: 80,
  }))
    for (const indicator of indicators) {
      deepEqual(Object.keys(askedAs(indicator, 'mentee')).sort(), ['en', 'nl', 'sv'], indicator.id);
      ok(
        isPlain(indicator, 'mentee') && askedAs(indicator, 'mentee') !== indicator.text,
        indicator.id,
      );
      ok(!isPlain(indicator, null) && askedAs(indicator, null) === indicator.text);
      pupils++;
    }
  for (const { indicators } of questionsFor(profile, all, {
    source: 'guardian',
    position: 0,
    most: 80,
  }))
    for (const indicator of indicators) {
      ok(askedAs(indicator, 'guardian') !== indicator.text, indicator.id);
      guardians++;
    }
  deepEqual([pupils, guardians], [43, 19]);
});

test('AS-20: facts are needed at both ends and below the middle', () => {
  deepEqual(
    [1, 2, 3, 4, 5, null, undefined].map((level) => needsFacts(level)),
    [true, true, false, false, true, false, false],
  );
});

test('AS-33: agreement of observers from twenty pairs; all the same is 1, and it falls when they differ', () => {
  const note = (indicator: string, name: string, level: number | null) => ({
    mentor: 'a',
    name,
    observedOn: '2026-11-01',
    indicator,
    level,
    facts: '',
    reading: '',
  });
  const pairs = (n: number, differ: (k: number) => number) =>
    Array.from({ length: n }, (_, k) => [
      note(`i${k}`, 'x', 1 + (k % 5)),
      note(`i${k}`, 'y', Math.min(5, Math.max(1, 1 + (k % 5) + differ(k)))),
    ]).flat();
  equal(agreementOfObservers(pairs(19, () => 0)).alpha, null);
  equal(agreementOfObservers(pairs(20, () => 0)).alpha, 1);
  const some = agreementOfObservers(pairs(40, (k) => (k % 4 === 0 ? 1 : 0)));
  ok(some.alpha! > 0.7 && some.alpha! < 1 && some.interval![0] < some.alpha!);
  equal(agreementOfObservers([...pairs(20, () => 0), note('i0', 'z', null)]).units, 20);
});

test('AS-34: interviewers are judged from ten candidates on', () => {
  const competences = mentorCompetences(findTemplate('leadership-mentoring')!.profile).slice(0, 2);
  const questions = questionsOf([{ competences }]);
  const interview = (k: number) => {
    const scores: Score[] = questions.flatMap(({ competence, number }) =>
      ['x', 'y'].map((person) => ({
        person,
        competence: competence.id,
        question: number,
        level: Math.min(5, 1 + (k % 4) + (person === 'y' && k % 3 === 0 ? 1 : 0)),
        note: '',
      })),
    );
    return {
      interview: {
        interviewers: ['x', 'y'].map((personId) => ({
          personId,
          name: personId,
          hasSubmitted: true,
        })),
      },
      scores,
    };
  };
  const few = qualityOfInterviews(
    Array.from({ length: 9 }, (_, k) => interview(k)),
    questions,
  );
  deepEqual([few.candidates, few.competences[0]!.single, few.alpha.alpha], [9, null, null]);
  const many = qualityOfInterviews(
    Array.from({ length: 12 }, (_, k) => interview(k)),
    questions,
  );
  ok(
    many.competences[0]!.single! > 0.7 && many.competences[0]!.both! > many.competences[0]!.single!,
  );
  ok(many.alpha.alpha! > 0.6);
});
