/** `statistics FILE [--json]`: the statistics that a fixture asks for, as a list. */
import { command } from '../../platform/command.ts';
import { commandWords } from '../../platform/command.words.ts';
import { readJson } from '../../platform/json-file.ts';
import { answerFixture, kindsOfFixture, type Fixture } from './fixture.rules.ts';

export const statistics = command('statistics', { json: 'always' }, async (given, io) => {
  const words = commandWords[io.language];
  const [file] = given.words;
  if (!file) {
    io.error(words.needsFile);
    return 2;
  }
  const fixture = await readJson<Fixture>(file);
  let answers: ReturnType<typeof answerFixture> = null;
  try {
    answers =
      typeof fixture.data === 'object' && fixture.data !== null
        ? answerFixture(fixture as Fixture)
        : null;
  } catch {
    io.error(words.notAFixture(file, String(fixture.kind)));
    return 1;
  }
  if (!answers) {
    io.error(words.unknownKind(file, kindsOfFixture.join(', ')));
    return 1;
  }
  io.out(`${JSON.stringify(answers, null, 1)}\n`);
  return 0;
});
