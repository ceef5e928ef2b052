/** What letters say: an organisation's own texts, its signature and logo, and who is told of what. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { registry } from '../src/app/registry.ts';
import { startMailer } from '../src/features/mail/mailer.job.ts';
import { htmlOf, withSignature } from '../src/features/mail/outgoing-mail.rules.ts';
import { completeLanguages } from '../src/platform/i18n.ts';
import {
  examplesOf,
  filled,
  harmlessIn,
  inWords,
  letterTexts,
  neededIn,
  readText,
  shownText,
} from '../src/web/letters.ts';
import { openPair, type Pair } from './support/pair.ts';
import { boxesOf } from './support/nominate.ts';
import {
  linkIn,
  now,
  openWorld,
  readLetters,
  visit,
  type Visitor,
  type World,
} from './support/world.ts';

const base = '/o/ledarnatverket';
let world: World;
let pair: Pair;
let coordinator: Visitor;

before(async () => {
  world = await openWorld();
  pair = await openPair(world);
  coordinator = await visit(world, 'network.coordinator');
  await world.owner.query('delete from letter');
});
after(() => world.close());

const letter = { subject: 'Nyheter från {organisation}', body: 'Hej {namn}, läs mer: {länk}' };
const own = async () =>
  (await world.owner.query('select template, language, subject, body from letter_text')).rows;

test('P-9, P-10: every kind of letter says in every language what it is, and its own text would pass what it asks of others', () => {
  for (const [kind, { texts }] of Object.entries(registry.letters))
    ok(texts.length > 0 || kind === 'test', `${kind} says nothing`);
  const names = letterTexts().map(({ name }) => name);
  equal(new Set(names).size, names.length, 'two texts of one name');
  for (const text of letterTexts())
    for (const language of completeLanguages) {
      const { title, when, to, subject, body } = text.words(language);
      for (const said of [title, when, to, subject, body]) ok(said, `${text.name} ${language}`);
      if (text.isFixed) continue;
      const [s, b] = [
        readText(language, shownText(language, subject), { may: harmlessIn(text), must: [] }),
        readText(language, shownText(language, body), { may: text.holds, must: neededIn(text) }),
      ];
      deepEqual([s.unknown, b.unknown, b.missing], [[], [], []], `${text.name} ${language}`);
      deepEqual([s.text, b.text], [subject, body], `${text.name} ${language}`);
      const values = examplesOf(language, 'Organisation', 'Kim Berg');
      equal(/[{}]/.test(filled(subject + body, values)), false, `${text.name} ${language}`);
    }
});

test('P-10: a value that looks like a placeholder stays as it is', () => {
  equal(
    filled('{name}: {link}', { name: '{link}', link: 'https://a.example/$&' }),
    '{link}: https://a.example/$&',
  );
  equal(inWords('sv', 'link'), '{länk}');
});

test('P-9: a coordinator makes a text their own in one language; the letter has it, other languages have ours, and ours comes back', async () => {
  const path = `${base}/letters/nominated`;
  match((await coordinator.get(`${base}/letters`)).text, /Nomination/);
  equal(
    (await coordinator.post(path, { ...letter, language: 'sv' })).location,
    `${path}?language=sv&done=saved`,
  );
  deepEqual(await own(), [
    {
      template: 'nominated',
      language: 'sv',
      subject: 'Nyheter från {organisation}',
      body: 'Hej {name}, läs mer: {link}',
    },
  ]);
  const page = (await coordinator.get(`${path}?language=sv`)).text;
  match(page, /Hej \{namn\}, läs mer: \{länk\}/);
  match((await coordinator.get(`${path}?language=nl`)).text, /Beste \{naam\}/);
  match((await coordinator.get(`${base}/letters`)).text, /yours: Svenska/);

  const cohort = linkIn((await coordinator.get(`${base}/programmes`)).text, /\/cohorts\//);
  const [nominee] = boxesOf((await coordinator.get(`${cohort}/nominations/new`)).text);
  const nominate = () => coordinator.post(`${cohort}/nominations?as=mentor`, { chosen: nominee! });
  equal((await nominate()).status, 303);
  equal((await nominate()).status, 422);
  const [written, ...more] = await readLetters(world, `kind = 'nominated'`);
  deepEqual(more, [], 'once');
  equal(written!.person_id, nominee);
  match(written!.subject!, /^Nyheter från /);
  match(written!.body!, /^Hej .+, läs mer: http.+\/applications\/[0-9a-f-]{36}$/);

  equal((await coordinator.post(`${path}/reset`, { language: 'sv' })).status, 303);
  deepEqual(await own(), []);
});

test('P-9: a letter that keeps accounts safe is shown, and nobody changes it; nor does anybody who may not', async () => {
  const fixed = letterTexts().filter(({ isFixed }) => isFixed);
  ok(fixed.length >= 5);
  for (const { name } of fixed) {
    match((await coordinator.get(`${base}/letters/${name}`)).text, /cannot be changed/i);
    const typed = { language: 'en', subject: 'A', body: 'B {link}' };
    equal((await coordinator.post(`${base}/letters/${name}`, typed)).status, 404, name);
  }
  for (const who of ['network.mentor', 'network.contact', 'network.auditor'] as const) {
    const visitor = await visit(world, who);
    equal((await visitor.get(`${base}/letters`)).status, 403, who);
    equal(
      (await visitor.post(`${base}/letters/nominated`, { ...letter, language: 'sv' })).status,
      403,
    );
  }
  deepEqual(await own(), []);
});

test('P-10: what cannot stand in a letter, and what it cannot do without, is named; what was typed stays', async () => {
  const refused = async (typed: Partial<typeof letter>, sentence: RegExp) => {
    const reply = await coordinator.post(`${base}/letters/nominated`, {
      ...letter,
      ...typed,
      language: 'sv',
    });
    equal(reply.status, 422);
    match(reply.text, sentence);
    for (const said of Object.values({ ...letter, ...typed })) ok(reply.text.includes(said), said);
  };
  await refused({ body: 'Hej {namn}: {lösenord} {länk}' }, /\{lösenord\} cannot stand here/);
  await refused({ body: 'Hej {namn}' }, /\{länk\} is missing/);
  await refused({ subject: '{av vem} nominerar dig' }, /\{av vem\} cannot stand in a subject/);
  await refused({ subject: '{program}' }, /\{program\} cannot stand in a subject/);
  deepEqual(await own(), []);
});

test('P-12: a preview and a test show what was typed, and save nothing', async () => {
  await world.owner.query('delete from letter');
  const path = `${base}/letters/nominated`;
  const typed = { ...letter, language: 'sv' };
  const preview = await coordinator.post(path, { ...typed, act: 'preview' });
  equal(preview.status, 200);
  match(preview.text, /It has not been saved/);
  match(preview.text, /läs mer: https:\/\/mentorium\.example/);
  match(preview.text, /Hej \{namn\}, läs mer: \{länk\}/);
  match((await coordinator.post(path, { ...typed, act: 'test' })).text, /No mail server is set/);
  const [sent, ...more] = await readLetters(world);
  deepEqual([sent!.kind, more], ['test', []]);
  match(sent!.subject!, /^Prov: Nyheter från /);
  match(sent!.body!, /läs mer: https:\/\/mentorium\.example/);
  deepEqual(await own(), []);
});

/** One red point (PNG), with a word in a chunk of text. */
const point = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==',
  'base64',
);

