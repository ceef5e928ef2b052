/**
 * Languages in which somebody can be mentored: ISO 639-1 codes, read in seven languages and said in
 * the reader's own.
 */
import { locales, type Language } from '../../platform/i18n.ts';

const codes =
  'aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nd ne ng nl no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu'.split(
    ' ',
  );
const known = new Set(codes);

/** What a form offers to tick; every other language is typed. */
export const usualLanguages = [
  'ar',
  'da',
  'de',
  'en',
  'es',
  'fa',
  'fi',
  'fr',
  'nl',
  'no',
  'pl',
  'ru',
  'so',
  'sv',
  'ti',
  'tr',
  'uk',
];

/**
 * Written Norwegian has two forms; who speaks one is understood in the other. Some languages go by
 * a second name.
 */
const sameAs: Record<string, string> = {
  nb: 'no',
  nn: 'no',
  bokmål: 'no',
  nynorsk: 'no',
  'norsk bokmål': 'no',
  'norsk nynorsk': 'no',
  farsi: 'fa',
  dari: 'fa',
  mandarin: 'zh',
  frisian: 'fy',
  fries: 'fy',
  frisiska: 'fy',
  sorani: 'ku',
  kurmanji: 'ku',
};

const names = new Map<string, Intl.DisplayNames>();
const namesIn = (locale: string): Intl.DisplayNames => {
  const found = names.get(locale) ?? new Intl.DisplayNames([locale], { type: 'language' });
  names.set(locale, found);
  return found;
};

/** "Swedish" for sv in English. */
export const sayLanguage = (language: Language, code: string): string =>
  namesIn(locales[language]).of(code) ?? code;

export const sayLanguages = (language: Language, spoken: string[]): string =>
  spoken
    .map((code) => sayLanguage(language, code))
    .sort((a, b) => a.localeCompare(b, locales[language]))
    .join(', ');

const spelled = new Map<string, string>();
/**
 * Every name of every language, in the seven languages that lists come in and in the language
 * itself.
 */
function spellings(): Map<string, string> {
  if (spelled.size > 0) return spelled;
  for (const code of codes)
    for (const locale of ['en', 'nl', 'sv', 'de', 'da', 'nb', 'fr', code])
      spelled.set((namesIn(locale).of(code) ?? code).toLowerCase(), code);
  for (const code of codes) spelled.set(code, code);
  for (const [name, code] of Object.entries(sameAs)) spelled.set(name, code);
  return spelled;
}

/**
 * "Swedish, English", "zweeds en engels" and "sv en" are the same two; what is none is given
 * back as it was written.
 */
export function readLanguages(text: string): { languages: string[]; unknown: string[] } {
  const words = text
    .toLowerCase()
    .trim()
    .split(/[\s,;]+/);
  const areCodes = words.every((word) => known.has(word) || Object.hasOwn(sameAs, word));
  const pieces = areCodes
    ? words
    : text
        .replace(/\([^()]*\)/g, ' ')
        .split(/[,;/|+&\n]| (?:and|och|en|und|og|et) /i)
        .map((piece) => piece.trim())
        .filter((piece) => piece !== '');
  const languages = new Set<string>();
  const unknown: string[] = [];
  for (const piece of pieces) {
    const code = spellings().get(piece.toLowerCase());
    if (code) languages.add(code);
    else if (piece !== '') unknown.push(piece);
  }
  return { languages: [...languages].sort(), unknown };
}
