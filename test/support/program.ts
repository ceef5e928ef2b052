/** Programs and modules of the project as they were compiled, named as their sources are. */
import { join } from 'node:path';

export const compiled = (source: string): string =>
  join(import.meta.dirname, '../..', source.replace(/\.tsx?$/, '.js'));

/** What Node has to be given to run it as this process runs. */
export const program = (source: string): string[] => [...process.execArgv, compiled(source)];
