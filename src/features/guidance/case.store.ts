/** Cases between pupils: for whoever acts in them, as the wall decides. */
import { sql } from 'kysely';
import { inside, type ReadTx, type Tx, type Value } from '../../platform/database.ts';
import { keyFor, decrypted, encrypted, type Encrypted } from '../../platform/encryption.ts';
import { nameOf } from '../people/person.store.ts';
import type { CaseResult, CaseRole, Grade, TensionKind } from './case.rules.ts';

export type CaseStep = {
  grade: Grade;
  words: string | null;
  outcome: string;
  by: string;
  takenOn: string;
};
export type CasePerson = { id: string; name: string; role: CaseRole };
export type Case = {
  id: string;
  mentorshipId: string;
  kind: TensionKind;
  facts: string;
  people: CasePerson[];
  seenBy: string;
  seenOn: string;
  ownerId: string;
  owner: string;
  counsellorId: string | null;
  counsellor: string | null;
  lookOn: string | null;
  closedOn: string | null;
  result: CaseResult | null;
  steps: CaseStep[];
};

/** The open ones first, then the newest. */
export async function listCases(
  tx: ReadTx,
  scope: { mentorship: string } | { id: string },
): Promise<Case[]> {
  const rows = await tx
    .selectFrom('tension as t')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 't.seen_by'))
    .innerJoin('person as o', (join) => inside(join, 'o.id', 't.owner_id'))
    .leftJoin('person as c', (join) => inside(join, 'c.id', 't.counsellor_id'))
    .select([
      't.id',
      't.mentorship_id',
      't.kind',
      encrypted('tension.facts', 't').as('facts'),
      't.seen_on',
      't.owner_id',
      't.counsellor_id',
      't.look_on',
      't.closed_on',
      't.result',
      nameOf('p').as('by'),
      nameOf('o').as('owner'),
      sql<string | null>`c.given_name || ' ' || c.family_name`.as('counsellor'),
    ])
    .$if('mentorship' in scope, (query) =>
      query.where('t.mentorship_id', '=', (scope as { mentorship: string }).mentorship),
    )
    .$if('id' in scope, (query) => query.where('t.id', '=', (scope as { id: string }).id))
    .orderBy(sql`t.closed_on is not null`)
    .orderBy('t.seen_on', 'desc')
    .orderBy('t.id')
    .execute();
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const people = await tx
    .selectFrom('tension_person as x')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'x.person_id'))
    .select(['x.tension_id', 'x.person_id', 'x.role', nameOf('p').as('name')])
    .where('x.tension_id', 'in', ids)
    .orderBy('p.sort_name')
    .execute();
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
    .where('s.tension_id', 'in', ids)
    .orderBy('s.taken_on')
    .orderBy('s.taken_at')
    .orderBy('s.id')
    .execute();
  const steps = Map.groupBy(await decrypted(tx, taken, 'words'), (row) => row.tension_id);
  const peopleOf = Map.groupBy(people, (row) => row.tension_id);
  return (await decrypted(tx, rows, 'facts')).map((row) => ({
    id: row.id,
    mentorshipId: row.mentorship_id,
    kind: row.kind,
    facts: row.facts,
    people: (peopleOf.get(row.id) ?? []).map((one) => ({
      id: one.person_id,
      name: one.name,
      role: one.role,
    })),
    seenBy: row.by,
    seenOn: row.seen_on,
    ownerId: row.owner_id,
    owner: row.owner,
    counsellorId: row.counsellor_id,
    counsellor: row.counsellor,
    lookOn: row.look_on,
    closedOn: row.closed_on,
    result: row.result,
    steps: (steps.get(row.id) ?? []).map((step) => ({
      grade: step.grade as Grade,
      words: step.words,
      outcome: step.outcome,
      by: step.by,
      takenOn: step.taken_on,
    })),
  }));
}

/** Whoever notes a case looks after it until somebody else does. */
export async function insertCase(
  tx: Tx,
  {
    organisation,
    mentorship,
    person,
    kind,
    facts,
    people,
    lookOn,
    today,
  }: {
    organisation: string;
    mentorship: string;
    person: string;
    kind: TensionKind;
    facts: string;
    people: string[];
    lookOn: string | null;
    today: string;
  },
): Promise<string> {
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
      seen_by: person,
      seen_on: today,
      owner_id: person,
      look_on: lookOn,
    })
    .execute();
  await tx
    .insertInto('tension_person')
    .values(
      people.map((one) => ({
        organisation_id: organisation,
        tension_id: id,
        person_id: one,
        role: 'involved' as const,
      })),
    )
    .execute();
  return id;
}

export async function keepRoles(
  tx: Tx,
  tension: string,
  people: { id: string; role: CaseRole }[],
): Promise<void> {
  for (const { id, role } of people)
    await tx
      .updateTable('tension_person')
      .set({ role })
      .where('tension_id', '=', tension)
      .where('person_id', '=', id)
      .execute();
}

export async function keepCare(
  tx: Tx,
  tension: string,
  {
    owner,
    counsellor,
    lookOn,
  }: { owner: string; counsellor: string | null; lookOn: string | null },
): Promise<void> {
  await tx
    .updateTable('tension')
    .set({ owner_id: owner, counsellor_id: counsellor, look_on: lookOn })
    .where('id', '=', tension)
    .where('closed_on', 'is', null)
    .execute();
}

export async function keepLook(tx: Tx, tension: string, lookOn: string): Promise<void> {
  await tx
    .updateTable('tension')
    .set({ look_on: lookOn })
    .where('id', '=', tension)
    .where('closed_on', 'is', null)
    .execute();
}

export async function insertCaseStep(
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

export async function closeCase(
  tx: Tx,
  { id, result, today }: { id: string; result: CaseResult | null; today: string },
): Promise<boolean> {
  const done = await tx
    .updateTable('tension')
    .set({ closed_on: today, result })
    .where('id', '=', id)
    .where('closed_on', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
