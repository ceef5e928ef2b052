import { sql } from 'kysely';
import { providerVisitMinutes } from './window.rules.ts';
import {
  inside,
  fromNow,
  isOpenFor,
  type AuthTx,
  type ReadTx,
  type Tx,
} from '../../platform/database.ts';
import type { Keys } from '../../platform/keys.ts';
import { hashToken, newToken } from '../../platform/secret.ts';
import type { Role } from '../../web/permission.ts';

export type Provider = {
  id: string;
  name: string;
  issuer: string;
  clientId: string;
  roleClaim: string | null;
  roles: Record<string, Role>;
  hasSecondFactor: boolean;
  isOn: boolean;
  /** A second person has agreed to whom it lets in, and as what. */
  isAgreed: boolean;
  /** Which address of the organisation it sends people back to. */
  callbackNumber: number | null;
};
type NewProvider = Omit<Provider, 'id' | 'isOn' | 'isAgreed' | 'callbackNumber'> & {
  organisation: string;
  secret: string;
};

export const providerPlace = (id: string) => `identity_provider ${id}`;

export async function insertProvider(
  tx: Tx,
  keys: Keys,
  { organisation, name, issuer, clientId, secret, roleClaim, roles, hasSecondFactor }: NewProvider,
): Promise<string> {
  const id = crypto.randomUUID();
  await tx
    .insertInto('identity_provider')
    .values({
      organisation_id: organisation,
      id,
      name,
      issuer,
      client_id: clientId,
      client_secret: keys.seal(Buffer.from(secret), providerPlace(id)),
      role_claim: roleClaim,
      roles: JSON.stringify(roles),
      is_strong: hasSecondFactor,
      callback_number: await nextCallback(tx),
    })
    .execute();
  return id;
}

/** The number of the next one that is set up; those of two at once are told apart by the database. */
export async function nextCallback(tx: ReadTx): Promise<number> {
  const { next } = await tx
    .selectFrom('identity_provider')
    .select(sql<number>`coalesce(max(callback_number), 0)::int + 1`.as('next'))
    .executeTakeFirstOrThrow();
  return next;
}

export async function listProviders(tx: ReadTx): Promise<Provider[]> {
  const rows = await tx
    .selectFrom('identity_provider')
    .select([
      'id',
      'name',
      'issuer',
      'client_id',
      'role_claim',
      'roles',
      'is_strong',
      'is_on',
      'is_agreed',
      'callback_number',
    ])
    .orderBy('name')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    issuer: row.issuer,
    clientId: row.client_id,
    roleClaim: row.role_claim,
    roles: row.roles,
    hasSecondFactor: row.is_strong,
    isOn: row.is_on,
    isAgreed: row.is_agreed,
    callbackNumber: row.callback_number,
  }));
}

/** Two have agreed: it lets people in from now on. */
export async function agreeToProvider(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('identity_provider').set({ is_agreed: true }).where('id', '=', id).execute();
}

export async function findSecret(tx: ReadTx, keys: Keys, id: string): Promise<string> {
  const { client_secret: sealed } = await tx
    .selectFrom('identity_provider')
    .select('client_secret')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return keys.open(sealed, providerPlace(id)).toString();
}

export async function switchProvider(tx: Tx, id: string, isOn: boolean): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('identity_provider')
    .set({ is_on: isOn })
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

type Leaving = {
  organisation: string;
  provider: string;
  browser: string;
  nonce: string;
  verifier: string;
  to: string;
  /** Signed in, and wants to connect. */
  connect: string | null;
};

/** Somebody goes to a provider; returns the state that has to come back. */
export async function insertVisit(
  tx: AuthTx,
  { organisation, provider, browser, nonce, verifier, to, connect }: Leaving,
): Promise<string> {
  const state = newToken();
  await tx
    .deleteFrom('provider_visit')
    .where('ends_at', '<', sql<Date>`now()`)
    .execute();
  await tx
    .insertInto('provider_visit')
    .values({
      state_hash: hashToken(state),
      organisation_id: organisation,
      provider_id: provider,
      browser_hash: hashToken(browser),
      nonce,
      verifier,
      back_to: to,
      connect_account: connect,
      ends_at: fromNow({ minutes: providerVisitMinutes }),
    })
    .execute();
  return state;
}

