/**
 * HTTP in, pages out: who asks, what they may do, in which transaction, and what is answered.
 * Features hand in their routes.
 */
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import Fastify, {
  LogController,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { randomUUID } from 'node:crypto';
import { parse as parseQuery } from 'node:querystring';
import { sql } from 'kysely';
import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import {
  isAway,
  NoConnection,
  withPurpose,
  type Database,
  type Mode,
  type ReadTx,
  type Tx,
  type TxOf,
} from '../platform/database.ts';
import { mustHoldNone } from '../platform/held-connection.ts';
import type { Health } from '../platform/health.ts';
import type { Keys } from '../platform/keys.ts';
import type { Outbound } from '../platform/outbound.ts';
import { framesOf } from '../platform/stack-frames.ts';
import type { Scan } from '../platform/scanner.ts';
import { formToken, sameText } from '../platform/secret.ts';
import { TaskRefused } from '../platform/thread-pool.ts';
import {
  acceptedLanguage,
  atSchool,
  isLanguage,
  isPageLanguage,
  type BaseLanguage,
  type Language,
} from '../platform/i18n.ts';
import { cookieOf } from '../web/cookie.ts';
import { isProved, proofFor } from '../web/proof.ts';
import { markEnglish } from '../web/partial-language.ts';
import { isSecure, placeOf, publicAddressOf, type PublicAddress } from '../web/address.ts';
import { findAsset } from '../web/assets.ts';
import { webWords } from '../web/web.words.ts';
import { hasAudited, audit } from '../web/audit.ts';
import { grantOf } from '../web/permission.ts';
import { auditedBy, type Audited } from '../web/audit-policy.ts';
import { keepsDraft, readForm, typedIn, type Fields, type Values } from '../web/form.ts';
import { actAt } from '../web/feature.ts';
import { isSame, readVersion, statesIn, versionOf, withHidden } from '../web/form-version.ts';
import {
  answerRepeatedForms,
  claimForm,
  Submissions,
  freeForm,
  keepAnswer,
  sentForm,
  type Sent,
} from '../web/idempotency.ts';
import { isPossible } from '../web/links.ts';
import { addField, formFieldsOf, queryOf, textOf } from '../web/body.ts';
import { TroublePage, type Trouble } from '../web/problem.tsx';
import {
  Conflict,
  NotFound,
  purposeFunction,
  refuse,
  type Route,
  type Ended,
  type Next,
  type Outcome,
  type Outside,
  type Shown,
  type Upload,
} from '../web/route.tsx';
import {
  findLapsed,
  findMember,
  findOrganisation,
  findVisitor,
  isSessionToken,
  type Member,
  type Organisation,
  type Visitor,
  isSchool,
  type Surroundings,
} from '../web/session.ts';
import { isOther, type Problem, type View } from '../web/view.ts';
import { reauthenticate } from '../features/accounts/login-throttle.access.ts';
import { needsSecondFactor } from '../features/accounts/account.rules.ts';
import { typedOf } from '../features/drafts/draft.rules.ts';
import { findLastSave, keepLastSave } from '../features/drafts/last-save.store.ts';
import { dropDraft } from '../features/drafts/draft.store.ts';
import type { FirstCode } from '../features/people/founding.access.ts';
import { addDrafts, keepUnsent, ownPage, sayHour, type DraftServer, type Typed } from './drafts.ts';
import { busySeconds, outcomeOf } from './form-outcome.ts';
import { addOpenRoute, type OpenServer } from './open-route.ts';
import { openRoutes, routes } from './registry.ts';
import { addMetrics } from './metrics.ts';

export type Settings = {
  database: Database;
  now: () => Temporal.ZonedDateTime;
  log: boolean;
  hasMail?: boolean;
  /** As in MAIL_FROM. */
  mailFrom?: string;
  /** To whom holes are reported (RFC 9116): a mailto: or https: address, as in SECURITY_CONTACT. */
  securityContact?: string;
  /** Whoever knows it may read the metrics; nobody when it is left out, as METRICS_TOKEN. */
  metricsToken?: string;
  /** Address of this server as others know it, as PUBLIC_URL: scheme, host and port. */
  publicUrl?: string;
  /** Where it listens, as HOST. */
  host?: string;
  /**
   * Whose word about who is asking and how counts: addresses or networks, parted by commas; this
   * machine's own when it is left out.
   */
  trustProxy?: string;
  /**
   * Requests in a minute: of one session, and of one place on the network; no limit when it is left
   * out.
   */
  limits?: {
    session: number;
    place: number;
  };
  /**
   * As whom anybody may look around, with a password that everybody knows; nobody when it is left
   * out.
   */
  demo?: string[];
  /** Of an installation without an organisation: with it the first one can be made in a browser. */
  firstCode?: FirstCode | null;
  /** Looks through files before they are given back; nobody does when it is left out. */
  scan?: Scan;
  /** How long a connection may take, in milliseconds; as `usualPatience` when it is left out. */
  patience?: typeof usualPatience;
  /** How the background work goes, for `/ready` and the metrics. */
  health?: Health;
  /** Which addresses somebody may make this server call; public ones when it is left out. */
  outbound?: Outbound;
};

export const usualFrom = 'Mentorium <mentorium@localhost>';
/**
 * OP-3, in milliseconds. A file of 20 MB comes through a line of 0.3 Mbit/s in the time of a whole
 * request; a connection on which nothing moves, a half-sent form or a download that nobody takes,
 * ends after that of silence.
 */
const usualPatience = { headers: 30_000, request: 600_000, silence: 60_000 };
const uploadLimit = 21 * 1024 * 1024;
/**
 * A larger file is read to its end, thrown away piece by piece, so that the form can come back with
 * what was typed.
 */
const streamLimit = 512 * 1024 * 1024;
/**
 * SE-6: a form is looked at as a whole on the one thread that answers everybody, so it has a size.
 * Boxes that are ticked for thousands of people send a field each; whoever has not signed in fills
 * in a few, and whoever assesses somebody or applies by a link some hundreds of texts.
 */
const formLimit = 2 * 1024 * 1024;
const strangerLimit = 64 * 1024;
const ratingLimit = 1024 * 1024;
const mostFields = 10_000;
const mostFieldsOfStranger = 500;
/** No page sends more at once. */
const mostFiles = 1;
/** Parsers have no way to refuse: this stands where the fields would. */
const tooManyFields = Object.freeze({});
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

function parseForm(body: string): Record<string, unknown> {
  let fields = 1;
  for (let at = body.indexOf('&'); at !== -1; at = body.indexOf('&', at + 1))
    if (++fields > mostFields) return tooManyFields;
  return parseQuery(body, '&', '=', { maxKeys: 0 });
}

/** Raters and applicants write more than a form of a stranger holds. */
const isLongForm = (url: string) => /^\/(?:rate|apply|my-application)\//.test(url);
const isOfOrganisation = (url: string) => url.startsWith('/o/');

class FormTooLarge extends Error {
  readonly statusCode = 413;
}
/** Limits of the parser of forms with a file that are not about the file. */
const formFaults = new Set(['FST_FIELDS_LIMIT', 'FST_PARTS_LIMIT', 'FST_FILES_LIMIT']);

/** SE-6: before it is read, and before anything looks into it. */
function addForms(server: FastifyInstance, keys: Keys): void {
  server.addHook('onRoute', (route) => {
    if (!isOfOrganisation(route.url))
      route.bodyLimit = isLongForm(route.url) ? ratingLimit : strangerLimit;
  });
  server.addHook('onRequest', async (request) => {
    const token = cookieOf(request, 'session');
    const isForm = /^application\/x-www-form-urlencoded/i.test(
      String(request.headers['content-type'] ?? ''),
    );
    if (!isForm || isLongForm(request.url) || (token && isSessionToken(keys, token))) return;
    const length = request.headers['content-length'];
    if (
      Number(length ?? 0) > strangerLimit ||
      (length === undefined && request.headers['transfer-encoding'])
    )
      throw new FormTooLarge();
  });
  server.addHook('preValidation', async ({ body, url }) => {
    const fields = typeof body === 'object' && body !== null ? Object.keys(body).length : 0;
    if (body === tooManyFields || (!isOfOrganisation(url) && fields > mostFieldsOfStranger))
      throw new FormTooLarge();
  });
}

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
  addForms(server, settings.database.keys);
  await server.register(formbody, { bodyLimit: formLimit, parser: parseForm });
  await server.register(multipart, {
    throwFileSizeLimit: false,
    limits: {
      files: mostFiles,
      fileSize: uploadLimit,
      fields: mostFields,
      fieldSize: formLimit,
      parts: mostFields + mostFiles,
    },
  });
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
  const submissions = new Submissions();
  const shared: Shared = {
    street,
    submissions,
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
      showAgain: (asked, request, reply) => answer(settings, shared, asked, request, reply),
    },
  };
  for (const route of routes) addRoute(server, settings, shared, route);
  addDrafts(server, shared.drafts);
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

