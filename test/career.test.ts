import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  leastOf,
  mayAnswer,
  nextStep,
  type CareerEntry,
} from '../src/features/guidance/career.rules.ts';
import { openClass, type Class } from './support/class.ts';
import { openWorld, type Visitor, type World, readTexts } from './support/world.ts';

let world: World;
let group: Class;
let mentor: Visitor;
let pupil: Visitor;
let guardian: Visitor;
let teacher: Visitor;
before(async () => {
  world = await openWorld();
  group = await openClass(world);
  [mentor, pupil, guardian, teacher] = [
    await group.as('mentor'),
    await group.as('pupil'),
    await group.as('guardian'),
    await group.as('teacher'),
  ];
});
after(() => world.close());
const inside = (person: string) => ({
  organisation: group.organisation,
  person,
  today: '2026-11-22',
});
/** How many rows of this class somebody reads by SQL. */
const factsOf = (person: string) =>
  world.database.inTenant(
    inside(person),
    'read',
    async (tx) =>
      (
        await tx
          .selectFrom('pupil_fact')
          .selectAll()
          .where('person_id', 'in', group.pupils)
          .execute()
      ).length,
  );
const supportOf = (person: string) =>
  world.database.inTenant(
    inside(person),
    'read',
    async (tx) =>
      (
        await tx
          .selectFrom('pupil_support')
          .selectAll()
          .where('mentee_id', 'in', group.pupils)
          .execute()
      ).length,
  );
const textsAbout = (person: string) =>
  world.database.inTenant(
    inside(person),
    'read',
    async (tx) =>
      (
        await tx
          .selectFrom('confided_text')
          .selectAll()
          .where('mentee_id', '=', group.pupil)
          .execute()
      ).length,
  );

test('G-13: one next step, from what was planned to what the dossier lacks', () => {
  const entry = (id: string, more: Partial<CareerEntry>): CareerEntry => ({
    id,
    kind: 'activity',
    what: 'visit',
    competence: null,
    text: id,
    activityId: null,
    plannedOn: '2026-11-20',
    doneOn: null,
    answer: null,
    madeById: 'p',
    madeBy: 'P',
    madeOn: '2026-11-01',
    ...more,
  });
  const step = (...entries: CareerEntry[]) => nextStep(entries, '2026-11-22').step;
  equal(step(), 'plan');
  equal(step(entry('a', {})), 'went');
  equal(step(entry('a', { doneOn: '2026-11-20' })), 'talk');
  const told = entry('r', {
    kind: 'reflection',
    competence: 'qualities',
    activityId: 'a',
    plannedOn: null,
  });
  equal(step(entry('a', { doneOn: '2026-11-20' }), told), 'plan');
  equal(step(entry('a', { doneOn: '2026-10-01' })), 'plan', 'too long ago');
  deepEqual(nextStep([entry('b', { plannedOn: '2026-12-01' }), told], '2026-11-22'), {
    step: 'deepen',
    competence: 'motives',
  });
  equal(leastOf([]), 'qualities');
  const asked = entry('q', { kind: 'question' });
  deepEqual(
    [mayAnswer(asked, 'p'), mayAnswer(asked, 'm'), mayAnswer({ ...asked, answer: 'x' }, 'm')],
    [false, true, false],
    'G-14',
  );
});

test('G-13, G-14: a pupil plans, goes, writes and asks in private; the mentor answers; no other pupil and no guardian reads it', async () => {
  const path = `${group.path}/careers/${group.pupil}`;
  equal((await pupil.get(`${group.path}/careers`)).location, path);
  equal(
    (
      await pupil.post(`${path}/activities`, {
        what: 'open-day',
        where: 'Grafisch Lyceum',
        planned_on: '2026-11-20',
      })
    ).location,
    `${path}#activities`,
  );
  equal(
    (
      await pupil.post(`${path}/activities`, {
        what: 'dream',
        where: 'x',
        planned_on: '2026-11-20',
      })
    ).status,
    422,
  );
  match((await mentor.get(path)).text, /Did you go\? Open day, Grafisch Lyceum/);
  const id = (await world.owner.query(`select id from career_entry`)).rows[0]!.id as string;
  equal((await pupil.post(`${path}/${id}/done`, {})).location, `${path}#dossier`);
  equal((await pupil.post(`${path}/${id}/done`, {})).status, 404, 'once');
  match((await mentor.get(path)).text, /Talk about it while it is fresh/);
  equal(
    (
      await pupil.post(`${path}/reflections`, {
        competence: 'motives',
        reflection: 'Iets maken met mijn handen',
        activity: id,
      })
    ).location,
    `${path}#dossier`,
  );
  equal(
    (await pupil.post(`${path}/questions`, { question: 'Kan dat met dyslexie?' })).location,
    `${path}#questions`,
  );
  match((await mentor.get(group.base)).text, /asks something about later/);
  const question = (await world.owner.query(`select id from career_entry where kind = 'question'`))
    .rows[0]!.id as string;
  equal(
    (await pupil.post(`${path}/${question}/answer`, { answer: 'ja' })).status,
    404,
    'not by who asked',
  );
  equal(
    (await mentor.post(`${path}/${question}/answer`, { answer: 'Zeker, vraag het op de open dag' }))
      .location,
    `${path}#questions`,
  );
  match((await pupil.get(path)).text, /Zeker, vraag het op de open dag/);
  equal((await mentor.get(group.base)).text.includes('asks something about later'), false);
  const stranger = group.pupils.find((one) => one !== group.pupil)!;
  equal((await pupil.get(`${group.path}/careers/${stranger}`)).status, 404);
  equal((await guardian.get(path)).status, 403);
  equal((await teacher.get(path)).status, 404);
  equal(await textsAbout(stranger), 0);
  equal(await textsAbout(group.guardian), 0);
  ok((await textsAbout(group.pupil)) >= 4);
  equal(
    (
      await pupil.post(`${path}/activities`, {
        what: 'visit',
        where: 'Drukkerij',
        planned_on: '2026-12-20',
      })
    ).status,
    303,
  );
  const ahead = (
    await world.owner.query(`select id from career_entry where planned_on = '2026-12-20'`)
  ).rows[0]!.id as string;
  match((await pupil.post(`${path}/${ahead}/done`, {})).text, /It lies ahead/);
});

