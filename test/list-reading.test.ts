/** Lists as schools and agencies have them: every program writes its own. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { zipSync } from 'fflate';
import writeXlsx from 'write-excel-file/node';
import { readFacts } from '../src/features/guidance/facts.rules.ts';
import { readPeople } from '../src/features/optimisation/people-file.rules.ts';
import { settingsOf } from '../src/features/organisations/country.rules.ts';
import { namesOf, readDate, readDateColumn } from '../src/features/people/cells.rules.ts';
import { readHeading } from '../src/features/people/columns.rules.ts';
import { readGuardians } from '../src/features/people/guardian.rules.ts';
import { readRosterFile } from '../src/features/people/roster-file.worker.ts';
import {
  compareRoster,
  findMissing,
  readRoster,
  type Known,
  type Said,
} from '../src/features/people/roster.rules.ts';
import { isDay } from '../src/web/route.tsx';

const today = '2026-11-22';

async function read(bytes: Uint8Array | string, said: Said = {}) {
  const file = await readRosterFile(typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
  const reading = readRoster(JSON.parse(file.rows) as string[][], today, {
    ...file.facts,
    ...said,
  });
  ok(reading, 'no names were found');
  return { ...file.facts, ...reading, verdicts: compareRoster(reading, []) };
}
/** Who comes in, each in one line. */
const people = ({ verdicts }: Awaited<ReturnType<typeof read>>) =>
  verdicts.map(({ is, skip, reasons, person: p }) =>
    [
      is === 'new' ? null : [is, skip, ...reasons].filter(Boolean).join(' '),
      p.number,
      p.givenName,
      p.familyName,
      p.email,
      p.bornOn,
      p.role,
      p.unit,
    ]
      .filter(Boolean)
      .join(' · '),
  );

type Cell = string | number | { value: number; format: string };
const workbook = async (
  sheets: { sheet: string; data: Cell[][]; state?: string }[],
): Promise<Buffer> => {
  const file = writeXlsx(
    sheets.map(({ sheet, data }) => ({
      sheet,
      data: data.map((row) =>
        row.map((cell) =>
          typeof cell === 'string'
            ? { type: String, value: cell }
            : typeof cell === 'number'
              ? { type: Number, value: cell }
              : { type: Number, ...cell },
        ),
      ),
    })) as never,
  );
  return (file as unknown as { toBuffer: () => Promise<Buffer> }).toBuffer();
};

