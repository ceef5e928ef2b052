/** Sign-in stands before every organisation. */
import { isLanguage } from '../../platform/i18n.ts';
import { openGet, openPost, type OpenContext, type OpenRoute } from '../../web/open-route.ts';
import { form, maybeSecret, maybeText, Refusal, type Shown } from '../../web/route.tsx';
import { findOrganisation } from '../../web/session.ts';
import type { Problem } from '../../web/view.ts';
import { findFactors, hasSecondStep, useAnyCode } from './factor.store.ts';
import { knownDevice, rememberDevice } from './known-device.access.ts';
import {
  attempt,
  checkCode,
  checkPassword,
  placeKey,
  type LoginAttempt,
} from './login-throttle.access.ts';
import { askToSignIn, provePasskey } from './passkey.access.ts';
import { listProviders } from './provider.store.ts';
import { openSession, ownPath, siteOf } from './session.access.ts';
import {
  deleteHalfSession,
  deleteSession,
  findHalfSession,
  insertHalfSession,
} from './session.store.ts';
import { ChoosePage, OrganisationPage, SecondStepPage, SignInPage } from './sign-in.pages.tsx';
import { listOrganisations } from './sign-in.store.ts';
import { signInWords } from './sign-in.words.ts';

/** What an authenticator of the browser answers, as JSON. */
const passkeyForm = form({ to: maybeText(2000), answer: maybeText(20_000) });

export const signInRoutes: OpenRoute[] = [
  openGet('/', { who: 'anybody' }, async ({ database, firstCode, findVisitor }) => {
    const visitor = await findVisitor();
    if (!visitor) return { goTo: (await firstCode?.isOpen()) ? '/founding' : '/sign-in' };
    const places = await listOrganisations(database, visitor);
    return { goTo: places.length === 1 ? `/o/${places[0]!.slug}` : '/organisations' };
  }),

  openGet('/organisations', { who: 'anybody' }, async ({ database, findVisitor, viewFor }) => {
    const visitor = await findVisitor();
    if (!visitor) return { goTo: '/sign-in' };
    const places = await listOrganisations(database, visitor);
    return ChoosePage({ view: viewFor(visitor), places });
  }),

  openGet('/sign-in', { who: 'anybody' }, async (context) =>
    (await context.firstCode?.isOpen()) ? { goTo: '/founding' } : signInPage(context),
  ),

  openPost(
    '/sign-in',
    {
      who: 'anybody',
      form: form({ to: maybeText(2000), email: maybeText(254), password: maybeSecret() }),
      page: signInPage,
    },
    async (context, input) => {
      const { database, cookies, place } = context;
      const [email, password] = [input.email.toLowerCase(), input.password];
      const guess =
        email === '' || password === ''
          ? 'needBoth'
          : await checkPassword(database, {
              email,
              password,
              from: place,
              device: knownDevice(database.keys, cookies, email),
            });
      if (typeof guess === 'string') throw again(context, guess, { email });
      const { account } = guess;
      rememberDevice(database.keys, cookies, email);
      const to = ownPath(input.to);
      const factors = await database.beforeTenant(account, (tx) => findFactors(tx, account));
      if (!hasSecondStep(factors)) {
        await openSession(context, { account, method: 'password', hasSecondFactor: false });
        return to || '/';
      }
      const token = await database.beforeTenant(account, (tx) => insertHalfSession(tx, account));
      cookies.set('half', token, 600);
      return `/sign-in/second?to=${encodeURIComponent(to)}`;
    },
  ),

  openGet('/sign-in/second', { who: 'anybody' }, secondPage),

  // Whatever is typed leads to a page of sign-in: which organisations there are is not told.
  openGet('/sign-in/organisation', { who: 'anybody' }, async ({ view, query }) => {
    const name = (query.name ?? '').trim().toLowerCase();
    return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)
      ? { goTo: `/sign-in?to=${encodeURIComponent(`/o/${name}`)}` }
      : OrganisationPage({ view });
  }),

  openPost(
    '/sign-in/second',
    {
      who: 'anybody',
      form: form({ to: maybeText(2000), code: maybeText(100) }),
      page: secondPage,
    },
    async (context, input) => {
      const { database, clock } = context;
      const account = await halfOf(context);
      if (!account) return '/sign-in';
      const isRight = () =>
        database.beforeTenant(account, (tx) =>
          useAnyCode(tx, database.keys, account, { code: input.code, at: clock() }),
        );
      const guess = await checkCode(database, account, isRight);
      if (typeof guess === 'string') throw again(context, guess === 'wrong' ? 'wrongCode' : guess);
      return finish(context, account, { method: 'password', to: input.to });
    },
  ),

  // One's own passkey is never kept waiting by somebody who guesses passwords: only the place it
  // comes from counts.
  openPost(
    '/sign-in/passkey',
    {
      who: 'anybody',
      form: passkeyForm,
      page: async (context, problem) =>
        (await halfOf(context)) ? secondPage(context, problem) : signInPage(context, problem),
    },
    async (context, input) => {
      const { database, place } = context;
      const half = await halfOf(context);
      const guess = await attempt(database, [placeKey(place)], () =>
        database.beforeTenant(null, (tx) => provePasskey(tx, siteOf(context), input.answer)),
      );
      if (typeof guess === 'string' || (half !== null && half !== guess.account))
        throw again(context, guess === 'tooMany' ? guess : 'wrongPasskey');
      return finish(context, guess.account, {
        method: half ? 'password' : 'passkey',
        to: input.to,
      });
    },
  ),

  // Whoever presses it leaves, also with a page of another session.
  openPost(
    '/sign-out',
    {
      who: 'anybody',
      form: form({}),
      page: async () => ({ goTo: '/sign-in' }),
      checksToken: false,
    },
    async ({ database, cookies, findVisitor, isForged }) => {
      const visitor = await findVisitor();
      if (visitor && !isForged(visitor))
        await database.beforeTenant(null, (tx) =>
          deleteSession(tx, visitor.account, visitor.session),
        );
      // Nothing of it stays on a device that others use next.
      cookies.clear();
      return '/sign-in';
    },
  ),

  openGet('/language/:language', { who: 'anybody' }, async ({ cookies, params, query }) => {
    const { language = '' } = params;
    if (isLanguage(language)) cookies.set('language', language, 31_536_000);
    return { goTo: ownPath(query.to) || '/' };
  }),
];

