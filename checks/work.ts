/**
 * A worker of check 46: does jobs and carries letters until it is killed. `early`: marks a job as
 * done before it does it.
 */
import { sql } from 'kysely';
import { openDatabase, type Tx } from '../src/platform/database.ts';
import { runJobs } from '../src/platform/jobs.ts';
import { startMailer } from '../src/features/mail/mailer.job.ts';
import { enqueueMail } from '../src/features/mail/outgoing-mail.store.ts';
import { testKeys } from '../test/support/world.ts';

const [socketFolder, databaseName, organisation, mail, how] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string,
];
const database = openDatabase(
  { socketFolder, database: databaseName },
  { keys: testKeys, connections: 3 },
);
startMailer({
  database,
  server: mail,
  from: 'Mentorium <post@mentorium.example>',
  every: 0.2,
  isKept: () => false,
});

async function doJob(tx: Tx, { key }: { key: string }): Promise<void> {
  await tx
    .insertInto('audit_log')
    .values({ organisation_id: organisation, verb: key, subject: 'check' })
    .execute();
  if (key.endsWith('0'))
    await enqueueMail(tx, {
      organisation,
      key,
      kind: 'digest',
      priority: 'now',
      at: Temporal.Now.zonedDateTimeISO('UTC'),
      language: 'en',
      name: 'X',
      address: `${key}@check.example`,
      subject: 'A question',
      body: 'Hello.',
    });
}

async function doJobsTooEarly(): Promise<void> {
  for (;;) {
    const job = await database.inTenant({ organisation, person: null }, 'write', async (tx) => {
      const { rows } = await sql<{
        key: string;
      }>`update job set done_at = now() where id = (select id from job where done_at is null and kind = 'check' limit 1 for update skip locked) returning key`.execute(
        tx,
      );
      return rows[0];
    });
    if (!job) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
    await database.inTenant({ organisation, person: null }, 'write', (tx) => doJob(tx, job));
  }
}

for (;;) {
  if (how === 'early') await doJobsTooEarly();
  else
    await runJobs(
      database,
      { organisation, today: Temporal.Now.plainDateISO('UTC').toString(), at: new Date() },
      { check: doJob },
    );
  await new Promise((resolve) => setTimeout(resolve, 100));
}
