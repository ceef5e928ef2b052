import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import {
  keyFor,
  decrypted,
  decryptedBytes,
  encrypted,
  type Encrypted,
  type EncryptedColumn,
} from '../../platform/encryption.ts';
import type { keepablePhoto } from './photo.file.ts';

/** What somebody tells of themselves. */
export type OpenProfile = {
  personId: string;
  about: string | null;
  /** What a mentor can help with, or a mentee wants help with. */
  topics: string | null;
  interests: string | null;
  times: string | null;
  languages: string[];
  /** There is one, and it may be seen. */
  hasPhoto: boolean;
  /** Since when candidates read it. */
  shownSince: string | null;
  /** Of those in a mentorship with them alone. */
  contact: string | null;
};

/** Of these people, as far as this one may read them: the wall decides. */
export async function listOpenProfiles(tx: ReadTx, people: string[]): Promise<OpenProfile[]> {
  if (people.length === 0) return [];
  const rows = await profilesQuery(tx).where('o.person_id', 'in', people).execute();
  return opened(tx, rows);
}

const profilesQuery = (tx: ReadTx) =>
  tx
    .selectFrom('open_profile as o')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'o.person_id'))
    .leftJoin('open_profile_contact as k', (join) => inside(join, 'k.person_id', 'o.person_id'))
    .select([
      'o.person_id',
      encrypted<Encrypted | null>('open_profile.about', 'o').as('about'),
      encrypted<Encrypted | null>('open_profile.topics', 'o').as('topics'),
      encrypted<Encrypted | null>('open_profile.interests', 'o').as('interests'),
      encrypted<Encrypted | null>('open_profile.times', 'o').as('times'),
      encrypted<Encrypted | null>('open_profile_contact.contact', 'k').as('contact'),
      'p.languages',
      'o.shown_since',
      sql<boolean>`o.photo is not null and p.protected_hashes is null`.as('has_photo'),
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof profilesQuery>['execute']>>[number];

const opened = async (tx: ReadTx, rows: Row[]): Promise<OpenProfile[]> =>
  (await decrypted(tx, rows, 'about', 'topics', 'interests', 'times', 'contact')).map((row) => ({
    personId: row.person_id,
    about: row.about,
    topics: row.topics,
    interests: row.interests,
    times: row.times,
    languages: row.languages as string[],
    hasPhoto: row.has_photo,
    shownSince: row.shown_since,
    contact: row.contact,
  }));

export type Kept = Pick<OpenProfile, 'about' | 'topics' | 'interests' | 'times' | 'contact'> & {
  organisation: string;
  personId: string;
  today: string;
  isShown: boolean;
  /** Undefined: as it is. */
  photo: Photo | null | undefined;
};
export type Photo = NonNullable<Awaited<ReturnType<typeof keepablePhoto>>> & { isScanned: boolean };

export async function keepOpenProfile(
  tx: Tx,
  { organisation, personId, today, isShown, photo, contact, ...told }: Kept,
): Promise<void> {
  const key = await keyFor(tx, organisation, personId);
  const shut = (column: EncryptedColumn, text: string | null) =>
    text === null ? null : key.seal(column, personId, text);
  const row = {
    key_id: key.id,
    about: shut('open_profile.about', told.about),
    topics: shut('open_profile.topics', told.topics),
    interests: shut('open_profile.interests', told.interests),
    times: shut('open_profile.times', told.times),
    changed_on: today,
    ...(photo === undefined
      ? {}
      : {
          photo: photo && key.seal('open_profile.photo', personId, photo.bytes),
          photo_type: photo && photo.type,
          photo_scanned_at: photo?.isScanned ? sql<Date>`now()` : null,
        }),
  };
  await tx
    .insertInto('open_profile')
    .values({
      organisation_id: organisation,
      person_id: personId,
      shown_since: isShown ? today : null,
      ...row,
    })
    .onConflict((on) =>
      on.columns(['organisation_id', 'person_id']).doUpdateSet({
        ...row,
        shown_since: isShown ? sql<string>`coalesce(open_profile.shown_since, ${today})` : null,
      }),
    )
    .execute();
  if (contact === null) {
    await tx.deleteFrom('open_profile_contact').where('person_id', '=', personId).execute();
    return;
  }
  const reached = {
    key_id: key.id,
    contact: key.seal('open_profile_contact.contact', personId, contact),
    changed_on: today,
  };
  await tx
    .insertInto('open_profile_contact')
    .values({ organisation_id: organisation, person_id: personId, ...reached })
    .onConflict((on) => on.columns(['organisation_id', 'person_id']).doUpdateSet(reached))
    .execute();
}

export async function deleteOpenProfile(tx: Tx, person: string): Promise<void> {
  await tx.deleteFrom('open_profile_contact').where('person_id', '=', person).execute();
  await tx.deleteFrom('open_profile').where('person_id', '=', person).execute();
}

/** Null where the wall shows none, or its owner is protected. */
export async function findPhoto(tx: ReadTx, person: string): Promise<Photo | null> {
  const rows = await tx
    .selectFrom('open_profile as o')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'o.person_id'))
    .select([
      'o.photo_type',
      'o.photo_scanned_at',
      encrypted<Encrypted | null>('open_profile.photo', 'o').as('photo'),
    ])
    .where('o.person_id', '=', person)
    .where('p.protected_hashes', 'is', null)
    .execute();
  const [row] = await decryptedBytes(tx, rows, 'photo');
  return row?.photo
    ? { bytes: row.photo, type: row.photo_type!, isScanned: row.photo_scanned_at !== null }
    : null;
}

