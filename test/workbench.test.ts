import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { usualPolicy } from '../src/features/optimisation/policy.rules.ts';
import { alternativesFor, solve } from '../src/features/optimisation/run.rules.ts';
import { nobody, type Pool } from '../src/features/optimisation/criterion.rules.ts';
import { insertAnswer } from '../src/features/proposals/proposal.store.ts';
import { replay } from '../src/features/optimisation/replay.rules.ts';
import { writeRun, type RunFile } from '../src/features/optimisation/run-file.rules.ts';
import { aside } from '../src/features/optimisation/calculation.service.ts';
import { findFaults, listen, looksIn, openBrowser, openPage, skip } from './support/browser.ts';
import {
  linkIn,
  openWorld,
  takeBackQuestions,
  visit,
  type Visitor,
  type World,
} from './support/world.ts';

let world: World;
let coordinator: Visitor;
let browser: Browser;
let runs: string;
const network = '/o/ledarnatverket';
const settings = {
  'weight-need': '5',
  'weight-menteeWish': '3',
  'weight-mentorWish': '2',
  'weight-language': '1',
  'weight-availability': '1',
  'weight-place': '1',
  'weight-sector': '0',
  'weight-experience': '1',
  switches: 'own-manager,same-organisation',
  order: 'waiting,keep,worst',
  mode: 'optimum',
};

before(async () => {
  world = await openWorld();
  await takeBackQuestions(world);
  coordinator = await visit(world, 'network.coordinator');
  runs = `${linkIn((await coordinator.get(`${network}/programmes`)).text, /cohorts\/[0-9a-f-]{36}/)}/runs`;
  if (!skip) browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await world.close();
});

const fileOf = async (run: string) =>
  JSON.parse((await coordinator.get(`${run}/file`)).text) as RunFile;

test('MA-12: a pin makes a new run, compared with the one before; to undo is to go back', async () => {
  const first = (await coordinator.post(runs, {})).location;
  const before = await fileOf(first);
  const someone = before.result.left[0]!.mentee;
  const others = await coordinator.get(`${first}/mentees/${someone}`);
  match(others.text, /What it costs the others/);
  const mentor = /name="mentor" value="([0-9a-f-]{36})"/.exec(others.text)![1]!;
  const next = (
    await coordinator.post(`${first}/mentees/${someone}/choice`, { mentor, choice: 'pin' })
  ).location;
  const after = await fileOf(next);
  deepEqual(after.policy.pinned.at(-1), [mentor, someone]);
  equal(after.result.pairs.find((pair) => pair.mentee === someone)!.mentor, mentor);
  equal(after.result.pairs.length, before.result.pairs.length);
  const page = await coordinator.get(next);
  match(page.text, /Compared with the run before/);
  match(page.text, new RegExp(`href="${first}"`));
  deepEqual((await fileOf(first)).result, before.result);
  const banned = await fileOf(
    (await coordinator.post(`${next}/mentees/${someone}/choice`, { mentor, choice: 'ban' }))
      .location,
  );
  deepEqual([banned.policy.pinned, banned.policy.banned], [[], [[mentor, someone]]]);
  equal(
    banned.result.pairs.some((pair) => pair.mentor === mentor && pair.mentee === someone),
    false,
  );
});

