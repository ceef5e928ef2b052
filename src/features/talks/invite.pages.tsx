/** Guardians of a class get a way in: by mail, or as a letter on paper, one page each. */
import { linkTo } from '../../web/links.ts';
import { Choices, Form } from '../../web/fields.tsx';
import { Layout, Section } from '../../web/layout.tsx';
import { QrCode } from '../../web/qr-code.tsx';
import type { Page } from '../../web/view.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import type { Obstacle } from '../people/invitation.service.ts';
import { inviteWords } from './invite.words.ts';
import { namesIn } from './talk.pages.tsx';
import { talkWords } from './talk.words.ts';

/** Of the pupils of this class. */
export type Invitee = {
  id: string;
  name: string;
  email: string | null;
  pupils: { id: string; name: string }[];
  obstacle: Obstacle | null;
};

export type Outcome = { written: number; notWritten: string[] };

const chosenOf = (open: Invitee[], asked: string[]): string[] =>
  open
    .filter(({ pupils }) => asked.length === 0 || pupils.some(({ id }) => asked.includes(id)))
    .map(({ id }) => id);

type InviteProps = Page & {
  mentorship: MentorshipLine;
  invitees: Invitee[];
  /** Names of pupils of whom nobody is known. */
  without: string[];
  /** Links on paper are handed out by a coordinator. */
  mayPrint: boolean;
  /** Pupils that were chosen on another page; of all where there are none. */
  asked: string[];
  outcome: Outcome | null;
};

export function InviteGuardiansPage({
  view,
  problem,
  mentorship,
  invitees,
  without,
  mayPrint,
  asked,
  outcome,
}: InviteProps) {
  const w = inviteWords[view.language];
  const open = invitees.filter(({ obstacle }) => obstacle === null);
  const signed = invitees.filter(({ obstacle }) => obstacle === 'signs-in').length;
  const others = invitees.filter(({ obstacle }) => obstacle !== null && obstacle !== 'signs-in');
  const listed = ({ id, name, email, pupils }: Invitee) => ({
    value: id,
    text: name,
    help: [
      namesIn(
        view,
        pupils.map((pupil) => pupil.name),
      ),
      email ? w.hasMail(email) : w.noMail,
    ].join(' · '),
  });
  return (
    <Layout
      view={view}
      title={w.title}
      intro={w.intro(mentorship.name ?? '')}
      problem={problem}
      narrow
      crumbs={[
        {
          href: linkTo(view, '/mentorships/:mentorship', { mentorship: mentorship.id }),
          text: mentorship.name ?? '',
        },
      ]}
    >
      {outcome && outcome.written > 0 && <p class="note good">{w.written(outcome.written)}</p>}
      {outcome && outcome.notWritten.length > 0 && (
        <p class="note warn">
          {w.notWritten} {namesIn(view, outcome.notWritten)}
        </p>
      )}
      {open.length === 0 ? (
        <p class="muted">{w.all}</p>
      ) : (
        <Form
          view={view}
          action={linkTo(view, '/class/:mentorship/guardians', { mentorship: mentorship.id })}
        >
          <Choices
            view={view}
            name="people"
            label={w.whom}
            problem={problem}
            several
            chosen={problem ? (problem.typed.people ?? '').split(',') : chosenOf(open, asked)}
            options={open.map(listed)}
          />
          <div class="row">
            <button class="button" name="how" value="mail">
              {w.byMail}
            </button>
            {mayPrint && (
              <button class="button second" name="how" value="paper">
                {w.onPaper}
              </button>
            )}
          </div>
          {!mayPrint && open.some(({ email }) => email === null) && (
            <p class="small muted">{w.paperByOffice}</p>
          )}
        </Form>
      )}
      {signed > 0 && <p class="muted">{w.signsIn(signed)}</p>}
      {without.length > 0 && (
        <Section title={w.without}>
          <p>{namesIn(view, without)}</p>
        </Section>
      )}
      {others.length > 0 && (
        <Section title={w.notOne}>
          <ul class="lines">
            {others.map(({ name, obstacle }) => (
              <li>
                <span>{name}</span>
                <span class="small muted">{w.why[obstacle!]}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <p class="small">
        <a href={linkTo(view, '/talks')}>{talkWords[view.language].title}</a>
      </p>
    </Layout>
  );
}

/** Shown once: each letter is a page of its own. */
export function LettersPage({
  view,
  mentorship,
  letters,
  until,
}: Page & {
  mentorship: MentorshipLine;
  letters: { name: string; pupils: string[]; link: string }[];
  until: string;
}) {
  const w = inviteWords[view.language];
  return (
    <Layout
      view={view}
      title={w.title}
      narrow
      crumbs={[
        {
          href: linkTo(view, '/class/:mentorship/guardians', { mentorship: mentorship.id }),
          text: mentorship.name ?? '',
        },
      ]}
    >
      <p class="note no-print">{w.printIntro}</p>
      {letters.map(({ name, pupils, link }) => (
        <article class="paper-letter">
          <p class="strong">{view.organisation!.name}</p>
          <p>{w.dear(name)}</p>
          <p>{w.body(view.organisation!.name, namesIn(view, pupils))}</p>
          <p>{w.how}</p>
          <QrCode text={link} label={w.picture(name)} />
          <p class="card-code">{link}</p>
          <p>{w.until(until)}</p>
        </article>
      ))}
    </Layout>
  );
}
