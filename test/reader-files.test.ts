/** What files of text programs hold in unusual places is read, and furniture of forms is not. */
import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import writeXlsx from 'write-excel-file/node';
import { readSource } from '../src/core/reader/read.ts';
import { docx, odt, pdf, wordParagraph, type PdfPage } from './support/office-files.ts';

/** Every text of a document in its order; cells stand between bars. */
async function textsOf(bytes: Uint8Array, name: string): Promise<string[]> {
  const { blocks } = await readSource(bytes, name);
  return blocks.flatMap((block) =>
    block.kind === 'table'
      ? block.rows.map((row) =>
          row.map((cell) => cell.blocks.map(({ text }) => text).join(' / ')).join(' | '),
        )
      : [block.text],
  );
}

const box = (text: string): string =>
  `<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>${wordParagraph(text)}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${wordParagraph(text)}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>`;

test('PR-13: each of several boxes in one paragraph of Word is read once', async () => {
  const body = wordParagraph('Above', `<w:r>${box('Left')}</w:r><w:r>${box('Right')}</w:r>`);
  deepEqual(await textsOf(docx(body), 'a.docx'), ['Above', 'Left', 'Right']);
});

test('PR-13: a part of another name, another prefix and a page of HTML inside are read', async () => {
  const body = wordParagraph('Asks open questions');
  deepEqual(await textsOf(docx(body, { main: 'document2.xml' }), 'a.docx'), [
    'Asks open questions',
  ]);
  deepEqual(await textsOf(docx(body, { prefix: 'ns0' }), 'a.docx'), ['Asks open questions']);
  const inserted = { chunk: '<h2>Listening</h2><ul><li>Sums up what was said</li></ul>' };
  deepEqual(await textsOf(docx(`${body}<w:altChunk r:id="chunk"/>`, { inserted }), 'a.docx'), [
    'Asks open questions',
    'Listening',
    'Sums up what was said',
  ]);
});

test('PR-13: what a control asks for is left out until somebody fills it in', async () => {
  const control = (text: string, placeholder: string) =>
    `<w:sdt><w:sdtPr>${placeholder}</w:sdtPr><w:sdtContent>${wordParagraph(text)}</w:sdtContent></w:sdt>`;
  const inRun = `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click here</w:t></w:r></w:sdtContent></w:sdt>`;
  const body =
    control('Choose an item.', '<w:showingPlcHdr/>') +
    control('Keeps time', '') +
    wordParagraph('Writes it down', inRun);
  deepEqual(await textsOf(docx(body), 'a.docx'), ['Keeps time', 'Writes it down']);
});

test('PR-13: boxes and tables inside cells of OpenDocument are read', async () => {
  const frame =
    '<draw:frame><draw:text-box><text:p>In the box</text:p></draw:text-box></draw:frame>';
  const cell = (inside: string) => `<table:table-cell>${inside}</table:table-cell>`;
  const table = (...cells: string[]) =>
    `<table:table><table:table-row>${cells.map(cell).join('')}</table:table-row></table:table>`;
  const body = `<text:p>Above${frame}</text:p>${table('<text:p>Planning</text:p>', table('<text:p>Sends the agenda</text:p>', '<text:p>Keeps time</text:p>'))}`;
  deepEqual(await textsOf(odt(body), 'a.odt'), [
    'Above',
    'In the box',
    'Planning | Sends the agenda / Keeps time',
  ]);
});

const page: PdfPage = {
  words: [
    { text: 'Listening', x: 60, y: 700, size: 14, bold: true },
    { text: 'The mentor hears what is said and what is not said.', x: 60, y: 680 },
    { text: 'Planning', x: 60, y: 640, size: 14, bold: true },
    { text: 'The mentor keeps time and what was agreed.', x: 60, y: 620 },
  ],
};
const upright = [
  'Listening',
  'The mentor hears what is said and what is not said.',
  'Planning',
  'The mentor keeps time and what was agreed.',
];

test('PR-12: a page that is turned, words that are drawn twice and letters set apart change nothing', async () => {
  for (const rotate of [0, 90, 180])
    deepEqual(await textsOf(pdf([{ ...page, rotate }]), 'a.pdf'), upright, `${rotate}`);
  const twice = page.words.flatMap((word) => [word, { ...word, x: word.x + 0.4 }]);
  deepEqual(await textsOf(pdf([{ words: twice }]), 'a.pdf'), upright);
  const apart = page.words.map((word) =>
    word.bold ? { ...word, text: [...word.text].join(' ') } : word,
  );
  deepEqual(await textsOf(pdf([{ words: apart }]), 'a.pdf'), upright);
});

