/** People as the roster knows them. */
import type { Role } from '../hall/permission.ts';

export type RosterPerson = {
  number: string | null;
  givenName: string;
  familyName: string;
  email: string | null;
  bornOn: string | null;
  role: Extract<
    Role,
    'mentor' | 'mentee' | 'contact-person' | 'coordinator' | 'guardian' | 'specialist' | 'registrar'
  > | null;
  unit: string | null;
  memberOrganisation: string | null;
  jobTitle: string | null;
};

export function fullName({
  givenName,
  familyName,
}: {
  givenName: string;
  familyName: string;
}): string {
  return `${givenName} ${familyName}`;
}
