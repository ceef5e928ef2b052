/** Sign-in stands before every organisation, so it has doors of its own. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Desk } from '../foundation/database.ts';
import { newToken } from '../foundation/secret.ts';
import type { Shown } from '../hall/route.tsx';
import { absoluteDays, findVisitor, type Visitor } from '../hall/session.ts';
import type { Problem, View } from '../hall/view.ts';
import { TroublePage } from '../hall/problem.tsx';
import { ChoosePage, SignInPage } from './gate.pages.tsx';
import { deleteSession, insertSession, listDemoAccounts, listOrganisations } from './gate.store.ts';
import { guessAtTheDoor } from './guess.ts';
import { gateWords } from './gate.words.ts';

export type Gate = {
  desk: Desk;
  view: (request: FastifyRequest, visitor: Visitor | null) => View;
  send: (reply: FastifyReply, status: number, shown: Shown) => FastifyReply;
  isForged: (request: FastifyRequest, token: string | undefined, visitor: Visitor | null) => boolean;
};

export const cookieOptions = { path: '/', httpOnly: true, sameSite: 'lax' } as const;
type Body = Record<string, string | undefined>;

export function gateRoutes(server: FastifyInstance, gate: Gate): void {
  const { desk } = gate;

  server.get('/', async (request, reply) => {
    const visitor = await visitorOf(desk, request);
    if (!visitor) return reply.redirect('/sign-in', 303);
    const places = await listOrganisations(desk, visitor.account);
    return reply.redirect(places.length === 1 ? `/o/${places[0]!.slug}` : '/organisations', 303);
  });

  server.get('/organisations', async (request, reply) => {
    const visitor = await visitorOf(desk, request);
    if (!visitor) return reply.redirect('/sign-in', 303);
    return gate.send(reply, 200, ChoosePage({ view: gate.view(request, visitor), places: await listOrganisations(desk, visitor.account) }));
  });

  server.get('/sign-in', async (request, reply) => showSignIn(gate, request, reply, { status: 200, to: ownPath((request.query as Body).to) }));

  server.post('/sign-in', async (request, reply) => {
    const body = (request.body ?? {}) as Body;
    const view = gate.view(request, null);
    if (gate.isForged(request, body.token, null)) return gate.send(reply, 403, TroublePage({ view, trouble: 'stale' }));
    const to = ownPath(body.to);
    const email = String(body.email ?? '')
      .trim()
      .toLowerCase();
    const outcome = await tryToSignIn(desk, { email, password: String(body.password ?? ''), from: request.ip });
    if ('token' in outcome) return reply.setCookie('session', outcome.token, { ...cookieOptions, secure: request.protocol === 'https', maxAge: absoluteDays * 86_400 }).redirect(to || '/', 303);
    const sentence = gateWords[view.language][outcome.refusal];
    return showSignIn(gate, request, reply, { status: outcome.refusal === 'tooMany' ? 429 : 422, to, problem: { sentence, fields: {}, typed: { email } } });
  });

  server.post('/sign-out', async (request, reply) => {
    const visitor = await visitorOf(desk, request);
    if (visitor && !gate.isForged(request, ((request.body ?? {}) as Body).token, visitor)) await desk.atTheDoor(null, (tx) => deleteSession(tx, visitor.sessionToken));
    return reply.clearCookie('session', cookieOptions).redirect('/sign-in', 303);
  });

  server.get('/language/:language', async (request, reply) => {
    const { language } = request.params as { language: string };
    if (['en', 'nl', 'sv'].includes(language)) reply.setCookie('language', language, { ...cookieOptions, maxAge: 31_536_000 });
    return reply.redirect(ownPath((request.query as Body).to) || '/', 303);
  });
}

type SignIn = { email: string; password: string; from: string };

async function tryToSignIn(desk: Desk, { email, password, from }: SignIn): Promise<{ token: string } | { refusal: 'wrong' | 'tooMany' | 'needBoth' }> {
  if (email === '' || password === '') return { refusal: 'needBoth' };
  const guess = await guessAtTheDoor(desk, { email, password, from });
  if (guess === 'wrong' || guess === 'tooMany') return { refusal: guess };
  return { token: await desk.atTheDoor(null, (tx) => insertSession(tx, guess.account)) };
}

async function showSignIn(gate: Gate, request: FastifyRequest, reply: FastifyReply, { status, to, problem }: { status: number; to: string; problem?: Problem }): Promise<FastifyReply> {
  ensureDoor(request, reply);
  const demo = await gate.desk.atTheDoor(null, listDemoAccounts);
  return gate.send(reply, status, SignInPage({ view: gate.view(request, null), problem, to, demo }));
}

/** A visitor without a session still needs a form token that nobody else can know. */
export function ensureDoor(request: FastifyRequest, reply: FastifyReply): void {
  if (request.cookies.door) return;
  request.cookies.door = newToken();
  reply.setCookie('door', request.cookies.door, cookieOptions);
}

async function visitorOf(desk: Desk, request: FastifyRequest): Promise<Visitor | null> {
  const token = request.cookies.session;
  return token ? desk.atTheDoor(null, (tx) => findVisitor(tx, token)) : null;
}

/** Only paths of this server; never an address elsewhere. */
function ownPath(path: string | undefined): string {
  return path && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : '';
}
