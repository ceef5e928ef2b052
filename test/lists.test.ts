/**
 * SE-2: lists that people send are read and compared in time that grows with their lines, whatever
 * the lines have in common.
 */
import { equal, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { settingsOf } from '../src/features/organisations/country.rules.ts';
import { readFacts } from '../src/features/guidance/facts.rules.ts';
import { readGuardians } from '../src/features/people/guardian.rules.ts';
import {
  compareRoster,
  findMissing,
  readRoster,
  type Known,
} from '../src/features/people/roster.rules.ts';
import { isDay } from '../src/web/route.tsx';
import { extent } from './support/extent.ts';
import { openWorld, visit, type World } from './support/world.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const lines = extent(10_000, 30_000);
/**
 * A square of so many lines takes minutes; twice this, on a machine that does something else too,
 * does not.
 */
const patienceMs = extent(5000, 8000);

const columns = [
  'nummer',
  'voornaam',
  'achternaam',
  'e-mail',
  'klas',
  'organisatie',
  'rol',
  'manager',
  'geboortedatum',
];
/**
 * What stands in a column: the same in every line, another in every line, in pairs, as the line
 * before or after, nothing.
 */
const ways: ((column: string, n: number) => string)[] = [
  (column) => `${column}`,
  (column, n) => `${column} ${n}`,
  (column, n) => `${column} ${n >> 1}`,
  (column, n) => `${column} ${n + 1}`,
  () => '',
];
const cellOf = (way: (column: string, n: number) => string, column: string, n: number): string => {
  const text = way(column, n);
  if (text === '' || column === 'rol') return text === '' ? '' : 'mentee';
  if (column === 'e-mail') return `${text.replaceAll(' ', '.')}@school.example`;
  if (column === 'geboortedatum') return `2012-01-${String(10 + (text.length % 10))}`;
  // As people are named, so that it can mean somebody, or everybody.
  if (column === 'manager') return `${way('voornaam', n)} ${way('achternaam', n)}`;
  return text;
};
/** Each column in each way, beside the others in each way. */
function* lists(): Generator<[string, string[][]]> {
  for (const [a, most] of ways.entries())
    for (const column of ['', ...columns])
      for (const [b, way] of ways.entries()) {
        if ((column === '') !== (a === b)) continue;
        yield [
          `${column === '' ? '' : `${column} in way ${b}, `}all in way ${a}`,
          [
            columns,
            ...Array.from({ length: lines }, (_, n) =>
              columns.map((name) => cellOf(name === column ? way : most, name, n)),
            ),
          ],
        ];
      }
}

test('SE-2: a list of people collides in every column and every way, and stays linear', (t) => {
  let slowest = 0;
  let tried = 0;
  let looked = 0;
  const today = '2026-11-22';
  for (const [name, rows] of lists()) {
    // All that are alike, and by turns those in which one column is not.
    if (++tried % extent(24, 6) !== 0 && !name.startsWith('all')) continue;
    const began = process.cpuUsage();
    const reading = readRoster(rows, today)!;
    const first = compareRoster(reading, []);
    const known: Known[] = reading.lines.slice(0, lines / 2).map(({ person }, n) => ({
      ...person,
      id: `person ${n}`,
      managerId: n === 0 ? null : `person ${n - 1}`,
    }));
    const verdicts = compareRoster(reading, known);
    findMissing(verdicts, known);
    const { user, system } = process.cpuUsage(began);
    const took = (user + system) / 1000;
    slowest = Math.max(slowest, took);
    looked++;
    equal(first.length, lines);
    ok(took < patienceMs, `${name}: ${Math.round(took)} ms`);
  }
  t.diagnostic(
    `tried: ${looked} lists of ${lines} lines, the slowest in ${Math.round(slowest)} ms`,
  );
});

test('SE-2: lists of guardians and of facts stay linear', () => {
  const numbers = new Map(Array.from({ length: lines }, (_, n) => [`${n}`, `person ${n}`]));
  for (const of of [(n: number) => n, () => 1, (n: number) => n >> 1]) {
    const began = performance.now();
    const guardians = readGuardians(
      [
        ['nummer', 'voornaam', 'achternaam', 'e-mail'],
        ...Array.from({ length: lines }, (_, n) => [
          `${of(n)}`,
          'A',
          `B ${of(n)}`,
          `a${of(n)}@b.example`,
        ]),
      ],
      numbers,
    );
    ok(typeof guardians === 'object' && 'lines' in guardians);
    const facts = readFacts(
      [
        ['nummer', 'datum', 'soort', 'vak', 'waarde'],
        ...Array.from({ length: lines }, (_, n) => [
          `${of(n)}`,
          '2026-11-20',
          'cijfer',
          `vak ${of(n)}`,
          '7,5',
        ]),
      ],
      numbers,
      { isDay, marks: settingsOf('NL').marks, today: '2026-11-22' },
    );
    ok(typeof facts === 'object' && 'facts' in facts);
    ok(performance.now() - began < patienceMs);
  }
});

test('SE-2: everybody else is answered while thousands of lines that name one manager are looked through', async () => {
  const coordinator = await visit(world, 'school.coordinator');
  await coordinator.get('/o/lindenhof/people/imports/new');
  const sent = await coordinator.upload(
    '/o/lindenhof/people/imports',
    {},
    {
      name: 'list.csv',
      bytes: Buffer.from(
        `voornaam;achternaam;nummer;manager\n${Array.from({ length: lines }, (_, n) => `a;b;${n};a b`).join('\n')}`,
      ),
    },
  );
  equal(sent.status, 303);
  let longest = 0;
  const over = new AbortController();
  const others = (async () => {
    while (!over.signal.aborted) {
      const began = performance.now();
      await sleep(5);
      longest = Math.max(longest, performance.now() - began);
    }
  })();
  const page = await coordinator.get(sent.location);
  over.abort();
  await others;
  equal(page.status, 200);
  ok(page.text.includes(lines.toLocaleString('en')));
  ok(longest < 3000, `${Math.round(longest)} ms`);
});
