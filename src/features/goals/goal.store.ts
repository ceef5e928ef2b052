import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { keyFor, keyOf, decrypted, encrypted, type Encrypted } from '../../platform/encryption.ts';
import { insertText, type Own } from '../mentorships/mentorship.store.ts';
import { nameOf } from '../people/person.store.ts';

export type StepKind = 'milestone' | 'progress' | 'new-path';

export type Step = {
  id: string;
  goalId: string;
  kind: StepKind;
  text: string;
  by: string;
  madeOn: string;
  dueOn: string | null;
  doneOn: string | null;
};

/** What the mentee needs, in own words; a newer one replaces it and both are kept. */
export type Need = {
  id: string;
  menteeId: string;
  text: string;
  startLevel: number | null;
  /** M-63: as the mentee says at the end. */
  endLevel: number | null;
  endSaidOn: string | null;
  setOn: string;
  isReplaced: boolean;
  goals: number;
};

type NewStep = {
  goal: string;
  kind: StepKind;
  text: string;
  today: string;
  dueOn: string | null;
  mentee?: string | null;
};

export async function insertGoalStep(
  tx: Tx,
  own: Own,
  { goal, kind, text, today, dueOn, mentee = null }: NewStep,
): Promise<void> {
  const textId = await insertText(tx, own, 'shared', text, mentee);
  await tx
    .insertInto('goal_step')
    .values({
      organisation_id: own.organisation,
      goal_id: goal,
      kind,
      text_id: textId,
      made_by: own.person,
      made_on: today,
      due_on: dueOn,
    })
    .execute();
}

/** Only what this person may read, the oldest first. */
export async function listGoalSteps(tx: ReadTx, mentorship: string): Promise<Step[]> {
  const rows = await tx
    .selectFrom('goal_step as s')
    .innerJoin('goal as g', (join) => inside(join, 'g.id', 's.goal_id'))
    .innerJoin('confided_text as t', (join) => inside(join, 't.id', 's.text_id'))
    .innerJoin('person as p', (join) => inside(join, 'p.id', 's.made_by'))
    .select([
      's.id',
      's.goal_id',
      's.kind',
      encrypted('confided_text.body', 't').as('body'),
      's.made_on',
      's.due_on',
      's.done_on',
      nameOf('p').as('by'),
    ])
    .where('g.mentorship_id', '=', mentorship)
    .orderBy('s.made_on')
    .orderBy('t.written_at')
    .execute();
  return (await decrypted(tx, rows, 'body')).map((row) => ({
    id: row.id,
    goalId: row.goal_id,
    kind: row.kind,
    text: row.body,
    by: row.by,
    madeOn: row.made_on,
    dueOn: row.due_on,
    doneOn: row.done_on,
  }));
}

/** False when it is not of this mentorship, cannot be read by this person, or is done already. */
export async function finishStep(tx: Tx, own: Own, id: string, today: string): Promise<boolean> {
  const known = (await listGoalSteps(tx, own.mentorship)).find(
    (step) => step.id === id && step.doneOn === null,
  );
  if (!known) return false;
  await tx
    .updateTable('goal_step')
    .set({ done_on: today, done_by: own.person })
    .where('id', '=', id)
    .execute();
  return true;
}

export async function listNeeds(tx: ReadTx, mentorship: string): Promise<Need[]> {
  const rows = await tx
    .selectFrom('need as n')
    .innerJoin('confided_text as t', (join) => inside(join, 't.id', 'n.text_id'))
    .select([
      'n.id',
      'n.mentee_id',
      encrypted('confided_text.body', 't').as('body'),
      encrypted<Encrypted | null>('need.start_level', 'n').as('start_level'),
      encrypted<Encrypted | null>('need.end_level', 'n').as('end_level'),
      'n.end_said_on',
      'n.set_on',
      'n.replaced_by',
      sql<number>`(select count(*)::int from goal g where g.organisation_id = n.organisation_id and g.need_id = n.id)`.as(
        'goals',
      ),
    ])
    .where('n.mentorship_id', '=', mentorship)
    .orderBy('n.set_on')
    .orderBy('t.written_at')
    .execute();
  return (await decrypted(tx, rows, 'body', 'start_level', 'end_level')).map((row) => ({
    id: row.id,
    menteeId: row.mentee_id,
    text: row.body,
    startLevel: row.start_level === null ? null : Number(row.start_level),
    endLevel: row.end_level === null ? null : Number(row.end_level),
    endSaidOn: row.end_said_on,
    setOn: row.set_on,
    isReplaced: row.replaced_by !== null,
    goals: row.goals,
  }));
}

