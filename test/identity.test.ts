/**
 * Who somebody is does not change behind the back of those whom it concerns: not by protecting them,
 * not by a birthday in a list, not between the look and the yes of a second person.
 */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { insertInvitation } from '../src/features/accounts/invitation.store.ts';
import { takeLetters } from '../src/features/mail/outgoing-mail.store.ts';
import { insertApprovals } from '../src/features/accounts/approval.store.ts';
import { tellEndedByChange } from '../src/features/people/approval.service.ts';
import { ageOfMajority, hasReached } from '../src/features/people/consent.rules.ts';
import { selectRows, type Tx } from '../src/platform/database.ts';
import { stranger } from './support/anonymous.ts';
import { now, openWorld, readLetters, visit, type Visitor, type World } from './support/world.ts';

const base = '/o/lindenhof';
let world: World;
let organisation: string;
let coordinator: Visitor;
let me: string;
let second: Visitor;
let secondId: string;
before(async () => {
  world = await openWorld('demo_template', { hasMail: true });
  await world.owner.query(`set app.scope = 'sign-in'`);
  organisation = (await one(`select id from organisation where slug = 'lindenhof'`)).id!;
  await world.owner.query(`set app.organisation = '${organisation}'`);
  await world.owner.query(
    `update organisation set language = 'en', strong_roles = '{}' where slug = 'lindenhof'`,
  );
  coordinator = await visit(world, 'school.coordinator');
  me = await personOf('school.coordinator');
  second = await visit(world, 'both');
  secondId = await personOf('both');
});
after(() => world.close());

const one = async (query: string, values: unknown[] = []) =>
  (await world.owner.query(query, values)).rows[0] as Record<string, string | null>;
const personOf = async (who: string) =>
  (
    await one(
      'select p.id from person p join account a on a.id = p.account_id where a.email = $1 and p.organisation_id = $2',
      [`${who}.demo@mentorium.example`, organisation],
    )
  ).id!;
const asServer = <T>(person: string | null, work: (tx: Tx) => Promise<T>) =>
  world.database.inTenant({ organisation, person }, 'write', work);
const lettersTo = async (address: string) =>
  (await readLetters(world, 'address = $1', [address])).map(({ body }) => body ?? '');
const add = async (name: string, role: string, email = '') => {
  const { location, text } = await coordinator.post(`${base}/people`, {
    given_name: name,
    family_name: 'Proef',
    role,
    email,
  });
  ok(location, text);
  return location.split('/').at(-1)!;
};
const edit = (person: string, fields: Record<string, string>) =>
  coordinator.post(`${base}/people/${person}/edit`, {
    given_name: 'Ander',
    family_name: 'Proef',
    ...fields,
  });
const upload = async (csv: string) =>
  (
    await coordinator.upload(
      `${base}/people/imports`,
      {},
      { name: 'list.csv', bytes: Buffer.from(csv) },
    )
  ).location;
const importList = async (csv: string) => {
  const location = await upload(csv);
  const { text } = await coordinator.get(location);
  equal((await coordinator.post(`${location}/application`, {})).status, 303);
  return text;
};
/** The request about somebody, as a page shows it. */
const requestOn = async (who: Visitor, words: RegExp) =>
  [
    ...(await who.get(`${base}/approvals`)).text.matchAll(
      /<section[^>]*>(?:(?!<\/section>)[^])*?action="([^"]*\/approvals\/[0-9a-f-]{36})"[^]*?<\/section>/g,
    ),
  ].find(([text]) => words.test(text));
const agree = async (who: Visitor, words: RegExp) => {
  const found = await requestOn(who, words);
  ok(found, String(words));
  equal((await who.post(found[1]!, { answer: 'agree' })).status, 303);
};
const working = { given_name: 'Alex', family_name: 'Werknaam' };
const hidden = async (person: string) =>
  (await one('select protected_hashes from person where id = $1', [person])).protected_hashes !==
  null;

