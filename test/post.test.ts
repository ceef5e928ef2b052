/** Letters, against a real mail server that runs here. */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import { startMailer } from '../src/features/mail/mailer.job.ts';
import { writeDigests } from '../src/features/mail/digest.job.ts';
import {
  afterQuiet,
  htmlOf,
  minutesUntil,
  mostADay,
  mostTries,
  nextDigest,
  plan,
  usualChoice,
} from '../src/features/mail/outgoing-mail.rules.ts';
import {
  findPosted,
  keepChoice,
  listLetters,
  enqueueMail,
  takeLetters,
} from '../src/features/mail/outgoing-mail.store.ts';
import {
  inviteKey,
  reminderKey,
  toInvite,
  toRemind,
} from '../src/features/assessments/rater-letter.rules.ts';
import { buildServer } from '../src/app/server.ts';
import { guest } from './support/rater.ts';
import {
  linkIn,
  now,
  openWorld,
  takeBackQuestions,
  visit,
  type World,
  readLetters,
} from './support/world.ts';

let world: World;
let organisation = '';
let server: SMTPServer;
let port = 0;
let refuse = 0;
const arrived: { to: string; raw: string }[] = [];

before(async () => {
  world = await openWorld();
  organisation = (
    await world.database.beforeTenant(null, (tx) =>
      tx
        .selectFrom('organisation')
        .select('id')
        .where('slug', '=', 'ledarnatverket')
        .executeTakeFirstOrThrow(),
    )
  ).id;
  for (const { id } of await world.database.beforeTenant(null, (tx) =>
    tx.selectFrom('organisation').select('id').execute(),
  )) {
    await world.owner.query(`set app.organisation = '${id}'`);
    await world.owner.query('delete from letter');
  }
  await world.owner.query(`set app.organisation = '${organisation}'`);
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _, done) =>
      address.startsWith('gone')
        ? done(Object.assign(new Error('No such mailbox'), { responseCode: 550 }))
        : refuse-- > 0
          ? done(Object.assign(new Error('Mailbox busy'), { responseCode: 450 }))
          : done(),
    onData: (stream: SMTPServerDataStream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        arrived.push({
          to: session.envelope.rcptTo.map(({ address }) => address).join(),
          raw: Buffer.concat(parts).toString(),
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.server.address() as { port: number }).port;
});
after(async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await world.close();
});

const place = () => ({ organisation, person: null });
/** A minute after everything that the tests write. */
const clock = () => new Date(now().epochMilliseconds + 60_000);
const mailer = () =>
  startMailer({
    database: world.database,
    now: clock,
    server: `smtp://127.0.0.1:${port}`,
    from: 'Mentorium <post@mentorium.example>',
    isKept: () => false,
  });
const letter = (key: string, body = 'Hello.') => ({
  organisation,
  key,
  kind: 'digest' as const,
  language: 'en' as const,
  name: 'Anna Berg',
  address: `${key}@elsewhere.example`,
  subject: 'A question',
  body,
  priority: 'now' as const,
  at: now(),
});
const write = (key: string, body?: string) =>
  world.database.inTenant(place(), 'write', (tx) => enqueueMail(tx, letter(key, body)));
const idsIn = () => arrived.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)![1]!.trim());

test('P-8: nothing goes to an invented address, and it is not tried again; to others it does', async () => {
  const addresses = ['demo@mentorium.example', 'x@school.test', 'y@EXAMPLE.com', 'z@a.invalid'];
  const real = ['x@example.school.nl', 'y@myexample.com', 'z@test.nl'];
  await world.database.inTenant(place(), 'write', async (tx) => {
    for (const [i, address] of [...addresses, ...real].entries())
      await enqueueMail(tx, { ...letter(`invented-${i}`), address });
  });
  const post = startMailer({
    database: world.database,
    now: clock,
    server: `smtp://127.0.0.1:${port}`,
    from: 'Mentorium <post@mentorium.example>',
  });
  await post.carry();
  await post.stop();
  deepEqual(arrived.map(({ to }) => to).sort(), real);
  arrived.length = 0;
  const rows = await readLetters(world, `key like 'invented-%' and sent_at is null`);
  deepEqual(rows.map(({ address }) => address).sort(), addresses.sort());
  ok(rows.every(({ bounced_at: at }) => at !== null));
  await world.owner.query(`delete from letter where key like 'invented-%'`);
});

