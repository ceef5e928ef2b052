import { homePart, type Line } from '../../web/home.ts';
import { homeActions } from '../../web/home.words.ts';
import { linkTo } from '../../web/links.ts';
import { grantOf } from '../../web/permission.ts';
import { groupsQuery } from '../programmes/programme.store.ts';
import { archiveChoiceQuery, endedQuery } from './archive.store.ts';
import { homeWords } from './home.words.ts';
import { unansweredQuery } from './request.store.ts';

/** For a registrar: requests for documents, and what is to be handed over. */
export const recordsHome = homePart({
  ask: ({ tx, person, today }) => ({
    records: grantOf(person.roles, 'keep records') !== null && {
      unanswered: unansweredQuery(tx),
      choice: archiveChoiceQuery(tx),
      groups: groupsQuery(tx),
      ended: endedQuery(today),
    },
  }),
  say: ({ view }, { records }) => {
    if (records === null) return {};
    const [w, actions] = [homeWords[view.language], homeActions[view.language]];
    const waiting: Line[] = [];
    const asked = records.unanswered.length;
    if (asked > 0)
      waiting.push({
        urgency: 0.7,
        sentence: w.records(asked),
        action: actions.answer,
        href: linkTo(view, '/records'),
      });
    const handsOver = records.choice[0]?.hands_over ?? records.groups.length === 0;
    if (handsOver && records.ended.some(({ packed }) => !packed))
      waiting.push({
        urgency: 2.5,
        sentence: w.archive(records.ended[0]!.total),
        action: actions.open,
        href: linkTo(view, '/records/archive'),
      });
    return { waiting };
  },
});
