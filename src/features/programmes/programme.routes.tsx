import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import { grantOf } from '../../web/permission.ts';
import {
  type ActContext,
  type Context,
  day,
  form,
  get,
  id,
  maybeWhole,
  orNotFound,
  post,
  refuse,
  type Route,
  text,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { schoolYearToPlan } from '../organisations/country.rules.ts';
import { listPublished } from '../profiles/profile.store.ts';
import { findTemplate, listTemplates } from '../profiles/template.store.ts';
import { NewProgrammePage, ProgrammePage, ProgrammesPage } from './programme.pages.tsx';
import {
  countKnown,
  findProgramme,
  insertCohort,
  insertProgramme,
  listProgrammes,
  type Programme,
} from './programme.store.ts';
import { programmeWords } from './programme.words.ts';
import {
  deleteCohort,
  deleteProgramme,
  findNewerVersion,
  isEmptyCohort,
  lockCohorts,
  renameProgramme,
} from './upkeep.store.ts';
import { upkeepWords } from './upkeep.words.ts';

const mayEdit = ({ person }: Context) => grantOf(person.roles, 'edit programmes') !== null;

async function newPage({ tx, view, query }: Context, problem?: Problem) {
  return (
    <NewProgrammePage
      view={view}
      problem={problem}
      profiles={await listPublished(tx)}
      templates={listTemplates()}
      chosen={query.version ?? ''}
    />
  );
}

/** A programme that is in the archive is taken back before it changes. */
export async function enterCurrent({ tx, view, params }: Context): Promise<Programme> {
  const programme = orNotFound(await findProgramme(tx, params.programme!));
  if (programme.isArchived) refuse(upkeepWords[view.language].isArchived);
  return programme;
}

const note = (
  { tx, organisation, person }: ActContext,
  action: 'make programme' | 'change programme' | 'delete programme',
  subjectId: string,
) => audit(tx, { organisation: organisation.id, person: person.id, action, subjectId });

export async function programmePage(context: Context, problem?: Problem) {
  const programme = orNotFound(await findProgramme(context.tx, context.params.programme!));
  return (
    <ProgrammePage
      view={context.view}
      problem={problem}
      programme={programme}
      known={await countKnown(context.tx, programme.id)}
      schoolYear={
        programme.rules.kind === 'pairs'
          ? null
          : schoolYearToPlan(context.organisation.schoolYear, context.today)
      }
      newerVersion={await findNewerVersion(context.tx, programme)}
      isSaved={context.query.saved === '1'}
      mayEdit={mayEdit(context)}
    />
  );
}

export const programmeRoutes: Route[] = [
  get('/programmes', { may: 'see programmes', audit: null }, async (context) => {
    const programmes = await listProgrammes(context.tx);
    const showsArchived = context.query.show === 'archived';
    return (
      <ProgrammesPage
        view={context.view}
        programmes={programmes.filter(({ isArchived }) => showsArchived || !isArchived)}
        hasArchived={programmes.some(
          ({ isArchived, cohorts }) =>
            isArchived || cohorts.some(({ state }) => state === 'archived'),
        )}
        showsArchived={showsArchived}
        mayEdit={mayEdit(context)}
      />
    );
  }),
  get('/programmes/new', { may: 'edit programmes', audit: null }, newPage),

  post(
    '/programmes',
    {
      may: 'edit programmes',
      audit: ['change own person', 'self'],
      form: form({ name: text(120), version: id(), template: text(60) }),
      page: newPage,
    },
    async (context, input) => {
      const { tx, view, organisation } = context;
      const template = orNotFound(findTemplate(input.template));
      orNotFound((await listPublished(tx)).find((version) => version.id === input.version));
      const id = await insertProgramme(tx, {
        organisation: organisation.id,
        name: input.name,
        template: template.key,
        version: input.version,
        rules: template.rules,
      });
      await note(context, 'make programme', id);
      return linkTo(view, '/programmes/:programme', { programme: id });
    },
  ),

  get('/programmes/:programme', { may: 'see programmes', audit: null }, programmePage),

  // CO-1.
  post(
    '/programmes/:programme/name',
    {
      edits: true,
      may: 'edit programmes',
      audit: ['change programme', 'programme'],
      form: form({ new_name: text(120) }),
      page: programmePage,
    },
    async (context, input) => {
      const { tx, view, params } = context;
      const programme = await enterCurrent(context);
      await renameProgramme(tx, programme.id, input.new_name);
      await note(context, 'change programme', programme.id);
      return linkTo(
        view,
        '/programmes/:programme',
        { programme: params.programme },
        { query: { saved: '1' } },
      );
    },
  ),

  // CO-2: rules and signals come along, and the version of the profile.
  post(
    '/programmes/:programme/copy',
    {
      may: 'edit programmes',
      audit: ['see programme', 'programme'],
      form: form({ copy_name: text(120) }),
      page: programmePage,
    },
    async (context, input) => {
      const { tx, view, params, organisation } = context;
      const programme = orNotFound(await findProgramme(tx, params.programme!));
      const copy = await insertProgramme(tx, {
        organisation: organisation.id,
        name: input.copy_name,
        template: programme.template,
        version: programme.versionId,
        rules: programme.rules,
      });
      await note(context, 'make programme', copy);
      return linkTo(view, '/programmes/:programme', { programme: copy });
    },
  ),

  // CO-4.
  post(
    '/programmes/:programme/removal',
    {
      may: 'edit programmes',
      audit: ['change programme', 'programme'],
      form: form({}),
      page: programmePage,
    },
    async (context) => {
      const { tx, view, params } = context;
      const programme = orNotFound(await findProgramme(tx, params.programme!));
      const cohorts = await lockCohorts(tx, programme.id);
      for (const cohort of cohorts)
        if (!(await isEmptyCohort(tx, cohort)))
          refuse(
            upkeepWords[view.language].programmeNotEmpty(
              programme.cohorts.find(({ id }) => id === cohort)?.name ?? '',
            ),
          );
      for (const cohort of cohorts) await deleteCohort(tx, cohort);
      await deleteProgramme(tx, programme.id);
      await note(context, 'delete programme', programme.id);
      return linkTo(view, '/programmes');
    },
  ),

  post(
    '/programmes/:programme/cohorts',
    {
      may: 'edit programmes',
      audit: ['change programme', 'programme'],
      form: form({
        name: text(80),
        first_day: day(),
        last_day: day(),
        hours_promised: maybeWhole(1, 2000),
        capacity: maybeWhole(1, 100_000),
      }),
      page: programmePage,
    },
    async (context, input) => {
      const { tx, view, organisation } = context;
      const programme = await enterCurrent(context);
      if (input.last_day < input.first_day)
        refuse(programmeWords[view.language].orderOfDays, 'last_day');
      const id = await insertCohort(tx, {
        organisation: organisation.id,
        programme: programme.id,
        name: input.name,
        firstDay: input.first_day,
        lastDay: input.last_day,
        hoursPromised: input.hours_promised,
        capacity: input.capacity,
      });
      return linkTo(view, '/cohorts/:cohort', { cohort: id });
    },
  ),
];
