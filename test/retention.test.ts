/** RE-1, RE-2: each rule on its own day, in a school and in an agency. */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { timed, type TimedRule } from '../src/platform/retention-schedule.ts';
import { dueBefore } from '../src/features/rights/retention.rules.ts';
import { findSchedule } from '../src/features/programmes/retention-schedule.store.ts';
import { applyRetention } from '../src/features/rights/retention.store.ts';
import { retentionAgreeIn } from '../src/app/retention.command.ts';
import { openWorld, readLetters, visit, type World } from './support/world.ts';

let world: World;
before(async () => {
  world = await openWorld();
  await world.owner.query(`set app.scope = 'sign-in'`);
});
after(() => world.close());

const began = '2027-03-10';
const never = '2060-01-01';

/**
 * Sets every clock of a rule to a day that does not come, and one of them to the day on which it
 * began. How many rows of which table then go.
 */
type Setting = {
  rule: TimedRule;
  table: string;
  years: { school: number; agency: number } | 'ninety days';
  set: string[];
  one: string;
};
const settings: Setting[] = [
  {
    rule: 'letters',
    table: 'letter',
    years: 'ninety days',
    set: [
      `update letter set made_at = '${never}', sent_at = case when sent_at is not null then '${never}'::timestamptz end`,
    ],
    one: `update letter set made_at = '${began}', sent_at = case when sent_at is not null then '${began}'::timestamptz end where id = (select id from letter order by id limit 1)`,
  },
  {
    rule: 'files',
    table: 'roster_import',
    years: 'ninety days',
    set: [`delete from roster_import`],
    one: `insert into roster_import (organisation_id, file_name, content, made_at, made_by) select organisation_id, 'a.csv', '[["name"],["A B"]]', '${began}', id from person limit 1`,
  },
  {
    rule: 'admission',
    table: 'application',
    years: { school: 1, agency: 1 },
    set: [
      `update admission_decision set decided_at = '${never}'`,
      `update application set withdrawn_on = null`,
    ],
    one: `update application set withdrawn_on = '${began}' where id = (select a.id from application a where not exists (select from mentorship_member x where x.person_id = a.person_id) order by a.id limit 1)`,
  },
  {
    rule: 'referral',
    table: 'referral',
    years: { school: 3, agency: 3 },
    set: [`delete from referral`],
    one: `insert into referral (organisation_id, mentorship_id, mentee_id, target, consent, sent_by, sent_on, answer_due, result, result_on)
      select x.organisation_id, x.mentorship_id, x.person_id, 'counsellor', 'pupil', y.person_id, '2026-10-01', '2026-10-10', 'helped', '${began}' from mentorship_member x
      join mentorship_member y on y.mentorship_id = x.mentorship_id and y.part = 'mentor' join mentorship m on m.id = x.mentorship_id and m.kind = 'group' where x.part = 'mentee' limit 1`,
  },
  {
    rule: 'assessment',
    table: 'assessment_round',
    years: { school: 2, agency: 2 },
    set: [
      `update assessment_round set closes_on = '${never}', released_at = case when released_at is not null then '${never}'::timestamptz end`,
    ],
    one: `update assessment_round set closes_on = '${began}', released_at = case when released_at is not null then '${began}'::timestamptz end where id = (select id from assessment_round order by id limit 1)`,
  },
  {
    rule: 'relationship',
    table: 'mentorship',
    years: { school: 2, agency: 1 },
    set: [
      `update cohort set last_day = '${never}'`,
      `update closure set closed_on = '${never}'`,
      `delete from referral`,
    ],
    one: `insert into closure (organisation_id, mentorship_id, closed_on, reason, closed_by) select m.organisation_id, m.id, '${began}', 'completed', x.person_id from mentorship m join mentorship_member x on x.mentorship_id = m.id
      where not exists (select from closure c where c.mentorship_id = m.id) and not exists (select from referral r where r.mentorship_id = m.id) order by m.id limit 1`,
  },
  {
    rule: 'facts',
    table: 'pupil_fact',
    years: { school: 5, agency: 5 },
    set: [`update pupil_fact set kind = 'absence'`, `update person set left_on = null`],
    one: `update person set left_on = '${began}' where id = (select person_id from pupil_fact order by person_id limit 1)`,
  },
  {
    rule: 'facts',
    table: 'pupil_fact',
    years: { school: 2, agency: 2 },
    set: [`update pupil_fact set kind = 'mark'`, `update person set left_on = null`],
    one: `update person set left_on = '${began}' where id = (select person_id from pupil_fact where kind = 'mark' order by person_id limit 1)`,
  },
  {
    rule: 'certificate',
    table: 'certificate',
    years: { school: 10, agency: 10 },
    set: [`update certificate set issued_at = '${never}'`],
    one: `update certificate set issued_at = '${began}' where id = (select id from certificate order by id limit 1)`,
  },
  {
    rule: 'person',
    table: 'person',
    years: { school: 2, agency: 2 },
    set: [`update person set left_on = null`],
    one: `update person set left_on = '${began}' where id = (select p.id from person p where erased_on is null and not exists (select from mentorship_member x where x.person_id = p.id) and not exists (select from membership m where m.person_id = p.id and m.role in ('coordinator', 'administrator')) order by p.id limit 1)`,
  },
];

