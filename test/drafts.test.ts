/** What is typed and not saved: kept for its writer, and for nobody else. */
import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CompiledQuery } from 'kysely';
import type { DemoAccounts } from '../src/app/demo/cast.ts';
import { routes } from '../src/app/registry.ts';
import { forgetDrafts } from '../src/features/drafts/draft.store.ts';
import { keptDays, mostCharacters, mostDrafts } from '../src/features/drafts/draft.rules.ts';
import { demoPassword } from '../src/features/accounts/sign-in.pages.tsx';
import { demoAddress } from '../src/app/demo/demo.ts';
import { actAt } from '../src/web/feature.ts';
import { formFacts, keepsDraft } from '../src/web/form.ts';
import { formsIn, sent, shapeOf, type Form } from './support/forms.ts';
import { openPair, type Pair } from './support/pair.ts';
import { isProved, proofFor, workMinutes } from '../src/web/proof.ts';
import { walk } from './support/walk.ts';
import {
  demoDay,
  openWorld,
  visit,
  visitorWith,
  type Visitor,
  type World,
} from './support/world.ts';

let world: World;
let pair: Pair;
before(async () => {
  world = await openWorld();
  pair = await openPair(world);
});
after(() => world.close());

const people = [
  ['school.mentor', '/o/lindenhof'],
  ['school.coordinator', '/o/lindenhof'],
  ['school.counsellor', '/o/lindenhof'],
  ['network.mentor', '/o/ledarnatverket'],
  ['network.mentee', '/o/ledarnatverket'],
  ['network.coordinator', '/o/ledarnatverket'],
  ['network.registrar', '/o/ledarnatverket'],
] as const satisfies [keyof DemoAccounts, string][];

/** Of one form of a kind: by these it says what was there when it was opened. */
const versions = new Set(['revision', 'after']);
/** As the script has it. */
const markOf = ({ fields }: Form): string =>
  fields
    .filter(({ name, kind }) => kind === 'hidden' && !formFacts.has(name) && !versions.has(name))
    .map(({ name, value }) => `${name}=${value}`)
    .sort()
    .join('&');
const isOwnWords = ({ kind }: { kind: string }) => kind === 'textarea';
const isTyped = ({ kind }: { kind: string }) => kind === 'textarea' || kind === 'text';

type Kept = { form: string; mark: string; fields: Record<string, string[]>; line: string };
const listOf = async (who: Visitor, page: string): Promise<Kept[]> => {
  const base = /^\/o\/[^/?]+/.exec(page)![0];
  const { status, text } = await who.get(`${base}/drafts?page=${encodeURIComponent(page)}`);
  equal(status, 200, text);
  return JSON.parse(text) as Kept[];
};
const keep = (who: Visitor, page: string, form: Form, fields: Record<string, string[]> | null) =>
  who.post(`${/^\/o\/[^/?]+/.exec(page)![0]}/drafts`, {
    page,
    form: form.action,
    mark: markOf(form),
    fields: fields ? JSON.stringify(fields) : '',
  });

/** Forms whose text may lie nowhere but where it is saved, or holds a password. */
const never = new Set([
  '/referrals/:referral/sealed',
  '/referrals/:referral/sealed/reading',
  '/providers',
]);

