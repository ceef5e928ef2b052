import { sql } from 'kysely';
import type { Tx } from '../foundation/database.ts';
import { listRounds } from '../assessments/round.store.ts';
import { listMentorships, type MentorshipLine } from '../mentorships/mentorship.store.ts';
import { signalRulesOf, type ProgrammeRules } from '../profiles/template.store.ts';
import { addDays } from '../foundation/words.ts';
import { roundFinding, type Away, type Fact, type Finding, type Known, type Outcome, type People, type Relation, type Severity, type SignalKind } from './signal.rules.ts';

/** Settled signals are remembered this long: by then what was settled is no longer quiet. */
const rememberDays = 400;
/** Absence and marks count over this many days. */
const factDays = 28;

export type Watched = { relations: Relation[]; people: Map<string, People & { /** Of a pair: both. */ pair: string[] }> };

/** Everything that the rules look at, for all running mentorships at once. */
export async function loadRelations(tx: Tx, today: string): Promise<Watched> {
  const running = (await listMentorships(tx, {})).filter(({ closedOn, firstDay, lastDay }) => closedOn === null && firstDay <= today && today <= lastDay);
  const ids = running.map(({ id }) => id);
  const own = <T extends { of: string }>(rows: T[]) => {
    const by = Map.groupBy(rows, ({ of }) => of);
    return (id: string): T[] => by.get(id) ?? [];
  };
  const talks = own(await listTalks(tx, ids));
  const agreements = own(await listAgreed(tx, today));
  const goals = own(await listOpenGoals(tx));
  const appointments = own(await listUnrecorded(tx, today));
  const moods = own(await listFalling(tx));
  const facts = own(await listPupilFacts(tx, ids, addDays(today, -factDays), today));
  const coordinators = await listCoordinators(tx, today);
  const people = new Map(
    running.map((line) => [
      line.id,
      { mentors: line.mentors.map(({ personId }) => personId), coordinators: coordinators(line.cohortId), pair: line.kind === 'pair' ? [...line.mentees, ...line.mentors].map(({ personId }) => personId) : [] },
    ]),
  );
  const relations = running.map((line): Relation => ({
    id: line.id,
    kind: line.kind,
    firstDay: line.firstDay,
    lastMeeting: line.lastMeeting,
    closedOn: line.closedOn,
    silenceDays: line.rules.silenceDays,
    firstMeetingDays: line.rules.firstMeetingDays,
    pauses: line.pauses,
    breaks: line.breaks,
    rules: signalRulesOf(line.rules),
    talks: line.kind === 'group' ? talks(line.id).map(({ mentee, last, since }) => ({ mentee, last, since })) : [],
    agreements: agreements(line.id).map(({ id, dueOn, kept, settledOn }) => ({ id, dueOn, kept, settledOn })),
    goals: goals(line.id).map(({ id, lastStep }) => ({ id, lastStep })),
    appointments: appointments(line.id).map(({ id, day }) => ({ id, day })),
    moods: moods(line.id).map(({ mentee, fallingSince }) => ({ mentee, fallingSince })),
    absences: facts(line.id).flatMap(({ mentee, hours, awaySince }) => (hours > 0 && awaySince ? [{ mentee, hours, since: awaySince }] : [])),
    marks: facts(line.id).flatMap(({ mentee, low, lowSince }) => (low > 0 && lowSince ? [{ mentee, low, since: lowSince }] : [])),
    hours: hoursOf(line),
  }));
  return { relations, people };
}

const hoursOf = ({ hoursPromised, usedMinutes, cohortFirst, cohortLast }: MentorshipLine) => ({ promised: hoursPromised, usedMinutes, cohortFirst, cohortLast });
const among = (ids: string[]) => sql<boolean>`m.mentorship_id = any(${sql.val(ids)}::uuid[])`;

