/**
 * Lives through a year in a database of its own: 60 pairs of a network, 300 pupils of a school,
 * some silent, and the people who step in.
 */
import type { Role } from '../../web/permission.ts';
import { settingsOf } from '../../features/organisations/country.rules.ts';
import { columnsOf } from '../../features/organisations/settings.store.ts';
import { inside, type Database, type Tx } from '../../platform/database.ts';
import { addDays, daysBetween } from '../../platform/i18n.ts';
import { insertGoalStep } from '../../features/goals/goal.store.ts';
import { insertAgreement, settleAgreement } from '../../features/meetings/agreement.store.ts';
import { insertGoal } from '../../features/goals/goal.store.ts';
import { insertMeeting } from '../../features/meetings/meeting.store.ts';
import { insertMentorship } from '../../features/mentorships/mentorship.store.ts';
import { keepChoice } from '../../features/mail/outgoing-mail.store.ts';
import { usualChoice, type Frequency } from '../../features/mail/outgoing-mail.rules.ts';
import {
  insertProfile,
  findVersion,
  publishVersion,
} from '../../features/profiles/profile.store.ts';
import { findTemplate, signalRulesOf } from '../../features/profiles/template.store.ts';
import {
  insertCohort,
  insertDate,
  insertProgramme,
  keepCare,
} from '../../features/programmes/programme.store.ts';
import { insertAway } from '../../features/signals/away.store.ts';
import {
  insertAction,
  listSignals,
  settleSignal,
  type SignalLine,
} from '../../features/signals/signal.store.ts';
import {
  dutchFamily,
  dutchGiven,
  seeded,
  swedishAgreements,
  swedishFamily,
  swedishGiven,
  swedishGoals,
  swedishSteps,
  type Random,
} from './cast.ts';
import { nextContact, temperOf, type Raised, type Relation, type Still } from './year.rules.ts';

type Span = { firstDay: string; lastDay: string };
type Pair = { mentor: string; mentee: string; goal: string };
type LivedOrganisation = {
  organisation: string;
  relations: Relation[];
  pairs: Map<string, Pair>;
  groups: { mentorship: string; mentor: string; still: Still[] }[];
  cohort: string;
};
export type Year = {
  organisations: LivedOrganisation[];
  /** People who get mail. */
  readers: number;
};

const silences = new Set(['no-first-meeting', 'silence', 'no-talk']);

export async function openYear(database: Database, seed: number, span: Span): Promise<Year> {
  const random = seeded(seed);
  const organisations = [
    await openNetwork(database, random, span),
    await openSchool(database, random, span),
  ];
  let readers = 0;
  for (const { organisation } of organisations)
    readers += await database.inTenant(
      { organisation, person: null },
      'read',
      async (tx) =>
        (await tx.selectFrom('person').select('id').where('email', 'is not', null).execute())
          .length,
    );
  return { organisations, readers };
}

async function openOrganisation(
  database: Database,
  random: Random,
  about: { slug: string; name: string; language: 'nl' | 'sv'; zone: string; jurisdiction: string },
): Promise<string> {
  const organisation = random.id();
  await database.beforeTenant(null, (tx) =>
    tx
      .insertInto('organisation')
      .values({
        id: organisation,
        slug: about.slug,
        name: about.name,
        language: about.language,
        time_zone: about.zone,
        jurisdiction: about.jurisdiction,
        ...columnsOf(settingsOf(about.jurisdiction)),
        strong_roles: [],
      })
      .execute(),
  );
  return organisation;
}

type Named = { id: string; given_name: string; family_name: string; email: string | null };

async function insertPeople(
  tx: Tx,
  organisation: string,
  people: Named[],
  role: Role,
  since: string,
): Promise<void> {
  await tx
    .insertInto('person')
    .values(people.map((person) => ({ organisation_id: organisation, ...person })))
    .execute();
  await tx
    .insertInto('membership')
    .values(
      people.map(({ id }) => ({
        organisation_id: organisation,
        person_id: id,
        role,
        first_day: since,
      })),
    )
    .execute();
}

function person(
  random: Random,
  given: readonly string[],
  family: readonly string[],
  address: string | null,
): Named {
  return {
    id: random.id(),
    given_name: random.pick(given),
    family_name: random.pick(family),
    email: address,
  };
}

/**
 * Two coordinators, a programme from its template, a cohort over the whole span; everybody chooses
 * about mail.
 */
