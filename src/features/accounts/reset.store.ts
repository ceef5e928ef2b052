import { sql } from 'kysely';
import { resetMinutes } from './window.rules.ts';
import { fromNow, isOpenFor, type AuthTx } from '../../platform/database.ts';
import { hashToken, newToken } from '../../platform/secret.ts';

/** A link for a new password; an earlier one ends. Returns the token, which is kept nowhere. */
export async function insertReset(tx: AuthTx, account: string): Promise<string> {
  const token = newToken();
  await tx.deleteFrom('password_reset').where('account_id', '=', account).execute();
  await tx
    .insertInto('password_reset')
    .values({
      token_hash: hashToken(token),
      account_id: account,
      ends_at: fromNow({ minutes: resetMinutes }),
    })
    .execute();
  return token;
}

/** Looking does not use it up: mail scanners open links too. */
export async function findReset(
  tx: AuthTx,
  token: string,
): Promise<{ account: string; email: string } | null> {
  const row = await tx
    .selectFrom('password_reset as r')
    .innerJoin('account as a', 'a.id', 'r.account_id')
    .select(['a.id', 'a.email'])
    .where('token_hash', '=', hashToken(token))
    .where('used_at', 'is', null)
    .where(isOpenFor('ends_at', { minutes: resetMinutes }))
    .executeTakeFirst();
  return row?.email ? { account: row.id, email: row.email } : null;
}

/** The account, once. */
export async function useReset(tx: AuthTx, token: string): Promise<string | null> {
  const row = await tx
    .updateTable('password_reset')
    .set({ used_at: sql`now()` })
    .where('token_hash', '=', hashToken(token))
    .where('used_at', 'is', null)
    .where(isOpenFor('ends_at', { minutes: resetMinutes }))
    .returning('account_id')
    .executeTakeFirst();
  return row?.account_id ?? null;
}
