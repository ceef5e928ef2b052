/** `backup FILE`, `restore FILE`, `mail resume`. */
import { createReadStream, existsSync } from 'node:fs';
import { backupTo, Differs, NotEmpty, restoreBackup } from './foundation/backup.ts';
import type { Io } from './foundation/command.ts';
import { commandWords } from './foundation/command.words.ts';
import { Unsealable } from './foundation/keys.ts';
import { letMailGo } from './foundation/restored.ts';
import { asOwner, bringUpToDate, openDatabase, ourKeys, withDesk } from './server.command.ts';

export async function backup(args: string[], { error, out, language }: Io): Promise<number> {
  const w = commandWords[language];
  const [file] = args;
  if (!file || existsSync(file)) {
    error(w.backupForm);
    return 2;
  }
  const { address, cluster } = await openDatabase(error);
  const keys = ourKeys();
  try {
    await bringUpToDate(address, keys, error);
    const { rows, bytes } = await asOwner(address, (owner) => backupTo(owner, keys, file));
    out(`${w.backedUp(file, rows, bytes)}\n`);
    return 0;
  } finally {
    if (cluster?.started) await cluster.stop();
  }
}

export async function restore(args: string[], { error, out, language }: Io): Promise<number> {
  const w = commandWords[language];
  const [file] = args;
  if (!file || !existsSync(file)) {
    error(file ? w.cannotOpen(file) : w.restoreForm);
    return 2;
  }
  const { address, cluster } = await openDatabase(error);
  try {
    const { rows, tables, takenAt } = await asOwner(address, (owner) => restoreBackup(owner, ourKeys(), createReadStream(file), error));
    out(`${w.restored(rows, tables, takenAt)}\n`);
    return 0;
  } catch (reason) {
    if (reason instanceof NotEmpty) error(w.notEmpty);
    else if (reason instanceof Unsealable || reason instanceof Differs) error(w.notOurs(file, reason.message));
    else throw reason;
    return 1;
  } finally {
    if (cluster?.started) await cluster.stop();
  }
}

export const mailResume = (_: string[], io: Io): Promise<number> =>
  withDesk(io, async (desk) => {
    const w = commandWords[io.language];
    const isNew = await desk.atTheDoor(null, letMailGo);
    io.out(`${isNew ? w.mailGoes : w.mailWent}\n`);
    return 0;
  });
