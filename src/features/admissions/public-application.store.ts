/**
 * Applications from outside, apart from people and applications until a coordinator has said who it
 * is.
 */
import { sql } from 'kysely';
import { ago, inside, type ReadTx, type Tx, selectRows } from '../../platform/database.ts';
import { decrypted, encrypted, keyFor } from '../../platform/encryption.ts';
import { draftDays, type PublicContent, type Queue, paceDays } from './public-application.rules.ts';

export type PublicApplication = {
  id: string;
  callId: string;
  content: PublicContent;
  madeAt: Date;
  changedAt: Date;
  sentAt: Date | null;
  confirmedAt: Date | null;
  withdrawnOn: string | null;
  takenAt: Date | null;
  personId: string | null;
  applicationId: string | null;
  isNewPerson: boolean;
};

const rowsOf = (tx: ReadTx) =>
  tx
    .selectFrom('public_application as p')
    .select([
      'p.id',
      'p.call_id',
      encrypted('public_application.content', 'p').as('content'),
      'p.made_at',
      'p.changed_at',
      'p.sent_at',
      'p.confirmed_at',
      'p.withdrawn_on',
      'p.taken_at',
      'p.person_id',
      'p.application_id',
      'p.is_new_person',
    ]);
type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

const read = async (tx: ReadTx, rows: Row[]): Promise<PublicApplication[]> =>
  (await decrypted(tx, rows, 'content')).map((row) => ({
    id: row.id,
    callId: row.call_id,
    content: JSON.parse(row.content) as PublicContent,
    madeAt: row.made_at,
    changedAt: row.changed_at,
    sentAt: row.sent_at,
    confirmedAt: row.confirmed_at,
    withdrawnOn: row.withdrawn_on,
    takenAt: row.taken_at,
    personId: row.person_id,
    applicationId: row.application_id,
    isNewPerson: row.is_new_person,
  }));

/** Drafts that have lain too long are there no more, whether they have been deleted or not. */
const isKept = sql<boolean>`(p.sent_at is not null or p.changed_at > ${ago({ days: draftDays })})`;

export async function findPublic(tx: ReadTx, id: string): Promise<PublicApplication | null> {
  const rows = await rowsOf(tx).where('p.id', '=', id).where(isKept).execute();
  return (await read(tx, rows))[0] ?? null;
}

export async function findPublicOf(
  tx: ReadTx,
  application: string,
): Promise<PublicApplication | null> {
  const rows = await rowsOf(tx).where('p.application_id', '=', application).execute();
  return (await read(tx, rows))[0] ?? null;
}

/** Sent and in nobody's list yet, by cohort that is not over. */
export const newByCohort = (tx: ReadTx, today: string) =>
  tx
    .selectFrom('public_application as o')
    .innerJoin('application_call as l', (join) => inside(join, 'l.id', 'o.call_id'))
    .innerJoin('cohort as c', (join) => inside(join, 'c.id', 'l.cohort_id'))
    .innerJoin('programme as p', (join) => inside(join, 'p.id', 'c.programme_id'))
    .select([
      'c.id as cohort',
      'p.name as programme',
      'c.name',
      sql<number>`count(*)::int`.as('waiting'),
    ])
    .where('o.sent_at', 'is not', null)
    .where('o.taken_at', 'is', null)
    .where('o.withdrawn_on', 'is', null)
    .where('c.last_day', '>=', today)
    .groupBy(['p.id', 'p.name', 'c.id', 'c.name', 'c.first_day'])
    .orderBy('p.name')
    .orderBy('c.first_day', 'desc');

export async function countNew(tx: ReadTx, cohort: string): Promise<number> {
  const { waiting } = await tx
    .selectFrom('public_application as o')
    .innerJoin('application_call as l', (join) => inside(join, 'l.id', 'o.call_id'))
    .select(sql<number>`count(*)::int`.as('waiting'))
    .where('l.cohort_id', '=', cohort)
    .where('o.sent_at', 'is not', null)
    .where('o.taken_at', 'is', null)
    .where('o.withdrawn_on', 'is', null)
    .executeTakeFirstOrThrow();
  return waiting;
}

/** Sent for this cohort and in nobody's list yet, the earliest first. */
export async function listNew(tx: ReadTx, cohort: string): Promise<PublicApplication[]> {
  const rows = await rowsOf(tx)
    .innerJoin('application_call as c', (join) => inside(join, 'c.id', 'p.call_id'))
    .where('c.cohort_id', '=', cohort)
    .where('p.sent_at', 'is not', null)
    .where('p.taken_at', 'is', null)
    .where('p.withdrawn_on', 'is', null)
    .orderBy('p.sent_at')
    .orderBy('p.id')
    .execute();
  return read(tx, rows);
}

/** Whether anybody here has this address; it costs the same for both. */
export const isKnownAddress = async (tx: ReadTx, email: string): Promise<boolean> =>
  (await tx
    .selectFrom('person')
    .select('id')
    .where(sql<boolean>`lower(email) = ${email}`)
    .where('left_on', 'is', null)
    .limit(1)
    .executeTakeFirst()) !== undefined;

