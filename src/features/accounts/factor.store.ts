/** The second step: an authenticator app and the recovery codes that go with it. */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { AuthTx } from '../../platform/database.ts';
import type { Keys } from '../../platform/keys.ts';
import { hashToken } from '../../platform/secret.ts';
import { plainCode, recoveryCodeOf, stepOf } from './factor.rules.ts';

export type Factors = {
  email: string;
  hasPassword: boolean;
  hasAuthenticator: boolean;
  recoveryCodes: number;
  passkeys: number;
};

export const hasSecondStep = ({ hasAuthenticator, passkeys }: Factors): boolean =>
  hasAuthenticator || passkeys > 0;

export async function findFactors(tx: AuthTx, account: string): Promise<Factors> {
  const row = await tx
    .selectFrom('account as a')
    .select(['a.email', 'a.password_hash'])
    .select(
      sql<boolean>`exists (select from authenticator x where x.account_id = a.id and x.confirmed_at is not null)`.as(
        'authenticator',
      ),
    )
    .select(
      sql<number>`(select count(*)::int from recovery_code x where x.account_id = a.id and x.used_at is null)`.as(
        'codes',
      ),
    )
    .select(
      sql<number>`(select count(*)::int from passkey x where x.account_id = a.id)`.as('passkeys'),
    )
    .where('a.id', '=', account)
    .executeTakeFirstOrThrow();
  return {
    email: row.email ?? '',
    hasPassword: row.password_hash !== null,
    hasAuthenticator: row.authenticator,
    recoveryCodes: row.codes,
    passkeys: row.passkeys,
  };
}

export const authenticatorPlace = (account: string) => `authenticator ${account}`;

/** A new secret that counts once it is confirmed; one that is in use stays in use until then. */
export async function insertAuthenticator(tx: AuthTx, keys: Keys, account: string): Promise<void> {
  const sealed = keys.seal(randomBytes(20), authenticatorPlace(account));
  await tx
    .insertInto('authenticator')
    .values({ account_id: account, secret: sealed })
    .onConflict((on) =>
      on
        .column('account_id')
        .doUpdateSet({ secret: sealed, made_at: sql`now()` })
        .where('authenticator.confirmed_at', 'is', null),
    )
    .execute();
}

/** The secret that waits to be confirmed. */
export async function findNewSecret(
  tx: AuthTx,
  keys: Keys,
  account: string,
): Promise<Buffer | null> {
  const row = await tx
    .selectFrom('authenticator')
    .select('secret')
    .where('account_id', '=', account)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst();
  return row ? keys.open(row.secret, authenticatorPlace(account)) : null;
}

/** A code that fits and has not counted before counts once; the first one confirms the app. */
export async function useCode(
  tx: AuthTx,
  keys: Keys,
  account: string,
  { code, isNew, at }: { code: string; isNew: boolean; at: number },
): Promise<boolean> {
  const row = await tx
    .selectFrom('authenticator')
    .select(['secret', 'last_step'])
    .where('account_id', '=', account)
    .where('confirmed_at', isNew ? 'is' : 'is not', null)
    .forUpdate()
    .executeTakeFirst();
  const step = row
    ? stepOf(keys.open(row.secret, authenticatorPlace(account)), code, { at, after: row.last_step })
    : null;
  if (step === null) return false;
  await tx
    .updateTable('authenticator')
    .set({ last_step: step, ...(isNew ? { confirmed_at: sql`now()` } : {}) })
    .where('account_id', '=', account)
    .execute();
  return true;
}

export async function deleteAuthenticator(tx: AuthTx, account: string): Promise<void> {
  await tx.deleteFrom('authenticator').where('account_id', '=', account).execute();
  await tx.deleteFrom('recovery_code').where('account_id', '=', account).execute();
}

/** Ten new ones in place of the old; they are kept nowhere. */
export async function renewRecoveryCodes(tx: AuthTx, account: string): Promise<string[]> {
  const codes = Array.from({ length: 10 }, () => recoveryCodeOf(randomBytes(15)));
  await tx.deleteFrom('recovery_code').where('account_id', '=', account).execute();
  await tx
    .insertInto('recovery_code')
    .values(codes.map((code) => ({ account_id: account, code_hash: hashToken(plainCode(code)) })))
    .execute();
  return codes;
}

async function useRecoveryCode(tx: AuthTx, account: string, code: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('recovery_code')
    .set({ used_at: sql`now()` })
    .where('account_id', '=', account)
    .where('code_hash', '=', hashToken(plainCode(code)))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** From the app or from paper. */
export const useAnyCode = async (
  tx: AuthTx,
  keys: Keys,
  account: string,
  { code, at }: { code: string; at: number },
): Promise<boolean> =>
  (await useCode(tx, keys, account, { code, isNew: false, at })) ||
  (await useRecoveryCode(tx, account, code));
