/**
 * Who can become whom: no link, list, card, role or address lets anybody act as somebody else, or
 * read more, by one person’s will.
 */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  acceptInvitation,
  findInvitation,
  insertInvitation,
} from '../src/features/accounts/invitation.store.ts';
import { demoPassword } from '../src/features/accounts/sign-in.pages.tsx';
import { insertReset } from '../src/features/accounts/reset.store.ts';
import { insertHalfSession } from '../src/features/accounts/session.store.ts';
import { guardedRoles } from '../src/features/accounts/approval.rules.ts';
import { routes } from '../src/app/registry.ts';
import { agreeToAll } from './support/approval.ts';
import { openClass, type Class } from './support/class.ts';
import { stranger } from './support/anonymous.ts';
import { openWorld, readLetters, visit, type Visitor, type World } from './support/world.ts';

const base = '/o/lindenhof';
let world: World;
let organisation: string;
let coordinator: Visitor;
before(async () => {
  world = await openWorld('demo_template', { hasMail: true });
  coordinator = await visit(world, 'school.coordinator');
  organisation = await world.database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select('id')
      .where('slug', '=', 'lindenhof')
      .executeTakeFirstOrThrow()
      .then(({ id }) => id),
  );
  await world.owner.query(`set app.organisation = '${organisation}'`);
  await world.owner.query(`update organisation set language = 'en' where slug = 'lindenhof'`);
  await world.owner.query(`set app.scope = 'sign-in'`);
});
after(() => world.close());

const one = async (query: string, values: unknown[] = []) =>
  (await world.owner.query(query, values)).rows[0] as Record<string, string>;
const accountOf = async (person: string) =>
  (await one('select account_id from person where id = $1', [person])).account_id ?? null;
const rolesOf = async (person: string) =>
  (
    await world.owner.query<{ role: string }>(
      'select role from membership where person_id = $1 and last_day is null order by role',
      [person],
    )
  ).rows.map(({ role }) => role);
const lettersTo = async (address: string) =>
  (await readLetters(world, 'address = $1', [address])).map(({ body }) => body ?? '');
const importList = async (csv: string) => {
  const { location } = await coordinator.upload(
    `${base}/people/imports`,
    {},
    { name: 'list.csv', bytes: Buffer.from(csv) },
  );
  const preview = (await coordinator.get(location)).text;
  equal((await coordinator.post(`${location}/application`, {})).status, 303);
  return preview;
};
const counsellor = () => one(`select * from person where family_name = 'Haddad'`);

test('I-1: nobody who signs in gets a link, whatever their role; the link of somebody who signs in meanwhile opens nothing', async () => {
  const { rows } = await world.owner.query<{ id: string; account_id: string }>(
    'select id, account_id from person where account_id is not null and left_on is null',
  );
  ok(rows.length >= 4);
  for (const { id, account_id: account } of rows) {
    const reply = await coordinator.post(`${base}/people/${id}/invitation`, {});
    equal(reply.status, 422, id);
    match(reply.text, /signs in already/);
    equal(await accountOf(id), account);
  }
  equal((await world.owner.query('select from invitation where used_at is null')).rowCount, 0);

  // Two links were made before; both are sent in at one moment, and a third visitor has an account
  // meanwhile.
  const person = await one(
    `select id from person where account_id is null and left_on is null and email is not null limit 1`,
  );
  const token = await world.database.inTenant({ organisation, person: null }, 'write', (tx) =>
    insertInvitation(tx, { organisation, person: person.id!, by: person.id! }),
  );
  const invitation = (await findInvitation(world.database, token))!;
  const accounts = await Promise.all(
    [1, 2, 3].map((n) =>
      world.database.beforeTenant(null, (tx) =>
        tx
          .insertInto('account')
          .values({ email: `racer${n}@attacker.example`, password_hash: 'x' })
          .returning('id')
          .executeTakeFirstOrThrow(),
      ),
    ),
  );
  const isIn = await Promise.all(
    accounts.map(({ id }) => acceptInvitation(world.database, invitation, id)),
  );
  equal(isIn.filter(Boolean).length, 1, 'one of three');
  await world.owner.query('update invitation set used_at = null where id = $1', [invitation.id]);
  const before = await accountOf(person.id!);
  equal(await acceptInvitation(world.database, invitation, accounts[0]!.id), false);
  equal(await accountOf(person.id!), before);
  const late = await stranger(() => world.server).get(`/welcome/${token}`);
  equal(late.status, 410, 'the page says so too');
});

