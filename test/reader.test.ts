import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../src/platform/project.ts';
import { take, translate, typeInto } from '../src/features/profiles/editing.rules.ts';
import {
  countProfile,
  profileOf,
  refusePublication,
  usedLines,
} from '../src/features/profiles/profile.rules.ts';
import { listTemplates } from '../src/features/profiles/template.store.ts';
import { printDraft } from '../src/core/reader/print.ts';
import { findQuantities } from '../src/core/reader/quantity.ts';
import { readProfile, readSource } from '../src/core/reader/read.ts';
import { randomFrom } from '../src/core/math/random.ts';
import { zip } from './support/archive.ts';
import { f1, noiseTurnedContent, scoreProfile, type Expected } from './support/scoring.ts';

const own = join(import.meta.dirname, 'fixtures/profiles');
const shared = join(root, '../shared/fixtures/profiles');
const seeds = join(root, '../shared/seeds');
const documents = (folder: string) =>
  globSync('*.expected.json', { cwd: folder }).map((expected) => ({
    expected,
    file: globSync(`${expected.replace('.expected.json', '')}.{txt,md,docx,odt,pdf,html}`, {
      cwd: folder,
    })[0]!,
  }));

for (const folder of [own, shared].filter((name) => existsSync(name))) {
  for (const { expected, file } of documents(folder)) {
    test(`reads ${file}`, async () => {
      const wanted = JSON.parse(readFileSync(join(folder, expected), 'utf8')) as Expected;
      const found = printDraft(await readProfile(readFileSync(join(folder, file)), file));
      equal(found.language, wanted.language);
      deepEqual(
        found.roles.map((role) => role.role),
        wanted.roles.map((role) => role.role),
      );
      for (const [part, score] of Object.entries(scoreProfile(found, wanted)))
        ok(f1(score) === 1, `${part}: ${JSON.stringify(score)}`);
      deepEqual(noiseTurnedContent(found, wanted), []);
    });
  }
}

test(
  'reads the two source documents whole',
  { skip: existsSync(seeds) ? false : 'the source documents are not here' },
  async () => {
    const [school, leadership] = await Promise.all(
      globSync('*.txt', { cwd: seeds })
        .sort()
        .map(async (file) => printDraft(await readProfile(readFileSync(join(seeds, file)), file))),
    );
    equal(school!.roles[0]!.competences.length, 19);
    equal(
      school!.roles[0]!.competences.reduce(
        (sum, competence) => sum + competence.indicators.length,
        0,
      ),
      56,
    );
    deepEqual(
      school!.roles[0]!.competences.map((competence) => competence.indicators.length),
      [3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 2, 3, 3, 3, 3, 3, 3, 3, 2],
    );
    const [mentor, mentee] = leadership!.roles;
    deepEqual(
      [
        mentor!.role,
        mentee!.role,
        mentor!.competences.length,
        mentor!.behaviours.length,
        mentee!.criteria.length,
      ],
      ['mentor', 'mentee', 5, 8, 3],
    );
    deepEqual(
      mentor!.criteria
        .slice(0, 2)
        .map((criterion) => [criterion.kind, criterion.value, criterion.unit]),
      [
        ['experience', 5, 'years'],
        ['experience', 5, 'years'],
      ],
    );
    equal(
      mentor!.criteria[0]!.anyOfGroup !== null &&
        mentor!.criteria[0]!.anyOfGroup === mentor!.criteria[1]!.anyOfGroup,
      true,
    );
    equal(
      mentor!.criteria.some(
        (criterion) =>
          criterion.kind === 'hours' && criterion.value === 40 && criterion.bound === 'approx',
      ),
      true,
    );
    equal(new Set(mentee!.criteria.map((criterion) => criterion.anyOfGroup)).size, 1);
  },
);

const sample = readFileSync(join(own, 'nl-stagecoach-prose.txt'), 'utf8');

test('the same text reads alike in UTF-8, Windows-1252 and UTF-16', async () => {
  const plain = printDraft(await readProfile(Buffer.from(sample), 'a.txt'));
  deepEqual(printDraft(await readProfile(Buffer.from(sample, 'latin1'), 'a.txt')), plain);
  deepEqual(
    printDraft(await readProfile(Buffer.from(`\ufeff${sample}`, 'utf16le'), 'a.txt')),
    plain,
  );
  deepEqual(printDraft(await readProfile(Buffer.from(sample, 'utf16le'), 'a.txt')), plain);
  deepEqual(
    printDraft(await readProfile(Buffer.from(sample.replaceAll('\n', '\r\n')), 'a.txt')),
    plain,
  );
});

