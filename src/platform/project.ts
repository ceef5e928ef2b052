/** The folder of the project: the sources are below it, and so is what was compiled from them. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const find = (folder: string): string =>
  existsSync(join(folder, 'package.json')) ? folder : find(dirname(folder));

export const root = find(import.meta.dirname);
