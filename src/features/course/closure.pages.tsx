import { linkTo } from '../../web/links.ts';
import { sayDay } from '../../platform/i18n.ts';
import { Choices, Form } from '../../web/fields.tsx';
import { Layout } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import { lastDayToReopen, type Closure } from './closure.rules.ts';
import type { Reopening } from './closure.store.ts';
import { closureWords } from './closure.words.ts';
import { namesOf } from '../mentorships/mentorship.pages.tsx';
import { closureReasons } from '../mentorships/mentorship.rules.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { mentorshipWords } from '../mentorships/mentorship.words.ts';

/** Asked once more before it ends: what happens then, and until when it can be taken back. */
export function ClosurePage({ view, problem, mentorship }: Page & { mentorship: MentorshipLine }) {
  const [w, m] = [closureWords[view.language], mentorshipWords[view.language]];
  const path = linkTo(view, '/mentorships/:mentorship', { mentorship: mentorship.id });
  const name = namesOf(mentorship, view);
  const isGroup = mentorship.kind === 'group';
  return (
    <Layout
      view={view}
      title={w.title(name)}
      intro={m.closeIntro}
      problem={problem}
      narrow
      crumbs={[{ href: path, text: name }]}
    >
      <ul>
        {(isGroup ? w.thenGroup(mentorship.mentees.length) : w.thenPair).map((sentence) => (
          <li>{sentence}</li>
        ))}
        <li>
          {w.until(sayDay(view.language, lastDayToReopen({ closedOn: view.today }), view.today))}
        </li>
      </ul>
      <Form view={view} action={`${path}/closure`}>
        <Choices
          view={view}
          name="reason"
          label={m.reason}
          problem={problem}
          options={closureReasons.map((reason) => ({
            value: reason,
            text: isGroup ? w.groupReasons[reason] : m.reasons[reason],
          }))}
        />
        <div class="row">
          <button class="button">{w.yes(name)}</button>
          <a class="button quiet" href={path}>
            {w.no}
          </a>
        </div>
      </Form>
    </Layout>
  );
}

/** What everybody of the mentorship sees after its end, and after the end was taken back. */
export function EndNote({
  view,
  mentorship,
  closure,
  reopenings,
  mayReopen,
  seesReason,
}: Page & {
  mentorship: MentorshipLine;
  closure: Closure | null;
  reopenings: Reopening[];
  mayReopen: boolean;
  /** M-66: of whoever looks after mentorships of others. */
  seesReason: boolean;
}) {
  const w = closureWords[view.language];
  const say = (day: string) => sayDay(view.language, day, view.today);
  const [last] = reopenings;
  return (
    <>
      {closure && (
        <div class="note wide row apart" id="end">
          <p>
            {w.ended(say(closure.closedOn), closure.by)}{' '}
            {lastDayToReopen(closure) >= view.today && w.until(say(lastDayToReopen(closure)))}{' '}
            {seesReason && w.whyIs(w.whys[closure.reason])}
          </p>
          {mayReopen && (
            <Form
              view={view}
              action={linkTo(view, '/mentorships/:mentorship/closure/removal', {
                mentorship: mentorship.id,
              })}
              class="inline"
            >
              <button class="button second">{w.reopen}</button>
            </Form>
          )}
        </div>
      )}
      {!closure && last && (
        <p class="note wide">
          {w.reopened(say(last.closedOn), last.closedBy, say(last.on), last.by)}
        </p>
      )}
    </>
  );
}
