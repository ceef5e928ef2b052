import { linkTo } from '../../web/links.ts';
import { sayMoment } from '../../platform/i18n.ts';
import { Choices, Form, Select, TextField, type Option } from '../../web/fields.tsx';
import { Empty, Layout, Section, Tag } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import type { Cohort } from '../programmes/programme.store.ts';
import type { DivisionPolicy } from '../optimisation/division.rules.ts';
import type { ClassOfPupils, DivisionLine, NotedRequest } from './division.store.ts';
import { divisionWords } from './division.words.ts';
import { runWords } from '../matching/run.words.ts';

type Named = { id: string; name: string };

export function crumbs(view: View, cohort: Cohort) {
  return [
    {
      href: linkTo(view, '/cohorts/:cohort', { cohort: cohort.id }),
      text: `${cohort.programmeName}, ${cohort.name}`,
    },
    {
      href: linkTo(view, '/cohorts/:cohort/groups', { cohort: cohort.id }),
      text: runWords[view.language].groupsTitle,
    },
  ];
}

type DivisionsProps = Page & {
  cohort: Cohort;
  classes: ClassOfPupils[];
  mentors: Named[];
  requests: NotedRequest[];
  divisions: DivisionLine[];
};

export function DivisionsPage({
  view,
  problem,
  cohort,
  classes,
  mentors,
  requests,
  divisions,
}: DivisionsProps) {
  const w = divisionWords[view.language];
  const path = linkTo(view, '/cohorts/:cohort', { cohort: cohort.id });
  return (
    <Layout
      view={view}
      title={w.title}
      intro={w.intro}
      problem={problem}
      crumbs={crumbs(view, cohort)}
    >
      {divisions.length > 0 && (
        <Section title={w.divisions}>
          <ul class="lines">
            {divisions.map((division) => (
              <li>
                <a
                  class="strong"
                  href={linkTo(view, '/divisions/:division', { division: division.id })}
                >
                  {w.divisionOf(sayMoment(view, division.madeAt))}
                </a>
                <span class="small muted">
                  {[w.result(division.groups, division.pupils, division.left), division.by].join(
                    ' · ',
                  )}{' '}
                  {division.appliedAt && <Tag tone="good">{w.applied}</Tag>}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {classes.length === 0 ? (
        <Empty action={<a href={`${path}/groups`}>{w.toGroups}</a>}>{w.noFree}</Empty>
      ) : (
        <>
          <Requests
            view={view}
            problem={problem}
            path={path}
            classes={classes}
            mentors={mentors}
            requests={requests}
          />
          <Section title={w.settings} id="settings">
            <Form view={view} action={`${path}/divisions`}>
              <Choices
                view={view}
                name="classes"
                label={w.classes}
                problem={problem}
                several
                flow
                {...chosen(problem?.typed.classes)}
                options={classes.map(({ id, name, pupils }) => ({
                  value: id,
                  text: w.classOf(name, pupils.length),
                }))}
              />
              <Choices
                view={view}
                name="mentors"
                label={w.mentors}
                problem={problem}
                several
                flow
                {...chosen(problem?.typed.mentors)}
                options={mentors.map(({ id, name }) => ({ value: id, text: name }))}
              />
              <Rules view={view} problem={problem} policy={null} />
              <button class="button" data-busy={w.busy}>
                {w.make}
              </button>
            </Form>
          </Section>
        </>
      )}
    </Layout>
  );
}

const chosen = (typed: string | undefined) => ({ chosen: typed?.split(',') ?? [] });

/** Sizes and what holds for everybody. */
export function Rules({ view, problem, policy }: Page & { policy: DivisionPolicy | null }) {
  const w = divisionWords[view.language];
  const options = <T extends string>(words: Record<T, string>): Option[] =>
    Object.entries(words).map(([value, text]) => ({ value, text: text as string }));
  return (
    <>
      <div class="row base">
        <TextField
          view={view}
          name="least"
          label={w.least}
          type="number"
          min={0}
          max={100}
          inputMode="numeric"
          short
          problem={problem}
          value={policy?.least ?? ''}
          optional
        />
        <TextField
          view={view}
          name="most"
          label={w.most}
          type="number"
          min={1}
          max={100}
          inputMode="numeric"
          short
          problem={problem}
          value={policy?.most ?? ''}
          optional
        />
      </div>
      {!policy && <p class="small muted">{w.mostHelp}</p>}
      <Choices
        view={view}
        name="last_mentor"
        label={w.last}
        problem={problem}
        value={policy?.lastMentor ?? 'keep'}
        options={options(w.lastOf)}
        flow
      />
      <Choices
        view={view}
        name="siblings"
        label={w.siblings}
        help={w.siblingsHelp}
        problem={problem}
        value={policy?.siblings ?? 'free'}
        options={options(w.siblingsOf)}
        flow
      />
      <Choices
        view={view}
        name="spread"
        label={w.balanceTitle}
        several
        value={policy ? (policy.spread ? 'yes' : '') : 'yes'}
        problem={problem}
        options={[{ value: 'yes', text: w.spread, help: w.spreadHelp }]}
      />
    </>
  );
}

function Requests({
  view,
  problem,
  path,
  classes,
  mentors,
  requests,
}: Page & { path: string; classes: ClassOfPupils[]; mentors: Named[]; requests: NotedRequest[] }) {
  const w = divisionWords[view.language];
  const pupils = classes.flatMap((group) =>
    group.pupils.map((pupil) => ({ value: pupil.id, text: `${pupil.name}, ${group.name}` })),
  );
  const people = mentors.map(({ id, name }) => ({ value: id, text: name }));
  const who: Option[] = [
    { value: 'guardian', text: w.guardian },
    { value: 'pupil', text: w.pupilSaid },
    { value: 'school', text: w.school },
  ];
  const open = (form: string) => problem?.typed.form === form;
  const part = (
    form: 'pupils' | 'mentor',
    others: Option[],
    kinds: ('together' | 'apart' | 'with' | 'without')[],
  ) => (
    <details class="more" open={open(form)}>
      <summary>{form === 'pupils' ? w.addPupils : w.addMentor}</summary>
      <Form view={view} action={`${path}/requests`}>
        <input type="hidden" name="form" value={form} />
        <Select
          view={view}
          name="pupil"
          label={w.pupil}
          options={pupils}
          empty=""
          problem={open(form) ? problem : undefined}
        />
        <Choices
          view={view}
          name="kind"
          label={w.what}
          flow
          value={kinds[0]}
          problem={open(form) ? problem : undefined}
          options={kinds.map((kind) => ({ value: kind, text: w[kind] }))}
        />
        <Select
          view={view}
          name="other"
          label={form === 'pupils' ? w.otherPupil : w.mentor}
          options={others}
          empty=""
          problem={open(form) ? problem : undefined}
        />
        <Choices
          view={view}
          name="said_by"
          label={w.who}
          flow
          value="guardian"
          options={who}
          problem={open(form) ? problem : undefined}
        />
        <button class="button second">{w.add}</button>
      </Form>
    </details>
  );
  return (
    <Section title={w.requests} id="requests">
      <p class="muted">{w.requestsNote}</p>
      {requests.length === 0 ? (
        <Empty>{w.noRequests}</Empty>
      ) : (
        <ul class="lines">
          {requests.map((request) => (
            <li>
              <Form view={view} action={`${path}/requests/${request.id}/removal`} class="inline">
                <span class="row">
                  <span>{w.request[request.kind](request.pupilName, request.otherName)}</span>
                  <span class="small muted">{w.saidBy[request.saidBy]}</span>
                  <button
                    class="button quiet"
                    aria-label={`${w.remove}: ${w.request[request.kind](request.pupilName, request.otherName)}`}
                  >
                    {w.remove}
                  </button>
                </span>
              </Form>
            </li>
          ))}
        </ul>
      )}
      {part('pupils', pupils, ['together', 'apart'])}
      {part('mentor', people, ['with', 'without'])}
    </Section>
  );
}
