import { linkTo } from '../../web/links.ts';
import { sayDay } from '../../platform/i18n.ts';
import { Choices, Form, Select } from '../../web/fields.tsx';
import { Empty, Layout, Tag, Who } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import type { Cohort } from '../programmes/programme.store.ts';
import type { Application, Decision } from './admission.store.ts';
import { admissionWords } from './admission.words.ts';
import { applicationCallWords } from './application-call.words.ts';
import type { Truth, Verdict } from './eligibility.rules.ts';

export type Judged = { application: Application; verdict: Verdict };
const tones = { yes: 'good', no: 'bad', unknown: 'warn' } as const;

export function Outcome({
  view,
  truth,
  long = false,
}: {
  view: View;
  truth: Truth;
  long?: boolean;
}) {
  const w = admissionWords[view.language];
  return <Tag tone={tones[truth]}>{long ? w.truth[truth] : w.short[truth]}</Tag>;
}

export function DecisionTag({ view, decision }: { view: View; decision: Decision | null }) {
  const w = admissionWords[view.language];
  return decision === null ? (
    <Tag tone="warn">{w.undecided}</Tag>
  ) : decision.admitted ? (
    <Tag tone="good">{w.admitted}</Tag>
  ) : (
    <Tag>{w.declined}</Tag>
  );
}

/** Since when, and by whom where somebody else did it. */
export function Withdrawn({
  view,
  withdrawn,
}: {
  view: View;
  withdrawn: NonNullable<Application['withdrawn']>;
}) {
  const w = admissionWords[view.language];
  return (
    <span class="row">
      <Tag>{w.withdrawn}</Tag>{' '}
      <span class="small muted">
        {[sayDay(view.language, withdrawn.on, view.today), withdrawn.by].filter(Boolean).join(', ')}
      </span>
    </span>
  );
}

type BoardProps = Page & {
  cohort: Cohort;
  judged: Judged[];
  nominees: { id: string; name: string; memberOrganisation: string | null }[];
  filter: string;
  /** New from outside, and nobody yet; for whoever may say who they are. */
  waiting: number | null;
};

export function ApplicationsPage({
  view,
  problem,
  cohort,
  judged,
  nominees,
  filter,
  waiting,
}: BoardProps) {
  const w = admissionWords[view.language];
  const path = linkTo(view, '/cohorts/:cohort/applications', { cohort: cohort.id });
  const shown = judged.filter(({ application }) =>
    filter === 'mentor' || filter === 'mentee'
      ? application.role === filter
      : filter === 'undecided'
        ? application.decision === null
        : true,
  );
  const sorted = [...shown].sort(
    (a, b) => Number(a.application.decision !== null) - Number(b.application.decision !== null),
  );
  const filters = [
    ['', w.all],
    ['undecided', w.undecided],
    ['mentor', w.mentorsFirst],
    ['mentee', w.menteesFirst],
    ['withdrawn', w.withdrawn],
  ] as const;
  return (
    <Layout
      view={view}
      title={w.title}
      intro={w.intro}
      problem={problem}
      crumbs={[
        {
          href: linkTo(view, '/cohorts/:cohort', { cohort: cohort.id }),
          text: `${cohort.programmeName}, ${cohort.name}`,
        },
      ]}
    >
      {waiting !== null && (
        <p class="row">
          <a href={linkTo(view, '/cohorts/:cohort/calls', { cohort: cohort.id })}>
            {applicationCallWords[view.language].title}
          </a>
          {waiting > 0 && (
            <a
              class="button slim"
              href={linkTo(view, '/cohorts/:cohort/applications/outside', { cohort: cohort.id })}
            >
              {applicationCallWords[view.language].waiting(waiting)}
            </a>
          )}
        </p>
      )}
      <details
        class="more"
        open={problem !== undefined || (judged.length === 0 && filter !== 'withdrawn')}
      >
        <summary>{w.nominate}</summary>
        {nominees.length === 0 ? (
          <p class="muted">{w.nobodyLeft}</p>
        ) : (
          <Form view={view} action={path}>
            <Select
              view={view}
              name="person"
              label={w.person}
              problem={problem}
              empty="–"
              options={nominees.map((person) => ({
                value: person.id,
                text: [person.name, person.memberOrganisation].filter(Boolean).join(', '),
              }))}
            />
            <Choices
              view={view}
              name="role"
              label={w.role}
              problem={problem}
              flow
              options={(['mentor', 'mentee'] as const).map((role) => ({
                value: role,
                text: w.roles[role],
              }))}
            />
            <button class="button">{w.nominateSubmit}</button>
          </Form>
        )}
      </details>
      {judged.length === 0 && filter !== 'withdrawn' ? (
        <Empty action={<a href={`${path}?show=withdrawn`}>{w.showWithdrawn}</a>}>{w.none}</Empty>
      ) : (
        <>
          <nav class="row" aria-label={w.filter}>
            {filters.map(([value, text]) => (
              <a
                href={value ? `${path}?show=${value}` : path}
                aria-current={filter === value ? 'true' : undefined}
                class={filter === value ? 'button slim' : 'button second slim'}
              >
                {text}
              </a>
            ))}
          </nav>
          {sorted.length === 0 && <p class="muted">{w.nobodyThere}</p>}
          <table class="board" hidden={sorted.length === 0}>
            <thead>
              <tr>
                <th scope="col">{w.name}</th>
                <th scope="col">{w.role}</th>
                <th scope="col">{w.verdict}</th>
                <th scope="col">{w.missing}</th>
                <th scope="col">{w.decision}</th>
              </tr>
            </thead>
            <tbody>
              {sorted.map(({ application, verdict }) => (
                <tr>
                  <th scope="row">
                    <Who
                      id={application.personId}
                      name={application.name}
                      href={linkTo(view, '/applications/:application', {
                        application: application.id,
                      })}
                      small={application.memberOrganisation}
                    />
                    {application.isFromOutside && (
                      <Tag>{applicationCallWords[view.language].fromOutside}</Tag>
                    )}
                  </th>
                  <td data-name={w.role}>{w.roles[application.role]}</td>
                  <td data-name={w.verdict}>
                    <Outcome view={view} truth={verdict.truth} />
                  </td>
                  <td data-name={w.missing}>{verdict.ask.length > 0 ? verdict.ask.length : ''}</td>
                  <td data-name={w.decision}>
                    {application.withdrawn ? (
                      <Withdrawn view={view} withdrawn={application.withdrawn} />
                    ) : (
                      <DecisionTag view={view} decision={application.decision} />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Layout>
  );
}
