/**
 * ID-1: what one person asks for and a second one agrees to. A request grants nothing; what was
 * agreed is written by whoever asks here.
 */
import { sql } from 'kysely';
import { childIn, personIn } from './approval.rules.ts';
import { approvalDays, endedRequestDays } from './window.rules.ts';
import {
  inside,
  ago,
  selectRows,
  type ReadTx,
  type Tx,
  type Value,
} from '../../platform/database.ts';
import type { Role } from '../../web/permission.ts';

export type Asked =
  | { kind: 'account'; person: string }
  | { kind: 'role'; person: string; role: Role }
  | { kind: 'specialty'; person: string; target: Value<'specialty', 'target'> }
  | { kind: 'guardian'; person: string; child: string }
  | { kind: 'address'; person: string; address: string }
  | { kind: 'card'; person: string }
  | { kind: 'provider'; provider: string }
  | { kind: 'leaving'; person: string }
  | { kind: 'protection'; person: string }
  | { kind: 'birthday'; person: string; bornOn: string }
  | { kind: 'return'; person: string }
  | { kind: 'custody'; person: string; child: string }
  | { kind: 'unprotection'; person: string }
  | { kind: 'consent-age'; age: number }
  | { kind: 'link'; person: string };
export type Kind = Asked['kind'];

/** A request is as good as whoever asked: it ends with the role by which they did. */
const isWaiting = sql<boolean>`a.outcome is null and a.asked_at > ${ago({ days: approvalDays })}
  and may_still_ask(a.organisation_id, a.asked_by, a.kind)`;

/**
 * Nobody else has ever had an account, so there is nobody whose confidence could be broken. The
 * database asks the same.
 */
export async function foundsAlone(tx: ReadTx, organisation: string): Promise<boolean> {
  const rows = await selectRows(
    tx,
    sql<{ alone: boolean }>`select founds_alone(${organisation}) as alone`,
  );
  return rows[0]!.alone;
}

/** Not asked already, nor twice. */
async function freshOf(tx: ReadTx, asked: Asked[]): Promise<Asked[]> {
  const waiting = new Set((await listWaiting(tx)).map(keyOf));
  return [...new Map(asked.map((one) => [keyOf(one), one])).entries()].flatMap(([key, one]) =>
    waiting.has(key) ? [] : [one],
  );
}

/**
 * What is answered for one person at a time: who comes in as whom, and who is there. Everything
 * else of an act is answered as one.
 */
const byPerson: Kind[] = [
  'address',
  'account',
  'leaving',
  'return',
  'protection',
  'unprotection',
  'custody',
  'link',
];

/**
 * What waits already is not asked again. Returns what was new, with the batch it is answered in.
 */
export async function insertApprovals(
  tx: Tx,
  { organisation, by, asked }: { organisation: string; by: string; asked: Asked[] },
): Promise<{ batch: string; asked: Asked[] }[]> {
  // Of two at once the second finds what the first has asked.
  await sql`select pg_advisory_xact_lock(hashtext('approval'), hashtext(${organisation}))`.execute(
    tx,
  );
  const batches = [
    ...Map.groupBy(await freshOf(tx, asked), (one) =>
      byPerson.includes(one.kind) ? keyOf(one) : '',
    ).values(),
  ].map((fresh) => ({ batch: crypto.randomUUID(), asked: fresh }));
  const rows = batches.flatMap(({ batch, asked: fresh }) => fresh.map((one) => ({ batch, one })));
  for (let from = 0; from < rows.length; from += 500)
    await tx
      .insertInto('approval')
      .values(
        rows.slice(from, from + 500).map(({ batch, one }) => ({
          organisation_id: organisation,
          batch_id: batch,
          asked_by: by,
          kind: one.kind,
          person_id: personIn(one),
          role: one.kind === 'role' ? one.role : null,
          target: one.kind === 'specialty' ? one.target : null,
          child_id: childIn(one),
          address: one.kind === 'address' ? one.address : null,
          born_on: one.kind === 'birthday' ? one.bornOn : null,
          provider_id: one.kind === 'provider' ? one.provider : null,
          age: one.kind === 'consent-age' ? one.age : null,
        })),
      )
      .execute();
  return batches;
}

