import { sql } from 'kysely';
import { inside, withPurpose, type ReadTx, type Tx } from '../../platform/database.ts';
import { keyFor, decrypted, encrypted, type Encrypted } from '../../platform/encryption.ts';
import { withdrawTexts } from '../meetings/correction.store.ts';
import type { PauseReason } from './course.rules.ts';
import { insertText, type Own } from '../mentorships/mentorship.store.ts';
import { nameOf } from '../people/person.store.ts';

export type Pause = {
  id: string;
  firstDay: string;
  lastDay: string | null;
  reason: PauseReason;
  askedBy: string;
};
export type Extension = {
  id: string;
  until: string;
  askedById: string;
  askedBy: string;
  agreedOn: string | null;
};
export type Handover = {
  id: string;
  fromId: string;
  from: string;
  toId: string;
  to: string;
  text: string | null;
  firstDay: string;
  lastDay: string | null;
  consentOn: string | null;
  declinedOn: string | null;
};
/** What one of them takes along from the closing talk. */
export type LookBack = {
  personId: string;
  by: string;
  text: string | null;
  writtenOn: string;
  changedOn: string | null;
};
export type Closing = {
  talkOn: string | null;
  /** Who noted the days last, and when. */
  notedBy: string;
  notedOn: string | null;
  aftercareOn: string | null;
  aftercareDoneOn: string | null;
};
export type Course = {
  pauses: Pause[];
  extensions: Extension[];
  handovers: Handover[];
  substitutes: {
    id: string;
    personId: string;
    name: string;
    firstDay: string;
    lastDay: string | null;
    namedById: string | null;
    /** They read what was agreed before their first day. */
    isOpen: boolean;
  }[];
  closing: Closing | null;
  looksBack: LookBack[];
};

export async function findCourse(tx: ReadTx, mentorship: string): Promise<Course> {
  const pauses = await tx
    .selectFrom('pause as x')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'x.asked_by'))
    .select(['x.id', 'x.first_day', 'x.last_day', 'x.reason', nameOf('p').as('by')])
    .where('x.mentorship_id', '=', mentorship)
    .orderBy('x.first_day')
    .execute();
  const extensions = await tx
    .selectFrom('extension as x')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'x.asked_by'))
    .select(['x.id', 'x.until', 'x.asked_by', 'x.agreed_on', nameOf('p').as('by')])
    .where('x.mentorship_id', '=', mentorship)
    .orderBy('x.asked_on')
    .execute();
  const handovers = await tx
    .selectFrom('handover as x')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'x.from_id'))
    .innerJoin('person as q', (join) => inside(join, 'q.id', 'x.to_id'))
    .leftJoin('confided_text as t', (join) => inside(join, 't.id', 'x.text_id'))
    .select([
      'x.id',
      'x.from_id',
      'x.to_id',
      'x.first_day',
      'x.last_day',
      'x.consent_on',
      'x.declined_on',
      encrypted<Encrypted | null>('confided_text.body', 't').as('body'),
      nameOf('p').as('from'),
      nameOf('q').as('to'),
    ])
    .where('x.mentorship_id', '=', mentorship)
    .where('x.mentee_id', 'is', null)
    .orderBy('x.first_day')
    .execute();
  const substitutes = await tx
    .selectFrom('mentorship_member as x')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'x.person_id'))
    .select([
      'x.id',
      'x.person_id',
      'x.first_day',
      'x.last_day',
      'x.named_by',
      'x.opened_by',
      nameOf('p').as('name'),
    ])
    .where('x.mentorship_id', '=', mentorship)
    .where('x.part', '=', 'substitute')
    .orderBy('x.first_day')
    .execute();
  const closings = await tx
    .selectFrom('closing as x')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'x.noted_by'))
    .select([
      'x.talk_on',
      'x.aftercare_on',
      'x.aftercare_done_on',
      'x.noted_on',
      nameOf('p').as('by'),
    ])
    .where('x.mentorship_id', '=', mentorship)
    .execute();
  const [closing] = closings;
  return {
    pauses: pauses.map((row) => ({
      id: row.id,
      firstDay: row.first_day,
      lastDay: row.last_day,
      reason: row.reason,
      askedBy: row.by,
    })),
    extensions: extensions.map((row) => ({
      id: row.id,
      until: row.until,
      askedById: row.asked_by,
      askedBy: row.by,
      agreedOn: row.agreed_on,
    })),
    handovers: (await decrypted(tx, handovers, 'body')).map((row) => ({
      id: row.id,
      fromId: row.from_id,
      from: row.from,
      toId: row.to_id,
      to: row.to,
      text: row.body,
      firstDay: row.first_day,
      lastDay: row.last_day,
      consentOn: row.consent_on,
      declinedOn: row.declined_on,
    })),
    substitutes: substitutes.map((row) => ({
      id: row.id,
      namedById: row.named_by,
      isOpen: row.opened_by !== null,
      personId: row.person_id,
      name: row.name,
      firstDay: row.first_day,
      lastDay: row.last_day,
    })),
    closing: closing
      ? {
          talkOn: closing.talk_on,
          notedBy: closing.by,
          notedOn: closing.noted_on,
          aftercareOn: closing.aftercare_on,
          aftercareDoneOn: closing.aftercare_done_on,
        }
      : null,
    looksBack: await listLooksBack(tx, mentorship),
  };
}

