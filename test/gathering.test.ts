import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import ICAL from 'ical.js';
import { summaryOfEnds } from '../src/features/course/course.rules.ts';
import { menteeItems } from '../src/features/course/ending.rules.ts';
import { keepMeasure } from '../src/features/course/course.store.ts';
import { receive } from '../src/app/receive.command.ts';
import { startWorker } from '../src/app/worker.ts';
import { openPair, type Pair } from './support/pair.ts';
import {
  linkIn,
  openWorld,
  visit,
  type Visitor,
  type World,
  readLetters,
} from './support/world.ts';

let world: World;
let pair: Pair;
let coordinator: Visitor;
const base = '/o/ledarnatverket';
before(async () => {
  world = await openWorld();
  pair = await openPair(world);
  coordinator = await visit(world, 'network.coordinator');
});
after(() => world.close());

const letters = async (sequence: number) =>
  (await readLetters(world, `key like 'gathering % ' || $1 || ' %'`, [sequence])) as {
    calendar: string;
    person_id: string;
  }[];
const eventOf = (calendar: string) => {
  const root = new ICAL.Component(ICAL.parse(calendar) as unknown[]);
  const event = root.getFirstSubcomponent('vevent')!;
  return {
    method: String(root.getFirstPropertyValue('method')),
    start: String(event.getFirstPropertyValue('dtstart')),
    sequence: Number(event.getFirstPropertyValue('sequence')),
    uid: String(event.getFirstPropertyValue('uid')),
  };
};

test('CA-1: a gathering goes into the calendars of all who are expected, moves, is answered by mail and on a page, and is called off', async () => {
  const cohort = `${base}/cohorts/${pair.cohort}`;
  equal(
    (
      await coordinator.post(`${cohort}/dates`, {
        name: 'Halvtid',
        kind: 'gathering',
        first_day: '2027-03-26',
      })
    ).status,
    303,
  );
  const id = (await world.owner.query(`select id from cohort_date where name = 'Halvtid'`)).rows[0]!
    .id as string;
  const path = `${cohort}/gatherings/${id}`;
  const page = (await coordinator.get(path)).text;
  const [, expected] = /Invite (\d+) people/.exec(page)!;
  equal(
    (await coordinator.post(`${path}/hour`, { day: '2026-11-21', time: '13:00', length: '180' }))
      .status,
    422,
    'in the past',
  );
  equal(
    (await coordinator.post(`${path}/hour`, { day: '2027-03-28', time: '02:30', length: '180' }))
      .status,
    422,
    'an hour that the change of the clock leaves out',
  );
  equal(
    (
      await coordinator.post(`${path}/hour`, {
        day: '2027-03-26',
        time: '13:00',
        length: '180',
        place: 'Sal 3',
      })
    ).location,
    path,
  );
  const first = await letters(0);
  equal(first.length, Number(expected));
  deepEqual(eventOf(first[0]!.calendar), {
    method: 'REQUEST',
    start: '2027-03-26T12:00:00Z',
    sequence: 0,
    uid: `${id}@mentorium`,
  });
  // After the change of the clock the same hour is another moment.
  equal(
    (
      await coordinator.post(`${path}/hour`, {
        day: '2027-03-29',
        time: '13:00',
        length: '180',
        place: 'Sal 4',
      })
    ).status,
    303,
  );
  const second = await letters(1);
  equal(second.length, first.length);
  deepEqual(eventOf(second[0]!.calendar), {
    method: 'REQUEST',
    start: '2027-03-29T11:00:00Z',
    sequence: 1,
    uid: `${id}@mentorium`,
  });
  equal(
    (await world.owner.query('select first_day from cohort_date where id = $1', [id])).rows[0]!
      .first_day,
    '2027-03-29',
  );

  const mine = `${base}/gatherings/${id}`;
  equal((await pair.mentee.post(`${mine}/answer`, { answer: 'surely' })).status, 422);
  equal((await pair.mentee.post(`${mine}/answer`, { answer: 'declined' })).location, mine);
  const { email } = (
    await world.owner.query('select email from person where id = $1', [pair.ids.mentor])
  ).rows[0] as { email: string };
  const reply = (from: string, sequence: number) =>
    Buffer.from(
      `From: ${from}\r\nMIME-Version: 1.0\r\nContent-Type: text/calendar; method=REPLY; charset=utf-8\r\nContent-Disposition: attachment\r\n\r\nBEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//X//Y//EN\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:${id}@mentorium\r\nSEQUENCE:${sequence}\r\nDTSTAMP:20260101T000000Z\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:${from}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`,
    );
  deepEqual(
    [
      await receive(world.database, reply('stranger@x.example', 1), new Date()),
      await receive(world.database, reply(email, 2), new Date()),
      await receive(world.database, reply(email, 1), new Date()),
    ],
    ['nothing', 'nothing', 'answer'],
  );
  const seen = (await coordinator.get(path)).text;
  match(seen, /is not coming/);
  match(seen, />is coming</);
  match(seen, new RegExp(`no answer: ${first.length - 2}`));
  equal((await coordinator.post(`${path}/cancellation`, {})).location, path);
  equal((await coordinator.post(`${path}/cancellation`, {})).status, 404, 'once');
  const third = await letters(2);
  equal(third.length, first.length);
  equal(eventOf(third[0]!.calendar).method, 'CANCEL');
  equal((await pair.mentee.post(`${mine}/answer`, { answer: 'accepted' })).status, 404);
  match((await pair.mentee.get(mine)).text, /called off/);
  equal((await pair.mentee.get(path)).status, 403);
  const feed = linkIn((await pair.mentee.post(`${base}/calendar`, {})).text, /\.ics$/).replace(
    /^https?:\/\/[^/]+/,
    '',
  );
  match((await world.server.inject({ url: feed })).body, /STATUS:CANCELLED/);
  const school = await visit(world, 'school.mentor');
  ok([403, 404].includes((await school.get(mine)).status));
});

