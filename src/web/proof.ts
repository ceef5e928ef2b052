/**
 * SI-3: who proved who they are before a page opened need not prove it again in the middle of the
 * work on it. The server signs that into each form of the page, for this session and this form.
 */
import type { Keys } from '../platform/keys.ts';

/** So long a page that was opened with a fresh proof can be worked on. */
export const workMinutes = 60;

type Work = { session: string; form: string; now: number };

const said = ({ session, form }: Work, at: number): string => JSON.stringify([session, form, at]);

export const proofFor = (keys: Keys, work: Work): string =>
  `${work.now}.${keys.sign(said(work, work.now), 'proof')}`;

export function isProved(keys: Keys, proof: string | undefined, work: Work): boolean {
  const [, at, signature] = /^(\d{1,15})\.([\w-]+)$/.exec(proof ?? '') ?? [];
  const age = work.now - Number(at);
  return (
    signature !== undefined &&
    age >= 0 &&
    age <= workMinutes * 60_000 &&
    keys.isSigned(said(work, Number(at)), signature, 'proof')
  );
}
