/** From which birthday somebody decides alone, and for whom others say yes before. */

/** In every country that is known here somebody is of age at eighteen. */
export const ageOfMajority = 18;

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
  consentAge: number,
  today: string,
): boolean {
  return bornOn === null ? isPupil : !hasReached(consentAge, bornOn, today);
}
