/** P-13: the e-mail that carries what a person wrote: to each their own, with answers to the writer. */
import { fixedText, readText, type Placeholder, type ReadText } from '../../web/letters.ts';
import type { CompleteLanguage } from '../../platform/i18n.ts';
import { messageWords } from './message.words.ts';

/** What may stand in a message; in its subject, which others may see, as well. */
export const placeholders = ['given', 'name', 'organisation'] as const satisfies Placeholder[];

export const messageText = fixedText('message', (language) => messageWords[language].letter);

export const readTyped = (language: CompleteLanguage, typed: string): ReadText =>
  readText(language, typed, { may: placeholders, must: [] });

export const valuesFor = (name: string, organisation: string) => ({
  name,
  given: name.split(' ')[0]!,
  organisation,
});
