/**
 * The demo network: 12 agencies, 60 mentors and 60 mentees half-way through their year, some
 * thriving, some silent.
 */
import type { Role } from '../../web/permission.ts';
import { settingsOf } from '../../features/organisations/country.rules.ts';
import { columnsOf } from '../../features/organisations/settings.store.ts';
import { roleOf, factsOf } from '../../features/admissions/admission.rules.ts';
import { insertDecision, listApplications } from '../../features/admissions/admission.store.ts';
import { judge } from '../../features/admissions/eligibility.rules.ts';
import type { Database, Tx } from '../../platform/database.ts';
import { keysFor } from '../../platform/encryption.ts';
import { addDays } from '../../platform/i18n.ts';
import { slots } from '../../features/admissions/preference.rules.ts';
import { policyFor } from '../../features/optimisation/policy.rules.ts';
import { solve } from '../../features/optimisation/run.rules.ts';
import {
  insertAnswer,
  listProposals,
  sendProposals,
  type Proposal,
} from '../../features/proposals/proposal.store.ts';
import { loadPool } from '../../features/cohorts/pool.store.ts';
import { insertRun } from '../../features/matching/run.store.ts';
import { insertAgreement, settleAgreement } from '../../features/meetings/agreement.store.ts';
import { insertGoal } from '../../features/goals/goal.store.ts';
import { insertMeeting } from '../../features/meetings/meeting.store.ts';
import { insertMentorship } from '../../features/mentorships/mentorship.store.ts';
import { insertGoalStep } from '../../features/goals/goal.store.ts';
import { updateInputs } from '../../features/people/inputs.store.ts';
import {
  findVersion,
  insertProfile,
  publishVersion,
} from '../../features/profiles/profile.store.ts';
import { findTemplate } from '../../features/profiles/template.store.ts';
import { mentorCompetences } from '../../features/profiles/profile.rules.ts';
import {
  findCohort,
  insertCohort,
  insertDate,
  insertProgramme,
  keepCare,
} from '../../features/programmes/programme.store.ts';
import { introduceInDemo } from './candidates.ts';
import { finishInDemo } from './finished.ts';
import { growInDemo } from './growth.ts';
import { swedishGrowth, swedishRatings } from './growth-words.ts';
import { assessInDemo } from './round.ts';
import {
  agencies,
  leaderTitles,
  managerTitles,
  sectors,
  seeded,
  swedishAgreements,
  swedishFamily,
  swedishGiven,
  swedishGoals,
  swedishNotes,
  swedishSteps,
  type DemoAccounts,
  type Random,
} from './cast.ts';

type World = {
  organisation: string;
  coordinator: string;
  cohort: string;
  random: Random;
  start: string;
  today: string;
};

export async function loadNetwork(
  database: Database,
  accounts: DemoAccounts,
  today: string,
): Promise<void> {
  const random = seeded(40);
  const organisation = random.id();
  const start = addDays(today, -182);
  await database.beforeTenant(null, (tx) =>
    tx
      .insertInto('organisation')
      .values({
        id: organisation,
        slug: 'ledarnatverket',
        name: 'Ledarnätverket',
        language: 'sv',
        time_zone: 'Europe/Stockholm',
        jurisdiction: 'SE',
        ...columnsOf(settingsOf('SE')),
        strong_roles: [],
      })
      .execute(),
  );
  const { world, pairs } = await database.inTenant(
    { organisation, person: null },
    'write',
    async (tx) => {
      const made = await openProgramme(tx, { organisation, random, start, today, accounts });
      await recruit(tx, made, accounts);
      await decide(tx, made);
      return { world: made, pairs: await pairUp(tx, made, accounts) };
    },
  );
  for (const [i, pair] of pairs.entries()) await liveThrough(database, world, pair, i);
  await introduceInDemo(database, world, accounts);
  await assessInDemo(database, {
    ...world,
    competences: 5,
    seed: 3140,
    names: { given: swedishGiven, family: swedishFamily, domain: 'myndighet.example' },
    words: swedishRatings,
    sources: ['self', 'mentee', 'colleague', 'supervisor', 'observer'],
    rounds: [
      {
        cohort: world.cohort,
        name: 'Start',
        opensOn: addDays(start, 28),
        closesOn: addDays(start, 50),
        lift: 0,
      },
      {
        cohort: world.cohort,
        name: 'Halvvägs',
        opensOn: addDays(start, 125),
        closesOn: addDays(start, 150),
        lift: 0.45,
      },
    ],
  });
  const own = pairs.find(({ demo }) => demo)!;
  await growInDemo(database, {
    ...world,
    mentor: own.mentor,
    mentorship: own.mentorship,
    mentee: own.mentee,
    words: swedishGrowth,
  });
  await database.inTenant({ organisation: world.organisation, person: null }, 'write', (tx) =>
    addRegistrar(tx, world, accounts),
  );
  await finishInDemo(database, world);
}