test('PI-4, PI-5: nobody becomes somebody else under a working name: mentor, guardian and specialist are protected by two, nobody is invited meanwhile, earlier addresses hear of links', async () => {
  for (const role of ['mentor', 'guardian', 'specialist', 'contact-person']) {
    const before = `${role}@proef.example`;
    const person = await add(`Van${role}`, role, before);
    const page = `${base}/people/${person}`;
    if (role === 'specialist') await agree(second, /Vanspecialist/);
    const linked = await coordinator.post(`${page}/invitation`, {});
    equal(linked.status, 303);
    const link = /\/welcome\/[\w-]{43}/.exec((await lettersTo(before)).join(' '))![0];
    // A link that is on its way opens nothing once the address is another or the name is hidden.
    equal((await edit(person, { email: `${role}@attacker.example` })).status, 303);
    equal((await coordinator.post(`${page}/protection`, working)).status, 422, 'not alone');
    await rejects(
      asServer(me, (tx) =>
        tx.updateTable('person').set({ protected_hashes: [] }).where('id', '=', person).execute(),
      ),
      /second person/,
    );
    match((await coordinator.get(`${page}/protection`)).text, /protection\/request/);
    equal((await coordinator.post(`${page}/protection/request`, {})).status, 303);
    equal((await coordinator.post(`${page}/protection`, working)).status, 422, 'only asked');
    if (role === 'specialist') {
      // Whoever has a role of weight agrees alone, and here has no account: nobody does.
      equal(await requestOn(second, /Ander Proef.*protected/), undefined);
      continue;
    }
    await agree(second, /identity of Ander Proef is protected/);
    equal((await coordinator.post(`${page}/protection`, working)).status, 303);
    ok(await hidden(person));
    equal((await coordinator.post(`${page}/invitation`, {})).status, 422, 'no link');
    await rejects(
      asServer(me, (tx) => insertInvitation(tx, { organisation, person, by: me })),
      /working name/,
    );
    equal((await stranger(() => world.server).get(link)).status, 410);
    // ID-9: nor is it ended by one of those who look after it.
    equal((await coordinator.post(`${page}/protection/end`, {})).status, 303);
    ok(await hidden(person), 'only asked');
    await rejects(
      asServer(me, (tx) =>
        tx.updateTable('person').set({ protected_hashes: null }).where('id', '=', person).execute(),
      ),
      /second person/,
    );
    await agree(second, /protection of Alex Werknaam ends/);
    ok(await hidden(person), 'whoever knows the name ends it');
    equal((await coordinator.post(`${page}/protection/end`, {})).status, 303);
    equal(await hidden(person), false);
    equal((await coordinator.post(`${page}/invitation`, {})).status, 303);
    match((await lettersTo(before)).join(' '), /link to sign in has just gone to/, 'they hear');
  }
});

test('PI-4: a pupil is protected by one person, since it can be urgent; nobody is invited either', async () => {
  const pupil = (
    await one(
      `select p.id from person p join unit u on u.id = p.unit_id and u.kind = 'class' join membership m on m.person_id = p.id and m.role = 'mentee'
        where p.account_id is null and p.left_on is null and p.organisation_id = $1 limit 1`,
      [organisation],
    )
  ).id!;
  equal((await coordinator.post(`${base}/people/${pupil}/protection`, working)).status, 303);
  equal((await coordinator.post(`${base}/people/${pupil}/invitation`, {})).status, 422);
});

test('PI-4: who holds a role of weight is protected by nobody without them, misses no letter that waits, and ends it', async () => {
  const page = `${base}/people/${secondId}`;
  const email = (await one('select email from person where id = $1', [secondId])).email!;
  equal((await coordinator.post(`${page}/protection`, working)).status, 422);
  equal((await coordinator.post(`${page}/protection/request`, {})).status, 303);
  equal((await coordinator.post(`${page}/protection`, working)).status, 422);
  equal(await hidden(secondId), false);
  await agree(second, /is protected/);
  equal((await coordinator.post(`${page}/protection`, working)).status, 303);
  equal((await one('select count(*)::int as n from letter where address = $1', [email])).n, 0);
  const due = await asServer(null, (tx) => takeLetters(tx, 1000, new Date('2026-11-24')));
  ok(
    due.some(({ address, body }) => address === email && body.includes('identity')),
    'what waited goes where it went',
  );
  match((await second.get(`${page}/identity`)).text, new RegExp(email));
  equal((await second.post(`${page}/protection/end`, {})).status, 303);
  deepEqual(await one('select email, protected_hashes from person where id = $1', [secondId]), {
    email,
    protected_hashes: null,
  });
});