test('ID-4: a pupil of a class comes in with a card, never with a link that somebody else sees first', async () => {
  const pupil = await one(
    `select p.id from person p join mentorship_member x on x.person_id = p.id join mentorship m on m.id = x.mentorship_id
      where m.kind = 'group' and x.part = 'mentee' and x.last_day is null and p.account_id is null and p.email is null
        and not exists (select from closure c where c.mentorship_id = m.id) limit 1`,
  );
  equal(
    (await coordinator.get(`${base}/people/${pupil.id}`)).text.includes('/invitation'),
    false,
    'no button',
  );
  const reply = await coordinator.post(`${base}/people/${pupil.id}/invitation`, {});
  equal(reply.status, 422);
  match(reply.text, /class card/);
});

test('ID-4: an import never moves the address of somebody who signs in; where nobody does, the old address hears of it and of links', async () => {
  const nour = await counsellor();
  const csv = (email: string) => `number;first name;last name;email\nX77;Nour;Haddad;${email}\n`;
  await importList(csv(nour.email!));
  match(await importList(csv('nour@attacker.example')), /must agree to the new address/);
  equal((await counsellor()).email, nour.email, 'not moved');
  equal((await coordinator.post(`${base}/people/${nour.id}/invitation`, {})).status, 422);
  match((await lettersTo(nour.email!)).join(' '), /nour@attacker\.example/);
  // The one it is about sees it at home and refuses.
  const own = await visit(world, 'school.counsellor');
  match((await own.get(base)).text, /waiting/);
  const action = /action="([^"]*\/approvals\/[0-9a-f-]{36})"/.exec(
    (await own.get(`${base}/approvals`)).text,
  )![1]!;
  equal((await own.post(action, { answer: 'refuse' })).status, 303);
  equal((await coordinator.post(action, { answer: 'withdraw' })).status, 422, 'over');

  // Somebody who has never signed in: the address moves, and the old one is told, twice.
  const wim = await one(`select * from person where family_name = 'Terpstra'`);
  await importList(`number;first name;last name;email\nX78;Wim;Terpstra;${wim.email}\n`);
  await importList('number;first name;last name;email\nX78;Wim;Terpstra;wim@attacker.example\n');
  equal((await coordinator.post(`${base}/people/${wim.id}/invitation`, {})).status, 303);
  const told = await lettersTo(wim.email!);
  equal(told.length, 2);
  ok(told.every((body) => body.includes('wim@attacker.example')));
});

