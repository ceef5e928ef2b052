/**
 * A form acts once, however often and wherever it arrives: tried with the forms that stand on the
 * pages.
 */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { routes } from '../src/app/registry.ts';
import { demoPassword } from '../src/features/accounts/sign-in.pages.tsx';
import { accountNames } from '../src/app/demo/cast.ts';
import { demoAddress } from '../src/app/demo/demo.ts';
import { forgetForms } from '../src/web/idempotency.ts';
import { buildServer } from '../src/app/server.ts';
import { extent, sampleOf } from './support/extent.ts';
import { formsOn, type SentForm } from './support/forms.ts';
import { openPair } from './support/pair.ts';
import { walk } from './support/walk.ts';
import {
  demoDay,
  now,
  openWorld,
  readLetters,
  visit,
  visitorWith,
  type Reply,
  type Visitor,
  type World,
} from './support/world.ts';

const own = 'https://mentors.example';
let world: World;
/**
 * The same organisation served by another process: nothing is shared with the first but the
 * database.
 */
let second: FastifyInstance;
before(async () => {
  world = await openWorld();
  const settings = { database: world.database, now, log: false, hasMail: true, publicUrl: own };
  await world.server.close();
  world.server = await buildServer(settings);
  second = await buildServer(settings);
  await world.owner.query(`set app.purpose = 'backup'`);
  const { rows } = await world.owner.query<{ key: string }>('select key from letter');
  for (const { key } of rows) old.add(key);
});
after(async () => {
  await second.close();
  await world.close();
});

