import { sayDay } from '../../platform/i18n.ts';
import { Tag } from '../../web/layout.tsx';
import type { View } from '../../web/view.ts';
import type { Application, Decision } from './admission.store.ts';
import { admissionWords } from './admission.words.ts';
import type { Truth, Verdict } from './eligibility.rules.ts';

export type Judged = { application: Application; verdict: Verdict };
const tones = { yes: 'good', no: 'bad', unknown: 'warn' } as const;

export function Outcome({
  view,
  truth,
  long = false,
}: {
  view: View;
  truth: Truth;
  long?: boolean;
}) {
  const w = admissionWords[view.language];
  return <Tag tone={tones[truth]}>{long ? w.truth[truth] : w.short[truth]}</Tag>;
}

export function DecisionTag({ view, decision }: { view: View; decision: Decision | null }) {
  const w = admissionWords[view.language];
  return decision === null ? (
    <Tag tone="warn">{w.undecided}</Tag>
  ) : decision.admitted ? (
    <Tag tone="good">{w.admitted}</Tag>
  ) : (
    <Tag>{w.declined}</Tag>
  );
}

/** Since when, and by whom where somebody else did it. */
export function Withdrawn({
  view,
  withdrawn,
}: {
  view: View;
  withdrawn: NonNullable<Application['withdrawn']>;
}) {
  const w = admissionWords[view.language];
  return (
    <span class="row">
      <Tag>{w.withdrawn}</Tag>{' '}
      <span class="small muted">
        {[sayDay(view.language, withdrawn.on, view.today), withdrawn.by].filter(Boolean).join(', ')}
      </span>
    </span>
  );
}
