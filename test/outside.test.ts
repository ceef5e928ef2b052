/** Applications from outside, through the routes: who applies, who looks, who is told what. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openRoutes } from '../src/app/registry.ts';
import { applyRetention } from '../src/features/rights/retention.store.ts';
import { deleteOldDrafts } from '../src/features/admissions/public-application.store.ts';
import { findSchedule } from '../src/features/programmes/retention-schedule.store.ts';
import { weeksAtThisPace } from '../src/features/admissions/public-application.rules.ts';
import { stranger, type Stranger } from './support/anonymous.ts';
import { formsIn, sent } from './support/forms.ts';
import {
  demoDay,
  linkIn,
  openWorld,
  readLetters,
  readTexts,
  visit,
  type Visitor,
  type World,
} from './support/world.ts';

const base = '/o/ledarnatverket';
let world: World;
let coordinator: Visitor;
let organisation: string;
let cohort: string;
/** The public link of each role. */
const links: Record<string, string> = {};

before(async () => {
  world = await openWorld('demo_template', { hasMail: true });
  coordinator = await visit(world, 'network.coordinator');
  const { id } = await world.database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select('id')
      .where('slug', '=', 'ledarnatverket')
      .executeTakeFirstOrThrow(),
  );
  organisation = id;
  await world.owner.query(`set app.organisation = '${organisation}'`);
  const { rows } = await world.owner.query(
    `select c.id from cohort c where c.last_day > $1 order by c.first_day desc limit 1`,
    [demoDay],
  );
  cohort = `${base}/cohorts/${rows[0].id}`;
  // The cohort of the demo runs; whoever wants applications from outside opens it again.
  equal((await coordinator.post(`${cohort}/state`, { from: 'running', to: 'open' })).status, 303);
});
after(() => world.close());

const rows = async (sql: string, values: unknown[] = []) =>
  (await world.owner.query(sql, values)).rows as Record<string, unknown>[];
const one = async (sql: string, values: unknown[] = []) => (await rows(sql, values))[0]!;
const pathIn = (html: string, pattern: RegExp): string => {
  const found = new RegExp(`https?://[^"/]+(${pattern.source})`).exec(html);
  ok(found, `a link like ${pattern}`);
  return found[1]!;
};

/** Opens applications of a role; more of the form can be said. */
async function open(
  role: 'mentor' | 'mentee',
  more: Record<string, string> = {},
  questions: Record<string, string>[] = [],
): Promise<void> {
  const page = await coordinator.get(`${cohort}/calls/${role}`);
  equal(page.status, 200);
  const asked = Object.fromEntries(
    questions.flatMap((question, at) => {
      const id = `00000000-0000-4000-8000-00000000000${at}`;
      return Object.entries({ position: String(at + 1), ...question }).map(([name, value]) => {
        const [field, language] = name.split('_');
        return [`${field}-${id}${language ? `_${language}` : ''}`, value];
      });
    }),
  );
  const reply = await coordinator.post(`${cohort}/calls/${role}`, {
    is_open: 'yes',
    opens_on: '2026-11-01',
    closes_on: '2026-12-31',
    answer_by: '2027-01-15',
    'welcome-sv': 'Välkommen.',
    'welcome-en': 'Grow with somebody who has been there.',
    go: 'save',
    ...asked,
    ...more,
  });
  equal(reply.status, 303);
  const calls = await coordinator.get(`${cohort}/calls`);
  links[role] = pathIn(
    new RegExp(`id="link-${role}" value="[^"]+"`).exec(calls.text)![0],
    /\/apply\/[\w-]+/,
  );
}

