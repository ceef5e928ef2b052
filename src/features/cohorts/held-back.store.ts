/** Who is admitted and cannot be matched yet, or no more: a check is missing, the admission ended. */
import { sql } from 'kysely';
import { selectRows, type ReadTx } from '../../platform/database.ts';
import type { CheckKind } from '../people/person.rules.ts';
import { isPlaced } from './cohort.store.ts';

/**
 * of a query in which `a` is an application and `c` its cohort: kinds of checks that the
 * cohort needs of its mentors and that are not there, or not valid any more.
 */
const missing = sql`select k.kind from jsonb_array_elements_text(c.needed_checks) k(kind)
  where a.role = 'mentor' and not exists (select from person_check x where x.organisation_id = a.organisation_id and x.person_id = a.person_id
    and x.kind = k.kind and x.ended_on is null and x.valid_until >= this_day())`;
export const hasChecks = sql<boolean>`not exists (${missing})`;
/** of a query in which `d` is the latest decision. The last day counts. */
export const isStillAdmitted = sql<boolean>`coalesce(d.valid_until, 'infinity') >= this_day()`;

export type HeldBack = {
  application: string;
  name: string;
  /** The last day of the one before, where there was one. */
  checks: { kind: CheckKind; until: string | null }[];
  admissionEnded: string | null;
};

/** By name: whoever would be in the pool of this cohort otherwise. */
export async function listHeldBack(tx: ReadTx, cohort: string): Promise<HeldBack[]> {
  const rows = await selectRows(
    tx,
    sql<{
      id: string;
      name: string;
      checks: { kind: CheckKind; until: string | null }[];
      ended: string | null;
    }>`
    select a.id, rtrim(p.given_name || ' ' || p.family_name) as name, case when ${isStillAdmitted} then null else d.valid_until end as ended,
      coalesce((select jsonb_agg(jsonb_build_object('kind', m.kind, 'until', (select max(x.valid_until) from person_check x
          where x.organisation_id = a.organisation_id and x.person_id = a.person_id and x.kind = m.kind and x.ended_on is null)) order by m.kind)
        from (${missing}) m), '[]') as checks
    from application a
      join cohort c on c.organisation_id = a.organisation_id and c.id = a.cohort_id
      join person p on p.organisation_id = a.organisation_id and p.id = a.person_id
      join lateral (select e.admitted, e.valid_until from admission_decision e where e.organisation_id = a.organisation_id and e.application_id = a.id
        order by e.decided_at desc limit 1) d on d.admitted
    where a.cohort_id = ${cohort} and a.withdrawn_on is null and p.left_on is null and not is_restricted(a.organisation_id, a.person_id)
      and not (a.role = 'mentee' and ${isPlaced}) and not (${hasChecks} and ${isStillAdmitted})
    order by p.sort_name, a.id`,
  );
  return rows.map(({ id, name, checks, ended }) => ({
    application: id,
    name,
    checks,
    admissionEnded: ended,
  }));
}
