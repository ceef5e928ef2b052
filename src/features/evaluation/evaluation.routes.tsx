import { linkTo } from '../../web/links.ts';
import { arrange, type Cell } from '../../web/board.ts';
import { boardDownload } from '../../web/board-table.tsx';
import { grantOf, roles, type Role } from '../../web/permission.ts';
import {
  day,
  form,
  get,
  id,
  maybeDay,
  maybeWhole,
  NotFound,
  orNotFound,
  post,
  refuse,
  text,
  type ActContext,
  type Context,
  type ContextFor,
  type Route,
} from '../../web/route.tsx';
import type { Problem } from '../../web/view.ts';
import { requireState } from '../programmes/cohort-state.service.ts';
import { findCohort, listProgrammes } from '../programmes/programme.store.ts';
import { upkeepWords } from '../programmes/upkeep.words.ts';
import { listHolders } from '../people/person.store.ts';
import { mentorChangesOf } from './answers.rules.ts';
import { costItems, type CostItem, type CostRow } from './cost.rules.ts';
import { BoardReportPage, EvaluationPage, EvaluationsPage } from './evaluation.pages.tsx';
import { evaluationWords } from './evaluation.words.ts';
import { fileOf } from './evaluation.file.ts';
import { countFigures } from './figures.service.ts';
import { findFigures } from './figures.store.ts';
import {
  deleteDecision,
  findWritten,
  insertDecision,
  insertPlan,
  keepCosts,
  updateDecision,
} from './plan.store.ts';
import { tablesOf } from './tables.pages.tsx';
import { WrittenPage } from './written.pages.tsx';

/** Who can be the owner of a decision: whoever can open the page where it stands. */
const ownerRoles = (): Role[] =>
  roles.filter((role) => grantOf([role], 'see evaluations') !== null);

async function readEvaluation(context: ContextFor<'report'>) {
  const { tx, params, person } = context;
  const cohort = orNotFound(await findCohort(tx, params.cohort!));
  const { rounds, ...written } = await findWritten(tx, cohort);
  return {
    cohort,
    profile: cohort.profile,
    figures: await context.forReport((inside) => findFigures(inside, cohort.id)),
    mentors: mentorChangesOf(rounds),
    written,
    mayEdit: grantOf(person.roles, 'edit programmes') !== null,
  };
}

const evaluationPage = async (context: ContextFor<'report'>, problem?: Problem) => (
  <EvaluationPage
    view={context.view}
    problem={problem}
    isCounted={context.query.counted === '1'}
    {...await readEvaluation(context)}
  />
);

async function writtenPage(context: Context, problem?: Problem) {
  const { tx, view, params, query, today } = context;
  const cohort = orNotFound(await findCohort(tx, params.cohort!));
  return (
    <WrittenPage
      view={view}
      problem={problem}
      cohort={cohort}
      written={await findWritten(tx, cohort)}
      owners={await listHolders(tx, ownerRoles(), today)}
      isSaved={query.saved === '1'}
      saved={upkeepWords[view.language].saved}
    />
  );
}

/** A cohort that is not in the archive. */
async function enterToWrite({ tx, view, params }: ActContext) {
  const cohort = orNotFound(await findCohort(tx, params.cohort!));
  requireState(view, cohort, 'plan');
  return cohort;
}

const saved = ({ view, params }: Context, hash: string) =>
  linkTo(
    view,
    '/cohorts/:cohort/evaluation/plan',
    { cohort: params.cohort },
    { query: { saved: '1' }, hash },
  );

async function findOwner({ tx, view, today }: Context, owner: string, field: string) {
  const holders = await listHolders(tx, ownerRoles(), today);
  if (!holders.some((one) => one.id === owner))
    refuse(evaluationWords[view.language].written.nobody, field);
  return owner;
}

