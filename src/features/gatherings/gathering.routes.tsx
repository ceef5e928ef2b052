import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import {
  type Context,
  day,
  form,
  get,
  ids,
  maybeText,
  NotFound,
  oneOf,
  orNotFound,
  post,
  refuse,
  type Route,
  time,
  whole,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { requireState } from '../programmes/cohort-state.service.ts';
import { findCohort, listDates } from '../programmes/programme.store.ts';
import { answers, GatheringPage, InvitationPage } from './gathering.pages.tsx';
import {
  cancelGathering,
  keepAttendance,
  keepGathering,
  keepGatheringReply,
  listAttendance,
  listGatherings,
} from './gathering.store.ts';
import { hoursWords } from '../hours/hours.words.ts';
import { tellOfGathering } from './gathering.letters.ts';
import { momentOf } from '../meetings/moment.input.ts';

async function findGathering({ tx, params }: Context) {
  const cohort = orNotFound(await findCohort(tx, params.cohort!));
  const date = orNotFound(
    (await listDates(tx, cohort.id)).find(
      ({ id, kind }) => id === params.date && kind === 'gathering',
    ),
  );
  return {
    cohort,
    date,
    gathering: (await listGatherings(tx, { date: date.id }))[0] ?? null,
    people: await listAttendance(tx, { cohort: cohort.id, date: date.id }),
  };
}

const gatheringPage = async (context: Context, problem?: Problem) => (
  <GatheringPage
    view={context.view}
    problem={problem}
    clock={context.organisation}
    {...await findGathering(context)}
  />
);

const at = ({ view, params }: Context) =>
  linkTo(view, '/cohorts/:cohort/gatherings/:date', { cohort: params.cohort, date: params.date });

/** Of somebody who is expected. */
async function findInvitation({ tx, person, params }: Context) {
  const gathering = orNotFound((await listGatherings(tx, { date: params.date! }))[0]);
  if (
    !(await listAttendance(tx, { cohort: gathering.cohortId, date: gathering.dateId })).some(
      ({ personId }) => personId === person.id,
    )
  )
    throw new NotFound();
  return gathering;
}

const invitationPage = async (context: Context, problem?: Problem) => (
  <InvitationPage
    view={context.view}
    problem={problem}
    gathering={await findInvitation(context)}
    clock={context.organisation}
  />
);

export const gatheringRoutes: Route[] = [
  get(
    '/cohorts/:cohort/gatherings/:date',
    { may: 'edit programmes', audit: ['see cohort', 'cohort'] },
    gatheringPage,
  ),

  // CA-1: everybody who is expected gets an invitation, its update or its end.
  post(
    '/cohorts/:cohort/gatherings/:date/hour',
    {
      edits: true,
      may: 'edit programmes',
      audit: ['change cohort', 'cohort'],
      form: form({ day: day(), time: time(), length: whole(5, 1440), place: maybeText(200) }),
      page: gatheringPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person } = context;
      const { cohort, date, people } = await findGathering(context);
      requireState(view, cohort, 'plan');
      const startsAt = momentOf(context, { day: input.day, time: input.time });
      await keepGathering(tx, {
        organisation: organisation.id,
        date: date.id,
        person: person.id,
        startsAt,
        day: input.day,
        minutes: input.length,
        place: input.place || null,
      });
      await tellOfGathering(context, date.id, people);
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'plan gathering',
        subjectId: date.id,
      });
      return at(context);
    },
  ),

  post(
    '/cohorts/:cohort/gatherings/:date/cancellation',
    {
      may: 'edit programmes',
      audit: ['change cohort', 'cohort'],
      form: form({}),
      page: gatheringPage,
    },
    async (context) => {
      const { tx, organisation, person, now } = context;
      const { date, people } = await findGathering(context);
      if (!(await cancelGathering(tx, date.id, new Date(now.epochMilliseconds))))
        throw new NotFound();
      await tellOfGathering(context, date.id, people);
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'cancel gathering',
        subjectId: date.id,
      });
      return at(context);
    },
  ),

  post(
    '/cohorts/:cohort/gatherings/:date',
    {
      edits: true,
      may: 'edit programmes',
      audit: ['change cohort', 'cohort'],
      form: form({ minutes: whole(5, 1440), came: ids() }),
      page: gatheringPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person, today } = context;
      const { cohort, date, people } = await findGathering(context);
      if (date.firstDay > today) refuse(hoursWords[view.language].future);
      await keepAttendance(tx, {
        organisation: organisation.id,
        date: date.id,
        by: person.id,
        minutes: input.minutes,
        came: input.came,
        people: people.map(({ personId }) => personId),
      });
      return linkTo(view, '/cohorts/:cohort/hours', { cohort: cohort.id });
    },
  ),

  get('/gatherings/:date', { may: 'write in mentorship', audit: null }, invitationPage),

  post(
    '/gatherings/:date/answer',
    {
      may: 'write in mentorship',
      audit: ['change own person', 'self'],
      form: form({ answer: oneOf(answers) }),
      page: invitationPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person, now } = context;
      const gathering = await findInvitation(context);
      if (gathering.cancelledAt !== null) throw new NotFound();
      await keepGatheringReply(tx, {
        organisation: organisation.id,
        date: gathering.dateId,
        person: person.id,
        sequence: gathering.sequence,
        answer: input.answer,
        at: new Date(now.epochMilliseconds),
      });
      return linkTo(view, '/gatherings/:date', { date: gathering.dateId });
    },
  ),
];
