import { sql } from 'kysely';
import type { Tx } from '../foundation/database.ts';
import type { Item, Pulse, Way } from './meeting.rules.ts';
import { insertText, type Own } from './mentorship.store.ts';

export type Reply = { personId: string; name: string; answer: 'accepted' | 'declined' | 'tentative' };
export type Appointment = {
  id: string;
  mentorshipId: string;
  menteeId: string | null;
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
type When = { mentee: string | null; startsAt: Date; minutes: number; way: Way; place: string | null };

export async function insertAppointment(tx: Tx, own: Own, { mentee, startsAt, minutes, way, place }: When): Promise<string> {
  const { id } = await tx
    .insertInto('appointment')
    .values({ organisation_id: own.organisation, mentorship_id: own.mentorship, mentee_id: mentee, starts_at: startsAt, minutes, way, place, made_by: own.person })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Every change counts up, so that calendars know which is the newest. */
export async function moveAppointment(tx: Tx, own: Own, id: string, { startsAt, minutes, way, place }: Omit<When, 'mentee'>): Promise<boolean> {
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

export type AppointmentScope = { mentorship?: string; person?: string; id?: string; since?: Date; pupil?: string | null };

/** The next one first. */
export async function listAppointments(tx: Tx, { mentorship, person, id, since, pupil = null }: AppointmentScope): Promise<Appointment[]> {
  let query = tx
    .selectFrom('appointment as a')
    .innerJoin('person as p', (join) => join.onRef('p.organisation_id', '=', 'a.organisation_id').onRef('p.id', '=', 'a.made_by'))
    .selectAll('a')
    .select([
      sql<string>`p.given_name || ' ' || p.family_name`.as('maker'),
      sql<boolean>`exists (select from meeting m where m.organisation_id = a.organisation_id and m.appointment_id = a.id)`.as('recorded'),
      sql<Reply[]>`coalesce((select jsonb_agg(jsonb_build_object('personId', q.id, 'name', q.given_name || ' ' || q.family_name, 'answer', r.answer) order by q.family_name)
        from appointment_reply r join person q on q.organisation_id = r.organisation_id and q.id = r.person_id
        where r.organisation_id = a.organisation_id and r.appointment_id = a.id and r.sequence = a.sequence), '[]')`.as('replies'),
    ])
    .orderBy('a.starts_at')
    .orderBy('a.id');
  if (mentorship) query = query.where('a.mentorship_id', '=', mentorship);
  if (id) query = query.where('a.id', '=', id);
  if (since) query = query.where('a.starts_at', '>=', since);
  if (pupil !== null) query = query.where((on) => on.or([on('a.mentee_id', 'is', null), on('a.mentee_id', '=', pupil)]));
  if (person)
    query = query.where(
      sql<boolean>`exists (select from mentorship_member x where x.organisation_id = a.organisation_id and x.mentorship_id = a.mentorship_id and x.person_id = ${person}
        and this_day() between x.first_day and coalesce(x.last_day, 'infinity') and (x.part <> 'mentee' or a.mentee_id is null or a.mentee_id = ${person}))`,
    );
  return (await query.execute()).map((row) => ({
    id: row.id,
    mentorshipId: row.mentorship_id,
    menteeId: row.mentee_id,
    startsAt: row.starts_at,
    minutes: row.minutes,
    way: row.way as Way,
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
  { organisation, appointment, person, sequence, answer, at }: { organisation: string; appointment: string; person: string; sequence: number; answer: Reply['answer']; at: Date },
): Promise<void> {
  await tx
    .insertInto('appointment_reply')
    .values({ organisation_id: organisation, appointment_id: appointment, person_id: person, sequence, answer, replied_at: at })
    .onConflict((on) => on.columns(['organisation_id', 'appointment_id', 'person_id']).doUpdateSet({ sequence, answer, replied_at: at }).where('appointment_reply.sequence', '<=', sequence))
    .execute();
}

/** What is open, the oldest first; only what this person may read. */
export async function listAgenda(tx: Tx, mentorship: string): Promise<Item[]> {
  const rows = await tx
    .selectFrom('agenda_item as i')
    .innerJoin('confided_text as t', (join) => join.onRef('t.organisation_id', '=', 'i.organisation_id').onRef('t.id', '=', 'i.text_id'))
    .innerJoin('person as p', (join) => join.onRef('p.organisation_id', '=', 'i.organisation_id').onRef('p.id', '=', 'i.made_by'))
    .select(['i.id', 'i.kind', 't.body', 'i.made_by', 'i.made_on', 'i.closed_on', sql<string>`p.given_name || ' ' || p.family_name`.as('by')])
    .where('i.mentorship_id', '=', mentorship)
    .where('i.closed_on', 'is', null)
    .orderBy('i.made_on')
    .orderBy('t.written_at')
    .execute();
  return rows.map((row) => ({ id: row.id, kind: row.kind as Item['kind'], text: row.body, byId: row.made_by, by: row.by, madeOn: row.made_on, closedOn: row.closed_on }));
}

/** Of everything that ever stood on it. */
export async function listAgendaMakers(tx: Tx, mentorship: string): Promise<{ byId: string }[]> {
  return (await tx.selectFrom('agenda_item').select('made_by').where('mentorship_id', '=', mentorship).where('kind', '=', 'topic').execute()).map((row) => ({ byId: row.made_by }));
}

export async function insertItem(tx: Tx, own: Own, { kind, text, mentee, today }: { kind: Item['kind']; text: string; mentee: string | null; today: string }): Promise<void> {
  const textId = await insertText(tx, own, 'shared', text, mentee);
  await tx.insertInto('agenda_item').values({ organisation_id: own.organisation, mentorship_id: own.mentorship, mentee_id: mentee, kind, text_id: textId, made_by: own.person, made_on: today }).execute();
}

export async function closeItems(tx: Tx, own: Own, ids: string[], { meeting, today }: { meeting: string | null; today: string }): Promise<void> {
  if (ids.length > 0) await tx.updateTable('agenda_item').set({ closed_on: today, meeting_id: meeting }).where('mentorship_id', '=', own.mentorship).where('id', 'in', ids).where('closed_on', 'is', null).execute();
}

export type KeyPoint = { id: string; meetingId: string; text: string; writtenById: string; confirmedOn: string | null; other: string | null };

export async function insertKeyPoints(tx: Tx, own: Own, meeting: string, lines: string[], mentee: string | null): Promise<void> {
  for (const line of lines) {
    const textId = await insertText(tx, own, 'shared', line, mentee);
    await tx.insertInto('key_point').values({ organisation_id: own.organisation, meeting_id: meeting, text_id: textId, written_by: own.person }).execute();
  }
}

export async function listKeyPoints(tx: Tx, mentorship: string): Promise<KeyPoint[]> {
  const rows = await tx
    .selectFrom('key_point as k')
    .innerJoin('meeting as m', (join) => join.onRef('m.organisation_id', '=', 'k.organisation_id').onRef('m.id', '=', 'k.meeting_id'))
    .innerJoin('confided_text as t', (join) => join.onRef('t.organisation_id', '=', 'k.organisation_id').onRef('t.id', '=', 'k.text_id'))
    .leftJoin('confided_text as o', (join) => join.onRef('o.organisation_id', '=', 'k.organisation_id').onRef('o.id', '=', 'k.other_id'))
    .select(['k.id', 'k.meeting_id', 't.body', 'k.written_by', 'k.confirmed_on', 'o.body as other'])
    .where('m.mentorship_id', '=', mentorship)
    .orderBy('t.written_at')
    .orderBy('k.id')
    .execute();
  return rows.map((row) => ({ id: row.id, meetingId: row.meeting_id, text: row.body, writtenById: row.written_by, confirmedOn: row.confirmed_on, other: row.other }));
}

/** In the reader's own words where they differ. False when it is not of this mentorship, was written by the same person, or is confirmed. */
export async function confirmKeyPoint(tx: Tx, own: Own, id: string, { other, mentee, today }: { other: string; mentee: string | null; today: string }): Promise<boolean> {
  const known = await tx
    .selectFrom('key_point as k')
    .innerJoin('meeting as m', (join) => join.onRef('m.organisation_id', '=', 'k.organisation_id').onRef('m.id', '=', 'k.meeting_id'))
    .innerJoin('confided_text as t', (join) => join.onRef('t.organisation_id', '=', 'k.organisation_id').onRef('t.id', '=', 'k.text_id'))
    .select('k.id')
    .where('k.id', '=', id)
    .where('m.mentorship_id', '=', own.mentorship)
    .where('k.written_by', '<>', own.person)
    .where('k.confirmed_on', 'is', null)
    .executeTakeFirst();
  if (!known) return false;
  const otherId = other === '' ? null : await insertText(tx, own, 'shared', other, mentee);
  await tx.updateTable('key_point').set({ confirmed_by: own.person, confirmed_on: today, other_id: otherId }).where('id', '=', id).execute();
  return true;
}

/** Of the mentee who asks; nobody else's come. */
export async function listPulses(tx: Tx, mentorship: string, mentee: string): Promise<(Pulse & { meetingId: string })[]> {
  const rows = await tx
    .selectFrom('pulse as p')
    .innerJoin('meeting as m', (join) => join.onRef('m.organisation_id', '=', 'p.organisation_id').onRef('m.id', '=', 'p.meeting_id'))
    .select(['p.meeting_id', 'p.given_on', 'p.answers'])
    .where('p.mentorship_id', '=', mentorship)
    .where('p.mentee_id', '=', mentee)
    .orderBy('m.held_on')
    .orderBy('m.recorded_at')
    .execute();
  return rows.map((row) => ({ meetingId: row.meeting_id, givenOn: row.given_on, answers: row.answers as Record<string, number> }));
}

/** False when this meeting has had one. */
export async function insertPulse(tx: Tx, own: Own, { meeting, answers, today }: { meeting: string; answers: Record<string, number>; today: string }): Promise<boolean> {
  const row = await tx
    .insertInto('pulse')
    .values({ organisation_id: own.organisation, mentorship_id: own.mentorship, meeting_id: meeting, mentee_id: own.person, answers: JSON.stringify(answers), given_on: today })
    .onConflict((on) => on.constraint('pulse_once').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** That it falls, not what was answered: this is all that anybody else gets to know. */
export async function keepMood(tx: Tx, own: Own, falling: string | null): Promise<void> {
  await tx
    .insertInto('mood')
    .values({ organisation_id: own.organisation, mentorship_id: own.mentorship, mentee_id: own.person, falling_since: falling })
    .onConflict((on) => on.columns(['organisation_id', 'mentorship_id', 'mentee_id']).doUpdateSet({ falling_since: falling }))
    .execute();
}
