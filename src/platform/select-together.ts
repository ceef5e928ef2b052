/**
 * Several lists in one statement. A page that needs ten lists asks ten times, and each time the
 * database is a way off that is longer than the work. Here each list becomes a column, and the rows
 * come back as JSON: days as text, as everywhere, and moments as text too.
 */
import { sql, type Expression } from 'kysely';
import type { ReadTx } from './database.ts';

/** Queries by name, in groups where that helps; what is `false` is not asked for. */
export type Lists = { [name: string]: Expression<unknown> | Lists | false };

export type FromJson<Row> = {
  [Column in keyof Row]: Date extends Row[Column]
    ? Exclude<Row[Column], Date> | string
    : Row[Column];
};
/** The rows of each query; null for what was not asked for. */
export type Found<Asked> =
  Asked extends Expression<infer Row>
    ? FromJson<Row>[]
    : Asked extends false
      ? null
      : { [Name in keyof Asked]: Found<Asked[Name]> };

export async function selectTogether<Asked extends Lists>(
  tx: ReadTx,
  lists: Asked,
): Promise<Found<Asked>> {
  const queries: Expression<unknown>[] = [];
  collect(lists, queries);
  const row =
    queries.length === 0
      ? {}
      : await tx
          .selectNoFrom(
            queries.map((query, at) =>
              sql<unknown>`(select coalesce(json_agg(rows), '[]') from (${query}) as rows)`.as(
                columnOf(at),
              ),
            ),
          )
          .executeTakeFirstOrThrow();
  return handOut(lists, row as Record<string, unknown>, { at: 0 }) as Found<Asked>;
}

const columnOf = (at: number): string => `list_${at}`;
const isQuery = (list: Lists[string]): list is Expression<unknown> =>
  list !== false && typeof (list as Partial<Expression<unknown>>).toOperationNode === 'function';

function collect(lists: Lists, queries: Expression<unknown>[]): void {
  for (const list of Object.values(lists))
    if (isQuery(list)) queries.push(list);
    else if (list !== false) collect(list, queries);
}

/** In the order in which they were collected. */
function handOut(lists: Lists, row: Record<string, unknown>, next: { at: number }): unknown {
  return Object.fromEntries(
    Object.entries(lists).map(([name, list]) => [
      name,
      isQuery(list) ? row[columnOf(next.at++)] : list === false ? null : handOut(list, row, next),
    ]),
  );
}
