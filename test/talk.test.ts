/**
 * Talks with one pupil of a class, from the moment that is offered to the record: who may do what,
 * who reads what, and what happens when two act at once.
 */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import {
  comes,
  isOfAge,
  longestSilent,
  nextSchoolDay,
  seriesOf,
  whenOf,
} from '../src/features/talks/talk.rules.ts';
import { openClass, type Class } from './support/class.ts';
import { idOf, today } from './support/states.ts';
import { openWorld, readLetters, readTexts, type Visitor, type World } from './support/world.ts';

let world: World;
let group: Class;
let mentor: Visitor;
let pupil: Visitor;
let guardian: Visitor;
let teacher: Visitor;
let other = '';
let mentorId = '';
before(async () => {
  world = await openWorld();
  group = await openClass(world);
  mentor = await group.as('mentor');
  pupil = await group.as('pupil');
  guardian = await group.as('guardian');
  teacher = await group.as('teacher');
  // A classmate for whom the guardian does not speak.
  other = (
    await rowsOf(
      `select person_id as id from mentorship_member where mentorship_id = $1 and part = 'mentee' and person_id <> $2
        and exists (select from guardianship g join person p on p.id = g.guardian_id where g.child_id = person_id and p.account_id is null)
        and not exists (select from guardianship g where g.child_id = person_id and g.guardian_id = $3) order by person_id limit 1`,
      [idOf(group.path), group.pupil, group.guardian],
    )
  )[0]!.id as string;
  mentorId = (
    await rowsOf(
      `select p.id from person p join mentorship_member x on x.person_id = p.id where x.mentorship_id = $1 and x.part = 'mentor' and p.account_id is not null`,
      [idOf(group.path)],
    )
  )[0]!.id as string;
});
after(() => world.close());

const rowsOf = async (query: string, values: unknown[] = []) =>
  (await world.owner.query(query, values)).rows as Record<string, unknown>[];
const talks = () => `${group.base}/talks`;
const ofClass = () => group.path.replace('/mentorships/', '/class/');
const recordOf = (one: string) => `${ofClass()}/pupils/${one}/talk`;
const offer = (changes: Record<string, string> = {}) =>
  mentor.post(`${talks()}/moments`, {
    class: idOf(group.path),
    day: '2026-12-03',
    time: '15:30',
    count: '3',
    minutes: '15',
    pause: '5',
    party: 'three',
    theme: 'report',
    place: 'Lokaal 12',
    ...changes,
  });
/** The moments that a page offers to book, in their order. */
const momentsOn = (html: string): string[] =>
  [...html.matchAll(/\/talks\/moments\/([0-9a-f-]{36})\/booking/g)].map(([, id]) => id!);
const book = (who: Visitor, moment: string, whom: string) =>
  who.post(`${talks()}/moments/${moment}/booking`, { pupil: whom });
const plannedWith = async (one: string): Promise<string[]> =>
  (
    await rowsOf(
      `select id from appointment where mentee_id = $1 and cancelled_at is null and starts_at > '2026-11-22' order by starts_at`,
      [one],
    )
  ).map(({ id }) => id as string);
const callAllOff = async () => {
  await rowsOf(
    `update talk_slot set withdrawn_at = now() where mentorship_id = $1 and withdrawn_at is null`,
    [idOf(group.path)],
  );
  await rowsOf(
    `update appointment set cancelled_at = now() where mentorship_id = $1 and cancelled_at is null`,
    [idOf(group.path)],
  );
};
const record = (who: Visitor, one: string, fields: Record<string, string> = {}) =>
  who.post(recordOf(one), {
    held_on: '2026-11-20',
    minutes: '15',
    present: one,
    ...fields,
  });
const wordsOf = async (person: string): Promise<Set<string>> =>
  world.database.inTenant(
    { organisation: group.organisation, person, today },
    'read',
    async (tx) => new Set((await readTexts(tx)).flatMap((text) => text.match(/kanarie\w+/g) ?? [])),
  );

