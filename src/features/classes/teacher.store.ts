/** Who teaches a class a subject, what a mentor asks them about a pupil, and what they answer. */
import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { decrypted, encrypted, keyFor } from '../../platform/encryption.ts';
import { addDays } from '../../platform/i18n.ts';
import { nameOf } from '../people/person.store.ts';
import { oldestDue } from './teacher.rules.ts';

export type ClassTeacher = { id: string; personId: string; name: string; subject: string };

export async function listClassTeachers(
  tx: ReadTx,
  mentorship: string,
  today: string,
): Promise<ClassTeacher[]> {
  return await tx
    .selectFrom('class_teacher as t')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 't.person_id'))
    .select(['t.id', 't.person_id as personId', 't.subject', nameOf('p').as('name')])
    .where('t.mentorship_id', '=', mentorship)
    .where('t.first_day', '<=', today)
    .where((on) => on.or([on('t.last_day', 'is', null), on('t.last_day', '>=', today)]))
    .where('p.left_on', 'is', null)
    .orderBy('t.subject')
    .orderBy('p.sort_name')
    .execute();
}

/** False when this person teaches the class this subject already. */
export async function insertClassTeacher(
  tx: Tx,
  one: {
    organisation: string;
    mentorship: string;
    person: string;
    subject: string;
    givenBy: string;
    today: string;
  },
): Promise<boolean> {
  const done = await tx
    .insertInto('class_teacher')
    .values({
      organisation_id: one.organisation,
      mentorship_id: one.mentorship,
      person_id: one.person,
      subject: one.subject,
      given_by: one.givenBy,
      first_day: one.today,
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  return (done.numInsertedOrUpdatedRows ?? 0n) === 1n;
}

export async function endClassTeacher(
  tx: Tx,
  { id, mentorship, today }: { id: string; mentorship: string; today: string },
): Promise<boolean> {
  const done = await tx
    .updateTable('class_teacher')
    .set({ last_day: addDays(today, -1) })
    .where('id', '=', id)
    .where('mentorship_id', '=', mentorship)
    .where('last_day', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export type PupilQuestion = {
  id: string;
  askedBy: string;
  askedOn: string;
  dueOn: string;
  answers: { teacherId: string; name: string; body: string; answeredOn: string }[];
};

/** The newest first: for the mentors of the class. */
export async function listPupilQuestions(
  tx: ReadTx,
  { mentorship, pupil }: { mentorship: string; pupil: string },
): Promise<PupilQuestion[]> {
  const questions = await tx
    .selectFrom('pupil_question as q')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'q.asked_by'))
    .select(['q.id', 'q.asked_on', 'q.due_on', nameOf('p').as('by')])
    .where('q.mentorship_id', '=', mentorship)
    .where('q.mentee_id', '=', pupil)
    .orderBy('q.asked_on', 'desc')
    .orderBy('q.id')
    .execute();
  if (questions.length === 0) return [];
  const rows = await tx
    .selectFrom('pupil_answer as a')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'a.teacher_id'))
    .select([
      'a.question_id',
      'a.teacher_id',
      'a.answered_on',
      encrypted('pupil_answer.body', 'a').as('body'),
      nameOf('p').as('name'),
    ])
    .where(
      'a.question_id',
      'in',
      questions.map(({ id }) => id),
    )
    .orderBy('p.sort_name')
    .execute();
  const answers = Map.groupBy(await decrypted(tx, rows, 'body'), (row) => row.question_id);
  return questions.map((row) => ({
    id: row.id,
    askedBy: row.by,
    askedOn: row.asked_on,
    dueOn: row.due_on,
    answers: (answers.get(row.id) ?? []).map((one) => ({
      teacherId: one.teacher_id,
      name: one.name,
      body: one.body,
      answeredOn: one.answered_on,
    })),
  }));
}

export async function insertPupilQuestion(
  tx: Tx,
  one: {
    organisation: string;
    mentorship: string;
    pupil: string;
    person: string;
    today: string;
    dueOn: string;
  },
): Promise<string> {
  const id = crypto.randomUUID();
  await tx
    .insertInto('pupil_question')
    .values({
      organisation_id: one.organisation,
      id,
      mentorship_id: one.mentorship,
      mentee_id: one.pupil,
      asked_by: one.person,
      asked_on: one.today,
      due_on: one.dueOn,
    })
    .execute();
  return id;
}

/** What waits for somebody who teaches: asked, not answered by them, and not two weeks over. */
export const openQuestionsFor = (
  tx: ReadTx,
  { person, today }: { person: string; today: string },
) =>
  tx
    .selectFrom('pupil_question as q')
    .innerJoin('mentorship as m', (join) => inside(join, 'm.id', 'q.mentorship_id'))
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'q.mentee_id'))
    .innerJoin('person as b', (join) => inside(join, 'b.id', 'q.asked_by'))
    .select([
      'q.id',
      'q.mentorship_id as mentorship',
      'q.due_on as dueOn',
      nameOf('p').as('pupil'),
      'p.given_name as given',
      nameOf('b').as('by'),
    ])
    .select(sql<string>`coalesce(m.name, '')`.as('group'))
    .where(
      sql<boolean>`exists (select from class_teacher t where t.organisation_id = q.organisation_id and t.mentorship_id = q.mentorship_id
        and t.person_id = ${person} and ${today} between t.first_day and coalesce(t.last_day, 'infinity'))`,
    )
    .where(
      sql<boolean>`not exists (select from pupil_answer a where a.organisation_id = q.organisation_id and a.question_id = q.id and a.teacher_id = ${person})`,
    )
    .where('q.due_on', '>=', oldestDue(today))
    .orderBy('q.due_on')
    .orderBy('p.sort_name');

/** False when it was answered before. What was written cannot be changed by who wrote it. */
export async function insertPupilAnswer(
  tx: Tx,
  one: {
    organisation: string;
    question: string;
    mentorship: string;
    person: string;
    body: string;
    today: string;
  },
): Promise<boolean> {
  const id = crypto.randomUUID();
  const key = await keyFor(tx, one.organisation, one.mentorship);
  const done = await tx
    .insertInto('pupil_answer')
    .values({
      organisation_id: one.organisation,
      id,
      question_id: one.question,
      mentorship_id: one.mentorship,
      teacher_id: one.person,
      key_id: key.id,
      body: key.seal('pupil_answer.body', id, one.body),
      answered_on: one.today,
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  return (done.numInsertedOrUpdatedRows ?? 0n) === 1n;
}

/** G-51: what teachers said goes when the school year of the class is over, or the class has ended. */
export async function forgetPupilAnswers(tx: Tx, today: string): Promise<void> {
  await tx
    .deleteFrom('pupil_question')
    .where(
      sql<boolean>`mentorship_id in (select m.id from mentorship m join cohort c on c.organisation_id = m.organisation_id and c.id = m.cohort_id
        left join closure e on e.organisation_id = m.organisation_id and e.mentorship_id = m.id
        where c.last_day < ${today} or e.closed_on is not null)`,
    )
    .execute();
}
