import { linkTo } from '../../web/links.ts';
import { sayDay } from '../../platform/i18n.ts';
import { Choices, Form, Select, TextField } from '../../web/fields.tsx';
import { Empty, Layout, Section, Tag } from '../../web/layout.tsx';
import { webWords } from '../../web/web.words.ts';
import type { Page, View } from '../../web/view.ts';
import {
  allows,
  keptFrom,
  nextState,
  stateBefore,
  stillOpen,
  type OpenItem,
  type Unfinished,
} from '../programmes/cohort-state.rules.ts';
import { cohortStateWords } from '../programmes/cohort-state.words.ts';
import { ArchiveForm } from '../programmes/programme.pages.tsx';
import type { Cohort, CohortDate } from '../programmes/programme.store.ts';
import { applicationCallWords } from '../admissions/application-call.words.ts';
import { programmeWords } from '../programmes/programme.words.ts';
import { upkeepWords } from '../programmes/upkeep.words.ts';
import type { Standing } from './standing.rules.ts';
import { cohortWords } from './cohort.words.ts';
import { stages, type NextStep, type Stage } from './stage.rules.ts';

type CohortProps = Page & {
  cohort: Cohort;
  copiedFrom: { id: string; name: string } | null;
  dates: CohortDate[];
  standing: Standing;
  next: NextStep | null;
  isSaved: boolean;
  mayEdit: boolean;
  coordinators: { id: string; name: string }[];
};

const pathOf = (view: View, { id }: { id: string }) =>
  linkTo(view, '/cohorts/:cohort', { cohort: id });

/** Where the parts of a cohort are. */
const placesOf = (view: View, cohort: Cohort) => {
  const path = pathOf(view, cohort);
  return {
    applications: `${path}/applications`,
    runs: `${path}/runs`,
    groups: `${path}/groups`,
    mentorships: linkTo(view, '/mentorships', {}, { query: { cohort: cohort.id } }),
    messages: linkTo(view, '/messages/new', {}, { query: { cohort: cohort.id } }),
    rounds: `${path}/rounds`,
    hours: `${path}/hours`,
    certificates: `${path}/certificates`,
    evaluation: `${path}/evaluation`,
  };
};

export function CohortPage({
  view,
  problem,
  cohort,
  copiedFrom,
  dates,
  standing,
  next,
  isSaved,
  mayEdit,
  coordinators,
}: CohortProps) {
  const [w, u, c] = [
    programmeWords[view.language],
    upkeepWords[view.language],
    cohortWords[view.language],
  ];
  const path = pathOf(view, cohort);
  const groups = cohort.rules.kind === 'groups';
  const places = placesOf(view, cohort);
  return (
    <Layout
      view={view}
      title={`${cohort.programmeName}, ${cohort.name}`}
      intro={w.from(
        sayDay(view.language, cohort.firstDay, view.today),
        sayDay(view.language, cohort.lastDay, view.today),
      )}
      problem={problem}
      crumbs={[
        { href: linkTo(view, '/programmes'), text: w.title },
        {
          href: linkTo(view, '/programmes/:programme', { programme: cohort.programmeId }),
          text: cohort.programmeName,
        },
      ]}
    >
      {isSaved && !problem && <p class="note good">{u.saved}</p>}
      {cohort.state === 'archived' && <p class="note warn">{u.isArchived}</p>}
      <Stages view={view} cohort={cohort} standing={standing} next={next} mayEdit={mayEdit} />
      {mayEdit && next && (
        <NextStepBox view={view} cohort={cohort} standing={standing} next={next} />
      )}
      {mayEdit && (
        <nav aria-label={c.also}>
          <p class="small muted">{c.also}</p>
          <ul class="plain row">
            {!groups && <Place href={places.applications} text={w.toApplications} />}
            {!groups && (
              <Place
                href={linkTo(view, '/cohorts/:cohort/calls', { cohort: cohort.id })}
                text={applicationCallWords[view.language].title}
              />
            )}
            {!groups && <Place href={places.runs} text={w.toMatching} />}
            {groups && <Place href={places.groups} text={w.toGroups} />}
            <Place href={places.mentorships} text={w.toMentorships} />
            <Place href={places.messages} text={webWords[view.language].writeToThem} />
            <Place href={places.rounds} text={w.toRounds} />
            <Place href={places.hours} text={w.toHours} />
            <Place href={places.certificates} text={w.certificates} />
            <Place href={places.evaluation} text={c.evaluation} />
          </ul>
        </nav>
      )}
      <State view={view} cohort={cohort} standing={standing} next={next} mayEdit={mayEdit} />
      <Calendar view={view} problem={problem} cohort={cohort} dates={dates} mayEdit={mayEdit} />
      <Care
        view={view}
        problem={problem}
        cohort={cohort}
        coordinators={coordinators}
        mayEdit={mayEdit}
      />
      {copiedFrom && (
        <p class="small muted">
          <a href={pathOf(view, copiedFrom)}>{u.copiedFrom(copiedFrom.name)}</a>
        </p>
      )}
      {mayEdit && <Upkeep view={view} problem={problem} cohort={cohort} path={path} />}
    </Layout>
  );
}

