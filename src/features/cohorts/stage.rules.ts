/** CO-6: where a cohort stands, and the one next step. */
import { addDays } from '../../platform/i18n.ts';
import {
  closingDays,
  nextState,
  type CohortState,
  type MovedState,
} from '../programmes/cohort-state.rules.ts';
import type { Standing } from './standing.rules.ts';

export const stages = ['apply', 'match', 'run', 'assess', 'close'] as const;
export type Stage = (typeof stages)[number];

export const stepsToTake = [
  'nominate',
  'decide',
  'match',
  'wait',
  'groups',
  'run',
  'talks',
  'end',
  'rounds',
] as const;
/** A page to go to, or the next state to move the cohort to. */
export type NextStep =
  | { is: (typeof stepsToTake)[number]; stage: Stage }
  | { is: 'move'; to: MovedState; stage: Stage }
  | { is: 'archive'; stage: Stage };

type Facts = {
  kind: 'pairs' | 'groups';
  state: CohortState;
  lastDay: string;
};

/** From this day on a cohort is to be closed. */
export const closingFrom = (lastDay: string): string => addDays(lastDay, -closingDays);

/** Null in the archive. */
export function nextStep(
  standing: Standing,
  { kind, state, lastDay }: Facts,
  today: string,
): NextStep | null {
  if (state === 'archived') return null;
  if (state === 'evaluated') return { is: 'archive', stage: 'close' };
  if (state === 'closing') {
    if (standing.untalked > 0) return { is: 'talks', stage: 'close' };
    if (standing.running > 0) return { is: 'end', stage: 'close' };
    if (standing.openRounds > 0) return { is: 'rounds', stage: 'assess' };
    if (standing.asked > 0) return { is: 'wait', stage: 'match' };
    return { is: 'move', to: 'evaluated', stage: 'close' };
  }
  const forward = nextState(state)!;
  if (today >= closingFrom(lastDay) && (standing.begun > 0 || today > lastDay))
    return { is: 'move', to: forward, stage: 'close' };
  if (kind === 'groups') {
    if (standing.running === 0) return { is: 'groups', stage: 'match' };
  } else {
    if (standing.mentors + standing.mentees === 0) return { is: 'nominate', stage: 'apply' };
    if (standing.undecided > 0) return { is: 'decide', stage: 'apply' };
    if (standing.unplaced > standing.asked) return { is: 'match', stage: 'match' };
    if (standing.asked > 0) return { is: 'wait', stage: 'match' };
  }
  if (state === 'open' && standing.running > 0) return { is: 'move', to: forward, stage: 'run' };
  return { is: 'run', stage: 'run' };
}
