import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  missingIn,
  outcomeOf,
  questionsOf,
  summarise,
  type Score,
} from '../src/features/assessments/interview.rules.ts';
import { mentorRoles } from '../src/features/profiles/profile.rules.ts';
import { findTemplate } from '../src/features/profiles/template.store.ts';
import { findFaults, listen, looksIn, openBrowser, openPage, skip } from './support/browser.ts';
import { linkIn, openWorld, visit, type Visitor, type World } from './support/world.ts';

const questions = questionsOf(mentorRoles(findTemplate('leadership-mentoring')!.profile));
const all = (levels: Record<string, [number, number]>): Score[] =>
  ['a', 'b'].flatMap((person, k) =>
    questions.map(({ competence, number }) => ({
      person,
      competence: competence.id,
      question: number,
      level: levels[competence.id]?.[k] ?? 4,
      note: '',
    })),
  );
const outcome = (levels: Record<string, [number, number]>) =>
  outcomeOf(summarise(questions, all(levels), ['a', 'b']));

test('AS-14: two questions for each competence and one for each interest, a table and no sum', () => {
  equal(questions.length, 13);
  deepEqual(
    questions.slice(10).map(({ competence, kind }) => [competence.id, kind]),
    [1, 2, 3].map((n) => [`interest-${n}`, 'interest']),
  );
  deepEqual(
    questions.slice(0, 2).map(({ kind, number }) => [kind, number]),
    [
      ['past', 1],
      ['situation', 2],
    ],
  );
  const first = questions[0]!.competence.id;
  equal(outcome({}), 'recommend');
  equal(outcome({ [first]: [3, 3] }), 'recommend');
  equal(outcome({ [first]: [2, 2] }), 'not-now');
  equal(outcome({ [first]: [2, 3] }), 'panel');
  equal(outcome({ [first]: [1, 5] }), 'recommend');
  equal(summarise(questions, all({ [first]: [1, 5] }), ['a', 'b'])[0]!.apart, true);
  equal(missingIn(questions, all({})).length, 0);
  equal(missingIn(questions, []).length, 13);
  equal(outcome({ 'interest-1': [2, 2] }), 'not-now');
  const before = all({}).filter(({ competence }) => !competence.startsWith('interest'));
  equal(
    summarise(questions, before, ['a', 'b']).length,
    5,
    'what was handed in before a question was asked counts without it',
  );
});

let world: World;
let coordinator: Visitor;
let mentor: Visitor;
const base = '/o/ledarnatverket';
before(async () => {
  world = await openWorld();
  coordinator = await visit(world, 'network.coordinator');
  mentor = await visit(world, 'network.mentor');
});
after(() => world.close());

test('AS-15: neither sees the other’s scores before both have handed in, and nothing changes after', async () => {
  const { id: organisation } = await world.database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select('id')
      .where('slug', '=', 'ledarnatverket')
      .executeTakeFirstOrThrow(),
  );
  const as = (person: string) => ({ organisation, person });
  const people = await world.database.inTenant(
    { organisation, person: null },
    'read',
    async (tx) => ({
      coordinator: (
        await tx
          .selectFrom('person')
          .select('id')
          .where('job_title', '=', 'Programledare')
          .executeTakeFirstOrThrow()
      ).id,
      applications: await tx
        .selectFrom('application')
        .select(['id', 'person_id'])
        .where('role', '=', 'mentor')
        .orderBy('id')
        .execute(),
    }),
  );
  const account = await world.database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('account')
      .select('id')
      .where('email', 'like', 'network.mentor.%')
      .executeTakeFirstOrThrow(),
  );
  const { id: mentorId } = await world.database.inTenant(
    { organisation, person: null },
    'read',
    (tx) =>
      tx
        .selectFrom('person')
        .select('id')
        .where('account_id', '=', account.id)
        .executeTakeFirstOrThrow(),
  );
  const application = people.applications.find(({ person_id }) => person_id !== mentorId)!.id;
  match(
    (await coordinator.get(`${base}/applications/${application}`)).text,
    /Structured interview with two people/,
  );
  const path = `${base}/applications/${application}/interview`;
  const same = await coordinator.post(path, { first: mentorId, second: mentorId });
  equal(same.status, 422);
  match(same.text, /two different people/);
  const made = await coordinator.post(path, { first: people.coordinator, second: mentorId });
  equal(made.status, 303);
  const interview = made.location.split('/').at(-1)!;
  equal((await coordinator.get(path)).location, made.location);

  match((await mentor.get(base)).text, /Open the guide/);
  const guide = await mentor.get(linkIn((await mentor.get(base)).text, /\/interviews\//));
  const levels = Object.fromEntries(
    [...new Set([...guide.text.matchAll(/name="(level-[^"]+)"/g)].map(([, name]) => name!))].map(
      (name) => [name, '4'],
    ),
  );
  equal(Object.keys(levels).length, 13);
  const [first] = Object.keys(levels);
  const part = await mentor.post(`${made.location}/scores`, {
    go: 'submit',
    [first!]: '2',
    [first!.replace('level', 'note')]: 'Spoke of a hard dismissal.',
  });
  equal(part.status, 422);
  match(part.text, /12 questions have no level yet/);
  match((await mentor.get(made.location)).text, /Spoke of a hard dismissal\./);
  const mine = {
    go: 'submit',
    ...levels,
    [first!]: '2',
    [Object.keys(levels)[1]!]: '2',
    [first!.replace('level', 'note')]: 'Spoke of a hard dismissal.',
  };
  equal((await mentor.post(`${made.location}/scores`, mine)).status, 303);
  equal((await mentor.post(`${made.location}/scores`, mine)).status, 404);
  match((await mentor.get(made.location)).text, /have been handed in\. Waits for/);

  const rows = (person: string) =>
    world.database.inTenant(as(person), 'read', (tx) =>
      tx
        .selectFrom('interview_score')
        .select('person_id')
        .where('interview_id', '=', interview)
        .execute(),
    );
  equal((await rows(people.coordinator)).length, 0);
  equal((await rows(mentorId)).length, 13);
  equal(/hard dismissal/.test((await coordinator.get(made.location)).text), false);
  await rejects(
    world.database.inTenant(as(mentorId), 'write', (tx) =>
      tx
        .updateTable('interview_score')
        .set({ level: Buffer.alloc(29) })
        .where('interview_id', '=', interview)
        .execute(),
    ),
    /row-level security/,
  );

  equal(
    (
      await coordinator.post(`${made.location}/scores`, {
        go: 'submit',
        ...levels,
        ...Object.fromEntries(
          Object.keys(levels)
            .slice(0, 2)
            .map((name) => [name, '5']),
        ),
      })
    ).status,
    303,
  );
  const result = await coordinator.get(made.location);
  match(result.text, /Recommend|Panel|Not now/);
  match(result.text, /hard dismissal/);
  match(result.text, /two levels apart/);
  equal((await rows(people.coordinator)).length, 26);
  if (!skip) {
    const address = await listen(world);
    const browser = await openBrowser();
    for (const language of looksIn) {
      const page = await openPage(browser, address, 'network.coordinator', {
        language,
        viewport: { width: 360, height: 780 },
        colorScheme: language === 'nl' ? 'dark' : 'light',
      });
      await page.goto(`${address}${made.location}`);
      if (language === 'en') deepEqual(await findFaults(page), []);
      equal(await page.evaluate(() => document.documentElement.scrollWidth), 360, language);
      await page.context().close();
    }
    await browser.close();
  }
  const mentee = await visit(world, 'network.mentee');
  ok([403, 404].includes((await mentee.get(made.location)).status));
});
