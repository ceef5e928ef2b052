import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { TOTP, Secret } from 'otpauth';
import { deviceOf, passwordFault } from '../src/features/accounts/account.rules.ts';
import { stepOf } from '../src/features/accounts/factor.rules.ts';
import { demoPassword } from '../src/features/accounts/sign-in.pages.tsx';
import { findValidCard } from '../src/features/accounts/class-card.access.ts';
import { cardDays } from '../src/features/accounts/class-card.rules.ts';
import { attempt, placeKey } from '../src/features/accounts/login-throttle.access.ts';
import { insertInvitation } from '../src/features/accounts/invitation.store.ts';
import { hashPassword } from '../src/platform/secret.ts';
import { demoAddress } from '../src/app/demo/demo.ts';
import { buildServer } from '../src/app/server.ts';
import { Authenticator, type Lie } from './support/authenticator.ts';
import { agreeToAll } from './support/approval.ts';
import { openClass } from './support/class.ts';
import { stranger, type Stranger } from './support/anonymous.ts';
import { demoDay, now, openWorld, readLetters, type World } from './support/world.ts';

let world: World;
/** Moves the clock of the server; sessions themselves live by the clock of the database. */
let minutes = 0;
const clock = () => now().add({ minutes });
const origin = 'http://localhost:3000';

before(async () => {
  world = await openWorld();
  await world.server.close();
  world.server = await buildServer({
    database: world.database,
    now: clock,
    log: false,
    hasMail: true,
  });
  await world.owner.query(`set app.scope = 'sign-in'`);
});
after(() => world.close());

const somebody = (options?: Parameters<typeof stranger>[1]) =>
  stranger(() => world.server, options);
const optionsIn = (html: string) =>
  /data-options="([^"]+)"/.exec(html)![1]!.replaceAll('&quot;', '"').replaceAll('&amp;', '&');

async function setUpApp(person: Stranger): Promise<{ secret: Secret; codes: string[] }> {
  equal((await person.get('/account')).status, 200);
  equal((await person.post('/account/authenticator')).location, '/account/authenticator');
  const { text } = await person.get('/account/authenticator');
  const secret = Secret.fromBase32(
    /<code>([A-Z2-7 ]+)<\/code>/.exec(text)![1]!.replaceAll(' ', ''),
  );
  const wrong = await person.post('/account/authenticator/confirm', { code: '000000' });
  equal(wrong.status, 422);
  const shown = await person.post('/account/authenticator/confirm', { code: codeOf(secret) });
  const codes = [...shown.text.matchAll(/<code>([a-z0-9-]{17})<\/code>/g)].map(([, code]) => code!);
  equal(codes.length, 10);
  return { secret, codes };
}
const codeOf = (secret: Secret) =>
  new TOTP({ secret }).generate({ timestamp: clock().epochMilliseconds });

/** The account’s ways of signing in are taken back to the password alone. */
async function forget(email: string): Promise<void> {
  for (const table of ['authenticator', 'recovery_code', 'passkey'])
    await world.owner.query(
      `delete from ${table} where account_id = (select id from account where email = $1)`,
      [email],
    );
  await world.owner.query('delete from sign_in_attempt');
}

test('SI-4: long enough, and not what anybody would try', () => {
  for (const easy of [
    'passwordpassword',
    'Wachtwoord123',
    'aaaaaaaaaaaaaaa',
    '1234567890123',
    'abcdefghijklm',
    'Welkom2026!!!',
    'lösenord2026!',
    'anna.berg2026!!',
    '1Qaz2wsx3edc',
    'leavemealone',
  ])
    equal(passwordFault(easy, 'anna.berg@school.example'), 'easy', easy);
  for (const good of [
    'notebook-2026',
    'correct horse battery',
    'fiets onder de trap',
    'älgen äter blåbär',
  ])
    equal(passwordFault(good, 'anna.berg@school.example'), null, good);
  equal(passwordFault('elevenchars', null), 'short');
  equal(passwordFault('x1y2'.repeat(51), null), 'long');
});

