import { sql } from 'kysely';
import { inside, type Value, type ReadTx, type Tx } from '../../platform/database.ts';
import { keyFor, decrypted, encrypted, type Encrypted } from '../../platform/encryption.ts';
import { nameOf } from '../people/person.store.ts';
import { noPreferences, type Preferences } from './preference.rules.ts';
import type { Part, RoleFact, Truth } from './eligibility.rules.ts';
import type { Role } from '../../web/permission.ts';

export type Decision = {
  admitted: boolean;
  reason: string | null;
  verdict: Truth;
  by: string;
  at: Date;
  /** the last day of an admission that ends. */
  validUntil: string | null;
};
export type Application = {
  id: string;
  cohortId: string;
  personId: string;
  name: string;
  jobTitle: string | null;
  memberOrganisation: string | null;
  memberOrganisationId: string | null;
  role: 'mentor' | 'mentee';
  answers: Record<string, string>;
  competences: string[];
  places: number;
  preferences: Preferences;
  bornOn: string | null;
  nominatedBy: string | null;
  roles: RoleFact[] | null;
  decision: Decision | null;
  /** Null while it stands. `by`: another person than the applicant. */
  withdrawn: { on: string; by: string | null } | null;
  /** It was sent by a public link. */
  isFromOutside: boolean;
};

const noRoles = '*roles';
const today = sql<string>`this_day()`;

function applications(tx: ReadTx) {
  return tx
    .selectFrom('application as a')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'a.person_id'))
    .leftJoin('member_organisation as m', (join) =>
      inside(join, 'm.id', 'p.member_organisation_id'),
    )
    .leftJoin('person as n', (join) => inside(join, 'n.id', 'a.nominated_by'))
    .leftJoin('person as w', (join) => inside(join, 'w.id', 'a.withdrawn_by'))
    .select([
      'a.id',
      'a.cohort_id',
      'a.person_id',
      'a.role',
      encrypted<Encrypted | null>('application.answers', 'a').as('answers'),
      'a.competences',
      'a.places',
      'a.preferences',
      'p.given_name',
      'p.family_name',
      'p.job_title',
      'p.born_on',
      'p.member_organisation_id',
      'm.name as member',
      'n.given_name as nominator',
      'n.family_name as nominator_family',
      'a.withdrawn_on',
      'a.withdrawn_by',
      nameOf<string | null>('w').as('withdrawer'),
      sql<boolean>`exists (select from public_application o where o.organisation_id = a.organisation_id and o.application_id = a.id)`.as(
        'from_outside',
      ),
    ]);
}

const standing = (tx: ReadTx) => applications(tx).where('a.withdrawn_on', 'is', null);

type Row = Awaited<ReturnType<ReturnType<typeof applications>['execute']>>[number];

export const historyOf = (tx: ReadTx, people: string[]) =>
  tx
    .selectFrom('role_history')
    .select(['person_id', 'kind', 'first_day', 'last_day', 'state_administration'])
    .where('person_id', 'in', people);
type RoleRow = Awaited<ReturnType<ReturnType<typeof historyOf>['execute']>>[number];

/** Null where nobody has said anything yet. */
export function rolesKnown(rows: RoleRow[], answers: Record<string, string>): RoleFact[] | null {
  if (rows.length === 0) return answers[noRoles] === 'none' ? [] : null;
  return rows.map((role) => ({
    kind: role.kind,
    firstDay: role.first_day,
    lastDay: role.last_day,
    stateAdministration: role.state_administration as Truth,
  }));
}

