/**
 * One kind of difficulty each, in a few lines, with what they say marked as in the documents that
 * were written for training. None of these is among the lessons: a kind is understood or it is not.
 */
import { deepEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../src/platform/project.ts';
import { printDraft, type PrintedProfile } from '../src/core/reader/print.ts';
import { readProfile } from '../src/core/reader/read.ts';
import type { Expected } from './support/reading/render.ts';
import { written } from './support/reading/written.ts';

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();

/** Everything that counts: who, what is asked, names with their signs, behaviours. */
const itemsOf = ({ roles }: PrintedProfile | Expected): string[] =>
  roles.flatMap(({ role, criteria, competences, behaviours }) => [
    ...criteria.map(
      ({ kind, value, unit, mustHave }) => `${role} ${mustHave} ${kind} ${value} ${unit}`,
    ),
    ...competences.flatMap(({ name, indicators }) => [
      `${role} knows ${plain(name)}`,
      ...indicators.map((text) => `${role} shows ${plain(name)}: ${plain(text)}`),
    ]),
    ...behaviours.map((text) => `${role} does ${plain(text)}`),
  ]);

const file = join(root, 'test/fixtures/reading-kinds.txt');
for (const part of readFileSync(file, 'utf8').split(/^== /m).slice(1)) {
  const [, kind, language, format, text] = /^\d+ (.*) \((\w\w) (\w+)\)\n([^]*)$/.exec(part)!;
  test(`PR-21: ${kind} (${language})`, async () => {
    const { name, bytes, expected } = written(`${language}.${format}`, text!);
    const found = printDraft(await readProfile(bytes, name));
    deepEqual(itemsOf(found), itemsOf(expected));
  });
}
