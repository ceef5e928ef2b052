/** R-22: two rows for one person become one. */
import { sql } from 'kysely';
import { inside, selectRows, type ReadTx, type Tx } from '../../platform/database.ts';
import type { Role } from '../../web/permission.ts';
import { takeBackDays, type MergePerson } from './merge.rules.ts';
import { standsAbove } from './manager.store.ts';
import { nameOf } from './person.store.ts';

/** Everybody who is not protected and not merged, as far as doubles are told by it. */
export async function listMergePeople(tx: ReadTx, only: string[] = []): Promise<MergePerson[]> {
  let query = tx
    .selectFrom('person as p')
    .leftJoin('unit as u', (join) => inside(join, 'u.id', 'p.unit_id'))
    .leftJoin('member_organisation as m', (join) =>
      inside(join, 'm.id', 'p.member_organisation_id'),
    )
    .select([
      'p.id',
      'p.given_name',
      'p.family_name',
      'p.number',
      'p.email',
      'p.born_on',
      'p.job_title',
      'u.name as unit',
      'm.name as member',
      'p.sector',
      'p.language',
      'p.languages',
      'p.manager_id',
      'p.account_id',
      'p.left_on',
    ])
    .where('p.erased_on', 'is', null)
    .where('p.protected_hashes', 'is', null)
    .where('p.merged_into', 'is', null);
  if (only.length > 0) query = query.where('p.id', 'in', only);
  const rows = await query.orderBy('p.sort_name').orderBy('p.id').execute();
  return rows.map((row) => ({
    id: row.id,
    givenName: row.given_name,
    familyName: row.family_name,
    number: row.number,
    email: row.email,
    bornOn: row.born_on,
    jobTitle: row.job_title,
    unit: row.unit,
    memberOrganisation: row.member,
    sector: row.sector,
    language: row.language,
    languages: row.languages as string[],
    managerId: row.manager_id,
    signsIn: row.account_id !== null,
    leftOn: row.left_on,
  }));
}

/**
 * Columns whose rows are moved, or stay with the row that ends: what was sent, what has ended, and
 * what was never saved.
 */
const free = new Set([
  'membership.person_id',
  'pupil_fact.person_id',
  'person_check.person_id',
  'person.manager_id',
  'person.merged_into',
  'person_merge.kept_id',
  'person_merge.gone_id',
  'invitation.person_id',
  'class_card.person_id',
  'letter.person_id',
  'message_recipient.person_id',
  'mail_choice.person_id',
  'draft.person_id',
  'last_save.person_id',
]);

/**
 * In a transaction that sees everything of the organisation: what else hangs on this person, by
 * table. None of it changes hands.
 */
export async function listObstacles(tx: ReadTx, person: string): Promise<string[]> {
  const links = await selectRows(
    tx,
    sql<{ of: string; name: string }>`
    select k.conrelid::regclass::text as of, a.attname::text as name from pg_constraint k
      join unnest(k.conkey) u(n) on true join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.n and a.attname <> 'organisation_id'
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.confrelid = 'person'::regclass
    order by 1, 2`,
  );
  const asked = links.filter(({ of, name }) => !free.has(`${of}.${name}`));
  const rows = await selectRows(
    tx,
    sql<{ of: string }>`${sql.join(
      asked.map(
        ({ of, name }) =>
          sql`select ${sql.lit(of)} as of where exists (select from ${sql.table(of)} where ${sql.ref(`${of}.${name}`)} = ${person})`,
      ),
      sql` union `,
    )}`,
  );
  return rows.map((row) => row.of);
}

export type Belongings = { roles: Role[]; facts: number; checks: number; led: number };

