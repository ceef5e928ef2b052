/** The first minutes of an installation, as somebody sees them who has never seen it before. */
import { deepEqual, equal, match } from 'node:assert/strict';
import { test } from 'node:test';
import { makeFirstCode } from '../src/features/people/founding.access.ts';
import { buildServer } from '../src/app/server.ts';
import {
  findFaults,
  keepPicture,
  lookAtAll,
  openBrowser,
  openPage,
  skip,
} from './support/browser.ts';
import { now, openWorld } from './support/world.ts';

test(
  'ST-3, ST-4: from the address that the server prints to the first home page, on a phone, without scripts too',
  { skip },
  async (t) => {
    const world = await openWorld('schema_template');
    const firstCode = makeFirstCode(world.database);
    await world.server.close();
    world.server = await buildServer({ database: world.database, now, log: false, firstCode });
    const address = await world.server.listen({ port: 0, host: '127.0.0.1' });
    const browser = await openBrowser();
    t.after(async () => {
      await browser.close();
      await world.close();
    });
    const page = await openPage(browser, address, null, { colorScheme: 'dark' });
    await page.goto(address);
    equal(new URL(page.url()).pathname, '/founding');
    const faults = await lookAtAll(page, 'founding');
    // The short name follows the name until somebody types one.
    const short = page.getByLabel('Short name for its address');
    await page.getByLabel('Name of the organisation').fill('École du Chêne & Fils');
    equal(await short.inputValue(), 'ecole-du-chene-fils');
    await short.fill('chene');
    await page.getByLabel('Name of the organisation').fill('Chêne');
    equal(await short.inputValue(), 'chene');

    const phone = await openPage(browser, address, null, {
      viewport: { width: 360, height: 740 },
      javaScriptEnabled: false,
    });
    await phone.goto(`${address}/founding`);
    await phone.getByLabel('Code').fill(firstCode.code);
    await phone.getByLabel('Name of the organisation').fill('Chêne');
    await phone.getByLabel('Country', { exact: true }).selectOption('FR');
    await phone.getByLabel('Given name').fill('Anne');
    await phone.getByLabel('Your e-mail address').fill('anne@chene.fr');
    await phone.getByLabel('Password').fill('trois petits bateaux verts');
    await phone.getByRole('button', { name: 'Set up' }).click();
    await keepPicture(phone, 'founding-refused-360');
    match(await phone.locator('#field-family_name').innerText(), /Fill this in/);
    equal(await phone.getByLabel('Given name').inputValue(), 'Anne');
    equal(await phone.getByLabel('Password').inputValue(), '');
    await phone.getByLabel('Family name').fill('Petit');
    await phone.getByLabel('Password').fill('trois petits bateaux verts');
    await phone.getByRole('button', { name: 'Set up' }).click();
    await phone.waitForURL('**/account/second-step');
    await world.owner.query(`set app.scope = 'sign-in'`);
    await world.owner.query(`update organisation set strong_roles = '{}'`);
    await phone.goto(`${address}/o/chene`);
    await keepPicture(phone, 'founding-home-360');
    match(await phone.locator('main').innerText(), /Today[^]*Import a profile[^]*Import a list/);
    match((await phone.locator('.me summary').textContent())!, /Anne/);
    // Whoever had the page open meanwhile is told.
    await page.getByRole('button', { name: 'Set up' }).click();
    match(await page.locator('main').innerText(), /There is an organisation here already/);
    faults.push(...(await findFaults(page)));
    await keepPicture(page, 'founding-over');
    deepEqual(faults, []);
  },
);