test('ID-6, R-9: a birthday that makes a child older or younger waits for a second person, guardians hear of it, and a pupil of a class gets a card whatever it says', async () => {
  const pupil = await one(
    `select p.* from person p join mentorship_member x on x.person_id = p.id join mentorship m on m.id = x.mentorship_id and m.kind = 'group'
      where x.part = 'mentee' and x.last_day is null and p.account_id is null and p.number is not null and p.protected_hashes is null
        and not exists (select from closure c where c.mentorship_id = m.id) and p.organisation_id = $1 limit 1`,
    [organisation],
  );
  const page = `${base}/people/${pupil.id}`;
  await coordinator.post(`${page}/guardians`, {
    guardian_given: 'Mia',
    guardian_family: 'de Wit',
    guardian_email: 'mia@wit.example',
  });
  await agree(second, /Mia de Wit/);
  const born = async () =>
    (await one('select born_on::text from person where id = $1', [pupil.id])).born_on;
  const list = (day: string, more = '') =>
    `number;given name;family name;date of birth${more && ';e-mail'}\n${pupil.number};${pupil.given_name};${pupil.family_name};${day}${more && `;${more}`}\n`;
  const was = await born();
  for (const day of ['01-02-2000', '01-02-2010']) {
    match(
      await importList(list(day, 'pupil@attacker.example')),
      /second person must agree to the date/,
    );
    equal(await born(), was);
  }
  equal((await coordinator.post(`${page}/invitation`, {})).status, 422, 'a class card');
  match((await lettersTo('mia@wit.example')).join(' '), /was born on/);
  await rejects(
    asServer(me, (tx) =>
      tx.updateTable('person').set({ born_on: '2000-02-01' }).where('id', '=', pupil.id!).execute(),
    ),
    /second person/,
  );
  const young = (year: number) => `${Number((was ?? '2014').slice(0, 4)) + year}-03-04`;
  await importList(list(young(0)));
  equal(await born(), young(0), 'a typing error of a month is mended at once');
  await agree(second, /born on[^<]*2000/);
  equal(await born(), '2000-02-01');
  equal(
    (await coordinator.post(`${page}/invitation`, {})).status,
    422,
    'a class card all the same',
  );
  match(await importList(list(young(0))), /second person must agree to the date/, 'and back');
});

test('ID-6, R-9: the database counts the same ages as the rules do', async () => {
  const before = (await one('select consent_age from organisation where id = $1', [organisation]))
    .consent_age;
  for (const years of [13, 15, 16, 18]) {
    await world.owner.query('update organisation set consent_age = $1 where id = $2', [
      years,
      organisation,
    ]);
    for (const born of [2026 - years, 2026 - ageOfMajority].flatMap((year) => [
      `${year}-11-22`,
      `${year}-11-23`,
    ])) {
      const reached = await world.database.inTenant(
        { organisation, person: null, today: '2026-11-22' },
        'read',
        async (tx) =>
          (
            await selectRows(
              tx,
              sql<{ n: number }>`select ages_reached(${organisation}, ${born}::date) as n`,
            )
          )[0]!.n,
      );
      const expected = [years, ageOfMajority].filter((age) => hasReached(age, born, '2026-11-22'));
      equal(reached, expected.length, `${years} ${born}`);
    }
  }
  await world.owner.query('update organisation set consent_age = $1 where id = $2', [
    before,
    organisation,
  ]);
});

test('ID-7: what a second person agrees to is what they looked at: it shows name and address, and is over when one of them changes, by hand or by a list', async () => {
  const person = await add('Rosa', 'registrar', 'rosa@proef.example');
  await world.owner.query(`update person set number = 'X77' where id = $1`, [person]);
  const changes: ((shown: string) => Promise<unknown>)[] = [
    () => edit(person, { email: 'eve@attacker.example', number: 'X77' }),
    () => edit(person, { given_name: 'Eve', email: 'eve@attacker.example', number: 'X77' }),
    () => importList('number;given name;family name;e-mail\nX77;Eva;Proef;eva@attacker.example\n'),
  ];
  let address = 'rosa@proef.example';
  for (const change of changes) {
    const found = await requestOn(second, /gets a role: registrar/i);
    ok(found, 'waits');
    match(found[0], new RegExp(address), 'the address is shown');
    await change(address);
    const late = await second.post(found[1]!, { answer: 'agree' });
    equal(late.status, 422);
    match(late.text, /a name or address in it has changed/);
    equal(await requestOn(second, /gets a role: registrar/i), undefined);
    equal(
      (await one(`select count(*)::int as n from membership where person_id = $1`, [person])).n,
      0,
    );
    address = (await one('select email from person where id = $1', [person])).email!;
    const current = await one('select given_name, family_name from person where id = $1', [person]);
    await importList(
      `number;given name;family name;role\nX77;${current.given_name};${current.family_name};registrar\n`,
    );
  }
  await agree(second, /gets a role: registrar/i);
  // Of a child too; but nobody escapes their own leaving by another name.
  const child = await one(
    `select p.* from person p join membership m on m.person_id = p.id and m.role = 'mentee' where p.account_id is null and p.left_on is null
      and p.protected_hashes is null and p.organisation_id = $1 order by p.id desc limit 1`,
    [organisation],
  );
  await coordinator.post(`${base}/people/${child.id}/guardians`, {
    guardian_given: 'Odd',
    guardian_family: 'Voogd',
    guardian_email: '',
  });
  const custody = await requestOn(second, /Odd Voogd/);
  ok(custody);
  await edit(child.id!, {
    given_name: 'Somebody',
    family_name: 'Else',
    number: child.number ?? '',
  });
  equal((await second.post(custody[1]!, { answer: 'agree' })).status, 422);
  equal((await second.post(`${base}/people/${me}/leaving`, {})).status, 303);
  const mine = await one('select * from person where id = $1', [me]);
  await edit(me, { given_name: 'Nobody', family_name: mine.family_name! });
  equal(
    (
      await one(
        `select count(*)::int as n from approval where person_id = $1 and kind = 'leaving' and outcome is null`,
        [me],
      )
    ).n,
    1,
  );
});