test('R-1: lists of the systems of schools and offices come in whole', async () => {
  const lists: [string, string | Uint8Array, string[]][] = [
    [
      'Magister',
      'Stamnr;Achternaam;Voorvoegsel;Roepnaam;Klas;Geb.datum;E-mailadres leerling;Telefoon\r\n0012345;Berg;van der;Noor;3A;28-03-2012;noor@school.example;06\r\n',
      ['0012345 · Noor · van der Berg · noor@school.example · 2012-03-28 · 3A'],
    ],
    [
      'SOMtoday',
      'sep=;\r\nLeerlingnummer;Roepnaam;Tussenvoegsel;Achternaam;Stamgroep;Mentor;Leerling status\r\n="0012345";Noor;de;Vries;3A;Mevr. P. Aalders;actief\r\n="0012346";Sem;;Bakker;3A;Mevr. P. Aalders;uitgeschreven\r\n',
      ['0012345 · Noor · de Vries · 3A', 'skipped has-left · 0012346 · Sem · Bakker · 3A'],
    ],
    [
      'Skola24',
      '\ufeffPersonnummer;Förnamn;Efternamn;Klass;E-post (skola);E-post vårdnadshavare 1\n20120328-1234;Åsa;Öberg;8B;asa@skola.example;mor@hem.example\n',
      ['Åsa · Öberg · asa@skola.example · 2012-03-28 · 8B'],
    ],
    [
      'Untis',
      'Kurzname;Schülernr.;Familienname;Vorname;Klasse;Geburtsdatum\nBerg;17;Berg;Jörg;7c;3.2.2013\n',
      ['17 · Jörg · Berg · 2013-02-03 · 7c'],
    ],
    [
      'Pronote',
      'Nom;Prénom;Né(e) le;Classe;N° élève\nDE LA TOUR;Léa;3 févr. 2013;4B;88\n',
      ['88 · Léa · DE LA TOUR · 2013-02-03 · 4B'],
    ],
    [
      'Outlook',
      'Title,First Name,Middle Name,Last Name,Company,Department,Job Title,E-mail Address,Home Phone,Birthday\nMrs,Anna,,Berg,River Agency,Law,Head of unit,"Anna Berg <Anna@agency.example>",1,0/0/00\n',
      ['Anna · Berg · anna@agency.example · Law'],
    ],
    [
      'Google contacts',
      'Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value,Organization 1 - Title\nAnna Berg,Anna,Berg,* Work,anna@agency.example,Director\n',
      ['Anna · Berg · anna@agency.example'],
    ],
    [
      'a Danish office',
      'Medarbejdernr.;Fornavn;Efternavn;E-mail arbejde;Enhed;Nærmeste leder\n4;Søren;Ægidius;soren@styrelse.example;Jura;\n',
      ['4 · Søren · Ægidius · soren@styrelse.example · Jura'],
    ],
    [
      'Excel with a title and a sum',
      'Klassenlijst 3A;;\n;;\nNaam;Klas;Rol\nVries, Noor de;3A;leerling\nBakker, Sem;3A;leerling\nTotaal;2;\n',
      ['Noor · de Vries · mentee · 3A', 'Sem · Bakker · mentee · 3A', 'skipped sum · Totaal · 2'],
    ],
    [
      'the pupil is not the mentor',
      'Klas;Mentor;Leerling\n3A;Mevr. P. Aalders;Noor de Vries\n3A;Mevr. P. Aalders;Sem Bakker\n',
      ['Noor · de Vries · 3A', 'Sem · Bakker · 3A'],
    ],
    [
      'the address of the mentor is not the pupil’s',
      'Elev;Mentor e-post;Elevens e-post\nÅsa Öberg;mans@skola.example;asa@skola.example\n',
      ['Åsa · Öberg · asa@skola.example'],
    ],
  ];
  for (const [name, bytes, wanted] of lists) {
    deepEqual(people(await read(bytes)), wanted, name);
  }
});

test('R-1: letters come in right, however the file was written, and one odd byte is not all of them', async () => {
  const text = 'Förnamn;Efternamn;Klass\nÅsa;Öberg;8B\nZoë;Müller;8B\n';
  const wanted = ['Åsa · Öberg · 8B', 'Zoë · Müller · 8B'];
  const mac = Buffer.from(
    [...text].map(
      (sign) => ({ ö: 0x9a, Å: 0x81, Ö: 0x85, ë: 0x91, ü: 0x9f })[sign] ?? sign.charCodeAt(0),
    ),
  );
  const wide = Buffer.from(text, 'utf16le');
  for (const [name, bytes] of [
    ['UTF-8', Buffer.from(text)],
    ['UTF-8, decomposed', Buffer.from(text.normalize('NFD'))],
    ['with signs that have no width', Buffer.from(text.replaceAll('a', 'a\u200b'))],
    ['Windows-1252', Buffer.from(text, 'latin1')],
    ['MacRoman', mac],
    ['UTF-16 with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), wide])],
    ['UTF-16 without one', wide],
    [
      'UTF-16, big end first',
      Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(wide).swap16()]),
    ],
  ] as const)
    deepEqual(people(await read(bytes)), wanted, name);
  const mixed = await read(
    Buffer.concat([Buffer.from(text), Buffer.from('Zoé;D’Arc;8B\n'.replace('’', "'"), 'latin1')]),
  );
  deepEqual(people(mixed), [...wanted, "Zoé · D'Arc · 8B"]);
  deepEqual(mixed.notes, [{ note: 'repaired', found: '4' }]);
  // The other way round: what is pasted from elsewhere is the odd one.
  const other = await read(
    Buffer.concat([Buffer.from(text, 'latin1'), Buffer.from('Zoé;Åkerö;8B\n')]),
  );
  deepEqual(people(other), [...wanted, 'Zoé · Åkerö · 8B']);
  deepEqual(other.notes, [{ note: 'repaired', found: '4' }]);
});

