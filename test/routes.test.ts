import { deepEqual, equal, match } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { nominate } from './support/nominate.ts';
import {
  demoDay,
  linkIn,
  openWorld,
  visit,
  visitorWith,
  type Visitor,
  type World,
} from './support/world.ts';

let world: World;
let coordinator: Visitor;
const network = '/o/ledarnatverket';

before(async () => {
  world = await openWorld();
  coordinator = await visit(world, 'network.coordinator');
});
after(() => world.close());

const decode = (html: string) =>
  html
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<');

test('every page of every role answers, in three languages, without an error', async () => {
  let pages = 0;
  for (const who of [
    'network.coordinator',
    'network.contact',
    'network.mentor',
    'network.mentee',
    'network.auditor',
    'network.registrar',
    'school.coordinator',
    'school.mentor',
    'both',
  ] as const) {
    for (const language of ['en', 'nl', 'sv']) {
      const person = await visit(world, who, language);
      const base = who.startsWith('school') ? '/o/lindenhof' : network;
      const seen = new Set<string>();
      const queue = [base];
      while (queue.length > 0 && seen.size < 22) {
        const path = queue.shift()!;
        if (seen.has(path.replace(/[0-9a-f-]{36}/g, '#'))) continue;
        seen.add(path.replace(/[0-9a-f-]{36}/g, '#'));
        const { status, text, headers, location } = await person.get(path);
        // Leads to the page that it stands for.
        if (status === 303) {
          queue.push(location);
          continue;
        }
        equal(status, 200, `${who} ${path}`);
        if (!String(headers['content-type']).startsWith('text/html')) continue; // a file
        match(text, new RegExp(`<html lang="${language}"`));
        pages++;
        for (const [, href] of text.matchAll(/href="(\/o\/[^"#]*)/g)) queue.push(decode(href!));
      }
    }
  }
  equal(pages > 150, true, `${pages} pages`);
});

test('from a document to a recorded meeting, over HTTP', async () => {
  const document = readFileSync(join(import.meta.dirname, 'fixtures/profiles/en-enterprise.md'));
  const imported = await coordinator.upload(
    `${network}/profiles`,
    { name: 'Enterprise mentors' },
    { name: 'en-enterprise.md', bytes: document },
  );
  equal(imported.status, 303);
  const draft = await coordinator.get(imported.location);
  match(draft.text, /asks for the cash forecast first/);
  match(draft.text, /href="#line-\d+"/);
  const indicator = /name="text-(i\w+)"/.exec(draft.text)![1]!;
  const edited = await coordinator.post(`${imported.location}/draft`, {
    revision: '1',
    step: 'save',
    [`text-${indicator}`]: 'asks for the cash forecast before anything else',
  });
  equal(edited.status, 303);
  const stale = await coordinator.post(`${imported.location}/draft`, {
    revision: '1',
    step: 'save',
    [`text-${indicator}`]: 'lost update',
  });
  equal(stale.status, 422);
  match(stale.text, /lost update/);
  match(stale.text, /Somebody else changed this draft/);
  const publication = `${imported.location}/publication`;
  equal((await coordinator.post(publication, { revision: '1' })).status, 422);
  equal((await coordinator.post(publication, { revision: '2' })).status, 303);
  const again = await coordinator.post(`${imported.location}/draft`, {
    revision: '2',
    step: 'save',
  });
  match(again.text, /never changes/);
  match((await coordinator.get(imported.location)).text, /before anything else/);

  const version = imported.location.split('/').at(-1)!;
  const programme = await coordinator.post(`${network}/programmes`, {
    name: 'Enterprise',
    version,
    template: 'leadership-mentoring',
  });
  const wrongDays = await coordinator.post(`${programme.location}/cohorts`, {
    name: 'First',
    first_day: '2026-12-01',
    last_day: '2026-11-01',
  });
  equal(wrongDays.status, 422);
  match(wrongDays.text, /value="First"/);
  const cohort = await coordinator.post(`${programme.location}/cohorts`, {
    name: 'First',
    first_day: '2026-11-01',
    last_day: '2027-10-31',
    hours_promised: '20',
  });

  const csv =
    'first name;family name;e-mail;role;organisation\nAda;Stone;ada@river.example;mentor;River Works\nBen;Lake;ben@hill.example;mentee;Hill Office\n';
  const preview = await coordinator.upload(
    `${network}/people/imports`,
    {},
    { name: 'people.csv', bytes: Buffer.from(csv) },
  );
  match((await coordinator.get(preview.location)).text, /Save 2 people/);
  equal((await coordinator.post(`${preview.location}/application`, {})).status, 303);
  const twice = await coordinator.upload(
    `${network}/people/imports`,
    {},
    { name: 'people.csv', bytes: Buffer.from(csv) },
  );
  match((await coordinator.get(twice.location)).text, /already up to date/);

  for (const [name, role] of [
    ['Ada Stone', 'mentor'],
    ['Ben Lake', 'mentee'],
  ] as const) {
    const application = await nominate(coordinator, cohort.location, name, role);
    const page = await coordinator.get(application.location);
    match(page.text, /not known yet/);
    const answers = Object.fromEntries(
      [...page.text.matchAll(/name="(answer-[^"]+)"/g)].map(([, field]) => [
        field!,
        field!.includes('answer-') &&
        new RegExp(`type="number"[^>]*name="${field}"`).test(page.text)
          ? role === 'mentor'
            ? '30'
            : '1'
          : 'yes',
      ]),
    );
    equal((await coordinator.post(`${application.location}/answers`, answers)).status, 303);
    const noReason = await coordinator.post(`${application.location}/decisions`, {
      admitted: 'no',
    });
    equal(noReason.status, 422);
    match(noReason.text, /otherwise than the rules say/);
    equal(
      (await coordinator.post(`${application.location}/decisions`, { admitted: 'yes' })).status,
      303,
    );
  }
  const run = await coordinator.post(`${cohort.location}/runs`, {});
  const proposals = await coordinator.get(run.location);
  match(proposals.text, /Ada Stone/);
  const proposal = /name="proposal" value="([0-9a-f-]{36})"/.exec(proposals.text)![1]!;
  equal((await coordinator.post(`${run.location}/sending`, { proposal })).status, 303);

  const [ada, ben] = [await welcome('Ada Stone'), await welcome('Ben Lake')];
  const early = await ada!.post(`${network}/proposals/${proposal}/answer`, { accepted: 'yes' });
  equal(early.status, 422); // MA-21: first meet, then say yes
  match(early.text, /a first meeting comes before a yes/);
  equal(
    (
      await ada!.post(`${network}/proposals/${proposal}/answer`, {
        accepted: 'yes',
        met_on: demoDay,
      })
    ).status,
    303,
  );
  match((await ben!.get(network)).text, /begin a mentorship with Ada Stone/);
  const refused = await ben!.post(`${network}/proposals/${proposal}/answer`, { accepted: 'no' });
  equal(refused.status, 422); // MA-5: a no needs a reason
  equal(
    (
      await ben!.post(`${network}/proposals/${proposal}/answer`, {
        accepted: 'yes',
        met_on: demoDay,
      })
    ).status,
    303,
  );
  const mentorship = linkIn(
    (await ben!.get(`${network}/proposals/${proposal}`)).text,
    /\/mentorships\/[0-9a-f-]{36}/,
  );
  const tomorrow = await ben!.post(`${mentorship}/meetings`, {
    held_on: '2026-11-23',
    minutes: '60',
    note_class: 'shared',
    note: 'Typed once',
  });
  equal(tomorrow.status, 422);
  match(tomorrow.text, /has not come yet/);
  match(tomorrow.text, /Typed once/);
  equal(
    (
      await ben!.post(`${mentorship}/meetings`, {
        held_on: demoDay,
        minutes: '75',
        note_class: 'shared',
        note: 'We spoke of pricing.',
        agreement: 'Send the forecast',
        agreement_owner: /<option value="([0-9a-f-]{36})"[^>]*>Ben Lake/.exec(tomorrow.text)![1]!,
      })
    ).status,
    303,
  );
  match((await ada!.get(mentorship)).text, /We spoke of pricing\./);
  match((await ada!.get(mentorship)).text, /Send the forecast/);
  const seen = await coordinator.get(mentorship);
  match(seen.text, /1 hr 15 mins/);
  equal(
    /We spoke of pricing|Send the forecast/.test(seen.text),
    false,
    'M-5: the coordinator sees that they met, not what was said',
  );
});

