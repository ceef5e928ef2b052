/**
 * Check 46: ten thousand jobs, a thousand of which write a letter, done by two workers that are
 * killed together twenty times in the midst of it. What is counted is what the jobs did, not what
 * they say of themselves; letters at a mail server that knows one by its Message-ID, as mailboxes
 * do.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { planJob } from '../src/platform/jobs.ts';
import { plural, type Check, type Outcome, type Stage } from './check.ts';
import { program } from '../test/support/program.ts';

const kills = 20;
let early = '';

async function openMail(): Promise<{
  arrived: Map<string, string[]>;
  address: string;
  close: () => Promise<void>;
}> {
  const arrived = new Map<string, string[]>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      let raw = '';
      stream.on('data', (part: Buffer) => (raw += part.toString()));
      stream.on('end', () => {
        const to = session.envelope.rcptTo[0]!.address;
        // Cut off by a kill, it never came: a mail server keeps only what ends.
        if (!/\r\n--[^\r\n]+--\s*$/.test(raw)) return done(new Error('cut off'));
        // The demo has letters of its own that wait.
        if (to.endsWith('@check.example'))
          arrived.set(to, [...(arrived.get(to) ?? []), /^Message-ID: (.*)$/im.exec(raw)![1]!]);
        done();
      });
    },
  });
  server.on('error', () => {}); // whoever is killed hangs up in the middle
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    arrived,
    address: `smtp://127.0.0.1:${(server.server.address() as { port: number }).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function killWorkers(stage: Stage): Promise<Outcome> {
  const jobs = early ? 1000 : 10_000;
  const mail = await openMail();
  const organisation = crypto.randomUUID();
  await stage.database.beforeTenant(null, (tx) =>
    tx
      .insertInto('organisation')
      .values({ id: organisation, slug: 'check', name: 'Check', language: 'en', time_zone: 'UTC' })
      .execute(),
  );
  const place = { organisation, person: null };
  let undone = 0;
  for (let from = 0; from < jobs; from += 500)
    await stage.database.inTenant(place, 'write', async (tx) => {
      for (let k = from; k < Math.min(jobs, from + 500); k++)
        await planJob(tx, { organisation, kind: 'check', key: `k${k}`, dueAt: new Date() });
    });
  for (let k = 0; k < jobs; k += 20)
    await stage.database
      .inTenant(place, 'write', async (tx) => {
        await planJob(tx, { organisation, kind: 'check', key: `undone${k}`, dueAt: new Date() });
        throw new Error('rolled back');
      })
      .catch(() => undone++);
  await stage.owner.query(`set app.organisation = '${organisation}'`);
  const lines = async () =>
    (
      await stage.owner.query<{ n: number }>(
        `select count(*)::int as n from audit_log where subject = 'check'`,
      )
    ).rows[0]!.n;
  const worker = (): ChildProcess =>
    spawn(
      process.execPath,
      [
        ...program('checks/work.ts'),
        process.env.MENTORIUM_TEST_SOCKET!,
        stage.databaseName,
        organisation,
        mail.address,
        early || 'right',
      ],
      { stdio: 'ignore' },
    );
  const ended = (child: ChildProcess) =>
    new Promise((resolve) =>
      child.exitCode !== null || child.signalCode !== null
        ? resolve(null)
        : child.once('exit', resolve),
    );
  let slowest = 0;
  try {
    for (let k = 0; k < kills; k++) {
      const before = await lines();
      const pair = [worker(), worker()];
      const began = performance.now();
      while ((await lines()) === before && performance.now() - began < 120_000) await sleep(2);
      slowest = Math.max(slowest, performance.now() - began);
      await sleep(100 + ((k * 37) % 200));
      for (const child of pair) child.kill('SIGKILL');
      await Promise.all(pair.map(ended));
    }
    const left = await lines();
    const last = worker();
    const began = performance.now();
    const letters = jobs / 10;
    while (
      ((await lines()) < jobs || mail.arrived.size < letters) &&
      performance.now() - began < (early ? 20_000 : 180_000)
    )
      await sleep(100);
    const rest = (performance.now() - began) / 1000;
    last.kill('SIGKILL');
    await ended(last);
    const { rows } = await stage.owner.query<{ verb: string; n: number }>(
      `select verb, count(*)::int as n from audit_log where subject = 'check' group by verb`,
    );
    const real = rows.filter(({ verb }) => verb.startsWith('k'));
    const lost = jobs - real.length;
    const twice = real.filter(({ n }) => n > 1).length;
    const ghosts =
      rows.length -
      real.length +
      [...mail.arrived.keys()].filter((to) => to.startsWith('undone')).length;
    const notCome = letters - mail.arrived.size;
    const different = [...mail.arrived.values()].filter((ids) => new Set(ids).size > 1).length;
    const again = [...mail.arrived.values()].filter((ids) => ids.length > 1).length;
    const faults = [
      ...(lost > 0 ? [`${lost} jobs are lost`] : []),
      ...(twice > 0 ? [`${twice} jobs were done twice`] : []),
      ...(ghosts > 0 ? [`${ghosts} come from transactions that were rolled back`] : []),
      ...(notCome > 0 ? [`${notCome} letters did not come`] : []),
      ...(different > 0 ? [`${different} letters came as two`] : []),
      ...(slowest > 60_000 ? [`it took ${Math.round(slowest / 1000)} s until work went on`] : []),
      ...(left === jobs ? ['all was done before the last kill'] : []),
    ];
    return {
      tried: `${plural(jobs, 'jobs')}, ${plural(letters, 'letters')}, ${plural(undone, 'transactions')} rolled back; killed ${kills} times (${plural(left, 'jobs')} were done by then)`,
      figure: `${lost} lost, ${twice} twice, ${ghosts} ghosts; ${again} letters sent again under their Message-ID; work went on after ${(slowest / 1000).toFixed(1)} s at most, all was done ${rest.toFixed(0)} s after the last kill`,
      faults,
    };
  } finally {
    await mail.close();
  }
}

export const killedWorkers: Check = {
  number: 46,
  name: 'workers killed in the midst of it: every job once, nothing that was rolled back, every letter one',
  isQuick: false,
  run: killWorkers,
  mutation: {
    name: 'a job is marked as done before it is',
    break: async () => {
      early = 'early';
    },
  },
};
