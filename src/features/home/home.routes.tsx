import { sayDay } from '../../platform/i18n.ts';
import { selectTogether } from '../../platform/select-together.ts';
import { homeParts } from '../../web/feature.ts';
import { Form } from '../../web/fields.tsx';
import type { Said } from '../../web/home.ts';
import { Layout, Section } from '../../web/layout.tsx';
import { get, type Route } from '../../web/route.tsx';
import type { Page } from '../../web/view.ts';
import { inOrder } from './home.rules.ts';
import { homeWords } from './home.words.ts';

function HomePage({ view, said }: Page & { said: Said[] }) {
  const w = homeWords[view.language];
  const lines = inOrder(said.flatMap(({ waiting = [] }) => waiting));
  const dates = said.flatMap(({ coming = [] }) => coming);
  const next = said.find((one) => one.next !== undefined)?.next;
  return (
    <Layout view={view} title={w.hello(view.person!.name.split(' ')[0]!)}>
      {said.map(({ notice }) => notice)}
      <Section title={w.waiting}>
        {lines.length === 0 ? (
          <p>
            {w.nothing} {next && `${w.goodNext} ${next}`}
          </p>
        ) : (
          <ol class="waiting">
            {lines.map((line, i) => (
              <li>
                <span>{line.sentence}</span>
                {line.post ? (
                  <Form view={view} action={line.post} class="inline">
                    <button class={i === 0 ? 'button' : 'button second'}>
                      {line.action}
                      <span class="hidden-text">: {line.sentence}</span>
                    </button>
                  </Form>
                ) : (
                  <a class={i === 0 ? 'button' : 'button second'} href={line.href ?? ''}>
                    {line.action}
                    <span class="hidden-text">: {line.sentence}</span>
                  </a>
                )}
              </li>
            ))}
          </ol>
        )}
      </Section>
      <div class="two even">
        <Section title={w.coming}>
          {dates.length === 0 ? (
            <p class="muted">{w.nothingComing}</p>
          ) : (
            <ol class="history">
              {dates.map(({ name, day, href }) => (
                <li>
                  <span class="strong">{href ? <a href={href}>{name}</a> : name}</span>
                  <span class="small muted">{sayDay(view.language, day, view.today)}</span>
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
