/** CO-6: how far a cohort is, in each of its five steps. */
import type { Unfinished } from '../programmes/cohort-state.rules.ts';

/** `unplaced`: admitted, and never in a mentorship here but in one that ended before its time. */
export type CohortCounts = {
  mentors: number;
  mentees: number;
  undecided: number;
  admitted: number;
  running: number;
  unplaced: number;
};

export type Standing = CohortCounts &
  Unfinished & {
    /** Mentorships that began here, whether they run or have ended. */
    begun: number;
    ended: number;
    /** Pairs with a closing talk. */
    talked: number;
    rounds: number;
    /** In its rounds: who was asked, and who has answered. */
    raters: number;
    answered: number;
  };
