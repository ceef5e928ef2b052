import { deepEqual, equal, ok } from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize, relative } from 'node:path';
import { test } from 'node:test';
import { registry, routes } from '../src/app/registry.ts';
import { root } from '../src/platform/project.ts';
import { compiled } from './support/program.ts';

const files = globSync('src/**/*.{ts,tsx}', { cwd: root }).sort();
/** From the roof down; a feature may use itself, the features to its right and the floors below. */
const floors = [
  'app',
  'features/home',
  'features/rights',
  'features/records',
  'features/classes',
  'features/talks',
  'features/guidance',
  'features/signals',
  'features/development',
  'features/evaluation',
  'features/assessments',
  'features/divisions',
  'features/matching',
  'features/proposals',
  'features/cohorts',
  'features/optimisation',
  'features/messages',
  'features/mentorship-pages',
  'features/search',
  'features/calendar',
  'features/gatherings',
  'features/hours',
  'features/entries',
  'features/course',
  'features/cards',
  'features/goals',
  'features/mentoring-agreements',
  'features/meetings',
  'features/contacts',
  'features/team',
  'features/open-profiles',
  'features/energy',
  'features/own-actions',
  'features/drafts',
  'features/mentorships',
  'features/admissions',
  'features/programmes',
  'features/profiles',
  'features/people',
  'features/accounts',
  'features/mail',
  'features/organisations',
  'web',
  'platform',
  'core',
];
/** Kinds of files inside a feature, as docs/house.md says what each of them is. */
const suffixes = [
  'rules',
  'store',
  'pages',
  'routes',
  'words',
  'lines',
  'letters',
  'access',
  'input',
  'service',
  'job',
  'worker',
  'file',
  'print',
  'command',
];
/** What a feature says of itself, and its commands, have names of their own. */
const manifests = ['feature.ts', 'commands.ts'];

const folderOf = (file: string) => dirname(relative('src', file));
const floorOf = (folder: string) =>
  floors.findIndex((floor) => folder === floor || folder.startsWith(`${floor}/`));
const suffixOf = (file: string) =>
  suffixes.find((suffix) => basename(file).includes(`.${suffix}.`)) ?? null;
const importsOf = (file: string) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(
    ([, path]) => normalize(join(dirname(file), path!)),
  );
/** Generated from the migrated database. */
const allowed = new Set(['db/schema.ts']);

test('no arrow points up: a floor uses only what stands below it', () => {
  deepEqual(
    files.filter((file) => floorOf(folderOf(file)) < 0),
    [],
  );
  const wrong = files.flatMap((file) =>
    importsOf(file)
      .filter(
        (target) =>
          target.startsWith('src/') &&
          !allowed.has(target) &&
          floorOf(folderOf(target)) < floorOf(folderOf(file)),
      )
      .map((target) => `${file} -> ${target}`),
  );
  deepEqual(wrong, []);
  ok(files.length > 80, `${files.length} files were read`);
});

test('a part of the core knows nothing but itself, and matching the mathematics that it stands on', () => {
  const wrong = files
    .filter((file) => folderOf(file).startsWith('core/'))
    .flatMap((file) =>
      importsOf(file)
        .filter((target) => folderOf(target) !== folderOf(file))
        .filter((target) => folderOf(file) !== 'core/matching' || folderOf(target) !== 'core/math')
        .map((target) => `${file} -> ${target}`),
    );
  deepEqual(wrong, []);
});

test('every file of a feature says by its suffix what kind it is, and the house says what kinds there are', () => {
  const isNamed = (file: string) =>
    manifests.includes(basename(file)) ||
    suffixes.some((suffix) => new RegExp(`^[a-z0-9-]+\\.${suffix}\\.tsx?$`).test(basename(file)));
  deepEqual(
    files.filter((file) => file.startsWith('src/features/') && !isNamed(file)),
    [],
  );
  const house = readFileSync(join(root, 'docs/house.md'), 'utf8');
  deepEqual(
    suffixes.filter((suffix) => !house.includes(`\`.${suffix}.`)),
    [],
  );
  deepEqual(
    suffixes.filter((suffix) => !files.some((file) => suffixOf(file) === suffix)),
    [],
  );
});

