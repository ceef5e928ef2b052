/**
 * What a body keeps as a document: official notes, the course of a mentorship, decisions on
 * applications. Nothing private, shared or sealed is one.
 */
export type Party = {
  name: string;
  part: 'mentor' | 'second-mentor' | 'substitute' | 'mentee';
  firstDay: string;
  lastDay: string | null;
  /** The organisation that somebody comes from. */
  of: string | null;
};

export type Closure = 'completed' | 'no-rapport' | 'no-time' | 'left' | 'moved' | 'other';

export type MentorshipFacts = {
  id: string;
  kind: 'pair' | 'group';
  name: string | null;
  programme: string;
  cohort: string;
  profile: string;
  firstDay: string;
  /** Or the day on which it will, when nobody ends it before. */
  endedOn: string;
  closure: Closure | null;
  parties: Party[];
};

export type View = { by: string; madeOn: string; text: string };

export type Note = {
  kind: 'note';
  id: string;
  day: string;
  mentorship: MentorshipFacts;
  by: string;
  text: string;
  /** Put beside it by whom it is about. */
  views: View[];
};
export type Course = { kind: 'mentorship'; id: string; day: string; mentorship: MentorshipFacts };
export type Admission = {
  kind: 'admission';
  id: string;
  day: string;
  person: string;
  role: 'mentor' | 'mentee';
  programme: string;
  cohort: string;
  by: string;
  admitted: boolean;
  reason: string | null;
};
export type OfficialDocument = Note | Course | Admission;

export type DocumentKey = `${OfficialDocument['kind']} ${string}`;
export const keyOf = ({ kind, id }: { kind: OfficialDocument['kind']; id: string }): DocumentKey =>
  `${kind} ${id}`;

/** Null for what names no document. */
export function parseKey(text: string): { kind: OfficialDocument['kind']; id: string } | null {
  const found = /^(note|mentorship|admission) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(
    text,
  );
  return found && { kind: found[1] as OfficialDocument['kind'], id: found[2]! };
}

/** A document as it is read: what it is called, and its lines. */
export type Paper = { title: string; lines: string[] };

/**
 * Characters as they are compared: without case; each stays one, so a place in it is a place in the
 * text.
 */
const fold = (text: string): string =>
  [...text]
    .map((character) =>
      character.toLowerCase().length === character.length ? character.toLowerCase() : character,
    )
    .join('');

export const piecesOf = (typed: string): string[] => [
  ...new Set(
    typed
      .normalize('NFC')
      .split('\n')
      .flatMap((line) => line.trim() || []),
  ),
];

/** RE-14: the pieces that stand nowhere in a paper as they were typed: each must. */
export function missingPieces({ title, lines }: Paper, pieces: string[]): string[] {
  const all = [title, ...lines].map((line) => fold(line.normalize('NFC')));
  return pieces.filter((piece) => !all.some((line) => line.includes(fold(piece))));
}

/**
 * RE-14: every place of every piece is taken out, in capitals or not; of how many letters it was is
 * not told.
 */
export function mask({ title, lines }: Paper, pieces: string[], instead: string): Paper {
  const folded = pieces.map(fold).filter(Boolean);
  const clean = (written: string): string => {
    const line = written.normalize('NFC');
    const low = fold(line);
    // All places are found before any is taken out: pieces may overlap.
    const hidden = new Uint8Array(line.length);
    for (const piece of folded)
      for (let at = low.indexOf(piece); at >= 0; at = low.indexOf(piece, at + 1))
        hidden.fill(1, at, at + piece.length);
    let result = '';
    for (let at = 0; at < line.length; at++)
      if (!hidden[at]) result += line[at]!;
      else if (!hidden[at - 1]) result += instead;
    return result;
  };
  return { title: clean(title), lines: lines.map(clean) };
}
