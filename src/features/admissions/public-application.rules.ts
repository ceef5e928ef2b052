/**
 * An application from outside: what was typed, as it was typed, and what it means. Nothing of it is
 * about a person of the organisation before a coordinator has said who it is.
 */
import type { Criterion, ProfileRole } from '../profiles/profile.rules.ts';
import type { OwnQuestion } from './application-call.rules.ts';
import { asksForRoles, asksForState, inputOf, isStill } from './admission.rules.ts';
import { isImpreciseDate, type RoleFact, type Truth } from './eligibility.rules.ts';

/** By the names of the fields; the draft is what stands in them. */
export type TypedFields = Record<string, string>;
/** What is kept: the fields, and the questions as they stood when it was sent. */
export type PublicContent = {
  typed: TypedFields;
  asked: { id: string; text: string }[];
  /** In which language the page was read, for letters. */
  language: string;
};

/** A draft is kept so long after it was last saved. */
export const draftDays = 30;
/** The link of a manager. */
export const consentDays = 30;
export const mostRoles = 8;
/** Characters of a whole application, as it is kept. */
export const largestApplication = 100_000;

export type RoleKind =
  | 'manager-with-staff'
  | 'formal-leader-without-staff'
  | 'leadership-unspecified'
  | 'other';
export const roleKinds: readonly RoleKind[] = [
  'manager-with-staff',
  'formal-leader-without-staff',
  'leadership-unspecified',
  'other',
];
export type SaidRole = {
  title: string;
  kind: RoleKind;
  firstDay: string;
  lastDay: string;
  state: Truth;
};

/** What an application says, once nothing is missing. */
export type SaidApplication = {
  givenName: string;
  familyName: string;
  email: string;
  bornOn: string | null;
  answers: Record<string, string>;
  roles: SaidRole[];
  competences: string[];
  places: number | null;
  motivation: string;
  manager: { name: string; email: string } | null;
};

/** What the form asks, by the cohort's profile and the call. */
export type Asking = {
  role: 'mentor' | 'mentee';
  criteria: Criterion[];
  competences: string[];
  questions: OwnQuestion[];
  asksManager: boolean;
};

export const askingOf = (
  role: ProfileRole,
  competences: string[],
  { questions, asksManager }: Pick<Asking, 'questions' | 'asksManager'>,
): Asking => ({ role: role.role, criteria: role.criteria, competences, questions, asksManager });

/** The birthday is asked only where a requirement counts years of age. */
export const asksBirthday = (criteria: Criterion[]): boolean =>
  criteria.some(({ kind, test, value }) => kind === 'age' && !test && value !== null);

/** The questions of the profile that somebody answers here. */
export const askedCriteria = (criteria: Criterion[]): Criterion[] =>
  criteria.filter(
    (criterion) =>
      inputOf(criterion) !== null &&
      !(criterion.kind === 'age' && !criterion.test && criterion.value !== null),
  );

/** Requirements that somebody can show with a paper or an address. */
export const provable = (criteria: Criterion[]): Criterion[] =>
  criteria.filter(({ kind }) => kind !== 'capacity' && kind !== 'nomination');

/** The rows of roles that were typed, in their order. */
export const rolesTyped = (typed: TypedFields): string[] =>
  Object.keys(typed)
    .filter((name) => name.startsWith('role_title-'))
    .map((name) => name.slice('role_title-'.length))
    .filter((row) => ['role_title', 'role_from', 'role_to'].some((name) => typed[`${name}-${row}`]))
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));

export type Fault =
  | 'required'
  | 'choose'
  | 'badName'
  | 'badEmail'
  | 'badBirthday'
  | 'badNumber'
  | 'badDate'
  | 'endMissing'
  | 'orderOfDays'
  | 'askState'
  | 'noRoles'
  | 'tooManyNeeds'
  | 'tooManyStrengths'
  | 'badPlaces'
  | 'ownManager'
  | 'trap';

