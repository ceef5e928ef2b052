import type { ReadTx, Tx } from '../../platform/database.ts';
import {
  keyFor,
  decrypted,
  encrypted,
  type Encrypted,
  type EncryptedColumn,
} from '../../platform/encryption.ts';

/** What somebody tells those they work with. */
export type OpenProfile = {
  personId: string;
  about: string | null;
  interests: string | null;
  contact: string | null;
};

/** Of these people, as far as this one may read them: the wall decides. */
export async function listOpenProfiles(tx: ReadTx, people: string[]): Promise<OpenProfile[]> {
  if (people.length === 0) return [];
  const rows = await tx
    .selectFrom('open_profile as o')
    .select([
      'o.person_id',
      encrypted<Encrypted | null>('open_profile.about', 'o').as('about'),
      encrypted<Encrypted | null>('open_profile.interests', 'o').as('interests'),
      encrypted<Encrypted | null>('open_profile.contact', 'o').as('contact'),
    ])
    .where('o.person_id', 'in', people)
    .execute();
  return (await decrypted(tx, rows, 'about', 'interests', 'contact')).map((row) => ({
    personId: row.person_id,
    about: row.about,
    interests: row.interests,
    contact: row.contact,
  }));
}

export async function keepOpenProfile(
  tx: Tx,
  {
    organisation,
    personId,
    about,
    interests,
    contact,
    today,
  }: OpenProfile & { organisation: string; today: string },
): Promise<void> {
  const key = await keyFor(tx, organisation, personId);
  const shut = (column: EncryptedColumn, text: string | null) =>
    text === null ? null : key.seal(column, personId, text);
  const told = {
    key_id: key.id,
    about: shut('open_profile.about', about),
    interests: shut('open_profile.interests', interests),
    contact: shut('open_profile.contact', contact),
    changed_on: today,
  };
  await tx
    .insertInto('open_profile')
    .values({ organisation_id: organisation, person_id: personId, ...told })
    .onConflict((on) => on.columns(['organisation_id', 'person_id']).doUpdateSet(told))
    .execute();
}
