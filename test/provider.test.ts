import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { readRoles, rolesFrom } from '../src/features/accounts/provider.rules.ts';
import { isPublic, outbound } from '../src/platform/outbound.ts';
import { buildServer } from '../src/app/server.ts';
import {
  client,
  openLiar,
  openProvider,
  type Claims,
  type Identity,
  type Untruth,
} from './support/identity.ts';
import { agreeToAll } from './support/approval.ts';
import { stranger, type Stranger } from './support/anonymous.ts';
import { now, openWorld, type World } from './support/world.ts';

let world: World;
let provider: Identity;
let liar: Awaited<ReturnType<typeof openLiar>>;
let who: Claims = { sub: 'nobody' };
let untruth: Untruth = {};
let organisation: string;
const ids: Record<'real' | 'liar', string> = { real: '', liar: '' };
const origin = 'http://localhost:3000';

before(async () => {
  world = await openWorld();
  await world.server.close();
  world.server = await buildServer({
    database: world.database,
    now,
    log: false,
    outbound: { isOpen: (address) => address === '127.0.0.1', isPlain: true },
  });
  organisation = (
    await world.database.beforeTenant(null, (tx) =>
      tx
        .selectFrom('organisation')
        .select('id')
        .where('slug', '=', 'lindenhof')
        .executeTakeFirstOrThrow(),
    )
  ).id;
  await world.owner.query(`set app.organisation = '${organisation}'`);
  provider = await openProvider(`${origin}/sign-in/back/lindenhof/1`, () => who);
  liar = await openLiar(() => untruth, {
    sub: 'liar-1',
    email: 'docent7@lindenhof.example',
    email_verified: true,
  });
  const administrator = somebody();
  await administrator.signIn('both');
  const add = async (fields: Record<string, string>) => {
    await administrator.get('/o/lindenhof/providers');
    return administrator.post('/o/lindenhof/providers', {
      client_id: client.id,
      client_secret: client.secret,
      strong: '',
      role_claim: '',
      roles: '',
      ...fields,
    });
  };
  equal(
    (
      await add({
        name: 'School account',
        issuer: provider.issuer,
        role_claim: 'groups',
        roles: 'teachers = mentor\ncare = specialist',
      })
    ).status,
    303,
  );
  equal((await add({ name: 'Liar', issuer: liar.issuer })).status, 303);
  match((await add({ name: 'X', issuer: 'no address' })).text, /no address of a provider/);
  match(
    (await add({ name: 'X', issuer: 'https://x.example', roles: 'boss = administrator' })).text,
    /value = role/,
  );
  // SI-12: nobody comes in by a sign-in that one person alone has set up.
  match((await administrator.get('/o/lindenhof/providers')).text, /waits for a second person/);
  equal(await agreeToAll(world, '/o/lindenhof', 'school.coordinator'), 2);
  for (const row of (
    await world.owner.query<{ id: string; name: string }>('select id, name from identity_provider')
  ).rows)
    ids[row.name === 'Liar' ? 'liar' : 'real'] = row.id;
});
after(async () => {
  await provider.close();
  await liar.close();
  await world.close();
});

const somebody = () => stranger(() => world.server);

/** The way of a browser through the provider’s own pages, until it is sent back to us. */
async function through(address: string): Promise<string> {
  const jar = new Map<string, string>();
  let next = address;
  for (let hops = 0; hops < 10; hops++) {
    const reply = await fetch(next, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const cookie of reply.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      jar.set(name!, value!);
    }
    const location = reply.headers.get('location');
    if (!location)
      throw new Error(`the provider says ${reply.status}: ${(await reply.text()).slice(0, 200)}`);
    next = new URL(location, next).href;
    if (next.startsWith(origin)) return next.slice(origin.length);
  }
  throw new Error('round and round');
}

async function enter(
  person: Stranger,
  { which = 'real' as 'real' | 'liar', more = '', tamper = (path: string) => path } = {},
) {
  const { location } = await person.get(`/sign-in/through/lindenhof/${ids[which]}?${more}`);
  if (which === 'real') return person.get(tamper(await through(location)));
  liar.nonceOf(location);
  const state = new URL(location).searchParams.get('state')!;
  return person.get(
    tamper(
      `/sign-in/back/lindenhof/2?code=any&state=${state}&iss=${encodeURIComponent(liar.issuer)}`,
    ),
  );
}
/** From the own account: a form, and the link on the page that it leads to. */
async function connect(person: Stranger) {
  await person.get('/account');
  const { text } = await person.post(`/sign-in/through/lindenhof/${ids.real}/connection`);
  const [, address] = /href="(http[^"]+)"/.exec(text)!;
  return person.get(await through(address!.replaceAll('&amp;', '&')));
}
const rolesOf = async (email: string) =>
  (
    await world.owner.query<{ role: string }>(
      `select role from membership m join person p on p.id = m.person_id where p.email = $1 and m.first_day <= '2026-11-22' and coalesce(m.last_day, 'infinity') >= '2026-11-22' order by role`,
      [email],
    )
  ).rows.map(({ role }) => role);

