import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import ICAL from 'ical.js';
import { insertItem } from '../src/features/meetings/agenda.store.ts';
import {
  fallingSince,
  promptsFor,
  shareOf,
  toClose,
} from '../src/features/meetings/meeting.rules.ts';
import { insertMeeting, listMeetings } from '../src/features/meetings/meeting.store.ts';
import { feed, invitation, methodOf, readReply } from '../src/features/mail/calendar.file.ts';
import { receive } from '../src/app/receive.command.ts';
import { openPair, type Pair } from './support/pair.ts';
import {
  linkIn,
  openWorld,
  visit,
  type Visitor,
  type World,
  readLetters,
  readTexts,
} from './support/world.ts';

let world: World;
let mentor: Visitor;
let mentee: Visitor;
let theirs = '';
let pair = '';
const base = '/o/ledarnatverket';
let ids: Pair['ids'];
before(async () => {
  world = await openWorld();
  ({ mentor, mentee, theirs, path: pair, ids } = await openPair(world));
});
after(() => world.close());

test('M-9: a mood falls by a full step, or with two bad meetings in a row, and rises again', () => {
  const of = (...felt: number[]) =>
    fallingSince(
      felt.map((value, i) => ({
        givenOn: `2026-03-0${i + 1}`,
        answers: { story: value, worth: value },
      })),
    );
  deepEqual(
    [of(), of(1), of(5, 4, 4), of(5, 5, 4), of(5, 5, 5, 4)],
    [null, null, null, '2026-03-03', '2026-03-04'],
  );
  deepEqual(
    [of(2, 2), of(3, 2), of(2, 2, 3), of(5, 1, 5)],
    ['2026-03-02', '2026-03-02', null, null],
  );
  equal(fallingSince([{ givenOn: '2026-03-01', answers: { 'goal:g': 1 } }]), null);
});

test('M-10, M-11, M-12: the share of the mentee, what is carried over, prompts in turn', () => {
  deepEqual(
    [shareOf([], ['a']), shareOf([{ byId: 'a' }, { byId: 'm' }, { byId: 'a' }], ['a'])],
    [null, { own: 2, all: 3 }],
  );
  const items = [
    { id: '1', kind: 'topic' as const },
    { id: '2', kind: 'question' as const },
    { id: '3', kind: 'question' as const },
  ];
  deepEqual([toClose(items, []), toClose(items, ['3'])], [['1'], ['1', '3']]);
  const eight = Array.from({ length: 8 }, (_, i) => ({ id: `b${i}`, text: '' }));
  const seen = Array.from({ length: 8 }, (_, i) => promptsFor(eight, i).map(({ id }) => id));
  deepEqual(seen[0], ['b0', 'b1', 'b2']);
  deepEqual(seen[2], ['b6', 'b7', 'b0']);
  equal(new Set(seen.flat()).size, 8);
});

test('M-8: the mentoring agreement is signed by both, a change asks both again, and nobody signs what they have not seen', async () => {
  const path = `${pair}/agreement`;
  match((await mentee.get(pair)).text, /There is no mentoring agreement yet/);
  const words = {
    aim: 'Våga mer',
    rhythm: 'Var tredje vecka',
    confidence: 'Mellan oss',
    ending: 'I ett samtal',
  };
  const blank = await mentee.post(path, { after: '0', ...words, aim: '' });
  equal(blank.status, 422);
  match(blank.text, /Var tredje vecka/);
  equal((await mentee.post(path, { after: '0', ...words })).location, path);
  match((await mentor.get(path)).text, /Waits for/);
  match((await mentor.get(pair)).text, /waits for a signature/);
  equal((await mentor.post(`${path}/signature`, { version: '1' })).location, path);
  match((await mentor.get(path)).text, /Signed by both/);
  equal((await mentor.get(pair)).text.includes('waits for a signature'), false);
  equal(
    (await mentor.post(path, { after: '1', ...words, rhythm: 'Varannan vecka' })).location,
    path,
  );
  equal(
    (await mentee.post(path, { after: '1', ...words, rhythm: 'Varje vecka' })).status,
    422,
    'somebody was faster',
  );
  equal((await mentee.post(`${path}/signature`, { version: '1' })).status, 422, 'not the newest');
  match((await mentee.get(path)).text, /Earlier versions/);
  equal((await (await visit(world, 'network.coordinator')).get(path)).status, 403);
});

