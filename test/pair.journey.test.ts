/**
 * A leadership pair from the agreement to the last word, in a real browser, over a year that the
 * clock of the server walks through.
 */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { buildServer } from '../src/app/server.ts';
import { startWorker } from '../src/app/worker.ts';
import { fill, listen, lookAtAll, openBrowser, openPage, skip, submit } from './support/browser.ts';
import { openPair, type Pair } from './support/pair.ts';
import { now, openWorld, type World } from './support/world.ts';

let world: World;
let pair: Pair;
let browser: Browser;
let address: string;
let clock = now();
const base = '/o/ledarnatverket';
let step = 0;

before(async () => {
  world = await openWorld();
  pair = await openPair(world);
  // Nothing of the demo's other pairs, so that what is waiting is theirs.
  await world.server.close();
  world.server = await buildServer({ database: world.database, now: () => clock, log: false });
  if (!skip) {
    address = await listen(world);
    browser = await openBrowser();
  }
});
after(async () => {
  if (browser) await browser.close();
  await world.close();
});

/** Days pass; each morning the work of the day is done. */
async function pass(days: number): Promise<void> {
  const worker = startWorker({ database: world.database, now: () => clock, address });
  for (let day = 0; day < days; day++) {
    clock = clock.add({ days: 1 }).with({ hour: 6 });
    await worker.tick();
  }
  clock = clock.with({ hour: 10 });
  await worker.stop();
}

