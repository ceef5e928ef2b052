import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { decrypted, encrypted, keyFor } from '../../platform/encryption.ts';
import { nameOf } from '../people/person.store.ts';
import type { Delivery } from './message.rules.ts';

type NewMessage = {
  organisation: string;
  id: string;
  sender: string;
  /** With their placeholders. */
  subject: string;
  body: string;
  at: Date;
};

export async function insertMessage(
  tx: Tx,
  { organisation, id, sender, subject, body, at }: NewMessage,
): Promise<void> {
  const key = await keyFor(tx, organisation, id);
  await tx
    .insertInto('message')
    .values({
      organisation_id: organisation,
      id,
      sender_id: sender,
      key_id: key.id,
      subject: key.seal('message.subject', id, subject),
      body: key.seal('message.body', id, body),
      sent_at: at,
    })
    .execute();
}

export async function insertRecipients(
  tx: Tx,
  {
    organisation,
    message,
    sender,
    recipients,
  }: {
    organisation: string;
    message: string;
    sender: string;
    /** `letter`: the key of the e-mail; null where none could be written. */
    recipients: { person: string; letter: string | null }[];
  },
): Promise<void> {
  await tx
    .insertInto('message_recipient')
    .values(
      recipients.map(({ person, letter }) => ({
        organisation_id: organisation,
        message_id: message,
        sender_id: sender,
        person_id: person,
        letter_key: letter,
      })),
    )
    .execute();
}

export type SentLine = {
  id: string;
  sender: string;
  subject: string;
  sentAt: Date;
  /** The first of them, by name. */
  to: string | null;
  recipients: number;
  failed: number;
  withoutAddress: number;
};

const mostLines = 200;

/** Those that the person who asks may read: their own, and for coordinators all. */
export async function listSent(tx: ReadTx): Promise<SentLine[]> {
  const rows = await tx
    .selectFrom('message as m')
    .innerJoin('person as s', (join) => inside(join, 's.id', 'm.sender_id'))
    .leftJoin('message_recipient as r', (join) => inside(join, 'r.message_id', 'm.id'))
    .leftJoin('person as p', (join) => inside(join, 'p.id', 'r.person_id'))
    .leftJoin('letter as l', (join) => inside(join, 'l.key', 'r.letter_key'))
    .select([
      'm.id',
      'm.sent_at',
      encrypted('message.subject', 'm').as('subject'),
      nameOf('s').as('sender'),
      sql<string | null>`min(${nameOf('p')})`.as('first'),
      sql<number>`count(r.person_id)::int`.as('recipients'),
      sql<number>`count(*) filter (where l.bounced_at is not null)::int`.as('failed'),
      sql<number>`count(r.person_id) filter (where r.letter_key is null)::int`.as('unaddressed'),
    ])
    // The wall lets a recipient read the message too, which is no message that they sent.
    .where(
      sql<boolean>`(m.sender_id = at_work() or holds_today(m.organisation_id, at_work(), array['coordinator']))`,
    )
    .groupBy([
      'm.organisation_id',
      'm.id',
      'm.sent_at',
      'm.subject',
      'm.key_id',
      's.given_name',
      's.family_name',
    ])
    .orderBy('m.sent_at', 'desc')
    .orderBy('m.id')
    .limit(mostLines)
    .execute();
  return (await decrypted(tx, rows, 'subject')).map((row) => ({
    id: row.id,
    sender: row.sender,
    subject: row.subject,
    sentAt: row.sent_at,
    to: row.first,
    recipients: row.recipients,
    failed: row.failed,
    withoutAddress: row.unaddressed,
  }));
}

export type Message = {
  id: string;
  senderId: string;
  sender: string;
  subject: string;
  body: string;
  sentAt: Date;
};

