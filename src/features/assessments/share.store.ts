/** Whom a mentor lets read a report, and with whom it is opened. */
import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { nameOf } from '../people/person.store.ts';

export type Share = {
  id: string;
  roundId: string;
  mentorId: string;
  mentor: string;
  readerId: string;
  reader: string;
  round: string;
};
type Scope = { round?: string; mentor?: string; reader?: string };

export async function listShares(tx: ReadTx, { round, mentor, reader }: Scope): Promise<Share[]> {
  let query = tx
    .selectFrom('report_share as s')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 's.mentor_id'))
    .innerJoin('person as q', (join) => inside(join, 'q.id', 's.reader_id'))
    .innerJoin('assessment_round as r', (join) => inside(join, 'r.id', 's.round_id'))
    .select([
      's.id',
      's.round_id',
      's.mentor_id',
      's.reader_id',
      'p.given_name',
      'p.family_name',
      'q.given_name as reader_given',
      'q.family_name as reader_family',
      'r.name',
    ])
    .where('s.ended_at', 'is', null)
    .orderBy('s.made_at');
  if (round) query = query.where('s.round_id', '=', round);
  if (mentor) query = query.where('s.mentor_id', '=', mentor);
  if (reader) query = query.where('s.reader_id', '=', reader);
  return (await query.execute()).map((row) => ({
    id: row.id,
    roundId: row.round_id,
    mentorId: row.mentor_id,
    mentor: `${row.given_name} ${row.family_name}`,
    readerId: row.reader_id,
    reader: `${row.reader_given} ${row.reader_family}`,
    round: row.name,
  }));
}

/** Somebody here with this address; whoever has left is not found. */
export async function findByEmail(
  tx: ReadTx,
  email: string,
): Promise<{ id: string; name: string } | null> {
  const row = await tx
    .selectFrom('person')
    .select(['id', 'given_name', 'family_name'])
    .where('email', '=', email.toLowerCase())
    .where('left_on', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row ? { id: row.id, name: `${row.given_name} ${row.family_name}` } : null;
}

export async function upsertShare(
  tx: Tx,
  {
    organisation,
    round,
    mentor,
    reader,
  }: { organisation: string; round: string; mentor: string; reader: string },
): Promise<void> {
  await tx
    .insertInto('report_share')
    .values({
      organisation_id: organisation,
      round_id: round,
      mentor_id: mentor,
      reader_id: reader,
    })
    .onConflict((on) =>
      on
        .columns(['organisation_id', 'round_id', 'mentor_id', 'reader_id'])
        .doUpdateSet({ ended_at: null, made_at: sql<Date>`now()` }),
    )
    .execute();
}

export async function endShare(tx: Tx, id: string): Promise<boolean> {
  const done = await tx
    .updateTable('report_share')
    .set({ ended_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export type Talk = {
  roundId: string;
  round: string;
  mentorId: string;
  mentor: string;
  coachId: string;
  coach: string;
  isHeld: boolean;
};

export async function listTalks(
  tx: ReadTx,
  scope: { round?: string; mentor?: string; coach?: string },
): Promise<Talk[]> {
  let query = tx
    .selectFrom('report_talk as t')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 't.mentor_id'))
    .innerJoin('person as q', (join) => inside(join, 'q.id', 't.coach_id'))
    .innerJoin('assessment_round as r', (join) => inside(join, 'r.id', 't.round_id'))
    .select([
      't.round_id',
      't.mentor_id',
      't.coach_id',
      't.held_at',
      'p.given_name',
      'p.family_name',
      'q.given_name as coach_given',
      'q.family_name as coach_family',
      'r.name',
    ])
    .orderBy('t.asked_at');
  if (scope.round) query = query.where('t.round_id', '=', scope.round);
  if (scope.mentor) query = query.where('t.mentor_id', '=', scope.mentor);
  if (scope.coach) query = query.where('t.coach_id', '=', scope.coach);
  return (await query.execute()).map((row) => ({
    roundId: row.round_id,
    round: row.name,
    mentorId: row.mentor_id,
    mentor: `${row.given_name} ${row.family_name}`,
    coachId: row.coach_id,
    coach: `${row.coach_given} ${row.coach_family}`,
    isHeld: row.held_at !== null,
  }));
}

/** Reports that somebody wants to open together with this person. */
export const waitingTalks = (tx: ReadTx, coach: string) =>
  tx
    .selectFrom('report_talk as t')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 't.mentor_id'))
    .innerJoin('assessment_round as r', (join) => inside(join, 'r.id', 't.round_id'))
    .select([nameOf('p').as('mentor'), 'r.name as round'])
    .where('t.coach_id', '=', coach)
    .where('t.held_at', 'is', null)
    .orderBy('t.asked_at');

/** Another coach may be asked until the talk has been held. */
export async function upsertTalk(
  tx: Tx,
  {
    organisation,
    round,
    mentor,
    coach,
  }: { organisation: string; round: string; mentor: string; coach: string },
): Promise<void> {
  await tx
    .deleteFrom('report_talk')
    .where('round_id', '=', round)
    .where('mentor_id', '=', mentor)
    .where('held_at', 'is', null)
    .execute();
  await tx
    .insertInto('report_talk')
    .values({ organisation_id: organisation, round_id: round, mentor_id: mentor, coach_id: coach })
    .onConflict((on) => on.doNothing())
    .execute();
}

export async function holdTalk(
  tx: Tx,
  { round, mentor, coach }: { round: string; mentor: string; coach: string },
): Promise<boolean> {
  const done = await tx
    .updateTable('report_talk')
    .set({ held_at: sql<Date>`now()` })
    .where('round_id', '=', round)
    .where('mentor_id', '=', mentor)
    .where('coach_id', '=', coach)
    .where('held_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
