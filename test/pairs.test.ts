/**
 * People before papers: pages about oneself, wishes with reasons, pairs made by hand, and talks
 * before an answer.
 */
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { bareWebp } from '../src/platform/image-metadata.ts';
import { inOrder, judgePair, policyOf, softRules } from '../src/features/matching/by-hand.rules.ts';
import { findUnsendable } from '../src/features/matching/sending.rules.ts';
import { keepablePhoto, largestPhoto } from '../src/features/open-profiles/photo.file.ts';
import { mostWishes, readWishes } from '../src/features/open-profiles/candidate.rules.ts';
import { findPhoto, listOpenProfiles } from '../src/features/open-profiles/open-profile.store.ts';
import { listWishes } from '../src/features/admissions/wish.store.ts';
import { listTalkWords } from '../src/features/proposals/trial-talk.store.ts';
import {
  asksOf,
  daysWithTalk,
  mostDays,
  refuseTalkDay,
  trialDays,
} from '../src/features/proposals/trial-talk.rules.ts';
import { switchedConstraints } from '../src/features/optimisation/hard-constraint.rules.ts';
import {
  nobody,
  type Mentor,
  type Participant,
} from '../src/features/optimisation/criterion.rules.ts';
import { usualPolicy } from '../src/features/optimisation/policy.rules.ts';
import { solve } from '../src/features/optimisation/run.rules.ts';
import { listFollowUps } from '../src/features/contacts/follow-up.store.ts';
import type { Tx } from '../src/platform/database.ts';
import { addDays } from '../src/platform/i18n.ts';
import { openPair } from './support/pair.ts';
import { idOf } from './support/states.ts';
import {
  demoDay,
  linkIn,
  openWorld,
  takeBackQuestions,
  visit,
  type Visitor,
  type World,
} from './support/world.ts';

const mentor = (id: string, more: Partial<Mentor> = {}): Mentor => ({
  ...nobody,
  id,
  name: id,
  places: 1,
  ...more,
});
const mentee = (id: string, more: Partial<Participant> = {}): Participant => ({
  ...nobody,
  id,
  name: id,
  ...more,
});

const plain = { neverSameMemberOrganisation: false, neverOwnManager: false };

test('MA-40: what always holds and what the programme forbids is refused; what a run rules out needs a reason', () => {
  const judge = (
    a: Partial<Mentor>,
    b: Partial<Participant>,
    { rules = plain, last = usualPolicy } = {},
  ) =>
    judgePair(
      { mentorId: 'm', menteeId: 'p' },
      {
        pool: { mentors: [mentor('m', a)], mentees: [mentee('p', b)] },
        running: [],
        waiting: [],
        rules,
        last,
      },
    );
  deepEqual(judge({}, {}), {
    mentorId: 'm',
    menteeId: 'p',
    forbidden: null,
    broken: [],
    score: 0,
  });
  // Always.
  equal(judge({ vetoes: ['p'] }, {}).forbidden, 'vetoed');
  equal(judge({}, { endedWith: ['m'] }).forbidden, 'ended');
  equal(judge({ places: 0 }, {}).forbidden, 'full');
  // As the programme says, whatever the last run did.
  const same = [{ memberOrganisation: 'o' }, { memberOrganisation: 'o' }] as const;
  const led = [{}, { managerId: 'm' }] as const;
  const strict = { neverSameMemberOrganisation: true, neverOwnManager: true };
  const switched = {
    ...usualPolicy,
    switches: { ...usualPolicy.switches, 'same-organisation': true, 'own-manager': true },
  };
  deepEqual(
    [same, led].map(([a, b]) => judge(a, b, { rules: strict }).forbidden),
    ['same-organisation', 'own-manager'],
  );
  for (const [a, b] of [same, led]) deepEqual(judge(a, b, { last: switched }).forbidden, null);
  // Each soft rule alone, and all together.
  const soft: Record<(typeof softRules)[number], [Partial<Mentor>, Partial<Participant>]> = {
    'no-common-language': [{ languages: ['sv'] }, { languages: ['nl'] }],
    'no-common-time': [{ slots: ['mon-am'] }, { slots: ['tue-am'] }],
    'mentor-before': [{}, { earlierMentors: ['m'] }],
    banned: [{}, {}],
  };
  for (const rule of softRules)
    deepEqual(
      judge(...soft[rule], {
        last: { ...usualPolicy, banned: rule === 'banned' ? [['m', 'p']] : [] },
      }),
      {
        ...judge(...soft[rule]),
        forbidden: null,
        broken: [rule],
      },
    );
  deepEqual(
    judge(
      { languages: ['sv'], slots: ['mon-am'] },
      { languages: ['nl'], slots: ['tue-am'], earlierMentors: ['m'] },
      { last: { ...usualPolicy, banned: [['m', 'p']] } },
    ).broken,
    softRules,
  );
  // Who has moved on.
  const pool = { mentors: [mentor('m')], mentees: [mentee('p')] };
  const now = { pool, rules: plain, last: null };
  const pair = { mentorId: 'm', menteeId: 'p' };
  equal(judgePair(pair, { ...now, running: [pair], waiting: [] }).forbidden, 'begun');
  equal(
    judgePair(pair, { ...now, running: [{ mentorId: 'x', menteeId: 'p' }], waiting: [] }).forbidden,
    'placed',
  );
  equal(
    judgePair(pair, { ...now, running: [], waiting: [{ mentorId: 'x', menteeId: 'p' }] }).forbidden,
    'asked',
  );
  equal(
    judgePair(pair, { ...now, running: [], waiting: [{ mentorId: 'm', menteeId: 'x' }] }).forbidden,
    'full',
  );
  equal(
    judgePair({ mentorId: 'm', menteeId: 'gone' }, { ...now, running: [], waiting: [] }).forbidden,
    'gone',
  );
});

