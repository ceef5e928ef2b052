/**
 * Challenges of passkeys (WebAuthn level 3, section 13.4.3). A challenge is 16 random bytes, the
 * second at which it ends, and a MAC under what only this visitor and the server know, so none is
 * stored before it is answered. An answer counts once: its challenge is written down, and a second
 * one is refused.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import type { AuthTx } from '../../platform/database.ts';

const lifeSeconds = 300;

/**
 * In base64url. `known`: the session, or the token of the browser; `what`: what it may be used for.
 */
export function newChallenge(known: string, what: string, at: number): string {
  const head = Buffer.alloc(20);
  randomBytes(16).copy(head);
  head.writeUInt32BE(Math.floor(at / 1000) + lifeSeconds, 16);
  return Buffer.concat([head, mac(known, what, head)]).toString('base64url');
}

/** Made here, for this visitor and this purpose, and not over. `at`: milliseconds. */
export function isChallenge(challenge: string, known: string, what: string, at: number): boolean {
  const bytes = Buffer.from(challenge, 'base64url');
  if (bytes.length !== 52) return false;
  const head = bytes.subarray(0, 20);
  return (
    timingSafeEqual(bytes.subarray(20), mac(known, what, head)) &&
    head.readUInt32BE(16) >= Math.floor(at / 1000)
  );
}

/** False when it has been answered before. */
export async function spendChallenge(tx: AuthTx, challenge: string): Promise<boolean> {
  await tx
    .deleteFrom('spent_challenge')
    .where('spent_at', '<', sql<Date>`now() - ${sql.lit(`${2 * lifeSeconds} seconds`)}::interval`)
    .execute();
  const row = await tx
    .insertInto('spent_challenge')
    .values({ challenge_hash: createHash('sha256').update(challenge).digest() })
    .onConflict((on) => on.doNothing())
    .returning('spent_at')
    .executeTakeFirst();
  return row !== undefined;
}

const mac = (known: string, what: string, head: Buffer): Buffer =>
  createHmac('sha256', known).update(`passkey ${what}`).update(head).digest();
