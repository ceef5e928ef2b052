/**
 * What two people have to agree to, pressed by several at the same moment, each with a form of
 * their own: one answer counts, and only whoever may still ask is agreed with.
 */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildServer } from '../src/app/server.ts';
import type { Tx } from '../src/platform/database.ts';
import { withdraw } from '../src/features/admissions/admission.store.ts';
import { takeBack } from '../src/features/proposals/proposal.store.ts';
import { stranger } from './support/anonymous.ts';
import { openClass } from './support/class.ts';
import {
  now,
  openWorld,
  visit,
  visitorWith,
  type Reply,
  type Visitor,
  type World,
} from './support/world.ts';

const base = '/o/lindenhof';
/** So many press at once, half of them at each server. */
const many = 8;
let world: World;
let second: FastifyInstance;
let organisation: string;
let coordinator: Visitor;
let administrator: Visitor;
before(async () => {
  world = await openWorld();
  second = await buildServer({ database: world.database, now, log: false });
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
  administrator = await visit(world, 'both');
});
after(async () => {
  await second.close();
  await world.close();
});

const rows = async <Row extends object>(query: string, values: unknown[] = []) =>
  (await world.owner.query<Row>(query, values)).rows;
const count = async (query: string, values: unknown[] = []) =>
  (await rows<{ n: number }>(`select count(*)::int as n ${query}`, values))[0]!.n;
const personOf = async (who: string) =>
  (
    await rows<{ id: string }>(
      'select p.id from person p join account a on a.id = p.account_id where a.email = $1 and p.organisation_id = $2',
      [`${who}.demo@mentorium.example`, organisation],
    )
  )[0]!.id;

type Press = { who: Visitor; path: string; fields: Record<string, string> };
/** Each with a form of its own, in turn at one server and the other. */
const atOnce = async (presses: Press[]): Promise<Reply[]> => {
  const tokens = new Map<Visitor, string>();
  for (const { who } of presses)
    if (!tokens.has(who))
      tokens.set(who, /name="token" value="([^"]+)"/.exec((await who.get(base)).text)![1]!);
  return Promise.all(
    presses.map(({ who, path, fields }, k) =>
      visitorWith(k % 2 ? second : world.server, who.cookie).post(path, {
        token: tokens.get(who)!,
        ...fields,
        once: crypto.randomUUID(),
      }),
    ),
  );
};
const times = (n: number, press: Press): Press[] => Array.from({ length: n }, () => press);
/** Nobody is answered by a fault; how many of them led on. */
function led(replies: Reply[]): number {
  for (const { status, text } of replies)
    ok([303, 404, 422].includes(status), `${status} ${text.slice(0, 300)}`);
  return replies.filter(({ status }) => status === 303).length;
}
const waiting = async (kind: string) =>
  rows<{ batch: string }>(
    "select distinct batch_id as batch from approval where kind = $1 and outcome is null and asked_at > now() - interval '30 days'",
    [kind],
  );
const roleOver = `update membership set first_day = date '2025-08-01', last_day = date '2026-11-21' where person_id = $1 and role = 'coordinator'`;
const roleBack = `update membership set last_day = null where person_id = $1 and role = 'coordinator'`;
type Asked = { id: string; application: string; cohortId: string; personId: string };
let made = 0;
async function newPerson(role: string): Promise<string> {
  const { location } = await coordinator.post(`${base}/people`, {
    given_name: 'Race',
    family_name: `Nummer${made++}`,
    role,
  });
  return location.split('/').at(-1)!;
}

test('ID-1, ST-3: the same request, asked eight times at once, waits once', async () => {
  const person = await personOf('school.mentor');
  led(
    await atOnce(
      times(many, { who: coordinator, path: `${base}/people/${person}/account`, fields: {} }),
    ),
  );
  equal((await waiting('account')).length, 1);
  const roleless = await newPerson('registrar');
  equal(
    (await rows('select from approval where person_id = $1 and outcome is null', [roleless]))
      .length,
    1,
  );
});

test('ID-1: a request that is agreed to, refused and withdrawn at once is answered once, and what was written is what was answered', async (t) => {
  let tried = 0;
  const seen = new Set<string>();
  for (let turn = 0; turn < 8; turn++) {
    const person = await newPerson('specialist');
    const [one] = await rows<{ batch: string }>(
      'select batch_id as batch from approval where person_id = $1',
      [person],
    );
    const path = `${base}/approvals/${one!.batch}`;
    const press = (who: Visitor, answer: string): Press => ({ who, path, fields: { answer } });
    const presses = [
      ...times(2, press(administrator, 'agree')),
      ...times(2, press(coordinator, 'withdraw')),
      ...times(2, press(administrator, 'refuse')),
      ...times(2, press(administrator, 'agree')),
    ];
    const order = turn % 2 ? presses.toReversed() : presses;
    tried += order.length;
    equal(led(await atOnce(order)), 1, 'one of them acted');
    const [{ outcome }] = (await rows<{ outcome: string }>(
      'select outcome from approval where person_id = $1',
      [person],
    )) as [{ outcome: string }];
    seen.add(outcome);
    const held = await count(
      `from membership where person_id = $1 and role = 'specialist' and last_day is null`,
      [person],
    );
    equal(held, outcome === 'agreed' ? 1 : 0, outcome);
    equal(
      await count(
        `from audit_log where subject_id = $1 and verb || ' ' || subject ~ '^(agree to|refuse|withdraw) approval'`,
        [person],
      ),
      1,
      'one entry in the log',
    );
  }
  t.diagnostic(`tried: ${tried} answers; ended as ${[...seen].join(', ')}`);
});