function Place({ href, text }: { href: string; text: string }) {
  return (
    <li>
      <a href={href}>{text}</a>
    </li>
  );
}

type StandingProps = { view: View; cohort: Cohort; standing: Standing; next: NextStep | null };

/** CO-6: a line of five steps; a programme of groups has no applications. */
function Stages({ view, cohort, standing, next, mayEdit }: StandingProps & { mayEdit: boolean }) {
  const c = cohortWords[view.language];
  const groups = cohort.rules.kind === 'groups';
  const places = placesOf(view, cohort);
  const shown = groups ? stages.filter((stage) => stage !== 'apply') : stages;
  const now = next === null ? shown.length : shown.findIndex((stage) => stage === next.stage);
  const { mentors, mentees, undecided, unplaced, begun, running, ended } = standing;
  const { rounds, raters, answered, talked } = standing;
  const said: Record<Stage, { what: string; more: string | false; href: string }> = {
    apply: {
      what: c.applications(mentors + mentees),
      more: undecided > 0 && c.toDecide(undecided),
      href: places.applications,
    },
    match: {
      what: groups ? c.groups(begun) : c.matched(begun),
      more: unplaced > 0 && c.without(unplaced),
      href: groups ? places.groups : places.runs,
    },
    run: {
      what: c.running(running),
      more: ended > 0 && c.ended(ended),
      href: places.mentorships,
    },
    assess: {
      what: c.rounds(rounds),
      more: raters > 0 && c.answers(answered, raters),
      href: places.rounds,
    },
    close: {
      what: groups ? c.ended(ended) : c.talks(talked),
      more: c.until(sayDay(view.language, cohort.lastDay, view.today)),
      href: places.mentorships,
    },
  };
  return (
    <ol class="stages" aria-label={c.stands}>
      {shown.map((stage, i) => {
        const { what, more, href } = said[stage];
        return (
          <li class={i < now ? 'done' : undefined} aria-current={i === now ? 'step' : undefined}>
            <span class="strong">
              {mayEdit ? <a href={href}>{c.stages[stage]}</a> : c.stages[stage]}
              {i <= now && <span class="small muted">{` · ${i < now ? c.done : c.now}`}</span>}
            </span>
            <span>{what}</span>
            {more && <span class="small muted">{more}</span>}
          </li>
        );
      })}
    </ol>
  );
}

