import { sql } from 'kysely';
import { isBelowPass } from '../organisations/settings.store.ts';
import type { Marks } from '../../web/session.ts';
import { listRounds } from '../assessments/round.store.ts';
import { inside, type ReadTx } from '../../platform/database.ts';
import { addDays } from '../../platform/i18n.ts';
import { totalOf } from '../hours/hours.rules.ts';
import { listHours } from '../hours/hours.store.ts';
import { listMentorships, type MentorshipLine } from '../mentorships/mentorship.store.ts';
import { signalRulesOf } from '../profiles/template.store.ts';
import {
  factDays,
  roundFinding,
  type Finding,
  type People,
  type Relation,
} from './signal.rules.ts';
import { mostOf } from './signal-rule.rules.ts';

export type Watched = {
  relations: Relation[];
  people: Map<string, People & { /** Of a pair: both. */ pair: string[] }>;
};

/** Everything that the rules look at, for all running mentorships at once. */
export async function loadRelations(
  tx: ReadTx,
  coordinators: Coordinators,
  { today, marks }: { today: string; marks: Marks },
): Promise<Watched> {
  const running = (await listMentorships(tx, {})).filter(
    ({ closedOn, firstDay, lastDay }) => closedOn === null && firstDay <= today && today <= lastDay,
  );
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
  const checks = own(await listMentorChecks(tx, ids));
  const facts = own(
    await listPupilFacts(tx, ids, { from: addDays(today, -factDays), today, marks }),
  );
  const hours = await listLongest(tx, running, today);
  const people = new Map(
    running.map((line) => [
      line.id,
      {
        mentors: line.mentors.map(({ personId }) => personId),
        coordinators: coordinators(line.cohortId),
        pair:
          line.kind === 'pair'
            ? [...line.mentees, ...line.mentors].map(({ personId }) => personId)
            : [],
      },
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
    talks: talks(line.id),
    agreements: agreements(line.id),
    goals: goals(line.id),
    appointments: appointments(line.id),
    moods: moods(line.id),
    absences: facts(line.id).flatMap(({ mentee, hours: away, awayLast }) =>
      awayLast ? [{ mentee, hours: away, since: awayLast }] : [],
    ),
    marks: facts(line.id).flatMap(({ mentee, low, lowLast }) =>
      lowLast ? [{ mentee, low, since: lowLast }] : [],
    ),
    checks: checks(line.id),
    hours: {
      promised: line.hoursPromised,
      usedMinutes: hours.get(line.id) ?? line.usedMinutes,
      cohortFirst: line.cohortFirst,
      cohortLast: line.lastDay,
    },
  }));
  return { relations, people };
}

/**
 * M-18: of the one in each mentorship who has used most; nothing is counted where nothing was
 * promised.
 */
async function listLongest(
  tx: ReadTx,
  running: MentorshipLine[],
  today: string,
): Promise<Map<string, number>> {
  if (running.every(({ hoursPromised }) => hoursPromised === null)) return new Map();
  const longest = new Map<string, number>();
  for (const { mentorshipId, used } of await listHours(tx, { now: new Date(`${today}T00:00:00Z`) }))
    longest.set(mentorshipId, Math.max(longest.get(mentorshipId) ?? 0, totalOf(used)));
  return longest;
}

const among = (ids: string[]) => sql<boolean>`m.mentorship_id = any(${sql.val(ids)}::uuid[])`;

/** Pupils of groups: the last talk with each alone, and the day on which they came. */
async function listTalks(
  tx: ReadTx,
  ids: string[],
): Promise<{ of: string; mentee: string; last: string | null; since: string }[]> {
  const rows = await tx
    .selectFrom('mentorship_member as m')
    .innerJoin('mentorship as g', (join) =>
      inside(join, 'g.id', 'm.mentorship_id').on('g.kind', '=', 'group'),
    )
    .leftJoin(
      (on) =>
        on
          .selectFrom('meeting')
          .select([
            'organisation_id',
            'mentorship_id',
            'with_mentee_id',
            sql<string>`max(held_on)`.as('last'),
          ])
          .where('with_mentee_id', 'is not', null)
          .groupBy(['organisation_id', 'mentorship_id', 'with_mentee_id'])
          .as('t'),
      (join) =>
        inside(join, 't.mentorship_id', 'm.mentorship_id').onRef(
          't.with_mentee_id',
          '=',
          'm.person_id',
        ),
    )
    .select(['m.mentorship_id as of', 'm.person_id as mentee', 't.last', 'm.first_day as since'])
    .where('m.part', '=', 'mentee')
    .where((on) =>
      on.or([on('m.last_day', 'is', null), on('m.last_day', '>=', sql<string>`this_day()`)]),
    )
    .where(among(ids))
    .execute();
  return rows;
}

