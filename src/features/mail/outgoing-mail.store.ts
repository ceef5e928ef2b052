import { sql } from 'kysely';
import { keysIn, type ReadTx, type Tx } from '../../platform/database.ts';
import { openText, sealText } from '../../platform/keys.ts';
import { newToken } from '../../platform/secret.ts';
import type { LetterKind } from '../../web/letters.ts';
import { daysAfter, type CompleteLanguage } from '../../platform/i18n.ts';
import {
  bounceMemory,
  recentMail,
  minutesUntil,
  mostDays,
  mostTries,
  plan,
  usualChoice,
  type Choice,
  type Letter,
  type Priority,
} from './outgoing-mail.rules.ts';

type NewLetter = Letter & {
  organisation: string;
  /** Says what it is about; a second letter with the same key is not written. */
  key: string;
  kind: LetterKind;
  language: CompleteLanguage;
  /** Whose choices about mail count. */
  person?: string | null;
  priority: Priority;
  /** The moment, on the organisation's clock. */
  at: Temporal.ZonedDateTime;
  unsubscribeUrl?: string;
  /** Where answers go, when a person wrote it. */
  replyTo?: string | null;
  /** An invitation, its update or its end, as iCalendar. */
  calendar?: string;
};

/**
 * A letter that waits is read by the mailer and its reader: links in it let people in, so a copy
 * of the database does not show them.
 */
export const letterPlace = (key: string): string => `letter ${key}`;
const read = (tx: ReadTx, key: string, sealed: string | null): string | null =>
  sealed === null ? null : openText(keysIn(tx), sealed, letterPlace(key));

/**
 * In the transaction that it tells of. False when it had been written before, or its reader does
 * not want it.
 */
