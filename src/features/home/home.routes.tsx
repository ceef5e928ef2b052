import { fullDay, sayDay } from '../../platform/i18n.ts';
import { selectTogether } from '../../platform/select-together.ts';
import { homeParts } from '../../web/feature.ts';
import { Form } from '../../web/fields.tsx';
import type { Line, Said } from '../../web/home.ts';
import { Layout, Section } from '../../web/layout.tsx';
import { get, type Route } from '../../web/route.tsx';
import type { Page } from '../../web/view.ts';
import { inOrder, inTime, lineLimit } from './home.rules.ts';
import { homeWords } from './home.words.ts';

function Waiting({
  view,
  lines,
  isFirst = false,
}: Page & { lines: Line[]; /** The first of all stands out. */ isFirst?: boolean }) {
  return (
    <ol class="waiting">
      {lines.map(({ sentence, action, href, post }, i) => {
        const look = isFirst && i === 0 ? 'button' : 'button second';
        const label = (
          <>
            {action}
            <span class="hidden-text">: {sentence}</span>
          </>
        );
        return (
          <li>
            <span>{sentence}</span>
            {post ? (
              <Form view={view} action={post} class="inline">
                <button class={look}>{label}</button>
              </Form>
            ) : (
              <a class={look} href={href ?? ''}>
                {label}
              </a>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function HomePage({ view, said }: Page & { said: Said[] }) {
  const w = homeWords[view.language];
  const lines = inOrder(said.flatMap(({ waiting = [] }) => waiting));
  const dates = inTime(said.flatMap(({ coming = [] }) => coming));
  const next = said.find((one) => one.next !== undefined)?.next;
  return (
    <Layout view={view} title={w.title} intro={fullDay(view.language, view.today)}>
      {said.map(({ notice }) => notice)}
      <Section title={w.waiting}>
        {lines.length === 0 ? (
          <p>
            {w.nothing} {next && `${w.goodNext} ${next}`}
          </p>
        ) : (
          <Waiting view={view} lines={lines.slice(0, lineLimit)} isFirst />
        )}
        {lines.length > lineLimit && (
          <details class="more">
            <summary>{w.more(lines.length - lineLimit)}</summary>
            <Waiting view={view} lines={lines.slice(lineLimit)} />
          </details>
        )}
      </Section>
      <div class="two even">
        <Section title={w.coming}>
          {dates.length === 0 ? (
            <p class="muted">{w.nothingComing}</p>
          ) : (
            <ol class="history">
              {dates.map(({ name, day, time, detail, href, action }) => (
                <li>
                  <span class="strong">{href && !action ? <a href={href}>{name}</a> : name}</span>
                  <span class="small muted">
                    {[sayDay(view.language, day, view.today), time].filter(Boolean).join(', ')}
                    {detail && ` · ${detail}`}
                  </span>
                  {href && action && (
                    <a class="small" href={href}>
                      {action}
                      <span class="hidden-text">: {name}</span>
                    </a>
                  )}
                </li>
              ))}
            </ol>
          )}
        </Section>
        {said.flatMap(({ standing = [] }) => standing)}
      </div>
    </Layout>
  );
}

/** One statement asks for everything that the features say here. */
export const homeRoutes: Route[] = [
  get('', { may: 'see home', audit: null }, async (context) => {
    const parts = homeParts();
    const asked = Object.fromEntries(
      Object.entries(parts).map(([feature, { ask }]) => [feature, ask(context)]),
    );
    const found = await selectTogether(context.tx, asked);
    const said: Said[] = [];
    for (const [feature, { say }] of Object.entries(parts))
      said.push(await say(context, found[feature] as never));
    return <HomePage view={context.view} said={said} />;
  }),
];
