/**
 * Last year's cohort of the demo network, lived to its end: most pairs completed it, some ended early
 * for several reasons, and afterwards people said what became of it. Whole tables are written at
 * once, for the demo is loaded while somebody waits.
 */
import { dayAfter } from '../../features/course/ending.rules.ts';
import { loadPool } from '../../features/cohorts/pool.store.ts';
import { askedAfterMeeting, promptsFor } from '../../features/meetings/meeting.rules.ts';
import type { ClosureReason } from '../../features/mentorships/mentorship.rules.ts';
import { policyFor, solver } from '../../features/optimisation/policy.rules.ts';
import { solve } from '../../features/optimisation/run.rules.ts';
import { mentorCompetences } from '../../features/profiles/profile.rules.ts';
import { findCohort, insertCohort, keepCare } from '../../features/programmes/programme.store.ts';
import { moveCohort } from '../../features/programmes/upkeep.store.ts';
import type { Database, Tx } from '../../platform/database.ts';
import { keysFor, type DataKey } from '../../platform/encryption.ts';
import { addDays } from '../../platform/i18n.ts';
import {
  managerTitles,
  sectors,
  seeded,
  swedishAgreements,
  swedishFamily,
  swedishGiven,
  swedishNeeds,
  type Random,
} from './cast.ts';
import { swedishRatings } from './growth-words.ts';
import { assessInDemo } from './round.ts';

type Past = {
  organisation: string;
  coordinator: string;
  /** The cohort that runs now; this one was a year before. */
  cohort: string;
  start: string;
};
type World = Past & { random: Random; past: string; first: string; last: string };
type Person = { id: string; role: 'mentor' | 'mentee' };
type Pair = {
  id: string;
  mentor: string;
  mentee: string;
  proposal: string | null;
  firstDay: string;
  closedOn: string;
  reason: ClosureReason;
};

/** After so many days, in the order of the pairs; the others completed it. */
const endedEarly: [days: number, reason: ClosureReason][] = [
  [70, 'no-rapport'],
  [110, 'no-rapport'],
  [150, 'no-time'],
  [215, 'no-time'],
  [180, 'left'],
  [245, 'moved'],
  [130, 'other'],
];
const pairs = 20;
const [mentorsAsked, menteesAsked] = [24, 26];
/** Pairs that fell silent for a time, and whose coordinator stepped in. */
const silent = [2, 3, 9, 12, 15];
const silentDays = 66;

export async function finishInDemo(database: Database, now: Past): Promise<void> {
  const first = addDays(now.start, -365);
  const last = addDays(first, 364);
  // Nobody is at work: rows of many people, in the name of each.
  const within = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    database.inTenant(
      { organisation: now.organisation, person: null, purpose: 'erase' },
      'write',
      work,
    );
  const { world, lived } = await within(async (tx) => {
    const made = await open(tx, { ...now, random: seeded(1925), first, last });
    return { world: made, lived: await pairUp(tx, made, await recruit(tx, made)) };
  });
  await within((tx) =>
    end(
      tx,
      world,
      lived.filter(({ reason }) => reason !== 'completed'),
    ),
  );
  await assessInDemo(database, {
    ...now,
    competences: 5,
    seed: 1927,
    names: { given: swedishGiven, family: swedishFamily, domain: 'myndighet.example' },
    words: swedishRatings,
    sources: ['self', 'mentee', 'colleague', 'supervisor'],
    rounds: [
      {
        cohort: world.past,
        name: 'Start',
        opensOn: addDays(first, 28),
        closesOn: addDays(first, 50),
        lift: 0,
      },
      {
        cohort: world.past,
        name: 'Slut',
        opensOn: addDays(first, 310),
        closesOn: addDays(first, 335),
        lift: 0.5,
      },
    ],
  });
  await within(async (tx) => {
    await live(tx, world, lived);
    await lookBack(tx, world, lived);
    await end(
      tx,
      world,
      lived.filter(({ reason }) => reason === 'completed'),
    );
    await moveCohort(tx, world.past, {
      from: 'closing',
      to: 'evaluated',
      today: addDays(last, 55),
    });
  });
}

