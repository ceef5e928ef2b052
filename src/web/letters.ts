/**
 * Kinds of letters: each feature says which ones it writes, and nothing else can be written. What
 * they say is a text with placeholders in braces, which an organisation can change: here is what
 * may stand in one, and how it becomes a letter.
 */
import type { CompleteLanguage, Language } from '../platform/i18n.ts';
import { placeholderWords, type Placeholder } from './letter.words.ts';

export type { Placeholder } from './letter.words.ts';

/** `when` and `to`: when it goes out and to whom, for whoever looks through the texts. */
export type LetterWords = {
  title: string;
  when: string;
  to: string;
  subject: string;
  body: string;
};
export type LetterText<P extends Placeholder = Placeholder> = {
  /** Of all texts of all features. */
  name: string;
  holds: readonly P[];
  words: (language: Language) => LetterWords;
  /** A letter that keeps an account or somebody's rights safe says the same everywhere. */
  isFixed: boolean;
};

export const letterText = <const P extends Placeholder>(
  name: string,
  holds: readonly P[],
  words: (language: Language) => LetterWords,
): LetterText<P> => ({ name, holds, words, isFixed: false });

/** Its subject and text are an example: they are put together otherwise. */
export const fixedText = (
  name: string,
  words: (language: Language) => LetterWords,
): LetterText => ({ name, holds: [], words, isFixed: true });

export type LetterFacts = {
  /**
   * Where no mail server is set, its text can be read on a page: it has no personal link, and does
   * not say who has not answered.
   */
  isReadable?: boolean;
  /** That it was written tells something of its reader, who is not named in the list of mail. */
  hidesReader?: boolean;
  /** A person wrote its subject, which is theirs and their readers'. */
  hidesSubject?: boolean;
  texts: readonly LetterText[];
};
export type LetterTable = Record<string, LetterFacts>;

/** What can be written; each feature adds its own. */
export interface LetterKinds {}
export type LetterKind = keyof LetterKinds;

let letters: LetterTable = {};

/** Once, when the features are put together. */
export function registerLetters(all: LetterTable): void {
  letters = all;
}

/** Nothing is open of a kind that no feature writes any more. */
export const letterFacts = (kind: string): LetterFacts => letters[kind] ?? { texts: [] };
/** Every text of every kind, from the ground up: as somebody meets them in the course of a year. */
export const letterTexts = (): LetterText[] =>
  Object.values(letters)
    .toReversed()
    .flatMap(({ texts }) => texts);

/** What the letter is useless without. */
const needed: readonly Placeholder[] = ['link', 'when'];
/** What may be read by whoever sees a locked screen: nothing about who is with whom, or why. */
const harmless: readonly Placeholder[] = [
  'name',
  'given',
  'organisation',
  'days',
  'until',
  'group',
];

export const neededIn = ({ holds }: LetterText): Placeholder[] =>
  holds.filter((one) => needed.includes(one));
export const harmlessIn = ({ holds }: Pick<LetterText, 'holds'>): Placeholder[] =>
  holds.filter((one) => harmless.includes(one));

const inBraces = /\{([^{}]*)\}/g;

/** How a placeholder is written in this language. */
export const inWords = (language: Language, name: Placeholder): string =>
  `{${placeholderWords[language].words[name]}}`;

/** As it is shown to be changed: with placeholders in the language of the text. */
export const shownText = (language: Language, text: string): string =>
  text.replace(inBraces, (all, name: string) =>
    Object.hasOwn(placeholderWords.en.words, name) ? inWords(language, name as Placeholder) : all,
  );

export type ReadText = { text: string; unknown: string[]; missing: Placeholder[] };

/**
 * What somebody typed, with the placeholders by their names; which of its placeholders cannot stand
 * here, and which of the needed ones it has not.
 */
export function readText(
  language: Language,
  typed: string,
  { may, must }: { may: readonly Placeholder[]; must: readonly Placeholder[] },
): ReadText {
  const unknown: string[] = [];
  const used = new Set<Placeholder>();
  const text = typed.replace(inBraces, (all, inside: string) => {
    const word = inside.trim().toLocaleLowerCase();
    const name = may.find(
      (one) => one === word || placeholderWords[language].words[one].toLocaleLowerCase() === word,
    );
    if (!name) unknown.push(all);
    else used.add(name);
    return name ? `{${name}}` : all;
  });
  return { text, unknown, missing: must.filter((one) => !used.has(one)) };
}

/** A text with its values in their places. One pass: a value that looks like one stays as it is. */
export const filled = (text: string, values: Partial<Record<Placeholder, string>>): string =>
  text.replace(inBraces, (all, name: string) =>
    Object.hasOwn(values, name) ? (values[name as Placeholder] ?? all) : all,
  );

/** A subject is one line. */
export const filledSubject = (
  subject: string,
  values: Partial<Record<Placeholder, string>>,
): string => filled(subject, values).replace(/\s+/g, ' ').trim();

/** For a preview. */
export const examplesOf = (
  language: CompleteLanguage,
  organisation: string,
  name: string,
): Record<Placeholder, string> => ({
  ...placeholderWords[language].examples,
  organisation,
  name,
  given: name.split(' ')[0]!,
});
