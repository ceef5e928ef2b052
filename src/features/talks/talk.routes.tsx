import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import { addDays } from '../../platform/i18n.ts';
import {
  type ActContext,
  type Context,
  day,
  form,
  get,
  id,
  ids,
  maybeText,
  NotFound,
  oneOf,
  orNotFound,
  post,
  refuse,
  type Route,
  type Shown,
  text,
  time,
  whole,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { factDays } from '../signals/signal.rules.ts';
import { findPupil, listPupils } from '../guidance/pupil.store.ts';
import { listAgenda } from '../meetings/agenda.store.ts';
import { listAgreements } from '../meetings/agreement.store.ts';
import {
  cancelAppointment,
  insertAppointment,
  listAppointments,
  moveAppointment,
} from '../meetings/appointment.store.ts';
import { parties } from '../meetings/meeting.rules.ts';
import { listKeyPoints, listMeetings, listPresence } from '../meetings/meeting.store.ts';
import { momentOf } from '../meetings/moment.input.ts';
import { isClassOver } from '../mentorships/mentorship.rules.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { childrenPage } from './children.routes.tsx';
import { PupilTalksPage, saidTo, type Attended } from './own-talk.pages.tsx';
import {
  enterLed,
  enterMoment,
  enterTalk,
  listAttended,
  listLed,
  listMinors,
  moment,
  pupilsAsked,
} from './talk.access.ts';
import { tellOffered, tellTalk } from './talk.letters.ts';
import { NewTalksPage, TalkPage, TalksPage } from './talk.pages.tsx';
import {
  comes,
  longestSilent,
  nextSchoolDay,
  preset,
  recordDays,
  seriesOf,
  stepOf,
  themes,
} from './talk.rules.ts';
import {
  bookSlot,
  freeSlot,
  insertSlots,
  keepPreparation,
  listGuardiansOf,
  listPreparations,
  listSlots,
  listTalks,
  lockBooking,
  retireSlot,
  withdrawSlot,
  type Talk,
} from './talk.store.ts';
import { talkWords } from './talk.words.ts';

/** So many of those who wait the longest stand on the list. */
const mostSilent = 3;

const idsOf = (talks: Talk[]): string[] => talks.map(({ id: talk }) => talk);

async function ledPage(context: Context, classes: MentorshipLine[], problem?: Problem) {
  const { tx, view, organisation, today, now } = context;
  const mentorships = classes.map(({ id: one }) => one);
  const since = new Date(now.subtract({ hours: 24 * recordDays }).epochMilliseconds);
  const talks = await listTalks(tx, { mentorships, since });
  const pupils = [];
  for (const mentorshipId of mentorships)
    for (const pupil of await listPupils(tx, {
      mentorship: mentorshipId,
      now: moment(context),
      today,
      marks: organisation.marks,
    }))
      pupils.push({ ...pupil, mentorshipId });
  const preparations = await listPreparations(tx, idsOf(talks));
  return (
    <TalksPage
      view={view}
      problem={problem}
      clock={organisation}
      now={moment(context)}
      classes={classes}
      talks={talks}
      slots={await listSlots(tx, { mentorships, since: moment(context) })}
      silent={longestSilent(pupils).slice(0, mostSilent)}
      prepared={
        new Map(
          [...Map.groupBy(preparations, ({ talkId }) => talkId)].map(([talk, own]) => [
            talk,
            own.map(({ by }) => by),
          ]),
        )
      }
      done={doneOf(context, classes)}
    />
  );
}

/** What an act that led here has done, in one sentence. */
function doneOf({ query, view }: Context, classes: MentorshipLine[]): string | null {
  const w = talkWords[view.language];
  const name =
    classes.flatMap(({ mentees }) => mentees).find(({ personId }) => personId === query.pupil)
      ?.name ?? null;
  if (query.done === 'offered') return w.offered;
  if (query.done === 'kept') return w.kept;
  if (name === null) return null;
  if (query.done === 'planned') return w.planned(name);
  if (query.done === 'moved') return w.moved(name);
  return query.done === 'off' ? w.calledOff(name) : null;
}

async function pupilPage(context: Context, classes: MentorshipLine[], problem?: Problem) {
  const { tx, view, organisation, person, query } = context;
  const w = talkWords[view.language];
  const attended: Attended[] = [];
  for (const line of classes) {
    const { id: mentorship, name, mentors } = line;
    const since = moment(context);
    const past = (await listMeetings(tx, mentorship, person.id)).filter(
      ({ withMenteeId }) => withMenteeId === person.id,
    );
    attended.push({
      group: name ?? '',
      mentors: mentors.filter(({ part }) => part !== 'substitute').map((one) => one.name),
      talks: (await listTalks(tx, { mentorships: [mentorship], pupil: person.id, since })).filter(
        ({ isRecorded }) => !isRecorded,
      ),
      slots: await listSlots(tx, { mentorships: [mentorship], pupil: person.id, since }),
      mentorship: line,
      points: past.length > 0 ? await listKeyPoints(tx, mentorship) : [],
      past,
      presence: await listPresence(
        tx,
        past.map((meeting) => meeting.id),
      ),
      agreements: (await listAgreements(tx, mentorship)).filter(
        ({ text: words }) => words !== null,
      ),
    });
  }
  return (
    <PupilTalksPage
      view={view}
      problem={problem}
      clock={organisation}
      classes={attended}
      preparations={await listPreparations(tx, idsOf(attended.flatMap(({ talks }) => talks)))}
      done={saidTo(query.done, w)}
    />
  );
}

/** A mentor those of the own classes, a pupil the own ones; a guardian is led to the child. */
async function talksPage(context: Context, problem?: Problem): Promise<Shown> {
  const led = await listLed(context);
  if (led.length > 0) return ledPage(context, led, problem);
  const attended = await listAttended(context);
  if (attended.length > 0) return pupilPage(context, attended, problem);
  if (context.person.roles.includes('guardian'))
    return problem ? childrenPage(context, problem) : { goTo: linkTo(context.view, '/children') };
  return ledPage(context, [], problem);
}

/**
 * Pupils of a class by the address, each once: named apart, or together with commas. Who is not in
 * the class is left out.
 */
function pupilsIn({ view }: Context, { mentees }: MentorshipLine, problem: Problem | undefined) {
  const asked = new Set(
    problem
      ? [problem.typed.pupils ?? '', problem.typed.pupil ?? ''].join().split(',')
      : pupilsAsked(view),
  );
  return mentees
    .filter(({ personId }) => asked.has(personId))
    .map(({ personId, name }) => ({ id: personId, name }));
}

async function newPage(context: Context, problem?: Problem): Promise<Shown> {
  const { view, query, today } = context;
  const classes = await listLed(context);
  const chosen = orNotFound(
    classes.find((one) => one.id === (problem?.typed.class ?? query.class)) ?? classes[0],
  );
  const pupils = pupilsIn(context, chosen, problem);
  const isPlan = problem
    ? problem.typed.count === undefined
    : query.plan === '1' || (pupils.length === 1 && query.offer !== '1');
  return (
    <NewTalksPage
      view={view}
      problem={problem}
      classes={classes}
      chosen={chosen}
      pupils={pupils}
      isPlan={isPlan}
      day={nextSchoolDay(today, chosen.breaks)}
      minutes={chosen.rules.talkMinutes ?? preset.minutes}
    />
  );
}

async function talkPage(context: Context, problem?: Problem): Promise<Shown> {
  const { tx, view, organisation, today, query } = context;
  const { talk, mentorship, as } = await enterTalk(context);
  if (as !== 'mentor') {
    if (problem)
      return as === 'pupil' ? talksPage(context, problem) : childrenPage(context, problem);
    return { goTo: as === 'pupil' ? linkTo(view, '/talks') : linkTo(view, '/children') };
  }
  const w = talkWords[view.language];
  const isOver = isClassOver(mentorship, organisation.classWeeks, today);
  const [appointment] = await listAppointments(tx, { mentorship: mentorship.id, id: talk.id });
  return (
    <TalkPage
      view={view}
      problem={problem}
      clock={organisation}
      now={moment(context)}
      mentorship={mentorship}
      talk={talk}
      guardians={await listGuardiansOf(tx, [talk.pupilId], today)}
      replies={appointment?.replies ?? []}
      facts={
        isOver
          ? []
          : (await findPupil(tx, talk.pupilId, today)).facts.filter(
              (fact) => fact.day > addDays(today, -factDays),
            )
      }
      last={
        (await listMeetings(tx, mentorship.id)).find(
          ({ withMenteeId }) => withMenteeId === talk.pupilId,
        ) ?? null
      }
      agreements={(await listAgreements(tx, mentorship.id)).filter(
        ({ kept, aboutId, ownerId, text: words }) =>
          kept === null && words !== null && [aboutId, ownerId].includes(talk.pupilId),
      )}
      topics={(await listAgenda(tx, mentorship.id)).filter(
        ({ menteeId }) => menteeId === talk.pupilId,
      )}
      preparations={await listPreparations(tx, [talk.id])}
      done={
        query.done === 'planned'
          ? w.planned(talk.pupil)
          : query.done === 'moved'
            ? w.moved(talk.pupil)
            : query.done === 'kept'
              ? w.kept
              : null
      }
    />
  );
}

/** The page of a moment is the one from which it is booked or withdrawn. */
async function momentPage(context: Context, problem?: Problem): Promise<Shown> {
  return (await listLed(context)).length === 0 && (await listMinors(context)).length > 0
    ? childrenPage(context, problem)
    : talksPage(context, problem);
}

const ownIn = ({ organisation, person }: ActContext, mentorship: string) => ({
  organisation: organisation.id,
  mentorship,
  person: person.id,
});

/** A class that this person leads, as a form names it. */
async function findLed(context: Context, mentorship: string): Promise<MentorshipLine> {
  return orNotFound((await listLed(context)).find(({ id: one }) => one === mentorship));
}

export const talkRoutes: Route[] = [
  get('/talks', { may: 'see talks', audit: 'list talk_slot' }, talksPage),

  get('/talks/new', { may: 'guide pupils', audit: 'list talk_slot' }, newPage),

  // G-31: with one pupil, at a moment that the mentor chooses.
  post(
    '/talks/new',
    {
      may: 'guide pupils',
      audit: 'change talk_slot',
      form: form({
        class: id(),
        pupil: id(),
        day: day(),
        time: time(),
        minutes: whole(5, 240),
        party: oneOf(parties),
        place: maybeText(120),
      }),
      page: newPage,
    },
    async (context, input) => {
      const { tx, view } = context;
      const mentorship = await findLed(context, input.class);
      if (!mentorship.mentees.some(({ personId }) => personId === input.pupil))
        refuse(talkWords[view.language].notInClass, 'pupil');
      const talk = await insertAppointment(tx, ownIn(context, mentorship.id), {
        mentee: input.pupil,
        party: input.party,
        startsAt: momentOf(context, input),
        minutes: input.minutes,
        way: 'meet',
        place: input.place || null,
      });
      await tellTalk(context, mentorship, talk);
      return linkTo(view, '/talks/:talk', { talk }, { query: { done: 'planned' } });
    },
  ),

  // G-31: several in a row, to several pupils or to all.
  post(
    '/talks/moments',
    {
      may: 'guide pupils',
      audit: 'change talk_slot',
      form: form({
        class: id(),
        pupils: ids(),
        day: day(),
        time: time(),
        count: whole(1, 40),
        minutes: whole(5, 120),
        pause: whole(0, 60),
        party: oneOf(parties),
        theme: oneOf(themes),
        place: maybeText(120),
      }),
      page: newPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person } = context;
      const w = talkWords[view.language];
      const mentorship = await findLed(context, input.class);
      const known = new Set(mentorship.mentees.map(({ personId }) => personId));
      if (!input.pupils.every((pupil) => known.has(pupil))) refuse(w.notInClass, 'pupils');
      const first = momentOf(context, { day: input.day, time: input.time });
      const series = seriesOf(input);
      const [hour, minute] = input.time.split(':').map(Number) as [number, number];
      if (hour * 60 + minute + series.at(-1)! + input.minutes > 24 * 60) refuse(w.tooMany, 'count');
      const starts = series.map((after) => new Date(first.getTime() + after * 60_000));
      await insertSlots(tx, {
        organisation: organisation.id,
        mentorship: mentorship.id,
        person: person.id,
        starts,
        minutes: input.minutes,
        party: input.party,
        theme: input.theme,
        place: input.place || null,
        pupils: input.pupils,
      });
      await tellOffered(context, {
        starts,
        minutes: input.minutes,
        party: input.party,
        pupils: input.pupils.length > 0 ? input.pupils : [...known],
      });
      return linkTo(view, '/talks', {}, { query: { done: 'offered' }, hash: 'free' });
    },
  ),

  post(
    '/talks/moments/:moment/withdrawal',
    {
      may: 'guide pupils',
      audit: ['change talk_slot', 'moment'],
      form: form({}),
      page: momentPage,
    },
    async (context) => {
      const { tx, view, params } = context;
      const [slot] = await listSlots(tx, { id: params.moment!, since: new Date(0) });
      const mentorship = await findLed(context, orNotFound(slot).mentorshipId);
      if (
        !(await withdrawSlot(tx, {
          id: params.moment!,
          mentorship: mentorship.id,
          at: moment(context),
        }))
      )
        throw new NotFound();
      return linkTo(view, '/talks', {}, { query: { done: 'kept' }, hash: 'free' });
    },
  ),

  // A booked talk is a planned meeting like any other: in the calendar, with a signal when nobody
  // writes it down.
  post(
    '/talks/moments/:moment/booking',
    {
      may: 'book talks',
      audit: ['change talk_slot', 'moment'],
      form: form({ pupil: id() }),
      page: momentPage,
    },
    async (context, { pupil }) => {
      const { tx, view, organisation, person } = context;
      const w = talkWords[view.language];
      const { slot, mentorship, as } = await enterMoment(context, pupil);
      await lockBooking(tx, pupil);
      const ahead = await listTalks(tx, {
        mentorships: [slot.mentorshipId],
        pupil,
        since: moment(context),
      });
      if (slot.isTaken) refuse(w.faster);
      if (ahead.some(({ isRecorded }) => !isRecorded)) refuse(w.already);
      const talk = await insertAppointment(tx, ownIn(context, slot.mentorshipId), {
        mentee: pupil,
        party: slot.party,
        startsAt: slot.startsAt,
        minutes: slot.minutes,
        way: 'meet',
        place: slot.place,
      });
      if (
        !(await bookSlot(tx, { id: slot.id, mentee: pupil, person: person.id, appointment: talk }))
      )
        refuse(w.faster);
      await tellTalk(context, mentorship, talk, slot.offeredById);
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'book talk_slot',
        subjectId: slot.id,
      });
      const query = { done: 'booked' };
      return as === 'guardian'
        ? linkTo(view, '/children', {}, { query })
        : linkTo(view, '/talks', {}, { query });
    },
  ),

  get('/talks/:talk', { may: 'see talks', audit: ['see talk_slot', 'talk'] }, talkPage),

  // G-36: read by who wrote it and the mentors of the class.
  post(
    '/talks/:talk/preparation',
    {
      may: 'see talks',
      audit: ['change talk_slot', 'talk'],
      form: form({ prepare: text(1000) }),
      page: talkPage,
    },
    async (context, { prepare }) => {
      const { tx, view, organisation, person, today } = context;
      const { talk, as } = await enterTalk(context);
      if (as !== 'mentor' && !comes(talk.party, as)) throw new NotFound();
      await keepPreparation(tx, {
        organisation: organisation.id,
        talk: talk.id,
        person: person.id,
        body: prepare,
        today,
      });
      const query = { done: 'kept' };
      if (as === 'mentor') return linkTo(view, '/talks/:talk', { talk: talk.id }, { query });
      return as === 'pupil'
        ? linkTo(view, '/talks', {}, { query })
        : linkTo(view, '/children', {}, { query });
    },
  ),

  post(
    '/talks/:talk/time',
    {
      may: 'guide pupils',
      audit: ['change talk_slot', 'talk'],
      form: form({ day: day(), time: time(), minutes: whole(5, 240), place: maybeText(120) }),
      page: talkPage,
    },
    async (context, input) => {
      const { tx, view } = context;
      const { talk, mentorship } = await enterLed(context);
      const moved = await moveAppointment(tx, ownIn(context, mentorship.id), talk.id, {
        startsAt: momentOf(context, input),
        minutes: input.minutes,
        way: 'meet',
        place: input.place || null,
      });
      if (!moved || talk.isRecorded) throw new NotFound();
      await retireSlot(tx, talk.id, moment(context));
      await tellTalk(context, mentorship, talk.id);
      return linkTo(view, '/talks/:talk', { talk: talk.id }, { query: { done: 'moved' } });
    },
  ),

  // A pupil or guardian frees the moment for others; a mentor takes it back.
  post(
    '/talks/:talk/cancellation',
    {
      may: 'see talks',
      audit: ['change talk_slot', 'talk'],
      form: form({}),
      page: talkPage,
    },
    async (context) => {
      const { tx, view } = context;
      const { talk, mentorship, as } = await enterTalk(context);
      const isLate = stepOf(talk, moment(context)) === 'record';
      if (as !== 'mentor' && (!comes(talk.party, as) || isLate)) throw new NotFound();
      if (
        talk.isRecorded ||
        !(await cancelAppointment(tx, ownIn(context, mentorship.id), talk.id, moment(context)))
      )
        throw new NotFound();
      await tellTalk(context, mentorship, talk.id);
      if (as === 'mentor') await retireSlot(tx, talk.id, moment(context));
      else await freeSlot(tx, talk.id);
      const query = { done: 'off' };
      return as === 'guardian'
        ? linkTo(view, '/children', {}, { query })
        : linkTo(view, '/talks', {}, { query: { ...query, pupil: talk.pupilId } });
    },
  ),

  // Where talks stood before they had a page of their own.
  get('/mentorships/:mentorship/slots', { may: 'see talks', audit: null }, async ({ view }) => ({
    goTo: linkTo(view, '/talks'),
  })),
];
