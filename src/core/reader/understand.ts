/**
 * Blocks to a draft: units, their features, the best sequence of labels for the whole document, the
 * roles, and what comes of them.
 */
import { assemble, type Labelled } from './assemble.ts';
import type { Source } from './blocks.ts';
import { decode, emissions, marginals, relationOf } from './chain.ts';
import type { Draft } from './draft.ts';
import { featuresOf } from './features.ts';
import { barredOf, roles, type Label } from './labels.ts';
import { detectLanguage, type Language } from './language.ts';
import type { Model } from './model.ts';
import { helperIn, plainSide } from './naming.ts';
import { repair } from './repair.ts';
import { helpedWords, passagesOf, sidesOf, type Passages } from './role-features.ts';
import { hintsOf, wordsOf } from './signals.ts';
import { unitsOf, type Unit } from './units.ts';

/** A document as the model sees it. */
export type Seen = {
  language: Language;
  lines: string[];
  units: Unit[];
  parts: Uint32Array[];
  steps: Uint8Array;
  barred: Uint16Array;
};

export function see(source: Source): Seen {
  const language = detectLanguage(source.lines.join('\n'));
  const units = unitsOf(repair(source.blocks));
  return {
    language,
    lines: source.lines,
    units,
    parts: featuresOf(units, language),
    steps: Uint8Array.from(units.map((unit, i) => relationOf(units[i - 1], unit))),
    barred: Uint16Array.from(units.map(barredOf)),
  };
}

export function understand(source: Source, model: Model): Draft {
  const seen = see(source);
  return assemble(seen.units, label(seen, model), { ...seen, kinds: model.kinds });
}

/** As much as nothing that is only likely weighs up. */
const certain = 12;
const likely = 1.5;

/** First what every unit is, then about whom the passages speak that say something. */
export function label(seen: Seen, { parts, sides }: Omit<Model, 'kinds'>): Labelled[] {
  const scores = emissions(parts, seen.parts, seen.barred);
  const best = decode(parts, scores, seen.steps);
  const sure = marginals(parts, scores, seen.steps);
  const labels = seen.units.map((_, i) => parts.labels[best[i]!] as Label);
  const told = nameTold(seen.units, labels);
  kindsTold(seen.units, labels);
  const { kept, features, turns, plain, unnamed } = passages(seen.units, labels);
  const sideScores = emissions(sides, features);
  // A heading that names one side and nothing else is believed, also for what stands below it.
  plain.forEach((told, i) => {
    if (told) sideScores[i]![roles.indexOf(told.side)]! += told.begins ? certain : likely;
  });
  // Who names nobody speaks of those who help.
  if (unnamed && kept.length > 0) sideScores[0]![roles.indexOf('mentor')]! += likely;
  const sideBest = decode(sides, sideScores, turns);
  const sideSure = marginals(sides, sideScores, turns);
  const found = seen.units.map((_, i): Labelled => ({
    label: labels[i]!,
    sure: told.has(i) ? Math.min(sure[i]![best[i]!]!, 0.5) : sure[i]![best[i]!]!,
    role: 'mentor',
    roleSure: 1,
  }));
  kept.forEach((at, i) => {
    found[at]!.role = roles[sideBest[i]!]!;
    found[at]!.roleSure = sideSure[i]![sideBest[i]!]!;
  });
  return found;
}

export const passages = (units: Unit[], labels: readonly Label[]): Passages =>
  passagesOf(units, labels, sidesOf(units, helpedWords(units)));

/**
 * A heading that says nothing but "competences", with headings below it none of which was taken for
 * a name: they are names all the same, and a person should look. Answers with what was changed.
 */
function nameTold(units: Unit[], labels: Label[]): Set<number> {
  const changed = new Set<number>();
  for (let i = 0; i < units.length; i++) {
    const { kind, level, text } = units[i]!;
    if (kind !== 'heading') continue;
    const words = wordsOf(text, 4);
    const hints = words.flatMap(hintsOf);
    if (
      words.length > 2 ||
      !hints.includes('skill') ||
      hints.includes('helper') ||
      hints.includes('helped')
    )
      continue;
    let end = i + 1;
    while (end < units.length && !(units[end]!.kind === 'heading' && units[end]!.level <= level))
      end++;
    const below = units.slice(i + 1, end);
    if (below[0]?.kind !== 'heading' || labels.slice(i + 1, end).includes('name')) continue;
    labels[i] = 'skills';
    below.forEach((unit, n) => {
      labels[i + 1 + n] =
        unit.kind === 'heading' ? 'name' : unit.kind === 'item' ? 'indicator' : 'definition';
      changed.add(i + 1 + n);
    });
    i = end - 1;
  }
  return changed;
}

/**
 * Headings of one level that name those who help and nothing else, each in another word: several
 * kinds of them, whose parts begin there.
 */
function kindsTold(units: Unit[], labels: Label[]): void {
  const last = new Map<number, { at: number; noun: string }>();
  units.forEach(({ kind, level, text }, i) => {
    if (kind !== 'heading' || plainSide(text) !== 'mentor') return;
    const noun = helperIn(text);
    const before = last.get(level);
    last.set(level, { at: i, noun });
    if (!before || before.noun === noun || labels[i] === 'name' || labels[i] === 'ways') return;
    if (labels.slice(before.at + 1, i).some((label) => label === 'criterion' || label === 'name'))
      labels[i] = 'role';
  });
}
