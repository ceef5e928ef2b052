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