test('R-17: a list is applied once; what changed since stays', async () => {
  const csv = 'number;given name;family name;role\nX88;Ada;Eerste;mentee\n';
  const location = await upload(csv);
  equal((await coordinator.post(`${location}/application`, {})).status, 303);
  const { id } = await one(`select id from person where number = 'X88'`);
  await edit(id!, { given_name: 'Ida', family_name: 'Eerste', number: 'X88' });
  for (const fields of [{}, { leaving: 'yes', leaving_count: '23' }] as Record<string, string>[]) {
    const again = await coordinator.post(`${location}/application`, fields);
    equal(again.status, 422);
    match(again.text, /imported before/);
  }
  equal((await one('select given_name from person where id = $1', [id])).given_name, 'Ida');
  // The same file sent anew is compared anew.
  match((await coordinator.get(await upload(csv))).text, /Ida/);
});

test('R-5, ID-8: custody ends once, when two have agreed, with letters to everybody whom it concerns', async () => {
  const child = await one(
    `select p.id from person p join membership m on m.person_id = p.id and m.role = 'mentee' where p.account_id is null and p.left_on is null
      and p.protected_hashes is null and p.organisation_id = $1 order by p.number limit 1`,
    [organisation],
  );
  const page = `${base}/people/${child.id}`;
  for (const [name, email] of [
    ['Ann', 'ann@voogd.example'],
    ['Bob', 'bob@voogd.example'],
  ]) {
    await coordinator.post(`${page}/guardians`, {
      guardian_given: name!,
      guardian_family: 'Voogd',
      guardian_email: email!,
    });
    await agree(second, new RegExp(`${name} Voogd`));
  }
  const { id } = await one(
    `select g.id from guardianship g join person p on p.id = g.guardian_id where p.email = 'ann@voogd.example'`,
  );
  const keeper = (await one('select email from person where id = $1', [secondId])).email!;
  const speaks = async () =>
    (await one(`select last_day is null as is from guardianship where id = $1`, [id])).is;
  equal((await coordinator.post(`${page}/guardians/${id}/end`, {})).status, 303);
  equal(await speaks(), true, 'only asked');
  for (const address of ['ann@voogd.example', 'bob@voogd.example', keeper])
    match((await lettersTo(address)).join(' '), /Ann Voogd no longer speaks for/, address);
  await rejects(
    asServer(me, (tx) =>
      tx
        .updateTable('guardianship')
        .set({ last_day: '2026-11-01' })
        .where('id', '=', id!)
        .execute(),
    ),
    /second person/,
  );
  await agree(second, /Ann Voogd no longer speaks for/);
  equal(await speaks(), false);
  match((await lettersTo('bob@voogd.example')).join(' '), /has been agreed to: Ann Voogd/);
  const letters = async () => (await one(`select count(*)::int as n from letter`)).n;
  const count = await letters();
  const again = await coordinator.post(`${page}/guardians/${id}/end`, {});
  equal(again.status, 422);
  match(again.text, /ended already/);
  equal(await letters(), count);
});

