import { linkTo } from '../../web/links.ts';
import { Choices, Form } from '../../web/fields.tsx';
import { Layout, Section } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import type { Goal } from './goal.store.ts';
import { relationItems, type Prompt, type Pulse } from '../meetings/meeting.rules.ts';
import type { Meeting } from '../meetings/meeting.store.ts';
import { meetingWords } from '../meetings/meeting.words.ts';
import { namesOf } from '../mentorships/mentorship.pages.tsx';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';

type PulseProps = Page & {
  mentorship: MentorshipLine;
  meeting: Meeting;
  goals: Goal[];
  behaviours: Prompt[];
  given: Pulse | null;
  before: Pulse[];
};

export function PulsePage({
  view,
  problem,
  mentorship,
  meeting,
  goals,
  behaviours,
  given,
  before,
}: PulseProps) {
  const w = meetingWords[view.language];
  const scale = w.levels.map((text, i) => ({ value: String(i + 1), text }));
  const means = before
    .map(({ answers }) => relationItems.flatMap((item) => answers[item] ?? []))
    .map((own) =>
      own.length === 0 ? '–' : (own.reduce((sum, value) => sum + value, 0) / own.length).toFixed(1),
    );
  return (
    <Layout
      view={view}
      title={w.pulse}
      intro={w.pulseIntro}
      problem={problem}
      narrow
      crumbs={[
        {
          href: linkTo(view, '/mentorships/:mentorship', { mentorship: mentorship.id }),
          text: namesOf(mentorship, view),
        },
      ]}
    >
      {given ? (
        <p class="note good">{w.thanks}</p>
      ) : (
        <Form
          view={view}
          action={linkTo(view, '/mentorships/:mentorship/meetings/:meeting/pulse', {
            mentorship: mentorship.id,
            meeting: meeting.id,
          })}
        >
          {relationItems.map((item) => (
            <Choices
              view={view}
              name={item}
              label={w[item]}
              problem={problem}
              flow
              options={scale}
            />
          ))}
          {behaviours.map(({ id, text }) => (
            <Choices
              view={view}
              name={`behaviour-${id}`}
              label={w.behaviour(text)}
              problem={problem}
              flow
              options={scale}
              optional
            />
          ))}
          {goals.map((goal) => (
            <Choices
              view={view}
              name={`goal-${goal.id}`}
              label={w.goal(goal.text ?? '')}
              problem={problem}
              flow
              options={scale}
              optional
            />
          ))}
          <button class="button">{w.answer}</button>
        </Form>
      )}
      {means.length > 1 && (
        <Section title={w.yours}>
          <p>{w.trend(means.join(' · '))}</p>
        </Section>
      )}
    </Layout>
  );
}