test('a stranger reads neither agreement nor agenda', async () => {
  equal((await mentor.get(`${theirs}/agreement`)).status, 404);
  equal((await mentor.get(`${theirs}/next`)).status, 404);
});

test('M-10, M-13: from the agenda to key points that the other confirms; reading apart, for the author alone', async () => {
  equal(
    (await mentee.post(`${pair}/agenda`, { item: 'Mötet som spårar ur', kind: 'topic' })).location,
    `${pair}/next#agenda`,
  );
  equal(
    (await mentee.post(`${pair}/agenda`, { item: 'Hur säger man nej', kind: 'question' })).status,
    303,
  );
  equal((await mentor.post(`${pair}/agenda`, { item: 'Återblick', kind: 'topic' })).status, 303);
  const next = (await mentor.get(`${pair}/next`)).text;
  match(next, /1 of 2 topics so far came from the mentee/);
  match(next, /Advice comes after the mentee/);
  match((await mentee.get(`${pair}/next`)).text, /it is your agenda/);
  const meeting = {
    held_on: '2026-11-20',
    minutes: '75',
    note_class: 'shared',
    note: 'Mötet gick bättre',
    points: 'Hon pausade mötet\nHon sa nej en gång',
    reading: 'Jag tror att hon är trött',
    opening: 'walk',
    hard: 'yes',
  };
  const many = await mentor.post(`${pair}/meetings`, { ...meeting, points: '1\n2\n3\n4\n5\n6' });
  equal(many.status, 422);
  match(many.text, /At most five key points/);
  equal((await mentor.post(`${pair}/meetings`, meeting)).status, 303);
  const seen = (await mentee.get(pair)).text;
  match(seen, /Hon pausade mötet/);
  equal(seen.includes('Jag tror att hon är trött'), false);
  match((await mentor.get(pair)).text, /Jag tror att hon är trött/);
  const after = (await mentee.get(`${pair}/next`)).text;
  equal(after.includes('Mötet som spårar ur'), false);
  match(after, /Hur säger man nej/);
  const points = [...seen.matchAll(/\/points\/([0-9a-f-]{36})\/confirmation/g)].map(
    ([, id]) => id!,
  );
  equal(new Set(points).size, 2);
  const [first, second] = [...new Set(points)];
  equal(
    (await mentor.post(`${pair}/points/${first}/confirmation`, {})).status,
    404,
    'not one’s own',
  );
  equal((await mentee.post(`${pair}/points/${first}/confirmation`, {})).status, 303);
  equal(
    (await mentee.post(`${pair}/points/${second}/confirmation`, { other: 'Jag sa nej två gånger' }))
      .status,
    303,
  );
  equal((await mentee.post(`${pair}/points/${second}/confirmation`, {})).status, 404, 'once');
  match((await mentor.get(pair)).text, /In the other’s words: Jag sa nej två gånger/);
  const coordinator = (await (await visit(world, 'network.coordinator')).get(pair)).text;
  for (const secret of ['Hon pausade', 'Jag tror', 'Jag sa nej', 'Mötet gick', 'Hur säger'])
    equal(coordinator.includes(secret), false, secret);
});

