import { linkTo } from '../../web/links.ts';
import { grantOf } from '../../web/permission.ts';
import {
  type Context,
  day,
  form,
  get,
  maybeDay,
  maybeId,
  oneOf,
  orNotFound,
  post,
  refuse,
  type Route,
  text,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { listHolders } from '../people/person.store.ts';
import { findCohort, insertDate, keepCare, listDates } from '../programmes/programme.store.ts';
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
      coordinators={await listHolders(context.tx, ['coordinator'], context.today)}
    />
  );
}

export const cohortRoutes: Route[] = [
  get('/cohorts/:cohort', { may: 'see programmes', audit: ['see cohort', 'cohort'] }, cohortPage),

  post(
    '/cohorts/:cohort/dates',
    {
      may: 'edit programmes',
      audit: ['change cohort', 'cohort'],
      form: form({
        name: text(120),
        kind: oneOf(['phase', 'gathering', 'deadline', 'break']),
        first_day: day(),
        last_day: maybeDay(),
      }),
      page: cohortPage,
    },
    async ({ tx, view, params, organisation }, input) => {
      const cohort = orNotFound(await findCohort(tx, params.cohort!));
      const lastDay = input.last_day ?? input.first_day;
      if (lastDay < input.first_day) refuse(programmeWords[view.language].orderOfDays, 'last_day');
      await insertDate(tx, organisation.id, cohort.id, {
        kind: input.kind,
        name: input.name,
        firstDay: input.first_day,
        lastDay,
      });
      return linkTo(view, '/cohorts/:cohort', { cohort: cohort.id });
    },
  ),

  // Whom signals of this cohort come to.
  post(
    '/cohorts/:cohort/care',
    {
      may: 'edit programmes',
      audit: ['change cohort', 'cohort'],
      form: form({ coordinator: maybeId(), deputy: maybeId() }),
      page: cohortPage,
    },
    async ({ tx, view, params, today }, input) => {
      const cohort = orNotFound(await findCohort(tx, params.cohort!));
      const holders = await listHolders(tx, ['coordinator'], today);
      const known = (id: string | null) => holders.find((holder) => holder.id === id)?.id ?? null;
      if (input.coordinator !== null && input.coordinator === input.deputy)
        refuse(programmeWords[view.language].sameDeputy, 'deputy');
      await keepCare(tx, cohort.id, {
        coordinator: known(input.coordinator),
        deputy: known(input.deputy),
      });
      return linkTo(view, '/cohorts/:cohort', { cohort: cohort.id });
    },
  ),
];