test('MA-40: a pair by hand is a run that says the same again, also where a rule was set aside', () => {
  const pool = {
    mentors: [mentor('m', { languages: ['sv'], competences: ['a'] })],
    mentees: [mentee('p', { languages: ['nl'], competences: ['a'] })],
  };
  const last = {
    ...usualPolicy,
    banned: [['m', 'p']] as [string, string][],
    switches: Object.fromEntries(
      switchedConstraints.map((key) => [key, true]),
    ) as typeof usualPolicy.switches,
  };
  const judgement = judgePair(
    { mentorId: 'm', menteeId: 'p' },
    { pool, running: [], waiting: [], rules: plain, last },
  );
  deepEqual(judgement.broken, ['no-common-language', 'banned']);
  const policy = policyOf(judgement, plain, last);
  const { pairs, left } = solve(pool, policy, 7);
  deepEqual(
    [pairs.map(({ mentor: a, mentee: b, pinned }) => [a, b, pinned]), left],
    [[['m', 'p', true]], []],
  );
  equal(pairs[0]!.score, judgement.score);
  equal(
    findUnsendable([{ id: 'q', mentorId: 'm', menteeId: 'p' }], {
      pool,
      running: [],
      waiting: [],
      policy,
    }).size,
    0,
  );
});

test('MA-40: those who may be paired come first, the best fit on top, those who may not last', () => {
  const one = (id: string, more: object) => ({
    mentorId: id,
    menteeId: 'p',
    forbidden: null,
    broken: [],
    score: 0,
    ...more,
  });
  deepEqual(
    inOrder([
      one('barred', { forbidden: 'full' as const, score: 900 }),
      one('reason', { broken: ['banned' as const], score: 800 }),
      one('low', { score: 100 }),
      one('high', { score: 700 }),
    ]).map(({ mentorId }) => mentorId),
    ['high', 'low', 'reason', 'barred'],
  );
});

