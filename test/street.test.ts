/**
 * What stands at the street: under which name the server answers, odd requests, and who waits for
 * whom.
 */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { connect, type AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { insertInvitation } from '../src/features/accounts/invitation.store.ts';
import { demoPassword } from '../src/features/accounts/sign-in.pages.tsx';
import {
  attempt,
  checkPassword,
  placeKey,
} from '../src/features/accounts/login-throttle.access.ts';
import { demoAddress } from '../src/app/demo/demo.ts';
import { readPublicUrl } from '../src/web/address.ts';
import { buildServer, routesOf } from '../src/app/server.ts';
import type { Settings } from '../src/app/settings.ts';
import { stranger } from './support/anonymous.ts';
import { now, openWorld, visit, type World } from './support/world.ts';
import { program } from './support/program.ts';

let world: World;
let lindenhof: string;
before(async () => {
  world = await openWorld();
  lindenhof = await world.database.beforeTenant(
    null,
    async (tx) =>
      (
        await tx
          .selectFrom('organisation')
          .select('id')
          .where('slug', '=', 'lindenhof')
          .executeTakeFirstOrThrow()
      ).id,
  );
});
after(() => world.close());

const serve = (settings: Partial<Settings> = {}) =>
  buildServer({ database: world.database, now, log: false, ...settings });
const fill = (url: string) =>
  url
    .replace(':organisation/:token', `${lindenhof}/${'t'.repeat(43)}`)
    .replace('/o/:organisation', '/o/lindenhof')
    .replace(/:\w+/g, '00000000-0000-4000-8000-000000000000');

test('AD-1: PUBLIC_URL is scheme, host and port, with TLS outside this machine; else a sentence says what to write', () => {
  for (const [text, url] of [
    ['https://mentors.example', 'https://mentors.example'],
    ['https://Mentors.Example:8443/', 'https://mentors.example:8443'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://127.0.0.1', 'http://127.0.0.1'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
  ])
    deepEqual(readPublicUrl(text!), { url });
  for (const text of [
    'mentors.example',
    'ftp://mentors.example',
    'https://mentors.example/app',
    'https://mentors.example/?a=1',
    'https://a:b@mentors.example',
    'http://mentors.example',
    'https://',
    'javascript:alert(1)',
  ]) {
    const read = readPublicUrl(text);
    match('refusal' in read ? read.refusal : '', /Write the address as people type it/, text);
  }
});

test('AD-1: with a mail server and no address for its links, or one that is none, nothing starts and a sentence says why', () => {
  const start = (env: Record<string, string>) => {
    const { status, stderr } = spawnSync(process.execPath, program('src/app/main.ts'), {
      env: { ...process.env, PUBLIC_URL: '', ...env },
      encoding: 'utf8',
      timeout: 120_000,
    });
    return { status, stderr };
  };
  const without = start({ SMTP_URL: 'smtp://127.0.0.1:2525' });
  equal(without.status, 1);
  match(without.stderr, /^SMTP_URL is set, .* Set PUBLIC_URL to the address/);
  const wrong = start({ PUBLIC_URL: 'http://mentors.example' });
  equal(wrong.status, 1);
  match(wrong.stderr, /^PUBLIC_URL is "http:\/\/mentors\.example"\. .*begin with https/);
});

test('AD-1: under another name every route answers 421 with a sentence, and acts for nobody; whoever asks by number about health is answered', async (t) => {
  const server = await serve({ publicUrl: 'https://mentors.example', metricsToken: 'x' });
  const ask = (url: string, method: 'GET' | 'POST', host: string, more = {}) =>
    server.inject({ url, method, headers: { host, 'accept-language': 'nl', ...more } });
  let refused = 0;
  for (const { method, url } of routesOf(server)) {
    if (/^\/(assets|health|ready|metrics)/.test(url)) continue;
    const { statusCode, body } = await ask(fill(url), method as 'GET', 'evil.example', {
      'x-forwarded-host': 'mentors.example',
    });
    equal(statusCode, 421, `${method} ${url}`);
    if (refused++ === 0) match(body, /niet onder de naam in je adresbalk/);
  }
  for (const host of [
    'evil.example:443',
    'mentors.example.',
    'a b<>"',
    'mentors.example@evil',
    '1.2.3.4',
    '[::2]',
  ])
    equal((await ask('/sign-in', 'GET', host)).statusCode, 421, host);
  for (const host of [
    'mentors.example',
    'MENTORS.example:8443',
    'localhost:3000',
    '127.0.0.1',
    '[::1]:3000',
  ])
    equal((await ask('/sign-in', 'GET', host)).statusCode, 200, host);
  for (const [url, status] of [
    ['/health', 200],
    ['/ready', 200],
    ['/metrics', 404],
  ] as const)
    equal((await ask(url, 'GET', '10.0.0.7')).statusCode, status, url);
  await server.close();
  const bound = await serve({ host: '192.168.1.5' });
  const through = (host: string) => bound.inject({ url: '/sign-in', headers: { host } });
  equal((await through('192.168.1.5:3000')).statusCode, 200);
  equal((await through('192.168.1.6:3000')).statusCode, 421);
  await bound.close();
  t.diagnostic(`tried: ${refused} routes under another name`);
});

test('AD-1: pages, calendars and issuers name the address of PUBLIC_URL; without it the loopback name that was asked for', async () => {
  const server = await serve({ publicUrl: 'https://mentors.example', hasMail: true });
  const issuer = async (on: typeof server, host: string) =>
    (
      await on.inject({
        url: '/verify/issuers/lindenhof',
        headers: { host, 'x-forwarded-host': 'evil.example' },
      })
    ).json<{ id: string }>().id;
  equal(await issuer(server, 'localhost:3000'), 'https://mentors.example/verify/issuers/lindenhof');
  const plain = await serve({ hasMail: true });
  equal(await issuer(plain, 'localhost:3000'), 'http://localhost:3000/verify/issuers/lindenhof');
  const form = (on: typeof server, origin: string) =>
    on
      .inject({ url: '/forgotten', headers: { host: 'localhost:3000' } })
      .then((page) =>
        on.inject({
          method: 'POST',
          url: '/forgotten',
          cookies: { browser: page.cookies[0]!.value },
          headers: {
            host: 'localhost:3000',
            origin,
            'content-type': 'application/x-www-form-urlencoded',
          },
          payload: `token=${/name="token" value="([^"]+)"/.exec(page.body)![1]}`,
        }),
      )
      .then(({ statusCode }) => statusCode);
  // A proxy that does not hand the name on: the browser tells where the page came from.
  equal(await form(server, 'https://mentors.example'), 422, 'it is ours, and no address is typed');
  equal(await form(server, 'http://localhost:3000'), 422);
  equal(await form(server, 'https://evil.example'), 403);
  equal(await form(plain, 'https://mentors.example'), 403);
  equal(await form(plain, 'foo'), 403);
  await server.close();
  await plain.close();
});

test('AD-1: a request that names nobody at all is answered 421, and half a name 400 or 421', async () => {
  const server = await serve();
  await server.listen({ port: 0, host: '127.0.0.1' });
  const { port } = server.server.address() as AddressInfo;
  const ask = (head: string) =>
    new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(`${head}\r\n\r\n`));
      socket.on('data', (data) => (text += data));
      socket.on('close', () => resolve(text.split('\r\n')[0]!));
    });
  for (const head of [
    'GET /sign-in HTTP/1.0',
    'GET /sign-in HTTP/1.1\r\nHost:\r\nConnection: close',
    'GET /sign-in HTTP/1.1\r\nHost: a b<>"\r\nConnection: close',
    'POST /sign-in HTTP/1.1\r\nHost:\r\nOrigin: foo\r\nContent-Length: 0\r\nConnection: close',
  ])
    match(await ask(head), /^HTTP\/1\.1 4(?:21|00) /, head);
  await server.close();
});

