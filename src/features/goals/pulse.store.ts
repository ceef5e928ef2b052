import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { keyFor, decrypted, encrypted } from '../../platform/encryption.ts';
import type { Pulse } from '../meetings/meeting.rules.ts';
import type { Given, Quarter } from './pulse.rules.ts';
import type { Own } from '../mentorships/mentorship.store.ts';

/** Of the mentee who asks; nobody else's come. */
export async function listPulses(
  tx: ReadTx,
  mentorship: string,
  mentee: string,
): Promise<(Pulse & { meetingId: string })[]> {
  const rows = await tx
    .selectFrom('pulse as p')
    .innerJoin('meeting as m', (join) => inside(join, 'm.id', 'p.meeting_id'))
    .select(['p.meeting_id', 'p.given_on', encrypted('pulse.answers', 'p').as('answers')])
    .where('p.mentorship_id', '=', mentorship)
    .where('p.mentee_id', '=', mentee)
    .orderBy('m.held_on')
    .orderBy('m.recorded_at')
    .execute();
  return (await decrypted(tx, rows, 'answers')).map((row) => ({
    meetingId: row.meeting_id,
    givenOn: row.given_on,
    answers: JSON.parse(row.answers) as Record<string, number>,
  }));
}

/** False when this meeting has had one. */
export async function insertPulse(
  tx: Tx,
  own: Own,
  { meeting, answers, today }: { meeting: string; answers: Record<string, number>; today: string },
): Promise<boolean> {
  const key = await keyFor(tx, own.organisation, own.mentorship);
  const shut = {
    key_id: key.id,
    answers: key.seal('pulse.answers', [meeting, own.person], JSON.stringify(answers)),
  };
  const row = await tx
    .insertInto('pulse')
    .values({
      organisation_id: own.organisation,
      mentorship_id: own.mentorship,
      meeting_id: meeting,
      mentee_id: own.person,
      ...shut,
      given_on: today,
    })
    .onConflict((on) => on.constraint('pulse_once').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** That it falls, not what was answered: this is all that anybody else gets to know. */
export async function keepMood(tx: Tx, own: Own, falling: string | null): Promise<void> {
  await tx
    .insertInto('mood')
    .values({
      organisation_id: own.organisation,
      mentorship_id: own.mentorship,
      mentee_id: own.person,
      falling_since: falling,
    })
    .onConflict((on) =>
      on
        .columns(['organisation_id', 'mentorship_id', 'mentee_id'])
        .doUpdateSet({ falling_since: falling }),
    )
    .execute();
}

/**
 * Only inside a transaction for a report: what was answered within these days in the mentorships
 * that this person led on the day of the answer.
 */
export const listGivenTo = (
  tx: ReadTx,
  mentor: string,
  { firstDay, lastDay }: Quarter,
): Promise<Given[]> =>
  givenBy(
    tx,
    givenTo(tx, mentor).where('p.given_on', '>=', firstDay).where('p.given_on', '<=', lastDay),
  );

/** The same over the whole time, in pairs. */
export const listGivenInPairs = (tx: ReadTx, mentor: string): Promise<Given[]> =>
  givenBy(tx, givenTo(tx, mentor).where('r.kind', '=', 'pair'));

const givenTo = (tx: ReadTx, mentor: string) =>
  tx
    .selectFrom('pulse as p')
    .innerJoin('mentorship as r', (join) => inside(join, 'r.id', 'p.mentorship_id'))
    .innerJoin('mentorship_member as m', (join) =>
      inside(join, 'm.mentorship_id', 'p.mentorship_id'),
    )
    .select(['p.mentee_id', encrypted('pulse.answers', 'p').as('answers')])
    .where('m.person_id', '=', mentor)
    .where(sql<boolean>`not is_restricted(p.organisation_id, p.mentee_id)`)
    .where('m.part', 'in', ['mentor', 'second-mentor'])
    .whereRef('p.given_on', '>=', 'm.first_day')
    .where((on) =>
      on.or([on('m.last_day', 'is', null), on('m.last_day', '>=', on.ref('p.given_on'))]),
    );

async function givenBy(tx: ReadTx, query: ReturnType<typeof givenTo>): Promise<Given[]> {
  return (await decrypted(tx, await query.execute(), 'answers')).map((row) => ({
    mentee: row.mentee_id,
    answers: JSON.parse(row.answers) as Record<string, number>,
  }));
}
