import { linkTo } from '../../web/links.ts';
import { addDays, duration, sayDay } from '../../platform/i18n.ts';
import { Bar } from '../../web/chart.tsx';
import { Choices, Form, TextArea, TextField } from '../../web/fields.tsx';
import { Layout, Section, Tag } from '../../web/layout.tsx';
import { grantOf } from '../../web/permission.ts';
import { webWords } from '../../web/web.words.ts';
import type { Page, View } from '../../web/view.ts';
import { History } from './history.pages.tsx';
import { cardWords } from '../cards/card.words.ts';
import { courseWords } from '../course/course.words.ts';
import { hoursWords } from '../hours/hours.words.ts';
import { dayOf, MoreOfMeeting, sayTime, type Clock } from '../meetings/meeting.pages.tsx';
import type { Item } from '../meetings/meeting.rules.ts';
import type { Appointment } from '../meetings/appointment.store.ts';
import type { KeyPoint } from '../meetings/meeting.store.ts';
import { meetingWords } from '../meetings/meeting.words.ts';
import { mentoringAgreementWords } from '../mentoring-agreements/mentoring-agreement.words.ts';
import type { MeetingChange } from '../meetings/correction.store.ts';
import { EndNote } from '../course/closure.pages.tsx';
import type { Closure } from '../course/closure.rules.ts';
import type { Reopening } from '../course/closure.store.ts';
import { budgetOf, dropReasons, isLate } from '../mentorships/mentorship.rules.ts';
import { isTheirs, type ActIn } from '../mentorships/part.rules.ts';
import type { NoteClass } from '../mentorships/mentorship.rules.ts';
import { OwnerField, ReaderField, sayReaders } from '../mentorships/reader.pages.tsx';
import { keptAs } from '../mentorships/readers.rules.ts';
import type { Agreement } from '../meetings/agreement.store.ts';
import type { Goal } from '../goals/goal.store.ts';
import type { Meeting } from '../meetings/meeting.store.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { mentorshipWords } from '../mentorships/mentorship.words.ts';
import { readerWords } from '../mentorships/reader.words.ts';
import { namesOf, SilenceTag } from '../mentorships/mentorship.pages.tsx';
import { People } from '../open-profiles/open-profile.pages.tsx';
import type { OpenProfile } from '../open-profiles/open-profile.store.ts';
import { teamWords } from '../team/team.words.ts';
import { ContactSection } from '../contacts/contact.pages.tsx';
import type { Contacts } from '../contacts/contact.store.ts';
import { EntryTraces } from '../entries/entry.pages.tsx';
import type { EntryWithdrawal } from '../entries/entry.store.ts';
import { entryWords } from '../entries/entry.words.ts';

/** So long after it was kept, an agreement is confirmed by the other. */
const confirmDays = 30;

type RelationProps = Page & {
  mentorship: MentorshipLine;
  meetings: Meeting[];
  /** Of meetings: corrections and withdrawals. */
  changes: MeetingChange[];
  now: Date;
  goals: Goal[];
  agreements: Agreement[];
  mayWrite: boolean;
  /** What who looks may do here and now. */
  may: (act: ActIn) => boolean;
  seesCourse: boolean;
  /** For coordinators. */
  contacts: Contacts | null;
  closure: Closure | null;
  mayReopen: boolean;
  seesReason: boolean;
  reopenings: Reopening[];
  isSent?: boolean;
} & Around;
/**
 * What stands around the record: the next meeting, what the other has to confirm, what the two
 * signed.
 */
type Around = {
  agenda: Item[];
  points: KeyPoint[];
  /** The planned meeting that is written down now. */
  appointment: Appointment | null;
  upcoming: Appointment[];
  /** With whom a talk is written down. */
  pupil: string | null;
  clock: Clock;
  /** Of who looks, or of the one who has used most. */
  usedMinutes: number;
  /** Meetings that the mentee has answered about; null for everybody else. */
  felt: string[] | null;
  signed: 'none' | 'unsigned' | 'signed';
  withdrawals: EntryWithdrawal[];
  /** What the people of it tell of themselves. */
  profiles: OpenProfile[];
};

