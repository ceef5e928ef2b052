/** What people are told about their data, and who says yes for whom. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { settingsOf } from '../src/features/organisations/country.rules.ts';
import { hasReached, isUnderAge } from '../src/features/people/consent.rules.ts';
import { hasRead, noticeVersion } from '../src/features/rights/notice.rules.ts';
import { noticeWords } from '../src/features/rights/notice.words.ts';
import { openClass, type Class } from './support/class.ts';
import { openWorld, visit, type World } from './support/world.ts';

let world: World;
let group: Class;
before(async () => {
  world = await openWorld();
  group = await openClass(world);
});
after(() => world.close());

async function consents(child: string) {
  await world.owner.query(`set app.purpose = 'backup'`);
  const { rows } = await world.owner.query<{ given: boolean; taken: boolean }>(
    'select given_on is not null as given, withdrawn_by is not null as taken from child_consent where child_id = $1',
    [child],
  );
  await world.owner.query(`set app.purpose = ''`);
  return rows;
}

test('R-9: the age of consent of the country, on the birthday itself', () => {
  deepEqual(
    ['NL', 'SE', 'PT', null].map((country) => settingsOf(country).consentAge),
    [16, 13, 16, 16],
  );
  const born = '2010-11-22';
  const under = (zone: string, today: string, bornOn: string | null = born, isPupil = true) =>
    isUnderAge({ bornOn, isPupil }, settingsOf(zone).consentAge, today);
  deepEqual([under('NL', '2026-11-21'), under('NL', '2026-11-22')], [true, false]);
  deepEqual([under('SE', '2023-11-21'), under('SE', '2023-11-22')], [true, false]);
  deepEqual(
    [under('NL', '2026-11-22', null), under('NL', '2026-11-22', null, false)],
    [true, false],
    'an unknown birthday',
  );
  deepEqual(
    [
      hasReached(16, '2012-02-29', '2028-02-28'),
      hasReached(16, '2012-02-29', '2028-02-29'),
      hasReached(18, '2012-02-29', '2030-02-28'),
    ],
    [false, true, true],
  );
  equal(hasReached(0, null, '2026-01-01'), false);
});

test('R-10: what a pupil writes of their own accord waits for a yes; taken back, it is deleted; from the birthday on nobody is asked', async () => {
  const { base, pupil: id } = group;
  const [pupil, guardian] = [await group.as('pupil'), await group.as('guardian')];
  const write = async () =>
    (await pupil.post(`${base}/actions`, { body: 'Leren voor biologie' })).status;
  const count = async () => {
    await world.owner.query(`set app.purpose = 'keys'`);
    const { rows } = await world.owner.query<{ n: number }>(
      'select (select count(*)::int from own_action where person_id = $1) + (select count(*)::int from open_profile where person_id = $1) as n',
      [id],
    );
    await world.owner.query(`set app.purpose = ''`);
    return rows[0]!.n;
  };
  match((await pupil.get(`${base}/actions`)).text, /First somebody at home has to say yes/);
  match((await pupil.get(`${base}/about-me`)).text, /Until you are 16/);
  deepEqual([await write(), await count()], [422, 0]);
  // Nobody says yes for themselves, or for the child of somebody else.
  equal((await pupil.post(`${base}/children/${id}/consent`, { answer: 'yes' })).status, 403);
  const other = group.pupils.find((one) => one !== id)!;
  equal((await guardian.post(`${base}/children/${other}/consent`, { answer: 'yes' })).status, 404);
  match((await guardian.get(`${base}/children`)).text, /What the child writes of their own accord/);
  for (const twice of [1, 2])
    equal(
      (await guardian.post(`${base}/children/${id}/consent`, { answer: 'yes' })).status,
      303,
      String(twice),
    );
  equal((await consents(id)).length, 1);
  equal(await write(), 303);
  equal((await pupil.post(`${base}/about-me`, { about: 'Ik houd van schaatsen' })).status, 303);
  equal(await count(), 2);
  equal((await guardian.post(`${base}/children/${id}/consent`, { answer: 'no' })).status, 303);
  deepEqual([await count(), await write()], [0, 422]);
  deepEqual(
    await consents(id),
    [{ given: true, taken: true }],
    'that it was given, and taken back, stays',
  );
  await world.owner.query(`update person set born_on = '2010-11-22' where id = $1`, [id]);
  equal(await write(), 303);
  equal((await guardian.post(`${base}/children/${id}/consent`, { answer: 'yes' })).status, 404);
});

test('RE-10: what is kept is told in words for the age, in three languages; who has read it is not asked again until it changes', async () => {
  const { base, pupil: id } = group;
  await world.owner.query(`update person set born_on = '2013-05-04' where id = $1`, [id]);
  const pupil = await group.as('pupil', 'nl');
  match((await pupil.get(base)).text, /Wat er over je wordt bewaard, en waarom/);
  const page = (await pupil.get(`${base}/notice`)).text;
  match(page, /Wie beslist er over jou\?/);
  equal((await pupil.post(`${base}/notice`, {})).location, base);
  ok(!(await pupil.get(base)).text.includes('Lees het één keer'));
  match((await pupil.get(`${base}/notice`)).text, /Je las dit op/);
  // Grown out of a child's words: the others are read too.
  await world.owner.query(`update person set born_on = '2009-05-04' where id = $1`, [id]);
  match((await pupil.get(base)).text, /Lees het één keer/);
  match((await pupil.get(`${base}/notice`)).text, /Autoriteit Persoonsgegevens/);
  // A new version is read again.
  const adult = await visit(world, 'school.mentor', 'sv');
  equal((await adult.post(`${base}/notice`, {})).status, 303);
  ok(!(await adult.get(base)).text.includes('Läs det en gång'));
  await world.owner.query(
    `select set_config('app.person', id::text, false) from person where account_id = (select id from account where email = 'school.mentor.demo@mentorium.example')`,
  );
  equal((await world.owner.query('update notice_reading set version = version + 100')).rowCount, 1);
  match((await adult.get(base)).text, /Läs det en gång/);
  deepEqual(
    [
      hasRead([{ version: noticeVersion, form: 'adult' }], 'adult'),
      hasRead([{ version: noticeVersion, form: 'adult' }], 'child'),
      hasRead([{ version: noticeVersion - 1, form: 'adult' }], 'adult'),
    ],
    [true, false, false],
  );
  for (const words of Object.values(noticeWords)) {
    equal(words.child.parts.length, 6);
    // A child's sentences are short.
    for (const [, text] of words.child.parts)
      for (const sentence of text.split(/[.?]\s/)) ok(sentence.split(' ').length <= 25, sentence);
  }
});
