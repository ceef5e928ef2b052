/**
 * `log copy`, `back MOMENT FOLDER [--erased LIST]`: to any moment since a copy of the files of the
 * PostgreSQL that comes along.
 */
import './registry.ts';
import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { command } from '../platform/command.ts';
import { commandWords } from '../platform/command.words.ts';
import { goBack, keepBase, NoWayBack } from '../platform/log-archive.ts';
import { becomeCopy } from '../platform/restored-copy.ts';
import { findErased, forgetAgain } from './backup.command.ts';
import {
  asOwner,
  dataFolder,
  erasedFile,
  keyFile,
  logArchive,
  ourKeys,
  withDatabase,
} from './server.command.ts';

export const logCopy = command('log copy', {}, async (_, io) => {
  const { error, out, language } = io;
  const w = commandWords[language];
  const archive = logArchive();
  if (!archive || process.env.DATABASE_URL) {
    error(w.noLogArchive);
    return 2;
  }
  return withDatabase(io, async ({ cluster }) => {
    const name = await keepBase(cluster!, archive);
    if (name === null) error(w.beingCopied);
    else out(`${w.filesCopied(name)}\n`);
    return name === null ? 1 : 0;
  });
});

export const back = command('back', { erased: 'value' }, async ({ words, options }, io) => {
  const { error, out, language } = io;
  const w = commandWords[language];
  const list = options.erased;
  const [moment = '', folder = ''] = words;
  const archive = logArchive();
  if (!archive) {
    error(w.noLogArchive);
    return 2;
  }
  const at = parseMoment(moment);
  if (
    !at ||
    at.getTime() > Date.now() ||
    folder === '' ||
    (existsSync(folder) && readdirSync(folder).length > 0)
  ) {
    error(w.backForm);
    return 2;
  }
  const erased = findErased(list, [erasedFile()]);
  if (erased === 'missing') {
    error(w.cannotOpen(list!));
    return 2;
  }
  const living = join(dataFolder(), 'cluster');
  try {
    const cluster = await goBack(archive, {
      at,
      home: folder,
      living: existsSync(living) ? living : null,
    });
    const address = { socketFolder: cluster.socketFolder, database: 'mentorium' };
    await asOwner(address, (owner) => becomeCopy(owner, at));
    out(`${w.wentBack(at.toISOString(), resolve(folder))}\n`);
    const isDone = await forgetAgain(address, ourKeys(), erased, io);
    await cluster.stop();
    if (existsSync(keyFile())) copyFileSync(keyFile(), join(resolve(folder), 'keys'));
    return isDone ? 0 : 1;
  } catch (reason) {
    if (!(reason instanceof NoWayBack)) throw reason;
    error(reason.why === 'no-base' ? w.noBase(at.toISOString()) : w.logEnds(at.toISOString()));
    return 1;
  }
});

/**
 * 2026-11-22T14:30, on the clock of this machine when no zone is named. Null for what is no moment.
 */
function parseMoment(written: string): Date | null {
  try {
    const instant = /Z|[+-]\d\d:?\d\d$/.test(written)
      ? Temporal.Instant.from(written)
      : Temporal.PlainDateTime.from(written).toZonedDateTime(Temporal.Now.timeZoneId()).toInstant();
    return new Date(instant.epochMilliseconds);
  } catch {
    return null;
  }
}
