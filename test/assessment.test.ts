import { insertLink, upsertAnswers } from '../src/features/assessments/rater-link.store.ts';
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import {
  commentsFor,
  makeReports,
  type GivenRating,
} from '../src/features/assessments/report.rules.ts';
import {
  questionsFor,
  refuseNomination,
  scoredCompetences,
  stateOfRound,
} from '../src/features/assessments/round.rules.ts';
import type { Source } from '../src/features/assessments/scorecard.rules.ts';
import { selectRows } from '../src/platform/database.ts';
import { decrypted as openedRows, encrypted } from '../src/platform/encryption.ts';
import { findTemplate } from '../src/features/profiles/template.store.ts';
import { mentorCompetences } from '../src/features/profiles/profile.rules.ts';
import { findFaults, listen, looksIn, openBrowser, openPage, skip } from './support/browser.ts';
import { answerAll, guest, levelsIn } from './support/rater.ts';
import { demoDay, linkIn, openWorld, visit, type Visitor, type World } from './support/world.ts';

const { profile } = findTemplate('leadership-mentoring')!;
const all = mentorCompetences(profile).map(({ id }) => id);

const reportsOf = (...given: Parameters<typeof makeReports>) => makeReports(...given).reports;

test('AS-16: comments come from four who handed in and three who wrote, and say nothing of who', () => {
  const asked = (n: number) =>
    Array.from({ length: n }, () => ({
      mentor: 'a',
      source: 'colleague' as Source,
      hasSubmitted: true,
      hasDeclined: false,
    }));
  const comment = (rater: string, body: string, source: Source = 'colleague') => ({
    mentor: 'a',
    rater,
    source,
    kind: 'keep' as const,
    body,
  });
  const three = [comment('x', 'zeal'), comment('y', 'calm'), comment('z', 'humour')];
  deepEqual(
    commentsFor('a', three, asked(4)).map(({ body }) => body),
    ['calm', 'humour', 'zeal'],
  );
  deepEqual(commentsFor('a', three, asked(3)), []);
  deepEqual(commentsFor('a', [three[0]!, comment('x', 'more'), three[1]!], asked(5)), []);
  deepEqual(
    commentsFor('a', [...three.slice(1), comment('s', 'known', 'supervisor')], asked(5)),
    [],
  );
  equal(commentsFor('b', three, asked(4)).length, 0);
});

test('AS-8: each rater sees whole competences within the limit, and together they see all', () => {
  const seen = new Set<string>();
  const visible = mentorCompetences(profile).filter(({ seenBy }) => seenBy!.includes('colleague'));
  for (let position = 0; position < 6; position++) {
    const asked = questionsFor(profile, all, { source: 'colleague', position, most: 14 });
    ok(asked.length > 0 && asked.reduce((sum, { indicators }) => sum + indicators.length, 0) <= 14);
    for (const { id } of asked) seen.add(id);
  }
  deepEqual([...seen].sort(), visible.map(({ id }) => id).sort());
  deepEqual(
    questionsFor(profile, all, { source: 'observer', position: 1, most: 3 }).map(({ id }) => id),
    ['empathy'],
  );
  equal(
    questionsFor(profile, all, { source: 'supervisor', position: 0, most: 14 }).length,
    all.length,
  );
  equal(questionsFor(profile, ['empathy'], { source: 'mentee', position: 3, most: 3 }).length, 1);
  deepEqual(questionsFor(profile, [all[0]!], { source: 'mentee', position: 3, most: 3 }), []);
});

