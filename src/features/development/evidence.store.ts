/** What shows that somebody grew, and what they are known to be strong in. */
import { sql } from 'kysely';
import { storedFileOf, type StoredFile } from '../../web/upload.ts';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import {
  keyFor,
  decrypted,
  decryptedBytes,
  encrypted,
  type Encrypted,
} from '../../platform/encryption.ts';

export type Evidence = {
  id: string;
  personId: string;
  goalId: string | null;
  heldOn: string;
  title: string;
  body: string;
  address: string | null;
  fileName: string | null;
  minutes: number;
  indicators: string[];
};

/**
 * A person's own, newest first; to somebody who was asked to look at a goal, what belongs to that
 * goal.
 */
export async function listEvidence(
  tx: ReadTx,
  scope: { person?: string; goal?: string },
): Promise<Evidence[]> {
  let query = tx
    .selectFrom('evidence as e')
    .select([
      'e.id',
      'e.person_id',
      'e.goal_id',
      'e.held_on',
      'e.address',
      'e.file_name',
      'e.minutes',
      'e.indicators',
    ])
    .select([
      encrypted('evidence.title', 'e').as('title'),
      encrypted<Encrypted | null>('evidence.body', 'e').as('body'),
    ])
    .orderBy('e.held_on', 'desc')
    .orderBy('e.id');
  if (scope.person) query = query.where('e.person_id', '=', scope.person);
  if (scope.goal) query = query.where('e.goal_id', '=', scope.goal);
  return (await decrypted(tx, await query.execute(), 'title', 'body')).map((row) => ({
    id: row.id,
    personId: row.person_id,
    goalId: row.goal_id,
    heldOn: row.held_on,
    title: row.title,
    body: row.body ?? '',
    address: row.address,
    fileName: row.file_name,
    minutes: row.minutes,
    indicators: row.indicators,
  }));
}

type NewEvidence = {
  organisation: string;
  person: string;
  goal: string | null;
  heldOn: string;
  title: string;
  body: string;
  address: string | null;
  minutes: number;
  indicators: string[];
  file: StoredFile | null;
};

export async function insertEvidence(
  tx: Tx,
  {
    organisation,
    person,
    goal,
    heldOn,
    title,
    body,
    address,
    minutes,
    indicators,
    file,
  }: NewEvidence,
): Promise<void> {
  const id = crypto.randomUUID();
  const key = await keyFor(tx, organisation, person);
  await tx
    .insertInto('evidence')
    .values({
      organisation_id: organisation,
      id,
      person_id: person,
      goal_id: goal,
      held_on: heldOn,
      key_id: key.id,
      title: key.seal('evidence.title', id, title),
      body: body === '' ? null : key.seal('evidence.body', id, body),
      address,
      minutes,
      indicators: JSON.stringify(indicators),
      ...(file
        ? {
            file_name: file.name,
            file_type: file.type,
            file: key.seal('evidence.file', id, file.bytes),
            scanned_at: file.isScanned ? sql<Date>`now()` : null,
          }
        : {}),
    })
    .execute();
}

export async function deleteEvidence(tx: Tx, id: string, person: string): Promise<boolean> {
  return (
    (
      await tx
        .deleteFrom('evidence')
        .where('id', '=', id)
        .where('person_id', '=', person)
        .executeTakeFirst()
    ).numDeletedRows === 1n
  );
}

export async function findEvidenceFile(tx: ReadTx, id: string): Promise<StoredFile | null> {
  const rows = await tx
    .selectFrom('evidence as e')
    .select([
      'e.file_name',
      'e.file_type',
      'e.scanned_at',
      encrypted<Encrypted | null>('evidence.file', 'e').as('file'),
    ])
    .where('e.id', '=', id)
    .execute();
  const [row] = await decryptedBytes(tx, rows, 'file');
  return row ? storedFileOf(row) : null;
}

export async function markScanned(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('evidence')
    .set({ scanned_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute();
}

export type Strength = {
  personId: string;
  person: string;
  competence: string;
  helps: boolean;
  matches: boolean;
};

/** What people have let be known. */
export async function listStrengths(
  tx: ReadTx,
  scope: { person?: string } = {},
): Promise<Strength[]> {
  let query = tx
    .selectFrom('strength as s')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 's.person_id'))
    .select([
      's.person_id',
      's.competence_id',
      's.helps',
      's.matches',
      'p.given_name',
      'p.family_name',
    ])
    .where('p.left_on', 'is', null)
    .orderBy('p.sort_name')
    .orderBy('s.person_id')
    .orderBy('s.competence_id');
  if (scope.person) query = query.where('s.person_id', '=', scope.person);
  return (await query.execute()).map((row) => ({
    personId: row.person_id,
    person: `${row.given_name} ${row.family_name}`,
    competence: row.competence_id,
    helps: row.helps,
    matches: row.matches,
  }));
}

type NewStrength = {
  organisation: string;
  person: string;
  round: string;
  competence: string;
  helps: boolean;
  matches: boolean;
};

/** Neither to help nor to be matched by it: it is taken back. */
export async function keepStrength(
  tx: Tx,
  { organisation, person, round, competence, helps, matches }: NewStrength,
): Promise<void> {
  if (!helps && !matches) {
    await tx
      .deleteFrom('strength')
      .where('person_id', '=', person)
      .where('competence_id', '=', competence)
      .execute();
    return;
  }
  await tx
    .insertInto('strength')
    .values({
      organisation_id: organisation,
      person_id: person,
      competence_id: competence,
      round_id: round,
      helps,
      matches,
    })
    .onConflict((on) =>
      on
        .columns(['organisation_id', 'person_id', 'competence_id'])
        .doUpdateSet({ helps, matches, round_id: round, made_at: sql<Date>`now()` }),
    )
    .execute();
}
