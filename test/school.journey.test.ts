/**
 * A school mentor's week with a class of the demo, in a real browser: one pupil slips, is seen, is
 * helped and referred. Each page is looked at in three languages, on a desktop and on a phone.
 */
import { deepEqual, equal, match } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { demoPassword } from '../src/features/accounts/sign-in.pages.tsx';
import { buildServer } from '../src/app/server.ts';
import { startWorker } from '../src/app/worker.ts';
import { fill, listen, lookAtAll, openBrowser, openPage, skip, submit } from './support/browser.ts';
import { signsInAs, openClass, type Class } from './support/class.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
let group: Class;
let browser: Browser;
let address: string;
/** Sunday evening. */
let clock = Temporal.ZonedDateTime.from('2026-11-22T20:00:00[Europe/Amsterdam]');
const faults: string[] = [];
let step = 0;

before(async () => {
  world = await openWorld();
  group = await openClass(world);
  await world.server.close();
  world.server = await buildServer({ database: world.database, now: () => clock, log: false });
  if (skip) return;
  address = await listen(world);
  browser = await openBrowser();
});
after(async () => {
  if (browser) await browser.close();
  await world.close();
});

/** The next morning, after the work of the night. */
async function nextMorning(): Promise<void> {
  clock = clock.add({ days: 1 }).with({ hour: 6, minute: 0 });
  const worker = startWorker({ database: world.database, now: () => clock, address });
  await worker.tick();
  await worker.stop();
  clock = clock.with({ hour: 9 });
}

const look = async (page: Page, name: string) =>
  void faults.push(...(await lookAtAll(page, `school-${String(++step).padStart(2, '0')}-${name}`)));

const go = (page: Page, tail = '') => page.goto(`${address}${group.path}${tail}`);
const textOf = (page: Page) => page.locator('main').innerText();
const row = async (query: string, values: unknown[] = []) =>
  (await world.owner.query(query, values)).rows as Record<string, unknown>[];

