/** SI-11: the way in through an organisation’s own sign-in, there and back. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { cookieOf } from '../../web/cookie.ts';
import { TroublePage } from '../../web/problem.tsx';
import { fieldsOf, NotFound, queryOf } from '../../web/route.tsx';
import { findMember, findOrganisation } from '../../web/session.ts';
import {
  ensureBrowserToken,
  mayEnter,
  openSession,
  ownPath,
  visitorOf,
  type Gate,
} from './account-route.ts';
import { giveAccount } from './sign-in.store.ts';
import { attempt, placeKey } from './login-throttle.ts';
import { tellOfChange } from './notice.ts';
import { comeBack, leave } from './provider.ts';
import { GoOnPage, ProviderTroublePage } from './provider.pages.tsx';
import { rolesFrom } from './provider.rules.ts';
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

const callbackPath = '/sign-in/back';

export function providerRoutes(server: FastifyInstance, gate: Gate): void {
  const { database, clock, outbound: way } = gate;

  const findProvider = (organisation: string, id: string) =>
    database.inTenant({ organisation, person: null }, 'read', async (tx) => {
      const provider = (await listProviders(tx)).find(
        (one) => one.id === id && one.isOn && one.isAgreed,
      );
      return provider ? { provider, secret: await findSecret(tx, database.keys, id) } : null;
    });

  const trouble = (
    request: FastifyRequest,
    reply: FastifyReply,
    kind: 'unreachable' | 'refused' | 'unknown' | 'taken',
    provider: string,
  ) =>
    gate.send(
      reply,
      kind === 'unreachable' ? 502 : 403,
      ProviderTroublePage({ view: gate.view(request, null), kind, provider }),
    );

  /**
   * The address of the provider's own page, and what has to come back from it; null when it cannot
   * be reached.
   */
  const setOut = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { to, connect }: { to: string | undefined; connect: string | null },
  ): Promise<{ provider: Provider; address: string | null }> => {
    const { slug, provider: id } = request.params as { slug: string; provider: string };
    const organisation = await database.beforeTenant(null, (tx) => findOrganisation(tx, slug));
    const found = organisation && (await findProvider(organisation.id, id));
    if (!organisation || !found) throw new NotFound();
    const browser = ensureBrowserToken(request, reply);
    const state = (secrets: { nonce: string; verifier: string }) =>
      database.beforeTenant(null, (tx) =>
        insertVisit(tx, {
          ...secrets,
          organisation: organisation.id,
          provider: id,
          browser,
          to: ownPath(to) || `/o/${slug}`,
          connect,
        }),
      );
    const address = await leave(found.provider, found.secret, {
      way,
      callback: `${gate.addressOf(request)}${callbackPath}`,
      state,
    }).catch(() => null);
    return { provider: found.provider, address };
  };

  server.get('/sign-in/through/:slug/:provider', async (request, reply) => {
    const { to } = queryOf(request);
    const { provider, address } = await setOut(request, reply, { to, connect: null });
    return address
      ? reply.redirect(address, 303)
      : trouble(request, reply, 'unreachable', provider.name);
  });

  // A form from the own account begins it; a link leads on, because forms of ours lead nowhere
  // else.
  server.post('/sign-in/through/:slug/:provider/connection', async (request, reply) => {
    const visitor = await visitorOf(database, request);
    if (!visitor || !(await mayEnter(gate, visitor))) return reply.redirect('/sign-in', 303);
    const view = gate.view(request, visitor);
    if (gate.isForged(request, fieldsOf(request).token, visitor))
      return gate.send(reply, 403, TroublePage({ view, trouble: 'stale' }));
    if (!visitor.hasRecentAuth)
      return reply.redirect(`/account/prove?to=${encodeURIComponent('/account')}`, 303);
    const { provider, address } = await setOut(request, reply, {
      to: '/account',
      connect: visitor.account,
    });
    return address
      ? gate.send(reply, 200, GoOnPage({ view, provider: provider.name, address }))
      : trouble(request, reply, 'unreachable', provider.name);
  });

  server.get(callbackPath, async (request, reply) => {
    const state = queryOf(request).state ?? '';
    const visit = await database.beforeTenant(null, (tx) =>
      takeVisit(tx, { state, browser: cookieOf(request, 'browser') ?? '' }),
    );
    const found = visit && (await findProvider(visit.organisation, visit.provider));
    if (!visit || !found) return trouble(request, reply, 'refused', '');
    const { provider, secret } = found;
    const url = new URL(request.url, gate.addressOf(request));
    let said: Awaited<ReturnType<typeof comeBack>> = null;
    const guess = await attempt(database, [placeKey(request.ip)], async () => {
      said = await comeBack(provider, secret, {
        way,
        url,
        state,
        nonce: visit.nonce,
        verifier: visit.verifier,
      }).catch(() => null);
      return said && 'known';
    });
    if (typeof guess === 'string' || !said)
      return trouble(request, reply, 'refused', provider.name);
    return visit.connect
      ? connect(request, reply, { ...visit, connect: visit.connect }, provider, said)
      : enter(request, reply, visit, provider, said);
  });

  type Visit = { organisation: string; to: string };
  type Said = NonNullable<Awaited<ReturnType<typeof comeBack>>>;

  async function enter(
    request: FastifyRequest,
    reply: FastifyReply,
    { organisation, to }: Visit,
    provider: Provider,
    said: Said,
  ): Promise<FastifyReply> {
    const found = await database.inTenant({ organisation, person: null }, 'write', (tx) =>
      findIdentified(tx, {
        organisation,
        provider: provider.id,
        subject: said.subject,
        email: said.email,
      }),
    );
    if (!found) return trouble(request, reply, 'unknown', provider.name);
    const account =
      found.account ?? (await giveAccount(database, { organisation, person: found.person }));
    if (!account) return trouble(request, reply, 'unknown', provider.name);
    await follow(organisation, provider, found.person, said);
    await openSession(gate, request, reply, {
      account,
      method: 'provider',
      hasSecondFactor: provider.hasSecondFactor,
      organisation,
    });
    return reply.redirect(to, 303);
  }

  async function connect(
    request: FastifyRequest,
    reply: FastifyReply,
    { organisation, connect: account }: Visit & { connect: string },
    provider: Provider,
    said: Said,
  ): Promise<FastifyReply> {
    const visitor = await visitorOf(database, request);
    if (visitor?.account !== account) return trouble(request, reply, 'refused', provider.name);
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
    if (!isDone) return trouble(request, reply, 'taken', provider.name);
    await tellOfChange(gate, account);
    return reply.redirect('/account', 303);
  }

  async function follow(
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
}