test('R-1: a quotation mark that is never closed spoils its cell alone, and lines are those of the file', async () => {
  const list = await read(
    'Naam;Klas;Bijnaam\nNoor de Vries;3A;"No\n\nSem Bakker;3A;\n"Visser; Lot";3B;"said ""hello"""\n',
  );
  deepEqual(people(list), ['Noor · de Vries · 3A', 'Sem · Bakker · 3A', 'Visser; · Lot · 3B']);
  deepEqual(
    list.verdicts.map(({ line }) => line),
    [2, 4, 5],
  );
  deepEqual(list.notes, [{ note: 'unclosed', found: '2' }]);
  const began = process.cpuUsage();
  await read(`Naam;Klas\n${'Noor;"a"b\n'.repeat(30_000)}`);
  ok(process.cpuUsage(began).user < 5_000_000);
});

test('R-1: numbers are names: zeros, signs of spreadsheets, and what was rounded away', async () => {
  const list = await read(
    'Leerlingnummer;Naam\n\'0012345;Noor Bos\n="0012346";Sem Vos\n12347.0;Lot Kok\n2.02601E+11;Bo Jans\n2,02601E+11;Co Dam\n',
  );
  deepEqual(people(list), [
    '0012345 · Noor · Bos',
    '0012346 · Sem · Vos',
    '12347 · Lot · Kok',
    'refused broken-number · Bo · Jans',
    'refused broken-number · Co · Dam',
  ]);
  deepEqual(list.verdicts[3]!.found, [{ reason: 'broken-number', cell: '2.02601E+11', at: 0 }]);
  const book = await workbook([
    {
      sheet: 'Blad1',
      data: [
        ['Leerlingnummer', 'Naam', 'Geboortedatum'],
        [{ value: 12345, format: '0000000' }, 'Noor Bos', 41000],
        ['0012346', 'Sem Vos', ''],
      ],
    },
  ]);
  deepEqual(people(await read(book)), ['0012345 · Noor · Bos · 2012-04-01', '0012346 · Sem · Vos']);
});

test('R-1: the list is found in the sheet that holds it; several of one kind are one list, the others are named', async () => {
  const cover = await workbook([
    { sheet: 'Toelichting', data: [['Vul het tweede blad in'], ['en stuur het terug']] },
    {
      sheet: 'Lijst',
      data: [
        ['Overzicht 2026', ''],
        ['Naam', 'Klas'],
        ['Noor Bos', '3A'],
      ],
    },
  ]);
  const list = await read(cover);
  deepEqual(people(list), ['Noor · Bos · 3A']);
  deepEqual(list.notes, [{ note: 'other-sheets', found: 'Toelichting' }]);
  equal(list.verdicts[0]!.line, 3);
  const classes = await read(
    await workbook([
      {
        sheet: '3A',
        data: [
          ['Naam', 'E-mail'],
          ['Noor Bos', ''],
        ],
      },
      {
        sheet: '3B',
        data: [
          ['Naam', 'E-mail'],
          ['Sem Vos', ''],
        ],
      },
    ]),
  );
  deepEqual(people(classes), ['Noor · Bos · 3A', 'Sem · Vos · 3B']);
  deepEqual(classes.notes, [{ note: 'several-sheets', found: '3A, 3B' }]);
});