async function complete(tx: ReadTx, rows: Row[]): Promise<Application[]> {
  if (rows.length === 0) return [];
  const people = rows.map((row) => row.person_id);
  const history = await historyOf(tx, people).execute();
  const decisions = await tx
    .selectFrom('admission_decision as d')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'd.decided_by'))
    .distinctOn('application_id')
    .select([
      'application_id',
      'admitted',
      encrypted<Encrypted | null>('admission_decision.reason', 'd').as('reason'),
      'verdict',
      'decided_at',
      'valid_until',
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
    (await decrypted(tx, decisions, 'reason')).map((row): [string, Decision] => [
      row.application_id,
      {
        admitted: row.admitted,
        reason: row.reason,
        verdict: row.verdict,
        by: `${row.given_name} ${row.family_name}`,
        at: row.decided_at,
        validUntil: row.valid_until,
      },
    ]),
  );
  return (await decrypted(tx, rows, 'answers')).map((row) => {
    const answers = JSON.parse(row.answers ?? '{}') as Record<string, string>;
    return {
      id: row.id,
      cohortId: row.cohort_id,
      personId: row.person_id,
      name: `${row.given_name} ${row.family_name}`,
      jobTitle: row.job_title,
      memberOrganisation: row.member,
      memberOrganisationId: row.member_organisation_id,
      role: row.role,
      answers,
      competences: row.competences,
      places: row.places,
      preferences: { ...noPreferences, ...row.preferences },
      bornOn: row.born_on,
      nominatedBy: row.nominator ? `${row.nominator} ${row.nominator_family}` : null,
      roles: rolesKnown(rolesOf.get(row.person_id) ?? [], answers),
      decision: decisionOf.get(row.id) ?? null,
      withdrawn:
        row.withdrawn_on === null
          ? null
          : {
              on: row.withdrawn_on,
              by: row.withdrawn_by === row.person_id ? null : row.withdrawer,
            },
      isFromOutside: row.from_outside,
    };
  });
}

/** Those that stand, or those that were withdrawn. */
export async function listApplications(
  tx: ReadTx,
  cohort: string,
  memberOrganisation: string | null,
  { withdrawn = false }: { withdrawn?: boolean } = {},
): Promise<Application[]> {
  let query = (withdrawn ? applications(tx).where('a.withdrawn_on', 'is not', null) : standing(tx))
    .where('a.cohort_id', '=', cohort)
    .orderBy('p.sort_name');
  if (memberOrganisation) query = query.where('p.member_organisation_id', '=', memberOrganisation);
  return complete(tx, await query.execute());
}

export async function findApplication(
  tx: ReadTx,
  id: string,
  { withdrawn = false }: { withdrawn?: boolean } = {},
): Promise<Application | null> {
  const query = withdrawn ? applications(tx) : standing(tx);
  const [found] = await complete(tx, await query.where('a.id', '=', id).execute());
  return found ?? null;
}

/** Another one of the cohort that waits for a decision, by name the next after this one. */
export async function nextUndecided(
  tx: ReadTx,
  { id, cohortId }: Pick<Application, 'id' | 'cohortId'>,
): Promise<string | null> {
  const rows = await standing(tx)
    .clearSelect()
    .select(['a.id', 'p.family_name', 'p.given_name'])
    .where('a.cohort_id', '=', cohortId)
    .where((on) =>
      on.or([
        on('a.id', '=', id),
        on.not(
          on.exists(
            on
              .selectFrom('admission_decision as d')
              .select(sql`1`.as('one'))
              .whereRef('d.organisation_id', '=', 'a.organisation_id')
              .whereRef('d.application_id', '=', 'a.id'),
          ),
        ),
      ]),
    )
    .orderBy('p.sort_name')
    .orderBy('a.id')
    .execute();
  const at = rows.findIndex((row) => row.id === id);
  return (rows[at + 1] ?? rows.find((row) => row.id !== id))?.id ?? null;
}

/** `withdrawn`: also those that do not stand any more. */
export async function listOwnApplications(
  tx: ReadTx,
  person: string,
  { withdrawn = false }: { withdrawn?: boolean } = {},
): Promise<Application[]> {
  const query = withdrawn ? applications(tx) : standing(tx);
  return complete(tx, await query.where('a.person_id', '=', person).execute());
}

/**
 * from now on nobody is matched by it; what was asked by then and has not begun is taken back.
 */
