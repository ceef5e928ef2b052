/**
 * Texts of a subject, in every language. The complete languages stand in the source; a language
 * that lies in a file has what the file has, and the English text where it has nothing. A text that
 * is a function is given by a pattern of ICU MessageFormat (`{n, plural, one {# pupil} other {#
 * pupils}}`), whose placeholders are the parameters of the English function.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.ts';
import { IntlMessageFormat } from 'intl-messageformat';
import {
  atSchool,
  completeLanguages,
  fileLanguages,
  locales,
  type BaseLanguage,
  type CompleteLanguage,
  type Language,
} from './i18n.ts';

type Sentence = (...values: never[]) => unknown;

export const languageFile = (language: BaseLanguage): string =>
  join(root, 'languages', `${language}.json`);

/**
 * What a file says, by key. Nothing, where there is no file or it cannot be read: a page in English
 * beats no page.
 */
export function readLanguageFile(language: BaseLanguage): Record<string, string> {
  try {
    const read: unknown = JSON.parse(readFileSync(languageFile(language), 'utf8'));
    return Object.fromEntries(
      Object.entries(read ?? {}).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    );
  } catch {
    return {};
  }
}

const read = new Map<BaseLanguage, Record<string, string>>();
function fromFile(language: BaseLanguage): Record<string, string> {
  const found = read.get(language) ?? readLanguageFile(language);
  read.set(language, found);
  return found;
}

type Subject = {
  written: Record<CompleteLanguage, object>;
  notes: Record<string, string>;
};
const subjects = new Map<string, Subject>();

/** A part of the words of a subject, in the same shape. */
export type PartOf<T> = T extends Sentence | string
  ? T
  : T extends object
    ? { [K in keyof T]?: PartOf<T[K]> }
    : T;

/** Where the words of a school stand among all texts. */
const schoolSubject = (subject: string): string => `${subject}@school`;

/**
 * The words of a subject, to be chosen by language. `notes` tell a translator what the text alone
 * does not, by its key. `school`: what is said otherwise where a mentee is a pupil (LA-6).
 */
export function texts<T extends object>(
  subject: string,
  written: Record<CompleteLanguage, T>,
  notes: Record<string, string> = {},
  school?: Record<CompleteLanguage, PartOf<T>>,
): Record<Language, T> {
  if (subjects.has(subject)) throw new Error(`Two subjects are called ${subject}`);
  subjects.set(subject, { written, notes });
  const all = { ...written } as Record<Language, T>;
  for (const language of fileLanguages) fromFileOf(all, subject, written.en, language);
  if (school) {
    const whole = {} as Record<CompleteLanguage, T>;
    for (const language of completeLanguages)
      whole[language] = overlaid(written[language], school[language]) as T;
    subjects.set(schoolSubject(subject), { written: school, notes: {} });
    for (const language of completeLanguages) all[atSchool(language)] = whole[language];
    for (const language of fileLanguages)
      fromFileOf(all, schoolSubject(subject), whole.en, language, subject);
  } else
    for (const language of [...completeLanguages, ...fileLanguages])
      Object.defineProperty(all, atSchool(language), {
        enumerable: true,
        get: () => all[language],
      });
  return all;
}

/**
 * Makes the words of a language that lies in a file when they are first asked for. `otherwise`: the
 * subject whose text is taken where this one has none.
 */
function fromFileOf<T extends object>(
  all: Record<Language, T>,
  subject: string,
  english: T,
  language: BaseLanguage,
  otherwise = subject,
): void {
  let made: T | undefined;
  Object.defineProperty(all, subject === otherwise ? language : atSchool(language), {
    enumerable: true,
    get: () =>
      (made ??= translated(english, subject, (key, leaf) => {
        const file = fromFile(language);
        const text = file[key] ?? file[otherwise + key.slice(subject.length)];
        if (text === undefined) return fallenBack(leaf, language);
        return typeof leaf === 'string' ? text : sentenceOf(text, leaf, language);
      }) as T),
  });
}

/** The same tree, with another text where the part has one. */
function overlaid(tree: unknown, part: unknown): unknown {
  if (part === undefined) return tree;
  if (!isTree(tree) || Array.isArray(tree)) return part;
  return Object.fromEntries(
    Object.entries(tree).map(([name, one]) => [
      name,
      overlaid(one, (part as Record<string, unknown>)[name]),
    ]),
  );
}

/** What was said in English for want of a translation: the texts, and the sentences lately made. */
const fallbacks = new Map<BaseLanguage, { texts: Set<string>; sentences: Set<string> }>();
const mostSentences = 5000;

function saidIn(language: BaseLanguage): { texts: Set<string>; sentences: Set<string> } {
  const found = fallbacks.get(language) ?? { texts: new Set(), sentences: new Set() };
  fallbacks.set(language, found);
  return found;
}