test('P-1: what was rolled back sends nothing, the same letter is written once, and each goes out once', async () => {
  await rejects(
    world.database.inTenant(place(), 'write', async (tx) => {
      await enqueueMail(tx, letter('lost'));
      throw new Error('no');
    }),
  );
  deepEqual([await write('one'), await write('one'), await write('two')], [true, false, true]);
  const post = mailer();
  equal(await post.carry(), 2);
  equal(await post.carry(), 0);
  await post.stop();
  deepEqual(arrived.map(({ to }) => to).sort(), ['one@elsewhere.example', 'two@elsewhere.example']);
  const lines = await world.database.inTenant(place(), 'read', listLetters);
  ok(lines.every(({ sentAt }) => sentAt !== null));
  equal(
    (await world.owner.query('select 1 from letter where body is not null')).rowCount,
    0,
    'the text is gone',
  );
});

test('P-1: a busy mailbox is tried again later; after eight tries the letter stays, with what went wrong', async () => {
  arrived.length = 0;
  refuse = 1;
  await write('busy');
  const post = mailer();
  equal(await post.carry(), 0);
  match(
    (await world.database.inTenant(place(), 'read', listLetters)).find(({ address }) =>
      address.startsWith('busy'),
    )!.trouble!,
    /Mailbox busy/,
  );
  equal(await post.carry(), 0, 'not before its time');
  await world.owner.query('update letter set next_try_at = made_at where sent_at is null');
  equal(await post.carry(), 1);
  await write('never');
  await world.owner.query('update letter set tries = $1 where sent_at is null', [mostTries]);
  equal(await post.carry(), 0);
  await post.stop();
  deepEqual([0, 1, 2, 7, 9].map(minutesUntil), [1, 2, 4, 128, 128]);
  await world.owner.query('delete from letter');
});

test('P-1: whoever is killed between sending and noting it sends the same Message-ID again; nothing is lost', async () => {
  arrived.length = 0;
  for (let k = 0; k < 30; k++) await write(`kill${k}`);
  // Killed after taking letters up, before sending any of them.
  const taken = await world.database.inTenant(place(), 'write', (tx) =>
    takeLetters(tx, 20, clock()),
  );
  equal(taken.length, 20);
  const post = mailer();
  equal(await post.carry(), 10);
  // Killed after sending, before noting it: five that went out look as if they had not.
  await world.owner.query(
    `update letter set sent_at = null, body = 'Hello.' where id in (select id from letter where sent_at is not null order by id limit 5)`,
  );
  await world.owner.query('update letter set next_try_at = made_at where sent_at is null');
  const two = mailer();
  const [first, second] = await Promise.all([post.carry(), two.carry()]);
  equal(first + second, 25, 'two carriers share the work');
  await Promise.all([post.stop(), two.stop()]);
  equal(new Set(idsIn()).size, 30);
  equal(arrived.length, 35);
  equal((await world.owner.query('select 1 from letter where sent_at is null')).rowCount, 0);
});

test('P-2: people’s words are text, addresses are links, and nothing gets into a header', async () => {
  equal(
    htmlOf('Hi <b>\n\nhttps://a.example/x?a=1&b=2 "q"', 'sv'),
    '<!doctype html><html lang="sv"><body style="font:16px/1.5 sans-serif;max-width:36em"><p>Hi &lt;b&gt;</p><p><a href="https://a.example/x?a=1&amp;b=2">https://a.example/x?a=1&amp;b=2</a> &quot;q&quot;</p></body></html>',
  );
  arrived.length = 0;
  await world.database.inTenant(place(), 'write', (tx) =>
    enqueueMail(tx, {
      ...letter('headers'),
      name: 'Eve\r\nBcc: all@elsewhere.example',
      subject: 'Hi\r\nX-Evil: 1',
    }),
  );
  const post = mailer();
  await post.carry();
  await post.stop();
  const head = arrived[0]!.raw.split('\r\n\r\n')[0]!;
  equal(/^(Bcc|X-Evil):/im.test(head), false, head);
});

const rater = (id: string, more: object = {}) => ({
  id,
  source: 'colleague' as const,
  email: `${id}@x.example`,
  isChecked: true,
  declinedWhy: null,
  hasSubmitted: false,
  ...more,
});

