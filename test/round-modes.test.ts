/**
 * Pupils, guardians and observers; open and named rounds; reports that open in a talk; late
 * answers.
 */
import { equal, match } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { answerAll, begin, guest, levelsIn } from './support/rater.ts';
import { linkIn, openWorld, visit, type Visitor, type World } from './support/world.ts';

let world: World;
let coordinator: Visitor;
let mentor: Visitor;
const base = '/o/ledarnatverket';
const school = '/o/lindenhof';

before(async () => {
  world = await openWorld();
  [coordinator, mentor] = await Promise.all([
    visit(world, 'network.coordinator'),
    visit(world, 'network.mentor'),
  ]);
  await inOrganisation('ledarnatverket');
});
after(() => world.close());

async function inOrganisation(slug: string): Promise<void> {
  const { id } = await world.database.beforeTenant(null, (tx) =>
    tx.selectFrom('organisation').select('id').where('slug', '=', slug).executeTakeFirstOrThrow(),
  );
  await world.owner.query(`set app.organisation = '${id}'; set app.scope = 'sign-in'`);
}

async function newRound(
  who: Visitor,
  at: string,
  cohort: RegExp,
  fields: Record<string, string>,
): Promise<string> {
  const path = linkIn((await who.get(`${at}/programmes`)).text, cohort);
  const made = await who.post(`${path}/rounds`, {
    opens_on: '2026-11-01',
    closes_on: '2026-11-30',
    most: '20',
    minimum: '3',
    confidentiality: 'confidential',
    release_mode: 'own',
    ...fields,
  });
  equal(made.status, 303, made.text.slice(0, 200));
  return made.location;
}

const idOf = (round: string) => round.split('/').at(-1)!;
const raterOf = async (round: string, source: string) =>
  (
    await world.owner.query<{ id: string; mentor_id: string }>(
      'select id, mentor_id from rater where round_id = $1 and source = $2 order by id limit 1',
      [idOf(round), source],
    )
  ).rows[0]!;
const linkFor = async (who: Visitor, round: string, rater: string) =>
  /value="https?:\/\/[^"/]+(\/rate\/[\w-]+)"/.exec(
    (await who.post(`${round}/raters/${rater}/link`, {})).text,
  )![1]!;
const close = (round: string) =>
  world.owner.query(`update assessment_round set closes_on = '2026-11-21' where id = $1`, [
    idOf(round),
  ]);

/** The coordinator asks somebody for the demo mentor; the link at once. */
async function ask(round: string, source: string, n: number): Promise<string> {
  const { id } = (
    await world.owner.query(
      `select p.id from person p join account a on a.id = p.account_id where a.email = 'network.mentor.demo@mentorium.example'`,
    )
  ).rows[0]!;
  equal(
    (
      await coordinator.post(`${round}/raters`, {
        mentor: id,
        name: `Person ${n}`,
        email: `person${n}@elsewhere.example`,
        source,
      })
    ).status,
    303,
  );
  const rater = (
    await world.owner.query('select id from rater where round_id = $1 and email = $2', [
      idOf(round),
      `person${n}@elsewhere.example`,
    ])
  ).rows[0]!.id as string;
  return linkFor(coordinator, round, rater);
}

