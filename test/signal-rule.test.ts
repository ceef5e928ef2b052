import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findTemplate, signalRulesOf } from '../src/features/profiles/template.store.ts';
import type { SignalRule } from '../src/features/profiles/signal-kind.rules.ts';
import {
  kindsOf,
  mostOf,
  readRules,
  unitOf,
  type TypedRules,
} from '../src/features/signals/signal-rule.rules.ts';
import { sweep } from '../src/features/signals/sweep.job.ts';
import { linkIn, openWorld, visit, type Visitor, type World } from './support/world.ts';

let world: World;
let coordinator: Visitor;
let organisation: { id: string; slug: string; name: string; language: 'sv'; timeZone: string };
const base = '/o/ledarnatverket';
before(async () => {
  world = await openWorld();
  coordinator = await visit(world, 'network.coordinator');
  const { id, name } = await world.database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select(['id', 'name'])
      .where('slug', '=', 'ledarnatverket')
      .executeTakeFirstOrThrow(),
  );
  organisation = { id, slug: 'ledarnatverket', name, language: 'sv', timeZone: 'Europe/Stockholm' };
  await world.owner.query(`set app.organisation = '${id}'`);
});
after(() => world.close());

const fieldsOf = (rules: SignalRule[]): Record<string, string> =>
  Object.fromEntries([
    ['on', rules.map(({ kind }) => kind).join(',')],
    ...rules.flatMap(({ kind, after: limit, severity, actionDays, owner }) => [
      [`after-${kind}`, String(limit ?? '')],
      [`severity-${kind}`, severity],
      [`actionDays-${kind}`, String(actionDays)],
      [`owner-${kind}`, owner],
    ]),
  ]);
const typedOf = (rules: SignalRule[]): TypedRules => {
  const each = <Value>(of: (rule: SignalRule) => Value) =>
    new Map(rules.map((rule) => [rule.kind as string, of(rule)]));
  return {
    on: rules.map(({ kind }) => kind),
    after: each(({ after: limit }) => limit ?? null),
    severity: each(({ severity }) => severity),
    actionDays: each(({ actionDays }) => actionDays),
    owner: each(({ owner }) => owner),
  };
};
const sweepOn = (day: string) =>
  world.database.inTenant(
    { organisation: organisation.id, person: null, today: day },
    'write',
    (tx) =>
      sweep(
        tx,
        {
          organisation,
          at: Temporal.ZonedDateTime.from(`${day}T06:00:00[Europe/Stockholm]`),
          address: 'https://m.example',
        },
        day,
      ),
  );

test('S-13: the rules of both templates read back as they are; what lies outside is named; kinds belong to pairs or to groups', () => {
  for (const key of ['leadership-mentoring', 'school-mentoring']) {
    const { rules } = findTemplate(key)!;
    const own = signalRulesOf(rules);
    const read = readRules(kindsOf(rules.kind), typedOf(own));
    ok('rules' in read);
    // A kind whose limit the programme sets elsewhere keeps none of its own.
    const plain = own.map(({ after: limit, ...rule }) =>
      unitOf(rule.kind) ? { ...rule, after: limit } : rule,
    );
    const byKind = (list: SignalRule[]) => [...list].sort((a, b) => a.kind.localeCompare(b.kind));
    deepEqual(byKind(read.rules), byKind(plain as SignalRule[]));
  }
  const kinds = kindsOf('groups');
  const typed = ({ after: limit, action }: { after: number; action: number | null }) => ({
    ...typedOf([]),
    on: ['absence' as const],
    after: new Map([['absence', limit]]),
    actionDays: new Map([['absence', action]]),
  });
  deepEqual(readRules(kinds, typed({ after: 0, action: 2 })), {
    bad: 'after-absence',
    from: 1,
    to: 400,
  });
  deepEqual(readRules(kinds, typed({ after: 12, action: null })), {
    bad: 'actionDays-absence',
    from: 1,
    to: 60,
  });
  deepEqual(readRules(kinds, typedOf([])), { rules: [] }, 'all off is an answer too');
  deepEqual(
    [kinds.includes('hours-used-up'), kindsOf('pairs').includes('absence')],
    [false, false],
  );
});