test('PR-12: a small raised number that points to a note is no part of a sentence', async () => {
  const words = page.words.map((word) =>
    word.y === 680 ? { ...word, text: 'The mentor hears what is said' } : word,
  );
  const note = { text: '1', x: 191.5, y: 684, size: 6 };
  const [, sentence] = await textsOf(pdf([{ words: [...words, note] }]), 'a.pdf');
  deepEqual(sentence, 'The mentor hears what is said');
});

test('PR-13: boxes beside each other in a PDF keep their lists apart', async () => {
  const card = (x: number, name: string, lines: string[]) => [
    { text: name, x, y: 700, size: 14, bold: true },
    ...lines.map((text, i) => ({ text: `\u0095 ${text}`, x: x + 8, y: 680 - i * 16 })),
  ];
  const words = [
    ...card(60, 'Listening', ['sums up what was said', 'asks open questions']),
    ...card(320, 'Planning', ['sends the agenda', 'keeps time', 'writes it down']),
  ];
  deepEqual(await textsOf(pdf([{ words }]), 'a.pdf'), [
    'Listening',
    'sums up what was said',
    'asks open questions',
    'Planning',
    'sends the agenda',
    'keeps time',
    'writes it down',
  ]);
});

test('PR-13: a ruled table goes on over the page, past header and footer', async () => {
  const xs = [60, 200, 340, 480];
  const grid = (top: number, rows: number): string => {
    const bottom = top - rows * 30;
    const lines = [
      ...xs.map((x) => `${x} ${bottom} m ${x} ${top} l S`),
      ...Array.from({ length: rows + 1 }, (_, i) => `60 ${top - i * 30} m 480 ${top - i * 30} l S`),
    ];
    return lines.join('\n');
  };
  const row = (y: number, cells: string[]) =>
    cells.map((text, i) => ({ text, x: xs[i]! + 4, y: y - 20 }));
  const pages: PdfPage[] = [
    {
      drawn: grid(700, 2),
      words: [
        { text: 'What a mentor can do, in three levels', x: 60, y: 740 },
        ...row(700, ['Name', 'Basic', 'Advanced']),
        ...row(670, ['Listening', 'sums up', 'asks on']),
        { text: 'Staff office, page 1', x: 60, y: 40 },
      ],
    },
    {
      drawn: grid(780, 1),
      words: [
        ...row(780, ['Planning', 'keeps time', 'plans ahead']),
        { text: 'Whoever wants to know more asks the staff office.', x: 60, y: 600 },
        { text: 'Staff office, page 2', x: 60, y: 40 },
      ],
    },
  ];
  deepEqual(await textsOf(pdf(pages), 'a.pdf'), [
    'What a mentor can do, in three levels',
    'Name | Basic | Advanced',
    'Listening | sums up | asks on',
    'Planning | keeps time | plans ahead',
    'Whoever wants to know more asks the staff office.',
  ]);
});

test('PR-12: marks of Markdown for links, notes and signs are no words', async () => {
  const text = '## Listening {#listen}\n\n- asks an open question[^1]\n- time &amp; place\n';
  deepEqual(await textsOf(Buffer.from(text), 'a.md'), [
    'Listening',
    'asks an open question',
    'time & place',
  ]);
});

test('PR-12: a gap behind a letter that counts is no border of a table', async () => {
  const text = `Profile of a mentor

A.   Command of the rules. Knows the handbook well enough to lay hands on
     the right page at once.
        - quotes the rule first
B.   Patience. Explains the same thing a third time without a sigh, and in
     other words.
        - lets somebody try before helping
`;
  deepEqual(
    (await textsOf(Buffer.from(text), 'a.txt'))[1],
    'A. Command of the rules. Knows the handbook well enough to lay hands on the right page at once.',
  );
});

test('PR-13: several lines in one cell of a spreadsheet stay apart', async () => {
  const rows = [
    ['Name', 'Signs'],
    ['Listening', 'sums up what was said\n- asks open questions'],
  ];
  const data = rows.map((row) => row.map((value) => ({ value, type: String })));
  const bytes = await writeXlsx(data as never).toBuffer();
  deepEqual(
    (await textsOf(bytes, 'a.xlsx'))[1],
    'Listening | sums up what was said / asks open questions',
  );
});
