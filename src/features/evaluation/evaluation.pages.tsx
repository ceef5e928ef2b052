/** EV-1 to EV-13: did it help? */
import type { ComponentChildren } from 'preact';
import { daysBetween, number, plainDay, type Language } from '../../platform/i18n.ts';
import type { Cell } from '../../web/board.ts';
import { Curve, FunnelBars } from '../../web/chart.tsx';
import { Form } from '../../web/fields.tsx';
import { Empty, Layout, Section } from '../../web/layout.tsx';
import { linkTo } from '../../web/links.ts';
import type { Page, View } from '../../web/view.ts';
import type { Cohort, CohortLine, ProgrammeLine } from '../programmes/programme.store.ts';
import { costsOf } from './cost.rules.ts';
import { evaluationWords } from './evaluation.words.ts';
import type { Facts } from './facts.rules.ts';
import type { PlanVersion } from './plan.store.ts';
import {
  percent,
  sayCell,
  signed,
  widthOf,
  type Table,
  type TableColumn,
  type TableName,
} from './table.rules.ts';
import { tablesOf, type Evaluated } from './tables.pages.tsx';

export type EvaluationProps = Page & Evaluated & { cohort: Cohort; mayEdit: boolean };

const pathOf = (view: View, { id }: { id: string }) =>
  linkTo(view, '/cohorts/:cohort/evaluation', { cohort: id });

/** The day on which something was counted, said in full. */
const counted = (view: View, shown: { madeOn: string } | null | undefined) =>
  shown ? (
    <p class="small muted">
      {evaluationWords[view.language].countedOn(plainDay(view.language, shown.madeOn))}
    </p>
  ) : null;

/** What one cell of the page says: of so many so many, from low to high, or one value. */
function sayCells(view: View, columns: TableColumn[], row: Cell[], at: number): string {
  const w = evaluationWords[view.language];
  const column = columns[at]!;
  const say = (k: number) => sayCell(view.language, row[k] ?? null, columns[k]!);
  if (row[at] === null) return '–';
  if (column.opens === 'share') return `${w.share(say(at), say(at + 1))} (${say(at + 2)})`;
  if (column.opens === 'interval')
    return w.interval(say(at), row[at + 1] === null ? '∞' : say(at + 1));
  return column.kind === 'day' ? plainDay(view.language, String(row[at])) : say(at);
}

