/**
 * Numbers from 0 up to 1 that look random and are the same on every machine for the same seed.
 * Method: a 32-bit counter mixed by the finaliser of SplitMix32 (Steele, Lea and Flood 2014). Not
 * for secrets.
 */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) / 2 ** 32;
  };
}

/**
 * A copy in another order (Fisher and Yates): the same seed gives the same order on every machine.
 */
export function shuffled<T>(list: T[], seed: number): T[] {
  const result = [...list];
  const random = randomFrom(seed);
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}
