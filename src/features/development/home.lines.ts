import { homePart } from '../../web/home.ts';
import { homeActions } from '../../web/home.words.ts';
import { linkTo } from '../../web/links.ts';
import { waitingTalks } from '../assessments/share.store.ts';
import { developmentWords } from './development.words.ts';
import { feedbackWords } from './feedback.words.ts';
import { waitingFeedback, waitingRequests } from './home.store.ts';

/** Goals that somebody wants help with, reports to talk about, and feedback. */
export const developmentHome = homePart({
  ask: ({ tx, person }) => ({
    requests: waitingRequests(tx, person.id),
    talks: waitingTalks(tx, person.id),
    feedback: waitingFeedback(tx, person.id),
  }),
  say: ({ view, person }, { requests, talks, feedback }) => {
    const [w, actions] = [developmentWords[view.language], homeActions[view.language]];
    return {
      waiting: [
        ...requests.map(({ owner, kind }) => ({
          urgency: 1.5,
          sentence: w.homeRequest(owner, kind as 'help' | 'review'),
          action: actions.answer,
          href: linkTo(view, '/development'),
        })),
        ...talks.map(({ mentor, round }) => ({
          urgency: 1.5,
          sentence: w.talkAsked(mentor, round),
          action: actions.look,
          href: linkTo(view, '/development'),
        })),
        ...feedback.map(({ id, mentorship, giverId, giver, receiver }) => ({
          urgency: 1.5,
          sentence: feedbackWords[view.language].waiting(giverId === person.id ? receiver : giver),
          action: actions.open,
          href: linkTo(
            view,
            '/mentorships/:mentorship/feedback',
            { mentorship },
            { hash: `feedback-${id}` },
          ),
        })),
      ],
    };
  },
});
