/** What the page of a mentorship shows a coordinator of the programme's own contact with its people. */
import type { Context } from '../../web/route.tsx';
import { listHolders } from '../people/person.store.ts';
import { listFollowUps } from './follow-up.store.ts';
import { listContacts, listOwners, type Contacts } from './contact.store.ts';

/** Null for everybody else. */
export async function loadContacts(
  { tx, person, today }: Context,
  mentorship: string,
): Promise<Contacts | null> {
  if (!person.roles.includes('coordinator')) return null;
  return {
    contacts: await listContacts(tx, mentorship),
    followUp: (await listFollowUps(tx, [mentorship])).get(mentorship) ?? null,
    owner: (await listOwners(tx, [mentorship])).get(mentorship) ?? null,
    coordinators: await listHolders(tx, ['coordinator'], today),
  };
}