test('SI-5: a browser and a system, nothing finer', () => {
  equal(
    deviceOf(
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.1234.56',
    ),
    'Edge, Windows',
  );
  equal(
    deviceOf(
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    ),
    'Safari, iPhone',
  );
  equal(deviceOf('curl/8.9'), '');
  fc.assert(fc.property(fc.string(), (agent) => !/\d/.test(deviceOf(agent))));
});

test('SI-7: a code counts in its half minute and the ones beside it, and once', () => {
  const secret = Buffer.from('12345678901234567890');
  // RFC 6238, appendix B, the last six digits.
  for (const [seconds, code] of [
    [59, '287082'],
    [1111111109, '081804'],
    [1234567890, '005924'],
  ] as const) {
    const at = seconds * 1000;
    const step = Math.floor(seconds / 30);
    equal(stepOf(secret, code, { at, after: 0 }), step);
    equal(stepOf(secret, code, { at: at + 30_000, after: 0 }), step, 'half a minute late');
    equal(stepOf(secret, code, { at: at + 90_000, after: 0 }), null, 'too late');
    equal(stepOf(secret, code, { at, after: step }), null, 'once');
  }
});

test('SI-2: a new token at sign-in and at every proof, and the one before is dead', async () => {
  const person = somebody();
  person.jar.session = 'planted-by-somebody-else';
  await person.signIn('network.mentor');
  const first = person.jar.session!;
  notEqual(first, 'planted-by-somebody-else');
  await person.get('/account/prove');
  equal(
    (await person.post('/account/prove', { password: demoPassword, to: '/account' })).location,
    '/account',
  );
  const second = person.jar.session!;
  notEqual(second, first);
  const thief = somebody();
  thief.jar.session = first;
  match((await thief.get('/account')).location, /^\/sign-in/);
  equal((await person.get('/account')).status, 200);
});

test('SI-2: idle, old, signed out, ended from elsewhere: each session is over at the next request', async () => {
  const over = async (person: Stranger) =>
    match((await person.get('/account')).location, /^\/sign-in/);
  const [idle, old, out, here, there] = await Promise.all(
    [1, 2, 3, 4, 5].map(async (n) => {
      const person = somebody({
        agent: n === 5 ? 'Mozilla/5.0 (iPad) Version/18.0 Safari/604.1' : 'Chrome/1',
      });
      await person.signIn('network.contact');
      return person;
    }),
  );
  const sessions = (
    await world.owner.query<{ id: string }>(
      `select id from session where account_id = (select id from account where email = $1) order by made_at desc`,
      [demoAddress('network.contact')],
    )
  ).rows;
  equal(sessions.length, 5);
  const byToken = (person: Stranger, change: string) =>
    world.owner.query(`update session set ${change} where token_hash = sha256($1)`, [
      Buffer.from(person.jar.session!),
    ]);
  await byToken(idle!, `seen_at = now() - interval '12 hours 1 second'`);
  await over(idle!);
  await byToken(old!, `ends_at = now() - interval '1 second'`);
  await over(old!);
  const token = out!.jar.session!;
  await out!.get('/account');
  await out!.post('/sign-out');
  out!.jar.session = token;
  await over(out!);
  const page = (await here!.get('/account')).text;
  match(page, /Safari, iPad/);
  const end = /action="(\/account\/sessions\/[0-9a-f-]{36}\/end)"/.exec(page)![1]!;
  await here!.post(end);
  await over(there!);
  equal((await here!.get('/account')).status, 200);
});

