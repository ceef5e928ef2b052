import { linkTo } from '../../web/links.ts';
import { daysBetween, fullDay, number, sayDay } from '../../platform/i18n.ts';
import { BoardTable } from '../../web/board-table.tsx';
import type { Arranged, Board } from '../../web/board.ts';
import { Choices, Form, Select, TextArea, TextField } from '../../web/fields.tsx';
import { Empty, Layout, Section, Tag, Who } from '../../web/layout.tsx';
import { webWords } from '../../web/web.words.ts';
import type { Page, View } from '../../web/view.ts';
import type { Hearing } from './hearing.store.ts';
import { namesOf } from '../mentorships/mentorship.pages.tsx';
import type { MentorshipLine } from '../mentorships/mentorship.store.ts';
import { partOf } from '../mentorships/part.rules.ts';
import {
  actions,
  medianDays,
  outcomes,
  raisedKinds,
  severities,
  stateOf,
  type State,
} from './signal.rules.ts';
import type { AwayLine } from './away.store.ts';
import type { SignalLine, Step } from './signal.store.ts';
import { signalWords } from './signal.words.ts';

const tones = { waiting: 'warn', late: 'bad', acted: 'accent', settled: 'good' } as const;
const order: Record<State, number> = { late: 0, waiting: 1, acted: 2, settled: 3 };
const weight = { high: 0, middle: 1, low: 2 } as const;

export function sentenceOf(
  { kind, fact, about, menteeName }: Pick<SignalLine, 'kind' | 'fact' | 'about' | 'menteeName'>,
  view: View,
): string {
  return signalWords[view.language].sentences[kind]({ ...fact, about, mentee: menteeName ?? '' });
}

/** Late first, then what waits, the heaviest first. */
export function inTurn(signals: SignalLine[], today: string): SignalLine[] {
  return [...signals].sort(
    (a, b) =>
      order[stateOf(a, today)] - order[stateOf(b, today)] ||
      weight[a.severity] - weight[b.severity] ||
      a.actionDue.localeCompare(b.actionDue),
  );
}

export function signalBoard(
  view: View,
  signals: SignalLine[],
  { mineOnly, seesAll }: { mineOnly: boolean; seesAll: boolean },
): Board<SignalLine> {
  const w = signalWords[view.language];
  const open = signals.filter(({ settledOn }) => settledOn === null);
  const mine = open.filter(({ owner }) => owner === view.person!.id);
  const state = (signal: SignalLine) => stateOf(signal, view.today);
  return {
    id: ({ id }) => id,
    label: (signal) => sentenceOf(signal, view),
    rows: inTurn(mineOnly && seesAll ? mine : open, view.today),
    columns: [
      {
        name: 'what',
        title: w.what,
        value: (signal) => sentenceOf(signal, view),
        draw: (signal) => (
          <>
            <a href={linkTo(view, '/signals/:signal', { signal: signal.id })}>
              {sentenceOf(signal, view)}
            </a>
            <div class="small muted">
              {w.severities[signal.severity]} · {sayDay(view.language, signal.raisedOn, view.today)}
            </div>
          </>
        ),
      },
      {
        name: 'severity',
        title: w.severity,
        value: ({ severity }) => w.severities[severity],
        order: ({ severity }) => weight[severity],
        isExtra: true,
      },
      {
        name: 'raised',
        title: w.raised,
        kind: 'day',
        value: ({ raisedOn }) => raisedOn,
        isExtra: true,
      },
      {
        name: 'state',
        title: w.state,
        value: (signal) => w.states[state(signal)],
        order: (signal) => order[state(signal)],
        draw: (signal) => <Tag tone={tones[state(signal)]}>{w.states[state(signal)]}</Tag>,
      },
      { name: 'owner', title: w.owner, value: ({ ownerName }) => ownerName },
      {
        name: 'due',
        title: w.due,
        kind: 'day',
        value: ({ hasAction, actionDue }) => (hasAction ? null : actionDue),
        draw: ({ hasAction, actionDue }) =>
          !hasAction && (
            <span title={fullDay(view.language, actionDue)}>
              {sayDay(view.language, actionDue, view.today)}
            </span>
          ),
      },
    ],
    filters: [
      ...(seesAll
        ? [
            {
              name: 'all',
              title: w.owner,
              any: `${w.mine} (${mine.length})`,
              // Those of everybody are listed then.
              choices: [{ value: '1', text: `${w.all} (${open.length})`, keeps: () => true }],
            },
          ]
        : []),
      {
        name: 'state',
        title: w.state,
        any: w.all,
        choices: (['late', 'waiting', 'acted'] as const).map((value) => ({
          value,
          text: w.states[value],
          keeps: (signal: SignalLine) => state(signal) === value,
        })),
      },
      {
        name: 'severity',
        title: w.severity,
        any: w.all,
        choices: severities.map((value) => ({
          value,
          text: w.severities[value],
          keeps: ({ severity }: SignalLine) => severity === value,
        })),
      },
    ],
  };
}

