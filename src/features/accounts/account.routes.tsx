/** One's own account: the second step, the password, and where one is signed in. */
import { hashPassword } from '../../platform/secret.ts';
import {
  openGet,
  openPost,
  type AccountContext,
  type OpenPage,
  type OpenRoute,
} from '../../web/open-route.ts';
import { form, maybeSecret, maybeText, refuse } from '../../web/route.tsx';
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
import { giveToken, ownPath, siteOf } from './session.access.ts';
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
import { reauthenticate, checkCode, type LoginAttempt } from './login-throttle.access.ts';
import { listConnections } from './connection.store.ts';
import { tellOfChange } from './account.letters.ts';
import { askToRegister, askToSignIn, keepPasskey, provePasskey } from './passkey.access.ts';
import { deletePasskey, listPasskeys } from './passkey.store.ts';
import { deleteSession, deleteSessions, listSessions, renewSession } from './session.store.ts';

type Page = OpenPage<AccountContext>;
const isFresh = { who: 'account', recentAuth: true } as const;

const ownPage: Page = async (
  { database, visitor: { account, session }, view: plain, query },
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
      isChanged: query.changed === '1',
      factors: await findFactors(tx, account),
      passkeys: await listPasskeys(tx, account),
      sessions: await listSessions(tx, account),
    }),
  );
};

const newAppPage: Page = ({ database, visitor: { account }, view }, problem) =>
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

const passkeyPage: Page = (context, problem) => {
  const { database, visitor, view } = context;
  return database.beforeTenant(visitor.account, async (tx) => {
    const { email } = await findFactors(tx, visitor.account);
    return PasskeyPage({
      view,
      problem,
      options: await askToRegister(tx, siteOf(context, visitor), {
        account: visitor.account,
        email,
      }),
    });
  });
};

const provePage: Page = (context, problem) => {
  const { database, visitor, view, query } = context;
  return database.beforeTenant(visitor.account, async (tx) =>
    ProvePage({
      view,
      problem,
      to: ownPath(problem?.typed.to ?? query.to),
      factors: await findFactors(tx, visitor.account),
      passkey: await askToSignIn(siteOf(context, visitor)),
    }),
  );
};
const proveForm = form({
  to: maybeText(2000),
  code: maybeText(100),
  password: maybeSecret(),
  answer: maybeText(20_000),
});

/** A session that has proved who it is gets a token of its own. */
async function renew(
  { database, cookies, visitor }: AccountContext,
  { hasSecondFactor }: { hasSecondFactor: boolean },
): Promise<void> {
  giveToken(
    cookies,
    await database.beforeTenant(visitor.account, (tx) =>
      renewSession(tx, visitor, { hasSecondFactor }),
    ),
  );
}

