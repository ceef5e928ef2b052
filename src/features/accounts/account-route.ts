/**
 * What the routes before every organisation share: who stands there, what is bound to them, and how
 * a session begins.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../../platform/database.ts';
import type { Outbound } from '../../platform/outbound.ts';
import { newToken } from '../../platform/secret.ts';
import { cookieOf, setCookie } from '../../web/cookie.ts';
import { TroublePage } from '../../web/problem.tsx';
import { fieldsOf, NotFound, queryOf, Refusal, type Fields, type Shown } from '../../web/route.tsx';
import { absoluteDays, findVisitor, type Visitor } from '../../web/session.ts';
import type { Problem, View } from '../../web/view.ts';
import { deviceOf } from './account.rules.ts';
import { findFactors } from './factor.store.ts';
import type { Site } from './passkey.ts';
import { insertSession, type Opening } from './session.store.ts';

export type Gate = {
  database: Database;
  /** Now, in milliseconds. */
  clock: () => number;
  /** Which addresses may be called. */
  outbound: Outbound;
  /** A mail server is set. */
  hasMail: boolean;
  /**
   * Addresses of people of the demo as whom anybody may look around; none where others could sign
   * in.
   */
  demo: string[];
  /** No organisation is here yet, and this server has said how to make the first. */
  isEmpty: () => Promise<boolean>;
  /** Of this server, for whatever others will follow. */
  addressOf: (request: FastifyRequest) => string;
  view: (request: FastifyRequest, visitor: Visitor | null) => View;
  send: (reply: FastifyReply, status: number, shown: Shown) => FastifyReply;
  isForged: (
    request: FastifyRequest,
    token: string | undefined,
    visitor: Visitor | null,
  ) => boolean;
};

export const siteOf = (gate: Gate, request: FastifyRequest, visitor: Visitor | null): Site => ({
  origin: gate.addressOf(request),
  known: visitor?.session ?? cookieOf(request, 'browser') ?? '',
  at: gate.clock(),
});

/** A visitor without a session still needs a form token that nobody else can know. */
export function ensureBrowserToken(request: FastifyRequest, reply: FastifyReply): string {
  const known = cookieOf(request, 'browser');
  if (known) return known;
  const token = newToken();
  setCookie(reply, 'browser', token);
  return token;
}

export async function visitorOf(
  database: Database,
  request: FastifyRequest,
): Promise<Visitor | null> {
  const token = cookieOf(request, 'session');
  return token ? database.beforeTenant(null, (tx) => findVisitor(tx, token)) : null;
}

/**
 * SI-2: every sign-in is a new session with a token of its own. (A reply is thenable: it is never
 * awaited.)
 */
export async function openSession(
  gate: Gate,
  request: FastifyRequest,
  reply: FastifyReply,
  opening: Omit<Opening, 'device'>,
): Promise<void> {
  const token = await gate.database.beforeTenant(null, (tx) =>
    insertSession(tx, { ...opening, device: deviceOf(request.headers['user-agent']) }),
  );
  giveToken(reply, token);
}

export function giveToken(reply: FastifyReply, token: string): void {
  setCookie(reply, 'session', token, absoluteDays * 86_400);
}

/** Only paths of this server; never an address elsewhere. */
export function ownPath(path: string | undefined): string {
  return path && /^\/(?![/\\])[^\s\\\p{Cc}]*$/u.test(path) ? path : '';
}

export type Inside = {
  request: FastifyRequest;
  reply: FastifyReply;
  visitor: Visitor;
  view: View;
  body: Fields;
};
export type InsidePage = (inside: Inside, problem?: Problem) => Promise<Shown>;
type Answer = string | { shown: Shown };

/**
 * SI-11: an account with a password is its owner's, in every organisation; a session that only one
 * of them opened may prove who it is, and neither see nor change anything of the account. A card
 * has no account at all.
 */
export async function mayEnter(
  { database }: Gate,
  { account, organisation, method }: Visitor,
): Promise<boolean> {
  if (method === 'card') throw new NotFound();
  return (
    organisation === null ||
    !(await database.beforeTenant(account, (tx) => findFactors(tx, account))).hasPassword
  );
}

type Rules = {
  isFresh?: boolean;
  /** Also for a session that one organisation opened. */
  isOpen?: boolean;
};

/**
 * A page of one's own account. `isFresh`: only for somebody who has proved who it is within a
 * quarter of an hour.
 */
export function accountPage(
  server: FastifyInstance,
  gate: Gate,
  path: string,
  page: InsidePage,
  { isFresh = false, isOpen = false }: Rules = {},
): void {
  server.get(path, async (request, reply) => {
    const visitor = await visitorOf(gate.database, request);
    if (!visitor || !((await mayEnter(gate, visitor)) || isOpen))
      return reply.redirect(`/sign-in?to=${encodeURIComponent(request.url)}`, 303);
    if (isFresh && !visitor.hasRecentAuth)
      return reply.redirect(`/account/prove?to=${encodeURIComponent(request.url)}`, 303);
    return gate.send(
      reply,
      200,
      await page({
        request,
        reply,
        visitor,
        view: gate.view(request, visitor),
        body: queryOf(request),
      }),
    );
  });
}

/**
 * An act on one's own account: where to go next, a page that is shown once, or the page again with
 * what is wrong.
 */
export function accountAction(
  server: FastifyInstance,
  gate: Gate,
  path: string,
  page: InsidePage,
  act: (inside: Inside) => Promise<Answer>,
  { isFresh = false, isOpen = false }: Rules = {},
): void {
  server.post(path, async (request, reply) => {
    const visitor = await visitorOf(gate.database, request);
    const view = gate.view(request, visitor);
    const body = fieldsOf(request);
    if (!visitor || !((await mayEnter(gate, visitor)) || isOpen))
      return reply.redirect('/sign-in?to=%2Faccount', 303);
    if (gate.isForged(request, body.token, visitor))
      return gate.send(reply, 403, TroublePage({ view, trouble: 'stale' }));
    if (isFresh && !visitor.hasRecentAuth)
      return reply.redirect(`/account/prove?to=${encodeURIComponent('/account')}`, 303);
    const inside = { request, reply, visitor, view, body };
    try {
      const answer = await act(inside);
      return typeof answer === 'string'
        ? reply.redirect(answer, 303)
        : gate.send(reply, 200, answer.shown);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const {
        token: _,
        once: __,
        ...typed
      } = Object.fromEntries(Object.entries(body).map(([name, value]) => [name, value ?? '']));
      return gate.send(
        reply,
        422,
        await page(inside, {
          sentence: error.message,
          fields: error.field ? { [error.field]: error.message } : {},
          typed,
        }),
      );
    }
  });
}
