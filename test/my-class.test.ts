/** My class: the board, the card of a pupil with its one box, agreements, paper, and the order of names. */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { listNotes } from '../src/features/classes/note.store.ts';
import { foldedByMonth, type Item } from '../src/features/classes/timeline.rules.ts';
import { sumsByWeek } from '../src/features/classes/weeks.rules.ts';
import { clockOf } from '../src/features/guidance/overview.rules.ts';
import { listHolders } from '../src/features/people/person.store.ts';
import { findTemplate, signalRulesOf } from '../src/features/profiles/template.store.ts';
import { root } from '../src/platform/project.ts';
import { openClass, type Class } from './support/class.ts';
import { openWorld, readTexts, type Visitor, type World } from './support/world.ts';

let world: World;
let group: Class;
let mentor: Visitor;
let ids: { mentor: string; second: string; other: string; elsewhere: string };
const today = '2026-11-22';

before(async () => {
  world = await openWorld();
  group = await openClass(world);
  mentor = await group.as('mentor');
  const one = async (query: string) =>
    (await world.owner.query(query, [group.path.split('/').at(-1)])).rows[0]!.id as string;
  ids = {
    mentor: await one(
      `select person_id as id from mentorship_member where mentorship_id = $1 and part = 'mentor'`,
    ),
    second: await one(
      `select person_id as id from mentorship_member where mentorship_id = $1 and part = 'second-mentor'`,
    ),
    elsewhere: await one(
      `select x.person_id as id from mentorship_member x join mentorship m on m.id = x.mentorship_id where x.part = 'mentor' and m.kind = 'group'
        and m.id <> $1 and not exists (select from mentorship_member y where y.mentorship_id = $1 and y.person_id = x.person_id)
        and x.person_id <> '${group.teacher}' limit 1`,
    ),
    other: group.pupils.find((pupil) => pupil !== group.pupil)!,
  };
});
after(() => world.close());

const mentorship = () => group.path.split('/').at(-1)!;
const reads = (person: string, word: string) =>
  world.database.inTenant({ organisation: group.organisation, person, today }, 'read', async (tx) =>
    (await readTexts(tx)).some((text) => text.includes(word)),
  );
const notesOf = (person: string) =>
  world.database.inTenant({ organisation: group.organisation, person, today }, 'read', (tx) =>
    listNotes(tx, mentorship(), group.pupil),
  );
const write = (typed: Record<string, string>) => mentor.post(`${group.card}/notes`, typed);

test('G-21: whoever the choice names reads a note, and nobody else', async () => {
  const people = {
    mentor: ids.mentor,
    second: ids.second,
    pupil: group.pupil,
    other: ids.other,
    guardian: group.guardian,
    elsewhere: ids.elsewhere,
    teacher: group.teacher,
  };
  for (const [readers, expected] of [
    ['own', ['mentor']],
    ['mentors', ['mentor', 'second']],
    ['pupil', ['mentor', 'second', 'pupil']],
  ] as const) {
    const word = `kanarie-${readers}`;
    equal(
      (await write({ about: 'note', text: word, readers })).location,
      `${group.card}?done=note#main`,
    );
    const found: string[] = [];
    for (const [who, id] of Object.entries(people)) if (await reads(id, word)) found.push(who);
    deepEqual(found, [...expected], readers);
  }
  const none = await write({ about: 'note', text: 'kanarie-none' });
  equal(none.status, 422);
  match(none.text, /Choose who may read the note/);
  match(none.text, /kanarie-none/, 'nothing typed is lost');
});

test('G-21: every kind of the box is read by whom its sentence names, and by no other pupil', async () => {
  const kinds: [Record<string, string>, pupil: boolean, second: boolean][] = [
    [{ about: 'agreement', owner: group.pupil, due: '2026-12-01' }, true, true],
    [{ about: 'agreement', owner: ids.mentor }, true, true],
    [{ about: 'helps' }, false, true],
    [{ about: 'worry', signs: 'tired', step: 'watch' }, false, false],
    [{ about: 'next', next_mentor: group.teacher, consent_of: 'both' }, true, true],
    [{ about: 'question', target: 'counsellor', consent: 'pupil' }, false, false],
  ];
  for (const [at, [typed, pupil, second]] of kinds.entries()) {
    const word = `soort${at}kanarie`;
    equal((await write({ ...typed, text: word })).status, 303, typed.about!);
    deepEqual(
      [
        await reads(ids.mentor, word),
        await reads(ids.second, word),
        await reads(group.pupil, word),
        await reads(ids.other, word),
        await reads(group.guardian, word),
        await reads(ids.elsewhere, word),
      ],
      [true, second, pupil, false, false, false],
      typed.about!,
    );
  }
  // What a kind needs is asked for by name, with the text still there.
  for (const [typed, sentence] of [
    [{ about: 'agreement', owner: ids.other }, /Choose who does it/],
    [{ about: 'worry', step: 'watch' }, /Choose what you see/],
    [{ about: 'next', consent_of: 'both' }, /Choose the mentor of next year/],
    [{ about: 'question', consent: 'pupil' }, /Choose to whom/],
  ] as const) {
    const { status, text } = await write({ ...typed, text: 'blijft staan' } as Record<
      string,
      string
    >);
    equal(status, 422, typed.about);
    match(text, sentence);
    match(text, /blijft staan/);
  }
});

