/**
 * M-45: whatever somebody enters in a mentorship and others read at once is taken back for a week by
 * whoever entered it. A list says of every act how, or why it needs no way back.
 */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { registry } from '../src/app/registry.ts';
import { listEntries, withdrawEntry, type EntryKind } from '../src/features/entries/entry.store.ts';
import { entryWords } from '../src/features/entries/entry.words.ts';
import { openClass } from './support/class.ts';
import { openPair, type Pair } from './support/pair.ts';
import type { Tx } from '../src/platform/database.ts';
import { demoDay, openWorld, visit, type Visitor, type World } from './support/world.ts';

const kinds = Object.keys(entryWords.en.kinds) as EntryKind[];

let world: World;
let pair: Pair;
before(async () => {
  world = await openWorld();
  pair = await openPair(world);
});
after(() => world.close());

/** Kinds of entries; the pattern of the act that undoes it; or why there is nothing to take back. */
type Way = EntryKind[] | { back: string } | { none: string };
const m = '/mentorships/:mentorship';
const c = '/class/:mentorship';
const again = { none: 'entered anew at any time, and takes the place of what stood there' };
const alone = { none: 'read by nobody but whoever entered it' };
const undoes = { none: 'is itself the way back, or the end of something' };
const ways: Record<string, Way> = {
  '/calendar': alone,
  '/calendar/end': alone,
  '/energy': alone,
  '/actions': alone,
  '/actions/:action/done': alone,
  '/actions/:action/removal': alone,
  '/about-me': again,
  '/about-me/removal': undoes,
  '/cohorts/:cohort/candidates': again,
  [`${m}/entries`]: undoes,
  [`${m}/contacts`]: { back: `${m}/contacts/:contact/removal` },
  [`${m}/contacts/:contact/removal`]: undoes,
  [`${m}/owner`]: again,
  [`${m}/follow-up`]: again,
  '/mentorships/rows/:mentorship': again,
  '/mentorships/messages': { none: 'leads to the page on which a message is written' },
  [`${m}/cards`]: ['card'],
  [`${m}/cards/:card/review`]: ['review'],
  [`${m}/meetings`]: { back: `${m}/meetings/:meeting/withdrawal` },
  [`${m}/meetings/:meeting/correction`]: again,
  [`${m}/meetings/:meeting/withdrawal`]: { back: `${m}/meetings/:meeting/restoring` },
  [`${m}/meetings/:meeting/restoring`]: undoes,
  [`${m}/meetings/:meeting/view`]: ['view'],
  [`${m}/meetings/:meeting/pulse`]: ['pulse'],
  [`${m}/points/:point/confirmation`]: ['point'],
  [`${m}/goals`]: ['goal'],
  [`${m}/goals/new`]: ['goal'],
  [`${m}/goals/:goal/reaching`]: ['reached'],
  [`${m}/goals/:goal/steps`]: ['step'],
  [`${m}/goals/:goal/steps/:step/done`]: ['step-done'],
  [`${m}/needs`]: ['need'],
  [`${m}/agreements`]: ['agreement'],
  [`${m}/agreements/:agreement/outcome`]: ['outcome'],
  [`${m}/agreements/:agreement/confirmation`]: ['confirmation'],
  [`${m}/agreement`]: { none: 'a new version takes its place, which everybody signs anew' },
  [`${m}/agreement/signature`]: { none: 'a signature stays; a new version is signed anew' },
  [`${m}/pauses`]: { back: `${m}/pauses/:pause/end` },
  [`${m}/pauses/:pause/end`]: { back: `${m}/pauses` },
  [`${m}/extensions`]: ['extension'],
  [`${m}/extensions/:extension/agreement`]: ['extension-agreement'],
  [`${m}/substitutes`]: { none: 'by a coordinator, for days with an end: docs/plan.md' },
  [`${m}/substitutes/:substitute/opening`]: ['opening'],
  [`${m}/handovers`]: ['handover'],
  [`${m}/handovers/:handover/consent`]: ['consent'],
  [`${m}/closing`]: again,
  [`${m}/aftercare`]: { none: 'says only that a word was had, after the end' },
  [`${m}/measure`]: { none: 'answered once, so that the start is seen after the end was said' },
  [`${m}/aftercare/:months`]: alone,
  [`${m}/aftercare/:months/refusal`]: alone,
  [`${m}/closure`]: { back: `${m}/closure/removal` },
  [`${m}/closure/removal`]: undoes,
  [`${m}/hours`]: { back: `${m}/hours/:entry/removal` },
  [`${m}/hours/:entry/removal`]: undoes,
  [`${m}/appointments`]: { back: `${m}/appointments/:appointment/cancellation` },
  [`${m}/appointments/:appointment/time`]: again,
  [`${m}/appointments/:appointment/cancellation`]: { back: `${m}/appointments` },
  [`${m}/appointments/:appointment/reply`]: again,
  [`${m}/agenda`]: { back: `${m}/agenda/:item/removal` },
  [`${m}/agenda/:item/removal`]: undoes,
  '/cohorts/:cohort/gatherings/:date': again,
  '/cohorts/:cohort/gatherings/:date/hour': again,
  '/cohorts/:cohort/gatherings/:date/cancellation': {
    back: '/cohorts/:cohort/gatherings/:date/hour',
  },
  '/gatherings/:date/answer': again,
  '/cohorts/:cohort/team/tasks': { back: '/cohorts/:cohort/team/:item/done' },
  '/cohorts/:cohort/team/goals': { back: '/cohorts/:cohort/team/:item/done' },
  '/cohorts/:cohort/team/:item/owner': { back: '/cohorts/:cohort/team/:item/cover' },
  '/cohorts/:cohort/team/:item/cover': { back: '/cohorts/:cohort/team/:item/cover/off' },
  '/cohorts/:cohort/team/:item/cover/off': { back: '/cohorts/:cohort/team/:item/cover' },
  '/cohorts/:cohort/team/:item/done': { back: '/cohorts/:cohort/team/tasks' },
  [`${m}/careers/:pupil/activities`]: ['career'],
  [`${m}/careers/:pupil/reflections`]: ['career'],
  [`${m}/careers/:pupil/questions`]: ['career'],
  [`${m}/careers/:pupil/:entry/done`]: ['career-done'],
  [`${m}/careers/:pupil/:entry/answer`]: ['career-answer'],
  [`${m}/cards-of-class`]: { back: `${m}/cards-of-class/:pupil/end` },
  [`${m}/cards-of-class/:pupil`]: { back: `${m}/cards-of-class/:pupil/end` },
  [`${m}/cards-of-class/:pupil/end`]: undoes,
  [`${m}/cards-of-class/:pupil/release`]: { none: 'opens a way to sign in; nothing is read of it' },
  [`${m}/climate`]: { none: 'asks a question; nothing is read before five have answered' },
  [`${m}/climate/answer`]: { none: 'lies apart from who answered, so nobody can find it again' },
  [`${m}/tensions`]: ['tension'],
  [`${m}/tensions/:tension/steps`]: ['tension-step'],
  [`${m}/tensions/:tension/end`]: undoes,
  '/specialists': again,
  '/people/facts': { none: 'a list of the school; a newer list takes its place' },
  // One box for seven kinds: an agreement and what goes to the next mentor are entries too.
  [`${c}/pupils/:pupil/notes`]: { back: `${c}/pupils/:pupil/notes/:note/withdrawal` },
  [`${c}/pupils/:pupil/notes/:note/withdrawal`]: undoes,
  [`${c}/pupils/:pupil/support/:support/end`]: undoes,
  [`${c}/pupils/:pupil/worries/:worry/end`]: alone,
  [`${c}/talks`]: { none: 'goes on to the page on which talks are offered' },
  [`${c}/messages/pupils`]: { none: 'goes on to the page on which a message is written' },
  [`${c}/messages/guardians`]: { none: 'goes on to the page on which a message is written' },
  [`${c}/messages`]: { none: 'a message that was sent has been read' },
  '/agreements/:agreement/outcome': ['outcome'],
  '/referrals/:referral/acceptance': { none: 'an act of the office, answered for in its record' },
  '/referrals/:referral/return': { none: 'an act of the office, answered for in its record' },
  '/referrals/:referral/result': { none: 'an act of the office, answered for in its record' },
  '/referrals/:referral/sealed': { none: 'an act of the office, answered for in its record' },
  '/referrals/:referral/sealed/reading': { none: 'that something was read does not become untrue' },
  [`${m}/shares`]: { back: `${m}/shares/:share/end` },
  [`${m}/shares/:share/end`]: undoes,
  '/children/:child/agreement': { none: 'a signature stays; a new version is signed anew' },
  '/children/:child/consent': again,
  '/class/:mentorship/pupils/:pupil/talk': { back: `${m}/meetings/:meeting/withdrawal` },
  '/class/:mentorship/lesson': { back: `${m}/meetings/:meeting/withdrawal` },
  '/class/:mentorship/guardians': { none: 'opens a way to sign in; nothing is read of it' },
  '/talks/new': { back: '/talks/:talk/cancellation' },
  '/talks/moments': { back: '/talks/moments/:moment/withdrawal' },
  '/talks/moments/:moment/withdrawal': { back: '/talks/moments' },
  '/talks/moments/:moment/booking': { back: '/talks/:talk/cancellation' },
  '/talks/:talk/preparation': again,
  '/talks/:talk/time': again,
  '/talks/:talk/cancellation': { back: '/talks/moments/:moment/booking' },
  '/development/certificate': { none: 'asks for one; a coordinator issues it' },
  '/certificates/:certificate/issue': { back: '/certificates/:certificate/revocation' },
  '/certificates/:certificate/revocation': { none: 'another one is issued' },
  '/rounds/:round/goals': { back: '/development/goals/:goal/end' },
  '/development/goals': { back: '/development/goals/:goal/end' },
  '/development/goals/:goal/end': alone,
  '/development/goals/:goal/sharing': again,
  '/development/goals/:goal/requests': { none: 'asks somebody; nothing is said of anybody' },
  '/development/requests/:request': {
    none: 'an answer to who asked, who goes by it: docs/plan.md',
  },
  '/development/evidence': { back: '/development/evidence/:evidence/removal' },
  '/development/evidence/:evidence/removal': undoes,
  '/development/strengths': again,
  '/development/quick': { back: '/development/quick/:quick/closing' },
  '/development/quick/:quick/closing': undoes,
  [`${m}/feedback`]: ['feedback'],
  [`${m}/feedback/:feedback/answer`]: ['feedback-answer'],
  [`${m}/feedback/:feedback/settling`]: ['feedback-settled'],
  '/library': { back: '/library/:resource/withdrawal' },
  '/library/:resource/use': again,
  '/library/:resource/withdrawal': undoes,
  '/library/groups': { back: '/library/groups/:group/leaving' },
  '/library/groups/:group/joining': { back: '/library/groups/:group/leaving' },
  '/library/groups/:group/leaving': { back: '/library/groups/:group/joining' },
  '/library/groups/:group/meeting': again,
  '/rounds/:round/prediction': again,
  '/rounds/:round/shares': { back: '/rounds/:round/shares/:share/end' },
  '/rounds/:round/shares/:share/end': undoes,
  '/rounds/:round/talk': again,
  '/rounds/:round/talks/:mentor': again,
};

