/**
 * Cards of pupils with a code and a PIN (SI-10). Nothing here ends a session: `findMember` looks at
 * the card of a session at every request.
 */
import { sql } from 'kysely';
import { selectRows, type AuthTx, type ReadTx, type Tx } from '../../platform/database.ts';
import { hashToken } from '../../platform/secret.ts';
import { addDays } from '../../platform/i18n.ts';
import { endDerived } from './derived.store.ts';
import { cardDays, mostWrong, type NewCard } from './class-card.rules.ts';

/**
 * A new card for somebody; the one before is worth nothing from now on, nor what was opened with
 * it. Code and PIN are kept nowhere. A card is opened at once or later: whoever has been in before
 * opens it by the own PIN of the card before, or a second adult agrees. A first card is opened at
 * once when the mentor of the pupil's own class makes it, unless somebody took that class from
 * another mentor. The database refuses (42501) what is opened otherwise.
 */
export async function insertCard(
  tx: Tx,
  card: NewCard,
  {
    organisation,
    person,
    by,
    today,
  }: { organisation: string; person: string; by: string; today: string },
): Promise<{ isOpened: boolean; isFirst: boolean }> {
  const before = await tx
    .selectFrom('class_card')
    .select(['pin_hash', 'has_own_pin', 'earlier_pin_hash', 'earlier_tries'])
    .where('person_id', '=', person)
    .executeTakeFirst();
  const rows = await selectRows(
    tx,
    sql<{ isOpened: boolean; isFirst: boolean }>`
    select is_first_card_free(organisation_id, id, ${by}) as "isOpened", account_id is null as "isFirst" from person where id = ${person}`,
  );
  const { isOpened, isFirst } = rows[0]!;
  const values = {
    code_hash: hashToken(card.code),
    pin_hash: card.pinHash,
    made_by: by,
    ends_on: addDays(today, cardDays),
    has_own_pin: false,
    opened_at: isOpened ? sql<Date>`now()` : null,
    wrong_tries: 0,
    ...earlierPin(before),
  };
  await tx
    .insertInto('class_card')
    .values({ organisation_id: organisation, person_id: person, ...values })
    .onConflict((on) =>
      on.columns(['organisation_id', 'person_id']).doUpdateSet({ ...values, made_at: sql`now()` }),
    )
    .execute();
  await endDerived(tx, [person]);
  return { isOpened, isFirst };
}

/**
 * What may open a new card. An own PIN is looked for from nothing; a card that nobody ever used
 * hands on the PIN of the one before it, with the tries that it has had.
 */
function earlierPin(
  before:
    | {
        has_own_pin: boolean;
        pin_hash: string;
        earlier_pin_hash: string | null;
        earlier_tries: number;
      }
    | undefined,
): { earlier_pin_hash: string | null; earlier_tries: number } {
  if (!before) return { earlier_pin_hash: null, earlier_tries: 0 };
  if (before.has_own_pin) return { earlier_pin_hash: before.pin_hash, earlier_tries: 0 };
  return { earlier_pin_hash: before.earlier_pin_hash, earlier_tries: before.earlier_tries };
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
 * A wrong PIN, of this card or of the one before; or a right one, after which the wrong ones of
 * this card count from nothing, and those of the one before go on.
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
  { was, pinHash }: { was: string; pinHash: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('class_card')
    .set({
      pin_hash: pinHash,
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
  /** Its last day, on the clock of the organisation. */
  endsOn: string;
  timeZone: string;
};

/**
 * Whichever card bears the code, one that has ended too: before signing in no transaction knows an
 * organisation, nor so its day. `findValidCard` looks at that.
 */
export async function findCard(tx: AuthTx, code: string): Promise<Card | null> {
  const row = await tx
    .selectFrom('class_card as c')
    .innerJoin('organisation as o', 'o.id', 'c.organisation_id')
    .select(['c.organisation_id', 'c.person_id', 'c.pin_hash', 'c.ends_on'])
    .select(['o.slug', 'o.time_zone'])
    .select(['c.has_own_pin', 'c.earlier_pin_hash', 'c.earlier_tries'])
    .select(['c.opened_at', 'c.wrong_tries'])
    .where('c.code_hash', '=', hashToken(code))
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
        endsOn: row.ends_on,
        timeZone: row.time_zone,
      }
    : null;
}
