/** Starting and stopping: the database, the schema, the demo, the server. */
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import type { Io } from './foundation/command.ts';
import { loadDemo } from './demo/demo.ts';
import { backupTo } from './foundation/backup.ts';
import {
  ownerConfig,
  openDesk,
  refuseDeskRole,
  refuseKeys,
  type Address,
  type Desk,
} from './foundation/database.ts';
import { archiveSettings, claimArchive, keepBase, listBases } from './foundation/log-archive.ts';
import { startCluster, type Cluster } from './foundation/embedded.ts';
import { defaultDataFolder } from './foundation/embedded-system.ts';
import { openHealth } from './foundation/health.ts';
import { readKeys, type Keys } from './foundation/keys.ts';
import { countNewTables, migrate } from './foundation/migrate.ts';
import { parseScanner, scannerAt } from './foundation/scanner.ts';
import { sealPlain } from './foundation/reseal.ts';
import { commandWords } from './foundation/command.words.ts';
import { foundOrganisation } from './people/organisation.store.ts';
import { isEmail } from './accounts/account.rules.ts';
import { demoPassword } from './accounts/gate.pages.tsx';
import { keepAnchors } from './organisations/anchors.ts';
import { startCarrier } from './post/carrier.ts';
import { keepErased } from './rights/erased.ts';
import { buildServer, usualFrom } from './server.ts';
import { startWorker, type Outside, type Worker } from './worker.ts';

const project = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

export type Opened = { address: Address; cluster: Cluster | null };

/** DATABASE_URL when it is set, else the embedded PostgreSQL in MENTORIUM_DATA or its default folder. */
export async function openDatabase(progress: (sentence: string) => void): Promise<Opened> {
  const url = process.env.DATABASE_URL;
  if (url) return { address: { url }, cluster: null };
  const archive = logArchive();
  const cluster = await startCluster(
    dataFolder(),
    progress,
    archive
      ? {
          settings: archiveSettings(archive),
          claim: (data, owner) => claimArchive(archive, data, owner),
        }
      : null,
  );
  return { address: { socketFolder: cluster.socketFolder, database: 'mentorium' }, cluster };
}

export const dataFolder = () => process.env.MENTORIUM_DATA || defaultDataFolder(project);
/** Where the log of the embedded PostgreSQL is kept, if anywhere. */
export const logArchive = () => process.env.MENTORIUM_LOG_ARCHIVE || null;

/** MENTORIUM_KEYS, or the key file beside the data. Whoever has the database alone cannot read what is sealed. */
export const ourKeys = (): Keys => readKeys(process.env.MENTORIUM_KEYS, keyFile());
export const keyFile = () => process.env.MENTORIUM_KEY_FILE || join(dataFolder(), 'keys');

/** Outside the database, and better outside this machine: MENTORIUM_ANCHORS. */
const anchorFile = () => process.env.MENTORIUM_ANCHORS || join(dataFolder(), 'anchors.jsonl');

/** Who was erased, outside the database too: beside the copies that are made each day, else beside the data. */
export const erasedFile = () =>
  process.env.MENTORIUM_ERASED ||
  join(process.env.MENTORIUM_BACKUPS || dataFolder(), 'erased.jsonl');

/** The present schema, and everything in it sealed. Refuses master keys that are not this database's before it seals anything under them. */
export const bringUpToDate = (
  address: Address,
  keys: Keys,
  progress: (sentence: string) => void,
): Promise<string[]> =>
  asOwner(address, async (owner) => {
    const { rows } = await owner.query<{ version: number }>(
      `select current_setting('server_version_num')::int as version`,
    );
    if (rows[0]!.version < 160_000)
      throw new Error(
        'Mentorium needs PostgreSQL 16 or newer. Set DATABASE_URL to one, or leave it out to use the PostgreSQL that comes along.',
      );
    const applied = await migrate(owner, progress);
    const desk = openDesk(address, { keys, connections: 1 });
    const refusal = await refuseKeys(desk).finally(() => desk.end());
    if (refusal) throw new Error(refusal);
    const count = await sealPlain(owner, keys);
    if (count > 0) progress(`${count} texts are sealed.`);
    return applied;
  });

