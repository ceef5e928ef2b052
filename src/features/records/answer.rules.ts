/** The answer to a request for documents, as sections of lines. */
import { mask, type OfficialDocument, type Paper } from './document.rules.ts';
import type { Law, Verdict } from './law.rules.ts';

export type Decided = {
  document: OfficialDocument;
  paper: Paper;
  verdict: Verdict;
  ground: string | null;
  pieces: string[];
};

/**
 * RE-13: what somebody gets to read: the paper, the paper without its secret pieces, or nothing.
 */
export function givenOf(
  { verdict, paper, pieces }: Pick<Decided, 'verdict' | 'paper' | 'pieces'>,
  masked: string,
): Paper | null {
  if (verdict === 'withhold') return null;
  return verdict === 'mask' ? mask(paper, pieces, masked) : paper;
}

type Words = {
  nothing: string;
  decision: string;
  line: (n: number, title: string, verdict: string) => string;
  because: (ground: string) => string;
  appeal: string;
  document: (n: number, title: string) => string;
  appeals: Record<Law, (organisation: string) => string>;
};
type Answer = {
  decided: Decided[];
  organisation: string;
  law: Law;
  words: Words;
  verdicts: Record<Verdict, string>;
  kinds: Record<OfficialDocument['kind'], string>;
  masked: string;
};

/**
 * RE-13: each document with its decision and ground; how to appeal, where anything was not given;
 * then what is given. Of what is withheld only the kind is told.
 */
export function sectionsOf({
  decided,
  organisation,
  law,
  words,
  verdicts,
  kinds,
  masked,
}: Answer): Paper[] {
  const all = decided.map((one, i) => ({ ...one, n: i + 1, given: givenOf(one, masked) }));
  const decision = all.flatMap(({ n, given, verdict, ground, document }) => [
    words.line(n, given?.title ?? kinds[document.kind], verdicts[verdict].toLowerCase()),
    ...(ground ? [words.because(ground)] : []),
    '',
  ]);
  const isWhole = all.length > 0 && all.every(({ verdict }) => verdict === 'give');
  return [
    { title: words.decision, lines: all.length === 0 ? [words.nothing] : decision },
    ...(isWhole ? [] : [{ title: words.appeal, lines: [words.appeals[law](organisation)] }]),
    ...all.flatMap(({ n, given }) =>
      given ? [{ title: words.document(n, given.title), lines: given.lines }] : [],
    ),
  ];
}
