/**
 * `roster check FILE [--json]`: reads a list of people and says line by line what is wrong with it.
 */
import { readFile } from 'node:fs/promises';
import { command } from '../../platform/command.ts';
import { commandWords } from '../../platform/command.words.ts';
import { UnreadableDocument } from '../../core/reader/refusal.ts';
import { listWords } from './list.words.ts';
import { personWords } from './person.words.ts';
import { readRosterFile } from './roster-file.worker.ts';
import { compareRoster, countVerdicts, readRoster, type Reading } from './roster.rules.ts';

export const rosterCheck = command('roster check', { json: 'flag' }, async (given, io) => {
  const w = personWords[io.language];
  const l = listWords[io.language];
  const [file] = given.words;
  if (!file) {
    io.error(commandWords[io.language].needsFile);
    return 2;
  }
  const bytes = await readFile(file).catch(() => null);
  const sentence = bytes === null ? commandWords[io.language].cannotOpen(file) : null;
  const read =
    bytes === null
      ? sentence!
      : await readRosterFile(bytes).catch((error: unknown) => {
          if (error instanceof UnreadableDocument)
            return w.unreadable[error.refusal] ?? w.unreadable.broken!;
          throw error;
        });
  const reading =
    typeof read === 'string'
      ? null
      : readRoster(
          JSON.parse(read.rows) as string[][],
          Temporal.Now.plainDateISO().toString(),
          read.facts,
        );
  if (!reading || typeof read === 'string') {
    io.error(typeof read === 'string' ? read : l.noNamesCommand);
    return 1;
  }
  const verdicts = compareRoster(reading, []);
  const refused = verdicts.filter(({ is }) => is === 'refused');
  if (given.options.json)
    io.out(
      `${JSON.stringify({ columns: reading.columns, counts: countVerdicts(verdicts), unread: unread(reading), notes: read.facts.notes, dates: reading.dates, people: verdicts.filter(({ is }) => is !== 'refused' && is !== 'skipped').map(({ line, person }) => ({ line, ...person })), skipped: verdicts.flatMap(({ is, line, skip }) => (is === 'skipped' ? [{ line, skip }] : [])), refused: refused.map(({ line, reasons, found }) => ({ line, reasons, found: found!.map(({ cell }) => cell) })) }, null, 1)}\n`,
    );
  else {
    const comesIn = verdicts.filter(({ is }) => is !== 'refused' && is !== 'skipped');
    io.out(`${w.found(comesIn.length)}\n`);
    for (const { note, found } of read.facts.notes) io.out(`${l.notes[note](found)}\n`);
    if (unread(reading).length > 0) io.out(`${l.ignored(unread(reading).join(', '))}\n`);
    if (reading.dates) io.out(`${l.dateQuestion(reading.dates.found)}\n`);
    for (const { line, found } of refused)
      io.out(
        `${w.line} ${line}: ${found!.map(({ reason, cell }) => l.reasons[reason](cell)).join(' ')}\n`,
      );
    for (const { is, line, skip } of verdicts)
      if (is === 'skipped') io.out(`${w.line} ${line}: ${l.skips[skip!]}\n`);
    for (const { line, left } of comesIn)
      if (left.length > 0)
        io.out(
          `${w.line} ${line}: ${left.map(({ warning, found }) => l.leftOut[warning](found)).join(' ')}\n`,
        );
  }
  return refused.length > 0 ? 1 : 0;
});

const unread = ({ header, columns }: Pick<Reading, 'header' | 'columns'>): string[] =>
  header.filter((name, at) => name !== '' && columns[at] === null);
