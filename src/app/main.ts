/** `npm start` */
import { pickLanguage } from '../platform/command.words.ts';
import { terminal, withoutLanguage } from '../platform/terminal.ts';
import { serve } from './server.command.ts';

process.exitCode = await serve(
  withoutLanguage(process.argv.slice(2)),
  terminal(pickLanguage(process.argv, process.env)),
);
