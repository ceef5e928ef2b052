import { Form, TextField } from '../hall/fields.tsx';
import { Layout } from '../hall/layout.tsx';
import type { Page } from '../hall/view.ts';
import { classCardWords } from './class-card.words.ts';

export function CardPage({ view, problem, code }: Page & { code: string }) {
  const w = classCardWords[view.language];
  return (
    <Layout
      view={view}
      title={w.title}
      intro={code === '' ? w.intro : w.scanned}
      problem={problem}
      narrow
    >
      <Form view={view} action="/card">
        <TextField
          view={view}
          name="code"
          label={w.code}
          value={code}
          autocomplete="off"
          problem={problem}
        />
        <TextField
          view={view}
          name="pin"
          type="password"
          label={w.pin}
          inputMode="numeric"
          autocomplete="off"
          short
          problem={problem}
        />
        <button class="button">{w.submit}</button>
      </Form>
      <p class="muted">{w.lost}</p>
      <p>
        <a href="/sign-in">{w.otherWay}</a>
      </p>
    </Layout>
  );
}
