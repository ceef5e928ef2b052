/**
 * A clock that was put ahead or back: what was opened meanwhile is not open for longer, what is over
 * is over, and nothing is removed on the word of a clock alone.
 */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findHalfSession, insertHalfSession } from '../src/features/accounts/session.store.ts';
import {
  countAttempts,
  insertAttempts,
  countAsWrong,
} from '../src/features/accounts/sign-in.store.ts';
import { findInvitation, insertInvitation } from '../src/features/accounts/invitation.store.ts';
import { findReset, insertReset } from '../src/features/accounts/reset.store.ts';
import { insertVisit, takeVisit } from '../src/features/accounts/provider.store.ts';
import { findVisitor } from '../src/web/session.ts';
import { buildServer } from '../src/app/server.ts';
import { openWorld, visit, visitorWith, type Visitor, type World } from './support/world.ts';

let world: World;
let organisation: string;
let mentor: Visitor;
let account: string;
let person: string;
before(async () => {
  world = await openWorld();
  await world.owner.query(`set app.scope = 'sign-in'`);
  const one = async (query: string) => (await world.owner.query<{ id: string }>(query)).rows[0]!.id;
  organisation = await one(`select id from organisation where slug = 'lindenhof'`);
  await world.owner.query(`set app.organisation = '${organisation}'`);
  account = await one(
    `select id from account where email = 'school.mentor.demo@mentorium.example'`,
  );
  person = await one(
    `select id from person where account_id = '${account}' and organisation_id = '${organisation}'`,
  );
  mentor = await visit(world, 'school.mentor');
});
after(() => world.close());

const auth = <T>(work: Parameters<typeof world.database.beforeTenant<T>>[1]) =>
  world.database.beforeTenant(null, work);
/** All moments of a table as they would be if the clock had stood elsewhere when they were written. */
async function move(table: string, by: string): Promise<void> {
  const { rows } = await world.owner.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_name = $1 and data_type like 'timestamp%'`,
    [table],
  );
  const set = rows.map(({ name }) => `${name} = ${name} + interval '${by}'`).join(', ');
  await world.owner.query(`update ${table} set ${set}`);
}

test('OP-13: what was opened while the clock went ahead is over when it is put right, and what was over stays so', async (t) => {
  // Nobody has come in here yet: a link goes to no one else.
  const { rows } = await world.owner.query<{ id: string }>(
    `select id from person where organisation_id = '${organisation}' and account_id is null and left_on is null limit 1`,
  );
  const provider = crypto.randomUUID();
  await world.owner.query(
    `insert into identity_provider (organisation_id, id, name, issuer, client_id, client_secret) values ($1, $2, 'x', 'https://x.example', 'x', '\\x00')`,
    [organisation, provider],
  );
  const things: { table: string; open: () => Promise<() => Promise<boolean>> }[] = [
    {
      table: 'session',
      open: async () => async () => (await auth((tx) => findVisitor(tx, mentor.cookie))) !== null,
    },
    {
      table: 'half_session',
      open: async () => {
        const token = await auth((tx) => insertHalfSession(tx, account));
        return async () => (await auth((tx) => findHalfSession(tx, token))) !== null;
      },
    },
    {
      table: 'password_reset',
      open: async () => {
        const token = await auth((tx) => insertReset(tx, account));
        return async () => (await auth((tx) => findReset(tx, token))) !== null;
      },
    },
    {
      table: 'invitation',
      open: async () => {
        const token = await world.database.inTenant({ organisation, person }, 'write', (tx) =>
          insertInvitation(tx, { organisation, person: rows[0]!.id, by: person }),
        );
        return async () => (await findInvitation(world.database, token)) !== null;
      },
    },
    {
      table: 'provider_visit',
      open: async () => {
        const [nonce, verifier, browser] = ['n', 'v', 'b'];
        const state = await auth((tx) =>
          insertVisit(tx, {
            organisation,
            provider,
            browser,
            nonce,
            verifier,
            to: '/',
            connect: null,
          }),
        );
        // Taken once: it is put back for the next look.
        return async () => {
          await world.owner.query(
            'create temp table if not exists kept_visit as select * from provider_visit with no data',
          );
          await world.owner.query('delete from kept_visit');
          await world.owner.query('insert into kept_visit select * from provider_visit');
          const found = (await auth((tx) => takeVisit(tx, { state, browser }))) !== null;
          await world.owner.query('delete from provider_visit');
          await world.owner.query('insert into provider_visit select * from kept_visit');
          return found;
        };
      },
    },
  ];
  for (const { table, open } of things) {
    const isOpen = await open();
    equal(await isOpen(), true, table);
    for (const [by, back] of [
      ['400 days', '-400 days'],
      ['-400 days', '400 days'],
      ['1 day', '-1 day'],
    ] as const) {
      await move(table, by);
      equal(await isOpen(), false, `${table}, ${by}`);
      await move(table, back);
      equal(await isOpen(), true, `${table}, ${by} and back`);
    }
  }
  t.diagnostic(`tried: ${things.length} things that are open for a time, three jumps each`);
});

test('OP-13: a proof given while the clock went ahead is no proof, and wrong tries of then lock nobody out', async () => {
  equal((await auth((tx) => findVisitor(tx, mentor.cookie)))?.hasRecentAuth, true);
  await world.owner.query(`update session set proved_at = proved_at + interval '1 year'`);
  equal((await auth((tx) => findVisitor(tx, mentor.cookie)))?.hasRecentAuth, false);
  await world.owner.query(`update session set proved_at = now()`);
  for (let k = 0; k < 12; k++)
    await auth(async (tx) => countAsWrong(tx, await insertAttempts(tx, ['mail somebody'])));
  equal((await auth((tx) => countAttempts(tx, 'mail somebody'))).wrong, 12);
  await move('sign_in_attempt', '1 year');
  equal((await auth((tx) => countAttempts(tx, 'mail somebody'))).wrong, 0);
});

test('RE-19: with a clock that was put ahead for years nothing is removed, and it is said why', async () => {
  const clerk = await visit(world, 'school.coordinator');
  const total = async () =>
    (
      await world.owner.query<{ n: number }>(
        `select count(*)::int as n from mentorship where organisation_id = '${organisation}'`,
      )
    ).rows[0]!.n;
  const before = await total();
  ok(before > 0);
  const at = (day: string) => () =>
    Temporal.ZonedDateTime.from(`${day}T10:00:00[Europe/Amsterdam]`);
  const ahead = await buildServer({ database: world.database, now: at('2036-11-22'), log: false });
  // Roles of the demo have no end, so the same person is at work in 2036.
  const later = visitorWith(ahead, clerk.cookie);
  const page = await later.get('/o/lindenhof/rights/retention');
  equal(page.status, 200);
  const reply = await later.post('/o/lindenhof/rights/retention', {});
  equal(reply.status, 422);
  match(reply.text, /clock of the server|klok van de server/);
  equal(await total(), before);
  deepEqual((await world.owner.query('select from retention_run')).rows.length, 0);
  await ahead.close();
});
