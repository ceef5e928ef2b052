/**
 * M-46, M-47: what the database keeps after an end, read off its catalogue, so that a table that
 * comes later is asked too.
 */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { openClass, type Class } from './support/class.ts';
import { openPair, type Pair } from './support/pair.ts';
import { idOf, today } from './support/states.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
let pair: Pair;
let group: Class;
before(async () => {
  world = await openWorld();
  pair = await openPair(world);
  group = await openClass(world);
});
after(() => world.close());

/** What is written after an end, and why. */
const allowed: Record<string, string> = {
  archive_item: 'what has ended is handed to an archive',
  closing: 'the closing talk of a pair',
  closure: 'the end itself',
  counter_statement: 'an own view beside a text that somebody can still read',
  development_goal: 'of its owner, who showed it to mentees',
  end_measure: 'the measure at the end',
  end_question: 'what is asked at the end and some months later',
  look_back: 'what each keeps from the closing talk',
  pairing_release: 'a coordinator lifts what an end means for the next matching',
  record_item: 'requests for records are answered later',
  referral: 'the office answers what was sent before',
  referral_text: 'the office answers what was sent before',
  reopening: 'the end that was taken back',
  sealed_note: 'of the office, about what was sent before',
  sealed_read: 'of the office, about what was sent before',
  signal: 'settles itself, or its owner does',
  hearing: 'of a signal',
};