test('AS-9: who may be named', () => {
  const others = [{ source: 'colleague' as Source, email: 'a@b.nl' }];
  const refuse = (email: string, source: Source = 'colleague', list = others) =>
    refuseNomination({ source, email, ownEmail: 'me@b.nl', others: list });
  deepEqual(
    [refuse('x'), refuse('me@b.nl'), refuse('a@b.nl'), refuse('c@b.nl')],
    ['email', 'self', 'twice', null],
  );
  equal(
    refuse(
      'd@b.nl',
      'supervisor',
      ['1', '2', '3'].map((n) => ({ source: 'supervisor' as Source, email: `${n}@b.nl` })),
    ),
    'too-many',
  );
  deepEqual(
    [
      ['2026-11-21', null],
      ['2026-11-22', null],
      ['2026-11-24', null],
      ['2026-11-24', new Date()],
    ].map(([today, releasedAt]) =>
      stateOfRound(
        { opensOn: '2026-11-22', closesOn: '2026-11-23', releasedAt: releasedAt as Date | null },
        today as string,
      ),
    ),
    ['planned', 'open', 'closed', 'released'],
  );
});

test('AS-10: few mentors are provisional, raw means stay out below five, too few stay silent', () => {
  const scored = scoredCompetences(profile, [all[0]!]);
  const indicators = mentorCompetences(profile)[0]!.indicators.map(({ id }) => id);
  const home = new Map(indicators.map((id) => [id, all[0]!]));
  const give = (mentor: string, source: Source, n: number, level: number): GivenRating[] =>
    Array.from({ length: n }, (_, k) =>
      indicators.map((indicator) => ({
        mentor,
        rater: `${mentor}${source}${k}`,
        source,
        indicator,
        level,
      })),
    ).flat();
  const asked = (mentor: string, source: Source, n: number) =>
    Array.from({ length: n }, () => ({ mentor, source, hasSubmitted: true, hasDeclined: false }));
  const [one, two] = reportsOf(
    [...give('a', 'colleague', 3, 4), ...give('a', 'self', 1, 5), ...give('b', 'colleague', 2, 2)],
    [...asked('a', 'colleague', 3), ...asked('a', 'self', 1), ...asked('b', 'colleague', 2)],
    { scored, home },
    { least: 3 },
  );
  equal(one!.provisional, true);
  const [group] = one!.competences[0]!.groups;
  deepEqual([group!.n, group!.estimate, group!.se.toFixed(3)], [3, 4, '0.408']);
  equal(one!.competences[0]!.selfOther!.class, 'higher');
  deepEqual([two!.layout, two!.competences[0]!.groups], ['none', []]);
  const many = Array.from({ length: 12 }, (_, m) => `m${String(m).padStart(2, '0')}`);
  const reports = reportsOf(
    many.flatMap((mentor, m) =>
      Array.from({ length: 4 }, (_, k) =>
        give(mentor, 'colleague', 1, 2 + ((m + k) % 3)).map((rating) => ({
          ...rating,
          rater: `${mentor}-${k}`,
        })),
      ).flat(),
    ),
    many.flatMap((mentor) => asked(mentor, 'colleague', 4)),
    { scored, home },
    { least: 3 },
  );
  equal(reports[0]!.provisional, false);
  for (const { competences } of reports)
    for (const { groups } of competences)
      for (const { mean, estimate } of groups) equal(mean, estimate);
  equal(
    reportsOf(
      give('a', 'colleague', 4, 3),
      asked('a', 'colleague', 4),
      { scored, home },
      { least: 5 },
    )[0]!.layout,
    'none',
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
  const { id } = await world.database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select('id')
      .where('slug', '=', 'ledarnatverket')
      .executeTakeFirstOrThrow(),
  );
  await world.owner.query(`set app.organisation = '${id}'`);
});
after(() => world.close());

