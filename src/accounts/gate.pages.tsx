import { Form, TextField } from '../hall/fields.tsx';
import { Layout } from '../hall/layout.tsx';
import type { Page } from '../hall/view.ts';
import type { Place } from './gate.store.ts';
import { gateWords } from './gate.words.ts';

export const demoPassword = 'notebook-2026';

export function SignInPage({ view, problem, to, demo }: Page & { to: string; demo: string[] }) {
  const w = gateWords[view.language];
  return (
    <Layout view={view} title={w.title} problem={problem} narrow>
      <Form view={view} action="/sign-in">
        <input type="hidden" name="to" value={to} />
        <TextField view={view} name="email" type="email" label={w.email} autocomplete="username" problem={problem} />
        <TextField view={view} name="password" type="password" label={w.password} autocomplete="current-password" problem={problem} />
        <button class="button" data-busy={w.busy}>
          {w.submit}
        </button>
      </Form>
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

export function ChoosePage({ view, places }: Page & { places: Place[] }) {
  const w = gateWords[view.language];
  return (
    <Layout view={view} title={w.chooseTitle} intro={places.length > 1 ? w.chooseIntro : undefined} narrow>
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
