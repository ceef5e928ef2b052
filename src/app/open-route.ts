/** Routes outside every organisation, as the server answers them (`web/open-route.ts`). */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { mayEnter } from '../features/accounts/session.access.ts';
import { mustHoldNone } from '../platform/held-connection.ts';
import type { Scan } from '../platform/scanner.ts';
import { newToken } from '../platform/secret.ts';
import { placeOf } from '../web/address.ts';
import { cookiesOf } from '../web/cookie.ts';
import { readForm, typedIn, type Fields, type Values } from '../web/form.ts';
import type {
  OpenContext,
  OpenOutcome,
  OpenPage,
  OpenRoute,
  OpenShown,
  Services,
} from '../web/open-route.ts';
import { TroublePage } from '../web/problem.tsx';
import type { Task } from '../platform/thread-pool.ts';
import { webWords } from '../web/web.words.ts';
import { fieldsOf, formFieldsOf, queryOf } from '../web/body.ts';
import type { Repeated } from '../web/idempotency.ts';
import type { Shown, Upload } from '../web/route.tsx';
import { findVisitor, type Visitor } from '../web/session.ts';
import { outcomeOf } from './form-outcome.ts';
import type { Problem, View } from '../web/view.ts';

export type OpenServer = {
  services: Services;
  addressOf: (request: FastifyRequest) => string;
  viewFor: (request: FastifyRequest, visitor: Visitor | null) => View;
  send: (reply: FastifyReply, status: number, shown: Shown) => FastifyReply;
  isForged: (
    request: FastifyRequest,
    token: string | undefined,
    visitor: Visitor | null,
  ) => boolean;
  /** The fields and the file of a form that brings one. */
  readBody: (
    request: FastifyRequest,
  ) => Promise<{ raw: Record<string, string>; upload: Upload | null; tooLarge: boolean }>;
  /** For a form with a file, which is known only once it has been read. */
  repeated: Repeated;
  scan: Scan | null;
};

export function addOpenRoute(fastify: FastifyInstance, server: OpenServer, route: OpenRoute): void {
  fastify.route({
    method: route.method,
    url: route.path,
    config: { form: route.form },
    handler: (request, reply) => answer(server, route, request, reply),
  });
}

/**
 * Who asks, what the link opens, whether the form is ours; then the page, or the act and where it
 * leads. (Fastify waits for a reply that is awaited until it has been sent.)
 */