/** Only by its owner: others wait until the scanner has seen it. */
export async function markPhotoScanned(tx: Tx, person: string): Promise<void> {
  await tx
    .updateTable('open_profile')
    .set({ photo_scanned_at: sql<Date>`now()` })
    .where('person_id', '=', person)
    .execute();
}

/** Cohorts in which this person may be chosen, or choose: where pages of candidates are read. */
export type Choosing = {
  cohort: string;
  name: string;
  role: 'mentor' | 'mentee';
  application: string;
  hasNames: boolean;
  hasWished: boolean;
};

export const choosingOf = (tx: ReadTx, person: string) =>
  tx
    .selectFrom('application as a')
    .innerJoin('cohort as c', (join) => inside(join, 'c.id', 'a.cohort_id'))
    .innerJoin('programme as g', (join) => inside(join, 'g.id', 'c.programme_id'))
    .select([
      'c.id as cohort',
      sql<string>`g.name || ', ' || c.name`.as('name'),
      'a.role',
      'a.id as application',
      sql<boolean>`c.open_choice = 'with-names'`.as('hasNames'),
      sql<boolean>`coalesce(jsonb_array_length(a.preferences -> 'wishes'), 0) > 0`.as('hasWished'),
    ])
    .where('a.person_id', '=', person)
    .where('c.open_choice', '<>', 'off')
    .where('c.state', 'in', ['open', 'running'])
    .where('c.archived_on', 'is', null)
    .where(sql<boolean>`is_admitted(a.organisation_id, a.id)`)
    .where(sql<boolean>`is_to_place(a.organisation_id, a.id)`)
    .orderBy('c.first_day', 'desc')
    .orderBy('c.id');

export const listChoosing = async (tx: ReadTx, person: string): Promise<Choosing[]> =>
  choosingOf(tx, person).execute();

export type Candidate = OpenProfile & { name: string; memberOrganisation: string | null };

/** Of the other side of a cohort, those who have a page and a place, in the order of their pages. */
export async function listCandidates(
  tx: ReadTx,
  { cohort, role, person }: { cohort: string; role: 'mentor' | 'mentee'; person: string },
): Promise<Candidate[]> {
  const rows = await profilesQuery(tx)
    .innerJoin('application as a', (join) => inside(join, 'a.person_id', 'o.person_id'))
    .leftJoin('member_organisation as mo', (join) =>
      inside(join, 'mo.id', 'p.member_organisation_id'),
    )
    .select([
      sql<string>`rtrim(p.given_name || ' ' || p.family_name)`.as('name'),
      'mo.name as member',
    ])
    .where('a.cohort_id', '=', cohort)
    .where('a.role', '=', role)
    .where('o.person_id', '<>', person)
    .where('o.shown_since', 'is not', null)
    .where(sql<boolean>`is_admitted(a.organisation_id, a.id)`)
    .where(sql<boolean>`is_to_place(a.organisation_id, a.id)`)
    .orderBy('o.shown_since')
    .orderBy('o.person_id')
    .execute();
  const profiles = await opened(tx, rows);
  return profiles.map((profile, at) => ({
    ...profile,
    contact: null,
    name: rows[at]!.name,
    memberOrganisation: rows[at]!.member,
  }));
}
