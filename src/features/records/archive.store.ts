/** Mentorships that have ended, as an archive gets them, and what has been handed over. */
import { sql } from 'kysely';
import { inside, selectRows, type ReadTx, type Tx } from '../../platform/database.ts';
import { digest as digestOf } from '../../platform/digest.ts';
import type { CompleteLanguage } from '../../platform/i18n.ts';
import { nameOf } from '../people/person.store.ts';
import { hasGroups } from '../programmes/programme.store.ts';
import {
  archiveFormat,
  canonical,
  mostInPackage,
  type ArchivedAgreement,
  type ArchivedMeeting,
  type ArchivedMentorship,
} from './archive.rules.ts';
import type { MentorshipFacts } from './document.rules.ts';
import { listNotes } from './document.store.ts';
import { endOf, listMentorshipFacts } from './fact.store.ts';

export type ArchiveChoice = {
  handsOver: boolean;
  decision: string | null;
  decidedOn: string | null;
};

/** RE-12: an agency hands over unless it has decided otherwise; a school does when it says so. */
export const archiveChoiceQuery = (tx: ReadTx) =>
  tx.selectFrom('archive_choice').select(['hands_over', 'decision', 'decided_on']);

export async function findArchiveChoice(tx: ReadTx): Promise<ArchiveChoice> {
  const chosen = await archiveChoiceQuery(tx).executeTakeFirst();
  if (chosen)
    return {
      handsOver: chosen.hands_over,
      decision: chosen.decision,
      decidedOn: chosen.decided_on,
    };
  return { handsOver: !(await hasGroups(tx)), decision: null, decidedOn: null };
}

export async function keepArchiveChoice(
  tx: Tx,
  { organisation, person, choice }: { organisation: string; person: string; choice: ArchiveChoice },
): Promise<void> {
  const row = {
    hands_over: choice.handsOver,
    decision: choice.decision,
    decided_on: choice.decidedOn,
    noted_by: person,
  };
  await tx
    .insertInto('archive_choice')
    .values({ organisation_id: organisation, ...row })
    .onConflict((on) => on.column('organisation_id').doUpdateSet(row))
    .execute();
}

const isReceived = sql<boolean>`exists (select from archive_item i join archive_package k on k.organisation_id = i.organisation_id and k.id = i.package_id
  where i.organisation_id = m.organisation_id and i.mentorship_id = m.id and k.receipt is not null)`;

export type Ended = MentorshipFacts & {
  /** In a package for which no receipt has been noted. */
  isPacked: boolean;
};

export const endedQuery = (today: string) =>
  sql<{ id: string; packed: boolean; total: number }>`
    select m.id, exists (select from archive_item i where i.organisation_id = m.organisation_id and i.mentorship_id = m.id) as packed, count(*) over ()::int as total
    from mentorship m where ${endOf} < ${today}::date and not ${isReceived} order by ${endOf}, m.id limit ${mostInPackage}`;

/**
 * Ended, and no archive has confirmed it: the oldest first, as many as fit into one package, and
 * how many there are.
 */
export async function listEnded(
  tx: ReadTx,
  today: string,
): Promise<{ ended: Ended[]; all: number }> {
  const rows = await selectRows(tx, endedQuery(today));
  const facts = await listMentorshipFacts(tx, { ids: rows.map(({ id }) => id) });
  const packed = new Set(rows.flatMap((row) => (row.packed ? [row.id] : [])));
  return {
    ended: facts.map((one) => ({ ...one, isPacked: packed.has(one.id) })),
    all: rows[0]?.total ?? 0,
  };
}

/**
 * RE-11: official notes and facts; in a transaction for records by a registrar, or in one to erase.
 * In the order of their ends.
 */
export async function collectMentorships(
  tx: ReadTx,
  organisation: { id: string; name: string },
  ids: string[],
): Promise<ArchivedMentorship[]> {
  if (ids.length === 0) return [];
  const facts = await listMentorshipFacts(tx, { ids });
  const meetings = await meetingsOf(tx, ids);
  const [agreements, pauses, certificates] = [
    await agreementsOf(tx, ids),
    await pausesOf(tx, ids),
    await certificatesOf(tx, ids),
  ];
  return facts.map((one) => ({
    format: archiveFormat,
    organisation: organisation.name,
    ...one,
    agreements: agreements.get(one.id) ?? [],
    pauses: pauses.get(one.id) ?? [],
    meetings: meetings.get(one.id) ?? [],
    certificates: certificates.get(one.id) ?? [],
  }));
}

