/** Who is meant: people that were chosen, those of a mentorship, those of a cohort. */
import { sql, type RawBuilder } from 'kysely';
import type { ReadTx } from '../../platform/database.ts';
import type { CompleteLanguage } from '../../platform/i18n.ts';
import { mostRecipients, type CohortPart } from './message.rules.ts';
import { nameOf } from '../people/person.store.ts';

export type Addressee = {
  id: string;
  name: string;
  hasAddress: boolean;
  language: CompleteLanguage | null;
};

/** Of those who are here: of one member organisation where the writer has no other people. */
async function listWhere(
  tx: ReadTx,
  condition: RawBuilder<boolean>,
  memberOrganisation: string | null,
): Promise<Addressee[]> {
  let query = tx
    .selectFrom('person as p')
    .select(['p.id', 'p.email', 'p.language', nameOf('p').as('name')])
    .where('p.left_on', 'is', null)
    .where('p.erased_on', 'is', null)
    .where('p.merged_into', 'is', null)
    .where(condition)
    .orderBy('p.sort_name')
    .orderBy('p.id')
    .limit(mostRecipients + 1);
  if (memberOrganisation !== null)
    query = query.where('p.member_organisation_id', '=', memberOrganisation);
  return (await query.execute()).map(({ id, name, email, language }) => ({
    id,
    name,
    hasAddress: email !== null,
    language,
  }));
}

export const listPeopleById = (tx: ReadTx, ids: string[], memberOrganisation: string | null) =>
  ids.length === 0
    ? Promise.resolve<Addressee[]>([])
    : listWhere(tx, sql<boolean>`p.id = any(${sql.val(ids)}::uuid[])`, memberOrganisation);

export const listOfMentorship = (
  tx: ReadTx,
  mentorship: string,
  memberOrganisation: string | null,
) =>
  listWhere(
    tx,
    sql<boolean>`exists (select from mentorship_member x where x.organisation_id = p.organisation_id and x.person_id = p.id
      and x.mentorship_id = ${mentorship}::uuid and coalesce(x.last_day, 'infinity') >= this_day())`,
    memberOrganisation,
  );

/**
 * Whether a person, by this column, takes part in a cohort: in a mentorship of it that runs, or
 * admitted. `side`: as mentor or as mentee only.
 */
const admitted = (
  person: RawBuilder<unknown>,
  cohort: RawBuilder<unknown>,
  side: 'mentor' | 'mentee' | null,
) => sql<boolean>`exists (select from application a join lateral (select d.admitted from admission_decision d
    where d.organisation_id = a.organisation_id and d.application_id = a.id order by d.decided_at desc limit 1) d on d.admitted
  where a.cohort_id = ${cohort} and a.person_id = ${person} and a.withdrawn_on is null
    and ${side === null ? sql`true` : sql`a.role = ${side}`})`;

const running = (
  person: RawBuilder<unknown>,
  cohort: RawBuilder<unknown>,
  side: 'mentor' | 'mentee' | null,
) => sql<boolean>`exists (select from running_member x join mentorship m on m.organisation_id = x.organisation_id and m.id = x.mentorship_id
  where m.cohort_id = ${cohort} and x.person_id = ${person}
    and ${side === null ? sql`true` : side === 'mentee' ? sql`x.part = 'mentee'` : sql`x.part <> 'mentee'`})`;

export function listOfCohort(
  tx: ReadTx,
  cohort: string,
  part: CohortPart,
  memberOrganisation: string | null,
): Promise<Addressee[]> {
  const person = sql.ref('p.id');
  const which = sql`${cohort}::uuid`;
  const side = part === 'mentors' ? 'mentor' : part === 'mentees' ? 'mentee' : null;
  return listWhere(
    tx,
    part === 'pairs'
      ? running(person, which, null)
      : sql<boolean>`(${admitted(person, which, side)} or ${running(person, which, side)})`,
    memberOrganisation,
  );
}

/** For a condition on a cohort in a column: whether this person takes part in it. */
export const takesPart = (person: string, cohortColumn: string) => {
  const [who, which] = [sql`${person}::uuid`, sql.ref(cohortColumn)];
  return sql<boolean>`(${admitted(who, which, null)} or ${running(who, which, null)})`;
};