test('AS-38: who is invited and who is reminded', () => {
  const round = { opensOn: '2026-11-01', closesOn: '2026-11-30', releasedAt: null };
  const raters = [
    rater('a'),
    rater('b', { isChecked: false }),
    rater('c', { email: null }),
    rater('d', { declinedWhy: 'no-time' }),
    rater('e', { hasSubmitted: true }),
    rater('f', { source: 'self' }),
    rater('g'),
  ];
  const on = (day: string) => new Date(`${day}T08:00:00Z`);
  const posted = new Map([[inviteKey('g'), on('2026-11-10')]]);
  const ids = (list: { id: string }[]) => list.map(({ id }) => id);
  deepEqual(ids(toInvite(raters, posted, round, '2026-11-12')), ['a']);
  deepEqual(toInvite(raters, posted, round, '2026-12-01'), []);
  deepEqual(toInvite(raters, posted, round, '2026-10-31'), []);
  const remind = (more: [string, Date][], today: string) =>
    toRemind(raters, new Map([...posted, ...more]), round, today).map(
      ({ rater: one, n }) => `${one.id}${n}`,
    );
  deepEqual([remind([], '2026-11-13'), remind([], '2026-11-14')], [[], ['g1']]);
  deepEqual(
    [
      remind([[reminderKey('g', 1), on('2026-11-14')]], '2026-11-17'),
      remind([[reminderKey('g', 1), on('2026-11-14')]], '2026-11-18'),
    ],
    [[], ['g2']],
  );
  deepEqual(
    remind(
      [
        [reminderKey('g', 1), on('2026-11-14')],
        [reminderKey('g', 2), on('2026-11-18')],
      ],
      '2026-11-28',
    ),
    [],
  );
});

