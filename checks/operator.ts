/**
 * Check 13: whoever runs the server or the office of an organisation reads no note and no answer of
 * a rater: not with any command that opens the database, not in a file that one of them writes, not
 * in a job, and on no page that links of the office lead to.
 */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../src/platform/project.ts';
import { demoAddress } from '../src/app/demo/demo.ts';
import { backupTo } from '../src/platform/backup.ts';
import { openPair } from '../test/support/pair.ts';
import { everybody, newWords, writeAnswer, writeTexts, type Who } from '../test/support/texts.ts';
import { walk } from '../test/support/walk.ts';
import { now, testKeys, testMaster, visit, type Visitor } from '../test/support/world.ts';
import { startWorker } from '../src/app/worker.ts';
import { plural, type Check } from './check.ts';
import { program } from '../test/support/program.ts';

const day = '2026-11-22';

/**
 * Every command that opens the database, as whoever runs the server would write it, on a machine of
 * its own.
 */
const commandsIn = (folder: string): string[][] => [
  ['restore', join(folder, 'stage.backup')],
  ['migrate'],
  ['demo'],
  ['organisation', 'add', 'river-school', 'River School', 'noor@river.example'],
  ['account', 'reset', demoAddress('network.mentor'), '--second-step'],
  ['audit-log', 'anchor'],
  ['audit-log', 'verify'],
  ['audit-log', 'report', 'ledarnatverket', '--from', day, '--to', '2030-01-01'],
  ['mail', 'resume'],
  ['mail', 'receive'],
  ['keys', 'rotate'],
  ['backup', join(folder, 'again.backup')],
  ['restore', join(folder, 'again.backup')],
  ['log', 'copy'],
];

type Said = { code: number; text: string };

function carryOut(args: string[], folder: string): Promise<Said> {
  const env = {
    ...process.env,
    DATABASE_URL: '',
    MENTORIUM_DATA: join(folder, 'data'),
    MENTORIUM_LOG_ARCHIVE: join(folder, 'log'),
    MENTORIUM_KEYS: testMaster.toString('base64'),
  };
  return new Promise((done) => {
    const child = spawn(process.execPath, [...program('src/app/cli.ts'), ...args], {
      cwd: root,
      env,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let text = '';
    child.stdout.on('data', (part) => (text += String(part)));
    child.stderr.on('data', (part) => (text += String(part)));
    child.stdin.on('error', () => {}); // most commands read nothing
    child.stdin.end('From: x@y.example\r\nSubject: Re\r\n\r\nhello\r\n');
    child.on('close', (code) => done({ code: code ?? -1, text }));
  });
}

/** In any order of depth. */
function* filesIn(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* filesIn(path);
    else yield path;
  }
}

export const operator: Check = {
  number: 13,
  name: 'who runs the server or the office reads no note and no answer: by no command, in no file, in no job, on no page',
  isQuick: false,
  run: async (stage) => {
    const faults: string[] = [];
    const folder = mkdtempSync(join(tmpdir(), 'mentorium-operator-'));
    const { readers, word } = newWords();
    try {
      const pair = await openPair(stage);
      const visitors = new Map<Who, Visitor>();
      for (const who of everybody) visitors.set(who, await visit(stage, who));
      await writeTexts({ visitors, pair, readers, word });
      await writeAnswer(stage, { visitors, pair }, word('answer'));
      let pages = 0;
      for (const who of [
        'network.coordinator',
        'network.auditor',
        'network.registrar',
        'school.coordinator',
        'both',
      ] as const) {
        const slug = who.startsWith('school')
          ? ['lindenhof']
          : who === 'both'
            ? ['lindenhof', 'ledarnatverket']
            : ['ledarnatverket'];
        const starts = slug.flatMap((one) => [
          `/o/${one}`,
          `/o/${one}/mentorships/search?words=kanarie`,
          `/o/${one}/outbox`,
          `/o/${one}/audit-log`,
          pair.path,
        ]);
        pages += await walk(visitors.get(who)!, starts, (path, text) => {
          for (const [found] of text.matchAll(/kanarie[a-z]+\d{3}/g))
            if (!readers.get(found)!.includes(who) && faults.length < 50)
              faults.push(`${who}: ${found} at ${path.replace(/[0-9a-f-]{36}/g, '#')}`);
        });
      }
      const worker = startWorker({
        database: stage.database,
        now,
        address: 'http://localhost:3000',
      });
      await worker.tick();
      await worker.stop();
      let rows = 0;
      await stage.owner.query(`select set_config('app.purpose', 'backup', false)`);
      for (const { id } of await stage.database.beforeTenant(null, (tx) =>
        tx.selectFrom('organisation').select('id').execute(),
      )) {
        await stage.owner.query(`select set_config('app.organisation', $1, false)`, [id]);
        for (const { job } of (
          await stage.owner.query<{ job: string }>(`select row_to_json(j)::text as job from job j`)
        ).rows) {
          rows++;
          if (job.includes('kanarie')) faults.push('a job');
        }
      }
      chmodSync(folder, 0o755);
      await backupTo(stage.owner, testKeys, join(folder, 'stage.backup'));
      const all = commandsIn(folder);
      const refused: string[] = [];
      for (const args of all) {
        const { code, text } = await carryOut(args, folder);
        if (code !== 0) refused.push(`${args[0]} (${text.trim().slice(0, 200)})`);
        if (text.includes('kanarie')) faults.push(`mentorium ${args.join(' ')}`);
      }
      // A database that is in use is not filled again.
      if (refused.length !== 1 || !refused[0]!.startsWith('restore'))
        faults.push(`refused: ${refused.join(', ')}`);
      const files = [...filesIn(folder)];
      for (const file of files) if (readFileSync(file).includes('kanarie')) faults.push(file);
      return {
        tried: `${readers.size} texts, ${plural(all.length, 'commands')}, ${files.length} files, ${plural(rows, 'jobs')}, ${plural(pages, 'pages')} of 5 accounts`,
        figure: `${faults.length} readings`,
        faults,
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  mutation: {
    name: 'whoever is in the organisation reads notes',
    break: ({ owner }) => owner.query('create policy broken on confided_text using (true)'),
  },
};