type NewNeed = {
  mentee: string;
  text: string;
  startLevel: number | null;
  replaces: string | null;
  today: string;
};

export async function insertNeed(
  tx: Tx,
  own: Own,
  { mentee, text, startLevel, replaces, today }: NewNeed,
  isGroup: boolean,
): Promise<void> {
  const textId = await insertText(tx, own, 'shared', text, isGroup ? mentee : null);
  const id = crypto.randomUUID();
  const key = await keyFor(tx, own.organisation, own.mentorship);
  const level = startLevel === null ? null : key.seal('need.start_level', id, String(startLevel));
  await tx
    .insertInto('need')
    .values({
      organisation_id: own.organisation,
      id,
      mentorship_id: own.mentorship,
      mentee_id: mentee,
      text_id: textId,
      key_id: key.id,
      start_level: level,
      set_on: today,
    })
    .execute();
  if (!replaces) return;
  await tx
    .updateTable('need')
    .set({ replaced_by: id })
    .where('id', '=', replaces)
    .where('mentorship_id', '=', own.mentorship)
    .where('replaced_by', 'is', null)
    .execute();
  await tx
    .updateTable('goal')
    .set({ need_id: id })
    .where('need_id', '=', replaces)
    .where('mentorship_id', '=', own.mentorship)
    .execute();
}

/** M-63: once, and by the mentee whose needs they are; the database holds both. */
export async function keepEndLevels(
  tx: Tx,
  own: Own,
  levels: ReadonlyMap<string, number>,
  today: string,
): Promise<void> {
  const needs = await tx
    .selectFrom('need')
    .select(['id', 'key_id'])
    .where('mentorship_id', '=', own.mentorship)
    .where('mentee_id', '=', own.person)
    .where('end_said_on', 'is', null)
    .execute();
  for (const { id, key_id: key } of needs) {
    const level = levels.get(id);
    if (level === undefined || key === null) continue;
    await tx
      .updateTable('need')
      .set({
        end_level: (await keyOf(tx, key)).seal('need.end_level', id, String(level)),
        end_said_on: today,
      })
      .where('id', '=', id)
      .execute();
  }
}

export type Goal = {
  id: string;
  text: string | null;
  setOn: string;
  reachedOn: string | null;
  needId: string | null;
  menteeId: string | null;
};

export async function listGoals(tx: ReadTx, mentorship: string): Promise<Goal[]> {
  const rows = await tx
    .selectFrom('goal as g')
    .leftJoin('confided_text as t', (join) => inside(join, 't.id', 'g.text_id'))
    .select([
      'g.id',
      'g.set_on',
      'g.reached_on',
      'g.need_id',
      'g.mentee_id',
      encrypted<Encrypted | null>('confided_text.body', 't').as('body'),
    ])
    .where('g.mentorship_id', '=', mentorship)
    .orderBy('g.set_on')
    .execute();
  return (await decrypted(tx, rows, 'body')).map((row) => ({
    id: row.id,
    text: row.body,
    setOn: row.set_on,
    reachedOn: row.reached_on,
    needId: row.need_id,
    menteeId: row.mentee_id,
  }));
}

/**
 * One that this person may read. In a group, with the pupil by whom it is read besides the mentors.
 */
export async function findGoal(
  tx: ReadTx,
  mentorship: string,
  id: string,
): Promise<{ id: string; menteeId: string | null } | null> {
  const row = await tx
    .selectFrom('goal as g')
    .innerJoin('confided_text as t', (join) => inside(join, 't.id', 'g.text_id'))
    .select(['g.id', 't.mentee_id'])
    .where('g.id', '=', id)
    .where('g.mentorship_id', '=', mentorship)
    .executeTakeFirst();
  return row ? { id: row.id, menteeId: row.mentee_id } : null;
}

/** `mentee`: in a group, the pupil whose goal it is. */
export async function insertGoal(
  tx: Tx,
  own: Own,
  text: string,
  today: string,
  { need = null, mentee = null }: { need?: string | null; mentee?: string | null } = {},
): Promise<string> {
  const textId = await insertText(tx, own, 'shared', text, mentee);
  const { id } = await tx
    .insertInto('goal')
    .values({
      organisation_id: own.organisation,
      mentorship_id: own.mentorship,
      text_id: textId,
      set_by: own.person,
      set_on: today,
      need_id: need,
      mentee_id: mentee,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function reachGoal(tx: Tx, own: Own, goal: string, today: string): Promise<boolean> {
  const done = await tx
    .updateTable('goal')
    .set({ reached_on: today, reached_by: own.person })
    .where('id', '=', goal)
    .where('mentorship_id', '=', own.mentorship)
    .where('reached_on', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