/** What a proxy hands on as it came. */
const lies = { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' };

/** Rows of every table, in the eyes of each organisation in turn. */
type Count = { id: string; name: string; text: string };
let counts: Promise<Count[]> | undefined;

/** Every row of every table. Prepared: to plan it takes ten times as long as to count. */
async function countAll(): Promise<Record<string, number>> {
  counts ??= prepareCounts();
  await world.owner.query(`set app.purpose = 'backup'`);
  const sums: Record<string, number> = {};
  for (const { id, name, text } of await counts) {
    await world.owner.query(`set app.organisation = '${id}'`);
    const { rows } = await world.owner.query<{ name: string; n: number }>({ name, text });
    for (const row of rows) sums[row.name] = (sums[row.name] ?? 0) + row.n;
  }
  return sums;
}

async function prepareCounts(): Promise<Count[]> {
  const organisations = await world.database.beforeTenant(null, (tx) =>
    tx.selectFrom('organisation').select('id').execute(),
  );
  const { rows: tables } = await world.owner.query<{ name: string; isOurs: boolean }>(
    `select tablename as name, exists (select 1 from information_schema.columns c where c.table_name = tablename and c.column_name = 'organisation_id' and tablename <> 'session') as "isOurs"
     from pg_tables where schemaname = 'public' and tablename <> 'schema_migration'`,
  );
  return organisations.map(({ id }, at) => ({
    id,
    name: `count ${at}`,
    text: tables
      .filter(({ isOurs }) => isOurs || at === 0)
      .map(
        ({ name, isOurs }) =>
          `select '${name}' as name, count(*)::int as n from ${name}${isOurs ? ` where organisation_id = '${id}'` : ''}`,
      )
      .join(' union all '),
  }));
}
const grown = (then: Record<string, number>, now: Record<string, number>) =>
  Object.entries(now)
    .filter(([name, n]) => n !== then[name])
    .map(([name, n]) => `${name} ${n - then[name]!}`);

async function postTo(
  server: FastifyInstance,
  { cookie }: Visitor,
  { action, fields, isUpload }: SentForm,
): Promise<Pick<Reply, 'status' | 'location' | 'text'>> {
  const boundary = 'twice';
  const reply = await server.inject({
    method: 'POST',
    url: action,
    cookies: { session: cookie, language: 'en' },
    ...(isUpload
      ? {
          payload: `${Object.entries(fields)
            .map(
              ([name, value]) =>
                `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
            )
            .join(
              '',
            )}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\nA mentor listens.\r\n--${boundary}--\r\n`,
          headers: { ...lies, 'content-type': `multipart/form-data; boundary=${boundary}` },
        }
      : {
          payload: new URLSearchParams(fields).toString(),
          headers: { ...lies, 'content-type': 'application/x-www-form-urlencoded' },
        }),
  });
  return {
    status: reply.statusCode,
    location: String(reply.headers.location ?? ''),
    text: reply.body,
  };
}

const patterns = routes
  .filter(({ act }) => act !== null)
  .map((route) => ({
    route,
    like: new RegExp(`^/o/[a-z0-9-]+${route.path.replace(/:\w+/g, '[^/?]+')}(?:\\?.*)?$`),
  }));
const routeOf = (action: string) =>
  patterns.find(({ like }) => like.test(action))?.route.path ?? null;

/** One person at two servers, with the same form at the same moment. */
async function atBoth(
  who: Visitor,
  path: string,
  fields: Record<string, string>,
): Promise<[Reply, Reply]> {
  const sent = { ...fields, once: crypto.randomUUID() };
  return Promise.all([
    visitorWith(world.server, who.cookie).post(path, sent),
    visitorWith(second, who.cookie).post(path, sent),
  ]);
}

test('ST-3: a double click at two servers records one meeting with one agreement, one agreement, one signal, one person, one programme', async () => {
  const pair = await openPair(world);
  const [school, network] = [
    await visit(world, 'school.coordinator'),
    await visit(world, 'network.coordinator'),
  ];
  const programme = formsOn(
    (await network.get('/o/ledarnatverket/programmes/new')).text,
    demoDay,
  ).find(({ action }) => action.endsWith('/programmes'));
  for (const [who, path, fields, tables] of [
    [
      pair.mentor,
      `${pair.path}/meetings`,
      {
        held_on: '2026-11-20',
        minutes: '90',
        note_class: 'shared',
        note: 'Talked it over',
        agreement: 'Ring the school',
        agreement_owner: pair.ids.mentor,
      },
      ['meeting', 'agreement'],
    ],
    [
      pair.mentor,
      `${pair.path}/agreements`,
      { what: 'Read the chapter', owner: pair.ids.mentee },
      ['agreement'],
    ],
    [
      pair.mentor,
      `${pair.path}/signals`,
      { kind: 'well-being', severity: 'middle', words: 'Not well at all' },
      ['signal'],
    ],
    [
      school,
      '/o/lindenhof/people',
      {
        given_name: 'Noor',
        family_name: 'Vermeer',
        role: 'mentor',
        email: 'noor@lindenhof.example',
      },
      ['person'],
    ],
    [
      network,
      '/o/ledarnatverket/programmes',
      { ...programme!.fields, name: 'Once' },
      ['programme'],
    ],
  ] as [Visitor, string, Record<string, string>, string[]][]) {
    const none = await countAll();
    const replies = await atBoth(who, path, fields);
    deepEqual(
      replies.map(({ status, location }) => [status, location]),
      [303, 303].map((status) => [status, replies[0].location]),
      path,
    );
    const once = await countAll();
    for (const table of tables) equal(once[table]! - none[table]!, 1, `${path}: ${table}`);
  }
});

type Found = { who: Visitor; page: string; path: string };
const found = new Map<string, Found>();
/** Letters of the demo, which name no address of ours. */
const old = new Set<string>();
const formOf = async ({ who, page, path }: Found): Promise<SentForm | null> =>
  formsOn((await who.get(page)).text, demoDay).find(({ action }) => routeOf(action) === path) ??
  null;

/** Two of the same at the same moment, at two servers; what each of them writes, once. */
const important: Record<string, string> = {
  '/people': 'person',
  '/people/imports': 'roster_import',
  '/programmes': 'programme',
  '/mentorships/:mentorship/meetings': 'meeting',
  '/mentorships/:mentorship/agreements': 'agreement',
  '/mentorships/:mentorship/goals': 'goal',
  '/mentorships/:mentorship/appointments': 'appointment',
  '/actions': 'own_action',
  '/worries': 'worry',
};

test('AD-3: every form that a page shows, sent twice, acts once and leads to the same place', async (t) => {
  for (const name of accountNames) {
    const who = await visit(world, name);
    const base = /^school|^both/.test(name) ? '/o/lindenhof' : '/o/ledarnatverket';
    await walk(
      who,
      [base],
      (page, text) => {
        for (const { action } of formsOn(text, demoDay)) {
          const path = routeOf(action);
          // Afterwards everybody would need a second step.
          if (path !== null && path !== '/sign-in-rules' && !found.has(path))
            found.set(path, { who, page, path });
        }
      },
      extent(1, 2),
    );
  }
  const acted: string[] = [];
  const atOnce: string[] = [];
  const faults: string[] = [];
  const sample = new Set(sampleOf(found.keys(), 3));
  for (const [path, one] of found) {
    if (!important[path] && !sample.has(path)) continue;
    // The page as it is now: what was posted before may have changed it.
    const form = await formOf(one);
    if (!form) continue;
    if (!form.fields.once) faults.push(`${one.page}: a form for ${path} has no word of its own`);
    if (important[path]) {
      const none = await countAll();
      const both = await Promise.all([world.server, second].map((to) => postTo(to, one.who, form)));
      if (both.every(({ status }) => status === 303)) {
        ok(!both[0]!.location.startsWith('/account'), both[0]!.location);
        atOnce.push(path);
        const table = important[path];
        const more = (await countAll())[table]! - none[table]!;
        if (more !== 1) faults.push(`${path} at once: ${more} rows of ${table}`);
        if (both[0]!.location !== both[1]!.location) faults.push(`${path} at once: two places`);
      } else if (both.some(({ status }) => status === 303))
        faults.push(`${path} at once: ${both.map(({ status }) => status).join(' and ')}`);
      continue;
    }
    const first = await postTo(world.server, one.who, form);
    if (first.status !== 303 && first.status !== 200) continue;
    ok(!/^\/(account|sign-in)/.test(first.location), first.location);
    const once = await countAll();
    const again = await postTo(second, one.who, form);
    acted.push(path);
    // A page that is shown once more is a reading, and written down as one.
    const more = grown(once, await countAll()).filter(
      (line) => !(first.status === 200 && line.startsWith('audit_log ')),
    );
    if (more.length > 0) faults.push(`${path}: ${more.join(', ')} more`);
    const isSame =
      first.status === 303 ? again.location === first.location : /been done once/.test(again.text);
    if (!isSame)
      faults.push(
        `${path}: ${first.status} ${first.location}, then ${again.status} ${again.location}`,
      );
  }
  t.diagnostic(
    `tried: ${acted.length} forms acted one after the other, ${atOnce.length} at once, of ${found.size} that pages show`,
  );
  deepEqual(faults, []);
  ok(acted.length >= extent(12, 40), `${acted.length} acted: ${acted.join(' ')}`);
  ok(atOnce.length >= 3, `${atOnce.length} at once: ${atOnce.join(' ')}`);
});

/** What there is once, whoever asks for it at the same moment: rows that are the same in this. */
const once: Record<string, string> = {
  'running groups of a class': `select unit_id from mentorship m where unit_id is not null and kind = 'group' and not exists (select from closure c where c.mentorship_id = m.id)
    group by 1 having count(*) > 1`,
  'running groups of a pupil': `select x.person_id from mentorship_member x join mentorship m on m.id = x.mentorship_id and m.kind = 'group' where x.part = 'mentee' and x.last_day is null
    and not exists (select from closure c where c.mentorship_id = m.id) group by 1 having count(*) > 1`,
  'places of one person in a mentorship': `select mentorship_id, person_id, part, first_day from mentorship_member group by 1, 2, 3, 4 having count(*) > 1`,
  'pauses of one day': `select a.id from pause a join pause b on b.mentorship_id = a.mentorship_id and b.id > a.id
    and daterange(a.first_day, a.last_day, '[]') && daterange(b.first_day, b.last_day, '[]')`,
  'roles of one person': `select person_id, role from membership where last_day is null group by 1, 2 having count(*) > 1`,
  'guardianships of one child': `select guardian_id, child_id from guardianship where last_day is null group by 1, 2 having count(*) > 1`,
  'people with one number': `select organisation_id, number from person where number is not null group by 1, 2 having count(*) > 1`,
  'pairs of one mentor and mentee': `select x.person_id, y.person_id from mentorship m join mentorship_member x on x.mentorship_id = m.id and x.part = 'mentor'
    join mentorship_member y on y.mentorship_id = m.id and y.part = 'mentee' where m.kind = 'pair' and not exists (select from closure c where c.mentorship_id = m.id) group by 1, 2 having count(*) > 1`,
  'applications of one person': `select cohort_id, person_id, role from application where withdrawn_on is null group by 1, 2, 3 having count(*) > 1`,
  'drafts of one profile': `select profile_id from profile_version where published_at is null group by 1 having count(*) > 1`,
  'open extensions': `select mentorship_id, until from extension where agreed_on is null group by 1, 2 having count(*) > 1`,
  'absences of one day': `select a.id from absence a join absence b on b.person_id = a.person_id and b.id > a.id and daterange(a.first_day, a.last_day, '[]') && daterange(b.first_day, b.last_day, '[]')`,
  'shares with one teacher': `select mentorship_id, person_id from overview_share where last_day is null or last_day > '2026-11-22' group by 1, 2 having count(*) > 1`,
};

async function doubles(): Promise<string[]> {
  const { rows: organisations } = await world.owner.query<{ id: string }>(
    'select id from organisation',
  );
  await world.owner.query(`set app.purpose = 'backup'`);
  const counted: string[] = [];
  for (const { id } of organisations) {
    await world.owner.query(`set app.organisation = '${id}'`);
    for (const [what, query] of Object.entries(once)) {
      const { rows } = await world.owner.query(query);
      if (rows.length > 0) counted.push(`${what}: ${rows.length}`);
    }
  }
  return counted;
}

test('ST-3: every form that a page shows, pressed in two tabs at the same moment, makes once what is there once, and nothing breaks', async (t) => {
  const before = await doubles();
  let tried = 0;
  const faults: string[] = [];
  for (const [path, one] of sampleOf(found, 2)) {
    const form = await formOf(one);
    if (!form) continue;
    tried++;
    const replies = await Promise.all(
      [world.server, second, world.server].map((to) =>
        postTo(to, one.who, { ...form, fields: { ...form.fields, once: crypto.randomUUID() } }),
      ),
    );
    const statuses = replies.map(({ status }) => status);
    if (statuses.some((status) => status >= 500)) faults.push(`${path}: ${statuses.join(' ')}`);
    const more = (await doubles()).filter((line) => !before.includes(line));
    if (more.length > 0) {
      faults.push(`${path}: ${more.join(', ')}`);
      before.push(...more);
    }
  }
  t.diagnostic(`tried: ${tried} forms, each three times at once`);
  deepEqual(faults, []);
});

test('AD-1: every letter that those forms wrote leads to the address of this server, whatever the requests said', async (t) => {
  const { rows: organisations } = await world.database.beforeTenant(null, async (tx) => ({
    rows: await tx.selectFrom('organisation').select('id').execute(),
  }));
  // And the letter that nobody with an account asked for.
  const page = await world.server.inject({ url: '/forgotten', headers: lies });
  const asked = await world.server.inject({
    method: 'POST',
    url: '/forgotten',
    cookies: { browser: page.cookies.find(({ name }) => name === 'browser')!.value },
    headers: { ...lies, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({
      ...formsOn(page.body, demoDay)[0]!.fields,
      email: demoAddress('school.mentor'),
    }).toString(),
  });
  equal(asked.statusCode, 200);
  await sleep(3000);
  let links = 0;
  const kinds = new Set<string>();
  for (const { id } of organisations) {
    await world.owner.query(`set app.organisation = '${id}'; set app.purpose = ''`);
    for (const { key, body, calendar, kind } of await readLetters(world)) {
      if (old.has(key!)) continue;
      const text = `${body ?? ''} ${calendar ?? ''}`;
      ok(!text.includes('evil.example'), kind!);
      for (const [, host] of text.matchAll(/https?:\/\/([^/\s"<]+)/g)) {
        equal(`https://${host}`, own, kind!);
        links++;
        kinds.add(kind!);
      }
    }
  }
  ok(links >= 4 && kinds.has('reset'), `${links} links`);
  t.diagnostic(`tried: ${links} links in letters of ${kinds.size} kinds: ${[...kinds].join(', ')}`);
});

