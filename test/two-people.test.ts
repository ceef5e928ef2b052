/**
 * Two people who are two: what one person asks for is not carried out by a stranger, by somebody
 * whom the asker let in, or by oneself.
 */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { approveIn } from '../src/app/approval.command.ts';
import { foundOrganisation } from '../src/features/people/organisation.store.ts';
import { guardedRoles } from '../src/features/accounts/approval.rules.ts';
import type { Tx } from '../src/platform/database.ts';
import { roles } from '../src/web/permission.ts';
import { agreeToAll } from './support/approval.ts';
import { stranger, type Stranger } from './support/anonymous.ts';
import { openWorld, readLetters, visit, type Visitor, type World } from './support/world.ts';

const base = '/o/lindenhof';
let world: World;
let organisation: string;
let coordinator: Visitor;
let me: string;
let administrator: string;
before(async () => {
  world = await openWorld('demo_template', { hasMail: true });
  await world.owner.query(`set app.scope = 'sign-in'`);
  const { rows } = await world.owner.query<{ id: string }>(
    `select id from organisation where slug = 'lindenhof'`,
  );
  organisation = rows[0]!.id;
  await world.owner.query(`set app.organisation = '${organisation}'`);
  await world.owner.query(
    `update organisation set language = 'en', strong_roles = '{}' where slug = 'lindenhof'`,
  );
  coordinator = await visit(world, 'school.coordinator');
  me = await personOf('school.coordinator');
  administrator = await personOf('both');
});
after(() => world.close());

const one = async (query: string, values: unknown[] = []) =>
  (await world.owner.query(query, values)).rows[0] as Record<string, string>;
const personOf = async (who: string) =>
  (
    await one(
      'select p.id from person p join account a on a.id = p.account_id where a.email = $1 and p.organisation_id = $2',
      [`${who}.demo@mentorium.example`, organisation],
    )
  ).id!;
const rolesOf = async (person: string) =>
  (
    await world.owner.query<{ role: string }>(
      'select role from membership where person_id = $1 and last_day is null order by role',
      [person],
    )
  ).rows.map(({ role }) => role);
const numbered = (number: string) => one('select * from person where number = $1', [number]);
const hasLeft = async (person: string) =>
  (await one('select left_on from person where id = $1', [person])).left_on !== null;
const lettersTo = async (address: string) =>
  (await readLetters(world, 'address = $1', [address])).map(({ body }) => body ?? '');
const importList = async (csv: string, fields: Record<string, string> = {}) => {
  const { location } = await coordinator.upload(
    `${base}/people/imports`,
    {},
    { name: 'list.csv', bytes: Buffer.from(csv) },
  );
  const preview = (await coordinator.get(location)).text;
  const { status, text } = await coordinator.post(`${location}/application`, fields);
  equal(status, 303, text.replace(/<[^>]+>/g, ' ').slice(0, 2000));
  return preview;
};
/** What waits on somebody's page, and what they can press. */
const requestsOf = async (who: Pick<Visitor, 'get'>) =>
  [
    ...(await who.get(`${base}/approvals`)).text.matchAll(
      /<section[^>]*>[^]*?action="([^"]*\/approvals\/[0-9a-f-]{36})"[^]*?<\/section>/g,
    ),
  ].map(([text, action]) => ({ text, action: action!, mayAgree: text.includes('value="agree"') }));
const withdrawAll = async () => {
  for (const { action, text } of await requestsOf(coordinator))
    if (text.includes('value="withdraw"')) await coordinator.post(action, { answer: 'withdraw' });
};
/** In the name of somebody, past every act. */
const asServer = <T>(person: string | null, work: (tx: Tx) => Promise<T>) =>
  world.database.inTenant({ organisation, person }, 'write', work);

/** Comes in with the link that somebody makes for them. */
async function enter(person: string, email: string, by = coordinator): Promise<Stranger> {
  const { text, location } = await by.post(`${base}/people/${person}/invitation`, {});
  const read = location ? (await lettersTo(email)).join(' ') : text;
  const link = /(\/welcome\/[\w-]{43})/.exec(read)![1]!;
  const visitor = stranger(() => world.server);
  await visitor.get(link);
  const reply = await visitor.post(link, { email, password: 'een kat op het witte dak' });
  equal(reply.status, 303, reply.text);
  return visitor;
}

