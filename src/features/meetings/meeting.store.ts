import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { decrypted, encrypted, type Encrypted } from '../../platform/encryption.ts';
import {
  listCounterStatements,
  type CounterStatement,
} from '../mentorships/counter-statement.store.ts';
import type { NoteClass } from '../mentorships/mentorship.rules.ts';
import { insertText, type Own } from '../mentorships/mentorship.store.ts';
import { nameOf } from '../people/person.store.ts';

export type KeyPoint = {
  id: string;
  meetingId: string;
  text: string;
  writtenById: string;
  confirmedOn: string | null;
  other: string | null;
};

export async function insertKeyPoints(
  tx: Tx,
  own: Own,
  meeting: string,
  lines: string[],
  mentee: string | null,
): Promise<void> {
  for (const line of lines) {
    const textId = await insertText(tx, own, 'shared', line, mentee);
    await tx
      .insertInto('key_point')
      .values({
        organisation_id: own.organisation,
        meeting_id: meeting,
        text_id: textId,
        written_by: own.person,
      })
      .execute();
  }
}

export async function listKeyPoints(tx: ReadTx, mentorship: string): Promise<KeyPoint[]> {
  const rows = await tx
    .selectFrom('key_point as k')
    .innerJoin('meeting as m', (join) => inside(join, 'm.id', 'k.meeting_id'))
    .innerJoin('confided_text as t', (join) => inside(join, 't.id', 'k.text_id'))
    .leftJoin('confided_text as o', (join) => inside(join, 'o.id', 'k.other_id'))
    .select([
      'k.id',
      'k.meeting_id',
      'k.written_by',
      'k.confirmed_on',
      encrypted('confided_text.body', 't').as('body'),
      encrypted<Encrypted | null>('confided_text.body', 'o').as('other'),
    ])
    .where('m.mentorship_id', '=', mentorship)
    .where('k.withdrawn_on', 'is', null)
    .orderBy('t.written_at')
    .orderBy('k.id')
    .execute();
  return (await decrypted(tx, rows, 'body', 'other')).map((row) => ({
    id: row.id,
    meetingId: row.meeting_id,
    text: row.body,
    writtenById: row.written_by,
    confirmedOn: row.confirmed_on,
    other: row.other,
  }));
}

/** One that this person may read, with the pupil of a group by whom it is read. */
export async function findKeyPoint(
  tx: ReadTx,
  mentorship: string,
  id: string,
): Promise<{ menteeId: string | null } | null> {
  const row = await tx
    .selectFrom('key_point as k')
    .innerJoin('meeting as m', (join) => inside(join, 'm.id', 'k.meeting_id'))
    .innerJoin('confided_text as t', (join) => inside(join, 't.id', 'k.text_id'))
    .select('t.mentee_id')
    .where('k.id', '=', id)
    .where('m.mentorship_id', '=', mentorship)
    .executeTakeFirst();
  return row ? { menteeId: row.mentee_id } : null;
}

/**
 * In the reader's own words where they differ. False when it is not of this mentorship, was written
 * by the same person, or is confirmed.
 */
export async function confirmKeyPoint(
  tx: Tx,
  own: Own,
  id: string,
  { other, mentee, today }: { other: string; mentee: string | null; today: string },
): Promise<boolean> {
  const known = await tx
    .selectFrom('key_point as k')
    .innerJoin('meeting as m', (join) => inside(join, 'm.id', 'k.meeting_id'))
    .innerJoin('confided_text as t', (join) => inside(join, 't.id', 'k.text_id'))
    .select('k.id')
    .where('k.id', '=', id)
    .where('m.mentorship_id', '=', own.mentorship)
    .where('k.written_by', '<>', own.person)
    .where('k.confirmed_on', 'is', null)
    .executeTakeFirst();
  if (!known) return false;
  const otherId = other === '' ? null : await insertText(tx, own, 'shared', other, mentee);
  await tx
    .updateTable('key_point')
    .set({ confirmed_by: own.person, confirmed_on: today, other_id: otherId })
    .where('id', '=', id)
    .execute();
  return true;
}

/** Texts are null for readers behind the second wall. */
export type Meeting = {
  id: string;
  heldOn: string;
  minutes: number;
  withName: string | null;
  recordedBy: string;
  text: string | null;
  noteClass: NoteClass | null;
  /** The class that was chosen for its note, also while there is none. */
  chosenClass: NoteClass | null;
  hasText: boolean;
  /** Its note and what was agreed in it are read by the guardians too. */
  goesHome: boolean;
  reading: string | null;
  withMenteeId: string | null;
  textId: string | null;
  readingId: string | null;
  recordedById: string;
  recordedAt: Date;
  views: CounterStatement[];
};

