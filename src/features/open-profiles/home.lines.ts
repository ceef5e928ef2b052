import { homePart } from '../../web/home.ts';
import { linkTo } from '../../web/links.ts';
import { grantOf } from '../../web/permission.ts';
import { candidateWords } from './candidate.words.ts';
import { choosingOf } from './open-profile.store.ts';

/** Where somebody may choose and has not. */
export const openProfilesHome = homePart({
  ask: ({ tx, person }) => ({
    choosing: grantOf(person.roles, 'choose candidates') !== null && choosingOf(tx, person.id),
  }),
  say: ({ view }, { choosing }) => {
    const w = candidateWords[view.language];
    return {
      waiting: (choosing || [])
        .filter(({ hasWished }) => !hasWished)
        .map(({ cohort, name }) => ({
          urgency: 4.1,
          sentence: w.waiting(name),
          action: w.action,
          href: linkTo(view, '/cohorts/:cohort/candidates', { cohort }),
        })),
    };
  },
});
