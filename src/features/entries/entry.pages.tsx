import { linkTo } from '../../web/links.ts';
import { sayDay } from '../../platform/i18n.ts';
import { Form } from '../../web/fields.tsx';
import { Empty, Layout, Section } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import { correctionDays } from '../meetings/correction.rules.ts';
import type { Entry, EntryWithdrawal } from './entry.store.ts';
import { entryWords } from './entry.words.ts';
import { namesOf } from '../mentorships/mentorship.pages.tsx';
import { mentorshipWords } from '../mentorships/mentorship.words.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';

/** M-45: what somebody entered in the last week, with the way to take it back. */
export function EntriesPage({
  view,
  problem,
  mentorship,
  entries,
  withdrawals,
}: Page & { mentorship: MentorshipLine; entries: Entry[]; withdrawals: EntryWithdrawal[] }) {
  const w = entryWords[view.language];
  const to = { mentorship: mentorship.id };
  return (
    <Layout
      view={view}
      title={mentorshipWords[view.language].takeBack}
      intro={w.intro(correctionDays)}
      problem={problem}
      crumbs={[
        { href: linkTo(view, '/mentorships/:mentorship', to), text: namesOf(mentorship, view) },
      ]}
      narrow
    >
      {entries.length === 0 ? (
        <Empty>{w.none}</Empty>
      ) : (
        <ul class="lines">
          {entries.map((entry) => (
            <li>
              <span class="row base">
                <span class="strong">{w.kinds[entry.kind]}</span>
                <span class="small muted">{sayDay(view.language, entry.madeOn, view.today)}</span>
              </span>
              {entry.text !== null && <span class="pre">{entry.text}</span>}
              {entry.isBound ? (
                <span class="small muted">{w.bound}</span>
              ) : (
                <Form
                  view={view}
                  action={linkTo(view, '/mentorships/:mentorship/entries', to)}
                  class="inline"
                >
                  <input type="hidden" name="kind" value={entry.kind} />
                  <input type="hidden" name="entry" value={entry.id} />
                  <button class="button second slim">
                    {w.withdraw}
                    <span class="hidden-text">
                      : {w.kinds[entry.kind]}
                      {entry.text !== null && `, ${entry.text}`}
                    </span>
                  </button>
                </Form>
              )}
            </li>
          ))}
        </ul>
      )}
      <Section title={w.traces} id="taken-back">
        {withdrawals.length === 0 ? (
          <p class="muted">{w.noTraces}</p>
        ) : (
          <EntryTraces view={view} withdrawals={withdrawals} />
        )}
      </Section>
    </Layout>
  );
}

/** That something was taken back, by whom and when; never what it was. */
export function EntryTraces({ view, withdrawals }: { view: View; withdrawals: EntryWithdrawal[] }) {
  const w = entryWords[view.language];
  return (
    <ul class="lines">
      {withdrawals.map(({ kind, by, on }) => (
        <li class="small muted">
          {w.trace(w.kinds[kind], by, sayDay(view.language, on, view.today))}
        </li>
      ))}
    </ul>
  );
}