type Shared = { street: PublicAddress; submissions: Submissions; drafts: DraftServer };

function addRoute(server: FastifyInstance, settings: Settings, shared: Shared, route: Route): void {
  server.route({
    method: route.method,
    url: `/o/:organisation${route.path}`,
    config: { form: route.form },
    handler: (request, reply) => answer(settings, shared, { route }, request, reply),
  });
}

type Asked = { route: Route; draft?: Typed };

async function answer(
  settings: Settings,
  { street, submissions, drafts }: Shared,
  { route, draft: again }: Asked,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const visit = await enter(settings, request);
  if (visit === 'sign-in')
    return reply.redirect(
      `/sign-in?to=${encodeURIComponent(request.method === 'GET' ? request.url : await keepUnsent(drafts, { form: route.form, before: pageBefore(route, request.params as Record<string, string>) }, request))}`,
      303,
    );
  if (visit === null) throw new NotFound();
  if (isWeak(visit)) return reply.redirect('/account/second-step', 303);
  const params = again?.params ?? (request.params as Record<string, string>);
  const view = viewOf(settings, request, visit);
  const grant = grantOf(visit.member.roles, route.permission);
  if (!grant) return sendTrouble(reply, view, 403, 'forbidden');
  const place = {
    organisation: visit.organisation.id,
    person: visit.member.id,
    today: view.today,
  };
  let isNoted = false;
  const base = {
    organisation: visit.organisation,
    person: visit.member,
    grant,
    now: settings.now().withTimeZone(visit.organisation.timeZone),
    today: view.today,
    keys: settings.database.keys,
    hasMail: settings.hasMail ?? false,
    mailFrom: settings.mailFrom ?? usualFrom,
    view,
    address: street.addressOf(request),
    params,
    query: queryOf(request),
  };
  const inside = <T, M extends Mode>(
    mode: M,
    work: (context: typeof base & { tx: TxOf<M> }) => Promise<T>,
  ) =>
    settings.database.inTenant(place, mode, async (tx) => {
      const result = await work({ ...base, tx, ...purposeFunctionOf(route, tx) });
      isNoted ||= hasAudited(tx);
      return result;
    });
  const outside: Outside = {
    ...base,
    write: (work) => inside('write', ({ tx }) => work(tx)),
    inThread: (task, ...given) => {
      mustHoldNone('a thread works');
      return task.pool.run(task, given, { owner: visit.visitor.account }).answer;
    },
    scan: settings.scan ?? null,
    reauthenticate: (password) =>
      reauthenticate(settings.database, visit.visitor.account, password),
  };
  const write = async (tx: Tx, { action, subjectId }: Audited) =>
    audit(tx, {
      organisation: visit.organisation.id,
      person: visit.member.id,
      action,
      subjectId,
    });
  // Written down before the page goes out: what cannot be written down is not shown.
  const show = async (
    problem?: Problem,
    shownTo: Partial<View> & { opened?: string | undefined; proof?: string | undefined } = {},
  ): Promise<Shown | Html> => {
    const { opened, proof, ...changed } = shownTo;
    // Pages of routes that erase show what would go: it goes, and is rolled back.
    const mode = route.purpose === 'erase' ? 'trial' : 'read';
    const pageWith = async (found?: Problem) =>
      inTheEnd(
        await inside(mode, (context) =>
          route.page({ ...context, view: { ...view, ...changed } }, found),
        ),
        outside,
      );
    const shown = await pageWith(problem);
    const written =
      isNoted || 'goTo' in shown ? null : auditedBy(route, base.params, visit.member.id);
    if (written) await settings.database.inTenant(place, 'write', (tx) => write(tx, written));
    if (!isPage(shown)) return shown;
    const html = htmlOf(shown);
    const standing = problem && statesIn(html, isEdit).size > 0 ? await pageWith() : shown;
    const states = isPage(standing)
      ? statesIn(standing === shown ? html : htmlOf(standing), isEdit)
      : [];
    const at = settings.now().epochMilliseconds;
    const hidden = new Map<string, Record<string, string>>();
    for (const [action, state] of states) {
      // What was refused is still a change of what was there when it was opened.
      const isSent = action === changed.cameBack && opened !== undefined && !problem?.theirs;
      hidden.set(action, { opened: isSent ? opened : versionOf(state, view.language, at) });
    }
    const proofOf = (form: string) =>
      proofFor(settings.database.keys, { session: visit.visitor.session, form, now: at });
    return {
      html: withHidden(html, (action) => ({
        ...hidden.get(action),
        ...(isForProof && needsProof(action)
          ? { proof: proofOf(action) }
          : proof && action === changed.cameBack
            ? { proof }
            : {}),
      })),
    };
  };
  /** A page that asked for a proof before it opened; what is done on it needs no other. */
  const isForProof = route.needsRecentAuth && visit.visitor.hasRecentAuth;
  const needsProof = (action: string) => actAt(view, action)?.route.needsRecentAuth === true;
  const isEdit = (action: string) => actAt(view, action)?.route.edits === true;
  const isStale = route.needsRecentAuth && !visit.visitor.hasRecentAuth;
  if (again) {
    if (isStale) return reply.redirect(`/account/prove?to=${encodeURIComponent(request.url)}`, 303);
    const { address, form, fields } = again.draft;
    const sentence = webWords[view.language].keptForYou;
    const shown = await show(
      { sentence, fields: {}, typed: typedIn(route.form, typedOf(fields)) },
      { page: address, cameBack: form, opened: fields.opened?.[0] },
    );
    return send(reply, 200, shown);
  }
  if (route.act === null)
    return isStale
      ? reply.redirect(`/account/prove?to=${encodeURIComponent(request.url)}`, 303)
      : send(reply, 200, await show());
  const { raw, upload, tooLarge } = await readBody(request);
  const page = ownPage(view.base, raw.at_page) ?? pageBefore(route, params);
  const wasProved = isProved(settings.database.keys, raw.proof, {
    session: visit.visitor.session,
    form: request.url,
    now: settings.now().epochMilliseconds,
  });
  const showAgain = (problem: Problem) =>
    show(problem, {
      path: page,
      page,
      cameBack: request.url,
      proof: wasProved ? raw.proof : undefined,
      opened: readVersion(raw.opened) ? raw.opened : undefined,
    });
  if (isForged(street, request, raw.token, visit.visitor)) {
    // PG-6: our own page, opened before somebody signed in anew. It does nothing, and comes back.
    if (request.headers['sec-fetch-site'] !== 'same-origin' || !isOurs(street, request))
      return sendTrouble(reply, view, 403, 'stale');
    const sentence = webWords[view.language].keptForYou;
    return send(
      reply,
      422,
      await showAgain({ sentence, fields: {}, typed: typedIn(route.form, raw) }),
    );
  }
  if (tooLarge) {
    const sentence = webWords[view.language].tooMuch;
    return send(
      reply,
      413,
      await showAgain({ sentence, fields: { file: sentence }, typed: typedIn(route.form, raw) }),
    );
  }
  // What is wrong with the form is said first: nobody proves who they are for a form that
  // cannot be saved.
  const read = readFields(route, raw, view.language);
  if ('sentence' in read) return send(reply, 422, await showAgain(read));
  if (isStale && !wasProved)
    return send(
      reply,
      422,
      await showAgain({
        sentence: webWords[view.language].proveFirst,
        fields: {},
        typed: typedIn(route.form, raw),
        prove: true,
      }),
    );
  const sent = sentForm(visit.visitor.session, request.url, raw, upload);
  const doIt = async (): Promise<Ended> => {
    const prepared = await route.prepare?.(outside, read.input, upload);
    const writeUnlessNoted = async (tx: Tx) => {
      if (!isNoted && !hasAudited(tx)) {
        const written = auditedBy(route, base.params, visit.member.id);
        if (written) await write(tx, written);
      }
    };
    /** PG-7: two of the same moment come one after the other. */
    const refuseConflict = async (context: typeof base & { tx: Tx }) => {
      const opened = readVersion(raw.opened);
      if (!opened || route.purpose === 'erase') return;
      const { tx } = context;
      await sql`select pg_advisory_xact_lock(hashtext('edit'), hashtext(${request.url}))`.execute(
        tx,
      );
      const language = isPageLanguage(opened.language) ? opened.language : view.language;
      const found = await route.page({ ...context, view: { ...view, language, path: page } });
      if (isNext(found) || !isPage(found)) return;
      const state = statesIn(htmlOf(found), (action) => action === request.url).get(request.url);
      if (!state || isSame(opened, state)) return;
      if (![...state].some(([name, saved]) => isOther(saved, raw[name]))) return;
      const w = webWords[view.language];
      const last = await findLastSave(tx, { form: request.url, since: new Date(opened.at) });
      throw new Conflict(last ? w.savedBy(last.who, sayHour(view, last.at)) : w.savedBySomebody, {
        fields: state,
        page,
      });
    };
    const keep = async (tx: Tx, outcome: Ended) => {
      if (route.edits && typeof outcome === 'string')
        await keepLastSave(tx, {
          organisation: place.organisation,
          form: request.url,
          person: visit.member.id,
          at: new Date(settings.now().epochMilliseconds),
        });
      if (keepsDraft(route.form))
        await dropDraft(tx, visit.member.id, {
          page,
          form: request.url,
          mark: raw.draft_mark ?? '',
        });
      if (!sent) return;
      await keepAnswer(tx, sent, outcome);
      submissions.keepShown(sent, outcome);
    };
    const outcome = await inside('write', async (context) => {
      const before = sent && (await claimForm(context.tx, place.organisation, sent));
      if (before) return answerAgain(submissions, sent!, before.answer, view);
      if (route.edits) await refuseConflict(context);
      const found = await route.act!(context, read.input, prepared);
      if (isNext(found)) return found;
      await writeUnlessNoted(context.tx);
      await keep(context.tx, found);
      return found;
    });
    if (!isNext(outcome)) return outcome;
    try {
      const end = await inTheEnd<Outcome>(outcome, outside);
      await settings.database.inTenant(place, 'write', async (tx) => {
        if (!isNoted) await writeUnlessNoted(tx);
        await keep(tx, end);
      });
      return end;
    } catch (error) {
      // What did not come to its end may be sent again.
      if (sent) await settings.database.inTenant(place, 'write', (tx) => freeForm(tx, sent));
      throw error;
    }
  };
  const outcome = await submissions.inTurn(sent, () =>
    outcomeOf(doIt, {
      language: view.language,
      typed: typedIn(route.form, raw),
      file: upload?.name ?? null,
    }),
  );
  if ('problem' in outcome)
    return send(reply.headers(outcome.headers), outcome.status, await showAgain(outcome.problem));
  const { ended } = outcome;
  return typeof ended === 'string' ? reply.redirect(ended, 303) : send(reply, 200, ended.shown);
}