/** `pupil`: in a group, only what the whole group and this one had. */
export async function listMeetings(
  tx: ReadTx,
  mentorship: string,
  pupil: string | null = null,
): Promise<Meeting[]> {
  let query = tx
    .selectFrom('meeting as m')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'm.recorded_by'))
    .leftJoin('person as w', (join) => inside(join, 'w.id', 'm.with_mentee_id'))
    .leftJoin('confided_text as t', (join) => inside(join, 't.id', 'm.text_id'))
    .leftJoin('confided_text as r', (join) => inside(join, 'r.id', 'm.reading_id'))
    .select([
      'm.id',
      'm.held_on',
      'm.minutes',
      'm.text_id',
      'm.note_class as chosen_class',
      'm.reading_id',
      'm.with_mentee_id',
      'm.recorded_by',
      'm.recorded_at',
      'm.goes_home',
      encrypted<Encrypted | null>('confided_text.body', 'r').as('reading'),
      'p.given_name',
      'p.family_name',
      'w.given_name as with_given',
      'w.family_name as with_family',
      encrypted<Encrypted | null>('confided_text.body', 't').as('body'),
      't.note_class',
    ])
    .where('m.mentorship_id', '=', mentorship)
    .orderBy('m.held_on', 'desc')
    .orderBy('m.recorded_at', 'desc')
    .limit(200);
  if (pupil !== null)
    query = query.where((on) =>
      on.or([on('m.with_mentee_id', 'is', null), on('m.with_mentee_id', '=', pupil)]),
    );
  const rows = await decrypted(tx, await query.execute(), 'body', 'reading');
  const views = Map.groupBy(
    await listCounterStatements(
      tx,
      rows.flatMap((row) => (row.body === null ? [] : [row.text_id!])),
    ),
    ({ textId }) => textId,
  );
  return rows.map((row) => ({
    id: row.id,
    heldOn: row.held_on,
    minutes: row.minutes,
    withName: row.with_given ? `${row.with_given} ${row.with_family}` : null,
    recordedBy: `${row.given_name} ${row.family_name}`,
    text: row.body,
    noteClass: row.note_class,
    chosenClass: row.chosen_class,
    hasText: row.text_id !== null,
    goesHome: row.goes_home,
    reading: row.reading,
    withMenteeId: row.with_mentee_id,
    textId: row.text_id,
    readingId: row.reading_id,
    recordedById: row.recorded_by,
    recordedAt: row.recorded_at,
    views: (row.text_id && views.get(row.text_id)) || [],
  }));
}

type NewMeeting = {
  heldOn: string;
  minutes: number;
  withMentee: string | null;
  text: string;
  noteClass: NoteClass;
  /** How the author reads it, apart from the facts, for the author alone. */
  reading?: string;
  opening?: string | null;
  isHard?: boolean;
  appointment?: string | null;
  /** People of a talk with one pupil, by their ids, besides whoever records it. */
  present?: string[];
  /** Whoever else was there, as it was typed. */
  others?: string;
  /** Its note and what was agreed in it are read by the guardians too. */
  goesHome?: boolean;
};

export async function insertMeeting(tx: Tx, own: Own, meeting: NewMeeting): Promise<string> {
  const text =
    meeting.text === ''
      ? null
      : await insertText(tx, own, meeting.noteClass, meeting.text, meeting.withMentee);
  const reading = meeting.reading
    ? await insertText(tx, own, 'private', meeting.reading, meeting.withMentee)
    : null;
  const others = meeting.others
    ? await insertText(tx, own, 'shared', meeting.others, meeting.withMentee)
    : null;
  const { id } = await tx
    .insertInto('meeting')
    .values({
      organisation_id: own.organisation,
      mentorship_id: own.mentorship,
      held_on: meeting.heldOn,
      minutes: meeting.minutes,
      with_mentee_id: meeting.withMentee,
      recorded_by: own.person,
      text_id: text,
      note_class: meeting.noteClass,
      reading_id: reading,
      opening: meeting.opening ?? null,
      hard: meeting.isHard ?? false,
      appointment_id: meeting.appointment ?? null,
      others_id: others,
      goes_home: meeting.goesHome ?? false,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { present = [] } = meeting;
  if (present.length > 0)
    await tx
      .insertInto('meeting_participant')
      .values(
        present.map((person) => ({
          organisation_id: own.organisation,
          meeting_id: id,
          person_id: person,
        })),
      )
      .execute();
  return id;
}

export type Presence = { people: { id: string; name: string }[]; others: string | null };

/** Who was there, by meeting, as far as it was said. */
export async function listPresence(tx: ReadTx, meetings: string[]): Promise<Map<string, Presence>> {
  if (meetings.length === 0) return new Map();
  const people = await tx
    .selectFrom('meeting_participant as x')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'x.person_id'))
    .select(['x.meeting_id', 'p.id', nameOf('p').as('name')])
    .where('x.meeting_id', 'in', meetings)
    .orderBy('p.given_name')
    .orderBy('p.id')
    .execute();
  const others = await decrypted(
    tx,
    await tx
      .selectFrom('meeting as m')
      .innerJoin('confided_text as t', (join) => inside(join, 't.id', 'm.others_id'))
      .select(['m.id', encrypted('confided_text.body', 't').as('body')])
      .where('m.id', 'in', meetings)
      .execute(),
    'body',
  );
  const peopleOf = Map.groupBy(people, (row) => row.meeting_id);
  const othersOf = new Map(others.map((row) => [row.id, row.body]));
  return new Map(
    meetings.map((id) => [
      id,
      {
        people: (peopleOf.get(id) ?? []).map(({ id: person, name }) => ({ id: person, name })),
        others: othersOf.get(id) ?? null,
      },
    ]),
  );
}
