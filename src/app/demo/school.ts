/** The demo school: 12 mentor groups, 300 pupils, a school year under way. */
import { settingsOf } from '../../features/organisations/country.rules.ts';
import { columnsOf } from '../../features/organisations/settings.store.ts';
import type { Database, Tx } from '../../platform/database.ts';
import { addDays } from '../../platform/i18n.ts';
import type { Request } from '../../features/optimisation/division.rules.ts';
import { insertRequest } from '../../features/divisions/division.store.ts';
import { insertAgreement, settleAgreement } from '../../features/meetings/agreement.store.ts';
import { insertClosure } from '../../features/course/closure.store.ts';
import { insertMentorship } from '../../features/mentorships/mentorship.store.ts';
import { insertGoal } from '../../features/goals/goal.store.ts';
import { insertMeeting } from '../../features/meetings/meeting.store.ts';
import { insertGoalStep } from '../../features/goals/goal.store.ts';
import { keepFacts, type PupilFact } from '../../features/guidance/pupil.store.ts';
import { keepSpecialties } from '../../features/guidance/referral.store.ts';
import {
  insertProfile,
  findVersion,
  publishVersion,
} from '../../features/profiles/profile.store.ts';
import { findTemplate } from '../../features/profiles/template.store.ts';
import {
  insertCohort,
  insertDate,
  insertProgramme,
  keepCare,
  listProgrammes,
} from '../../features/programmes/programme.store.ts';
import { moveCohort } from '../../features/programmes/upkeep.store.ts';
import { growInDemo } from './growth.ts';
import { dutchGrowth, dutchRatings } from './growth-words.ts';
import { assessInDemo } from './round.ts';
import {
  dutchAgreements,
  dutchFamily,
  dutchGiven,
  dutchGoals,
  dutchNotes,
  dutchSteps,
  seeded,
  type DemoAccounts,
  type Random,
} from './cast.ts';

type Person = { id: string; name: string };

/** The school year in which `today` lies: 1 August to 31 July. */
export function schoolYear(today: string): { firstDay: string; lastDay: string; name: string } {
  const year = Number(today.slice(0, 4)) - (today.slice(5) < '08-01' ? 1 : 0);
  return { firstDay: `${year}-08-17`, lastDay: `${year + 1}-07-10`, name: `${year}–${year + 1}` };
}

export async function loadSchool(
  database: Database,
  accounts: DemoAccounts,
  today: string,
): Promise<void> {
  const random = seeded(20130319);
  const organisation = random.id();
  await database.beforeTenant(null, (tx) =>
    tx
      .insertInto('organisation')
      .values({
        id: organisation,
        slug: 'lindenhof',
        name: 'Lindenhof College',
        language: 'nl',
        time_zone: 'Europe/Amsterdam',
        jurisdiction: 'NL',
        ...columnsOf(settingsOf('NL')),
        strong_roles: [],
      })
      .execute(),
  );
  const { groups, year, cohort, coordinator } = await database.inTenant(
    { organisation, person: null },
    'write',
    (tx) => settle(tx, { organisation, accounts, random, today }),
  );
  for (const group of groups)
    await liveThrough(database, { organisation, group, random, from: year.firstDay, today });
  const lastYear = await database.inTenant({ organisation, person: null }, 'write', (tx) =>
    recallLastYear(tx, { organisation, groups, today }),
  );
  await assessInDemo(database, {
    organisation,
    coordinator,
    competences: 6,
    seed: 2013,
    names: { given: dutchGiven, family: dutchFamily, domain: 'lindenhof.example' },
    words: dutchRatings,
    sources: ['self', 'mentee', 'guardian', 'colleague', 'supervisor', 'observer'],
    rounds: [
      {
        cohort: lastYear.cohort,
        name: 'Voorjaar',
        opensOn: addDays(lastYear.lastDay, -50),
        closesOn: addDays(lastYear.lastDay, -30),
        lift: 0,
      },
      {
        cohort,
        name: 'Najaar',
        opensOn: addDays(today, -40),
        closesOn: addDays(today, -20),
        lift: 0.4,
      },
    ],
  });
  await database.inTenant({ organisation, person: coordinator }, 'write', (tx) =>
    closeLastYear(tx, { organisation, ...lastYear, person: coordinator }),
  );
  const [first] = groups;
  await growInDemo(database, {
    organisation,
    coordinator,
    cohort,
    mentor: first!.mentor.id,
    mentorship: first!.mentorship,
    mentee: first!.pupils[3]!.id,
    today,
    words: dutchGrowth,
  });
  await database.inTenant({ organisation, person: null }, 'write', (tx) =>
    planNextYear(tx, { organisation, groups, today }),
  );
  await database.inTenant({ organisation, person: null }, 'write', (tx) =>
    keepWatch(tx, { organisation, groups, account: accounts['school.counsellor'], today }),
  );
}

