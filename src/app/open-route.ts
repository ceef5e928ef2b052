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
import { TaskRefused, type Task } from '../platform/thread-pool.ts';
import { webWords } from '../web/web.words.ts';
import { fieldsOf, queryOf, Refusal, type Shown, type Upload } from '../web/route.tsx';
import { findVisitor, type Visitor } from '../web/session.ts';
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
  scan: Scan | null;
};

export function addOpenRoute(server: FastifyInstance, own: OpenServer, route: OpenRoute): void {
  server.route({
    method: route.method,
    url: route.path,
    handler: (request, reply) => answer(own, route, request, reply),
  });
}

/** (A reply is thenable: it is awaited only where it was sent.) */
async function answer(
  own: OpenServer,
  route: OpenRoute,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const isPost = route.act !== null;
  const context = contextOf(own, route, request, reply);
  const isOwn = route.who === 'account' || route.who === 'session';
  const visitor = isOwn ? await context.findVisitor() : null;
  if (isOwn) {
    const isLetIn =
      visitor !== null &&
      ((await mayEnter(own.services.database, visitor)) || route.who === 'session');
    if (!isLetIn)
      return reply.redirect(
        `/sign-in?to=${encodeURIComponent(isPost ? '/account' : request.url)}`,
        303,
      );
  }
  const view = own.viewFor(request, visitor);
  // A file is read only from whoever holds a link that opens something.
  const bringsFile = isPost && route.takesFile && request.isMultipart();
  const foundFirst = bringsFile ? await route.link!.find({ ...context, view }) : null;
  if (foundFirst && 'gone' in foundFirst) return send(own, reply, 200, foundFirst.gone);
  const { raw, upload, tooLarge } = bringsFile
    ? await own.readBody(request)
    : { raw: isPost ? fieldsOf(request) : {}, upload: null, tooLarge: false };
  if (isPost && route.checksToken && own.isForged(request, raw.token, visitor))
    return own.send(reply, 403, TroublePage({ view, trouble: 'stale' }));
  if (route.needsRecentAuth && !visitor?.hasRecentAuth)
    return reply.redirect(
      `/account/prove?to=${encodeURIComponent(isPost ? '/account' : request.url)}`,
      303,
    );
  const found = foundFirst ?? (route.link ? await route.link.find({ ...context, view }) : null);
  if (found && 'gone' in found) return send(own, reply, 200, found.gone);
  const entered = { ...context, view, visitor, ...found };
  const scope = route.link?.scope && found ? route.link.scope(found.link) : null;
  const inside = <T>(mode: 'read' | 'write', work: (more: object) => Promise<T>): Promise<T> =>
    scope
      ? own.services.database.inTenant(scope, mode, (tx) => work({ ...entered, tx }))
      : work(entered);
  const show = (problem?: Problem) =>
    inside('read', (all) => (route.page as OpenPage<object>)(all, problem));
  if (route.act === null) return send(own, reply, 200, await show());
  const act = route.act as unknown as (
    all: object,
    input: Values<Fields>,
    prepared: unknown,
  ) => Promise<OpenOutcome>;
  const typed = typedIn(route.form, raw);
  if (tooLarge) {
    const sentence = webWords[view.language].tooMuch;
    return send(own, reply, 413, await show({ sentence, fields: { file: sentence }, typed }));
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
    return send(own, reply, 422, await show({ sentence, fields, typed }));
  }
  try {
    const prepare = route.prepare as unknown as
      | ((all: object, input: Values<Fields>, upload: Upload | null) => Promise<unknown>)
      | null;
    const prepared = await prepare?.(
      { ...entered, ...outsideOf(own, request) },
      read.input,
      upload,
    );
    let outcome = await inside('write', (all) => act(all, read.input, prepared));
    while (typeof outcome === 'object' && 'next' in outcome) outcome = await outcome.next();
    if (outcome === 'saved') return reply.code(204).send();
    return typeof outcome === 'string'
      ? reply.redirect(outcome, 303)
      : send(own, reply, 200, outcome.shown);
  } catch (error) {
    if (error instanceof TaskRefused && error.refused !== 'busy') {
      const sentence = webWords[view.language].refused[error.refused](upload?.name ?? null);
      return send(own, reply, 422, await show({ sentence, fields: { file: sentence }, typed }));
    }
    if (!(error instanceof Refusal)) throw error;
    const { message: sentence, fields, status } = error;
    if (status === 429) reply.header('retry-after', '900');
    return send(
      own,
      reply,
      status,
      await show({ sentence, fields, typed: { ...typed, ...error.typed } }),
    );
  }
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
  own: OpenServer,
  reply: FastifyReply,
  status: number,
  shown: OpenShown,
): FastifyReply {
  if ('page' in shown) return own.send(reply, shown.status, shown.page);
  if (!('text' in shown)) return own.send(reply, status, shown as Shown);
  if (shown.keptSeconds) reply.header('cache-control', `private, max-age=${shown.keptSeconds}`);
  return reply
    .code(shown.status ?? status)
    .type(shown.type)
    .send(shown.text);
}