/** A second coordinator whom somebody has let in, with the yes of the administrator. */
async function letIn(name: string, by: Visitor) {
  const { location } = await by.post(`${base}/people`, {
    given_name: name,
    family_name: 'Nieuw',
    role: 'coordinator',
  });
  const id = location.split('/').at(-1)!;
  await agreeToAll(world, base);
  deepEqual(await rolesOf(id), ['coordinator']);
  const email = `${name.toLowerCase()}@nieuw.example`;
  const visitor = await enter(id, email, by);
  await visitor.get(base);
  return { id, visitor, asVisitor: visitor as unknown as Visitor };
}

test('ID-1: a yes to one’s own address carries out nothing else of the same file, whatever stands beside it', async () => {
  const head = 'number;first name;last name;email;role\n';
  await importList(
    `${head}X901;Zed;Een;zed1@attacker.example;mentor\nX902;Zed;Twee;zed2@attacker.example;mentor\n`,
  );
  const [first, second] = [await numbered('X901'), await numbered('X902')];
  const puppet = await enter(first.id!, 'zed1@attacker.example');
  await enter(second.id!, 'zed2@attacker.example');
  const mine = await one('select given_name, family_name from person where id = $1', [me]);
  await world.owner.query(`update person set number = 'X900' where id = $1`, [me]);
  // One's own row too, and the address of somebody else who signs in.
  await importList(
    `${head}X901;Zed;Een;aap2@attacker.example;mentor\nX902;Zed;Twee;zed9@attacker.example;coordinator\n` +
      `X900;${mine.given_name};${mine.family_name};;registrar\n`,
  );
  const seen = await requestsOf(puppet);
  equal(seen.length, 1, 'one’s own address, and nothing else');
  match(seen[0]!.text, /aap2@attacker\.example/);
  ok(!/X902|Twee|zed9|registrar/.test(seen[0]!.text));
  const all = (await requestsOf(coordinator)).map(({ action }) => action);
  ok(all.length >= 3);
  for (const action of all)
    if (action !== seen[0]!.action)
      equal((await puppet.post(action, { answer: 'agree' })).status, 404);
  equal((await puppet.post(seen[0]!.action, { answer: 'agree' })).status, 303);
  deepEqual(await rolesOf(second.id!), ['mentor']);
  deepEqual((await rolesOf(me)).includes('registrar'), false);
  equal((await numbered('X901')).email, 'aap2@attacker.example');
  equal((await numbered('X902')).email, 'zed2@attacker.example');

  // Nor when an act puts them together all the same: the database looks at the whole.
  for (const beside of [
    { kind: 'role', person_id: second.id!, role: 'coordinator' },
    { kind: 'role', person_id: me, role: 'registrar' },
    { kind: 'address', person_id: second.id!, address: 'zed9@attacker.example' },
    { kind: 'leaving', person_id: administrator },
  ] as const) {
    const batch = crypto.randomUUID();
    await asServer(me, (tx) =>
      tx
        .insertInto('approval')
        .values(
          [
            { kind: 'address' as const, person_id: first.id!, address: 'aap3@attacker.example' },
            beside,
          ].map((row) => ({
            organisation_id: organisation,
            batch_id: batch,
            asked_by: me,
            ...row,
          })),
        )
        .execute(),
    );
    equal(
      (await puppet.post(`${base}/approvals/${batch}`, { answer: 'agree' })).status,
      422,
      JSON.stringify(beside),
    );
    for (const who of [first.id!, me, second.id!])
      await rejects(
        asServer(who, (tx) =>
          tx
            .updateTable('approval')
            .set({ outcome: 'agreed', decided_by: who, decided_at: sql`now()` })
            .where('batch_id', '=', batch)
            .execute(),
        ),
        /somebody else has to agree|approval_by_two/,
      );
    await world.owner.query('delete from approval where batch_id = $1', [batch]);
  }
  // What is asked comes in unanswered.
  await rejects(
    asServer(me, (tx) =>
      tx
        .insertInto('approval')
        .values({
          organisation_id: organisation,
          batch_id: crypto.randomUUID(),
          kind: 'role',
          person_id: first.id!,
          role: 'coordinator',
          asked_by: me,
          decided_by: administrator,
          decided_at: new Date(),
          outcome: 'agreed',
        })
        .execute(),
    ),
    /only asked/,
  );
  await withdrawAll();
});

