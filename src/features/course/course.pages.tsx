import { linkTo } from '../../web/links.ts';
import { sayDay } from '../../platform/i18n.ts';
import { Choices, Form, Select, TextArea, TextField } from '../../web/fields.tsx';
import { Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import { pauseReasons } from './course.rules.ts';
import type { Course } from './course.store.ts';
import { courseWords } from './course.words.ts';
import { asksAtEnd } from '../mentorships/mentorship.rules.ts';
import { endingWords } from './ending.words.ts';
import { namesOf } from '../mentorships/mentorship.pages.tsx';
import { sayReaders } from '../mentorships/reader.pages.tsx';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import type { ActIn } from '../mentorships/part.rules.ts';
import { ToEntries } from '../mentorships/entry-link.pages.tsx';

export type CourseProps = Page & {
  mentorship: MentorshipLine;
  course: Course;
  lastDay: string;
  isMember: boolean;
  /** What who looks may do here and now. */
  may: (act: ActIn) => boolean;
  mentors: { id: string; name: string }[];
};

export function CoursePage(props: CourseProps) {
  const { view, problem, mentorship, isMember, may } = props;
  const w = courseWords[view.language];
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
      <div class="two even">
        <Pauses {...props} />
        <Longer {...props} />
        <Substitutes {...props} />
        {isMember && mentorship.kind === 'pair' && <Handovers {...props} />}
        {may('look back') && <Closing {...props} />}
      </div>
      <ToEntries view={view} mentorship={mentorship} />
    </Layout>
  );
}

/** From today on, to a day that may still be unknown. */
function Days({ view, problem, mayBeOpen = false }: Page & { mayBeOpen?: boolean }) {
  const w = courseWords[view.language];
  return (
    <div class="row base">
      <TextField
        view={view}
        name="first_day"
        type="date"
        label={w.from}
        value={view.today}
        problem={problem}
        short
      />
      <TextField
        view={view}
        name="last_day"
        type="date"
        label={w.to}
        problem={problem}
        short
        optional={mayBeOpen}
      />
    </div>
  );
}

function Pauses(props: CourseProps) {
  const { view, problem, course, may } = props;
  const w = courseWords[view.language];
  return (
    <Section title={w.pause} id="pause">
      {course.pauses.length === 0 && <p class="muted">{w.noPause}</p>}
      <ul class="lines">
        {course.pauses.map((pause) => (
          <li>
            <span>
              {w.span(
                sayDay(view.language, pause.firstDay, view.today),
                pause.lastDay ? sayDay(view.language, pause.lastDay, view.today) : w.untilNotice,
              )}{' '}
              · {w.reasons[pause.reason]}
            </span>
            <span class="row small">
              <span class="muted">{w.by(pause.askedBy)}</span>
              {may('pause') && (pause.lastDay === null || pause.lastDay > view.today) && (
                <Form
                  view={view}
                  action={linkTo(view, '/mentorships/:mentorship/pauses/:pause/end', {
                    mentorship: props.mentorship.id,
                    pause: pause.id,
                  })}
                  class="inline"
                >
                  <button class="button second slim">{w.goOn}</button>
                </Form>
              )}
            </span>
          </li>
        ))}
      </ul>
      {may('pause') && (
        <details class="more" open={problem?.typed.reason !== undefined}>
          <summary>{w.addPause}</summary>
          <p class="muted small">{w.pauseHelp}</p>
          <Form
            view={view}
            action={linkTo(view, '/mentorships/:mentorship/pauses', {
              mentorship: props.mentorship.id,
            })}
          >
            <Days view={view} problem={problem} mayBeOpen />
            <Choices
              view={view}
              name="reason"
              label={w.why}
              problem={problem}
              flow
              options={pauseReasons.map((value) => ({ value, text: w.reasons[value] }))}
            />
            <button class="button second">{w.begin}</button>
          </Form>
        </details>
      )}
    </Section>
  );
}

