/**
 * Documents to keep and print, through Typst: tagged PDF to read (PDF/UA-1), or to archive
 * (PDF/A-2b, ISO 19005-2). Words of people come in as data, never as mark-up.
 */
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const fonts = dirname(
  fileURLToPath(import.meta.resolve('@expo-google-fonts/atkinson-hyperlegible-next/package.json')),
);
let compiler: NodeCompiler | null = null;

const templates = new Map<string, string>();

/**
 * `template` is the path of a Typst file that reads `json(bytes(sys.inputs.data))`; what it draws
 * must carry a title, a language and a text beside every picture, else the standard refuses it and
 * this throws. The same data make the same bytes where the template says its own date. Some 40 ms
 * the first time, 10 after that.
 */
export function printPdf(
  template: string,
  data: Record<string, unknown>,
  use: 'read' | 'archive' = 'read',
): Buffer {
  compiler ??= NodeCompiler.create({
    fontArgs: [{ fontPaths: [join(fonts, '400Regular'), join(fonts, '700Bold')] }],
  });
  if (!templates.has(template)) templates.set(template, readFileSync(template, 'utf8'));
  const pdf = compiler.pdf(
    { mainFileContent: templates.get(template)!, inputs: { data: JSON.stringify(data) } },
    { pdfStandard: use === 'read' ? PdfStandard.UA_1 : PdfStandard.A_2b },
  );
  compiler.evictCache(10);
  return pdf;
}