type SignalsProps = Page & {
  /** For the figures. */
  signals: SignalLine[];
  board: Arranged<SignalLine>;
  seesAll: boolean;
};

export function SignalsPage({ view, signals, board, seesAll }: SignalsProps) {
  const w = signalWords[view.language];
  const isEmpty = board.board.rows.length === 0;
  const all = { query: { all: '1' } };
  return (
    <Layout view={view} title={w.title} intro={seesAll ? w.intro : w.introOwn}>
      {seesAll && <Figures view={view} signals={signals} />}
      {isEmpty && <p class="note good">{w.none}</p>}
      {isEmpty && seesAll && board.chosen.all === undefined && (
        <p>
          <a href={linkTo(view, '/signals', {}, all)}>
            {board.board.filters![0]!.choices[0]!.text}
          </a>
        </p>
      )}
      {!isEmpty && (
        <BoardTable
          view={view}
          board={board}
          isNarrowable
          address={(query) => linkTo(view, '/signals', {}, { query })}
          download={(query) => linkTo(view, '/signals/download', {}, { query })}
        />
      )}
    </Layout>
  );
}

function Figures({ view, signals }: { view: View; signals: SignalLine[] }) {
  const w = signalWords[view.language];
  const open = signals.filter(({ settledOn }) => settledOn === null);
  const toAction = medianDays(
    signals.flatMap(({ firstAction, raisedOn }) =>
      firstAction ? [daysBetween(raisedOn, firstAction)] : [],
    ),
  );
  const toEnd = medianDays(
    signals.flatMap(({ settledOn, raisedOn }) =>
      settledOn ? [daysBetween(raisedOn, settledOn)] : [],
    ),
  );
  const say = (days: number | null) =>
    days === null ? w.noFigure : number(view.language, days, Number.isInteger(days) ? 0 : 1);
  const figures: [string, string, string?][] = [
    [String(open.length), w.open],
    [String(open.filter((signal) => stateOf(signal, view.today) === 'late').length), w.late],
    [say(toAction), w.toAction, w.middle],
    [say(toEnd), w.toEnd, w.middle],
  ];
  return (
    <div class="figures">
      {figures.map(([figure, name, small]) => (
        <div>
          <b>{figure}</b>
          <span>
            {name}
            {small && `, ${small}`}
          </span>
        </div>
      ))}
    </div>
  );
}

type SignalProps = Page & {
  signal: SignalLine;
  hearing: Hearing | null;
  steps: Step[];
  text: string | null;
  mayAct: boolean;
  mayWrite: boolean;
  /** Something was written just now. */
  isSent: boolean;
  maySettle: boolean;
  maySeeMentorship: boolean;
};