/** Pupils of groups: the last talk with each alone, and the day on which they came. */
async function listTalks(tx: Tx, ids: string[]): Promise<{ of: string; mentee: string; last: string | null; since: string }[]> {
  const rows = await tx
    .selectFrom('mentorship_member as m')
    .innerJoin('mentorship as g', (join) => join.onRef('g.organisation_id', '=', 'm.organisation_id').onRef('g.id', '=', 'm.mentorship_id').on('g.kind', '=', 'group'))
    .leftJoin(
      (on) =>
        on
          .selectFrom('meeting')
          .select(['organisation_id', 'mentorship_id', 'with_mentee_id', sql<string>`max(held_on)`.as('last')])
          .where('with_mentee_id', 'is not', null)
          .groupBy(['organisation_id', 'mentorship_id', 'with_mentee_id'])
          .as('t'),
      (join) => join.onRef('t.organisation_id', '=', 'm.organisation_id').onRef('t.mentorship_id', '=', 'm.mentorship_id').onRef('t.with_mentee_id', '=', 'm.person_id'),
    )
    .select(['m.mentorship_id as of', 'm.person_id as mentee', 't.last', 'm.first_day as since'])
    .where('m.part', '=', 'mentee')
    .where((on) => on.or([on('m.last_day', 'is', null), on('m.last_day', '>=', sql<string>`this_day()`)]))
    .where(among(ids))
    .execute();
  return rows;
}

/** Open ones that are due, and those that were dropped lately. */
async function listAgreed(tx: Tx, today: string) {
  const rows = await tx
    .selectFrom('agreement as a')
    .leftJoin('agreement_outcome as o', (join) => join.onRef('o.organisation_id', '=', 'a.organisation_id').onRef('o.agreement_id', '=', 'a.id'))
    .select(['a.mentorship_id as of', 'a.id', 'a.due_on', 'o.kept', 'o.settled_on'])
    .where((on) => on.or([on.and([on('o.kept', 'is', null), on('a.due_on', '<', today)]), on.and([on('o.kept', '=', false), on('o.settled_on', '>=', addDays(today, -60))])]))
    .execute();
  return rows.map((row) => ({ of: row.of, id: row.id, dueOn: row.due_on, kept: row.kept, settledOn: row.settled_on }));
}

async function listOpenGoals(tx: Tx): Promise<{ of: string; id: string; lastStep: string }[]> {
  return tx
    .selectFrom('goal as g')
    .leftJoin('goal_step as s', (join) => join.onRef('s.organisation_id', '=', 'g.organisation_id').onRef('s.goal_id', '=', 'g.id'))
    .select(['g.mentorship_id as of', 'g.id', sql<string>`greatest(g.set_on, max(s.made_on), max(s.done_on))`.as('lastStep')])
    .where('g.reached_on', 'is', null)
    .groupBy(['g.organisation_id', 'g.mentorship_id', 'g.id', 'g.set_on'])
    .execute();
}

/** Planned, passed, not called off, and nobody wrote down that it was held. */
async function listUnrecorded(tx: Tx, today: string): Promise<{ of: string; id: string; day: string }[]> {
  return tx
    .selectFrom('appointment as a')
    .innerJoin('organisation as o', 'o.id', 'a.organisation_id')
    .leftJoin('meeting as m', (join) => join.onRef('m.organisation_id', '=', 'a.organisation_id').onRef('m.appointment_id', '=', 'a.id'))
    .select(['a.mentorship_id as of', 'a.id', sql<string>`(a.starts_at at time zone o.time_zone)::date`.as('day')])
    .where('a.cancelled_at', 'is', null)
    .where('m.id', 'is', null)
    .where(sql<boolean>`(a.starts_at at time zone o.time_zone)::date < ${today}`)
    .execute();
}

async function listFalling(tx: Tx): Promise<{ of: string; mentee: string; fallingSince: string }[]> {
  const rows = await tx.selectFrom('mood').select(['mentorship_id as of', 'mentee_id as mentee', 'falling_since']).where('falling_since', 'is not', null).execute();
  return rows.map((row) => ({ of: row.of, mentee: row.mentee, fallingSince: row.falling_since! }));
}

