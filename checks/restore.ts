/**
 * Check 51: a copy is made while people work, restored elsewhere, equal table by table, and sends
 * no mail.
 */
import { PassThrough, Readable } from 'node:stream';
import { Client } from 'pg';
import { openDatabase, ownerConfig } from '../src/platform/database.ts';
import { restoreBackup, writeBackup } from '../src/platform/backup.ts';
import { startMailer } from '../src/features/mail/mailer.job.ts';
import { testKeys } from '../test/support/world.ts';
import { plural, type Check, type Stage } from './check.ts';

/**
 * Every table as one figure, made by the database itself, of rows in whatever order. The walls are
 * down for it: nobody works here any more.
 */
export async function figures(owner: Client): Promise<Map<string, string>> {
  const { rows } = await owner.query<{ t: string }>(
    `select relname as t from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not in ('migration', 'restored_copy') order by 1`,
  );
  const all = new Map<string, string>();
  for (const { t } of rows) {
    await owner.query(`alter table "${t}" disable row level security`);
    const { n, sum } = (
      await owner.query<{ n: string; sum: string }>(
        `select count(*) as n, coalesce(sum(('x' || substr(md5(r::text), 1, 12))::bit(48)::bigint), 0)::text as sum from "${t}" r`,
      )
    ).rows[0]!;
    all.set(t, `${n} ${sum}`);
  }
  return all;
}

export const restored: Check = {
  number: 51,
  name: 'a copy is restored equal, table by table, and sends no mail',
  isQuick: true,
  run: async (stage: Stage) => {
    const faults: string[] = [];
    const out = new PassThrough();
    const from = performance.now();
    const [parts] = await Promise.all([
      Array.fromAsync(out as AsyncIterable<Buffer>),
      writeBackup(stage.owner, testKeys, out),
    ]);
    const copied = performance.now();
    const database = `restored_${stage.databaseName}`;
    await stage.owner.query(`create database ${database} template template0`);
    const address = { socketFolder: process.env.MENTORIUM_TEST_SOCKET!, database };
    const owner = new Client(ownerConfig(address));
    await owner.connect();
    let rows = 0;
    try {
      await restoreBackup(owner, testKeys, Readable.from(parts)).then(
        (done) => (rows = done.rows),
        (error: Error) => faults.push(error.message),
      );
      const took = [copied - from, performance.now() - copied].map((ms) => (ms / 1000).toFixed(1));
      const database = openDatabase(address, { keys: testKeys, connections: 1 });
      const mailer = startMailer({
        database,
        server: 'smtp://127.0.0.1:1',
        from: 'x <x@localhost>',
      });
      await owner.query(`update letter set tries = 0`);
      await mailer.carry();
      await mailer.stop();
      await database.end();
      const [before, after] = [await figures(stage.owner), await figures(owner)];
      for (const [table, figure] of before)
        if (after.get(table) !== figure)
          faults.push(`${table}: ${figure} became ${after.get(table)}`);
      const tried = (
        await owner.query<{ n: number }>(
          'select count(*)::int as n from letter where tries > 0 and sent_at is null',
        )
      ).rows[0]!.n;
      const waits = (
        await owner.query<{ n: number }>(
          'select count(*)::int as n from letter where sent_at is null',
        )
      ).rows[0]!.n;
      if (tried > 0) faults.push(`${tried} letters were tried`);
      return {
        tried: `${plural(before.size, 'tables')}, ${plural(rows, 'rows')}, ${plural(waits, 'letters')} that wait`,
        figure: `${faults.length} differences; copied in ${took[0]} s, restored in ${took[1]} s`,
        faults,
      };
    } finally {
      await owner.end();
      await stage.owner.query(`drop database ${database} with (force)`);
    }
  },
  mutation: {
    name: 'one table is kept out of the copy',
    break: ({ owner }) =>
      owner.query('drop policy backing_up on feedback; drop policy keeping_keys on feedback'),
  },
};