/** Of its purpose and no other; the transaction stays the same. */
function purposeFunctionOf(route: Route, tx: ReadTx): object {
  const { purpose } = route;
  if (!purpose) return {};
  return {
    [purposeFunction[purpose]]: (work: (tx: ReadTx) => Promise<unknown>) =>
      withPurpose(tx, purpose, work),
  };
}

const isNext = <T>(found: T | Next<T>): found is Next<T> =>
  typeof found === 'object' && found !== null && 'next' in found;

/** What comes after the transaction, and after that. */
async function inTheEnd<T>(found: T | Next<T>, outside: Outside): Promise<Exclude<T, Next<T>>> {
  let end = found;
  while (isNext(end)) end = await end.next(outside);
  return end as Exclude<T, Next<T>>;
}

/**
 * Where the first of two equal forms led; or, for what may be seen only once, the page while this
 * process still has it.
 */
function answerAgain(
  submissions: Submissions,
  sent: Sent,
  answer: string | null,
  view: View,
): Outcome {
  if (answer !== null) return answer;
  const shown = submissions.shownBefore(sent);
  return shown ? { shown } : refuse(webWords[view.language].doneAlready);
}

const pagePaths = new Set(routes.filter(({ act }) => act === null).map(({ path }) => path));

/**
 * The page on which a form stands: the nearest one above its address. Whoever was signed out
 * meanwhile comes back there.
 */
