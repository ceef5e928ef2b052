import { sql } from 'kysely';
import { inside, selectRows, type ReadTx } from '../../platform/database.ts';
import { anywhere, nameOf } from './person.store.ts';

export type Candidate = {
  id: string;
  name: string;
  jobTitle: string | null;
  memberOrganisation: string | null;
};

/** Most people that are shown to choose from; more means that the words say too little. */
export const mostCandidates = 12;

/**
 * who is meant by a number, an e-mail address or a name: the whole of it, else every word of
 * it somewhere in the name. `wholly`: nothing but the whole, for whoever may not look through the
 * people.
 */
export async function findCandidates(
  tx: ReadTx,
  words: string,
  { wholly = false }: { wholly?: boolean } = {},
): Promise<Candidate[]> {
  const wanted = words.trim().replace(/\s+/g, ' ');
  if (wanted === '') return [];
  const people = tx
    .selectFrom('person as p')
    .leftJoin('member_organisation as m', (join) =>
      inside(join, 'm.id', 'p.member_organisation_id'),
    )
    .select(['p.id', nameOf('p').as('name'), 'p.job_title', 'm.name as member'])
    .where('p.left_on', 'is', null)
    .where('p.erased_on', 'is', null)
    .orderBy('p.sort_name')
    .orderBy('p.id')
    .limit(mostCandidates + 1);
  const tries = [
    people.where((on) =>
      on.or([on('p.number', '=', wanted), on('p.email', '=', wanted.toLowerCase())]),
    ),
    people.where(
      sql<boolean>`lower(p.given_name || ' ' || p.family_name) = ${wanted.toLowerCase()}`,
    ),
    ...(wholly
      ? []
      : [
          wanted
            .split(' ')
            .slice(0, 5)
            .reduce(
              (query, word) =>
                query.where((on) =>
                  on.or([
                    on('p.given_name', 'ilike', anywhere(word)),
                    on('p.family_name', 'ilike', anywhere(word)),
                  ]),
                ),
              people,
            ),
        ]),
  ];
  for (const query of tries) {
    const rows = await query.execute();
    if (rows.length > 0)
      return rows.map((row) => ({
        id: row.id,
        name: row.name,
        jobTitle: row.job_title,
        memberOrganisation: row.member,
      }));
  }
  return [];
}

/** whether somebody stands above this person already, directly or through others. */
export async function standsAbove(
  tx: ReadTx,
  { above, person }: { above: string; person: string },
): Promise<boolean> {
  const rows = await selectRows(
    tx,
    sql<{ found: boolean }>`
    with recursive line as (
      select organisation_id, manager_id from person where id = ${person}
      union
      select p.organisation_id, p.manager_id from line join person p on p.organisation_id = line.organisation_id and p.id = line.manager_id
    )
    select exists (select from line where manager_id = ${above}) as found`,
  );
  return rows[0]!.found;
}
