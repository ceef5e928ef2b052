/** What a unit can be. */
export const labels = [
  /** Nothing that belongs in a profile. */
  'none',
  /** A heading that says about whom the passage is. */
  'role',
  /** Headings and announcements of requirements, competences and behaviours. */
  'ask',
  'skills',
  'ways',
  /** The name of a competence, its definition, an announcement of its signs, a sign, a level. */
  'name',
  'definition',
  'announcement',
  'indicator',
  'level',
  /** A requirement, and the words in front of one that say what it is about. */
  'criterion',
  'topic',
  'behaviour',
] as const;

export type Label = (typeof labels)[number];

export const roles = ['mentor', 'mentee'] as const;

const bitsOf = (names: Label[]): number =>
  names.reduce((bits, name) => bits | (1 << labels.indexOf(name)), 0);

/** A sentence behind another is no name, and words in front of a text are no statement. */
const behind = bitsOf(['name', 'role', 'level', 'topic']);
const inFront = bitsOf(['definition', 'indicator', 'behaviour']);
const heading = bitsOf(['behaviour', 'topic']);

/** A bit for each label that a unit of this shape cannot have. */
export function barredOf(unit: { kind: string; lead: boolean; part: number }): number {
  if (unit.lead) return inFront;
  if (unit.part > 0) return behind;
  return unit.kind === 'heading' ? heading : 0;
}
