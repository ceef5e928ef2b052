/** Who of a cohort can be matched, and with what they said of themselves. */
import { sql } from 'kysely';
import { inside, type ReadTx } from '../../platform/database.ts';
import { nobody, type Participant, type Pool } from '../optimisation/criterion.rules.ts';
import { isPlaced } from './cohort.store.ts';
import { isBarredPair } from './ended.store.ts';
import { hasChecks, isStillAdmitted } from './held-back.store.ts';

/**
 * MA-25: admitted people of the cohort who still need a mentorship, and mentors with the places
 * they have left. Whoever has withdrawn, left, asked to be left out or is placed already is not
 * among them, nor whose admission has ended, nor a mentor who lacks a check.
 */
export async function loadPool(tx: ReadTx, cohort: string): Promise<Pool> {
  const rows = await tx
    .selectFrom('application as a')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'a.person_id'))
    .innerJoin('cohort as c', (join) => inside(join, 'c.id', 'a.cohort_id'))
    .innerJoin(
      (on) =>
        on
          .selectFrom('admission_decision')
          .distinctOn('application_id')
          .select(['organisation_id', 'application_id', 'admitted', 'valid_until'])
          .orderBy('application_id')
          .orderBy('decided_at', 'desc')
          .as('d'),
      (join) => inside(join, 'd.application_id', 'a.id'),
    )
    .select([
      'a.person_id',
      'a.role',
      'a.competences',
      'a.places',
      'a.preferences',
      'p.given_name',
      'p.family_name',
      'p.member_organisation_id',
      'p.manager_id',
      'p.languages',
      'p.sector',
      sql<string>`to_char(a.made_at at time zone 'UTC', 'YYYY-MM-DD')`.as('since'),
      sql<number>`(select count(*)::int from mentorship m join mentorship_member x on x.organisation_id = m.organisation_id and x.mentorship_id = m.id left join closure c on c.organisation_id = m.organisation_id and c.mentorship_id = m.id
        join mentorship_member y on y.organisation_id = m.organisation_id and y.mentorship_id = m.id and y.part = 'mentee'
        where m.organisation_id = a.organisation_id and m.cohort_id = a.cohort_id and x.person_id = a.person_id and x.part = a.role and c.mentorship_id is null)`.as(
        'running',
      ),
      sql<
        string[]
      >`array(select distinct case when q.mentor_id = a.person_id then q.mentee_id else q.mentor_id end from proposal q join proposal_answer n on n.organisation_id = q.organisation_id and n.proposal_id = q.id and not n.accepted and not n.by_itself
        where q.organisation_id = a.organisation_id and q.cohort_id = a.cohort_id and a.person_id in (q.mentor_id, q.mentee_id) order by 1)::text[]`.as(
        'vetoes',
      ),
      sql<
        string[]
      >`array(select distinct y.person_id from mentorship_member x join mentorship_member y on y.organisation_id = x.organisation_id and y.mentorship_id = x.mentorship_id and y.part <> 'mentee'
        where x.organisation_id = a.organisation_id and x.person_id = a.person_id and x.part = 'mentee' and a.role = 'mentee' order by 1)::text[]`.as(
        'earlier_mentors',
      ),
      sql<string[]>`array(select distinct y.person_id from mentorship_member x
        join mentorship m on m.organisation_id = x.organisation_id and m.id = x.mentorship_id
        join mentorship_member y on y.organisation_id = x.organisation_id and y.mentorship_id = x.mentorship_id
        where x.organisation_id = a.organisation_id and x.person_id = a.person_id
          and (x.part = 'mentee') <> (y.part = 'mentee') and ${isBarredPair} order by 1)::text[]`.as(
        'ended_with',
      ),
      isPlaced.as('placed'),
      // Assessed strengths count only where their owner said so.
      sql<
        string[]
      >`array(select s.competence_id from strength s where s.organisation_id = a.organisation_id and s.person_id = a.person_id and s.matches and a.role = 'mentor' order by 1)::text[]`.as(
        'strengths',
      ),
    ])
    .where('a.cohort_id', '=', cohort)
    .where('a.withdrawn_on', 'is', null)
    .where('p.left_on', 'is', null)
    .where('d.admitted', '=', true)
    .where(isStillAdmitted)
    .where(hasChecks)
    .where(sql<boolean>`not is_restricted(a.organisation_id, a.person_id)`)
    .orderBy('a.person_id')
    .execute();
  const person = (row: (typeof rows)[number]): Participant => ({
    ...nobody,
    id: row.person_id,
    name: `${row.given_name} ${row.family_name}`,
    memberOrganisation: row.member_organisation_id,
    managerId: row.manager_id,
    languages: row.languages as string[],
    sector: row.sector,
    competences: [...new Set([...row.competences, ...row.strengths])],
    ...row.preferences,
    vetoes: row.vetoes,
    earlierMentors: row.earlier_mentors,
    endedWith: row.ended_with,
    since: row.since,
  });
  return {
    mentors: rows
      .filter((row) => row.role === 'mentor')
      .map((row) => ({ ...person(row), places: Math.max(row.places - row.running, 0) })),
    mentees: rows.filter((row) => row.role === 'mentee' && !row.placed).map(person),
  };
}