test('P-11: signature and logo stand in every letter, as text and as HTML; a file that is no picture is refused', async () => {
  equal(withSignature('Hello', null), 'Hello');
  match(htmlOf('A', 'en', { signature: '<b>\nTel. 1' }), /&lt;b&gt;<br>Tel\. 1/);
  const path = `${base}/letters/signature`;
  const signatures = { 'signature-en': 'The network\nTel. 1', 'signature-sv': 'Nätverket' };
  for (const [name, bytes] of [
    ['logo.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['logo.png', Buffer.from('no picture')],
    ['logo.png', Buffer.concat([point, Buffer.alloc(200_000)])],
  ] as const) {
    const refused = await coordinator.upload(path, signatures, { name, bytes });
    equal(refused.status, 422, name);
    match(refused.text, /no PNG or JPEG picture/);
    match(refused.text, /Nätverket/, 'what was typed stays');
  }
  const saved = await coordinator.upload(path, signatures, { name: 'logo.png', bytes: point });
  equal(saved.status, 303);
  equal((await coordinator.get(`${base}/letters/logo`)).headers['content-type'], 'image/png');
  match((await coordinator.get(`${base}/letters/nominated?language=sv`)).text, /Nätverket/);

  const arrived: Buffer[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => (arrived.push(Buffer.concat(parts)), done()));
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  const mailer = startMailer({
    database: world.database,
    now: () => new Date(now().epochMilliseconds + 60_000),
    server: `smtp://127.0.0.1:${port}`,
    from: 'Mentorium <post@mentorium.example>',
    isKept: () => false,
  });
  await mailer.carry();
  await mailer.stop();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  const mail = await PostalMime.parse(arrived[0]!);
  match(mail.text!, /\n\n-- \r?\nNätverket\s*$/);
  match(mail.html!, /<img src="cid:logo@mentorium" alt=""[^]*Nätverket/);
  equal(mail.attachments[0]!.mimeType, 'image/png');

  equal((await coordinator.post(path, { no_logo: 'yes', 'signature-sv': '' })).status, 303);
  equal((await coordinator.get(`${base}/letters/logo`)).status, 404);
  deepEqual((await world.owner.query('select language, body from letter_signature')).rows, [
    { language: 'en', body: 'The network\nTel. 1' },
  ]);
});

test('P-14: the other of a pair hears that it has ended, once, without a word about whom', async () => {
  await world.owner.query('delete from letter');
  equal((await pair.mentor.post(`${pair.path}/closure`, { reason: 'no-time' })).status, 303);
  const [told, ...more] = await readLetters(world, `kind = 'ended'`);
  deepEqual(more, []);
  equal(told!.person_id, pair.ids.mentee);
  match(told!.body!, /\/mentorships\/[0-9a-f-]{36}/);
});
