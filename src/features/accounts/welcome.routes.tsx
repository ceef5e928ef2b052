/**
 * The way in for somebody who was given a link. Opening it changes nothing; sending the form uses
 * it up.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../../platform/database.ts';
import { hashPassword } from '../../platform/secret.ts';
import { TroublePage } from '../../web/problem.tsx';
import type { Visitor } from '../../web/session.ts';
import { fieldsOf } from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { ensureBrowserToken, openSession, visitorOf, type Gate } from './account-route.ts';
import { findFactors, hasSecondStep } from './factor.store.ts';
import { findAccount } from './sign-in.store.ts';
import { checkPassword } from './login-throttle.ts';
import { knownDevice } from './known.ts';
import { GonePage, WelcomePage } from './invitation.pages.tsx';
import {
  acceptInvitation,
  dropAccount,
  findInvitation,
  insertAccount,
  type Invitation,
} from './invitation.store.ts';
import { invitationWords } from './invitation.words.ts';
import { isEmail, passwordFault } from './account.rules.ts';

type Refused = 'signInFirst' | 'short' | 'long' | 'easy' | 'badEmail' | 'known';

export function welcomeRoutes(server: FastifyInstance, gate: Gate): void {
  const show = async (request: FastifyRequest, reply: FastifyReply, problem?: Problem) => {
    const { token } = request.params as { token: string };
    const invitation = await findInvitation(gate.database, token);
    ensureBrowserToken(request, reply);
    const view = gate.view(request, null);
    if (!invitation) return gate.send(reply, 410, GonePage({ view }));
    return gate.send(
      reply,
      problem ? 422 : 200,
      WelcomePage({
        view,
        problem,
        token,
        name: invitation.name,
        organisation: invitation.organisation,
        email: invitation.email,
      }),
    );
  };

  server.get('/welcome/:token', (request, reply) => show(request, reply));

  server.post('/welcome/:token', async (request, reply) => {
    const body = fieldsOf(request);
    const view = gate.view(request, null);
    if (gate.isForged(request, body.token, null))
      return gate.send(reply, 403, TroublePage({ view, trouble: 'stale' }));
    const invitation = await findInvitation(
      gate.database,
      (request.params as { token: string }).token,
    );
    if (!invitation) return gate.send(reply, 410, GonePage({ view }));
    const email = (invitation.email ?? body.email ?? '').trim().toLowerCase();
    const account = await accountFor(gate.database, {
      email,
      password: String(body.password ?? ''),
      from: request.ip,
      device: knownDevice(gate.database.keys, request, email),
      visitor: await visitorOf(gate.database, request),
    });
    if (typeof account === 'string') {
      const sentence = invitationWords[view.language][account];
      return show(request, reply, {
        sentence,
        fields: { [account === 'badEmail' ? 'email' : 'password']: sentence },
        typed: { email },
      });
    }
    return enter(gate, request, reply, invitation, account);
  });
}

async function enter(
  gate: Gate,
  request: FastifyRequest,
  reply: FastifyReply,
  invitation: Invitation,
  { id: account, isNew }: { id: string; isNew: boolean },
): Promise<FastifyReply> {
  const isIn = await acceptInvitation(gate.database, invitation, account).catch(meanwhile);
  if (!isIn) {
    if (isNew) await gate.database.beforeTenant(null, (tx) => dropAccount(tx, account));
    return gate.send(reply, 410, GonePage({ view: gate.view(request, null) }));
  }
  if ((await visitorOf(gate.database, request))?.account === account)
    return reply.redirect('/', 303);
  await openSession(gate, request, reply, { account, method: 'password', hasSecondFactor: false });
  return reply.redirect('/', 303);
}

/** This account is somebody else in the organisation already. */
function meanwhile(error: { code?: string }): false {
  if (error.code !== '23505') throw error;
  return false;
}

/**
 * I-1: an address that has an account already is connected only by the password of that account; a
 * link never changes one.
 */
async function accountFor(
  database: Database,
  {
    email,
    password,
    from,
    device,
    visitor,
  }: {
    email: string;
    password: string;
    from: string;
    device: string | null;
    visitor: Visitor | null;
  },
): Promise<{ id: string; isNew: boolean } | Refused> {
  if (!isEmail(email)) return 'badEmail';
  if (await database.beforeTenant(null, (tx) => findAccount(tx, email))) {
    const guess = await checkPassword(database, { email, password, from, device });
    if (typeof guess === 'string') return 'known';
    const factors = await database.beforeTenant(guess.account, (tx) =>
      findFactors(tx, guess.account),
    );
    const isThrough = visitor?.account === guess.account && visitor.hasSecondFactor;
    return hasSecondStep(factors) && !isThrough
      ? 'signInFirst'
      : { id: guess.account, isNew: false };
  }
  const fault = passwordFault(password, email);
  if (fault) return fault;
  const hash = await hashPassword(password);
  return {
    id: await database.beforeTenant(null, (tx) => insertAccount(tx, email, hash)),
    isNew: true,
  };
}
