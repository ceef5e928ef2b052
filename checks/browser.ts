/**
 * Checks 32 and 69: what people type is never carried out, and no page asks another server for
 * anything; in a browser.
 */
import { openPair } from '../test/support/pair.ts';
import { browserPath, listen, openBrowser } from '../test/support/browser.ts';
import { everybody, writeTexts, type Who } from '../test/support/texts.ts';
import { walk } from '../test/support/walk.ts';
import { visit, type Visitor } from '../test/support/world.ts';
import { plural, serveAnew, type Check, type Stage } from './check.ts';

/**
 * Gets out of a text, an attribute in either kind of quotes, a title, a text area, a style and a
 * script; carried out, it calls.
 */
const payload = `A"'><img src=x onerror=struck(1)><svg onload=struck(2)></title></textarea></style></script><script>struck(3)</script><b onmouseover=struck(4) autofocus onfocus=struck(5) tabindex=1>\${struck(6)}{{struck(7)}}#struck(8)`;
const address = 'javascript:struck(9)';

/**
 * Words of people, not of the program: some value of the demo has a space or a capital letter in
 * it.
 */
async function poison({ owner }: Stage): Promise<string[]> {
  await owner.query(`set app.scope = 'sign-in'`);
  const { rows: columns } = await owner.query<{ table: string; column: string }>(
    `select c.table_name as table, c.column_name as column from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and c.data_type = 'text' and t.table_type = 'BASE TABLE' and c.column_name not in ('slug', 'time_zone', 'language', 'email', 'password_hash', 'issuer') and c.table_name not in ('migration', 'audit_log')`,
  );
  const { rows: places } = await owner.query<{ id: string }>('select id from organisation');
  const poisoned = new Set<string>();
  for (const { id } of places) {
    await owner.query(`set app.organisation = '${id}'`);
    for (const { table, column } of columns) {
      const { rows } = await owner.query(`select from ${table} where ${column} ~ '[A-Z ]' limit 1`);
      if (rows.length === 0) continue;
      const value = /address|url/.test(column)
        ? `'${address}'`
        : `$p$${payload}$p$ || right(md5(ctid::text), 6)`;
      // What a constraint does not let in needs no escaping.
      const done = await owner
        .query(`update ${table} set ${column} = ${value} where ${column} is not null`)
        .catch(() => null);
      if (done && done.rowCount! > 0) poisoned.add(`${table}.${column}`);
    }
  }
  return [...poisoned];
}

const starts = (who: Who) => {
  const base = who.startsWith('school') ? '/o/lindenhof' : '/o/ledarnatverket';
  const q = encodeURIComponent(payload);
  return [
    base,
    ...(who === 'both' ? ['/o/lindenhof'] : []),
    `${base}/people?q=${q}`,
    `${base}/mentorships/search?words=${q}`,
    `${base}/library?q=${q}`,
    `${base}/audit-log`,
    `${base}/outbox`,
  ];
};

const isFile = (path: string) => /\/(?:file|print|credential)(?:\?|$)/.test(path);

async function pagesOf(visitors: Map<Who, Visitor>, more: string[]): Promise<Map<Who, string[]>> {
  const found = new Map<Who, string[]>();
  for (const [who, visitor] of visitors) {
    const paths = new Set<string>();
    await walk(visitor, [...starts(who), ...more], (path) => paths.add(path), 1);
    found.set(who, [...paths]);
  }
  return found;
}

type Seen = {
  pages: number;
  struck: string[];
  reports: string[];
  odd: string[];
  elsewhere: string[];
};

/** Every page in Chromium, with the policy of the page or past it. */
async function look(
  stage: Stage,
  visitors: Map<Who, Visitor>,
  paths: Map<Who, string[]>,
  bypassCSP: boolean,
): Promise<Seen> {
  const origin = await (stage.server.server.listening
    ? Promise.resolve(
        `http://127.0.0.1:${(stage.server.server.address() as { port: number }).port}`,
      )
    : listen(stage));
  const browser = await openBrowser();
  const seen: Seen = { pages: 0, struck: [], reports: [], odd: [], elsewhere: [] };
  try {
    for (const [who, list] of paths) {
      const context = await browser.newContext({ bypassCSP, reducedMotion: 'reduce' });
      await context.addCookies([
        { name: 'language', value: 'en', url: origin },
        { name: 'session', value: visitors.get(who)!.cookie, url: origin },
      ]);
      await context.addInitScript(`window.struck = (n) => console.log('STRUCK ' + n);
        addEventListener('securitypolicyviolation', (event) => console.log('REPORT ' + event.violatedDirective + ' ' + event.blockedURI));`);
      const page = await context.newPage();
      let path = '';
      page.on('console', (message) => {
        if (message.text().startsWith('STRUCK')) seen.struck.push(`${path}: ${message.text()}`);
        if (message.text().startsWith('REPORT')) seen.reports.push(`${path}: ${message.text()}`);
      });
      page.on('dialog', (dialog) => void (seen.struck.push(`${path}: a dialog`), dialog.dismiss()));
      page.on('request', (request) => {
        const url = new URL(request.url());
        if (url.origin !== origin && url.protocol !== 'data:' && url.protocol !== 'blob:')
          seen.elsewhere.push(`${path}: ${url.origin}`);
      });
      for (path of list.filter((one) => !isFile(one) && !/\/my-data\/file/.test(one))) {
        const reply = await page.goto(`${origin}${path}`, { waitUntil: 'load' }).catch(() => null);
        if (!reply || !String(reply.headers()['content-type']).startsWith('text/html')) continue;
        seen.pages++;
        const odd = await page.evaluate(
          `[...document.querySelectorAll('*')].flatMap((one) => [...one.attributes].filter(({ name, value }) => /^on/i.test(name) || (/^(href|src|action|formaction|xlink:href)$/i.test(name) && /^\\s*(javascript|data|vbscript):/i.test(value))).map(({ name, value }) => one.tagName + ' ' + name + '=' + value.slice(0, 30)))`,
        );
        for (const one of odd as string[]) seen.odd.push(`${path}: ${one}`);
      }
      await context.close();
    }
  } finally {
    await browser.close();
  }
  return seen;
}

