import { fullDay, sayDay, sayMoment } from '../foundation/words.ts';
import { Choices, Form, Select, TextArea, TextField } from '../hall/fields.tsx';
import { Layout, Section, Tag } from '../hall/layout.tsx';
import type { Page, View } from '../hall/view.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import type { Referral, SealedNote, Worry } from './guidance.store.ts';
import { guidanceWords } from './guidance.words.ts';
import type { Pupil } from './overview.rules.ts';
import { consents, isBeyondRole, places, results, signs, steps, targets, whyNone, type Target } from './worry.rules.ts';

type Of = Page & { mentorship: MentorshipLine; pupil: Pupil };

export function Worries({ view, problem, mentorship, pupil, worries }: Of & { worries: Worry[] }) {
  const w = guidanceWords[view.language];
  const path = `${view.base}/mentorships/${mentorship.id}/pupils/${pupil.id}/worries`;
  return (
    <Section title={w.worries} id="worries">
      <p class="small muted">{w.worryIntro}</p>
      {worries.length === 0 && <p class="muted">{w.noWorries}</p>}
      {worries.map((worry) => (
        <article class="section">
          <p>
            {worry.signs.map((sign) => w.signs[sign]).join(', ')} <span class="small muted">{sayDay(view.language, worry.seenOn, view.today)}</span>
          </p>
          <dl class="facts">{places.flatMap((place) => (worry.map[place] ? [<dt>{w.places[place]}</dt>, <dd class="pre">{worry.map[place]}</dd>] : []))}</dl>
          {worry.closedOn === null && isBeyondRole(worry.signs) && <p class="note warn">{w.beyond}</p>}
          {worry.closedOn ? (
            <Tag tone="good">{w.outcomesOf[worry.outcome ?? 'same']}</Tag>
          ) : (
            <Form view={view} action={`${path}/${worry.id}/end`} class="row">
              <span class="small muted">{w.closeWorry}</span>
              {(['better', 'same', 'referred'] as const).map((outcome) => (
                <button class="button second slim" name="outcome" value={outcome}>
                  {w.outcomesOf[outcome]}
                </button>
              ))}
            </Form>
          )}
        </article>
      ))}
      <details class="more" open={problem?.typed.step !== undefined || problem?.fields.signs !== undefined}>
        <summary>{w.addWorry}</summary>
        <p class="note">{w.boundary}</p>
        <Form view={view} action={path}>
          <Choices view={view} name="signs" label={w.signsLabel} problem={problem} several chosen={(problem?.typed.signs ?? '').split(',')} flow options={signs.map((value) => ({ value, text: w.signs[value] }))} />
          <fieldset class="field">
            <legend>{w.mapLabel}</legend>
            {places.map((place) => (
              <TextField view={view} name={place} label={w.places[place]} problem={problem} optional />
            ))}
          </fieldset>
          <Choices view={view} name="step" label={w.stepLabel} problem={problem} flow options={steps.map((value) => ({ value, text: w.steps[value] }))} />
          <button class="button second">{w.keep}</button>
        </Form>
      </details>
    </Section>
  );
}

function StateTag({ view, referral }: { view: View; referral: Referral }) {
  const w = guidanceWords[view.language];
  if (referral.result) return <Tag tone="good">{w.results[referral.result]}</Tag>;
  if (referral.declinedOn) return <Tag tone="warn">{w.declinedTag}</Tag>;
  if (referral.acceptedOn) return <Tag tone="accent">{w.accepted}</Tag>;
  return <Tag tone={referral.answerDue < view.today ? 'bad' : 'plain'}>{w.waits}</Tag>;
}

