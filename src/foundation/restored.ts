/** A database that came from a backup sends no mail until somebody says that it may: the one it was copied from may still be running. */
import { sql } from 'kysely';
import type { DoorTx } from './database.ts';

export async function isMuteCopy(tx: DoorTx): Promise<boolean> {
  return (await tx.selectFrom('restored_copy').select('is_only').where('mail_since', 'is', null).executeTakeFirst()) !== undefined;
}

/** False when it sends already. */
export async function letMailGo(tx: DoorTx): Promise<boolean> {
  const done = await tx
    .updateTable('restored_copy')
    .set({ mail_since: sql<Date>`now()` })
    .where('mail_since', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
