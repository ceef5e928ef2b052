/** `npm start`. Once the server answers, it ends by `process.exit`, and no exit code comes back. */
import { exitCodeOf } from '../platform/command.ts';
import { pickLanguage } from '../platform/command.words.ts';
import { terminal, withoutLanguage } from '../platform/terminal.ts';
import { serve } from './server.command.ts';

const io = terminal(pickLanguage(process.argv, process.env));
process.exitCode = await exitCodeOf(serve(withoutLanguage(process.argv.slice(2)), io), io);
