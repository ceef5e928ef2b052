/**
 * Colours, one name each, light and dark. The contrast of every pair that is used is proved by a
 * test.
 */
export const colours = {
  page: ['#faf9f6', '#15171a'],
  surface: ['#ffffff', '#1d2024'],
  sunken: ['#f1efea', '#24282d'],
  ink: ['#1d2126', '#eae8e3'],
  muted: ['#575e68', '#a9afb7'],
  line: ['#dcd8d0', '#3a3f46'],
  edge: ['#7d8590', '#868d97'],
  accent: ['#0a5a66', '#79cbd8'],
  'accent-deep': ['#07434c', '#a5dfe8'],
  'on-accent': ['#ffffff', '#06262b'],
  'accent-soft': ['#e2f0f1', '#17363b'],
  warm: ['#8c4318', '#e9b08a'],
  'warm-soft': ['#f7e8dc', '#40291b'],
  good: ['#256338', '#8fd0a3'],
  'good-soft': ['#e2f1e5', '#1c3624'],
  warn: ['#7a5200', '#e5bd62'],
  'warn-soft': ['#fbf0d3', '#3a2f12'],
  bad: ['#9c2226', '#f39b97'],
  'bad-soft': ['#fae4e2', '#43201f'],
} as const;

export type Colour = keyof typeof colours;

/** Text on background: at least 4.5:1. */
export const textPairs: [Colour, Colour][] = [
  ['ink', 'page'],
  ['ink', 'surface'],
  ['ink', 'sunken'],
  ['muted', 'page'],
  ['muted', 'surface'],
  ['muted', 'sunken'],
  ['accent', 'page'],
  ['accent', 'surface'],
  ['accent', 'sunken'],
  ['accent-deep', 'accent-soft'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-deep'],
  ['warm', 'warm-soft'],
  ['warm', 'surface'],
  ['good', 'good-soft'],
  ['good', 'surface'],
  ['warn', 'warn-soft'],
  ['warn', 'surface'],
  ['bad', 'bad-soft'],
  ['bad', 'surface'],
  ['bad', 'page'],
  ['ink', 'warm-soft'],
  ['ink', 'accent-soft'],
  ['ink', 'bad-soft'],
  ['ink', 'warn-soft'],
  ['ink', 'good-soft'],
  ['muted', 'warn-soft'],
  ['accent', 'warn-soft'],
];

/** Marks and borders of fields: at least 3:1. */
export const markPairs: [Colour, Colour][] = [
  ['edge', 'page'],
  ['edge', 'surface'],
  ['accent', 'page'],
  ['accent', 'surface'],
  ['warm', 'surface'],
];

export function tokenCss(): string {
  const lines = Object.entries(colours).map(
    ([name, [light, dark]]) => `--${name}:light-dark(${light},${dark});`,
  );
  return `:root{color-scheme:light dark;${lines.join('')}}`;
}

/** Contrast of two colours after WCAG 2.2: 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
