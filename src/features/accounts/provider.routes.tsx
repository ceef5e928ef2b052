/** SI-11: the way in through an organisation’s own sign-in, there and back. */
import {
  openGet,
  openPost,
  type OpenContext,
  type OpenRoute,
  type OpenShown,
} from '../../web/open-route.ts';
import { form, NotFound } from '../../web/route.tsx';
import { findMember, findOrganisation } from '../../web/session.ts';
import type { Cookies } from '../../web/cookie.ts';
import { newToken } from '../../platform/secret.ts';
import { openSession, ownPath } from './session.access.ts';
import { giveAccount } from './sign-in.store.ts';
import { attempt, placeKey } from './login-throttle.access.ts';
import { tellOfChange } from './account.letters.ts';
import { comeBack, leave, type Said } from './provider.access.ts';
import { GoOnPage, ProviderTroublePage } from './provider.pages.tsx';
import { callbackPath, rolesFrom } from './provider.rules.ts';
import {
  connectIdentity,
  dayOf,
  findIdentified,
  findSecret,
  followRoles,
  insertVisit,
  listProviders,
  takeVisit,
  type Provider,
} from './provider.store.ts';

const findProvider = ({ database }: OpenContext, organisation: string, id: string) =>
  database.inTenant({ organisation, person: null }, 'read', async (tx) => {
    const provider = (await listProviders(tx)).find(
      (one) => one.id === id && one.isOn && one.isAgreed,
    );
    return provider ? { provider, secret: await findSecret(tx, database.keys, id) } : null;
  });

const trouble = (
  { view }: OpenContext,
  kind: 'unreachable' | 'refused' | 'unknown' | 'taken',
  provider: string,
): OpenShown => ({
  status: kind === 'unreachable' ? 502 : 403,
  page: ProviderTroublePage({ view, kind, provider }),
});

/**
 * The address of the provider's own page, and what has to come back from it; null when it cannot be
 * reached.
 */
async function setOut(
  context: OpenContext,
  { to, connect }: { to: string | undefined; connect: string | null },
): Promise<{ provider: Provider; address: string | null }> {
  const { database, params, cookies, outbound: way } = context;
  const [slug, id] = [params.slug!, params.provider!];
  const organisation = await database.beforeTenant(null, (tx) => findOrganisation(tx, slug));
  const found = organisation && (await findProvider(context, organisation.id, id));
  if (!organisation || !found) throw new NotFound();
  const state = (secrets: { nonce: string; verifier: string }) =>
    database.beforeTenant(null, (tx) =>
      insertVisit(tx, {
        ...secrets,
        organisation: organisation.id,
        provider: id,
        browser: cookies.get('browser') ?? newBrowserToken(cookies),
        to: ownPath(to) || `/o/${slug}`,
        connect,
      }),
    );
  const address = await leave(found.provider, found.secret, {
    way,
    callback: context.address + callbackPath(slug, found.provider.callbackNumber),
    state,
  }).catch(() => null);
  return { provider: found.provider, address };
}

/** What has to come back to this very browser. */
function newBrowserToken(cookies: Cookies): string {
  const token = newToken();
  cookies.set('browser', token);
  return token;
}

export const providerRoutes: OpenRoute[] = [
  openGet('/sign-in/through/:slug/:provider', { who: 'anybody' }, async (context) => {
    const { provider, address } = await setOut(context, { to: context.query.to, connect: null });
    return address ? { goTo: address } : trouble(context, 'unreachable', provider.name);
  }),

  // A form from the own account begins it; a link leads on, because forms of ours lead nowhere
  // else.
  openPost(
    '/sign-in/through/:slug/:provider/connection',
    {
      who: 'account',
      recentAuth: true,
      form: form({}),
      page: async () => ({ goTo: '/account' }),
    },
    async (context) => {
      const { view, visitor } = context;
      const { provider, address } = await setOut(context, {
        to: '/account',
        connect: visitor.account,
      });
      return {
        shown: address
          ? GoOnPage({ view, provider: provider.name, address })
          : trouble(context, 'unreachable', provider.name),
      };
    },
  ),

  openGet('/sign-in/back/:slug/:number', { who: 'anybody' }, back),
  // Of those that were set up when there was one address for all.
  openGet('/sign-in/back', { who: 'anybody' }, back),
];

