import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { test } from 'node:test';
import writeXlsx from 'write-excel-file/node';
import { isEmail } from '../src/features/accounts/account.rules.ts';
import { readLanguages, sayLanguages } from '../src/features/people/language.rules.ts';
import { compareRoster, countVerdicts, readRoster } from '../src/features/people/roster.rules.ts';
import { readDate } from '../src/features/people/cells.rules.ts';
import { readSpreadsheet } from '../src/core/reader/spreadsheet.ts';

const today = '2026-11-22';
const read = async (text: string, encoding: BufferEncoding = 'utf8') =>
  readRoster(await readSpreadsheet(Buffer.from(text, encoding)), today)!;

test('AC-1: addresses', () => {
  deepEqual(
    [
      'noor@school.nl',
      'a.b+c@d.example',
      'noor@school',
      'noor school.nl',
      '@x.nl',
      'a@b@c.nl',
      'a@b.nl\nbcc:x',
    ].map(isEmail),
    [true, true, false, false, false, false, false],
  );
});

test('R-1: any column order, three languages, several separators and encodings', async () => {
  const nl = await read(
    'Achternaam;Klas;Voornaam;Geboortedatum;Rol\nde Vries;1A;Noor;03-04-2013;leerling\n',
  );
  const sv = await read('Förnamn,Efternamn,Myndighet,Roll\nÅsa,Öberg,Sjöverket,adept\n', 'latin1');
  const en = await read('Name\tE-mail\tRole\n"Vries, Noor de"\tnoor@school.nl\tmentor\n');
  deepEqual(
    [
      nl.lines[0]!.person.givenName,
      nl.lines[0]!.person.familyName,
      nl.lines[0]!.person.bornOn,
      nl.lines[0]!.person.role,
      nl.lines[0]!.person.unit,
    ],
    ['Noor', 'de Vries', '2013-04-03', 'mentee', '1A'],
  );
  deepEqual(
    [
      sv.lines[0]!.person.familyName,
      sv.lines[0]!.person.memberOrganisation,
      sv.lines[0]!.person.role,
    ],
    ['Öberg', 'Sjöverket', 'mentee'],
  );
  deepEqual(
    [en.lines[0]!.person.givenName, en.lines[0]!.person.familyName, en.lines[0]!.person.email],
    ['Noor', 'de Vries', 'noor@school.nl'],
  );
  equal(
    readRoster(
      [
        ['colour', 'size'],
        ['red', '5'],
      ],
      today,
    ),
    null,
  );
});

test('R-1: Excel files are read too, with their dates', async () => {
  const cell = (value: unknown) => ({
    value,
    ...(value instanceof Date ? { type: Date, format: 'dd-mm-yyyy' } : { type: String }),
  });
  const file = writeXlsx([
    [cell('Voornaam'), cell('Achternaam'), cell('Geboortedatum')],
    [cell('Noor'), cell('Bos'), cell(new Date(Date.UTC(2013, 3, 3)))],
  ] as never);
  const buffer = await (file as unknown as { toBuffer: () => Promise<Buffer> }).toBuffer();
  const reading = readRoster(await readSpreadsheet(buffer), today)!;
  deepEqual(
    [reading.lines[0]!.person.givenName, reading.lines[0]!.person.bornOn],
    ['Noor', '2013-04-03'],
  );
});

test('R-2: day first, unless the months show themselves', async () => {
  equal(readDate('03/04/2013', 'dmy', today), '2013-04-03');
  equal(readDate('2013-02-30', 'dmy', today), null);
  const american = await read('name,born\nNoor Bos,04/03/2013\nDaan Vos,04/25/2013\n');
  deepEqual(
    american.lines.map((line) => line.person.bornOn),
    ['2013-04-03', '2013-04-25'],
  );
});

test('R-3: the same file twice changes nothing; empty cells erase nothing; bad lines are refused with the reason', async () => {
  const reading = await read(
    'nummer;naam;e-mail;rol;geboortedatum\n1;Noor Bos;noor@x.nl;leerling;\n2;Daan;;leerling;\n3;Sem Vos;sem@@x;leerling;\n4;Yara Kok;;tovenaar;\n1;Noor Bos;;;\n5;Mila Prins;;;31-02-2013\n6;Lot Dam;;;01-01-2031\n',
  );
  const first = compareRoster(reading, []);
  deepEqual(countVerdicts(first), {
    new: 2,
    changed: 0,
    unchanged: 0,
    refused: 5,
    asked: 0,
    skipped: 0,
  });
  deepEqual(
    first
      .filter((verdict) => verdict.is === 'refused')
      .map((verdict) => [verdict.line, verdict.reasons]),
    [
      [4, ['bad-email']],
      [5, ['unknown-role']],
      [6, ['twice-in-file']],
      [7, ['bad-date']],
      [8, ['future-birth']],
    ],
  );
  const known = [{ ...first[0]!.person, id: 'a', jobTitle: 'kept', managerId: null }];
  equal(compareRoster(reading, known)[0]!.is, 'unchanged');
  const changed = compareRoster(reading, [{ ...known[0]!, email: 'old@x.nl' }])[0]!;
  deepEqual(
    [changed.is, changed.id, changed.changes],
    ['changed', 'a', [{ field: 'email', from: 'old@x.nl', to: 'noor@x.nl' }]],
  );
});