async function open(tx: Tx, world: Omit<World, 'past'>): Promise<World> {
  const { organisation, coordinator, cohort, first, last } = world;
  const { programmeId } = (await findCohort(tx, cohort))!;
  const past = await insertCohort(tx, {
    organisation,
    programme: programmeId,
    name: `Omgång ${Number(world.start.slice(0, 4)) - 1}`,
    firstDay: first,
    lastDay: last,
    hoursPromised: 40,
    capacity: 40,
    state: 'closing',
  });
  await keepCare(tx, past, { coordinator, deputy: null });
  await tx
    .insertInto('cohort_date')
    .values(
      (
        [
          ['Start och matchning', 'phase', 0, 30],
          ['Gemensam träff: uppstart', 'gathering', 14, 14],
          ['Gemensam träff: halvvägs', 'gathering', 190, 190],
          ['Gemensam träff: avslutning', 'gathering', 350, 350],
        ] as const
      ).map(([name, kind, from, to]) => ({
        organisation_id: organisation,
        cohort_id: past,
        kind,
        name,
        first_day: addDays(first, from),
        last_day: addDays(first, to),
      })),
    )
    .execute();
  return { ...world, past };
}

/** People of the same agencies, none of whom is in the cohort that runs. */
async function recruit(tx: Tx, world: World): Promise<Person[]> {
  const { organisation, random, first, past } = world;
  const members = await tx.selectFrom('member_organisation').select('id').orderBy('name').execute();
  const known = new Set(
    (await tx.selectFrom('person').select(['given_name', 'family_name']).execute()).map(
      (row) => `${row.given_name} ${row.family_name}`,
    ),
  );
  const people = Array.from({ length: mentorsAsked + menteesAsked }, (_, i) => {
    let [given, family] = [random.pick(swedishGiven), random.pick(swedishFamily)];
    while (known.has(`${given} ${family}`))
      [given, family] = [random.pick(swedishGiven), random.pick(swedishFamily)];
    known.add(`${given} ${family}`);
    return {
      organisation_id: organisation,
      id: random.id(),
      given_name: given,
      family_name: family,
      member_organisation_id: members[i % members.length]!.id,
      language: 'sv' as const,
      languages: ['sv'],
      sector: sectors[i % members.length]!,
      email: `${given}.${family}.${300 + i}@myndighet.example`
        .toLowerCase()
        .normalize('NFD')
        .replace(/[^\w.@]/g, ''),
      job_title: random.pick(managerTitles),
    };
  });
  await tx.insertInto('person').values(people).execute();
  const role = (i: number) => (i < mentorsAsked ? ('mentor' as const) : ('mentee' as const));
  await tx
    .insertInto('membership')
    .values(
      people.map(({ id }, i) => ({
        organisation_id: organisation,
        person_id: id,
        role: role(i),
        first_day: addDays(first, -20),
      })),
    )
    .execute();
  const { profile } = (await findCohort(tx, past))!;
  const competences = mentorCompetences(profile).map(({ id }) => id);
  const applications = people.map(({ id }, i) => ({
    organisation_id: organisation,
    id: random.id(),
    cohort_id: past,
    person_id: id,
    role: role(i),
    competences: JSON.stringify(random.some(competences, random.whole(1, 2))),
    preferences: JSON.stringify({
      slots: [],
      region: random.pick(['Stockholm', 'Göteborg', 'Malmö', 'Umeå']),
      online: random.chance(0.6),
      years: null,
    }),
    made_at: at(addDays(first, -60 + (i % 20))),
  }));
  const keys = await keysFor(tx, organisation, [
    ...people.map(({ id }) => id),
    ...applications.map(({ id }) => id),
  ]);
  await tx
    .insertInto('application')
    .values(
      applications.map((row) => ({
        ...row,
        key_id: keys.get(row.person_id)!.id,
        answers: keys
          .get(row.person_id)!
          .seal(
            'application.answers',
            row.id,
            JSON.stringify(
              row.role === 'mentor' ? { willing: 'yes', hours: '40' } : { 'stated-need': 'yes' },
            ),
          ),
      })),
    )
    .execute();
  // One mentor and two mentees were declined.
  const isDeclined = (i: number) => [5, 30, 41].includes(i);
  await tx
    .insertInto('admission_decision')
    .values(
      applications.map((row, i) => {
        const [id, key] = [random.id(), keys.get(row.id)!];
        return {
          organisation_id: organisation,
          id,
          application_id: row.id,
          verdict: isDeclined(i) ? ('no' as const) : ('yes' as const),
          key_id: key.id,
          parts: key.seal('admission_decision.parts', id, '[]'),
          admitted: !isDeclined(i),
          reason: isDeclined(i)
            ? key.seal('admission_decision.reason', id, 'Uppfyllde inte kraven i den omgången.')
            : null,
          decided_by: world.coordinator,
          decided_at: at(addDays(first, -28 + (i % 12))),
        };
      }),
    )
    .execute();
  return people.map(({ id }, i) => ({ id, role: role(i) }));
}

