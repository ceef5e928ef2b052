/** RE-16: the file about oneself, read in an installation in which there is nothing yet. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  flatten,
  ownDataFormat,
  readOwnData,
  sortOwnData,
  type Row,
} from '../src/features/rights/data-import.rules.ts';
import { hashPassword } from '../src/platform/secret.ts';
import { demoAddress } from '../src/app/demo/demo.ts';
import { demoPassword } from '../src/features/accounts/sign-in.pages.tsx';
import { openPair, type Pair } from './support/pair.ts';
import { openWorld, visit, type Visitor, type World } from './support/world.ts';

let world: World;
let pair: Pair;
let elsewhere: World;
let guest: Visitor;
const there = '/o/elders';

before(async () => {
  [world, elsewhere] = [await openWorld(), await openWorld('schema_template')];
  pair = await openPair(world);
  const passwordHash = await hashPassword(demoPassword);
  const { organisation, account } = await elsewhere.database.beforeTenant(null, async (tx) => ({
    organisation: (
      await tx
        .insertInto('organisation')
        .values({ slug: 'elders', name: 'Elders', language: 'nl', time_zone: 'Europe/Amsterdam' })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id,
    account: (
      await tx
        .insertInto('account')
        .values({
          email: demoAddress('network.mentor'),
          password_hash: passwordHash,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id,
  }));
  await elsewhere.database.inTenant({ organisation, person: null }, 'write', async (tx) => {
    const { id } = await tx
      .insertInto('person')
      .values({
        organisation_id: organisation,
        given_name: 'Iemand',
        family_name: 'Anders',
        account_id: account,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('membership')
      .values({
        organisation_id: organisation,
        person_id: id,
        role: 'mentor',
        first_day: '2026-11-01',
      })
      .execute();
  });
  guest = await visit(elsewhere, 'network.mentor');
});
after(async () => {
  await world.close();
  await elsewhere.close();
});

const parse = (text: string) =>
  JSON.parse(text) as { organisation: string; data: Record<string, Row[]> };
const sorted = (rows: Row[]): string[] =>
  rows
    .map((row) =>
      JSON.stringify(Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1))),
    )
    .sort();

test('RE-16: what is taken along and brought elsewhere holds the same when it is taken out there, and once more when it comes back', async (t) => {
  const { mentor } = pair;
  const base = '/o/ledarnatverket';
  equal(
    (await mentor.post(`${base}/actions`, { body: 'Läsa om lyssnande', review_on: '2026-12-01' }))
      .status,
    303,
  );
  equal(
    (
      await mentor.post(`${base}/about-me`, {
        about: 'Åtta år som chef',
        interests: 'skidor',
        contact: '',
      })
    ).status,
    303,
  );
  equal((await mentor.post(`${base}/energy`, { energy: '4', load: '2' })).status, 303);
  const uploaded = await mentor.upload(
    `${base}/development/evidence`,
    {
      title: 'Kurs',
      held_on: '2026-11-01',
      body: '',
      address: 'https://example.org/kurs',
      minutes: '90',
      indicator: '',
      goal: '',
    },
    { name: 'kurs.txt', bytes: Buffer.from('Två dagar om samtal\n') },
  );
  equal(uploaded.status, 303);
  const taken = await mentor.get(`${base}/my-data/file`);
  equal(
    (await guest.upload(`${there}/my-data/brought`, {}, { name: 'mine.json', bytes: taken.bytes }))
      .status,
    303,
  );
  const again = await guest.upload(
    `${there}/my-data/brought`,
    {},
    { name: 'mine.json', bytes: taken.bytes },
  );
  equal(again.status, 422);
  match(again.text, /brought this file along already/);

  const [first, second] = [
    parse(taken.text),
    parse((await guest.get(`${there}/my-data/file`)).text),
  ];
  const [before, brought] = [flatten(first.data), flatten(second.data)];
  let rows = 0;
  for (const [table, all] of before) {
    const here = sorted(brought.get(table) ?? []);
    for (const row of sorted(all)) {
      ok(here.includes(row), `${table}: ${row}`);
      here.splice(here.indexOf(row), 1);
      rows++;
    }
    // What is more belongs to being somebody here.
    if (!['person', 'membership', 'account', 'session'].includes(table)) deepEqual(here, [], table);
  }
  deepEqual(
    Object.keys(second.data).sort(),
    [
      'account',
      'data_import',
      'energy_check',
      'evidence',
      'membership',
      'open_profile',
      'own_action',
      'person',
      'session',
    ],
    'what goes on here, and what is kept as it came',
  );
  match((await guest.get(`${there}/actions`)).text, /Läsa om lyssnande/);
  match((await guest.get(`${there}/about-me`)).text, /Åtta år som chef/);
  match((await guest.get(`${there}/my-data/all`)).text, /Meetings \(\d+\), Ledarnätverket/);
  match((await guest.get(`${there}/my-data`)).text, /Brought along from Ledarnätverket/);

  // And back, as a file of before, where the table had its earlier name: nothing is nested more
  // deeply, nothing lost.
  const back = await guest.get(`${there}/my-data/file`);
  const earlier = back.text.replace('"data_import":', '"brought_data":');
  ok(earlier !== back.text);
  const returned = await mentor.upload(
    `${base}/my-data/brought`,
    {},
    { name: 'back.json', bytes: Buffer.from(earlier) },
  );
  equal(returned.status, 303);
  const third = flatten(parse((await mentor.get(`${base}/my-data/file`)).text).data);
  for (const [table, all] of brought)
    for (const row of new Set(sorted(all)))
      ok(sorted(third.get(table) ?? []).includes(row), `${table} came back: ${row}`);
  t.diagnostic(`tried: ${before.size} tables, ${rows} rows, there and back`);
  ok(before.size > 8 && rows > 20, `${before.size} tables, ${rows} rows`);
});

test('RE-16: what is no such file is refused in words and nothing is kept; a row that does not fit is kept with the rest', async () => {
  const whole = { format: ownDataFormat, organisation: 'X', madeOn: '2026-11-01', data: {} };
  const wrong: unknown[] = [
    '',
    'null',
    '[]',
    '{"format":"else"}',
    JSON.stringify({ ...whole, madeOn: '2026-02-30' }),
    JSON.stringify({ ...whole, data: { own_action: 'x' } }),
    JSON.stringify({ ...whole, data: { own_action: [1] } }),
    JSON.stringify({ ...whole, data: { 'Own Action': [] } }),
    `{"format":"${ownDataFormat}","organisation":"X","madeOn":"2026-11-01","data":{"__proto__":[{"a":1}]}}`,
    JSON.stringify({ ...whole, data: { data_import: [{ home: 'X' }] } }),
    JSON.stringify({ ...whole, data: { x: [{ a: 0 }] } }).replace(
      '0',
      '['.repeat(200_000) + ']'.repeat(200_000),
    ),
  ];
  for (const text of wrong) {
    equal(readOwnData(Buffer.from(String(text))), null, String(text).slice(0, 80));
    const reply = await guest.upload(
      `${there}/my-data/brought`,
      {},
      { name: 'x.json', bytes: Buffer.from(String(text)) },
    );
    equal(reply.status, 422);
    match(reply.text, /no file about oneself/);
  }
  equal(readOwnData(Buffer.from([0xff, 0xfe])), null);
  const day = '2026-11-01';
  const own = { person_id: 'you' };
  const { rows, rest } = sortOwnData({
    own_action: [
      { ...own, body: 'a', made_on: day },
      { ...own, body: 'a', made_on: '2026-02-30' },
      { ...own, body: '', made_on: day },
      { ...own, body: 'a', made_on: day, extra: 1 },
    ],
    energy_check: [{ ...own, week_on: day, energy: 9, load: 1 }],
    hasOwnProperty: [{ a: 1 }],
    meeting: [{ held_on: day }],
  });
  deepEqual(
    [
      rows.own_action.length,
      rest.own_action!.length,
      rest.energy_check!.length,
      rest.meeting,
      rest.hasOwnProperty,
    ],
    [1, 3, 1, [{ held_on: day }], [{ a: 1 }]],
  );
  // A program under the name of a picture does not become evidence; a link that is none neither.
  const evidence = {
    ...own,
    held_on: day,
    title: 'x',
    minutes: 0,
    indicators: [],
    made_at: '2026-11-01T10:00:00.000Z',
  };
  const file = {
    ...whole,
    data: {
      evidence: [
        { ...evidence, address: 'javascript:alert(1)' },
        {
          ...evidence,
          file_name: 'a.png',
          file_type: 'image/png',
          file: Buffer.from('MZ').toString('base64'),
        },
        { ...evidence, file_type: 'text/html' },
        { ...evidence, title: 'fine' },
      ],
    },
  };
  equal(
    (
      await guest.upload(
        `${there}/my-data/brought`,
        {},
        { name: 'x.json', bytes: Buffer.from(JSON.stringify(file)) },
      )
    ).status,
    303,
  );
  const { data } = parse((await guest.get(`${there}/my-data/file`)).text);
  deepEqual(
    data.evidence!.filter(({ made_at: at }) => at === evidence.made_at).map(({ title }) => title),
    ['fine'],
  );
});
