/** Lists of people on their pages: columns, questions, corrections, doubles. */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { forgetCopies } from '../src/features/people/copies.store.ts';
import { readRosterFile } from '../src/features/people/roster-file.worker.ts';
import { openWorld, visit, type Visitor, type World } from './support/world.ts';

let world: World;
let coordinator: Visitor;
let organisation = '';
const base = '/o/lindenhof';
before(async () => {
  world = await openWorld();
  coordinator = await visit(world, 'school.coordinator');
  const { id } = await world.database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select('id')
      .where('slug', '=', 'lindenhof')
      .executeTakeFirstOrThrow(),
  );
  organisation = id;
  await world.owner.query(`set app.organisation = '${id}'`);
});
after(() => world.close());

const send = async (csv: string, name = 'list.csv') => {
  const sent = await coordinator.upload(
    `${base}/people/imports`,
    {},
    { name, bytes: Buffer.from(csv) },
  );
  equal(sent.status, 303);
  return sent.location;
};
const page = async (path: string) => (await coordinator.get(path)).text;
const post = async (path: string, fields: Record<string, string>) => {
  const answer = await coordinator.post(path, fields);
  equal(answer.status, 303, answer.text?.slice(0, 2000));
};
type Row = { id: string; number: string | null; unit: string | null; born: string | null };
const find = async (given: string, family: string): Promise<Row[]> =>
  (
    await world.owner.query(
      `select p.id, p.number, u.name as unit, p.born_on::text as born from person p left join unit u on u.organisation_id = p.organisation_id and u.id = p.unit_id
       where p.given_name = $1 and p.family_name = $2 and p.merged_into is null order by p.number nulls last, p.id`,
      [given, family],
    )
  ).rows as Row[];

test('R-19: a list with columns that nobody knows asks what they are, remembers it for the next one, and forgets it', async () => {
  const csv = (who: string) => `Wie;Waar;Wanneer\n${who};9Z;28-03-2012\n`;
  const list = await send(csv('Vries, Noortje de'));
  match(await page(list), /No column with names was found/);
  const twice = await coordinator.post(`${list}/columns`, {
    'column-0': 'fullName',
    'column-1': 'fullName',
    'column-2': 'unread',
  });
  equal(twice.status, 422);
  match(twice.text, /Two columns cannot both be “name”/);
  await post(`${list}/columns`, {
    'column-0': 'fullName',
    'column-1': 'unit',
    'column-2': 'bornOn',
  });
  match(await page(list), /<b>1<\/b><span>new/);
  await post(`${list}/application`, {});
  match(await page(list), /Saved: 1 person added, 0 changed/);
  deepEqual(
    (await find('Noortje', 'de Vries')).map(({ unit, born }) => [unit, born]),
    [['9Z', '2012-03-28']],
  );
  // The same heads in another order.
  const next = await send('Waar;Wanneer;Wie\n9Z;29-03-2012;Bram Zeldzaam\n');
  match(await page(next), /<b>1<\/b><span>new/);
  match(await page(next), /as you said for an earlier list/);
  await post(`${next}/columns/forget`, {});
  match(await page(next), /No column with names was found/);
  match(await page(await send(csv('Bo Bos'))), /No column with names was found/);
  // Without a line of heads the first line is a person.
  const bare = await send('Pim Pandoer;9Z\nPam Pandoer;9Z\n');
  await post(`${bare}/columns`, {
    'column-0': 'fullName',
    'column-1': 'unit',
    no_header: 'yes',
  });
  match(await page(bare), /<b>2<\/b><span>new/);
});

test('R-18, R-2: what the file cannot say is asked, and waits for its answer; a new school year makes nobody new', async () => {
  const first = await send('naam;klas\nQuirine Zwaluw;3A\nTeun Zwaluw;3A\n');
  await post(`${first}/application`, {});
  const next = await send('naam;klas\nQuirine Zwaluw;4A\nTeun Zwaluw;4A\n');
  const asked = await page(next);
  match(asked, /Line 2: is Quirine Zwaluw the same person as/);
  match(asked, /<b>2<\/b><span>to answer/);
  // Nothing is written while nothing is answered.
  await coordinator.post(`${next}/application`, {});
  equal((await find('Quirine', 'Zwaluw')).length, 1);
  const again = await send('naam;klas\nQuirine Zwaluw;4A\nTeun Zwaluw;4A\n');
  const [quirine] = await find('Quirine', 'Zwaluw');
  await post(`${again}/answers`, { 'same-2': quirine!.id, 'same-3': 'other' });
  const answered = await page(again);
  match(answered, /class or department: 3A → 4A/);
  match(answered, /<b>1<\/b><span>new/);
  await post(`${again}/application`, {});
  deepEqual(
    [
      (await find('Quirine', 'Zwaluw')).map(({ unit }) => unit),
      (await find('Teun', 'Zwaluw')).length,
    ],
    [['4A'], 2],
  );
  const all = await send('naam;klas\nQuirine Zwaluw;5A\nSaar Zwaluw;5A\n');
  await post(`${all}/answers`, { all_same: 'yes' });
  match(await page(all), /<b>0<\/b><span>refused/);
  await post(`${all}/application`, {});
  equal((await find('Quirine', 'Zwaluw')).length, 1);
  // A date that can be two days.
  const dates = await send('name;born\nDaan Zwaluw;03/04/2012\n');
  match(await page(dates), /Which date is “03\/04\/2012”\?/);
  const early = await coordinator.post(`${dates}/application`, {});
  equal(early.status, 422);
  match(early.text, /Say first which date is meant/);
  await post(`${dates}/answers`, { order: 'mdy' });
  await post(`${dates}/application`, {});
  deepEqual(
    (await find('Daan', 'Zwaluw')).map(({ born }) => born),
    ['2012-03-04'],
  );
});

