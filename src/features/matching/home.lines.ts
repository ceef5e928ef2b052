import { homePart, type Line } from '../../web/home.ts';
import { homeActions } from '../../web/home.words.ts';
import { linkTo } from '../../web/links.ts';
import { grantOf } from '../../web/permission.ts';
import type { View } from '../../web/view.ts';
import { sentOf } from '../proposals/home.store.ts';
import { pairing, unmatched } from './home.store.ts';
import { homeWords } from './home.words.ts';
import { inVainOf, waitingOf, type Sent } from '../proposals/proposal.rules.ts';

/** Who waits for a match, and where pairs are to be looked for. */
export const matchingHome = homePart({
  ask: ({ tx, person, today }) => ({
    unmatched: unmatched(tx, person.id, today),
    pairing: grantOf(person.roles, 'run matching') !== null && pairing(tx, today),
  }),
  say: ({ view }, found) => {
    const waiting = found.pairing
      ? found.pairing.cohorts.flatMap((cohort) =>
          ofCohort(view, cohort, {
            sent: found.pairing!.sent.filter(({ cohortId }) => cohortId === cohort.id).map(sentOf),
            latest: found.pairing!.latest.find((run) => run.cohort === cohort.id),
          }),
        )
      : [];
    for (const { id, programme, cohort } of found.unmatched)
      waiting.push({
        urgency: 4.2,
        sentence: homeWords[view.language].admitted(`${programme}, ${cohort}`),
        action: homeActions[view.language].look,
        href: linkTo(view, '/applications/:application', { application: id }),
      });
    return { waiting };
  },
});

type Cohort = { id: string; name: string; programme: string; unplaced: number };

function ofCohort(
  view: View,
  { id, name, programme, unplaced }: Cohort,
  { sent, latest }: { sent: Sent[]; latest: { id: string; madeAt: string } | undefined },
): Line[] {
  const w = homeWords[view.language];
  const href = linkTo(view, '/cohorts/:cohort/runs', { cohort: id });
  const full = `${programme}, ${name}`;
  const run = latest && { id: latest.id, madeAt: new Date(latest.madeAt) };
  const inVain = inVainOf(sent, run, view.today).length;
  const asked = new Set(waitingOf(sent, view.today).map(({ menteeId }) => menteeId)).size;
  const lines: Line[] = [];
  if (inVain > 0)
    lines.push({ urgency: 0.5, sentence: w.inVain(inVain, full), action: w.rematch, href });
  const toPlace = unplaced - inVain - asked;
  if (toPlace > 0)
    lines.push({ urgency: 3, sentence: w.place(toPlace, full), action: w.placeDo, href });
  return lines;
}
