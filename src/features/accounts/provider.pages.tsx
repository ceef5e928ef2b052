import { linkTo } from '../../web/links.ts';
import { Choices, Form, TextArea, TextField } from '../../web/fields.tsx';
import { Empty, Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import { givenRoles, writeRoles } from './provider.rules.ts';
import type { Provider } from './provider.store.ts';
import { providerWords } from './provider.words.ts';

export function ProviderTroublePage({
  view,
  kind,
  provider,
}: Page & { kind: 'unreachable' | 'refused' | 'unknown' | 'taken'; provider: string }) {
  const w = providerWords[view.language];
  return (
    <Layout view={view} title={w.troubleTitle} narrow>
      <p>{w.trouble[kind](provider)}</p>
      <p>
        <a class="button" href="/sign-in">
          {w.back}
        </a>
      </p>
    </Layout>
  );
}

/** On to the provider's own page, where it asks who this is. */
export function GoOnPage({
  view,
  provider,
  address,
}: Page & { provider: string; address: string }) {
  const w = providerWords[view.language];
  return (
    <Layout view={view} title={w.connectTitle} narrow>
      <p>
        <a class="button" href={address}>
          {w.goOn(provider)}
        </a>
      </p>
    </Layout>
  );
}

export function ProvidersPage({
  view,
  problem,
  providers,
  nextCallback,
  callbackOf,
}: Page & {
  providers: Provider[];
  nextCallback: number;
  callbackOf: (number: number | null) => string;
}) {
  const w = providerWords[view.language];
  const path = linkTo(view, '/providers');
  return (
    <Layout view={view} title={w.title} intro={w.intro} problem={problem} narrow>
      {providers.length === 0 ? (
        <Empty>{w.none}</Empty>
      ) : (
        <ul class="lines">
          {providers.map((provider) => (
            <li>
              <span>
                <span class="strong">{provider.name}</span>{' '}
                <Tag tone={provider.isOn ? 'good' : 'plain'}>
                  {provider.isOn ? w.isOn : w.isOff}
                </Tag>{' '}
                {!provider.isAgreed && <Tag tone="warn">{w.waits}</Tag>}
                <br />
                <span class="small muted">
                  {provider.issuer}
                  {provider.roleClaim &&
                    `, ${provider.roleClaim}: ${writeRoles(provider.roles).replaceAll('\n', ', ')}`}
                  <br />
                  {w.callbackOfThis} <code>{callbackOf(provider.callbackNumber)}</code>
                </span>
              </span>
              <span class="row">
                {provider.isOn && provider.isAgreed && (
                  <a
                    href={`/sign-in/through/${view.base.slice(3)}/${provider.id}?to=${encodeURIComponent(path)}`}
                  >
                    {w.tryIt}
                  </a>
                )}
                <Form
                  view={view}
                  class="inline"
                  action={`${path}/${provider.id}/${provider.isOn ? 'off' : 'on'}`}
                >
                  <button
                    class="button second slim"
                    aria-label={`${provider.name}: ${provider.isOn ? w.switchOff : w.switchOn}`}
                  >
                    {provider.isOn ? w.switchOff : w.switchOn}
                  </button>
                </Form>
              </span>
            </li>
          ))}
        </ul>
      )}
      <Section title={w.add}>
        <p>
          {w.callback} <code>{callbackOf(nextCallback)}</code>
        </p>
        <Form view={view} action={path}>
          <TextField view={view} name="name" label={w.name} help={w.nameHelp} problem={problem} />
          <TextField
            view={view}
            name="issuer"
            label={w.issuer}
            help={w.issuerHelp}
            problem={problem}
          />
          <TextField
            view={view}
            name="client_id"
            label={w.clientId}
            autocomplete="off"
            problem={problem}
          />
          <TextField
            view={view}
            name="client_secret"
            type="password"
            label={w.clientSecret}
            autocomplete="off"
            problem={problem}
          />
          <Choices
            view={view}
            name="strong"
            label={w.strong}
            several
            optional
            options={[{ value: 'yes', text: w.strongYes }]}
            chosen={problem?.typed.strong ? ['yes'] : []}
          />
          <TextField
            view={view}
            name="role_claim"
            label={w.roleClaim}
            help={w.roleClaimHelp}
            optional
            problem={problem}
          />
          <TextArea
            view={view}
            name="roles"
            label={w.roles}
            help={w.rolesHelp(givenRoles.join(', '))}
            optional
            problem={problem}
          />
          <button class="button">{w.add}</button>
        </Form>
      </Section>
    </Layout>
  );
}
