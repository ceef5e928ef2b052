import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { keyFor, decrypted, encrypted } from '../../platform/encryption.ts';
import type { Party, Theme } from './talk.rules.ts';
import { nameOf } from '../people/person.store.ts';

export type Slot = {
  id: string;
  mentorshipId: string;
  startsAt: Date;
  minutes: number;
  party: Party;
  theme: Theme;
  place: string | null;
  menteeId: string | null;
  mentee: string | null;
  bookedById: string | null;
  bookedBy: string | null;
  appointmentId: string | null;
  mentor: string;
  preparations: { by: string; body: string }[];
};

export async function listSlots(
  tx: ReadTx,
  { mentorship, id, since }: { mentorship?: string; id?: string; since: Date },
): Promise<Slot[]> {
  let query = tx
    .selectFrom('talk_slot as s')
    .innerJoin('person as o', (join) => inside(join, 'o.id', 's.offered_by'))
    .leftJoin('person as p', (join) => inside(join, 'p.id', 's.mentee_id'))
    .leftJoin('person as b', (join) => inside(join, 'b.id', 's.booked_by'))
    .select([
      's.id',
      's.mentorship_id',
      's.starts_at',
      's.minutes',
      's.party',
      's.theme',
      's.place',
      's.mentee_id',
      's.booked_by',
      's.appointment_id',
    ])
    .select([
      nameOf('o').as('mentor'),
      nameOf<string | null>('p').as('mentee'),
      nameOf<string | null>('b').as('booker'),
    ])
    .where('s.withdrawn_at', 'is', null)
    .where('s.starts_at', '>=', since)
    .orderBy('s.starts_at')
    .orderBy('s.id');
  if (mentorship) query = query.where('s.mentorship_id', '=', mentorship);
  if (id) query = query.where('s.id', '=', id);
  const rows = await query.execute();
  if (rows.length === 0) return [];
  const written = await tx
    .selectFrom('talk_preparation as t')
    .innerJoin('person as w', (join) => inside(join, 'w.id', 't.author_id'))
    .select(['t.slot_id', encrypted('talk_preparation.body', 't').as('body'), nameOf('w').as('by')])
    .where(
      't.slot_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('t.written_on')
    .execute();
  const preparations = Map.groupBy(await decrypted(tx, written, 'body'), (row) => row.slot_id);
  return rows.map((row) => ({
    id: row.id,
    mentorshipId: row.mentorship_id,
    startsAt: row.starts_at,
    minutes: row.minutes,
    party: row.party,
    theme: row.theme,
    place: row.place,
    menteeId: row.mentee_id,
    mentee: row.mentee,
    bookedById: row.booked_by,
    bookedBy: row.booker,
    appointmentId: row.appointment_id,
    mentor: row.mentor,
    preparations: preparations.get(row.id) ?? [],
  }));
}

type NewSlots = {
  organisation: string;
  mentorship: string;
  person: string;
  starts: Date[];
  minutes: number;
  party: Party;
  theme: Theme;
  place: string | null;
};

export async function insertSlots(
  tx: Tx,
  { organisation, mentorship, person, starts, minutes, party, theme, place }: NewSlots,
): Promise<void> {
  await tx
    .insertInto('talk_slot')
    .values(
      starts.map((startsAt) => ({
        organisation_id: organisation,
        mentorship_id: mentorship,
        starts_at: startsAt,
        minutes,
        party,
        theme,
        place,
        offered_by: person,
      })),
    )
    .execute();
}

/** False when somebody was faster: of two who book at the same moment one gets it. */
export async function bookSlot(
  tx: Tx,
  {
    id,
    mentee,
    person,
    appointment,
  }: { id: string; mentee: string; person: string; appointment: string },
): Promise<boolean> {
  const done = await tx
    .updateTable('talk_slot')
    .set({ mentee_id: mentee, booked_by: person, appointment_id: appointment })
    .where('id', '=', id)
    .where('mentee_id', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function freeSlot(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('talk_slot')
    .set({ mentee_id: null, booked_by: null, appointment_id: null })
    .where('id', '=', id)
    .execute();
}

export async function withdrawSlot(
  tx: Tx,
  { id, mentorship, at }: { id: string; mentorship: string; at: Date },
): Promise<boolean> {
  return (
    (
      await tx
        .updateTable('talk_slot')
        .set({ withdrawn_at: at })
        .where('id', '=', id)
        .where('mentorship_id', '=', mentorship)
        .where('mentee_id', 'is', null)
        .where('withdrawn_at', 'is', null)
        .executeTakeFirst()
    ).numUpdatedRows === 1n
  );
}

export async function keepPreparation(
  tx: Tx,
  {
    organisation,
    slot,
    person,
    body,
    today,
  }: { organisation: string; slot: string; person: string; body: string; today: string },
): Promise<void> {
  const key = await keyFor(tx, organisation, person);
  const written = {
    key_id: key.id,
    body: key.seal('talk_preparation.body', [slot, person], body),
    written_on: today,
  };
  await tx
    .insertInto('talk_preparation')
    .values({ organisation_id: organisation, slot_id: slot, author_id: person, ...written })
    .onConflict((on) =>
      on.columns(['organisation_id', 'slot_id', 'author_id']).doUpdateSet(written),
    )
    .execute();
}

export type Child = {
  id: string;
  name: string;
  bornOn: string | null;
  mentorshipId: string;
  group: string;
  mentors: string;
  unit: string | null;
};

/** A guardian's children with their running groups; custody is looked at on this very day. */
export async function listChildren(tx: ReadTx, guardian: string, today: string): Promise<Child[]> {
  const rows = await tx
    .selectFrom('guardianship as g')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'g.child_id'))
    .innerJoin('mentorship_member as x', (join) =>
      inside(join, 'x.person_id', 'g.child_id').on('x.part', '=', 'mentee'),
    )
    .innerJoin('mentorship as m', (join) =>
      inside(join, 'm.id', 'x.mentorship_id').on('m.kind', '=', 'group'),
    )
    .leftJoin('closure as c', (join) => inside(join, 'c.mentorship_id', 'm.id'))
    .leftJoin('unit as u', (join) => inside(join, 'u.id', 'p.unit_id'))
    .select([
      'p.id',
      'p.born_on',
      'm.id as mentorship',
      'm.name as group',
      'u.name as unit',
      nameOf('p').as('name'),
    ])
    .select(
      sql<string>`coalesce((select string_agg(q.given_name || ' ' || q.family_name, ', ' order by y.part) from mentorship_member y join person q on q.organisation_id = y.organisation_id and q.id = y.person_id
        where y.organisation_id = m.organisation_id and y.mentorship_id = m.id and y.part in ('mentor', 'second-mentor') and ${today} between y.first_day and coalesce(y.last_day, 'infinity')), '')`.as(
        'mentors',
      ),
    )
    .where('g.guardian_id', '=', guardian)
    .where('g.first_day', '<=', today)
    .where((on) => on.or([on('g.last_day', 'is', null), on('g.last_day', '>=', today)]))
    .where('p.left_on', 'is', null)
    .where('c.mentorship_id', 'is', null)
    .where('x.first_day', '<=', today)
    .where((on) => on.or([on('x.last_day', 'is', null), on('x.last_day', '>=', today)]))
    .orderBy('p.given_name')
    .orderBy('p.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    bornOn: row.born_on,
    mentorshipId: row.mentorship,
    group: row.group ?? '',
    mentors: row.mentors,
    unit: row.unit,
  }));
}
