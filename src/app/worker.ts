/**
 * The clock tick: plans the day's work of every organisation, does what is due, and lets the
 * letters go.
 */
import { sql } from 'kysely';
import type { Database, Tx } from '../platform/database.ts';
import { openHealth, type Health, type RegularStep } from '../platform/health.ts';
import {
  planJob,
  runJobs,
  type Handlers,
  type RegularJob,
  type Setting,
} from '../platform/jobs.ts';
import type { Mailer } from '../features/mail/mailer.job.ts';
import { registry } from './registry.ts';

type Setup = {
  database: Database;
  now: () => Temporal.ZonedDateTime;
  /** Of this server, as it stands in letters. */
  address: string;
  mailer?: Mailer | null;
  /**
   * What is kept outside the database, once a day and at the start: how far the journals go,
   * copies. Beside the other work.
   */
  outside?: Outside[];
  /** Where it is said how each step went. */
  health?: Health;
  /** Who was erased, outside the database too, with every tick. */
  keepErased?: () => Promise<unknown>;
  /** Seconds between ticks; none when absent. */
  every?: number;
};
export type Worker = {
  /** Everything that is due now. */
  tick: () => Promise<void>;
  stop: () => Promise<void>;
};
export type Outside = { step: RegularStep; keep: (day: string) => Promise<unknown> };
type Organisation = Setting['organisation'] & { timeZone: string };

/** The hour of the organisation's clock at which the work of a day begins. */
const startOfDay = 5;

/** In the order of the registry. */
const jobsOf = (every: RegularJob['every']) =>
  Object.keys(registry.jobs).filter((kind) => registry.jobs[kind]!.every === every);
const [daily, hourly] = [jobsOf('day'), jobsOf('hour')];

export function startWorker({
  database,
  now,
  address,
  mailer = null,
  outside = [],
  keepErased,
  health = openHealth(),
  every,
}: Setup): Worker {
  let stopped = false;
  let running: Promise<void> | null = null;
  let keeping: Promise<void> | null = null;
  // A zone that this machine does not know is a fault of one organisation.
  const clockOf = ({ slug, timeZone }: Organisation): Temporal.ZonedDateTime | null => {
    try {
      return now().withTimeZone(timeZone);
    } catch (error) {
      health.ended('planning', slug, error as Error);
      return null;
    }
  };
  const visit = async (organisation: Organisation): Promise<void> => {
    const at = clockOf(organisation);
    if (at === null) return;
    const moment = new Date(at.epochMilliseconds);
    const setting = { organisation, at, address };
    const handlers: Handlers = Object.fromEntries(
      Object.entries(registry.jobs).map(([kind, { run }]) => [
        kind,
        async (tx, { data }) => void (await run(tx, setting, data.day!)),
      ]),
    );
    const { id, slug } = organisation;
    await health.run('planning', slug, () =>
      database.inTenant({ organisation: id, person: null }, 'write', (tx) => planWork(tx, id, at)),
    );
    const today = at.toPlainDate().toString();
    await health.run('jobs', slug, () =>
      runJobs(database, { organisation: id, today, at: moment }, handlers, (kind, error) =>
        health.ended(`job ${kind}`, slug, error),
      ),
    );
  };
  const kept = new Map<string, string>();
  const tried = new Map<string, number>();
  // What fails is tried again an hour later: a full disk at midnight must not cost the copy of a
  // day.
  const writeExternalCopies = async (): Promise<void> => {
    const [day, at] = [now().toPlainDate().toString(), now().epochMilliseconds];
    for (const { step, keep } of outside) {
      if (stopped) return;
      const isDone = kept.get(step) === day;
      if (isDone || at - (tried.get(step) ?? -Infinity) < 3_600_000) continue;
      tried.set(step, at);
      if (await health.run(step, null, () => keep(day))) {
        kept.set(step, day);
        tried.delete(step);
      }
    }
  };
  // OP-4: an organisation or a step that fails keeps nobody else from being served.
  const round = async (): Promise<void> => {
    await health.run('organisations', null, async () => {
      const organisations = await database.beforeTenant(null, listOrganisations);
      health.keepOnly(organisations.map(({ slug }) => slug));
      for (const organisation of organisations) {
        if (stopped) return;
        await visit(organisation);
      }
    });
    if (keepErased) await health.run('list of the erased', null, keepErased);
    keeping ??= writeExternalCopies().finally(() => (keeping = null));
    await mailer?.carry();
  };
  const tick = (): Promise<void> => (running ??= round().finally(() => (running = null)));
  const timer = every === undefined ? null : setInterval(() => void tick(), every * 1000);
  return {
    tick,
    stop: async () => {
      stopped = true;
      if (timer) clearInterval(timer);
      await running;
      await keeping;
      await mailer?.stop();
    },
  };
}

/**
 * W-1: the work of a day is planned once, when its hour has come; a day that was slept through is
 * not made up for, for everything is judged anew from the facts.
 */
export async function planWork(
  tx: Tx,
  organisation: string,
  at: Temporal.ZonedDateTime,
): Promise<void> {
  const day = at.toPlainDate().toString();
  const dueAt = new Date(at.epochMilliseconds);
  if (at.hour >= startOfDay)
    for (const kind of daily)
      await planJob(tx, { organisation, kind, key: day, data: { day }, dueAt });
  for (const kind of hourly)
    await planJob(tx, { organisation, kind, key: `${day} ${at.hour}`, data: { day }, dueAt });
  // What was planned for a day that is over and never done has no meaning today.
  await tx
    .deleteFrom('job')
    .where('done_at', 'is', null)
    .where('kind', 'in', daily)
    .where(sql<boolean>`data->>'day' < ${day}`)
    .execute();
}

function listOrganisations(
  tx: Parameters<Parameters<Database['beforeTenant']>[1]>[0],
): Promise<Organisation[]> {
  return tx
    .selectFrom('organisation')
    .select(['id', 'slug', 'name', 'language', 'time_zone as timeZone'])
    .orderBy('slug')
    .execute() as Promise<Organisation[]>;
}
