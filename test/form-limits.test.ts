/** SE-6: forms have a size, and what is larger is refused before anything looks into it. */
import { equal, match, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWorld, visit, type World } from './support/world.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const type = { 'content-type': 'application/x-www-form-urlencoded' };
const names = (n: number) => Array.from({ length: n }, (_, k) => `k${k}=`).join('&');

test('SE-6: nobody without an account sends a form of thousands of fields or of megabytes', async () => {
  for (const url of [
    '/sign-in',
    '/forgotten',
    '/card',
    '/founding',
    '/reset/a',
    '/welcome/a',
    '/rate/a',
    '/o/lindenhof/people',
  ])
    for (const payload of [
      names(120_000),
      `${names(120_000)}&once=a`,
      `once=a&${names(501)}&${'a'.repeat(url.startsWith('/o/') ? 70_000 : 0)}`,
      `once=a&email=${'a'.repeat(1_100_000)}`,
    ]) {
      const began = performance.now();
      const reply = await world.server.inject({ method: 'POST', url, payload, headers: type });
      equal(reply.statusCode, 413, `${url} ${payload.length}`);
      match(reply.body, /This form is too large/);
      ok(performance.now() - began < 1000, `${url}: ${performance.now() - began} ms`);
    }
});

test('SE-6: whoever is signed in sends ten thousand fields and no more, and is answered soon', async () => {
  const coordinator = await visit(world, 'school.coordinator');
  const { text } = await coordinator.get('/o/lindenhof/programmes');
  const token = /name="token" value="([^"]+)"/.exec(text)![1]!;
  const send = async (fields: number) => {
    const began = performance.now();
    const reply = await world.server.inject({
      method: 'POST',
      url: '/o/lindenhof/people',
      cookies: { session: coordinator.cookie, language: 'en' },
      payload: `token=${encodeURIComponent(token)}&once=abc${fields}&${names(fields)}`,
      headers: type,
    });
    ok(performance.now() - began < 3000, `${performance.now() - began} ms`);
    return reply.statusCode;
  };
  equal(await send(9000), 422);
  equal(await send(10_000), 413);
  equal(await send(180_000), 413);
});

test('AD-1: a port that cannot be one is no address of ours', async () => {
  for (const [host, status] of [
    ['localhost:65535', 200],
    ['localhost:65536', 421],
    ['localhost:70000', 421],
    ['localhost:99999', 421],
    ['127.0.0.1:99999', 421],
    ['[::1]:99999', 421],
  ] as const)
    for (const url of ['/sign-in', '/forgotten', '/card'])
      equal((await world.server.inject({ url, headers: { host } })).statusCode, status, host);
});