/** Last year the same mentors had a few of today's older pupils each. */
async function recallLastYear(
  tx: Tx,
  { organisation, groups, today }: { organisation: string; groups: Group[]; today: string },
): Promise<{ cohort: string; lastDay: string; mentorships: string[] }> {
  const { firstDay, lastDay, name } = schoolYear(addDays(schoolYear(today).firstDay, -60));
  const [programme] = await listProgrammes(tx);
  const cohort = await insertCohort(tx, {
    organisation,
    programme: programme!.id,
    name,
    firstDay,
    lastDay,
    hoursPromised: null,
    capacity: 100,
    state: 'closing',
  });
  const older = groups.slice(4).flatMap(({ pupils }) => pupils);
  const mentorships: string[] = [];
  for (const [i, group] of groups.entries()) {
    const pupils = older.filter((_, k) => k % groups.length === i).slice(0, 8);
    mentorships.push(
      await insertMentorship(tx, {
        organisation,
        cohort,
        kind: 'group',
        name: group.name,
        unit: null,
        proposal: null,
        firstDay,
        members: [
          { person: group.mentor.id, part: 'mentor' },
          ...pupils.map(({ id }) => ({ person: id, part: 'mentee' as const, lastDay })),
        ],
      }),
    );
    await meetLastYear(tx, {
      organisation,
      mentorship: mentorships.at(-1)!,
      mentor: group.mentor.id,
      pupils: pupils.map(({ id }) => id),
      firstDay,
      lastDay,
    });
  }
  return { cohort, lastDay, mentorships };
}

/** A lesson on every other Monday, and a few talks with each pupil, on Tuesdays. */
async function meetLastYear(
  tx: Tx,
  {
    organisation,
    mentorship,
    mentor,
    pupils,
    firstDay,
    lastDay,
  }: {
    organisation: string;
    mentorship: string;
    mentor: string;
    pupils: string[];
    firstDay: string;
    lastDay: string;
  },
): Promise<void> {
  const monday = addDays(firstDay, 14 - Temporal.PlainDate.from(firstDay).dayOfWeek + 1);
  const held = [];
  for (let day = monday, k = 0; day < addDays(lastDay, -14); day = addDays(day, 14), k++) {
    held.push({ day, pupil: null as string | null });
    if (k % 2 === 1 && pupils.length > 0)
      held.push({ day: addDays(day, 1), pupil: pupils[((k - 1) / 2) % pupils.length]! });
  }
  await tx
    .insertInto('meeting')
    .values(
      held.map(({ day, pupil }) => ({
        organisation_id: organisation,
        mentorship_id: mentorship,
        held_on: day,
        minutes: pupil ? 15 : 50,
        with_mentee_id: pupil,
        recorded_by: mentor,
        recorded_at: new Date(`${day}T12:00:00Z`),
        note_class: 'shared' as const,
      })),
    )
    .execute();
}

async function closeLastYear(
  tx: Tx,
  {
    organisation,
    cohort,
    lastDay,
    mentorships,
    person,
  }: {
    organisation: string;
    cohort: string;
    lastDay: string;
    mentorships: string[];
    person: string;
  },
): Promise<void> {
  for (const mentorship of mentorships)
    await insertClosure(
      tx,
      { organisation, mentorship, person },
      { reason: 'completed', today: lastDay },
    );
  await moveCohort(tx, cohort, { from: 'closing', to: 'evaluated', today: lastDay });
}

