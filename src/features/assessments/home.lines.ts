import { sayDay } from '../../platform/i18n.ts';
import { homePart, type Line } from '../../web/home.ts';
import { homeActions } from '../../web/home.words.ts';
import { linkTo } from '../../web/links.ts';
import { openInterviews, openRatings, ownRounds } from './home.store.ts';
import { homeWords } from './home.words.ts';
import { interviewWords } from './interview.words.ts';
import type { Source } from './scorecard.rules.ts';

/** Interviews and assessments to hand in, people to name, and the newest report. */
export const assessmentsHome = homePart({
  ask: ({ tx, person, today }) => ({
    interviews: openInterviews(tx, person.id),
    ratings: openRatings(tx, person.id, today),
    rounds: ownRounds(tx, person.id),
  }),
  say: ({ view, today }, { interviews, ratings, rounds }) => {
    const w = homeWords[view.language];
    const waiting: Line[] = [
      ...interviews.map(({ id, applicant }) => ({
        urgency: 1,
        sentence: interviewWords[view.language].waiting(applicant),
        action: interviewWords[view.language].waitingDo,
        href: linkTo(view, '/interviews/:interview', { interview: id }),
      })),
      ...ratings.map(({ id, source, mentor, round, closesOn }) => ({
        urgency: 1,
        sentence:
          source === 'self'
            ? w.assessSelf(round, sayDay(view.language, closesOn, today))
            : w.assess(mentor, sayDay(view.language, closesOn, today)),
        action: w.assessDo,
        post: linkTo(view, '/raters/:rater/opening', { rater: id }),
      })),
    ];
    const newest = rounds.find(({ isReleased }) => isReleased);
    for (const round of rounds) {
      const isOpen = !round.isReleased && round.opensOn <= today && today <= round.closesOn;
      if (isOpen && (round.sources as Source[]).includes('colleague'))
        waiting.push({
          urgency: 2,
          sentence: w.nominate(round.name),
          action: w.nominateDo,
          href: linkTo(view, '/rounds/:round/mine', { round: round.id }),
        });
      if (round === newest)
        waiting.push({
          urgency: 2.5,
          sentence: w.report(round.name),
          action: homeActions[view.language].open,
          href: linkTo(view, '/rounds/:round/report', { round: round.id }),
        });
    }
    return { waiting };
  },
});