test('AD-3: changed content is another act, what was refused may come again, and a day later nothing is kept', async () => {
  const mentee = await visit(world, 'network.mentee');
  const path = '/o/ledarnatverket/actions';
  const [form] = formsOn((await mentee.get(path)).text, demoDay).filter(
    ({ action }) => action === path,
  );
  const send = (body: string, to = world.server) =>
    postTo(to, mentee, { ...form!, fields: { ...form!.fields, body } });
  const count = async () => (await countAll()).own_action!;
  const none = await count();
  equal((await send('')).status, 422);
  equal((await send('')).status, 422, 'refused, and refused again');
  equal((await send('Ring the school')).status, 303);
  equal((await send('Ring the school', second)).status, 303);
  equal(await count(), none + 1);
  equal((await send('Ring the school at nine')).status, 303, 'Back, corrected, sent again');
  equal(await count(), none + 2);
  equal((await send('Ring the school', second)).status, 303, 'and back to what stood there first');
  equal(await count(), none + 3);
  const { id } = await world.database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select('id')
      .where('slug', '=', 'ledarnatverket')
      .executeTakeFirstOrThrow(),
  );
  await world.database.inTenant({ organisation: id, person: null }, 'write', (tx) =>
    forgetForms(tx, new Date(Date.now() + 1000)),
  );
  equal(await countForms(id), 0);
});