/** The English text or sentence; that it was said is remembered, for `fallbacksOf`. */
function fallenBack(english: Leaf, language: BaseLanguage): Leaf {
  const { texts: plain, sentences } = saidIn(language);
  if (typeof english === 'string') {
    plain.add(english);
    return english;
  }
  return (...given: unknown[]) => {
    const said = (english as (...all: unknown[]) => unknown)(...given);
    if (typeof said === 'string') {
      sentences.delete(said);
      sentences.add(said);
      if (sentences.size > mostSentences) sentences.delete(sentences.values().next().value!);
    }
    return said;
  };
}

/** Whether a text on a page in this language is English because it has none of its own. */
export function fallbacksOf(language: BaseLanguage): (text: string) => boolean {
  const { texts: plain, sentences } = saidIn(language);
  const own = new Set(Object.values(fromFile(language)));
  return (text) => {
    const said = text.trim();
    return /\p{L}/u.test(said) && (plain.has(said) || sentences.has(said)) && !own.has(said);
  };
}

type Leaf = string | Sentence;

const isTree = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof RegExp);

/** The same tree with another text at each leaf that is a text. */
function translated(
  tree: unknown,
  key: string,
  say: (key: string, english: Leaf) => unknown,
): unknown {
  if (typeof tree === 'string' || typeof tree === 'function') return say(key, tree as Leaf);
  if (Array.isArray(tree)) return tree.map((one, i) => translated(one, `${key}.${i}`, say));
  if (!isTree(tree)) return tree;
  return Object.fromEntries(
    Object.entries(tree).map(([name, one]) => [name, translated(one, `${key}.${name}`, say)]),
  );
}

export type Text = {
  key: string;
  english: Leaf;
  written: { [L in CompleteLanguage]?: unknown };
  note?: string;
};

/** Every text of every subject that has been loaded, by key. */
export function listTexts(): Map<string, Text> {
  const found = new Map<string, Text>();
  for (const [subject, { written, notes }] of subjects) {
    const here = (language: CompleteLanguage) => {
      const leaves = new Map<string, Leaf>();
      translated(written[language], subject, (key, leaf) => leaves.set(key, leaf));
      return leaves;
    };
    const all = completeLanguages.map((language) => [language, here(language)] as const);
    const present = here('en');
    for (const key of Object.keys(notes))
      if (!present.has(`${subject}.${key}`))
        throw new Error(`A note on ${subject}.${key}, no text`);
    for (const [key, english] of present) {
      const note = notes[key.slice(subject.length + 1)];
      found.set(key, {
        key,
        english,
        written: Object.fromEntries(all.map(([language, leaves]) => [language, leaves.get(key)])),
        ...(note ? { note } : {}),
      });
    }
  }
  return found;
}

/**
 * The names under which a pattern may use what the English function is given, and how to find them
 * among its arguments: each parameter, or each property of the one object. Nothing, where the
 * parameters are of another shape.
 */
function parametersOf(sentence: Sentence): { names: string[]; ofObject: boolean } | null {
  const source =
    /^(?:function\s*[\w$]*)?\s*\(([^()]*)\)/.exec(sentence.toString())?.[1] ??
    /^([\w$]+)\s*=>/.exec(sentence.toString())?.[1];
  if (source === undefined) return null;
  const ofObject = /^\s*\{[^{}]*\}\s*,?\s*$/.test(source);
  const parts = (ofObject ? source.replace(/[{}]/g, '') : source)
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const names = parts.map((part) => /^([\w$]+)\s*(?:[:=].*)?$/s.exec(part)?.[1] ?? null);
  return names.includes(null) ? null : { names: names as string[], ofObject };
}

type Sample = string | number | boolean;

export type Placeholder = {
  name: string;
  /** A translation must say it; what only chooses between sentences it may leave out. */
  said: boolean;
};

/** A sentence that a pattern can say: with what it can be asked, and a first answer's values. */
type Known = {
  placeholders: Placeholder[];
  base: Record<string, Sample>;
  say: (values: Record<string, Sample>) => string;
};

