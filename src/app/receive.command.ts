/**
 * `mail receive < MESSAGE`: what comes back to MAIL_FROM, one message on standard input, as a mail
 * server hands it on: answers of calendars, and mail that could not be delivered.
 */
import './registry.ts';
import { sql } from 'kysely';
import PostalMime from 'postal-mime';
import { command } from '../platform/command.ts';
import { commandWords } from '../platform/command.words.ts';
import { inside, type Database, type Tx } from '../platform/database.ts';
import { keepReply, listAppointments } from '../features/meetings/appointment.store.ts';
import {
  keepGatheringReply,
  listAttendance,
  listGatherings,
  type Gathering,
} from '../features/gatherings/gathering.store.ts';
import { readReply, type CalendarReply } from '../features/mail/calendar.file.ts';
import { markTrouble } from '../features/mail/outgoing-mail.store.ts';
import { isId } from '../web/form.ts';
import { withDesk } from './server.command.ts';

export type Received = 'answer' | 'bounce' | 'nothing';

/** Of a message; no answer of a calendar is as long. */
const mostBytes = 10_000_000;

export const mailReceive = command('mail receive', {}, async (_, io) => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of process.stdin) {
    size += (part as Buffer).length;
    if (size > mostBytes) return 1;
    parts.push(part as Buffer);
  }
  return withDesk(io, async (database) => {
    io.out(
      `${commandWords[io.language].received[await receive(database, Buffer.concat(parts), new Date())]}\n`,
    );
    return 0;
  });
});

/** CA-3, P-6: what one message means, done. */
export async function receive(database: Database, message: Buffer, at: Date): Promise<Received> {
  const mail = await PostalMime.parse(message, { attachmentEncoding: 'utf8' });
  for (const { mimeType, content } of mail.attachments) {
    if (mimeType === 'text/calendar') {
      const reply = readReply(String(content));
      if (reply && (await keepAnswer(database, reply, at))) return 'answer';
    }
    if (
      mimeType === 'message/delivery-status' &&
      /^Action:\s*failed/im.test(String(content)) &&
      /^Status:\s*5\./im.test(String(content))
    ) {
      const whole = message.toString('utf8');
      const id = /^Message-ID:\s*<([0-9a-f-]{36})@([a-z0-9-]+)\.mentorium>/im.exec(
        whole.slice(whole.search(/message\/rfc822|text\/rfc822-headers/i)),
      );
      if (id && isId(id[1]!) && (await keepBounce(database, { letter: id[1]!, slug: id[2]! }, at)))
        return 'bounce';
    }
  }
  return 'nothing';
}

/** Counts only from the address of somebody who was invited to that meeting. */
async function keepAnswer(
  database: Database,
  { uid, sequence, address, answer }: CalendarReply,
  at: Date,
): Promise<boolean> {
  const id = /^([0-9a-f-]{36})@mentorium$/.exec(uid)?.[1];
  if (!id || !isId(id)) return false;
  for (const organisation of await database.beforeTenant(null, (tx) =>
    tx.selectFrom('organisation').select('id').execute(),
  )) {
    const done = await database.inTenant(
      { organisation: organisation.id, person: null },
      'write',
      async (tx) => {
        const [gathering] = await listGatherings(tx, { date: id });
        if (gathering)
          return keepAnswerToGathering(tx, gathering, {
            organisation: organisation.id,
            sequence,
            address,
            answer,
            at,
          });
        const [one] = await listAppointments(tx, { id });
        if (!one || sequence > one.sequence) return false;
        const known = await tx
          .selectFrom(sql<Guest>`running_member`.as('x'))
          .innerJoin('person as p', (join) => inside(join, 'p.id', 'x.person_id'))
          .select(['p.id', 'x.part'])
          .where('x.mentorship_id', '=', one.mentorshipId)
          .where('p.email', '=', address)
          .execute();
        const guest = known.find(
          ({ id: person, part }) =>
            part !== 'mentee' || one.menteeId === null || one.menteeId === person,
        );
        if (!guest) return false;
        await keepReply(tx, {
          organisation: organisation.id,
          appointment: id,
          person: guest.id,
          sequence,
          answer,
          at,
        });
        return true;
      },
    );
    if (done) return true;
  }
  return false;
}

/** Who takes part while it runs. */
type Guest = { organisation_id: string; mentorship_id: string; person_id: string; part: string };

type Answered = Pick<CalendarReply, 'sequence' | 'address' | 'answer'> & {
  organisation: string;
  at: Date;
};

async function keepAnswerToGathering(
  tx: Tx,
  gathering: Gathering,
  { organisation, sequence, address, answer, at }: Answered,
): Promise<boolean> {
  if (sequence > gathering.sequence) return false;
  const expected = await listAttendance(tx, { cohort: gathering.cohortId, date: gathering.dateId });
  const known = await tx.selectFrom('person').select('id').where('email', '=', address).execute();
  const guest = known.find(({ id }) => expected.some(({ personId }) => personId === id));
  if (!guest) return false;
  await keepGatheringReply(tx, {
    organisation,
    date: gathering.dateId,
    person: guest.id,
    sequence,
    answer,
    at,
  });
  return true;
}

async function keepBounce(
  database: Database,
  { letter, slug }: { letter: string; slug: string },
  at: Date,
): Promise<boolean> {
  const organisation = await database.beforeTenant(null, (tx) =>
    tx.selectFrom('organisation').select('id').where('slug', '=', slug).executeTakeFirst(),
  );
  if (!organisation) return false;
  return database.inTenant({ organisation: organisation.id, person: null }, 'write', async (tx) => {
    const known = await tx
      .selectFrom('letter')
      .select('id')
      .where('id', '=', letter)
      .executeTakeFirst();
    if (known) await markTrouble(tx, letter, { trouble: 'returned', bounced: true, at });
    return known !== undefined;
  });
}
