/**
 * Checks 37 to 39 and 41: files that are something else, that unpack without end, that name other
 * files, and cells that would be carried out.
 */
import { connect, createServer, type AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFile, writeFile } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';
import yauzl from 'yauzl';
import { matchPeople } from '../src/features/optimisation/people-file.command.ts';
import { readWorkbook } from '../src/core/reader/spreadsheet.ts';
import { openZip } from '../src/core/reader/zip.ts';
import { zip, type Entry } from '../test/support/archive.ts';
import { visit, type Visitor } from '../test/support/world.ts';
import { ThreadPool } from '../src/platform/thread-pool.ts';
import { plural, serveAnew, type Check, type Stage } from './check.ts';

const mb = 2 ** 20;
const photo = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////////////////2wBDAVVaWnhpeOuCguv/////////////////////////////////////////////////////////////////////////wAARCAADAAIDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AIgAf//Z',
  'base64',
);
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R /Size 2 >>\n%%EOF\n',
);
const word: Record<string, Entry> = {
  '[Content_Types].xml': Buffer.from(
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  ),
  'word/document.xml': Buffer.from('<w:document xmlns:w="w"><w:body/></w:document>'),
};
const joined = (...parts: (Buffer | string)[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part)));

/** A segment with where, when and by whom; the picture lies on its side. */
const photoWithPlace = (() => {
  const tiff = Buffer.from(
    'MM\0*\0\0\0\x08\0\x02\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\x01\x3b\0\x02\0\0\0\x0e\0\0\0\x26\0\0\0\0Noor de Canary\0',
    'latin1',
  );
  const exif = Buffer.concat([Buffer.from('Exif\0\0'), tiff]);
  const segment = Buffer.concat([
    Buffer.from([0xff, 0xe1, (exif.length + 2) >> 8, (exif.length + 2) & 255]),
    exif,
  ]);
  const comment = Buffer.from('\xff\xfe\x00\x0fcanary, in so', 'latin1');
  return Buffer.concat([
    photo.subarray(0, 2),
    segment,
    comment,
    photo.subarray(2),
    Buffer.from('<script>canary</script>'),
  ]);
})();

const chunk = (kind: string, text: string) => {
  const part = Buffer.alloc(12 + text.length);
  part.writeUInt32BE(text.length, 0);
  part.write(kind + text, 4, 'latin1');
  return part;
};
const pngWithWords = Buffer.concat([
  png.subarray(0, 33),
  chunk('tEXt', 'Author\0Noor Canary'),
  chunk('eXIf', 'MM canary'),
  png.subarray(33),
  Buffer.from('PK\x03\x04 canary'),
]);

