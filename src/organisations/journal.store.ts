import type { Tx } from '../foundation/database.ts';

export type JournalLine = { at: Date; who: string | null; deed: string };

export async function listJournal(tx: Tx): Promise<JournalLine[]> {
  const rows = await tx
    .selectFrom('journal')
    .leftJoin('person', (join) => join.onRef('person.organisation_id', '=', 'journal.organisation_id').onRef('person.id', '=', 'journal.person_id'))
    .select(['at', 'verb', 'subject', 'given_name', 'family_name'])
    .orderBy('journal.id', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => ({ at: row.at, deed: `${row.verb} ${row.subject}`, who: row.given_name ? `${row.given_name} ${row.family_name}` : null }));
}
