/**
 * Checks 29, 31 and 35: what nobody should send, by the hundred thousand and over a real socket;
 * SQL in every field; line ends in headers.
 */
import { connect, type AddressInfo } from 'node:net';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { root } from '../src/platform/project.ts';
import { routes } from '../src/app/registry.ts';
import { feed, invitation } from '../src/features/mail/calendar.file.ts';
import { demoPassword } from '../src/features/accounts/sign-in.pages.tsx';
import { demoAddress } from '../src/app/demo/demo.ts';
import { visit } from '../test/support/world.ts';
import { plural, serveAnew, type Check, type Stage } from './check.ts';

/** The same choices each time. */
function chance(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const whole = (most: number) => Math.floor(next() * most);
  return {
    whole,
    pick: <T>(list: readonly T[]): T => list[whole(list.length)]!,
    bytes: (n: number) => Buffer.from(Array.from({ length: n }, () => whole(256))),
  };
}
type Chance = ReturnType<typeof chance>;

const head = (method: string, path: string, lines: string[]) =>
  `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${lines.join('\r\n')}${lines.length > 0 ? '\r\n' : ''}\r\n`;
const withBody = (
  path: string,
  type: string,
  body: string | Buffer,
  cookie: string,
  length = Buffer.byteLength(body),
) =>
  Buffer.concat([
    Buffer.from(
      head('POST', path, [
        `Content-Type: ${type}`,
        `Content-Length: ${length}`,
        `Cookie: ${cookie}`,
      ]),
    ),
    Buffer.from(body),
  ]);
const form = 'application/x-www-form-urlencoded';

/** What is wrong with a request, family by family. */
const families: Record<string, (chance: Chance, path: string, cookie: string) => Buffer> = {
  'paths of noise': ({ bytes, whole }) =>
    Buffer.from(head('GET', `/${encodeURIComponent(bytes(1 + whole(60)).toString('latin1'))}`, [])),
  'paths with broken percent signs': ({ pick }) =>
    Buffer.from(
      head(
        'GET',
        `/o/lindenhof/${pick(['%', '%f', '%ff%fe', '%u0041', '%00', '%c0%af', '..%2f..%2fetc', '%E0%80%80'])}`,
        [],
      ),
    ),
  'queries of noise': ({ bytes, whole }, path) =>
    Buffer.from(
      head(
        'GET',
        `${path}?${bytes(whole(80)).toString('base64')}&__proto__[x]=1&constructor=1&q[]=1&q[]=2`,
        [],
      ),
    ),
  'cookies of noise': ({ bytes, pick }, path) =>
    Buffer.from(
      head('GET', path, [
        `Cookie: session=${bytes(40).toString('base64')}; ${pick(['=', ';;;', 'session=%', 'language=xx', 'session=a=b=c', '__proto__=1'])}`,
      ]),
    ),
  'methods that nobody knows': ({ pick }, path) =>
    Buffer.from(
      head(
        pick(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'CONNECT', 'PROPFIND', 'FOO', 'get']),
        path,
        [],
      ),
    ),
  'forms with bytes that are no text': ({ bytes, whole }, path, cookie) =>
    withBody(path, form, Buffer.concat([Buffer.from('token=x&a='), bytes(whole(200))]), cookie),
  'forms with names of the language': ({ pick }, path, cookie) =>
    withBody(
      path,
      form,
      `token=x&${pick(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'token[]', 'a[b][c]'])}=1&=&&&`,
      cookie,
    ),
  'forms with thousands of fields': ({ whole }, path, cookie) =>
    withBody(
      path,
      form,
      Array.from({ length: 1 + whole(3000) }, (_, k) => `f${k}=${k}`).join('&'),
      cookie,
    ),
  'other kinds of content': ({ pick }, path, cookie) =>
    withBody(
      path,
      pick([
        'application/json',
        'text/xml',
        'application/octet-stream',
        '',
        'x',
        'multipart/form-data',
        `${form}; charset=utf-7`,
      ]),
      '{"a":[[[[',
      cookie,
    ),
  'uploads that are cut off': ({ whole }, path, cookie) => {
    const body = `--b\r\nContent-Disposition: form-data; name="token"\r\n\r\nx\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7 ${'x'.repeat(300)}\r\n--b--\r\n`;
    return withBody(
      path,
      'multipart/form-data; boundary=b',
      body.slice(0, whole(body.length)),
      cookie,
    );
  },
  'uploads with odd headers': ({ pick }, path, cookie) =>
    withBody(
      path,
      `multipart/form-data; boundary=${pick(['b', '"b', '', 'b; boundary=c', 'x'.repeat(300)])}`,
      `--b\r\n${pick(['Content-Disposition: form-data', 'Content-Disposition: form-data; name=', 'X', ': :', 'Content-Disposition: form-data; name="f"; filename="\u0000../../x"'])}\r\n\r\nx\r\n--b--\r\n`,
      cookie,
    ),
  'lengths that are not true': ({ pick, whole }, path, cookie) =>
    withBody(path, form, 'token=x', cookie, pick([0, 3, whole(7)])),
  'headers without end': ({ whole }, path) =>
    Buffer.from(
      head(
        'GET',
        path,
        Array.from({ length: 20 + whole(100) }, (_, k) => `X-${k}: ${'y'.repeat(whole(300))}`),
      ),
    ),
  'lines that are no HTTP': ({ bytes, whole, pick }) =>
    Buffer.concat([
      Buffer.from(
        pick([
          'GET',
          'GET /',
          'GET / HTTP/9.9\r\n\r\n',
          'GET / HTTP/1.1\r\n\r\n',
          '\r\n\r\n',
          'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
        ]),
      ),
      bytes(whole(30)),
      Buffer.from('\r\n\r\n'),
    ]),
};