const names =
  'token once to email password code pin answer name state connect at go step why contact observed_on scene-0 current error iss language'.split(
    ' ',
  );
const oddTexts = [
  '/a',
  '//evil.example',
  '\u0000',
  'ä€\u{1F600}',
  '\ud800',
  'x'.repeat(5000),
  '[]',
  '/\r\nset-cookie: a=b',
];

test('AD-2: whatever comes without an account, no route answers 5xx, and none leads elsewhere or to two places', async (t) => {
  const server = await serve({ hasMail: true });
  await world.owner.query(`set app.scope = 'sign-in'; set app.organisation = '${lindenhof}'`);
  const person = (
    await world.owner.query<{ id: string }>(
      'select id from person where account_id is null and left_on is null limit 1',
    )
  ).rows[0]!.id;
  const welcome = await world.database.inTenant(
    { organisation: lindenhof, person },
    'write',
    (tx) => insertInvitation(tx, { organisation: lindenhof, person, by: person }),
  );
  const page = await server.inject('/sign-in');
  const browser = page.cookies.find(({ name }) => name === 'browser')!.value;
  const token = /name="token" value="([^"]+)"/.exec(page.body)![1]!;
  const form = 'application/x-www-form-urlencoded';
  const twice = (values: string[], spell = (name: string) => encodeURIComponent(name)) =>
    names
      .filter((name) => name !== 'token')
      .flatMap((name) =>
        values.map((value) => `${spell(name)}=${encodeURIComponent(value.toWellFormed())}`),
      )
      .join('&');
  type Odd = [string, { query?: string; body?: string; headers?: Record<string, string> }];
  const bodies: Odd[] = [
    ['origin', { body: `token=${token}`, headers: { origin: 'foo', 'content-type': form } }],
    [
      'json',
      { body: '{"token":["a"],"email":{}}', headers: { 'content-type': 'application/json' } },
    ],
    ['no body', { headers: {} }],
    ['no type', { body: `token=${token}`, headers: { 'content-type': '' } }],
    [
      'broken parts',
      { body: '--x\r\nnothing', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
    ],
    ['token twice', { body: `token=${token}&token=${token}` }],
    ['token as list', { body: `token[]=${token}` }],
    ['all twice', { body: `token=${token}&${twice(['/a', '//evil.example'])}` }],
    ['all as lists', { body: `token=${token}&${twice(['/a'], (name) => `${name}[]`)}` }],
    ['prototype', { body: `token=${token}&__proto__=a&constructor=b&toString=c` }],
    ...oddTexts.map((odd): Odd => [
      `fields ${JSON.stringify(odd.slice(0, 20))}`,
      { body: `token=${token}&${twice([odd])}` },
    ]),
  ];
  const queries: Odd[] = [
    ['query twice', { query: twice(['/a', '//evil.example']) }],
    ['query as lists', { query: twice(['/a'], (name) => `${name}[]`) }],
    ['query without values', { query: names.join('&') }],
    ['host', { headers: { host: 'a b<>"' } }],
    [
      'cookies twice',
      {
        headers: {
          cookie: `browser=${browser}; browser=x; session=a; session=b; language=nl; language=%ff; known=~~.~; half=%00`,
        },
      },
    ],
    ['languages', { headers: { 'accept-language': ',;q=\u00ff' } }],
    ...oddTexts
      .slice(0, 6)
      .map((odd): Odd => [`query ${JSON.stringify(odd.slice(0, 20))}`, { query: twice([odd]) }]),
  ];
  const faults: string[] = [];
  let tried = 0;
  let k = 0;
  for (const { method, url } of routesOf(server)) {
    const isInside = url.startsWith('/o/');
    const path = fill(url.replace('/welcome/:token', `/welcome/${welcome}`)).replace(
      '/language/00000000-0000-4000-8000-000000000000',
      '/language/en',
    );
    // Under the address of an organisation nobody without a session comes further than the sign-in.
    const all = [...(method === 'GET' ? queries : [...bodies, ...queries])];
    for (const [name, { query, body, headers }] of isInside
      ? all.filter((_, n) => n % 5 === k % 5)
      : all) {
      k++;
      const reply = await server.inject({
        method: method as 'GET',
        url: query ? `${path}?${query}` : path,
        remoteAddress: `198.51.100.${k % 250}`,
        headers: {
          cookie: `browser=${browser}`,
          ...(body && !headers ? { 'content-type': form } : {}),
          ...headers,
        },
        ...(body ? { payload: body } : {}),
      });
      tried++;
      const { location } = reply.headers;
      if (reply.statusCode >= 500 && !(url.includes('through') && reply.statusCode === 502))
        faults.push(`${method} ${url}, ${name}: ${reply.statusCode}`);
      if (
        Array.isArray(location) ||
        (location !== undefined && !/^\/(?![/\\])[^\s]*$/.test(String(location)))
      )
        faults.push(`${method} ${url}, ${name}: to ${String(location)}`);
    }
  }
  deepEqual(faults, []);
  const { headers } = await server.inject('/language/en?to=/a&to=//evil.example');
  equal(headers.location, '/a');
  await server.close();
  t.diagnostic(`tried: ${tried} odd requests at ${routesOf(server).length} routes`);
});