/** Open ones that are due, and those that were dropped lately. */
async function listAgreed(tx: ReadTx, today: string) {
  const rows = await tx
    .selectFrom('agreement as a')
    .leftJoin('agreement_outcome as o', (join) => inside(join, 'o.agreement_id', 'a.id'))
    .select(['a.mentorship_id as of', 'a.id', 'a.due_on', 'o.kept', 'o.settled_on'])
    .where((on) =>
      on.or([
        on.and([on('o.kept', 'is', null), on('a.due_on', '<', today)]),
        on.and([on('o.kept', '=', false), on('o.settled_on', '>=', addDays(today, -mostOf.days))]),
      ]),
    )
    .execute();
  return rows.map((row) => ({
    of: row.of,
    id: row.id,
    dueOn: row.due_on,
    kept: row.kept,
    settledOn: row.settled_on,
  }));
}

async function listOpenGoals(tx: ReadTx): Promise<{ of: string; id: string; lastStep: string }[]> {
  return tx
    .selectFrom('goal as g')
    .leftJoin('goal_step as s', (join) => inside(join, 's.goal_id', 'g.id'))
    .select([
      'g.mentorship_id as of',
      'g.id',
      sql<string>`greatest(g.set_on, max(s.made_on), max(s.done_on))`.as('lastStep'),
    ])
    .where('g.reached_on', 'is', null)
    .groupBy(['g.organisation_id', 'g.mentorship_id', 'g.id', 'g.set_on'])
    .execute();
}

/** Planned, passed, not called off, and nobody wrote down that it was held. */
async function listUnrecorded(
  tx: ReadTx,
  today: string,
): Promise<{ of: string; id: string; day: string }[]> {
  return tx
    .selectFrom('appointment as a')
    .innerJoin('organisation as o', 'o.id', 'a.organisation_id')
    .leftJoin('meeting as m', (join) => inside(join, 'm.appointment_id', 'a.id'))
    .select([
      'a.mentorship_id as of',
      'a.id',
      sql<string>`(a.starts_at at time zone o.time_zone)::date`.as('day'),
    ])
    .where('a.cancelled_at', 'is', null)
    .where('m.id', 'is', null)
    .where(sql<boolean>`(a.starts_at at time zone o.time_zone)::date < ${today}`)
    .execute();
}

async function listFalling(
  tx: ReadTx,
): Promise<{ of: string; mentee: string; fallingSince: string }[]> {
  const rows = await tx
    .selectFrom('mood')
    .select(['mentorship_id as of', 'mentee_id as mentee', 'falling_since'])
    .where('falling_since', 'is not', null)
    .execute();
  return rows.map((row) => ({ of: row.of, mentee: row.mentee, fallingSince: row.falling_since! }));
}

/**
 * Hours away and marks below a pass in these weeks, with the last day of each: a new
 * one is something new.
 */
async function listPupilFacts(
  tx: ReadTx,
  ids: string[],
  { from, today, marks }: { from: string; today: string; marks: Marks },
) {
  const isLow = sql`f.kind = 'mark' and ${isBelowPass('f.value', marks)}`;
  return tx
    .selectFrom('pupil_fact as f')
    .innerJoin('mentorship_member as m', (join) =>
      inside(join, 'm.person_id', 'f.person_id').on('m.part', '=', 'mentee'),
    )
    .select([
      'm.mentorship_id as of',
      'f.person_id as mentee',
      sql<number>`coalesce(sum(f.value) filter (where f.kind = 'absence'), 0)::float8`.as('hours'),
      sql<string | null>`max(f.day) filter (where f.kind = 'absence')`.as('awayLast'),
      sql<number>`(count(*) filter (where ${isLow}))::int`.as('low'),
      sql<string | null>`max(f.day) filter (where ${isLow})`.as('lowLast'),
    ])
    .where('f.day', '>=', from)
    .where('f.day', '<=', today)
    .where(among(ids))
    .groupBy(['m.mentorship_id', 'f.person_id'])
    .execute();
}