const refusal = (name: string) => (error: { refusal?: string }) => error.refusal === name;
const paragraph = (text: string, more = '') =>
  `<w:p>${more}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const docx = (body: string) =>
  zip({
    'word/document.xml': Buffer.from(
      `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`,
    ),
  });

test('what cannot be read is refused with its reason', async () => {
  await rejects(readProfile(Buffer.alloc(0), 'a.txt'), refusal('empty'));
  await rejects(readProfile(Buffer.from('  \n '), 'a.txt'), refusal('empty'));
  await rejects(readProfile(Buffer.alloc(21 * 1024 * 1024, 32), 'a.txt'), refusal('too-large'));
  await rejects(
    readProfile(
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 73, 72, 68, 82]),
      'a.pdf',
    ),
    refusal('wrong-type'),
  );
  await rejects(
    readProfile(
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 73, 72, 68, 82]),
      'a.png',
    ),
    refusal('unknown-type'),
  );
  await rejects(readProfile(Buffer.from(sample), 'a.docx'), refusal('wrong-type'));
  await rejects(readProfile(docx(paragraph('x')), 'a.pdf'), refusal('wrong-type'));
  await rejects(readProfile(Buffer.from('%PDF-1.7 broken'), 'a.pdf'), refusal('broken'));
  await rejects(readProfile(Buffer.from('PK\u0003\u0004 broken'), 'a.docx'), refusal('broken'));
});

test('PR-15: a document in which nothing is found gives an empty draft that keeps its lines', async () => {
  const draft = await readProfile(
    Buffer.from('Beste allen,\n\nDe vergadering is verplaatst naar dinsdag.\n'),
    'a.txt',
  );
  deepEqual(
    [draft.roles, draft.unplaced.map(({ text }) => text)],
    [[], ['Beste allen,', 'De vergadering is verplaatst naar dinsdag.']],
  );
  const profile = profileOf(draft);
  deepEqual(
    profile.roles.map(({ role, criteria, competences }) => [role, criteria, competences]),
    [['mentor', [], []]],
  );
});

test('a scanned or encrypted PDF says so', async () => {
  const pdf = (objects: string[], trailer: string) =>
    Buffer.from(
      `%PDF-1.4\n${objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`).join('')}trailer\n<< /Root 1 0 R /Size ${objects.length + 1} ${trailer} >>\n%%EOF\n`,
    );
  const blank = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>',
  ];
  await rejects(readProfile(pdf(blank, ''), 'a.pdf'), refusal('scanned'));
  const key = 'a'.repeat(64);
  await rejects(
    readProfile(
      pdf(
        [...blank, `<< /Filter /Standard /V 1 /R 2 /O <${key}> /U <${key}> /P -4 >>`],
        `/Encrypt 4 0 R /ID [<${'b'.repeat(32)}> <${'b'.repeat(32)}>]`,
      ),
      'a.pdf',
    ),
    refusal('encrypted'),
  );
});

test('zip bombs and XML entities are not opened', async () => {
  await rejects(
    readProfile(zip({ 'word/document.xml': Buffer.alloc(64 * 1024 * 1024, 32) }), 'a.docx'),
    refusal('bomb'),
  );
  const entities =
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]><w:document xmlns:w="w"><w:body/></w:document>';
  await rejects(
    readProfile(zip({ 'word/document.xml': Buffer.from(entities) }), 'a.docx'),
    refusal('entities'),
  );
});