async function addRegistrar(
  tx: Tx,
  { organisation, random }: World,
  accounts: DemoAccounts,
): Promise<void> {
  const id = random.id();
  await tx
    .insertInto('person')
    .values({
      organisation_id: organisation,
      id,
      given_name: 'Gun',
      family_name: 'Ekelöf',
      job_title: 'Registrator',
      account_id: accounts['network.registrar'],
      email: 'gun@ledarnatverket.example',
    })
    .execute();
  await tx
    .insertInto('membership')
    .values({ organisation_id: organisation, person_id: id, role: 'registrar' })
    .execute();
}

async function openProgramme(
  tx: Tx,
  {
    organisation,
    random,
    start,
    today,
    accounts,
  }: Omit<World, 'coordinator' | 'cohort'> & { accounts: DemoAccounts },
): Promise<World> {
  const coordinator = random.id();
  const staff = [
    {
      id: coordinator,
      given_name: 'Ingela',
      family_name: 'Torsson',
      job_title: 'Programledare',
      account_id: accounts['network.coordinator'],
      email: 'ingela@ledarnatverket.example',
    },
    {
      id: random.id(),
      given_name: 'Robin',
      family_name: 'Adler',
      job_title: 'Rådgivare',
      account_id: accounts.both,
      email: 'robin@adler.example',
    },
    {
      id: random.id(),
      given_name: 'Stina',
      family_name: 'Gran',
      job_title: 'Dataskyddsombud',
      account_id: accounts['network.auditor'],
      email: 'stina@ledarnatverket.example',
    },
  ];
  await tx
    .insertInto('person')
    .values(staff.map((person) => ({ organisation_id: organisation, ...person })))
    .execute();
  await tx
    .insertInto('membership')
    .values([
      ...staff.map((person, i) => ({
        organisation_id: organisation,
        person_id: person.id,
        role: i === 2 ? ('auditor' as const) : ('coordinator' as const),
      })),
      ...staff
        .filter(({ account_id: account }) => account === accounts.both)
        .map((person) => ({
          organisation_id: organisation,
          person_id: person.id,
          role: 'administrator' as const,
        })),
    ])
    .execute();
  const template = findTemplate('leadership-mentoring')!;
  const version = await insertProfile(tx, {
    organisation,
    person: coordinator,
    name: 'Mentorprofil Ledarnätverket',
    content: template.profile,
    source: null,
  });
  await publishVersion(tx, {
    organisation,
    person: coordinator,
    version: (await findVersion(tx, version))!,
  });
  const programme = await insertProgramme(tx, {
    organisation,
    name: 'Mentorskap för nya chefer',
    template: template.key,
    version,
    rules: template.rules,
  });
  const cohort = await insertCohort(tx, {
    organisation,
    programme,
    name: `Omgång ${start.slice(0, 4)}`,
    firstDay: start,
    lastDay: addDays(start, 364),
    hoursPromised: 40,
    capacity: 60,
    state: 'running',
  });
  await keepCare(tx, cohort, { coordinator, deputy: staff[1]!.id });
  const dates: [string, 'phase' | 'gathering' | 'deadline', number, number][] = [
    ['Start och matchning', 'phase', 0, 30],
    ['Gemensam träff: uppstart', 'gathering', 14, 14],
    ['Gemensam träff: att leda samtal', 'gathering', 100, 100],
    ['Halvtidssamtal', 'phase', 175, 200],
    ['Gemensam träff: halvvägs', 'gathering', 190, 190],
    ['Sista dag för avstämning', 'deadline', 205, 205],
    ['Gemensam träff: avslutning', 'gathering', 350, 350],
  ];
  for (const [name, kind, from, to] of dates)
    await insertDate(tx, organisation, cohort, {
      name,
      kind,
      firstDay: addDays(start, from),
      lastDay: addDays(start, to),
    });
  return { organisation, coordinator, cohort, random, start, today };
}

