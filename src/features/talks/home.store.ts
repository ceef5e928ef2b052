/** What the home page asks about moments to book and talks of children. */
import { sql } from 'kysely';
import { inside, type ReadTx } from '../../platform/database.ts';
import { ageOfMajority } from '../people/consent.rules.ts';
import { nameOf } from '../people/person.store.ts';
import { talksQuery } from './talk.store.ts';

/** Moments that are offered and free: to a pupil, and to a guardian for each child in custody. */
export const offeredTalks = (
  tx: ReadTx,
  { person, now, today }: { person: string; now: Date; today: string },
) =>
  tx
    .selectFrom('talk_slot as s')
    .innerJoin('mentorship_member as x', (join) =>
      inside(join, 'x.mentorship_id', 's.mentorship_id').on('x.part', '=', 'mentee'),
    )
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'x.person_id'))
    .select(['s.mentorship_id as mentorship', 's.party', 'p.id as pupil', nameOf('p').as('name')])
    .select([sql<number>`count(*)::int`.as('count'), sql<boolean>`p.id = ${person}`.as('isOwn')])
    .where('s.mentee_id', 'is', null)
    .where('s.withdrawn_at', 'is', null)
    .where('s.starts_at', '>', now)
    .where(
      sql<boolean>`(not exists (select from talk_slot_pupil o
        where o.organisation_id = s.organisation_id and o.slot_id = s.id)
      or exists (select from talk_slot_pupil o
        where o.organisation_id = s.organisation_id and o.slot_id = s.id and o.mentee_id = x.person_id))`,
    )
    .where(
      sql<boolean>`exists (select from running_member r where r.mentorship_id = x.mentorship_id
        and r.person_id = x.person_id and r.part = 'mentee')`,
    )
    .where(
      sql<boolean>`not exists (select from talk_slot b where b.organisation_id = s.organisation_id
        and b.mentee_id = x.person_id and b.withdrawn_at is null and b.starts_at > ${now})`,
    )
    .where((on) => on.or([on('p.id', '=', person), isInCustody('p', { guardian: person, today })]))
    .groupBy(['s.mentorship_id', 's.party', 'p.id', 'p.given_name', 'p.family_name']);

/** G-11: of a query in which `child` names a person. */
const isInCustody = (child: string, { guardian, today }: { guardian: string; today: string }) =>
  sql<boolean>`exists (select from guardianship u where u.organisation_id = ${sql.ref(`${child}.organisation_id`)}
    and u.child_id = ${sql.ref(`${child}.id`)} and u.guardian_id = ${guardian}
    and ${today} between u.first_day and coalesce(u.last_day, 'infinity'))
    and (${sql.ref(`${child}.born_on`)} is null
      or ${sql.ref(`${child}.born_on`)} + ${sql.lit(`${ageOfMajority} years`)}::interval > ${today}::date)`;

/** Talks that are planned with a child in custody, to which its guardians come. */
export const talksOfChildren = (
  tx: ReadTx,
  { guardian, since, today }: { guardian: string; since: Date; today: string },
) =>
  talksQuery(tx)
    .where('a.party', 'in', ['guardian', 'three'])
    .where('a.starts_at', '>=', since)
    .where(isInCustody('p', { guardian, today }));