test('G-11, G-12: who speaks for whom, and a row of talks', () => {
  deepEqual(
    [
      isOfAge('2008-11-23', '2026-11-22'),
      isOfAge('2008-11-22', '2026-11-22'),
      isOfAge('2008-02-29', '2026-02-28'),
      isOfAge(null, '2026-11-22'),
    ],
    [false, true, true, false],
  );
  deepEqual(
    [
      comes('pupil', 'guardian'),
      comes('three', 'guardian'),
      comes('guardian', 'pupil'),
      comes('three', 'pupil'),
    ],
    [false, true, false, true],
  );
  deepEqual(seriesOf({ count: 3, minutes: 15, pause: 5 }), [0, 20, 40]);
});

test('G-31: moments begin on the next weekday outside the holidays', () => {
  const breaks = [{ firstDay: '2026-12-19', lastDay: '2027-01-03' }];
  deepEqual(
    ['2026-11-22', '2026-11-26', '2026-11-27', '2026-12-17', '2026-12-18'].map((day) =>
      nextSchoolDay(day, breaks),
    ),
    ['2026-11-23', '2026-11-27', '2026-11-30', '2026-12-18', '2027-01-04'],
  );
  equal(nextSchoolDay('2026-11-22', [{ firstDay: '2026-01-01', lastDay: null }]), '2026-11-23');
  deepEqual(
    ['2026-11-25', '2026-11-26', '2026-11-29', '2026-11-30'].map((day) =>
      whenOf(day, '2026-11-25'),
    ),
    ['today', 'week', 'week', 'later'],
  );
});

test('G-34: with whom nothing is planned, those first who wait the longest', () => {
  const of = (id: string, lastTalk: string | null, nextTalk: string | null = null) => ({
    id,
    lastTalk,
    nextTalk,
    since: '2026-08-17',
  });
  deepEqual(
    longestSilent([
      of('lately', '2026-11-20'),
      of('never', null),
      of('planned', null, '2026-12-01'),
      of('long ago', '2026-09-01'),
    ]).map(({ id }) => id),
    ['never', 'long ago', 'lately'],
  );
});

test('G-11, G-12, G-35: a guardian books a talk in three for the own child, prepares it and calls it off; custody and age are looked at every time', async () => {
  equal((await offer({ day: '2026-11-21' })).status, 422, 'in the past');
  equal((await offer({ time: '23:30' })).status, 422, 'beyond midnight');
  equal((await offer()).status, 303);
  match((await mentor.get(talks())).text, /3 free/);
  const page = (await guardian.get(`${group.base}/children`)).text;
  const [moment, second] = momentsOn(page) as [string, string];
  ok(moment && second);
  equal((await book(guardian, moment, other)).status, 404, 'not for another child');
  equal((await book(teacher, moment, group.pupil)).status, 403, 'a teacher books for nobody');
  equal((await book(guardian, moment, group.pupil)).status, 303);
  equal((await book(guardian, moment, group.pupil)).status, 422, 'taken');
  equal((await book(pupil, second, group.pupil)).status, 422, 'one talk at a time');
  const [talk] = (await plannedWith(group.pupil)) as [string];
  equal(
    (await guardian.post(`${talks()}/${talk}/preparation`, { prepare: 'Slaapt slecht' })).status,
    303,
  );
  const prepared = (await mentor.get(`${talks()}/${talk}`)).text;
  match(prepared, /Slaapt slecht/);
  ok(!(await pupil.get(talks())).text.includes('Slaapt slecht'), 'the mentors read it');
  // The guardian who booked is written to as well, and the mentor is not asked about the own moment.
  const letters = (await readLetters(world, `kind = 'talk'`)) as {
    calendar: string;
    body: string;
  }[];
  ok(letters.length >= 1);
  ok(letters.every(({ calendar }) => calendar.includes('DTSTART:20261203T143000Z')));
  ok(
    letters.some(({ body }) => body.includes(`${talks()}/${talk}`)),
    'a mentor has a link to it',
  );
  ok(
    letters.some(({ body }) => body.includes(`${group.base}/children`)),
    'a guardian to the child',
  );
  ok(letters.every(({ body }) => !body.includes('appointments')));
  equal((await guardian.get(group.path)).status, 403, 'the class itself is not theirs');
  equal((await guardian.post(`${talks()}/${talk}/cancellation`, {})).status, 303);
  deepEqual(await plannedWith(group.pupil), []);
  equal(
    (await readLetters(world, `kind = 'talk'`)).filter(({ calendar }) =>
      (calendar as string).includes('METHOD:CANCEL'),
    ).length,
    letters.length,
    'whoever heard of it hears that it is off',
  );
  const ended = `update guardianship set last_day = $2 where guardian_id = $1`;
  await rowsOf(ended, [group.guardian, '2026-11-21']);
  equal((await guardian.get(`${group.base}/children`)).text.includes('Lokaal 12'), false);
  equal((await book(guardian, moment, group.pupil)).status, 404);
  await rowsOf(ended, [group.guardian, null]);
  const { born_on: born } = (
    await rowsOf(`select born_on from person where id = $1`, [group.pupil])
  )[0]!;
  await rowsOf(`update person set born_on = '2008-11-22' where id = $1`, [group.pupil]);
  match((await guardian.get(`${group.base}/children`)).text, /is of age and decides alone/);
  equal((await book(guardian, moment, group.pupil)).status, 404);
  await rowsOf(`update person set born_on = $2 where id = $1`, [group.pupil, born]);
  await callAllOff();
});

