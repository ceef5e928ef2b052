/**
 * A list of one's own: what a mentor means to do, with a look back half-way. Nobody else reads it.
 */
import { linkTo } from '../../web/links.ts';
import { sayDay } from '../../platform/i18n.ts';
import { Form, TextArea, TextField } from '../../web/fields.tsx';
import { Layout, Tag } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import { ownActionWords } from './own-action.words.ts';
import type { OwnAction } from './own-action.store.ts';

export function ActionsPage({ view, problem, actions }: Page & { actions: OwnAction[] }) {
  const w = ownActionWords[view.language];
  const path = linkTo(view, '/actions');
  return (
    <Layout view={view} title={w.title} intro={w.intro} problem={problem} narrow>
      {actions.length === 0 && <p class="muted">{w.none}</p>}
      <ul class="lines">
        {actions.map((action) => (
          <li>
            <span class="pre">{action.body}</span>
            <span class="row small">
              {action.dueOn && (
                <span class="muted">{w.by(sayDay(view.language, action.dueOn, view.today))}</span>
              )}
              {action.doneOn && (
                <Tag tone="good">{w.doneOn(sayDay(view.language, action.doneOn, view.today))}</Tag>
              )}
              {!action.doneOn && action.dueOn && action.dueOn < view.today && (
                <Tag tone="warn">{w.late}</Tag>
              )}
              {!action.doneOn && action.reviewOn && action.reviewOn <= view.today && (
                <Tag tone="accent">{w.review}</Tag>
              )}
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
          <TextField
            view={view}
            name="review_on"
            type="date"
            label={w.reviewOn}
            problem={problem}
            short
            optional
          />
          <TextField
            view={view}
            name="due_on"
            type="date"
            label={w.dueOn}
            problem={problem}
            short
            optional
          />
        </div>
        <button class="button">{w.add}</button>
      </Form>
    </Layout>
  );
}
