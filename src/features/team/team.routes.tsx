import { linkTo } from '../../web/links.ts';
import { addDays } from '../../platform/i18n.ts';
import {
  type Context,
  form,
  get,
  ids,
  maybeDay,
  maybeId,
  NotFound,
  orNotFound,
  post,
  type Route,
  text,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { requireState } from '../programmes/cohort-state.service.ts';
import { findCohort } from '../programmes/programme.store.ts';
import { TeamPage } from './team.pages.tsx';
import { mayTakeOn, mostOwners, type TeamItem } from './team.rules.ts';
import {
  askCover,
  finishItem,
  insertOwner,
  insertTeamItem,
  listTeam,
  listTeamItems,
  releaseCovered,
} from './team.store.ts';

const doneDays = 56;

/** Only its mentors. */
async function enterTeam({ tx, params, person }: Context) {
  const cohort = orNotFound(await findCohort(tx, params.cohort!));
  const team = await listTeam(tx, cohort.id);
  if (!team.some(({ id }) => id === person.id)) throw new NotFound();
  return { cohort, team };
}

async function teamPage(context: Context, problem?: Problem) {
  const { cohort, team } = await enterTeam(context);
  return (
    <TeamPage
      view={context.view}
      problem={problem}
      cohort={cohort}
      team={team}
      items={await listTeamItems(context.tx, cohort.id, addDays(context.today, -doneDays))}
    />
  );
}

async function findItem(context: Context): Promise<TeamItem> {
  const { cohort } = await enterTeam(context);
  return orNotFound(
    (await listTeamItems(context.tx, cohort.id, context.today)).find(
      ({ id, doneOn }) => id === context.params.item && doneOn === null,
    ),
  );
}

const at = ({ view, params }: Context, anchor: string) =>
  linkTo(view, '/cohorts/:cohort/team', { cohort: params.cohort }, { hash: anchor });
const anchorOf = ({ kind }: TeamItem) => `${kind}s`;

export const teamRoutes: Route[] = [
  get(
    '/cohorts/:cohort/team',
    { may: 'work as a team', audit: ['see cohort', 'cohort'] },
    teamPage,
  ),

  post(
    '/cohorts/:cohort/team/tasks',
    {
      may: 'work as a team',
      audit: ['change cohort', 'cohort'],
      form: form({ task: text(300), owner: maybeId(), due_on: maybeDay() }),
      page: teamPage,
    },
    async (context, input) => {
      const { cohort, team } = await enterTeam(context);
      requireState(context.view, cohort, 'plan');
      const owners = team.filter(({ id }) => id === input.owner).map(({ id }) => id);
      await insertTeamItem(context.tx, {
        organisation: context.organisation.id,
        cohort: cohort.id,
        kind: 'task',
        body: input.task,
        dueOn: input.due_on,
        person: context.person.id,
        today: context.today,
        owners,
      });
      return at(context, 'tasks');
    },
  ),

  post(
    '/cohorts/:cohort/team/goals',
    {
      may: 'work as a team',
      audit: ['change cohort', 'cohort'],
      form: form({ goal: text(300), owners: ids(), reach_by: maybeDay() }),
      page: teamPage,
    },
    async (context, input) => {
      const { cohort, team } = await enterTeam(context);
      requireState(context.view, cohort, 'plan');
      const chosen = input.owners;
      const owners = team
        .map(({ id }) => id)
        .filter((id) => chosen.includes(id))
        .slice(0, mostOwners.goal);
      await insertTeamItem(context.tx, {
        organisation: context.organisation.id,
        cohort: cohort.id,
        kind: 'goal',
        body: input.goal,
        dueOn: input.reach_by,
        person: context.person.id,
        today: context.today,
        owners,
      });
      return at(context, 'goals');
    },
  ),

  post(
    '/cohorts/:cohort/team/:item/owner',
    { may: 'work as a team', audit: ['change cohort', 'cohort'], form: form({}), page: teamPage },
    async (context) => {
      const item = await findItem(context);
      if (!mayTakeOn(item, context.person.id)) throw new NotFound();
      await releaseCovered(context.tx, item.id);
      await insertOwner(context.tx, {
        organisation: context.organisation.id,
        item: item.id,
        person: context.person.id,
      });
      return at(context, anchorOf(item));
    },
  ),

  post(
    '/cohorts/:cohort/team/:item/cover',
    { may: 'work as a team', audit: ['change cohort', 'cohort'], form: form({}), page: teamPage },
    async (context) => {
      const item = await findItem(context);
      if (!(await askCover(context.tx, { item: item.id, person: context.person.id, asks: true })))
        throw new NotFound();
      return at(context, anchorOf(item));
    },
  ),

  post(
    '/cohorts/:cohort/team/:item/cover/off',
    { may: 'work as a team', audit: ['change cohort', 'cohort'], form: form({}), page: teamPage },
    async (context) => {
      const item = await findItem(context);
      if (!(await askCover(context.tx, { item: item.id, person: context.person.id, asks: false })))
        throw new NotFound();
      return at(context, anchorOf(item));
    },
  ),

  post(
    '/cohorts/:cohort/team/:item/done',
    { may: 'work as a team', audit: ['change cohort', 'cohort'], form: form({}), page: teamPage },
    async (context) => {
      const item = await findItem(context);
      if (!item.owners.some(({ personId }) => personId === context.person.id)) throw new NotFound();
      await finishItem(context.tx, item.id, context.today);
      return at(context, anchorOf(item));
    },
  ),
];
