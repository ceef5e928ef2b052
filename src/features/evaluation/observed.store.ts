/**
 * Reads a cohort for its figures, in a transaction for a report. Whose data rest stands in none of it
 * (RE-7), nor does a mentorship of theirs.
 */
import { sql } from 'kysely';
import { selectRows, type ReadTx } from '../../platform/database.ts';
import { decrypted, encrypted, type Encrypted } from '../../platform/encryption.ts';
import { listHours } from '../hours/hours.store.ts';
import type {
  Answer,
  Check,
  Entered,
  Level,
  Observed,
  Proposed,
  Raised,
  Relation,
} from './observed.rules.ts';

/** Of a query in which `z` is the organisation: the day of a moment by its clock. */
const dayOf = (moment: 'a.made_at' | 'min(d.decided_at)' | 'q.sent_at' | 'max(n.answered_at)') =>
  sql`(${sql.raw(moment)} at time zone z.time_zone)::date`;

/** Of a query in which `m` is a mentorship: a pair in which somebody's data rest. */
const rests = sql`(m.kind = 'pair' and exists (select from mentorship_member x
  where x.organisation_id = m.organisation_id and x.mentorship_id = m.id
    and is_restricted(x.organisation_id, x.person_id)))`;

const listEntered = (tx: ReadTx, cohort: string): Promise<Entered[]> =>
  selectRows(
    tx,
    sql<Entered>`
    select e.person, e.role, e.entered_on as "enteredOn", e.is_answered as "isAnswered",
      e.decided_on as "decidedOn", coalesce(e.admitted, false) as "isAdmitted",
      coalesce(e.overridden, false) as "isOverridden", o.name as "memberOrganisation",
      (select h.kind from role_history h
        where h.organisation_id = p.organisation_id and h.person_id = p.id
        order by coalesce(h.last_day, '9999') desc, h.first_day desc nulls last, h.id
        limit 1) as "kindOfWork"
    from (
      select a.organisation_id, a.person_id as person, a.role,
        ${dayOf('a.made_at')} as entered_on, a.answers is not null as is_answered,
        (select ${dayOf('min(d.decided_at)')} from admission_decision d
          where d.organisation_id = a.organisation_id and d.application_id = a.id) as decided_on,
        last.admitted, last.admitted <> (last.verdict = 'yes') as overridden
      from application a
      join organisation z on z.id = a.organisation_id
      left join lateral (select d.admitted, d.verdict from admission_decision d
        where d.organisation_id = a.organisation_id and d.application_id = a.id
        order by d.decided_at desc limit 1) last on true
      where a.cohort_id = ${cohort}
      union all
      select m.organisation_id, x.person_id,
        case when x.part = 'mentee' then 'mentee' else 'mentor' end,
        min(x.first_day), true, null, true, false
      from mentorship m
      join mentorship_member x on x.organisation_id = m.organisation_id and x.mentorship_id = m.id
      where m.cohort_id = ${cohort} and m.kind = 'pair' and x.part in ('mentor', 'mentee')
        and not exists (select from application a
          where a.organisation_id = m.organisation_id and a.cohort_id = m.cohort_id
            and a.person_id = x.person_id and a.role = x.part)
      group by 1, 2, 3
    ) e
    join person p on p.organisation_id = e.organisation_id and p.id = e.person
    left join member_organisation o
      on o.organisation_id = p.organisation_id and o.id = p.member_organisation_id
    where not is_restricted(e.organisation_id, e.person)
    order by e.person, e.role`,
  );

const listProposed = (tx: ReadTx, cohort: string): Promise<Proposed[]> =>
  selectRows(
    tx,
    sql<Proposed>`
    select q.mentor_id as mentor, q.mentee_id as mentee, ${dayOf('q.sent_at')} as "sentOn",
      (select case when count(*) filter (where n.accepted) = 2
          then ${dayOf('max(n.answered_at)')} end from proposal_answer n
        where n.organisation_id = q.organisation_id and n.proposal_id = q.id) as "agreedOn"
    from proposal q
    join organisation z on z.id = q.organisation_id
    where q.cohort_id = ${cohort} and q.sent_at is not null
    order by q.sent_at, q.id`,
  );

const listRelations = (tx: ReadTx, cohort: string): Promise<Omit<Relation, 'used'>[]> =>
  selectRows(
    tx,
    sql<Omit<Relation, 'used'>>`
    select m.id, m.kind, m.first_day as "firstDay", c.closed_on as "closedOn", c.reason,
      k.talk_on as "talkOn",
      array(select x.person_id::text from mentorship_member x
        where x.organisation_id = m.organisation_id and x.mentorship_id = m.id
          and x.part in ('mentor', 'second-mentor') order by x.person_id) as mentors,
      array(select x.person_id::text from mentorship_member x
        where x.organisation_id = m.organisation_id and x.mentorship_id = m.id
          and x.part = 'mentee' order by x.person_id) as mentees,
      coalesce((
        select jsonb_agg(jsonb_build_object('firstDay', s.first_day, 'lastDay', s.last_day))
        from pause s
        where s.organisation_id = m.organisation_id and s.mentorship_id = m.id), '[]') as pauses,
      greatest(h.last_day, (select max(e.until) from extension e
        where e.organisation_id = m.organisation_id and e.mentorship_id = m.id
          and e.agreed_on is not null)) as "lastDay",
      exists (select from mentoring_agreement a
        where a.organisation_id = m.organisation_id and a.mentorship_id = m.id
          and 2 <= (select count(*) from mentoring_signature g
            where g.organisation_id = a.organisation_id and g.agreement_id = a.id)) as "isSigned",
      coalesce((
        select jsonb_agg(jsonb_build_object('id', t.id, 'day', t.held_on, 'minutes', t.minutes)
          order by t.held_on, t.recorded_at)
        from meeting t
        where t.organisation_id = m.organisation_id and t.mentorship_id = m.id), '[]') as meetings
    from mentorship m
    join cohort h on h.organisation_id = m.organisation_id and h.id = m.cohort_id
    left join closure c on c.organisation_id = m.organisation_id and c.mentorship_id = m.id
    left join closing k on k.organisation_id = m.organisation_id and k.mentorship_id = m.id
    where m.cohort_id = ${cohort} and not ${rests}
    order by m.id`,
  );