async function listLooksBack(tx: ReadTx, mentorship: string): Promise<LookBack[]> {
  const rows = await tx
    .selectFrom('look_back as x')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'x.person_id'))
    .leftJoin('confided_text as t', (join) => inside(join, 't.id', 'x.text_id'))
    .select([
      'x.person_id',
      'x.written_on',
      'x.changed_on',
      nameOf('p').as('by'),
      encrypted<Encrypted | null>('confided_text.body', 't').as('body'),
    ])
    .where('x.mentorship_id', '=', mentorship)
    .orderBy('x.written_on')
    .orderBy('p.sort_name')
    .execute();
  return (await decrypted(tx, rows, 'body')).map((row) => ({
    personId: row.person_id,
    by: row.by,
    text: row.body,
    writtenOn: row.written_on,
    changedOn: row.changed_on,
  }));
}

export async function insertPause(
  tx: Tx,
  own: Own,
  { firstDay, lastDay, reason }: { firstDay: string; lastDay: string | null; reason: PauseReason },
): Promise<void> {
  await tx
    .insertInto('pause')
    .values({
      organisation_id: own.organisation,
      mentorship_id: own.mentorship,
      first_day: firstDay,
      last_day: lastDay,
      reason,
      asked_by: own.person,
    })
    .execute();
}

