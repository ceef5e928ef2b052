import { linkTo } from '../../web/links.ts';
import { sayDay } from '../../platform/i18n.ts';
import { Choices, Form, Select, TextArea, TextField } from '../../web/fields.tsx';
import { Section, Tag } from '../../web/layout.tsx';
import type { Page } from '../../web/view.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import type { Referral } from './referral.store.ts';
import type { Worry } from './worry.store.ts';
import { StateTag } from './referral.pages.tsx';
import { guidanceWords } from './guidance.words.ts';
import type { Pupil } from './overview.rules.ts';
import {
  consents,
  isBeyondRole,
  places,
  signs,
  steps,
  targets,
  whyNone,
  type Target,
} from './worry.rules.ts';

type Of = Page & { mentorship: MentorshipLine; pupil: Pupil };

export function Worries({ view, problem, mentorship, pupil, worries }: Of & { worries: Worry[] }) {
  const w = guidanceWords[view.language];
  const path = linkTo(view, '/mentorships/:mentorship/pupils/:pupil/worries', {
    mentorship: mentorship.id,
    pupil: pupil.id,
  });
  return (
    <Section title={w.worries} id="worries">
      <p class="small muted">{w.worryIntro}</p>
      {worries.length === 0 && <p class="muted">{w.noWorries}</p>}
      {worries.map((worry) => (
        <article class="section">
          <p>
            {worry.signs.map((sign) => w.signs[sign]).join(', ')}{' '}
            <span class="small muted">{sayDay(view.language, worry.seenOn, view.today)}</span>
          </p>
          <dl class="facts">
            {places.flatMap((place) =>
              worry.map[place]
                ? [<dt>{w.places[place]}</dt>, <dd class="pre">{worry.map[place]}</dd>]
                : [],
            )}
          </dl>
          {worry.closedOn === null && isBeyondRole(worry.signs) && (
            <p class="note warn">{w.beyond}</p>
          )}
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
      <details
        class="more"
        open={problem?.typed.step !== undefined || problem?.fields.signs !== undefined}
      >
        <summary>{w.addWorry}</summary>
        <p class="note">{w.boundary}</p>
        <Form view={view} action={path}>
          <Choices
            view={view}
            name="signs"
            label={w.signsLabel}
            problem={problem}
            several
            chosen={(problem?.typed.signs ?? '').split(',')}
            flow
            options={signs.map((value) => ({ value, text: w.signs[value] }))}
          />
          <fieldset class="field">
            <legend>{w.mapLabel}</legend>
            {places.map((place) => (
              <TextField
                view={view}
                name={place}
                label={w.places[place]}
                problem={problem}
                optional
              />
            ))}
          </fieldset>
          <Choices
            view={view}
            name="step"
            label={w.stepLabel}
            problem={problem}
            flow
            options={steps.map((value) => ({ value, text: w.steps[value] }))}
          />
          <button class="button second">{w.keep}</button>
        </Form>
      </details>
    </Section>
  );
}

export function Referrals({
  view,
  problem,
  mentorship,
  pupil,
  referrals,
  hasTarget,
}: Of & { referrals: Referral[]; hasTarget: Record<Target, boolean> }) {
  const w = guidanceWords[view.language];
  const path = linkTo(view, '/mentorships/:mentorship/pupils/:pupil/referrals', {
    mentorship: mentorship.id,
    pupil: pupil.id,
  });
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
            <Choices
              view={view}
              name="target"
              label={w.target}
              problem={problem}
              flow
              options={open.map((value) => ({ value, text: w.targets[value] }))}
            />
            <Choices
              view={view}
              name="consent"
              label={w.consentLabel}
              problem={problem}
              flow
              options={consents.map((value) => ({ value, text: w.consents[value] }))}
            />
            <Select
              view={view}
              name="why"
              label={w.whyLabel}
              problem={problem}
              empty="–"
              options={whyNone.map((value) => ({ value, text: w.whyNone[value]! }))}
              optional
            />
            <TextArea
              view={view}
              name="extract"
              label={w.extract}
              help={w.extractHelp}
              problem={problem}
            />
            <button class="button second">{w.send}</button>
          </Form>
        </details>
      )}
    </Section>
  );
}
