/** Protected identity, and break-glass access that two agree on: the name is nowhere but where it may be. */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { listColumns } from '../src/features/rights/retention.store.ts';
import { agreeToAll } from './support/approval.ts';
import { openPair, type Pair } from './support/pair.ts';
import { openWorld, visit, type Visitor, type World } from './support/world.ts';

const base = '/o/ledarnatverket';
let world: World;
let pair: Pair;
let coordinator: Visitor;
let other: Visitor;
let name: { given: string; family: string; email: string; member: string };

before(async () => {
  world = await openWorld();
  pair = await openPair(world);
  coordinator = await visit(world, 'network.coordinator');
  other = await visit(world, 'both');
  const row = (
    await world.owner.query(
      'select p.given_name as given, p.family_name as family, p.email, m.name as member from person p left join member_organisation m on m.id = p.member_organisation_id where p.id = $1',
      [pair.ids.mentee],
    )
  ).rows[0]!;
  name = row as typeof name;
});
after(() => world.close());

const full = () => `${name.given} ${name.family}`;

test('PI-1: afterwards name and address are in no column, no page of anybody who is not named, no file; a working name is', async () => {
  const page = `${base}/people/${pair.ids.mentee}`;
  equal((await pair.mentor.get(`${page}/protection`)).status, 403);
  equal(
    (await coordinator.post(`${page}/protection`, { given_name: 'Alex', family_name: '' })).status,
    422,
  );
  // PI-4: a grown-up agrees to it.
  equal((await coordinator.post(`${page}/protection/request`, {})).status, 303);
  const [action] = /[^"]*\/approvals\/[0-9a-f-]{36}/.exec(
    (await pair.mentee.get(`${base}/approvals`)).text,
  )!;
  equal((await pair.mentee.post(action, { answer: 'agree' })).status, 303);
  equal(
    (
      await coordinator.post(`${page}/protection`, {
        given_name: 'Alex',
        family_name: 'Arbetsnamn',
      })
    ).status,
    303,
  );
  for (const [table, columns] of await world.database.inTenant(
    { organisation: pair.organisation, person: null },
    'read',
    listColumns,
  ))
    for (const column of columns) {
      if (table === 'account' && column === 'email') continue; // what the person signs in with, which no organisation sees
      const { rows } = await world.owner.query(
        `select count(*)::int as n from "${table}" where "${column}"::text ilike any($1)`,
        [[`%${full()}%`, `%${name.email}%`]],
      );
      equal(rows[0]!.n, 0, `${table}.${column}`);
    }
  let pages = 0;
  for (const who of ['network.auditor', 'network.contact', 'network.mentor', 'both'] as const) {
    const visitor = await visit(world, who);
    const queue = [
      base,
      `${base}/people?q=${name.family}`,
      pair.path,
      `${base}/audit-log/people?words=${name.family}`,
    ];
    const seen = new Set<string>();
    for (let path = queue.shift(); path !== undefined && seen.size < 80; path = queue.shift()) {
      const shape = path.replace(/[0-9a-f-]{36}/g, '#');
      if (seen.has(shape)) continue;
      seen.add(shape);
      const { text, status } = await visitor.get(path);
      if (status !== 200) continue;
      pages++;
      equal(text.includes(full()) || text.includes(name.email), false, `${who} ${path}`);
      for (const [, href] of text.matchAll(/href="(\/o\/ledarnatverket[^"#]*)/g))
        queue.push(href!.replaceAll('&amp;', '&'));
    }
  }
  ok(pages > 60, `${pages} pages`);
  match((await pair.mentor.get(pair.path)).text, /Alex Arbetsnamn/);
  match(
    (await pair.mentee.get(`${base}/my-data/all`)).text,
    new RegExp(name.email),
    'the person has it',
  );
});

test('PI-2: who is named reads it and names others; a file neither changes nor doubles the person', async () => {
  const page = `${base}/people/${pair.ids.mentee}`;
  match((await coordinator.get(`${page}/identity`)).text, new RegExp(full()));
  equal(
    (await coordinator.post(`${page}/readers/${pair.ids.mentor}/removal`, {})).status,
    422,
    'there is always one',
  );
  equal((await coordinator.post(`${page}/readers`, { reader: pair.ids.mentor })).status, 303);
  const count = async () =>
    (await world.owner.query('select count(*)::int as n from person')).rows[0]!.n as number;
  const before = await count();
  const file = Buffer.from(
    `förnamn;efternamn;e-post;roll\n${name.given};${name.family};${name.email};mentee\nNy;Person;ny.person@myndighet.example;mentee\n`,
  );
  const preview = await coordinator.upload(
    `${base}/people/imports`,
    {},
    { name: 'lista.csv', bytes: file },
  );
  equal(preview.status, 303);
  match((await coordinator.get(preview.location)).text, /identity of this person is protected/);
  equal((await coordinator.post(`${preview.location}/application`, {})).status, 303);
  equal(await count(), before + 1);
  equal(
    (
      await world.owner.query(
        `select count(*)::int as n from roster_import where content::text like $1`,
        [`%${name.email}%`],
      )
    ).rows[0]!.n,
    0,
  );
});

test('PI-3: break-glass access takes two, for an hour, with a reason, and the person sees it; there is no other way', async () => {
  const page = `${base}/people/${pair.ids.mentee}`;
  const people = (
    await world.owner.query(`select id, email from person where account_id is not null`)
  ).rows as { id: string; email: string }[];
  const asker =
    people.find(({ email }) => email?.startsWith('both'))?.id ??
    (
      await world.owner.query(
        `select p.id from person p join membership m on m.person_id = p.id and m.role = 'administrator' limit 1`,
      )
    ).rows[0]?.id;
  ok(asker, 'an administrator of the network');
  const hidden = async () => !(await other.get(`${page}/identity`)).text.includes(full());
  ok(await hidden());
  equal((await other.post(`${page}/identity`, { reason: '' })).status, 422);
  equal((await other.post(`${page}/identity`, { reason: 'Ambulans behöver namnet' })).status, 303);
  ok(await hidden(), 'asking is not enough');
  const access = (await world.owner.query('select id from break_glass_access')).rows[0]!
    .id as string;
  equal(
    (await other.post(`${page}/identity/${access}`, { answer: 'agree' })).status,
    422,
    'not by oneself',
  );
  ok(await hidden());
  await rejects(
    world.owner.query(
      `update break_glass_access set agreed_by = asked_by, agreed_at = now(), ends_at = now() + interval '1 hour'`,
    ),
    /check constraint/,
  );
  await rejects(
    world.owner.query(
      `update break_glass_access set agreed_by = $1, agreed_at = now(), ends_at = now() + interval '1 day'`,
      [pair.ids.mentor],
    ),
    /check constraint/,
  );
  match(
    (await coordinator.get(base)).text,
    /asks to open the protected identity of Alex Arbetsnamn/,
  );
  match((await coordinator.get(`${base}/people/protected`)).text, /Ambulans/);
  equal((await coordinator.post(`${page}/identity/${access}`, { answer: 'agree' })).status, 303);
  equal(await hidden(), false);
  equal(
    (await other.post(`${page}/readers`, { reader: pair.ids.other })).status,
    404,
    'who had break-glass access names nobody',
  );
  match((await pair.mentee.get(`${base}/my-data/seen`)).text, /Ambulans behöver namnet/);
  await world.owner.query(
    `update break_glass_access set asked_at = now() - interval '3 hours', agreed_at = now() - interval '2 hours', ends_at = now() - interval '1 hour'`,
  );
  ok(await hidden(), 'it has closed by itself');
  equal((await coordinator.post(`${page}/protection/end`, {})).status, 303);
  await agreeToAll(world, base, 'network.mentee');
  equal((await coordinator.post(`${page}/protection/end`, {})).status, 303);
  deepEqual(
    (
      await world.owner.query(
        'select given_name as given, family_name as family, email from person where id = $1',
        [pair.ids.mentee],
      )
    ).rows[0],
    { given: name.given, family: name.family, email: name.email },
  );
});
