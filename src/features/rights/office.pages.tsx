import { linkTo } from '../../web/links.ts';
import { sayTable } from '../../web/feature.ts';
import { sayDay, sayMoment } from '../../platform/i18n.ts';
import { Form, Select, TextArea, TextField } from '../../web/fields.tsx';
import { Empty, Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import {
  dataInventory,
  kindOf,
  type ColumnKind,
  type Purpose,
} from '../../platform/data-inventory.ts';
import { Answer, HeldList, sayRule, sayTime } from './data.pages.tsx';
import type { Held } from './erasure.store.ts';
import type { Gone } from './purge.store.ts';
import type { RightRequest } from './request.store.ts';
import { timed, type Schedule, type TimedRule } from '../../platform/retention-schedule.ts';
import { leastDays } from '../../platform/retention-schedule.ts';
import type { Due, Run, Shortening, Waiting } from './retention.store.ts';
import { rightsWords } from './rights.words.ts';

const crumbs = (view: View) => [
  { href: linkTo(view, '/rights'), text: rightsWords[view.language].staffTitle },
];

export function RequestsPage({ view, requests }: Page & { requests: RightRequest[] }) {
  const w = rightsWords[view.language];
  return (
    <Layout view={view} title={w.staffTitle} intro={w.staffIntro}>
      <p class="row">
        <a href={linkTo(view, '/rights/retention')}>{w.toRetention}</a>
        <a href={linkTo(view, '/rights/register')}>{w.toRegister}</a>
      </p>
      {requests.length === 0 ? (
        <Empty>{w.none}</Empty>
      ) : (
        <table class="board">
          <thead>
            <tr>
              <th scope="col">{w.who}</th>
              <th scope="col">{w.what}</th>
              <th scope="col">{w.state}</th>
            </tr>
          </thead>
          <tbody>
            {requests.map((request) => (
              <tr>
                <th scope="row">
                  <a href={linkTo(view, '/rights/:right', { right: request.id })}>
                    {request.person}
                  </a>
                </th>
                <td data-name={w.what}>{w.kinds[request.kind]}</td>
                <td data-name={w.state}>
                  {request.decidedAt === null ? (
                    <Tag tone={request.answerBy < view.today ? 'bad' : 'warn'}>
                      {w.waits(sayDay(view.language, request.answerBy, view.today))}
                    </Tag>
                  ) : (
                    sayMoment(view, request.decidedAt)
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Layout>
  );
}

export type Outlook = { isRunning: boolean; goes: Gone; held: Held[] };

/** `outlook`: of an erasure that has not been decided. */
export function RequestPage({
  view,
  problem,
  request,
  outlook,
  isOwn,
  isResting,
}: Page & { request: RightRequest; outlook: Outlook | null; isOwn: boolean; isResting: boolean }) {
  const w = rightsWords[view.language];
  return (
    <Layout view={view} title={request.person} crumbs={crumbs(view)} problem={problem} narrow>
      <div class="stack">
        <Answer view={view} request={request} />
      </div>
      {isResting && (
        <Form
          view={view}
          action={linkTo(view, '/rights/people/:person/use', { person: request.personId })}
        >
          <button class="button second">{w.endRest}</button>
        </Form>
      )}
      {outlook?.isRunning && <p class="note warn">{w.running}</p>}
      {outlook && !outlook.isRunning && (
        <Section title={w.goes}>
          <p>
            {[...outlook.goes]
              .map(([table, n]) => `${sayTable(view.language, table)} (${n})`)
              .join(', ')}
          </p>
          <HeldList view={view} held={outlook.held} />
          <p class="small muted">{w.erasure}</p>
        </Section>
      )}
      {request.decidedAt === null && isOwn && <p class="note">{w.own}</p>}
      {request.decidedAt === null && !isOwn && (
        <Section title={w.decide}>
          <Form view={view} action={linkTo(view, '/rights/:right', { right: request.id })}>
            <TextArea
              view={view}
              name="reason"
              label={w.reason}
              help={w.reasonHelp}
              problem={problem}
              optional
            />
            <div class="row">
              {!outlook?.isRunning && (
                <button class="button" name="decision" value="grant">
                  {w.grant}
                </button>
              )}
              <button class="button second" name="decision" value="refuse">
                {w.refuse}
              </button>
            </div>
          </Form>
        </Section>
      )}
    </Layout>
  );
}

type Retention = {
  schedule: Schedule;
  chosen: TimedRule[];
  /** Not applied yet. */
  shortenings: Shortening[];
  /** With which whoever runs the server agrees, where nobody else can. */
  command: string | null;
  due: Due[];
  waiting: Waiting;
  runs: Run[];
  removed: number | null;
};

export function RetentionPage({
  view,
  problem,
  schedule,
  chosen,
  shortenings,
  command,
  due,
  waiting,
  runs,
  removed,
}: Page & Retention) {
  const w = rightsWords[view.language];
  return (
    <Layout
      view={view}
      title={w.retentionTitle}
      intro={w.retentionIntro}
      crumbs={crumbs(view)}
      problem={problem}
    >
      {removed !== null && <p class="note good">{w.removed(removed)}</p>}
      <Section title={w.due}>
        {due.length === 0 ? (
          <p class="note good">{w.nothingDue}</p>
        ) : (
          <>
            <dl class="facts">
              {due.map(({ rule, gone }) => (
                <>
                  <dt>{w.rules[rule]}</dt>
                  <dd>
                    {[...gone]
                      .map(([table, n]) => `${sayTable(view.language, table)} (${n})`)
                      .join(', ')}
                  </dd>
                </>
              ))}
            </dl>
            <Form view={view} action={linkTo(view, '/rights/retention')} class="row">
              <button class="button">{w.remove}</button>
              <span class="small muted">{w.removeHelp}</span>
            </Form>
          </>
        )}
      </Section>
      {waiting.archive > 0 && <p class="note">{w.waitsForArchive(waiting.archive)}</p>}
      {waiting.request > 0 && <p class="note">{w.waitsForRequest(waiting.request)}</p>}
      <Section title={w.times} id="times">
        <table class="board">
          <thead>
            <tr>
              <th scope="col">{w.rule}</th>
              <th scope="col">{w.kept}</th>
            </tr>
          </thead>
          <tbody>
            {timed.map((rule) => (
              <tr>
                <th scope="row">{w.rules[rule]}</th>
                <td data-name={w.kept}>
                  {sayTime(view, rule, schedule)}{' '}
                  <span class="small muted">{chosen.includes(rule) ? w.chosen : w.usual}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {shortenings.map((one) => (
          <ShorterTime view={view} one={one} schedule={schedule} command={command} />
        ))}
        <p class="small muted">{w.shorterHelp(leastDays)}</p>
        <Form view={view} action={linkTo(view, '/rights/retention/years')}>
          <Select
            view={view}
            name="rule"
            label={w.rule}
            problem={problem}
            options={timed.map((rule) => ({ value: rule, text: w.rules[rule] }))}
          />
          <TextField
            view={view}
            name="years"
            label={w.keptYears}
            inputMode="numeric"
            short
            problem={problem}
          />
          <button class="button second">{w.change}</button>
        </Form>
      </Section>
      {runs.length > 0 && (
        <Section title={w.runs}>
          <ul class="lines">
            {runs.map(({ at, by, rows }) => (
              <li>
                {sayMoment(view, at)}, {w.by(by)}: {w.removed(rows)}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Layout>
  );
}

/** RE-18: a shorter time, from which day on, or whose yes it still needs. */
function ShorterTime({
  view,
  one,
  schedule,
  command,
}: {
  view: View;
  one: Shortening;
  schedule: Schedule;
  command: string | null;
}) {
  const w = rightsWords[view.language];
  const { rule, years, askedBy, askedOn, fromDay } = one;
  const say = (day: string) => sayDay(view.language, day, view.today);
  return (
    <div class="note">
      <p>
        {w.shorter(
          w.rules[rule],
          sayTime(view, rule, { ...schedule, [rule]: years }),
          askedBy,
          say(askedOn),
        )}{' '}
        {fromDay === null ? w.needsOther : w.appliesFrom(say(fromDay))}
        {fromDay === null &&
          command !== null &&
          one.askedById === view.person?.id &&
          ` ${w.nobodyElse(`${command} ${rule}`)}`}
      </p>
      <div class="row">
        {fromDay === null && one.askedById !== view.person?.id && (
          <Form
            view={view}
            action={linkTo(view, '/rights/retention/shortenings/:rule/agreement', { rule })}
            class="inline"
          >
            <input type="hidden" name="years" value={years} />
            <button class="button slim">{w.agree}</button>
          </Form>
        )}
        <Form
          view={view}
          action={linkTo(view, '/rights/retention/shortenings/:rule/removal', { rule })}
          class="inline"
        >
          <button class="button second slim">{w.drop}</button>
        </Form>
      </div>
    </div>
  );
}

const shownKinds: ColumnKind[] = [
  'name',
  'contact',
  'birth',
  'confided',
  'answer',
  'figure',
  'file',
  'secret',
];

/** `columns`: of the database that is running, by table. */
export function RegisterPage({
  view,
  columns,
  schedule,
}: Page & { columns: Map<string, string[]>; schedule: Schedule }) {
  const w = rightsWords[view.language];
  const purposes = Object.keys(w.purposes) as Purpose[];
  return (
    <Layout view={view} title={w.registerTitle} intro={w.registerIntro} crumbs={crumbs(view)}>
      {purposes.map((purpose) => (
        <Section title={w.purposes[purpose]}>
          <table class="board">
            <thead>
              <tr>
                <th scope="col">{w.what}</th>
                <th scope="col">{w.holds2}</th>
                <th scope="col">{w.ground}</th>
                <th scope="col">{w.kept}</th>
                <th scope="col">{w.onLeaving}</th>
              </tr>
            </thead>
            <tbody>
              {[...columns]
                .flatMap(([table, names]) =>
                  dataInventory()[table]?.purpose === purpose
                    ? [{ table, names, entry: dataInventory()[table]! }]
                    : [],
                )
                .map(({ table, names, entry }) => {
                  const kinds = new Set(names.map((name) => kindOf(table, name)));
                  return (
                    <tr>
                      <th scope="row">
                        {sayTable(view.language, table)}
                        {sayTable(view.language, table) !== table && (
                          <div class="small muted">{table}</div>
                        )}
                      </th>
                      <td data-name={w.holds2}>
                        {shownKinds
                          .filter((kind) => kinds.has(kind))
                          .map((kind) => w.columnKinds[kind])
                          .join(', ')}
                        {names.includes('key_id') && <Tag tone="good">{w.sealed}</Tag>}
                      </td>
                      <td data-name={w.ground}>{w.grounds[entry.ground]}</td>
                      <td data-name={w.kept}>{sayRule(view, entry.keep, schedule) ?? ''}</td>
                      <td data-name={w.onLeaving}>{w.leaving[entry.leave]}</td>
                    </tr>
                  );
                })}
            </tbody>
          </table>
        </Section>
      ))}
    </Layout>
  );
}
