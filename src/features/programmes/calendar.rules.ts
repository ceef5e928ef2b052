/** CO-2: the calendar of a cohort, moved to another first day. */
import { addDays, daysBetween } from '../../platform/i18n.ts';

export type CalendarDate = {
  kind: 'phase' | 'gathering' | 'deadline' | 'break';
  name: string;
  firstDay: string;
  lastDay: string;
};
/** `because`: why the days between it and the first day of the cohort are not what they were. */
export type MovedDate = CalendarDate & { from: string; because: 'break' | 'weekend' | null };

type Span = { firstDay: string; lastDay: string };

const weekday = (day: string): number => Temporal.PlainDate.from(day).dayOfWeek;
const isWeekend = (day: string): boolean => weekday(day) > 5;
const inYears = (day: string, years: number): string =>
  Temporal.PlainDate.from(day).add({ years }).toString();

/** Whole years between two days of the same month and day; null for any other two. */
export function wholeYears(from: string, to: string): number | null {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return inYears(from, years) === to ? years : null;
}

const mover = (from: string, to: string): ((day: string) => string) => {
  const years = wholeYears(from, to);
  const days = daysBetween(from, to);
  return years === null ? (day) => addDays(day, days) : (day) => inYears(day, years);
};

/** The last day of a cohort that begins on `to` and takes as long as the one that began on `from`. */
export const movedLastDay = (span: Span, to: string): string =>
  mover(span.firstDay, to)(span.lastDay);

/** The day nearest to this one that falls on the weekday of another. */
function nearest(day: string, like: string): string {
  const ahead = (weekday(like) - weekday(day) + 7) % 7;
  return addDays(day, ahead > 3 ? ahead - 7 : ahead);
}

const isIn = (spans: Span[], day: string): boolean =>
  spans.some(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);

/** The first day from this one on, in steps of so many days, that lies in no break. */
function outside(breaks: Span[], day: string, step: number): string {
  let free = day;
  for (let tried = 0; tried < 60 && isIn(breaks, free); tried++) free = addDays(free, step);
  return isIn(breaks, free) ? day : free;
}

/**
 * Breaks and phases keep their days of the year when whole years lie between, else their distance from
 * the first day. Gatherings and deadlines keep their day of the week too, leave breaks that they did
 * not lie in before, and no weekend takes one that was on a working day.
 */
export function moveDates(dates: CalendarDate[], from: string, to: string): MovedDate[] {
  const move = mover(from, to);
  const plain = (date: CalendarDate) => ({
    ...date,
    firstDay: move(date.firstDay),
    lastDay: move(date.lastDay),
  });
  const old = dates.filter(({ kind }) => kind === 'break');
  const breaks = old.map(plain);
  return dates
    .map((date): MovedDate => {
      const moved = plain(date);
      if (date.kind === 'break' || date.kind === 'phase')
        return { ...moved, from: date.firstDay, because: null };
      const keepsWeekday = wholeYears(from, to) !== null || daysBetween(from, to) % 7 === 0;
      let first = keepsWeekday ? nearest(moved.firstDay, date.firstDay) : moved.firstDay;
      let because: MovedDate['because'] = null;
      if (isWeekend(first) && !isWeekend(date.firstDay)) {
        first = nearest(first, '2024-01-01');
        because = 'weekend';
      }
      if (isIn(breaks, first) && !isIn(old, date.firstDay)) {
        first = outside(breaks, first, 7);
        because = 'break';
      }
      return {
        ...moved,
        firstDay: first,
        lastDay: addDays(first, daysBetween(date.firstDay, date.lastDay)),
        from: date.firstDay,
        because,
      };
    })
    .sort((a, b) => a.firstDay.localeCompare(b.firstDay) || a.name.localeCompare(b.name));
}
