/** EV-3: counts a cohort and keeps what may be shown anew; done once a day, and when it is asked for. */
import { withPurpose, type Tx } from '../../platform/database.ts';
import { findCohort, listDates, type Cohort } from '../programmes/programme.store.ts';
import { needsOf, qualityOf } from './answers.rules.ts';
import { factsOf, reasonsOf, type Frame } from './facts.rules.ts';
import { fairnessOf } from './fairness.rules.ts';
import { findFigures, keepFigures, listCounted, type Figures } from './figures.store.ts';
import { forget, look, type Shown } from './frozen.rules.ts';
import { listErased, readCohort } from './observed.store.ts';
import type { Observed } from './observed.rules.ts';
import { listNeededChecks } from './plan.store.ts';

type Look = Parameters<typeof look>[2];
type Counted<V> = Parameters<typeof look<V>>[1];

const lookAt = <V>(shown: Shown<V> | null, counted: Counted<V> | null, at: Look): Shown<V> | null =>
  counted === null ? shown : look(shown, counted, at);

function lookAtAll<V>(
  shown: Record<string, Shown<V>>,
  counted: Map<string, Counted<V>>,
  at: Look,
): Record<string, Shown<V>> {
  const next = { ...shown };
  for (const [name, one] of counted) {
    const made = look(shown[name] ?? null, one, at);
    if (made) next[name] = made;
  }
  return next;
}

/** What is shown from now on, of what was shown and what is known today. */
export function nextFigures(
  before: Figures,
  observed: Observed,
  frame: Frame,
  { isEvaluated }: { isEvaluated: boolean },
): Figures {
  const answers = { today: frame.today };
  const facts = { ...answers, isFinal: isEvaluated };
  return {
    facts: lookAt(before.facts, factsOf(observed, frame), facts),
    reasons: lookAt(before.reasons, reasonsOf(observed.relations, frame.today), answers),
    needs: lookAt(before.needs, needsOf(observed.levels), answers),
    quality: lookAtAll(before.quality, qualityOf(observed.answers), answers),
    fairness: lookAtAll(before.fairness, fairnessOf(observed, frame.today), answers),
  };
}

const withoutErased = (figures: Figures, erased: ReadonlySet<string>): Figures => {
  const each = <V>(all: Record<string, Shown<V>>) =>
    Object.fromEntries(Object.entries(all).map(([name, one]) => [name, forget(one, erased)]));
  return {
    facts: figures.facts && forget(figures.facts, erased),
    reasons: figures.reasons && forget(figures.reasons, erased),
    needs: figures.needs && forget(figures.needs, erased),
    quality: each(figures.quality),
    fairness: each(figures.fairness),
  };
};

export async function countFigures(
  tx: Tx,
  {
    organisation,
    cohort: one,
    today,
    now,
  }: { organisation: string; cohort: Cohort; today: string; now: Date },
): Promise<void> {
  const [dates, neededChecks] = [await listDates(tx, one.id), await listNeededChecks(tx, one.id)];
  const frame: Frame = {
    kind: one.rules.kind,
    firstMeetingDays: one.rules.firstMeetingDays,
    silenceDays: one.rules.silenceDays,
    hoursPromised: one.hoursPromised,
    neededChecks,
    breaks: dates.filter(({ kind }) => kind === 'break'),
    firstDay: one.firstDay,
    lastDay: one.lastDay,
    today,
  };
  await withPurpose(tx, 'report', async (inside) => {
    const before = withoutErased(await findFigures(inside, one.id), await listErased(inside));
    const next = nextFigures(before, await readCohort(inside, one.id, now), frame, {
      isEvaluated: one.movedTo === 'evaluated',
    });
    if (JSON.stringify(next) !== JSON.stringify(before))
      await keepFigures(inside, { organisation, cohort: one.id, today }, next);
  });
}

/** The work of a day. */
export async function countAllFigures(
  tx: Tx,
  { organisation, today, now }: { organisation: string; today: string; now: Date },
): Promise<void> {
  for (const id of await listCounted(tx)) {
    const cohort = await findCohort(tx, id);
    if (cohort) await countFigures(tx, { organisation, cohort, today, now });
  }
}