/** The one thing to do now. */
function NextStepBox({ view, cohort, standing, next }: StandingProps & { next: NextStep }) {
  const [w, c, s] = [
    programmeWords[view.language],
    cohortWords[view.language],
    cohortStateWords[view.language],
  ];
  const places = placesOf(view, cohort);
  if (next.is === 'move')
    return (
      <section class="opening" aria-label={w.steps}>
        <p class="strong">{s.means[next.to]}</p>
        <MoveForm view={view} cohort={cohort} standing={standing} to={next.to} isPrimary />
      </section>
    );
  if (next.is === 'archive')
    return (
      <section class="opening" aria-label={w.steps}>
        <p class="strong">{c.stepArchive}</p>
        <Form view={view} action={`${pathOf(view, cohort)}/archive`} class="inline">
          <input type="hidden" name="archived" value="yes" />
          <div>
            <button class="button">{upkeepWords[view.language].archive}</button>
          </div>
        </Form>
      </section>
    );
  const said: Record<typeof next.is, [sentence: string, href: string, label: string]> = {
    nominate: [w.stepNominate, places.applications, w.toApplications],
    decide: [w.stepDecide(standing.undecided), places.applications, w.toApplications],
    match: [w.stepMatch, places.runs, w.toMatching],
    wait: [c.stepWait(standing.asked), places.runs, w.toMatching],
    groups: [w.stepGroups, places.groups, w.toGroups],
    run: [w.stepRun, places.mentorships, w.toMentorships],
    talks: [c.stepTalks(standing.untalked), places.mentorships, w.toMentorships],
    end: [c.stepEnd(standing.running), places.mentorships, w.toMentorships],
    rounds: [c.stepRounds, places.rounds, w.toRounds],
  };
  const [sentence, href, label] = said[next.is];
  return (
    <section class="opening" aria-label={w.steps}>
      <p class="strong">{sentence}</p>
      <div>
        <a class="button" href={href}>
          {label}
        </a>
      </div>
    </section>
  );
}

/** What is not finished, as a list; those that stand in the way stop the button. */
function MoveForm({
  view,
  cohort,
  standing,
  to,
  isPrimary = false,
}: {
  view: View;
  cohort: Cohort;
  standing: Standing;
  to: 'open' | 'running' | 'closing' | 'evaluated';
  isPrimary?: boolean;
}) {
  const s = cohortStateWords[view.language];
  const open = stillOpen(to, standing);
  const kept = keptFrom(to, standing);
  return (
    <>
      {open.length > 0 && <OpenItems view={view} items={open} unfinished={standing} />}
      {kept.length > 0 ? (
        <p class="note warn">{s.kept(sayItems(view, kept, standing))}</p>
      ) : (
        <Form view={view} action={`${pathOf(view, cohort)}/state`} class="inline">
          <input type="hidden" name="from" value={cohort.movedTo} />
          <div>
            <button class={isPrimary ? 'button' : 'button second'} name="to" value={to}>
              {s.moveTo[to]}
            </button>
          </div>
        </Form>
      )}
    </>
  );
}

export const sayItems = (view: View, items: OpenItem[], unfinished: Unfinished): string =>
  new Intl.ListFormat(view.language).format(
    items.map((item) => cohortStateWords[view.language].items[item](unfinished[item])),
  );

function OpenItems({
  view,
  items,
  unfinished,
}: {
  view: View;
  items: OpenItem[];
  unfinished: Unfinished;
}) {
  const s = cohortStateWords[view.language];
  return (
    <div class="small">
      <p>{s.stillOpen}</p>
      <ul>
        {items.map((item) => (
          <li>{s.items[item](unfinished[item])}</li>
        ))}
      </ul>
    </div>
  );
}

/** CO-5: the state, what it means, the step forward and the step back. */
function State({ view, cohort, standing, next, mayEdit }: StandingProps & { mayEdit: boolean }) {
  const s = cohortStateWords[view.language];
  const { state, movedTo, stateSince } = cohort;
  const forward = state === 'archived' ? null : nextState(movedTo);
  const back = state === 'archived' ? null : stateBefore(movedTo);
  return (
    <Section title={s.title} id="state">
      <p>
        <span class="strong">
          {stateSince === null
            ? s.states[state]
            : s.since(s.states[state], sayDay(view.language, stateSince, view.today))}
        </span>
        {'. '}
        {s.means[state]}
      </p>
      {mayEdit && forward && next?.is !== 'move' && (
        <details class="more">
          <summary>{s.moveTo[forward]}</summary>
          <div class="stack">
            <p class="muted">{s.means[forward]}</p>
            <MoveForm view={view} cohort={cohort} standing={standing} to={forward} />
          </div>
        </details>
      )}
      {mayEdit && back && (
        <Form view={view} action={`${pathOf(view, cohort)}/state`} class="inline">
          <input type="hidden" name="from" value={movedTo} />
          <div>
            <button class="button quiet" name="to" value={back}>
              {s.backTo(s.states[back])}
            </button>
          </div>
        </Form>
      )}
    </Section>
  );
}

