import { linkTo } from '../../web/links.ts';
import {
  type Context,
  form,
  get,
  maybeDay,
  maybeId,
  maybeWhole,
  NotFound,
  oneOf,
  orNotFound,
  post,
  refuse,
  type Route,
  text,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { GoalsPage } from './goal.pages.tsx';
import {
  enterAsMember,
  enterToWrite,
  isMentee,
  maybeReader,
  readerOf,
} from '../mentorships/mentorship.access.ts';
import {
  findGoal,
  finishStep,
  insertGoal,
  insertGoalStep,
  insertNeed,
  listGoals,
  listGoalSteps,
  listNeeds,
} from './goal.store.ts';
import { listPulses } from './pulse.store.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { isTheirs, wholeGroup } from '../mentorships/part.rules.ts';
import { readerWords } from '../mentorships/reader.words.ts';

async function goalsPage(context: Context, problem?: Problem) {
  const { tx, view, person } = context;
  const mentorship = await enterAsMember(context);
  return (
    <GoalsPage
      view={view}
      problem={problem}
      mentorship={mentorship}
      needs={await listNeeds(tx, mentorship.id)}
      goals={(await listGoals(tx, mentorship.id)).filter(({ text: words }) => words !== null)}
      steps={await listGoalSteps(tx, mentorship.id)}
      pulses={isMentee(mentorship, person.id) ? await listPulses(tx, mentorship.id, person.id) : []}
    />
  );
}

/** Whose it is: the pupil who writes, the pupil whom a mentor names, or, of a pair, the mentee. */
function menteeOf(
  context: Context,
  mentorship: MentorshipLine,
  named: string | null,
): string | null {
  if (mentorship.kind === 'pair') return mentorship.mentees[0]?.personId ?? null;
  if (named === wholeGroup) refuse(readerWords[context.view.language].mustChoosePupil, 'mentee');
  return readerOf(context, mentorship, named, 'mentee');
}

const goalsPath = ({ view, params }: Context, anchor: string) =>
  linkTo(
    view,
    '/mentorships/:mentorship/goals',
    { mentorship: params.mentorship },
    { hash: anchor },
  );

export const goalRoutes: Route[] = [
  get(
    '/mentorships/:mentorship/goals',
    { may: 'write in mentorship', audit: ['see mentorship', 'mentorship'] },
    goalsPage,
  ),

  post(
    '/mentorships/:mentorship/needs',
    {
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({
        need: text(500),
        level: maybeWhole(1, 5),
        mentee: maybeReader(),
        replaces: maybeId(),
      }),
      page: goalsPage,
    },
    async (context, input) => {
      const { mentorship, own } = await enterToWrite(context);
      const mentee = orNotFound(menteeOf(context, mentorship, input.mentee));
      const replaces =
        (await listNeeds(context.tx, mentorship.id)).find(
          ({ id, menteeId, isReplaced }) =>
            id === input.replaces && menteeId === mentee && !isReplaced,
        )?.id ?? null;
      await insertNeed(
        context.tx,
        own,
        {
          mentee,
          text: input.need,
          startLevel: input.level,
          replaces,
          today: context.today,
        },
        mentorship.kind === 'group',
      );
      return goalsPath(context, 'needs');
    },
  ),

  post(
    '/mentorships/:mentorship/goals/new',
    {
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({ goal: text(500), need: maybeId(), goal_for: maybeReader() }),
      page: goalsPage,
    },
    async (context, input) => {
      const { mentorship, own } = await enterToWrite(context);
      const need =
        (await listNeeds(context.tx, mentorship.id)).find(({ id }) => id === input.need)?.id ??
        null;
      await insertGoal(context.tx, own, input.goal, context.today, {
        need,
        mentee: readerOf(context, mentorship, input.goal_for, 'goal_for'),
      });
      return goalsPath(context, 'goals');
    },
  ),

  // NL5c: the aim stays, the path changes, and both can be read.
  post(
    '/mentorships/:mentorship/goals/:goal/steps',
    {
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({
        step: text(300),
        kind: oneOf(['milestone', 'progress', 'new-path']),
        due_on: maybeDay(),
      }),
      page: goalsPage,
    },
    async (context, input) => {
      const { mentorship, own } = await enterToWrite(context);
      const goal = orNotFound(
        (await listGoals(context.tx, mentorship.id)).find(
          ({ id, text: words, reachedOn }) =>
            id === context.params.goal && words !== null && reachedOn === null,
        ),
      );
      const { menteeId } = orNotFound(await findGoal(context.tx, mentorship.id, goal.id));
      if (!isTheirs(mentorship, own.person, menteeId)) throw new NotFound();
      await insertGoalStep(context.tx, own, {
        goal: goal.id,
        kind: input.kind,
        text: input.step,
        today: context.today,
        dueOn: input.due_on,
        mentee: menteeId,
      });
      return goalsPath(context, 'goals');
    },
  ),

  post(
    '/mentorships/:mentorship/goals/:goal/steps/:step/done',
    {
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({}),
      page: goalsPage,
    },
    async (context) => {
      const { mentorship, own } = await enterToWrite(context);
      const goal = orNotFound(await findGoal(context.tx, mentorship.id, context.params.goal!));
      if (
        !isTheirs(mentorship, own.person, goal.menteeId) ||
        !(await finishStep(context.tx, own, context.params.step!, context.today))
      )
        throw new NotFound();
      return goalsPath(context, 'goals');
    },
  ),
];
