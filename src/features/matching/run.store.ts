import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { keyFor, decrypted, encrypted } from '../../platform/encryption.ts';
import { nobody, type Participant, type Pool } from '../optimisation/criterion.rules.ts';
import { solver, type Policy, type Result } from '../optimisation/policy.rules.ts';

type NewRun = {
  organisation: string;
  cohort: string;
  seed: number;
  pool: Pool;
  policy: Policy;
  result: Result;
  basedOn: string | null;
  person: string;
};

export async function insertRun(
  tx: Tx,
  { organisation, cohort, seed, pool, policy, result, basedOn, person }: NewRun,
): Promise<string> {
  const { id } = await tx
    .insertInto('matching_run')
    .values({
      organisation_id: organisation,
      cohort_id: cohort,
      seed,
      solver,
      pool: JSON.stringify(pool),
      policy: JSON.stringify(policy),
      based_on: basedOn,
      result: JSON.stringify(result),
      made_by: person,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  // Who has been asked already is not asked twice.
  const proposals = [...result.pairs.filter(({ asked }) => !asked), ...(result.more ?? [])].map(
    (pair) => ({
      organisation_id: organisation,
      run_id: id,
      cohort_id: cohort,
      mentor_id: pair.mentor,
      mentee_id: pair.mentee,
      score: pair.score,
      reasons: JSON.stringify(pair.reasons),
    }),
  );
  if (proposals.length > 0) await tx.insertInto('proposal').values(proposals).execute();
  return id;
}

export type RunLine = {
  id: string;
  /** What somebody called it. */
  name: string | null;
  madeAt: Date;
  by: string;
  pairs: number;
  left: number;
  sent: number;
};

export async function listRuns(tx: ReadTx, cohort: string): Promise<RunLine[]> {
  const rows = await tx
    .selectFrom('matching_run as r')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'r.made_by'))
    .select([
      'r.id',
      'r.name',
      'r.made_at',
      'r.result',
      'p.given_name',
      'p.family_name',
      sql<number>`(select count(*)::int from proposal q where q.organisation_id = r.organisation_id and q.run_id = r.id and q.sent_at is not null)`.as(
        'sent',
      ),
    ])
    .where('r.cohort_id', '=', cohort)
    .orderBy('r.made_at', 'desc')
    .orderBy('r.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    madeAt: row.made_at,
    by: `${row.given_name} ${row.family_name}`,
    pairs: row.result.pairs.length,
    left: row.result.left.length,
    sent: row.sent,
  }));
}

/** `policy` is null for runs from before policies were kept. */
export type Run = {
  id: string;
  name: string | null;
  cohortId: string;
  madeAt: Date;
  seed: number;
  solver: string;
  pool: Pool;
  policy: Policy | null;
  basedOn: string | null;
  result: Result;
};

export async function findRun(tx: ReadTx, id: string): Promise<Run | null> {
  const row = await tx
    .selectFrom('matching_run')
    .select([
      'id',
      'name',
      'cohort_id',
      'made_at',
      'seed',
      'solver',
      'pool',
      'policy',
      'based_on',
      'result',
    ])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const stored = row.pool as Pool;
  const whole = <T extends Participant>(person: T): T => ({ ...nobody, ...person });
  return {
    id: row.id,
    name: row.name,
    cohortId: row.cohort_id,
    madeAt: row.made_at,
    seed: Number(row.seed),
    solver: row.solver,
    pool: { mentors: stored.mentors.map(whole), mentees: stored.mentees.map(whole) },
    policy: row.policy,
    basedOn: row.based_on,
    result: row.result,
  };
}

export async function renameRun(tx: Tx, id: string, name: string | null): Promise<void> {
  await tx.updateTable('matching_run').set({ name }).where('id', '=', id).execute();
}

export type Note = { id: string; text: string; by: string; at: Date };

export async function listNotes(tx: ReadTx, run: string): Promise<Note[]> {
  const rows = await tx
    .selectFrom('run_note as n')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'n.written_by'))
    .select([
      'n.id',
      encrypted('run_note.text', 'n').as('text'),
      'n.written_at',
      'p.given_name',
      'p.family_name',
    ])
    .where('n.run_id', '=', run)
    .orderBy('n.written_at')
    .execute();
  return (await decrypted(tx, rows, 'text')).map((row) => ({
    id: row.id,
    text: row.text,
    by: `${row.given_name} ${row.family_name}`,
    at: row.written_at,
  }));
}

/** The notes on each run of a cohort, in the order in which they were written. */
export async function listNotesByRun(tx: ReadTx, cohort: string): Promise<Map<string, string[]>> {
  const rows = await tx
    .selectFrom('run_note as n')
    .innerJoin('matching_run as r', (join) => inside(join, 'r.id', 'n.run_id'))
    .select(['n.run_id', encrypted('run_note.text', 'n').as('text')])
    .where('r.cohort_id', '=', cohort)
    .orderBy('n.written_at')
    .execute();
  const notes = new Map<string, string[]>();
  for (const { run_id: run, text } of await decrypted(tx, rows, 'text'))
    notes.set(run, [...(notes.get(run) ?? []), text]);
  return notes;
}

export async function insertNote(
  tx: Tx,
  {
    organisation,
    run,
    text,
    person,
  }: { organisation: string; run: string; text: string; person: string },
): Promise<void> {
  const id = crypto.randomUUID();
  const key = await keyFor(tx, organisation, run);
  await tx
    .insertInto('run_note')
    .values({
      organisation_id: organisation,
      id,
      run_id: run,
      key_id: key.id,
      text: key.seal('run_note.text', id, text),
      written_by: person,
    })
    .execute();
}

/** How many of these people have no account, and so answer nothing. */
export async function countWithoutAccount(tx: ReadTx, people: string[]): Promise<number> {
  if (people.length === 0) return 0;
  const { count } = await tx
    .selectFrom('person')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('id', 'in', people)
    .where('account_id', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}