function pageBefore({ path }: Route, { organisation, ...params }: Record<string, string>): string {
  let page = path;
  while (page !== '' && !pagePaths.has(page)) page = page.slice(0, page.lastIndexOf('/'));
  return `/o/${organisation}${page.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))}`;
}

/** The values of a form, or what is wrong with it, field by field. */
function readFields(
  { form }: Route,
  raw: Record<string, string>,
  language: Language,
): { input: Values<Fields> } | Problem {
  const read = readForm(form, raw, language);
  if ('input' in read) return read;
  const { fields } = read;
  return { sentence: Object.values(fields)[0]!, fields, typed: typedIn(form, raw) };
}

/** What they may do asks for more than a password. */
const isWeak = ({ visitor, organisation, member }: Visit): boolean =>
  needsSecondFactor(member.roles, organisation.secondFactorRoles) && !visitor.hasSecondFactor;

type Visit = { visitor: Visitor; organisation: Organisation; member: Member };

/** Null for an organisation that is not there or not the visitor's: both look the same. */
async function enter(
  { database, now }: Settings,
  request: FastifyRequest,
  find: typeof findVisitor = findVisitor,
): Promise<Visit | 'sign-in' | null> {
  const token = cookieOf(request, 'session');
  if (!token) return 'sign-in';
  const slug = (request.params as { organisation: string }).organisation;
  const found = await database.beforeTenant(null, async (tx) => {
    const visitor = await find(tx, token);
    return visitor && { visitor, organisation: await findOrganisation(tx, slug) };
  });
  if (!found) return 'sign-in';
  const { visitor, organisation } = found;
  if (!organisation || (visitor.organisation !== null && visitor.organisation !== organisation.id))
    return null;
  const today = now().withTimeZone(organisation.timeZone).toPlainDate().toString();
  const member = await database.inTenant(
    { organisation: organisation.id, person: null },
    'read',
    (tx) => findMember(tx, visitor, today),
  );
  return member && { visitor, organisation, member };
}

