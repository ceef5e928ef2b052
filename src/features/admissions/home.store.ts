/** What the home page asks of admissions. */
import { sql } from 'kysely';
import { inside, type ReadTx } from '../../platform/database.ts';
import { encrypted, type Encrypted } from '../../platform/encryption.ts';
import type { ProfileRole } from '../profiles/profile.rules.ts';
import { isCurrent, isFilling } from '../programmes/programme.store.ts';

/** How many applications wait for a decision, by cohort of pairs that is not over. */
export const undecidedByCohort = (tx: ReadTx, today: string) =>
  tx
    .selectFrom('application as a')
    .innerJoin('cohort as c', (join) => inside(join, 'c.id', 'a.cohort_id'))
    .innerJoin('programme as p', (join) => inside(join, 'p.id', 'c.programme_id'))
    .select([
      'c.id as cohort',
      'p.name as programme',
      'c.name',
      sql<number>`count(*)::int`.as('undecided'),
    ])
    .where('a.withdrawn_on', 'is', null)
    .where('c.last_day', '>=', today)
    .where(isCurrent)
    .where('c.state', '<>', 'evaluated')
    .where(sql<boolean>`p.rules ->> 'kind' = 'pairs'`)
    .where(
      sql<boolean>`not exists (select from admission_decision d where d.organisation_id = a.organisation_id and d.application_id = a.id)`,
    )
    .groupBy(['p.id', 'p.name', 'c.id', 'c.name', 'c.first_day'])
    .orderBy('p.name')
    .orderBy('c.first_day', 'desc');

/** Cohorts of pairs that take people in, to which nobody has applied, once there are people here. */
export const emptyCohorts = (tx: ReadTx, person: string, today: string) =>
  tx
    .selectFrom('cohort as c')
    .innerJoin('programme as p', (join) => inside(join, 'p.id', 'c.programme_id'))
    .select(['c.id as cohort', 'p.name as programme', 'c.name'])
    .where('c.last_day', '>=', today)
    .where(isFilling)
    .where(sql<boolean>`p.rules ->> 'kind' = 'pairs'`)
    .where(
      sql<boolean>`not exists (select from application a where a.organisation_id = c.organisation_id and a.cohort_id = c.id)`,
    )
    .where(sql<boolean>`exists (select from person where id <> ${person} and left_on is null)`)
    .orderBy('p.name')
    .orderBy('c.first_day', 'desc')
    .limit(3);

/** This person’s applications for cohorts that are not over, with the latest decision of each. */
export const ownApplications = (tx: ReadTx, person: string, today: string) =>
  tx
    .selectFrom('application as a')
    .innerJoin('cohort as c', (join) => inside(join, 'c.id', 'a.cohort_id'))
    .innerJoin('programme as p', (join) => inside(join, 'p.id', 'c.programme_id'))
    .innerJoin('profile_version as v', (join) => inside(join, 'v.id', 'c.profile_version_id'))
    .innerJoin('person as x', (join) => inside(join, 'x.id', 'a.person_id'))
    .leftJoin(
      (on) =>
        on
          .selectFrom('admission_decision')
          .distinctOn('application_id')
          .select(['application_id', 'organisation_id', 'admitted', 'decided_at'])
          .orderBy('application_id')
          .orderBy('decided_at', 'desc')
          .as('d'),
      (join) => inside(join, 'd.application_id', 'a.id'),
    )
    .select([
      'a.id',
      'a.role',
      'a.places',
      'a.withdrawn_on as withdrawnOn',
      'a.nominated_by as nominatedBy',
      encrypted<Encrypted | null>('application.answers', 'a').as('answers'),
      'x.born_on as bornOn',
      'c.name as cohort',
      'p.name as programme',
      'd.admitted',
      'd.decided_at as decidedAt',
      sql<ProfileRole[]>`v.content -> 'roles'`.as('roles'),
    ])
    .where('a.person_id', '=', person)
    .where('c.last_day', '>=', today)
    .where(isCurrent);
