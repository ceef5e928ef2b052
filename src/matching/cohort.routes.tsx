import { grantOf } from '../hall/permission.ts';
import { day, form, get, maybeDay, oneOf, orNotFound, post, refuse, text, type Context, type Door } from '../hall/route.tsx';
import type { Problem } from '../hall/view.ts';
import { findCohort, insertDate, listDates, type CohortDate } from '../programmes/programme.store.ts';
import { programmeWords } from '../programmes/programme.words.ts';
import { CohortPage } from './cohort.pages.tsx';
import { countCohort } from './cohort.store.ts';

async function cohortPage(context: Context, problem?: Problem) {
  const cohort = orNotFound(await findCohort(context.tx, context.params.cohort!));
  return (
    <CohortPage
      view={context.view}
      problem={problem}
      cohort={cohort}
      dates={await listDates(context.tx, cohort.id)}
      counts={await countCohort(context.tx, cohort.id)}
      mayEdit={grantOf(context.person.roles, 'edit programmes') !== null}
    />
  );
}

export const cohortRoutes: Door[] = [
  get('/cohorts/:cohort', 'see programmes', cohortPage),

  post(
    '/cohorts/:cohort/dates',
    'edit programmes',
    form({ name: text(120), kind: oneOf(['phase', 'gathering', 'deadline']), first_day: day(), last_day: maybeDay() }),
    cohortPage,
    async ({ tx, view, params, organisation }, input) => {
      const cohort = orNotFound(await findCohort(tx, params.cohort!));
      const lastDay = input.last_day || input.first_day;
      if (lastDay < input.first_day) refuse(programmeWords[view.language].orderOfDays, 'last_day');
      await insertDate(tx, organisation.id, cohort.id, { kind: input.kind as CohortDate['kind'], name: input.name, firstDay: input.first_day, lastDay });
      return `${view.base}/cohorts/${cohort.id}`;
    },
  ),
];
