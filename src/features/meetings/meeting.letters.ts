/** A planned meeting for the calendars of those who take part. */
import { letterText } from '../../web/letters.ts';
import { linkTo } from '../../web/links.ts';
import type { ActContext, Context } from '../../web/route.tsx';
import { invitation, type Event } from '../mail/calendar.file.ts';
import { composeLetter } from '../mail/letter-text.store.ts';
import { enqueueMailTo } from '../mail/person-letter.store.ts';
import { listAppointments, type Appointment } from './appointment.store.ts';
import { sayTime } from './meeting.pages.tsx';
import { meetingWords } from './meeting.words.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';

const holds = ['name', 'organisation', 'when', 'link'] as const;
const textOf = (state: 'planned' | 'moved' | 'cancelled') =>
  letterText(`meeting-${state}`, holds, (language) => meetingWords[language].letters[state]);
export const meetingTexts = {
  planned: textOf('planned'),
  moved: textOf('moved'),
  cancelled: textOf('cancelled'),
};

export const eventOf = (
  { address, view, now }: Context,
  one: Appointment,
  summary: string,
  url = address + linkTo(view, '/mentorships/:mentorship/next', { mentorship: one.mentorshipId }),
): Event => ({
  uid: `${one.id}@mentorium`,
  sequence: one.sequence,
  start: one.startsAt,
  minutes: one.minutes,
  summary,
  place: one.place,
  url,
  isCancelled: one.cancelledAt !== null,
  stamp: new Date(now.epochMilliseconds),
});

/** CA-1: everybody of the meeting but who wrote it gets an invitation, its update or its end. */
export async function tellGuests(
  context: ActContext,
  mentorship: MentorshipLine,
  id: string,
): Promise<void> {
  const { tx, organisation, person, view, now, mailFrom } = context;
  const [one] = await listAppointments(tx, { id });
  const { menteeId, sequence, startsAt, place, cancelledAt } = one!;
  const guests = [
    ...mentorship.mentors,
    ...mentorship.mentees.filter(({ personId }) => menteeId === null || personId === menteeId),
  ].filter(({ personId }) => personId !== person.id);
  const state = cancelledAt ? 'cancelled' : sequence > 0 ? 'moved' : 'planned';
  for (const guest of guests)
    await enqueueMailTo(tx, {
      organisation,
      person: guest.personId,
      key: `appointment ${id} ${sequence} ${guest.personId}`,
      kind: 'appointment',
      priority: 'asked',
      at: now,
      letter: async (language, name, mailbox) => ({
        ...(await composeLetter(tx, meetingTexts[state], language, {
          name,
          organisation: organisation.name,
          when: `${sayTime({ ...view, language }, startsAt, organisation)}${place ? `, ${place}` : ''}`,
          link: eventOf(context, one!, '').url,
        })),
        calendar: invitation(eventOf(context, one!, meetingWords[language].summary), {
          organiser: mailFrom,
          guest: { name, address: mailbox },
        }),
      }),
    });
}