async function recruit(
  tx: Tx,
  { organisation, coordinator, cohort, random, start, today }: World,
  accounts: DemoAccounts,
): Promise<void> {
  const members = await tx
    .insertInto('member_organisation')
    .values(agencies.map((name) => ({ organisation_id: organisation, name })))
    .returning(['id', 'name'])
    .execute();
  const cohortRow = (await findCohort(tx, cohort))!;
  const competences = mentorCompetences(cohortRow.profile).map((competence) => competence.id);
  const names = new Set<string>();
  const person = (i: number, account: string | null) => {
    let [given, family] = [random.pick(swedishGiven), random.pick(swedishFamily)];
    while (names.has(`${given} ${family}`))
      [given, family] = [random.pick(swedishGiven), random.pick(swedishFamily)];
    names.add(`${given} ${family}`);
    return {
      organisation_id: organisation,
      id: random.id(),
      given_name: given,
      family_name: family,
      member_organisation_id: members[i % 12]!.id,
      language: i % 9 === 4 ? ('en' as const) : ('sv' as const),
      account_id: account,
      email: `${given}.${family}.${i}@myndighet.example`
        .toLowerCase()
        .normalize('NFD')
        .replace(/[^\w.@]/g, ''),
      job_title: random.pick(managerTitles),
    };
  };
  const contacts = members.map((_, i) => ({
    ...person(i, i === 0 ? accounts['network.contact'] : null),
    job_title: 'HR-specialist',
    language: 'sv' as const,
  }));
  const mentors = Array.from({ length: 60 }, (_, i) =>
    person(i, i === 0 ? accounts['network.mentor'] : null),
  );
  const mentees = Array.from({ length: 60 }, (_, i) =>
    person(i + 5, i === 0 ? accounts['network.mentee'] : null),
  );
  await tx
    .insertInto('person')
    .values([...contacts, ...mentors, ...mentees])
    .execute();
  // Civil servants of one country. Mentees report to a mentor of their own agency, mentors to the
  // first one there; of some nobody has said it.
  const inAgency = (k: number) => mentors.filter((_, i) => i % 12 === k % 12);
  for (const [i, mentor] of mentors.entries())
    await updateInputs(tx, mentor.id, {
      languages: spokenIn(i),
      sector: sectors[i % 12]!,
      manager: i < 12 || i % 8 === 3 ? null : mentors[i % 12]!.id,
    });
  for (const [i, mentee] of mentees.entries())
    await updateInputs(tx, mentee.id, {
      languages: spokenIn(i + 5),
      sector: sectors[(i + 5) % 12]!,
      manager: i % 6 === 4 ? null : inAgency(i + 5)[Math.floor(i / 12)]!.id,
    });
  const role = (people: { id: string }[], name: Role) =>
    people.map(({ id }) => ({ organisation_id: organisation, person_id: id, role: name }));
  await tx
    .insertInto('membership')
    .values([
      ...role(contacts, 'contact-person'),
      ...role(mentors, 'mentor'),
      ...role(mentees, 'mentee'),
    ])
    .execute();
  const year = Number(start.slice(0, 4));
  const history = [
    ...mentors.map((mentor, i) => ({
      person_id: mentor.id,
      kind:
        i % 7 === 3 ? ('formal-leader-without-staff' as const) : ('manager-with-staff' as const),
      title: i % 7 === 3 ? random.pick(leaderTitles) : mentor.job_title,
      first_day:
        i % 11 === 5
          ? String(year - 5)
          : `${year - random.whole(6, 18)}-${String(random.whole(1, 12)).padStart(2, '0')}`,
      last_day: 'present',
      state_administration: i % 13 === 6 ? ('unknown' as const) : ('yes' as const),
    })),
    ...mentees.map((mentee, i) => ({
      person_id: mentee.id,
      kind:
        i % 5 === 2 ? ('formal-leader-without-staff' as const) : ('manager-with-staff' as const),
      title: i % 5 === 2 ? random.pick(leaderTitles) : mentee.job_title,
      first_day:
        i % 8 === 3 ? `${year - 6}-04` : addDays(start, -random.whole(30, 420)).slice(0, 7),
      last_day: 'present',
      state_administration: 'yes' as const,
    })),
  ];
  await tx
    .insertInto('role_history')
    .values(history.map((entry) => ({ organisation_id: organisation, ...entry })))
    .execute();
  const applied = [
    ...mentors.map((mentor, i) => ({
      organisation_id: organisation,
      cohort_id: cohort,
      person_id: mentor.id,
      role: 'mentor' as const,
      nominated_by: contacts[i % 12]!.id,
      places: i % 10 === 9 ? 2 : 1,
      competences: JSON.stringify(random.some(competences, random.whole(1, 3))),
      preferences: JSON.stringify(preferencesOf(random, 12 + random.whole(0, 15))),
      answers:
        i % 14 === 8
          ? { willing: 'yes' }
          : { willing: 'yes', hours: String(random.pick([40, 40, 45, 50])) },
    })),
    ...mentees.map((mentee, i) => ({
      organisation_id: organisation,
      cohort_id: cohort,
      person_id: mentee.id,
      role: 'mentee' as const,
      nominated_by: contacts[(i + 5) % 12]!.id,
      competences: JSON.stringify(random.some(competences, random.whole(1, 2))),
      preferences: JSON.stringify(preferencesOf(random, random.whole(0, 9))),
      answers: { 'stated-need': i % 3 === 0 ? 'yes' : i % 8 === 3 ? 'yes' : 'unknown' },
    })),
  ];
  const keys = await keysFor(
    tx,
    organisation,
    applied.map(({ person_id: person }) => person),
  );
  await tx
    .insertInto('application')
    .values(
      applied.map(({ answers, ...row }) => {
        const [id, key] = [crypto.randomUUID(), keys.get(row.person_id)!];
        return {
          ...row,
          id,
          key_id: key.id,
          answers: key.seal('application.answers', id, JSON.stringify(answers)),
        };
      }),
    )
    .execute();
  await tx
    .insertInto('audit_log')
    .values({
      organisation_id: organisation,
      person_id: coordinator,
      verb: 'import roster',
      subject: 'roster_import',
      subject_id: null,
      at: new Date(`${addDays(today, -200)}T09:00:00Z`),
    })
    .execute();
}

