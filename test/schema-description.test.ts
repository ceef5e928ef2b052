/** The written schema shows a reviewer everything that decides what may be read and changed. */
import { deepEqual, equal } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../src/platform/project.ts';
import { describe } from '../src/platform/schema-description.ts';
import { openWorld } from './support/world.ts';

/** One change of each kind that a migration can make. */
const changes = [
  'grant delete on audit_log to mentorium_desk',
  'grant select on person to public',
  'grant update (email) on account to public',
  'grant select on person to mentorium_desk with grant option',
  'revoke update on person from mentorium_desk',
  'create policy more on person for select using (true)',
  'drop policy wall on person',
  'alter policy wall on person using (true)',
  'alter policy wall on person to mentorium_desk',
  'alter table person no force row level security',
  'alter table person disable row level security',
  'alter table person disable trigger two_agree',
  'alter table person enable always trigger two_agree',
  'create trigger more before insert on unit for each row execute function guard_group()',
  'create or replace function at_work() returns uuid language sql stable as $$ select null::uuid $$',
  'alter function at_work() security definer',
  "alter function at_work() set search_path = ''",
  'revoke execute on function at_work() from public',
  'grant execute on function at_work() to mentorium_desk',
  'create view more as select 1 as one',
  'alter view running_member set (security_invoker = false)',
  'create materialized view more as select 1 as one',
  'grant select on running_member to public',
  'create sequence more',
  "create type more as enum ('one', 'two')",
  "create domain more as text check (value <> '')",
  'alter table unit alter column kind drop not null',
  "alter table unit alter column kind set default 'class'",
  'alter table unit drop constraint unit_kind_check',
  'alter table unit add column more integer generated always as (1) stored',
  'alter table unit set (fillfactor = 50)',
  'create index more on unit (name)',
  'create rule more as on delete to unit do instead nothing',
  'grant create on schema public to public',
  'alter default privileges in schema public grant select on tables to public',
];

test('every kind of change to the database changes the written schema', async () => {
  const { owner, close } = await openWorld('schema_template');
  const unseen: string[] = [];
  try {
    const { sql: before } = await describe(owner);
    equal(readFileSync(join(root, 'db/schema.sql'), 'utf8'), before);
    for (const change of changes) {
      await owner.query('begin');
      await owner.query(change);
      if ((await describe(owner)).sql === before) unseen.push(change);
      await owner.query('rollback');
    }
  } finally {
    await close();
  }
  deepEqual(unseen, []);
});

/** What decides who reads and changes a table, without its name. */
const wallOf = (written: string, table: string): string[] =>
  written
    .split('\n')
    .filter((line) =>
      [`create policy `, `alter table ${table} `, 'grant '].some((start) => line.startsWith(start)),
    )
    .filter(
      (line) => new RegExp(` (?:on )?${table} `).test(line) && !line.startsWith('grant update'),
    )
    .map((line) => line.replaceAll(` ${table} `, ' T '))
    .sort();

test('one call puts a new table behind the same wall as those that are there', async () => {
  const { owner, close } = await openWorld('schema_template');
  try {
    for (const name of ['plain', 'by_person', 'passing'])
      await owner.query(
        `create table ${name} (organisation_id uuid not null references organisation (id), id uuid not null${name === 'by_person' ? ', author_id uuid, key_id uuid' : ''}, primary key (organisation_id, id))`,
      );
    await owner.query(
      `select put_behind_wall('plain'), put_behind_wall('by_person', by_person => true), put_behind_wall('passing', may_delete => true)`,
    );
    await owner.query(
      `create policy author on by_person using (author_id = nullif(current_setting('app.person', true), '')::uuid)`,
    );
    const { sql } = await describe(owner);
    deepEqual(wallOf(sql, 'plain'), wallOf(sql, 'reopening'));
    deepEqual(wallOf(sql, 'by_person'), wallOf(sql, 'worry'));
    deepEqual(wallOf(sql, 'passing'), wallOf(sql, 'pairing_release'));
    equal(wallOf(sql, 'plain').length, 7);
  } finally {
    await close();
  }
});
