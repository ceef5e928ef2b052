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
};

export type DraftText = { text: string; line: number; doubtful?: boolean };

export type DraftCompetence = {
  name: string;
  line: number;
  definition: DraftText | null;
  indicators: (DraftText & { level?: string })[];
  doubtful?: boolean;
};

export type DraftRole = {
  role: 'mentor' | 'mentee';
  title: string;
  line: number;
  criteria: DraftCriterion[];
  competences: DraftCompetence[];
  behaviours: DraftText[];
};

export type Draft = { language: string; roles: DraftRole[]; lines: string[] };