export async function insertPublic(
  tx: Tx,
  { organisation, call, content }: { organisation: string; call: string; content: PublicContent },
): Promise<string> {
  const id = crypto.randomUUID();
  const key = await keyFor(tx, organisation, id);
  await tx
    .insertInto('public_application')
    .values({
      organisation_id: organisation,
      id,
      call_id: call,
      key_id: key.id,
      content: key.seal('public_application.content', id, JSON.stringify(content)),
    })
    .execute();
  return id;
}

/** What was confirmed was another address when it is not the same any more. */
export async function updatePublic(
  tx: Tx,
  {
    organisation,
    id,
    content,
    isSent,
    keepsAddress,
  }: {
    organisation: string;
    id: string;
    content: PublicContent;
    isSent: boolean;
    keepsAddress: boolean;
  },
): Promise<void> {
  const key = await keyFor(tx, organisation, id);
  await tx
    .updateTable('public_application')
    .set({
      key_id: key.id,
      content: key.seal('public_application.content', id, JSON.stringify(content)),
      changed_at: sql<Date>`now()`,
      ...(isSent ? { sent_at: sql<Date>`coalesce(sent_at, now())` } : {}),
      ...(keepsAddress ? {} : { confirmed_at: null }),
    })
    .where('id', '=', id)
    .execute();
}

export async function confirmAddress(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('public_application')
    .set({ confirmed_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .execute();
}

export async function withdrawPublic(tx: Tx, id: string, today: string): Promise<void> {
  await tx
    .updateTable('public_application')
    .set({ withdrawn_on: today })
    .where('id', '=', id)
    .where('withdrawn_on', 'is', null)
    .execute();
}

/** Now it is the application of a person, and so are its papers and what the manager says. */
export async function takePublic(
  tx: Tx,
  {
    id,
    person,
    application,
    isNewPerson,
  }: { id: string; person: string; application: string; isNewPerson: boolean },
): Promise<void> {
  await tx
    .updateTable('public_application')
    .set({
      taken_at: sql<Date>`now()`,
      person_id: person,
      application_id: application,
      is_new_person: isNewPerson,
    })
    .where('id', '=', id)
    .execute();
  await tx
    .updateTable('application_evidence')
    .set({ person_id: person, application_id: application })
    .where('public_application_id', '=', id)
    .execute();
  await tx
    .updateTable('manager_consent')
    .set({ person_id: person, application_id: application })
    .where('public_application_id', '=', id)
    .execute();
}

/** Corrections up to now have been taken over. */
export async function markTakenOver(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('public_application')
    .set({ taken_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute();
}

/** With its papers, links and what the manager said. */
export async function deletePublic(tx: Tx, id: string): Promise<void> {
  await tx
    .deleteFrom('public_application')
    .where('id', '=', id)
    .where('taken_at', 'is', null)
    .execute();
}

/** drafts that nobody has saved for thirty days, and withdrawn ones that nobody looked at. */
export async function deleteOldDrafts(tx: Tx): Promise<void> {
  await tx
    .deleteFrom('public_application')
    .where('taken_at', 'is', null)
    .where('changed_at', '<', ago({ days: draftDays }))
    .where((on) =>
      on.or([
        on('sent_at', 'is', null),
        on('withdrawn_on', '<', sql<string>`this_day() - ${sql.lit(draftDays)}`),
      ]),
    )
    .execute();
}

/**
 * of somebody admitted who has no mentorship: how many of the same role were admitted before
 * and still wait, and how many have been placed.
 */
export async function findQueue(tx: ReadTx, application: string): Promise<Queue | null> {
  const rows = await selectRows(
    tx,
    sql<{
      id: string;
      position: number;
      waiting: number;
      placed: number;
      lately: number;
    }>`
    with own as (select cohort_id, role from application where id = ${application}),
    admitted as (
      select a.id, a.organisation_id, a.person_id, a.cohort_id, a.role, a.made_at from application a
        join own on own.cohort_id = a.cohort_id and own.role = a.role
        join lateral (select d.admitted from admission_decision d where d.organisation_id = a.organisation_id and d.application_id = a.id
          order by d.decided_at desc limit 1) d on d.admitted
      where a.withdrawn_on is null
    ),
    with_places as (
      select a.*, (select min(m.first_day) from mentorship m
          join mentorship_member x on x.organisation_id = m.organisation_id and x.mentorship_id = m.id
          left join closure c on c.organisation_id = m.organisation_id and c.mentorship_id = m.id
        where m.organisation_id = a.organisation_id and m.cohort_id = a.cohort_id and x.person_id = a.person_id and x.part = a.role
          and coalesce(c.reason, 'completed') = 'completed') as placed_on
      from admitted a
    )
    select w.id, (row_number() over (order by w.made_at, w.id))::int as position, (count(*) over ())::int as waiting,
      (select count(*)::int from with_places where placed_on is not null) as placed,
      (select count(*)::int from with_places where placed_on > this_day() - ${sql.lit(paceDays)}) as lately
    from with_places w where w.placed_on is null`,
  );
  const own = rows.find(({ id }) => id === application);
  return own
    ? { position: own.position, waiting: own.waiting, placed: own.placed, lately: own.lately }
    : null;
}