test('M-9: a pulse is the mentee’s own; only that the mood falls is known', async () => {
  const meetings = (
    await world.owner.query(`select id from meeting where mentorship_id = $1`, [
      pair.split('/').at(-1),
    ])
  ).rows as { id: string }[];
  const path = `${pair}/meetings/${meetings[0]!.id}/pulse`;
  equal((await mentor.get(path)).status, 404);
  const form = (await mentee.get(path)).text;
  match(form, /I could finish what I wanted to say/);
  match(form, /My mentor: /);
  equal((await mentee.post(path, { story: '4' })).status, 422);
  const behaviour = /name="(behaviour-[^"]+)"/.exec(form)![1]!;
  equal((await mentee.post(path, { story: '5', worth: '4', [behaviour]: '3' })).location, path);
  match((await mentee.get(path)).text, /Only you can see this answer/);
  equal((await mentee.post(path, { story: '1', worth: '1' })).status, 404, 'once');
  equal(
    (
      await mentor.post(`${pair}/meetings`, {
        held_on: '2026-11-21',
        minutes: '60',
        note_class: 'shared',
        note: '',
      })
    ).status,
    303,
  );
  const newest = (
    await world.owner.query(
      `select id from meeting where mentorship_id = $1 and held_on = '2026-11-21'`,
      [pair.split('/').at(-1)],
    )
  ).rows[0]!.id as string;
  equal(
    (await mentee.post(`${pair}/meetings/${newest}/pulse`, { story: '2', worth: '1' })).status,
    303,
  );
  equal(
    (
      await world.owner.query(`select falling_since from mood where mentorship_id = $1`, [
        pair.split('/').at(-1),
      ])
    ).rows[0]!.falling_since,
    '2026-11-22',
  );
  const organisation = (await world.owner.query(`select organisation_id from mood limit 1`))
    .rows[0]!.organisation_id as string;
  for (const person of [null, ids.mentor])
    equal(
      (
        await world.database.inTenant({ organisation, person }, 'read', (tx) =>
          tx.selectFrom('pulse').select('id').execute(),
        )
      ).length,
      0,
    );
  equal(
    (
      await world.database.inTenant({ organisation, person: ids.mentee }, 'read', (tx) =>
        tx.selectFrom('pulse').select('id').execute(),
      )
    ).length,
    2,
  );
});

/** As an independent parser reads it. */
const parse = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const event = calendar.getFirstSubcomponent('vevent')!;
  const value = (name: string) => String(event.getFirstPropertyValue(name));
  return {
    method: String(calendar.getFirstPropertyValue('method')),
    uid: value('uid'),
    sequence: Number(value('sequence')),
    status: value('status'),
    start: (event.getFirstPropertyValue('dtstart') as unknown as { toJSDate: () => Date })
      .toJSDate()
      .toISOString(),
    end: (event.getFirstPropertyValue('dtend') as unknown as { toJSDate: () => Date })
      .toJSDate()
      .toISOString(),
    summary: value('summary'),
    place: value('location'),
  };
};

test('CA-1: invitations survive an independent parser: commas, quotes, line ends, long words, the night of the change of the clock', () => {
  const event = {
    uid: 'a@mentorium',
    sequence: 3,
    start: new Date('2026-10-25T00:30:00Z'),
    minutes: 90,
    summary: 'Mentoring',
    place: 'Röda rummet, våning 2; "hörnet"\nBEGIN:VEVENT',
    url: 'https://m.example/x',
    isCancelled: false,
    stamp: new Date('2026-01-01T00:00:00Z'),
  };
  const guest = { name: 'Åsa "X", Berg\r\nATTENDEE:evil', address: 'a@b.example' };
  const text = invitation(event, { organiser: 'Mentorium <post@m.example>', guest });
  const read = parse(text);
  deepEqual(
    [read.method, read.uid, read.sequence, read.status, read.start, read.end, read.place],
    [
      'REQUEST',
      'a@mentorium',
      3,
      'CONFIRMED',
      '2026-10-25T00:30:00.000Z',
      '2026-10-25T02:00:00.000Z',
      event.place,
    ],
  );
  equal(new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').length, 1);
  equal(
    new ICAL.Component(ICAL.parse(text) as unknown[])
      .getFirstSubcomponent('vevent')!
      .getAllProperties('attendee').length,
    1,
  );
  ok(
    text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75),
    'folded',
  );
  const gone = parse(
    invitation(
      { ...event, sequence: 4, isCancelled: true },
      { organiser: 'post@m.example', guest: { name: 'Å', address: 'a@b.example' } },
    ),
  );
  deepEqual([gone.method, gone.sequence, gone.status], ['CANCEL', 4, 'CANCELLED']);
  equal(methodOf(text), 'REQUEST');
  const days = feed(
    'F',
    [],
    [{ uid: 'd', firstDay: '2026-11-30', lastDay: '2026-12-01', summary: 'G', stamp: new Date() }],
  );
  match(days, /DTSTART;VALUE=DATE:20261130\r\nDTEND;VALUE=DATE:20261202/);
});

