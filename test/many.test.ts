/** Many at once: nominated, reminded, decided on, invited and taken along as a spreadsheet. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readTable } from '../src/web/spreadsheet.worker.ts';
import { boxesOf } from './support/nominate.ts';
import { demoDay, openWorld, readLetters, visit } from './support/world.ts';
import type { Visitor, World } from './support/world.ts';

const base = '/o/ledarnatverket';
let world: World;
let coordinator: Visitor;
let cohort: string;

before(async () => {
  world = await openWorld();
  coordinator = await visit(world, 'network.coordinator');
  const { id } = await world.database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select('id')
      .where('slug', '=', 'ledarnatverket')
      .executeTakeFirstOrThrow(),
  );
  await world.owner.query(`set app.organisation = '${id}'`);
  const version = /<option value="([0-9a-f-]{36})"/.exec(
    (await coordinator.get(`${base}/programmes/new`)).text,
  )![1]!;
  const programme = await coordinator.post(`${base}/programmes`, {
    name: 'Many',
    version,
    template: 'leadership-mentoring',
  });
  ({ location: cohort } = await coordinator.post(`${programme.location}/cohorts`, {
    name: 'First',
    first_day: demoDay,
    last_day: '2027-10-31',
  }));
  const lines = Array.from(
    { length: 60 },
    (_, at) =>
      `Given${at};Crowd;${at % 10 === 0 ? '' : `crowd${at}@river.example`};${at % 2 === 0 ? 'mentor' : 'mentee'}`,
  );
  const list = await coordinator.upload(
    `${base}/people/imports`,
    {},
    {
      name: 'people.csv',
      bytes: Buffer.from(`first name;family name;e-mail;role\n${lines.join('\n')}\n`),
    },
  );
  equal((await coordinator.post(`${list.location}/application`, {})).status, 303);
});
after(() => world.close());

test('BD-2, A-23: from a list to sixty decisions in a few acts, each told and with its reason', async () => {
  const none = await coordinator.post(`${cohort}/nominations?as=mentor&q=Crowd`, {});
  equal(none.status, 422);
  match(none.text, /Choose at least one first/);
  for (const role of ['mentor', 'mentee'] as const) {
    const done = await coordinator.post(`${cohort}/nominations?as=${role}&q=Crowd&role=${role}`, {
      all: 'yes',
    });
    equal(done.status, 303);
    match((await coordinator.get(done.location)).text, /30 people nominated\./);
  }
  const board = await coordinator.get(`${cohort}/applications?state=undecided`);
  equal(boxesOf(board.text).length, 25);
  match(board.text, /Choose all 60/);
  match(board.text, /Page 1 of 3/);

  const reminded = await coordinator.post(`${cohort}/applications/reminders?state=undecided`, {
    all: 'yes',
  });
  const said = (await coordinator.get(reminded.location)).text;
  match(said, /54 reminders written\. 6 were not reminded/);
  const letters = await readLetters(world, `kind = 'application reminder'`);
  equal(letters.length, 54);
  const again = await coordinator.post(`${cohort}/applications/reminders?state=undecided`, {
    all: 'yes',
  });
  match((await coordinator.get(again.location)).text, /0 reminders written/);

  // Nothing is known of them yet, so that the rules do not speak for one: a reason is asked for.
  const asked = await coordinator.post(`${cohort}/applications/admissions?role=mentor`, {
    all: 'yes',
  });
  equal(asked.status, 200);
  match(asked.text, /Admit 30 people/);
  const chosen = [...asked.text.matchAll(/name="chosen" value="([^"]+)"/g)].map(([, id]) => id!);
  equal(chosen.length, 30);
  const unreasoned = await coordinator.post(`${cohort}/applications/admissions?role=mentor`, {
    chosen: chosen.join(','),
    sure: 'yes',
  });
  equal(unreasoned.status, 422);
  match(unreasoned.text, /Write the reason/);
  match(unreasoned.text, /Admit 30 people/);
  equal((await readLetters(world, `kind = 'decision'`)).length, 0);
  const decided = await coordinator.post(`${cohort}/applications/admissions?role=mentor`, {
    chosen: chosen.join(','),
    sure: 'yes',
    reason: 'Spoken with each of them.',
  });
  equal(decided.status, 303);
  const after = (await coordinator.get(decided.location)).text;
  match(after, /30 people admitted\. No e-mail goes out from here/);
  equal((await readLetters(world, `kind = 'decision'`)).length, 24);

  // Whoever has a decision is not decided on again by the way.
  const rest = await coordinator.post(`${cohort}/applications/refusals`, { all: 'yes' });
  match(rest.text, /Decline 30 people/);
  match(rest.text, /30 had a decision already/);
  const twice = await coordinator.post(`${cohort}/applications/refusals?role=mentor`, {
    all: 'yes',
  });
  equal(twice.status, 422);
  match(twice.text, /Everybody you chose has a decision/);
});

test('A-23: whoever decides goes on with the next who waits', async () => {
  const board = await coordinator.get(`${cohort}/applications?state=undecided&sort=name`);
  const [first] = boxesOf(board.text);
  const decided = await coordinator.post(`${base}/applications/${first}/decisions`, {
    admitted: 'no',
    reason: 'Not this year.',
    next: 'yes',
  });
  equal(decided.status, 303);
  ok(!decided.location.endsWith(first!), 'another one');
  match((await coordinator.get(decided.location)).text, /to decide|Your decision/);
});

test('BD-3: what a board shows comes out as a spreadsheet, asks for a proof, and is written down', async () => {
  const file = await coordinator.get(`${cohort}/applications/download?role=mentor&sort=-name`);
  equal(file.status, 200);
  match(String(file.headers['content-type']), /spreadsheetml/);
  const [list, about] = await readTable(file.bytes);
  equal(list!.rows.length, 31);
  match(String(list!.rows[1]![0]), /Given58 Crowd/);
  match(about!.rows.flat().map(String).join(' '), /As: Mentor/);
  const people = await readTable((await coordinator.get(`${base}/people/download?q=Crowd`)).bytes);
  equal(people[0]!.rows.length, 61);
  equal((await coordinator.get(`${base}/mentorships/download`)).status, 200);
  const noted = await world.owner.query(
    `select verb, subject from audit_log where verb like 'download%' order by subject`,
  );
  deepEqual(
    noted.rows.map(({ subject }) => subject),
    ['cohort', 'mentorship', 'person'],
  );
});

test('ID-1, BD-2: many are invited at once, and the page says who was not, and why', async () => {
  const invited = await coordinator.post(`${base}/people/invitations?q=Crowd&role=mentor`, {
    all: 'yes',
  });
  equal(invited.status, 200);
  const links = [...invited.text.matchAll(/\/welcome\/[\w-]+/g)];
  equal(links.length, 30);
  equal(new Set(links.map(([link]) => link)).size, 30);
  const again = await coordinator.post(`${base}/people/invitations`, { all: 'yes' });
  match(again.text, /can sign in already/);
});

test('BD-2, P-15: those who are ticked on a board are written to, each by name', async () => {
  for (const [path, names] of [
    [`${base}/people/messages?q=Crowd&role=mentor`, 30],
    [`${cohort}/applications/messages?role=mentee`, 30],
  ] as const) {
    const sent = await coordinator.post(path, { all: 'yes' });
    equal(sent.status, 303);
    const page = await coordinator.get(sent.location);
    equal(page.status, 200);
    equal(new Set(page.text.match(/Given\d+ Crowd/g)).size, names, path);
  }
  const pairs = boxesOf((await coordinator.get(`${base}/mentorships`)).text).slice(0, 2);
  const both = await coordinator.post(`${base}/mentorships/messages`, { chosen: pairs.join(',') });
  equal(decodeURIComponent(both.location).split(',').length, 4);
  const many = await coordinator.post(`${base}/people/messages`, {});
  equal(many.status, 422);
  match(many.text, /Choose at least one first/);
});

test('BD-2: nobody is chosen whom the board does not show: of another organisation, or role', async () => {
  const school = await visit(world, 'school.coordinator');
  const box = boxesOf((await coordinator.get(`${base}/people?q=Crowd`)).text)[0]!;
  const foreign = await school.post('/o/lindenhof/people/invitations', { chosen: box });
  equal(foreign.status, 422);
  const mentor = await visit(world, 'network.mentor');
  for (const path of [
    `${base}/people/invitations`,
    `${cohort}/applications/admissions`,
    `${cohort}/applications/reminders`,
    `${cohort}/nominations?as=mentor`,
  ])
    equal((await mentor.post(path, { all: 'yes' })).status, 403, path);
  for (const path of [`${cohort}/applications/download`, `${base}/people/download`])
    equal((await mentor.get(path)).status, 403, path);
  equal((await mentor.get(`${base}/mentorships/download`)).status, 404);
});

test('A-30: nominated in the wrong role, withdrawn by one act and nominated again; whoever withdrew stays out', async () => {
  const programme = /\/programmes\/[0-9a-f-]{36}/.exec((await coordinator.get(cohort)).text)![0];
  const { location: other } = await coordinator.post(`${base}${programme}/cohorts`, {
    name: 'Mistake',
    first_day: demoDay,
    last_day: '2027-10-31',
  });
  const nominate = async (as: string, narrowed: string) => {
    const { location } = await coordinator.post(
      `${other}/nominations?as=${as}&q=Crowd${narrowed}`,
      { all: 'yes' },
    );
    return (await coordinator.get(location)).text;
  };
  match(await nominate('mentor', ''), /60 people nominated\./);
  const withdrawn = await coordinator.post(`${other}/applications/withdrawals`, { all: 'yes' });
  match((await coordinator.get(withdrawn.location)).text, /60 applications withdrawn\./);
  match(
    (await coordinator.get(`${other}/applications?state=withdrawn`)).text,
    /60 in all[^]*Given\d+ Crowd/,
  );
  match(await nominate('mentee', '&role=mentee'), /30 people nominated\./);
  match(await nominate('mentor', '&role=mentor'), /30 people nominated\./);
  match((await coordinator.get(`${other}/nominations/new?q=Crowd`)).text, /0 of \d+/);
  // One of them withdraws by themselves and is not on the list of those who can be nominated.
  await world.owner.query(
    `update application set withdrawn_on = $1, withdrawn_by = person_id
     where id = (select id from application where cohort_id = $2 and role = 'mentor' and withdrawn_on is null limit 1)`,
    [demoDay, other.split('/').at(-1)],
  );
  match((await coordinator.get(`${other}/nominations/new?q=Crowd`)).text, /0 of \d+/);
  // What is not on the board is not withdrawn, and whoever was withdrawn already stays as they are.
  const twice = await coordinator.post(`${other}/applications/withdrawals?state=withdrawn`, {
    all: 'yes',
  });
  match((await coordinator.get(twice.location)).text, /0 applications withdrawn\.[^]*31 were/);
});