test('SI-1: a thousand guesses at once: ten are looked at, and the owner still comes in with a passkey', async (t) => {
  const owner = somebody();
  await owner.signIn('network.mentee');
  const key = new Authenticator();
  const page = await owner.get('/account/passkeys/new');
  equal(
    (await owner.post('/account/passkeys', { answer: key.make(optionsIn(page.text), origin) }))
      .location,
    '/account',
  );
  const door = somebody();
  await door.get('/sign-in');
  const tries = 1000;
  const answers = await Promise.all(
    Array.from({ length: tries }, (_, i) =>
      door.post('/sign-in', {
        email: demoAddress('network.mentee'),
        password: `guess number ${i}`,
      }),
    ),
  );
  equal(answers.filter(({ status }) => status === 422).length, 10);
  equal(answers.filter(({ status }) => status === 429).length, tries - 10);
  equal(answers.find(({ status }) => status === 429)!.headers['retry-after'], '900');
  equal(
    (await door.post('/sign-in', { email: demoAddress('network.mentee'), password: demoPassword }))
      .status,
    429,
    'the right one is not looked at either',
  );
  const again = somebody({ from: '127.0.0.2' });
  await again.get('/sign-in');
  equal(
    (
      await again.post('/sign-in', {
        email: 'nobody@elsewhere.example',
        password: 'something else',
      })
    ).status,
    422,
  );
  const asked = await again.get('/sign-in');
  equal(
    (await again.post('/sign-in/passkey', { answer: key.show(optionsIn(asked.text), origin) }))
      .status,
    303,
  );
  equal((await again.get('/account')).status, 200);
  const { rows } = await world.owner.query<{ n: number }>(
    'select count(*)::int as n from sign_in_attempt where key_hash = sha256($1)',
    [Buffer.from('from 127.0.0.2')],
  );
  equal(rows[0]!.n, 1, 'what was wrong before still counts for the place');
  await forget(demoAddress('network.mentee'));
  t.diagnostic(`tried: ${tries} guesses`);
});

test('SI-8: a passkey that lies about its origin, party, owner, counter, challenge or signature is refused, and so is a second use', async (t) => {
  const owner = somebody();
  await owner.signIn('network.mentor');
  const key = new Authenticator();
  const lies: Lie[] = [
    { origin: 'https://evil.example' },
    { origin: 'http://localhost:3001' },
    { party: 'evil.example' },
    { flags: 0x01 },
    { flags: 0x04 },
    { challenge: Buffer.alloc(52).toString('base64url') },
    { type: 'webauthn.get' },
  ];
  let tried = 0;
  for (const lie of lies) {
    const page = await owner.get('/account/passkeys/new');
    equal(
      (
        await owner.post('/account/passkeys', {
          answer: key.make(optionsIn(page.text), origin, lie),
        })
      ).status,
      422,
      JSON.stringify(lie),
    );
    tried++;
  }
  const page = await owner.get('/account/passkeys/new');
  const made = key.make(optionsIn(page.text), origin);
  equal((await owner.post('/account/passkeys', { answer: made })).location, '/account');
  equal(
    (await owner.post('/account/passkeys', { answer: made })).status,
    422,
    'the same answer twice',
  );

  const tryIn = async (answer: (options: string) => string) => {
    const person = somebody();
    const { text } = await person.get('/sign-in');
    tried++;
    const reply = await person.post('/sign-in/passkey', { answer: answer(optionsIn(text)) });
    return { person, status: reply.status, inside: person.jar.session !== undefined };
  };
  const shown: Lie[] = [
    ...lies.slice(0, 6),
    { type: 'webauthn.create' },
    { badSignature: true },
    { counter: 1 },
  ];
  equal((await tryIn((options) => key.show(options, origin))).inside, true);
  equal((await tryIn((options) => key.show(options, origin))).inside, true);
  for (const lie of shown)
    deepEqual(
      await tryIn((options) => key.show(options, origin, lie)).then(({ status, inside }) => [
        status,
        inside,
      ]),
      [422, false],
      JSON.stringify(lie),
    );
  equal(
    (await tryIn((options) => new Authenticator().show(options, origin))).inside,
    false,
    'a passkey of nobody',
  );
  for (const rubbish of [
    '',
    '{}',
    'null',
    '{"id":7}',
    '{"id":"x","response":{"clientDataJSON":"e30"}}',
    '[]',
  ])
    equal((await tryIn(() => rubbish)).inside, false, rubbish);

  const person = somebody();
  const options = optionsIn((await person.get('/sign-in')).text);
  const answer = key.show(options, origin);
  const other = somebody();
  await other.get('/sign-in');
  equal(
    (await other.post('/sign-in/passkey', { answer })).status,
    422,
    'an answer to another visitor’s question',
  );
  equal((await person.post('/sign-in/passkey', { answer })).status, 303);
  const late = somebody();
  const early = optionsIn((await late.get('/sign-in')).text);
  minutes += 6;
  equal(
    (await late.post('/sign-in/passkey', { answer: key.show(early, origin) })).status,
    422,
    'six minutes later',
  );
  t.diagnostic(`tried: ${tried + 3} answers`);
  await forget(demoAddress('network.mentor'));
});

