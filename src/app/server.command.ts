/** Starting and stopping: the database, the schema, the demo, the server. */
import { completeOf } from '../platform/i18n.ts';
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { begin } from './beginning.ts';
import { command, Refused, type Io } from '../platform/command.ts';
import { loadDemo } from './demo/demo.ts';
import { chooseDemo } from './demo/demo.rules.ts';
import { backupTo } from '../platform/backup.ts';
import {
  ownerConfig,
  openDatabase,
  refuseDeskRole,
  refuseKeys,
  type Address,
  type Database,
} from '../platform/database.ts';
import { archiveSettings, claimArchive, keepBase, listBases } from '../platform/log-archive.ts';
import { hasCluster, startCluster, type Cluster } from '../platform/embedded.ts';
import { defaultDataFolder } from '../platform/embedded-system.ts';
import { openHealth } from '../platform/health.ts';
import { readKeys, type Keys } from '../platform/keys.ts';
import { countNewTables, migrate } from '../platform/migrate.ts';
import { root } from '../platform/project.ts';
import { parseScanner, scannerAt } from '../platform/scanner.ts';
import { encryptPlain } from '../platform/key-rotation.ts';
import { refuseThreads } from '../platform/thread-pool.ts';
import { commandWords } from '../platform/command.words.ts';
import { dropRunning, findRunning, keepRunning } from '../platform/running.ts';
import { clockOf, dayOn, timeZones } from '../features/organisations/country.rules.ts';
import { isSlug } from '../features/people/organisation.rules.ts';
import { foundOrganisation, type Founding } from '../features/people/organisation.store.ts';
import { isEmail } from '../features/accounts/account.rules.ts';
import { invitationDays } from '../features/accounts/window.rules.ts';
import { readPublicUrl } from '../web/address.ts';
import { keepAnchors } from '../features/organisations/anchors.file.ts';
import { startMailer } from '../features/mail/mailer.job.ts';
import { keepErased } from '../features/rights/erasure-log.file.ts';
import { buildServer } from './server.ts';
import { usualFrom } from './settings.ts';
import { startWorker, type Outside, type Worker } from './worker.ts';

export type Opened = { address: Address; cluster: Cluster | null };

/**
 * DATABASE_URL when it is set, else the embedded PostgreSQL in MENTORIUM_DATA or its default
 * folder.
 */
export async function startDatabase(progress: (sentence: string) => void): Promise<Opened> {
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

export const dataFolder = () => process.env.MENTORIUM_DATA || defaultDataFolder(root);
/** Where the log of the embedded PostgreSQL is kept, if anywhere. */
export const logArchive = () => process.env.MENTORIUM_LOG_ARCHIVE || null;

/**
 * MENTORIUM_KEYS, or the key file beside the data. Whoever has the database alone cannot read what
 * is sealed.
 */
export const ourKeys = (): Keys => readKeys(process.env.MENTORIUM_KEYS, keyFile());
export const keyFile = () => process.env.MENTORIUM_KEY_FILE || join(dataFolder(), 'keys');

/** Outside the database, and better outside this machine: MENTORIUM_ANCHORS. */
const anchorFile = () => process.env.MENTORIUM_ANCHORS || join(dataFolder(), 'anchors.jsonl');

/**
 * Who was erased, outside the database too: beside the copies that are made each day, else beside
 * the data.
 */
export const erasedFile = () =>
  process.env.MENTORIUM_ERASED ||
  join(process.env.MENTORIUM_BACKUPS || dataFolder(), 'erased.jsonl');

/**
 * The present schema, and everything in it sealed. Refuses master keys that are not this database's
 * before it seals anything under them.
 */
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
    const database = openDatabase(address, { keys, connections: 1 });
    const refusal = await refuseKeys(database).finally(() => database.end());
    if (refusal) throw new Error(refusal);
    const count = await encryptPlain(owner, keys);
    if (count > 0) progress(`${count} texts are sealed.`);
    return applied;
  });

/** For what only the owner of the tables may do. */
export async function asOwner<T>(
  address: Address,
  work: (owner: Client) => Promise<T>,
): Promise<T> {
  const owner = new Client(ownerConfig(address));
  owner.on('error', () => {}); // what waits for its answer fails by itself
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

/**
 * ST-5: a database that is there, unless the command may make one; what was started for it ends
 * with it, whatever happens.
 */
export async function withDatabase<T>(
  { error, language }: Pick<Io, 'error' | 'language'>,
  work: (opened: Opened) => Promise<T>,
  { mayCreate = false } = {},
): Promise<T> {
  const url = process.env.DATABASE_URL;
  if (!url && !mayCreate && !hasCluster(dataFolder()))
    throw new Refused((w) => w.noDatabase(dataFolder()));
  error(commandWords[language].worksIn(url ? placeOf(url) : dataFolder()));
  const opening = startDatabase(error);
  const close = async () => {
    const { cluster } = await opening;
    await cluster?.stop();
  };
  const ending: { at?: Promise<never> } = {};
  // Also when the database, cut off while it started, did not come up.
  const cutOff = () =>
    void (ending.at ??= close().then(
      () => process.exit(130),
      () => process.exit(130),
    ));
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.once(signal, cutOff);
  try {
    const opened = await opening;
    if (url && !mayCreate && !(await hasSchema(opened.address)))
      throw new Refused((w) => w.noDatabase(placeOf(url)));
    return await work(opened);
  } finally {
    // Cut off: whatever became of its work, and of the database that was taken away from it.
    await ending.at;
    for (const signal of signals) process.off(signal, cutOff);
    await close().catch(() => {});
  }
}

/** A connection string as it may be shown: without user and password. */
function placeOf(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return 'DATABASE_URL';
  }
}

