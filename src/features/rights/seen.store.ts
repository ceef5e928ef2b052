import { sql } from 'kysely';
import { selectRows, type ReadTx } from '../../platform/database.ts';
import type { Role } from '../../web/permission.ts';
import { anywhere } from '../people/person.store.ts';

/** One who looked at or changed what is about a person, on one day. */
export type Sight = {
  day: string;
  lastAt: Date;
  who: string;
  action: string;
  times: number;
  part: 'mentor' | 'second-mentor' | 'substitute' | 'mentee' | 'guardian' | null;
  roles: Role[];
};

const most = 200;

/**
 * J-2: entries of the audit log about a person: the person's own page, mentorships, applications,
 * interviews and reports; by others, the newest first, those of one day together. Not among them,
 * so that nobody learns that they are there: signals, referrals and what lies under seal. In a
 * group, what classmates do on its pages is about themselves.
 */
export async function listSights(tx: ReadTx, person: string, timeZone: string): Promise<Sight[]> {
  const rows = await selectRows(
    tx,
    sql<{
      day: string;
      last_at: Date;
      who: string;
      action: string;
      times: number;
      part: Sight['part'];
      roles: Role[];
    }>`
    with mine as (
      select mentorship_id as id, mentorship_id from mentorship_member where person_id = ${person}
      union all select id, null from application where person_id = ${person}
      union all select i.id, null from interview i join application a on a.organisation_id = i.organisation_id and a.id = i.application_id where a.person_id = ${person}
      union all select ${person}::uuid, null
    ),
    entries as (
      select distinct j.position, (j.at at time zone ${timeZone})::date::text as day, j.at, j.person_id, j.verb || ' ' || j.subject as action, m.mentorship_id
      from audit_log j join mine m on m.id = j.subject_id
      where j.person_id is not null and j.person_id <> ${person} and j.subject not in ('signal', 'referral', 'sealed_note')
        and not exists (select from mentorship_member x join mentorship g on g.organisation_id = x.organisation_id and g.id = x.mentorship_id
          where x.organisation_id = j.organisation_id and x.mentorship_id = m.mentorship_id and x.person_id = j.person_id and x.part = 'mentee' and g.kind = 'group')
    )
    select e.day, max(e.at) as last_at, p.given_name || ' ' || p.family_name as who, e.action, count(distinct e.position)::int as times,
      coalesce(
        (select x.part from mentorship_member x join mentorship_member own on own.organisation_id = x.organisation_id and own.mentorship_id = x.mentorship_id and own.person_id = ${person}
          where x.organisation_id = p.organisation_id and x.person_id = p.id and e.day::date between x.first_day and coalesce(x.last_day, 'infinity') limit 1),
        (select 'guardian' from guardianship g where g.organisation_id = p.organisation_id and g.guardian_id = p.id and g.child_id = ${person} and e.day::date between g.first_day and coalesce(g.last_day, 'infinity') limit 1)
      ) as part,
      array(select distinct s.role from membership s where s.organisation_id = p.organisation_id and s.person_id = p.id and e.day::date between s.first_day and coalesce(s.last_day, 'infinity') order by 1) as roles
    from entries e join person p on p.id = e.person_id
    group by e.day, p.organisation_id, p.id, p.given_name, p.family_name, e.action
    order by last_at desc limit ${most}`,
  );
  return rows.map((row) => ({
    day: row.day,
    lastAt: row.last_at,
    who: row.who,
    action: row.action,
    times: row.times,
    part: row.part,
    roles: row.roles,
  }));
}

export type Found = { id: string; name: string; number: string | null; email: string | null };

/** Whom somebody may mean by a name, an address or a number. */
export async function findPeople(tx: ReadTx, words: string): Promise<Found[]> {
  const like = anywhere(words);
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'given_name', 'family_name', 'number', 'email'])
    .where((on) =>
      on.or([
        on(sql`given_name || ' ' || family_name`, 'ilike', like),
        on('email', '=', words.toLowerCase()),
        on('number', '=', words),
      ]),
    )
    .orderBy('sort_name')
    .limit(20)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: `${row.given_name} ${row.family_name}`,
    number: row.number,
    email: row.email,
  }));
}
