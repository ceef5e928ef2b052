/**
 * Documents of the body, read in a transaction for records, by a registrar: in any other, official
 * notes do not show themselves.
 */
import { sql } from 'kysely';
import { inside, type ReadTx } from '../../platform/database.ts';
import { decrypted, encrypted, type Encrypted } from '../../platform/encryption.ts';
import { listCounterStatements } from '../mentorships/counter-statement.store.ts';
import { find, wordsOf } from '../search/search.rules.ts';
import { anywhere, nameOf } from '../people/person.store.ts';
import type {
  Admission,
  Course,
  MentorshipFacts,
  Note,
  OfficialDocument,
} from './document.rules.ts';
import { listMentorshipFacts, withMember } from './fact.store.ts';

export type Search = { name: string; words: string; from: string | null; until: string | null };
export type Hits = {
  documents: OfficialDocument[];
  /** There are more than are shown. */
  isCut: boolean;
};

export const mostDocuments = 200;
const mostNotes = 5000;

type NoteScope = { ids?: string[]; mentorships?: string[]; search?: Search };

/** Newest first. */
export async function listNotes(
  tx: ReadTx,
  { ids, mentorships, search }: NoteScope,
): Promise<Note[]> {
  let query = tx
    .selectFrom('confided_text as t')
    .innerJoin('mentorship as m', (join) => inside(join, 'm.id', 't.mentorship_id'))
    .innerJoin('person as p', (join) => inside(join, 'p.id', 't.author_id'))
    .leftJoin('meeting as g', (join) => inside(join, 'g.text_id', 't.id'))
    .select([
      't.id',
      't.mentorship_id',
      nameOf('p').as('by'),
      encrypted('confided_text.body', 't').as('body'),
      sql<string>`coalesce(g.held_on, t.written_at::date)`.as('day'),
    ])
    .where('t.note_class', '=', 'official')
    .orderBy('day', 'desc')
    .orderBy('t.id')
    .limit(mostNotes);
  if (ids) query = query.where(sql<boolean>`t.id = any(${ids}::uuid[])`);
  if (mentorships) query = query.where(sql<boolean>`t.mentorship_id = any(${mentorships}::uuid[])`);
  if (search?.from)
    query = query.where(
      sql<boolean>`coalesce(g.held_on, t.written_at::date) >= ${search.from}::date`,
    );
  if (search?.until)
    query = query.where(
      sql<boolean>`coalesce(g.held_on, t.written_at::date) <= ${search.until}::date`,
    );
  if (search?.name)
    query = query.where(
      sql<boolean>`(${withMember(search.name)} or p.given_name || ' ' || p.family_name ilike ${anywhere(search.name)})`,
    );
  const words = wordsOf(search?.words ?? '');
  const rows = (await decrypted(tx, await query.execute(), 'body')).filter(
    ({ body }) => body !== '' && (words.length === 0 || find(body, words)),
  );
  const facts = await factsById(
    tx,
    rows.map(({ mentorship_id: id }) => id),
  );
  const views = Map.groupBy(
    await listCounterStatements(
      tx,
      rows.map(({ id }) => id),
    ),
    ({ textId }) => textId,
  );
  return rows.map((row) => ({
    kind: 'note',
    id: row.id,
    day: row.day,
    mentorship: facts.get(row.mentorship_id)!,
    by: row.by,
    text: row.body,
    views: (views.get(row.id) ?? []).map(({ by, madeOn, text }) => ({ by, madeOn, text })),
  }));
}

const factsById = async (tx: ReadTx, ids: string[]): Promise<Map<string, MentorshipFacts>> =>
  new Map(
    (ids.length === 0 ? [] : await listMentorshipFacts(tx, { ids: [...new Set(ids)] })).map(
      (facts) => [facts.id, facts],
    ),
  );

async function listAdmissions(
  tx: ReadTx,
  { ids, search }: { ids?: string[]; search?: Search },
): Promise<Admission[]> {
  let query = tx
    .selectFrom('application as a')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'a.person_id'))
    .innerJoin('cohort as o', (join) => inside(join, 'o.id', 'a.cohort_id'))
    .innerJoin('programme as r', (join) => inside(join, 'r.id', 'o.programme_id'))
    .innerJoin('admission_decision as d', (join) => inside(join, 'd.application_id', 'a.id'))
    .innerJoin('person as b', (join) => inside(join, 'b.id', 'd.decided_by'))
    .select([
      'a.id',
      'a.role',
      'o.name as cohort',
      'r.name as programme',
      'd.admitted',
      encrypted<Encrypted | null>('admission_decision.reason', 'd').as('reason'),
      nameOf('p').as('person'),
      nameOf('b').as('by'),
      sql<string>`d.decided_at::date::text`.as('day'),
    ])
    .distinctOn('a.id')
    .orderBy('a.id')
    .orderBy('d.decided_at', 'desc')
    .limit(mostDocuments + 1);
  if (ids) query = query.where(sql<boolean>`a.id = any(${ids}::uuid[])`);
  if (search?.name)
    query = query.where(
      sql<boolean>`p.given_name || ' ' || p.family_name ilike ${anywhere(search.name)}`,
    );
  if (search?.from) query = query.where(sql<boolean>`d.decided_at::date >= ${search.from}::date`);
  if (search?.until) query = query.where(sql<boolean>`d.decided_at::date <= ${search.until}::date`);
  const words = wordsOf(search?.words ?? '');
  return (await decrypted(tx, await query.execute(), 'reason'))
    .filter(({ reason }) => words.length === 0 || find(reason ?? '', words))
    .map((row) => ({
      kind: 'admission',
      id: row.id,
      day: row.day,
      person: row.person,
      role: row.role,
      programme: row.programme,
      cohort: row.cohort,
      by: row.by,
      admitted: row.admitted,
      reason: row.reason,
    }));
}

const courseOf = (mentorship: MentorshipFacts): Course => ({
  kind: 'mentorship',
  id: mentorship.id,
  day: mentorship.firstDay,
  mentorship,
});

/** Newest first. Words are looked for in what was written; the course of a mentorship has none. */
export async function searchDocuments(tx: ReadTx, search: Search): Promise<Hits> {
  const courses =
    search.words === ''
      ? (
          await listMentorshipFacts(tx, {
            name: search.name,
            from: search.from,
            until: search.until,
            most: mostDocuments + 1,
          })
        ).map(courseOf)
      : [];
  const all: OfficialDocument[] = [
    ...(await listNotes(tx, { search })),
    ...(await listAdmissions(tx, { search })),
    ...courses,
  ];
  all.sort((one, other) => other.day.localeCompare(one.day) || one.id.localeCompare(other.id));
  return { documents: all.slice(0, mostDocuments), isCut: all.length > mostDocuments };
}

/** Those that there are, in the order in which they were asked for. */
export async function findDocuments(
  tx: ReadTx,
  keys: { kind: OfficialDocument['kind']; id: string }[],
): Promise<OfficialDocument[]> {
  const of = (kind: OfficialDocument['kind']) =>
    keys.filter((key) => key.kind === kind).map(({ id }) => id);
  const [notes, courses, admissions] = [of('note'), of('mentorship'), of('admission')];
  const all: OfficialDocument[] = [
    ...(notes.length > 0 ? await listNotes(tx, { ids: notes }) : []),
    ...(courses.length > 0 ? await listMentorshipFacts(tx, { ids: courses }) : []).map(courseOf),
    ...(admissions.length > 0 ? await listAdmissions(tx, { ids: admissions }) : []),
  ];
  return keys.flatMap(
    ({ kind, id }) => all.find((one) => one.kind === kind && one.id === id) ?? [],
  );
}
