import { sql } from 'kysely';
import { inside } from '../../platform/database.ts';
import { addDays, plainDay } from '../../platform/i18n.ts';
import { homePart } from '../../web/home.ts';
import { linkTo } from '../../web/links.ts';
import { grantOf } from '../../web/permission.ts';
import { closingDays } from '../programmes/cohort-state.rules.ts';
import { cohortStateWords } from '../programmes/cohort-state.words.ts';
import { isFilling } from '../programmes/programme.store.ts';

/** CO-9: a cohort with mentorships whose end is near, and that nobody has begun to close. */
export const cohortsHome = homePart({
  ask: ({ tx, person, today }) => ({
    toClose:
      grantOf(person.roles, 'edit programmes') !== null &&
      tx
        .selectFrom('cohort as c')
        .innerJoin('programme as p', (join) => inside(join, 'p.id', 'c.programme_id'))
        .select(['c.id', 'c.name', 'p.name as programme', 'c.last_day as lastDay'])
        .where('c.last_day', '<=', addDays(today, closingDays))
        .where(isFilling)
        .where(
          sql<boolean>`exists (select from mentorship m where m.organisation_id = c.organisation_id and m.cohort_id = c.id)`,
        )
        .orderBy('c.last_day')
        .orderBy('c.id'),
  }),
  say: ({ view }, { toClose }) => {
    const w = cohortStateWords[view.language];
    return {
      waiting: (toClose ?? []).map(({ id, name, programme, lastDay }) => {
        const [full, day] = [`${programme}, ${name}`, plainDay(view.language, lastDay)];
        return {
          urgency: 2.6,
          sentence: lastDay < view.today ? w.isOver(full, day) : w.closingSoon(full, day),
          action: w.closingSoonDo,
          href: linkTo(view, '/cohorts/:cohort', { cohort: id }),
        };
      }),
    };
  },
});