/** In which something is entered in a mentorship, or about or to somebody of one. */
const features =
  'calendar cards classes course development energy entries gatherings goals guidance hours meetings mentoring-agreements mentorship-pages mentorships open-profiles own-actions search talks team'.split(
    ' ',
  );

test('M-45: every act of a mentorship has a way back, or a reason why it needs none', () => {
  const acts = registry.features
    .filter(({ name }) => features.includes(name))
    .flatMap(({ routes = [] }) => routes.filter(({ act }) => act !== null).map(({ path }) => path));
  deepEqual(
    features.filter((name) => !registry.features.some((one) => one.name === name)),
    [],
  );
  deepEqual([...acts].sort(), Object.keys(ways).sort());
  const named = Object.values(ways).flatMap((way) => (Array.isArray(way) ? way : []));
  deepEqual([...new Set(named)].sort(), [...kinds].sort(), 'every kind is entered by an act');
  for (const [path, way] of Object.entries(ways))
    if ('back' in way) ok(acts.includes(way.back), `${path}: there is no ${way.back}`);
});

const entries = async (who: Visitor) => (await who.get(`${pair.path}/entries`)).text;
const relation = async (who: Visitor, below = '') => (await who.get(`${pair.path}${below}`)).text;
/** What the page offers to take back, of one kind: the first, which is the newest. */
const offered = (html: string, kind: EntryKind): string | undefined =>
  new RegExp(
    `name="kind" value="${kind}"/?><input type="hidden" name="entry" value="([^"]+)"`,
  ).exec(html.replaceAll(/\s*\/>/g, '/>'))?.[1];
