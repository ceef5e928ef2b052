/**
 * Lists of words and phrases that are looked up letter by letter. In a list a word stands for
 * itself; `~` in front allows a compound before it, `~` behind allows an ending. A phrase is words
 * with spaces between; in it `#` is any number and a lone `~` any word. Entries are parted by commas.
 * To build one costs next to nothing, and to search takes time that grows with the text alone,
 * however long the lists are.
 */

type Node = { next: Map<string, Node>; ends: End[] | null };
/** An entry whose first word ends here, and the words that have to follow. */
type End = { name: string; open: boolean; inside: boolean; rest: Part[] };
type Part = { word: string; before: boolean; behind: boolean };
type Word = { text: string; index: number };

const digits = /^\d+$/;
const run = /[\p{L}\p{M}\d]+/gu;

/** Several lists that are searched at once. */
export class WordIndex {
  readonly #root: Node = { next: new Map(), ends: null };
  readonly #size: number;

  constructor(lists: Record<string, string>) {
    this.#size = Object.keys(lists).length;
    for (const [name, list] of Object.entries(lists))
      for (const entry of list.split(',')) this.#add(name, entry);
  }

  #add(name: string, entry: string): void {
    const [first, ...rest] = partsOf(entry);
    if (!first?.word) return;
    let node = this.#root;
    for (const letter of first.word) {
      let next = node.next.get(letter);
      if (!next) node.next.set(letter, (next = { next: new Map(), ends: null }));
      node = next;
    }
    (node.ends ??= []).push({ name, open: first.behind, inside: first.before, rest });
  }

  /** The lists of which an entry stands in the text. */
  namesIn(text: string): string[] {
    const found = new Set<string>();
    this.#search(text, ({ name }) => found.add(name).size === this.#size);
    return [...found];
  }

  /** Where the first entry begins, or -1. */
  indexIn(text: string): number {
    let first = -1;
    this.#search(text, (_, index) => {
      first = index;
      return true;
    });
    return first;
  }

  /** Until `isEnough` says so. */
  #search(text: string, isEnough: (end: End, index: number) => boolean): void {
    const words: Word[] = [];
    for (const match of text.toLowerCase().matchAll(run))
      words.push({ text: match[0], index: match.index });
    for (let at = 0; at < words.length; at++) {
      const { text: word, index } = words[at]!;
      const number = digits.test(word) ? this.#root.next.get('#')?.ends : null;
      for (const end of number ?? [])
        if (follows(end.rest, words, at + 1) && isEnough(end, index)) return;
      for (let from = 0; from < word.length; from++) {
        let node = this.#root.next.get(word[from]!);
        for (let to = from + 1; node; to++) {
          if (node.ends)
            for (const end of node.ends)
              if (
                (from === 0 || end.inside) &&
                (to === word.length || end.open) &&
                follows(end.rest, words, at + 1) &&
                isEnough(end, index + from)
              )
                return;
          node = to < word.length ? node.next.get(word[to]!) : undefined;
        }
      }
    }
  }
}

function partsOf(entry: string): Part[] {
  return entry.split(/[^\p{L}\p{M}\d~#]+/u).flatMap((word): Part[] => {
    const body = word.replaceAll('~', '').toLowerCase();
    return body === '' && word !== '~'
      ? []
      : [{ word: body, before: word.startsWith('~'), behind: word.endsWith('~') }];
  });
}

function follows(rest: Part[], words: Word[], from: number): boolean {
  return rest.every(({ word, before, behind }, i) => {
    const text = words[from + i]?.text;
    if (text === undefined) return false;
    if (word === '#') return digits.test(text);
    if (before && behind) return text.includes(word);
    if (behind) return text.startsWith(word);
    return before ? text.endsWith(word) : text === word;
  });
}

/** One list, asked as a pattern is. */
export class WordList {
  readonly #index: WordIndex;

  constructor(list: string) {
    this.#index = new WordIndex({ list });
  }

  test(text: string): boolean {
    return this.#index.indexIn(text) >= 0;
  }

  indexIn(text: string): number {
    return this.#index.indexIn(text);
  }
}