/** What goes along. */
export async function countBelongings(
  tx: ReadTx,
  { kept, gone }: { kept: string; gone: string },
): Promise<Belongings> {
  const rows = await selectRows(
    tx,
    sql<{ facts: number; checks: number; led: number }>`select
    (select count(*)::int from pupil_fact f where f.person_id = ${gone} and not exists (select from pupil_fact o where o.organisation_id = f.organisation_id
      and o.person_id = ${kept} and (o.kind, o.day, o.what) = (f.kind, f.day, f.what))) as facts,
    (select count(*)::int from person_check where person_id = ${gone} and ended_on is null) as checks,
    (select count(*)::int from person where manager_id = ${gone}) as led`,
  );
  return { ...rows[0]!, roles: await rolesOfOne(tx, gone, kept) };
}

/** Roles that one has and the other has not. */
async function rolesOfOne(tx: ReadTx, one: string, other: string): Promise<Role[]> {
  const rows = await selectRows(
    tx,
    sql<{ role: Role }>`
    select distinct role from membership m where person_id = ${one} and this_day() between first_day and coalesce(last_day, 'infinity')
      and not exists (select from membership o where o.organisation_id = m.organisation_id and o.person_id = ${other} and o.role = m.role
        and this_day() between o.first_day and coalesce(o.last_day, 'infinity'))`,
  );
  return rows.map(({ role }) => role);
}

/** What was moved, to be taken back. */
export type Moved = {
  /** Columns of the one who stays, as they were and as they are now. */
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  number: string | null;
  memberships: string[];
  facts: [kind: string, day: string, what: string][];
  checks: [from: string, to: string][];
  led: string[];
  wasThere: boolean;
};

const kept = [
  'given_name',
  'family_name',
  'number',
  'email',
  'born_on',
  'job_title',
  'unit_id',
  'member_organisation_id',
  'sector',
  'language',
  'languages',
  'manager_id',
] as const;

/** The columns that a merge may change. */
export async function readColumns(tx: ReadTx, person: string): Promise<Record<string, unknown>> {
  return tx
    .selectFrom('person')
    .select([...kept])
    .where('id', '=', person)
    .executeTakeFirstOrThrow();
}

/** Frees the number, which is somebody's alone. */
export async function releaseNumber(tx: Tx, person: string): Promise<void> {
  await tx.updateTable('person').set({ number: null }).where('id', '=', person).execute();
}