const takeBack = async (who: Visitor, kind: EntryKind) => {
  const entry = offered(await entries(who), kind);
  ok(entry, `${kind} is offered`);
  const { status } = await who.post(`${pair.path}/entries`, { kind, entry });
  equal(status, 303, kind);
  return entry;
};
const actIn = (html: string, pattern: RegExp): string => {
  const found = [...html.matchAll(/action="([^"]+)"/g)].find(([, action]) => pattern.test(action!));
  ok(found, `there is no form ${pattern}`);
  return found[1]!;
};
const done = async (reply: Promise<{ status: number; text: string }>) => {
  const { status, text } = await reply;
  equal(status, 303, /class="[^"]*problem[^"]*"[^>]*>([^<]+)/.exec(text)?.[1] ?? '');
};

test('M-45: an agreement, whether it was kept and its confirmation are taken back one after the other, with a trace and without the words', async () => {
  await done(
    pair.mentor.post(`${pair.path}/agreements`, { what: 'CANARY-A call', owner: pair.ids.mentor }),
  );
  const outcome = actIn(await relation(pair.mentor), /agreements\/[^/]+\/outcome$/);
  await done(pair.mentor.post(outcome, { kept: 'yes' }));
  await done(pair.mentee.post(outcome.replace(/outcome$/, 'confirmation'), {}));
  const bound = await entries(pair.mentor);
  equal(offered(bound, 'agreement'), undefined, 'somebody settled it');
  equal(offered(bound, 'outcome'), undefined, 'somebody confirmed it');
  match(bound, /Somebody else has built on it/);
  await takeBack(pair.mentee, 'confirmation');
  await takeBack(pair.mentor, 'outcome');
  match(await relation(pair.mentor), /CANARY-A/);
  const entry = await takeBack(pair.mentor, 'agreement');
  for (const who of [pair.mentor, pair.mentee]) {
    const text = (await relation(who)) + (await entries(who));
    ok(!text.includes('CANARY-A'));
    match(text, /Agreement: taken back by/);
    match(text, /Whether an agreement was kept: taken back by/);
  }
  const twice = await pair.mentor.post(`${pair.path}/entries`, { kind: 'agreement', entry });
  equal(twice.status, 422);
  match(twice.text, /can no longer be taken back/);
});

