/** EV-11 to EV-13: where a coordinator writes plan, costs and decisions. */
import { Form, Select, TextArea, TextField } from '../../web/fields.tsx';
import { Layout, Section } from '../../web/layout.tsx';
import { linkTo } from '../../web/links.ts';
import type { Page, Problem, View } from '../../web/view.ts';
import type { Cohort } from '../programmes/programme.store.ts';
import { costItems } from './cost.rules.ts';
import { evaluationWords } from './evaluation.words.ts';
import type { Decision, Written } from './plan.store.ts';

type WrittenProps = Page & {
  cohort: Cohort;
  written: Written;
  owners: { id: string; name: string }[];
  isSaved: boolean;
  saved: string;
};

export function WrittenPage({
  view,
  problem,
  cohort,
  written,
  owners,
  isSaved,
  saved,
}: WrittenProps) {
  const w = evaluationWords[view.language];
  const last = written.plan.at(-1);
  return (
    <Layout
      view={view}
      title={w.written.title}
      intro={w.written.intro}
      problem={problem}
      narrow
      crumbs={[
        {
          href: linkTo(view, '/cohorts/:cohort', { cohort: cohort.id }),
          text: `${cohort.programmeName}, ${cohort.name}`,
        },
        {
          href: linkTo(view, '/cohorts/:cohort/evaluation', { cohort: cohort.id }),
          text: w.title,
        },
      ]}
    >
      {isSaved && !problem && <p class="note good">{saved}</p>}
      <Section title={w.written.plan} id="plan">
        <Form
          view={view}
          action={linkTo(view, '/cohorts/:cohort/evaluation/plan', { cohort: cohort.id })}
        >
          <TextArea
            view={view}
            name="objectives"
            label={w.promise.objectives}
            help={w.written.objectivesHelp}
            value={last?.objectives}
            problem={problem}
          />
          <TextArea
            view={view}
            name="criteria"
            label={w.promise.criteria}
            help={w.written.criteriaHelp}
            value={last?.criteria}
            problem={problem}
          />
          <TextField
            view={view}
            name="planned_hours"
            type="number"
            label={w.promise.hours}
            value={last?.plannedHours ?? cohort.hoursPromised}
            min={1}
            max={2000}
            problem={problem}
            short
            optional
          />
          <button class="button">{w.written.savePlan}</button>
        </Form>
      </Section>
      <Costs view={view} problem={problem} cohort={cohort.id} written={written} />
      <Section title={w.tables.decisions} id="decisions">
        <p class="muted">{w.written.decisionsHelp}</p>
        {written.decisions.map((decision) => (
          <OneDecision
            view={view}
            problem={problem}
            cohort={cohort.id}
            decision={decision}
            owners={owners}
          />
        ))}
        {written.decisions.length < 5 && (
          <details class="more" open={problem?.typed.new_decision !== undefined}>
            <summary>{w.written.addDecision}</summary>
            <Form
              view={view}
              action={linkTo(view, '/cohorts/:cohort/evaluation/decisions', { cohort: cohort.id })}
            >
              <TextField
                view={view}
                name="new_decision"
                label={w.learned.decision}
                problem={problem}
              />
              <Select
                view={view}
                name="new_owner"
                label={w.learned.owner}
                problem={problem}
                empty={w.written.chooseOwner}
                options={owners.map(({ id, name }) => ({ value: id, text: name }))}
              />
              <TextField
                view={view}
                name="new_due"
                type="date"
                label={w.learned.due}
                problem={problem}
                short
              />
              <button class="button second">{w.written.addDecision}</button>
            </Form>
          </details>
        )}
      </Section>
    </Layout>
  );
}

function Costs({ view, problem, cohort, written }: Page & { cohort: string; written: Written }) {
  const w = evaluationWords[view.language];
  const rowOf = (item: (typeof costItems)[number]) =>
    written.costs.find((row) => row.item === item);
  return (
    <Section title={w.tables.costs} id="costs">
      <p class="muted">{w.costs.help}</p>
      <Form view={view} action={linkTo(view, '/cohorts/:cohort/evaluation/costs', { cohort })}>
        {costItems.map((item) => (
          <div class="row base">
            {item === 'staff' && (
              <TextField
                view={view}
                name="staff_hours"
                type="number"
                label={w.costs.items.staff}
                value={rowOf(item)?.hours}
                min={0}
                max={100_000}
                problem={problem}
                short
                optional
              />
            )}
            {(['low', 'high'] as const).map((end) => {
              const name = item === 'staff' ? w.costs.hourHelp : w.costs.items[item];
              return (
                <TextField
                  view={view}
                  name={`${item}_${end}`}
                  type="number"
                  label={end === 'low' ? w.written.atLeast(name) : w.written.atMost(name)}
                  value={rowOf(item)?.[end]}
                  min={0}
                  max={100_000_000}
                  problem={problem}
                  short
                  optional
                />
              );
            })}
          </div>
        ))}
        <button class="button second">{w.written.saveCosts}</button>
      </Form>
    </Section>
  );
}

function OneDecision({
  view,
  problem,
  cohort,
  decision,
  owners,
}: {
  view: View;
  problem: Problem | undefined;
  cohort: string;
  decision: Decision;
  owners: { id: string; name: string }[];
}) {
  const w = evaluationWords[view.language];
  const named = { cohort, decision: decision.id };
  const own = problem?.typed.decision_id === decision.id ? problem : undefined;
  const known = owners.some(({ id }) => id === decision.ownerId)
    ? owners
    : [{ id: decision.ownerId, name: decision.owner }, ...owners];
  return (
    <details class="more" open={own !== undefined}>
      <summary>{decision.decision}</summary>
      <Form
        view={view}
        action={linkTo(view, '/cohorts/:cohort/evaluation/decisions/:decision', named)}
      >
        <input type="hidden" name="decision_id" value={decision.id} />
        <TextField
          view={view}
          name="decision"
          label={w.learned.decision}
          value={decision.decision}
          problem={own}
        />
        <Select
          view={view}
          name="owner"
          label={w.learned.owner}
          value={decision.ownerId}
          problem={own}
          options={known.map(({ id, name }) => ({ value: id, text: name }))}
        />
        <TextField
          view={view}
          name="due_on"
          type="date"
          label={w.learned.due}
          value={decision.dueOn}
          problem={own}
          short
        />
        <TextField
          view={view}
          name="done_on"
          type="date"
          label={w.written.sayDone}
          value={decision.doneOn}
          problem={own}
          short
          optional
        />
        <button class="button second">{w.written.saveDecision}</button>
      </Form>
      <Form
        view={view}
        action={linkTo(view, '/cohorts/:cohort/evaluation/decisions/:decision/removal', named)}
        class="inline"
      >
        <button class="button quiet">{w.written.removeDecision}</button>
      </Form>
    </details>
  );
}
