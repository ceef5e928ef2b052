import { day, form, get, maybeText, NotFound, oneOf, orNotFound, post, refuse, whole, type Context, type Door } from '../hall/route.tsx';
import type { Problem } from '../hall/view.ts';
import { findCohort, listDates } from '../programmes/programme.store.ts';
import { enter, enterToWrite, isMember } from './enter.ts';
import { AttendancePage, CohortHoursPage, HoursPage } from './hours.pages.tsx';
import { hourKinds, type HourKind } from './hours.rules.ts';
import { deleteEntry, insertEntry, keepAttendance, listAttendance, listEntries, listHours } from './hours.store.ts';
import { hoursWords } from './hours.words.ts';

const moment = ({ now }: Context) => new Date(now.epochMilliseconds);

async function hoursPage(context: Context, problem?: Problem) {
  const { tx, view, person } = context;
  const mentorship = await enter(context);
  const member = isMember(mentorship, person.id);
  const hours = await listHours(tx, { mentorship: mentorship.id, now: moment(context) });
  // In a group a pupil has no hours to account for.
  if (member && !hours.some(({ personId }) => personId === person.id)) throw new NotFound();
  return (
    <HoursPage
      view={view}
      problem={problem}
      mentorship={mentorship}
      hours={hours}
      entries={member ? await listEntries(tx, { mentorship: mentorship.id, person: person.id, cohort: mentorship.cohortId }) : []}
      frame={{ hoursPromised: mentorship.hoursPromised, firstDay: mentorship.cohortFirst, lastDay: mentorship.lastDay }}
      isMember={member}
    />
  );
}

async function findGathering({ tx, params }: Context) {
  const cohort = orNotFound(await findCohort(tx, params.cohort!));
  const date = orNotFound((await listDates(tx, cohort.id)).find(({ id, kind }) => id === params.date && kind === 'gathering'));
  return { cohort, date };
}

async function attendancePage(context: Context, problem?: Problem) {
  const { cohort, date } = await findGathering(context);
  return <AttendancePage view={context.view} problem={problem} cohort={cohort} date={date} people={await listAttendance(context.tx, { cohort: cohort.id, date: date.id })} />;
}

export const hoursRoutes: Door[] = [
  get('/mentorships/:mentorship/hours', 'see mentorships', hoursPage),

  post('/mentorships/:mentorship/hours', 'write in mentorship', form({ kind: oneOf(hourKinds), day: day(), minutes: whole(5, 720) }), hoursPage, async (context, input) => {
    const { mentorship, own } = await enterToWrite(context);
    const w = hoursWords[context.view.language];
    if (input.day > context.today) refuse(w.future, 'day');
    if (input.day < mentorship.firstDay) refuse(w.before, 'day');
    await insertEntry(context.tx, { ...own, kind: input.kind as HourKind, day: input.day, minutes: Number(input.minutes) });
    return `${context.view.base}/mentorships/${mentorship.id}/hours`;
  }),

  post('/mentorships/:mentorship/hours/:entry/removal', 'write in mentorship', form({}), hoursPage, async (context) => {
    const { own } = await enterToWrite(context);
    if (!(await deleteEntry(context.tx, context.params.entry!, own.person))) throw new NotFound();
    return `${context.view.base}/mentorships/${own.mentorship}/hours`;
  }),

  get('/cohorts/:cohort/hours', 'edit programmes', async (context) => {
    const cohort = orNotFound(await findCohort(context.tx, context.params.cohort!));
    return <CohortHoursPage view={context.view} cohort={cohort} hours={await listHours(context.tx, { cohort: cohort.id, now: moment(context) })} dates={await listDates(context.tx, cohort.id)} />;
  }),

  get('/cohorts/:cohort/gatherings/:date', 'edit programmes', attendancePage),

  post('/cohorts/:cohort/gatherings/:date', 'edit programmes', form({ minutes: whole(5, 720), came: maybeText(40_000) }), attendancePage, async (context, input) => {
    const { tx, view, organisation, person, today } = context;
    const { cohort, date } = await findGathering(context);
    if (date.firstDay > today) refuse(hoursWords[view.language].future);
    const people = (await listAttendance(tx, { cohort: cohort.id, date: date.id })).map(({ personId }) => personId);
    await keepAttendance(tx, { organisation: organisation.id, date: date.id, by: person.id, minutes: Number(input.minutes), came: (input.came ?? '').split(','), people });
    return `${view.base}/cohorts/${cohort.id}/hours`;
  }),
];
