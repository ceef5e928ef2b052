/**
 * A sign-in of an organisation whose provider wants more than it may have: what it signs, what it
 * says of itself, how it answers, and whom it sends elsewhere.
 */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT, type JWK } from 'jose';
import { insertProvider } from '../src/features/accounts/provider.store.ts';
import { buildServer } from '../src/app/server.ts';
import { client } from './support/identity.ts';
import { stranger, type Stranger } from './support/anonymous.ts';
import { now, openWorld, testKeys, type World } from './support/world.ts';

type Request = { variant: string; path: string; body: URLSearchParams };
type Behaviour = {
  /** What it says of itself besides the usual, or instead of it. */
  document?: (issuer: string) => object;
  claims?: (said: Record<string, unknown>) => Record<string, unknown>;
  sign?: (said: Record<string, unknown>) => Promise<string> | string;
  /** Answers itself; true when it did. */
  serve?: (request: Request, response: ServerResponse) => boolean;
};

let world: World;
let http: Server;
let root: string;
let organisation: string;
const behaviours = new Map<string, Behaviour>();
const nonces = new Map<string, string>();
const asked: Request[] = [];
const second = () => Math.floor(Date.now() / 1000);
const keys = await generateKeyPair('RS256', { extractable: true });
const jwk: JWK = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
const signed = (said: Record<string, unknown>, header: object = {}) =>
  new SignJWT(said)
    .setProtectedHeader({ alg: 'RS256', kid: 'one', ...header })
    .sign(keys.privateKey);

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, variant = '', path = ''] = /^\/([^/?]*)\/([^?]*)/.exec(request.url!) ?? [];
  let text = '';
  for await (const part of request) text += String(part);
  const own: Request = { variant, path, body: new URLSearchParams(text) };
  asked.push(own);
  const behaviour = behaviours.get(variant) ?? {};
  if (behaviour.serve?.(own, response)) return;
  const json = (body: object) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const issuer = `${root}/${variant}`;
  if (path === '.well-known/openid-configuration')
    return void json({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      ...behaviour.document?.(issuer),
    });
  if (path === 'jwks') return void json({ keys: [jwk] });
  const usual = {
    iss: issuer,
    aud: client.id,
    iat: second(),
    exp: second() + 60,
    nonce: nonces.get(variant),
    sub: 'somebody',
    email: 'docent7@lindenhof.example',
    email_verified: true,
  };
  const said = behaviour.claims?.(usual) ?? usual;
  const idToken = await (behaviour.sign ?? signed)(said);
  json({ access_token: 'access', token_type: 'Bearer', expires_in: 60, id_token: idToken });
}

before(async () => {
  world = await openWorld();
  await world.server.close();
  world.server = await buildServer({
    database: world.database,
    now,
    log: false,
    outbound: { isOpen: (address) => address === '127.0.0.1', isPlain: true },
  });
  const found = await world.database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select('id')
      .where('slug', '=', 'lindenhof')
      .executeTakeFirstOrThrow(),
  );
  organisation = found.id;
  await world.owner.query(`set app.organisation = '${organisation}'`);
  http = createServer((request, response) => void answer(request, response).catch(() => {}));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  root = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});
after(async () => {
  http.closeAllConnections();
  http.close();
  await world.close();
});

type Provider = { id: string; variant: string; callback: string };
/** A sign-in to which two have agreed. */
async function provider(variant: string, behaviour: Behaviour): Promise<Provider> {
  behaviours.set(variant, behaviour);
  const place = { organisation, person: null };
  const id = await world.database.inTenant(place, 'write', (tx) =>
    insertProvider(tx, testKeys, {
      organisation,
      name: variant,
      issuer: `${root}/${variant}`,
      clientId: client.id,
      secret: client.secret,
      roleClaim: null,
      roles: {},
      hasSecondFactor: false,
    }),
  );
  await world.owner.query('update identity_provider set is_agreed = true where id = $1', [id]);
  const { rows } = await world.owner.query<{ number: number }>(
    'select callback_number as number from identity_provider where id = $1',
    [id],
  );
  return { id, variant, callback: `/sign-in/back/lindenhof/${rows[0]!.number}` };
}
const somebody = () => stranger(() => world.server);

async function leave(person: Stranger, { id, variant }: Provider) {
  const reply = await person.get(`/sign-in/through/lindenhof/${id}`);
  if (reply.status !== 303) return { reply, state: '', nonce: '', challenge: '', address: null };
  const address = new URL(reply.location);
  const [state, nonce, challenge] = ['state', 'nonce', 'code_challenge'].map(
    (name) => address.searchParams.get(name) ?? '',
  ) as [string, string, string];
  nonces.set(variant, nonce);
  return { reply, state, nonce, challenge, address };
}
async function enter(person: Stranger, to: Provider) {
  const { reply, state } = await leave(person, to);
  return state ? person.get(`${to.callback}?code=any&state=${state}`) : reply;
}

