import { addDays, locales, sayDay } from '../foundation/words.ts';
import { Dots } from '../hall/chart.tsx';
import { Choices, Form, Select, TextArea, TextField } from '../hall/fields.tsx';
import { Layout, Section, Tag } from '../hall/layout.tsx';
import type { Page, View } from '../hall/view.ts';
import { say, type Competence } from '../profiles/profile.rules.ts';
import { assessmentWords } from './assessment.words.ts';
import type { Change } from './change.rules.ts';
import type { Method, ShownReport } from './report.rules.ts';
import { ratingWords } from './rating.words.ts';
import type { DevelopmentGoal, Prediction } from './goal.store.ts';
import { competencesOf, levels } from './round.rules.ts';
import type { Round } from './round.store.ts';
import { interval90, type CompetenceReport } from './scorecard.rules.ts';

/** One decimal: more would claim what nobody knows. */
const level = (view: View, value: number) => new Intl.NumberFormat(locales[view.language], { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
const level2 = (view: View, value: number) => new Intl.NumberFormat(locales[view.language], { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);
const glyphs = { mentee: '●', colleague: '■', merged: '●', supervisor: '◆' } as const;
const shapes = { mentee: 'disc', colleague: 'square', merged: 'disc', supervisor: 'diamond' } as const;

/** In the order of section 3.4: who answered, what is strong, self and others, what could be next, how it was calculated. */
export function ReportPage({ view, problem, round, report, goals, prediction }: Page & { round: Round; report: ShownReport; goals: DevelopmentGoal[]; prediction: Prediction }) {
  const w = assessmentWords[view.language];
  const competences = competencesOf(round.profile, round.competences);
  const nameOf = ({ name }: Competence) => say(name, view.language, round.profile.languages);
  const own = (id: string) => report.competences.find(({ competence }) => competence === id);
  const strong = competences.filter(({ id }) => (own(id)?.gap?.pGap ?? 1) < 0.5);
  const shownGroups = (['mentee', 'colleague', 'merged', 'supervisor'] as const).filter((group) => report.competences.some(({ groups }) => groups.some((one) => one.group === group)));
  const anything = report.competences.some(({ groups }) => groups.length > 0);
  return (
    <Layout view={view} title={w.reportTitle} intro={w.reportIntro(round.name)} problem={problem} crumbs={[{ href: `${view.base}/rounds/${round.id}/mine`, text: w.mineTitle(round.name) }]}>
      <Section title={w.whoAnswered}>
        <p>
          {report.counts.map(({ source, answered }) => w.counts(w.source[source], source === 'self' ? (answered > 0 ? w.yes : w.noYet) : source !== 'supervisor' && answered < 3 ? w.few : String(answered))).join(' · ')}
        </p>
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
              <Level view={view} name={nameOf(competence)} result={result} changes={report.changes?.[competence.id] ?? []} expected={prediction[competence.id] ?? null} methods={report.methods ?? {}} />
            ) : null;
          })}
        </div>
      </Section>
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
                  {words.map(({ body }) => (
                    <li class="pre">{body}</li>
                  ))}
                </ul>
              </>
            );
          })}
        </Section>
      )}
      {anything && <Plan view={view} problem={problem} round={round} report={report} goals={goals} />}
      <details class="more">
        <summary>{w.how}</summary>
        <p>
          {w.howText} {report.version && w.version(report.version)}
        </p>
      </details>
    </Layout>
  );
}

type Row = { name: string; value: number; low?: number; high?: number; error?: number; raters?: number; method?: Method | undefined };

/** Value, range, standard error, number of answers and where the level came from. */
function figuresOf(view: View, { value, low, high, error, raters, method }: Row): string {
  const w = assessmentWords[view.language];
  return [
    level(view, value),
    low !== undefined && high !== undefined && w.between(level(view, Math.max(1, low)), level(view, Math.min(5, high))),
    error !== undefined && w.errorOf(level2(view, error)),
    raters !== undefined && w.ratersOf(raters),
    method && w.methods[method],
  ]
    .filter(Boolean)
    .join(' · ');
}

