import type { Tx } from '../foundation/database.ts';
import { insertText, type Own } from './mentorship.store.ts';

export type StepKind = 'milestone' | 'progress' | 'new-path';

export async function insertGoalStep(tx: Tx, own: Own, { goal, kind, text, today, dueOn }: { goal: string; kind: StepKind; text: string; today: string; dueOn: string | null }): Promise<void> {
  const textId = await insertText(tx, own, 'shared', text);
  await tx.insertInto('goal_step').values({ organisation_id: own.organisation, goal_id: goal, kind, text_id: textId, made_by: own.person, made_on: today, due_on: dueOn }).execute();
}