test('ID-1: a role that reads what is confided, or gives rights, needs two: by the page, by a list; each kind of it', async () => {
  const holder = await counsellor();
  for (const role of guardedRoles) {
    const made = await coordinator.post(`${base}/people`, {
      given_name: 'Second',
      family_name: `Self ${role}`,
      role,
      email: `${role}@attacker.example`,
    });
    const id = made.location.split('/').at(-1)!;
    deepEqual(await rolesOf(id), [], role);
    match((await coordinator.get(made.location)).text, /second person/);
  }
  await importList('first name;last name;role\nThird;Self;counsellor\nFourth;Self;registrar\n');
  const listed = await one(`select id from person where given_name = 'Third'`);
  deepEqual(await rolesOf(listed.id!), []);
  match((await lettersTo(holder.email!)).join(' '), /Second Self specialist gets a role/);

  // Who asked cannot agree, nor by somebody just let in; whoever holds the office hears of it.
  const actions = async (who: Visitor) => [
    ...(await who.get(`${base}/approvals`)).text.matchAll(
      /action="([^"]*\/approvals\/[0-9a-f-]{36})"/g,
    ),
  ];
  const own = (await actions(coordinator)).map(([, action]) => action!);
  ok(own.length >= guardedRoles.length);
  for (const action of own)
    equal((await coordinator.post(action, { answer: 'agree' })).status, 422, 'not one’s own');
  const mentor = await visit(world, 'school.mentor');
  equal((await mentor.post(own[0]!, { answer: 'agree' })).status, 404);

  // The database refuses the same, whatever the code.
  const me = await one(`select person_id as id from membership where role = 'coordinator' limit 1`);
  for (const role of guardedRoles)
    await world.database
      .inTenant({ organisation, person: me.id! }, 'write', (tx) =>
        tx
          .insertInto('membership')
          .values({ organisation_id: organisation, person_id: listed.id!, role })
          .execute(),
      )
      .then(
        () => ok(false, role),
        (error: Error) => match(error.message, /second person/),
      );

  equal(await agreeToAll(world, base), own.length);
  deepEqual(await rolesOf(listed.id!), ['specialist']);
  const nour = await counsellor();
  match((await lettersTo(nour.email!)).join(' '), /has been agreed to: Second Self specialist/);

  // A specialty is the same once more.
  equal(
    (
      await coordinator.post(`${base}/specialists`, {
        counsellor: `${nour.id},${listed.id}`,
        careers: '',
      })
    ).location,
    `${base}/specialists?waits=1`,
  );
  const held = async () =>
    (await world.owner.query('select from specialty where person_id = $1', [listed.id])).rowCount;
  equal(await held(), 0);
  match((await lettersTo(nour.email!)).join(' '), /Third Self receives referrals/);
  await agreeToAll(world, base);
  equal(await held(), 1);
});

test('ID-1: somebody whom the asker has just let in is no second person', async () => {
  const { id: friend } = await one(
    `select person_id as id from membership m join person p on p.id = m.person_id where role = 'administrator' and p.account_id is not null limit 1`,
  );
  const { id: asker } = await one(
    `select p.id from person p join account a on a.id = p.account_id where a.email = 'school.coordinator.demo@mentorium.example'`,
  );
  await world.owner.query(
    `insert into invitation (organisation_id, person_id, token_hash, made_by, ends_at, used_at) values ($1, $2, '\\x00', $3, now(), now())`,
    [organisation, friend, asker],
  );
  await coordinator.post(`${base}/people`, {
    given_name: 'Fifth',
    family_name: 'Self',
    role: 'auditor',
  });
  const second = await visit(world, 'both');
  const page = (await second.get(`${base}/approvals`)).text;
  match(page, /During the last month .* let you in/);
  const action = /action="([^"]*\/approvals\/[0-9a-f-]{36})"/.exec(page)![1]!;
  match((await second.post(action, { answer: 'agree' })).text, /let you in/);
  await world.owner.query(`delete from invitation where token_hash = '\\x00'`);
  equal((await second.post(action, { answer: 'refuse' })).status, 303);
});

