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

test('SE-6: a form with a file has as many fields as any other, and is not told that its file is too large', async () => {
  const coordinator = await visit(world, 'school.coordinator');
  const { text } = await coordinator.get('/o/lindenhof/people/imports/new');
  const token = /name="token" value="([^"]+)"/.exec(text)![1]!;
  const send = (url: string, parts: [string, string][]) =>
    world.server.inject({
      method: 'POST',
      url,
      cookies: { session: coordinator.cookie, language: 'en' },
      payload: `${parts
        .map(
          ([name, value]) =>
            `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
        )
        .join('')}--b--\r\n`,
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
    });
  const url = '/o/lindenhof/people/imports';
  const fields = (n: number) =>
    Array.from({ length: n }, (_, k): [string, string] => [`k${k}`, '']);
  equal((await send(url, [['token', token], ...fields(200)])).statusCode, 422);
  for (const parts of [fields(10_001), [['k', 'a'.repeat(2_100_000)]] as [string, string][]]) {
    const refused = await send(url, [['token', token], ...parts]);
    equal(refused.statusCode, 413);
    match(refused.body, /This form is too large/);
  }
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
