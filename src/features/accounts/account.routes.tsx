/** One's own account: the second step, the password, and where one is signed in. */
import type { FastifyInstance } from 'fastify';
import { hashPassword } from '../../platform/secret.ts';
import { refuse } from '../../web/route.tsx';
import { passwordFault } from './account.rules.ts';
import {
  AccountPage,
  AskedPage,
  AuthenticatorPage,
  CodesPage,
  PasskeyPage,
  ProvedPage,
  ProvePage,
} from './account.pages.tsx';
import { accountWords } from './account.words.ts';
import {
  accountAction,
  giveToken,
  ownPath,
  accountPage,
  siteOf,
  type Gate,
  type Inside,
  type InsidePage,
} from './account-route.ts';
import { endDerivedOf } from './derived.store.ts';
import {
  deleteAuthenticator,
  findFactors,
  findNewSecret,
  insertAuthenticator,
  renewRecoveryCodes,
  hasSecondStep,
  useAnyCode,
  useCode,
} from './factor.store.ts';
import { listHomes, updatePassword } from './sign-in.store.ts';
import { reauthenticate, checkCode, type LoginAttempt } from './login-throttle.ts';
import { listConnections } from './connection.ts';
import { tellOfChange } from './notice.ts';
import { askToRegister, askToSignIn, keepPasskey, provePasskey } from './passkey.ts';
import { deletePasskey, listPasskeys } from './passkey.store.ts';
import { deleteSession, deleteSessions, listSessions, renewSession } from './session.store.ts';

