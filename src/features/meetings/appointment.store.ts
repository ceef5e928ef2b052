import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import type { Party, Way } from './meeting.rules.ts';
import type { Own } from '../mentorships/mentorship.store.ts';
import { nameOf } from '../people/person.store.ts';

export type Reply = {
  personId: string;
  name: string;
  answer: 'accepted' | 'declined' | 'tentative';
};

export type Appointment = {
  id: string;
  mentorshipId: string;
  menteeId: string | null;
  /** Null for the whole class, and in a pair. */
  party: Party | null;
  startsAt: Date;
  minutes: number;
  way: Way;
  place: string | null;
  sequence: number;
  madeById: string;
  madeBy: string;
  cancelledAt: Date | null;
  isRecorded: boolean;
  replies: Reply[];
};

type When = {
  mentee: string | null;
  party?: Party;
  startsAt: Date;
  minutes: number;
  way: Way;
  place: string | null;
};

export async function insertAppointment(
  tx: Tx,
  own: Own,
  { mentee, party, startsAt, minutes, way, place }: When,
): Promise<string> {
  const { id } = await tx
    .insertInto('appointment')
    .values({
      organisation_id: own.organisation,
      mentorship_id: own.mentorship,
      mentee_id: mentee,
      party: party ?? null,
      starts_at: startsAt,
      minutes,
      way,
      place,
      made_by: own.person,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Every change counts up, so that calendars know which is the newest. */
export async function moveAppointment(
  tx: Tx,
  own: Own,
  id: string,
  { startsAt, minutes, way, place }: Omit<When, 'mentee' | 'party'>,
): Promise<boolean> {
  const done = await tx
    .updateTable('appointment')
    .set({ starts_at: startsAt, minutes, way, place, sequence: sql<number>`sequence + 1` })
    .where('id', '=', id)
    .where('mentorship_id', '=', own.mentorship)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function cancelAppointment(tx: Tx, own: Own, id: string, at: Date): Promise<boolean> {
  const done = await tx
    .updateTable('appointment')
    .set({ cancelled_at: at, sequence: sql<number>`sequence + 1` })
    .where('id', '=', id)
    .where('mentorship_id', '=', own.mentorship)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export type AppointmentScope = {
  mentorship?: string;
  person?: string;
  id?: string;
  since?: Date;
  pupil?: string | null;
};

/** The next one first. */
export async function listAppointments(
  tx: ReadTx,
  { mentorship, person, id, since, pupil = null }: AppointmentScope,
): Promise<Appointment[]> {
  let query = tx
    .selectFrom('appointment as a')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'a.made_by'))
    .selectAll('a')
    .select([
      nameOf('p').as('maker'),
      sql<boolean>`exists (select from meeting m where m.organisation_id = a.organisation_id and m.appointment_id = a.id)`.as(
        'recorded',
      ),
      sql<
        Reply[]
      >`coalesce((select jsonb_agg(jsonb_build_object('personId', q.id, 'name', q.given_name || ' ' || q.family_name, 'answer', r.answer) order by q.sort_name)
        from appointment_reply r join person q on q.organisation_id = r.organisation_id and q.id = r.person_id
        where r.organisation_id = a.organisation_id and r.appointment_id = a.id and r.sequence = a.sequence), '[]')`.as(
        'replies',
      ),
    ])
    .orderBy('a.starts_at')
    .orderBy('a.id');
  if (mentorship) query = query.where('a.mentorship_id', '=', mentorship);
  if (id) query = query.where('a.id', '=', id);
  if (since) query = query.where('a.starts_at', '>=', since);
  if (pupil !== null)
    query = query.where((on) =>
      on.or([on('a.mentee_id', 'is', null), on('a.mentee_id', '=', pupil)]),
    );
  if (person)
    query = query.where(
      sql<boolean>`exists (select from running_member x where x.organisation_id = a.organisation_id and x.mentorship_id = a.mentorship_id and x.person_id = ${person}
        and (x.part <> 'mentee' or a.mentee_id is null or a.mentee_id = ${person}))`,
    );
  return (await query.execute()).map((row) => ({
    id: row.id,
    mentorshipId: row.mentorship_id,
    menteeId: row.mentee_id,
    party: row.party,
    startsAt: row.starts_at,
    minutes: row.minutes,
    way: row.way,
    place: row.place,
    sequence: row.sequence,
    madeById: row.made_by,
    madeBy: row.maker,
    cancelledAt: row.cancelled_at,
    isRecorded: row.recorded,
    replies: row.replies,
  }));
}

export async function keepReply(
  tx: Tx,
  {
    organisation,
    appointment,
    person,
    sequence,
    answer,
    at,
  }: {
    organisation: string;
    appointment: string;
    person: string;
    sequence: number;
    answer: Reply['answer'];
    at: Date;
  },
): Promise<void> {
  await tx
    .insertInto('appointment_reply')
    .values({
      organisation_id: organisation,
      appointment_id: appointment,
      person_id: person,
      sequence,
      answer,
      replied_at: at,
    })
    .onConflict((on) =>
      on
        .columns(['organisation_id', 'appointment_id', 'person_id'])
        .doUpdateSet({ sequence, answer, replied_at: at })
        .where('appointment_reply.sequence', '<=', sequence),
    )
    .execute();
}