type Trouble = Exclude<LoginAttempt, object> | 'needBoth' | 'wrongCode' | 'wrongPasskey';

const again = ({ view }: OpenContext, trouble: Trouble, typed: Record<string, string> = {}) =>
  new Refusal(signInWords[view.language][trouble], {
    status: trouble === 'tooMany' ? 429 : 422,
    typed,
  });

async function finish(
  context: OpenContext,
  account: string,
  { method, to }: { method: 'password' | 'passkey'; to: string },
): Promise<string> {
  const { database, cookies } = context;
  const half = cookies.get('half');
  if (half) await database.beforeTenant(account, (tx) => deleteHalfSession(tx, half));
  cookies.drop('half');
  await openSession(context, { account, method, hasSecondFactor: true });
  return ownPath(to) || '/';
}

async function halfOf({ database, cookies }: OpenContext): Promise<string | null> {
  const token = cookies.get('half');
  return token ? database.beforeTenant(null, (tx) => findHalfSession(tx, token)) : null;
}

/** Where somebody was on the way to. */
const wayOf = ({ query }: OpenContext, problem?: Problem): string =>
  ownPath(problem?.typed.to ?? query.to);

async function signInPage(context: OpenContext, problem?: Problem): Promise<Shown> {
  const to = wayOf(context, problem);
  return SignInPage({
    view: context.view,
    problem,
    to,
    demo: context.demo,
    through: await providersFor(context, to),
    passkey: await askToSignIn(siteOf(context)),
  });
}

/** The ways in of the organisation to which somebody is on the method. */
async function providersFor(
  { database }: OpenContext,
  to: string,
): Promise<{ slug: string; providers: { id: string; name: string }[] } | null> {
  const slug = /^\/o\/([a-z0-9-]+)/.exec(to)?.[1];
  const organisation = slug
    ? await database.beforeTenant(null, (tx) => findOrganisation(tx, slug))
    : null;
  if (!slug || !organisation) return null;
  const providers = (
    await database.inTenant({ organisation: organisation.id, person: null }, 'read', listProviders)
  ).filter(({ isOn, isAgreed }) => isOn && isAgreed);
  return providers.length > 0 ? { slug, providers } : null;
}

async function secondPage(context: OpenContext, problem?: Problem): Promise<Shown> {
  const { database } = context;
  const account = await halfOf(context);
  if (!account) return { goTo: '/sign-in' };
  return SecondStepPage({
    view: context.view,
    problem,
    to: wayOf(context, problem),
    factors: await database.beforeTenant(account, (tx) => findFactors(tx, account)),
    passkey: await askToSignIn(siteOf(context)),
  });
}
