/**
 * Pairs whose mentorship ended before its time: barred from later runs until somebody releases
 * them.
 */
import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import type { ClosureReason } from '../mentorships/mentorship.rules.ts';
import { nameOf } from '../people/person.store.ts';

/**
 * MA-25: of a query in which `m` is a mentorship: a pair that ended for another reason than that it
 * had run its course.
 */
const endedEarly = sql<boolean>`(m.kind = 'pair' and exists (select from closure c
  where c.organisation_id = m.organisation_id and c.mentorship_id = m.id and c.reason <> 'completed'))`;
const isReleased = sql<boolean>`exists (select from pairing_release l
  where l.organisation_id = m.organisation_id and l.mentorship_id = m.id)`;
export const isBarredPair = sql<boolean>`(${endedEarly} and not ${isReleased})`;

export type EndedPair = {
  mentorshipId: string;
  mentorId: string;
  mentor: string;
  menteeId: string;
  mentee: string;
  reason: ClosureReason;
  endedOn: string;
  isReleased: boolean;
};

/** Of one cohort, the latest first. */
export async function listEndedPairs(tx: ReadTx, cohort: string): Promise<EndedPair[]> {
  const rows = await tx
    .selectFrom('mentorship as m')
    .innerJoin('closure as c', (join) => inside(join, 'c.mentorship_id', 'm.id'))
    .innerJoin('mentorship_member as x', (join) =>
      inside(join, 'x.mentorship_id', 'm.id').on('x.part', '=', 'mentor'),
    )
    .innerJoin('mentorship_member as y', (join) =>
      inside(join, 'y.mentorship_id', 'm.id').on('y.part', '=', 'mentee'),
    )
    .innerJoin('person as a', (join) => inside(join, 'a.id', 'x.person_id'))
    .innerJoin('person as b', (join) => inside(join, 'b.id', 'y.person_id'))
    .select([
      'm.id',
      'x.person_id as mentor_id',
      nameOf('a').as('mentor'),
      'y.person_id as mentee_id',
      nameOf('b').as('mentee'),
      'c.reason',
      'c.closed_on',
      isReleased.as('released'),
    ])
    .where('m.cohort_id', '=', cohort)
    .where(endedEarly)
    .orderBy('c.closed_on', 'desc')
    .orderBy('m.id')
    .execute();
  return rows.map((row) => ({
    mentorshipId: row.id,
    mentorId: row.mentor_id,
    mentor: row.mentor,
    menteeId: row.mentee_id,
    mentee: row.mentee,
    reason: row.reason,
    endedOn: row.closed_on,
    isReleased: row.released,
  }));
}

/** False for a pair that did not end early, or is released already. */
export async function insertRelease(
  tx: Tx,
  own: { organisation: string; cohort: string; mentorship: string; person: string; today: string },
): Promise<boolean> {
  const ended = await tx
    .selectFrom('mentorship as m')
    .select('m.id')
    .where('m.id', '=', own.mentorship)
    .where('m.cohort_id', '=', own.cohort)
    .where(isBarredPair)
    .executeTakeFirst();
  if (!ended) return false;
  await tx
    .insertInto('pairing_release')
    .values({
      organisation_id: own.organisation,
      mentorship_id: own.mentorship,
      released_by: own.person,
      released_on: own.today,
    })
    .execute();
  return true;
}

/** The pair is barred again; false when it was. */
export async function deleteRelease(
  tx: Tx,
  own: { cohort: string; mentorship: string },
): Promise<boolean> {
  const done = await tx
    .deleteFrom('pairing_release')
    .where('mentorship_id', 'in', (on) =>
      on
        .selectFrom('mentorship')
        .select('id')
        .where('id', '=', own.mentorship)
        .where('cohort_id', '=', own.cohort),
    )
    .executeTakeFirst();
  return done.numDeletedRows === 1n;
}
