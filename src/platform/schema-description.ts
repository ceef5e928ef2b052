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
};
type Line = { table_name: string; line: string };
type Check = { table_name: string; column_name: string; line: string };

export type Description = { sql: string; types: string };

export async function describe(owner: Client): Promise<Description> {
  const columns = await rows<Column>(
    owner,
    `
    select c.relname as table_name, a.attname as column_name, format_type(a.atttypid, a.atttypmod) as type, t.typname as udt,
      a.attnotnull as not_null, pg_get_expr(d.adbin, d.adrelid) as default_value, a.attidentity as identity
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
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
    select table_name, 'grant ' || string_agg(lower(privilege_type), ', ' order by privilege_type) || ' on ' || table_name || ' to ' || grantee
      from information_schema.role_table_grants where grantee = 'mentorium_desk' group by table_name, grantee
    union all
    select c.relname, 'grant ' || lower(acl.privilege_type) || ' (' || string_agg(a.attname, ', ' order by a.attnum) || ') on ' || c.relname || ' to ' || acl.grantee::regrole
      from pg_attribute a join pg_class c on c.oid = a.attrelid, aclexplode(a.attacl) as acl
      where c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped and acl.grantee <> c.relowner
      group by c.relname, acl.privilege_type, acl.grantee
    union all
    select tgrelid::regclass::text, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
    order by 1, 2`,
  );
  const functions = await rows<Line>(
    owner,
    `
    select proname as table_name, pg_get_functiondef(oid) as line from pg_proc where pronamespace = 'public'::regnamespace order by proname, oid`,
  );
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
        `  ${c.column_name} ${c.type}${c.not_null ? ' not null' : ''}${c.identity ? ' generated always as identity' : ''}${c.default_value ? ` default ${c.default_value}` : ''}`,
    ),
    ...of(constraints).map((c) => `  ${c.line}`),
  ];
  return [
    `create table ${table} (\n${inside.join(',\n')}\n);`,
    ...of(extras).map((extra) => `${extra.line};`),
  ].join('\n');
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
  return column.default_value ? `Generated<${type}>` : type;
}

function pascal(name: string): string {
  return name.replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
}
