import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import { grantOf } from '../../web/permission.ts';
import {
  type Context,
  day,
  form,
  get,
  id,
  maybeOneOf,
  maybeWhole,
  orNotFound,
  post,
  refuse,
  type Route,
  someOf,
  text,
  whole,
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
  updateRules,
} from './programme.store.ts';
import { programmeWords } from './programme.words.ts';

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

async function programmePage(context: Context, problem?: Problem) {
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
      mayEdit={mayEdit(context)}
    />
  );
}

export const programmeRoutes: Route[] = [
  get('/programmes', { may: 'see programmes', audit: null }, async (context) => (
    <ProgrammesPage
      view={context.view}
      programmes={await listProgrammes(context.tx)}
      mayEdit={mayEdit(context)}
    />
  )),
  get('/programmes/new', { may: 'edit programmes', audit: null }, newPage),

  post(
    '/programmes',
    {
      may: 'edit programmes',
      audit: ['change own person', 'self'],
      form: form({ name: text(120), version: id(), template: text(60) }),
      page: newPage,
    },
    async ({ tx, view, organisation, person }, input) => {
      const template = orNotFound(findTemplate(input.template));
      orNotFound((await listPublished(tx)).find((version) => version.id === input.version));
      const id = await insertProgramme(tx, {
        organisation: organisation.id,
        name: input.name,
        template: template.key,
        version: input.version,
        rules: template.rules,
      });
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'make programme',
        subjectId: id,
      });
      return linkTo(view, '/programmes/:programme', { programme: id });
    },
  ),

  get('/programmes/:programme', { may: 'see programmes', audit: null }, programmePage),

  // Runs and mentorships that exist keep going; the next run and the clocks follow the new rules.
  post(
    '/programmes/:programme/rules',
    {
      may: 'edit programmes',
      audit: ['change programme', 'programme'],
      form: form({
        matching: maybeOneOf(['optimum', 'shortlist', 'stable']),
        on: someOf(['meet-first', 'same-organisation', 'own-manager']),
        first_meeting_days: whole(1, 365),
        silence_days: whole(1, 365),
      }),
      page: programmePage,
    },
    async ({ tx, view, params, organisation, person }, input) => {
      const { id, rules } = orNotFound(await findProgramme(tx, params.programme!));
      const { on, matching } = input;
      const pairs =
        rules.kind === 'pairs'
          ? {
              matching: matching ?? 'optimum',
              meetFirst: on.includes('meet-first'),
              neverSameMemberOrganisation: on.includes('same-organisation'),
              neverOwnManager: on.includes('own-manager'),
            }
          : {};
      await updateRules(tx, id, {
        ...rules,
        ...pairs,
        firstMeetingDays: input.first_meeting_days,
        silenceDays: input.silence_days,
      });
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'change programme',
        subjectId: id,
      });
      return linkTo(view, '/programmes/:programme', { programme: id });
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
    async ({ tx, view, params, organisation }, input) => {
      const programme = orNotFound(await findProgramme(tx, params.programme!));
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
