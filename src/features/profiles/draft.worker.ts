/** From the bytes of a document to the draft of a profile, in a thread. */
import { readProfile, sizeLimit } from '../../core/reader/read.ts';
import { parseJson } from '../../core/reader/characters.ts';
import { decodeText } from '../../core/reader/decode.ts';
import { UnreadableDocument } from '../../core/reader/refusal.ts';
import { readWorkbook } from '../../core/reader/spreadsheet.ts';
import { fromCase } from './case.rules.ts';
import { fromJson, fromRows } from './profile-file.rules.ts';
import { isTooMuch, profileOf, type Profile, type ReadSource } from './profile.rules.ts';

/** Of a document, which stands beside the draft while it is looked through. */
const mostLines = 10_000;
const mostCharacters = 1_000_000;

type DraftOfFile = { content: Profile } & Omit<ReadSource, 'fileName'>;

/** Throws `UnreadableDocument`. */
export async function readDraft(bytes: Uint8Array, fileName: string): Promise<DraftOfFile> {
  const read = (await readProfileFile(bytes, fileName)) ?? (await readDocument(bytes, fileName));
  if (isTooMuch(read.content)) throw new UnreadableDocument('too-many');
  // A text that was cut in the middle of a character, or brought half of one along, cannot be kept.
  return parseJson(JSON.stringify(read)) as DraftOfFile;
}

async function readDocument(bytes: Uint8Array, fileName: string): Promise<DraftOfFile> {
  const draft = await readProfile(bytes, fileName);
  const characters = draft.lines.reduce((sum, line) => sum + line.length, 0);
  if (draft.lines.length > mostLines || characters > mostCharacters)
    throw new UnreadableDocument('too-long');
  return { content: profileOf(draft), lines: draft.lines, unplaced: draft.unplaced };
}

/** PR-20: a profile that was downloaded here, or a package of CASE; null when it is a document. */
async function readProfileFile(bytes: Uint8Array, fileName: string): Promise<DraftOfFile | null> {
  if (bytes.length > sizeLimit) throw new UnreadableDocument('too-large');
  if (/\.xlsx$/i.test(fileName)) {
    const content = fromRows((await readWorkbook(bytes))[0]?.rows ?? []);
    return content && { content, lines: [], unplaced: [] };
  }
  if (!/\.json$/i.test(fileName)) return null;
  const given = parse(decodeText(bytes));
  const own = fromJson(given);
  if (own) return { content: own, lines: [], unplaced: [] };
  const read = fromCase(given);
  if (!read) throw new UnreadableDocument('unknown-type');
  return { content: read.profile, lines: read.lines, unplaced: read.unplaced };
}

function parse(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    throw new UnreadableDocument('broken');
  }
}