/** Roles, absence and marks, checks, and whom the one who goes leads. */
export async function moveBelongings(
  tx: Tx,
  {
    organisation,
    keeps,
    gone,
    today,
  }: { organisation: string; keeps: string; gone: string; today: string },
): Promise<Pick<Moved, 'memberships' | 'facts' | 'checks' | 'led'>> {
  const memberships: string[] = [];
  for (const role of await rolesOfOne(tx, gone, keeps)) {
    const { id } = await tx
      .insertInto('membership')
      .values({ organisation_id: organisation, person_id: keeps, role, first_day: today })
      .returning('id')
      .executeTakeFirstOrThrow();
    memberships.push(id);
  }
  const { rows: facts } = await sql<{ kind: string; day: string; what: string }>`
    insert into pupil_fact (organisation_id, person_id, kind, day, what, value)
    select organisation_id, ${keeps}, kind, day, what, value from pupil_fact where person_id = ${gone}
    on conflict do nothing returning kind, day::text as day, what`.execute(tx);
  const checks: [string, string][] = [];
  for (const check of await tx
    .selectFrom('person_check')
    .select(['id', 'kind', 'valid_until', 'noted_by', 'noted_on'])
    .where('person_id', '=', gone)
    .where('ended_on', 'is', null)
    .execute()) {
    const { id } = await tx
      .insertInto('person_check')
      .values({
        organisation_id: organisation,
        person_id: keeps,
        kind: check.kind,
        valid_until: check.valid_until,
        noted_by: check.noted_by,
        noted_on: check.noted_on,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    checks.push([check.id, id]);
  }
  const led: string[] = [];
  for (const { id } of await tx
    .selectFrom('person')
    .select('id')
    .where('manager_id', '=', gone)
    .where('id', '<>', keeps)
    .execute()) {
    // R-11: nobody is led by somebody who stands below them.
    if (await standsAbove(tx, { above: id, person: keeps })) continue;
    await tx.updateTable('person').set({ manager_id: keeps }).where('id', '=', id).execute();
    led.push(id);
  }
  return {
    memberships,
    facts: facts.map(({ kind, day, what }) => [kind, day, what]),
    checks,
    led,
  };
}

export async function recordMerge(
  tx: Tx,
  row: { organisation: string; keeps: string; gone: string; by: string; moved: Moved },
): Promise<void> {
  await tx
    .updateTable('person')
    .set({ merged_into: row.keeps })
    .where('id', '=', row.gone)
    .execute();
  await tx
    .insertInto('person_merge')
    .values({
      organisation_id: row.organisation,
      kept_id: row.keeps,
      gone_id: row.gone,
      made_by: row.by,
      moved: JSON.stringify(row.moved),
    })
    .execute();
}

export type Merge = {
  id: string;
  kept: string;
  keptName: string;
  gone: string;
  goneName: string;
  madeOn: string;
};

/** Of the last week, the latest first, not taken back. */
export async function listMerges(tx: ReadTx): Promise<Merge[]> {
  const rows = await tx
    .selectFrom('person_merge as x')
    .innerJoin('person as k', (join) => inside(join, 'k.id', 'x.kept_id'))
    .innerJoin('person as g', (join) => inside(join, 'g.id', 'x.gone_id'))
    .select([
      'x.id',
      'x.kept_id',
      'x.gone_id',
      'x.made_on',
      nameOf('k').as('kept_name'),
      nameOf('g').as('gone_name'),
    ])
    .where('x.taken_back_on', 'is', null)
    .where(sql<boolean>`x.made_on >= this_day() - ${sql.lit(takeBackDays)}`)
    .where('k.erased_on', 'is', null)
    .where('k.protected_hashes', 'is', null)
    .where('g.erased_on', 'is', null)
    .orderBy('x.made_on', 'desc')
    .orderBy('x.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kept: row.kept_id,
    keptName: row.kept_name,
    gone: row.gone_id,
    goneName: row.gone_name,
    madeOn: row.made_on,
  }));
}

/** Everything back where it was, as far as it stands as the merge left it. */
export async function takeMergeBack(
  tx: Tx,
  { id, kept: keeps, gone }: Merge,
): Promise<{ wasThere: boolean }> {
  const { moved } = await tx
    .selectFrom('person_merge')
    .select('moved')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const now = await readColumns(tx, keeps);
  const back = Object.fromEntries(
    Object.entries(moved.before).filter(
      ([column]) => JSON.stringify(now[column]) === JSON.stringify(moved.after[column]),
    ),
  );
  if (Object.keys(back).length > 0)
    await tx.updateTable('person').set(back).where('id', '=', keeps).execute();
  await tx
    .updateTable('person')
    .set({ merged_into: null, ...(moved.number ? { number: moved.number } : {}) })
    .where('id', '=', gone)
    .execute();
  if (moved.memberships.length > 0)
    await sql`delete from membership where id = any(${moved.memberships}::uuid[]) and person_id = ${keeps}`.execute(
      tx,
    );
  for (const [kind, day, what] of moved.facts)
    await sql`delete from pupil_fact where person_id = ${keeps} and kind = ${kind} and day = ${day}::date and what = ${what}`.execute(
      tx,
    );
  for (const [, to] of moved.checks)
    await sql`update person_check set ended_on = this_day() where id = ${to} and ended_on is null`.execute(
      tx,
    );
  if (moved.led.length > 0)
    await sql`update person set manager_id = ${gone} where id = any(${moved.led}::uuid[]) and manager_id = ${keeps}`.execute(
      tx,
    );
  await tx
    .updateTable('person_merge')
    .set({ taken_back_on: sql`this_day()` })
    .where('id', '=', id)
    .execute();
  return { wasThere: moved.wasThere };
}
