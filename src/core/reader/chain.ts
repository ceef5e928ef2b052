/**
 * A chain of labels: each unit has a score for each label, and each step from one unit to the next
 * a score for each pair of labels, which depends on how the two stand to each other. The best
 * sequence is found for the whole document at once; the sums over all sequences say how sure it is.
 */
import type { Unit } from './units.ts';

export type Chain = {
  labels: readonly string[];
  /** By feature and label, in units of `scale`. */
  weights: Float32Array | Float64Array | Int8Array;
  scale: number;
  /** By relation, label before and label. */
  steps: Float32Array | Float64Array;
};

export const relations = [
  'start',
  'sentence',
  'lead',
  'paragraph-cell',
  'cell',
  'row',
  'into-table',
  'out-of-table',
  'item',
  'item-in',
  'item-out',
  'heading-heading',
  'heading-heading-in',
  'heading-paragraph',
  'heading-item',
  'to-heading',
  'paragraph-item',
  'item-paragraph',
  'paragraph',
  'stays',
  // Where a passage begins that may be about the other side.
  'names-a-side',
  'leaves-a-side',
  'heading',
  'text-names-a-side',
  'text',
] as const;

const number = new Map<string, number>(relations.map((name, i) => [name, i]));

export const stays = relations.indexOf('stays');

export function relationOf(before: Unit | undefined, unit: Unit): number {
  return number.get(relation(before, unit))!;
}

function relation(before: Unit | undefined, unit: Unit): (typeof relations)[number] {
  if (!before) return 'start';
  if (before.place && unit.place && before.place.table === unit.place.table) {
    if (before.place.row !== unit.place.row) return 'row';
    if (before.place.column !== unit.place.column) return 'cell';
    return unit.part > 0 ? (before.lead ? 'lead' : 'sentence') : 'paragraph-cell';
  }
  if (unit.place) return 'into-table';
  if (before.place) return unit.kind === 'heading' ? 'to-heading' : 'out-of-table';
  if (unit.part > 0) return before.lead ? 'lead' : 'sentence';
  if (before.kind === 'heading' && unit.kind === 'heading')
    return unit.level > before.level ? 'heading-heading-in' : 'heading-heading';
  if (unit.kind === 'heading') return 'to-heading';
  if (before.kind === 'heading') return unit.kind === 'item' ? 'heading-item' : 'heading-paragraph';
  if (before.kind === 'item' && unit.kind === 'item')
    return unit.depth > before.depth ? 'item-in' : unit.depth < before.depth ? 'item-out' : 'item';
  if (unit.kind === 'item') return 'paragraph-item';
  if (before.kind === 'item') return 'item-paragraph';
  return 'paragraph';
}

/** What a unit cannot be, whatever it says, is as good as impossible. */
const impossible = -20;

/** The scores of every unit for every label; `barred` has a bit for each label that it cannot have. */
export function emissions(
  chain: Chain,
  features: Uint32Array[],
  barred?: Uint16Array,
): Float64Array[] {
  const size = chain.labels.length;
  return features.map((list, i) => {
    const scores = new Float64Array(size);
    for (const feature of list) {
      const at = feature * size;
      for (let label = 0; label < size; label++) scores[label]! += chain.weights[at + label]!;
    }
    if (chain.scale !== 1) for (let label = 0; label < size; label++) scores[label]! *= chain.scale;
    const bits = barred?.[i] ?? 0;
    if (bits !== 0)
      for (let label = 0; label < size; label++)
        if ((bits >> label) & 1) scores[label]! += impossible;
    return scores;
  });
}

/** The score of a step; where nothing may change, a change is all but impossible. */
function stepAt(chain: Chain, step: number, offset: number, before: number, label: number): number {
  if (step === stays && before !== label) return -30;
  return chain.steps[offset + before * chain.labels.length]!;
}

/** The best sequence of labels. */
export function decode(chain: Chain, scores: Float64Array[], steps: Uint8Array): Uint8Array {
  const size = chain.labels.length;
  const best = scores.map(() => new Float64Array(size));
  const from = scores.map(() => new Uint8Array(size));
  scores.forEach((own, i) => {
    for (let label = 0; label < size; label++) {
      if (i === 0) {
        best[0]![label] = own[label]! + chain.steps[label]!;
        continue;
      }
      let most = -Infinity;
      let at = 0;
      const offset = steps[i]! * size * size + label;
      for (let before = 0; before < size; before++) {
        const score = best[i - 1]![before]! + stepAt(chain, steps[i]!, offset, before, label);
        if (score > most) {
          most = score;
          at = before;
        }
      }
      best[i]![label] = most + own[label]!;
      from[i]![label] = at;
    }
  });
  const labels = new Uint8Array(scores.length);
  let at = 0;
  const last = best.at(-1);
  if (!last) return labels;
  for (let label = 1; label < size; label++) if (last[label]! > last[at]!) at = label;
  for (let i = scores.length - 1; i >= 0; i--) {
    labels[i] = at;
    at = from[i]![at]!;
  }
  return labels;
}

function logSum(values: Float64Array): number {
  let most = -Infinity;
  for (const value of values) if (value > most) most = value;
  let sum = 0;
  for (const value of values) sum += Math.exp(value - most);
  return most + Math.log(sum);
}

export type Sums = { forward: Float64Array[]; backward: Float64Array[]; total: number };

export function sums(chain: Chain, scores: Float64Array[], steps: Uint8Array): Sums {
  const size = chain.labels.length;
  const forward = scores.map(() => new Float64Array(size));
  const backward = scores.map(() => new Float64Array(size));
  const row = new Float64Array(size);
  scores.forEach((own, i) => {
    for (let label = 0; label < size; label++) {
      if (i === 0) {
        forward[0]![label] = own[label]! + chain.steps[label]!;
        continue;
      }
      const offset = steps[i]! * size * size + label;
      for (let before = 0; before < size; before++)
        row[before] = forward[i - 1]![before]! + stepAt(chain, steps[i]!, offset, before, label);
      forward[i]![label] = logSum(row) + own[label]!;
    }
  });
  for (let i = scores.length - 2; i >= 0; i--)
    for (let label = 0; label < size; label++) {
      const offset = steps[i + 1]! * size * size + label * size;
      for (let after = 0; after < size; after++)
        row[after] =
          stepAt(chain, steps[i + 1]!, offset + after - label * size, label, after) +
          scores[i + 1]![after]! +
          backward[i + 1]![after]!;
      backward[i]![label] = logSum(row);
    }
  const last = forward.at(-1);
  return { forward, backward, total: last ? logSum(last) : 0 };
}

/** How probable every label of every unit is. */
export function marginals(chain: Chain, scores: Float64Array[], steps: Uint8Array): Float64Array[] {
  const { forward, backward, total } = sums(chain, scores, steps);
  return forward.map((own, i) =>
    own.map((value, label) => Math.exp(value + backward[i]![label]! - total)),
  );
}
