import { linkTo } from '../../web/links.ts';
import type { BackgroundTask } from '../../platform/background-task.ts';
import { webWords } from '../../web/web.words.ts';
import { Form } from '../../web/fields.tsx';
import { Layout } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import type { Cohort } from '../programmes/programme.store.ts';
import { runWords } from './run.words.ts';
import type { Step } from '../optimisation/calculation.worker.ts';

/**
 * A run that takes longer than a moment: where it is, and a way to stop it. The page asks again by
 * itself.
 */
export function WorkPage({
  view,
  cohort,
  work,
}: Page & { cohort: Cohort; work: BackgroundTask<Step> | null }) {
  const w = runWords[view.language];
  const path = linkTo(view, '/cohorts/:cohort/runs', { cohort: cohort.id });
  const crumbs = [
    {
      href: linkTo(view, '/cohorts/:cohort', { cohort: cohort.id }),
      text: `${cohort.programmeName}, ${cohort.name}`,
    },
    { href: path, text: w.title },
  ];
  const seconds = work ? Math.round((Date.now() - work.since) / 1000) : 0;
  if (work?.state.is !== 'running')
    return (
      <Layout view={view} title={w.title} crumbs={crumbs} narrow>
        <p class="note warn">
          {work === null
            ? w.workLost
            : work.state.is === 'stopped'
              ? w.workStopped
              : work.state.is === 'refused'
                ? webWords[view.language].refused[work.state.why](null)
                : w.workFailed}
        </p>
        <div>
          <a class="button" href={path}>
            {w.backToRuns}
          </a>
        </div>
      </Layout>
    );
  return (
    <Layout view={view} title={w.working} intro={w.workingNote} crumbs={crumbs} narrow refresh={2}>
      <output class="opening">
        <p>
          {w.steps[(work.progress?.step ?? 'scoring') as keyof typeof w.steps](
            work.progress?.left ?? 0,
          )}
        </p>
        <p class="muted">{w.seconds(seconds)}</p>
        <Form view={view} action={`${path}/calculations/${work.id}/stopping`} class="inline">
          <button class="button second">{w.stop}</button>
        </Form>
      </output>
    </Layout>
  );
}
