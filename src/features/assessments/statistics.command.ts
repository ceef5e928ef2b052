/** `statistics FILE [--json]`: the statistics that a fixture asks for, as a list. */
import { readFile } from 'node:fs/promises';
import type { Io } from '../../platform/command.ts';
import { commandWords } from '../../platform/command.words.ts';
import { answerFixture, kindsOfFixture, type Fixture } from './fixture.rules.ts';

export async function statistics(args: string[], io: Io): Promise<number> {
  const words = commandWords[io.language];
  const file = args.find((arg) => !arg.startsWith('--'));
  if (!file) {
    io.error(words.needsFile);
    return 2;
  }
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) {
    io.error(words.cannotOpen(file));
    return 1;
  }
  let fixture: Fixture;
  try {
    fixture = JSON.parse(text) as Fixture;
  } catch {
    io.error(words.notJson(file));
    return 1;
  }
  let answers: ReturnType<typeof answerFixture> = null;
  try {
    answers =
      typeof fixture?.data === 'object' && fixture.data !== null ? answerFixture(fixture) : null;
  } catch {
    io.error(words.notAFixture(file, fixture.kind));
    return 1;
  }
  if (!answers) {
    io.error(words.unknownKind(file, kindsOfFixture.join(', ')));
    return 1;
  }
  io.out(`${JSON.stringify(answers, null, 1)}\n`);
  return 0;
}
