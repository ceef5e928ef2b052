/**
 * Background work of which a part fails: the rest is done, it is said once, and the age of what
 * went well is known.
 */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { root } from '../src/platform/project.ts';
import { openHealth, type Health } from '../src/platform/health.ts';
import { readKeys } from '../src/platform/keys.ts';
import { startMailer } from '../src/features/mail/mailer.job.ts';
import { enqueueMail } from '../src/features/mail/outgoing-mail.store.ts';
import { buildServer } from '../src/app/server.ts';
import { startWorker, type Outside } from '../src/app/worker.ts';
import { now, openWorld, type World } from './support/world.ts';

const [first, last] = ['ledarnatverket', 'lindenhof'];
let world: World;
const ids = new Map<string, string>();
const arrived: string[] = [];
let mail: SMTPServer;
let mailbox: string;

before(async () => {
  world = await openWorld();
  for (const { id, slug } of await world.database.beforeTenant(null, (tx) =>
    tx.selectFrom('organisation').select(['id', 'slug']).execute(),
  ))
    ids.set(slug, id);
  mail = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      stream.resume();
      stream.on('end', () => {
        arrived.push(session.envelope.rcptTo[0]!.address);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => mail.listen(0, '127.0.0.1', resolve));
  mailbox = `smtp://127.0.0.1:${(mail.server.address() as { port: number }).port}`;
});
after(async () => {
  await new Promise<void>((resolve) => mail.close(() => resolve()));
  await world.close();
});

/** The clock moves a day with each case, so that there is work to plan. */
let day = 1;
const clock = () => now().add({ days: day });

/** What a round did, by what is there afterwards. */
async function lookRound(health: Health, failing: Partial<Record<'erased' | 'outside', true>>) {
  const done: string[] = [];
  const told = `told-${day}@reader.example`;
  await world.database.inTenant({ organisation: ids.get(last)!, person: null }, 'write', (tx) =>
    enqueueMail(tx, {
      organisation: ids.get(last)!,
      key: `health ${day}`,
      kind: 'digest',
      language: 'en',
      name: 'Reader',
      address: told,
      subject: 'Hello',
      body: 'Hello.',
      priority: 'now',
      at: clock(),
    }),
  );
  const outside: Outside[] = [
    {
      step: 'anchors',
      keep: async () => {
        if (failing.outside) throw new Error('told nobody: Vermeer');
        done.push('anchors');
      },
    },
    { step: 'copy of everything', keep: async () => done.push('copy') },
  ];
  const later = () => new Date(clock().epochMilliseconds + 60_000);
  const mailer = startMailer({
    database: world.database,
    server: mailbox,
    from: 'x <x@localhost>',
    now: later,
    health,
    isKept: () => false,
  });
  const worker = startWorker({
    database: world.database,
    now: clock,
    address: 'https://m.example',
    mailer,
    outside,
    keepErased: async () => {
      if (failing.erased) throw new Error('told nobody: Vermeer');
      done.push('erased');
    },
    health,
  });
  await worker.tick();
  await worker.tick();
  await worker.stop();
  await world.owner.query(`set app.organisation = '${ids.get(last)!}'`);
  const { rowCount } = await world.owner.query(
    `select 1 from job where kind = 'signals' and key = $1 and done_at is not null`,
    [clock().toPlainDate().toString()],
  );
  if (rowCount === 1) done.push('signals of the last');
  if (arrived.includes(told)) done.push('letter of the last');
  return [...new Set(done)].sort();
}

const everything = ['anchors', 'copy', 'erased', 'letter of the last', 'signals of the last'];
const ofFirst = (text: string) =>
  world.owner.query(
    `set app.scope = 'sign-in'; set app.organisation = '${ids.get(first)}'; ${text}`,
  );
const refuse = (table: string, when: string) =>
  ofFirst(
    `create function refuse_first() returns trigger language plpgsql as $$ begin if new.organisation_id = '${ids.get(first)}' then raise exception 'Vermeer'; end if; return new; end $$;
     create trigger refuse_first before ${when} on ${table} for each row execute function refuse_first()`,
  );
const allow = () => ofFirst('drop function refuse_first() cascade');

const faults: {
  name: string;
  step: string;
  break: () => unknown;
  mend: () => unknown;
  failing?: Parameters<typeof lookRound>[1];
  left?: string[];
}[] = [
  {
    name: 'a time zone that is none',
    step: `planning, organisation ${first}`,
    break: () =>
      ofFirst(`update organisation set time_zone = 'Nowhere/None' where slug = '${first}'`),
    mend: () =>
      ofFirst(`update organisation set time_zone = 'Europe/Stockholm' where slug = '${first}'`),
  },
  {
    name: 'work that cannot be planned',
    step: `planning, organisation ${first}`,
    break: () => refuse('job', 'insert'),
    mend: allow,
  },
  {
    name: 'work that cannot be marked as done or as failed',
    step: `jobs, organisation ${first}`,
    break: () => refuse('job', 'update'),
    mend: allow,
  },
  {
    name: 'letters that cannot be taken up',
    step: `mail, organisation ${first}`,
    break: async () => {
      await world.database.inTenant(
        { organisation: ids.get(first)!, person: null },
        'write',
        (tx) =>
          enqueueMail(tx, {
            organisation: ids.get(first)!,
            key: 'health first',
            kind: 'digest',
            language: 'en',
            name: 'Reader',
            address: 'first@reader.example',
            subject: 'Hello',
            body: 'Hello.',
            priority: 'now',
            at: clock(),
          }),
      );
      await refuse('letter', 'update');
    },
    mend: allow,
  },
  {
    name: 'a list of the erased that cannot be written',
    step: 'list of the erased',
    break: () => {},
    mend: () => {},
    failing: { erased: true },
    left: ['erased'],
  },
  {
    name: 'anchors that cannot be written',
    step: 'anchors',
    break: () => {},
    mend: () => {},
    failing: { outside: true },
    left: ['anchors'],
  },
];

for (const { name, step, failing = {}, left = [], ...fault } of faults)
  test(`OP-4, OP-5: ${name}: the rest is done, and it is told once, without what people wrote`, async () => {
    day++;
    const told: string[] = [];
    const health = openHealth({ tell: (sentence) => void told.push(sentence) });
    await fault.break();
    const done = await lookRound(health, failing);
    await fault.mend();
    deepEqual(
      done,
      everything.filter((one) => !left.includes(one)),
    );
    const ofStep = () => told.filter((sentence) => sentence.includes(`(${step})`));
    equal(ofStep().length, 1, told.join('\n'));
    ok(!/Vermeer/.test(told.join('\n')));
    ok(health.failing() > 0);
    day++;
    await lookRound(health, {});
    match(ofStep().at(-1)!, /goes well again/);
    equal(health.failing(), 0, told.join('\n'));
  });

test('OP-5: since when each step last went well is in the metrics and beside ready, of the organisation for which it is longest ago', async () => {
  let at = Date.parse('2026-11-22T10:00:00Z');
  const health = openHealth({ tell: () => {}, now: () => at });
  const server = await buildServer({
    database: world.database,
    now,
    log: false,
    metricsToken: 'a token',
    health,
  });
  const look = async () => {
    const { statusCode, body } = await server.inject('/ready');
    const metrics = await server.inject({
      url: '/metrics',
      headers: { authorization: 'Bearer a token' },
    });
    const { background } = JSON.parse(body) as {
      background: Record<string, { seconds: number; isLate: boolean }>;
    };
    return {
      statusCode,
      planning: background.planning,
      age: /mentorium_background_age_seconds\{step="planning"\} (\d+)/.exec(metrics.body)?.[1],
      failing: /mentorium_background_failing (\d+)/.exec(metrics.body)?.[1],
      letters: /mentorium_oldest_letter_seconds (\d+)/.exec(metrics.body)?.[1],
    };
  };
  await health.run('planning', first, async () => {});
  await health.run('planning', last, async () => {});
  at += 300_000;
  await health.run('planning', last, async () => {});
  await health.run('planning', first, () => Promise.reject(new Error('no')));
  deepEqual(await look(), {
    statusCode: 200,
    planning: { seconds: 300, isLate: false },
    age: '300',
    failing: '1',
    letters: (await look()).letters,
  });
  at += 400_000;
  await health.run('planning', last, async () => {});
  // Late, and ready: pages are answered all the same.
  const late = await look();
  deepEqual([late.statusCode, late.planning], [200, { seconds: 700, isLate: true }]);
  health.keepOnly([last]);
  deepEqual((await look()).planning, { seconds: 0, isLate: false });
  await server.close();
});

test('OP-7: the key file comes whole, for its owner alone, and a second start keeps the first one’s', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mentorium-keys-'));
  const file = join(folder, 'deeper', 'keys');
  const sealed = readKeys(undefined, file).seal(Buffer.from('word'), 'place');
  equal(statSync(file).mode & 0o777, 0o600);
  equal(String(readKeys(undefined, file).open(sealed, 'place')), 'word');
  deepEqual(globSync('**/*', { cwd: folder }).sort(), ['deeper', join('deeper', 'keys')]);
  rmSync(folder, { recursive: true });
});

