import { sayDay } from '../../platform/i18n.ts';
import { homePart } from '../../web/home.ts';
import { homeActions } from '../../web/home.words.ts';
import { linkTo } from '../../web/links.ts';
import { contactWords } from './contact.words.ts';
import { dueFollowUps } from './follow-up.store.ts';

/** M-60: next steps that are due, for whoever looks after the mentorship. */
export const contactsHome = homePart({
  ask: ({ tx, person, today }) => ({
    due: person.roles.includes('coordinator') && dueFollowUps(tx, person.id, today),
  }),
  say: ({ view }, { due }) => ({
    waiting: (due || []).map(({ id, names, dueOn }) => ({
      urgency: 1.5,
      sentence: contactWords[view.language].due(names, sayDay(view.language, dueOn!, view.today)),
      action: homeActions[view.language].look,
      href: linkTo(view, '/mentorships/:mentorship', { mentorship: id }, { hash: 'contacts' }),
    })),
  }),
});