/**
 * Next year's cohort, for which nobody is divided yet: some brothers and sisters, and what
 * guardians and the school ask for.
 */
async function planNextYear(
  tx: Tx,
  { organisation, groups, today }: { organisation: string; groups: Group[]; today: string },
): Promise<void> {
  const random = seeded(20140319);
  const next = schoolYear(addDays(schoolYear(today).lastDay, 30));
  const [programme] = await listProgrammes(tx);
  const cohort = await insertCohort(tx, {
    organisation,
    programme: programme!.id,
    name: next.name,
    firstDay: next.firstDay,
    lastDay: next.lastDay,
    hoursPromised: null,
    capacity: 300,
  });
  const pupils = groups.flatMap((group) => group.pupils.slice(0, 2));
  const coordinator = await tx
    .selectFrom('membership')
    .select('person_id')
    .where('role', '=', 'coordinator')
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow();
  for (let i = 0; i < 6; i++) {
    const guardian = random.id();
    const [elder, younger] = [pupils[i]!, pupils[i + 8]!];
    await tx
      .insertInto('person')
      .values({
        organisation_id: organisation,
        id: guardian,
        given_name: random.pick(dutchGiven),
        family_name: elder.name.split(' ').slice(1).join(' '),
        email: `ouder${i + 1}@gezin.example`,
      })
      .execute();
    await tx
      .insertInto('membership')
      .values({ organisation_id: organisation, person_id: guardian, role: 'guardian' })
      .execute();
    await tx
      .insertInto('guardianship')
      .values(
        [elder, younger].map(({ id }) => ({
          organisation_id: organisation,
          guardian_id: guardian,
          child_id: id,
        })),
      )
      .execute();
  }
  const asked: [Request['kind'], number, string, Request['saidBy']][] = [
    ['together', 14, pupils[15]!.id, 'pupil'],
    ['apart', 16, pupils[17]!.id, 'school'],
    ['without', 18, groups[2]!.mentor.id, 'guardian'],
    ['with', 19, groups[5]!.mentor.id, 'pupil'],
    ['with', 20, groups[7]!.mentor.id, 'pupil'],
  ];
  for (const [kind, pupil, other, saidBy] of asked)
    await insertRequest(tx, {
      organisation,
      cohort,
      kind,
      pupil: pupils[pupil]!.id,
      other,
      saidBy,
      person: coordinator.person_id,
    });
}

type Group = {
  name: string;
  mentor: Person;
  second: Person;
  pupils: Person[];
  mentorship: string;
  mood: 'thriving' | 'ordinary' | 'silent';
};

