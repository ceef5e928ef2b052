import { linkTo } from '../../web/links.ts';
import {
  type Context,
  day,
  form,
  get,
  isId,
  maybeText,
  NotFound,
  oneOf,
  orNotFound,
  post,
  type Route,
  text,
  time,
  whole,
} from '../../web/route.tsx';
import { momentOf } from './moment.input.ts';
import type { Problem } from '../../web/view.ts';
import { feed } from '../mail/calendar.file.ts';
import { findCohort } from '../programmes/programme.store.ts';
import {
  enterAsMember,
  enterToWrite,
  pupilOf,
  maybeReader,
  readerOf,
} from '../mentorships/mentorship.access.ts';
import { eventOf, tellGuests } from './meeting.letters.ts';
import { NextMeetingPage } from './meeting.pages.tsx';
import { behavioursOf, promptsFor, shareOf, ways } from './meeting.rules.ts';
import {
  cancelAppointment,
  insertAppointment,
  keepReply,
  listAppointments,
  moveAppointment,
  type Appointment,
} from './appointment.store.ts';
import { closeItems, insertItem, listAgenda, listAgendaMakers } from './agenda.store.ts';
import { meetingWords } from './meeting.words.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { isTheirs } from '../mentorships/part.rules.ts';

async function nextPage(context: Context, problem?: Problem) {
  const { tx, view, person, now } = context;
  const mentorship = await enterAsMember(context);
  const profile = (await findCohort(tx, mentorship.cohortId))!.profile;
  const pupil = pupilOf(mentorship, person.id);
  const mentees = mentorship.mentees.map(({ personId }) => personId);
  const open = (await listAppointments(tx, { mentorship: mentorship.id, pupil })).filter(
    ({ cancelledAt, isRecorded, menteeId }) =>
      cancelledAt === null && !isRecorded && menteeId === null,
  );
  const recent = new Date(now.subtract({ hours: 24 * 21 }).epochMilliseconds);
  return (
    <NextMeetingPage
      view={view}
      problem={problem}
      clock={context.organisation}
      now={new Date(now.epochMilliseconds)}
      mentorship={mentorship}
      appointments={open.filter(({ startsAt }) => startsAt >= recent)}
      agenda={await listAgenda(tx, mentorship.id)}
      share={shareOf(await listAgendaMakers(tx, mentorship.id), mentees)}
      prompts={promptsFor(behavioursOf(profile, view.language), mentorship.meetings)}
      isMentee={mentees.includes(person.id)}
      pupil={mentees.find((id) => id === context.query.pupil) ?? null}
    />
  );
}

const appointmentForm = {
  day: day(),
  time: time(),
  minutes: whole(5, 720),
  way: oneOf(ways),
  place: maybeText(200),
};
const next = ({ view, params, query }: Context, anchor: string) =>
  linkTo(
    view,
    '/mentorships/:mentorship/next',
    { mentorship: params.mentorship },
    { query: { pupil: isId(query.pupil ?? '') ? query.pupil : null }, hash: anchor },
  );

/** In a group a pupil changes no meeting of the whole class. */
async function findToChange(context: Context, mentorship: MentorshipLine): Promise<Appointment> {
  const one = await findAppointment(context, mentorship);
  if (!isTheirs(mentorship, context.person.id, one.menteeId)) throw new NotFound();
  return one;
}

async function findAppointment(context: Context, mentorship: MentorshipLine): Promise<Appointment> {
  const [one] = await listAppointments(context.tx, {
    mentorship: mentorship.id,
    id: context.params.appointment!,
    pupil: pupilOf(mentorship, context.person.id),
  });
  // A talk with one pupil of a class has a page of its own.
  if (one?.menteeId) throw new NotFound();
  return orNotFound(one);
}

