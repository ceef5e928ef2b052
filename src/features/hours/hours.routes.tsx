import { linkTo } from '../../web/links.ts';
import { boardDownload } from '../../web/board-table.tsx';
import { arrange } from '../../web/board.ts';
import {
  day,
  form,
  get,
  NotFound,
  oneOf,
  orNotFound,
  post,
  refuse,
  whole,
  type Context,
  type Route,
} from '../../web/route.tsx';
import { listShownEnds } from '../course/shown-means.store.ts';
import type { Problem } from '../../web/view.ts';
import { findCohort, listDates } from '../programmes/programme.store.ts';
import { askingOf, enter, enterTo, isMember } from '../mentorships/mentorship.access.ts';
import { mayInMentorship } from '../mentorships/part.rules.ts';
import { CohortHoursPage, hoursBoard, HoursPage } from './hours.pages.tsx';
import { hourKinds, totalOf } from './hours.rules.ts';
import { deleteEntry, insertEntry, listEntries, listHours } from './hours.store.ts';
import { hoursWords } from './hours.words.ts';

const moment = ({ now }: Context) => new Date(now.epochMilliseconds);

async function hoursPage(context: Context, problem?: Problem) {
  const { tx, view, person } = context;
  const mentorship = await enter(context);
  const member = isMember(mentorship, person.id);
  // Whoever stood in for some days has promised nothing.
  const hours = (await listHours(tx, { mentorship: mentorship.id, now: moment(context) })).filter(
    ({ part, used }) => part !== 'substitute' || totalOf(used) > 0,
  );
  // In a group a pupil has no hours to account for.
  if (member && !hours.some(({ personId }) => personId === person.id)) throw new NotFound();
  return (
    <HoursPage
      view={view}
      problem={problem}
      mentorship={mentorship}
      hours={hours}
      entries={
        member
          ? await listEntries(tx, {
              mentorship: mentorship.id,
              person: person.id,
              cohort: mentorship.cohortId,
            })
          : []
      }
      frame={{
        hoursPromised: mentorship.hoursPromised,
        firstDay: mentorship.cohortFirst,
        lastDay: mentorship.lastDay,
      }}
      isMember={member}
      mayWrite={mayInMentorship('account for hours', mentorship, askingOf(context))}
    />
  );
}

async function enterHours(context: Context) {
  const { tx, view, params, query } = context;
  const cohort = orNotFound(await findCohort(tx, params.cohort!));
  const hours = await listHours(tx, { cohort: cohort.id, now: moment(context) });
  return { cohort, board: arrange(hoursBoard(view, cohort, hours), query, view.language) };
}

export const hoursRoutes: Route[] = [
  get(
    '/mentorships/:mentorship/hours',
    { may: 'see mentorships', audit: ['see mentorship', 'mentorship'] },
    hoursPage,
  ),

  post(
    '/mentorships/:mentorship/hours',
    {
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({ kind: oneOf(hourKinds), day: day(), minutes: whole(5, 720) }),
      page: hoursPage,
    },
    async (context, input) => {
      const { mentorship, own } = await enterTo('account for hours', context);
      const w = hoursWords[context.view.language];
      if (input.day > context.today) refuse(w.future, 'day');
      if (input.day < mentorship.earliestMeeting) refuse(w.before, 'day');
      await insertEntry(context.tx, {
        ...own,
        kind: input.kind,
        day: input.day,
        minutes: input.minutes,
      });
      return linkTo(context.view, '/mentorships/:mentorship/hours', { mentorship: mentorship.id });
    },
  ),

  post(
    '/mentorships/:mentorship/hours/:entry/removal',
    {
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({}),
      page: hoursPage,
    },
    async (context) => {
      const { own } = await enterTo('account for hours', context);
      if (!(await deleteEntry(context.tx, context.params.entry!, own.person))) throw new NotFound();
      return linkTo(context.view, '/mentorships/:mentorship/hours', { mentorship: own.mentorship });
    },
  ),

  get(
    '/cohorts/:cohort/hours',
    { may: 'edit programmes', purpose: 'report', audit: ['see cohort', 'cohort'] },
    async (context) => {
      const { cohort, board } = await enterHours(context);
      return (
        <CohortHoursPage
          view={context.view}
          cohort={cohort}
          board={board}
          dates={await listDates(context.tx, cohort.id)}
          ends={await listShownEnds(context.tx, cohort.id)}
        />
      );
    },
  ),

  get(
    '/cohorts/:cohort/hours/download',
    { may: 'edit programmes', recentAuth: true, audit: ['download hours of cohort', 'cohort'] },
    async (context) => {
      const { cohort, board } = await enterHours(context);
      return boardDownload(
        context,
        board,
        `${hoursWords[context.view.language].cohort}, ${cohort.name}`,
      );
    },
  ),
];
