/**
 * Talks of a class on phones, in Dutch, in a real browser: a mentor offers six moments, a guardian
 * books one, the mentor records it with an agreement, and the next pupil comes. Taps are counted.
 */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { buildServer } from '../src/app/server.ts';
import { listen, lookAtAll, openBrowser, openPage, skip } from './support/browser.ts';
import { openClass, signsInAs, type Class } from './support/class.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
let group: Class;
let browser: Browser;
let address: string;
let clock = Temporal.ZonedDateTime.from('2026-11-23T08:10:00[Europe/Amsterdam]');
const faults: string[] = [];

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

/** Counts the taps of one act; what is typed does not count. */
function counting() {
  let taps = 0;
  return {
    tap: async (page: Page, what: Locator, leaves = true) => {
      taps++;
      if (!leaves) return what.click();
      await Promise.all([page.waitForNavigation(), what.click()]);
    },
    get taps() {
      return taps;
    },
  };
}
const textOf = (page: Page) => page.locator('main').innerText();
const look = async (page: Page, name: string) =>
  void faults.push(...(await lookAtAll(page, `talk-${name}`)));

test(
  'six moments in three taps, booked in one, recorded with an agreement in four, and the next pupil',
  { skip },
  async () => {
    const phone = { language: 'nl', viewport: { width: 360, height: 780 } };
    const mentor = await openPage(browser, address, signsInAs.mentor, phone);
    const guardian = await openPage(browser, address, signsInAs.guardian, phone);
    const pupil = await openPage(browser, address, signsInAs.pupil, phone);
    const talks = `${address}${group.base}/talks`;

    // The first tap, from the home page, opens the list of talks.
    const offering = counting();
    await mentor.goto(talks);
    await offering.tap(mentor, mentor.getByRole('link', { name: 'Momenten openzetten' }));
    equal(await mentor.locator('[name=day]').first().inputValue(), '2026-11-24');
    equal(await mentor.locator('[name=time]').first().inputValue(), '14:30');
    await look(mentor, 'offer');
    await offering.tap(mentor, mentor.getByRole('button', { name: 'Momenten openzetten' }));
    equal(1 + offering.taps, 3);
    match(await textOf(mentor), /6 vrij, 14:30 tot 16:00/);
    await look(mentor, 'list');

    const booking = counting();
    await guardian.goto(`${address}${group.base}/children`);
    await booking.tap(guardian, guardian.getByRole('button', { name: /^Boek / }).first());
    equal(booking.taps, 1);
    match(await textOf(guardian), /Geboekt\. De mentoren krijgen bericht/);
    await guardian.locator('[name=prepare]').fill('Hoe gaat het met wiskunde?');
    await Promise.all([
      guardian.waitForNavigation(),
      guardian.getByRole('button', { name: 'Opslaan' }).click(),
    ]);
    await look(guardian, 'child');
    await pupil.goto(talks);
    match(await textOf(pupil), /leerling en ouder/);
    equal(/wiskunde/.test(await textOf(pupil)), false);
    await look(pupil, 'pupil');

    await mentor.goto(talks);
    await Promise.all([
      mentor.waitForNavigation(),
      mentor.getByRole('link', { name: /^Voorbereiden/ }).click(),
    ]);
    match(await textOf(mentor), /Hoe gaat het met wiskunde\?/);
    await look(mentor, 'prepare');

    // The next day, after the talk.
    clock = clock.add({ days: 1 }).with({ hour: 15, minute: 0 });
    const recording = counting();
    await mentor.goto(talks);
    await recording.tap(mentor, mentor.getByRole('link', { name: /^Vastleggen/ }).first());
    equal(await mentor.locator('[name=minutes]').inputValue(), '15');
    equal(await mentor.locator('[name=present]:checked').count(), 2, 'pupil and guardian');
    equal(await mentor.locator('[name=note_class]:checked').count(), 0, 'no reader is preset');
    await mentor.locator('[name=note]').fill('Wiskunde gaat beter sinds de bijles.');
    await mentor.locator('[name=agreement]').fill('Elke dag een kwartier oefenen');
    await recording.tap(mentor, mentor.locator('[name=note_class][value=shared]'), false);
    await look(mentor, 'record');
    await recording.tap(mentor, mentor.getByRole('button', { name: 'Opslaan' }));
    equal(1 + recording.taps, 4, 'with home');
    match(await textOf(mentor), /Opgeslagen: gesprek met/);
    await look(mentor, 'saved');
    const next = mentor.getByRole('link', { name: /^Volgende: / });
    const name = (await next.innerText()).replace('Volgende: ', '');
    await Promise.all([mentor.waitForNavigation(), next.click()]);
    match(await textOf(mentor), new RegExp(`Gesprek met ${name} vastleggen`));

    await pupil.goto(talks);
    match(await textOf(pupil), /Wiskunde gaat beter/);
    match(await textOf(pupil), /Elke dag een kwartier oefenen/);
    await guardian.goto(`${address}${group.base}/children`);
    ok(!(await textOf(guardian)).includes('Wiskunde gaat beter'), 'nothing went home');
    deepEqual(faults, []);
  },
);
