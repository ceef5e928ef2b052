/** From an empty installation to the first organisation, in a browser without scripts. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { begin } from '../src/app/beginning.ts';
import { chooseDemo } from '../src/app/demo/demo.rules.ts';
import { demoAddresses } from '../src/app/demo/demo.ts';
import { ownerConfig } from '../src/platform/database.ts';
import { migrate, openSignIn } from '../src/platform/migrate.ts';
import { makeFirstCode } from '../src/features/people/founding.access.ts';
import { slugOf } from '../src/features/people/organisation.rules.ts';
import { foundOrganisation } from '../src/features/people/organisation.store.ts';
import { lawOf } from '../src/features/records/law.rules.ts';
import { buildServer } from '../src/app/server.ts';
import { Client } from 'pg';
import { stranger } from './support/anonymous.ts';
import { dropWhenFree, now, openWorld, type World } from './support/world.ts';

const password = 'fyra gula lador vid sjön';
const typed = {
  name: 'Myndigheten för Åar & Älvar',
  slug: '',
  country: 'SE',
  time_zone: '',
  language: 'sv',
  given_name: 'Anna',
  family_name: 'Lind',
  email: 'Anna.Lind@aar.se',
  password,
};

/** An installation without an organisation, and how many servers on it as there are codes. */
async function openEmpty(t: TestContext, servers = 1) {
  const world = await openWorld('schema_template');
  const codes = Array.from({ length: servers }, () => makeFirstCode(world.database));
  const built = await Promise.all(
    codes.map((firstCode) => buildServer({ database: world.database, now, log: false, firstCode })),
  );
  await world.owner.query(`set app.scope = 'sign-in'`);
  t.after(async () => {
    for (const server of built) await server.close();
    await world.close();
  });
  return { world, codes: codes.map(({ code }) => code), built };
}

/** What there is at all, seen by whoever owns the tables. */
async function inventory({ owner }: World) {
  const { rows: organisations } = await owner.query<Record<string, string>>(
    'select id, slug, name, language, jurisdiction, time_zone from organisation order by slug',
  );
  const { rows: accounts } = await owner.query<{ email: string }>('select email from account');
  const people: string[] = [];
  for (const { id } of organisations) {
    await owner.query(`set app.organisation = '${id}'`);
    const { rows } = await owner.query<{ who: string }>(
      `select p.given_name || ' ' || p.family_name || ' <' || p.email || '> ' || string_agg(m.role, ' ' order by m.role) as who
       from person p join membership m on m.organisation_id = p.organisation_id and m.person_id = p.id group by p.organisation_id, p.id`,
    );
    people.push(...rows.map(({ who }) => who));
  }
  return { organisations, accounts: accounts.map(({ email }) => email), people };
}

const nothing = { organisations: [], accounts: [], people: [] };

test('ST-3: every address of an empty installation leads to the page; with the code the founder comes in, under an own name', async (t) => {
  const { world, codes, built } = await openEmpty(t);
  const person = stranger(() => built[0]!);
  for (const path of ['/', '/sign-in', '/sign-in?to=/o/x'])
    equal((await person.get(path)).location, '/founding', path);
  const page = await person.get('/founding');
  equal(page.status, 200);
  match(page.text, /Set up your organisation/);
  for (const [language, word] of [
    ['nl', 'Zweden'],
    ['sv', 'Sverige'],
  ] as const) {
    person.jar.language = language;
    match((await person.get('/founding')).text, new RegExp(`<option value="SE">${word}`));
  }
  person.jar.language = 'en';
  const { text } = await person.get('/founding');
  ok(!text.includes(codes[0]!), 'the page does not tell the code');
  // As it is typed from paper: small letters, without hyphens.
  const code = codes[0]!.toLowerCase().replaceAll('-', ' ');
  const done = await person.post('/founding', { ...typed, code });
  deepEqual([done.status, done.location], [303, '/']);
  equal((await person.get('/')).location, '/o/myndigheten-for-aar-alvar');
  // On the way to the second step, as after a sign-in link.
  equal((await person.get('/o/myndigheten-for-aar-alvar')).location, '/account/second-step');
  const { organisations, accounts, people } = await inventory(world);
  deepEqual(
    organisations.map((one) => ({ ...one, id: '' })),
    [
      {
        id: '',
        slug: 'myndigheten-for-aar-alvar',
        name: 'Myndigheten för Åar & Älvar',
        language: 'sv',
        jurisdiction: 'SE',
        time_zone: 'Europe/Stockholm',
      },
    ],
  );
  deepEqual(
    [accounts, people],
    [['anna.lind@aar.se'], ['Anna Lind <anna.lind@aar.se> administrator coordinator']],
  );
  equal(lawOf(organisations[0]!.jurisdiction!), 'se');
  // The home page says where to begin.
  await world.owner.query(`update organisation set strong_roles = '{}'`);
  const home = (await person.get('/o/myndigheten-for-aar-alvar')).text;
  match(home, /<h1>Today<\/h1>/);
  match(home, /Anna/);
  match(home, /Import a profile.*Import a list/s);
  match(home, /You are the only coordinator/);
  // A new device signs in with the password, on the usual page.
  const other = stranger(() => built[0]!);
  equal((await other.get('/founding')).location, '/sign-in');
  equal((await other.get('/sign-in')).status, 200);
  equal((await other.post('/sign-in', { email: 'anna.lind@aar.se', password })).location, '/');
});

