import { inside, type ReadTx, type Tx, type Value } from '../../platform/database.ts';
import { nameOf } from '../people/person.store.ts';

/**
 * S-15: a signal of the kind `conduct`, something that should not have happened, is heard by two
 * coordinators: its owner and a second one. It ends when one has proposed how and the other says
 * the same. The writer may have kept it from a third.
 */
export type Hearing = {
  signal: string;
  secondId: string | null;
  secondName: string | null;
  keptFromId: string | null;
  proposed: ProposedOutcome | null;
  proposedById: string | null;
  proposedByName: string | null;
};
/** Two people cannot propose that it settles by itself. */
type ProposedOutcome = Value<'hearing', 'proposed'>;

export const listHearings = (tx: ReadTx): Promise<Hearing[]> => readHearings(tx, null);

export async function findHearing(tx: ReadTx, signal: string): Promise<Hearing | null> {
  return (await readHearings(tx, signal))[0] ?? null;
}

async function readHearings(tx: ReadTx, signal: string | null): Promise<Hearing[]> {
  let query = tx
    .selectFrom('hearing as h')
    .leftJoin('person as s', (join) => inside(join, 's.id', 'h.second_id'))
    .leftJoin('person as p', (join) => inside(join, 'p.id', 'h.proposed_by'))
    .select(['h.signal_id', 'h.second_id', 'h.kept_from', 'h.proposed', 'h.proposed_by'])
    .select([
      nameOf<string | null>('s').as('second_name'),
      nameOf<string | null>('p').as('proposer'),
    ]);
  if (signal) query = query.where('h.signal_id', '=', signal);
  return (await query.execute()).map((row) => ({
    signal: row.signal_id,
    secondId: row.second_id,
    secondName: row.second_name,
    keptFromId: row.kept_from,
    proposed: row.proposed,
    proposedById: row.proposed_by,
    proposedByName: row.proposer,
  }));
}

export async function insertHearing(
  tx: Tx,
  {
    organisation,
    signal,
    secondId,
    keptFromId,
  }: { organisation: string; signal: string; secondId: string | null; keptFromId: string | null },
): Promise<void> {
  await tx
    .insertInto('hearing')
    .values({
      organisation_id: organisation,
      signal_id: signal,
      second_id: secondId,
      kept_from: keptFromId,
    })
    .execute();
}

/** False when two people do not hear it. */
export async function proposeOutcome(
  tx: Tx,
  signal: string,
  { person, outcome }: { person: string; outcome: ProposedOutcome },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('hearing')
    .set({ proposed: outcome, proposed_by: person })
    .where('signal_id', '=', signal)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** False when two people do not hear it. */
export async function changeSecond(tx: Tx, signal: string, secondId: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('hearing')
    .set({ second_id: secondId })
    .where('signal_id', '=', signal)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
