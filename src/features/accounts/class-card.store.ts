import { randomBytes, randomInt } from 'node:crypto';
import { sql } from 'kysely';
import {
  selectRows,
  type Database,
  type AuthTx,
  type ReadTx,
  type Tx,
} from '../../platform/database.ts';
import { hashPassword, hashToken } from '../../platform/secret.ts';
import { addDays } from '../../platform/i18n.ts';
import { giveAccount } from './sign-in.store.ts';
import { endDerived } from './derived.store.ts';
import { cardCodeOf, cardDays, mostWrong, pinOf } from './class-card.rules.ts';

export type NewCard = { code: string; pin: string };

/**
 * A new card for somebody; the one before is worth nothing from now on, nor what was opened with
 * it. Code and PIN are kept nowhere. Whoever has been in before finds the new card closed (SI-10):
 * it opens by the own PIN of the card before, or when a second adult has agreed. A first card is
 * open when the mentor of the pupil's own class makes it, unless somebody took that class from
 * another mentor.
 */
export async function insertCard(
  tx: Tx,
  {
    organisation,
    person,
    by,
    today,
  }: { organisation: string; person: string; by: string; today: string },
): Promise<NewCard & { isClosed: boolean; isFirst: boolean }> {
  const card = { code: cardCodeOf(randomBytes(12)), pin: pinOf(randomInt(1_000_000)) };
  const before = await tx
    .selectFrom('class_card')
    .select(['pin_hash', 'has_own_pin', 'earlier_pin_hash', 'earlier_tries'])
    .where('person_id', '=', person)
    .executeTakeFirst();
  const rows = await selectRows(
    tx,
    sql<{ isFree: boolean; isFirst: boolean }>`
    select is_first_card_free(organisation_id, id, ${by}) as "isFree", account_id is null as "isFirst" from person where id = ${person}`,
  );
  const isClosed = !rows[0]!.isFree;
  const values = {
    code_hash: hashToken(card.code),
    pin_hash: await hashPassword(card.pin),
    made_by: by,
    ends_on: addDays(today, cardDays),
    has_own_pin: false,
    earlier_pin_hash: before?.has_own_pin ? before.pin_hash : (before?.earlier_pin_hash ?? null),
    opened_at: isClosed ? null : sql<Date>`now()`,
    wrong_tries: 0,
    // It is still the same PIN that is looked for.
    earlier_tries: before?.has_own_pin ? 0 : (before?.earlier_tries ?? 0),
  };
  await tx
    .insertInto('class_card')
    .values({ organisation_id: organisation, person_id: person, ...values })
    .onConflict((on) =>
      on.columns(['organisation_id', 'person_id']).doUpdateSet({ ...values, made_at: sql`now()` }),
    )
    .execute();
  await endDerived(tx, [person]);
  return { ...card, isClosed, isFirst: rows[0]!.isFirst };
}

export type CardLine = { madeAt: Date; isLocked: boolean };

/**
 * Who of these has a card that still works, since when, and whether it waits for the mentor after
 * too many wrong PINs.
 */
export async function listCards(tx: ReadTx, people: string[]): Promise<Map<string, CardLine>> {
  if (people.length === 0) return new Map();
  const rows = await tx
    .selectFrom('class_card')
    .select(['person_id', 'made_at', 'wrong_tries'])
    .where('person_id', 'in', people)
    .where('ends_on', '>=', sql<string>`this_day()`)
    .execute();
  return new Map(
    rows.map((row) => [
      row.person_id,
      { madeAt: row.made_at, isLocked: row.wrong_tries >= mostWrong },
    ]),
  );
}

/**
 * These cards open nothing any more, and whoever is in with one is out. The own PIN is kept, to
 * open the next one. How many there were.
 */
export async function endCards(tx: Tx, people: string[]): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('class_card')
    .set({ ends_on: sql<string>`this_day() - 1` })
    .where(sql<boolean>`person_id = any(${people}::uuid[])`)
    .where('ends_on', '>=', sql<string>`this_day()`)
    .executeTakeFirst();
  await endDerived(tx, people);
  return Number(numUpdatedRows);
}

/** The mentor has looked: it may be tried again. False when it was not locked. */
export async function releaseCard(tx: Tx, person: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('class_card')
    .set({ wrong_tries: 0 })
    .where('person_id', '=', person)
    .where('wrong_tries', '>=', mostWrong)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** A second adult has agreed that the pupil asked for it. */
export async function openCard(tx: Tx, person: string): Promise<void> {
  await tx
    .updateTable('class_card')
    .set({ opened_at: sql`now()` })
    .where('person_id', '=', person)
    .where('opened_at', 'is', null)
    .execute();
}

/**
 * A wrong PIN, of this card or of the one before; or a right one, after which they count from
 * nothing.
 */
export async function countTry(
  tx: AuthTx,
  code: string,
  tried: 'right' | 'wrong' | 'wrong earlier',
): Promise<void> {
  await tx
    .updateTable('class_card')
    .set({
      wrong_tries: tried === 'right' ? 0 : sql<number>`wrong_tries + 1`,
      ...(tried === 'wrong earlier' ? { earlier_tries: sql<number>`earlier_tries + 1` } : {}),
    })
    .where('code_hash', '=', hashToken(code))
    .execute();
}

/** From now on the printed PIN is worth nothing. False when somebody was faster. */
export async function keepOwnPin(
  tx: AuthTx,
  code: string,
  { was, pin }: { was: string; pin: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('class_card')
    .set({
      pin_hash: await hashPassword(pin),
      has_own_pin: true,
      opened_at: sql`coalesce(opened_at, now())`,
      earlier_pin_hash: null,
      wrong_tries: 0,
    })
    .where('code_hash', '=', hashToken(code))
    .where('pin_hash', '=', was)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export type Card = {
  organisation: string;
  slug: string;
  person: string;
  pinHash: string;
  hasOwnPin: boolean;
  /** The own PIN of the card before; null when there was none, or it was tried too often. */
  earlierPinHash: string | null;
  isOpened: boolean;
  isLocked: boolean;
};

export async function findCard(tx: AuthTx, code: string): Promise<Card | null> {
  const row = await tx
    .selectFrom('class_card as c')
    .innerJoin('organisation as o', 'o.id', 'c.organisation_id')
    .select(['c.organisation_id', 'c.person_id', 'c.pin_hash', 'o.slug'])
    .select(['c.has_own_pin', 'c.earlier_pin_hash', 'c.earlier_tries'])
    .select(['c.opened_at', 'c.wrong_tries'])
    .where('c.code_hash', '=', hashToken(code))
    .where('c.ends_on', '>=', sql<string>`current_date`)
    .executeTakeFirst();
  return row
    ? {
        organisation: row.organisation_id,
        slug: row.slug,
        person: row.person_id,
        pinHash: row.pin_hash,
        hasOwnPin: row.has_own_pin,
        earlierPinHash: row.earlier_tries < mostWrong ? row.earlier_pin_hash : null,
        isOpened: row.opened_at !== null,
        isLocked: row.wrong_tries >= mostWrong,
      }
    : null;
}

/**
 * The account behind a card: the person’s own, or one without an address, made at the first use.
 * Null when the person has left.
 */
export async function accountOfCard(
  database: Database,
  { organisation, person }: Card,
): Promise<string | null> {
  const known = await database.inTenant({ organisation, person }, 'read', (tx) =>
    tx
      .selectFrom('person')
      .select(['account_id'])
      .where('id', '=', person)
      .where('left_on', 'is', null)
      .executeTakeFirst(),
  );
  return known ? (known.account_id ?? giveAccount(database, { organisation, person })) : null;
}