const at = (day: string) => new Date(`${day}T09:00:00Z`);

/** A run as it would have been; two of its proposals came to nothing, and one pair was made anew. */
async function pairUp(tx: Tx, world: World, people: Person[]): Promise<Pair[]> {
  const { organisation, coordinator, random, past, first, last } = world;
  const { rules } = (await findCohort(tx, past))!;
  const [pool, policy] = [await loadPool(tx, past), policyFor(rules)];
  const result = solve(pool, policy, 25);
  const run = random.id();
  await tx
    .insertInto('matching_run')
    .values({
      organisation_id: organisation,
      id: run,
      cohort_id: past,
      seed: 25,
      solver,
      pool: JSON.stringify(pool),
      policy: JSON.stringify(policy),
      result: JSON.stringify(result),
      made_by: coordinator,
      made_at: at(addDays(first, -10)),
    })
    .execute();
  const proposals = result.pairs.map((pair) => ({
    organisation_id: organisation,
    id: random.id(),
    run_id: run,
    cohort_id: past,
    mentor_id: pair.mentor,
    mentee_id: pair.mentee,
    score: pair.score,
    reasons: JSON.stringify(pair.reasons),
    made_at: at(addDays(first, -10)),
    sent_at: at(addDays(first, -9)),
    answer_by: addDays(first, 5),
  }));
  await tx.insertInto('proposal').values(proposals).execute();
  const keys = await keysFor(
    tx,
    organisation,
    proposals.map(({ id }) => id),
  );
  await tx
    .insertInto('proposal_answer')
    .values(
      proposals.flatMap((proposal, i) =>
        (['mentor', 'mentee'] as const).flatMap((side) => {
          // Of those beyond the pairs a mentee said no, and the mentors never answered.
          const accepted = i < pairs;
          if (!accepted && side === 'mentor') return [];
          const [id, key] = [random.id(), keys.get(proposal.id)!];
          const day = addDays(first, -8 + ((i * 3 + (side === 'mentor' ? 1 : 0)) % 11));
          return [
            {
              organisation_id: organisation,
              id,
              proposal_id: proposal.id,
              side,
              accepted,
              key_id: accepted ? null : key.id,
              reason: accepted
                ? null
                : key.seal('proposal_answer.reason', id, 'Vi har redan arbetat ihop.'),
              answered_by: side === 'mentor' ? proposal.mentor_id : proposal.mentee_id,
              answered_at: at(day),
              answered_on: day,
            },
          ];
        }),
      ),
    )
    .execute();
  const lived: Pair[] = proposals.slice(0, pairs).map((proposal, i) => {
    const firstDay = addDays(first, 4 + (i % 10));
    const early = endedEarly[i];
    return {
      id: random.id(),
      mentor: proposal.mentor_id,
      mentee: proposal.mentee_id,
      proposal: proposal.id,
      firstDay,
      closedOn: early ? addDays(firstDay, early[0]) : addDays(last, i === 19 ? 50 : -(i % 5) * 3),
      reason: early ? early[1] : 'completed',
    };
  });
  // Whose pair did not work got another mentor.
  const used = new Set(lived.map(({ mentor }) => mentor));
  const spare = people.find(({ id, role }) => role === 'mentor' && !used.has(id))!;
  lived.push({
    id: random.id(),
    mentor: spare.id,
    mentee: lived[0]!.mentee,
    proposal: null,
    firstDay: addDays(lived[0]!.closedOn, 19),
    closedOn: last,
    reason: 'completed',
  });
  await tx
    .insertInto('mentorship')
    .values(
      lived.map((pair) => ({
        organisation_id: organisation,
        id: pair.id,
        cohort_id: past,
        kind: 'pair' as const,
        proposal_id: pair.proposal,
        first_day: pair.firstDay,
      })),
    )
    .execute();
  await tx
    .insertInto('mentorship_member')
    .values(
      lived.flatMap((pair) =>
        (['mentor', 'mentee'] as const).map((part) => ({
          organisation_id: organisation,
          mentorship_id: pair.id,
          person_id: pair[part],
          part,
          first_day: pair.firstDay,
        })),
      ),
    )
    .execute();
  const extended = lived[19]!;
  await tx
    .insertInto('extension')
    .values({
      organisation_id: organisation,
      mentorship_id: extended.id,
      until: addDays(last, 60),
      asked_by: extended.mentee,
      asked_on: addDays(last, -20),
      agreed_by: extended.mentor,
      agreed_on: addDays(last, -18),
    })
    .execute();
  await tx
    .insertInto('pause')
    .values(
      (
        [
          [3, 95, 120, 'workload'],
          [8, 120, 152, 'illness'],
          [11, 200, 231, 'leave'],
        ] as const
      ).map(([i, from, to, reason]) => ({
        organisation_id: organisation,
        mentorship_id: lived[i]!.id,
        first_day: addDays(lived[i]!.firstDay, from),
        last_day: addDays(lived[i]!.firstDay, to),
        reason,
        asked_by: lived[i]!.mentor,
      })),
    )
    .execute();
  return lived;
}