export function MentorshipPage(props: RelationProps) {
  const { view, problem, mentorship, mayWrite, may, seesCourse } = props;
  const w = mentorshipWords[view.language];
  const leads = mentorship.mentors.some(
    ({ personId, part }) => personId === view.person!.id && part !== 'substitute',
  );
  const isPupil = mentorship.mentees.some(({ personId }) => personId === view.person!.id);
  const runs = mentorship.closedOn === null;
  const writable = may('write');
  return (
    <Layout
      view={view}
      title={namesOf(mentorship, view)}
      problem={problem}
      crumbs={[{ href: linkTo(view, '/mentorships'), text: w.title }]}
    >
      {props.isSent && <p class="note good">{w.sent}</p>}
      <div class="row">
        <SilenceTag mentorship={mentorship} view={view} />
        <span class="muted small">
          {mentorship.cohortName} ·{' '}
          {w.since2(sayDay(view.language, mentorship.firstDay, view.today))}
        </span>
      </div>
      <EndNote {...props} />
      <div class="two">
        <div class="stack">
          {writable && <Next {...props} />}
          {may('record meeting') && mentorship.kind === 'pair' && (
            <div class="wide section" id="record">
              <MeetingForm {...props} />
            </div>
          )}
          <div class="wide section">
            <Agreements {...props} mayWrite={writable} />
          </div>
          <div class="wide section">
            <History {...props} />
          </div>
        </div>
        <div class="stack">
          {props.contacts && (
            <div class="wide section">
              <ContactSection
                view={view}
                problem={problem}
                mentorship={mentorship}
                {...props.contacts}
              />
            </div>
          )}
          <div class="wide section">
            <Hours {...props} />
          </div>
          <div class="wide section">
            <Goals {...props} mayWrite={writable} />
          </div>
          {props.withdrawals.length > 0 && (
            <div class="wide section">
              <details class="more">
                <summary>{entryWords[view.language].traces}</summary>
                <EntryTraces view={view} withdrawals={props.withdrawals} />
              </details>
            </div>
          )}
          <div class="wide section">
            <People {...props} />
          </div>
          <nav class="wide section" aria-label={w.alsoHere}>
            <h2>{w.alsoHere}</h2>
            <ul class="lines">
              {runs && grantOf(view.person!.roles, 'write to people') && (
                <li>
                  <a
                    href={linkTo(
                      view,
                      '/messages/new',
                      {},
                      { query: { mentorship: mentorship.id } },
                    )}
                  >
                    {webWords[view.language].writeToThem}
                  </a>
                </li>
              )}
              {may('guide') && (
                <li>
                  <a href={linkTo(view, '/class/:mentorship', { mentorship: mentorship.id })}>
                    {w.toOverview}
                  </a>
                </li>
              )}
              {mayWrite && mentorship.kind === 'group' && isPupil && (
                <Link
                  view={view}
                  mentorship={mentorship}
                  to="/mentorships/:mentorship/careers"
                  text={w.toCareers}
                />
              )}
              {mayWrite && mentorship.kind === 'group' && mentorship.closedOn === null && (
                <li>
                  <a href={linkTo(view, '/talks')}>{w.toTalks}</a>
                </li>
              )}
              {mentorship.kind === 'group' &&
                runs &&
                grantOf(view.person!.roles, 'import people') && (
                  <li>
                    <a
                      href={linkTo(view, '/class/:mentorship/guardians', {
                        mentorship: mentorship.id,
                      })}
                    >
                      {w.toGuardians}
                    </a>
                  </li>
                )}
              {(may('guide') || may('answer as pupil')) && (
                <Link
                  view={view}
                  mentorship={mentorship}
                  to="/mentorships/:mentorship/climate"
                  text={w.toClimate}
                />
              )}
              {mayWrite && (
                <Link
                  view={view}
                  mentorship={mentorship}
                  to="/mentorships/:mentorship/cards"
                  text={cardWords[view.language].toIt}
                />
              )}
              {mayWrite && (
                <Link
                  view={view}
                  mentorship={mentorship}
                  to="/mentorships/:mentorship/goals"
                  text={w.toGoals}
                />
              )}
              {mayWrite && (
                <Link
                  view={view}
                  mentorship={mentorship}
                  to="/mentorships/:mentorship/agreement"
                  text={mentoringAgreementWords[view.language].toIt}
                />
              )}
              {mayWrite && (
                <Link
                  view={view}
                  mentorship={mentorship}
                  to="/mentorships/:mentorship/feedback"
                  text={w.toFeedback}
                />
              )}
              {leads && runs && (
                <li>
                  <a href={linkTo(view, '/cohorts/:cohort/team', { cohort: mentorship.cohortId })}>
                    {teamWords[view.language].toIt}
                  </a>
                </li>
              )}
              {mentorship.kind === 'pair' && (
                <Link
                  view={view}
                  mentorship={mentorship}
                  to="/mentorships/:mentorship/hours"
                  text={hoursWords[view.language].toIt}
                />
              )}
              {may('take back') && (
                <Link
                  view={view}
                  mentorship={mentorship}
                  to="/mentorships/:mentorship/entries"
                  text={mentorshipWords[view.language].takeBack}
                />
              )}
              {seesCourse && (
                <Link
                  view={view}
                  mentorship={mentorship}
                  to="/mentorships/:mentorship/course"
                  text={courseWords[view.language].toIt}
                />
              )}
              {mayWrite && (
                <Link
                  view={view}
                  mentorship={mentorship}
                  to="/mentorships/:mentorship/signals/new"
                  text={w.askForLook}
                />
              )}
            </ul>
          </nav>
          {may('close') && (
            <p class="wide">
              <a
                href={linkTo(view, '/mentorships/:mentorship/closure', {
                  mentorship: mentorship.id,
                })}
              >
                {w.close}
              </a>
            </p>
          )}
        </div>
      </div>
    </Layout>
  );
}