/** The form of a page as somebody would send it who fills in what has to be there. */
function filled(html: string, typed: Record<string, string> = {}): Record<string, string> {
  const form = formsIn(html).find(({ presses }) => presses.some(({ name }) => name === 'go'))!;
  const fields = sent(form);
  for (const { name, kind, options } of form.fields) {
    if (name.startsWith('answer-'))
      fields[name] = kind === 'number' ? '40' : (options.find((value) => value === 'yes') ?? '');
    if (name.startsWith('own-') && fields[name] === '') fields[name] = options[0] ?? '7';
  }
  delete fields.token;
  return {
    ...fields,
    given_name: 'Nora',
    family_name: 'Newfield',
    email: 'nora@elsewhere.example',
    motivation: 'I lead a team since spring.',
    none_held: 'yes',
    go: 'send',
    ...typed,
  };
}

async function apply(
  typed: Record<string, string> = {},
  { role = 'mentee', from = '10.0.0.1' } = {},
): Promise<{ guest: Stranger; path: string; reply: Awaited<ReturnType<Stranger['post']>> }> {
  const guest = stranger(() => world.server, { from });
  const page = await guest.get(links[role]!);
  const reply = await guest.post(links[role]!, filled(page.text, typed));
  return { guest, reply, path: reply.location.split('?')[0]! };
}

const read = new Set<string>();
/** The letter to this address that says this and has not been read yet: all are of one moment. */
async function letterTo(address: string, saying = /^/) {
  const letter = (await readLetters(world, 'address = $1', [address])).find(
    ({ id, body }) => !read.has(id!) && saying.test(body!),
  );
  ok(letter, `a letter to ${address}`);
  read.add(letter.id!);
  return letter;
}

async function confirm(guest: Stranger, address: string): Promise<void> {
  const { body } = await letterTo(address, /confirm-address/);
  const path = pathIn(body!, /\/confirm-address\/[\w-]+/);
  match((await guest.get(path)).text, /Is this your address/);
  equal((await guest.post(path)).status, 303);
}

const decided = async (application: string, fields: Record<string, string>) =>
  coordinator.post(`${application}/decisions`, fields);

test('A-8: a call has its days, its own link and a poster; a replaced link opens nothing', async () => {
  equal((await coordinator.get(`${cohort}/calls`)).status, 200);
  const wrong = await coordinator.post(`${cohort}/calls/mentee`, {
    is_open: 'yes',
    opens_on: '2026-12-31',
    closes_on: '2026-11-01',
    go: 'save',
    'welcome-en': 'Typed once',
  });
  equal(wrong.status, 422);
  match(wrong.text, /last day comes before the first/);
  match(wrong.text, /Typed once/);
  equal(
    (await coordinator.post(`${cohort}/calls/mentee`, { is_open: 'yes', go: 'save' })).status,
    422,
  );
  await open('mentee');
  await open('mentor');
  const guest = stranger(() => world.server);
  const page = await guest.get(links.mentee!);
  match(page.text, /Apply for a mentor/);
  match(page.text, /Grow with somebody who has been there/);
  match(page.text, /until .*31 Dec/);
  match(page.text, /What we ask/);
  match(page.text, /Who reads it: Coordinator/);
  match(page.text, /1 year after the decision/);
  match((await coordinator.get(`${cohort}/calls/mentee/poster`)).text, /class="qr-code"/);
  const before = links.mentee!;
  await coordinator.post(`${cohort}/calls/mentee/link`, {});
  equal((await guest.get(before)).status, 410);
  await open('mentee');
  equal((await guest.get(links.mentee!)).status, 200);
  await open('mentee', { opens_on: '2026-12-01' });
  const early = await guest.get(links.mentee!);
  match(early.text, /You can apply from/);
  equal(early.text.includes('name="motivation"'), false);
  await open('mentee', { opens_on: '2026-10-01', closes_on: '2026-11-21', answer_by: '' });
  match((await guest.get(links.mentee!)).text, /no longer possible/);
  await open('mentee');
  equal((await (await visit(world, 'network.contact')).get(`${cohort}/calls`)).status, 403);
});

