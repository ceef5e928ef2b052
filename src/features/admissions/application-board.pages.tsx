/** The applications of a cohort, and what is done with many of them at once. */
import type { ComponentChildren } from 'preact';
import { linkTo } from '../../web/links.ts';
import { BoardTable, type Act } from '../../web/board-table.tsx';
import type { Arranged, Board, Query } from '../../web/board.ts';
import { Choices, Form, TextArea } from '../../web/fields.tsx';
import { Empty, Layout, Tag, Who } from '../../web/layout.tsx';
import type { Page, View } from '../../web/view.ts';
import { webWords } from '../../web/web.words.ts';
import { allows } from '../programmes/cohort-state.rules.ts';
import type { Cohort } from '../programmes/programme.store.ts';
import { DecisionTag, Outcome, Withdrawn, type Judged } from './admission.pages.tsx';
import { admissionWords } from './admission.words.ts';
import { applicationCallWords } from './application-call.words.ts';
import { boardOfApplicationsWords } from './application-board.words.ts';

/** `toPlace`: applications of those who can be paired by hand; nobody for whoever may not. */
export const applicationBoard = (
  view: View,
  judged: Judged[],
  toPlace: ReadonlySet<string> = new Set(),
): Board<Judged> => {
  const w = admissionWords[view.language];
  const b = boardOfApplicationsWords[view.language];
  const c = applicationCallWords[view.language];
  const states = {
    undecided: w.undecided,
    admitted: w.admitted,
    declined: w.declined,
    withdrawn: w.withdrawn,
  };
  return {
    id: ({ application }) => application.id,
    label: ({ application }) => application.name,
    rows: judged,
    columns: [
      {
        name: 'name',
        title: w.name,
        value: ({ application }) => application.name,
        draw: ({ application }) => (
          <>
            <Who
              id={application.personId}
              name={application.name}
              href={linkTo(view, '/applications/:application', { application: application.id })}
              small={application.memberOrganisation}
            />
            {application.isFromOutside && <Tag>{c.fromOutside}</Tag>}
          </>
        ),
      },
      {
        name: 'organisation',
        title: w.organisation,
        value: ({ application }) => application.memberOrganisation,
        isExtra: true,
      },
      {
        name: 'work',
        title: b.work,
        value: ({ application }) => application.jobTitle,
        isExtra: true,
      },
      { name: 'as', title: w.role, value: ({ application }) => w.roles[application.role] },
      {
        name: 'rules',
        title: w.verdict,
        value: ({ verdict }) => w.truth[verdict.truth],
        order: ({ verdict }) => ['yes', 'unknown', 'no'].indexOf(verdict.truth),
        draw: ({ verdict }) => <Outcome view={view} truth={verdict.truth} />,
      },
      {
        name: 'missing',
        title: w.missing,
        kind: 'number',
        value: ({ verdict }) => verdict.ask.length || null,
      },
      {
        name: 'nominated',
        title: b.nominatedBy,
        value: ({ application }) => application.nominatedBy,
        isExtra: true,
      },
      {
        name: 'decision',
        title: w.decision,
        value: ({ application }) => states[stateOf(application)],
        draw: ({ application }) =>
          application.withdrawn ? (
            <Withdrawn view={view} withdrawn={application.withdrawn} />
          ) : (
            <>
              <DecisionTag view={view} decision={application.decision} />
              {toPlace.has(application.id) && (
                <div class="small">
                  <PairByHand view={view} application={application} />
                </div>
              )}
            </>
          ),
      },
    ],
    filters: [
      {
        name: 'state',
        title: w.decision,
        any: w.all,
        choices: (['undecided', 'admitted', 'declined', 'withdrawn'] as const).map((state) => ({
          value: state,
          text: states[state],
          keeps: ({ application }) => stateOf(application) === state,
        })),
      },
      {
        name: 'role',
        title: w.role,
        any: w.all,
        choices: (['mentor', 'mentee'] as const).map((role) => ({
          value: role,
          text: w.roles[role],
          keeps: ({ application }) => application.role === role,
        })),
      },
      {
        name: 'verdict',
        title: w.verdict,
        any: w.all,
        choices: (['yes', 'unknown', 'no'] as const).map((truth) => ({
          value: truth,
          text: w.truth[truth],
          keeps: ({ verdict }) => verdict.truth === truth,
        })),
      },
    ],
  };
};

