import { deepEqual, equal, match } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { demoPassword } from '../src/features/accounts/sign-in.pages.tsx';
import { demoAddress } from '../src/app/demo/demo.ts';
import { buildServer } from '../src/app/server.ts';
import {
  findFaults,
  formOf,
  keepPicture,
  lookAtAll,
  openBrowser,
  openPage,
  skip,
} from './support/browser.ts';
import { now, openWorld, visit, type World } from './support/world.ts';

let world: World;
let browser: Browser;
let address: string;
let minutes = 0;

before(async () => {
  if (skip) return;
  world = await openWorld();
  await world.server.close();
  world.server = await buildServer({
    database: world.database,
    now: () => now().add({ minutes }),
    log: false,
    hasMail: true,
  });
  address = (await world.server.listen({ port: 0, host: '127.0.0.1' })).replace(
    '127.0.0.1',
    'localhost',
  );
  browser = await openBrowser();
});
after(async () => {
  if (skip) return;
  await browser.close();
  await world.close();
});

test(
  'ID-1: what waits for a second person fits a phone, and axe finds nothing',
  { skip },
  async () => {
    const coordinator = await visit(world, 'school.coordinator');
    await coordinator.post('/o/lindenhof/people', {
      given_name: 'Ada',
      family_name: 'Lindqvist',
      role: 'specialist',
    });
    const page = await openPage(browser, address, 'both');
    await page.goto(`${address}/o/lindenhof/approvals`);
    await page.getByText('Ada Lindqvist gets a role').first().waitFor();
    const faults = await lookAtAll(page, 'approvals');
    await page.getByRole('button', { name: /^Agree/ }).click();
    await page.getByText('Done. Those it concerns are told.').waitFor();
    deepEqual(faults, []);
  },
);

/** A look opens the page once more, in front of this one, and asks for another proof. */
async function backTo(page: Page): Promise<void> {
  await page.bringToFront();
  await page.reload();
}

test(
  'SI-8: a passkey is made on the account page and opens the door, in a browser',
  { skip },
  async () => {
    const page = await openPage(browser, address, 'network.mentor');
    const devices = await page.context().newCDPSession(page);
    await devices.send('WebAuthn.enable');
    await devices.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    const faults: string[] = [];
    await page.goto(`${address}/account`);
    faults.push(...(await lookAtAll(page, 'account')));
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.waitForURL('**/account/passkeys/new');
    equal(await page.getByText('This browser has no passkeys').isVisible(), false);
    faults.push(...(await lookAtAll(page, 'passkey')));
    await backTo(page);
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.waitForURL('**/account');
    match(await page.locator('main').innerText(), /Chrome.*not used yet/s);
    faults.push(...(await lookAtAll(page, 'account-passkey')));
    await page.context().clearCookies({ name: 'session' });
    await page.goto(`${address}/sign-in`);
    faults.push(...(await lookAtAll(page, 'sign-in')));
    await backTo(page);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.waitForURL('**/o/ledarnatverket');
    // After the password, too: nobody comes in by it alone any more.
    await page.context().clearCookies({ name: 'session' });
    await page.goto(`${address}/sign-in`);
    await page.getByLabel('E-mail address').fill(demoAddress('network.mentor'));
    await page.getByLabel('Password').fill(demoPassword);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForURL('**/sign-in/second**');
    faults.push(...(await lookAtAll(page, 'second-passkey')));
    await backTo(page);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.waitForURL('**/o/ledarnatverket');
    deepEqual(faults, []);
  },
);

