/** What there is to learn from, and groups of mentors who learn together. */
import { sql } from 'kysely';
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import type { ResourceKind } from './library.rules.ts';

export type Resource = {
  id: string;
  title: string;
  about: string;
  address: string | null;
  kind: ResourceKind;
  minutes: number | null;
  competences: string[];
  addedBy: string;
  /** How many have taken it up, and whom it helped. */
  taken: number;
  helped: number;
  /** The reader's own. */
  mine: { helped: boolean | null } | null;
};

export async function listResources(tx: ReadTx, person: string): Promise<Resource[]> {
  const rows = await tx
    .selectFrom('resource as r')
    .select([
      'r.id',
      'r.title',
      'r.about',
      'r.address',
      'r.kind',
      'r.minutes',
      'r.competences',
      'r.added_by',
    ])
    .select((on) => [
      on
        .selectFrom('resource_use as u')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('u.organisation_id', '=', 'r.organisation_id')
        .whereRef('u.resource_id', '=', 'r.id')
        .as('taken'),
      on
        .selectFrom('resource_use as u')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('u.organisation_id', '=', 'r.organisation_id')
        .whereRef('u.resource_id', '=', 'r.id')
        .where('u.helped', '=', true)
        .as('helped'),
    ])
    .where('r.withdrawn_at', 'is', null)
    .orderBy('r.title')
    .orderBy('r.id')
    .execute();
  const own = new Map(
    (
      await tx
        .selectFrom('resource_use')
        .select(['resource_id', 'helped'])
        .where('person_id', '=', person)
        .execute()
    ).map((row) => [row.resource_id, row.helped]),
  );
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    about: row.about,
    address: row.address,
    kind: row.kind,
    minutes: row.minutes,
    competences: row.competences,
    addedBy: row.added_by,
    taken: Number(row.taken ?? 0),
    helped: Number(row.helped ?? 0),
    mine: own.has(row.id) ? { helped: own.get(row.id)! } : null,
  }));
}

type NewResource = {
  organisation: string;
  person: string;
  title: string;
  about: string;
  address: string | null;
  kind: ResourceKind;
  minutes: number | null;
  competences: string[];
};

export async function insertResource(
  tx: Tx,
  { organisation, person, title, about, address, kind, minutes, competences }: NewResource,
): Promise<void> {
  await tx
    .insertInto('resource')
    .values({
      organisation_id: organisation,
      added_by: person,
      title,
      about,
      address,
      kind,
      minutes,
      competences: JSON.stringify(competences),
    })
    .execute();
}

export async function withdrawResource(tx: Tx, id: string): Promise<boolean> {
  const done = await tx
    .updateTable('resource')
    .set({ withdrawn_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function useResource(
  tx: Tx,
  {
    organisation,
    resource,
    person,
    helped,
  }: { organisation: string; resource: string; person: string; helped: boolean | null },
): Promise<void> {
  await tx
    .insertInto('resource_use')
    .values({ organisation_id: organisation, resource_id: resource, person_id: person, helped })
    .onConflict((on) =>
      on.columns(['organisation_id', 'resource_id', 'person_id']).doUpdateSet({ helped }),
    )
    .execute();
}

export type PeerGroup = {
  id: string;
  name: string;
  about: string;
  nextOn: string | null;
  place: string;
  members: { id: string; name: string }[];
};

export async function listPeerGroups(tx: ReadTx): Promise<PeerGroup[]> {
  const groups = await tx
    .selectFrom('peer_group')
    .select(['id', 'name', 'about', 'next_on', 'place'])
    .orderBy('name')
    .execute();
  const members = await tx
    .selectFrom('peer_group_member as m')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'm.person_id'))
    .select(['m.peer_group_id', 'p.id', 'p.given_name', 'p.family_name'])
    .orderBy('p.sort_name')
    .orderBy('p.id')
    .execute();
  const of = Map.groupBy(members, ({ peer_group_id }) => peer_group_id);
  return groups.map((row) => ({
    id: row.id,
    name: row.name,
    about: row.about,
    nextOn: row.next_on,
    place: row.place,
    members: (of.get(row.id) ?? []).map((one) => ({
      id: one.id,
      name: `${one.given_name} ${one.family_name}`,
    })),
  }));
}

export async function insertPeerGroup(
  tx: Tx,
  {
    organisation,
    person,
    name,
    about,
  }: { organisation: string; person: string; name: string; about: string },
): Promise<void> {
  const { id } = await tx
    .insertInto('peer_group')
    .values({ organisation_id: organisation, made_by: person, name, about })
    .returning('id')
    .executeTakeFirstOrThrow();
  await joinPeerGroup(tx, { organisation, group: id, person });
}

export async function joinPeerGroup(
  tx: Tx,
  { organisation, group, person }: { organisation: string; group: string; person: string },
): Promise<void> {
  await tx
    .insertInto('peer_group_member')
    .values({ organisation_id: organisation, peer_group_id: group, person_id: person })
    .onConflict((on) => on.doNothing())
    .execute();
}

export async function leavePeerGroup(tx: Tx, group: string, person: string): Promise<void> {
  await tx
    .deleteFrom('peer_group_member')
    .where('peer_group_id', '=', group)
    .where('person_id', '=', person)
    .execute();
}

export async function planPeerGroup(
  tx: Tx,
  id: string,
  { nextOn, place }: { nextOn: string; place: string },
): Promise<void> {
  await tx.updateTable('peer_group').set({ next_on: nextOn, place }).where('id', '=', id).execute();
}
