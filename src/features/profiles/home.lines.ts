import { homePart, type Line } from '../../web/home.ts';
import { linkTo } from '../../web/links.ts';
import { grantOf } from '../../web/permission.ts';
import { homeWords } from './home.words.ts';
import { versionsQuery } from './profile.store.ts';

/** Drafts to publish, and where there is no profile, the first one. */
export const profilesHome = homePart({
  ask: ({ tx, person }) => ({
    versions: grantOf(person.roles, 'edit profiles') !== null && versionsQuery(tx),
  }),
  say: ({ view }, { versions }) => {
    if (versions === null) return {};
    const w = homeWords[view.language];
    const drafts = [...Map.groupBy(versions, ({ id }) => id).values()].flatMap(
      (own) => own.find((version) => version.published_at === null) ?? [],
    );
    const waiting = drafts.map(({ name, version }): Line => ({
      urgency: 4,
      sentence: w.draft(name),
      action: w.review,
      href: linkTo(view, '/profiles/versions/:version', { version }),
    }));
    if (versions.length === 0)
      waiting.push({
        urgency: 5,
        sentence: w.start,
        action: w.startDo,
        href: linkTo(view, '/profiles/new'),
      });
    return { waiting };
  },
});
