/**
 * `simulate [--days 365] [--seed 7] [--json]`: a year of 60 pairs and 300 pupils through the same
 * rules, jobs and mail as the real thing.
 */
import './registry.ts';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { episodesOf, judge } from './demo/year.rules.ts';
import { live, openYear } from './demo/year.ts';
import { command } from '../platform/command.ts';
import { commandWords } from '../platform/command.words.ts';
import { openDatabase } from '../platform/database.ts';
import { startCluster, throwAway } from '../platform/embedded.ts';
import { temporaryFolder } from '../platform/embedded-system.ts';
import { keysOf } from '../platform/keys.ts';
import { addDays } from '../platform/i18n.ts';
import { startMailer } from '../features/mail/mailer.job.ts';
import { bringUpToDate } from './server.command.ts';
import { startWorker } from './worker.ts';

/** The day on which every simulated year begins: a Monday after the summer. */
const firstDay = '2026-08-17';
const zone = 'Europe/Stockholm';
/** Once when the day's work begins, once when the quiet hours are over. */
const ticks = ['05:30', '07:05'];

export type Simulated = ReturnType<typeof judge> & {
  mailsSent: number;
  mailsPerPersonPerWeek: number;
};

const mostDays = 3660;

export const simulate = command(
  'simulate',
  { days: 'value', seed: 'value', json: 'flag' },
  async ({ words, options }, { out, error, language }) => {
    const w = commandWords[language];
    const days = wholeNumber(options.days ?? '365');
    const seed = wholeNumber(options.seed ?? '7');
    if (words.length > 0 || days === null || seed === null || days < 1 || days > mostDays) {
      error(w.simulateForm);
      return 2;
    }
    const result = await simulateYear({
      days,
      seed,
      progress: options.json ? () => {} : (day) => error(w.simulating(day)),
    });
    out(options.json ? `${JSON.stringify(result)}\n` : `${w.simulated(result)}\n`);
    return 0;
  },
  (w) => w.simulateForm,
);

const wholeNumber = (typed: string): number | null =>
  /^\d{1,9}$/.test(typed) ? Number(typed) : null;

/**
 * In a fresh database of its own, which is gone afterwards; letters go to a mail server that runs
 * here.
 */
export async function simulateYear({
  days,
  seed,
  progress,
}: {
  days: number;
  seed: number;
  progress: (day: number) => void;
}): Promise<Simulated> {
  const folder = temporaryFolder('mentorium-year');
  const cluster = await startCluster(folder, undefined, throwAway);
  const address = { socketFolder: cluster.socketFolder, database: 'mentorium' };
  const keys = keysOf([randomBytes(32)]);
  await bringUpToDate(address, keys, () => {});
  const database = openDatabase(address, { keys, connections: 4 });
  let mails = 0;
  const mailbox = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _, done) => {
      stream.resume();
      stream.on('end', () => {
        mails++;
        done();
      });
    },
  });
  await new Promise<void>((resolve) => mailbox.listen(0, '127.0.0.1', resolve));
  let clock = Temporal.PlainDate.from(firstDay).toZonedDateTime({ timeZone: zone });
  const server = `smtp://127.0.0.1:${(mailbox.server.address() as AddressInfo).port}`;
  const mailer = startMailer({
    database,
    server,
    from: 'Mentorium <mentorium@localhost>',
    now: () => new Date(clock.epochMilliseconds),
    isKept: () => false,
  });
  const worker = startWorker({ database, now: () => clock, address: 'http://localhost', mailer });
  try {
    const span = { firstDay, lastDay: addDays(firstDay, days - 1) };
    const year = await openYear(database, seed, span);
    const people = live(database, year, seed);
    for (let day = 0; day < days; day++) {
      const today = addDays(firstDay, day);
      for (const time of ticks) {
        clock = Temporal.PlainDate.from(today).toZonedDateTime({ timeZone: zone, plainTime: time });
        await worker.tick();
      }
      await people.day(today);
      if (day % 30 === 29) progress(day + 1);
    }
    const relations = year.organisations.flatMap(({ relations: own }) => own);
    const episodes = relations.flatMap((relation) =>
      episodesOf(relation, people.contacts.get(relation.id) ?? [], span),
    );
    return {
      ...judge(relations.length, episodes, await people.raised()),
      mailsSent: mails,
      mailsPerPersonPerWeek: Math.round((100 * mails * 7) / (year.readers * days)) / 100,
    };
  } finally {
    await worker.stop();
    await new Promise<void>((resolve) => mailbox.close(() => resolve()));
    await database.end();
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