test('SI-7: with an app nobody comes in by the password alone; a code counts once, a recovery code once', async () => {
  const person = somebody();
  await person.signIn('network.mentor');
  const { secret, codes } = await setUpApp(person);
  const enter = async (code: string) => {
    const other = somebody();
    const half = await other.signIn('network.mentor');
    match(half.location, /^\/sign-in\/second/);
    match((await other.get('/account')).location, /^\/sign-in/, 'half is not inside');
    await other.get(half.location);
    return { reply: await other.post('/sign-in/second', { code }), other };
  };
  equal(
    (await enter(codeOf(secret))).reply.status,
    422,
    'the code that confirmed the app has counted',
  );
  minutes += 1;
  const code = codeOf(secret);
  equal((await enter(code)).reply.status, 303);
  equal((await enter(code)).reply.status, 422, 'twice');
  equal((await enter(codes[3]!.toUpperCase().replaceAll('-', ' '))).reply.status, 303);
  equal((await enter(codes[3]!)).reply.status, 422, 'twice');
  equal((await enter('')).reply.status, 422);
  // Proofs ask for the code, not for the password.
  await person.get('/account/prove');
  equal((await person.post('/account/prove', { password: demoPassword })).status, 422);
  minutes += 1;
  equal(
    (await person.post('/account/prove', { code: codeOf(secret), to: '/account' })).location,
    '/account',
  );
  await forget(demoAddress('network.mentor'));
});

test('SI-3: rights, exports and factors ask for a fresh proof; what was typed stays, nothing happens before', async () => {
  const person = somebody();
  await person.signIn('school.coordinator');
  await world.owner.query(
    `update session set proved_at = now() - interval '15 minutes 1 second' where token_hash = sha256($1)`,
    [Buffer.from(person.jar.session!)],
  );
  const fields = {
    given_name: 'Noor',
    family_name: 'Vermeer',
    email: 'noor@lindenhof.example',
    role: 'mentor',
    unit: '',
    member_organisation: '',
    job_title: '',
  };
  // Asked before the work begins, on pages that are there for such an act alone.
  for (const page of ['people/new', 'people/imports/new', 'people/guardians'])
    match((await person.get(`/o/lindenhof/${page}`)).location, /^\/account\/prove\?to=/, page);
  await person.get('/o/lindenhof');
  // Nobody proves who they are for a form that cannot be saved.
  const empty = await person.post('/o/lindenhof/people', { ...fields, family_name: '' });
  equal(empty.status, 422);
  match(empty.text, /id="family_name-error"/);
  ok(!empty.text.includes('/account/prove'));
  const refused = await person.post('/o/lindenhof/people', fields);
  equal(refused.status, 422);
  match(refused.text, /Confirm that it is you/);
  match(refused.text, /value="Vermeer"/);
  for (const path of [
    '/account/authenticator',
    '/account/passkeys/new',
    '/account/codes',
    '/account/authenticator/remove',
  ])
    match((await person.post(path)).location, /^\/account\/prove/, path);
  // The proof in a window of its own says that the work can go on in the other one.
  const apart = /href="(\/account\/prove\?to=[^"]+)"/.exec(refused.text)![1]!;
  match((await person.get(apart)).text, /name="to" value="\/account\/proved"/);
  equal((await person.post('/account/prove', { password: 'not this one' })).status, 422);
  const proved = await person.post('/account/prove', {
    password: demoPassword,
    to: '/account/proved',
  });
  equal(proved.location, '/account/proved');
  match((await person.get(proved.location)).text, /Close this window/);
  await person.get('/o/lindenhof/people/new');
  equal((await person.post('/o/lindenhof/people', fields)).status, 303);
});

