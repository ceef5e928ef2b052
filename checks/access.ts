/**
 * Check 79: every kind of page at 400 per cent (320 by 256 of 1280 by 1024 pixels), in three
 * languages: nothing wider than the screen, nothing that axe objects to; and with the keyboard
 * alone everything on it is reached, seen when it is, and left again.
 */
import type { Page } from 'playwright-core';
import { openPair, type Pair } from '../test/support/pair.ts';
import { browserPath, findFaults, listen, openBrowser } from '../test/support/browser.ts';
import { everybody, type Who } from '../test/support/texts.ts';
import { walk } from '../test/support/walk.ts';
import { visit } from '../test/support/world.ts';
import { plural, serveAnew, type Check, type Stage } from './check.ts';

const zoomed = { width: 320, height: 256 };
const isFile = (path: string) => /\/(?:file|print|credential)(?:\?|$)/.test(path);
let isShort = false;

/** Goes round with the Tab key. What can be reached and was not, or was and could not be seen. */
async function goRound(page: Page): Promise<{ stops: number; faults: string[] }> {
  const wanted = await page.evaluate(() => {
    const names = new Set<string>();
    const all = [
      ...document.querySelectorAll<HTMLElement>(
        'a[href], button, input:not([type=hidden]), select, textarea, summary',
      ),
    ];
    let n = 0;
    for (const element of all) {
      const { name, type, form } = element as HTMLInputElement;
      if (
        (element as HTMLButtonElement).disabled ||
        element.tabIndex < 0 ||
        !element.checkVisibility({ visibilityProperty: true })
      )
        continue;
      // Of choices that exclude each other one is a stop.
      const group =
        type === 'radio' ? `${form ? [...document.forms].indexOf(form) : ''} ${name}` : '';
      if (group && names.has(group)) continue;
      names.add(group);
      element.dataset.wanted = group || String(n++);
    }
    return [...document.querySelectorAll('[data-wanted]')].length;
  });
  const faults: string[] = [];
  const reached = new Set<string>();
  for (let stops = 0; stops <= wanted + 30; stops++) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      if (!element || element === document.body) return null;
      const group =
        (element as HTMLInputElement).type === 'radio'
          ? `${[...document.forms].indexOf((element as HTMLInputElement).form!)} ${(element as HTMLInputElement).name}`
          : (element.dataset.wanted ?? element.outerHTML.slice(0, 80));
      const target =
        (element as HTMLInputElement).type === 'radio' ||
        (element as HTMLInputElement).type === 'checkbox'
          ? [element, element.closest('label')]
          : [element];
      const isRinged = target.some((one) => {
        if (!one) return false;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
        return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
      });
      const { top, bottom, left, right } = element.getBoundingClientRect();
      const isInside = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
      return { group, isRinged, isInside, html: element.outerHTML.slice(0, 100) };
    });
    if (found === null || (reached.has(found.group) && reached.size >= wanted)) break;
    if (!found.isRinged) faults.push(`no ring: ${found.html}`);
    if (!found.isInside) faults.push(`out of sight: ${found.html}`);
    reached.add(found.group);
  }
  const missed = await page.evaluate(
    (known) =>
      [...document.querySelectorAll<HTMLElement>('[data-wanted]')]
        .filter((one) => !known.includes(one.dataset.wanted!))
        .map((one) => one.outerHTML.slice(0, 100)),
    [...reached],
  );
  return {
    stops: reached.size,
    faults: [...faults, ...missed.map((html) => `not reached: ${html}`)],
  };
}

/** What a registrar has to look at: a request with documents, and a package. */
async function fillRecords(stage: Stage, { organisation, cohort, ids }: Pair): Promise<void> {
  const registrar = await visit(stage, 'network.registrar');
  const base = '/o/ledarnatverket/records';
  const { location } = await registrar.post(base, {
    wish: 'All decisions on applications',
    contact: 'somebody@example.org',
  });
  const { text } = await registrar.get(`${location}?search=1&name=a`);
  await registrar.post(`${location}/documents`, {
    documents: [...text.matchAll(/value="((?:mentorship|admission) [0-9a-f-]{36})"/g)]
      .map(([, key]) => key)
      .slice(0, 3)
      .join(','),
  });
  await stage.owner.query(
    `insert into closure (organisation_id, mentorship_id, closed_on, reason, closed_by) select organisation_id, id, '2026-11-20', 'completed', $2 from mentorship m where cohort_id = $1 and organisation_id = $3 and not exists (select from closure c where c.mentorship_id = m.id)
       and not exists (select from mentorship_member x where x.mentorship_id = m.id and x.person_id = $2) order by id limit 3`,
    [cohort, ids.mentor, organisation],
  );
  await registrar.post(`${base}/archive`, {});
}

async function lookAtEverything(stage: Stage) {
  if (!browserPath)
    return {
      tried: 'nothing: no browser was found',
      figure: '',
      faults: ['no Chromium or Chrome was found'],
    };
  const pair = await openPair(stage);
  await fillRecords(stage, pair);
  const origin = await listen(stage);
  const browser = await openBrowser();
  const faults: string[] = [];
  let [pages, stops, looks] = [0, 0, 0];
  try {
    for (const who of isShort ? (['network.mentee'] as Who[]) : everybody) {
      const visitor = await visit(stage, who);
      const base = who.startsWith('school') ? '/o/lindenhof' : '/o/ledarnatverket';
      const paths = new Set<string>();
      await walk(
        visitor,
        [
          base,
          ...(who === 'both' ? ['/o/lindenhof'] : []),
          ...(who.startsWith('network.ment') ? [pair.path] : []),
          `${base}/my-data`,
          `${base}/my-data/all`,
          `${base}/notice`,
          `${base}/away`,
          `${base}/mail`,
          `${base}/calendar`,
        ],
        (path) => isFile(path) || paths.add(path),
        1,
      );
      const context = await browser.newContext({ viewport: zoomed, reducedMotion: 'reduce' });
      await context.addCookies([{ name: 'session', value: visitor.cookie, url: origin }]);
      const page = await context.newPage();
      for (const path of isShort ? [...paths].slice(0, 3) : paths) {
        pages++;
        for (const language of ['nl', 'sv', 'en']) {
          await context.addCookies([{ name: 'language', value: language, url: origin }]);
          await page.goto(origin + path);
          looks++;
          const wider = await page.evaluate(
            () => document.documentElement.scrollWidth - innerWidth,
          );
          if (wider > 0)
            faults.push(`${who} ${path} ${language}: ${wider} px wider than the screen`);
          for (const fault of await findFaults(page))
            faults.push(`${who} ${path} ${language}: ${fault}`);
        }
        const round = await goRound(page);
        stops += round.stops;
        for (const fault of round.faults) faults.push(`${who} ${path}: ${fault}`);
      }
      await context.close();
    }
  } finally {
    await browser.close();
  }
  return {
    tried: `${plural(pages, 'pages')}, ${plural(looks, 'looks')}, ${plural(stops, 'stops of the Tab key')}`,
    figure: `${faults.length} faults`,
    faults,
  };
}

export const access: Check = {
  number: 79,
  name: 'at 400 per cent, in three languages, with the keyboard alone',
  isQuick: false,
  run: lookAtEverything,
  mutation: {
    name: 'what has the focus is not shown, and pages have a width of their own',
    break: async (stage) => {
      isShort = true;
      await serveAnew(stage);
      stage.server.addHook('onSend', async (request, _, payload) =>
        request.url.includes('style.css')
          ? `${String(payload)} :focus-visible { outline: none !important; box-shadow: none !important; } main { min-width: 600px; }`
          : payload,
      );
    },
  },
};
