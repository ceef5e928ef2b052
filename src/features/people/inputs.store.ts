import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { nameOf } from './person.store.ts';

/** What somebody says about themselves for the rules of matching. */
export type Inputs = {
  languages: string[];
  sector: string | null;
  manager: { id: string; name: string } | null;
};

export async function findInputs(tx: ReadTx, person: string): Promise<Inputs> {
  const row = await tx
    .selectFrom('person as p')
    .leftJoin('person as b', (join) => inside(join, 'b.id', 'p.manager_id'))
    .select(['p.languages', 'p.sector', 'b.id as boss', nameOf<string | null>('b').as('boss_name')])
    .where('p.id', '=', person)
    .executeTakeFirstOrThrow();
  return {
    languages: row.languages as string[],
    sector: row.sector,
    manager: row.boss === null ? null : { id: row.boss, name: row.boss_name! },
  };
}

export async function updateInputs(
  tx: Tx,
  person: string,
  {
    languages,
    sector,
    manager,
  }: { languages: string[]; sector: string | null; manager: string | null },
): Promise<void> {
  await tx
    .updateTable('person')
    .set({ languages, sector, manager_id: manager })
    .where('id', '=', person)
    .execute();
}

export async function updateLanguages(tx: Tx, person: string, languages: string[]): Promise<void> {
  await tx.updateTable('person').set({ languages }).where('id', '=', person).execute();
}

/** Sectors that are in use, to be offered where one is typed: the same word for the same thing. */
export async function listSectors(tx: ReadTx): Promise<string[]> {
  const rows = await tx
    .selectFrom('person')
    .select('sector')
    .distinct()
    .where('sector', 'is not', null)
    .where('left_on', 'is', null)
    .orderBy('sector')
    .limit(200)
    .execute();
  return rows.map(({ sector }) => sector!);
}
