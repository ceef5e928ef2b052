import { addDays, sayDay } from '../../platform/i18n.ts';
import { homePart, type ComingDate, type Line } from '../../web/home.ts';
import { homeActions } from '../../web/home.words.ts';
import { linkTo } from '../../web/links.ts';
import { aftercareWindow, askedSince } from './ending.rules.ts';
import { openAftercare, openQuestions } from './ending.store.ts';
import { endingWords } from './ending.words.ts';

/** So far ahead the chosen day stands among what comes. */
const daysAhead = 35;

/** M-63, M-64, M-65: what somebody is asked at the end and afterwards, and the day that they chose. */
export const courseHome = homePart({
  ask: ({ tx, person, today }) => ({
    questions: openQuestions(tx, person.id),
    aftercare: openAftercare(tx, person.id, {
      from: aftercareWindow(today).from,
      to: addDays(today, daysAhead),
    }),
  }),
  say: ({ view, today }, { questions, aftercare }) => {
    const w = endingWords[view.language];
    const course = (mentorship: string) =>
      linkTo(view, '/mentorships/:mentorship/course', { mentorship }, { hash: 'closing' });
    const asked = questions
      .filter(({ months, askedOn }) => askedOn >= askedSince(months, today))
      .map(({ mentorship, months, others }): Line => ({
        urgency: months === 0 ? 1.55 : 1.1,
        sentence: months === 0 ? w.onHome(others) : w.laterOnHome(others),
        action: homeActions[view.language].answer,
        href:
          months === 0
            ? linkTo(view, '/mentorships/:mentorship/measure', { mentorship })
            : linkTo(view, '/mentorships/:mentorship/aftercare/:months', {
                mentorship,
                months: String(months),
              }),
      }));
    const due = aftercare
      .filter(({ day }) => day <= aftercareWindow(today).to)
      .map(({ mentorship, day, others }): Line => ({
        urgency: 1.3,
        sentence: w.aftercareOnHome(others, sayDay(view.language, day, today)),
        action: w.aftercareDo,
        href: course(mentorship),
      }));
    const coming = aftercare
      .filter(({ day }) => day >= today)
      .map(({ mentorship, day, others }): ComingDate => ({
        name: w.aftercareName(others),
        day,
        href: course(mentorship),
      }));
    return { waiting: [...asked, ...due], coming };
  },
});
