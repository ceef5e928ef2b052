/** The frame of the checks; they themselves are run by `npm run checks`. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { checks } from '../checks/all.ts';
import { carried } from '../checks/carried.ts';
import { judge, serveAnew, type Check, type Stage } from '../checks/check.ts';
import { root } from '../src/platform/project.ts';
import { openWorld, type World } from './support/world.ts';

const opened: World[] = [];
const open = async (): Promise<World> => {
  const world = await openWorld('demo_template', { hasMail: true });
  opened.push(world);
  return world;
};
let stage: Stage | undefined;

/** It counts who may read people without being anybody. */
const walls: Check = {
  number: 0,
  name: 'people have a wall',
  isQuick: true,
  run: async (world) => {
    stage = world;
    const seen = await world.database.beforeTenant(null, (tx) =>
      tx.selectFrom('person').select('id').execute(),
    );
    return { tried: '1 query', figure: `${seen.length} rows`, faults: seen.map(({ id }) => id) };
  },
  mutation: {
    name: 'the wall is taken down',
    break: ({ owner }) => owner.query('alter table person disable row level security'),
  },
};

let sound: Awaited<ReturnType<typeof judge>>;
before(async () => {
  sound = await judge(walls, open);
});
after(() => {
  stage = undefined;
});

test('a check finds nothing as things are and something once its wall is broken, each time in a world of its own', () => {
  deepEqual([sound.tried, sound.figure, sound.faults, sound.sees], ['1 query', '0 rows', [], true]);
  equal(new Set(opened.map(({ databaseName }) => databaseName)).size, 2);
  equal(stage?.databaseName, opened[1]!.databaseName);
});

test('a check that does not notice what was broken is blind, and one that finds a fault says so', async () => {
  const blind = await judge(
    { ...walls, mutation: { name: 'nothing', break: async () => {} } },
    open,
  );
  deepEqual([blind.faults, blind.sees], [[], false]);
  const failing = await judge(
    { ...walls, run: async () => ({ tried: '1', figure: '1', faults: ['wrong'] }) },
    open,
  );
  deepEqual([failing.faults, failing.sees], [['wrong'], true]);
});

test('a check that breaks off leaves no world behind, and strangers come in through the server that stands now', async () => {
  const from = opened.length;
  const broken = await judge(
    {
      ...walls,
      run: async (world) => {
        const before = world.server;
        await serveAnew(world);
        ok(world.server !== before);
        equal((await world.somebody().get('/sign-in')).status, 200);
        throw new Error('broke off');
      },
    },
    open,
  ).catch((error: Error) => error.message);
  equal(broken, 'broke off');
  equal(opened.length, from + 1);
  const world = await openWorld();
  const { rows } = await world.owner.query(
    'select datname from pg_database where datname = any($1)',
    [opened.map(({ databaseName }) => databaseName)],
  );
  await world.close();
  deepEqual(rows, []);
});

test('every check has a number of its own that stands in the list of checks, and a mutation with a name', () => {
  const listed = [
    ...readFileSync(join(root, 'docs/security.md'), 'utf8').matchAll(/^\| (\d+) \|/gm),
  ].map(([, number]) => Number(number));
  const numbers = checks.map(({ number }) => number);
  equal(new Set(numbers).size, numbers.length);
  deepEqual(
    numbers.filter((number) => !listed.includes(number)),
    [],
  );
  for (const { name, mutation } of checks) match(`${name}|${mutation.name}`, /^.+\|.+$/);
  ok(checks.some(({ isQuick }) => isQuick) && checks.some(({ isQuick }) => !isQuick));
});

test('the line that a check breaks is in its file, once: a line that was changed takes its check along', () => {
  for (const { number, mutation } of carried)
    equal(
      readFileSync(join(root, mutation.file), 'utf8').split(mutation.from).length - 1,
      1,
      `${number}: ${mutation.file}`,
    );
  ok(carried.length > 20);
});
