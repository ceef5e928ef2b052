/**
 * Where a name lies besides the row of its person: what a matching was made from, lists as they
 * were imported, letters to an address.
 */
import { sql } from 'kysely';
import { type Tx } from '../../platform/database.ts';
import { shieldLetters } from '../mail/outgoing-mail.store.ts';
import { foldName, plainCell } from './cells.rules.ts';
import { dropRows, findImport } from './person.store.ts';
import { readHeads, readRoster } from './roster.rules.ts';

const isNamed = (value: unknown): value is { id: string; name: string } =>
  typeof value === 'object' && value !== null && 'id' in value && 'name' in value;

/**
 * In a transaction to erase, before the row itself is changed: another name stands there instead.
 * How many rows, by table. `keepsWaiting`: letters that wait still go, with the address sealed.
 */
export async function forgetCopies(
  tx: Tx,
  person: string,
  instead: string,
  { keepsWaiting = false } = {},
): Promise<Map<string, number>> {
  const done = new Map<string, number>();
  const add = (table: string, rows: number) => void done.set(table, (done.get(table) ?? 0) + rows);
  const {
    given_name: given,
    family_name: family,
    email,
    earlier_emails: earlierEmails,
    number,
  } = await tx
    .selectFrom('person')
    .select(['given_name', 'family_name', 'email', 'earlier_emails', 'number'])
    .where('id', '=', person)
    .executeTakeFirstOrThrow();
  const earlier = earlierEmails as string[];
  for (const table of ['matching_run', 'division'] as const)
    for (const { id, pool } of await tx
      .selectFrom(table)
      .select(['id', 'pool'])
      .where(sql<boolean>`pool::text like ${`%${person}%`}`)
      .execute()) {
      await tx
        .updateTable(table)
        .set({
          pool: JSON.stringify(pool, (_, value: unknown) =>
            isNamed(value) && value.id === person ? { ...value, name: instead } : value,
          ),
        })
        .where('id', '=', id)
        .execute();
      add(table, 1);
    }
  const addresses = [email, ...earlier].filter((one) => one !== null);
  const own = foldName(`${given} ${family}`);
  const isAbout = (row: string[]) =>
    addresses.some((address) => row.some((cell) => cell.toLowerCase().includes(address))) ||
    (number !== null && row.some((cell) => plainCell(cell) === number)) ||
    (row.includes(given) && row.includes(family)) ||
    row.includes(`${given} ${family}`);
  for (const { id } of await tx.selectFrom('roster_import').select('id').execute()) {
    const { rows, facts } = (await findImport(tx, id))!;
    // A name may stand in several cells, or turned round: lines that hold a part of it are read.
    const { headerRow } = readHeads(rows, facts);
    const part = foldName(given).split(' ')[0]!;
    const near = rows.flatMap((row, at) =>
      at > headerRow && row.some((cell) => foldName(cell).includes(part)) ? [at] : [],
    );
    const few = readRoster(
      [...rows.slice(Math.max(headerRow, 0), headerRow + 1), ...near.map((at) => rows[at]!)],
      Temporal.Now.plainDateISO().toString(),
      { ...facts, lines: [-1, ...near].slice(headerRow < 0 ? 1 : 0) },
    );
    const read = new Set(
      (few?.lines ?? []).flatMap(({ line, person: one }) =>
        foldName(`${one.givenName} ${one.familyName}`) === own ? [line] : [],
      ),
    );
    if ((await dropRows(tx, id, (at, row) => read.has(at) || isAbout(row))) > 0)
      add('roster_import', 1);
  }
  if (keepsWaiting)
    await shieldLetters(
      tx,
      [email, ...earlier].filter((address) => address !== null),
      instead,
    );
  for (const address of [email, ...earlier])
    if (address !== null)
      add(
        'letter',
        Number(
          (await tx.deleteFrom('letter').where('address', '=', address).executeTakeFirst())
            .numDeletedRows,
        ),
      );
  // A row that was put together with this one was the same person.
  const merged = await tx
    .updateTable('person')
    .set({ given_name: instead, family_name: '', email: null, number: null, born_on: null })
    .where('merged_into', '=', person)
    .executeTakeFirst();
  if (merged.numUpdatedRows > 0n) {
    await tx
      .updateTable('person')
      .set({ earlier_emails: [], email_changed_at: null })
      .where('merged_into', '=', person)
      .execute();
    add('person', Number(merged.numUpdatedRows));
  }
  const merges = await tx
    .deleteFrom('person_merge')
    .where((on) => on.or([on('kept_id', '=', person), on('gone_id', '=', person)]))
    .executeTakeFirst();
  if (merges.numDeletedRows > 0n) add('person_merge', Number(merges.numDeletedRows));
  await tx
    .deleteFrom('approval')
    .where('person_id', '=', person)
    .where('kind', '=', 'address')
    .execute();
  await tx
    .updateTable('person')
    .set({ earlier_emails: [], email_changed_at: null })
    .where('id', '=', person)
    .execute();
  await tx
    .updateTable('rater')
    .set({ name: instead, email: null })
    .where('person_id', '=', person)
    .execute();
  return done;
}
