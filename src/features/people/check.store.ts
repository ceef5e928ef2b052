import { checkKinds } from './person.rules.ts';
import type { ReadTx, Tx } from '../../platform/database.ts';

export type CheckKind = (typeof checkKinds)[number];
export type Check = { id: string; kind: CheckKind; validUntil: string };

/** What a person has shown and has not been replaced; what ends first stands first. */
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

export async function endCheck(
  tx: Tx,
  { id, person, today }: { id: string; person: string; today: string },
): Promise<boolean> {
  return (
    (
      await tx
        .updateTable('person_check')
        .set({ ended_on: today })
        .where('id', '=', id)
        .where('person_id', '=', person)
        .where('ended_on', 'is', null)
        .executeTakeFirst()
    ).numUpdatedRows === 1n
  );
}
