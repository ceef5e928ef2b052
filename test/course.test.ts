import { deepEqual, equal, match } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  cardKinds,
  isDue,
  kindOf,
  kindsFor,
  mayReview,
  missingFields,
  reviewOn,
} from '../src/features/cards/card.rules.ts';
import { refusePause, refuseSubstitute } from '../src/features/course/course.rules.ts';
import { outlookOf } from '../src/features/hours/hours.rules.ts';
import { countCohort } from '../src/features/cohorts/cohort.store.ts';
import { openPair, type Pair } from './support/pair.ts';
import { openWorld, visit, type World, readTexts } from './support/world.ts';

let world: World;
let pair: Pair;
const base = '/o/ledarnatverket';
before(async () => {
  world = await openWorld();
  pair = await openPair(world);
});
after(() => world.close());
const idsIn = (text: string, pattern: RegExp) => [
  ...new Set([...text.matchAll(pattern)].map(([, id]) => id!)),
];

test('M-15, M-16: what a pause and a substitute may be', () => {
  const course = {
    firstDay: '2026-01-10',
    pauses: [
      { firstDay: '2026-03-01', lastDay: '2026-03-10' },
      { firstDay: '2026-06-01', lastDay: null },
    ],
  };
  const of = (firstDay: string, lastDay: string | null) =>
    refusePause({ firstDay, lastDay }, course);
  deepEqual(
    [
      of('2026-02-01', '2026-01-31'),
      of('2026-01-09', '2026-02-01'),
      of('2026-03-10', '2026-03-12'),
      of('2026-03-11', '2026-03-12'),
      of('2026-05-01', null),
      of('2026-07-01', '2026-07-02'),
    ],
    ['order', 'before-start', 'overlap', null, 'overlap', 'overlap'],
  );
  deepEqual(
    [
      refuseSubstitute({ firstDay: '2026-03-02', lastDay: '2026-03-01' }, '2026-01-01'),
      refuseSubstitute({ firstDay: '2026-01-01', lastDay: '2026-01-02' }, '2026-01-03'),
      refuseSubstitute({ firstDay: '2026-01-01', lastDay: '2026-01-03' }, '2026-01-03'),
    ],
    ['order', 'past', null],
  );
});

test('M-18: used, planned, and where it leads', () => {
  const year = { hoursPromised: 40, firstDay: '2026-01-01', lastDay: '2026-12-31' };
  const of = (minutes: number, planned: number, today: string, promised: number | null = 40) =>
    outlookOf({
      used: { meetings: minutes, other: 60, gatherings: 120 },
      planned,
      ...year,
      hoursPromised: promised,
      today,
    });
  const half = of(1020, 90, '2026-07-02');
  deepEqual([half.used, half.promised, half.percent], [1200, 2400, 50]);
  equal(Math.round(half.forecast! / 60), 40);
  equal(of(1020, 5000, '2026-07-02').forecast, 6200, 'what is planned is not forgotten');
  deepEqual([of(0, 0, '2026-01-01').forecast, of(0, 0, '2026-07-02', null).percent], [null, null]);
});