/** Makes a sign-in link for somebody of the roster and walks in with it. */
async function welcome(name: string, password = 'three words and more'): Promise<Visitor> {
  const list = await coordinator.get(`${network}/people?q=${encodeURIComponent(name)}`);
  const made = await coordinator.post(
    `${linkIn(list.text, /\/people\/[0-9a-f-]{36}/)}/invitation`,
    {},
  );
  const path = /value="https?:\/\/[^"/]+(\/welcome\/[\w-]+)"/.exec(made.text)![1]!;
  const door = await world.server.inject({ url: path });
  equal(door.statusCode, 200);
  const cookies = {
    browser: door.cookies.find((cookie) => cookie.name === 'browser')!.value,
    language: 'en',
  };
  const send = (typed: string) =>
    world.server.inject({
      method: 'POST',
      url: path,
      cookies,
      payload: new URLSearchParams({
        token: /name="token" value="([^"]+)"/.exec(door.body)![1]!,
        password: typed,
      }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  equal((await send('short')).statusCode, 422);
  const entered = await send(password);
  equal(entered.statusCode, 303);
  equal((await send(password)).statusCode, 410);
  return visitorWith(
    world.server,
    entered.cookies.find((cookie) => cookie.name === 'session')!.value,
    'en',
  );
}

test('a file of 22 MB is refused beside its field, and what was typed is kept', async () => {
  const reply = await coordinator.upload(
    `${network}/profiles`,
    { name: 'Typed before the file' },
    { name: 'huge.txt', bytes: Buffer.alloc(22 * 1024 * 1024, 'a') },
  );
  equal(reply.status, 413);
  match(reply.text, /at most 20 MB/);
  match(reply.text, /value="Typed before the file"/);
});