test('R-1: names in one cell, in three, turned round, in capitals, or one name only', async () => {
  const names: [Parameters<typeof namesOf>[0], string][] = [
    [{ full: 'Noor de Vries' }, 'Noor|de Vries'],
    [{ full: 'Vries, Noor de' }, 'Noor|de Vries'],
    [{ full: 'de Vries, Noor' }, 'Noor|de Vries'],
    [{ full: 'Ek, Anna Maria' }, 'Anna Maria|Ek'],
    [{ full: 'Berg, Noor, van der' }, 'Noor|van der Berg'],
    [{ full: 'MARTIN Léa' }, 'Léa|MARTIN'],
    [{ full: 'Jan Willem van der Berg' }, 'Jan Willem|van der Berg'],
    [{ full: 'Anna Berg, MSc' }, 'Anna|Berg'],
    [{ full: 'Mevr. P. Aalders' }, 'P.|Aalders'],
    [{ full: 'Madhumathi' }, 'Madhumathi|'],
    [{ family: 'Madhumathi' }, 'Madhumathi|'],
    [{ given: 'Noor', infix: 'van der', family: 'Berg' }, 'Noor|van der Berg'],
    [{ given: 'Eleonora', called: 'Noor', family: 'Bos' }, 'Noor|Bos'],
  ];
  for (const [cells, wanted] of names) equal(namesOf(cells).join('|'), wanted);
  const list = await read('Voornaam;Achternaam\nSuharyanto;\n;Madhumathi\n;\n1;2\n');
  deepEqual(
    list.verdicts.map(({ is, person, left }) => [is, person.givenName, left[0]?.warning]),
    [
      ['new', 'Suharyanto', 'one-name'],
      ['new', 'Madhumathi', 'one-name'],
      ['refused', '1', undefined],
    ],
  );
});

test('R-2: dates as programs write them; what can be two days is asked, unless the file shows it', async () => {
  for (const [text, day] of [
    ['2008-02-03 00:00:00', '2008-02-03'],
    ['2008-02-03T00:00:00Z', '2008-02-03'],
    ['20080203', '2008-02-03'],
    ['3 februari 2008', '2008-02-03'],
    ['3-feb-2008', '2008-02-03'],
    ['February 3, 2008', '2008-02-03'],
    ['Sunday, February 3, 2008', '2008-02-03'],
    ['3. Februar 2008', '2008-02-03'],
    ['1er mars 2009', '2009-03-01'],
    ['3. maj 2009', '2009-05-03'],
    ['39481', '2008-02-03'],
    ['03-02-2008 0:00', '2008-02-03'],
    ['03.02.58', '1958-02-03'],
    ['2013-02-30', null],
    ['soon', null],
  ] as const)
    equal(readDate(text, 'dmy', today), day, text);
  const asks = (heading: string, ...cells: string[]) => {
    const { order, asks: question } = readDateColumn(heading, cells, { today });
    return question ? question.ways.map(({ day }) => day).join(' or ') : order;
  };
  equal(asks('born', '03/04/2013'), '2013-04-03 or 2013-03-04');
  equal(asks('geboren', '03-02-08'), '2008-02-03 or 2008-03-02 or 2003-02-08');
  equal(asks('born', '04/03/2013', '04/25/2013'), 'mdy');
  equal(asks('born', '03/04/2013', '25/04/2013'), 'dmy');
  equal(asks('Date of birth (DD/MM/YYYY)', '03/04/2013'), 'dmy');
  equal(asks('Geboortedatum (dd-mm-jj)', '03-02-08'), 'dmy');
  equal(asks('DOB (mm/dd/yyyy)', '03/04/2013'), 'mdy');
  equal(asks('Geburtsdatum', '03.04.2013'), 'dmy');
  equal(asks('born', '04/04/2013'), 'dmy');
  const list = await read('name;born\nNoor Bos;03/04/2013\n');
  ok(list.dates);
  const answered = await read('name;born\nNoor Bos;03/04/2013\n', { order: 'mdy' });
  deepEqual([answered.dates, people(answered)], [null, ['Noor · Bos · 2013-03-04']]);
});

