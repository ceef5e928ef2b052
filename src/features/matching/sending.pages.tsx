import type { View } from '../../web/view.ts';
import { stateOf } from '../proposals/proposal.pages.tsx';
import type { Proposal } from '../proposals/proposal.store.ts';
import { runWords, whyUnsendable } from './run.words.ts';
import type { Unsendable } from './sending.rules.ts';

/**
 * Where a proposal of a run stands; one that was not sent and may not be sent any more says why.
 */
export function State({
  view,
  proposal,
  why,
}: {
  view: View;
  proposal: Proposal;
  why: Unsendable | undefined;
}) {
  if (!why) return stateOf(proposal, view);
  return (
    <span class="small muted">
      {runWords[view.language].notAnyMore(whyUnsendable(view.language, why))}
    </span>
  );
}