test('SI-6: where the organisation asks for it, nothing opens before the second step is set up', async () => {
  await world.owner.query(
    `update organisation set strong_roles = '{coordinator,specialist}' where slug = 'lindenhof'`,
  );
  const person = somebody();
  await person.signIn('school.coordinator');
  for (const path of ['', '/people', '/audit-log', '/mail'])
    equal((await person.get(`/o/lindenhof${path}`)).location, '/account/second-step', path);
  equal((await person.post('/o/lindenhof/people', {})).location, '/account/second-step');
  match((await person.get('/account/second-step')).text, /more than a password/);
  const mentor = somebody();
  await mentor.signIn('school.mentor');
  equal((await mentor.get('/o/lindenhof')).status, 200, 'a mentor is not asked');
  await setUpApp(person);
  equal((await person.get('/o/lindenhof/people')).status, 200);
  await forget(demoAddress('school.coordinator'));
  await world.owner.query(`update organisation set strong_roles = '{}' where slug = 'lindenhof'`);
});

test('SI-6: an administrator says for whom, on a page', async () => {
  const person = somebody();
  await person.signIn('both');
  await person.get('/o/lindenhof/sign-in-rules');
  equal((await person.post('/o/lindenhof/sign-in-rules', { roles: 'specialist' })).status, 303);
  const { rows } = await world.owner.query(
    `select slug, strong_roles from organisation order by slug`,
  );
  deepEqual(rows, [
    { slug: 'ledarnatverket', strong_roles: [] },
    { slug: 'lindenhof', strong_roles: ['specialist'] },
  ]);
  await person.post('/o/lindenhof/sign-in-rules', {});
});