test('R-1: a column that is not read decides nothing and is named; of two for one thing the plainer is read', async () => {
  const list = await read(
    `Name;Home email;Work email;Remarks;Title;Position\nAnna Berg;a@home.example;anna@agency.example;${'x'.repeat(900)};Mrs;Head\n`,
  );
  deepEqual(people(list), ['Anna · Berg · anna@agency.example']);
  deepEqual(
    list.header.filter((_, at) => list.columns[at] === null),
    ['Home email', 'Remarks', 'Title'],
  );
  for (const [heading, kind, whose] of [
    ['Stamnummer', 'number', 'self'],
    ['Leerling-ID', 'number', 'self'],
    ['Anst.nr', 'number', 'self'],
    ['Matrikelnummer', 'number', 'self'],
    ['Klas/groep', 'unit', 'self'],
    ['E-post (arbete)', 'email', 'self'],
    ['E-post vårdnadshavare 1', 'email', 'guardian'],
    ['Voornaam ouder', 'givenName', 'guardian'],
    ['Chefens e-post', 'email', 'manager'],
    ['Naam mentor', 'fullName', 'mentor'],
    ['Emergency contact name', 'fullName', 'contact'],
  ] as const) {
    const found = readHeading(heading);
    deepEqual([found.kinds[0], found.whose], [kind, whose], heading);
  }
  for (const heading of ['Opmerkingen', 'Telefoon ouder', 'Leerjaar', 'Colour'])
    deepEqual(readHeading(heading).kinds, [], heading);
});

test('R-1: roles, addresses and presence as they are written', async () => {
  const list = await read(
    'Name;Role;E-mail;Active\nA B;Mentors;mailto:a@x.example;true\nC D;Lärare/mentor;C D <c@x.example>;ja\nE F;Mentor/Mentee;e@x.example, f@x.example;1\nG H;élève;h@x.example;;\nI J;wizard;;yes\nK L;adepter;k@x;no\n',
  );
  deepEqual(people(list), [
    'A · B · a@x.example · mentor',
    'C · D · c@x.example · mentor',
    'E · F · e@x.example · mentor',
    'G · H · h@x.example · mentee',
    'refused unknown-role · I · J',
    'skipped has-left · K · L · k@x · mentee',
  ]);
  deepEqual(list.verdicts[2]!.left, [
    { warning: 'other-address', found: 'f@x.example' },
    { warning: 'other-role', found: 'Mentor/Mentee' },
  ]);
});

test('R-21: OneRoster as a ZIP: status, classes, birthdays and who speaks for whom; a teacher is no mentor by that', async () => {
  const csv = (...rows: string[]) => Buffer.from(`${rows.join('\n')}\n`);
  const users = csv(
    'sourcedId,status,enabledUser,orgSourcedIds,role,username,givenName,familyName,middleName,identifier,email,agentSourcedIds',
    'u1,active,true,o1,student,n,Noor,Vries,de,0012345,noor@school.example,g1',
    'u2,tobedeleted,true,o1,student,s,Sem,Bakker,,0012346,,',
    'u3,active,false,o1,student,l,Lot,Visser,,0012347,,',
    'u4,active,true,o1,teacher,k,Koen,Otten,,9,koen@school.example,',
    'u5,active,true,o1,teacher,p,Petra,Aalders,,10,petra@school.example,',
    'u6,active,true,o1,administrator,a,Ad,Min,,11,,',
    'g1,active,true,o1,guardian,g,Mia,de Wit,,,mia@home.example,',
  );
  const zip = Buffer.from(
    zipSync({
      'export/users.csv': users,
      'export/orgs.csv': csv('sourcedId,status,name,type', 'o1,active,Lindenhof,school'),
      'export/classes.csv': csv(
        'sourcedId,status,title,classType',
        'c1,active,3A,homeroom',
        'c2,active,Maths,scheduled',
      ),
      'export/enrollments.csv': csv(
        'sourcedId,status,classSourcedId,userSourcedId,role,primary',
        'e1,active,c2,u1,student,false',
        'e2,active,c1,u1,student,false',
        'e3,active,c1,u4,teacher,true',
        'e4,active,c2,u5,teacher,true',
      ),
      'export/demographics.csv': csv('sourcedId,status,birthDate', 'u1,active,2012-03-28'),
    }),
  );
  const list = await read(zip);
  deepEqual(people(list), [
    '0012345 · Noor · de Vries · noor@school.example · 2012-03-28 · mentee · 3A',
    'skipped has-left · 0012346 · Sem · Bakker · mentee',
    'skipped has-left · 0012347 · Lot · Visser · mentee',
    '9 · Koen · Otten · koen@school.example · mentor · 3A',
    '10 · Petra · Aalders · petra@school.example',
    '11 · Ad · Min',
    'Mia · de Wit · mia@home.example · guardian',
  ]);
  deepEqual(list.guardians, [{ guardian: 8, child: 2 }]);
  deepEqual(list.notes, [
    { note: 'teachers', found: '1' },
    { note: 'other-roles', found: 'administrator' },
  ]);
  // One file of it alone is read as well.
  equal(people(await read(users))[0], '0012345 · Noor · de Vries · noor@school.example · mentee');
});