test('CD-1, CD-2, CD-3: who writes which card, what it needs, when and whom it asks', () => {
  deepEqual(
    [
      kindsFor('mentee').some(({ kind }) => kind === 'advice'),
      kindsFor('mentor').some(({ kind }) => kind === 'advice'),
      kindsFor('mentee').some(({ kind }) => kind === 'question'),
    ],
    [false, true, true],
  );
  const advice = kindOf('advice')!;
  deepEqual(
    [
      missingFields(advice, { situation: 'x', advice: 'y' }),
      missingFields(advice, { situation: 'x', own: 'z' }),
      missingFields(kindOf('question')!, {}),
    ],
    [['own'], [], ['question']],
  );
  deepEqual(
    [reviewOn(advice, '2026-03-01'), reviewOn(kindOf('perspective')!, '2026-03-01')],
    ['2026-03-22', null],
  );
  const card = { madeById: 'anna', reviewedOn: null, reviewOn: '2026-03-22' };
  deepEqual(
    [
      mayReview(advice, card, 'anna', false),
      mayReview(advice, card, 'bo', true),
      mayReview(kindOf('question')!, card, 'anna', false),
      mayReview(kindOf('question')!, card, 'bo', true),
      mayReview(advice, { ...card, reviewedOn: '2026-03-02' }, 'bo', true),
    ],
    [false, true, false, true, false],
  );
  deepEqual(
    [
      isDue(card, '2026-03-21'),
      isDue(card, '2026-03-22'),
      isDue({ ...card, reviewedOn: '2026-03-22' }, '2026-03-23'),
    ],
    [false, true, false],
  );
  equal(new Set(cardKinds.map(({ kind }) => kind)).size, cardKinds.length);
});