function Longer(props: CourseProps) {
  const { view, problem, course, lastDay, may } = props;
  const w = courseWords[view.language];
  return (
    <Section title={w.extension} id="longer">
      <p>
        {w.until}: {sayDay(view.language, lastDay, view.today)}
      </p>
      <ul class="lines">
        {course.extensions.map((one) => (
          <li>
            <span>
              {w.until} {sayDay(view.language, one.until, view.today)}
            </span>
            <span class="row small">
              <span class="muted">{w.by(one.askedBy)}</span>
              {one.agreedOn ? <Tag tone="good">{w.agreed}</Tag> : <Tag>{w.waitsOther}</Tag>}
              {may('agree to extension') &&
                one.agreedOn === null &&
                one.askedById !== view.person!.id && (
                  <Form
                    view={view}
                    action={linkTo(
                      view,
                      '/mentorships/:mentorship/extensions/:extension/agreement',
                      { mentorship: props.mentorship.id, extension: one.id },
                    )}
                    class="inline"
                  >
                    <button class="button second slim">{w.agree}</button>
                  </Form>
                )}
            </span>
          </li>
        ))}
      </ul>
      {may('extend') && (
        <details class="more" open={problem?.fields.until !== undefined}>
          <summary>{w.askLonger}</summary>
          <Form
            view={view}
            action={linkTo(view, '/mentorships/:mentorship/extensions', {
              mentorship: props.mentorship.id,
            })}
          >
            <TextField
              view={view}
              name="until"
              type="date"
              label={w.until}
              problem={problem}
              short
            />
            <button class="button second">{w.ask}</button>
          </Form>
        </details>
      )}
    </Section>
  );
}

function Substitutes(props: CourseProps) {
  const { view, problem, course, may, mentors } = props;
  const w = courseWords[view.language];
  return (
    <Section title={w.substitute} id="substitute">
      {course.substitutes.length === 0 && <p class="muted">{w.noSubstitute}</p>}
      <ul class="lines">
        {course.substitutes.map((one) => (
          <li>
            <span>{one.name}</span>
            <span class="small muted">
              {w.span(
                sayDay(view.language, one.firstDay, view.today),
                one.lastDay ? sayDay(view.language, one.lastDay, view.today) : w.untilNotice,
              )}{' '}
              {one.isOpen ? w.readsEarlier : w.readsOwnDays}
            </span>
            {!one.isOpen &&
              may('open to substitute') &&
              one.personId !== view.person?.id &&
              one.namedById !== view.person?.id &&
              (one.lastDay === null || one.lastDay >= view.today) && (
                <Form
                  view={view}
                  action={linkTo(view, '/mentorships/:mentorship/substitutes/:substitute/opening', {
                    mentorship: props.mentorship.id,
                    substitute: one.id,
                  })}
                  class="inline"
                >
                  <button class="button second slim">
                    {w.openEarlier}
                    <span class="hidden-text">: {one.name}</span>
                  </button>
                </Form>
              )}
          </li>
        ))}
      </ul>
      <p class="small muted">{w.substituteHelp}</p>
      {may('name substitute') && (
        <details class="more" open={problem?.fields.substitute !== undefined}>
          <summary>{w.addSubstitute}</summary>
          <Form
            view={view}
            action={linkTo(view, '/mentorships/:mentorship/substitutes', {
              mentorship: props.mentorship.id,
            })}
          >
            <Select
              view={view}
              name="substitute"
              label={w.who}
              problem={problem}
              options={mentors.map(({ id, name }) => ({ value: id, text: name }))}
            />
            <Days view={view} problem={problem} />
            <button class="button second">{w.name}</button>
          </Form>
        </details>
      )}
    </Section>
  );
}