export function accountRoutes(server: FastifyInstance, gate: Gate): void {
  const { database } = gate;
  const isFresh = true;

  const ownPage: InsidePage = async (
    { visitor: { account, session }, view: plain, body },
    problem,
  ) => {
    const [home] = await listHomes(database, account);
    const view = { ...plain, timeZone: home?.timeZone ?? plain.timeZone };
    const connections = await listConnections(database, account);
    return database.beforeTenant(account, async (tx) =>
      AccountPage({
        view,
        problem,
        connections,
        session,
        isChanged: body.changed === '1',
        factors: await findFactors(tx, account),
        passkeys: await listPasskeys(tx, account),
        sessions: await listSessions(tx, account),
      }),
    );
  };
  accountPage(server, gate, '/account', ownPage);

  // Whoever has a second step and came in without it, by the organisation's own sign-in, passes it
  // now.
  accountPage(
    server,
    gate,
    '/account/second-step',
    ({ visitor: { account, organisation }, view, body }) =>
      database.beforeTenant(account, async (tx) => {
        const factors = await findFactors(tx, account);
        if (hasSecondStep(factors))
          return { goTo: `/account/prove?to=${encodeURIComponent(ownPath(body.to) || '/')}` };
        // The organisation’s own sign-in is not enough to add one to an account that its owner
        // opens otherwise.
        if (organisation !== null && factors.hasPassword)
          return { goTo: '/sign-in?to=%2Faccount%2Fsecond-step' };
        return AskedPage({ view, factors, passkeys: [] });
      }),
    { isOpen: true },
  );

  accountAction(
    server,
    gate,
    '/account/password',
    ownPage,
    async ({ reply, visitor, view, body }) => {
      const w = accountWords[view.language];
      const { account } = visitor;
      const { email } = await database.beforeTenant(account, (tx) => findFactors(tx, account));
      const password = String(body.password ?? '');
      const fault = passwordFault(password, email);
      if (fault) refuse(w[fault], 'password');
      const guess = await reauthenticate(database, account, String(body.current ?? ''));
      if (typeof guess === 'string') refuse(w[guess], 'current');
      const hash = await hashPassword(password);
      const token = await database.beforeTenant(account, async (tx) => {
        await updatePassword(tx, account, hash);
        await deleteSessions(tx, account, visitor.session);
        return renewSession(tx, visitor, { hasSecondFactor: false });
      });
      giveToken(reply, token);
      await endDerivedOf(database, account);
      await tellOfChange(gate, account);
      return '/account?changed=1';
    },
  );

  accountAction(
    server,
    gate,
    '/account/sessions/:session/end',
    ownPage,
    async ({ request, visitor }) => {
      await database.beforeTenant(visitor.account, (tx) =>
        deleteSession(tx, visitor.account, (request.params as { session: string }).session),
      );
      return '/account#sessions';
    },
  );

  accountAction(server, gate, '/account/sessions/end', ownPage, async ({ visitor }) => {
    await database.beforeTenant(visitor.account, (tx) =>
      deleteSessions(tx, visitor.account, visitor.session),
    );
    await endDerivedOf(database, visitor.account);
    return '/account#sessions';
  });

  const newAppPage: InsidePage = ({ visitor: { account }, view }, problem) =>
    database.beforeTenant(account, async (tx) => {
      const secret = await findNewSecret(tx, database.keys, account);
      if (!secret) return { goTo: '/account' };
      return AuthenticatorPage({
        view,
        problem,
        secret,
        email: (await findFactors(tx, account)).email,
      });
    });
  accountPage(server, gate, '/account/authenticator', newAppPage, { isFresh });

  const startApp = async ({ visitor: { account } }: Inside) => {
    await database.beforeTenant(account, (tx) => insertAuthenticator(tx, database.keys, account));
    return '/account/authenticator';
  };
  accountAction(server, gate, '/account/authenticator', ownPage, startApp, { isFresh });

  accountAction(
    server,
    gate,
    '/account/authenticator/confirm',
    newAppPage,
    async ({ reply, visitor, view, body }) => {
      const { account } = visitor;
      const w = accountWords[view.language];
      const guess = await checkCode(database, account, () =>
        database.beforeTenant(account, (tx) =>
          useCode(tx, database.keys, account, {
            code: String(body.code ?? ''),
            isNew: true,
            at: gate.clock(),
          }),
        ),
      );
      if (typeof guess === 'string') refuse(guess === 'wrong' ? w.wrongCode : w[guess], 'code');
      const { codes, token } = await database.beforeTenant(account, async (tx) => ({
        codes: await renewRecoveryCodes(tx, account),
        token: await renewSession(tx, visitor, { hasSecondFactor: true }),
      }));
      giveToken(reply, token);
      await tellOfChange(gate, account);
      return { shown: CodesPage({ view, codes }) };
    },
    { isFresh },
  );

  accountAction(
    server,
    gate,
    '/account/authenticator/remove',
    ownPage,
    async ({ visitor: { account } }) => {
      await database.beforeTenant(account, (tx) => deleteAuthenticator(tx, account));
      await tellOfChange(gate, account);
      return '/account';
    },
    { isFresh },
  );

  accountAction(
    server,
    gate,
    '/account/codes',
    ownPage,
    async ({ visitor: { account }, view }) => ({
      shown: CodesPage({
        view,
        codes: await database.beforeTenant(account, (tx) => renewRecoveryCodes(tx, account)),
      }),
    }),
    {
      isFresh,
    },
  );

  const passkeyPage: InsidePage = ({ request, visitor, view }, problem) =>
    database.beforeTenant(visitor.account, async (tx) => {
      const { email } = await findFactors(tx, visitor.account);
      return PasskeyPage({
        view,
        problem,
        options: await askToRegister(tx, siteOf(gate, request, visitor), {
          account: visitor.account,
          email,
        }),
      });
    });
  accountPage(server, gate, '/account/passkeys/new', passkeyPage, { isFresh });
  accountAction(
    server,
    gate,
    '/account/passkeys/new',
    passkeyPage,
    async () => '/account/passkeys/new',
    { isFresh },
  );

  accountAction(
    server,
    gate,
    '/account/passkeys',
    passkeyPage,
    async ({ request, reply, visitor, view, body }) => {
      const { account } = visitor;
      const name =
        (await database.beforeTenant(account, (tx) => listSessions(tx, account))).find(
          ({ id }) => id === visitor.session,
        )?.device ?? '';
      const isKept = await database.beforeTenant(account, (tx) =>
        keepPasskey(tx, siteOf(gate, request, visitor), {
          account,
          answer: String(body.answer ?? ''),
          name,
        }),
      );
      if (!isKept) refuse(accountWords[view.language].passkeyRefused);
      giveToken(
        reply,
        await database.beforeTenant(account, (tx) =>
          renewSession(tx, visitor, { hasSecondFactor: true }),
        ),
      );
      await tellOfChange(gate, account);
      return '/account';
    },
    { isFresh },
  );

  accountAction(
    server,
    gate,
    '/account/passkeys/:passkey/remove',
    ownPage,
    async ({ request, visitor: { account } }) => {
      await database.beforeTenant(account, (tx) =>
        deletePasskey(tx, account, (request.params as { passkey: string }).passkey),
      );
      await tellOfChange(gate, account);
      return '/account';
    },
    { isFresh },
  );

  const provePage: InsidePage = ({ request, visitor, view, body }, problem) =>
    database.beforeTenant(visitor.account, async (tx) =>
      ProvePage({
        view,
        problem,
        to: ownPath(body.to),
        factors: await findFactors(tx, visitor.account),
        passkey: await askToSignIn(siteOf(gate, request, visitor)),
      }),
    );
  accountPage(server, gate, '/account/prove', provePage, { isOpen: true });
  // Where a proof in a window of its own ends: the work waits in the other one.
  accountPage(server, gate, '/account/proved', async ({ view }) => ProvedPage({ view }), {
    isOpen: true,
  });

  // SI-3: by the strongest thing the account has; a password is enough only where there is nothing
  // else.
  accountAction(
    server,
    gate,
    '/account/prove',
    provePage,
    async (inside) => {
      const { reply, visitor, view, body } = inside;
      const { account } = visitor;
      const w = accountWords[view.language];
      const factors = await database.beforeTenant(account, (tx) => findFactors(tx, account));
      const [guess, field, wrong] = await proof(inside, hasSecondStep(factors));
      if (typeof guess === 'string') refuse(guess === 'wrong' ? wrong : w[guess], field);
      const hasSecondFactor = hasSecondStep(factors);
      giveToken(
        reply,
        await database.beforeTenant(account, (tx) =>
          renewSession(tx, visitor, { hasSecondFactor }),
        ),
      );
      return ownPath(body.to) || '/account';
    },
    { isOpen: true },
  );

  async function proof(
    { request, visitor, view, body }: Inside,
    hasFactor: boolean,
  ): Promise<[LoginAttempt, string | null, string]> {
    const { account } = visitor;
    const w = accountWords[view.language];
    const [code, answer] = [String(body.code ?? ''), String(body.answer ?? '')];
    if (!hasFactor)
      return [
        await reauthenticate(database, account, String(body.password ?? '')),
        'password',
        w.wrong,
      ];
    const isRight = () =>
      database.beforeTenant(account, async (tx) =>
        answer !== ''
          ? (await provePasskey(tx, siteOf(gate, request, visitor), answer)) === account
          : useAnyCode(tx, database.keys, account, { code, at: gate.clock() }),
      );
    return [
      await checkCode(database, account, isRight),
      answer !== '' ? null : 'code',
      answer !== '' ? w.passkeyRefused : w.wrongCode,
    ];
  }
}
