/** `backup FILE`, `restore FILE [--erased LIST]`, `mail resume`. */
import './registry.ts';
import { createReadStream, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { backupTo, Differs, NotEmpty, restoreBackup } from '../platform/backup.ts';
import { command, type Io } from '../platform/command.ts';
import { commandWords } from '../platform/command.words.ts';
import { openDatabase, type Address } from '../platform/database.ts';
import { DecryptionError, type Keys } from '../platform/keys.ts';
import { resumeMail } from '../platform/restored-copy.ts';
import { eraseAgain, readErased } from '../features/rights/erasure-log.file.ts';
import {
  asOwner,
  bringUpToDate,
  erasedFile,
  ourKeys,
  withDatabase,
  withDesk,
  type Opened,
} from './server.command.ts';

export const backup = command('backup', {}, async ({ words: [file] }, io) => {
  const { error, out, language } = io;
  const w = commandWords[language];
  if (!file || existsSync(file)) {
    error(w.backupForm);
    return 2;
  }
  return withDatabase(io, async ({ address }) => {
    const keys = ourKeys();
    await bringUpToDate(address, keys, error);
    const { rows, bytes } = await asOwner(address, (owner) => backupTo(owner, keys, file));
    out(`${w.backedUp(file, rows, bytes)}\n`);
    return 0;
  });
});

export const restore = command('restore', { erased: 'value' }, async ({ words, options }, io) => {
  const { error, out, language } = io;
  const w = commandWords[language];
  const list = options.erased;
  const [file] = words;
  if (!file || words.length > 1 || !existsSync(file)) {
    error(file && words.length === 1 ? w.cannotOpen(file) : w.restoreForm);
    return 2;
  }
  const erased = findErased(list, [join(dirname(file), 'erased.jsonl'), erasedFile()]);
  if (erased === 'missing') {
    error(w.cannotOpen(list!));
    return 2;
  }
  const bringBack = async ({ address }: Opened) => {
    const keys = ourKeys();
    const { rows, tables, takenAt } = await asOwner(address, (owner) =>
      restoreBackup(owner, keys, createReadStream(file), error),
    );
    out(`${w.restored(rows, tables, takenAt)}\n`);
    return (await forgetAgain(address, keys, erased, io)) ? 0 : 1;
  };
  return withDatabase(io, bringBack, { mayCreate: true }).catch((reason: unknown) => {
    if (reason instanceof NotEmpty) error(w.notEmpty);
    else if (reason instanceof DecryptionError || reason instanceof Differs)
      error(w.notOurs(file, reason.message));
    else throw reason;
    return 1;
  });
});

/** What `--erased` names, a list or `none` on purpose. Null when there is no list. */
export function findErased(
  list: string | null,
  usual: string[],
): { file: string } | 'none' | 'missing' | null {
  if (list === 'none') return 'none';
  if (list !== null) return existsSync(list) ? { file: list } : 'missing';
  const file = usual.find((one) => existsSync(one));
  return file === undefined ? null : { file };
}

/**
 * RE-17: before anybody works with a copy, who was erased since is erased in it too. False when
 * that did not work for everybody.
 */
export async function forgetAgain(
  address: Address,
  keys: Keys,
  erased: ReturnType<typeof findErased>,
  { error, out, language }: Io,
): Promise<boolean> {
  const w = commandWords[language];
  if (erased === null) error(w.nobodyErased);
  if (erased === null || typeof erased === 'string') return true;
  await bringUpToDate(address, keys, error);
  const database = openDatabase(address, { keys, connections: 1 });
  const done = await eraseAgain(
    database,
    await readErased(erased.file),
    Temporal.Now.plainDateISO().toString(),
  ).finally(() => database.end());
  out(`${w.erasedAgain(done.erased, erased.file)}\n`);
  if (done.failed.length > 0) error(`${w.notErased}\n${done.failed.join('\n')}`);
  return done.failed.length === 0;
}

export const mailResume = command('mail resume', {}, (_, io) =>
  withDesk(io, async (database) => {
    const w = commandWords[io.language];
    const isNew = await database.beforeTenant(null, resumeMail);
    io.out(`${isNew ? w.mailGoes : w.mailWent}\n`);
    return 0;
  }),
);