test('PG-5: every form with a text of one’s own is kept while typing and comes back on its page, as it was typed', async (t) => {
  const faults: string[] = [];
  const kept = new Set<string>();
  for (const [who, base] of people) {
    const visitor = await visit(world, who);
    const found: { page: string; form: Form }[] = [];
    const seen = new Set<string>();
    await walk(
      visitor,
      [base],
      (page, text) => {
        const here = new Set<string>();
        for (const form of formsIn(text)) {
          if (!form.action.startsWith('/o/') || !form.fields.some(isTyped)) continue;
          const one = `${form.action} ${markOf(form)}`;
          if (here.has(one)) faults.push(`${page}: two forms cannot be told apart: ${one}`);
          here.add(one);
          if (seen.has(shapeOf(form.action))) continue;
          seen.add(shapeOf(form.action));
          found.push({ page, form });
        }
      },
      2,
    );
    for (const { page, form } of found) {
      const shape = shapeOf(form.action);
      const { route } = actAt({ base }, form.action)!;
      const fields = Object.fromEntries(
        form.fields
          .filter(isTyped)
          .map(({ name }) => [name, [`Words for ${name}, "quoted"\n& more`]]),
      );
      const { status } = await keep(visitor, page, form, fields);
      if (status === 204) {
        if (form.fields.some(isOwnWords) && !never.has(route.path))
          faults.push(`${who} ${shape}: a text of one’s own is not kept`);
        continue;
      }
      if (status !== 200) faults.push(`${who} ${shape}: ${status}`);
      kept.add(route.path);
      const back = (await listOf(visitor, page)).find(
        (one) => one.form === form.action && one.mark === markOf(form),
      );
      try {
        deepEqual(back?.fields, fields);
      } catch {
        faults.push(`${who} ${shape}: comes back as ${JSON.stringify(back?.fields)}`);
      }
      // There are more forms than drafts that are kept of one person.
      await keep(visitor, page, form, null);
      // As a browser sends it: nothing that the server wrote into it gets lost on the way.
      if (sent(form).at_page !== page) faults.push(`${page}: ${shape} says it stands elsewhere`);
    }
  }
  deepEqual(faults, []);
  t.diagnostic(`tried: ${kept.size} forms were kept`);
  ok(kept.size >= 45, [...kept].join(' '));
});

test('PG-5: no draft holds a password, a code or a text under seal', () => {
  for (const { path, form, act } of routes) {
    if (!act) continue;
    const isSecret = Object.values(form).some((field) => 'isSecret' in field);
    if (isSecret || never.has(path)) equal(keepsDraft(form), false, path);
  }
});

/** Of the form under test: the walk above left others. */
const ownOf = async (who: Visitor, page = pair.path): Promise<Kept[]> =>
  (await listOf(who, page)).filter(
    ({ form, fields }) =>
      form === `${pair.path}/agreements` && !fields.what![0]!.startsWith('Words'),
  );
const said = ({ text }: { text: string }): string =>
  /role="alert"[^]*?<\/div>/.exec(text)?.[0] ?? '';

const words = 'Nobody else has to know this yet';
const noteForm = async (who: Visitor): Promise<Form> =>
  formsIn((await who.get(pair.path)).text).find(
    ({ action }) => action === `${pair.path}/agreements`,
  )!;

test('PG-5: a draft is encrypted, and nobody but its writer finds it: not the other of the pair, not a coordinator', async () => {
  const form = await noteForm(pair.mentor);
  equal((await keep(pair.mentor, pair.path, form, { what: [words] })).status, 200);
  const mine = await ownOf(pair.mentor, `${pair.path}?from=elsewhere`);
  deepEqual(
    mine.map(({ fields }) => fields),
    [{ what: [words] }],
  );
  match(mine[0]!.line, /^Draft of 10:00, not saved\.$/);
  for (const other of [pair.mentee, await visit(world, 'network.coordinator')])
    deepEqual(await ownOf(other), []);
  await world.owner.query(`set app.purpose = 'backup'`);
  const { rows } = await world.owner.query<{ body: Buffer; id: string }>(
    `select id, body from draft where person_id = $1`,
    [pair.ids.mentor],
  );
  await world.owner.query(`set app.purpose = ''`);
  equal(
    rows.some(({ body }) => body.includes(words)),
    false,
  );
  const { id: organisation } = await network();
  for (const person of [pair.ids.mentee, null]) {
    const seen = await world.database.inTenant({ organisation, person }, 'write', async (tx) =>
      Number(
        (
          await tx.executeQuery<{ n: number }>(
            CompiledQuery.raw('select count(*)::int as n from draft where person_id = $1', [
              pair.ids.mentor,
            ]),
          )
        ).rows[0]!.n,
      ),
    );
    equal(seen, 0);
  }
  for (const { id } of rows) {
    equal((await pair.mentee.get(`/o/ledarnatverket/drafts/${id}`)).status, 404);
    equal((await pair.mentor.get(`/o/lindenhof/drafts/${id}`)).status, 404);
  }
});

const network = () =>
  world.database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select('id')
      .where('slug', '=', 'ledarnatverket')
      .executeTakeFirstOrThrow(),
  );

