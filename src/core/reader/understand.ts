/**
 * Blocks to a draft: units, their features, the best sequence of labels for the whole document, the
 * roles, and what comes of them.
 */
import { assemble, type Labelled } from './assemble.ts';
import type { Source } from './blocks.ts';
import { decode, emissions, marginals, relationOf, type Chain } from './chain.ts';
import type { Draft } from './draft.ts';
import { featuresOf } from './features.ts';
import { roles, type Label } from './labels.ts';
import { detectLanguage, type Language } from './language.ts';
import { repair } from './repair.ts';
import { helpedWords, roleFeaturesOf, sidesOf } from './role-features.ts';
import { unitsOf, type Unit } from './units.ts';

export type Model = { parts: Chain; sides: Chain; kinds: Chain };

/** A document as the model sees it. */
export type Seen = {
  language: Language;
  lines: string[];
  units: Unit[];
  parts: Uint32Array[];
  sides: Uint32Array[];
  steps: Uint8Array;
};

export function see(source: Source): Seen {
  const language = detectLanguage(source.lines.join('\n'));
  const units = unitsOf(repair(source.blocks));
  return {
    language,
    lines: source.lines,
    units,
    parts: featuresOf(units, language),
    sides: roleFeaturesOf(units, sidesOf(units, helpedWords(units))),
    steps: Uint8Array.from(units.map((unit, i) => relationOf(units[i - 1], unit))),
  };
}

export function understand(source: Source, model: Model): Draft {
  const seen = see(source);
  return assemble(seen.units, label(seen, model), { ...seen, kinds: model.kinds });
}

export function label(seen: Seen, { parts, sides }: Omit<Model, 'kinds'>): Labelled[] {
  const scores = emissions(parts, seen.parts);
  const best = decode(parts, scores, seen.steps);
  const sure = marginals(parts, scores, seen.steps);
  const sideScores = emissions(sides, seen.sides);
  const sideBest = decode(sides, sideScores, seen.steps);
  const sideSure = marginals(sides, sideScores, seen.steps);
  return seen.units.map((_, i) => ({
    label: parts.labels[best[i]!] as Label,
    sure: sure[i]![best[i]!]!,
    role: roles[sideBest[i]!]!,
    roleSure: sideSure[i]![sideBest[i]!]!,
  }));
}
