import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import { grantOf } from '../../web/permission.ts';
import {
  type Context,
  day,
  form,
  get,
  maybeDay,
  maybeId,
  maybeWhole,
  oneOf,
  orNotFound,
  post,
  refuse,
  type Route,
  text,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { listHolders } from '../people/person.store.ts';
import {
  cohortStates,
  keptFrom,
  nextState,
  stateBefore,
} from '../programmes/cohort-state.rules.ts';
import { requireState } from '../programmes/cohort-state.service.ts';
import { cohortStateWords } from '../programmes/cohort-state.words.ts';
import { findCohort, insertDate, keepCare, listDates } from '../programmes/programme.store.ts';
import { programmeWords } from '../programmes/programme.words.ts';
import {
  deleteDate,
  isPlanned,
  moveCohort,
  updateCohort,
  updateDate,
} from '../programmes/upkeep.store.ts';
import { upkeepWords } from '../programmes/upkeep.words.ts';
import { CohortPage, DatePage, sayItems } from './cohort.pages.tsx';
import { findStanding, lockCohort } from './cohort.store.ts';
import { nextStep } from './stage.rules.ts';

export async function cohortPage(context: Context, problem?: Problem) {
  const { tx, today } = context;
  const cohort = orNotFound(await findCohort(tx, context.params.cohort!));
  const standing = await findStanding(tx, cohort.id, today);
  return (
    <CohortPage
      view={context.view}
      problem={problem}
      cohort={cohort}
      copiedFrom={cohort.copiedFrom === null ? null : await findCohort(tx, cohort.copiedFrom)}
      dates={await listDates(tx, cohort.id)}
      standing={standing}
      next={nextStep(standing, { ...cohort, kind: cohort.rules.kind }, today)}
      isSaved={context.query.saved === '1'}
      mayEdit={grantOf(context.person.roles, 'edit programmes') !== null}
      coordinators={await listHolders(tx, ['coordinator'], today)}
    />
  );
}

const saved = ({ view, params }: Context, hash = '') =>
  linkTo(
    view,
    '/cohorts/:cohort',
    { cohort: params.cohort },
    hash ? { query: { saved: '1' }, hash } : { query: { saved: '1' } },
  );

const dateForm = form({
  name: text(120),
  kind: oneOf(['phase', 'gathering', 'deadline', 'break']),
  first_day: day(),
  last_day: maybeDay(),
});

const dateOf = (
  { view }: Context,
  input: {
    name: string;
    kind: 'phase' | 'gathering' | 'deadline' | 'break';
    first_day: string;
    last_day: string | null;
  },
) => {
  const lastDay = input.last_day ?? input.first_day;
  if (lastDay < input.first_day) refuse(programmeWords[view.language].orderOfDays, 'last_day');
  return { kind: input.kind, name: input.name, firstDay: input.first_day, lastDay };
};

async function findDate({ tx, params }: Context) {
  const cohort = orNotFound(await findCohort(tx, params.cohort!));
  const date = orNotFound((await listDates(tx, cohort.id)).find(({ id }) => id === params.date));
  return { cohort, date };
}

async function datePage(context: Context, problem?: Problem) {
  const { cohort, date } = await findDate(context);
  return (
    <DatePage
      view={context.view}
      problem={problem}
      cohort={cohort}
      date={date}
      isPlanned={await isPlanned(context.tx, date.id)}
    />
  );
}

export const cohortRoutes: Route[] = [
  get('/cohorts/:cohort', { may: 'see programmes', audit: ['see cohort', 'cohort'] }, cohortPage),

  // CO-1.
  post(
    '/cohorts/:cohort/facts',
    {
      edits: true,
      may: 'edit programmes',
      audit: ['change cohort', 'cohort'],
      form: form({
        cohort_name: text(80),
        first_day_of_all: day(),
        last_day_of_all: day(),
        hours_promised: maybeWhole(1, 2000),
        capacity: maybeWhole(1, 100_000),
      }),
      page: cohortPage,
    },
    async (context, input) => {
      const { tx, view, params } = context;
      const cohort = orNotFound(await findCohort(tx, params.cohort!));
      if (cohort.state === 'archived') refuse(upkeepWords[view.language].isArchived);
      if (input.last_day_of_all < input.first_day_of_all)
        refuse(programmeWords[view.language].orderOfDays, 'last_day_of_all');
      await updateCohort(tx, cohort.id, {
        name: input.cohort_name,
        firstDay: input.first_day_of_all,
        lastDay: input.last_day_of_all,
        hoursPromised: input.hours_promised,
        capacity: input.capacity,
      });
      return saved(context);
    },
  ),

  // CO-5: one step forward or back, from where whoever presses has seen it.
  post(
    '/cohorts/:cohort/state',
    {
      may: 'edit programmes',
      audit: ['change cohort', 'cohort'],
      form: form({ from: oneOf(cohortStates), to: oneOf(cohortStates) }),
      page: cohortPage,
    },
    async (context, { from, to }) => {
      const { tx, view, params, organisation, person, today } = context;
      const s = cohortStateWords[view.language];
      await lockCohort(tx, params.cohort!);
      const cohort = orNotFound(await findCohort(tx, params.cohort!));
      if (cohort.state !== from) refuse(s.movedMeanwhile);
      if (to !== nextState(from) && to !== stateBefore(from)) refuse(s.movedMeanwhile);
      if (to === nextState(from)) {
        const standing = await findStanding(tx, cohort.id, today);
        const kept = keptFrom(to, standing);
        if (kept.length > 0) refuse(s.kept(sayItems(view, kept, standing)));
      }
      if (!(await moveCohort(tx, cohort.id, { from, to, today }))) refuse(s.movedMeanwhile);
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'move cohort',
        subjectId: cohort.id,
      });
      return saved(context, 'state');
    },
  ),

  post(
    '/cohorts/:cohort/dates',
    {
      may: 'edit programmes',
      audit: ['change cohort', 'cohort'],
      form: dateForm,
      page: cohortPage,
    },
    async (context, input) => {
      const { tx, view, params, organisation } = context;
      const cohort = orNotFound(await findCohort(tx, params.cohort!));
      requireState(view, cohort, 'plan');
      await insertDate(tx, organisation.id, cohort.id, dateOf(context, input));
      return linkTo(view, '/cohorts/:cohort', { cohort: cohort.id });
    },
  ),

  get(
    '/cohorts/:cohort/dates/:date',
    { may: 'edit programmes', audit: ['see cohort', 'cohort'] },
    datePage,
  ),

  // CO-1. People who are invited to a gathering hear of its changes on its own page.
  post(
    '/cohorts/:cohort/dates/:date',
    {
      edits: true,
      may: 'edit programmes',
      audit: ['change cohort', 'cohort'],
      form: dateForm,
      page: datePage,
    },
    async (context, input) => {
      const { tx, view } = context;
      const { cohort, date } = await findDate(context);
      requireState(view, cohort, 'plan');
      const wanted = dateOf(context, input);
      if (
        (wanted.kind !== date.kind || wanted.firstDay !== date.firstDay) &&
        (await isPlanned(tx, date.id))
      )
        refuse(
          upkeepWords[view.language].isPlanned,
          wanted.kind === date.kind ? 'first_day' : 'kind',
        );
      await updateDate(tx, { cohort: cohort.id, date: date.id }, wanted);
      return saved(context, 'calendar');
    },
  ),

  post(
    '/cohorts/:cohort/dates/:date/removal',
    {
      may: 'edit programmes',
      audit: ['change cohort', 'cohort'],
      form: form({}),
      page: datePage,
    },
    async (context) => {
      const { tx, view } = context;
      const { cohort, date } = await findDate(context);
      requireState(view, cohort, 'plan');
      if (!(await deleteDate(tx, { cohort: cohort.id, date: date.id })))
        refuse(upkeepWords[view.language].isPlanned);
      return saved(context, 'calendar');
    },
  ),

  // Whom signals of this cohort come to.
  post(
    '/cohorts/:cohort/care',
    {
      edits: true,
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
