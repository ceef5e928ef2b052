import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readPreferences } from '../src/features/admissions/preference.rules.ts';
import { hardConstraintOf } from '../src/features/optimisation/hard-constraint.rules.ts';
import { compareRuns, sharesOf, spreadOf } from '../src/features/matching/comparison.rules.ts';
import {
  nobody,
  reasonsFor,
  scoreOf,
  usualWeights,
  type Mentor,
  type Participant,
  type Pool,
  type Weights,
} from '../src/features/optimisation/criterion.rules.ts';
import { readPeople, readPolicy } from '../src/features/optimisation/people-file.rules.ts';
import { replay } from '../src/features/optimisation/replay.rules.ts';
import { writeRun, type RunFile } from '../src/features/optimisation/run-file.rules.ts';
import {
  refusePins,
  solver,
  usualPolicy,
  type Policy,
} from '../src/features/optimisation/policy.rules.ts';
import { alternativesFor, solve } from '../src/features/optimisation/run.rules.ts';
import { unmatchedText, reasonText } from '../src/features/optimisation/score.words.ts';

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
const only = (weights: Partial<Weights>): Weights => ({
  ...(Object.fromEntries(Object.keys(usualWeights).map((key) => [key, 0])) as Weights),
  ...weights,
});
const strict = {
  ...usualPolicy.switches,
  'own-manager': true,
  'same-organisation': true,
  'no-common-language': true,
  'no-common-time': true,
  'mentor-before': true,
};
const barrier = (a: Mentor, b: Participant, banned = false) =>
  hardConstraintOf({ mentor: a, mentee: b, switches: strict, isBanned: () => banned });

test('MA-2: each rule bars its pairs, and something unknown bars nobody', () => {
  equal(barrier(mentor('a'), mentee('a')), 'same-person');
  equal(barrier(mentor('a'), mentee('b', { managerId: 'a' })), 'own-manager');
  equal(barrier(mentor('a', { managerId: 'b' }), mentee('b')), 'own-manager');
  equal(barrier(mentor('a', { managerId: 'c' }), mentee('b', { managerId: 'c' })), 'own-manager');
  equal(
    barrier(mentor('a', { memberOrganisation: 'x' }), mentee('b', { memberOrganisation: 'x' })),
    'same-organisation',
  );
  equal(barrier(mentor('a', { vetoes: ['b'] }), mentee('b')), 'vetoed');
  equal(barrier(mentor('a'), mentee('b', { vetoes: ['a'] })), 'vetoed');
  equal(
    barrier(mentor('a', { languages: ['sv'] }), mentee('b', { languages: ['nl'] })),
    'no-common-language',
  );
  equal(
    barrier(mentor('a', { slots: ['Mon'] }), mentee('b', { slots: ['Tue'] })),
    'no-common-time',
  );
  equal(barrier(mentor('a'), mentee('b', { earlierMentors: ['a'] })), 'mentor-before');
  equal(barrier(mentor('a'), mentee('b'), true), 'banned');
  equal(
    barrier(
      mentor('a', { languages: ['sv'], slots: ['Mon'], memberOrganisation: 'x' }),
      mentee('b'),
    ),
    null,
  );
});

test('MA-3: needs count by rank, and what nobody has said is unknown', () => {
  const weights = only({ need: 5, language: 5 });
  equal(
    scoreOf(mentor('a', { competences: ['x'] }), mentee('b', { competences: ['x', 'y'] }), weights),
    667,
  );
  equal(
    scoreOf(mentor('a', { competences: ['y'] }), mentee('b', { competences: ['x', 'y'] }), weights),
    333,
  );
  deepEqual(reasonsFor(mentor('a'), mentee('b', { competences: ['x'] }), weights), [
    { key: 'unknown', points: 0, about: ['need', 'language'] },
  ]);
  deepEqual(
    reasonsFor(
      mentor('a', { competences: ['z'] }),
      mentee('b', { competences: ['x'] }),
      only({ need: 1 }),
    ).map(({ key }) => key),
    ['no-common-need'],
  );
});