function viewOf(
  { now }: Settings,
  request: FastifyRequest,
  { visitor, organisation, member }: Visit,
): View {
  return {
    language: inWordsOf(
      member.around,
      chosenLanguage(request) ?? member.language ?? organisation.language,
    ),
    today: now().withTimeZone(organisation.timeZone).toPlainDate().toString(),
    timeZone: organisation.timeZone,
    consentAge: organisation.consentAge,
    base: `/o/${organisation.slug}`,
    path: request.url,
    drafts: `/o/${organisation.slug}/drafts`,
    organisation: { name: organisation.name },
    person: {
      id: member.id,
      name: member.name,
      roles: member.roles,
      around: member.around,
      hasAccount: visitor.method !== 'card',
    },
    token: formToken(visitor.session),
  };
}

const inWordsOf = (around: Surroundings, language: BaseLanguage): Language =>
  isSchool(around) ? atSchool(language) : language;

function plainView({ now }: Settings, request: FastifyRequest, visitor: Visitor | null): View {
  return {
    language:
      chosenLanguage(request) ??
      acceptedLanguage(String(request.headers['accept-language'] ?? '')) ??
      'en',
    today: now().toPlainDate().toString(),
    timeZone: now().timeZoneId,
    // No page without an organisation asks for it: the age of GDPR, Art. 8(1).
    consentAge: 16,
    base: '',
    path: request.url,
    organisation: null,
    person: null,
    token: formToken(visitor?.session ?? cookieOf(request, 'browser') ?? ''),
  };
}

