/**
 * A meeting is corrected or withdrawn with what came with it; how it stood before stays as facts,
 * without words.
 */
import { sql } from 'kysely';
import { inside, selectRows, withPurpose, type ReadTx, type Tx } from '../../platform/database.ts';
import { decrypted, encrypted } from '../../platform/encryption.ts';
import { nameOf } from '../people/person.store.ts';
import type { Agreement } from './agreement.store.ts';
import { insertAgreement } from './agreement.store.ts';
import type { NoteClass } from '../mentorships/mentorship.rules.ts';
import { insertText, type Own } from '../mentorships/mentorship.store.ts';
import { insertKeyPoints, type Meeting } from './meeting.store.ts';

export type MeetingAgreement = Pick<Agreement, 'id' | 'ownerId' | 'owner' | 'dueOn' | 'kept'> & {
  text: string;
};

/** What was agreed in a meeting, where there is something. */
export async function findAgreementOf(
  tx: ReadTx,
  meeting: string,
): Promise<MeetingAgreement | null> {
  const rows = await tx
    .selectFrom('agreement as a')
    .innerJoin('confided_text as t', (join) => inside(join, 't.id', 'a.text_id'))
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'a.owner_id'))
    .leftJoin('agreement_outcome as o', (join) => inside(join, 'o.agreement_id', 'a.id'))
    .select([
      'a.id',
      'a.owner_id',
      nameOf('p').as('owner'),
      'a.due_on',
      'o.kept',
      encrypted('confided_text.body', 't').as('body'),
    ])
    .where('a.meeting_id', '=', meeting)
    .execute();
  const [row] = await decrypted(tx, rows, 'body');
  return row
    ? {
        id: row.id,
        text: row.body,
        ownerId: row.owner_id,
        owner: row.owner,
        dueOn: row.due_on,
        kept: row.kept,
      }
    : null;
}

/** Whether somebody else relies on its note; the database refuses to take it away for the same reasons. */
export async function isNoteBound(tx: ReadTx, own: Own, meeting: string): Promise<boolean> {
  const rows = await selectRows(
    tx,
    sql<{ bound: boolean }>`select note_is_bound(${own.organisation}, ${meeting}) as bound`,
  );
  return rows[0]!.bound;
}

export type Correction = {
  heldOn: string;
  minutes: number;
  withMentee: string | null;
  text: string;
  reading: string;
  /** Still goes home; what did not go does not by a correction. */
  goesHome: boolean;
  /** Lines; null leaves them as they are. */
  points: string[] | null;
  /** Null takes it away; undefined leaves it as it is. */
  agreement:
    | { text: string; owner: string; dueOn: string | null; mentee: string | null }
    | null
    | undefined;
};

/** Before a meeting changes: how it stood. */
async function insertChange(
  tx: Tx,
  own: Own,
  meeting: Meeting,
  {
    kind,
    isReworded,
    today,
  }: { kind: 'corrected' | 'withdrawn'; isReworded: boolean; today: string },
): Promise<void> {
  await tx
    .insertInto('meeting_change')
    .values({
      organisation_id: own.organisation,
      mentorship_id: own.mentorship,
      meeting_id: meeting.id,
      kind,
      held_on: meeting.heldOn,
      minutes: meeting.minutes,
      with_mentee_id: meeting.withMenteeId,
      is_reworded: isReworded,
      changed_by: own.person,
      changed_on: today,
    })
    .execute();
}

/**
 * Texts are never changed: another one takes the place, and the one before is its author's alone.
 */
export async function withdrawTexts(
  tx: Tx,
  ids: (string | null)[],
  today: string | null,
): Promise<void> {
  const known = ids.flatMap((id) => id ?? []);
  if (known.length > 0)
    await tx
      .updateTable('confided_text')
      .set({ withdrawn_on: today })
      .where('id', 'in', known)
      .execute();
}

export async function correctMeeting(
  tx: Tx,
  own: Own,
  meeting: Meeting,
  before: { agreement: MeetingAgreement | null },
  { correction, today }: { correction: Correction; today: string },
): Promise<void> {
  const moved = correction.withMentee !== meeting.withMenteeId;
  const noteChanges = moved || correction.text !== (meeting.text ?? '');
  const readingChanges = moved || correction.reading !== (meeting.reading ?? '');
  const isReworded =
    noteChanges ||
    readingChanges ||
    correction.points !== null ||
    correction.agreement !== undefined;
  await insertChange(tx, own, meeting, { kind: 'corrected', isReworded, today });
  // M-42: what was chosen stays, also for a note that comes later; nothing chosen: for nobody else.
  const chosenClass = meeting.chosenClass ?? 'private';
  const write = (noteClass: NoteClass, body: string) =>
    body === '' ? null : insertText(tx, own, noteClass, body, correction.withMentee);
  const textId = noteChanges ? await write(chosenClass, correction.text) : meeting.textId;
  const readingId = readingChanges ? await write('private', correction.reading) : meeting.readingId;
  await tx
    .updateTable('meeting')
    .set({
      held_on: correction.heldOn,
      minutes: correction.minutes,
      with_mentee_id: correction.withMentee,
      text_id: textId,
      note_class: chosenClass,
      reading_id: readingId,
      goes_home: meeting.goesHome && correction.goesHome && !moved,
    })
    .where('id', '=', meeting.id)
    .execute();
  const gone: (string | null)[] = [
    noteChanges ? meeting.textId : null,
    readingChanges ? meeting.readingId : null,
  ];
  if (correction.points !== null) {
    const removed = await tx
      .updateTable('key_point')
      .set({ withdrawn_on: today })
      .where('meeting_id', '=', meeting.id)
      .where('withdrawn_on', 'is', null)
      .returning('text_id')
      .execute();
    gone.push(...removed.map((row) => row.text_id));
    await insertKeyPoints(tx, own, meeting.id, correction.points, correction.withMentee);
  }
  // Withdrawn rows are hidden from every query but one for this purpose.
  await withPurpose(tx, 'withdraw', async () => {
    if (correction.agreement !== undefined && before.agreement) {
      const row = await tx
        .updateTable('agreement')
        .set({ withdrawn_on: today, meeting_id: null })
        .where('id', '=', before.agreement.id)
        .returning('text_id')
        .executeTakeFirstOrThrow();
      gone.push(row.text_id);
    }
    await withdrawTexts(tx, gone, today);
  });
  if (correction.agreement)
    await insertAgreement(tx, own, {
      ...correction.agreement,
      madeOn: correction.heldOn,
      meeting: meeting.id,
    });
}