/** What stands below a mentorship and is linked from its page. */
type Below =
  | 'agreement'
  | 'cards'
  | 'entries'
  | 'careers'
  | 'climate'
  | 'course'
  | 'feedback'
  | 'goals'
  | 'hours'
  | 'signals/new';

function Link({
  view,
  mentorship,
  to,
  text,
}: {
  view: View;
  mentorship: MentorshipLine;
  to: `/mentorships/:mentorship/${Below}`;
  text: string;
}) {
  return (
    <li>
      <a href={linkTo(view, to, { mentorship: mentorship.id })}>{text}</a>
    </li>
  );
}

function Next({ view, mentorship, upcoming, agenda, clock, signed }: RelationProps) {
  const w = mentorshipWords[view.language];
  const path = linkTo(view, '/mentorships/:mentorship', { mentorship: mentorship.id });
  const [next] = upcoming;
  return (
    <div class="wide note stack">
      <p class="strong">
        {next
          ? `${w.next}: ${sayTime(view, next.startsAt, clock)}${next.place ? `, ${next.place}` : ''}`
          : w.noNext}
      </p>
      <div class="row">
        <a class={next ? 'button second slim' : 'button slim'} href={`${path}/next`}>
          {meetingWords[view.language].toIt}
        </a>
        {agenda.length > 0 && <span class="small">{w.onAgenda(agenda.length)}</span>}
      </div>
      {signed !== 'signed' && (
        <p>
          {signed === 'none' ? w.noAgreementYet : w.unsigned}{' '}
          <a href={`${path}/agreement`}>
            {signed === 'none'
              ? mentoringAgreementWords[view.language].mustWrite
              : mentoringAgreementWords[view.language].mustSign}
          </a>
        </p>
      )}
    </div>
  );
}

function MeetingForm({ view, problem, mentorship, agenda, appointment, clock }: RelationProps) {
  const w = mentorshipWords[view.language];
  const classes = mentorship.rules.noteClasses;
  const sayClass = (known: NoteClass) => {
    const kept = keptAs[known];
    const fate = w.fates[known];
    return kept === 'office' ? fate : sayReaders(view, mentorship, kept, fate);
  };
  const open = problem !== undefined || mentorship.meetings === 0 || appointment !== null;
  return (
    <details class="opening" open={open || undefined}>
      <summary>
        <span class="strong">{w.record}</span> <span class="small muted">{w.recordIntro}</span>
      </summary>
      <Form
        view={view}
        action={linkTo(view, '/mentorships/:mentorship/meetings', { mentorship: mentorship.id })}
      >
        {appointment && <input type="hidden" name="appointment" value={appointment.id} />}
        <div class="row base">
          <TextField
            view={view}
            name="held_on"
            type="date"
            label={w.heldOn}
            value={
              appointment
                ? dayOf(appointment.startsAt, clock)
                : (mentorship.meetings === 0 && mentorship.metOn) || view.today
            }
            problem={problem}
            short
          />
          <TextField
            view={view}
            name="minutes"
            type="number"
            label={w.minutes}
            value={appointment?.minutes ?? 60}
            min={5}
            max={720}
            problem={problem}
            short
          />
        </div>
        <Choices
          view={view}
          name="note_class"
          label={w.noteClass}
          value={classes.includes('shared') ? 'shared' : 'private'}
          problem={problem}
          options={classes.map((known) => ({
            value: known,
            text: w.classes[known],
            help: sayClass(known),
          }))}
        />
        <TextArea
          view={view}
          name="note"
          label={w.note}
          help={`${w.noteHelp} ${readerWords[view.language].chosenAbove}`}
          problem={problem}
          optional
        />
        <AgreementFields view={view} problem={problem} mentorship={mentorship} />
        <MoreOfMeeting view={view} problem={problem} mentorship={mentorship} agenda={agenda} />
        <button class="button">{w.save}</button>
      </Form>
    </details>
  );
}