/** The coordinator followed the rules, made two exceptions with a reason, and left some open. */
async function decide(tx: Tx, { organisation, coordinator, cohort, start }: World): Promise<void> {
  const { profile } = (await findCohort(tx, cohort))!;
  let open = 0;
  let exceptions = 0;
  for (const application of await listApplications(tx, cohort, null)) {
    const verdict = judge(roleOf(profile, application.role)!, factsOf(application, start));
    const exception = verdict.truth === 'unknown' && exceptions < 2;
    if (verdict.truth !== 'yes' && !exception && open++ < 7) continue;
    if (exception) exceptions++;
    await insertDecision(tx, {
      organisation,
      application: application.id,
      verdict: verdict.truth,
      parts: verdict.parts,
      admitted: verdict.truth === 'yes' || exception,
      reason: exception
        ? 'Kontaktpersonen har bekräftat muntligt; papper kommer.'
        : verdict.truth === 'yes'
          ? null
          : 'Uppfyller inte kraven i den här omgången.',
      person: coordinator,
    });
  }
}

/** A real run; most proposals were accepted by both, a few still wait, one was declined. */
async function pairUp(
  tx: Tx,
  { organisation, coordinator, cohort, start }: World,
  accounts: DemoAccounts,
): Promise<Pair[]> {
  const { rules } = (await findCohort(tx, cohort))!;
  const pool = await loadPool(tx, cohort);
  const policy = policyFor(rules);
  const run = await insertRun(tx, {
    organisation,
    cohort,
    seed: 40,
    pool,
    policy,
    result: solve(pool, policy, 40),
    basedOn: null,
    person: coordinator,
  });
  await sendProposals(tx, {
    run,
    proposals: null,
    answerBy: addDays(start, 24),
    answerDays: null,
  });
  const demo = await tx
    .selectFrom('person')
    .select('id')
    .where('account_id', 'in', [accounts['network.mentor'], accounts['network.mentee']])
    .execute();
  const isDemo = (proposal: Proposal) =>
    demo.some(({ id }) => id === proposal.mentorId || id === proposal.menteeId);
  const pairs: Pair[] = [];
  for (const [i, proposal] of (await listProposals(tx, { run })).entries()) {
    const waits = i % 16 === 7 && !isDemo(proposal);
    if (waits || (i === 12 && !isDemo(proposal))) {
      if (i === 12)
        await insertAnswer(tx, {
          organisation,
          proposal: proposal.id,
          side: 'mentee',
          accepted: false,
          reason: 'Vi har arbetat ihop tidigare.',
          person: proposal.menteeId,
          today: addDays(start, 12),
        });
      else
        await insertAnswer(tx, {
          organisation,
          proposal: proposal.id,
          side: 'mentor',
          accepted: true,
          reason: null,
          metOn: addDays(start, 9),
          person: proposal.mentorId,
          today: addDays(start, 12),
        });
      continue;
    }
    for (const side of ['mentor', 'mentee'] as const)
      await insertAnswer(tx, {
        organisation,
        proposal: proposal.id,
        side,
        accepted: true,
        reason: null,
        metOn: addDays(start, 9),
        person: side === 'mentor' ? proposal.mentorId : proposal.menteeId,
        today: addDays(start, 12),
      });
    const firstDay = addDays(start, 14 + (i % 12));
    const mentorship = await insertMentorship(tx, {
      organisation,
      cohort,
      kind: 'pair',
      name: null,
      unit: null,
      proposal: proposal.id,
      firstDay,
      members: [
        { person: proposal.mentorId, part: 'mentor' },
        { person: proposal.menteeId, part: 'mentee' },
      ],
    });
    pairs.push({
      mentorship,
      mentor: proposal.mentorId,
      mentee: proposal.menteeId,
      firstDay,
      demo: isDemo(proposal),
    });
  }
  return pairs;
}