test('MA-8: the score is the weighted mean of what is known, for every set of weights', () => {
  const weight = fc.integer({ min: 0, max: 9 });
  fc.assert(
    fc.property(
      fc.record({ need: weight, language: weight, experience: weight, sector: weight }),
      fc.boolean(),
      fc.boolean(),
      fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }),
      (given, speaks, helps, years) => {
        const weights = only(given);
        const a = mentor('a', { languages: ['sv'], competences: ['x'], years: 5 });
        const b = mentee('b', {
          languages: [speaks ? 'sv' : 'nl'],
          competences: [helps ? 'x' : 'y'],
          years,
        });
        const known: [number, number][] = [
          [given.need, helps ? 1 : 0],
          [given.language, speaks ? 1 : 0],
          ...(years === null
            ? []
            : [[given.experience, Math.min(1, Math.max(0, (5 - years) / 5))] as [number, number]]),
        ];
        const whole = known.reduce((sum, [w]) => sum + w, 0);
        equal(
          scoreOf(a, b, weights),
          whole === 0
            ? 0
            : Math.round((1000 * known.reduce((sum, [w, v]) => sum + w * v, 0)) / whole),
        );
      },
    ),
    { numRuns: 500, seed: 8 },
  );
});

const pool: Pool = {
  mentors: [
    mentor('anna', { competences: ['law'], places: 1 }),
    mentor('bo', { competences: ['budget'], places: 2, memberOrganisation: 'x' }),
  ],
  mentees: [
    mentee('cia', { competences: ['law'] }),
    mentee('dan', { competences: ['budget'] }),
    mentee('eva', { competences: ['law', 'budget'] }),
    mentee('fia', { competences: ['media'], vetoes: ['anna', 'bo'] }),
    mentee('gun', { competences: ['law'] }),
  ],
};
const policy: Policy = { ...usualPolicy, weights: only({ need: 1 }) };

test('MA-4: everybody placeable is placed, the lowest fit comes before the total, and the seed decides the rest', () => {
  const result = solve(pool, policy, 3);
  equal(result.pairs.length, 3);
  deepEqual(solve(pool, policy, 3), result);
  const torn: Pool = {
    mentors: [
      mentor('m', { competences: ['a', 'b', 'c', 'x'] }),
      mentor('n', { competences: ['a', 'z'] }),
    ],
    mentees: [
      mentee('p', { competences: ['a', 'b', 'c'] }),
      mentee('q', { competences: ['x', 'y', 'z'] }),
    ],
  };
  const scores = (worstFirst: boolean) =>
    solve(torn, { ...policy, worstFirst }, 1).pairs.map(({ score }) => score);
  deepEqual(
    [scores(true), scores(false)],
    [
      [545, 545],
      [182, 1000],
    ],
  );
});

test('MA-4: when places are short, who has waited longest is placed, at no cost in places', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const days = ['2026-03-01', '2026-01-01', '2026-02-01', '2026-04-01'];
    const queue: Pool = {
      mentors: [mentor('m', { competences: ['a'] }), mentor('n', { competences: ['a'] })],
      mentees: days.map((since, k) =>
        mentee(`p${k}`, { since, competences: [k === 3 ? 'a' : 'b'] }),
      ),
    };
    const placed = (waitingFirst: boolean) =>
      solve(queue, { ...policy, waitingFirst }, seed)
        .pairs.map((pair) => pair.mentee)
        .sort();
    deepEqual(placed(true), ['p1', 'p2']);
    ok(placed(false).includes('p3'));
  }
});

