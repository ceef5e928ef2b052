/** What the manager of an applicant says, asked by a link. */
import { sql } from 'kysely';
import type { ReadTx, Tx } from '../../platform/database.ts';
import { decrypted, encrypted, keyFor, type Encrypted } from '../../platform/encryption.ts';

export type ManagerConsent = {
  id: string;
  publicApplicationId: string | null;
  applicationId: string | null;
  manager: { name: string; email: string };
  askedAt: Date;
  remindedAt: Date | null;
  answeredAt: Date | null;
  accepted: boolean | null;
  words: string | null;
};

export async function findConsent(
  tx: ReadTx,
  by: 'id' | 'public_application_id' | 'application_id',
  value: string,
): Promise<ManagerConsent | null> {
  const rows = await tx
    .selectFrom('manager_consent as c')
    .select([
      'c.id',
      'c.public_application_id',
      'c.application_id',
      encrypted('manager_consent.contact', 'c').as('contact'),
      encrypted<Encrypted | null>('manager_consent.words', 'c').as('words'),
      'c.asked_at',
      'c.reminded_at',
      'c.answered_at',
      'c.accepted',
    ])
    .where(`c.${by}`, '=', value)
    .execute();
  const [row] = await decrypted(tx, rows, 'contact', 'words');
  return row
    ? {
        id: row.id,
        publicApplicationId: row.public_application_id,
        applicationId: row.application_id,
        manager: JSON.parse(row.contact) as ManagerConsent['manager'],
        askedAt: row.asked_at,
        remindedAt: row.reminded_at,
        answeredAt: row.answered_at,
        accepted: row.accepted,
        words: row.words,
      }
    : null;
}

type NewConsent = {
  organisation: string;
  publicApplication: string | null;
  application: string | null;
  person: string | null;
  manager: ManagerConsent['manager'];
};

export async function insertConsent(tx: Tx, one: NewConsent): Promise<string> {
  const id = crypto.randomUUID();
  const key = await keyFor(tx, one.organisation, id);
  await tx
    .insertInto('manager_consent')
    .values({
      organisation_id: one.organisation,
      id,
      public_application_id: one.publicApplication,
      application_id: one.application,
      person_id: one.person,
      key_id: key.id,
      contact: key.seal('manager_consent.contact', id, JSON.stringify(one.manager)),
    })
    .execute();
  return id;
}

/** Somebody else is asked: what the one before said is gone. */
export async function replaceManager(
  tx: Tx,
  {
    organisation,
    id,
    manager,
  }: { organisation: string; id: string; manager: ManagerConsent['manager'] },
): Promise<void> {
  const key = await keyFor(tx, organisation, id);
  await tx
    .updateTable('manager_consent')
    .set({
      key_id: key.id,
      contact: key.seal('manager_consent.contact', id, JSON.stringify(manager)),
      words: null,
      asked_at: sql<Date>`now()`,
      reminded_at: null,
      answered_at: null,
      accepted: null,
    })
    .where('id', '=', id)
    .execute();
}

export async function markAsked(tx: Tx, id: string, isReminder: boolean): Promise<void> {
  const now = sql<Date>`now()`;
  await tx
    .updateTable('manager_consent')
    .set(isReminder ? { reminded_at: now } : { asked_at: now })
    .where('id', '=', id)
    .execute();
}

/** Said once; a second answer takes the place of the first while the link is good. */
export async function answerConsent(
  tx: Tx,
  {
    organisation,
    id,
    accepted,
    words,
  }: { organisation: string; id: string; accepted: boolean; words: string },
): Promise<void> {
  const key = await keyFor(tx, organisation, id);
  await tx
    .updateTable('manager_consent')
    .set({
      accepted,
      key_id: key.id,
      words: words === '' ? null : key.seal('manager_consent.words', id, words),
      answered_at: sql<Date>`now()`,
    })
    .where('id', '=', id)
    .execute();
}
