/** Countries whose law and clock are known here; others are founded with a clock of their own. */
const clocks = {
  NL: 'Europe/Amsterdam',
  SE: 'Europe/Stockholm',
  DK: 'Europe/Copenhagen',
  NO: 'Europe/Oslo',
  DE: 'Europe/Berlin',
  FR: 'Europe/Paris',
  BE: 'Europe/Brussels',
  FI: 'Europe/Helsinki',
  GB: 'Europe/London',
  IE: 'Europe/Dublin',
} as const;

export type Country = keyof typeof clocks;
export const countries = Object.keys(clocks) as Country[];
export const clockOf = (country: string): string | null => clocks[country as Country] ?? null;

/** Names that a clock can have, as Europe/Lisbon. */
export const timeZones = new Set(Intl.supportedValuesOf('timeZone'));

/** The day that it is on a clock, at a moment in milliseconds. */
export const dayOn = (timeZone: string, moment: number): string =>
  Temporal.Instant.fromEpochMilliseconds(moment)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
