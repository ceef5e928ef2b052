/** Files that are whole under their name, or not there, also when the current goes in the middle. */
import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** On the disk with its name. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Only its owner reads it. `isNew`: a file that is there already stays; false then. */
export function writeWhole(file: string, content: string, { isNew = false } = {}): boolean {
  const fresh = `${file}.${process.pid}.new`;
  rmSync(fresh, { force: true });
  const handle = openSync(fresh, 'wx', 0o600);
  try {
    writeFileSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  try {
    // A name is given once: whoever comes second finds it taken.
    if (isNew) linkSync(fresh, file);
    else renameSync(fresh, file);
  } catch (error) {
    if (isNew && (error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
  syncFolder(dirname(file));
  return true;
}
