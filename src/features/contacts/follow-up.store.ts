/** M-60: what comes next in a mentorship, by when, and a note; for coordinators, who alone see a row. */
import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { decrypted, encrypted, keyFor, type Encrypted } from '../../platform/encryption.ts';

export type FollowUp = {
  mentorshipId: string;
  nextStep: string | null;
  dueOn: string | null;
  note: string | null;
};

/** Of the mentorships that are named, of all where none are. */
export async function listFollowUps(
  tx: ReadTx,
  mentorships?: string[],
): Promise<Map<string, FollowUp>> {
  if (mentorships?.length === 0) return new Map();
  let query = tx
    .selectFrom('follow_up as f')
    .select([
      'f.mentorship_id',
      'f.due_on',
      encrypted<Encrypted | null>('follow_up.next_step', 'f').as('next_step'),
      encrypted<Encrypted | null>('follow_up.note', 'f').as('note'),
    ]);
  if (mentorships) query = query.where('f.mentorship_id', 'in', mentorships);
  return new Map(
    (await decrypted(tx, await query.execute(), 'next_step', 'note')).map((row) => [
      row.mentorship_id,
      {
        mentorshipId: row.mentorship_id,
        nextStep: row.next_step,
        dueOn: row.due_on,
        note: row.note,
      },
    ]),
  );
}

/** It takes the place of what stood there; without any of it nothing is kept. */
export async function keepFollowUp(
  tx: Tx,
  {
    organisation,
    by,
    today,
    mentorshipId,
    nextStep,
    dueOn,
    note,
  }: FollowUp & { organisation: string; by: string; today: string },
): Promise<void> {
  if (nextStep === null && dueOn === null && note === null) {
    await tx.deleteFrom('follow_up').where('mentorship_id', '=', mentorshipId).execute();
    return;
  }
  const key = await keyFor(tx, organisation, mentorshipId);
  const kept = {
    key_id: key.id,
    next_step: nextStep === null ? null : key.seal('follow_up.next_step', mentorshipId, nextStep),
    due_on: dueOn,
    note: note === null ? null : key.seal('follow_up.note', mentorshipId, note),
    changed_by: by,
    changed_on: today,
  };
  await tx
    .insertInto('follow_up')
    .values({ organisation_id: organisation, mentorship_id: mentorshipId, ...kept })
    .onConflict((on) => on.columns(['organisation_id', 'mentorship_id']).doUpdateSet(kept))
    .execute();
}

/** Of whoever looks after the mentorship: next steps whose day has come. */
export const dueFollowUps = (tx: ReadTx, person: string, today: string) =>
  tx
    .selectFrom('follow_up as f')
    .innerJoin('mentorship as m', (join) => inside(join, 'm.id', 'f.mentorship_id'))
    .innerJoin('cohort as c', (join) => inside(join, 'c.id', 'm.cohort_id'))
    .select([
      'm.id',
      'f.due_on as dueOn',
      sql<string>`coalesce(m.name, (select string_agg(rtrim(p.given_name || ' ' || p.family_name), ', ' order by x.part desc, p.sort_name)
        from mentorship_member x join person p on p.organisation_id = x.organisation_id and p.id = x.person_id
        where x.organisation_id = m.organisation_id and x.mentorship_id = m.id))`.as('names'),
    ])
    .where('f.due_on', '<=', today)
    .where(sql<boolean>`coalesce(m.owner_id, c.coordinator_id) = ${person}::uuid`)
    .where(
      sql<boolean>`not exists (select from closure e where e.organisation_id = m.organisation_id and e.mentorship_id = m.id)`,
    )
    .orderBy('f.due_on')
    .orderBy('m.id');
