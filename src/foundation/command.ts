/** What a command of the command line is given, and what it gives back: 0 done, 1 refused, 2 called wrongly. */
import type { Language } from './words.ts';

export type Io = { out: (text: string) => void; error: (text: string) => void; language: Language };
export type Command = (args: string[], io: Io) => Promise<number>;