test('PG-5: a draft goes when its form is saved, when its writer discards it, and after thirty days', async () => {
  const form = await noteForm(pair.mentor);
  await keep(pair.mentor, pair.path, form, { what: [words] });
  const fields = { ...sent(form), what: words, owner: pair.ids.mentee };
  equal((await pair.mentor.post(form.action, { ...fields, what: '' })).status, 422);
  equal((await ownOf(pair.mentor)).length, 1, 'refused');
  const saved = await pair.mentor.post(form.action, fields);
  equal(saved.status, 303, said(saved));
  deepEqual(await ownOf(pair.mentor), []);
  await keep(pair.mentor, pair.path, form, { what: [words] });
  const discard = { page: pair.path, form: form.action, mark: markOf(form), fields: '' };
  equal((await pair.mentor.post('/o/ledarnatverket/drafts', discard)).status, 200);
  deepEqual(await ownOf(pair.mentor), []);
  await keep(pair.mentor, pair.path, form, { what: [words] });
  const { id: organisation } = await network();
  for (const [days, left] of [
    [keptDays - 2, 1],
    [keptDays + 2, 0],
  ] as const) {
    const today = Temporal.PlainDate.from(demoDay).add({ days }).toString();
    const before = new Date(Date.parse(today) - keptDays * 86_400_000);
    await world.database.inTenant({ organisation, person: null, today }, 'write', (tx) =>
      forgetDrafts(tx, before),
    );
    equal((await ownOf(pair.mentor)).length, left, `${days} days`);
  }
});

test('PG-5: drafts have a size and a number, and only a form of ours on a page of ours has one', async () => {
  const form = await noteForm(pair.mentor);
  const at = '/o/ledarnatverket/drafts';
  const post = (fields: Record<string, string>) =>
    pair.mentor.post(at, {
      page: pair.path,
      form: form.action,
      fields: '{"what":["x"]}',
      ...fields,
    });
  equal(
    (await post({ fields: JSON.stringify({ what: ['x'.repeat(mostCharacters)] }) })).status,
    413,
  );
  for (const fields of ['[]', '{', '{"what":"x"}', '{"what":[1]}', 'null'])
    equal((await post({ fields })).status, 413, fields);
  equal((await post({ token: 'another' })).status, 403);
  for (const wrong of [
    { page: '/o/lindenhof' },
    { page: '//elsewhere.example' },
    { page: 'https://elsewhere.example/o/ledarnatverket' },
    { page: '/o/ledarnatverketo' },
    { page: '' },
    { form: '/o/ledarnatverket/nowhere' },
    { form: '/sign-in' },
    { mark: 'x'.repeat(mostCharacters + 1) },
  ])
    equal((await post(wrong)).status, 404, JSON.stringify(wrong));
  // What the form has no field for is not kept.
  await post({ fields: '{"what":["x"],"other":["y"],"token":["z"]}' });
  deepEqual((await ownOf(pair.mentor))[0]!.fields, { what: ['x'] });
  for (let n = 0; n < mostDrafts + 3; n++) equal((await post({ mark: `n=${n}` })).status, 200);
  equal((await ownOf(pair.mentor)).length, mostDrafts);
  await world.owner.query(
    `set app.purpose = 'erase'; set app.organisation = '${(await network()).id}'`,
  );
  await world.owner.query('delete from draft');
});

test('PG-5: one’s own draft stands in the file about oneself', async () => {
  const form = await noteForm(pair.mentor);
  await keep(pair.mentor, pair.path, form, { what: [words] });
  ok((await pair.mentor.get('/o/ledarnatverket/my-data/all')).text.includes(words));
});

/** As after twelve hours without a word. */
async function lapse(): Promise<void> {
  await world.database.beforeTenant(null, async (tx) => {
    await tx
      .updateTable('session')
      .set({ seen_at: new Date(Date.now() - 13 * 3_600_000) })
      .execute();
  });
}

