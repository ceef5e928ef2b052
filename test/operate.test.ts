/** What whoever runs the server sees: security.txt, metrics, and nothing about people. */
import { equal, match, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { buildServer } from '../src/server.ts';
import { now, openWorld, type World } from './world.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

test('security.txt names who hears of holes, and expires; without an address there is none', async () => {
  equal((await world.server.inject('/.well-known/security.txt')).statusCode, 404);
  const server = await buildServer({ desk: world.desk, now, log: false, securityContact: 'mailto:security@school.example' });
  const { body, headers } = await server.inject('/.well-known/security.txt');
  match(String(headers['content-type']), /^text\/plain/);
  match(body, /^Contact: mailto:security@school\.example\nExpires: 2027-05-22T08:00:00Z\n/);
  await server.close();
});

test('metrics: for whoever has the token, by routes as they are written, with no id, address or name', async () => {
  equal((await world.server.inject('/metrics')).statusCode, 404);
  const server = await buildServer({ desk: world.desk, now, log: false, metricsToken: 'a long word of one’s own' });
  await server.inject('/sign-in');
  await server.inject(`/o/lindenhof/people/${crypto.randomUUID()}?q=Vermeer`);
  equal((await server.inject('/metrics')).statusCode, 404);
  equal((await server.inject({ url: '/metrics', headers: { authorization: 'Bearer something' } })).statusCode, 404);
  const { statusCode, body } = await server.inject({ url: '/metrics', headers: { authorization: 'Bearer a long word of one’s own' } });
  equal(statusCode, 200);
  match(body, /mentorium_request_seconds_count\{method="GET",route="\/o\/:organisation\/people\/:person",status="303"\} 1/);
  match(body, /mentorium_waiting\{what="letters"\} \d+/);
  ok(!/Vermeer|lindenhof|[0-9a-f]{8}-[0-9a-f]{4}/.test(body));
  await server.close();
});
