/** `npm start` */
import { pickLanguage } from './foundation/command.words.ts';
import { terminal, withoutLanguage } from './foundation/terminal.ts';
import { serve } from './server.command.ts';

process.exitCode = await serve(
  withoutLanguage(process.argv.slice(2)),
  terminal(pickLanguage(process.argv, process.env)),
);
