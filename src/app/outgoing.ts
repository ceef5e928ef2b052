/** What we answer: pages, files and what went wrong. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { isAway, NoConnection } from '../platform/database.ts';
import { framesOf } from '../platform/stack-frames.ts';
import { TaskRefused } from '../platform/thread-pool.ts';
import { markEnglish } from '../web/partial-language.ts';
import { TroublePage, type Trouble } from '../web/problem.tsx';
import { NotFound, type Shown } from '../web/route.tsx';
import type { View } from '../web/view.ts';
import { busySeconds } from './form-outcome.ts';
import { formFaults, FormTooLarge } from './incoming.ts';
import type { Settings } from './settings.ts';
import { enter, plainView, viewOf } from './visit.ts';

/** A page as it goes out. */
export type Html = { html: string };
export const isPage = (shown: Shown): shown is VNode =>
  !('goTo' in shown) && !('download' in shown);
export const htmlOf = (page: VNode): string => markEnglish(render(page));

export function send(reply: FastifyReply, status: number, shown: Shown | Html): FastifyReply {
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

export function sendTrouble(
  reply: FastifyReply,
  view: View,
  status: number,
  trouble: Trouble,
): FastifyReply {
  return send(reply, status, TroublePage({ view, trouble }));
}

/** When to come back, where the database is not there. */
const awaySeconds = 10;

export class TooOften extends Error {
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
export async function answerError(
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
