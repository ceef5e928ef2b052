import { linkTo } from '../../web/links.ts';
import { locales, sayDay, sayMoment } from '../../platform/i18n.ts';
import { Form } from '../../web/fields.tsx';
import { Empty, Layout, Section, Tag, Who } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import { allows } from '../programmes/cohort-state.rules.ts';
import { cohortStateWords } from '../programmes/cohort-state.words.ts';
import type { Cohort } from '../programmes/programme.store.ts';
import { unknownToAll, type CriterionKey, type Pool } from '../optimisation/criterion.rules.ts';
import { Return, Why } from '../proposals/proposal.pages.tsx';
import { OthersLink, SendRow, State, type SendingProps } from './sending.pages.tsx';
import { Lists } from './shortlist.pages.tsx';
import type { TalkWords } from '../proposals/trial-talk.store.ts';
import type { Proposal } from '../proposals/proposal.store.ts';
import { proposalWords } from '../proposals/proposal.words.ts';
import type { Note, Run, RunLine } from './run.store.ts';
import { applicationCallWords } from '../admissions/application-call.words.ts';
import { personWords } from '../people/person.words.ts';
import type { EndedPair } from '../cohorts/ended.store.ts';
import type { HeldBack } from '../cohorts/held-back.store.ts';
import { byHandWords } from './by-hand.words.ts';
import { runWords } from './run.words.ts';
import type { Unsendable } from './sending.rules.ts';
import { unmatchedText, scoreWords } from '../optimisation/score.words.ts';
import { Changes, Notes, Pictures, Settings, Shares, Spread } from './workbench.pages.tsx';
import { workbenchWords } from './workbench.words.ts';

function crumbs(view: View, cohort: Cohort) {
  return [
    {
      href: linkTo(view, '/cohorts/:cohort', { cohort: cohort.id }),
      text: `${cohort.programmeName}, ${cohort.name}`,
    },
  ];
}

/** CO-10: by its name; without one by the second in which it was calculated. */
const sayRun = (view: View, { name, madeAt }: Pick<Run, 'name' | 'madeAt'>): string =>
  name ?? runWords[view.language].runOf(sayMoment(view, madeAt, { exact: true }));

/** MA-40: one pair that somebody made by hand, by its two names. */
const sayByHand = (view: View, run: Run): string => {
  const [{ name: mentee }, { name: mentor }] = [run.pool.mentees[0]!, run.pool.mentors[0]!];
  return run.name ?? byHandWords[view.language].pair(mentee, mentor);
};

/** Of one that has a name. */
const sayMade = (view: View, { name, madeAt }: Pick<Run, 'name' | 'madeAt'>): string | false =>
  name !== null && sayMoment(view, madeAt, { exact: true });