test('CA-3, P-6: a message with an odd id, version or address is left alone, and nothing breaks off', async () => {
  const reply = (facts: { uid?: string; sequence?: string; address?: string }) => {
    const {
      uid = '0a0a0a0a-0000-4000-8000-000000000000',
      sequence = '0',
      address = 'a@x.example',
    } = facts;
    return Buffer.from(
      `From: a@x.example\r\nMIME-Version: 1.0\r\nContent-Type: text/calendar; method=REPLY; charset=utf-8\r\nContent-Disposition: attachment\r\n\r\nBEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//X//Y//EN\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:${uid}@mentorium\r\nSEQUENCE:${sequence}\r\nDTSTAMP:20260101T000000Z\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:${address}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`,
    );
  };
  const returned = (id: string) =>
    Buffer.from(
      `From: MAILER-DAEMON@x.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <${id}@ledarnatverket.mentorium>\r\n\r\n--b--\r\n`,
    );
  const planned = (
    await world.owner.query(
      `select g.date_id as id, p.email from gathering g join cohort_date d on d.id = g.date_id join mentorship m on m.cohort_id = d.cohort_id
       join mentorship_member x on x.mentorship_id = m.id join person p on p.id = x.person_id where p.email is not null limit 1`,
    )
  ).rows[0] as { id: string; email: string };
  const known = { uid: planned.id, address: planned.email };
  // A calendar may write a version in its own way: what cannot be one is left alone.
  for (const sequence of ['1e99', '1.5', 'NaN'])
    ok(
      ['nothing', 'answer'].includes(
        await receive(world.database, reply({ ...known, sequence }), new Date()),
      ),
      sequence,
    );
  for (const message of [
    reply({ uid: '-'.repeat(36) }),
    reply({ uid: 'f'.repeat(36) }),
    ...['-1', '-99999999999', '99999999999'].map((sequence) => reply({ ...known, sequence })),
    ...['', 'a\u0000@x.example', 'a'.repeat(100_000), '\ud800@x.example'].map((address) =>
      reply({ ...known, address }),
    ),
    returned('-'.repeat(36)),
    returned('f'.repeat(36)),
    Buffer.alloc(0),
    Buffer.from('BEGIN:VCALENDAR'),
  ])
    equal(
      await receive(world.database, message, new Date()),
      'nothing',
      message.toString().slice(0, 600),
    );
});