test('G-12, G-31: what was offered to some can be booked by them alone; what is for guardians is not for the pupil', async () => {
  equal((await offer({ pupils: other })).status, 303);
  deepEqual(momentsOn((await pupil.get(talks())).text), []);
  const [moment] = (await rowsOf(
    `select id from talk_slot where mentorship_id = $1 and withdrawn_at is null order by starts_at`,
    [idOf(group.path)],
  )) as { id: string }[];
  equal((await book(pupil, moment!.id, group.pupil)).status, 404);
  equal((await book(pupil, moment!.id, other)).status, 404, 'not in another’s name');
  const stranger = (
    await rowsOf(
      `select person_id as id from membership where role = 'mentee' and not exists (select from mentorship_member x where x.mentorship_id = $1 and x.person_id = membership.person_id) limit 1`,
      [idOf(group.path)],
    )
  )[0]!.id as string;
  equal((await offer({ pupils: stranger })).status, 422, 'not of this class');
  await callAllOff();
  equal((await offer({ party: 'guardian' })).status, 303);
  deepEqual(momentsOn((await pupil.get(talks())).text), []);
  const [forGuardians] = momentsOn((await guardian.get(`${group.base}/children`)).text);
  equal((await book(pupil, forGuardians!, group.pupil)).status, 404);
  equal((await book(guardian, forGuardians!, group.pupil)).status, 303);
  const [talk] = (await plannedWith(group.pupil)) as [string];
  equal((await pupil.post(`${talks()}/${talk}/cancellation`, {})).status, 404);
  equal((await pupil.post(`${talks()}/${talk}/preparation`, { prepare: 'x' })).status, 404);
  await callAllOff();
  // A talk of the pupil alone is not told to the guardian.
  equal((await offer({ party: 'pupil' })).status, 303);
  const [alone] = momentsOn((await pupil.get(talks())).text);
  equal((await book(pupil, alone!, group.pupil)).status, 303);
  ok(!(await guardian.get(`${group.base}/children`)).text.includes('Lokaal 12'));
  const [private_] = (await plannedWith(group.pupil)) as [string];
  for (const act of ['preparation', 'cancellation'])
    equal(
      (await guardian.post(`${talks()}/${private_}/${act}`, { prepare: 'x' })).status,
      404,
      act,
    );
  await callAllOff();
});