export function RunsPage({
  view,
  problem,
  cohort,
  pool,
  runs,
  notes,
  ended,
  heldBack,
}: Page & {
  cohort: Cohort;
  pool: Pool;
  runs: RunLine[];
  notes: Map<string, string[]>;
  ended: EndedPair[];
  heldBack: HeldBack[];
}) {
  const [w, s] = [runWords[view.language], cohortStateWords[view.language]];
  const places = pool.mentors.reduce((sum, mentor) => sum + mentor.places, 0);
  const [byHand, calculated] = [
    runs.filter((run) => run.byHand !== null),
    runs.filter((run) => run.byHand === null),
  ];
  return (
    <Layout
      view={view}
      title={w.title}
      intro={w.intro}
      problem={problem}
      crumbs={crumbs(view, cohort)}
    >
      <div class="opening">
        <p>{w.pool(pool.mentors.length, places, pool.mentees.length)}</p>
        {!allows(cohort.state, 'match') ? (
          <p class="note warn">{s.forbidden(s.states[cohort.state], s.acts.match)}</p>
        ) : pool.mentees.length === 0 ? (
          <p class="muted">{w.noPool}</p>
        ) : (
          <Form
            view={view}
            action={linkTo(view, '/cohorts/:cohort/runs', { cohort: cohort.id })}
            class="inline"
          >
            <div class="row">
              <button class="button" data-busy={w.starting}>
                {w.start}
              </button>
              <a href={linkTo(view, '/cohorts/:cohort/pairs/new', { cohort: cohort.id })}>
                {byHandWords[view.language].title}
              </a>
            </div>
          </Form>
        )}
      </div>
      <LeftOut view={view} heldBack={heldBack} />
      <ByHand view={view} runs={byHand} notes={notes} />
      <Section title={w.runs}>
        {calculated.length === 0 && <Empty>{w.noRuns}</Empty>}
        <ul class="lines">
          {calculated.map((run) => (
            <li>
              <a class="strong" href={linkTo(view, '/runs/:run', { run: run.id })}>
                {sayRun(view, run)}
              </a>
              <span class="small muted">
                {[
                  sayMade(view, run),
                  w.result(run.pairs, run.left),
                  run.sent > 0 && w.sent(run.sent),
                  run.by,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {notes.get(run.id)?.map((note) => (
                <span class="small pre">{note}</span>
              ))}
            </li>
          ))}
        </ul>
      </Section>
      <Ended view={view} cohort={cohort} ended={ended} />
    </Layout>
  );
}

/** MA-40: who made which pair, and why. */
function ByHand({
  view,
  runs,
  notes,
}: {
  view: View;
  runs: RunLine[];
  notes: Map<string, string[]>;
}) {
  const w = byHandWords[view.language];
  if (runs.length === 0) return null;
  return (
    <Section title={w.made} id="by-hand">
      <ul class="lines">
        {runs.map((run) => (
          <li>
            <a class="strong" href={linkTo(view, '/runs/:run', { run: run.id })}>
              {run.name ?? `${run.byHand!.mentee}, ${run.byHand!.mentor}`}
            </a>
            <span class="small muted">{w.madeBy(run.by, sayMoment(view, run.madeAt))}</span>
            {notes.get(run.id)?.map((note) => (
              <span class="small pre">{note}</span>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** who is admitted and not in the pool, and what is missing. */
function LeftOut({ view, heldBack }: { view: View; heldBack: HeldBack[] }) {
  const w = applicationCallWords[view.language];
  const p = personWords[view.language];
  const day = (one: string) => sayDay(view.language, one, view.today);
  if (heldBack.length === 0) return null;
  return (
    <Section title={w.heldBackTitle} id="held-back">
      <ul class="lines">
        {heldBack.map(({ application, name, checks, admissionEnded }) => (
          <li>
            <a class="strong" href={linkTo(view, '/applications/:application', { application })}>
              {name}
            </a>
            <span class="small muted">
              {[
                admissionEnded && w.admissionEnded(day(admissionEnded)),
                ...checks.map(({ kind, until }) =>
                  until
                    ? w.checkEnded(p.checkKinds[kind], day(until))
                    : w.checkMissing(p.checkKinds[kind]),
                ),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/**
 * MA-25: who is kept apart because it has failed once, and why; one button lifts it, another takes
 * that back.
 */
function Ended({ view, cohort, ended }: { view: View; cohort: Cohort; ended: EndedPair[] }) {
  const w = runWords[view.language];
  if (ended.length === 0) return null;
  return (
    <Section title={w.ended} id="ended">
      <p class="muted">{w.endedNote}</p>
      <ul class="lines">
        {ended.map((pair) => (
          <li>
            <span class="stack">
              <a
                class="strong"
                href={linkTo(view, '/mentorships/:mentorship', { mentorship: pair.mentorshipId })}
              >
                {`${pair.mentee}, ${pair.mentor}`}
              </a>
              <span class="small muted">
                {w.endedOn(
                  sayDay(view.language, pair.endedOn, view.today),
                  w.endedBecause[pair.reason],
                )}
              </span>
              {pair.reason === 'left' && !pair.isReleased && (
                <span class="small">
                  {w.lookAtLeaving}{' '}
                  <a href={linkTo(view, '/people/:person', { person: pair.mentorId })}>
                    {pair.mentor}
                  </a>
                  {' · '}
                  <a href={linkTo(view, '/people/:person', { person: pair.menteeId })}>
                    {pair.mentee}
                  </a>
                </span>
              )}
            </span>
            <Form
              view={view}
              action={linkTo(
                view,
                pair.isReleased
                  ? '/cohorts/:cohort/pairs/:mentorship/bar'
                  : '/cohorts/:cohort/pairs/:mentorship/release',
                { cohort: cohort.id, mentorship: pair.mentorshipId },
              )}
              class="inline"
            >
              <span class="row">
                {pair.isReleased && <Tag tone="accent">{w.released}</Tag>}
                <button
                  class="button second slim"
                  aria-label={`${pair.isReleased ? w.bar : w.release}: ${pair.mentee}, ${pair.mentor}`}
                >
                  {pair.isReleased ? w.bar : w.release}
                </button>
              </span>
            </Form>
          </li>
        ))}
      </ul>
    </Section>
  );
}

type RunPageProps = Page & {
  inVain: { mentee: string; name: string }[];
  cohort: Cohort;
  run: Run;
  proposals: Proposal[];
  unsendable: Map<string, Unsendable>;
  before: Run | null;
  others: RunLine[];
  members: Map<string, string>;
  notes: Note[];
  said: TalkWords[];
  /** So many proposals were sent a moment ago. */
  sent: number;
  /** So many of those who are asked cannot sign in. */
  withoutAccount: number;
  search: string;
};

export function RunPage({
  inVain,
  view,
  problem,
  cohort,
  run,
  proposals,
  unsendable,
  before,
  others,
  members,
  notes,
  said,
  sent,
  withoutAccount,
  search,
}: RunPageProps) {
  const w = runWords[view.language];
  const b = workbenchWords[view.language];
  const names = new Map(
    [
      ...run.pool.mentors,
      ...run.pool.mentees,
      ...(before?.pool.mentors ?? []),
      ...(before?.pool.mentees ?? []),
    ].map((person) => [person.id, person.name]),
  );
  const nameOf = (id: string) => names.get(id) ?? '?';
  const wanted = search.toLowerCase();
  const silent = unknownToAll(proposals);
  const list = new Intl.ListFormat(locales[view.language], { type: 'conjunction' });
  const shown = proposals.filter(({ mentor, mentee }) =>
    `${mentor} ${mentee}`.toLowerCase().includes(wanted),
  );
  return (
    <Layout
      view={view}
      title={run.isByHand ? sayByHand(view, run) : sayRun(view, run)}
      intro={
        run.isByHand
          ? byHandWords[view.language].madeBy(run.by, sayMoment(view, run.madeAt))
          : [sayMade(view, run), w.result(run.result.pairs.length, run.result.left.length)]
              .filter(Boolean)
              .join(' · ')
      }
      problem={problem}
      crumbs={[
        ...crumbs(view, cohort),
        { href: linkTo(view, '/cohorts/:cohort/runs', { cohort: cohort.id }), text: w.title },
      ]}
    >
      {sent > 0 && <p class="note good">{w.sentNow(sent)}</p>}
      {withoutAccount > 0 && (
        <p class="note warn">
          {w.cannotAnswer(withoutAccount)}{' '}
          <a href={linkTo(view, '/people', {}, { query: { state: 'no' } })}>{w.invite}</a>
        </p>
      )}
      {!run.isByHand && <InVain view={view} run={run} inVain={inVain} />}
      {before && <Changes view={view} before={before} after={run} nameOf={nameOf} />}
      <Left view={view} run={run} nameOf={nameOf} />
      <Section title={w.proposals}>
        <p class="muted">
          {!run.isByHand && w.proposalsNote}{' '}
          {typeof run.result.blocking === 'number' && b.blocking(run.result.blocking)}{' '}
          {silent.length > 0 &&
            b.silent(
              list.format(
                silent.map((key) => scoreWords[view.language].criterion[key as CriterionKey]),
              ),
            )}
        </p>
        {proposals.length > 12 && (
          <form method="get" action={linkTo(view, '/runs/:run', { run: run.id })} class="row">
            <label for="q">{b.search}</label>
            <input class="input short" type="search" id="q" name="q" value={search} />
            <button class="button second">{b.find}</button>
            {search !== '' && (
              <span>
                {b.found(shown.length)} ·{' '}
                <a href={linkTo(view, '/runs/:run', { run: run.id })}>{b.all}</a>
              </span>
            )}
          </form>
        )}
        {run.policy?.mode === 'shortlist' ? (
          <Lists
            view={view}
            problem={problem}
            run={run}
            cohort={cohort}
            proposals={shown}
            unsendable={unsendable}
            silent={silent}
            said={said}
          />
        ) : (
          <Pairs
            view={view}
            problem={problem}
            run={run}
            cohort={cohort}
            proposals={shown}
            unsendable={unsendable}
            silent={silent}
            said={said}
          />
        )}
      </Section>
      <Spread view={view} result={run.result} />
      <Pictures view={view} run={run} members={members} />
      <Shares view={view} run={run} members={members} />
      {!run.isByHand && run.result.freePlaces.length > 0 && (
        <details class="more">
          <summary>{`${w.freePlaces} (${run.result.freePlaces.length})`}</summary>
          <ul>
            {run.result.freePlaces.map((free) => (
              <li>{`${nameOf(free.mentor)}: ${w.places(free.places)}`}</li>
            ))}
          </ul>
        </details>
      )}
      {!run.isByHand && others.length > 0 && (
        <details class="more">
          <summary>{b.compareWith}</summary>
          <form method="get" action={linkTo(view, '/runs/:run', { run: run.id })} class="row">
            <select class="input" name="with" aria-label={b.compareWith}>
              {others.map((other) => (
                <option value={other.id} selected={other.id === before?.id}>
                  {`${sayRun(view, other)}: ${w.result(other.pairs, other.left)}`}
                </option>
              ))}
            </select>
            <button class="button second">{b.compare}</button>
          </form>
        </details>
      )}
      {!run.isByHand && <Settings view={view} problem={problem} run={run} nameOf={nameOf} />}
      <Notes view={view} problem={problem} run={run} notes={notes} />
      <details class="more">
        <summary>{w.how}</summary>
        <p>{w.howText(run.seed, run.solver)}</p>
        {run.policy && (
          <p>
            <a href={linkTo(view, '/runs/:run/file', { run: run.id })}>{b.file}</a>. {b.fileNote}
          </p>
        )}
      </details>
    </Layout>
  );
}

/** The pairs with their reasons; those not sent yet can be chosen. */
function Pairs({ view, problem, run, cohort, proposals, unsendable, silent, said }: SendingProps) {
  const w = runWords[view.language];
  const b = workbenchWords[view.language];
  const p = proposalWords[view.language];
  const open = proposals.filter(({ id, sentAt }) => sentAt === null && !unsendable.has(id));
  const pinned = new Set(run.policy?.pinned.map(([mentor, mentee]) => `${mentor} ${mentee}`));
  return (
    <Form view={view} action={linkTo(view, '/runs/:run/sending', { run: run.id })} class="section">
      <table class="board">
        <thead>
          <tr>
            {open.length > 0 && (
              <th scope="col">
                <span class="hidden-text">{w.state}</span>
              </th>
            )}
            <th scope="col">{w.mentee}</th>
            <th scope="col">{w.mentor}</th>
            <th scope="col">{w.why}</th>
            <th scope="col" class="number">
              {w.fit}
            </th>
            <th scope="col">{w.state}</th>
          </tr>
        </thead>
        <tbody>
          {proposals.map((proposal) => (
            <tr>
              {open.length > 0 && (
                <td>
                  {open.includes(proposal) && (
                    <input
                      type="checkbox"
                      name="proposal"
                      value={proposal.id}
                      checked
                      aria-label={w.include(`${proposal.mentor}, ${proposal.mentee}`)}
                    />
                  )}
                </td>
              )}
              <th scope="row">
                <Who
                  id={proposal.menteeId}
                  name={proposal.mentee}
                  small={proposal.menteeOrganisation}
                />
              </th>
              <td>
                <Who
                  id={proposal.mentorId}
                  name={proposal.mentor}
                  small={proposal.mentorOrganisation}
                />
              </td>
              <td>
                <Why
                  view={view}
                  reasons={proposal.reasons}
                  profile={cohort.profile}
                  silent={silent}
                />
              </td>
              <td class="number" data-name={w.fit}>
                {proposal.score}
              </td>
              <td>
                {!run.isByHand && pinned.has(`${proposal.mentorId} ${proposal.menteeId}`) && (
                  <Tag tone="accent">{b.isPinned}</Tag>
                )}{' '}
                <State
                  view={view}
                  proposal={proposal}
                  why={unsendable.get(proposal.id)}
                  said={said}
                />{' '}
                <Return view={view} run={run} proposal={proposal} />{' '}
                {run.policy && !run.isByHand && proposal.mentorshipId === null && (
                  <OthersLink view={view} run={run} proposal={proposal} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {open.length > 0 && (
        <SendRow view={view} problem={problem} label={p.days} days={10} count={open.length}>
          <span class="small muted">{w.sendNote}</span>
        </SendRow>
      )}
    </Form>
  );
}

function Left({ view, run, nameOf }: { view: View; run: Run; nameOf: (id: string) => string }) {
  const w = runWords[view.language];
  const b = workbenchWords[view.language];
  if (run.result.left.length === 0) return null;
  return (
    <Section title={w.left}>
      <ul class="lines">
        {[
          ...Map.groupBy(run.result.left, (left) => unmatchedText(left, view.language, nameOf)),
        ].map(([text, people]) => (
          <li>
            <span class="strong">
              {people.map(({ mentee }, k) => (
                <>
                  {k > 0 && ', '}
                  {run.policy ? (
                    <a
                      href={linkTo(view, '/runs/:run/mentees/:person', {
                        run: run.id,
                        person: mentee,
                      })}
                      aria-label={b.other(nameOf(mentee))}
                    >
                      {nameOf(mentee)}
                    </a>
                  ) : (
                    nameOf(mentee)
                  )}
                </>
              ))}
            </span>
            <span class="muted">{text}</span>
            <span class="small row">
              {people.map(({ mentee }) => (
                <a
                  href={linkTo(
                    view,
                    '/cohorts/:cohort/pairs/new',
                    { cohort: run.cohortId },
                    { query: { mentee } },
                  )}
                >
                  {byHandWords[view.language].chooseFor(nameOf(mentee))}
                </a>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/**
 * After a no, or when nobody of a list is left: one button finds others, and everybody else stays.
 */
function InVain({
  view,
  run,
  inVain,
}: {
  view: View;
  run: Run;
  inVain: { mentee: string; name: string }[];
}) {
  const w = proposalWords[view.language];
  if (inVain.length === 0 || !run.policy) return null;
  const list = new Intl.ListFormat(locales[view.language], { type: 'conjunction' });
  return (
    <div class="note warn">
      <p>{w.inVain(inVain.length, list.format(inVain.map(({ name }) => name)))}</p>
      <Form view={view} action={linkTo(view, '/runs/:run/rematch', { run: run.id })} class="inline">
        <span class="row">
          <button class="button" data-busy={workbenchWords[view.language].busy}>
            {w.rematch}
          </button>
          <span class="small muted">{w.rematchNote}</span>
        </span>
      </Form>
    </div>
  );
}