test('MA-42: up to three different people in an order without gaps, each with a reason', () => {
  const known = (person: string) => person !== 'stranger';
  const typed = (...all: [string | null, string][]) =>
    readWishes(
      all.map(([person, reason]) => ({ person, reason })),
      known,
    );
  deepEqual(typed(['a', 'x'], ['b', 'y'], [null, 'left over']), {
    wishes: [
      { person: 'a', reason: 'x' },
      { person: 'b', reason: 'y' },
    ],
  });
  deepEqual(typed([null, ''], [null, ''], [null, '']), { wishes: [] });
  deepEqual(typed([null, ''], ['b', 'y']), { fault: { is: 'gap', at: 0 } });
  deepEqual(typed(['a', 'x'], ['a', 'y']), { fault: { is: 'twice', at: 1 } });
  deepEqual(typed(['a', 'x'], ['stranger', 'y']), { fault: { is: 'gone', at: 1 } });
  deepEqual(typed(['a', 'x'], ['b', '']), { fault: { is: 'whyMissing', at: 1 } });
  equal(mostWishes, 3);
});

test('MA-41: fourteen days for both, at most as many as anybody has; who asks for the coordinator is heard once', () => {
  const until = addDays(demoDay, trialDays);
  equal(daysWithTalk(7, { until: addDays(demoDay, 3), today: demoDay }), 7 + 11);
  equal(daysWithTalk(20, { until: addDays(demoDay, 20), today: demoDay }), 20);
  equal(daysWithTalk(58, { until: demoDay, today: demoDay }), mostDays);
  equal(refuseTalkDay(until, { until }), null);
  equal(refuseTalkDay(addDays(until, 1), { until }), 'talk-too-late');
  const talk = {
    askedById: 'a',
    askedOn: demoDay,
    until,
    talkOn: null,
    asks: { mentor: null, mentee: demoDay },
    settledOn: null,
  };
  deepEqual(asksOf(talk), ['mentee']);
  deepEqual(asksOf({ ...talk, settledOn: demoDay }), []);
  deepEqual(asksOf({ ...talk, settledOn: addDays(demoDay, -1) }), ['mentee']);
});

