import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { keyFor, decrypted, encrypted, type Encrypted } from '../../platform/encryption.ts';
import type { Score } from './interview.rules.ts';
import { levelIn, levelText } from './scorecard.rules.ts';

export type Interviewer = { personId: string; name: string; hasSubmitted: boolean };
export type Interview = {
  id: string;
  applicationId: string;
  cohortId: string;
  applicantId: string;
  applicant: string;
  interviewers: Interviewer[];
};

export async function listInterviews(
  tx: ReadTx,
  scope: { id?: string; application?: string; cohort?: string; person?: string },
): Promise<Interview[]> {
  let query = tx
    .selectFrom('interview as i')
    .innerJoin('application as a', (join) => inside(join, 'a.id', 'i.application_id'))
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'a.person_id'))
    .select([
      'i.id',
      'i.application_id',
      'a.cohort_id',
      'a.person_id',
      'p.given_name',
      'p.family_name',
    ]);
  if (scope.id) query = query.where('i.id', '=', scope.id);
  if (scope.cohort)
    query = query.where('a.cohort_id', '=', scope.cohort).orderBy('p.sort_name').orderBy('i.id');
  if (scope.application) query = query.where('i.application_id', '=', scope.application);
  if (scope.person)
    query = query.where((on) =>
      on.exists(
        on
          .selectFrom('interviewer as x')
          .select('x.person_id')
          .whereRef('x.organisation_id', '=', 'i.organisation_id')
          .whereRef('x.interview_id', '=', 'i.id')
          .where('x.person_id', '=', scope.person!),
      ),
    );
  const rows = await query.execute();
  if (rows.length === 0) return [];
  const interviewers = await tx
    .selectFrom('interviewer as x')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'x.person_id'))
    .select(['x.interview_id', 'x.person_id', 'x.submitted_at', 'p.given_name', 'p.family_name'])
    .where(
      'x.interview_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('p.sort_name')
    .orderBy('x.person_id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    applicationId: row.application_id,
    cohortId: row.cohort_id,
    applicantId: row.person_id,
    applicant: `${row.given_name} ${row.family_name}`,
    interviewers: interviewers
      .filter((one) => one.interview_id === row.id)
      .map((one) => ({
        personId: one.person_id,
        name: `${one.given_name} ${one.family_name}`,
        hasSubmitted: one.submitted_at !== null,
      })),
  }));
}

/** People who can interview: coordinators and mentors who are here. */
export async function listPossibleInterviewers(
  tx: ReadTx,
): Promise<{ id: string; name: string }[]> {
  const rows = await tx
    .selectFrom('person as p')
    .innerJoin('membership as s', (join) => inside(join, 's.person_id', 'p.id'))
    .select(['p.id', 'p.given_name', 'p.family_name', 'p.sort_name'])
    .distinct()
    .where('s.role', 'in', ['coordinator', 'mentor'])
    .where('p.left_on', 'is', null)
    .orderBy('p.sort_name')
    .execute();
  return rows.map((row) => ({ id: row.id, name: `${row.given_name} ${row.family_name}` }));
}

export async function insertInterview(
  tx: Tx,
  {
    organisation,
    application,
    interviewers,
    person,
  }: { organisation: string; application: string; interviewers: string[]; person: string },
): Promise<string> {
  const { id } = await tx
    .insertInto('interview')
    .values({ organisation_id: organisation, application_id: application, made_by: person })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('interviewer')
    .values(
      interviewers.map((one) => ({
        organisation_id: organisation,
        interview_id: id,
        person_id: one,
      })),
    )
    .execute();
  return id;
}

/** The own ones; of others only when both have handed in: the wall sees to it. */
export async function listScores(tx: ReadTx, interview: string): Promise<Score[]> {
  const rows = await tx
    .selectFrom('interview_score as s')
    .select([
      's.person_id',
      's.competence_id',
      's.question',
      encrypted('interview_score.level', 's').as('level'),
      encrypted<Encrypted | null>('interview_score.note', 's').as('note'),
    ])
    .where('s.interview_id', '=', interview)
    .execute();
  return (await decrypted(tx, rows, 'level', 'note')).map((row) => ({
    person: row.person_id,
    competence: row.competence_id,
    question: row.question,
    level: levelIn(row.level),
    note: row.note ?? '',
  }));
}

export async function upsertScores(
  tx: Tx,
  { organisation, interview, scores }: { organisation: string; interview: string; scores: Score[] },
): Promise<void> {
  if (scores.length === 0) return;
  const key = await keyFor(tx, organisation, interview);
  const named = ({ person, competence, question }: Score) => [
    interview,
    person,
    competence,
    question,
  ];
  await tx
    .insertInto('interview_score')
    .values(
      scores.map((score) => ({
        organisation_id: organisation,
        interview_id: interview,
        person_id: score.person,
        competence_id: score.competence,
        question: score.question,
        key_id: key.id,
        level: key.seal('interview_score.level', named(score), levelText(score.level)),
        note: score.note === '' ? null : key.seal('interview_score.note', named(score), score.note),
      })),
    )
    .onConflict((on) =>
      on
        .columns(['organisation_id', 'interview_id', 'person_id', 'competence_id', 'question'])
        .doUpdateSet((update) => ({
          level: update.ref('excluded.level'),
          note: update.ref('excluded.note'),
          key_id: update.ref('excluded.key_id'),
        })),
    )
    .execute();
}

export async function submitInterview(tx: Tx, interview: string, person: string): Promise<void> {
  await tx
    .updateTable('interviewer')
    .set({ submitted_at: sql<Date>`now()` })
    .where('interview_id', '=', interview)
    .where('person_id', '=', person)
    .execute();
}
