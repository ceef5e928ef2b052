/**
 * Two rounds as people live through them, in a real browser: raters on a phone, without an account
 * and without script.
 */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { findFaults, listen, openBrowser, openPage, skip } from './support/browser.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
let browser: Browser;
let address: string;
const base = '/o/ledarnatverket';
/** Pictures of each step, for whoever wants to look at them. */
const folder = process.env.MENTORIUM_SHOTS;
let step = 0;
async function keep(page: Page, name: string): Promise<void> {
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({
    path: join(folder, `${String(++step).padStart(2, '0')}-${name}.png`),
    fullPage: true,
  });
}

before(async () => {
  world = await openWorld();
  const { id } = await world.database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select('id')
      .where('slug', '=', 'ledarnatverket')
      .executeTakeFirstOrThrow(),
  );
  await world.owner.query(`set app.organisation = '${id}'`);
  if (!skip) {
    address = await listen(world);
    browser = await openBrowser();
  }
});
after(async () => {
  if (browser) await browser.close();
  await world.close();
});

const phone = { viewport: { width: 360, height: 780 }, reducedMotion: 'reduce' as const };
const database = { viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' as const };

/**
 * The coordinator sets the round up; the mentor names three; the coordinator agrees and hands out
 * the links.
 */
async function invite(
  name: string,
  language: 'en' | 'nl' | 'sv',
): Promise<{ round: string; links: string[] }> {
  const coordinator = await openPage(browser, address, 'network.coordinator', {
    ...database,
    language,
  });
  await coordinator.goto(`${address}${base}/programmes`);
  await coordinator.locator('a[href*="/cohorts/"]').first().click();
  await coordinator.locator('a[href$="/rounds"]').first().click();
  await coordinator.fill('#name', name);
  await coordinator.fill('#opens_on', '2026-11-01');
  await coordinator.fill('#closes_on', '2026-11-30');
  for (const box of await coordinator.locator('input[name=competences]').all())
    await box.setChecked((await box.getAttribute('value')) === 'maturity');
  await keep(coordinator, `new-round-${language}`);
  await coordinator.locator('main form .button').last().click();
  await coordinator.waitForURL(/\/rounds\/[0-9a-f-]{36}$/);
  const round = new URL(coordinator.url()).pathname;
  const mentor = await openPage(browser, address, 'network.mentor', { ...phone, language });
  for (const n of [1, 2, 3]) {
    await mentor.goto(`${address}${round}/mine`);
    await mentor.fill('#name', `Colleague ${n}`);
    await mentor.fill('#email', `colleague${n}@elsewhere.example`);
    await mentor.locator('input[value=colleague]').check();
    await mentor.locator('main form .button').last().click();
    await mentor.locator('.lines', { hasText: `Colleague ${n}` }).waitFor();
  }
  await keep(mentor, `named-${language}`);
  const links: string[] = [];
  await coordinator.goto(`${address}${round}`);
  for (const n of [1, 2, 3]) {
    await coordinator
      .locator(`button[name=agreed][value=yes][aria-label$="Colleague ${n}"]`)
      .click();
    await coordinator.waitForLoadState();
  }
  for (const n of [1, 2, 3]) {
    await coordinator.goto(`${address}${round}`);
    await coordinator.locator('details.more summary').last().click();
    await coordinator.locator(`button[aria-label$="Colleague ${n}"]`).first().click();
    links.push(await coordinator.locator('main input[readonly]').inputValue());
  }
  await keep(coordinator, `link-${language}`);
  await mentor.goto(`${address}${base}`);
  await mentor.locator('form[action*="/raters/"] button').first().click();
  await answer(mentor, 3, null);
  await Promise.all([coordinator.context().close(), mentor.context().close()]);
  return { round, links };
}

/** From the first page to "thank you", whatever the link. */
async function answer(page: Page, level: number, shots: string | null): Promise<void> {
  if (await page.locator('input[name=contact]').count())
    await page.locator('input[name=contact]').nth(1).check();
  if (shots) await keep(page, `before-${shots}`);
  await page.locator('main form .button').first().click();
  await page.waitForURL(/practice|questions/);
  if (page.url().endsWith('practice')) {
    if (shots) await keep(page, `practice-${shots}`);
    await page.locator('form[action$="/questions"] button').click();
    await page.waitForURL(/questions\/0/);
  }
  for (let screen = 0; screen < 8 && !page.url().endsWith('done'); screen++) {
    for (const group of await page.locator('#questions fieldset').all())
      await group.locator(`input[value="${level}"]`).check();
    if (shots && screen === 0) await keep(page, `question-${shots}`);
    if (await page.locator('#keep').count()) await page.fill('#keep', `Level ${level}.`);
    const at = page.url();
    await page.locator('button[value=next]').click();
    await page.waitForURL((url) => url.href !== at);
  }
  match(page.url(), /done$/);
}

async function closeAndRelease(round: string): Promise<void> {
  await world.owner.query(`update assessment_round set closes_on = '2026-11-21' where id = $1`, [
    round.split('/').at(-1),
  ]);
  const coordinator = await openPage(browser, address, 'network.coordinator', {
    ...database,
    language: 'en',
  });
  await coordinator.goto(`${address}${round}`);
  await coordinator.locator('form[action$="/release"] button').click();
  await coordinator.locator('.note.good').waitFor();
  await keep(coordinator, 'released');
  await coordinator.context().close();
}

test(
  'from a round to a plan to a second round to a change, on phones, with and without script',
  { skip },
  async () => {
    const first = await invite('First', 'en');
    for (const [k, link] of first.links.entries()) {
      const language = (['en', 'nl', 'sv'] as const)[k]!;
      const page = await openPage(browser, address, null, {
        ...phone,
        language,
        javaScriptEnabled: false,
      });
      await page.goto(link);
      await answer(page, k === 2 ? 3 : 2, language);
      await page.context().close();
    }
    await closeAndRelease(first.round);
    const mentor = await openPage(browser, address, 'network.mentor', { ...phone, language: 'en' });
    await mentor.goto(`${address}${first.round}/report`);
    await mentor.locator('input[name=level-maturity]').nth(3).check();
    await keep(mentor, 'expect');
    await mentor.locator('button[value=keep], main form .button').first().click();
    await mentor.locator('.levels').waitFor();
    await keep(mentor, 'report-en');
    match(await mentor.locator('.levels').innerText(), /You expected 4 from the others/);
    match(await mentor.locator('main').innerText(), /likely below the target level/);
    await mentor.fill('#practice', 'Ask what was tried before I advise.');
    await mentor.locator('#plan form .button').last().click();
    await mentor.locator('#plan .lines', { hasText: 'Ask what was tried' }).waitFor();
    await keep(mentor, 'plan-en');
    equal((await findFaults(mentor)).length, 0);
    await mentor.context().close();

    // A season later.
    await world.owner.query(
      `update assessment_round set opens_on = opens_on - 120, closes_on = closes_on - 120 where id = $1`,
      [first.round.split('/').at(-1)],
    );
    const second = await invite('Second', 'nl');
    for (const [k, link] of second.links.entries()) {
      const page = await openPage(browser, address, null, {
        ...phone,
        language: 'sv',
        javaScriptEnabled: k === 0,
      });
      await page.goto(link);
      await answer(page, k === 0 ? 4 : 5, null);
      await page.context().close();
    }
    await closeAndRelease(second.round);
    for (const language of ['en', 'nl', 'sv'] as const) {
      const page = await openPage(browser, address, 'network.mentor', {
        ...phone,
        language,
        colorScheme: language === 'sv' ? 'dark' : 'light',
      });
      await page.goto(`${address}${second.round}/report`);
      if (await page.locator('button[value=skip]').count())
        await page.locator('button[value=skip]').click();
      await page.locator('.levels').waitFor();
      await keep(page, `change-${language}`);
      const text = await page.locator('.levels').innerText();
      match(
        text,
        {
          en: /a reliable rise, say colleagues/,
          nl: /een betrouwbare stijging volgens collega's/,
          sv: /en säker ökning enligt kollegor/,
        }[language],
      );
      ok((await page.locator('.levels svg').count()) >= 2, 'levels now, and round after round');
      if (language === 'en') deepEqual(await findFaults(page), []);
      equal(await page.evaluate(() => document.documentElement.scrollWidth), 360, language);
      await page.context().close();
    }
  },
);