test('ID-1: whoever asked and lost the role meanwhile is agreed with by nobody, and the next one asks anew', async () => {
  const asker = await personOf('school.coordinator');
  const person = await newPerson('registrar');
  const [one] = await rows<{ batch: string }>(
    'select batch_id as batch from approval where person_id = $1',
    [person],
  );
  const path = `${base}/approvals/${one!.batch}`;
  await world.owner.query(roleOver, [asker]);
  try {
    equal((await administrator.get(`${base}/approvals`)).text.includes(one!.batch), false);
    equal((await administrator.post(path, { answer: 'agree' })).status, 422);
    await rejects(
      world.database.inTenant(
        { organisation, person: await personOf('both'), today: '2026-11-22' },
        'write',
        (tx) =>
          tx
            .updateTable('approval')
            .set({ outcome: 'agreed', decided_by: null, decided_at: new Date() })
            .where('batch_id', '=', one!.batch)
            .execute(),
      ),
    );
    equal(await count(`from membership where person_id = $1 and role = 'registrar'`, [person]), 0);
  } finally {
    await world.owner.query(roleBack, [asker]);
  }
  // At the same moment: whichever comes first, a role is given only in an agreement.
  await Promise.all([
    administrator.post(path, { answer: 'agree' }),
    world.owner.query(roleOver, [asker]),
  ]);
  await world.owner.query(roleBack, [asker]);
  const [{ outcome }] = (await rows<{ outcome: string | null }>(
    'select outcome from approval where person_id = $1',
    [person],
  )) as [{ outcome: string | null }];
  equal(
    await count(`from membership where person_id = $1 and role = 'registrar'`, [person]),
    outcome === 'agreed' ? 1 : 0,
  );
});

test('I-1: a link that eight open at once makes one account, and nobody else is left with one', async () => {
  const person = await newPerson('mentor');
  const { text } = await coordinator.post(`${base}/people/${person}/invitation`, {});
  const link = /(\/welcome\/[\w-]{43})/.exec(text)![1]!;
  await world.owner.query(`set app.scope = 'sign-in'`);
  const accounts = await count('from account');
  const visitors = Array.from({ length: many }, (_, k) =>
    stranger(() => (k % 2 ? second : world.server)),
  );
  for (const visitor of visitors) await visitor.get(link);
  const replies = await Promise.all(
    visitors.map((visitor, k) =>
      visitor.post(link, { email: `race${k}@example.org`, password: 'een kat op het witte dak' }),
    ),
  );
  for (const { status } of replies) ok(status < 500, String(status));
  equal(replies.filter(({ status }) => status === 303).length, 1);
  equal(visitors.filter(({ jar }) => jar.session).length, 1, 'one is in');
  equal((await count('from account')) - accounts, 1);
  equal(await count('from person where id = $1 and account_id is not null', [person]), 1);
});

test('SI-9: a link for a new password that eight use at once sets one, and one of them is in', async () => {
  await world.owner.query(`set app.scope = 'sign-in'`);
  const [{ id: account }] = (await rows<{ id: string }>(
    `select id from account where email = 'school.mentor.demo@mentorium.example'`,
  )) as [{ id: string }];
  const token = 'r'.repeat(43);
  await world.owner.query(
    `insert into password_reset (token_hash, account_id, ends_at) values (sha256($1), $2, now() + interval '20 minutes')`,
    [Buffer.from(token), account],
  );
  const visitors = Array.from({ length: many }, (_, k) =>
    stranger(() => (k % 2 ? second : world.server)),
  );
  for (const visitor of visitors)
    match((await visitor.get(`/reset/${token}`)).text, /name="password"/);
  const replies = await Promise.all(
    visitors.map((visitor, k) =>
      visitor.post(`/reset/${token}`, { password: `paard batterij nietje ${k} kwast` }),
    ),
  );
  for (const { status } of replies) ok(status < 500, String(status));
  const right = [];
  for (let k = 0; k < many; k++) {
    const visitor = stranger(() => world.server, { from: `10.9.0.${k}` });
    const { status } = await visitor.signIn('school.mentor', `paard batterij nietje ${k} kwast`);
    if (status === 303) right.push(k);
  }
  deepEqual(
    right,
    replies.flatMap(({ status }, k) => (status === 303 ? [k] : [])),
    'whoever was told so has set it',
  );
  equal(right.length, 1);
});