test('the house names every feature in the order of its arrows', () => {
  const house = readFileSync(join(root, 'docs/house.md'), 'utf8');
  const list = house.match(/^  features\/([^]*?)^  web\//m)![1]!;
  deepEqual(
    list.split('>').map((name) => `features/${name.trim()}`),
    floors.filter((floor) => floor.startsWith('features/')),
  );
  deepEqual(
    registry.features.map(({ name }) => `features/${name}`),
    floors.filter((floor) => floor.startsWith('features/')),
  );
});

test('a file keeps to the floor that its suffix names', () => {
  const may: Record<string, (string | null)[]> = {
    rules: ['rules', null],
    words: ['rules', 'words', null],
    store: ['rules', 'store', null],
    pages: ['rules', 'store', 'pages', 'words', null],
    lines: ['rules', 'store', 'pages', 'words', null],
  };
  const wrong = files.flatMap((file) => {
    const own = suffixOf(file);
    if (!own || !may[own] || folderOf(file) === 'web') return [];
    const source = readFileSync(join(root, file), 'utf8');
    const values = [...source.matchAll(/import (?!type)[^;]*? from '(\.[^']+)'/g)].map(([, path]) =>
      normalize(join(dirname(file), path!)),
    );
    return values
      .filter(
        (target) =>
          !may[own]!.includes(suffixOf(target)) ||
          (own !== 'store' &&
            own !== 'lines' &&
            suffixOf(target) === 'store' &&
            !/pageSize|ProgrammeRules/.test(source)),
      )
      .map((target) => `${file} -> ${target}`);
  });
  deepEqual(wrong, []);
});