test('AS-38: a round is invited by mail, in the language of each rater; the link in the letter opens the questions', async () => {
  arrived.length = 0;
  await world.owner.query('delete from letter');
  const withMail = {
    ...world,
    server: await buildServer({ database: world.database, now, log: false, hasMail: true }),
  };
  const base = '/o/ledarnatverket';
  const coordinator = await visit(withMail, 'network.coordinator');
  const cohort = linkIn(
    (await coordinator.get(`${base}/programmes`)).text,
    /\/cohorts\/[0-9a-f-]{36}/,
  );
  const fields = {
    name: 'Mailed',
    opens_on: '2026-11-01',
    closes_on: '2026-11-30',
    most: '20',
    minimum: '3',
    confidentiality: 'confidential',
    release_mode: 'own',
    sources: 'self,mentee',
    competences: 'empathy',
  };
  const round = (await coordinator.post(`${cohort}/rounds`, fields)).location;
  const [, shown] = /Invite (\d+) raters by mail/.exec((await coordinator.get(round)).text)!;
  equal((await coordinator.post(`${round}/letters`, { what: 'invite' })).status, 303);
  equal(/by mail<\/button>/.test((await coordinator.get(round)).text), false);
  equal((await coordinator.post(`${round}/letters`, { what: 'invite' })).status, 303); // again, at the same moment: no second letter
  const post = mailer();
  equal(await post.carry(), Number(shown));
  await post.stop();
  const texts = arrived.map(({ raw }) => raw.replace(/=\r\n/g, ''));
  ok(
    texts.some((raw) => /Subject: =\?UTF-8\?Q\?En_fr=C3=A5ga|Subject: En fr/.test(raw)) &&
      texts.some((raw) => /Subject: A question from/.test(raw) || /A_question_from/.test(raw)),
    'two languages',
  );
  const english = texts.find((raw) =>
    /A question from|A_question_from/.test(raw.split('\r\n\r\n')[0]!),
  )!;
  const token = /\/rate\/([\w-]{43})/.exec(english)![1]!;
  match((await guest(world, `/rate/${token}`).get()).text, /Before you begin/);
  const outbox = await coordinator.get(`${base}/outbox`);
  match(outbox.text, /A question from Ledarnätverket/);
  equal(/\/rate\//.test(outbox.text), false);
  equal(
    (await visit(withMail, 'network.mentor').then((mentor) => mentor.get(`${base}/outbox`))).status,
    403,
  );
  // Five days later nobody has answered: one reminder each, without a link, and nobody is named.
  await world.owner.query(`update letter set made_at = '2026-11-16T09:00:00Z'`);
  match((await coordinator.get(round)).text, /Remind who has not answered/);
  equal((await coordinator.post(`${round}/letters`, { what: 'remind' })).status, 303);
  const keys = await world.database.inTenant(place(), 'read', async (tx) =>
    findPosted(
      tx,
      (await tx.selectFrom('letter').select('key').where('kind', '=', 'reminder').execute()).map(
        ({ key }) => key,
      ),
    ),
  );
  equal(keys.size, Number(shown));
  equal(
    (await readLetters(world, `kind = 'reminder'`)).filter(({ body }) => body?.includes('/rate/'))
      .length,
    0,
  );
  const list = (await coordinator.get(`${base}/outbox`)).text;
  match(list, /somebody who was reminded/);
  await world.owner.query(`update assessment_round set closes_on = '2026-11-21' where id = $1`, [
    round.split('/').at(-1),
  ]);
  equal((await coordinator.post(`${round}/release`, {})).status, 303);
  const selves = (
    await world.owner.query(
      `select count(*)::int as n from rater where round_id = $1 and source = 'self' and email is not null`,
      [round.split('/').at(-1)],
    )
  ).rows[0]!.n as number;
  equal((await world.owner.query(`select 1 from letter where kind = 'report'`)).rowCount, selves);
  await withMail.server.close();
});

test('a sign-in link goes out by mail to whoever has an address, is shown to nobody, and opens the door once', async () => {
  arrived.length = 0;
  await world.owner.query('delete from letter');
  const withMail = {
    ...world,
    server: await buildServer({ database: world.database, now, log: false, hasMail: true }),
  };
  const coordinator = await visit(withMail, 'network.coordinator');
  const { id, email } = (
    await world.owner.query(
      'select id, email from person where account_id is null and email is not null order by id limit 1',
    )
  ).rows[0]!;
  const sent = await coordinator.post(`/o/ledarnatverket/people/${id}/invitation`, {});
  equal(sent.status, 303);
  match(
    (await coordinator.get(sent.location)).text,
    new RegExp(`A sign-in link is on its way to ${email}`),
  );
  const post = mailer();
  equal(await post.carry(), 1);
  await post.stop();
  equal(arrived[0]!.to, email);
  const token = /\/welcome\/([\w-]{43})/.exec(arrived[0]!.raw.replace(/=\r\n/g, ''))![1]!;
  equal((await withMail.server.inject(`/welcome/${token}`)).statusCode, 200);
  await withMail.server.close();
});

test('whoever is asked by a proposal is written to, once, without a word of who it is about', async () => {
  arrived.length = 0;
  await world.owner.query('delete from letter');
  await takeBackQuestions(world);
  const withMail = {
    ...world,
    server: await buildServer({ database: world.database, now, log: false, hasMail: true }),
  };
  const coordinator = await visit(withMail, 'network.coordinator');
  const cohort = linkIn(
    (await coordinator.get('/o/ledarnatverket/programmes')).text,
    /\/cohorts\/[0-9a-f-]{36}/,
  );
  const run = (await coordinator.post(`${cohort}/runs`, {})).location;
  const rows = (
    await world.owner.query(
      'select id from proposal where run_id = $1 and sent_at is null order by id',
      [run.split('/').at(-1)],
    )
  ).rows as { id: string }[];
  ok(rows.length > 0, run);
  equal(
    (
      await coordinator.post(`${run}/sending`, {
        proposal: rows.map(({ id }) => id).join(','),
        days: '10',
      })
    ).status,
    303,
  );
  const post = mailer();
  equal(await post.carry(), 2 * rows.length);
  await post.stop();
  const people = (
    await world.owner.query(
      'select a.family_name as mentor, b.family_name as mentee, a.email as to_mentor, b.email as to_mentee from proposal q join person a on a.id = q.mentor_id join person b on b.id = q.mentee_id where q.run_id = $1',
      [run.split('/').at(-1)],
    )
  ).rows as Record<string, string>[];
  for (const { mentor, to_mentee: to } of people) {
    const { raw } = arrived.find((one) => one.to === to)!;
    equal(raw.replace(/^To:.*$/im, '').includes(mentor!), false, 'not a word of the other');
  }
  await withMail.server.close();
});

const hour = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Amsterdam]`);
const said = (at: Temporal.ZonedDateTime) => at.toPlainDateTime().toString().slice(0, 16);

test('P-3, P-4: quiet hours, also over midnight and on the night when the clock changes; digests on their days', () => {
  const { quietFrom, quietTo } = usualChoice;
  const choice = { frequency: 'daily' as const, quietFrom, quietTo };
  deepEqual(
    [
      '2026-11-22T12:00',
      '2026-11-22T20:00',
      '2026-11-22T23:59',
      '2026-11-23T06:59',
      '2026-10-25T01:30',
    ].map((at) => said(afterQuiet(hour(at), choice))),
    [
      '2026-11-22T12:00',
      '2026-11-23T07:00',
      '2026-11-23T07:00',
      '2026-11-23T07:00',
      '2026-10-25T07:00',
    ],
  );
  equal(
    said(
      afterQuiet(hour('2026-11-22T13:10'), { frequency: 'at-once', quietFrom: 13, quietTo: 15 }),
    ),
    '2026-11-22T15:00',
  );
  equal(
    said(afterQuiet(hour('2026-11-22T03:00'), { frequency: 'at-once', quietFrom: 5, quietTo: 5 })),
    '2026-11-22T03:00',
  );
  deepEqual(
    ['2026-11-22T06:00', '2026-11-22T07:00', '2026-11-22T12:00'].map((at) =>
      said(nextDigest(hour(at), choice)),
    ),
    ['2026-11-22T07:00', '2026-11-23T07:00', '2026-11-23T07:00'],
  );
  // 22 November 2026 is a Sunday.
  deepEqual(
    ['2026-11-22T06:00', '2026-11-23T06:00', '2026-11-23T08:00'].map((at) =>
      said(nextDigest(hour(at), { ...choice, frequency: 'weekly' })),
    ),
    ['2026-11-23T07:00', '2026-11-23T07:00', '2026-11-30T07:00'],
  );
});

test('P-3, P-5, P-6: what somebody waits for goes at once; news follows the reader, and floods and dead addresses stop it', () => {
  const at = hour('2026-11-22T22:00');
  const of = (
    priority: 'now' | 'asked' | 'news',
    frequency: 'at-once' | 'daily' | 'none',
    lately = 0,
    isBounced = false,
  ) => {
    const planned = plan({
      at,
      priority,
      choice: { ...usualChoice, frequency },
      lately,
      isBounced,
    });
    return planned && `${said(planned.dueAt)}${planned.isHeld ? ' held' : ''}`;
  };
  deepEqual(
    [
      of('now', 'none'),
      of('asked', 'none'),
      of('news', 'none'),
      of('news', 'at-once'),
      of('news', 'daily'),
    ],
    ['2026-11-22T22:00', '2026-11-23T07:00', null, '2026-11-23T07:00', '2026-11-23T07:00 held'],
  );
  deepEqual(
    [
      of('news', 'at-once', mostADay - 1),
      of('news', 'at-once', mostADay),
      of('asked', 'at-once', 99),
      of('news', 'at-once', 0, true),
    ],
    ['2026-11-23T07:00', '2026-11-23T07:00 held', '2026-11-23T07:00', null],
  );
});

test('P-6: an address that takes no mail is tried once, and gets no news for a while', async () => {
  await world.owner.query('delete from letter');
  await write('gone');
  const post = mailer();
  equal(await post.carry(), 0);
  const [line] = await world.database.inTenant(place(), 'read', listLetters);
  deepEqual([line!.isBounced, line!.tries], [true, mostTries]);
  await post.stop();
  equal(
    await world.database.inTenant(place(), 'write', (tx) =>
      enqueueMail(tx, { ...letter('gone2'), address: line!.address, priority: 'news' }),
    ),
    false,
  );
  equal(
    await world.database.inTenant(place(), 'write', (tx) =>
      enqueueMail(tx, { ...letter('gone3'), address: line!.address, priority: 'asked' }),
    ),
    true,
  );
});

test('P-7: what could not leave for a week is not sent any more', async () => {
  await world.owner.query('delete from letter');
  arrived.length = 0;
  await write('old');
  await write('new');
  await world.owner.query(
    `update letter set due_at = due_at - interval '8 days' where key = 'old'`,
  );
  const post = mailer();
  equal(await post.carry(), 1);
  await post.stop();
  deepEqual(
    arrived.map(({ to }) => to),
    ['new@elsewhere.example'],
  );
});

test('P-4: several letters become one with a link that stops them in one click, and nothing else can be done with that link', async () => {
  await world.owner.query('delete from letter');
  arrived.length = 0;
  const { id, email } = (
    await world.owner.query(
      `select id, email from person where account_id is not null and email is not null order by id limit 1`,
    )
  ).rows[0]!;
  await world.database.inTenant(place(), 'write', (tx) =>
    keepChoice(tx, { organisation, person: id, choice: { ...usualChoice, frequency: 'daily' } }),
  );
  const news = (key: string) =>
    world.database.inTenant(place(), 'write', (tx) =>
      enqueueMail(tx, {
        ...letter(key, `Dear A,\n\nhttps://m.example/${key}`),
        subject: `About ${key}`,
        address: email,
        person: id,
        priority: 'news',
      }),
    );
  deepEqual([await news('a'), await news('b')], [true, true]);
  const post = mailer();
  equal(await post.carry(), 0, 'both wait');
  const morning = now().add({ days: 1 }).with({ hour: 7, minute: 5 });
  const network = {
    id: organisation,
    name: 'Ledarnätverket',
    slug: 'ledarnatverket',
    language: 'sv' as const,
  };
  const digest = (at: Temporal.ZonedDateTime) =>
    world.database.inTenant(place(), 'write', (tx) =>
      writeDigests(tx, { organisation: network, at, address: 'https://m.example' }),
    );
  deepEqual(
    [await digest(now().add({ hours: 1 })), await digest(morning), await digest(morning)],
    [0, 1, 0],
  );
  await post.stop();
  const later = startMailer({
    database: world.database,
    now: () => new Date(morning.epochMilliseconds + 60_000),
    server: `smtp://127.0.0.1:${port}`,
    from: 'Mentorium <post@mentorium.example>',
    isKept: () => false,
  });
  equal(await later.carry(), 1);
  await later.stop();
  const raw = arrived[0]!.raw.replace(/=\r\n/g, '').replace(/\r\n[ \t]+/g, ' ');
  match(raw, /https:\/\/m\.example\/a\r?\n[\s\S]*https:\/\/m\.example\/b/);
  match(raw, /List-Unsubscribe-Post: List-Unsubscribe=One-Click/);
  const path = /List-Unsubscribe: <https:\/\/m\.example(\/post\/[^>]+)>/.exec(raw)![1]!;
  const shown = await world.server.inject({ url: path });
  match(shown.body, /<button/);
  const frequency = async () =>
    (await world.owner.query('select frequency from mail_choice where person_id = $1', [id]))
      .rows[0]!.frequency as string;
  equal(await frequency(), 'daily', 'looking changes nothing');
  equal(
    (
      await world.server.inject({
        method: 'POST',
        url: path.replace(/[^/]+\/stop$/, `${'x'.repeat(43)}/stop`),
      })
    ).statusCode,
    404,
  );
  equal(
    (
      await world.server.inject({
        method: 'POST',
        url: path,
        payload: 'List-Unsubscribe=One-Click',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
    ).statusCode,
    200,
  );
  equal(await frequency(), 'none');
  equal(await news('c'), false);
});