const known = (id: string, name: string, more: Partial<Known> = {}): Known => ({
  id,
  number: null,
  givenName: name.split(' ')[0]!,
  familyName: name.split(' ').slice(1).join(' '),
  email: null,
  bornOn: null,
  role: 'mentee',
  unit: '3A',
  memberOrganisation: null,
  jobTitle: null,
  languages: null,
  language: null,
  sector: null,
  manager: null,
  managerId: null,
  ...more,
});

test('R-18: the same person is known again, whatever has changed; what may be the same is asked and never made twice', async () => {
  const there = [
    known('quirine', 'Quirine Bos'),
    known('teun', 'Teun Vos', { bornOn: '2012-03-28' }),
    known('johan', 'Johan Ek', { email: 'johan@x.example', unit: null }),
    known('maria', 'Maria Nilsson', { email: 'maria@x.example', bornOn: '1980-01-02', unit: null }),
    known('left', 'Lars Borg', { hasLeft: true }),
    known('numbered', 'Nina Kok', { number: '7' }),
    known('working', 'Robin Winter', { isProtected: true }),
    known('twin1', 'Ali Demir', { unit: '3A' }),
    known('twin2', 'Ali Demir', { unit: '3B' }),
  ];
  const say = async (csv: string, answers = {}) => {
    const { lines, columns } = await read(csv);
    return compareRoster({ lines, columns }, there, undefined, answers).map(
      ({ is, id, candidates, reasons }) =>
        [is, id, ...(candidates ?? []).map((one) => `${one.id} by ${one.likeness}`), ...reasons]
          .filter(Boolean)
          .join(' '),
    );
  };
  // Another class, a number or an address that comes in, a surname, an address.
  deepEqual(await say('naam;klas\nQuirine Bos;4A\n'), ['asked quirine by name']);
  deepEqual(await say('naam;klas\nQuirine Bos;3A\n'), ['unchanged quirine']);
  deepEqual(await say('nummer;naam;klas\n998801;Quirine Bos;3A\n'), ['asked quirine by name']);
  deepEqual(await say('naam;klas;e-mail\nQuirine Bos;3A;q@x.example\n'), ['asked quirine by name']);
  deepEqual(await say('naam;klas;geboren\nTeun Vos;4A;28-03-2012\n'), ['changed teun']);
  deepEqual(await say('naam;klas;geboren\nTeun Vos;3A;29-03-2012\n'), ['new']);
  deepEqual(await say('name;e-mail\nMaria Nilsson-Falk;maria@x.example\n'), [
    'asked maria by address',
  ]);
  deepEqual(await say('name;born\nMaria Falk;1980-01-02\n'), ['asked maria by birthday']);
  deepEqual(await say('name;e-mail\nJohan Ek;j.ek@x.example\n'), ['asked johan by name']);
  deepEqual(await say('naam;klas\nLars Borg;3A\n'), ['asked left by name']);
  // A number that somebody else of another name has; two of one name; a working name.
  deepEqual(await say('nummer;naam\n7;Omar Said\n'), ['asked numbered by number']);
  deepEqual(await say('nummer;naam\n7;Omar Said\n', { same: { 2: 'other' } }), [
    'refused number-taken',
  ]);
  deepEqual(await say('naam;klas\nAli Demir;3B\n'), ['unchanged twin2']);
  deepEqual(await say('naam;klas\nAli Demir;4C\n'), ['asked twin1 by name twin2 by name']);
  deepEqual(await say('naam;klas\nRobin Winter;3A\n'), ['new']);
  // Answers; nobody is taken for two, and all at once only where one alone may be meant.
  const two = 'naam;klas\nQuirine Bos;4A\nQuirine Bos;4B\nAli Demir;4C\n';
  deepEqual(await say(two, { same: { 2: 'quirine', 4: 'other' } }), [
    'changed quirine',
    'new',
    'new',
  ]);
  deepEqual(await say(two, { allSame: true }), [
    'changed quirine',
    'new',
    'asked twin1 by name twin2 by name',
  ]);
  deepEqual(await say(two, { same: { 2: 'maria' } }), [
    'asked quirine by name',
    'asked quirine by name',
    'asked twin1 by name twin2 by name',
  ]);
});