test('MA-6, MA-12: pairs that should stay do, and the comparison names who moved', () => {
  const first = solve(pool, policy, 3);
  const kept = first.pairs.map((pair): [string, string] => [pair.mentor, pair.mentee]);
  for (let seed = 1; seed <= 20; seed++)
    deepEqual(compareRuns(first, solve(pool, { ...policy, kept }, seed)), {
      moves: [],
      gone: 0,
      same: 3,
      pairs: 0,
      total: 0,
      lowest: 0,
    });
  const gone = first.pairs[0]!;
  const next = solve(pool, { ...policy, kept, banned: [[gone.mentor, gone.mentee]] }, 3);
  const { moves } = compareRuns(first, next);
  ok(
    moves.some(
      (move) => move.mentee === gone.mentee && move.from === gone.mentor && move.to !== gone.mentor,
    ),
  );
});

test('MA-15: wishes of both sides come before the fit, and the optimum says how many would rather swap', () => {
  const wished: Pool = {
    mentors: [
      mentor('m', { competences: ['a'], wishes: ['q'] }),
      mentor('n', { competences: ['b'] }),
    ],
    mentees: [
      mentee('p', { competences: ['a'] }),
      mentee('q', { competences: ['b'], wishes: ['m'] }),
    ],
  };
  const pairsOf = (mode: 'optimum' | 'stable') => {
    const { pairs, blocking } = solve(wished, { ...policy, mode }, 1);
    return [pairs.map((pair) => `${pair.mentor}${pair.mentee}`).sort(), blocking];
  };
  deepEqual(pairsOf('stable'), [['mq', 'np'], 0]);
  deepEqual(pairsOf('optimum'), [['mp', 'nq'], 1]);
  const apart: Pool = {
    mentors: [
      mentor('m', { competences: ['a'] }),
      mentor('n', { competences: ['a'], vetoes: ['q'] }),
    ],
    mentees: [
      mentee('p', { competences: ['a'], wishes: ['m'] }),
      mentee('q', { competences: ['b'] }),
    ],
  };
  deepEqual(
    solve(apart, { ...policy, mode: 'stable' }, 1).left.map((one) => [one.mentee, one.why]),
    [['q', 'wishes']],
  );
  deepEqual(solve(apart, policy, 1).left, []);
});

test('MA-9: pins hold, and those that cannot are refused by name', () => {
  const pinned = solve(pool, { ...policy, pinned: [['bo', 'cia']] }, 1);
  equal(pinned.pairs.find((pair) => pair.mentee === 'cia')!.mentor, 'bo');
  equal(pinned.pairs.find((pair) => pair.mentee === 'cia')!.pinned, true);
  const refused = (pins: [string, string][]) =>
    refusePins(pool, { ...policy, pinned: pins })?.refused;
  deepEqual(
    [
      refused([['anna', 'fia']]),
      refused([
        ['anna', 'cia'],
        ['bo', 'cia'],
      ]),
      refused([
        ['anna', 'cia'],
        ['anna', 'dan'],
      ]),
      refused([['anna', 'nobody']]),
      refused([['bo', 'dan']]),
    ],
    ['pinned-barred', 'pinned-twice', 'pinned-too-many', 'pinned-unknown', undefined],
  );
});

test('MA-10: whoever is left is told why, and which place would help', () => {
  const { left } = solve(pool, policy, 3);
  const fia = left.find((one) => one.mentee === 'fia')!;
  deepEqual([fia.why, fia.barred], ['rules', { vetoed: 2 }]);
  const other = left.find((one) => one.mentee !== 'fia')!;
  deepEqual(
    [other.why, other.rivals, other.places, other.help!.sort()],
    ['competition', 4, 3, ['anna', 'bo']],
  );
  match(
    unmatchedText(other, 'nl', (id) => id),
    /4 mentees delen 3 plaatsen/,
  );
  equal(
    unmatchedText({ mentee: 'x', why: 'competition', candidates: 3 }, 'en', (id) => id),
    'Mentors who may be chosen have given their places to others.',
  );
  deepEqual(
    solve({ ...pool, mentors: [] }, policy, 1).left.map(({ why }) => why),
    Array.from({ length: 5 }, () => 'no-mentors'),
  );
});