test('I-1: a link never takes over an account that is there', async () => {
  const csv = 'name,e-mail,role\nEve Intruder,network.coordinator.demo@mentorium.example,mentee\n';
  const preview = await coordinator.upload(
    `${network}/people/imports`,
    {},
    { name: 'eve.csv', bytes: Buffer.from(csv) },
  );
  await coordinator.post(`${preview.location}/application`, {});
  const list = await coordinator.get(`${network}/people?q=Intruder`);
  const made = await coordinator.post(
    `${linkIn(list.text, /\/people\/[0-9a-f-]{36}/)}/invitation`,
    {},
  );
  const path = /value="https?:\/\/[^"/]+(\/welcome\/[\w-]+)"/.exec(made.text)![1]!;
  const door = await world.server.inject({ url: path });
  const cookies = {
    browser: door.cookies.find((cookie) => cookie.name === 'browser')!.value,
    language: 'en',
  };
  const reply = await world.server.inject({
    method: 'POST',
    url: path,
    cookies,
    payload: new URLSearchParams({
      token: /name="token" value="([^"]+)"/.exec(door.body)![1]!,
      password: 'a password of my own',
    }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  equal(reply.statusCode, 422);
  match(reply.body, /account with this address already/);
  equal((await world.server.inject({ url: '/welcome/not-a-token' })).statusCode, 410);
});

test('MA-5, M-5: a mentorship needs both, and its words belong to the two', async () => {
  const mentee = await visit(world, 'network.mentee');
  const mentorship = linkIn(
    (await mentee.get(`${network}/mentorships`)).text,
    /\/mentorships\/[0-9a-f-]{36}/,
  );
  equal((await mentee.post(`${mentorship}/goals`, { goal: 'A goal in confidence' })).status, 303);
  match((await mentee.get(mentorship)).text, /A goal in confidence/);
  equal(/A goal in confidence/.test((await coordinator.get(mentorship)).text), false);
  equal((await coordinator.post(`${mentorship}/goals`, { goal: 'Not mine to set' })).status, 403);
});

