import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { insertDecision } from '../src/features/admissions/admission.store.ts';
import { startTask, findTask } from '../src/platform/background-task.ts';
import { Stopped, type Threaded } from '../src/platform/thread-pool.ts';
import { aside } from '../src/features/optimisation/calculation.service.ts';
import { nobody } from '../src/features/optimisation/criterion.rules.ts';
import { usualPolicy } from '../src/features/optimisation/policy.rules.ts';
import { openWorld, visit, type Visitor, type World } from './support/world.ts';

const threaded = <T>(answer: Promise<T>): Threaded<T> => ({ answer, stop: () => {} });

test('background work: one at a time per scope, seen only there, and its end is known', async () => {
  const one = { scope: 'a', dedupeKey: 'question' };
  let finish: (n: number) => void = () => {};
  const first = startTask(
    one,
    () => threaded(new Promise<number>((resolve) => (finish = resolve))),
    (n) => Promise.resolve(`/result/${n}`),
  );
  equal(
    startTask(
      one,
      () => threaded(Promise.resolve(1)),
      () => Promise.resolve('/other'),
    ).id,
    first.id,
  );
  const other = startTask(
    { scope: 'a', dedupeKey: 'other question' },
    () => threaded(Promise.resolve(2)),
    (n) => Promise.resolve(`/result/${n}`),
  );
  ok(other.id !== first.id);
  await other.settled;
  deepEqual(other.state, { is: 'done', goTo: '/result/2' });
  const drawn = findTask('a', first.id)!;
  equal(drawn.id, first.id);
  equal(findTask('b', first.id), null);
  finish(7);
  await first.settled;
  deepEqual(first.state, { is: 'done', goTo: '/result/7' });
  equal(drawn.state.is, 'running', 'what a page is drawn from does not change under it');
  const failed = startTask(
    one,
    () => threaded(Promise.reject(new Error('broken'))),
    () => Promise.resolve('/'),
  );
  ok(failed.id !== first.id);
  await failed.settled;
  equal(failed.state.is, 'failed');
});

test('a run in a thread tells where it is, and stops when it is told to', async () => {
  const people = (n: number, prefix: string) =>
    Array.from({ length: n }, (_, k) => ({
      ...nobody,
      id: `${prefix}${k}`,
      name: `${prefix}${k}`,
      competences: [`t${k % 7}`, `t${k % 5}`],
      places: 1,
    }));
  const steps: string[] = [];
  const work = aside(
    {
      kind: 'pairs',
      pool: { mentors: people(1500, 'm'), mentees: people(1500, 'p') },
      policy: usualPolicy,
      seed: 1,
    },
    { watch: ({ step }) => void steps.push(step) },
  );
  while (steps.length === 0) await sleep(20);
  work.stop();
  await work.answer.then(
    () => ok(false, 'it was stopped'),
    (error) => ok(error instanceof Stopped),
  );
});

let world: World;
let coordinator: Visitor;
before(async () => {
  world = await openWorld();
  coordinator = await visit(world, 'network.coordinator');
});
after(() => world.close());

test('a large pool: the page tells how far it is and leads to the run; a second click makes no second run', async () => {
  const cohort = /href="(\/o\/ledarnatverket\/cohorts\/[0-9a-f-]{36})/.exec(
    (await coordinator.get('/o/ledarnatverket/programmes')).text,
  )![1]!;
  const id = cohort.split('/').at(-1)!;
  const { id: organisation } = await world.database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select('id')
      .where('slug', '=', 'ledarnatverket')
      .executeTakeFirstOrThrow(),
  );
  await world.owner.query(`set app.organisation = '${organisation}'`);
  const { rows: asked } = await world.owner.query<{ id: string }>(
    `with made as (insert into person (organisation_id, given_name, family_name, language) select $1::uuid, 'P' || k, case when k <= 1100 then 'Mentee' else 'Mentor' end, 'sv' from generate_series(1, 2000) k returning id, family_name),
      asked as (insert into application (organisation_id, cohort_id, person_id, role, places, competences) select $1::uuid, $2::uuid, id, lower(family_name), 1, '[]' from made returning id)
      select id from asked`,
    [organisation, id],
  );
  await world.database.inTenant({ organisation, person: null }, 'write', async (tx) => {
    const decider = await tx
      .selectFrom('person')
      .select('id')
      .where('job_title', '=', 'Programledare')
      .executeTakeFirstOrThrow();
    for (const { id: application } of asked)
      await insertDecision(tx, {
        organisation,
        application,
        verdict: 'yes',
        parts: [],
        admitted: true,
        reason: null,
        person: decider.id,
      });
  });
  const count = async () =>
    Number(
      (await world.owner.query('select count(*) from matching_run where cohort_id = $1', [id]))
        .rows[0]!.count,
    );
  const before = await count();
  const [one, two] = await Promise.all([
    coordinator.post(`${cohort}/runs`, {}),
    coordinator.post(`${cohort}/runs`, {}),
  ]);
  equal(one.status, 303);
  equal(two.status, 303);
  let scope = one.location;
  for (
    let tries = 0;
    !/\/runs\/[0-9a-f-]{36}$/.test(scope) || scope.includes('/calculations/');
    tries++
  ) {
    ok(tries < 300, 'it ends');
    const page = await coordinator.get(scope);
    if (page.status === 303) scope = page.location;
    else {
      match(page.text, /Calculating the best pairs/);
      await sleep(100);
    }
  }
  equal((await coordinator.get(`${scope}?q=P17`)).status, 200);
  equal(await count(), before + 1);
  const stranger = await visit(world, 'both');
  match(
    (await stranger.get(`${cohort}/runs/calculations/${crypto.randomUUID()}`)).text,
    /no longer known/,
  );
});
