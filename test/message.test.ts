/** Messages to people, announcements, and writing because of a signal: through their pages. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readTyped, valuesFor } from '../src/features/messages/message.rules.ts';
import { openPair, type Pair } from './support/pair.ts';
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
let pair: Pair;
let coordinator: Visitor;

before(async () => {
  world = await openWorld();
  pair = await openPair(world);
  coordinator = await visit(world, 'network.coordinator');
  await world.owner.query('delete from letter');
});
after(() => world.close());

const one = async (query: string, ...values: unknown[]) =>
  (await world.owner.query(query, values)).rows[0] as Record<string, string>;
/** Messages are their writer's and readers'; the owner of the database sees them only to back them up. */
async function stored(): Promise<Record<string, unknown>[]> {
  await world.owner.query(`set app.purpose = 'backup'`);
  const { rows } = await world.owner.query<Record<string, unknown>>(
    `select m.*, p.email from message m join person p on p.id = m.sender_id`,
  );
  await world.owner.query('reset app.purpose');
  return rows;
}
const ticksIn = (html: string) =>
  [...html.matchAll(/name="person" value="([0-9a-f-]{36})" checked/g)].map(([, id]) => id!);
const nameOf = async (id: string) =>
  (await one(`select given_name || ' ' || family_name as name from person where id = $1`, id))
    .name!;

test('P-13: what stands in braces is read in the language of whoever types it', () => {
  deepEqual(readTyped('nl', 'Dag {Voornaam}, {naam} {link}'), {
    text: 'Dag {given}, {name} {link}',
    unknown: ['{link}'],
    missing: [],
  });
  equal(valuesFor('Kim de Vries', 'X').given, 'Kim');
});

let sent = '';

test('P-13, P-16: from the page of a pair to their mailboxes: each their own copy, answers to the writer, kept encrypted', async () => {
  const from = linkIn((await coordinator.get(pair.path)).text, /\/messages\/new\?mentorship=/);
  const page = (await coordinator.get(from.replaceAll('&amp;', '&'))).text;
  const chosen = [pair.ids.mentor, pair.ids.mentee];
  deepEqual(ticksIn(page).sort(), [...chosen].sort());
  for (const id of chosen) ok(page.includes(await nameOf(id)));
  match(page, /Answers go to you: [^ ]+@/);

  const typed = {
    person: chosen.join(','),
    offered: chosen.join(','),
    subject: 'Dear {given name}',
    body: 'Hello {given name}, kanarieBrev.',
  };
  const preview = await coordinator.post(`${base}/messages`, { ...typed, act: 'preview' });
  equal(preview.status, 200);
  match(preview.text, /It has not been sent/);
  deepEqual(await stored(), []);

  const reply = await coordinator.post(`${base}/messages`, typed);
  equal(reply.status, 303);
  match(reply.location, /\/messages\/sent\/[0-9a-f-]{36}\?done=sent$/);
  sent = reply.location.split('?')[0]!;
  const letters = await readLetters(world, `kind = 'message'`);
  equal(letters.length, 2);
  const [kept] = await stored();
  for (const [k, id] of chosen.entries()) {
    const letter = letters.find(({ person_id: person }) => person === id)!;
    const given = (await nameOf(id)).split(' ')[0];
    equal(letter.subject, `Dear ${given}`);
    match(letter.body!, new RegExp(`^Hello ${given}, kanarieBrev\\.\\n\\n`));
    equal(letter.reply_to, kept!.email);
    equal(letter.body!.includes(await nameOf(chosen[1 - k]!)), false, 'nobody else is named');
  }
  equal((kept!.body as Buffer).includes('kanarieBrev'), false);

  const shown = (await coordinator.get(reply.location)).text;
  match(shown, /Sent to 2 people/);
  match(shown, /waits to be sent/);
  match((await coordinator.get(`${base}/messages/sent`)).text, /Dear \{given name\}/);
  // The list of mail does not tell its subject.
  const outbox = (await coordinator.get(`${base}/outbox`)).text;
  match(outbox, /a message from a person/);
  equal(/Dear [A-ZÅÄÖ]/.test(outbox), false);
});