class Undone extends Error {}

/** How many rows would go on a day; nothing is gone afterwards. */
async function dueOn(
  organisation: string,
  today: string,
): Promise<Map<string, Record<string, number>>> {
  let due: Awaited<ReturnType<typeof applyRetention>>['due'] = [];
  await world.database
    .inTenant({ organisation, person: null, purpose: 'erase' }, 'write', async (tx) => {
      ({ due } = await applyRetention(tx, organisation, (await findSchedule(tx)).schedule, today));
      throw new Undone();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
  return new Map(due.map(({ rule, gone }) => [rule, Object.fromEntries(gone)]));
}

for (const slug of ['lindenhof', 'ledarnatverket'] as const)
  test(`RE-1, RE-2: ${slug}, each rule: nothing on the last day of its time, exactly what began then on the day after`, async (t) => {
    const kind = slug === 'lindenhof' ? 'school' : 'agency';
    const { id } = (
      await world.owner.query<{ id: string }>('select id from organisation where slug = $1', [slug])
    ).rows[0]!;
    await world.owner.query(`set app.organisation = '${id}'; set app.purpose = 'erase'`);
    if (kind === 'agency')
      await world.owner.query(
        `insert into archive_choice (organisation_id, hands_over, decision, decided_on, noted_by) select organisation_id, false, 'G 1', '2026-01-01', id from person limit 1`,
      );
    const tried: string[] = [];
    for (const { rule, table, years, set, one } of settings) {
      for (const change of set) await world.owner.query(change);
      const changed = await world.owner.query(one);
      if (changed.rowCount === 0) continue; // this organisation has no row of the kind
      const day = Temporal.PlainDate.from(began);
      const last =
        years === 'ninety days' ? day.add({ days: 90 }) : day.add({ years: years[kind] });
      const on = async (today: string) => (await dueOn(id, today)).get(rule)?.[table] ?? 0;
      const [before, after] = [
        await on(last.toString()),
        await on(last.add({ days: 1 }).toString()),
      ];
      deepEqual(
        [before, after > 0],
        [0, true],
        `${rule} (${table}): ${before} on ${last.toString()}, ${after} the day after`,
      );
      if (!['pupil_fact'].includes(table)) deepEqual(after, 1, `${rule}: one ${table}`);
      tried.push(rule);
    }
    t.diagnostic(tried.join(', '));
    ok(tried.length >= (kind === 'school' ? 8 : 6), tried.join(', '));
  });

test('RE-18: a shorter time waits for somebody else and for a week, and nothing goes in the week of its end', async () => {
  const { id } = (
    await world.owner.query<{ id: string }>(`select id from organisation where slug = 'lindenhof'`)
  ).rows[0]!;
  const years = () =>
    world.database.inTenant(
      { organisation: id, person: null, purpose: 'erase' },
      'read',
      async (tx) => (await findSchedule(tx)).schedule.relationship,
    );
  const coordinator = await visit(world, 'school.coordinator');
  const second = await visit(world, 'both');
  const at = '/o/lindenhof/rights/retention';
  const choose = (number: string) =>
    coordinator.post(`${at}/years`, { rule: 'relationship', years: number });
  equal((await choose('0')).status, 303);
  equal(await years(), 2);
  match((await coordinator.get(at)).text, /7 days, as asked by/);
  const agreement = `${at}/shortenings/relationship/agreement`;
  const own = await coordinator.post(agreement, { years: '0' });
  equal(own.status, 422);
  match(own.text, /second person/);
  equal((await second.post(agreement, { years: '1' })).status, 404, 'not what was asked');
  equal((await second.post(agreement, { years: '0' })).status, 303);
  equal((await second.post(agreement, { years: '0' })).status, 404, 'once');
  equal(await years(), 2, 'not yet');
  await rejects(
    world.database.inTenant({ organisation: id, person: null, purpose: 'erase' }, 'write', (tx) =>
      sql`update retention_shortening set from_day = this_day()`.execute(tx),
    ),
    /somebody else has to agree/,
  );
  await world.owner.query(
    `set app.organisation = '${id}'; set app.purpose = 'erase'; update retention_shortening set from_day = '2026-11-20'`,
  );
  equal(await years(), 0);
  equal((await choose('5')).status, 303);
  equal(await years(), 5, 'a longer one at once');
  equal((await choose('1')).status, 303);
  equal((await coordinator.post(`${at}/shortenings/relationship/removal`, {})).status, 303);
  equal((await second.post(agreement, { years: '1' })).status, 404);
  equal(await years(), 5);
  const none = Object.fromEntries(timed.map((rule) => [rule, 0])) as Record<TimedRule, number>;
  for (const rule of timed)
    ok(dueBefore(rule, none, '2026-11-22') <= '2026-11-15', `${rule}: within the week`);
});

test('RE-18: whoever could agree to a shorter time reads it at home and in a letter; where nobody could, whoever runs the server can', async () => {
  const { id } = (
    await world.owner.query<{ id: string }>(`select id from organisation where slug = 'lindenhof'`)
  ).rows[0]!;
  await world.owner.query(`set app.organisation = '${id}'; set app.purpose = ''`);
  const base = '/o/lindenhof';
  const coordinator = await visit(world, 'school.coordinator');
  const second = await visit(world, 'both');
  const line = /A shorter time to keep data waits for your yes/;
  ok(!line.test((await second.get(base)).text));
  equal(
    (await coordinator.post(`${base}/rights/retention/years`, { rule: 'certificate', years: '10' }))
      .status,
    303,
  );
  equal(
    (await coordinator.post(`${base}/rights/retention/years`, { rule: 'matching', years: '0' }))
      .status,
    303,
  );
  match((await second.get(base)).text, line);
  ok(!line.test((await coordinator.get(base)).text), 'not whoever asked');
  const letters = await readLetters(world, `kind = $1`, ['retention']);
  ok(letters.length > 0);
  ok(letters.every(({ body }) => /shorter|korter/.test(body ?? '')));
  const call = async (...args: string[]) => {
    let [out, error] = ['', ''];
    const status = await retentionAgreeIn(world.database, args, {
      out: (text) => void (out += text),
      error: (text) => void (error += text),
      language: 'en',
    });
    return { status, out, error };
  };
  match((await call('lindenhof')).out, /^matching {2}Matchings and divisions/m);
  match((await call('lindenhof', 'letters')).error, /No shorter time of that kind/);
  match((await call('lindenhof', 'matching')).error, /Others in this organisation can agree/);
  const { rows } = await world.owner.query<{ id: string }>(
    `select p.id from person p join account a on a.id = p.account_id where a.email = 'school.coordinator.demo@mentorium.example' and p.organisation_id = $1`,
    [id],
  );
  await world.owner.query(
    `update membership set last_day = '2026-11-01', first_day = least(first_day, '2026-10-01')
      where role in ('coordinator', 'administrator') and person_id <> $1 and last_day is null`,
    [rows[0]!.id],
  );
  match(
    (await coordinator.get(`${base}/rights/retention`)).text,
    /mentorium retention agree lindenhof matching/,
  );
  const done = await call('lindenhof', 'matching');
  deepEqual([done.status, done.error], [0, '']);
  match(done.out, /Agreed; applies from/);
  match((await call('lindenhof')).out, /No shorter time is waiting/);
});