/** Nobody is in, nothing is connected, and it is said in a sentence. */
async function isOut(
  what: string,
  person: Stranger,
  { status, text }: { status: number; text: string },
) {
  ok([403, 502].includes(status), `${what}: ${status}`);
  match(text, /<h1/, what);
  equal(person.jar.session, undefined, what);
}

test('SI-11: whatever a provider signs, or leaves unsigned, lets nobody in but whom it may', async (t) => {
  const spki = await exportSPKI(keys.publicKey);
  const text = (value: string) => new TextEncoder().encode(value);
  const hs256 = (key: string) => (said: Record<string, unknown>) =>
    new SignJWT(said).setProtectedHeader({ alg: 'HS256', kid: 'one' }).sign(text(key));
  const attacker = await generateKeyPair('RS256', { extractable: true });
  const attackerKey = await exportJWK(attacker.publicKey);
  const changed = (change: Record<string, unknown>) => ({
    claims: (said: Record<string, unknown>) => ({ ...said, ...change }),
  });
  const lies: [string, Behaviour][] = [
    ['unsigned', { sign: (said) => new UnsecuredJWT(said).encode() }],
    [
      'unsigned, in capitals',
      {
        sign: (said) =>
          new UnsecuredJWT(said)
            .encode()
            .replace(/^[^.]*/, Buffer.from('{"alg":"None"}').toString('base64url')),
      },
    ],
    [
      'unsigned, and says that it signs nothing',
      {
        sign: (said) => new UnsecuredJWT(said).encode(),
        document: () => ({ id_token_signing_alg_values_supported: ['none'] }),
      },
    ],
    ['the public key as a secret', { sign: hs256(spki) }],
    ['the public key as JSON as a secret', { sign: hs256(JSON.stringify(jwk)) }],
    [
      'the public key as a secret, announced',
      { sign: hs256(spki), document: () => ({ id_token_signing_alg_values_supported: ['HS256'] }) },
    ],
    [
      'a key in the head',
      {
        sign: (said) =>
          new SignJWT(said)
            .setProtectedHeader({ alg: 'RS256', jwk: attackerKey })
            .sign(attacker.privateKey),
      },
    ],
    [
      'the address of a key in the head',
      {
        sign: (said) =>
          new SignJWT(said)
            .setProtectedHeader({ alg: 'RS256', kid: 'one', jku: `${root}/jku/jwks` })
            .sign(attacker.privateKey),
      },
    ],
    ['no signature', { sign: async (said) => (await signed(said)).replace(/\.[^.]*$/, '.') }],
    [
      'content changed after',
      {
        sign: async (said) => {
          const [head, , end] = (await signed(said)).split('.');
          return [
            head,
            Buffer.from(JSON.stringify({ ...said, sub: 'another' })).toString('base64url'),
            end,
          ].join('.');
        },
      },
    ],
    ['no token at all', { sign: () => '' }],
    ['a critical header', { sign: (said) => signed(said, { crit: ['exp'], exp: 1 }) }],
    ['another issuer', changed({ iss: 'https://accounts.example' })],
    ['the issuer with a slash', { claims: (said) => ({ ...said, iss: `${said.iss}/` }) }],
    ['no issuer', changed({ iss: undefined })],
    ['for another client', changed({ aud: 'another' })],
    ['for nobody', changed({ aud: [] })],
    ['for a client in an object', changed({ aud: { 0: client.id } })],
    ['authorised for another', changed({ azp: 'another' })],
    ['for two, authorised for nobody', changed({ aud: [client.id, 'another'] })],
    ['over', changed({ exp: second() - 3600 })],
    ['over for half a minute and a bit', changed({ exp: second() - 45 })],
    ['no end', changed({ exp: undefined })],
    ['an end in words', changed({ exp: 'tomorrow' })],
    ['not yet', changed({ nbf: second() + 3600 })],
    ['no moment', changed({ iat: undefined })],
    ['another nonce', changed({ nonce: 'another' })],
    ['an empty nonce', changed({ nonce: '' })],
    ['no nonce', changed({ nonce: undefined })],
    ['no subject', changed({ sub: undefined })],
    ['an empty subject', changed({ sub: '' })],
    ['a subject that is a list', changed({ sub: ['somebody'] })],
    ['a subject with a zero', changed({ sub: 'some\0body' })],
    ['a subject of a megabyte', changed({ sub: 's'.repeat(900_000) })],
    ['an address that is not verified', changed({ email_verified: false })],
    ['an address of which nothing is said', changed({ email_verified: undefined })],
    ['verified in words', changed({ email_verified: 'true' })],
    ['verified as a number', changed({ email_verified: 1 })],
    ['the address of somebody with an account', changed({ email: 'docent1@lindenhof.example' })],
    ['that address in capitals', changed({ email: 'DOCENT1@LINDENHOF.EXAMPLE' })],
    ['several addresses', changed({ email: ['docent7@lindenhof.example'] })],
    ['an address with a wildcard', changed({ email: 'docent_@lindenhof.example' })],
    ['an address with a zero', changed({ email: 'docent7@lindenhof.example\0' })],
  ];
  for (const [at, [what, behaviour]] of lies.entries()) {
    const to = await provider(`lie-${at}`, behaviour);
    const person = somebody();
    await isOut(what, person, await enter(person, to));
  }
  const { rows } = await world.owner.query('select from identity');
  equal(rows.length, 0, 'nobody was connected');
  t.diagnostic(`tried: ${lies.length} tokens`);
});