test('ID-3: a lost account: two people, a letter to its address, everything with it over; then a link', async () => {
  const nour = await counsellor();
  const lost = await visit(world, 'school.counsellor');
  equal((await lost.get(base)).status, 200);
  equal((await coordinator.post(`${base}/people/${nour.id}/account`, {})).status, 303);
  match((await lettersTo(nour.email!)).join(' '), /cannot sign in any more/);
  equal((await lost.get(base)).status, 200, 'nothing has happened yet');
  await agreeToAll(world, base);
  equal((await lost.get(base)).status, 303, 'out');
  match(
    (await lettersTo('school.counsellor.demo@mentorium.example')).join(' '),
    /has been agreed to/,
  );
  equal((await coordinator.post(`${base}/people/${nour.id}/invitation`, {})).status, 303);
  // Without two the server cannot do it either.
  const { id: other } = await one(
    `select id from person where account_id is not null and id <> $1 limit 1`,
    [nour.id],
  );
  const taken = await accountOf(other!);
  for (const account of [
    null,
    (await one('select id from account where id <> $1 limit 1', [taken])).id!,
  ])
    await world.database
      .inTenant({ organisation, person: null }, 'write', (tx) =>
        tx.updateTable('person').set({ account_id: account }).where('id', '=', other!).execute(),
      )
      .then(
        () => ok(false),
        (error: Error) => match(error.message, /signs in as this person/),
      );
});

test('ID-1: every route that could give a role or an account refuses somebody alone: all acts of all roles tried against the counsellor', async () => {
  const nour = await counsellor();
  const state = async () => ({
    account: await accountOf(nour.id!),
    roles: await rolesOf(nour.id!),
    mine: (
      await world.owner.query(
        `select m.person_id, m.role from membership m join person p on p.id = m.person_id where p.account_id is not null and m.last_day is null and m.role = any($1) order by 1, 2`,
        [guardedRoles],
      )
    ).rows,
  });
  const before = await state();
  let tried = 0;
  for (const who of ['school.coordinator', 'school.mentor'] as const) {
    const visitor = await visit(world, who);
    for (const route of routes.filter(
      ({ act, path }) => act !== null && /people|specialists|approvals|providers/.test(path),
    )) {
      if (/leaving|protection/.test(route.path)) continue;
      tried++;
      const { status } = await visitor.post(
        `${base}${route.path.replace(/:\w+/g, nour.id!)}`,
        Object.fromEntries(
          Object.keys(route.form).map((name) => [
            name,
            name === 'role'
              ? 'coordinator'
              : name === 'answer'
                ? 'agree'
                : name === 'counsellor'
                  ? nour.id!
                  : name.endsWith('email')
                    ? 'me@attacker.example'
                    : 'x',
          ]),
        ),
      );
      ok(status < 500, `${route.path} ${status}`);
    }
  }
  ok(tried > 30, `${tried} acts`);
  deepEqual(await state(), before);
});

type Printed = { name: string; code: string; pin: string };
const printed = (html: string): Printed[] =>
  [
    ...html.matchAll(
      /<li><svg[^]*?<p class="strong">([^<]+)<[^]*?class="card-code">([A-Z0-9-]{14})<[^]*?class="card-code">(\d{6})</g,
    ),
  ].map(([, name, code, pin]) => ({ name: name!, code: code!, pin: pin! }));

/** Comes in with a card, as a browser does; `own`: chosen when asked for. */
async function enterByCard(
  { code, pin }: { code: string; pin: string },
  more: Record<string, string> = {},
) {
  const child = stranger(() => world.server);
  await child.get('/card');
  const reply = await child.post('/card', { code, pin, ...more });
  return { child, reply };
}
const chosen = (pin: string) => ({ own: pin, again: pin });

