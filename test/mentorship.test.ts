import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { duration, plural, sayDay } from '../src/platform/i18n.ts';
import { inOrder, inTime } from '../src/features/home/home.rules.ts';
import {
  budgetOf,
  isLate,
  refuseMeeting,
  silenceOf,
} from '../src/features/mentorships/mentorship.rules.ts';

const clock = {
  firstDay: '2026-01-01',
  lastMeeting: null,
  closedOn: null,
  silenceDays: 42,
  firstMeetingDays: 28,
  today: '2026-01-29',
};

test('M-1: silence', () => {
  equal(silenceOf(clock), 'fresh');
  equal(silenceOf({ ...clock, today: '2026-01-30' }), 'no-first-meeting');
  equal(silenceOf({ ...clock, lastMeeting: '2026-01-10', today: '2026-02-21' }), 'met');
  equal(silenceOf({ ...clock, lastMeeting: '2026-01-10', today: '2026-02-22' }), 'silent');
  equal(silenceOf({ ...clock, closedOn: '2026-01-20', today: '2027-01-01' }), 'closed');
});

test('M-2: when a meeting can have been', () => {
  const meeting = {
    heldOn: '2026-01-15',
    firstDay: '2026-01-01',
    closedOn: null,
    today: '2026-01-20',
  };
  deepEqual(
    [
      meeting,
      { ...meeting, heldOn: '2026-01-21' },
      { ...meeting, heldOn: '2025-12-31' },
      { ...meeting, closedOn: '2026-01-18' },
    ].map(refuseMeeting),
    [null, 'in-future', 'before-start', 'closed'],
  );
});

test('M-3: late from the day after', () => {
  deepEqual(
    [
      isLate({ dueOn: '2026-01-20', kept: null }, '2026-01-20'),
      isLate({ dueOn: '2026-01-20', kept: null }, '2026-01-21'),
      isLate({ dueOn: '2026-01-20', kept: false }, '2026-01-21'),
      isLate({ dueOn: null, kept: null }, '2026-01-21'),
    ],
    [false, true, false, false],
  );
});

test('M-4: hours on course', () => {
  const year = {
    hoursPromised: 40,
    usedMinutes: 600,
    firstDay: '2026-01-01',
    lastDay: '2026-12-31',
  };
  equal(budgetOf({ ...year, today: '2026-01-01' }).expectedMinutes, 0);
  equal(budgetOf({ ...year, today: '2026-07-02' }).expectedMinutes, Math.round((2400 * 182) / 365));
  equal(budgetOf({ ...year, today: '2027-05-01' }).expectedMinutes, 2400);
  equal(budgetOf({ ...year, hoursPromised: null, today: '2026-07-02' }).promisedMinutes, null);
});

test('H-1: the most urgent first, dates by day and hour', () => {
  const lines = inOrder(
    Array.from({ length: 12 }, (_, i) => ({
      urgency: 12 - i,
      sentence: String(i),
      href: '',
      action: '',
    })),
  );
  deepEqual(
    lines.map((line) => line.sentence),
    ['11', '10', '9', '8', '7', '6', '5', '4', '3', '2', '1', '0'],
  );
  const date = (name: string, day: string, time?: string) => ({
    name,
    day,
    href: null,
    ...(time ? { time } : {}),
  });
  deepEqual(
    inTime([
      date('talk', '2026-12-01', '14:30'),
      date('holiday', '2026-12-02'),
      date('lesson', '2026-12-01', '08:10'),
      date('meeting of all', '2026-12-01'),
    ]).map(({ name }) => name),
    ['meeting of all', 'lesson', 'talk', 'holiday'],
  );
});

test('words: plurals, days and durations in three languages', () => {
  deepEqual(
    [
      plural('en', 1, 'pair', 'pairs'),
      plural('nl', 2, 'koppel', 'koppels'),
      plural('sv', 0, 'par', 'par'),
    ],
    ['1 pair', '2 koppels', '0 par'],
  );
  deepEqual(
    [
      sayDay('en', '2026-11-22', '2026-11-22'),
      sayDay('nl', '2026-11-23', '2026-11-22'),
      sayDay('sv', '2026-12-03', '2026-11-22'),
    ],
    ['today', 'morgen', 'tors 3 dec'],
  );
  equal(duration('en', 95), '1 hr 35 mins');
});