test('ST-3: the code works once; whoever comes later is told so, and nothing is made', async (t) => {
  const { world, codes, built } = await openEmpty(t);
  const [first, late] = [stranger(() => built[0]!), stranger(() => built[0]!)];
  await first.get('/founding');
  await late.get('/founding');
  equal((await first.post('/founding', { ...typed, code: codes[0]! })).status, 303);
  const again = await late.post('/founding', {
    ...typed,
    code: codes[0]!,
    name: 'Another',
    email: 'x@y.se',
  });
  equal(again.status, 410);
  match(again.text, /There is an organisation here already/);
  equal((await inventory(world)).organisations.length, 1);
});

test('ST-3: two at once, on one server or on several, found one organisation', async (t) => {
  const { world, codes, built } = await openEmpty(t, 3);
  const people = [0, 0, 1, 2].map((k, i) => ({
    who: stranger(() => built[k]!, { from: `10.0.0.${i}` }),
    code: codes[k]!,
    i,
  }));
  for (const { who } of people) await who.get('/founding');
  const replies = await Promise.all(
    people.map(({ who, code, i }) =>
      who.post('/founding', { ...typed, code, name: `House ${i}`, email: `one${i}@house.se` }),
    ),
  );
  deepEqual(replies.map(({ status }) => status).sort(), [303, 410, 410, 410]);
  const made = await inventory(world);
  deepEqual([made.organisations.length, made.accounts.length, made.people.length], [1, 1, 1]);
});

test('ST-3: what was founded by the other road ends the code here too', async (t) => {
  const { world, codes, built } = await openEmpty(t);
  const person = stranger(() => built[0]!);
  await person.get('/founding');
  const founding = {
    slug: 'river',
    name: 'River',
    language: 'en' as const,
    jurisdiction: 'NL',
    timeZone: 'Europe/Amsterdam',
    today: '2026-11-22',
    founder: {
      givenName: 'Noor',
      familyName: 'Bos',
      email: 'noor@river.nl',
      language: 'en' as const,
    },
  };
  ok(await foundOrganisation(world.database, founding));
  equal((await person.post('/founding', { ...typed, code: codes[0]! })).status, 410);
  equal((await person.get('/')).location, '/sign-in');
  equal(await foundOrganisation(world.database, founding), null, 'the short name is taken');
  const { people, accounts } = await inventory(world);
  deepEqual([people, accounts], [['Noor Bos <noor@river.nl> administrator coordinator'], []]);
});

test('ST-3: a wrong code ten times from one place, then none is looked at there; others go on', async (t) => {
  const { world, codes, built } = await openEmpty(t);
  const guesser = stranger(() => built[0]!, { from: '10.9.9.9' });
  await guesser.get('/founding');
  const wrong = 'AAAA-BBBB-CCCC-DDDD-EEEE';
  for (let i = 0; i < 10; i++) {
    const reply = await guesser.post('/founding', { ...typed, code: wrong });
    equal(reply.status, 422);
    match(reply.text, /not the code that this server printed/);
  }
  const right = await guesser.post('/founding', { ...typed, code: codes[0]! });
  deepEqual([right.status, right.headers['retry-after']], [429, '900']);
  deepEqual(await inventory(world), nothing);
  const other = stranger(() => built[0]!, { from: '10.9.9.8' });
  await other.get('/founding');
  // The code of another server, or of this one before it was started again, is not this one’s.
  const stale = makeFirstCode(world.database).code;
  equal((await other.post('/founding', { ...typed, code: stale })).status, 422);
  equal((await other.post('/founding', { ...typed, code: codes[0]! })).status, 303);
});