test('ID-1: nobody founds anew by putting the others out: leaving and return of who holds a role of weight wait, by hand and by a list', async () => {
  const { rows: holders } = await world.owner.query<{ id: string; roles: string[]; email: string }>(
    `select p.id, p.email, array_agg(m.role order by m.role) as roles from person p join membership m on m.person_id = p.id
      where m.last_day is null and m.role = any($1) and p.left_on is null and p.id <> $2 group by p.id, p.email`,
    [guardedRoles, me],
  );
  ok(holders.length >= 2);
  for (const { id } of holders) {
    equal((await coordinator.post(`${base}/people/${id}/leaving`, {})).status, 303);
    equal(await hasLeft(id), false, 'still here');
    match((await coordinator.get(`${base}/people/${id}`)).text, /has left: .* second person/);
  }
  const told = holders.find(({ id, email }) => id === administrator && email)!;
  match((await lettersTo(told.email)).join(' '), /has left: their roles end/);
  // Who is to leave sees it, and does not stop it alone.
  const other = await visit(world, 'both');
  const page = (await other.get(`${base}/approvals`)).text;
  match(page, /If you have not left, say so at once/);

  await withdrawAll();

  // Everybody else has gone, by whatever way: who stays is not the founder again.
  await world.owner.query(
    `update person set left_on = '2026-11-20' where account_id is not null and id <> $1`,
    [me],
  );
  const { alone } = await one('select founds_alone($1) as alone', [organisation]);
  equal(alone, false);
  await rejects(
    world.owner.query('update organisation set founding_ended_at = null where id = $1', [
      organisation,
    ]),
    /founding has ended/,
  );
  const { location } = await coordinator.post(`${base}/people`, {
    given_name: 'Alone',
    family_name: 'Self',
    role: 'registrar',
  });
  deepEqual(await rolesOf(location.split('/').at(-1)!), []);
  await world.owner.query(
    `update person set left_on = null where account_id is not null and left_on = '2026-11-20'`,
  );
  await withdrawAll();

  // With two it happens; and the way back is the same.
  const leaver = await letIn('Lies', coordinator);
  await world.owner.query(`update person set number = 'X905' where id = $1`, [leaver.id]);
  const mine = await one('select * from person where id = $1', [me]);
  const list = (more: string) =>
    `number;first name;last name;role\nX900;${mine.given_name};${mine.family_name};coordinator\n${more}`;
  // By a list in which they are missing.
  match(await importList(list(''), { leaving: 'yes', leaving_count: '1' }), /second person/);
  equal(await hasLeft(leaver.id), false);
  await agreeToAll(world, base);
  equal(await hasLeft(leaver.id), true);
  equal((await leaver.visitor.get(base)).status === 200, false, 'out');
  equal((await coordinator.post(`${base}/people/${leaver.id}/return`, {})).status, 303);
  equal(await hasLeft(leaver.id), true, 'waits');
  await withdrawAll();
  match(await importList(list('X905;Lies;Nieuw;coordinator\n')), /second person/);
  equal(await hasLeft(leaver.id), true, 'by a list too');
  match((await coordinator.get(`${base}/people/${leaver.id}`)).text, /is back .* second person/);
  const writes: ((tx: Tx) => Promise<unknown>)[] = [
    (tx: Tx) =>
      tx
        .updateTable('membership')
        .set({ last_day: null })
        .where('person_id', '=', leaver.id)
        .execute(),
    (tx: Tx) =>
      tx.updateTable('person').set({ left_on: null }).where('id', '=', leaver.id).execute(),
    (tx: Tx) =>
      tx
        .updateTable('person')
        .set({ left_on: '2026-11-22' })
        .where('id', '=', administrator)
        .execute(),
    (tx: Tx) => tx.deleteFrom('membership').where('person_id', '=', administrator).execute(),
    (tx: Tx) =>
      tx
        .updateTable('membership')
        .set({ last_day: '2026-11-21' })
        .where('person_id', '=', administrator)
        .execute(),
  ];
  for (const write of writes) await rejects(asServer(me, write), /second person/);
  await agreeToAll(world, base);
  equal(await hasLeft(leaver.id), false);
  deepEqual(await rolesOf(leaver.id), ['coordinator']);

  // Who holds none leaves and comes back as before.
  const mentor = await personOf('school.mentor');
  await coordinator.post(`${base}/people/${mentor}/leaving`, {});
  equal(await hasLeft(mentor), true);
  await coordinator.post(`${base}/people/${mentor}/return`, {});
  equal(await hasLeft(mentor), false);
});

