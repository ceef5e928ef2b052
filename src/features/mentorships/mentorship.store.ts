import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { keyFor } from '../../platform/encryption.ts';
import { selectTogether, type Found } from '../../platform/select-together.ts';
import type { ProgrammeRules } from '../profiles/template.store.ts';
import type { CohortState } from '../programmes/cohort-state.rules.ts';
import type { ClosureReason, NoteClass, Span } from './mentorship.rules.ts';

export type Member = {
  personId: string;
  name: string;
  part: 'mentor' | 'second-mentor' | 'substitute' | 'mentee';
  memberOrganisation: string | null;
};

export type MentorshipLine = {
  id: string;
  kind: 'pair' | 'group';
  name: string | null;
  cohortId: string;
  cohortName: string;
  firstDay: string;
  /**
   * M-2: the day on which they met or were asked, where that was before the yes; else the first
   * day.
   */
  earliestMeeting: string;
  /** The day on which both say that they met before the yes. */
  metOn: string | null;
  cohortFirst: string;
  cohortLast: string;
  /** Of the cohort, or of an extension that both agreed on. */
  lastDay: string;
  closedOn: string | null;
  /** Why it ended, for whoever looks after it. */
  closedFor: ClosureReason | null;
  cohortState: CohortState;
  rules: ProgrammeRules;
  pauses: Span[];
  breaks: Span[];
  hoursPromised: number | null;
  mentors: Member[];
  mentees: Member[];
  lastMeeting: string | null;
  meetings: number;
  usedMinutes: number;
  openAgreements: number;
  kept: number;
  settled: number;
};

/**
 * Whose mentorships: everybody's, a person's own, or those in which a member organisation has
 * somebody.
 */
export type Scope = {
  cohort?: string | undefined;
  person?: string | undefined;
  memberOrganisation?: string | undefined;
  id?: string | undefined;
};

export async function listMentorships(tx: ReadTx, scope: Scope): Promise<MentorshipLine[]> {
  return mentorshipsOf(await selectTogether(tx, mentorshipLists(tx, scope)));
}

/** What mentorships are put together from. */
export const mentorshipLists = (tx: ReadTx, scope: Scope) => ({
  mentorships: tx
    .selectFrom('mentorship as m')
    .innerJoin('cohort as c', (join) => inside(join, 'c.id', 'm.cohort_id'))
    .innerJoin('programme as p', (join) => inside(join, 'p.id', 'c.programme_id'))
    .leftJoin('closure as e', (join) => inside(join, 'e.mentorship_id', 'm.id'))
    .leftJoin(
      (on) =>
        on
          .selectFrom('meeting')
          .select([
            'organisation_id',
            'mentorship_id',
            sql<string>`max(held_on)`.as('last'),
            sql<number>`count(*)::int`.as('meetings'),
            sql<number>`sum(minutes)::int`.as('minutes'),
          ])
          .groupBy(['organisation_id', 'mentorship_id'])
          .as('t'),
      (join) => inside(join, 't.mentorship_id', 'm.id'),
    )
    .leftJoin(
      (on) =>
        on
          .selectFrom('agreement as a')
          .leftJoin('agreement_outcome as o', (join) => inside(join, 'o.agreement_id', 'a.id'))
          .select([
            'a.organisation_id',
            'a.mentorship_id',
            sql<number>`count(*) filter (where o.kept is null)::int`.as('open'),
            sql<number>`count(*) filter (where o.kept)::int`.as('kept'),
            sql<number>`count(o.kept)::int`.as('settled'),
          ])
          .groupBy(['a.organisation_id', 'a.mentorship_id'])
          .as('g'),
      (join) => inside(join, 'g.mentorship_id', 'm.id'),
    )
    .select([
      'm.id',
      'm.kind',
      'm.name',
      'm.cohort_id',
      'c.name as cohort_name',
      'm.first_day',
      'c.first_day as cohort_first',
      'c.last_day as cohort_last',
      'e.closed_on',
      'e.reason',
      sql<CohortState>`case when c.archived_on is null then c.state else 'archived' end`.as(
        'cohort_state',
      ),
      'p.rules',
      'c.hours_promised',
      't.last',
      't.meetings',
      't.minutes',
      'g.open',
      'g.kept',
      'g.settled',
      sql<string | null>`(select max(n.met_on) from proposal_answer n
        where n.organisation_id = m.organisation_id and n.proposal_id = m.proposal_id and n.accepted)`.as(
        'met_on',
      ),
      sql<string>`least(m.first_day, (select min(least(n.met_on, q.sent_at::date)) from proposal q
        left join proposal_answer n on n.organisation_id = q.organisation_id and n.proposal_id = q.id and n.accepted
        where q.organisation_id = m.organisation_id and q.id = m.proposal_id))`.as('earliest'),
    ])
    .where(isInScope(scope))
    .orderBy('m.name')
    .orderBy('m.first_day')
    .orderBy('m.id'),
  members: tx
    .selectFrom('mentorship_member as x')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'x.person_id'))
    .leftJoin('member_organisation as o', (join) =>
      inside(join, 'o.id', 'p.member_organisation_id'),
    )
    .select([
      'x.mentorship_id',
      'x.person_id',
      'x.part',
      'p.given_name',
      'p.family_name',
      'o.name as member',
    ])
    .where(
      sql<boolean>`x.mentorship_id in (select m.id from mentorship m where ${isInScope(scope)})`,
    )
    .where(isThere)
    .orderBy('p.sort_name'),
  // When clocks stand still, by mentorship and by cohort.
  pauses: tx.selectFrom('pause').select(['mentorship_id as of', 'first_day', 'last_day']),
  breaks: tx
    .selectFrom('cohort_date')
    .select(['cohort_id as of', 'first_day', 'last_day'])
    .where('kind', '=', 'break'),
  extensions: tx
    .selectFrom('extension')
    .select(['mentorship_id', sql<string>`max(until)`.as('until')])
    .where('agreed_on', 'is not', null)
    .groupBy('mentorship_id'),
});

