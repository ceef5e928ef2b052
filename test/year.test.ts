import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { episodesOf, judge, type Relation } from '../src/app/demo/year.rules.ts';
import { simulate, simulateYear } from '../src/app/simulate.command.ts';
import { extent, isWhole } from './support/extent.ts';

const span = { firstDay: '2026-01-01', lastDay: '2026-12-31' };
const pair: Relation = {
  id: 'r',
  kind: 'pair',
  mentorship: 'r',
  mentee: null,
  firstDay: '2026-01-01',
  firstLimit: 28,
  limit: 42,
  still: [],
  temper: 'fades',
};
const said = (relation: Partial<Relation>, contacts: string[]) =>
  episodesOf({ ...pair, ...relation }, contacts, span).map(
    ({ kind, from, to }) => `${kind} ${from} ${to}`,
  );

test('S-12: what was silent, seen from outside', () => {
  deepEqual(
    said({}, [
      '2026-01-10',
      '2026-02-15',
      '2026-03-20',
      '2026-05-01',
      '2026-06-10',
      '2026-07-20',
      '2026-08-30',
      '2026-10-05',
      '2026-11-10',
      '2026-12-15',
    ]),
    [],
  );
  deepEqual(said({}, []), ['no-first-meeting 2026-01-30 2026-12-31']);
  deepEqual(said({}, ['2026-02-10', '2026-12-20']), [
    'no-first-meeting 2026-01-30 2026-02-10',
    'silence 2026-03-25 2026-12-20',
  ]);
  deepEqual(said({ still: [{ firstDay: '2026-01-05', lastDay: '2026-01-14' }] }, []), [
    'no-first-meeting 2026-02-09 2026-12-31',
  ]);
  deepEqual(said({ kind: 'pupil', limit: 70 }, ['2026-03-01', '2026-12-01']), [
    'no-talk 2026-05-11 2026-12-01',
  ]);
});

test('S-12: a late signal is not in time, a missing one is missed, one without a silence is a false alarm', () => {
  const episodes = episodesOf(pair, ['2026-02-10', '2026-12-20'], span);
  const raised = (kind: string, on: string, actedOn: string | null = null) => ({
    relation: 'r',
    kind,
    on,
    actedOn,
  });
  const of = (list: ReturnType<typeof raised>[]) => judge(1, episodes, list);
  deepEqual(
    of([raised('no-first-meeting', '2026-01-30', '2026-02-02'), raised('silence', '2026-03-25')]),
    {
      relations: 1,
      silentEpisodes: 2,
      signalledInTime: 2,
      missed: 0,
      falseAlarms: 0,
      medianDaysToSignal: 0,
      medianDaysToFirstAction: 3,
    },
  );
  const late = of([raised('no-first-meeting', '2026-01-31'), raised('silence', '2026-03-24')]);
  deepEqual(
    [late.signalledInTime, late.missed, late.falseAlarms, late.medianDaysToSignal],
    [0, 1, 1, 1],
  );
});

test('S-12: months of 60 pairs and 300 pupils: every silence is noticed on its day, nobody who thrives is, and the same seed makes the same months', async () => {
  // The first silences end after forty days.
  const days = extent(50, 100);
  const [first, second] = [
    await simulateYear({ days, seed: 3, progress: () => {} }),
    isWhole ? await simulateYear({ days, seed: 3, progress: () => {} }) : null,
  ];
  deepEqual(
    [first.relations, first.missed, first.falseAlarms, first.signalledInTime],
    [360, 0, 0, first.silentEpisodes],
  );
  ok(first.silentEpisodes > extent(0, 5) && first.mailsSent > extent(0, 50), JSON.stringify(first));
  if (second) deepEqual(second, first);
});

test('the command says what it wants', async () => {
  let said = '';
  equal(
    await simulate(['--days', 'many'], {
      out: () => {},
      error: (text) => (said += text),
      language: 'en',
    }),
    2,
  );
  match(said, /whole numbers/);
});
