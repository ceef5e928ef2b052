/** What goes along with a pupil: to next year's mentor, and home after a talk. */
import { linkTo } from '../../web/links.ts';
import { fullDay, sayDay } from '../../platform/i18n.ts';
import { Choices, Form, Select, TextArea } from '../../web/fields.tsx';
import { Layout, Section } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import type { Agreement } from '../meetings/agreement.store.ts';
import type { HandedOver } from '../course/handover.store.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { mentorshipWords } from '../mentorships/mentorship.words.ts';
import { alongWords } from './along.words.ts';
import type { Pupil } from './overview.rules.ts';

export const pupilConsents = ['pupil', 'guardian', 'both'] as const;

type Of = Page & { mentorship: MentorshipLine; pupil: Pupil };

export function ToNextMentor({
  view,
  problem,
  mentorship,
  pupil,
  handovers,
  teachers,
}: Of & { handovers: HandedOver[]; teachers: { id: string; name: string }[] }) {
  const w = alongWords[view.language];
  return (
    <Section title={w.title} id="along">
      <p class="small muted">{w.intro}</p>
      {handovers.length === 0 && <p class="muted">{w.none}</p>}
      <ul class="lines">
        {handovers.map((one) => (
          <li>
            <span class="pre">{one.text}</span>
            <span class="small muted">
              {w.line(
                one.to,
                sayDay(view.language, one.firstDay, view.today),
                w.consents[one.consent ?? 'pupil'],
              )}
            </span>
          </li>
        ))}
      </ul>
      <details class="more" open={problem?.typed.along !== undefined}>
        <summary>{w.add}</summary>
        <Form
          view={view}
          action={linkTo(view, '/mentorships/:mentorship/pupils/:pupil/along', {
            mentorship: mentorship.id,
            pupil: pupil.id,
          })}
        >
          <Select
            view={view}
            name="next_mentor"
            label={w.to}
            problem={problem}
            empty=""
            options={teachers.map(({ id, name }) => ({ value: id, text: name }))}
          />
          <TextArea view={view} name="along" label={w.text} problem={problem} />
          <Choices
            view={view}
            name="consent_of"
            label={w.consent}
            problem={problem}
            flow
            options={pupilConsents.map((value) => ({ value, text: w.consents[value] }))}
          />
          <button class="button second">{w.send}</button>
        </Form>
      </details>
    </Section>
  );
}

export function ForHomePage({
  view,
  mentorship,
  pupil,
  said,
  points,
  agreements,
}: Of & {
  /** What was said, where it may go home. */
  said: string | null;
  points: string[];
  agreements: Agreement[];
}) {
  const w = alongWords[view.language];
  const group = linkTo(view, '/mentorships/:mentorship', { mentorship: mentorship.id });
  return (
    <Layout
      view={view}
      title={w.greeting(pupil.name)}
      intro={view.organisation!.name}
      narrow
      crumbs={[{ href: `${group}/pupils/${pupil.id}`, text: pupil.name }]}
    >
      <p class="muted small no-print">{w.homeIntro}</p>
      <dl class="facts">
        <dt>{w.mentors}</dt>
        <dd>{mentorship.mentors.map(({ name }) => name).join(', ')}</dd>
        <dt>{w.talk}</dt>
        <dd>{pupil.lastTalk ? fullDay(view.language, pupil.lastTalk) : w.nothing}</dd>
        <dt>{w.next}</dt>
        <dd>{pupil.nextTalk ? fullDay(view.language, pupil.nextTalk) : w.noNext}</dd>
      </dl>
      <Section title={w.points}>
        {said && <p class="pre">{said}</p>}
        {points.length === 0 ? (
          !said && <p class="muted">{w.nothing}</p>
        ) : (
          <ul>
            {points.map((point) => (
              <li>{point}</li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={w.agreed}>
        {agreements.length === 0 ? (
          <p class="muted">{w.nothing}</p>
        ) : (
          <ul class="lines">
            {agreements.map((agreement) => (
              <li>
                <span>{agreement.text}</span>
                <span class="small muted">
                  {w.due(
                    agreement.owner,
                    agreement.dueOn && fullDay(view.language, agreement.dueOn),
                  )}{' '}
                  · {mentorshipWords[view.language].writtenBy(agreement.writtenBy ?? '')}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </Layout>
  );
}