async function settle(
  tx: Tx,
  {
    organisation,
    accounts,
    random,
    today,
  }: { organisation: string; accounts: DemoAccounts; random: Random; today: string },
) {
  const people = {
    organisation_id: organisation,
    email: null,
    number: null,
    born_on: null,
    job_title: null,
    language: null,
    unit_id: null,
    account_id: null,
  };
  const coordinator = random.id();
  const both = random.id();
  const teachers = Array.from({ length: 16 }, (_, i) => ({
    id: random.id(),
    given_name: dutchGiven[(i * 5 + 3) % dutchGiven.length]!,
    family_name: dutchFamily[(i * 7 + 2) % dutchFamily.length]!,
  }));
  await tx
    .insertInto('person')
    .values([
      {
        ...people,
        id: coordinator,
        given_name: 'Marit',
        family_name: 'van Eck',
        job_title: 'Mentorcoördinator',
        account_id: accounts['school.coordinator'],
        email: 'm.van.eck@lindenhof.example',
      },
      {
        ...people,
        id: both,
        given_name: 'Robin',
        family_name: 'Adler',
        job_title: 'Adviseur',
        account_id: accounts.both,
        email: 'robin@adler.example',
      },
      ...teachers.map((teacher, i) => ({
        ...people,
        ...teacher,
        job_title: random.pick([
          'Docent Nederlands',
          'Docent wiskunde',
          'Docent biologie',
          'Docent Engels',
          'Docent geschiedenis',
        ]),
        email: `docent${i + 1}@lindenhof.example`,
        account_id: i === 0 ? accounts['school.mentor'] : null,
      })),
    ])
    .execute();
  await tx
    .insertInto('membership')
    .values([
      ...[coordinator, both].map((person) => ({
        organisation_id: organisation,
        person_id: person,
        role: 'coordinator' as const,
      })),
      { organisation_id: organisation, person_id: both, role: 'administrator' as const },
      ...teachers.map((teacher) => ({
        organisation_id: organisation,
        person_id: teacher.id,
        role: 'mentor' as const,
      })),
    ])
    .execute();
  const cohort = await openProgramme(tx, { organisation, person: coordinator, today });
  await keepCare(tx, cohort, { coordinator, deputy: both });
  const year = schoolYear(today);
  const groups: Group[] = [];
  for (let i = 0; i < 12; i++) {
    const name = `${1 + Math.floor(i / 4)}${'ABCD'[i % 4]}`;
    const unit = await tx
      .insertInto('unit')
      .values({ organisation_id: organisation, kind: 'class', name })
      .returning('id')
      .executeTakeFirstOrThrow();
    const pupils = Array.from({ length: 25 }, (_, n) => ({
      id: random.id(),
      given_name: random.pick(dutchGiven),
      family_name: random.pick(dutchFamily),
      number: String(410000 + i * 100 + n),
      born_on: `${Number(year.firstDay.slice(0, 4)) - 12 - Math.floor(i / 4)}-${String(random.whole(1, 12)).padStart(2, '0')}-${String(random.whole(1, 28)).padStart(2, '0')}`,
    }));
    await tx
      .insertInto('person')
      .values(pupils.map((pupil) => ({ ...people, ...pupil, unit_id: unit.id })))
      .execute();
    await tx
      .insertInto('membership')
      .values(
        pupils.map((pupil) => ({
          organisation_id: organisation,
          person_id: pupil.id,
          role: 'mentee',
        })),
      )
      .execute();
    const named = (person: { id: string; given_name: string; family_name: string }): Person => ({
      id: person.id,
      name: `${person.given_name} ${person.family_name}`,
    });
    const [mentor, second] = [named(teachers[i]!), named(teachers[12 + (i % 4)]!)];
    await addGuardians(tx, { organisation, pupils: pupils.slice(5, 10), random });
    const mentorship = await insertMentorship(tx, {
      organisation,
      cohort,
      kind: 'group',
      name,
      unit: unit.id,
      proposal: null,
      firstDay: year.firstDay,
      members: [
        { person: mentor.id, part: 'mentor' },
        { person: second.id, part: 'second-mentor' },
        ...pupils.map((pupil) => ({ person: pupil.id, part: 'mentee' as const })),
      ],
    });
    groups.push({
      name,
      mentor,
      second,
      pupils: pupils.map(named),
      mentorship,
      mood: i === 6 || i === 9 ? 'silent' : i % 3 === 0 ? 'thriving' : 'ordinary',
    });
  }
  return { groups, year, cohort, coordinator };
}

/** Somebody at home for some pupils of each class. */
async function addGuardians(
  tx: Tx,
  {
    organisation,
    pupils,
    random,
  }: {
    organisation: string;
    pupils: { id: string; family_name: string; number: string }[];
    random: Random;
  },
): Promise<void> {
  const guardians = pupils.map((pupil) => ({
    organisation_id: organisation,
    id: random.id(),
    given_name: random.pick(dutchGiven),
    family_name: pupil.family_name,
    email: `thuis.${pupil.number}@gezin.example`,
  }));
  await tx.insertInto('person').values(guardians).execute();
  await tx
    .insertInto('membership')
    .values(
      guardians.map(({ id }) => ({
        organisation_id: organisation,
        person_id: id,
        role: 'guardian',
      })),
    )
    .execute();
  await tx
    .insertInto('guardianship')
    .values(
      guardians.map(({ id }, k) => ({
        organisation_id: organisation,
        guardian_id: id,
        child_id: pupils[k]!.id,
        first_day: '2020-01-01',
      })),
    )
    .execute();
}

