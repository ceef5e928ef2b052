/** CO-2 to CO-4: a cohort is copied, archived and deleted; a programme is archived. */
import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import {
  type ActContext,
  type Context,
  day,
  form,
  get,
  id,
  maybeId,
  maybeText,
  oneOf,
  orNotFound,
  post,
  refuse,
  type Route,
  text,
} from '../../web/route.tsx';
import { isDay } from '../../web/form.ts';
import type { Problem } from '../../web/view.ts';
import { schoolYearToPlan } from '../organisations/country.rules.ts';
import type { ReadTx } from '../../platform/database.ts';
import { movedLastDay, moveDates, type CalendarDate } from '../programmes/calendar.rules.ts';
import { keptFrom } from '../programmes/cohort-state.rules.ts';
import { cohortStateWords } from '../programmes/cohort-state.words.ts';
import { programmePage } from '../programmes/programme.routes.tsx';
import {
  findCohort,
  findProgramme,
  insertCohort,
  listDates,
  listProgrammes,
  type Cohort,
} from '../programmes/programme.store.ts';
import {
  archive,
  deleteCohort,
  insertDates,
  isEmptyCohort,
  lockCohorts,
} from '../programmes/upkeep.store.ts';
import { upkeepWords } from '../programmes/upkeep.words.ts';
import { sayItems } from './cohort.pages.tsx';
import { cohortPage } from './cohort.routes.tsx';
import { findStanding, listRoundPhases, lockCohort } from './cohort.store.ts';
import { CopyPage } from './copy.pages.tsx';

/** A year later, or with the school year that is to be planned. */
function usualFirstDay({ organisation, today }: Context, cohort: Cohort): string {
  const later = Temporal.PlainDate.from(cohort.firstDay).add({ years: 1 }).toString();
  if (cohort.rules.kind === 'pairs') return later;
  const { firstDay } = schoolYearToPlan(organisation.schoolYear, today);
  return firstDay > cohort.firstDay ? firstDay : later;
}

/** Programmes of the same kind that are not archived; its own one first. */
async function listGoals({ tx }: Context, cohort: Cohort) {
  const same = (await listProgrammes(tx)).filter(
    ({ kind, isArchived }) => kind === cohort.rules.kind && !isArchived,
  );
  const isOwn = ({ id: one }: { id: string }) => one === cohort.programmeId;
  return [...same.filter(isOwn), ...same.filter((one) => !isOwn(one))];
}

/** The calendar, and for each assessment round a phase in which the next one is to be. */
async function listDatesToCopy(tx: ReadTx, cohort: string): Promise<CalendarDate[]> {
  return [...(await listDates(tx, cohort)), ...(await listRoundPhases(tx, cohort))];
}

async function copyPage(context: Context, problem?: Problem) {
  const { tx, query, params } = context;
  const cohort = orNotFound(await findCohort(tx, params.cohort!));
  const asked = problem?.typed.first_day ?? query.first_day ?? '';
  const firstDay = isDay(asked) ? asked : usualFirstDay(context, cohort);
  return (
    <CopyPage
      view={context.view}
      problem={problem}
      cohort={cohort}
      programmes={await listGoals(context, cohort)}
      name={(query.name ?? '').slice(0, 80)}
      programme={query.programme ?? cohort.programmeId}
      firstDay={firstDay}
      lastDay={movedLastDay(cohort, firstDay)}
      dates={moveDates(await listDatesToCopy(tx, cohort.id), cohort.firstDay, firstDay)}
    />
  );
}

const note = (
  { tx, organisation, person }: ActContext,
  action: 'make cohort' | 'delete cohort' | 'archive cohort' | 'archive programme',
  subjectId: string,
) => audit(tx, { organisation: organisation.id, person: person.id, action, subjectId });

/** CO-3: what runs, waits or is being answered keeps a cohort out of the archive. */
async function keepUnfinished({ tx, view, today }: Context, cohort: string): Promise<void> {
  const standing = await findStanding(tx, cohort, today);
  const kept = keptFrom('archived', standing);
  if (kept.length > 0) refuse(cohortStateWords[view.language].kept(sayItems(view, kept, standing)));
}

const archiveForm = form({ archived: oneOf(['yes', 'no']) });

