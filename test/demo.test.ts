import { deepEqual, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accountNames } from '../src/app/demo/cast.ts';
import { loadDemo } from '../src/app/demo/demo.ts';
import type { Database } from '../src/platform/database.ts';
import { demoDay, openWorld, type World, readLetters } from './support/world.ts';

/** What there is in each organisation, in an order of its own. */
async function inventory(database: Database) {
  const organisations = await database.beforeTenant(null, (tx) =>
    tx.selectFrom('organisation').select(['id', 'slug']).orderBy('slug').execute(),
  );
  return Promise.all(
    organisations.map(async ({ id, slug }) =>
      database.inTenant({ organisation: id, person: null }, 'read', async (tx) => ({
        slug,
        people: await tx
          .selectFrom('person')
          .select(['id', 'given_name', 'family_name'])
          .orderBy('id')
          .execute(),
        proposals: await tx
          .selectFrom('proposal')
          .select(['mentor_id', 'mentee_id', 'score'])
          .orderBy('mentee_id')
          .execute(),
        meetings: await tx
          .selectFrom('meeting')
          .select(['held_on', 'minutes', 'recorded_by'])
          .orderBy('held_on')
          .orderBy('recorded_by')
          .orderBy('minutes')
          .execute(),
      })),
    ),
  );
}

let worlds: [demo: World, fresh: World];
before(async () => {
  worlds = await Promise.all([openWorld('demo_template'), openWorld('schema_template')]);
});
after(() => Promise.all(worlds.map((world) => world.close())));

test('the demo is the same world every time, and its letters lead to the server that loaded it', async () => {
  const [demo, fresh] = worlds;
  await loadDemo(fresh.database, () => {}, demoDay, 'http://localhost:3240');
  const [first, second] = await Promise.all([inventory(demo.database), inventory(fresh.database)]);
  deepEqual(second, first);
  const [network, school] = first;
  ok(
    school!.people.length >= 316 &&
      network!.people.length >= 135 &&
      network!.proposals.length > 40 &&
      school!.meetings.length > 150,
  );
  deepEqual(
    await loadDemo(fresh.database, () => {}, demoDay).then((accounts) => accounts.length),
    accountNames.length,
  );
  const addresses: string[] = [];
  for (const { id } of await fresh.database.beforeTenant(null, (tx) =>
    tx.selectFrom('organisation').select('id').execute(),
  )) {
    await fresh.owner.query(`set app.organisation = '${id}'`);
    for (const { body } of await readLetters(fresh))
      addresses.push(...(body?.match(/https?:\/\/[^/\s]+/g) ?? []));
  }
  ok(addresses.length > 10, `${addresses.length} addresses`);
  deepEqual([...new Set(addresses)], ['http://localhost:3240']);
});