test('SI-15: a session first, and what it is refused counts for nobody; invented sessions keep nobody out who has none or a real one', async (t) => {
  const server = await serve({ limits: { session: 20, place: 100 } });
  const person = (await visit(world, 'network.mentee')).cookie;
  const other = (await visit(world, 'network.mentor')).cookie;
  const ask = async (session: string | null, from = '10.0.0.1', url = '/sign-in/organisation') =>
    (
      await server.inject({
        url,
        remoteAddress: from,
        ...(session === null ? {} : { cookies: { session } }),
      })
    ).statusCode;
  let answered = 0;
  for (let k = 0; k < 200; k++) if ((await ask(person)) === 200) answered++;
  equal(answered, 20);
  equal(await ask(other), 200, 'what one session was refused does not count for the place');
  answered = 0;
  for (let k = 0; k < 300; k++) if ((await ask(`invented-${k}`)) === 200) answered++;
  equal(answered, 100, 'a new session each time does not help');
  equal(await ask(null), 200, 'the neighbour who signs in');
  equal(await ask(other), 200, 'the neighbour who is signed in');
  for (const url of ['/assets/style.css', '/health', '/ready'])
    equal((await ask('invented-1', '10.0.0.1', url)) === 429, false, url);
  equal(await ask('invented-1', '10.0.0.2'), 200);
  await server.close();
  t.diagnostic('tried: 500 requests of one place');
});

