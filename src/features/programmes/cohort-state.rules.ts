/** CO-5: in which state a cohort is, who moves it where, and what each state allows. */

/** In the order in which a cohort goes through them. */
export const cohortStates = ['open', 'running', 'closing', 'evaluated'] as const;
export type MovedState = (typeof cohortStates)[number];
export type CohortState = MovedState | 'archived';

export const cohortActs = ['take-in', 'match', 'assess', 'begin', 'plan'] as const;
/**
 * `take-in`: nominate and take up applications again; `match`: calculate, send and divide; `begin`: a
 * mentorship begins; `plan`: dates and lists of the cohort.
 */
export type CohortAct = (typeof cohortActs)[number];

const allowed: Record<CohortState, readonly CohortAct[]> = {
  open: cohortActs,
  running: cohortActs,
  // Who was asked before may still say yes.
  closing: ['assess', 'begin', 'plan'],
  evaluated: ['plan'],
  archived: [],
};

export const allows = (state: CohortState, act: CohortAct): boolean => allowed[state].includes(act);

/** Whether people may apply by themselves, without being nominated. */
export const takesApplications = (state: CohortState): boolean => state === 'open';

export const stateOf = (row: { state: MovedState; archivedOn: string | null }): CohortState =>
  row.archivedOn === null ? row.state : 'archived';

export const nextState = (state: MovedState): MovedState | null =>
  cohortStates[cohortStates.indexOf(state) + 1] ?? null;

export const stateBefore = (state: MovedState): MovedState | null =>
  cohortStates[cohortStates.indexOf(state) - 1] ?? null;

/** What of a cohort is not finished. */
export type Unfinished = {
  undecided: number;
  /** Admitted mentees without a mentorship. */
  unplaced: number;
  /** Questions about a pair that wait for an answer. */
  asked: number;
  running: number;
  /** Running pairs without a closing talk. */
  untalked: number;
  /** Assessment rounds that are planned or open. */
  openRounds: number;
};

export type OpenItem = keyof Unfinished;

/** What a step forward leaves undone: said beside the button. */
const saidAt: Record<MovedState, OpenItem[]> = {
  open: [],
  running: ['undecided', 'unplaced'],
  closing: ['undecided', 'unplaced', 'asked'],
  evaluated: ['asked', 'running', 'untalked', 'openRounds'],
};
/** What keeps a cohort from a state: it would be left without anybody who looks after it. */
const keptBy: Record<CohortState, OpenItem[]> = {
  open: [],
  running: [],
  closing: [],
  evaluated: ['asked', 'running', 'openRounds'],
  archived: ['asked', 'running', 'openRounds'],
};

const of = (items: OpenItem[], unfinished: Unfinished) =>
  items.filter((item) => unfinished[item] > 0);

export const stillOpen = (to: MovedState, unfinished: Unfinished): OpenItem[] =>
  of(saidAt[to], unfinished);

export const keptFrom = (to: CohortState, unfinished: Unfinished): OpenItem[] =>
  of(keptBy[to], unfinished);

/** So many days before its last day a cohort is to close, and every pair is asked for its last talk. */
export const closingDays = 28;
