import { Form, TextField } from '../../web/fields.tsx';
import { Layout } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import { invitationWords } from './invitation.words.ts';

export function WelcomePage({
  view,
  problem,
  token,
  name,
  organisation,
  email,
}: Page & { token: string; name: string; organisation: string; email: string | null }) {
  const w = invitationWords[view.language];
  return (
    <Layout
      view={view}
      title={w.title(organisation)}
      intro={w.intro(name)}
      problem={problem}
      narrow
    >
      <Form view={view} action={`/welcome/${token}`}>
        {email === null ? (
          <TextField
            view={view}
            name="email"
            type="email"
            label={w.email}
            autocomplete="username"
            problem={problem}
          />
        ) : (
          <div class="field">
            <label for="email">{w.email}</label>
            <input
              class="input"
              id="email"
              name="email"
              value={email}
              readOnly
              autocomplete="username"
            />
          </div>
        )}
        <TextField
          view={view}
          name="password"
          type="password"
          label={w.password}
          help={w.passwordHelp}
          autocomplete="new-password"
          problem={problem}
        />
        <button class="button">{w.submit}</button>
      </Form>
    </Layout>
  );
}

export function GonePage({ view }: Page) {
  const w = invitationWords[view.language];
  return (
    <Layout view={view} title={w.gone} narrow>
      <p>{w.goneText}</p>
    </Layout>
  );
}