export async function enqueueMail(
  tx: Tx,
  {
    organisation,
    key,
    kind,
    language,
    name,
    address,
    subject,
    body,
    person = null,
    priority,
    at,
    unsubscribeUrl,
    replyTo = null,
    calendar,
  }: NewLetter,
): Promise<boolean> {
  const choice = (person && (await findChoice(tx, person))) || usualChoice;
  const { lately, isBounced } =
    priority === 'news' ? await recall(tx, address, at) : { lately: 0, isBounced: false };
  const planned = plan({ at, priority, choice, lately, isBounced });
  if (!planned) return false;
  const due = new Date(planned.dueAt.epochMilliseconds);
  const row = await tx
    .insertInto('letter')
    .values({
      organisation_id: organisation,
      key,
      kind,
      language,
      name,
      address,
      subject,
      body: sealText(keysIn(tx), body, letterPlace(key)),
      person_id: person,
      made_at: new Date(at.epochMilliseconds),
      due_at: due,
      next_try_at: due,
      is_held: planned.isHeld,
      unsubscribe_url: unsubscribeUrl ?? null,
      reply_to: replyTo,
      calendar: calendar ? sealText(keysIn(tx), calendar, letterPlace(key)) : null,
    })
    .onConflict((on) => on.columns(['organisation_id', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Letters to an address in the day before, and whether the last one could not be delivered. */
async function recall(
  tx: ReadTx,
  address: string,
  at: Temporal.ZonedDateTime,
): Promise<{ lately: number; isBounced: boolean }> {
  const since = new Date(at.subtract(recentMail).epochMilliseconds);
  const row = await tx
    .selectFrom('letter')
    .select([
      sql<number>`count(*) filter (where made_at > ${since} and not is_held)::int`.as('lately'),
      sql<boolean>`coalesce(max(bounced_at) > coalesce(max(sent_at), '-infinity'), false)`.as(
        'bounced',
      ),
    ])
    .where('address', '=', address)
    .where('made_at', '>', new Date(at.subtract(bounceMemory).epochMilliseconds))
    .executeTakeFirstOrThrow();
  return { lately: row.lately, isBounced: row.bounced };
}

export type Due = Letter & {
  id: string;
  language: string;
  tries: number;
  unsubscribeUrl: string | null;
  replyTo: string | null;
  calendar: string | null;
};

/** Takes up letters that are due at `at`; they are nobody else's until the time of the next try. */
export async function takeLetters(tx: Tx, most: number, at: Date): Promise<Due[]> {
  const due = await tx
    .selectFrom('letter')
    .select(['id', 'tries'])
    .where('sent_at', 'is', null)
    .where('is_held', '=', false)
    .where('next_try_at', '<=', at)
    .where('due_at', '>', daysAfter(at, -mostDays))
    .where('tries', '<', mostTries)
    .orderBy('next_try_at')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute();
  const taken: Due[] = [];
  for (const { id, tries } of due) {
    const row = await tx
      .updateTable('letter')
      .set({ tries: tries + 1, next_try_at: new Date(at.getTime() + minutesUntil(tries) * 60_000) })
      .where('id', '=', id)
      .returning([
        'id',
        'name',
        'address',
        'language',
        'subject',
        'key',
        'body',
        'sealed_address',
        'tries',
        'unsubscribe_url',
        'reply_to',
        'calendar',
      ])
      .executeTakeFirstOrThrow();
    taken.push({
      ...row,
      address: read(tx, row.key, row.sealed_address) ?? row.address,
      body: read(tx, row.key, row.body) ?? '',
      calendar: read(tx, row.key, row.calendar),
      unsubscribeUrl: row.unsubscribe_url,
      replyTo: row.reply_to,
    });
  }
  return taken;
}

/**
 * PI-1: what waits to be sent to these addresses still goes, by itself and not in a digest; the
 * mailer alone reads where to.
 */
export async function shieldLetters(tx: Tx, addresses: string[], name: string): Promise<void> {
  if (addresses.length === 0) return;
  // Nor does what they wrote themselves say where they are.
  await tx
    .updateTable('letter')
    .set({ reply_to: null })
    .where('reply_to', 'in', addresses)
    .execute();
  const waiting = await tx
    .selectFrom('letter')
    .select(['id', 'key', 'address'])
    .where('address', 'in', addresses)
    .where('sent_at', 'is', null)
    .where('bounced_at', 'is', null)
    .where('tries', '<', mostTries)
    .execute();
  for (const { id, key, address } of waiting)
    await tx
      .updateTable('letter')
      .set({
        name,
        address: '–',
        sealed_address: sealText(keysIn(tx), address, letterPlace(key)),
        is_held: false,
      })
      .where('id', '=', id)
      .execute();
}

/** The text is not kept after that. */
export async function markSent(tx: Tx, id: string, at: Date): Promise<void> {
  await tx
    .updateTable('letter')
    .set({
      sent_at: at,
      body: null,
      calendar: null,
      trouble: null,
      sealed_address: null,
      reply_to: null,
    })
    .where('id', '=', id)
    .execute();
}

/** `bounced`: the address will not take mail, so it is not tried again. */
export async function markTrouble(
  tx: Tx,
  id: string,
  { trouble, bounced, at }: { trouble: string; bounced: boolean; at: Date },
): Promise<void> {
  await tx
    .updateTable('letter')
    .set({
      trouble: trouble.slice(0, 300),
      ...(bounced ? { bounced_at: at, tries: mostTries } : {}),
    })
    .where('id', '=', id)
    .execute();
}

export type LetterLine = {
  id: string;
  kind: string;
  name: string;
  address: string;
  subject: string;
  madeAt: Date;
  dueAt: Date;
  sentAt: Date | null;
  tries: number;
  trouble: string | null;
  isHeld: boolean;
  isBounced: boolean;
};

export async function listLetters(tx: ReadTx): Promise<LetterLine[]> {
  const rows = await tx
    .selectFrom('letter')
    .select([
      'id',
      'kind',
      'name',
      'address',
      'subject',
      'made_at',
      'due_at',
      'sent_at',
      'tries',
      'trouble',
      'is_held',
      'bounced_at',
    ])
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    address: row.address,
    subject: row.subject,
    madeAt: row.made_at,
    dueAt: row.due_at,
    sentAt: row.sent_at,
    tries: row.tries,
    trouble: row.trouble,
    isHeld: row.is_held,
    isBounced: row.bounced_at !== null,
  }));
}

export async function findLetter(
  tx: ReadTx,
  id: string,
): Promise<{ kind: string; name: string; subject: string; body: string | null } | null> {
  const row = await tx
    .selectFrom('letter')
    .select(['kind', 'name', 'subject', 'key', 'body'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { ...row, body: read(tx, row.key, row.body) } : null;
}

/** Where somebody's letters go. */
export async function findAddress(tx: ReadTx, person: string): Promise<string | null> {
  const { email } = await tx
    .selectFrom('person')
    .select('email')
    .where('id', '=', person)
    .executeTakeFirstOrThrow();
  return email;
}

/** When a letter with this key was written. */
export async function findPosted(tx: ReadTx, keys: string[]): Promise<Map<string, Date>> {
  if (keys.length === 0) return new Map();
  const rows = await tx
    .selectFrom('letter')
    .select(['key', 'made_at'])
    .where('key', 'in', keys)
    .execute();
  return new Map(rows.map((row) => [row.key, row.made_at]));
}

export async function findChoice(
  tx: ReadTx,
  person: string,
): Promise<(Choice & { token: string }) | null> {
  const row = await tx
    .selectFrom('mail_choice')
    .select(['frequency', 'quiet_from', 'quiet_to', 'token'])
    .where('person_id', '=', person)
    .executeTakeFirst();
  return row
    ? {
        frequency: row.frequency,
        quietFrom: row.quiet_from,
        quietTo: row.quiet_to,
        token: row.token,
      }
    : null;
}

export async function keepChoice(
  tx: Tx,
  { organisation, person, choice }: { organisation: string; person: string; choice: Choice },
): Promise<string> {
  const values = {
    frequency: choice.frequency,
    quiet_from: choice.quietFrom,
    quiet_to: choice.quietTo,
  };
  const { token } = await tx
    .insertInto('mail_choice')
    .values({ organisation_id: organisation, person_id: person, token: newToken(), ...values })
    .onConflict((on) => on.columns(['organisation_id', 'person_id']).doUpdateSet(values))
    .returning('token')
    .executeTakeFirstOrThrow();
  return token;
}

/** In which language somebody wants letters; null: in the organisation’s. */
export async function findLetterLanguage(
  tx: ReadTx,
  person: string,
): Promise<CompleteLanguage | null> {
  const { language } = await tx
    .selectFrom('person')
    .select('language')
    .where('id', '=', person)
    .executeTakeFirstOrThrow();
  return language as CompleteLanguage | null;
}

export async function keepLetterLanguage(
  tx: Tx,
  person: string,
  language: CompleteLanguage | null,
): Promise<void> {
  await tx.updateTable('person').set({ language }).where('id', '=', person).execute();
}

/** By the link in a digest: no digests any more. False when the link is nobody's. */
export async function stopDigests(tx: Tx, token: string): Promise<boolean> {
  const done = await tx
    .updateTable('mail_choice')
    .set({ frequency: 'none' })
    .where('token', '=', token)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

export type Held = {
  id: string;
  personId: string | null;
  name: string;
  address: string;
  language: CompleteLanguage;
  subject: string;
  body: string;
};

/** Letters that wait for a digest whose time has come. */
export async function listHeld(tx: Tx, at: Date): Promise<Held[]> {
  const rows = await tx
    .selectFrom('letter')
    .select(['id', 'person_id', 'name', 'address', 'language', 'subject', 'key', 'body'])
    .where('is_held', '=', true)
    .where('sent_at', 'is', null)
    .where('due_at', '<=', at)
    .orderBy('made_at')
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    name: row.name,
    address: row.address,
    language: row.language,
    subject: row.subject,
    body: read(tx, row.key, row.body) ?? '',
  }));
}
