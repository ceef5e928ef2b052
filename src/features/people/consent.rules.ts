/** From which birthday somebody decides alone, and for whom others say yes before. */

/** GDPR, Art. 8(1), as member states have set it; sixteen where nothing else is said. */
const ages: Record<string, number> = {
  NL: 16,
  SE: 13,
  BE: 13,
  DE: 16,
  DK: 15,
  FI: 13,
  FR: 15,
  GB: 13,
  IE: 16,
  NO: 13,
};

/** in the country under whose law an organisation works. */
export const ageOfConsent = (jurisdiction: string | null): number =>
  (jurisdiction === null ? undefined : ages[jurisdiction]) ?? 16;

/**
 * On the birthday itself; who is born on 29 February, on 28 February of other years. An unknown
 * birthday reaches nothing.
 */
export function hasReached(years: number, bornOn: string | null, today: string): boolean {
  if (bornOn === null) return false;
  return (
    Temporal.PlainDate.compare(
      Temporal.PlainDate.from(bornOn).add({ years }),
      Temporal.PlainDate.from(today),
    ) <= 0
  );
}

/**
 * under the age; a pupil of a class whose birthday nobody knows counts as under it, a grown-up
 * without one does not.
 */
export function isUnderAge(
  { bornOn, isPupil }: { bornOn: string | null; isPupil: boolean },
  jurisdiction: string | null,
  today: string,
): boolean {
  return bornOn === null ? isPupil : !hasReached(ageOfConsent(jurisdiction), bornOn, today);
}