test('A-9: own questions stand in their order, in the languages that were written, and choices fit', async () => {
  const uneven = await coordinator.post(`${cohort}/calls/mentee`, {
    is_open: 'yes',
    opens_on: '2026-11-01',
    closes_on: '2026-12-31',
    go: 'save',
    'kind-00000000-0000-4000-8000-000000000000': 'choice',
    'text-00000000-0000-4000-8000-000000000000_sv': 'Var?',
    'options-00000000-0000-4000-8000-000000000000_sv': 'Norr\nSöder',
    'options-00000000-0000-4000-8000-000000000000_en': 'North',
  });
  equal(uneven.status, 422);
  match(uneven.text, /as many choices in each language/);
  await open('mentee', {}, [
    { kind: 'long', text_sv: 'Vad till sist?', text_en: 'What last?', position: '9' },
    {
      kind: 'choice',
      text_sv: 'Var?',
      text_en: 'Where?',
      options_sv: 'Norr\nSöder',
      options_en: 'North\nSouth',
      needed: 'yes',
      position: '1',
    },
    { kind: 'number', text_sv: 'Hur många?', position: '2' },
    { kind: 'short', position: '3' },
  ]);
  const page = (await stranger(() => world.server).get(links.mentee!)).text;
  const at = ['Where?', 'Hur många?', 'What last?'].map((said) => page.indexOf(said));
  ok(at.every((place) => place > 0));
  deepEqual(
    at,
    at.toSorted((a, b) => a - b),
  );
  match(page, /South/);
  // Whoever has answered it is read with the question as it stood then.
  const missing = await apply({ 'own-00000000-0000-4000-8000-000000000001': '' });
  equal(missing.reply.status, 422);
  match(missing.reply.text, /Choose one/);
});

test('A-10: nothing is sent before it is whole, what is wrong stands beside its field, and nothing typed is lost', async () => {
  const { reply, guest } = await apply({
    email: 'no address',
    motivation: '',
    given_name: 'www.shop.example',
    family_name: 'Kept as typed',
  });
  equal(reply.status, 422);
  for (const id of ['email', 'motivation', 'given_name'])
    match(reply.text, new RegExp(`${id}-error`));
  match(reply.text, /value="Kept as typed"/);
  match(reply.text, /value="no address"/);
  const trapped = await guest.post(links.mentee!, filled(reply.text, { website: 'x' }));
  equal(trapped.status, 422);
  match(trapped.text, /Leave the field/);
  match(trapped.text, /value="nora@elsewhere.example"/);
  equal((await one(`select count(*)::int as n from public_application`)).n, 0);
});

test('A-11: a draft is saved by a link, mailed to the address, and goes after thirty days', async () => {
  const guest = stranger(() => world.server);
  const page = await guest.get(links.mentee!);
  const saved = await guest.post(links.mentee!, {
    ...sent(formsIn(page.text).at(-1)!),
    given_name: 'Dora',
    email: 'dora@elsewhere.example',
    motivation: 'Half a thou',
    go: 'save',
  });
  equal(saved.status, 303);
  const path = saved.location.split('?')[0]!;
  const draft = await guest.get(saved.location);
  match(draft.text, /Half a thou/);
  match(draft.text, /Your draft is saved/);
  match((await letterTo('dora@elsewhere.example')).body!, new RegExp(path));
  // Another role is one more row, and what was typed is kept.
  const more = await guest.post(path, {
    ...filled(draft.text),
    'role_title-1': 'Lead',
    go: 'more',
  });
  match((await guest.get(more.location)).text, /role_title-2/);
  equal((await coordinator.get(`${cohort}/applications/outside`)).text.includes('Dora'), false);
  equal((await stranger(() => world.server).get(`${path}x`)).status, 410);
  await world.owner.query(`update public_application set changed_at = now() - interval '31 days'`);
  equal((await guest.get(path)).status, 410);
  await world.database.inTenant({ organisation, person: null }, 'write', deleteOldDrafts);
  equal((await one(`select count(*)::int as n from public_application`)).n, 0);
  equal(
    (
      await one(
        `select count(*)::int as n from application_link where public_application_id is not null`,
      )
    ).n,
    0,
  );
});