test('R-6: of whom the list says that they have left, they are offered as left, and are never new', async () => {
  const there = [known('noor', 'Noor Bos', { number: '1' }), known('sem', 'Sem Vos')];
  const { lines, columns } = await read(
    'nummer;naam;klas;status\n1;Noor Bos;3A;tobedeleted\n;Sem Vos;3A;inactief\n3;Lot Kok;3A;uitgeschreven\n',
  );
  const verdicts = compareRoster({ lines, columns }, there);
  deepEqual(
    verdicts.map(({ is }) => is),
    ['skipped', 'skipped', 'skipped'],
  );
  deepEqual(
    findMissing(verdicts, there).people.map(({ id }) => id),
    ['noor', 'sem'],
  );
});

test('R-4, G-7: the lists of guardians and of facts have the same eyes', () => {
  const numbers = new Map([['0012345', 'noor']]);
  const names = new Map([
    ['noor de vries', 'noor'],
    ['ali demir', null],
  ]);
  const wide = [
    ['Ouders 2026'],
    [
      'Stamnr',
      'Leerling',
      'Ouder 1 naam',
      'Ouder 1 e-mail',
      'Ouder 2 naam',
      'Ouder 2 e-mail',
      'Telefoon',
    ],
    ["'0012345", 'Noor de Vries', 'Wit, Mia de', 'mailto:Mia@x.example', 'Bo Bos', '', '06'],
  ];
  deepEqual(readGuardians(wide, numbers, names), {
    lines: [
      { child: 'noor', givenName: 'Mia', familyName: 'de Wit', email: 'mia@x.example' },
      { child: 'noor', givenName: 'Bo', familyName: 'Bos', email: null },
    ],
    unread: ['Telefoon'],
  });
  const byName = (child: string) =>
    readGuardians(
      [
        ['Elev', 'Vårdnadshavare'],
        [child, 'Mia de Wit'],
      ],
      numbers,
      names,
    );
  deepEqual(byName('Vries, Noor de'), {
    lines: [{ child: 'noor', givenName: 'Mia', familyName: 'de Wit', email: null }],
    unread: [],
  });
  deepEqual(byName('Ali Demir'), {
    bad: { line: 2, why: 'several-children', found: 'Ali Demir' },
  });
  deepEqual(byName('Nor de Vries'), {
    bad: { line: 2, why: 'unknown-child', found: 'Nor de Vries' },
  });
  deepEqual(
    readFacts(
      [
        ['Verzuim week 47'],
        ['Stamnummer', 'Datum', 'Soort', 'Vak', 'Aantal uren', 'Opmerking'],
        ['="0012345"', '20-11-2026', 'Verzuim', '', '2,0', 'ziek'],
        ['Totaal', '2', '', '', '', ''],
      ],
      numbers,
      { isDay, marks: settingsOf('NL').marks, today },
    ),
    {
      facts: [{ person: 'noor', kind: 'absence', day: '2026-11-20', what: '', value: 2 }],
      unread: ['Opmerking'],
    },
  );
});