test('a round from nomination to report: by link, kept at every answer, silent below the minimum, read by the mentor alone', async () => {
  const cohort = linkIn(
    (await coordinator.get(`${base}/programmes`)).text,
    /\/cohorts\/[0-9a-f-]{36}/,
  );
  const fields = {
    name: 'Half-way',
    opens_on: '2026-11-01',
    closes_on: '2026-11-30',
    sources: 'self,mentee,colleague,supervisor',
    competences: all.slice(0, 2).join(','),
    most: '20',
    minimum: '3',
    confidentiality: 'confidential',
    release_mode: 'own',
  };
  equal(
    (await coordinator.post(`${cohort}/rounds`, { ...fields, closes_on: '2026-10-30' })).status,
    422,
  );
  equal((await coordinator.post(`${cohort}/rounds`, { ...fields, minimum: '2' })).status, 422);
  const round = (await coordinator.post(`${cohort}/rounds`, fields)).location;
  match((await coordinator.get(round)).text, /<output>\d\d in all</);

  match((await mentor.get(base)).text, /Name colleagues who can say something about you/);
  const mine = `${round}/mine`;
  for (const n of [1, 2, 3])
    equal(
      (
        await mentor.post(mine, {
          name: `Colleague ${n}`,
          email: `colleague${n}@elsewhere.example`,
          source: 'colleague',
        })
      ).status,
      303,
    );
  const twice = await mentor.post(mine, {
    name: 'Again',
    email: 'Colleague1@elsewhere.example',
    source: 'colleague',
  });
  equal(twice.status, 422);
  match(twice.text, /on your list already/);
  match(twice.text, /value="Again"/);

  const page = await coordinator.get(round);
  const nominated = [...page.text.matchAll(/\/raters\/([0-9a-f-]{36})\/check/g)].map(
    ([, id]) => id!,
  );
  equal(nominated.length, 3);
  equal((await coordinator.post(`${round}/raters/${nominated[0]}/link`, {})).status, 404); // not agreed yet
  const links: string[] = [];
  for (const id of nominated) {
    equal((await coordinator.post(`${round}/raters/${id}/check`, { agreed: 'yes' })).status, 303);
    const made = await coordinator.post(`${round}/raters/${id}/link`, {});
    links.push(/value="https?:\/\/[^"/]+(\/rate\/[\w-]+)"/.exec(made.text)![1]!);
  }
  const first = guest(world, links[0]!);
  const opened = await first.get();
  match(opened.text, /only when at least 3 of you did/);
  equal(opened.referrer, 'no-referrer');
  const silent = await first.post('', {});
  equal(silent.status, 422);
  match(silent.text, /Say how often you work together/);
  equal((await first.post('', { contact: 'monthly' })).location, `${links[0]}/practice`);
  match(
    (await first.post('/practice', { 'scene-0': '2', 'scene-1': '5' })).text,
    /Trained raters mostly give 4/,
  );
  equal((await first.post('/questions', {})).location, `${links[0]}/questions/0`);
  const question = await first.get('/questions/0');
  const names = Object.keys(levelsIn(question.text, '4'));
  equal((await first.post('/questions/0', { go: 'save', [names[0]!]: '4' })).status, 204);
  const missing = await first.post('/questions/0', { go: 'next', [names[0]!]: '5' });
  equal(missing.status, 422);
  match(missing.text, /questions are still open|question is still open/);
  const owned = { organisation: (await orgId())! };
  const rows = await world.database.inTenant(
    { ...owned, person: null, rater: nominated[0]! },
    'read',
    async (tx) =>
      openedRows(
        tx,
        await tx
          .selectFrom('rating as a')
          .select(encrypted('rating.level', 'a').as('level'))
          .execute(),
        'level',
      ),
  );
  deepEqual(rows, [{ level: '5' }]);
  // A new link from the coordinator shows nothing of what was answered through the first.
  const other = /value="https?:\/\/[^"/]+(\/rate\/[\w-]+)"/.exec(
    (await coordinator.post(`${round}/raters/${nominated[0]}/link`, {})).text,
  )![1]!;
  const fresh = guest(world, other);
  await fresh.get();
  equal(/checked/.test((await fresh.get('/questions/0')).text), false);
  equal((await first.get('/questions/0')).status, 410, 'AS-11: and ends it');
  const told = await world.owner.query(
    `select from letter l join rater r on r.email = l.address where r.id = $1 and l.kind = 'rater-link'`,
    [nominated[0]],
  );
  equal(told.rowCount, 2, 'whoever is asked hears of each link made in their name');
  links[0] = other;
  for (const link of links) await answerAll(world, link, '5');
  // Handed in: no other link is made, an earlier one opens nothing, and the database takes nothing
  // through another.
  const late = await coordinator.post(`${round}/raters/${nominated[0]}/link`, {});
  equal(late.status, 422);
  match(late.text, /has handed in already/);
  match((await guest(world, other).get('/questions/0')).text, /checked/, 'its own link still does');
  const smuggled = await world.database.inTenant({ ...owned, person: null }, 'write', (tx) =>
    insertLink(tx, {
      organisation: owned.organisation,
      rater: nominated[0]!,
      until: '2026-12-31',
      bySelf: false,
    }),
  );
  await world.owner.query(
    `update rater_link set ends_at = now() + interval '9 days' where rater_id = $1`,
    [nominated[0]],
  );
  equal((await guest(world, `/rate/${smuggled}`).get('/questions/0')).status, 410);
  await world.database
    .inTenant({ ...owned, person: null, rater: nominated[0]! }, 'write', (tx) =>
      upsertAnswers(tx, {
        organisation: owned.organisation,
        rater: nominated[0]!,
        link: crypto.randomUUID(),
        answers: new Map([[names[0]!.replace('level-', ''), 1]]),
        notes: new Map(),
      }),
    )
    .then(
      () => ok(false, 'overwritten'),
      (error: Error) => match(error.message, /handed in already/),
    );

  const rater = (
    await world.owner.query(
      `select id from rater where source = 'self' and person_id = mentor_id and (round_id, mentor_id) = (select round_id, mentor_id from rater where id = $1)`,
      [nominated[0]],
    )
  ).rows[0]!.id as string;
  const opening = await mentor.post(`${base}/raters/${rater}/opening`, {});
  await answerAll(world, opening.location, '2');
  equal((await coordinator.post(`${base}/raters/${rater}/opening`, {})).status, 404); // somebody else's

  // AS-11: nobody reads answers as such, whatever the role; a rater only the own ones.
  const inside =
    (place: { person: string | null; rater?: string; purpose?: 'report' }) => async () =>
      Number(
        (
          await world.database.inTenant(
            { organisation: (await orgId())!, ...place },
            'read',
            (tx) =>
              selectRows(
                tx,
                sql<{
                  n: number;
                }>`select count(*)::int as n from rating a join rater r on r.id = a.rater_id where r.round_id = ${round.split('/').at(-1)}`,
              ),
          )
        )[0]!.n,
      );
  equal(await inside({ person: null })(), 0);
  const total = await inside({ person: null, purpose: 'report' })();
  const own = await inside({ person: null, rater: nominated[0]! })();
  equal(total, 4 * own);

  equal((await mentor.get(`${round}/report`)).status, 404);
  equal((await coordinator.post(`${round}/release`, {})).status, 422);
  await world.owner.query('update assessment_round set closes_on = $1 where id = $2', [
    '2026-11-21',
    round.split('/').at(-1),
  ]);
  equal((await guest(world, links[1]!).get()).status, 410);
  equal((await coordinator.post(`${round}/release`, {})).status, 303);
  equal((await coordinator.post(`${round}/release`, {})).status, 422);
  // AS-18: first expect, then see; the first answer stays.
  match((await mentor.get(`${round}/report`)).text, /What do you expect\?/);
  equal(
    (await mentor.post(`${round}/prediction`, { go: 'keep', [`level-${all[0]}`]: '3' })).status,
    303,
  );
  equal(
    (await mentor.post(`${round}/prediction`, { go: 'keep', [`level-${all[0]}`]: '5' })).status,
    303,
  );
  const report = await mentor.get(`${round}/report`);
  equal(report.status, 200);
  match(report.text, /You expected 3 from the others; together they say 5\.0/);
  match(report.text, /You see yourself lower than the others do/);
  match(report.text, /Provisional: with fewer than ten mentors/);
  match(report.text, /at or above the target level/);
  match((await mentor.get(base)).text, /Your report “Half-way” is there/);
  // AS-17: a plan of at most three, for the mentor alone.
  const goal = {
    indicator: /<select[^>]*name="indicator"[\s\S]*?value="([^"]+)"/.exec(report.text)![1]!,
    practice: 'Ask once more before I answer.',
    look_again_on: '2027-05-01',
  };
  equal((await mentor.post(`${round}/goals`, { ...goal, look_again_on: demoDay })).status, 422);
  for (let n = 0; n < 2; n++) equal((await mentor.post(`${round}/goals`, goal)).status, 303); // the demo has given one
  const fourth = await mentor.post(`${round}/goals`, { ...goal, practice: 'A fourth thing.' });
  equal(fourth.status, 422);
  const planned = await mentor.get(`${round}/report`);
  match(planned.text, /Ask once more before I answer\./);
  const end = /\/development\/goals\/[0-9a-f-]{36}\/end/.exec(planned.text)![0];
  equal((await mentor.post(`${base}${end}`, { outcome: 'done' })).status, 303);
  equal((await mentor.post(`${base}${end}`, { outcome: 'done' })).status, 404);
  equal(
    (
      await world.database.inTenant(
        { organisation: (await orgId())!, person: null },
        'read',
        (tx) => tx.selectFrom('development_goal').select('id').execute(),
      )
    ).length,
    0,
  );
  equal((await coordinator.get(`${round}/report`)).status, 403);
  const mentee = await visit(world, 'network.mentee');
  ok([403, 404].includes((await mentee.get(`${round}/report`)).status));
  const stored = await world.database.inTenant(
    { organisation: (await orgId())!, person: null, purpose: 'report' },
    'read',
    (tx) => tx.selectFrom('assessment_report').select('content').execute(),
  );
  equal(stored.length, 0, 'a report is read by its mentor alone');
});

