import { sql } from 'kysely';
import type { AuthTx } from '../../platform/database.ts';

export type Passkey = {
  id: string;
  account: string;
  credentialId: string;
  publicKey: Uint8Array<ArrayBuffer>;
  counter: number;
  transports: string[];
  relyingParty: string;
  name: string;
  madeAt: Date;
  usedAt: Date | null;
};
type Row = {
  id: string;
  account_id: string;
  credential_id: string;
  public_key: Buffer;
  counter: number;
  transports: unknown;
  relying_party: string;
  name: string;
  made_at: Date;
  used_at: Date | null;
};

const passkeyOf = (row: Row): Passkey => ({
  id: row.id,
  account: row.account_id,
  credentialId: row.credential_id,
  publicKey: new Uint8Array(row.public_key),
  counter: row.counter,
  transports: row.transports as string[],
  relyingParty: row.relying_party,
  name: row.name,
  madeAt: row.made_at,
  usedAt: row.used_at,
});

export async function listPasskeys(tx: AuthTx, account: string): Promise<Passkey[]> {
  return (
    await tx
      .selectFrom('passkey')
      .selectAll()
      .where('account_id', '=', account)
      .orderBy('made_at')
      .execute()
  ).map(passkeyOf);
}

export async function findPasskey(tx: AuthTx, credential: string): Promise<Passkey | null> {
  const row = await tx
    .selectFrom('passkey')
    .selectAll()
    .where('credential_id', '=', credential)
    .forUpdate()
    .executeTakeFirst();
  return row ? passkeyOf(row) : null;
}

type NewPasskey = Pick<
  Passkey,
  'account' | 'credentialId' | 'publicKey' | 'counter' | 'transports' | 'relyingParty' | 'name'
>;

/** False when this passkey is somebody's already. */
export async function insertPasskey(
  tx: AuthTx,
  { account, credentialId, publicKey, counter, transports, relyingParty, name }: NewPasskey,
): Promise<boolean> {
  const row = await tx
    .insertInto('passkey')
    .values({
      account_id: account,
      credential_id: credentialId,
      public_key: Buffer.from(publicKey),
      counter,
      transports,
      relying_party: relyingParty,
      name,
    })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function countUse(tx: AuthTx, id: string, counter: number): Promise<void> {
  await tx
    .updateTable('passkey')
    .set({ counter, used_at: sql`now()` })
    .where('id', '=', id)
    .execute();
}

export async function deletePasskey(tx: AuthTx, account: string, id: string): Promise<void> {
  await tx.deleteFrom('passkey').where('account_id', '=', account).where('id', '=', id).execute();
}
