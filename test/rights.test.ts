/**
 * Rights of people over their data: the catalogue, the file about oneself, who looked, erasure,
 * rest, retention.
 */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { selectRows } from '../src/platform/database.ts';
import { routes } from '../src/app/registry.ts';
import { loadPool } from '../src/features/cohorts/pool.store.ts';
import { dataInventory, isColumn, kindOf } from '../src/platform/data-inventory.ts';
import { reportBreach } from '../src/features/rights/breach.store.ts';
import { findSchedule } from '../src/features/programmes/retention-schedule.store.ts';
import { applyRetention, listColumns, type Due } from '../src/features/rights/retention.store.ts';
import { scheduleOf } from '../src/platform/retention-schedule.ts';
import { dueBefore } from '../src/features/rights/retention.rules.ts';
import { openPair } from './support/pair.ts';
import { openWorld, visit, type World } from './support/world.ts';

let world: World;
let school: string;

before(async () => {
  world = await openWorld();
  ({ id: school } = await world.database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select('id')
      .where('slug', '=', 'lindenhof')
      .executeTakeFirstOrThrow(),
  ));
  await world.owner.query(`set app.organisation = '${school}'`);
});
after(() => world.close());

test('RE-6: the catalogue says of every table and column why it is there, and names none that is not', async () => {
  const columns = await world.database.inTenant(
    { organisation: school, person: null },
    'read',
    listColumns,
  );
  deepEqual(
    [...columns.keys()].filter((table) => !(table in dataInventory())),
    [],
  );
  deepEqual(
    Object.keys(dataInventory()).filter((table) => !columns.has(table)),
    [],
  );
  const silent = [...columns].flatMap(([table, names]) =>
    names.filter((name) => kindOf(table, name) === null).map((name) => `${table}.${name}`),
  );
  deepEqual(silent, []);
  for (const [table, { of, leave, hold }] of Object.entries(dataInventory())) {
    for (const column of of)
      ok(
        columns
          .get(table)!
          .includes(isColumn(column) ? column : column === table ? 'id' : `${column}_id`),
        `${table}.${column}`,
      );
    equal(leave === 'keep', hold !== undefined, `${table}: what stays says why`);
  }
});

test('J-1: opening a page is written down, but where nobody finds anything but their own, or what is about nobody', () => {
  deepEqual(
    routes
      .filter(({ method, audit }) => method === 'GET' && audit === null)
      .map(({ path }) => path)
      .sort(),
    [
      '',
      '/settings',
      '/sign-in-rules',
      '/providers',
      '/letters',
      '/letters/signature',
      '/letters/logo',
      '/letters/:text',
      '/messages',
      '/messages/:message',
      '/announcements',
      '/mail',
      '/calendar',
      '/away',
      '/people/imports/new',
      '/people/imports/sample/:format/file',
      '/people/new',
      '/profiles',
      '/profiles/new',
      '/profiles/versions/:version',
      '/profiles/versions/:version/files/:format',
      '/profiles/versions/:version/translations/:language',
      '/programmes',
      '/programmes/new',
      '/programmes/:programme',
      '/programmes/:programme/signals',
      '/actions',
      '/energy',
      '/about-me',
      // Lead to the page that says itself who opened it.
      '/class',
      '/mentorships/:mentorship/overview',
      '/mentorships/:mentorship/pupils/:pupil',
      '/mentorships/:mentorship/slots',
      '/evaluations',
      '/gatherings/:date',
      '/rounds/:round/mine',
      '/rounds/:round/report',
      '/rounds/:round/report/print',
      '/development',
      '/development/quick/:quick',
      '/development/certificate',
      '/development/certificates/:certificate',
      '/development/certificates/:certificate/credential',
      '/library',
      '/notice',
      '/my-data',
      '/my-data/all',
      '/my-data/file',
      '/my-data/seen',
      '/rights/register',
    ].sort(),
  );
  deepEqual(
    routes.filter(({ method, audit }) => method === 'POST' && audit === null),
    [],
  );
});

test('RE-1: times of a school and an agency, an own decision, and the day on which something is due', () => {
  equal(scheduleOf('school', {}).relationship, 2);
  equal(scheduleOf('agency', { relationship: 4 }).relationship, 4);
  equal(dueBefore('relationship', scheduleOf('school', {}), '2028-02-29'), '2026-02-28');
  equal(dueBefore('letters', scheduleOf('school', {}), '2026-11-22'), '2026-08-24');
});