function Level({ view, name, result, changes, expected, methods }: { view: View; name: string; result: CompetenceReport; changes: Change[]; expected: number | null; methods: Record<string, Method> }) {
  const w = assessmentWords[view.language];
  // Wider than two levels says nothing.
  const shown = result.groups.filter(({ se }) => 2 * interval90 * se <= 2);
  const rows = [
    ...(result.selfOther ? [{ name: w.self, value: result.selfOther.self, shape: 'ring' as const }] : []),
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
  const words = rows.map((row) => `${row.name} ${level(view, row.value)}`).join(', ');
  return (
    <article class="section" aria-label={name}>
      <h3>{name}</h3>
      {rows.length > 0 && (
        <>
          <Dots title={name} description={[words, target !== null && w.target(level(view, target))].filter(Boolean).join('; ')} low={1} high={5} dots={rows} target={target} />
          {result.selfOther && <p class="small">{w.selfOther[result.selfOther.class]}</p>}
          {expected !== null && result.others && <p class="small">{w.expected(String(expected), level(view, result.others.estimate))}</p>}
          {changes.map(({ group, direction, smallest }) => (
            <p class="small">{w.change[direction](w.group[group], level(view, smallest))}</p>
          ))}
          <details>
            <summary class="small">{w.figures}</summary>
            <table>
              <tbody>
                {rows.map((row) => (
                  <tr>
                    <th scope="row">{row.name}</th>
                    <td class="small">{figuresOf(view, row)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      )}
      {shown.length < result.groups.length && <p class="small muted">{w.uncertain}</p>}
      {result.tooFew.length > 0 && <p class="small muted">{w.tooFew(result.tooFew.map((group) => w.group[group]).join(', '))}</p>}
    </article>
  );
}

function Need({ view, round, competence, result }: { view: View; round: Round; competence: Competence; result: CompetenceReport }) {
  const w = assessmentWords[view.language];
  const text = (one: Parameters<typeof say>[0]) => say(one, view.language, round.profile.languages);
  const now = result.others?.estimate ?? 1;
  const anchors = competence.indicators.flatMap((indicator) => {
    const next = indicator.anchors?.find(({ level: at }) => at > now);
    return next ? [{ id: indicator.id, indicator: text(indicator.text), anchor: text(next.text) }] : [];
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

/** A report ends in a plan: what to practise, with what help, and when to look again. Nobody else reads it. */
function Plan({ view, problem, round, report, goals }: Page & { round: Round; report: ShownReport; goals: DevelopmentGoal[] }) {
  const w = assessmentWords[view.language];
  const text = (one: Parameters<typeof say>[0]) => say(one, view.language, round.profile.languages);
  const competences = competencesOf(round.profile, round.competences);
  const order = [...report.developmentNeeds, ...round.competences.filter((id) => !report.developmentNeeds.includes(id))];
  const indicators = order.flatMap((id) => competences.find((one) => one.id === id)?.indicators ?? []);
  const nameOf = (id: string) => text(indicators.find((one) => one.id === id)?.text ?? null);
  const path = `${view.base}/rounds/${round.id}/goals`;
  return (
    <Section title={w.plan} id="plan">
      <p class="muted">{w.planNote}</p>
      {goals.length > 0 && (
        <ul class="lines">
          {goals.map((goal) => (
            <li>
              <span class="strong">
                {nameOf(goal.indicator)} {goal.outcome && <Tag tone={goal.outcome === 'done' ? 'good' : 'plain'}>{w.ended[goal.outcome]}</Tag>}
              </span>
              <span>{goal.practice}</span>
              <span class="small muted">{[goal.resource, w.lookAgain(sayDay(view.language, goal.lookAgainOn, view.today))].filter(Boolean).join(' · ')}</span>
              {!goal.outcome && (
                <Form view={view} action={`${path}/${goal.id}/end`} class="inline">
                  <span class="row">
                    <button class="button second slim" name="outcome" value="done" aria-label={`${w.markDone}: ${nameOf(goal.indicator)}`}>
                      {w.markDone}
                    </button>
                    <button class="button quiet" name="outcome" value="dropped" aria-label={`${w.markDropped}: ${nameOf(goal.indicator)}`}>
                      {w.markDropped}
                    </button>
                  </span>
                </Form>
              )}
            </li>
          ))}
        </ul>
      )}
      {goals.filter(({ outcome }) => outcome === null).length < 3 && (
        <Form view={view} action={path}>
          <Select view={view} name="indicator" label={w.whatToPractise} problem={problem} options={indicators.map(({ id }) => ({ value: id, text: nameOf(id) }))} />
          <TextArea view={view} name="practice" label={w.practice} help={w.practiceHelp} problem={problem} rows={2} />
          <TextField view={view} name="resource" label={w.resource} problem={problem} optional />
          <TextField view={view} name="look_again_on" type="date" label={w.lookAgainLabel} value={addDays(view.today, 180)} problem={problem} short />
          <button class="button">{w.addGoal}</button>
        </Form>
      )}
    </Section>
  );
}

/** Before the report is opened: what do you think the others say? */
export function PredictionPage({ view, round }: Page & { round: Round }) {
  const w = assessmentWords[view.language];
  return (
    <Layout view={view} title={w.predictTitle} intro={w.predictIntro} narrow crumbs={[{ href: `${view.base}/rounds/${round.id}/mine`, text: w.mineTitle(round.name) }]}>
      <Form view={view} action={`${view.base}/rounds/${round.id}/prediction`}>
        {competencesOf(round.profile, round.competences).map(({ id, name }) => (
          <Choices view={view} name={`level-${id}`} label={say(name, view.language, round.profile.languages)} flow options={levels.map((one) => ({ value: String(one), text: String(one) }))} />
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
