/** Names of features as numbers of a table of a fixed size. */
export const bits = 16;
const mask = (1 << bits) - 1;

export function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  return (state ^ (state >>> 15)) & mask;
}

const lengths: [number, string][] = [
  [1, '1'],
  [2, '2'],
  [3, '3'],
  [5, '5'],
  [8, '8'],
  [12, '12'],
  [18, '18'],
  [28, '28'],
];

export const bucket = (count: number): string =>
  lengths.find(([most]) => count <= most)?.[1] ?? 'more';