/** For what only the owner of the tables may do. */
export async function asOwner<T>(
  address: Address,
  work: (owner: Client) => Promise<T>,
): Promise<T> {
  const owner = new Client(ownerConfig(address));
  await owner.connect().catch((error: Error) => {
    throw new Error(
      `The database cannot be reached (${error.message}). Check DATABASE_URL and that the server runs.`,
    );
  });
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

/** For a command that asks the database one thing: brought up to date before, closed afterwards. */
export async function withDesk<T>(
  { error }: Pick<Io, 'error'>,
  work: (desk: Desk) => Promise<T>,
): Promise<T> {
  const { address, cluster } = await openDatabase(error);
  try {
    const keys = ourKeys();
    await bringUpToDate(address, keys, error);
    const desk = openDesk(address, { keys, connections: 2 });
    return await work(desk).finally(desk.end);
  } finally {
    await cluster?.stop();
  }
}

export async function serve(_: string[], { error }: Pick<Io, 'error'>): Promise<number> {
  if (typeof Temporal === 'undefined')
    throw new Error(
      'This Node has no Temporal. Start Mentorium with npm start, which brings its own.',
    );
  const giveUp = async (reason: unknown, started: Cluster | null): Promise<never> => {
    error((reason as Error).message);
    await started?.stop();
    process.exit(1);
  };
  const { address, cluster } = await openDatabase(error).catch((reason) => giveUp(reason, null));
  const keys = await Promise.try(ourKeys).catch((reason) => giveUp(reason, cluster));
  const desk = openDesk(address, { keys });
  const health = openHealth({ tell: error });
  let stopping = false;
  // OP-3: within ten seconds, whatever clients, letters and copies under way do.
  const stop = async (code: number) => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(code), 9500).unref();
    const closed = server?.close();
    await within(4000, closed);
    server?.server.closeAllConnections();
    await within(1000, closed);
    await within(1500, worker?.stop());
    await within(500, desk.end());
    await within(10_000, cluster?.stop());
    process.exit(code);
  };
  // OP-2: a database that has died is started again; where that does not help, whoever watches this process sees it end.
  cluster?.watch({
    again: () => {
      health.databaseStarts++;
      error(
        `The database had died and was started again, for the ${health.databaseStarts}. time since this server began.`,
      );
    },
    lost: (reason) => {
      error(`The database has died and cannot be started again. ${reason.message}`);
      void stop(1);
    },
  });
  let server: Awaited<ReturnType<typeof buildServer>> | null = null;
  const smtp = process.env.SMTP_URL;
  const mailFrom = process.env.MAIL_FROM || usualFrom;
  let worker: Worker | null = null;
  const port = Number(process.env.PORT) || 3000;
  // As it stands in letters that no visitor asked for, those of the demo too.
  const publicAddress = process.env.PUBLIC_URL || `http://localhost:${port}`;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void stop(0));
  process.on('disconnect', () => void stop(0)); // whoever started us is gone
  try {
    await bringUpToDate(address, keys, error);
    const refusal = await refuseDeskRole(desk);
    if (refusal) throw new Error(refusal);
    const contact = process.env.SECURITY_CONTACT;
    if (contact && !/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/.test(contact))
      throw new Error(
        'SECURITY_CONTACT is an address to which holes are reported, such as mailto:security@school.example or https://school.example/security.',
      );
    const scanner = process.env.MENTORIUM_SCANNER
      ? parseScanner(process.env.MENTORIUM_SCANNER)
      : null;
    if (process.env.MENTORIUM_SCANNER && !scanner)
      throw new Error(
        'MENTORIUM_SCANNER is where clamd listens, such as unix:/run/clamav/clamd.ctl or localhost:3310.',
      );
    const accounts =
      process.env.MENTORIUM_DEMO === 'off'
        ? []
        : await loadDemo(desk, error, undefined, publicAddress);
    await asOwner(address, countNewTables);
    server = await buildServer({
      desk,
      now: () => Temporal.Now.zonedDateTimeISO(),
      log: process.env.LOG !== 'off' && process.env.NODE_ENV === 'production',
      hasMail: Boolean(smtp),
      mailFrom,
      limits: { session: 600, place: 6000 },
      health,
      ...(process.env.TRUST_PROXY ? { trustProxy: process.env.TRUST_PROXY } : {}),
      ...(scanner ? { scan: scannerAt(scanner) } : {}),
      ...(contact ? { securityContact: contact } : {}),
      ...(process.env.METRICS_TOKEN ? { metricsToken: process.env.METRICS_TOKEN } : {}),
    });
    await server
      .listen({ port, host: process.env.HOST || '127.0.0.1' })
      .catch((reason: NodeJS.ErrnoException) => {
        throw reason.code === 'EADDRINUSE'
          ? new Error(
              `Port ${port} is taken: perhaps Mentorium already runs there. Open http://localhost:${port}, or start with another one: PORT=${port + 1} npm start`,
            )
          : reason;
      });
    const carrier = smtp
      ? startCarrier({ desk, server: smtp, from: mailFrom, every: 5, health })
      : null;
    worker = startWorker({
      desk,
      now: () => Temporal.Now.zonedDateTimeISO(),
      address: publicAddress,
      health,
      carrier,
      keepErased: () => keepErased(desk, erasedFile()),
      outside: outsideOf({ desk, address, cluster, keys }),
      every: 60,
    });
    error(`\nMentorium runs at http://localhost:${port}`);
    if (accounts.length > 0)
      error(
        `Sign in as one of these, password ${demoPassword}:\n${accounts.map((account) => `  ${account}`).join('\n')}`,
      );
    error('Stop with Ctrl-C.');
  } catch (reason) {
    await desk.end().catch(() => {});
    await giveUp(reason, cluster);
  }
  return new Promise(() => {});
}