test('AD-1, AD-2: one file reads under which name somebody asks, one what came with a request, and one writes forms', () => {
  const readers = (pattern: RegExp) =>
    files.filter((file) => pattern.test(readFileSync(join(root, file), 'utf8')));
  deepEqual(
    readers(/request\.(?:host|hostname|protocol)\b|headers\.(?:host|forwarded)\b|['"]x-forwarded/i),
    ['src/web/address.ts'],
  );
  deepEqual(readers(/request\.(?:body|query)\b/), ['src/web/body.ts']);
  deepEqual(readers(/method="post"/i), ['src/web/fields.tsx']);
});

test('every link names the pattern of a route, and no address is glued from pieces', () => {
  const patterns = new Set(routes.map(({ path }) => path));
  const source = (file: string) => readFileSync(join(root, file), 'utf8');
  const named = files.flatMap((file) =>
    [
      ...source(file).matchAll(/\b(?:linkTo|fullLinkTo)\(\s*(?:\{[^}]*\}|[\w.]+),\s*'([^']*)'/g),
    ].map(([, pattern]) => ({ file, pattern: pattern! })),
  );
  ok(named.length > 500, `${named.length} links`);
  deepEqual(
    named.filter(({ pattern }) => pattern !== '' && !patterns.has(pattern)),
    [],
  );
  // Four pages still make the addresses of their forms from the one of what they are about.
  deepEqual(
    files.filter((file) => /[bB]ase\}\//.test(source(file))),
    [
      'src/features/development/certificate.pages.tsx',
      'src/features/development/plan.pages.tsx',
      'src/features/meetings/meeting.pages.tsx',
    ],
  );
});

test('the home page knows no feature, and no feature knows it: they meet in the manifests', () => {
  const arrows = files.flatMap((file) =>
    importsOf(file).map((target) => ({ file, target, to: `${file} -> ${target}` })),
  );
  const isOf = (path: string, folder: string) => path.startsWith(`src/features/${folder}`);
  deepEqual(
    arrows
      .filter(
        ({ file, target }) =>
          isOf(file, '') && isOf(target, '') && isOf(file, 'home/') !== isOf(target, 'home/'),
      )
      .map(({ to }) => to),
    [],
  );
  deepEqual(
    arrows
      .filter(({ file, target }) => suffixOf(target) === 'lines' && basename(file) !== 'feature.ts')
      .map(({ to }) => to),
    [],
  );
  ok(files.filter((file) => suffixOf(file) === 'lines').length >= 12);
});

test('what was typed is read by the fields of its form: no route converts or casts it', () => {
  const wrong = files
    .filter((file) => suffixOf(file) === 'routes')
    .flatMap((file) => {
      const source = readFileSync(join(root, file), 'utf8').replace(
        /^import [^]*?;$|^\s*(?:\/\*\*|\*|\/\/).*$/gm,
        '',
      );
      return [
        // The fields, also those that were taken out of it by name.
        ...source.matchAll(/\b(?:input|body|raw|typed)[!?.[\]'`\w]* as (?!const\b)[^;,\n]*/g),
        ...source.matchAll(/\b(?:Number|parseInt|parseFloat|BigInt)\((?!query\b)[^\n]*/g),
        ...source.matchAll(/\binput\.\w+[!?]*\.split\(','\)/g),
        ...source.matchAll(/\binput\.\w+ [!=]== '(?:yes|no|on)'/g),
      ].map(([found]) => `${file}: ${found}`);
    });
  deepEqual(wrong, []);
});

test('the web framework is known to the server and to web alone', () => {
  const wrong = files.filter(
    (file) =>
      !/^(?:app|web)(?:\/|$)/.test(folderOf(file)) &&
      /from '@?fastify/.test(readFileSync(join(root, file), 'utf8')),
  );
  deepEqual(wrong, []);
});

test('a function that only asks takes a transaction that only asks, and none makes another of it', () => {
  const source = (file: string) => readFileSync(join(root, file), 'utf8');
  const parts = files
    .filter((file) => file.startsWith('src/features/'))
    .flatMap((file) =>
      source(file)
        .replace(/^import [^;]*;$|^ *\/\/.*$|\/\*\*[^]*?\*\//gm, '')
        .split(/^(?=export |async |const |function |type )/m)
        .map((text) => ({ file, text, name: text.match(/(?:function|const) (\w+)/)?.[1] ?? '' })),
    );
  const writers = parts.filter(({ name, text }) => name !== '' && /\btx: Tx\b/.test(text));
  const verbs =
    /\.(?:insertInto|updateTable|deleteFrom|mergeInto|executeQuery|forUpdate)\(|\.execute\(\s*tx\b|\b(?:audit|keyFor|keysFor|inVain)\(/;
  const names = new Set(writers.map(({ name }) => name));
  ok(names.size > 200, `${names.size} functions write`);
  deepEqual(
    writers
      .filter(({ file }) => suffixOf(file) === 'store')
      .filter(
        ({ name, text }) =>
          !verbs.test(text) &&
          !text.match(/\w+/g)!.some((word) => word !== name && names.has(word)),
      )
      .map(({ file, name }) => `${file}: ${name}`),
    [],
    'writes nothing',
  );
  // PostgreSQL locks no row for a transaction that only reads; the type does not know it.
  const locks = /\.for(?:Update|Share|NoKeyUpdate|KeyShare)\(|\bfor (?:no key )?(?:update|share)\b/;
  deepEqual(
    parts
      .filter(({ text }) => locks.test(text) && /\bReadTx\b/.test(text))
      .map(({ file, name }) => `${file}: ${name}`),
    [],
    'locks rows',
  );
  deepEqual(
    files.filter((file) => /\bas (?:unknown as )?(?:Auth)?Tx\b/.test(source(file))),
    ['src/platform/database.ts'],
  );
});

test('rules have no input, output, clock or chance', () => {
  const wrong = files
    .filter((file) => suffixOf(file) === 'rules' || folderOf(file) === 'core/matching')
    .filter((file) =>
      /node:fs|Math\.random|Date\.now|Temporal\.Now|await |crypto\./.test(
        readFileSync(join(root, file), 'utf8'),
      ),
    );
  deepEqual(wrong, []);
});

test('R-15: how long something counts and what a pass is stand in rules and settings, never in a store', () => {
  const spelled = [
    // A length of time inside a query.
    /interval '|make_interval/,
    // A constant with a unit, or a number of them.
    /const \w*(?:Days|Hours|Minutes|Weeks|Months|Years)\b =/,
    /addDays\([^()]+, -?(?:[2-9]|\d{2,})\)/,
    /\.(?:add|subtract)\(\{/,
    /86_400|3_600|\d+ \* 24 \*/,
    /(?:::date|this_day\(\)|\btoday\}?) [-+] (?:[2-9]|\d{2,})\b/,
    // A number that a figure of somebody is held against.
    /value [<>]=? \d/,
  ];
  deepEqual(
    files
      .filter((file) => suffixOf(file) === 'store')
      .flatMap((file) =>
        readFileSync(join(root, file), 'utf8')
          .split('\n')
          .filter((line) => spelled.some((one) => one.test(line)))
          .map((line) => `${file}: ${line.trim()}`),
      ),
    [],
  );
});

test('R-15: no country is guessed from a clock or a language, and its law stands in one file', () => {
  const wrong = files
    .filter((file) => !file.startsWith('src/app/demo/') && !file.startsWith('src/core/'))
    // The simulation runs the year of the demo.
    .filter(
      (file) =>
        !['src/features/organisations/country.rules.ts', 'src/app/simulate.command.ts'].includes(
          file,
        ),
    )
    .filter((file) =>
      /'Europe\/|(?:timeZone|time_zone) === '|language === '(?:nl|sv)'|\byears: 1\d\b|hasReached\(\d/.test(
        readFileSync(join(root, file), 'utf8'),
      ),
    );
  deepEqual(wrong, []);
});

test('nothing runs in a circle', () => {
  const graph = new Map(files.map((file) => [file, importsOf(file)]));
  const done = new Set<string>();
  const walk = (file: string, path: string[]): string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const next of graph.get(file) ?? []) {
      const found = walk(next, [...path, file]);
      if (found) return found;
    }
    done.add(file);
    return null;
  };
  equal(
    files
      .map((file) => walk(file, []))
      .find((circle) => circle !== null)
      ?.join(' -> '),
    undefined,
  );
});

test('every numbered rule in docs/rules is carried by a test', () => {
  const numbers = globSync('docs/rules/*.md', { cwd: root }).flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/^- \*\*([A-Z]+-\d+)\*\*/gm)].map(
      ([, number]) => number!,
    ),
  );
  const tests = globSync('test/**/*.test.{ts,tsx}', { cwd: root })
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n');
  // Of this number alone: M-4 is not carried by a test of M-40 or AM-4.
  const carried = new Set(
    [...tests.matchAll(/(?<![\w-])[A-Z]+-\d+(?=[:,])/g)].map(([number]) => number),
  );
  deepEqual(
    numbers.filter((number) => !carried.has(number)),
    [],
  );
  deepEqual(
    numbers.filter((number, at) => numbers.indexOf(number) !== at),
    [],
    'a number names one rule',
  );
  ok(numbers.length >= 20, `${numbers.length} rules`);
});

test('texts say what they are and are not taken on trust: a key that is missing does not compile', () => {
  const wrong = globSync('src/**/*.words.ts', { cwd: root }).flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/ as Record<(?!string,)/g)].map(() => file),
  );
  deepEqual(wrong, []);
});

test('every word is said somewhere: no key of a page’s words that no code near it names', async () => {
  const source = new Map(
    files.map((file) => [
      file,
      readFileSync(join(root, file), 'utf8').replace(/\/\*\*[^]*?\*\/|^\s*\/\/.*$/gm, ''),
    ]),
  );
  const tokens = new Map(
    [...source].map(([file, text]) => [
      file,
      {
        read: [
          ...(text.match(/(?<=\.)\p{L}[\p{L}\p{N}_]*/gu) ?? []),
          ...[...text.matchAll(/\{([^{}]*)\} = \w*[wW]ords\b/g)].flatMap(
            ([, taken]) => taken!.match(/[\p{L}\p{N}_]+/gu) ?? [],
          ),
        ],
        quoted: text.match(/(?<=['"])[\p{L}\p{N}_-]+(?=['"])/gu) ?? [],
        properties: text.match(/(?<=^\s+'?)[\p{L}\p{N}_-]+(?='?:)/gmu) ?? [],
      },
    ]),
  );
  const unused: string[] = [];
  let keys = 0;
  for (const file of files.filter((one) => /(?<!feature|tables)\.words\.ts$/.test(one))) {
    const own = source.get(file)!.replace(/^const (?:en|nl|sv)\b[^]*?^};/gm, '');
    for (const [name, words] of Object.entries(
      (await import(compiled(file))) as Record<string, { en?: object }>,
    )) {
      if (!words?.en) continue;
      const users = files.filter(
        // Sentences of a refusal are named where there is no language yet (`Refused`).
        (one) =>
          one !== file &&
          (source.get(one)!.includes(name) ||
            (name === 'commandWords' && /\bnew Refused\(/.test(source.get(one)!))),
      );
      // A word that is chosen by a value: the value stands there, or in what these files know.
      const near = new Set(
        [...users, file, ...[...users, file].flatMap(importsOf)].filter(
          (one) => source.has(one) && !one.endsWith('.words.ts'),
        ),
      );
      const named = new Set([
        ...own.matchAll(/[\p{L}\p{N}_-]+/gu).map(([word]) => word),
        ...users.flatMap((one) => tokens.get(one)!.read),
        ...[...users, ...near].flatMap((one) => tokens.get(one)!.quoted),
        ...[...near].flatMap((one) => tokens.get(one)!.properties),
      ]);
      for (const key of Object.keys(words.en)) {
        keys++;
        if (!named.has(key)) unused.push(`${file} ${key}`);
      }
    }
  }
  ok(keys > 1000, `${keys} keys`);
  deepEqual(unused, []);
});

test('no day is the one of the database: what is today an organisation’s clock says', () => {
  deepEqual(
    files.filter((file) =>
      /\b(?:current_date|localtimestamp|localtime)\b/.test(readFileSync(join(root, file), 'utf8')),
    ),
    [],
  );
});