/** Ends today; a pause that has not begun yet is over before it begins and counts no day. */
export async function endPause(tx: Tx, own: Own, id: string, lastDay: string): Promise<boolean> {
  const done = await tx
    .updateTable('pause')
    .set({ last_day: sql<string>`greatest(first_day, ${lastDay}::date)` })
    .where('id', '=', id)
    .where('mentorship_id', '=', own.mentorship)
    .where((on) => on.or([on('last_day', 'is', null), on('last_day', '>', lastDay)]))
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function insertExtension(
  tx: Tx,
  own: Own,
  until: string,
  today: string,
): Promise<void> {
  await tx
    .insertInto('extension')
    .values({
      organisation_id: own.organisation,
      mentorship_id: own.mentorship,
      until,
      asked_by: own.person,
      asked_on: today,
    })
    .execute();
}

/** By the other one. */
export async function agreeExtension(
  tx: Tx,
  own: Own,
  id: string,
  today: string,
): Promise<boolean> {
  const done = await tx
    .updateTable('extension')
    .set({ agreed_by: own.person, agreed_on: today })
    .where('id', '=', id)
    .where('mentorship_id', '=', own.mentorship)
    .where('asked_by', '<>', own.person)
    .where('agreed_on', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function insertSubstitute(
  tx: Tx,
  { organisation, mentorship }: Pick<Own, 'organisation' | 'mentorship'>,
  {
    person,
    firstDay,
    lastDay,
    by,
  }: { person: string; firstDay: string; lastDay: string; by: string },
): Promise<void> {
  await tx
    .insertInto('mentorship_member')
    .values({
      organisation_id: organisation,
      mentorship_id: mentorship,
      person_id: person,
      part: 'substitute',
      named_by: by,
      first_day: firstDay,
      last_day: lastDay,
    })
    .execute();
}

/** M-16: from now on they read what was agreed before they came. */
export async function openToSubstitute(
  tx: Tx,
  own: Own,
  id: string,
  today: string,
): Promise<boolean> {
  const done = await tx
    .updateTable('mentorship_member')
    .set({ opened_by: own.person, opened_on: today })
    .where('id', '=', id)
    .where('mentorship_id', '=', own.mentorship)
    .where('part', '=', 'substitute')
    .where('opened_by', 'is', null)
    .where((on) => on.or([on('last_day', 'is', null), on('last_day', '>=', today)]))
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** The days of the talk, which are of both: who noted them last is said. */
export async function keepClosingTalk(
  tx: Tx,
  own: Own,
  { talkOn, aftercareOn, today }: { talkOn: string; aftercareOn: string | null; today: string },
): Promise<void> {
  await tx
    .insertInto('closing')
    .values({
      organisation_id: own.organisation,
      mentorship_id: own.mentorship,
      talk_on: talkOn,
      aftercare_on: aftercareOn,
      noted_by: own.person,
      noted_on: today,
    })
    .onConflict((on) =>
      on.columns(['organisation_id', 'mentorship_id']).doUpdateSet({
        talk_on: talkOn,
        aftercare_on: aftercareOn,
        noted_by: own.person,
        noted_on: today,
      }),
    )
    .execute();
}

/** M-44: one's own words; those that they replace are their author's alone. */
export async function keepLookBack(
  tx: Tx,
  own: Own,
  { text, today }: { text: string; today: string },
): Promise<void> {
  const before = await tx
    .selectFrom('look_back')
    .select('text_id')
    .where('mentorship_id', '=', own.mentorship)
    .where('person_id', '=', own.person)
    .executeTakeFirst();
  const textId = text === '' ? null : await insertText(tx, own, 'shared', text);
  if (!before) {
    await tx
      .insertInto('look_back')
      .values({
        organisation_id: own.organisation,
        mentorship_id: own.mentorship,
        person_id: own.person,
        text_id: textId,
        written_on: today,
      })
      .execute();
    return;
  }
  await tx
    .updateTable('look_back')
    .set({ text_id: textId, changed_on: today })
    .where('mentorship_id', '=', own.mentorship)
    .where('person_id', '=', own.person)
    .execute();
  await withPurpose(tx, 'withdraw', () => withdrawTexts(tx, [before.text_id], today));
}

export async function finishAftercare(tx: Tx, own: Own, today: string): Promise<boolean> {
  const done = await tx
    .updateTable('closing')
    .set({ aftercare_done_on: today })
    .where('mentorship_id', '=', own.mentorship)
    .where('aftercare_on', 'is not', null)
    .where('aftercare_done_on', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function keepMeasure(
  tx: Tx,
  own: Own,
  answers: Record<string, number>,
): Promise<void> {
  const key = await keyFor(tx, own.organisation, own.mentorship);
  const shut = {
    key_id: key.id,
    answers: key.seal('end_measure.answers', [own.mentorship, own.person], JSON.stringify(answers)),
  };
  await tx
    .insertInto('end_measure')
    .values({
      organisation_id: own.organisation,
      mentorship_id: own.mentorship,
      person_id: own.person,
      ...shut,
    })
    .onConflict((on) =>
      on.columns(['organisation_id', 'mentorship_id', 'person_id']).doUpdateSet(shut),
    )
    .execute();
}

/** Whether the one who asks has answered; the wall knows no other. */
export async function hasMeasured(
  tx: ReadTx,
  mentorship: string,
  person: string,
): Promise<boolean> {
  return (
    (await tx
      .selectFrom('end_measure')
      .select('person_id')
      .where('mentorship_id', '=', mentorship)
      .where('person_id', '=', person)
      .executeTakeFirst()) !== undefined
  );
}

/** Only inside a transaction for a report: what mentees said. */
export async function listEndMeasures(
  tx: ReadTx,
  cohort: string,
): Promise<Record<string, number>[]> {
  const rows = await tx
    .selectFrom('end_measure as e')
    .innerJoin('mentorship as m', (join) => inside(join, 'm.id', 'e.mentorship_id'))
    .select(encrypted('end_measure.answers', 'e').as('answers'))
    .where('m.cohort_id', '=', cohort)
    .where(
      sql<boolean>`exists (select from mentorship_member x where x.organisation_id = e.organisation_id
        and x.mentorship_id = e.mentorship_id and x.person_id = e.person_id and x.part = 'mentee')`,
    )
    .where(sql<boolean>`not is_restricted(e.organisation_id, e.person_id)`)
    .execute();
  return (await decrypted(tx, rows, 'answers')).map(
    ({ answers }) => JSON.parse(answers) as Record<string, number>,
  );
}
