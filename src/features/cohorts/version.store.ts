/** Which cohorts of a programme are at which version of its profile. */
import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';

export type CohortAtVersion = {
  id: string;
  name: string;
  version: number;
  applications: number;
  mentorships: number;
};

/** Those that are neither evaluated nor archived, and at another version than this one. */
export async function listCohortsAtOther(
  tx: ReadTx,
  programme: string,
  version: string,
): Promise<CohortAtVersion[]> {
  return tx
    .selectFrom('cohort as c')
    .innerJoin('profile_version as v', (join) => inside(join, 'v.id', 'c.profile_version_id'))
    .select([
      'c.id',
      'c.name',
      'v.number as version',
      sql<number>`(select count(*)::int from application a where a.organisation_id = c.organisation_id and a.cohort_id = c.id and a.withdrawn_on is null)`.as(
        'applications',
      ),
      sql<number>`(select count(*)::int from mentorship m where m.organisation_id = c.organisation_id and m.cohort_id = c.id)`.as(
        'mentorships',
      ),
    ])
    .where('c.programme_id', '=', programme)
    .where('c.profile_version_id', '<>', version)
    .where('c.archived_on', 'is', null)
    .where('c.state', '<>', 'evaluated')
    .orderBy('c.first_day', 'desc')
    .orderBy('c.id')
    .execute();
}

export async function takeVersion(
  tx: Tx,
  { programme, cohorts, version }: { programme: string; cohorts: string[]; version: string },
): Promise<void> {
  await tx
    .updateTable('programme')
    .set({ profile_version_id: version })
    .where('id', '=', programme)
    .execute();
  if (cohorts.length > 0)
    await tx
      .updateTable('cohort')
      .set({ profile_version_id: version })
      .where('programme_id', '=', programme)
      .where('id', 'in', cohorts)
      .execute();
}
