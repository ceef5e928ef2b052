/** A real browser on a real server, for the journeys. */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { demoPassword } from '../../src/features/accounts/sign-in.pages.tsx';
import { demoAddress } from '../../src/app/demo/demo.ts';
import type { DemoAccounts } from '../../src/app/demo/cast.ts';
import { extent, sampleOf } from './extent.ts';
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
/** The languages in which a page is looked at. */
export const looksIn = extent<readonly Language[]>(['en', 'nl'], ['en', 'nl', 'sv']);
type Language = 'en' | 'nl' | 'sv';
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

const axeOptions = { resultTypes: ['violations'], selectors: false, preload: false };
type Axe = {
  run: (
    where: Document,
    options: object,
  ) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
};

/** The script comes in by evaluation, which the page's own policy does not touch. */
const bringAxe = (page: Page): Promise<unknown> => page.evaluate(readFileSync(axePath, 'utf8'));

/**
 * What axe finds in a page into which it was brought, empty when nothing: of all its rules, or of
 * contrast alone.
 */
function askAxe(page: Page, rules: 'all' | 'contrast' = 'all'): Promise<string[]> {
  const chosen = rules === 'all' ? {} : { runOnly: { type: 'rule', values: ['color-contrast'] } };
  return page.evaluate(
    async (options) => {
      const { axe } = window as unknown as { axe: Axe };
      const { violations } = await axe.run(document, options);
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
    },
    { ...axeOptions, ...chosen },
  );
}

/**
 * What axe finds; empty when nothing. Journeys ask in English alone, for names and contrast are the
 * same in every language and it takes most of their time: check 79 asks of every page in all.
 */
export async function findFaults(page: Page): Promise<string[]> {
  await bringAxe(page);
  return askAxe(page);
}

/** How many pixels a page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));

/**
 * A page that looks at others: what the server answers for an address takes the place of what it
 * showed before, so that style sheet and axe are loaded once and not for each of hundreds of looks.
 * Nothing on a page of ours depends on a script that runs when it is loaded.
 */
export async function openLook(page: Page): Promise<{
  show: (path: string) => Promise<void>;
  ask: typeof askAxe extends (page: Page, ...more: infer M) => infer R ? (...more: M) => R : never;
}> {
  await bringAxe(page);
  return {
    show: (path) =>
      page.evaluate(async (url) => {
        const reply = await fetch(url);
        const next = new DOMParser().parseFromString(await reply.text(), 'text/html');
        for (const { name, value } of next.documentElement.attributes)
          document.documentElement.setAttribute(name, value);
        document.title = next.title;
        document.body.replaceWith(document.adoptNode(next.body));
        scrollTo(0, 0);
      }, path),
    ask: (rules) => askAxe(page, rules),
  };
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

/** Pages that look, one for each visitor. */
const besides = new WeakMap<
  BrowserContext,
  { beside: Page; look: Awaited<ReturnType<typeof openLook>> }
>();
async function besideOf(page: Page, url: string) {
  const context = page.context();
  const known = besides.get(context);
  if (known) return known;
  const beside = await context.newPage();
  await beside.goto(url);
  const made = { beside, look: await openLook(beside) };
  besides.set(context, made);
  return made;
}
let looked = 0;

/**
 * What a page shows at its address, in three languages on a desktop and on a phone: what is wider
 * than the screen, and what axe finds in English. The page itself is left as it was. In a sample
 * each look is in the next of the languages, on a phone.
 */
export async function lookAtAll(page: Page, name: string): Promise<string[]> {
  const faults: string[] = [];
  const url = page.url().replace(/#.*/, '');
  const context = page.context();
  const before = (await context.cookies()).find((cookie) => cookie.name === 'language')!.value;
  const speak = (language: string) =>
    context.addCookies([{ name: 'language', value: language, url: new URL(url).origin }]);
  const { beside, look } = await besideOf(page, url);
  for (const language of sampleOf(['nl', 'sv', 'en'], 3, looked++)) {
    await speak(language);
    if (!folder) await look.show(url);
    for (const width of extent([360], [1280, 360])) {
      await beside.setViewportSize({ width, height: 800 });
      if (folder) await beside.goto(url);
      await keepPicture(beside, `${name}-${language}-${width}`);
      if ((await overflow(beside)) > 0) faults.push(`${name} ${language}: wider than ${width}`);
    }
    if (language !== 'en') continue;
    if (folder) await bringAxe(beside);
    for (const fault of await look.ask()) faults.push(`${name}: ${fault}`);
  }
  await speak(before);
  return faults;
}