let group: Class;
let child: string;
test('SI-10: a mentor who makes a card anew is not let in with it: the own PIN of the card before opens it, or a second adult', async () => {
  group = await openClass(world);
  const mentor = await visit(world, 'school.mentor');
  const page = `${group.path}/cards-of-class`;
  child = (
    await one(
      `select p.id from person p join mentorship_member x on x.person_id = p.id where x.mentorship_id = $1 and x.part = 'mentee' and p.account_id is null order by p.id limit 1`,
      [group.path.split('/').at(-1)],
    )
  ).id!;
  const make = async () => {
    await mentor.get(page);
    return printed((await mentor.post(`${page}/${child}`, {})).text)[0]!;
  };
  const first = await make();
  const { child: pupil, reply } = await enterByCard(first, chosen('482915'));
  equal(reply.location, base);
  equal((await pupil.get(`${base}/actions`)).status, 200);

  // The mentor prints another one and tries everything that stands on it.
  const second = await make();
  equal((await pupil.get(base)).status === 200, false, 'the first card is over');
  for (const more of [
    {},
    chosen('739164'),
    { ...chosen('739164'), earlier: second.pin },
    { ...chosen('739164'), earlier: '' },
  ]) {
    const { child: mentorAsPupil, reply: refused } = await enterByCard(second, more);
    equal(refused.location, '', JSON.stringify(more));
    for (const path of ['', '/my-data', '/my-data/all', '/actions'])
      equal((await mentorAsPupil.get(`${base}${path}`)).status === 200, false, path);
  }
  // A third card does not make what was tried on the second one count.
  const third = await make();
  equal((await enterByCard(third, { ...chosen('739164'), earlier: '739164' })).reply.status, 422);
  equal(
    (await enterByCard(third, { ...chosen('605183'), earlier: '482915' })).reply.location,
    base,
    'the pupil knows',
  );

  // Forgotten: the mentor alone cannot agree, the coordinator can, and the pupil sees who did.
  await mentor.post(`${page}/${child}/end`, {});
  const fourth = await make();
  equal((await enterByCard(fourth, chosen('914726'))).reply.status, 422);
  const request = /action="([^"]*\/approvals\/[0-9a-f-]{36})"/.exec(
    (await mentor.get(`${base}/approvals`)).text,
  )![1]!;
  equal((await mentor.post(request, { answer: 'agree' })).status, 422);
  ok((await agreeToAll(world, base)) > 0);
  const { child: back, reply: open } = await enterByCard(fourth, chosen('914726'));
  equal(open.location, base);
  match((await back.get(`${base}/my-data/seen`)).text, /agreed to it as the second person/);
});

test('SI-10: fifty wrong PINs lock a card, also for the right one, until the mentor opens it; the pupil sees that', async () => {
  const mentor = await visit(world, 'school.mentor');
  const page = `${group.path}/cards-of-class`;
  const row = await one(`select code_hash from class_card where person_id = $1`, [child]);
  ok(row.code_hash);
  await mentor.get(page);
  await mentor.post(`${page}/${child}/end`, {});
  const card = printed((await mentor.post(`${page}/${child}`, {})).text)[0]!;
  await agreeToAll(world, base);
  for (let tries = 0; tries < 50; tries++) {
    equal((await enterByCard({ ...card, pin: String(200_000 + tries) })).reply.status, 422);
    // A quarter of an hour passes, and nobody else at this place is in the way.
    await world.owner.query('delete from sign_in_attempt');
  }
  const locked = await enterByCard(card, chosen('914726'));
  match(locked.reply.text, /locked/);
  match((await mentor.get(page)).text, /locked after fifty/);
  equal((await mentor.post(`${page}/${child}/release`, {})).status, 303);
  equal((await mentor.post(`${page}/${child}/release`, {})).status, 404, 'once');
  const { child: pupil, reply } = await enterByCard(card, chosen('914726'));
  equal(reply.location, base);
  match((await pupil.get(`${base}/my-data/seen`)).text, /opened a locked class card/);
});