const hasSchema = (address: Address): Promise<boolean> =>
  asOwner(
    address,
    async (owner) =>
      (await owner.query(`select 1 from pg_tables where tablename = 'migration'`)).rowCount === 1,
  );

/** For a command that asks the database one thing: brought up to date before, closed afterwards. */
export const withDesk = <T>(
  io: Pick<Io, 'error' | 'language'>,
  work: (database: Database) => Promise<T>,
  rules?: { mayCreate?: boolean },
): Promise<T> =>
  withDatabase(
    io,
    async ({ address }) => {
      const keys = ourKeys();
      await bringUpToDate(address, keys, io.error);
      const database = openDatabase(address, { keys, connections: 2 });
      try {
        return await work(database);
      } finally {
        await database.end();
      }
    },
    rules,
  );

/**
 * The address under which this installation is reached, for a link; null where nobody has said and
 * no server runs.
 */
const ourAddress = (): string | null => process.env.PUBLIC_URL || findRunning(dataFolder());

/** A link on standard output, whole where the address is known; what to do with it beside. */
export function tellLink({ out, error, language }: Io, path: string, sentence: string): void {
  const address = ourAddress();
  out(`${address?.replace(/\/+$/, '') ?? ''}${path}\n`);
  error(sentence);
  if (address === null) error(commandWords[language].putBefore);
}

/** `npm start`, with `--demo` and `--help`. */
export const serve = command(
  'serve',
  { demo: 'flag', help: 'flag' },
  async ({ words, options }, io) => {
    const w = commandWords[io.language];
    if (words.length > 0) {
      io.error(w.startForm);
      return 2;
    }
    if (options.help) {
      io.out(w.startHelp);
      return 0;
    }
    return startServer(options.demo, io);
  },
  (w) => w.startForm,
);

