/**
 * What a command of the command line is given, and what it gives back: 0 done, 1 refused, 2 called
 * wrongly.
 */
import { commandWords } from './command.words.ts';
import type { Language } from './i18n.ts';

export type Io = { out: (text: string) => void; error: (text: string) => void; language: Language };
export type Command = (args: string[], io: Io) => Promise<number>;
/** By name; each is loaded when it is called, and nothing else with it. */
export type Commands = Record<string, () => Promise<Command>>;

/** What a command will not do, in the language of whoever called it. */
export class Refused extends Error {
  readonly say: (language: Language) => string;
  constructor(sentence: (words: (typeof commandWords)['en']) => string) {
    super(sentence(commandWords.en));
    this.say = (language) => sentence(commandWords[language]);
  }
}