test('SI-11: a teacher comes in through the school account, with the roles that it says, to this organisation and no other', async () => {
  who = {
    sub: 'teacher-5',
    email: 'docent5@lindenhof.example',
    email_verified: true,
    groups: ['teachers', 'chess'],
  };
  const page = await somebody().get('/sign-in?to=%2Fo%2Flindenhof');
  match(page.text, /Sign in with School account/);
  const person = somebody();
  const back = await enter(person);
  equal(back.location, '/o/lindenhof');
  equal((await person.get('/o/lindenhof')).status, 200);
  equal((await person.get('/o/ledarnatverket')).status, 404);
  deepEqual(await rolesOf('docent5@lindenhof.example'), ['mentor']);
  // The subject counts from now on, whatever the address says.
  who = {
    sub: 'teacher-5',
    email: 'somebody.else@lindenhof.example',
    email_verified: true,
    groups: ['care'],
  };
  equal((await enter(somebody())).location, '/o/lindenhof');
  deepEqual(
    await rolesOf('docent5@lindenhof.example'),
    ['mentor', 'specialist'],
    'the role of the roster stays',
  );
  who = { sub: 'teacher-5', groups: [] };
  equal((await enter(somebody())).location, '/o/lindenhof');
  deepEqual(await rolesOf('docent5@lindenhof.example'), ['mentor']);
});

test('SI-11: an address alone takes over nobody: not one unverified, not one with an account, not one unknown', async () => {
  for (const [sub, email, verified] of [
    ['a', 'docent6@lindenhof.example', false],
    ['b', 'docent1@lindenhof.example', true],
    ['c', 'robin@adler.example', true],
    ['d', 'nobody@lindenhof.example', true],
    ['e', '%@lindenhof.example', true],
  ] as const) {
    who = { sub, email, email_verified: verified };
    const person = somebody();
    const back = await enter(person);
    equal(back.status, 403, email);
    equal(person.jar.session, undefined, email);
  }
});

test('SI-11, ID-2: whoever has an account connects it from inside, after a proof, and nobody else’s', async () => {
  who = { sub: 'mentor-1', email: 'docent1@lindenhof.example', email_verified: true };
  const mentor = somebody();
  await mentor.signIn('school.mentor');
  match((await mentor.get('/account')).text, /Connect with School account/);
  await world.owner.query(`set app.scope = 'sign-in'`);
  await world.owner.query(
    `update session set proved_at = now() - interval '16 minutes' where token_hash = sha256($1)`,
    [Buffer.from(mentor.jar.session!)],
  );
  const connection = `/sign-in/through/lindenhof/${ids.real}/connection`;
  match((await mentor.post(connection)).location, /^\/account\/prove/);
  equal((await mentor.post(connection, { token: 'x' })).status, 403, 'a form of the own account');
  await world.owner.query(`update session set proved_at = now() where token_hash = sha256($1)`, [
    Buffer.from(mentor.jar.session!),
  ]);
  equal((await connect(mentor)).location, '/account');
  const told = await world.owner.query(`select from letter where kind = 'sign-in-changed'`);
  equal(told.rowCount, 1, 'ID-2: the owner hears of it');
  const fresh = somebody();
  equal((await enter(fresh)).location, '/o/lindenhof');
  // The account is the mentor's in every organisation: what the provider opens does not reach it.
  match((await fresh.get('/account')).location, /^\/sign-in/);
  match((await fresh.get('/account/second-step')).location, /^\/sign-in/);
  for (const path of [
    '/account/password',
    '/account/authenticator',
    '/account/passkeys/new',
    '/account/passkeys',
    '/account/codes',
    '/account/sessions/end',
  ])
    equal((await fresh.post(path)).location, '/sign-in?to=%2Faccount', path);
  equal((await fresh.get('/account/prove')).status, 200);
  const other = somebody();
  await other.signIn('school.counsellor');
  equal((await connect(other)).status, 403, 'it is the mentor’s');
});

