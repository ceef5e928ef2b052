import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { withAuthScope, type Database, type AuthTx, type Tx } from '../../platform/database.ts';
import type { CompleteLanguage } from '../../platform/i18n.ts';
import { findAccount } from '../accounts/sign-in.store.ts';
import { settingsOf } from '../organisations/country.rules.ts';
import { columnsOf } from '../organisations/settings.store.ts';
import { insertAccount, insertInvitation } from '../accounts/invitation.store.ts';

export type Founding = {
  slug: string;
  name: string;
  language: CompleteLanguage;
  /** Of the law it works under (ISO 3166), where it is one that has two letters here. */
  jurisdiction: string | null;
  timeZone: string;
  /** On its clock: from this day on the founder has the roles. */
  today: string;
  /** Who begins: coordinator and administrator. */
  founder: { givenName: string; familyName: string; email: string; language: CompleteLanguage };
};

class Refused extends Error {}
class Known extends Error {}

/** ST-3: whether this installation holds no organisation yet. */
export const isEmpty = async (tx: AuthTx): Promise<boolean> =>
  (await tx.selectFrom('organisation').select('id').limit(1).executeTakeFirst()) === undefined;

/**
 * A new organisation beside whatever there is. Returns the token of the founder's sign-in link,
 * null when the slug is taken.
 */
export async function foundOrganisation(
  database: Database,
  founding: Founding,
): Promise<string | null> {
  return orNull(
    found(database, founding, async (tx, { organisation, settle }) => {
      const person = await settle(null);
      return insertInvitation(tx, { organisation, person, by: person });
    }),
  );
}

/**
 * ST-3: the first organisation of an empty installation, with the account of its founder. Null when
 * somebody was faster, `known` when the address is another account's.
 */
export async function foundFirst(
  database: Database,
  founding: Founding,
  passwordHash: string,
): Promise<{ account: string } | 'known' | null> {
  return orNull(
    found(database, { ...founding, isFirst: true }, async (tx, { settle }) => {
      const account = await withAuthScope(tx, null, async (auth) => {
        if (await findAccount(auth, founding.founder.email)) throw new Known();
        return insertAccount(auth, founding.founder.email, passwordHash);
      });
      await settle(account);
      return { account };
    }).catch((error: unknown) => {
      if (error instanceof Known) return 'known' as const;
      throw error;
    }),
  );
}

const orNull = <T>(work: Promise<T>): Promise<T | null> =>
  work.catch((error: unknown) => {
    if (error instanceof Refused) return null;
    throw error;
  });

type Settling = { organisation: string; settle: (account: string | null) => Promise<string> };

/** All of it or nothing, and one founding at a time. */
function found<T>(
  database: Database,
  founding: Founding & { isFirst?: boolean },
  work: (tx: Tx, settling: Settling) => Promise<T>,
): Promise<T> {
  const organisation = randomUUID();
  return database.inTenant(
    { organisation, person: null, today: founding.today },
    'write',
    async (tx) => {
      await withAuthScope(tx, null, async (auth) => {
        await sql`select pg_advisory_xact_lock(727466)`.execute(auth);
        if (founding.isFirst && !(await isEmpty(auth))) throw new Refused();
        const made = await auth
          .insertInto('organisation')
          .values({
            id: organisation,
            slug: founding.slug,
            name: founding.name,
            language: founding.language,
            jurisdiction: founding.jurisdiction,
            time_zone: founding.timeZone,
            ...columnsOf(settingsOf(founding.jurisdiction)),
          })
          .onConflict((on) => on.constraint('organisation_slug_unique').doNothing())
          .returning('id')
          .executeTakeFirst();
        if (!made) throw new Refused();
      });
      return work(tx, {
        organisation,
        settle: (account) =>
          insertFounder(tx, {
            organisation,
            account,
            today: founding.today,
            ...founding.founder,
          }),
      });
    },
  );
}

async function insertFounder(
  tx: Tx,
  {
    organisation,
    account,
    givenName,
    familyName,
    email,
    language,
    today,
  }: Founding['founder'] & { organisation: string; account: string | null; today: string },
): Promise<string> {
  const { id } = await tx
    .insertInto('person')
    .values({
      organisation_id: organisation,
      account_id: account,
      given_name: givenName,
      family_name: familyName,
      email,
      language,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('membership')
    .values(
      (['coordinator', 'administrator'] as const).map((role) => ({
        organisation_id: organisation,
        person_id: id,
        role,
        first_day: today,
      })),
    )
    .execute();
  return id;
}