/** Checks of those who mentor on this day. */
async function listMentorChecks(
  tx: ReadTx,
  ids: string[],
): Promise<{ of: string; id: string; validUntil: string }[]> {
  return tx
    .selectFrom('person_check as k')
    .innerJoin('mentorship_member as m', (join) =>
      inside(join, 'm.person_id', 'k.person_id').on('m.part', 'in', ['mentor', 'second-mentor']),
    )
    .select(['m.mentorship_id as of', 'k.id', 'k.valid_until as validUntil'])
    .where('k.ended_on', 'is', null)
    .where((on) =>
      on.or([on('m.last_day', 'is', null), on('m.last_day', '>=', sql<string>`this_day()`)]),
    )
    .where(among(ids))
    .execute();
}

/** By cohort: who looks after it, the deputy, then everybody else who coordinates. */
export type Coordinators = (cohort: string | undefined) => string[];

export async function listCoordinators(tx: ReadTx, today: string): Promise<Coordinators> {
  const rows = await tx
    .selectFrom('membership as m')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'm.person_id'))
    .select('m.person_id as id')
    .where('m.role', '=', 'coordinator')
    .where('m.first_day', '<=', today)
    .where((on) => on.or([on('m.last_day', 'is', null), on('m.last_day', '>=', today)]))
    .where('p.left_on', 'is', null)
    .orderBy('p.made_at')
    .orderBy('p.sort_name')
    .orderBy('p.id')
    .execute();
  const named = new Map(
    (await tx.selectFrom('cohort').select(['id', 'coordinator_id', 'deputy_id']).execute()).map(
      (row) => [row.id, [row.coordinator_id, row.deputy_id].filter((id) => id !== null)],
    ),
  );
  const all = rows.map(({ id }) => id);
  return (cohort) => [...new Set([...(named.get(cohort ?? '') ?? []), ...all])];
}

export type OpenRound = { finding: Finding; cohort: string };

/** Rounds that close soon and that too few have answered. */
export async function findRoundSignals(tx: ReadTx, today: string): Promise<OpenRound[]> {
  const rounds = (await listRounds(tx, {})).filter(
    ({ opensOn, closesOn, releasedAt }) =>
      opensOn <= today && today <= closesOn && releasedAt === null,
  );
  const found: OpenRound[] = [];
  for (const round of rounds) {
    const rule = (
      await tx
        .selectFrom('programme')
        .select('rules')
        .where('id', '=', round.programmeId)
        .executeTakeFirstOrThrow()
    ).rules;
    const signal = signalRulesOf(rule).find(({ kind }) => kind === 'round-unanswered');
    if (!signal) continue;
    const { asked, answered } = await tx
      .selectFrom('rater')
      .select([
        sql<number>`count(*)::int`.as('asked'),
        sql<number>`count(submitted_at)::int`.as('answered'),
      ])
      .where('round_id', '=', round.id)
      .where('checked_at', 'is not', null)
      .where('declined_why', 'is', null)
      .executeTakeFirstOrThrow();
    const finding = roundFinding({
      round: round.id,
      rule: signal,
      closesOn: round.closesOn,
      asked,
      answered,
      today,
    });
    if (finding) found.push({ finding, cohort: round.cohortId });
  }
  return found;
}

/** For a signal that a person raises about a mentorship. */
export async function findPeople(
  tx: ReadTx,
  mentorship: MentorshipLine,
  today: string,
): Promise<People> {
  return {
    mentors: mentorship.mentors.map(({ personId }) => personId),
    coordinators: (await listCoordinators(tx, today))(mentorship.cohortId),
  };
}
