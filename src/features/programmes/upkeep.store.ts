/** Programmes and cohorts are renamed, archived, copied, deleted, and moved from state to state. */
import { sql } from 'kysely';
import { selectRows, type ReadTx, type Tx } from '../../platform/database.ts';
import type { CalendarDate } from './calendar.rules.ts';
import type { MovedState } from './cohort-state.rules.ts';

export async function renameProgramme(tx: Tx, id: string, name: string): Promise<void> {
  await tx.updateTable('programme').set({ name }).where('id', '=', id).execute();
}

/** The latest published version of a profile, when it comes after this one. */
export async function findNewerVersion(
  tx: ReadTx,
  { profileId, versionNumber }: { profileId: string; versionNumber: number },
): Promise<{ id: string; number: number } | null> {
  const row = await tx
    .selectFrom('profile_version')
    .select(['id', 'number'])
    .where('profile_id', '=', profileId)
    .where('published_at', 'is not', null)
    .where('number', '>', versionNumber)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

type CohortFacts = {
  name: string;
  firstDay: string;
  lastDay: string;
  hoursPromised: number | null;
  capacity: number | null;
};

export async function updateCohort(tx: Tx, id: string, cohort: CohortFacts): Promise<void> {
  await tx
    .updateTable('cohort')
    .set({
      name: cohort.name,
      first_day: cohort.firstDay,
      last_day: cohort.lastDay,
      hours_promised: cohort.hoursPromised,
      capacity: cohort.capacity,
    })
    .where('id', '=', id)
    .execute();
}

/** Null takes it out of the archive again. */
export async function archive(
  tx: Tx,
  table: 'programme' | 'cohort',
  id: string,
  day: string | null,
): Promise<void> {
  await tx.updateTable(table).set({ archived_on: day }).where('id', '=', id).execute();
}

/** False when somebody else has moved it in the meantime. */
export async function moveCohort(
  tx: Tx,
  id: string,
  { from, to, today }: { from: MovedState; to: MovedState; today: string },
): Promise<boolean> {
  const done = await tx
    .updateTable('cohort')
    .set({ state: to, state_since: today })
    .where('id', '=', id)
    .where('state', '=', from)
    .where('archived_on', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function insertDates(
  tx: Tx,
  organisation: string,
  cohort: string,
  dates: CalendarDate[],
): Promise<void> {
  if (dates.length === 0) return;
  await tx
    .insertInto('cohort_date')
    .values(
      dates.map((date) => ({
        organisation_id: organisation,
        cohort_id: cohort,
        kind: date.kind,
        name: date.name,
        first_day: date.firstDay,
        last_day: date.lastDay,
      })),
    )
    .execute();
}

export async function updateDate(
  tx: Tx,
  own: { cohort: string; date: string },
  { kind, name, firstDay, lastDay }: CalendarDate,
): Promise<boolean> {
  const done = await tx
    .updateTable('cohort_date')
    .set({ kind, name, first_day: firstDay, last_day: lastDay })
    .where('id', '=', own.date)
    .where('cohort_id', '=', own.cohort)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Whether an hour and a place of this date are known, to which people are invited. */
export async function isPlanned(tx: ReadTx, date: string): Promise<boolean> {
  const row = await tx
    .selectFrom('gathering')
    .select('date_id')
    .where('date_id', '=', date)
    .executeTakeFirst();
  return row !== undefined;
}

/** False for a date to which people are invited, or have been. */
export async function deleteDate(tx: Tx, own: { cohort: string; date: string }): Promise<boolean> {
  if (await isPlanned(tx, own.date)) return false;
  const done = await tx
    .deleteFrom('cohort_date')
    .where('id', '=', own.date)
    .where('cohort_id', '=', own.cohort)
    .executeTakeFirst();
  return done.numDeletedRows === 1n;
}

/** What names a cohort; the first that does says why it is not empty. Its calendar goes with it. */
export const inCohort = [
  'announcement',
  'application',
  'application_call',
  'mentorship',
  'matching_run',
  'proposal',
  'division',
  'group_request',
  'assessment_round',
  'certificate',
  'team_item',
  'shown_ends',
  'evaluation_figures',
  'evaluation_plan',
  'evaluation_cost',
  'evaluation_decision',
] as const;

/** CO-4: nobody takes part, nothing was calculated, and nobody is invited to a date of it. */
export async function isEmptyCohort(tx: ReadTx, id: string): Promise<boolean> {
  const named = sql.join(
    inCohort.map((table) => sql`exists (select from ${sql.table(table)} where cohort_id = ${id})`),
    sql` or `,
  );
  const [row] = await selectRows(
    tx,
    sql<{ isEmpty: boolean }>`select not (${named} or exists (
    select from gathering g join cohort_date d on d.organisation_id = g.organisation_id and d.id = g.date_id
    where d.cohort_id = ${id})) as "isEmpty"`,
  );
  return row!.isEmpty;
}

export async function deleteCohort(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('cohort_date').where('cohort_id', '=', id).execute();
  await tx.deleteFrom('cohort').where('id', '=', id).execute();
}

/** The cohorts of a programme, held so that nobody is taken into one of them meanwhile. */
export async function lockCohorts(tx: Tx, programme: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('cohort')
    .select('id')
    .where('programme_id', '=', programme)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(({ id }) => id);
}

export async function deleteProgramme(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('programme').where('id', '=', id).execute();
}