function Handovers(props: CourseProps) {
  const { view, problem, mentorship, course, may, mentors } = props;
  const w = courseWords[view.language];
  return (
    <Section title={w.handover} id="handover">
      {course.handovers.length === 0 && <p class="muted">{w.noHandover}</p>}
      <ul class="lines">
        {course.handovers.map((one) => (
          <li>
            <span class="strong">{w.hands(one.from, one.to)}</span>
            {one.text && <span class="pre">{one.text}</span>}
            <span class="row small">
              {one.consentOn ? (
                <Tag tone="good">{w.consented}</Tag>
              ) : one.declinedOn ? (
                <Tag>{w.declined}</Tag>
              ) : (
                <Tag tone="warn">{w.waitsMentee}</Tag>
              )}
              {may('consent to handover') && one.consentOn === null && one.declinedOn === null && (
                <Form
                  view={view}
                  action={linkTo(view, '/mentorships/:mentorship/handovers/:handover/consent', {
                    mentorship: props.mentorship.id,
                    handover: one.id,
                  })}
                  class="row"
                >
                  <button class="button slim" name="answer" value="yes">
                    {w.mayGo}
                  </button>
                  <button class="button second slim" name="answer" value="no">
                    {w.mayNot}
                  </button>
                </Form>
              )}
            </span>
          </li>
        ))}
      </ul>
      {may('hand over') && (
        <details class="more" open={problem?.fields.handover !== undefined}>
          <summary>{w.addHandover}</summary>
          <p class="muted small">{w.handoverHelp}</p>
          <Form
            view={view}
            action={linkTo(view, '/mentorships/:mentorship/handovers', {
              mentorship: props.mentorship.id,
            })}
          >
            <Select
              view={view}
              name="to"
              label={w.handTo}
              problem={problem}
              options={mentors
                .filter(
                  ({ id }) =>
                    !mentorship.mentors.some(
                      ({ personId, part }) => personId === id && part !== 'substitute',
                    ),
                )
                .map(({ id, name }) => ({ value: id, text: name }))}
            />
            <TextArea
              view={view}
              name="handover"
              label={w.text}
              help={sayReaders(view, mentorship, 'path')}
              problem={problem}
            />
            <TextField
              view={view}
              name="last_day"
              type="date"
              label={w.to}
              problem={problem}
              short
              optional
            />
            <button class="button second">{w.hand}</button>
          </Form>
        </details>
      )}
    </Section>
  );
}

function Closing(props: CourseProps) {
  const { view, problem, course } = props;
  const w = courseWords[view.language];
  const { closing, looksBack } = course;
  const own = looksBack.find(({ personId }) => personId === view.person?.id);
  return (
    <Section title={w.closing} id="closing">
      {props.may('measure') && (
        <p>
          <a
            href={linkTo(view, '/mentorships/:mentorship/measure', {
              mentorship: props.mentorship.id,
            })}
          >
            {asksAtEnd(props.mentorship, view.today)
              ? endingWords[view.language].toIt
              : endingWords[view.language].becomes}
          </a>
        </p>
      )}
      {closing?.talkOn && (
        <p>
          {w.held} {sayDay(view.language, closing.talkOn, view.today)}
          {closing.aftercareOn &&
            ` · ${closing.aftercareDoneOn ? w.aftercareWas : w.aftercareOn} ${sayDay(view.language, closing.aftercareDoneOn ?? closing.aftercareOn, view.today)}`}
        </p>
      )}
      {closing?.notedOn && (
        <p class="small muted">
          {w.notedBy(closing.notedBy, sayDay(view.language, closing.notedOn, view.today))}
        </p>
      )}
      {looksBack.map(
        ({ by, text, writtenOn, changedOn }) =>
          text && (
            <div>
              <p class="small muted">
                {w.saidBy(by, sayDay(view.language, writtenOn, view.today))}
                {changedOn && `, ${w.changedOn(sayDay(view.language, changedOn, view.today))}`}
              </p>
              <p class="pre">{text}</p>
            </div>
          ),
      )}
      {closing?.aftercareOn && closing.aftercareDoneOn === null && (
        <Form
          view={view}
          action={linkTo(view, '/mentorships/:mentorship/aftercare', {
            mentorship: props.mentorship.id,
          })}
          class="inline"
        >
          <button class="button second slim">{w.aftercareDone}</button>
        </Form>
      )}
      <details class="more" open={problem?.fields.talk_on !== undefined}>
        <summary>{w.noteClosing}</summary>
        <p class="muted small">{w.closingHelp}</p>
        <Form
          view={view}
          action={linkTo(view, '/mentorships/:mentorship/closing', {
            mentorship: props.mentorship.id,
          })}
        >
          <TextField
            view={view}
            name="talk_on"
            type="date"
            label={w.talkOn}
            value={closing?.talkOn ?? view.today}
            problem={problem}
            short
          />
          <TextArea
            view={view}
            name="look_back"
            label={w.lookBack}
            help={sayReaders(view, props.mentorship, 'shared', w.lookBackHelp)}
            value={own?.text}
            problem={problem}
            optional
          />
          <TextField
            view={view}
            name="aftercare_on"
            type="date"
            label={w.aftercare}
            value={closing?.aftercareOn}
            problem={problem}
            short
            optional
          />
          <button class="button second">{w.keep}</button>
        </Form>
      </details>
    </Section>
  );
}
