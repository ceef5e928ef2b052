/** What people write about a cohort for its evaluation: what was promised, what it cost, what was decided. */
import { sql } from 'kysely';
import { inside, selectRows, type ReadTx, type Tx } from '../../platform/database.ts';
import { selectTogether } from '../../platform/select-together.ts';
import { nameOf } from '../people/person.store.ts';
import type { RoundFigures } from './answers.rules.ts';
import type { CostItem, CostRow } from './cost.rules.ts';

export type PlanVersion = {
  version: number;
  objectives: string;
  criteria: string;
  plannedHours: number | null;
  writtenOn: string;
  by: string;
};
export type Decision = {
  id: string;
  place: number;
  decision: string;
  ownerId: string;
  owner: string;
  dueOn: string;
  doneOn: string | null;
};
export type Written = {
  plan: PlanVersion[];
  costs: CostRow[];
  decisions: Decision[];
  /** Of the cohort from which this one was copied. */
  earlier: Decision[];
};
/** With what was released of rounds as a whole, the first to close first. */
type Found = Written & { rounds: RoundFigures[] };

const decisionsOf = (tx: ReadTx, cohort: string) =>
  tx
    .selectFrom('evaluation_decision as d')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'd.owner_id'))
    .select([
      'd.id',
      'd.place',
      'd.decision',
      'd.owner_id as ownerId',
      nameOf('p').as('owner'),
      'd.due_on as dueOn',
      'd.done_on as doneOn',
    ])
    .where('d.cohort_id', '=', cohort)
    .orderBy('d.place');

/** One statement. */
export const findWritten = (
  tx: ReadTx,
  { id, copiedFrom }: { id: string; copiedFrom: string | null },
): Promise<Found> =>
  selectTogether(tx, {
    plan: tx
      .selectFrom('evaluation_plan as v')
      .innerJoin('person as p', (join) => inside(join, 'p.id', 'v.written_by'))
      .select([
        'v.version',
        'v.objectives',
        'v.criteria',
        'v.planned_hours as plannedHours',
        'v.written_on as writtenOn',
        nameOf('p').as('by'),
      ])
      .where('v.cohort_id', '=', id)
      .orderBy('v.version'),
    costs: tx
      .selectFrom('evaluation_cost as k')
      .select(['k.item', 'k.hours', 'k.low', 'k.high'])
      .where('k.cohort_id', '=', id),
    decisions: decisionsOf(tx, id),
    earlier: decisionsOf(tx, copiedFrom ?? id).where(sql<boolean>`${copiedFrom !== null}`),
    rounds: tx
      .selectFrom('assessment_round as r')
      .innerJoin('group_report as g', (join) => inside(join, 'g.round_id', 'r.id'))
      .select([
        'r.id',
        'r.name',
        'r.closes_on as closedOn',
        sql<string>`r.profile_version_id || r.competences::text`.as('layout'),
        'g.content as report',
      ])
      .where('r.cohort_id', '=', id)
      .where('r.kind', '=', 'round')
      .where('r.released_at', 'is not', null)
      .orderBy('r.closes_on')
      .orderBy('r.id'),
  });

export async function insertPlan(
  tx: Tx,
  own: { organisation: string; cohort: string; person: string; today: string },
  plan: Pick<PlanVersion, 'objectives' | 'criteria' | 'plannedHours'>,
): Promise<void> {
  await tx
    .insertInto('evaluation_plan')
    .values({
      organisation_id: own.organisation,
      cohort_id: own.cohort,
      version: sql<number>`(select coalesce(max(version), 0) + 1 from evaluation_plan where cohort_id = ${own.cohort})`,
      objectives: plan.objectives,
      criteria: plan.criteria,
      planned_hours: plan.plannedHours,
      written_by: own.person,
      written_on: own.today,
    })
    .execute();
}

/** What is null is taken out. */
export async function keepCosts(
  tx: Tx,
  own: { organisation: string; cohort: string },
  costs: Record<CostItem, Omit<CostRow, 'item'> | null>,
): Promise<void> {
  await tx.deleteFrom('evaluation_cost').where('cohort_id', '=', own.cohort).execute();
  const rows = Object.entries(costs).flatMap(([item, row]) =>
    row === null
      ? []
      : [
          {
            organisation_id: own.organisation,
            cohort_id: own.cohort,
            item: item as CostItem,
            hours: row.hours,
            low: row.low,
            high: row.high,
          },
        ],
  );
  if (rows.length > 0) await tx.insertInto('evaluation_cost').values(rows).execute();
}

/** False when there are five. */
export async function insertDecision(
  tx: Tx,
  own: { organisation: string; cohort: string; person: string; today: string },
  { decision, owner, dueOn }: { decision: string; owner: string; dueOn: string },
): Promise<boolean> {
  const [free] = await selectRows(
    tx,
    sql<{ place: number | null }>`select min(n) as place from generate_series(1, 5) n
      where not exists (select from evaluation_decision d where d.cohort_id = ${own.cohort} and d.place = n)`,
  );
  if (!free || free.place === null) return false;
  await tx
    .insertInto('evaluation_decision')
    .values({
      organisation_id: own.organisation,
      cohort_id: own.cohort,
      place: free.place,
      decision,
      owner_id: owner,
      due_on: dueOn,
      written_by: own.person,
      written_on: own.today,
    })
    .execute();
  return true;
}

export async function updateDecision(
  tx: Tx,
  { cohort, id }: { cohort: string; id: string },
  {
    decision,
    owner,
    dueOn,
    doneOn,
  }: { decision: string; owner: string; dueOn: string; doneOn: string | null },
): Promise<boolean> {
  const done = await tx
    .updateTable('evaluation_decision')
    .set({ decision, owner_id: owner, due_on: dueOn, done_on: doneOn })
    .where('id', '=', id)
    .where('cohort_id', '=', cohort)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function deleteDecision(
  tx: Tx,
  { cohort, id }: { cohort: string; id: string },
): Promise<boolean> {
  const done = await tx
    .deleteFrom('evaluation_decision')
    .where('id', '=', id)
    .where('cohort_id', '=', cohort)
    .executeTakeFirst();
  return done.numDeletedRows === 1n;
}

export async function listNeededChecks(tx: ReadTx, cohort: string): Promise<string[]> {
  const row = await tx
    .selectFrom('cohort')
    .select('needed_checks')
    .where('id', '=', cohort)
    .executeTakeFirst();
  return (row?.needed_checks ?? []) as string[];
}
