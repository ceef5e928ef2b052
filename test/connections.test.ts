/**
 * One connection for each request: twelve people at once on four connections, on every page that
 * opens something besides.
 */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { routes } from '../src/app/registry.ts';
import type { DemoAccounts } from '../src/app/demo/cast.ts';
import {
  inVain,
  selectRows,
  withAuthScope,
  withPurpose,
  type ReadTx,
  type Tx,
} from '../src/platform/database.ts';
import { homePart } from '../src/web/home.ts';
import { linkedInto } from '../src/web/open-route.ts';
import { get, post, type ActContext, type Route } from '../src/web/route.tsx';
import { walk } from './support/walk.ts';
import { openWorld, visit, type Visitor, type World } from './support/world.ts';

const connections = 4;
const atOnce = 12;
let world: World;
let organisation: string;
before(async () => {
  world = await openWorld('demo_template', { connections, patienceMs: 60_000 });
  organisation = (
    await world.database.beforeTenant(null, (tx) =>
      tx
        .selectFrom('organisation')
        .select('id')
        .where('slug', '=', 'ledarnatverket')
        .executeTakeFirstOrThrow(),
    )
  ).id;
});
after(() => world.close());

const patternOf = ({ path }: Route) =>
  new RegExp(`^/o/[^/]+${path.replace(/:[a-z]+/g, '[^/?]+')}$`);

/** Besides routes with a purpose: those that write down or print when their transaction is over. */
const alsoLater = new Set([
  '/my-data/file',
  '/rounds/:round/report/print',
  '/development/certificates/:certificate',
]);
/**
 * A route is reached where the demo has something behind it; these the tests of their features reach.
 */
const elsewhere = new Set([
  '/mentorships/:mentorship/climate',
  '/people/:person/merge/:other',
  '/development/quick/:quick',
  '/records/:record',
  '/records/:record/documents/:document',
  '/records/:record/answer/file',
  '/records/archive/:package/file',
  '/rights/:right',
  '/development/certificates/:certificate',
  '/rounds/:round/report/print',
]);

const inThreads = new Set(['/cohorts/:cohort/evaluation/tables/:table']);

test('SE-1: twelve at once on four connections: every page that opens more than its own is answered, and the walk over all pages asks for no second connection', async (t) => {
  const wanted = routes.filter(
    ({ method, purpose, path }) => method === 'GET' && (purpose || alsoLater.has(path)),
  );
  ok(wanted.length >= 12, `${wanted.length} routes`);
  const found = new Map<string, { visitor: Visitor; path: string }>();
  let pages = 0;
  for (const who of [
    'network.mentor',
    'network.coordinator',
    'network.registrar',
    'school.mentor',
    'school.coordinator',
  ] satisfies (keyof DemoAccounts)[]) {
    const visitor = await visit(world, who);
    const base = who.startsWith('school') ? '/o/merwede' : '/o/ledarnatverket';
    const home = (await visitor.get('/')).location || base;
    pages += await walk(
      visitor,
      [home],
      (path) => {
        const address = path.split('?')[0]!;
        const route = wanted.find((one) => patternOf(one).test(address));
        if (route && !found.has(route.path)) found.set(route.path, { visitor, path });
      },
      2,
    );
  }
  t.diagnostic(`tried: ${pages} pages, ${found.size} of them ${atOnce} times at once`);
  deepEqual(
    wanted.map(({ path }) => path).filter((path) => !found.has(path) && !elsewhere.has(path)),
    [],
  );
  for (const [route, { visitor, path }] of found) {
    const replies = await Promise.all(
      Array.from({ length: atOnce }, async () => (await visitor.get(path)).status),
    );
    // What is written in a thread waits its turn, and says so when too many do.
    const allowed = inThreads.has(route) ? [200, 503] : [200];
    ok(replies.includes(200), route);
    deepEqual(
      replies.filter((status) => !allowed.includes(status)),
      [],
      `${route}: ${replies.join(' ')}`,
    );
  }
});

