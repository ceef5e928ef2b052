import { linkTo } from '../../web/links.ts';
import { duration, sayDay } from '../../platform/i18n.ts';
import { Choices, Form, TextField } from '../../web/fields.tsx';
import { Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import type { Cohort, CohortDate } from '../programmes/programme.store.ts';
import type { Reply } from '../meetings/appointment.store.ts';
import type { Attendance, Gathering } from './gathering.store.ts';
import { gatheringWords } from './gathering.words.ts';
import { hoursWords } from '../hours/hours.words.ts';
import { sayTime, type Clock } from '../meetings/meeting.pages.tsx';

export const answers: Reply['answer'][] = ['accepted', 'declined', 'tentative'];

type GatheringProps = Page & {
  cohort: Cohort;
  date: CohortDate;
  gathering: Gathering | null;
  people: Attendance[];
  clock: Clock;
};

/** For coordinators: the hour, the answers, and afterwards who came. */
export function GatheringPage(props: GatheringProps) {
  const { view, problem, cohort, date } = props;
  return (
    <Layout
      view={view}
      title={date.name}
      intro={sayDay(view.language, date.firstDay, view.today)}
      problem={problem}
      narrow
      crumbs={[
        {
          href: linkTo(view, '/cohorts/:cohort/hours', { cohort: cohort.id }),
          text: hoursWords[view.language].cohort,
        },
      ]}
    >
      {date.firstDay <= view.today ? <Attendances {...props} /> : <Hour {...props} />}
    </Layout>
  );
}

function Place({ view, gathering, clock }: { view: View; gathering: Gathering; clock: Clock }) {
  const w = gatheringWords[view.language];
  return (
    <p>
      <span class="strong">{sayTime(view, gathering.startsAt, clock)}</span>
      {`, ${duration(view.language, gathering.minutes)}`}
      {gathering.place && `, ${gathering.place}`}{' '}
      {gathering.cancelledAt && <Tag tone="bad">{w.off}</Tag>}
    </p>
  );
}

function Hour({ view, problem, cohort, date, gathering, people, clock }: GatheringProps) {
  const w = gatheringWords[view.language];
  const path = linkTo(view, '/cohorts/:cohort/gatherings/:date', {
    cohort: cohort.id,
    date: date.id,
  });
  const runs = gathering !== null && gathering.cancelledAt === null;
  const local =
    gathering &&
    new Date(gathering.startsAt).toLocaleTimeString('sv-SE', {
      timeZone: clock.timeZone,
      hour: '2-digit',
      minute: '2-digit',
    });
  return (
    <>
      <Section title={w.when}>
        {gathering ? (
          <Place view={view} gathering={gathering} clock={clock} />
        ) : (
          <p class="muted">{w.noHour}</p>
        )}
        <details class={gathering ? 'more' : 'opening'} open={!gathering || problem !== undefined}>
          <summary>{gathering ? w.move : w.plan}</summary>
          <Form view={view} action={`${path}/hour`}>
            <div class="row base">
              <TextField
                view={view}
                name="day"
                type="date"
                label={w.day}
                value={date.firstDay}
                problem={problem}
                short
              />
              <TextField
                view={view}
                name="time"
                type="time"
                label={w.time}
                value={local ?? '13:00'}
                problem={problem}
                short
              />
              <TextField
                view={view}
                name="length"
                type="number"
                label={w.minutes}
                value={gathering?.minutes ?? 180}
                min={5}
                max={1440}
                problem={problem}
                short
              />
            </div>
            <TextField
              view={view}
              name="place"
              label={w.place}
              value={gathering?.place}
              problem={problem}
              optional
            />
            <button class={gathering ? 'button second' : 'button'}>
              {gathering ? w.moveNow : w.invite(people.length)}
            </button>
          </Form>
        </details>
        {runs && (
          <Form view={view} action={`${path}/cancellation`} class="inline">
            <button class="button quiet">{w.cancel}</button>
          </Form>
        )}
      </Section>
      {runs && (
        <Section title={w.replies}>
          <p class="muted">{w.waiting(people.length - gathering.replies.length)}</p>
          <ul class="lines">
            {gathering.replies.map((reply) => (
              <li>
                <span class="row apart">
                  <span>{reply.name}</span>
                  <Tag
                    tone={
                      reply.answer === 'accepted'
                        ? 'good'
                        : reply.answer === 'declined'
                          ? 'bad'
                          : 'plain'
                    }
                  >
                    {w.answers[reply.answer]}
                  </Tag>
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function Attendances({ view, problem, cohort, date, gathering, people }: GatheringProps) {
  const w = gatheringWords[view.language];
  return (
    <Section title={w.attendance}>
      <p class="muted small">{w.attendanceIntro}</p>
      <Form
        view={view}
        action={linkTo(view, '/cohorts/:cohort/gatherings/:date', {
          cohort: cohort.id,
          date: date.id,
        })}
      >
        <TextField
          view={view}
          name="minutes"
          type="number"
          label={w.minutesOf}
          value={
            people.find(({ minutes }) => minutes !== null)?.minutes ?? gathering?.minutes ?? 180
          }
          min={5}
          max={1440}
          problem={problem}
          short
        />
        <Choices
          view={view}
          name="came"
          label={w.attendance}
          problem={problem}
          several
          chosen={
            problem
              ? (problem.typed.came ?? '').split(',')
              : people.filter(({ came }) => came).map(({ personId }) => personId)
          }
          options={people.map(({ personId, name }) => ({ value: personId, text: name }))}
        />
        <button class="button">{w.keep}</button>
      </Form>
    </Section>
  );
}

/** For somebody who is expected. */
export function InvitationPage({
  view,
  problem,
  gathering,
  clock,
}: Page & { gathering: Gathering; clock: Clock }) {
  const w = gatheringWords[view.language];
  const own = gathering.replies.find(({ personId }) => personId === view.person!.id);
  return (
    <Layout view={view} title={gathering.name} problem={problem} narrow>
      <Place view={view} gathering={gathering} clock={clock} />
      {gathering.cancelledAt === null && (
        <Section title={w.mine}>
          <Form
            view={view}
            action={linkTo(view, '/gatherings/:date/answer', { date: gathering.dateId })}
            class="row"
          >
            {answers.map((answer) => (
              <button
                class={own?.answer === answer ? 'button' : 'button second'}
                name="answer"
                value={answer}
                aria-pressed={own?.answer === answer ? 'true' : undefined}
              >
                {w.comes[answer]}
              </button>
            ))}
          </Form>
        </Section>
      )}
    </Layout>
  );
}