export function mentorshipsOf({
  mentorships,
  members,
  pauses,
  breaks,
  extensions,
}: Found<ReturnType<typeof mentorshipLists>>): MentorshipLine[] {
  const membersOf = Map.groupBy(members, (row) => row.mentorship_id);
  const [pausesOf, breaksOf] = [spansBy(pauses), spansBy(breaks)];
  const until = new Map(extensions.map((row) => [row.mentorship_id, row.until]));
  return mentorships.map((row) => {
    const own = (membersOf.get(row.id) ?? []).map((member): Member => ({
      personId: member.person_id,
      name: `${member.given_name} ${member.family_name}`,
      part: member.part as Member['part'],
      memberOrganisation: member.member,
    }));
    return {
      id: row.id,
      kind: row.kind as MentorshipLine['kind'],
      name: row.name,
      cohortId: row.cohort_id,
      cohortName: row.cohort_name,
      firstDay: row.first_day,
      earliestMeeting: row.earliest,
      metOn: row.met_on,
      cohortFirst: row.cohort_first,
      cohortLast: row.cohort_last,
      lastDay: [row.cohort_last, until.get(row.id) ?? ''].sort().at(-1)!,
      closedOn: row.closed_on,
      closedFor: row.reason,
      cohortState: row.cohort_state,
      rules: row.rules as ProgrammeRules,
      pauses: pausesOf.get(row.id) ?? [],
      breaks: breaksOf.get(row.cohort_id) ?? [],
      hoursPromised: row.hours_promised,
      mentors: own
        .filter((member) => member.part !== 'mentee')
        .sort((a, b) => a.part.localeCompare(b.part)),
      mentees: own.filter((member) => member.part === 'mentee'),
      lastMeeting: row.last,
      meetings: row.meetings ?? 0,
      usedMinutes: row.minutes ?? 0,
      openAgreements: row.open ?? 0,
      kept: row.kept ?? 0,
      settled: row.settled ?? 0,
    };
  });
}

type SpanRow = { of: string; first_day: string; last_day: string | null };
const spansBy = (rows: SpanRow[]): Map<string, Span[]> =>
  new Map(
    [...Map.groupBy(rows, (row) => row.of)].map(([of, own]) => [
      of,
      own.map((row) => ({ firstDay: row.first_day, lastDay: row.last_day })),
    ]),
  );

