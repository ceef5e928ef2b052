/** Quick feedback: a round of one mentor on two or three indicators, open and named. */
import { sql } from 'kysely';
import type { ReadTx, Tx } from '../../platform/database.ts';

export type QuickLine = {
  id: string;
  name: string;
  closesOn: string;
  indicators: string[];
  asked: number;
  answered: number;
  isClosed: boolean;
};

export async function listQuick(tx: ReadTx, person: string): Promise<QuickLine[]> {
  const rows = await tx
    .selectFrom('assessment_round as r')
    .select(['r.id', 'r.name', 'r.closes_on', 'r.indicators', 'r.released_at'])
    .select((on) => {
      const own = () =>
        on
          .selectFrom('rater as a')
          .select(({ fn }) => fn.countAll<number>().as('n'))
          .whereRef('a.organisation_id', '=', 'r.organisation_id')
          .whereRef('a.round_id', '=', 'r.id');
      return [own().as('asked'), own().where('a.submitted_at', 'is not', null).as('answered')];
    })
    .where('r.asked_by', '=', person)
    .orderBy('r.made_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    closesOn: row.closes_on,
    indicators: row.indicators!,
    asked: Number(row.asked ?? 0),
    answered: Number(row.answered ?? 0),
    isClosed: row.released_at !== null,
  }));
}

type NewQuick = {
  organisation: string;
  cohort: string;
  person: string;
  name: string;
  today: string;
  closesOn: string;
  indicators: string[];
  competences: string[];
  people: { name: string; email: string }[];
};

/** The round and its raters. */
export async function insertQuick(
  tx: Tx,
  {
    organisation,
    cohort,
    person,
    name,
    today,
    closesOn,
    indicators,
    competences,
    people,
  }: NewQuick,
): Promise<{ id: string; raters: { id: string; name: string }[] }> {
  const { id } = await tx
    .insertInto('assessment_round')
    .values({
      organisation_id: organisation,
      cohort_id: cohort,
      kind: 'quick',
      asked_by: person,
      made_by: person,
      name,
      opens_on: today,
      closes_on: closesOn,
      sources: JSON.stringify(['colleague']),
      competences: JSON.stringify(competences),
      indicators: JSON.stringify(indicators),
      confidentiality: 'named',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const raters = await tx
    .insertInto('rater')
    .values(
      people.map((one, position) => ({
        organisation_id: organisation,
        round_id: id,
        mentor_id: person,
        source: 'colleague',
        name: one.name,
        email: one.email,
        position,
        nominated_by: person,
        checked_at: sql<Date>`now()`,
        practised_at: sql<Date>`now()`,
      })),
    )
    .returning(['id', 'name'])
    .execute();
  return { id, raters };
}

/** Answers are not taken any more from here on. */
export async function closeQuick(tx: Tx, id: string, person: string): Promise<boolean> {
  const done = await tx
    .updateTable('assessment_round')
    .set({ released_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('asked_by', '=', person)
    .where('released_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
