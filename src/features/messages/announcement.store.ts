import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import type { Role } from '../../web/permission.ts';
import { nameOf } from '../people/person.store.ts';
import { takesPart } from './audience.store.ts';
import type { Audience } from './message.rules.ts';

export async function insertAnnouncement(
  tx: Tx,
  one: {
    organisation: string;
    title: string;
    body: string;
    audience: Audience;
    cohort: string | null;
    lastDay: string;
    person: string;
    at: Date;
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('announcement')
    .values({
      organisation_id: one.organisation,
      title: one.title,
      body: one.body,
      audience: one.audience,
      cohort_id: one.cohort,
      last_day: one.lastDay,
      made_by: one.person,
      made_at: one.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export type AnnouncementLine = {
  id: string;
  title: string;
  body: string;
  audience: Audience;
  cohort: string | null;
  lastDay: string;
  by: string;
  takenDownOn: string | null;
};

/** The latest first. */
export async function listAnnouncements(tx: ReadTx): Promise<AnnouncementLine[]> {
  const rows = await tx
    .selectFrom('announcement as a')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'a.made_by'))
    .leftJoin('cohort as c', (join) => inside(join, 'c.id', 'a.cohort_id'))
    .select([
      'a.id',
      'a.title',
      'a.body',
      'a.audience',
      'c.name as cohort',
      'a.last_day',
      'a.taken_down_on',
      nameOf('p').as('by'),
    ])
    .orderBy('a.made_at', 'desc')
    .orderBy('a.id')
    .limit(100)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    body: row.body,
    audience: row.audience,
    cohort: row.cohort,
    lastDay: row.last_day,
    by: row.by,
    takenDownOn: row.taken_down_on,
  }));
}

/** False when there is none that stands. */
export async function takeDown(tx: Tx, id: string, today: string): Promise<boolean> {
  const done = await tx
    .updateTable('announcement')
    .set({ taken_down_on: today })
    .where('id', '=', id)
    .where('taken_down_on', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** P-17: what stands on the home page of somebody with these roles. */
export const announcementsFor = (tx: ReadTx, person: { id: string; roles: Role[] }) =>
  tx
    .selectFrom('announcement as a')
    .select(['a.id', 'a.title', 'a.body'])
    .where('a.taken_down_on', 'is', null)
    .where('a.last_day', '>=', sql<string>`this_day()`)
    .where((on) =>
      on.or([
        on('a.audience', '=', 'everybody'),
        ...(person.roles.includes('mentor') ? [on('a.audience', '=', 'mentors')] : []),
        ...(person.roles.includes('mentee') ? [on('a.audience', '=', 'mentees')] : []),
        on.and([on('a.audience', '=', 'cohort'), takesPart(person.id, 'a.cohort_id')]),
      ]),
    )
    .orderBy('a.made_at', 'desc')
    .orderBy('a.id')
    .limit(3);