test('ST-3, ST-4: a form that does not fit says so at each field, keeps what was typed but the password, and makes nothing', async (t) => {
  const { world, codes, built } = await openEmpty(t);
  const person = stranger(() => built[0]!);
  await person.get('/founding');
  const good = { ...typed, code: codes[0]! };
  const faults: [Partial<typeof good>, string[]][] = [
    [{ code: '' }, ['code']],
    [{ code: 'x'.repeat(61) }, ['code']],
    [{ name: '' }, ['name']],
    [{ name: '!!!' }, ['slug']],
    [{ country: '' }, ['country']],
    [{ country: 'XX' }, ['country']],
    [{ country: 'other' }, ['time_zone']],
    [{ time_zone: 'Europe/Nowhere' }, ['time_zone']],
    [{ language: 'de' }, ['language']],
    [{ given_name: ' ' }, ['given_name']],
    [{ family_name: '' }, ['family_name']],
    [{ email: 'anna.lind' }, ['email']],
    [{ password: '' }, ['password']],
    [{ password: 'zq7' }, ['password']],
    [{ password: 'anna.lind2026' }, ['password']],
    [{ email: '', name: '', password: 'zq7' }, ['name', 'email', 'password']],
  ];
  for (const [change, fields] of faults) {
    const sent = { ...good, ...change };
    const reply = await person.post('/founding', sent);
    equal(reply.status, 422, JSON.stringify(change));
    deepEqual(
      [...reply.text.matchAll(/id="([a-z_]+)-error"/g)].map(([, name]) => name),
      fields,
      JSON.stringify(change),
    );
    if (sent.family_name) match(reply.text, /value="Lind"/);
    if (sent.country === 'SE') match(reply.text, /<option value="SE" selected/);
    if (sent.password) ok(!reply.text.includes(sent.password), 'the password is not sent back');
  }
  // A short name as somebody types it becomes one, and is shown for a look before anything is made.
  const shown = await person.post('/founding', { ...good, slug: 'Åar och Älvar', email: '' });
  match(shown.text, /name="slug"[^>]*value="aar-och-alvar"|value="aar-och-alvar"[^>]*name="slug"/);
  deepEqual(await inventory(world), nothing);
  const elsewhere = await person.post('/founding', {
    ...good,
    country: 'other',
    time_zone: 'Pacific/Honolulu',
    language: 'en',
  });
  equal(elsewhere.status, 303);
  const { organisations } = await inventory(world);
  deepEqual(
    [organisations[0]!.jurisdiction, organisations[0]!.time_zone],
    [null, 'Pacific/Honolulu'],
  );
  // There it is still the evening before: the roles count from that day on.
  const { rows } = await world.owner.query<{ day: string }>(
    `select distinct first_day::text as day from membership`,
  );
  deepEqual(rows, [{ day: '2026-11-21' }]);
});

test('ST-3: an address that is another account’s is refused and nothing is made of the rest; a form from elsewhere does nothing', async (t) => {
  const { world, codes, built } = await openEmpty(t);
  await world.owner.query(`insert into account (email) values ('anna.lind@aar.se')`);
  const person = stranger(() => built[0]!);
  await person.get('/founding');
  const reply = await person.post('/founding', { ...typed, code: codes[0]! });
  deepEqual([reply.status, (await inventory(world)).organisations], [422, []]);
  match(reply.text, /Somebody signs in with this address already/);
  const forged = await person.post('/founding', { ...typed, code: codes[0]!, token: 'x' });
  deepEqual([forged.status, (await inventory(world)).organisations], [403, []]);
});

test('ST-4: names become short names', () => {
  deepEqual(
    [
      'River School',
      'Sør-Trøndelag',
      'École Ste. Anne',
      'Groß & Klein',
      '---',
      '学校',
      'x'.repeat(50),
      `${'y'.repeat(39)} z`,
    ].map(slugOf),
    [
      'river-school',
      'sor-trondelag',
      'ecole-ste-anne',
      'gross-klein',
      '',
      '',
      'x'.repeat(40),
      'y'.repeat(39),
    ],
  );
});

/** Settings of a server, and what they say about the demo. */
const surroundings: [Record<string, string>, boolean][] = [
  [{}, true],
  [{ HOST: '127.0.0.1', PORT: '3100', MENTORIUM_DATA: '/elsewhere' }, true],
  [{ HOST: 'localhost' }, true],
  [{ HOST: '::1' }, true],
  [{ HOST: '127.0.0.53', NODE_ENV: 'development' }, true],
  [{ HOST: '0.0.0.0' }, false],
  [{ HOST: '::' }, false],
  [{ HOST: '192.168.1.4' }, false],
  [{ HOST: '127.0.0.1.example.org' }, false],
  [{ HOST: 'mentoring.school.nl' }, false],
  [{ NODE_ENV: 'production' }, false],
  [{ DATABASE_URL: 'postgres://u:secret@db/mentorium' }, false],
  [{ SMTP_URL: 'smtp://u:secret@mail' }, false],
  [{ PUBLIC_URL: 'https://mentoring.school.nl' }, false],
  [{ TRUST_PROXY: '10.0.0.1' }, false],
];