const orgId = async () =>
  (
    await world.database.beforeTenant(null, (tx) =>
      tx
        .selectFrom('organisation')
        .select('id')
        .where('slug', '=', 'ledarnatverket')
        .executeTakeFirst(),
    )
  )?.id;

test('declining: with a reason, and the link says so from then on', async () => {
  const cohort = linkIn(
    (await coordinator.get(`${base}/programmes`)).text,
    /\/cohorts\/[0-9a-f-]{36}/,
  );
  const round = (
    await coordinator.post(`${cohort}/rounds`, {
      name: 'Short',
      opens_on: demoDay,
      closes_on: '2026-12-01',
      sources: 'mentee',
      competences: 'empathy',
      most: '20',
      minimum: '3',
      confidentiality: 'confidential',
      release_mode: 'own',
    })
  ).location;
  const id = /\/raters\/([0-9a-f-]{36})\/link/.exec((await coordinator.get(round)).text)![1]!;
  const link = /value="https?:\/\/[^"/]+(\/rate\/[\w-]+)"/.exec(
    (await coordinator.post(`${round}/raters/${id}/link`, {})).text,
  )![1]!;
  const rater = guest(world, link);
  equal((await rater.post('/refusal', {})).status, 422);
  equal((await rater.post('/refusal', { why: 'conflict' })).status, 303);
  match((await rater.get()).text, /You have declined/);
  equal((await guest(world, `${link.slice(0, -4)}AAAA`).get()).status, 410);
  const forged = await world.server.inject({
    method: 'POST',
    url: link,
    payload: 'contact=weekly',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  equal(forged.statusCode, 403);
});

