import { sql } from 'kysely';
import { inside, ago, fromNow, type ReadTx, type Tx } from '../../platform/database.ts';
import { keyFor, decrypted, encrypted } from '../../platform/encryption.ts';
import type { Role } from '../../web/permission.ts';
import { breakGlassHours, hashesOf } from './protected.rules.ts';
import { dropRows, nameOf } from './person.store.ts';
import type { Verdict } from './roster.rules.ts';

/** Who somebody is, as it stood in the row of the person. */
export type Identity = {
  givenName: string;
  familyName: string;
  email: string | null;
  number: string | null;
  bornOn: string | null;
  jobTitle: string | null;
  unitId: string | null;
  unit: string | null;
  memberOrganisationId: string | null;
  memberOrganisation: string | null;
  managerId: string | null;
  /** Not in what was put away before they were asked. */
  languages?: string[];
  sector?: string | null;
  /** Where letters went before, and when the address was changed last. */
  earlierEmails?: string[];
  emailChangedAt?: string | null;
};

export async function isProtected(tx: ReadTx, person: string): Promise<boolean> {
  return (
    (await tx
      .selectFrom('person')
      .select('id')
      .where('id', '=', person)
      .where('protected_hashes', 'is not', null)
      .executeTakeFirst()) !== undefined
  );
}

/**
 * Null for whom the wall does not let: only the person, who is named, and who was given break-glass
 * access with somebody.
 */
export async function findIdentity(tx: ReadTx, person: string): Promise<Identity | null> {
  const rows = await tx
    .selectFrom('protected_identity as i')
    .select(encrypted('protected_identity.body', 'i').as('body'))
    .where('i.person_id', '=', person)
    .execute();
  const [row] = await decrypted(tx, rows, 'body');
  return row ? (JSON.parse(row.body) as Identity) : null;
}

type Protecting = {
  organisation: string;
  person: string;
  by: string;
  today: string;
  givenName: string;
  familyName: string;
  /** Copies elsewhere go while the row still says what is looked for. */
  forget: () => Promise<unknown>;
};

/**
 * PI-1: from now on the row carries a working name and leads nowhere; copies of the name elsewhere
 * go too.
 */
export async function protect(
  tx: Tx,
  { organisation, person, by, today, givenName, familyName, forget }: Protecting,
): Promise<void> {
  const row = await tx
    .selectFrom('person as p')
    .leftJoin('unit as u', (join) => inside(join, 'u.id', 'p.unit_id'))
    .leftJoin('member_organisation as m', (join) =>
      inside(join, 'm.id', 'p.member_organisation_id'),
    )
    .select([
      'p.given_name',
      'p.family_name',
      'p.email',
      'p.number',
      'p.born_on',
      'p.job_title',
      'p.unit_id',
      'u.name as unit',
      'p.member_organisation_id',
      'm.name as member',
      'p.manager_id',
      'p.languages',
      'p.sector',
      'p.earlier_emails',
      'p.email_changed_at',
    ])
    .where('p.id', '=', person)
    .executeTakeFirstOrThrow();
  const identity: Identity = {
    givenName: row.given_name,
    familyName: row.family_name,
    email: row.email,
    number: row.number,
    bornOn: row.born_on,
    jobTitle: row.job_title,
    unitId: row.unit_id,
    unit: row.unit,
    memberOrganisationId: row.member_organisation_id,
    memberOrganisation: row.member,
    managerId: row.manager_id,
    languages: row.languages as string[],
    sector: row.sector,
    earlierEmails: row.earlier_emails as string[],
    emailChangedAt: row.email_changed_at?.toISOString() ?? null,
  };
  await forget();
  await tx
    .insertInto('protected_reader')
    .values({
      organisation_id: organisation,
      person_id: person,
      reader_id: by,
      added_by: by,
      added_on: today,
    })
    .execute();
  const key = await keyFor(tx, organisation, person);
  await tx
    .insertInto('protected_identity')
    .values({
      organisation_id: organisation,
      person_id: person,
      key_id: key.id,
      body: key.seal('protected_identity.body', person, JSON.stringify(identity)),
      set_by: by,
      set_on: today,
    })
    .execute();
  await tx
    .updateTable('person')
    .set({
      given_name: givenName,
      family_name: familyName,
      email: null,
      number: null,
      born_on: null,
      job_title: null,
      unit_id: null,
      member_organisation_id: null,
      manager_id: null,
      languages: [],
      sector: null,
      protected_hashes: hashesOf(organisation, row),
      earlier_emails: [],
      email_changed_at: null,
    })
    .where('id', '=', person)
    .execute();
}

