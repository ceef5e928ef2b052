/** One line for everything that was done: who, what, to which row; never the content. */
import type { Tx } from '../foundation/database.ts';
import type { Deed } from './deed.words.ts';

export type Entry = { organisation: string; person: string | null; deed: Deed; subjectId: string | null };

export async function note(tx: Tx, { organisation, person, deed, subjectId }: Entry): Promise<void> {
  const [subject = '', ...verb] = deed.split(' ').reverse();
  await tx
    .insertInto('journal')
    .values({ organisation_id: organisation, person_id: person, verb: verb.reverse().join(' '), subject, subject_id: subjectId })
    .execute();
}
