/** A list as a school has it, from the file to the people, tap by tap. */
import { deepEqual, equal } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { findFaults, keepPicture, listen, openBrowser, openPage, skip } from './support/browser.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
let browser: Browser;
let address: string;
before(async () => {
  if (skip) return;
  world = await openWorld();
  browser = await openBrowser();
  address = await listen(world);
});
after(async () => {
  await browser?.close();
  await world?.close();
});

const list = (rows: string[]) => ({
  name: 'klassenlijst 3A.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(rows.join('\r\n')),
});

test(
  'R-1, R-18 to R-20, R-22: a list with a title, odd columns and mistakes comes in by taps, on a phone',
  { skip },
  async () => {
    const page = await openPage(browser, address, 'school.coordinator', {
      viewport: { width: 360, height: 740 },
    });
    const faults: string[] = [];
    const look = async (name: string) => {
      await keepPicture(page, `${name}-360`);
      faults.push(...(await findFaults(page)).map((fault) => `${name}: ${fault}`));
      await page.setViewportSize({ width: 1280, height: 900 });
      await keepPicture(page, `${name}-1280`);
      await page.setViewportSize({ width: 360, height: 740 });
    };
    const send = async (rows: string[]) => {
      await page.goto(`${address}/o/lindenhof/people/imports/new`);
      await page.getByLabel('File').setInputFiles(list(rows));
      await page.getByRole('button', { name: 'Check the file' }).click();
      await page.getByRole('heading', { name: /klassenlijst/ }).waitFor();
    };
    await page.goto(`${address}/o/lindenhof/people/imports/new`);
    await look('list-new');
    await send([
      'Stamnr;Roepnaam;Tussenvoegsel;Achternaam;Klas;Geb.datum;Mentor',
      '9001;Roos;van der;Zwaan;3A;28-03-2012;Mevr. Aalders',
      '9002;Tim;;Zwaan;3A;28-03-2012;Mevr. Aalders',
    ]);
    await page.getByRole('button', { name: 'Save 2 people' }).click();
    await page.getByText('Saved: 2 people added').waitFor();
    await look('list-saved');
    // The next year without numbers, with a title, a mistake and a date that can be two days.
    await send([
      'Klassenlijst 2027;;;;',
      'Leerling;Klas;Geboren;E-mail;Kluisje',
      'Zwaan, Roos van der;4A;;roos@school.example;12',
      'Tim Zwaan;4A;;tim@@school;13',
      'Bo Ekster;4A;03/04/2012;;14',
      'Totaal;3;;;',
    ]);
    await page.getByText('2 questions').waitFor();
    await look('list-questions');
    await page.getByLabel('4 Mar 2012').or(page.getByLabel('3 Apr 2012')).first().check();
    await page.getByRole('radio', { name: /Roos van der Zwaan/ }).check();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('class or department: 3A → 4A').waitFor();
    await page.getByLabel('E-mail, line 4').fill('tim@school.example');
    await page.getByRole('button', { name: 'Check again' }).click();
    await page.getByRole('heading', { name: '1 question' }).waitFor();
    await page.getByText('No, somebody else').click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: /^Save 3 people/ }).click();
    await page.getByText('Saved: 2 people added, 1 changed').waitFor();
    // Tim is there twice now, and one again after a look.
    await page.goto(`${address}/o/lindenhof/people/doubles`);
    await look('doubles');
    await page.getByRole('link', { name: /Tim Zwaan/ }).click();
    await page.getByRole('button', { name: 'They are one person' }).waitFor();
    await look('merge');
    await page.getByRole('button', { name: 'They are one person' }).click();
    await page.getByText('Saved.').waitFor();
    await page.goto(`${address}/o/lindenhof/people?q=Tim+Zwaan`);
    equal(await page.locator('table.board tbody tr').count(), 1);
    await send(['Wie;Waar', 'Els Ekster;4A']);
    await page.getByText('No column with names was found').waitFor();
    await look('list-columns');
    deepEqual(faults, []);
    await page.context().close();
  },
);
