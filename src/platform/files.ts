/**
 * Files that are whole under their name, or not there, also when the current goes in the middle.
 * Node's permission model forbids fsync; there a file is written synchronously to the disk
 * (open(2), O_SYNC), and sync(1) is asked for what remains.
 */
import { execFile } from 'node:child_process';
import {
  closeSync,
  constants,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const isForbidden = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException).code === 'ERR_ACCESS_DENIED';

/** The names in a folder, on the disk. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } catch (error) {
    if (!isForbidden(error)) throw error;
    execFile('sync', [folder], () => {});
  } finally {
    closeSync(handle);
  }
}

/**
 * A file or a folder, on the disk. False where it is forbidden: then `syncAll` does it for many at
 * once.
 */
export async function sync(path: string): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
    return true;
  } catch (error) {
    if (!isForbidden(error)) throw error;
    return false;
  } finally {
    await handle.close();
  }
}

/** Everything on the disk of this folder. */
export const syncAll = async (folder: string): Promise<void> =>
  void (await promisify(execFile)('sync', ['-f', folder]));

/** Only its owner reads it. `isNew`: a file that is there already stays; false then. */
export function writeWhole(file: string, content: string, { isNew = false } = {}): boolean {
  const fresh = `${file}.${process.pid}.new`;
  rmSync(fresh, { force: true });
  const { O_CREAT, O_EXCL, O_SYNC, O_WRONLY } = constants;
  const handle = openSync(fresh, O_WRONLY | O_CREAT | O_EXCL | O_SYNC, 0o600);
  try {
    writeFileSync(handle, content);
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
