import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { keyFor, decrypted, encrypted } from '../../platform/encryption.ts';
import type { Party } from '../meetings/meeting.rules.ts';
import { nameOf } from '../people/person.store.ts';
import { isOfAge, type Theme } from './talk.rules.ts';

/** A moment that was offered, and that nobody has booked yet. */
export type Slot = {
  id: string;
  mentorshipId: string;
  group: string;
  startsAt: Date;
  minutes: number;
  party: Party;
  theme: Theme;
  place: string | null;
  offeredById: string;
  isTaken: boolean;
  /** Whom it was offered to; empty when to the whole class. */
  pupils: string[];
};

type SlotScope = { mentorships?: string[]; id?: string; since: Date; pupil?: string };

/** Moments in classes that run, the next one first; `pupil`: only what this one may book. */
export async function listSlots(
  tx: ReadTx,
  { mentorships, id, since, pupil }: SlotScope,
): Promise<Slot[]> {
  if (mentorships?.length === 0) return [];
  let query = tx
    .selectFrom('talk_slot as s')
    .innerJoin('mentorship as m', (join) => inside(join, 'm.id', 's.mentorship_id'))
    .select([
      's.id',
      's.mentorship_id',
      's.starts_at',
      's.minutes',
      's.party',
      's.theme',
      's.place',
      's.offered_by',
      'm.name',
      sql<boolean>`s.mentee_id is not null`.as('taken'),
      sql<
        string[]
      >`array(select x.mentee_id::text from talk_slot_pupil x where x.organisation_id = s.organisation_id and x.slot_id = s.id)`.as(
        'pupils',
      ),
    ])
    .where('s.withdrawn_at', 'is', null)
    .where('s.starts_at', '>', since)
    .orderBy('s.starts_at')
    .orderBy('s.id');
  if (mentorships) query = query.where('s.mentorship_id', 'in', mentorships);
  query = id ? query.where('s.id', '=', id) : query.where('s.mentee_id', 'is', null);
  if (pupil)
    query = query.where(
      sql<boolean>`(not exists (select from talk_slot_pupil x where x.organisation_id = s.organisation_id and x.slot_id = s.id)
        or exists (select from talk_slot_pupil x where x.organisation_id = s.organisation_id and x.slot_id = s.id and x.mentee_id = ${pupil}))`,
    );
  return (await query.execute()).map((row) => ({
    id: row.id,
    mentorshipId: row.mentorship_id,
    group: row.name ?? '',
    startsAt: row.starts_at,
    minutes: row.minutes,
    party: row.party,
    theme: row.theme,
    place: row.place,
    offeredById: row.offered_by,
    isTaken: row.taken,
    pupils: row.pupils,
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
  /** Empty for everybody of the class. */
  pupils: string[];
};

export async function insertSlots(
  tx: Tx,
  { organisation, mentorship, person, starts, minutes, party, theme, place, pupils }: NewSlots,
): Promise<void> {
  const slots = await tx
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
    .returning('id')
    .execute();
  if (pupils.length > 0)
    await tx
      .insertInto('talk_slot_pupil')
      .values(
        slots.flatMap(({ id }) =>
          pupils.map((pupil) => ({ organisation_id: organisation, slot_id: id, mentee_id: pupil })),
        ),
      )
      .execute();
}

/** Of two who book for one pupil at the same moment, the second sees what the first has booked. */
export async function lockBooking(tx: Tx, pupil: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${pupil}, 12))`.execute(tx);
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

/** Whoever had booked it does not come: it can be booked again. */
export async function freeSlot(tx: Tx, appointment: string): Promise<void> {
  await tx
    .updateTable('talk_slot')
    .set({ mentee_id: null, booked_by: null, appointment_id: null })
    .where('appointment_id', '=', appointment)
    .where('withdrawn_at', 'is', null)
    .execute();
}

/** The mentor has moved the talk or called it off: its moment is offered to nobody any more. */
export async function retireSlot(tx: Tx, appointment: string, at: Date): Promise<void> {
  await tx
    .updateTable('talk_slot')
    .set({ withdrawn_at: at })
    .where('appointment_id', '=', appointment)
    .where('withdrawn_at', 'is', null)
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

/** A talk with one pupil that has a moment: booked, or planned by a mentor. */
export type Talk = {
  id: string;
  mentorshipId: string;
  group: string;
  pupilId: string;
  pupil: string;
  party: Party;
  theme: Theme;
  startsAt: Date;
  minutes: number;
  place: string | null;
  madeById: string;
  /** Who booked it, of a moment that was offered; null where a mentor planned it. */
  offeredById: string | null;
  isRecorded: boolean;
};

type TalkScope = { mentorships?: string[]; id?: string; pupil?: string; since?: Date };

/** Every talk with one pupil that is planned and not called off, while the pupil is in the class. */
export const talksQuery = (tx: ReadTx) =>
  tx
    .selectFrom('appointment as a')
    .innerJoin('mentorship as m', (join) =>
      inside(join, 'm.id', 'a.mentorship_id').on('m.kind', '=', 'group'),
    )
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'a.mentee_id'))
    .leftJoin('talk_slot as s', (join) => inside(join, 's.appointment_id', 'a.id'))
    .select([
      'a.id',
      'a.mentorship_id',
      'm.name',
      'p.id as pupil_id',
      nameOf('p').as('pupil'),
      'a.party',
      's.theme',
      'a.starts_at',
      'a.minutes',
      'a.place',
      'a.made_by',
      's.offered_by',
      sql<boolean>`exists (select from meeting t where t.organisation_id = a.organisation_id and t.appointment_id = a.id)`.as(
        'recorded',
      ),
    ])
    .where('a.cancelled_at', 'is', null)
    .where(
      sql<boolean>`exists (select from running_member x where x.organisation_id = a.organisation_id and x.mentorship_id = a.mentorship_id and x.person_id = a.mentee_id and x.part = 'mentee')`,
    )
    .orderBy('a.starts_at')
    .orderBy('a.id');

/** G-30: what is planned and not called off, in classes that run; the next one first. */
export async function listTalks(
  tx: ReadTx,
  { mentorships, id, pupil, since }: TalkScope,
): Promise<Talk[]> {
  if (mentorships?.length === 0) return [];
  let query = talksQuery(tx);
  if (mentorships) query = query.where('a.mentorship_id', 'in', mentorships);
  if (id) query = query.where('a.id', '=', id);
  if (pupil) query = query.where('a.mentee_id', '=', pupil);
  if (since) query = query.where('a.starts_at', '>=', since);
  return (await query.execute()).map((row) => ({
    id: row.id,
    mentorshipId: row.mentorship_id,
    group: row.name ?? '',
    pupilId: row.pupil_id,
    pupil: row.pupil,
    party: row.party ?? 'pupil',
    theme: row.theme ?? 'progress',
    startsAt: row.starts_at,
    minutes: row.minutes,
    place: row.place,
    madeById: row.made_by,
    offeredById: row.offered_by,
    isRecorded: row.recorded,
  }));
}

export type Preparation = { talkId: string; byId: string; by: string; body: string };

/** What each brings, as far as the reader may read it. */
export async function listPreparations(tx: ReadTx, talks: string[]): Promise<Preparation[]> {
  if (talks.length === 0) return [];
  const rows = await tx
    .selectFrom('talk_preparation as t')
    .innerJoin('person as w', (join) => inside(join, 'w.id', 't.author_id'))
    .select([
      't.appointment_id',
      't.author_id',
      encrypted('talk_preparation.body', 't').as('body'),
      nameOf('w').as('by'),
    ])
    .where('t.appointment_id', 'in', talks)
    .orderBy('t.written_on')
    .orderBy('t.author_id')
    .execute();
  return (await decrypted(tx, rows, 'body')).map((row) => ({
    talkId: row.appointment_id!,
    byId: row.author_id,
    by: row.by,
    body: row.body,
  }));
}

export async function keepPreparation(
  tx: Tx,
  {
    organisation,
    talk,
    person,
    body,
    today,
  }: { organisation: string; talk: string; person: string; body: string; today: string },
): Promise<void> {
  const known = await tx
    .selectFrom('talk_preparation')
    .select('id')
    .where('appointment_id', '=', talk)
    .where('author_id', '=', person)
    .executeTakeFirst();
  const id = known?.id ?? crypto.randomUUID();
  const key = await keyFor(tx, organisation, person);
  const written = {
    key_id: key.id,
    body: key.seal('talk_preparation.body', [id, person], body),
    written_on: today,
  };
  await tx
    .insertInto('talk_preparation')
    .values({
      organisation_id: organisation,
      id,
      appointment_id: talk,
      author_id: person,
      ...written,
    })
    .onConflict((on) => on.columns(['organisation_id', 'id', 'author_id']).doUpdateSet(written))
    .execute();
}

export type Child = {
  id: string;
  name: string;
  bornOn: string | null;
  mentorshipId: string;
  group: string;
  mentors: { name: string; email: string | null }[];
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
      sql<
        Child['mentors']
      >`coalesce((select jsonb_agg(jsonb_build_object('name', q.given_name || ' ' || q.family_name, 'email', q.email) order by y.part, q.id) from running_member y
        join person q on q.organisation_id = y.organisation_id and q.id = y.person_id
        where y.organisation_id = m.organisation_id and y.mentorship_id = m.id and y.part in ('mentor', 'second-mentor')), '[]')`.as(
        'mentors',
      ),
    )
    .where('g.guardian_id', '=', guardian)
    .where('g.first_day', '<=', today)
    .where((on) => on.or([on('g.last_day', 'is', null), on('g.last_day', '>=', today)]))
    .where('p.left_on', 'is', null)
    .where(
      sql<boolean>`exists (select from running_member r where r.organisation_id = x.organisation_id and r.mentorship_id = x.mentorship_id and r.person_id = x.person_id and r.part = 'mentee')`,
    )
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

export type GuardianOf = {
  pupilId: string;
  pupil: string;
  id: string;
  name: string;
  email: string | null;
  signsIn: boolean;
};

/** Who speaks for these pupils today; for nobody who is of age. */
export async function listGuardiansOf(
  tx: ReadTx,
  pupils: string[],
  today: string,
): Promise<GuardianOf[]> {
  if (pupils.length === 0) return [];
  const rows = await tx
    .selectFrom('guardianship as g')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'g.guardian_id'))
    .innerJoin('person as c', (join) => inside(join, 'c.id', 'g.child_id'))
    .select([
      'g.child_id',
      'c.born_on',
      nameOf('c').as('pupil'),
      'p.id',
      nameOf('p').as('name'),
      'p.email',
      sql<boolean>`p.account_id is not null`.as('signs_in'),
    ])
    .where('g.child_id', 'in', pupils)
    .where('g.first_day', '<=', today)
    .where((on) => on.or([on('g.last_day', 'is', null), on('g.last_day', '>=', today)]))
    .where('p.left_on', 'is', null)
    .orderBy('c.sort_name')
    .orderBy('c.given_name')
    .orderBy('p.sort_name')
    .orderBy('p.given_name')
    .execute();
  return rows
    .filter((row) => !isOfAge(row.born_on, today))
    .map((row) => ({
      pupilId: row.child_id,
      pupil: row.pupil,
      id: row.id,
      name: row.name,
      email: row.email,
      signsIn: row.signs_in,
    }));
}
