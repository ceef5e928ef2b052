import { linkTo } from '../../web/links.ts';
import { Form, TextField } from '../../web/fields.tsx';
import { Layout, Section } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import { reportWords } from './report.words.ts';
import { roundWords } from './round.words.ts';
import type { Round } from './round.store.ts';
import type { Share, Talk } from './share.store.ts';

export function ShareSection({
  view,
  problem,
  round,
  shares,
}: Page & { round: Round; shares: Share[] }) {
  const w = reportWords[view.language];
  const path = linkTo(view, '/rounds/:round/shares', { round: round.id });
  return (
    <Section title={w.sharing} id="sharing">
      <p class="muted">{w.sharingNote}</p>
      {shares.length > 0 && (
        <ul class="lines">
          {shares.map(({ id, reader }) => (
            <li>
              <Form view={view} action={`${path}/${id}/end`} class="inline">
                <span class="row">
                  <span>{reader}</span>
                  <button class="button second slim" aria-label={`${w.stopShowing}: ${reader}`}>
                    {w.stopShowing}
                  </button>
                </span>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <Form view={view} action={path}>
        <TextField view={view} name="email" type="email" label={w.showTo} problem={problem} />
        <button class="button second">{w.show}</button>
      </Form>
    </Section>
  );
}

/** In rounds that ask for a talk: with whom. */
export function TalkPage({
  view,
  problem,
  round,
  talk,
}: Page & { round: Round; talk: Talk | null }) {
  const w = reportWords[view.language];
  return (
    <Layout
      view={view}
      title={w.talkTitle}
      intro={w.talkIntro}
      problem={problem}
      narrow
      crumbs={[
        {
          href: linkTo(view, '/rounds/:round/mine', { round: round.id }),
          text: roundWords[view.language].mineTitle(round.name),
        },
      ]}
    >
      {talk && <p class="note">{w.talkWaits(talk.coach)}</p>}
      <Form view={view} action={linkTo(view, '/rounds/:round/talk', { round: round.id })}>
        <TextField view={view} name="email" type="email" label={w.talkWith} problem={problem} />
        <button class={talk ? 'button second' : 'button'}>{w.talkAsk}</button>
      </Form>
    </Layout>
  );
}
