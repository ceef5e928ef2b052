/** A gathering for the calendars of those who are expected. */
import { letterText } from '../../web/letters.ts';
import { linkTo } from '../../web/links.ts';
import type { ActContext } from '../../web/route.tsx';
import { invitation, type Event } from '../mail/calendar.file.ts';
import { composeLetter } from '../mail/letter-text.store.ts';
import { enqueueMailTo } from '../mail/person-letter.store.ts';
import { sayTime } from '../meetings/meeting.pages.tsx';
import { listGatherings, type Attendance } from './gathering.store.ts';
import { gatheringWords } from './gathering.words.ts';

const holds = ['name', 'organisation', 'gathering', 'when', 'link'] as const;
export const gatheringTexts = {
  planned: letterText(
    'gathering-planned',
    holds,
    (language) => gatheringWords[language].letters.planned,
  ),
  moved: letterText('gathering-moved', holds, (language) => gatheringWords[language].letters.moved),
  // What is off has no page that asks for an answer.
  cancelled: letterText(
    'gathering-cancelled',
    ['name', 'organisation', 'gathering', 'when'],
    (language) => gatheringWords[language].letters.cancelled,
  ),
};

/** CA-1: everybody who is expected gets an invitation, its update or its end. */
export async function tellOfGathering(
  context: ActContext,
  date: string,
  people: Attendance[],
): Promise<void> {
  const { tx, organisation, address, view, now, mailFrom } = context;
  const one = (await listGatherings(tx, { date }))[0]!;
  const event: Event = {
    uid: `${one.dateId}@mentorium`,
    sequence: one.sequence,
    start: one.startsAt,
    minutes: one.minutes,
    summary: one.name,
    place: one.place,
    url: address + linkTo(view, '/gatherings/:date', { date: one.dateId }),
    isCancelled: one.cancelledAt !== null,
    stamp: new Date(now.epochMilliseconds),
  };
  const state = event.isCancelled ? 'cancelled' : event.sequence > 0 ? 'moved' : 'planned';
  for (const { personId } of people)
    await enqueueMailTo(tx, {
      organisation,
      person: personId,
      key: `gathering ${date} ${one.sequence} ${personId}`,
      kind: 'gathering',
      priority: 'asked',
      at: now,
      letter: async (language, name, mailbox) => {
        const values = {
          name,
          organisation: organisation.name,
          gathering: one.name,
          when: `${sayTime({ ...view, language }, one.startsAt, organisation)}${one.place ? `, ${one.place}` : ''}`,
          link: event.url,
        };
        return {
          ...(await composeLetter(tx, gatheringTexts[state], language, values)),
          calendar: invitation(event, {
            organiser: mailFrom,
            guest: { name, address: mailbox },
          }),
        };
      },
    });
}
