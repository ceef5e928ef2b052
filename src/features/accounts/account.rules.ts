import { dictionary } from '@zxcvbn-ts/language-common';

/** AC-1: an e-mail address has one @, no spaces, and a dot in what follows. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@,;<>()"]+@[^\s@,;<>()"]+\.[^\s@.,;<>()"]{2,}$/.test(text);
}

export const passwordLength = { least: 12, most: 200 };

/** What stands on every list of guessed passwords and is long enough to pass otherwise. */
const guessed = [
  'password',
  'wachtwoord',
  'losenord',
  'lösenord',
  'welkom',
  'valkommen',
  'välkommen',
  'qwerty',
  'azerty',
  'mentorium',
  'mentor',
  'letmein',
  'iloveyou',
  'administrator',
  'school',
];

/**
 * Of the fifty thousand passwords that turn up most in what was stolen elsewhere, those that are
 * long enough for us.
 */
const stolen = new Set(
  dictionary['passwords-common'].filter((password) => password.length >= passwordLength.least),
);

/**
 * SI-4: twelve characters or more, not known to be stolen, and not what anybody would try first.
 */
export function passwordFault(
  password: string,
  email: string | null,
): 'short' | 'long' | 'easy' | null {
  if (password.length < passwordLength.least) return 'short';
  if (password.length > passwordLength.most) return 'long';
  const plain = password.toLowerCase();
  if (stolen.has(plain)) return 'easy';
  const easy = [...guessed, ...(email ?? '').split(/[@.]/).filter((part) => part.length > 3)];
  const rest = easy
    .reduce((text, word) => text.replaceAll(word, ''), plain)
    .replace(/[\d\W_]/g, '');
  const steps = [...plain]
    .slice(1)
    .filter(
      (character, i) => Math.abs(character.codePointAt(0)! - plain.codePointAt(i)!) > 1,
    ).length;
  return new Set(plain).size < 5 ||
    steps <= 1 ||
    (rest.length < 3 && easy.some((word) => plain.includes(word)))
    ? 'easy'
    : null;
}

const browsers: [RegExp, string][] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'ChromeOS'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/Linux/, 'Linux'],
];

/** SI-5: a browser and a system, to know one’s own device by; nothing finer is kept. */
export function deviceOf(agent: string | undefined): string {
  const first = (list: [RegExp, string][]) =>
    list.find(([pattern]) => pattern.test(agent ?? ''))?.[1];
  return [first(browsers), first(systems)].filter(Boolean).join(', ');
}

/** SI-6: the organisation says which roles need more than a password. */
export const needsSecondFactor = (held: string[], strongRoles: string[]): boolean =>
  held.some((role) => strongRoles.includes(role));
