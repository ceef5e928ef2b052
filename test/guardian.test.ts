import { deepEqual, equal, match } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readGuardians } from '../src/features/people/guardian.rules.ts';
import { findOrAddGuardian } from '../src/features/people/guardian.store.ts';
import { agreeToAll } from './support/approval.ts';
import { openWorld, visit, type Visitor, type World } from './support/world.ts';

let world: World;
let coordinator: Visitor;
let organisation = '';
let children: { id: string; number: string }[];
const base = '/o/lindenhof';
before(async () => {
  world = await openWorld();
  coordinator = await visit(world, 'school.coordinator');
  organisation = (
    await world.database.beforeTenant(null, (tx) =>
      tx
        .selectFrom('organisation')
        .select('id')
        .where('slug', '=', 'lindenhof')
        .executeTakeFirstOrThrow(),
    )
  ).id;
  await world.owner.query(`set app.organisation = '${organisation}'`);
  children = (
    await world.owner.query(
      `select p.id, p.number from person p join membership m on m.person_id = p.id and m.role = 'mentee' where p.number is not null order by p.number limit 2`,
    )
  ).rows as {
    id: string;
    number: string;
  }[];
});
after(() => world.close());

test('R-4: a file of guardians in three languages, all lines or none', () => {
  const known = new Map([['7', 'c7']]);
  const line = { child: 'c7', givenName: 'Mia', familyName: 'de Wit', email: 'mia@x.example' };
  for (const header of [
    ['Number', 'given name', 'family name', 'e-mail'],
    ['Leerlingnummer', 'Voornaam', 'Achternaam', 'E-mailadres'],
    ['elevnummer', 'förnamn', 'efternamn', 'e-post'],
  ])
    deepEqual(
      readGuardians([header, ['7', 'Mia', 'de Wit', 'Mia@x.example'], ['', '', '', '']], known),
      { lines: [line], unread: [] },
    );
  const header = ['nummer', 'voornaam', 'achternaam', 'e-mail'];
  equal(readGuardians([['naam', 'e-mail']], known), 'header');
  for (const [bad, why, found] of [
    [['8', 'Mia', 'de Wit', ''], 'unknown-child', '8'],
    [['7', '', 'de Wit', ''], 'no-name', 'de Wit'],
    [['7', 'Mia', 'de Wit', 'mia'], 'bad-email', 'mia'],
    [['7', 'Mia', 'x'.repeat(201), ''], 'bad-length', 'x'.repeat(201)],
  ] as const)
    deepEqual(readGuardians([header, ['7', 'Mia', 'de Wit', ''], [...bad]], known), {
      bad: { line: 3, why, found },
    });
});

test('R-4, R-5: guardians come in by file and on the page of a child, brothers and sisters share one; custody ends at the next request', async () => {
  const [one, other] = children as [{ id: string; number: string }, { id: string; number: string }];
  const file = (text: string) =>
    coordinator.upload(
      `${base}/people/guardians`,
      {},
      { name: 'thuis.csv', bytes: Buffer.from(text) },
    );
  match((await coordinator.get(`${base}/people`)).text, /\/people\/guardians/);
  const wrong = await file(
    `nummer;voornaam;achternaam;e-mail\n${one.number};Mia;Zeldzaam;mia@gezin.example\nonbekend;Bo;Zeldzaam;\n`,
  );
  equal(wrong.status, 422);
  match(wrong.text, /Line 3: “onbekend” is not a pupil who is known here/);
  const known = async () =>
    (
      await world.owner.query(`select p.id from person p where p.family_name = 'Zeldzaam'`)
    ).rows.map((row) => (row as { id: string }).id);
  equal((await known()).length, 0, 'nothing of a file with a bad line');
  const good = `nummer;voornaam;achternaam;e-mail\n${one.number};Mia;Zeldzaam;mia@gezin.example\n${other.number};Mia;Zeldzaam;MIA@gezin.example\n`;
  equal((await file(good)).location, `${base}/people/guardians?taken=2&waits=1`);
  equal(
    (await file(good)).location,
    `${base}/people/guardians?taken=0`,
    'the same file again changes nothing',
  );
  equal(
    (
      await world.owner.query(
        `select from guardianship where guardian_id in (select id from person where family_name = 'Zeldzaam')`,
      )
    ).rowCount,
    0,
    'ID-1: they speak for nobody before a second person has agreed',
  );
  match((await (await visit(world, 'both')).get(`${base}`)).text, /asks you to agree/);
  equal(await agreeToAll(world, base), 1, 'the file is one request');
  const [guardian] = await known();
  equal((await known()).length, 1, 'one person for both');
  const page = (await coordinator.get(`${base}/people/${one.id}`)).text;
  match(page, /Mia Zeldzaam/);
  equal(
    (
      await coordinator.post(`${base}/people/${one.id}/guardians`, {
        guardian_given: 'Bo',
        guardian_family: 'Zeldzaam',
        guardian_email: 'bo',
      })
    ).status,
    422,
  );
  equal(
    (
      await coordinator.post(`${base}/people/${one.id}/guardians`, {
        guardian_given: 'Bo',
        guardian_family: 'Zeldzaam',
        guardian_email: '',
      })
    ).location,
    `${base}/people/${one.id}#guardians`,
  );
  equal(
    (
      await coordinator.post(`${base}/people/${guardian}/guardians`, {
        guardian_given: 'X',
        guardian_family: 'Y',
      })
    ).status,
    404,
    'only of a pupil',
  );

  // The guardian signs in and sees the child, until custody has ended.
  await world.owner.query(`set app.scope = 'sign-in'`);
  await world.owner.query(
    `update person set account_id = (select id from account where email = 'network.contact.demo@mentorium.example') where id = $1`,
    [guardian],
  );
  const home = await visit(world, 'network.contact');
  const name = (
    await world.owner.query(
      `select given_name || ' ' || family_name as name from person where id = $1`,
      [one.id],
    )
  ).rows[0]!.name as string;
  match((await home.get(`${base}/children`)).text, new RegExp(name));
  const [, end] = new RegExp(
    `action="([^"]*/guardians/[0-9a-f-]{36}/end)"[^]*?: Mia Zeldzaam`,
  ).exec(page.slice(page.lastIndexOf('<li>', page.indexOf('Mia Zeldzaam'))))!;
  equal((await coordinator.post(end!, {})).location, `${base}/people/${one.id}#guardians`);
  match((await home.get(`${base}/children`)).text, new RegExp(name), 'until a second one agrees');
  const asked = (await home.get(`${base}/approvals`)).text;
  match(asked, /Mia Zeldzaam no longer speaks for/);
  match(asked, /If you do have custody, say so at once/);
  equal(/action="[^"]*\/approvals\//.test(asked), false, 'nobody prevents it by saying no');
  await agreeToAll(world, base);
  equal((await home.get(`${base}/children`)).text.includes(name), false);
  equal(
    await world.database.inTenant(
      { organisation, person: null, today: '2026-11-22' },
      'write',
      (tx) =>
        findOrAddGuardian(
          tx,
          organisation,
          { child: one.id, givenName: 'Mia', familyName: 'Zeldzaam', email: 'mia@gezin.example' },
          '2026-11-22',
        ),
    ),
    guardian,
    'and may begin again',
  );
  equal((await (await visit(world, 'school.mentor')).get(`${base}/people/guardians`)).status, 403);
});