const keyOf = (one: Asked): string =>
  [
    one.kind,
    one.kind === 'provider' ? one.provider : (personIn(one) ?? ''),
    childIn(one) ??
      (one.kind === 'role'
        ? one.role
        : one.kind === 'specialty'
          ? one.target
          : one.kind === 'address'
            ? one.address
            : one.kind === 'birthday'
              ? one.bornOn
              : one.kind === 'consent-age'
                ? one.age
                : ''),
  ].join(' ');

export type Waiting = Asked & {
  batch: string;
  /** Whom it is about; the name of the sign-in of the organisation. */
  name: string;
  childName: string | null;
  /** Of whom it is about. */
  email: string | null;
  childEmail: string | null;
  askedById: string;
  askedBy: string;
  askedAt: Date;
};

const nameOf = (alias: string) =>
  sql<string>`${sql.ref(`${alias}.given_name`)} || ' ' || ${sql.ref(`${alias}.family_name`)}`;

type Scope = { batch?: string; person?: string };

const approvals = (tx: ReadTx) =>
  tx
    .selectFrom('approval as a')
    .innerJoin('person as asker', (join) => inside(join, 'asker.id', 'a.asked_by'))
    .leftJoin('person as p', (join) => inside(join, 'p.id', 'a.person_id'))
    .leftJoin('person as c', (join) => inside(join, 'c.id', 'a.child_id'))
    .leftJoin('identity_provider as i', (join) => inside(join, 'i.id', 'a.provider_id'))
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
      'a.born_on',
      'a.age',
      'p.email',
      'c.email as child_email',
      nameOf('p').as('name'),
      nameOf('c').as('child'),
      nameOf('asker').as('asker'),
    ]);

export const waitingQuery = (tx: ReadTx, scope: Scope = {}) =>
  approvals(tx)
    .where(isWaiting)
    .where((on) => on.or([on('p.left_on', 'is', null), on('a.kind', '=', 'return')]))
    .$if(scope.batch !== undefined, (query) => query.where('a.batch_id', '=', scope.batch!))
    .$if(scope.person !== undefined, (query) =>
      query.where((on) =>
        on.or([on('a.person_id', '=', scope.person!), on('a.child_id', '=', scope.person!)]),
      ),
    )
    .orderBy('a.asked_at')
    .orderBy('a.batch_id')
    .orderBy('p.sort_name')
    .orderBy('a.id');

/**
 * ID-7: what a changed name, address or card has ended, lately; of whoever changed it themselves
 * nothing, who has read it on the page.
 */
export const endedQuery = (tx: ReadTx, asker?: string) =>
  approvals(tx)
    .where('a.is_ended_by_change', '=', true)
    .where('a.decided_at', '>', ago({ days: endedRequestDays }))
    .where(sql<boolean>`a.decided_by is distinct from a.asked_by`)
    .$if(asker !== undefined, (query) => query.where('a.asked_by', '=', asker!))
    .orderBy('a.decided_at', 'desc')
    .orderBy('a.batch_id')
    .orderBy('a.id')
    .limit(200);

export const listEndedByChange = async (tx: ReadTx, asker?: string): Promise<Waiting[]> =>
  (await endedQuery(tx, asker).execute()).map(waitingOf);

export async function listWaiting(tx: ReadTx, scope: Scope = {}): Promise<Waiting[]> {
  return (await waitingQuery(tx, scope).execute()).map(waitingOf);
}

type ApprovalRow = Awaited<ReturnType<ReturnType<typeof approvals>['execute']>>[number];

function waitingOf(row: ApprovalRow): Waiting {
  return {
    ...({
      kind: row.kind,
      person: row.person_id,
      role: row.role,
      target: row.target,
      child: row.child_id,
      address: row.address,
      bornOn: row.born_on,
      age: row.age,
      provider: row.provider_id,
    } as unknown as Asked),
    batch: row.batch_id,
    name: row.name ?? row.provider ?? '',
    childName: row.child,
    email: row.email,
    childEmail: row.child_email,
    askedById: row.asked_by,
    askedBy: row.asker,
    askedAt: row.asked_at,
  };
}

/**
 * False when somebody was faster. The database refuses an agreement by anybody in whose way
 * `faultOf` finds something.
 */
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

/**
 * Why somebody cannot agree: asked for it; it is about them; it is none of theirs; they and the
 * asker let each other in, or one person both.
 */
export type AgreementFault = 'asker' | 'concerned' | 'stranger' | 'acquainted' | 'unknown';

