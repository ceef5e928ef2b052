/** ID-1: what one person asks for and a second one agrees to. A request grants nothing; what was agreed is written by whoever asks here. */
import { sql } from 'kysely';
import type { Tx } from '../../platform/database.ts';
import type { Role } from '../../web/permission.ts';

export type Asked =
  | { kind: 'account'; person: string }
  | { kind: 'role'; person: string; role: Role }
  | { kind: 'specialty'; person: string; target: string }
  | { kind: 'guardian'; person: string; child: string }
  | { kind: 'address'; person: string; address: string }
  | { kind: 'card'; person: string }
  | { kind: 'provider'; provider: string };
export type Kind = Asked['kind'];

/** A request that nobody answered in this time is over. */
const lifeDays = 30;
const isWaiting = sql<boolean>`a.outcome is null and a.asked_at > now() - ${sql.lit(`${lifeDays} days`)}::interval`;

/** Nobody else has an account yet, so there is nobody whose confidence could be broken. The database asks the same. */
export async function foundsAlone(tx: Tx, organisation: string): Promise<boolean> {
  const { rows } = await sql<{
    alone: boolean;
  }>`select founds_alone(${organisation}) as alone`.execute(tx);
  return rows[0]!.alone;
}

/** All of one act, answered as one. What waits already is not asked again. Returns its id; null when nothing was new. */
export async function insertApprovals(
  tx: Tx,
  { organisation, by, asked }: { organisation: string; by: string; asked: Asked[] },
): Promise<string | null> {
  const waiting = new Set((await listWaiting(tx)).map(keyOf));
  const fresh = [...new Map(asked.map((one) => [keyOf(one), one])).entries()].flatMap(
    ([key, one]) => (waiting.has(key) ? [] : [one]),
  );
  if (fresh.length === 0) return null;
  const batch = crypto.randomUUID();
  for (let from = 0; from < fresh.length; from += 500)
    await tx
      .insertInto('approval')
      .values(
        fresh.slice(from, from + 500).map((one) => ({
          organisation_id: organisation,
          batch_id: batch,
          asked_by: by,
          kind: one.kind,
          person_id: one.kind === 'provider' ? null : one.person,
          role: one.kind === 'role' ? one.role : null,
          target: one.kind === 'specialty' ? one.target : null,
          child_id: one.kind === 'guardian' ? one.child : null,
          address: one.kind === 'address' ? one.address : null,
          provider_id: one.kind === 'provider' ? one.provider : null,
        })),
      )
      .execute();
  return batch;
}

const keyOf = (one: Asked): string =>
  [
    one.kind,
    one.kind === 'provider' ? one.provider : one.person,
    one.kind === 'role'
      ? one.role
      : one.kind === 'specialty'
        ? one.target
        : one.kind === 'guardian'
          ? one.child
          : one.kind === 'address'
            ? one.address
            : '',
  ].join(' ');

export type Waiting = Asked & {
  batch: string;
  /** Whom it is about; the name of the sign-in of the organisation. */ name: string;
  childName: string | null;
  /** Of whom it is about. */ email: string | null;
  askedById: string;
  askedBy: string;
  askedAt: Date;
};

const nameOf = (alias: string) =>
  sql<string>`${sql.ref(`${alias}.given_name`)} || ' ' || ${sql.ref(`${alias}.family_name`)}`;

