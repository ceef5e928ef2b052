import { linkTo } from '../../web/links.ts';
import type { ComponentChildren } from 'preact';
import { fullDay, locales, sayDay } from '../../platform/i18n.ts';
import { Dots, Waves as WavesPicture } from '../../web/chart.tsx';
import { Choices, Form } from '../../web/fields.tsx';
import { Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import { say, type Competence } from '../profiles/profile.rules.ts';
import { reportWords } from './report.words.ts';
import { roundWords } from './round.words.ts';
import type { Prediction } from './prediction.store.ts';
import type { Method, ShownReport } from './report.rules.ts';
import { ratingWords } from './rating.words.ts';
import { levels } from '../profiles/profile.rules.ts';
import { competencesOf, isAskedAbout } from './round.rules.ts';
import type { Round } from './round.store.ts';
import {
  interval90,
  namedSources,
  sourcesIn,
  type CompetenceReport,
  type GroupKey,
  type Source,
} from './scorecard.rules.ts';

/** One decimal: more would claim what nobody knows. */
const level = (view: View, value: number) =>
  new Intl.NumberFormat(locales[view.language], {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(value);
const level2 = (view: View, value: number) =>
  new Intl.NumberFormat(locales[view.language], {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(value);
const order = ['mentee', 'guardian', 'colleague', 'merged', 'supervisor', 'observer'] as const;
const glyphs: Record<GroupKey, string> = {
  mentee: '●',
  guardian: '▲',
  colleague: '■',
  merged: '●',
  supervisor: '◆',
  observer: '▼',
};
const shapes = {
  mentee: 'disc',
  guardian: 'up',
  colleague: 'square',
  merged: 'disc',
  supervisor: 'diamond',
  observer: 'down',
} as const;

/** Level of the others in each round, oldest first. */
export type Waves = { name: string; closesOn: string; report: ShownReport }[];
type ReportProps = Page & {
  round: Round;
  report: ShownReport;
  prediction: Prediction;
  waves: Waves;
  /** Whose it is, for somebody who may read it. */
  of?: string;
  children?: ComponentChildren;
};

/**
 * Who answered, what is strong, self and others, what could be next, in their own words; the plan
 * comes in as `children`.
 */
export function ReportPage({
  view,
  problem,
  round,
  report,
  prediction,
  waves,
  of,
  children,
}: ReportProps) {
  const w = reportWords[view.language];
  const r = roundWords[view.language];
  const competences = competencesOf(round.profile, round.competences);
  const nameOf = ({ name }: Competence) => say(name, view.language, round.profile.languages);
  const own = (id: string) => report.competences.find(({ competence }) => competence === id);
  const strong = competences.filter(({ id }) => (own(id)?.gap?.pGap ?? 1) < 0.5);
  const shownGroups = order.filter((group) =>
    report.competences.some(({ groups }) => groups.some((one) => one.group === group)),
  );
  const anything = report.competences.some(({ groups }) => groups.length > 0);
  return (
    <Layout
      view={view}
      title={of ? w.reportOf(of) : w.reportTitle}
      intro={of ? w.reportShared(round.name) : w.reportIntro(round.name)}
      problem={problem}
      crumbs={
        of
          ? []
          : [
              {
                href: linkTo(view, '/rounds/:round/mine', { round: round.id }),
                text: r.mineTitle(round.name),
              },
            ]
      }
    >
      <p class="no-print">
        <a
          class="button second slim"
          href={
            of
              ? linkTo(view, '/rounds/:round/reports/:mentor/print', {
                  round: round.id,
                  mentor: report.mentor,
                })
              : linkTo(view, '/rounds/:round/report/print', { round: round.id })
          }
        >
          {w.asPdf}
        </a>
      </p>
      <Section title={w.whoAnswered}>
        <p>{whoAnswered(view, round, report)}</p>
        {Object.entries(report.filled ?? {}).map(([source, rounds]) => (
          <p class="muted">{w.filled(r.source[source as Source], rounds)}</p>
        ))}
        {report.provisional && <p class="muted">{w.provisional}</p>}
      </Section>
      {!anything && <p class="note">{w.nothing}</p>}
      {anything && (
        <Section title={w.strengths}>
          {strong.length === 0 ? (
            <p>{w.noStrengths}</p>
          ) : (
            <ul>
              {strong.map((competence) => (
                <li>{w.strong(nameOf(competence))}</li>
              ))}
            </ul>
          )}
        </Section>
      )}
      <Section title={w.levelsTitle}>
        <p class="muted">{w.levelsNote}</p>
        <ul class="plain row small">
          <li>{`○ ${w.self}`}</li>
          {shownGroups.map((group) => (
            <li>{`${glyphs[group]} ${w.group[group]}`}</li>
          ))}
        </ul>
        <div class="levels">
          {competences.map((competence) => {
            const result = own(competence.id);
            return result ? (
              <Level
                view={view}
                round={round}
                competence={competence}
                result={result}
                report={report}
                expected={prediction[competence.id] ?? null}
                waves={waves}
              />
            ) : null;
          })}
        </div>
      </Section>
      {(report.named ?? []).length > 0 && (
        <Named view={view} competences={competences} nameOf={nameOf} named={report.named!} />
      )}
      {anything && (
        <Section title={w.needs}>
          {report.developmentNeeds.length === 0 && <p>{w.noNeeds}</p>}
          {report.developmentNeeds.map((id) => {
            const competence = competences.find((one) => one.id === id)!;
            return <Need view={view} round={round} competence={competence} result={own(id)!} />;
          })}
        </Section>
      )}
      {(report.comments ?? []).length > 0 && (
        <Section title={w.comments}>
          {(['keep', 'other'] as const).map((kind) => {
            const words = report.comments!.filter((comment) => comment.kind === kind);
            return words.length === 0 ? null : (
              <>
                <h3>{ratingWords[view.language][kind]}</h3>
                <ul>
                  {words.map(({ body, name }) => (
                    <li class="pre">
                      {body} {name && <span class="small muted">{name}</span>}
                    </li>
                  ))}
                </ul>
              </>
            );
          })}
        </Section>
      )}
      {(report.notes ?? []).length > 0 && (
        <Observed view={view} round={round} notes={report.notes!} />
      )}
      {children}
      <details class="more">
        <summary>{w.how}</summary>
        <p>
          {w.howText} {report.version && w.version(report.version)}
        </p>
      </details>
    </Layout>
  );
}

type Row = {
  name: string;
  value: number;
  low?: number;
  high?: number;
  error?: number;
  raters?: number;
  method?: Method | undefined;
};

/** Value, range, standard error, number of answers and where the level came from. */
function figuresOf(view: View, { value, low, high, error, raters, method }: Row): string {
  const w = reportWords[view.language];
  return [
    level(view, value),
    low !== undefined &&
      high !== undefined &&
      w.between(level(view, Math.max(1, low)), level(view, Math.min(5, high))),
    error !== undefined && w.errorOf(level2(view, error)),
    raters !== undefined && w.ratersOf(raters),
    method && w.methods[method],
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Counts by source; numbers below three would tell who it was. */
export function whoAnswered(view: View, round: Round, report: ShownReport): string {
  const [w, r] = [reportWords[view.language], roundWords[view.language]];
  const said = ({ source, answered }: ShownReport['counts'][number]) =>
    source === 'self'
      ? answered > 0
        ? r.yes
        : r.noYet
      : !namedSources.includes(source) && answered < 3 && round.confidentiality !== 'named'
        ? r.few
        : String(answered);
  return report.counts.map((count) => w.counts(r.source[count.source], said(count))).join(' · ');
}

type Facts = {
  view: View;
  round: Round;
  competence: Competence;
  result: CompetenceReport;
  report: ShownReport;
  expected?: number | null;
};

/** What is said of one competence: the dots, the sentences, and the figures behind them. */
export function levelFacts({ view, round, competence, result, report, expected = null }: Facts) {
  const w = reportWords[view.language];
  const text = (one: Parameters<typeof say>[0]) => say(one, view.language, round.profile.languages);
  const [changes, methods, trend] = [
    report.changes?.[competence.id] ?? [],
    report.methods ?? {},
    report.trends?.[competence.id],
  ];
  // Wider than two levels says nothing.
  const shown = result.groups.filter(({ se }) => 2 * interval90 * se <= 2);
  const rows = [
    ...(result.selfOther
      ? [{ name: w.self, value: result.selfOther.self, shape: 'ring' as const }]
      : []),
    ...shown.map(({ group, n, estimate, se }) => ({
      raters: n,
      error: se,
      method: methods[`${result.competence} ${group}`],
      name: w.group[group],
      value: estimate,
      low: estimate - interval90 * se,
      high: estimate + interval90 * se,
      shape: shapes[group],
    })),
  ];
  const target = result.gap?.target ?? null;
  // Who was not asked about it is not said to have answered too little.
  const tooFew = result.tooFew.filter((group) =>
    sourcesIn(group).some((source) => isAskedAbout(competence, source)),
  );
  const means = competence.indicators.flatMap((indicator) =>
    (report.means?.[indicator.id] ?? []).map(({ group, n, mean }) => [
      text(indicator.text),
      `${w.group[group]}: ${w.meanOf(level(view, mean))} · ${w.ratersOf(n)}`,
    ]),
  );
  return {
    rows,
    target,
    said: [
      rows.map((row) => `${row.name} ${level(view, row.value)}`).join(', '),
      target !== null && w.target(level(view, target)),
    ]
      .filter(Boolean)
      .join('; '),
    lines: [
      ...(rows.length > 0 && result.selfOther ? [w.selfOther[result.selfOther.class]] : []),
      ...(expected !== null && result.others
        ? [w.expected(String(expected), level(view, result.others.estimate))]
        : []),
      ...changes.map(({ group, direction, smallest }) =>
        w.change[direction](w.group[group], level(view, smallest)),
      ),
      ...(trend ? [w.trend(level2(view, trend.perYear), trend.rounds)] : []),
    ],
    silences: [
      ...(report.heldBack?.includes(competence.id)
        ? [w.heldBack]
        : shown.length === 0 && result.groups.length === 0 && tooFew.length === 0
          ? [w.nobody]
          : []),
      ...(report.changes &&
      result.groups.some(({ group }) => !namedSources.includes(group as Source)) &&
      changes.length === 0
        ? [w.notComparable]
        : []),
      ...(shown.length < result.groups.length ? [w.uncertain] : []),
      ...(tooFew.length > 0 ? [w.tooFew(tooFew.map((group) => w.group[group]).join(', '))] : []),
    ],
    table: [...rows.map((row) => [row.name, figuresOf(view, row)]), ...means],
  };
}

function Level({
  view,
  round,
  competence,
  result,
  report,
  expected,
  waves,
}: Facts & { waves: Waves }) {
  const w = reportWords[view.language];
  const name = say(competence.name, view.language, round.profile.languages);
  const { rows, target, said, lines, silences, table } = levelFacts({
    view,
    round,
    competence,
    result,
    report,
    ...(expected === undefined ? {} : { expected }),
  });
  return (
    <article class="section" aria-label={name}>
      <h3>{name}</h3>
      {rows.length > 0 && (
        <>
          <Dots title={name} description={said} low={1} high={5} dots={rows} target={target} />
          {lines.map((line) => (
            <p class="small">{line}</p>
          ))}
          <Growth view={view} name={name} competence={competence.id} waves={waves} />
          <details>
            <summary class="small">{w.figures}</summary>
            <table>
              <tbody>
                {table.map(([what, figures]) => (
                  <tr>
                    <th scope="row" class="small">
                      {what}
                    </th>
                    <td class="small">{figures}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      )}
      {silences.map((line) => (
        <p class="small muted">{line}</p>
      ))}
    </article>
  );
}

function Need({
  view,
  round,
  competence,
  result,
}: {
  view: View;
  round: Round;
  competence: Competence;
  result: CompetenceReport;
}) {
  const w = reportWords[view.language];
  const text = (one: Parameters<typeof say>[0]) => say(one, view.language, round.profile.languages);
  const now = result.others?.estimate ?? 1;
  const anchors = competence.indicators.flatMap((indicator) => {
    const next = indicator.anchors?.find(({ level: at }) => at > now);
    return next
      ? [{ id: indicator.id, indicator: text(indicator.text), anchor: text(next.text) }]
      : [];
  });
  return (
    <article class="section">
      <h3>
        {text(competence.name)} <Tag tone="warn">{w.need[result.gap?.label ?? 'possible']}</Tag>
      </h3>
      <p class="small muted">{w.nextLevel}</p>
      <ul>
        {anchors.map(({ indicator, anchor }) => (
          <li>{`${indicator}: ${anchor}`}</li>
        ))}
      </ul>
    </article>
  );
}

/**
 * From the second round on: where the others saw this, round after round, with the range of each.
 */
function Growth({
  view,
  name,
  competence,
  waves,
}: {
  view: View;
  name: string;
  competence: string;
  waves: Waves;
}) {
  const w = reportWords[view.language];
  const points = waves.flatMap(({ name: round, closesOn, report }) => {
    const others = report.competences.find((one) => one.competence === competence)?.others;
    return others && 2 * interval90 * others.se <= 2
      ? [
          {
            label: round,
            name: `${round}, ${fullDay(view.language, closesOn)}`,
            value: others.estimate,
            low: others.interval90[0],
            high: others.interval90[1],
          },
        ]
      : [];
  });
  if (points.length < 2) return null;
  const said = (point: (typeof points)[number]) =>
    `${level(view, point.value)} (${w.between(level(view, Math.max(1, point.low)), level(view, Math.min(5, point.high)))})`;
  return (
    <>
      <WavesPicture
        title={`${w.overTime}: ${name}`}
        description={points.map((point) => `${point.label} ${level(view, point.value)}`).join(', ')}
        low={1}
        high={5}
        points={points}
      />
      <details>
        <summary class="small">{w.overTime}</summary>
        <table>
          <tbody>
            {points.map((point) => (
              <tr>
                <th scope="row" class="small">
                  {point.name}
                </th>
                <td class="small">{said(point)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

/** Open and named rounds only: who gave which level. */
function Named({
  view,
  competences,
  nameOf,
  named,
}: {
  view: View;
  competences: Competence[];
  nameOf: (competence: Competence) => string;
  named: NonNullable<ShownReport['named']>;
}) {
  const w = reportWords[view.language];
  return (
    <Section title={w.byName}>
      <table class="board">
        <thead>
          <tr>
            <th scope="col">{w.byName}</th>
            {competences.map((competence) => (
              <th scope="col">{nameOf(competence)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {named.map(({ name, source, scores }) => (
            <tr>
              <th scope="row">
                {name}{' '}
                <span class="small muted">{source === 'self' ? w.self : w.group[source]}</span>
              </th>
              {competences.map((competence) => (
                <td data-name={nameOf(competence)}>
                  {scores[competence.id] === undefined ? '–' : level(view, scores[competence.id]!)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** What observers saw, apart from what they made of it. */
function Observed({
  view,
  round,
  notes,
}: {
  view: View;
  round: Round;
  notes: NonNullable<ShownReport['notes']>;
}) {
  const w = reportWords[view.language];
  const texts = new Map(
    round.profile.roles.flatMap((role) =>
      role.competences.flatMap(({ indicators }) =>
        indicators.map(
          ({ id, text }) => [id, say(text, view.language, round.profile.languages)] as const,
        ),
      ),
    ),
  );
  const meetings = [
    ...Map.groupBy(
      notes.filter(({ facts, reading }) => facts !== '' || reading !== ''),
      ({ name, observedOn }) => `${name}|${observedOn ?? ''}`,
    ).values(),
  ];
  return (
    <Section title={w.observed}>
      {meetings.map((own) => (
        <article class="section">
          <h3>
            {[
              own[0]!.name,
              own[0]!.observedOn && sayDay(view.language, own[0]!.observedOn, view.today),
            ]
              .filter(Boolean)
              .join(', ')}
          </h3>
          <ul class="lines">
            {own.map(({ indicator, level: given, facts, reading }) => (
              <li>
                <span class="strong">{`${texts.get(indicator) ?? ''}${given === null ? '' : ` · ${given}`}`}</span>
                {facts && <span>{facts}</span>}
                {reading && <span class="muted">{`${w.theirReading}: ${reading}`}</span>}
              </li>
            ))}
          </ul>
        </article>
      ))}
    </Section>
  );
}

/** Before the report is opened: what do you think the others say? */
export function PredictionPage({ view, round }: Page & { round: Round }) {
  const w = reportWords[view.language];
  const r = roundWords[view.language];
  return (
    <Layout
      view={view}
      title={w.predictTitle}
      intro={w.predictIntro}
      narrow
      crumbs={[
        {
          href: linkTo(view, '/rounds/:round/mine', { round: round.id }),
          text: r.mineTitle(round.name),
        },
      ]}
    >
      <Form view={view} action={linkTo(view, '/rounds/:round/prediction', { round: round.id })}>
        {competencesOf(round.profile, round.competences).map(({ id, name }) => (
          <Choices
            view={view}
            name={`level-${id}`}
            label={say(name, view.language, round.profile.languages)}
            flow
            options={levels.map((one) => ({ value: String(one), text: String(one) }))}
          />
        ))}
        <div class="row">
          <button class="button" name="go" value="keep">
            {w.openReport}
          </button>
          <button class="button quiet" name="go" value="skip">
            {w.skipPrediction}
          </button>
        </div>
      </Form>
    </Layout>
  );
}