test('G-15: a class is shown in part to a teacher, ends by itself or when the mentor says so, and nothing else goes along', async () => {
  equal(
    (await mentor.post(`${group.card}/notes`, { about: 'helps', text: 'Vooraan zitten' })).status,
    303,
  );
  equal(
    (
      await mentor.post(`${group.card}/notes`, {
        about: 'worry',
        signs: 'tired',
        step: 'watch',
        text: 'Zorgwoord',
      })
    ).status,
    303,
  );
  match(
    (await mentor.post(`${group.path}/shares`, { teacher: group.teacher })).text,
    /Choose at least one part/,
  );
  equal((await teacher.get(`${group.base}/classes`)).text.includes('/classes/'), false);
  deepEqual([await factsOf(group.teacher), await supportOf(group.teacher)], [0, 0]);
  equal(
    (await mentor.post(`${group.path}/shares`, { teacher: group.teacher, parts: 'support' }))
      .location,
    `${group.path}/shares`,
  );
  deepEqual([await factsOf(group.teacher), await supportOf(group.teacher)], [0, 1]);
  match((await teacher.get(group.base)).text, /A class is shown to you in part/);
  const list = (await teacher.get(`${group.base}/classes`)).text;
  const [, one] = /href="([^"]*\/classes\/[0-9a-f-]{36})"/.exec(list)!;
  const shown = (await teacher.get(one!)).text;
  match(shown, /Vooraan zitten/);
  equal(/Zorgwoord|Hours away|Low marks/.test(shown), false);
  await world.owner.query(
    `insert into pupil_fact (organisation_id, person_id, kind, day, what, value) values ($1, $2, 'absence', '2026-11-19', '', 3), ($1, $2, 'mark', '2026-11-19', 'wiskunde', 4.5) on conflict do nothing`,
    [group.organisation, group.pupil],
  );
  equal(
    (await mentor.post(`${group.path}/shares`, { teacher: group.teacher, parts: 'absence' }))
      .status,
    303,
  );
  ok((await factsOf(group.teacher)) > 0);
  const kinds = await world.database.inTenant(
    { organisation: group.organisation, person: group.teacher, today: '2026-11-22' },
    'read',
    (tx) =>
      tx
        .selectFrom('pupil_fact')
        .select('kind')
        .distinct()
        .where('person_id', 'in', group.pupils)
        .execute(),
  );
  deepEqual(kinds, [{ kind: 'absence' }], 'no marks');
  equal(await supportOf(group.teacher), 0, 'the new choice takes the place of the old one');
  equal(
    (await mentor.get(`${group.path}/shares`)).text.match(/shares\/[0-9a-f-]{36}\/end/g)!.length,
    1,
  );
  equal((await teacher.get(one!)).status, 404, 'the old address');
  equal((await teacher.get(`${group.path}/shares`)).status, 404);
  const [, end] = /action="([^"]*\/shares\/[0-9a-f-]{36}\/end)"/.exec(
    (await mentor.get(`${group.path}/shares`)).text,
  )!;
  equal((await mentor.post(end!, {})).location, `${group.path}/shares`);
  equal(await factsOf(group.teacher), 0);
  const later = await world.database.inTenant(
    { organisation: group.organisation, person: group.teacher, today: '2027-06-01' },
    'read',
    (tx) =>
      tx.selectFrom('pupil_fact').selectAll().where('person_id', 'in', group.pupils).execute(),
  );
  equal(later.length, 0);
});