async function openCohort(
  tx: Tx,
  {
    organisation,
    random,
    template: key,
    span,
    staff,
  }: { organisation: string; random: Random; template: string; span: Span; staff: Named[] },
): Promise<string> {
  await insertPeople(tx, organisation, staff, 'coordinator', span.firstDay);
  const template = findTemplate(key)!;
  const version = await insertProfile(tx, {
    organisation,
    person: staff[0]!.id,
    name: template.name.en,
    content: template.profile,
    source: null,
  });
  await publishVersion(tx, {
    organisation,
    person: staff[0]!.id,
    version: (await findVersion(tx, version))!,
  });
  const programme = await insertProgramme(tx, {
    organisation,
    name: template.name.en,
    template: template.key,
    version,
    rules: template.rules,
  });
  const cohort = await insertCohort(tx, {
    organisation,
    programme,
    name: span.firstDay.slice(0, 4),
    firstDay: span.firstDay,
    lastDay: span.lastDay,
    hoursPromised: template.rules.hoursPromised,
    capacity: null,
    state: 'running',
  });
  await keepCare(tx, cohort, { coordinator: staff[0]!.id, deputy: staff[1]!.id });
  const away = addDays(span.firstDay, random.whole(40, 90));
  await insertAway(tx, {
    organisation,
    person: staff[0]!.id,
    firstDay: away,
    lastDay: addDays(away, 13),
    deputy: staff[1]!.id,
  });
  return cohort;
}

async function chooseMail(
  tx: Tx,
  organisation: string,
  random: Random,
  people: Named[],
): Promise<void> {
  for (const { id, email } of people) {
    const frequency: Frequency = random.chance(0.55)
      ? 'at-once'
      : random.chance(0.65)
        ? 'daily'
        : 'weekly';
    if (email && frequency !== 'at-once')
      await keepChoice(tx, { organisation, person: id, choice: { ...usualChoice, frequency } });
  }
}

async function openNetwork(
  database: Database,
  random: Random,
  span: Span,
): Promise<LivedOrganisation> {
  const organisation = await openOrganisation(database, random, {
    slug: 'year-network',
    name: 'Ledarnätverket',
    language: 'sv',
    zone: 'Europe/Stockholm',
    jurisdiction: 'SE',
  });
  const { rules } = findTemplate('leadership-mentoring')!;
  const of = (n: number, role: string) =>
    Array.from({ length: n }, (_, i) =>
      person(random, swedishGiven, swedishFamily, `${role}${i}@network.example`),
    );
  const [staff, mentors, mentees] = [of(2, 'coordinator'), of(60, 'mentor'), of(60, 'mentee')];
  return database.inTenant({ organisation, person: null }, 'write', async (tx) => {
    const cohort = await openCohort(tx, {
      organisation,
      random,
      template: 'leadership-mentoring',
      span,
      staff,
    });
    await insertPeople(tx, organisation, mentors, 'mentor', span.firstDay);
    await insertPeople(tx, organisation, mentees, 'mentee', span.firstDay);
    await chooseMail(tx, organisation, random, [...staff, ...mentors, ...mentees]);
    const pairs = new Map<string, Pair>();
    const relations: Relation[] = [];
    for (const [i, mentor] of mentors.entries()) {
      const mentee = mentees[i]!;
      const firstDay = addDays(span.firstDay, random.whole(0, 13));
      const id = await insertMentorship(tx, {
        organisation,
        cohort,
        kind: 'pair',
        name: null,
        unit: null,
        proposal: null,
        firstDay,
        members: [
          { person: mentor.id, part: 'mentor' },
          { person: mentee.id, part: 'mentee' },
        ],
      });
      const still: Still[] = [];
      if (random.chance(0.08)) {
        const from = addDays(firstDay, random.whole(60, 200));
        still.push({ firstDay: from, lastDay: addDays(from, random.whole(14, 45)) });
        await tx
          .insertInto('pause')
          .values({
            organisation_id: organisation,
            mentorship_id: id,
            first_day: still[0]!.firstDay,
            last_day: still[0]!.lastDay,
            reason: 'leave',
            asked_by: mentor.id,
          })
          .execute();
      }
      pairs.set(id, { mentor: mentor.id, mentee: mentee.id, goal: '' });
      relations.push({
        id,
        kind: 'pair',
        mentorship: id,
        mentee: null,
        firstDay,
        firstLimit: rules.firstMeetingDays,
        limit: rules.silenceDays,
        still,
        temper: temperOf(random),
      });
    }
    return { organisation, relations, pairs, groups: [], cohort };
  });
}