async function startServer(asksForDemo: boolean, { error, language }: Io): Promise<number> {
  const w = commandWords[language];
  const choice = chooseDemo(process.env, { asked: asksForDemo });
  if (choice === null) {
    error(w.demoForm(process.env.MENTORIUM_DEMO!));
    return 2;
  }
  if (typeof Temporal === 'undefined')
    throw new Error(
      'This Node has no Temporal. Start Mentorium with npm start, which brings its own.',
    );
  const told = ourPublicUrl();
  if (told && 'refusal' in told) {
    error(told.refusal);
    process.exit(1);
  }
  const publicUrl = told?.url ?? null;
  const giveUp = async (reason: unknown, started: Cluster | null): Promise<never> => {
    error((reason as Error).message);
    await started?.stop();
    process.exit(1);
  };
  const { address, cluster } = await startDatabase(error).catch((reason) => giveUp(reason, null));
  const keys = await Promise.try(ourKeys).catch((reason) => giveUp(reason, cluster));
  const database = openDatabase(address, { keys });
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
    dropRunning(dataFolder());
    await within(500, database.end());
    await within(10_000, cluster?.stop());
    process.exit(code);
  };
  // OP-2: a database that has died is started again; where that does not help, whoever watches this
  // process sees it end.
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
  const publicAddress = publicUrl ?? `http://localhost:${port}`;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void stop(0));
  process.on('disconnect', () => void stop(0)); // whoever started us is gone
  try {
    await bringUpToDate(address, keys, error);
    const refusal = await refuseDeskRole(database);
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
    const {
      demo: people,
      firstCode,
      sentences,
    } = await begin(database, choice, {
      language,
      hasMail: Boolean(smtp),
      progress: error,
      address: publicAddress,
    });
    await asOwner(address, countNewTables);
    server = await buildServer({
      database,
      now: () => Temporal.Now.zonedDateTimeISO(),
      log: process.env.LOG !== 'off' && process.env.NODE_ENV === 'production',
      hasMail: Boolean(smtp),
      mailFrom,
      limits: { session: 600, place: 6000 },
      health,
      demo: people,
      firstCode,
      ...(publicUrl ? { publicUrl } : {}),
      ...(process.env.HOST ? { host: process.env.HOST } : {}),
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
    const mailer = smtp
      ? startMailer({ database, server: smtp, from: mailFrom, every: 5, health })
      : null;
    worker = startWorker({
      database,
      now: () => Temporal.Now.zonedDateTimeISO(),
      address: publicAddress,
      health,
      mailer,
      keepErased: () => keepErased(database, erasedFile()),
      outside: outsideOf({ database, address, cluster, keys }),
      every: 60,
    });
    error(`\nMentorium runs at ${publicAddress}`);
    if (!publicUrl && ['0.0.0.0', '::'].includes(process.env.HOST ?? ''))
      error(
        'It listens to everybody, and answers under this machine’s own names alone until PUBLIC_URL says under which address others reach it.',
      );
    keepRunning(dataFolder(), publicAddress);
    for (const sentence of sentences) error(sentence);
    error('Stop with Ctrl-C.');
  } catch (reason) {
    await database.end().catch(() => {});
    await giveUp(reason, cluster);
  }
  return new Promise(() => {});
}

/** Letters carry links, so with a mail server there has to be an address for them. */
function ourPublicUrl(): ReturnType<typeof readPublicUrl> | null {
  const text = process.env.PUBLIC_URL;
  if (text) return readPublicUrl(text);
  return process.env.SMTP_URL
    ? {
        refusal:
          'SMTP_URL is set, so letters with links will go out, and PUBLIC_URL is not. Set PUBLIC_URL to the address under which people reach this server, such as https://mentors.school.example.',
      }
    : null;
}

/** Waits for it so long at most; what it ends with is of no matter. */
const within = async (ms: number, work: PromiseLike<unknown> | undefined): Promise<void> =>
  void (await Promise.race([
    Promise.resolve(work).catch(() => {}),
    sleep(ms, undefined, { ref: false }),
  ]));

/**
 * How far the journals go; a copy of the files where the log is kept; and, where MENTORIUM_BACKUPS
 * names a folder, a copy of everything.
 */
function outsideOf({
  database,
  address,
  cluster,
  keys,
}: Opened & { database: Database; keys: Keys }): Outside[] {
  const archive = logArchive();
  const folder = process.env.MENTORIUM_BACKUPS;
  return [
    { step: 'anchors', keep: (day) => keepAnchors(database, anchorFile(), day) },
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

/**
 * The copy of a day, if there is none, and the newest fourteen stay. Nothing while another server
 * is at it.
 */
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

export const migrateOnly = command('migrate', {}, (_, io) =>
  withDatabase(io, async ({ address }) => {
    const applied = await bringUpToDate(address, ourKeys(), io.error);
    io.error(applied.length === 0 ? 'The schema is up to date.' : `${applied.length} applied.`);
    return 0;
  }),
);

/**
 * `organisation add SLUG NAME GIVEN FAMILY EMAIL --country CC`: a new organisation with its first
 * coordinator, and the link with which that person signs in.
 */
export const organisationAdd = command(
  'organisation add',
  { country: 'value', 'time-zone': 'value' },
  async ({ words, options }, io) => {
    const w = commandWords[io.language];
    const founding = readFounding(words, {
      country: options.country?.toUpperCase() ?? '',
      timeZone: options['time-zone'],
      language: completeOf(io.language),
    });
    if (founding === null) {
      io.error(w.organisationForm);
      return 2;
    }
    return withDesk(io, async (database) => {
      const token = await foundOrganisation(database, founding);
      if (token === null) io.error(w.slugTaken(founding.slug));
      else
        tellLink(
          io,
          `/welcome/${token}`,
          w.invited(`${founding.founder.givenName} ${founding.founder.familyName}`, invitationDays),
        );
      return token === null ? 1 : 0;
    });
  },
  (w) => w.organisationForm,
);

/** Null when something is missing or is not what it should be. */
function readFounding(
  words: string[],
  {
    country,
    language,
    ...asked
  }: { country: string; timeZone: string | null; language: Founding['language'] },
): Founding | null {
  const timeZone = asked.timeZone ?? clockOf(country) ?? '';
  const [slug = '', name, givenName, familyName, email = ''] = words.map((text) => text.trim());
  const fits =
    words.length === 5 &&
    isSlug(slug) &&
    isEmail(email) &&
    /^[A-Z]{2}$/.test(country) &&
    timeZones.has(timeZone);
  if (!fits || !name || !givenName || !familyName) return null;
  return {
    slug,
    name,
    language,
    jurisdiction: country,
    timeZone,
    today: dayOn(timeZone, Date.now()),
    founder: { givenName, familyName, email: email.toLowerCase(), language },
  };
}

/** `demo`: loads the demo when the database is empty. */
export const demo = command('demo', {}, (_, io) =>
  withDesk(
    io,
    async (database) => {
      io.out(`${(await loadDemo(database, io.error)).join('\n')}\n`);
      return 0;
    },
    { mayCreate: true },
  ),
);
