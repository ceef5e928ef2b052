/**
 * Characters as they are compared: small, without accents. Each stays one, so a place in it is
 * a place in the text.
 */
export const fold = (text: string): string =>
  [...text]
    .map((character) =>
      (character.normalize('NFD').replace(/\p{M}/gu, '') || character)
        .toLowerCase()
        .slice(0, character.length),
    )
    .join('');

export const wordsOf = (search: string): string[] =>
  fold(search.normalize('NFC')).split(/\s+/).filter(Boolean).slice(0, 8);

export type Excerpt = { before: string; hit: string; after: string };

const around = 90;

/**
 * FI-1: a text is found when every word is in it; shown is the first place of the first word. Null
 * when it is not found.
 */
export function find(written: string, words: string[]): Excerpt | null {
  const text = written.normalize('NFC');
  const folded = fold(text);
  if (
    words.length === 0 ||
    folded.length !== text.length ||
    !words.every((word) => folded.includes(word))
  )
    return null;
  const from = folded.indexOf(words[0]!);
  const to = from + words[0]!.length;
  const [left, right] = [Math.max(0, from - around), Math.min(text.length, to + around)];
  return {
    before: (left > 0 ? '…' : '') + text.slice(left, from),
    hit: text.slice(from, to),
    after: text.slice(to, right) + (right < text.length ? '…' : ''),
  };
}

/** What somebody wrote into the fields of a card, as one text. */
export function plainOf(body: string, isCard: boolean): string {
  if (!isCard) return body;
  const content = JSON.parse(body) as Record<string, unknown>;
  return Object.values(content)
    .flat()
    .filter((value) => typeof value === 'string')
    .join(' · ');
}