const among = (column: string, ids: string[]) =>
  sql<boolean>`${sql.ref(column)} = any(${ids}::uuid[])`;
type Of<T> = Map<string, T[]>;

function gather<Row extends { mentorship: string }, T>(rows: Row[], pick: (row: Row) => T): Of<T> {
  const all: Of<T> = new Map();
  for (const row of rows) all.set(row.mentorship, [...(all.get(row.mentorship) ?? []), pick(row)]);
  return all;
}

async function meetingsOf(tx: ReadTx, ids: string[]): Promise<Of<ArchivedMeeting>> {
  const rows = await tx
    .selectFrom('meeting as g')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'g.recorded_by'))
    .leftJoin('person as w', (join) => inside(join, 'w.id', 'g.with_mentee_id'))
    .select([
      'g.mentorship_id as mentorship',
      'g.held_on',
      'g.minutes',
      'g.text_id',
      nameOf('p').as('recorder'),
      nameOf<string | null>('w').as('with'),
    ])
    .where(among('g.mentorship_id', ids))
    .orderBy('g.held_on')
    .orderBy('g.id')
    .execute();
  const notes = new Map((await listNotes(tx, { mentorships: ids })).map((note) => [note.id, note]));
  return gather(
    rows,
    ({ held_on: heldOn, minutes, recorder: recordedBy, with: mentee, text_id: text }) => {
      const note = notes.get(text ?? '');
      return {
        heldOn,
        minutes,
        recordedBy,
        with: mentee,
        note: note ? { by: note.by, text: note.text, views: note.views } : null,
      };
    },
  );
}

async function agreementsOf(tx: ReadTx, ids: string[]): Promise<Of<ArchivedAgreement>> {
  const rows = await tx
    .selectFrom('mentoring_agreement as a')
    .select(['a.mentorship_id as mentorship', 'a.version', 'a.written_on as writtenOn'])
    .select(
      sql<
        ArchivedAgreement['signatures']
      >`(select coalesce(json_agg(json_build_object('name', p.given_name || ' ' || p.family_name, 'signedOn', s.signed_on) order by s.signed_on, p.sort_name, p.id), '[]')
        from mentoring_signature s join person p on p.organisation_id = s.organisation_id and p.id = s.person_id where s.organisation_id = a.organisation_id and s.agreement_id = a.id)`.as(
        'signatures',
      ),
    )
    .where(among('a.mentorship_id', ids))
    .orderBy('a.version')
    .execute();
  return gather(rows, ({ version, writtenOn, signatures }) => ({ version, writtenOn, signatures }));
}

async function pausesOf(
  tx: ReadTx,
  ids: string[],
): Promise<Of<ArchivedMentorship['pauses'][number]>> {
  const rows = await tx
    .selectFrom('pause')
    .select([
      'mentorship_id as mentorship',
      'first_day as firstDay',
      'last_day as lastDay',
      'reason',
    ])
    .where(among('mentorship_id', ids))
    .orderBy('first_day')
    .orderBy('id')
    .execute();
  return gather(rows, ({ firstDay, lastDay, reason }) => ({ firstDay, lastDay, reason }));
}

/** Of the mentors, for the cohort of the mentorship. */
async function certificatesOf(
  tx: ReadTx,
  ids: string[],
): Promise<Of<ArchivedMentorship['certificates'][number]>> {
  const rows = await selectRows(
    tx,
    sql<{ mentorship: string; name: string; issuedOn: string; code: string }>`
    select distinct m.id as mentorship, p.given_name || ' ' || p.family_name as name, c.issued_at::date as "issuedOn", c.code from certificate c
    join mentorship m on m.organisation_id = c.organisation_id and m.cohort_id = c.cohort_id
    join mentorship_member x on x.organisation_id = m.organisation_id and x.mentorship_id = m.id and x.person_id = c.person_id and x.part in ('mentor', 'second-mentor')
    join person p on p.organisation_id = c.organisation_id and p.id = c.person_id
    where ${among('m.id', ids)} and c.issued_at is not null and c.revoked_at is null order by 1, 4`,
  );
  return gather(rows, ({ name, issuedOn, code }) => ({ name, issuedOn, code }));
}

