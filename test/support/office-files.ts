/** Small files of text programs, with nothing in them but what a test is about. */
import { zip } from './archive.ts';

const wordSpace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relationSpace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const relations = (list: [id: string, type: string, target: string][]): Buffer =>
  Buffer.from(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
      .map(
        ([id, type, target]) =>
          `<Relationship Id="${id}" Type="${relationSpace}/${type}" Target="${target}"/>`,
      )
      .join('')}</Relationships>`,
  );

/** A Word document whose body is this XML; `main` is the name of its main part. */
export function docx(
  body: string,
  {
    main = 'document.xml',
    prefix = 'w',
    inserted = {},
  }: { main?: string; prefix?: string; inserted?: Record<string, string> } = {},
): Buffer {
  const text = `<w:document xmlns:w="${wordSpace}" xmlns:r="${relationSpace}"><w:body>${body}</w:body></w:document>`;
  return zip({
    '_rels/.rels': relations([['r1', 'officeDocument', `word/${main}`]]),
    [`word/${main}`]: Buffer.from(
      prefix === 'w'
        ? text
        : text.replaceAll(/(<\/?|\s|:)w(?=[:=])/g, (_, before: string) => `${before}${prefix}`),
    ),
    [`word/_rels/${main}.rels`]: relations(
      Object.keys(inserted).map((name) => [name, 'aFChunk', `${name}.html`]),
    ),
    ...Object.fromEntries(
      Object.entries(inserted).map(([name, html]) => [`word/${name}.html`, Buffer.from(html)]),
    ),
  });
}

export const wordParagraph = (text: string, inside = ''): string =>
  `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r>${inside}</w:p>`;

/** A text of OpenDocument. */
export function odt(body: string): Buffer {
  const spaces = ['office', 'text', 'table', 'draw', 'style']
    .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
    .join(' ');
  return zip({
    mimetype: {
      data: Buffer.from('application/vnd.oasis.opendocument.text'),
      isStored: true,
    },
    'content.xml': Buffer.from(
      `<office:document-content ${spaces}><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ),
  });
}

export type Placed = { text: string; x: number; y: number; size?: number; bold?: boolean };

/** A page of PDF: words at places from its lower left, and drawing operators. */
export type PdfPage = { words: Placed[]; drawn?: string; rotate?: number };

export function pdf(pages: PdfPage[]): Buffer {
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((_, i) => `${5 + i * 2} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
  ];
  pages.forEach(({ words, drawn = '', rotate = 0 }, i) => {
    const shown = words.map(
      ({ text, x, y, size = 10, bold = false }) =>
        `BT /F${bold ? 2 : 1} ${size} Tf ${turned(rotate, x, y)} Tm (${text.replaceAll(/[()\\]/g, '\\$&')}) Tj ET`,
    );
    const content = [drawn, ...shown].join('\n');
    const box = rotate === 90 ? '842 595' : '595 842';
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${box}] /Rotate ${rotate} /Contents ${6 + i * 2} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
  });
  let text = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places
    .map((at) => `${String(at).padStart(10, '0')} 00000 n \n`)
    .join('')}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

/** Words that stand upright on the page as it is seen are stored turned the other way. */
function turned(rotate: number, x: number, y: number): string {
  if (rotate === 90) return `0 1 -1 0 ${842 - y} ${x}`;
  if (rotate === 180) return `-1 0 0 -1 ${595 - x} ${842 - y}`;
  return `1 0 0 1 ${x} ${y}`;
}
