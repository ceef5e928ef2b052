/** Everybody who could be nominated for a cohort, and with what the rules say of them. */
import { linkTo } from '../../web/links.ts';
import { BoardTable } from '../../web/board-table.tsx';
import type { Arranged, Board } from '../../web/board.ts';
import { Empty, Layout, Who } from '../../web/layout.tsx';
import type { Role } from '../../web/permission.ts';
import type { Page, View } from '../../web/view.ts';
import { webWords } from '../../web/web.words.ts';
import type { Cohort } from '../programmes/programme.store.ts';
import { Outcome } from './admission.pages.tsx';
import type { Nominee } from './admission.store.ts';
import { admissionWords } from './admission.words.ts';
import { boardOfApplicationsWords } from './application-board.words.ts';
import type { Truth } from './eligibility.rules.ts';

/** What the rules say of somebody as mentor and as mentee; null where a profile has no such role. */
export type Candidate = Nominee & { mentor: Truth | null; mentee: Truth | null };

export function nominationBoard(view: View, candidates: Candidate[]): Board<Candidate> {
  const w = admissionWords[view.language];
  const b = boardOfApplicationsWords[view.language];
  const h = webWords[view.language];
  const rules = { mentor: b.mentorRules, mentee: b.menteeRules };
  const sides = (['mentor', 'mentee'] as const).filter((side) =>
    candidates.some((candidate) => candidate[side] !== null),
  );
  const roles = (['mentor', 'mentee'] as const satisfies Role[]).filter((role) =>
    candidates.some((candidate) => candidate.roles.includes(role)),
  );
  const units = [...new Set(candidates.map(({ unit }) => unit).filter((unit) => unit !== null))];
  return {
    id: ({ id }) => id,
    label: ({ name }) => name,
    rows: candidates,
    columns: [
      {
        name: 'name',
        title: w.name,
        value: ({ name }) => name,
        draw: ({ id, name, jobTitle }) => <Who id={id} name={name} small={jobTitle} />,
      },
      {
        name: 'organisation',
        title: w.organisation,
        value: ({ memberOrganisation }) => memberOrganisation,
      },
      { name: 'unit', title: b.unit, value: ({ unit }) => unit },
      {
        name: 'known',
        title: b.known,
        value: (candidate) => candidate.roles.map((role) => h.roles[role]).join(', '),
      },
      { name: 'email', title: b.email, value: ({ email }) => email, isExtra: true },
      ...sides.map((side) => ({
        name: side,
        title: rules[side],
        value: (candidate: Candidate) => candidate[side] && w.truth[candidate[side]],
        order: (candidate: Candidate) =>
          candidate[side] && ['yes', 'unknown', 'no'].indexOf(candidate[side]),
        draw: (candidate: Candidate) =>
          candidate[side] && <Outcome view={view} truth={candidate[side]} />,
      })),
    ],
    filters: [
      {
        name: 'role',
        title: b.known,
        any: b.anyRole,
        choices: roles.map((role) => ({
          value: role,
          text: h.roles[role],
          keeps: (candidate) => candidate.roles.includes(role),
        })),
      },
      ...(units.length > 0
        ? [
            {
              name: 'unit',
              title: b.unit,
              any: w.all,
              choices: units.sort().map((unit) => ({
                value: unit,
                text: unit,
                keeps: (candidate: Candidate) => candidate.unit === unit,
              })),
            },
          ]
        : []),
      ...sides.map((side) => ({
        name: side,
        title: rules[side],
        any: w.all,
        choices: (['yes', 'unknown', 'no'] as const).map((truth) => ({
          value: truth,
          text: w.truth[truth],
          keeps: (candidate: Candidate) => candidate[side] === truth,
        })),
      })),
    ],
  };
}

export function NominationsPage({
  view,
  problem,
  cohort,
  board,
}: Page & { cohort: Cohort; board: Arranged<Candidate> }) {
  const w = admissionWords[view.language];
  const b = boardOfApplicationsWords[view.language];
  const of = { cohort: cohort.id };
  const act = (role: 'mentor' | 'mentee') =>
    linkTo(view, '/cohorts/:cohort/nominations', of, { query: { ...board.query, as: role } });
  return (
    <Layout
      view={view}
      title={b.nominateTitle}
      intro={b.nominateIntro(`${cohort.programmeName}, ${cohort.name}`)}
      problem={problem}
      crumbs={[
        {
          href: linkTo(view, '/cohorts/:cohort', of),
          text: `${cohort.programmeName}, ${cohort.name}`,
        },
        { href: linkTo(view, '/cohorts/:cohort/applications', of), text: w.title },
      ]}
    >
      {board.board.rows.length === 0 ? (
        <Empty action={<a href={linkTo(view, '/cohorts/:cohort/applications', of)}>{b.back}</a>}>
          {w.nobodyLeft}
        </Empty>
      ) : (
        <BoardTable
          view={view}
          problem={problem}
          board={board}
          address={(asked) =>
            linkTo(view, '/cohorts/:cohort/nominations/new', of, { query: asked })
          }
          acts={[
            { label: b.asMentor, action: act('mentor'), isMain: true },
            { label: b.asMentee, action: act('mentee'), isMain: true },
          ]}
        />
      )}
    </Layout>
  );
}
