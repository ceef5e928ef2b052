/** Whom a message or an announcement can be for, and what may stand in a message. */
import { readText, type Placeholder, type ReadText } from '../../web/letters.ts';
import type { CompleteLanguage } from '../../platform/i18n.ts';

export const cohortParts = ['everybody', 'mentors', 'mentees', 'pairs'] as const;
export type CohortPart = (typeof cohortParts)[number];

export const audiences = ['everybody', 'mentors', 'mentees', 'cohort'] as const;
export type Audience = (typeof audiences)[number];

export type Delivery = 'sent' | 'waits' | 'failed' | 'unaddressed' | 'unknown';

/** At most so many get one message. */
export const mostRecipients = 1000;

export type Written = { subject: string; body: string };

/** What may stand in a message; in its subject, which others may see, as well. */
export const placeholders = ['given', 'name', 'organisation'] as const satisfies Placeholder[];

export const readTyped = (language: CompleteLanguage, typed: string): ReadText =>
  readText(language, typed, { may: placeholders, must: [] });

export const valuesFor = (name: string, organisation: string) => ({
  name,
  given: name.split(' ')[0]!,
  organisation,
});
