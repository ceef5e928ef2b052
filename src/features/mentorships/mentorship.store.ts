import { sql } from 'kysely';
import type { Tx } from '../../platform/database.ts';
import { keyFor } from '../../platform/encryption.ts';
import type { ProgrammeRules } from '../profiles/template.store.ts';
import type { NoteClass, Span } from './mentorship.rules.ts';

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

export async function listMentorships(
  tx: Tx,
  { cohort, person, memberOrganisation, id }: Scope,
): Promise<MentorshipLine[]> {
  let query = tx
    .selectFrom('mentorship as m')
    .innerJoin('cohort as c', (join) =>
      join.onRef('c.organisation_id', '=', 'm.organisation_id').onRef('c.id', '=', 'm.cohort_id'),
    )
    .innerJoin('programme as p', (join) =>
      join
        .onRef('p.organisation_id', '=', 'c.organisation_id')
        .onRef('p.id', '=', 'c.programme_id'),
    )
    .leftJoin('closure as e', (join) =>
      join
        .onRef('e.organisation_id', '=', 'm.organisation_id')
        .onRef('e.mentorship_id', '=', 'm.id'),
    )
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
      (join) =>
        join
          .onRef('t.organisation_id', '=', 'm.organisation_id')
          .onRef('t.mentorship_id', '=', 'm.id'),
    )
    .leftJoin(
      (on) =>
        on
          .selectFrom('agreement as a')
          .leftJoin('agreement_outcome as o', (join) =>
            join
              .onRef('o.organisation_id', '=', 'a.organisation_id')
              .onRef('o.agreement_id', '=', 'a.id'),
          )
          .select([
            'a.organisation_id',
            'a.mentorship_id',
            sql<number>`count(*) filter (where o.kept is null)::int`.as('open'),
            sql<number>`count(*) filter (where o.kept)::int`.as('kept'),
            sql<number>`count(o.kept)::int`.as('settled'),
          ])
          .groupBy(['a.organisation_id', 'a.mentorship_id'])
          .as('g'),
      (join) =>
        join
          .onRef('g.organisation_id', '=', 'm.organisation_id')
          .onRef('g.mentorship_id', '=', 'm.id'),
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
    .orderBy('m.name')
    .orderBy('m.first_day')
    .orderBy('m.id');
  if (cohort) query = query.where('m.cohort_id', '=', cohort);
  if (id) query = query.where('m.id', '=', id);
  if (person)
    query = query.where((on) =>
      on.exists(
        on
          .selectFrom('mentorship_member as x')
          .select('x.id')
          .whereRef('x.organisation_id', '=', 'm.organisation_id')
          .whereRef('x.mentorship_id', '=', 'm.id')
          .where('x.person_id', '=', person)
          .where(isThere),
      ),
    );
  if (memberOrganisation)
    query = query.where((on) =>
      on.exists(
        on
          .selectFrom('mentorship_member as x')
          .innerJoin('person as y', (join) =>
            join
              .onRef('y.organisation_id', '=', 'x.organisation_id')
              .onRef('y.id', '=', 'x.person_id'),
          )
          .select('x.id')
          .whereRef('x.organisation_id', '=', 'm.organisation_id')
          .whereRef('x.mentorship_id', '=', 'm.id')
          .where('y.member_organisation_id', '=', memberOrganisation),
      ),
    );
  const rows = await query.execute();
  const members = await listMembersOf(
    tx,
    rows.map((row) => row.id),
  );
  const still =
    rows.length === 0
      ? {
          pauses: new Map<string, Span[]>(),
          breaks: new Map<string, Span[]>(),
          until: new Map<string, string>(),
        }
      : await listStill(tx);
  return rows.map((row) => {
    const own = members.get(row.id) ?? [];
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
      lastDay: [row.cohort_last, still.until.get(row.id) ?? ''].sort().at(-1)!,
      closedOn: row.closed_on,
      rules: row.rules,
      pauses: still.pauses.get(row.id) ?? [],
      breaks: still.breaks.get(row.cohort_id) ?? [],
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

/** When clocks stand still, by mentorship and by cohort. */
async function listStill(tx: Tx): Promise<{
  pauses: Map<string, Span[]>;
  breaks: Map<string, Span[]>;
  until: Map<string, string>;
}> {
  const pauses = await tx
    .selectFrom('pause')
    .select(['mentorship_id as of', 'first_day', 'last_day'])
    .execute();
  const breaks = await tx
    .selectFrom('cohort_date')
    .select(['cohort_id as of', 'first_day', 'last_day'])
    .where('kind', '=', 'break')
    .execute();
  const by = (rows: { of: string; first_day: string; last_day: string | null }[]) =>
    new Map(
      [...Map.groupBy(rows, (row) => row.of)].map(([of, own]) => [
        of,
        own.map((row) => ({ firstDay: row.first_day, lastDay: row.last_day })),
      ]),
    );
  const longer = await tx
    .selectFrom('extension')
    .select(['mentorship_id', sql<string>`max(until)`.as('until')])
    .where('agreed_on', 'is not', null)
    .groupBy('mentorship_id')
    .execute();
  return {
    pauses: by(pauses),
    breaks: by(breaks),
    until: new Map(longer.map((row) => [row.mentorship_id, row.until])),
  };
}

/**
 * M-23: of a query in which `x` is a member: who has gone on is none any more, and who steps in is
 * one on these days while it runs. Who was there when it ended stays one.
 */
const isThere = sql<boolean>`(case when x.part = 'substitute'
  then exists (select from running_member r where r.organisation_id = x.organisation_id and r.mentorship_id = x.mentorship_id and r.person_id = x.person_id and r.part = 'substitute')
  else x.last_day is null or x.last_day >= coalesce((select e.closed_on from closure e where e.organisation_id = x.organisation_id and e.mentorship_id = x.mentorship_id), this_day()) end)`;

async function listMembersOf(tx: Tx, mentorships: string[]): Promise<Map<string, Member[]>> {
  if (mentorships.length === 0) return new Map();
  const rows = await tx
    .selectFrom('mentorship_member as x')
    .innerJoin('person as p', (join) =>
      join.onRef('p.organisation_id', '=', 'x.organisation_id').onRef('p.id', '=', 'x.person_id'),
    )
    .leftJoin('member_organisation as o', (join) =>
      join
        .onRef('o.organisation_id', '=', 'p.organisation_id')
        .onRef('o.id', '=', 'p.member_organisation_id'),
    )
    .select([
      'x.mentorship_id',
      'x.person_id',
      'x.part',
      'p.given_name',
      'p.family_name',
      'o.name as member',
    ])
    .where(sql<boolean>`x.mentorship_id = any(${sql.val(mentorships)}::uuid[])`)
    .where(isThere)
    .orderBy('p.family_name')
    .orderBy('p.given_name')
    .execute();
  const members = new Map<string, Member[]>();
  for (const row of rows)
    members.set(row.mentorship_id, [
      ...(members.get(row.mentorship_id) ?? []),
      {
        personId: row.person_id,
        name: `${row.given_name} ${row.family_name}`,
        part: row.part,
        memberOrganisation: row.member,
      },
    ]);
  return members;
}

export async function findMentorship(tx: Tx, id: string): Promise<MentorshipLine | null> {
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
