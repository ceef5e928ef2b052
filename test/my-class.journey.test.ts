/**
 * A mentor's Monday with the class, in a real browser on a phone and in Dutch: who slips is found, a note
 * is kept for the mentors, something is agreed with the pupil; the pupil sees it, and no other pupil does.
 */
import { deepEqual, equal, match } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import {
  findFaults,
  keepPicture,
  listen,
  openBrowser,
  openPage,
  overflow,
  skip,
} from './support/browser.ts';
import { openClass, signsInAs, type Class } from './support/class.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
let group: Class;
let browser: Browser;
let address: string;

before(async () => {
  world = await openWorld();
  group = await openClass(world);
  if (skip) return;
  address = await listen(world);
  browser = await openBrowser();
});
after(async () => {
  if (browser) await browser.close();
  await world.close();
});

test(
  'G-20, G-21, G-26: a mentor finds who slips, writes for the mentors and agrees something; the pupil sees that and nobody else does',
  { skip },
  async () => {
    const phone = { viewport: { width: 360, height: 780 } };
    const { name } = (
      await world.owner.query(
        `select given_name || ' ' || family_name as name from person where id = $1`,
        [group.pupil],
      )
    ).rows[0] as { name: string };
    await world.owner.query(
      `insert into pupil_fact (organisation_id, person_id, kind, day, what, value) select $1, $2, 'absence', day, '', 5
        from unnest('{2026-11-17,2026-11-18,2026-11-19}'::date[]) as day on conflict do nothing`,
      [group.organisation, group.pupil],
    );
    const faults: string[] = [];
    const mentor = await openPage(browser, address, signsInAs.mentor, { language: 'nl', ...phone });
    const look = async (page: typeof mentor, what: string) => {
      await keepPicture(page, `my-class-${what}`);
      faults.push(...(await findFaults(page)));
      equal(await overflow(page), 0, `${what} is not wider than a phone`);
    };
    // One tap from the menu is the class; whoever slips stands on top when it is sorted by that.
    await mentor.goto(`${address}${group.base}/class`);
    match(await mentor.locator('main').innerText(), /\d+ van 28 gesproken in 8 weken/);
    await look(mentor, 'board');
    await mentor.goto(`${address}${group.board}?sort=look`);
    await mentor.locator('table.board tbody tr').first().getByRole('link', { name }).click();
    equal(new URL(mentor.url()).pathname, group.card);
    await look(mentor, 'card');
    // A note for the mentors alone.
    const box = mentor.locator('form.write-about');
    await box.locator('[name=text]').fill('Zag er moe uit, komt niet uit zichzelf.');
    equal(
      await box.locator('.for-agreement').isVisible(),
      false,
      'only what the kind needs is asked',
    );
    await box.getByText('De mentoren:', { exact: false }).first().click();
    await box.getByRole('button', { name: 'Opslaan' }).click();
    await mentor.getByText('Opgeslagen: notitie over').waitFor();
    // And an agreement with the pupil, who is its owner without a choice.
    await box.locator('[name=text]').fill('Elke ochtend om half negen in de klas');
    await box.getByText('Afspraak', { exact: true }).click();
    await box.getByRole('button', { name: 'Opslaan' }).click();
    await mentor.getByText('Opgeslagen: afspraak met').waitFor();
    await look(mentor, 'card-written');
    await mentor.goto(`${address}${group.card}/print`);
    await look(mentor, 'print');
    const pupil = await openPage(browser, address, signsInAs.pupil, { language: 'nl', ...phone });
    await pupil.goto(`${address}${group.base}/agreements`);
    const own = await pupil.locator('main').innerText();
    match(own, /Elke ochtend om half negen/);
    equal(own.includes('Zag er moe uit'), false);
    await look(pupil, 'agreements');
    // Somebody else of the class, with the same account.
    const other = group.pupils.find((one) => one !== group.pupil)!;
    await world.owner.query(`set app.organisation = '${group.organisation}'`);
    await world.owner.query(`set app.scope = 'sign-in'`);
    await world.owner.query(`update person set account_id = null where id = $1`, [group.pupil]);
    await world.owner.query(
      `update person set account_id = (select id from account where email = $1) where id = $2`,
      [`${signsInAs.pupil}.demo@mentorium.example`, other],
    );
    for (const tail of [
      '',
      '/agreements',
      '/mentorships',
      `/mentorships/${group.path.split('/').at(-1)}/meetings`,
    ]) {
      await pupil.goto(`${address}${group.base}${tail}`);
      const text = await pupil.locator('body').innerText();
      equal(/Zag er moe uit|half negen/.test(text), false, tail);
    }
    deepEqual(faults, []);
  },
);
