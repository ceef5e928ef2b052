import type { Database } from '../../platform/database.ts';
import { listOrganisations } from './sign-in.store.ts';
import { listProviders } from './provider.store.ts';

export type Connection = { slug: string; organisation: string; id: string; name: string };

/** Sign-ins of the organisations in which an account is somebody. */
export async function listConnections(database: Database, account: string): Promise<Connection[]> {
  const places = await listOrganisations(database, { account, organisation: null });
  const found = await Promise.all(
    places.map(async (place) =>
      (await database.inTenant({ organisation: place.id, person: null }, 'read', listProviders))
        .filter(({ isOn, isAgreed }) => isOn && isAgreed)
        .map(({ id, name }) => ({ slug: place.slug, organisation: place.name, id, name })),
    ),
  );
  return found.flat();
}