test(
  'a report on a phone in three languages: with all its figures open it fits, and axe finds nothing',
  { skip },
  async (t) => {
    const address = await listen(world);
    const browser = await openBrowser();
    t.after(() => browser.close());
    for (const language of looksIn) {
      const page = await openPage(browser, address, 'school.mentor', {
        language,
        viewport: { width: 360, height: 780 },
        colorScheme: language === 'sv' ? 'dark' : 'light',
      });
      await page.goto(`${address}/o/lindenhof`);
      // Where more waits than fits, it lies in the fold.
      for (const fold of await page.locator('main details').all())
        await fold.evaluate((one) => one.setAttribute('open', ''));
      await page.locator('a[href$="/report"]').click();
      if (await page.locator('button[value=skip]').count()) {
        if (language === 'en') deepEqual(await findFaults(page), [], 'prediction');
        await page.locator('button[value=skip]').click();
      }
      await page.locator('.levels').waitFor();
      for (const figures of await page.locator('details').all())
        await figures.evaluate((one) => one.setAttribute('open', ''));
      if (language === 'en') deepEqual(await findFaults(page), []);
      equal(await page.evaluate(() => document.documentElement.scrollWidth), 360, language);
      await page.context().close();
    }
  },
);

test(
  'rating on a phone in three languages: kept as it is chosen, axe finds nothing',
  { skip },
  async () => {
    const address = `http://127.0.0.1:${(world.server.server.address() as { port: number }).port}`;
    const browser = await openBrowser();
    const cohort = linkIn(
      (await coordinator.get(`${base}/programmes`)).text,
      /\/cohorts\/[0-9a-f-]{36}/,
    );
    const round = (
      await coordinator.post(`${cohort}/rounds`, {
        name: 'Phone',
        opens_on: demoDay,
        closes_on: '2026-12-01',
        sources: 'self,mentee',
        competences: 'empathy',
        most: '20',
        minimum: '3',
        confidentiality: 'confidential',
        release_mode: 'own',
      })
    ).location;
    for (const [k, language] of looksIn.entries()) {
      const ids = [
        ...(await coordinator.get(round)).text.matchAll(/\/raters\/([0-9a-f-]{36})\/link/g),
      ].map(([, id]) => id!);
      const link = /value="https?:\/\/[^"/]+(\/rate\/[\w-]+)"/.exec(
        (await coordinator.post(`${round}/raters/${ids[2 * k]}/link`, {})).text,
      )![1]!;
      const page = await openPage(browser, address, null, {
        language,
        viewport: { width: 360, height: 780 },
        javaScriptEnabled: language !== 'nl',
        colorScheme: language === 'sv' ? 'dark' : 'light',
      });
      const faultless = async () => {
        if (language === 'nl') return;
        if (language === 'en') deepEqual(await findFaults(page), [], page.url());
        equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
      };
      await page.goto(address + link);
      await faultless();
      await page.locator('input[name=contact]').first().check();
      await page.locator('main form .button').first().click();
      if (page.url().endsWith('practice')) {
        await faultless();
        await page.locator('form[action$="/questions"] button').click();
      }
      await page.waitForURL(/questions\/0/);
      await faultless();
      const groups = await page.locator('#questions fieldset').all();
      for (const group of groups) await group.locator('input').nth(2).check();
      if (language !== 'nl') {
        await page.waitForFunction(
          () => document.querySelector('#questions output')?.textContent !== '',
        );
        await page.reload();
        equal(await page.locator('#questions input:checked').count(), groups.length);
      }
      await page.locator('button[value=next]').click();
      await page.waitForURL(/comments|done/);
      if (page.url().endsWith('comments')) {
        await faultless();
        await page.locator('#keep').fill('Asks well.');
        await page.locator('button[value=next]').click();
      }
      await page.waitForURL(/done/);
      await faultless();
      await page.context().close();
    }
    await browser.close();
  },
);