test('ID-1, SI-10, PI-3: who let somebody in, whom they let in and who came in by the same person are no two people: in each direction, each matter', async () => {
  const zoe = await letIn('Zoe', coordinator);
  const yara = await letIn('Yara', coordinator);
  const wim = await letIn('Wim', zoe.asVisitor);
  const visitors: Record<string, { id: string; visitor: Visitor }> = {
    coordinator: { id: me, visitor: coordinator },
    zoe: { id: zoe.id, visitor: zoe.asVisitor },
    yara: { id: yara.id, visitor: yara.asVisitor },
    wim: { id: wim.id, visitor: wim.asVisitor },
  };
  const specialist = await personOf('school.counsellor');
  const pupil = (
    await one(
      `select p.id from person p join membership m on m.person_id = p.id where m.role = 'mentee' and p.account_id is null and p.left_on is null limit 1`,
    )
  ).id!;
  const admin = await visit(world, 'both');
  const protecting = await admin.post(`${base}/people/${pupil}/protection`, {
    given_name: 'Alex',
    family_name: 'Werknaam',
  });
  equal(protecting.status, 303);
  const identity = `${base}/people/${pupil}/identity`;
  for (const [asker, { visitor: asking }] of Object.entries(visitors)) {
    const made = await asking.post(`${base}/people`, {
      given_name: 'Held',
      family_name: asker,
      role: 'auditor',
    });
    const held = made.location.split('/').at(-1)!;
    equal(
      (await asking.post(`${base}/people/${specialist}/account`, {})).status,
      303,
      'a lost account',
    );
    const own = (await requestsOf(asking)).filter(({ text }) => text.includes('value="withdraw"'));
    equal(own.length, 2, asker);
    equal((await asking.post(identity, { reason: `needed by ${asker}` })).status, 303);
    const access = (
      await one('select id from break_glass_access where asked_by = $1 and agreed_by is null', [
        visitors[asker]!.id,
      ])
    ).id!;
    for (const [second, { id, visitor }] of Object.entries(visitors)) {
      if (second === asker) continue;
      const seen = await requestsOf(visitor);
      for (const { action } of own) {
        equal(seen.find((each) => each.action === action)?.mayAgree, false, `${asker} ${second}`);
        const refused = await visitor.post(action, { answer: 'agree' });
        equal(refused.status, 422, `${asker} ${second}`);
        match(refused.text, /Somebody else has to agree/);
      }
      equal(
        (await visitor.post(`${identity}/${access}`, { answer: 'agree' })).status,
        422,
        `${asker} ${second}`,
      );
      await rejects(
        asServer(id, (tx) =>
          tx
            .updateTable('break_glass_access')
            .set({ agreed_by: id, agreed_at: new Date(), ends_at: new Date(Date.now() + 60_000) })
            .where('id', '=', access)
            .execute(),
        ),
        /somebody else has to agree/,
      );
    }
    deepEqual(await rolesOf(held), []);
    // Who has nothing to do with them agrees, or refuses.
    equal((await admin.post(`${identity}/${access}`, { answer: 'refuse' })).status, 303);
    for (const { action, text } of own)
      equal(
        (await admin.post(action, { answer: text.includes('auditor') ? 'agree' : 'refuse' }))
          .status,
        303,
      );
    deepEqual(await rolesOf(held), ['auditor']);
  }

  // A card that waits: asked by a mentor whom the coordinator has let in.
  const mentor = await personOf('school.mentor');
  await world.owner.query(
    `insert into invitation (organisation_id, person_id, token_hash, made_by, ends_at, used_at) values ($1, $2, '\\x00', $3, now(), now())`,
    [organisation, mentor, me],
  );
  const batch = crypto.randomUUID();
  await asServer(mentor, (tx) =>
    tx
      .insertInto('approval')
      .values({
        organisation_id: organisation,
        batch_id: batch,
        asked_by: mentor,
        kind: 'card',
        person_id: specialist,
      })
      .execute(),
  );
  for (const { visitor } of Object.values(visitors))
    equal((await visitor.post(`${base}/approvals/${batch}`, { answer: 'agree' })).status, 422);
  equal((await admin.post(`${base}/approvals/${batch}`, { answer: 'agree' })).status, 303);

  // A month later they are.
  await world.owner.query(
    `update invitation set used_at = used_at - interval '31 days' where used_at is not null`,
  );
  await world.owner.query(`set app.person = '${administrator}'`);
  await world.owner.query(
    `update approval set decided_at = decided_at - interval '31 days' where decided_by = $1`,
    [administrator],
  );
  await world.owner.query(`set app.person = ''`);
  await coordinator.post(`${base}/people`, {
    given_name: 'Later',
    family_name: 'Self',
    role: 'auditor',
  });
  const [later] = (await requestsOf(zoe.asVisitor)).filter(({ text }) => /Later Self/.test(text));
  equal((await zoe.visitor.post(later!.action, { answer: 'agree' })).status, 303);
});