test('R-20: a refusal quotes the line and the cell, and is corrected on the page or in the lines that are downloaded', async () => {
  const list = await send(
    'Overzicht\n\nstamnr;naam;e-mail;rol\n501;Fien Merel;fien@@school;leerling\n502;Guus Merel;;tovenaar\n5.03E+11;Hugo Merel;;\n',
  );
  const refused = await page(list);
  match(refused, /Line 4:/);
  match(refused, /“fien@@school” is not an e-mail address/);
  match(refused, /“tovenaar” is not a role that is known/);
  match(refused, /“5.03E\+11” is a number that the spreadsheet has rounded/);
  for (const as of ['csv', 'xlsx']) {
    const download = await world.server.inject({
      url: `${list}/refused/${as}/file`,
      cookies: { session: coordinator.cookie, language: 'en' },
    });
    equal(download.statusCode, 200);
    const { rows } = await readRosterFile(new Uint8Array(download.rawPayload));
    const [head, one] = JSON.parse(rows) as string[][];
    deepEqual(head, ['stamnr', 'naam', 'e-mail', 'rol', 'why']);
    deepEqual(one!.slice(0, 3), ['501', 'Fien Merel', 'fien@@school']);
    match(one![4]!, /not an e-mail address/);
  }
  const names = [...refused.matchAll(/name="(cell-\d+_\d+)"/g)].map(([, name]) => name!);
  equal(names.length, 3);
  await post(`${list}/cells`, {
    [names[0]!]: 'fien@school.example',
    [names[1]!]: 'mentor',
    [names[2]!]: '503',
    'cell-99999_0': 'nobody',
  });
  match(await page(list), /<b>3<\/b><span>new/);
  await post(`${list}/application`, {});
  equal((await find('Hugo', 'Merel'))[0]!.number, '503');
  // What was saved is no longer changed by its list.
  const late = await coordinator.post(`${list}/cells`, { [names[0]!]: 'x' });
  equal(late.status, 422);
  for (const as of ['csv', 'xlsx'])
    for (const language of ['en', 'nl', 'sv']) {
      const sample = await world.server.inject({
        url: `${base}/people/imports/sample/${as}/file`,
        cookies: { session: coordinator.cookie, language },
      });
      const read = await readRosterFile(new Uint8Array(sample.rawPayload));
      const rows = JSON.parse(read.rows) as string[][];
      equal(rows[1]![0], '0012345');
      equal(rows.length, 3);
    }
});

test('R-22: doubles are shown, put together with a look at what goes where, and taken back for a week', async () => {
  const list = await send(
    'nummer;naam;klas;rol;functie\n;Olga Specht;3A;leerling;Pupil\n701;Olga Spechtje;3A;;\n702;Karl Specht;3A;;\n703;Karl Specht;3B;;\n',
  );
  await post(`${list}/application`, {});
  const other = await send(
    'naam;klas;e-mail;geboortedatum\nOlga Specht;3B;olga@x.example;28-03-2012\n',
  );
  const [first] = await find('Olga', 'Specht');
  match(await page(other), /to answer/);
  await post(`${other}/answers`, { 'same-2': 'other' });
  await post(`${other}/application`, {});
  const rows = await find('Olga', 'Specht');
  equal(rows.length, 2);
  const kept = rows.find(({ id }) => id !== first!.id)!;
  await world.owner.query(
    `insert into pupil_fact (organisation_id, person_id, kind, day, what, value) select organisation_id, id, 'absence', '2026-11-02', '', 2 from person where id = $1`,
    [first!.id],
  );
  const doubles = await page(`${base}/people/doubles`);
  match(doubles, /Olga Specht/);
  // Two numbers are two people.
  ok(!doubles.includes('Karl Specht'));
  const path = `${base}/people/${kept.id}/merge/${first!.id}`;
  const look = await page(path);
  match(look, /1 line of absence and marks/);
  match(look, /Class or department: which is right\?/);
  match(look, /Roles: Pupil/i);
  await post(path, { 'choice-unit': 'gone' });
  const [one, ...none] = await find('Olga', 'Specht');
  equal(none.length, 0);
  deepEqual([one!.id, one!.unit, one!.born], [kept.id, '3A', '2012-03-28']);
  const facts = async (id: string) =>
    (
      await world.owner.query(
        `select (select count(*)::int from pupil_fact where person_id = $1) as facts, (select count(*)::int from membership where person_id = $1 and role = 'mentee' and last_day is null) as roles, left_on is null as here, job_title as title from person where id = $1`,
        [id],
      )
    ).rows[0] as { facts: number; roles: number; here: boolean; title: string | null };
  deepEqual(await facts(kept.id), { facts: 1, roles: 1, here: true, title: 'Pupil' });
  // A list finds the one who is left, and nobody comes back by hand meanwhile.
  match(
    await page(await send('naam;klas;geboortedatum\nOlga Specht;3A;28-03-2012\n')),
    /<b>1<\/b><span>unchanged/,
  );
  equal((await coordinator.post(`${base}/people/${first!.id}/return`, {})).status >= 400, true);
  const back = /action="([^"]*\/doubles\/[^"]*\/back)"/.exec(
    await page(`${base}/people/doubles`),
  )![1]!;
  await post(back, {});
  equal((await find('Olga', 'Specht')).length, 2);
  deepEqual(await facts(kept.id), { facts: 0, roles: 0, here: true, title: null });
  deepEqual((await facts(first!.id)).here, true);
  equal((await coordinator.post(back, {})).status, 404);
});

