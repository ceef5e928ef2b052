import { linkTo } from '../../web/links.ts';
import { sayDay } from '../../platform/i18n.ts';
import { Choices, Form, Select, TextArea, TextField } from '../../web/fields.tsx';
import { Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import {
  activities,
  careerCompetences,
  leastOf,
  mayAnswer,
  nextStep,
  type CareerEntry,
} from './career.rules.ts';
import { careerWords } from './career.words.ts';
import { ToEntries } from '../mentorships/entry-link.pages.tsx';

type CareerProps = Page & {
  mentorship: MentorshipLine;
  pupil: { id: string; name: string };
  entries: CareerEntry[];
  /** The pupil looks. */
  isOwn: boolean;
};

const pathOf = ({ view, mentorship, pupil }: CareerProps) =>
  linkTo(view, '/mentorships/:mentorship/careers/:pupil', {
    mentorship: mentorship.id,
    pupil: pupil.id,
  });

export function CareerPage(props: CareerProps) {
  const { view, problem, mentorship, pupil, isOwn } = props;
  const w = careerWords[view.language];
  const group = linkTo(view, '/mentorships/:mentorship', { mentorship: mentorship.id });
  return (
    <Layout
      view={view}
      title={isOwn ? w.toIt : w.title(pupil.name)}
      intro={w.intro}
      problem={problem}
      crumbs={[
        { href: group, text: mentorship.name ?? '' },
        ...(isOwn ? [] : [{ href: `${group}/pupils/${pupil.id}`, text: pupil.name }]),
      ]}
    >
      <NextStep {...props} />
      <div class="two even">
        <Activities {...props} />
        <div class="stack">
          <Dossier {...props} />
          <Box {...props} />
        </div>
      </div>
      <ToEntries view={view} mentorship={mentorship} />
    </Layout>
  );
}

function NextStep({ view, entries }: CareerProps) {
  const w = careerWords[view.language];
  const next = nextStep(entries, view.today);
  const name = (entry: CareerEntry) => `${w.kinds[entry.what!]}, ${entry.text}`;
  return (
    <div class="note">
      <p>
        <span class="strong">{w.next}:</span> {next.step === 'went' && w.went(name(next.activity))}
        {next.step === 'talk' && w.talk(name(next.activity))}
        {next.step === 'plan' && w.plan}
        {next.step === 'deepen' &&
          `${w.deepen(w.competences[next.competence].name)}. ${w.competences[next.competence].ask}`}
      </p>
      {next.step === 'talk' && (
        <ul class="small">
          {w.prompts.map((prompt) => (
            <li>{prompt}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Activities(props: CareerProps) {
  const { view, problem, entries } = props;
  const w = careerWords[view.language];
  const own = entries.filter(({ kind }) => kind === 'activity');
  return (
    <Section title={w.activities} id="activities">
      {own.length === 0 && <p class="muted">{w.noActivities}</p>}
      <ul class="lines">
        {own.map((entry) => (
          <li>
            <span class="strong">{w.kinds[entry.what!]}</span>
            <span class="pre">{entry.text}</span>
            <span class="row small">
              {entry.doneOn ? (
                <Tag tone="good">{w.done(sayDay(view.language, entry.doneOn, view.today))}</Tag>
              ) : (
                <Tag>{w.planned(sayDay(view.language, entry.plannedOn!, view.today))}</Tag>
              )}
              {!entry.doneOn && entry.plannedOn! <= view.today && (
                <Form view={view} action={`${pathOf(props)}/${entry.id}/done`} class="inline">
                  <button class="button second slim">
                    {w.did}
                    <span class="hidden-text">: {entry.text}</span>
                  </button>
                </Form>
              )}
            </span>
          </li>
        ))}
      </ul>
      <details class="more" open={problem?.typed.planned_on !== undefined || own.length === 0}>
        <summary>{w.addActivity}</summary>
        <Form view={view} action={`${pathOf(props)}/activities`}>
          <Choices
            view={view}
            name="what"
            label={w.what}
            problem={problem}
            flow
            options={activities.map((value) => ({ value, text: w.kinds[value] }))}
          />
          <TextField view={view} name="where" label={w.text} problem={problem} />
          <TextField
            view={view}
            name="planned_on"
            type="date"
            label={w.on}
            problem={problem}
            short
          />
          <button class="button second">{w.addActivity}</button>
        </Form>
      </details>
    </Section>
  );
}

function Dossier(props: CareerProps) {
  const { view, problem, entries } = props;
  const w = careerWords[view.language];
  const done = entries.filter(({ kind, doneOn }) => kind === 'activity' && doneOn !== null);
  return (
    <Section title={w.dossier} id="dossier">
      {careerCompetences.map((competence) => {
        const own = entries.filter((entry) => entry.competence === competence);
        return (
          <div>
            <h3>{w.competences[competence].name}</h3>
            {own.length === 0 && <p class="muted small">{w.nothing}</p>}
            {own.map((entry) => (
              <p>
                <span class="pre">{entry.text}</span>{' '}
                <span class="small muted">
                  {w.by(entry.madeBy, sayDay(view.language, entry.madeOn, view.today))}
                </span>
              </p>
            ))}
          </div>
        );
      })}
      <details class="more" open={problem?.typed.reflection !== undefined}>
        <summary>{w.write}</summary>
        <Form view={view} action={`${pathOf(props)}/reflections`}>
          <Choices
            view={view}
            name="competence"
            label={w.competence}
            value={leastOf(entries)}
            problem={problem}
            options={careerCompetences.map((value) => ({
              value,
              text: w.competences[value].name,
              help: w.competences[value].ask,
            }))}
          />
          <TextArea view={view} name="reflection" label={w.reflection} problem={problem} />
          {done.length > 0 && (
            <Select
              view={view}
              name="activity"
              label={w.after}
              empty={w.noActivity}
              problem={problem}
              options={done.map(({ id, what, text }) => ({
                value: id,
                text: `${w.kinds[what!]}, ${text}`,
              }))}
              optional
            />
          )}
          <button class="button second">{w.write}</button>
        </Form>
      </details>
      <p class="small muted no-print">{w.print}</p>
    </Section>
  );
}

function Box(props: CareerProps) {
  const { view, problem, entries, isOwn, mentorship, pupil } = props;
  const w = careerWords[view.language];
  return (
    <Section title={w.box} id="questions">
      <p class="small muted">{w.boxHelp}</p>
      {entries
        .filter(({ kind }) => kind === 'question')
        .map((entry) => (
          <article class="section">
            <p class="pre">{entry.text}</p>
            <p class="row small">
              <span class="muted">
                {w.by(entry.madeBy, sayDay(view.language, entry.madeOn, view.today))}
              </span>
              {entry.answer === null && <Tag tone="warn">{w.waits}</Tag>}
            </p>
            {entry.answer && <p class="pre note">{entry.answer}</p>}
            {mayAnswer(entry, view.person!.id) && (
              <Form view={view} action={`${pathOf(props)}/${entry.id}/answer`}>
                <TextArea view={view} name="answer" label={w.answer} problem={problem} rows={2} />
                <button class="button">{w.doAnswer}</button>
              </Form>
            )}
          </article>
        ))}
      {isOwn ? (
        <Form view={view} action={`${pathOf(props)}/questions`}>
          <TextArea view={view} name="question" label={w.question} problem={problem} rows={2} />
          <button class="button second">{w.ask}</button>
        </Form>
      ) : (
        <p class="small no-print">
          <a
            href={linkTo(
              view,
              '/class/:mentorship/pupils/:pupil',
              { mentorship: mentorship.id, pupil: pupil.id },
              { hash: 'referrals' },
            )}
          >
            {w.harder}
          </a>
        </p>
      )}
    </Section>
  );
}
