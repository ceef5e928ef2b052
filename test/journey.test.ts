import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import {
  findFaults,
  listen,
  looksIn,
  openBrowser,
  openLook,
  openPage,
  overflow,
  skip,
} from './support/browser.ts';
import { extent, isWhole, sampleOf } from './support/extent.ts';
import { openWorld, type World } from './support/world.ts';

let world: World;
let browser: Browser;
let address: string;
const documentPath = join(import.meta.dirname, 'fixtures/profiles/en-enterprise.md');
const roster =
  'first name;family name;e-mail;role;organisation\nAda;Stone;ada@river.example;mentor;River Works\nBen;Lake;ben@hill.example;mentee;Hill Office\n';

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

/**
 * Document, review, publication, programme, cohort, roster, nomination, decision, run: all by
 * clicking. Ends on the run page.
 */
async function clickThrough(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Profiles' }).first().click();
  await page.getByRole('link', { name: 'Import a document' }).click();
  await page.getByLabel('Name of the profile').fill('Enterprise mentors');
  await page.getByLabel('Document').setInputFiles(documentPath);
  await page.getByRole('button', { name: 'Read the document' }).click();
  await page.getByText('asks for the cash forecast first').first().waitFor();
  await page.getByRole('button', { name: 'Publish this version' }).click();
  await page.getByRole('link', { name: 'Create a programme from it' }).click();
  await page.getByLabel('Name').fill('Enterprise');
  await page.getByText('Pairs: one mentor').click();
  await page.getByRole('button', { name: 'Create the programme' }).click();
  await page.getByLabel('Name of the cohort').fill('First');
  await page.getByLabel('First day').fill('2026-11-01');
  await page.getByLabel('Last day').fill('2027-10-31');
  await page.getByRole('button', { name: 'Create the cohort' }).click();
  const cohort = page.url();
  await page.goto(`${address}/o/ledarnatverket/people/imports/new`);
  await page
    .getByLabel('File')
    .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(roster) });
  await page.getByRole('button', { name: 'Check the file' }).click();
  await page.getByRole('button', { name: 'Save 2 people' }).click();
  for (const [name, role] of [
    ['Ada Stone', 'mentor'],
    ['Ben Lake', 'mentee'],
  ] as const) {
    await page.goto(`${cohort}/applications`);
    await page.getByRole('link', { name: 'Nominate' }).click();
    await page.getByLabel('Search').fill(name);
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByRole('checkbox', { name: `Choose ${name}` }).check();
    await page.getByRole('button', { name: `Nominate as ${role}`, exact: false }).click();
    await page.getByText('not known yet').first().waitFor();
    await page.locator('label.choice', { hasText: /^Admit$/ }).click();
    await page.getByRole('button', { name: 'Record the decision', exact: true }).click();
    await page.getByText('You decide otherwise than the rules say').first().waitFor();
    await page.getByRole('textbox', { name: 'Reason' }).fill('Spoken on the phone; papers follow.');
    await page.locator('label.choice', { hasText: /^Admit$/ }).click();
    await page.getByRole('button', { name: 'Record the decision', exact: true }).click();
    await page.getByText('admitted').first().waitFor();
  }
  await page.goto(`${cohort}/runs`);
  await page.getByRole('button', { name: 'Propose pairs' }).click();
  await page.getByText('Ada Stone').first().waitFor();
  await page.getByRole('button', { name: 'Send 1 proposal' }).click();
  await page.getByText('waits for').first().waitFor();
}

test(
  'journey: from a document to proposals, with the mouse, and without any script',
  { skip },
  async () => {
    const page = await openPage(browser, address, 'network.coordinator', {
      javaScriptEnabled: false,
    });
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(address)) elsewhere.push(request.url());
    });
    await clickThrough(page);
    deepEqual(elsewhere, []);
    await page.context().close();
  },
);

