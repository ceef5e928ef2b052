/**
 * Checks that tests carry: their tests are run in a copy of the project, and once more in one in
 * which a line is broken. A line that is not there any more, or more than once, breaks the check
 * off, so no mutation goes stale unnoticed.
 */
import { execFileSync, spawn } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../src/platform/project.ts';
import type { Check } from './check.ts';

/** A line of a file, and what stands there instead. */
type Broken = { file: string; from: string; to: string };
type Carried = {
  number: number;
  name: string;
  /** Files, and which of their tests. */
  tests: [file: string, only?: string][];
  mutation: Broken & { name: string };
};

/** Said to the database of each test before it begins. */
const bySql = (said: string): Broken => ({
  file: 'test/support/world.ts',
  from: '  return world;',
  to: `  await world.owner.query(\`${said}\`);\n  return world;`,
});

export const carried: Carried[] = [
  {
    number: 8,
    name: 'a word in a text of each kind is found by exactly its readers: on pages, in files, in columns, by SQL as everybody',
    tests: [['canary']],
    mutation: {
      name: 'whoever is in the organisation reads notes',
      ...bySql('create policy broken on confided_text using (true)'),
    },
  },
  {
    number: 9,
    name: 'a guardian sees the own children, until custody ends',
    tests: [['guardian'], ['guidance']],
    mutation: {
      name: 'custody does not end',
      file: 'src/features/talks/talk.store.ts',
      from: `.where((on) => on.or([on('g.last_day', 'is', null), on('g.last_day', '>=', today)]))
    .where('p.left_on', 'is', null)
    .where(`,
      to: `.where('p.left_on', 'is', null)
    .where(`,
    },
  },
  {
    number: 12,
    name: 'break-glass access takes two, for an hour, with a reason, and the person sees it',
    tests: [['protected']],
    mutation: {
      name: 'whom it concerns is not told',
      file: 'src/features/people/protected.store.ts',
      from: `if (scope.person) query = query.where('g.person_id', '=', scope.person);`,
      to: `if (scope.person) query = query.where('g.asked_by', '=', scope.person);`,
    },
  },
  {
    number: 14,
    name: 'a protected name and address stand in no column, on no page, in no file for whoever is not named',
    tests: [['protected']],
    mutation: {
      name: 'copies of the name stay where they are',
      file: 'src/features/people/protected.routes.tsx',
      from: `            forgetCopies(eraser, about.id, \`\${input.given_name} \${input.family_name}\`, {
              keepsWaiting: true,
            }),`,
      to: '            Promise.resolve([]),',
    },
  },
  {
    number: 15,
    name: 'what reports show gives nobody away, whatever is put together',
    tests: [['disclosure'], ['release']],
    mutation: {
      name: 'one answer more is thought to be enough of a crowd',
      file: 'src/features/assessments/disclosure.rules.ts',
      from: 'hidden[cell]!.n < minimum);',
      to: 'hidden[cell]!.n < minimum - 1);',
    },
  },
  {
    number: 19,
    name: 'an answer of a provider that is not as it was asked lets nobody in',
    tests: [['provider']],
    mutation: {
      name: 'the nonce is not compared',
      file: 'src/features/accounts/provider.access.ts',
      from: '      expectedNonce: nonce,\n',
      to: '',
    },
  },
  {
    number: 21,
    name: 'a passkey that lies opens nothing',
    tests: [['sign-in.test', 'passkey']],
    mutation: {
      name: 'who holds the device need not show that it is them',
      file: 'src/features/accounts/passkey.access.ts',
      from: '    requireUserVerification: true,\n    credential:',
      to: '    requireUserVerification: false,\n    credential:',
    },
  },
  {
    number: 22,
    name: 'an address alone takes over nobody',
    tests: [
      ['provider', 'SI-11: an address'],
      ['sign-in.test', 'I-1'],
    ],
    mutation: {
      name: 'an address that has an account is taken too',
      file: 'src/features/accounts/provider.store.ts',
      from: 'if (!only || found.length > 1 || only.account_id !== null) return null;',
      to: 'if (!only || found.length > 1) return null;',
    },
  },
  {
    number: 27,
    name: 'a child signs in with a card, and what it writes of its own accord waits for a guardian until it is old enough',
    tests: [
      ['sign-in.test', 'SI-10'],
      ['notice', 'R-'],
    ],
    mutation: {
      name: 'the age of consent is a year less',
      file: 'src/features/organisations/country.rules.ts',
      from: `    clock: 'Europe/Amsterdam',\n    consentAge: 16,`,
      to: `    clock: 'Europe/Amsterdam',\n    consentAge: 15,`,
    },
  },
  {
    number: 36,
    name: 'no address that is not public is called, in whatever spelling',
    tests: [['provider', 'SI-13']],
    mutation: {
      name: 'this machine counts as public',
      file: 'src/platform/outbound.ts',
      from: `  ['127.0.0.0', 8],\n`,
      to: '',
    },
  },
  {
    number: 42,
    name: 'the same list twice changes nothing, and many leave only when a person has counted them',
    tests: [['roster'], ['leaving']],
    mutation: {
      name: 'one in two may leave at once',
      file: 'src/features/people/roster.rules.ts',
      from: 'people.length * 20 > of',
      to: 'people.length * 2 > of',
    },
  },
  {
    number: 50,
    name: 'the audit log holds no content',
    tests: [['canary', 'as the owner of the tables']],
    mutation: {
      name: 'what somebody raises is written into it',
      file: 'src/features/signals/signal.routes.tsx',
      from: `action: 'raise signal',`,
      to: `action: \`raise \${input.words}\` as 'raise signal',`,
    },
  },
  {
    number: 55,
    name: 'of every column it is said what it is for',
    tests: [['rights', 'RE-6']],
    mutation: {
      name: 'one table is forgotten',
      file: 'src/features/goals/feature.ts',
      from: `  mood: { about: entry('mentoring', 'public-task', ['mentee_id'], 'relationship', 'delete') },\n`,
      to: '',
    },
  },
  {
    number: 57,
    name: 'the file about oneself is read elsewhere and holds the same',
    tests: [['data-import']],
    mutation: {
      name: 'what interests somebody is lost on the way',
      file: 'src/features/rights/data-import.store.ts',
      from: `        interests: shut('interests'),\n`,
      to: '',
    },
  },
  {
    number: 58,
    name: 'who was erased is in no column any more, and not in a copy that is restored',
    tests: [
      ['rights', 'RE-4'],
      ['backup', 'RE-17'],
    ],
    mutation: {
      name: 'addresses stay',
      file: 'src/features/rights/erasure.store.ts',
      from: `      family_name: '–',\n      email: null,`,
      to: `      family_name: '–',`,
    },
  },
  {
    number: 59,
    name: 'an own view stands beside the note wherever it is read',
    tests: [['rights', 'RE-8']],
    mutation: {
      name: 'only what was said on the day itself is shown',
      file: 'src/features/mentorships/counter-statement.store.ts',
      from: `    .where('c.text_id', 'in', texts)\n`,
      to: `    .where('c.text_id', 'in', texts)\n    .where('c.made_on', '<', '2026-01-01')\n`,
    },
  },
  {
    number: 60,
    name: 'whose data rest is in no matching from that moment',
    tests: [['rights', 'RE-7']],
    mutation: {
      name: 'a matching takes everybody',
      file: 'src/features/cohorts/pool.store.ts',
      from: '    .where(sql<boolean>`not is_restricted(a.organisation_id, a.person_id)`)\n',
      to: '',
    },
  },
  {
    number: 61,
    name: 'exactly what is due goes, on its day, and what is shown is what goes',
    tests: [['retention'], ['rights', 'RE-2']],
    mutation: {
      name: 'a day too early',
      file: 'src/features/rights/retention.rules.ts',
      from: ': day.subtract({ years: schedule[rule] })',
      to: ': day.subtract({ years: schedule[rule] }).add({ days: 1 })',
    },
  },
  {
    number: 62,
    name: 'the register of processing equals the database',
    tests: [['rights', 'RE-6']],
    mutation: {
      name: 'of moments nothing is said',
      file: 'src/platform/data-inventory.ts',
      from: `  if (/(_on|_at|_since|_due)$/.test(column)) return 'moment';\n`,
      to: '',
    },
  },
  {
    number: 64,
    name: 'ages count on the birthday itself, as the country has it',
    tests: [['notice', 'R-9'], ['guardian']],
    mutation: {
      name: 'Sweden counts like the Netherlands',
      file: 'src/features/organisations/country.rules.ts',
      from: `    clock: 'Europe/Stockholm',\n    consentAge: 13,`,
      to: `    clock: 'Europe/Stockholm',\n    consentAge: 16,`,
    },
  },
  {
    number: 67,
    name: 'the right documents are found, each is decided, what is masked stands nowhere',
    tests: [['records']],
    mutation: {
      name: 'only the first place of a piece is masked',
      file: 'src/features/records/document.rules.ts',
      from: 'at = low.indexOf(piece, at + 1))',
      to: 'at = -1)',
    },
  },
  {
    number: 68,
    name: 'a package is read without us and made again as it was; nothing goes before the archive has confirmed it as it is now',
    tests: [['records', 'RE-1[12]']],
    mutation: {
      name: 'any receipt will do',
      file: 'src/features/records/archive.store.ts',
      from: '.some(({ digest }) => digest === digestOf(canonical(one)))',
      to: '.length > 0',
    },
  },
  {
    number: 70,
    name: 'no letter says what people wrote',
    tests: [['canary', 'as the owner of the tables'], ['post']],
    mutation: {
      name: 'a letter about a signal quotes it',
      file: 'src/features/signals/signal.routes.tsx',
      from: `address + linkTo(view, '/signals/:signal', { signal }),`,
      to: `address + linkTo(view, '/signals/:signal', { signal }) + input.words,`,
    },
  },
  {
    number: 80,
    name: 'no word is missing or unused, forms of words follow the number, and hours stay hours when the clock changes',
    tests: [['clock'], ['architecture', 'every word']],
    mutation: {
      name: 'an hour that the clock leaves out is moved',
      file: 'src/features/meetings/moment.input.ts',
      from: `  if (!zoned.toPlainDateTime().equals(plain)) refuse(w.noSuchTime, 'time');\n`,
      to: '',
    },
  },
];

