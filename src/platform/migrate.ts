/**
 * Brings a database to the present schema: numbered plain SQL files, forward only, one transaction
 * each. Runs as the owner; one migrator at a time by an advisory lock.
 *
 * Another server may still be at work. A migration that does not get a table within half a second
 * lets go of all it has and begins anew: it gives way before PostgreSQL looks for deadlocks (after
 * a second), so it is never people who are cut off.
 */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';

const folder = join(import.meta.dirname, '..', '..', 'db', 'migrations');

export type Migration = { number: string; name: string; sql: string };

export function listMigrations(): Migration[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}_\w+\.sql$/.test(file))
    .sort()
    .map((file) => ({
      number: file.slice(0, 4),
      name: file,
      sql: readFileSync(join(folder, file), 'utf8'),
    }));
}

/**
 * Applies what is missing, up to and with a number; returns the names. Throws when a landed file
 * was edited afterwards.
 */
export async function migrate(
  owner: Client,
  progress: (sentence: string) => void = () => {},
  upTo = '9999',
): Promise<string[]> {
  await ensureDesk(owner);
  await owner.query('select pg_advisory_lock(727465)');
  try {
    await owner.query(
      'create table if not exists migration (number text primary key, name text not null, digest text not null, applied_at timestamptz not null default now())',
    );
    await owner.query('grant select on migration to mentorium_desk');
    const done = new Map(
      (
        await owner.query<{ number: string; digest: string }>(
          'select number, digest from migration',
        )
      ).rows.map((row) => [row.number, row.digest]),
    );
    const applied: string[] = [];
    for (const migration of listMigrations().filter(({ number }) => number <= upTo)) {
      const digest = createHash('sha256').update(migration.sql).digest('hex');
      const known = done.get(migration.number);
      if (known === digest) continue;
      if (known !== undefined)
        throw new Error(
          `Migration ${migration.name} was changed after it had been applied. Restore the file; put the change into a new one.`,
        );
      progress(`Applying ${migration.name} ...`);
      await apply(owner, migration, digest);
      applied.push(migration.name);
    }
    return applied;
  } finally {
    await owner.query('select pg_advisory_unlock(727465)');
  }
}

/** It did not get a lock in time, or two waited for each other (PostgreSQL, Appendix A). */
const inTheWay = new Set(['55P03', '40P01']);
const mostTries = 200;

async function apply(owner: Client, migration: Migration, digest: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    const refused = await attempt(owner, migration, digest);
    if (refused === null) return;
    if (!inTheWay.has((refused as { code?: string }).code ?? '') || tries === mostTries)
      throw new Error(`Migration ${migration.name} failed: ${refused.message}`, { cause: refused });
    await sleep(50 + Math.random() * 250);
  }
}

/** Null when it is done; nothing of it is there otherwise. */
async function attempt(owner: Client, migration: Migration, digest: string): Promise<Error | null> {
  await owner.query(`begin; set local lock_timeout = '500ms'`);
  try {
    await owner.query(migration.sql);
    await owner.query('insert into migration (number, name, digest) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      digest,
    ]);
    await owner.query('commit');
    return null;
  } catch (error) {
    await owner.query('rollback');
    return error as Error;
  }
}

async function ensureDesk(owner: Client): Promise<void> {
  const { rows } = await owner.query(`select 1 from pg_roles where rolname = 'mentorium_desk'`);
  if (rows.length > 0) return;
  try {
    await owner.query('create role mentorium_desk nologin');
    await owner.query('grant mentorium_desk to current_user with inherit false, set true');
  } catch (error) {
    throw new Error(
      'The database role "mentorium_desk" is missing and may not be made by this user. Ask the database administrator to run: create role mentorium_desk nologin; grant mentorium_desk to <the user of DATABASE_URL>;',
      { cause: error },
    );
  }
}

/**
 * From now on the session sees what signing in needs, in a database of any schema: before 0043 the
 * setting was called `app.door`.
 */
export const openSignIn = (owner: Client): Promise<unknown> =>
  owner.query(
    `select set_config('app.scope', 'sign-in', false), set_config('app.door', 'sign-in', false)`,
  );

/**
 * What PostgreSQL knows of tables that it has never counted: before that it plans blindly, until it
 * comes round to them by itself within a minute or two. After the first filling, a migration with
 * new tables, or a restored copy.
 */
export async function countNewTables(owner: Client): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and reltuples < 0`,
  );
  if (rows.length > 0) await owner.query(`analyze ${rows.map(({ name }) => name).join(', ')}`);
}