test('CA-1: whoever came was there as long as a gathering may last, and no longer', async () => {
  const cohort = `${base}/cohorts/${pair.cohort}`;
  const dates = await coordinator.post(`${cohort}/dates`, {
    name: 'Heldag',
    kind: 'gathering',
    first_day: '2026-11-20',
  });
  equal(dates.status, 303);
  const id = (await world.owner.query(`select id from cohort_date where name = 'Heldag'`)).rows[0]!
    .id as string;
  for (const [minutes, status] of [
    ['4', 422],
    ['5', 303],
    ['721', 303],
    ['1440', 303],
    ['1441', 422],
  ] as const)
    equal(
      (await coordinator.post(`${cohort}/gatherings/${id}`, { minutes, came: pair.ids.mentor }))
        .status,
      status,
      minutes,
    );
});

test('M-21, M-41: what mentees say at the end is shown from five on, and each answer is read by nobody', async () => {
  const answers = (n: number) =>
    Array.from({ length: n }, (_, k) => ({ reached: 3 + (k % 2), helped: 5, again: 4 }));
  deepEqual(summaryOfEnds(menteeItems, answers(4)), { answered: 4, means: [] });
  deepEqual(
    summaryOfEnds(menteeItems, answers(6)).means.map(({ item, mean }) => `${item} ${mean}`),
    ['reached 3.5', 'helped 5', 'again 4'],
  );
  // Without the word of its own that each form carries.
  const page = async () =>
    (await coordinator.get(`${base}/cohorts/${pair.cohort}/hours`)).text.replace(
      /name="once" value="[^"]*"/g,
      '',
    );
  const mentees = (
    await world.owner.query(
      `select m.id, x.person_id from mentorship m join mentorship_member x on x.mentorship_id = m.id and x.part = 'mentee' where m.cohort_id = $1 order by m.id limit 10`,
      [pair.cohort],
    )
  ).rows as { id: string; person_id: string }[];
  const within = (person: string | null) => ({
    organisation: pair.organisation,
    person,
    today: '2026-11-22',
  });
  for (const { id, person_id: person } of mentees.slice(0, 4))
    await world.database.inTenant(within(person), 'write', (tx) =>
      keepMeasure(
        tx,
        { organisation: pair.organisation, mentorship: id, person },
        { reached: 4, helped: 5, again: 3 },
      ),
    );
  await count(world, '2026-11-23');
  match(await page(), /Said from five mentees on; 4 have answered/);
  const { id, person_id: last } = mentees[4]!;
  await world.database.inTenant(within(last), 'write', (tx) =>
    keepMeasure(
      tx,
      { organisation: pair.organisation, mentorship: id, person: last },
      { reached: 4, helped: 4, again: 3 },
    ),
  );
  await count(world, '2026-11-24');
  match(await page(), /The mentorship helped with that\.<\/dt><dd>4\.8 of 5, from 5 mentees/);
  const read = (person: string | null) =>
    world.database.inTenant(within(person), 'read', (tx) =>
      tx.selectFrom('end_measure').selectAll().execute(),
    );
  deepEqual(
    [(await read(null)).length, (await read(pair.ids.mentor)).length, (await read(last)).length],
    [0, 0, 1],
  );

  // M-41: four more, one by one, change nothing that could be compared; nor does a right to have
  // one left out; the tenth does.
  const shown = await page();
  for (const [k, { id: mentorship, person_id: person }] of mentees.slice(5).entries()) {
    await world.database.inTenant(within(person), 'write', (tx) =>
      keepMeasure(
        tx,
        { organisation: pair.organisation, mentorship, person },
        { reached: 1, helped: 1, again: 1 },
      ),
    );
    await count(world, `2026-11-${25 + k}`);
    equal((await page()) === shown, k < 4, `${k + 6} answers`);
  }
  match(await page(), /The mentorship helped with that\.<\/dt><dd>2\.9 of 5, from 10 mentees/);
  const ten = await page();
  await world.owner.query(
    `insert into restriction (organisation_id, person_id, kind, set_by, first_day) values ($1, $2, 'restriction', $2, '2026-11-22')`,
    [pair.organisation, last],
  );
  await count(world, '2026-11-30');
  equal(await page(), ten);
});

/** The work of a day that counts, as the server does it by itself. */
async function count({ database }: World, day: string): Promise<void> {
  const at = Temporal.ZonedDateTime.from(`${day}T12:00:00[Europe/Amsterdam]`);
  await startWorker({ database, now: () => at, address: 'https://m.example' }).tick();
}
