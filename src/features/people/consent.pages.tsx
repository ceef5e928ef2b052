import { linkTo } from '../../web/links.ts';
import { sayDay } from '../../platform/i18n.ts';
import { Form } from '../../web/fields.tsx';
import { Layout } from '../../web/layout.tsx';
import type { View } from '../../web/view.ts';
import type { Consent } from './consent.store.ts';
import { consentWords } from './consent.words.ts';

/** In place of what rests on a yes that nobody has given. */
export function WaitPage({ view, title }: { view: View; title: string }) {
  const w = consentWords[view.language];
  return (
    <Layout view={view} title={title} narrow>
      <h2>{w.waitTitle}</h2>
      <p>{w.wait(view.consentAge)}</p>
    </Layout>
  );
}

/** On the page of somebody with custody. */
export function AskConsent({
  view,
  child,
  consent,
}: {
  view: View;
  child: { id: string; name: string };
  consent: Consent | null;
}) {
  const w = consentWords[view.language];
  return (
    <details class="more" open={consent === null}>
      <summary>{w.title}</summary>
      <div class="stack">
        <p>{w.intro(child.name, view.consentAge)}</p>
        {consent && (
          <p>{w.given(consent.by, sayDay(view.language, consent.givenOn, view.today))}</p>
        )}
        <Form view={view} action={linkTo(view, '/children/:child/consent', { child: child.id })}>
          <input type="hidden" name="answer" value={consent ? 'no' : 'yes'} />
          {consent && <p class="small muted">{w.withdrawHelp}</p>}
          <button class="button second">{consent ? w.withdraw : w.give(child.name)}</button>
        </Form>
      </div>
    </details>
  );
}
