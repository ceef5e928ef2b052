/**
 * The few files a page loads: one sheet, one script, two weights of one typeface, each in two files,
 * of which a browser fetches the second only for a page with letters such as ş or ł. Named by
 * content, so they may be kept for ever.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../platform/project.ts';
import { tokenCss } from './tokens.ts';

type Asset = { type: string; body: Buffer };

const fonts = join(root, 'node_modules/@fontsource/atkinson-hyperlegible-next/files');
const font = (letters: 'latin' | 'latin-ext', weight: number) =>
  readFileSync(join(fonts, `atkinson-hyperlegible-next-${letters}-${weight}-normal.woff2`));
const own = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#0a5a66" stroke-width="2.6" stroke-linecap="round"><path d="M4 20V9a4 4 0 0 1 8 0v11"/><path d="M12 9a4 4 0 0 1 8 0v11"/></svg>';

const files: Record<string, Asset> = {
  'style.css': {
    type: 'text/css; charset=utf-8',
    body: Buffer.from(tokenCss() + own('style.css')),
  },
  'script.js': { type: 'text/javascript; charset=utf-8', body: Buffer.from(own('script.js')) },
  'icon.svg': { type: 'image/svg+xml', body: Buffer.from(icon) },
  'regular.woff2': { type: 'font/woff2', body: font('latin', 400) },
  'regular-extended.woff2': { type: 'font/woff2', body: font('latin-ext', 400) },
  'bold.woff2': { type: 'font/woff2', body: font('latin', 700) },
  'bold-extended.woff2': { type: 'font/woff2', body: font('latin-ext', 700) },
};

const versions = new Map(
  Object.entries(files).map(([name, { body }]) => [
    name,
    createHash('sha256').update(body).digest('hex').slice(0, 10),
  ]),
);

export function assetPath(name: string): string {
  return `/assets/${name}?v=${versions.get(name)}`;
}

export function findAsset(name: string): Asset | null {
  return Object.hasOwn(files, name) ? files[name]! : null;
}