test('ST-1: the demo comes by itself where nobody else gets to, on demand elsewhere, and never when it is off', () => {
  for (const [settings, isAlone] of surroundings) {
    const say = JSON.stringify(settings);
    equal(chooseDemo(settings, { asked: false })?.isWanted, isAlone, say);
    equal(chooseDemo(settings, { asked: true })?.isWanted, true, say);
    equal(chooseDemo({ ...settings, MENTORIUM_DEMO: 'on' }, { asked: false })?.isWanted, true, say);
    for (const asked of [true, false])
      equal(chooseDemo({ ...settings, MENTORIUM_DEMO: 'off' }, { asked })?.isWanted, false, say);
    for (const word of ['no', 'false', '0', 'OFF'])
      equal(chooseDemo({ ...settings, MENTORIUM_DEMO: word }, { asked: false }), null, say);
    ok(!JSON.stringify(chooseDemo(settings, { asked: false })).includes('secret'), say);
  }
});

const quiet = {
  address: 'http://localhost:3000',
  language: 'en' as const,
  hasMail: false,
  progress: () => {},
};

test('ST-1, ST-3: in each of these surroundings an empty installation stays empty and prints a code', async (t) => {
  const { world } = await openEmpty(t);
  for (const [settings] of surroundings.filter(([, isAlone]) => !isAlone)) {
    const begun = await begin(world.database, chooseDemo(settings, { asked: false })!, {
      ...quiet,
      address: 'https://m.example',
    });
    deepEqual(begun.demo, []);
    const said = begun.sentences.join('\n');
    match(said, /https:\/\/m\.example\/founding\n\s+code: (?:[A-Z2-9]{4}-){4}[A-Z2-9]{4}/);
    match(said, /npm start -- --demo/);
    deepEqual(await inventory(world), nothing);
  }
});

test('ST-2: the demo’s people and their password stand on the sign-in page only where the demo belongs, and no page reads accounts for it', async (t) => {
  const world = await openWorld();
  t.after(() => world.close());
  for (const [settings, isAlone] of surroundings) {
    const { demo, firstCode, sentences } = await begin(
      world.database,
      chooseDemo(settings, { asked: false })!,
      quiet,
    );
    deepEqual([demo, firstCode], [isAlone ? demoAddresses : [], null]);
    // An operator who keeps real people here is told who else can sign in.
    if (!isAlone) match(sentences.join('\n'), /they can sign in/);
    const server = await buildServer({ database: world.database, now, log: false, demo });
    const { text } = await stranger(() => server).get('/sign-in');
    equal(text.includes('demo@mentorium.example'), isAlone, JSON.stringify(settings));
    equal(text.includes('notebook-2026'), isAlone, JSON.stringify(settings));
    await server.close();
  }
  const asked = await begin(
    world.database,
    chooseDemo({ SMTP_URL: 'smtp://mail' }, { asked: true })!,
    {
      ...quiet,
      hasMail: true,
    },
  );
  deepEqual(asked.demo, demoAddresses);
  match(asked.sentences.join('\n'), /no e-mail is sent to them/);
  // The role of the server can read no account at all, and the page still stands.
  await world.owner.query('revoke select on account from mentorium_desk');
  equal((await stranger(() => world.server).get('/sign-in')).status, 200);
});

test('R-9, RE-13: the country of what was there before is that of its clock, and nothing is guessed afterwards', async (t) => {
  const database = `test_law_${process.pid}`;
  const socketFolder = process.env.MENTORIUM_TEST_SOCKET!;
  const admin = new Client(ownerConfig({ socketFolder, database: 'mentorium' }));
  await admin.connect();
  await admin.query(`create database ${database}`);
  const owner = new Client(ownerConfig({ socketFolder, database }));
  await owner.connect();
  t.after(async () => {
    await owner.end();
    await dropWhenFree(admin, database);
    await admin.end();
  });
  await migrate(owner, () => {}, '0032');
  await openSignIn(owner);
  const zones = {
    'Europe/Amsterdam': 'NL',
    'Europe/Stockholm': 'SE',
    'Europe/Brussels': 'BE',
    'Europe/Copenhagen': 'DK',
    'Europe/Helsinki': 'FI',
    'Europe/Oslo': 'NO',
    'Europe/Berlin': 'DE',
    'Europe/Lisbon': null,
  };
  for (const [zone, k] of Object.keys(zones).map((one, i) => [one, i] as const))
    await owner.query(
      `insert into organisation (slug, name, language, time_zone) values ('o${k}', 'O', 'en', $1)`,
      [zone],
    );
  await migrate(owner, () => {}, '0033');
  await openSignIn(owner);
  const { rows } = await owner.query<{ time_zone: string; jurisdiction: string | null }>(
    'select time_zone, jurisdiction from organisation',
  );
  deepEqual(Object.fromEntries(rows.map((row) => [row.time_zone, row.jurisdiction])), zones);
});