/** A name goes into letters: nothing that a mail program would make a link of. */
const isName = (text: string): boolean =>
  /\p{L}/u.test(text) && !/[/\\@:<>\p{Cc}]|www\.|\.\p{L}{2,}/iu.test(text);
export const isAddress = (text: string): boolean =>
  /^[^\s@<>"',;:()[\]\\]{1,64}@[^\s@<>"',;:()[\]\\]+\.[^\s@.]{2,}$/.test(text) &&
  text.length <= 254;
const isBirthday = (text: string, today: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '1900-01-01' || text >= today) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
};

/**
 * A-10: what it says, and what is missing or does not fit, by field; nothing is sent before there
 * is nothing of that. `unknown` is an answer, and nobody's answer is filled in for them.
 */
export function readApplication(
  typed: TypedFields,
  asking: Asking,
  today: string,
): { said: SaidApplication; faults: Record<string, Fault> } {
  const faults: Record<string, Fault> = {};
  const of = (name: string): string => typed[name] ?? '';
  const fault = (name: string, what: Fault) => {
    faults[name] ??= what;
  };
  if (of('website') !== '') fault('website', 'trap');
  for (const name of ['given_name', 'family_name'])
    if (of(name) === '') fault(name, 'required');
    else if (!isName(of(name))) fault(name, 'badName');
  const email = of('email').toLowerCase();
  if (email === '') fault('email', 'required');
  else if (!isAddress(email)) fault('email', 'badEmail');
  const bornOn = asksBirthday(asking.criteria) ? of('born_on') : '';
  if (bornOn !== '' && !isBirthday(bornOn, today)) fault('born_on', 'badBirthday');

  const answers: Record<string, string> = {};
  for (const criterion of askedCriteria(asking.criteria)) {
    const name = `answer-${criterion.id}`;
    const answer = of(name);
    if (inputOf(criterion) === 'truth') {
      if (!['yes', 'no', 'unknown'].includes(answer)) fault(name, 'choose');
      answers[criterion.id] = answer;
    } else if (answer === '') answers[criterion.id] = 'unknown';
    else if (/^\d{1,5}([.,]\d)?$/.test(answer)) answers[criterion.id] = answer.replace(',', '.');
    else fault(name, 'badNumber');
  }

  const roles = readRoles(typed, asking.criteria, fault);
  if (asksForRoles(asking.criteria) && roles.length === 0) {
    if (of('none_held') !== 'yes') fault('none_held', 'noRoles');
    answers['*roles'] = 'none';
  }

  const competences = asking.competences.filter((id) => of(`competence-${id}`) === 'yes');
  if (asking.role === 'mentee' && competences.length > 3) fault('competences', 'tooManyNeeds');
  if (asking.role === 'mentor' && competences.length > 5) fault('competences', 'tooManyStrengths');
  const places = asking.role === 'mentor' ? of('places') : '';
  if (asking.role === 'mentor' && !/^(?:[1-9]|[1-9]\d|100)$/.test(places))
    fault('places', 'badPlaces');

  for (const { id, kind, isNeeded, options } of asking.questions) {
    const name = `own-${id}`;
    const answer = of(name);
    const choice = kind === 'choice' || kind === 'yes-no';
    if (answer === '') {
      if (isNeeded) fault(name, choice ? 'choose' : 'required');
    } else if (kind === 'number' && !/^-?\d{1,9}([.,]\d{1,4})?$/.test(answer))
      fault(name, 'badNumber');
    else if (kind === 'yes-no' && !['yes', 'no'].includes(answer)) fault(name, 'choose');
    else if (
      kind === 'choice' &&
      !(/^\d{1,2}$/.test(answer) && Number(answer) < (Object.values(options)[0]?.length ?? 0))
    )
      fault(name, 'choose');
  }
  if (of('motivation') === '') fault('motivation', 'required');

  const manager = { name: of('manager_name'), email: of('manager_email').toLowerCase() };
  if (asking.asksManager) {
    if (manager.name === '') fault('manager_name', 'required');
    else if (!isName(manager.name)) fault('manager_name', 'badName');
    if (manager.email === '') fault('manager_email', 'required');
    else if (!isAddress(manager.email)) fault('manager_email', 'badEmail');
    else if (manager.email === email) fault('manager_email', 'ownManager');
  }
  return {
    faults,
    said: {
      givenName: of('given_name'),
      familyName: of('family_name'),
      email,
      bornOn: bornOn || null,
      answers,
      roles,
      competences,
      places: /^\d+$/.test(places) ? Number(places) : null,
      motivation: of('motivation'),
      manager: asking.asksManager ? manager : null,
    },
  };
}