async function answer(
  server: OpenServer,
  route: OpenRoute,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const isPost = route.act !== null;
  const context = contextOf(server, route, request, reply);
  const isOwn = route.who === 'account' || route.who === 'session';
  const visitor = isOwn ? await context.findVisitor() : null;
  if (isOwn) {
    // Asked in each case: it throws for the card of a pupil, which opens nothing here.
    const isLetIn =
      visitor !== null &&
      ((await mayEnter(server.services.database, visitor)) || route.who === 'session');
    if (!isLetIn)
      return reply.redirect(
        `/sign-in?to=${encodeURIComponent(isPost ? '/account' : request.url)}`,
        303,
      );
  }
  const view = server.viewFor(request, visitor);
  // A file is read only from whoever holds a link that opens something.
  const bringsFile = isPost && route.takesFile && request.isMultipart();
  const foundFirst = bringsFile ? await route.link!.find({ ...context, view }) : null;
  if (foundFirst && 'gone' in foundFirst) return send(server, reply, 200, foundFirst.gone);
  const { raw, upload, tooLarge } = bringsFile
    ? await server.readBody(request)
    : { raw: isPost ? formFieldsOf(request, route.form) : {}, upload: null, tooLarge: false };
  if (bringsFile && (await server.repeated(request, reply, raw, upload))) return reply;
  if (isPost && route.checksToken && server.isForged(request, raw.token, visitor))
    return server.send(reply, 403, TroublePage({ view, trouble: 'stale' }));
  if (route.needsRecentAuth && !visitor?.hasRecentAuth)
    return reply.redirect(
      `/account/prove?to=${encodeURIComponent(isPost ? '/account' : request.url)}`,
      303,
    );
  const found = foundFirst ?? (route.link ? await route.link.find({ ...context, view }) : null);
  if (found && 'gone' in found) return send(server, reply, 200, found.gone);
  const entered = { ...context, view, visitor, ...found };
  const scope = route.link?.scope && found ? route.link.scope(found.link) : null;
  const inside = <T>(mode: 'read' | 'write', work: (more: object) => Promise<T>): Promise<T> =>
    scope
      ? server.services.database.inTenant(scope, mode, (tx) => work({ ...entered, tx }))
      : work(entered);
  const show = (problem?: Problem) =>
    inside('read', (all) => (route.page as OpenPage<object>)(all, problem));
  if (route.act === null) return send(server, reply, 200, await show());
  const act = route.act as unknown as (
    all: object,
    input: Values<Fields>,
    prepared: unknown,
  ) => Promise<OpenOutcome>;
  const typed = typedIn(route.form, raw);
  if (tooLarge) {
    const sentence = webWords[view.language].tooMuch;
    return send(server, reply, 413, await show({ sentence, fields: { file: sentence }, typed }));
  }
  const read = readForm(route.form, raw, view.language);
  const check = route.check as
    | ((fitting: Partial<Values<Fields>>, all: object) => Record<string, string>)
    | null;
  const fields = {
    ...check?.('input' in read ? read.input : read.fitting, entered),
    ...('fields' in read ? read.fields : {}),
  };
  if (!('input' in read) || Object.keys(fields).length > 0) {
    const sentence = Object.values(fields)[0]!;
    return send(server, reply, 422, await show({ sentence, fields, typed }));
  }
  const prepare = route.prepare as unknown as
    | ((all: object, input: Values<Fields>, upload: Upload | null) => Promise<unknown>)
    | null;
  const doIt = async (): Promise<Exclude<OpenOutcome, { next: unknown }>> => {
    const prepared = await prepare?.(
      { ...entered, ...outsideOf(server, request) },
      read.input,
      upload,
    );
    let found = await inside('write', (all) => act(all, read.input, prepared));
    while (typeof found === 'object' && 'next' in found) found = await found.next();
    return found;
  };
  const outcome = await outcomeOf(doIt, {
    language: view.language,
    typed,
    file: upload?.name ?? null,
  });
  if ('problem' in outcome)
    return send(
      server,
      reply.headers(outcome.headers),
      outcome.status,
      await show(outcome.problem),
    );
  const { ended } = outcome;
  if (ended === 'saved') return reply.code(204).send();
  return typeof ended === 'string'
    ? reply.redirect(ended, 303)
    : send(server, reply, 200, ended.shown);
}

const outsideOf = ({ scan }: OpenServer, request: FastifyRequest) => ({
  scan,
  inThread: <Given extends unknown[], Answer>(
    task: Task<Given, Answer>,
    ...given: Given
  ): Promise<Answer> => {
    mustHoldNone('a thread works');
    return task.pool.run(task, given, { owner: request.ip }).answer;
  },
});

function contextOf(
  { services, addressOf, viewFor, isForged }: OpenServer,
  { who }: OpenRoute,
  request: FastifyRequest,
  reply: FastifyReply,
): Omit<OpenContext, 'view'> {
  const cookies = cookiesOf(request, reply);
  // A visitor without a session still needs a form token that nobody else can know.
  if (who === 'anybody' && request.method === 'GET' && !cookies.get('browser'))
    cookies.set('browser', newToken());
  return {
    ...services,
    cookies,
    params: request.params as Record<string, string>,
    query: queryOf(request),
    address: addressOf(request),
    url: request.url,
    place: placeOf(request),
    agent: request.headers['user-agent'],
    findVisitor: async () => {
      const token = cookies.get('session');
      return token ? services.database.beforeTenant(null, (tx) => findVisitor(tx, token)) : null;
    },
    viewFor: (visitor) => viewFor(request, visitor),
    isForged: (visitor) => isForged(request, fieldsOf(request).token, visitor),
    afterwards: (work) =>
      void reply.raw.once(
        'finish',
        () => void work().catch((error: Error) => request.log.error({ name: error.name })),
      ),
  };
}

function send(
  server: OpenServer,
  reply: FastifyReply,
  status: number,
  shown: OpenShown,
): FastifyReply {
  if ('page' in shown) return server.send(reply, shown.status, shown.page);
  if (!('text' in shown)) return server.send(reply, status, shown as Shown);
  if (shown.keptSeconds) reply.header('cache-control', `private, max-age=${shown.keptSeconds}`);
  return reply
    .code(shown.status ?? status)
    .type(shown.type)
    .send(shown.text);
}