test('A-12: sent, the link shows how it stands and what comes next, and lets it be corrected and withdrawn', async () => {
  const { guest, reply, path } = await apply();
  equal(reply.status, 303);
  const state = await guest.get(reply.location);
  match(state.text, /Thank you\. Your application has been sent/);
  match(state.text, /Nobody has looked at it yet/);
  match(state.text, /15 Jan/);
  match(state.text, /We have sent a message to nora@elsewhere.example/);
  await confirm(guest, 'nora@elsewhere.example');
  equal((await guest.get(path)).text.includes('We have sent a message'), false);
  const form = await guest.get(`${path}/correction`);
  match(form.text, /I lead a team since spring/);
  const corrected = await guest.post(path, filled(form.text, { motivation: 'Since autumn.' }));
  equal(corrected.status, 303);
  match((await guest.get(corrected.location)).text, /Your changes are saved/);
  match((await coordinator.get(`${cohort}/applications/outside`)).text, /Nora Newfield/);
  const gone = await apply({ given_name: 'Willa', email: 'willa@elsewhere.example' });
  equal((await gone.guest.post(`${gone.path}/withdrawal`)).status, 303);
  match((await gone.guest.get(gone.path)).text, /You withdrew this application/);
  equal((await coordinator.get(`${cohort}/applications/outside`)).text.includes('Willa'), false);
  equal(
    (await gone.guest.post(gone.path, filled(form.text))).status,
    422,
    'what was withdrawn is not changed',
  );
});

/** What differs by chance: links, days of letters, tokens and words of forms. */
const plain = (html: string) =>
  html
    .replace(/(?:value|href|action)="[^"]*"/g, '')
    .replace(/[\w-]{43}/g, '')
    .replace(/[\w.]+@[\w.]+/g, '')
    .replace(/\d\d:\d\d/g, '');

