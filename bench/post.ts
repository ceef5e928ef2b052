/**
 * Letters under kill -9: 5,000 of them, carried by a process that is killed twenty times, to a mail server in this process.
 * Counts what arrived, what was lost, what came twice (under the same Message-ID), and what came from rolled-back transactions.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { SMTPServer } from 'smtp-server';
import { openDesk, ownerConfig } from '../src/foundation/database.ts';
import { benchKeys } from './keys.ts';
import { startCluster } from '../src/foundation/embedded.ts';
import { migrate } from '../src/foundation/migrate.ts';
import { postLetter } from '../src/post/letter.store.ts';
import { startCarrier } from '../src/post/carrier.ts';

const [letters, kills] = [5000, 20];
const from = 'Mentorium <post@mentorium.example>';

if (process.argv[2] === 'carry') {
  const desk = openDesk({ socketFolder: process.argv[3]!, database: 'mentorium' }, { keys: benchKeys, connections: 2 });
  startCarrier({ desk, server: process.argv[4]!, from, every: 0.2 });
} else {
  const folder = mkdtempSync(join(tmpdir(), 'mentorium-post-'));
  const cluster = await startCluster(folder, () => {});
  const address = { socketFolder: cluster.socketFolder, database: 'mentorium' };
  const owner = new Client(ownerConfig(address));
  await owner.connect();
  await migrate(owner, () => {});
  const desk = openDesk(address, { keys: benchKeys });
  const organisation = crypto.randomUUID();
  await desk.atTheDoor(null, (tx) => tx.insertInto('organisation').values({ id: organisation, slug: 'bench', name: 'Bench', language: 'en' }).execute());
  let undone = 0;
  for (let k = 0; k < letters; k++) {
    const letter = { organisation, kind: 'bench', language: 'en' as const, name: `P ${k}`, subject: 'A question', body: 'Hello.', weight: 'now' as const, at: Temporal.Now.zonedDateTimeISO() };
    await desk.within({ organisation, person: null }, 'write', (tx) => postLetter(tx, { ...letter, key: `k${k}`, address: `k${k}@example.org` }));
    if (k % 10 === 0)
      await desk
        .within({ organisation, person: null }, 'write', async (tx) => {
          await postLetter(tx, { ...letter, key: `undone${k}`, address: `undone${k}@example.org` });
          throw new Error('rolled back');
        })
        .catch(() => undone++);
  }
  const arrived = new Map<string, number>();
  let ghosts = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      let raw = '';
      stream.on('data', (part: Buffer) => (raw += part.toString()));
      stream.on('end', () => {
        const id = /^Message-ID: (.*)$/im.exec(raw)![1]!;
        arrived.set(id, (arrived.get(id) ?? 0) + 1);
        if (session.envelope.rcptTo.some(({ address: to }) => to.startsWith('undone'))) ghosts++;
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.on('error', () => {}); // whoever is killed hangs up in the middle
  const url = `smtp://127.0.0.1:${(server.server.address() as { port: number }).port}`;
  const start = performance.now();
  const carry = (): ChildProcess => fork(import.meta.filename, ['carry', cluster.socketFolder, url]);
  for (let k = 0; k < kills; k++) {
    const child = carry();
    const before = arrived.size;
    // Killed in the midst of work, never before it has begun.
    while (arrived.size === before && performance.now() - start < 240_000) await sleep(5);
    await sleep(50 + ((k * 37) % 300));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
  }
  const left = arrived.size;
  const killed = performance.now();
  const last = carry();
  while (arrived.size < letters && performance.now() - killed < 240_000) await sleep(50);
  await sleep(1500);
  last.kill('SIGTERM');
  const doubled = [...arrived.values()].filter((n) => n > 1).length;
  const { rows } = await desk.within({ organisation, person: null }, 'read', async (tx) => ({ rows: await tx.selectFrom('letter').select('id').where('sent_at', 'is', null).execute() }));
  console.log(`${letters} letters, ${kills} kills (${left} had arrived by then): arrived ${arrived.size}, lost ${letters - arrived.size}, not noted as sent ${rows.length}`);
  console.log(
    `sent again under the same Message-ID ${doubled}; from ${undone} rolled-back transactions ${ghosts}; ${((killed - start) / 1000).toFixed(0)} s of killing, ${((performance.now() - killed) / 1000).toFixed(0)} s until all had arrived`,
  );
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await desk.end();
  await owner.end();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}
