/** What goes along with a pupil: to next year's mentor, and home after a talk. */
import { linkTo } from '../../web/links.ts';
import { fullDay, plainDay } from '../../platform/i18n.ts';
import { Layout, Section } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import type { Agreement } from '../meetings/agreement.store.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { mentorshipWords } from '../mentorships/mentorship.words.ts';
import { alongWords } from './along.words.ts';
import type { Pupil } from './overview.rules.ts';

export const pupilConsents = ['pupil', 'guardian', 'both'] as const;

type Of = Page & { mentorship: MentorshipLine; pupil: Pupil };

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
  return (
    <Layout
      view={view}
      title={w.greeting(pupil.name)}
      intro={[mentorship.name, view.organisation!.name, plainDay(view.language, view.today)]
        .filter(Boolean)
        .join(' · ')}
      narrow
      crumbs={[
        {
          href: linkTo(view, '/class/:mentorship/pupils/:pupil', {
            mentorship: mentorship.id,
            pupil: pupil.id,
          }),
          text: pupil.name,
        },
      ]}
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
