/** Who is no longer there: by hand, and by a list in which somebody is missing. */
import { deepEqual, equal, match } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  compareRoster,
  findMissing,
  needsSecondLook,
  readRoster,
  type Known,
} from '../src/features/people/roster.rules.ts';
import { insertSession } from '../src/features/accounts/session.store.ts';
import { openWorld, visit, visitorWith, type Visitor, type World } from './support/world.ts';

const school = '/o/lindenhof';
let world: World;
let coordinator: Visitor;
before(async () => {
  world = await openWorld();
  coordinator = await visit(world, 'school.coordinator');
  await world.owner.query(`set app.scope = 'sign-in'`);
  const { rows } = await world.owner.query<{ id: string }>(
    `select id from organisation where slug = 'lindenhof'`,
  );
  await world.owner.query(`set app.organisation = '${rows[0]!.id}'`);
  await world.owner.query(`update membership set first_day = '2026-08-17'`);
});
after(() => world.close());

const known = (number: string, more: Partial<Known> = {}): Known => ({
  id: `p${number}`,
  number,
  givenName: `Given${number}`,
  familyName: `Family${number}`,
  email: null,
  bornOn: null,
  role: 'mentee',
  unit: '1A',
  memberOrganisation: null,
  jobTitle: null,
  languages: null,
  language: null,
  sector: null,
  manager: null,
  managerId: null,
  ...more,
});
const list = (rows: string[][], people: Known[]) => {
  const verdicts = compareRoster(readRoster(rows, '2026-11-22')!, people);
  return { verdicts, missing: findMissing(verdicts, people) };
};
const head = ['nummer', 'voornaam', 'achternaam', 'klas'];

test('R-6: a list speaks of its own roles, classes and numbers; a refused line counts as named; a protected name is not missing', () => {
  const people = [
    known('1'),
    known('2'),
    known('3', { unit: '2B' }),
    known('4', { role: 'mentor' }),
    known('5', { number: null }),
    known('6', { isProtected: true }),
    known('7', { hasLeft: true }),
    known('8'),
  ];
  const { missing } = list([head, ['1', 'Given1', 'Family1', '1A'], ['8', '', '', '1A']], people);
  deepEqual([missing.people.map(({ id }) => id), missing.of], [['p2'], 3]);
  const whole = list(
    [head, ['1', 'Given1', 'Family1', '1A'], ['3', 'Given3', 'Family3', '2B']],
    people,
  );
  deepEqual(
    whole.missing.people.map(({ id }) => id),
    ['p2', 'p8'],
  );
});

test('R-7: one in twenty is a year, more is looked at twice', () => {
  const of = (missing: number, all: number) =>
    needsSecondLook({
      people: Array.from({ length: missing }, (_, i) => known(String(i))),
      of: all,
    });
  deepEqual(
    [of(0, 100), of(5, 100), of(6, 100), of(1, 20), of(1, 19)],
    [false, false, true, false, true],
  );
});

test('R-8: who was there before and is in the list again comes back, and is nobody new', () => {
  const { verdicts } = list(
    [head, ['7', 'Given7', 'Family7', '1A']],
    [known('7', { hasLeft: true })],
  );
  deepEqual(
    verdicts.map(({ is, id, returns }) => [is, id, returns]),
    [['changed', 'p7', true]],
  );
});

type Pupil = { id: string; number: string; given_name: string; family_name: string; unit: string };

async function pupils(): Promise<Pupil[]> {
  return (
    await world.owner.query<Pupil>(
      `select p.id, p.number, p.given_name, p.family_name, u.name as unit from person p join unit u on u.id = p.unit_id
       where p.number is not null and p.left_on is null and exists (select from membership m where m.person_id = p.id and m.role = 'mentee') order by p.number`,
    )
  ).rows;
}
const file = (people: Pupil[]) =>
  Buffer.from(
    [
      head.join(';'),
      ...people.map((one) => [one.number, one.given_name, one.family_name, one.unit].join(';')),
    ].join('\n'),
  );
const upload = async (people: Pupil[]) =>
  (
    await coordinator.upload(
      `${school}/people/imports`,
      {},
      { name: 'school.csv', bytes: file(people) },
    )
  ).location;
