import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import type { CompleteLanguage } from '../../platform/i18n.ts';
import type { Contact } from './round.rules.ts';
import type { Source } from './scorecard.rules.ts';

export type Rater = {
  id: string;
  roundId: string;
  mentorId: string;
  mentor: string;
  source: Source;
  personId: string | null;
  name: string;
  email: string | null;
  position: number;
  isChecked: boolean;
  declinedWhy: string | null;
  hasPractised: boolean;
  hasSubmitted: boolean;
  submittedAt: Date | null;
  /** Through which it was handed in. */
  submittedLink: string | null;
  contact: Contact | null;
  /** Of an observer: the day of the meeting. */
  observedOn: string | null;
  bornOn: string | null;
  language: CompleteLanguage | null;
};

export async function listRaters(
  tx: ReadTx,
  scope: { round?: string; mentor?: string; id?: string; person?: string },
): Promise<Rater[]> {
  let query = tx
    .selectFrom('rater as r')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'r.mentor_id'))
    .leftJoin('person as q', (join) => inside(join, 'q.id', 'r.person_id'))
    .select([
      'r.id',
      'r.round_id',
      'r.mentor_id',
      'p.given_name',
      'p.family_name',
      'r.source',
      'r.person_id',
      'r.name',
      'r.email',
      'r.position',
      'r.checked_at',
      'r.declined_why',
      'r.practised_at',
      'r.submitted_at',
      'r.submitted_link',
    ])
    .select(['r.contact', 'r.observed_on', 'q.born_on', 'q.language'])
    .orderBy('p.sort_name')
    .orderBy('r.mentor_id')
    .orderBy('r.source')
    .orderBy('r.position')
    .orderBy('r.id');
  if (scope.round) query = query.where('r.round_id', '=', scope.round);
  if (scope.mentor) query = query.where('r.mentor_id', '=', scope.mentor);
  if (scope.id) query = query.where('r.id', '=', scope.id);
  if (scope.person) query = query.where('r.person_id', '=', scope.person);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    roundId: row.round_id,
    mentorId: row.mentor_id,
    mentor: `${row.given_name} ${row.family_name}`,
    source: row.source,
    personId: row.person_id,
    name: row.name,
    email: row.email,
    position: row.position,
    isChecked: row.checked_at !== null,
    declinedWhy: row.declined_why,
    hasPractised: row.practised_at !== null,
    hasSubmitted: row.submitted_at !== null,
    submittedAt: row.submitted_at,
    submittedLink: row.submitted_link,
    contact: row.contact,
    observedOn: row.observed_on,
    bornOn: row.born_on,
    language: row.language,
  }));
}

type Nomination = {
  organisation: string;
  round: string;
  mentor: string;
  source: Source;
  name: string;
  email: string;
  position: number;
  person: string;
  /** A nomination by the coordinator needs no check. */
  checked?: boolean;
};

export async function insertNomination(
  tx: Tx,
  {
    organisation,
    round,
    mentor,
    source,
    name,
    email,
    position,
    person,
    checked = false,
  }: Nomination,
): Promise<void> {
  const known = await tx
    .selectFrom('person')
    .select('id')
    .where('email', '=', email)
    .where('left_on', 'is', null)
    .limit(1)
    .executeTakeFirst();
  await tx
    .insertInto('rater')
    .values({
      organisation_id: organisation,
      round_id: round,
      mentor_id: mentor,
      source,
      person_id: known?.id ?? null,
      name,
      email,
      position,
      nominated_by: person,
      ...(checked ? { checked_at: sql<Date>`now()` } : {}),
    })
    .execute();
}

export async function checkNomination(tx: Tx, id: string): Promise<boolean> {
  const done = await tx
    .updateTable('rater')
    .set({ checked_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('checked_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Only before anything was answered. */
export async function deleteNomination(tx: Tx, id: string): Promise<boolean> {
  return (
    (
      await tx
        .deleteFrom('rater')
        .where('id', '=', id)
        .where('checked_at', 'is', null)
        .executeTakeFirst()
    ).numDeletedRows === 1n
  );
}