async function openSchool(
  database: Database,
  random: Random,
  span: Span,
): Promise<LivedOrganisation> {
  const organisation = await openOrganisation(database, random, {
    slug: 'year-school',
    name: 'Lindenhof College',
    language: 'nl',
    zone: 'Europe/Amsterdam',
    jurisdiction: 'NL',
  });
  const { rules } = findTemplate('school-mentoring')!;
  const talkDays = signalRulesOf(rules).find(({ kind }) => kind === 'no-talk')!.after!;
  const of = (n: number, role: string) =>
    Array.from({ length: n }, (_, i) =>
      person(random, dutchGiven, dutchFamily, role && `${role}${i}@school.example`),
    );
  const [staff, teachers] = [of(2, 'coordinator'), of(12, 'docent')];
  return database.inTenant({ organisation, person: null }, 'write', async (tx) => {
    const cohort = await openCohort(tx, {
      organisation,
      random,
      template: 'school-mentoring',
      span,
      staff,
    });
    await insertPeople(tx, organisation, teachers, 'mentor', span.firstDay);
    await chooseMail(tx, organisation, random, [...staff, ...teachers]);
    const still: Still[] = [];
    for (const [name, from, to] of [
      ['Herfstvakantie', 61, 69],
      ['Kerstvakantie', 124, 139],
      ['Voorjaarsvakantie', 187, 195],
      ['Meivakantie', 250, 265],
      ['Zomervakantie', 328, 370],
    ] as const) {
      const holiday = {
        firstDay: addDays(span.firstDay, from),
        lastDay: addDays(span.firstDay, to),
      };
      still.push(holiday);
      await insertDate(tx, organisation, cohort, { name, kind: 'break', ...holiday });
    }
    const relations: Relation[] = [];
    const groups: LivedOrganisation['groups'] = [];
    for (const [i, mentor] of teachers.entries()) {
      const pupils = Array.from({ length: 25 }, () =>
        person(random, dutchGiven, dutchFamily, null),
      );
      await insertPeople(tx, organisation, pupils, 'mentee', span.firstDay);
      const mentorship = await insertMentorship(tx, {
        organisation,
        cohort,
        kind: 'group',
        name: `${1 + Math.floor(i / 4)}${'ABCD'[i % 4]}`,
        unit: null,
        proposal: null,
        firstDay: span.firstDay,
        members: [
          { person: mentor.id, part: 'mentor' },
          ...pupils.map(({ id }) => ({ person: id, part: 'mentee' as const })),
        ],
      });
      groups.push({ mentorship, mentor: mentor.id, still });
      for (const { id } of pupils)
        relations.push({
          id: `${mentorship} ${id}`,
          kind: 'pupil',
          mentorship,
          mentee: id,
          firstDay: span.firstDay,
          firstLimit: talkDays,
          limit: talkDays,
          still,
          temper: random.chance(0.9) ? 'thriving' : temperOf(random),
        });
    }
    return { organisation, relations, pairs: new Map(), groups, cohort };
  });
}

export type Lived = {
  /** What happened on this day, for everybody to see. */
  day: (today: string) => Promise<void>;
  contacts: Map<string, string[]>;
  raised: () => Promise<Raised[]>;
};

