import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { keyFor, decrypted, encrypted } from '../../platform/encryption.ts';
import { nameOf } from '../people/person.store.ts';
import { nobody, type Participant, type Pool } from '../optimisation/criterion.rules.ts';
import { completePolicy, solver, type Policy, type Result } from '../optimisation/policy.rules.ts';

type NewRun = {
  organisation: string;
  cohort: string;
  seed: number;
  pool: Pool;
  policy: Policy;
  result: Result;
  basedOn: string | null;
  person: string;
  isByHand?: boolean;
};

export async function insertRun(
  tx: Tx,
  { organisation, cohort, seed, pool, policy, result, basedOn, person, isByHand = false }: NewRun,
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
      made_how: isByHand ? 'by-hand' : 'calculated',
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
  /** MA-40: who was paired by hand. */
  byHand: { mentor: string; mentee: string } | null;
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
      sql<
        RunLine['byHand']
      >`case when r.made_how = 'by-hand' then (select jsonb_build_object('mentor', ${nameOf('a')}, 'mentee', ${nameOf('b')})
        from proposal q join person a on a.organisation_id = q.organisation_id and a.id = q.mentor_id join person b on b.organisation_id = q.organisation_id and b.id = q.mentee_id
        where q.organisation_id = r.organisation_id and q.run_id = r.id limit 1) end`.as('by_hand'),
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
    byHand: row.by_hand,
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
  isByHand: boolean;
  by: string;
};

/** The latest one that was calculated. */
export async function findLatestRun(tx: ReadTx, cohort: string): Promise<Run | null> {
  const row = await tx
    .selectFrom('matching_run')
    .select('id')
    .where('cohort_id', '=', cohort)
    .where('made_how', '=', 'calculated')
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row ? findRun(tx, row.id) : null;
}

export async function findRun(tx: ReadTx, id: string): Promise<Run | null> {
  const row = await tx
    .selectFrom('matching_run as r')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'r.made_by'))
    .select([
      'r.id',
      'r.name',
      'r.cohort_id',
      'r.made_at',
      'r.seed',
      'r.solver',
      'r.pool',
      'r.policy',
      'r.based_on',
      'r.result',
      'r.made_how',
      nameOf('p').as('by'),
    ])
    .where('r.id', '=', id)
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
    policy: row.policy && completePolicy(row.policy),
    basedOn: row.based_on,
    result: row.result,
    isByHand: row.made_how === 'by-hand',
    by: row.by,
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