async function openProgramme(
  tx: Tx,
  { organisation, person, today }: { organisation: string; person: string; today: string },
): Promise<string> {
  const template = findTemplate('school-mentoring')!;
  const version = await insertProfile(tx, {
    organisation,
    person,
    name: 'Mentorprofiel Lindenhof',
    content: template.profile,
    source: null,
  });
  await publishVersion(tx, { organisation, person, version: (await findVersion(tx, version))! });
  const programme = await insertProgramme(tx, {
    organisation,
    name: 'Mentoraat onderbouw',
    template: template.key,
    version,
    rules: template.rules,
  });
  const year = schoolYear(today);
  const cohort = await insertCohort(tx, {
    organisation,
    programme,
    name: year.name,
    firstDay: year.firstDay,
    lastDay: year.lastDay,
    hoursPromised: null,
    capacity: 300,
    state: 'running',
  });
  const dates: [string, 'phase' | 'gathering' | 'deadline' | 'break', number, number][] = [
    ['Kennismaken', 'phase', 0, 28],
    ['Startgesprekken met ouders', 'gathering', 35, 37],
    ['Eerste rapport', 'deadline', 84, 84],
    ['Rapportbespreking', 'gathering', 88, 89],
    ['Mentorenoverleg', 'gathering', 112, 112],
    ['Tweede rapport', 'deadline', 182, 182],
    ['Profielkeuze klas 3', 'deadline', 210, 210],
    ['Afsluiting en overdracht', 'phase', 290, 325],
    ['Herfstvakantie', 'break', 61, 69],
    ['Kerstvakantie', 'break', 124, 139],
    ['Voorjaarsvakantie', 'break', 187, 195],
    ['Meivakantie', 'break', 250, 265],
  ];
  for (const [name, kind, from, to] of dates)
    await insertDate(tx, organisation, cohort, {
      name,
      kind,
      firstDay: addDays(year.firstDay, from),
      lastDay: addDays(year.firstDay, to),
    });
  return cohort;
}

/** Weekly group hours and talks with single pupils, up to today or until the group fell silent. */
async function liveThrough(
  database: Database,
  {
    organisation,
    group,
    random,
    from,
    today,
  }: { organisation: string; group: Group; random: Random; from: string; today: string },
): Promise<void> {
  const until = group.mood === 'silent' ? addDays(today, -38) : addDays(today, -random.whole(1, 6));
  await database.inTenant({ organisation, person: group.mentor.id }, 'write', async (tx) => {
    const own = { organisation, mentorship: group.mentorship, person: group.mentor.id };
    const goal = await insertGoal(tx, own, random.pick(dutchGoals), addDays(from, 10));
    if (group.mood !== 'silent')
      await insertGoalStep(tx, own, {
        goal,
        kind: 'progress',
        text: dutchSteps[group.pupils.length % dutchSteps.length]!,
        today: addDays(until, -12),
        dueOn: null,
      });
    for (let day = addDays(from, 4); day <= until; day = addDays(day, 7)) {
      if (random.chance(0.12)) continue;
      await insertMeeting(tx, own, {
        heldOn: day,
        minutes: 50,
        withMentee: null,
        text: random.chance(0.5) ? random.pick(dutchNotes) : '',
        noteClass: 'shared',
      });
      const talks = group.mood === 'thriving' ? 2 : random.whole(0, 1);
      for (const pupil of random.some(group.pupils, talks)) {
        const meeting = await insertMeeting(tx, own, {
          heldOn: day,
          minutes: 15,
          withMentee: pupil.id,
          text: '',
          noteClass: 'shared',
        });
        if (random.chance(0.35))
          await insertAgreement(tx, own, {
            text: random.pick(dutchAgreements),
            owner: pupil.id,
            dueOn: addDays(day, 14),
            madeOn: day,
            meeting,
            mentee: pupil.id,
          });
      }
    }
    await talkInTurn(tx, { own, group, from, until });
    const open = await tx
      .selectFrom('agreement')
      .select(['id', 'due_on'])
      .where('mentorship_id', '=', group.mentorship)
      .orderBy('made_on')
      .orderBy('due_on')
      .execute();
    for (const agreement of open)
      if (agreement.due_on! < today && random.chance(0.85))
        await settleAgreement(tx, own, {
          agreement: agreement.id,
          kept: random.chance(0.75),
          today: agreement.due_on!,
        });
  });
}

