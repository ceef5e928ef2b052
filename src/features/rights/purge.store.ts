/**
 * Rows that go, with everything that hangs on them, found by the foreign keys of the database
 * itself.
 */
import { sql, type RawBuilder } from 'kysely';
import { selectRows, type ReadTx, type Tx } from '../../platform/database.ts';
import { encryptedColumns } from '../../platform/encryption.ts';

export type Link = {
  child: string;
  columns: string[];
  parent: string;
  parentColumns: string[];
  isNullable: boolean;
};

/** Every foreign key between tables of an organisation. */
export async function listLinks(tx: ReadTx): Promise<Link[]> {
  const rows = await selectRows(
    tx,
    sql<Link & { columns: string[] }>`
    select k.conrelid::regclass::text as child, k.confrelid::regclass::text as parent,
      array(select a.attname::text from unnest(k.conkey) with ordinality u(n, i) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.n where a.attname <> 'organisation_id' order by i) as columns,
      array(select a.attname::text from unnest(k.confkey) with ordinality u(n, i) join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.n where a.attname <> 'organisation_id' order by i) as "parentColumns",
      not exists (select from unnest(k.conkey) n join pg_attribute a on a.attrelid = k.conrelid and a.attnum = n where a.attname <> 'organisation_id' and a.attnotnull) as "isNullable"
    from pg_constraint k where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.confrelid::regclass::text not in ('organisation', 'account', 'data_key')
    order by 1, 2, 3`,
  );
  return rows;
}

/** How many rows went, by table. */
export type Gone = Map<string, number>;

type Doing = {
  links: Link[];
  /** Rows of these tables stay; what points at a row that goes is emptied. */
  stays: string[];
  gone: Gone;
};

/**
 * Deletes the rows of `table` that meet the condition, and before them what points at them: rows of
 * tables that stay are loosened, where the column may be empty.
 */
export async function purge(
  tx: Tx,
  table: string,
  condition: RawBuilder<unknown>,
  doing: Doing,
  above: string[] = [],
): Promise<void> {
  for (const link of doing.links.filter(({ parent }) => parent === table)) {
    const pointing = sql`${sql.ref(`${link.child}.${link.columns[0]!}`)} in (select ${sql.ref(`${table}.${link.parentColumns[0]!}`)} from ${sql.table(table)} where ${condition})`;
    if (link.isNullable && doing.stays.includes(link.child))
      await sql`update ${sql.table(link.child)} set ${sql.ref(link.columns[0]!)} = null where ${pointing}`.execute(
        tx,
      );
    else if (link.child !== table && !above.includes(link.child))
      await purge(tx, link.child, pointing, doing, [...above, table]);
  }
  const { numAffectedRows } = await sql`delete from ${sql.table(table)} where ${condition}`.execute(
    tx,
  );
  count(doing.gone, table, Number(numAffectedRows ?? 0));
}

export function count(gone: Gone, table: string, rows: number): void {
  if (rows > 0) gone.set(table, (gone.get(table) ?? 0) + rows);
}

/**
 * Keys under which nothing lies any more: a copy of a text that lies elsewhere does not open with
 * what is left here.
 */
export async function forgetKeys(tx: Tx): Promise<number> {
  const used = sql.join(
    Object.keys(encryptedColumns()).map(
      (table) =>
        sql`exists (select from ${sql.table(table)} t where t.organisation_id = data_key.organisation_id and t.key_id = data_key.id)`,
    ),
    sql` or `,
  );
  const { numAffectedRows } = await sql`delete from data_key where not (${used})`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