/** Hours away and marks below a pass (5.5 of 10) in these weeks, of pupils in groups. */
async function listPupilFacts(tx: Tx, ids: string[], from: string, today: string) {
  return tx
    .selectFrom('pupil_fact as f')
    .innerJoin('mentorship_member as m', (join) => join.onRef('m.organisation_id', '=', 'f.organisation_id').onRef('m.person_id', '=', 'f.person_id').on('m.part', '=', 'mentee'))
    .select([
      'm.mentorship_id as of',
      'f.person_id as mentee',
      sql<number>`coalesce(sum(f.value) filter (where f.kind = 'absence'), 0)::float8`.as('hours'),
      sql<string | null>`min(f.day) filter (where f.kind = 'absence')`.as('awaySince'),
      sql<number>`(count(*) filter (where f.kind = 'mark' and f.value < 5.5))::int`.as('low'),
      sql<string | null>`min(f.day) filter (where f.kind = 'mark' and f.value < 5.5)`.as('lowSince'),
    ])
    .where('f.day', '>=', from)
    .where('f.day', '<=', today)
    .where(among(ids))
    .groupBy(['m.mentorship_id', 'f.person_id'])
    .execute();
}

/** By cohort: who looks after it, the deputy, then everybody else who coordinates. */
async function listCoordinators(tx: Tx, today: string): Promise<(cohort: string) => string[]> {
  const rows = await tx
    .selectFrom('membership as m')
    .innerJoin('person as p', (join) => join.onRef('p.organisation_id', '=', 'm.organisation_id').onRef('p.id', '=', 'm.person_id'))
    .select('m.person_id as id')
    .where('m.role', '=', 'coordinator')
    .where('m.first_day', '<=', today)
    .where((on) => on.or([on('m.last_day', 'is', null), on('m.last_day', '>=', today)]))
    .where('p.left_on', 'is', null)
    .orderBy('p.made_at')
    .orderBy('p.family_name')
    .orderBy('p.id')
    .execute();
  const named = new Map((await tx.selectFrom('cohort').select(['id', 'coordinator_id', 'deputy_id']).execute()).map((row) => [row.id, [row.coordinator_id, row.deputy_id].filter((id) => id !== null)]));
  const all = rows.map(({ id }) => id);
  return (cohort) => [...new Set([...(named.get(cohort) ?? []), ...all])];
}

export type OpenRound = { finding: Finding; coordinators: string[] };

/** Rounds that close soon and that too few have answered. */
export async function findRoundSignals(tx: Tx, today: string): Promise<OpenRound[]> {
  const rounds = (await listRounds(tx, {})).filter(({ opensOn, closesOn, releasedAt }) => opensOn <= today && today <= closesOn && releasedAt === null);
  if (rounds.length === 0) return [];
  const coordinators = await listCoordinators(tx, today);
  const found: OpenRound[] = [];
  for (const round of rounds) {
    const rule = (await tx.selectFrom('programme').select('rules').where('id', '=', round.programmeId).executeTakeFirstOrThrow()).rules as ProgrammeRules;
    const signal = signalRulesOf(rule).find(({ kind }) => kind === 'round-unanswered');
    if (!signal) continue;
    const { asked, answered } = await tx
      .selectFrom('rater')
      .select([sql<number>`count(*)::int`.as('asked'), sql<number>`count(submitted_at)::int`.as('answered')])
      .where('round_id', '=', round.id)
      .where('checked_at', 'is not', null)
      .where('declined_why', 'is', null)
      .executeTakeFirstOrThrow();
    const finding = roundFinding({ round: round.id, rule: signal, closesOn: round.closesOn, asked, answered, today });
    if (finding) found.push({ finding, coordinators: coordinators(round.cohortId) });
  }
  return found;
}

export async function listAway(tx: Tx, today: string): Promise<Away[]> {
  const rows = await tx.selectFrom('absence').select(['person_id', 'first_day', 'last_day', 'deputy_id']).where('last_day', '>=', today).execute();
  return rows.map((row) => ({ person: row.person_id, firstDay: row.first_day, lastDay: row.last_day, deputy: row.deputy_id }));
}