test('tables that say they are wide are limited, in Word and in OpenDocument', async () => {
  // Cells that say the same again and again would be refused as a bomb before.
  const next = randomFrom(7);
  const each = (n: number, make: (text: string) => string) =>
    Array.from({ length: n }, () => make(`x${Math.floor(next() * 2 ** 40).toString(36)}`)).join('');
  const word = (rows: number, columns: number, more: string) =>
    docx(
      `<w:tbl>${each(rows, () => `<w:tr>${each(columns, (text) => `<w:tc><w:tcPr>${more}</w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`)}</w:tr>`)}</w:tbl>`,
    );
  const open = (rows: number, columns: number, row: string, cell: string) =>
    zip({
      mimetype: Buffer.from('application/vnd.oasis.opendocument.text'),
      'content.xml': Buffer.from(
        `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:text><table:table>${each(rows, () => `<table:table-row ${row}>${each(columns, (text) => `<table:table-cell ${cell}><text:p>${text}</text:p></table:table-cell>`)}</table:table-row>`)}</table:table></office:text></office:body></office:document-content>`,
      ),
    });
  const widthOf = async (bytes: Buffer, name: string) => {
    const { blocks } = await readSource(bytes, name);
    const cells = blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flat() : []));
    return cells.length;
  };
  // A span is at most fifty cells, whatever it says; nothing that is no number makes any.
  for (const [said, cells] of [
    ['3', 6],
    ['1000000000', 100],
    ['1e308', 100],
    ['Infinity', 100],
    ['-7', 2],
    ['0', 2],
    ['x', 2],
  ] as const)
    equal(await widthOf(word(1, 2, `<w:gridSpan w:val="${said}"/>`), 'a.docx'), cells, said);
  // What repeats itself or spans is read once.
  for (const more of ['repeated', 'spanned'] as const)
    equal(
      await widthOf(
        open(
          2,
          2,
          'table:number-rows-repeated="1000000000"',
          `table:number-columns-${more}="1000000000" table:number-rows-${more}="1000000000"`,
        ),
        'a.odt',
      ),
      4,
      more,
    );
  // Many that are each allowed are too many together.
  const began = performance.now();
  await rejects(
    readSource(word(40, 30, '<w:gridSpan w:val="50"/><w:vMerge/>'), 'a.docx'),
    refusal('too-many-cells'),
  );
  await rejects(readSource(open(900, 60, '', ''), 'a.odt'), refusal('too-many-cells'));
  ok(performance.now() - began < 30_000);
});

