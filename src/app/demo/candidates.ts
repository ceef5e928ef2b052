/** Some of the network before a yes: pages about themselves, wishes, a talk on trial, next steps. */
import { sql } from 'kysely';
import { keepWishes } from '../../features/admissions/wish.store.ts';
import { keepFollowUp } from '../../features/contacts/follow-up.store.ts';
import { keepOpenProfile } from '../../features/open-profiles/open-profile.store.ts';
import { listWaiting } from '../../features/proposals/proposal.store.ts';
import { askForTalk, keepTalkDay } from '../../features/proposals/trial-talk.store.ts';
import type { Database, ReadTx, Tx } from '../../platform/database.ts';
import { addDays } from '../../platform/i18n.ts';
import type { DemoAccounts } from './cast.ts';

type Place = { organisation: string; coordinator: string; cohort: string; today: string };
type Told = { about: string; topics: string; interests: string; times: string };

const mentorPages: Told[] = [
  {
    about:
      'Chef i elva år, de senaste fem för en enhet med fyrtio medarbetare. Jag frågar hellre än jag svarar, och tycker om att rita på tavlan.',
    topics: 'Omorganisationer, svåra samtal, att leda andra chefer.',
    interests: 'Fjällvandring och körsång.',
    times: 'Tisdag och onsdag efter tre.',
  },
  {
    about:
      'Började som handläggare och blev chef över mina kolleger. Det var svårare än jag trodde, och det pratar jag gärna om.',
    topics: 'Första tiden som chef, gränser, att säga nej uppåt.',
    interests: 'Böcker, trädgård, handboll.',
    times: 'Fredag förmiddag, gärna på distans.',
  },
  {
    about: 'Leder projekt utan personalansvar och har lärt mig att få med mig folk ändå.',
    topics: 'Leda utan mandat, möten som blir kortare, prioritera.',
    interests: 'Långa cykelturer.',
    times: 'Måndag eftermiddag.',
  },
];
const menteePages: Told[] = [
  {
    about:
      'Ny som chef sedan i våras, för tio personer. Jag vill bli lugnare när det bränner till.',
    topics: 'Konflikter i gruppen, återkoppling, min egen tid.',
    interests: 'Löpning och matlagning.',
    times: 'Onsdag eftermiddag.',
  },
  {
    about: 'Har tagit över en enhet efter en omtyckt chef och letar efter mitt eget sätt.',
    topics: 'Byta roll, delegera, stå kvar i ett beslut.',
    interests: 'Film och musik.',
    times: 'Torsdag morgon.',
  },
];

export async function introduceInDemo(
  database: Database,
  place: Place,
  accounts: DemoAccounts,
): Promise<void> {
  const { organisation, cohort, coordinator, today } = place;
  const as = <T>(person: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
    database.inTenant({ organisation, person, today }, 'write', work);
  const { mentors, mentees, known, waiting, running } = await as(coordinator, async (tx) => {
    await tx
      .updateTable('cohort')
      .set({ open_choice: 'with-names' })
      .where('id', '=', cohort)
      .execute();
    const asked = await listWaiting(tx, cohort, today);
    const isAsked = new Set(asked.flatMap(({ mentorId, menteeId }) => [mentorId, menteeId]));
    const free = async (role: 'mentor' | 'mentee') =>
      (await listToPlace(tx, cohort, role)).filter(({ person }) => !isAsked.has(person));
    return {
      mentors: await free('mentor'),
      mentees: await free('mentee'),
      waiting: asked.find(({ answers }) => answers.some(({ side }) => side === 'mentor')),
      known: await tx
        .selectFrom('person')
        .select(['id', 'account_id'])
        .where('account_id', 'in', [accounts['network.mentor'], accounts['network.mentee']])
        .execute(),
      running: await tx
        .selectFrom('mentorship')
        .select('id')
        .where('cohort_id', '=', cohort)
        .orderBy('id')
        .limit(2)
        .execute(),
    };
  });
  const write = (person: string, told: Told) =>
    as(person, (tx) =>
      keepOpenProfile(tx, {
        ...told,
        organisation,
        personId: person,
        contact: null,
        isShown: true,
        photo: undefined,
        today: addDays(today, -30),
      }),
    );
  for (const [k, told] of mentorPages.entries())
    if (mentors[k]) await write(mentors[k].person, told);
  for (const [k, told] of menteePages.entries())
    if (mentees[k]) await write(mentees[k].person, told);
  for (const { id, account_id: account } of known)
    await write(id, account === accounts['network.mentor'] ? mentorPages[0]! : menteePages[0]!);
  const [wisher] = mentees;
  if (wisher && mentors.length > 1)
    await as(wisher.person, (tx) =>
      keepWishes(tx, {
        organisation,
        application: wisher.application,
        person: wisher.person,
        wishes: [
          { person: mentors[1]!.person, reason: 'Hon har själv blivit chef över sina kolleger.' },
          { person: mentors[0]!.person, reason: 'Jag vill lära mig att hålla svåra samtal.' },
        ],
        today: addDays(today, -9),
      }),
    );
  if (waiting)
    await as(waiting.menteeId, async (tx) => {
      await askForTalk(tx, {
        organisation,
        proposal: waiting.id,
        person: waiting.menteeId,
        today: addDays(today, -4),
        answerDays: null,
      });
      await keepTalkDay(tx, waiting.id, addDays(today, 3));
    });
  for (const [k, { id }] of running.entries())
    await as(coordinator, (tx) =>
      keepFollowUp(tx, {
        organisation,
        mentorshipId: id,
        nextStep: ['Ring mentorn om nästa träff', 'Fråga adepten hur samtalen känns'][k]!,
        dueOn: addDays(today, 5 + k),
        note: null,
        by: coordinator,
        today: addDays(today, -2),
      }),
    );
}

const listToPlace = (tx: ReadTx, cohort: string, role: 'mentor' | 'mentee') =>
  tx
    .selectFrom('application as a')
    .select(['a.id as application', 'a.person_id as person'])
    .where('a.cohort_id', '=', cohort)
    .where('a.role', '=', role)
    .where(
      sql<boolean>`is_admitted(a.organisation_id, a.id) and is_to_place(a.organisation_id, a.id)`,
    )
    .orderBy('a.person_id')
    .limit(8)
    .execute();
