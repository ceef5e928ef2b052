import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { keyFor, keyOf, decrypted, encrypted, type Encrypted } from '../../platform/encryption.ts';

export type DevelopmentGoal = {
  id: string;
  roundId: string | null;
  competence: string;
  indicator: string;
  practice: string;
  resource: string;
  lookAgainOn: string;
  mentorship: string | null;
  isShared: boolean;
  outcome: 'done' | 'dropped' | null;
};

/**
 * A person's goals that the wall shows: all to the owner, shared ones to the mentees and the
 * manager.
 */
export async function listDevelopmentGoals(tx: ReadTx, person: string): Promise<DevelopmentGoal[]> {
  const rows = await tx
    .selectFrom('development_goal')
    .selectAll()
    .where('person_id', '=', person)
    .orderBy('outcome', (order) => order.desc().nullsFirst())
    .orderBy('look_again_on')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    roundId: row.round_id,
    competence: row.competence_id,
    indicator: row.indicator_id,
    practice: row.practice,
    resource: row.resource,
    lookAgainOn: row.look_again_on,
    mentorship: row.mentorship_id,
    isShared: row.shared_at !== null,
    outcome: row.outcome,
  }));
}

export type SharedGoal = {
  id: string;
  ownerId: string;
  owner: string;
  indicator: string;
  practice: string;
  lookAgainOn: string;
};

/**
 * Open goals that others show to this person, as their manager or mentee: the wall shows nothing
 * else.
 */
export async function listSharedGoals(tx: ReadTx, person: string): Promise<SharedGoal[]> {
  const rows = await tx
    .selectFrom('development_goal as g')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'g.person_id'))
    .select([
      'g.id',
      'g.person_id',
      'g.indicator_id',
      'g.practice',
      'g.look_again_on',
      'p.given_name',
      'p.family_name',
    ])
    .where('g.person_id', '<>', person)
    .where('g.outcome', 'is', null)
    .orderBy('p.sort_name')
    .orderBy('g.look_again_on')
    .orderBy('g.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    ownerId: row.person_id,
    owner: `${row.given_name} ${row.family_name}`,
    indicator: row.indicator_id,
    practice: row.practice,
    lookAgainOn: row.look_again_on,
  }));
}

type NewGoal = {
  organisation: string;
  person: string;
  round: string | null;
  competence: string;
  indicator: string;
  practice: string;
  resource: string;
  lookAgainOn: string;
  mentorship: string | null;
};

export async function insertDevelopmentGoal(
  tx: Tx,
  {
    organisation,
    person,
    round,
    competence,
    indicator,
    practice,
    resource,
    lookAgainOn,
    mentorship,
  }: NewGoal,
): Promise<string> {
  const { id } = await tx
    .insertInto('development_goal')
    .values({
      organisation_id: organisation,
      person_id: person,
      round_id: round,
      competence_id: competence,
      indicator_id: indicator,
      practice,
      resource,
      look_again_on: lookAgainOn,
      mentorship_id: mentorship,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** False when it is not the reader's, or has ended. */
export async function endDevelopmentGoal(
  tx: Tx,
  id: string,
  outcome: 'done' | 'dropped',
): Promise<boolean> {
  const done = await tx
    .updateTable('development_goal')
    .set({ outcome, ended_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function shareGoal(tx: Tx, id: string, isShared: boolean): Promise<boolean> {
  const done = await tx
    .updateTable('development_goal')
    .set({ shared_at: isShared ? sql<Date>`now()` : null })
    .where('id', '=', id)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export type GoalRequest = {
  id: string;
  goalId: string;
  ownerId: string;
  owner: string;
  personId: string;
  person: string;
  kind: 'help' | 'review';
  indicator: string;
  words: string;
  agreed: boolean | null;
  answer: string;
};

export async function listGoalRequests(
  tx: ReadTx,
  scope: { owner?: string; person?: string; id?: string },
): Promise<GoalRequest[]> {
  let query = tx
    .selectFrom('goal_request as q')
    .innerJoin('person as o', (join) => inside(join, 'o.id', 'q.owner_id'))
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'q.person_id'))
    .select([
      'q.id',
      'q.goal_id',
      'q.owner_id',
      'q.person_id',
      'q.kind',
      'q.indicator_id',
      'q.agreed',
      encrypted('goal_request.words', 'q').as('words'),
      encrypted<Encrypted | null>('goal_request.answer', 'q').as('answer'),
    ])
    .select([
      'o.given_name as owner_given',
      'o.family_name as owner_family',
      'p.given_name',
      'p.family_name',
    ])
    .orderBy('q.asked_at')
    .orderBy('q.id');
  if (scope.owner) query = query.where('q.owner_id', '=', scope.owner);
  if (scope.person) query = query.where('q.person_id', '=', scope.person);
  if (scope.id) query = query.where('q.id', '=', scope.id);
  return (await decrypted(tx, await query.execute(), 'words', 'answer')).map((row) => ({
    id: row.id,
    goalId: row.goal_id,
    ownerId: row.owner_id,
    owner: `${row.owner_given} ${row.owner_family}`,
    personId: row.person_id,
    person: `${row.given_name} ${row.family_name}`,
    kind: row.kind,
    indicator: row.indicator_id,
    words: row.words,
    agreed: row.agreed,
    answer: row.answer ?? '',
  }));
}

type NewRequest = {
  organisation: string;
  goal: string;
  owner: string;
  person: string;
  kind: 'help' | 'review';
  indicator: string;
  words: string;
};

export async function insertGoalRequest(
  tx: Tx,
  { organisation, goal, owner, person, kind, indicator, words }: NewRequest,
): Promise<void> {
  const id = crypto.randomUUID();
  const key = await keyFor(tx, organisation, owner);
  await tx
    .insertInto('goal_request')
    .values({
      organisation_id: organisation,
      id,
      goal_id: goal,
      owner_id: owner,
      person_id: person,
      kind,
      indicator_id: indicator,
      key_id: key.id,
      words: key.seal('goal_request.words', id, words),
    })
    .execute();
}

/** Once, by the person who was asked. */
export async function answerGoalRequest(
  tx: Tx,
  { id, person, agreed, answer }: { id: string; person: string; agreed: boolean; answer: string },
): Promise<boolean> {
  const row = await tx
    .selectFrom('goal_request')
    .select('key_id')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return false;
  const done = await tx
    .updateTable('goal_request')
    .set({
      agreed,
      answer:
        answer === ''
          ? null
          : (await keyOf(tx, row.key_id!)).seal('goal_request.answer', id, answer),
      answered_at: sql<Date>`now()`,
    })
    .where('id', '=', id)
    .where('person_id', '=', person)
    .where('key_id', '=', row.key_id)
    .where('answered_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