test('G-21: an incident goes on to the page on which it is kept, with its text and this pupil', async () => {
  const { status, text } = await write({ about: 'incident', text: 'Ruzie in de gang' });
  equal(status, 200);
  match(text, /Ruzie in de gang/);
  match(text, /Not saved yet/);
  match(text, new RegExp(`value="${group.pupil}" checked`));
});

test('G-22: a note is taken back within a week by its author; its words go, its trace stays', async () => {
  await write({ about: 'note', readers: 'mentors', text: 'terugneemwoord' });
  const [note] = await notesOf(ids.mentor);
  const path = `${group.card}/notes/${note!.id}/withdrawal`;
  equal((await mentor.post(path, {})).location, `${group.card}?done=taken#main`);
  equal((await mentor.post(path, {})).status, 404, 'once');
  for (const one of [ids.mentor, ids.second]) {
    equal(await reads(one, 'terugneemwoord'), false);
    const trace = (await notesOf(one)).find(({ id }) => id === note!.id)!;
    deepEqual([trace.text, trace.withdrawnOn], [null, today]);
  }
  match((await mentor.get(group.card)).text, /took a note back/);
  // Neither changed, nor taken back by somebody else or later.
  await write({ about: 'note', readers: 'mentors', text: 'blijfwoord' });
  const [kept] = await notesOf(ids.mentor);
  const change = (person: string, day: string, to: object) =>
    world.database.inTenant(
      { organisation: group.organisation, person, today: day },
      'write',
      (tx) => tx.updateTable('pupil_note').set(to).where('id', '=', kept!.id).executeTakeFirst(),
    );
  const gone = (day: string) => ({ body: null, key_id: null, withdrawn_on: day });
  equal((await change(ids.second, today, gone(today))).numUpdatedRows, 0n);
  await rejects(change(ids.mentor, '2026-12-01', gone('2026-12-01')), /only taken back/);
  await rejects(change(ids.mentor, today, { body: Buffer.from('x') }), /only taken back/);
});

test('G-21: the database takes a note from a mentor of the class about a pupil of it, and from nobody else', async () => {
  const insert = (person: string, pupil: string, author = person) =>
    world.database.inTenant({ organisation: group.organisation, person, today }, 'write', (tx) =>
      tx
        .insertInto('pupil_note')
        .values({
          organisation_id: group.organisation,
          mentorship_id: mentorship(),
          mentee_id: pupil,
          author_id: author,
          readers: 'mentors',
          withdrawn_on: today,
          written_on: today,
        })
        .execute(),
    );
  for (const [person, pupil, author] of [
    [group.pupil, group.pupil],
    [group.pupil, ids.other],
    [ids.elsewhere, group.pupil],
    [ids.mentor, ids.elsewhere],
    [ids.mentor, group.pupil, ids.second],
  ] as const)
    await rejects(insert(person, pupil, author));
});

test('G-23: pages and acts of a class are for its mentors alone', async () => {
  const acts = [
    '/talks',
    '/messages',
    '/messages/pupils',
    '/messages/guardians',
    `/pupils/${group.pupil}/notes`,
    `/pupils/${group.pupil}/notes/${group.pupil}/withdrawal`,
    `/pupils/${group.pupil}/support/${group.pupil}/end`,
    `/pupils/${group.pupil}/worries/${group.pupil}/end`,
  ];
  const pages = [
    '',
    '/messages',
    ...['', '/print', '/home'].map((tail) => `/pupils/${group.pupil}${tail}`),
  ];
  let tried = 0;
  for (const who of ['pupil', 'guardian', 'teacher', 'counsellor', 'coordinator'] as const) {
    const visitor = await group.as(who);
    for (const page of pages) {
      const { status } = await visitor.get(group.board + page);
      ok([403, 404].includes(status), `${who} ${page} ${status}`);
      tried++;
    }
    for (const act of acts) {
      const typed = {
        about: 'note',
        readers: 'mentors',
        text: 'x',
        chosen: group.pupil,
        outcome: 'better',
      };
      const { status } = await visitor.post(group.board + act, typed);
      ok([403, 404, 422].includes(status), `${who} ${act} ${status}`);
      tried++;
    }
  }
  equal(tried, 5 * (pages.length + acts.length));
  equal((await mentor.get(`${group.board}/pupils/${ids.elsewhere}`)).status, 404, 'no pupil of it');
});

