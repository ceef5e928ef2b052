import { sql } from 'kysely';
import type { Tx } from '../foundation/database.ts';
import { keyFor, opened, sealed, type Sealed } from '../foundation/sealed.ts';
import { noPreferences, type Preferences } from './preference.rules.ts';
import type { Part, RoleFact, Truth } from './eligibility.rules.ts';

export type Decision = {
  admitted: boolean;
  reason: string | null;
  verdict: Truth;
  by: string;
  at: Date;
};
export type Application = {
  id: string;
  cohortId: string;
  personId: string;
  name: string;
  jobTitle: string | null;
  language: string | null;
  memberOrganisation: string | null;
  memberOrganisationId: string | null;
  managerId: string | null;
  role: 'mentor' | 'mentee';
  answers: Record<string, string>;
  competences: string[];
  places: number;
  preferences: Preferences;
  bornOn: string | null;
  nominatedBy: string | null;
  roles: RoleFact[] | null;
  decision: Decision | null;
};

const noRoles = '*roles';

function applications(tx: Tx) {
  return tx
    .selectFrom('application as a')
    .innerJoin('person as p', (join) =>
      join.onRef('p.organisation_id', '=', 'a.organisation_id').onRef('p.id', '=', 'a.person_id'),
    )
    .leftJoin('member_organisation as m', (join) =>
      join
        .onRef('m.organisation_id', '=', 'p.organisation_id')
        .onRef('m.id', '=', 'p.member_organisation_id'),
    )
    .leftJoin('person as n', (join) =>
      join
        .onRef('n.organisation_id', '=', 'a.organisation_id')
        .onRef('n.id', '=', 'a.nominated_by'),
    )
    .select([
      'a.id',
      'a.cohort_id',
      'a.person_id',
      'a.role',
      sealed<Sealed | null>('application.answers', 'a').as('answers'),
      'a.competences',
      'a.places',
      'a.preferences',
      'p.given_name',
      'p.family_name',
      'p.job_title',
      'p.language',
      'p.born_on',
      'p.manager_id',
      'p.member_organisation_id',
      'm.name as member',
      'n.given_name as nominator',
      'n.family_name as nominator_family',
    ])
    .where('a.withdrawn_on', 'is', null);
}

type Row = Awaited<ReturnType<ReturnType<typeof applications>['execute']>>[number];

