import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import {
  type Context,
  day,
  form,
  get,
  id,
  maybeText,
  NotFound,
  oneOf,
  orNotFound,
  post,
  refuse,
  type Route,
  text,
  time,
  whole,
  yesOrNo,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { enterPageOf, isMentee } from '../mentorships/mentorship.access.ts';
import { cancelAppointment, insertAppointment } from '../meetings/appointment.store.ts';
import {
  insertSignature,
  listMentoringAgreements,
} from '../mentoring-agreements/mentoring-agreement.store.ts';
import { mentoringAgreementWords } from '../mentoring-agreements/mentoring-agreement.words.ts';
import { findMentorship, type MentorshipLine } from '../mentorships/mentorship.store.ts';
import { isUnderAge } from '../people/consent.rules.ts';
import {
  dropVoluntary,
  findAge,
  findConsent,
  giveConsent,
  withdrawConsent,
} from '../people/consent.store.ts';
import { momentOf } from '../meetings/moment.input.ts';
import { tellGuests } from '../meetings/meeting.letters.ts';
import { findPupil } from './pupil.store.ts';
import { ChildrenPage, OfferPage, PupilBookingPage, type ChildView } from './talk.pages.tsx';
import { isOfAge, mayBook, parties, seriesOf, themes } from './talk.rules.ts';
import {
  bookSlot,
  freeSlot,
  insertSlots,
  keepPreparation,
  listChildren,
  listSlots,
  withdrawSlot,
  type Slot,
} from './talk.store.ts';
import { talkWords } from './talk.words.ts';

const moment = ({ now }: Context) => new Date(now.epochMilliseconds);

async function enterGroup(
  context: Context,
): Promise<{ mentorship: MentorshipLine; isPupil: boolean }> {
  const mentorship = await enterPageOf('write', context);
  if (mentorship.kind !== 'group') throw new NotFound();
  return { mentorship, isPupil: isMentee(mentorship, context.person.id) };
}

async function slotsPage(context: Context, problem?: Problem) {
  const { tx, view } = context;
  const { mentorship, isPupil } = await enterGroup(context);
  const slots = await listSlots(tx, { mentorship: mentorship.id, since: moment(context) });
  return isPupil ? (
    <PupilBookingPage
      view={view}
      problem={problem}
      mentorship={mentorship}
      slots={slots}
      clock={context.organisation}
    />
  ) : (
    <OfferPage
      view={view}
      problem={problem}
      mentorship={mentorship}
      slots={slots}
      clock={context.organisation}
    />
  );
}

async function childrenPage(context: Context, problem?: Problem) {
  const { tx, view, person, organisation, today } = context;
  const children: ChildView[] = [];
  for (const child of await listChildren(tx, person.id, today)) {
    const grown = isOfAge(child.bornOn, today);
    const [agreement] = grown ? [] : await listMentoringAgreements(tx, child.mentorshipId);
    children.push({
      child,
      isOfAge: grown,
      consent: isUnderAge(await findAge(tx, child.id), organisation.consentAge, today)
        ? { given: await findConsent(tx, child.id) }
        : null,
      agreement: agreement && agreement.aim !== null ? agreement : null,
      slots: grown
        ? []
        : await listSlots(tx, { mentorship: child.mentorshipId, since: moment(context) }),
      facts: grown ? [] : (await findPupil(tx, child.id, today)).facts,
    });
  }
  return (
    <ChildrenPage view={view} problem={problem} children={children} clock={context.organisation} />
  );
}

/**
 * G-11, G-12: the pupil for themselves, a guardian for a child under age in whose custody they are
 * today.
 */
async function enterBooking(context: Context): Promise<{
  slot: Slot;
  mentorship: MentorshipLine;
  as: 'pupil' | 'guardian';
  may: (mentee: string) => boolean;
}> {
  const { tx, person, today } = context;
  const slot = orNotFound(
    (await listSlots(tx, { id: context.params.slot!, since: moment(context) }))[0],
  );
  const mentorship = orNotFound(await findMentorship(tx, slot.mentorshipId));
  if (mentorship.closedOn !== null) throw new NotFound();
  if (isMentee(mentorship, person.id))
    return { slot, mentorship, as: 'pupil', may: (mentee) => mentee === person.id };
  const children = (await listChildren(tx, person.id, today)).filter(
    (child) => child.mentorshipId === slot.mentorshipId && !isOfAge(child.bornOn, today),
  );
  if (children.length === 0) throw new NotFound();
  return {
    slot,
    mentorship,
    as: 'guardian',
    may: (mentee) => children.some(({ id }) => id === mentee),
  };
}

const back = ({ view }: Context, as: 'pupil' | 'guardian', slot: Slot) =>
  as === 'guardian'
    ? linkTo(view, '/children')
    : linkTo(view, '/mentorships/:mentorship/slots', { mentorship: slot.mentorshipId });

async function bookingPage(context: Context, problem?: Problem) {
  const { as, slot } = await enterBooking(context);
  return as === 'guardian'
    ? childrenPage(context, problem)
    : slotsPage(
        { ...context, params: { ...context.params, mentorship: slot.mentorshipId } },
        problem,
      );
}

/** Booked by this person, or for the child or pupil they may speak for. */
async function findBooked(
  context: Context,
): Promise<{ slot: Slot; mentorship: MentorshipLine; as: 'pupil' | 'guardian' }> {
  const { slot, mentorship, as, may } = await enterBooking(context);
  if (slot.menteeId === null || !may(slot.menteeId)) throw new NotFound();
  return { slot, mentorship, as };
}

export const talkRoutes: Route[] = [
  get(
    '/mentorships/:mentorship/slots',
    { may: 'write in mentorship', audit: ['see mentorship', 'mentorship'] },
    slotsPage,
  ),

  post(
    '/mentorships/:mentorship/slots',
    {
      may: 'guide pupils',
      audit: ['change mentorship', 'mentorship'],
      form: form({
        day: day(),
        time: time(),
        count: whole(1, 40),
        minutes: whole(5, 120),
        pause: whole(0, 60),
        party: oneOf(parties),
        theme: oneOf(themes),
        place: maybeText(120),
      }),
      page: slotsPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person } = context;
      const { mentorship, isPupil } = await enterGroup(context);
      if (isPupil) throw new NotFound();
      const first = momentOf(context, { day: input.day, time: input.time });
      const starts = seriesOf({
        count: input.count,
        minutes: input.minutes,
        pause: input.pause,
      }).map((after) => new Date(first.getTime() + after * 60_000));
      await insertSlots(tx, {
        organisation: organisation.id,
        mentorship: mentorship.id,
        person: person.id,
        starts,
        minutes: input.minutes,
        party: input.party,
        theme: input.theme,
        place: input.place || null,
      });
      return linkTo(view, '/mentorships/:mentorship/slots', { mentorship: mentorship.id });
    },
  ),

  post(
    '/mentorships/:mentorship/slots/:slot/withdrawal',
    {
      may: 'guide pupils',
      audit: ['change mentorship', 'mentorship'],
      form: form({}),
      page: slotsPage,
    },
    async (context) => {
      const { mentorship, isPupil } = await enterGroup(context);
      if (
        isPupil ||
        !(await withdrawSlot(context.tx, {
          id: context.params.slot!,
          mentorship: mentorship.id,
          at: moment(context),
        }))
      )
        throw new NotFound();
      return linkTo(context.view, '/mentorships/:mentorship/slots', { mentorship: mentorship.id });
    },
  ),

  get('/children', { may: 'see own children', audit: 'list child' }, childrenPage),

  // M-8: the version that was read, for a child under age in whose custody they are today.
  post(
    '/children/:child/agreement',
    {
      may: 'see own children',
      audit: ['change person', 'child'],
      form: form({ version: whole(1, 9999) }),
      page: childrenPage,
    },
    async (context, input) => {
      const { tx, organisation, person, today, view, params } = context;
      const child = orNotFound(
        (await listChildren(tx, person.id, today)).find(
          ({ id, bornOn }) => id === params.child && !isOfAge(bornOn, today),
        ),
      );
      const newest = orNotFound((await listMentoringAgreements(tx, child.mentorshipId))[0]);
      if (newest.version !== input.version)
        refuse(mentoringAgreementWords[view.language].meanwhile);
      await insertSignature(
        tx,
        { organisation: organisation.id, mentorship: child.mentorshipId, person: person.id },
        newest.id,
        today,
      );
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'sign mentoring_agreement',
        subjectId: newest.id,
      });
      return linkTo(view, '/children');
    },
  ),

  // for a child under the age of consent, by whoever has custody today.
  post(
    '/children/:child/consent',
    {
      may: 'see own children',
      purpose: 'erase',
      audit: ['change person', 'child'],
      form: form({ answer: yesOrNo() }),
      page: childrenPage,
    },
    async ({ tx, toErase, organisation, person, today, view, params }, { answer }) => {
      const child = orNotFound(
        (await listChildren(tx, person.id, today)).find(({ id }) => id === params.child),
      );
      if (!isUnderAge(await findAge(tx, child.id), organisation.consentAge, today))
        throw new NotFound();
      if (answer)
        await giveConsent(tx, {
          organisation: organisation.id,
          child: child.id,
          guardian: person.id,
          today,
        });
      else if (await withdrawConsent(tx, { child: child.id, guardian: person.id, today }))
        await toErase((erase) => dropVoluntary(erase, child.id));
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: answer ? 'consent for person' : 'withdraw consent for person',
        subjectId: child.id,
      });
      return linkTo(view, '/children');
    },
  ),

  // A booked talk is a planned meeting like any other: in the calendar, with a signal when nobody
  // writes it down.
  post(
    '/talks/:slot/booking',
    {
      may: 'book talks',
      audit: ['change talk_slot', 'slot'],
      form: form({ mentee: id() }),
      page: bookingPage,
    },
    async (context, { mentee }) => {
      const { tx, view, organisation, person } = context;
      const { slot, mentorship, as, may } = await enterBooking(context);
      if (!mayBook(slot.party, as) || !may(mentee)) throw new NotFound();
      const own = {
        organisation: organisation.id,
        mentorship: slot.mentorshipId,
        person: person.id,
      };
      const appointment = await insertAppointment(tx, own, {
        mentee,
        startsAt: slot.startsAt,
        minutes: slot.minutes,
        way: 'meet',
        place: slot.place,
      });
      if (!(await bookSlot(tx, { id: slot.id, mentee, person: person.id, appointment })))
        refuse(talkWords[view.language].faster);
      await tellGuests(context, mentorship, appointment);
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'book talk_slot',
        subjectId: slot.id,
      });
      return back(context, as, slot);
    },
  ),

  post(
    '/talks/:slot/preparation',
    {
      may: 'book talks',
      audit: ['change talk_slot', 'slot'],
      form: form({ prepare: text(1000) }),
      page: bookingPage,
    },
    async (context, { prepare }) => {
      const { slot, as } = await findBooked(context);
      await keepPreparation(context.tx, {
        organisation: context.organisation.id,
        slot: slot.id,
        person: context.person.id,
        body: prepare,
        today: context.today,
      });
      return back(context, as, slot);
    },
  ),

  post(
    '/talks/:slot/cancellation',
    { may: 'book talks', audit: ['change talk_slot', 'slot'], form: form({}), page: bookingPage },
    async (context) => {
      const { slot, mentorship, as } = await findBooked(context);
      await cancelAppointment(
        context.tx,
        {
          organisation: context.organisation.id,
          mentorship: slot.mentorshipId,
          person: context.person.id,
        },
        slot.appointmentId!,
        moment(context),
      );
      await tellGuests(context, mentorship, slot.appointmentId!);
      await freeSlot(context.tx, slot.id);
      return back(context, as, slot);
    },
  ),
];