/** Everybody is spoken to alone every eight weeks or so, but one pupil of each class, who slips. */
async function talkInTurn(
  tx: Tx,
  {
    own,
    group,
    from,
    until,
  }: {
    own: { organisation: string; mentorship: string; person: string };
    group: Group;
    from: string;
    until: string;
  },
): Promise<void> {
  const week = group.mood === 'silent' ? 4 : 3;
  for (const [i, pupil] of group.pupils.entries())
    for (
      let day = addDays(from, 6 + 7 * Math.floor(i / week));
      day <= until;
      day = addDays(day, 56)
    ) {
      if (i === group.pupils.length - 1 && day > addDays(until, -60)) break;
      await insertMeeting(tx, own, {
        heldOn: day,
        minutes: 15,
        withMentee: pupil.id,
        text: '',
        noteClass: 'shared',
      });
    }
}

/**
 * Two specialists, and what the school's system knows: most pupils now and then away, one of each
 * class slipping.
 */
async function keepWatch(
  tx: Tx,
  {
    organisation,
    groups,
    account,
    today,
  }: { organisation: string; groups: Group[]; account: string; today: string },
): Promise<void> {
  const random = seeded(28);
  const [counsellor, careers] = [random.id(), random.id()];
  await tx
    .insertInto('person')
    .values([
      {
        organisation_id: organisation,
        id: counsellor,
        given_name: 'Nour',
        family_name: 'Haddad',
        job_title: 'Counselor',
        account_id: account,
        email: 'n.haddad@lindenhof.example',
      },
      {
        organisation_id: organisation,
        id: careers,
        given_name: 'Wim',
        family_name: 'Terpstra',
        job_title: 'Decaan',
        account_id: null,
        email: 'w.terpstra@lindenhof.example',
      },
    ])
    .execute();
  await tx
    .insertInto('membership')
    .values(
      [counsellor, careers].map((person) => ({
        organisation_id: organisation,
        person_id: person,
        role: 'specialist',
      })),
    )
    .execute();
  await keepSpecialties(tx, {
    organisation,
    chosen: [
      { person: counsellor, target: 'counsellor' },
      { person: careers, target: 'careers' },
    ],
  });
  const facts: PupilFact[] = [];
  for (const { pupils } of groups)
    for (const [i, pupil] of pupils.entries()) {
      const slips = i === pupils.length - 1;
      for (let day = addDays(today, -84); day < today; day = addDays(day, 1)) {
        const weekday = Temporal.PlainDate.from(day).dayOfWeek;
        if (weekday > 5) continue;
        const recent = day >= addDays(today, -26);
        if (random.chance(slips && recent ? 0.22 : 0.015))
          facts.push({
            person: pupil.id,
            kind: 'absence',
            day,
            what: '',
            value: random.whole(1, slips ? 6 : 3),
          });
        if (weekday === 4 && random.chance(0.25))
          facts.push({
            person: pupil.id,
            kind: 'mark',
            day,
            what: random.pick(['Nederlands', 'wiskunde', 'Engels', 'biologie', 'geschiedenis']),
            value: slips && recent ? random.whole(32, 54) / 10 : random.whole(52, 95) / 10,
          });
      }
    }
  await keepFacts(tx, organisation, facts);
}
