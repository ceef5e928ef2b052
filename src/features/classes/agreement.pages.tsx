/** What was agreed, over all that somebody takes part in: late first, settled in the row. */
import { linkTo } from '../../web/links.ts';
import { sayDay } from '../../platform/i18n.ts';
import { Empty, Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import type { Agreement } from '../meetings/agreement.store.ts';
import { namesOf } from '../mentorships/mentorship.pages.tsx';
import { isLate } from '../mentorships/mentorship.rules.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { pupilWords } from './pupil.words.ts';
import { Settle } from './pupil.pages.tsx';

export type AgreementGroup = {
  mentorship: MentorshipLine;
  /** Null where it is not about one pupil. */
  pupil: { id: string; name: string } | null;
  agreements: Agreement[];
};

export function AgreementsPage({
  view,
  problem,
  groups,
  settled,
  isOwn,
  isSaved,
}: Page & {
  groups: AgreementGroup[];
  settled: Agreement[];
  /** A pupil's: of nobody else. */
  isOwn: boolean;
  isSaved: boolean;
}) {
  const w = pupilWords[view.language];
  return (
    <Layout view={view} title={isOwn ? w.agreementsOwn : w.agreementsTitle} problem={problem}>
      {isSaved && <p class="note good">{w.saved.settled()}</p>}
      {groups.length === 0 && <Empty>{w.agreementsNone}</Empty>}
      {groups.map(({ mentorship, pupil, agreements }) => (
        <Section
          title={pupil && !isOwn ? pupil.name : namesOf(mentorship, view)}
          aside={
            pupil &&
            !isOwn && (
              <a
                class="small"
                href={linkTo(view, '/class/:mentorship/pupils/:pupil', {
                  mentorship: mentorship.id,
                  pupil: pupil.id,
                })}
              >
                {namesOf(mentorship, view)}
              </a>
            )
          }
        >
          <ul class="lines">
            {agreements.map((agreement) => (
              <li>
                <span class="pre">{agreement.text}</span>
                <Small view={view} agreement={agreement} />
                <Settle
                  view={view}
                  problem={problem}
                  agreement={agreement.id}
                  about={agreement.text ?? ''}
                />
              </li>
            ))}
          </ul>
        </Section>
      ))}
      {settled.length > 0 && (
        <details class="more">
          <summary>
            {w.settledTitle} ({settled.length})
          </summary>
          <ul class="lines">
            {settled.map((agreement) => (
              <li>
                <span class="pre">{agreement.text}</span>
                <span class="row base">
                  <Tag tone={agreement.kept ? 'good' : 'warn'}>
                    {agreement.kept ? w.kept : w.notKept}
                  </Tag>
                  <Small view={view} agreement={agreement} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Layout>
  );
}

function Small({ view, agreement }: { view: View; agreement: Agreement }) {
  const w = pupilWords[view.language];
  return (
    <span class="row base small">
      {isLate(agreement, view.today) && <Tag tone="warn">{w.late}</Tag>}
      <span class="muted">
        {[
          agreement.owner,
          agreement.dueOn && w.goes(sayDay(view.language, agreement.dueOn, view.today)),
          agreement.writtenBy && w.by(agreement.writtenBy),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </span>
  );
}
