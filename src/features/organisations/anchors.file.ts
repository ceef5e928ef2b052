/** How far the journals go, kept where whoever owns the database cannot write. */
import { appendFile } from 'node:fs/promises';
import type { Anchor } from '../../platform/audit-chain.ts';
import type { Database } from '../../platform/database.ts';
import { findAnchor } from './audit-log.store.ts';

export const listOrganisations = (database: Database) =>
  database.beforeTenant(null, (tx) =>
    tx.selectFrom('organisation').select(['id', 'slug']).orderBy('slug').execute(),
  );

/** One line of JSON for each organisation that has an audit log. */
export async function anchorsOf(database: Database, at: string): Promise<string[]> {
  const lines = [];
  for (const { id, slug } of await listOrganisations(database)) {
    const anchor = await database.inTenant({ organisation: id, person: null }, 'read', (tx) =>
      findAnchor(tx, slug),
    );
    if (anchor) lines.push(JSON.stringify({ ...anchor, at }));
  }
  return lines;
}

/** To the end of a file that only grows; what stands there is never read by the server. */
export async function keepAnchors(database: Database, file: string, at: string): Promise<void> {
  await appendFile(file, (await anchorsOf(database, at)).map((line) => `${line}\n`).join(''), {
    mode: 0o600,
    flag: 'as',
  });
}

export function readAnchors(text: string): Anchor[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Anchor);
}