test('ID-1, SI-10: past every act the database refuses a card, a sign-in of the organisation and an answer in another’s name', async () => {
  const [mentor, specialist] = [
    await personOf('school.mentor'),
    await personOf('school.counsellor'),
  ];
  await world.owner.query(
    `insert into class_card (organisation_id, person_id, code_hash, pin_hash, made_by, ends_on) values ($1, $2, '\\x01', 'x', $3, '2027-01-01')`,
    [organisation, specialist, mentor],
  );
  for (const change of [{ opened_at: new Date() }, { opened_at: new Date(), pin_hash: 'y' }])
    await rejects(
      asServer(mentor, (tx) =>
        tx.updateTable('class_card').set(change).where('person_id', '=', specialist).execute(),
      ),
      /second (?:adult opens|person has to agree to) this card/,
    );
  await world.owner.query('delete from class_card where person_id = $1', [specialist]);
  const provider = {
    organisation_id: organisation,
    name: 'Eigen',
    issuer: 'https://login.attacker.example',
    client_id: 'x',
    client_secret: Buffer.from('x'),
    roles: '{}',
    is_strong: false,
  };
  await rejects(
    asServer(administrator, (tx) =>
      tx
        .insertInto('identity_provider')
        .values({ ...provider, is_agreed: true })
        .execute(),
    ),
    /second person has to agree to this sign-in/,
  );
  await rejects(
    asServer(me, (tx) =>
      tx
        .insertInto('break_glass_access')
        .values({
          organisation_id: organisation,
          person_id: specialist,
          asked_by: mentor,
          reason: Buffer.from('x'),
          key_id: crypto.randomUUID(),
        })
        .execute(),
    ),
    /only who needs it/,
  );
});

