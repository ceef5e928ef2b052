/** A talk with one pupil is written down on one screen of a phone, and then comes the next pupil. */
import { linkTo } from '../../web/links.ts';
import { addDays, duration, sayDay } from '../../platform/i18n.ts';
import { Choices, Form, Select, TextArea, TextField } from '../../web/fields.tsx';
import { isDay } from '../../web/form.ts';
import { Layout } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import { MoreOfMeeting } from '../meetings/meeting.pages.tsx';
import type { Item } from '../meetings/meeting.rules.ts';
import type { NoteClass } from '../mentorships/mentorship.rules.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { preset } from './talk.rules.ts';
import type { GuardianOf } from './talk.store.ts';
import { talkWords } from './talk.words.ts';

type RecordProps = Page & {
  mentorship: MentorshipLine;
  pupil: { id: string; name: string };
  guardians: GuardianOf[];
  /** Who is expected. */
  present: string[];
  day: string;
  minutes: number;
  appointment: string | null;
  /** The day whose talks are written down one after the other. */
  row: string | null;
  agenda: Item[];
};

export function RecordPage(props: RecordProps) {
  const { view, problem, mentorship, pupil, guardians, present, row } = props;
  const w = talkWords[view.language];
  const group = mentorship.name ?? '';
  const path = linkTo(view, '/class/:mentorship/pupils/:pupil/talk', {
    mentorship: mentorship.id,
    pupil: pupil.id,
  });
  const colleagues = mentorship.mentors.filter(
    ({ personId, part }) => personId !== view.person!.id && part !== 'substitute',
  );
  const due = problem?.typed.agreement_due ?? addDays(view.today, preset.dueDays);
  return (
    <Layout
      view={view}
      title={w.recordTitle(pupil.name)}
      problem={problem}
      narrow
      crumbs={[
        { href: linkTo(view, '/talks'), text: w.title },
        {
          href: linkTo(view, '/class/:mentorship/pupils/:pupil', {
            mentorship: mentorship.id,
            pupil: pupil.id,
          }),
          text: pupil.name,
        },
      ]}
    >
      <Form view={view} action={path}>
        {props.appointment && <input type="hidden" name="appointment" value={props.appointment} />}
        {row && <input type="hidden" name="row" value={row} />}
        <div class="row base">
          <TextField
            view={view}
            name="held_on"
            type="date"
            label={w.day}
            value={props.day}
            problem={problem}
            short
          />
          <TextField
            view={view}
            name="minutes"
            type="number"
            label={w.minutes}
            value={props.minutes}
            min={5}
            max={240}
            problem={problem}
            short
          />
        </div>
        <Choices
          view={view}
          name="present"
          label={w.present}
          problem={problem}
          several
          flow
          chosen={problem ? (problem.typed.present ?? '').split(',') : present}
          options={[
            { value: pupil.id, text: pupil.name },
            ...guardians.map(({ id, name }) => ({ value: id, text: name })),
            ...colleagues.map(({ personId, name }) => ({ value: personId, text: name })),
          ]}
        />
        <TextArea view={view} name="note" label={w.note} problem={problem} optional="sometimes" />
        <Choices
          view={view}
          name="note_class"
          label={w.readers}
          value=""
          problem={problem}
          flow
          options={mentorship.rules.noteClasses.map((value: NoteClass) => ({
            value,
            text: w.classes[value](pupil.name.split(' ')[0]!),
          }))}
        />
        <TextField
          view={view}
          name="agreement"
          label={w.agreement}
          help={w.agreementReaders(pupil.name, group)}
          problem={problem}
          optional="sometimes"
        />
        <details
          class="more"
          open={
            problem?.fields.agreement_owner !== undefined ||
            problem?.fields.agreement_due !== undefined
          }
        >
          <summary>
            {isDay(due) ? `${pupil.name}, ${sayDay(view.language, due, view.today)}` : pupil.name}
          </summary>
          <div class="row base">
            <Select
              view={view}
              name="agreement_owner"
              label={w.agreementOwner}
              value={pupil.id}
              problem={problem}
              options={[
                { value: pupil.id, text: pupil.name },
                ...mentorship.mentors.map(({ personId, name }) => ({
                  value: personId,
                  text: name,
                })),
              ]}
            />
            <TextField
              view={view}
              name="agreement_due"
              type="date"
              label={w.agreementDue}
              value={due}
              problem={problem}
              short
            />
          </div>
        </details>
        <label class="choice" id="field-goes_home">
          <input
            type="checkbox"
            name="goes_home"
            value="yes"
            checked={problem?.typed.goes_home === 'yes'}
          />
          <span>
            {w.goHome}
            <small>{w.goHomeHelp(pupil.name)}</small>
          </span>
        </label>
        <details class="more" open={problem?.fields.others !== undefined}>
          <summary>{w.others}</summary>
          <TextField
            view={view}
            name="others"
            label={w.others}
            help={w.othersReaders(pupil.name, group)}
            problem={problem}
            optional
          />
        </details>
        <MoreOfMeeting
          view={view}
          problem={problem}
          mentorship={mentorship}
          agenda={props.agenda}
        />
        <button class="button">{w.save}</button>
      </Form>
    </Layout>
  );
}

