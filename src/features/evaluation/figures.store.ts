/** The figures of a cohort as they were last shown, in a transaction for a report. */
import { sql } from 'kysely';
import type { ReadTx, Tx } from '../../platform/database.ts';
import { decrypted, encrypted, keyFor } from '../../platform/encryption.ts';
import type { Mean } from './facts.rules.ts';
import type { Facts, Reasons } from './facts.rules.ts';
import type { NeedChange } from './answers.rules.ts';
import type { FairnessTable } from './fairness.rules.ts';
import type { Shown } from './frozen.rules.ts';

export type Figures = {
  facts: Shown<Facts> | null;
  reasons: Shown<Reasons> | null;
  needs: Shown<NeedChange> | null;
  /** By question. */
  quality: Record<string, Shown<Mean>>;
  /** By dimension and outcome. */
  fairness: Record<string, Shown<FairnessTable>>;
};

export const noFigures: Figures = {
  facts: null,
  reasons: null,
  needs: null,
  quality: {},
  fairness: {},
};

export async function findFigures(tx: ReadTx, cohort: string): Promise<Figures> {
  const rows = await tx
    .selectFrom('evaluation_figures as f')
    .select(encrypted('evaluation_figures.content', 'f').as('content'))
    .where('f.cohort_id', '=', cohort)
    .execute();
  const [row] = await decrypted(tx, rows, 'content');
  return row ? (JSON.parse(row.content) as Figures) : noFigures;
}

export async function keepFigures(
  tx: Tx,
  own: { organisation: string; cohort: string; today: string },
  figures: Figures,
): Promise<void> {
  const key = await keyFor(tx, own.organisation, own.cohort);
  const kept = {
    content: key.seal('evaluation_figures.content', own.cohort, JSON.stringify(figures)),
    key_id: key.id,
    made_on: own.today,
  };
  await tx
    .insertInto('evaluation_figures')
    .values({ organisation_id: own.organisation, cohort_id: own.cohort, ...kept })
    .onConflict((on) => on.columns(['organisation_id', 'cohort_id']).doUpdateSet(kept))
    .execute();
}

/** Cohorts whose figures may still change; the latest first. */
export const listCounted = async (tx: ReadTx): Promise<string[]> =>
  (
    await tx
      .selectFrom('cohort as c')
      .select('c.id')
      .where('c.archived_on', 'is', null)
      .where(
        sql<boolean>`(exists (select from mentorship m where m.organisation_id = c.organisation_id and m.cohort_id = c.id)
          or exists (select from application a where a.organisation_id = c.organisation_id and a.cohort_id = c.id))`,
      )
      .orderBy('c.first_day', 'desc')
      .orderBy('c.id')
      .execute()
  ).map(({ id }) => id);