test('OP-9: nothing that a running server does waits for the disk while everybody else waits for it', () => {
  // Where a server or a command begins or ends; what is read once and kept; what only the command
  // line calls.
  const atStart = [
    'platform/embedded.ts',
    'platform/embedded-system.ts',
    'platform/files.ts',
    'platform/keys.ts',
    'platform/migrate.ts',
    'platform/print.ts',
    'platform/running.ts',
    'platform/texts.ts',
    'web/assets.ts',
    'features/profiles/template.store.ts',
  ];
  const small = ['existsSync', 'renameSync', 'statSync', 'hkdfSync'];
  const wrong = globSync('**/*.{ts,tsx}', { cwd: join(root, 'src') })
    .filter((file) => !atStart.includes(file) && !file.endsWith('.command.ts'))
    .flatMap((file) =>
      [...readFileSync(join(root, 'src', file), 'utf8').matchAll(/\b(\w+Sync)\(/g)]
        .map(([, call]) => call!)
        .filter((call) => !small.includes(call))
        .map((call) => `${file} ${call}`),
    );
  deepEqual(
    [...new Set(wrong)].sort(),
    [
      // Once, before the server starts; and the names of at most fourteen copies.
      'platform/log-archive.ts mkdirSync',
      'platform/log-archive.ts readFileSync',
      'platform/log-archive.ts readdirSync',
      'platform/log-archive.ts writeFileSync',
      // A part that could not be copied goes.
      'platform/backup.ts rmSync',
      // A package for an archive is made while somebody waits for it.
      'features/records/package.file.ts zipSync',
    ].sort(),
  );
});
