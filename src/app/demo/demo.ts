/**
 * Loads two invented organisations when the database is empty, and tells as whom one can sign in.
 */
import { sql } from 'kysely';
import type { Database } from '../../platform/database.ts';
import { hashPassword } from '../../platform/secret.ts';
import { demoPassword } from '../../features/accounts/sign-in.pages.tsx';
import { findKnown } from '../../features/accounts/sign-in.store.ts';
import { accountNames, type DemoAccounts } from './cast.ts';
import { loadNetwork } from './network.ts';
import { loadSchool } from './school.ts';
import type { Setting } from '../../features/mail/outgoing-mail.rules.ts';
import { countAllFigures } from '../../features/evaluation/figures.service.ts';
import { sweep } from '../../features/signals/sweep.job.ts';

type Progress = (sentence: string) => void;

/** Addresses of the demo people; empty when the database holds other organisations. */
export async function loadDemo(
  real: Database,
  progress: Progress,
  today = Temporal.Now.plainDateISO().toString(),
  address = 'http://localhost:3000',
): Promise<string[]> {
  const database: Database = {
    ...real,
    inTenant: (place, mode, work) => real.inTenant({ today, ...place }, mode, work),
  };
  const { organisations } = await database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select(({ fn }) => fn.countAll<number>().as('organisations'))
      .executeTakeFirstOrThrow(),
  );
  if (organisations > 0) return findDemo(database);
  progress('Loading the demo: a school with 300 pupils and a network of 12 agencies ...');
  const accounts = await openAccounts(database);
  await loadSchool(database, accounts, today);
  await loadNetwork(database, accounts, today);
  await doMorningWork(database, today, address);
  return findDemo(database);
}

export const demoAddress = (name: keyof DemoAccounts) => `${name}.demo@mentorium.example`;
export const demoAddresses: string[] = accountNames.map(demoAddress);

/** Addresses of the demo people who can sign in here, in the order of the cast. */
export async function findDemo(database: Database): Promise<string[]> {
  const known = await database.beforeTenant(null, (tx) => findKnown(tx, demoAddresses));
  return demoAddresses.filter((address) => known.has(address));
}

/** As the worker does it every morning. */
async function doMorningWork(database: Database, today: string, address: string): Promise<void> {
  const organisations = await database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select(['id', 'slug', 'name', 'language', 'time_zone'])
      .orderBy('slug')
      .execute(),
  );
  for (const { time_zone: zone, ...organisation } of organisations) {
    const at = Temporal.PlainDate.from(today).toZonedDateTime({
      timeZone: zone,
      plainTime: '06:00',
    });
    await database.inTenant(
      { organisation: organisation.id, person: null },
      'write',
      async (tx) => {
        await sweep(
          tx,
          { organisation: organisation as Setting['organisation'], at, address },
          today,
        );
        await countAllFigures(tx, {
          organisation: organisation.id,
          today,
          now: new Date(at.epochMilliseconds),
        });
      },
    );
  }
}

async function openAccounts(database: Database): Promise<DemoAccounts> {
  const password = await hashPassword(demoPassword);
  const rows = await database.beforeTenant(null, (tx) =>
    tx
      .insertInto('account')
      .values(
        accountNames.map((name, i) => ({
          email: demoAddress(name),
          password_hash: password,
          made_at: sql<Date>`now() + ${sql.lit(`${i} milliseconds`)}::interval`,
        })),
      )
      .returning(['id', 'email'])
      .execute(),
  );
  return Object.fromEntries(
    accountNames.map((name) => [name, rows.find((row) => row.email === demoAddress(name))!.id]),
  ) as DemoAccounts;
}
