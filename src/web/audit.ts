/** One line for everything that was done: who, what, to which row; never the content. */
import type { ReadTx, Tx } from '../platform/database.ts';

/** What is done: a verb and the table that it concerns; each feature adds its own. */
export interface AuditActions {}
export type AuditAction = keyof AuditActions;

export type Entry = {
  organisation: string;
  person: string | null;
  action: AuditAction;
  subjectId: string | null;
};

/** Transactions that have written down what they did. */
const noted = new WeakSet<object>();
export const hasAudited = (tx: ReadTx): boolean => noted.has(tx);

export async function audit(
  tx: Tx,
  { organisation, person, action, subjectId }: Entry,
): Promise<void> {
  noted.add(tx);
  const [subject = '', ...verb] = action.split(' ').reverse();
  await tx
    .insertInto('audit_log')
    .values({
      organisation_id: organisation,
      person_id: person,
      verb: verb.reverse().join(' '),
      subject,
      subject_id: subjectId,
    })
    .execute();
}
