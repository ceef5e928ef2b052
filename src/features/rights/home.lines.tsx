import { sayDay } from '../../platform/i18n.ts';
import { homePart } from '../../web/home.ts';
import { homeActions } from '../../web/home.words.ts';
import { linkTo } from '../../web/links.ts';
import { grantOf } from '../../web/permission.ts';
import { ageOf, ageQuery } from '../people/consent.store.ts';
import { openRequests } from './home.store.ts';
import { waitingShortenings } from './retention.store.ts';
import { homeWords } from './home.words.ts';
import { hasRead } from './notice.rules.ts';
import { formFor, readingsQuery } from './notice.store.ts';
import { noticeWords } from './notice.words.ts';

/** Requests about data that somebody else has made, and the notice that is to be read. */
export const rightsHome = homePart({
  ask: ({ tx, person }) => ({
    age: ageQuery(tx, person.id),
    readings: readingsQuery(tx, person.id),
    shortenings:
      grantOf(person.roles, 'handle rights') !== null && waitingShortenings(tx, person.id),
    requests: grantOf(person.roles, 'handle rights') !== null && openRequests(tx, person.id),
  }),
  say: ({ view, today }, { age, readings, requests, shortenings }) => {
    const notice = noticeWords[view.language];
    return {
      notice: !hasRead(readings, formFor(ageOf(age[0]), view)) && (
        <p class="note">
          <a href={linkTo(view, '/notice')}>{notice.ask}</a> {notice.askAgain}
        </p>
      ),
      waiting: [
        ...(shortenings ?? []).map(({ waiting }) => ({
          urgency: 0.65,
          sentence: homeWords[view.language].shorter(waiting),
          action: homeActions[view.language].answer,
          href: linkTo(view, '/rights/retention', {}, { hash: 'times' }),
        })),
        ...(requests ?? []).map(({ open, answerBy }) => ({
          urgency: 1.5,
          sentence: homeWords[view.language].rights(open, sayDay(view.language, answerBy, today)),
          action: homeActions[view.language].answer,
          href: linkTo(view, '/rights'),
        })),
      ],
    };
  },
});
