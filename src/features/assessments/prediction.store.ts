import type { ReadTx, Tx } from '../../platform/database.ts';
import { keyFor, decrypted, encrypted } from '../../platform/encryption.ts';

/** Expected level of the others per competence; empty when the mentor would rather not say. */
export type Prediction = Record<string, number>;

export async function findPrediction(
  tx: ReadTx,
  round: string,
  person: string,
): Promise<Prediction | null> {
  const rows = await tx
    .selectFrom('prediction as p')
    .select(encrypted('prediction.levels', 'p').as('levels'))
    .where('p.round_id', '=', round)
    .where('p.person_id', '=', person)
    .execute();
  const [found] = await decrypted(tx, rows, 'levels');
  return found ? (JSON.parse(found.levels) as Prediction) : null;
}

/** The first one stays: it was made before the report was opened. */
export async function insertPrediction(
  tx: Tx,
  {
    organisation,
    round,
    person,
    levels,
  }: { organisation: string; round: string; person: string; levels: Prediction },
): Promise<void> {
  const key = await keyFor(tx, organisation, person);
  await tx
    .insertInto('prediction')
    .values({
      organisation_id: organisation,
      round_id: round,
      person_id: person,
      key_id: key.id,
      levels: key.seal('prediction.levels', [round, person], JSON.stringify(levels)),
    })
    .onConflict((on) => on.doNothing())
    .execute();
}
