/** A gathering for the calendars of those who are expected. */
import { linkTo } from '../../web/links.ts';
import type { ActContext } from '../../web/route.tsx';
import { invitation, type Event } from '../mail/calendar.file.ts';
import { enqueueMailTo } from '../mail/person-letter.store.ts';
import { sayTime } from '../meetings/meeting.pages.tsx';
import { listGatherings, type Attendance } from './gathering.store.ts';
import { gatheringWords } from './gathering.words.ts';

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
  for (const { personId } of people)
    await enqueueMailTo(tx, {
      organisation,
      person: personId,
      key: `gathering ${date} ${one.sequence} ${personId}`,
      kind: 'appointment',
      priority: 'asked',
      at: now,
      letter: (language, name, mailbox) => {
        const w = gatheringWords[language];
        const when = `${sayTime({ ...view, language }, one.startsAt, organisation)}${one.place ? `, ${one.place}` : ''}`;
        const calendar = invitation(event, {
          organiser: mailFrom,
          guest: { name, address: mailbox },
        });
        if (event.isCancelled)
          return {
            subject: w.cancelled(organisation.name),
            body: w.gone(name, one.name, when),
            calendar,
          };
        return {
          subject: one.sequence > 0 ? w.moved(organisation.name) : w.subject(organisation.name),
          body: w.body(name, one.name, when, event.url),
          calendar,
        };
      },
    });
}