test('CA-1: answers of calendars are read; anything else is not', () => {
  const reply = (more = '') =>
    `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//X//Y//EN\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:a@mentorium\r\nSEQUENCE:2\r\nDTSTAMP:20260101T000000Z\r\nATTENDEE;PARTSTAT=${more || 'ACCEPTED'};CN=A:mailto:A@B.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
  deepEqual(readReply(reply()), {
    uid: 'a@mentorium',
    sequence: 2,
    address: 'a@b.example',
    answer: 'accepted',
  });
  deepEqual(
    [
      readReply(reply('DECLINED'))!.answer,
      readReply(reply('NEEDS-ACTION')),
      readReply('nonsense'),
      readReply(reply().replace('REPLY', 'REQUEST')),
    ],
    ['declined', null, null, null],
  );
});

test('CA-1: a meeting is planned, moved and called off; each time the other one gets it for the calendar, and answers', async () => {
  const letters = async () =>
    (await readLetters(world, `kind = 'appointment'`)).sort((a, b) =>
      String(a.made_at) + a.subject! + a.key! < String(b.made_at) + b.subject! + b.key! ? -1 : 1,
    ) as { subject: string; calendar: string }[];
  const planned = {
    day: '2027-03-28',
    time: '15:00',
    minutes: '90',
    way: 'meet',
    place: 'Stadsbiblioteket, plan 2',
  };
  equal(
    (await mentee.post(`${pair}/appointments`, { ...planned, day: '2026-11-21' })).status,
    422,
    'in the past',
  );
  const gap = await mentee.post(`${pair}/appointments`, { ...planned, time: '02:30' });
  equal(gap.status, 422);
  match(gap.text, /does not exist on that day/);
  equal((await mentee.post(`${pair}/appointments`, { ...planned, time: '25:00' })).status, 422);
  equal((await mentee.post(`${pair}/appointments`, planned)).location, `${pair}/next#when`);
  const first = parse((await letters()).at(-1)!.calendar);
  deepEqual(
    [first.method, first.sequence, first.start, first.place],
    ['REQUEST', 0, '2027-03-28T13:00:00.000Z', planned.place],
    'summer time since that morning',
  );
  const page = (await mentor.get(`${pair}/next`)).text;
  match(page, /15:00/);
  const path = /action="([^"]+\/appointments\/[0-9a-f-]{36})\/reply"/.exec(page)![1]!;
  equal((await mentor.post(`${path}/reply`, { answer: 'accepted' })).status, 303);
  match((await mentee.get(`${pair}/next`)).text, /is coming/);
  match((await mentee.get(pair)).text, /Next meeting: Sun, 28 Mar 2027, 15:00/);
  equal((await mentee.post(`${path}/time`, { ...planned, time: '16:00' })).status, 303);
  const second = parse(
    (await letters()).find(({ subject }) => /new time|ny tid/.test(subject))!.calendar,
  );
  deepEqual(
    [second.uid, second.sequence, second.start],
    [first.uid, 1, '2027-03-28T14:00:00.000Z'],
  );
  equal(
    (await mentee.get(`${pair}/next`)).text.includes('is coming'),
    false,
    'an answer to the old time is none to the new one',
  );
  const file = await mentor.get(`${path}/file`);
  equal(parse(file.text).uid, first.uid);
  equal((await mentor.post(`${path}/cancellation`, {})).status, 303);
  const last = parse(
    (await letters()).find(({ subject }) => /called off|inställd/.test(subject))!.calendar,
  );
  deepEqual([last.method, last.sequence, last.status], ['CANCEL', 2, 'CANCELLED']);
  equal((await mentor.post(`${path}/cancellation`, {})).status, 404);
});

