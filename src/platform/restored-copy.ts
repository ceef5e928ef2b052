/**
 * A database that came from a backup sends no mail until somebody says that it may: the one it was
 * copied from may still be running.
 */
import { sql } from 'kysely';
import type { Client } from 'pg';
import type { AuthTx } from './database.ts';
import { openSignIn } from './migrate.ts';

/** By the owner of the tables. `takenAt`: the moment of which it is a copy. */
export async function becomeCopy(owner: Client, takenAt: Date | string): Promise<void> {
  await openSignIn(owner);
  await owner.query(
    'insert into restored_copy (taken_at) values ($1) on conflict (is_only) do update set taken_at = excluded.taken_at, restored_at = now(), mail_since = null',
    [takenAt],
  );
}

export async function isRestoredCopy(tx: AuthTx): Promise<boolean> {
  return (
    (await tx
      .selectFrom('restored_copy')
      .select('is_only')
      .where('mail_since', 'is', null)
      .executeTakeFirst()) !== undefined
  );
}

/** False when it sends already. */
export async function resumeMail(tx: AuthTx): Promise<boolean> {
  const done = await tx
    .updateTable('restored_copy')
    .set({ mail_since: sql<Date>`now()` })
    .where('mail_since', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
