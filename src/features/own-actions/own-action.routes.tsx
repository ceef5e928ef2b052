import { linkTo } from '../../web/links.ts';
import {
  form,
  get,
  maybeDay,
  NotFound,
  post,
  refuse,
  text,
  type Context,
  type Route,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { WaitPage } from '../people/consent.pages.tsx';
import { waitsForConsent } from '../people/consent.store.ts';
import { consentWords } from '../people/consent.words.ts';
import { ownActionWords } from './own-action.words.ts';
import { ActionsPage } from './own-action.pages.tsx';
import {
  deleteOwnAction,
  finishOwnAction,
  insertOwnAction,
  listOwnActions,
} from './own-action.store.ts';

const actionsPage = async ({ tx, view, person }: Context, problem?: Problem) =>
  (await waitsForConsent(tx, person.id, view)) ? (
    <WaitPage view={view} title={ownActionWords[view.language].title} />
  ) : (
    <ActionsPage view={view} problem={problem} actions={await listOwnActions(tx, person.id)} />
  );

export const ownActionRoutes: Route[] = [
  get('/actions', { may: 'write in mentorship', audit: null }, actionsPage),
  post(
    '/actions',
    {
      may: 'write in mentorship',
      audit: ['change own person', 'self'],
      form: form({ body: text(500), review_on: maybeDay(), due_on: maybeDay() }),
      page: actionsPage,
    },
    async ({ tx, view, organisation, person, today }, input) => {
      if (await waitsForConsent(tx, person.id, view)) refuse(consentWords[view.language].refused);
      await insertOwnAction(tx, {
        organisation: organisation.id,
        person: person.id,
        body: input.body,
        reviewOn: input.review_on,
        dueOn: input.due_on,
        today,
      });
      return linkTo(view, '/actions');
    },
  ),
  post(
    '/actions/:action/done',
    {
      may: 'write in mentorship',
      audit: ['change own person', 'self'],
      form: form({}),
      page: actionsPage,
    },
    async ({ tx, view, params, today }) => {
      if (!(await finishOwnAction(tx, params.action!, today))) throw new NotFound();
      return linkTo(view, '/actions');
    },
  ),
  post(
    '/actions/:action/removal',
    {
      may: 'write in mentorship',
      audit: ['change own person', 'self'],
      form: form({}),
      page: actionsPage,
    },
    async ({ tx, view, params }) => {
      if (!(await deleteOwnAction(tx, params.action!))) throw new NotFound();
      return linkTo(view, '/actions');
    },
  ),
];
