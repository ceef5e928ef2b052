/**
 * Checks 44 and 45: what was acknowledged is there, once, however the server is killed or its
 * database is stopped.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { insertSession } from '../src/features/accounts/session.store.ts';
import { openDatabase, ownerConfig, type Database } from '../src/platform/database.ts';
import { startCluster } from '../src/platform/embedded.ts';
import { temporaryFolder } from '../src/platform/embedded-system.ts';
import { formToken } from '../src/platform/secret.ts';
import { prepareTemplates } from '../test/support/templates.ts';
import { unpackTemplates } from '../test/support/thrown-away.ts';
import { readTexts, testKeys } from '../test/support/world.ts';
import { plural, type Check, type Outcome } from './check.ts';
import { program } from '../test/support/program.ts';

const writes = 10_000;
const hands = 16;
let early = '';

/**
 * `server`: killed, and started anew; `database`: stopped at once, as when the current goes, under
 * a server that lives on.
 */
async function hammer(what: 'server' | 'database'): Promise<Outcome> {
  const folder = temporaryFolder('mentorium-durable');
  const isFilled = unpackTemplates(folder);
  const cluster = await startCluster(folder);
  const { socketFolder } = cluster;
  if (!isFilled) await prepareTemplates(socketFolder);
  const address = { socketFolder, database: 'demo_template' };
  const database = openDatabase(address, { keys: testKeys, connections: 2 });
  let child: ChildProcess | null = null;
  let port: Promise<number>;
  const launch = () => {
    const started = spawn(
      process.execPath,
      [...program('checks/serve.ts'), socketFolder, 'demo_template', early],
      {
        stdio: ['ignore', 'pipe', 'ignore'],
        env: {
          ...process.env,
          ...(what === 'database' ? { MENTORIUM_CHECK_DATA: folder } : {}),
        },
      },
    );
    child = started;
    port = new Promise((resolve) => started.stdout.once('data', (text) => resolve(Number(text))));
    return port;
  };
  const work = { isOver: false };
  try {
    const { jar, token, place } = await comeIn(database, address);
    await launch();
    const acknowledged: string[] = [];
    let [sent, kills] = [0, 0];
    const hand = async () => {
      while (acknowledged.length < (early ? writes / 10 : writes) && !work.isOver) {
        const word = `write ${sent++}`;
        const to = await Promise.race([port, sleep(5000).then(() => 0)]);
        await fetch(`http://127.0.0.1:${to}/o/ledarnatverket/actions`, {
          method: 'POST',
          redirect: 'manual',
          headers: { cookie: jar, 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams({ token, body: word }).toString(),
          signal: AbortSignal.timeout(20_000),
        }).then(
          (reply) => {
            if (
              reply.status === 303 &&
              !String(reply.headers.get('location')).startsWith('/sign-in')
            )
              acknowledged.push(word);
          },
          () => sleep(50),
        );
      }
    };
    const killer = (async () => {
      while (!work.isOver) {
        await sleep(4000);
        if (work.isOver) return;
        kills++;
        if (what === 'server') {
          child!.kill('SIGKILL');
          await launch();
        } else {
          // The server starts it again: nobody else does.
          const postmaster = postmasterIn(folder)!;
          process.kill(postmaster, 'SIGQUIT');
          while ([postmaster, null].includes(postmasterIn(folder))) {
            if (child!.exitCode !== null) {
              work.isOver = true;
              return;
            }
            await sleep(20);
          }
        }
      }
    })();
    await Promise.all(Array.from({ length: hands }, hand));
    work.isOver = true;
    await killer;
    if ((child as ChildProcess | null)?.exitCode != null)
      return {
        tried: `stopped ${kills} times`,
        figure: 'the server ended',
        faults: ['the server did not start its database again'],
      };
    // The last stop may be a moment ago.
    for (let waited = 0; waited < 60_000; waited += 200)
      if (
        await database.tryWriting().then(
          () => true,
          () => false,
        )
      )
        break;
      else await sleep(200);
    const there = Map.groupBy(
      await database.inTenant(place, 'read', (tx) => readTexts(tx, 'own_action.body')),
      (text) => text,
    );
    const lost = acknowledged.filter((word) => !there.has(word)).length;
    const doubled = [...there].filter(
      ([word, rows]) => word.startsWith('write ') && rows.length > 1,
    ).length;
    const faults = [
      ...(lost > 0 ? [`${lost} acknowledged writes are lost`] : []),
      ...(doubled > 0 ? [`${doubled} writes are there twice`] : []),
      ...(kills < 3 ? [`${kills} times only`] : []),
    ];
    return {
      tried: `${plural(acknowledged.length, 'acknowledged writes')}, ${what === 'server' ? 'killed' : 'stopped'} ${kills} times`,
      figure: `${lost} lost, ${doubled} doubled`,
      faults,
    };
  } finally {
    work.isOver = true;
    const last = child as ChildProcess | null;
    if (last && last.exitCode === null) {
      const gone = new Promise((resolve) => last.once('exit', resolve));
      last.kill('SIGKILL');
      await gone;
      // Until the database knows that it is gone, too.
      await sleep(500);
    }
    await database.end();
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Its process, once it is ready. */
function postmasterIn(folder: string): number | null {
  try {
    const lines = readFileSync(join(folder, 'cluster', 'postmaster.pid'), 'utf8').split('\n');
    return lines[7]?.trim() === 'ready' ? Number(lines[0]) : null;
  } catch {
    return null;
  }
}

/** Somebody of the network, who writes into the own list. */
async function comeIn(database: Database, address: { socketFolder: string; database: string }) {
  const owner = new Client(ownerConfig(address));
  await owner.connect();
  await owner.query(`set app.scope = 'sign-in'`);
  const { id: organisation } = (
    await owner.query<{ id: string }>(`select id from organisation where slug = 'ledarnatverket'`)
  ).rows[0]!;
  await owner.query(`set app.organisation = '${organisation}'`);
  const { id: person, account_id: account } = (
    await owner.query<{ id: string; account_id: string }>(
      `select p.id, p.account_id from person p join membership m on m.person_id = p.id and m.role = 'mentee' where p.account_id is not null limit 1`,
    )
  ).rows[0]!;
  const session = await database.beforeTenant(null, (tx) =>
    insertSession(tx, { account, device: 'check', method: 'password', hasSecondFactor: true }),
  );
  const { id } = (
    await owner.query<{ id: string }>(
      'select id from session where account_id = $1 order by made_at desc limit 1',
      [account],
    )
  ).rows[0]!;
  await owner.end();
  return {
    jar: `session=${session}`,
    token: formToken(id),
    place: { organisation, person, today: '2026-11-22' },
  };
}

const mutation = {
  name: 'the server answers before what it did is certain',
  break: async () => {
    early = 'early';
  },
};

export const killedServer: Check = {
  number: 44,
  name: 'ten thousand acknowledged writes while the server is killed again and again: none lost, none doubled',
  isQuick: false,
  run: () => hammer('server').finally(() => (early = '')),
  mutation,
};

export const stoppedDatabase: Check = {
  number: 45,
  name: 'ten thousand acknowledged writes while the database is stopped at once again and again: none lost, none doubled, and the server goes on',
  isQuick: false,
  run: () => hammer('database').finally(() => (early = '')),
  mutation,
};
