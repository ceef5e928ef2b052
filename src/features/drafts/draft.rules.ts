/** Drafts: what somebody typed into a form of a page and has not saved. */

/** So long a draft waits for its writer. */
export const keptDays = 30;
/** Of one person; the oldest gives way. */
export const mostDrafts = 40;
/** Characters of all fields of a form together. */
export const mostCharacters = 60_000;

/** The values of each field, by its name: a box that is ticked brings one for each. */
export type DraftFields = Record<string, string[]>;

/**
 * Where a draft belongs: the page without what stands behind its question mark, the address to
 * which its form goes, and what tells two forms of one address apart.
 */
export type Place = { page: string; form: string; mark: string };

/** What came as JSON from a browser, or null when it is not that. */
export function readFields(text: string): DraftFields | null {
  try {
    const all: unknown = JSON.parse(text);
    if (typeof all !== 'object' || all === null || Array.isArray(all)) return null;
    const isFit = Object.values(all).every(
      (values) => Array.isArray(values) && values.every((value) => typeof value === 'string'),
    );
    return isFit ? (all as DraftFields) : null;
  } catch {
    return null;
  }
}

/** As a form sends them: the values of one name are parted by commas. */
export const typedOf = (fields: DraftFields): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, values]) => [name, values.join(',')]));
