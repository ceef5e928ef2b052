import { Form, TextField } from '../../web/fields.tsx';
import { Layout } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import type { Factors } from './factor.store.ts';
import type { Place } from './sign-in.store.ts';
import { signInWords } from './sign-in.words.ts';
import { providerWords } from './provider.words.ts';

export const demoPassword = 'notebook-2026';

/**
 * A button for the browser’s own dialogue; the script shows it where there are passkeys, and sends
 * what the browser answers.
 */
export function PasskeyForm({
  view,
  action,
  options,
  to,
  label,
  make = false,
}: {
  view: View;
  action: string;
  options: string;
  to: string;
  label: string;
  make?: boolean;
}) {
  return (
    <div class="passkey" hidden>
      <Form view={view} action={action} class="inline">
        <input type="hidden" name="to" value={to} />
        <input type="hidden" name="answer" value="" />
        <button class="button second" data-passkey={make ? 'make' : 'show'} data-options={options}>
          {label}
        </button>
      </Form>
    </div>
  );
}

type Through = { slug: string; providers: { id: string; name: string }[] };

export function SignInPage({
  view,
  problem,
  to,
  demo,
  passkey,
  through,
}: Page & { to: string; demo: string[]; passkey: string; through: Through | null }) {
  const w = signInWords[view.language];
  return (
    <Layout view={view} title={w.title} problem={problem} narrow>
      <Form view={view} action="/sign-in">
        <input type="hidden" name="to" value={to} />
        <TextField
          view={view}
          name="email"
          type="email"
          label={w.email}
          autocomplete="username"
          problem={problem}
        />
        <TextField
          view={view}
          name="password"
          type="password"
          label={w.password}
          autocomplete="current-password"
          problem={problem}
        />
        <button class="button" data-busy={w.busy}>
          {w.submit}
        </button>
      </Form>
      <PasskeyForm
        view={view}
        action="/sign-in/passkey"
        options={passkey}
        to={to}
        label={w.passkey}
      />
      {through?.providers.map(({ id, name }) => (
        <p>
          <a
            class="button second"
            href={`/sign-in/through/${through.slug}/${id}?to=${encodeURIComponent(to)}`}
          >
            {providerWords[view.language].through(name)}
          </a>
        </p>
      ))}
      <p class="row">
        <a href="/forgotten">{w.forgotten}</a>
        <a href="/card">{w.card}</a>
        {!through && <a href="/sign-in/organisation">{w.byOrganisation}</a>}
      </p>
      {demo.length > 0 && (
        <section class="section" aria-label={w.demoTitle}>
          <h2>{w.demoTitle}</h2>
          <p>{w.demoIntro}</p>
          <div class="demo-people">
            {demo.map((email) => (
              <Form view={view} action="/sign-in" class="inline">
                <input type="hidden" name="email" value={email} />
                <input type="hidden" name="password" value={demoPassword} />
                <button class="button second">
                  {w.demoRoles[email.replace('.demo@mentorium.example', '')]}
                  <small>{email}</small>
                </button>
              </Form>
            ))}
          </div>
          <p class="small muted">{w.demoPassword(demoPassword)}</p>
        </section>
      )}
    </Layout>
  );
}

export function OrganisationPage({ view, problem }: Page) {
  const w = signInWords[view.language];
  return (
    <Layout
      view={view}
      title={w.byOrganisation}
      intro={w.organisationIntro}
      problem={problem}
      narrow
    >
      <form method="get" action="/sign-in/organisation" class="form">
        <TextField
          view={view}
          name="name"
          label={w.organisation}
          help={w.organisationHelp}
          short
          problem={problem}
        />
        <button class="button">{w.goOn}</button>
      </form>
    </Layout>
  );
}

export function SecondStepPage({
  view,
  problem,
  to,
  factors,
  passkey,
}: Page & { to: string; factors: Factors; passkey: string }) {
  const w = signInWords[view.language];
  return (
    <Layout
      view={view}
      title={w.secondTitle}
      intro={factors.hasAuthenticator ? w.secondIntro : w.secondPasskeyOnly}
      problem={problem}
      narrow
    >
      {factors.hasAuthenticator && (
        <Form view={view} action="/sign-in/second">
          <input type="hidden" name="to" value={to} />
          <TextField
            view={view}
            name="code"
            label={w.code}
            help={w.codeHelp}
            autocomplete="one-time-code"
            short
            problem={problem}
          />
          <button class="button">{w.submit}</button>
        </Form>
      )}
      {factors.passkeys > 0 && (
        <PasskeyForm
          view={view}
          action="/sign-in/passkey"
          options={passkey}
          to={to}
          label={w.passkey}
        />
      )}
      <p>
        <a href="/sign-in">{w.otherPerson}</a>
      </p>
    </Layout>
  );
}

export function ChoosePage({ view, places }: Page & { places: Place[] }) {
  const w = signInWords[view.language];
  return (
    <Layout
      view={view}
      title={w.chooseTitle}
      intro={places.length > 1 ? w.chooseIntro : undefined}
      narrow
    >
      {places.length === 0 && <p>{w.none}</p>}
      <ul class="lines">
        {places.map((place) => (
          <li>
            <a class="strong" href={`/o/${place.slug}`}>
              {place.name}
            </a>
          </li>
        ))}
      </ul>
    </Layout>
  );
}
