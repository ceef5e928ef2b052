import { linkTo } from '../../web/links.ts';
import { sayTable } from '../../web/feature.ts';
import { fullDay, sayDay } from '../../platform/i18n.ts';
import { Choices, Form, TextArea, TextField } from '../../web/fields.tsx';
import { Empty, Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import { dataInventory, type RetentionRule } from '../../platform/data-inventory.ts';
import { flatten, type Row } from './data-import.rules.ts';
import type { DataImport } from './data-import.store.ts';
import type { Counted, Exported } from './export.store.ts';
import { requestKinds } from './request.rules.ts';
import type { Restriction, RightRequest } from './request.store.ts';
import type { Schedule, TimedRule } from '../../platform/retention-schedule.ts';
import { leastDays } from '../../platform/retention-schedule.ts';
import { inDays } from './retention.rules.ts';
import { noticeWords } from './notice.words.ts';
import { rightsWords } from './rights.words.ts';
import { seenWords } from './seen.words.ts';

type Own = {
  data: Counted[];
  requests: RightRequest[];
  restrictions: Restriction[];
  schedule: Schedule;
  isSent: boolean;
  brought: DataImport[];
};

export function DataPage({
  view,
  problem,
  data,
  requests,
  restrictions,
  schedule,
  isSent,
  brought,
}: Page & Own) {
  const w = rightsWords[view.language];
  const path = linkTo(view, '/my-data');
  return (
    <Layout view={view} title={w.title} intro={w.intro} problem={problem}>
      {isSent && <p class="note good">{w.asked}</p>}
      {restrictions.map(({ firstDay }) => (
        <p class="note">{w.rests(fullDay(view.language, firstDay))}</p>
      ))}
      <div class="two">
        <div class="stack wide">
          <Section title={w.stored}>
            {data.length === 0 ? (
              <Empty>{w.nothing}</Empty>
            ) : (
              <Stored view={view} data={data} schedule={schedule} />
            )}
            <p class="row">
              <a class="button" href={`${path}/all`}>
                {w.read}
              </a>
              <a class="button second" href={`${path}/file`}>
                {w.take}
              </a>
              <a href={`${path}/seen`}>{seenWords[view.language].title}</a>
              <a href={linkTo(view, '/notice')}>{noticeWords[view.language].ask}</a>
            </p>
            <p class="small muted">{w.takeHelp}</p>
            <p class="small">{w.notByItself}</p>
          </Section>
          {requests.length > 0 && (
            <Section title={w.yours}>
              <ul class="lines">
                {requests.map((request) => (
                  <li>
                    <Answer view={view} request={request} />
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </div>
        <div class="stack">
          <Section title={w.ask} id="ask">
            <Form view={view} action={`${path}/requests`}>
              <Choices
                view={view}
                name="kind"
                label={w.askWhat}
                problem={problem}
                options={requestKinds.map((kind) => ({
                  value: kind,
                  text: w.kinds[kind],
                  help: w.kindHelp[kind],
                }))}
              />
              <TextArea view={view} name="wish" label={w.wish} problem={problem} optional />
              <button class="button">{w.send}</button>
            </Form>
          </Section>
          <Section title={w.bring} id="bring">
            {brought.map(({ home, broughtOn }) => (
              <p class="note good">
                {w.brought(home, sayDay(view.language, broughtOn, view.today))}
              </p>
            ))}
            <Form view={view} action={`${path}/brought`} files>
              <TextField
                view={view}
                name="file"
                type="file"
                accept=".json,application/json"
                label={w.bringFile}
                help={w.bringHelp}
                problem={problem}
              />
              <button class="button second">{w.bringIt}</button>
            </Form>
          </Section>
        </div>
      </div>
    </Layout>
  );
}

function Stored({ view, data, schedule }: { view: View; data: Counted[]; schedule: Schedule }) {
  const w = rightsWords[view.language];
  const byPurpose = Map.groupBy(data, ({ purpose }) => purpose);
  return (
    <dl class="facts">
      {[...byPurpose].map(([purpose, tables]) => (
        <>
          <dt>{w.purposes[purpose]}</dt>
          <dd>
            {tables
              .map(({ table, rows }) => `${sayTable(view.language, table)} (${rows})`)
              .join(', ')}
            <div class="small muted">{howLong(view, tables, schedule)}</div>
          </dd>
        </>
      ))}
    </dl>
  );
}

/** The grounds and times of what somebody has here. */
function howLong(view: View, tables: Counted[], schedule: Schedule): string {
  const w = rightsWords[view.language];
  const entries = tables.map(({ table }) => dataInventory()[table]!);
  const grounds = [...new Set(entries.map(({ ground }) => w.grounds[ground]))];
  const times = [...new Set(entries.flatMap(({ keep }) => sayRule(view, keep, schedule) ?? []))];
  return [grounds.join(', '), ...times].join(' · ');
}

/** Null for what stays as long as the organisation, or goes when it is over. */
export function sayRule(view: View, rule: RetentionRule, schedule: Schedule): string | null {
  const w = rightsWords[view.language];
  const timed = rule === 'pupil-file' ? 'relationship' : rule;
  if (timed === 'organisation' || timed === 'service') return null;
  return `${w.rules[timed]}: ${sayTime(view, timed, schedule)}`;
}

export const sayTime = (view: View, rule: TimedRule, schedule: Schedule): string =>
  schedule[rule] === 0
    ? rightsWords[view.language].days(inDays[rule] ?? leastDays)
    : rightsWords[view.language].years(schedule[rule]);

/** What was asked and what came of it, with what stayed and why. */
export function Answer({ view, request }: { view: View; request: RightRequest }) {
  const w = rightsWords[view.language];
  const day = (at: Date) =>
    fullDay(
      view.language,
      Temporal.Instant.fromEpochMilliseconds(at.getTime())
        .toZonedDateTimeISO(view.timeZone)
        .toPlainDate()
        .toString(),
    );
  return (
    <>
      <div class="row">
        <strong>{w.kinds[request.kind]}</strong>
        {request.decidedAt === null ? (
          <Tag tone="warn">{w.waits(sayDay(view.language, request.answerBy, view.today))}</Tag>
        ) : (
          <Tag tone={request.isGranted ? 'good' : 'bad'}>
            {request.isGranted
              ? w.granted(day(request.decidedAt))
              : w.refused(day(request.decidedAt))}
          </Tag>
        )}
      </div>
      {request.wish !== '' && <p class="pre">{request.wish}</p>}
      {request.reason && <p class="pre muted">{request.reason}</p>}
      {request.held.length > 0 && <HeldList view={view} held={request.held} />}
      {request.isGranted === false && <p class="small muted">{w.complain}</p>}
    </>
  );
}

export function HeldList({ view, held }: { view: View; held: RightRequest['held'] }) {
  const w = rightsWords[view.language];
  const byHold = Map.groupBy(held, ({ hold }) => hold);
  return (
    <>
      <p class="small strong">{w.stays}</p>
      <ul class="small">
        {[...byHold].map(([hold, rows]) => (
          <li>
            {rows
              .map(({ table, rows: n }) => `${sayTable(view.language, table)} (${n})`)
              .join(', ')}
            : {w.holds[hold]}
          </li>
        ))}
      </ul>
    </>
  );
}

export function AllPage({ view, data }: Page & { data: Exported[] }) {
  const w = rightsWords[view.language];
  return (
    <Layout
      view={view}
      title={w.readTitle}
      intro={w.readIntro}
      crumbs={[{ href: linkTo(view, '/my-data'), text: w.title }]}
    >
      <p class="small">{w.notByItself}</p>
      {[...Map.groupBy(data, ({ purpose }) => purpose)].map(([purpose, tables]) => (
        <Section title={w.purposes[purpose]}>
          {tables
            .flatMap((one) => spread(one))
            .map(({ table, rows, from }) => (
              <details>
                <summary>{`${sayTable(view.language, table)} (${rows.length})${from ? `, ${from}` : ''}`}</summary>
                <ul class="lines">
                  {rows.map((row) => (
                    <li>
                      <dl class="facts small">
                        {Object.entries(row).map(([name, value]) => (
                          <>
                            <dt lang="en">{name.replaceAll('_', ' ')}</dt>
                            <dd class="pre">{say(value)}</dd>
                          </>
                        ))}
                      </dl>
                    </li>
                  ))}
                </ul>
              </details>
            ))}
        </Section>
      ))}
    </Layout>
  );
}

/** What was brought along reads like the rest, with where it came from. */
function spread({ table, rows }: Exported): { table: string; rows: Row[]; from?: string }[] {
  if (table !== 'data_import') return [{ table, rows }];
  return rows.flatMap((row) =>
    [...flatten({ data_import: [row] })].map(([inner, own]) => ({
      table: inner,
      rows: own,
      from: String(row.home),
    })),
  );
}

const say = (value: unknown): string =>
  value instanceof Date
    ? value.toISOString()
    : typeof value === 'object'
      ? JSON.stringify(value, null, 1)
      : String(value);
