/** PG-7: who saved a form that several can, and when. */
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { nameOf } from '../people/person.store.ts';

export async function keepLastSave(
  tx: Tx,
  {
    organisation,
    form,
    person,
    at,
  }: { organisation: string; form: string; person: string; at: Date },
): Promise<void> {
  await tx
    .insertInto('last_save')
    .values({ organisation_id: organisation, form, person_id: person, saved_at: at })
    .onConflict((on) =>
      on.columns(['organisation_id', 'form']).doUpdateSet({ person_id: person, saved_at: at }),
    )
    .execute();
}

/** Null when nobody did since then: what stands there was changed in another way. */
export async function findLastSave(
  tx: ReadTx,
  { form, since }: { form: string; since: Date },
): Promise<{ who: string; at: Date } | null> {
  const row = await tx
    .selectFrom('last_save as s')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 's.person_id'))
    .select(['s.saved_at', nameOf('p').as('who')])
    .where('s.form', '=', form)
    .where('s.saved_at', '>=', since)
    .executeTakeFirst();
  return row ? { who: row.who, at: row.saved_at } : null;
}

export async function forgetLastSaves(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom('last_save').where('saved_at', '<', before).execute();
}