test('MA-11: who is named and not found, or found twice, is refused by name; names turn round; one person is one', () => {
  const run = (mentors: string[][], mentees: string[][]) =>
    readPeople(
      [
        { name: '2026 mentorer.csv', rows: mentors },
        { name: 'Mentorprogram adepter.csv', rows: mentees },
      ],
      {},
      today,
    );
  const faults = (mentors: string[][], mentees: string[][]) =>
    run(mentors, mentees).faults.map(({ line, key, what }) => `${line} ${key} ${what}`);
  const anna = [
    ['Name', 'Not with', 'Wishes', 'Earlier mentors'],
    ['Anna Berg', 'Davd Ek', '', ''],
  ];
  deepEqual(faults(anna, [['Name'], ['David Ek']]), ['2 unknown-person Davd Ek']);
  for (const column of ['Veto', 'Önskemål', 'Tidigare mentor'])
    deepEqual(
      faults(
        [['Namn'], ['Anna Berg']],
        [
          ['Namn', column],
          ['Bo', 'Nobody'],
        ],
      ),
      ['2 unknown-person Nobody'],
    );
  deepEqual(
    faults(
      [
        ['Name', 'Email'],
        ['Jan Bos', 'a@x.example'],
        ['Jan Bos', 'b@x.example'],
      ],
      [
        ['Name', 'Not with'],
        ['Kees', 'Jan Bos'],
      ],
    ),
    ['2 several-people Jan Bos'],
  );
  const turned = run(
    [
      ['Name', 'Not with'],
      ['Anna Berg', 'Ek, David'],
    ],
    [
      ['Name', 'Manager'],
      ['David Ek', 'Berg Anna'],
    ],
  );
  deepEqual(turned.faults, []);
  deepEqual(turned.pool.mentors[0]!.vetoes, ['mentee:David Ek']);
  equal(turned.pool.mentees[0]!.managerId, 'mentor:Anna Berg');
  const one = run(
    [
      ['Name', 'Email'],
      ['Anna', 'anna@x.example'],
    ],
    [
      ['Name', 'Email'],
      ['Anna', 'Anna@x.example'],
    ],
  );
  equal(one.pool.mentors[0]!.id, one.pool.mentees[0]!.id);
  const since = (text: string) => {
    const { pool, faults: wrong } = run(
      [['Name'], ['Anna']],
      [
        ['Name', 'Waiting since'],
        ['Bo', text],
      ],
    );
    return wrong[0] ? wrong[0].key : pool.mentees[0]!.since;
  };
  deepEqual(['01-11-2026', '1 nov 2026', '03/04/2026', 'soon', '-'].map(since), [
    '2026-11-01',
    '2026-11-01',
    'unsure-date',
    'bad-date',
    null,
  ]);
  const topics = (text: string, other: string) =>
    run(
      [
        ['Name', 'Strengths'],
        ['Anna', text],
      ],
      [
        ['Name', 'Goals'],
        ['Bo', other],
      ],
    ).pool.mentors[0]!.competences;
  deepEqual(topics('budget / law', 'x'), ['budget', 'law']);
  deepEqual(topics('change and digital', 'digital'), ['change', 'digital']);
  deepEqual(topics('health and safety', 'health and safety'), ['health and safety']);
  match(faults([['Shoe']], [['Name'], ['Bo']]).join(), /no-name-column/);
});
