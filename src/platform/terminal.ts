/**
 * Standard output and error of a command. Whoever reads them may stop before the end, as `head`
 * does; the work goes on, and what was started is ended.
 */
import type { Io } from './command.ts';

export function terminal(language: Io['language']): Io {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  return {
    out: (text) => process.stdout.write(text),
    error: (text) => process.stderr.write(`${text}\n`),
    language,
  };
}

/** Without `--lang` and its word, which every command knows. */
export const withoutLanguage = (args: string[]): string[] =>
  args.filter(
    (arg, i) =>
      !/^--lang(?:uage)?(?:=|$)/.test(arg) && !/^--lang(?:uage)?$/.test(args[i - 1] ?? ''),
  );
