import { sql } from 'kysely';
import type { Marks } from '../../web/session.ts';
import { isBelowPass } from '../organisations/settings.store.ts';
import { factDays } from '../signals/signal.rules.ts';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { decrypted, encrypted } from '../../platform/encryption.ts';
import { addDays } from '../../platform/i18n.ts';
import type { SharedPart } from './share.rules.ts';
import { nameOf } from '../people/person.store.ts';

export type Share = {
  id: string;
  mentorshipId: string;
  group: string;
  personId: string;
  person: string;
  parts: SharedPart[];
  givenBy: string;
  lastDay: string | null;
};

type Scope =
  | { mentorship: string; person?: undefined }
  | { person: string; mentorship?: undefined };

/** Those that run on this day: of a class, or to a person. */
export async function listShares(tx: ReadTx, scope: Scope, today: string): Promise<Share[]> {
  return (await sharesQuery(tx, scope, today).execute()).map((row) => ({
    id: row.id,
    mentorshipId: row.mentorship_id,
    group: row.group ?? '',
    personId: row.person_id,
    person: row.person,
    parts: row.parts as SharedPart[],
    givenBy: row.giver,
    lastDay: row.last_day,
  }));
}

export const sharesQuery = (tx: ReadTx, scope: Scope, today: string) =>
  tx
    .selectFrom('overview_share as s')
    .innerJoin('mentorship as m', (join) => inside(join, 'm.id', 's.mentorship_id'))
    .innerJoin('person as p', (join) => inside(join, 'p.id', 's.person_id'))
    .innerJoin('person as g', (join) => inside(join, 'g.id', 's.given_by'))
    .leftJoin('closure as c', (join) => inside(join, 'c.mentorship_id', 'm.id'))
    .select([
      's.id',
      's.mentorship_id',
      'm.name as group',
      's.person_id',
      's.parts',
      's.last_day',
      nameOf('p').as('person'),
      nameOf('g').as('giver'),
    ])
    .where('s.first_day', '<=', today)
    .where((on) => on.or([on('s.last_day', 'is', null), on('s.last_day', '>=', today)]))
    .where('c.mentorship_id', 'is', null)
    .$if('mentorship' in scope, (query) => query.where('s.mentorship_id', '=', scope.mentorship!))
    .$if('person' in scope, (query) => query.where('s.person_id', '=', scope.person!))
    .orderBy('m.name')
    .orderBy('p.sort_name');

type NewShare = {
  organisation: string;
  mentorship: string;
  person: string;
  parts: SharedPart[];
  givenBy: string;
  firstDay: string;
  lastDay: string;
};

export async function insertShare(
  tx: Tx,
  { organisation, mentorship, person, parts, givenBy, firstDay, lastDay }: NewShare,
): Promise<void> {
  await tx
    .insertInto('overview_share')
    .values({
      organisation_id: organisation,
      mentorship_id: mentorship,
      person_id: person,
      parts,
      given_by: givenBy,
      first_day: firstDay,
      last_day: lastDay,
    })
    .execute();
}

/** From today on it is not read any more. */
export async function endShare(
  tx: Tx,
  { id, mentorship, today }: { id: string; mentorship: string; today: string },
): Promise<boolean> {
  return (
    (
      await tx
        .updateTable('overview_share')
        .set({ last_day: addDays(today, -1) })
        .where('id', '=', id)
        .where('mentorship_id', '=', mentorship)
        .executeTakeFirst()
    ).numUpdatedRows === 1n
  );
}

export type SharedPupil = {
  id: string;
  name: string;
  absence: number;
  marks: { what: string; value: number }[];
  support: string[];
};

/**
 * The pupils of a class with what the wall lets this teacher read of them: figures of the last four
 * weeks, and what helps.
 */
export async function listSharedPupils(
  tx: ReadTx,
  { mentorship, today, marks }: { mentorship: string; today: string; marks: Marks },
): Promise<SharedPupil[]> {
  const since = addDays(today, -factDays);
  const rows = await tx
    .selectFrom('mentorship_member as x')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'x.person_id'))
    .select(['p.id', nameOf('p').as('name')])
    .select([
      sql<number>`(select coalesce(sum(f.value), 0)::int from pupil_fact f where f.organisation_id = x.organisation_id and f.person_id = x.person_id and f.kind = 'absence' and f.day between ${since} and ${today})`.as(
        'absence',
      ),
      sql<
        { what: string; value: number }[]
      >`coalesce((select jsonb_agg(jsonb_build_object('what', f.what, 'value', f.value) order by f.day desc)
        from pupil_fact f where f.organisation_id = x.organisation_id and f.person_id = x.person_id and f.kind = 'mark' and ${isBelowPass('f.value', marks)} and f.day between ${since} and ${today}), '[]')`.as(
        'marks',
      ),
    ])
    .where('x.mentorship_id', '=', mentorship)
    .where('x.part', '=', 'mentee')
    .where((on) =>
      on.or([on('x.last_day', 'is', null), on('x.last_day', '>=', sql<string>`this_day()`)]),
    )
    .orderBy('p.sort_name')
    .execute();
  const helps = await tx
    .selectFrom('pupil_support as s')
    .innerJoin('mentorship_member as x', (join) =>
      inside(join, 'x.person_id', 's.mentee_id').on('x.part', '=', 'mentee'),
    )
    .select(['s.mentee_id', encrypted('pupil_support.body', 's').as('body')])
    .where('x.mentorship_id', '=', mentorship)
    .where('s.ended_on', 'is', null)
    .orderBy('s.noted_on')
    .execute();
  const support = Map.groupBy(await decrypted(tx, helps, 'body'), (row) => row.mentee_id);
  return rows.map((row) => ({
    ...row,
    support: (support.get(row.id) ?? []).map(({ body }) => body),
  }));
}
