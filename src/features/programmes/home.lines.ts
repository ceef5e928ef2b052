import { sql } from 'kysely';
import { homePart } from '../../web/home.ts';
import { linkTo } from '../../web/links.ts';
import { grantOf } from '../../web/permission.ts';
import { homeWords } from './home.words.ts';

/** Of programmes without a cohort, so many are named. */
const mostNamed = 3;

/** The first programme, once there is a profile to make it from, and the first cohort of each. */
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
    withoutCohort:
      grantOf(person.roles, 'edit programmes') !== null &&
      tx
        .selectFrom('programme as p')
        .select(['p.id', 'p.name'])
        .where('p.archived_on', 'is', null)
        .where(
          sql<boolean>`not exists (select from cohort c where c.organisation_id = p.organisation_id and c.programme_id = p.id)`,
        )
        .orderBy('p.name')
        .limit(mostNamed),
  }),
  say: ({ view }, { profile, withoutCohort }) => {
    const w = homeWords[view.language];
    return {
      waiting: [
        ...(profile ?? []).map(() => ({
          urgency: 5,
          sentence: w.programme,
          action: w.programmeDo,
          href: linkTo(view, '/programmes/new'),
        })),
        ...(withoutCohort ?? []).map(({ id, name }) => ({
          urgency: 5,
          sentence: w.cohort(name),
          action: w.cohortDo,
          href: linkTo(view, '/programmes/:programme', { programme: id }),
        })),
      ],
    };
  },
});
