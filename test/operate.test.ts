/** What whoever runs the server sees: security.txt, metrics, and nothing about people. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { prepareHome } from '../src/platform/embedded-system.ts';
import { readKeys } from '../src/platform/keys.ts';
import { SharedWork } from '../src/platform/shared-work.ts';
import { buildServer } from '../src/app/server.ts';
import { now, openWorld, visit, type World } from './support/world.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

test('security.txt names who hears of holes, and expires; without an address there is none', async () => {
  equal((await world.server.inject('/.well-known/security.txt')).statusCode, 404);
  const server = await buildServer({
    database: world.database,
    now,
    log: false,
    securityContact: 'mailto:security@school.example',
  });
  const { body, headers } = await server.inject('/.well-known/security.txt');
  match(String(headers['content-type']), /^text\/plain/);
  match(body, /^Contact: mailto:security@school\.example\nExpires: 2027-05-22T08:00:00Z\n/);
  await server.close();
});

test('metrics: for whoever has the token, by routes as they are written, with no id, address or name', async () => {
  equal((await world.server.inject('/metrics')).statusCode, 404);
  const server = await buildServer({
    database: world.database,
    now,
    log: false,
    metricsToken: 'a long word of one’s own',
  });
  await server.inject('/sign-in');
  await server.inject(`/o/lindenhof/people/${crypto.randomUUID()}?q=Vermeer`);
  equal((await server.inject('/metrics')).statusCode, 404);
  equal(
    (await server.inject({ url: '/metrics', headers: { authorization: 'Bearer something' } }))
      .statusCode,
    404,
  );
  const { statusCode, body } = await server.inject({
    url: '/metrics',
    headers: { authorization: 'Bearer a long word of one’s own' },
  });
  equal(statusCode, 200);
  match(
    body,
    /mentorium_request_seconds_count\{method="GET",route="\/o\/:organisation\/people\/:person",status="303"\} 1/,
  );
  match(body, /mentorium_waiting\{what="letters"\} \d+/);
  ok(!/Vermeer|lindenhof|[0-9a-f]{8}-[0-9a-f]{4}/.test(body));
  await server.close();
});

test('SI-15: who asks too often waits, the others go on, and the answer says for how long', async () => {
  const server = await buildServer({
    database: world.database,
    now,
    log: false,
    limits: { session: 5, place: 50 },
  });
  const ask = (session: string | null, from: string) =>
    server.inject({
      url: '/card',
      remoteAddress: from,
      ...(session ? { cookies: { session } } : {}),
      headers: { 'accept-language': 'nl' },
    });
  const own = (await visit(world, 'network.mentee')).cookie;
  for (let k = 0; k < 5; k++) equal((await ask(own, '10.0.0.1')).statusCode, 200);
  const late = await ask(own, '10.0.0.1');
  equal(late.statusCode, 429);
  ok(Number(late.headers['retry-after']) > 0 && Number(late.headers['retry-after']) <= 60);
  match(late.body, /Wacht een minuut/);
  match(String(late.headers['content-security-policy']), /default-src 'none'/);
  equal((await ask(null, '10.0.0.1')).statusCode, 200);
  // A new session each time does not help.
  let answered = 0;
  for (let k = 0; k < 60; k++) if ((await ask(`c${k}`, '10.0.0.1')).statusCode === 200) answered++;
  equal(answered, 50);
  equal((await ask('b', '10.0.0.2')).statusCode, 200);
  await server.close();
});

test('SI-16: a proxy that was named says who asks and that the connection is encrypted; nobody else does', async () => {
  const server = await buildServer({
    database: world.database,
    now,
    log: false,
    trustProxy: '10.9.0.0/16',
    securityContact: 'mailto:a@b.example',
  });
  const ask = async (from: string) => {
    const { headers } = await server.inject({
      url: '/sign-in',
      remoteAddress: from,
      headers: {
        'x-forwarded-proto': 'https',
        'x-forwarded-for': '203.0.113.7',
        'x-forwarded-host': 'mentors.example',
      },
    });
    return {
      strict: headers['strict-transport-security'] !== undefined,
      secure: String(headers['set-cookie']).includes('Secure'),
      name: String(headers['set-cookie']).split('=')[0],
    };
  };
  deepEqual(await ask('10.9.1.1'), { strict: true, secure: true, name: '__Host-browser' });
  deepEqual(await ask('127.0.0.1'), { strict: false, secure: false, name: 'browser' });
  deepEqual(await ask('198.51.100.1'), { strict: false, secure: false, name: 'browser' });
  await server.close();
  const usual = await buildServer({
    database: world.database,
    now,
    log: false,
    limits: { session: 5, place: 3 },
  });
  const through = (address: string) =>
    usual.inject({
      url: '/sign-in',
      remoteAddress: '127.0.0.1',
      headers: { 'x-forwarded-for': address },
    });
  // Behind a proxy on this machine each place counts for itself; what a visitor adds in front
  // counts for nothing.
  for (const address of [
    '203.0.113.1',
    '203.0.113.2',
    '203.0.113.3',
    '203.0.113.4',
    '203.0.113.1, 203.0.113.5',
  ])
    equal((await through(address)).statusCode, 200);
  const liar: number[] = [];
  for (let k = 0; k < 5; k++) liar.push((await through(`192.0.2.${k}, 203.0.113.9`)).statusCode);
  deepEqual(liar, [200, 200, 200, 429, 429]);
  await usual.close();
});

test('SI-17: over TLS a cookie without the prefix is none of ours; signing out leaves nothing on the device', async () => {
  const server = await buildServer({
    database: world.database,
    now,
    log: false,
    trustProxy: '10.9.0.0/16',
  });
  const session = (await visit(world, 'network.mentee')).cookie;
  const ask = async (cookie: string, proto: 'http' | 'https') =>
    (
      await server.inject({
        url: '/o/ledarnatverket',
        remoteAddress: '10.9.1.1',
        headers: { 'x-forwarded-proto': proto, 'x-forwarded-host': 'mentors.example', cookie },
      })
    ).statusCode;
  deepEqual(
    [
      await ask(`__Host-session=${session}`, 'https'),
      await ask(`session=${session}`, 'https'),
      await ask(`session=${session}`, 'http'),
      await ask(`__Host-session=${session}`, 'http'),
    ],
    [200, 303, 200, 303],
  );
  const out = await server.inject({
    method: 'POST',
    url: '/sign-out',
    remoteAddress: '10.9.1.1',
    headers: {
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'mentors.example',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: '',
  });
  equal(out.headers['clear-site-data'], '"cache", "storage"');
  match(
    String(out.headers['set-cookie']),
    /^__Host-session=;.*Path=\/;.*HttpOnly; Secure; SameSite=Lax/,
  );
  await server.close();
});

test('OP-8: nobody else of the machine reads what lies in a folder that is made for the data, or in that of the keys', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'operate-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const umask = process.umask(0);
  try {
    prepareHome(join(folder, 'a', 'data'), null);
    readKeys(undefined, join(folder, 'b', 'keys'));
  } finally {
    process.umask(umask);
  }
  const modeOf = (...path: string[]) => statSync(join(folder, ...path)).mode & 0o777;
  // For root the database runs as another user, who passes and reads nothing.
  const passed = process.getuid?.() === 0 ? 0o711 : 0o700;
  deepEqual([modeOf('a'), modeOf('a', 'data')], [passed, passed]);
  deepEqual([modeOf('b'), modeOf('b', 'keys')], [0o700, 0o600]);
});

test('SE-9: what many ask for at once is worked out once, a failure is everybody’s, and afterwards it is worked out anew', async () => {
  const shared = new SharedWork<number>();
  let worked = 0;
  const work = async () => {
    worked++;
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (worked === 2) throw new Error('no');
    return worked;
  };
  const ask = (key: string) => shared.once(key, work);
  deepEqual(await Promise.all(Array.from({ length: 80 }, () => ask('one'))), Array(80).fill(1));
  const failed = await Promise.allSettled([ask('one'), ask('one')]);
  deepEqual(
    failed.map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  equal(await ask('one'), 3);
  deepEqual(await Promise.all([ask('one'), ask('two')]), [5, 5]);
});
