/** Start, pages and roster at the demo's size: medians on this machine. `npm run bench` */
import { rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { Client } from 'pg';
import { loadDemo } from '../src/app/demo/demo.ts';
import { openDatabase, ownerConfig } from '../src/platform/database.ts';
import { benchKeys } from './keys.ts';
import { startCluster } from '../src/platform/embedded.ts';
import { temporaryFolder } from '../src/platform/embedded-system.ts';
import { migrate } from '../src/platform/migrate.ts';
import { solveLex } from '../src/core/matching/lex.ts';
import { applyRoster, listKnown } from '../src/features/people/person.store.ts';
import { compareRoster, readRoster } from '../src/features/people/roster.rules.ts';
import { readSpreadsheet } from '../src/core/reader/spreadsheet.ts';
import { demoDay, linkIn, now, visit, type World, type Visitor } from '../test/support/world.ts';
import { buildServer } from '../src/app/server.ts';

const median = (values: number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const at = (values: number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)]!;
const say = (what: string, figure: string) => console.log(`${what.padEnd(58)} ${figure}`);
const clock = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
  const began = performance.now();
  const result = await work();
  return [result, performance.now() - began];
};

console.log(`${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}`);
const folder = temporaryFolder('mentorium-bench');
const [cluster, first] = await clock(() => startCluster(folder));
say('embedded PostgreSQL, empty folder to ready', `${first.toFixed(0)} ms`);
const address = { socketFolder: cluster.socketFolder, database: 'mentorium' };
const owner = new Client(ownerConfig(address));
await owner.connect();
say('migrations', `${(await clock(() => migrate(owner)))[1].toFixed(0)} ms`);
const database = openDatabase(address, { keys: benchKeys });
say(
  'loading the demo',
  `${(await clock(() => loadDemo(database, () => {}, demoDay)))[1].toFixed(0)} ms`,
);

/** A page of a hundred asked for, after ten that warm up. */
async function sayPage(visitor: Visitor, name: string, path: string): Promise<void> {
  const times: number[] = [];
  let size = 0;
  for (let i = 0; i < 110; i++) {
    const [reply, ms] = await clock(() => visitor.get(path));
    if (reply.status !== 200) throw new Error(`${path} ${reply.status}`);
    size = reply.text.length;
    if (i >= 10) times.push(ms);
  }
  say(
    `page: ${name} (${(size / 1024).toFixed(0)} kB)`,
    `median ${median(times).toFixed(1)} ms, p95 ${at(times, 0.95).toFixed(1)} ms of 100`,
  );
}

const server = await buildServer({ database, now, log: false });
const world = { database, owner, server } as World;
const coordinator = await visit(world, 'network.coordinator');
const mentorship = linkIn(
  (await coordinator.get('/o/ledarnatverket/mentorships')).text,
  /mentorships\/[0-9a-f-]{36}/,
);
const programme = linkIn(
  (await coordinator.get('/o/ledarnatverket/programmes')).text,
  /cohorts\/[0-9a-f-]{36}/,
);
for (const [name, path] of [
  ['home of the coordinator', '/o/ledarnatverket'],
  ['board of mentorships', '/o/ledarnatverket/mentorships'],
  ['one mentorship', mentorship],
  ['120 applications judged', `${programme}/applications`],
  ['people', '/o/ledarnatverket/people'],
] as const)
  await sayPage(coordinator, name, path);

const organisation = (
  await database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select('id')
      .where('slug', '=', 'lindenhof')
      .executeTakeFirstOrThrow(),
  )
).id;
const school = await visit(world, 'school.coordinator');
for (const count of [1_000, 20_000]) {
  const csv = `nummer;voornaam;achternaam;klas;rol;e-mail\n${Array.from({ length: count }, (_, i) => `${900_000 + count + i};Voornaam${i};Achternaam${i % 977};${1 + (i % 6)}${'ABCDEF'[i % 6]};leerling;l${count}x${i}@school.example`).join('\n')}`;
  const [rows, reading] = await clock(() => readSpreadsheet(Buffer.from(csv)));
  const [verdicts, comparing] = await clock(async () =>
    compareRoster(
      readRoster(rows, demoDay)!,
      await database.inTenant({ organisation, person: null }, 'read', listKnown),
    ),
  );
  const [, writing] = await clock(() =>
    database.inTenant({ organisation, person: null }, 'write', (tx) =>
      applyRoster(tx, organisation, verdicts),
    ),
  );
  const again = compareRoster(
    readRoster(rows, demoDay)!,
    await database.inTenant({ organisation, person: null }, 'read', listKnown),
  );
  if (again.some(({ is }) => is !== 'unchanged'))
    throw new Error('the second import would change something');
  say(
    `roster of ${count} rows: read, compare, write`,
    `${reading.toFixed(0)} + ${comparing.toFixed(0)} + ${writing.toFixed(0)} ms = ${((reading + comparing + writing) / (count / 1000)).toFixed(0)} ms per 1,000`,
  );
  await sayPage(
    school,
    `people after it, sorted and searched`,
    '/o/lindenhof/people?sort=-name&q=voornaam1',
  );
}
const seats = 500;
const instance = {
  id: 'dense',
  menteeCount: seats,
  capacity: Array<number>(seats).fill(1),
  edges: Array.from({ length: seats * seats }, (_, i): [number, number, number] => [
    Math.floor(i / seats),
    i % seats,
    (i * 7919) % 1000,
  ]),
};
const solves: number[] = [];
for (let i = 0; i < 5; i++) solves.push((await clock(async () => solveLex(instance)))[1]);
say('dense assignment 500 by 500 with certificate', `median ${median(solves).toFixed(0)} ms of 5`);
say('memory of the process', `${(process.memoryUsage().rss / 1024 / 1024).toFixed(0)} MiB`);
await server.close();
await database.end();
await owner.end();
await cluster.stop();
rmSync(folder, { recursive: true, force: true });
