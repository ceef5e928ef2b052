/** The list of languages and what follows from it; texts that a file gives. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../src/platform/project.ts';
import { languageExport, languageImport, loadTexts } from '../src/app/language.command.ts';
import {
  acceptedLanguage,
  atSchool,
  completeLanguages,
  directions,
  fileLanguages,
  languageNames,
  languages,
  locales,
} from '../src/platform/i18n.ts';
import { faultsOf, readLanguageFile, texts } from '../src/platform/texts.ts';
import { sayMenu } from '../src/web/feature.ts';
import { markEnglish } from '../src/web/partial-language.ts';
import { openWorld, visit, type World } from './support/world.ts';

let world: World;
let folder: string;
before(async () => {
  world = await openWorld();
  folder = mkdtempSync(join(tmpdir(), 'mentorium-language-'));
});
after(async () => {
  rmSync(folder, { recursive: true });
  await world.close();
});

async function call(
  command: typeof languageExport,
  args: string[],
): Promise<{ status: number; out: string; error: string }> {
  let [out, error] = ['', ''];
  const status = await command(args, {
    out: (text) => (out += text),
    error: (text) => (error += `${text}\n`),
    language: 'en',
  });
  return { status, out, error };
}

test('LA-1: types, choices and what a browser accepts follow from one list, and no other list of codes stands in the source', () => {
  const code = languages.join('|');
  const lists = [
    new RegExp(`['"](?:${code})['"]\\s*[,|]\\s*['"](?:${code})['"]`),
    new RegExp(`\\b(?:${code})\\|(?:${code})\\b`),
    new RegExp(`[!=]== '(?:${languages.filter((one) => one !== 'en').join('|')})'`),
  ];
  // The reader of documents knows the languages of documents, which are others; so do spoken
  // languages and invented people.
  const apart = /^src\/(?:core\/reader|app\/demo)\/|language\.rules\.ts$|platform\/i18n\.ts$/;
  const wrong = globSync('src/**/*.{ts,tsx}', { cwd: root })
    .filter((file) => !apart.test(file))
    .flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .filter((line) => lists.some((list) => list.test(line)))
        .map((line) => `${file}: ${line.trim()}`),
    );
  deepEqual(wrong, []);
  // What is stored is written in a complete language; the database says so too.
  const stored = [
    ...readFileSync(join(root, 'db/schema.sql'), 'utf8').matchAll(
      /\(language = ANY \(ARRAY\[(.*?)\]/g,
    ),
  ].map(([, list]) => list!.replaceAll(/'|::text/g, '').split(', '));
  ok(stored.length >= 4, `${stored.length} columns`);
  for (const list of stored) deepEqual(list, completeLanguages);
  for (const language of languages) {
    ok(Intl.DateTimeFormat.supportedLocalesOf(locales[language]).length === 1, language);
    ok(languageNames[language].length > 3 && ['ltr', 'rtl'].includes(directions[language]));
  }
});

test('LA-2: a browser gets the language that it prefers among those there are', () => {
  for (const [header, language] of [
    ['sv-SE,sv;q=0.9,en;q=0.8', 'sv'],
    ['fr-FR, nl;q=0.5, en;q=0.7', 'en'],
    ['de-AT', 'de'],
    ['nl;q=0, sv;q=0.1', 'sv'],
    ['fr, *;q=0.1', null],
    ['', null],
    ['constructor, toString', null],
  ] as const)
    equal(acceptedLanguage(header), language, header);
});

test('LA-3: a page in a language of a file shows its texts, and in English what the file does not have', async () => {
  const get = async (url: string, headers: Record<string, string>) => {
    const reply = await world.server.inject({ url, headers });
    equal(reply.statusCode, 200);
    return reply.body;
  };
  const page = await get('/sign-in', { 'accept-language': 'de-DE,de;q=0.9,en;q=0.5' });
  match(page, /<html lang="de" dir="ltr">/);
  match(page, /E-Mail-Adresse/);
  match(page, /Passwort vergessen/);
  match(page, /aria-current="true">Deutsch</);
  // This page has only English texts within a German frame.
  const forgotten = await get('/forgotten', { 'accept-language': 'de' });
  match(forgotten, /Zum Inhalt springen/);
  match(forgotten, /<p lang="en">This server sends no e-mail/);
  match(forgotten, /<h1 lang="en">/);
  match(forgotten, /<title>[^<]*<\/title>/);
  // Nothing is marked in a complete language, and nothing German is called English.
  ok(!(await get('/forgotten', { 'accept-language': 'nl' })).includes('<p lang="en">'));
  for (const [, text] of forgotten.matchAll(/lang="en"[^>]*>([^<]*)/g))
    ok(!/[äöüß]|Sprache|Inhalt/.test(text!), text!);
  const chosen = await world.server.inject({ url: '/language/de' });
  match(String(chosen.headers['set-cookie']), /language=de/);
});

test('LA-3: a sentence with numbers is counted as its language counts, and what a pattern cannot take is said in English', async () => {
  const coordinator = await visit(world, 'school.coordinator', 'de');
  const page = (await coordinator.get('/o/lindenhof/mentorships')).text;
  match(page, /<h1>Mentorings<\/h1>/);
  match(page, /\d+ Kinder/);
  match(page, /<p lang="en">First those where nothing happens/);
});

test('LA-5: every piece of a page that fell back to English is marked, and the page is otherwise the same', () => {
  const words = texts('languageTestMarks', {
    en: { a: 'Fish & "chips"', b: (n: number) => `${n} fish were here`, c: 'Menu' },
    nl: { a: 'Vis', b: (n: number) => `${n} vissen`, c: 'Menu' },
    sv: { a: 'Fisk', b: (n: number) => `${n} fiskar`, c: 'Meny' },
  }).de;
  const [amp, made] = ['Fish &amp; &quot;chips&quot;', words.b(3)];
  equal(words.a, 'Fish & "chips"');
  const pages: [string, string][] = [
    [`<p>${amp}</p>`, `<p lang="en">${amp}</p>`],
    [`<a href="/x" title="a > b">${made}</a>`, `<a lang="en" href="/x" title="a > b">${made}</a>`],
    [
      `<p>${amp}<b>x</b> ${made}</p>`,
      `<p><span lang="en">${amp}</span><b>x</b><span lang="en"> ${made}</span></p>`,
    ],
    [`<option value="1">${made}</option>`, `<option lang="en" value="1">${made}</option>`],
    [`<textarea>${made}</textarea>`, `<textarea>${made}</textarea>`],
    [`<svg><g>${made}<title>x</title></g></svg>`, `<svg><g>${made}<title>x</title></g></svg>`],
    [`<li lang="sv">${amp}</li>`, `<li lang="sv">${amp}</li>`],
    ['<p>Fisch</p><p>4 fish were here</p>', '<p>Fisch</p><p>4 fish were here</p>'],
  ];
  for (const [was, becomes] of pages) {
    const page = (language: string, body: string) => `<html lang="${language}"><body>${body}`;
    equal(markEnglish(page('de', was)), page('de', becomes));
    equal(markEnglish(page('nl', was)), page('nl', was));
  }
  equal(words.c, 'Menu');
});

test('LA-4: what translators get names every text with its placeholders, and says how many are missing', async () => {
  const here = process.cwd();
  process.chdir(folder);
  try {
    const done = await call(languageExport, ['de']);
    equal(done.status, 0);
    equal(done.out, 'texts-de.json\n');
    const said = JSON.parse(readFileSync('texts-de.json', 'utf8')) as {
      texts: {
        key: string;
        english: string;
        translation: string;
        placeholders?: string[];
        note?: string;
      }[];
      notByFile: string[];
    };
    const all = await loadTexts();
    const missing = said.texts.filter(({ translation }) => translation === '').length;
    equal(said.texts.length + said.notByFile.length, all.size);
    match(
      done.error,
      new RegExp(`^${all.size} texts; ${missing} are missing and shown in English`),
    );
    ok(said.notByFile.length <= 10, `${said.notByFile.length} that no file can give`);
    const noted = said.texts.filter(({ note }) => note !== undefined);
    ok(noted.length >= 100, `${noted.length} with a note`);
    // A note that speaks of a placeholder speaks of one that its text has.
    for (const { key, note, placeholders = [] } of noted)
      for (const [name] of note!.matchAll(/\{\w+\}/g))
        ok(placeholders.includes(name!), `${key} ${name}`);
    const since = said.texts.find(({ key }) => key === 'mentorship.since')!;
    deepEqual(since.placeholders, ['{days}']);
    equal(since.english, '5 days ago');
    // What was exported can be taken in again as it is, and changes nothing.
    const file = join(root, 'languages/de.json');
    const was = readFileSync(file, 'utf8');
    equal((await call(languageImport, ['texts-de.json'])).status, 0);
    equal(readFileSync(file, 'utf8'), was);
  } finally {
    process.chdir(here);
  }
});

test('LA-4: a translation that would say something wrong is refused by its key, and nothing is taken in', async () => {
  const file = join(folder, 'wrong.json');
  const was = readFileSync(join(root, 'languages/de.json'), 'utf8');
  for (const [key, translation, sentence] of [
    ['signIn.nowhere', 'x', /signIn\.nowhere: there is no such text/],
    ['mentorship.since', 'vor Tagen', /mentorship\.since: the translation leaves out \{days\}/],
    ['mentorship.since', 'vor {days} {n}', /the English text has no \{n\}/],
    [
      'mentorship.since',
      'vor {days, plural, other {# Tagen}}',
      /plural forms: \{days\}: one, other/,
    ],
    [
      'mentorship.since',
      'vor {days, plural, one {#} few {#} other {#}}',
      /plural forms: \{days\}: one, other/,
    ],
    ['mentorship.since', 'vor {days, plural, one {#}', /the pattern cannot be read/],
    ['mentorship.since', 'vor {days, date}', /the pattern cannot be read/],
    ['admission.wish', 'Wunsch', /cannot be given by a file/],
  ] as const) {
    writeFileSync(file, JSON.stringify({ language: 'de', texts: [{ key, translation }] }));
    const done = await call(languageImport, [file]);
    equal(done.status, 1, translation);
    match(done.error, sentence);
  }
  for (const [content, sentence] of [
    ['{', /cannot be read/],
    ['{"language":"de","texts":[null]}', /cannot be read/],
    ['{"language":"nl","texts":[]}', /stand in the source/],
    ['{"language":"xx","texts":[]}', /is unknown/],
  ] as const) {
    writeFileSync(file, content);
    const done = await call(languageImport, [file]);
    equal(done.status, 1, content);
    match(done.error, sentence);
  }
  equal((await call(languageImport, [])).status, 2);
  equal((await call(languageExport, [])).status, 2);
  equal(readFileSync(join(root, 'languages/de.json'), 'utf8'), was);
});

test('LA-4: each language of the list has its file, and each file its language and no fault', async () => {
  const all = await loadTexts();
  deepEqual(
    globSync('languages/*.json', { cwd: root }).map((file) => basename(file, '.json')),
    fileLanguages,
  );
  for (const language of fileLanguages)
    for (const [key, text] of Object.entries(readLanguageFile(language))) {
      ok(all.has(key), `${language} ${key}`);
      deepEqual(faultsOf(all.get(key)!.english, text, language), [], key);
    }
});

test('LA-3: a pattern gets what the sentence gets, and gives way to English where that is no text, number or choice', () => {
  const english = {
    greet: ({ name, count = 0 }: { name: string; count?: number }) => `Dear ${name}, ${count}`,
    list: (names: string[]) => names.join(' or '),
    yes: (met: boolean) => (met ? 'We have met' : 'Not yet'),
    steps: ['one', 'two'],
  };
  const words = texts('test of patterns', { en: english, nl: english, sv: english });
  equal(words.de.greet({ name: 'Ada', count: 2 }), 'Dear Ada, 2');
  deepEqual(words.de.steps, ['one', 'two']);
  deepEqual(faultsOf(english.greet, '{name}: {count, number}', 'de'), [
    { why: 'pattern', what: '{count, …}' },
  ]);
  deepEqual(faultsOf(english.greet, 'Liebe {name}, {count}', 'de'), []);
  deepEqual(faultsOf(english.list, '{names}', 'de'), [{ why: 'notByFile' }]);
  deepEqual(faultsOf(english.yes, '{met, select, true {Ja} other {Nein}}', 'de'), []);
});

test('LA-6: who is in classes only reads the words of a school, and what they do not name as everywhere', async () => {
  const mentor = await visit(world, 'school.mentor', 'nl');
  const school = (await mentor.get('/o/lindenhof')).text;
  match(school, /Jouw klassen/);
  ok(!/Mentorschappen|Jouw mentorschappen/.test(school));
  // A page says in which language it is, without the variety, which is ours alone.
  match(school, /<html lang="nl"/);
  const network = await visit(world, 'network.mentor', 'nl');
  const pair = (await network.get('/o/ledarnatverket')).text;
  match(pair, /Jouw mentorschappen/);
  ok(!pair.includes('Jouw klassen'));
  for (const language of completeLanguages) {
    equal(sayMenu(atSchool(language), 'home'), sayMenu(language, 'home'));
    ok(sayMenu(atSchool(language), 'mentorships') !== sayMenu(language, 'mentorships'), language);
  }
  // A school language has the same words in every complete language.
  const varied = [...(await loadTexts()).values()].filter(({ key }) => key.includes('@school'));
  ok(varied.length >= 5, `${varied.length} texts of schools`);
  for (const { key, written } of varied)
    for (const language of completeLanguages)
      ok(written[language] !== undefined, `${key} has nothing in ${language}`);
  // And none of them says a word of the pairs.
  const ofPairs: Record<string, RegExp> = {
    en: /\bmentees?\b|\bmentorships?\b|\bcohorts?\b/i,
    nl: /\bmentees?\b|mentorschap|\blichting/i,
    sv: /\badept|mentorskap|\bomgång/i,
  };
  for (const { key, written } of varied)
    for (const language of completeLanguages) {
      const leaf = written[language];
      const said = typeof leaf === 'string' ? leaf : /=>(.*)$/s.exec(String(leaf))![1]!;
      ok(
        !ofPairs[language]!.test(said.replace(/\$\{.*?\}/g, '')),
        `${key} in ${language}: ${said}`,
      );
    }
});