const amounts = {
  staff_hours: maybeWhole(0, 100_000),
  staff_low: maybeWhole(0, 100_000_000),
  staff_high: maybeWhole(0, 100_000_000),
  gatherings_low: maybeWhole(0, 100_000_000),
  gatherings_high: maybeWhole(0, 100_000_000),
  travel_low: maybeWhole(0, 100_000_000),
  travel_high: maybeWhole(0, 100_000_000),
  licence_low: maybeWhole(0, 100_000_000),
  licence_high: maybeWhole(0, 100_000_000),
};

/** Both amounts or none; of staff the hours too. */
function costIn(
  { view }: Context,
  input: Record<keyof typeof amounts, number | null>,
  item: CostItem,
): Omit<CostRow, 'item'> | null {
  const w = evaluationWords[view.language].costs;
  const [low, high] = [input[`${item}_low`], input[`${item}_high`]];
  const hours = item === 'staff' ? input.staff_hours : null;
  if (low === null && high === null && hours === null) return null;
  if (item === 'staff' && hours === null) refuse(w.bothHours, 'staff_hours');
  if (low === null || high === null || high < low)
    return refuse(
      item === 'staff' ? w.bothHours : w.both,
      low === null ? `${item}_low` : `${item}_high`,
    );
  return { hours, low, high };
}