async function countForms(organisation: string): Promise<number> {
  const { rows } = await world.owner.query<{ n: number }>(
    'select count(*)::int as n from sent_form where organisation_id = $1',
    [organisation],
  );
  return rows[0]!.n;
}

test('AD-3: before every organisation the second of two equal forms gets the answer of the first, cookies too', async () => {
  const page = await world.server.inject('/forgotten');
  const browser = page.cookies.find(({ name }) => name === 'browser')!.value;
  const [form] = formsOn(page.body, demoDay);
  const send = (fields: Record<string, string>) =>
    world.server.inject({
      method: 'POST',
      url: form!.action,
      cookies: { browser },
      payload: new URLSearchParams({ ...form!.fields, ...fields }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  const tries = async () => (await countAll()).sign_in_attempt!;
  const before = await tries();
  const replies = await Promise.all([1, 2, 3].map(() => send({ email: 'a@nowhere.example' })));
  deepEqual(
    replies.map(({ statusCode }) => statusCode),
    [200, 200, 200],
  );
  equal(
    (await tries()) - before,
    2,
    'one letter asked for: once for the address, once for the place',
  );
  const signIn = await world.server.inject('/sign-in');
  const jar = { browser: signIn.cookies.find(({ name }) => name === 'browser')!.value };
  const [into] = formsOn(signIn.body, demoDay);
  const enter = () =>
    world.server.inject({
      method: 'POST',
      url: '/sign-in',
      cookies: jar,
      payload: new URLSearchParams({
        ...into!.fields,
        email: demoAddress('network.mentor'),
        password: demoPassword,
      }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  const sessions = (await countAll()).session!;
  const [one, two] = await Promise.all([enter(), enter()]);
  equal((await countAll()).session! - sessions, 1);
  equal(two.headers.location, one.headers.location);
  match(String(two.headers['set-cookie']), /session=/);
  deepEqual(two.headers['set-cookie'], one.headers['set-cookie']);
});
