/** What routes of applications from outside do alike, on both sides. */
import { takesApplications } from '../programmes/cohort-state.rules.ts';
import type { ReadTx, Tx } from '../../platform/database.ts';
import { dataInventory } from '../../platform/data-inventory.ts';
import type { CompleteLanguage, Language } from '../../platform/i18n.ts';
import { leastDays, type TimedRule } from '../../platform/retention-schedule.ts';
import { hashToken } from '../../platform/secret.ts';
import { grantOf, roles } from '../../web/permission.ts';
import { webWords } from '../../web/web.words.ts';
import type { Setting } from '../mail/outgoing-mail.rules.ts';
import { foldName } from '../people/cells.rules.ts';
import { listMergePeople } from '../people/merge.store.ts';
import type { MergePerson } from '../people/merge.rules.ts';
import { insertPerson } from '../people/person.store.ts';
import { mentorCompetences } from '../profiles/profile.rules.ts';
import { findCohort } from '../programmes/programme.store.ts';
import { findSchedule } from '../programmes/retention-schedule.store.ts';
import { roleOf } from './admission.rules.ts';
import {
  findApplication,
  insertApplication,
  insertRole,
  listRoles,
  updateAnswers,
  updateWishes,
} from './admission.store.ts';
import { findCall, type Call } from './application-call.store.ts';
import { insertLink } from './application-link.store.ts';
import { markAsked, type ManagerConsent } from './manager-consent.store.ts';
import { writeConsent } from './public-application.letters.ts';
import type { CallFacts } from './public-application.pages.tsx';
import {
  askingOf,
  consentDays,
  readApplication,
  type SaidApplication,
} from './public-application.rules.ts';
import { markTakenOver, takePublic, type PublicApplication } from './public-application.store.ts';

/** Who reads an application and how long it is kept, by what the features say of themselves. */
export async function findKeeping(tx: ReadTx, language: Language): Promise<CallFacts['keeping']> {
  const { schedule } = await findSchedule(tx);
  const rule = dataInventory().public_application!.keep as TimedRule;
  return {
    readers: roles
      .filter((role) => grantOf([role], 'decide admission') !== null)
      .map((role) => webWords[language].roles[role]),
    years: schedule[rule],
    days: leastDays,
  };
}

/** Null when the profile of the programme has no such role any more. */
export async function loadFacts(
  tx: ReadTx,
  {
    call: id,
    organisation,
    language,
    today,
  }: {
    call: string;
    organisation: CallFacts['organisation'];
    language: Language;
    today: string;
  },
): Promise<CallFacts | null> {
  const call = await findCall(tx, id);
  const cohort = call && (await findCohort(tx, call.cohortId));
  const role = cohort && roleOf(cohort.profile, call.role);
  return role
    ? {
        organisation,
        cohort,
        // CO-5: nobody applies by themselves to a cohort that runs.
        call: { ...call, isOpen: call.isOpen && takesApplications(cohort.state) },
        role,
        competences: mentorCompetences(cohort.profile),
        today,
        keeping: await findKeeping(tx, language),
      }
    : null;
}

export const askingIn = ({ role, competences, call }: Omit<CallFacts, 'keeping'>) =>
  askingOf(
    role,
    competences.map(({ id }) => id),
    call,
  );

/** What somebody said: it was whole when it was sent, whatever has been asked since. */
export const saidIn = (
  { content }: Pick<PublicApplication, 'content'>,
  facts: Omit<CallFacts, 'keeping'>,
): SaidApplication => readApplication(content.typed, askingIn(facts), facts.today).said;

export type Likely = { id: string; name: string; by: 'email' | 'name' | 'birth' };

