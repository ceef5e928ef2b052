import { linkTo } from '../../web/links.ts';
import type { Talk, Share } from '../assessments/share.store.ts';
import { hours, number, sayDay } from '../../platform/i18n.ts';
import { Choices, Form, Select, TextArea, TextField } from '../../web/fields.tsx';
import { Empty, Layout, Section } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import { askedAfterMeeting, behavioursOf, relationItems } from '../meetings/meeting.rules.ts';
import { meetingWords } from '../meetings/meeting.words.ts';
import type { meansOf, Quarter } from '../goals/pulse.rules.ts';
import { say } from '../profiles/profile.rules.ts';
import { certificateWords } from './certificate.words.ts';
import type { OwnCertificate } from './certificate.store.ts';
import { developmentWords } from './development.words.ts';
import type { Evidence, Strength } from './evidence.store.ts';
import type { GoalRequest, SharedGoal } from './goal.store.ts';
import { libraryWords } from './library.words.ts';
import { Plan, type DevelopmentContext } from './plan.pages.tsx';
import type { QuickLine } from './quick.store.ts';

type Growing = Page & {
  ground: DevelopmentContext | null;
  requests: (GoalRequest & { name: string; evidence: Evidence[] })[];
  talks: Talk[];
  shares: Share[];
  /** Of mentors who show theirs. */
  theirGoals: (SharedGoal & { name: string })[];
  evidence: Evidence[];
  /** Competences that the last report shows as reached. */
  strong: { id: string; name: string }[];
  offered: Strength[];
  quick: QuickLine[];
  seed: string[];
  certificates: OwnCertificate[];
  quarter: Quarter;
  /** What mentees of pairs answered over the whole time, together. */
  everFelt: ReturnType<typeof meansOf>;
  /** What mentees answered after meetings of that quarter, together. */
  felt: ReturnType<typeof meansOf>;
};

