/** `npm start` */
import { serve } from './server.command.ts';

await serve([], { error: (text) => process.stderr.write(`${text}\n`) });
