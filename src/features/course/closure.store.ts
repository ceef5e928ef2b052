import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { nameOf } from '../people/person.store.ts';
import type { Closure } from './closure.rules.ts';
import type { ClosureReason } from '../mentorships/mentorship.rules.ts';
import type { Own } from '../mentorships/mentorship.store.ts';

/** False when it has been ended already. */
export async function insertClosure(
  tx: Tx,
  own: Own,
  { reason, today }: { reason: ClosureReason; today: string },
): Promise<boolean> {
  const row = await tx
    .insertInto('closure')
    .values({
      organisation_id: own.organisation,
      mentorship_id: own.mentorship,
      closed_on: today,
      reason,
      closed_by: own.person,
    })
    .onConflict((on) => on.doNothing())
    .returning('mentorship_id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function findClosure(tx: ReadTx, mentorship: string): Promise<Closure | null> {
  const row = await tx
    .selectFrom('closure as c')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'c.closed_by'))
    .select(['c.closed_on', 'c.closed_by', 'c.reason', nameOf('p').as('by')])
    .select(
      sql<boolean>`not exists (select from ended_member x join person q on q.organisation_id = x.organisation_id and q.id = x.person_id
        where x.organisation_id = c.organisation_id and x.mentorship_id = c.mentorship_id and q.erased_on is not null)`.as(
        'whole',
      ),
    )
    .where('c.mentorship_id', '=', mentorship)
    .executeTakeFirst();
  return row
    ? {
        closedOn: row.closed_on,
        byId: row.closed_by,
        by: row.by,
        reason: row.reason,
        canGoOn: row.whole,
      }
    : null;
}

/**
 * M-26: everything is as it was, since nothing but the end itself had been written; that it was
 * stays.
 */
export async function reopen(tx: Tx, own: Own, closure: Closure, today: string): Promise<void> {
  await tx
    .insertInto('reopening')
    .values({
      organisation_id: own.organisation,
      mentorship_id: own.mentorship,
      closed_on: closure.closedOn,
      closed_by: closure.byId,
      reopened_on: today,
      reopened_by: own.person,
    })
    .execute();
  await tx.deleteFrom('closure').where('mentorship_id', '=', own.mentorship).execute();
}

export type Reopening = { closedOn: string; closedBy: string; on: string; by: string };

/** The newest first. */
export async function listReopenings(tx: ReadTx, mentorship: string): Promise<Reopening[]> {
  return tx
    .selectFrom('reopening as r')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'r.closed_by'))
    .innerJoin('person as q', (join) => inside(join, 'q.id', 'r.reopened_by'))
    .select([
      'r.closed_on as closedOn',
      'r.reopened_on as on',
      nameOf('p').as('closedBy'),
      nameOf('q').as('by'),
    ])
    .where('r.mentorship_id', '=', mentorship)
    .orderBy('r.reopened_on', 'desc')
    .orderBy('r.id')
    .execute();
}
