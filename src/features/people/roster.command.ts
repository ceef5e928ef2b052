/**
 * `roster check FILE [--json]`: reads a list of people and says line by line what is wrong with it.
 */
import { readFile } from 'node:fs/promises';
import type { Io } from '../../platform/command.ts';
import { commandWords } from '../../platform/command.words.ts';
import { UnreadableDocument } from '../../core/reader/refusal.ts';
import { readSpreadsheet } from '../../core/reader/spreadsheet.ts';
import { personWords } from './person.words.ts';
import { compareRoster, countVerdicts, readRoster } from './roster.rules.ts';

export async function rosterCheck(args: string[], io: Io): Promise<number> {
  const w = personWords[io.language];
  const file = args.find((arg) => !arg.startsWith('--'));
  if (!file) {
    io.error(commandWords[io.language].needsFile);
    return 2;
  }
  const bytes = await readFile(file).catch(() => null);
  const sentence = bytes === null ? commandWords[io.language].cannotOpen(file) : null;
  const rows =
    bytes === null
      ? sentence!
      : await readSpreadsheet(bytes).catch((error: unknown) => {
          if (error instanceof UnreadableDocument)
            return w.unreadable[error.refusal] ?? w.unreadable.broken!;
          throw error;
        });
  const reading =
    typeof rows === 'string' ? null : readRoster(rows, Temporal.Now.plainDateISO().toString());
  if (!reading || typeof rows === 'string') {
    io.error(typeof rows === 'string' ? rows : w.noHeader);
    return 1;
  }
  const verdicts = compareRoster(reading, []);
  const refused = verdicts.filter(({ is }) => is === 'refused');
  if (args.includes('--json'))
    io.out(
      `${JSON.stringify({ columns: reading.columns, counts: countVerdicts(verdicts), people: verdicts.filter(({ is }) => is !== 'refused').map(({ line, person }) => ({ line, ...person })), refused: refused.map(({ line, reasons }) => ({ line, reasons })) }, null, 1)}\n`,
    );
  else {
    io.out(`${w.found(verdicts.length - refused.length)}\n`);
    for (const { line, reasons } of refused)
      io.out(`${w.line} ${line}: ${reasons.map((reason) => w.reasons[reason]).join(' ')}\n`);
    for (const { is, line, left } of verdicts)
      if (is !== 'refused' && left.length > 0)
        io.out(
          `${w.line} ${line}: ${left.map(({ warning, found }) => w.leftOut[warning](found)).join(' ')}\n`,
        );
  }
  return refused.length > 0 ? 1 : 0;
}
