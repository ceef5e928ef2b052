/**
 * What law and custom say in the countries that are known here. An organisation is founded with the
 * values of its country; from then on they are its own settings, and nothing is ever guessed from a
 * clock or a language.
 */
import type { CountrySettings, Marks } from '../../web/session.ts';

type CountryFacts = CountrySettings & { clock: string };

/**
 * Age of consent: GDPR, Art. 8(1), as it was set by UAVG art. 5 (NL), lag 2018:218 2 kap. 4 § (SE),
 * databeskyttelsesloven § 6 (DK), personopplysningsloven § 5 (NO), loi 78-17 art. 45 (FR), wet van
 * 30 juli 2018 art. 7 (BE), tietosuojalaki 5 § (FI), Data Protection Act 2018 s. 9 (GB) and s. 31
 * (IE); Germany set none.
 *
 * Marks: the scale that secondary schools report on and its pass. The Netherlands 1 to 10; Sweden
 * merit points of a grade, E is 10; Denmark the seven-step scale; Norway 1 to 6; Germany 1 (best) to
 * 6; France out of 20; Belgium per cent; Finland 4 to 10; England GCSE 9 to 1, standard pass 4;
 * Ireland per cent of the Leaving Certificate.
 *
 * School year: 1 August by law in NL (WVO 2020), DE (Hamburger Abkommen § 1), DK (folkeskoleloven
 * § 54) and FI (perusopetuslaki 23 §), and by custom in SE and NO; 1 September elsewhere.
 */
const facts = {
  NL: {
    clock: 'Europe/Amsterdam',
    consentAge: 16,
    marks: { worst: 1, best: 10, pass: 5.5 },
    schoolYear: '08-01',
  },
  SE: {
    clock: 'Europe/Stockholm',
    consentAge: 13,
    marks: { worst: 0, best: 20, pass: 10 },
    schoolYear: '08-01',
  },
  DK: {
    clock: 'Europe/Copenhagen',
    consentAge: 15,
    marks: { worst: -3, best: 12, pass: 2 },
    schoolYear: '08-01',
  },
  NO: {
    clock: 'Europe/Oslo',
    consentAge: 13,
    marks: { worst: 1, best: 6, pass: 2 },
    schoolYear: '08-01',
  },
  DE: {
    clock: 'Europe/Berlin',
    consentAge: 16,
    marks: { worst: 6, best: 1, pass: 4 },
    schoolYear: '08-01',
  },
  FR: {
    clock: 'Europe/Paris',
    consentAge: 15,
    marks: { worst: 0, best: 20, pass: 10 },
    schoolYear: '09-01',
  },
  BE: {
    clock: 'Europe/Brussels',
    consentAge: 13,
    marks: { worst: 0, best: 100, pass: 50 },
    schoolYear: '09-01',
  },
  FI: {
    clock: 'Europe/Helsinki',
    consentAge: 13,
    marks: { worst: 4, best: 10, pass: 5 },
    schoolYear: '08-01',
  },
  GB: {
    clock: 'Europe/London',
    consentAge: 13,
    marks: { worst: 1, best: 9, pass: 4 },
    schoolYear: '09-01',
  },
  IE: {
    clock: 'Europe/Dublin',
    consentAge: 16,
    marks: { worst: 0, best: 100, pass: 40 },
    schoolYear: '09-01',
  },
} as const satisfies Record<string, CountryFacts>;

/**
 * Where the country is none of these: the age that the GDPR has without a law of its own, and a
 * scale of ten.
 */
const neutral: CountrySettings = {
  consentAge: 16,
  marks: { worst: 1, best: 10, pass: 5.5 },
  schoolYear: '08-01',
};

export type Country = keyof typeof facts;
export const countries = Object.keys(facts) as Country[];
const factsOf = (country: string | null): CountryFacts | null =>
  country !== null && Object.hasOwn(facts, country) ? facts[country as Country] : null;

export const clockOf = (country: string): string | null => factsOf(country)?.clock ?? null;
/** what an organisation of the country begins with. */
export function settingsOf(country: string | null): CountrySettings {
  const { consentAge, marks, schoolYear } = factsOf(country) ?? neutral;
  return { consentAge, marks, schoolYear };
}

/** GDPR, Art. 8(1): no law may set it lower, and no organisation lower than its country. */
export const consentAges = { least: 13, most: 18 };
export const leastConsentAge = (country: string | null): number =>
  factsOf(country)?.consentAge ?? consentAges.least;

/** as numbers on a scale that may run either way. */
export const isPassed = (value: number, { worst, best, pass }: Marks): boolean =>
  best > worst ? value >= pass : value <= pass;
export const isOnScale = (value: number, { worst, best }: Marks): boolean =>
  value >= Math.min(worst, best) && value <= Math.max(worst, best);

/** As it is typed, with a point or a comma; null when it is no mark. */
export const markOf = (typed: string): number | null =>
  /^[-\u2212]?\d{1,4}([.,]\d{1,2})?$/.test(typed)
    ? Number(typed.replace(',', '.').replace('\u2212', '-'))
    : null;

/** The school year around a day; it begins on a day of the year, as 08-01. */
export function schoolYearAt(
  schoolYear: string,
  today: string,
): { firstDay: string; lastDay: string } {
  const year = Number(today.slice(0, 4));
  const begin = today.slice(5) >= schoolYear ? year : year - 1;
  const first = (of: number) => Temporal.PlainDate.from(`${of}-${schoolYear}`);
  return {
    firstDay: first(begin).toString(),
    lastDay: first(begin + 1)
      .subtract({ days: 1 })
      .toString(),
  };
}

/** Three months before a school year ends one plans the next. */
const plannedDaysAhead = 90;
export const schoolYearToPlan = (schoolYear: string, today: string) =>
  schoolYearAt(
    schoolYear,
    Temporal.PlainDate.from(today).add({ days: plannedDaysAhead }).toString(),
  );

/** A day of every year, as 08-01; null for one that some years do not have. */
export function dayOfYear(month: number, day: number): string | null {
  const text = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  try {
    Temporal.PlainMonthDay.from({ monthCode: `M${text.slice(0, 2)}`, day }, { overflow: 'reject' });
    return text === '02-29' ? null : text;
  } catch {
    return null;
  }
}

/** Names that a clock can have, as Europe/Lisbon. */
export const timeZones = new Set(Intl.supportedValuesOf('timeZone'));

/** The day that it is on a clock, at a moment in milliseconds. */
export const dayOn = (timeZone: string, moment: number): string =>
  Temporal.Instant.fromEpochMilliseconds(moment)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