/** who of the organisation it may be; a person says so, and nothing is joined before. */
export function likelyIn(people: MergePerson[], typed: Record<string, string>): Likely[] {
  const [given, family] = [foldName(typed.given_name ?? ''), foldName(typed.family_name ?? '')];
  const email = (typed.email ?? '').toLowerCase();
  const bornOn = typed.born_on ?? '';
  return people.flatMap((person): Likely[] => {
    const [theirs, last] = [foldName(person.givenName ?? ''), foldName(person.familyName ?? '')];
    const by =
      email !== '' && person.email?.toLowerCase() === email
        ? 'email'
        : given === theirs && family === last
          ? 'name'
          : bornOn !== '' && person.bornOn === bornOn && given === theirs
            ? 'birth'
            : null;
    const name = `${person.givenName ?? ''} ${person.familyName ?? ''}`.trim();
    return by ? [{ id: person.id, name, by }] : [];
  });
}

export const findLikely = async (tx: ReadTx, typed: Record<string, string>): Promise<Likely[]> =>
  likelyIn(await listMergePeople(tx), typed);

/**
 * An application from outside becomes one of the list: of somebody new, or of the person whom a
 * coordinator named, whose name and address stay. Null when that person has one already.
 */
export async function takeIn(
  tx: Tx,
  {
    organisation,
    known,
    call,
    said,
    one,
  }: {
    organisation: string;
    known: string | null;
    call: Call;
    said: SaidApplication;
    one: PublicApplication;
  },
): Promise<string | null> {
  const person =
    known ??
    (await insertPerson(tx, organisation, {
      number: null,
      givenName: said.givenName,
      familyName: said.familyName,
      email: said.email,
      bornOn: said.bornOn,
      role: null,
      unit: null,
      memberOrganisation: null,
      jobTitle: null,
      languages: null,
      language: one.content.language as CompleteLanguage,
      sector: null,
      manager: null,
    }));
  const application = await insertApplication(tx, {
    organisation,
    cohort: call.cohortId,
    person,
    role: call.role,
    nominatedBy: null,
  });
  if (application === null) return null;
  await takePublic(tx, { id: one.id, person, application, isNewPerson: known === null });
  await bringUpToDate(tx, { organisation, application, said });
  return application;
}

/** What was corrected since is taken over; roles that were there stay as they are. */
export async function takeOver(
  tx: Tx,
  {
    organisation,
    one,
    said,
  }: { organisation: string; one: PublicApplication; said: SaidApplication },
): Promise<void> {
  await bringUpToDate(tx, { organisation, application: one.applicationId!, said });
  await markTakenOver(tx, one.id);
}

async function bringUpToDate(
  tx: Tx,
  {
    organisation,
    application: id,
    said,
  }: { organisation: string; application: string; said: SaidApplication },
): Promise<void> {
  const application = await findApplication(tx, id, { withdrawn: true });
  if (!application) return;
  await updateAnswers(tx, organisation, {
    ...application,
    answers: { ...application.answers, ...said.answers },
  });
  await updateWishes(tx, {
    id,
    competences: said.competences,
    places: said.places ?? application.places,
    preferences: application.preferences,
  });
  const held = await listRoles(tx, application.personId);
  for (const role of said.roles)
    if (!held.some((one) => one.title === role.title && one.firstDay === role.firstDay))
      await insertRole(tx, organisation, application.personId, {
        kind: role.kind,
        title: role.title,
        firstDay: role.firstDay,
        lastDay: role.lastDay,
        stateAdministration: role.state,
      });
}

/** A new link for the manager, and a letter with it; the link, for where no mail goes out. */
export async function askManager(
  tx: Tx,
  { organisation, at, address }: Setting,
  {
    consent,
    language,
    isReminder,
  }: {
    consent: Pick<ManagerConsent, 'id' | 'manager'>;
    language: CompleteLanguage;
    isReminder: boolean;
  },
): Promise<string> {
  const token = await insertLink(tx, {
    organisation: organisation.id,
    kind: 'consent_id',
    opens: consent.id,
    endsAt: new Date(at.add({ days: consentDays }).epochMilliseconds),
  });
  const link = `${address}/manager-consent/${token}`;
  await writeConsent(tx, {
    organisation,
    at,
    language,
    manager: consent.manager,
    link,
    key: `manager-consent ${hashToken(token).toString('hex')}`,
  });
  await markAsked(tx, consent.id, isReminder);
  return link;
}