export const evaluationRoutes: Route[] = [
  get('/evaluations', { may: 'see evaluations', audit: null }, async ({ tx, view }) => (
    <EvaluationsPage
      view={view}
      programmes={(await listProgrammes(tx)).filter(({ isArchived }) => !isArchived)}
    />
  )),

  get(
    '/cohorts/:cohort/evaluation',
    { may: 'see evaluations', purpose: 'report', audit: ['see evaluation', 'cohort'] },
    evaluationPage,
  ),

  // EV-14.
  get(
    '/cohorts/:cohort/evaluation/board',
    { may: 'see evaluations', purpose: 'report', audit: ['see evaluation', 'cohort'] },
    async (context) => <BoardReportPage view={context.view} {...await readEvaluation(context)} />,
  ),

  get(
    '/cohorts/:cohort/evaluation/tables/:table',
    { may: 'see evaluations', purpose: 'report', audit: ['download evaluation', 'cohort'] },
    async (context) => {
      const evaluated = await readEvaluation(context);
      const table = tablesOf(evaluated, context.view.language).find(
        ({ name }) => name === context.params.table,
      );
      if (!table) throw new NotFound();
      type Row = { at: number; cells: Cell[] };
      const rows: Row[] = table.rows.map((cells, at) => ({ at, cells }));
      const board = arrange(
        {
          id: ({ at }: Row) => String(at),
          label: ({ cells }: Row) => String(cells[0] ?? ''),
          rows,
          columns: table.columns.map(({ title, kind }, at) => ({
            name: String(at),
            title,
            kind: kind === 'percent' ? ('number' as const) : kind,
            value: ({ cells }: Row) => cells[at] ?? null,
          })),
        },
        {},
        context.view.language,
      );
      return boardDownload(context, board, `${table.title}, ${evaluated.cohort.name}`);
    },
  ),

  get(
    '/cohorts/:cohort/evaluation/file',
    { may: 'see evaluations', purpose: 'report', audit: ['download evaluation', 'cohort'] },
    async (context) => {
      const evaluated = await readEvaluation(context);
      return {
        download: fileOf(evaluated),
        name: `evaluation ${evaluated.cohort.name.replace(/[^\p{L}\p{N} -]+/gu, '')}.json`,
        type: 'application/json',
      };
    },
  ),

  // EV-3.
  post(
    '/cohorts/:cohort/evaluation/figures',
    {
      may: 'edit programmes',
      purpose: 'report',
      audit: ['count evaluation', 'cohort'],
      form: form({}),
      page: evaluationPage,
    },
    async (context) => {
      const { tx, view, organisation, today, now } = context;
      const cohort = await enterToWrite(context);
      await countFigures(tx, {
        organisation: organisation.id,
        cohort,
        today,
        now: new Date(now.epochMilliseconds),
      });
      return linkTo(
        view,
        '/cohorts/:cohort/evaluation',
        { cohort: cohort.id },
        { query: { counted: '1' } },
      );
    },
  ),

  get(
    '/cohorts/:cohort/evaluation/plan',
    { may: 'edit programmes', audit: ['see cohort', 'cohort'] },
    writtenPage,
  ),

  // EV-11.
  post(
    '/cohorts/:cohort/evaluation/plan',
    {
      edits: true,
      may: 'edit programmes',
      audit: ['change evaluation', 'cohort'],
      form: form({
        objectives: text(4000),
        criteria: text(4000),
        planned_hours: maybeWhole(1, 2000),
      }),
      page: writtenPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person, today } = context;
      const cohort = await enterToWrite(context);
      const last = (await findWritten(tx, cohort)).plan.at(-1);
      const plan = {
        objectives: input.objectives,
        criteria: input.criteria,
        plannedHours: input.planned_hours,
      };
      if (
        last &&
        last.objectives === plan.objectives &&
        last.criteria === plan.criteria &&
        last.plannedHours === plan.plannedHours
      )
        refuse(evaluationWords[view.language].written.same);
      await insertPlan(
        tx,
        { organisation: organisation.id, cohort: cohort.id, person: person.id, today },
        plan,
      );
      return saved(context, 'plan');
    },
  ),

  // EV-12.
  post(
    '/cohorts/:cohort/evaluation/costs',
    {
      edits: true,
      may: 'edit programmes',
      audit: ['change evaluation', 'cohort'],
      form: form(amounts),
      page: writtenPage,
    },
    async (context, input) => {
      const cohort = await enterToWrite(context);
      await keepCosts(
        context.tx,
        { organisation: context.organisation.id, cohort: cohort.id },
        Object.fromEntries(costItems.map((item) => [item, costIn(context, input, item)])) as Record<
          CostItem,
          Omit<CostRow, 'item'> | null
        >,
      );
      return saved(context, 'costs');
    },
  ),

  // EV-13.
  post(
    '/cohorts/:cohort/evaluation/decisions',
    {
      may: 'edit programmes',
      audit: ['change evaluation', 'cohort'],
      form: form({ new_decision: text(300), new_owner: id(), new_due: day() }),
      page: writtenPage,
    },
    async (context, input) => {
      const { tx, view, organisation, person, today } = context;
      const cohort = await enterToWrite(context);
      const isIn = await insertDecision(
        tx,
        { organisation: organisation.id, cohort: cohort.id, person: person.id, today },
        {
          decision: input.new_decision,
          owner: await findOwner(context, input.new_owner, 'new_owner'),
          dueOn: input.new_due,
        },
      );
      if (!isIn) refuse(evaluationWords[view.language].written.full);
      return saved(context, 'decisions');
    },
  ),

  post(
    '/cohorts/:cohort/evaluation/decisions/:decision',
    {
      edits: true,
      may: 'edit programmes',
      audit: ['change evaluation', 'cohort'],
      form: form({
        decision_id: id(),
        decision: text(300),
        owner: id(),
        due_on: day(),
        done_on: maybeDay(),
      }),
      page: writtenPage,
    },
    async (context, input) => {
      const { tx, params } = context;
      const cohort = await enterToWrite(context);
      const before = (await findWritten(tx, cohort)).decisions.find(
        (one) => one.id === params.decision,
      );
      const { ownerId } = orNotFound(before);
      await updateDecision(
        tx,
        { cohort: cohort.id, id: params.decision! },
        {
          decision: input.decision,
          owner: input.owner === ownerId ? ownerId : await findOwner(context, input.owner, 'owner'),
          dueOn: input.due_on,
          doneOn: input.done_on,
        },
      );
      return saved(context, 'decisions');
    },
  ),

  post(
    '/cohorts/:cohort/evaluation/decisions/:decision/removal',
    {
      may: 'edit programmes',
      audit: ['change evaluation', 'cohort'],
      form: form({}),
      page: writtenPage,
    },
    async (context) => {
      const cohort = await enterToWrite(context);
      if (!(await deleteDecision(context.tx, { cohort: cohort.id, id: context.params.decision! })))
        throw new NotFound();
      return saved(context, 'decisions');
    },
  ),
];
