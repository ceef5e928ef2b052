/**
 * Jobs under kill -9: 5,000 of them, done by a process that is killed twenty times. Each job writes one line into the journal; what is
 * counted is lines, not marks: lost when there is none, doubled when there are two, ghosts when they come from rolled-back transactions.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { openDesk, ownerConfig, type Desk, type Tx } from '../src/foundation/database.ts';
import { benchKeys } from './keys.ts';
import { startCluster } from '../src/foundation/embedded.ts';
import { planJob, runJobs } from '../src/foundation/jobs.ts';
import { migrate } from '../src/foundation/migrate.ts';

const [jobs, kills] = [5000, 20];

async function work(desk: Desk, organisation: string): Promise<void> {
  const handlers = { bench: async (tx: Tx, job: { key: string }) => void (await tx.insertInto('journal').values({ organisation_id: organisation, verb: job.key, subject: 'bench' }).execute()) };
  while ((await runJobs(desk, { organisation, today: '2026-11-22', at: new Date() }, handlers)) > 0);
}

if (process.argv[2] === 'work') {
  await work(openDesk({ socketFolder: process.argv[3]!, database: 'mentorium' }, { keys: benchKeys, connections: 2 }), process.argv[4]!);
  process.exit(0);
} else {
  const folder = mkdtempSync(join(tmpdir(), 'mentorium-jobs-'));
  const cluster = await startCluster(folder, () => {});
  const address = { socketFolder: cluster.socketFolder, database: 'mentorium' };
  const owner = new Client(ownerConfig(address));
  await owner.connect();
  await migrate(owner, () => {});
  const desk = openDesk(address, { keys: benchKeys });
  const organisation = crypto.randomUUID();
  await desk.atTheDoor(null, (tx) => tx.insertInto('organisation').values({ id: organisation, slug: 'bench', name: 'Bench', language: 'en' }).execute());
  const place = { organisation, person: null };
  let undone = 0;
  await desk.within(place, 'write', async (tx) => {
    for (let k = 0; k < jobs; k++) await planJob(tx, { organisation, kind: 'bench', key: `k${k}`, dueAt: new Date() });
  });
  for (let k = 0; k < jobs; k += 10)
    await desk
      .within(place, 'write', async (tx) => {
        await planJob(tx, { organisation, kind: 'bench', key: `undone${k}`, dueAt: new Date() });
        throw new Error('rolled back');
      })
      .catch(() => undone++);
  const lines = () =>
    desk.within(
      place,
      'read',
      async (tx) =>
        (
          await tx
            .selectFrom('journal')
            .select(({ fn }) => fn.countAll<number>().as('n'))
            .where('subject', '=', 'bench')
            .executeTakeFirstOrThrow()
        ).n,
    );
  const start = performance.now();
  const worker = (): ChildProcess => fork(import.meta.filename, ['work', cluster.socketFolder, organisation]);
  for (let k = 0; k < kills; k++) {
    const before = await lines();
    // Two at a time share the work; one of them is killed in the midst of it.
    const [victim, other] = [worker(), worker()];
    while ((await lines()) === before && performance.now() - start < 240_000) await sleep(2);
    await sleep(40 + ((k * 13) % 60));
    victim.kill('SIGKILL');
    other.kill('SIGKILL');
    await Promise.all([victim, other].map((child) => new Promise((resolve) => (child.exitCode !== null || child.signalCode !== null ? resolve(null) : child.once('exit', resolve)))));
  }
  const left = await lines();
  const killed = performance.now();
  await work(desk, organisation);
  await owner.query(`set app.organisation = '${organisation}'`);
  const counted = (await owner.query(`select verb, count(*)::int as n from journal where subject = 'bench' group by verb`)).rows as { verb: string; n: number }[];
  const real = counted.filter(({ verb }) => verb.startsWith('k'));
  console.log(
    `${jobs} jobs, two workers killed ${kills} times (${left} were done by then): lost ${jobs - real.length}, done twice ${real.filter(({ n }) => n > 1).length}, from ${undone} rolled-back transactions ${counted.length - real.length}`,
  );
  console.log(`${((killed - start) / 1000).toFixed(1)} s of killing, ${((performance.now() - killed) / 1000).toFixed(1)} s for the rest`);
  await desk.end();
  await owner.end();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}