function Calendar({
  view,
  problem,
  cohort,
  dates,
  mayEdit,
}: Page & { cohort: Cohort; dates: CohortDate[]; mayEdit: boolean }) {
  const [w, u] = [programmeWords[view.language], upkeepWords[view.language]];
  const path = pathOf(view, cohort);
  const mayPlan = mayEdit && allows(cohort.state, 'plan');
  return (
    <Section title={w.calendar} id="calendar">
      {dates.length === 0 ? (
        <Empty>{w.noDates}</Empty>
      ) : (
        <ol class="history">
          {dates.map((date) => (
            <li class={date.lastDay < view.today ? 'quiet' : undefined}>
              <span class="strong">{date.name}</span>
              <span class="small muted">
                <Tag>{w.dateKinds[date.kind]}</Tag>{' '}
                {date.firstDay === date.lastDay
                  ? sayDay(view.language, date.firstDay, view.today)
                  : w.from(
                      sayDay(view.language, date.firstDay, view.today),
                      sayDay(view.language, date.lastDay, view.today),
                    )}{' '}
                {mayPlan && (
                  <a
                    href={linkTo(view, '/cohorts/:cohort/dates/:date', {
                      cohort: cohort.id,
                      date: date.id,
                    })}
                    aria-label={`${u.editDate}: ${date.name}`}
                  >
                    {u.editDate}
                  </a>
                )}
              </span>
            </li>
          ))}
        </ol>
      )}
      {mayPlan && (
        <details class="more" open={problem?.typed.kind !== undefined}>
          <summary>{w.addDate}</summary>
          <Form view={view} action={`${path}/dates`}>
            <DateFields view={view} problem={problem} date={null} />
            <button class="button second">{w.add}</button>
          </Form>
        </details>
      )}
    </Section>
  );
}

const dateKinds = ['gathering', 'phase', 'deadline', 'break'] as const;

function DateFields({ view, problem, date }: Page & { date: CohortDate | null }) {
  const w = programmeWords[view.language];
  return (
    <>
      <TextField view={view} name="name" label={w.dateName} value={date?.name} problem={problem} />
      <Choices
        view={view}
        name="kind"
        label={w.kind}
        value={date?.kind}
        problem={problem}
        flow
        options={dateKinds.map((kind) => ({ value: kind, text: w.dateKinds[kind] }))}
      />
      <TextField
        view={view}
        name="first_day"
        type="date"
        label={w.firstDay}
        value={date?.firstDay}
        problem={problem}
        short
      />
      <TextField
        view={view}
        name="last_day"
        type="date"
        label={w.lastDay}
        value={date?.lastDay}
        problem={problem}
        short
        optional
      />
    </>
  );
}

/** CO-1: one date of the calendar, to correct or to remove. */
export function DatePage({
  view,
  problem,
  cohort,
  date,
  isPlanned,
}: Page & { cohort: Cohort; date: CohortDate; isPlanned: boolean }) {
  const u = upkeepWords[view.language];
  const path = linkTo(view, '/cohorts/:cohort/dates/:date', { cohort: cohort.id, date: date.id });
  return (
    <Layout
      view={view}
      title={date.name}
      problem={problem}
      crumbs={[{ href: pathOf(view, cohort), text: `${cohort.programmeName}, ${cohort.name}` }]}
      narrow
    >
      {isPlanned && (
        <p class="note">
          {u.isPlanned}{' '}
          <a
            href={linkTo(view, '/cohorts/:cohort/gatherings/:date', {
              cohort: cohort.id,
              date: date.id,
            })}
          >
            {date.name}
          </a>
        </p>
      )}
      <Form view={view} action={path}>
        <DateFields view={view} problem={problem} date={date} />
        <button class="button">{u.save}</button>
      </Form>
      {!isPlanned && (
        <Form view={view} action={`${path}/removal`} class="inline">
          <div>
            <button class="button quiet">{u.removeDate}</button>
          </div>
        </Form>
      )}
    </Layout>
  );
}

