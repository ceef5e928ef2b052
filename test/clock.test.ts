/** Weeks in which the clock changes, in both countries, and words whose form a number decides. */
import { deepEqual, equal, throws } from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, number, plural, type Language } from '../src/platform/i18n.ts';
import { Refusal, type Context } from '../src/web/route.tsx';
import { dayOf } from '../src/features/meetings/meeting.pages.tsx';
import { momentOf } from '../src/features/meetings/moment.input.ts';

const zones = ['Europe/Amsterdam', 'Europe/Stockholm'];
const hours = Array.from(
  { length: 48 },
  (_, k) => `${String(Math.floor(k / 2)).padStart(2, '0')}:${k % 2 ? '30' : '00'}`,
);

test('every half hour of the weeks around both changes of the clock is the one that was typed; the hour that is left out is refused', (t) => {
  let [tried, refused] = [0, 0];
  for (const timeZone of zones) {
    const now = Temporal.ZonedDateTime.from(`2027-01-04T09:00[${timeZone}]`);
    const context = {
      organisation: { timeZone },
      now,
      view: { language: 'nl' },
    } as unknown as Context;
    for (const first of ['2027-03-22', '2027-10-25'])
      for (let k = 0; k < 14; k++) {
        const day = addDays(first, k);
        const noons = [0, 1].map((more) =>
          momentOf(context, { day: addDays(day, more), time: '12:00' }).getTime(),
        );
        equal(
          (noons[1]! - noons[0]!) / 3_600_000,
          day === '2027-03-27' ? 23 : day === '2027-10-30' ? 25 : 24,
          `from noon to noon, ${day}`,
        );
        for (const time of hours) {
          tried++;
          if (day === '2027-03-28' && time.startsWith('02:')) {
            refused++;
            throws(() => momentOf(context, { day, time }), Refusal);
            continue;
          }
          const at = momentOf(context, { day, time });
          equal(dayOf(at, { timeZone } as Parameters<typeof dayOf>[1]), day);
          equal(
            Temporal.Instant.fromEpochMilliseconds(at.getTime())
              .toZonedDateTimeISO(timeZone)
              .toPlainTime()
              .toString()
              .slice(0, 5),
            time,
          );
        }
      }
  }
  t.diagnostic(`tried: ${tried} half hours`);
  equal(refused, 4);
});

test('words take the form that their language gives to a number, for every number up to a thousand', () => {
  for (const language of ['en', 'nl', 'sv'] as Language[])
    deepEqual(
      Array.from({ length: 1001 }, (_, n) => n).filter(
        (n) =>
          plural(language, n, 'one', 'other') !==
          `${number(language, n)} ${n === 1 ? 'one' : 'other'}`,
      ),
      [],
    );
});