/** The person is again who they are. */
export async function unprotect(tx: Tx, person: string, identity: Identity): Promise<void> {
  await tx
    .updateTable('person')
    .set({
      given_name: identity.givenName,
      family_name: identity.familyName,
      email: identity.email,
      number: identity.number,
      born_on: identity.bornOn,
      job_title: identity.jobTitle,
      unit_id: identity.unitId,
      member_organisation_id: identity.memberOrganisationId,
      manager_id: identity.managerId,
      languages: identity.languages ?? [],
      sector: identity.sector ?? null,
      protected_hashes: null,
    })
    .where('id', '=', person)
    .execute();
  // ID-4: addresses of the last month hear of links, as if there had been no protection.
  if (identity.earlierEmails && identity.emailChangedAt)
    await tx
      .updateTable('person')
      .set({
        earlier_emails: identity.earlierEmails,
        email_changed_at: new Date(identity.emailChangedAt),
      })
      .where('id', '=', person)
      .execute();
  await tx.deleteFrom('protected_identity').where('person_id', '=', person).execute();
  await tx.deleteFrom('protected_reader').where('person_id', '=', person).execute();
}

/** By what lines of files about protected people are known. */
export async function listProtectedHashes(tx: ReadTx): Promise<string[]> {
  const rows = await tx
    .selectFrom('person')
    .select('protected_hashes')
    .where('protected_hashes', 'is not', null)
    .execute();
  return rows.flatMap((row) => (row.protected_hashes ?? []) as string[]);
}

/**
 * The lines of protected people do not stay in the file that was imported. The first row names the
 * columns.
 */
export async function forgetRows(tx: Tx, id: string, verdicts: Verdict[]): Promise<void> {
  const rows = new Set(
    verdicts.filter(({ reasons }) => reasons.includes('protected')).map(({ row }) => row!),
  );
  await dropRows(tx, id, (at) => rows.has(at));
}

export type Reader = { id: string; name: string; roles: Role[] };

export async function listReaders(tx: ReadTx, person: string): Promise<Reader[]> {
  return tx
    .selectFrom('protected_reader as r')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'r.reader_id'))
    .select([
      'p.id',
      nameOf('p').as('name'),
      sql<
        Role[]
      >`array(select distinct s.role from membership s where s.organisation_id = p.organisation_id and s.person_id = p.id and this_day() between s.first_day and coalesce(s.last_day, 'infinity') order by 1)`.as(
        'roles',
      ),
    ])
    .where('r.person_id', '=', person)
    .orderBy('p.sort_name')
    .execute();
}

export async function insertReader(
  tx: Tx,
  {
    organisation,
    person,
    reader,
    by,
    today,
  }: { organisation: string; person: string; reader: string; by: string; today: string },
): Promise<void> {
  await tx
    .insertInto('protected_reader')
    .values({
      organisation_id: organisation,
      person_id: person,
      reader_id: reader,
      added_by: by,
      added_on: today,
    })
    .onConflict((on) => on.doNothing())
    .execute();
}