const stateOf = async (id: string) =>
  (
    await world.owner.query<{ left: string | null; roles: number; groups: number }>(
      `select left_on::text as left, (select count(*)::int from membership m where m.person_id = p.id and (m.last_day is null or m.last_day >= '2026-11-22')) as roles,
         (select count(*)::int from mentorship_member x where x.person_id = p.id and (x.last_day is null or x.last_day >= '2026-11-22')) as groups from person p where id = $1`,
      [id],
    )
  ).rows[0]!;

test('R-6: nobody leaves by a list unless somebody says so; then the way in is shut at the next request, and a later list brings them back', async () => {
  const all = await pupils();
  const [gone, ...others] = all;
  const account = (
    await world.owner.query<{ id: string }>(
      `insert into account (email) values ('pupil@leaving.example') returning id`,
    )
  ).rows[0]!.id;
  await world.owner.query('update person set account_id = $1 where id = $2', [account, gone!.id]);
  const pupil = visitorWith(
    world.server,
    await world.database.beforeTenant(null, (tx) =>
      insertSession(tx, { account, device: 'x', method: 'password', hasSecondFactor: false }),
    ),
  );
  equal((await pupil.get(school)).status, 200);
  const before = await stateOf(gone!.id);

  const quiet = await upload(others);
  const preview = await coordinator.get(quiet);
  match(preview.text, /1 person is known and not in this file/);
  equal((await coordinator.post(`${quiet}/application`, {})).status, 303);
  deepEqual(await stateOf(gone!.id), before);
  equal((await pupil.get(school)).status, 200);

  const said = await upload(others);
  equal((await coordinator.post(`${said}/application`, { leaving: 'yes' })).status, 303);
  deepEqual(await stateOf(gone!.id), { left: '2026-11-22', roles: 0, groups: before.groups - 1 });
  equal((await pupil.get(school)).status, 404);
  equal(
    (await coordinator.get(`${school}/people?q=${gone!.number}`)).text.includes(gone!.family_name),
    false,
  );
  match(
    (await coordinator.get(`${school}/people?q=${gone!.number}&state=left`)).text,
    new RegExp(gone!.family_name),
  );

  const back = await upload(all);
  match((await coordinator.get(back)).text, /is back/);
  equal((await coordinator.post(`${back}/application`, {})).status, 303);
  deepEqual(await stateOf(gone!.id), before);
  equal((await pupil.get(school)).status, 200);
});

test('R-7: when more than one in twenty are missing, their number is typed, and nothing is half done', async () => {
  const all = await pupils();
  const classes = new Set(all.slice(0, 1).map(({ unit }) => unit));
  const ofClass = all.filter(({ unit }) => classes.has(unit));
  const path = await upload(ofClass.slice(3));
  match(
    (await coordinator.get(path)).text,
    new RegExp(`3 of ${ofClass.length} is more than one in twenty`),
  );
  for (const count of ['', '2', 'three']) {
    const refused = await coordinator.post(`${path}/application`, {
      leaving: 'yes',
      leaving_count: count,
    });
    equal(refused.status, 422);
    match(refused.text, /type 3 here/);
    equal((await stateOf(ofClass[0]!.id)).left, null);
  }
  equal(
    (await coordinator.post(`${path}/application`, { leaving: 'yes', leaving_count: '3' })).status,
    303,
  );
  equal((await pupils()).length, all.length - 3);
});

test('R-8: by hand, with what still runs beside it, and undone', async () => {
  const mentor = (
    await world.owner.query<{ id: string }>(
      `select x.person_id as id from mentorship_member x where x.part = 'mentor' limit 1`,
    )
  ).rows[0]!.id;
  match(
    (await coordinator.get(`${school}/people/${mentor}`)).text,
    /class(?:es)? still runs?: hand over or close first/,
  );
  equal((await coordinator.post(`${school}/people/${mentor}/leaving`, {})).status, 303);
  const page = await coordinator.get(`${school}/people/${mentor}`);
  match(page.text, /left, today/i);
  match(page.text, /class(?:es)? still runs?\. Hand over or close/);
  match((await coordinator.get(school)).text, /has left, and a class still counts on them/);
  // However few have left, their list leads back to all.
  const list = (await coordinator.get(`${school}/people?state=left`)).text;
  match(list, new RegExp(`/people/${mentor}"`));
  match(list, /Show all/);
  equal((await stateOf(mentor)).roles, 0);
  equal((await coordinator.post(`${school}/people/${mentor}/return`, {})).status, 303);
  equal((await stateOf(mentor)).roles, 1);
  equal((await coordinator.post(`${school}/people/${mentor}/return`, {})).status, 404);
});
