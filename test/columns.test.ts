/**
 * What is read is written somewhere: a column that only the demo fills is a rule that stops nobody.
 */
import { deepEqual, ok } from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../src/platform/project.ts';

type Column = { table: string; column: string; isGenerated: boolean };

/** Every table and column of the types that are dumped from a migrated database. */
function listColumns(): Column[] {
  const source = readFileSync(join(root, 'db/schema.ts'), 'utf8');
  const types = new Map(
    [...source.matchAll(/^type (\w+) = \{\n([^]*?)^\};/gm)].map(([, name, body]) => [name!, body!]),
  );
  const tables = /^export type Tables = \{\n([^]*?)^\};/m.exec(source)![1]!;
  return [...tables.matchAll(/^ {2}(\w+): (\w+);/gm)].flatMap(([, table, type]) =>
    [...types.get(type!)!.matchAll(/^ {2}(\w+): ([^;]+);/gm)].map(([, column, of]) => ({
      table: table!,
      column: column!,
      isGenerated: of!.startsWith('Generated'),
    })),
  );
}

const columns = listColumns();

type Source = { file: string; text: string };

const sources: Source[] = globSync('src/**/*.{ts,tsx}', { cwd: root })
  .filter((file) => !file.startsWith('src/app/demo/') && !file.endsWith('.words.ts'))
  .map((file) => ({
    file,
    text: readFileSync(join(root, file), 'utf8').replace(/^\s*\/\/.*$|\/\*[^]*?\*\//gm, ''),
  }));

/**
 * They put away what somebody else wrote of a person, put it back or take it out, which is no
 * input. What they write for themselves is named.
 */
const putsBack: Record<string, string[]> = {
  'src/features/people/protected.store.ts': ['person.protected_hashes'],
  'src/features/rights/erasure.store.ts': ['person.erased_on'],
};

/**
 * From a call to where its statement ends: the first bracket that closes more than was opened, or a
 * semicolon.
 */
function statementAt(text: string, from: number): string {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const sign = text[at]!;
    if ('([{'.includes(sign)) depth++;
    else if (')]}'.includes(sign) && --depth < 0) return text.slice(from, at);
    else if (sign === ';' && depth === 0) return text.slice(from, at);
  }
  return text.slice(from);
}

/**
 * Names to which an object in this text gives a value other than nothing: `name: value`, or `name`
 * alone.
 */
const keysIn = (text: string): string[] =>
  [...text.matchAll(/(?:^|[{,(?:\s])(\w+)(?:(?=\s*[,}])|:(?!\s+null\s*[,}\n])\s)/g)].map(
    ([, name]) => name!,
  );

