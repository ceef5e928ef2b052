/** MA-42: whom somebody wishes for themselves, in their order, and why. */
import { inside, type ReadTx, type Tx } from '../../platform/database.ts';
import { decrypted, encrypted, keysFor, type Encrypted } from '../../platform/encryption.ts';
import { nameOf } from '../people/person.store.ts';
import { noPreferences } from './preference.rules.ts';

export type WishReason = { wishedId: string; name: string; reason: string };

/** In the order that stands in the application; for its owner and for coordinators. */
export async function listWishes(tx: ReadTx, application: string): Promise<WishReason[]> {
  const rows = await tx
    .selectFrom('wish as w')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'w.wished_id'))
    .innerJoin('application as a', (join) => inside(join, 'a.id', 'w.application_id'))
    .select([
      'w.wished_id',
      nameOf('p').as('name'),
      'a.preferences',
      encrypted<Encrypted | null>('wish.reason', 'w').as('reason'),
    ])
    .where('w.application_id', '=', application)
    .execute();
  const order = rows[0]?.preferences.wishes ?? [];
  return (await decrypted(tx, rows, 'reason'))
    .filter(({ wished_id: one }) => order.includes(one))
    .sort((a, b) => order.indexOf(a.wished_id) - order.indexOf(b.wished_id))
    .map((row) => ({ wishedId: row.wished_id, name: row.name, reason: row.reason ?? '' }));
}

/** They take the place of what was wished before, whoever wrote it down. */
export async function keepWishes(
  tx: Tx,
  {
    organisation,
    application,
    person,
    wishes,
    today,
  }: {
    organisation: string;
    application: string;
    person: string;
    wishes: { person: string; reason: string }[];
    today: string;
  },
): Promise<void> {
  await tx.deleteFrom('wish').where('application_id', '=', application).execute();
  const { preferences } = await tx
    .selectFrom('application')
    .select('preferences')
    .where('id', '=', application)
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('application')
    .set({
      preferences: JSON.stringify({
        ...noPreferences,
        ...preferences,
        wishes: wishes.map((one) => one.person),
      }),
    })
    .where('id', '=', application)
    .execute();
  if (wishes.length === 0) return;
  const key = (await keysFor(tx, organisation, [application])).get(application)!;
  await tx
    .insertInto('wish')
    .values(
      wishes.map((one) => {
        const id = crypto.randomUUID();
        return {
          organisation_id: organisation,
          id,
          application_id: application,
          person_id: person,
          wished_id: one.person,
          key_id: key.id,
          reason: key.seal('wish.reason', id, one.reason),
          made_on: today,
        };
      }),
    )
    .execute();
}

/** Of whoever is no longer wished for no reason is kept. */
export async function dropWishesBut(tx: Tx, application: string, wished: string[]): Promise<void> {
  let query = tx.deleteFrom('wish').where('application_id', '=', application);
  if (wished.length > 0) query = query.where('wished_id', 'not in', wished);
  await query.execute();
}