test('ID-1: a founder alone gives roles at once, and for good no more once a second account has existed', async (t) => {
  const own = await openWorld('schema_template');
  t.after(() => own.close());
  const token = await foundOrganisation(own.database, {
    slug: 'rivier',
    name: 'Rivier',
    language: 'en',
    jurisdiction: 'NL',
    timeZone: 'Europe/Amsterdam',
    today: '2026-11-22',
    founder: {
      givenName: 'Fem',
      familyName: 'Stichter',
      email: 'fem@rivier.example',
      language: 'en',
    },
  });
  const come = async (link: string, email: string) => {
    const visitor = stranger(() => own.server);
    await visitor.get(link);
    const reply = await visitor.post(link, { email, password: 'een kat op het witte dak' });
    equal(reply.status, 303, reply.text);
    return visitor;
  };
  const founder = await come(`/welcome/${token}`, 'fem@rivier.example');
  await own.owner.query(`set app.scope = 'sign-in'`);
  const { id } = (await own.owner.query(`select id from organisation where slug = 'rivier'`))
    .rows[0] as { id: string };
  await own.owner.query(`set app.organisation = '${id}'`);
  await own.owner.query(`update organisation set strong_roles = '{}'`);
  await founder.get('/o/rivier');
  const add = async (name: string, role: string) => {
    const { location, status, text } = await founder.post('/o/rivier/people', {
      given_name: name,
      family_name: 'Nieuw',
      role,
    });
    equal(status, 303, text);
    const person = location.split('/').at(-1)!;
    const { rowCount } = await own.owner.query('select from membership where person_id = $1', [
      person,
    ]);
    return { person, has: rowCount === 1 };
  };
  equal((await add('Een', 'registrar')).has, true, 'nobody else yet');
  const { person } = await add('Twee', 'mentor');
  const { text } = await founder.post(`/o/rivier/people/${person}/invitation`, {});
  await come(/\/welcome\/[\w-]{43}/.exec(text)![0], 'twee@rivier.example');
  equal((await add('Drie', 'registrar')).has, false);
  equal((await founder.post(`/o/rivier/people/${person}/leaving`, {})).status, 303);
  equal((await add('Vier', 'registrar')).has, false, 'also when the second one has left');
  await own.owner.query('update person set account_id = null where id = $1', [person]);
  equal((await add('Vijf', 'registrar')).has, false, 'or has no account any more');
});

test('ID-1: the pages and the database mean the same roles of weight', async () => {
  const { rows } = await world.owner.query<{ role: string }>(
    'select role from unnest($1::text[]) role where is_guarded(role)',
    [roles],
  );
  deepEqual(rows.map(({ role }) => role).toSorted(), guardedRoles.toSorted());
});

test('ID-1: the command agrees only where nobody here could, and says who can', async () => {
  await coordinator.post(`${base}/people`, {
    given_name: 'Command',
    family_name: 'Self',
    role: 'auditor',
  });
  const { batch_id: batch } = await one(
    `select batch_id from approval where asked_by = $1 and outcome is null order by asked_at desc limit 1`,
    [me],
  );
  const call = async (...args: string[]) => {
    let [stdout, stderr] = ['', ''];
    const status = await approveIn(world.database, args, {
      out: (text) => void (stdout += text),
      error: (text) => void (stderr += text),
      language: 'en',
    });
    return { status, stdout, stderr };
  };
  const refused = await call('lindenhof', batch!);
  equal(refused.status, 1);
  match(refused.stderr, /Others in this organisation can agree .*Robin Adler/);
  await rejects(
    asServer(null, (tx) =>
      tx
        .updateTable('approval')
        .set({ outcome: 'agreed', decided_at: sql`now()` })
        .where('batch_id', '=', batch!)
        .execute(),
    ),
    /others/,
  );
  await world.owner.query(
    `update membership set last_day = '2026-11-01', first_day = least(first_day, '2026-10-01')
      where role in ('coordinator', 'administrator') and person_id <> $1 and last_day is null`,
    [me],
  );
  match((await coordinator.get(`${base}/approvals`)).text, /mentorium approve lindenhof/);
  const done = await call('lindenhof', batch!);
  deepEqual([done.status, done.stdout, done.stderr], [0, 'Agreed.\n', '']);
  await world.owner.query(
    `update membership set last_day = null where role in ('coordinator', 'administrator') and last_day = '2026-11-01'`,
  );
});