test(
  'journey: a mentee records the first meeting on a phone, with the keyboard only',
  { skip },
  async () => {
    const page = await openPage(browser, address, 'network.mentee', {
      viewport: { width: 360, height: 740 },
    });
    await page.goto(`${address}/o/ledarnatverket/mentorships`);
    const reach = async (name: RegExp) => {
      for (let i = 0; i < 60; i++) {
        await page.keyboard.press('Tab');
        const label = await page.evaluate(() => {
          const element = document.activeElement as HTMLInputElement | null;
          return `${element?.labels?.[0]?.textContent ?? ''} ${element?.textContent ?? ''} ${element?.name ?? ''}`;
        });
        if (name.test(label)) return;
      }
      throw new Error(`the keyboard does not reach ${name}`);
    };
    await reach(/ och | and /);
    await page.keyboard.press('Enter');
    await page.waitForURL(/mentorships\/[0-9a-f-]{36}/);
    await reach(/Record a meeting/);
    await page.keyboard.press('Enter');
    await reach(/minutes/);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('45');
    await reach(/Short record/);
    await page.keyboard.type('Spoke about the first hundred days.');
    await reach(/^\s*Record the meeting/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/#meetings/);
    match(
      (await page.locator('#meetings').textContent()) ?? '',
      /Spoke about the first hundred days\./,
    );
    match((await page.locator('#meetings').textContent()) ?? '', /45 mins/);
    await page.context().close();
  },
);

/** Every kind of page there is, by role. */
const walks = [
  [
    'network.coordinator',
    [
      '',
      '/mentorships',
      '/programmes',
      '/programmes/new',
      '/people',
      '/people/new',
      '/people/imports/new',
      '/profiles',
      '/profiles/new',
      '/signals',
      '/outbox',
      '/away',
      '/mail',
      '/rights',
      '/rights/retention',
      '/rights/register',
      '/people/protected',
    ],
  ],
  [
    'school.mentor',
    [
      '',
      '/mentorships',
      '/actions',
      '/calendar',
      '/energy',
      '/about-me',
      '/classes',
      '/handovers',
      '/mentorships/search?words=de',
    ],
  ],
  ['school.coordinator', ['', '/people', '/programmes']],
  ['school.counsellor', ['', '/referrals']],
  ['network.contact', ['', '/people']],
  ['network.mentee', ['', '/profiles', '/my-data', '/my-data/all', '/my-data/seen']],
  ['network.auditor', ['/audit-log', '/audit-log/people?words=a']],
  ['network.registrar', ['', '/records', '/records/archive']],
] as const;

/** Address of the demo mentee's proposal; no page links to it once it has been answered. */
async function ownProposal(): Promise<string> {
  const { id } = await world.database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select('id')
      .where('slug', '=', 'ledarnatverket')
      .executeTakeFirstOrThrow(),
  );
  const proposal = await world.database.inTenant({ organisation: id, person: null }, 'read', (tx) =>
    tx
      .selectFrom('proposal as q')
      .innerJoin('person as p', 'p.id', 'q.mentee_id')
      .select('q.id')
      .where('p.account_id', 'is not', null)
      .executeTakeFirstOrThrow(),
  );
  return `/o/ledarnatverket/proposals/${proposal.id}`;
}