/** Open ones and those of the last year or so, with what was done. */
export async function listKnownSignals(tx: Tx, today: string): Promise<Known[]> {
  const rows = await tx
    .selectFrom('signal as s')
    .select([
      's.id',
      's.kind',
      's.mentorship_id',
      's.mentee_id',
      's.round_id',
      's.subject_id',
      's.since',
      's.raised_on',
      's.raised_by',
      's.action_due',
      's.owner_id',
      's.settled_on',
      's.settled_by',
      (on) =>
        on
          .selectFrom('signal_step as t')
          .select(sql<boolean>`coalesce(bool_or(t.kind = 'action'), false)`.as('acted'))
          .whereRef('t.organisation_id', '=', 's.organisation_id')
          .whereRef('t.signal_id', '=', 's.id')
          .as('acted'),
      (on) =>
        on
          .selectFrom('signal_step as t')
          .select(sql<number>`count(*)::int`.as('n'))
          .whereRef('t.organisation_id', '=', 's.organisation_id')
          .whereRef('t.signal_id', '=', 's.id')
          .where('t.kind', '=', 'escalation')
          .as('escalations'),
    ])
    .where((on) => on.or([on('s.settled_on', 'is', null), on.and([on('s.settled_by', 'is not', null), on('s.settled_on', '>=', addDays(today, -rememberDays))])]))
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    mentorship: row.mentorship_id,
    mentee: row.mentee_id,
    round: row.round_id,
    subject: row.subject_id,
    since: row.since,
    raisedOn: row.raised_on,
    isByRule: row.raised_by === null,
    actionDue: row.action_due,
    owner: row.owner_id,
    hasAction: row.acted ?? false,
    escalations: row.escalations ?? 0,
    settledOn: row.settled_on,
    settledBy: row.settled_by,
  }));
}

export type NewSignal = {
  organisation: string;
  kind: SignalKind;
  severity: Severity;
  mentorship: string | null;
  mentee: string | null;
  round: string | null;
  subject: string | null;
  since: string;
  fact: Fact;
  raisedOn: string;
  raisedBy: string | null;
  actionDue: string;
  owner: string;
  deputy: string | null;
};

export async function insertSignal(tx: Tx, signal: NewSignal): Promise<string> {
  const id = crypto.randomUUID();
  await tx
    .insertInto('signal')
    .values({
      organisation_id: signal.organisation,
      id,
      kind: signal.kind,
      severity: signal.severity,
      mentorship_id: signal.mentorship,
      mentee_id: signal.mentee,
      round_id: signal.round,
      subject_id: signal.subject,
      fact: JSON.stringify(signal.fact),
      since: signal.since,
      raised_on: signal.raisedOn,
      raised_by: signal.raisedBy,
      action_due: signal.actionDue,
      owner_id: signal.owner,
      deputy_id: signal.deputy,
    })
    .execute();
  return id;
}

export async function insertSignalText(tx: Tx, { organisation, signal, author, body }: { organisation: string; signal: string; author: string; body: string }): Promise<void> {
  await tx.insertInto('signal_text').values({ organisation_id: organisation, signal_id: signal, author_id: author, body }).execute();
}

/** Days that have passed and the like, for all that is open at once. */
export async function updateFacts(tx: Tx, facts: { id: string; fact: Fact }[]): Promise<void> {
  if (facts.length === 0) return;
  const [ids, values] = [facts.map(({ id }) => id), facts.map(({ fact }) => JSON.stringify(fact))];
  await sql`update signal s set fact = v.fact::jsonb from unnest(${sql.val(ids)}::uuid[], ${sql.val(values)}::text[]) as v (id, fact) where s.id = v.id and s.fact <> v.fact::jsonb`.execute(tx);
}