test('R-22: nothing that was confided, no account, no custody and no mentorship changes hands by it', async () => {
  const list = await send('naam;klas\nRoos Kievit;3A\n');
  await post(`${list}/application`, {});
  const [bare] = await find('Roos', 'Kievit');
  const some = async (sql: string) =>
    ((await world.owner.query(sql)).rows[0] as { id: string } | undefined)!.id;
  const taken = {
    account: await some(`select id from person where account_id is not null limit 1`),
    mentorship: await some(
      `select p.id from person p where account_id is null and exists (select from mentorship_member x where x.person_id = p.id) and p.left_on is null limit 1`,
    ),
    custody: await some(
      `select p.id from person p where account_id is null and exists (select from guardianship g where g.guardian_id = p.id or g.child_id = p.id) limit 1`,
    ),
  };
  for (const [what, id] of Object.entries(taken)) {
    await world.owner.query(`update person set number = null, born_on = null where id = $1`, [
      bare!.id,
    ]);
    const path = `${base}/people/${bare!.id}/merge/${id}`;
    const look = await coordinator.get(path);
    ok(!look.text.includes('They are one person</button>'), what);
    const done = await coordinator.post(path, {});
    equal(done.status, 422, what);
    match(done.text, /cannot change hands|never go to somebody else/);
    equal(
      (await world.owner.query(`select merged_into from person where id = $1`, [id])).rows[0]!
        .merged_into,
      null,
    );
  }
  // The database says so too.
  for (const id of Object.values(taken))
    await rejects(
      world.database.inTenant({ organisation, person: bare!.id }, 'write', (tx) =>
        tx.updateTable('person').set({ merged_into: bare!.id }).where('id', '=', id).execute(),
      ),
      { code: '42501' },
    );
});

test('R-22, PI-1: what is kept to take a merge back, and the row that ended, say nothing when the copies of a name go', async () => {
  const list = await send('naam;klas;e-mail\nMies Wulp;3A;\nMiesje Wulp;3A;wulp@x.example\n');
  await post(`${list}/application`, {});
  const [kept, gone] = [(await find('Mies', 'Wulp'))[0]!, (await find('Miesje', 'Wulp'))[0]!];
  await post(`${base}/people/${kept.id}/merge/${gone.id}`, { 'choice-givenName': 'gone' });
  await world.database.inTenant(
    { organisation, person: kept.id, purpose: 'erase' },
    'write',
    async (tx) => void (await forgetCopies(tx, kept.id, 'Somebody')),
  );
  const { rows } = await world.owner.query(
    `select p.given_name, p.email, (select count(*)::int from person_merge where kept_id = $1) as merges from person p where p.id = $2`,
    [kept.id, gone.id],
  );
  deepEqual(rows[0], { given_name: 'Somebody', email: null, merges: 0 });
});

test('R-21: guardians of a OneRoster list are asked for, once', async () => {
  const csv = [
    'sourcedId,status,enabledUser,orgSourcedIds,role,username,givenName,familyName,identifier,email,agentSourcedIds',
    'u1,active,true,o,student,a,Wies,Fitis,801,,g1',
    'g1,active,true,o,parent,b,Mia,Fitis,,mia.fitis@home.example,',
  ].join('\n');
  const list = await send(csv, 'users.csv');
  await post(`${list}/application`, {});
  const count = async () =>
    (
      await world.owner.query(
        `select count(*)::int as n from approval a join person p on p.id = a.person_id where a.kind = 'guardian' and p.family_name = 'Fitis'`,
      )
    ).rows[0]!.n as number;
  equal(await count(), 1);
  await post(`${await send(csv, 'users.csv')}/application`, {}).catch(() => undefined);
  equal(await count(), 1);
});