test('A-15: every open route of applications answers the same for an address that is known and one that is not', async () => {
  const {
    email,
    given_name: given,
    family_name: family,
  } = await one(
    `select email, given_name, family_name from person where account_id is not null and email is not null order by id limit 1`,
  );
  const people = await rows(`select * from person order by id`);
  const walk = async (typed: Record<string, string>, from: string, isKnown: boolean) => {
    const guest = stranger(() => world.server, { from });
    const seen: [string, number, string][] = [];
    const keep = (name: string, { status, text, location }: Awaited<ReturnType<Stranger['get']>>) =>
      seen.push([name, status, plain(text || location)]);
    const page = await guest.get(links.mentee!);
    keep('GET /apply/:token', page);
    keep(
      'POST /apply/:token',
      await guest.post(links.mentee!, filled(page.text, { ...typed, motivation: '' })),
    );
    const sentIn = await guest.post(links.mentee!, filled(page.text, typed));
    keep('POST /apply/:token', sentIn);
    const path = sentIn.location.split('?')[0]!;
    keep('GET /my-application/:token', await guest.get(sentIn.location));
    const form = await guest.get(`${path}/correction`);
    keep('GET /my-application/:token/correction', form);
    keep('POST /my-application/:token', await guest.post(path, filled(form.text, typed)));
    keep('GET /my-application/:token/evidence', await guest.get(`${path}/evidence`));
    keep(
      'POST /my-application/:token/evidence',
      await guest.post(`${path}/evidence`, { about: 'Paper', address: 'https://a.example' }),
    );
    const { body } = await letterTo(typed.email!, /confirm-address/);
    const address = pathIn(body!, /\/confirm-address\/[\w-]+/);
    ok(isKnown === /takes part there already/.test(body!));
    keep('GET /confirm-address/:token', await guest.get(address));
    keep('POST /confirm-address/:token', await guest.post(address));
    keep(
      'POST /my-application/:token/evidence',
      await guest.post(`${path}/evidence`, { about: 'Paper', address: 'https://a.example' }),
    );
    const state = await guest.get(path);
    keep('GET /my-application/:token', state);
    const removal = formsIn(state.text).find(({ action }) => action.endsWith('/removal'))!.action;
    keep('POST /my-application/:token/evidence/:evidence/removal', await guest.post(removal));
    const consent = pathIn(
      (await letterTo('boss@elsewhere.example')).body!,
      /\/manager-consent\/[\w-]+/,
    );
    keep('GET /manager-consent/:token', await guest.get(consent));
    keep('POST /manager-consent/:token', await guest.post(consent, { accepted: 'no' }));
    keep('POST /manager-consent/:token', await guest.post(consent, { accepted: 'yes' }));
    keep('POST /my-application/:token/withdrawal', await guest.post(`${path}/withdrawal`));
    keep('GET /my-application/:token', await guest.get(path));
    return seen;
  };
  await open('mentee', { asks_manager: 'yes' });
  const manager = { manager_name: 'Bo Chef', manager_email: 'boss@elsewhere.example' };
  const who = { given_name: String(given), family_name: String(family), ...manager };
  const known = await walk({ ...who, email: String(email) }, '10.0.1.1', true);
  const unknown = await walk({ ...who, email: 'nobody.here@elsewhere.example' }, '10.0.1.2', false);
  deepEqual(known, unknown);
  deepEqual(
    openRoutes
      .filter(({ path }) =>
        /^\/(?:apply|my-application|confirm-address|manager-consent)\//.test(path),
      )
      .map(({ method, path }) => `${method} ${path}`)
      .filter((route) => !known.some(([name]) => name === route)),
    [],
  );
  // What it means is told to the address alone, and nothing was written to the person.
  deepEqual(await rows(`select * from person order by id`), people);
  await open('mentee');
});

