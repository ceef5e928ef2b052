/** CO-5: what the state of a cohort forbids is refused in the act, with the state and the way back. */
import { refuse } from '../../web/route.tsx';
import type { View } from '../../web/view.ts';
import { allows, type CohortAct, type CohortState } from './cohort-state.rules.ts';
import { cohortStateWords } from './cohort-state.words.ts';

export function requireState(view: View, { state }: { state: CohortState }, act: CohortAct): void {
  const w = cohortStateWords[view.language];
  if (!allows(state, act)) refuse(w.forbidden(w.states[state], w.acts[act]));
}