test('G-23: a mentor writes to pupils of the class and their guardians, and to nobody else through it', async () => {
  const to = await mentor.post(`${group.board}/messages/guardians`, { chosen: group.pupil });
  match(to.location!, new RegExp(group.guardian));
  match((await mentor.get(to.location!)).text, /Coordinators of your organisation can read it too/);
  const message = { subject: 'Ouderavond', body: 'Komt u ook?', offered: '' };
  equal(
    (await mentor.post(`${group.board}/messages`, { ...message, person: group.guardian })).status,
    303,
  );
  const beside = await mentor.post(`${group.board}/messages`, {
    ...message,
    person: ids.elsewhere,
  });
  equal(beside.status, 422);
  equal(
    (await mentor.get(`${group.board}/messages?person=${ids.elsewhere}`)).text.includes(
      'name="person" value',
    ),
    false,
  );
  match((await mentor.post(`${group.board}/messages/pupils`, {})).text, /Choose at least one/);
  const talks = await mentor.post(`${group.board}/talks`, {
    chosen: `${group.pupil},${ids.other}`,
  });
  equal(new URL(`http://x${talks.location}`).searchParams.get('pupil')!.split(',').length, 2);
});

test('G-20: the line has what was written, with who reads it, and the old addresses lead there', async () => {
  const page = (await mentor.get(group.card)).text;
  for (const word of ['kanarie-mentors', 'soort0kanarie', 'soort2kanarie', 'soort5kanarie'])
    match(page, new RegExp(word));
  match(page, /Only you read this/);
  match(page, /Can be read by .*you/);
  const agreed = (await mentor.get(`${group.card}?show=agreements`)).text;
  match(agreed, /soort0kanarie/);
  equal(agreed.includes('kanarie-mentors'), false);
  equal((await mentor.get(`${group.path}/overview`)).location, group.board);
  equal((await mentor.get(`${group.path}/pupils/${group.pupil}`)).location, group.card);
  equal((await mentor.get(`${group.base}/class`)).location, group.board);
});

test('G-20: older months are folded, and the newest is always open', () => {
  const item = (day: string) => ({ day }) as Item;
  const days = (month: string, n: number) =>
    Array.from({ length: n }, (_, k) => item(`${month}-${String(28 - k).padStart(2, '0')}`));
  const { open, months } = foldedByMonth([...days('2026-11', 20), ...days('2026-10', 2)]);
  deepEqual([open.length, months.map(({ month }) => month)], [20, ['2026-10']]);
  const few = foldedByMonth([...days('2026-11', 3), ...days('2026-10', 4), ...days('2026-09', 9)]);
  deepEqual([few.open.length, few.months.length], [7, 1]);
  deepEqual(foldedByMonth([]), { open: [], months: [] });
  deepEqual(
    sumsByWeek(
      [
        { day: '2026-11-16', value: 2 },
        { day: '2026-11-22', value: 1 },
        { day: '2026-11-08', value: 4 },
      ],
      3,
      today,
    ),
    [4, 0, 3],
  );
});

test('G-24: what is private never gets onto paper, whatever the address asks for', async () => {
  const parts = ['talks', 'agreements', 'facts', 'notes', 'care', 'growth'];
  const asked = `${group.card}/print?chosen=yes&${parts.map((part) => `part-${part}=yes`).join('&')}`;
  const paper = (await mentor.get(asked)).text;
  match(paper, /kanarie-mentors/);
  match(paper, /soort0kanarie/);
  match(paper, /Lindenhof/);
  for (const word of ['kanarie-own', 'soort3kanarie', 'soort5kanarie', 'took a note back'])
    equal(paper.includes(word), false, word);
});

test('G-1: the class goes by the numbers of the programme’s signals', async () => {
  const rules = findTemplate('school-mentoring')!.rules;
  const { limits } = clockOf({ signals: signalRulesOf(rules), pauses: [], breaks: [] }, today);
  const of = (kind: string) => signalRulesOf(rules).find((rule) => rule.kind === kind)!.after;
  deepEqual(limits, { absence: of('absence'), marks: of('marks'), talkDays: of('no-talk') });
  match((await mentor.get(`${group.board}?show=talk`)).text, /not spoken with for 8 weeks/);
});