test('M-17: what goes along to next year’s mentor has a yes, is read by that mentor for a year, and by nobody else', async () => {
  const path = group.card;
  equal(
    (
      await mentor.post(`${path}/notes`, {
        about: 'next',
        next_mentor: group.teacher,
        text: 'Werkt graag samen',
      })
    ).status,
    422,
    'without a yes',
  );
  equal((await teacher.get(`${group.base}/handovers`)).text.includes('Werkt graag samen'), false);
  equal(
    (
      await mentor.post(`${path}/notes`, {
        about: 'next',
        next_mentor: group.teacher,
        text: 'Werkt graag samen',
        consent_of: 'both',
      })
    ).location,
    `${path}?done=next#main`,
  );
  match((await teacher.get(`${group.base}/mentorships`)).text, /Handed over to you: 1/);
  match((await teacher.get(`${group.base}/handovers`)).text, /Werkt graag samen/);
  match((await mentor.get(path)).text, /with the consent of both/);
  equal(
    (await (await group.as('coordinator')).get(`${group.base}/mentorships`)).text.includes(
      'Handed over',
    ),
    false,
  );
  const read = (person: string, today: string) =>
    world.database
      .inTenant({ organisation: group.organisation, person, today }, 'read', (tx) =>
        readTexts(tx, 'confided_text.body').then((texts) =>
          texts.filter((text) => text === 'Werkt graag samen'),
        ),
      )
      .then(({ length }) => length);
  const stranger = group.pupils.find((one) => one !== group.pupil)!;
  deepEqual(
    [
      await read(group.teacher, '2026-11-22'),
      await read(group.teacher, '2027-11-23'),
      await read(group.pupil, '2026-11-22'),
      await read(stranger, '2026-11-22'),
    ],
    [1, 0, 1, 0],
  );
});

test('G-16, for home: what was spoken about and agreed, and nothing that is the mentors’ own', async () => {
  const path = group.card;
  equal(
    (
      await mentor.post(`${path.replace('/mentorships/', '/class/')}/talk`, {
        held_on: '2026-11-20',
        minutes: '15',
        present: group.pupil,
        note_class: 'official',
        note: 'Dossierwoord',
        points: 'Elke dag een kwartier lezen',
        reading: 'Leeswoord',
        agreement: 'Boek meenemen',
        agreement_owner: group.pupil,
        agreement_due: '2026-11-27',
      })
    ).status,
    303,
  );
  equal(
    (await mentor.post(`${group.path}/agreements`, { what: 'Los woord', owner: group.pupil }))
      .status,
    303,
  );
  const page = (await mentor.get(`${path}/home`)).text;
  match(page, /Elke dag een kwartier lezen/);
  match(page, /Boek meenemen.*written by/s);
  match(page, /Boek meenemen.*27 November 2026/s);
  equal(/Dossierwoord|Leeswoord|Zorgwoord|Los woord/.test(page), false);
  equal((await teacher.get(`${path}/home`)).status, 404);
});

test('M-8: a guardian reads and signs the agreement of the own child’s group, each version, while custody lasts', async () => {
  const children = `${group.base}/children`;
  equal(
    (
      await mentor.post(`${group.path}/agreement`, {
        after: '0',
        aim: 'Samen het jaar door',
        rhythm: 'Elke zes weken',
        confidence: 'Wat je vertelt blijft bij ons',
        ending: 'In juli',
      })
    ).status,
    303,
  );
  match((await guardian.get(children)).text, /Samen het jaar door/);
  equal(
    (await guardian.post(`${children}/${group.pupil}/agreement`, { version: '2' })).status,
    422,
  );
  equal(
    (
      await guardian.post(
        `${children}/${group.pupils.find((one) => one !== group.pupil)!}/agreement`,
        { version: '1' },
      )
    ).status,
    404,
  );
  equal(
    (await guardian.post(`${children}/${group.pupil}/agreement`, { version: '1' })).location,
    children,
  );
  match((await guardian.get(children)).text, /you signed today/);
  match((await mentor.get(`${group.path}/agreement`)).text, /signed by a guardian/);
  equal(
    (
      await mentor.post(`${group.path}/agreement`, {
        after: '1',
        aim: 'Samen verder',
        rhythm: 'Elke zes weken',
        confidence: 'x',
        ending: 'y',
      })
    ).status,
    303,
  );
  match((await guardian.get(children)).text, /Sign for/);
  await world.owner.query(
    `update guardianship set last_day = '2026-11-21' where guardian_id = $1 and child_id = $2`,
    [group.guardian, group.pupil],
  );
  equal((await guardian.get(children)).text.includes('Samen verder'), false);
  const read = await world.database.inTenant(
    { organisation: group.organisation, person: group.guardian, today: '2026-11-22' },
    'read',
    (tx) =>
      readTexts(tx, 'confided_text.body').then((texts) =>
        texts.filter((text) => text === 'Samen verder'),
      ),
  );
  equal(read.length, 0, 'nor by SQL');
});
