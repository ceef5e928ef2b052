/** Boards: what an address asks for, who is chosen, and what is downloaded. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applicationBoard } from '../src/features/admissions/application-board.pages.tsx';
import { mentorshipBoard } from '../src/features/mentorship-pages/mentorship-list.pages.tsx';
import { peopleBoard } from '../src/features/people/person.pages.tsx';
import { signalBoard } from '../src/features/signals/signal.pages.tsx';
import { root } from '../src/platform/project.ts';
import { roles } from '../src/web/permission.ts';
import type { View } from '../src/web/view.ts';
import { arrange, chosenOf, tableOf, type Board } from '../src/web/board.ts';
import { sheetNames, writeWorkbook } from '../src/web/spreadsheet-writing.worker.ts';
import { readTable } from '../src/web/spreadsheet.worker.ts';

type Row = { id: string; name: string; hours: number | null; on: string | null; state: string };
const names = ['Özdemir', 'de Wit', 'Åberg', 'Berg 10', 'Berg 9', '=1+1'];
const rows = (count: number): Row[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
    name: names[at] ?? `Row ${at}`,
    hours: at % 3 === 0 ? null : at,
    on: at % 2 === 0 ? `2026-01-${String((at % 28) + 1).padStart(2, '0')}` : null,
    state: at % 2 === 0 ? 'open' : 'done',
  }));
const boardOf = (count: number): Board<Row> => ({
  id: ({ id }) => id,
  label: ({ name }) => name,
  rows: rows(count),
  columns: [
    { name: 'name', title: 'Name', value: ({ name }) => name },
    { name: 'hours', title: 'Hours', kind: 'number', value: ({ hours }) => hours },
    { name: 'on', title: 'On', kind: 'day', value: ({ on }) => on },
    { name: 'state', title: 'State', value: ({ state }) => state, isExtra: true },
  ],
  filters: [
    {
      name: 'state',
      title: 'State',
      any: 'All',
      choices: ['open', 'done'].map((state) => ({
        value: state,
        text: state,
        keeps: (row: Row) => row.state === state,
      })),
    },
  ],
});
const namesIn = (found: Row[]) => found.map(({ name }) => name);

test('BD-1: an address searches, filters, sorts and pages; what it asks that is not there is left out', () => {
  const board = boardOf(60);
  equal(arrange(board, {}, 'en').shown.length, 25);
  equal(arrange(board, { page: '3' }, 'en').shown.length, 10);
  equal(arrange(board, { page: '99' }, 'en').page, 3);
  equal(arrange(board, { page: 'all' }, 'en').shown.length, 60);
  equal(arrange(boardOf(2001), { page: 'all' }, 'en').shown.length, 25);
  equal(arrange(board, { page: '-1', sort: 'nothing', state: 'nobody' }, 'en').found.length, 60);
  deepEqual(namesIn(arrange(board, { q: 'BERG 9' }, 'en').found), ['Berg 9']);
  deepEqual(namesIn(arrange(board, { q: 'åberg' }, 'sv').found), ['Åberg']);
  equal(arrange(board, { state: 'done' }, 'en').found.length, 30);
  const sorted = namesIn(arrange(boardOf(5), { sort: 'name' }, 'nl').found);
  deepEqual(sorted, ['Åberg', 'Berg 9', 'Berg 10', 'de Wit', 'Özdemir']);
  deepEqual(namesIn(arrange(boardOf(5), { sort: '-name' }, 'nl').found), sorted.toReversed());
  deepEqual(namesIn(arrange(boardOf(5), { sort: 'name' }, 'sv').found), [
    'Berg 9',
    'Berg 10',
    'de Wit',
    'Åberg',
    'Özdemir',
  ]);
});

test('BD-1: whoever has nothing in a column comes last, in either direction', () => {
  for (const sort of ['hours', '-hours', 'on', '-on']) {
    const column = sort.replace('-', '') as 'hours' | 'on';
    const values = arrange(boardOf(12), { sort }, 'en').found.map((row) => row[column]);
    const nothing = values.indexOf(null);
    ok(nothing > 0 && values.slice(nothing).every((value) => value === null));
  }
});

test('BD-1: the address of a board shows the same board again', () => {
  const asked = {
    q: 'r',
    state: 'open',
    sort: '-hours',
    columns: 'own',
    'column-hours': 'yes',
    'column-state': 'yes',
  };
  const once = arrange(boardOf(60), asked, 'en');
  deepEqual(once.query, asked);
  const again = arrange(boardOf(60), once.query, 'en');
  deepEqual(namesIn(again.found), namesIn(once.found));
  deepEqual(
    again.columns.map(({ name }) => name),
    ['name', 'hours', 'state'],
  );
});

test('BD-2: chosen are rows of the board that were ticked, or all that were found', () => {
  const board = arrange(boardOf(60), { state: 'open' }, 'en');
  equal(chosenOf(board, { chosen: [], all: true }).length, 30);
  const ticked = [board.board.rows[1]!.id, board.board.rows[40]!.id, 'of-another-board'];
  deepEqual(
    chosenOf(board, { chosen: ticked, all: false }).map(({ id }) => id),
    ticked.slice(0, 2),
  );
});

test('BD-3: a download has what was found in the columns shown; texts stay texts, days are days', async () => {
  const board = arrange(boardOf(60), { q: '=1', columns: 'own', 'column-on': 'yes' }, 'en');
  const table = tableOf(board);
  const file = await writeWorkbook({
    title: "People: this/that's 'list' of more than thirty-one characters",
    table,
    aboutTitle: 'About this list',
    about: [['Made by', '=cmd|x']],
  });
  match(Buffer.from(file.subarray(0, 2)).toString(), /PK/);
  const [people, about] = await readTable(file);
  deepEqual(people!.rows[0]!.map(String), ['Name', 'On']);
  equal(String(people!.rows[1]![0]), '=1+1');
  equal(people!.rows.length, 2);
  equal(String(about!.rows[0]![1]), '=cmd|x');
  const days = await readTable(
    await writeWorkbook({
      title: 'Days',
      table: {
        columns: [
          { title: 'On', kind: 'day' },
          { title: 'Hours', kind: 'number' },
        ],
        rows: [
          ['2026-03-29', 1.5],
          [null, null],
        ],
      },
      aboutTitle: 'About',
      about: [],
    }),
  );
  match(String(days[0]!.rows[1]![0]), /2026-03-29/);
  equal(Number(days[0]!.rows[1]![1]), 1.5);
});

test('BD-1: nothing leads to a board and asks for what its filters do not know', (t) => {
  const view = { language: 'en', today: '2026-11-22', base: '', person: { id: '' } } as View;
  const anybody = {
    id: '',
    name: '',
    familyName: '',
    email: null,
    jobTitle: null,
    unit: null,
    memberOrganisation: null,
    number: null,
    signsIn: false,
    roles: [...roles],
  };
  const filters = new Map<string, { name: string; choices: { value: string }[] }[]>([
    ['/people', peopleBoard(view, [anybody], true).filters!],
    ['/mentorships', mentorshipBoard(view, [], true).filters!],
    ['/signals', signalBoard(view, [], { mineOnly: false, seesAll: true }).filters!],
    ['/cohorts/:cohort/applications', applicationBoard(view, []).filters!],
  ]);
  const wrong: string[] = [];
  let asked = 0;
  for (const file of globSync('src/**/*.{ts,tsx}', { cwd: root })) {
    const source = readFileSync(join(root, file), 'utf8');
    for (const [, path, query] of source.matchAll(
      /[lL]inkTo\(\s*[^,]+,\s*'([^']+)',\s*\{[^}]*\},\s*\{\s*query: \{([^}]*)\}/g,
    ))
      for (const [, name, value] of query!.matchAll(/(\w+): (?:'([^']*)'|\w)/g)) {
        if (!filters.has(path!)) continue;
        asked++;
        const filter = filters.get(path!)!.find((one) => one.name === name);
        const knows = value === undefined || filter?.choices.some((one) => one.value === value);
        if (!filter || !knows) wrong.push(`${file}: ${path} knows no ${name} ${value ?? ''}`);
      }
  }
  deepEqual(wrong, []);
  t.diagnostic(`tried: ${asked} questions`);
  ok(asked >= 4, `${asked} questions`);
});

test('names of sheets: none is empty, too long, ends in a space or stands twice', () => {
  deepEqual(sheetNames(['[People]', 'about']), ['People', 'about']);
  deepEqual(sheetNames(['???', '/']), ['1', '2']);
  deepEqual(sheetNames(['List', 'list', 'LIST']), ['List', 'list (2)', 'LIST (3)']);
  const long = `${'a'.repeat(30)} ${'b'.repeat(30)}`;
  deepEqual(sheetNames([long, long]), ['a'.repeat(30), `${'a'.repeat(27)} (2)`]);
});