const purposeOf = async (tx: ReadTx) =>
  (
    await selectRows(
      tx,
      sql<{ purpose: string }>`select current_setting('app.purpose', true) as purpose`,
    )
  )[0]!.purpose;

test('SE-1: a purpose ends with its work, also when the work fails, and what is tried in vain is undone', async () => {
  const place = { organisation, person: null };
  const actions = (tx: ReadTx) =>
    tx
      .selectFrom('roster_import')
      .select((select) => select.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
  await world.database.inTenant(place, 'write', async (tx) => {
    equal(await purposeOf(tx), '');
    equal(await withPurpose(tx, 'erase', purposeOf), 'erase');
    equal(await purposeOf(tx), '');
    await rejects(
      withPurpose(tx, 'report', () => Promise.reject(new Error('no'))),
      /no/,
    );
    equal(await purposeOf(tx), '');
    const before = await actions(tx);
    const during = await inVain(tx, async () => {
      await withPurpose(tx, 'erase', () => tx.deleteFrom('roster_import').execute());
      return actions(tx);
    });
    equal(Number(during.n), 0);
    deepEqual(await actions(tx), before);
    equal(await purposeOf(tx), '');
  });
  // A statement that fails takes the transaction with it, and the purpose with that.
  await rejects(
    world.database.inTenant(place, 'write', (tx) =>
      withPurpose(tx, 'sign', () => sql`select 1 / 0`.execute(tx)),
    ),
    /division by zero/,
  );
  equal(await world.database.inTenant(place, 'read', purposeOf), '');
  // What a trial writes is never kept.
  const name = crypto.randomUUID();
  const named = (tx: ReadTx) =>
    tx.selectFrom('member_organisation').select('id').where('name', '=', name).execute();
  equal(
    (
      await world.database.inTenant(place, 'trial', async (tx) => {
        await tx
          .insertInto('member_organisation')
          .values({ organisation_id: organisation, name })
          .execute();
        return named(tx);
      })
    ).length,
    1,
  );
  equal((await world.database.inTenant(place, 'read', named)).length, 0);
});

test('SE-1: a route opens what it names and nothing else', () => {
  const home = { goTo: '/' };
  const reports = { may: 'grow', purpose: 'report', audit: null } as const;
  // @ts-expect-error a route without a purpose has no such power
  get('/x', { may: 'grow', audit: null }, async ({ forReport }) => forReport(async () => home));
  // @ts-expect-error a route for reports does not erase
  get('/x', { ...reports }, async ({ toErase }) => toErase(async () => home));
  const page = async ({ forReport }: { forReport?: unknown }) => ({ goTo: String(forReport) });
  equal(get('/x', { may: 'grow', audit: null }, page as never).purpose, null);
  equal(get('/x', reports, page as never).purpose, 'report');
});

test('what only asks has no verb that writes: on a page, in a home part, behind a link, in SQL of our own', async () => {
  const place = { organisation, person: null };
  const home = { goTo: '/' };
  const reports = { may: 'grow', purpose: 'report', audit: null } as const;
  const erasing = { may: 'grow', purpose: 'erase', audit: null } as const;
  const write = async (tx: Tx) => void (await tx.deleteFrom('unit').execute());
  const link = linkedInto(
    async () => ({ link: organisation }),
    () => place,
  );
  // None of these runs: they compile, or are expected not to.
  // @ts-expect-error a page does not write
  get('/x', { may: 'grow', audit: null }, async ({ tx }) => write(tx).then(() => home));
  // @ts-expect-error nor does it hand its transaction to an act
  get('/x', { may: 'grow', audit: null }, async (context) => act(context));
  // @ts-expect-error nor what opens for its purpose
  get('/x', reports, async ({ forReport }) => forReport(write).then(() => home));
  get('/x', erasing, async ({ toErase }) => toErase(write).then(() => home));
  // @ts-expect-error nor outside that
  get('/x', erasing, async ({ tx }) => write(tx).then(() => home));
  const act = async ({ tx }: ActContext) => write(tx).then(() => home);
  const page = async () => home;
  post('/x', { may: 'grow', audit: null, form: {}, page }, ({ tx }) => write(tx).then(() => '/'));
  // @ts-expect-error the page of a form does not write either
  post('/x', { may: 'grow', audit: null, form: {}, page: act }, async () => '/');
  homePart({
    // @ts-expect-error nor what a feature has on the home page
    ask: ({ tx }) => ({ gone: write(tx) && false }),
    say: () => ({}),
  });
  // @ts-expect-error nor one behind a link
  link.get('/x', async ({ tx }) => write(tx).then(() => home));
  link.post('/x', { form: {}, page }, ({ tx }) => write(tx).then(() => '/'));
  const asked = async (tx: ReadTx) => {
    // @ts-expect-error nothing is inserted
    tx.insertInto('unit');
    // @ts-expect-error nothing is changed
    tx.updateTable('unit');
    // @ts-expect-error nothing is deleted
    tx.deleteFrom('unit');
    // @ts-expect-error nothing is merged
    tx.mergeInto('unit');
    // @ts-expect-error no part of a query writes
    tx.with('gone', (query) => query.deleteFrom('unit'));
    // @ts-expect-error no statement of somebody's own making
    await sql`delete from unit`.execute(tx);
    // @ts-expect-error nor behind the scope of signing in
    await withAuthScope(tx, null, (auth) => auth.deleteFrom('account').execute());
  };
  equal(typeof asked, 'function');
  // PostgreSQL refuses what the type cannot see, also in a transaction that may write.
  for (const statement of [
    sql`delete from unit returning id`,
    sql`with gone as (delete from unit returning id) select id from gone`,
  ])
    await rejects(
      world.database.inTenant(place, 'trial', (tx) => selectRows(tx, statement)),
      /syntax error|must be at the top level/,
    );
  deepEqual(
    await world.database.inTenant(place, 'read', (tx) =>
      selectRows(tx, sql<{ n: number }>`select n from generate_series(1, 3) n order by n desc`),
    ),
    [{ n: 3 }, { n: 2 }, { n: 1 }],
  );
});

test('SE-1: whoever holds a connection and asks for another is refused, here as in every test', async () => {
  const place = { organisation, person: null };
  await rejects(
    world.database.inTenant(place, 'read', () =>
      world.database.inTenant(place, 'read', () => Promise.resolve()),
    ),
    /second connection/,
  );
  await rejects(
    world.database.beforeTenant(null, () =>
      world.database.inTenant(place, 'read', () => Promise.resolve()),
    ),
    /second connection/,
  );
  // One after the other, and begun inside but done afterwards, is no second one.
  const later = await world.database.inTenant(place, 'read', () =>
    Promise.resolve(async () =>
      world.database.inTenant(place, 'read', () => Promise.resolve('done')),
    ),
  );
  equal(await later(), 'done');
});

test('SE-4: when every connection is lent out for too long, the answer is 503, in words, with a time to come back', async () => {
  const small = await openWorld('demo_template', { connections: 1, patienceMs: 300 });
  try {
    const visitor = await visit(small, 'network.mentor');
    const isHeld = Promise.withResolvers<void>();
    const isOver = Promise.withResolvers<void>();
    const held = small.database.inTenant({ organisation, person: null }, 'read', () => {
      isHeld.resolve();
      return isOver.promise;
    });
    await isHeld.promise;
    const reply = await visitor.get('/o/ledarnatverket');
    isOver.resolve();
    await held;
    equal(reply.status, 503);
    match(String(reply.headers['retry-after']), /^\d+$/);
    match(reply.text, /Try again in half a minute/);
    equal((await visitor.get('/o/ledarnatverket')).status, 200);
  } finally {
    await small.close();
  }
});
