/**
 * What stands about mentorships apart from what was said in them: who, with whom, from when until
 * when, how it ended.
 */
import { sql } from 'kysely';
import { inside, type ReadTx } from '../../platform/database.ts';
import { anywhere } from '../people/person.store.ts';
import type { MentorshipFacts, Party } from './document.rules.ts';

export type Scope = {
  ids?: string[];
  /** Of whom the name holds these words. */
  name?: string;
  from?: string | null;
  until?: string | null;
  most?: number;
};

/** The day on which a mentorship ended: when it was closed, else the last day of its cohort. */
export const endOf = sql<string>`coalesce((select c.closed_on from closure c where c.organisation_id = m.organisation_id and c.mentorship_id = m.id),
  (select o.last_day from cohort o where o.organisation_id = m.organisation_id and o.id = m.cohort_id))`;

/** In the order of their ends, the oldest first. */
export async function listMentorshipFacts(
  tx: ReadTx,
  { ids, name, from, until, most }: Scope,
): Promise<MentorshipFacts[]> {
  let query = tx
    .selectFrom('mentorship as m')
    .innerJoin('cohort as o', (join) => inside(join, 'o.id', 'm.cohort_id'))
    .innerJoin('programme as r', (join) => inside(join, 'r.id', 'o.programme_id'))
    .innerJoin('profile_version as v', (join) => inside(join, 'v.id', 'o.profile_version_id'))
    .innerJoin('profile as f', (join) => inside(join, 'f.id', 'v.profile_id'))
    .leftJoin('closure as c', (join) => inside(join, 'c.mentorship_id', 'm.id'))
    .select([
      'm.id',
      'm.kind',
      'm.name',
      'm.first_day',
      'o.name as cohort',
      'r.name as programme',
      'f.name as profile',
      'v.number as version',
      'c.reason',
      endOf.as('ended_on'),
    ])
    .select(
      sql<
        Party[]
      >`(select coalesce(json_agg(json_build_object('name', p.given_name || ' ' || p.family_name, 'part', x.part, 'firstDay', x.first_day, 'lastDay', x.last_day, 'of', e.name)
        order by array_position(array['mentor', 'second-mentor', 'substitute', 'mentee'], x.part), p.sort_name, x.id), '[]')
        from mentorship_member x join person p on p.organisation_id = x.organisation_id and p.id = x.person_id
        left join member_organisation e on e.organisation_id = p.organisation_id and e.id = p.member_organisation_id
        where x.organisation_id = m.organisation_id and x.mentorship_id = m.id)`.as('parties'),
    )
    .orderBy('ended_on')
    .orderBy('m.id');
  if (ids) query = query.where(sql<boolean>`m.id = any(${ids}::uuid[])`);
  if (name)
    query = query.where(sql<boolean>`(m.name ilike ${anywhere(name)} or ${withMember(name)})`);
  if (from) query = query.where(sql<boolean>`${endOf} >= ${from}::date`);
  if (until) query = query.where('m.first_day', '<=', until);
  if (most) query = query.limit(most);
  return (await query.execute()).map((row) => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    programme: row.programme,
    cohort: row.cohort,
    profile: `${row.profile} ${row.version}`,
    firstDay: row.first_day,
    endedOn: row.ended_on,
    closure: row.reason,
    parties: row.parties,
  }));
}

/** Of a query in which `m` is the mentorship. */
export const withMember = (
  name: string,
) => sql<boolean>`exists (select from mentorship_member x join person p on p.organisation_id = x.organisation_id and p.id = x.person_id
  where x.organisation_id = m.organisation_id and x.mentorship_id = m.id and p.given_name || ' ' || p.family_name ilike ${anywhere(name)})`;
