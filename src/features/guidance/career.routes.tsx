import { linkTo } from '../../web/links.ts';
import {
  type Context,
  day,
  form,
  get,
  maybeId,
  NotFound,
  oneOf,
  orNotFound,
  post,
  refuse,
  type Route,
  text,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { enterAsMember, isMentee } from '../mentorships/mentorship.access.ts';
import type { MentorshipLine, Own } from '../mentorships/mentorship.store.ts';
import { mentorshipWords } from '../mentorships/mentorship.words.ts';
import { mayInMentorship } from '../mentorships/part.rules.ts';
import { CareerPage } from './career.pages.tsx';
import { activities, careerCompetences, mayAnswer } from './career.rules.ts';
import { answerQuestion, finishActivity, insertCareerEntry, listCareer } from './career.store.ts';
import { careerWords } from './career.words.ts';

type Entered = {
  mentorship: MentorshipLine;
  pupil: { id: string; name: string };
  isOwn: boolean;
  own: Own;
};

/** G-14: the pupil, and the mentors of the group; nobody else. */
async function enterCareer(context: Context): Promise<Entered> {
  const { person, organisation, params } = context;
  const mentorship = await enterAsMember(context);
  const pupil = orNotFound(mentorship.mentees.find(({ personId }) => personId === params.pupil));
  const leads = mayInMentorship('guide', mentorship, { id: person.id });
  if (mentorship.kind !== 'group' || !(leads || pupil.personId === person.id)) throw new NotFound();
  return {
    mentorship,
    pupil: { id: pupil.personId, name: pupil.name },
    isOwn: !leads,
    own: { organisation: organisation.id, mentorship: mentorship.id, person: person.id },
  };
}

async function enterOpen(context: Context): Promise<Entered> {
  const entered = await enterCareer(context);
  if (entered.mentorship.closedOn !== null)
    refuse(mentorshipWords[context.view.language].refusals.closed);
  return entered;
}

async function careerPage(context: Context, problem?: Problem) {
  const { mentorship, pupil, isOwn } = await enterCareer(context);
  return (
    <CareerPage
      view={context.view}
      problem={problem}
      mentorship={mentorship}
      pupil={pupil}
      isOwn={isOwn}
      entries={await listCareer(context.tx, mentorship.id, pupil.id)}
    />
  );
}

const at = ({ view, params }: Context, anchor: string) =>
  linkTo(
    view,
    '/mentorships/:mentorship/careers/:pupil',
    { mentorship: params.mentorship, pupil: params.pupil },
    { hash: anchor },
  );

export const careerRoutes: Route[] = [
  get(
    '/mentorships/:mentorship/careers',
    { may: 'write in mentorship', audit: ['see mentorship', 'mentorship'] },
    async (context) => {
      const mentorship = await enterAsMember(context);
      if (mentorship.kind !== 'group' || !isMentee(mentorship, context.person.id))
        throw new NotFound();
      return {
        goTo: linkTo(context.view, '/mentorships/:mentorship/careers/:pupil', {
          mentorship: mentorship.id,
          pupil: context.person.id,
        }),
      };
    },
  ),

  get(
    '/mentorships/:mentorship/careers/:pupil',
    { may: 'write in mentorship', audit: ['see person', 'pupil'] },
    careerPage,
  ),

  post(
    '/mentorships/:mentorship/careers/:pupil/activities',
    {
      may: 'write in mentorship',
      audit: ['change person', 'pupil'],
      form: form({ what: oneOf(activities), where: text(300), planned_on: day() }),
      page: careerPage,
    },
    async (context, input) => {
      const { pupil, own } = await enterOpen(context);
      await insertCareerEntry(context.tx, own, {
        kind: 'activity',
        pupil: pupil.id,
        what: input.what,
        text: input.where,
        plannedOn: input.planned_on,
        today: context.today,
      });
      return at(context, 'activities');
    },
  ),

  post(
    '/mentorships/:mentorship/careers/:pupil/:entry/done',
    {
      may: 'write in mentorship',
      audit: ['change person', 'pupil'],
      form: form({}),
      page: careerPage,
    },
    async (context) => {
      const { mentorship, pupil, own } = await enterOpen(context);
      const entry = orNotFound(
        (await listCareer(context.tx, mentorship.id, pupil.id)).find(
          ({ id, kind }) => id === context.params.entry && kind === 'activity',
        ),
      );
      if (entry.plannedOn! > context.today) refuse(careerWords[context.view.language].mustPast);
      if (
        !(await finishActivity(context.tx, {
          id: entry.id,
          pupil: pupil.id,
          doneOn: entry.plannedOn!,
          by: own.person,
          today: context.today,
        }))
      )
        throw new NotFound();
      return at(context, 'dossier');
    },
  ),

  post(
    '/mentorships/:mentorship/careers/:pupil/reflections',
    {
      may: 'write in mentorship',
      audit: ['change person', 'pupil'],
      form: form({
        competence: oneOf(careerCompetences),
        reflection: text(1500),
        activity: maybeId(),
      }),
      page: careerPage,
    },
    async (context, input) => {
      const { mentorship, pupil, own } = await enterOpen(context);
      const activity =
        (await listCareer(context.tx, mentorship.id, pupil.id)).find(
          ({ id, kind, doneOn }) => id === input.activity && kind === 'activity' && doneOn !== null,
        )?.id ?? null;
      await insertCareerEntry(context.tx, own, {
        kind: 'reflection',
        pupil: pupil.id,
        competence: input.competence,
        activity,
        text: input.reflection,
        today: context.today,
      });
      return at(context, 'dossier');
    },
  ),

  post(
    '/mentorships/:mentorship/careers/:pupil/questions',
    {
      may: 'write in mentorship',
      audit: ['change person', 'pupil'],
      form: form({ question: text(1000) }),
      page: careerPage,
    },
    async (context, { question }) => {
      const { pupil, own, isOwn } = await enterOpen(context);
      if (!isOwn) throw new NotFound();
      await insertCareerEntry(context.tx, own, {
        kind: 'question',
        pupil: pupil.id,
        text: question,
        today: context.today,
      });
      return at(context, 'questions');
    },
  ),

  post(
    '/mentorships/:mentorship/careers/:pupil/:entry/answer',
    {
      may: 'write in mentorship',
      audit: ['change person', 'pupil'],
      form: form({ answer: text(2000) }),
      page: careerPage,
    },
    async (context, { answer }) => {
      const { mentorship, pupil, own } = await enterOpen(context);
      const entry = orNotFound(
        (await listCareer(context.tx, mentorship.id, pupil.id)).find(
          ({ id }) => id === context.params.entry,
        ),
      );
      if (!mayAnswer(entry, own.person)) throw new NotFound();
      await answerQuestion(context.tx, own, { id: entry.id, pupil: pupil.id, text: answer });
      return at(context, 'questions');
    },
  ),
];