test('SI-10: the own PIN of the card before is tried fifty times over all new cards, whatever the mentor opens; then a second adult agrees', async () => {
  const mentor = await visit(world, 'school.mentor');
  const page = `${group.path}/cards-of-class`;
  await mentor.get(page);
  const make = async () => printed((await mentor.post(`${page}/${child}`, {})).text)[0]!;
  let card = await make();
  for (let tries = 0; tries < 50; tries++) {
    // Half of them on one card that is opened when it locks, half on new ones.
    if (tries % 10 === 9) card = await make();
    const { reply } = await enterByCard(card, {
      ...chosen('739164'),
      earlier: String(200_000 + tries),
    });
    equal(reply.status, 422, String(tries));
    await world.owner.query('delete from sign_in_attempt');
  }
  await mentor.post(`${page}/${child}/release`, {});
  for (const next of ['the same', 'a new one']) {
    if (next === 'a new one') card = await make();
    const { reply } = await enterByCard(card, { ...chosen('739164'), earlier: '914726' });
    equal(reply.location, '', 'the right one comes too late');
    match(reply.text, /another adult/);
  }
  ok((await agreeToAll(world, base)) > 0);
  equal((await enterByCard(card, chosen('739164'))).reply.location, base);
  // From now on another PIN is the one before: it counts from nothing.
  card = await make();
  equal((await enterByCard(card, { ...chosen('482915'), earlier: '111222' })).reply.status, 422);
  equal((await enterByCard(card, { ...chosen('482915'), earlier: '739164' })).reply.location, base);
});

test('SI-10: no card from a class that has ended, nor for who is not in it, nor by who is not its mentor', async () => {
  const mentor = await visit(world, 'school.mentor');
  const elsewhere = await one(
    `select x.person_id as id from mentorship_member x where x.part = 'mentee' and x.mentorship_id <> $1
      and not exists (select from mentorship_member y where y.person_id = x.person_id and y.mentorship_id = $1) limit 1`,
    [group.path.split('/').at(-1)],
  );
  const cards = async () =>
    (await world.owner.query('select code_hash from class_card order by person_id')).rows;
  const before = await cards();
  const page = `${group.path}/cards-of-class`;
  equal((await mentor.post(`${page}/${elsewhere.id}`, {})).status, 404);
  const { rows } = await world.owner.query<{ id: string }>(
    `select m.id from mentorship m where m.kind = 'group' and m.id <> $1`,
    [group.path.split('/').at(-1)],
  );
  for (const { id } of rows.slice(0, 12))
    for (const path of ['', `/${elsewhere.id}`, `/${child}`])
      ok(
        [404, 422].includes(
          (await mentor.post(`${base}/mentorships/${id}/cards-of-class${path}`, {})).status,
        ),
      );
  const { id: mentorId } = await one(
    `select p.id from person p join account a on a.id = p.account_id where a.email = 'school.mentor.demo@mentorium.example'`,
  );
  await world.owner.query(
    `insert into closure (organisation_id, mentorship_id, closed_by, closed_on, reason) values ($1, $2, $3, '2026-11-20', 'completed')`,
    [group.organisation, group.path.split('/').at(-1), mentorId],
  );
  for (const path of ['', `/${child}`])
    ok([404, 422].includes((await mentor.post(`${page}${path}`, {})).status), path);
  deepEqual(await cards(), before);
  await world.owner.query('delete from closure where mentorship_id = $1', [
    group.path.split('/').at(-1),
  ]);
});

