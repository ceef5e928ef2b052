/** `profile read FILE... [--json]` */
import { readFile, stat } from 'node:fs/promises';
import { command } from '../../platform/command.ts';
import { commandWords } from '../../platform/command.words.ts';
import { printDraft, type PrintedProfile } from '../../core/reader/print.ts';
import { readProfile, sizeLimit } from '../../core/reader/read.ts';
import { UnreadableDocument, type ReadRefusal } from '../../core/reader/refusal.ts';
import { readingWords } from './reading.words.ts';

export const profileRead = command('profile read', { json: 'flag' }, async (given, io) => {
  const { json } = given.options;
  const files = given.words;
  if (files.length === 0) {
    io.error(commandWords[io.language].needsFile);
    return 2;
  }
  let refused = false;
  for (const file of files) {
    const result = await readOne(file);
    if (typeof result === 'string') {
      refused = true;
      const sentence =
        result === 'unopened'
          ? commandWords[io.language].cannotOpen(file)
          : readingWords[io.language][result];
      io.error(`${file}: ${sentence}`);
      if (json && files.length > 1)
        io.out(`${JSON.stringify({ file, error: result, message: sentence })}\n`);
    } else if (result.roles.length === 0 && !json)
      io.out(`${file}: ${readingWords[io.language]['nothing-found']}\n`);
    else if (json)
      io.out(
        files.length > 1
          ? `${JSON.stringify({ file, ...result })}\n`
          : `${JSON.stringify(result, null, 1)}\n`,
      );
    else io.out(asText(result));
  }
  return refused ? 1 : 0;
});

async function readOne(file: string): Promise<PrintedProfile | ReadRefusal | 'unopened'> {
  const info = await stat(file).catch(() => null);
  if (!info?.isFile()) return 'unopened';
  if (info.size > sizeLimit) return 'too-large';
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return 'unopened';
  try {
    return printDraft(await readProfile(bytes, file));
  } catch (error) {
    if (error instanceof UnreadableDocument) return error.refusal;
    throw error;
  }
}

function asText(profile: PrintedProfile): string {
  const lines = profile.roles.flatMap((role) => [
    `${role.title} (${role.role})`,
    ...role.criteria.map(
      (criterion) =>
        `  ${criterion.mustHave ? '!' : '?'} ${criterion.text} [${[criterion.kind, criterion.value, criterion.unit].filter((part) => part !== null).join(' ')}]`,
    ),
    ...role.competences.flatMap((competence) => [
      `  ${competence.name}${competence.definition ? `: ${competence.definition}` : ''}`,
      ...competence.indicators.map((indicator) => `    - ${indicator}`),
    ]),
    ...role.behaviours.map((behaviour) => `  * ${behaviour}`),
  ]);
  return `${lines.join('\n')}\n`;
}
