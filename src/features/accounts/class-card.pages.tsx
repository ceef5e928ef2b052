import { Form, TextField } from '../../web/fields.tsx';
import { Layout } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
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

/**
 * A PIN of one's own; besides it the one of the card before; or nothing before a second adult has
 * agreed.
 */
export type Ask = 'own' | 'earlier' | 'wait';

export function OwnPinPage({
  view,
  problem,
  code,
  pin,
  ask,
}: Page & { code: string; pin: string; ask: Ask }) {
  const w = classCardWords[view.language];
  if (ask === 'wait')
    return (
      <Layout view={view} title={w.waitTitle} intro={w.wait} narrow>
        <p>
          <a class="button" href={`/card/${code}`}>
            {w.tryAgain}
          </a>
        </p>
      </Layout>
    );
  return (
    <Layout view={view} title={w.ownTitle} intro={w.ownIntro} problem={problem} narrow>
      <Form view={view} action="/card">
        <input type="hidden" name="code" value={code} />
        <input type="hidden" name="pin" value={pin} />
        {ask === 'earlier' && (
          <PinField
            view={view}
            name="earlier"
            label={w.earlier}
            help={w.earlierHelp}
            problem={problem}
          />
        )}
        <PinField view={view} name="own" label={w.own} help={w.ownHelp} problem={problem} />
        <PinField view={view} name="again" label={w.again} problem={problem} />
        <button class="button">{w.submit}</button>
      </Form>
    </Layout>
  );
}

function PinField({
  view,
  problem,
  name,
  label,
  help,
}: Page & { name: string; label: string; help?: string }) {
  return (
    <TextField
      view={view}
      name={name}
      type="password"
      label={label}
      help={help}
      inputMode="numeric"
      autocomplete="off"
      problem={problem}
      short
    />
  );
}
