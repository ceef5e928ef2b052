/**
 * Checks 3, 4 and 11: what the database itself refuses, and how soon a role that is gone is gone.
 */
import { Client } from 'pg';
import { databaseConfig } from '../src/platform/database.ts';
import { plural, type Check, type Stage } from './check.ts';

/** Belong to people or to the program, not to an organisation. */
export const shared = new Set([
  'account',
  'session',
  'half_session',
  'authenticator',
  'recovery_code',
  'passkey',
  'spent_challenge',
  'password_reset',
  'provider_visit',
  'sign_in_attempt',
  'master_key_check',
  'migration',
  'organisation',
  'restored_copy',
]);

async function asDesk<T>(
  { databaseName }: Stage,
  work: (database: Client) => Promise<T>,
): Promise<T> {
  const database = new Client(
    databaseConfig({ socketFolder: process.env.MENTORIUM_TEST_SOCKET!, database: databaseName }),
  );
  await database.connect();
  try {
    return await work(database);
  } finally {
    await database.end();
  }
}

export const forcedWalls: Check = {
  number: 3,
  name: 'every table of an organisation stands behind a forced wall; the database owns nothing; without a place there are no rows',
  isQuick: true,
  run: async (stage) => {
    const { rows: tables } = await stage.owner.query<{
      name: string;
      walled: boolean;
      owner: string;
      column: boolean;
    }>(
      `select relname as name, relrowsecurity and relforcerowsecurity as walled, relowner::regrole::text as owner,
        exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id') as column
       from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
    );
    const faults = tables.flatMap(({ name, walled, owner, column }) => [
      ...(walled || name === 'migration' ? [] : [`${name} has no forced wall`]),
      ...(owner === 'mentorium_desk' ? [`${name} is owned by the database`] : []),
      ...(column || shared.has(name) ? [] : [`${name} belongs to no organisation`]),
    ]);
    const { rows: roles } = await stage.owner.query<{ name: string }>(
      `select rolname as name from pg_roles where rolname = 'mentorium_desk' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`,
    );
    const { rows: strong } = await stage.owner.query<{ name: string }>(
      'select rolname as name from pg_roles where rolsuper and rolcanlogin',
    );
    faults.push(...[...roles, ...strong].map(({ name }) => `${name} walks through walls`));
    await asDesk(stage, async (database) => {
      for (const { name } of tables.filter(({ name }) => name !== 'migration')) {
        const { rows } = await database.query<{ n: number }>(
          `select count(*)::int as n from ${name}`,
        );
        if (rows[0]!.n > 0) faults.push(`${name} shows ${rows[0]!.n} rows to nobody`);
      }
    });
    return {
      tried: plural(tables.length, 'tables'),
      figure: `${faults.length} exceptions`,
      faults,
    };
  },
  mutation: {
    name: 'one wall taken down',
    break: ({ owner }) => owner.query('alter table meeting disable row level security'),
  },
};

export const definers: Check = {
  number: 4,
  name: 'views ask as whoever looks; functions that run as their owner are on a list, with a fixed search path',
  isQuick: true,
  run: async ({ owner }) => {
    const allowed = new Set<string>();
    const { rows: views } = await owner.query<{ name: string; safe: boolean }>(
      `select relname as name, coalesce('security_invoker=true' = any (reloptions), false) as safe from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')`,
    );
    const { rows: functions } = await owner.query<{
      name: string;
      definer: boolean;
      path: boolean;
    }>(
      `select proname as name, prosecdef as definer, exists (select from unnest(proconfig) s where s like 'search_path=%') as path from pg_proc where pronamespace = 'public'::regnamespace`,
    );
    const faults = [
      ...views.filter(({ safe }) => !safe).map(({ name }) => `view ${name} looks as its owner`),
      ...functions
        .filter(({ name, definer, path }) => definer && !(allowed.has(name) && path))
        .map(({ name }) => `function ${name} runs as its owner`),
    ];
    return {
      tried: `${views.length} views, ${functions.length} functions`,
      figure: `${faults.length} exceptions`,
      faults,
    };
  },
  mutation: {
    name: 'a function that counts as its owner',
    break: ({ owner }) =>
      owner.query(
        `create function all_people() returns bigint language sql security definer as 'select count(*) from person'`,
      ),
  },
};

export const rolesAtOnce: Check = {
  number: 11,
  name: 'a role that was taken away is gone at the next request',
  isQuick: false,
  run: async (stage) => {
    const { owner } = stage;
    const trials = 1000;
    const person = stage.somebody();
    await person.signIn('network.contact');
    await owner.query(`set app.scope = 'sign-in'`);
    const id = (
      await owner.query<{ id: string }>(`select id from organisation where slug = 'ledarnatverket'`)
    ).rows[0]!.id;
    await owner.query(`set app.organisation = '${id}'`);
    const who = `person_id = (select p.id from person p join account a on a.id = p.account_id where a.email = 'network.contact.demo@mentorium.example') and role = 'contact-person'`;
    await owner.query(`update membership set first_day = '2026-01-01' where ${who}`);
    const faults: string[] = [];
    for (let i = 0; i < trials; i++) {
      await owner.query(`update membership set last_day = '2026-11-21' where ${who}`);
      if ((await person.get('/o/ledarnatverket/people')).status !== 403)
        faults.push(`trial ${i}: still inside`);
      await owner.query(`update membership set last_day = null where ${who}`);
      if ((await person.get('/o/ledarnatverket/people')).status !== 200)
        faults.push(`trial ${i}: not back`);
    }
    return {
      tried: plural(trials, 'times taken and given back'),
      figure: `${faults.length} stale answers`,
      faults,
    };
  },
  mutation: {
    name: 'the end of a role is put off by a day',
    break: ({ owner }) =>
      owner.query(`create function later() returns trigger language plpgsql as $$ begin if new.last_day is not null then new.last_day := new.last_day + 1; end if; return new; end $$;
        create trigger later before update on membership for each row execute function later()`),
  },
};
