import { sql } from 'kysely';
import { inside, selectRows, type ReadTx, type Tx } from '../../platform/database.ts';
import type { CompleteLanguage } from '../../platform/i18n.ts';
import type { Role } from '../../web/permission.ts';
import { guardedRoles } from '../accounts/approval.rules.ts';
import { type Asked } from '../accounts/approval.store.ts';
import { fullName, toldDays, type RosterPerson } from './person.rules.ts';
import type { ListFacts } from './roster-file.worker.ts';
import type { Column, Known, Verdict } from './roster.rules.ts';

export type PersonLine = {
  id: string;
  name: string;
  email: string | null;
  jobTitle: string | null;
  unit: string | null;
  memberOrganisation: string | null;
  roles: Role[];
  number: string | null;
  familyName: string;
  signsIn: boolean;
};
/**
 * First and family name in one, of the person table under this alias; null where a left join found
 * nobody.
 */
export const nameOf = <Name extends string | null = string>(alias: string) =>
  sql<Name>`rtrim(${sql.ref(`${alias}.given_name`)} || ' ' || ${sql.ref(`${alias}.family_name`)})`;

/** For `ilike`: these words anywhere, whatever signs of a pattern are in them. */
export const anywhere = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`;

function people(tx: ReadTx) {
  return tx
    .selectFrom('person')
    .leftJoin('unit', (join) => inside(join, 'unit.id', 'person.unit_id'))
    .leftJoin('member_organisation as member', (join) =>
      inside(join, 'member.id', 'person.member_organisation_id'),
    );
}

const peopleWithManager = (tx: ReadTx) =>
  people(tx).leftJoin('person as boss', (join) => inside(join, 'boss.id', 'person.manager_id'));

const rolesOf = sql<
  Role[]
>`array(select distinct m.role from membership m where m.organisation_id = person.organisation_id and m.person_id = person.id and m.first_day <= this_day() and (m.last_day is null or m.last_day >= this_day()) order by 1)`;

/** By family name; those who have left, or those who have not. */
export async function listPeople(
  tx: ReadTx,
  { memberOrganisation, hasLeft }: { memberOrganisation: string | null; hasLeft: boolean },
): Promise<PersonLine[]> {
  let query = people(tx)
    .where('person.left_on', hasLeft ? 'is not' : 'is', null)
    .where('person.erased_on', 'is', null)
    .where('person.merged_into', 'is', null);
  if (memberOrganisation)
    query = query.where('person.member_organisation_id', '=', memberOrganisation);
  const rows = await query
    .select([
      'person.id',
      'given_name',
      'family_name',
      'email',
      'job_title',
      'number',
      'account_id',
      'unit.name as unit',
      'member.name as member',
      rolesOf.as('roles'),
    ])
    .orderBy('sort_name')
    .orderBy('person.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: `${row.given_name} ${row.family_name}`.trim(),
    familyName: row.family_name,
    email: row.email,
    jobTitle: row.job_title,
    number: row.number,
    unit: row.unit,
    memberOrganisation: row.member,
    roles: row.roles,
    signsIn: row.account_id !== null,
  }));
}

export async function listUnits(tx: ReadTx): Promise<{ id: string; name: string; kind: string }[]> {
  return tx.selectFrom('unit').select(['id', 'name', 'kind']).orderBy('name').execute();
}

const earlierEmails = sql<
  string[]
>`case when person.email_changed_at > now() - ${sql.lit(`${toldDays} days`)}::interval then person.earlier_emails else '{}' end`;

export type PersonDetail = PersonLine & {
  givenName: string;
  familyName: string;
  /** Of letters. */
  language: CompleteLanguage | null;
  /** What somebody can be mentored in. */
  languages: string[];
  sector: string | null;
  signsIn: boolean;
  isProtected: boolean;
  /** Where letters went during the last month. */
  earlierEmails: string[];
  leftOn: string | null;
  number: string | null;
  bornOn: string | null;
  memberOrganisationId: string | null;
  manager: { id: string; name: string } | null;
  history: {
    kind: string;
    title: string;
    firstDay: string | null;
    lastDay: string | null;
    stateAdministration: string;
  }[];
};

export async function findPerson(tx: ReadTx, id: string): Promise<PersonDetail | null> {
  const row = await peopleWithManager(tx)
    .select([
      'person.id',
      'person.given_name',
      'person.family_name',
      'person.email',
      'person.job_title',
      'person.number',
      'person.born_on',
      'person.language',
      'person.languages',
      'person.sector',
      'person.account_id',
      'person.protected_hashes',
      earlierEmails.as('earlier_emails'),
      'person.left_on',
      'person.member_organisation_id',
      'unit.name as unit',
      'member.name as member',
      'boss.id as boss_id',
      'boss.given_name as boss_given',
      'boss.family_name as boss_family',
      rolesOf.as('roles'),
    ])
    .where('person.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  // What somebody did earlier may tell who they are.
  const history =
    row.protected_hashes !== null
      ? []
      : await tx
          .selectFrom('role_history')
          .select(['kind', 'title', 'first_day', 'last_day', 'state_administration'])
          .where('person_id', '=', id)
          .orderBy('first_day', 'desc')
          .execute();
  return {
    id: row.id,
    name: `${row.given_name} ${row.family_name}`.trim(),
    email: row.email,
    jobTitle: row.job_title,
    number: row.number,
    signsIn: row.account_id !== null,
    isProtected: row.protected_hashes !== null,
    earlierEmails: row.earlier_emails,
    leftOn: row.left_on,
    bornOn: row.born_on,
    language: row.language,
    givenName: row.given_name,
    familyName: row.family_name,
    languages: row.languages as string[],
    sector: row.sector,
    unit: row.unit,
    memberOrganisation: row.member,
    memberOrganisationId: row.member_organisation_id,
    roles: row.roles,
    manager: row.boss_id ? { id: row.boss_id, name: `${row.boss_given} ${row.boss_family}` } : null,
    history: history.map((entry) => ({
      kind: entry.kind,
      title: entry.title,
      firstDay: entry.first_day,
      lastDay: entry.last_day,
      stateAdministration: entry.state_administration,
    })),
  };
}

/**
 * ID-4: a pupil of a class that runs comes in with a class card, whatever birthday and address
 * somebody has written, and never with a link that somebody else holds first.
 */
export async function comesByCard(tx: ReadTx, id: string, day: string): Promise<boolean> {
  const rows = await selectRows(
    tx,
    sql<{ is: boolean }>`select exists (
    select from mentorship_member x join mentorship m on m.organisation_id = x.organisation_id and m.id = x.mentorship_id
    where x.person_id = ${id} and x.part = 'mentee' and m.kind = 'group' and ${day}::date between x.first_day and coalesce(x.last_day, 'infinity')
      and not exists (select from closure c where c.organisation_id = m.organisation_id and c.mentorship_id = m.id)) as is`,
  );
  return rows[0]!.is;
}

/** Everybody as the roster sees them, to compare a file with. */
export async function listKnown(tx: ReadTx): Promise<Known[]> {
  const rows = await peopleWithManager(tx)
    .select([
      'person.id',
      'person.number',
      'person.given_name',
      'person.family_name',
      'person.email',
      'person.born_on',
      'person.job_title',
      'unit.name as unit',
      'member.name as member',
      'person.left_on',
      'person.protected_hashes',
      'person.account_id',
      'person.languages',
      'person.language',
      'person.sector',
      'person.manager_id',
      nameOf<string | null>('boss').as('boss'),
      rolesOf.as('roles'),
    ])
    .where('person.erased_on', 'is', null)
    .where('person.merged_into', 'is', null)
    .orderBy('person.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    givenName: row.given_name,
    familyName: row.family_name,
    email: row.email,
    bornOn: row.born_on,
    role: (row.roles[0] ?? null) as Known['role'],
    unit: row.unit,
    memberOrganisation: row.member,
    jobTitle: row.job_title,
    languages: (row.languages as string[]).join(' ') || null,
    language: row.language,
    sector: row.sector,
    manager: row.boss,
    managerId: row.manager_id,
    hasLeft: row.left_on !== null,
    isProtected: row.protected_hashes !== null,
    signsIn: row.account_id !== null,
  }));
}

export async function insertImport(
  tx: Tx,
  {
    organisation,
    fileName,
    rows,
    facts,
    person,
  }: {
    organisation: string;
    fileName: string;
    /** As JSON. */
    rows: string;
    facts: ListFacts;
    person: string;
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('roster_import')
    .values({
      organisation_id: organisation,
      file_name: fileName.slice(0, 200),
      content: rows,
      facts: JSON.stringify(facts),
      made_by: person,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export type RosterImport = {
  id: string;
  fileName: string;
  rows: string[][];
  facts: ListFacts;
  appliedAt: Date | null;
};

export async function findImport(tx: ReadTx, id: string): Promise<RosterImport | null> {
  const row = await tx
    .selectFrom('roster_import')
    .select(['id', 'file_name', 'content', 'facts', 'applied_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row
    ? {
        id: row.id,
        fileName: row.file_name,
        rows: row.content,
        // A list that was sent before this was kept begins with its head, and has no gaps.
        facts: { lines: row.content.map((_, i) => i + 1), sheets: [], notes: [], ...row.facts },
        appliedAt: row.applied_at,
      }
    : null;
}

/** Null: as it is. */
export async function updateImport(
  tx: Tx,
  id: string,
  { rows, facts }: { rows?: string[][]; facts?: ListFacts },
): Promise<boolean> {
  const done = await tx
    .updateTable('roster_import')
    .set({
      ...(rows ? { content: JSON.stringify(rows) } : {}),
      ...(facts ? { facts: JSON.stringify(facts) } : {}),
    })
    .where('id', '=', id)
    .where('applied_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Rows that are not kept, and with them where they stood. How many. */
export async function dropRows(
  tx: Tx,
  id: string,
  isDropped: (at: number, row: string[]) => boolean,
): Promise<number> {
  const found = await findImport(tx, id);
  if (!found) return 0;
  const kept = found.rows.flatMap((row, at) => (isDropped(at, row) ? [] : [at]));
  if (kept.length === found.rows.length) return 0;
  await tx
    .updateTable('roster_import')
    .set({
      content: JSON.stringify(kept.map((at) => found.rows[at]!)),
      facts: JSON.stringify({
        ...found.facts,
        lines: kept.map((at) => found.facts.lines[at] ?? at + 1),
      }),
    })
    .where('id', '=', id)
    .execute();
  return found.rows.length - kept.length;
}

/** By the words at the heads of its columns, what each column of such a list is. */
export async function findAssignment(
  tx: ReadTx,
  header: string,
): Promise<Record<string, Column | null> | null> {
  const row = await tx
    .selectFrom('column_assignment')
    .select('columns')
    .where('header', '=', header)
    .executeTakeFirst();
  return row?.columns ?? null;
}

export async function keepAssignment(
  tx: Tx,
  {
    organisation,
    header,
    columns,
    today: day,
  }: {
    organisation: string;
    header: string;
    columns: Record<string, Column | null>;
    today: string;
  },
): Promise<void> {
  const row = { columns: JSON.stringify(columns), made_on: day };
  await tx
    .insertInto('column_assignment')
    .values({ organisation_id: organisation, header, ...row })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'header']).doUpdateSet(row))
    .execute();
}

export async function forgetAssignment(tx: Tx, header: string): Promise<void> {
  await tx.deleteFrom('column_assignment').where('header', '=', header).execute();
}

/** False when it was applied before. */
export async function markImported(tx: Tx, id: string): Promise<boolean> {
  const done = await tx
    .updateTable('roster_import')
    .set({ applied_at: sql`now()` })
    .where('id', '=', id)
    .where('applied_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/**
 * Somebody's letters go to another address from now on: `from` had been theirs during the last
 * month.
 */
export type Moved = { person: string; name: string; from: string[]; to: string | null };
/**
 * Roles and addresses that wait for a second person, to whom letters went until now, and who each
 * line is about.
 */
export type Brought = { asked: Asked[]; moved: Moved[]; people: Map<number, string> };

/** Writes what the file brings: all of it or nothing. Refused lines are left out. */
export async function applyRoster(
  tx: Tx,
  organisation: string,
  verdicts: Verdict[],
): Promise<Brought> {
  const asked: Asked[] = [];
  const moved: Moved[] = [];
  // Key checks are planned anew as the tables grow: a plan made while they were small reads them
  // whole for every row.
  await sql`set local plan_cache_mode = force_custom_plan`.execute(tx);
  const wanted = verdicts.filter(({ is }) => is === 'new' || is === 'changed');
  const members = await ensureNames(
    tx,
    'member_organisation',
    organisation,
    wanted.map(({ person }) => person.memberOrganisation),
  );
  const units = await ensureNames(
    tx,
    'unit',
    organisation,
    wanted.map(({ person }) => person.unit),
  );
  const row = (person: RosterPerson) => ({
    given_name: person.givenName,
    ...(person.familyName ? { family_name: person.familyName } : {}),
    ...(person.number ? { number: person.number } : {}),
    ...(person.email ? { email: person.email } : {}),
    ...(person.bornOn ? { born_on: person.bornOn } : {}),
    ...(person.jobTitle ? { job_title: person.jobTitle } : {}),
    ...(person.languages ? { languages: person.languages.split(' ') } : {}),
    ...(person.language ? { language: person.language } : {}),
    ...(person.sector ? { sector: person.sector } : {}),
    ...(person.unit ? { unit_id: units.get(person.unit)! } : {}),
    ...(person.memberOrganisation
      ? { member_organisation_id: members.get(person.memberOrganisation)! }
      : {}),
  });
  const roles: { person: string; role: Role }[] = [];
  const byLine = new Map<number, string>();
  for (const batch of chunks(
    wanted.filter(({ is }) => is === 'new'),
    500,
  )) {
    const made = batch.map(({ line, person }) => ({ id: crypto.randomUUID(), line, person }));
    for (const { id, line } of made) byLine.set(line, id);
    await tx
      .insertInto('person')
      .values(
        made.map(({ id, person }) => ({
          organisation_id: organisation,
          id,
          family_name: '',
          number: null,
          email: null,
          born_on: null,
          job_title: null,
          unit_id: null,
          member_organisation_id: null,
          languages: [],
          language: null,
          sector: null,
          ...row(person),
        })),
      )
      .execute();
    roles.push(
      ...made
        .filter(({ person }) => person.role)
        .map(({ id, person }) => ({ person: id, role: person.role! })),
    );
  }
  for (const verdict of wanted.filter(({ is }) => is === 'changed')) {
    const { id, person, changes, asksAddress, asksBirthday } = verdict;
    const isMoved = !asksAddress && changes.some(({ field }) => field === 'email');
    if (asksAddress) asked.push({ kind: 'address', person: id!, address: person.email! });
    if (asksBirthday) asked.push({ kind: 'birthday', person: id!, bornOn: person.bornOn! });
    await tx
      .updateTable('person')
      .set(
        row({
          ...person,
          ...(asksAddress ? { email: null } : {}),
          ...(asksBirthday ? { bornOn: null } : {}),
        }),
      )
      .where('id', '=', id!)
      .execute();
    if (isMoved) {
      const from = await addressesBefore(tx, id!);
      moved.push({ person: id!, name: fullName(person), from, to: person.email });
    }
    if (changes.some(({ field }) => field === 'role'))
      roles.push({ person: id!, role: person.role! });
  }
  // Managers last: some come in by a later line than those they lead.
  const led = wanted.flatMap(({ id, line, manager }) =>
    manager === null
      ? []
      : [
          {
            person: id ?? byLine.get(line)!,
            manager: 'id' in manager ? manager.id : byLine.get(manager.line)!,
          },
        ],
  );
  for (const batch of chunks(led, 1000))
    await sql`update person set manager_id = v.manager from unnest(${sql.val(batch.map(({ person }) => person))}::uuid[], ${sql.val(batch.map(({ manager }) => manager))}::uuid[]) as v (id, manager) where person.id = v.id`.execute(
      tx,
    );
  const guarded = (role: Role) => guardedRoles.includes(role);
  for (const { person, role } of roles.filter((one) => guarded(one.role)))
    asked.push({ kind: 'role', person, role });
  for (const batch of chunks(
    roles.filter(({ role }) => !guarded(role)),
    1000,
  ))
    await tx
      .insertInto('membership')
      .values(
        batch.map(({ person, role }) => ({
          organisation_id: organisation,
          person_id: person,
          role,
        })),
      )
      .execute();
  for (const { is, id, line } of verdicts)
    if (id !== null && is !== 'refused' && is !== 'skipped') byLine.set(line, id);
  return { asked, moved, people: byLine };
}

/** After a change: every address of the last month that is not theirs any more. */
export async function addressesBefore(tx: ReadTx, person: string): Promise<string[]> {
  const row = await tx
    .selectFrom('person')
    .select(earlierEmails.as('earlier_emails'))
    .where('id', '=', person)
    .executeTakeFirstOrThrow();
  return row.earlier_emails;
}

async function ensureNames(
  tx: Tx,
  table: 'member_organisation' | 'unit',
  organisation: string,
  names: (string | null)[],
): Promise<Map<string, string>> {
  const known = new Map(
    (await tx.selectFrom(table).select(['id', 'name']).execute()).map((row) => [row.name, row.id]),
  );
  const missing = [...new Set(names)].filter(
    (name): name is string => name !== null && !known.has(name),
  );
  for (const name of missing) {
    const values = { organisation_id: organisation, name };
    const { id } =
      table === 'unit'
        ? await tx
            .insertInto('unit')
            .values({ ...values, kind: /^\d/.test(name) ? 'class' : 'department' })
            .returning('id')
            .executeTakeFirstOrThrow()
        : await tx
            .insertInto('member_organisation')
            .values(values)
            .returning('id')
            .executeTakeFirstOrThrow();
    known.set(name, id);
  }
  return known;
}

function chunks<T>(list: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) =>
    list.slice(i * size, (i + 1) * size),
  );
}

export async function insertPerson(
  tx: Tx,
  organisation: string,
  person: RosterPerson,
): Promise<string> {
  const id = crypto.randomUUID();
  const members = await ensureNames(tx, 'member_organisation', organisation, [
    person.memberOrganisation,
  ]);
  const units = await ensureNames(tx, 'unit', organisation, [person.unit]);
  await tx
    .insertInto('person')
    .values({
      organisation_id: organisation,
      id,
      given_name: person.givenName,
      family_name: person.familyName,
      email: person.email,
      number: person.number,
      born_on: person.bornOn,
      job_title: person.jobTitle,
      language: person.language,
      languages: person.languages?.split(' ') ?? [],
      sector: person.sector,
      unit_id: person.unit ? units.get(person.unit)! : null,
      member_organisation_id: person.memberOrganisation
        ? members.get(person.memberOrganisation)!
        : null,
    })
    .execute();
  if (person.role)
    await tx
      .insertInto('membership')
      .values({ organisation_id: organisation, person_id: id, role: person.role })
      .execute();
  return id;
}

export type PersonChange = {
  givenName: string;
  familyName: string;
  number: string | null;
  /** Undefined: stays, since it is that of an account. */
  email?: string | null;
  jobTitle: string | null;
  unit: string | null;
  memberOrganisation: string | null;
  language: CompleteLanguage | null;
  languages: string[];
  sector: string | null;
  manager: string | null;
};

/** R-13: what is known of somebody, as it stands in the form. */
export async function updatePerson(
  tx: Tx,
  { organisation, person }: { organisation: string; person: string },
  change: PersonChange,
): Promise<void> {
  const members = await ensureNames(tx, 'member_organisation', organisation, [
    change.memberOrganisation,
  ]);
  const units = await ensureNames(tx, 'unit', organisation, [change.unit]);
  await tx
    .updateTable('person')
    .set({
      given_name: change.givenName,
      family_name: change.familyName,
      number: change.number,
      ...(change.email === undefined ? {} : { email: change.email }),
      job_title: change.jobTitle,
      unit_id: change.unit ? units.get(change.unit)! : null,
      member_organisation_id: change.memberOrganisation
        ? members.get(change.memberOrganisation)!
        : null,
      language: change.language,
      languages: change.languages,
      sector: change.sector,
      manager_id: change.manager,
    })
    .where('id', '=', person)
    .execute();
}

/** Somebody else who goes by this number or address. */
export async function findOther(
  tx: ReadTx,
  { person, number, email }: { person: string; number?: string; email?: string },
): Promise<string | null> {
  const row = await tx
    .selectFrom('person')
    .select(nameOf('person').as('name'))
    .where('id', '<>', person)
    .where((on) =>
      on.or([
        ...(number ? [on('number', '=', number)] : []),
        ...(email ? [on('email', '=', email)] : []),
      ]),
    )
    .orderBy('id')
    .executeTakeFirst();
  return row?.name ?? null;
}

/** Whose manager somebody is. */
export async function listLed(
  tx: ReadTx,
  manager: string,
): Promise<{ id: string; name: string }[]> {
  return tx
    .selectFrom('person')
    .select(['id', nameOf('person').as('name')])
    .where('manager_id', '=', manager)
    .where('left_on', 'is', null)
    .orderBy('sort_name')
    .execute();
}

export async function listMembers(tx: ReadTx): Promise<{ id: string; name: string }[]> {
  return tx.selectFrom('member_organisation').select(['id', 'name']).orderBy('name').execute();
}

/** Everybody who holds one of these roles on this day. */
export async function listHolders(
  tx: ReadTx,
  roles: Role[],
  day: string,
): Promise<{ id: string; name: string }[]> {
  if (roles.length === 0) return [];
  const rows = await tx
    .selectFrom('membership as m')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'm.person_id'))
    .select(['p.id', 'p.given_name', 'p.family_name', 'p.sort_name'])
    .distinct()
    .where('m.role', 'in', roles)
    .where('m.first_day', '<=', day)
    .where((on) => on.or([on('m.last_day', 'is', null), on('m.last_day', '>=', day)]))
    .where('p.left_on', 'is', null)
    .orderBy('p.sort_name')
    .execute();
  return rows.map((row) => ({ id: row.id, name: `${row.given_name} ${row.family_name}` }));
}