/** The status, or 0 when the connection was closed without one. */
function send(port: number, request: Buffer): Promise<{ status: number; ms: number }> {
  const from = performance.now();
  return new Promise((resolve) => {
    let said = '';
    const socket = connect(port, '127.0.0.1', () => socket.end(request));
    const end = () => {
      socket.destroy();
      resolve({
        status: Number(/^HTTP\/1\.1 (\d{3})/.exec(said)?.[1] ?? 0),
        ms: performance.now() - from,
      });
    };
    socket.on('data', (text) => {
      if (said.length < 100) said += text.toString('latin1');
    });
    socket.on('close', end).on('error', end).setTimeout(10_000, end);
  });
}

export const malformed: Check = {
  number: 29,
  name: 'a hundred thousand requests that nobody should send: no 5xx, no crash, bounded memory, and still answering',
  isQuick: false,
  run: async ({ server }) => {
    const faults: string[] = [];
    await server.listen({ port: 0, host: '127.0.0.1' });
    const { port } = server.server.address() as AddressInfo;
    const first = await server.inject('/sign-in');
    const door = first.cookies.find(({ name }) => name === 'browser')!.value;
    const signedIn = await server.inject({
      method: 'POST',
      url: '/sign-in',
      cookies: { browser: door },
      payload: new URLSearchParams({
        token: /name="token" value="([^"]+)"/.exec(first.body)![1]!,
        email: demoAddress('both'),
        password: demoPassword,
      }).toString(),
      headers: { 'content-type': form },
    });
    const session = signedIn.cookies.find(({ name }) => name === 'session')!.value;
    const random = chance(29);
    const names = Object.keys(families);
    const paths = [
      '/sign-in',
      '/card',
      '/forgotten',
      ...routes.filter(({ path }) => !path.includes(':')).map(({ path }) => `/o/lindenhof${path}`),
    ];
    const total = 100_000;
    const times: number[] = [];
    const statuses = new Map<number, number>();
    let [sent, start] = [0, 0];
    const worker = async () => {
      while (sent < total) {
        const k = sent++;
        if (k === 10_000) {
          globalThis.gc?.();
          start = process.memoryUsage().rss;
        }
        const name = names[k % names.length]!;
        const { status, ms } = await send(
          port,
          families[name]!(random, random.pick(paths), random.pick(['x=1', `session=${session}`])),
        );
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        times.push(ms);
        if (status >= 500) faults.push(`${name}: ${status}`);
      }
    };
    await Promise.all(Array.from({ length: 16 }, worker));
    globalThis.gc?.();
    const grown = (process.memoryUsage().rss - start) / 2 ** 20;
    const p99 = times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)]!;
    if (grown > 50) faults.push(`${grown.toFixed(0)} MB more memory`);
    if (p99 > 1000) faults.push(`p99 ${p99.toFixed(0)} ms`);
    if ((await server.inject('/ready')).statusCode !== 200)
      faults.push('it does not answer any more');
    const told = [...statuses]
      .sort(([a], [b]) => a - b)
      .map(([status, n]) => `${status || 'closed'} ${n}`);
    return {
      tried: `${plural(total, 'requests')} in ${names.length} families (${told.join(', ')})`,
      figure: `${faults.length} faults, p99 ${p99.toFixed(0)} ms, ${grown.toFixed(0)} MB more memory after the first 10,000`,
      faults,
    };
  },
  mutation: {
    name: 'a cookie that is no text breaks a page',
    break: async (stage: Stage) => {
      await serveAnew(stage);
      stage.server.addHook('preHandler', async (request) => {
        if (request.headers.cookie?.includes('__proto__')) throw new TypeError('no text');
      });
    },
  },
};

