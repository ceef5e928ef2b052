/**
 * `language export CODE` and `language import FILE`: the texts of one language, for translators and
 * back.
 */
import { globSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { command } from '../platform/command.ts';
import { commandWords } from '../platform/command.words.ts';
import { isComplete, isLanguage, languageNames, languages } from '../platform/i18n.ts';
import {
  examplesOf,
  faultsOf,
  languageFile,
  listTexts,
  placeholdersOf,
  readLanguageFile,
  type Text,
} from '../platform/texts.ts';

const source = join(import.meta.dirname, '..');

/** Every text of the program: a subject counts once its file has been read. */
export async function loadTexts(): Promise<Map<string, Text>> {
  for (const file of globSync('**/*.words.{ts,js}', { cwd: source }))
    await import(join(source, file));
  return listTexts();
}

const isByFile = ({ english }: Text): boolean =>
  typeof english === 'string' || placeholdersOf(english) !== null;

/** What a translator sees of a text, and the place for the translation. */
function forTranslators(text: Text, translation: string) {
  const { key, english, note } = text;
  const known = typeof english === 'string' ? null : placeholdersOf(english);
  return {
    key,
    english: typeof english === 'string' ? english : known!.say(known!.base),
    ...(note ? { note } : {}),
    ...(known
      ? {
          placeholders: known.placeholders.map(({ name }) => `{${name}}`),
          examples: examplesOf(known),
        }
      : {}),
    translation,
  };
}

export const languageExport = command('language export', {}, async ({ words }, io) => {
  const w = commandWords[io.language];
  const [code = ''] = words;
  if (!code || words.length > 1) {
    io.error(w.languageForm);
    return 2;
  }
  if (!isLanguage(code)) {
    io.error(w.languageUnknown(code, languages.join(', ')));
    return 1;
  }
  const texts = [...(await loadTexts()).values()];
  const own = isComplete(code) ? {} : readLanguageFile(code);
  const present = (text: Text): string => {
    if (!isComplete(code)) return own[text.key] ?? '';
    const written = text.written[code];
    if (typeof written === 'string') return written;
    const known = typeof written === 'function' ? placeholdersOf(written as never) : null;
    return known ? known.say(known.base) : '';
  };
  const byFile = texts.filter(isByFile);
  const said = byFile.map((text) => forTranslators(text, present(text)));
  const file = `texts-${code}.json`;
  await writeFile(
    file,
    `${JSON.stringify(
      {
        language: code,
        name: languageNames[code],
        texts: said,
        notByFile: texts.filter((text) => !isByFile(text)).map(({ key }) => key),
      },
      null,
      1,
    )}\n`,
  );
  io.out(`${file}\n`);
  const missing = isComplete(code)
    ? 0
    : said.filter(({ translation }) => translation === '').length;
  io.error(w.languageCount(texts.length, missing, texts.length - byFile.length));
  return 0;
});

type Entry = { key: string; translation: string };

/** The file of a translator, or nothing where it is none. */
async function readTranslations(file: string): Promise<{ code: string; texts: Entry[] } | null> {
  try {
    const { language, texts } = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
    if (typeof language !== 'string' || !Array.isArray(texts)) return null;
    const entries = texts as Partial<Entry>[];
    return entries.every(
      (one) => typeof one?.key === 'string' && typeof (one.translation ?? '') === 'string',
    )
      ? {
          code: language,
          texts: entries.map(({ key, translation }) => ({
            key: key!,
            translation: translation ?? '',
          })),
        }
      : null;
  } catch {
    return null;
  }
}

export const languageImport = command('language import', {}, async ({ words }, io) => {
  const w = commandWords[io.language];
  const [file] = words;
  if (!file || words.length > 1) {
    io.error(w.languageForm);
    return 2;
  }
  const given = await readTranslations(file);
  if (!given) {
    io.error(w.languageUnread(file));
    return 1;
  }
  const { code, texts } = given;
  if (!isLanguage(code)) {
    io.error(w.languageUnknown(code, languages.join(', ')));
    return 1;
  }
  if (isComplete(code)) {
    io.error(w.languageInSource(code));
    return 1;
  }
  const known = await loadTexts();
  const faults = texts.flatMap(({ key, translation }) => {
    const text = known.get(key);
    if (!text) return [`${key}: ${w.textFaults.key}`];
    if (translation.trim() === '') return [];
    return faultsOf(text.english, translation, code).map(
      ({ why, what }) => `${key}: ${w.textFaults[why]}${what ? ` ${what}` : ''}`,
    );
  });
  if (faults.length > 0) {
    for (const fault of faults) io.error(fault);
    io.error(w.languageRefused(faults.length));
    return 1;
  }
  // What the file does not name stays; what it leaves empty, and what no longer exists, goes.
  const all = { ...readLanguageFile(code) };
  for (const { key, translation } of texts) all[key] = translation;
  const kept = Object.entries(all)
    .filter(([key, text]) => known.has(key) && text.trim() !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  await mkdir(dirname(languageFile(code)), { recursive: true });
  // A server that starts meanwhile reads the old file or the new one, never half of it.
  const half = `${languageFile(code)}.new`;
  await writeFile(
    half,
    `${JSON.stringify(Object.fromEntries(kept), null, 2)}
`,
  );
  await rename(half, languageFile(code));
  io.out(`${languageFile(code)}\n`);
  const notByFile = [...known.values()].filter((text) => !isByFile(text)).length;
  io.error(w.languageCount(known.size, known.size - notByFile - kept.length, notByFile));
  return 0;
});
