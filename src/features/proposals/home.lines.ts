import { sayDay } from '../../platform/i18n.ts';
import { homePart, type Line } from '../../web/home.ts';
import { homeActions } from '../../web/home.words.ts';
import { linkTo } from '../../web/links.ts';
import type { View } from '../../web/view.ts';
import { askedOf, sentOf, talksToLookAt } from './home.store.ts';
import { homeWords } from './home.words.ts';
import { questionOf, turnOf, type Sent } from './proposal.rules.ts';
import { trialTalkWords } from './trial-talk.words.ts';

/** Proposals to answer. */
export const proposalsHome = homePart({
  ask: ({ tx, person, today }) => ({
    asked: askedOf(tx, person.id),
    talks: person.roles.includes('coordinator') && talksToLookAt(tx, person.id, today),
  }),
  say: ({ view, person }, { asked, talks }) => ({
    waiting: [
      ...toAnswer(view, person.id, asked.map(sentOf)),
      ...(talks || []).flatMap((talk) => toLookAt(view, talk)),
    ],
  }),
});

type Talk = {
  runId: string;
  mentor: string;
  mentee: string;
  until: string | null;
  mentorAsks: string | null;
  menteeAsks: string | null;
};

/** MA-41: one line of a talk, the person before the clock. */
function toLookAt(view: View, { runId, mentor, mentee, until, mentorAsks, menteeAsks }: Talk) {
  const w = trialTalkWords[view.language];
  const names = `${mentee}, ${mentor}`;
  const asking = menteeAsks ? mentee : mentorAsks ? mentor : null;
  const line: Line = {
    urgency: asking ? 0.8 : 1.2,
    sentence: asking ? w.wants(asking, names) : w.late(names),
    action: homeActions[view.language].look,
    href: linkTo(view, '/runs/:run', { run: runId }),
  };
  return asking || (until !== null && until < view.today) ? [line] : [];
}

type Asked = Sent & {
  mentorId: string;
  mentor: string;
  mentee: string;
  isOwn: boolean;
  talkUntil: string | null;
};

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
      sentence: (proposal.talkUntil ? trialTalkWords[view.language].toSay : w.proposal)(
        side === 'mentor' ? proposal.mentee : proposal.mentor,
      ),
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
