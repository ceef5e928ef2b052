import { linkTo } from '../../web/links.ts';
import { Choices, Form, TextArea, TextField } from '../../web/fields.tsx';
import { Columns, Matrix } from '../../web/chart.tsx';
import { Layout, Section, Tag, Who } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import type { Cohort } from '../programmes/programme.store.ts';
import { switchedConstraints } from '../optimisation/hard-constraint.rules.ts';
import { betweenOf, compareRuns, loadsOf, sharesOf, spreadOf } from './comparison.rules.ts';
import { criterionKeys, unknownToAll } from '../optimisation/criterion.rules.ts';
import { knownIn, type Known } from './known.rules.ts';
import { Why } from '../proposals/proposal.pages.tsx';
import type { Result } from '../optimisation/policy.rules.ts';
import type { Alternative } from '../optimisation/run.rules.ts';
import type { Note, Run } from './run.store.ts';
import { runWords } from './run.words.ts';
import { scoreWords } from '../optimisation/score.words.ts';
import { workbenchWords } from './workbench.words.ts';

type NameOf = (id: string) => string;

const signed = (value: number) => (value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '±0');

/** What a change did: who moved, who gained and who lost a place. */
export function Changes({
  view,
  before,
  after,
  nameOf,
}: {
  view: View;
  before: Run;
  after: Run;
  nameOf: NameOf;
}) {
  const b = workbenchWords[view.language];
  const { moves, gone, same, pairs, total, lowest } = compareRuns(
    before.result,
    after.result,
    after.pool,
  );
  return (
    <Section
      title={b.changed}
      aside={<a href={linkTo(view, '/runs/:run', { run: before.id })}>{b.before}</a>}
    >
      <p>
        {b.same(same)} {gone > 0 && b.gone(gone)}{' '}
        {b.sums(signed(pairs), signed(total), signed(lowest))}
      </p>
      <ul class="lines">
        {moves.map(({ mentee, from, to, scoreBefore, scoreAfter }) => (
          <li>
            <span>
              {from === null
                ? b.gained(nameOf(mentee), nameOf(to!))
                : to === null
                  ? b.lost(nameOf(mentee), nameOf(from))
                  : b.moved(nameOf(mentee), nameOf(from), nameOf(to))}
            </span>
            <span class="small muted">
              {[scoreBefore, scoreAfter].filter((score) => score !== null).join(' → ')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Spread({ view, result }: { view: View; result: Result }) {
  const b = workbenchWords[view.language];
  const { pairs, totalScore } = result;
  if (pairs.length < 5) return null;
  const counts = spreadOf(result);
  const lowest = Math.min(...pairs.map(({ score }) => score));
  return (
    <Section title={b.spread}>
      <Columns
        title={b.spread}
        description={b.spreadNote(lowest, Math.round(totalScore / pairs.length))}
        figures={b.figures}
        columns={counts.map((value, k) => ({
          label: String(k * 100),
          name: b.spreadRow(k * 100, k === 9 ? 1000 : k * 100 + 99),
          value,
        }))}
      />
    </Section>
  );
}

/** Who with whom by member organisation, and how many mentees each mentor gets. */
export function Pictures({
  view,
  run,
  members,
}: {
  view: View;
  run: Run;
  members: Map<string, string>;
}) {
  const b = workbenchWords[view.language];
  const loads = loadsOf(run.pool, run.result);
  const between = betweenOf(run.pool, run.result);
  const nameOf = (group: string) => members.get(group) ?? b.others;
  if (run.result.pairs.length < 5) return null;
  return (
    <Section title={b.whoWithWhom}>
      {between.mentees.length > 1 && (
        <Matrix
          caption={b.betweenNote}
          corner={b.menteesOf}
          columns={[...between.mentors.map(nameOf), b.allTogether]}
          rows={between.mentees.map((group, k) => ({
            name: nameOf(group),
            values: [
              ...between.counts[k]!,
              between.counts[k]!.reduce((sum, value) => sum + value, 0),
            ],
          }))}
          total
          slanted
        />
      )}
      <Columns
        title={b.load}
        description={b.loadNote(loads[0]!, loads.length - 1)}
        figures={b.figures}
        columns={loads.map((value, mentees) => ({
          label: String(mentees),
          name: b.loadRow(mentees),
          value,
        }))}
      />
    </Section>
  );
}

export function Shares({
  view,
  run,
  members,
}: {
  view: View;
  run: Run;
  members: Map<string, string>;
}) {
  const b = workbenchWords[view.language];
  const shares = sharesOf(run.pool, run.result);
  if (shares.length < 2) return null;
  return (
    <details class="more">
      <summary>{b.shares}</summary>
      <table class="board">
        <thead>
          <tr>
            <th scope="col">{b.group}</th>
            <th scope="col" class="number">
              {b.placed}
            </th>
            <th scope="col" class="number">
              {b.mean}
            </th>
            <th scope="col" class="number">
              {b.lowest}
            </th>
          </tr>
        </thead>
        <tbody>
          {shares.map(({ group, mentees, placed, mean, lowest }) => (
            <tr>
              <th scope="row">{members.get(group) ?? b.others}</th>
              <td class="number" data-name={b.placed}>{`${placed} / ${mentees}`}</td>
              <td class="number" data-name={b.mean}>
                {mean}
              </td>
              <td class="number" data-name={b.lowest}>
                {lowest}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

export function Settings({ view, problem, run, nameOf }: Page & { run: Run; nameOf: NameOf }) {
  const b = workbenchWords[view.language];
  const w = scoreWords[view.language];
  const { policy } = run;
  if (!policy) return <p class="muted">{b.oldRun}</p>;
  const { criteria, barriers } = knownIn(run.pool);
  /**
   * A rule or criterion that has nothing to go by says so; one that knows everybody says nothing.
   */
  const say = (known: Known | null, none: (of: number) => string) =>
    known === null || known.known === known.of
      ? {}
      : { help: known.known === 0 ? none(known.of) : b.knownOf(known.known, known.of) };
  const marks = [
    ...policy.pinned.map((pair) => ({ pair, text: b.isPinned })),
    ...policy.banned.map((pair) => ({ pair, text: b.isBanned })),
  ];
  return (
    <Section title={b.settings} id="settings">
      <p class="muted">{b.settingsNote}</p>
      {marks.length > 0 && (
        <ul class="lines" aria-label={b.pinned}>
          {marks.map(({ pair: [mentor, mentee], text }) => (
            <li>
              <Form
                view={view}
                action={linkTo(view, '/runs/:run/mentees/:person/choice', {
                  run: run.id,
                  person: mentee,
                })}
                class="inline"
              >
                <input type="hidden" name="mentor" value={mentor} />
                <span class="row">
                  <span>{`${nameOf(mentee)}, ${nameOf(mentor)}`}</span>
                  <Tag tone="accent">{text}</Tag>
                  <button
                    class="button quiet"
                    name="choice"
                    value="release"
                    data-busy={b.busy}
                    aria-label={`${b.release}: ${nameOf(mentee)}, ${nameOf(mentor)}`}
                  >
                    {b.release}
                  </button>
                </span>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <Form view={view} action={linkTo(view, '/runs/:run/again', { run: run.id })}>
        <fieldset class="field">
          <legend>{b.weights}</legend>
          <span class="help">{b.weightsHelp}</span>
          <div class="pairs-of-fields">
            {criterionKeys.map((key) => (
              <TextField
                view={view}
                name={`weight-${key}`}
                label={w.criterion[key]}
                type="number"
                min={0}
                max={100}
                inputMode="numeric"
                short
                value={policy.weights[key]}
                {...say(criteria[key], b.countsForNothing)}
                problem={problem}
              />
            ))}
          </div>
        </fieldset>
        <Choices
          view={view}
          name="switches"
          label={b.switches}
          several
          flow
          chosen={switchedConstraints.filter((key) => policy.switches[key])}
          options={switchedConstraints.map((key) => ({
            value: key,
            text: w.barrier[key],
            ...say(barriers[key], b.stopsNothing),
          }))}
        />
        <Choices
          view={view}
          name="mode"
          label={b.mode}
          problem={problem}
          value={policy.mode}
          options={[
            { value: 'optimum', text: b.optimum, help: b.optimumHelp },
            { value: 'shortlist', text: b.shortlist, help: b.shortlistHelp },
            { value: 'stable', text: b.stable, help: b.stableHelp },
          ]}
        />
        <Choices
          view={view}
          name="order"
          label={b.order}
          several
          chosen={[
            policy.waitingFirst ? 'waiting' : '',
            policy.worstFirst ? 'worst' : '',
            'keep',
            policy.even ? 'even' : '',
          ]}
          options={[
            { value: 'waiting', text: b.waitingFirst },
            { value: 'keep', text: b.keep },
            { value: 'worst', text: b.worstFirst },
            { value: 'even', text: b.even },
          ]}
        />
        <button class="button" data-busy={b.busy}>
          {b.again}
        </button>
      </Form>
    </Section>
  );
}

export function Notes({ view, problem, run, notes }: Page & { run: Run; notes: Note[] }) {
  const b = workbenchWords[view.language];
  return (
    <Section title={b.notes} id="notes">
      <Form view={view} action={linkTo(view, '/runs/:run/name', { run: run.id })}>
        <TextField
          view={view}
          name="run_name"
          label={b.runName}
          help={b.runNameHelp}
          value={run.name}
          problem={problem}
          optional
        />
        <button class="button second">{b.keepName}</button>
      </Form>
      {notes.length > 0 && (
        <ul class="lines">
          {notes.map(({ text, by }) => (
            <li>
              <span>{text}</span>
              <span class="small muted">{by}</span>
            </li>
          ))}
        </ul>
      )}
      <Form view={view} action={linkTo(view, '/runs/:run/notes', { run: run.id })}>
        <TextArea
          view={view}
          name="text"
          label={b.note}
          help={b.noteHelp}
          problem={problem}
          rows={2}
        />
        <button class="button second">{b.keepNote}</button>
      </Form>
    </Section>
  );
}

type OthersProps = Page & {
  cohort: Cohort;
  run: Run;
  mentee: { id: string; name: string };
  others: { mentor: string; alternative: Alternative }[];
  nameOf: NameOf;
};

/**
 * One mentee: who else could be the mentor, how well that would fit and what it would cost the
 * others.
 */
export function OthersPage({ view, problem, cohort, run, mentee, others, nameOf }: OthersProps) {
  const b = workbenchWords[view.language];
  const w = scoreWords[view.language];
  const now = run.result.pairs.find((pair) => pair.mentee === mentee.id);
  const possible = others
    .flatMap(({ mentor, alternative }) =>
      'score' in alternative ? [{ mentor, ...alternative }] : [],
    )
    .sort((a, c) => a.fewerPairs - c.fewerPairs || c.score - a.score);
  const impossible = others.flatMap(({ mentor, alternative }) =>
    'barrier' in alternative ? [{ mentor, barrier: alternative.barrier }] : [],
  );
  const shown = possible.slice(0, 40);
  const silent = unknownToAll(possible);
  return (
    <Layout
      view={view}
      title={b.title(mentee.name)}
      intro={now ? b.now(nameOf(now.mentor)) : b.nowNobody}
      problem={problem}
      crumbs={[
        {
          href: linkTo(view, '/cohorts/:cohort', { cohort: cohort.id }),
          text: `${cohort.programmeName}, ${cohort.name}`,
        },
        { href: linkTo(view, '/runs/:run', { run: run.id }), text: runWords[view.language].title },
      ]}
    >
      <Section title={`${b.possible} (${possible.length})`}>
        {shown.length < possible.length && <p class="muted">{b.first(shown.length)}</p>}
        <table class="board">
          <thead>
            <tr>
              <th scope="col">{w.sheet.mentor}</th>
              <th scope="col">{w.sheet.why}</th>
              <th scope="col" class="number">
                {w.sheet.fit}
              </th>
              <th scope="col">{b.cost}</th>
              <th scope="col">
                <span class="hidden-text">{b.pin}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ mentor, score, reasons, fewerPairs, lessScore }) => (
              <tr>
                <th scope="row">
                  <Who id={mentor} name={nameOf(mentor)} />
                </th>
                <td>
                  <Why view={view} reasons={reasons} profile={cohort.profile} silent={silent} />
                </td>
                <td class="number" data-name={w.sheet.fit}>
                  {score}
                </td>
                <td data-name={b.cost}>
                  {[
                    fewerPairs > 0 && b.costPairs(fewerPairs),
                    lessScore > 0 && b.costScore(lessScore),
                    lessScore < 0 && b.gainScore(-lessScore),
                  ]
                    .filter(Boolean)
                    .join(', ') || b.costNothing}
                </td>
                <td>
                  <Form
                    view={view}
                    action={linkTo(view, '/runs/:run/mentees/:person/choice', {
                      run: run.id,
                      person: mentee.id,
                    })}
                    class="inline"
                  >
                    <input type="hidden" name="mentor" value={mentor} />
                    <span class="row">
                      <button
                        class="button second"
                        name="choice"
                        value="pin"
                        data-busy={b.busy}
                        aria-label={`${b.pin}: ${nameOf(mentor)}`}
                      >
                        {b.pin}
                      </button>
                      <button
                        class="button quiet"
                        name="choice"
                        value="ban"
                        data-busy={b.busy}
                        aria-label={`${b.ban}: ${nameOf(mentor)}`}
                      >
                        {b.ban}
                      </button>
                    </span>
                  </Form>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      {impossible.length > 0 && (
        <details class="more">
          <summary>{`${b.impossible} (${impossible.length})`}</summary>
          <ul class="lines">
            {impossible.map(({ mentor, barrier }) => (
              <li>
                <span>{nameOf(mentor)}</span>
                <span class="muted">{w.barrier[barrier]}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Layout>
  );
}
