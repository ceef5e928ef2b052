/**
 * How much of something large is gone through: a sample in `npm test`, which everybody waits for,
 * and all of it in `npm test -- --whole` and `npm run checks`. A sample proves the same rule as the
 * whole, by fewer cases; which rules need the whole is written in docs/house.md.
 */
export const isWhole = process.env.MENTORIUM_EXTENT === 'whole';

/** A number, a list or a span, as far as it goes. */
export const extent = <T>(sample: T, whole: T): T => (isWhole ? whole : sample);

/** Of a list every so-manieth, from one on: the same ones each time, so that a fault is found again. */
export const sampleOf = <T>(list: Iterable<T>, every: number, from = 0): T[] =>
  [...list].filter((_, at) => isWhole || at % every === from % every);
