/**
 * The states that a mentorship goes through, put there by the owner of the tables; and how much is
 * written.
 */
import { sql } from 'kysely';
import { selectRows } from '../../src/platform/database.ts';
import type { World } from './world.ts';

export const today = '2026-11-22';
export const idOf = (path: string): string => path.split('/').at(-1)!;

/** Rows of each table with an organisation. */
export const rowsOf = async (world: World, organisation: string): Promise<Map<string, number>> =>
  world.database.inTenant({ organisation, person: null, purpose: 'erase' }, 'read', async (tx) => {
    const rows = await selectRows(
      tx,
      sql<{
        t: string;
      }>`select relname as t from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r'
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id' and a.attnotnull)`,
    );
    const counts = new Map<string, number>();
    for (const { t } of rows)
      counts.set(
        t,
        (
          await selectRows(tx, sql<{ n: number }>`select count(*)::int as n from ${sql.table(t)}`)
        )[0]!.n,
      );
    return counts;
  });
/** Tables with more or fewer rows, besides what every look writes. */
export const changed = (from: Map<string, number>, to: Map<string, number>) =>
  [...to]
    .filter(([t, n]) => from.get(t) !== n && !['audit_log', 'letter'].includes(t))
    .map(([t]) => t);

export type State = 'runs' | 'paused' | 'not begun' | 'closed';

export const statesOf = (
  world: World,

  path: string,
  organisation: string,
  by: string,
): Record<State, () => Promise<unknown>> => {
  const id = idOf(path);
  const owner = (query: string, values: unknown[] = []) => world.owner.query(query, values);
  const clean = async () => {
    await owner(`set app.organisation = '${organisation}'; set app.purpose = 'erase'`);
    await owner(`delete from closure where mentorship_id = '${id}'`);
    await owner(
      `delete from pause where mentorship_id = '${id}' and reason = 'other' and first_day = '2026-11-10'`,
    );
    await owner(`set app.purpose = ''`);
    await owner(`update mentorship set first_day = '2026-09-01' where id = '${id}'`);
    await owner(
      `update mentorship_member set first_day = '2026-09-01' where mentorship_id = '${id}' and first_day > '2026-11-22'`,
    );
  };
  return {
    'not begun': async () => {
      await clean();
      await owner(`update mentorship set first_day = '2026-11-30' where id = '${id}'`);
      await owner(
        `update mentorship_member set first_day = '2026-11-30' where mentorship_id = '${id}' and last_day is null`,
      );
    },
    runs: clean,
    paused: async () => {
      await clean();
      await owner(
        `insert into pause (organisation_id, mentorship_id, first_day, reason, asked_by) values ($1, $2, '2026-11-10', 'other', $3)`,
        [organisation, id, by],
      );
    },
    closed: async () => {
      await clean();
      await owner(
        `insert into closure (organisation_id, mentorship_id, closed_on, reason, closed_by) values ($1, $2, $3, 'completed', $4)`,
        [organisation, id, today, by],
      );
    },
  };
};
