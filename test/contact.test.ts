/** M-48: three clocks of a mentorship, and what coordinators note beside them. */
import { doesNotMatch, equal, match } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { listContacts, listLastContacts } from '../src/features/contacts/contact.store.ts';
import { openPair, type Pair } from './support/pair.ts';
import { idOf, today } from './support/states.ts';
import { openWorld, visit, type Visitor, type World } from './support/world.ts';

let world: World;
let pair: Pair;
let coordinator: Visitor;
before(async () => {
  world = await openWorld();
  pair = await openPair(world);
  coordinator = await visit(world, 'network.coordinator');
});
after(() => world.close());

const contacts = () => `${pair.path}/contacts`;

test('M-48: one tap notes a contact with mentor or mentee, once a day; coordinators alone read it and its note', async () => {
  const page = (await coordinator.get(pair.path)).text;
  match(page, /I spoke with them today/);
  for (const person of [pair.ids.mentee, pair.ids.mentor, pair.ids.mentee])
    equal((await coordinator.post(contacts(), { person, note: '' })).status, 303);
  equal(
    (await coordinator.post(contacts(), { person: pair.ids.mentee, note: 'kanariecontact' }))
      .status,
    303,
  );
  const read = (person: string) =>
    world.database.inTenant(
      { organisation: pair.organisation, person, today },
      'read',
      async (tx) => ({
        last: await listLastContacts(tx, [idOf(pair.path)]),
        all: await listContacts(tx, idOf(pair.path)),
      }),
    );
  await world.owner.query(
    `set app.organisation = '${pair.organisation}'; set app.scope = 'sign-in'`,
  );
  const { rows } = await world.owner.query<{ id: string }>(
    `select p.id from person p join account a on a.id = p.account_id where a.email like 'network.coordinator%' and p.organisation_id = $1`,
    [pair.organisation],
  );
  const seen = await read(rows[0]!.id);
  equal(seen.last.length, 2);
  equal(seen.all.length, 2, 'once a day');
  match((await coordinator.get(pair.path)).text, /kanariecontact/);
  for (const [who, id] of [
    [pair.mentor, pair.ids.mentor],
    [pair.mentee, pair.ids.mentee],
  ] as const) {
    doesNotMatch((await who.get(pair.path)).text, /kanariecontact|I spoke with them today/);
    equal((await read(id)).all.length, 0, 'the wall');
    equal((await who.post(contacts(), { person: id, note: '' })).status, 403);
  }
  equal(
    (await coordinator.post(contacts(), { person: rows[0]!.id, note: '' })).status,
    422,
    'somebody who takes no part',
  );
  // Whoever noted it takes it back.
  equal((await coordinator.post(`${contacts()}/${seen.all[0]!.id}/removal`, {})).status, 303);
  equal((await read(rows[0]!.id)).all.length, 1);
  equal((await coordinator.post(`${contacts()}/${seen.all[0]!.id}/removal`, {})).status, 404);
});

test('M-48: a pair has somebody who looks after it, by choice or by its cohort', async () => {
  await world.owner.query(
    `set app.organisation = '${pair.organisation}'; set app.scope = 'sign-in'`,
  );
  const { rows } = await world.owner.query<{ id: string; name: string }>(
    `select p.id, p.given_name || ' ' || p.family_name as name from person p join membership m on m.person_id = p.id and m.role = 'coordinator'
     where p.organisation_id = $1 order by p.id`,
    [pair.organisation],
  );
  const chosen = rows.at(-1)!;
  equal((await coordinator.post(`${pair.path}/owner`, { owner: chosen.id })).status, 303);
  match(
    (await coordinator.get(pair.path)).text,
    new RegExp(`Looked after by</span><span>${chosen.name}`),
  );
  equal((await coordinator.post(`${pair.path}/owner`, { owner: pair.ids.mentor })).status, 404);
  equal((await coordinator.post(`${pair.path}/owner`, { owner: '' })).status, 303);
  equal((await pair.mentor.post(`${pair.path}/owner`, { owner: '' })).status, 403);
});