export const upkeepRoutes: Route[] = [
  get(
    '/cohorts/:cohort/copy',
    { may: 'edit programmes', audit: ['see cohort', 'cohort'] },
    copyPage,
  ),

  // What was typed goes into the address of the page that shows the new calendar.
  post(
    '/cohorts/:cohort/copy/dates',
    {
      may: 'edit programmes',
      audit: ['see cohort', 'cohort'],
      form: form({ name: maybeText(80), programme: maybeId(), first_day: day() }),
      page: copyPage,
    },
    async ({ view, params }, input) =>
      linkTo(
        view,
        '/cohorts/:cohort/copy',
        { cohort: params.cohort },
        {
          query: {
            name: input.name,
            ...(input.programme ? { programme: input.programme } : {}),
            first_day: input.first_day,
          },
        },
      ),
  ),

  post(
    '/cohorts/:cohort/copy',
    {
      may: 'edit programmes',
      audit: ['see cohort', 'cohort'],
      form: form({ name: text(80), programme: id(), first_day: day() }),
      page: copyPage,
    },
    async (context, input) => {
      const { tx, view, params, organisation } = context;
      const cohort = orNotFound(await findCohort(tx, params.cohort!));
      const goal = orNotFound(
        (await listGoals(context, cohort)).find((one) => one.id === input.programme),
      );
      const copy = await insertCohort(tx, {
        organisation: organisation.id,
        programme: goal.id,
        name: input.name,
        firstDay: input.first_day,
        lastDay: movedLastDay(cohort, input.first_day),
        hoursPromised: cohort.hoursPromised,
        capacity: cohort.capacity,
        care: { coordinator: cohort.coordinatorId, deputy: cohort.deputyId },
        copiedFrom: cohort.id,
      });
      await insertDates(
        tx,
        organisation.id,
        copy,
        moveDates(await listDatesToCopy(tx, cohort.id), cohort.firstDay, input.first_day),
      );
      await note(context, 'make cohort', copy);
      return linkTo(view, '/cohorts/:cohort', { cohort: copy });
    },
  ),

  post(
    '/cohorts/:cohort/archive',
    {
      may: 'edit programmes',
      audit: ['change cohort', 'cohort'],
      form: archiveForm,
      page: cohortPage,
    },
    async (context, { archived }) => {
      const { tx, view, params, today } = context;
      await lockCohort(tx, params.cohort!);
      const cohort = orNotFound(await findCohort(tx, params.cohort!));
      if (cohort.isProgrammeArchived) refuse(upkeepWords[view.language].programmeFirst);
      if (archived === 'yes') await keepUnfinished(context, cohort.id);
      await archive(tx, 'cohort', cohort.id, archived === 'yes' ? today : null);
      await note(context, 'archive cohort', cohort.id);
      return linkTo(view, '/cohorts/:cohort', { cohort: cohort.id });
    },
  ),

  post(
    '/cohorts/:cohort/removal',
    {
      may: 'edit programmes',
      audit: ['change cohort', 'cohort'],
      form: form({}),
      page: cohortPage,
    },
    async (context) => {
      const { tx, view, params } = context;
      await lockCohort(tx, params.cohort!);
      const cohort = orNotFound(await findCohort(tx, params.cohort!));
      if (!(await isEmptyCohort(tx, cohort.id))) refuse(upkeepWords[view.language].notEmpty);
      await deleteCohort(tx, cohort.id);
      await note(context, 'delete cohort', cohort.id);
      return linkTo(view, '/programmes/:programme', { programme: cohort.programmeId });
    },
  ),

  post(
    '/programmes/:programme/archive',
    {
      may: 'edit programmes',
      audit: ['change programme', 'programme'],
      form: archiveForm,
      page: programmePage,
    },
    async (context, { archived }) => {
      const { tx, view, params, today } = context;
      const programme = orNotFound(await findProgramme(tx, params.programme!));
      if (archived === 'yes')
        for (const cohort of await lockCohorts(tx, programme.id))
          await keepUnfinished(context, cohort);
      await archive(tx, 'programme', programme.id, archived === 'yes' ? today : null);
      await note(context, 'archive programme', programme.id);
      return linkTo(view, '/programmes/:programme', { programme: programme.id });
    },
  ),
];