function readRoles(
  typed: TypedFields,
  criteria: Criterion[],
  fault: (name: string, what: Fault) => void,
): SaidRole[] {
  if (!asksForRoles(criteria)) return [];
  return rolesTyped(typed)
    .slice(0, mostRoles)
    .map((row) => {
      const of = (name: string): string => typed[`${name}-${row}`] ?? '';
      if (of('role_title') === '') fault(`role_title-${row}`, 'required');
      const kind = roleKinds.find((one) => one === of('role_kind'));
      if (!kind) fault(`role_kind-${row}`, 'choose');
      const from = of('role_from');
      const end = isStill(of('role_to')) ? 'present' : of('role_to');
      if (!isImpreciseDate(from) || from === 'present') fault(`role_from-${row}`, 'badDate');
      if (end === '' && of('role_still') !== 'yes') fault(`role_to-${row}`, 'endMissing');
      else if (end !== '' && !isImpreciseDate(end)) fault(`role_to-${row}`, 'badDate');
      else if (end !== '' && end.slice(0, from.length) < from.slice(0, end.length))
        fault(`role_to-${row}`, 'orderOfDays');
      const state = (['yes', 'no', 'unknown'] as const).find((one) => one === of('role_state'));
      if (!state && asksForState(criteria)) fault(`role_state-${row}`, 'askState');
      return {
        title: of('role_title'),
        kind: kind ?? 'other',
        firstDay: from,
        lastDay: end || 'present',
        state: state ?? 'unknown',
      };
    });
}

export const factsOfRoles = (roles: SaidRole[]): RoleFact[] =>
  roles.map(({ kind, firstDay, lastDay, state }) => ({
    kind,
    firstDay,
    lastDay,
    stateAdministration: state,
  }));

/**
 * What the applicant is told. `waiting`: admitted, and no mentorship yet. `changed`: corrected
 * after somebody had begun to look at it.
 */
export type ApplicantState =
  | 'draft'
  | 'sent'
  | 'looked-at'
  | 'waiting'
  | 'placed'
  | 'declined'
  | 'withdrawn';

export function stateOfApplicant(facts: {
  isSent: boolean;
  isWithdrawn: boolean;
  isTaken: boolean;
  admitted: boolean | null;
  isPlaced: boolean;
}): ApplicantState {
  if (facts.isWithdrawn) return 'withdrawn';
  if (!facts.isSent) return 'draft';
  if (!facts.isTaken) return 'sent';
  if (facts.admitted === null) return 'looked-at';
  if (!facts.admitted) return 'declined';
  return facts.isPlaced ? 'placed' : 'waiting';
}

/** A-12: until a decision, whoever holds the link may correct or withdraw what they sent. */
export const mayCorrect = (state: ApplicantState): boolean =>
  state === 'draft' || state === 'sent' || state === 'looked-at';
export const mayWithdraw = (state: ApplicantState): boolean =>
  ['draft', 'sent', 'looked-at', 'waiting'].includes(state);

/** Where somebody stands among those who wait, and how it went so far. */
export type Queue = {
  /** From one on. */
  position: number;
  waiting: number;
  placed: number;
  /** In the last `paceDays` days. */
  lately: number;
};
export const paceDays = 90;

/**
 * A-13: weeks until everybody before and this one would be placed, at the pace of the last months;
 * null where nobody was, for then nothing can be said.
 */
export const weeksAtThisPace = ({ position, lately }: Queue): number | null =>
  lately === 0 ? null : Math.max(1, Math.ceil((position * paceDays) / lately / 7));