test('A-14: nobody is joined to a person before a coordinator says who it is; name and address stay', async () => {
  const {
    id,
    email,
    given_name: given,
    family_name: family,
  } = await one(
    `select id, email, given_name, family_name from person p where email is not null and left_on is null and protected_hashes is null
      and not exists (select from application a where a.person_id = p.id) and account_id is null order by id limit 1`,
  );
  const { path, guest } = await apply({
    given_name: String(given),
    family_name: String(family),
    email: 'another.address@elsewhere.example',
  });
  const list = await coordinator.get(`${cohort}/applications/outside`);
  ok(list.text.includes('Perhaps already here'));
  const mine = (
    await rows(`select id from public_application where sent_at is not null order by sent_at desc`)
  )[0]!.id as string;
  // Who may be known is not added with the others.
  const together = await coordinator.post(`${cohort}/applications/outside`, { chosen: mine });
  equal(together.status, 422);
  const page = `${base}/public-applications/${mine}`;
  match((await coordinator.get(page)).text, /same name/);
  equal((await coordinator.post(`${page}/person`, {})).status, 422);
  const stranger2 = (await one(`select id from person where id <> $1 limit 1`, [id])).id as string;
  equal((await coordinator.post(`${page}/person`, { person: stranger2 })).status, 422);
  const joined = await coordinator.post(`${page}/person`, { person: String(id) });
  equal(joined.status, 303);
  const after = await one(`select email, given_name from person where id = $1`, [id]);
  deepEqual([after.email, after.given_name], [email, given]);
  match((await guest.get(path)).text, /is looking at it/);
  match((await coordinator.get(`${cohort}/applications`)).text, /from outside/);
  // Admitted: the way in goes to the address of the person, not to the one that was typed.
  const admitted = await decided(joined.location, { admitted: 'yes', reason: 'Known to us.' });
  equal(admitted.status, 303);
  await letterTo(String(email), /\/welcome\//);
  equal(
    (await readLetters(world, 'address = $1', ['another.address@elsewhere.example'])).some(
      ({ body }) => body!.includes('/welcome/'),
    ),
    false,
  );
});

test('A-16: no account and no role until admitted; declined, the link says why and how to object', async () => {
  const { path, guest } = await apply({ given_name: 'Petra', email: 'petra@elsewhere.example' });
  const { id } = await one(
    `select id from public_application where sent_at is not null order by sent_at desc limit 1`,
  );
  const before = (await one(`select count(*)::int as n from person`)).n as number;
  // What is asked since then locks nobody out who has sent it before.
  await open('mentee', {}, [{ kind: 'short', text_sv: 'Nytt?', needed: 'yes' }]);
  const added = await coordinator.post(`${cohort}/applications/outside`, { chosen: String(id) });
  equal(added.status, 303);
  await open('mentee');
  equal((await one(`select count(*)::int as n from person`)).n, before + 1);
  const { person_id: person, application_id: application } = await one(
    `select person_id, application_id from public_application where id = $1`,
    [id],
  );
  equal((await rows(`select from membership where person_id = $1`, [person])).length, 0);
  equal((await rows(`select from invitation where person_id = $1`, [person])).length, 0);
  const page = `${base}/applications/${String(application)}`;
  match((await coordinator.get(page)).text, /I lead a team since spring/);
  // Corrected after that: the coordinator sees it and takes it over.
  const form = await guest.get(`${path}/correction`);
  const petra = { given_name: 'Petra', email: 'petra@elsewhere.example' };
  await guest.post(path, filled(form.text, { ...petra, motivation: 'Corrected later.' }));
  match((await coordinator.get(page)).text, /after you had added it/);
  const over = await coordinator.post(`${base}/public-applications/${String(id)}/changes`, {});
  equal(over.status, 303);
  match((await coordinator.get(page)).text, /Corrected later/);
  equal((await coordinator.get(page)).text.includes('after you had added it'), false);
  equal((await decided(page, { admitted: 'no', reason: 'The cohort is full.' })).status, 303);
  const declined = await guest.get(path);
  match(declined.text, /The cohort is full/);
  match(declined.text, /looked at again/);
  await letterTo('petra@elsewhere.example', new RegExp(`decision[^]*${path}`));
  equal((await guest.post(path, filled(form.text))).status, 422);
  equal((await rows(`select from membership where person_id = $1`, [person])).length, 0);
  // The decision is looked at again.
  equal((await decided(page, { admitted: 'yes', reason: 'A place came free.' })).status, 303);
  equal((await one(`select role from membership where person_id = $1`, [person])).role, 'mentee');
  match(
    (await readLetters(world, 'address = $1', ['petra@elsewhere.example']))
      .map(({ body }) => body)
      .join(),
    /\/welcome\//,
  );
  // Whoever gets a way in by a decision stands in the log like everybody who is invited.
  equal(
    (
      await rows(
        `select from audit_log where verb = 'invite' and subject = 'person' and subject_id = $1`,
        [person],
      )
    ).length,
    1,
  );
  const waiting = await guest.get(path);
  match(waiting.text, /There is no mentor for you yet/);
  match(waiting.text, /You are number \d+ of \d+ who wait/);
});

test('A-13: the estimate is honest: by the pace of the last months, or none', () => {
  equal(weeksAtThisPace({ position: 4, waiting: 9, placed: 30, lately: 0 }), null);
  equal(weeksAtThisPace({ position: 1, waiting: 9, placed: 30, lately: 90 }), 1);
  equal(weeksAtThisPace({ position: 7, waiting: 9, placed: 30, lately: 9 }), 10);
});

test('A-18: too many from one place wait, and nothing typed is lost', async () => {
  const guest = stranger(() => world.server, { from: '10.0.2.2' });
  const page = await guest.get(links.mentee!);
  let last = await guest.post(links.mentee!, { ...filled(page.text), go: 'save' });
  for (let n = 0; n < 120 && last.status !== 429; n++)
    last = await guest.post(links.mentee!, {
      ...filled(page.text, { motivation: `Try ${n}`, email: `n${n}@elsewhere.example` }),
      go: 'save',
    });
  equal(last.status, 429);
  match(last.text, /Try \d+/);
  match(last.text, /Wait a quarter of an hour/);
  const other = await apply({ email: 'other.place@elsewhere.example' }, { from: '10.0.2.3' });
  equal(other.reply.status, 303);
});

test('A-19: a paper or link is shown with who checked it and when; files only after the address was confirmed', async () => {
  const { path, guest } = await apply({
    given_name: 'Filippa',
    email: 'filippa@elsewhere.example',
  });
  const fields = { about: 'Letter of appointment', address: 'https://papers.example/1' };
  equal((await guest.post(`${path}/evidence`, fields)).status, 422);
  await confirm(guest, 'filippa@elsewhere.example');
  const upload = async (name: string, bytes: Buffer) => {
    await guest.get(`${path}/evidence`);
    const token = /name="token" value="([^"]+)"/.exec(
      (await guest.get(`${path}/evidence`)).text,
    )![1]!;
    const head = Object.entries({ token, about: 'Appointment', address: '' })
      .map(
        ([key, value]) =>
          `--b\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`,
      )
      .join('');
    return world.server.inject({
      method: 'POST',
      url: `${path}/evidence`,
      cookies: guest.jar,
      headers: { 'content-type': 'multipart/form-data; boundary=b', host: 'localhost:3000' },
      payload: Buffer.concat([
        Buffer.from(
          `${head}--b\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
        ),
        bytes,
        Buffer.from('\r\n--b--\r\n'),
      ]),
    });
  };
  equal((await upload('run.exe', Buffer.from('MZ'))).statusCode, 422);
  equal((await upload('note.txt', Buffer.from('I was appointed.'))).statusCode, 303);
  equal((await guest.post(`${path}/evidence`, { ...fields, address: 'javascript:1' })).status, 422);
  equal((await guest.post(`${path}/evidence`, fields)).status, 303);
  const { id } = await one(
    `select id from public_application where sent_at is not null order by sent_at desc limit 1`,
  );
  const joined = await coordinator.post(`${base}/public-applications/${String(id)}/person`, {
    person: 'new',
  });
  const page = joined.location;
  const shown = await coordinator.get(page);
  match(shown.text, /Letter of appointment/);
  const file = linkIn(shown.text, /\/evidence\/[0-9a-f-]{36}\/file$/);
  equal((await coordinator.get(file)).text, 'I was appointed.');
  const verification = file.replace(/\/file$/, '/verification');
  equal((await coordinator.post(verification, {})).status, 303);
  match((await coordinator.get(page)).text, /checked by .*today/);
  match((await guest.get(path)).text, /checked by the coordinator/);
  // What a decision rests on is not removed by whoever brought it.
  const evidence = /evidence\/([0-9a-f-]{36})/.exec(file)![1]!;
  await guest.post(`${path}/evidence/${evidence}/removal`);
  match((await coordinator.get(page)).text, /Appointment/);
  equal((await (await visit(world, 'network.mentee')).get(file)).status, 404);
});

test('A-20: the manager is asked by a link, answers with a sentence, and is reminded by hand', async () => {
  await open('mentee', { asks_manager: 'yes' });
  const own = await apply({
    email: 'moa@elsewhere.example',
    given_name: 'Moa',
    manager_name: 'Moa',
    manager_email: 'moa@elsewhere.example',
  });
  equal(own.reply.status, 422);
  const { path, guest } = await apply({
    email: 'moa@elsewhere.example',
    given_name: 'Moa',
    manager_name: 'Bo Chef',
    manager_email: 'bo.chef@elsewhere.example',
  });
  equal((await readLetters(world, 'address = $1', ['bo.chef@elsewhere.example'])).length, 0);
  await confirm(guest, 'moa@elsewhere.example');
  const asked = await letterTo('bo.chef@elsewhere.example');
  equal(/Moa/.test(asked.body!), false, 'nothing of what was typed goes out by mail');
  const manager = stranger(() => world.server);
  const first = pathIn(asked.body!, /\/manager-consent\/[\w-]+/);
  match((await manager.get(first)).text, /Moa Newfield would like to take part/);
  equal((await manager.post(first, { accepted: 'no' })).status, 422);
  const { id } = await one(
    `select id from public_application where sent_at is not null order by sent_at desc limit 1`,
  );
  const joined = await coordinator.post(`${base}/public-applications/${String(id)}/person`, {
    person: 'new',
  });
  match((await coordinator.get(joined.location)).text, /has not answered yet/);
  equal((await coordinator.post(`${joined.location}/manager/reminder`, {})).status, 303);
  equal((await manager.get(first)).status, 410);
  const again = pathIn(
    (await letterTo('bo.chef@elsewhere.example')).body!,
    /\/manager-consent\/[\w-]+/,
  );
  await manager.get(again);
  equal((await manager.post(again, { accepted: 'yes', words: 'Gladly.' })).status, 303);
  match((await coordinator.get(joined.location)).text, /Gladly\./);
  match((await guest.get(path)).text, /Bo Chef agreed/);
  await open('mentee');
});

test('A-17, A-21: an admission that has ended and a check that is missing keep somebody out of the matching, by name', async () => {
  const pool = async () =>
    /(\d+) admitted mentors? with/.exec((await coordinator.get(`${cohort}/runs`)).text)?.[1];
  const all = await pool();
  ok(Number(all) > 0);
  await coordinator.post(`${cohort}/calls`, { checks: 'first-aid' });
  const without = (await coordinator.get(`${cohort}/runs`)).text;
  match(without, /First aid is missing/);
  ok((await pool()) !== all);
  await coordinator.post(`${cohort}/calls`, {});
  equal(await pool(), all);
  await coordinator.post(`${cohort}/calls`, { admitted_until: '2026-11-21' });
  const { application_id: application } = await one(
    `select application_id from public_application where application_id is not null and exists (select from admission_decision d where d.application_id = public_application.application_id and d.admitted) limit 1`,
  );
  await decided(`${base}/applications/${String(application)}`, {
    admitted: 'yes',
    reason: 'Again.',
  });
  match((await coordinator.get(`${cohort}/runs`)).text, /the admission ended on/);
  await coordinator.post(`${cohort}/calls`, {});
});

test('A-22: who is never admitted goes with the application, in the time that the organisation sets', async () => {
  await apply({ given_name: 'Gunilla', family_name: 'Gone', email: 'gunilla@elsewhere.example' });
  const { id } = await one(
    `select id from public_application where sent_at is not null order by sent_at desc limit 1`,
  );
  const joined = await coordinator.post(`${base}/public-applications/${String(id)}/person`, {
    person: 'new',
  });
  await decided(joined.location, { admitted: 'no', reason: 'Not this year.' });
  const { person_id: person } = await one(
    `select person_id from public_application where id = $1`,
    [id],
  );
  await world.database.inTenant(
    { organisation, person: null, purpose: 'erase' },
    'write',
    async (tx) => {
      const { schedule } = await findSchedule(tx);
      await applyRetention(tx, organisation, schedule, '2028-01-31');
    },
  );
  equal((await rows(`select from public_application where id = $1`, [id])).length, 0);
  equal(
    (await one(`select erased_on from person where id = $1`, [person])).erased_on !== null,
    true,
  );
  const texts = await world.database.inTenant({ organisation, person: null }, 'read', (tx) =>
    readTexts(tx, 'public_application.content'),
  );
  equal(
    texts.some((text) => text.includes('Gunilla')),
    false,
  );
});