function AgreementFields({
  view,
  problem,
  mentorship,
}: Pick<RelationProps, 'view' | 'problem' | 'mentorship'>) {
  const w = mentorshipWords[view.language];
  return (
    <>
      <TextField
        view={view}
        name="agreement"
        label={w.agreementWhat}
        help={sayReaders(view, mentorship, 'path')}
        problem={problem}
        optional
      />
      <div class="row base">
        <OwnerField
          view={view}
          problem={problem}
          mentorship={mentorship}
          name="agreement_owner"
          label={w.agreementWho}
          optional
        />
        <TextField
          view={view}
          name="agreement_due"
          type="date"
          label={w.agreementDue}
          problem={problem}
          short
          optional
        />
      </div>
    </>
  );
}

function Hours({ view, mentorship, usedMinutes }: RelationProps) {
  const w = mentorshipWords[view.language];
  const budget = budgetOf({
    hoursPromised: mentorship.hoursPromised,
    usedMinutes,
    firstDay: mentorship.cohortFirst,
    lastDay: mentorship.lastDay,
    today: view.today,
  });
  const used = duration(view.language, budget.usedMinutes);
  if (budget.promisedMinutes === null) {
    return (
      <Section title={w.hoursTitle}>
        <p>{w.hoursUsed(used)}</p>
      </Section>
    );
  }
  const promised = duration(view.language, budget.promisedMinutes);
  const expected = duration(view.language, Math.round(budget.expectedMinutes! / 60) * 60);
  return (
    <Section title={w.hoursTitle}>
      <p class="strong">{w.hoursOf(used, promised)}</p>
      <Bar
        title={w.hoursTitle}
        description={`${w.hoursOf(used, promised)}. ${w.expected(expected)}`}
        whole={budget.promisedMinutes}
        part={budget.usedMinutes}
        mark={budget.expectedMinutes}
      />
      <p class="small muted">{w.expected(expected)}</p>
    </Section>
  );
}