const end = (tx: Tx, { organisation }: World, ended: Pair[]): Promise<unknown> =>
  tx
    .insertInto('closure')
    .values(
      ended.map((pair, i) => ({
        organisation_id: organisation,
        mentorship_id: pair.id,
        closed_on: pair.closedOn,
        reason: pair.reason,
        closed_by: i % 2 === 0 ? pair.mentor : pair.mentee,
      })),
    )
    .execute();

type Texts = { insert: (pair: Pair, author: string, body: string) => string };

/** Meetings, what mentees said after them, agreements, hours, gatherings and what was seen to. */
async function live(tx: Tx, world: World, lived: Pair[]): Promise<void> {
  const { organisation, coordinator, random, past } = world;
  const { profile, rules } = (await findCohort(tx, past))!;
  const behaviours = askedAfterMeeting(profile, 'sv');
  const keys = await keysFor(
    tx,
    organisation,
    lived.map(({ id }) => id),
  );
  const { texts, rows } = collect(organisation, random, keys);
  const meetings: { id: string; pair: Pair; day: string; minutes: number }[] = [];
  const signals: { pair: Pair; since: string; met: string }[] = [];
  for (const [i, pair] of lived.entries()) {
    const rhythm = random.whole(20, 29);
    let wasSilent = !silent.includes(i);
    for (
      let day = addDays(pair.firstDay, random.whole(5, 16));
      day <= pair.closedOn;
      day = addDays(day, rhythm + random.whole(-4, 4))
    ) {
      if (!wasSilent && day > addDays(pair.firstDay, 30)) {
        const since = meetings.at(-1)!.day;
        day = addDays(since, silentDays + random.whole(0, 8));
        wasSilent = true;
        if (day > pair.closedOn) break;
        signals.push({ pair, since, met: day });
      }
      meetings.push({ id: random.id(), pair, day, minutes: random.pick([60, 75, 90, 90, 120]) });
    }
  }
  await tx
    .insertInto('meeting')
    .values(
      meetings.map(({ id, pair, day, minutes }) => ({
        organisation_id: organisation,
        id,
        mentorship_id: pair.id,
        held_on: day,
        minutes,
        recorded_by: pair.mentee,
        recorded_at: at(day),
        note_class: 'shared' as const,
      })),
    )
    .execute();
  const answered = meetings.filter(() => random.chance(0.65));
  const counts = new Map<string, number>();
  await tx
    .insertInto('pulse')
    .values(
      answered.map(({ id, pair, day }) => {
        const [key, n] = [keys.get(pair.id)!, counts.get(pair.id) ?? 0];
        counts.set(pair.id, n + 1);
        const least = pair.reason === 'no-rapport' ? 1 : 3;
        const say = () => random.whole(least, Math.min(5, least + 2));
        return {
          organisation_id: organisation,
          mentorship_id: pair.id,
          meeting_id: id,
          mentee_id: pair.mentee,
          key_id: key.id,
          answers: key.seal(
            'pulse.answers',
            [id, pair.mentee],
            JSON.stringify({
              story: say(),
              worth: say(),
              ...Object.fromEntries(
                promptsFor(behaviours, n).map((one) => [`behaviour:${one.id}`, say()]),
              ),
            }),
          ),
          given_on: addDays(day, 1),
        };
      }),
    )
    .execute();
  const agreements = meetings
    .filter((_, k) => k % 4 === 1)
    .map(({ id, pair, day }) => ({
      organisation_id: organisation,
      id: random.id(),
      mentorship_id: pair.id,
      meeting_id: id,
      text_id: texts.insert(pair, pair.mentee, random.pick(swedishAgreements)),
      owner_id: random.chance(0.75) ? pair.mentee : pair.mentor,
      made_on: day,
      due_on: addDays(day, random.whole(10, 25)),
    }));
  await tx.insertInto('confided_text').values(rows).execute();
  await tx.insertInto('agreement').values(agreements).execute();
  await tx
    .insertInto('agreement_outcome')
    .values(
      agreements
        .filter((_, k) => k % 8 !== 7)
        .map((row) => ({
          organisation_id: organisation,
          agreement_id: row.id,
          kept: random.chance(0.82),
          settled_on: row.due_on,
          settled_by: row.owner_id,
        })),
    )
    .execute();
  await tx
    .insertInto('hours_entry')
    .values(
      lived.flatMap((pair) =>
        [10, 45, 60].map((days, k) => ({
          organisation_id: organisation,
          person_id: k === 2 ? pair.mentee : pair.mentor,
          mentorship_id: pair.id,
          kind: k === 1 ? ('travel' as const) : ('preparation' as const),
          day: addDays(pair.firstDay, days),
          minutes: random.pick([30, 45, 60]),
        })),
      ),
    )
    .execute();
  const gatherings = await tx
    .selectFrom('cohort_date')
    .select(['id', 'first_day'])
    .where('cohort_id', '=', past)
    .where('kind', '=', 'gathering')
    .orderBy('first_day')
    .execute();
  await tx
    .insertInto('gathering_attendance')
    .values(
      gatherings.flatMap(({ id, first_day: day }) =>
        [
          ...new Set(
            lived
              .filter(({ firstDay, closedOn }) => firstDay <= day && day <= closedOn)
              .flatMap(({ mentor, mentee }) => [mentor, mentee]),
          ),
        ].map((person) => ({
          organisation_id: organisation,
          date_id: id,
          person_id: person,
          came: random.chance(0.8),
          minutes: 180,
          noted_by: coordinator,
        })),
      ),
    )
    .execute();
  const seen = signals.map(({ pair, since, met }, k) => ({
    id: random.id(),
    pair,
    since,
    raisedOn: addDays(since, rules.silenceDays + 1),
    actedOn: addDays(since, rules.silenceDays + 2 + k),
    met,
  }));
  await tx
    .insertInto('signal')
    .values(
      seen.map((one) => ({
        organisation_id: organisation,
        id: one.id,
        kind: 'silence',
        severity: 'middle' as const,
        mentorship_id: one.pair.id,
        fact: JSON.stringify({ days: rules.silenceDays + 1, limit: rules.silenceDays }),
        since: one.since,
        raised_on: one.raisedOn,
        action_due: addDays(one.raisedOn, 7),
        owner_id: coordinator,
        settled_on: one.met,
        settled_by: coordinator,
        outcome: 'helped',
      })),
    )
    .execute();
  await tx
    .insertInto('signal_step')
    .values(
      seen.map((one) => ({
        organisation_id: organisation,
        signal_id: one.id,
        kind: 'action' as const,
        what: 'asked',
        taken_on: one.actedOn,
        person_id: coordinator,
      })),
    )
    .execute();
}

