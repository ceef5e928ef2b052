/** The command line. */
import { Refused, type Io } from '../platform/command.ts';
import { commands, unknownOption } from './commands.ts';
import { commandWords, pickLanguage } from '../platform/command.words.ts';
import { terminal, withoutLanguage } from '../platform/terminal.ts';

const io = terminal(pickLanguage(process.argv, process.env));
/** Commands that were renamed: under their earlier names they stand in scripts and timetables. */
const earlier = new Map([
  ['journal anchor', 'audit-log anchor'],
  ['journal report', 'audit-log report'],
  ['journal verify', 'audit-log verify'],
]);

process.exitCode = await run(process.argv.slice(2), io).catch((error: unknown) => {
  if (!(error instanceof Refused)) throw error;
  io.error(error.say(io.language));
  return 1;
});

/** 0: done; 1: the input was refused; 2: the call itself is wrong. */
async function run(args: string[], { out, error, language }: Io): Promise<number> {
  const words = commandWords[language];
  const plain = withoutLanguage(args);
  if (plain.length === 0 || plain[0] === '--help' || plain[0] === '-h' || plain[0] === 'help') {
    out(words.help);
    return plain.length === 0 ? 2 : 0;
  }
  const two = plain.slice(0, 2).join(' ');
  const name = [earlier.get(two) ?? two, plain[0]!].find((candidate) =>
    Object.hasOwn(commands, candidate),
  );
  if (!name) {
    error(words.unknown(plain[0]!));
    return 2;
  }
  const rest = plain.slice(name.split(' ').length);
  if (rest.includes('--help') && name !== 'serve') {
    out(words.help);
    return 0;
  }
  const option = unknownOption(name, rest);
  if (option !== null) {
    error(words.unknownOption(option, name));
    return 2;
  }
  try {
    return await (
      await commands[name]!()
    )(rest, io);
  } catch (reason) {
    if ((reason as Error).name !== 'StartFault') throw reason;
    error((reason as Error).message);
    return 1;
  }
}
