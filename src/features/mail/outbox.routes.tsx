import { linkTo } from '../../web/links.ts';
import { listJobs, type JobLine } from '../../platform/jobs.ts';
import { locales } from '../../platform/i18n.ts';
import { sayJob } from '../../web/feature.ts';
import { letterFacts } from '../../web/letters.ts';
import { Empty, Layout, Section, Tag } from '../../web/layout.tsx';
import { get, NotFound, orNotFound, type Route } from '../../web/route.tsx';
import type { View } from '../../web/view.ts';
import { mostTries } from './outgoing-mail.rules.ts';
import { findLetter, listLetters, type LetterLine } from './outgoing-mail.store.ts';
import { outboxWords } from './outbox.words.ts';

export const outboxRoutes: Route[] = [
  // To whom and when, never what; and not who was reminded, for that says who has not answered: a
  // personal link in a letter is for one pair of eyes.
  get(
    '/outbox',
    { may: 'see outbox', audit: 'list letter' },
    async ({ tx, view, organisation, person, hasMail }) => {
      const w = outboxWords[view.language];
      const letters = await listLetters(tx);
      const time = new Intl.DateTimeFormat(locales[view.language], {
        dateStyle: 'medium',
        timeStyle: 'short',
        timeZone: organisation.timeZone,
      });
      return (
        <Layout view={view} title={w.title} intro={w.intro}>
          {!hasMail && <p class="note">{w.off}</p>}
          {letters.length === 0 ? (
            <Empty>{w.none}</Empty>
          ) : (
            <table class="board">
              <thead>
                <tr>
                  <th scope="col">{w.to}</th>
                  <th scope="col">{w.subject}</th>
                  <th scope="col">{w.when}</th>
                  <th scope="col">{w.state}</th>
                </tr>
              </thead>
              <tbody>
                {letters.map((letter) => (
                  <tr>
                    <th scope="row">
                      {letterFacts(letter.kind).hidesReader ? (
                        w.somebody
                      ) : (
                        <>
                          {letter.name} <span class="small muted">{letter.address}</span>
                        </>
                      )}
                    </th>
                    <td data-name={w.subject}>
                      {!hasMail && letter.sentAt === null && isOpen(letter) ? (
                        <a href={linkTo(view, '/outbox/:letter', { letter: letter.id })}>
                          {letter.subject}
                        </a>
                      ) : letterFacts(letter.kind).hidesSubject ? (
                        w.ofAPerson
                      ) : (
                        letter.subject
                      )}
                    </td>
                    <td data-name={w.when}>{time.format(letter.madeAt)}</td>
                    <td data-name={w.state}>
                      <State view={view} letter={letter} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {person.roles.some((role) => role === 'administrator' || role === 'coordinator') && (
            <Work view={view} jobs={await listJobs(tx, 30)} say={(at) => time.format(at)} />
          )}
        </Layout>
      );
    },
  ),

  // Without a mail server a letter can be read here and nowhere else; one with a personal link
  // cannot.
  get(
    '/outbox/:letter',
    { may: 'see outbox', audit: ['see letter', 'letter'] },
    async ({ tx, view, params, hasMail }) => {
      const w = outboxWords[view.language];
      const letter = orNotFound(hasMail ? null : await findLetter(tx, params.letter!));
      if (!isOpen(letter)) throw new NotFound();
      return (
        <Layout
          view={view}
          title={letter.subject}
          intro={`${w.to}: ${letter.name}`}
          narrow
          crumbs={[{ href: linkTo(view, '/outbox'), text: w.title }]}
        >
          <p class="pre">{letter.body ?? w.gone}</p>
        </Layout>
      );
    },
  ),
];

const isOpen = ({ kind }: { kind: string }) => letterFacts(kind).isReadable === true;

function State({ view, letter }: { view: View; letter: LetterLine }) {
  const w = outboxWords[view.language];
  if (letter.isBounced) return <Tag tone="bad">{w.bounced}</Tag>;
  if (letter.sentAt) return <Tag tone="good">{letter.isHeld ? w.inDigest : w.sent}</Tag>;
  if (letter.trouble)
    return (
      <Tag tone={letter.tries >= mostTries ? 'bad' : 'warn'}>
        {w.trouble(letter.tries, letter.trouble)}
      </Tag>
    );
  return <Tag>{letter.isHeld ? w.held : w.waits}</Tag>;
}

/** Work that nobody starts by hand. */
function Work({ view, jobs, say }: { view: View; jobs: JobLine[]; say: (at: Date) => string }) {
  const w = outboxWords[view.language];
  if (jobs.length === 0) return null;
  return (
    <Section title={w.work}>
      <p class="muted">{w.workIntro}</p>
      <table class="board">
        <thead>
          <tr>
            <th scope="col">{w.job}</th>
            <th scope="col">{w.due}</th>
            <th scope="col">{w.state}</th>
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <tr>
              <th scope="row">{sayJob(view.language, job.kind)}</th>
              <td data-name={w.due}>{say(job.dueAt)}</td>
              <td data-name={w.state}>
                <Tag
                  tone={
                    job.doneAt
                      ? 'good'
                      : job.tries >= mostTries
                        ? 'bad'
                        : job.trouble
                          ? 'warn'
                          : 'plain'
                  }
                >
                  {job.doneAt ? w.done : job.trouble ? w.trouble(job.tries, job.trouble) : w.waits}
                </Tag>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
