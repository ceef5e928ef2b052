import { linkTo } from '../../web/links.ts';
import { locales } from '../../platform/i18n.ts';
import { Choices, Form, TextArea, TextField } from '../../web/fields.tsx';
import { Empty, Layout, Section, Tag } from '../../web/layout.tsx';
import { filled, filledSubject, shownText } from '../../web/letters.ts';
import type { Page, View } from '../../web/view.ts';
import type { ProgrammeLine } from '../programmes/programme.store.ts';
import type { Addressee } from './audience.store.ts';
import { cohortParts, valuesFor, type Written } from './message.rules.ts';
import type { Message, Received, Recipient, SentLine } from './message.store.ts';
import { messageWords } from './message.words.ts';

const sayMoment = (view: View, at: Date): string =>
  new Intl.DateTimeFormat(locales[view.language], {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: view.timeZone,
  }).format(at);

export function MessagesPage({
  view,
  received,
  mayWrite,
  mayAnnounce,
}: Page & { received: Received[]; mayWrite: boolean; mayAnnounce: boolean }) {
  const w = messageWords[view.language];
  return (
    <Layout view={view} title={w.title} intro={mayWrite ? w.introWriter : w.intro}>
      {mayWrite && (
        <div class="row">
          <a class="button" href={linkTo(view, '/messages/new')}>
            {w.write}
          </a>
          <a class="button second" href={linkTo(view, '/messages/sent')}>
            {w.sentTitle}
          </a>
          {mayAnnounce && (
            <a class="button second" href={linkTo(view, '/announcements')}>
              {w.announcements}
            </a>
          )}
        </div>
      )}
      <Section title={w.received}>
        {received.length === 0 ? (
          <Empty>{w.noneReceived}</Empty>
        ) : (
          <table class="board">
            <thead>
              <tr>
                <th scope="col">{w.subject}</th>
                <th scope="col">{w.from}</th>
                <th scope="col">{w.when}</th>
              </tr>
            </thead>
            <tbody>
              {received.map((one) => (
                <tr>
                  <th scope="row">
                    <a href={linkTo(view, '/messages/:message', { message: one.id })}>
                      {subjectFor(view, one.subject)}
                    </a>
                  </th>
                  <td data-name={w.from}>{one.sender}</td>
                  <td data-name={w.when}>{sayMoment(view, one.sentAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
    </Layout>
  );
}

const valuesOf = (view: View) => valuesFor(view.person!.name, view.organisation?.name ?? '');
const subjectFor = (view: View, subject: string) => filledSubject(subject, valuesOf(view));

/** The reader's own copy. */
export function MessagePage({
  view,
  problem,
  message,
  isSeen,
}: Page & { message: Message; isSeen: boolean }) {
  const w = messageWords[view.language];
  return (
    <Layout
      view={view}
      title={subjectFor(view, message.subject)}
      intro={`${w.from}: ${message.sender}, ${sayMoment(view, message.sentAt)}`}
      problem={problem}
      narrow
      crumbs={[{ href: linkTo(view, '/messages'), text: w.title }]}
    >
      <p class="pre">{filled(message.body, valuesOf(view))}</p>
      {isSeen ? (
        <p class="muted small">{w.isDone}</p>
      ) : (
        <Form view={view} action={linkTo(view, '/messages/:message/read', { message: message.id })}>
          <button class="button second">{w.done}</button>
        </Form>
      )}
    </Layout>
  );
}

export function SentPage({
  view,
  messages,
  seesAll,
}: Page & { messages: SentLine[]; seesAll: boolean }) {
  const w = messageWords[view.language];
  return (
    <Layout
      view={view}
      title={w.sentTitle}
      crumbs={[{ href: linkTo(view, '/messages'), text: w.title }]}
    >
      <div class="row">
        <a class="button" href={linkTo(view, '/messages/new')}>
          {w.write}
        </a>
      </div>
      {messages.length === 0 ? (
        <Empty>{w.noneSent}</Empty>
      ) : (
        <table class="board">
          <thead>
            <tr>
              <th scope="col">{w.subject}</th>
              <th scope="col">{w.to}</th>
              {seesAll && <th scope="col">{w.from}</th>}
              <th scope="col">{w.when}</th>
              <th scope="col">{w.state}</th>
            </tr>
          </thead>
          <tbody>
            {messages.map((one) => (
              <tr>
                <th scope="row">
                  <a href={linkTo(view, '/messages/sent/:message', { message: one.id })}>
                    {shownText(view.language, one.subject)}
                  </a>
                </th>
                <td data-name={w.to}>
                  {one.to === null ? w.nobodyAnyMore : w.andMore(one.to, one.recipients - 1)}
                </td>
                {seesAll && <td data-name={w.from}>{one.sender}</td>}
                <td data-name={w.when}>{sayMoment(view, one.sentAt)}</td>
                <td data-name={w.state}>
                  {one.failed > 0 && <Tag tone="bad">{w.failedCount(one.failed)}</Tag>}{' '}
                  {one.withoutAddress > 0 && (
                    <Tag tone="warn">{w.unaddressedCount(one.withoutAddress)}</Tag>
                  )}
                  {one.failed + one.withoutAddress === 0 && <span class="muted">{w.allWell}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Layout>
  );
}

const tones = {
  sent: 'good',
  waits: 'plain',
  failed: 'bad',
  unaddressed: 'warn',
  unknown: 'plain',
} as const;

export function SentMessagePage({
  view,
  message,
  recipients,
  isJustSent,
}: Page & { message: Message; recipients: Recipient[]; isJustSent: boolean }) {
  const w = messageWords[view.language];
  const without = recipients.filter(({ delivery }) => delivery === 'unaddressed').length;
  return (
    <Layout
      view={view}
      title={shownText(view.language, message.subject)}
      intro={`${w.from}: ${message.sender}, ${sayMoment(view, message.sentAt)}`}
      crumbs={[
        { href: linkTo(view, '/messages'), text: w.title },
        { href: linkTo(view, '/messages/sent'), text: w.sentTitle },
      ]}
    >
      {isJustSent && (
        <p class="note good">
          {w.sentNote(recipients.length)} {without > 0 && w.sentWithout(without)}
        </p>
      )}
      <div class="two even">
        <p class="pre">{shownText(view.language, message.body)}</p>
        <Section title={w.recipients(recipients.length)}>
          <ul class="history">
            {recipients.map(({ name, delivery, seenAt }) => (
              <li>
                <span>{name}</span>
                <span class="small">
                  <Tag tone={seenAt ? 'good' : tones[delivery]}>
                    {seenAt ? w.seen : w.deliveries[delivery]}
                  </Tag>
                </span>
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </Layout>
  );
}

/** Before anybody was chosen. */
export function AudiencePage({
  view,
  programmes,
  only,
}: Page & {
  programmes: ProgrammeLine[];
  /** The cohort from whose page somebody came. */
  only: string | undefined;
}) {
  const w = messageWords[view.language];
  const cohorts = programmes
    .flatMap(({ name, cohorts: own }) => own.map((cohort) => ({ ...cohort, programme: name })))
    .filter(({ id }) => !only || id === only);
  return (
    <Layout
      view={view}
      title={w.newTitle}
      intro={w.newIntro}
      narrow
      crumbs={[{ href: linkTo(view, '/messages'), text: w.title }]}
    >
      <Section title={w.whoFirst}>
        <p class="muted">{w.whoHelp}</p>
        <p>
          <a href={linkTo(view, '/people')}>{w.toPeople}</a>
        </p>
        {cohorts.length === 0 && <Empty>{w.noCohorts}</Empty>}
        {cohorts.map((cohort) => (
          <section class="stack" aria-label={`${cohort.programme}, ${cohort.name}`}>
            <h3>{`${cohort.programme}, ${cohort.name}`}</h3>
            <div class="row">
              {cohortParts.map((who) => (
                <a
                  class="button second slim"
                  href={linkTo(view, '/messages/new', {}, { query: { cohort: cohort.id, who } })}
                >
                  {w.audiences[who]}
                </a>
              ))}
            </div>
          </section>
        ))}
      </Section>
    </Layout>
  );
}

export type ComposeProps = Page & {
  action: string;
  crumbs: { href: string; text: string }[];
  people: Addressee[];
  /** Those who get it if nobody changes that. */
  chosen: string[];
  /** As it stands in the fields; proposed, or typed before a preview. */
  value: Written;
  preview: { name: string; written: Written } | null;
  /** Where answers go. */
  replyTo: string | null;
  placeholders: string;
};

export function ComposePage({
  view,
  problem,
  action,
  crumbs,
  people,
  chosen,
  value,
  preview,
  replyTo,
  placeholders,
}: ComposeProps) {
  const w = messageWords[view.language];
  const values = preview && valuesFor(preview.name, view.organisation?.name ?? '');
  // A form that came back has what was ticked, and not what was proposed.
  const ticked = problem ? (problem.typed.person ?? '').split(',') : chosen;
  const choices = (
    <Choices
      view={view}
      name="person"
      label={w.recipients(people.length)}
      help={people.length > 1 ? w.recipientsHelp : undefined}
      problem={problem}
      several
      chosen={ticked}
      options={people.map(({ id, name, hasAddress }) => ({
        value: id,
        text: name,
        ...(hasAddress ? {} : { help: w.noAddress }),
      }))}
    />
  );
  return (
    <Layout
      view={view}
      title={w.newTitle}
      intro={w.newIntro}
      problem={problem}
      narrow
      crumbs={crumbs}
    >
      {preview && (
        <Section title={w.previewTitle(preview.name)} id="preview">
          <p class="muted small">{w.previewIntro}</p>
          <div class="letter">
            <p class="strong">{filledSubject(preview.written.subject, values!)}</p>
            <p class="pre">{filled(preview.written.body, values!)}</p>
            <p class="pre muted">{`${view.person!.name}\n${view.organisation?.name ?? ''}`}</p>
          </div>
        </Section>
      )}
      {people.length === 0 ? (
        <Empty action={<a href={linkTo(view, '/messages/new')}>{w.whoFirst}</a>}>
          {w.nobodyHere}
        </Empty>
      ) : (
        <Form view={view} action={action}>
          <input type="hidden" name="offered" value={people.map(({ id }) => id).join(',')} />
          {people.length > 8 ? (
            <details class="more wide" open={problem?.fields.person !== undefined}>
              <summary>
                {w.recipients(people.length)}:{' '}
                {w.andMore(
                  people
                    .slice(0, 3)
                    .map(({ name }) => name)
                    .join(', '),
                  people.length - 3,
                )}
              </summary>
              {choices}
            </details>
          ) : (
            choices
          )}
          <TextField
            view={view}
            name="subject"
            label={w.subject}
            help={w.subjectHelp}
            value={value.subject}
            problem={problem}
          />
          <TextArea
            view={view}
            name="body"
            label={w.body}
            help={w.bodyHelp(placeholders)}
            value={value.body}
            problem={problem}
            rows={10}
          />
          <p class="muted small">
            {w.readers} {replyTo === null ? w.noReplies : w.replies(replyTo)}
          </p>
          <div class="row">
            <button class="button">{w.send}</button>
            <button class="button second" name="act" value="preview">
              {w.preview}
            </button>
          </div>
        </Form>
      )}
    </Layout>
  );
}
