/**
 * What a command of the command line is given, and what it gives back: 0 done, 1 refused, 2 called
 * wrongly.
 */
import { commandWords } from './command.words.ts';
import type { Language } from './i18n.ts';

export type Io = { out: (text: string) => void; error: (text: string) => void; language: Language };

/**
 * The options of a command, without their two hyphens. `flag`: said or not; `value`: followed by
 * one; `always`: taken because it says how the command answers anyway (`--json` where all there is
 * to print is JSON).
 */
export type Options = Readonly<Record<string, 'flag' | 'value' | 'always'>>;
type Read = { words: string[]; options: Record<string, string | boolean | null> };
type Given<O extends Options> = {
  /** What stands beside the options, in its order: files, names. */
  words: string[];
  options: {
    [Name in keyof O as O[Name] extends 'always' ? never : Name]: O[Name] extends 'value'
      ? string | null
      : boolean;
  };
};

export type Command = ((args: string[], io: Io) => Promise<number>) & {
  readonly options: Options;
};
/** By name; each is loaded when it is called, and nothing else with it. */
export type Commands = Record<string, () => Promise<Command>>;

/**
 * A command that names its options once. ST-6: what it does not know, or what misses its value, is
 * refused before anything is done: an option with a letter too few must not be passed over.
 * `wrongCall`: the sentence of a command that explains its whole call instead.
 */
export function command<const O extends Options>(
  name: string,
  options: O,
  run: (given: Given<O>, io: Io) => Promise<number>,
  wrongCall?: (words: (typeof commandWords)['en']) => string,
): Command {
  const answer = async (args: string[], io: Io): Promise<number> => {
    const w = commandWords[io.language];
    const read = readArguments(options, args);
    if ('words' in read) return run(read as unknown as Given<O>, io);
    io.error(
      wrongCall?.(w) ??
        ('unknown' in read
          ? w.unknownOption(read.unknown, name)
          : w.optionWithoutValue(read.withoutValue)),
    );
    return 2;
  };
  return Object.assign(answer, { options });
}

function readArguments(
  options: Options,
  args: string[],
): Read | { unknown: string } | { withoutValue: string } {
  const words: string[] = [];
  const given: Read['options'] = Object.fromEntries(
    Object.entries(options).map(([name, kind]) => [name, kind === 'value' ? null : false]),
  );
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]!;
    if (!/^(?:--.|-h$)/.test(arg)) {
      words.push(arg);
      continue;
    }
    const name = arg === '-h' ? 'help' : arg.slice(2);
    if (!Object.hasOwn(options, name)) return { unknown: arg };
    if (options[name] !== 'value') given[name] = true;
    else {
      const value = args[++at];
      if (value === undefined || value === '' || /^--./.test(value)) return { withoutValue: arg };
      given[name] = value;
    }
  }
  return { words, options: given };
}

/** What a command will not do, in the language of whoever called it. */
export class Refused extends Error {
  readonly say: (language: Language) => string;
  constructor(sentence: (words: (typeof commandWords)['en']) => string) {
    super(sentence(commandWords.en));
    this.say = (language) => sentence(commandWords[language]);
  }
}

/** Why the database does not start: what whoever starts it has to know, in a sentence. */
export class StartFault extends Error {
  override readonly name = 'StartFault';
}

/** The exit code of a command; a refusal is a sentence, whatever else breaks is thrown on. */
export async function exitCodeOf(work: Promise<number>, io: Io): Promise<number> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Refused) io.error(error.say(io.language));
    else if (error instanceof StartFault) io.error(error.message);
    else throw error;
    return 1;
  }
}