export function Referrals({ view, problem, mentorship, pupil, referrals, hasTarget }: Of & { referrals: Referral[]; hasTarget: Record<Target, boolean> }) {
  const w = guidanceWords[view.language];
  const path = `${view.base}/mentorships/${mentorship.id}/pupils/${pupil.id}/referrals`;
  const open = targets.filter((target) => hasTarget[target]);
  return (
    <Section title={w.referrals} id="referrals">
      {referrals.length === 0 && <p class="muted">{w.noReferrals}</p>}
      <ul class="lines">
        {referrals.map((referral) => (
          <li>
            <span class="row">
              <span>{w.sentTo(w.targets[referral.target])}</span>
              <StateTag view={view} referral={referral} />
              <span class="small muted">{sayDay(view.language, referral.sentOn, view.today)}</span>
            </span>
            {referral.texts.map((text) => (
              <span class="pre small">
                {w.by(text.by, sayDay(view.language, text.writtenOn, view.today))}: {text.body}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {open.length === 0 ? (
        <p class="note warn">{w.nobodyThere}</p>
      ) : (
        <details class="more" open={problem?.typed.extract !== undefined}>
          <summary>{w.refer}</summary>
          <Form view={view} action={path}>
            <Choices view={view} name="target" label={w.target} problem={problem} flow options={open.map((value) => ({ value, text: w.targets[value] }))} />
            <Choices view={view} name="consent" label={w.consentLabel} problem={problem} flow options={consents.map((value) => ({ value, text: w.consents[value] }))} />
            <Select view={view} name="why" label={w.whyLabel} problem={problem} empty="–" options={whyNone.map((value) => ({ value, text: w.whyNone[value]! }))} optional />
            <TextArea view={view} name="extract" label={w.extract} help={w.extractHelp} problem={problem} />
            <button class="button second">{w.send}</button>
          </Form>
        </details>
      )}
    </Section>
  );
}

export function InboxPage({ view, referrals }: Page & { referrals: Referral[] }) {
  const w = guidanceWords[view.language];
  return (
    <Layout view={view} title={w.inbox} intro={w.inboxIntro}>
      {referrals.length === 0 ? (
        <p class="note good">{w.inboxEmpty}</p>
      ) : (
        <table class="board">
          <thead>
            <tr>
              <th scope="col">{w.pupil}</th>
              <th scope="col">{w.target}</th>
              <th scope="col">{w.why}</th>
              <th scope="col">{w.dueBy}</th>
            </tr>
          </thead>
          <tbody>
            {referrals.map((referral) => (
              <tr>
                <th scope="row">
                  <a href={`${view.base}/referrals/${referral.id}`}>{referral.mentee}</a> <span class="small muted">{referral.unit}</span>
                </th>
                <td data-name={w.target}>{w.targets[referral.target]}</td>
                <td>
                  <StateTag view={view} referral={referral} />
                </td>
                <td data-name={w.dueBy}>{referral.acceptedOn || referral.declinedOn ? '' : sayDay(view.language, referral.answerDue, view.today)}</td>
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
  const path = `${view.base}/referrals/${referral.id}`;
  const waits = !referral.acceptedOn && !referral.declinedOn;
  return (
    <Layout view={view} title={referral.mentee} intro={referral.unit ?? ''} problem={problem} crumbs={[{ href: `${view.base}/referrals`, text: w.inbox }]}>
      <div class="row">
        <StateTag view={view} referral={referral} />
        <span class="small muted">{w.by(referral.sentBy, fullDay(view.language, referral.sentOn))}</span>
      </div>
      <div class="two">
        <div class="stack">
          {referral.texts.map((text) => (
            <div class="wide">
              <p class="small muted">{w.by(text.by, sayDay(view.language, text.writtenOn, view.today))}</p>
              <p class="pre">{text.body}</p>
            </div>
          ))}
          {waits && (
            <>
              <Form view={view} action={`${path}/acceptance`} class="inline">
                <button class="button">{w.take}</button>
              </Form>
              <details class="more wide" open={problem?.fields.back_why !== undefined}>
                <summary>{w.back}</summary>
                <Form view={view} action={`${path}/return`}>
                  <TextArea view={view} name="back_why" label={w.backWhy} problem={problem} rows={2} />
                  <button class="button second">{w.back}</button>
                </Form>
              </details>
            </>
          )}
          {referral.acceptedOn && !referral.result && (
            <Form view={view} action={`${path}/result`}>
              <Choices view={view} name="result" label={w.resultLabel} problem={problem} flow options={results.map((value) => ({ value, text: w.results[value] }))} />
              <TextArea view={view} name="answer" label={w.answer} problem={problem} rows={2} />
              <button class="button">{w.finish}</button>
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
                <dt>{w.dueBy}</dt>
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
  return (
    <Section title={w.sealed} id="sealed">
      <p class="small muted">{w.sealedIntro}</p>
      {sealed.length === 0 && <p class="muted">{w.noSealed}</p>}
      {sealed.map((note) => (
        <article class="section">
          <p>{w.by(note.by, sayDay(view.language, note.writtenOn, view.today))}</p>
          <details class="more" open={problem?.typed.note === note.id}>
            <summary>{w.open}</summary>
            <Form view={view} action={`${path}/sealed/reading`}>
              <input type="hidden" name="note" value={note.id} />
              <TextField view={view} name="reason" label={w.reason} problem={problem} />
              <TextField view={view} name="password" type="password" autocomplete="current-password" label={w.password} problem={problem} />
              <button class="button second">{w.open}</button>
            </Form>
          </details>
          <ul class="plain small muted">
            {note.reads.map((read) => (
              <li>{w.readBy(read.by, sayMoment(view.language, read.at), read.reason)}</li>
            ))}
          </ul>
        </article>
      ))}
      <details class="more" open={problem?.fields.sealed !== undefined}>
        <summary>{w.addSealed}</summary>
        <Form view={view} action={`${path}/sealed`}>
          <TextArea view={view} name="sealed" label={w.note} problem={problem} />
          <button class="button second">{w.seal}</button>
        </Form>
      </details>
    </Section>
  );
}

export function UnsealedPage({ view, referral, body }: Page & { referral: Referral; body: string }) {
  const w = guidanceWords[view.language];
  return (
    <Layout view={view} title={w.note} intro={w.once} narrow crumbs={[{ href: `${view.base}/referrals/${referral.id}`, text: referral.mentee }]}>
      <p class="pre">{body}</p>
    </Layout>
  );
}

export function SpecialistsPage({ view, problem, people, chosen }: Page & { people: { id: string; name: string }[]; chosen: Set<string> }) {
  const w = guidanceWords[view.language];
  return (
    <Layout view={view} title={w.specialists} intro={w.specialistsIntro} problem={problem} narrow>
      {people.length === 0 ? (
        <p class="muted">{w.noSpecialists}</p>
      ) : (
        <Form view={view} action={`${view.base}/specialists`}>
          {targets.map((target) => (
            <Choices
              view={view}
              name={target}
              label={w.targets[target]}
              several
              chosen={people.filter(({ id }) => chosen.has(`${id} ${target}`)).map(({ id }) => id)}
              options={people.map(({ id, name }) => ({ value: id, text: name }))}
            />
          ))}
          <button class="button">{w.save}</button>
        </Form>
      )}
    </Layout>
  );
}

export function FactsPage({ view, problem, taken }: Page & { taken: number | null }) {
  const w = guidanceWords[view.language];
  return (
    <Layout view={view} title={w.factsTitle} intro={w.factsIntro} problem={problem} narrow>
      {taken !== null && !problem && <p class="note good">{w.taken(taken)}</p>}
      <Form view={view} action={`${view.base}/people/facts`} files>
        <TextField view={view} name="file" type="file" accept=".csv,.xlsx" label={w.file} problem={problem} />
        <button class="button">{w.readFile}</button>
      </Form>
    </Layout>
  );
}