export function SignalPage({
  view,
  problem,
  signal,
  hearing,
  steps,
  text,
  mayAct,
  mayWrite,
  isSent,
  maySettle,
  maySeeMentorship,
}: SignalProps) {
  const w = signalWords[view.language];
  const state = stateOf(signal, view.today);
  const path = linkTo(view, '/signals/:signal', { signal: signal.id });
  return (
    <Layout
      view={view}
      title={sentenceOf(signal, view)}
      problem={problem}
      crumbs={[{ href: linkTo(view, '/signals'), text: w.title }]}
    >
      <div class="row">
        <Tag tone={tones[state]}>{w.states[state]}</Tag>
        <span class="muted small">{w.severities[signal.severity]}</span>
      </div>
      <div class="two">
        <div class="stack">
          {text && (
            <div class="note">
              <p class="strong">{w.words}</p>
              <p class="pre">{text}</p>
              <p class="small">{hearing?.secondName ? w.wordsForTwo : w.wordsFor}</p>
            </div>
          )}
          {signal.kind === 'referral' &&
            signal.owner === view.person!.id &&
            signal.settledOn === null && (
              <a
                class="button"
                href={linkTo(view, '/referrals/:referral', { referral: signal.subject! })}
              >
                {w.toReferral}
              </a>
            )}
          {isSent && <p class="note good">{w.written}</p>}
          {mayWrite && signal.settledOn === null && (
            <p>
              <a
                class={signal.hasAction ? 'button second' : 'button'}
                href={linkTo(view, '/signals/:signal/message', { signal: signal.id })}
              >
                {webWords[view.language].writeToThem}
              </a>
            </p>
          )}
          {mayAct && signal.settledOn === null && (
            <Form view={view} action={`${path}/actions`}>
              <Choices
                view={view}
                name="what"
                label={w.act}
                help={w.actHelp}
                problem={problem}
                flow
                options={actions.map((value) => ({ value, text: w.actions[value] }))}
              />
              <button class={signal.hasAction || mayWrite ? 'button second' : 'button'}>
                {w.note}
              </button>
            </Form>
          )}
          {maySettle && signal.settledOn === null && (
            <details
              class="more wide"
              open={problem?.fields.outcome !== undefined || signal.hasAction}
            >
              <summary>{w.settle}</summary>
              <Form view={view} action={`${path}/settlement`}>
                <Choices
                  view={view}
                  name="outcome"
                  label={w.settle}
                  help={signal.isByRule ? w.settleHelp : undefined}
                  problem={problem}
                  flow
                  options={outcomes.map((value) => ({ value, text: w.outcomes[value] }))}
                />
                {hearing?.secondName && (
                  <p class="small muted">
                    {hearing.proposed && hearing.proposedByName
                      ? w.proposed(hearing.proposedByName, w.outcomes[hearing.proposed])
                      : w.bothSay}
                  </p>
                )}
                <button class="button">{w.settleNow}</button>
              </Form>
            </details>
          )}
          <div class="wide section">
            <Section title={w.history}>
              {steps.length === 0 && signal.settledOn === null && (
                <p class="muted">{w.nothingDone}</p>
              )}
              <ol class="history">
                {steps.map((step) => (
                  <li class={step.kind === 'action' ? undefined : 'quiet'}>
                    <span>
                      {step.kind === 'action'
                        ? w.did(step.who!, w.actions[step.what as 'asked'])
                        : step.kind === 'escalation'
                          ? w.wentOn(step.to ?? '')
                          : w.wentToDeputy(step.to ?? '')}
                    </span>
                    <span class="small muted">
                      {sayDay(view.language, step.takenOn, view.today)}
                    </span>
                  </li>
                ))}
                {signal.settledOn && (
                  <li>
                    <span class="strong">{w.outcomes[signal.outcome!]}</span>
                    <span class="small muted">
                      {sayDay(view.language, signal.settledOn, view.today)}
                    </span>
                  </li>
                )}
              </ol>
            </Section>
          </div>
        </div>
        <div>
          <dl class="facts">
            <dt>{w.owner}</dt>
            <dd>
              <Who id={signal.owner} name={signal.ownerName} />
            </dd>
            {hearing?.secondName && (
              <>
                <dt>{w.second}</dt>
                <dd>{hearing.secondName}</dd>
              </>
            )}
            {signal.deputyName && !hearing?.secondName && (
              <>
                <dt>{w.deputy}</dt>
                <dd>{signal.deputyName}</dd>
              </>
            )}
            <dt>{w.raised}</dt>
            <dd>
              {sayDay(view.language, signal.raisedOn, view.today)},{' '}
              {signal.raisedByName ? w.raisedBy(signal.raisedByName) : w.byRule}
            </dd>
            {!signal.hasAction && signal.settledOn === null && (
              <>
                <dt>{w.due}</dt>
                <dd>{sayDay(view.language, signal.actionDue, view.today)}</dd>
              </>
            )}
            {signal.mentorship && maySeeMentorship && signal.kind !== 'referral' && (
              <dd>
                <a
                  href={linkTo(view, '/mentorships/:mentorship', { mentorship: signal.mentorship })}
                >
                  {w.toMentorship}
                </a>
              </dd>
            )}
            {signal.round && (
              <dd>
                <a href={linkTo(view, '/rounds/:round', { round: signal.round })}>{w.toRound}</a>
              </dd>
            )}
          </dl>
        </div>
      </div>
    </Layout>
  );
}

