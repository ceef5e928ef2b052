/** What shows that a requirement is met: a link or a file, and who has looked at it. */
import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import {
  decrypted,
  decryptedBytes,
  encrypted,
  keyFor,
  type Encrypted,
} from '../../platform/encryption.ts';
import { storedFileOf, type StoredFile } from '../../web/upload.ts';
import { nameOf } from '../people/person.store.ts';

/** Of an application from outside, or of one in the list. */
export type EvidenceOf = [of: 'public_application_id' | 'application_id', id: string];
export type ApplicationEvidence = {
  id: string;
  /** The requirement; empty where it is for none of them. */
  criterion: string;
  about: string;
  address: string | null;
  fileName: string | null;
  verified: { by: string; on: string } | null;
};

export const mostEvidence = 10;

export async function listEvidence(tx: ReadTx, of: EvidenceOf): Promise<ApplicationEvidence[]> {
  const [column, id] = of;
  const rows = await tx
    .selectFrom('application_evidence as e')
    .leftJoin('person as v', (join) => inside(join, 'v.id', 'e.verified_by'))
    .select([
      'e.id',
      'e.criterion',
      encrypted('application_evidence.about', 'e').as('about'),
      encrypted<Encrypted | null>('application_evidence.address', 'e').as('address'),
      encrypted<Encrypted | null>('application_evidence.file_name', 'e').as('file_name'),
      'e.verified_on',
      nameOf<string | null>('v').as('verifier'),
    ])
    .where(`e.${column}`, '=', id)
    .orderBy('e.made_at')
    .orderBy('e.id')
    .execute();
  return (await decrypted(tx, rows, 'about', 'address', 'file_name')).map((row) => ({
    id: row.id,
    criterion: row.criterion,
    about: row.about,
    address: row.address,
    fileName: row.file_name,
    verified: row.verified_on === null ? null : { by: row.verifier!, on: row.verified_on },
  }));
}

type NewEvidence = {
  organisation: string;
  publicApplication: string | null;
  application: string | null;
  person: string | null;
  criterion: string;
  about: string;
  address: string | null;
  file: StoredFile | null;
};

export async function insertEvidence(tx: Tx, one: NewEvidence): Promise<string> {
  const id = crypto.randomUUID();
  const key = await keyFor(tx, one.organisation, id);
  await tx
    .insertInto('application_evidence')
    .values({
      organisation_id: one.organisation,
      id,
      public_application_id: one.publicApplication,
      application_id: one.application,
      person_id: one.person,
      criterion: one.criterion,
      key_id: key.id,
      about: key.seal('application_evidence.about', id, one.about),
      address: one.address ? key.seal('application_evidence.address', id, one.address) : null,
      ...(one.file
        ? {
            file_name: key.seal('application_evidence.file_name', id, one.file.name),
            file_type: one.file.type,
            file: key.seal('application_evidence.file', id, one.file.bytes),
            scanned_at: one.file.isScanned ? sql<Date>`now()` : null,
          }
        : {}),
    })
    .execute();
  return id;
}

/** A paper that was verified stays: it is what the decision rests on. False when there is none. */
export async function deleteEvidence(tx: Tx, id: string, of: EvidenceOf): Promise<boolean> {
  const [column, value] = of;
  const done = await tx
    .deleteFrom('application_evidence')
    .where('id', '=', id)
    .where(column, '=', value)
    .where('verified_on', 'is', null)
    .executeTakeFirst();
  return done.numDeletedRows === 1n;
}

/** By whom and on what day it was looked at; null takes it back. False when there is none. */
export async function verifyEvidence(
  tx: Tx,
  {
    id,
    application,
    verified,
  }: { id: string; application: string; verified: { by: string; on: string } | null },
): Promise<boolean> {
  const done = await tx
    .updateTable('application_evidence')
    .set({ verified_by: verified?.by ?? null, verified_on: verified?.on ?? null })
    .where('id', '=', id)
    .where('application_id', '=', application)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function findEvidenceFile(
  tx: ReadTx,
  id: string,
  application: string,
): Promise<StoredFile | null> {
  const rows = await tx
    .selectFrom('application_evidence as e')
    .select([
      'e.file_type',
      'e.scanned_at',
      encrypted<Encrypted | null>('application_evidence.file', 'e').as('file'),
      encrypted<Encrypted | null>('application_evidence.file_name', 'e').as('file_name'),
    ])
    .where('e.id', '=', id)
    .where('e.application_id', '=', application)
    .execute();
  const [row] = await decryptedBytes(tx, await decrypted(tx, rows, 'file_name'), 'file');
  return row ? storedFileOf(row) : null;
}

export async function markScanned(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('application_evidence')
    .set({ scanned_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute();
}
