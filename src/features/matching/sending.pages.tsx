import type { ComponentChildren } from 'preact';
import { TextField } from '../../web/fields.tsx';
import { linkTo } from '../../web/links.ts';
import type { Page, View } from '../../web/view.ts';
import { stateOf } from '../proposals/proposal.pages.tsx';
import { TalkState } from '../proposals/trial-talk.pages.tsx';
import type { TalkWords } from '../proposals/trial-talk.store.ts';
import type { Proposal } from '../proposals/proposal.store.ts';
import type { Cohort } from '../programmes/programme.store.ts';
import type { Run } from './run.store.ts';
import { runWords, whyUnsendable } from './run.words.ts';
import type { Unsendable } from './sending.rules.ts';
import { workbenchWords } from './workbench.words.ts';

/** The proposals of a run, of which those can be sent that are not `unsendable`. */
export type SendingProps = Page & {
  run: Run;
  cohort: Cohort;
  proposals: Proposal[];
  unsendable: Map<string, Unsendable>;
  /** Unknown criteria that the page names elsewhere. */
  silent: string[];
  /** MA-41: written for coordinators after a talk on trial. */
  said: TalkWords[];
};

/**
 * Where a proposal of a run stands; one that was not sent and may not be sent any more says why.
 */
export function State({
  view,
  proposal,
  why,
  said,
}: {
  view: View;
  proposal: Proposal;
  why: Unsendable | undefined;
  said: TalkWords[];
}) {
  if (!why)
    return (
      <>
        {stateOf(proposal, view)}
        <TalkState view={view} proposal={proposal} said={said} />
      </>
    );
  return (
    <span class="small muted">
      {runWords[view.language].notAnyMore(whyUnsendable(view.language, why))}
    </span>
  );
}

/** To who else could be the mentor of this mentee. */
export function OthersLink({
  view,
  run,
  proposal: { menteeId, mentee },
}: {
  view: View;
  run: { id: string };
  proposal: Proposal;
}) {
  const { others2 } = workbenchWords[view.language];
  return (
    <a
      class="small"
      href={linkTo(view, '/runs/:run/mentees/:person', { run: run.id, person: menteeId })}
      aria-label={`${others2} ${mentee}`}
    >
      {others2}
    </a>
  );
}

/** Below the proposals that can be sent: how many days there are to answer, and the button. */
export function SendRow({
  view,
  problem,
  label,
  days,
  count,
  children,
}: Page & { label: string; days: number; count: number; children?: ComponentChildren }) {
  return (
    <div class="row end">
      <TextField
        view={view}
        name="days"
        label={label}
        type="number"
        min={1}
        max={60}
        inputMode="numeric"
        short
        value={days}
        problem={problem}
      />
      <button class="button">{runWords[view.language].send(count)}</button>
      {children}
    </div>
  );
}
