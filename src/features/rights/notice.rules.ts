/**
 * RE-10: what people are told about their data, in which words, and whether they have read the
 * newest.
 */

/**
 * A higher number asks everybody to read again: whenever what is kept, why, for how long or for
 * whom has changed.
 */
export const noticeVersion = 2;

export const forms = ['adult', 'child'] as const;
export type Form = (typeof forms)[number];

/**
 * What was read counts while it is the newest, in words for one's age: who has grown out of a
 * child's words reads the others too.
 */
export const hasRead = (read: { version: number; form: string }[], form: Form): boolean =>
  read.some((one) => one.version === noticeVersion && one.form === form);