test('G-11, G-30: home tells pupil and guardian what they can book, and of a planned talk those who come while the pupil is of the class', async () => {
  const home = async (who: Visitor) => (await who.get(group.base)).text;
  const isTold = (html: string) => html.includes('Lokaal 12');
  equal((await offer({ count: '2' })).status, 303);
  match(await home(pupil), /choose from 2 times/);
  match(await home(guardian), /the mentor offers 2 times/);
  const [moment] = momentsOn((await pupil.get(talks())).text);
  equal((await book(pupil, moment!, group.pupil)).status, 303);
  // Whoever has a talk is not asked to book another one.
  for (const who of [pupil, guardian]) {
    ok(isTold(await home(who)));
    ok(!/2 times/.test(await home(who)));
  }
  ok(isTold(await home(mentor)));
  const leave = (day: string | null) =>
    rowsOf(
      `update mentorship_member set last_day = $3 where mentorship_id = $1 and person_id = $2`,
      [idOf(group.path), group.pupil, day],
    );
  await leave('2026-11-21');
  ok(!isTold(await home(guardian)), 'the child has left the class');
  await leave(null);
  const custody = (day: string | null) =>
    rowsOf(`update guardianship set last_day = $2 where guardian_id = $1`, [group.guardian, day]);
  await custody('2026-11-21');
  ok(!isTold(await home(guardian)), 'custody has ended');
  await custody(null);
  ok(isTold(await home(guardian)));
  await callAllOff();
  for (const who of [pupil, guardian, mentor]) ok(!isTold(await home(who)));
});

test('G-30: of two who book at the same moment one gets it, also when both book for one pupil', async () => {
  equal((await offer()).status, 303);
  const [first, second] = momentsOn((await pupil.get(talks())).text) as [string, string];
  const both = await Promise.all([
    book(pupil, first, group.pupil),
    book(guardian, second, group.pupil),
  ]);
  deepEqual(both.map(({ status }) => status).sort(), [303, 422]);
  equal((await plannedWith(group.pupil)).length, 1);
  await callAllOff();
  equal((await offer({ count: '1' })).status, 303);
  const [only] = momentsOn((await pupil.get(talks())).text) as [string];
  const same = await Promise.all([
    book(pupil, only, group.pupil),
    book(guardian, only, group.pupil),
  ]);
  deepEqual(same.map(({ status }) => status).sort(), [303, 422]);
  equal((await plannedWith(group.pupil)).length, 1);
  await callAllOff();
});

test('G-30, G-36: a moment that was called off and booked by somebody else shows nothing of who had it before', async () => {
  equal((await offer({ count: '1' })).status, 303);
  const [moment] = momentsOn((await pupil.get(talks())).text) as [string];
  equal((await book(pupil, moment, group.pupil)).status, 303);
  const [mine] = (await plannedWith(group.pupil)) as [string];
  await pupil.post(`${talks()}/${mine}/preparation`, { prepare: 'kanariebefore' });
  equal((await pupil.post(`${talks()}/${mine}/cancellation`, {})).status, 303);
  const free = (await rowsOf(`select mentee_id from talk_slot where id = $1`, [moment]))[0]!;
  equal(free.mentee_id, null, 'it is free again');
  // The mentor plans with the classmate at the same hour.
  const planned = await mentor.post(`${talks()}/new`, {
    class: idOf(group.path),
    pupil: other,
    day: '2026-12-03',
    time: '15:30',
    minutes: '15',
    party: 'pupil',
  });
  equal(planned.status, 303);
  const page = (await mentor.get(planned.location)).text;
  ok(!page.includes('kanariebefore'));
  match(page, /Planned: talk with/);
  await callAllOff();
});

test('G-33: the mentor is told when a guardian is expected whom nobody knows, or who cannot sign in', async () => {
  const planWith = async (one: string) =>
    (
      await mentor.get(
        (
          await mentor.post(`${talks()}/new`, {
            class: idOf(group.path),
            pupil: one,
            day: '2026-12-04',
            time: '14:30',
            minutes: '15',
            party: 'three',
          })
        ).location,
      )
    ).text;
  const fresh = (
    await rowsOf(
      `select x.person_id as id from mentorship_member x where x.mentorship_id = $1 and x.part = 'mentee' and not exists (select from guardianship g where g.child_id = x.person_id) limit 1`,
      [idOf(group.path)],
    )
  )[0]!.id as string;
  match(await planWith(fresh), /No guardian of .* is known/);
  match(await planWith(other), /Cannot sign in yet/);
  ok(!/No guardian|Cannot sign in/.test(await planWith(group.pupil)));
  await callAllOff();
});

