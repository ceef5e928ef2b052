/**
 * The structure that reading a document yields: what it says, word for word, and the line each text
 * came from.
 */

export type CriterionKind =
  | 'experience'
  | 'age'
  | 'capacity'
  | 'hours'
  | 'certificate'
  | 'training'
  | 'nomination'
  | 'language'
  | 'other';

export type Bound = 'min' | 'max' | 'approx';

export type DraftCriterion = {
  kind: CriterionKind;
  value: number | null;
  unit: string | null;
  bound: Bound | null;
  mustHave: boolean;
  anyOfGroup: string | null;
  text: string;
  line: number;
  /** Taken out of running text without a kind that shows itself: a person should look. */
  doubtful?: boolean;
  /** How sure the reader is that it belongs where it stands, from 0 to 1. */
  probability?: number;
};

export type DraftText = { text: string; line: number; doubtful?: boolean; probability?: number };

export type DraftCompetence = {
  name: string;
  line: number;
  definition: DraftText | null;
  indicators: (DraftText & { level?: string })[];
  doubtful?: boolean;
  probability?: number;
};

export type DraftRole = {
  role: 'mentor' | 'mentee';
  title: string;
  line: number;
  criteria: DraftCriterion[];
  competences: DraftCompetence[];
  behaviours: DraftText[];
};

/** What the document says that has no place in the draft: a person may give it one. */
export type Unplaced = { text: string; line: number };

export type Draft = {
  language: string;
  roles: DraftRole[];
  lines: string[];
  unplaced: Unplaced[];
};
