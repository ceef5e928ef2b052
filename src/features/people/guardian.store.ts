import { sql } from 'kysely';
import { listWaiting } from '../accounts/approval.store.ts';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { addDays } from '../../platform/i18n.ts';
import { foldName } from './cells.rules.ts';
import type { GuardianLine } from './guardian.rules.ts';
import { insertPerson, nameOf } from './person.store.ts';

export type Guardian = {
  id: string;
  personId: string;
  name: string;
  email: string | null;
  lastDay: string | null;
};

/** Who speaks for a child on this day or later. */
export async function listGuardians(tx: ReadTx, child: string, today: string): Promise<Guardian[]> {
  const rows = await tx
    .selectFrom('guardianship as g')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'g.guardian_id'))
    .select(['g.id', 'g.guardian_id', 'p.email', 'g.last_day', nameOf('p').as('name')])
    .where('g.child_id', '=', child)
    .where((on) => on.or([on('g.last_day', 'is', null), on('g.last_day', '>=', today)]))
    .orderBy('p.sort_name')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    personId: row.guardian_id,
    name: row.name,
    email: row.email,
    lastDay: row.last_day,
  }));
}

/**
 * Pupils who are here, by the number of the school's own system and by name; null where two have
 * the same name.
 */
export async function listChildren(
  tx: ReadTx,
): Promise<{ numbers: Map<string, string>; names: Map<string, string | null> }> {
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'number', nameOf('person').as('name')])
    .select(
      sql<boolean>`exists (select from membership m where m.organisation_id = person.organisation_id and m.person_id = person.id and m.role = 'mentee')`.as(
        'is_pupil',
      ),
    )
    .where('left_on', 'is', null)
    .where('erased_on', 'is', null)
    .where('protected_hashes', 'is', null)
    .execute();
  const names = new Map<string, string | null>();
  for (const { id, name, is_pupil: isPupil } of rows)
    if (isPupil) names.set(foldName(name), names.has(foldName(name)) ? null : id);
  return {
    numbers: new Map(rows.flatMap(({ id, number }) => (number === null ? [] : [[number, id]]))),
    names,
  };
}

/**
 * Somebody known by this address, or among those who speak for the child by this name; else
 * somebody new, who speaks for nobody yet. Null when they speak for the child already, or are asked
 * for.
 */
export async function findOrAddGuardian(
  tx: Tx,
  organisation: string,
  { child, givenName, familyName, email }: GuardianLine,
  today: string,
): Promise<string | null> {
  const known = (await listGuardians(tx, child, today)).find(
    (one) => (email !== null && one.email === email) || one.name === `${givenName} ${familyName}`,
  );
  if (known || (await isAskedFor(tx, { child, givenName, familyName, email }))) return null;
  const guardian =
    (email
      ? (
          await tx
            .selectFrom('person')
            .select('id')
            .where('email', '=', email)
            .where('left_on', 'is', null)
            .executeTakeFirst()
        )?.id
      : undefined) ??
    (await insertPerson(tx, organisation, {
      number: null,
      givenName,
      familyName,
      email,
      bornOn: null,
      role: null,
      unit: null,
      memberOrganisation: null,
      jobTitle: null,
      languages: null,
      language: null,
      sector: null,
      manager: null,
    }));
  return guardian === child ? null : guardian;
}

/** Speaks for the child already, or is asked for. */
export async function speaksFor(
  tx: ReadTx,
  { guardian, child, today }: { guardian: string; child: string; today: string },
): Promise<boolean> {
  return (
    (await listGuardians(tx, child, today)).some(({ personId }) => personId === guardian) ||
    (await listWaiting(tx, { person: child })).some(
      (one) => one.kind === 'guardian' && one.child === child && one.person === guardian,
    )
  );
}

/** Named for this child before, and not answered yet. */
async function isAskedFor(
  tx: ReadTx,
  { child, givenName, familyName, email }: GuardianLine,
): Promise<boolean> {
  return (await listWaiting(tx, { person: child })).some(
    (one) =>
      one.kind === 'guardian' &&
      one.child === child &&
      (one.name === `${givenName} ${familyName}` || (email !== null && one.email === email)),
  );
}

/** Speaks for the child from today on. */
export async function linkGuardian(
  tx: Tx,
  organisation: string,
  { guardian, child }: { guardian: string; child: string },
  today: string,
): Promise<void> {
  if ((await listGuardians(tx, child, today)).some(({ personId }) => personId === guardian)) return;
  const role = await tx
    .selectFrom('membership')
    .select('id')
    .where('person_id', '=', guardian)
    .where('role', '=', 'guardian')
    .where('last_day', 'is', null)
    .executeTakeFirst();
  if (!role)
    await tx
      .insertInto('membership')
      .values({
        organisation_id: organisation,
        person_id: guardian,
        role: 'guardian',
        first_day: today,
      })
      .execute();
  await tx
    .insertInto('guardianship')
    .values({
      organisation_id: organisation,
      guardian_id: guardian,
      child_id: child,
      first_day: today,
    })
    .execute();
}

/** custody that has ended is over from the next request on. */
export async function endCustody(
  tx: Tx,
  { guardian, child, today }: { guardian: string; child: string; today: string },
): Promise<boolean> {
  const done = await tx
    .updateTable('guardianship')
    .set({ last_day: addDays(today, -1) })
    .where('guardian_id', '=', guardian)
    .where('child_id', '=', child)
    .where((on) => on.or([on('last_day', 'is', null), on('last_day', '>=', today)]))
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}
