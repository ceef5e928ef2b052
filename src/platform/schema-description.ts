/**
 * Writes down what a migrated database looks like: once as SQL for review, once as types for
 * Kysely.
 */
import type { Client } from 'pg';

type Column = {
  table_name: string;
  column_name: string;
  type: string;
  udt: string;
  not_null: boolean;
  default_value: string | null;
  identity: string;
  generated: string;
};
type Line = { table_name: string; line: string };
type Check = { table_name: string; column_name: string; line: string };

export type Description = { sql: string; types: string };

const grantee = `case acl.grantee when 0 then 'public' else acl.grantee::regrole::text end`;
const grantOption = `case when acl.is_grantable then ' with grant option' else '' end`;

/**
 * What stands beside tables and views: extensions, types, sequences of their own, materialised
 * views, triggers on events; who may use the schema and the sequences; functions that not everybody
 * may call, or that somebody else owns, whose rights they would run with; and what is granted on
 * tables that are yet to be made.
 */
const besides = `
  select 'extension ' || extname as table_name, 'create extension ' || extname as line from pg_extension where extname <> 'plpgsql'
  union all
  select 'type ' || t.typname, 'create ' || case t.typtype
      when 'e' then 'type ' || t.typname || ' as enum (' || (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid) || ')'
      when 'd' then 'domain ' || t.typname || ' as ' || format_type(t.typbasetype, t.typtypmod) || coalesce((select string_agg(' ' || pg_get_constraintdef(c.oid), '' order by c.conname) from pg_constraint c where c.contypid = t.oid), '')
      else 'type ' || t.typname end
    from pg_type t left join pg_class c on c.oid = t.typrelid
    where t.typnamespace = 'public'::regnamespace and (t.typtype in ('e', 'd', 'r') or (t.typtype = 'c' and c.relkind = 'c'))
  union all
  select 'sequence ' || c.relname, 'create sequence ' || c.relname from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'S'
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'i')
  union all
  select 'sequence ' || c.relname, 'grant ' || string_agg(lower(acl.privilege_type), ', ' order by acl.privilege_type) || ' on sequence ' || c.relname || ' to ' || ${grantee} || ${grantOption}
    from pg_class c, aclexplode(c.relacl) as acl
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'S' and acl.grantee <> c.relowner group by c.relname, acl.grantee, acl.is_grantable
  union all
  select 'materialized view ' || matviewname, 'create materialized view ' || matviewname || ' as ' || definition from pg_matviews where schemaname = 'public'
  union all
  select 'event trigger ' || evtname, 'create event trigger ' || evtname || ' on ' || evtevent || ' execute function ' || evtfoid::regproc from pg_event_trigger
  union all
  select 'function ' || p.proname, 'alter function ' || p.oid::regprocedure || ' owner to ' || p.proowner::regrole
    from pg_proc p where p.pronamespace = 'public'::regnamespace and p.proowner <> (select datdba from pg_database where datname = current_database())
  union all
  select 'function ' || p.proname, 'revoke execute on function ' || p.oid::regprocedure || ' from public'
    from pg_proc p where p.pronamespace = 'public'::regnamespace and p.proacl is not null
      and not exists (select from aclexplode(p.proacl) as acl where acl.grantee = 0)
  union all
  select 'function ' || p.proname, 'grant execute on function ' || p.oid::regprocedure || ' to ' || ${grantee} || ${grantOption}
    from pg_proc p, aclexplode(p.proacl) as acl where p.pronamespace = 'public'::regnamespace and acl.grantee not in (0, p.proowner)
  union all
  select 'relation ' || c.relname, 'alter table ' || c.relname || ' owner to ' || c.relowner::regrole
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
      and c.relowner <> (select datdba from pg_database where datname = current_database())
  union all
  select 'schema', 'grant ' || string_agg(lower(acl.privilege_type), ', ' order by acl.privilege_type) || ' on schema public to ' || ${grantee} || ${grantOption}
    from pg_namespace n, aclexplode(n.nspacl) as acl
    where n.nspname = 'public' and acl.grantee <> n.nspowner group by acl.grantee, acl.is_grantable
  union all
  select 'defaults', 'alter default privileges for role ' || d.defaclrole::regrole || ' grant ' || lower(acl.privilege_type) || ' on ' ||
      case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions' when 'T' then 'types' else 'schemas' end || ' to ' || ${grantee} || ${grantOption}
    from pg_default_acl d, aclexplode(d.defaclacl) as acl where acl.grantee <> d.defaclrole
  order by 1, 2`;