const bases = [
  "'",
  "''",
  "' or '1'='1",
  "'; create table pwned(); --",
  '1; select pg_sleep(3)',
  "' || pg_sleep(3) || '",
  "') or pg_sleep(3) is null --",
  "' union select null, null --",
  "\\'; drop table person; --",
  '$$; select 1; $$',
  '%27%20or%201=1',
  '1)) or ((1=1',
  "x' and extractvalue(1,1) --",
  "'/**/or/**/1=1",
  "E'\\\\x27'",
  '\u02bc or 1=1',
  "a'||(select password_hash from account limit 1)||'",
  '{"$ne":1}',
  '";select 1;"',
  "');reset role;--",
  "'; set app.organisation = ''; --",
  "' and (select count(*) from person) > 0 --",
  '0x27206f7220313d31',
  "1' waitfor delay '0:0:3' --",
  "||'1",
];
const wraps = [
  (p: string) => p,
  (p: string) => `1${p}`,
  (p: string) => `${p}/*`,
  (p: string) => p.toUpperCase(),
  (p: string) => p.replaceAll(' ', '\t'),
  (p: string) => p.replaceAll(' ', '/**/'),
  (p: string) => `2026-11-22${p}`,
  (p: string) => encodeURIComponent(p),
  (p: string) => `${p}\u0000`,
  (p: string) => p.replaceAll("'", '’'),
  (p: string) => `(${p})`,
  (p: string) => p + p,
  (p: string) => p.split('').reverse().join(''),
  (p: string) => `${p}--`,
  (p: string) => `00000000-0000-4000-8000-000000000000${p}`,
  (p: string) => p.replaceAll(' or ', ' || '),
  (p: string) => `%${p}%`,
  (p: string) => `\\${p}`,
  (p: string) => `"${p}"`,
  (p: string) => p.replaceAll('=', ' like '),
];

