/** `matching-lex-1`: most pairs, then the highest total, with a proof. */
import { assign } from '../math/assignment.ts';
import { certificateOf, refute } from '../math/certificate.ts';
import { malformedMatching, prepare, type Fault, type Instance } from './instance.ts';

type Price = [pairs: number, points: number];
export type LexResult = {
  id: string;
  cardinality: number;
  totalScore: number;
  unmatched: number[];
  matching: number[];
  certificate: { mentee: Price[]; mentor: Price[] };
};

export function solveLex(instance: Instance): LexResult | ({ id: string } & Fault) {
  const { id } = instance;
  const prepared = prepare(instance);
  if ('error' in prepared) return { id, ...prepared };
  const { edges, capacity, locked } = prepared;
  const solved = assign(edges, capacity);
  const { mentee, mentor } = certificateOf(edges, capacity, solved);
  const price = ({ pairs, points }: typeof mentee) =>
    Array.from(pairs, (first, i): Price => [first, points[i]!]);
  const menteePrices = price(mentee);
  for (const locks of locked.keys()) menteePrices[locks] = [0, 0];
  const matching = Array.from(solved.matching, (to, i) => locked.get(i)?.mentor ?? to);
  return {
    id,
    cardinality: solved.pairs + locked.size,
    totalScore: solved.score + [...locked.values()].reduce((sum, { score }) => sum + score, 0),
    unmatched: matching.flatMap((to, i) => (to < 0 ? [i] : [])),
    matching,
    certificate: { mentee: menteePrices, mentor: price(mentor) },
  };
}

/** Null when the certificate proves the result, else what is wrong with it. */
export function refuteLex(instance: Instance, result: LexResult): string | null {
  const prepared = prepare(instance);
  if ('error' in prepared) return prepared.error;
  const { edges, capacity, locked } = prepared;
  if (malformedMatching(result.matching, instance)) return 'matching-malformed';
  for (const [mentee, { mentor }] of locked)
    if (result.matching[mentee] !== mentor) return 'lock-broken';
  const prices = (list: unknown) => {
    const pairs = Array.isArray(list) ? (list as Price[]) : [];
    return {
      pairs: pairs.map((price) => Number(price?.[0])),
      points: pairs.map((price) => Number(price?.[1])),
    };
  };
  const matching = result.matching.map((mentor, mentee) => (locked.has(mentee) ? -1 : mentor));
  const certificate = {
    mentee: prices(result.certificate?.mentee),
    mentor: prices(result.certificate?.mentor),
  };
  for (const mentee of locked.keys())
    if (certificate.mentee.pairs[mentee] !== 0 || certificate.mentee.points[mentee] !== 0)
      return 'locked-mentee-priced';
  const refuted = refute(edges, capacity, matching, certificate);
  if (refuted) return refuted;
  const scores = new Map(
    instance.edges.map(([mentee, mentor, score]) => [`${mentee} ${mentor}`, score]),
  );
  const total = result.matching.reduce(
    (sum, mentor, mentee) => sum + (mentor < 0 ? 0 : (scores.get(`${mentee} ${mentor}`) ?? NaN)),
    0,
  );
  const pairs = result.matching.filter((mentor) => mentor >= 0).length;
  return pairs === result.cardinality && total === result.totalScore ? null : 'totals-differ';
}