function chosenLanguage(request: FastifyRequest): BaseLanguage | null {
  const chosen = cookieOf(request, 'language') ?? '';
  return isLanguage(chosen) ? chosen : null;
}

async function readBody(
  request: FastifyRequest,
): Promise<{ raw: Record<string, string>; upload: Upload | null; tooLarge: boolean }> {
  const { form = {} } = request.routeOptions.config as { form?: Fields };
  if (!request.isMultipart())
    return { raw: formFieldsOf(request, form), upload: null, tooLarge: false };
  const raw: Record<string, string> = {};
  let upload: Upload | null = null;
  let tooLarge = false;
  const isOpen = !isOfOrganisation(request.url);
  const limits = isOpen
    ? { fields: mostFieldsOfStranger, parts: mostFieldsOfStranger + mostFiles }
    : {};
  const most = isOpen ? ratingLimit : formLimit;
  let size = 0;
  for await (const part of request.parts({ limits })) {
    if (part.type === 'file') {
      const bytes = await part.toBuffer();
      tooLarge ||= part.file.truncated;
      if (part.filename) upload = { name: textOf(part.filename), bytes };
    } else {
      const value = textOf(part.value);
      size += part.fieldname.length + value.length;
      if (part.valueTruncated || size > most) throw new FormTooLarge();
      addField(raw, form, [part.fieldname, value]);
    }
  }
  return { raw, upload, tooLarge };
}