test('another mentor for somebody: what it costs the others is what a run with that pin shows', () => {
  const plain: Policy = { ...policy, worstFirst: false };
  const base = solve(pool, plain, 3);
  let compared = 0;
  for (const { id } of pool.mentees) {
    for (const { mentor: who, alternative } of alternativesFor(pool, plain, 3, id)) {
      if (!('score' in alternative)) continue;
      const forced = solve(pool, { ...plain, pinned: [[who, id]] }, 3);
      deepEqual(
        [base.pairs.length - forced.pairs.length, base.totalScore - forced.totalScore],
        [alternative.fewerPairs, alternative.lessScore],
        `${who} ${id}`,
      );
      compared++;
    }
  }
  equal(compared, 8);
});

test('MA-13: small groups are put together; the spread counts every pair', () => {
  const people = ['x', 'x', 'x', 'y', 'z'].map((memberOrganisation, k) =>
    mentee(`p${k}`, { memberOrganisation }),
  );
  const crowd: Pool = { mentors: [mentor('m', { places: 4 })], mentees: people };
  const result = solve(crowd, policy, 1);
  deepEqual(
    sharesOf(crowd, result).map(({ group, mentees }) => [group, mentees]),
    [
      ['x', 3],
      ['', 2],
    ],
  );
  equal(
    spreadOf(result).reduce((sum, count) => sum + count, 0),
    4,
  );
});

test('MA-14: a run as a file is made again byte for byte, relabelled people get the same fits', () => {
  const file: RunFile = {
    format: 'mentorium-run-1',
    id: 'r',
    solver,
    seed: 3,
    policy,
    pool,
    result: solve(pool, policy, 3),
  };
  const text = writeRun(file);
  equal(writeRun(replay(JSON.parse(text) as RunFile)!), text);
  equal(replay({ ...file, solver: 'another/1' }), null);
  const turned: Pool = {
    mentors: [...pool.mentors].reverse(),
    mentees: [...pool.mentees].reverse(),
  };
  deepEqual(
    solve(turned, policy, 3).pairs.map(({ score }) => score),
    file.result.pairs.map(({ score }) => score),
  );
});

test('MA-14: a run that was kept before a criterion or a rule came into being counts it as nothing', () => {
  const off = usualPolicy.switches;
  for (const key of Object.keys(policy.weights) as (keyof typeof policy.weights)[]) {
    const { [key]: _, ...weights } = policy.weights;
    const kept = {
      ...policy,
      weights: weights as typeof policy.weights,
      switches: {} as typeof off,
    };
    const file: RunFile = {
      format: 'mentorium-run-1',
      id: 'r',
      solver,
      seed: 3,
      policy: kept,
      pool,
      result: { pairs: [], left: [], blocking: null, freePlaces: [], totalScore: 0 },
    };
    const again = replay(file)!;
    deepEqual(again.policy, kept);
    deepEqual(
      again.result,
      solve(pool, { ...policy, weights: { ...policy.weights, [key]: 0 }, switches: off }, 3),
      key,
    );
  }
});