async function back(context: OpenContext): Promise<OpenShown> {
  const { database, outbound: way, query, cookies, place } = context;
  const state = query.state ?? '';
  const visit = await database.beforeTenant(null, (tx) =>
    takeVisit(tx, { state, browser: cookies.get('browser') ?? '' }),
  );
  const found = visit && (await findProvider(context, visit.organisation, visit.provider));
  if (!visit || !found) return trouble(context, 'refused', '');
  const { provider, secret } = found;
  // What was meant for another is not passed on to this one.
  const url = new URL(context.url, context.address);
  if (url.pathname !== callbackPath(visit.slug, provider.callbackNumber))
    return trouble(context, 'refused', provider.name);
  let said = null as Awaited<ReturnType<typeof comeBack>>;
  // A provider that does not answer counts against nobody: a whole school may come from one place.
  const guess = await attempt(database, [placeKey(place)], async () => {
    const { nonce, verifier } = visit;
    said = await comeBack(provider, secret, { way, url, state, nonce, verifier });
    return said && 'known';
  });
  if (said === 'unreachable') return trouble(context, 'unreachable', provider.name);
  if (typeof guess === 'string' || !said) return trouble(context, 'refused', provider.name);
  return visit.connect
    ? connect(context, { ...visit, connect: visit.connect }, provider, said)
    : enter(context, visit, provider, said);
}

type Visit = { organisation: string; to: string };

async function enter(
  context: OpenContext,
  { organisation, to }: Visit,
  provider: Provider,
  said: Said,
): Promise<OpenShown> {
  const { database } = context;
  const found = await database.inTenant({ organisation, person: null }, 'write', (tx) =>
    findIdentified(tx, {
      organisation,
      provider: provider.id,
      subject: said.subject,
      email: said.email,
    }),
  );
  if (!found) return trouble(context, 'unknown', provider.name);
  const account =
    found.account ?? (await giveAccount(database, { organisation, person: found.person }));
  if (!account) return trouble(context, 'unknown', provider.name);
  await follow(context, organisation, provider, found.person, said);
  await openSession(context, {
    account,
    method: 'provider',
    hasSecondFactor: provider.hasSecondFactor,
    organisation,
  });
  return { goTo: to };
}

async function connect(
  context: OpenContext,
  { organisation, connect: account }: Visit & { connect: string },
  provider: Provider,
  said: Said,
): Promise<OpenShown> {
  const { database, clock } = context;
  const visitor = await context.findVisitor();
  if (visitor?.account !== account) return trouble(context, 'refused', provider.name);
  const isDone = await database.inTenant({ organisation, person: null }, 'write', async (tx) => {
    const member = await findMember(tx, visitor, await dayOf(tx, clock()));
    return (
      member !== null &&
      connectIdentity(tx, {
        organisation,
        provider: provider.id,
        subject: said.subject,
        person: member.id,
      })
    );
  });
  if (!isDone) return trouble(context, 'taken', provider.name);
  await tellOfChange(context, account);
  return { goTo: '/account' };
}

async function follow(
  { database, clock }: OpenContext,
  organisation: string,
  provider: Provider,
  person: string,
  said: Said,
): Promise<void> {
  if (!provider.roleClaim) return;
  const roles = rolesFrom(said.claims[provider.roleClaim], provider.roles);
  await database.inTenant({ organisation, person }, 'write', async (tx) =>
    followRoles(tx, {
      organisation,
      provider: provider.id,
      person,
      said: roles,
      today: await dayOf(tx, clock()),
    }),
  );
}
