/** Subject teachers: named by a coordinator, asked by a mentor, answering in one field. */
import { addDays, fullDay } from '../../platform/i18n.ts';
import { audit } from '../../web/audit.ts';
import { linkTo } from '../../web/links.ts';
import {
  day,
  eachRow,
  form,
  get,
  id,
  maybeText,
  NotFound,
  orNotFound,
  post,
  refuse,
  text,
  type Context,
  type Route,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { enterAsMentor, findOne } from '../guidance/pupil.access.ts';
import { composeLetter } from '../mail/letter-text.store.ts';
import { enqueueMailTo } from '../mail/person-letter.store.ts';
import { findMentorship, type MentorshipLine } from '../mentorships/mentorship.store.ts';
import { listHolders } from '../people/person.store.ts';
import { questionText } from './teacher.letters.ts';
import { AskPage, QuestionsPage, TeachersPage } from './teacher.pages.tsx';
import { isAskable, presetDays } from './teacher.rules.ts';
import {
  endClassTeacher,
  insertClassTeacher,
  insertPupilAnswer,
  insertPupilQuestion,
  listClassTeachers,
  listPupilQuestions,
  openQuestionsFor,
} from './teacher.store.ts';
import { teacherWords } from './teacher.words.ts';

async function enterClass({ tx, params }: Context): Promise<MentorshipLine> {
  const mentorship = orNotFound(await findMentorship(tx, params.mentorship!));
  if (mentorship.kind !== 'group' || mentorship.closedOn !== null) throw new NotFound();
  return mentorship;
}

async function teachersPage(context: Context, problem?: Problem) {
  const { tx, view, today } = context;
  const mentorship = await enterClass(context);
  return (
    <TeachersPage
      view={view}
      problem={problem}
      mentorship={mentorship}
      teachers={await listClassTeachers(tx, mentorship.id, today)}
      people={await listHolders(tx, ['teacher', 'mentor'], today)}
    />
  );
}

async function askPage(context: Context, problem?: Problem) {
  const { tx, view, today } = context;
  const mentorship = await enterAsMentor(context);
  const pupil = await findOne(context, mentorship);
  return (
    <AskPage
      view={view}
      problem={problem}
      mentorship={mentorship}
      pupil={pupil}
      teachers={await listClassTeachers(tx, mentorship.id, today)}
      questions={await listPupilQuestions(tx, { mentorship: mentorship.id, pupil: pupil.id })}
      dueOn={addDays(today, presetDays)}
    />
  );
}

async function questionsPage({ tx, view, person, today, query }: Context, problem?: Problem) {
  return (
    <QuestionsPage
      view={view}
      problem={problem}
      questions={await openQuestionsFor(tx, { person: person.id, today }).execute()}
      isSent={problem === undefined && query.done === 'sent'}
    />
  );
}

export const teacherRoutes: Route[] = [
  get(
    '/class/:mentorship/teachers',
    { may: 'see school', audit: ['see mentorship', 'mentorship'] },
    teachersPage,
  ),

  post(
    '/class/:mentorship/teachers',
    {
      may: 'see school',
      audit: ['change mentorship', 'mentorship'],
      form: form({ teacher: id(), subject: text(60) }),
      page: teachersPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person, today } = context;
      const mentorship = await enterClass(context);
      const teacher = orNotFound(
        (await listHolders(tx, ['teacher', 'mentor'], today)).find(
          (one) => one.id === input.teacher,
        ),
      );
      if (
        !(await insertClassTeacher(tx, {
          organisation: organisation.id,
          mentorship: mentorship.id,
          person: teacher.id,
          subject: input.subject,
          givenBy: person.id,
          today,
        }))
      )
        refuse(teacherWords[view.language].twice, 'subject');
      return linkTo(view, '/class/:mentorship/teachers', { mentorship: mentorship.id });
    },
  ),

  post(
    '/class/:mentorship/teachers/:teacher/removal',
    {
      may: 'see school',
      audit: ['change mentorship', 'mentorship'],
      form: form({}),
      page: teachersPage,
    },
    async (context) => {
      const mentorship = await enterClass(context);
      const one = { id: context.params.teacher!, mentorship: mentorship.id, today: context.today };
      if (!(await endClassTeacher(context.tx, one))) throw new NotFound();
      return linkTo(context.view, '/class/:mentorship/teachers', { mentorship: mentorship.id });
    },
  ),

  get(
    '/class/:mentorship/pupils/:pupil/questions',
    { may: 'guide pupils', audit: ['see person', 'pupil'] },
    askPage,
  ),

  post(
    '/class/:mentorship/pupils/:pupil/questions',
    {
      may: 'guide pupils',
      audit: ['change person', 'pupil'],
      form: form({ due_on: day() }),
      page: askPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person, today, now, address } = context;
      const w = teacherWords[view.language];
      const mentorship = await enterAsMentor(context);
      const pupil = await findOne(context, mentorship);
      if (!isAskable(input.due_on, today)) refuse(w.dueAhead, 'due_on');
      const asked = { mentorship: mentorship.id, pupil: pupil.id };
      if ((await listPupilQuestions(tx, asked)).some(({ dueOn }) => dueOn >= today)) refuse(w.open);
      const teachers = await listClassTeachers(tx, mentorship.id, today);
      if (teachers.length === 0) refuse(w.noTeachers);
      const question = await insertPupilQuestion(tx, {
        ...asked,
        organisation: organisation.id,
        person: person.id,
        today,
        dueOn: input.due_on,
      });
      for (const teacher of new Set(teachers.map(({ personId }) => personId)))
        await enqueueMailTo(tx, {
          organisation,
          person: teacher,
          key: `question ${question} ${teacher}`,
          kind: 'teacher-question',
          priority: 'asked',
          at: now,
          letter: (language, name) =>
            composeLetter(tx, questionText, language, {
              name,
              organisation: organisation.name,
              by: person.name,
              group: mentorship.name ?? '',
              until: fullDay(language, input.due_on),
              link: address + linkTo(view, '/questions', {}, { hash: `question-${question}` }),
            }),
        });
      return linkTo(view, '/class/:mentorship/pupils/:pupil/questions', {
        mentorship: mentorship.id,
        pupil: pupil.id,
      });
    },
  ),

  get('/questions', { may: 'answer about pupils', audit: 'list pupil_question' }, questionsPage),

  post(
    '/questions/:question',
    {
      may: 'answer about pupils',
      audit: ['answer pupil_question', 'question'],
      form: form({ answer: eachRow(maybeText(1000)) }),
      page: questionsPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person, today, params } = context;
      const question = orNotFound(
        (await openQuestionsFor(tx, { person: person.id, today }).execute()).find(
          (one) => one.id === params.question,
        ),
      );
      const answer = input.answer.get(question.id) ?? '';
      if (answer === '') refuse(teacherWords[view.language].mustAnswer, `answer-${question.id}`);
      if (
        !(await insertPupilAnswer(tx, {
          organisation: organisation.id,
          question: question.id,
          mentorship: question.mentorship,
          person: person.id,
          body: answer,
          today,
        }))
      )
        throw new NotFound();
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'answer pupil_question',
        subjectId: question.id,
      });
      return linkTo(view, '/questions', {}, { query: { done: 'sent' } });
    },
  ),
];
