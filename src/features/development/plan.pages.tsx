import { addDays, sayDay } from '../../platform/i18n.ts';
import { Choices, Form, Select, TextArea, TextField } from '../../web/fields.tsx';
import { Section, Tag } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import { say, type Competence, type Indicator, type Profile } from '../profiles/profile.rules.ts';
import { developmentWords } from './development.words.ts';
import type { Strength } from './evidence.store.ts';
import type { DevelopmentGoal, GoalRequest } from './goal.store.ts';
import type { Resource } from './library.store.ts';

/** What a plan is made from. */
export type DevelopmentContext = {
  profile: Profile;
  /** Those of a need come first. */
  competences: Competence[];
  goals: DevelopmentGoal[];
  requests: GoalRequest[];
  /** Of others, who let it be known. */
  helpers: Strength[];
  resources: Resource[];
  mentorships: { id: string; name: string }[];
};
type PlanProps = Page & {
  ground: DevelopmentContext;
  /** Where a goal is added: under a report, or from anything. */
  action: string;
};

const namesIn = (ground: DevelopmentContext, view: View) => {
  const text = (one: Parameters<typeof say>[0]) =>
    say(one, view.language, ground.profile.languages);
  const all = ground.competences.flatMap((competence) =>
    competence.indicators.map((indicator) => ({ competence, indicator })),
  );
  const find = (id: string): { competence: Competence; indicator: Indicator } | undefined =>
    all.find((one) => one.indicator.id === id);
  return { text, all, find, nameOf: (id: string) => text(find(id)?.indicator.text ?? null) };
};

/**
 * A report ends in a plan: what to practise, in which mentorship, with whose help, and when to look
 * again.
 */
export function Plan({ view, problem, ground, action }: PlanProps) {
  const w = developmentWords[view.language];
  const { all, text, nameOf } = namesIn(ground, view);
  const open = ground.goals.filter(({ outcome }) => outcome === null);
  const first = ground.competences[0];
  const fitting = ground.resources
    .filter(({ competences }) => first && competences.includes(first.id))
    .slice(0, 3);
  return (
    <Section title={w.plan} id="plan">
      <p class="muted">{w.planNote}</p>
      {ground.goals.length === 0 && <p class="muted">{w.noGoals}</p>}
      {ground.goals.length > 0 && (
        <ul class="lines">
          {ground.goals.map((goal) => (
            <GoalLine
              view={view}
              problem={problem}
              ground={ground}
              goal={goal}
              name={nameOf(goal.indicator)}
            />
          ))}
        </ul>
      )}
      {open.length < 3 && all.length > 0 && (
        <Form view={view} action={action}>
          <Select
            view={view}
            name="indicator"
            label={w.whatToPractise}
            problem={problem}
            options={all.map(({ competence, indicator }) => ({
              value: indicator.id,
              text: `${text(competence.name)}: ${text(indicator.text)}`,
            }))}
          />
          <TextArea
            view={view}
            name="practice"
            label={w.practice}
            help={w.practiceHelp}
            problem={problem}
            rows={2}
          />
          {ground.mentorships.length > 1 && (
            <Select
              view={view}
              name="mentorship"
              label={w.where}
              problem={problem}
              empty={w.anywhere}
              options={ground.mentorships.map(({ id, name }) => ({ value: id, text: name }))}
            />
          )}
          <TextField
            view={view}
            name="resource"
            label={w.resource}
            help={[
              w.resourceHelp,
              fitting.length > 0 &&
                `${w.fromLibrary} ${fitting.map(({ title }) => title).join(' · ')}`,
            ]
              .filter(Boolean)
              .join(' ')}
            problem={problem}
            optional
          />
          <TextField
            view={view}
            name="look_again_on"
            type="date"
            label={w.lookAgainLabel}
            value={addDays(view.today, 180)}
            problem={problem}
            short
          />
          <button class="button">{w.addGoal}</button>
        </Form>
      )}
    </Section>
  );
}

type GoalLineProps = Page & { ground: DevelopmentContext; goal: DevelopmentGoal; name: string };

function GoalLine({ view, problem, ground, goal, name }: GoalLineProps) {
  const w = developmentWords[view.language];
  const path = `${view.base}/development/goals/${goal.id}`;
  const asked = ground.requests.filter(({ goalId }) => goalId === goal.id);
  const helpers = ground.helpers.filter(({ competence }) => competence === goal.competence);
  const place = ground.mentorships.find(({ id }) => id === goal.mentorship)?.name;
  const isHere = problem?.typed.goal === goal.id;
  return (
    <li id={`goal-${goal.id}`}>
      <span class="strong">
        {name}{' '}
        {goal.outcome && (
          <Tag tone={goal.outcome === 'done' ? 'good' : 'plain'}>{w.ended[goal.outcome]}</Tag>
        )}
      </span>
      <span>{goal.practice}</span>
      <span class="small muted">
        {[
          place,
          goal.resource,
          w.lookAgain(sayDay(view.language, goal.lookAgainOn, view.today)),
          goal.isShared && w.isShown,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {asked.map((request) => (
        <span class="small">
          {[w.requestState(request.person, request.kind, request.agreed), request.answer]
            .filter(Boolean)
            .join(': ')}
        </span>
      ))}
      {!goal.outcome && (
        <>
          <Form view={view} action={`${path}/end`} class="inline">
            <span class="row">
              <button
                class="button second slim"
                name="outcome"
                value="done"
                aria-label={`${w.markDone}: ${name}`}
              >
                {w.markDone}
              </button>
              <button
                class="button quiet"
                name="outcome"
                value="dropped"
                aria-label={`${w.markDropped}: ${name}`}
              >
                {w.markDropped}
              </button>
            </span>
          </Form>
          <Form view={view} action={`${path}/sharing`} class="inline">
            <span>
              <button
                class="button quiet"
                name="shared"
                value={goal.isShared ? 'no' : 'yes'}
                aria-label={`${goal.isShared ? w.hideGoal : w.showGoal}: ${name}`}
              >
                {goal.isShared ? w.hideGoal : w.showGoal}
              </button>
            </span>
          </Form>
          <details class="more" open={isHere}>
            <summary>
              {w.askHelp}
              <span class="hidden-text">: {name}</span>
            </summary>
            <Form view={view} action={`${path}/requests`}>
              <input type="hidden" name="goal" value={goal.id} />
              {helpers.length > 0 && (
                <p class="small">{`${w.strongIn} ${[...new Set(helpers.map(({ person }) => person))].join(', ')}`}</p>
              )}
              <Choices
                view={view}
                name="kind"
                label={w.askKind}
                value="help"
                flow
                problem={isHere ? problem : undefined}
                options={(['help', 'review'] as const).map((value) => ({
                  value,
                  text: w.askKinds[value],
                }))}
              />
              {helpers.length > 0 && (
                <Select
                  view={view}
                  name="helper"
                  label={w.strongIn}
                  empty="–"
                  problem={isHere ? problem : undefined}
                  options={helpers.map(({ personId, person }) => ({
                    value: personId,
                    text: person,
                  }))}
                />
              )}
              <TextField
                view={view}
                name="email"
                type="email"
                label={w.askWhom}
                problem={isHere ? problem : undefined}
                optional
              />
              <TextArea
                view={view}
                name="words"
                label={w.yourWords}
                help={w.yourWordsHelp}
                problem={isHere ? problem : undefined}
                rows={2}
              />
              <button class="button second">{w.ask}</button>
            </Form>
          </details>
        </>
      )}
    </li>
  );
}
