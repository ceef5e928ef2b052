import { linkTo } from '../../web/links.ts';
import { sayDay } from '../../platform/i18n.ts';
import { Form, Select, TextArea, TextField } from '../../web/fields.tsx';
import { Empty, Layout, Section } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import type { Pupil } from '../guidance/overview.rules.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import type { ClassTeacher, PupilQuestion } from './teacher.store.ts';
import { teacherWords } from './teacher.words.ts';

/** G-50: who teaches a class what, named by a coordinator. */
export function TeachersPage({
  view,
  problem,
  mentorship,
  teachers,
  people,
}: Page & {
  mentorship: MentorshipLine;
  teachers: ClassTeacher[];
  people: { id: string; name: string }[];
}) {
  const w = teacherWords[view.language];
  const path = linkTo(view, '/class/:mentorship/teachers', { mentorship: mentorship.id });
  return (
    <Layout
      view={view}
      title={w.title(mentorship.name ?? '')}
      intro={w.intro}
      problem={problem}
      narrow
      crumbs={[
        {
          href: linkTo(view, '/mentorships/:mentorship', { mentorship: mentorship.id }),
          text: mentorship.name ?? '',
        },
      ]}
    >
      {teachers.length === 0 ? (
        <Empty>{w.none}</Empty>
      ) : (
        <ul class="lines">
          {teachers.map((one) => (
            <li>
              <span class="row apart">
                <span>
                  {one.name} <span class="small muted">{one.subject}</span>
                </span>
                <Form
                  view={view}
                  action={linkTo(view, '/class/:mentorship/teachers/:teacher/removal', {
                    mentorship: mentorship.id,
                    teacher: one.id,
                  })}
                  class="inline"
                >
                  <button class="button second slim">
                    {w.remove}
                    <span class="hidden-text">: {w.removed(one.name, one.subject)}</span>
                  </button>
                </Form>
              </span>
            </li>
          ))}
        </ul>
      )}
      <Section title={w.add}>
        <Form view={view} action={path}>
          <Select
            view={view}
            name="teacher"
            label={w.who}
            help={w.whoHelp}
            problem={problem}
            empty=""
            options={people.map(({ id, name }) => ({ value: id, text: name }))}
          />
          <TextField
            view={view}
            name="subject"
            label={w.subject}
            problem={problem}
            suggestions={[...new Set(teachers.map(({ subject }) => subject))]}
            short
          />
          <button class="button">{w.save}</button>
        </Form>
      </Section>
    </Layout>
  );
}

/** G-51: what is asked of all who teach a pupil, and what they answered, for the mentors alone. */
export function AskPage({
  view,
  problem,
  mentorship,
  pupil,
  teachers,
  questions,
  dueOn,
}: Page & {
  mentorship: MentorshipLine;
  pupil: Pupil;
  teachers: ClassTeacher[];
  questions: PupilQuestion[];
  dueOn: string;
}) {
  const w = teacherWords[view.language];
  const at = { mentorship: mentorship.id, pupil: pupil.id };
  const people = [...new Map(teachers.map((one) => [one.personId, one.name]))];
  const subjectsOf = (person: string) =>
    teachers.filter(({ personId }) => personId === person).map(({ subject }) => subject);
  const isOpen = questions.some((one) => one.dueOn >= view.today);
  return (
    <Layout
      view={view}
      title={w.askTitle(pupil.name)}
      intro={w.askHelp}
      problem={problem}
      narrow
      crumbs={[
        {
          href: linkTo(view, '/class/:mentorship', { mentorship: mentorship.id }),
          text: mentorship.name ?? '',
        },
        { href: linkTo(view, '/class/:mentorship/pupils/:pupil', at), text: pupil.name },
      ]}
    >
      {people.length === 0 ? (
        <Empty>{w.noTeachers}</Empty>
      ) : isOpen ? (
        <p class="note">{w.open}</p>
      ) : (
        <Form view={view} action={linkTo(view, '/class/:mentorship/pupils/:pupil/questions', at)}>
          <p>{people.map(([id, name]) => `${name} (${subjectsOf(id).join(', ')})`).join(', ')}</p>
          <TextField
            view={view}
            name="due_on"
            type="date"
            label={w.dueOn}
            value={dueOn}
            problem={problem}
            short
          />
          <button class="button">{w.askAll(people.length)}</button>
        </Form>
      )}
      {questions.map((question) => {
        const waiting = people.filter(
          ([id]) => !question.answers.some(({ teacherId }) => teacherId === id),
        );
        return (
          <Section
            title={w.asked(
              question.askedBy,
              sayDay(view.language, question.askedOn, view.today),
              sayDay(view.language, question.dueOn, view.today),
            )}
          >
            <ul class="lines">
              {question.answers.map((one) => (
                <li>
                  <span class="pre">{one.body}</span>
                  <span class="small muted">
                    {w.answered(
                      [one.name, ...subjectsOf(one.teacherId)].join(', '),
                      sayDay(view.language, one.answeredOn, view.today),
                    )}
                  </span>
                </li>
              ))}
            </ul>
            {waiting.length > 0 && (
              <p class="small muted">{w.waiting(waiting.map(([, name]) => name).join(', '))}</p>
            )}
          </Section>
        );
      })}
    </Layout>
  );
}

export type OpenQuestion = {
  id: string;
  pupil: string;
  given: string;
  group: string;
  by: string;
  dueOn: string;
};

/** One field for each question, answered once. */
export function QuestionsPage({
  view,
  problem,
  questions,
  isSent,
}: Page & { questions: OpenQuestion[]; isSent: boolean }) {
  const w = teacherWords[view.language];
  return (
    <Layout view={view} title={w.questions} problem={problem} narrow>
      {isSent && <p class="note good">{w.sent}</p>}
      {questions.length === 0 && <Empty>{w.questionsNone}</Empty>}
      {questions.map((one) => (
        <Section title={w.about(one.pupil, one.group)} id={`question-${one.id}`}>
          <p class="small muted">{w.from(one.by, sayDay(view.language, one.dueOn, view.today))}</p>
          <Form view={view} action={linkTo(view, '/questions/:question', { question: one.id })}>
            <TextArea
              view={view}
              name={`answer-${one.id}`}
              label={w.ask(one.given)}
              problem={problem}
              rows={3}
            />
            <button class="button">
              {w.send}
              <span class="hidden-text">: {one.pupil}</span>
            </button>
          </Form>
        </Section>
      ))}
    </Layout>
  );
}