async function complete(tx: Tx, rows: Row[]): Promise<Application[]> {
  if (rows.length === 0) return [];
  const people = rows.map((row) => row.person_id);
  const history = await tx
    .selectFrom('role_history')
    .select(['person_id', 'kind', 'first_day', 'last_day', 'state_administration', 'verified_by'])
    .where('person_id', 'in', people)
    .execute();
  const decisions = await tx
    .selectFrom('admission_decision as d')
    .innerJoin('person as p', (join) =>
      join.onRef('p.organisation_id', '=', 'd.organisation_id').onRef('p.id', '=', 'd.decided_by'),
    )
    .distinctOn('application_id')
    .select([
      'application_id',
      'admitted',
      sealed<Sealed | null>('admission_decision.reason', 'd').as('reason'),
      'verdict',
      'decided_at',
      'given_name',
      'family_name',
    ])
    .where(
      'application_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('application_id')
    .orderBy('decided_at', 'desc')
    .execute();
  const rolesOf = Map.groupBy(history, (role) => role.person_id);
  const decisionOf = new Map(
    (await opened(tx, decisions, 'reason')).map((row): [string, Decision] => [
      row.application_id,
      {
        admitted: row.admitted,
        reason: row.reason,
        verdict: row.verdict as Truth,
        by: `${row.given_name} ${row.family_name}`,
        at: row.decided_at,
      },
    ]),
  );
  return (await opened(tx, rows, 'answers')).map((row) => {
    const answers = JSON.parse(row.answers ?? '{}') as Record<string, string>;
    const roles = (rolesOf.get(row.person_id) ?? []).map((role): RoleFact => ({
      kind: role.kind,
      firstDay: role.first_day,
      lastDay: role.last_day,
      stateAdministration: role.state_administration as Truth,
      verified: role.verified_by !== null,
    }));
    return {
      id: row.id,
      cohortId: row.cohort_id,
      personId: row.person_id,
      name: `${row.given_name} ${row.family_name}`,
      jobTitle: row.job_title,
      language: row.language,
      memberOrganisation: row.member,
      memberOrganisationId: row.member_organisation_id,
      managerId: row.manager_id,
      role: row.role as Application['role'],
      answers,
      competences: row.competences as string[],
      places: row.places,
      preferences: { ...noPreferences, ...(row.preferences as Partial<Preferences>) },
      bornOn: row.born_on,
      nominatedBy: row.nominator ? `${row.nominator} ${row.nominator_family}` : null,
      roles: roles.length > 0 ? roles : answers[noRoles] === 'none' ? [] : null,
      decision: decisionOf.get(row.id) ?? null,
    };
  });
}

export async function listApplications(
  tx: Tx,
  cohort: string,
  memberOrganisation: string | null,
): Promise<Application[]> {
  let query = applications(tx)
    .where('a.cohort_id', '=', cohort)
    .orderBy('p.family_name')
    .orderBy('p.given_name');
  if (memberOrganisation) query = query.where('p.member_organisation_id', '=', memberOrganisation);
  return complete(tx, await query.execute());
}

export async function findApplication(tx: Tx, id: string): Promise<Application | null> {
  const [found] = await complete(tx, await applications(tx).where('a.id', '=', id).execute());
  return found ?? null;
}

export async function listOwnApplications(tx: Tx, person: string): Promise<Application[]> {
  return complete(tx, await applications(tx).where('a.person_id', '=', person).execute());
}

type NewApplication = {
  organisation: string;
  cohort: string;
  person: string;
  role: string;
  nominatedBy: string | null;
};

/** Null when the person already has one. */
export async function insertApplication(
  tx: Tx,
  { organisation, cohort, person, role, nominatedBy }: NewApplication,
): Promise<string | null> {
  const row = await tx
    .insertInto('application')
    .values({
      organisation_id: organisation,
      cohort_id: cohort,
      person_id: person,
      role,
      nominated_by: nominatedBy,
    })
    .onConflict((on) => on.constraint('application_once').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function updateAnswers(
  tx: Tx,
  organisation: string,
  { id, personId, answers }: Pick<Application, 'id' | 'personId' | 'answers'>,
): Promise<void> {
  const key = await keyFor(tx, organisation, personId);
  await tx
    .updateTable('application')
    .set({ key_id: key.id, answers: key.seal('application.answers', id, JSON.stringify(answers)) })
    .where('id', '=', id)
    .execute();
}

export async function updateWishes(
  tx: Tx,
  {
    id,
    competences,
    places,
    preferences,
  }: Pick<Application, 'id' | 'competences' | 'places' | 'preferences'>,
): Promise<void> {
  await tx
    .updateTable('application')
    .set({
      competences: JSON.stringify(competences),
      places,
      preferences: JSON.stringify(preferences),
    })
    .where('id', '=', id)
    .execute();
}

/** People who apply for the other role in the cohort, by name. */
export async function listCounterparts(
  tx: Tx,
  cohort: string,
  role: 'mentor' | 'mentee',
): Promise<{ id: string; name: string }[]> {
  const rows = await tx
    .selectFrom('application as a')
    .innerJoin('person as p', (join) =>
      join.onRef('p.organisation_id', '=', 'a.organisation_id').onRef('p.id', '=', 'a.person_id'),
    )
    .select(['p.id', 'p.given_name', 'p.family_name'])
    .where('a.cohort_id', '=', cohort)
    .where('a.role', '=', role === 'mentor' ? 'mentee' : 'mentor')
    .where('a.withdrawn_on', 'is', null)
    .orderBy('p.family_name')
    .orderBy('p.given_name')
    .execute();
  return rows.map((row) => ({ id: row.id, name: `${row.given_name} ${row.family_name}` }));
}

export type NewRole = {
  kind: string;
  title: string;
  firstDay: string | null;
  lastDay: string | null;
  stateAdministration: string;
};

export async function insertRole(
  tx: Tx,
  organisation: string,
  person: string,
  role: NewRole,
): Promise<void> {
  await tx
    .insertInto('role_history')
    .values({
      organisation_id: organisation,
      person_id: person,
      kind: role.kind,
      title: role.title,
      first_day: role.firstDay,
      last_day: role.lastDay,
      state_administration: role.stateAdministration,
    })
    .execute();
}

export async function listRoles(tx: Tx, person: string): Promise<NewRole[]> {
  const rows = await tx
    .selectFrom('role_history')
    .select(['kind', 'title', 'first_day', 'last_day', 'state_administration'])
    .where('person_id', '=', person)
    .orderBy('first_day', 'desc')
    .execute();
  return rows.map((row) => ({
    kind: row.kind,
    title: row.title,
    firstDay: row.first_day,
    lastDay: row.last_day,
    stateAdministration: row.state_administration,
  }));
}

export async function insertDecision(
  tx: Tx,
  decision: {
    organisation: string;
    application: string;
    verdict: Truth;
    parts: Part[];
    admitted: boolean;
    reason: string | null;
    person: string;
  },
): Promise<void> {
  const id = crypto.randomUUID();
  const key = await keyFor(tx, decision.organisation, decision.application);
  await tx
    .insertInto('admission_decision')
    .values({
      organisation_id: decision.organisation,
      id,
      application_id: decision.application,
      verdict: decision.verdict,
      key_id: key.id,
      parts: key.seal('admission_decision.parts', id, JSON.stringify(decision.parts)),
      admitted: decision.admitted,
      reason: decision.reason ? key.seal('admission_decision.reason', id, decision.reason) : null,
      decided_by: decision.person,
    })
    .execute();
}

export async function listDecisions(tx: Tx, application: string): Promise<Decision[]> {
  const rows = await tx
    .selectFrom('admission_decision as d')
    .innerJoin('person as p', (join) =>
      join.onRef('p.organisation_id', '=', 'd.organisation_id').onRef('p.id', '=', 'd.decided_by'),
    )
    .select([
      'admitted',
      sealed<Sealed | null>('admission_decision.reason', 'd').as('reason'),
      'verdict',
      'decided_at',
      'given_name',
      'family_name',
    ])
    .where('application_id', '=', application)
    .orderBy('decided_at', 'desc')
    .execute();
  return (await opened(tx, rows, 'reason')).map((row) => ({
    admitted: row.admitted,
    reason: row.reason,
    verdict: row.verdict as Truth,
    at: row.decided_at,
    by: `${row.given_name} ${row.family_name}`,
  }));
}

/** People who hold the role and have no application for it in the cohort yet. */
export async function listNominees(
  tx: Tx,
  cohort: string,
  memberOrganisation: string | null,
): Promise<{ id: string; name: string; memberOrganisation: string | null }[]> {
  let query = tx
    .selectFrom('person as p')
    .leftJoin('member_organisation as m', (join) =>
      join
        .onRef('m.organisation_id', '=', 'p.organisation_id')
        .onRef('m.id', '=', 'p.member_organisation_id'),
    )
    .select(['p.id', 'given_name', 'family_name', 'm.name'])
    .where('left_on', 'is', null)
    .where((on) =>
      on.not(
        on.exists(
          on
            .selectFrom('application as a')
            .select(sql`1`.as('one'))
            .whereRef('a.organisation_id', '=', 'p.organisation_id')
            .whereRef('a.person_id', '=', 'p.id')
            .where('a.cohort_id', '=', cohort),
        ),
      ),
    );
  if (memberOrganisation) query = query.where('p.member_organisation_id', '=', memberOrganisation);
  const rows = await query.orderBy('family_name').orderBy('given_name').limit(2000).execute();
  return rows.map((row) => ({
    id: row.id,
    name: `${row.given_name} ${row.family_name}`,
    memberOrganisation: row.name,
  }));
}
