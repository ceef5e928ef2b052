import { sayMoment } from '../../platform/i18n.ts';
import { Form, TextField } from '../../web/fields.tsx';
import { Layout, Tag } from '../../web/layout.tsx';
import { QrCode } from '../../web/qr-code.tsx';
import type { Page } from '../../web/view.ts';
import { accountWords } from './account.words.ts';
import type { Connection } from './connection.store.ts';
import { providerWords } from './provider.words.ts';
import { spelled, uriOf } from './factor.rules.ts';
import type { Factors } from './factor.store.ts';
import { PasskeyForm } from './sign-in.pages.tsx';
import type { Passkey } from './passkey.store.ts';
import type { SessionLine } from './session.store.ts';

type Account = { factors: Factors; passkeys: Passkey[]; sessions: SessionLine[]; session: string };

export function AccountPage({
  view,
  problem,
  factors,
  passkeys,
  sessions,
  session,
  connections,
  isChanged,
}: Page & Account & { connections: Connection[]; isChanged: boolean }) {
  const w = accountWords[view.language];
  return (
    <Layout
      view={view}
      title={w.title}
      intro={factors.email && w.intro(factors.email)}
      crumbs={[{ href: '/', text: w.back }]}
      problem={problem}
      narrow
    >
      {isChanged && <p class="note good">{w.changed}</p>}
      <section class="section">
        <h2>{w.second}</h2>
        <p>{w.secondIntro}</p>
        <Choices view={view} factors={factors} passkeys={passkeys} Heading="h3" />
      </section>
      {factors.hasPassword && (
        <section class="section" id="password">
          <h2>{w.password}</h2>
          <p>{w.passwordIntro}</p>
          <Form view={view} action="/account/password">
            <TextField
              view={view}
              name="current"
              type="password"
              label={w.current}
              autocomplete="current-password"
              problem={problem}
            />
            <TextField
              view={view}
              name="password"
              type="password"
              label={w.new}
              help={w.newHelp}
              autocomplete="new-password"
              problem={problem}
            />
            <button class="button">{w.change}</button>
          </Form>
        </section>
      )}
      {connections.length > 0 && (
        <section class="section">
          <h2>{providerWords[view.language].connectTitle}</h2>
          <p>{providerWords[view.language].connectIntro}</p>
          <ul class="lines">
            {connections.map(({ slug, organisation, id, name }) => (
              <li>
                <Form
                  view={view}
                  class="inline"
                  action={`/sign-in/through/${slug}/${id}/connection`}
                >
                  <button class="button second slim">
                    {providerWords[view.language].connect(name)}
                  </button>
                </Form>{' '}
                <span class="small muted">{organisation}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Sessions view={view} sessions={sessions} session={session} />
    </Layout>
  );
}

/** SI-6: what the organisation asks of somebody who came in with a password alone. */
export function AskedPage({
  view,
  factors,
  passkeys,
}: Page & { factors: Factors; passkeys: Passkey[] }) {
  const w = accountWords[view.language];
  return (
    <Layout view={view} title={w.second} intro={w.asked} narrow>
      <Choices view={view} factors={factors} passkeys={passkeys} Heading="h2" />
    </Layout>
  );
}

function Choices({
  view,
  factors,
  passkeys,
  Heading,
}: Page & { factors: Factors; passkeys: Passkey[]; Heading: 'h2' | 'h3' }) {
  const w = accountWords[view.language];
  const day = (at: Date) => sayMoment(view, at);
  return (
    <>
      <Heading>{w.app}</Heading>
      <p>{factors.hasAuthenticator ? w.appIs(factors.recoveryCodes) : w.appIntro}</p>
      {factors.hasAuthenticator ? (
        <div class="row">
          <Form view={view} action="/account/codes" class="inline">
            <button class="button second slim">{w.codesNew}</button>
          </Form>
          <Form view={view} action="/account/authenticator/remove" class="inline">
            <button class="button second slim">{w.appEnd}</button>
          </Form>
        </div>
      ) : (
        <Form view={view} action="/account/authenticator">
          <button class={passkeys.length > 0 ? 'button second' : 'button'}>{w.appStart}</button>
        </Form>
      )}
      <Heading>{w.passkeys}</Heading>
      <p>{w.passkeysIntro}</p>
      {passkeys.length > 0 && (
        <ul class="lines">
          {passkeys.map((passkey) => (
            <li>
              <span>
                {passkey.name || w.passkeyUnnamed}{' '}
                <span class="small muted">
                  {w.since(day(passkey.madeAt))},{' '}
                  {passkey.usedAt ? w.used(day(passkey.usedAt)) : w.neverUsed}
                </span>
              </span>
              <Form view={view} action={`/account/passkeys/${passkey.id}/remove`}>
                <button class="button second slim">{w.remove}</button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <Form view={view} action="/account/passkeys/new">
        <button
          class={factors.hasAuthenticator || passkeys.length > 0 ? 'button second' : 'button'}
        >
          {w.passkeyStart}
        </button>
      </Form>
    </>
  );
}

function Sessions({
  view,
  sessions,
  session,
}: Page & { sessions: SessionLine[]; session: string }) {
  const w = accountWords[view.language];
  return (
    <section class="section" id="sessions">
      <h2>{w.sessions}</h2>
      <p>{w.sessionsIntro}</p>
      <ul class="lines">
        {sessions.map((line) => (
          <li>
            <span>
              <span class="strong">{line.device || w.unknownDevice}</span>{' '}
              {line.id === session && <Tag>{w.thisOne}</Tag>}
              <br />
              <span class="small muted">
                {w.ways[line.way]}, {w.since(sayMoment(view, line.madeAt))}, {w.seen.toLowerCase()}{' '}
                {sayMoment(view, line.seenAt)}
              </span>
            </span>
            {line.id !== session && (
              <Form view={view} action={`/account/sessions/${line.id}/end`}>
                <button
                  class="button second slim"
                  aria-label={w.endNamed(line.device || w.unknownDevice)}
                >
                  {w.end}
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <Form view={view} action="/account/sessions/end">
          <button class="button second">{w.endOthers}</button>
        </Form>
      )}
    </section>
  );
}

export function AuthenticatorPage({
  view,
  problem,
  secret,
  email,
}: Page & { secret: Buffer; email: string }) {
  const w = accountWords[view.language];
  return (
    <Layout
      view={view}
      title={w.app}
      crumbs={[{ href: '/account', text: w.title }]}
      problem={problem}
      narrow
    >
      <p>{w.scan}</p>
      <QrCode text={uriOf(secret, email)} label={w.scan} />
      <p>
        {w.spelled} <code>{spelled(secret)}</code>
      </p>
      <Form view={view} action="/account/authenticator/confirm">
        <TextField
          view={view}
          name="code"
          label={w.code}
          autocomplete="one-time-code"
          inputMode="numeric"
          short
          problem={problem}
        />
        <button class="button">{w.confirm}</button>
      </Form>
    </Layout>
  );
}

export function CodesPage({ view, codes }: Page & { codes: string[] }) {
  const w = accountWords[view.language];
  return (
    <Layout view={view} title={w.codesTitle} intro={w.codesIntro} narrow>
      <ul class="codes">
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p>
        <a class="button" href="/">
          {w.codesKept}
        </a>
      </p>
    </Layout>
  );
}

export function PasskeyPage({ view, problem, options }: Page & { options: string }) {
  const w = accountWords[view.language];
  return (
    <Layout
      view={view}
      title={w.passkeyTitle}
      intro={w.passkeyHow}
      crumbs={[{ href: '/account', text: w.title }]}
      problem={problem}
      narrow
    >
      <PasskeyForm
        view={view}
        action="/account/passkeys"
        options={options}
        to=""
        label={w.passkeyGo}
        make
      />
      <p class="without-passkeys">{w.passkeyNone}</p>
    </Layout>
  );
}

export function ProvedPage({ view }: Page) {
  const w = accountWords[view.language];
  return (
    <Layout view={view} title={w.provedTitle} intro={w.provedText} narrow>
      <p>
        <a href="/account">{w.provedBack}</a>
      </p>
    </Layout>
  );
}

export function ProvePage({
  view,
  problem,
  factors,
  to,
  passkey,
}: Page & { factors: Factors; to: string; passkey: string }) {
  const w = accountWords[view.language];
  return (
    <Layout view={view} title={w.proveTitle} intro={w.proveIntro} problem={problem} narrow>
      {(factors.hasAuthenticator || factors.passkeys === 0) && (
        <Form view={view} action="/account/prove">
          <input type="hidden" name="to" value={to} />
          {factors.hasAuthenticator ? (
            <TextField
              view={view}
              name="code"
              label={w.proveCode}
              autocomplete="one-time-code"
              short
              problem={problem}
            />
          ) : (
            <TextField
              view={view}
              name="password"
              type="password"
              label={w.provePassword}
              autocomplete="current-password"
              problem={problem}
            />
          )}
          <button class="button">{w.confirm}</button>
        </Form>
      )}
      {factors.passkeys > 0 && (
        <PasskeyForm
          view={view}
          action="/account/prove"
          options={passkey}
          to={to}
          label={w.provePasskey}
        />
      )}
    </Layout>
  );
}

export function ForgottenPage({ view, problem, hasMail }: Page & { hasMail: boolean }) {
  const w = accountWords[view.language];
  return (
    <Layout
      view={view}
      title={w.forgottenTitle}
      intro={hasMail ? w.forgottenIntro : w.forgottenNoMail}
      problem={problem}
      narrow
    >
      {hasMail && (
        <Form view={view} action="/forgotten">
          <TextField
            view={view}
            name="email"
            type="email"
            label={w.email}
            autocomplete="username"
            problem={problem}
          />
          <button class="button">{w.forgottenSend}</button>
        </Form>
      )}
    </Layout>
  );
}

export function ForgottenSentPage({ view }: Page) {
  const w = accountWords[view.language];
  return (
    <Layout view={view} title={w.forgottenSent} narrow>
      <p>{w.forgottenSentText}</p>
    </Layout>
  );
}

export function ResetPage({ view, problem, token }: Page & { token: string }) {
  const w = accountWords[view.language];
  return (
    <Layout view={view} title={w.resetTitle} intro={w.resetIntro} problem={problem} narrow>
      <Form view={view} action={`/reset/${token}`}>
        <TextField
          view={view}
          name="password"
          type="password"
          label={w.new}
          help={w.newHelp}
          autocomplete="new-password"
          problem={problem}
        />
        <button class="button">{w.change}</button>
      </Form>
    </Layout>
  );
}

export function ResetGonePage({ view }: Page) {
  const w = accountWords[view.language];
  return (
    <Layout view={view} title={w.resetGone} narrow>
      <p>{w.resetGoneText}</p>
      <p>
        <a class="button" href="/forgotten">
          {w.resetAgain}
        </a>
      </p>
    </Layout>
  );
}