export const meetingRoutes: Route[] = [
  get(
    '/mentorships/:mentorship/next',
    { may: 'write in mentorship', audit: ['see mentorship', 'mentorship'] },
    nextPage,
  ),

  post(
    '/mentorships/:mentorship/appointments',
    {
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form(appointmentForm),
      page: nextPage,
    },
    async (context, input) => {
      const { mentorship, own } = await enterToWrite(context);
      if (!isTheirs(mentorship, own.person, null)) throw new NotFound();
      const id = await insertAppointment(context.tx, own, {
        mentee: null,
        startsAt: momentOf(context, input),
        minutes: input.minutes,
        way: input.way,
        place: input.place || null,
      });
      await tellGuests(context, mentorship, id);
      return next(context, 'when');
    },
  ),

  post(
    '/mentorships/:mentorship/appointments/:appointment/time',
    {
      edits: true,
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form(appointmentForm),
      page: nextPage,
    },
    async (context, input) => {
      const { mentorship, own } = await enterToWrite(context);
      const { id } = await findToChange(context, mentorship);
      if (
        !(await moveAppointment(context.tx, own, id, {
          startsAt: momentOf(context, input),
          minutes: input.minutes,
          way: input.way,
          place: input.place || null,
        }))
      )
        throw new NotFound();
      await tellGuests(context, mentorship, id);
      return next(context, 'when');
    },
  ),

  post(
    '/mentorships/:mentorship/appointments/:appointment/cancellation',
    {
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({}),
      page: nextPage,
    },
    async (context) => {
      const { mentorship, own } = await enterToWrite(context);
      const { id } = await findToChange(context, mentorship);
      if (!(await cancelAppointment(context.tx, own, id, new Date(context.now.epochMilliseconds))))
        throw new NotFound();
      await tellGuests(context, mentorship, id);
      return next(context, 'when');
    },
  ),

  post(
    '/mentorships/:mentorship/appointments/:appointment/reply',
    {
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({ answer: oneOf(['accepted', 'declined', 'tentative']) }),
      page: nextPage,
    },
    async (context, { answer }) => {
      const { tx, organisation, person, now } = context;
      const { mentorship } = await enterToWrite(context);
      const one = await findAppointment(context, mentorship);
      if (one.cancelledAt) throw new NotFound();
      await keepReply(tx, {
        organisation: organisation.id,
        appointment: one.id,
        person: person.id,
        sequence: one.sequence,
        answer,
        at: new Date(now.epochMilliseconds),
      });
      return next(context, 'when');
    },
  ),

  get(
    '/mentorships/:mentorship/appointments/:appointment/file',
    { may: 'write in mentorship', audit: ['see mentorship', 'mentorship'] },
    async (context) => {
      const { view } = context;
      const mentorship = await enterAsMember(context);
      const one = await findAppointment(context, mentorship);
      const event = eventOf(context, one, meetingWords[view.language].summary);
      return {
        download: feed(meetingWords[view.language].summary, [event], []),
        name: 'meeting.ics',
        type: 'text/calendar; charset=utf-8',
      };
    },
  ),

  post(
    '/mentorships/:mentorship/agenda',
    {
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({ item: text(300), kind: oneOf(['topic', 'question']), mentee: maybeReader() }),
      page: nextPage,
    },
    async (context, input) => {
      const { mentorship, own } = await enterToWrite(context);
      await insertItem(context.tx, own, {
        kind: input.kind,
        text: input.item,
        mentee: readerOf(context, mentorship, input.mentee, 'mentee'),
        today: context.today,
      });
      return next(context, 'agenda');
    },
  ),

  post(
    '/mentorships/:mentorship/agenda/:item/removal',
    {
      may: 'write in mentorship',
      audit: ['change mentorship', 'mentorship'],
      form: form({}),
      page: nextPage,
    },
    async (context) => {
      const { mentorship, own } = await enterToWrite(context);
      const item = orNotFound(
        (await listAgenda(context.tx, mentorship.id)).find(
          ({ id, byId }) => id === context.params.item && byId === own.person,
        ),
      );
      await closeItems(context.tx, own, [item.id], { meeting: null, today: context.today });
      return next(context, 'agenda');
    },
  ),
];