/** As far as the browser says where a form comes from. */
function isOurs(street: PublicAddress, request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin } = request.headers;
  if (origin !== undefined && origin !== 'null' && !street.isOwnOrigin(request, origin))
    return false;
  return !(origin === 'null' && site === undefined);
}

/** A form counts only when it comes from our own page in this session. */
function isForged(
  street: PublicAddress,
  request: FastifyRequest,
  token: string | undefined,
  visitor: Visitor | null,
): boolean {
  if (!isOurs(street, request)) return true;
  return !sameText(token ?? '', formToken(visitor?.session ?? cookieOf(request, 'browser') ?? ''));
}

/** A page as it goes out. */
type Html = { html: string };
const isPage = (shown: Shown): shown is VNode => !('goTo' in shown) && !('download' in shown);
const htmlOf = (page: VNode): string => markEnglish(render(page));

function send(reply: FastifyReply, status: number, shown: Shown | Html): FastifyReply {
  if ('goTo' in shown) return reply.redirect(shown.goTo, 303);
  if ('download' in shown)
    return reply
      .code(status)
      .header(
        'content-disposition',
        `attachment; filename="${shown.name.replace(/[^\w .()-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(shown.name)}`,
      )
      .type(shown.type)
      .send(typeof shown.download === 'string' ? shown.download : bufferOf(shown.download));
  const page = 'html' in shown ? shown.html : htmlOf(shown as VNode);
  if (page.length > mostCharacters) throw new PageTooLarge(page.length);
  return reply.code(status).type('text/html; charset=utf-8').send(`<!doctype html>${page}`);
}