test('SI-15: the network of 64 bits around an address of IPv6 is one place, and IPv4 inside IPv6 is what it is', async () => {
  const server = await serve({ limits: { session: 20, place: 50 } });
  const ask = async (from: string) =>
    (await server.inject({ url: '/sign-in/organisation', remoteAddress: from })).statusCode;
  let answered = 0;
  for (let k = 0; k < 80; k++)
    if ((await ask(`2001:db8:0:7:${k.toString(16)}::${k.toString(16)}`)) === 200) answered++;
  equal(answered, 50);
  for (const same of ['2001:db8::7:0:0:0:1', '2001:0DB8:0000:0007::', '2001:db8:0:7:ffff:1:2:3'])
    equal(await ask(same), 429, same);
  for (const other of ['2001:db8:0:8::1', '2001:db8::1', '::1', 'fe80::1'])
    equal(await ask(other), 200, other);
  for (let k = 0; k < 50; k++) await ask('10.0.0.9');
  equal(await ask('::ffff:10.0.0.9'), 429);
  equal(await ask('::ffff:10.0.0.8'), 200);
  await server.close();
});

test('SI-1: fifty right ones at once for one address, and three hundred of one place, all come in; what is being looked at refuses nobody', async () => {
  const email = demoAddress('network.contact');
  const both = await Promise.all(
    Array.from({ length: 50 }, () =>
      checkPassword(world.database, {
        email,
        password: demoPassword,
        from: '203.0.113.5',
        device: null,
      }),
    ),
  );
  equal(both.filter((guess) => typeof guess === 'object').length, 50);
  const place = [placeKey('203.0.113.6')];
  const school = await Promise.all(
    Array.from({ length: 300 }, () =>
      attempt(world.database, place, async () => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        return crypto.randomUUID();
      }),
    ),
  );
  equal(school.filter((guess) => typeof guess === 'object').length, 300);
});

