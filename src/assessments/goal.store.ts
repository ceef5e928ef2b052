import { sql } from 'kysely';
import type { Tx } from '../foundation/database.ts';

export type DevelopmentGoal = { id: string; roundId: string; competence: string; indicator: string; practice: string; resource: string; lookAgainOn: string; outcome: 'done' | 'dropped' | null };

/** The reader's own: the wall shows nobody else's. */
export async function listGoalsOfMine(tx: Tx, person: string): Promise<DevelopmentGoal[]> {
  const rows = await tx.selectFrom('development_goal').selectAll().where('person_id', '=', person).orderBy('outcome').orderBy('look_again_on').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    roundId: row.round_id,
    competence: row.competence_id,
    indicator: row.indicator_id,
    practice: row.practice,
    resource: row.resource,
    lookAgainOn: row.look_again_on,
    outcome: row.outcome as DevelopmentGoal['outcome'],
  }));
}

type NewGoal = { organisation: string; person: string; round: string; competence: string; indicator: string; practice: string; resource: string; lookAgainOn: string };

export async function insertDevelopmentGoal(tx: Tx, { organisation, person, round, competence, indicator, practice, resource, lookAgainOn }: NewGoal): Promise<void> {
  await tx
    .insertInto('development_goal')
    .values({ organisation_id: organisation, person_id: person, round_id: round, competence_id: competence, indicator_id: indicator, practice, resource, look_again_on: lookAgainOn })
    .execute();
}

/** False when it is not the reader's, or has ended. */
export async function endDevelopmentGoal(tx: Tx, id: string, outcome: 'done' | 'dropped'): Promise<boolean> {
  const done = await tx
    .updateTable('development_goal')
    .set({ outcome, ended_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Expected level of the others per competence; empty when the mentor would rather not say. */
export type Prediction = Record<string, number>;

export async function findPrediction(tx: Tx, round: string, person: string): Promise<Prediction | null> {
  const row = await tx.selectFrom('prediction').select('levels').where('round_id', '=', round).where('person_id', '=', person).executeTakeFirst();
  return row ? (row.levels as Prediction) : null;
}

/** The first one stays: it was made before the report was opened. */
export async function insertPrediction(tx: Tx, { organisation, round, person, levels }: { organisation: string; round: string; person: string; levels: Prediction }): Promise<void> {
  await tx
    .insertInto('prediction')
    .values({ organisation_id: organisation, round_id: round, person_id: person, levels: JSON.stringify(levels) })
    .onConflict((on) => on.doNothing())
    .execute();
}
