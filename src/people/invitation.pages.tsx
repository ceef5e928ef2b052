import { Form, TextField } from '../hall/fields.tsx';
import { Layout } from '../hall/layout.tsx';
import type { Page } from '../hall/view.ts';
import { personWords } from './person.words.ts';
import { invitationWords } from './invitation.words.ts';

export function LinkPage({ view, person, link, days }: Page & { person: { id: string; name: string }; link: string; days: number }) {
  const w = invitationWords[view.language];
  return (
    <Layout view={view} title={w.made(person.name)} crumbs={[{ href: `${view.base}/people`, text: personWords[view.language].title }]} narrow>
      <p>{w.note(days)}</p>
      <div class="field">
        <label for="link">{w.link}</label>
        <input class="input" id="link" value={link} readOnly />
      </div>
      <p>
        <a class="button" href={`${view.base}/people/${person.id}`}>
          {w.back(person.name)}
        </a>
      </p>
    </Layout>
  );
}

export function WelcomePage({ view, problem, token, name, organisation, email }: Page & { token: string; name: string; organisation: string; email: string | null }) {
  const w = invitationWords[view.language];
  return (
    <Layout view={view} title={w.title(organisation)} intro={w.intro(name)} problem={problem} narrow>
      <Form view={view} action={`/welcome/${token}`}>
        {email === null ? (
          <TextField view={view} name="email" type="email" label={w.email} autocomplete="username" problem={problem} />
        ) : (
          <div class="field">
            <label for="email">{w.email}</label>
            <input class="input" id="email" name="email" value={email} readOnly autocomplete="username" />
          </div>
        )}
        <TextField view={view} name="password" type="password" label={w.password} help={w.passwordHelp} autocomplete="new-password" problem={problem} />
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
