/** People as the roster knows them. */
import type { Role } from '../hall/permission.ts';

export type RosterPerson = {
  number: string | null;
  givenName: string;
  familyName: string;
  email: string | null;
  bornOn: string | null;
  role: Extract<Role, 'mentor' | 'mentee' | 'contact-person' | 'coordinator' | 'guardian' | 'specialist'> | null;
  unit: string | null;
  memberOrganisation: string | null;
  jobTitle: string | null;
};

/** P-1: an e-mail address has one @, no spaces, and a dot in what follows. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@,;<>()"]+@[^\s@,;<>()"]+\.[^\s@.,;<>()"]{2,}$/.test(text);
}

export function fullName({ givenName, familyName }: { givenName: string; familyName: string }): string {
  return `${givenName} ${familyName}`;
}
