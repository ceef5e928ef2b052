/** From the bytes of a document to the draft of a profile, in a thread. */
import { readProfile } from '../../core/reader/read.ts';
import { UnreadableDocument } from '../../core/reader/refusal.ts';
import { isTooMuch, profileOf, type Profile, type ReadSource } from './profile.rules.ts';

/** Of a document, which stands beside the draft while it is looked through. */
const mostLines = 10_000;
const mostCharacters = 1_000_000;

/** Throws `UnreadableDocument`. */
export async function readDraft(
  bytes: Uint8Array,
  fileName: string,
): Promise<{ content: Profile } & Omit<ReadSource, 'fileName'>> {
  const draft = await readProfile(bytes, fileName);
  const characters = draft.lines.reduce((sum, line) => sum + line.length, 0);
  if (draft.lines.length > mostLines || characters > mostCharacters)
    throw new UnreadableDocument('too-long');
  const content = profileOf(draft);
  if (isTooMuch(content)) throw new UnreadableDocument('too-many');
  return { content, lines: draft.lines, unplaced: null };
}