export async function withdraw(
  tx: Tx,
  { id, cohortId, personId }: Pick<Application, 'id' | 'cohortId' | 'personId'>,
  { by, today }: { by: string; today: string },
): Promise<void> {
  await tx
    .updateTable('application')
    .set({ withdrawn_on: today, withdrawn_by: by })
    .where('id', '=', id)
    .execute();
  // Whoever says yes at this moment holds the question, and what they begin is seen only by what is
  // asked after they have ended.
  const asked = await tx
    .selectFrom('proposal as q')
    .select('q.id')
    .where('q.cohort_id', '=', cohortId)
    .where((on) => on.or([on('q.mentor_id', '=', personId), on('q.mentee_id', '=', personId)]))
    .where('q.sent_at', 'is not', null)
    .orderBy('q.id')
    .forUpdate()
    .execute();
  await tx
    .updateTable('proposal as q')
    .set({ sent_at: null, answer_by: null, choice: null, chosen_on: null })
    .where(sql<boolean>`q.id = any(${asked.map(({ id: one }) => one)}::uuid[])`)
    .where(
      sql<boolean>`not exists (select 1 from mentorship m where m.organisation_id = q.organisation_id and m.proposal_id = q.id)`,
    )
    .execute();
}

/** As it was before it was withdrawn, with what had been said and decided. */
export async function takeUpAgain(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('application')
    .set({ withdrawn_on: null, withdrawn_by: null })
    .where('id', '=', id)
    .execute();
  // The link of whoever sent it shows it standing again.
  await tx
    .updateTable('public_application')
    .set({ withdrawn_on: null })
    .where('application_id', '=', id)
    .execute();
}