/** Once, and only for the visitor who left. */
export async function takeVisit(
  tx: AuthTx,
  { state, browser }: { state: string; browser: string },
): Promise<(Omit<Leaving, 'browser'> & { slug: string }) | null> {
  const row = await tx
    .deleteFrom('provider_visit')
    .where('state_hash', '=', hashToken(state))
    .where('browser_hash', '=', hashToken(browser))
    .where(isOpenFor('ends_at', { minutes: providerVisitMinutes }))
    .returningAll()
    .executeTakeFirst();
  if (!row) return null;
  const { slug } = await tx
    .selectFrom('organisation')
    .select('slug')
    .where('id', '=', row.organisation_id)
    .executeTakeFirstOrThrow();
  return {
    organisation: row.organisation_id,
    slug,
    provider: row.provider_id,
    nonce: row.nonce,
    verifier: row.verifier,
    to: row.back_to,
    connect: row.connect_account,
  };
}

type Told = {
  organisation: string;
  provider: string;
  subject: string;
  /** Verified by the provider. */
  email: string | null;
};

/**
 * SI-11: whom the provider means. The first time a person of this organisation with that address
 * and without an account, or with one that only this organisation’s providers open; afterwards the
 * subject alone. Null for everybody else.
 */
export async function findIdentified(
  tx: Tx,
  { organisation, provider, subject, email }: Told,
): Promise<{ person: string; account: string | null } | null> {
  const known = await tx
    .selectFrom('identity as i')
    .innerJoin('person as p', (join) => inside(join, 'p.id', 'i.person_id'))
    .select(['p.id', 'p.account_id'])
    .where('i.provider_id', '=', provider)
    .where('i.subject', '=', subject)
    .where('p.left_on', 'is', null)
    .executeTakeFirst();
  if (known) return { person: known.id, account: known.account_id };
  if (!email) return null;
  const found = await tx
    .selectFrom('person')
    .select(['id', 'account_id'])
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .where('left_on', 'is', null)
    .execute();
  const [only] = found;
  if (!only || found.length > 1 || only.account_id !== null) return null;
  // From several browsers at once the first of them connects, and all come in.
  const connected = await connectIdentity(tx, {
    organisation,
    provider,
    subject,
    person: only.id,
  });
  return connected ? { person: only.id, account: null } : null;
}

/**
 * What the provider says belongs to this person from now on. False when it is somebody else’s
 * already.
 */
export async function connectIdentity(
  tx: Tx,
  {
    organisation,
    provider,
    subject,
    person,
  }: { organisation: string; provider: string; subject: string; person: string },
): Promise<boolean> {
  await tx
    .insertInto('identity')
    .values({ organisation_id: organisation, provider_id: provider, subject, person_id: person })
    .onConflict((on) => on.doNothing())
    .execute();
  const row = await tx
    .selectFrom('identity')
    .select('person_id')
    .where('provider_id', '=', provider)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row?.person_id === person;
}

/**
 * SI-12: roles that this provider gave and no longer says end today; those that it says and nobody
 * has given begin.
 */
export async function followRoles(
  tx: Tx,
  {
    organisation,
    provider,
    person,
    said,
    today,
  }: { organisation: string; provider: string; person: string; said: Role[]; today: string },
): Promise<void> {
  // Of several browsers at once one after the other.
  await tx.selectFrom('person').select('id').where('id', '=', person).forUpdate().execute();
  const held = await tx
    .selectFrom('membership')
    .select(['id', 'role', 'provider_id'])
    .where('person_id', '=', person)
    .where('first_day', '<=', today)
    .where((on) => on.or([on('last_day', 'is', null), on('last_day', '>=', today)]))
    .execute();
  const over = held
    .filter((row) => row.provider_id === provider && !said.includes(row.role))
    .map(({ id }) => id);
  if (over.length > 0) {
    await tx
      .deleteFrom('membership')
      .where('id', 'in', over)
      .where('first_day', '=', today)
      .execute();
    await tx
      .updateTable('membership')
      .set({ last_day: sql<string>`${today}::date - 1` })
      .where('id', 'in', over)
      .execute();
  }
  const fresh = said.filter((role) => !held.some((row) => row.role === role));
  if (fresh.length > 0)
    await tx
      .insertInto('membership')
      .values(
        fresh.map((role) => ({
          organisation_id: organisation,
          person_id: person,
          role,
          provider_id: provider,
          first_day: today,
        })),
      )
      .execute();
}

/** The day of the organisation at a moment, in milliseconds. */
export async function dayOf(tx: ReadTx, at: number): Promise<string> {
  const { time_zone: zone } = await tx
    .selectFrom('organisation')
    .select('time_zone')
    .executeTakeFirstOrThrow();
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString();
}