/** MA-40: to the page on which somebody is chosen for this applicant. */
export function PairByHand({
  view,
  application: { cohortId, personId, role, name },
}: {
  view: View;
  application: Pick<Judged['application'], 'cohortId' | 'personId' | 'role' | 'name'>;
}) {
  const { byHand } = boardOfApplicationsWords[view.language];
  return (
    <a
      href={linkTo(
        view,
        '/cohorts/:cohort/pairs/new',
        { cohort: cohortId },
        { query: { [role]: personId } },
      )}
      aria-label={`${byHand[role]}: ${name}`}
    >
      {byHand[role]}
    </a>
  );
}

/** Whoever waits for a decision comes first, within both the order as it is. */
export const undecidedFirst = (judged: Judged[]): Judged[] => [
  ...judged.filter(({ application }) => application.decision === null),
  ...judged.filter(({ application }) => application.decision !== null),
];

export const stateOf = ({ withdrawn, decision }: Judged['application']) =>
  withdrawn
    ? 'withdrawn'
    : decision === null
      ? 'undecided'
      : decision.admitted
        ? 'admitted'
        : 'declined';

const crumbsTo = (view: View, cohort: Cohort) => [
  {
    href: linkTo(view, '/cohorts/:cohort', { cohort: cohort.id }),
    text: `${cohort.programmeName}, ${cohort.name}`,
  },
];

export function ApplicationsPage({
  view,
  problem,
  cohort,
  board,
  query,
  hasMail,
  mayDecide,
  waiting,
}: Page & {
  cohort: Cohort;
  board: Arranged<Judged>;
  /** As the address has it: what was done a moment ago stands there too. */
  query: Query;
  hasMail: boolean;
  mayDecide: boolean;
  /** New from outside, and nobody yet; for whoever may say who they are. */
  waiting: number | null;
}) {
  const w = admissionWords[view.language];
  const b = boardOfApplicationsWords[view.language];
  const of = { cohort: cohort.id };
  const nominate = (
    <p class="row">
      <a class="button" href={linkTo(view, '/cohorts/:cohort/nominations/new', of)}>
        {w.nominate}
      </a>
      {waiting !== null && waiting > 0 && (
        <a class="button second" href={linkTo(view, '/cohorts/:cohort/applications/outside', of)}>
          {applicationCallWords[view.language].waiting(waiting)}
        </a>
      )}
      {waiting !== null && (
        <a href={linkTo(view, '/cohorts/:cohort/calls', of)}>
          {applicationCallWords[view.language].title}
        </a>
      )}
    </p>
  );
  const done = sayDone(view, query, hasMail);
  const at = { query: board.query };
  const acts: Act[] = mayDecide
    ? [
        {
          label: w.admit,
          action: linkTo(view, '/cohorts/:cohort/applications/admissions', of, at),
          isMain: true,
        },
        {
          label: w.decline,
          action: linkTo(view, '/cohorts/:cohort/applications/refusals', of, at),
        },
        {
          label: b.remind,
          action: linkTo(view, '/cohorts/:cohort/applications/reminders', of, at),
        },
        {
          label: webWords[view.language].writeToThem,
          action: linkTo(view, '/cohorts/:cohort/applications/messages', of, at),
        },
        {
          label: b.withdraw,
          action: linkTo(view, '/cohorts/:cohort/applications/withdrawals', of, at),
        },
      ]
    : [];
  const states = board.board.rows.map(({ application }) => stateOf(application));
  const isDecided =
    (query.did === 'admitted' || query.did === 'declined') &&
    allows(cohort.state, 'match') &&
    states.includes('admitted') &&
    !states.includes('undecided');
  const isNobody = board.board.rows.length === 0 && board.chosen.state !== 'withdrawn';
  return (
    <Layout
      view={view}
      title={w.title}
      intro={w.intro}
      problem={problem}
      crumbs={crumbsTo(view, cohort)}
    >
      {nominate}
      {done && <p class="note good">{done}</p>}
      {mayDecide && isDecided && (
        <div class="opening">
          <p>{b.allDecided}</p>
          <div>
            <a class="button" href={linkTo(view, '/cohorts/:cohort/runs', of)}>
              {b.toMatching}
            </a>
          </div>
        </div>
      )}
      {isNobody ? (
        <Empty
          action={
            <a
              href={linkTo(view, '/cohorts/:cohort/applications', of, {
                query: { state: 'withdrawn' },
              })}
            >
              {w.showWithdrawn}
            </a>
          }
        >
          {w.none}
        </Empty>
      ) : (
        <BoardTable
          view={view}
          problem={problem}
          board={board}
          address={(asked) => linkTo(view, '/cohorts/:cohort/applications', of, { query: asked })}
          download={(asked) =>
            linkTo(view, '/cohorts/:cohort/applications/download', of, { query: asked })
          }
          acts={acts}
        />
      )}
    </Layout>
  );
}

