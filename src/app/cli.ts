/** The command line. */
import { exitCodeOf, type Io } from '../platform/command.ts';
import { commands } from './commands.ts';
import { commandWords, pickLanguage } from '../platform/command.words.ts';
import { terminal, withoutLanguage } from '../platform/terminal.ts';

const io = terminal(pickLanguage(process.argv, process.env));
/** Commands that were renamed: under their earlier names they stand in scripts and timetables. */
const earlier = new Map([
  ['journal anchor', 'audit-log anchor'],
  ['journal report', 'audit-log report'],
  ['journal verify', 'audit-log verify'],
]);

process.exitCode = await exitCodeOf(run(process.argv.slice(2), io), io);

/** 0: done; 1: the input was refused; 2: the call itself is wrong, one without a command too. */
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
  const command = await commands[name]!();
  if (rest.some((one) => one === '--help' || one === '-h') && !('help' in command.options)) {
    out(words.help);
    return 0;
  }
  return command(rest, io);
}
