import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { Client } from 'pg';
import { shared } from '../checks/walls.ts';
import { registry, routes } from '../src/app/registry.ts';
import { databaseConfig, selectRows, type Tx } from '../src/platform/database.ts';
import { root } from '../src/platform/project.ts';
import { describe } from '../src/platform/schema-description.ts';
import { grantOf, roles, type Permission } from '../src/web/permission.ts';
import { openWorld, visit, type World } from './support/world.ts';

let world: World;
let tables: string[] = [];

before(async () => {
  world = await openWorld();
  tables = (
    await world.owner.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
    )
  ).rows.map((row) => row.name);
});
after(() => world.close());

const organisations = () =>
  world.database.beforeTenant(null, (tx) =>
    tx.selectFrom('organisation').select(['id', 'slug']).orderBy('slug').execute(),
  );

test('every organisation-owned key begins with the organisation, and so does every foreign key among them', async () => {
  const { rows } = await world.owner.query<{ name: string; definition: string; kind: string }>(
    `select conrelid::regclass::text as name, pg_get_constraintdef(oid) as definition, contype as kind from pg_constraint where connamespace = 'public'::regnamespace and contype in ('p', 'f', 'u') and conrelid::regclass::text <> all($1)`,
    [[...shared]],
  );
  const wrong = rows.filter(
    ({ definition }) =>
      !/\(organisation_id/.test(definition) && !/REFERENCES account/.test(definition),
  );
  deepEqual(wrong, []);
  ok(rows.length > 60, `${rows.length} keys`);
});

test('without an organisation there are no rows; inside one, none of another', async () => {
  const [school, network] = (await organisations()).sort((a, b) =>
    a.slug === 'lindenhof' ? -1 : b.slug === 'lindenhof' ? 1 : 0,
  );
  let seen = 0;
  let tried = 0;
  const database = new Client(
    databaseConfig({
      socketFolder: process.env.MENTORIUM_TEST_SOCKET!,
      database: world.databaseName,
    }),
  );
  await database.connect();
  for (const table of tables.filter((name) => name !== 'migration')) {
    const { rows } = await database.query<{ n: number }>(`select count(*)::int as n from ${table}`);
    equal(rows[0]!.n, 0, `${table} without a setting`);
    if (shared.has(table) && table !== 'organisation') continue;
    const column = table === 'organisation' ? 'id' : 'organisation_id';
    for (const [own, other] of [
      [school!, network!],
      [network!, school!],
    ]) {
      await database.query(`begin; set local app.organisation = '${own!.id}'`);
      const inside = await database.query<{ own: number; foreign: number }>(
        `select count(*) filter (where ${column} = $1)::int as own, count(*) filter (where ${column} <> $1)::int as foreign from ${table}`,
        [own!.id],
      );
      await database.query('commit');
      equal(inside.rows[0]!.foreign, 0, `${table}: rows of ${other!.slug} in ${own!.slug}`);
      seen += inside.rows[0]!.own;
      tried++;
    }
  }
  await database.end();
  ok(seen > 3000, `${seen} own rows were seen in ${tried} tries`);
});

test('writing into another organisation is refused by the database', async () => {
  const [one, other] = await organisations();
  await rejects(
    world.database.inTenant({ organisation: one!.id, person: null }, 'write', (tx) =>
      tx
        .insertInto('member_organisation')
        .values({ organisation_id: other!.id, name: 'Smuggled' })
        .execute(),
    ),
    /row-level security/,
  );
  await rejects(
    world.database.inTenant({ organisation: one!.id, person: null }, 'read', (tx) =>
      (tx as Tx)
        .insertInto('member_organisation')
        .values({ organisation_id: one!.id, name: 'Read only' })
        .execute(),
    ),
    /read-only/,
  );
  await rejects(
    world.database.inTenant(
      { organisation: "x'; reset role; --", person: null },
      'read',
      async () => 1,
    ),
    /not an identifier/,
  );
});

test('a published version cannot be changed, not even by SQL', async () => {
  const network = (await organisations()).find(({ slug }) => slug === 'ledarnatverket')!;
  await rejects(
    world.database.inTenant({ organisation: network.id, person: null }, 'write', (tx) =>
      tx
        .updateTable('profile_version')
        .set({ content: '{}' })
        .where('published_at', 'is not', null)
        .execute(),
    ),
    /never changes/,
  );
});

test('confided texts: author, the two of the mentorship, nobody else', async () => {
  const network = (await organisations()).find(({ slug }) => slug === 'ledarnatverket')!;
  const as = (person: string) =>
    world.database.inTenant({ organisation: network.id, person }, 'read', (tx) =>
      selectRows(
        tx,
        sql<{
          note_class: string;
          author_id: string;
          mentorship_id: string;
        }>`select note_class, author_id, mentorship_id from confided_text`,
      ),
    );
  const people = await world.database.inTenant(
    { organisation: network.id, person: null },
    'read',
    (tx) =>
      selectRows(
        tx,
        sql<{
          id: string;
          role: string;
        }>`select person_id as id, min(role) as role from membership group by person_id`,
      ),
  );
  const own = await world.database.inTenant(
    { organisation: network.id, person: null },
    'read',
    (tx) =>
      selectRows(
        tx,
        sql<{
          person_id: string;
          mentorship_id: string;
        }>`select person_id, mentorship_id from mentorship_member`,
      ),
  );
  const mentorships = Map.groupBy(own, (row) => row.person_id);
  let read = 0;
  for (const { id, role } of people) {
    const rows = await as(id);
    read += rows.length;
    const mine = new Set((mentorships.get(id) ?? []).map((row) => row.mentorship_id));
    deepEqual(
      rows.filter(
        (row) =>
          !mine.has(row.mentorship_id) || (row.note_class === 'private' && row.author_id !== id),
      ),
      [],
      role,
    );
    if (role === 'coordinator' || role === 'contact-person' || role === 'auditor')
      equal(rows.length, 0, role);
  }
  ok(read > 400, `${read} texts were read by those who may`);
});

test('over HTTP: whatever address one organisation uses, the other gets 404; so do ids of rows one may not see', async () => {
  const paths = routes.filter((route) => route.method === 'GET' && route.path.includes('/:'));
  const network = (await organisations()).find(({ slug }) => slug === 'ledarnatverket')!;
  const idOf = (table: string) =>
    world.database
      .inTenant({ organisation: network.id, person: null }, 'read', (tx) =>
        selectRows(tx, sql<{ id: string }>`select id from ${sql.table(table)} limit 1`),
      )
      .then((rows) => rows[0]?.id ?? crypto.randomUUID());
  const tableOf: Record<string, string> = {
    person: 'person',
    import: 'roster_import',
    version: 'profile_version',
    programme: 'programme',
    cohort: 'cohort',
    application: 'application',
    run: 'matching_run',
    proposal: 'proposal',
    mentorship: 'mentorship',
    division: 'division',
    round: 'assessment_round',
    interview: 'interview',
  };
  const stranger = await visit(world, 'school.coordinator');
  const mentee = await visit(world, 'network.mentee');
  let tried = 0;
  for (const route of paths) {
    let path = route.path;
    for (const [, name] of route.path.matchAll(/:(\w+)/g))
      path = path.replace(
        `:${name}`,
        name === 'language'
          ? 'sv'
          : tableOf[name!]
            ? await idOf(tableOf[name!]!)
            : crypto.randomUUID(),
      );
    equal(
      (await stranger.get(`/o/lindenhof${path}`)).status === 200,
      false,
      `own prefix, foreign id: ${path}`,
    );
    equal((await stranger.get(`/o/ledarnatverket${path}`)).status, 404, `foreign prefix: ${path}`);
    const { status } = await mentee.get(`/o/ledarnatverket${path}`);
    equal(
      status === 200 && grantOf(['mentee'], route.permission) === null,
      false,
      `mentee: ${path}`,
    );
    tried += 3;
  }
  ok(tried >= 30, `${tried} addresses were tried`);
});

test('every route keeps to the permission table: each role, each route, without the grant 403 and nothing written', async () => {
  const network = (await organisations()).find(({ slug }) => slug === 'ledarnatverket')!;
  const person = await visit(world, 'network.auditor');
  const auditor = await world.database
    .inTenant({ organisation: network.id, person: null }, 'read', (tx) =>
      selectRows(
        tx,
        sql<{ id: string }>`select person_id as id from membership where role = 'auditor'`,
      ),
    )
    .then((rows) => rows[0]!.id);
  let cells = 0;
  for (const role of roles) {
    await world.database.inTenant({ organisation: network.id, person: null }, 'write', (tx) =>
      tx.updateTable('membership').set({ role }).where('person_id', '=', auditor).execute(),
    );
    for (const route of routes) {
      const path = `/o/ledarnatverket${route.path.replace(/:\w+/g, crypto.randomUUID())}`;
      const { status } =
        route.method === 'GET' ? await person.get(path) : await person.post(path, {});
      equal(
        status === 403,
        grantOf([role], route.permission) === null,
        `${role} ${route.method} ${route.path} -> ${status}`,
      );
      cells++;
    }
  }
  deepEqual(
    [...new Set(routes.map((route) => route.permission))].filter(
      (permission) => !(permission in registry.permissions),
    ),
    [],
  );
  const unused = (Object.keys(registry.permissions) as Permission[]).filter(
    (permission) =>
      !routes.some((route) => route.permission === permission) && permission !== 'decide admission',
  );
  deepEqual(unused, []);
  ok(cells >= 300, `${cells} cells`);
});

test('the written schema is the one that the migrations make', async () => {
  const fresh = await openWorld('schema_template');
  const { sql: written, types } = await describe(fresh.owner);
  await fresh.close();
  const file = (name: string) => readFileSync(join(root, 'db', name), 'utf8');
  equal(file('schema.sql'), written);
  equal(file('schema.ts'), types);
  match(written, /force row level security/);
  // What a reviewer has to see: which columns may be changed, and what functions and triggers do.
  match(written, /^grant update \(.*\) on confided_text to mentorium_desk;$/m);
  match(written, /FUNCTION public\.is_restricted/);
  match(written, /CREATE TRIGGER audit_log_link/);
});
