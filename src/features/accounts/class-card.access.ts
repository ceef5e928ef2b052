/** SI-10: how a card comes to be, and whom it lets in. */
import { randomBytes, randomInt } from 'node:crypto';
import type { Database } from '../../platform/database.ts';
import { hashPassword } from '../../platform/secret.ts';
import { dayOn } from '../organisations/country.rules.ts';
import { codeBytes, pinOf, pins, type NewCard } from './class-card.rules.ts';
import { findCard, type Card } from './class-card.store.ts';
import { readableCode } from './readable-code.rules.ts';
import { giveAccount } from './sign-in.store.ts';

/** Code and PIN of cards to come: hashing takes its time, so they are made before a transaction. */
export async function drawCards(howMany: number): Promise<NewCard[]> {
  const cards: NewCard[] = [];
  for (let made = 0; made < howMany; made++) {
    const pin = pinOf(randomInt(pins));
    cards.push({
      code: readableCode(randomBytes(codeBytes)),
      pin,
      pinHash: await hashPassword(pin),
    });
  }
  return cards;
}

/** The card with this code, until its last day is over where its organisation is. */
export async function findValidCard(
  database: Database,
  code: string,
  now: number,
): Promise<Card | null> {
  const card = await database.beforeTenant(null, (tx) => findCard(tx, code));
  return card && card.endsOn >= dayOn(card.timeZone, now) ? card : null;
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