/** Waits for it so long at most; what it ends with is of no matter. */
const within = async (ms: number, work: PromiseLike<unknown> | undefined): Promise<void> =>
  void (await Promise.race([
    Promise.resolve(work).catch(() => {}),
    sleep(ms, undefined, { ref: false }),
  ]));

/** How far the journals go; a copy of the files where the log is kept; and, where MENTORIUM_BACKUPS names a folder, a copy of everything. */
function outsideOf({
  desk,
  address,
  cluster,
  keys,
}: Opened & { desk: Desk; keys: Keys }): Outside[] {
  const archive = logArchive();
  const folder = process.env.MENTORIUM_BACKUPS;
  return [
    { step: 'anchors', keep: (day) => keepAnchors(desk, anchorFile(), day) },
    ...(archive && cluster
      ? [
          {
            step: 'copy of the files' as const,
            keep: async (day: string) => {
              if (!listBases(archive).some((name) => name.startsWith(day)))
                await keepBase(cluster, archive);
            },
          },
        ]
      : []),
    ...(folder
      ? [
          {
            step: 'copy of everything' as const,
            keep: (day: string) =>
              asOwner(address, (owner) => keepBackup(owner, { keys, folder, day })),
          },
        ]
      : []),
  ];
}

/** The number of the lock under which one server at a time writes into the folder of the copies. */
const oneBackup = 52_002;

/** The copy of a day, if there is none, and the newest fourteen stay. Nothing while another server is at it. */
async function keepBackup(
  owner: Client,
  { keys, folder, day }: { keys: Keys; folder: string; day: string },
): Promise<void> {
  const { rows } = await owner.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [
    oneBackup,
  ]);
  if (!rows[0]!.mine) return;
  const file = join(folder, `mentorium-${day}.backup`);
  if (!existsSync(file)) await backupTo(owner, keys, file);
  const old = (await readdir(folder))
    .filter((name) => /^mentorium-\d{4}-\d{2}-\d{2}\.backup$/.test(name))
    .sort()
    .slice(0, -14);
  for (const name of old) await rm(join(folder, name), { force: true });
}

export async function migrateOnly(_: string[], { error }: Io): Promise<number> {
  const { address, cluster } = await openDatabase(error);
  const applied = await bringUpToDate(address, ourKeys(), error);
  error(applied.length === 0 ? 'The schema is up to date.' : `${applied.length} applied.`);
  await cluster?.stop();
  return 0;
}

/** `organisation add SLUG NAME EMAIL`: a new organisation with its first coordinator, and the link with which that person signs in. */
export async function organisationAdd(
  args: string[],
  { error, out, language }: Io,
): Promise<number> {
  const w = commandWords[language];
  const [slug = '', name = '', email = ''] = args;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) || name === '' || !isEmail(email)) {
    error(w.organisationForm);
    return 2;
  }
  return withDesk({ error }, async (desk) => {
    const token = await foundOrganisation(desk, {
      slug,
      name,
      email: email.toLowerCase(),
      language,
    });
    if (token === null) error(w.slugTaken(slug));
    else out(`/welcome/${token}\n`);
    return token === null ? 1 : 0;
  });
}

/** `demo`: loads the demo when the database is empty. */
export const demo = (_: string[], { error, out }: Io): Promise<number> =>
  withDesk({ error }, async (desk) => {
    out(`${(await loadDemo(desk, error)).join('\n')}\n`);
    return 0;
  });