/** Null for whoever may not read it. */
export async function findMessage(tx: ReadTx, id: string): Promise<Message | null> {
  const rows = await tx
    .selectFrom('message as m')
    .innerJoin('person as s', (join) => inside(join, 's.id', 'm.sender_id'))
    .select([
      'm.id',
      'm.sender_id',
      'm.sent_at',
      encrypted('message.subject', 'm').as('subject'),
      encrypted('message.body', 'm').as('body'),
      nameOf('s').as('sender'),
    ])
    .where('m.id', '=', id)
    .execute();
  const [row] = await decrypted(tx, rows, 'subject', 'body');
  return row
    ? {
        id: row.id,
        senderId: row.sender_id,
        sender: row.sender,
        subject: row.subject,
        body: row.body,
        sentAt: row.sent_at,
      }
    : null;
}

export type Recipient = {
  personId: string;
  name: string;
  delivery: Delivery;
  seenAt: Date | null;
};

/** With how it stands with each e-mail; `unknown` once the list of mail has forgotten it. */
export async function listRecipients(tx: ReadTx, message: string): Promise<Recipient[]> {
  const rows = await tx
    .selectFrom('message_recipient as r')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'r.person_id'))
    .leftJoin('letter as l', (join) => inside(join, 'l.key', 'r.letter_key'))
    .select([
      'r.person_id',
      'r.seen_at',
      nameOf('p').as('name'),
      sql<Delivery>`case when r.letter_key is null then 'unaddressed' when l.id is null then 'unknown'
        when l.bounced_at is not null then 'failed' when l.sent_at is not null then 'sent' else 'waits' end`.as(
        'delivery',
      ),
    ])
    .where('r.message_id', '=', message)
    .orderBy('p.sort_name')
    .orderBy('p.id')
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    delivery: row.delivery,
    seenAt: row.seen_at,
  }));
}

export type Received = {
  id: string;
  sender: string;
  subject: string;
  sentAt: Date;
  seenAt: Date | null;
};

export async function listReceived(tx: ReadTx, person: string): Promise<Received[]> {
  const rows = await tx
    .selectFrom('message_recipient as r')
    .innerJoin('message as m', (join) => inside(join, 'm.id', 'r.message_id'))
    .innerJoin('person as s', (join) => inside(join, 's.id', 'm.sender_id'))
    .select([
      'm.id',
      'm.sent_at',
      'r.seen_at',
      encrypted('message.subject', 'm').as('subject'),
      nameOf('s').as('sender'),
    ])
    .where('r.person_id', '=', person)
    .orderBy('m.sent_at', 'desc')
    .orderBy('m.id')
    .limit(mostLines)
    .execute();
  return (await decrypted(tx, rows, 'subject')).map((row) => ({
    id: row.id,
    sender: row.sender,
    subject: row.subject,
    sentAt: row.sent_at,
    seenAt: row.seen_at,
  }));
}

/** Their own copy: when they marked it as read, if it is to them; undefined when it is not. */
export async function findSeen(
  tx: ReadTx,
  message: string,
  person: string,
): Promise<Date | null | undefined> {
  const row = await tx
    .selectFrom('message_recipient')
    .select('seen_at')
    .where('message_id', '=', message)
    .where('person_id', '=', person)
    .executeTakeFirst();
  return row?.seen_at;
}

export async function markSeen(
  tx: Tx,
  { message, person, at }: { message: string; person: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('message_recipient')
    .set({ seen_at: at })
    .where('message_id', '=', message)
    .where('person_id', '=', person)
    .where('seen_at', 'is', null)
    .execute();
}

/** For the home page: what came by no e-mail and has not been marked as read. */
export const unreadWithoutMail = (tx: ReadTx, person: string) =>
  tx
    .selectFrom('message_recipient as r')
    .innerJoin('message as m', (join) => inside(join, 'm.id', 'r.message_id'))
    .innerJoin('person as s', (join) => inside(join, 's.id', 'm.sender_id'))
    .select(['m.id', nameOf('s').as('sender')])
    .where('r.person_id', '=', person)
    .where('r.letter_key', 'is', null)
    .where('r.seen_at', 'is', null)
    .orderBy('m.sent_at', 'desc')
    .orderBy('m.id')
    .limit(5);