/** Signs in by the form, with where to go afterwards. */
async function signIn(who: keyof DemoAccounts, to: string) {
  const page = await world.server.inject({ url: to });
  const browser = page.cookies.find(({ name }) => name === 'browser')!.value;
  const form = formsIn(page.body).find(({ action }) => action.startsWith('/sign-in'))!;
  return world.server.inject({
    method: 'POST',
    url: form.action,
    cookies: { browser },
    payload: new URLSearchParams({
      ...sent(form),
      email: demoAddress(who),
      password: demoPassword,
    }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
}

test('PG-6: a form that is sent when the session has ended leads to signing in and back, with its text, which stands in no address and no cookie', async () => {
  for (const mark of ['', 'a=b']) {
    const mentor = await visit(world, 'network.mentor');
    const home = (await mentor.get('/')).location;
    const page = /href="(\/o\/ledarnatverket\/mentorships\/[0-9a-f-]{36})"/.exec(
      (await mentor.get(`${home}/mentorships`)).text,
    )![1]!;
    const form = formsIn((await mentor.get(page)).text).find(
      ({ action }) => action === `${page}/agreements`,
    )!;
    const typed: Record<string, string> = {
      ...sent(form),
      what: `${words} ${mark}`,
      due_on: '2026-12-24',
    };
    await lapse();
    const reply = await world.server.inject({
      method: 'POST',
      url: form.action,
      cookies: { session: mentor.cookie, language: 'en' },
      payload: new URLSearchParams(mark ? { ...typed, draft_mark: mark } : typed).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    equal(reply.statusCode, 303);
    const to = String(reply.headers.location);
    match(to, /^\/sign-in\?to=%2Fo%2Fledarnatverket%2Fdrafts%2F[0-9a-f-]{36}$/);
    equal(JSON.stringify(reply.headers).includes('Nobody'), false);
    const path = decodeURIComponent(to.split('to=')[1]!);
    // Whoever signs in on the same device meanwhile finds nothing.
    const other = await signIn('network.coordinator', to);
    equal(other.headers.location, path);
    const cookieOf = (of: typeof other) => of.cookies.find(({ name }) => name === 'session')!.value;
    equal((await visitorWith(world.server, cookieOf(other)).get(path)).status, 404);
    const own = await signIn('network.mentor', to);
    equal(own.headers.location, path);
    const again = visitorWith(world.server, cookieOf(own));
    const { status, text } = await again.get(path);
    equal(status, 200);
    match(text, /You had been signed out before this was saved/);
    const back = formsIn(text).find(({ action }) => action === form.action)!;
    equal(sent(back).what, typed.what);
    equal(sent(back).due_on, typed.due_on);
    equal(sent(back).at_page, page);
    const saved = await again.post(form.action, {
      ...sent(back),
      owner: back.fields.find(({ name }) => name === 'owner')!.options.find(Boolean)!,
      ...(mark ? { draft_mark: mark } : {}),
    });
    equal(saved.status, 303, said(saved));
    match((await again.get(page)).text, new RegExp(`${words} ${mark}`.trim()));
    deepEqual(
      (await listOf(again, page)).filter(({ fields }) => fields.what?.[0] === typed.what),
      [],
    );
  }
});

test('PG-6: a session that somebody ended, a foreign page or a form with a password keeps nothing', async () => {
  const count = async () => {
    await world.owner.query(`set app.purpose = 'backup'`);
    const { rows } = await world.owner.query<{ n: number }>('select count(*)::int as n from draft');
    await world.owner.query(`set app.purpose = ''`);
    return rows[0]!.n;
  };
  const mentor = await visit(world, 'network.mentor');
  const home = (await mentor.get('/')).location;
  const text = (await mentor.get(`${home}/actions`)).text;
  const form = formsIn(text).find(({ action }) => action === `${home}/actions`)!;
  const post = (headers: Record<string, string> = {}, fields: Record<string, string> = {}) =>
    world.server.inject({
      method: 'POST',
      url: form.action,
      cookies: { session: mentor.cookie, language: 'en' },
      payload: new URLSearchParams({ ...sent(form), body: words, ...fields }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    });
  const none = await count();
  await lapse();
  for (const reply of [
    await post({ 'sec-fetch-site': 'cross-site' }),
    await post({ origin: 'https://elsewhere.example' }),
    await post({}, { token: 'another' }),
    await post({}, { token: 'another', at_page: 'https://elsewhere.example/' }),
    await post({}, { token: 'another', at_page: '//elsewhere.example/' }),
  ]) {
    equal(reply.statusCode, 303);
    equal(reply.headers.location, `/sign-in?to=${encodeURIComponent(`${home}/actions`)}`);
  }
  await world.database.beforeTenant(null, async (tx) => {
    await tx.deleteFrom('session').execute();
  });
  equal((await post()).headers.location, `/sign-in?to=${encodeURIComponent(`${home}/actions`)}`);
  equal(await count(), none);
});

test('PG-6: a form of our own page from before somebody signed in anew does nothing and comes back with its text; from elsewhere it does not', async () => {
  const mentor = await visit(world, 'network.mentor');
  const home = (await mentor.get('/')).location;
  const text = (await mentor.get(`${home}/actions`)).text;
  const form = formsIn(text).find(({ action }) => action === `${home}/actions`)!;
  const next = await visit(world, 'network.mentor');
  const post = (headers: Record<string, string>) =>
    world.server.inject({
      method: 'POST',
      url: form.action,
      cookies: { session: next.cookie, language: 'en' },
      payload: new URLSearchParams({ ...sent(form), body: words }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    });
  const own = await post({ 'sec-fetch-site': 'same-origin' });
  equal(own.statusCode, 422);
  const back = formsIn(own.body).find(({ action }) => action === form.action)!;
  equal(sent(back).body, words);
  notEqual(sent(back).token, sent(form).token);
  equal((await next.get(`${home}/actions`)).text.includes(words), false);
  equal((await post({ 'sec-fetch-site': 'cross-site' })).statusCode, 403);
  equal((await post({})).statusCode, 403);
});

/** Forms on pages that are there for more than the act: what was typed stays, and is kept. */
const asksAfterwards = ['/people/:person/guardians', '/people/imports/:import/application'];

test('SI-3: where something is typed for an act that asks for a proof, its page asks before it opens', () => {
  const pages = new Map(routes.filter(({ act }) => !act).map((route) => [route.path, route]));
  const pageOf = (path: string): string =>
    pages.has(path) || path === '' ? path : pageOf(path.slice(0, path.lastIndexOf('/')));
  const typed = routes.filter(
    ({ act, needsRecentAuth, form }) =>
      act && needsRecentAuth && Object.values(form).some((field) => 'longest' in field),
  );
  deepEqual(
    typed
      .map(({ path }) => path)
      .filter(
        (path) => !pages.get(path === '/people' ? '/people/new' : pageOf(path))!.needsRecentAuth,
      )
      .sort(),
    asksAfterwards,
  );
  ok(typed.length >= 8);
});

test('SI-3: the proof before a page holds for an hour of work on it, in this session and this form alone', async () => {
  const coordinator = await visit(world, 'network.coordinator');
  const page = '/o/ledarnatverket/people/new';
  const form = formsIn((await coordinator.get(page)).text).find(
    ({ action }) => action === '/o/ledarnatverket/people',
  )!;
  const { proof } = sent(form);
  ok(proof);
  const other = await visit(world, 'network.coordinator');
  const foreign = sent(
    formsIn((await other.get(page)).text).find(({ action }) => action === form.action)!,
  ).proof!;
  await world.database.beforeTenant(null, async (tx) => {
    await tx
      .updateTable('session')
      .set({ proved_at: new Date(Date.now() - 20 * 60_000) })
      .execute();
  });
  equal((await coordinator.get(page)).status, 303);
  const fields = { ...sent(form), given_name: 'Noor', family_name: 'Visser', role: 'mentor' };
  for (const wrong of [
    '',
    'x',
    foreign,
    `${Number(proof.split('.')[0]) + 1}.${proof.split('.')[1]}`,
  ]) {
    const reply = await coordinator.post(form.action, { ...fields, proof: wrong });
    equal(reply.status, 422, wrong);
    match(reply.text, /Confirm that it is you/);
  }
  const saved = await coordinator.post(form.action, { ...fields, proof });
  equal(saved.status, 303, said(saved));
  const work = { session: 'one', form: '/o/x/people', now: 3_600_000 };
  const made = proofFor(world.database.keys, work);
  for (const [changes, holds] of [
    [{}, true],
    [{ now: work.now + workMinutes * 60_000 }, true],
    [{ now: work.now + workMinutes * 60_000 + 1 }, false],
    [{ now: work.now - 1 }, false],
    [{ session: 'two' }, false],
    [{ form: '/o/x/people/invitations' }, false],
  ] as const)
    equal(isProved(world.database.keys, made, { ...work, ...changes }), holds);
});
