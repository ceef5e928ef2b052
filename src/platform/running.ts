/** What a server that runs leaves beside its data, so that a command can say a whole address. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Running = { process: number; address: string };

const fileIn = (folder: string): string => join(folder, 'server.json');

/**
 * Where the server on this data can be reached. A folder that cannot be written to keeps nothing:
 * the address is a comfort.
 */
export function keepRunning(folder: string, address: string): void {
  try {
    writeFileSync(fileIn(folder), `${JSON.stringify({ process: process.pid, address })}\n`, {
      mode: 0o600,
    });
  } catch {
    // as said
  }
}

/** Our own; another server on the same data may have put its address there since. */
export function dropRunning(folder: string): void {
  if (read(folder)?.process === process.pid) rmSync(fileIn(folder), { force: true });
}

/** Null when no server that lives has left its address. */
export function findRunning(folder: string): string | null {
  const found = read(folder);
  if (!found) return null;
  try {
    process.kill(found.process, 0);
    return found.address;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? found.address : null;
  }
}

function read(folder: string): Running | null {
  try {
    const { process: id, address } = JSON.parse(readFileSync(fileIn(folder), 'utf8')) as Running;
    return Number.isInteger(id) && id > 0 && /^https?:\/\/\S+$/.test(address)
      ? { process: id, address }
      : null;
  } catch {
    return null;
  }
}
