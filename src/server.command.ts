/** Starting and stopping: the database, the schema, the demo, the server. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { begin } from './beginning.ts';
import { Refused, type Io } from './foundation/command.ts';
import { loadDemo } from './demo/demo.ts';
import { chooseDemo } from './demo/demo.rules.ts';
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
import {
  defaultDataFolder,
  hasCluster,
  startCluster,
  type Cluster,
} from './foundation/embedded.ts';
import { readKeys, type Keys } from './foundation/keys.ts';
import { countNewTables, migrate } from './foundation/migrate.ts';
import { parseScanner, scannerAt } from './foundation/scanner.ts';
import { sealPlain } from './foundation/reseal.ts';
import { commandWords } from './foundation/command.words.ts';
import { dropRunning, findRunning, keepRunning } from './foundation/running.ts';
import { clockOf, dayOn, timeZones } from './people/country.rules.ts';
import { isSlug } from './people/organisation.rules.ts';
import { foundOrganisation, type Founding } from './people/organisation.store.ts';
import { isEmail } from './accounts/account.rules.ts';
import { invitationDays } from './accounts/invitation.store.ts';
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

/** ST-5: a database that is there, unless the command may make one; what was started for it ends with it, whatever happens. */
export async function withDatabase<T>(
  { error, language }: Pick<Io, 'error' | 'language'>,
  work: (opened: Opened) => Promise<T>,
  { mayCreate = false } = {},
): Promise<T> {
  const url = process.env.DATABASE_URL;
  if (!url && !mayCreate && !hasCluster(dataFolder()))
    throw new Refused((w) => w.noDatabase(dataFolder()));
  error(commandWords[language].worksIn(url ? placeOf(url) : dataFolder()));
  const opening = openDatabase(error);
  const close = async () => {
    const { cluster } = await opening;
    if (cluster?.started) await cluster.stop();
  };
  const ending: { at?: Promise<never> } = {};
  const cutOff = () => void (ending.at ??= close().then(() => process.exit(130)));
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.once(signal, cutOff);
  try {
    const opened = await opening;
    if (url && !mayCreate && !(await hasSchema(opened.address)))
      throw new Refused((w) => w.noDatabase(placeOf(url)));
    return await work(opened);
  } catch (reason) {
    // Its database was taken away from it because it was cut off: that is no fault.
    await ending.at;
    throw reason;
  } finally {
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
  work: (desk: Desk) => Promise<T>,
  rules?: { mayCreate?: boolean },
): Promise<T> =>
  withDatabase(
    io,
    async ({ address }) => {
      const keys = ourKeys();
      await bringUpToDate(address, keys, io.error);
      const desk = openDesk(address, { keys, connections: 2 });
      try {
        return await work(desk);
      } finally {
        await desk.end();
      }
    },
    rules,
  );

/** The address under which this installation is reached, for a link; null where nobody has said and no server runs. */
const ourAddress = (): string | null => process.env.PUBLIC_URL || findRunning(dataFolder());

/** A link on standard output, whole where the address is known; what to do with it beside. */
export function tellLink({ out, error, language }: Io, path: string, sentence: string): void {
  const address = ourAddress();
  out(`${address?.replace(/\/+$/, '') ?? ''}${path}\n`);
  error(sentence);
  if (address === null) error(commandWords[language].putBefore);
}

/** `npm start`, with `--demo` and `--help`. */
export async function serve(args: string[], { error, out, language }: Io): Promise<number> {
  const w = commandWords[language];
  const options = readStart(args);
  if (options === null) {
    error(w.startForm);
    return 2;
  }
  if (options.help) {
    out(w.startHelp);
    return 0;
  }
  const choice = chooseDemo(process.env, { asked: options.demo === true });
  if (choice === null) {
    error(w.demoForm(process.env.MENTORIUM_DEMO!));
    return 2;
  }
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
    dropRunning(dataFolder());
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
      tell,
    } = await begin(desk, choice, {
      language,
      hasMail: Boolean(smtp),
      progress: error,
    });
    await asOwner(address, countNewTables);
    server = await buildServer({
      desk,
      now: () => Temporal.Now.zonedDateTimeISO(),
      log: process.env.LOG !== 'off' && process.env.NODE_ENV === 'production',
      hasMail: Boolean(smtp),
      mailFrom,
      limits: { session: 600, place: 6000 },
      demo: people,
      firstCode,
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
    const reachedAt = process.env.PUBLIC_URL?.replace(/\/+$/, '') || `http://localhost:${port}`;
    keepRunning(dataFolder(), reachedAt);
    for (const sentence of tell(reachedAt)) error(sentence);
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

export const migrateOnly = (_: string[], io: Io): Promise<number> =>
  withDatabase(io, async ({ address }) => {
    const applied = await bringUpToDate(address, ourKeys(), io.error);
    io.error(applied.length === 0 ? 'The schema is up to date.' : `${applied.length} applied.`);
    return 0;
  });

/** Null when there is something in it that is not known. */
function readStart(args: string[]): { demo?: boolean; help?: boolean } | null {
  try {
    return parseArgs({
      args,
      options: { demo: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
      strict: true,
    }).values;
  } catch {
    return null;
  }
}

/** `organisation add SLUG NAME GIVEN FAMILY EMAIL --country CC`: a new organisation with its first coordinator, and the link with which that person signs in. */
export async function organisationAdd(args: string[], io: Io): Promise<number> {
  const w = commandWords[io.language];
  const founding = readFounding(args, io.language);
  if (founding === null) {
    io.error(w.organisationForm);
    return 2;
  }
  return withDesk(io, async (desk) => {
    const token = await foundOrganisation(desk, founding);
    if (token === null) io.error(w.slugTaken(founding.slug));
    else
      tellLink(
        io,
        `/welcome/${token}`,
        w.invited(`${founding.founder.givenName} ${founding.founder.familyName}`, invitationDays),
      );
    return token === null ? 1 : 0;
  });
}

/** Null when something is missing or is not what it should be. */
function readFounding(args: string[], language: Io['language']): Founding | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { country: { type: 'string' }, 'time-zone': { type: 'string' } },
      allowPositionals: true,
      strict: true,
    });
    const [slug, name, givenName, familyName, email] = positionals.map((text) => text.trim());
    const country = values.country?.toUpperCase() ?? '';
    const timeZone = values['time-zone'] ?? clockOf(country) ?? '';
    const fits =
      positionals.length === 5 &&
      isSlug(slug!) &&
      name !== '' &&
      givenName !== '' &&
      familyName !== '' &&
      isEmail(email!) &&
      /^[A-Z]{2}$/.test(country) &&
      timeZones.has(timeZone);
    if (!fits) return null;
    return {
      slug: slug!,
      name: name!,
      language,
      jurisdiction: country,
      timeZone,
      today: dayOn(timeZone, Date.now()),
      founder: {
        givenName: givenName!,
        familyName: familyName!,
        email: email!.toLowerCase(),
        language,
      },
    };
  } catch {
    return null;
  }
}

/** `demo`: loads the demo when the database is empty. */
export const demo = (_: string[], io: Io): Promise<number> =>
  withDesk(
    io,
    async (desk) => {
      io.out(`${(await loadDemo(desk, io.error)).join('\n')}\n`);
      return 0;
    },
    { mayCreate: true },
  );