test('G-30, M-25: another pupil, another’s guardian, a mentor of another class and one who has left find no talk and do nothing to it', async () => {
  equal(
    (
      await mentor.post(`${talks()}/new`, {
        class: idOf(group.path),
        pupil: other,
        day: '2026-12-04',
        time: '14:30',
        minutes: '15',
        party: 'three',
      })
    ).status,
    303,
  );
  const [talk] = (await plannedWith(other)) as [string];
  await mentor.post(`${talks()}/${talk}/preparation`, { prepare: 'kanarieofmentor' });
  const acts: Record<string, Record<string, string>> = {
    [`${talks()}/${talk}/preparation`]: { prepare: 'x' },
    [`${talks()}/${talk}/time`]: { day: '2026-12-07', time: '14:30', minutes: '15' },
    [`${talks()}/${talk}/cancellation`]: {},
    [`${talks()}/new`]: {
      class: idOf(group.path),
      pupil: other,
      day: '2026-12-04',
      time: '14:30',
      minutes: '15',
      party: 'pupil',
    },
    [`${talks()}/moments`]: {
      class: idOf(group.path),
      day: '2026-12-03',
      time: '15:30',
      count: '1',
      minutes: '15',
      pause: '5',
      party: 'three',
      theme: 'report',
    },
    [recordOf(other)]: {
      held_on: '2026-11-20',
      minutes: '15',
      present: other,
      note: 'kanariestranger',
      note_class: 'shared',
    },
    [`${ofClass()}/lesson`]: { held_on: '2026-11-20', minutes: '50' },
    [`${ofClass()}/guardians`]: { how: 'mail', people: group.guardian },
  };
  const pages = [
    `${talks()}/${talk}`,
    recordOf(other),
    `${recordOf(other)}/saved`,
    `${ofClass()}/lesson`,
    `${ofClass()}/guardians`,
  ];
  const refused = async (who: Visitor, name: string) => {
    for (const page of pages) {
      const { status, text } = await who.get(page);
      ok([403, 404].includes(status), `${name} GET ${page}: ${status}`);
      ok(!text.includes('kanarie'), name);
    }
    for (const [act, fields] of Object.entries(acts)) {
      const { status } = await who.post(act, fields);
      ok([403, 404].includes(status), `${name} POST ${act}: ${status}`);
    }
  };
  await refused(pupil, 'another pupil');
  await refused(guardian, 'a guardian of another');
  await refused(teacher, 'a mentor of another class');
  const id = idOf(group.path);
  await rowsOf(
    `update mentorship_member set last_day = '2026-11-21' where mentorship_id = $1 and person_id = $2`,
    [id, mentorId],
  );
  await refused(mentor, 'a mentor who has left');
  await rowsOf(
    `update mentorship_member set last_day = null where mentorship_id = $1 and person_id = $2`,
    [id, mentorId],
  );
  equal((await plannedWith(other)).length, 1, 'nothing was done to it');
  await callAllOff();
});

test('G-32, M-7: a talk is recorded with who was there, who reads it and what may go home; nobody else reads it', async () => {
  const refusedWithout = await record(mentor, group.pupil, { note: 'kanariefirst' });
  equal(refusedWithout.status, 422);
  match(refusedWithout.text, /Who may read it: choose/);
  match(refusedWithout.text, /kanariefirst/, 'nothing that was typed is lost');
  equal(
    (await record(mentor, group.pupil, { note: 'x', note_class: 'private', goes_home: 'yes' }))
      .status,
    422,
    'what only the author reads does not go home',
  );
  equal((await record(mentor, group.pupil, { present: '' })).status, 422, 'nobody was there');
  const saved = await record(mentor, group.pupil, {
    present: `${group.pupil},${group.guardian}`,
    others: 'kanarieaunt',
    note: 'kanariehome',
    note_class: 'shared',
    agreement: 'kanarieagreed',
    agreement_owner: group.pupil,
    agreement_due: '2026-12-04',
    goes_home: 'yes',
  });
  equal(saved.status, 303);
  match((await mentor.get(saved.location)).text, /Saved: talk with/);
  equal(
    (await record(mentor, group.pupil, { note: 'kanarieshared', note_class: 'shared' })).status,
    303,
  );
  equal(
    (await record(mentor, group.pupil, { note: 'kanarieprivate', note_class: 'private' })).status,
    303,
  );
  equal(
    (
      await record(mentor, group.pupil, {
        agreement: 'kanariewrong',
        agreement_owner: other,
        note: '',
      })
    ).status,
    422,
    'what was agreed with one pupil is not another’s to do',
  );
  const page = (await pupil.get(talks())).text;
  for (const word of ['kanariehome', 'kanarieagreed', 'kanarieshared', 'kanarieaunt'])
    match(page, new RegExp(word));
  ok(!page.includes('kanarieprivate'));
  const atHome = (await guardian.get(`${group.base}/children`)).text;
  match(atHome, /kanariehome/);
  match(atHome, /kanarieagreed/);
  ok(!/kanarieshared|kanarieprivate|kanarieaunt/.test(atHome));
  const shared = ['kanarieagreed', 'kanarieaunt', 'kanariehome', 'kanarieshared'];
  const own = async (person: string) =>
    [...(await wordsOf(person))].filter((word) =>
      [...shared, 'kanarieprivate', 'kanariewrong'].includes(word),
    );
  deepEqual((await own(group.pupil)).sort(), shared);
  deepEqual((await own(group.guardian)).sort(), ['kanarieagreed', 'kanariehome']);
  deepEqual(await own(other), []);
  deepEqual(await own(group.teacher), []);
  // G-11: custody and age are looked at in the database too.
  await rowsOf(`update guardianship set last_day = '2026-11-21' where guardian_id = $1`, [
    group.guardian,
  ]);
  deepEqual(await own(group.guardian), []);
  await rowsOf(`update guardianship set last_day = null where guardian_id = $1`, [group.guardian]);
});

