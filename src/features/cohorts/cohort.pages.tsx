import { linkTo } from '../../web/links.ts';
import { sayDay } from '../../platform/i18n.ts';
import { Choices, Form, Select, TextField } from '../../web/fields.tsx';
import { Empty, Layout, Section, Tag } from '../../web/layout.tsx';
import { webWords } from '../../web/web.words.ts';
import type { Page } from '../../web/view.ts';
import type { Cohort, CohortDate } from '../programmes/programme.store.ts';
import { applicationCallWords } from '../admissions/application-call.words.ts';
import { programmeWords } from '../programmes/programme.words.ts';
import type { CohortCounts } from './cohort.store.ts';

type CohortProps = Page & {
  cohort: Cohort;
  dates: CohortDate[];
  counts: CohortCounts;
  mayEdit: boolean;
  coordinators: { id: string; name: string }[];
};

export function CohortPage({
  view,
  problem,
  cohort,
  dates,
  counts,
  mayEdit,
  coordinators,
}: CohortProps) {
  const w = programmeWords[view.language];
  const path = linkTo(view, '/cohorts/:cohort', { cohort: cohort.id });
  const groups = cohort.rules.kind === 'groups';
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
      {mayEdit && <NextStep view={view} path={path} counts={counts} groups={groups} />}
      <div class="figures">
        {!groups && (
          <>
            <Figure value={counts.mentors} text={w.mentors(counts.mentors).replace(/^\S+\s/, '')} />
            <Figure value={counts.mentees} text={w.mentees(counts.mentees).replace(/^\S+\s/, '')} />
            <Figure value={counts.admitted} text={w.admitted} />
          </>
        )}
        <Figure value={counts.running} text={w.pairs} />
        {cohort.capacity && <Figure value={cohort.capacity} text={w.places} />}
      </div>
      {mayEdit && (
        <nav class="row" aria-label={cohort.name}>
          {!groups && (
            <a class="button second" href={`${path}/applications`}>
              {w.toApplications}
            </a>
          )}
          {!groups && (
            <a
              class="button second"
              href={linkTo(view, '/cohorts/:cohort/calls', { cohort: cohort.id })}
            >
              {applicationCallWords[view.language].title}
            </a>
          )}
          {!groups && (
            <a class="button second" href={`${path}/runs`}>
              {w.toMatching}
            </a>
          )}
          {groups && (
            <a class="button second" href={`${path}/groups`}>
              {w.toGroups}
            </a>
          )}
          <a
            class="button second"
            href={linkTo(view, '/mentorships', {}, { query: { cohort: cohort.id } })}
          >
            {w.toMentorships}
          </a>
          <a
            class="button second"
            href={linkTo(view, '/messages/new', {}, { query: { cohort: cohort.id } })}
          >
            {webWords[view.language].writeToThem}
          </a>
          <a class="button second" href={`${path}/rounds`}>
            {w.toRounds}
          </a>
          <a class="button second" href={`${path}/hours`}>
            {w.toHours}
          </a>
          <a class="button second" href={`${path}/certificates`}>
            {w.certificates}
          </a>
        </nav>
      )}
      <Section title={w.calendar}>
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
                      )}
                </span>
              </li>
            ))}
          </ol>
        )}
        {mayEdit && (
          <details class="more" open={problem !== undefined}>
            <summary>{w.addDate}</summary>
            <Form view={view} action={`${path}/dates`}>
              <TextField view={view} name="name" label={w.dateName} problem={problem} />
              <Choices
                view={view}
                name="kind"
                label={w.kind}
                problem={problem}
                flow
                options={(['gathering', 'phase', 'deadline', 'break'] as const).map((kind) => ({
                  value: kind,
                  text: w.dateKinds[kind],
                }))}
              />
              <TextField
                view={view}
                name="first_day"
                type="date"
                label={w.firstDay}
                problem={problem}
                short
              />
              <TextField
                view={view}
                name="last_day"
                type="date"
                label={w.lastDay}
                problem={problem}
                short
                optional
              />
              <button class="button second">{w.add}</button>
            </Form>
          </details>
        )}
      </Section>
      <Care
        view={view}
        problem={problem}
        cohort={cohort}
        coordinators={coordinators}
        mayEdit={mayEdit}
      />
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

function Figure({ value, text }: { value: number; text: string }) {
  return (
    <div>
      <b>{value}</b>
      <span>{text}</span>
    </div>
  );
}

function NextStep({
  view,
  path,
  counts,
  groups,
}: Page & { path: string; counts: CohortCounts; groups: boolean }) {
  const w = programmeWords[view.language];
  const [sentence, href, label] =
    groups && counts.running === 0
      ? [w.stepGroups, `${path}/groups`, w.toGroups]
      : !groups && counts.mentors + counts.mentees === 0
        ? [w.stepNominate, `${path}/applications`, w.toApplications]
        : !groups && counts.undecided > 0
          ? [w.stepDecide(counts.undecided), `${path}/applications`, w.toApplications]
          : !groups && counts.unplaced > 0
            ? [w.stepMatch, `${path}/runs`, w.toMatching]
            : [w.stepRun, linkTo(view, '/mentorships'), w.toMentorships];
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
