import { sql } from 'kysely';
import { inside, type ReadTx, type Tx, type Value } from '../../platform/database.ts';
import { keyFor, decrypted, encrypted, type Encrypted } from '../../platform/encryption.ts';
import type { Grade, TensionKind } from './climate.rules.ts';
import { nameOf } from '../people/person.store.ts';

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

export type TensionStep = {
  grade: Grade;
  words: string | null;
  outcome: string;
  by: string;
  takenOn: string;
};
export type Tension = {
  id: string;
  kind: TensionKind;
  facts: string;
  people: string[];
  seenBy: string;
  seenOn: string;
  closedOn: string | null;
  steps: TensionStep[];
};

/** For the mentors of the group alone: the wall decides. */
export async function listTensions(tx: ReadTx, mentorship: string): Promise<Tension[]> {
  const rows = await tx
    .selectFrom('tension as t')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 't.seen_by'))
    .select([
      't.id',
      't.kind',
      encrypted('tension.facts', 't').as('facts'),
      't.people',
      't.seen_on',
      't.closed_on',
      nameOf('p').as('by'),
    ])
    .where('t.mentorship_id', '=', mentorship)
    .orderBy(sql`t.closed_on is not null`)
    .orderBy('t.seen_on', 'desc')
    .orderBy('t.id')
    .execute();
  if (rows.length === 0) return [];
  const taken = await tx
    .selectFrom('tension_step as s')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 's.taken_by'))
    .select([
      's.tension_id',
      's.grade',
      encrypted<Encrypted | null>('tension_step.words', 's').as('words'),
      's.outcome',
      's.taken_on',
      nameOf('p').as('by'),
    ])
    .where(
      's.tension_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('s.taken_on')
    .orderBy('s.id')
    .execute();
  const steps = await decrypted(tx, taken, 'words');
  return (await decrypted(tx, rows, 'facts')).map((row) => ({
    id: row.id,
    kind: row.kind as TensionKind,
    facts: row.facts,
    people: row.people as string[],
    seenBy: row.by,
    seenOn: row.seen_on,
    closedOn: row.closed_on,
    steps: steps
      .filter(({ tension_id: of }) => of === row.id)
      .map((step) => ({
        grade: step.grade as Grade,
        words: step.words,
        outcome: step.outcome,
        by: step.by,
        takenOn: step.taken_on,
      })),
  }));
}

export async function insertTension(
  tx: Tx,
  {
    organisation,
    mentorship,
    person,
    kind,
    facts,
    people,
    today,
  }: {
    organisation: string;
    mentorship: string;
    person: string;
    kind: TensionKind;
    facts: string;
    people: string[];
    today: string;
  },
): Promise<void> {
  const id = crypto.randomUUID();
  const key = await keyFor(tx, organisation, mentorship);
  await tx
    .insertInto('tension')
    .values({
      organisation_id: organisation,
      id,
      mentorship_id: mentorship,
      kind,
      key_id: key.id,
      facts: key.seal('tension.facts', id, facts),
      people,
      seen_by: person,
      seen_on: today,
    })
    .execute();
}

export async function insertTensionStep(
  tx: Tx,
  {
    organisation,
    tension,
    person,
    grade,
    words,
    outcome,
    today,
  }: {
    organisation: string;
    tension: string;
    person: string;
    grade: Grade;
    words: string;
    outcome: Value<'tension_step', 'outcome'>;
    today: string;
  },
): Promise<void> {
  const id = crypto.randomUUID();
  const key = await keyFor(tx, organisation, tension);
  await tx
    .insertInto('tension_step')
    .values({
      organisation_id: organisation,
      id,
      tension_id: tension,
      grade,
      key_id: key.id,
      words: words ? key.seal('tension_step.words', id, words) : null,
      outcome,
      taken_by: person,
      taken_on: today,
    })
    .execute();
}

export async function closeTension(
  tx: Tx,
  { id, mentorship, today }: { id: string; mentorship: string; today: string },
): Promise<boolean> {
  return (
    (
      await tx
        .updateTable('tension')
        .set({ closed_on: today })
        .where('id', '=', id)
        .where('mentorship_id', '=', mentorship)
        .where('closed_on', 'is', null)
        .executeTakeFirst()
    ).numUpdatedRows === 1n
  );
}