test('SI-9: a forgotten password: one answer for everybody, a link that works once, and everybody else is out', async () => {
  const email = demoAddress('school.mentor');
  const inside = somebody();
  await inside.signIn('school.mentor');
  const lost = somebody();
  const ask = async (address: string) => {
    await lost.get('/forgotten');
    const reply = await lost.post('/forgotten', { email: address });
    return [reply.status, reply.text.replace(/value="[^"]*"/g, '')];
  };
  deepEqual(await ask(email), await ask('nobody@lindenhof.example'));
  equal((await lost.post('/forgotten', { email: 'no address' })).status, 422);
  const letter = async (kind: string) => {
    for (let tries = 0; ; tries++) {
      const { id } = (await world.database.beforeTenant(null, (tx) =>
        tx
          .selectFrom('organisation')
          .select('id')
          .where('slug', '=', 'lindenhof')
          .executeTakeFirst(),
      ))!;
      await world.owner.query(`set app.organisation = '${id}'`);
      const [last] = await readLetters(world, 'kind = $1', [kind]);
      if (last || tries > 100) return last as { body: string; address: string };
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const { body, address } = await letter('reset');
  equal(address, email);
  const path = /\/reset\/[\w-]+/.exec(body)![0];
  for (let i = 0; i < 3; i++)
    equal((await lost.get(path)).status, 200, 'looking does not use it up');
  equal((await lost.post(path, { password: 'short' })).status, 422);
  equal((await lost.post(path, { password: 'een nieuwe fiets in mei' })).location, '/sign-in');
  match((await inside.get('/account')).location, /^\/sign-in/);
  equal((await lost.post(path, { password: 'nog een andere fiets in mei' })).status, 410);
  match((await letter('sign-in-changed')).body, /zojuist gewijzigd/);
  equal((await somebody().signIn('school.mentor')).status, 422);
  const again = somebody();
  equal((await again.signIn('school.mentor', 'een nieuwe fiets in mei')).status, 303);
  await again.get('/account');
  equal(
    (
      await again.post('/account/password', {
        current: 'een nieuwe fiets in mei',
        password: 'wachtwoord2026',
      })
    ).status,
    422,
  );
  const changed = await again.post('/account/password', {
    current: 'een nieuwe fiets in mei',
    password: demoPassword,
  });
  equal(changed.location, '/account?changed=1');
  equal((await again.get('/account')).status, 200);
  // Four letters to one address in a quarter of an hour: the fourth is not written.
  for (let i = 0; i < 4; i++) deepEqual(await ask(email), await ask('nobody@lindenhof.example'));
});

test('a password that was hashed more cheaply is hashed anew when it is typed', async () => {
  const email = demoAddress('network.auditor');
  const { argon2Sync } = await import('node:crypto');
  const nonce = Buffer.alloc(16, 7);
  const key = argon2Sync('argon2id', {
    message: Buffer.from(demoPassword),
    nonce,
    parallelism: 1,
    memory: 8192,
    passes: 1,
    tagLength: 32,
  });
  await world.owner.query('update account set password_hash = $2 where email = $1', [
    email,
    `argon2id$8192$1$${nonce.toString('base64url')}$${key.toString('base64url')}`,
  ]);
  equal((await somebody().signIn('network.auditor')).status, 303);
  const { rows } = await world.owner.query<{ password_hash: string }>(
    'select password_hash from account where email = $1',
    [email],
  );
  match(rows[0]!.password_hash, /^argon2id\$19456\$2\$/);
  equal((await somebody().signIn('network.auditor')).status, 303);
});

test('SI-10: a pupil comes in with card and PIN, to the own pages only; a new card or a lost one ends it at the next request', async () => {
  const group = await openClass(world);
  const mentor = somebody();
  await mentor.signIn('school.mentor');
  const page = `${group.path}/cards-of-class`;
  await mentor.get(page);
  await world.owner.query(
    `update session set proved_at = now() - interval '16 minutes' where token_hash = sha256($1)`,
    [Buffer.from(mentor.jar.session!)],
  );
  match((await mentor.post(page)).text, /Confirm that it is you/);
  await world.owner.query(`update session set proved_at = now() where token_hash = sha256($1)`, [
    Buffer.from(mentor.jar.session!),
  ]);
  const sheet = await mentor.post(page);
  const cards = [
    ...sheet.text.matchAll(
      /<li><svg[^]*?<p class="strong">([^<]+)<[^]*?class="card-code">([A-Z0-9-]{14})<[^]*?class="card-code">(\d{6})</g,
    ),
  ].map(([, name, code, pin]) => ({ name, code: code!, pin: pin! }));
  equal(cards.length, 28);
  const { rows } = await world.owner.query<{ name: string }>(
    `select given_name || ' ' || family_name as name from person where id = $1`,
    [group.pupil],
  );
  const [own, other] = [
    cards.find(({ name }) => name === rows[0]!.name)!,
    cards.find(({ name }) => name !== rows[0]!.name)!,
  ];
  // The network's mentee stands for this pupil: the same account is somebody else there, and a card
  // does not open that.
  const enter = async (code: string, pin: string, own?: string) => {
    const child = somebody();
    match((await child.get(`/card/${code}`)).text, new RegExp(`value="${code}"`));
    await child.get('/card');
    const typed = { code: code.toLowerCase().replaceAll('-', ' '), pin };
    const reply = await child.post('/card', typed);
    if (own === undefined) return { child, reply };
    equal(reply.status, 200, 'asked for a PIN of one’s own');
    return { child, reply: await child.post('/card', { ...typed, own, again: own }) };
  };
  equal((await enter(own.code, other.pin)).reply.status, 422);
  equal((await enter('AAAA-AAAA-AAAA', own.pin)).reply.status, 422);
  // The pupil has been in before, so the new card stays closed until a second adult has agreed.
  const closed = await enter(own.code, own.pin);
  match(closed.reply.text, /does not work yet/);
  notEqual((await closed.child.get('/o/lindenhof')).status, 200);
  equal(await agreeToAll(world, '/o/lindenhof'), 1);
  for (const [chosen, again] of [
    [own.pin, own.pin],
    ['123456', '123456'],
    ['12345', '12345'],
    ['111111', '111111'],
    ['482915', '482916'],
  ] as const) {
    const tried = somebody();
    await tried.get('/card');
    const refused = await tried.post('/card', {
      code: own.code,
      pin: own.pin,
      own: chosen!,
      again: again!,
    });
    equal(refused.status, 422, chosen);
  }
  const { child, reply } = await enter(own.code, own.pin, '482915');
  equal((await enter(own.code, own.pin)).reply.status, 422, 'the printed PIN is over');
  equal(reply.location, '/o/lindenhof');
  equal((await child.get('/o/lindenhof')).status, 200);
  equal((await child.get(`${group.path}/meetings`)).status, 200);
  for (const path of [
    '/account',
    '/account/prove',
    '/account/second-step',
    '/o/ledarnatverket',
    '/o/lindenhof/people',
    group.board,
    page,
    '/organisations',
  ].filter((path) => path !== '/organisations'))
    ok([403, 404].includes((await child.get(path)).status), path);
  equal((await child.get('/')).location, '/o/lindenhof');
  equal(
    (
      await child.post('/account/password', {
        current: demoPassword,
        password: 'een heel nieuwe fiets',
      })
    ).status,
    404,
  );
  // Without an account of their own a child gets one without an address.
  const second = await enter(other.code, other.pin, '739164');
  equal((await second.child.get('/o/lindenhof')).status, 200);
  const again = await mentor.get(page);
  const [, path] = new RegExp(`action="(${page}/${group.pupil}/end)"`).exec(again.text)!;
  await mentor.post(path!);
  notEqual((await child.get('/o/lindenhof')).status, 200, 'the card is lost');
  equal((await enter(own.code, '482915')).reply.status, 422);
  equal((await second.child.get('/o/lindenhof')).status, 200, 'the others stay');
  // Its last day ends where its organisation is, whatever day it is in UTC by then.
  const over = Temporal.PlainDate.from(demoDay)
    .add({ days: cardDays + 1 })
    .toZonedDateTime('Europe/Amsterdam').epochMilliseconds;
  const worksAt = async (at: number) =>
    (await findValidCard(world.database, other.code, at)) !== null;
  deepEqual([await worksAt(over - 1), await worksAt(over)], [true, false]);
  const tries = await Promise.all(
    Array.from(
      { length: 40 },
      async (_, i) => (await enter(other.code, String(i).padStart(6, '0'))).reply.status,
    ),
  );
  equal(tries.filter((status) => status === 422).length, 10);
});

test('I-1: who made an account with somebody’s address beforehand, and a passkey for it, does not get their place', async () => {
  const { id } = await world.database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select('id')
      .where('slug', '=', 'lindenhof')
      .executeTakeFirstOrThrow(),
  );
  await world.owner.query(`set app.organisation = '${id}'; set app.scope = 'sign-in'`);
  const people = (
    await world.owner.query<{ id: string }>(
      `select id from person where email like 'docent%' and account_id is null order by email limit 2`,
    )
  ).rows;
  const [first, second] = [people[0]!.id, people[1]!.id];
  await world.owner.query('update person set email = null where id = $1', [first]);
  await world.owner.query(`update person set email = 'later@lindenhof.example' where id = $1`, [
    second,
  ]);
  const linkFor = (person: string) =>
    world.database.inTenant({ organisation: id, person }, 'write', (tx) =>
      insertInvitation(tx, { organisation: id, person, by: person }),
    );
  const attacker = somebody();
  const own = await linkFor(first);
  await attacker.get(`/welcome/${own}`);
  equal(
    (
      await attacker.post(`/welcome/${own}`, {
        email: 'later@lindenhof.example',
        password: 'the attacker chose this',
      })
    ).status,
    303,
  );
  const key = new Authenticator();
  const page = await attacker.get('/account/passkeys/new');
  equal(
    (await attacker.post('/account/passkeys', { answer: key.make(optionsIn(page.text), origin) }))
      .location,
    '/account',
  );
  // The victim gets the link of the own person, and a new password by mail.
  const hash = await hashPassword('the victim chose this');
  await world.owner.query('update account set password_hash = $1 where email = $2', [
    hash,
    'later@lindenhof.example',
  ]);
  const victim = somebody();
  const link = await linkFor(second);
  await victim.get(`/welcome/${link}`);
  const refused = await victim.post(`/welcome/${link}`, { password: 'the victim chose this' });
  equal(refused.status, 422);
  match(refused.text, /Sign in with it in this browser first/);
  const { rows } = await world.owner.query<{ account_id: string | null }>(
    'select account_id from person where id = $1',
    [second],
  );
  equal(rows[0]!.account_id, null);
});

test('SI-18: a coordinator signs somebody out on every device, and it is written down; nobody signs out themselves that way, a mentor nobody', async () => {
  const { id: organisation } = await world.database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select('id')
      .where('slug', '=', 'lindenhof')
      .executeTakeFirstOrThrow(),
  );
  const idOf = async (name: 'school.mentor' | 'school.coordinator') =>
    (
      await world.owner.query(
        `select set_config('app.organisation', $2, false), p.id from account a join person p on p.account_id = a.id where a.email = $1`,
        [demoAddress(name), organisation],
      )
    ).rows[0]!.id as string;
  await world.owner.query(`set app.organisation = '${organisation}'; set app.scope = 'sign-in'`);
  const [lost, self] = [await idOf('school.mentor'), await idOf('school.coordinator')];
  await world.owner.query(
    'delete from session where account_id = (select account_id from person where id = $1)',
    [lost],
  );
  const [phone, database, office] = [somebody(), somebody(), somebody()];
  for (const device of [phone, database]) await device.signIn('school.mentor');
  await office.signIn('school.coordinator');
  equal((await phone.post(`/o/lindenhof/people/${lost}/sessions/end`, {})).status, 403);
  equal((await phone.get('/o/lindenhof')).status, 200);
  const page = await office.get(`/o/lindenhof/people/${lost}`);
  match(page.text, /A device was lost/);
  const done = await office.post(`/o/lindenhof/people/${lost}/sessions/end`, {});
  equal(done.location, `/o/lindenhof/people/${lost}?ended=2`);
  match((await office.get(done.location)).text, /Signed out on 2 devices\./);
  for (const device of [phone, database]) equal((await device.get('/o/lindenhof')).status, 303);
  equal((await office.post(`/o/lindenhof/people/${self}/sessions/end`, {})).status, 422);
  equal((await office.get('/o/lindenhof')).status, 200);
  const { rows } = await world.owner.query(
    `select person_id, subject_id from audit_log where verb = 'sign out' and subject = 'person'`,
  );
  deepEqual(rows, [{ person_id: self, subject_id: lost }]);
});

test('SI-1: a school of three hundred comes in from one place; two hundred wrong ones from there and nobody is looked at, whoever signs in between', async () => {
  const place = placeKey('203.0.113.77');
  const come = (isRight: boolean) =>
    attempt(world.database, [place], async () => (isRight ? crypto.randomUUID() : null));
  for (let k = 0; k < 300; k++) equal(typeof (await come(true)), 'object');
  for (let k = 0; k < 199; k++) {
    equal(await come(false), 'wrong');
    if (k % 10 === 0) equal(typeof (await come(true)), 'object');
  }
  equal(await come(false), 'wrong');
  equal(await come(true), 'tooMany');
});