/**
 * SE-5: a page that grows out of all measure is a fault of ours: it is told in the log, and nobody
 * waits for it to arrive.
 */
const mostCharacters = 16 * 1024 * 1024;
class PageTooLarge extends Error {
  override readonly name = 'PageTooLarge';
  readonly code: string;
  constructor(characters: number) {
    super('page too large');
    this.code = `${characters} characters`;
  }
}

/** The same bytes: what comes out of a thread is a plain array. */
const bufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

function sendTrouble(
  reply: FastifyReply,
  view: View,
  status: number,
  trouble: Trouble,
): FastifyReply {
  return send(reply, status, TroublePage({ view, trouble }));
}

/** When to come back, where the database is not there. */
const awaySeconds = 10;

class TooOften extends Error {
  readonly seconds: number;
  constructor(seconds: number) {
    super('too often');
    this.seconds = seconds;
  }
}

/**
 * Broken requests are the sender's (4xx); only what we did not expect is ours, with a number to
 * tell the administrator.
 */
async function answerError(
  settings: Settings,
  error: Error & { statusCode?: number; code?: string },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (error instanceof TooOften)
    return sendTrouble(
      reply.header('retry-after', error.seconds),
      plainView(settings, request, null),
      429,
      'tooOften',
    );
  // Without a look at who asks, for that needs a connection too.
  if (error instanceof NoConnection || (error instanceof TaskRefused && error.refused === 'busy'))
    return sendTrouble(
      reply.header('retry-after', busySeconds),
      plainView(settings, request, null),
      503,
      'busy',
    );
  if (isAway(error))
    return sendTrouble(
      reply.header('retry-after', awaySeconds),
      plainView(settings, request, null),
      503,
      'notNow',
    );
  const visit =
    request.params && (request.params as { organisation?: string }).organisation
      ? await enter(settings, request).catch(() => null)
      : null;
  const view =
    visit && visit !== 'sign-in'
      ? viewOf(settings, request, visit)
      : plainView(settings, request, null);
  if (error instanceof NotFound) return sendTrouble(reply, view, 404, 'notFound');
  if (error instanceof TaskRefused)
    return sendTrouble(reply, view, 503, { tooMuchAtOnce: error.refused });
  if (error.statusCode === 413) {
    const isOfForm =
      !request.isMultipart() || error instanceof FormTooLarge || formFaults.has(error.code ?? '');
    return sendTrouble(reply, view, 413, isOfForm ? 'formTooMuch' : 'tooMuch');
  }
  if (
    (error.statusCode && error.statusCode < 500) ||
    /Unexpected end of (?:form|multipart)|Malformed part header|Multipart: Boundary not found/.test(
      error.message,
    )
  )
    return sendTrouble(reply, view, 400, 'unread');
  request.log.error({
    id: request.id,
    route: request.routeOptions.url,
    name: error.name,
    code: error.code,
    at: framesOf(error),
  });
  return sendTrouble(reply, view, 500, { broken: request.id });
}