export async function listWaiting(
  tx: Tx,
  scope: { batch?: string; person?: string } = {},
): Promise<Waiting[]> {
  let query = tx
    .selectFrom('approval as a')
    .innerJoin('person as asker', (join) =>
      join
        .onRef('asker.organisation_id', '=', 'a.organisation_id')
        .onRef('asker.id', '=', 'a.asked_by'),
    )
    .leftJoin('person as p', (join) =>
      join.onRef('p.organisation_id', '=', 'a.organisation_id').onRef('p.id', '=', 'a.person_id'),
    )
    .leftJoin('person as c', (join) =>
      join.onRef('c.organisation_id', '=', 'a.organisation_id').onRef('c.id', '=', 'a.child_id'),
    )
    .leftJoin('identity_provider as i', (join) =>
      join.onRef('i.organisation_id', '=', 'a.organisation_id').onRef('i.id', '=', 'a.provider_id'),
    )
    .select([
      'a.batch_id',
      'a.kind',
      'a.person_id',
      'a.role',
      'a.target',
      'a.child_id',
      'a.address',
      'a.provider_id',
      'a.asked_by',
      'a.asked_at',
      'i.name as provider',
      'p.email',
      nameOf('p').as('name'),
      nameOf('c').as('child'),
      nameOf('asker').as('asker'),
    ])
    .where(isWaiting)
    .where('p.left_on', 'is', null)
    .orderBy('a.asked_at')
    .orderBy('a.batch_id')
    .orderBy('p.family_name')
    .orderBy('a.id');
  if (scope.batch) query = query.where('a.batch_id', '=', scope.batch);
  if (scope.person)
    query = query.where((on) =>
      on.or([on('a.person_id', '=', scope.person!), on('a.child_id', '=', scope.person!)]),
    );
  return (await query.execute()).map((row) => ({
    ...({
      kind: row.kind,
      person: row.person_id,
      role: row.role,
      target: row.target,
      child: row.child_id,
      address: row.address,
      provider: row.provider_id,
    } as unknown as Asked),
    batch: row.batch_id,
    name: row.name ?? row.provider ?? '',
    childName: row.child,
    email: row.email,
    askedById: row.asked_by,
    askedBy: row.asker,
    askedAt: row.asked_at,
  }));
}

/** False when somebody was faster. The database refuses an agreement by whoever asked, or by whom it is about. */
export async function decideApprovals(
  tx: Tx,
  {
    batch,
    by,
    outcome,
  }: { batch: string; by: string | null; outcome: 'agreed' | 'refused' | 'withdrawn' },
): Promise<boolean> {
  const done = await tx
    .updateTable('approval as a')
    .set({ outcome, decided_by: by, decided_at: sql`now()` })
    .where('a.batch_id', '=', batch)
    .where(isWaiting)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

const acquaintedDays = 30;

/** ID-1: a second person is not one whom the first has just let in: their link, or their role, of the last month. */
export async function isLetInBy(tx: Tx, person: string, by: string): Promise<boolean> {
  const { rows } = await sql<{ fresh: boolean }>`
    select exists (select from invitation i where i.person_id = ${person} and i.made_by = ${by}
        and i.used_at > now() - ${sql.lit(`${acquaintedDays} days`)}::interval)
      or exists (select from approval a where a.person_id = ${person} and a.asked_by = ${by} and a.outcome = 'agreed'
        and a.kind in ('account', 'role', 'address') and a.decided_at > now() - ${sql.lit(`${acquaintedDays} days`)}::interval) as fresh`.execute(
    tx,
  );
  return rows[0]!.fresh;
}

/** Others who could agree to what this person asks: they sign in, and are coordinator or administrator today. */
export async function listSecondPeople(
  tx: Tx,
  person: string,
  today: string,
): Promise<{ id: string }[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct p.id from membership m join person p on p.organisation_id = m.organisation_id and p.id = m.person_id
    where m.role in ('coordinator', 'administrator') and m.first_day <= ${today}::date and (m.last_day is null or m.last_day >= ${today}::date)
      and p.left_on is null and p.account_id is not null and p.id <> ${person}`.execute(tx);
  return rows;
}

/** Who holds a role on a day. */
export async function listRoleHolders(tx: Tx, role: Role, today: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct m.person_id as id from membership m join person p on p.organisation_id = m.organisation_id and p.id = m.person_id
    where m.role = ${role} and m.first_day <= ${today}::date and (m.last_day is null or m.last_day >= ${today}::date) and p.left_on is null`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}
