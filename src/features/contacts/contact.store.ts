/** M-48: when the programme last spoke with somebody of a mentorship, and who looks after it. */
import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { decrypted, encrypted, keyFor, type Encrypted } from '../../platform/encryption.ts';
import type { FollowUp } from './follow-up.store.ts';
import { nameOf } from '../people/person.store.ts';

/** Of one mentorship: the last contact of the programme with each of its people. */
export type LastContact = { mentorshipId: string; personId: string; on: string };

/**
 * Of the mentorships that are named, of all where none are; for coordinators, who alone see a row.
 * Mentor and mentee follow from the people of each mentorship, the last meeting from its own line.
 */
export async function listLastContacts(tx: ReadTx, mentorships?: string[]): Promise<LastContact[]> {
  if (mentorships?.length === 0) return [];
  let query = tx
    .selectFrom('contact')
    .select(['mentorship_id', 'person_id', sql<string>`max(contacted_on)`.as('on')])
    .groupBy(['mentorship_id', 'person_id']);
  if (mentorships) query = query.where('mentorship_id', 'in', mentorships);
  return (await query.execute()).map((row) => ({
    mentorshipId: row.mentorship_id,
    personId: row.person_id,
    on: row.on,
  }));
}

export type Contact = {
  id: string;
  personId: string;
  on: string;
  byId: string;
  by: string;
  note: string | null;
};

/** Of one mentorship, the latest first. */
export async function listContacts(tx: ReadTx, mentorship: string): Promise<Contact[]> {
  const rows = await tx
    .selectFrom('contact as c')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'c.noted_by'))
    .select([
      'c.id',
      'c.person_id',
      'c.contacted_on',
      'c.noted_by',
      nameOf('p').as('by'),
      encrypted<Encrypted | null>('contact.note', 'c').as('note'),
    ])
    .where('c.mentorship_id', '=', mentorship)
    .orderBy('c.contacted_on', 'desc')
    .orderBy('c.noted_at', 'desc')
    .orderBy('c.id')
    .execute();
  return (await decrypted(tx, rows, 'note')).map((row) => ({
    id: row.id,
    personId: row.person_id,
    on: row.contacted_on,
    byId: row.noted_by,
    by: row.by,
    note: row.note,
  }));
}

/** Once a day by each coordinator; a note that comes later is added to what is there. */
export async function noteContact(
  tx: Tx,
  contact: {
    organisation: string;
    mentorship: string;
    person: string;
    by: string;
    today: string;
    note: string;
  },
): Promise<void> {
  const known = (await listContacts(tx, contact.mentorship)).find(
    ({ personId, on, byId }) =>
      personId === contact.person && on === contact.today && byId === contact.by,
  );
  if (known && contact.note === '') return;
  const id = known?.id ?? crypto.randomUUID();
  const words = [known?.note, contact.note].filter(Boolean).join('\n');
  const key = words === '' ? null : await keyFor(tx, contact.organisation, contact.mentorship);
  const sealed = {
    note: key?.seal('contact.note', id, words) ?? null,
    key_id: key?.id ?? null,
  };
  if (known) {
    await tx.updateTable('contact').set(sealed).where('id', '=', id).execute();
    return;
  }
  await tx
    .insertInto('contact')
    .values({
      organisation_id: contact.organisation,
      id,
      mentorship_id: contact.mentorship,
      person_id: contact.person,
      contacted_on: contact.today,
      noted_by: contact.by,
      ...sealed,
    })
    .execute();
}

/** Only by whoever noted it. */
export async function deleteContact(
  tx: Tx,
  own: { mentorship: string; contact: string; by: string },
): Promise<boolean> {
  const done = await tx
    .deleteFrom('contact')
    .where('id', '=', own.contact)
    .where('mentorship_id', '=', own.mentorship)
    .where('noted_by', '=', own.by)
    .executeTakeFirst();
  return done.numDeletedRows === 1n;
}

export type Owner = { id: string; name: string };

export type Contacts = {
  contacts: Contact[];
  followUp: FollowUp | null;
  owner: (Owner & { isChosen: boolean }) | null;
  coordinators: Owner[];
};

/** Who looks after each mentorship: chosen for it, else who looks after its cohort. */
export async function listOwners(
  tx: ReadTx,
  mentorships?: string[],
): Promise<Map<string, Owner & { isChosen: boolean }>> {
  if (mentorships?.length === 0) return new Map();
  let query = tx
    .selectFrom('mentorship as m')
    .innerJoin('cohort as c', (join) => inside(join, 'c.id', 'm.cohort_id'))
    .innerJoin('person as p', (join) =>
      join
        .onRef('p.organisation_id', '=', 'm.organisation_id')
        .on('p.id', '=', sql<string>`coalesce(m.owner_id, c.coordinator_id)`),
    )
    .select([
      'm.id',
      'p.id as owner',
      nameOf('p').as('name'),
      sql<boolean>`m.owner_id is not null`.as('chosen'),
    ]);
  if (mentorships) query = query.where('m.id', 'in', mentorships);
  return new Map(
    (await query.execute()).map((row) => [
      row.id,
      { id: row.owner, name: row.name, isChosen: row.chosen },
    ]),
  );
}

/** Null: whoever looks after the cohort. */
export async function keepOwner(tx: Tx, mentorship: string, owner: string | null): Promise<void> {
  await tx
    .updateTable('mentorship')
    .set({ owner_id: owner })
    .where('id', '=', mentorship)
    .execute();
}
