import type { Marks } from '../../web/session.ts';
import { isPassed } from '../organisations/country.rules.ts';
import { linkTo } from '../../web/links.ts';
import { daysBetween, number, plainDay, sayDay } from '../../platform/i18n.ts';
import { Form, TextArea } from '../../web/fields.tsx';
import { Layout, Section, Tag, Who } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { sentenceOf } from '../signals/signal.pages.tsx';
import type { HandedOver } from '../course/handover.store.ts';
import type { SignalLine } from '../signals/signal.store.ts';
import type { PupilDetail } from './pupil.store.ts';
import type { Referral } from './referral.store.ts';
import { ToNextMentor } from './along.pages.tsx';
import { alongWords } from './along.words.ts';
import { careerWords } from './career.words.ts';
import { Shares } from './share.pages.tsx';
import type { Share } from './share.store.ts';
import type { Worry } from './worry.store.ts';
import { cardOfClassWords } from './class-card.words.ts';
import { guidanceWords } from './guidance.words.ts';
import { inOrderOfNeed, reasonsOf, type Pupil } from './overview.rules.ts';
import { Referrals, Worries } from './worry.pages.tsx';

/** So many stand on top. */
const first = 5;

type OverviewProps = Page & {
  mentorship: MentorshipLine;
  pupils: Pupil[];
  shares: Share[];
  teachers: { id: string; name: string }[];
  /** M-47: nothing of absence and marks is read any more. */
  isOver: boolean;
};