function Care({
  view,
  problem,
  cohort,
  coordinators,
  mayEdit,
}: Page & Pick<CohortProps, 'cohort' | 'coordinators' | 'mayEdit'>) {
  const w = programmeWords[view.language];
  const nameOf = (id: string | null) =>
    coordinators.find((one) => one.id === id)?.name ?? w.anyCoordinator;
  const options = coordinators.map(({ id, name }) => ({ value: id, text: name }));
  return (
    <Section title={w.care} id="care">
      <p>{w.careOf(nameOf(cohort.coordinatorId), nameOf(cohort.deputyId))}</p>
      {mayEdit && (
        <details class="more" open={problem?.fields.deputy !== undefined}>
          <summary>{w.changeCare}</summary>
          <Form view={view} action={linkTo(view, '/cohorts/:cohort/care', { cohort: cohort.id })}>
            <Select
              view={view}
              name="coordinator"
              label={w.careFirst}
              value={cohort.coordinatorId}
              problem={problem}
              empty={w.anyCoordinator}
              options={options}
              optional
            />
            <Select
              view={view}
              name="deputy"
              label={w.careSecond}
              value={cohort.deputyId}
              problem={problem}
              empty={w.anyCoordinator}
              options={options}
              optional
            />
            <button class="button second">{w.keepCare}</button>
          </Form>
        </details>
      )}
    </Section>
  );
}

/** CO-1 to CO-4: name and days, a copy, the archive, and the end of what was made by mistake. */
function Upkeep({ view, problem, cohort, path }: Page & { cohort: Cohort; path: string }) {
  const [w, u] = [programmeWords[view.language], upkeepWords[view.language]];
  const own = problem?.typed.cohort_name === undefined ? undefined : problem;
  const isArchived = cohort.state === 'archived';
  return (
    <Section title={u.change} id="change">
      {!isArchived && (
        <details class="more" open={own !== undefined}>
          <summary>{cohortWords[view.language].days}</summary>
          <Form view={view} action={`${path}/facts`}>
            <TextField
              view={view}
              name="cohort_name"
              label={w.cohortName}
              value={cohort.name}
              problem={own}
            />
            <TextField
              view={view}
              name="first_day_of_all"
              type="date"
              label={w.firstDay}
              value={cohort.firstDay}
              problem={own}
              short
            />
            <TextField
              view={view}
              name="last_day_of_all"
              type="date"
              label={w.lastDay}
              value={cohort.lastDay}
              problem={own}
              short
            />
            <TextField
              view={view}
              name="hours_promised"
              type="number"
              label={w.hours}
              value={cohort.hoursPromised}
              problem={own}
              short
              optional
            />
            <TextField
              view={view}
              name="capacity"
              type="number"
              label={w.capacity}
              value={cohort.capacity}
              problem={own}
              short
              optional
            />
            <button class="button second">{u.save}</button>
          </Form>
        </details>
      )}
      <p>
        <a href={`${path}/copy`}>{u.copyCohort}</a>
      </p>
      {cohort.isProgrammeArchived ? (
        <p class="muted">{u.programmeFirst}</p>
      ) : (
        <ArchiveForm view={view} path={path} isArchived={isArchived} />
      )}
      <details class="more">
        <summary>{u.deleteCohort}</summary>
        <Form view={view} action={`${path}/removal`}>
          <p class="muted">{u.deleteCohortHelp}</p>
          <button class="button second">{u.delete}</button>
        </Form>
      </details>
    </Section>
  );
}
