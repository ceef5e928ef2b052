/** What differs between countries, as an administrator sets it and as everything else reads it. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Client } from 'pg';
import { sql } from 'kysely';
import { readFacts } from '../src/features/guidance/facts.rules.ts';
import {
  clockOf,
  countries,
  dayOfYear,
  isOnScale,
  isPassed,
  leastConsentAge,
  schoolYearAt,
  schoolYearToPlan,
  settingsOf,
  timeZones,
} from '../src/features/organisations/country.rules.ts';
import { columnsOf, findMarks, isBelowPass } from '../src/features/organisations/settings.store.ts';
import { ownerConfig, selectRows } from '../src/platform/database.ts';
import { isDay } from '../src/web/route.tsx';
import { migrate, openSignIn } from '../src/platform/migrate.ts';
import { agreeToAll } from './support/approval.ts';
import { stranger, type Stranger } from './support/anonymous.ts';
import { dropWhenFree, openWorld, type World } from './support/world.ts';

let world: World;
let administrator: Stranger;
const path = '/o/lindenhof/settings';
const all = [...countries, null];

before(async () => {
  world = await openWorld();
  administrator = stranger(() => world.server);
  await administrator.signIn('both');
  await administrator.get(path);
});
after(() => world.close());

const find = async () => {
  await openSignIn(world.owner);
  const { rows } = await world.owner.query<Record<string, unknown>>(
    `select id, name, language, time_zone, jurisdiction, consent_age, worst_mark, best_mark, pass_mark, school_year, class_weeks, name_order from organisation where slug = 'lindenhof'`,
  );
  return rows[0]!;
};

const typed = {
  name: 'Lindenhof College',
  language: 'nl',
  time_zone: 'Europe/Amsterdam',
  worst_mark: '1',
  best_mark: '10',
  pass_mark: '5,5',
  school_year_month: '8',
  school_year_day: '1',
  class_weeks: '6',
};

test('R-15: every country has a clock, a scale with a pass on it, an age between 13 and 16 and a day to begin', () => {
  ok(countries.length >= 10);
  for (const country of all) {
    const { consentAge, marks, schoolYear } = settingsOf(country);
    ok(consentAge >= 13 && consentAge <= 16, `${country}`);
    ok(marks.worst !== marks.best && isOnScale(marks.pass, marks), `${country}`);
    equal(
      dayOfYear(Number(schoolYear.slice(0, 2)), Number(schoolYear.slice(3))),
      schoolYear,
      `${country}`,
    );
    if (country) ok(timeZones.has(clockOf(country)!), country);
  }
  deepEqual([leastConsentAge('NL'), leastConsentAge('PT'), leastConsentAge(null)], [16, 13, 13]);
  deepEqual(settingsOf('constructor'), settingsOf(null));
  deepEqual(
    [dayOfYear(2, 29), dayOfYear(2, 30), dayOfYear(4, 31), dayOfYear(13, 1), dayOfYear(9, 1)],
    [null, null, null, null, '09-01'],
  );
});

test('R-15: a school year is the one around a day, and three months before its end one plans the next', () => {
  deepEqual(schoolYearAt('08-01', '2026-08-01'), { firstDay: '2026-08-01', lastDay: '2027-07-31' });
  deepEqual(schoolYearAt('08-01', '2026-07-31'), { firstDay: '2025-08-01', lastDay: '2026-07-31' });
  equal(schoolYearToPlan('09-01', '2026-05-01').firstDay, '2025-09-01');
  equal(schoolYearToPlan('09-01', '2026-06-10').firstDay, '2026-09-01');
});

test('R-16: the same marks are below a pass on a page and in a query, on every scale, also where 1 is best', async () => {
  deepEqual(
    [isPassed(4, settingsOf('DE').marks), isPassed(4.1, settingsOf('DE').marks)],
    [true, false],
  );
  deepEqual(
    [isPassed(5.5, settingsOf('NL').marks), isPassed(5.4, settingsOf('NL').marks)],
    [true, false],
  );
  const values = Array.from({ length: 250 }, (_, k) => k / 2 - 5);
  const { id: organisation } = await find();
  await world.database.inTenant(
    { organisation: String(organisation), person: null },
    'read',
    async (tx) => {
      for (const country of all) {
        const { marks } = settingsOf(country);
        const rows = await selectRows(
          tx,
          sql<{ value: number }>`
          select f.value from unnest(${values}::float8[]) as f (value) where ${isBelowPass('f.value', marks)} order by 1`,
        );
        deepEqual(
          rows.map(({ value }) => value),
          values.filter((value) => !isPassed(value, marks)),
          `${country}`,
        );
      }
    },
  );
});

test('R-16: a file takes the marks of the scale, below nought where it has them, and refuses the others with their line', () => {
  const read = (country: string, mark: string) => {
    const answer = readFacts(
      [
        ['number', 'day', 'kind', 'value'],
        ['7', '2026-11-02', 'mark', mark],
      ],
      new Map([['7', 'p7']]),
      { isDay, marks: settingsOf(country).marks, today: '2026-11-22' },
    );
    return answer !== 'header' && 'facts' in answer;
  };
  deepEqual(
    [read('DK', '-3'), read('NL', '-3'), read('NL', '10'), read('NL', '11'), read('FR', '11')],
    [true, false, true, false, true],
  );
});

test('R-15: an administrator sets what counts, the country’s law is the least, and what is wrong comes back with what was typed', async () => {
  for (const [field, value, sentence] of [
    ['class_weeks', '27', /26/],
    ['worst_mark', 'six', /Type a number with at most two decimals/],
    ['best_mark', '1', /another number than for the worst/],
    ['pass_mark', '11', /between the worst and the best/],
    ['school_year_day', '31', /a day that this month has every year/],
    ['time_zone', 'Europe/Nowhere', /Choose a time zone/],
    ['name', '', /./],
  ] as const) {
    const more = field === 'school_year_day' ? { school_year_month: '9' } : {};
    const reply = await administrator.post(path, { ...typed, ...more, [field]: value });
    equal(reply.status, 422, `${field} ${value}`);
    match(reply.text, sentence, field);
    match(reply.text, new RegExp(`id="${field}-error"`));
    if (value && field !== 'time_zone') match(reply.text, new RegExp(`value="${value}"`));
  }
  const changed = {
    ...typed,
    name: 'Lindenhof Lyceum',
    language: 'en',
    time_zone: 'Europe/Lisbon',
    worst_mark: '6',
    best_mark: '1',
    pass_mark: '4,5',
    school_year_month: '9',
    school_year_day: '7',
    class_weeks: '8',
    name_order: 'whole',
  };
  equal((await administrator.post(path, changed)).location, `${path}?saved=1`);
  const { id, ...row } = await find();
  deepEqual(row, {
    name: 'Lindenhof Lyceum',
    language: 'en',
    time_zone: 'Europe/Lisbon',
    jurisdiction: 'NL',
    consent_age: 16,
    worst_mark: 6,
    best_mark: 1,
    pass_mark: 4.5,
    school_year: '09-07',
    class_weeks: 8,
    name_order: 'whole',
  });
  for (const [value, sentence] of [
    ['15', /The law of Netherlands says 16/],
    ['19', /13/],
  ] as const) {
    const reply = await administrator.post(`${path}/consent-age`, { consent_age: value });
    equal(reply.status, 422, value);
    match(reply.text, sentence);
    match(reply.text, /id="consent_age-error"/);
  }
  deepEqual(
    await world.database.inTenant({ organisation: String(id), person: null }, 'read', findMarks),
    { worst: 6, best: 1, pass: 4.5 },
  );
  match(
    (await administrator.get(path)).text,
    /name="pass_mark"[^>]*value="4.5"|value="4.5"[^>]*name="pass_mark"/,
  );
});

test('R-15: another country brings what is usual there; the same one again changes nothing', async () => {
  const country = (value: string) => administrator.post(`${path}/country`, { country: value });
  equal((await country('NL')).status, 303);
  equal((await find()).school_year, '09-07');
  for (const value of ['PT', 'x', 'toString']) equal((await country(value)).status, 422, value);
  for (const [value, jurisdiction] of [
    ['DK', 'DK'],
    ['other', null],
    ['NL', 'NL'],
  ] as const) {
    equal((await country(value)).status, 303);
    const row = await find();
    equal(row.jurisdiction, jurisdiction);
    // ID-8: the age stays, until two people change it.
    const expected: Record<string, unknown> = {
      ...columnsOf(settingsOf(jurisdiction)),
      consent_age: 16,
    };
    for (const [column, is] of Object.entries(expected)) equal(row[column], is, column);
  }
  await administrator.post(path, typed);
});

test('ID-8: a country whose law says a higher age of consent asks for it at once, and a second person agrees', async () => {
  const country = (value: string) => administrator.post(`${path}/country`, { country: value });
  const waiting = async () =>
    (
      await world.owner.query<{ age: number }>(
        `select age from approval where kind = 'consent-age' and outcome is null`,
      )
    ).rows.map(({ age }) => age);
  await world.owner.query(`set app.organisation = '${String((await find()).id)}'`);
  await country('DK');
  await world.owner.query(`update organisation set consent_age = 13 where slug = 'lindenhof'`);
  deepEqual(await waiting(), []);
  match((await country('NL')).location, /\/approvals$/);
  deepEqual(await waiting(), [16]);
  equal((await find()).consent_age, 13, 'asked for, and not more');
  equal(await agreeToAll(world, '/o/lindenhof', 'school.coordinator'), 1);
  equal((await find()).consent_age, 16);
  match((await country('DK')).location, /settings/);
  deepEqual(await waiting(), [], 'a lower one leaves it');
  await country('NL');
  await administrator.post(path, typed);
});

test('R-15: nobody but an administrator gets there', async () => {
  const mentor = stranger(() => world.server);
  await mentor.signIn('school.mentor');
  equal((await mentor.get(path)).status, 403);
  equal((await mentor.post(path, typed)).status, 403);
});

test('R-15: a new cohort of classes is offered the school year', async () => {
  const list = (await administrator.get('/o/lindenhof/programmes')).text;
  const programme = /\/o\/lindenhof\/programmes\/[0-9a-f-]{36}/.exec(list)![0];
  const { text } = await administrator.get(programme);
  const { firstDay, lastDay } = schoolYearToPlan('08-01', '2026-11-22');
  for (const day of [firstDay, lastDay]) ok(text.includes(`value="${day}"`), day);
});

test('R-15: organisations that were there before begin with what their country sets', async (t) => {
  const database = `test_settings_${process.pid}`;
  const socketFolder = process.env.MENTORIUM_TEST_SOCKET!;
  const admin = new Client(ownerConfig({ socketFolder, database: 'mentorium' }));
  await admin.connect();
  await admin.query(`create database ${database}`);
  const owner = new Client(ownerConfig({ socketFolder, database }));
  await owner.connect();
  t.after(async () => {
    await owner.end();
    await dropWhenFree(admin, database);
    await admin.end();
  });
  await migrate(owner, () => {}, '0040');
  await openSignIn(owner);
  for (const [k, country] of [...all, 'PT'].entries())
    await owner.query(
      `insert into organisation (slug, name, language, time_zone, jurisdiction) values ('o${k}', 'O', 'en', 'UTC', $1)`,
      [country],
    );
  await migrate(owner, () => {}, '0041');
  await openSignIn(owner);
  const { rows } = await owner.query<Record<string, unknown>>(
    'select jurisdiction, consent_age, worst_mark, best_mark, pass_mark, school_year from organisation',
  );
  equal(rows.length, all.length + 1);
  for (const { jurisdiction, ...row } of rows)
    deepEqual(row, columnsOf(settingsOf(jurisdiction as string | null)), `${jurisdiction}`);
});