const wrong = /undefined|NaN|Invalid|\[object|\bnull\b/;

/**
 * What the English function can be asked, found by asking it: a text that is a function of texts,
 * numbers and choices can be given by a pattern. One that wants lists, days or other words than
 * these cannot, and stays English.
 */
export function placeholdersOf(english: Sentence): Known | null {
  const parameters = parametersOf(english);
  if (!parameters || parameters.names.length > 6) return null;
  const { names, ofObject } = parameters;
  const say = (values: Record<string, Sample>): string => {
    const given = ofObject ? [values] : names.map((name) => values[name]);
    const said = (english as (...all: unknown[]) => unknown)(...given);
    if (typeof said !== 'string' || wrong.test(said)) throw new TypeError('no text');
    return said;
  };
  const attempt = (values: Record<string, Sample>) => {
    try {
      return say(values);
    } catch {
      return null;
    }
  };
  // A parameter is a text where the sentence takes one; otherwise a number. The first that works is
  // the plainest.
  for (let numbers = 0; numbers < 2 ** names.length; numbers++) {
    const base = Object.fromEntries(
      names.map((name, i): [string, Sample] => [name, numbers & (1 << i) ? 5 : `{${name}}`]),
    );
    const said = attempt(base);
    if (said === null) continue;
    return {
      base,
      say,
      placeholders: names.map((name) => ({
        name,
        said:
          typeof base[name] === 'string'
            ? said.includes(`{${name}}`)
            : said.includes('5') && attempt({ ...base, [name]: 7 })?.includes('7') === true,
      })),
    };
  }
  return null;
}

/**
 * What the English sentence becomes with other values, where it becomes more than the same with
 * another number in it.
 */
export function examplesOf({ placeholders, base, say }: Known): string[] {
  const plain = say(base);
  const found = placeholders.flatMap(({ name }) =>
    (typeof base[name] === 'number' ? [1, 5] : [1, 5, true, false]).flatMap((value) => {
      try {
        const said = say({ ...base, [name]: value });
        const expected = plain.replaceAll(String(base[name]), String(value));
        return said === expected ? [] : [`${name} = ${value}: ${said}`];
      } catch {
        return [];
      }
    }),
  );
  return [...new Set(found)];
}

/**
 * A sentence made from a pattern. What the pattern cannot take is said in English rather than
 * wrongly.
 */
function sentenceOf(pattern: string, english: Sentence, language: BaseLanguage): Sentence {
  const parameters = parametersOf(english);
  const format = formatOf(pattern, language);
  if (!parameters || typeof format === 'string') return fallenBack(english, language) as Sentence;
  const used = namesIn(format.getAst());
  const instead = fallenBack(english, language) as Sentence;
  return (...given: unknown[]) => {
    const first = given[0] as Record<string, unknown>;
    const values = Object.fromEntries(
      parameters.names.map((name, i) => [name, parameters.ofObject ? first[name] : given[i]]),
    );
    const fits = [...used].every((name) =>
      ['string', 'number', 'boolean'].includes(typeof values[name]),
    );
    return fits
      ? String(format.format(values as Record<string, Sample>))
      : (instead as (...all: unknown[]) => unknown)(...given);
  };
}

/** The pattern, or what is wrong with its writing. */
function formatOf(pattern: string, language: BaseLanguage): IntlMessageFormat | string {
  try {
    return new IntlMessageFormat(pattern, locales[language], undefined, { ignoreTag: true });
  } catch (error) {
    return (error as Error).message.split('\n')[0]!;
  }
}

type Node = {
  type: number;
  value?: string;
  pluralType?: 'cardinal' | 'ordinal';
  options?: Record<string, { value: Node[] }>;
};

/** The kinds of a pattern's parts, as the parser numbers them. */
const [literal, argument, select, plural, pound] = [0, 1, 5, 6, 7];

function* nodesIn(ast: unknown): Generator<Node> {
  for (const node of ast as Node[]) {
    yield node;
    for (const option of Object.values(node.options ?? {})) yield* nodesIn(option.value);
  }
}

const namesIn = (ast: unknown): Set<string> =>
  new Set(
    [...nodesIn(ast)]
      .filter(({ type }) => type !== literal && type !== pound)
      .map(({ value }) => value!),
  );

export type TextFault = {
  why: 'pattern' | 'missing' | 'unknown' | 'plural' | 'notByFile';
  what?: string;
};

/**
 * What keeps a translation from being used: what it does not say, says too much, or counts
 * otherwise than its language does.
 */
export function faultsOf(english: Leaf, translation: string, language: BaseLanguage): TextFault[] {
  if (typeof english === 'string') return [];
  const known = placeholdersOf(english);
  if (!known) return [{ why: 'notByFile' }];
  const format = formatOf(translation, language);
  if (typeof format === 'string') return [{ why: 'pattern', what: format }];
  const ast = format.getAst();
  const used = namesIn(ast);
  const faults: TextFault[] = [];
  for (const { name, said } of known.placeholders)
    if (said && !used.has(name)) faults.push({ why: 'missing', what: `{${name}}` });
  for (const name of used)
    if (!known.placeholders.some((one) => one.name === name))
      faults.push({ why: 'unknown', what: `{${name}}` });
  for (const { type, value, options, pluralType } of nodesIn(ast)) {
    if (![literal, argument, select, plural, pound].includes(type))
      faults.push({ why: 'pattern', what: `{${value}, …}` });
    if (type !== plural) continue;
    const forms = new Intl.PluralRules(locales[language], {
      type: pluralType ?? 'cardinal',
    }).resolvedOptions().pluralCategories;
    const given = Object.keys(options ?? {}).filter((form) => !form.startsWith('='));
    const off = [
      ...forms.filter((form) => !given.includes(form)),
      ...given.filter((form) => !forms.some((one) => one === form)),
    ];
    if (off.length > 0) faults.push({ why: 'plural', what: `{${value}}: ${forms.join(', ')}` });
  }
  return faults;
}
