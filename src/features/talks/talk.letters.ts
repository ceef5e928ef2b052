/** G-35: a talk that is booked, planned, moved or called off, to everybody who comes. */
import { fullDay } from '../../platform/i18n.ts';
import { letterText } from '../../web/letters.ts';
import { linkTo } from '../../web/links.ts';
import type { ActContext } from '../../web/route.tsx';
import { invitation } from '../mail/calendar.file.ts';
import { composeLetter } from '../mail/letter-text.store.ts';
import { enqueueMailTo } from '../mail/person-letter.store.ts';
import { listAppointments } from '../meetings/appointment.store.ts';
import { eventOf } from '../meetings/meeting.letters.ts';
import { dayOf, sayTime, timeOf } from '../meetings/meeting.pages.tsx';
import { meetingWords } from '../meetings/meeting.words.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import type { Party } from '../meetings/meeting.rules.ts';
import { comes } from './talk.rules.ts';
import { listGuardiansOf } from './talk.store.ts';
import { talkWords } from './talk.words.ts';

const holds = ['name', 'organisation', 'when', 'link'] as const;
const textOf = (state: 'planned' | 'moved' | 'cancelled') =>
  letterText(`talk-${state}`, holds, (language) => talkWords[language].letters[state]);
export const offeredText = letterText(
  'talk-offered',
  ['name', 'organisation', 'mentor', 'when', 'link'] as const,
  (language) => talkWords[language].letters.offered,
);
export const talkTexts = {
  planned: textOf('planned'),
  moved: textOf('moved'),
  cancelled: textOf('cancelled'),
};

/**
 * A mentor is not written to about their own act; whoever booked or called off gets a confirmation.
 * `offeredBy`: comes for certain, so their calendar does not ask.
 */
export async function tellTalk(
  context: ActContext,
  mentorship: MentorshipLine,
  id: string,
  offeredBy: string | null = null,
): Promise<void> {
  const { tx, organisation, person, view, now, today, mailFrom, address } = context;
  const [one] = await listAppointments(tx, { mentorship: mentorship.id, id });
  const { menteeId, party, sequence, startsAt, place, cancelledAt } = one!;
  const pupil = menteeId!;
  const mentors = mentorship.mentors
    .filter(({ part }) => part !== 'substitute')
    .map(({ personId }) => personId);
  const guardians = comes(party ?? 'pupil', 'guardian')
    ? (await listGuardiansOf(tx, [pupil], today)).map((guardian) => guardian.id)
    : [];
  const told = new Set([
    ...mentors.filter((mentor) => mentor !== person.id),
    ...(comes(party ?? 'pupil', 'pupil') ? [pupil] : []),
    ...guardians,
    ...(mentors.includes(person.id) ? [] : [person.id]),
  ]);
  const pageOf = (reader: string) =>
    address +
    (mentors.includes(reader)
      ? cancelledAt
        ? linkTo(view, '/talks')
        : linkTo(view, '/talks/:talk', { talk: id })
      : reader === pupil
        ? linkTo(view, '/talks')
        : linkTo(view, '/children'));
  const state = cancelledAt ? 'cancelled' : sequence > 0 ? 'moved' : 'planned';
  for (const reader of told) {
    const event = (summary: string) => eventOf(context, one!, summary, pageOf(reader));
    await enqueueMailTo(tx, {
      organisation,
      person: reader,
      key: `talk ${id} ${sequence} ${reader}`,
      kind: 'talk',
      priority: 'asked',
      at: now,
      letter: async (language, name, mailbox) => ({
        ...(await composeLetter(tx, talkTexts[state], language, {
          name,
          organisation: organisation.name,
          when: `${sayTime({ ...view, language }, startsAt, organisation)}${place ? `, ${place}` : ''}`,
          link: pageOf(reader),
        })),
        calendar: invitation(event(meetingWords[language].summary), {
          organiser: mailFrom,
          guest: {
            name,
            address: mailbox,
            answer: [offeredBy, person.id].includes(reader) ? 'accepted' : undefined,
          },
        }),
      }),
    });
  }
}

/**
 * G-49: whoever can book one of the moments that a mentor offers is told once, however many moments
 * there are and for however many children.
 */
export async function tellOffered(
  context: ActContext,
  offer: { starts: Date[]; minutes: number; party: Party; pupils: string[] },
): Promise<void> {
  const { tx, organisation, person, view, now, today, address } = context;
  const { starts, minutes, party, pupils } = offer;
  const guardians = comes(party, 'guardian') ? await listGuardiansOf(tx, pupils, today) : [];
  const told = new Map([
    ...(comes(party, 'pupil') ? pupils : []).map(
      (pupil) => [pupil, linkTo(view, '/talks')] as const,
    ),
    ...guardians.map(({ id }) => [id, linkTo(view, '/children')] as const),
  ]);
  const [first, last] = [starts[0]!, new Date(starts.at(-1)!.getTime() + minutes * 60_000)];
  const offered = crypto.randomUUID();
  for (const [reader, page] of told)
    await enqueueMailTo(tx, {
      organisation,
      person: reader,
      key: `offered ${offered} ${reader}`,
      kind: 'talk-offer',
      priority: 'news',
      at: now,
      letter: (language, name) =>
        composeLetter(tx, offeredText, language, {
          name,
          organisation: organisation.name,
          mentor: person.name,
          when: talkWords[language].offeredMoments(
            starts.length,
            fullDay(language, dayOf(first, organisation)),
            timeOf(first, organisation),
            timeOf(last, organisation),
          ),
          link: address + page,
        }),
    });
}
