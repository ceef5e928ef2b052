/** The school year of a pupil as one dated line. */
export const timelineParts = ['talks', 'agreements', 'facts', 'notes', 'care', 'growth'] as const;
export type Part = (typeof timelineParts)[number];

export type ItemKind =
  | 'talk'
  | 'agreement'
  | 'facts'
  | 'note'
  | 'helps'
  | 'worry'
  | 'tension'
  | 'referral'
  | 'handover'
  | 'goal'
  | 'step'
  | 'card'
  | 'career';

export const partOfItem: Record<ItemKind, Part> = {
  talk: 'talks',
  agreement: 'agreements',
  facts: 'facts',
  note: 'notes',
  helps: 'notes',
  worry: 'notes',
  handover: 'notes',
  tension: 'care',
  referral: 'care',
  goal: 'growth',
  step: 'growth',
  card: 'growth',
  career: 'growth',
};

export type Item = {
  kind: ItemKind;
  id: string;
  day: string;
  title: string;
  /** Each with what stands before it. */
  texts: { label?: string; text: string }[];
  small: string[];
  tone: 'plain' | 'good' | 'warn' | null;
  tag: string | null;
  /** Null where only whoever looks reads it. */
  readers: string | null;
  /** Never on paper: what only its author or an office reads. */
  isPrivate: boolean;
  act: 'settle' | 'take-back' | 'end-support' | 'close-worry' | null;
  /** Where more of it stands. */
  link: { href: string; text: string } | null;
};

/** G-20: of this school year, the newest first. */
export const inOrderOfTime = (items: Item[], since: string, part: Part | null): Item[] =>
  items
    .filter(({ day, kind }) => day >= since && (part === null || partOfItem[kind] === part))
    .sort((a, b) => b.day.localeCompare(a.day));

/** So many stand open before older months are folded. */
const openAtOnce = 12;

/** The newest open; the others by month, as 2026-10. */
export function foldedByMonth(items: Item[]): {
  open: Item[];
  months: { month: string; items: Item[] }[];
} {
  const months = [...Map.groupBy(items, ({ day }) => day.slice(0, 7))];
  let count = 0;
  const isOpen = months.map(([, own], at) => {
    const opens = at === 0 || count + own.length <= openAtOnce;
    count += opens ? own.length : openAtOnce;
    return opens;
  });
  const firstFolded = isOpen.indexOf(false);
  const cut = firstFolded < 0 ? months.length : firstFolded;
  return {
    open: months.slice(0, cut).flatMap(([, own]) => own),
    months: months.slice(cut).map(([month, own]) => ({ month, items: own })),
  };
}