test('SI-11: the subject of one provider is nobody at another, and an address that it says later moves nobody', async () => {
  let email = 'docent7@lindenhof.example';
  const behaviour = {
    claims: (said: Record<string, unknown>) => ({ ...said, sub: 'one-subject', email }),
  };
  const [one, other] = [await provider('first', behaviour), await provider('second', behaviour)];
  equal((await enter(somebody(), one)).location, '/o/lindenhof');
  // The same subject, and the address of somebody who has an account by now.
  const person = somebody();
  await isOut('another provider', person, await enter(person, other));
  const who = async () =>
    (
      await world.owner.query<{ email: string; provider: string }>(
        `select p.email, i.provider_id as provider from identity i join person p on p.id = i.person_id where i.subject = 'one-subject'`,
      )
    ).rows;
  const before = await who();
  email = 'docent8@lindenhof.example';
  equal((await enter(somebody(), one)).location, '/o/lindenhof');
  deepEqual(await who(), before);
  deepEqual(before, [{ email: 'docent7@lindenhof.example', provider: one.id }]);
});

test('SI-13: what a provider says of itself leads to no address that is closed, and nothing that it sends holds anybody up', async (t) => {
  const closed = [
    'http://169.254.169.254/x',
    'http://127.0.0.2/x',
    'http://[::1]/x',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'gopher://127.0.0.1/',
  ];
  const hits = () => asked.length;
  const endless = (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"issuer":"');
    const part = 'x'.repeat(64 * 1024);
    const more = () => {
      while (!response.destroyed && response.write(part));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  };
  const at = (path: string, serve: (response: ServerResponse) => void): Behaviour => ({
    serve: (request, response) => {
      if (request.path !== path) return false;
      serve(response);
      return true;
    },
  });
  const description = '.well-known/openid-configuration';
  const trials: [string, Behaviour][] = [
    ...closed.flatMap((address): [string, Behaviour][] =>
      ['token_endpoint', 'jwks_uri'].map((name) => [
        `${name} ${address}`,
        { document: () => ({ [name]: address }) },
      ]),
    ),
    ['another issuer', { document: () => ({ issuer: `${root}/first` }) }],
    ['no way to sign in', { document: () => ({ authorization_endpoint: undefined }) }],
    [
      'a way that is no address',
      { document: () => ({ authorization_endpoint: 'javascript:alert(1)' }) },
    ],
    ['a way that is a list', { document: () => ({ authorization_endpoint: [`${root}/x`] }) }],
    ...[description, 'token', 'jwks'].flatMap((path): [string, Behaviour][] => [
      [`${path} without end`, at(path, endless)],
      [
        `${path} elsewhere`,
        at(path, (response) =>
          response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
        ),
      ],
      [
        `${path} in another shape`,
        at(path, (response) =>
          response.writeHead(200, { 'content-type': 'application/json' }).end('[['.repeat(50_000)),
        ),
      ],
      [
        `${path} null`,
        at(path, (response) =>
          response.writeHead(200, { 'content-type': 'application/json' }).end('null'),
        ),
      ],
      [
        `${path} broken off`,
        at(path, (response) => {
          response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
          response.write('{');
          setTimeout(() => response.destroy(), 20);
        }),
      ],
      [`${path} failing`, at(path, (response) => response.writeHead(500).end())],
    ]),
    [
      'ten thousand keys',
      at('jwks', (response) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end(
          JSON.stringify({
            keys: Array.from({ length: 3000 }, (_, k) => ({
              kty: 'RSA',
              kid: `k${k}`,
              n: 'AQAB',
              e: 'AQAB',
            })),
          }),
        ),
      ),
    ],
  ];
  for (const [k, [what, behaviour]] of trials.entries()) {
    const to = await provider(`way-${k}`, behaviour);
    const person = somebody();
    const began = performance.now();
    const before = hits();
    await isOut(what, person, await enter(person, to));
    ok(hits() - before <= 4, `${what}: asked ${hits() - before} times`);
    ok(performance.now() - began < 5000, `${what}: ${performance.now() - began} ms`);
  }
  t.diagnostic(`tried: ${trials.length} ways to answer`);
});

test('SI-13, SI-1: a provider that never answers is given up after ten seconds, others are served meanwhile, and it counts as nobody’s wrong try', async () => {
  const silent = await provider('silent', {
    serve: ({ path }) => path === 'token',
  });
  await world.owner.query(`set app.scope = 'sign-in'`);
  await world.owner.query('delete from sign_in_attempt');
  const people = await Promise.all(
    Array.from({ length: 30 }, async () => {
      const person = somebody();
      return { person, ...(await leave(person, silent)) };
    }),
  );
  const began = performance.now();
  const waiting = people.map(({ person, state }) =>
    person.get(`${silent.callback}?code=any&state=${state}`),
  );
  const other = somebody();
  equal((await other.signIn('school.mentor')).status, 303);
  ok(performance.now() - began < 5000, `others waited ${performance.now() - began} ms`);
  for (const reply of await Promise.all(waiting)) equal(reply.status, 502);
  ok(performance.now() - began < 25_000, `${performance.now() - began} ms`);
  const { rows } = await world.owner.query('select from sign_in_attempt');
  equal(rows.length, 0, 'nobody of that place has used up a try');
});

test('SI-11: what one provider was told of somebody is not passed on to another', async () => {
  // The other one does not name itself in its answers (RFC 9207), as many do not.
  const [bad, good] = [await provider('mix-bad', {}), await provider('mix-good', {})];
  const [attacker, victim] = [somebody(), somebody()];
  const own = await leave(attacker, good);
  const theirs = await leave(victim, bad);
  // The bad one sends its visitor on to the good one, with the attacker's challenge; the good one
  // sends everybody back to the address that it was told.
  const before = asked.length;
  const reply = await victim.get(`${good.callback}?code=of-the-victim&state=${theirs.state}`);
  await isOut('mixed up', victim, reply);
  deepEqual(
    asked.slice(before).filter(({ path }) => path === 'token'),
    [],
    'the code went nowhere',
  );
  // An earlier address of all brings nobody in either, nor that of another organisation.
  for (const path of [
    '/sign-in/back',
    good.callback.replace('lindenhof', 'ledarnatverket'),
    `${good.callback}0`,
    good.callback.replace('/sign-in', '//sign-in'),
  ]) {
    const { state } = await leave(attacker, good);
    const back = await attacker.get(`${path}?code=any&state=${state}`);
    ok([403, 404].includes(back.status), `${path}: ${back.status}`);
  }
  // And what was begun by one browser is not finished by another.
  await isOut(
    'another browser',
    victim,
    await victim.get(`${good.callback}?code=any&state=${own.state}`),
  );
  const again = await attacker.get(`${good.callback}?code=any&state=${own.state}`);
  ok(again.status === 403 || again.location === '/o/lindenhof', String(again.status));
});

test('SI-11, SI-12: the first time of one person from several browsers at once is one account with each role once, and all come in', async () => {
  let order: string[] = [];
  // Each answer carries the nonce of the browser that asks, in whatever order they arrive.
  const to = await provider('many', {
    serve: (request, response) => {
      if (request.path !== 'token') return false;
      void signed({
        iss: `${root}/many`,
        aud: client.id,
        iat: second(),
        exp: second() + 60,
        nonce: order[Number(request.body.get('code'))],
        sub: 'many',
        email: 'docent9@lindenhof.example',
        email_verified: true,
        groups: ['care', 'staff'],
      }).then((id_token) =>
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end(
            JSON.stringify({ access_token: 'a', token_type: 'Bearer', expires_in: 60, id_token }),
          ),
      );
      return true;
    },
  });
  await world.owner.query(
    `update identity_provider set role_claim = 'groups', roles = '{"care":"specialist"}' where id = $1`,
    [to.id],
  );
  const people = await Promise.all(
    Array.from({ length: 5 }, async () => {
      const person = somebody();
      return { person, ...(await leave(person, to)) };
    }),
  );
  order = people.map(({ nonce }) => nonce);
  const replies = await Promise.all(
    people.map(({ person, state }, k) => person.get(`${to.callback}?code=${k}&state=${state}`)),
  );
  deepEqual(
    replies.map(({ status, location }) => `${status} ${location}`),
    people.map(() => '303 /o/lindenhof'),
  );
  const { rows } = await world.owner.query(`select from identity where subject = 'many'`);
  equal(rows.length, 1);
});