test('G-32, M-42: a correction takes nothing home that stayed, and what was with another pupil keeps neither who was there nor who reads it', async () => {
  equal(
    (
      await record(mentor, group.pupil, {
        note: 'kanariestays',
        note_class: 'shared',
        held_on: '2026-11-19',
      })
    ).status,
    303,
  );
  const [stays] = (await rowsOf(
    `select id from meeting where with_mentee_id = $1 and held_on = '2026-11-19' order by recorded_at desc limit 1`,
    [group.pupil],
  )) as { id: string }[];
  await rejects(
    world.database.inTenant(
      { organisation: group.organisation, person: mentorId, today },
      'write',
      (tx) => sql`update meeting set goes_home = true where id = ${stays!.id}`.execute(tx),
    ),
    /widens no readers/,
  );
  equal(
    (
      await record(mentor, group.pupil, {
        note: 'kanariegoes',
        note_class: 'shared',
        held_on: '2026-11-18',
        goes_home: 'yes',
        present: `${group.pupil},${group.guardian}`,
      })
    ).status,
    303,
  );
  const [goes] = (await rowsOf(
    `select id from meeting where with_mentee_id = $1 and held_on = '2026-11-18' and goes_home`,
    [group.pupil],
  )) as { id: string }[];
  ok((await wordsOf(group.guardian)).has('kanariegoes'));
  equal(
    (
      await mentor.post(`${group.path}/meetings/${goes!.id}/correction`, {
        held_on: '2026-11-18',
        minutes: '15',
        with_mentee: other,
        note: 'kanariemoved',
      })
    ).status,
    303,
  );
  const words = await wordsOf(group.guardian);
  ok(!words.has('kanariegoes') && !words.has('kanariemoved'));
  ok(!(await wordsOf(group.pupil)).has('kanariemoved'));
  deepEqual(
    await rowsOf(
      `select m.goes_home, (select count(*)::int from meeting_participant p where p.meeting_id = m.id) as there from meeting m where id = $1`,
      [goes!.id],
    ),
    [{ goes_home: false, there: 0 }],
  );
});

