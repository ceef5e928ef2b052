/**
 * Work that nobody starts by hand. A job is written in the transaction that wants it, so what was
 * rolled back leaves none, and it is done in the transaction that marks it done, so whoever is
 * killed in between leaves it undone and it is done again from the start: once in the end, for
 * everything that the database holds. What reaches out of the database (mail) has a table of its
 * own.
 *
 * Time is an argument, not the database's clock: a simulated year walks through the same code.
 */
import { sql } from 'kysely';
import type { Database, ReadTx, Tx } from './database.ts';
import type { CompleteLanguage } from './i18n.ts';

export type Job = { kind: string; key: string; data: Record<string, string> };
/** Runs inside the transaction of the job. `at` is the moment of the tick. */
export type Handlers = Record<string, (tx: Tx, job: Job, at: Date) => Promise<void>>;
/**
 * For which organisation work is done, when on its clock, and the address of this server as it
 * stands in letters.
 */
export type Setting = {
  organisation: { id: string; slug: string; name: string; language: CompleteLanguage };
  at: Temporal.ZonedDateTime;
  address: string;
};

/** Work on a timetable, in every organisation. `day`: the one for which it was planned. */
export type RegularJob = {
  every: 'day' | 'hour';
  run: (tx: Tx, setting: Setting, day: string) => Promise<unknown>;
};
export type RegularJobs = Record<string, RegularJob>;

type NewJob = {
  organisation: string;
  kind: string;
  /** A second job of this kind with the same key is not written. */
  key: string;
  data?: Record<string, string>;
  dueAt: Date;
};

/**
 * After eight tries, the last some four hours after the first, a job stays where it is, with what
 * went wrong.
 */
export const mostTries = 8;

/** Minutes until the next try. */
export const minutesUntil = (tries: number): number => 2 ** Math.min(tries, 7);

/** False when it had been planned before. */
export async function planJob(
  tx: Tx,
  { organisation, kind, key, data = {}, dueAt }: NewJob,
): Promise<boolean> {
  const row = await tx
    .insertInto('job')
    .values({
      organisation_id: organisation,
      kind,
      key,
      data: JSON.stringify(data),
      due_at: dueAt,
      next_try_at: dueAt,
    })
    .onConflict((on) => on.columns(['organisation_id', 'kind', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Does what is due in one organisation, one transaction each; how many were done. Several may run
 * beside each other.
 */
export async function runJobs(
  database: Database,
  { organisation, today, at }: { organisation: string; today: string; at: Date },
  handlers: Handlers,
  ended: (kind: string, error: Error | null) => void = () => {},
): Promise<number> {
  const place = { organisation, person: null, today };
  for (let done = 0; ;) {
    let failing: { id: string; kind: string; tries: number } | null = null;
    try {
      const found = await database.inTenant(place, 'write', async (tx) => {
        const job = await takeJob(tx, at, Object.keys(handlers));
        if (!job) return false;
        failing = job;
        await handlers[job.kind]!(
          tx,
          { kind: job.kind, key: job.key, data: job.data as Record<string, string> },
          at,
        );
        await tx
          .updateTable('job')
          .set({ done_at: at, trouble: null })
          .where('id', '=', job.id)
          .execute();
        return true;
      });
      if (!found) return done;
      done++;
      ended(failing!.kind, null);
    } catch (error) {
      if (failing === null) throw error;
      const { id, kind, tries } = failing as { id: string; kind: string; tries: number };
      ended(kind, error as Error);
      const next = new Date(at.getTime() + minutesUntil(tries) * 60_000);
      await database.inTenant(place, 'write', (tx) =>
        tx
          .updateTable('job')
          .set({
            tries: tries + 1,
            next_try_at: next,
            trouble: String((error as Error).message).slice(0, 300),
          })
          .where('id', '=', id)
          .execute(),
      );
    }
  }
}

function takeJob(tx: Tx, at: Date, kinds: string[]) {
  return tx
    .selectFrom('job')
    .select(['id', 'kind', 'key', 'data', 'tries'])
    .where('done_at', 'is', null)
    .where('next_try_at', '<=', at)
    .where('tries', '<', mostTries)
    .where('kind', 'in', kinds)
    .orderBy('next_try_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

export type JobLine = {
  id: string;
  kind: string;
  dueAt: Date;
  doneAt: Date | null;
  tries: number;
  trouble: string | null;
};

/** What failed or waits first, then the newest. */
export async function listJobs(tx: ReadTx, most: number): Promise<JobLine[]> {
  const rows = await tx
    .selectFrom('job')
    .select(['id', 'kind', 'due_at', 'done_at', 'tries', 'trouble'])
    .orderBy(sql`done_at is not null`)
    .orderBy('due_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    dueAt: row.due_at,
    doneAt: row.done_at,
    tries: row.tries,
    trouble: row.trouble,
  }));
}

/** Done work is forgotten after a while. */
export async function forgetJobs(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom('job').where('done_at', '<', before).execute();
}