test('G-26: agreements of a class by pupil for its mentors; a pupil sees and settles the own ones', async () => {
  const pupil = await group.as('pupil');
  match((await mentor.get(`${group.base}/agreements`)).text, /soort0kanarie/);
  equal(
    (
      await mentor.post(`${group.board}/pupils/${ids.other}/notes`, {
        about: 'agreement',
        owner: ids.other,
        text: 'vanSaar',
      })
    ).status,
    303,
  );
  const own = (await pupil.get(`${group.base}/agreements`)).text;
  match(own, /soort0kanarie/);
  equal(own.includes('vanSaar'), false);
  const all = (await mentor.get(`${group.base}/agreements`)).text;
  match(all, /vanSaar/);
  const idOf = (html: string, word: string) =>
    /agreements\/([0-9a-f-]{36})\/outcome/.exec(html.slice(html.indexOf(word)))![1]!;
  const foreign = `${group.base}/agreements/${idOf(all, 'vanSaar')}/outcome`;
  equal((await pupil.post(foreign, { kept: 'yes' })).status, 404);
  equal((await (await group.as('teacher')).post(foreign, { kept: 'yes' })).status, 404);
  const mine = `${group.base}/agreements/${idOf(own, 'soort0kanarie')}/outcome`;
  equal((await pupil.post(mine, { kept: 'no' })).status, 422, 'not done says why');
  equal(
    (await pupil.post(mine, { kept: 'yes' })).location,
    `${group.base}/agreements?done=settled`,
  );
  equal(
    (await mentor.post(foreign, { kept: 'yes', from: ids.other })).location,
    `${group.board}/pupils/${ids.other}?done=settled#line`,
  );
});

test('R-23: people stand in the order of their country, the prefix apart', async () => {
  const put = async (given: string, family: string) => {
    const { rows } = await world.owner.query(
      `insert into person (organisation_id, given_name, family_name) values ($1, $2, $3) returning id, name_prefix`,
      [group.organisation, given, family],
    );
    await world.owner.query(
      `insert into membership (organisation_id, person_id, role, first_day) values ($1, $2, 'registrar', '2026-01-01')`,
      [group.organisation, rows[0]!.id],
    );
    return rows[0]!.name_prefix as string;
  };
  await world.owner.query(`set app.organisation = '${group.organisation}'`);
  deepEqual(
    [
      await put('Saar', 'de Wit'),
      await put('Emre', 'Özdemir'),
      await put('Anouk', 'van den Berg'),
      await put('Tom', 'Peters'),
      await put('Ids', "in 't Veld"),
      await put('Luc', 'De Smet'),
      await put('Åsa', 'Åkerman'),
      await put('Bo', 'Wit'),
      await put('Jean', "d'Ancona"),
      await put('Ole', 'Ø'),
    ],
    ['de', '', 'van den', '', "in 't", '', '', '', "d'", ''],
  );
  const list = () =>
    world.database.inTenant(
      { organisation: group.organisation, person: ids.mentor, today },
      'read',
      async (tx) =>
        (await listHolders(tx, ['registrar'], today))
          .map(({ name }) => name)
          .filter((name) =>
            /de Wit|Özdemir|Berg|Peters|Veld|De Smet|Åkerman|Bo Wit|Ancona|Ø/.test(name),
          ),
    );
  deepEqual(await list(), [
    'Åsa Åkerman',
    "Jean d'Ancona",
    'Anouk van den Berg',
    'Luc De Smet',
    'Ole Ø',
    'Emre Özdemir',
    'Tom Peters',
    "Ids in 't Veld",
    'Bo Wit',
    'Saar de Wit',
  ]);
  await world.owner.query(`set app.scope = 'sign-in'`);
  await world.owner.query(`update organisation set name_order = 'whole' where id = $1`, [
    group.organisation,
  ]);
  ok((await list()).indexOf('Saar de Wit') < (await list()).indexOf('Tom Peters'), 'under D');
  await world.owner.query(
    `update organisation set name_order = null, jurisdiction = 'SE' where id = $1`,
    [group.organisation],
  );
  deepEqual(
    (await list()).slice(-3),
    ['Åsa Åkerman', 'Ole Ø', 'Emre Özdemir'],
    'after Z in the north',
  );
  await world.owner.query(`update organisation set jurisdiction = 'NL' where id = $1`, [
    group.organisation,
  ]);
});

test('R-23: no list of people is put in the order of bytes', () => {
  const wrong = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter((file) =>
    /orderBy\('(?:\w+\.)?family_name'|order by [^`)]*\bfamily_name/.test(
      readFileSync(join(root, file), 'utf8').replaceAll(/\|\| ' ' \|\| \w+\.family_name/g, ''),
    ),
  );
  deepEqual(wrong, []);
});
