import { sql } from 'kysely';
import type { ReadTx, Tx } from '../../platform/database.ts';
import { keyFor, decrypted, encrypted } from '../../platform/encryption.ts';

export type ClimateRound = { id: string; opensOn: string; closesOn: string; isAnswered: boolean };

/** The newest first; whether the one who asks has answered. */
export async function listClimate(tx: ReadTx, mentorship: string): Promise<ClimateRound[]> {
  const rows = await tx
    .selectFrom('climate_round as r')
    .select([
      'r.id',
      'r.opens_on',
      'r.closes_on',
      sql<boolean>`exists (select from climate_done d where d.organisation_id = r.organisation_id and d.round_id = r.id)`.as(
        'done',
      ),
    ])
    .where('r.mentorship_id', '=', mentorship)
    .orderBy('r.opens_on', 'desc')
    .orderBy('r.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    isAnswered: row.done,
  }));
}

export async function insertClimate(
  tx: Tx,
  {
    organisation,
    mentorship,
    person,
    opensOn,
    closesOn,
  }: {
    organisation: string;
    mentorship: string;
    person: string;
    opensOn: string;
    closesOn: string;
  },
): Promise<void> {
  await tx
    .insertInto('climate_round')
    .values({
      organisation_id: organisation,
      mentorship_id: mentorship,
      opened_by: person,
      opens_on: opensOn,
      closes_on: closesOn,
    })
    .execute();
}

/** False when this person has answered. The two rows know nothing of each other. */
export async function insertClimateAnswer(
  tx: Tx,
  {
    organisation,
    round,
    person,
    answers,
  }: { organisation: string; round: string; person: string; answers: Record<string, number> },
): Promise<boolean> {
  const row = await tx
    .insertInto('climate_done')
    .values({ organisation_id: organisation, round_id: round, person_id: person })
    .onConflict((on) => on.doNothing())
    .returning('round_id')
    .executeTakeFirst();
  if (!row) return false;
  // No `returning`: what was written cannot be read back by who wrote it.
  const id = crypto.randomUUID();
  const key = await keyFor(tx, organisation, round);
  await tx
    .insertInto('climate_answer')
    .values({
      organisation_id: organisation,
      id,
      round_id: round,
      key_id: key.id,
      answers: key.seal('climate_answer.answers', id, JSON.stringify(answers)),
    })
    .execute();
  return true;
}

/** Only inside a transaction for a report. */
export async function listClimateAnswers(
  tx: ReadTx,
  rounds: string[],
): Promise<Map<string, Record<string, number>[]>> {
  if (rounds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('climate_answer as a')
    .select(['a.round_id', encrypted('climate_answer.answers', 'a').as('answers')])
    .where('a.round_id', 'in', rounds)
    .execute();
  return new Map(
    [...Map.groupBy(await decrypted(tx, rows, 'answers'), (row) => row.round_id)].map(
      ([round, own]) => [
        round,
        own.map(({ answers }) => JSON.parse(answers) as Record<string, number>),
      ],
    ),
  );
}