/** Name and bytes: what is not what it says, or is two things at once. */
const impostors: [string, Buffer][] = [
  ['page.html', joined('<html><script>alert(1)</script>')],
  ['page.png', joined('<html><script>alert(1)</script>')],
  ['picture.svg', joined('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ['picture.png', joined('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ['picture.jpg', png],
  ['picture.pdf', png],
  ['paper.pdf.html', pdf],
  ['paper.exe', pdf],
  ['program.pdf', joined('MZ', Buffer.alloc(100), 'PE\0\0')],
  ['program.png', joined('\x7fELF', Buffer.alloc(60))],
  ['script.txt', joined('#!/bin/sh\n', Buffer.from([0, 1, 2]))],
  ['paper.pdf', joined('<script>alert(1)</script>', pdf)],
  ['paper.pdf', joined(pdf, zip({ 'a.html': Buffer.from('<script>') }))],
  [
    'paper.pdf',
    joined('%PDF-1.4\n<< /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>\n%%EOF\n'),
  ],
  ['paper.pdf', joined('%PDF-1.4\n<< /Type /Action /S /Launch /F (cmd.exe) >>\n%%EOF\n')],
  ['paper.pdf', joined('%PDF-1.4\n<html><script>alert(1)</script>\n%%EOF\n')],
  ['paper.docx', zip({ ...word, 'word/vbaProject.bin': Buffer.from('macro') })],
  ['paper.docx', zip({ ...word, 'word/embeddings/oleObject1.bin': Buffer.from('MZ') })],
  ['paper.docx', zip({ ...word, '../../evil.sh': Buffer.from('x') })],
  ['paper.docx', joined(zip(word), '<script>alert(1)</script>')],
  ['paper.docx', joined(png, zip(word))],
  ['paper.docx', zip({ 'a.txt': Buffer.from('x') })],
  ['paper.zip', zip(word)],
  ['paper.jar', zip({ 'META-INF/MANIFEST.MF': Buffer.from('Main-Class: A') })],
  ['picture.gif', joined('GIF89a/*', Buffer.alloc(20), '*/=1;alert(1)')],
  ['picture\u202egnp.exe', png],
  ['../../picture.png', Buffer.from('x')],
  ['picture.png', png.subarray(0, 40)],
  ['picture.jpg', photo.subarray(0, 60)],
  ['noname', png],
  ['page.txt', joined('\xff\xfe\x00bad')],
];
const honest: [string, Buffer][] = [
  ['photo.jpg', photoWithPlace],
  ['Photo.JPEG', photo],
  ['picture.png', pngWithWords],
  ['paper.pdf', pdf],
  ['paper.docx', zip(word)],
  [
    'packed.pdf',
    joined(
      '%PDF-1.4\n1 0 obj\n<< /Length 9 >>\nstream\nx/JS (PK\x05\x06\nendstream\nendobj\n',
      Buffer.alloc(70_000, 32),
      '\n%%EOF\n',
    ),
  ],
  ['chart.docx', zip({ ...word, 'word/embeddings/Microsoft_Excel_Sheet.xlsx': zip(word) })],
  ['notes.txt', Buffer.from('Gesprek met de groep: één goed idee')],
];

export const uploads: Check = {
  number: 37,
  name: 'files that are something else, or two things at once, are refused; pictures lose place and maker; nothing is shown in place',
  isQuick: true,
  run: async (stage) => {
    const faults: string[] = [];
    const mentor = await visit(stage, 'network.mentor');
    const base = '/o/ledarnatverket/development';
    const send = (name: string, bytes: Buffer) =>
      mentor.upload(
        `${base}/evidence`,
        { title: 'A', held_on: '2026-11-20', minutes: '5' },
        { name, bytes },
      );
    for (const [name, bytes] of impostors) {
      const { status } = await send(name, bytes);
      if (status !== 422) faults.push(`${JSON.stringify(name)}: ${status}`);
    }
    for (const [name, bytes] of honest) {
      const { status } = await send(name, bytes);
      if (status !== 303) faults.push(`${name}, which is what it says: ${status}`);
    }
    const files = new Set(
      [
        ...(await mentor.get(base)).text.matchAll(/\/development\/evidence\/[0-9a-f-]{36}\/file/g),
      ].map(([path]) => path),
    );
    let seen = 0;
    for (const path of files) {
      const got = await stage.server.inject({
        url: `/o/ledarnatverket${path}`,
        cookies: { session: mentor.cookie },
      });
      seen++;
      if (/canary|Author|Noor/i.test(got.rawPayload.toString('latin1')))
        faults.push(`${path} tells more than the picture`);
      if (
        !String(got.headers['content-disposition']).startsWith('attachment') ||
        got.headers['x-content-type-options'] !== 'nosniff'
      )
        faults.push(`${path} is shown in place`);
    }
    if (seen < honest.length) faults.push(`${seen} of ${honest.length} files came back`);
    return {
      tried: `${plural(impostors.length, 'impostors')}, ${plural(honest.length, 'honest files')}`,
      figure: `${faults.length} exceptions`,
      faults,
    };
  },
  mutation: {
    name: 'what is sent is believed to be a text',
    break: async (stage) => {
      // The name of every file is changed on its way in to one that promises text, and the bytes
      // with it.
      await serveAnew(stage);
      const { inject } = stage.server;
      stage.server.inject = ((options: { payload?: unknown; url: string }): unknown => {
        if (Buffer.isBuffer(options.payload) && options.url.endsWith('/evidence'))
          options.payload = Buffer.from(
            options.payload
              .toString('latin1')
              .replace(/filename="[^"]*"/, 'filename="a.txt"')
              .replace(/(octet-stream\r\n\r\n)[^]*(\r\n--mentorium)/, '$1text$2'),
            'latin1',
          );
        return (inject as (options: unknown) => unknown).call(stage.server, options);
      }) as never;
    },
  },
};

/** Entries that each unpack to much; what the directory claims may be a lie. */
const spaces = (n: number) => Buffer.alloc(n, 32);
const sheet = {
  'xl/workbook.xml': Buffer.from('<workbook/>'),
  '[Content_Types].xml': Buffer.from('<Types/>'),
};

function bombs(): [string, Buffer][] {
  const inner = zip({ 'word/document.xml': spaces(40 * mb) });
  const nested = Array.from({ length: 10 }).reduce<Buffer>(
    (box, _, k) => zip({ [`${k}.zip`]: box }),
    inner,
  );
  return [
    ['ratio', zip({ 'word/document.xml': spaces(200 * mb) })],
    [
      'ratio, in parts that are each small',
      zip(
        Array.from({ length: 300 }, (_, k): [string, Entry] => [`word/${k}.xml`, spaces(mb - 1)]),
      ),
    ],
    ['a size that lies', zip({ 'word/document.xml': { data: spaces(200 * mb), claims: 1000 } })],
    [
      'a size that lies, in a sheet',
      zip({ ...sheet, 'xl/worksheets/sheet1.xml': { data: spaces(200 * mb), claims: 1000 } }),
    ],
    [
      'a size that lies, where nobody looks',
      zip({ ...sheet, 'xl/media/x.bin': { data: spaces(400 * mb), claims: 1000 } }),
    ],
    [
      'a size that lies, among relations',
      zip({ ...sheet, 'xl/_rels/workbook.xml.rels': { data: spaces(400 * mb), claims: 1000 } }),
    ],
    ['a zip in a zip, ten deep', zip({ 'word/document.xml': nested })],
    [
      'a hundred thousand entries',
      zip(
        Array.from({ length: 100_000 }, (_, k): [string, Entry] => [
          `word/${k}.xml`,
          { data: Buffer.alloc(0), isStored: true },
        ]),
      ),
    ],
    [
      'a link to a file',
      zip({
        'word/document.xml': { data: Buffer.from('/etc/passwd'), mode: 0o120777, isStored: true },
      }),
    ],
    [
      'a way out of the folder',
      zip({ '../../../../tmp/evil': Buffer.from('x'), 'word/document.xml': Buffer.from('x') }),
    ],
    [
      'with a password',
      zip({ 'word/document.xml': { data: Buffer.from('<w:document/>'), isEncrypted: true } }),
    ],
    [
      'the same part a thousand times',
      zip(
        Array.from({ length: 1000 }, (): [string, Entry] => ['word/document.xml', spaces(400_000)]),
      ),
    ],
    ['cut off', zip({ 'word/document.xml': Buffer.from('<w:document/>') }).subarray(0, 60)],
  ];
}

type Box = { tried: number; slowest: number; most: number; faults: string[] };

/** Through both doors that open archives: a document, and a list of people. */
async function openEach(
  visitor: Visitor,
  files: [string, Buffer][],
  isRefused: (status: number) => boolean,
): Promise<Box> {
  const box: Box = { tried: 0, slowest: 0, most: 0, faults: [] };
  // Threads that have read something are measured, not how long it takes to load what they read with.
  const honest = { name: 'a.txt', bytes: Buffer.from('Competences\n\nPatience\n- waits\n') };
  await Promise.all(
    Array.from({ length: 4 }, () =>
      visitor.upload('/o/ledarnatverket/profiles', { name: 'A' }, honest),
    ),
  );
  for (const [what, bytes] of files)
    for (const [path, name, fields] of [
      ['/o/ledarnatverket/profiles', 'a.docx', { name: 'A' }],
      ['/o/ledarnatverket/people/imports', 'a.xlsx', {}],
    ] as const) {
      globalThis.gc?.();
      const before = process.memoryUsage().rss;
      let most = before;
      const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 5);
      const from = performance.now();
      const { status } = await visitor.upload(path, fields, { name, bytes });
      const ms = performance.now() - from;
      clearInterval(watch);
      const grown = (Math.max(most, process.memoryUsage().rss) - before) / mb;
      box.tried++;
      box.slowest = Math.max(box.slowest, ms);
      box.most = Math.max(box.most, grown);
      if (!isRefused(status)) box.faults.push(`${what}, as ${name}: ${status}`);
      if (ms > 1000) box.faults.push(`${what}, as ${name}: ${ms.toFixed(0)} ms`);
      if (grown > 100) box.faults.push(`${what}, as ${name}: ${grown.toFixed(0)} MB`);
    }
  return box;
}

export const archives: Check = {
  number: 38,
  name: 'archives that unpack without end, lie about their size or lead out of the folder: refused within a second and a hundred megabytes',
  isQuick: false,
  run: async (stage) => {
    const coordinator = await visit(stage, 'network.coordinator');
    const { tried, slowest, most, faults } = await openEach(
      coordinator,
      bombs(),
      (status) => status === 422,
    );
    if ((await stage.server.inject('/ready')).statusCode !== 200)
      faults.push('it does not answer any more');
    return {
      tried: plural(tried, 'archives'),
      figure: `${faults.length} opened, the slowest answer ${slowest.toFixed(0)} ms, ${most.toFixed(0)} MB at most`,
      faults,
    };
  },
  mutation: {
    name: 'every archive is unpacked whole before it is looked at',
    break: async (stage) => unpackFirst(stage),
  },
};

/** As somebody would who takes every archive at its word: all parts whole, and a look into each. */
function unpackFirst(stage: Stage, look: (part: Buffer) => void = () => {}): void {
  const careful = yauzl.fromBuffer;
  const { run } = ThreadPool.prototype;
  undoAtEnd(stage, () => {
    yauzl.fromBuffer = careful;
    ThreadPool.prototype.run = run;
  });
  // What is broken here does not reach the threads, so files are read on this one.
  ThreadPool.prototype.run = ((task: { module: URL; name: string }, given: unknown[]) => ({
    answer: import(task.module.href).then((module) =>
      (module as Record<string, (...given: unknown[]) => unknown>)[task.name]!(...given),
    ),
    stop: () => {},
  })) as typeof run;
  yauzl.fromBuffer = ((bytes: Buffer, ...rest: unknown[]) => {
    for (let at = bytes.indexOf('PK\x03\x04'); at >= 0; at = bytes.indexOf('PK\x03\x04', at + 4)) {
      const from = at + 30 + bytes.readUInt16LE(at + 26);
      const packed = bytes.subarray(from, from + bytes.readUInt32LE(at + 18));
      if (bytes.readUInt16LE(at + 8) === 8) look(inflateRawSync(packed));
    }
    return (careful as (...args: unknown[]) => void)(bytes, ...rest);
  }) as typeof careful;
}

/** What is broken for a check is whole again when its world is closed. */
function undoAtEnd(stage: Stage, undo: () => void): void {
  const { close } = stage;
  stage.close = () => {
    undo();
    return close();
  };
}

export const xml: Check = {
  number: 39,
  name: 'XML that expands or names other files and addresses: nothing read, nothing fetched, nothing expanded',
  isQuick: true,
  run: async (stage) => {
    const folder = mkdtempSync(join(tmpdir(), 'mentorium-xml-'));
    const secret = join(folder, 'secret.txt');
    writeFileSync(secret, 'CanaryOfTheFile');
    let connections = 0;
    const trap = createServer((socket) => void (connections++, socket.destroy()));
    await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
    const { port } = trap.address() as AddressInfo;
    try {
      const coordinator = await visit(stage, 'network.coordinator');
      const laughs = [
        '<!ENTITY a "ha">',
        ...Array.from(
          { length: 30 },
          (_, k) => `<!ENTITY a${k} "${`&a${k === 0 ? '' : k - 1};`.repeat(10)}">`,
        ),
      ].join('');
      const types = [
        `<!DOCTYPE x [${laughs}]>`,
        `<!DOCTYPE x [<!ENTITY a "${'ha'.repeat(50_000)}">]>`,
        `<!DOCTYPE x [<!ENTITY a29 SYSTEM "file://${secret}">]>`,
        `<!DOCTYPE x [<!ENTITY a29 SYSTEM "http://127.0.0.1:${port}/">]>`,
        `<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:${port}/p"> %p;]>`,
        `<!DOCTYPE x SYSTEM "http://127.0.0.1:${port}/x.dtd">`,
        `<!DOCTYPE x PUBLIC "-//X//X" "file://${secret}">`,
        `<!doctype x [<!entity a29 SYSTEM "file://${secret}">]>`,
      ];
      const body = (type: string) =>
        `<?xml version="1.0"?>${type}<w:document xmlns:w="w" xmlns:xi="http://www.w3.org/2001/XInclude"><w:body><w:p><w:r><w:t>Competences &a29;</w:t></w:r></w:p><xi:include href="file://${secret}" parse="text"/></w:body></w:document>`;
      const files = types.flatMap((type): [string, Buffer][] =>
        (['utf8', 'utf16le'] as const).flatMap((encoding): [string, Buffer][] => {
          const text = Buffer.from(`${encoding === 'utf8' ? '' : '\ufeff'}${body(type)}`, encoding);
          return [
            [
              `${type.slice(0, 40)} ${encoding}, in a text`,
              zip({ ...word, 'word/document.xml': text }),
            ],
            [
              `${type.slice(0, 40)} ${encoding}, in a sheet`,
              zip({
                ...sheet,
                'xl/workbook.xml': text,
                'xl/worksheets/sheet1.xml': text,
                'xl/sharedStrings.xml': text,
              }),
            ],
            [
              `${type.slice(0, 40)} ${encoding}, behind a long comment`,
              zip({
                ...word,
                ...sheet,
                'word/document.xml': Buffer.concat([
                  Buffer.from(`<!--${'x'.repeat(4000)}-->`),
                  text,
                ]),
                'xl/workbook.xml': Buffer.concat([Buffer.from(`<!--${'x'.repeat(4000)}-->`), text]),
              }),
            ],
          ];
        }),
      );
      const box = await openEach(coordinator, files, (status) => status === 422);
      const pages = await Promise.all(
        ['/o/ledarnatverket/profiles', '/o/ledarnatverket/people'].map((path) =>
          coordinator.get(path),
        ),
      );
      if (pages.some(({ text }) => text.includes('CanaryOfTheFile')))
        box.faults.push('the file was read');
      if (connections > 0) box.faults.push(`${connections} connections`);
      return {
        tried: plural(box.tried, 'files'),
        figure: `${box.faults.length} read or expanded, ${connections} connections, the slowest answer ${box.slowest.toFixed(0)} ms`,
        faults: box.faults,
      };
    } finally {
      trap.close();
      rmSync(folder, { recursive: true });
    }
  },
  mutation: {
    name: 'somebody follows what a document type names',
    break: async (stage) =>
      unpackFirst(stage, (part) => {
        for (const [, port] of part.toString().matchAll(/SYSTEM "http:\/\/127.0.0.1:(\d+)/g))
          connect(Number(port), '127.0.0.1').on('error', () => {});
      }),
  },
};

const beginnings = [
  '=',
  '+',
  '-',
  '@',
  '＝',
  '＋',
  '－',
  '＠',
  '|',
  '%',
  '"=',
  "'=",
  ' =',
  '\t=',
  '\r=',
  '\n=',
  ';=',
  ',=',
];
const evil = "HYPERLINK(1)&cmd|' /C calc'!A0";

export const formulas: Check = {
  number: 41,
  name: 'names that a spreadsheet would carry out come back as the words they are, in cells that are text',
  isQuick: true,
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mentorium-cells-'));
    const faults: string[] = [];
    try {
      const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
      const names = (who: string) =>
        beginnings.map((beginning, k) => `${beginning}${evil}${who}${k}`);
      const [mentors, mentees] = [names('a'), names('b')];
      await writeFile(
        join(folder, 'mentors.csv'),
        `naam,capaciteit,onderwerpen\n${mentors.map((name) => `${quoted(name)},1,x`).join('\n')}\n`,
      );
      await writeFile(
        join(folder, 'mentees.csv'),
        `naam,hulpvraag\n${mentees.map((name) => `${quoted(name)},x`).join('\n')}\n`,
      );
      const out = join(folder, 'out.xlsx');
      const said: string[] = [];
      const code = await matchPeople(
        { files: [join(folder, 'mentors.csv'), join(folder, 'mentees.csv')], policy: null, out },
        {
          language: 'en',
          out: (text: string) => void said.push(text),
          error: (text: string) => void said.push(text),
        } as never,
      );
      if (code !== 0) faults.push(said.join(' '));
      const bytes = mangle(await readFile(out));
      const box = await openZip(bytes);
      let cells = 0;
      for (const part of box.names.filter((name) => name.startsWith('xl/worksheets/'))) {
        const text = Buffer.from((await box.part(part))!).toString();
        if (/<f[\s>]/.test(text)) faults.push(`${part} holds a formula`);
        for (const [cell] of text.matchAll(/<c [^>]*>(?=<(?:v|is|f))/g)) {
          cells++;
          if (
            !/t="(?:s|inlineStr)"/.test(cell) &&
            !/s="\d+"/.test(cell) &&
            !/<c r="[A-Z]+\d+">/.test(cell)
          )
            faults.push(`${part}: ${cell}`);
        }
      }
      // An apostrophe in front is what programs put there to say that it is text.
      const clean = (text: string) =>
        text
          .replace(/\s+/g, ' ')
          .trim()
          .replace(/^'(?==)/, '');
      const read = new Set(
        (await readWorkbook(bytes).catch(() => [])).flatMap(({ rows }) => rows.flat()).map(clean),
      );
      for (const name of [...mentors, ...mentees])
        if (!read.has(clean(name))) faults.push(`lost: ${JSON.stringify(name)}`);
      return {
        tried: `${plural(beginnings.length, 'beginnings')}, ${plural(cells, 'cells')}`,
        figure: `${faults.length} formulas or losses`,
        faults,
      };
    } finally {
      mangle = (bytes) => bytes;
      rmSync(folder, { recursive: true });
    }
  },
  mutation: {
    name: 'a text that begins with = is written as a formula',
    break: async () => {
      mangle = (bytes) => {
        const sheetOf = Buffer.from(
          '<worksheet><sheetData><row r="1"><c r="A1"><f>HYPERLINK(1)</f></c></row></sheetData></worksheet>',
        );
        return zip({
          ...sheet,
          'xl/worksheets/sheet1.xml': sheetOf,
          size: Buffer.from(String(bytes.length)),
        });
      };
    },
  },
};
let mangle = (bytes: Buffer): Buffer => bytes;