/**
 * A project beside this one, in which one line after the other is broken; what is installed is
 * shared, and what did not change is not compiled again.
 */
let beside: string | null = null;
function projectBeside(): string {
  if (beside) return beside;
  beside = mkdtempSync(join(tmpdir(), 'mentorium-broken-'));
  const folder = beside;
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const part of readdirSync(root))
    if (!['node_modules', '.git', 'data', 'dist'].includes(part))
      cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** The work with the line broken; afterwards it is whole again. */
async function withBroken<T>(
  { file, from, to }: Broken,
  work: (home: string) => Promise<T>,
): Promise<T> {
  const home = projectBeside();
  const path = join(home, file);
  const text = readFileSync(path, 'utf8');
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times: ${from}`);
  writeFileSync(path, parts.join(to));
  try {
    return await work(home);
  } finally {
    writeFileSync(path, text);
  }
}

const compile = (home: string): string =>
  execFileSync(process.execPath, [join(home, 'bin/build.mjs')], { encoding: 'utf8' }).trim();

/**
 * What the tests of a file said, in the Test Anything Protocol; `until` ends them early. Broken in a
 * way that nobody can run it is not seen: it is nothing.
 */
async function runFile(
  { home, tree, until }: { home: string; tree: string; until?: RegExp },
  [file, only]: [file: string, only?: string],
): Promise<string> {
  const args = [
    ...process.execArgv,
    '--test',
    '--test-reporter=tap',
    ...(only ? [`--test-name-pattern=${only}`] : []),
    join(tree, 'test', `${file.includes('.') ? file : `${file}.test`}.js`),
  ];
  const child = spawn(process.execPath, args, {
    cwd: home,
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: undefined,
      NODE_TEST_CONTEXT: undefined,
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  for await (const piece of child.stdout.setEncoding('utf8') as AsyncIterable<string>) {
    said += piece;
    if (until?.test(said)) child.kill();
  }
  if (!/^ *(?:not )?ok \d/m.test(said)) throw new Error(`${file}: no test ran`);
  return said;
}

const failure = /^ *not ok \d+ - (.+)$/m;
const whole = new Map<string, Promise<string>>();
/** Each file once, whichever checks ask for it; of it, what one asks for. */
async function runOnce([file, only]: Carried['tests'][number]): Promise<string> {
  let running = whole.get(file);
  if (!running) whole.set(file, (running = runFile({ home: root, tree: compile(root) }, [file])));
  const pattern = new RegExp(only ?? '');
  const tests = (await running).split(/^(?=# Subtest: )/m).slice(1);
  const wanted = tests.filter((test) => pattern.test(test.slice(0, test.indexOf('\n'))));
  if (wanted.length === 0) throw new Error(`${file}: no test is called ${only}`);
  return wanted.join('');
}

const checkOf = ({ number, name, tests, mutation }: Carried): Check => {
  let isBroken = false;
  const ask = () =>
    isBroken
      ? withBroken(mutation, async (home) => {
          const tree = compile(home);
          for (const one of tests) {
            const said = await runFile({ home, tree, until: failure }, one);
            if (failure.test(said)) return [said];
          }
          return [];
        })
      : Promise.all(tests.map(runOnce));
  return {
    number,
    name,
    isQuick: false, // the tests themselves are
    run: async () => {
      const all = (await ask()).join('\n');
      const failed = [...all.matchAll(new RegExp(failure, 'gm'))].map(([, test]) => test!);
      const passed = [...all.matchAll(/^ *ok \d+ - /gm)].length;
      const tried = [...all.matchAll(/^ *# tried: (.+)$/gm)].map(([, what]) => what!);
      const files = [...new Set(tests.map(([file]) => file.replace('.test', '')))].join(', ');
      return {
        tried: [`${passed + failed.length} tests (${files})`, ...tried].join('; '),
        figure: `${failed.length} fail`,
        faults: failed,
      };
    },
    mutation: { name: mutation.name, break: async () => void (isBroken = true) },
  };
};

export const byTest: Check[] = carried.map(checkOf);