/**
 * With its note, its key points and what was agreed in it and not settled yet; topics that it
 * closed are open again.
 */
export async function withdrawMeeting(
  tx: Tx,
  own: Own,
  meeting: Meeting,
  today: string,
): Promise<void> {
  await insertChange(tx, own, meeting, { kind: 'withdrawn', isReworded: false, today });
  await tx
    .updateTable('agenda_item')
    .set({ closed_on: null, meeting_id: null })
    .where('meeting_id', '=', meeting.id)
    .execute();
  await withPurpose(tx, 'withdraw', () => setWithdrawn(tx, meeting.id, today));
}

/** As if it had not been withdrawn; false when it was not, or somebody else recorded it. */
export async function restoreMeeting(tx: Tx, own: Own, meeting: string): Promise<boolean> {
  return withPurpose(tx, 'withdraw', async () => {
    const known = await tx
      .selectFrom('meeting')
      .select('id')
      .where('id', '=', meeting)
      .where('mentorship_id', '=', own.mentorship)
      .where('recorded_by', '=', own.person)
      .where('withdrawn_on', 'is not', null)
      .executeTakeFirst();
    if (!known) return false;
    await setWithdrawn(tx, meeting, null);
    return true;
  });
}

async function setWithdrawn(tx: Tx, id: string, on: string | null): Promise<void> {
  const own = await tx
    .updateTable('meeting')
    .set({ withdrawn_on: on })
    .where('id', '=', id)
    .returning(['text_id', 'reading_id', 'others_id'])
    .executeTakeFirstOrThrow();
  const points = await tx
    .selectFrom('key_point')
    .select('text_id')
    .where('meeting_id', '=', id)
    .where('withdrawn_on', 'is', null)
    .execute();
  const agreements = await tx
    .updateTable('agreement as a')
    .set({ withdrawn_on: on })
    .where('a.meeting_id', '=', id)
    .where(
      sql<boolean>`not exists (select from agreement_outcome o where o.organisation_id = a.organisation_id and o.agreement_id = a.id)`,
    )
    .returning('a.text_id')
    .execute();
  await withdrawTexts(
    tx,
    [
      own.text_id,
      own.reading_id,
      own.others_id,
      ...[...points, ...agreements].map((row) => row.text_id),
    ],
    on,
  );
}

export type MeetingChange = {
  meetingId: string;
  kind: 'corrected' | 'withdrawn';
  /** Withdrawn and not brought back: the meeting itself is not there. */
  isGone: boolean;
  heldOn: string;
  minutes: number;
  withName: string | null;
  isReworded: boolean;
  byId: string;
  by: string;
  on: string;
  at: Date;
};

/** The latest first. `pupil`: in a group, only what the whole group and this one had. */
export async function listMeetingChanges(
  tx: ReadTx,
  mentorship: string,
  pupil: string | null,
): Promise<MeetingChange[]> {
  let query = tx
    .selectFrom('meeting_change as c')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'c.changed_by'))
    .leftJoin('person as w', (join) => inside(join, 'w.id', 'c.with_mentee_id'))
    .leftJoin('meeting as m', (join) => inside(join, 'm.id', 'c.meeting_id'))
    .select([
      'c.meeting_id',
      'm.id as there',
      'c.kind',
      'c.held_on',
      'c.minutes',
      'c.is_reworded',
      'c.changed_by',
      'c.changed_on',
      'c.changed_at',
      nameOf('p').as('by'),
      nameOf<string | null>('w').as('with'),
    ])
    .where('c.mentorship_id', '=', mentorship)
    .orderBy('c.changed_at', 'desc')
    .limit(200);
  if (pupil !== null)
    query = query.where((on) =>
      on.or([on('c.with_mentee_id', 'is', null), on('c.with_mentee_id', '=', pupil)]),
    );
  return (await query.execute()).map((row) => ({
    meetingId: row.meeting_id,
    kind: row.kind,
    isGone: row.there === null,
    heldOn: row.held_on,
    minutes: row.minutes,
    withName: row.with,
    isReworded: row.is_reworded,
    byId: row.changed_by,
    by: row.by,
    on: row.changed_on,
    at: row.changed_at,
  }));
}
