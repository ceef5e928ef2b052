/** From the bytes of a document to the draft of a profile, in a thread. */
import { readProfile } from '../../core/reader/read.ts';
import { profileOf, type Profile } from './profile.rules.ts';

/** Throws `UnreadableDocument`. */
export async function readDraft(
  bytes: Uint8Array,
  fileName: string,
): Promise<{ content: Profile; lines: string[] }> {
  const draft = await readProfile(bytes, fileName);
  return { content: profileOf(draft), lines: draft.lines };
}