test('M-45: a goal, its end, its steps and needs are taken back by whoever entered them, and what others built on stays', async () => {
  await done(pair.mentee.post(`${pair.path}/needs`, { need: 'CANARY-N first', level: '2' }));
  await done(pair.mentee.post(`${pair.path}/goals`, { goal: 'CANARY-G lead' }));
  const goals = await relation(pair.mentor, '/goals');
  const steps = actIn(goals, /goals\/[^/]+\/steps$/);
  await done(pair.mentor.post(steps, { step: 'CANARY-S try', kind: 'milestone' }));
  equal(offered(await entries(pair.mentee), 'goal'), undefined, 'the mentor added a step');
  const finish = actIn(await relation(pair.mentee, '/goals'), /steps\/[^/]+\/done$/);
  await done(pair.mentee.post(finish, {}));
  equal(offered(await entries(pair.mentor), 'step'), undefined, 'the mentee did it');
  const reach = steps.replace(/steps$/, 'reaching');
  await done(pair.mentee.post(reach, {}));
  equal(offered(await entries(pair.mentor), 'reached'), undefined, 'somebody else said so');
  for (const [who, kind] of [
    [pair.mentee, 'reached'],
    [pair.mentee, 'step-done'],
    [pair.mentor, 'step'],
    [pair.mentee, 'goal'],
    [pair.mentee, 'need'],
  ] as const)
    await takeBack(who, kind);
  // With steps of one's own.
  await done(pair.mentee.post(`${pair.path}/goals`, { goal: 'CANARY-G again' }));
  const more = actIn(await relation(pair.mentee, '/goals'), /goals\/[^/]+\/steps$/);
  await done(pair.mentee.post(more, { step: 'CANARY-S again', kind: 'milestone' }));
  await takeBack(pair.mentee, 'goal');
  const found = await pair.mentor.get('/o/ledarnatverket/mentorships/search?q=CANARY-S');
  ok(!/<mark>|CANARY-S again/.test(found.text), 'nor is it found');
  ok(!/CANARY-[NGS]/.test((await relation(pair.mentee)) + (await relation(pair.mentor, '/goals'))));
});