export async function describe(owner: Client): Promise<Description> {
  const columns = await rows<Column>(
    owner,
    `
    select c.relname as table_name, a.attname as column_name, format_type(a.atttypid, a.atttypmod) as type, t.typname as udt,
      a.attnotnull as not_null, pg_get_expr(d.adbin, d.adrelid) as default_value, a.attidentity as identity, a.attgenerated as generated
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
    order by c.relname, a.attnum`,
  );
  const constraints = await rows<Line>(
    owner,
    `
    select conrelid::regclass::text as table_name, 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) as line
    from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n' order by 1, contype desc, conname`,
  );
  const checks = await rows<Check>(
    owner,
    `
    select c.conrelid::regclass::text as table_name, a.attname as column_name, pg_get_constraintdef(c.oid) as line
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.connamespace = 'public'::regnamespace and c.contype = 'c' and cardinality(c.conkey) = 1 order by 1, 2, 3`,
  );
  const extras = await rows<Line>(
    owner,
    `
    select tablename as table_name, indexdef as line from pg_indexes where schemaname = 'public'
      and indexname not in (select conname from pg_constraint)
    union all
    select tablename, 'create policy ' || policyname || ' on ' || tablename || ' as ' || lower(permissive) || ' for ' || lower(cmd) || case when roles = '{public}' then '' else ' to ' || array_to_string(roles, ', ') end || coalesce(' using (' || qual || ')', '') || coalesce(' with check (' || with_check || ')', '') from pg_policies
    union all
    select relname, 'alter table ' || relname || ' enable row level security' || case when relforcerowsecurity then ', force row level security' else '' end
      from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity
    union all
    select c.relname, 'grant ' || string_agg(lower(acl.privilege_type), ', ' order by acl.privilege_type) || ' on ' || c.relname || ' to ' || ${grantee} || ${grantOption}
      from pg_class c, aclexplode(c.relacl) as acl
      where c.relnamespace = 'public'::regnamespace and c.relkind <> 'S' and acl.grantee <> c.relowner
      group by c.relname, acl.grantee, acl.is_grantable
    union all
    select c.relname, 'grant ' || lower(acl.privilege_type) || ' (' || string_agg(a.attname, ', ' order by a.attnum) || ') on ' || c.relname || ' to ' || ${grantee} || ${grantOption}
      from pg_attribute a join pg_class c on c.oid = a.attrelid, aclexplode(a.attacl) as acl
      where c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped and acl.grantee <> c.relowner
      group by c.relname, acl.privilege_type, acl.grantee, acl.is_grantable
    union all
    select tgrelid::regclass::text, pg_get_triggerdef(oid) || case when tgenabled = 'O' then '' else ' -- enabled: ' || tgenabled::text end
      from pg_trigger where not tgisinternal
    union all
    select relname, 'alter table ' || relname || ' set (' || array_to_string(reloptions, ', ') || ')'
      from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and reloptions is not null
    union all
    select relname, 'alter table ' || relname || ' set unlogged' from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relpersistence = 'u'
    union all
    select tablename, definition from pg_rules where schemaname = 'public'
    order by 1, 2`,
  );
  const functions = await rows<Line>(
    owner,
    `
    select proname as table_name, pg_get_functiondef(oid) as line from pg_proc
    where pronamespace = 'public'::regnamespace and prokind in ('f', 'p') order by proname, pg_get_function_identity_arguments(oid)`,
  );
  const rest = await rows<Line>(owner, besides);
  const views = await rows<Line>(
    owner,
    `
    select v.viewname as table_name, 'create view ' || v.viewname || coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', '') || ' as' || E'\\n' || v.definition as line
    from pg_views v join pg_class c on c.relname = v.viewname and c.relnamespace = 'public'::regnamespace where v.schemaname = 'public' order by 1`,
  );
  const tables = [...new Set(columns.map((column) => column.table_name))];
  return {
    sql:
      [
        '-- The schema as the migrations leave it. Written by db/dump.ts; do not edit.',
        ...rest.map(({ line }) => `${line};`),
        ...functions.map(({ line }) => `${line.trimEnd()};`),
        ...tables.map((table) => tableSql(table, columns, constraints, extras)),
        ...views.map(({ table_name: view, line }) =>
          [line, ...extras.filter((e) => e.table_name === view).map((e) => `${e.line};`)].join(
            '\n',
          ),
        ),
      ].join('\n\n') + '\n',
    types: typesOf(tables, columns, checks),
  };
}

async function rows<T extends object>(client: Client, query: string): Promise<T[]> {
  return (await client.query<T>(query)).rows;
}

