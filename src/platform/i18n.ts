/**
 * The languages, in one place: types, choices on pages, what a browser accepts and what the tests
 * walk through follow from this list. A complete language has every text in the source, and the
 * compiler proves it. One with `file` lies in
 * `languages/<code>.json`: what is missing there is shown in English. Numbers, dates and durations
 *   are formatted here.
 */
const registry = {
  en: { name: 'English', locale: 'en-GB', direction: 'ltr' },
  nl: { name: 'Nederlands', locale: 'nl-NL', direction: 'ltr' },
  sv: { name: 'Svenska', locale: 'sv-SE', direction: 'ltr' },
  de: { name: 'Deutsch', locale: 'de-DE', direction: 'ltr', file: true },
} as const satisfies Record<
  string,
  { name: string; locale: string; direction: 'ltr' | 'rtl'; file?: true }
>;

/** What people choose. */
export type BaseLanguage = keyof typeof registry;
/**
 * What pages can be shown in: a language, or a language as it is spoken at school (BCP 47, private
 * use), where a mentee is a pupil and a pair is a class.
 */
export type Language = BaseLanguage | SchoolLanguage;
/** What mail, documents and profiles are written in, whole and never half in English. */
export type CompleteLanguage = {
  [L in BaseLanguage]: (typeof registry)[L] extends { file: true } ? never : L;
}[BaseLanguage];
export type SchoolLanguage = `${BaseLanguage}-x-school`;

export const languages = Object.keys(registry) as BaseLanguage[];
export const schoolLanguages = languages.map((language): SchoolLanguage => `${language}-x-school`);

/** The language without the words of a school. */
export const baseOf = <L extends string>(language: L) =>
  language.replace(/-x-school$/, '') as L extends `${infer Base}-x-school` ? Base : L;
export const atSchool = (language: BaseLanguage): SchoolLanguage => `${language}-x-school`;

const each = <T>(of: (language: BaseLanguage) => T): Record<Language, T> =>
  Object.fromEntries(
    [...languages, ...schoolLanguages].map((language) => [language, of(baseOf(language))]),
  ) as Record<Language, T>;

export const languageNames = each((language): string => registry[language].name);
/** Day first in all of them; English as written in Europe. */
export const locales = each((language): string => registry[language].locale);
export const directions = each((language): 'ltr' | 'rtl' => registry[language].direction);

/** With the words of a school too. */
export const isPageLanguage = (code: string): code is Language => Object.hasOwn(locales, code);
export const isLanguage = (code: string): code is BaseLanguage => Object.hasOwn(registry, code);
export const isComplete = (code: string): code is CompleteLanguage =>
  isLanguage(code) && !('file' in registry[code]);
export const completeLanguages = languages.filter((language) => isComplete(language));
export const fileLanguages = languages.filter((language) => !isComplete(language));

/** The language in which something is written for somebody who reads pages in this one. */
export function completeOf(language: Language): CompleteLanguage {
  const base = baseOf(language);
  return isComplete(base) ? base : 'en';
}

/** The first language we have of those that a browser prefers: `sv-SE, nl;q=0.8`. */
export function acceptedLanguage(header: string): BaseLanguage | null {
  const wanted = header
    .split(',')
    .map((part) => ({
      code: /^\s*([a-z]{2,3})\b/i.exec(part)?.[1]?.toLowerCase() ?? '',
      weight: Number(/;\s*q=([\d.]+)/.exec(part)?.[1] ?? 1),
    }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wanted.map(({ code }) => code).find(isLanguage) ?? null;
}

/** "1 mentor", "12 mentors": `forms` of the plural rules that the language has (one, other). */
export function plural(language: Language, count: number, one: string, other: string): string {
  const word = new Intl.PluralRules(locales[language]).select(count) === 'one' ? one : other;
  return `${number(language, count)} ${word}`;
}

export function number(language: Language, value: number, digits = 0): string {
  return new Intl.NumberFormat(locales[language], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

/** A day as people say it: today, tomorrow, "Thu 3 Dec"; with the year when it is another one. */
export function sayDay(language: Language, day: string, today: string): string {
  const gap = daysBetween(today, day);
  if (Math.abs(gap) <= 1)
    return new Intl.RelativeTimeFormat(locales[language], { numeric: 'auto' }).format(gap, 'day');
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' as const };
  const said = new Intl.DateTimeFormat(locales[language], {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
    ...year,
  }).format(new Date(`${day}T12:00:00Z`));
  return said.replace(/\.$/, ''); // an abbreviation's dot must not meet the end of a sentence
}

/** A day and an hour, on the clock of a time zone; `exact` to the second. */
export function sayMoment(
  { language, timeZone }: { language: Language; timeZone: string },
  at: Date,
  { exact = false }: { exact?: boolean } = {},
): string {
  return new Intl.DateTimeFormat(locales[language], {
    dateStyle: 'medium',
    timeStyle: exact ? 'medium' : 'short',
    timeZone,
  }).format(at);
}

/** The whole date, for hover and print. */
export function fullDay(language: Language, day: string): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'full', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  );
}

/** A date without its weekday: the day of a birth. */
export function plainDay(language: Language, day: string): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  );
}

/** Days from `from` to `to`, both as 2026-11-22. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days;
}

export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** 95 minutes -> "1 h 35 min" in the language. */
export function duration(language: Language, minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = Math.round(minutes % 60);
  const unit = (value: number, name: 'hour' | 'minute') =>
    new Intl.NumberFormat(locales[language], {
      style: 'unit',
      unit: name,
      unitDisplay: 'short',
    }).format(value);
  if (hours === 0) return unit(rest, 'minute');
  return rest === 0 ? unit(hours, 'hour') : `${unit(hours, 'hour')} ${unit(rest, 'minute')}`;
}

export function hours(language: Language, minutes: number): string {
  return new Intl.NumberFormat(locales[language], {
    style: 'unit',
    unit: 'hour',
    unitDisplay: 'long',
    maximumFractionDigits: 1,
  }).format(minutes / 60);
}

/** A moment so many times 24 hours after another; before it where the number is negative. */
export const daysAfter = (moment: Date, days: number): Date =>
  new Date(moment.getTime() + days * 86_400_000);
