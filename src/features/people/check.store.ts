/**
 * What a mentor has shown and that ends on a day: a certificate of conduct, first aid, a training, a
 * contract (S-14). Coordinators note it on the page of a person.
 */
import type { ReadTx, Tx } from '../../platform/database.ts';
import type { CheckKind } from './person.rules.ts';

export type Check = { id: string; kind: CheckKind; validUntil: string };

/**
 * The last one of each kind, until somebody ends it: also when its day is over. What ends first
 * stands first.
 */
export async function listChecks(tx: ReadTx, person: string): Promise<Check[]> {
  const rows = await tx
    .selectFrom('person_check')
    .select(['id', 'kind', 'valid_until'])
    .where('person_id', '=', person)
    .where('ended_on', 'is', null)
    .orderBy('valid_until')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    validUntil: row.valid_until,
  }));
}

/** A new one takes the place of the old one of its kind. */
export async function insertCheck(
  tx: Tx,
  {
    organisation,
    person,
    kind,
    validUntil,
    by,
    today,
  }: {
    organisation: string;
    person: string;
    kind: CheckKind;
    validUntil: string;
    by: string;
    today: string;
  },
): Promise<void> {
  await tx
    .updateTable('person_check')
    .set({ ended_on: today })
    .where('person_id', '=', person)
    .where('kind', '=', kind)
    .where('ended_on', 'is', null)
    .execute();
  await tx
    .insertInto('person_check')
    .values({
      organisation_id: organisation,
      person_id: person,
      kind,
      valid_until: validUntil,
      noted_by: by,
      noted_on: today,
    })
    .execute();
}

/** False when it was not there, or had ended. */
export async function endCheck(
  tx: Tx,
  { id, person, today }: { id: string; person: string; today: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('person_check')
    .set({ ended_on: today })
    .where('id', '=', id)
    .where('person_id', '=', person)
    .where('ended_on', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
