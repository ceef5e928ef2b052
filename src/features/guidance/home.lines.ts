import { homePart, type Line } from '../../web/home.ts';
import { homeActions } from '../../web/home.words.ts';
import { linkTo } from '../../web/links.ts';
import { waitingQuestions } from './career.store.ts';
import { careerWords } from './career.words.ts';
import { sharesQuery } from './share.store.ts';
import { shareWords } from './share.words.ts';

/** Questions of pupils that wait, and classes of others that are shown to a teacher. */
export const guidanceHome = homePart({
  ask: ({ tx, person, today }) => ({
    questions: waitingQuestions(tx, person.id),
    shares: sharesQuery(tx, { person: person.id }, today),
  }),
  say: ({ view }, { questions, shares }) => {
    const w = careerWords[view.language];
    const waiting = questions.map(({ mentorship, pupil, name }): Line => ({
      urgency: 1.4,
      sentence: w.onHome(name),
      action: w.homeDo,
      href: linkTo(
        view,
        '/mentorships/:mentorship/careers/:pupil',
        { mentorship, pupil },
        { hash: 'questions' },
      ),
    }));
    if (shares.length > 0)
      waiting.push({
        urgency: 4.5,
        sentence: shareWords[view.language].toIt(shares.length),
        action: homeActions[view.language].look,
        href: linkTo(view, '/classes'),
      });
    return { waiting };
  },
});