const count = (text: string | undefined): number =>
  /^\d{1,5}$/.test(text ?? '') ? Number(text) : 0;

/** What was done with many a moment ago, and with whom it was not. */
function sayDone({ language }: View, query: Query, hasMail: boolean): string {
  const b = boardOfApplicationsWords[language];
  const [done, left, open] = [count(query.done), count(query.left), count(query.open)];
  const told = hasMail ? b.told : b.notTold;
  const acts = new Map([
    ['admitted', { said: `${b.admitted(done)} ${told}`, kept: b.notDecided }],
    ['declined', { said: `${b.declined(done)} ${told}`, kept: b.notDecided }],
    ['reminded', { said: b.reminded(done), kept: b.notReminded }],
    ['nominated', { said: b.nominated(done), kept: b.notNominated }],
    ['withdrawn', { said: b.withdrawn(done), kept: b.notWithdrawn }],
  ]);
  const act = acts.get(query.did ?? '');
  if (!act) return '';
  return [act.said, left > 0 && act.kept(left), open > 0 && b.stillOpen(open)]
    .filter(Boolean)
    .join(' ');
}

/** Before many are decided on: how many the rules speak for, and what becomes of the others. */
export function DecideManyPage({
  view,
  problem,
  cohort,
  chosen,
  decided,
  hasMail,
  admitting,
  query,
}: Page & {
  cohort: Cohort;
  /** Those who are still to be decided on. */
  chosen: Judged[];
  /** So many were chosen who have their decision. */
  decided: number;
  hasMail: boolean;
  admitting: boolean;
  query: Query;
}) {
  const w = admissionWords[view.language];
  const b = boardOfApplicationsWords[view.language];
  const plain = chosen.filter(({ verdict }) => (verdict.truth === 'yes') === admitting);
  const others = chosen.filter((one) => !plain.includes(one));
  const action = admitting
    ? linkTo(view, '/cohorts/:cohort/applications/admissions', { cohort: cohort.id }, { query })
    : linkTo(view, '/cohorts/:cohort/applications/refusals', { cohort: cohort.id }, { query });
  return (
    <Layout
      view={view}
      title={admitting ? b.admitTitle(chosen.length) : b.declineTitle(chosen.length)}
      intro={hasMail ? b.willBeTold : b.notTold}
      problem={problem}
      crumbs={[
        ...crumbsTo(view, cohort),
        {
          href: linkTo(view, '/cohorts/:cohort/applications', { cohort: cohort.id }, { query }),
          text: w.title,
        },
      ]}
      narrow
    >
      {decided > 0 && <p class="note">{b.notDecided(decided)}</p>}
      <Form view={view} action={action}>
        {chosen.map(({ application }) => (
          <input type="hidden" name="chosen" value={application.id} />
        ))}
        <input type="hidden" name="sure" value="yes" />
        {plain.length > 0 && (
          <Group title={admitting ? b.meet(plain.length) : b.meetNot(plain.length)} of={plain} />
        )}
        {others.length > 0 && (
          <>
            <Group
              title={admitting ? b.doNotMeet(others.length) : b.doMeet(others.length)}
              of={others}
            />
            {plain.length > 0 && (
              <Choices
                view={view}
                name="others"
                label={b.others}
                problem={problem}
                value="leave"
                options={[
                  { value: 'leave', text: b.leave },
                  { value: 'take', text: admitting ? b.admitToo : b.declineToo },
                ]}
              />
            )}
          </>
        )}
        <TextArea
          view={view}
          name="reason"
          label={w.reason}
          help={b.reasonHelp}
          problem={problem}
          optional={others.length === 0 ? true : 'sometimes'}
        />
        <div class="row">
          <button class="button">{admitting ? w.admit : w.decline}</button>
          <a href={linkTo(view, '/cohorts/:cohort/applications', { cohort: cohort.id }, { query })}>
            {b.back}
          </a>
        </div>
      </Form>
    </Layout>
  );
}

function Group({ title, of }: { title: ComponentChildren; of: Judged[] }) {
  return (
    <div>
      <p class="strong">{title}</p>
      <p class="small muted">{of.map(({ application }) => application.name).join(', ')}</p>
    </div>
  );
}
