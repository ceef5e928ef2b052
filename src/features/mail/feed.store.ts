import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { hashToken, newToken } from '../../platform/secret.ts';

/** A new address; earlier ones of this person stop. Its token is told once. */
export async function openFeed(
  tx: Tx,
  { organisation, person, at }: { organisation: string; person: string; at: Date },
): Promise<string> {
  await revokeFeed(tx, person, at);
  const token = newToken();
  await tx
    .insertInto('calendar_feed')
    .values({
      organisation_id: organisation,
      person_id: person,
      token_hash: hashToken(token),
      made_at: at,
    })
    .execute();
  return token;
}

export async function revokeFeed(tx: Tx, person: string, at: Date): Promise<void> {
  await tx
    .updateTable('calendar_feed')
    .set({ revoked_at: at })
    .where('person_id', '=', person)
    .where('revoked_at', 'is', null)
    .execute();
}

export async function findFeed(tx: ReadTx, person: string): Promise<Date | null> {
  return (
    (
      await tx
        .selectFrom('calendar_feed')
        .select('made_at')
        .where('person_id', '=', person)
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
    )?.made_at ?? null
  );
}

/**
 * Whose feed this is; null for an address that was never given or is revoked, and for somebody who
 * has left or has no role any more.
 */
export async function findFeedOwner(tx: ReadTx, token: string): Promise<string | null> {
  const row = await tx
    .selectFrom('calendar_feed as f')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'f.person_id'))
    .select('f.person_id')
    .where('f.token_hash', '=', hashToken(token))
    .where('f.revoked_at', 'is', null)
    .where('p.left_on', 'is', null)
    .where(
      sql<boolean>`exists (select from membership m where m.organisation_id = p.organisation_id and m.person_id = p.id
        and this_day() between m.first_day and coalesce(m.last_day, 'infinity'))`,
    )
    .executeTakeFirst();
  return row?.person_id ?? null;
}