/** Texts that their tables name, written together afterwards. */
function collect(
  organisation: string,
  random: Random,
  keys: Map<string, DataKey>,
): { texts: Texts; rows: ReturnType<typeof rowOf>[] } {
  const rows: ReturnType<typeof rowOf>[] = [];
  const rowOf = (pair: Pair, author: string, body: string) => {
    const [id, key] = [random.id(), keys.get(pair.id)!];
    return {
      organisation_id: organisation,
      id,
      mentorship_id: pair.id,
      author_id: author,
      note_class: 'shared' as const,
      key_id: key.id,
      body: key.seal('confided_text.body', id, body),
    };
  };
  return {
    rows,
    texts: {
      insert: (pair, author, body) => {
        const row = rowOf(pair, author, body);
        rows.push(row);
        return row.id;
      },
    },
  };
}

/** What mentees needed and where they stand, what both said at the end and three months later. */
async function lookBack(tx: Tx, world: World, lived: Pair[]): Promise<void> {
  const { organisation, random } = world;
  const keys = await keysFor(
    tx,
    organisation,
    lived.map(({ id }) => id),
  );
  const { texts, rows } = collect(organisation, random, keys);
  /** Most who completed it said how it ended, and a few of the others. */
  const said = (pair: Pair, i: number) =>
    pair.reason === 'completed' ? i % 7 !== 6 : i === 2 || i === 4;
  const needs = lived.flatMap((pair, i) =>
    swedishNeeds.slice(i % 3, (i % 3) + (i % 4 === 0 ? 2 : 1)).map((text) => {
      const [id, key] = [random.id(), keys.get(pair.id)!];
      const start = random.whole(1, 3);
      const now = Math.min(5, Math.max(1, start + random.pick([0, 1, 1, 2, -1])));
      return {
        organisation_id: organisation,
        id,
        mentorship_id: pair.id,
        mentee_id: pair.mentee,
        text_id: texts.insert(pair, pair.mentee, text),
        key_id: key.id,
        start_level: key.seal('need.start_level', id, String(start)),
        set_on: addDays(pair.firstDay, 12),
        ...(said(pair, i) && {
          end_level: key.seal('need.end_level', id, String(now)),
          end_said_on: addDays(pair.closedOn, 3),
        }),
      };
    }),
  );
  await tx.insertInto('confided_text').values(rows).execute();
  await tx.insertInto('need').values(needs).execute();
  const spoken = lived.filter(({ reason }, i) => reason === 'completed' && i % 6 !== 5);
  await tx
    .insertInto('closing')
    .values(
      spoken.map((pair, i) => ({
        organisation_id: organisation,
        mentorship_id: pair.id,
        talk_on: addDays(pair.closedOn, -5),
        aftercare_on: i % 3 === 0 ? addDays(pair.closedOn, 90) : null,
        aftercare_done_on: i % 3 === 0 ? addDays(pair.closedOn, 92) : null,
        noted_by: pair.mentor,
        noted_on: addDays(pair.closedOn, -5),
      })),
    )
    .execute();
  const sides = lived.flatMap((pair, i) =>
    (['mentor', 'mentee'] as const).map((part) => ({
      pair,
      part,
      person: pair[part],
      answers: said(pair, i) && (part === 'mentee' || i % 5 !== 4),
      answersLater: i % 4 !== (part === 'mentor' ? 1 : 2),
    })),
  );
  const about = ({ pair, person }: (typeof sides)[number]) => ({
    organisation_id: organisation,
    mentorship_id: pair.id,
    person_id: person,
  });
  const low = ({ pair }: (typeof sides)[number]) => (pair.reason === 'completed' ? 3 : 2);
  await tx
    .insertInto('end_measure')
    .values(
      sides
        .filter(({ answers }) => answers)
        .map((side) => {
          const key = keys.get(side.pair.id)!;
          const say = () => random.whole(low(side), 5);
          return {
            ...about(side),
            key_id: key.id,
            answers: key.seal(
              'end_measure.answers',
              [side.pair.id, side.person],
              JSON.stringify(
                side.part === 'mentee'
                  ? { reached: say(), helped: say(), again: say() }
                  : { reached: say(), supported: say(), again: say() },
              ),
            ),
          };
        }),
    )
    .execute();
  await tx
    .insertInto('end_question')
    .values(
      sides.map((side) => ({
        ...about(side),
        months: 0,
        asked_on: side.pair.reason === 'completed' ? addDays(world.last, -28) : side.pair.closedOn,
        answered_on: side.answers ? addDays(side.pair.closedOn, 3) : null,
      })),
    )
    .execute();
  await tx
    .insertInto('end_question')
    .values(
      sides
        .filter(({ pair }) => pair.reason === 'completed')
        .map((side) => {
          const [key, asked] = [keys.get(side.pair.id)!, dayAfter(side.pair.closedOn, 3)];
          return {
            ...about(side),
            months: 3,
            asked_on: asked,
            answered_on: side.answersLater ? addDays(asked, 4) : null,
            key_id: side.answersLater ? key.id : null,
            answers: side.answersLater
              ? key.seal(
                  'end_question.answers',
                  [side.pair.id, side.person, '3'],
                  JSON.stringify({
                    touch: random.whole(1, 5),
                    change: random.whole(2, 5),
                    led: random.whole(2, 5),
                  }),
                )
              : null,
          };
        }),
    )
    .execute();
}
