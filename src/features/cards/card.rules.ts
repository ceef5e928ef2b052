/**
 * Cards: what two people try, advise, open up, decide and learn, each with the questions that make
 * it worth writing down.
 */
import { addDays } from '../../platform/i18n.ts';

/**
 * `side`: who may write one. `isPrivate`: the author alone reads it. `review`: days until it asks
 * what became of it.
 */
export type CardKind = {
  kind: string;
  side: 'both' | 'mentor' | 'mentee';
  isPrivate: boolean;
  fields: readonly string[];
  review: number | null;
  outcomes: readonly string[];
  /** Who says what became of it. */
  by: 'anybody' | 'mentee' | 'other';
};

const kinds = [
  {
    kind: 'experiment',
    side: 'both',
    isPrivate: false,
    fields: ['try', 'safe', 'sign'],
    review: 14,
    outcomes: ['worked', 'partly', 'not'],
    by: 'anybody',
  },
  {
    kind: 'advice',
    side: 'mentor',
    isPrivate: false,
    fields: ['situation', 'own', 'advice'],
    review: 21,
    outcomes: ['used', 'partly', 'not'],
    by: 'mentee',
  },
  {
    kind: 'suggestion',
    side: 'mentor',
    isPrivate: false,
    fields: ['area', 'why'],
    review: 7,
    outcomes: ['taken', 'changed', 'declined'],
    by: 'mentee',
  },
  {
    kind: 'opportunity',
    side: 'both',
    isPrivate: false,
    fields: ['what', 'where', 'first'],
    review: 30,
    outcomes: ['used', 'not'],
    by: 'anybody',
  },
  {
    kind: 'introduction',
    side: 'both',
    isPrivate: false,
    fields: ['who', 'inside', 'why'],
    review: 30,
    outcomes: ['helped', 'partly', 'not'],
    by: 'anybody',
  },
  {
    kind: 'question',
    side: 'both',
    isPrivate: false,
    fields: ['question'],
    review: 3,
    outcomes: ['answered'],
    by: 'other',
  },
  {
    kind: 'idea',
    side: 'both',
    isPrivate: false,
    fields: ['idea', 'combined'],
    review: 30,
    outcomes: ['adopted', 'partly', 'not'],
    by: 'anybody',
  },
  {
    kind: 'perspective',
    side: 'both',
    isPrivate: false,
    fields: ['mine', 'theirs', 'third'],
    review: null,
    outcomes: [],
    by: 'anybody',
  },
  {
    kind: 'decision',
    side: 'both',
    isPrivate: false,
    fields: ['options', 'known', 'missing', 'asked', 'stakes', 'choice'],
    review: 30,
    outcomes: ['worked', 'partly', 'not'],
    by: 'anybody',
  },
  {
    kind: 'setback',
    side: 'both',
    isPrivate: false,
    fields: ['what', 'recover', 'help'],
    review: 14,
    outcomes: ['recovered', 'partly', 'not'],
    by: 'anybody',
  },
  {
    kind: 'conflict',
    side: 'both',
    isPrivate: false,
    fields: ['what', 'each', 'agreed'],
    review: 14,
    outcomes: ['kept', 'partly', 'not'],
    by: 'anybody',
  },
  {
    kind: 'support',
    side: 'mentor',
    isPrivate: false,
    fields: ['need', 'offer'],
    review: 5,
    outcomes: ['helped', 'partly', 'not'],
    by: 'mentee',
  },
  {
    kind: 'strategy',
    side: 'both',
    isPrivate: false,
    fields: ['task', 'way', 'when'],
    review: 14,
    outcomes: ['worked', 'partly', 'not'],
    by: 'anybody',
  },
  {
    kind: 'affected',
    side: 'both',
    isPrivate: false,
    fields: ['plan', 'who', 'change'],
    review: null,
    outcomes: [],
    by: 'anybody',
  },
  {
    kind: 'norm',
    side: 'mentor',
    isPrivate: true,
    fields: ['facts', 'say', 'agreed'],
    review: 7,
    outcomes: ['said', 'changed', 'not'],
    by: 'anybody',
  },
  {
    kind: 'style',
    side: 'mentor',
    isPrivate: true,
    fields: ['style', 'effect', 'next'],
    review: null,
    outcomes: [],
    by: 'anybody',
  },
  {
    kind: 'message',
    side: 'mentor',
    isPrivate: true,
    fields: ['facts', 'effect', 'say', 'support'],
    review: 3,
    outcomes: ['said', 'changed', 'not'],
    by: 'anybody',
  },
  {
    kind: 'debrief',
    side: 'both',
    isPrivate: true,
    fields: ['what', 'feel', 'next'],
    review: null,
    outcomes: [],
    by: 'anybody',
  },
] as const satisfies readonly CardKind[];

export type Kind = (typeof kinds)[number]['kind'];
/** One of those below. */
export type KnownCard = Omit<CardKind, 'kind' | 'fields'> & {
  kind: Kind;
  fields: readonly CardField[];
};
export type CardField = (typeof kinds)[number]['fields'][number];
export const cardKinds: readonly KnownCard[] = kinds;
export const kindOf = (name: string): KnownCard | null =>
  cardKinds.find(({ kind }) => kind === name) ?? null;

/** CD-1: each side writes its own kinds; advice comes with the mentee's own options before it. */
export function kindsFor(side: 'mentor' | 'mentee'): readonly KnownCard[] {
  return cardKinds.filter((one) => one.side === 'both' || one.side === side);
}

export type Content = Record<string, string>;

/**
 * Fields that must be filled: all but the last of the longer ones, so that a card is quick and
 * never empty.
 */
export function missingFields({ fields }: CardKind, content: Content): string[] {
  const needed = fields.length > 2 ? fields.slice(0, 2) : fields.slice(0, 1);
  return needed.filter((field) => (content[field] ?? '') === '');
}

export const reviewOn = ({ review }: CardKind, today: string): string | null =>
  review === null ? null : addDays(today, review);

type Reviewable = { madeById: string; reviewedOn: string | null; reviewOn: string | null };

/**
 * CD-2: who says what became of a card: for advice, suggestions and offers the mentee, for a
 * question the other one.
 */
export function mayReview(
  { by, outcomes }: CardKind,
  card: Reviewable,
  person: string,
  isMentee: boolean,
): boolean {
  if (card.reviewedOn !== null || outcomes.length === 0) return false;
  return by === 'anybody' || (by === 'mentee' ? isMentee : card.madeById !== person);
}

/** CD-3: it asks from its day on. */
export const isDue = (
  { reviewOn: day, reviewedOn }: Pick<Reviewable, 'reviewOn' | 'reviewedOn'>,
  today: string,
): boolean => reviewedOn === null && day !== null && day <= today;
