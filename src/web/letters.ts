/** Kinds of letters: each feature says which ones it writes, and nothing else can be written. */

export type LetterFacts = {
  /**
   * Where no mail server is set, its text can be read on a page: it has no personal link, and does
   * not say who has not answered.
   */
  isReadable?: boolean;
  /** That it was written tells something of its reader, who is not named in the list of mail. */
  hidesReader?: boolean;
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
export const letterFacts = (kind: string): LetterFacts => letters[kind] ?? {};
