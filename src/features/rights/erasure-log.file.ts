/**
 * Who was erased, kept outside the database: in a copy from before they are erased again before
 * anybody works with it. Ids and days, no names.
 */
import { existsSync } from 'node:fs';
import { appendFile, readFile } from 'node:fs/promises';
import type { Database, Tx } from '../../platform/database.ts';
import { listOrganisations } from '../organisations/anchors.file.ts';
import { endRunning, eraseRows } from './erasure.store.ts';
import { forgetKeys } from './purge.store.ts';
import { forgetWish } from './request.store.ts';
import { isId } from '../../web/form.ts';

export type Erased = { organisation: string; person: string; on: string };

/** Lines that are no such JSON are left out: the last one may have been cut off. */
export async function readErased(file: string): Promise<Erased[]> {
  if (!existsSync(file)) return [];
  return (await readFile(file, 'utf8')).split('\n').flatMap((line) => {
    try {
      const { organisation, person, on } = JSON.parse(line) as Erased;
      return [organisation, person].every((id) => isId(id)) ? [{ organisation, person, on }] : [];
    } catch {
      return [];
    }
  });
}

/**
 * To the end of a file that only grows: whoever was erased and does not stand there yet. Returns
 * how many.
 */
export async function keepErased(database: Database, file: string): Promise<number> {
  const known = new Set((await readErased(file)).map(({ person }) => person));
  const lines: string[] = [];
  for (const { id: organisation } of await listOrganisations(database))
    for (const { id: person, erased_on: on } of await database.inTenant(
      { organisation, person: null },
      'read',
      (tx) =>
        tx
          .selectFrom('person')
          .select(['id', 'erased_on'])
          .where('erased_on', 'is not', null)
          .execute(),
    ))
      if (!known.has(person)) lines.push(`${JSON.stringify({ organisation, person, on })}\n`);
  // An empty list says that nobody was; none says nothing.
  if (lines.length > 0 || !existsSync(file))
    await appendFile(file, lines.join(''), { mode: 0o600, flag: 'as' });
  return lines.length;
}

/**
 * RE-17: in a copy from before. What still ran there ends first. How many people, and who could not
 * be erased: nobody may work there before they are.
 */
export async function eraseAgain(
  database: Database,
  all: Erased[],
  today: string,
): Promise<{ erased: number; failed: string[] }> {
  const organisations = new Set((await listOrganisations(database)).map(({ id }) => id));
  const failed: string[] = [];
  let erased = 0;
  for (const { organisation, person } of all.filter(({ organisation: id }) =>
    organisations.has(id),
  )) {
    const place = { organisation, person: null, today, purpose: 'erase' as const };
    try {
      if (
        await database.inTenant(place, 'write', (tx) =>
          eraseOne(tx, { organisation, person, today }),
        )
      )
        erased++;
    } catch (reason) {
      failed.push(`${person}: ${(reason as Error).message}`);
    }
  }
  return { erased, failed };
}

/** False for whoever is not there, or erased already. */
async function eraseOne(
  tx: Tx,
  { organisation, person, today }: { organisation: string; person: string; today: string },
): Promise<boolean> {
  if (
    !(await tx
      .selectFrom('person')
      .select('id')
      .where('id', '=', person)
      .where('erased_on', 'is', null)
      .executeTakeFirst())
  )
    return false;
  await endRunning(tx, { organisation, person, today });
  await eraseRows(tx, { organisation, person, today });
  await forgetWish(tx, person);
  await forgetKeys(tx);
  return true;
}
