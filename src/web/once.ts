/** By name; what is named twice stops the start. */
export function once<T>(what: string, entries: (readonly [string, T])[]): Record<string, T> {
  const seen = new Set<string>();
  for (const [name] of entries) {
    if (seen.has(name)) throw new Error(`two features say something of the ${what} ${name}`);
    seen.add(name);
  }
  // Without what every object brings along: nothing answers to a name that nobody gave.
  return Object.assign(Object.create(null) as Record<string, T>, Object.fromEntries(entries));
}