test('P-16: whoever got it reads their copy and not who else did; nobody else reads anything', async () => {
  const own = sent.replace('/sent/', '/');
  const mine = await pair.mentee.get(own);
  equal(mine.status, 200);
  match(mine.text, /kanarieBrev/);
  equal(mine.text.includes(await nameOf(pair.ids.mentor)), false);
  match((await pair.mentee.get(`${base}/messages`)).text, /Dear /);
  equal((await pair.mentee.get(sent)).status, 403);
  const stranger = await visit(world, 'network.auditor');
  equal((await stranger.get(own)).status, 404);
  equal((await stranger.post(`${own}/read`, {})).status, 404);
  // The wall says it too: to the stranger neither row nor word is there.
  const { id: auditor } = await one(
    `select person_id as id from membership where role = 'auditor' limit 1`,
  );
  const texts = (person: string) =>
    world.database.inTenant({ organisation: pair.organisation, person }, 'read', async (tx) => [
      await readTexts(tx, 'message.body'),
      await tx.selectFrom('message_recipient').select('person_id').execute(),
    ]);
  deepEqual(await texts(auditor!), [[], []]);
  deepEqual((await texts(pair.ids.mentee))[1], [{ person_id: pair.ids.mentee }]);
});

test('P-16: whoever has no address finds it on their home page until they have read it, and the writer is told', async () => {
  await world.owner.query(`update person set email = null where id = $1`, [pair.ids.mentee]);
  const reply = await coordinator.post(`${base}/messages`, {
    person: pair.ids.mentee,
    subject: 'A question',
    body: 'Shall we talk?',
  });
  const shown = (await coordinator.get(reply.location)).text;
  match(shown, /1 person has no e-mail address/);
  const home = (await pair.mentee.get(base)).text;
  match(home, /wrote you a message/);
  const own = linkIn(home, /\/messages\/[0-9a-f-]{36}$/);
  match((await pair.mentee.get(own)).text, /Shall we talk\?/);
  equal((await pair.mentee.post(`${own}/read`, {})).status, 303);
  equal(/wrote you a message/.test((await pair.mentee.get(base)).text), false);
  match((await coordinator.get(reply.location)).text, /✓ <\/span>read/);
});

test('P-15: nobody writes beyond their own people, or at all; what was typed stays', async () => {
  const typed = { subject: 'A', body: 'verhaaltje', person: pair.ids.mentor };
  for (const visitor of [pair.mentor, pair.mentee, await visit(world, 'network.auditor')]) {
    equal((await visitor.get(`${base}/messages/new?person=${pair.ids.other}`)).status, 403);
    equal((await visitor.post(`${base}/messages`, typed)).status, 403);
  }
  const contact = await visit(world, 'network.contact');
  const { rows } = await world.owner.query<{ id: string; own: boolean }>(
    `select p.id, p.member_organisation_id is not distinct from c.member_organisation_id as own
      from person p, (select c.* from person c join membership m on m.person_id = c.id and m.role = 'contact-person' where c.account_id is not null limit 1) c
      where p.left_on is null and p.email is not null`,
  );
  const [theirs, others] = [rows.find(({ own }) => own)!.id, rows.find(({ own }) => !own)!.id];
  deepEqual(ticksIn((await contact.get(`${base}/messages/new?person=${theirs},${others}`)).text), [
    theirs,
  ]);
  equal((await contact.post(`${base}/messages`, { ...typed, person: others })).status, 422);
  equal((await contact.post(`${base}/messages`, { ...typed, person: theirs })).status, 303);
  match((await contact.get(`${base}/messages/sent`)).text, />A</);
  equal((await contact.get(sent)).status, 404, 'what others wrote');
  equal((await contact.get(`${base}/announcements`)).status, 403);

  const before = (await stored()).length;
  for (const wrong of [{ person: '' }, { subject: '' }, { body: 'verhaaltje {mentor}' }]) {
    const refused = await coordinator.post(`${base}/messages`, {
      ...typed,
      offered: typed.person,
      ...wrong,
    });
    equal(refused.status, 422);
    match(refused.text, /verhaaltje/);
    ok(refused.text.includes(`value="${typed.person}"`), 'who it could be for');
  }
  equal((await stored()).length, before);
  ok(before >= 3);
});

