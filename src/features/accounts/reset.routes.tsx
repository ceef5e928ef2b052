/**
 * A forgotten password: a letter with a link, and the same answer whether the address is known or
 * not.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hashPassword, hashToken } from '../../platform/secret.ts';
import { TroublePage } from '../../web/problem.tsx';
import { fieldsOf } from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { ForgottenPage, ForgottenSentPage, ResetGonePage, ResetPage } from './account.pages.tsx';
import { isEmail, passwordFault } from './account.rules.ts';
import { accountWords } from './account.words.ts';
import { ensureBrowserToken, type Gate } from './account-route.ts';
import { endDerivedOf } from './derived.store.ts';
import { findAccount, updatePassword } from './sign-in.store.ts';
import { attempt, placeKey } from './login-throttle.ts';
import { tellOfChange, writeTo } from './notice.ts';
import { findReset, insertReset, useReset } from './reset.store.ts';
import { deleteSessions } from './session.store.ts';

/** Letters to one address in a quarter of an hour. */
const mostLetters = 3;

export function resetRoutes(server: FastifyInstance, gate: Gate): void {
  const { database } = gate;
  const ask = (request: FastifyRequest, reply: FastifyReply, status: number, problem?: Problem) => {
    ensureBrowserToken(request, reply);
    return gate.send(
      reply,
      status,
      ForgottenPage({ view: gate.view(request, null), problem, hasMail: gate.hasMail }),
    );
  };

  server.get('/forgotten', (request, reply) => ask(request, reply, 200));

  server.post('/forgotten', async (request, reply) => {
    const body = fieldsOf(request);
    const view = gate.view(request, null);
    const w = accountWords[view.language];
    if (gate.isForged(request, body.token, null))
      return gate.send(reply, 403, TroublePage({ view, trouble: 'stale' }));
    if (!gate.hasMail) return ask(request, reply, 200);
    const email = String(body.email ?? '')
      .trim()
      .toLowerCase();
    if (!isEmail(email))
      return ask(request, reply, 422, {
        sentence: w.badEmail,
        fields: { email: w.badEmail },
        typed: { email },
      });
    // The letter is written after the answer has gone, so an address that is known takes no longer
    // than one that is not.
    const guess = await attempt(
      database,
      [{ key: `reset ${email}`, limit: mostLetters }, placeKey(request.ip)],
      async () => null,
    );
    if (guess === 'wrong')
      reply.raw.once(
        'finish',
        () =>
          void write(gate, email, gate.addressOf(request)).catch((error: Error) =>
            request.log.error({ name: error.name }),
          ),
      );
    return gate.send(reply, 200, ForgottenSentPage({ view }));
  });

  const show = async (request: FastifyRequest, reply: FastifyReply, problem?: Problem) => {
    const { token } = request.params as { token: string };
    ensureBrowserToken(request, reply);
    const view = gate.view(request, null);
    if (!(await database.beforeTenant(null, (tx) => findReset(tx, token))))
      return gate.send(reply, 410, ResetGonePage({ view }));
    return gate.send(reply, problem ? 422 : 200, ResetPage({ view, problem, token }));
  };

  server.get('/reset/:token', (request, reply) => show(request, reply));

  server.post('/reset/:token', async (request, reply) => {
    const body = fieldsOf(request);
    const view = gate.view(request, null);
    if (gate.isForged(request, body.token, null))
      return gate.send(reply, 403, TroublePage({ view, trouble: 'stale' }));
    const { token } = request.params as { token: string };
    const known = await database.beforeTenant(null, (tx) => findReset(tx, token));
    if (!known) return gate.send(reply, 410, ResetGonePage({ view }));
    const password = String(body.password ?? '');
    const fault = passwordFault(password, known.email);
    if (fault)
      return show(request, reply, {
        sentence: accountWords[view.language][fault],
        fields: { password: accountWords[view.language][fault] },
        typed: {},
      });
    const hash = await hashPassword(password);
    const account = await database.beforeTenant(known.account, async (tx) => {
      const used = await useReset(tx, token);
      if (!used) return null;
      await updatePassword(tx, used, hash);
      await deleteSessions(tx, used);
      return used;
    });
    if (!account) return gate.send(reply, 410, ResetGonePage({ view }));
    await endDerivedOf(database, account);
    await tellOfChange(gate, account);
    return reply.redirect('/sign-in', 303);
  });
}

async function write(gate: Gate, email: string, address: string): Promise<void> {
  const account = await gate.database.beforeTenant(null, (tx) => findAccount(tx, email));
  if (!account) return;
  const token = await gate.database.beforeTenant(account.id, (tx) => insertReset(tx, account.id));
  await writeTo(gate, account.id, {
    key: `reset ${hashToken(token).toString('hex')}`,
    kind: 'reset',
    subject: (w) => w.resetSubject,
    body: (w) => w.resetBody(`${address}/reset/${token}`),
  });
}
