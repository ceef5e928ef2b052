import { sql } from 'kysely';
import type { Tx } from '../foundation/database.ts';
import type { ProgrammeRules } from '../profiles/template.store.ts';
import type { DropReason, NoteClass, Span } from './mentorship.rules.ts';

export type Member = { personId: string; name: string; part: 'mentor' | 'second-mentor' | 'substitute' | 'mentee'; memberOrganisation: string | null };
export type MentorshipLine = {
  id: string;
  kind: 'pair' | 'group';
  name: string | null;
  cohortId: string;
  cohortName: string;
  firstDay: string;
  cohortFirst: string;
  cohortLast: string;
  /** Of the cohort, or of an extension that both agreed on. */ lastDay: string;
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

/** Whose mentorships: everybody's, a person's own, or those in which a member organisation has somebody. */
export type Scope = { cohort?: string | undefined; person?: string | undefined; memberOrganisation?: string | undefined; id?: string | undefined };

export async function listMentorships(tx: Tx, { cohort, person, memberOrganisation, id }: Scope): Promise<MentorshipLine[]> {
  let query = tx
    .selectFrom('mentorship as m')
    .innerJoin('cohort as c', (join) => join.onRef('c.organisation_id', '=', 'm.organisation_id').onRef('c.id', '=', 'm.cohort_id'))
    .innerJoin('programme as p', (join) => join.onRef('p.organisation_id', '=', 'c.organisation_id').onRef('p.id', '=', 'c.programme_id'))
    .leftJoin('closure as e', (join) => join.onRef('e.organisation_id', '=', 'm.organisation_id').onRef('e.mentorship_id', '=', 'm.id'))
    .leftJoin(
      (on) =>
        on
          .selectFrom('meeting')
          .select(['organisation_id', 'mentorship_id', sql<string>`max(held_on)`.as('last'), sql<number>`count(*)::int`.as('meetings'), sql<number>`sum(minutes)::int`.as('minutes')])
          .groupBy(['organisation_id', 'mentorship_id'])
          .as('t'),
      (join) => join.onRef('t.organisation_id', '=', 'm.organisation_id').onRef('t.mentorship_id', '=', 'm.id'),
    )
    .leftJoin(
      (on) =>
        on
          .selectFrom('agreement as a')
          .leftJoin('agreement_outcome as o', (join) => join.onRef('o.organisation_id', '=', 'a.organisation_id').onRef('o.agreement_id', '=', 'a.id'))
          .select([
            'a.organisation_id',
            'a.mentorship_id',
            sql<number>`count(*) filter (where o.kept is null)::int`.as('open'),
            sql<number>`count(*) filter (where o.kept)::int`.as('kept'),
            sql<number>`count(o.kept)::int`.as('settled'),
          ])
          .groupBy(['a.organisation_id', 'a.mentorship_id'])
          .as('g'),
      (join) => join.onRef('g.organisation_id', '=', 'm.organisation_id').onRef('g.mentorship_id', '=', 'm.id'),
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
    ])
    .orderBy('m.name')
    .orderBy('m.first_day')
    .orderBy('m.id');
  if (cohort) query = query.where('m.cohort_id', '=', cohort);
  if (id) query = query.where('m.id', '=', id);
  if (person)
    query = query.where((on) =>
      on.exists(on.selectFrom('mentorship_member as x').select('x.id').whereRef('x.organisation_id', '=', 'm.organisation_id').whereRef('x.mentorship_id', '=', 'm.id').where('x.person_id', '=', person)),
    );
  if (memberOrganisation)
    query = query.where((on) =>
      on.exists(
        on
          .selectFrom('mentorship_member as x')
          .innerJoin('person as y', (join) => join.onRef('y.organisation_id', '=', 'x.organisation_id').onRef('y.id', '=', 'x.person_id'))
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
  const still = rows.length === 0 ? { pauses: new Map<string, Span[]>(), breaks: new Map<string, Span[]>(), until: new Map<string, string>() } : await listStill(tx);
  return rows.map((row) => {
    const own = members.get(row.id) ?? [];
    return {
      id: row.id,
      kind: row.kind as MentorshipLine['kind'],
      name: row.name,
      cohortId: row.cohort_id,
      cohortName: row.cohort_name,
      firstDay: row.first_day,
      cohortFirst: row.cohort_first,
      cohortLast: row.cohort_last,
      lastDay: [row.cohort_last, still.until.get(row.id) ?? ''].sort().at(-1)!,
      closedOn: row.closed_on,
      rules: row.rules as ProgrammeRules,
      pauses: still.pauses.get(row.id) ?? [],
      breaks: still.breaks.get(row.cohort_id) ?? [],
      hoursPromised: row.hours_promised,
      mentors: own.filter((member) => member.part !== 'mentee').sort((a, b) => a.part.localeCompare(b.part)),
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
async function listStill(tx: Tx): Promise<{ pauses: Map<string, Span[]>; breaks: Map<string, Span[]>; until: Map<string, string> }> {
  const pauses = await tx.selectFrom('pause').select(['mentorship_id as of', 'first_day', 'last_day']).execute();
  const breaks = await tx.selectFrom('cohort_date').select(['cohort_id as of', 'first_day', 'last_day']).where('kind', '=', 'break').execute();
  const by = (rows: { of: string; first_day: string; last_day: string | null }[]) =>
    new Map([...Map.groupBy(rows, (row) => row.of)].map(([of, own]) => [of, own.map((row) => ({ firstDay: row.first_day, lastDay: row.last_day }))]));
  const longer = await tx
    .selectFrom('extension')
    .select(['mentorship_id', sql<string>`max(until)`.as('until')])
    .where('agreed_on', 'is not', null)
    .groupBy('mentorship_id')
    .execute();
  return { pauses: by(pauses), breaks: by(breaks), until: new Map(longer.map((row) => [row.mentorship_id, row.until])) };
}

async function listMembersOf(tx: Tx, mentorships: string[]): Promise<Map<string, Member[]>> {
  if (mentorships.length === 0) return new Map();
  const rows = await tx
    .selectFrom('mentorship_member as x')
    .innerJoin('person as p', (join) => join.onRef('p.organisation_id', '=', 'x.organisation_id').onRef('p.id', '=', 'x.person_id'))
    .leftJoin('member_organisation as o', (join) => join.onRef('o.organisation_id', '=', 'p.organisation_id').onRef('o.id', '=', 'p.member_organisation_id'))
    .select(['x.mentorship_id', 'x.person_id', 'x.part', 'p.given_name', 'p.family_name', 'o.name as member'])
    .where(sql<boolean>`x.mentorship_id = any(${sql.val(mentorships)}::uuid[])`)
    .where((on) => on.or([on('x.last_day', 'is', null), on('x.last_day', '>=', sql<string>`this_day()`)]))
    .where((on) => on.or([on('x.part', '<>', 'substitute'), on('x.first_day', '<=', sql<string>`this_day()`)]))
    .orderBy('p.family_name')
    .orderBy('p.given_name')
    .execute();
  const members = new Map<string, Member[]>();
  for (const row of rows)
    members.set(row.mentorship_id, [
      ...(members.get(row.mentorship_id) ?? []),
      { personId: row.person_id, name: `${row.given_name} ${row.family_name}`, part: row.part as Member['part'], memberOrganisation: row.member },
    ]);
  return members;
}

export async function findMentorship(tx: Tx, id: string): Promise<MentorshipLine | null> {
  return (await listMentorships(tx, { id }))[0] ?? null;
}

/** Texts are null for readers behind the second wall. */
export type Meeting = {
  id: string;
  heldOn: string;
  minutes: number;
  withName: string | null;
  recordedBy: string;
  text: string | null;
  noteClass: NoteClass | null;
  hasText: boolean;
  reading: string | null;
  withMenteeId: string | null;
};
export type Goal = { id: string; text: string | null; setOn: string; reachedOn: string | null; needId: string | null; menteeId: string | null };
export type Agreement = {
  id: string;
  text: string | null;
  ownerId: string;
  owner: string;
  dueOn: string | null;
  madeOn: string;
  kept: boolean | null;
  settledOn: string | null;
  settledById: string | null;
  reason: DropReason | null;
  confirmedOn: string | null;
};

/** `pupil`: in a group, only what the whole group and this one had. */
export async function listMeetings(tx: Tx, mentorship: string, pupil: string | null = null): Promise<Meeting[]> {
  let query = tx
    .selectFrom('meeting as m')
    .innerJoin('person as p', (join) => join.onRef('p.organisation_id', '=', 'm.organisation_id').onRef('p.id', '=', 'm.recorded_by'))
    .leftJoin('person as w', (join) => join.onRef('w.organisation_id', '=', 'm.organisation_id').onRef('w.id', '=', 'm.with_mentee_id'))
    .leftJoin('confided_text as t', (join) => join.onRef('t.organisation_id', '=', 'm.organisation_id').onRef('t.id', '=', 'm.text_id'))
    .leftJoin('confided_text as r', (join) => join.onRef('r.organisation_id', '=', 'm.organisation_id').onRef('r.id', '=', 'm.reading_id'))
    .select([
      'm.id',
      'm.held_on',
      'm.minutes',
      'm.text_id',
      'm.with_mentee_id',
      'r.body as reading',
      'p.given_name',
      'p.family_name',
      'w.given_name as with_given',
      'w.family_name as with_family',
      't.body',
      't.note_class',
    ])
    .where('m.mentorship_id', '=', mentorship)
    .orderBy('m.held_on', 'desc')
    .orderBy('m.recorded_at', 'desc')
    .limit(200);
  if (pupil !== null) query = query.where((on) => on.or([on('m.with_mentee_id', 'is', null), on('m.with_mentee_id', '=', pupil)]));
  return (await query.execute()).map((row) => ({
    id: row.id,
    heldOn: row.held_on,
    minutes: row.minutes,
    withName: row.with_given ? `${row.with_given} ${row.with_family}` : null,
    recordedBy: `${row.given_name} ${row.family_name}`,
    text: row.body,
    noteClass: row.note_class as NoteClass | null,
    hasText: row.text_id !== null,
    reading: row.reading,
    withMenteeId: row.with_mentee_id,
  }));
}

export async function listGoals(tx: Tx, mentorship: string): Promise<Goal[]> {
  const rows = await tx
    .selectFrom('goal as g')
    .leftJoin('confided_text as t', (join) => join.onRef('t.organisation_id', '=', 'g.organisation_id').onRef('t.id', '=', 'g.text_id'))
    .select(['g.id', 'g.set_on', 'g.reached_on', 'g.need_id', 'g.mentee_id', 't.body'])
    .where('g.mentorship_id', '=', mentorship)
    .orderBy('g.set_on')
    .execute();
  return rows.map((row) => ({ id: row.id, text: row.body, setOn: row.set_on, reachedOn: row.reached_on, needId: row.need_id, menteeId: row.mentee_id }));
}

export async function listAgreements(tx: Tx, mentorship: string): Promise<Agreement[]> {
  const rows = await tx
    .selectFrom('agreement as a')
    .innerJoin('person as p', (join) => join.onRef('p.organisation_id', '=', 'a.organisation_id').onRef('p.id', '=', 'a.owner_id'))
    .leftJoin('confided_text as t', (join) => join.onRef('t.organisation_id', '=', 'a.organisation_id').onRef('t.id', '=', 'a.text_id'))
    .leftJoin('agreement_outcome as o', (join) => join.onRef('o.organisation_id', '=', 'a.organisation_id').onRef('o.agreement_id', '=', 'a.id'))
    .select(['a.id', 'a.owner_id', 'a.due_on', 'a.made_on', 'p.given_name', 'p.family_name', 't.body', 'o.kept', 'o.settled_on', 'o.settled_by', 'o.reason', 'o.confirmed_on'])
    .where('a.mentorship_id', '=', mentorship)
    .orderBy(sql`o.kept is not null`)
    .orderBy('a.due_on')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    text: row.body,
    ownerId: row.owner_id,
    owner: `${row.given_name} ${row.family_name}`,
    dueOn: row.due_on,
    madeOn: row.made_on,
    kept: row.kept,
    settledOn: row.settled_on,
    settledById: row.settled_by,
    reason: row.reason as DropReason | null,
    confirmedOn: row.confirmed_on,
  }));
}

export type Own = { organisation: string; mentorship: string; person: string };

/** `mentee`: in a group, for the mentors and this pupil alone. */
export async function insertText(tx: Tx, { organisation, mentorship, person }: Own, noteClass: NoteClass, body: string, mentee: string | null = null): Promise<string> {
  const id = crypto.randomUUID();
  await tx.insertInto('confided_text').values({ organisation_id: organisation, id, mentorship_id: mentorship, author_id: person, note_class: noteClass, body, mentee_id: mentee }).execute();
  return id;
}

type NewMeeting = {
  heldOn: string;
  minutes: number;
  withMentee: string | null;
  text: string;
  noteClass: NoteClass;
  /** How the author reads it, apart from the facts, for the author alone. */ reading?: string;
  opening?: string | null;
  isHard?: boolean;
  appointment?: string | null;
};

export async function insertMeeting(tx: Tx, own: Own, meeting: NewMeeting): Promise<string> {
  const text = meeting.text === '' ? null : await insertText(tx, own, meeting.noteClass, meeting.text, meeting.withMentee);
  const reading = meeting.reading ? await insertText(tx, own, 'private', meeting.reading, meeting.withMentee) : null;
  const { id } = await tx
    .insertInto('meeting')
    .values({
      organisation_id: own.organisation,
      mentorship_id: own.mentorship,
      held_on: meeting.heldOn,
      minutes: meeting.minutes,
      with_mentee_id: meeting.withMentee,
      recorded_by: own.person,
      text_id: text,
      note_class: text === null ? null : meeting.noteClass,
      reading_id: reading,
      opening: meeting.opening ?? null,
      hard: meeting.isHard ?? false,
      appointment_id: meeting.appointment ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** `mentee`: in a group, the pupil whose goal it is. */
export async function insertGoal(tx: Tx, own: Own, text: string, today: string, { need = null, mentee = null }: { need?: string | null; mentee?: string | null } = {}): Promise<string> {
  const textId = await insertText(tx, own, 'shared', text, mentee);
  const { id } = await tx
    .insertInto('goal')
    .values({ organisation_id: own.organisation, mentorship_id: own.mentorship, text_id: textId, set_by: own.person, set_on: today, need_id: need, mentee_id: mentee })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function reachGoal(tx: Tx, mentorship: string, goal: string, today: string): Promise<boolean> {
  const done = await tx.updateTable('goal').set({ reached_on: today }).where('id', '=', goal).where('mentorship_id', '=', mentorship).where('reached_on', 'is', null).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function insertAgreement(tx: Tx, own: Own, agreement: { text: string; owner: string; dueOn: string | null; madeOn: string; meeting?: string | null; mentee?: string | null }): Promise<void> {
  const textId = await insertText(tx, own, 'shared', agreement.text, agreement.mentee ?? null);
  await tx
    .insertInto('agreement')
    .values({ organisation_id: own.organisation, mentorship_id: own.mentorship, meeting_id: agreement.meeting ?? null, text_id: textId, owner_id: agreement.owner, due_on: agreement.dueOn, made_on: agreement.madeOn })
    .execute();
}

/** False when the agreement is not of this mentorship, cannot be read by this person, or has been settled before. */
export async function settleAgreement(tx: Tx, own: Own, { agreement, kept, today, reason = null }: { agreement: string; kept: boolean; today: string; reason?: DropReason | null }): Promise<boolean> {
  const known = await tx
    .selectFrom('agreement as a')
    .innerJoin('confided_text as t', (join) => join.onRef('t.organisation_id', '=', 'a.organisation_id').onRef('t.id', '=', 'a.text_id'))
    .select('a.id')
    .where('a.id', '=', agreement)
    .where('a.mentorship_id', '=', own.mentorship)
    .executeTakeFirst();
  if (!known) return false;
  const row = await tx
    .insertInto('agreement_outcome')
    .values({ organisation_id: own.organisation, agreement_id: agreement, kept, settled_on: today, settled_by: own.person, reason })
    .onConflict((on) => on.doNothing())
    .returning('agreement_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** M-14: the other side says that it was done; nobody confirms what they settled themselves. */
export async function confirmAgreement(tx: Tx, own: Own, agreement: string, today: string): Promise<boolean> {
  const known = await tx
    .selectFrom('agreement as a')
    .innerJoin('confided_text as t', (join) => join.onRef('t.organisation_id', '=', 'a.organisation_id').onRef('t.id', '=', 'a.text_id'))
    .select('a.id')
    .where('a.id', '=', agreement)
    .where('a.mentorship_id', '=', own.mentorship)
    .executeTakeFirst();
  if (!known) return false;
  const done = await tx
    .updateTable('agreement_outcome')
    .set({ confirmed_by: own.person, confirmed_on: today })
    .where('agreement_id', '=', agreement)
    .where('kept', '=', true)
    .where('confirmed_on', 'is', null)
    .where('settled_by', '<>', own.person)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function insertClosure(tx: Tx, own: Own, { reason, today }: { reason: string; today: string }): Promise<boolean> {
  const row = await tx
    .insertInto('closure')
    .values({ organisation_id: own.organisation, mentorship_id: own.mentorship, closed_on: today, reason, closed_by: own.person })
    .onConflict((on) => on.doNothing())
    .returning('mentorship_id')
    .executeTakeFirst();
  return row !== undefined;
}

export type NewMentorship = {
  organisation: string;
  cohort: string;
  kind: 'pair' | 'group';
  name: string | null;
  unit: string | null;
  proposal: string | null;
  firstDay: string;
  members: { person: string; part: Member['part'] }[];
};

export async function insertMentorship(tx: Tx, mentorship: NewMentorship): Promise<string> {
  const { organisation, firstDay } = mentorship;
  const id = crypto.randomUUID();
  await tx
    .insertInto('mentorship')
    .values({ organisation_id: organisation, id, cohort_id: mentorship.cohort, kind: mentorship.kind, name: mentorship.name, unit_id: mentorship.unit, proposal_id: mentorship.proposal, first_day: firstDay })
    .execute();
  if (mentorship.members.length > 0)
    await tx
      .insertInto('mentorship_member')
      .values(mentorship.members.map(({ person, part }) => ({ organisation_id: organisation, mentorship_id: id, person_id: person, part, first_day: firstDay })))
      .execute();
  return id;
}