test('PI-3: a protected identity, agreed to by two and refused by one at once, is answered once; without a reason, without a role and by oneself it stays shut, and its person reads of it at home', async () => {
  const me = await personOf('school.coordinator');
  const { pupil: subject, as } = await openClass(world);
  const [pupil, guardian] = [await as('pupil'), await as('guardian')];
  const page = `${base}/people/${subject}`;
  equal(
    (await coordinator.post(`${page}/protection`, { given_name: 'Alex', family_name: 'Werknaam' }))
      .status,
    303,
  );
  const [named] = await rows<{ given: string }>(
    'select given_name as given from person where id = $1',
    [subject],
  );
  equal(named!.given, 'Alex');
  await world.owner.query('delete from protected_reader where person_id = $1 and reader_id = $2', [
    subject,
    me,
  ]);
  for (const reason of ['', '   ', '\u200b'])
    equal(
      (await coordinator.post(`${page}/identity`, { reason })).status,
      422,
      JSON.stringify(reason),
    );
  const refused = await guardian.post(`${page}/identity`, { reason: 'I would like to know' });
  ok([403, 404].includes(refused.status), String(refused.status));
  await atOnce(
    times(many, {
      who: coordinator,
      path: `${page}/identity`,
      fields: { reason: 'The ambulance needs the name' },
    }),
  );
  const asked = await rows<{ id: string }>(
    'select id from break_glass_access where person_id = $1',
    [subject],
  );
  ok(asked.length >= 1);
  const path = `${page}/identity/${asked[0]!.id}`;
  for (let k = 0; k < 3; k++)
    equal(
      (await coordinator.post(path, { answer: 'agree' })).status,
      422,
      'not by oneself, however often',
    );
  // Answered over and over, until one request was refused and another agreed to.
  const ended = new Set<boolean>();
  for (const { id } of asked) {
    const press = (answer: string): Press => ({
      who: administrator,
      path: `${page}/identity/${id}`,
      fields: { answer },
    });
    const presses = [...times(4, press('agree')), ...times(4, press('refuse'))];
    equal(led(await atOnce(ended.has(true) ? presses.toReversed() : presses)), 1);
    const [outcome] = await rows<{ agreed: boolean; refused: boolean }>(
      'select agreed_by is not null as agreed, refused_by is not null as refused from break_glass_access where id = $1',
      [id],
    );
    ok(outcome!.agreed !== outcome!.refused);
    ended.add(outcome!.agreed);
  }
  ok(ended.has(true), 'one was agreed to');
  match((await pupil.get(base)).text, /opened your protected identity for an hour/);
  // Read with the rights of the asker, as the database gives them.
  const seen = () =>
    world.database.inTenant({ organisation, person: me, today: '2026-11-22' }, 'read', (tx) =>
      tx
        .selectFrom('protected_identity')
        .select('person_id')
        .where('person_id', '=', subject)
        .execute(),
    );
  equal((await seen()).length, 1);
  await world.owner.query(roleOver, [me]);
  equal((await seen()).length, 0, 'it closes with the role');
  await world.owner.query(roleBack, [me]);
});

test('MA-22, A-4: a question that is taken back while somebody says yes to it stays, with what began', async () => {
  await world.owner.query(`set app.scope = 'sign-in'`);
  const [{ id: network }] = (await rows<{ id: string }>(
    `select id from organisation where slug = 'ledarnatverket'`,
  )) as [{ id: string }];
  await world.owner.query(`set app.scope = ''; set app.organisation = '${network}'`);
  const ways: ((tx: Tx, proposal: Asked) => Promise<unknown>)[] = [
    (tx, { id }) => takeBack(tx, id),
    (tx, { application, cohortId, personId }) =>
      withdraw(tx, { id: application, cohortId, personId }, { by: personId, today: '2026-11-22' }),
  ];
  for (const way of ways) {
    const [proposal] = await rows<Asked>(
      `select q.id, a.id as application, q.cohort_id as "cohortId", q.mentee_id as "personId" from proposal q
       join application a on a.cohort_id = q.cohort_id and a.person_id = q.mentee_id and a.role = 'mentee' and a.withdrawn_on is null
       where q.sent_at is not null and not exists (select from mentorship m where m.proposal_id = q.id) limit 1`,
    );
    const [mentorship] = await rows<{ id: string }>(
      `select m.id from mentorship m join proposal q on q.id = m.proposal_id limit 1`,
    );
    // Whoever says yes holds the question; the mentorship is there when they have ended.
    await world.owner.query('begin');
    await world.owner.query('select from proposal where id = $1 for update', [proposal!.id]);
    const taken = world.database.inTenant(
      { organisation: network, person: proposal!.personId },
      'write',
      (tx) => way(tx, proposal!),
    );
    await sleep(500);
    await world.owner.query('update mentorship set proposal_id = $1 where id = $2', [
      proposal!.id,
      mentorship!.id,
    ]);
    await world.owner.query('commit');
    await taken;
    const still = await rows('select from proposal where id = $1 and sent_at is not null', [
      proposal!.id,
    ]);
    equal(still.length, 1);
  }
  await world.owner.query(`set app.organisation = '${organisation}'`);
});