/** False when it was settled before. */
export async function settleSignal(tx: Tx, id: string, { today, person, outcome }: { today: string; person: string | null; outcome: Outcome }): Promise<boolean> {
  const done = await tx.updateTable('signal').set({ settled_on: today, settled_by: person, outcome }).where('id', '=', id).where('settled_on', 'is', null).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function moveSignal(
  tx: Tx,
  { organisation, id, kind, to, deputy, actionDue, today }: { organisation: string; id: string; kind: 'escalation' | 'deputy'; to: string; deputy: string | null; actionDue: string; today: string },
): Promise<void> {
  await tx.updateTable('signal').set({ owner_id: to, deputy_id: deputy, action_due: actionDue }).where('id', '=', id).execute();
  await tx.insertInto('signal_step').values({ organisation_id: organisation, signal_id: id, kind, to_id: to, taken_on: today }).execute();
}

export async function insertAction(tx: Tx, { organisation, signal, person, what, today }: { organisation: string; signal: string; person: string; what: string; today: string }): Promise<void> {
  await tx.insertInto('signal_step').values({ organisation_id: organisation, signal_id: signal, kind: 'action', what, person_id: person, taken_on: today }).execute();
}

export type SignalLine = Known & {
  kind: SignalKind;
  severity: Severity;
  fact: Fact;
  ownerName: string;
  deputyName: string | null;
  raisedById: string | null;
  raisedByName: string | null;
  about: string;
  menteeName: string | null;
  outcome: Outcome | null;
  firstAction: string | null;
};
export type SignalScope = { id?: string; owner?: string; mentorship?: string; open?: boolean };

export async function listSignals(tx: Tx, scope: SignalScope): Promise<SignalLine[]> {
  let query = tx
    .selectFrom('signal as s')
    .innerJoin('person as o', (join) => join.onRef('o.organisation_id', '=', 's.organisation_id').onRef('o.id', '=', 's.owner_id'))
    .leftJoin('person as d', (join) => join.onRef('d.organisation_id', '=', 's.organisation_id').onRef('d.id', '=', 's.deputy_id'))
    .leftJoin('person as r', (join) => join.onRef('r.organisation_id', '=', 's.organisation_id').onRef('r.id', '=', 's.raised_by'))
    .leftJoin('person as e', (join) => join.onRef('e.organisation_id', '=', 's.organisation_id').onRef('e.id', '=', 's.mentee_id'))
    .leftJoin('mentorship as m', (join) => join.onRef('m.organisation_id', '=', 's.organisation_id').onRef('m.id', '=', 's.mentorship_id'))
    .leftJoin('assessment_round as a', (join) => join.onRef('a.organisation_id', '=', 's.organisation_id').onRef('a.id', '=', 's.round_id'))
    .selectAll('s')
    .select([
      sql<string>`o.given_name || ' ' || o.family_name`.as('owner'),
      sql<string | null>`d.given_name || ' ' || d.family_name`.as('deputy'),
      sql<string | null>`r.given_name || ' ' || r.family_name`.as('raiser'),
      sql<string | null>`e.given_name || ' ' || e.family_name`.as('mentee'),
      sql<string>`coalesce(m.name, a.name, (select string_agg(p.given_name || ' ' || p.family_name, ', ' order by x.part, p.family_name)
        from mentorship_member x join person p on p.organisation_id = x.organisation_id and p.id = x.person_id where x.organisation_id = s.organisation_id and x.mentorship_id = s.mentorship_id), '')`.as('about'),
      sql<string | null>`(select min(t.taken_on) from signal_step t where t.organisation_id = s.organisation_id and t.signal_id = s.id and t.kind = 'action')`.as('first_action'),
      sql<number>`(select count(*)::int from signal_step t where t.organisation_id = s.organisation_id and t.signal_id = s.id and t.kind = 'escalation')`.as('escalations'),
    ])
    .orderBy('s.action_due')
    .orderBy('s.raised_on')
    .orderBy('s.id');
  if (scope.id) query = query.where('s.id', '=', scope.id);
  if (scope.owner) query = query.where('s.owner_id', '=', scope.owner);
  if (scope.mentorship) query = query.where('s.mentorship_id', '=', scope.mentorship);
  if (scope.open) query = query.where('s.settled_on', 'is', null);
  return (await query.execute()).map((row) => ({
    id: row.id,
    kind: row.kind as SignalKind,
    severity: row.severity as Severity,
    fact: row.fact as Fact,
    mentorship: row.mentorship_id,
    mentee: row.mentee_id,
    round: row.round_id,
    subject: row.subject_id,
    since: row.since,
    raisedOn: row.raised_on,
    isByRule: row.raised_by === null,
    raisedById: row.raised_by,
    raisedByName: row.raiser,
    actionDue: row.action_due,
    owner: row.owner_id,
    ownerName: row.owner,
    deputyName: row.deputy,
    about: row.about,
    menteeName: row.mentee,
    hasAction: row.first_action !== null,
    firstAction: row.first_action,
    escalations: row.escalations,
    settledOn: row.settled_on,
    settledBy: row.settled_by,
    outcome: row.outcome as Outcome | null,
  }));
}

export type Step = { kind: 'action' | 'escalation' | 'deputy'; what: string | null; takenOn: string; who: string | null; to: string | null };

export async function listSteps(tx: Tx, signal: string): Promise<Step[]> {
  const rows = await tx
    .selectFrom('signal_step as s')
    .leftJoin('person as p', (join) => join.onRef('p.organisation_id', '=', 's.organisation_id').onRef('p.id', '=', 's.person_id'))
    .leftJoin('person as q', (join) => join.onRef('q.organisation_id', '=', 's.organisation_id').onRef('q.id', '=', 's.to_id'))
    .select(['s.kind', 's.what', 's.taken_on', sql<string | null>`p.given_name || ' ' || p.family_name`.as('who'), sql<string | null>`q.given_name || ' ' || q.family_name`.as('to')])
    .where('s.signal_id', '=', signal)
    .orderBy('s.taken_on')
    .orderBy('s.made_at')
    .execute();
  return rows.map((row) => ({ kind: row.kind as Step['kind'], what: row.what, takenOn: row.taken_on, who: row.who, to: row.to }));
}

/** Null for everybody but who wrote it and who owns the signal. */
export async function findSignalText(tx: Tx, signal: string): Promise<string | null> {
  return (await tx.selectFrom('signal_text').select('body').where('signal_id', '=', signal).executeTakeFirst())?.body ?? null;
}

export type AwayLine = { id: string; firstDay: string; lastDay: string; deputy: string | null };

export async function listOwnAway(tx: Tx, person: string, today: string): Promise<AwayLine[]> {
  const rows = await tx
    .selectFrom('absence as a')
    .leftJoin('person as p', (join) => join.onRef('p.organisation_id', '=', 'a.organisation_id').onRef('p.id', '=', 'a.deputy_id'))
    .select(['a.id', 'a.first_day', 'a.last_day', sql<string | null>`p.given_name || ' ' || p.family_name`.as('deputy')])
    .where('a.person_id', '=', person)
    .where('a.last_day', '>=', today)
    .orderBy('a.first_day')
    .execute();
  return rows.map((row) => ({ id: row.id, firstDay: row.first_day, lastDay: row.last_day, deputy: row.deputy }));
}

export async function insertAway(tx: Tx, { organisation, person, firstDay, lastDay, deputy }: Away & { organisation: string }): Promise<void> {
  await tx.insertInto('absence').values({ organisation_id: organisation, person_id: person, first_day: firstDay, last_day: lastDay, deputy_id: deputy }).execute();
}

export async function deleteAway(tx: Tx, id: string, person: string): Promise<boolean> {
  return (await tx.deleteFrom('absence').where('id', '=', id).where('person_id', '=', person).executeTakeFirst()).numDeletedRows === 1n;
}

/** For a signal that a person raises about a mentorship. */
export async function findPeople(tx: Tx, mentorship: MentorshipLine, today: string): Promise<People> {
  return { mentors: mentorship.mentors.map(({ personId }) => personId), coordinators: (await listCoordinators(tx, today))(mentorship.cohortId) };
}
