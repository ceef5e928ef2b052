/**
 * By what a line of a file is known to be about somebody whose identity is protected, without
 * saying who that is.
 */
import { createHash } from 'node:crypto';

/** PI-3: how long a request waits for somebody who agrees, and how long the access is open then. */
export const breakGlassHours = { asked: 24, open: 1 };
/** So long the home page of whoever it is about says that it was opened. */
export const openedDays = 30;

const hash = (organisation: string, kind: 'n' | 'e', value: string): string =>
  createHash('sha256').update(`${organisation} ${kind} ${value.toLowerCase()}`).digest('hex');

export const hashesOf = (
  organisation: string,
  { number, email }: { number: string | null; email: string | null },
): string[] => [
  ...(number ? [hash(organisation, 'n', number)] : []),
  ...(email ? [hash(organisation, 'e', email)] : []),
];