const listRaised = (tx: ReadTx, cohort: string): Promise<Raised[]> =>
  selectRows(
    tx,
    sql<Raised>`
    select coalesce(array[s.mentee_id::text], array(
        select x.person_id::text from mentorship_member x
        where x.organisation_id = m.organisation_id and x.mentorship_id = m.id
          and x.part = 'mentee')) as people,
      s.raised_on as "raisedOn", s.action_due as "actionDue", s.settled_on as "settledOn",
      s.outcome,
      (select min(t.taken_on) from signal_step t
        where t.organisation_id = s.organisation_id and t.signal_id = s.id
          and t.kind = 'action') as "firstStepOn"
    from signal s
    join mentorship m on m.organisation_id = s.organisation_id and m.id = s.mentorship_id
    where m.cohort_id = ${cohort} and not ${rests}
    order by s.raised_on, s.id`,
  );

const listChecks = (tx: ReadTx, cohort: string): Promise<Check[]> =>
  selectRows(
    tx,
    sql<Check>`
    select k.person_id as person, k.kind, k.noted_on as "notedOn",
      least(k.valid_until, k.ended_on) as "validUntil"
    from person_check k
    where exists (select from mentorship m
      join mentorship_member x on x.organisation_id = m.organisation_id and x.mentorship_id = m.id
      where m.organisation_id = k.organisation_id and m.cohort_id = ${cohort}
        and x.person_id = k.person_id and x.part <> 'mentee')`,
  );

async function listAnswers(tx: ReadTx, cohort: string): Promise<Answer[]> {
  const rows = await tx
    .selectFrom('pulse as p')
    .select(['p.mentee_id', 'p.meeting_id', encrypted('pulse.answers', 'p').as('answers')])
    .where('p.mentorship_id', 'in', (on) =>
      on.selectFrom('mentorship').select('id').where('cohort_id', '=', cohort),
    )
    .where(sql<boolean>`not is_restricted(p.organisation_id, p.mentee_id)`)
    .orderBy('p.id')
    .execute();
  return (await decrypted(tx, rows, 'answers')).map((row) => ({
    mentee: row.mentee_id,
    meeting: row.meeting_id,
    answers: JSON.parse(row.answers) as Record<string, number>,
  }));
}

async function listLevels(tx: ReadTx, cohort: string): Promise<Level[]> {
  const rows = await tx
    .selectFrom('need as n')
    .select([
      'n.mentee_id',
      encrypted<Encrypted | null>('need.start_level', 'n').as('start'),
      encrypted<Encrypted | null>('need.end_level', 'n').as('end'),
    ])
    .where('n.mentorship_id', 'in', (on) =>
      on.selectFrom('mentorship').select('id').where('cohort_id', '=', cohort),
    )
    .where('n.replaced_by', 'is', null)
    .where(sql<boolean>`not is_restricted(n.organisation_id, n.mentee_id)`)
    .orderBy('n.id')
    .execute();
  return (await decrypted(tx, rows, 'start', 'end')).flatMap(({ mentee_id: mentee, start, end }) =>
    start === null
      ? []
      : [{ mentee, start: Number(start), end: end === null ? null : Number(end) }],
  );
}

export async function readCohort(tx: ReadTx, cohort: string, now: Date): Promise<Observed> {
  const hours = Map.groupBy(
    (await listHours(tx, { cohort, now })).filter(({ part }) => part !== 'substitute'),
    ({ mentorshipId }) => mentorshipId,
  );
  return {
    entered: await listEntered(tx, cohort),
    proposed: await listProposed(tx, cohort),
    relations: (await listRelations(tx, cohort)).map((relation) => ({
      ...relation,
      used: (hours.get(relation.id) ?? []).map(
        ({ used }) => used.meetings + used.other + used.gatherings,
      ),
    })),
    signals: await listRaised(tx, cohort),
    checks: await listChecks(tx, cohort),
    answers: await listAnswers(tx, cohort),
    levels: await listLevels(tx, cohort),
  };
}

export const listErased = async (tx: ReadTx): Promise<Set<string>> =>
  new Set(
    (await tx.selectFrom('person').select('id').where('erased_on', 'is not', null).execute()).map(
      ({ id }) => id,
    ),
  );
