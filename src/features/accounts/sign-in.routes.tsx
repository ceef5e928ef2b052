/** Sign-in stands before every organisation, so it has routes of its own. */
import { isLanguage, type Language } from '../../platform/i18n.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { cookieOf, dropCookie, setCookie } from '../../web/cookie.ts';
import { TroublePage } from '../../web/problem.tsx';
import { fieldsOf, queryOf } from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import {
  ensureBrowserToken,
  openSession,
  ownPath,
  siteOf,
  visitorOf,
  type Gate,
} from './account-route.ts';
import { findFactors, hasSecondStep, useAnyCode } from './factor.store.ts';
import { ChoosePage, OrganisationPage, SecondStepPage, SignInPage } from './sign-in.pages.tsx';
import { listOrganisations } from './sign-in.store.ts';
import { findOrganisation } from '../../web/session.ts';
import { listProviders } from './provider.store.ts';
import {
  attempt,
  checkPassword,
  checkCode,
  placeKey,
  type LoginAttempt,
} from './login-throttle.ts';
import { signInWords } from './sign-in.words.ts';
import { knownDevice, rememberDevice } from './known.ts';
import { askToSignIn, provePasskey } from './passkey.ts';
import {
  deleteHalfSession,
  deleteSession,
  findHalfSession,
  insertHalfSession,
} from './session.store.ts';

type Again = { status: number; to: string; problem?: Problem };

export function signInRoutes(server: FastifyInstance, gate: Gate): void {
  const { database } = gate;

  server.get('/', async (request, reply) => {
    const visitor = await visitorOf(database, request);
    if (!visitor) return reply.redirect((await gate.isEmpty()) ? '/founding' : '/sign-in', 303);
    const places = await listOrganisations(database, visitor);
    return reply.redirect(places.length === 1 ? `/o/${places[0]!.slug}` : '/organisations', 303);
  });

  server.get('/organisations', async (request, reply) => {
    const visitor = await visitorOf(database, request);
    if (!visitor) return reply.redirect('/sign-in', 303);
    return gate.send(
      reply,
      200,
      ChoosePage({
        view: gate.view(request, visitor),
        places: await listOrganisations(database, visitor),
      }),
    );
  });

  server.get('/sign-in', async (request, reply) =>
    (await gate.isEmpty())
      ? reply.redirect('/founding', 303)
      : showSignIn(gate, request, reply, { status: 200, to: ownPath(queryOf(request).to) }),
  );

  server.post('/sign-in', async (request, reply) => {
    const body = fieldsOf(request);
    const view = gate.view(request, null);
    if (gate.isForged(request, body.token, null))
      return gate.send(reply, 403, TroublePage({ view, trouble: 'stale' }));
    const to = ownPath(body.to);
    const [email, password] = [
      String(body.email ?? '')
        .trim()
        .toLowerCase(),
      String(body.password ?? ''),
    ];
    const guess =
      email === '' || password === ''
        ? 'needBoth'
        : await checkPassword(database, {
            email,
            password,
            from: request.ip,
            device: knownDevice(database.keys, request, email),
          });
    if (typeof guess === 'string')
      return showSignIn(
        gate,
        request,
        reply,
        again(view.language, guess, { to, typed: { email } }),
      );
    const { account } = guess;
    rememberDevice(database.keys, request, reply, email);
    const factors = await database.beforeTenant(account, (tx) => findFactors(tx, account));
    if (!hasSecondStep(factors)) {
      await openSession(gate, request, reply, {
        account,
        method: 'password',
        hasSecondFactor: false,
      });
      return reply.redirect(to || '/', 303);
    }
    const token = await database.beforeTenant(account, (tx) => insertHalfSession(tx, account));
    return setCookie(reply, 'half', token, 600).redirect(
      `/sign-in/second?to=${encodeURIComponent(to)}`,
      303,
    );
  });

  server.get('/sign-in/second', async (request, reply) =>
    showSecond(gate, request, reply, { status: 200, to: ownPath(queryOf(request).to) }),
  );

  // Whatever is typed leads to a page of sign-in: which organisations there are is not told.
  server.get('/sign-in/organisation', async (request, reply) => {
    const name = String(queryOf(request).name ?? '')
      .trim()
      .toLowerCase();
    if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
      return reply.redirect(`/sign-in?to=${encodeURIComponent(`/o/${name}`)}`, 303);
    return gate.send(reply, 200, OrganisationPage({ view: gate.view(request, null) }));
  });

  server.post('/sign-in/second', async (request, reply) => {
    const body = fieldsOf(request);
    const view = gate.view(request, null);
    if (gate.isForged(request, body.token, null))
      return gate.send(reply, 403, TroublePage({ view, trouble: 'stale' }));
    const account = await halfOf(gate, request);
    if (!account) return reply.redirect('/sign-in', 303);
    const to = ownPath(body.to);
    const isRight = () =>
      database.beforeTenant(account, (tx) =>
        useAnyCode(tx, database.keys, account, { code: String(body.code ?? ''), at: gate.clock() }),
      );
    const guess = await checkCode(database, account, isRight);
    if (typeof guess === 'string')
      return showSecond(
        gate,
        request,
        reply,
        again(view.language, guess === 'wrong' ? 'wrongCode' : guess, { to, typed: {} }),
      );
    return finish(gate, request, reply, { account, method: 'password', to });
  });

  // One's own passkey is never kept waiting by somebody who guesses passwords: only the place it
  // comes from counts.
  server.post('/sign-in/passkey', async (request, reply) => {
    const body = fieldsOf(request);
    const view = gate.view(request, null);
    if (gate.isForged(request, body.token, null))
      return gate.send(reply, 403, TroublePage({ view, trouble: 'stale' }));
    const to = ownPath(body.to);
    const half = await halfOf(gate, request);
    const guess = await attempt(database, [placeKey(request.ip)], () =>
      database.beforeTenant(null, (tx) =>
        provePasskey(tx, siteOf(gate, request, null), String(body.answer ?? '')),
      ),
    );
    if (typeof guess === 'object' && (half === null || half === guess.account))
      return finish(gate, request, reply, {
        account: guess.account,
        method: half ? 'password' : 'passkey',
        to,
      });
    const refused = again(view.language, guess === 'tooMany' ? guess : 'wrongPasskey', {
      to,
      typed: {},
    });
    return half
      ? showSecond(gate, request, reply, refused)
      : showSignIn(gate, request, reply, refused);
  });

  server.post('/sign-out', async (request, reply) => {
    const visitor = await visitorOf(database, request);
    if (visitor && !gate.isForged(request, fieldsOf(request).token, visitor))
      await database.beforeTenant(null, (tx) =>
        deleteSession(tx, visitor.account, visitor.session),
      );
    // Nothing of it stays on a device that others use next.
    return dropCookie(reply, 'session')
      .header('clear-site-data', '"cache", "storage"')
      .redirect('/sign-in', 303);
  });

  server.get('/language/:language', async (request, reply) => {
    const { language } = request.params as { language: string };
    if (isLanguage(language)) setCookie(reply, 'language', language, 31_536_000);
    return reply.redirect(ownPath(queryOf(request).to) || '/', 303);
  });
}