export const injection: Check = {
  number: 31,
  name: 'SQL in every field, query and path: nothing is carried out, nothing waits, no error of ours',
  isQuick: false,
  run: async (stage) => {
    const faults: string[] = [];
    const payloads = bases.flatMap((base) => wraps.map((wrap) => wrap(base)));
    for (const file of globSync('src/**/*.{ts,tsx}', { cwd: root }))
      if (/sql\.raw\(/.test(readFileSync(join(root, file), 'utf8')))
        faults.push(`${file} builds SQL from text`);
    const visitors = {
      lindenhof: await visit(stage, 'both'),
      ledarnatverket: await visit(stage, 'network.mentor'),
    };
    const people = () =>
      stage.owner.query<{ n: number }>(
        `select (select count(*)::int from pg_tables where schemaname = 'public') as n`,
      );
    const before = (await people()).rows[0]!.n;
    let [tried, slowest, k] = [0, 0, 0];
    for (let round = 0; round < 16; round++)
      for (const door of routes)
        for (const [slug, visitor] of Object.entries(visitors)) {
          const next = () => payloads[k++ % payloads.length]!;
          const path = `/o/${slug}${door.path.replace(/:\w+/g, () => (round % 2 === 0 ? crypto.randomUUID() : encodeURIComponent(next()).slice(0, 180)))}`;
          const names = [
            ...Object.keys(door.form),
            'q',
            'words',
            'role',
            'unit',
            'page',
            'cohort',
            'all',
            'at',
          ];
          const fields = Object.fromEntries(names.map((name) => [name, next()]));
          const from = performance.now();
          const { status } =
            door.act === null
              ? await visitor.get(`${path}?${new URLSearchParams(fields)}`)
              : await visitor.post(path, fields);
          const ms = performance.now() - from;
          tried += names.length;
          slowest = Math.max(slowest, ms);
          if (status >= 500) faults.push(`${door.method} ${path}: ${status}`);
          if (ms > 2500) faults.push(`${door.method} ${path}: ${ms.toFixed(0)} ms`);
        }
    if ((await people()).rows[0]!.n !== before) faults.push('a table came or went');
    return {
      tried: `${plural(payloads.length, 'payloads')}, ${plural(tried, 'fields')}`,
      figure: `${faults.length} effects, the slowest answer ${slowest.toFixed(0)} ms`,
      faults,
    };
  },
  mutation: {
    name: 'a search that puts words into its SQL',
    break: async (stage) => {
      await serveAnew(stage);
      stage.server.addHook('preHandler', async (request) => {
        const { q } = request.query as { q?: string };
        if (q)
          await stage.database.beforeTenant(null, (tx) =>
            sql.raw(`select 1 where '${q}' = 'x'`).execute(tx),
          );
      });
    },
  },
};

export const lineEnds: Check = {
  number: 35,
  name: 'line ends and NUL in names, addresses of pages and calendars make no header and no line',
  isQuick: true,
  run: async ({ somebody }) => {
    const faults: string[] = [];
    let tried = 0;
    const evil = [
      '\r\nX-Evil: 1',
      '\nX-Evil: 1',
      '\r\n\r\n<b>',
      '\u0000',
      '\u2028X-Evil: 1',
      '%0d%0aX-Evil: 1',
      '\u0085X-Evil: 1',
      '\r',
      '\u000bX-Evil: 1',
    ];
    const person = somebody();
    for (const part of evil)
      for (const path of [
        `/sign-in?to=${encodeURIComponent(`/o/lindenhof${part}`)}`,
        `/language/nl?to=${encodeURIComponent(`/${part}`)}`,
        `/language/${encodeURIComponent(`nl${part}`)}?to=/`,
        `/assets/${encodeURIComponent(`x${part}`)}`,
        `/o/${encodeURIComponent(`x${part}`)}`,
      ]) {
        const { headers, status } = await person.get(path);
        tried++;
        if (
          'x-evil' in headers ||
          /[\r\n]/.test(
            JSON.stringify(headers.location ?? '')
              .replaceAll('\\r', '\r')
              .replaceAll('\\n', '\n'),
          ) ||
          status >= 500
        )
          faults.push(`${path}: ${status} ${String(headers.location)}`);
      }
    for (const part of evil) {
      const event = {
        uid: 'x',
        sequence: 0,
        start: new Date(0),
        minutes: 60,
        summary: `a${part}`,
        place: `c${part}`,
        url: 'http://localhost/',
        isCancelled: false,
        stamp: new Date(0),
      };
      const text =
        invitation(event, {
          organiser: 'M <m@localhost>',
          guest: { name: `n${part}`, address: 'g@localhost' },
        }) + feed(`f${part}`, [event], []);
      tried++;
      if (/(^|[\r\n])X-Evil/.test(text))
        faults.push(`a calendar line of its own: ${JSON.stringify(part)}`);
    }
    return { tried: plural(tried, 'ways'), figure: `${faults.length} headers or lines`, faults };
  },
  mutation: {
    name: 'where to go next is taken as it comes',
    break: async (stage) => {
      await serveAnew(stage);
      stage.server.addHook('onSend', async (request, reply) => {
        const { to } = request.query as { to?: string };
        for (const line of (to ?? '').split(/[\r\n]+/).slice(1))
          if (line.startsWith('X-Evil: ')) reply.header('x-evil', line.slice(8));
      });
    },
  },
};