type SavedProps = Page & {
  mentorship: MentorshipLine;
  title: string;
  detail: string | null;
  next: { name: string; href: string } | null;
  links: { href: string; text: string }[];
};

/** G-34: one sentence says what was saved; the next pupil is one tap away. */
export function SavedPage({ view, mentorship, title, detail, next, links }: SavedProps) {
  const w = talkWords[view.language];
  return (
    <Layout
      view={view}
      title={title}
      intro={detail}
      narrow
      crumbs={[{ href: linkTo(view, '/talks'), text: w.title }]}
    >
      {next && (
        <p>
          <a class="button" href={next.href}>
            {w.nextPupil(next.name)}
          </a>
        </p>
      )}
      <p>
        <a
          class={next ? 'button second' : 'button'}
          href={linkTo(view, '/class/:mentorship', { mentorship: mentorship.id })}
        >
          {w.backTo(mentorship.name ?? '')}
        </a>
      </p>
      <p class="row">
        {links.map(({ href, text }) => (
          <a href={href}>{text}</a>
        ))}
      </p>
    </Layout>
  );
}

export const lengthOf = (view: Page['view'], minutes: number): string =>
  duration(view.language, minutes);

/** A lesson with the whole class. */
export function LessonPage({
  view,
  problem,
  mentorship,
  planned,
}: Page & {
  mentorship: MentorshipLine;
  planned: { id: string; day: string; minutes: number } | null;
}) {
  const w = talkWords[view.language];
  const group = mentorship.name ?? '';
  return (
    <Layout
      view={view}
      title={w.lesson}
      intro={group}
      problem={problem}
      narrow
      crumbs={[{ href: linkTo(view, '/talks'), text: w.title }]}
    >
      <Form
        view={view}
        action={linkTo(view, '/class/:mentorship/lesson', { mentorship: mentorship.id })}
      >
        {planned && <input type="hidden" name="appointment" value={planned.id} />}
        <div class="row base">
          <TextField
            view={view}
            name="held_on"
            type="date"
            label={w.day}
            value={planned?.day ?? view.today}
            problem={problem}
            short
          />
          <TextField
            view={view}
            name="minutes"
            type="number"
            label={w.minutes}
            value={planned?.minutes ?? preset.lesson}
            min={5}
            max={720}
            problem={problem}
            short
          />
        </div>
        <TextArea
          view={view}
          name="note"
          label={w.lessonNote}
          problem={problem}
          optional="sometimes"
        />
        <Choices
          view={view}
          name="note_class"
          label={w.readers}
          value=""
          problem={problem}
          flow
          options={[
            { value: 'private', text: w.classes.private() },
            { value: 'shared', text: w.lessonReaders(group, mentorship.mentees.length) },
          ]}
        />
        <button class="button">{w.save}</button>
      </Form>
    </Layout>
  );
}