export function OverviewPage({
  view,
  problem,
  mentorship,
  pupils,
  shares,
  teachers,
  isOver,
}: OverviewProps) {
  const w = guidanceWords[view.language];
  const path = linkTo(view, '/mentorships/:mentorship', { mentorship: mentorship.id });
  const ordered = inOrderOfNeed(pupils, view.today);
  const top = ordered.filter((pupil) => reasonsOf(pupil, view.today).length > 0).slice(0, first);
  return (
    <Layout
      view={view}
      title={`${w.overview} ${mentorship.name ?? ''}`}
      intro={w.overviewIntro}
      problem={problem}
      crumbs={[{ href: path, text: mentorship.name ?? '' }]}
    >
      {isOver && <YearOver view={view} mentorship={mentorship} />}
      <Section title={w.first}>
        {top.length === 0 ? (
          <p class="note good">{w.calm}</p>
        ) : (
          <ol class="waiting">
            {top.map((pupil) => (
              <li>
                <Who
                  id={pupil.id}
                  name={pupil.name}
                  href={`${path}/pupils/${pupil.id}`}
                  small={<Why view={view} pupil={pupil} />}
                />
              </li>
            ))}
          </ol>
        )}
      </Section>
      <Section title={w.everybody}>
        <table class="board">
          <thead>
            <tr>
              <th scope="col">{w.pupil}</th>
              <th scope="col">{w.why}</th>
              <th scope="col">{w.lastTalk}</th>
              <th scope="col" class="number">
                {w.absence}
              </th>
              <th scope="col" class="number">
                {w.marks}
              </th>
              <th scope="col">{w.agreements}</th>
            </tr>
          </thead>
          <tbody>
            {ordered.map((pupil) => (
              <tr>
                <th scope="row">
                  <a href={`${path}/pupils/${pupil.id}`}>{pupil.name}</a>
                </th>
                <td>
                  <Why view={view} pupil={pupil} />
                </td>
                <td data-name={w.lastTalk}>
                  {pupil.lastTalk ? w.days(daysBetween(pupil.lastTalk, view.today)) : w.never}
                </td>
                <td data-name={w.absence} class="number">
                  {pupil.absence || ''}
                </td>
                <td data-name={w.marks} class="number">
                  {pupil.lowMarks || ''}
                </td>
                <td data-name={w.agreements}>
                  {pupil.openAgreements > 0
                    ? w.openLate(pupil.openAgreements, pupil.lateAgreements)
                    : ''}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <p>
        <a href={`${path}/cards-of-class`}>{cardOfClassWords[view.language].title}</a>
      </p>
      <Shares
        view={view}
        problem={problem}
        path={`${path}/overview`}
        shares={shares}
        teachers={teachers}
      />
    </Layout>
  );
}

function YearOver({ view, mentorship }: { view: View; mentorship: MentorshipLine }) {
  return (
    <p class="note warn">
      {guidanceWords[view.language].yearOver(plainDay(view.language, mentorship.lastDay))}
    </p>
  );
}

function Why({ view, pupil }: { view: View; pupil: Pupil }) {
  const w = guidanceWords[view.language];
  return (
    <span class="why">
      {reasonsOf(pupil, view.today).map(({ kind, count }) => (
        <Tag
          tone={
            kind === 'worry' || kind === 'signal' ? 'bad' : kind === 'referral' ? 'accent' : 'warn'
          }
        >
          {w.reasons[kind](count)}
        </Tag>
      ))}
    </span>
  );
}

type PupilProps = Page & {
  mentorship: MentorshipLine;
  pupil: Pupil;
  detail: PupilDetail;
  marks: Marks;
  worries: Worry[];
  referrals: Referral[];
  signals: SignalLine[];
  hasTarget: Record<'counsellor' | 'careers', boolean>;
  handovers: HandedOver[];
  teachers: { id: string; name: string }[];
  isOver: boolean;
};

export function PupilPage(props: PupilProps) {
  const { view, problem, mentorship, pupil, detail, signals } = props;
  const w = guidanceWords[view.language];
  const group = linkTo(view, '/mentorships/:mentorship', { mentorship: mentorship.id });
  return (
    <Layout
      view={view}
      title={pupil.name}
      intro={[
        detail.unit ?? mentorship.name,
        detail.bornOn && w.born(plainDay(view.language, detail.bornOn)),
      ]
        .filter(Boolean)
        .join(' · ')}
      problem={problem}
      crumbs={[
        { href: group, text: mentorship.name ?? '' },
        { href: `${group}/overview`, text: w.overview },
      ]}
    >
      {props.isOver && <YearOver view={view} mentorship={mentorship} />}
      <Why view={view} pupil={pupil} />
      <div class="row">
        <a
          class="button"
          href={linkTo(view, '/class/:mentorship/pupils/:pupil/talk', {
            mentorship: mentorship.id,
            pupil: pupil.id,
          })}
        >
          {w.record}
        </a>
        <a
          class="button second"
          href={linkTo(
            view,
            '/talks/new',
            {},
            { query: { class: mentorship.id, pupil: pupil.id } },
          )}
        >
          {w.plan}
        </a>
        <a class="button second" href={`${group}/careers/${pupil.id}`}>
          {careerWords[view.language].toIt}
        </a>
        <a class="button second" href={`${group}/pupils/${pupil.id}/home`}>
          {alongWords[view.language].home}
        </a>
      </div>
      <div class="two even">
        <div class="stack">
          <Section title={w.talks}>
            <dl class="facts">
              <dt>{w.lastTalk}</dt>
              <dd>
                {pupil.lastTalk ? sayDay(view.language, pupil.lastTalk, view.today) : w.never}
              </dd>
              <dt>{w.nextTalk}</dt>
              <dd>
                {pupil.nextTalk ? sayDay(view.language, pupil.nextTalk, view.today) : w.never}
              </dd>
              <dt>{w.agreements}</dt>
              <dd>
                {pupil.openAgreements > 0
                  ? w.openLate(pupil.openAgreements, pupil.lateAgreements)
                  : w.nothing}
              </dd>
            </dl>
            {signals.length > 0 && (
              <ul class="lines">
                {signals.map((signal) => (
                  <li>
                    <a href={linkTo(view, '/signals/:signal', { signal: signal.id })}>
                      {sentenceOf(signal, view)}
                    </a>
                  </li>
                ))}
              </ul>
            )}
          </Section>
          <Facts view={view} detail={detail} marks={props.marks} />
          <Guardians view={view} detail={detail} />
        </div>
        <div class="stack">
          <Support {...props} />
          <Worries {...props} />
          <Referrals {...props} />
          <ToNextMentor {...props} />
        </div>
      </div>
    </Layout>
  );
}

function Facts({ view, detail, marks }: { view: View; detail: PupilDetail; marks: Marks }) {
  const w = guidanceWords[view.language];
  return (
    <Section title={w.facts}>
      {detail.facts.length === 0 && <p class="muted">{w.noFacts}</p>}
      <ul class="lines">
        {detail.facts.slice(0, 12).map((fact) => (
          <li>
            <span class="row base">
              {fact.what && <span>{fact.what}</span>}
              <span
                class={fact.kind === 'mark' && !isPassed(fact.value, marks) ? 'strong' : undefined}
              >
                {fact.kind === 'absence'
                  ? w.reasons.absence(fact.value)
                  : number(view.language, fact.value, 1)}
              </span>
              <span class="small muted">{sayDay(view.language, fact.day, view.today)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Guardians({ view, detail }: { view: View; detail: PupilDetail }) {
  const w = guidanceWords[view.language];
  return (
    <Section title={w.guardians}>
      {detail.guardians.length === 0 && <p class="muted">{w.noGuardians}</p>}
      <ul class="lines">
        {detail.guardians.map((guardian) => (
          <li>
            <span>{guardian.name}</span>
            {guardian.email && (
              <a class="small" href={`mailto:${guardian.email}`}>
                {guardian.email}
              </a>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Support({ view, problem, mentorship, pupil, detail }: PupilProps) {
  const w = guidanceWords[view.language];
  const path = linkTo(view, '/mentorships/:mentorship/pupils/:pupil/support', {
    mentorship: mentorship.id,
    pupil: pupil.id,
  });
  return (
    <Section title={w.support} id="support">
      {detail.support.length === 0 && <p class="muted">{w.noSupport}</p>}
      <ul class="lines">
        {detail.support.map((one) => (
          <li>
            <span class="pre">{one.body}</span>
            <span class="row small">
              <span class="muted">{sayDay(view.language, one.notedOn, view.today)}</span>
              <Form view={view} action={`${path}/${one.id}/end`} class="inline">
                <button class="button second slim">
                  {w.noLonger}
                  <span class="hidden-text">: {one.body}</span>
                </button>
              </Form>
            </span>
          </li>
        ))}
      </ul>
      <details class="more" open={problem?.fields.helps !== undefined}>
        <summary>{w.addSupport}</summary>
        <Form view={view} action={path}>
          <TextArea
            view={view}
            name="helps"
            label={w.support}
            help={w.supportHelp}
            problem={problem}
            rows={2}
          />
          <button class="button second">{w.keep}</button>
        </Form>
      </details>
    </Section>
  );
}