/** Everything around the own growth on one page, most pressing first. */
export function DevelopmentPage({
  view,
  problem,
  ground,
  requests,
  talks,
  shares,
  theirGoals,
  evidence,
  strong,
  offered,
  quick,
  seed,
  certificates,
  quarter,
  everFelt,
  felt,
}: Growing) {
  const w = developmentWords[view.language];
  const path = linkTo(view, '/development');
  return (
    <Layout view={view} title={w.title} intro={w.intro} problem={problem}>
      <Asked
        view={view}
        requests={requests}
        talks={talks}
        shares={shares}
        theirGoals={theirGoals}
      />
      {ground && seed.length > 0 && <p class="note">{w.seedNote(seed.join(', '))}</p>}
      <div class="two">
        <div class="stack">
          {ground && (
            <div class="wide">
              <Plan view={view} problem={problem} ground={ground} action={`${path}/goals`} />
            </div>
          )}
          <div class="wide">
            <Portfolio view={view} problem={problem} ground={ground} evidence={evidence} />
          </div>
        </div>
        <div class="stack">
          {ground && (
            <div class="wide">
              <Quick view={view} problem={problem} ground={ground} quick={quick} />
            </div>
          )}
          {ground && (
            <Felt view={view} ground={ground} quarter={quarter} felt={felt} everFelt={everFelt} />
          )}
          {certificates.length > 0 && (
            <Section title={certificateWords[view.language].yours}>
              <ul class="lines">
                {certificates.map(({ id, code, programme, isRevoked }) => (
                  <li>
                    <span class="strong">{programme}</span>
                    <span class="row small">
                      <a href={`${path}/certificates/${id}`}>
                        {certificateWords[view.language].asPdf}
                      </a>
                      <a href={`${path}/certificates/${id}/credential`}>
                        {certificateWords[view.language].asBadge}
                      </a>
                      <a href={`/verify/${code}`}>{certificateWords[view.language].verifyPage}</a>
                      {isRevoked && <span>{certificateWords[view.language].revoked}</span>}
                    </span>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <Section title={w.strengths} id="strengths">
            <p class="muted">
              {strong.length > 0 || offered.length > 0 ? w.strengthsNote : w.noStrengths}
            </p>
            {strong.length > 0 && (
              <Form view={view} action={`${path}/strengths`}>
                {strong.map(({ id, name }) => {
                  const known = offered.find(({ competence }) => competence === id);
                  return (
                    <Choices
                      view={view}
                      name={`for-${id}`}
                      label={name}
                      several
                      flow
                      chosen={[known?.helps ? 'help' : '', known?.matches ? 'match' : '']}
                      options={[
                        { value: 'help', text: w.helpsOthers },
                        { value: 'match', text: w.mayMatch },
                      ]}
                    />
                  );
                })}
                <button class="button second slim">{w.keepChoice}</button>
              </Form>
            )}
          </Section>
        </div>
      </div>
      <p>
        <a href={linkTo(view, '/library')}>{libraryWords[view.language].library}</a>
        {ground && (
          <>
            {' · '}
            <a href={`${path}/certificate`}>{w.askCertificate}</a>
          </>
        )}
      </p>
    </Layout>
  );
}

/** What others want of this person: help, a look, a talk, or something they show. */
function Felt({
  view,
  ground,
  quarter,
  felt,
  everFelt,
}: {
  view: View;
  ground: DevelopmentContext;
  quarter: Quarter;
  felt: Growing['felt'];
  everFelt: Growing['everFelt'];
}) {
  const w = developmentWords[view.language];
  const m = meetingWords[view.language];
  const names = new Map<string, string>([
    ...relationItems.map((item) => [item, m[item]] as const),
    // As they were asked, in the words of then and of now.
    ...[behavioursOf, askedAfterMeeting].flatMap((ask) =>
      ask(ground.profile, view.language).map(
        ({ id, text }) => [`behaviour:${id}`, m.behaviour(text)] as const,
      ),
    ),
  ]);
  const facts = (means: Growing['felt']) => (
    <dl class="facts">
      {means.flatMap(({ item, mean, mentees }) => [
        <dt>{names.get(item)}</dt>,
        <dd>{w.feltMean(number(view.language, mean, 1), mentees)}</dd>,
      ])}
    </dl>
  );
  const known = felt.filter(({ item }) => names.has(item));
  const ever = everFelt.filter(({ item }) => names.has(item));
  return (
    <Section title={w.felt}>
      {ever.length > 0 && (
        <>
          <p class="small muted">{w.feltEver}</p>
          {facts(ever)}
        </>
      )}
      <p class="small muted">
        {w.feltIntro(
          sayDay(view.language, quarter.firstDay, view.today),
          sayDay(view.language, quarter.lastDay, view.today),
        )}
      </p>
      {known.length === 0 ? <p class="muted">{w.feltTooFew}</p> : facts(known)}
    </Section>
  );
}

function Asked({
  view,
  requests,
  talks,
  shares,
  theirGoals,
}: Pick<Growing, 'view' | 'requests' | 'talks' | 'shares' | 'theirGoals'>) {
  const w = developmentWords[view.language];
  const waiting = requests.filter(({ agreed }) => agreed === null);
  const open = talks.filter(({ isHeld }) => !isHeld);
  if (waiting.length + open.length + shares.length + theirGoals.length === 0) return null;
  return (
    <Section title={w.requests}>
      <ul class="lines">
        {open.map((talk) => (
          <li>
            <span>{w.talkAsked(talk.mentor, talk.round)}</span>
            <Form
              view={view}
              action={linkTo(view, '/rounds/:round/talks/:mentor', {
                round: talk.roundId,
                mentor: talk.mentorId,
              })}
              class="inline"
            >
              <span>
                <button class="button slim">{w.talkNow}</button>
              </span>
            </Form>
          </li>
        ))}
        {waiting.map((request) => (
          <li>
            <span>
              {w.requestOf(request.owner, request.kind)} <span class="strong">{request.name}</span>
            </span>
            <span class="pre">{request.words}</span>
            {request.evidence.map((one) => (
              <span class="small">
                {`${sayDay(view.language, one.heldOn, view.today)}: ${one.title} ${one.body}`}{' '}
                {one.fileName && (
                  <a
                    href={linkTo(view, '/development/evidence/:evidence/file', {
                      evidence: one.id,
                    })}
                  >
                    {one.fileName}
                  </a>
                )}
              </span>
            ))}
            <Form
              view={view}
              action={linkTo(view, '/development/requests/:request', { request: request.id })}
            >
              <TextArea view={view} name="answer" label={w.answerWords} rows={2} optional />
              <span class="row">
                <button class="button slim" name="agreed" value="yes">
                  {w.sayYes[request.kind]}
                </button>
                <button class="button second slim" name="agreed" value="no">
                  {w.sayNo[request.kind]}
                </button>
              </span>
            </Form>
          </li>
        ))}
        {theirGoals.map((goal) => (
          <li>
            <span>
              {w.theirGoal(goal.owner)} <span class="strong">{goal.name}</span>
            </span>
            <span class="small muted">
              {[
                goal.practice,
                w.lookAgain(sayDay(view.language, goal.lookAgainOn, view.today)),
              ].join(' · ')}
            </span>
          </li>
        ))}
        {shares.map((share) => (
          <li>
            <span>
              {w.sharedWithYou}:{' '}
              <a
                href={linkTo(view, '/rounds/:round/reports/:mentor', {
                  round: share.roundId,
                  mentor: share.mentorId,
                })}
              >
                {w.sharedReport(share.mentor, share.round)}
              </a>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function indicatorOptions(ground: DevelopmentContext, view: View) {
  const text = (one: Parameters<typeof say>[0]) =>
    say(one, view.language, ground.profile.languages);
  return ground.competences.flatMap(({ name, indicators }) =>
    indicators.map((indicator) => ({
      value: indicator.id,
      text: `${text(name)}: ${text(indicator.text)}`,
    })),
  );
}

function Portfolio({
  view,
  problem,
  ground,
  evidence,
}: Page & { ground: DevelopmentContext | null; evidence: Evidence[] }) {
  const w = developmentWords[view.language];
  const options = ground ? indicatorOptions(ground, view) : [];
  const names = new Map(
    options.map(({ value, text }) => [value, text.split(': ').slice(1).join(': ')]),
  );
  const minutes = evidence.reduce((sum, one) => sum + one.minutes, 0);
  const path = linkTo(view, '/development/evidence');
  return (
    <Section
      title={w.portfolio}
      id="evidence"
      {...(minutes > 0
        ? { aside: <span class="muted">{w.hoursLearned(hours(view.language, minutes))}</span> }
        : {})}
    >
      <p class="muted">{w.portfolioNote}</p>
      {evidence.length > 0 && (
        <ul class="lines">
          {evidence.map((one) => (
            <li>
              <span class="strong">{one.title}</span>
              {one.body && <span class="pre">{one.body}</span>}
              <span class="small muted">
                {[
                  sayDay(view.language, one.heldOn, view.today),
                  one.minutes > 0 && hours(view.language, one.minutes),
                  ...one.indicators.map((id) => names.get(id) ?? ''),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <span class="row small">
                {one.address && (
                  <a href={one.address} rel="noreferrer nofollow">
                    {one.address}
                  </a>
                )}
                {one.fileName && <a href={`${path}/${one.id}/file`}>{one.fileName}</a>}
                <Form view={view} action={`${path}/${one.id}/removal`} class="inline">
                  <button class="button quiet" aria-label={`${w.remove}: ${one.title}`}>
                    {w.remove}
                  </button>
                </Form>
              </span>
            </li>
          ))}
        </ul>
      )}
      <details class="more" open={problem !== undefined && 'title' in problem.typed}>
        <summary>{w.addSomething}</summary>
        <Form view={view} action={path} files>
          <TextField view={view} name="title" label={w.what} problem={problem} />
          <TextField
            view={view}
            name="held_on"
            type="date"
            label={w.heldOn}
            value={view.today}
            problem={problem}
            short
          />
          <TextArea view={view} name="body" label={w.words} problem={problem} optional />
          <TextField view={view} name="address" label={w.address} problem={problem} optional />
          <TextField
            view={view}
            name="file"
            type="file"
            label={w.file}
            help={w.fileHelp}
            problem={problem}
            optional
          />
          <TextField
            view={view}
            name="minutes"
            type="number"
            min={0}
            max={10000}
            inputMode="numeric"
            label={w.minutes}
            problem={problem}
            optional
            short
          />
          {options.length > 0 && (
            <Select
              view={view}
              name="indicator"
              label={w.shows}
              empty={w.noGoal}
              problem={problem}
              options={options}
            />
          )}
          {ground && ground.goals.length > 0 && (
            <Select
              view={view}
              name="goal"
              label={w.toGoal}
              empty={w.noGoal}
              problem={problem}
              options={ground.goals.map(({ id, indicator }) => ({
                value: id,
                text: names.get(indicator) ?? '',
              }))}
            />
          )}
          <button class="button second">{w.addEvidence}</button>
        </Form>
      </details>
    </Section>
  );
}

function Quick({
  view,
  problem,
  ground,
  quick,
}: Page & { ground: DevelopmentContext; quick: QuickLine[] }) {
  const w = developmentWords[view.language];
  const path = linkTo(view, '/development/quick');
  return (
    <Section title={w.quick} id="quick">
      <p class="muted">{w.quickNote}</p>
      {quick.length > 0 && (
        <ul class="lines">
          {quick.map((one) => (
            <li>
              <span class="strong">{one.name}</span>
              <span class="row small">
                <span class="muted">{w.quickState(one.answered, one.asked)}</span>
                {one.isClosed ? (
                  <a href={`${path}/${one.id}`}>{w.quickReadAgain}</a>
                ) : (
                  <Form view={view} action={`${path}/${one.id}/closing`} class="inline">
                    <button class="button second slim" aria-label={`${w.quickRead}: ${one.name}`}>
                      {w.quickRead}
                    </button>
                  </Form>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      <details class="more" open={problem !== undefined && 'people' in problem.typed}>
        <summary>{w.quickChoose}</summary>
        <Form view={view} action={path}>
          <TextField view={view} name="name" label={w.quickName} problem={problem} />
          <Choices
            view={view}
            name="indicators"
            label={w.quickAbout}
            several
            problem={problem}
            options={indicatorOptions(ground, view)}
          />
          <TextArea
            view={view}
            name="people"
            label={w.quickWhom}
            help={w.quickExample}
            problem={problem}
          />
          <TextField
            view={view}
            name="closes_on"
            type="date"
            label={w.quickUntil}
            problem={problem}
            short
          />
          <button class="button second">{w.quickMake}</button>
        </Form>
      </details>
    </Section>
  );
}

/** The links are shown once. */
export function QuickLinksPage({
  view,
  name,
  links,
}: Page & { name: string; links: { who: string; address: string }[] }) {
  const w = developmentWords[view.language];
  return (
    <Layout
      view={view}
      title={name}
      intro={w.quickLinks}
      narrow
      crumbs={[{ href: linkTo(view, '/development'), text: w.title }]}
    >
      <ul class="lines">
        {links.map(({ who, address }) => (
          <li>
            <span class="strong">{who}</span>
            <input class="input" readonly value={address} aria-label={who} />
          </li>
        ))}
      </ul>
    </Layout>
  );
}

export type QuickAnswer = { name: string; levels: Map<string, number | null>; comments: string[] };

export function QuickAnswersPage({
  view,
  name,
  indicators,
  answers,
}: Page & { name: string; indicators: { id: string; text: string }[]; answers: QuickAnswer[] }) {
  const w = developmentWords[view.language];
  return (
    <Layout
      view={view}
      title={w.quickTitle(name)}
      narrow
      crumbs={[{ href: linkTo(view, '/development'), text: w.title }]}
    >
      {answers.length === 0 && <Empty>{w.quickNone}</Empty>}
      {indicators.map(({ id, text }) => (
        <Section title={text}>
          <ul class="lines">
            {answers
              .filter(({ levels }) => levels.has(id))
              .map(({ name: who, levels }) => (
                <li>
                  <span>{`${who}: ${levels.get(id) ?? w.notSeen}`}</span>
                </li>
              ))}
          </ul>
        </Section>
      ))}
      {answers.some(({ comments }) => comments.length > 0) && (
        <Section title={w.words}>
          <ul class="lines">
            {answers.flatMap(({ name: who, comments }) =>
              comments.map((body) => (
                <li>
                  <span class="pre">{body}</span>
                  <span class="small muted">{who}</span>
                </li>
              )),
            )}
          </ul>
        </Section>
      )}
    </Layout>
  );
}

/** AS-39: the scanner has not answered about it, or found something. */
export function ClosedFilePage({ view, isHarmful }: { view: View; isHarmful: boolean }) {
  const w = developmentWords[view.language];
  return (
    <Layout
      view={view}
      title={w.fileClosed}
      crumbs={[{ href: linkTo(view, '/development'), text: w.title }]}
      narrow
    >
      <p class={isHarmful ? 'note bad' : 'note warn'}>{isHarmful ? w.harmfulHere : w.notScanned}</p>
      <p>
        <a href={linkTo(view, '/development', {}, { hash: 'evidence' })}>{w.toEvidence}</a>
      </p>
    </Layout>
  );
}
