/** Somebody applies on a phone without JavaScript, and a coordinator says who it is. */
import { deepEqual, match } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { fill, listen, lookAtAll, openBrowser, openPage, skip } from './support/browser.ts';
import { openWorld, type World } from './support/world.ts';

const base = '/o/ledarnatverket';
let world: World;
let browser: Browser;
let address: string;

before(async () => {
  world = await openWorld();
  if (skip) return;
  address = await listen(world);
  browser = await openBrowser();
});
after(async () => {
  if (browser) await browser.close();
  await world.close();
});

test(
  'A-8, A-12, A-14: from a poster to the list of applications, in a browser',
  { skip },
  async () => {
    const { id: organisation } = await world.database.beforeTenant(null, (tx) =>
      tx
        .selectFrom('organisation')
        .select('id')
        .where('slug', '=', 'ledarnatverket')
        .executeTakeFirstOrThrow(),
    );
    await world.owner.query(`set app.organisation = '${organisation}'`);
    const { rows } = await world.owner.query(
      `select id from cohort order by first_day desc limit 1`,
    );
    const cohort = `${address}${base}/cohorts/${rows[0].id}`;
    const faults: string[] = [];
    const desk = await openPage(browser, address, 'network.coordinator');
    // The cohort of the demo runs; whoever wants applications from outside opens it again.
    await desk.goto(cohort);
    await desk.getByRole('button', { name: 'Back to “Open for applications”' }).click();
    await desk.goto(`${cohort}/calls/mentor`);
    faults.push(...(await lookAtAll(desk, 'call')));
    await desk.locator('[name="opens_on"]').fill('2026-11-01');
    await desk.locator('[name="closes_on"]').fill('2026-12-31');
    await desk.locator('[name="answer_by"]').fill('2027-01-15');
    await desk.locator('[name="welcome-sv"]').fill('Dela med dig av det du har lärt dig.');
    await desk.locator('[name="asks_manager"]').check();
    await desk.locator('[name^="kind-"]').selectOption('choice');
    await desk.locator('[name^="text-"][name$="_sv"]').fill('Var kan ni träffas?');
    await desk.locator('[name^="options-"][name$="_sv"]').fill('Stockholm\nUmeå\nPå nätet');
    await desk.getByRole('button', { name: 'Save', exact: true }).click();
    await desk.getByText('Saved.').waitFor();
    faults.push(...(await lookAtAll(desk, 'calls')));
    const link = await desk.locator('#link-mentor').inputValue();
    await desk.goto(`${cohort}/calls/mentor/poster`);
    faults.push(...(await lookAtAll(desk, 'poster')));

    const phone = await openPage(browser, address, null, {
      javaScriptEnabled: false,
      viewport: { width: 360, height: 740 },
    });
    const seen = await openPage(browser, address, null);
    await phone.goto(link);
    await seen.goto(link);
    faults.push(...(await lookAtAll(seen, 'apply')));
    await phone.locator('[name="given_name"]').fill('Nils');
    await phone.locator('[name="family_name"]').fill('Nyberg');
    await phone.getByRole('button', { name: 'Save and go on later' }).click();
    await phone.getByText('Your draft is saved').waitFor();
    await seen.goto(phone.url());
    faults.push(...(await lookAtAll(seen, 'draft')));
    await phone.getByRole('button', { name: 'Send in' }).click();
    match(await phone.locator('#email-error').innerText(), /Fill this in/);
    await phone.locator('[name="email"]').fill('nils@elsewhere.example');
    for (const radio of await phone.locator('[name^="answer-"][value="yes"]').all())
      await radio.check();
    for (const field of await phone.locator('input[type="number"][name^="answer-"]').all())
      await field.fill('40');
    await phone.locator('[name="role_title-1"]').fill('Head of unit');
    await phone.locator('[name="role_from-1"]').fill('2015');
    for (const state of await phone.locator('[name="role_state-1"][value="yes"]').all())
      await state.check();
    await phone.locator('[name="motivation"]').fill('I would like to pass on what I learned.');
    await phone.locator('[name^="own-"][value="1"]').check();
    await phone.locator('[name="manager_name"]').fill('Bo Chef');
    await phone.locator('[name="manager_email"]').fill('bo@elsewhere.example');
    await phone.getByRole('button', { name: 'Send in' }).click();
    await phone.getByText('Your application has been sent').waitFor();
    await seen.goto(phone.url());
    faults.push(...(await lookAtAll(seen, 'sent')));

    await desk.goto(`${cohort}/applications/outside`);
    faults.push(...(await lookAtAll(desk, 'outside')));
    await desk.getByRole('link', { name: 'Nils Nyberg' }).click();
    faults.push(...(await lookAtAll(desk, 'outside-one')));
    await desk.getByRole('button', { name: 'Add to the list' }).click();
    await desk.getByText('Head of unit').first().waitFor();
    match(await desk.locator('main').innerText(), /Umeå/);
    faults.push(...(await lookAtAll(desk, 'application')));
    await fill(desk, '/decisions', { admitted: 'yes', reason: 'Meets everything we ask.' });
    await phone.goto(phone.url().replace(/\?.*/, ''));
    match(await phone.locator('main').innerText(), /You are admitted/);
    await seen.goto(phone.url());
    faults.push(...(await lookAtAll(seen, 'admitted')));
    deepEqual(faults, []);
  },
);