test('AS-19: pupils and guardians read their own words; too short an acquaintance is thanked and not asked', async () => {
  await inOrganisation('lindenhof');
  const who = await visit(world, 'school.coordinator');
  const programmes = (await who.get(`${school}/programmes`)).text;
  const current = /href="([^"]*\/cohorts\/[0-9a-f-]{36})"[^>]*>[^<]*2026–2027/.exec(
    programmes,
  )![1]!;
  const round = (
    await who.post(`${current}/rounds`, {
      name: 'Pupils',
      opens_on: '2026-11-01',
      closes_on: '2026-11-30',
      most: '20',
      minimum: '3',
      confidentiality: 'confidential',
      release_mode: 'own',
      sources: 'self,mentee,guardian',
      competences: 'listening,energy',
    })
  ).location;
  const link = await linkFor(who, round, (await raterOf(round, 'mentee')).id);
  const words = {
    en: /My mentor asks more until it is clear what I mean/,
    nl: /Mijn mentor vraagt verder tot duidelijk is wat ik bedoel/,
    sv: /Min mentor frågar mer tills det är klart vad jag menar/,
  };
  for (const language of ['en', 'nl', 'sv'] as const) {
    const pupil = guest(world, link, language);
    await begin(pupil, { contact: 'weekly' });
    const page = (await Promise.all(['/questions/0', '/questions/1'].map((at) => pupil.get(at))))
      .map(({ text }) => text)
      .join('');
    match(page, words[language]);
    match(
      page,
      { en: /always, and others learn from it/, nl: /Weet ik niet/, sv: /Jag vet inte/ }[language],
    );
    equal(/accepts first answers|neemt genoegen/.test(page), false, 'no anchors for adults');
    equal(
      /strength left at the end|kracht over|kraft kvar/.test(page),
      false,
      'what pupils cannot see is not asked',
    );
  }
  const guardian = guest(world, await linkFor(who, round, (await raterOf(round, 'guardian')).id));
  await begin(guardian, { contact: 'seldom' });
  match(
    (await guardian.get('/questions/0')).text,
    /asks more about our child before giving an opinion/,
  );
  const other = guest(
    world,
    await linkFor(
      who,
      round,
      (
        await world.owner.query(
          `select id from rater where round_id = $1 and source = 'guardian' order by id desc limit 1`,
          [idOf(round)],
        )
      ).rows[0]!.id,
    ),
  );
  equal((await other.post('', { contact: 'short' })).status, 303);
  match((await other.get()).text, /too short a time to judge by/);
  equal(
    (
      await world.owner.query(
        `select declined_why from rater where round_id = $1 and declined_why is not null`,
        [idOf(round)],
      )
    ).rows[0]!.declined_why,
    'too-little-contact',
  );
  await inOrganisation('ledarnatverket');
});

test('AS-20: an observer says which meeting, notes facts where they are needed, and the mentor reads them by name', async () => {
  const round = await newRound(coordinator, base, /\/cohorts\/[0-9a-f-]{36}/, {
    name: 'Watched',
    sources: 'self,observer',
    competences: 'empathy',
  });
  const alone = await coordinator.post(
    `${linkIn((await coordinator.get(`${base}/programmes`)).text, /\/cohorts\/[0-9a-f-]{36}/)}/rounds`,
    {
      name: 'X',
      opens_on: '2026-11-01',
      closes_on: '2026-11-30',
      most: '20',
      minimum: '3',
      confidentiality: 'confidential',
      release_mode: 'own',
      sources: 'observer',
      competences: 'empathy',
    },
  );
  equal(alone.status, 422);
  match(alone.text, /Choose the mentor or the mentees too/);
  const links = [await ask(round, 'observer', 1), await ask(round, 'observer', 2)];
  equal(
    (
      await coordinator.post(`${round}/raters`, {
        mentor: crypto.randomUUID(),
        name: 'X',
        email: 'x@y.example',
        source: 'observer',
      })
    ).status,
    422,
  );
  const observer = guest(world, links[0]!);
  equal((await observer.post('', {})).status, 422);
  for (const day of ['2026-11-23', '2026-02-31', '2026-13-01', "'"])
    equal((await observer.post('', { observed_on: day })).status, 422, day);
  equal((await begin(observer, { observed_on: '2026-11-19' })).status, 303);
  const page = await observer.get('/questions/0');
  match(page.text, /Facts only, as a camera would have them/);
  const levels = levelsIn(page.text, '3');
  const [first] = Object.keys(levels);
  const bare = await observer.post('/questions/0', { go: 'next', ...levels, [first!]: '5' });
  equal(bare.status, 422);
  match(bare.text, /a level of 1, 2 or 5 needs it/);
  const id = first!.replace('level-', '');
  equal(
    (
      await observer.post('/questions/0', {
        go: 'next',
        ...levels,
        [first!]: '5',
        [`facts-${id}`]: 'Asked four\u0000 times.',
        [`reading-${id}`]: 'Real interest.',
      })
    ).status,
    303,
  );
  await observer.post('/comments', { go: 'next' });
  await answerAll(world, links[1]!, '4', { observed_on: '2026-11-19' });
  await close(round);
  equal((await coordinator.post(`${round}/release`, {})).status, 303);
  await mentor.post(`${round}/prediction`, { go: 'skip' });
  const report = (await mentor.get(`${round}/report`)).text;
  match(report, /Person 1, Thu,? 19 Nov/);
  match(report, /Asked four times\./);
  match(report, /How they read it: Real interest\./);
  match(
    (await coordinator.get(`${round}/quality`)).text,
    /is said from 20 pairs of levels on; there are 8/,
  );
});

