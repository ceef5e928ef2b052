import { linkTo } from '../../web/links.ts';
import { locales, sayDay } from '../../platform/i18n.ts';
import { Choices, Form, Select, TextArea, TextField } from '../../web/fields.tsx';
import { Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page, Problem, View } from '../../web/view.ts';
import { openings, ways, type Item, type Prompt } from './meeting.rules.ts';
import type { Appointment } from './appointment.store.ts';
import type { KeyPoint } from './meeting.store.ts';
import { meetingWords } from './meeting.words.ts';
import { namesOf } from '../mentorships/mentorship.pages.tsx';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { isTheirs, mayInMentorship } from '../mentorships/part.rules.ts';
import { ReaderField, sayReaders } from '../mentorships/reader.pages.tsx';

export type Clock = { timeZone: string };

export function sayTime(view: View, at: Date, { timeZone }: Clock): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  const time = new Intl.DateTimeFormat(locales[view.language], {
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(at);
  return meetingWords[view.language].at(
    sayDay(view.language, zoned.toPlainDate().toString(), view.today),
    time,
  );
}

export const dayOf = (at: Date, { timeZone }: Clock): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
export const timeOf = (at: Date, { timeZone }: Clock): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainTime()
    .toString()
    .slice(0, 5);

type NextProps = Page & {
  clock: Clock;
  now: Date;
  mentorship: MentorshipLine;
  appointments: Appointment[];
  agenda: Item[];
  share: { own: number; all: number } | null;
  prompts: Prompt[];
  isMentee: boolean;
  /** Whose topics are written. */
  pupil: string | null;
};

export function NextMeetingPage(props: NextProps) {
  const { view, problem, mentorship } = props;
  const w = meetingWords[view.language];
  return (
    <Layout
      view={view}
      title={w.title}
      intro={w.intro}
      problem={problem}
      crumbs={[
        {
          href: linkTo(view, '/mentorships/:mentorship', { mentorship: mentorship.id }),
          text: namesOf(mentorship, view),
        },
      ]}
    >
      <div class="two">
        <div class="stack">
          <div class="wide section">
            <When {...props} />
          </div>
          <div class="wide section">
            <Agenda {...props} />
          </div>
        </div>
        <div class="wide section">
          <Prepare {...props} />
        </div>
      </div>
    </Layout>
  );
}

function When({ view, problem, mentorship, appointments, clock, now }: NextProps) {
  const w = meetingWords[view.language];
  const path = linkTo(view, '/mentorships/:mentorship/appointments', { mentorship: mentorship.id });
  const open = mentorship.closedOn === null;
  return (
    <Section title={w.when} id="when">
      {appointments.length === 0 && <p class="muted">{w.noDate}</p>}
      {appointments.map((one) => (
        <AppointmentCard view={view} clock={clock} now={now} mentorship={mentorship} one={one} />
      ))}
      {open && isTheirs(mentorship, view.person!.id, null) && (
        <details
          class={appointments.length === 0 ? 'opening' : 'more'}
          open={appointments.length === 0 || problem?.typed.way !== undefined}
        >
          <summary>{w.plan}</summary>
          <Form view={view} action={path}>
            <AppointmentFields
              view={view}
              problem={problem}
              clock={clock}
              mentorship={mentorship}
              one={null}
            />
            <button class="button">{w.send}</button>
          </Form>
        </details>
      )}
    </Section>
  );
}

type OneProps = Page & { clock: Clock; now: Date; mentorship: MentorshipLine; one: Appointment };

function AppointmentCard({ view, clock, now, mentorship, one }: OneProps) {
  const w = meetingWords[view.language];
  const path = `${view.base}/mentorships/${mentorship.id}/appointments/${one.id}`;
  const open = mentorship.closedOn === null;
  const mine = one.replies.find(({ personId }) => personId === view.person!.id);
  return (
    <div class="note">
      <p class="strong">{sayTime(view, one.startsAt, clock)}</p>
      <p>
        {w.ways[one.way]}
        {one.place && `, ${one.place}`}
        {mentorship.kind === 'group' && ` · ${w.wholeGroup}`}
      </p>
      <p class="small muted">
        {w.invited(one.madeBy)}
        {one.replies.map(({ name, answer }) => ` · ${name} ${w.replies[answer]}`)}
      </p>
      <div class="row">
        {open &&
          one.madeById !== view.person!.id &&
          (['accepted', 'declined', 'tentative'] as const).map((answer) => (
            <Form view={view} action={`${path}/reply`} class="inline">
              <button
                class={mine?.answer === answer ? 'button slim' : 'button second slim'}
                name="answer"
                value={answer}
                aria-pressed={mine?.answer === answer ? 'true' : undefined}
              >
                {answer === 'accepted' ? w.yes : answer === 'declined' ? w.no : w.maybe}
              </button>
            </Form>
          ))}
        <a class="button quiet slim" href={`${path}/file`}>
          {w.file}
        </a>
        {mayInMentorship('record meeting', mentorship, { id: view.person!.id }) &&
          one.startsAt <= now && (
            <a
              class="button slim"
              href={
                mentorship.kind === 'pair'
                  ? linkTo(
                      view,
                      '/mentorships/:mentorship',
                      { mentorship: mentorship.id },
                      { query: { appointment: one.id }, hash: 'record' },
                    )
                  : linkTo(
                      view,
                      '/class/:mentorship/lesson',
                      { mentorship: mentorship.id },
                      { query: { appointment: one.id } },
                    )
              }
            >
              {w.record}
            </a>
          )}
      </div>
      {open && isTheirs(mentorship, view.person!.id, one.menteeId) && (
        <details class="more">
          <summary>{w.change}</summary>
          <Form view={view} action={`${path}/time`}>
            <AppointmentFields
              view={view}
              problem={undefined}
              clock={clock}
              mentorship={mentorship}
              one={one}
            />
            <button class="button second">{w.resend}</button>
          </Form>
          <Form view={view} action={`${path}/cancellation`} class="inline">
            <button class="button quiet">{w.cancel}</button>
          </Form>
        </details>
      )}
    </div>
  );
}

function AppointmentFields({
  view,
  problem,
  clock,
  mentorship,
  one,
}: {
  view: View;
  problem: Problem | undefined;
  clock: Clock;
  mentorship: MentorshipLine;
  one: Appointment | null;
}) {
  const w = meetingWords[view.language];
  return (
    <>
      <div class="row base">
        <TextField
          view={view}
          name="day"
          type="date"
          label={w.day}
          value={one ? dayOf(one.startsAt, clock) : null}
          problem={problem}
          short
        />
        <TextField
          view={view}
          name="time"
          type="time"
          label={w.time}
          value={one ? timeOf(one.startsAt, clock) : '15:00'}
          problem={problem}
          short
        />
        <TextField
          view={view}
          name="minutes"
          type="number"
          label={w.minutes}
          value={one?.minutes ?? (mentorship.kind === 'pair' ? 90 : 50)}
          min={5}
          max={720}
          problem={problem}
          short
        />
      </div>
      <Choices
        view={view}
        name="way"
        label={w.way}
        value={one?.way ?? 'meet'}
        problem={problem}
        flow
        options={ways.map((value) => ({ value, text: w.ways[value] }))}
      />
      <TextField
        view={view}
        name="place"
        label={w.place}
        value={one?.place}
        problem={problem}
        optional
      />
    </>
  );
}

function Agenda({ view, problem, mentorship, agenda, share, pupil }: NextProps) {
  const w = meetingWords[view.language];
  const path = linkTo(view, '/mentorships/:mentorship/agenda', { mentorship: mentorship.id });
  const open = mentorship.closedOn === null;
  return (
    <Section title={w.agenda} id="agenda">
      {agenda.length === 0 && <p class="muted">{w.agendaEmpty}</p>}
      <ul class="lines">
        {agenda.map((item) => (
          <li>
            <span>{item.text}</span>
            <span class="row small">
              <span class="muted">
                {w.from(item.by)}
                {mentorship.kind === 'group' &&
                  ` · ${mentorship.mentees.find(({ personId }) => personId === item.menteeId)?.name ?? w.wholeGroup}`}
              </span>
              {item.kind === 'question' && <Tag tone="accent">{w.kinds.question}</Tag>}
              {open && item.byId === view.person!.id && (
                <Form view={view} action={`${path}/${item.id}/removal`} class="inline">
                  <button class="button second slim">
                    {w.remove}
                    <span class="hidden-text">: {item.text}</span>
                  </button>
                </Form>
              )}
            </span>
          </li>
        ))}
      </ul>
      {share && <p class="small muted">{w.share(share.own, share.all)}</p>}
      {open && (
        <Form view={view} action={pupil ? `${path}?pupil=${pupil}` : path}>
          <TextField
            view={view}
            name="item"
            label={w.what}
            help={sayReaders(view, mentorship, 'shared')}
            problem={problem}
          />
          <ReaderField
            view={view}
            problem={problem}
            mentorship={mentorship}
            name="mentee"
            pupil={pupil}
          />
          <Choices
            view={view}
            name="kind"
            label={w.kind}
            value="topic"
            problem={problem}
            flow
            options={(['topic', 'question'] as const).map((value) => ({ value, text: w[value] }))}
          />
          <button class="button second">{w.add}</button>
        </Form>
      )}
    </Section>
  );
}

function Prepare({ view, prompts, isMentee }: NextProps) {
  const w = meetingWords[view.language];
  return (
    <Section title={w.prepare}>
      <h3>{w.openings}</h3>
      <ul>
        {openings
          .filter((opening) => opening !== 'own')
          .map((opening) => (
            <li>{w.opening[opening]}</li>
          ))}
      </ul>
      {isMentee ? (
        <p class="note">{w.menteeView}</p>
      ) : (
        <>
          <h3>{w.mentorView}</h3>
          <p class="note">{w.ownFirst}</p>
          <h3>{w.prompts}</h3>
          <ul>
            {prompts.map(({ text }) => (
              <li>{text}</li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

/** What else can be written down when there is more than a minute. */
export function MoreOfMeeting({
  view,
  problem,
  mentorship,
  agenda,
}: Page & { mentorship: MentorshipLine; agenda: Item[] }) {
  const w = meetingWords[view.language];
  const questions = agenda.filter(({ kind }) => kind === 'question');
  return (
    <details class="more" open={problem?.fields.points !== undefined}>
      <summary>{w.more}</summary>
      <div class="stack">
        <TextArea
          view={view}
          name="points"
          label={w.points}
          help={sayReaders(view, mentorship, 'shared', w.pointsHelp)}
          problem={problem}
          optional
        />
        <TextArea
          view={view}
          name="reading"
          label={w.reading}
          help={sayReaders(view, mentorship, 'own')}
          problem={problem}
          optional
        />
        <Select
          view={view}
          name="opening"
          label={w.beganWith}
          problem={problem}
          empty={w.noOpening}
          options={openings.map((value) => ({ value, text: w.opening[value] }))}
          optional
        />
        {questions.length > 0 && (
          <Choices
            view={view}
            name="answered"
            label={w.discussed}
            problem={problem}
            several
            chosen={[]}
            options={questions.map(({ id, text }) => ({ value: id, text }))}
            optional
          />
        )}
        <label class="choice">
          <input type="checkbox" name="hard" value="yes" checked={problem?.typed.hard === 'yes'} />
          <span>{w.hard}</span>
        </label>
      </div>
    </details>
  );
}

export function KeyPoints({
  view,
  mentorship,
  points,
  mayWrite,
}: {
  view: View;
  mentorship: MentorshipLine;
  points: KeyPoint[];
  mayWrite: boolean;
}) {
  const w = meetingWords[view.language];
  if (points.length === 0) return null;
  return (
    <ul class="lines">
      {points.map((point) => {
        const path = linkTo(view, '/mentorships/:mentorship/points/:point/confirmation', {
          mentorship: mentorship.id,
          point: point.id,
        });
        return (
          <li>
            <span>{point.text}</span>
            {point.other && <span class="pre">{w.otherWords(point.other)}</span>}
            <span class="row small">
              {point.confirmedOn ? <Tag tone="good">{w.confirmed}</Tag> : <Tag>{w.waits}</Tag>}
              {mayWrite && point.confirmedOn === null && point.writtenById !== view.person!.id && (
                <>
                  <Form view={view} action={path} class="inline">
                    <button class="button second slim">
                      {w.right}
                      <span class="hidden-text">: {point.text}</span>
                    </button>
                  </Form>
                  <details class="more">
                    <summary>{w.different}</summary>
                    <Form view={view} action={path}>
                      <label for={`other-${point.id}`}>{w.mine}</label>
                      <textarea
                        class="input"
                        id={`other-${point.id}`}
                        name="other"
                        rows={2}
                        maxLength={500}
                        aria-describedby={`other-${point.id}-help`}
                      ></textarea>
                      <span class="help" id={`other-${point.id}-help`}>
                        {sayReaders(view, mentorship, 'shared')}
                      </span>
                      <button class="button second slim">{w.say}</button>
                    </Form>
                  </details>
                </>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