export function RaisePage({
  view,
  problem,
  mentorship,
  coordinators,
}: Page & { mentorship: MentorshipLine; coordinators: { id: string; name: string }[] }) {
  const w = signalWords[view.language];
  const path = linkTo(view, '/mentorships/:mentorship', { mentorship: mentorship.id });
  return (
    <Layout
      view={view}
      title={w.raise}
      intro={w.raiseIntro}
      problem={problem}
      narrow
      crumbs={[{ href: path, text: namesOf(mentorship, view) }]}
    >
      <Form view={view} action={`${path}/signals`}>
        <Choices
          view={view}
          name="kind"
          label={w.kind}
          problem={problem}
          options={raisedKinds.map((value) => ({ value, text: w.kinds[value] }))}
        />
        {mentorship.kind === 'group' && partOf(mentorship, view.person!.id) !== 'pupil' && (
          <Select
            view={view}
            name="mentee"
            label={w.whom}
            problem={problem}
            empty={w.everybody}
            options={mentorship.mentees.map(({ personId, name }) => ({
              value: personId,
              text: name,
            }))}
            optional
          />
        )}
        <Choices
          view={view}
          name="severity"
          label={w.how}
          value="middle"
          problem={problem}
          flow
          options={severities.map((value) => ({ value, text: w.severities[value] }))}
        />
        <TextArea view={view} name="words" label={w.say} problem={problem} rows={5} />
        {coordinators.length > 1 && (
          <Select
            view={view}
            name="not_to"
            label={w.notTo}
            help={w.notToHelp}
            problem={problem}
            empty={w.nobodyKept}
            options={coordinators.map(({ id, name }) => ({ value: id, text: name }))}
            optional
          />
        )}
        <button class="button">{w.send}</button>
      </Form>
    </Layout>
  );
}

export function AwayPage({
  view,
  problem,
  away,
  deputies,
}: Page & { away: AwayLine[]; deputies: { id: string; name: string }[] }) {
  const w = signalWords[view.language];
  return (
    <Layout view={view} title={w.away} intro={w.awayIntro} problem={problem} narrow>
      {away.length === 0 ? (
        <Empty>{w.noAway}</Empty>
      ) : (
        <ul class="lines">
          {away.map((one) => (
            <li>
              <span class="row apart">
                <span>
                  {w.span(
                    sayDay(view.language, one.firstDay, view.today),
                    sayDay(view.language, one.lastDay, view.today),
                  )}{' '}
                  · {w.whoDoes}: {one.deputyName ?? w.noDeputy}
                </span>
                <Form
                  view={view}
                  action={linkTo(view, '/away/:absence/removal', { absence: one.id })}
                  class="inline"
                >
                  <button class="button second slim">{w.remove}</button>
                </Form>
              </span>
            </li>
          ))}
        </ul>
      )}
      <Form view={view} action={linkTo(view, '/away')}>
        <div class="row base">
          <TextField
            view={view}
            name="first_day"
            type="date"
            label={w.from}
            value={view.today}
            problem={problem}
            short
          />
          <TextField view={view} name="last_day" type="date" label={w.to} problem={problem} short />
        </div>
        <Select
          view={view}
          name="deputy"
          label={w.whoDoes}
          problem={problem}
          empty={w.noDeputy}
          options={deputies.map(({ id, name }) => ({ value: id, text: name }))}
          optional
        />
        <button class="button">{w.keep}</button>
      </Form>
    </Layout>
  );
}