test('ID-4: the address of somebody who signs in without one waits too, and the pupil sees it', async () => {
  const pupil = await one(
    `select p.* from person p join membership m on m.person_id = p.id where m.role = 'mentee' and p.account_id is null and p.email is null
      and p.left_on is null and p.protected_hashes is null limit 1`,
  );
  await world.owner.query(
    `with made as (insert into account (email) values (null) returning id)
     update person set account_id = (select id from made), number = 'C77' where id = $1`,
    [pupil.id],
  );
  const csv = `number;first name;last name;email\nC77;${pupil.given_name};${pupil.family_name};me@attacker.example\n`;
  match(await importList(csv), /must agree to the new address/);
  equal((await numbered('C77')).email, null);
  const [request] = (await requestsOf(coordinator)).filter(({ text }) => /me@attacker/.test(text));
  equal((await coordinator.post(request!.action, { answer: 'agree' })).status, 422);
  equal((await coordinator.post(request!.action, { answer: 'withdraw' })).status, 303);
  await coordinator.post(`${base}/people/${pupil.id}/edit`, {
    given_name: pupil.given_name!,
    family_name: pupil.family_name!,
    email: 'me@attacker.example',
  });
  equal((await one('select email from person where id = $1', [pupil.id])).email, null);
  await rejects(
    asServer(me, (tx) =>
      tx
        .updateTable('person')
        .set({ email: 'me@attacker.example' })
        .where('id', '=', pupil.id!)
        .execute(),
    ),
    /theirs/,
  );
});

test('ID-4, R-13: every address of the last month hears of each change and of links; a change asks for a proof; by the page and by a list', async () => {
  const change = {
    page: async (person: Record<string, string>, email: string) => {
      const { status } = await coordinator.post(`${base}/people/${person.id}/edit`, {
        given_name: person.given_name!,
        family_name: person.family_name!,
        number: person.number!,
        email,
      });
      equal(status, 303);
    },
    list: async (person: Record<string, string>, email: string) =>
      void (await importList(
        `number;first name;last name;email\n${person.number};${person.given_name};${person.family_name};${email}\n`,
      )),
  };
  for (const [way, write] of Object.entries(change)) {
    const owner = `${way}.owner@school.example`;
    await importList(
      `number;first name;last name;email;role\nM${way};Mo;Eigen ${way};${owner};mentor\n`,
    );
    const person = await numbered(`M${way}`);
    equal((await coordinator.post(`${base}/people/${person.id}/invitation`, {})).status, 303);
    const link = /\/welcome\/[\w-]{43}/.exec((await lettersTo(owner)).join(' '))![0];
    await write(person, `${way}1@attacker.example`);
    equal((await lettersTo(owner)).length, 2, 'told at the change');
    equal((await world.server.inject(link)).statusCode, 410, 'the first link is over');
    await write(person, `${way}2@attacker.example`);
    equal((await lettersTo(owner)).length, 3, 'told at the second one');
    equal((await coordinator.post(`${base}/people/${person.id}/invitation`, {})).status, 303);
    const told = await lettersTo(owner);
    equal(told.length, 4);
    match(told.join(' '), new RegExp(`link to sign in has just gone to ${way}2@attacker`));
    equal((await lettersTo(`${way}1@attacker.example`)).length, 2);
    // After a month without a change they hear no more.
    await world.owner.query(
      `update person set email_changed_at = email_changed_at - interval '31 days' where id = $1`,
      [person.id],
    );
    equal((await coordinator.post(`${base}/people/${person.id}/invitation`, {})).status, 303);
    equal((await lettersTo(owner)).length, 4);
  }
  // Without a recent proof nothing is written, and nothing that was typed is lost.
  await world.owner.query(`update session set proved_at = now() - interval '1 hour'`);
  const person = await numbered('Mpage');
  const asked = await coordinator.post(`${base}/people/${person.id}/edit`, {
    given_name: 'Mo',
    family_name: 'Getypt',
    email: 'page3@attacker.example',
  });
  equal(asked.status, 422);
  match(asked.text, /value="Getypt"/);
  equal((await numbered('Mpage')).email, 'page2@attacker.example');
});
