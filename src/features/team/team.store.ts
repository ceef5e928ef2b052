import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { keyFor, decrypted, encrypted } from '../../platform/encryption.ts';
import type { Owner, TeamItem } from './team.rules.ts';
import { nameOf } from '../people/person.store.ts';

/** For the mentors of the cohort: the wall decides. Done ones for eight weeks more. */
export async function listTeamItems(
  tx: ReadTx,
  cohort: string,
  doneSince: string,
): Promise<TeamItem[]> {
  const rows = await tx
    .selectFrom('team_item as i')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'i.made_by'))
    .select([
      'i.id',
      'i.kind',
      encrypted('team_item.body', 'i').as('body'),
      'i.due_on',
      'i.done_on',
    ])
    .select([
      nameOf('p').as('maker'),
      sql<
        Owner[]
      >`coalesce((select jsonb_agg(jsonb_build_object('personId', o.person_id, 'name', q.given_name || ' ' || q.family_name, 'asksCover', o.asks_cover) order by q.sort_name)
        from team_owner o join person q on q.organisation_id = o.organisation_id and q.id = o.person_id where o.organisation_id = i.organisation_id and o.item_id = i.id), '[]')`.as(
        'owners',
      ),
    ])
    .where('i.cohort_id', '=', cohort)
    .where((on) => on.or([on('i.done_on', 'is', null), on('i.done_on', '>=', doneSince)]))
    .execute();
  return (await decrypted(tx, rows, 'body')).map((row) => ({
    id: row.id,
    kind: row.kind,
    body: row.body,
    dueOn: row.due_on,
    madeBy: row.maker,
    doneOn: row.done_on,
    owners: row.owners,
  }));
}

type Running = { organisation_id: string; person_id: string; part: string; cohort_id: string };

/** The mentors of a cohort on a day, of what runs. */
export async function listTeam(
  tx: ReadTx,
  cohort: string,
): Promise<{ id: string; name: string }[]> {
  return tx
    .selectFrom(sql<Running>`running_member`.as('x'))
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'x.person_id'))
    .select(['p.id', nameOf('p').as('name'), 'p.sort_name'])
    .distinct()
    .where('x.cohort_id', '=', cohort)
    .where('x.part', 'in', ['mentor', 'second-mentor'])
    .orderBy('p.sort_name')
    .execute();
}

type NewItem = {
  organisation: string;
  cohort: string;
  kind: TeamItem['kind'];
  body: string;
  dueOn: string | null;
  person: string;
  today: string;
  owners: string[];
};

export async function insertTeamItem(
  tx: Tx,
  { organisation, cohort, kind, body, dueOn, person, today, owners }: NewItem,
): Promise<void> {
  const id = crypto.randomUUID();
  const key = await keyFor(tx, organisation, cohort);
  await tx
    .insertInto('team_item')
    .values({
      organisation_id: organisation,
      id,
      cohort_id: cohort,
      kind,
      key_id: key.id,
      body: key.seal('team_item.body', id, body),
      due_on: dueOn,
      made_by: person,
      made_on: today,
    })
    .execute();
  for (const owner of owners) await insertOwner(tx, { organisation, item: id, person: owner });
}

export async function insertOwner(
  tx: Tx,
  { organisation, item, person }: { organisation: string; item: string; person: string },
): Promise<void> {
  await tx
    .insertInto('team_owner')
    .values({ organisation_id: organisation, item_id: item, person_id: person })
    .onConflict((on) => on.doNothing())
    .execute();
}

export async function askCover(
  tx: Tx,
  { item, person, asks }: { item: string; person: string; asks: boolean },
): Promise<boolean> {
  return (
    (
      await tx
        .updateTable('team_owner')
        .set({ asks_cover: asks })
        .where('item_id', '=', item)
        .where('person_id', '=', person)
        .executeTakeFirst()
    ).numUpdatedRows === 1n
  );
}

/** Whoever asked for cover is let go. */
export async function releaseCovered(tx: Tx, item: string): Promise<void> {
  await tx
    .deleteFrom('team_owner')
    .where('item_id', '=', item)
    .where('asks_cover', '=', true)
    .execute();
}

export async function finishItem(tx: Tx, id: string, today: string): Promise<void> {
  await tx
    .updateTable('team_item')
    .set({ done_on: today })
    .where('id', '=', id)
    .where('done_on', 'is', null)
    .execute();
}
