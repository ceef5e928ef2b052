import { sql } from 'kysely';
import { homePart } from '../../web/home.ts';
import { linkTo } from '../../web/links.ts';
import { grantOf } from '../../web/permission.ts';
import { homeWords } from './home.words.ts';

/** The first programme, once there is a profile to make it from. */
export const programmesHome = homePart({
  ask: ({ tx, person }) => ({
    profile:
      grantOf(person.roles, 'edit programmes') !== null &&
      tx
        .selectFrom('profile_version')
        .select('id')
        .where('published_at', 'is not', null)
        .where(sql<boolean>`not exists (select from programme)`)
        .limit(1),
  }),
  say: ({ view }, { profile }) => {
    const w = homeWords[view.language];
    return {
      waiting: (profile ?? []).map(() => ({
        urgency: 5,
        sentence: w.programme,
        action: w.programmeDo,
        href: linkTo(view, '/programmes/new'),
      })),
    };
  },
});