const isOpaque = (statement: string): boolean =>
  !/\.(?:values|set)\(/.test(statement) ||
  /\.\.\.|(?:values|set)\(\s*(?:\w+|\w+\.\w+)\s*[),]|(?:values|set)\(\s*\w+[.(]/.test(statement);

/** `table.column` for every column that a statement of the server fills. */
function listWritten(sources: Source[]): Set<string> {
  const written = new Set<string>();
  for (const { file, text } of sources) {
    const found = new Set<string>();
    const add = (table: string, names: string[]) => {
      for (const name of names) found.add(`${table}.${name}`);
    };
    for (const match of text.matchAll(/(?:insertInto|updateTable)\(\s*(\w+|'\w+(?: as \w+)?')/g)) {
      const statement = statementAt(text, match.index);
      const tables = match[1]!.startsWith("'")
        ? [match[1]!.slice(1).split(/[ ']/)[0]!]
        : [...text.matchAll(/'(\w+)'/g)].map(([, name]) => name!);
      // Rows that were made before, or by a function, are looked for in the whole file.
      const names = [
        ...keysIn(isOpaque(statement) ? text : statement),
        ...[...statement.matchAll(/\.set\(\s*'(\w+)'/g)].map(([, name]) => name!),
      ];
      for (const table of tables) add(table, names);
    }
    for (const [, table, columns] of text.matchAll(/insert into (\w+) \(([^)]*)\)/g))
      add(table!, columns!.split(/,\s*/));
    for (const [, table, rest] of text.matchAll(/update (\w+)(?: (?:as )?\w+)? set ([^`]*)/g))
      add(
        table!,
        [...rest!.matchAll(/(\w+) = (?!null\b)/g)].map(([, name]) => name!),
      );
    const own = putsBack[file];
    for (const name of found)
      if (!own || !name.startsWith('person.') || own.includes(name)) written.add(name);
  }
  return written;
}

/** `table.column` for every name that stands in a query, a rule of the wall or a constraint beside the table. */
function listRead(sources: Source[]): Set<string> {
  const read = new Set<string>();
  const known = new Set(columns.map(({ table }) => table));
  const schema = readFileSync(join(root, 'db/schema.sql'), 'utf8');
  for (const [, table, policy] of schema.matchAll(/^create policy \w+ on (\w+) ([^;]*);/gm))
    for (const word of policy!.match(/\w+/g) ?? []) read.add(`${table}.${word}`);
  for (const [, policy] of schema.matchAll(/^create policy \w+ on \w+ ([^;]*);/gm))
    for (const [, table] of policy!.matchAll(/(?:FROM|JOIN) \(*(\w+)/g))
      for (const word of policy!.match(/\w+/g) ?? []) read.add(`${table}.${word}`);
  // What must be unique, or refers to something, is read by the database.
  for (const [, table, body] of schema.matchAll(/^create table (\w+) \(\n([^]*?)^\);/gm))
    for (const [, columns] of body!.matchAll(/(?:UNIQUE|PRIMARY KEY)[^(]*\(([^)]*)\)/g))
      for (const word of columns!.match(/\w+/g) ?? []) read.add(`${table}.${word}`);
  for (const { text } of sources) {
    const tables = [...text.matchAll(/'(\w+)(?: as \w+)?'|(?:from|join|update) (\w+)/g)].map(
      ([, a, b]) => a ?? b!,
    );
    const names = [...text.matchAll(/'(?:\w+\.)?(\w+)(?: as \w+)?'|\.(\w+)|`[^`]*`/g)].flatMap(
      ([all, a, b]) => (all.startsWith('`') ? (all.match(/\w+/g) ?? []) : [a ?? b!]),
    );
    for (const table of new Set(tables.filter((one) => known.has(one))))
      for (const name of new Set(names)) read.add(`${table}.${name}`);
  }
  return read;
}

/** The trace of what somebody took back, and the day of it (M-45). */
const takenBack = [
  'entry_withdrawal.mentee_id',
  'entry_withdrawal.readers',
  'entry_withdrawal.other_id',
  ...[
    'card',
    'career_entry',
    'counter_statement',
    'extension',
    'feedback',
    'goal',
    'goal_step',
    'handover',
    'need',
    'tension',
    'tension_step',
  ].map((table) => `${table}.withdrawn_on`),
];

/** Nothing writes them, for a reason. */
const filledElsewhere: Record<string, string> = {
  'audit_log.position': 'by the trigger that links the audit log',
  'audit_log.hash': 'by the trigger that links the audit log',
  ...Object.fromEntries(takenBack.map((name) => [name, 'by the trigger that takes it back'])),
  'approval.is_ended_by_change': 'by the triggers that end a request when a name or card changes',
  'organisation.founding_ended_at': 'by the trigger that ends founding with the second account',
  'person_merge.made_on': 'by the default of the database: the day',
  'person.email_changed_at': 'by the trigger that keeps earlier addresses',
  'person.name_prefix': 'by the trigger that keeps the parts of a name apart',
  'person.sort_name': 'by the trigger that keeps the parts of a name apart',
  'organisation.time_zone': 'by the default of the database: that of the country is not asked yet',
};

/** Nothing asks for them in the product, for a reason. Who did something and when is in the file about oneself. */
const keptAsTraces = /(?:_by|_on|_at)$/;
/** Read through the opening of what lies sealed. */
const isKey = /\.key_id$/;
const neverRead: Record<string, string> = {
  'agenda_item.meeting_id': 'in the file about oneself: at which meeting it was spoken of',
  'agreement.meeting_id': 'in the file about oneself: at which meeting it was made',
  'indicator.competence_id': 'of a published version, for whoever reads the database',
  'indicator.position': 'of a published version, for whoever reads the database',
  'person.name_prefix': 'of the order of names, for whoever reads the database',
  'meeting.hard': 'leads to looking back when it is said; kept in the file about oneself',
  'strength.round_id': 'in the file about oneself: by which round it was shown',
};

test('R-14: what a page, a rule or a query reads, a page, a list or a command writes', () => {
  ok(columns.length > 500, `${columns.length} columns`);
  const written = listWritten(sources);
  const silent = columns.filter(({ table, column, isGenerated }) => {
    // Keys and moments come from the database by themselves.
    const byItself = isGenerated && (/(?:^id|_at|^at)$/.test(column) || column === 'is_only');
    return !byItself && !written.has(`${table}.${column}`);
  });
  deepEqual(
    silent
      .map(({ table, column }) => `${table}.${column}`)
      .filter((name) => !filledElsewhere[name]),
    [],
  );
  const names = new Set(columns.map(({ table, column }) => `${table}.${column}`));
  deepEqual(
    [...Object.keys(filledElsewhere), ...Object.keys(neverRead)].filter((name) => !names.has(name)),
    [],
  );
});

test('R-14: what is written is read: nothing is asked of people for nobody', () => {
  const read = listRead(sources);
  const unread = columns
    .map(({ table, column }) => `${table}.${column}`)
    .filter(
      (name) =>
        !read.has(name) && !keptAsTraces.test(name) && !isKey.test(name) && !neverRead[name],
    );
  deepEqual(unread, []);
});

test('R-14: a column that is only emptied, put back or filled by the demo counts as never written', () => {
  const written = (text: string, file = 'src/features/people/some.store.ts') =>
    listWritten([{ file, text }]).has('person.manager_id');
  const update = (values: string) => `await tx.updateTable('person').set(${values}).execute();`;
  deepEqual(
    [
      written(update('{ manager_id: null }')),
      written(update('{\n  manager_id:\n    null,\n}')),
      written(
        update('{ manager_id: identity.managerId }'),
        'src/features/people/protected.store.ts',
      ),
      written(`await tx.updateTable('unit').set({ manager_id: manager }).execute();`),
      written(`await tx.selectFrom('person').select('manager_id').execute();`),
      sources.some(({ file }) => file.startsWith('src/app/demo/')),
    ],
    [false, false, false, false, false, false],
  );
  deepEqual(
    [
      written(update('{ manager_id: manager }')),
      written(update('{ sector, manager_id: manager ?? null }')),
      written(update('{ manager_id }')),
      written('sql`update person set manager_id = v.manager from unnest(x)`'),
      written(
        `const row = { manager_id: x };\nawait tx.insertInto('person').values(row).execute();`,
      ),
    ],
    [true, true, true, true, true],
  );
});