test('what is no list of people is refused', async () => {
  await rejects(readSpreadsheet(Buffer.alloc(0)), /empty/);
  await rejects(readSpreadsheet(Buffer.from([0x50, 0x4b, 3, 4, 0, 0])), /broken/);
  await rejects(
    readSpreadsheet(Buffer.from([0x89, 0x50, 0, 1, 2, 3, 0, 0, 0])),
    /wrong-type|broken/,
  );
});

test('R-11: the manager of a line is anybody who is known or comes in by the file; loops, oneself and doubles are told apart', async () => {
  const heading = async (word: string) => (await read(`name;${word}\nNoor Bos;x\n`)).columns[1];
  for (const word of [
    'manager',
    'Line manager',
    'leidinggevende',
    'chef',
    'Närmaste chef',
    'Vorgesetzte',
    'nærmeste leder',
    'supérieur hiérarchique',
  ])
    equal(await heading(word), 'manager', word);
  const file = await read(
    'number;name;e-mail;manager\n1;Ada Top;ada@x.nl;\n2;Ben Low;ben@x.nl;Cora Mid\n3;Cora Mid;cora@x.nl;ADA@x.nl\n4;Self Made;;4\n5;Twin One;;Dup Name\n6;Dup Name;;\n7;Dup Name;;\n8;Loop A;;9\n9;Loop B;;8\n10;Under Loop;;8\n11;Lost Soul;;Nobody\n12;Known Boss;;Bos, Noor de\n',
  );
  const known = [
    {
      ...file.lines[0]!.person,
      id: 'noor',
      number: 'k1',
      givenName: 'Noor',
      familyName: 'de Bos',
      email: null,
      managerId: null,
    },
  ];
  const said = compareRoster(file, known).map(({ is, manager, reasons, left }) =>
    [
      is,
      manager && ('id' in manager ? manager.id : manager.line),
      ...reasons,
      ...left.map(({ warning, found }) => `${warning} ${found}`),
    ]
      .filter((part) => part !== null)
      .join(' '),
  );
  deepEqual(said, [
    'new',
    'new 4',
    'new 2',
    'refused own-manager',
    'new several-managers Dup Name',
    'new',
    'new',
    'refused manager-loop',
    'refused manager-loop',
    'new 9',
    'new unknown-manager Nobody',
    'new noor',
  ]);
});

test('R-11: who stands below already cannot be put above by a list', async () => {
  const file = await read('number;name;manager\n1;Ada Top;2\n');
  const person = (number: string, name: string, managerId: string | null) => ({
    ...file.lines[0]!.person,
    id: `p${number}`,
    number,
    givenName: name.split(' ')[0]!,
    familyName: name.split(' ')[1]!,
    manager: null,
    managerId,
  });
  const known = [person('1', 'Ada Top', null), person('2', 'Ben Low', 'p1')];
  deepEqual(compareRoster(file, known)[0]!.reasons, ['manager-loop']);
  // A chain of managers as long as the list is walked once.
  const rows = Array.from({ length: 40_000 }, (_, i) => [`${i}`, `N${i} F`, `${i + 1}`]);
  const began = process.cpuUsage();
  const verdicts = compareRoster(readRoster([['number', 'name', 'manager'], ...rows], today)!, []);
  equal(verdicts.length, rows.length);
  const { user } = process.cpuUsage(began);
  ok(user < 5_000_000, `${Math.round(user / 1000)} ms of the processor`);
});

test('R-12: languages in seven languages, as codes, with what goes beside them; letters keep to three', async () => {
  const spoken = (text: string) => readLanguages(text).languages.join(' ');
  deepEqual(
    [
      'Swedish, English',
      'zweeds en engels',
      'svenska och engelska (flytande)',
      'Schwedisch / Englisch',
      'svensk og engelsk',
      'suédois et anglais',
      'sv en',
    ].map(spoken),
    Array.from({ length: 7 }, () => 'en sv'),
  );
  deepEqual(readLanguages('Elvish; norsk bokmål'), { languages: ['no'], unknown: ['Elvish'] });
  deepEqual(readLanguages(''), { languages: [], unknown: [] });
  const file = await read(
    'naam;talen;taal van brieven;sector\nNoor Bos;Nederlands, Elfs;Frans;water\nSem Vos;;nederlands;\n',
  );
  deepEqual(
    file.lines.map(({ person: { languages, language, sector }, left }) => [
      languages,
      language,
      sector,
      left.map(({ found }) => found),
    ]),
    [
      ['nl', null, 'water', ['Elfs', 'Frans']],
      [null, 'nl', null, []],
    ],
  );
  equal(sayLanguages('sv', ['sv', 'en']), 'engelska, svenska');
});
