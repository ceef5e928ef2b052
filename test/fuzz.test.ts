/** Whatever is sent to whichever route, by whomever: an answer with a reason, never a crash. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openRoutes, routes } from '../src/app/registry.ts';
import { buildServer } from '../src/app/server.ts';
import { openClass } from './support/class.ts';
import { extent } from './support/extent.ts';
import { openPair } from './support/pair.ts';
import { namesIn } from './support/forms.ts';
import { now, openWorld, visit, type Visitor, type World } from './support/world.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

/** The same numbers each time, so that a fault can be found again. */
function chance(seed: number): <T>(list: readonly T[]) => T {
  let state = seed;
  return (list) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return list[state % list.length]!;
  };
}

test('whatever is sent to a route, by anybody, is answered below 500', async (t) => {
  const group = await openClass(world);
  const school: Visitor[] = [
    await group.as('mentor'),
    await group.as('coordinator'),
    await group.as('pupil'),
    await group.as('guardian'),
    await group.as('counsellor'),
    await visit(world, 'both'),
  ];
  const pair = await openPair(world);
  const network: Visitor[] = [
    pair.mentor,
    await visit(world, 'network.coordinator'),
    await visit(world, 'both'),
  ];
  const pick = chance(7);
  const odd = ['00000000-0000-4000-8000-000000000000', 'x', '%00', "'", '1e9', '..%2F..'];
  const words = [
    '',
    'x',
    '-1',
    '0',
    '5',
    '2026-13-40',
    '2026-11-25',
    '9999-12-31',
    '25:99',
    '13:00',
    "'; drop table person",
    'a'.repeat(5000),
    '\u0000',
    '<b>',
    'pupil',
    'support',
    'question',
    'conduct',
    'high',
    'report',
    'three',
    'yes',
  ];
  const faults: string[] = [];
  let sent = 0;
  for (const { base, visitors, mentorship, ids } of [
    {
      base: group.base,
      visitors: school,
      mentorship: group.path.split('/').at(-1)!,
      ids: [group.pupil, group.guardian, group.teacher],
    },
    {
      base: '/o/ledarnatverket',
      visitors: network,
      mentorship: pair.path.split('/').at(-1)!,
      ids: [pair.cohort, pair.ids.mentor, pair.ids.mentee],
    },
  ])
    for (let round = 0; round < extent(1, 4); round++)
      for (const route of routes) {
        const visitor = pick(visitors);
        const path =
          base +
          route.path.replace(/:(\w+)/g, (_, name: string) =>
            name === 'mentorship' && pick([true, true, false])
              ? mentorship
              : pick([...ids, ...odd]),
          );
        const names = [...namesIn(route.form), 'on', 'go', 'kind'];
        const fields = Object.fromEntries(
          names.map((name) => [name, pick([...words, ...ids, ...odd])]),
        );
        const { status } =
          route.method === 'GET' ? await visitor.get(path) : await visitor.post(path, fields);
        sent++;
        if (status >= 500)
          faults.push(`${route.method} ${path} ${JSON.stringify(fields).slice(0, 200)}: ${status}`);
      }
  t.diagnostic(`tried: ${sent} requests`);
  deepEqual(faults, []);
  ok(sent > extent(500, 2000), `${sent} requests`);
});

test('an address that asks for a row by what is no id is not here, whoever asks; a fault of our own SQL is never told as one', async () => {
  const coordinator = await visit(world, 'school.coordinator');
  let tried = 0;
  for (const route of routes) {
    const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name!);
    for (const name of names)
      for (const odd of ['x', '%00', '1e9', '00000000-0000-4000-8000-00000000000%00']) {
        const path = route.path.replace(/:(\w+)/g, (_, one: string) =>
          one === name ? odd : '00000000-0000-4000-8000-000000000000',
        );
        const { status } = await coordinator.get(`/o/lindenhof${path}`);
        tried++;
        ok([403, 404].includes(status), `${path}: ${status}`);
      }
  }
  ok(tried > 500, `${tried} addresses`);
  for (const { path } of openRoutes.filter(
    ({ method, path: one }) => method === 'GET' && one.includes(':'),
  )) {
    const { status } = await coordinator.get(path.replace(/:\w+/g, 'a%00'));
    equal(status, 404, path);
  }
  const server = await buildServer({ database: world.database, now, log: false });
  for (const code of ['22P02', '22021'])
    server.get(`/fault-${code}`, () => {
      throw Object.assign(new Error('invalid input syntax'), { code });
    });
  for (const code of ['22P02', '22021'])
    equal((await server.inject(`/fault-${code}`)).statusCode, 500, code);
  await server.close();
});
