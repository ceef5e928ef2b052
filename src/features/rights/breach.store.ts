import { sql } from 'kysely';
import { selectRows, type ReadTx } from '../../platform/database.ts';

/** One person whose records were opened or changed, for those who have to be told. */
export type Affected = {
  person: string;
  name: string;
  email: string | null;
  records: string[];
  firstAt: Date;
  lastAt: Date;
  times: number;
};
/** A list of many people that was opened: everybody on it may be affected. */
export type ListSeen = { action: string; at: Date; by: string };
export type BreachReport = { affected: Affected[]; lists: ListSeen[]; entries: number };

type Span = {
  from: Date;
  to: Date;
  /** Whose doing; everybody's when it is left out. */
  by?: string;
};

/**
 * RE-9: from the audit log alone: whose records were opened or changed in a span of time, when and
 * how often.
 */
export async function reportBreach(tx: ReadTx, { from, to, by }: Span): Promise<BreachReport> {
  const inSpan = sql`j.at >= ${from} and j.at < ${to} and ${by ? sql`j.person_id = ${by}` : sql`true`}`;
  const rows = await selectRows(
    tx,
    sql<{
      person: string;
      name: string;
      email: string | null;
      records: string[];
      first_at: Date;
      last_at: Date;
      times: number;
    }>`
    with entries as materialized (select j.position, j.at, j.subject, j.subject_id from audit_log j where ${inSpan} and j.subject_id is not null),
    concerned as (
      select e.*, e.subject_id as person_id from entries e where e.subject in ('person', 'assessment_report', 'protected_identity', 'guardianship', 'data_export', 'right_request')
      union all select e.*, x.person_id from entries e join mentorship_member x on x.mentorship_id = e.subject_id where e.subject in ('mentorship', 'mentoring_agreement', 'confided_text')
      union all select e.*, a.person_id from entries e join application a on a.id = e.subject_id where e.subject = 'application'
      union all select e.*, a.person_id from entries e join interview i on i.id = e.subject_id join application a on a.organisation_id = i.organisation_id and a.id = i.application_id where e.subject = 'interview'
      union all select e.*, s.mentee_id from entries e join signal s on s.id = e.subject_id where e.subject = 'signal' and s.mentee_id is not null
      union all select e.*, s.subject_id from entries e join signal s on s.id = e.subject_id where e.subject = 'signal' and s.subject_id is not null
      union all select e.*, x.person_id from entries e join overview_share o on o.id = e.subject_id join mentorship_member x on x.organisation_id = o.organisation_id and x.mentorship_id = o.mentorship_id and x.part = 'mentee' where e.subject = 'overview_share'
      union all select e.*, l.person_id from entries e join letter l on l.id = e.subject_id where e.subject = 'letter' and l.person_id is not null
      union all select e.*, q.mentor_id from entries e join proposal q on q.id = e.subject_id where e.subject = 'proposal'
      union all select e.*, q.mentee_id from entries e join proposal q on q.id = e.subject_id where e.subject = 'proposal'
    )
    select p.id as person, p.given_name || ' ' || p.family_name as name, p.email, array_agg(distinct c.subject order by c.subject) as records, min(c.at) as first_at, max(c.at) as last_at, count(distinct c.position)::int as times
    from concerned c join person p on p.id = c.person_id
    group by p.organisation_id, p.id order by p.sort_name, p.id`,
  );
  const lists = await selectRows(
    tx,
    sql<{ action: string; at: Date; by: string }>`
    select j.verb || ' ' || j.subject as action, j.at, coalesce(p.given_name || ' ' || p.family_name, '') as by from audit_log j left join person p on p.organisation_id = j.organisation_id and p.id = j.person_id
    where ${inSpan} and (j.verb in ('list', 'search') or j.subject in ('cohort', 'matching_run', 'division', 'assessment_round', 'roster_import')) order by j.position`,
  );
  const counted = await selectRows(
    tx,
    sql<{ n: number }>`select count(*)::int as n from audit_log j where ${inSpan}`,
  );
  return {
    affected: rows.map((row) => ({
      person: row.person,
      name: row.name,
      email: row.email,
      records: row.records,
      firstAt: row.first_at,
      lastAt: row.last_at,
      times: row.times,
    })),
    lists,
    entries: counted[0]!.n,
  };
}