/** A WebP file of these parts, which need not be a picture that anybody could see. */
function webp(...parts: [string, Buffer][]): Buffer {
  const body = Buffer.concat(
    parts.flatMap(([kind, bytes]) => {
      const length = Buffer.alloc(4);
      length.writeUInt32LE(bytes.length);
      return [Buffer.from(kind, 'latin1'), length, bytes, Buffer.alloc(bytes.length % 2)];
    }),
  );
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(4 + body.length, 4);
  return Buffer.concat([head, body]);
}
const shape = (flags: number) => Buffer.from([flags, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
const picture: [string, Buffer] = ['VP8L', Buffer.from('2f000000001007', 'hex')];
const point = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('M-62: a photo is known by its bytes; where and when it was taken goes; what moves or is no picture is refused', async () => {
  const told = webp(
    ['VP8X', shape(0x08 | 0x04 | 0x20)],
    ['ICCP', Buffer.from('profile')],
    picture,
    ['EXIF', Buffer.from('kanarieplats')],
    ['XMP ', Buffer.from('kanarietid')],
    ['ODD ', Buffer.from('kanarie')],
  );
  const bare = bareWebp(Buffer.concat([told, Buffer.from('kanariebehind')]))!;
  ok(!bare.includes('kanarie'));
  deepEqual(bare, webp(['VP8X', shape(0x20)], ['ICCP', Buffer.from('profile')], picture));
  deepEqual(bareWebp(bare), bare);
  for (const bad of [
    webp(['VP8X', shape(2)], ['ANIM', Buffer.alloc(6)], picture),
    webp(['VP8X', shape(0)]),
    webp(picture, picture),
    webp(['VP8X', Buffer.from([0])], picture),
    told.subarray(0, -3),
    Buffer.from('RIFF'),
  ])
    equal(bad.length < 12 ? null : bareWebp(bad), null);
  deepEqual(await keepablePhoto(told), { type: 'image/webp', bytes: bare });
  equal((await keepablePhoto(point))?.type, 'image/png');
  for (const bad of [
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    Buffer.from('GIF89a'),
    Buffer.from('%PDF-1.7'),
    Buffer.alloc(0),
    Buffer.concat([point, Buffer.alloc(largestPhoto)]),
  ])
    equal(await keepablePhoto(bad), null);
});

let world: World;
let coordinator: Visitor;
let organisation = '';
let cohort = '';
const base = '/o/ledarnatverket';
const ids = { mentor: '', mentee: '', other: '', stranger: '', coordinator: '' };
const as: Record<'mentor' | 'mentee', Visitor> = {} as never;

const ask = async <Row extends object>(query: string, values: unknown[] = []): Promise<Row[]> =>
  (await world.owner.query(query, values)).rows as Row[];

/** Gives somebody of the network an account of the demo, so that the test can be that person. */
async function become(person: string, who: 'network.mentor' | 'network.mentee'): Promise<Visitor> {
  await world.owner.query(`set app.scope = 'sign-in'`);
  const [account] = await ask<{ id: string }>('select id from account where email = $1', [
    `${who}.demo@mentorium.example`,
  ]);
  await ask('update person set account_id = null where account_id = $1', [account!.id]);
  await ask('update person set account_id = $1 where id = $2', [account!.id, person]);
  return visit(world, who);
}

/** What a person reads, through the wall. */
const reading = (person: string) => ({
  pages: (people: string[]) =>
    world.database.inTenant({ organisation, person, today: demoDay }, 'read', (tx) =>
      listOpenProfiles(tx, people),
    ),
  photo: (of: string) =>
    world.database.inTenant({ organisation, person, today: demoDay }, 'read', (tx) =>
      findPhoto(tx, of),
    ),
  wishes: (application: string) =>
    world.database.inTenant({ organisation, person, today: demoDay }, 'read', (tx) =>
      listWishes(tx, application),
    ),
  words: (proposal: string) =>
    world.database.inTenant({ organisation, person, today: demoDay }, 'read', (tx) =>
      listTalkWords(tx, [proposal]),
    ),
});

const asCoordinator = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  world.database.inTenant({ organisation, person: ids.coordinator, today: demoDay }, 'write', work);

before(async () => {
  world = await openWorld();
  coordinator = await visit(world, 'network.coordinator');
  cohort = linkIn((await coordinator.get(`${base}/programmes`)).text, /\/cohorts\/[0-9a-f-]{36}/);
  await takeBackQuestions(world);
  organisation = (
    await world.database.beforeTenant(null, (tx) =>
      tx
        .selectFrom('organisation')
        .select('id')
        .where('slug', '=', 'ledarnatverket')
        .executeTakeFirstOrThrow(),
    )
  ).id;
  await world.owner.query(`set app.organisation = '${organisation}'`);
  const free = async (role: string) =>
    (
      await ask<{ id: string }>(
        `select a.person_id as id from application a join person p on p.organisation_id = a.organisation_id and p.id = a.person_id
         where a.cohort_id = $1 and a.role = $2 and is_admitted(a.organisation_id, a.id) and is_to_place(a.organisation_id, a.id)
           and p.account_id is null and p.left_on is null order by a.person_id limit 3`,
        [idOf(cohort), role],
      )
    ).map(({ id }) => id);
  const [mentors, mentees] = [await free('mentor'), await free('mentee')];
  ok(
    mentors.length > 1 && mentees.length > 1,
    `${mentors.length} mentors, ${mentees.length} mentees`,
  );
  [ids.mentor, ids.stranger] = mentors as [string, string];
  [ids.mentee, ids.other] = mentees as [string, string];
  // Nothing but what the tests are about stands against the pair.
  await ask(
    `update person set member_organisation_id = null, manager_id = null where id = any($1::uuid[])`,
    [[ids.mentor, ids.mentee]],
  );
  as.mentor = await become(ids.mentor, 'network.mentor');
  as.mentee = await become(ids.mentee, 'network.mentee');
  await world.owner.query(`set app.scope = 'sign-in'`);
  // Nobody of the demo has told anything, and nobody chooses.
  equal((await settings('off')).status, 303);
  await world.owner.query(`set app.purpose = 'erase'`);
  await ask('delete from open_profile');
  await ask('delete from wish');
  await world.owner.query(`set app.purpose = ''`);
  await ask(
    `update application set preferences = preferences || '{"wishes": []}' where cohort_id = $1`,
    [idOf(cohort)],
  );
  ids.coordinator = (
    await ask<{ id: string }>(
      `select p.id from person p join account a on a.id = p.account_id where a.email like 'network.coordinator%' and p.organisation_id = $1`,
      [organisation],
    )
  )[0]!.id;
});
after(() => world.close());

const told = {
  about: 'Kanariefågel sjunger',
  topics: 'att säga nej',
  interests: 'skidor',
  times: 'tisdagar',
  contact: 'kanarietelefon',
};

test('M-61, M-62: a page is read by nobody until it is shown, then by whom it says; it is put away and deleted by its author', async () => {
  const path = `${base}/about-me`;
  const others = [ids.coordinator, ids.mentee, ids.other, ids.stranger];
  const readers = async () => {
    const found = new Set<string>();
    for (const person of others)
      if ((await reading(person).pages([ids.mentor])).length > 0) found.add(person);
    return found;
  };
  const refused = await as.mentor.upload(path, told, {
    name: 'me.svg',
    bytes: Buffer.from('<svg/>'),
  });
  equal(refused.status, 422);
  match(refused.text, /choose a JPEG, PNG or WebP/);
  match(refused.text, /Kanariefågel/, 'nothing typed is lost');
  equal((await as.mentor.upload(path, told, { name: 'me.png', bytes: point })).status, 303);
  match((await as.mentor.get(path)).text, /Candidates do not see it/);
  deepEqual(await readers(), new Set());
  equal((await as.mentor.post(path, { ...told, shown: 'yes' })).status, 303);
  const own = (await as.mentor.get(path)).text;
  match(own, /Shown since/);
  match(own, /alt="Photo of/, 'the photo stays when none is chosen');
  deepEqual(await readers(), new Set([ids.coordinator]));
  const [seen] = await reading(ids.coordinator).pages([ids.mentor]);
  deepEqual([seen!.about, seen!.topics, seen!.contact], [told.about, told.topics, null]);
  match((await coordinator.get(`${base}/people/${ids.mentor}`)).text, /Read what they tell/);
  const page = await coordinator.get(`${base}/people/${ids.mentor}/about`);
  match(page.text, /Kanariefågel/);
  doesNotMatch(page.text, /kanarietelefon/);
  const photo = `${base}/people/${ids.mentor}/photo`;
  equal((await coordinator.get(photo)).headers['content-type'], 'image/png');
  equal((await as.mentee.get(photo)).status, 404);
  equal((await as.mentee.get(`${base}/people/${ids.mentor}/about`)).status, 404);

  // Whose identity is protected, whose data are not to be used, who has left.
  const states: [string, string][] = [
    [
      `update person set protected_hashes = '{}' where id = $1`,
      `update person set protected_hashes = null where id = $1`,
    ],
    [
      `update person set left_on = '${demoDay}' where id = $1`,
      `update person set left_on = null where id = $1`,
    ],
  ];
  for (const [on, off] of states) {
    await ask(on, [ids.mentor]);
    deepEqual(await readers(), new Set(), on);
    await ask(off, [ids.mentor]);
  }
  equal((await readers()).size, 1);
  equal((await as.mentor.post(path, told)).status, 303);
  deepEqual(await readers(), new Set(), 'put away');
  equal((await as.mentor.post(path, { ...told, shown: 'yes' })).status, 303);
  equal((await as.mentor.post(`${path}/removal`, {})).status, 303);
  deepEqual(await reading(ids.mentor).pages([ids.mentor]), []);
  equal(await reading(ids.mentor).photo(ids.mentor), null);
  match((await as.mentor.get(`${path}?removed=1`)).text, /The page is deleted/);
});

const settings = (openChoice: string) =>
  coordinator.post(`${cohort}/calls`, { admitted_until: '', open_choice: openChoice });
const applicationOf = async (person: string) =>
  (
    await ask<{ id: string }>(
      'select id from application where cohort_id = $1 and person_id = $2 and withdrawn_on is null',
      [idOf(cohort), person],
    )
  )[0]!.id;

test('MA-42: people choose where the cohort allows it, with or without names; coordinators alone read why, and the matching counts it', async () => {
  equal((await as.mentor.post(`${base}/about-me`, { ...told, shown: 'yes' })).status, 303);
  const path = `${cohort}/candidates`;
  deepEqual(
    await ask(
      `select column_default like '%off%' as off from information_schema.columns where table_name = 'cohort' and column_name = 'open_choice'`,
    ),
    [{ off: true }],
  );
  equal((await as.mentee.get(path)).status, 404, 'where it is off');
  const [{ name }] = (await ask<{ name: string }>(
    `select given_name || ' ' || family_name as name from person where id = $1`,
    [ids.mentor],
  )) as [{ name: string }];
  equal((await settings('without-names')).status, 303);
  const unnamed = (await as.mentee.get(path)).text;
  match(unnamed, /Kanariefågel[^]*The people you choose never read them/);
  ok(!unnamed.includes(name));
  doesNotMatch(unnamed, /kanarietelefon|<img/);
  equal((await settings('with-names')).status, 303);
  const named = (await as.mentee.get(path)).text;
  ok(named.includes(name));
  match((await as.mentee.get(base)).text, /You can choose whom you would like/);
  const missing = await as.mentee.post(path, { wish1: ids.mentor, reason1: '' });
  equal(missing.status, 422);
  match(missing.text, /Write why you choose this person/);
  equal(
    (await as.mentee.post(path, { wish1: ids.stranger, reason1: 'x' })).status,
    422,
    'who shows no page is not chosen',
  );
  equal((await as.mentee.post(path, { wish1: ids.mentor, reason1: 'kanarieskäl' })).status, 303);
  match((await as.mentee.get(path)).text, /kanarieskäl/);
  doesNotMatch((await as.mentee.get(base)).text, /You can choose whom you would like/);
  const application = await applicationOf(ids.mentee);
  for (const [person, count] of [
    [ids.mentee, 1],
    [ids.coordinator, 1],
    [ids.mentor, 0],
    [ids.other, 0],
  ] as const)
    equal((await reading(person).wishes(application)).length, count);
  match((await coordinator.get(`${base}/applications/${application}`)).text, /kanarieskäl/);
  const [{ preferences }] = (await ask<{ preferences: { wishes: string[] } }>(
    'select preferences from application where id = $1',
    [application],
  )) as [{ preferences: { wishes: string[] } }];
  deepEqual(preferences.wishes, [ids.mentor]);
  match(
    (await coordinator.get(`${cohort}/pairs/new?mentee=${ids.mentee}&mentor=${ids.mentor}`)).text,
    /wish/i,
  );
  equal((await settings('off')).status, 303);
  equal((await as.mentee.get(path)).status, 404);
  deepEqual(await reading(ids.mentee).pages([ids.mentor]), []);
});

test('MA-40, MA-41: from a known applicant to both asked, then a talk on trial, a word from each, and the mentorship', async () => {
  // From the page of the person: choose, look, ask.
  const person = (await coordinator.get(`${base}/people/${ids.mentee}`)).text;
  const list = linkIn(person, /pairs\/new\?mentee=/).replaceAll('&amp;', '&');
  const candidates = (await coordinator.get(list)).text;
  match(candidates, /The best fit comes first/);
  const chosen = linkIn(candidates, new RegExp(`mentor=${ids.mentor}`)).replaceAll('&amp;', '&');
  const look = (await coordinator.get(chosen)).text;
  match(look, /Kanariefågel/);
  match(look, /free place/);
  match((await coordinator.get(`${cohort}/applications`)).text, /pairs\/new\?mentee=/);

  // A rule that a run would keep is set aside with a reason; one that always holds is not.
  await ask(`update person set languages = '{fi}' where id = $1`, [ids.mentor]);
  await ask(`update person set languages = '{sv}' where id = $1`, [ids.mentee]);
  const pair = { mentor: ids.mentor, mentee: ids.mentee, days: '7' };
  const silent = await coordinator.post(`${cohort}/pairs`, { ...pair, reason: '' });
  equal(silent.status, 422);
  match(silent.text, /Write why you set the rule aside/);
  match(silent.text, /no language in common/);
  const made = await coordinator.post(`${cohort}/pairs`, { ...pair, reason: 'kanarieorsak' });
  equal(made.status, 303);
  const run = made.location.split('?')[0]!;
  const page = (await coordinator.get(run)).text;
  match(page, /By hand: /);
  match(page, /kanarieorsak/);
  doesNotMatch(page, /\/again"|\/rematch"/);
  equal((await coordinator.post(`${run}/again`, { mode: 'optimum' })).status, 422);
  match((await coordinator.get(`${cohort}/runs`)).text, /Pairs made by hand[^]*kanarieorsak/);
  const twice = await coordinator.post(`${cohort}/pairs`, { ...pair, reason: 'again' });
  equal(twice.status, 422);
  match(twice.text, /has been asked/);

  // Both are asked, and read the page of the other.
  const [{ id }] = (await ask<{ id: string }>('select id from proposal where run_id = $1', [
    idOf(run),
  ])) as [{ id: string }];
  const path = `${base}/proposals/${id}`;
  match((await as.mentee.get(path)).text, /Kanariefågel/);
  doesNotMatch((await as.mentee.get(path)).text, /kanarie(telefon|orsak|skäl)/);
  doesNotMatch((await as.mentor.get(path)).text, /kanarie(orsak|skäl)/);

  // The mentee would like to talk first; the mentor wants it too, which is one talk.
  equal((await as.mentee.post(`${path}/talk`, {})).status, 303);
  equal((await as.mentor.post(`${path}/talk`, {})).status, 303);
  const talks = await asCoordinator((tx) =>
    tx
      .selectFrom('trial_talk')
      .innerJoin('proposal as q', 'q.id', 'trial_talk.proposal_id')
      .select('q.answer_by')
      .where('q.id', '=', id)
      .execute(),
  );
  deepEqual(talks, [{ answer_by: addDays(demoDay, trialDays) }]);
  match((await as.mentor.get(base)).text, /before you answer/);
  const word = (who: Visitor, fields: Record<string, string>) =>
    who.post(`${path}/talk/word`, fields);
  equal((await word(as.mentee, { word: 'yes' })).status, 422, 'a day comes first');
  const day = (on: string) => as.mentor.post(`${path}/talk/day`, { talk_on: on });
  equal((await day(addDays(demoDay, trialDays + 1))).status, 422);
  equal((await day(addDays(demoDay, 1))).status, 303);
  equal((await word(as.mentee, { word: 'yes' })).status, 422, 'the talk comes first');
  equal((await day(demoDay)).status, 303);

  // One would rather speak with the coordinator; words stay with their writer unless they are shared.
  equal((await word(as.mentee, { word: 'coordinator', words: 'kanarietvekan' })).status, 303);
  match((await coordinator.get(base)).text, /would like to speak with you before answering/);
  doesNotMatch((await coordinator.get(run)).text, /kanarietvekan/);
  deepEqual(await reading(ids.coordinator).words(id), []);
  deepEqual(await reading(ids.mentor).words(id), []);
  equal((await reading(ids.mentee).words(id)).length, 1);
  equal(
    (await word(as.mentee, { word: 'coordinator', words: 'kanariedelad', share: 'yes' })).status,
    303,
  );
  match((await coordinator.get(run)).text, /wants to speak with you[^]*kanariedelad/);
  doesNotMatch((await as.mentor.get(path)).text, /kanariedelad/);
  equal((await coordinator.post(`${run}/proposals/${id}/talk`, {})).status, 303);
  doesNotMatch((await coordinator.get(base)).text, /would like to speak with you before answering/);

  // Two yeses begin it, and the talk is the first meeting.
  equal((await word(as.mentee, { word: 'yes' })).status, 303);
  match((await as.mentee.get(path)).text, /The other side is asked too/);
  equal((await word(as.mentor, { word: 'yes' })).status, 303);
  match((await as.mentor.get(path)).text, /You both said yes/);
  const answers = await ask<{ met: string; talked: boolean }>(
    `select to_char(met_on, 'YYYY-MM-DD') as met, after_talk as talked from proposal_answer where proposal_id = $1`,
    [id],
  );
  deepEqual(answers, [
    { met: demoDay, talked: true },
    { met: demoDay, talked: true },
  ]);
  equal((await as.mentor.post(`${path}/talk/day`, { talk_on: demoDay })).status, 422);
});

test('MA-41: a no after a talk needs no reason; a talk whose days are over stands before whoever looks after the cohort', async () => {
  const pair = { mentor: ids.stranger, mentee: ids.other, days: '5', reason: 'x' };
  await ask(
    `update person set member_organisation_id = null, manager_id = null where id = any($1::uuid[])`,
    [[pair.mentor, pair.mentee]],
  );
  const made = await coordinator.post(`${cohort}/pairs`, pair);
  equal(made.status, 303);
  const run = made.location.split('?')[0]!;
  const [{ id }] = (await ask<{ id: string }>('select id from proposal where run_id = $1', [
    idOf(run),
  ])) as [{ id: string }];
  const path = `${base}/proposals/${id}`;
  const other = await become(ids.other, 'network.mentee');
  equal((await other.post(`${path}/talk/day`, { talk_on: demoDay })).status, 422, 'nobody asked');
  equal((await other.post(`${path}/talk`, {})).status, 303);
  equal((await other.post(`${path}/talk/day`, { talk_on: demoDay })).status, 303);
  await asCoordinator((tx) =>
    tx
      .updateTable('trial_talk')
      .set({ until: addDays(demoDay, -1) })
      .where('proposal_id', '=', id)
      .execute(),
  );
  match((await coordinator.get(base)).text, /the 14 days of their talk are over/);
  equal((await other.post(`${path}/talk/word`, { word: 'no', words: 'kanarienej' })).status, 303);
  doesNotMatch((await coordinator.get(base)).text, /the 14 days of their talk are over/);
  const after = (await coordinator.get(run)).text;
  match(after, /said no after a talk/);
  doesNotMatch(after, /kanarienej/);
  match((await other.get(path)).text, /kanarienej[^]*Only you read them/);
});

test('M-60: owner, next step, its day and a note are changed in the row; coordinators alone read them', async () => {
  await world.close();
  world = await openWorld();
  coordinator = await visit(world, 'network.coordinator');
  const own = await openPair(world);
  const list = (await coordinator.get(`${base}/mentorships?page=all`)).text;
  const id = idOf(own.path);
  match(list, new RegExp(`<form[^>]*id="row-${id}"`));
  match(
    list,
    new RegExp(`form="row-${id}"[^>]*name="next_step"|name="next_step"[^>]*form="row-${id}"`),
  );
  const row = `${base}/mentorships/rows/${id}?page=all`;
  const fields = {
    row: id,
    owner: ids.coordinator,
    next_step: 'kanariesteg',
    due_on: demoDay,
    row_note: 'kanarienotis',
  };
  const wrong = await coordinator.post(row, { ...fields, due_on: 'soon' });
  equal(wrong.status, 422);
  match(wrong.text, /kanariesteg/, 'nothing typed is lost');
  const saved = await coordinator.post(row, fields);
  equal(saved.status, 303);
  match(saved.location, /page=all/);
  const shown = (await coordinator.get(saved.location)).text;
  match(shown, /kanariesteg/);
  match((await coordinator.get(own.path)).text, /kanariesteg[^]*kanarienotis/);
  match((await coordinator.get(base)).text, /the next step was due/);
  for (const [who, person] of [
    [own.mentor, own.ids.mentor],
    [own.mentee, own.ids.mentee],
  ] as const) {
    equal((await who.post(row, fields)).status, 403);
    doesNotMatch((await who.get(own.path)).text, /kanarie(steg|notis)/);
    const seen = await world.database.inTenant(
      { organisation, person, today: demoDay },
      'read',
      (tx) => listFollowUps(tx),
    );
    equal(seen.size, 0, 'the wall');
  }
  equal(
    (await coordinator.post(`${own.path}/follow-up`, { next_step: '', due_on: '', row_note: '' }))
      .status,
    303,
  );
  doesNotMatch((await coordinator.get(own.path)).text, /kanarie(steg|notis)/);
});