test(
  'SI-6, SI-7: asked by the organisation, a coordinator sets up an app on a phone without scripts and comes in with it',
  { skip },
  async () => {
    await world.owner.query(`set app.scope = 'sign-in'`);
    await world.owner.query(
      `update organisation set strong_roles = '{coordinator}' where slug = 'lindenhof'`,
    );
    const plain = await openPage(browser, address, null, {
      viewport: { width: 360, height: 740 },
      javaScriptEnabled: false,
    });
    const signIn = async () => {
      await plain.goto(`${address}/sign-in`);
      await plain.getByLabel('E-mail address').fill(demoAddress('school.coordinator'));
      await plain.getByLabel('Password').fill(demoPassword);
      await plain.keyboard.press('Enter');
    };
    await signIn();
    await plain.waitForURL('**/account/second-step');
    equal(await plain.getByRole('button', { name: 'Sign in with a passkey' }).count(), 0);
    await plain.getByRole('button', { name: 'Set up an app' }).click();
    await plain.waitForURL('**/account/authenticator');
    const secret = Secret.fromBase32(
      (await plain.locator('main code').innerText()).replaceAll(' ', ''),
    );
    const code = () =>
      new TOTP({ secret }).generate({ timestamp: now().add({ minutes }).epochMilliseconds });
    await plain.getByLabel('Code that the app shows').fill(code());
    await plain.keyboard.press('Enter');
    await plain.getByText('Save these recovery codes').waitFor();
    equal(await plain.locator('.codes li').count(), 10);
    await plain.getByRole('link', { name: 'I have saved them' }).click();
    await plain.waitForURL('**/o/lindenhof');
    await plain.context().clearCookies({ name: 'session' });
    minutes += 1;
    await signIn();
    await plain.waitForURL('**/sign-in/second**');
    await plain.getByLabel('Code').fill(code());
    await plain.keyboard.press('Enter');
    await plain.waitForURL('**/o/lindenhof');
    await plain.context().close();
    await world.owner.query(`update organisation set strong_roles = '{}' where slug = 'lindenhof'`);
  },
);

test(
  'the pages of signing in fit a phone in three languages, and axe finds nothing',
  { skip },
  async () => {
    const page = await openPage(browser, address, 'both');
    const faults: string[] = [];
    for (const [name, path] of [
      ['second-step', '/account/second-step'],
      ['prove', '/account/prove?to=/account'],
      ['forgotten', '/forgotten'],
      ['sign-in-rules', '/o/lindenhof/sign-in-rules'],
      ['providers', '/o/lindenhof/providers'],
      ['organisation', '/sign-in/organisation'],
    ] as const) {
      await page.goto(`${address}${path}`);
      faults.push(...(await lookAtAll(page, name)));
    }
    await page.goto(`${address}/account`);
    await formOf(page, '/account/authenticator').evaluate((form) =>
      (form as HTMLFormElement).requestSubmit(),
    );
    await page.waitForURL('**/account/authenticator');
    faults.push(...(await lookAtAll(page, 'authenticator')));
    deepEqual(faults, []);
  },
);

test(
  'SI-10: a mentor prints the cards of a class, and a pupil comes in on a phone',
  { skip },
  async () => {
    const page = await openPage(browser, address, 'school.mentor');
    await page.goto(`${address}/o/lindenhof/mentorships`);
    await page.getByRole('link', { name: '1A', exact: true }).first().click();
    const group = new URL(page.url()).pathname;
    await page.goto(`${address}${group.replace('/mentorships/', '/class/')}`);
    await page.getByRole('link', { name: 'Class cards' }).click();
    const faults = await lookAtAll(page, 'class-cards');
    await page.getByRole('button', { name: /Create cards for the/ }).click();
    await page.locator('.class-cards li').first().waitFor();
    await keepPicture(page, 'class-cards-printed');
    faults.push(...(await findFaults(page)));
    const card = page.locator('.class-cards li').first();
    const [code, pin] = await card.locator('.card-code').allInnerTexts();
    const phone = await openPage(browser, address, null, { viewport: { width: 360, height: 740 } });
    await phone.goto(`${address}/card/${code}`);
    faults.push(...(await lookAtAll(phone, 'card')));
    await phone.getByLabel('PIN').fill(pin!);
    await phone.keyboard.press('Enter');
    await phone.getByLabel('Your own PIN').waitFor();
    await keepPicture(phone, 'card-own-pin');
    faults.push(...(await findFaults(phone)));
    await phone.getByLabel('Your own PIN').fill('482915');
    await phone.getByLabel('Once more').fill('482915');
    await phone.keyboard.press('Enter');
    await phone.waitForURL('**/o/lindenhof');
    await keepPicture(phone, 'home-of-pupil');
    faults.push(...(await findFaults(phone)));
    await phone.context().close();
    deepEqual(faults, []);
  },
);