test('AS-37: a round may leave indicators out, never a whole competence that was chosen', async () => {
  const path = `${linkIn((await coordinator.get(`${base}/programmes`)).text, /\/cohorts\/[0-9a-f-]{36}/)}/rounds`;
  const fields = {
    name: 'Part',
    opens_on: '2026-11-01',
    closes_on: '2026-11-30',
    most: '20',
    minimum: '3',
    confidentiality: 'confidential',
    release_mode: 'own',
    sources: 'self,mentee',
    competences: 'empathy,relations',
    listed: 'yes',
  };
  const mentors = [
    ...(await coordinator.get(path)).text.matchAll(/name="mentors" value="([^"]+)"/g),
  ].map(([, id]) => id!);
  equal(
    (
      await coordinator.post(path, {
        ...fields,
        indicators: 'empathy-1',
        mentors: mentors.join(','),
      })
    ).status,
    422,
  );
  equal((await coordinator.post(path, { ...fields, indicators: 'empathy-1' })).status, 422); // nobody is assessed
  const made = await coordinator.post(path, {
    ...fields,
    indicators: 'empathy-1,empathy-2,relations-3',
    mentors: mentors.slice(0, 2).join(','),
  });
  equal(made.status, 303);
  match((await coordinator.get(made.location)).text, /<output>2 in all</);
  const rater = guest(
    world,
    await linkFor(coordinator, made.location, (await raterOf(made.location, 'mentee')).id),
  );
  await begin(rater, { contact: 'weekly' });
  const pages = (await Promise.all(['/questions/0', '/questions/1'].map((at) => rater.get(at))))
    .map(({ text }) => text)
    .join('');
  equal(
    Object.keys(levelsIn(pages, '3')).sort().join(),
    'level-empathy-1,level-empathy-2,level-relations-3',
  );
});

test('AS-35: an open and named round is announced as such, needs no minimum, and only the mentor reads who said what', async () => {
  const round = await newRound(coordinator, base, /\/cohorts\/[0-9a-f-]{36}/, {
    name: 'Open',
    sources: 'self,colleague',
    competences: 'maturity',
    confidentiality: 'named',
  });
  const link = await ask(round, 'colleague', 3);
  match((await guest(world, link).get()).text, /This round is open: the mentor sees your name/);
  await answerAll(world, link, '4', { keep: 'Stay so.' });
  await close(round);
  equal((await coordinator.post(`${round}/release`, {})).status, 303);
  await mentor.post(`${round}/prediction`, { go: 'skip' });
  const report = (await mentor.get(`${round}/report`)).text;
  match(report, /Who said what/);
  match(report, /Person 3/);
  match(report, /Stay so\./);
  equal(/Person 3/.test((await coordinator.get(`${round}/group`)).text), false);
  // Shown to somebody, it carries no names and no words of theirs.
  const { email } = (
    await world.owner.query(
      `select p.email from person p join account a on a.id = p.account_id where a.email = 'network.coordinator.demo@mentorium.example'`,
    )
  ).rows[0]!;
  const me = (
    await world.owner.query(
      `select p.id from person p join account a on a.id = p.account_id where a.email = 'network.mentor.demo@mentorium.example'`,
    )
  ).rows[0]!.id as string;
  equal((await mentor.post(`${round}/shares`, { email })).status, 303);
  const shared = await coordinator.get(`${round}/reports/${me}`);
  equal(shared.status, 200);
  equal(/Person 3|Stay so/.test(shared.text), false);
});

