/** Calls for applications of a cohort, one for each role. */
import type { ReadTx, Tx, Value } from '../../platform/database.ts';
import type { CallText, OwnQuestion } from './application-call.rules.ts';

export type Call = {
  id: string;
  cohortId: string;
  role: 'mentor' | 'mentee';
  isOpen: boolean;
  opensOn: string | null;
  closesOn: string | null;
  answerBy: string | null;
  asksManager: boolean;
  welcome: CallText;
  questions: OwnQuestion[];
};

async function listBy(tx: ReadTx, column: 'id' | 'cohort_id', value: string): Promise<Call[]> {
  const rows = await tx
    .selectFrom('application_call')
    .selectAll()
    .where(column, '=', value)
    .orderBy('role')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    cohortId: row.cohort_id,
    role: row.role,
    isOpen: row.is_open,
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    answerBy: row.answer_by,
    asksManager: row.asks_manager,
    welcome: row.welcome,
    questions: row.questions,
  }));
}

export const listCalls = (tx: ReadTx, cohort: string): Promise<Call[]> =>
  listBy(tx, 'cohort_id', cohort);

export const findCall = async (tx: ReadTx, id: string): Promise<Call | null> =>
  (await listBy(tx, 'id', id))[0] ?? null;

/** The id of the call. */
export async function saveCall(
  tx: Tx,
  organisation: string,
  call: Omit<Call, 'id'>,
): Promise<string> {
  const values = {
    is_open: call.isOpen,
    opens_on: call.opensOn,
    closes_on: call.closesOn,
    answer_by: call.answerBy,
    asks_manager: call.asksManager,
    welcome: JSON.stringify(call.welcome),
    questions: JSON.stringify(call.questions),
  };
  const { id } = await tx
    .insertInto('application_call')
    .values({ organisation_id: organisation, cohort_id: call.cohortId, role: call.role, ...values })
    .onConflict((on) => on.constraint('application_call_once').doUpdateSet(values))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export type AdmissionSettings = {
  admittedUntil: string | null;
  neededChecks: string[];
  /** MA-42: whether people choose from pages about oneself. */
  openChoice: Value<'cohort', 'open_choice'>;
};

export async function findAdmissionSettings(
  tx: ReadTx,
  cohort: string,
): Promise<AdmissionSettings> {
  const row = await tx
    .selectFrom('cohort')
    .select(['admitted_until', 'needed_checks', 'open_choice'])
    .where('id', '=', cohort)
    .executeTakeFirstOrThrow();
  return {
    admittedUntil: row.admitted_until,
    neededChecks: row.needed_checks,
    openChoice: row.open_choice,
  };
}

export async function saveAdmissionSettings(
  tx: Tx,
  cohort: string,
  { admittedUntil, neededChecks, openChoice }: AdmissionSettings,
): Promise<void> {
  await tx
    .updateTable('cohort')
    .set({
      admitted_until: admittedUntil,
      needed_checks: JSON.stringify(neededChecks),
      open_choice: openChoice,
    })
    .where('id', '=', cohort)
    .execute();
}