function Agreements({ view, problem, mentorship, agreements, mayWrite, pupil }: RelationProps) {
  const w = mentorshipWords[view.language];
  const isMine = ({ aboutId }: Agreement) => isTheirs(mentorship, view.person!.id, aboutId);
  const path = linkTo(view, '/mentorships/:mentorship/agreements', { mentorship: mentorship.id });
  return (
    <Section title={w.agreementsTitle} id="agreements">
      {mentorship.settled > 0 && (
        <p class="small muted">{w.keptOf(mentorship.kept, mentorship.settled)}</p>
      )}
      {agreements.length === 0 && <p class="muted">{w.noAgreements}</p>}
      <ul class="lines">
        {agreements.map((agreement) => (
          <li>
            <span>{agreement.text ?? <span class="muted">{w.hiddenAgreement}</span>}</span>
            <span class="row small">
              <span class="muted">
                {agreement.owner}
                {agreement.writtenBy &&
                  agreement.writtenById !== agreement.ownerId &&
                  ` · ${w.writtenBy(agreement.writtenBy)}`}
                {agreement.dueOn &&
                  ` · ${w.by(sayDay(view.language, agreement.dueOn, view.today))}`}
              </span>
              {agreement.kept === true && <Tag tone="good">{w.kept}</Tag>}
              {agreement.kept === false && <Tag>{w.notKept}</Tag>}
              {isLate(agreement, view.today) && <Tag tone="warn">{w.late}</Tag>}
              {agreement.kept === true && agreement.confirmedOn && (
                <Tag tone="good">{w.confirmed}</Tag>
              )}
              {agreement.reason && <span class="muted">{w.dropReasons[agreement.reason]}</span>}
              {mayWrite &&
                isMine(agreement) &&
                agreement.kept === true &&
                agreement.confirmedOn === null &&
                agreement.settledById !== view.person!.id &&
                agreement.text &&
                agreement.settledOn! >= addDays(view.today, -confirmDays) && (
                  <Form view={view} action={`${path}/${agreement.id}/confirmation`} class="inline">
                    <button class="button second slim">
                      {w.confirmKept}
                      <span class="hidden-text">: {agreement.text}</span>
                    </button>
                  </Form>
                )}
              {mayWrite && isMine(agreement) && agreement.text && agreement.kept === null && (
                <>
                  <Form view={view} action={`${path}/${agreement.id}/outcome`} class="inline">
                    <button class="button second slim" name="kept" value="yes">
                      {w.yesKept}
                      <span class="hidden-text">: {agreement.text}</span>
                    </button>
                  </Form>
                  <details class="more">
                    <summary>
                      {w.noKept}
                      <span class="hidden-text">: {agreement.text}</span>
                    </summary>
                    <Form view={view} action={`${path}/${agreement.id}/outcome`} class="row">
                      {dropReasons.map((reason) => (
                        <button class="button second slim" name="reason" value={reason}>
                          {w.dropReasons[reason]}
                        </button>
                      ))}
                      <input type="hidden" name="kept" value="no" />
                    </Form>
                  </details>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {mayWrite && (
        <details class="more" open={problem?.typed.what !== undefined}>
          <summary>{w.addAgreement}</summary>
          <Form view={view} action={path}>
            <TextField
              view={view}
              name="what"
              label={w.what}
              help={sayReaders(view, mentorship, 'path')}
              problem={problem}
            />
            <OwnerField
              view={view}
              problem={problem}
              mentorship={mentorship}
              name="owner"
              label={w.whoOwns}
              pupil={pupil}
            />
            <ReaderField
              view={view}
              problem={problem}
              mentorship={mentorship}
              name="agreed_with"
              label={w.agreedWith}
              pupil={pupil}
            />
            <TextField
              view={view}
              name="due_on"
              type="date"
              label={w.due}
              problem={problem}
              short
              optional
            />
            <button class="button second">{w.add}</button>
          </Form>
        </details>
      )}
    </Section>
  );
}

function Goals({ view, problem, mentorship, goals, mayWrite, pupil }: RelationProps) {
  const w = mentorshipWords[view.language];
  return (
    <Section
      title={w.goals}
      id="goals"
      aside={
        mayWrite && (
          <a
            class="small"
            href={linkTo(view, '/mentorships/:mentorship/goals', { mentorship: mentorship.id })}
          >
            {w.toGoals}
          </a>
        )
      }
    >
      {goals.length === 0 && <p class="muted">{w.noGoals}</p>}
      <ul class="lines">
        {goals.map((goal) => (
          <li>
            <span>{goal.text ?? <span class="muted">{w.hiddenGoal}</span>}</span>
            <span class="row small">
              {goal.reachedOn ? (
                <Tag tone="good">
                  {w.reachedOn(sayDay(view.language, goal.reachedOn, view.today))}
                </Tag>
              ) : (
                mayWrite &&
                goal.text &&
                isTheirs(mentorship, view.person!.id, goal.menteeId) && (
                  <Form
                    view={view}
                    action={linkTo(view, '/mentorships/:mentorship/goals/:goal/reaching', {
                      mentorship: mentorship.id,
                      goal: goal.id,
                    })}
                    class="inline"
                  >
                    <button class="button second slim">
                      {w.reach}
                      <span class="hidden-text">: {goal.text}</span>
                    </button>
                  </Form>
                )
              )}
            </span>
          </li>
        ))}
      </ul>
      {mayWrite && (
        <details class="more" open={problem?.typed.goal !== undefined}>
          <summary>{w.addGoal}</summary>
          <Form
            view={view}
            action={linkTo(view, '/mentorships/:mentorship/goals', { mentorship: mentorship.id })}
          >
            <TextArea
              view={view}
              name="goal"
              label={w.goal}
              help={sayReaders(
                view,
                mentorship,
                'path',
                mentorship.kind === 'pair' ? w.goalHelp : undefined,
              )}
              problem={problem}
            />
            <ReaderField
              view={view}
              problem={problem}
              mentorship={mentorship}
              name="goal_for"
              pupil={pupil}
            />
            <button class="button second">{w.setGoal}</button>
          </Form>
        </details>
      )}
    </Section>
  );
}
