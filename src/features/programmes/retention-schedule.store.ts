import { sql } from 'kysely';
import type { ReadTx } from '../../platform/database.ts';
import {
  scheduleOf,
  type Kind,
  type Schedule,
  type TimedRule,
} from '../../platform/retention-schedule.ts';
import { hasGroups } from './programme.store.ts';

/** How long this organisation keeps what, and what of it was chosen here. */
export async function findSchedule(
  tx: ReadTx,
): Promise<{ kind: Kind; schedule: Schedule; chosen: TimedRule[] }> {
  const kind: Kind = (await hasGroups(tx)) ? 'school' : 'agency';
  const rows = [
    ...(await tx.selectFrom('retention_choice').select(['rule', 'years']).execute()),
    ...(await tx
      .selectFrom('retention_shortening')
      .select(['rule', 'years'])
      .where('from_day', '<=', sql<string>`this_day()`)
      .execute()),
  ];
  return {
    kind,
    schedule: scheduleOf(kind, Object.fromEntries(rows.map(({ rule, years }) => [rule, years]))),
    chosen: [...new Set(rows.map(({ rule }) => rule as TimedRule))],
  };
}