test('M-45: cards, key points, own views, answers after a meeting, extensions and hand-overs are taken back', async () => {
  await done(
    pair.mentor.post(`${pair.path}/meetings`, {
      held_on: '2026-11-20',
      minutes: '60',
      note_class: 'shared',
      note: 'CANARY-NOTE',
      points: 'CANARY-P',
    }),
  );
  const html = await relation(pair.mentee);
  await done(
    pair.mentee.post(actIn(html, /points\/[^/]+\/confirmation$/), { other: 'CANARY-OTHER' }),
  );
  const view = actIn(html, /meetings\/[^/]+\/view$/);
  await done(pair.mentee.post(view, { view: 'CANARY-V' }));
  const pulse = view.replace(/view$/, 'pulse');
  await done(pair.mentee.post(pulse, { story: '2', worth: '2' }));
  match(await relation(pair.mentor), /CANARY-OTHER[^]*|CANARY-V/);
  for (const kind of ['point', 'view', 'pulse'] as const) await takeBack(pair.mentee, kind);
  const read = await relation(pair.mentor);
  ok(!/CANARY-OTHER|CANARY-V/.test(read));
  match(read, /CANARY-P/);
  match(read, /Own view beside a note: taken back by/);
  ok(!read.includes('Answer after a meeting'), 'nobody else ever knew of it');
  match(await entries(pair.mentee), /Answer after a meeting: taken back by/);
  await done(pair.mentee.post(pulse, { story: '4', worth: '4' }));

  await done(pair.mentee.post(`${pair.path}/extensions`, { until: '2027-12-01' }));
  const agree = actIn(await relation(pair.mentor, '/course'), /extensions\/[^/]+\/agreement$/);
  await done(pair.mentor.post(agree, {}));
  equal(offered(await entries(pair.mentee), 'extension'), undefined);
  await takeBack(pair.mentor, 'extension-agreement');
  await takeBack(pair.mentee, 'extension');

  await done(
    pair.mentee.post(`${pair.path}/cards`, {
      kind: 'experiment',
      try: 'CANARY-C one',
      safe: 'CANARY-C two',
      sign: 'CANARY-C three',
    }),
  );
  const review = actIn(await relation(pair.mentor, '/cards'), /cards\/[^/]+\/review$/);
  await done(pair.mentor.post(review, { outcome: 'worked', words: 'CANARY-R' }));
  equal(
    offered(await entries(pair.mentee), 'card'),
    undefined,
    'the mentor said what became of it',
  );
  await takeBack(pair.mentor, 'review');
  await takeBack(pair.mentee, 'card');
  ok(!/CANARY-[CR]/.test(await relation(pair.mentor, '/cards')));

  await done(
    pair.mentor.post(`${pair.path}/handovers`, { to: pair.ids.next, handover: 'CANARY-H' }),
  );
  const consent = actIn(await relation(pair.mentee, '/course'), /handovers\/[^/]+\/consent$/);
  await done(pair.mentee.post(consent, { answer: 'yes' }));
  equal(offered(await entries(pair.mentor), 'handover'), undefined, 'the mentee said yes');
  await takeBack(pair.mentee, 'consent');
  await takeBack(pair.mentor, 'handover');
  ok(!(await relation(pair.mentee, '/course')).includes('CANARY-H'));
});