/** The application of somebody in a role that a coordinator withdrew. */
export async function findWithdrawn(
  tx: ReadTx,
  { cohort, person, role }: Pick<NewApplication, 'cohort' | 'person' | 'role'>,
): Promise<string | null> {
  const row = await tx
    .selectFrom('application')
    .select('id')
    .where('cohort_id', '=', cohort)
    .where('person_id', '=', person)
    .where('role', '=', role)
    .where('withdrawn_on', 'is not', null)
    .where('withdrawn_by', '<>', person)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Whether a mentorship of the cohort runs in which the person is what they applied as. */
export async function isMatched(
  tx: ReadTx,
  { cohortId, personId, role }: Pick<Application, 'cohortId' | 'personId' | 'role'>,
): Promise<boolean> {
  const row = await tx
    .selectFrom('mentorship as m')
    .innerJoin('mentorship_member as x', (join) => inside(join, 'x.mentorship_id', 'm.id'))
    .leftJoin('closure as c', (join) => inside(join, 'c.mentorship_id', 'm.id'))
    .select('m.id')
    .where('m.cohort_id', '=', cohortId)
    .where('x.person_id', '=', personId)
    .where('x.part', '=', role)
    .where('x.last_day', 'is', null)
    .where('c.mentorship_id', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** MA-40: of a cohort, applications of people who are admitted and have nobody yet. */
export async function listToPlace(tx: ReadTx, cohort: string): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('application as a')
    .select('a.id')
    .where('a.cohort_id', '=', cohort)
    .where(sql<boolean>`is_admitted(a.organisation_id, a.id)`)
    .where(sql<boolean>`is_to_place(a.organisation_id, a.id)`)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Whom an applicant asks to look again: who looks after the cohort, else who decided last. */
export async function findContact(
  tx: ReadTx,
  { application, coordinator }: { application: string; coordinator: string | null },
): Promise<{ name: string; email: string | null } | null> {
  const people = tx
    .selectFrom('person as p')
    .select([nameOf('p').as('name'), 'p.email'])
    .where('p.left_on', 'is', null);
  const careful =
    coordinator === null
      ? undefined
      : await people.where('p.id', '=', coordinator).executeTakeFirst();
  if (careful) return careful;
  const decider = await people
    .innerJoin('admission_decision as d', (join) => inside(join, 'd.decided_by', 'p.id'))
    .where('d.application_id', '=', application)
    .orderBy('d.decided_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return decider ?? null;
}

type NewApplication = {
  organisation: string;
  cohort: string;
  person: string;
  role: Value<'application', 'role'>;
  nominatedBy: string | null;
};

/** Whether the person has withdrawn this application. */
export const hasWithdrawn = async (
  tx: ReadTx,
  { cohort, person, role }: Pick<NewApplication, 'cohort' | 'person' | 'role'>,
): Promise<boolean> =>
  (await tx
    .selectFrom('application')
    .select('id')
    .where('cohort_id', '=', cohort)
    .where('person_id', '=', person)
    .where('role', '=', role)
    .where('withdrawn_on', 'is not', null)
    .executeTakeFirst()) !== undefined;

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
  tx: ReadTx,
  cohort: string,
  role: 'mentor' | 'mentee',
): Promise<{ id: string; name: string }[]> {
  const rows = await tx
    .selectFrom('application as a')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'a.person_id'))
    .select(['p.id', 'p.given_name', 'p.family_name'])
    .where('a.cohort_id', '=', cohort)
    .where('a.role', '=', role === 'mentor' ? 'mentee' : 'mentor')
    .where('a.withdrawn_on', 'is', null)
    .orderBy('p.sort_name')
    .execute();
  return rows.map((row) => ({ id: row.id, name: `${row.given_name} ${row.family_name}` }));
}

export type NewRole = {
  kind: Value<'role_history', 'kind'>;
  title: string;
  firstDay: string | null;
  lastDay: string | null;
  stateAdministration: Value<'role_history', 'state_administration'>;
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

/** Null: as the applicant says. */
export type Verification = { by: string; on: string; against: string };
export type HeldRole = NewRole & { id: string; verified: Verification | null };

export async function listRoles(tx: ReadTx, person: string): Promise<HeldRole[]> {
  const rows = await tx
    .selectFrom('role_history as r')
    .leftJoin('person as v', (join) => inside(join, 'v.id', 'r.verified_by'))
    .select([
      'r.id',
      'r.kind',
      'r.title',
      'r.first_day',
      'r.last_day',
      'r.state_administration',
      'r.verified_on',
      encrypted<Encrypted | null>('role_history.verified_against', 'r').as('against'),
      nameOf<string | null>('v').as('verifier'),
    ])
    .where('r.person_id', '=', person)
    .orderBy('r.first_day', 'desc')
    .orderBy('r.id')
    .execute();
  return (await decrypted(tx, rows, 'against')).map((row) => ({
    id: row.id,
    kind: row.kind,
    title: row.title,
    firstDay: row.first_day,
    lastDay: row.last_day,
    stateAdministration: row.state_administration,
    verified:
      row.verified_on === null
        ? null
        : { by: row.verifier!, on: row.verified_on, against: row.against! },
  }));
}

/**
 * what was verified was the role as it stood; another end makes it the applicant's word again.
 */
export async function updateRoleEnd(tx: Tx, id: string, lastDay: string): Promise<void> {
  await tx
    .updateTable('role_history')
    .set({ last_day: lastDay, verified_by: null, verified_on: null, verified_against: null })
    .where('id', '=', id)
    .execute();
}

export async function deleteRole(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('role_history').where('id', '=', id).execute();
}

/** who has seen that the role was held, when, and by what. */
export async function verifyRole(
  tx: Tx,
  { role, by, today, against }: { role: string; by: string; today: string; against: string },
): Promise<void> {
  const { organisation_id: organisation, person_id: person } = await tx
    .selectFrom('role_history')
    .select(['organisation_id', 'person_id'])
    .where('id', '=', role)
    .executeTakeFirstOrThrow();
  const key = await keyFor(tx, organisation, person);
  await tx
    .updateTable('role_history')
    .set({
      verified_by: by,
      verified_on: today,
      key_id: key.id,
      verified_against: key.seal('role_history.verified_against', role, against),
    })
    .where('id', '=', role)
    .execute();
}

export async function unverifyRole(tx: Tx, role: string): Promise<void> {
  await tx
    .updateTable('role_history')
    .set({ verified_by: null, verified_on: null, verified_against: null })
    .where('id', '=', role)
    .execute();
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
): Promise<string> {
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
      // an admission ends with what the cohort says, as it was on the day of the decision.
      valid_until: decision.admitted
        ? sql<
            string | null
          >`(select c.admitted_until from cohort c join application a on a.organisation_id = c.organisation_id and a.cohort_id = c.id
            where a.organisation_id = ${decision.organisation} and a.id = ${decision.application})`
        : null,
    })
    .execute();
  return id;
}

