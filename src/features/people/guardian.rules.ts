/** Who speaks for which child, out of a file of the school's own system. */
import { isEmail } from '../accounts/account.rules.ts';

export type GuardianLine = {
  child: string;
  givenName: string;
  familyName: string;
  email: string | null;
};

type Column = 'number' | 'given' | 'family' | 'email';
const headings: Record<Column, string[]> = {
  number: ['number', 'nummer', 'leerlingnummer', 'stamnummer', 'elevnummer', 'child', 'kind'],
  given: ['given name', 'first name', 'voornaam', 'roepnaam', 'förnamn'],
  family: ['family name', 'last name', 'achternaam', 'familienaam', 'efternamn'],
  email: ['email', 'e-mail', 'mail', 'emailadres', 'e-mailadres', 'e-post', 'epost'],
};
const find = (word: string): Column | undefined =>
  (Object.entries(headings) as [Column, string[]][]).find(([, words]) =>
    words.includes(word.trim().toLowerCase()),
  )?.[0];

/**
 * all lines or none; each names a known child, a name and, where there is one, a good address.
 */
export function readGuardians(
  rows: string[][],
  children: ReadonlyMap<string, string>,
): 'header' | { badLine: number } | { lines: GuardianLine[] } {
  const header = (rows[0] ?? []).map(find);
  if ((['number', 'given', 'family'] as const).some((name) => !header.includes(name)))
    return 'header';
  const at = (['number', 'given', 'family', 'email'] as const).map((name) => header.indexOf(name));
  const lines: GuardianLine[] = [];
  for (const [i, row] of rows.entries()) {
    if (i === 0 || row.every((cell) => cell.trim() === '')) continue;
    const [number = '', givenName = '', familyName = '', address = ''] = at.map((place) =>
      (row[place] ?? '').trim(),
    );
    const child = children.get(number);
    const email = address.toLowerCase() || null;
    if (
      !child ||
      givenName === '' ||
      familyName === '' ||
      (email !== null && !isEmail(email)) ||
      row.some(({ length }) => length > 200)
    )
      return { badLine: i + 1 };
    lines.push({ child, givenName, familyName, email });
  }
  return { lines };
}