test("M-43, M-45: a note whose answer was taken back is nobody's ground any more", async () => {
  const { text } = await pair.mentor.get(pair.path);
  const correction = /\/meetings\/[0-9a-f-]{36}\/correction/.exec(text)![0];
  await done(
    pair.mentor.post(`${pair.path}${correction.replace(/correction$/, 'withdrawal')}`, {}),
  );
});

test('M-45: nobody takes back what another one entered, nor after a week, nor past the page', async () => {
  await done(
    pair.mentor.post(`${pair.path}/agreements`, { what: 'CANARY-B', owner: pair.ids.mentor }),
  );
  const entry = offered(await entries(pair.mentor), 'agreement')!;
  equal(offered(await entries(pair.mentee), 'agreement'), undefined);
  const path = `${pair.path}/entries`;
  equal((await pair.mentee.post(path, { kind: 'agreement', entry })).status, 422);
  const own = {
    organisation: pair.organisation,
    mentorship: pair.path.split('/').at(-1)!,
    person: pair.ids.mentee,
  };
  const inside = (person: string, work: (tx: Tx) => Promise<unknown>) =>
    world.database.inTenant(
      { organisation: pair.organisation, person, today: demoDay },
      'write',
      work,
    );
  for (const person of [pair.ids.mentee, pair.ids.other])
    await rejects(
      inside(person, (tx) =>
        withdrawEntry(tx, { ...own, person }, { kind: 'agreement', id: entry, today: demoDay }),
      ),
      /not taken back/,
    );
  await world.owner.query(`update agreement set made_on = '2026-11-14' where id = $1`, [entry]);
  equal(offered(await entries(pair.mentor), 'agreement'), undefined);
  const late = await pair.mentor.post(path, { kind: 'agreement', entry });
  equal(late.status, 422);
  const mine = { ...own, person: pair.ids.mentor };
  await rejects(
    inside(pair.ids.mentor, (tx) =>
      withdrawEntry(tx, mine, { kind: 'agreement', id: entry, today: demoDay }),
    ),
    /not taken back/,
  );
  await inside(pair.ids.mentor, async (tx) => {
    ok((await listEntries(tx, mine)).every(({ id }) => id !== entry));
  });
});

test('M-7, M-45: in a class a pupil sees what was taken back of theirs and of the whole class, and not of classmates', async () => {
  const group = await openClass(world);
  const mentor = await group.as('mentor');
  const pupil = await group.as('pupil');
  const [other] = group.pupils.filter((one) => one !== group.pupil);
  for (const whom of [other!, group.pupil]) {
    await done(mentor.post(`${group.path}/agreements`, { what: `CANARY ${whom}`, owner: whom }));
    const entry = offered((await mentor.get(`${group.path}/entries`)).text, 'agreement')!;
    await done(mentor.post(`${group.path}/entries`, { kind: 'agreement', entry }));
    const seen = (await pupil.get(`${group.path}/entries`)).text;
    equal(/Agreement: taken back by/.test(seen), whom === group.pupil);
  }
  const coordinator = await visit(world, 'school.coordinator');
  match((await coordinator.get(`${group.path}/entries`)).text, /Agreement: taken back by/);
});