function tableSql(table: string, columns: Column[], constraints: Line[], extras: Line[]): string {
  const of = <T extends { table_name: string }>(list: T[]) =>
    list.filter((entry) => entry.table_name === table);
  const inside = [
    ...of(columns).map(
      (c) =>
        `  ${c.column_name} ${c.type}${c.not_null ? ' not null' : ''}${identityOf(c)}${defaultOf(c)}`,
    ),
    ...of(constraints).map((c) => `  ${c.line}`),
  ];
  return [
    `create table ${table} (\n${inside.join(',\n')}\n);`,
    ...of(extras).map((extra) => `${extra.line};`),
  ].join('\n');
}

const identityOf = ({ identity }: Column): string =>
  identity ? ` generated ${identity === 'a' ? 'always' : 'by default'} as identity` : '';

function defaultOf({ default_value: value, generated }: Column): string {
  if (value === null) return '';
  return generated ? ` generated always as (${value}) stored` : ` default ${value}`;
}

const typeNames: Record<string, string> = {
  uuid: 'string',
  _uuid: 'string[]',
  _text: 'string[]',
  _int4: 'number[]',
  text: 'string',
  date: 'string',
  bool: 'boolean',
  int4: 'number',
  int8: 'number',
  float8: 'number',
  bytea: 'Buffer',
  timestamptz: 'Date',
};

function typesOf(tables: string[], columns: Column[], checks: Check[]): string {
  const shape = (table: string) => {
    const lines = columns
      .filter((c) => c.table_name === table)
      .map((c) => `  ${c.column_name}: ${columnType(c, valuesOf(c, checks))};`);
    return `type ${pascal(table)} = {\n${lines.join('\n')}\n};`;
  };
  const all = tables.map((table) => `  ${table}: ${pascal(table)};`);
  return (
    [
      '// Types of the tables. Written by db/dump.ts from a migrated database; do not edit.',
      `import type { ColumnType, Generated, GeneratedAlways } from 'kysely';`,
      [
        '// What a JSON column holds, by table and column: each feature says it in its manifest. It is',
        '// written as text, and read as unknown where no manifest says anything.',
        'export interface JsonColumns {}',
        'type Held<Name extends string> = Name extends keyof JsonColumns ? JsonColumns[Name] : unknown;',
        'type Json<Name extends string> = ColumnType<Held<Name>, string, string>;',
        'type GeneratedJson<Name extends string> = ColumnType<Held<Name>, string | undefined, string>;',
        'type NullableJson<Name extends string> = ColumnType<Held<Name> | null, string | null | undefined, string | null>;',
      ].join('\n'),
      '// Read as text, so that no digit is lost.\ntype Numeric = ColumnType<string, number | string, number | string>;',
      ...tables.map(shape),
      `export type Tables = {\n${all.join('\n')}\n};`,
    ].join('\n\n') + '\n'
  );
}

/** The texts that a column can hold: those that each of its checks that is a list has. */
function valuesOf(column: Column, checks: Check[]): string[] | null {
  const lists = checks
    .filter((c) => c.table_name === column.table_name && c.column_name === column.column_name)
    .map(({ line }) =>
      /^CHECK \(\(\(?\w+\)? (?:= ANY \(ARRAY\[|<@ ARRAY\[)((?:'(?:[^']|'')*'::text(?:, )?)+)\]\)*$/.exec(
        line,
      ),
    )
    .filter((found) => found !== null)
    .map(([, list]) =>
      [...list!.matchAll(/'((?:[^']|'')*)'::text/g)].map(([, value]) =>
        value!.replaceAll("''", "'"),
      ),
    );
  return lists.length === 0
    ? null
    : lists.reduce((all, list) => all.filter((value) => list.includes(value)));
}

const unionOf = (values: string[]): string =>
  values.map((value) => `'${value.replaceAll("'", "\\'")}'`).join(' | ');

function columnType(column: Column, values: string[] | null): string {
  if (column.udt === 'jsonb') {
    const name = `'${column.table_name}.${column.column_name}'`;
    if (!column.not_null) return `NullableJson<${name}>`;
    return column.default_value ? `GeneratedJson<${name}>` : `Json<${name}>`;
  }
  const plain = values
    ? column.udt === '_text'
      ? `(${unionOf(values)})[]`
      : unionOf(values)
    : (typeNames[column.udt] ?? 'unknown');
  if (column.udt === 'numeric') return column.not_null ? 'Numeric' : 'Numeric | null';
  const type = column.not_null ? plain : `${plain} | null`;
  if (column.identity) return `GeneratedAlways<${type}>`;
  if (column.generated) return `GeneratedAlways<${type}>`;
  return column.default_value ? `Generated<${type}>` : type;
}

function pascal(name: string): string {
  return name.replace(/(^|_)(\w)/g, (_, __, character: string) => character.toUpperCase());
}
