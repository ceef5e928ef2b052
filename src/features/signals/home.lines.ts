import { homePart, type Line } from '../../web/home.ts';
import { homeActions } from '../../web/home.words.ts';
import { linkTo } from '../../web/links.ts';
import { grantOf } from '../../web/permission.ts';
import { homeWords } from './home.words.ts';
import { inTurn, sentenceOf } from './signal.pages.tsx';
import { stateOf } from './signal.rules.ts';
import { signalOf, signalsQuery, type SignalLine } from './signal.store.ts';

/** Signals that this person looks after: the first ones by name, then how many more. */
export const signalsHome = homePart({
  ask: ({ tx, person }) => ({
    signals:
      grantOf(person.roles, 'see signals') !== null &&
      signalsQuery(tx, { owner: person.id, open: true }),
  }),
  say: ({ view, today }, { signals }) => {
    const [w, actions] = [homeWords[view.language], homeActions[view.language]];
    const mine = inTurn((signals ?? []).map(signalOf), today).filter(({ hasAction }) => !hasAction);
    const first = mine.slice(0, 3);
    const isUrgent = (signal: SignalLine) =>
      signal.severity === 'high' ||
      signal.kind === 'well-being' ||
      stateOf(signal, today) === 'late';
    const waiting = first.map((signal): Line => ({
      urgency: isUrgent(signal) ? 1 : 1.55,
      sentence: sentenceOf(signal, view),
      action: actions.look,
      href: linkTo(view, '/signals/:signal', { signal: signal.id }),
    }));
    const rest = mine.length - first.length;
    if (rest > 0)
      waiting.push({
        urgency: 1.6,
        sentence: w.more(rest),
        action: w.all,
        href: linkTo(view, '/signals'),
      });
    return { waiting };
  },
});
