import { deepEqual, ok } from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../src/platform/project.ts';
import { colours, contrast, markPairs, textPairs } from '../src/web/tokens.ts';

test('every pair of colours that carries text has 4.5:1, every mark 3:1, light and dark', () => {
  const poor = (pairs: typeof textPairs, least: number) =>
    pairs.flatMap(([front, back]) =>
      [0, 1]
        .filter((scheme) => contrast(colours[front][scheme]!, colours[back][scheme]!) < least)
        .map((scheme) => `${front} on ${back} ${scheme ? 'dark' : 'light'}`),
    );
  deepEqual(poor(textPairs, 4.5), []);
  deepEqual(poor(markPairs, 3), []);
  ok(contrast('#000000', '#ffffff') === 21);
});

test('the sheet names only colours that exist, and no page can carry a style of its own', () => {
  const sheet = readFileSync(join(import.meta.dirname, '../src/web/style.css'), 'utf8');
  const used = new Set([...sheet.matchAll(/var\(--([\w-]+)\)/g)].map(([, name]) => name!));
  deepEqual(
    [...used].filter((name) => !(name in colours)),
    [],
  );
  const pages = globSync('src/**/*.tsx', { cwd: root }).filter((file) =>
    /\sstyle=/.test(readFileSync(join(root, file), 'utf8')),
  );
  deepEqual(pages, []);
});