test('a form without its token, or from elsewhere, changes nothing', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const cookies = { session: coordinator.cookie, language: 'en' };
  const post = async (more: object, token = '') =>
    (
      await world.server.inject({
        method: 'POST',
        url: `${network}/programmes`,
        cookies,
        payload: new URLSearchParams({ token, name: 'Forged' }).toString(),
        headers: { ...headers, ...more },
      })
    ).statusCode;
  equal(await post({}), 403);
  const token = /name="token" value="([^"]+)"/.exec(
    (await coordinator.get(`${network}/programmes/new`)).text,
  )![1]!;
  equal(await post({ origin: 'https://elsewhere.example' }, token), 403);
  equal(await post({ 'sec-fetch-site': 'cross-site' }, token), 403);
  equal(await post({}, token), 422);
});

test('sign-in: wrong, too often, and no open redirect', async () => {
  const door = await world.server.inject({ url: '/sign-in?to=//evil.example' });
  const token = /name="token" value="([^"]+)"/.exec(door.body)![1]!;
  match(door.body, /name="to" value(?:="")?\/?>/);
  const cookies = {
    browser: door.cookies.find((cookie) => cookie.name === 'browser')!.value,
    language: 'en',
  };
  const attempt = (email: string, password: string) =>
    world.server.inject({
      method: 'POST',
      url: '/sign-in',
      cookies,
      payload: new URLSearchParams({ token, email, password }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  const statuses: number[] = [];
  for (let i = 0; i < 12; i++)
    statuses.push((await attempt('nobody@example.org', 'wrong')).statusCode);
  deepEqual(statuses, [...Array<number>(10).fill(422), 429, 429]);
  const known = await attempt('network.auditor.demo@mentorium.example', 'wrong');
  const unknown = await attempt('somebody@example.org', 'wrong');
  const same = (html: string) => html.replace(/(?:value|data-options)="[^"]*"/g, '');
  equal(same(known.body), same(unknown.body));
});

test('signing out ends the session at once', async () => {
  const person = await visit(world, 'network.auditor');
  equal((await person.get(network)).status, 200);
  await person.post('/sign-out', {});
  equal((await person.get(network)).status, 303);
});

test('broken requests get a clear answer and never a 500', async () => {
  const cookies = { session: coordinator.cookie, language: 'en' };
  const cases: [string, object][] = [
    ['/o/ledarnatverket/people/not-an-id', {}],
    ['/o/ledarnatverket/people?page=-5&q=%00%27%22%3C', {}],
    ['/o/ledarnatverket/people?page=1e99', {}],
    ['/o/no-such-place', {}],
    ['/nowhere', {}],
    ['/assets/constructor', {}],
    ['/o/ledarnatverket/%ff', {}],
    [
      '/o/ledarnatverket/profiles',
      {
        method: 'POST',
        payload: '--x\r\ncontent-disposition: form-data; name="fi',
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
      },
    ],
    [
      '/o/ledarnatverket/profiles',
      { method: 'POST', payload: 'x', headers: { 'content-type': 'multipart/form-data' } },
    ],
    [
      '/o/ledarnatverket/programmes',
      { method: 'POST', payload: '{"a":', headers: { 'content-type': 'application/json' } },
    ],
    [
      '/o/ledarnatverket/programmes',
      { method: 'POST', payload: 'x', headers: { 'content-type': 'application/x-unknown' } },
    ],
  ];
  for (const [url, more] of cases) {
    const { statusCode, headers } = await world.server.inject({ url, cookies, ...more });
    equal(statusCode < 500, true, `${url} ${JSON.stringify(more)} -> ${statusCode}`);
    match(String(headers['content-security-policy']), /default-src 'none'/);
  }
});
