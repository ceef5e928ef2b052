/** One line for everything that was done: who, what, to which row; never the content. */
import type { Tx } from './database.ts';

export type Entry = { organisation: string; person: string | null; verb: string; subject: string; subjectId: string | null };

export async function note(tx: Tx, { organisation, person, verb, subject, subjectId }: Entry): Promise<void> {
  await tx.insertInto('journal').values({ organisation_id: organisation, person_id: person, verb, subject, subject_id: subjectId }).execute();
}
