import { sql } from 'kysely';
import { verifyChain, type Anchor, type Link, type Verdict } from '../../platform/audit-chain.ts';
import { inside, type ReadTx } from '../../platform/database.ts';

export type AuditLogLine = { position: number; at: Date; who: string | null; action: string };

export async function listAuditLog(tx: ReadTx): Promise<AuditLogLine[]> {
  const rows = await tx
    .selectFrom('audit_log')
    .leftJoin('person', (join) => inside(join, 'person.id', 'audit_log.person_id'))
    .select(['position', 'at', 'verb', 'subject', 'given_name', 'family_name'])
    .orderBy('position', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => ({
    position: row.position,
    at: row.at,
    action: `${row.verb} ${row.subject}`,
    who: row.given_name ? `${row.given_name} ${row.family_name}` : null,
  }));
}

const batch = 10_000;

/** Every entry of the organisation in the order of the chain, a batch at a time. */
async function* listLinks(tx: ReadTx): AsyncGenerator<Link> {
  for (let after = 0; ;) {
    const rows = await tx
      .selectFrom('audit_log')
      .select(['organisation_id', 'position', 'person_id', 'verb', 'subject', 'subject_id', 'hash'])
      .select(
        sql<string>`to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('moment'),
      )
      .where('position', '>', after)
      .orderBy('position')
      .limit(batch)
      .execute();
    for (const row of rows)
      yield {
        organisation: row.organisation_id,
        position: row.position,
        at: row.moment,
        person: row.person_id,
        verb: row.verb,
        subject: row.subject,
        subjectId: row.subject_id,
        hash: row.hash,
      };
    if (rows.length < batch) return;
    after = rows.at(-1)!.position;
  }
}

export const verifyAuditLog = (tx: ReadTx, anchors: Anchor[] = []): Promise<Verdict> =>
  verifyChain(listLinks(tx), anchors);

/**
 * How far the chain goes now, to be kept where whoever owns the database cannot write. Null before
 * the first entry.
 */
export async function findAnchor(tx: ReadTx, organisation: string): Promise<Anchor | null> {
  const row = await tx
    .selectFrom('audit_log')
    .select(['position', 'hash'])
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { organisation, entries: row.position, hash: row.hash.toString('hex') } : null;
}
