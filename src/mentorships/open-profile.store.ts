import type { Tx } from '../foundation/database.ts';

/** What somebody tells those they work with. */
export type OpenProfile = { personId: string; about: string | null; interests: string | null; contact: string | null };

/** Of these people, as far as this one may read them: the wall decides. */
export async function listOpenProfiles(tx: Tx, people: string[]): Promise<OpenProfile[]> {
  if (people.length === 0) return [];
  const rows = await tx.selectFrom('open_profile').select(['person_id', 'about', 'interests', 'contact']).where('person_id', 'in', people).execute();
  return rows.map((row) => ({ personId: row.person_id, about: row.about, interests: row.interests, contact: row.contact }));
}

export async function keepOpenProfile(tx: Tx, { organisation, personId, about, interests, contact, today }: OpenProfile & { organisation: string; today: string }): Promise<void> {
  await tx
    .insertInto('open_profile')
    .values({ organisation_id: organisation, person_id: personId, about, interests, contact, changed_on: today })
    .onConflict((on) => on.columns(['organisation_id', 'person_id']).doUpdateSet({ about, interests, contact, changed_on: today }))
    .execute();
}
