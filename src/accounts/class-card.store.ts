import { randomBytes, randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { Desk, DoorTx, Tx } from '../foundation/database.ts';
import { hashPassword, hashToken } from '../foundation/secret.ts';
import { addDays } from '../foundation/words.ts';
import { giveAccount } from './gate.store.ts';
import { cardCodeOf, cardDays, pinOf } from './class-card.rules.ts';

export type NewCard = { code: string; pin: string };

/** A new card for somebody; the one before is worth nothing from now on. Code and PIN are kept nowhere. */
export async function insertCard(
  tx: Tx,
  {
    organisation,
    person,
    by,
    today,
  }: { organisation: string; person: string; by: string; today: string },
): Promise<NewCard> {
  const card = { code: cardCodeOf(randomBytes(12)), pin: pinOf(randomInt(1_000_000)) };
  const values = {
    code_hash: hashToken(card.code),
    pin_hash: await hashPassword(card.pin),
    made_by: by,
    ends_on: addDays(today, cardDays),
  };
  await tx
    .insertInto('class_card')
    .values({ organisation_id: organisation, person_id: person, ...values })
    .onConflict((on) =>
      on.columns(['organisation_id', 'person_id']).doUpdateSet({ ...values, made_at: sql`now()` }),
    )
    .execute();
  return card;
}

/** Who of these has a card that still works, and since when. */
export async function listCards(tx: Tx, people: string[]): Promise<Map<string, Date>> {
  if (people.length === 0) return new Map();
  const rows = await tx
    .selectFrom('class_card')
    .select(['person_id', 'made_at'])
    .where('person_id', 'in', people)
    .where('ends_on', '>=', sql<string>`this_day()`)
    .execute();
  return new Map(rows.map((row) => [row.person_id, row.made_at]));
}

/** The card is lost: it opens nothing any more, and whoever is in with it is out. */
export async function deleteCard(tx: Tx, person: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('class_card')
    .where('person_id', '=', person)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export type Card = { organisation: string; slug: string; person: string; pinHash: string };

export async function findCard(tx: DoorTx, code: string): Promise<Card | null> {
  const row = await tx
    .selectFrom('class_card as c')
    .innerJoin('organisation as o', 'o.id', 'c.organisation_id')
    .select(['c.organisation_id', 'c.person_id', 'c.pin_hash', 'o.slug'])
    .where('c.code_hash', '=', hashToken(code))
    .where('c.ends_on', '>=', sql<string>`current_date`)
    .executeTakeFirst();
  return row
    ? {
        organisation: row.organisation_id,
        slug: row.slug,
        person: row.person_id,
        pinHash: row.pin_hash,
      }
    : null;
}

/** The account behind a card: the person’s own, or one without an address, made at the first use. Null when the person has left. */
export async function accountOfCard(
  desk: Desk,
  { organisation, person }: Card,
): Promise<string | null> {
  const known = await desk.within({ organisation, person }, 'read', (tx) =>
    tx
      .selectFrom('person')
      .select(['account_id'])
      .where('id', '=', person)
      .where('left_on', 'is', null)
      .executeTakeFirst(),
  );
  return known ? (known.account_id ?? giveAccount(desk, { organisation, person })) : null;
}
