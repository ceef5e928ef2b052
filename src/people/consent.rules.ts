/** From which birthday somebody decides alone, and for whom others say yes before. */

/** GDPR, Art. 8(1), as member states have set it; sixteen where nothing else is said. */
const ages: Record<string, number> = {
  'Europe/Amsterdam': 16,
  'Europe/Stockholm': 13,
  'Europe/Brussels': 13,
  'Europe/Copenhagen': 15,
  'Europe/Helsinki': 13,
  'Europe/Oslo': 13,
  'Europe/Berlin': 16,
};

/** the country of an organisation is that of its clock. */
export const ageOfConsent = (timeZone: string): number => ages[timeZone] ?? 16;

/** On the birthday itself; who is born on 29 February, on 28 February of other years. An unknown birthday reaches nothing. */
export function hasReached(years: number, bornOn: string | null, today: string): boolean {
  if (bornOn === null) return false;
  return (
    Temporal.PlainDate.compare(
      Temporal.PlainDate.from(bornOn).add({ years }),
      Temporal.PlainDate.from(today),
    ) <= 0
  );
}

/** under the age; a pupil of a class whose birthday nobody knows counts as under it, a grown-up without one does not. */
export function isUnderAge(
  { bornOn, isPupil }: { bornOn: string | null; isPupil: boolean },
  timeZone: string,
  today: string,
): boolean {
  return bornOn === null ? isPupil : !hasReached(ageOfConsent(timeZone), bornOn, today);
}
