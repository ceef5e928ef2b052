import { linkTo } from '../../web/links.ts';
import { sayDay } from '../../platform/i18n.ts';
import { Choices, Form, Select, TextArea } from '../../web/fields.tsx';
import { Empty, Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import { stateOfFeedback } from './feedback.rules.ts';
import type { Feedback } from './feedback.store.ts';
import { feedbackWords } from './feedback.words.ts';

type FeedbackProps = Page & {
  mentorship: { id: string; name: string };
  feedback: Feedback[];
  others: { id: string; name: string }[];
  indicators: { id: string; text: string }[];
  /** Development goals that the mentors show. */
  practises: { who: string; goals: string[] }[];
  mayGive: boolean;
};

export function FeedbackPage({
  view,
  problem,
  mentorship,
  feedback,
  others,
  indicators,
  practises,
  mayGive,
}: FeedbackProps) {
  const w = feedbackWords[view.language];
  const names = new Map(indicators.map(({ id, text }) => [id, text]));
  const path = linkTo(view, '/mentorships/:mentorship/feedback', { mentorship: mentorship.id });
  return (
    <Layout
      view={view}
      title={w.title}
      intro={w.intro}
      problem={problem}
      narrow
      crumbs={[
        {
          href: linkTo(view, '/mentorships/:mentorship', { mentorship: mentorship.id }),
          text: mentorship.name,
        },
      ]}
    >
      {practises.map(({ who, goals }) => (
        <Section title={w.practises(who)}>
          <ul>
            {goals.map((goal) => (
              <li>{goal}</li>
            ))}
          </ul>
        </Section>
      ))}
      {feedback.length === 0 && <Empty>{w.none}</Empty>}
      {feedback.map((one) => (
        <One
          view={view}
          problem={problem?.typed.feedback === one.id ? problem : undefined}
          path={path}
          one={one}
          name={one.indicator ? (names.get(one.indicator) ?? '') : ''}
          mayAnswer={mayGive}
        />
      ))}
      {mayGive && (
        <Section title={w.give}>
          <Form view={view} action={path}>
            {others.length > 1 ? (
              <Select
                view={view}
                name="receiver"
                label={w.to}
                problem={problem}
                empty={w.choose}
                options={others.map(({ id, name }) => ({ value: id, text: name }))}
              />
            ) : (
              <input type="hidden" name="receiver" value={others[0]?.id} />
            )}
            <Select
              view={view}
              name="indicator"
              label={w.about}
              empty={w.other}
              problem={problem}
              options={indicators.map(({ id, text }) => ({ value: id, text }))}
            />
            <TextArea
              view={view}
              name="situation"
              label={w.situation}
              help={w.situationHelp}
              problem={problem}
              rows={2}
            />
            <TextArea
              view={view}
              name="behaviour"
              label={w.behaviour}
              help={w.behaviourHelp}
              problem={problem}
              rows={2}
            />
            <TextArea view={view} name="effect" label={w.effect} problem={problem} rows={2} />
            <TextArea
              view={view}
              name="question"
              label={w.question}
              help={w.questionHelp}
              problem={problem}
              rows={2}
            />
            {problem?.fields.behaviour && problem.typed.behaviour && (
              <Choices
                view={view}
                name="as_is"
                label={w.send}
                several
                options={[{ value: 'yes', text: w.asIs }]}
              />
            )}
            <button class="button">{w.send}</button>
          </Form>
        </Section>
      )}
    </Layout>
  );
}

function One({
  view,
  problem,
  path,
  one,
  name,
  mayAnswer,
}: Page & { path: string; one: Feedback; name: string; mayAnswer: boolean }) {
  const w = feedbackWords[view.language];
  const state = stateOfFeedback(one);
  const isMine = one.giverId === view.person!.id;
  const day = sayDay(view.language, one.sentAt.toISOString().slice(0, 10), view.today);
  return (
    <article class="section" id={`feedback-${one.id}`}>
      <h2>
        {isMine ? w.toWho(one.receiver, day) : w.from(one.giver, day)}{' '}
        <Tag tone={state === 'confirmed' ? 'good' : 'accent'}>{w.state[state]}</Tag>
      </h2>
      {name && <p class="strong">{name}</p>}
      {[one.situation, one.behaviour, one.effect, one.question].map((words) => (
        <p class="pre">{words}</p>
      ))}
      {one.answer !== null && (
        <p class="note">
          <span class="strong">{w.heard(one.receiver)}</span> <span class="pre">{one.answer}</span>
        </p>
      )}
      {mayAnswer && <Turn view={view} problem={problem} path={path} one={one} isMine={isMine} />}
    </article>
  );
}

/** Whose turn it is: the receiver says what came across, the giver confirms. */
function Turn({
  view,
  problem,
  path,
  one,
  isMine,
}: {
  view: View;
  problem?: Page['problem'];
  path: string;
  one: Feedback;
  isMine: boolean;
}) {
  const w = feedbackWords[view.language];
  const state = stateOfFeedback(one);
  if (state === 'sent' && !isMine)
    return (
      <Form view={view} action={`${path}/${one.id}/answer`}>
        <input type="hidden" name="feedback" value={one.id} />
        <TextArea view={view} name="answer" label={w.ownWords} problem={problem} rows={2} />
        <button class="button">{w.answer}</button>
      </Form>
    );
  if (state === 'answered' && isMine)
    return (
      <Form view={view} action={`${path}/${one.id}/settling`} class="inline">
        <span class="row">
          <button class="button" name="confirmed" value="yes">
            {w.confirm}
          </button>
          <button class="button second" name="confirmed" value="no">
            {w.again}
          </button>
        </span>
      </Form>
    );
  return null;
}
