import { linkTo } from '../../web/links.ts';
import { sayDay } from '../../platform/i18n.ts';
import { Choices, Form, Select, TextField } from '../../web/fields.tsx';
import { Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import type { Cohort } from '../programmes/programme.store.ts';
import { inOrderOfTurn, mayTakeOn, type TeamItem } from './team.rules.ts';
import { teamWords } from './team.words.ts';

type TeamProps = Page & { cohort: Cohort; items: TeamItem[]; team: { id: string; name: string }[] };

export function TeamPage(props: TeamProps) {
  const { view, problem, cohort, items, team } = props;
  const w = teamWords[view.language];
  const path = linkTo(view, '/cohorts/:cohort/team', { cohort: cohort.id });
  const people = team.map(({ id, name }) => ({ value: id, text: name }));
  const listed = (kind: TeamItem['kind'], none: string) => {
    const own = inOrderOfTurn(items, view.today).filter((item) => item.kind === kind);
    return own.length === 0 ? (
      <p class="muted">{none}</p>
    ) : (
      <ul class="lines">
        {own.map((item) => (
          <OneItem {...props} item={item} path={path} />
        ))}
      </ul>
    );
  };
  return (
    <Layout
      view={view}
      title={`${w.title}: ${cohort.name}`}
      intro={w.intro}
      problem={problem}
      crumbs={[{ href: linkTo(view, '/mentorships'), text: cohort.name }]}
    >
      <div class="two even">
        <Section title={w.tasks} id="tasks">
          {listed('task', w.noTasks)}
          <details class="more" open={problem?.typed.task !== undefined}>
            <summary>{w.add}</summary>
            <Form view={view} action={`${path}/tasks`}>
              <TextField view={view} name="task" label={w.task} problem={problem} />
              <Select
                view={view}
                name="owner"
                label={w.whose}
                problem={problem}
                empty={w.nobody}
                options={people}
                optional
              />
              <TextField
                view={view}
                name="due_on"
                type="date"
                label={w.due}
                problem={problem}
                short
                optional
              />
              <button class="button second">{w.keep}</button>
            </Form>
          </details>
        </Section>
        <Section title={w.goals} id="goals">
          {listed('goal', w.noGoals)}
          <details class="more" open={problem?.typed.goal !== undefined}>
            <summary>{w.addGoal}</summary>
            <Form view={view} action={`${path}/goals`}>
              <TextField view={view} name="goal" label={w.goal} problem={problem} />
              <Choices
                view={view}
                name="owners"
                label={w.owners}
                several
                chosen={(problem?.typed.owners ?? view.person!.id).split(',')}
                flow
                options={people}
                problem={problem}
              />
              <TextField
                view={view}
                name="reach_by"
                type="date"
                label={w.due}
                problem={problem}
                short
                optional
              />
              <button class="button second">{w.keep}</button>
            </Form>
          </details>
        </Section>
      </div>
    </Layout>
  );
}

function OneItem({ view, item, path }: TeamProps & { item: TeamItem; path: string }) {
  const w = teamWords[view.language];
  const me = view.person!.id;
  const own = item.owners.find(({ personId }) => personId === me);
  const acts: [string, string][] = [];
  if (mayTakeOn(item, me)) acts.push(['owner', item.kind === 'goal' ? w.join : w.take]);
  if (own && !item.doneOn)
    acts.push(['done', w.done], own.asksCover ? ['cover/off', w.dont] : ['cover', w.ask]);
  return (
    <li>
      <span>{item.body}</span>
      <span class="row small">
        {item.owners.length === 0 && !item.doneOn && <Tag tone="warn">{w.free}</Tag>}
        {item.owners.map(({ name, asksCover }) =>
          asksCover ? <Tag tone="warn">{w.asks(name)}</Tag> : <span class="muted">{name}</span>,
        )}
        {item.dueOn && !item.doneOn && (
          <span class="muted">{w.by(sayDay(view.language, item.dueOn, view.today))}</span>
        )}
        {item.dueOn && !item.doneOn && item.dueOn < view.today && <Tag tone="warn">{w.late}</Tag>}
        {item.doneOn && (
          <Tag tone="good">{w.doneOn(sayDay(view.language, item.doneOn, view.today))}</Tag>
        )}
        {acts.map(([tail, word]) => (
          <Form view={view} action={`${path}/${item.id}/${tail}`} class="inline">
            <button class="button second slim">
              {word}
              <span class="hidden-text">: {item.body}</span>
            </button>
          </Form>
        ))}
      </span>
    </li>
  );
}
