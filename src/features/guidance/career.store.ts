import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { decrypted, encrypted, type Encrypted } from '../../platform/encryption.ts';
import { insertText, type Own } from '../mentorships/mentorship.store.ts';
import type { Activity, CareerCompetence, CareerEntry } from './career.rules.ts';
import { nameOf } from '../people/person.store.ts';

/**
 * What this person may read of a pupil: activities by day, then what was made of them, the newest
 * first.
 */
export async function listCareer(
  tx: ReadTx,
  mentorship: string,
  pupil: string,
): Promise<CareerEntry[]> {
  const rows = await tx
    .selectFrom('career_entry as e')
    .innerJoin('confided_text as t', (join) => inside(join, 't.id', 'e.text_id'))
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'e.made_by'))
    .leftJoin('confided_text as a', (join) => inside(join, 'a.id', 'e.answer_id'))
    .select([
      'e.id',
      'e.kind',
      'e.what',
      'e.competence',
      'e.activity_id',
      'e.planned_on',
      'e.done_on',
      'e.made_by',
      'e.made_on',
      nameOf('p').as('maker'),
    ])
    .select([
      encrypted('confided_text.body', 't').as('body'),
      encrypted<Encrypted | null>('confided_text.body', 'a').as('answer'),
    ])
    .where('e.mentorship_id', '=', mentorship)
    .where('e.mentee_id', '=', pupil)
    .orderBy(sql`coalesce(e.done_on, e.planned_on, e.made_on)`, 'desc')
    .orderBy('e.id')
    .execute();
  return (await decrypted(tx, rows, 'body', 'answer')).map((row) => ({
    id: row.id,
    kind: row.kind as CareerEntry['kind'],
    what: row.what as Activity | null,
    competence: row.competence as CareerCompetence | null,
    text: row.body,
    activityId: row.activity_id,
    plannedOn: row.planned_on,
    doneOn: row.done_on,
    answer: row.answer,
    madeById: row.made_by,
    madeBy: row.maker,
    madeOn: row.made_on,
  }));
}

type NewEntry = { pupil: string; text: string; today: string } & (
  | { kind: 'activity'; what: Activity; plannedOn: string }
  | { kind: 'reflection'; competence: CareerCompetence; activity: string | null }
  | { kind: 'question' }
);

export async function insertCareerEntry(tx: Tx, own: Own, entry: NewEntry): Promise<void> {
  const textId = await insertText(tx, own, 'shared', entry.text, entry.pupil);
  await tx
    .insertInto('career_entry')
    .values({
      organisation_id: own.organisation,
      mentorship_id: own.mentorship,
      mentee_id: entry.pupil,
      kind: entry.kind,
      text_id: textId,
      made_by: own.person,
      made_on: entry.today,
      ...(entry.kind === 'activity' ? { what: entry.what, planned_on: entry.plannedOn } : {}),
      ...(entry.kind === 'reflection'
        ? { competence: entry.competence, activity_id: entry.activity }
        : {}),
    })
    .execute();
}

export async function finishActivity(
  tx: Tx,
  {
    id,
    pupil,
    doneOn,
    by,
    today,
  }: { id: string; pupil: string; doneOn: string; by: string; today: string },
): Promise<boolean> {
  const done = await tx
    .updateTable('career_entry')
    .set({ done_on: doneOn, done_by: by, done_noted_on: today })
    .where('id', '=', id)
    .where('mentee_id', '=', pupil)
    .where('kind', '=', 'activity')
    .where('done_on', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function answerQuestion(
  tx: Tx,
  own: Own,
  { id, pupil, text }: { id: string; pupil: string; text: string },
): Promise<void> {
  const answerId = await insertText(tx, own, 'shared', text, pupil);
  await tx
    .updateTable('career_entry')
    .set({ answer_id: answerId })
    .where('id', '=', id)
    .where('mentee_id', '=', pupil)
    .where('answer_id', 'is', null)
    .execute();
}

/** Pupils of this mentor whose question waits, of groups that run. */
export const waitingQuestions = (tx: ReadTx, mentor: string) =>
  tx
    .selectFrom('career_entry as e')
    .innerJoin('mentorship_member as x', (join) =>
      inside(join, 'x.mentorship_id', 'e.mentorship_id'),
    )
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'e.mentee_id'))
    .leftJoin('closure as c', (join) => inside(join, 'c.mentorship_id', 'e.mentorship_id'))
    .select(['e.mentorship_id as mentorship', 'e.mentee_id as pupil', nameOf('p').as('name')])
    .where('e.kind', '=', 'question')
    .where('e.answer_id', 'is', null)
    .where('e.made_by', '<>', mentor)
    .where('x.person_id', '=', mentor)
    .where('x.part', 'in', ['mentor', 'second-mentor'])
    .where('x.first_day', '<=', sql<string>`this_day()`)
    .where((on) =>
      on.or([on('x.last_day', 'is', null), on('x.last_day', '>=', sql<string>`this_day()`)]),
    )
    .where('c.mentorship_id', 'is', null)
    .orderBy('e.made_on');
