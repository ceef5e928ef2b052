import { sayDay } from '../../platform/i18n.ts';
import { homePart, type Line } from '../../web/home.ts';
import { homeActions } from '../../web/home.words.ts';
import { linkTo } from '../../web/links.ts';
import { grantOf } from '../../web/permission.ts';
import type { View } from '../../web/view.ts';
import { askedOf, pairing, sentOf, unmatched } from './home.store.ts';
import { homeWords } from './home.words.ts';
import { inVainOf, questionOf, turnOf, waitingOf, type Sent } from '../proposals/proposal.rules.ts';

/** Proposals to answer, who waits for a match, and where pairs are to be looked for. */
export const matchingHome = homePart({
  ask: ({ tx, person, today }) => ({
    asked: askedOf(tx, person.id),
    unmatched: unmatched(tx, person.id, today),
    pairing: grantOf(person.roles, 'run matching') !== null && pairing(tx, today),
  }),
  say: ({ view, person }, found) => {
    const waiting = found.pairing
      ? found.pairing.cohorts.flatMap((cohort) =>
          ofCohort(view, cohort, {
            sent: found.pairing!.sent.filter(({ cohortId }) => cohortId === cohort.id).map(sentOf),
            latest: found.pairing!.latest.find((run) => run.cohort === cohort.id),
          }),
        )
      : [];
    waiting.push(...toAnswer(view, person.id, found.asked.map(sentOf)));
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

type Asked = Sent & { mentorId: string; mentor: string; mentee: string; isOwn: boolean };

/** Proposals, and shortlists whose turn is this person’s. */
function toAnswer(view: View, person: string, asked: Asked[]): Line[] {
  const [w, actions] = [homeWords[view.language], homeActions[view.language]];
  const lines: Line[] = [];
  const lists = Map.groupBy(asked, ({ runId, menteeId }) => `${runId} ${menteeId}`);
  const said = new Set<string>();
  for (const proposal of asked.filter(({ isOwn }) => isOwn)) {
    const side = proposal.mentorId === person ? 'mentor' : 'mentee';
    const toProposal: Line = {
      urgency: 0,
      sentence: w.proposal(side === 'mentor' ? proposal.mentee : proposal.mentor),
      action: actions.answer,
      href: linkTo(view, '/proposals/:proposal', { proposal: proposal.id }),
    };
    if (proposal.answerDays === null) {
      const isOpen =
        proposal.mentorshipId === null &&
        proposal.answers.every(({ accepted }) => accepted) &&
        !proposal.answers.some((answer) => answer.side === side);
      if (isOpen) lines.push(toProposal);
      continue;
    }
    const list = `${proposal.runId} ${proposal.menteeId}`;
    if (said.has(list) && side === 'mentee') continue;
    said.add(list);
    const turn = turnOf(lists.get(list)!.map(questionOf), view.today);
    if (side === 'mentee' && turn.is === 'choosing')
      lines.push({
        urgency: 0,
        sentence: w.choose(sayDay(view.language, turn.until, view.today)),
        action: w.chooseDo,
        href: linkTo(view, '/shortlists/:run', { run: proposal.runId }),
      });
    if (side === 'mentor' && turn.is === 'asked' && turn.question === proposal.id)
      lines.push(toProposal);
  }
  return lines;
}
