/** A list of one's own: what a mentor means to do, with a look back half-way. Nobody else reads it. */
import { sayDay } from '../foundation/words.ts';
import { Form, TextArea, TextField } from '../hall/fields.tsx';
import { Layout, Tag } from '../hall/layout.tsx';
import { form, get, maybeDay, NotFound, post, text, type Context, type Door } from '../hall/route.tsx';
import type { Page, Problem } from '../hall/view.ts';
import { ownActionWords } from './own-action.words.ts';
import { deleteOwnAction, finishOwnAction, insertOwnAction, listOwnActions, type OwnAction } from './own-action.store.ts';

function ActionsPage({ view, problem, actions }: Page & { actions: OwnAction[] }) {
  const w = ownActionWords[view.language];
  const path = `${view.base}/actions`;
  return (
    <Layout view={view} title={w.title} intro={w.intro} problem={problem} narrow>
      {actions.length === 0 && <p class="muted">{w.none}</p>}
      <ul class="lines">
        {actions.map((action) => (
          <li>
            <span class="pre">{action.body}</span>
            <span class="row small">
              {action.dueOn && <span class="muted">{w.by(sayDay(view.language, action.dueOn, view.today))}</span>}
              {action.doneOn && <Tag tone="good">{w.doneOn(sayDay(view.language, action.doneOn, view.today))}</Tag>}
              {!action.doneOn && action.dueOn && action.dueOn < view.today && <Tag tone="warn">{w.late}</Tag>}
              {!action.doneOn && action.reviewOn && action.reviewOn <= view.today && <Tag tone="accent">{w.review}</Tag>}
              {!action.doneOn && (
                <Form view={view} action={`${path}/${action.id}/done`} class="inline">
                  <button class="button second slim">
                    {w.done}
                    <span class="hidden-text">: {action.body}</span>
                  </button>
                </Form>
              )}
              <Form view={view} action={`${path}/${action.id}/removal`} class="inline">
                <button class="button quiet slim">
                  {w.remove}
                  <span class="hidden-text">: {action.body}</span>
                </button>
              </Form>
            </span>
          </li>
        ))}
      </ul>
      <Form view={view} action={path}>
        <TextArea view={view} name="body" label={w.what} problem={problem} rows={2} />
        <div class="row base">
          <TextField view={view} name="review_on" type="date" label={w.reviewOn} problem={problem} short optional />
          <TextField view={view} name="due_on" type="date" label={w.dueOn} problem={problem} short optional />
        </div>
        <button class="button">{w.add}</button>
      </Form>
    </Layout>
  );
}

const actionsPage = async ({ tx, view, person }: Context, problem?: Problem) => <ActionsPage view={view} problem={problem} actions={await listOwnActions(tx, person.id)} />;
export const ownActionRoutes: Door[] = [
  get('/actions', 'write in mentorship', actionsPage),
  post('/actions', 'write in mentorship', form({ body: text(500), review_on: maybeDay(), due_on: maybeDay() }), actionsPage, async ({ tx, view, organisation, person, today }, input) => {
    await insertOwnAction(tx, { organisation: organisation.id, person: person.id, body: input.body, reviewOn: input.review_on || null, dueOn: input.due_on || null, today });
    return `${view.base}/actions`;
  }),
  post('/actions/:action/done', 'write in mentorship', form({}), actionsPage, async ({ tx, view, params, today }) => {
    if (!(await finishOwnAction(tx, params.action!, today))) throw new NotFound();
    return `${view.base}/actions`;
  }),
  post('/actions/:action/removal', 'write in mentorship', form({}), actionsPage, async ({ tx, view, params }) => {
    if (!(await deleteOwnAction(tx, params.action!))) throw new NotFound();
    return `${view.base}/actions`;
  }),
];
