import { duration } from '../../platform/i18n.ts';
import { homePart, type ComingDate, type Line } from '../../web/home.ts';
import { linkTo } from '../../web/links.ts';
import type { View } from '../../web/view.ts';
import { dayOf, timeOf } from '../meetings/meeting.pages.tsx';
import { offeredTalks, talksOfChildren } from './home.store.ts';
import { homeWords } from './home.words.ts';
import { comes } from './talk.rules.ts';

/** Moments that a pupil, or a guardian for a child, can book; and talks to which guardians come. */
export const talksHome = homePart({
  ask: ({ tx, person, now, today }) => {
    const at = new Date(now.epochMilliseconds);
    const isGuardian = person.roles.includes('guardian');
    return {
      offered:
        (isGuardian || (person.around.classes && person.roles.includes('mentee'))) &&
        offeredTalks(tx, { person: person.id, now: at, today }),
      planned: isGuardian && talksOfChildren(tx, { guardian: person.id, since: at, today }),
    };
  },
  say: ({ view }, { offered, planned }) => ({
    waiting: offers(view, offered ?? []),
    coming: (planned ?? []).map(({ pupil, starts_at: startsAt, minutes, place }): ComingDate => ({
      name: homeWords[view.language].talk(pupil),
      day: dayOf(new Date(startsAt), view),
      time: timeOf(new Date(startsAt), view),
      detail: [duration(view.language, minutes), place].filter(Boolean).join(', '),
      href: linkTo(view, '/children'),
    })),
  }),
});

type Offered = {
  mentorship: string;
  party: 'pupil' | 'guardian' | 'three';
  pupil: string;
  name: string;
  count: number;
  isOwn: boolean;
};

/** G-12: what a pupil may book, and what a guardian may for each child. */
function offers(view: View, rows: Offered[]): Line[] {
  const w = homeWords[view.language];
  const open = rows.filter(({ party, isOwn }) => comes(party, isOwn ? 'pupil' : 'guardian'));
  return [...Map.groupBy(open, ({ mentorship, pupil }) => `${mentorship} ${pupil}`).values()].map(
    (ofOne): Line => {
      const [first] = ofOne;
      const { isOwn, name } = first!;
      const count = ofOne.reduce((sum, one) => sum + one.count, 0);
      return {
        urgency: 1.6,
        sentence: isOwn ? w.offered(count) : w.offeredFor(name, count),
        action: w.book,
        href: isOwn ? linkTo(view, '/talks', {}, { hash: 'free' }) : linkTo(view, '/children'),
      };
    },
  );
}
