/** For a reader of results: the cohorts; for the owner of a decision: that it is due. */
import { addDays, sayDay } from '../../platform/i18n.ts';
import { homePart } from '../../web/home.ts';
import { Section } from '../../web/layout.tsx';
import { linkTo } from '../../web/links.ts';
import { inside } from '../../platform/database.ts';
import { isCurrent } from '../programmes/programme.store.ts';
import { evaluationWords } from './evaluation.words.ts';
import { CohortLinks } from './evaluation.pages.tsx';

const daysAhead = 7;

export const evaluationHome = homePart({
  ask: ({ tx, person, today }) => ({
    cohorts:
      person.roles.includes('results-reader') &&
      tx
        .selectFrom('cohort as c')
        .innerJoin('programme as p', (join) => inside(join, 'p.id', 'c.programme_id'))
        .select(['c.id', 'c.name', 'p.name as programme'])
        .where(isCurrent)
        .orderBy('c.first_day', 'desc')
        .orderBy('c.id'),
    due: tx
      .selectFrom('evaluation_decision as d')
      .select(['d.cohort_id as cohort', 'd.decision', 'd.due_on as dueOn'])
      .where('d.owner_id', '=', person.id)
      .where('d.done_on', 'is', null)
      .where('d.due_on', '<=', addDays(today, daysAhead))
      .orderBy('d.due_on')
      .orderBy('d.id'),
  }),
  say: ({ view }, { cohorts, due }) => {
    const w = evaluationWords[view.language];
    return {
      waiting: due.map(({ cohort, decision, dueOn }) => ({
        urgency: dueOn < view.today ? 1.8 : 2.4,
        sentence: w.home.due(decision, sayDay(view.language, dueOn, view.today)),
        action: w.home.open,
        href: linkTo(view, '/cohorts/:cohort/evaluation', { cohort }, { hash: 'decisions' }),
      })),
      standing: cohorts
        ? [
            <Section title={w.list}>
              <p class="muted">{w.listHome}</p>
              <CohortLinks
                view={view}
                programmes={cohorts.map(({ id, name, programme }) => ({
                  name: programme,
                  cohorts: [{ id, name }],
                }))}
              />
            </Section>,
          ]
        : [],
    };
  },
});