test('S-13: a coordinator changes a rule on a page; what is typed wrong stays typed; the next sweep follows', async () => {
  const programme = linkIn(
    (await coordinator.get(`${base}/programmes`)).text,
    /\/programmes\/[0-9a-f-]{36}$/,
  );
  const page = (await coordinator.get(`${programme}/signals`)).text;
  match(page, /An agreement is late/);
  match((await coordinator.get(programme)).text, /What becomes a signal/);
  const rules = signalRulesOf(findTemplate('leadership-mentoring')!.rules);
  const wrong = await coordinator.post(`${programme}/signals`, {
    ...fieldsOf(rules),
    'after-goal-stalled': '4000',
  });
  equal(wrong.status, 422);
  match(wrong.text, /Give a whole number from 1 to 400/);
  match(wrong.text, /value="4000"/);
  await sweepOn('2026-11-23');
  const silent = async () =>
    (await world.owner.query(`select 1 from signal where kind = 'silence' and settled_on is null`))
      .rowCount ?? 0;
  ok((await silent()) > 0);
  equal(
    (
      await coordinator.post(
        `${programme}/signals`,
        fieldsOf(rules.filter(({ kind }) => kind !== 'silence')),
      )
    ).location,
    `${programme}/signals?kept=1`,
  );
  await sweepOn('2026-11-24');
  equal(await silent(), 0, 'what nobody looks for any more settles itself');
  equal((await (await visit(world, 'network.mentor')).get(`${programme}/signals`)).status, 403);
});

test('S-14: a check of a mentor that ends is a signal in time, and renewing it settles it; only coordinators and the person read it', async () => {
  const mentor = (
    await world.owner.query(
      `select x.person_id as id from mentorship_member x where x.part = 'mentor' and not exists (select from closure c where c.mentorship_id = x.mentorship_id) order by x.person_id limit 1`,
    )
  ).rows[0]!.id as string;
  const path = `${base}/people/${mentor}`;
  const programme = linkIn(
    (await coordinator.get(`${base}/programmes`)).text,
    /\/programmes\/[0-9a-f-]{36}$/,
  );
  equal(
    (
      await coordinator.post(
        `${programme}/signals`,
        fieldsOf([
          {
            kind: 'check-expired',
            after: 30,
            severity: 'middle',
            actionDays: 14,
            owner: 'coordinator',
          },
        ]),
      )
    ).status,
    303,
  );
  equal(
    (await coordinator.post(`${path}/checks`, { check: 'conduct', valid_until: '' })).status,
    422,
  );
  equal(
    (await coordinator.post(`${path}/checks`, { check: 'conduct', valid_until: '2026-12-31' }))
      .location,
    `${path}#checks`,
  );
  const open = async () =>
    (
      await world.owner.query(
        `select since from signal where kind = 'check-expired' and settled_on is null`,
      )
    ).rowCount;
  await sweepOn('2026-11-30');
  equal(await open(), 0, 'thirty-one days before');
  await sweepOn('2026-12-01');
  ok((await open())! > 0);
  match((await coordinator.get(`${base}/signals?all=1`)).text, /a check of a mentor ends in/);
  equal(
    (await coordinator.post(`${path}/checks`, { check: 'conduct', valid_until: '2029-12-31' }))
      .status,
    303,
  );
  equal(
    (await coordinator.get(path)).text.includes('31 Dec 2026'),
    false,
    'the new one takes the place of the old one',
  );
  await sweepOn('2026-12-02');
  equal(await open(), 0);
  const read = (person: string | null) =>
    world.database
      .inTenant({ organisation: organisation.id, person, today: '2026-11-22' }, 'read', (tx) =>
        tx.selectFrom('person_check').selectAll().execute(),
      )
      .then(({ length }) => length);
  const other = (
    await world.owner.query(
      `select person_id from membership where role = 'mentor' and person_id <> $1 limit 1`,
      [mentor],
    )
  ).rows[0]!.person_id as string;
  deepEqual([await read(mentor), await read(other)], [2, 0]);
  equal(
    (await (await visit(world, 'network.contact')).get(path)).text.includes(
      'Certificate of conduct',
    ),
    false,
  );
});

test('S-13: a limit that may be set is one that holds: an agreement dropped 390 days ago is found when 400 are set', async () => {
  const programme = linkIn(
    (await coordinator.get(`${base}/programmes`)).text,
    /\/programmes\/[0-9a-f-]{36}$/,
  );
  equal(
    (
      await coordinator.post(
        `${programme}/signals`,
        fieldsOf([
          {
            kind: 'agreement-dropped',
            after: mostOf.days,
            severity: 'middle',
            actionDays: 14,
            owner: 'coordinator',
          },
        ]),
      )
    ).status,
    303,
  );
  const { rows } = await world.owner.query(
    `update agreement_outcome o set kept = false, reason = 'no-time', settled_on = '2025-11-10'
      where agreement_id = (select a.id from agreement a join agreement_outcome x on x.agreement_id = a.id
        where not exists (select from closure c where c.mentorship_id = a.mentorship_id) order by a.id limit 1)
      returning agreement_id as id`,
  );
  await sweepOn('2026-12-05');
  equal(
    (
      await world.owner.query(
        `select 1 from signal where kind = 'agreement-dropped' and subject_id = $1 and settled_on is null`,
        [rows[0]!.id],
      )
    ).rowCount,
    1,
  );
});
