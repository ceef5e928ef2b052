/** What the reader learned can be learned again by whoever has this project and nothing else. */
import { equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { root } from '../src/platform/project.ts';
import { bankLanguages } from './support/reading/bank.ts';
import { packExamples } from './support/reading/kept.ts';
import { keptExamples, keptFile, learn, lessonsWritten } from './support/reading/train.ts';

test('the weights follow from the lessons, bit for bit', async () => {
  const file = join(root, 'src/core/reader/weights.ts');
  ok((await learn()) === readFileSync(file, 'utf8'), 'run test/support/reading/train.ts');
});

test('what is kept of other documents is small, and numbers of features and labels are all of it', () => {
  const bytes = readFileSync(keptFile);
  ok(bytes.length < 400_000, `${bytes.length} bytes`);
  const again = packExamples(keptExamples());
  ok(brotliDecompressSync(bytes).equals(brotliDecompressSync(again)));
});

test('every document that was written whole is found again in its units', async () => {
  const lessons = await lessonsWritten();
  ok(lessons.length >= 30);
  for (const { name, gold } of lessons) equal(gold.lost.join('; '), '', name);
  for (const language of bankLanguages)
    ok(
      lessons.some(({ name }) => name.startsWith(language)),
      language,
    );
});