export type ArchivePackage = {
  id: string;
  madeBy: string;
  madeOn: string;
  language: CompleteLanguage;
  mentorships: number;
  /** Of them, still here. */
  left: number;
  digest: string;
  receipt: string | null;
  receivedOn: string | null;
  receiptNotedBy: string | null;
};

export async function listPackages(tx: ReadTx, id?: string): Promise<ArchivePackage[]> {
  let query = tx
    .selectFrom('archive_package as k')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'k.made_by'))
    .leftJoin('person as n', (join) => inside(join, 'n.id', 'k.receipt_noted_by'))
    .select([
      'k.id',
      'k.made_on',
      'k.language',
      'k.mentorships',
      'k.digest',
      'k.receipt',
      'k.received_on',
      nameOf('p').as('maker'),
      nameOf<string | null>('n').as('noter'),
    ])
    .select(
      sql<number>`(select count(*)::int from archive_item i where i.organisation_id = k.organisation_id and i.package_id = k.id)`.as(
        'left',
      ),
    )
    .orderBy('k.made_on', 'desc')
    .orderBy('k.id')
    .limit(300);
  if (id) query = query.where('k.id', '=', id);
  return (await query.execute()).map((row) => ({
    id: row.id,
    madeBy: row.maker,
    madeOn: row.made_on,
    language: row.language,
    mentorships: row.mentorships,
    left: row.left,
    digest: row.digest,
    receipt: row.receipt,
    receivedOn: row.received_on,
    receiptNotedBy: row.noter,
  }));
}

type NewPackage = {
  organisation: string;
  person: string;
  today: string;
  language: CompleteLanguage;
  digest: string;
  mentorships: ArchivedMentorship[];
};

export async function insertPackage(
  tx: Tx,
  { organisation, person, today, language, digest, mentorships }: NewPackage,
): Promise<string> {
  const { id } = await tx
    .insertInto('archive_package')
    .values({
      organisation_id: organisation,
      made_by: person,
      made_on: today,
      language,
      mentorships: mentorships.length,
      digest,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('archive_item')
    .values(
      mentorships.map((one) => ({
        organisation_id: organisation,
        package_id: id,
        mentorship_id: one.id,
        digest: digestOf(canonical(one)),
      })),
    )
    .execute();
  return id;
}

export const listPacked = async (tx: ReadTx, pack: string): Promise<string[]> =>
  (
    await tx
      .selectFrom('archive_item')
      .select('mentorship_id')
      .where('package_id', '=', pack)
      .execute()
  ).map((row) => row.mentorship_id);

/** False when a receipt was noted before. */
export async function noteReceipt(
  tx: Tx,
  {
    pack,
    person,
    receipt,
    receivedOn,
  }: { pack: string; person: string; receipt: string; receivedOn: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('archive_package')
    .set({ receipt, received_on: receivedOn, receipt_noted_by: person })
    .where('id', '=', pack)
    .where('receipt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/**
 * RE-12: of these mentorships, those that no archive has confirmed as they are now; none where
 * nothing is handed over. Of a transaction to erase.
 */
export async function findNotArchived(
  tx: ReadTx,
  organisation: string,
  ids: string[],
): Promise<Set<string>> {
  if (ids.length === 0 || !(await findArchiveChoice(tx)).handsOver) return new Set();
  const rows = await selectRows(
    tx,
    sql<{ id: string; digest: string }>`
    select i.mentorship_id as id, i.digest from archive_item i join archive_package k on k.organisation_id = i.organisation_id and k.id = i.package_id where k.receipt is not null and ${among('i.mentorship_id', ids)}`,
  );
  const received = Map.groupBy(rows, ({ id }) => id);
  const confirmed = new Set<string>();
  const { name } = await tx
    .selectFrom('organisation')
    .select('name')
    .where('id', '=', organisation)
    .executeTakeFirstOrThrow();
  for (const one of await collectMentorships(tx, { id: organisation, name }, [...received.keys()]))
    if (received.get(one.id)!.some(({ digest }) => digest === digestOf(canonical(one))))
      confirmed.add(one.id);
  return new Set(ids.filter((id) => !confirmed.has(id)));
}
