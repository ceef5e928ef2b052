import { linkTo } from '../../web/links.ts';
import { addDays, duration, fullDay, sayDay } from '../../platform/i18n.ts';
import { Empty, Section, Tag } from '../../web/layout.tsx';
import { Form, TextArea } from '../../web/fields.tsx';
import type { Page, View } from '../../web/view.ts';
import { Corrections, Withdrawn } from '../meetings/correction.pages.tsx';
import type { MeetingChange } from '../meetings/correction.store.ts';
import { KeyPoints } from '../meetings/meeting.pages.tsx';
import type { KeyPoint, Meeting } from '../meetings/meeting.store.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { mentorshipWords } from '../mentorships/mentorship.words.ts';

/** So long after, one is asked to confirm and to look back. */
const confirmDays = 30;
/** So many meetings stand open; older ones are folded. */
const unfolded = 5;

type HistoryProps = Page & {
  mentorship: MentorshipLine;
  meetings: Meeting[];
  points: KeyPoint[];
  felt: string[] | null;
  mayWrite: boolean;
  changes: MeetingChange[];
  now: Date;
};

export function History(props: HistoryProps) {
  const { view, meetings } = props;
  const w = mentorshipWords[view.language];
  const older = meetings.slice(unfolded);
  return (
    <Section title={w.history} id="meetings">
      {meetings.length === 0 ? (
        <Empty>{w.noMeetings}</Empty>
      ) : (
        <Meetings {...props} meetings={meetings.slice(0, unfolded)} />
      )}
      <Withdrawn {...props} />
      {older.length > 0 && (
        <details class="more">
          <summary>{w.older(older.length)}</summary>
          <Meetings {...props} meetings={older} />
        </details>
      )}
    </Section>
  );
}

function Meetings(props: HistoryProps) {
  const { view, mentorship, meetings, points, felt, mayWrite } = props;
  const w = mentorshipWords[view.language];
  return (
    <ol class="history">
      {meetings.map((meeting) => (
        <li>
          <span class="row base">
            <span class="strong" title={fullDay(view.language, meeting.heldOn)}>
              {sayDay(view.language, meeting.heldOn, view.today)}
            </span>
            <span class="muted">{duration(view.language, meeting.minutes)}</span>
            {mentorship.kind === 'group' && (
              <span class="muted">{meeting.withName ?? w.wholeGroup}</span>
            )}
            {meeting.noteClass && <Tag>{w.classes[meeting.noteClass]}</Tag>}
          </span>
          {meeting.text ? (
            <p class="pre">{meeting.text}</p>
          ) : (
            meeting.hasText && <p class="muted small">{w.hidden}</p>
          )}
          <Views view={view} mentorship={mentorship} meeting={meeting} mayWrite={mayWrite} />
          {meeting.reading && (
            <p class="small muted pre">
              {w.myReading} {meeting.reading}
            </p>
          )}
          <KeyPoints
            view={view}
            mentorship={mentorship}
            points={points.filter(({ meetingId }) => meetingId === meeting.id)}
            mayWrite={mayWrite && mentorship.closedOn === null}
          />
          <span class="small muted">
            {w.recordedBy(meeting.recordedBy)}
            {felt &&
              mentorship.closedOn === null &&
              meeting.heldOn >= addDays(view.today, -confirmDays) &&
              !felt.includes(meeting.id) && (
                <>
                  {' '}
                  ·{' '}
                  <a
                    href={linkTo(view, '/mentorships/:mentorship/meetings/:meeting/pulse', {
                      mentorship: mentorship.id,
                      meeting: meeting.id,
                    })}
                  >
                    {w.howWasIt}
                  </a>
                </>
              )}
          </span>
          <Corrections {...props} meeting={meeting} />
        </li>
      ))}
    </ol>
  );
}

/** RE-8: what others say beside a text, and the place to say it; not for who wrote the text. */
function Views({
  view,
  mentorship,
  meeting,
  mayWrite,
}: {
  view: View;
  mentorship: MentorshipLine;
  meeting: Meeting;
  mayWrite: boolean;
}) {
  const w = mentorshipWords[view.language];
  return (
    <>
      {meeting.views.map(({ by, text, madeOn }) => (
        <p class="note small">
          <span class="strong">{w.viewOf(by, sayDay(view.language, madeOn, view.today))}</span>{' '}
          <span class="pre">{text}</span>
        </p>
      ))}
      {meeting.text !== null && mayWrite && meeting.recordedById !== view.person?.id && (
        <details>
          <summary class="small">{w.addView}</summary>
          <Form
            view={view}
            action={linkTo(view, '/mentorships/:mentorship/meetings/:meeting/view', {
              mentorship: mentorship.id,
              meeting: meeting.id,
            })}
          >
            <TextArea view={view} name="view" label={w.yourView} help={w.viewHelp} />
            <button class="button second slim">{w.keepView}</button>
          </Form>
        </details>
      )}
    </>
  );
}