export const script: Check = {
  number: 32,
  name: 'script in every word that people can write: nothing of it is carried out on a page, with the policy of the page and without, or in a file',
  isQuick: false,
  run: async (stage) => {
    if (browserPath === '')
      return {
        tried: 'no browser here',
        figure: 'not looked at',
        faults: ['there is no Chromium or Chrome'],
      };
    const pair = await openPair(stage);
    const visitors = new Map<Who, Visitor>();
    for (const who of everybody) visitors.set(who, await visit(stage, who));
    let texts = 0;
    await writeTexts({ visitors, pair, readers: new Map(), word: () => (texts++, payload) });
    const columns = await poison(stage);
    const document = Buffer.from(
      `# Competences of ${payload}\n\n## 1. ${payload}\n\nDefinition: ${payload}\n\n- asks ${payload}\n- listens ${payload}\n\n## 2. Second\n\n- waits ${payload}\n- sees ${payload}\n`,
    );
    const imported = await visitors
      .get('network.coordinator')!
      .upload(
        '/o/ledarnatverket/profiles',
        { name: payload.slice(0, 120) },
        { name: 'a.md', bytes: document },
      );
    const paths = await pagesOf(visitors, [pair.path, imported.location || pair.path]);
    const faults: string[] =
      imported.status === 303 ? [] : [`the document was not taken (${imported.status})`];
    let files = 0;
    for (const [who, list] of paths)
      for (const path of list.filter(isFile)) {
        const { status, headers } = await visitors.get(who)!.get(path);
        files++;
        if (
          status !== 200 ||
          String(headers['content-type']).startsWith('text/html') ||
          !String(headers['content-disposition']).startsWith('attachment')
        )
          faults.push(`${path}: ${status} ${String(headers['content-type'])}`);
      }
    const bare = await look(stage, visitors, paths, true);
    const kept = await look(stage, visitors, paths, false);
    const found = faults.concat(bare.struck, kept.struck, kept.reports, bare.odd);
    if (columns.length < 20 || texts < 20)
      found.push(`only ${columns.length} columns and ${texts} texts could be written`);
    return {
      tried: `${plural(columns.length, 'columns')}, ${texts} texts, ${plural(bare.pages + kept.pages, 'pages')}, ${files} files`,
      figure: `${bare.struck.length + kept.struck.length} carried out, ${kept.reports.length} reports of the policy`,
      faults: [...new Set(found)],
    };
  },
  mutation: {
    name: 'quotes and brackets are sent as they are',
    break: (stage) =>
      changePages(stage, (page) => page.replaceAll('&lt;', '<').replaceAll('&quot;', '"')),
  },
};

export const otherOrigins: Check = {
  number: 69,
  name: 'no page asks another server for anything',
  isQuick: false,
  run: async (stage) => {
    if (browserPath === '')
      return {
        tried: 'no browser here',
        figure: 'not looked at',
        faults: ['there is no Chromium or Chrome'],
      };
    const visitors = new Map<Who, Visitor>();
    for (const who of everybody) visitors.set(who, await visit(stage, who));
    const { pages, elsewhere } = await look(stage, visitors, await pagesOf(visitors, []), true);
    return {
      tried: plural(pages, 'pages'),
      figure: `${elsewhere.length} requests elsewhere`,
      faults: elsewhere,
    };
  },
  mutation: {
    name: 'a page with a picture from elsewhere',
    break: (stage) =>
      changePages(stage, (page) =>
        page.replace('</main>', '<img src="http://127.0.0.2:9/x.png" alt=""></main>'),
      ),
  },
};

async function changePages(stage: Stage, change: (page: string) => string): Promise<void> {
  await serveAnew(stage);
  stage.server.addHook('onSend', async (_, reply, body) =>
    String(reply.getHeader('content-type')).startsWith('text/html') && typeof body === 'string'
      ? change(body)
      : body,
  );
}