test('everybody chooses how often and when, and the administrator reads what has no personal link where no server is set', async () => {
  await world.owner.query('delete from letter');
  const coordinator = await visit(world, 'network.coordinator');
  const base = '/o/ledarnatverket';
  match((await coordinator.get(`${base}/mail`)).text, /value="at-once" checked/);
  equal(
    (
      await coordinator.post(`${base}/mail`, {
        frequency: 'weekly',
        quiet_from: '18',
        quiet_to: '8',
      })
    ).location,
    `${base}/mail?saved=1`,
  );
  match((await coordinator.get(`${base}/mail`)).text, /value="weekly" checked/);
  equal(
    (
      await coordinator.post(`${base}/mail`, {
        frequency: 'hourly',
        quiet_from: '18',
        quiet_to: '25',
      })
    ).status,
    422,
  );
  await world.database.inTenant(place(), 'write', (tx) =>
    enqueueMail(tx, { ...letter('open', 'Dear A,\n\nsomething waits.'), kind: 'signals' }),
  );
  await world.database.inTenant(place(), 'write', (tx) =>
    enqueueMail(tx, { ...letter('closed', 'https://m.example/rate/secret'), kind: 'rater' }),
  );
  const outbox = (await coordinator.get(`${base}/outbox`)).text;
  const links = [...outbox.matchAll(/\/outbox\/[0-9a-f-]{36}/g)].map(([link]) => link);
  equal(links.length, 1);
  match((await coordinator.get(`${base}${links[0]}`)).text, /something waits/);
  const secret = (await world.owner.query(`select id from letter where kind = 'rater'`)).rows[0]!
    .id as string;
  equal((await coordinator.get(`${base}/outbox/${secret}`)).status, 404);
});