test('AS-35: where a round asks for a talk, the report opens there and not before, in SQL too', async () => {
  const round = await newRound(coordinator, base, /\/cohorts\/[0-9a-f-]{36}/, {
    name: 'Together',
    sources: 'self,colleague',
    competences: 'maturity',
    release_mode: 'talk',
  });
  for (const n of [4, 5, 6]) await answerAll(world, await ask(round, 'colleague', n), '3');
  await close(round);
  await coordinator.post(`${round}/release`, {});
  match((await mentor.get(`${round}/report`)).text, /Your report opens in a talk/);
  equal((await mentor.post(`${round}/prediction`, { go: 'skip' })).status, 303);
  equal(/class="levels"/.test((await mentor.get(`${round}/report`)).text), false);
  equal((await mentor.get(`${round}/report/print`)).status, 404);
  const coach = (
    await world.owner.query(
      `select p.id, p.email from person p join account a on a.id = p.account_id where a.email = 'network.coordinator.demo@mentorium.example'`,
    )
  ).rows[0]!;
  const me = (
    await world.owner.query(
      `select p.id from person p join account a on a.id = p.account_id where a.email = 'network.mentor.demo@mentorium.example'`,
    )
  ).rows[0]!.id as string;
  equal((await mentor.post(`${round}/talk`, { email: coach.email })).status, 303);
  match((await mentor.get(`${round}/report`)).text, /You have asked Ingela Torsson/);
  const open = `${round}/talks/${me}`;
  equal((await mentor.post(open, {})).status, 404);
  match(
    (await coordinator.get(`${base}/development`)).text,
    /wants to open the report of “Together”/,
  );
  equal((await coordinator.post(open, {})).status, 303);
  match((await mentor.get(`${round}/report`)).text, /class="levels"/);
  equal(
    (await coordinator.get(`${round}/reports/${me}`)).status,
    404,
    'the coach sees only what the mentor shows',
  );
});

test('AS-26: opened again for late answers: two leave the report as it is, three make it anew, and the first ones are fixed', async () => {
  const round = await newRound(coordinator, base, /\/cohorts\/[0-9a-f-]{36}/, {
    name: 'Late',
    sources: 'self,colleague',
    competences: 'maturity',
  });
  const links = [];
  for (const n of [11, 12, 13, 14, 15, 16]) links.push(await ask(round, 'colleague', n));
  for (const link of links.slice(0, 3)) await answerAll(world, link, '3');
  await close(round);
  await coordinator.post(`${round}/release`, {});
  await mentor.post(`${round}/prediction`, { go: 'skip' });
  const shown = async () => /colleagues: (\d)/.exec((await mentor.get(`${round}/report`)).text)![1];
  equal(await shown(), '3');
  equal((await coordinator.post(`${round}/reopening`, { late_until: '2026-11-20' })).status, 422);
  const again = async () => {
    equal((await coordinator.post(`${round}/reopening`, { late_until: '2026-12-05' })).status, 303);
    await world.owner.query(
      `update rater_link set ends_at = now() + interval '30 days' where rater_id in (select id from rater where round_id = $1)`,
      [idOf(round)],
    );
  };
  await again();
  equal((await guest(world, links[0]!).get()).status, 410, 'what went into a report is fixed');
  equal(await shown(), '3', 'the report stays readable');
  for (const link of links.slice(3, 5)) await answerAll(world, link, '5', { keep: 'A late word.' });
  await close(round);
  await coordinator.post(`${round}/release`, {});
  equal(await shown(), '3');
  await again();
  await answerAll(world, links[5]!, '4', { keep: 'A late word.' });
  await close(round);
  await coordinator.post(`${round}/release`, {});
  equal(await shown(), '6');
  equal(
    /A late word/.test((await mentor.get(`${round}/report`)).text),
    false,
    'three late comments would stand out beside none',
  );
});