/** Rows of every table, as a transaction to erase sees them. */
const countAll = async (today: string): Promise<Map<string, number>> => {
  const place = { organisation: school, person: null, today, purpose: 'erase' as const };
  return world.database.inTenant(place, 'read', async (tx) => {
    const counts = new Map<string, number>();
    for (const table of (await listColumns(tx)).keys())
      counts.set(
        table,
        (
          await selectRows(
            tx,
            sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`,
          )
        )[0]!.n,
      );
    return counts;
  });
};
const retire = (today: string) =>
  world.database.inTenant(
    { organisation: school, person: null, today, purpose: 'erase' },
    'write',
    async (tx) => (await applyRetention(tx, school, (await findSchedule(tx)).schedule, today)).due,
  );
const byRule = (due: Due[], rule: string) =>
  Object.fromEntries(due.find((one) => one.rule === rule)?.gone ?? []);

test('RE-2: a mentorship goes the day after its time, with all that hangs on it and nothing else; a referral holds it', async () => {
  const { id: mentorship } = (
    await world.owner.query(
      `select id from mentorship order by (select count(*) from meeting m where m.mentorship_id = mentorship.id) desc limit 1`,
    )
  ).rows[0] as { id: string };
  const { person_id: coordinator } = (
    await world.owner.query(`select person_id from membership where role = 'coordinator' limit 1`)
  ).rows[0] as { person_id: string };
  await world.owner.query(
    `insert into closure (organisation_id, mentorship_id, closed_on, reason, closed_by) values ($1, $2, '2026-11-01', 'completed', $3)`,
    [school, mentorship, coordinator],
  );
  await retire('2028-11-01'); // earlier years of the demo
  deepEqual(byRule(await retire('2028-11-01'), 'relationship'), {});
  const before = await countAll('2028-11-02');
  await world.owner.query(`set app.purpose = 'erase'`);
  await world.owner.query(
    `insert into referral (organisation_id, mentorship_id, mentee_id, target, consent, sent_by, sent_on, answer_due)
      select $1, $2, x.person_id, 'counsellor', 'pupil', $3, '2026-10-01', '2026-10-10' from mentorship_member x where x.mentorship_id = $2 and x.part = 'mentee' limit 1`,
    [school, mentorship, coordinator],
  );
  deepEqual(byRule(await retire('2028-11-02'), 'relationship'), {}, 'an open referral holds it');
  await world.owner.query(
    `update referral set result = 'helped', result_on = '2025-11-01' where mentorship_id = $1`,
    [mentorship],
  );
  const due = await retire('2028-11-02');
  const after = await countAll('2028-11-02');
  const lost = Object.fromEntries(
    [...before].flatMap(([table, n]) =>
      after.get(table) === n ? [] : [[table, n - after.get(table)!]],
    ),
  );
  const told: Record<string, number> = {};
  for (const { gone } of due) for (const [table, n] of gone) told[table] = (told[table] ?? 0) + n;
  deepEqual(
    {
      ...told,
      data_key: undefined,
      referral: undefined,
      roster_import: undefined,
      person: undefined,
    },
    {
      ...lost,
      data_key: undefined,
      referral: undefined,
      roster_import: undefined,
      person: undefined,
    },
  );
  equal(told.mentorship, 1);
  ok(told.meeting! > 5 && told.confided_text! > 3, JSON.stringify(told));
  equal(
    (
      await world.owner.query(
        `select count(*)::int as n from mentorship_member where mentorship_id = $1`,
        [mentorship],
      )
    ).rows[0]!.n,
    0,
  );
  equal(
    (
      await world.owner.query(`select count(*)::int as n from data_key where subject_id = $1`, [
        mentorship,
      ])
    ).rows[0]!.n,
    0,
    'its key is gone',
  );
  deepEqual(await retire('2028-11-02'), [], 'once is enough');
});

test('RE-3, RE-4, RE-5, J-2: somebody sees all that is theirs, who looked, asks for erasure; what goes, goes, what stays says why', async () => {
  const base = '/o/ledarnatverket';
  const pair = await openPair(world);
  const secret = 'Kanarie om mig själv';
  equal((await pair.mentee.post(`${base}/about-me`, { about: secret })).status, 303);
  equal(
    (
      await pair.mentee.post(`${pair.path}/meetings`, {
        held_on: '2026-11-20',
        minutes: '60',
        note_class: 'private',
        note: 'Kanarie för mig',
      })
    ).status,
    303,
  );
  equal(
    (
      await pair.mentor.post(`${pair.path}/meetings`, {
        held_on: '2026-11-20',
        minutes: '60',
        note_class: 'private',
        note: 'Mentorns egen',
      })
    ).status,
    303,
  );
  const all = (await pair.mentee.get(`${base}/my-data/all`)).text;
  ok(all.includes(secret) && all.includes('Kanarie för mig'));
  equal(all.includes('Mentorns egen'), false);
  const file = await pair.mentee.get(`${base}/my-data/file`);
  const data = (JSON.parse(file.text) as { data: Record<string, Record<string, unknown>[]> }).data;
  deepEqual(
    data.open_profile!.map(({ about }) => about),
    [secret],
  );
  ok(
    data.person!.length === 1 &&
      data.meeting!.length >= 2 &&
      data.session!.length >= 1 &&
      !/hash|secret|counter/.test(JSON.stringify(data)),
  );
  deepEqual(Object.keys(data.account![0]!), ['email', 'made_at']);
  equal((await pair.mentor.get(pair.path)).status, 200);
  const seen = (await pair.mentee.get(`${base}/my-data/seen`)).text;
  ok(/as mentor/.test(seen), 'the mentor opened the page of the pair');
  equal(
    (
      await pair.mentee.post(`${base}/my-data/requests`, {
        kind: 'erasure',
        wish: 'Kanarie: ta bort allt',
      })
    ).status,
    303,
  );
  equal(
    (await pair.mentee.post(`${base}/my-data/requests`, { kind: 'erasure' })).status,
    422,
    'once is enough',
  );
  const office = await visit(world, 'network.coordinator');
  ok(/1 request about data waits for an answer/.test((await office.get(base)).text));
  const [, id] = /\/rights\/([0-9a-f-]{36})/.exec((await office.get(`${base}/rights`)).text)!;
  const one = `${base}/rights/${id}`;
  equal((await office.post(one, { decision: 'refuse' })).status, 422, 'a refusal says why');
  equal((await office.post(one, { decision: 'grant' })).status, 422, 'not while a mentorship runs');
  await world.owner.query(`set app.organisation = '${pair.organisation}'`);
  await world.owner.query(
    `insert into closure (organisation_id, mentorship_id, closed_on, reason, closed_by) select $1, m.id, '2026-11-21', 'completed', $2 from mentorship m join mentorship_member x on x.mentorship_id = m.id
      where x.person_id = $2 on conflict do nothing`,
    [pair.organisation, pair.ids.mentee],
  );
  const outlook = (await office.get(one)).text;
  ok(
    outlook.includes('What goes when you grant it') &&
      outlook.includes('What somebody tells of themselves (1)'),
  );
  const name = (
    await world.owner.query('select given_name, family_name, email from person where id = $1', [
      pair.ids.mentee,
    ])
  ).rows[0] as { given_name: string; family_name: string; email: string };
  equal((await office.post(one, { decision: 'grant', reason: 'Enligt önskan' })).status, 303);
  for (const [table, columns] of await world.database.inTenant(
    { organisation: pair.organisation, person: null },
    'read',
    listColumns,
  ))
    for (const column of columns) {
      const { rows } = await world.owner.query(
        `select count(*)::int as n from "${table}" where "${column}"::text ilike any($1)`,
        [[`%kanarie%`, `%${name.email}%`, `%${name.given_name} ${name.family_name}%`]],
      );
      equal(rows[0]!.n, 0, `${table}.${column}`);
    }
  deepEqual((await pair.mentee.get(`${base}/my-data`)).status, 303, 'who was erased is signed out');
  const answered = (await office.get(one)).text;
  ok(/Granted on/.test(answered) && /it belongs to others too/.test(answered));
  ok(
    (
      await world.owner.query(
        'select count(*)::int as n from right_refusal where request_id = $1',
        [id],
      )
    ).rows[0]!.n > 2,
  );
});

test('RE-7: whose data rest is in no matching and in no figure from that moment, until somebody uses them again', async () => {
  const base = '/o/ledarnatverket';
  const { id: organisation } = await world.database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select('id')
      .where('slug', '=', 'ledarnatverket')
      .executeTakeFirstOrThrow(),
  );
  await world.owner.query(`set app.organisation = '${organisation}'`);
  const { id: cohort } = (
    await world.owner.query(
      'select cohort_id as id from application group by 1 order by count(*) desc limit 1',
    )
  ).rows[0] as { id: string };
  const today = '2026-11-22';
  const pool = () =>
    world.database.inTenant({ organisation, person: null, today }, 'read', (tx) =>
      loadPool(tx, cohort),
    );
  const before = await pool();
  const mentor = await visit(world, 'network.mentor');
  const office = await visit(world, 'network.coordinator');
  equal(
    (await mentor.post(`${base}/my-data/requests`, { kind: 'objection', wish: 'Inte av en dator' }))
      .status,
    303,
  );
  const [, id] = /\/rights\/([0-9a-f-]{36})/.exec((await office.get(`${base}/rights`)).text)!;
  equal((await office.post(`${base}/rights/${id}`, { decision: 'grant' })).status, 303);
  const resting = await pool();
  equal(resting.mentors.length, before.mentors.length - 1);
  ok((await mentor.get(`${base}/my-data`)).text.includes('At rest since'));
  const person = before.mentors.find(
    (one) => !resting.mentors.some((other) => other.id === one.id),
  )!.id;
  equal((await office.post(`${base}/rights/people/${person}/use`, {})).status, 303);
  equal(
    (
      await world.database.inTenant(
        { organisation, person: null, today: '2026-11-23' },
        'read',
        (tx) => loadPool(tx, cohort),
      )
    ).mentors.length,
    before.mentors.length,
  );
});

test('RE-8: beside a note, the other one puts an own view; both read it wherever the note is, its author cannot answer for them', async () => {
  const other = await openWorld();
  try {
    const pair = await openPair(other);
    equal(
      (
        await pair.mentor.post(`${pair.path}/meetings`, {
          held_on: '2026-11-20',
          minutes: '60',
          note_class: 'shared',
          note: 'Hon kom för sent',
        })
      ).status,
      303,
    );
    const [, form] = /action="([^"]+\/meetings\/[0-9a-f-]{36}\/view)"/.exec(
      (await pair.mentee.get(pair.path)).text,
    )!;
    equal(/\/meetings\/[0-9a-f-]{36}\/view"/.test((await pair.mentor.get(pair.path)).text), false);
    equal((await pair.mentor.post(form!, { view: 'Nej' })).status, 404);
    equal((await pair.mentee.post(form!, { view: 'Tåget stod stilla' })).status, 303);
    for (const who of [pair.mentor, pair.mentee]) {
      ok((await who.get(pair.path)).text.includes('Tåget stod stilla'));
      ok(
        (await who.get('/o/ledarnatverket/mentorships/search?words=sent')).text.includes(
          'Tåget stod stilla',
        ),
      );
    }
  } finally {
    await other.close();
  }
});

test('RE-9: whose records somebody opened in a span of time, and nobody else’s', async () => {
  const other = await openWorld();
  try {
    const pair = await openPair(other);
    await pair.mentor.get(pair.path);
    const coordinator = await visit(other, 'network.coordinator');
    await coordinator.get('/o/ledarnatverket/people');
    const place = { organisation: pair.organisation, person: null };
    const span = { from: new Date(Date.now() - 60_000), to: new Date(Date.now() + 60_000) };
    const own = await other.database.inTenant(place, 'read', (tx) =>
      reportBreach(tx, { ...span, by: pair.ids.mentor }),
    );
    deepEqual(
      own.affected.map(({ person }) => person).sort(),
      [pair.ids.mentor, pair.ids.mentee].sort(),
    );
    deepEqual([own.lists.length, own.affected[0]!.records], [0, ['mentorship']]);
    const all = await other.database.inTenant(place, 'read', (tx) => reportBreach(tx, span));
    ok(all.lists.some(({ action }) => action === 'list person') && all.entries > own.entries);
    equal(
      (
        await other.database.inTenant(place, 'read', (tx) =>
          reportBreach(tx, { from: new Date(0), to: new Date(1) }),
        )
      ).entries,
      0,
    );
  } finally {
    await other.close();
  }
});
