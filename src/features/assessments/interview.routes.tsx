import { linkTo } from '../../web/links.ts';
import { findApplication } from '../admissions/admission.store.ts';
import { audit } from '../../web/audit.ts';
import {
  type Context,
  eachRow,
  form,
  get,
  id,
  maybeText,
  maybeWhole,
  NotFound,
  orNotFound,
  post,
  refuse,
  type Route,
  type Shown,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { mentorRoles } from '../profiles/profile.rules.ts';
import { findCohort } from '../programmes/programme.store.ts';
import { GuidePage, NewInterviewPage, OutcomePage } from './interview.pages.tsx';
import { InterviewsPage } from './interviews.pages.tsx';
import { qualityOfInterviews } from './quality.rules.ts';
import { missingIn, questionsOf, type Score } from './interview.rules.ts';
import {
  insertInterview,
  listInterviews,
  listPossibleInterviewers,
  listScores,
  submitInterview,
  upsertScores,
} from './interview.store.ts';
import { interviewWords } from './interview.words.ts';

async function newPage({ tx, view, params }: Context, problem?: Problem): Promise<Shown> {
  const application = orNotFound(await findApplication(tx, params.application!));
  const [known] = await listInterviews(tx, { application: application.id });
  if (known) return { goTo: linkTo(view, '/interviews/:interview', { interview: known.id }) };
  return (
    <NewInterviewPage
      view={view}
      problem={problem}
      application={application}
      people={(await listPossibleInterviewers(tx)).filter(({ id }) => id !== application.personId)}
    />
  );
}

/** The coordinator and the two who interview; for everybody else there is no such interview. */
async function enter({ tx, params, person, grant }: Context) {
  const interview = orNotFound((await listInterviews(tx, { id: params.interview! }))[0]);
  const self = interview.interviewers.find(({ personId }) => personId === person.id) ?? null;
  if (grant !== 'all' && !self) throw new NotFound();
  const cohort = orNotFound(await findCohort(tx, interview.cohortId));
  return { interview, self, cohort, questions: questionsOf(mentorRoles(cohort.profile)) };
}

async function interviewPage(context: Context, problem?: Problem) {
  const { interview, self, cohort, questions } = await enter(context);
  const scores = await listScores(context.tx, interview.id);
  const common = { view: context.view, problem, interview, cohort, questions };
  return self && !self.hasSubmitted ? (
    <GuidePage {...common} scores={scores.filter(({ person }) => person === context.person.id)} />
  ) : (
    <OutcomePage {...common} scores={scores} />
  );
}

export const interviewRoutes: Route[] = [
  get(
    '/applications/:application/interview',
    { may: 'set up interviews', audit: ['see application', 'application'] },
    newPage,
  ),

  post(
    '/applications/:application/interview',
    {
      may: 'set up interviews',
      audit: ['change application', 'application'],
      form: form({ first: id(), second: id() }),
      page: newPage,
    },
    async ({ tx, view, params, organisation, person }, { first, second }) => {
      const w = interviewWords[view.language];
      const application = orNotFound(await findApplication(tx, params.application!));
      const people = new Set((await listPossibleInterviewers(tx)).map(({ id }) => id));
      if (
        first === second ||
        !people.has(first) ||
        !people.has(second) ||
        first === application.personId ||
        second === application.personId
      )
        refuse(w.chooseTwo, 'second');
      const id = await insertInterview(tx, {
        organisation: organisation.id,
        application: application.id,
        interviewers: [first, second],
        person: person.id,
      });
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'make interview',
        subjectId: id,
      });
      return linkTo(view, '/interviews/:interview', { interview: id });
    },
  ),

  get(
    '/cohorts/:cohort/interviews',
    { may: 'set up interviews', audit: ['see cohort', 'cohort'] },
    async ({ tx, view, params }) => {
      const cohort = orNotFound(await findCohort(tx, params.cohort!));
      const interviews = await listInterviews(tx, { cohort: cohort.id });
      const scored = [];
      for (const interview of interviews)
        scored.push({ interview, scores: await listScores(tx, interview.id) });
      return (
        <InterviewsPage
          view={view}
          cohort={cohort}
          interviews={interviews}
          quality={qualityOfInterviews(scored, questionsOf(mentorRoles(cohort.profile)))}
        />
      );
    },
  ),

  get(
    '/interviews/:interview',
    { may: 'hold interviews', audit: ['see interview', 'interview'] },
    interviewPage,
  ),

  // What was written is kept even when something is missing.
  post(
    '/interviews/:interview/scores',
    {
      may: 'hold interviews',
      audit: ['change interview', 'interview'],
      form: form({
        level: eachRow(maybeWhole(1, 5)),
        note: eachRow(maybeText(4000)),
        go: maybeText(10),
      }),
      page: interviewPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person } = context;
      const w = interviewWords[view.language];
      const { interview, self, questions } = await enter(context);
      if (!self || self.hasSubmitted) throw new NotFound();
      const scores = questions.map(({ competence, number }): Score => {
        const key = `${competence.id}-${number}`;
        return {
          person: person.id,
          competence: competence.id,
          question: number,
          level: input.level.get(key) ?? null,
          note: input.note.get(key) ?? '',
        };
      });
      const missing = input.go === 'submit' ? missingIn(questions, scores) : [];
      if (missing.length > 0) {
        const first = missing[0]!;
        return {
          next: async ({ write }) => {
            await write((later) =>
              upsertScores(later, {
                organisation: organisation.id,
                interview: interview.id,
                scores,
              }),
            );
            return refuse(
              w.missing(missing.length),
              `level-${first.competence.id}-${first.number}`,
            );
          },
        };
      }
      await upsertScores(tx, { organisation: organisation.id, interview: interview.id, scores });
      if (input.go === 'submit') {
        await submitInterview(tx, interview.id, person.id);
        await audit(tx, {
          organisation: organisation.id,
          person: person.id,
          action: 'submit interview',
          subjectId: interview.id,
        });
      }
      return linkTo(view, '/interviews/:interview', { interview: interview.id });
    },
  ),
];