/** The role from today on, where the person does not hold it. */
export async function ensureMembership(
  tx: Tx,
  {
    organisation,
    person,
    role,
  }: { organisation: string; person: string; role: Application['role'] },
): Promise<void> {
  const held = await tx
    .selectFrom('membership')
    .select('id')
    .where('person_id', '=', person)
    .where('role', '=', role)
    .where(sql<boolean>`this_day() between first_day and coalesce(last_day, 'infinity')`)
    .executeTakeFirst();
  if (!held)
    await tx
      .insertInto('membership')
      .values({
        organisation_id: organisation,
        person_id: person,
        role,
        first_day: sql<string>`this_day()`,
      })
      .execute();
}

export async function listDecisions(tx: ReadTx, application: string): Promise<Decision[]> {
  const rows = await tx
    .selectFrom('admission_decision as d')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'd.decided_by'))
    .select([
      'admitted',
      encrypted<Encrypted | null>('admission_decision.reason', 'd').as('reason'),
      'verdict',
      'decided_at',
      'valid_until',
      'given_name',
      'family_name',
    ])
    .where('application_id', '=', application)
    .orderBy('decided_at', 'desc')
    .execute();
  return (await decrypted(tx, rows, 'reason')).map((row) => ({
    admitted: row.admitted,
    reason: row.reason,
    verdict: row.verdict,
    at: row.decided_at,
    validUntil: row.valid_until,
    by: `${row.given_name} ${row.family_name}`,
  }));
}

/** People who hold the role and have no application for it in the cohort yet. */
export type Nominee = {
  id: string;
  name: string;
  memberOrganisation: string | null;
  unit: string | null;
  jobTitle: string | null;
  email: string | null;
  bornOn: string | null;
  roles: Role[];
  /** Earlier work that is known; null where nobody has said anything. */
  work: RoleFact[] | null;
};

/** Everybody who has no application for this cohort, of one member organisation or all. */
export async function listNominees(
  tx: ReadTx,
  cohort: string,
  memberOrganisation: string | null,
): Promise<Nominee[]> {
  let query = tx
    .selectFrom('person as p')
    .leftJoin('member_organisation as m', (join) =>
      inside(join, 'm.id', 'p.member_organisation_id'),
    )
    .leftJoin('unit as u', (join) => inside(join, 'u.id', 'p.unit_id'))
    .select((on) => [
      'p.id',
      'given_name',
      'family_name',
      'm.name as member',
      'u.name as unit',
      'job_title',
      'email',
      'born_on',
      on
        .selectFrom('membership as s')
        .select(sql<Role[]>`coalesce(array_agg(distinct s.role order by s.role), '{}')`.as('roles'))
        .whereRef('s.organisation_id', '=', 'p.organisation_id')
        .whereRef('s.person_id', '=', 'p.id')
        .where((open) => open.or([open('s.last_day', 'is', null), open('s.last_day', '>=', today)]))
        .as('roles'),
    ])
    .where('left_on', 'is', null)
    .where('erased_on', 'is', null)
    .where('merged_into', 'is', null)
    .where((on) =>
      on.not(
        on.exists(
          on
            .selectFrom('application as a')
            .select(sql`1`.as('one'))
            .whereRef('a.organisation_id', '=', 'p.organisation_id')
            .whereRef('a.person_id', '=', 'p.id')
            .where('a.cohort_id', '=', cohort)
            // What a coordinator withdrew was a mistake that can be made good.
            .where((still) =>
              still.or([
                still('a.withdrawn_on', 'is', null),
                still('a.withdrawn_by', '=', still.ref('a.person_id')),
              ]),
            ),
        ),
      ),
    );
  if (memberOrganisation) query = query.where('p.member_organisation_id', '=', memberOrganisation);
  const rows = await query.orderBy('sort_name').execute();
  const people = rows.map(({ id }) => id);
  const history = people.length > 0 ? await historyOf(tx, people).execute() : [];
  const workOf = Map.groupBy(history, ({ person_id: person }) => person);
  return rows.map((row) => ({
    id: row.id,
    name: `${row.given_name} ${row.family_name}`.trim(),
    memberOrganisation: row.member,
    unit: row.unit,
    jobTitle: row.job_title,
    email: row.email,
    bornOn: row.born_on,
    roles: row.roles ?? [],
    work: rolesKnown(workOf.get(row.id) ?? [], {}),
  }));
}