test('MA-14: the downloaded run is made again byte for byte', async () => {
  const run = (await coordinator.post(runs, {})).location;
  const { text, headers } = await coordinator.get(`${run}/file`);
  match(String(headers['content-disposition']), /attachment; filename="run-/);
  equal(writeRun(replay(JSON.parse(text) as RunFile)!), text);
});

test('settings: weights and rules make a new run; what is wrong stands beside its field and nothing is lost', async () => {
  const run = (await coordinator.post(runs, {})).location;
  const changed = await fileOf(
    (
      await coordinator.post(`${run}/again`, {
        ...settings,
        'weight-language': '9',
        switches: 'no-common-language',
        order: 'even',
      })
    ).location,
  );
  deepEqual(
    [
      changed.policy.waitingFirst,
      changed.policy.weights.language,
      changed.policy.switches['own-manager'],
      changed.policy.switches['no-common-language'],
      changed.policy.worstFirst,
      changed.policy.even,
      changed.policy.kept,
    ],
    [false, 9, false, true, false, true, []],
  );
  const wrong = await coordinator.post(`${run}/again`, {
    ...settings,
    'weight-need': 'five',
    'weight-language': '7',
  });
  equal(wrong.status, 422);
  match(wrong.text, /value="five"/);
  match(wrong.text, /value="7"/);
  const note = await coordinator.post(`${run}/notes`, { text: 'Talked it over with Ingrid.' });
  match((await coordinator.get(note.location.split('#')[0]!)).text, /Talked it over with Ingrid\./);
  equal((await coordinator.post(`${run}/notes`, { text: ' ' })).status, 422);
});

test('MA-15: where wishes decide nobody would rather swap; any two runs of a cohort can be compared', async () => {
  const first = (await coordinator.post(runs, {})).location;
  const stable = (await coordinator.post(`${first}/again`, { ...settings, mode: 'stable' }))
    .location;
  const file = await fileOf(stable);
  deepEqual([file.policy.mode, file.result.blocking], ['stable', 0]);
  match((await coordinator.get(stable)).text, /No two would both rather have each other/);
  match((await coordinator.get(`${first}?with=${stable.split('/').at(-1)}`)).text, /Compared with/);
});

test('MA-9: a pin that a rule forbids is refused in words, and no run is made', async () => {
  const run = (await coordinator.post(runs, {})).location;
  const { pool } = await fileOf(run);
  const pair = pool.mentees.flatMap((mentee) =>
    pool.mentors
      .filter(
        (mentor) =>
          mentor.places > 0 &&
          mentor.memberOrganisation !== null &&
          mentor.memberOrganisation === mentee.memberOrganisation,
      )
      .map((mentor) => ({ mentor, mentee })),
  )[0]!;
  const count = async () =>
    Number((await world.owner.query('select count(*) from matching_run')).rows[0].count);
  const before = await count();
  const refused = await coordinator.post(`${run}/mentees/${pair.mentee.id}/choice`, {
    mentor: pair.mentor.id,
    choice: 'pin',
  });
  equal(refused.status, 422);
  match(
    refused.text,
    /cannot be fixed: (from the same member organisation|in one line of management)/,
  );
  equal(await count(), before);
});

test('a no keeps the two apart in every later run', async () => {
  const run = (await coordinator.post(runs, {})).location;
  const page = await coordinator.get(run);
  const proposal = /name="proposal" value="([0-9a-f-]{36})"/.exec(page.text)![1]!;
  await coordinator.post(`${run}/sending`, { proposal });
  const { id: organisation } = await world.database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select('id')
      .where('slug', '=', 'ledarnatverket')
      .executeTakeFirstOrThrow(),
  );
  await world.owner.query(`set app.organisation = '${organisation}'`);
  const { rows } = await world.owner.query(
    'select mentor_id, mentee_id from proposal where id = $1',
    [proposal],
  );
  const { mentor_id: mentor, mentee_id: mentee } = rows[0] as {
    mentor_id: string;
    mentee_id: string;
  };
  await world.database.inTenant({ organisation, person: mentee }, 'write', (tx) =>
    insertAnswer(tx, {
      organisation,
      proposal,
      side: 'mentee',
      accepted: false,
      reason: 'rather not',
      person: mentee,
      today: '2026-11-22',
    }),
  );
  const { result, pool } = await fileOf((await coordinator.post(runs, {})).location);
  ok(pool.mentees.find(({ id }) => id === mentee)!.vetoes.includes(mentor));
  equal(
    result.pairs.some((pair) => pair.mentor === mentor && pair.mentee === mentee),
    false,
  );
});

test('a run from before settings were kept is shown, and says that it cannot be changed', async () => {
  const run = (await coordinator.post(runs, {})).location;
  const { id: organisation } = await world.database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select('id')
      .where('slug', '=', 'ledarnatverket')
      .executeTakeFirstOrThrow(),
  );
  await world.owner.query(`set app.organisation = '${organisation}'`);
  await world.owner.query('update matching_run set policy = null where id = $1', [
    run.split('/').at(-1),
  ]);
  const page = await coordinator.get(run);
  equal(page.status, 200);
  match(page.text, /made before settings were saved/);
  equal((await coordinator.get(`${run}/file`)).status, 404);
  equal((await coordinator.post(`${run}/again`, settings)).status, 422);
});

test('a large run is solved in a thread of its own, with the same answer', async () => {
  const pool: Pool = {
    mentors: Array.from({ length: 200 }, (_, k) => ({
      ...nobody,
      id: `m${k}`,
      name: `m${k}`,
      places: 1 + (k % 2),
      competences: [`t${k % 7}`, `t${k % 5}`],
    })),
    mentees: Array.from({ length: 300 }, (_, k) => ({
      ...nobody,
      id: `p${k}`,
      name: `p${k}`,
      competences: [`t${k % 6}`, `t${k % 4}`],
    })),
  };
  const there = await aside({ kind: 'pairs', pool, policy: usualPolicy, seed: 5 }).answer;
  deepEqual(there, solve(pool, usualPolicy, 5));
  deepEqual(
    await aside({ kind: 'others', pool, policy: usualPolicy, seed: 5, mentee: 'p7' }).answer,
    alternativesFor(pool, usualPolicy, 5, 'p7'),
  );
});

test(
  'the workbench by keyboard alone, on a phone without script, and axe finds nothing',
  { skip },
  async () => {
    const address = await listen(world);
    for (const language of looksIn) {
      const page = await openPage(browser, address, 'network.coordinator', {
        language,
        viewport: { width: 360, height: 780 },
        javaScriptEnabled: language !== 'nl',
      });
      await page.goto(`${address}${runs}`);
      await page.locator('.opening button').focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
      const first = page.url();
      await page.locator('.board a[href*="/mentees/"]').first().focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/mentees\//);
      if (language === 'en') deepEqual(await findFaults(page), []);
      await page.locator('button[value=pin]').last().focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(
        (url) => /\/runs\/[0-9a-f-]{36}$/.test(url.pathname) && url.href !== first,
      );
      if (language === 'en') deepEqual(await findFaults(page), []);
      if (language !== 'nl')
        equal(await page.evaluate('document.documentElement.scrollWidth'), 360);
      const second = page.url();
      await page.locator('#weight-need').fill('9');
      await page.keyboard.press('Enter');
      await page.waitForURL(
        (url) => /\/runs\/[0-9a-f-]{36}$/.test(url.pathname) && url.href !== second,
      );
      equal(await page.locator('#weight-need').inputValue(), '9');
      await page.context().close();
    }
  },
);
