/**
 * How long everybody else waits while one file is read or printed, and eighty people at once on
 * each page that opens more than its own: a server of its own on loopback, measured from outside
 * it. `npm run bench freezing [files|eighty]`
 */
import { fork } from 'node:child_process';
import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../src/platform/database.ts';
import { buildServer } from '../src/app/server.ts';
import { hostile } from '../test/support/hostile.ts';
import { walk } from '../test/support/walk.ts';
import { now, visit, type Visitor, type World } from '../test/support/world.ts';
import { routes } from '../src/app/registry.ts';
import { benchKeys } from './keys.ts';
import { openBenchWorld } from './world.ts';

/** In a process of its own: asks for a page without end, and says what the longest answer took. */
if (process.env.NEIGHBOUR) {
  const { url, cookie } = JSON.parse(process.env.NEIGHBOUR) as { url: string; cookie: string };
  let worst = 0;
  process.on('message', () => {
    process.send!(worst);
    worst = 0;
  });
  for (;;) {
    const began = performance.now();
    await fetch(url, { headers: { cookie } })
      .then((reply) => reply.arrayBuffer())
      .catch(() => {});
    worst = Math.max(worst, performance.now() - began);
    await sleep(20);
  }
}

const base = '/o/ledarnatverket';
const { address: databaseName, owner, close } = await openBenchWorld('freezing');
const database = openDatabase(databaseName, { keys: benchKeys });
const server = await buildServer({ database, now, log: false });
const world = { database, owner, server } as World;
const address = await server.listen({ port: 0, host: '127.0.0.1' });
const coordinator = await visit(world, 'network.coordinator');
const part = process.argv[2] ?? 'all';
console.log(`${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}`);

const neighbour = (path: string, visitor: Visitor) => {
  const child = fork(import.meta.filename, {
    env: {
      ...process.env,
      NEIGHBOUR: JSON.stringify({ url: address + path, cookie: `session=${visitor.cookie}` }),
    },
  });
  const ask = () =>
    new Promise<number>((resolve) => {
      child.once('message', (worst) => resolve(worst as number));
      child.send('');
    });
  return { ask, stop: () => child.kill() };
};

if (part !== 'eighty') {
  const mentor = await visit(world, 'network.mentor');
  const [health, home] = [neighbour('/health', mentor), neighbour(base, mentor)];
  await sleep(1500);
  // Made before anybody waits, and with a pause after: making them holds this process too.
  const files = hostile.map((one) => ({ ...one, bytes: one.bytes() }));
  await sleep(3000);
  for (const { what, path, name, bytes } of files) {
    const file = { name, bytes };
    await Promise.all([health.ask(), home.ask()]);
    const began = performance.now();
    const { status } = await coordinator.upload(`${base}${path}`, { name: 'Bench' }, file);
    const whole = performance.now() - began;
    await sleep(100);
    const [atHealth, atHome] = await Promise.all([health.ask(), home.ask()]);
    console.log(
      `| ${what} (${Math.round(file.bytes.length / 1024)} kB) | ${status} after ${(whole / 1000).toFixed(1)} s | /health ${atHealth.toFixed()} ms | home page ${atHome.toFixed()} ms |`,
    );
  }
  health.stop();
  home.stop();
}

if (part !== 'files') {
  const people = 80;
  const wanted = routes.filter((door) => door.method === 'GET' && door.purpose);
  const seen = new Set<string>();
  const tried: { path: string; visitor: Visitor; door: string }[] = [];
  for (const who of ['network.mentor', 'network.coordinator', 'network.registrar'] as const) {
    const visitor = await visit(world, who);
    await walk(
      visitor,
      [base],
      (path) => {
        const door = wanted.find((one) =>
          new RegExp(`^/o/[^/]+${one.path.replace(/:[a-z]+/g, '[^/?]+')}$`).test(path),
        );
        if (!door || seen.has(door.path)) return;
        seen.add(door.path);
        tried.push({ path, visitor, door: door.path });
      },
      2,
    );
  }
  tried.push({ path: `${base}/my-data/file`, visitor: coordinator, door: '/my-data/file' });
  for (const { path, visitor, door } of tried) {
    const replies = await Promise.all(
      Array.from({ length: people }, async () => {
        const began = performance.now();
        const reply = await fetch(address + path, {
          headers: { cookie: `session=${visitor.cookie}` },
        });
        await reply.arrayBuffer();
        return { status: reply.status, ms: performance.now() - began };
      }),
    );
    const slowest = Math.max(...replies.map(({ ms }) => ms));
    const statuses = [...Map.groupBy(replies, ({ status }) => status)]
      .map(([status, list]) => `${status} ${list.length}`)
      .join(', ');
    console.log(`| ${door} | ${statuses} | slowest ${(slowest / 1000).toFixed(2)} s |`);
  }
}

await server.close();
await database.end();
await close();
process.exit(0);