test('needs with versions, goals that serve them, steps and a new path with history', async () => {
  const { mentor, mentee, path } = pair;
  equal(
    (await mentee.post(`${path}/needs`, { need: 'Våga ta svåra samtal', level: '2' })).location,
    `${path}/goals#needs`,
  );
  match((await mentor.get(`${path}/goals`)).text, /no goal serves this yet/);
  const [need] = idsIn(
    (await mentee.get(`${path}/goals`)).text,
    /<option value="([0-9a-f-]{36})">Våga/g,
  );
  equal(
    (await mentee.post(`${path}/goals/new`, { goal: 'Ett svårt samtal i månaden', need: need! }))
      .status,
    303,
  );
  const page = (await mentor.get(`${path}/goals`)).text;
  match(page, /1 goal serves this/);
  const [goal] = idsIn(page, /\/goals\/([0-9a-f-]{36})\/steps"/g);
  equal(
    (
      await mentor.post(`${path}/goals/${goal}/steps`, {
        step: 'Första samtalet hållet',
        kind: 'milestone',
        due_on: '2026-12-10',
      })
    ).status,
    303,
  );
  equal(
    (
      await mentee.post(`${path}/goals/${goal}/steps`, {
        step: 'Börja med den lättaste',
        kind: 'new-path',
      })
    ).status,
    303,
  );
  equal(
    (await mentee.post(`${path}/goals/${goal}/steps`, { step: '', kind: 'progress' })).status,
    422,
  );
  const steps = (await mentor.get(`${path}/goals`)).text;
  match(steps, /Same aim, another path/);
  const [step] = idsIn(steps, /\/steps\/([0-9a-f-]{36})\/done/g);
  equal((await mentee.post(`${path}/goals/${goal}/steps/${step}/done`, {})).status, 303);
  equal((await mentee.post(`${path}/goals/${goal}/steps/${step}/done`, {})).status, 404, 'once');
  equal(
    (
      await mentee.post(`${path}/needs`, {
        need: 'Våga i stora grupper',
        level: '3',
        replaces: need!,
      })
    ).status,
    303,
  );
  const after = (await mentor.get(`${path}/goals`)).text;
  match(after, /Earlier needs/);
  match(after, /1 goal serves this/);
  equal((await mentor.get(`${pair.theirs}/goals`)).status, 404);
});

test('M-14: an agreement is kept and confirmed by the other, or dropped with a reason', async () => {
  const { mentor, mentee, path, ids } = pair;
  for (const what of ['Ringa HR', 'Läsa rapporten'])
    equal(
      (await mentor.post(`${path}/agreements`, { what, owner: ids.mentee, due_on: '2026-11-30' }))
        .status,
      303,
    );
  const [one, two] = idsIn(
    (await mentee.get(path)).text,
    /\/agreements\/([0-9a-f-]{36})\/outcome/g,
  );
  equal(
    (await mentee.post(`${path}/agreements/${one}/outcome`, { kept: 'no' })).status,
    422,
    'why not',
  );
  equal(
    (await mentee.post(`${path}/agreements/${one}/outcome`, { kept: 'no', reason: 'too-hard' }))
      .status,
    303,
  );
  equal((await mentee.post(`${path}/agreements/${two}/outcome`, { kept: 'yes' })).status, 303);
  equal(
    (await mentee.post(`${path}/agreements/${two}/confirmation`, {})).status,
    404,
    'not one’s own',
  );
  equal(
    (await mentor.post(`${path}/agreements/${one}/confirmation`, {})).status,
    404,
    'it was not kept',
  );
  equal((await mentor.post(`${path}/agreements/${two}/confirmation`, {})).status, 303);
  const page = (await mentor.get(path)).text;
  match(page, /too hard, make it smaller/);
  match(page, /1 of 2 kept/);
});

test('CD-1, CD-2: advice comes after the own options, a question is answered by the other, what is private stays so', async () => {
  const { mentor, mentee, path } = pair;
  equal(
    (await mentee.post(`${path}/cards`, { kind: 'advice', situation: 'x', own: 'y' })).status,
    404,
    'a mentee gives no advice',
  );
  const early = await mentor.post(`${path}/cards`, {
    kind: 'advice',
    situation: 'Mötet spårar ur',
    own: '',
    advice: 'Pausa',
  });
  equal(early.status, 422);
  match(early.text, /Pausa/);
  equal(
    (
      await mentor.post(`${path}/cards`, {
        kind: 'advice',
        situation: 'Mötet spårar ur',
        own: 'Hon vill säga till',
        advice: 'Pausa',
      })
    ).status,
    303,
  );
  equal(
    (await mentee.post(`${path}/cards`, { kind: 'question', question: 'Hur länge brukar ni?' }))
      .status,
    303,
  );
  equal(
    (
      await mentor.post(`${path}/cards`, {
        kind: 'style',
        style: 'Frågande',
        effect: 'Hon tänkte själv',
      })
    ).status,
    303,
  );
  const hers = (await mentee.get(`${path}/cards`)).text;
  match(hers, /Hon vill säga till/);
  equal(hers.includes('Hon tänkte själv'), false);
  match((await mentor.get(`${path}/cards`)).text, /Hon tänkte själv/);
  const cardOf = (text: string, words: string) =>
    /id="card-([0-9a-f-]{36})"(?:(?!<\/article>).)*$/s.exec(
      text.slice(0, text.indexOf(words)),
    )![1]!;
  const question = cardOf(hers, 'Hur länge brukar ni?');
  equal(
    (await mentee.post(`${path}/cards/${question}/review`, { outcome: 'answered', words: 'x' }))
      .status,
    404,
  );
  equal(
    (await mentor.post(`${path}/cards/${question}/review`, { outcome: 'answered', words: '' }))
      .status,
    422,
  );
  equal(
    (
      await mentor.post(`${path}/cards/${question}/review`, {
        outcome: 'answered',
        words: 'En timme',
      })
    ).status,
    303,
  );
  match((await mentee.get(`${path}/cards`)).text, /En timme/);
  const advice = cardOf(hers, 'Mötet spårar ur');
  equal((await mentor.post(`${path}/cards/${advice}/review`, { outcome: 'used' })).status, 404);
  equal(
    (await mentee.post(`${path}/cards/${advice}/review`, { outcome: 'kept' })).status,
    404,
    'not an outcome of this kind',
  );
  equal((await mentee.post(`${path}/cards/${advice}/review`, { outcome: 'used' })).status, 303);
  equal((await (await visit(world, 'network.coordinator')).get(`${path}/cards`)).status, 403);
});

test('hours of both with a proof, gatherings with attendance; a coordinator sees the picture and no texts', async () => {
  const { mentor, mentee, path } = pair;
  equal(
    (await mentor.post(`${path}/hours`, { kind: 'preparation', day: '2026-11-20', minutes: '30' }))
      .location,
    `${path}/hours`,
  );
  equal(
    (await mentor.post(`${path}/hours`, { kind: 'preparation', day: '2026-11-30', minutes: '30' }))
      .status,
    422,
    'not yet',
  );
  const page = (await mentor.get(`${path}/hours`)).text;
  match(page, /Proof of hours/);
  match(page, /Preparation<\/td><td class="number">30/);
  const [entry] = idsIn(page, /\/hours\/([0-9a-f-]{36})\/removal/g);
  equal((await mentee.post(`${path}/hours/${entry}/removal`, {})).status, 404);
  const coordinator = await visit(world, 'network.coordinator');
  const cohort = `${base}/cohorts/${pair.cohort}`;
  const all = (await coordinator.get(`${cohort}/hours`)).text;
  const gathering = new RegExp(`${cohort}/gatherings/([0-9a-f-]{36})`).exec(all)![1]!;
  equal(
    (
      await coordinator.post(`${cohort}/gatherings/${gathering}`, {
        minutes: '240',
        came: pair.ids.mentor,
      })
    ).location,
    `${cohort}/hours`,
  );
  match((await mentor.get(`${path}/hours`)).text, /<td class="number">240/);
  match(
    (await mentor.get(path)).text,
    /4 hrs 30 mins of 40 hrs/,
    'the same hours stand beside the record',
  );
  equal(
    /<td class="number">240/.test((await mentee.get(`${path}/hours`)).text),
    false,
    'was not there',
  );
  equal((await mentor.get(`${cohort}/hours`)).status, 403);
});

test('M-15: while it pauses nobody is reminded; M-16: a substitute sees what is needed, on these days only', async () => {
  const { mentor, path } = pair;
  const coordinator = await visit(world, 'network.coordinator');
  equal(
    (
      await mentor.post(`${path}/pauses`, {
        first_day: '2026-11-22',
        last_day: '',
        reason: 'leave',
      })
    ).location,
    `${path}/course#pause`,
  );
  match((await coordinator.get(path)).text, /pausing/);
  const twice = await mentor.post(`${path}/pauses`, {
    first_day: '2026-12-01',
    last_day: '2026-12-02',
    reason: 'leave',
  });
  equal(twice.status, 422);
  match(twice.text, /There is a pause on some of these days already/);
  const [pause] = idsIn(
    (await mentor.get(`${path}/course`)).text,
    /\/pauses\/([0-9a-f-]{36})\/end/g,
  );
  equal((await mentor.post(`${path}/pauses/${pause}/end`, {})).status, 303);
  equal(
    (
      await mentor.post(`${path}/substitutes`, {
        substitute: pair.ids.other,
        first_day: '2026-11-22',
        last_day: '2026-11-30',
      })
    ).status,
    404,
    'a coordinator names them',
  );
  equal(
    (
      await coordinator.post(`${path}/substitutes`, {
        substitute: pair.ids.other,
        first_day: '2026-11-22',
        last_day: '2026-11-30',
      })
    ).status,
    303,
  );
  equal(
    (
      await coordinator.post(`${path}/substitutes`, {
        substitute: pair.ids.mentor,
        first_day: '2026-11-22',
        last_day: '2026-11-30',
      })
    ).status,
    422,
  );
  equal(
    (
      await mentor.post(`${path}/meetings`, {
        held_on: '2026-11-21',
        minutes: '60',
        note_class: 'shared',
        note: 'Det sagda',
        agreement: 'Det avtalade',
        agreement_owner: pair.ids.mentor,
      })
    ).status,
    303,
  );
  const read = (person: string, today: string) =>
    world.database.inTenant(
      { organisation: pair.organisation, person, today },
      'read',
      async (tx) =>
        (await readTexts(tx, 'confided_text.body'))
          .filter((text) => ['Det sagda', 'Det avtalade'].includes(text))
          .sort(),
    );
  deepEqual(
    [
      await read(pair.ids.mentor, '2026-11-25'),
      await read(pair.ids.other, '2026-11-25'),
      await read(pair.ids.other, '2026-12-01'),
      await read(pair.ids.other, '2026-11-21'),
    ],
    [['Det avtalade', 'Det sagda'], [], [], []],
    'what was agreed before they came is not theirs yet',
  );
  // Both of the pair heard of it at once; whoever named them does not open it.
  const told = (
    await world.owner.query<{ id: string }>(
      `select person_id as id from letter where kind = 'substitute' order by 1`,
    )
  ).rows.map(({ id }) => id);
  deepEqual(told, [pair.ids.mentor, pair.ids.mentee].sort());
  const course = `${path}/course`;
  match((await pair.mentee.get(course)).text, /Reads agreements and goals from the first day on/);
  const [member] = idsIn(
    (await pair.mentee.get(course)).text,
    /\/substitutes\/([0-9a-f-]{36})\/opening/g,
  );
  const opening = `${path}/substitutes/${member}/opening`;
  const substitute = await world.database
    .inTenant(
      { organisation: pair.organisation, person: pair.ids.other, today: '2026-11-25' },
      'write',
      (tx) =>
        tx
          .updateTable('mentorship_member')
          .set({ opened_by: pair.ids.other, opened_on: '2026-11-25' })
          .where('id', '=', member!)
          .execute()
          .then(
            () => 'opened',
            (error: Error) => error.message,
          ),
    )
    .catch((error: Error) => error.message);
  match(String(substitute), /second coordinator/);
  equal((await coordinator.get(course)).text.includes(opening), false);
  equal((await coordinator.post(opening, {})).status, 422);
  deepEqual(await read(pair.ids.other, '2026-11-25'), []);
  equal((await pair.mentee.post(opening, {})).status, 303);
  deepEqual(
    [
      await read(pair.ids.other, '2026-11-25'),
      await read(pair.ids.other, '2026-12-01'),
      await read(pair.ids.other, '2026-11-21'),
    ],
    [['Det avtalade'], [], []],
  );
  match((await mentor.get(course)).text, /Reads earlier agreements and goals too/);

  // A second coordinator opens it too; the one who named the substitute does not.
  equal(
    (
      await coordinator.post(`${path}/substitutes`, {
        substitute: pair.ids.next,
        first_day: '2026-12-05',
        last_day: '2026-12-10',
      })
    ).status,
    303,
  );
  const [next] = idsIn(
    (await pair.mentee.get(course)).text,
    /\/substitutes\/([0-9a-f-]{36})\/opening/g,
  );
  const nextOpening = `${path}/substitutes/${next}/opening`;
  equal((await coordinator.post(nextOpening, {})).status, 422);
  deepEqual(await read(pair.ids.next, '2026-12-06'), []);
  const second = await visit(world, 'both');
  match((await second.get(course)).text, new RegExp(nextOpening));
  equal((await second.post(nextOpening, {})).status, 303);
  deepEqual(
    [await read(pair.ids.next, '2026-12-06'), await read(pair.ids.next, '2026-12-11')],
    [['Det avtalade'], []],
  );
});

test('M-17: what is handed over goes along when the mentee says yes, and not before', async () => {
  const { mentor, mentee, path } = pair;
  equal((await mentee.post(`${path}/handovers`, { to: pair.ids.next, handover: 'x' })).status, 404);
  equal(
    (
      await mentor.post(`${path}/handovers`, {
        to: pair.ids.next,
        handover: 'Hon vill börja med talarstolen',
      })
    ).status,
    303,
  );
  const read = () =>
    world.database.inTenant(
      { organisation: pair.organisation, person: pair.ids.next, today: '2026-11-25' },
      'read',
      (tx) =>
        readTexts(tx, 'confided_text.body').then((texts) =>
          texts.filter((text) => text === 'Hon vill börja med talarstolen'),
        ),
    );
  equal((await read()).length, 0);
  const [handover] = idsIn(
    (await mentee.get(`${path}/course`)).text,
    /\/handovers\/([0-9a-f-]{36})\/consent/g,
  );
  equal(
    (await mentor.post(`${path}/handovers/${handover}/consent`, { answer: 'yes' })).status,
    404,
  );
  equal(
    (await mentee.post(`${path}/handovers/${handover}/consent`, { answer: 'yes' })).status,
    303,
  );
  equal((await read()).length, 1);
  equal(
    (await mentee.post(`${path}/handovers/${handover}/consent`, { answer: 'no' })).status,
    404,
    'answered',
  );
});

test('longer when both agree; a closing talk, a measure of one’s own and a word some months later', async () => {
  const { mentor, mentee, path } = pair;
  equal(
    (await mentee.post(`${path}/extensions`, { until: '2026-12-01' })).status,
    422,
    'not later than planned',
  );
  equal((await mentee.post(`${path}/extensions`, { until: '2027-12-01' })).status, 303);
  const [extension] = idsIn(
    (await mentor.get(`${path}/course`)).text,
    /\/extensions\/([0-9a-f-]{36})\/agreement/g,
  );
  equal((await mentee.post(`${path}/extensions/${extension}/agreement`, {})).status, 404);
  equal((await mentor.post(`${path}/extensions/${extension}/agreement`, {})).status, 303);
  match((await mentor.get(`${path}/course`)).text, /Until: Wed, 1 Dec 2027/);
  equal(
    (
      await mentor.post(`${path}/closing`, {
        talk_on: '2026-11-22',
        look_back: 'Vi vågade',
        aftercare_on: '2026-11-01',
      })
    ).status,
    422,
  );
  equal(
    (
      await mentor.post(`${path}/closing`, {
        talk_on: '2026-11-22',
        look_back: 'Vi vågade',
        aftercare_on: '2027-02-22',
      })
    ).status,
    303,
  );
  // M-44: everybody keeps their own words, and nobody changes another's.
  const talk = { talk_on: '2026-11-22', aftercare_on: '2027-02-22' };
  equal((await mentee.post(`${path}/closing`, { ...talk, look_back: 'Jag bytte' })).status, 303);
  equal(
    (await mentee.post(`${path}/closing`, { ...talk, look_back: 'Jag bytte roll' })).status,
    303,
  );
  for (const who of [mentor, mentee]) {
    const text = (await who.get(`${path}/course`)).text;
    match(text, /Vi vågade/);
    match(text, /Jag bytte roll/);
    match(text, /changed/);
    match(text, /Noted by/);
  }
  await world.owner.query(`update look_back set written_on = '2026-11-01'`);
  const late = await mentor.post(`${path}/closing`, { ...talk, look_back: 'Något annat' });
  equal(late.status, 422);
  match(
    late.text,
    /more than seven days ago[^]*Något annat|Något annat[^]*more than seven days ago/,
  );
  equal((await mentor.post(`${path}/closing`, { ...talk, look_back: 'Vi vågade' })).status, 303);
  const measure = { reached: '4', helped: '5', again: '5' };
  equal((await mentee.post(`${path}/measure`, measure)).status, 404, 'far from the end');
  equal((await mentor.post(`${path}/closure`, { reason: 'completed' })).status, 303);
  const levels = Object.fromEntries(
    [...(await mentee.get(`${path}/measure`)).text.matchAll(/name="(level-[0-9a-f-]{36})"/g)].map(
      ([, name]) => [name!, '3'],
    ),
  );
  equal((await mentee.post(`${path}/measure`, { ...measure, ...levels })).status, 303);
  equal((await mentee.post(`${path}/measure`, measure)).status, 404, 'once');
  equal(
    (await mentor.post(`${path}/measure`, measure)).status,
    422,
    'the mentor is asked other things',
  );
  equal(
    (await mentor.post(`${path}/measure`, { reached: '4', supported: '5', again: '5' })).status,
    303,
  );
  equal((await mentee.post(`${path}/aftercare`, {})).status, 303, 'after the end too');
  equal(
    (await (await visit(world, 'network.coordinator')).get(`${path}/course`)).text.includes(
      'Vi vågade',
    ),
    false,
  );
});

test('an own list with a look half-way that nobody else reads, and what waits stands on the home page', async () => {
  const { mentor, mentee } = pair;
  equal(
    (
      await mentor.post(`${base}/actions`, {
        body: 'Läsa på om konflikter',
        review_on: '2026-11-22',
        due_on: '2026-11-30',
      })
    ).location,
    `${base}/actions`,
  );
  const page = (await mentor.get(`${base}/actions`)).text;
  match(page, /how does it go/);
  match((await mentor.get(base)).text, /On your own list: Läsa på om konflikter/);
  equal((await mentee.get(`${base}/actions`)).text.includes('Läsa på'), false);
  const [action] = idsIn(page, /\/actions\/([0-9a-f-]{36})\/done/g);
  equal((await mentee.post(`${base}/actions/${action}/done`, {})).status, 404);
  equal((await mentor.post(`${base}/actions/${action}/done`, {})).status, 303);
  equal((await mentor.post(`${base}/actions/${action}/removal`, {})).status, 303);
  match((await mentor.get(`${base}/actions`)).text, /Nothing on it/);
});

test('whose mentorship ended before its time is to be placed again; whose has run its course is not', async () => {
  const within = { organisation: pair.organisation, person: null, today: '2026-11-22' };
  const unplaced = () =>
    world.database
      .inTenant(within, 'read', (tx) => countCohort(tx, pair.cohort))
      .then((counts) => counts.unplaced);
  const running = (
    await world.owner.query(
      `select m.id from mentorship m join mentorship_member x on x.mentorship_id = m.id and x.part = 'mentee' join application a on a.person_id = x.person_id and a.cohort_id = m.cohort_id and a.role = 'mentee'
        where m.cohort_id = $1 and not exists (select from closure c where c.mentorship_id = m.id) and (select count(*) from mentorship_member y join mentorship n on n.id = y.mentorship_id where y.person_id = x.person_id and n.cohort_id = m.cohort_id) = 1
        order by m.id limit 2`,
      [pair.cohort],
    )
  ).rows.map((row) => (row as { id: string }).id);
  const before = await unplaced();
  const close = (mentorship: string, reason: string) =>
    world.owner.query(
      `insert into closure (organisation_id, mentorship_id, closed_on, reason, closed_by) values ($1, $2, '2026-11-22', $3, $4)`,
      [pair.organisation, mentorship, reason, pair.ids.mentor],
    );
  await close(running[0]!, 'completed');
  equal(await unplaced(), before);
  await close(running[1]!, 'no-rapport');
  equal(await unplaced(), before + 1);
});

test('M-23: who has gone on no longer sees the mentorship; who stays does', async () => {
  const [id] = pair.path.split('/').slice(-1);
  equal((await pair.mentor.get(pair.path)).status, 200);
  await world.owner.query(
    `update mentorship_member set last_day = '2026-11-21' where mentorship_id = $1 and person_id = $2`,
    [id, pair.ids.mentor],
  );
  for (const page of ['', '/hours', '/course', '/next'])
    equal((await pair.mentor.get(pair.path + page)).status, 404, page);
  equal((await pair.mentor.get('/o/ledarnatverket/mentorships')).text.includes(pair.path), false);
  equal((await pair.mentee.get(pair.path)).status, 200);
  await world.owner.query(`update mentorship_member set last_day = null where mentorship_id = $1`, [
    id,
  ]);
  equal((await pair.mentor.get(pair.path)).status, 200);
});