test('Word: tracked deletions, hidden and struck text are left out, insertions kept', async () => {
  const body = [
    paragraph('Competences', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
    paragraph('Patience', '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
    '<w:p><w:r><w:t xml:space="preserve">Waits </w:t></w:r><w:del><w:r><w:delText>for ever </w:delText></w:r></w:del><w:ins><w:r><w:t>until the other is ready.</w:t></w:r></w:ins></w:p>',
    '<w:p><w:r><w:t>- counts to ten</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> secretly</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t> twice</w:t></w:r></w:p>',
    paragraph('- asks again'),
  ];
  const { roles } = printDraft(await readProfile(docx(body.join('')), 'a.docx'));
  deepEqual(roles[0]!.competences, [
    {
      name: 'Patience',
      definition: 'Waits until the other is ready.',
      indicators: ['counts to ten', 'asks again'],
    },
  ]);
});

test('numbers in words, ranges and periods in seven languages', () => {
  const first = (text: string) => {
    const [quantity] = findQuantities(text);
    return quantity && [quantity.value, quantity.unit, quantity.per, quantity.bound];
  };
  deepEqual(first('one and a half hours per meeting'), [1.5, 'hours', 'meeting', 'min']);
  deepEqual(first('anderhalf uur per week'), [1.5, 'hours', 'week', 'min']);
  deepEqual(first('anderthalb Stunden pro Woche'), [1.5, 'hours', 'week', 'min']);
  deepEqual(first('ca 40 timmar'), [40, 'hours', null, 'approx']);
  deepEqual(first('ten hoogste twee mentees'), [2, null, null, 'max']);
  deepEqual(first('deux heures par mois'), [2, 'hours', 'month', 'min']);
  deepEqual(first('højst fire studerende'), [4, null, null, 'max']);
  deepEqual(first('en time i uka'), [1, 'hours', 'week', 'min']);
  deepEqual(findQuantities('before 1 May 2026'), []);
});

test('every list that says "one of the following" is a group of its own', async () => {
  const text =
    '# Mentor profile\n\n## Requirements\n\nOne of the following:\n\n- a teaching certificate\n- five years of experience in schools\n\nAnd at least one of these:\n\n- two references\n- approved by the board\n\n## Competences\n\n### Patience\n\n- waits\n- asks again\n';
  const groups = (await readProfile(Buffer.from(text), 'a.md')).roles[0]!.criteria.map(
    (criterion) => criterion.anyOfGroup,
  );
  equal(groups.includes(null), false);
  deepEqual(
    [groups[0] === groups[1], groups[2] === groups[3], groups[0] === groups[2]],
    [true, true, false],
  );
});

test('PR-1: a draft keeps the line of every text and marks doubt', async () => {
  const draft = await readProfile(Buffer.from(sample), 'a.txt');
  const profile = profileOf(draft);
  const [competence] = profile.roles[0]!.competences;
  equal(draft.lines[competence!.line!]!.startsWith('Rust uitstralen'), true);
  const unsure = readFileSync(join(import.meta.dirname, 'fixtures/nl-stagecoach-unsure.txt'));
  deepEqual(
    profileOf(await readProfile(unsure, 'a.txt'))
      .roles[0]!.criteria.filter(({ doubtful }) => doubtful)
      .map(({ text }) => text.nl),
    ['is 24 jaar of ouder en heeft een diploma verpleegkunde'],
  );
  equal(draft.lines[competence!.definitionLine!]!.includes('blijft kalm'), true);
  ok(usedLines(profile).size > 5);
  equal(
    new Set(JSON.stringify(profile).match(/"id":"[^"]+"/g)).size,
    JSON.stringify(profile).match(/"id":"[^"]+"/g)!.length,
  );
});

test('PR-2: nothing empty is published', () => {
  equal(refusePublication({ languages: ['en'], roles: [] }), 'nothing-to-publish');
  const statement = { id: 'b1', text: { en: ' ' }, line: null };
  equal(
    refusePublication({
      languages: ['en'],
      roles: [
        {
          id: 'r',
          role: 'mentor',
          title: {},
          criteria: [],
          competences: [],
          behaviours: [statement],
          commitments: [],
          line: null,
        },
      ],
    }),
    'empty-text',
  );
  for (const template of listTemplates()) equal(refusePublication(template.profile), null);
});

test('PR-3: what was typed is kept, then the step is taken', async () => {
  const profile = profileOf(
    await readProfile(readFileSync(join(own, 'en-enterprise.md')), 'en-enterprise.md'),
  );
  const [first, second] = profile.roles[0]!.competences[0]!.indicators;
  const typed = typeInto(
    profile,
    {
      text: new Map([
        [first!.id, 'asks for cash | and for time'],
        [second!.id, 'spots a price'],
      ]),
    },
    'en',
  );
  const texts = (changed: typeof profile, role = 0, competence = 0) =>
    changed.roles[role]!.competences[competence]!.indicators.map((indicator) => indicator.text.en);
  deepEqual(texts(take(typed, { do: 'split', id: first!.id })), [
    'asks for cash',
    'and for time',
    'spots a price',
  ]);
  deepEqual(texts(take(typed, { do: 'merge', id: second!.id })), [
    'asks for cash | and for time spots a price',
  ]);
  deepEqual(texts(take(typed, { do: 'down', id: first!.id })), [
    'spots a price',
    'asks for cash | and for time',
  ]);
  const target = profile.roles[0]!.competences[1]!.id;
  const moved = take(typed, { do: 'move', id: second!.id, to: `competence:${target}` });
  deepEqual([texts(moved).length, texts(moved, 0, 1).at(-1)], [1, 'spots a price']);
  equal(
    countProfile(take(typed, { do: 'add', what: 'behaviour', id: profile.roles[0]!.id }))
      .behaviours,
    countProfile(profile).behaviours + 1,
  );
  equal(
    countProfile(take(typed, { do: 'remove', id: first!.id })).indicators,
    countProfile(profile).indicators - 1,
  );
});

test('PR-4: a translation adds a language and empties nothing', async () => {
  const profile = profileOf(await readProfile(Buffer.from(sample), 'a.txt'));
  const { id } = profile.roles[0]!.competences[0]!;
  const translated = translate(
    profile,
    { name: new Map([[id, 'Calm']]), definition: new Map([[id, '']]) },
    'en',
  );
  deepEqual(translated.roles[0]!.competences[0]!.name, { nl: 'Rust uitstralen', en: 'Calm' });
  deepEqual(translated.languages, ['nl', 'en']);
  deepEqual(Object.keys(translated.roles[0]!.competences[0]!.definition!), ['nl']);
  equal(translate(profile, {}, 'sv'), profile);
});

test('the two templates say all that the two documents ask, in three languages, with anchors', () => {
  const [leadership, school] = listTemplates();
  deepEqual(
    [
      school!.key,
      countProfile(school!.profile).competences,
      countProfile(school!.profile).indicators,
    ],
    ['school-mentoring', 19, 56],
  );
  const mentor = leadership!.profile.roles[0]!;
  deepEqual(
    [
      mentor.competences.length,
      countProfile(leadership!.profile).indicators,
      mentor.interests!.length,
      mentor.behaviours.length,
      mentor.framing!.length,
      countProfile(leadership!.profile).criteria,
    ],
    [5, 33, 3, 8, 4, 8],
  );
  const texts = JSON.stringify(listTemplates()).match(
    /\{"en":"[^"]+","nl":"[^"]+","sv":"[^"]+"\}/g,
  )!;
  equal(texts.length >= 430, true, `${texts.length} texts`);
  for (const template of listTemplates())
    for (const role of template.profile.roles)
      for (const competence of role.competences)
        for (const indicator of competence.indicators)
          deepEqual(
            indicator.anchors!.map((anchor) => anchor.level),
            [1, 3, 5],
          );
});