test('G-34: talks of one evening are recorded one after the other', async () => {
  const three = group.pupils.slice(0, 3);
  for (const [at, one] of three.entries())
    await rowsOf(
      `insert into appointment (organisation_id, mentorship_id, mentee_id, starts_at, minutes, way, made_by, party) values ($1, $2, $3, $4, 10, 'meet', $5, 'three')`,
      [group.organisation, idOf(group.path), one, `2026-11-19T1${at + 6}:00:00Z`, mentorId],
    );
  match((await mentor.get(talks())).text, /Record 3 talks, one after the other/);
  const [first, ...rest] = (await rowsOf(
    `select id, mentee_id from appointment where mentorship_id = $1 and starts_at::date = '2026-11-19' and cancelled_at is null order by starts_at`,
    [idOf(group.path)],
  )) as { id: string; mentee_id: string }[];
  const form = (await mentor.get(`${recordOf(first!.mentee_id)}?talk=${first!.id}&day=2026-11-19`))
    .text;
  match(form, /name="minutes"[^>]*value="10"|value="10"[^>]*name="minutes"/);
  let next = await record(mentor, first!.mentee_id, {
    held_on: '2026-11-19',
    appointment: first!.id,
    row: '2026-11-19',
  });
  for (const { id, mentee_id: one } of rest) {
    const page = (await mentor.get(next.location)).text;
    ok(
      page.includes(`/pupils/${one}/talk?talk=${id}&amp;day=2026-11-19`),
      'the next of the evening',
    );
    next = await record(mentor, one, {
      held_on: '2026-11-19',
      appointment: id,
      row: '2026-11-19',
    });
  }
  match((await mentor.get(next.location)).text, /Next: /, 'then who waits the longest');
  ok(!/one after the other/.test((await mentor.get(talks())).text));
  await callAllOff();
});

test('G-35: a talk that a mentor moves or calls off is told, and its moment is offered to nobody any more', async () => {
  equal((await offer({ count: '1' })).status, 303);
  const [moment] = momentsOn((await guardian.get(`${group.base}/children`)).text) as [string];
  equal((await book(guardian, moment, group.pupil)).status, 303);
  const [talk] = (await plannedWith(group.pupil)) as [string];
  const before = (await readLetters(world, `kind = 'talk'`)).length;
  equal(
    (
      await mentor.post(`${talks()}/${talk}/time`, {
        day: '2026-12-07',
        time: '16:00',
        minutes: '20',
      })
    ).status,
    303,
  );
  const moved = await readLetters(world, `kind = 'talk'`);
  ok(moved.length > before);
  ok(moved.some(({ calendar }) => (calendar as string).includes('DTSTART:20261207T150000Z')));
  equal((await pupil.post(`${talks()}/${talk}/cancellation`, {})).status, 303);
  deepEqual(momentsOn((await pupil.get(talks())).text), [], 'the old hour is not offered');
  await callAllOff();
});

test('G-37: guardians of a class are invited together, by mail or on paper; links on paper are for the office', async () => {
  const page = await mentor.get(`${ofClass()}/guardians`);
  equal(page.status, 200);
  ok(!page.text.includes('value="paper"'));
  const open = await rowsOf(
    `select distinct p.id from person p join guardianship g on g.guardian_id = p.id join mentorship_member x on x.person_id = g.child_id where x.mentorship_id = $1 and p.account_id is null limit 3`,
    [idOf(group.path)],
  );
  const people = open.map(({ id }) => id as string).join(',');
  const invited = async () =>
    Number(
      (
        await rowsOf(`select count(*) as n from invitation where person_id = any ($1)`, [
          people.split(','),
        ])
      )[0]!.n,
    );
  const was = await invited();
  equal((await mentor.post(`${ofClass()}/guardians`, { people, how: 'paper' })).status, 404);
  equal((await mentor.post(`${ofClass()}/guardians`, { people: '', how: 'mail' })).status, 422);
  equal(
    (await mentor.post(`${ofClass()}/guardians`, { people: other, how: 'mail' })).status,
    422,
    'nobody but guardians of the class',
  );
  const byMentor = await mentor.post(`${ofClass()}/guardians`, { people, how: 'mail' });
  equal(byMentor.status, 200);
  ok(!byMentor.text.includes('/welcome/'), 'no link is shown to a mentor');
  const coordinator = await group.as('coordinator');
  const printed = await coordinator.post(`${ofClass()}/guardians`, { people, how: 'paper' });
  equal(printed.status, 200);
  equal(printed.text.match(/class="paper-letter"/g)?.length, open.length);
  const links = [...printed.text.matchAll(/\/welcome\/[\w-]+(?=<)/g)].map(([link]) => link);
  equal(new Set(links).size, open.length, 'a link of its own for each');
  ok((await invited()) >= was + open.length);
});
