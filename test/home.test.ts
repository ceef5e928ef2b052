import { deepEqual, equal, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accountNames } from '../src/app/demo/cast.ts';
import { demoAddress } from '../src/app/demo/demo.ts';
import { sql } from 'kysely';
import { selectTogether } from '../src/platform/select-together.ts';
import { roles } from '../src/web/permission.ts';
import { statementsOf } from './support/statements.ts';
import { openWorld, visit, type World } from './support/world.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const most = 12;
const slugs = ['lindenhof', 'ledarnatverket'];
const said = (statements: string[]) =>
  statements.map((text) => text.replace(/\s+/g, ' ').slice(0, 120)).join('\n');

test('H-2: a home page of anybody is made of twelve statements at most, those that find out who asks included', async (t) => {
  const counts: Record<string, number> = {};
  for (const who of accountNames) {
    const visitor = await visit(world, who);
    for (const slug of slugs) {
      let status = 0;
      const statements = await statementsOf(async () => {
        ({ status } = await visitor.get(`/o/${slug}`));
      });
      if (status !== 200) continue;
      counts[`${who} in ${slug}`] = statements.length;
      ok(statements.length <= most, `${who}: ${statements.length}\n${said(statements)}`);
    }
  }
  const seen = Object.keys(counts);
  deepEqual(
    accountNames.filter((who) => !seen.some((one) => one.startsWith(`${who} `))),
    [],
  );
  t.diagnostic(`tried: ${seen.length} home pages, ${Math.max(...Object.values(counts))} at most`);
});

test('H-2: somebody with every role at once asks no more, and the page asks once for all of it', async () => {
  const { organisation, account } = await world.database.beforeTenant(null, async (tx) => ({
    organisation: await tx
      .selectFrom('organisation')
      .select('id')
      .where('slug', '=', 'ledarnatverket')
      .executeTakeFirstOrThrow(),
    account: await tx
      .selectFrom('account')
      .select('id')
      .where('email', '=', demoAddress('network.mentor'))
      .executeTakeFirstOrThrow(),
  }));
  await world.owner.query(`set app.organisation = '${organisation.id}'`);
  for (const role of roles)
    await world.owner.query(
      `insert into membership (organisation_id, person_id, role, first_day)
       select p.organisation_id, p.id, '${role}', '2026-01-01' from person p where p.account_id = '${account.id}'
       and not exists (select from membership m where m.organisation_id = p.organisation_id and m.person_id = p.id and m.role = '${role}')`,
    );
  const visitor = await visit(world, 'network.mentor');
  let status = 0;
  const statements = await statementsOf(async () => {
    ({ status } = await visitor.get('/o/ledarnatverket'));
  });
  equal(status, 200);
  ok(statements.length <= most, said(statements));
  const page = statements.slice(statements.findLastIndex((text) => text.startsWith('begin')));
  // Besides the statement itself: the keys of two features, and the two ends of the transaction.
  ok(page.length <= 5, said(page));
});

test('lists that are asked for together come back by their names, and what was not asked for is null', async () => {
  const found = await world.database.inTenant(
    { organisation: '00000000-0000-0000-0000-000000000000', person: null },
    'read',
    (tx) =>
      selectTogether(tx, {
        none: sql<{ n: number }>`select 1 as n where false`,
        group: {
          days: sql<{
            day: string;
          }>`select date '2026-11-22' + n as day from generate_series(0, 1) n order by n desc`,
          left: false,
        },
        last: sql<{ at: Date }>`select timestamptz '2026-11-22 10:00:00.123456+00' as at`,
      }),
  );
  deepEqual(found.none, []);
  deepEqual(found.group, { days: [{ day: '2026-11-23' }, { day: '2026-11-22' }], left: null });
  equal(new Date(found.last[0]!.at).toISOString(), '2026-11-22T10:00:00.123Z');
  equal(
    (
      await statementsOf(() =>
        world.database.inTenant(
          { organisation: '00000000-0000-0000-0000-000000000000', person: null },
          'read',
          (tx) => selectTogether(tx, { left: false }),
        ),
      )
    ).length,
    2,
  );
});
