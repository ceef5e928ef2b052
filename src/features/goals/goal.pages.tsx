import { linkTo } from '../../web/links.ts';
import { daysBetween, sayDay } from '../../platform/i18n.ts';
import { Choices, Form, Select, TextArea, TextField } from '../../web/fields.tsx';
import { Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import type { Goal, Need, Step } from './goal.store.ts';
import { goalWords } from './goal.words.ts';
import type { Pulse } from '../meetings/meeting.rules.ts';
import { namesOf } from '../mentorships/mentorship.pages.tsx';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { asksAtEnd } from '../mentorships/mentorship.rules.ts';
import { isTheirs } from '../mentorships/part.rules.ts';
import { ReaderField, sayReaders } from '../mentorships/reader.pages.tsx';
import { ToEntries } from '../mentorships/entry-link.pages.tsx';

/** After so many days without a step a goal asks for a smaller one. */
const stalledDays = 30;

type GoalsProps = Page & {
  mentorship: MentorshipLine;
  needs: Need[];
  goals: Goal[];
  steps: Step[];
  pulses: Pulse[];
};

export function GoalsPage(props: GoalsProps) {
  const { view, problem, mentorship } = props;
  const w = goalWords[view.language];
  return (
    <Layout
      view={view}
      title={w.title}
      intro={w.intro}
      problem={problem}
      crumbs={[
        {
          href: linkTo(view, '/mentorships/:mentorship', { mentorship: mentorship.id }),
          text: namesOf(mentorship, view),
        },
      ]}
    >
      <div class="two">
        <Goals {...props} />
        <Needs {...props} />
      </div>
      <ToEntries view={view} mentorship={mentorship} />
    </Layout>
  );
}

function Needs({ view, problem, mentorship, needs }: GoalsProps) {
  const w = goalWords[view.language];
  // M-63: whoever is asked where they stand now is not led by what they said then.
  const hidesStart = ({ menteeId, endSaidOn }: Need) =>
    menteeId === view.person!.id && endSaidOn === null && asksAtEnd(mentorship, view.today);
  const [current, older] = [
    needs.filter(({ isReplaced }) => !isReplaced),
    needs.filter(({ isReplaced }) => isReplaced),
  ];
  return (
    <Section title={w.needs} id="needs">
      {current.length === 0 && <p class="muted">{w.noNeeds}</p>}
      <ul class="lines">
        {current.map((need) => (
          <li>
            <span>{need.text}</span>
            <span class="row small">
              <span class="muted">
                {hidesStart(need)
                  ? w.startLater
                  : need.startLevel
                    ? w.startsAt(w.levels[need.startLevel - 1]!)
                    : sayDay(view.language, need.setOn, view.today)}
                {need.endLevel && ` · ${w.endsAt(w.levels[need.endLevel - 1]!)}`}
              </span>
              {need.goals === 0 ? (
                <Tag tone="warn">{w.uncovered}</Tag>
              ) : (
                <Tag tone="good">{w.covered(need.goals)}</Tag>
              )}
            </span>
          </li>
        ))}
      </ul>
      {mentorship.closedOn === null && (
        <details class="more" open={problem?.typed.level !== undefined || current.length === 0}>
          <summary>{w.addNeed}</summary>
          <Form
            view={view}
            action={linkTo(view, '/mentorships/:mentorship/needs', { mentorship: mentorship.id })}
          >
            <TextArea
              view={view}
              name="need"
              label={w.need}
              help={sayReaders(view, mentorship, 'shared')}
              problem={problem}
            />
            <Select
              view={view}
              name="level"
              label={w.level}
              problem={problem}
              empty={w.noLevel}
              options={w.levels.map((level, i) => ({ value: String(i + 1), text: level }))}
              optional
            />
            <ReaderField
              view={view}
              problem={problem}
              mentorship={mentorship}
              name="mentee"
              label={w.whose}
              group={false}
            />
            {current.length > 0 && (
              <Select
                view={view}
                name="replaces"
                label={w.replaces}
                problem={problem}
                empty={w.nothing}
                options={current.map(({ id, text: words }) => ({ value: id, text: words }))}
                optional
              />
            )}
            <button class="button second">{w.keep}</button>
          </Form>
        </details>
      )}
      {older.length > 0 && (
        <details class="more">
          <summary>{w.older}</summary>
          <ul class="lines">
            {older.map((need) => (
              <li>
                <span>{need.text}</span>
                <span class="small muted">{sayDay(view.language, need.setOn, view.today)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

function Goals(props: GoalsProps) {
  const { view, problem, mentorship, needs, goals } = props;
  const w = goalWords[view.language];
  return (
    <Section title={w.goals} id="goals">
      {goals.length === 0 && <p class="muted">{w.noGoals}</p>}
      {goals.map((goal) => (
        <OneGoal {...props} goal={goal} />
      ))}
      {mentorship.closedOn === null && (
        <details class="more" open={problem?.typed.goal !== undefined}>
          <summary>{w.addGoal}</summary>
          <Form
            view={view}
            action={linkTo(view, '/mentorships/:mentorship/goals/new', {
              mentorship: mentorship.id,
            })}
          >
            <TextArea
              view={view}
              name="goal"
              label={w.goal}
              help={sayReaders(view, mentorship, 'path')}
              problem={problem}
            />
            <Select
              view={view}
              name="need"
              label={w.serves}
              problem={problem}
              empty={w.noNeed}
              options={needs
                .filter(({ isReplaced }) => !isReplaced)
                .map(({ id, text: words }) => ({ value: id, text: words }))}
              optional
            />
            <ReaderField
              view={view}
              problem={problem}
              mentorship={mentorship}
              name="goal_for"
              label={w.whose}
            />
            <button class="button second">{w.keep}</button>
          </Form>
        </details>
      )}
    </Section>
  );
}

function OneGoal({ view, mentorship, needs, steps, pulses, goal }: GoalsProps & { goal: Goal }) {
  const w = goalWords[view.language];
  const own = steps.filter(({ goalId }) => goalId === goal.id);
  const last = [goal.setOn, ...own.flatMap(({ madeOn, doneOn }) => [madeOn, doneOn ?? ''])]
    .sort()
    .at(-1)!;
  const need = needs.find(({ id }) => id === goal.needId);
  const belief = pulses.flatMap(({ answers }) => answers[`goal:${goal.id}`] ?? []);
  const quiet = daysBetween(last, view.today);
  const path = linkTo(view, '/mentorships/:mentorship/goals/:goal/steps', {
    mentorship: mentorship.id,
    goal: goal.id,
  });
  return (
    <article class="section">
      <h3>{goal.text}</h3>
      <p class="row small">
        {goal.reachedOn && <Tag tone="good">{w.reached}</Tag>}
        {need && <span class="muted">{need.text}</span>}
        {!goal.reachedOn && quiet > stalledDays && <Tag tone="warn">{w.stalled(quiet)}</Tag>}
      </p>
      {belief.length > 0 && <p class="small muted">{w.confidence(belief.join(' · '))}</p>}
      {own.length > 0 && (
        <ol class="history">
          {own.map((step) => (
            <li class={step.kind === 'milestone' && !step.doneOn ? 'quiet' : undefined}>
              <span>{step.text}</span>
              <span class="row small">
                <span class="muted">
                  {step.by} · {sayDay(view.language, step.madeOn, view.today)}
                  {step.dueOn && ` · ${w.due(sayDay(view.language, step.dueOn, view.today))}`}
                  {step.doneOn && ` · ${w.doneOn(sayDay(view.language, step.doneOn, view.today))}`}
                </span>
                <Tag>{w.kinds[step.kind]}</Tag>
                {step.kind === 'milestone' &&
                  step.doneOn === null &&
                  mentorship.closedOn === null &&
                  isTheirs(mentorship, view.person!.id, goal.menteeId) && (
                    <Form view={view} action={`${path}/${step.id}/done`} class="inline">
                      <button class="button second slim">
                        {w.done}
                        <span class="hidden-text">: {step.text}</span>
                      </button>
                    </Form>
                  )}
              </span>
            </li>
          ))}
        </ol>
      )}
      {!goal.reachedOn &&
        mentorship.closedOn === null &&
        isTheirs(mentorship, view.person!.id, goal.menteeId) && (
          <details class="more">
            <summary>{w.step}</summary>
            <Form view={view} action={path}>
              <TextField
                view={view}
                name="step"
                label={w.step}
                help={sayReaders(view, mentorship, 'shared')}
              />
              <Choices
                view={view}
                name="kind"
                label={w.kind}
                value="progress"
                flow
                options={(['progress', 'milestone', 'new-path'] as const).map((value) => ({
                  value,
                  text: w.kinds[value],
                }))}
              />
              <TextField view={view} name="due_on" type="date" label={w.by} short optional />
              <button class="button second">{w.add}</button>
            </Form>
          </details>
        )}
    </article>
  );
}
