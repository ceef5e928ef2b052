/** People as the roster knows them. */
import type { CompleteLanguage } from '../../platform/i18n.ts';
import type { Role } from '../../web/permission.ts';

export type RosterPerson = {
  number: string | null;
  givenName: string;
  familyName: string;
  email: string | null;
  bornOn: string | null;
  role: Extract<
    Role,
    | 'mentor'
    | 'mentee'
    | 'contact-person'
    | 'coordinator'
    | 'guardian'
    | 'specialist'
    | 'registrar'
    | 'results-reader'
    | 'teacher'
  > | null;
  unit: string | null;
  memberOrganisation: string | null;
  jobTitle: string | null;
  /** Codes in order, with a space between them: what somebody can be mentored in. */
  languages: string | null;
  /** Of letters. */
  language: CompleteLanguage | null;
  sector: string | null;
  /** As the list has it: a number, an address or a name. */
  manager: string | null;
};

export function fullName({
  givenName,
  familyName,
}: {
  givenName: string;
  familyName: string;
}): string {
  // Who has one name only has no family name.
  return `${givenName} ${familyName}`.trim();
}

/** So long after an address was changed the earlier ones hear of links that go to the new one. */
export const toldDays = 30;

/** In the place of whether somebody signs in: those who are no longer there. */
export const hasLeft = 'left';

export const checkKinds = ['conduct', 'first-aid', 'training', 'contract'] as const;
export type CheckKind = (typeof checkKinds)[number];
