/**
 * People before papers, in a real browser: a page about oneself, a wish, a pair by hand, a talk on
 * trial, and two yeses.
 */
import { deepEqual, match, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { fill, listen, lookAtAll, openBrowser, openPage, skip, submit } from './support/browser.ts';
import { demoDay, openWorld, takeBackQuestions, type World } from './support/world.ts';

let world: World;
let browser: Browser;
let address: string;
const base = '/o/ledarnatverket';
let cohort = '';
const ids = { mentor: '', mentee: '' };

before(async () => {
  world = await openWorld();
  await takeBackQuestions(world);
  const { id: organisation } = await world.database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select('id')
      .where('slug', '=', 'ledarnatverket')
      .executeTakeFirstOrThrow(),
  );
  await world.owner.query(`set app.organisation = '${organisation}'; set app.scope = 'sign-in'`);
  const rows = async (query: string, values: unknown[] = []) =>
    (await world.owner.query(query, values)).rows as { id: string }[];
  const [running] = await rows(`select id from cohort where state = 'running' limit 1`);
  cohort = running!.id;
  for (const role of ['mentor', 'mentee'] as const) {
    const [person] = await rows(
      `select a.person_id as id from application a join person p on p.organisation_id = a.organisation_id and p.id = a.person_id
       where a.cohort_id = $1 and a.role = $2 and is_admitted(a.organisation_id, a.id) and is_to_place(a.organisation_id, a.id)
         and p.account_id is null and p.left_on is null order by a.person_id desc limit 1`,
      [cohort, role],
    );
    const [account] = await rows('select id from account where email = $1', [
      `network.${role}.demo@mentorium.example`,
    ]);
    ids[role] = person!.id;
    await rows('update person set account_id = null where account_id = $1', [account!.id]);
    await rows(
      `update person set account_id = $1, member_organisation_id = null, manager_id = null, languages = '{sv}' where id = $2`,
      [account!.id, person!.id],
    );
  }
  if (!skip) {
    address = await listen(world);
    browser = await openBrowser();
  }
});
after(async () => {
  if (browser) await browser.close();
  await world.close();
});

const main = (page: Page) => page.locator('main').innerText();

/** A link or button, and the page that it leads to. */
const press = async (page: Page, selector: string): Promise<void> => {
  await Promise.all([page.waitForNavigation(), page.locator(selector).first().click()]);
};

test(
  'MA-40, MA-41, MA-42: a page about oneself, a wish, a pair by hand in at most six clicks, a talk on trial, two yeses',
  { skip },
  async (t) => {
    const wide = { viewport: { width: 1280, height: 900 } };
    const phone = { viewport: { width: 360, height: 780 } };
    const mentor = await openPage(browser, address, 'network.mentor', wide);
    const mentee = await openPage(browser, address, 'network.mentee', {
      ...phone,
      colorScheme: 'dark',
    });
    const coordinator = await openPage(browser, address, 'network.coordinator', wide);
    const looks: string[] = [];
    let step = 0;
    const look = async (page: Page, name: string) =>
      void looks.push(
        ...(await lookAtAll(page, `people-${String(++step).padStart(2, '0')}-${name}`)),
      );

    await mentor.goto(`${address}${base}/about-me`);
    await fill(mentor, '/about-me', {
      about: 'Jag frågar hellre än jag svarar.',
      topics: 'Svåra samtal',
      times: 'Tisdagar',
      shown: 'yes',
    });
    match(await main(mentor), /Shown since/);
    await look(mentor, 'about-me');

    await mentee.goto(`${address}${base}/cohorts/${cohort}/candidates`);
    await fill(mentee, '/candidates', {
      wish1: ids.mentor,
      reason1: 'Hon frågar hellre än hon svarar.',
    });
    match(await main(mentee), /The coordinators see your wishes/);
    await look(mentee, 'wishes');

    // From a known applicant to both asked.
    await coordinator.goto(`${address}${base}/people/${ids.mentee}`);
    await press(coordinator, 'a[href*="/pairs/new?mentee="]');
    await look(coordinator, 'candidates');
    await press(coordinator, `a[href*="mentor=${ids.mentor}"]`);
    match(await main(coordinator), /Jag frågar hellre/);
    await look(coordinator, 'pair');
    if (await coordinator.locator('textarea[name="reason"][required]').count())
      await coordinator.locator('textarea[name="reason"]').fill('De önskar varandra.');
    await press(coordinator, 'form[action$="/pairs"] button');
    match(await main(coordinator), /By hand: /);
    t.diagnostic('3 clicks from the page of a known applicant to both asked');
    await look(coordinator, 'asked');

    // Both would like to talk first.
    for (const page of [mentee, mentor]) {
      await page.goto(`${address}${base}`);
      await press(page, 'a[href*="/proposals/"]');
    }
    match(await main(mentee), /Jag frågar hellre/);
    await look(mentee, 'proposal');
    await submit(mentee, '/talk');
    await mentor.reload();
    match(await main(mentor), /asked to talk first/);
    await fill(mentor, '/talk/day', { talk_on: demoDay });
    await look(mentor, 'talk');
    await fill(mentor, '/talk/word', { word: 'yes', words: 'Ett gott samtal.' });
    match(await main(mentor), /The other side is asked too/);
    await mentee.reload();
    await fill(mentee, '/talk/word', { word: 'yes' });
    match(await main(mentee), /You both said yes/);
    await coordinator.reload();
    match(await main(coordinator), /mentorship began/);

    // The row is the workplace.
    await coordinator.goto(`${address}${base}/mentorships?page=all`);
    const row = coordinator.locator('details.in-row').first();
    await row.locator('summary').click();
    await row.locator('[name="next_step"]').fill('Ring mentorn');
    await Promise.all([coordinator.waitForNavigation(), row.locator('button').click()]);
    match(await main(coordinator), /Ring mentorn/);
    ok(new URL(coordinator.url()).searchParams.get('saved'));
    await look(coordinator, 'rows');
    deepEqual(looks, []);
  },
);
