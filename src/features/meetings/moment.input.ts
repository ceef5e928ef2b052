/** A day and an hour that were typed, as a moment on the organisation's clock. */
import { addDays } from '../../platform/i18n.ts';
import { refuse, type Context } from '../../web/route.tsx';
import { meetingWords } from './meeting.words.ts';

/**
 * Refuses what has passed, what is too far ahead, and hours that a change of the clock leaves out.
 */
export function momentOf(
  { organisation, now, view }: Context,
  input: { day: string; time: string },
): Date {
  const w = meetingWords[view.language];
  const plain = Temporal.PlainDate.from(input.day).toPlainDateTime(input.time);
  const zoned = plain.toZonedDateTime(organisation.timeZone);
  if (!zoned.toPlainDateTime().equals(plain)) refuse(w.noSuchTime, 'time');
  if (Temporal.ZonedDateTime.compare(zoned, now) <= 0) refuse(w.past, 'day');
  if (input.day > addDays(now.toPlainDate().toString(), 730)) refuse(w.inDays, 'day');
  return new Date(zoned.epochMilliseconds);
}
