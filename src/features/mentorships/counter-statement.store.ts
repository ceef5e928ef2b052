import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { keyFor, decrypted, encrypted } from '../../platform/encryption.ts';
import { nameOf } from '../people/person.store.ts';

export type CounterStatement = { textId: string; by: string; text: string; madeOn: string };

/**
 * What was said beside these texts, the oldest first; whoever reads a text reads what stands beside
 * it.
 */
export async function listCounterStatements(
  tx: ReadTx,
  texts: string[],
): Promise<CounterStatement[]> {
  if (texts.length === 0) return [];
  const rows = await tx
    .selectFrom('counter_statement as c')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'c.author_id'))
    .select([
      'c.text_id',
      'c.made_on',
      nameOf('p').as('by'),
      encrypted('counter_statement.body', 'c').as('body'),
    ])
    .where('c.text_id', 'in', texts)
    .orderBy('c.made_on')
    .orderBy('c.id')
    .execute();
  return (await decrypted(tx, rows, 'body')).map((row) => ({
    textId: row.text_id,
    by: row.by,
    text: row.body,
    madeOn: row.made_on,
  }));
}

export async function insertCounterStatement(
  tx: Tx,
  {
    organisation,
    text,
    person,
    body,
    today,
  }: { organisation: string; text: string; person: string; body: string; today: string },
): Promise<void> {
  const id = crypto.randomUUID();
  const key = await keyFor(tx, organisation, text);
  await tx
    .insertInto('counter_statement')
    .values({
      organisation_id: organisation,
      id,
      text_id: text,
      author_id: person,
      key_id: key.id,
      body: key.seal('counter_statement.body', id, body),
      made_on: today,
    })
    .execute();
}
