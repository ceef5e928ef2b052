import { sql } from 'kysely';
import { inside, keysIn, type Database, type ReadTx, type Tx } from '../../platform/database.ts';
import { openText, sealText } from '../../platform/keys.ts';
import type { CertificateContent } from './certificate.rules.ts';
import type { KeyPair } from '../../platform/signature.ts';

export type OwnCertificate = {
  id: string;
  personId: string;
  cohortId: string;
  content: CertificateContent;
  programme: string;
  code: string | null;
  issuedOn: string | null;
  isRevoked: boolean;
};

export async function listCertificates(
  tx: ReadTx,
  scope: { person?: string; cohort?: string; id?: string },
): Promise<OwnCertificate[]> {
  let query = tx
    .selectFrom('certificate')
    .select(['id', 'person_id', 'cohort_id', 'content', 'code', 'issued_at', 'revoked_at'])
    .orderBy('asked_at', 'desc')
    .orderBy('id');
  if (scope.person) query = query.where('person_id', '=', scope.person);
  if (scope.cohort) query = query.where('cohort_id', '=', scope.cohort);
  if (scope.id) query = query.where('id', '=', scope.id);
  return (await query.execute()).map((row) => {
    const content = row.content;
    return {
      id: row.id,
      personId: row.person_id,
      cohortId: row.cohort_id,
      content,
      programme: content.programme,
      code: row.code,
      issuedOn: row.issued_at?.toISOString().slice(0, 10) ?? null,
      isRevoked: row.revoked_at !== null,
    };
  });
}

export async function insertCertificate(
  tx: Tx,
  {
    organisation,
    person,
    cohort,
    content,
  }: { organisation: string; person: string; cohort: string; content: CertificateContent },
): Promise<void> {
  await tx
    .insertInto('certificate')
    .values({
      organisation_id: organisation,
      person_id: person,
      cohort_id: cohort,
      content: JSON.stringify(content),
    })
    .execute();
}

/** False when it was issued or taken back already. */
export async function issueCertificate(
  tx: Tx,
  {
    id,
    person,
    code,
    credential,
  }: { id: string; person: string; code: string; credential: string },
): Promise<boolean> {
  const done = await tx
    .updateTable('certificate')
    .set({ issued_by: person, issued_at: sql<Date>`now()`, code, credential })
    .where('id', '=', id)
    .where('issued_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function revokeCertificate(tx: Tx, id: string, why: string): Promise<boolean> {
  const done = await tx
    .updateTable('certificate')
    .set({ revoked_at: sql<Date>`now()`, revoked_why: why })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function findCredential(
  tx: ReadTx,
  id: string,
  person: string,
): Promise<string | null> {
  const row = await tx
    .selectFrom('certificate')
    .select('credential')
    .where('id', '=', id)
    .where('person_id', '=', person)
    .executeTakeFirst();
  return row?.credential ?? null;
}

export const secretPlace = (organisation: string): string => `signing_secret ${organisation}`;

/** As it lies in the database: sealed; one from before secrets were sealed as it stands. */
const openSecret = (tx: ReadTx, organisation: string, kept: unknown): KeyPair['privateKey'] =>
  typeof kept === 'string'
    ? (JSON.parse(openText(keysIn(tx), kept, secretPlace(organisation))) as KeyPair['privateKey'])
    : (kept as KeyPair['privateKey']);

/** The organisation's key; made when there is none. Only in a transaction to sign. */
export async function ensureKey(
  tx: Tx,
  organisation: string,
  make: () => Promise<KeyPair>,
): Promise<KeyPair> {
  const known = await tx
    .selectFrom('signing_key as k')
    .innerJoin('signing_secret as s', (join) => inside(join, 's.key_id', 'k.id'))
    .select(['k.public_key', 's.private_key'])
    .executeTakeFirst();
  if (known)
    return {
      publicKey: known.public_key as KeyPair['publicKey'],
      privateKey: openSecret(tx, organisation, known.private_key),
    };
  const pair = await make();
  const { id } = await tx
    .insertInto('signing_key')
    .values({ organisation_id: organisation, public_key: JSON.stringify(pair.publicKey) })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('signing_secret')
    .values({
      organisation_id: organisation,
      key_id: id,
      private_key: JSON.stringify(
        sealText(keysIn(tx), JSON.stringify(pair.privateKey), secretPlace(organisation)),
      ),
    })
    .execute();
  return pair;
}

export type Public = {
  content: CertificateContent;
  credential: string;
  issuedAt: Date;
  slug: string;
  revokedWhy: string | null;
};

/** For whoever holds the code, without an account. */
export async function findPublic(database: Database, code: string): Promise<Public | null> {
  const row = await database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('certificate as c')
      .innerJoin('organisation as o', 'o.id', 'c.organisation_id')
      .select(['c.content', 'c.credential', 'c.issued_at', 'c.revoked_why', 'o.slug'])
      .where('c.code', '=', code)
      .executeTakeFirst(),
  );
  return row?.credential && row.issued_at
    ? {
        content: row.content,
        credential: row.credential,
        issuedAt: row.issued_at,
        slug: row.slug,
        revokedWhy: row.revoked_why,
      }
    : null;
}

export async function findIssuer(
  database: Database,
  slug: string,
): Promise<{ name: string; keys: KeyPair['publicKey'][] } | null> {
  return database.beforeTenant(null, async (tx) => {
    const organisation = await tx
      .selectFrom('organisation')
      .select(['id', 'name'])
      .where('slug', '=', slug)
      .executeTakeFirst();
    if (!organisation) return null;
    const rows = await tx
      .selectFrom('signing_key')
      .select('public_key')
      .where('organisation_id', '=', organisation.id)
      .execute();
    return {
      name: organisation.name,
      keys: rows.map((row) => row.public_key as KeyPair['publicKey']),
    };
  });
}

/**
 * Meetings and minutes of a mentor in the mentorships of a cohort, and minutes of learning kept as
 * evidence.
 */
export async function sumHours(
  tx: ReadTx,
  cohort: string,
  person: string,
): Promise<{ meetings: number; minutes: number; learningMinutes: number }> {
  const met = await tx
    .selectFrom('meeting as t')
    .innerJoin('mentorship as m', (join) => inside(join, 'm.id', 't.mentorship_id'))
    .innerJoin('mentorship_member as b', (join) => inside(join, 'b.mentorship_id', 'm.id'))
    .select(({ fn }) => [
      fn.countAll<number>().as('meetings'),
      fn.sum<number>('t.minutes').as('minutes'),
    ])
    .where('m.cohort_id', '=', cohort)
    .where('b.person_id', '=', person)
    .where('b.part', 'in', ['mentor', 'second-mentor'])
    .executeTakeFirstOrThrow();
  const learned = await tx
    .selectFrom('evidence')
    .select(({ fn }) => fn.sum<number>('minutes').as('minutes'))
    .where('person_id', '=', person)
    .executeTakeFirstOrThrow();
  return {
    meetings: Number(met.meetings),
    minutes: Number(met.minutes ?? 0),
    learningMinutes: Number(learned.minutes ?? 0),
  };
}