/** As the database sees it, which refuses the agreement for the same reasons. Null: they can. */
export async function faultOf(
  tx: ReadTx,
  { organisation, batch, person }: { organisation: string; batch: string; person: string },
): Promise<AgreementFault | null> {
  const rows = await selectRows(
    tx,
    sql<{
      fault: AgreementFault | null;
    }>`select agreement_fault(${organisation}, ${batch}::uuid, ${person}::uuid) as fault`,
  );
  return rows[0]!.fault;
}

/** Who could agree, and signs in; nobody: whoever runs the server can. */
export async function listSecondPeople(
  tx: ReadTx,
  { organisation, batch }: { organisation: string; batch: string },
): Promise<string[]> {
  const rows = await selectRows(
    tx,
    sql<{ name: string }>`select given_name || ' ' || family_name as name from person
    where id in (select second_people(${organisation}, ${batch}::uuid)) order by sort_name`,
  );
  return rows.map(({ name }) => name);
}

/** Whether these two count as one person where two have to agree. */
export async function areAcquainted(
  tx: ReadTx,
  { organisation, one, other }: { organisation: string; one: string; other: string },
): Promise<boolean> {
  const rows = await selectRows(
    tx,
    sql<{
      are: boolean;
    }>`select are_acquainted(${organisation}, ${one}::uuid, ${other}::uuid) as are`,
  );
  return rows[0]!.are;
}

/**
 * PI-4: whether whoever is at work here protects this identity alone: of a pupil, their own, or once
 * it was agreed to. The database asks the same.
 */
export async function mayProtect(
  tx: ReadTx,
  { organisation, person }: { organisation: string; person: string },
): Promise<boolean> {
  const rows = await selectRows(
    tx,
    sql<{ may: boolean }>`select may_protect(${organisation}, ${person}::uuid) as may`,
  );
  return rows[0]!.may;
}

/** ID-9: whether the end of this protection is for whoever is at work here to write. */
export async function mayUnprotect(
  tx: ReadTx,
  { organisation, person }: { organisation: string; person: string },
): Promise<boolean> {
  const rows = await selectRows(
    tx,
    sql<{ may: boolean }>`select may_unprotect(${organisation}, ${person}::uuid) as may`,
  );
  return rows[0]!.may;
}

/** ID-10: somebody who has been a pupil of a class, and a link of whom nobody else has agreed to. */
export async function needsSecondForLink(
  tx: ReadTx,
  { organisation, person }: { organisation: string; person: string },
): Promise<boolean> {
  const rows = await selectRows(
    tx,
    sql<{
      needs: boolean;
    }>`select needs_second_for_link(${organisation}, ${person}::uuid) as needs`,
  );
  return rows[0]!.needs;
}

/**
 * ID-6: those of these people, with the birthday that somebody wants to write, whom it would make a
 * grown-up, or a child, as the database sees it.
 */
export async function listMovedAges(
  tx: ReadTx,
  organisation: string,
  birthdays: { person: string; bornOn: string }[],
): Promise<Set<string>> {
  if (birthdays.length === 0) return new Set();
  const rows = await selectRows(
    tx,
    sql<{ id: string }>`
    select v.id from unnest(${birthdays.map(({ person }) => person)}::uuid[], ${birthdays.map(({ bornOn }) => bornOn)}::date[]) as v (id, born)
    where moves_age(${organisation}, v.id, v.born)`,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Those of these people who hold a role of weight, or would get it back with their return. */
export async function listGuarded(tx: ReadTx, people: string[]): Promise<Set<string>> {
  const rows = await selectRows(
    tx,
    sql<{ id: string }>`
    select distinct p.id from membership m join person p on p.organisation_id = m.organisation_id and p.id = m.person_id
    where p.id = any(${people}::uuid[]) and is_guarded(m.role) and coalesce(m.last_day, 'infinity') >= coalesce(p.left_on - 1, this_day())`,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Who holds a role on a day. */
export async function listRoleHolders(tx: ReadTx, role: Role, today: string): Promise<string[]> {
  const rows = await selectRows(
    tx,
    sql<{ id: string }>`
    select distinct m.person_id as id from membership m join person p on p.organisation_id = m.organisation_id and p.id = m.person_id
    where m.role = ${role} and m.first_day <= ${today}::date and (m.last_day is null or m.last_day >= ${today}::date) and p.left_on is null`,
  );
  return rows.map(({ id }) => id);
}