type Named = { table: string; column: string; parent: string };
/** Every table that names a mentorship, and every one that names a row of such a table. */
async function listTables(): Promise<{ direct: string[]; below: Named[] }> {
  const { rows: direct } = await world.owner.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'mentorship_id' and not a.attisdropped
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`,
  );
  const names = direct.map(({ name }) => name);
  const { rows: below } = await world.owner.query<Named>(
    `select c.conrelid::regclass::text as "table", c.confrelid::regclass::text as parent, a.attname as "column" from pg_constraint c
      join lateral unnest(c.conkey) k (n) on true join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.n and a.attname <> 'organisation_id'
      where c.contype = 'f' and c.confrelid::regclass::text = any ($1) and not c.conrelid::regclass::text = any ($1) order by 1, 3`,
    [names.filter((name) => name !== 'confided_text' && !(name in allowed))],
  );
  return { direct: names, below };
}
const triggersOf = async (): Promise<Map<string, string[]>> =>
  new Map(
    (
      await world.owner.query<{ name: string; args: string }>(
        `select tgrelid::regclass::text as name, encode(tgargs, 'escape') as args from pg_trigger where tgname = 'not_after_end'`,
      )
    ).rows.map(({ name, args }) => [name, args.split('\\000').filter(Boolean)]),
  );

test('M-46: every table that names a mentorship refuses what is written after its end, or is allowed by name', async () => {
  const { direct, below } = await listTables();
  const triggers = await triggersOf();
  ok(direct.length > 30, `${direct.length} tables`);
  const wrong = [
    ...direct.filter((name) => triggers.has(name) === name in allowed),
    ...below
      .filter(({ table }) => !(table in allowed))
      .filter(({ table, column, parent }) => {
        const args = triggers.get(table);
        return args?.[0] !== parent || args[1] !== column;
      })
      // One that names rows of two such tables is guarded by one of them.
      .filter(({ table }) => {
        const args = triggers.get(table);
        return !below.some(
          (one) => one.table === table && one.parent === args?.[0] && one.column === args[1],
        );
      })
      .map(({ table, column, parent }) => `${table}.${column} of ${parent}`),
  ];
  deepEqual(wrong, []);
});

test('M-46: after the end the database refuses a row in each of these tables, and takes it while it runs', async (t) => {
  const { direct } = await listTables();
  const mentorship = idOf(pair.path);
  const write = (table: string) =>
    world.database.inTenant(
      { organisation: pair.organisation, person: pair.ids.mentor, today },
      'write',
      (tx) =>
        sql`insert into ${sql.table(table)} (organisation_id, mentorship_id) values (${pair.organisation}, ${mentorship})`.execute(
          tx,
        ),
    );
  const guarded = direct.filter((name) => !(name in allowed) && name !== 'confided_text');
  for (const table of guarded)
    await rejects(write(table), (error: Error) => !/has ended/.test(error.message), table);
  await world.owner.query(`set app.organisation = '${pair.organisation}'`);
  await world.owner.query(
    `insert into closure (organisation_id, mentorship_id, closed_on, reason, closed_by) values ($1, $2, $3, 'completed', $4)`,
    [pair.organisation, mentorship, today, pair.ids.mentor],
  );
  for (const table of guarded) await rejects(write(table), /has ended/, table);
  // Of words, a pair keeps what belongs to the closing talk; nothing is kept from others.
  const words = (noteClass: string) =>
    world.database.inTenant(
      { organisation: pair.organisation, person: pair.ids.mentor, today },
      'write',
      (tx) =>
        sql`insert into confided_text (organisation_id, mentorship_id, note_class) values (${pair.organisation}, ${mentorship}, ${noteClass})`.execute(
          tx,
        ),
    );
  for (const noteClass of ['private', 'official', 'safeguarding'])
    await rejects(words(noteClass), /has ended/, noteClass);
  await rejects(words('shared'), (error: Error) => !/has ended/.test(error.message));
  equal((await pair.mentor.post(`${pair.path}/goals`, { goal: 'late' })).status, 422);
  equal(
    (
      await pair.mentee.post(`${pair.path}/closing`, {
        talk_on: today,
        look_back: 'it helped',
        aftercare_on: '',
      })
    ).status,
    303,
    'what belongs to the end',
  );
  t.diagnostic(`tried: ${guarded.length} tables`);
});

test('M-47: of a class whose year is over and that nobody closed its mentor reads no absence and no marks, and a coordinator is told', async () => {
  await world.owner.query(
    `set app.organisation = '${group.organisation}'; set app.scope = 'sign-in'`,
  );
  const id = idOf(group.path);
  await world.owner.query(
    `insert into pupil_fact (organisation_id, person_id, kind, day, what, value) values ($1, $2, 'absence', '2026-09-20', '', 6)`,
    [group.organisation, group.pupil],
  );
  const mentor = await group.as('mentor');
  const coordinator = await group.as('coordinator');
  const { rows } = await world.owner.query<{ id: string }>(
    `select p.id from person p join mentorship_member x on x.person_id = p.id where x.mentorship_id = $1 and x.part = 'mentor' and p.account_id is not null`,
    [id],
  );
  const facts = (person: string) =>
    world.database.inTenant(
      { organisation: group.organisation, person, today },
      'read',
      async (tx) =>
        (
          await tx
            .selectFrom('pupil_fact')
            .select('person_id')
            .where('person_id', '=', group.pupil)
            .execute()
        ).length > 0,
    );
  const endsOn = (day: string) =>
    world.owner.query(
      `update cohort set first_day = '2025-09-01', last_day = $1 where id = (select cohort_id from mentorship where id = $2)`,
      [day, id],
    );
  const home = async () => (await coordinator.get(group.base)).text;
  const line = /(?:The year of 1A ended|The year of \d+ classes has ended)/;
  const over = /Absence and marks are no longer shown/;
  ok(await facts(rows[0]!.id));
  ok(!line.test(await home()));
  // Six weeks and a day, six weeks.
  await endsOn('2026-10-10');
  equal(await facts(rows[0]!.id), false);
  ok(await facts(group.pupil), 'the pupil goes on reading what is theirs');
  match((await mentor.get(group.board)).text, over);
  match((await mentor.get(group.card)).text, over);
  match(await home(), line);
  await endsOn('2026-10-11');
  ok(await facts(rows[0]!.id));
  ok(!over.test((await mentor.get(group.board)).text));
  match(await home(), line, 'told from the first day on');
  // An extension counts once it is agreed to; the organisation may allow less.
  await endsOn('2026-10-10');
  await world.owner.query(
    `insert into extension (organisation_id, mentorship_id, until, asked_by, asked_on) values ($1, $2, '2027-01-01', $3, '2026-11-01')`,
    [group.organisation, id, rows[0]!.id],
  );
  equal(await facts(rows[0]!.id), false, 'only asked');
  await world.owner.query(
    `update extension set agreed_by = $2, agreed_on = '2026-11-02' where mentorship_id = $1`,
    [id, group.guardian],
  );
  ok(await facts(rows[0]!.id));
  await world.owner.query(`update extension set until = '2026-11-20' where mentorship_id = $1`, [
    id,
  ]);
  await world.owner.query(`update organisation set class_weeks = 0 where id = $1`, [
    group.organisation,
  ]);
  equal(await facts(rows[0]!.id), false);
});
