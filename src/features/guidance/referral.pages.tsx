import { linkTo } from '../../web/links.ts';
import { fullDay, sayDay, sayMoment } from '../../platform/i18n.ts';
import { Choices, Form, TextArea, TextField } from '../../web/fields.tsx';
import { Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import type { Referral } from './referral.store.ts';
import type { SealedNote } from './sealed.store.ts';
import { guidanceWords } from './guidance.words.ts';
import { referralWords } from './referral.words.ts';
import { results } from './worry.rules.ts';

export function StateTag({ view, referral }: { view: View; referral: Referral }) {
  const r = referralWords[view.language];
  if (referral.result) return <Tag tone="good">{r.results[referral.result]}</Tag>;
  if (referral.declinedOn) return <Tag tone="warn">{r.declinedTag}</Tag>;
  if (referral.acceptedOn) return <Tag tone="accent">{r.accepted}</Tag>;
  return <Tag tone={referral.answerDue < view.today ? 'bad' : 'plain'}>{r.waits}</Tag>;
}

export function InboxPage({ view, referrals }: Page & { referrals: Referral[] }) {
  const w = guidanceWords[view.language];
  const r = referralWords[view.language];
  return (
    <Layout view={view} title={r.inbox} intro={r.inboxIntro}>
      {referrals.length === 0 ? (
        <p class="note good">{r.inboxEmpty}</p>
      ) : (
        <table class="board">
          <thead>
            <tr>
              <th scope="col">{w.pupil}</th>
              <th scope="col">{w.target}</th>
              <th scope="col">{w.why}</th>
              <th scope="col">{r.dueBy}</th>
            </tr>
          </thead>
          <tbody>
            {referrals.map((referral) => (
              <tr>
                <th scope="row">
                  <a href={linkTo(view, '/referrals/:referral', { referral: referral.id })}>
                    {referral.mentee}
                  </a>{' '}
                  <span class="small muted">{referral.unit}</span>
                </th>
                <td data-name={w.target}>{w.targets[referral.target]}</td>
                <td>
                  <StateTag view={view} referral={referral} />
                </td>
                <td data-name={r.dueBy}>
                  {referral.acceptedOn || referral.declinedOn
                    ? ''
                    : sayDay(view.language, referral.answerDue, view.today)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Layout>
  );
}

type ReferralProps = Page & { referral: Referral; sealed: SealedNote[] | null };

export function ReferralPage({ view, problem, referral, sealed }: ReferralProps) {
  const w = guidanceWords[view.language];
  const r = referralWords[view.language];
  const path = linkTo(view, '/referrals/:referral', { referral: referral.id });
  const waits = !referral.acceptedOn && !referral.declinedOn;
  return (
    <Layout
      view={view}
      title={referral.mentee}
      intro={referral.unit ?? ''}
      problem={problem}
      crumbs={[{ href: linkTo(view, '/referrals'), text: r.inbox }]}
    >
      <div class="row">
        <StateTag view={view} referral={referral} />
        <span class="small muted">
          {w.by(referral.sentBy, fullDay(view.language, referral.sentOn))}
        </span>
      </div>
      <div class="two">
        <div class="stack">
          {referral.texts.map((text) => (
            <div class="wide">
              <p class="small muted">
                {w.by(text.by, sayDay(view.language, text.writtenOn, view.today))}
              </p>
              <p class="pre">{text.body}</p>
            </div>
          ))}
          {waits && (
            <>
              <Form view={view} action={`${path}/acceptance`} class="inline">
                <button class="button">{r.take}</button>
              </Form>
              <details class="more wide" open={problem?.fields.back_why !== undefined}>
                <summary>{r.back}</summary>
                <Form view={view} action={`${path}/return`}>
                  <TextArea
                    view={view}
                    name="back_why"
                    label={r.backWhy}
                    problem={problem}
                    rows={2}
                  />
                  <button class="button second">{r.back}</button>
                </Form>
              </details>
            </>
          )}
          {referral.acceptedOn && !referral.result && (
            <Form view={view} action={`${path}/result`}>
              <Choices
                view={view}
                name="result"
                label={r.resultLabel}
                problem={problem}
                flow
                options={results.map((value) => ({ value, text: r.results[value] }))}
              />
              <TextArea view={view} name="answer" label={r.answer} problem={problem} rows={2} />
              <button class="button">{r.finish}</button>
            </Form>
          )}
        </div>
        <div class="stack">
          <dl class="facts">
            <dt>{w.consentLabel}</dt>
            <dd>
              {w.consents[referral.consent]}
              {referral.whyNone && `: ${w.whyNone[referral.whyNone]}`}
            </dd>
            {waits && (
              <>
                <dt>{r.dueBy}</dt>
                <dd>{sayDay(view.language, referral.answerDue, view.today)}</dd>
              </>
            )}
          </dl>
          {sealed && <Sealed view={view} problem={problem} path={path} sealed={sealed} />}
        </div>
      </div>
    </Layout>
  );
}

function Sealed({ view, problem, path, sealed }: Page & { path: string; sealed: SealedNote[] }) {
  const w = guidanceWords[view.language];
  const r = referralWords[view.language];
  return (
    <Section title={r.sealed} id="sealed">
      <p class="small muted">{r.sealedIntro}</p>
      {sealed.length === 0 && <p class="muted">{r.noSealed}</p>}
      {sealed.map((note) => (
        <article class="section">
          <p>{w.by(note.by, sayDay(view.language, note.writtenOn, view.today))}</p>
          <details class="more" open={problem?.typed.note === note.id}>
            <summary>{r.open}</summary>
            <Form view={view} action={`${path}/sealed/reading`}>
              <input type="hidden" name="note" value={note.id} />
              <TextField view={view} name="reason" label={r.reason} problem={problem} />
              <TextField
                view={view}
                name="password"
                type="password"
                autocomplete="current-password"
                label={r.password}
                problem={problem}
              />
              <button class="button second">{r.open}</button>
            </Form>
          </details>
          <ul class="plain small muted">
            {note.reads.map((read) => (
              <li>{r.readBy(read.by, sayMoment(view, read.at), read.reason)}</li>
            ))}
          </ul>
        </article>
      ))}
      <details class="more" open={problem?.fields.sealed !== undefined}>
        <summary>{r.addSealed}</summary>
        <Form view={view} action={`${path}/sealed`}>
          <TextArea view={view} name="sealed" label={r.note} problem={problem} />
          <button class="button second">{r.seal}</button>
        </Form>
      </details>
    </Section>
  );
}

export function UnsealedPage({
  view,
  referral,
  body,
}: Page & { referral: Referral; body: string }) {
  const r = referralWords[view.language];
  return (
    <Layout
      view={view}
      title={r.note}
      intro={r.once}
      narrow
      crumbs={[
        {
          href: linkTo(view, '/referrals/:referral', { referral: referral.id }),
          text: referral.mentee,
        },
      ]}
    >
      <p class="pre">{body}</p>
    </Layout>
  );
}