test('M-7: what is written about one pupil is read by the mentor and that pupil, not by the class', async () => {
  const { id: organisation } = await world.database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select('id')
      .where('slug', '=', 'lindenhof')
      .executeTakeFirstOrThrow(),
  );
  const members = await world.database.inTenant({ organisation, person: null }, 'read', (tx) =>
    tx
      .selectFrom('mentorship_member as m')
      .innerJoin('mentorship as g', 'g.id', 'm.mentorship_id')
      .select(['m.mentorship_id', 'm.person_id', 'm.part'])
      .where('g.kind', '=', 'group')
      .where('g.name', '=', '1A')
      .where('m.last_day', 'is', null)
      .execute(),
  );
  const mentorship = members[0]!.mentorship_id;
  const of = (part: string) =>
    members
      .filter((one) => one.part === part && one.mentorship_id === mentorship)
      .map(({ person_id: id }) => id);
  const [teacher] = of('mentor');
  const [pupil, other] = of('mentee');
  await world.database.inTenant({ organisation, person: teacher! }, 'write', (tx) =>
    insertMeeting(
      tx,
      { organisation, mentorship, person: teacher! },
      {
        heldOn: '2026-11-20',
        minutes: 15,
        withMentee: pupil!,
        text: 'Thuis is het onrustig',
        noteClass: 'shared',
      },
    ),
  );
  const reads = (person: string) =>
    world.database.inTenant({ organisation, person }, 'read', async (tx) =>
      (await listMeetings(tx, mentorship, [pupil, other].includes(person) ? person : null)).some(
        ({ text }) => text === 'Thuis is het onrustig',
      ),
    );
  deepEqual(
    [
      await reads(teacher!),
      await reads(of('second-mentor')[0]!),
      await reads(pupil!),
      await reads(other!),
    ],
    [true, true, true, false],
  );
  const texts = await world.database.inTenant(
    { organisation, person: other! },
    'read',
    async (tx) =>
      (await readTexts(tx, 'confided_text.body')).filter(
        (text) => text === 'Thuis is het onrustig',
      ),
  );
  equal(texts.length, 0, 'not by SQL either');
  const lines = await world.database.inTenant({ organisation, person: other! }, 'read', (tx) =>
    listMeetings(tx, mentorship, other!),
  );
  ok(lines.every(({ withMenteeId }) => withMenteeId === null || withMenteeId === other));
});

test('CA-2: a private address for calendars: shown once, ends when told to, and holds times and places only', async () => {
  const planned = {
    day: '2027-01-12',
    time: '15:00',
    minutes: '60',
    way: 'video',
    place: 'https://video.example/x',
  };
  equal((await mentee.post(`${pair}/appointments`, planned)).status, 303);
  const shown = await mentor.post(`${base}/calendar`, {});
  const path = /href="http:\/\/[^/]+(\/calendar\/[^"]+)"/.exec(shown.text)![1]!;
  const read = async (address: string) => world.server.inject({ url: address });
  const calendar = await read(path);
  equal(calendar.headers['content-type'], 'text/calendar; charset=utf-8');
  const events = new ICAL.Component(ICAL.parse(calendar.body) as unknown[])
    .getAllSubcomponents('vevent')
    .map(
      (event) =>
        `${String(event.getFirstPropertyValue('summary'))} ${String(event.getFirstPropertyValue('location') ?? '')}`,
    );
  ok(events.includes('Mentorskap https://video.example/x'), events.join());
  ok(events.some((event) => event.startsWith('Gemensam träff')));
  equal(/Hellström|Ros|spårar/.test(calendar.body), false, 'no names, no topics');
  equal((await mentor.get(`${base}/calendar`)).text.includes(path), false, 'once');
  const again = /href="http:\/\/[^/]+(\/calendar\/[^"]+)"/.exec(
    (await mentor.post(`${base}/calendar`, {})).text,
  )![1]!;
  deepEqual([(await read(path)).statusCode, (await read(again)).statusCode], [404, 200]);
  equal((await mentor.post(`${base}/calendar/end`, {})).status, 303);
  deepEqual(
    [(await read(again)).statusCode, (await read('/calendar/x/y/mentorium.ics')).statusCode],
    [404, 404],
  );
});

