import type { Tx } from '../foundation/database.ts';

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