export function FigureTable({ view, table }: { view: View; table: Table }) {
  const w = evaluationWords[view.language];
  const { columns, rows } = table;
  const starts: number[] = [];
  for (let at = 0; at < columns.length; at += widthOf(columns[at]!)) starts.push(at);
  const isNumber = (at: number) => ['number', 'percent'].includes(columns[at]!.kind);
  const titleOf = ({ opens, title }: TableColumn) =>
    opens === 'interval' ? w.intervalName : opens === 'share' ? w.count : title;
  return (
    <section class="wide-table" tabIndex={0} aria-label={table.title}>
      <table>
        <thead>
          <tr>
            {starts.map((at) => (
              <th scope="col" class={isNumber(at) ? 'number' : undefined}>
                {titleOf(columns[at]!)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {starts.map((at) =>
                at === 0 ? (
                  <th scope="row">{sayCells(view, columns, row, at)}</th>
                ) : (
                  <td class={isNumber(at) ? 'number' : undefined}>
                    {sayCells(view, columns, row, at)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A longer table is behind its picture and sentence. */
const rowsInSight = 8;

type PartProps = {
  view: View;
  cohort: Cohort;
  tables: Table[];
  name: TableName;
  shown?: { madeOn: string } | null | undefined;
  none: string;
  method: string;
  children?: ComponentChildren;
};

/** One part: what it says, its table and its file, when it was counted and how. */
function Part({ view, cohort, tables, name, shown, none, method, children }: PartProps) {
  const w = evaluationWords[view.language];
  const table = tables.find((one) => one.name === name);
  return (
    <Section title={w.tables[name]} id={name}>
      {!table && <p class="muted">{none}</p>}
      {children}
      {table && (
        <>
          {table.rows.length > rowsInSight ? (
            <details class="more">
              <summary>{w.figures(table.rows.length)}</summary>
              <FigureTable view={view} table={table} />
            </details>
          ) : (
            <FigureTable view={view} table={table} />
          )}
          {counted(view, shown)}
          <p class="small no-print">
            <a
              href={linkTo(view, '/cohorts/:cohort/evaluation/tables/:table', {
                cohort: cohort.id,
                table: name,
              })}
            >
              {w.download(table.title)}
            </a>
          </p>
          {method && <p class="small muted">{method}</p>}
        </>
      )}
    </Section>
  );
}

export function EvaluationPage(props: EvaluationProps & { isCounted: boolean }) {
  const { view, problem, cohort, figures, mentors, written, mayEdit, isCounted } = props;
  const w = evaluationWords[view.language];
  const tables = tablesOf(props, view.language);
  const facts = figures.facts?.value ?? null;
  const own = { view, cohort, tables };
  const groups = cohort.rules.kind === 'groups';
  return (
    <Layout
      view={view}
      title={w.title}
      intro={w.intro}
      problem={problem}
      crumbs={[
        { href: linkTo(view, '/evaluations'), text: w.list },
        {
          href: mayEdit
            ? linkTo(view, '/cohorts/:cohort', { cohort: cohort.id })
            : pathOf(view, cohort),
          text: `${cohort.programmeName}, ${cohort.name}`,
        },
      ]}
    >
      <Tools
        view={view}
        cohort={cohort}
        mayEdit={mayEdit}
        hasFigures={facts !== null}
        isCounted={isCounted && !problem}
      />
      <Promised {...props} />
      {!groups && (
        <>
          <Part
            {...own}
            name="funnel"
            shown={figures.facts}
            none={w.tooFew}
            method={w.funnel.method}
          >
            <Funnel view={view} facts={facts} />
          </Part>
          <Part {...own} name="waits" shown={figures.facts} none={w.tooFew} method="" />
          <Part
            {...own}
            name="survival"
            shown={figures.facts}
            none={w.survival.none}
            method={w.survival.method}
          >
            <Survival view={view} facts={facts} />
          </Part>
          <Part
            {...own}
            name="reasons"
            shown={figures.reasons}
            none={w.survival.reasonsFew}
            method={figures.reasons ? w.survival.reasonsMethod(figures.reasons.value.days) : ''}
          />
          <Part
            {...own}
            name="fidelity"
            shown={figures.facts}
            none={w.survival.none}
            method={w.fidelity.method}
          >
            <Dose view={view} facts={facts} />
          </Part>
        </>
      )}
      <Part
        {...own}
        name="quality"
        shown={latest(Object.values(figures.quality))}
        none={w.quality.none}
        method={`${w.quality.method} ${w.quality.noMeetings}`}
      />
      {!groups && (
        <Part
          {...own}
          name="answering"
          shown={figures.facts}
          none={w.survival.none}
          method={w.quality.answered}
        />
      )}
      <Part {...own} name="mentors" none={w.mentors.none} method={w.mentors.method}>
        {mentors && <p>{w.mentors.between(mentors.from, mentors.to)}</p>}
      </Part>
      <Part {...own} name="needs" shown={figures.needs} none={w.needs.none} method={w.needs.method}>
        <Needs {...props} />
      </Part>
      {!groups && (
        <Section title={w.compared.title} id="compared">
          {facts && (
            <p>
              {facts.waiting === null
                ? w.compared.waitingFew
                : facts.waiting === 0
                  ? w.compared.none
                  : w.compared.waiting(facts.waiting)}
            </p>
          )}
          <p class="muted">{w.compared.cannot}</p>
        </Section>
      )}
      {!groups && (
        <Part
          {...own}
          name="fairness"
          shown={latest(Object.values(figures.fairness))}
          none={w.fairness.none}
          method={w.fairness.method}
        >
          {tables.some(({ name }) => name === 'fairness') && (
            <p>{w.fairness.comparisons(comparisonsIn(props))}</p>
          )}
        </Part>
      )}
      <Part
        {...own}
        name="signals"
        shown={figures.facts}
        none={w.signals.none}
        method={w.signals.method}
      >
        <Signals view={view} facts={facts} />
      </Part>
      <Part {...own} name="costs" none={w.costs.none} method={w.costs.method}>
        <MissingCosts {...props} />
      </Part>
      <Cannot view={view} />
      <Part {...own} name="decisions" none={w.learned.none} method="">
        {written.earlier.length > 0 && (
          <details class="more" open={written.decisions.length === 0}>
            <summary>{w.learned.earlier}</summary>
            <ul>
              {written.earlier.map(({ decision, owner, dueOn, doneOn }) => (
                <li>
                  {decision}{' '}
                  <span class="small muted">
                    {owner} ·{' '}
                    {doneOn
                      ? `${w.learned.done} ${plainDay(view.language, doneOn)}`
                      : `${w.learned.due} ${plainDay(view.language, dueOn)}`}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        )}
      </Part>
    </Layout>
  );
}

const latest = (all: { madeOn: string }[]): { madeOn: string } | null =>
  all.toSorted((a, b) => b.madeOn.localeCompare(a.madeOn))[0] ?? null;
const comparisonsIn = ({ figures }: Pick<Evaluated, 'figures'>): number =>
  Object.values(figures.fairness).reduce((sum, { value }) => sum + value.rows.length, 0);

function Tools({
  view,
  cohort,
  mayEdit,
  hasFigures,
  isCounted,
}: {
  view: View;
  cohort: Cohort;
  mayEdit: boolean;
  hasFigures: boolean;
  isCounted: boolean;
}) {
  const w = evaluationWords[view.language];
  return (
    <div class="no-print">
      {isCounted && <p class="note good">{w.counted}</p>}
      {!hasFigures && <p class="note">{w.notCounted}</p>}
      <ul class="plain row">
        {hasFigures && (
          <>
            <li>
              <a href={linkTo(view, '/cohorts/:cohort/evaluation/board', { cohort: cohort.id })}>
                {w.toBoard}
              </a>
            </li>
            <li>
              <a href={linkTo(view, '/cohorts/:cohort/evaluation/file', { cohort: cohort.id })}>
                {w.toFile}
              </a>
            </li>
          </>
        )}
        {mayEdit && (
          <li>
            <a href={linkTo(view, '/cohorts/:cohort/evaluation/plan', { cohort: cohort.id })}>
              {w.toWritten}
            </a>
          </li>
        )}
      </ul>
      {mayEdit && cohort.state !== 'archived' && (
        <Form
          view={view}
          action={linkTo(view, '/cohorts/:cohort/evaluation/figures', { cohort: cohort.id })}
          class="inline"
        >
          <button class="button second slim">{w.countNow}</button>
        </Form>
      )}
    </div>
  );
}

/** EV-11: what stands since before the first day is what was promised. */
function promisedIn(plan: PlanVersion[], firstDay: string): PlanVersion | null {
  return plan.findLast(({ writtenOn }) => writtenOn < firstDay) ?? plan[0] ?? null;
}

function Promised({ view, cohort, written }: EvaluationProps) {
  const w = evaluationWords[view.language].promise;
  const promised = promisedIn(written.plan, cohort.firstDay);
  const day = (one: string) => plainDay(view.language, one);
  if (!promised)
    return (
      <Section title={w.title} id="promise">
        <p class="muted">{w.none}</p>
      </Section>
    );
  const later = written.plan.filter(({ version }) => version > promised.version);
  return (
    <Section title={w.title} id="promise">
      <PlanFacts view={view} plan={promised} />
      <p class="small muted">
        {promised.writtenOn >= cohort.firstDay
          ? w.late(
              day(promised.writtenOn),
              evaluationWords[view.language].days(daysBetween(cohort.firstDay, promised.writtenOn)),
            )
          : view.today < cohort.firstDay
            ? w.before(day(promised.writtenOn), day(cohort.firstDay))
            : w.frozen(day(promised.writtenOn), day(cohort.firstDay))}
      </p>
      {later.length > 0 && (
        <details class="more">
          <summary>{w.changed(later.length)}</summary>
          {later.map((plan) => (
            <>
              <p class="strong">{w.version(day(plan.writtenOn), plan.by)}</p>
              <PlanFacts view={view} plan={plan} />
            </>
          ))}
        </details>
      )}
    </Section>
  );
}

function PlanFacts({ view, plan }: { view: View; plan: PlanVersion }) {
  const w = evaluationWords[view.language].promise;
  return (
    <dl class="facts">
      <dt>{w.objectives}</dt>
      <dd class="pre">{plan.objectives}</dd>
      <dt>{w.criteria}</dt>
      <dd class="pre">{plan.criteria}</dd>
      {plan.plannedHours !== null && (
        <>
          <dt>{w.hours}</dt>
          <dd>{number(view.language, plan.plannedHours)}</dd>
        </>
      )}
    </dl>
  );
}

function Funnel({ view, facts }: { view: View; facts: Facts | null }) {
  const w = evaluationWords[view.language];
  const steps = facts?.funnel.mentee ?? [];
  const done = steps.find(({ step }) => step === 'completed');
  if (!done) return null;
  const say = (count: number) => number(view.language, count);
  return (
    <>
      <p>
        {w.funnel.summary(
          say(done.share.count),
          say(done.share.of),
          percent(view.language, done.share.count / done.share.of),
        )}{' '}
        {done.open > 0 && w.funnel.mayStill(done.open)}
      </p>
      <FunnelBars
        title={w.tables.funnel}
        bars={steps.map(({ step, share }) => ({
          label: w.funnel.steps[step],
          value: share.count,
          of: share.of,
          said: w.share(say(share.count), say(share.of)),
        }))}
      />
    </>
  );
}

function saySurvival(language: Language, { survival }: Pick<Facts, 'survival'>): string[] {
  const w = evaluationWords[language].survival;
  if (!survival) return [];
  const say = (value: number) => number(language, value);
  const { people, early, completed, running, curve, median } = survival;
  const last = curve.findLast(({ days }) => days <= 180) ?? null;
  return [
    w.summary(say(people), say(early), say(completed), say(running)),
    ...(last
      ? [
          w.after(
            percent(language, last.alive),
            say(last.days),
            percent(language, last.low),
            percent(language, last.high),
          ),
        ]
      : []),
    median.median === null ? w.noMedian : w.median(say(median.median)),
  ];
}

export function Survival({ view, facts }: { view: View; facts: Facts | null }) {
  const w = evaluationWords[view.language].survival;
  const survival = facts?.survival;
  if (!survival) return null;
  return (
    <>
      <p>{saySurvival(view.language, { survival }).join(' ')}</p>
      {survival.curve.length > 1 && (
        <Curve
          title={w.picture}
          description={w.picture}
          points={survival.curve.map(({ days, alive, low, high }) => ({
            at: days,
            value: alive,
            low,
            high,
          }))}
          sayShare={(share) => percent(view.language, share)}
          sayAt={(days) => number(view.language, days)}
        />
      )}
    </>
  );
}

function Dose({ view, facts }: { view: View; facts: Facts | null }) {
  const w = evaluationWords[view.language].fidelity;
  if (!facts?.meetings || !facts.minutes) return null;
  const say = (value: number) => number(view.language, value, 1);
  const { meetings, minutes } = facts;
  return (
    <p>
      {w.meetings(say(meetings.mean), say(meetings.low), say(meetings.high))},{' '}
      {w.hours(say(minutes.mean / 60), say(minutes.low / 60), say(minutes.high / 60))}.
    </p>
  );
}

function Needs({ view, figures }: EvaluationProps) {
  const w = evaluationWords[view.language].needs;
  const needs = figures.needs?.value;
  if (!needs) return null;
  return (
    <p>
      {w.answered(number(view.language, needs.ended), number(view.language, needs.started))}{' '}
      {needs.figures === null && `${w.rangeOnly} `}
      {needs.ended < needs.started &&
        w.range(signed(view.language, needs.worst), signed(view.language, needs.best))}
    </p>
  );
}

function Signals({ view, facts }: { view: View; facts: Facts | null }) {
  const w = evaluationWords[view.language].signals;
  if (!facts?.signals) return null;
  const { raised, firstStep, toSettle } = facts.signals;
  const say = (value: number) => number(view.language, Math.round(value));
  return (
    <>
      <p>{w.summary(say(raised))}</p>
      <dl class="facts">
        {firstStep && (
          <>
            <dt>{w.firstStep}</dt>
            <dd>{say(firstStep.median)}</dd>
          </>
        )}
        {toSettle && (
          <>
            <dt>{w.toSettle}</dt>
            <dd>{say(toSettle.median)}</dd>
          </>
        )}
      </dl>
    </>
  );
}

function MissingCosts({ view, written, figures }: EvaluationProps) {
  const w = evaluationWords[view.language].costs;
  const costs = costsOf(written.costs, figures.facts?.value ?? null);
  if (!costs || costs.missing.length === 0) return null;
  return <p class="muted">{w.missing(costs.missing.map((item) => w.items[item]).join(', '))}</p>;
}

function Cannot({ view }: { view: View }) {
  const w = evaluationWords[view.language].cannot;
  return (
    <Section title={w.title} id="cannot">
      <ul>
        <li>{w.cause}</li>
        <li>{w.needs}</li>
        <li>{w.groups}</li>
        <li>{w.costs}</li>
      </ul>
    </Section>
  );
}

/** EV-14: two pages of paper: five figures, survival, change, what cannot be said, what is next. */
export function BoardReportPage(props: EvaluationProps) {
  const { view, cohort, figures, mentors, written } = props;
  const w = evaluationWords[view.language];
  const facts = figures.facts?.value ?? null;
  const tables = tablesOf(props, view.language);
  const tableOf = (name: TableName) => tables.find((table) => table.name === name);
  const say = (value: number, digits = 1) => number(view.language, value, digits);
  const completed = facts?.funnel.mentee.find(({ step }) => step === 'completed')?.share;
  const last = facts?.survival?.curve.findLast(({ days }) => days <= 180);
  const worth = figures.quality.worth?.value;
  const change = figures.needs?.value.figures?.change;
  const needs = tableOf('needs');
  // By who rates and not by how much changed: the largest changes are the luckiest ones too.
  const allRated = tableOf('mentors')?.rows ?? [];
  const byMentees = allRated.filter((row) => row[1] === w.mentors.sources.mentee);
  const ratedByMentees = (byMentees.length > 0 ? byMentees : allRated).slice(0, 8);
  const figure = (value: string, words: string, interval: string) => (
    <div>
      <b>{value}</b>
      <span>{words}</span>
      <span>{interval}</span>
    </div>
  );
  const within = (low: string, high: string) => `${w.intervalName}: ${w.interval(low, high)}`;
  return (
    <Layout
      view={view}
      title={w.board.title(`${cohort.programmeName}, ${cohort.name}`)}
      intro={figures.facts ? w.countedOn(plainDay(view.language, figures.facts.madeOn)) : undefined}
      crumbs={[{ href: pathOf(view, cohort), text: w.title }]}
    >
      <Section title={w.board.five}>
        <div class="figures">
          {completed &&
            figure(
              w.share(say(completed.count, 0), say(completed.of, 0)),
              w.board.completed,
              within(percent(view.language, completed.low), percent(view.language, completed.high)),
            )}
          {last &&
            figure(
              percent(view.language, last.alive),
              w.board.together(say(last.days, 0)),
              within(percent(view.language, last.low), percent(view.language, last.high)),
            )}
          {facts?.minutes &&
            figure(
              say(facts.minutes.mean / 60),
              w.board.hours,
              within(say(facts.minutes.low / 60), say(facts.minutes.high / 60)),
            )}
          {worth && figure(say(worth.mean), w.board.worth, within(say(worth.low), say(worth.high)))}
          {change &&
            figure(
              signed(view.language, change.mean),
              w.board.change,
              within(signed(view.language, change.low), signed(view.language, change.high)),
            )}
        </div>
      </Section>
      <Promised {...props} />
      <Section title={w.tables.survival}>
        {facts?.survival ? <Survival view={view} facts={facts} /> : <p>{w.survival.none}</p>}
      </Section>
      <Section title={w.tables.needs}>
        {needs ? <FigureTable view={view} table={needs} /> : <p>{w.needs.none}</p>}
      </Section>
      {mentors && (
        <Section title={w.tables.mentors}>
          <p>{w.mentors.between(mentors.from, mentors.to)}</p>
          <FigureTable view={view} table={{ ...tableOf('mentors')!, rows: ratedByMentees }} />
        </Section>
      )}
      <Cannot view={view} />
      <Section title={w.board.next}>
        {written.decisions.length === 0 ? (
          <p>{w.learned.none}</p>
        ) : (
          <FigureTable view={view} table={tableOf('decisions')!} />
        )}
      </Section>
    </Layout>
  );
}

export function EvaluationsPage({ view, programmes }: Page & { programmes: ProgrammeLine[] }) {
  const w = evaluationWords[view.language];
  return (
    <Layout view={view} title={w.list} intro={w.listIntro} narrow>
      <CohortLinks view={view} programmes={programmes} />
    </Layout>
  );
}

export function CohortLinks({
  view,
  programmes,
}: {
  view: View;
  programmes: { name: string; cohorts: Pick<CohortLine, 'id' | 'name'>[] }[];
}) {
  const w = evaluationWords[view.language];
  const lines = programmes.flatMap(({ name, cohorts }) =>
    cohorts.map((cohort) => ({ id: cohort.id, name: `${name}, ${cohort.name}` })),
  );
  if (lines.length === 0) return <Empty>{w.listNone}</Empty>;
  return (
    <ul class="lines">
      {lines.map(({ id, name }) => (
        <li>
          <a href={pathOf(view, { id })}>{name}</a>
        </li>
      ))}
    </ul>
  );
}
