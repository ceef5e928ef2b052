/** HTTP in, pages out: what holds for every request. Features hand in their routes. */
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import Fastify, {
  LogController,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { randomUUID } from 'node:crypto';
import { isAway, type Database } from '../platform/database.ts';
import type { Health } from '../platform/health.ts';
import type { Keys } from '../platform/keys.ts';
import { isSecure, placeOf, publicAddressOf } from '../web/address.ts';
import { findAsset } from '../web/assets.ts';
import { cookieOf } from '../web/cookie.ts';
import { answerRepeatedForms, Submissions } from '../web/idempotency.ts';
import { isPossible } from '../web/links.ts';
import { NotFound } from '../web/route.tsx';
import { findLapsed, isSessionToken } from '../web/session.ts';
import { addDrafts } from './drafts.ts';
import { addForms, isForged, isOfOrganisation, readBody, streamLimit } from './incoming.ts';
import { addMetrics } from './metrics.ts';
import { addOpenRoute, type OpenServer } from './open-route.ts';
import { addRoute, answer, type OrganisationServer } from './organisation-route.ts';
import { answerError, send, sendTrouble, TooOften } from './outgoing.ts';
import { openRoutes, routes } from './registry.ts';
import { usualPatience, type Settings } from './settings.ts';
import { enter, isWeak, plainView, viewOf } from './visit.ts';

const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** On every answer, errors included. */
const safeHeaders = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

export type ServedRoute = { method: string; url: string };
const served = new WeakMap<FastifyInstance, ServedRoute[]>();
/** Every address that the server answers, as they are written in the code. */
export const routesOf = (server: FastifyInstance): ServedRoute[] => served.get(server) ?? [];

export async function buildServer(settings: Settings): Promise<FastifyInstance> {
  const patience = settings.patience ?? usualPatience;
  const server = Fastify({
    logger: settings.log ? { serializers: {}, base: null } : false,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: settings.trustProxy ?? 'loopback',
    bodyLimit: streamLimit,
    requestTimeout: patience.request,
    connectionTimeout: patience.silence,
    http: {
      headersTimeout: patience.headers,
      connectionsCheckingInterval: Math.min(10_000, patience.headers),
    },
    genReqId: () => randomUUID(),
    frameworkErrors: (_, request, reply) =>
      void sendTrouble(
        reply.headers(safeHeaders) as FastifyReply,
        plainView(settings, request as FastifyRequest, null),
        400,
        'notFound',
      ),
    routerOptions: { maxParamLength: 200 },
  });
  const all: ServedRoute[] = [];
  served.set(server, all);
  server.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) if (each !== 'HEAD') all.push({ method: each, url });
  });
  server.removeAllContentTypeParsers(); // forms only: the plugins below bring the two kinds there are
  await server.register(cookie);
  await addForms(server, settings.database.keys);
  const street = publicAddressOf(settings);
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(safeHeaders);
    if (isSecure(request)) reply.header('strict-transport-security', 'max-age=31536000');
  });
  // AD-1: before anything else, and with as little as can be.
  server.addHook('onRequest', async (request, reply) => {
    if (!street.isKnown(request) && !isForAnybody(request))
      return sendTrouble(reply, plainView(settings, request, null), 421, 'unknownHost');
  });
  if (settings.limits) await addLimits(server, settings.limits, settings.database.keys);
  server.addHook('preHandler', async ({ params, routeOptions }) => {
    const named = (params ?? {}) as Record<string, string>;
    const isOne = isOfOrganisation(routeOptions.url ?? '')
      ? isPossible(named)
      : !Object.values(named).some((value) => value.includes('\u0000'));
    if (!isOne) throw new NotFound();
  });
  server.addHook('onResponse', async (request, reply) => {
    request.log.info({
      id: request.id,
      method: request.method,
      route: request.routeOptions.url,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
  });
  const repeated = answerRepeatedForms(server);
  addAssets(server, settings);
  if (settings.metricsToken) addMetrics(server, settings, settings.metricsToken);
  const open: OpenServer = {
    services: {
      database: settings.database,
      clock: () => settings.now().epochMilliseconds,
      hasMail: settings.hasMail ?? false,
      demo: settings.demo ?? [],
      outbound: settings.outbound ?? {},
      firstCode: settings.firstCode ?? null,
    },
    viewFor: (request, visitor) => plainView(settings, request, visitor),
    send,
    addressOf: street.addressOf,
    isForged: (request, token, visitor) => isForged(street, request, token, visitor),
    readBody,
    repeated,
    scan: settings.scan ?? null,
  };
  for (const route of openRoutes) addOpenRoute(server, open, route);
  const inside: OrganisationServer = {
    settings,
    street,
    submissions: new Submissions(),
    drafts: {
      database: settings.database,
      now: settings.now,
      enter: async (request) => {
        const visit = await enter(settings, request);
        if (visit === null) throw new NotFound();
        return visit === 'sign-in' || isWeak(visit) ? null : visit;
      },
      enterLapsed: async (request) => {
        const visit = await enter(settings, request, findLapsed);
        return visit === 'sign-in' ? null : visit;
      },
      viewOf: (request, visit) => viewOf(settings, request, visit),
      isForged: (request, token, visitor) => isForged(street, request, token, visitor),
      readBody,
      showAgain: (asked, request, reply) => answer(inside, asked, request, reply),
    },
  };
  for (const route of routes) addRoute(server, inside, route);
  addDrafts(server, inside.drafts);
  server.setNotFoundHandler((request, reply) =>
    sendTrouble(reply, plainView(settings, request, null), 404, 'notFound'),
  );
  server.setErrorHandler((error, request, reply) =>
    answerError(settings, error as Error & { statusCode?: number }, request, reply),
  );
  return server;
}

/**
 * What asks for these has no name for us, or does not care: load balancers ask by number, and what
 * pages look like is no secret.
 */
const isForAnybody = ({ url }: FastifyRequest): boolean =>
  /^\/(?:assets\/|(?:health|ready|metrics)(?:\?|$))/.test(url);

/**
 * SI-15: who asks too often waits. A session first, and what it is refused counts for nobody else.
 * Then the place, which a whole school may share: those who are signed in, those who are not, and
 * those who carry a session that we never gave, each for themselves.
 */
async function addLimits(
  server: FastifyInstance,
  { session, place }: NonNullable<Settings['limits']>,
  keys: Keys,
): Promise<void> {
  const quiet = {
    'x-ratelimit-limit': false,
    'x-ratelimit-remaining': false,
    'x-ratelimit-reset': false,
  };
  await server.register(rateLimit, {
    global: false,
    addHeaders: { ...quiet, 'retry-after': true },
    addHeadersOnExceeding: quiet,
  });
  const timeWindow = '1 minute';
  const kindOf = (request: FastifyRequest) => {
    const token = cookieOf(request, 'session');
    return token ? (isSessionToken(keys, token) ? 'session' : 'invented') : 'none';
  };
  const ofPlace = server.createRateLimit({
    max: place,
    timeWindow,
    keyGenerator: (request) => `${kindOf(request)} ${placeOf(request)}`,
  });
  const ofSession = server.createRateLimit({
    max: session,
    timeWindow,
    keyGenerator: (request) => cookieOf(request, 'session')!,
  });
  server.addHook('onRequest', async (request) => {
    if (isForAnybody(request)) return;
    for (const check of kindOf(request) === 'session' ? [ofSession, ofPlace] : [ofPlace]) {
      const found = await check(request);
      if (!found.isAllowed && found.isExceeded) throw new TooOften(found.ttlInSeconds);
    }
  });
}

function addAssets(
  server: FastifyInstance,
  { database, now, securityContact, health }: Settings,
): void {
  server.get('/assets/:name', async (request, reply) => {
    const asset = findAsset((request.params as { name: string }).name);
    if (!asset) throw new NotFound();
    return reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .type(asset.type)
      .send(asset.body);
  });
  // RFC 9116: it expires, so that an address that nobody reads any more does not stand there for
  // ever.
  server.get('/.well-known/security.txt', async (_, reply) => {
    if (!securityContact) throw new NotFound();
    const expires = now().add({ months: 6 }).toInstant().round('second').toString();
    return reply
      .type('text/plain; charset=utf-8')
      .send(`Contact: ${securityContact}\nExpires: ${expires}\nPreferred-Languages: en, nl, sv\n`);
  });
  server.get('/health', async () => ({ status: 'ok' }));
  addReady(server, database, health);
}

/**
 * So long an answer about the database is good for: however often somebody asks, it is tried once.
 */
const readyFor = 3000;
/** So long it may take, in milliseconds. */
const readyPatience = 5000;
/** No room on the disk, no memory, no connection to spare (PostgreSQL, Appendix A). */
const insufficientResources = /^53/;

/**
 * OP-6: ready when something can be written. Background work that is late is told beside it and
 * leaves the server ready: pages are answered all the same, and taking it out of a row of servers
 * would not mend it.
 */
function addReady(server: FastifyInstance, database: Database, health: Health | undefined): void {
  let tried: { at: number; status: Promise<string> } | null = null;
  const tryIt = async (): Promise<string> => {
    const late = AbortSignal.timeout(readyPatience);
    return Promise.race([
      database.tryWriting().then(
        () => 'ready',
        (error) =>
          isAway(error) && !insufficientResources.test(String(error.code))
            ? 'no database'
            : 'no writing',
      ),
      new Promise<string>((resolve) =>
        late.addEventListener('abort', () => resolve('no database')),
      ),
    ]);
  };
  server.get('/ready', async (_, reply) => {
    const now = performance.now();
    if (!tried || now - tried.at > readyFor) tried = { at: now, status: tryIt() };
    const status = await tried.status;
    const background = Object.fromEntries(
      (health?.ages() ?? []).map(({ step, seconds, isLate }) => [step, { seconds, isLate }]),
    );
    return reply.code(status === 'ready' ? 200 : 503).send({ status, background });
  });
}