/** Of an address: what kind of page it is. */
const kindOf = (path: string) => path.replace(/[0-9a-f-]{36}/g, '#').replace(/[?#].*$/, '');

for (const [turn, language] of ['en', 'nl', 'sv'].entries()) {
  test(
    language === 'en'
      ? 'axe finds nothing and nothing overflows at 360 pixels, light and dark'
      : `nothing overflows at 360 pixels, in ${language}`,
    { skip },
    async (t) => {
      let looked = 0;
      const faults: string[] = [];
      for (const [who, paths] of walks) {
        const base = who.startsWith('school') ? '/o/lindenhof' : '/o/ledarnatverket';
        const page = await openPage(browser, address, who, {
          language,
          viewport: { width: 360, height: 740 },
        });
        const look = await openLook(page);
        // A sample goes to every third page, in each language to others.
        const links = new Set<string>(sampleOf<string>(paths, 3, turn).map((path) => base + path));
        if (who === 'network.mentee') links.add(await ownProposal());
        const kinds = new Set([...links].map(kindOf));
        for (const path of links) {
          await look.show(path);
          looked++;
          const found = language === 'en' ? await look.ask() : [];
          if ((await overflow(page)) > 0) found.push('wider than the phone');
          if (language === 'en') {
            await page.emulateMedia({ colorScheme: 'dark' });
            found.push(...(await look.ask('contrast')).map((fault) => `dark: ${fault}`));
            await page.emulateMedia({ colorScheme: 'light' });
          }
          faults.push(...found.map((fault) => `${who} ${path}: ${fault}`));
          if (!isWhole) continue;
          for (const next of await page
            .locator('main a[href^="/o/"]')
            .evaluateAll((list) => list.map((link) => link.getAttribute('href')!))) {
            // What is downloaded is no page.
            if (/\/(?:file|download)$/.test(kindOf(next)) || kinds.has(kindOf(next))) continue;
            kinds.add(kindOf(next));
            links.add(next);
          }
        }
        await page.context().close();
      }
      deepEqual(faults, []);
      t.diagnostic(`tried: ${looked} pages`);
      ok(looked >= extent(10, 100), `${looked} looks`);
    },
  );
}

test(
  'the review beside its source passes axe and fits, with doubt marked, in three languages',
  { skip },
  async () => {
    for (const language of looksIn) {
      const page = await openPage(browser, address, 'network.coordinator', { language });
      await page.goto(`${address}/o/ledarnatverket/profiles/new`);
      await page.locator('#name').fill(`Stage ${language}`);
      await page
        .locator('#file')
        .setInputFiles(join(import.meta.dirname, 'fixtures/nl-stagecoach-unsure.txt'));
      await page.locator('main form button').first().click();
      await page.waitForURL(/versions\/[0-9a-f-]{36}/);
      const review = page.url();
      ok((await page.locator('.draft-line.doubt').count()) > 0);
      for (const path of [review, `${review}/translations/sv`]) {
        for (const width of [360, 1280]) {
          await page.setViewportSize({ width, height: 800 });
          await page.emulateMedia({ colorScheme: width === 360 ? 'dark' : 'light' });
          await page.goto(path);
          if (language === 'en') deepEqual(await findFaults(page), [], `${path} ${width}`);
          equal(await overflow(page), 0, `${path} at ${width}`);
        }
      }
      if (language === 'en') await reviewByKeys(page, review);
      await page.context().close();
    }
  },
);

/** Moves a text with Alt and an arrow, saves with Ctrl+S, and takes the move back with a button. */
async function reviewByKeys(page: Page, review: string): Promise<void> {
  await page.goto(review);
  const texts = page.locator('textarea[name^="text-i"], textarea[name^="text-c"]');
  const order = () => texts.evaluateAll((all) => all.map((one) => one.id));
  const before = await order();
  ok(before.length > 1);
  await page.locator(`#${before[0]}`).focus();
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Alt+ArrowDown')]);
  deepEqual((await order()).slice(0, 2), [before[1], before[0]]);
  await page.locator(`#${before[0]}`).fill('typed by hand');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Control+s')]);
  equal(await page.locator(`#${before[0]}`).inputValue(), 'typed by hand');
  for (let n = 0; n < 2; n++)
    await Promise.all([page.waitForNavigation(), page.locator('button[value="undo"]').click()]);
  deepEqual(await order(), before);
}

test('the sign-in page and a welcome page fit a phone and pass axe', { skip }, async () => {
  for (const language of ['en', 'nl', 'sv']) {
    const page = await openPage(browser, address, null, {
      language,
      viewport: { width: 360, height: 740 },
    });
    for (const path of ['/sign-in', '/welcome/gone', '/nowhere']) {
      await page.goto(address + path);
      if (language === 'en') deepEqual(await findFaults(page), [], path);
      equal(await overflow(page), 0, `${path} in ${language} is wider than the phone`);
    }
    await page.context().close();
  }
});

test(
  'no page ships more than 15 kB of script, and the policy allows no inline code',
  { skip },
  async () => {
    const page = await openPage(browser, address, 'network.coordinator');
    const scripts = await page
      .locator('script')
      .evaluateAll((list) => list.map((script) => script.getAttribute('src')));
    deepEqual(
      scripts.map((source) => source?.split('?')[0]),
      ['/assets/script.js'],
    );
    ok(gzipSync(readFileSync(join(import.meta.dirname, '../src/web/script.js'))).length < 15_000);
    const { headers } = await world.server.inject({ url: '/sign-in' });
    equal(/unsafe/.test(String(headers['content-security-policy'])), false);
    await page.context().close();
  },
);
