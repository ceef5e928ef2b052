import { linkTo } from '../../web/links.ts';
import {
  box,
  type Context,
  form,
  get,
  maybeId,
  maybeText,
  NotFound,
  orNotFound,
  post,
  refuse,
  type Route,
  text,
  yesOrNo,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { enterAsMember, enterToWrite } from '../mentorships/mentorship.access.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { partOf } from '../mentorships/part.rules.ts';
import { mentorCompetences, say } from '../profiles/profile.rules.ts';
import { findCohort } from '../programmes/programme.store.ts';
import { FeedbackPage } from './feedback.pages.tsx';
import { judgementsIn } from './feedback.rules.ts';
import { answerFeedback, insertFeedback, listFeedback, settleFeedback } from './feedback.store.ts';
import { feedbackWords } from './feedback.words.ts';
import { listDevelopmentGoals } from './goal.store.ts';

const membersOf = ({ mentors, mentees }: MentorshipLine) => [...mentors, ...mentees];

/** To whom somebody may give feedback: of a group, a pupil to the mentors alone. */
const othersOf = (mentorship: MentorshipLine, person: string) =>
  (partOf(mentorship, person) === 'pupil' ? mentorship.mentors : membersOf(mentorship)).filter(
    ({ personId }) => personId !== person,
  );

async function feedbackPage(context: Context, problem?: Problem) {
  const { tx, view, person } = context;
  const mentorship = await enterAsMember(context);
  const { profile } = orNotFound(await findCohort(tx, mentorship.cohortId));
  const indicators = mentorCompetences(profile).flatMap((competence) =>
    competence.indicators.map((one) => ({
      id: one.id,
      text: say(one.text, view.language, profile.languages),
    })),
  );
  const practises = [];
  for (const mentor of mentorship.mentors.filter(({ personId }) => personId !== person.id)) {
    const goals = (await listDevelopmentGoals(tx, mentor.personId))
      .filter(({ outcome }) => outcome === null)
      .map(
        ({ indicator, practice }) =>
          `${indicators.find(({ id }) => id === indicator)?.text ?? ''}: ${practice}`,
      );
    if (goals.length > 0) practises.push({ who: mentor.name, goals });
  }
  return (
    <FeedbackPage
      view={view}
      problem={problem}
      mentorship={{
        id: mentorship.id,
        name:
          mentorship.name ??
          membersOf(mentorship)
            .map(({ name }) => name)
            .join(', '),
      }}
      feedback={await listFeedback(tx, { mentorship: mentorship.id })}
      others={othersOf(mentorship, person.id).map(({ personId, name }) => ({ id: personId, name }))}
      indicators={indicators}
      practises={practises}
      mayGive={mentorship.closedOn === null}
    />
  );
}

/** Of this mentorship, given or got by the person. */
async function findOwn(context: Context) {
  const { mentorship } = await enterToWrite(context);
  return orNotFound(
    (
      await listFeedback(context.tx, { mentorship: mentorship.id, id: context.params.feedback! })
    )[0],
  );
}

export const feedbackRoutes: Route[] = [
  get(
    '/mentorships/:mentorship/feedback',
    { may: 'give feedback', audit: ['see mentorship', 'mentorship'] },
    feedbackPage,
  ),

  post(
    '/mentorships/:mentorship/feedback',
    {
      may: 'give feedback',
      audit: ['change mentorship', 'mentorship'],
      form: form({
        receiver: maybeId(),
        indicator: maybeText(100),
        situation: text(500),
        behaviour: text(1000),
        effect: text(1000),
        question: text(500),
        as_is: box(),
      }),
      page: feedbackPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person } = context;
      const w = feedbackWords[view.language];
      const { mentorship } = await enterToWrite(context);
      const receiver =
        othersOf(mentorship, person.id).find(({ personId }) => personId === input.receiver) ??
        refuse(w.toWhom, 'receiver');
      const { profile } = orNotFound(await findCohort(tx, mentorship.cohortId));
      const known = mentorCompetences(profile).some(({ indicators }) =>
        indicators.some(({ id }) => id === input.indicator),
      );
      const judging = judgementsIn(`${input.behaviour}\n${input.effect}`, view.language);
      if (judging.length > 0 && !input.as_is)
        refuse(
          w.judging(judging.map(({ word, kind }) => `“${word}” (${w.kinds[kind]})`).join(', ')),
          'behaviour',
        );
      await insertFeedback(tx, {
        organisation: organisation.id,
        giver: person.id,
        receiver: receiver.personId,
        mentorship: mentorship.id,
        indicator: known ? input.indicator : null,
        situation: input.situation,
        behaviour: input.behaviour,
        effect: input.effect,
        question: input.question,
      });
      return linkTo(view, '/mentorships/:mentorship/feedback', { mentorship: mentorship.id });
    },
  ),

  post(
    '/mentorships/:mentorship/feedback/:feedback/answer',
    {
      may: 'give feedback',
      audit: ['change mentorship', 'mentorship'],
      form: form({ feedback: maybeId(), answer: text(2000) }),
      page: feedbackPage,
    },
    async (context, { answer }) => {
      const { id } = await findOwn(context);
      if (!(await answerFeedback(context.tx, { id, person: context.person.id, answer })))
        throw new NotFound();
      return linkTo(
        context.view,
        '/mentorships/:mentorship/feedback',
        { mentorship: context.params.mentorship },
        { hash: `feedback-${id}` },
      );
    },
  ),

  post(
    '/mentorships/:mentorship/feedback/:feedback/settling',
    {
      may: 'give feedback',
      audit: ['change mentorship', 'mentorship'],
      form: form({ confirmed: yesOrNo() }),
      page: feedbackPage,
    },
    async (context, { confirmed }) => {
      const { id } = await findOwn(context);
      if (
        !(await settleFeedback(context.tx, {
          id,
          person: context.person.id,
          isConfirmed: confirmed,
        }))
      )
        throw new NotFound();
      return linkTo(
        context.view,
        '/mentorships/:mentorship/feedback',
        { mentorship: context.params.mentorship },
        { hash: `feedback-${id}` },
      );
    },
  ),
];