test('MA-11: sheets by name or by role, columns in three languages, faults with their line', () => {
  const read = readPeople(
    [
      {
        name: 'Mentoren',
        rows: [
          ['Naam', 'Organisatie', 'Sterke punten', 'Plaatsen', 'Schoenmaat'],
          ['Ada Vos', 'Rivier', 'Recht; geld', '2', '41'],
        ],
      },
      {
        name: 'Adepter',
        rows: [
          ['Namn', 'Organisation', 'Behov', 'Önskemål', 'Chef'],
          ['Bo Ek', 'Sjön', 'recht', 'Ada Vos', 'Ada Vos'],
        ],
      },
    ],
    {},
    '2026-11-22',
  );
  deepEqual([read.faults, read.unused], [[], ['Schoenmaat']]);
  deepEqual(
    [
      read.pool.mentors[0]!.places,
      read.pool.mentors[0]!.competences,
      read.pool.mentees[0]!.competences,
    ],
    [2, ['Recht', 'geld'], ['Recht']],
  );
  deepEqual(
    [read.pool.mentees[0]!.wishes, read.pool.mentees[0]!.managerId],
    [['mentor:Ada Vos'], 'mentor:Ada Vos'],
  );
  const mixed = readPeople(
    [
      {
        name: 'people.csv',
        rows: [
          ['name', 'role', 'capacity'],
          ['Ada', 'mentor', 'two'],
          ['', 'mentee', ''],
          ['Cy', 'boss', ''],
          ['Di', 'mentee', ''],
          ['Di', 'mentee', ''],
        ],
      },
    ],
    {},
    '2026-11-22',
  );
  deepEqual(
    mixed.faults.map(({ line, key }) => [line, key]),
    [
      [2, 'bad-number'],
      [3, 'no-name'],
      [4, 'no-role'],
      [6, 'twice'],
    ],
  );
  deepEqual(
    readPeople(
      [
        {
          name: 'x',
          rows: [
            ['a', 'b'],
            ['1', '2'],
          ],
        },
      ],
      {},
      '2026-11-22',
    ).faults.map(({ key }) => key),
    ['no-name-column'],
  );
});

test('a policy is read by name, and what is unknown in it is refused', () => {
  const { pool: people } = readPeople(
    [
      { name: 'mentors', rows: [['name'], ['Ada']] },
      { name: 'mentees', rows: [['name'], ['Bo']] },
    ],
    {},
    '2026-11-22',
  );
  const good = readPolicy(
    {
      weights: { need: 2 },
      rules: ['same-organisation', 'not-own-manager'],
      pinned: [['Ada', 'bo']],
      seed: 9,
    },
    people,
  );
  deepEqual(
    [
      good.faults,
      good.policy.weights.need,
      good.policy.weights.language,
      good.policy.switches['own-manager'],
      good.policy.pinned,
      good.seed,
    ],
    [[], 2, 0, true, [['mentor:Ada', 'mentee:Bo']], 9],
  );
  const bad = readPolicy(
    { weights: { shoes: 1, need: NaN }, rules: ['fly'], pinned: [['Ada', 'Zed'], 'x'], colour: 1 },
    people,
  );
  deepEqual(
    bad.faults.map(({ key }) => key),
    ['unknown-key', 'unknown-weight', 'bad-weight', 'unknown-rule', 'unknown-person', 'bad-pair'],
  );
  deepEqual(
    readPolicy([], people).faults.map(({ key }) => key),
    ['not-an-object'],
  );
});

test('reasons read as sentences in three languages', () => {
  const reason = { key: 'need', points: 500, about: ['law', 'budget'] } as const;
  deepEqual(
    (['en', 'nl', 'sv'] as const).map((language) =>
      reasonText({ ...reason, about: [...reason.about] }, language),
    ),
    [
      'can help with law and budget',
      'kan helpen met law en budget',
      'kan hjälpa till med law och budget',
    ],
  );
});

test('A-3: what is left empty stays unknown; wishes are different people who are there', () => {
  const here = (id: string) => ['a', 'b', 'c'].includes(id);
  const empty = {
    slots: [],
    region: '',
    online: null,
    years: null,
    wish1: null,
    wish2: null,
    wish3: null,
  };
  deepEqual(readPreferences(empty, here), {
    slots: [],
    region: null,
    online: null,
    years: null,
    wishes: [],
  });
  deepEqual(
    readPreferences({ ...empty, region: 'Umeå', online: 'no', wish1: 'b', wish3: 'a' }, here),
    { slots: [], region: 'Umeå', online: false, years: null, wishes: ['b', 'a'] },
  );
  for (const wrong of [{ wish1: 'a', wish2: 'a' }, { wish1: 'zed' }])
    equal(readPreferences({ ...empty, ...wrong }, here), null);
});