test('ID-7: whoever asked for what a change has ended reads it at home and in a letter, once', async () => {
  const person = await add('Tess', 'registrar', 'tess@proef.example');
  ok(await requestOn(second, /Tess Proef gets a role/));
  const tell = async (): Promise<number> => {
    const letters = async () =>
      (await one(`select count(*)::int as n from letter where key like 'request ended %'`))
        .n as unknown as number;
    const count = await letters();
    await asServer(null, (tx) =>
      tellEndedByChange(tx, {
        organisation: { id: organisation, slug: 'lindenhof', name: 'Lindenhof', language: 'en' },
        address: 'https://proef.example',
        at: now(),
      }),
    );
    return (await letters()) - count;
  };
  await tell();
  // By somebody else: whoever asked does not know.
  const other = await second.post(`${base}/people/${person}/edit`, {
    given_name: 'Tessa',
    family_name: 'Proef',
    email: 'tess@proef.example',
  });
  equal(other.status, 303);
  equal(await requestOn(second, /Tess.* gets a role/), undefined);
  equal(await tell(), 1);
  equal(await tell(), 0, 'once');
  const mine = (await one('select email from person where id = $1', [me])).email!;
  match((await lettersTo(mine)).join(' '), /Tessa Proef gets a role[^]*It is over/);
  match((await coordinator.get(base)).text, /requests? of yours (?:is|are) over/);
  match((await coordinator.get(`${base}/approvals`)).text, /Over, because something changed/);
  ok(!(await second.get(`${base}/approvals`)).text.includes('Over, because something changed'));
});

test('ID-8: the age of consent is changed by two people, and the database refuses one', async () => {
  const age = async () =>
    (await one('select consent_age from organisation where id = $1', [organisation])).consent_age;
  const was = await age();
  const asked = await second.post(`${base}/settings/consent-age`, { consent_age: '17' });
  equal(asked.location, `${base}/approvals`);
  equal(await age(), was);
  await rejects(
    asServer(me, (tx) =>
      tx
        .updateTable('organisation')
        .set({ consent_age: 18 })
        .where('id', '=', organisation)
        .execute(),
    ),
    /second person/,
  );
  await agree(coordinator, /From the age of 17 on/);
  equal(await age(), 17);
});

test('ID-10: who has been a pupil of a class gets a link when two have agreed', async () => {
  const pupil = await one(
    `select p.id from person p join mentorship_member x on x.person_id = p.id join mentorship m on m.id = x.mentorship_id and m.kind = 'group'
      where x.part = 'mentee' and x.last_day is null and p.account_id is null and p.protected_hashes is null
        and not exists (select from closure c where c.mentorship_id = m.id) and p.organisation_id = $1 order by p.id limit 1`,
    [organisation],
  );
  const page = `${base}/people/${pupil.id}`;
  equal((await coordinator.post(`${page}/invitation`, {})).status, 422, 'a class card');
  await world.owner.query(
    `update mentorship_member set last_day = '2026-11-20' where person_id = $1`,
    [pupil.id],
  );
  const links = async () =>
    (await one('select count(*)::int as n from invitation where person_id = $1', [pupil.id])).n;
  const before = await links();
  equal((await coordinator.post(`${page}/invitation`, {})).location, page);
  equal(await links(), before, 'only asked');
  await rejects(
    asServer(me, (tx) => insertInvitation(tx, { organisation, person: pupil.id!, by: me })),
    /second person/,
  );
  await agree(second, /gets a link to sign in/);
  match((await coordinator.post(`${page}/invitation`, {})).text, /\/welcome\//);
  equal(await links(), Number(before) + 1);
});

test('ID-7: a request to open a card is over with the card it was about, and opens the card that was looked at', async () => {
  const pupil = await one(
    `select p.id from person p join mentorship_member x on x.person_id = p.id join mentorship m on m.id = x.mentorship_id and m.kind = 'group'
      where x.part = 'mentee' and x.last_day is null and p.account_id is null and p.protected_hashes is null and p.organisation_id = $1
        and not exists (select from class_card c where c.person_id = p.id) order by p.id limit 1`,
    [organisation],
  );
  await world.owner.query(
    `insert into class_card (organisation_id, person_id, code_hash, pin_hash, made_by, ends_on) values ($1, $2, '\\x01', 'x', $3, '2027-01-01')`,
    [organisation, pupil.id, me],
  );
  const ask = () =>
    asServer(me, (tx) =>
      insertApprovals(tx, { organisation, by: me, asked: [{ kind: 'card', person: pupil.id! }] }),
    );
  const state = () =>
    one(
      `select outcome, is_ended_by_change from approval where kind = 'card' and person_id = $1 order by asked_at desc, id limit 1`,
      [pupil.id],
    );
  for (const change of [`code_hash = '\\x02'`, `pin_hash = 'y'`]) {
    await ask();
    deepEqual(await state(), { outcome: null, is_ended_by_change: false });
    await world.owner.query(`update class_card set ${change} where person_id = $1`, [pupil.id]);
    deepEqual(await state(), { outcome: 'withdrawn', is_ended_by_change: true });
    equal(await requestOn(second, /class card/), undefined);
  }
  await ask();
  await agree(second, /class card/);
  deepEqual(await state(), { outcome: 'agreed', is_ended_by_change: false });
  ok((await one('select opened_at from class_card where person_id = $1', [pupil.id])).opened_at);
});
