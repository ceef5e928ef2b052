/** EV-14: all figures as they are shown, with what each is made of, to be worked out again. */
import type { Cohort } from '../programmes/programme.store.ts';
import { costsOf } from './cost.rules.ts';
import type { Evaluated } from './tables.pages.tsx';

const methods = {
  shares: 'Wilson score interval, 95%, from count and of',
  means: 't interval, 95%, over people: mean, low, high, people',
  survival:
    'Kaplan-Meier with log-log intervals at every thirtieth day; an early end is the event, pairs that run or have run their course are censored, pauses are taken out',
  reasons: 'Aalen-Johansen, reasons of an early end and completion as competing events',
  fairness: 'share in a group over the share of everybody else, Koopman score interval',
  needs: 'same need at start and end, each mentee once; range: everybody else changed by four',
  mentors: 'difference of the released means of two rounds, not paired, 95%',
  least: 'nothing from fewer than five people; a figure stays until five more have come',
};

/** What was counted, without whom it was counted over. */
const figureOf = <V>(
  shown: { value: V; madeOn: string; people: number } | null,
): { value: V; madeOn: string; people: number } | null =>
  shown && { value: shown.value, madeOn: shown.madeOn, people: shown.people };

export function fileOf({
  cohort,
  figures,
  mentors,
  written,
}: Evaluated & {
  cohort: Pick<Cohort, 'programmeName' | 'name' | 'firstDay' | 'lastDay'>;
}): string {
  const each = <V>(all: Record<string, { value: V; madeOn: string; people: number }>) =>
    Object.fromEntries(Object.entries(all).map(([name, one]) => [name, figureOf(one)]));
  return `${JSON.stringify(
    {
      format: 'evaluation/1',
      cohort: {
        programme: cohort.programmeName,
        name: cohort.name,
        firstDay: cohort.firstDay,
        lastDay: cohort.lastDay,
      },
      methods,
      facts: figureOf(figures.facts),
      reasons: figureOf(figures.reasons),
      quality: each(figures.quality),
      needs: figureOf(figures.needs),
      mentors,
      fairness: each(figures.fairness),
      costs: { rows: written.costs, ...costsOf(written.costs, figures.facts?.value ?? null) },
      plan: written.plan.map(({ by: _by, ...version }) => version),
      decisions: written.decisions.map(({ decision, dueOn, doneOn }) => ({
        decision,
        dueOn,
        doneOn,
      })),
    },
    null,
    2,
  )}\n`;
}
