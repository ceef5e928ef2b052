import { inside, type ReadTx, type Tx, type Value } from '../../platform/database.ts';
import type { Outcome } from './signal.rules.ts';
import { nameOf } from '../people/person.store.ts';

/** Who hears, beside the owner, what should not have happened; and who is kept from it. */
export type Hearing = {
  signal: string;
  secondId: string | null;
  second: string | null;
  keptFrom: string | null;
  proposed: Outcome | null;
  proposedById: string | null;
  proposedBy: string | null;
};

export async function listHearings(tx: ReadTx, signal?: string): Promise<Hearing[]> {
  let query = tx
    .selectFrom('hearing as h')
    .leftJoin('person as s', (join) => inside(join, 's.id', 'h.second_id'))
    .leftJoin('person as p', (join) => inside(join, 'p.id', 'h.proposed_by'))
    .select(['h.signal_id', 'h.second_id', 'h.kept_from', 'h.proposed', 'h.proposed_by'])
    .select([nameOf<string | null>('s').as('second'), nameOf<string | null>('p').as('proposer')]);
  if (signal) query = query.where('h.signal_id', '=', signal);
  return (await query.execute()).map((row) => ({
    signal: row.signal_id,
    secondId: row.second_id,
    second: row.second,
    keptFrom: row.kept_from,
    proposed: row.proposed,
    proposedById: row.proposed_by,
    proposedBy: row.proposer,
  }));
}

export async function insertHearing(
  tx: Tx,
  {
    organisation,
    signal,
    second,
    keptFrom,
  }: { organisation: string; signal: string; second: string | null; keptFrom: string | null },
): Promise<void> {
  await tx
    .insertInto('hearing')
    .values({
      organisation_id: organisation,
      signal_id: signal,
      second_id: second,
      kept_from: keptFrom,
    })
    .execute();
}

export async function proposeOutcome(
  tx: Tx,
  signal: string,
  { person, outcome }: { person: string; outcome: Value<'hearing', 'proposed'> },
): Promise<void> {
  await tx
    .updateTable('hearing')
    .set({ proposed: outcome, proposed_by: person })
    .where('signal_id', '=', signal)
    .execute();
}

/** When it goes on to the one who heard it as second, whoever had it before becomes the second. */
export async function changeSecond(tx: Tx, signal: string, second: string): Promise<void> {
  await tx
    .updateTable('hearing')
    .set({ second_id: second })
    .where('signal_id', '=', signal)
    .execute();
}
