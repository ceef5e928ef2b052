/** A real browser on a real server, for the journeys. */
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { demoAddress } from '../src/demo/demo.ts';
import type { DemoAccounts } from '../src/demo/cast.ts';
import type { World } from './world.ts';

export const browserPath = process.env.MENTORIUM_BROWSER ?? '';
export const skip = browserPath === '' ? 'no Chromium or Chrome was found' : false;

const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: browserPath, args: flags });

export async function listen(world: World): Promise<string> {
  return world.server.listen({ port: 0, host: '127.0.0.1' });
}

/** A page that is signed in, in a language, on a screen. */
export async function openPage(browser: Browser, address: string, who: keyof DemoAccounts | null, { language = 'en', ...options }: BrowserContextOptions & { language?: string } = {}): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  await context.addCookies([{ name: 'language', value: language, url: address }]);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  if (who) {
    await page.goto(`${address}/sign-in`);
    await page.getByRole('button', { name: demoAddress(who) }).click();
    await page.waitForURL(/\/o\/|\/organisations/);
  }
  return page;
}

/** What axe finds; empty when nothing. The script comes in by evaluation, which the page's own policy does not touch. */
export async function findFaults(page: Page): Promise<string[]> {
  const { readFileSync } = await import('node:fs');
  await page.evaluate(readFileSync(axePath, 'utf8'));
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
  });
}
