import { linkTo } from '../../web/links.ts';
import { audit } from '../../web/audit.ts';
import {
  box,
  type ActContext,
  type Context,
  form,
  formWithoutDraft,
  get,
  maybeText,
  NotFound,
  post,
  refuse,
  type Route,
  text,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { foundsAlone, insertApprovals } from './approval.store.ts';
import { ProvidersPage } from './provider.pages.tsx';
import { callbackPath, isIssuer, readRoles } from './provider.rules.ts';
import {
  agreeToProvider,
  insertProvider,
  listProviders,
  nextCallback,
  switchProvider,
} from './provider.store.ts';
import { providerWords } from './provider.words.ts';

const providersPage = async ({ tx, view, address, organisation }: Context, problem?: Problem) => (
  <ProvidersPage
    view={view}
    problem={problem}
    providers={await listProviders(tx)}
    nextCallback={await nextCallback(tx)}
    callbackOf={(number) => address + callbackPath(organisation.slug, number)}
  />
);

const turn =
  (isOn: boolean) =>
  async ({ tx, view, params, organisation, person }: ActContext) => {
    if (!(await switchProvider(tx, params.provider!, isOn))) throw new NotFound();
    await audit(tx, {
      organisation: organisation.id,
      person: person.id,
      action: 'change identity_provider',
      subjectId: params.provider!,
    });
    return linkTo(view, '/providers');
  };

export const providerSetupRoutes: Route[] = [
  get('/providers', { may: 'set sign-in rules', recentAuth: true, audit: null }, providersPage),

  post(
    '/providers',
    {
      may: 'set sign-in rules',
      recentAuth: true,
      audit: ['change own person', 'self'],
      form: formWithoutDraft({
        name: text(60),
        issuer: text(300),
        client_id: text(200),
        client_secret: text(400),
        strong: box(),
        role_claim: maybeText(60),
        roles: maybeText(2000),
      }),
      page: providersPage,
    },
    async ({ tx, view, organisation, person, keys }, input) => {
      const w = providerWords[view.language];
      if (!isIssuer(input.issuer)) refuse(w.badIssuer, 'issuer');
      const read = readRoles(input.roles);
      if ('bad' in read) refuse(w.badRole(read.bad), 'roles');
      const id = await insertProvider(tx, keys, {
        organisation: organisation.id,
        name: input.name,
        issuer: input.issuer,
        clientId: input.client_id,
        secret: input.client_secret,
        roleClaim: input.role_claim || null,
        roles: read.roles,
        hasSecondFactor: input.strong,
      });
      await audit(tx, {
        organisation: organisation.id,
        person: person.id,
        action: 'add identity_provider',
        subjectId: id,
      });
      // SI-12: it lets people in, and gives roles, when a second person has agreed.
      if (await foundsAlone(tx, organisation.id)) await agreeToProvider(tx, id);
      else
        await insertApprovals(tx, {
          organisation: organisation.id,
          by: person.id,
          asked: [{ kind: 'provider', provider: id }],
        });
      return linkTo(view, '/providers');
    },
  ),

  post(
    '/providers/:provider/off',
    {
      may: 'set sign-in rules',
      recentAuth: true,
      audit: ['change identity_provider', 'provider'],
      form: form({}),
      page: providersPage,
    },
    turn(false),
  ),
  post(
    '/providers/:provider/on',
    {
      may: 'set sign-in rules',
      recentAuth: true,
      audit: ['change identity_provider', 'provider'],
      form: form({}),
      page: providersPage,
    },
    turn(true),
  ),
];