test('P-13: a selection from a list, and everybody of a cohort', async () => {
  const people = [pair.ids.mentor, pair.ids.other, pair.ids.next];
  const page = await coordinator.post(`${base}/messages/new`, { person: people.join(',') });
  deepEqual(ticksIn(page.text).sort(), people.sort());
  const cohort = linkIn((await coordinator.get(`${base}/programmes`)).text, /\/cohorts\//);
  const choice = linkIn((await coordinator.get(cohort)).text, /\/messages\/new\?cohort=/);
  const offered = (await coordinator.get(choice)).text;
  const count = async (who: string) =>
    ticksIn(
      (await coordinator.get(linkIn(offered, new RegExp(`who=${who}`)).replaceAll('&amp;', '&')))
        .text,
    ).length;
  const [mentors, mentees, everybody] = [
    await count('mentors'),
    await count('mentees'),
    await count('everybody'),
  ];
  ok(mentors > 1 && mentees > 1, `${mentors} ${mentees}`);
  equal(everybody, mentors + mentees);
  ok((await count('pairs')) <= everybody);
  for (const nonsense of ['person=x', 'mentorship=x', 'cohort=x&who=mentors', 'who=mentors'])
    equal((await coordinator.get(`${base}/messages/new?${nonsense}`)).status, 200, nonsense);
});

test('P-17: an announcement stands on the home pages of those whom it is for, until it is taken down', async () => {
  const announce = (fields: Record<string, string>) =>
    coordinator.post(`${base}/announcements`, {
      title: 'Zaal dicht',
      body: 'Op maandag.',
      last_day: demoDay,
      ...fields,
    });
  const sees = async () => {
    const auditor = await visit(world, 'network.auditor');
    const all = { mentor: pair.mentor, mentee: pair.mentee, auditor };
    const who: string[] = [];
    for (const [name, visitor] of Object.entries(all))
      if ((await visitor.get(base)).text.includes('Zaal dicht')) who.push(name);
    return who;
  };
  const takeDown = async () => {
    const page = (await coordinator.get(`${base}/announcements`)).text;
    const [, action] = /action="([^"]+\/removal)"/.exec(page)!;
    equal((await coordinator.post(action!, {})).status, 303);
    equal((await coordinator.post(action!, {})).status, 404, 'once');
  };
  for (const [fields, readers] of [
    [{ audience: 'everybody' }, ['mentor', 'mentee', 'auditor']],
    [{ audience: 'mentors' }, ['mentor']],
    [{ audience: 'mentees' }, ['mentee']],
    [{ audience: 'cohort', cohort: pair.cohort }, ['mentor', 'mentee']],
  ] as const) {
    equal((await announce(fields)).status, 303);
    deepEqual(await sees(), readers, fields.audience);
    await takeDown();
    deepEqual(await sees(), []);
  }
  match((await announce({ audience: 'cohort' })).text, /Choose the cohort it is for/);
  match(
    (await announce({ audience: 'everybody', last_day: '2026-11-01' })).text,
    /today or a later day/,
  );
  await world.owner.query(
    `insert into announcement (organisation_id, title, body, audience, last_day, made_by, made_at)
      values ($1, 'Zaal dicht', '-', 'everybody', '2026-11-21', $2, now())`,
    [pair.organisation, pair.ids.mentor],
  );
  deepEqual(await sees(), [], 'over');
});

test('P-18: from a signal to the people it is about, with a text that names nothing of it; what was done is noted', async () => {
  const raise = async (byRule: boolean) =>
    (
      await one(
        `insert into signal (organisation_id, kind, severity, mentorship_id, since, raised_on, raised_by, action_due, owner_id, fact)
          select $1, $2, 'middle', $3, '2026-10-01', '2026-11-20', $4, '2026-11-25', m.person_id, '{"days": 52, "limit": 42}'
          from membership m where m.role = 'coordinator' limit 1 returning id`,
        pair.organisation,
        byRule ? 'silence' : 'well-being',
        pair.path.split('/').at(-1),
        byRule ? null : pair.ids.mentor,
      )
    ).id!;
  const silent = `${base}/signals/${await raise(true)}`;
  const link = linkIn((await coordinator.get(silent)).text, /\/signals\/[0-9a-f-]{36}\/message$/);
  const page = (await coordinator.get(link)).text;
  const people = [pair.ids.mentor, pair.ids.mentee].sort();
  deepEqual(ticksIn(page).sort(), people);
  match(page, /förnamn|given name/);
  equal(/52|limit 42/.test(/<textarea[^]*<\/textarea>/.exec(page)![0]), false);
  const typed = { subject: 'How is it going?', body: 'Tell me.', person: pair.ids.mentor };
  equal((await coordinator.post(link, { ...typed, person: pair.ids.other })).status, 404);
  equal((await coordinator.post(link, typed)).location, `${silent}?sent=1`);
  match((await coordinator.get(silent)).text, /Asked how it goes/);

  const worried = `${base}/signals/${await raise(false)}`;
  deepEqual(ticksIn((await coordinator.get(`${worried}/message`)).text), []);
  // Whoever looks after a signal and writes to nobody else does not do so here.
  equal((await pair.mentor.get(`${silent}/message`)).status, 404);
});