/** Of a query in which `m` is a mentorship. */
const isInScope = ({ cohort, person, memberOrganisation, id }: Scope) =>
  sql<boolean>`${sql.join(
    [
      sql`true`,
      ...(cohort ? [sql`m.cohort_id = ${cohort}`] : []),
      ...(id ? [sql`m.id = ${id}`] : []),
      ...(person ? [takesPart('m.id', person)] : []),
      ...(memberOrganisation
        ? [
            sql`exists (select from mentorship_member x join person y on y.organisation_id = x.organisation_id and y.id = x.person_id
              where x.organisation_id = m.organisation_id and x.mentorship_id = m.id and y.member_organisation_id = ${memberOrganisation})`,
          ]
        : []),
    ],
    sql` and `,
  )}`;

/**
 * Of a query: this person takes part in the mentorship that a column names, or did so when it ended.
 */
export const takesPart = (mentorship: string, person: string) =>
  sql<boolean>`exists (select from mentorship_member x where x.mentorship_id = ${sql.ref(mentorship)} and x.person_id = ${person} and ${isThere})`;

/** Of a query: the mentorship that a column names runs. */
export const runs = (mentorship: string) =>
  sql<boolean>`not exists (select from closure e where e.mentorship_id = ${sql.ref(mentorship)})`;

/**
 * M-23: of a query in which `x` is a member: who has gone on is none any more, and who steps in is
 * one on these days while it runs. Who was there when it ended stays one.
 */
const isThere = sql<boolean>`(case when x.part = 'substitute'
  then exists (select from running_member r where r.organisation_id = x.organisation_id and r.mentorship_id = x.mentorship_id and r.person_id = x.person_id and r.part = 'substitute')
  else x.last_day is null or x.last_day >= coalesce((select e.closed_on from closure e where e.organisation_id = x.organisation_id and e.mentorship_id = x.mentorship_id), this_day()) end)`;

export async function findMentorship(tx: ReadTx, id: string): Promise<MentorshipLine | null> {
  return (await listMentorships(tx, { id }))[0] ?? null;
}

export type Own = { organisation: string; mentorship: string; person: string };

/** `mentee`: in a group, for the mentors and this pupil alone. */
export async function insertText(
  tx: Tx,
  { organisation, mentorship, person }: Own,
  noteClass: NoteClass,
  body: string,
  mentee: string | null = null,
): Promise<string> {
  const id = crypto.randomUUID();
  const key = await keyFor(tx, organisation, mentorship);
  await tx
    .insertInto('confided_text')
    .values({
      organisation_id: organisation,
      id,
      mentorship_id: mentorship,
      author_id: person,
      note_class: noteClass,
      key_id: key.id,
      body: key.seal('confided_text.body', id, body),
      mentee_id: mentee,
    })
    .execute();
  return id;
}

export type NewMentorship = {
  organisation: string;
  cohort: string;
  kind: 'pair' | 'group';
  name: string | null;
  unit: string | null;
  proposal: string | null;
  firstDay: string;
  members: {
    person: string;
    part: Member['part'];
    /** Of somebody who is there for a time. */
    lastDay?: string;
  }[];
};

export async function insertMentorship(tx: Tx, mentorship: NewMentorship): Promise<string> {
  const { organisation, firstDay } = mentorship;
  const id = crypto.randomUUID();
  await tx
    .insertInto('mentorship')
    .values({
      organisation_id: organisation,
      id,
      cohort_id: mentorship.cohort,
      kind: mentorship.kind,
      name: mentorship.name,
      unit_id: mentorship.unit,
      proposal_id: mentorship.proposal,
      first_day: firstDay,
    })
    .execute();
  if (mentorship.members.length > 0)
    await tx
      .insertInto('mentorship_member')
      .values(
        mentorship.members.map(({ person, part, lastDay }) => ({
          organisation_id: organisation,
          mentorship_id: id,
          person_id: person,
          part,
          first_day: firstDay,
          last_day: lastDay ?? null,
        })),
      )
      .execute();
  return id;
}