type Trouble = Exclude<LoginAttempt, object> | 'needBoth' | 'wrongCode' | 'wrongPasskey';

function again(
  language: Language,
  trouble: Trouble,
  { to, typed }: { to: string; typed: Record<string, string> },
): Again {
  return {
    status: trouble === 'tooMany' ? 429 : 422,
    to,
    problem: { sentence: signInWords[language][trouble], fields: {}, typed },
  };
}

async function finish(
  gate: Gate,
  request: FastifyRequest,
  reply: FastifyReply,
  { account, method, to }: { account: string; method: 'password' | 'passkey'; to: string },
): Promise<FastifyReply> {
  const half = cookieOf(request, 'half');
  if (half) await gate.database.beforeTenant(account, (tx) => deleteHalfSession(tx, half));
  await openSession(gate, request, dropCookie(reply, 'half'), {
    account,
    method,
    hasSecondFactor: true,
  });
  return reply.redirect(to || '/', 303);
}

async function halfOf({ database }: Gate, request: FastifyRequest): Promise<string | null> {
  const token = cookieOf(request, 'half');
  return token ? database.beforeTenant(null, (tx) => findHalfSession(tx, token)) : null;
}

async function showSignIn(
  gate: Gate,
  request: FastifyRequest,
  reply: FastifyReply,
  { status, to, problem }: Again,
): Promise<FastifyReply> {
  ensureBrowserToken(request, reply);
  if (status === 429) reply.header('retry-after', '900');
  return gate.send(
    reply,
    status,
    SignInPage({
      view: gate.view(request, null),
      problem,
      to,
      demo: gate.demo,
      through: await providersFor(gate, to),
      passkey: await askToSignIn(siteOf(gate, request, null)),
    }),
  );
}

/** The ways in of the organisation to which somebody is on the method. */
async function providersFor(
  { database }: Gate,
  to: string,
): Promise<{ slug: string; providers: { id: string; name: string }[] } | null> {
  const slug = /^\/o\/([a-z0-9-]+)/.exec(to)?.[1];
  const organisation = slug
    ? await database.beforeTenant(null, (tx) => findOrganisation(tx, slug))
    : null;
  if (!slug || !organisation) return null;
  const providers = (
    await database.inTenant({ organisation: organisation.id, person: null }, 'read', listProviders)
  ).filter(({ isOn, isAgreed }) => isOn && isAgreed);
  return providers.length > 0 ? { slug, providers } : null;
}

async function showSecond(
  gate: Gate,
  request: FastifyRequest,
  reply: FastifyReply,
  { status, to, problem }: Again,
): Promise<FastifyReply> {
  const account = await halfOf(gate, request);
  if (!account) return reply.redirect('/sign-in', 303);
  if (status === 429) reply.header('retry-after', '900');
  const factors = await gate.database.beforeTenant(account, (tx) => findFactors(tx, account));
  return gate.send(
    reply,
    status,
    SecondStepPage({
      view: gate.view(request, null),
      problem,
      to,
      factors,
      passkey: await askToSignIn(siteOf(gate, request, null)),
    }),
  );
}