test('SI-11: an answer that is not as it was asked lets nobody in', async (t) => {
  const lies: [string, Untruth][] = [
    ['nonce', { claims: { nonce: 'another' } }],
    ['no nonce', { drop: 'nonce' }],
    ['issuer', { claims: { iss: 'https://evil.example' } }],
    ['audience', { claims: { aud: 'another-client' } }],
    ['several audiences', { claims: { aud: [client.id, 'another'], azp: 'another' } }],
    ['over', { claims: { exp: Math.floor(Date.now() / 1000) - 3600 } }],
    ['no end', { drop: 'exp' }],
    ['no subject', { drop: 'sub' }],
    ['alg none', { alg: 'none' }],
    ['signed with the secret', { alg: 'HS256' }],
    ['signed by somebody else', { alg: 'other key' }],
    ['refused', { error: true }],
  ];
  let tried = 0;
  const isOut = async (name: string, run: (person: Stranger) => Promise<{ status: number }>) => {
    const person = somebody();
    equal((await run(person)).status, 403, name);
    equal(person.jar.session, undefined, name);
    tried++;
  };
  for (const [name, lie] of lies) {
    untruth = lie;
    await isOut(name, (person) => enter(person, { which: 'liar' }));
  }
  untruth = {};
  await isOut('state of nobody', (person) =>
    enter(person, { which: 'liar', tamper: (path) => path.replace(/state=[^&]+/, 'state=x') }),
  );
  await isOut('no state', (person) =>
    enter(person, { which: 'liar', tamper: (path) => path.replace(/&state=[^&]+/, '') }),
  );
  await isOut('another issuer answers', (person) =>
    enter(person, {
      which: 'liar',
      tamper: (path) => path.replace(/iss=.*/, 'iss=https%3A%2F%2Fevil.example'),
    }),
  );
  await isOut('no issuer in the answer', (person) =>
    enter(person, { which: 'liar', tamper: (path) => path.replace(/&iss=.*/, '') }),
  );
  await isOut('an error comes back', (person) =>
    enter(person, {
      which: 'liar',
      tamper: (path) => path.replace('code=any', 'error=access_denied'),
    }),
  );
  who = { sub: 'teacher-5' };
  await isOut('PKCE: a code for another verifier', async (person) => {
    const [one, two] = [
      (await person.get(`/sign-in/through/lindenhof/${ids.real}`)).location,
      (await person.get(`/sign-in/through/lindenhof/${ids.real}`)).location,
    ];
    const code = new URL(await through(one), origin).searchParams.get('code')!;
    const state = new URL(two).searchParams.get('state')!;
    return person.get(
      `/sign-in/back/lindenhof/1?code=${code}&state=${state}&iss=${encodeURIComponent(provider.issuer)}`,
    );
  });
  await isOut('another visitor’s state', async (person) => {
    const { location } = await somebody().get(`/sign-in/through/lindenhof/${ids.real}`);
    await person.get('/sign-in');
    return person.get(await through(location));
  });
  await isOut('ten minutes are over', (person) =>
    enter(person, { which: 'liar' }).then(async () => {
      delete person.jar.session;
      const { location } = await person.get(`/sign-in/through/lindenhof/${ids.real}`);
      await world.owner.query(`set app.scope = 'sign-in'`);
      await world.owner.query(`update provider_visit set ends_at = now()`);
      return person.get(await through(location));
    }),
  );
  const person = somebody();
  let used = '';
  equal((await enter(person, { tamper: (path) => (used = path) })).location, '/o/lindenhof');
  delete person.jar.session;
  await isOut('the same answer twice', () => person.get(used));
  t.diagnostic(`tried: ${tried} answers`);
});

test('SI-12: values become roles, never the administrator’s', () => {
  const mapped = { teachers: 'mentor', staff: 'coordinator' } as const;
  deepEqual(rolesFrom(['teachers', 'staff', 'x', 7, null], mapped), ['mentor', 'coordinator']);
  deepEqual(rolesFrom('teachers', mapped), ['mentor']);
  for (const odd of [undefined, null, 7, {}, ['constructor', '__proto__', 'toString']])
    deepEqual(rolesFrom(odd, mapped), []);
  deepEqual(readRoles('a b = mentor\n\n c=mentee '), { roles: { 'a b': 'mentor', c: 'mentee' } });
  for (const bad of ['a = administrator', 'a = rater', 'a', '= mentor', 'a = boss'])
    ok('bad' in readRoles(bad), bad);
});

test('SI-13: nothing but public addresses is called: by number, by name, by redirect, in every spelling', async (t) => {
  for (const open of [
    '1.1.1.1',
    '8.8.8.8',
    '93.184.216.34',
    '2606:4700:4700::1111',
    '::ffff:1.1.1.1',
  ])
    equal(isPublic(open), true, open);
  const closed = [
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::127.0.0.1',
    'fe80::1',
    'fc00::1',
    'ff02::1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'localhost',
    '',
  ];
  for (const address of closed) equal(isPublic(address), false, address);
  let hits = 0;
  const trap = createServer((_, response) => {
    hits++;
    response.writeHead(302, { location: '/again' }).end();
  });
  await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
  const { port } = trap.address() as { port: number };
  const go = outbound({ isPlain: true });
  const names = [
    '127.0.0.1',
    'localhost',
    '127.1',
    '0x7f.1',
    '2130706433',
    '017700000001',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '0.0.0.0',
    '0',
  ];
  for (const name of names) await rejects(go(`http://${name}:${port}/`));
  await rejects(outbound()(`http://1.1.1.1:${port}/`), /https/);
  equal(hits, 0);
  equal(
    (await outbound({ isPlain: true, isOpen: () => true })(`http://127.0.0.1:${port}/`)).status,
    302,
    'a redirect is an answer, not a way',
  );
  equal(hits, 1);
  trap.close();
  fc.assert(
    fc.property(fc.ipV4(), (address) => isPublic(`::ffff:${address}`) === isPublic(address)),
  );
  t.diagnostic(`tried: ${closed.length + names.length} addresses`);
});