test('ID-5: whatever ends a way of signing in ends all that was derived from it: each thing x each act', async () => {
  await world.owner.query(`set app.scope = 'sign-in'`);
  const { id, account, hash } = await one(
    `select p.id, a.id as account, a.password_hash as hash from person p join account a on a.id = p.account_id
      where a.email = 'school.mentor.demo@mentorium.example' and p.organisation_id = $1`,
    [organisation],
  );
  const derive = async () => {
    const other = await visit(world, 'school.mentor');
    equal((await other.get(base)).status, 200);
    const feed = /href="https?:\/\/[^"/]+(\/calendar\/[^"]+\.ics)"/.exec(
      (await other.post(`${base}/calendar`, {})).text,
    )![1]!;
    equal((await world.server.inject(feed)).statusCode, 200);
    await other.post(`${base}/mail`, { frequency: 'daily', quiet_from: '22', quiet_to: '7' });
    const { token } = await one('select token from mail_choice where person_id = $1', [id]);
    const [half, reset] = await world.database.beforeTenant(account!, async (tx) => [
      await insertHalfSession(tx, account!),
      await insertReset(tx, account!),
    ]);
    await world.owner.query(
      `insert into provider_visit (state_hash, organisation_id, provider_id, browser_hash, nonce, verifier, back_to, connect_account, ends_at)
        values (sha256(gen_random_uuid()::text::bytea), $1, gen_random_uuid(), '', '', '', '/', $2, now() + interval '5 minutes')`,
      [organisation, account],
    );
    return {
      session: async () => (await other.get(base)).status === 200,
      feed: async () => (await world.server.inject(feed)).statusCode === 200,
      stop: async () =>
        (
          await world.server.inject({
            method: 'POST',
            url: `/post/${organisation}/${token}/stop`,
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
            payload: '',
          })
        ).statusCode === 200,
      half: async () =>
        (await world.server.inject({ url: '/sign-in/second', cookies: { half: half! } }))
          .statusCode === 200,
      reset: async () => (await world.server.inject(`/reset/${reset}`)).statusCode === 200,
      connection: async () =>
        (
          await world.owner.query('select from provider_visit where connect_account = $1', [
            account,
          ])
        ).rowCount !== 0,
    };
  };
  const restore = async () => {
    await world.owner.query('update account set password_hash = $2 where id = $1', [account, hash]);
    await world.owner.query('update person set account_id = $2, left_on = null where id = $1', [
      id,
      account,
    ]);
    await world.owner.query(
      `update membership set last_day = null where person_id = $1 and role = 'mentor'`,
      [id],
    );
    await world.owner.query('delete from sign_in_attempt');
  };
  await restore();
  const acts: [string, () => Promise<unknown>, string[]][] = [
    [
      'a new password',
      async () => {
        const own = await visit(world, 'school.mentor');
        await own.get('/account');
        equal(
          (
            await own.post('/account/password', {
              current: demoPassword,
              password: 'een heel nieuwe fiets',
            })
          ).location,
          '/account?changed=1',
        );
      },
      [],
    ],
    [
      'signed out elsewhere by oneself',
      async () => {
        const own = await visit(world, 'school.mentor');
        await own.get('/account');
        await own.post('/account/sessions/end', {});
      },
      [],
    ],
    ['a device was lost', () => coordinator.post(`${base}/people/${id}/sessions/end`, {}), []],
    [
      'a lost account',
      async () => {
        await coordinator.post(`${base}/people/${id}/account`, {});
        await agreeToAll(world, base);
      },
      [],
    ],
    // The account goes on elsewhere; here it opens nothing, by whatever way it comes in.
    [
      'somebody has left',
      () => coordinator.post(`${base}/people/${id}/leaving`, {}),
      ['half', 'reset', 'connection'],
    ],
  ];
  for (const [name, act, stays] of acts) {
    coordinator = await visit(world, 'school.coordinator');
    const derived = await derive();
    await act();
    const open: string[] = [];
    for (const [what, opens] of Object.entries(derived)) if (await opens()) open.push(what);
    deepEqual(open, stays, name);
    await restore();
    await world.owner.query('delete from provider_visit');
  }
  // A role that ended: the calendar shows nothing any more. And a card makes no address at all.
  const derived = await derive();
  await world.owner.query(
    `update membership set last_day = '2026-11-20', first_day = least(first_day, '2026-11-01') where person_id = $1`,
    [id],
  );
  equal(await derived.feed(), false, 'a role that has ended');
  await restore();
  const page = `${group.path}/cards-of-class`;
  const mentor = await visit(world, 'school.mentor');
  await mentor.post(`${page}/${child}/end`, {});
  const card = printed((await mentor.post(`${page}/${child}`, {})).text)[0]!;
  await agreeToAll(world, base);
  const { child: pupil } = await enterByCard(card, chosen('914726'));
  await pupil.get(`${base}/calendar`);
  const refused = await pupil.post(`${base}/calendar`);
  equal(refused.status, 422);
  match(refused.text, /needs a sign-in with a password/);
});