test('SI-1: ten wrong ones from elsewhere do not keep out whoever signed in on this device before; a mark that was made up helps nobody', async () => {
  const server = () => world.server;
  const owner = stranger(server, { from: '203.0.113.10' });
  equal((await owner.signIn('school.coordinator')).status, 303);
  ok(owner.jar.known);
  const guesser = stranger(server, { from: '203.0.113.11' });
  await guesser.get('/sign-in');
  const guess = (password: string, more: Record<string, string> = {}) =>
    guesser.post('/sign-in', { email: demoAddress('school.coordinator'), password, ...more });
  for (let k = 0; k < 10; k++) equal((await guess(`guess number ${k}`)).status, 422);
  equal((await guess(demoPassword)).status, 429);
  equal((await owner.signIn('school.coordinator')).status, 303, 'the owner, at the own device');
  const elsewhere = stranger(server, { from: '203.0.113.12' });
  equal((await elsewhere.signIn('school.coordinator')).status, 429, 'the owner, at a new device');
  // Marks of another account, made up, or changed are none.
  const thief = stranger(server, { from: '203.0.113.13' });
  equal((await thief.signIn('network.auditor')).status, 303);
  for (const known of [
    thief.jar.known!,
    `${'x'.repeat(22)}.${'y'.repeat(22)}`,
    owner.jar.known!.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')),
  ]) {
    thief.jar.known = known;
    equal((await thief.signIn('school.coordinator')).status, 429);
  }
  // A device has ten of its own, and no more.
  const stolen = stranger(server, { from: '203.0.113.14' });
  stolen.jar.known = owner.jar.known!;
  await stolen.get('/sign-in');
  const status: number[] = [];
  for (let k = 0; k < 11; k++)
    status.push(
      (
        await stolen.post('/sign-in', {
          email: demoAddress('school.coordinator'),
          password: `another ${k}`,
        })
      ).status,
    );
  deepEqual(status, [...Array.from({ length: 10 }, () => 422), 429]);
});

test('AD-4: whoever was signed out while typing comes back to the page of the form', async () => {
  const { headers } = await world.server.inject({
    method: 'POST',
    url: '/o/lindenhof/mentorships/00000000-0000-4000-8000-000000000000/meetings',
    payload: 'what=x',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  match(
    decodeURIComponent(String(headers.location)),
    /^\/sign-in\?to=\/o\/lindenhof\/mentorships\/00000000-0000-4000-8000-000000000000/,
  );
});

test('AD-5: what is asked without an account is found by an index', async () => {
  const asked: Record<string, string[]> = {
    account: ['email', 'id'],
    session: ['token_hash'],
    half_session: ['token_hash', 'ends_at'],
    sign_in_attempt: ['key_hash', 'made_at', 'id'],
    organisation: ['slug'],
    invitation: ['token_hash'],
    password_reset: ['token_hash'],
    class_card: ['code_hash'],
    rater_link: ['token_hash'],
    certificate: ['code'],
    calendar_feed: ['token_hash'],
    mail_choice: ['token'],
    provider_visit: ['state_hash', 'ends_at'],
    spent_challenge: ['challenge_hash', 'spent_at'],
    passkey: ['credential_id'],
  };
  const { rows } = await world.owner.query<{ table: string; columns: string[] }>(
    `select i.indrelid::regclass::text as table, array(select a.attname::text from unnest(i.indkey::int2[]) with ordinality k(n, o)
       join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.n order by k.o) as columns
     from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace s on s.oid = c.relnamespace where s.nspname = 'public'`,
  );
  const missing = Object.entries(asked).flatMap(([table, columns]) =>
    columns
      .filter(
        (column) =>
          !rows.some(
            (one) =>
              one.table === table &&
              one.columns.filter((name) => name !== 'organisation_id')[0] === column,
          ),
      )
      .map((column) => `${table}.${column}`),
  );
  deepEqual(missing, []);
});