const go = (page: Page, tail = '') => page.goto(`${address}${pair.path}${tail}`);
const today = () => clock.toPlainDate().toString();
test(
  'a year of a pair: agreement, meetings, silence that is seen, help, closing and a word afterwards',
  { skip },
  async () => {
    const mentor = await openPage(browser, address, 'network.mentor', {
      language: 'sv',
      viewport: { width: 1280, height: 900 },
    });
    const mentee = await openPage(browser, address, 'network.mentee', {
      language: 'nl',
      viewport: { width: 360, height: 780 },
    });
    const coordinator = await openPage(browser, address, 'network.coordinator', {
      language: 'en',
      viewport: { width: 1280, height: 900 },
    });
    const looks: string[] = [];
    const look = async (page: Page, name: string) =>
      void looks.push(
        ...(await lookAtAll(page, `pair-${String(++step).padStart(2, '0')}-${name}`)),
      );

    // November: the agreement, a need, a goal, an agenda, a day.
    await go(mentee, '/agreement');
    await fill(mentee, '/agreement', { aim: 'Durven zeggen wat ik zie' });
    await look(mentee, 'agreement');
    await go(mentor, '/agreement');
    await submit(mentor, '/signature');
    match(await mentor.locator('main').innerText(), /Underskrivet av båda/);
    await go(mentee, '/goals');
    await fill(mentee, '/needs', { need: 'Moeilijke gesprekken', level: '2' });
    await fill(mentee, '/goals/new', { goal: 'Elke maand één moeilijk gesprek' });
    await look(mentee, 'goals');
    await go(mentee, '/next');
    await fill(mentee, '/agenda', { item: 'Hoe begin ik zo’n gesprek?' });
    await fill(mentee, '/appointments', {
      day: clock.add({ days: 5 }).toPlainDate().toString(),
      time: '15:00',
      place: 'Bibliotheek',
    });
    await look(mentee, 'next');
    await go(mentor, '/next');
    await look(mentor, 'prepare');
    match(await mentor.locator('main').innerText(), /Hoe begin ik/);

    // December: it was held; the mentor writes key points, the mentee confirms one and says how it
    // was.
    await pass(6);
    await go(mentor);
    await fill(mentor, '/meetings', {
      held_on: clock.subtract({ days: 1 }).toPlainDate().toString(),
      minutes: '90',
      note: 'Övade på öppningen.',
      points: 'Börjar med vad hon ser\nVill pausa innan svaret',
      agreement: 'Ett samtal före jul',
      agreement_owner: pair.ids.mentee,
    });
    await look(mentor, 'recorded');
    await go(mentee);
    match(await mentee.locator('main').innerText(), /Börjar med vad hon ser/);
    await submit(mentee, '/confirmation');
    const pulse = await mentee.locator('a[href$="/pulse"]').first().getAttribute('href');
    await mentee.goto(`${address}${pulse}`);
    await fill(mentee, '/pulse', { story: '5', worth: '4' });
    await look(mentee, 'pulse');

    // January: nothing happens. After 28 days both hear of it, after 42 the coordinator does, and
    // steps in.
    const row = async (query: string) =>
      (await world.owner.query(query, [pair.path.split('/').at(-1)])).rows as Record<
        string,
        unknown
      >[];
    await pass(28);
    equal(
      (await row(`select 1 from letter where kind = 'nudge' and key like 'nudge ' || $1 || '%'`))
        .length,
      2,
    );
    equal(
      (await row(`select 1 from signal where mentorship_id = $1 and kind = 'silence'`)).length,
      0,
    );
    await pass(14);
    const [signal] = await row(
      `select id, raised_on from signal where mentorship_id = $1 and kind = 'silence'`,
    );
    equal(signal!.raised_on, clock.toPlainDate().toString(), 'on the first morning after 42 days');
    await coordinator.goto(`${address}${base}/signals`);
    await look(coordinator, 'signals');
    await coordinator.goto(`${address}${base}/signals/${signal!.id as string}`);
    match(await coordinator.locator('h1').innerText(), /no meeting for 43 days \(limit 42\)/);
    equal((await coordinator.locator('main').innerText()).includes('Övade'), false);
    await fill(coordinator, '/actions', { what: 'asked' });
    await look(coordinator, 'signal');
    await pass(2);
    await go(mentee);
    await fill(mentee, '/meetings', { held_on: today(), minutes: '60' });
    await pass(1);
    deepEqual(
      (await row(`select outcome from signal where mentorship_id = $1 and kind = 'silence'`)).map(
        ({ outcome }) => outcome,
      ),
      ['by-itself'],
    );

    // Spring: the mentor is ill for a while; a substitute for three weeks; they ask for half a year
    // more.
    await coordinator.goto(`${address}${pair.path}/course`);
    await fill(coordinator, '/substitutes', {
      substitute: pair.ids.other,
      first_day: today(),
      last_day: clock.add({ days: 21 }).toPlainDate().toString(),
    });
    await look(coordinator, 'substitute');
    await go(mentee, '/course');
    await fill(mentee, '/extensions', { until: '2027-12-01' });
    await go(mentor, '/course');
    await submit(mentor, '/agreement', '/extensions/');
    await look(mentor, 'course');

    // They meet again every four weeks until November.
    for (let month = 0; month < 10; month++) {
      await pass(28);
      await go(mentee);
      await fill(mentee, '/meetings', { held_on: today(), minutes: '90' });
    }
    ok(today() > '2027-10-15', today());
    // The pair of the test had existed for twelve weeks without a meeting; after that one silence,
    // and no alarm while they meet.
    deepEqual(
      (
        await row(
          `select kind from signal where mentorship_id = $1 and kind in ('silence', 'no-first-meeting') order by raised_on`,
        )
      ).map(({ kind }) => kind),
      ['no-first-meeting', 'silence'],
    );
    await go(mentor, '/hours');
    await look(mentor, 'hours');

    // The end: a talk, a look back, how it stands now, and a word three months later.
    await go(mentor, '/course');
    await fill(mentor, '/closing', {
      talk_on: today(),
      look_back: 'Hon vågar.',
      aftercare_on: clock.add({ months: 3 }).toPlainDate().toString(),
    });
    await look(mentor, 'closing');
    await go(mentor, '/closure');
    await fill(mentor, '/closure', { reason: 'completed' });
    await go(mentee, '/measure');
    for (const level of await mentee.locator('[name^="level-"][value="4"]').all())
      await level.check();
    await fill(mentee, '/measure', { reached: '4', helped: '5', again: '5' });
    await look(mentee, 'measure');
    await pass(30);
    equal(
      (await row(`select 1 from signal where mentorship_id = $1 and settled_on is null`)).length,
      0,
      'what has ended is not looked at',
    );
    await go(mentee);
    await look(mentee, 'ended');
    deepEqual(looks, []);
  },
);
