/**
 * Meetings for other people's calendars: invitations, updates and cancellations (iTIP, RFC 5546,
 * carried by mail as in RFC 6047), and feeds. Moments are written in UTC, so no time zone can be
 * read wrongly; a calendar shows them on its own clock, on both sides of a change of the clock.
 * Nothing but when, how long, where and a neutral word goes out.
 */
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator';
import ICAL from 'ical.js';

export type Event = {
  /** Never changes. */
  uid: string;
  /** Counts up with each change. */
  sequence: number;
  start: Date;
  minutes: number;
  summary: string;
  place: string | null;
  url: string;
  isCancelled: boolean;
  stamp: Date;
};
export type Guest = {
  name: string;
  address: string;
  answer?: 'accepted' | 'declined' | 'tentative' | undefined;
};

const maker = { company: 'Mentorium', product: 'Mentorium', language: 'EN' };
const statuses = {
  accepted: ICalAttendeeStatus.ACCEPTED,
  declined: ICalAttendeeStatus.DECLINED,
  tentative: ICalAttendeeStatus.TENTATIVE,
};

const fields = ({
  uid,
  sequence,
  start,
  minutes,
  summary,
  place,
  url,
  isCancelled,
  stamp,
}: Event) => ({
  id: uid,
  sequence,
  start,
  end: new Date(start.getTime() + minutes * 60_000),
  summary,
  url,
  stamp,
  status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  ...(place ? { location: place } : {}),
});

/**
 * To one guest: REQUEST for a new or changed meeting, CANCEL for one that is called off.
 * `organiser`: as in MAIL_FROM; answers go there.
 */
export function invitation(
  event: Event,
  { organiser, guest }: { organiser: string; guest: Guest },
): string {
  const calendar = ical({
    prodId: maker,
    method: event.isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
  });
  const own = calendar.createEvent(fields(event));
  own.organizer(mailboxOf(organiser));
  own.createAttendee({
    name: guest.name,
    email: guest.address,
    rsvp: true,
    role: ICalAttendeeRole.REQ,
    type: ICalAttendeeType.INDIVIDUAL,
    status: guest.answer ? statuses[guest.answer] : ICalAttendeeStatus.NEEDSACTION,
  });
  return calendar.toString();
}

/**
 * All of a person's meetings, for a calendar that asks again by itself; `days` are whole days, such
 * as gatherings.
 */
export function feed(
  name: string,
  events: Event[],
  days: { uid: string; firstDay: string; lastDay: string; summary: string; stamp: Date }[],
): string {
  // The library escapes texts of events, not the name of the calendar.
  const calendar = ical({
    prodId: maker,
    name: name.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' '),
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3600,
  });
  for (const event of events) calendar.createEvent(fields(event));
  for (const { uid, firstDay, lastDay, summary, stamp } of days)
    calendar.createEvent({
      id: uid,
      allDay: true,
      start: new Date(`${firstDay}T00:00:00Z`),
      end: new Date(Temporal.PlainDate.from(lastDay).add({ days: 1 }).toString() + 'T00:00:00Z'),
      summary,
      stamp,
    });
  return calendar.toString();
}

export function methodOf(calendar: string): string {
  return /^METHOD:(\w+)/m.exec(calendar)?.[1] ?? 'PUBLISH';
}

export type CalendarReply = {
  uid: string;
  sequence: number;
  address: string;
  answer: 'accepted' | 'declined' | 'tentative';
};

/**
 * What a calendar answered (METHOD:REPLY); null for anything else, and for text that is no
 * calendar.
 */
export function readReply(text: string): CalendarReply | null {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    if (String(calendar.getFirstPropertyValue('method')).toUpperCase() !== 'REPLY') return null;
    const event = calendar.getFirstSubcomponent('vevent');
    const attendee = event?.getFirstProperty('attendee');
    const answer = String(attendee?.getParameter('partstat') ?? '').toLowerCase();
    const uid = event?.getFirstPropertyValue('uid');
    const address = String(attendee?.getFirstValue() ?? '')
      .replace(/^mailto:/i, '')
      .toLowerCase();
    const sequence = Number(event!.getFirstPropertyValue('sequence') ?? 0);
    if (
      !uid ||
      !/^[^\s\p{Cc}]{3,254}$/u.test(address) ||
      !Number.isSafeInteger(sequence) ||
      sequence < 0 ||
      (answer !== 'accepted' && answer !== 'declined' && answer !== 'tentative')
    )
      return null;
    return {
      uid: String(uid),
      sequence,
      address,
      answer,
    };
  } catch {
    return null;
  }
}

/** "Name <address>" as two. */
function mailboxOf(from: string): { name: string; email: string } {
  const [, name, address] = /^\s*"?([^"<]*?)"?\s*<([^>]+)>\s*$/.exec(from) ?? [];
  return address
    ? { name: name || 'Mentorium', email: address }
    : { name: 'Mentorium', email: from.trim() };
}
