/**
 * The chain of the audit log: each entry's hash is SHA-256 over the hash before it and the fields of
 * the entry, in this order, parted by U+001F: organisation, position, moment (UTC, microseconds),
 * person, verb, subject, id of the subject; nothing stands for what is missing. The database makes
 * the hashes; here they are made again, so that neither has to be believed.
 */
import { createHash } from 'node:crypto';

/** `at` as the database writes it: 2026-11-22T10:00:00.123456Z. */
export type Link = {
  organisation: string;
  position: number;
  at: string;
  person: string | null;
  verb: string;
  subject: string;
  subjectId: string | null;
  hash: Buffer;
};

/**
 * What was written down outside at some time: the chain had so many entries, and the last one this
 * hash, in hexadecimal.
 */
export type Anchor = { organisation: string; entries: number; hash: string };

export function hashOf(
  previous: Buffer,
  { organisation, position, at, person, verb, subject, subjectId }: Link,
): Buffer {
  return createHash('sha256')
    .update(previous)
    .update(
      [organisation, position, at, person ?? '', verb, subject, subjectId ?? ''].join('\u001f'),
    )
    .digest();
}

export type Verdict = {
  entries: number;
  /**
   * Position of the first entry that does not follow, or that an anchor contradicts; null when all
   * is well.
   */
  brokenAt: number | null;
  hash: string;
};

/** Links in the order of their positions. Linear, one hash for each. */
export async function verifyChain(
  links: AsyncIterable<Link> | Iterable<Link>,
  anchors: Anchor[] = [],
): Promise<Verdict> {
  const kept = new Map(anchors.map(({ entries, hash }) => [entries, hash]));
  let previous: Buffer = Buffer.alloc(0);
  let entries = 0;
  let brokenAt: number | null = null;
  for await (const link of links) {
    const expected = hashOf(previous, link);
    entries++;
    const anchored = kept.get(entries);
    if (
      brokenAt === null &&
      (link.position !== entries ||
        !expected.equals(link.hash) ||
        (anchored !== undefined && anchored !== link.hash.toString('hex')))
    )
      brokenAt = entries;
    previous = link.hash;
  }
  const farthest = Math.max(0, ...kept.keys());
  if (brokenAt === null && farthest > entries) brokenAt = entries + 1;
  return { entries, brokenAt, hash: previous.toString('hex') };
}