/** People who meet, forget, and step in. The same seed makes the same year. */
export function live(database: Database, { organisations }: Year, seed: number): Lived {
  const random = seeded(seed + 1);
  const contacts = new Map<string, string[]>();
  const next = new Map<string, string | null>();
  const answers = new Map<string, string | null>();
  const due = (relation: Relation, from: string, isFirst: boolean) => {
    const days = nextContact(random, relation, isFirst);
    return days === null ? null : afterStill(relation, from, days);
  };
  for (const { relations } of organisations)
    for (const relation of relations) next.set(relation.id, due(relation, relation.firstDay, true));

  const meet = async (
    { organisation, relations, pairs, groups }: LivedOrganisation,
    today: string,
  ) => {
    const meeting = relations.filter(({ id }) => next.get(id) === today);
    await database.inTenant({ organisation, person: null, today }, 'write', async (tx) => {
      const held = { heldOn: today, text: '', noteClass: 'shared' as const };
      if (Temporal.PlainDate.from(today).dayOfWeek === 1)
        for (const group of groups.filter(({ still }) => !covers(still, today)))
          await insertMeeting(
            tx,
            { organisation, mentorship: group.mentorship, person: group.mentor },
            { ...held, minutes: 50, withMentee: null },
          );
      for (const relation of meeting) {
        const recorder =
          pairs.get(relation.mentorship)?.mentee ??
          groups.find(({ mentorship }) => mentorship === relation.mentorship)!.mentor;
        await insertMeeting(
          tx,
          { organisation, mentorship: relation.mentorship, person: recorder },
          {
            ...held,
            minutes: relation.kind === 'pair' ? random.pick([60, 75, 90, 120]) : 15,
            withMentee: relation.mentee,
          },
        );
        contacts.set(relation.id, [...(contacts.get(relation.id) ?? []), today]);
        next.set(relation.id, due(relation, today, false));
      }
    });
    for (const relation of meeting)
      if (relation.kind === 'pair')
        await agree(relation, pairs.get(relation.mentorship)!, organisation, today);
  };

  const agree = async (relation: Relation, pair: Pair, organisation: string, today: string) => {
    const own = { organisation, mentorship: relation.mentorship, person: pair.mentee };
    await database.inTenant({ organisation, person: pair.mentee, today }, 'write', async (tx) => {
      if (pair.goal === '') pair.goal = await insertGoal(tx, own, random.pick(swedishGoals), today);
      else if (random.chance(0.5))
        await insertGoalStep(tx, own, {
          goal: pair.goal,
          kind: 'progress',
          text: random.pick(swedishSteps),
          today,
          dueOn: null,
        });
      const open = await tx
        .selectFrom('agreement as a')
        .leftJoin('agreement_outcome as o', (join) => inside(join, 'o.agreement_id', 'a.id'))
        .select('a.id')
        .where('a.mentorship_id', '=', relation.mentorship)
        .where('o.kept', 'is', null)
        .orderBy('a.due_on')
        .orderBy('a.id')
        .execute();
      for (const { id } of open)
        await settleAgreement(tx, own, { agreement: id, kept: random.chance(0.85), today });
      if (random.chance(0.5))
        await insertAgreement(tx, own, {
          text: random.pick(swedishAgreements),
          owner: pair.mentee,
          dueOn: addDays(today, random.whole(14, 35)),
          madeOn: today,
        });
    });
  };

  /** Most owners act within days, some do not, and then it goes on to somebody else. */
  const answer = async ({ organisation, relations }: LivedOrganisation, today: string) => {
    const open = await database.inTenant({ organisation, person: null, today }, 'read', (tx) =>
      listSignals(tx, { open: true }),
    );
    for (const signal of open.toSorted(inOrderOfFacts)) {
      const key = `${signal.id} ${signal.owner}`;
      if (!answers.has(key))
        answers.set(key, random.chance(0.85) ? addDays(today, random.whole(0, 3)) : null);
      const on = answers.get(key)!;
      if (!signal.hasAction && on !== null && on <= today)
        await act(signal, organisation, relations, today);
      else if (signal.hasAction && daysBetween(signal.firstAction!, today) > 28)
        await database.inTenant({ organisation, person: signal.owner, today }, 'write', (tx) =>
          settleSignal(tx, signal.id, { today, person: signal.owner, outcome: 'no-change' }),
        );
    }
  };

  const act = async (
    signal: SignalLine,
    organisation: string,
    relations: Relation[],
    today: string,
  ) => {
    await database.inTenant({ organisation, person: signal.owner, today }, 'write', (tx) =>
      insertAction(tx, {
        organisation,
        signal: signal.id,
        person: signal.owner,
        what: 'asked',
        today,
      }),
    );
    const relation = relations.find(
      ({ mentorship, mentee }) => mentorship === signal.mentorship && mentee === signal.mentee,
    );
    if (relation && silences.has(signal.kind) && random.chance(0.85))
      next.set(relation.id, afterStill(relation, today, random.whole(1, 9)));
  };

  return {
    day: async (today) => {
      for (const one of organisations) {
        await meet(one, today);
        await answer(one, today);
      }
    },
    contacts,
    raised: async () => {
      const all: Raised[] = [];
      for (const { organisation } of organisations)
        for (const signal of await database.inTenant({ organisation, person: null }, 'read', (tx) =>
          listSignals(tx, {}),
        ))
          if (silences.has(signal.kind))
            all.push({
              relation: signal.mentee
                ? `${signal.mentorship} ${signal.mentee}`
                : signal.mentorship!,
              kind: signal.kind,
              on: signal.raisedOn,
              actedOn: signal.firstAction,
            });
      return all;
    },
  };
}

/** Ids of signals are new in every run; the order in which people answer must not be. */
const inOrderOfFacts = (a: SignalLine, b: SignalLine) => factOf(a).localeCompare(factOf(b));
const factOf = ({ kind, about, mentee, raisedOn, since, owner }: SignalLine) =>
  [raisedOn, kind, about, mentee, since, owner].join(' ');
const covers = (still: Still[], day: string) =>
  still.some(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);

/** So many days later by the relation's own clock, and on a day on which it runs. */
function afterStill({ still }: Relation, from: string, days: number): string {
  let day = from;
  for (let left = days; left > 0;) {
    day = addDays(day, 1);
    if (!covers(still, day)) left--;
  }
  return day;
}