export async function deleteReader(tx: Tx, person: string, reader: string): Promise<boolean> {
  return (
    (
      await tx
        .deleteFrom('protected_reader')
        .where('person_id', '=', person)
        .where('reader_id', '=', reader)
        .executeTakeFirst()
    ).numDeletedRows === 1n
  );
}

export type BreakGlassAccess = {
  id: string;
  personId: string;
  person: string;
  askedById: string;
  askedBy: string;
  reason: string;
  askedAt: Date;
  agreedBy: string | null;
  refusedBy: string | null;
  endsAt: Date | null;
};

/** The newest first. `waiting`: what nobody has answered within a day. */
export async function listBreakGlassAccess(
  tx: ReadTx,
  scope: { person?: string; waiting?: boolean },
): Promise<BreakGlassAccess[]> {
  let query = tx
    .selectFrom('break_glass_access as g')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'g.person_id'))
    .innerJoin('person as a', (join) => inside(join, 'a.id', 'g.asked_by'))
    .leftJoin('person as b', (join) => inside(join, 'b.id', 'g.agreed_by'))
    .leftJoin('person as c', (join) => inside(join, 'c.id', 'g.refused_by'))
    .select([
      'g.id',
      'g.person_id',
      'g.asked_by',
      encrypted('break_glass_access.reason', 'g').as('reason'),
      'g.asked_at',
      'g.ends_at',
      nameOf('p').as('person'),
      nameOf('a').as('asker'),
      nameOf<string | null>('b').as('agreer'),
      nameOf<string | null>('c').as('refuser'),
    ])
    .orderBy('g.asked_at', 'desc')
    .limit(100);
  if (scope.person) query = query.where('g.person_id', '=', scope.person);
  if (scope.waiting)
    query = query
      .where('g.agreed_by', 'is', null)
      .where('g.refused_by', 'is', null)
      .where('g.asked_at', '>', ago({ hours: breakGlassHours.asked }));
  return (await decrypted(tx, await query.execute(), 'reason')).map((row) => ({
    id: row.id,
    personId: row.person_id,
    person: row.person,
    askedById: row.asked_by,
    askedBy: row.asker,
    reason: row.reason,
    askedAt: row.asked_at,
    agreedBy: row.agreer,
    refusedBy: row.refuser,
    endsAt: row.ends_at,
  }));
}

export async function insertBreakGlassAccess(
  tx: Tx,
  {
    organisation,
    person,
    by,
    reason,
  }: { organisation: string; person: string; by: string; reason: string },
): Promise<void> {
  const id = crypto.randomUUID();
  const key = await keyFor(tx, organisation, id);
  await tx
    .insertInto('break_glass_access')
    .values({
      organisation_id: organisation,
      id,
      person_id: person,
      asked_by: by,
      key_id: key.id,
      reason: key.seal('break_glass_access.reason', id, reason),
    })
    .execute();
}

/**
 * PI-3: by somebody else than who asked and whom it concerns, within a day; it closes after an
 * hour. False when it is none of these.
 */
export async function answerBreakGlassAccess(
  tx: Tx,
  { id, by, agrees }: { id: string; by: string; agrees: boolean },
): Promise<boolean> {
  const done = await tx
    .updateTable('break_glass_access')
    .set(
      agrees
        ? {
            agreed_by: by,
            agreed_at: sql<Date>`now()`,
            ends_at: fromNow({ hours: breakGlassHours.open }),
          }
        : { refused_by: by },
    )
    .where('id', '=', id)
    .where('asked_by', '<>', by)
    .where('person_id', '<>', by)
    .where('agreed_by', 'is', null)
    .where('refused_by', 'is', null)
    .where('asked_at', '>', ago({ hours: breakGlassHours.asked }))
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function listProtected(tx: ReadTx): Promise<{ id: string; name: string }[]> {
  return tx
    .selectFrom('person as p')
    .select(['p.id', nameOf('p').as('name')])
    .where('p.protected_hashes', 'is not', null)
    .orderBy('p.sort_name')
    .execute();
}