test(
  'a week of a mentor of 28: one pupil slips, is seen, is helped and referred',
  { skip },
  async () => {
    const phone = { viewport: { width: 360, height: 780 } };
    const open = (who: keyof typeof signsInAs, language: string, options = {}) =>
      openPage(browser, address, signsInAs[who], {
        language,
        viewport: { width: 1280, height: 900 },
        ...options,
      });
    const [mentor, coordinator, pupil, guardian, counsellor] = [
      await open('mentor', 'nl'),
      await open('coordinator', 'nl'),
      await open('pupil', 'nl', phone),
      await open('guardian', 'en', phone),
      await open('counsellor', 'sv'),
    ];
    const { number, name } = (
      await row(
        `select number, given_name || ' ' || family_name as name from person where id = $1`,
        [group.pupil],
      )
    )[0] as { number: string; name: string };
    equal(group.pupils.length, 28);

    // Sunday: the coordinator brings in what the school's system knows. One pupil has been away a
    // lot, and three marks are low.
    await coordinator.goto(`${address}${group.base}/people/facts`);
    await fill(coordinator, '/people/facts', {
      file: `nummer;dag;soort;vak;waarde\n${['17', '18', '19', '20'].map((day) => `${number};2026-11-${day};afwezig;;5`).join('\n')}\n${number};2026-11-18;cijfer;wiskunde;3,8\n${number};2026-11-19;cijfer;Engels;4,6\n`,
    });
    match(await textOf(coordinator), /6 regels/);

    // Monday: it waits on the mentor's home page, and the pupil stands on top of the class with the
    // reasons.
    await nextMorning();
    await mentor.goto(`${address}${group.base}`);
    match(await textOf(mentor), new RegExp(`${name}.*\\d+ uur`, 's'));
    await look(mentor, 'home');
    await mentor.goto(`${address}${group.board}?sort=look`);
    match(await mentor.locator('table.board tbody tr').first().innerText(), new RegExp(name));
    equal(
      await mentor.locator('table.board tbody tr').count(),
      group.pupils.length,
      'everybody stands on it',
    );
    await look(mentor, 'overview');
    await mentor.goto(`${address}${group.card}`);
    match(await textOf(mentor), /wiskunde\s*3,8/);
    await look(mentor, 'pupil');
    // A moment to talk, and one in three on Thursday.
    const talks = `${address}${group.base}/talks`;
    await mentor.goto(`${talks}/new`);
    await fill(mentor, '/talks/moments', {
      day: '2026-11-24',
      time: '12:30',
      count: '2',
      minutes: '15',
      pause: '5',
      party: 'pupil',
      theme: 'progress',
      place: 'Lokaal 12',
    });
    await mentor.goto(`${talks}/new`);
    await fill(mentor, '/talks/moments', {
      day: '2026-11-26',
      time: '15:30',
      count: '2',
      minutes: '20',
      pause: '5',
      party: 'three',
      theme: 'report',
      place: 'Lokaal 12',
    });
    await look(mentor, 'talks');

    // The pupil chooses on the phone, and says what it is about.
    await pupil.goto(talks);
    await fill(pupil, '/booking', {});
    await fill(pupil, '/preparation', { prepare: 'Ik slaap slecht' });
    await look(pupil, 'pupil-booking');

    // Tuesday: they talk. Key points, an agreement; the worry is the mentor's own.
    await nextMorning();
    await mentor.goto(talks);
    await mentor.locator('main .waiting a.button').first().click();
    match(await textOf(mentor), /Ik slaap slecht/);
    clock = clock.with({ hour: 13 });
    await mentor.locator('main a[href*="/talk?"]').first().click();
    await mentor.waitForURL(/talk\?/);
    await fill(mentor, '/talk', {
      note_class: 'official',
      note: 'Slaapt slecht sinds de verhuizing.',
      points: 'Elke ochtend eerst even langs bij mij',
      agreement: 'Dinsdag en donderdag op tijd in de klas',
      agreement_owner: group.pupil,
      agreement_due: '2026-12-04',
    });
    await mentor.goto(`${address}${group.card}`);
    await fill(mentor, '/notes', {
      about: 'worry',
      signs: 'tired,home',
      text: 'Nieuw adres, nog geen rust',
      step: 'refer',
    });
    match(await textOf(mentor), /meer dan een mentor alleen moet dragen/);
    await fill(mentor, '/notes', {
      about: 'question',
      target: 'counsellor',
      consent: 'pupil',
      text: 'Slaapt slecht sinds een verhuizing; vier dagen afwezig. Wil zelf hulp.',
    });
    await look(mentor, 'referred');
    await go(mentor, '/signals');
    const [signal] = await row(
      `select id from signal where kind = 'absence' and mentee_id = $1 and settled_on is null`,
      [group.pupil],
    );
    await mentor.goto(`${address}${group.base}/signals/${signal!.id as string}`);
    await fill(mentor, '/actions', { what: 'spoke' });
    await look(mentor, 'signal');
    // What goes home, on paper.
    await mentor.goto(`${address}${group.card}/home`);
    match(await textOf(mentor), /Elke ochtend eerst even langs/);
    equal(/verhuizing/.test(await textOf(mentor)), false);
    await look(mentor, 'for-home');

    // The pupil confirms what was agreed, and asks something about later.
    await pupil.goto(`${address}${group.base}/talks`);
    match(await textOf(pupil), /Elke ochtend eerst even langs/);
    equal(
      /Nieuw adres/.test(await textOf(pupil)),
      false,
      'the record for the file is also the pupil’s, the map of a worry is not',
    );
    await submit(pupil, '/confirmation');
    await look(pupil, 'pupil-relation');
    await go(pupil, '/careers');
    await fill(pupil, '/activities', {
      what: 'visit',
      where: 'De bakkerij van mijn oom',
      planned_on: '2026-11-25',
    });
    await fill(pupil, '/questions', { question: 'Moet ik goed zijn in wiskunde?' });
    await look(pupil, 'careers');

    // Wednesday: the counsellor takes it on, and seals what was confided.
    await nextMorning();
    await counsellor.goto(`${address}${group.base}/referrals`);
    await look(counsellor, 'inbox');
    await counsellor.locator('main table a').first().click();
    match(await textOf(counsellor), /Wil zelf hulp/);
    equal(
      /Nieuw adres/.test(await textOf(counsellor)),
      false,
      'the map of the worry stays with the mentor',
    );
    await submit(counsellor, '/acceptance');
    await fill(counsellor, '/sealed', { sealed: 'Vertelde over thuis.' });
    await look(counsellor, 'referral');
    await fill(counsellor, '/sealed/reading', {
      reason: 'Voorbereiding gesprek',
      password: demoPassword,
    });
    match(await textOf(counsellor), /Vertelde over thuis/);

    // The guardian reads what concerns the child, and books the talk in three.
    await guardian.goto(`${address}${group.base}/children`);
    equal(/Slaapt|thuis\./.test(await textOf(guardian)), false);
    await submit(guardian, '/booking');
    await fill(guardian, '/preparation', { prepare: 'How can we help in the mornings?' });
    await look(guardian, 'children');

    // Thursday: the pupil's question is answered; the counsellor reports back.
    await nextMorning();
    await mentor.goto(`${address}${group.base}`);
    match(await textOf(mentor), /vraagt iets over later/);
    await go(mentor, `/careers/${group.pupil}`);
    await fill(mentor, '/answer', {
      answer: 'Vraag het zaterdag in de bakkerij; ik denk het niet.',
    });
    await look(mentor, 'careers-mentor');
    await counsellor.goto(`${address}${group.base}/referrals`);
    await counsellor.locator('main table a').first().click();
    await fill(counsellor, '/result', {
      result: 'ongoing',
      answer: 'We spreken elkaar elke week.',
    });

    // Friday: what helped is said, the signal ends, and the coordinator has seen facts and no
    // words.
    await nextMorning();
    await mentor.goto(`${address}${group.card}`);
    match(await textOf(mentor), /We spreken elkaar elke week/);
    await mentor.goto(`${address}${group.base}/signals/${signal!.id as string}`);
    await fill(mentor, '/settlement', { outcome: 'helped' });
    equal(
      (await row('select outcome from signal where id = $1', [signal!.id]))[0]!.outcome,
      'helped',
    );
    await coordinator.goto(`${address}${group.base}/signals?all=1`);
    equal(/Slaapt|verhuizing|bakkerij|thuis\./.test(await textOf(coordinator)), false);
    await look(coordinator, 'board');
    await mentor.goto(`${address}${group.base}/energy`);
    await fill(mentor, '/energy', { energy: '4', load: '4' });
    await look(mentor, 'week');
    deepEqual(faults, []);
  },
);
