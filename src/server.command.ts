/** Starting and stopping: the database, the schema, the demo, the server. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
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
import { defaultDataFolder, startCluster, type Cluster } from './foundation/embedded.ts';
import { readKeys, type Keys } from './foundation/keys.ts';
import { countNewTables, migrate } from './foundation/migrate.ts';
import { parseScanner, scannerAt } from './foundation/scanner.ts';
import { sealPlain } from './foundation/reseal.ts';
import { refuseThreads } from './foundation/thread.ts';
import { commandWords } from './foundation/command.words.ts';
import { foundOrganisation } from './people/organisation.store.ts';
import { isEmail } from './accounts/account.rules.ts';
import { demoPassword } from './accounts/gate.pages.tsx';
import { keepAnchors } from './organisations/anchors.ts';
import { startCarrier } from './post/carrier.ts';
import { keepErased } from './rights/erased.ts';
import { buildServer, usualFrom } from './server.ts';
import { startWorker, type Worker } from './worker.ts';

const project = new URL('..', import.meta.url).pathname;

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
  const keys = ourKeys();
  await bringUpToDate(address, keys, error);
  const desk = openDesk(address, { keys, connections: 2 });
  try {
    return await work(desk);
  } finally {
    await desk.end();
    if (cluster?.started) await cluster.stop();
  }
}

export async function serve(_: string[], { error }: Pick<Io, 'error'>): Promise<number> {
  if (typeof Temporal === 'undefined')
    throw new Error(
      'This Node has no Temporal. Start Mentorium with npm start, which brings its own.',
    );
  const { address, cluster } = await openDatabase(error);
  const keys = ourKeys();
  const desk = openDesk(address, { keys });
  let stopping = false;
  const stop = async (code: number) => {
    if (stopping) return;
    stopping = true;
    await server?.close();
    await worker?.stop();
    await desk.end();
    await cluster?.stop();
    process.exit(code);
  };
  let server: Awaited<ReturnType<typeof buildServer>> | null = null;
  const smtp = process.env.SMTP_URL;
  const mailFrom = process.env.MAIL_FROM || usualFrom;
  let worker: Worker | null = null;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void stop(0));
  process.on('disconnect', () => void stop(0)); // whoever started us is gone
  try {
    await bringUpToDate(address, keys, error);
    const refusal = await refuseDeskRole(desk);
    if (refusal) throw new Error(refusal);
    const noThreads = await refuseThreads();
    if (noThreads) throw new Error(noThreads);
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
    const accounts = process.env.MENTORIUM_DEMO === 'off' ? [] : await loadDemo(desk, error);
    await asOwner(address, countNewTables);
    server = await buildServer({
      desk,
      now: () => Temporal.Now.zonedDateTimeISO(),
      log: process.env.LOG !== 'off' && process.env.NODE_ENV === 'production',
      hasMail: Boolean(smtp),
      mailFrom,
      limits: { session: 600, place: 6000 },
      ...(process.env.TRUST_PROXY ? { trustProxy: process.env.TRUST_PROXY } : {}),
      ...(scanner ? { scan: scannerAt(scanner) } : {}),
      ...(contact ? { securityContact: contact } : {}),
      ...(process.env.METRICS_TOKEN ? { metricsToken: process.env.METRICS_TOKEN } : {}),
    });
    const port = Number(process.env.PORT) || 3000;
    await server
      .listen({ port, host: process.env.HOST || '127.0.0.1' })
      .catch((reason: NodeJS.ErrnoException) => {
        throw reason.code === 'EADDRINUSE'
          ? new Error(
              `Port ${port} is taken: perhaps Mentorium already runs there. Open http://localhost:${port}, or start with another one: PORT=${port + 1} npm start`,
            )
          : reason;
      });
    const carrier = smtp ? startCarrier({ desk, server: smtp, from: mailFrom, every: 5 }) : null;
    worker = startWorker({
      desk,
      now: () => Temporal.Now.zonedDateTimeISO(),
      address: process.env.PUBLIC_URL || `http://localhost:${port}`,
      carrier,
      keepErased: () => keepErased(desk, erasedFile()),
      keepOutside: (day) => keepOutside({ desk, address, cluster, keys }, day),
      every: 60,
    });
    error(`\nMentorium runs at http://localhost:${port}`);
    if (accounts.length > 0)
      error(
        `Sign in as one of these, password ${demoPassword}:\n${accounts.map((account) => `  ${account}`).join('\n')}`,
      );
    error('Stop with Ctrl-C.');
  } catch (reason) {
    error((reason as Error).message);
    await desk.end().catch(() => {});
    if (cluster?.started) await cluster.stop();
    process.exit(1);
  }
  return new Promise(() => {});
}

/** How far the journals go; a copy of the files where the log is kept; and, where MENTORIUM_BACKUPS names a folder, a copy of everything, the newest fourteen. */
async function keepOutside(
  { desk, address, cluster, keys }: Opened & { desk: Desk; keys: Keys },
  day: string,
): Promise<void> {
  await keepAnchors(desk, anchorFile(), day);
  const archive = logArchive();
  if (archive && cluster && !listBases(archive).some((name) => name.startsWith(day)))
    await keepBase(cluster, archive);
  const folder = process.env.MENTORIUM_BACKUPS;
  if (!folder) return;
  const file = join(folder, `mentorium-${day}.backup`);
  if (!existsSync(file)) await asOwner(address, (owner) => backupTo(owner, keys, file));
  const old = readdirSync(folder)
    .filter((name) => /^mentorium-\d{4}-\d{2}-\d{2}\.backup$/.test(name))
    .sort()
    .slice(0, -14);
  for (const name of old) rmSync(join(folder, name));
}

export async function migrateOnly(_: string[], { error }: Io): Promise<number> {
  const { address, cluster } = await openDatabase(error);
  const applied = await bringUpToDate(address, ourKeys(), error);
  error(applied.length === 0 ? 'The schema is up to date.' : `${applied.length} applied.`);
  if (cluster?.started) await cluster.stop();
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
