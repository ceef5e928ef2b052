/** A real browser on a real server, for the journeys. */
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { demoPassword } from '../../src/features/accounts/sign-in.pages.tsx';
import { demoAddress } from '../../src/app/demo/demo.ts';
import type { DemoAccounts } from '../../src/app/demo/cast.ts';
import type { World } from './world.ts';

export const browserPath = process.env.MENTORIUM_BROWSER ?? '';
export const skip = browserPath === '' ? 'no Chromium or Chrome was found' : false;

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: browserPath, args: flags });

export async function listen(world: World): Promise<string> {
  return world.server.listen({ port: 0, host: '127.0.0.1' });
}

/** A page that is signed in, in a language, on a screen. */
export async function openPage(
  browser: Browser,
  address: string,
  who: keyof DemoAccounts | null,
  { language = 'en', ...options }: BrowserContextOptions & { language?: string } = {},
): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  await context.addCookies([{ name: 'language', value: language, url: address }]);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  if (who) {
    await page.goto(`${address}/sign-in`);
    await page.locator('#email').fill(demoAddress(who));
    await page.locator('#password').fill(demoPassword);
    await page.locator('#password').press('Enter');
    await page.waitForURL(/\/o\/|\/organisations/);
  }
  return page;
}

/**
 * What axe finds; empty when nothing. The script comes in by evaluation, which the page's own
 * policy does not touch.
 */
export async function findFaults(page: Page): Promise<string[]> {
  const { readFileSync } = await import('node:fs');
  await page.evaluate(readFileSync(axePath, 'utf8'));
  return page.evaluate(async () => {
    const { violations } = await (
      window as unknown as {
        axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      }
    ).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
  });
}

/** The form on a page that goes to an address with this end, or with this part and this end. */
export const formOf = (page: Page, end: string, part = '/') =>
  page.locator(`form[action$="${end}"][action*="${part}"]`).first();

export async function submit(page: Page, end: string, part?: string): Promise<void> {
  await Promise.all([
    page.waitForNavigation(),
    formOf(page, end, part).evaluate((form) => (form as HTMLFormElement).requestSubmit()),
  ]);
}

/** One form, found by where it goes; everything else on it is left as it is. */
export async function fill(page: Page, end: string, fields: Record<string, string>): Promise<void> {
  const form = formOf(page, end);
  for (const fold of await page.locator('main details').all())
    await fold.evaluate((element) => ((element as HTMLDetailsElement).open = true));
  for (const [name, value] of Object.entries(fields)) {
    const field = form.locator(`[name="${name}"]`).first();
    const type = await field.evaluate((element) => (element as HTMLInputElement).type);
    if (type === 'radio' || type === 'checkbox')
      for (const one of value.split(','))
        await form.locator(`[name="${name}"][value="${one}"]`).check();
    else if (type === 'select-one') await field.selectOption(value);
    else if (type === 'file')
      await field.setInputFiles({
        name: 'facts.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(value),
      });
    else await field.fill(value);
  }
  await submit(page, end);
}

const folder = process.env.MENTORIUM_SHOTS;

/** A picture of the whole page, when a folder for pictures is named. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/**
 * A page as it stands, in three languages on a desktop and on a phone: what is wider than the
 * screen, and what axe finds. It is left as it was.
 */
export async function lookAtAll(page: Page, name: string): Promise<string[]> {
  const faults: string[] = [];
  const [url, size] = [page.url(), page.viewportSize()!];
  const address = new URL(url).origin;
  const before = (await page.context().cookies()).find(
    (cookie) => cookie.name === 'language',
  )!.value;
  const speak = (language: string) =>
    page.context().addCookies([{ name: 'language', value: language, url: address }]);
  // An address with a part of the page in it would not be loaded again.
  const plain = url.replace(/#.*/, '');
  for (const language of ['nl', 'sv', 'en'])
    for (const width of [1280, 360]) {
      await speak(language);
      await page.setViewportSize({ width, height: 800 });
      await page.goto(plain);
      await keepPicture(page, `${name}-${language}-${width}`);
      if (
        (await page.evaluate(() =>
          Math.max(0, document.documentElement.scrollWidth - innerWidth),
        )) > 0
      )
        faults.push(`${name} ${language}: wider than ${width}`);
      if (width === 360)
        for (const fault of await findFaults(page)) faults.push(`${name} ${language}: ${fault}`);
    }
  await speak(before);
  await page.setViewportSize(size);
  await page.goto(plain);
  return faults;
}