type Pair = { mentorship: string; mentor: string; mentee: string; firstDay: string; demo: boolean };

/** Some never met, some fell silent after a good start, most meet every three or four weeks. */
async function liveThrough(
  database: Database,
  { organisation, random, today }: World,
  pair: Pair,
  i: number,
): Promise<void> {
  if (i % 17 === 5 && !pair.demo) return;
  const until =
    i % 11 === 3 && !pair.demo
      ? addDays(today, -random.whole(50, 95))
      : addDays(today, -random.whole(2, 18));
  const rhythm = random.whole(18, 32);
  const own = { organisation, mentorship: pair.mentorship, person: pair.mentee };
  await database.inTenant({ organisation, person: pair.mentee }, 'write', async (tx) => {
    const goals: string[] = [];
    for (const goal of random.some(swedishGoals, random.whole(1, 2)))
      goals.push(await insertGoal(tx, own, goal, addDays(pair.firstDay, 10)));
    for (const [k, goal] of goals.entries())
      if (i % 9 !== 2)
        await insertGoalStep(tx, own, {
          goal,
          kind: 'progress',
          text: swedishSteps[(i + k) % swedishSteps.length]!,
          today: addDays(until, -20 * k),
          dueOn: null,
        });
    for (
      let day = addDays(pair.firstDay, random.whole(4, 16));
      day <= until;
      day = addDays(day, rhythm + random.whole(-4, 4))
    ) {
      const meeting = await insertMeeting(tx, own, {
        heldOn: day,
        minutes: random.pick([60, 75, 90, 90, 120]),
        withMentee: null,
        text: random.chance(0.7) ? random.pick(swedishNotes) : '',
        noteClass: random.chance(0.85) ? 'shared' : 'private',
      });
      if (random.chance(0.7))
        await insertAgreement(tx, own, {
          text: random.pick(swedishAgreements),
          owner: random.chance(0.75) ? pair.mentee : pair.mentor,
          dueOn: addDays(day, random.whole(10, 25)),
          madeOn: day,
          meeting,
        });
    }
    const made = await tx
      .selectFrom('agreement')
      .select(['id', 'due_on'])
      .where('mentorship_id', '=', pair.mentorship)
      .orderBy('made_on')
      .orderBy('due_on')
      .execute();
    for (const agreement of made)
      if (agreement.due_on! < today && random.chance(0.88))
        await settleAgreement(tx, own, {
          agreement: agreement.id,
          kept: random.chance(0.8),
          today: agreement.due_on!,
        });
  });
}

const spokenIn = (i: number): string[] => [
  'sv',
  ...(i % 9 === 4 ? ['en'] : []),
  ...(i % 14 === 6 ? ['fi'] : []),
];

/** What people say for the matching; some leave parts of it out. */
function preferencesOf(random: Random, years: number) {
  return {
    slots: random.chance(0.8) ? random.some(slots, random.whole(3, 6)) : [],
    region: random.chance(0.85) ? random.pick(['Stockholm', 'Göteborg', 'Malmö', 'Umeå']) : null,
    online: random.chance(0.7) ? random.chance(0.8) : null,
    years: random.chance(0.9) ? years : null,
  };
}