export const accountRoutes: OpenRoute[] = [
  openGet('/account', { who: 'account' }, ownPage),

  // Whoever has a second step and came in without it, by the organisation's own sign-in, passes it
  // now.
  openGet(
    '/account/second-step',
    { who: 'session' },
    ({ database, visitor: { account, organisation }, view, query }) =>
      database.beforeTenant(account, async (tx) => {
        const factors = await findFactors(tx, account);
        if (hasSecondStep(factors))
          return { goTo: `/account/prove?to=${encodeURIComponent(ownPath(query.to) || '/')}` };
        // The organisation’s own sign-in is not enough to add one to an account that its owner
        // opens otherwise.
        if (organisation !== null && factors.hasPassword)
          return { goTo: '/sign-in?to=%2Faccount%2Fsecond-step' };
        return AskedPage({ view, factors, passkeys: [] });
      }),
  ),

  openPost(
    '/account/password',
    {
      who: 'account',
      form: form({ current: maybeSecret(), password: maybeSecret() }),
      page: ownPage,
    },
    async (context, { current, password }) => {
      const { database, cookies, visitor, view } = context;
      const w = accountWords[view.language];
      const { account } = visitor;
      const { email } = await database.beforeTenant(account, (tx) => findFactors(tx, account));
      const fault = passwordFault(password, email);
      if (fault) refuse(w[fault], 'password');
      const guess = await reauthenticate(database, account, current);
      if (typeof guess === 'string') refuse(w[guess], 'current');
      const hash = await hashPassword(password);
      const token = await database.beforeTenant(account, async (tx) => {
        await updatePassword(tx, account, hash);
        await deleteSessions(tx, account, visitor.session);
        return renewSession(tx, visitor, { hasSecondFactor: false });
      });
      giveToken(cookies, token);
      await endDerivedOf(database, account);
      await tellOfChange(context, account);
      return '/account?changed=1';
    },
  ),

  openPost(
    '/account/sessions/:session/end',
    { who: 'account', form: form({}), page: ownPage },
    async ({ database, params, visitor: { account } }) => {
      await database.beforeTenant(account, (tx) => deleteSession(tx, account, params.session!));
      return '/account#sessions';
    },
  ),

  openPost(
    '/account/sessions/end',
    { who: 'account', form: form({}), page: ownPage },
    async ({ database, visitor: { account, session } }) => {
      await database.beforeTenant(account, (tx) => deleteSessions(tx, account, session));
      await endDerivedOf(database, account);
      return '/account#sessions';
    },
  ),

  openGet('/account/authenticator', isFresh, newAppPage),

  openPost(
    '/account/authenticator',
    { ...isFresh, form: form({}), page: ownPage },
    async ({ database, visitor: { account } }) => {
      await database.beforeTenant(account, (tx) => insertAuthenticator(tx, database.keys, account));
      return '/account/authenticator';
    },
  ),

  openPost(
    '/account/authenticator/confirm',
    { ...isFresh, form: form({ code: maybeText(100) }), page: newAppPage },
    async (context, { code }) => {
      const { database, clock, cookies, visitor, view } = context;
      const { account } = visitor;
      const w = accountWords[view.language];
      const guess = await checkCode(database, account, () =>
        database.beforeTenant(account, (tx) =>
          useCode(tx, database.keys, account, { code, isNew: true, at: clock() }),
        ),
      );
      if (typeof guess === 'string') refuse(guess === 'wrong' ? w.wrongCode : w[guess], 'code');
      const { codes, token } = await database.beforeTenant(account, async (tx) => ({
        codes: await renewRecoveryCodes(tx, account),
        token: await renewSession(tx, visitor, { hasSecondFactor: true }),
      }));
      giveToken(cookies, token);
      await tellOfChange(context, account);
      return { shown: CodesPage({ view, codes }) };
    },
  ),

  openPost(
    '/account/authenticator/remove',
    { ...isFresh, form: form({}), page: ownPage },
    async (context) => {
      const { database, visitor } = context;
      await database.beforeTenant(visitor.account, (tx) =>
        deleteAuthenticator(tx, visitor.account),
      );
      await tellOfChange(context, visitor.account);
      return '/account';
    },
  ),

  openPost(
    '/account/codes',
    { ...isFresh, form: form({}), page: ownPage },
    async ({ database, visitor: { account }, view }) => ({
      shown: CodesPage({
        view,
        codes: await database.beforeTenant(account, (tx) => renewRecoveryCodes(tx, account)),
      }),
    }),
  ),

  openGet('/account/passkeys/new', isFresh, passkeyPage),
  openPost(
    '/account/passkeys/new',
    { ...isFresh, form: form({}), page: passkeyPage },
    async () => '/account/passkeys/new',
  ),

  openPost(
    '/account/passkeys',
    { ...isFresh, form: form({ answer: maybeText(20_000) }), page: passkeyPage },
    async (context, { answer }) => {
      const { database, visitor, view } = context;
      const { account, session } = visitor;
      const name =
        (await database.beforeTenant(account, (tx) => listSessions(tx, account))).find(
          ({ id }) => id === session,
        )?.device ?? '';
      const isKept = await database.beforeTenant(account, (tx) =>
        keepPasskey(tx, siteOf(context, visitor), { account, answer, name }),
      );
      if (!isKept) refuse(accountWords[view.language].passkeyRefused);
      await renew(context, { hasSecondFactor: true });
      await tellOfChange(context, account);
      return '/account';
    },
  ),

  openPost(
    '/account/passkeys/:passkey/remove',
    { ...isFresh, form: form({}), page: ownPage },
    async (context) => {
      const { database, params, visitor } = context;
      await database.beforeTenant(visitor.account, (tx) =>
        deletePasskey(tx, visitor.account, params.passkey!),
      );
      await tellOfChange(context, visitor.account);
      return '/account';
    },
  ),

  openGet('/account/prove', { who: 'session' }, provePage),
  // Where a proof in a window of its own ends: the work waits in the other one.
  openGet('/account/proved', { who: 'session' }, async ({ view }) => ProvedPage({ view })),

  // SI-3: by the strongest thing the account has; a password is enough only where there is nothing
  // else.
  openPost(
    '/account/prove',
    { who: 'session', form: proveForm, page: provePage },
    async (context, input) => {
      const { database, visitor, view } = context;
      const { account } = visitor;
      const w = accountWords[view.language];
      const factors = await database.beforeTenant(account, (tx) => findFactors(tx, account));
      const hasSecondFactor = hasSecondStep(factors);
      const [guess, field, wrong] = await proof(context, hasSecondFactor, input);
      if (typeof guess === 'string') refuse(guess === 'wrong' ? wrong : w[guess], field);
      await renew(context, { hasSecondFactor });
      return ownPath(input.to) || '/account';
    },
  ),
];

async function proof(
  context: AccountContext,
  hasFactor: boolean,
  { code, answer, password }: { code: string; answer: string; password: string },
): Promise<[LoginAttempt, string | null, string]> {
  const { database, clock, visitor, view } = context;
  const { account } = visitor;
  const w = accountWords[view.language];
  if (!hasFactor) return [await reauthenticate(database, account, password), 'password', w.wrong];
  const isRight = () =>
    database.beforeTenant(account, async (tx) =>
      answer !== ''
        ? (await provePasskey(tx, siteOf(context, visitor), answer)) === account
        : useAnyCode(tx, database.keys, account, { code, at: clock() }),
    );
  return [
    await checkCode(database, account, isRight),
    answer !== '' ? null : 'code',
    answer !== '' ? w.passkeyRefused : w.wrongCode,
  ];
}
