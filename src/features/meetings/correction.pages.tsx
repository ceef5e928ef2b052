import { linkTo } from '../../web/links.ts';
import { duration, sayDay } from '../../platform/i18n.ts';
import { Form, Select, TextArea, TextField } from '../../web/fields.tsx';
import { Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import {
  correctionDays,
  mayCorrect,
  mayMove,
  mayWithdraw,
  type Bound,
} from './correction.rules.ts';
import type { MeetingAgreement, MeetingChange } from './correction.store.ts';
import { correctionWords } from './correction.words.ts';
import { namesOf } from '../mentorships/mentorship.pages.tsx';
import type { KeyPoint, Meeting } from './meeting.store.ts';
import { meetingWords } from './meeting.words.ts';
import { sayReaders } from '../mentorships/reader.pages.tsx';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { mentorshipWords } from '../mentorships/mentorship.words.ts';
import { mayInMentorship, wholeGroup } from '../mentorships/part.rules.ts';
import { readerWords } from '../mentorships/reader.words.ts';

type CorrectionProps = Page & {
  mentorship: MentorshipLine;
  meeting: Meeting;
  points: KeyPoint[];
  agreement: MeetingAgreement | null;
  bound: Bound;
};

/**
 * M-40: everything that was entered with a meeting, to be put right; what others have built on is
 * said and left.
 */
export function CorrectionPage(props: CorrectionProps) {
  const { view, problem, mentorship, meeting, points, agreement, bound } = props;
  const w = correctionWords[view.language];
  const m = mentorshipWords[view.language];
  const path = linkTo(view, '/mentorships/:mentorship', { mentorship: mentorship.id });
  const members = [...mentorship.mentees, ...mentorship.mentors];
  // Who has left since stays where they stood.
  const withFormer = (
    people: { personId: string; name: string }[],
    former: string | null | undefined,
    name: string | null | undefined,
  ) => [
    ...people.map((member) => ({ value: member.personId, text: member.name })),
    ...(former && !people.some(({ personId }) => personId === former)
      ? [{ value: former, text: name ?? '' }]
      : []),
  ];
  return (
    <Layout
      view={view}
      title={w.title}
      intro={w.intro(correctionDays)}
      problem={problem}
      crumbs={[{ href: path, text: namesOf(mentorship, view) }]}
    >
      <Form view={view} action={`${path}/meetings/${meeting.id}/correction`}>
        <div class="row base">
          <TextField
            view={view}
            name="held_on"
            type="date"
            label={m.heldOn}
            value={meeting.heldOn}
            problem={problem}
            short
          />
          <TextField
            view={view}
            name="minutes"
            type="number"
            label={m.minutes}
            value={meeting.minutes}
            min={5}
            max={720}
            problem={problem}
            short
          />
        </div>
        {mentorship.kind === 'group' &&
          (!mayMove(bound) ? (
            <>
              <input type="hidden" name="with_mentee" value={meeting.withMenteeId ?? wholeGroup} />
              <p class="small muted">{w.bound.whom}</p>
            </>
          ) : (
            <Select
              view={view}
              name="with_mentee"
              label={m.withWhom}
              value={meeting.withMenteeId ?? wholeGroup}
              problem={problem}
              options={[
                ...withFormer(mentorship.mentees, meeting.withMenteeId, meeting.withName),
                {
                  value: wholeGroup,
                  text: readerWords[view.language].group(mentorship.mentees.length),
                },
              ]}
            />
          ))}
        {bound.hasViews || bound.hasReaders ? (
          <Kept
            label={m.note}
            text={meeting.text ?? ''}
            why={bound.hasViews ? w.bound.view : w.bound.read}
          />
        ) : (
          <TextArea
            view={view}
            name="note"
            label={m.note}
            help={w.whoReads(
              meeting.chosenClass === 'shared' && mentorship.kind === 'group'
                ? m.sharedInGroup
                : m.classes[meeting.chosenClass ?? 'private'],
            )}
            value={meeting.text}
            problem={problem}
            optional
          />
        )}
        {meeting.goesHome && (
          <label class="choice">
            <input
              type="checkbox"
              name="goes_home"
              value="yes"
              checked={problem ? problem.typed.goes_home === 'yes' : true}
            />
            <span>{w.goesHome}</span>
          </label>
        )}
        <TextArea
          view={view}
          name="reading"
          label={meetingWords[view.language].reading}
          help={sayReaders(view, mentorship, 'own')}
          value={meeting.reading}
          problem={problem}
          rows={2}
          optional
        />
        {bound.hasConfirmed ? (
          <Kept
            label={w.points}
            text={points.map(({ text }) => text).join('\n')}
            why={w.bound.confirmed}
          />
        ) : (
          <TextArea
            view={view}
            name="points"
            label={w.points}
            help={sayReaders(view, mentorship, 'shared')}
            value={points.map(({ text }) => text).join('\n')}
            problem={problem}
            optional
          />
        )}
        {bound.hasSettled ? (
          <Kept label={w.agreement} text={agreement?.text ?? ''} why={w.bound.settled} />
        ) : (
          <>
            <TextField
              view={view}
              name="agreement"
              label={w.agreement}
              help={sayReaders(view, mentorship, 'path')}
              value={agreement?.text}
              problem={problem}
              optional
            />
            <div class="row base">
              <Select
                view={view}
                name="agreement_owner"
                label={m.agreementWho}
                value={agreement?.ownerId}
                problem={problem}
                empty="–"
                options={withFormer(members, agreement?.ownerId, agreement?.owner)}
              />
              <TextField
                view={view}
                name="agreement_due"
                type="date"
                label={m.agreementDue}
                value={agreement?.dueOn}
                problem={problem}
                short
                optional
              />
            </div>
          </>
        )}
        <div>
          <button class="button">{w.save}</button>
        </div>
      </Form>
      <Section title={w.withdraw} id="withdraw">
        {mayWithdraw(bound) ? (
          <>
            <p>{w.withdrawIntro}</p>
            <Form view={view} action={`${path}/meetings/${meeting.id}/withdrawal`} class="inline">
              <div>
                <button class="button second">{w.withdrawNow}</button>
              </div>
            </Form>
          </>
        ) : (
          <p>{w.bound.whole}</p>
        )}
      </Section>
    </Layout>
  );
}

/** Words on which somebody else has built: shown, with the reason why they stay. */
function Kept({ label, text, why }: { label: string; text: string; why: string }) {
  return (
    <div class="field">
      <span class="strong">{label}</span>
      {text !== '' && <p class="pre">{text}</p>}
      <p class="small muted">{why}</p>
    </div>
  );
}

const mayRecord = (view: View, mentorship: MentorshipLine): boolean =>
  mayInMentorship('record meeting', mentorship, { id: view.person?.id ?? '' });

/** Under a meeting: how it stood before, and the way to correct it for whoever recorded it. */
export function Corrections({
  view,
  mentorship,
  meeting,
  changes,
  now,
}: {
  view: View;
  mentorship: MentorshipLine;
  meeting: Meeting;
  changes: MeetingChange[];
  now: Date;
}) {
  const w = correctionWords[view.language];
  return (
    <>
      {changes
        .filter(({ meetingId, kind }) => meetingId === meeting.id && kind === 'corrected')
        .map((change) => (
          <span class="small muted">
            {w.was(
              change.by,
              sayDay(view.language, change.on, view.today),
              sayDay(view.language, change.heldOn, view.today),
              duration(view.language, change.minutes),
            )}
            {change.isReworded && `, ${w.otherWords}`}
          </span>
        ))}
      {mayRecord(view, mentorship) && mayCorrect(meeting, view.person?.id ?? '', now) && (
        <a
          class="small"
          href={linkTo(view, '/mentorships/:mentorship/meetings/:meeting/correction', {
            mentorship: mentorship.id,
            meeting: meeting.id,
          })}
        >
          {w.correct}
        </a>
      )}
    </>
  );
}

/** What was withdrawn: a line that says so, and the way back for a week. */
export function Withdrawn({
  view,
  mentorship,
  changes,
  now,
}: {
  view: View;
  mentorship: MentorshipLine;
  changes: MeetingChange[];
  now: Date;
}) {
  const w = correctionWords[view.language];
  const gone = changes.filter(({ kind, isGone }) => kind === 'withdrawn' && isGone);
  const latest = new Map(gone.toReversed().map((change) => [change.meetingId, change]));
  if (latest.size === 0) return null;
  return (
    <ul class="lines">
      {[...latest.values()].map((change) => (
        <li>
          <span class="row base">
            <Tag>{w.gone}</Tag>
            <s>{sayDay(view.language, change.heldOn, view.today)}</s>
            <s class="muted">{duration(view.language, change.minutes)}</s>
            {change.withName && <span class="muted">{change.withName}</span>}
            <span class="small muted">
              {w.goneBy(change.by, sayDay(view.language, change.on, view.today))}
            </span>
          </span>
          {mayRecord(view, mentorship) &&
            mayCorrect(
              { recordedById: change.byId, recordedAt: change.at },
              view.person?.id ?? '',
              now,
            ) && (
              <Form
                view={view}
                action={linkTo(view, '/mentorships/:mentorship/meetings/:meeting/restoring', {
                  mentorship: mentorship.id,
                  meeting: change.meetingId,
                })}
                class="inline"
              >
                <button class="button second slim">{w.restore}</button>
              </Form>
            )}
        </li>
      ))}
    </ul>
  );
}
