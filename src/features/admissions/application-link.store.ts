/** Links of applications: what leads in without an account. */
import { sql } from 'kysely';
import type { Database, ReadTx, Tx } from '../../platform/database.ts';
import { decrypted, encrypted, keyFor } from '../../platform/encryption.ts';
import type { CompleteLanguage } from '../../platform/i18n.ts';
import { hashToken, newToken } from '../../platform/secret.ts';

/**
 * `call_id`: the public one of a cohort and role. `public_application_id`: of whoever applied.
 * `address_of`: sent to the address that somebody gave, to confirm it. `consent_id`: of a manager.
 */
export type Opens = 'call_id' | 'public_application_id' | 'address_of' | 'consent_id';
export type OpenedLink = {
  id: string;
  /** Of the row that it opens. */
  opens: string;
  organisation: {
    id: string;
    name: string;
    slug: string;
    language: CompleteLanguage;
    timeZone: string;
  };
};

/** Looking changes nothing: mail scanners open links too. Null for a link that has ended. */
export async function findLink(
  database: Database,
  kind: Opens,
  token: string,
): Promise<OpenedLink | null> {
  const row = await database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('application_link as l')
      .innerJoin('organisation as o', 'o.id', 'l.organisation_id')
      .select(['l.id', `l.${kind} as opens`, 'o.id as organisation', 'o.name', 'o.slug'])
      .select(['o.language', 'o.time_zone'])
      .where('l.token_hash', '=', hashToken(token))
      .where(`l.${kind}`, 'is not', null)
      .where((on) => on.or([on('l.ends_at', 'is', null), on('l.ends_at', '>', sql<Date>`now()`)]))
      .executeTakeFirst(),
  );
  return row
    ? {
        id: row.id,
        opens: row.opens!,
        organisation: {
          id: row.organisation,
          name: row.name,
          slug: row.slug,
          language: row.language,
          timeZone: row.time_zone,
        },
      }
    : null;
}

/** A new link; the one before it ends. Returns the token. */
export async function insertLink(
  tx: Tx,
  {
    organisation,
    kind,
    opens,
    endsAt = null,
  }: { organisation: string; kind: Opens; opens: string; endsAt?: Date | null },
): Promise<string> {
  await endLinks(tx, kind, opens);
  const [id, token] = [crypto.randomUUID(), newToken()];
  const key = await keyFor(tx, organisation, id);
  await tx
    .insertInto('application_link')
    .values({
      organisation_id: organisation,
      id,
      token_hash: hashToken(token),
      key_id: key.id,
      token: key.seal('application_link.token', id, token),
      call_id: kind === 'call_id' ? opens : null,
      public_application_id: kind === 'public_application_id' ? opens : null,
      address_of: kind === 'address_of' ? opens : null,
      consent_id: kind === 'consent_id' ? opens : null,
      ends_at: endsAt,
    })
    .execute();
  return token;
}

export async function endLinks(tx: Tx, kind: Opens, opens: string): Promise<void> {
  await tx
    .updateTable('application_link')
    .set({ ends_at: sql<Date>`now()` })
    .where(kind, '=', opens)
    .where((on) => on.or([on('ends_at', 'is', null), on('ends_at', '>', sql<Date>`now()`)]))
    .execute();
}

/** The tokens of these rows that still open something, by row. */
export async function findTokens(
  tx: ReadTx,
  kind: Opens,
  rows: string[],
): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map();
  const found = await tx
    .selectFrom('application_link as l')
    .select([`l.${kind} as opens`, encrypted('application_link.token', 'l').as('token')])
    .where(`l.${kind}`, 'in', rows)
    .where((on) => on.or([on('l.ends_at', 'is', null), on('l.ends_at', '>', sql<Date>`now()`)]))
    .execute();
  return new Map((await decrypted(tx, found, 'token')).map(({ opens, token }) => [opens!, token]));
}