test('CA-3, P-6: answers and returned letters that come back by mail', async () => {
  const one = (
    await world.owner.query(
      `select a.id, a.sequence from appointment a where a.cancelled_at is null and a.starts_at > '2027-01-01' order by a.starts_at limit 1`,
    )
  ).rows[0] as { id: string; sequence: number };
  const { email } = (
    await world.owner.query('select email from person where id = $1', [ids.mentor])
  ).rows[0] as { email: string };
  const answer = (from: string, sequence: number, partstat: string) =>
    Buffer.from(
      `From: ${from}\r\nTo: post@m.example\r\nSubject: Re\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nok\r\n--b\r\nContent-Type: text/calendar; method=REPLY; charset=utf-8\r\n\r\nBEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//X//Y//EN\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:${one.id}@mentorium\r\nSEQUENCE:${sequence}\r\nDTSTAMP:20260101T000000Z\r\nATTENDEE;PARTSTAT=${partstat}:mailto:${from}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n--b--\r\n`,
    );
  const now = new Date('2026-11-22T12:00:00Z');
  const answers = async () =>
    (
      await world.owner.query(
        'select person_id, answer from appointment_reply where appointment_id = $1',
        [one.id],
      )
    ).rows as { person_id: string; answer: string }[];
  deepEqual(
    [
      await receive(world.database, answer('stranger@x.example', one.sequence, 'ACCEPTED'), now),
      await receive(world.database, answer(email, one.sequence + 1, 'ACCEPTED'), now),
    ],
    ['nothing', 'nothing'],
  );
  equal((await answers()).length, 0);
  equal(await receive(world.database, answer(email, one.sequence, 'TENTATIVE'), now), 'answer');
  deepEqual(await answers(), [{ person_id: ids.mentor, answer: 'tentative' }]);
  const letter = (
    await world.owner.query(`select id from letter where kind = 'appointment' limit 1`)
  ).rows[0]!.id as string;
  const bounce = Buffer.from(
    `From: MAILER-DAEMON\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nsorry\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; a@b.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <${letter}@ledarnatverket.mentorium>\r\nSubject: x\r\n\r\n--b--\r\n`,
  );
  equal(await receive(world.database, bounce, now), 'bounce');
  ok(
    (await world.owner.query('select bounced_at from letter where id = $1', [letter])).rows[0]!
      .bounced_at !== null,
  );
  deepEqual(
    [
      await receive(world.database, Buffer.from('Subject: hello\r\n\r\nhello'), now),
      await receive(world.database, Buffer.from(''), now),
    ],
    ['nothing', 'nothing'],
  );
});

test('M-11: in a class, the topics of the class and of the pupil who was there are done with, not those of another pupil', async () => {
  const teacher = await visit(world, 'school.mentor');
  const school = '/o/lindenhof';
  const { id: organisation } = await world.database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select('id')
      .where('slug', '=', 'lindenhof')
      .executeTakeFirstOrThrow(),
  );
  const group = linkIn(
    (await teacher.get(`${school}/mentorships`)).text,
    /\/mentorships\/[0-9a-f-]{36}$/,
  );
  const mentorship = group.split('/').at(-1)!;
  const children = await world.database.inTenant({ organisation, person: null }, 'read', (tx) =>
    tx
      .selectFrom('mentorship_member')
      .select('person_id')
      .where('mentorship_id', '=', mentorship)
      .where('part', '=', 'mentee')
      .orderBy('person_id')
      .limit(2)
      .execute(),
  );
  const [here, other] = children.map(({ person_id: id }) => id);
  equal(
    (
      await teacher.post(`${group}/agenda`, {
        item: 'Schoolfeest',
        kind: 'topic',
        mentee: 'group',
      })
    ).status,
    303,
  );
  for (const [person, text] of [
    [here!, 'Over wiskunde'],
    [other!, 'Over gymles'],
  ] as const)
    await world.database.inTenant({ organisation, person }, 'write', (tx) =>
      insertItem(
        tx,
        { organisation, mentorship, person },
        { kind: 'topic', text, mentee: person, today: '2026-11-20' },
      ),
    );
  const open = async () => {
    const page = (await teacher.get(`${group}/next`)).text;
    return ['Schoolfeest', 'Over wiskunde', 'Over gymles'].filter((topic) => page.includes(topic));
  };
  equal((await open()).length, 3);
  equal(
    (
      await teacher.post(`${group.replace('/mentorships/', '/class/')}/pupils/${here!}/talk`, {
        held_on: '2026-11-20',
        minutes: '15',
        present: here!,
        note_class: 'shared',
        note: '',
      })
    ).status,
    303,
  );
  deepEqual(await open(), ['Over gymles']);
});
