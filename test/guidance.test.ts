import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { settingsOf } from '../src/features/organisations/country.rules.ts';
import { resultOf, weakestOf } from '../src/features/guidance/climate.rules.ts';
import {
  mayEnd,
  missingSteps,
  nextGrade,
  type Grade,
} from '../src/features/guidance/case.rules.ts';
import { insertClimateAnswer } from '../src/features/guidance/climate.store.ts';
import { readFacts } from '../src/features/guidance/facts.rules.ts';
import { listReferrals } from '../src/features/guidance/referral.store.ts';
import { listWorries } from '../src/features/guidance/worry.store.ts';
import {
  inOrderOfNeed,
  reasonsOf,
  type ClassClock,
  type Pupil,
} from '../src/features/guidance/overview.rules.ts';
import { answerDue, isBeyondRole, refuseReferral } from '../src/features/guidance/worry.rules.ts';
import { isDay } from '../src/web/route.tsx';
import { demoPassword } from '../src/features/accounts/sign-in.pages.tsx';
import {
  linkIn,
  openWorld,
  visit,
  type Visitor,
  type World,
  readLetters,
} from './support/world.ts';

let world: World;
let mentor: Visitor;
let counsellor: Visitor;
let group = '';
let organisation = '';
const base = '/o/lindenhof';
before(async () => {
  world = await openWorld();
  organisation = (
    await world.database.beforeTenant(null, (tx) =>
      tx
        .selectFrom('organisation')
        .select('id')
        .where('slug', '=', 'lindenhof')
        .executeTakeFirstOrThrow(),
    )
  ).id;
  await world.owner.query(`set app.organisation = '${organisation}'`);
  mentor = await visit(world, 'school.mentor');
  counsellor = await visit(world, 'school.counsellor');
  group = (
    await world.owner
      .query(`select m.id from mentorship m join mentorship_member x on x.mentorship_id = m.id join person p on p.id = x.person_id
    where m.kind = 'group' and m.name = '1A' and x.part = 'mentor' and p.account_id is not null and not exists (select from closure c where c.mentorship_id = m.id)`)
  ).rows[0]!.id as string;
});
after(() => world.close());
const path = () => `${base}/mentorships/${group}`;
const classPath = () => `${base}/class/${group}`;
const pupils = async () =>
  (
    await world.owner.query(
      `select person_id from mentorship_member where mentorship_id = $1 and part = 'mentee' order by person_id`,
      [group],
    )
  ).rows.map((row) => (row as { person_id: string }).person_id);

const clock: ClassClock = {
  limits: { absence: 4, marks: 1, talkDays: 56 },
  still: [],
  today: '2026-11-22',
};
const calm: Pupil = {
  id: 'a',
  name: 'A',
  sortName: 'a',
  since: '2026-08-17',
  lastTalk: '2026-11-01',
  nextTalk: null,
  absence: 0,
  lowMarks: 0,
  openAgreements: 0,
  lateAgreements: 0,
  signals: { high: 0, middle: 0, low: 0 },
  openWorries: 0,
  openReferrals: 0,
};

test('G-1: where to look first, and why', () => {
  const of = (name: string, more: Partial<Pupil>) => ({
    ...calm,
    id: name,
    name,
    sortName: name,
    ...more,
  });
  const list = [
    of('calm', {}),
    of('late', { lateAgreements: 1 }),
    of('away', { absence: 20 }),
    of('worry', { openWorries: 1 }),
    of('urgent', { signals: { high: 1, middle: 0, low: 0 } }),
    of('long', { lastTalk: '2026-08-20' }),
  ];
  deepEqual(
    inOrderOfNeed(list, clock).map(({ id }) => id),
    ['worry', 'away', 'urgent', 'long', 'late', 'calm'],
  );
  const kinds = (more: Partial<Pupil>) =>
    reasonsOf({ ...calm, ...more }, clock).map(({ kind, count }) => `${kind} ${count}`);
  deepEqual(
    [
      kinds({}),
      kinds({ absence: 3 }),
      kinds({ absence: 4, lowMarks: 1 }),
      kinds({ lastTalk: '2026-09-20' }),
      kinds({ lastTalk: '2026-09-20', nextTalk: '2026-11-25' }),
    ],
    [[], [], ['absence 4', 'marks 1'], ['talk 63'], []],
  );
});

test('G-2, G-3, G-4: what is beyond a mentor, who must agree, and by when somebody answers', () => {
  deepEqual([isBeyondRole(['tired', 'late']), isBeyondRole(['tired', 'home'])], [false, true]);
  const of = (target: 'counsellor' | 'careers', consent: 'pupil' | 'none' | '', why = '') =>
    refuseReferral({ target, consent, why });
  deepEqual(
    [
      of('counsellor', ''),
      of('counsellor', 'pupil'),
      of('counsellor', 'none'),
      of('counsellor', 'none', 'danger'),
      of('careers', 'none', 'danger'),
    ],
    ['needs-consent', null, 'needs-reason', null, 'careers-needs-consent'],
  );
  // 20 November 2026 is a Friday.
  deepEqual(
    [
      answerDue('2026-11-20', ''),
      answerDue('2026-11-20', 'danger'),
      answerDue('2026-11-23', 'cannot-ask'),
    ],
    ['2026-11-25', '2026-11-23', '2026-11-26'],
  );
});

test('G-7: all lines of a file or none', () => {
  const numbers = new Map([['7', 'p7']]);
  const read = (...rows: string[][]) =>
    readFacts(rows, numbers, { isDay, marks: settingsOf('NL').marks, today: '2026-11-22' });
  const head = ['Number', 'date', 'KIND', 'subject', 'value'];
  deepEqual(
    read(
      head,
      ['7', '2026-11-20', 'mark', 'Engels', '5,5'],
      ['', '', '', '', ''],
      ['7', '2026-11-20', 'Absence', '', '2'],
      ['7', '2026-11-20', 'mark', 'Engels', '6'],
    ),
    {
      facts: [
        { person: 'p7', kind: 'mark', day: '2026-11-20', what: 'Engels', value: 6 },
        { person: 'p7', kind: 'absence', day: '2026-11-20', what: '', value: 2 },
      ],
      unread: [],
    },
  );
  for (const [own, absence] of [
    [['Leerlingnummer', 'Datum', 'Soort', 'Vak', 'Waarde'], 'afwezig'],
    [['elevnummer', 'dag', 'slag', 'ämne', 'värde'], 'Frånvaro'],
  ] as const)
    deepEqual(read([...own], ['7', '2026-11-20', absence, '', '2']), {
      facts: [{ person: 'p7', kind: 'absence', day: '2026-11-20', what: '', value: 2 }],
      unread: [],
    });
  equal(read(['number', 'day']), 'header');
  for (const [bad, why, found] of [
    [['8', '2026-11-20', 'mark', '', '5'], 'unknown-number', '8'],
    [['', '2026-11-20', 'mark', '', '5'], 'no-number', ''],
    [['7', '2026-02-30', 'mark', '', '5'], 'bad-day', '2026-02-30'],
    [['7', '03/04/2026', 'mark', '', '5'], 'unsure-day', '03/04/2026'],
    [['7', '2026-11-20', 'remark', '', '5'], 'unknown-kind', 'remark'],
    [['7', '2026-11-20', 'mark', '', 'x'], 'bad-value', 'x'],
    [['7', '2026-11-20', 'mark', '', ''], 'bad-value', ''],
    [['7', '2026-11-20', 'mark', '', '11'], 'off-scale', '11'],
  ] as const)
    deepEqual(read(head, ['7', '2026-11-20', 'mark', '', '5'], [...bad]), {
      bad: { line: 3, why, found },
    });
});

test('G-7: a coordinator brings the file; a bad line names itself and nothing changes', async () => {
  const coordinator = await visit(world, 'school.coordinator');
  const count = async () =>
    (await world.owner.query('select count(*)::int as n from pupil_fact')).rows[0]!.n as number;
  const before = await count();
  const file = (text: string) =>
    coordinator.upload(`${base}/people/facts`, {}, { name: 'facts.csv', bytes: Buffer.from(text) });
  const bad = await file(
    'number,day,kind,subject,value\n410000,2026-11-19,mark,Engels,4.5\n999999,2026-11-19,mark,Engels,4.5\n',
  );
  equal(bad.status, 422);
  match(bad.text, /Line 3: nobody is known by the number “999999”/);
  equal(await count(), before);
  equal(
    (
      await file(
        'number,day,kind,subject,value\n410000,2026-11-19,mark,tekenen,4.5\n410000,2026-11-19,absence,,2\n',
      )
    ).location,
    `${base}/people/facts?taken=2`,
  );
  equal(await count(), before + 2);
  equal((await mentor.get(`${base}/people/facts`)).status, 403);
});

test('G-5: the class on one screen for its mentors; nobody else gets in', async () => {
  const page = (await mentor.get(classPath())).text;
  match(page, /\d+ of 25 spoken with in 8 weeks/);
  equal([...page.matchAll(/<th scope="row">/g)].length, 25);
  match(page, /hours? in 4 weeks/);
  const pupil = linkIn(page, /\/pupils\/[0-9a-f-]{36}$/);
  const card = (await mentor.get(pupil)).text;
  for (const word of ['Guardians', 'Write about', 'What helps', 'The school year'])
    ok(card.includes(word), word);
  equal(
    (await mentor.post(`${pupil}/notes`, { about: 'helps', text: 'Vooraan zitten' })).location,
    `${pupil}?done=helps#main`,
  );
  match((await mentor.get(pupil)).text, /Vooraan zitten/);
  for (const who of ['school.coordinator', 'school.counsellor', 'both'] as const)
    equal((await (await visit(world, who)).get(pupil)).status, 403, who);
  const other = (
    await world.owner.query(
      `select m.id from mentorship m where m.kind = 'group' and m.name = '1B' limit 1`,
    )
  ).rows[0]!.id as string;
  equal((await mentor.get(`${base}/class/${other}`)).status, 404);
  equal((await mentor.get(`${base}/class/${other}/pupils/${pupil.split('/').at(-1)}`)).status, 404);
  const stranger = (
    await world.owner.query(
      `select person_id from membership where role = 'mentor' and person_id not in (select person_id from mentorship_member where mentorship_id = $1) limit 1`,
      [group],
    )
  ).rows[0]!.person_id as string;
  equal(
    (
      await world.database.inTenant({ organisation, person: stranger }, 'read', (tx) =>
        tx.selectFrom('pupil_support').select('id').execute(),
      )
    ).length,
    0,
  );
});

test('G-3 to G-6: from a worry to a referral, an answer and a note under seal; each reads no more than is theirs', async () => {
  const [pupil] = await pupils();
  const at = `${classPath()}/pupils/${pupil}`;
  const none = await mentor.post(`${at}/notes`, {
    about: 'worry',
    signs: '',
    step: 'talk',
    text: 'Er is ruzie thuis',
  });
  equal(none.status, 422);
  match(none.text, /Er is ruzie thuis/);
  equal(
    (
      await mentor.post(`${at}/notes`, {
        about: 'worry',
        signs: 'tired,home',
        step: 'refer',
        text: 'Er is ruzie thuis',
      })
    ).location,
    `${at}?done=worry#main`,
  );
  const card = (await mentor.get(at)).text;
  match(card, /Speak to the counsellor today/);
  const second = (
    await world.owner.query(
      `select person_id from mentorship_member where mentorship_id = $1 and part = 'second-mentor'`,
      [group],
    )
  ).rows[0]!.person_id as string;
  equal(
    (
      await world.database.inTenant({ organisation, person: second }, 'read', (tx) =>
        listWorries(tx, group, pupil!),
      )
    ).length,
    0,
  );
  const referral = {
    about: 'question',
    target: 'counsellor',
    consent: 'none',
    why: '',
    text: 'Slaapt in de les sinds drie weken',
  };
  const refused = await mentor.post(`${at}/notes`, referral);
  equal(refused.status, 422);
  match(refused.text, /Without consent a reason is needed/);
  match(refused.text, /Slaapt in de les/);
  equal(
    (await mentor.post(`${at}/notes`, { ...referral, consent: 'pupil' })).location,
    `${at}?done=question#main`,
  );
  const inbox = (await counsellor.get(`${base}/referrals`)).text;
  const one = linkIn(inbox, /\/referrals\/[0-9a-f-]{36}$/);
  const seen = (await counsellor.get(one)).text;
  match(seen, /Slaapt in de les/);
  equal(seen.includes('Er is ruzie thuis'), false, 'the worry does not go along');
  equal(seen.includes('Notes under seal'), false, 'not before it is taken on');
  equal((await (await visit(world, 'school.coordinator')).get(one)).status, 403);
  const board = (await (await visit(world, 'school.coordinator')).get(`${base}/signals?all=1`))
    .text;
  match(board, /A referral waits for an answer/);
  const careers = (
    await world.owner.query(`select person_id from specialty where target = 'careers'`)
  ).rows[0]!.person_id as string;
  equal(
    (
      await world.database.inTenant({ organisation, person: careers }, 'read', (tx) =>
        listReferrals(tx, {}),
      )
    ).length,
    0,
    'the other office',
  );
  equal((await counsellor.post(`${one}/acceptance`, {})).location, one);
  equal((await counsellor.post(`${one}/acceptance`, {})).status, 404, 'once');
  equal((await counsellor.post(`${one}/sealed`, { sealed: 'Vertelde over geweld' })).status, 303);
  const open = (await counsellor.get(one)).text;
  equal(open.includes('Vertelde over geweld'), false);
  const [, noteId] = /name="note" value="([0-9a-f-]{36})"/.exec(open)!;
  equal(
    (
      await counsellor.post(`${one}/sealed/reading`, {
        note: noteId!,
        reason: '',
        password: demoPassword,
      })
    ).status,
    422,
  );
  const wrong = await counsellor.post(`${one}/sealed/reading`, {
    note: noteId!,
    reason: 'Overleg',
    password: 'no',
  });
  equal(wrong.status, 422);
  match(wrong.text, /That is not your password/);
  equal(wrong.text.includes('Vertelde over geweld'), false);
  const read = await counsellor.post(`${one}/sealed/reading`, {
    note: noteId!,
    reason: 'Overleg met de wijkagent',
    password: demoPassword,
  });
  match(read.text, /Vertelde over geweld/);
  match((await counsellor.get(one)).text, /Overleg met de wijkagent/);
  for (let times = 0; times < 10; times++)
    match(
      (
        await counsellor.post(`${one}/sealed/reading`, {
          note: noteId!,
          reason: 'Overleg',
          password: `guess ${times}`,
        })
      ).text,
      /not your password/,
    );
  const late = await counsellor.post(`${one}/sealed/reading`, {
    note: noteId!,
    reason: 'Overleg',
    password: demoPassword,
  });
  match(late.text, /too many attempts/);
  equal(late.text.includes('Vertelde over geweld'), false, 'not even with the right one');
  const counsellorId = (
    await world.owner.query(`select person_id from specialty where target = 'counsellor'`)
  ).rows[0]!.person_id as string;
  for (const person of [null, counsellorId, careers, second])
    equal(
      (
        await world.database.inTenant({ organisation, person }, 'read', (tx) =>
          tx.selectFrom('sealed_text').select('body').execute(),
        )
      ).length,
      0,
      'never without a reason in the same moment',
    );
  equal(
    (await counsellor.post(`${one}/result`, { result: 'helped', answer: 'We praten elke week' }))
      .location,
    `${base}/referrals`,
  );
  match((await mentor.get(at)).text, /We praten elke week/);
  const signal = (
    await world.owner.query(
      `select outcome from signal where kind = 'referral' order by raised_on desc limit 1`,
    )
  ).rows[0]!;
  equal(signal.outcome, 'helped');
  const letters = await readLetters(world, `key like 'referral %'`);
  ok(letters.length >= 2);
  for (const { subject, body } of letters)
    equal(/Slaapt|geweld|ruzie|praten/.test(`${subject} ${body}`), false);
});

test('G-3: what is sent back says why, and a coordinator names who answers', async () => {
  const [, pupil] = await pupils();
  const at = `${classPath()}/pupils/${pupil}`;
  equal(
    (
      await mentor.post(`${at}/notes`, {
        about: 'question',
        target: 'counsellor',
        consent: 'guardian',
        text: 'Vaak alleen',
      })
    ).status,
    303,
  );
  const one = linkIn(
    (await counsellor.get(`${base}/referrals`)).text,
    /\/referrals\/[0-9a-f-]{36}$/,
  );
  equal((await counsellor.post(`${one}/return`, { back_why: '' })).status, 422);
  equal(
    (await counsellor.post(`${one}/return`, { back_why: 'Dit past bij de decaan' })).status,
    303,
  );
  match((await mentor.get(at)).text, /Dit past bij de decaan/);
  const coordinator = await visit(world, 'school.coordinator');
  const page = (await coordinator.get(`${base}/specialists`)).text;
  match(page, /Nour Haddad/);
  equal(
    (await coordinator.post(`${base}/specialists`, { counsellor: '', careers: '' })).status,
    303,
  );
  match((await mentor.get(at)).text, /Nobody has this task here yet/);
  equal((await counsellor.get(one)).status, 404, 'no longer of this office');
});

test('G-8: nothing from fewer than five, one digit from five on, a reversed item turned round', () => {
  const one = { belong: 4, respect: 4, speak: 3, fear: 5, work: 2, challenge: 4 };
  const of = (n: number) => resultOf(Array.from({ length: n }, () => one));
  deepEqual([of(4).items, of(4).safety], [null, null]);
  deepEqual([of(5).safety, of(5).challenge, weakestOf(of(5))], [3, 3, 'fear']);
  equal(
    resultOf([...Array.from({ length: 5 }, () => one), { ...one, belong: 1 }]).items!.belong,
    3.5,
  );
});

test('G-9, G-10: the lightest step first, a heavier one after worse; bullying has a route', () => {
  const step = (grade: Grade, outcome = 'same') => ({ grade, outcome });
  deepEqual(
    [
      nextGrade([]),
      nextGrade([step('watch')]),
      nextGrade([step('each')]),
      nextGrade([step('each', 'worse')]),
      nextGrade([step('team', 'worse')]),
    ],
    ['watch', 'remark', 'watch', 'together', null],
  );
  deepEqual(
    [
      missingSteps('tension', []),
      missingSteps('bullying', ['home', 'watch']),
      missingSteps('bullying', ['each', 'home', 'team']),
    ],
    [[], ['each', 'team'], []],
  );
  deepEqual(
    [nextGrade([], 'bullying'), nextGrade([step('each'), step('home'), step('team')], 'bullying')],
    ['each', 'look'],
  );
  deepEqual(
    [
      [],
      ['each', 'home', 'team'],
      ['each', 'home', 'team', 'look'],
      ['each', 'home', 'look', 'team'],
    ].map((taken) =>
      mayEnd(
        'bullying',
        taken.map((grade) => step(grade as Grade)),
      ),
    ),
    [false, false, true, false],
  );
});

test('G-8: a class is asked once at a time; each pupil answers once, and nobody reads an answer, not even by SQL', async () => {
  const climate = `${path()}/climate`;
  match((await mentor.get(climate)).text, /has not been asked yet/);
  equal((await mentor.post(climate, {})).location, `${climate}#climate`);
  equal((await mentor.post(climate, {})).status, 404, 'one at a time');
  const { id: round } = (await world.owner.query('select id from climate_round')).rows[0] as {
    id: string;
  };
  const children = (await pupils()).slice(0, 6);
  const answers = (fear: number) => ({
    belong: 4,
    respect: 4,
    speak: 4,
    fear,
    work: 3,
    challenge: 3,
  });
  for (const [i, person] of children.entries())
    equal(
      await world.database.inTenant({ organisation, person }, 'write', (tx) =>
        insertClimateAnswer(tx, { organisation, round, person, answers: answers(1 + (i % 5)) }),
      ),
      true,
    );
  equal(
    await world.database.inTenant({ organisation, person: children[0]! }, 'write', (tx) =>
      insertClimateAnswer(tx, { organisation, round, person: children[0]!, answers: answers(1) }),
    ),
    false,
    'once',
  );
  for (const person of [null, children[0]!])
    equal(
      (
        await world.database.inTenant({ organisation, person }, 'read', (tx) =>
          tx.selectFrom('climate_answer').select('id').execute(),
        )
      ).length,
      0,
    );
  equal((await mentor.get(climate)).text.includes('of 5'), false, 'not before it has ended');
  await world.owner.query(
    `update climate_round set opens_on = '2026-11-10', closes_on = '2026-11-20'`,
  );
  const page = (await mentor.get(climate)).text;
  match(page, /Safety: 3\.\d of 5/);
  match(page, /Something to try/);
  equal((await (await visit(world, 'school.coordinator')).get(climate)).status, 403);
});

/** What anybody reads of cases by SQL: rows of each table. */
const readCases = (person: string, purpose?: 'report') =>
  world.database.inTenant(
    { organisation, person, ...(purpose && { purpose }) },
    'read',
    async (tx) => ({
      cases: (await tx.selectFrom('tension').select('id').execute()).length,
      people: (await tx.selectFrom('tension_person').select('person_id').execute()).length,
      steps: (await tx.selectFrom('tension_step').select('id').execute()).length,
    }),
  );

/** Bullying of the second pupil by the first, noted by the mentor; the address of the case. */
async function noteBullying(): Promise<{ at: string; a: string; b: string }> {
  const [a, b] = (await pupils()) as [string, string];
  const { location } = await mentor.post(`${path()}/tensions`, {
    kind: 'bullying',
    facts: 'In de pauze drie keer de tas afgepakt',
    people: `${a},${b}`,
  });
  equal(
    (await mentor.post(`${location}/roles`, { [`role-${a}`]: 'doer', [`role-${b}`]: 'target' }))
      .status,
    303,
  );
  return { at: location, a, b };
}

test('G-10, G-42, G-43: bullying from the first look over its protocol and the second look to its end', async () => {
  const [a, b] = await pupils();
  const facts = { kind: 'bullying', facts: 'In de pauze drie keer de tas afgepakt' };
  const nobody = await mentor.post(`${path()}/tensions`, { ...facts, people: '' });
  equal(nobody.status, 422);
  match(nobody.text, /Choose at least one pupil/);
  match(nobody.text, /de tas afgepakt/);
  const { location: at } = await mentor.post(`${path()}/tensions`, {
    ...facts,
    people: `${a},${b}`,
  });
  const page = (await mentor.get(at)).text;
  match(page, /Hear each of them alone[^]*by Tue 24 Nov/);
  match(page, /Who can read this: /);
  ok(!/Watched, stayed near|Said something about it/.test(page), 'nothing light is advised');
  equal(
    (await mentor.post(`${at}/steps`, { grade: 'remark', outcome: 'same', words: '' })).status,
    422,
  );
  const unsaid = await mentor.post(`${at}/roles`, {
    [`role-${a}`]: 'doer',
    [`role-${b}`]: 'bystander',
  });
  equal(unsaid.status, 422);
  match(unsaid.text, /Say first who suffers/);
  equal(
    (await mentor.post(`${at}/end`, { result: 'stopped' })).status,
    422,
    'not before its protocol',
  );
  for (const grade of ['each', 'home', 'team'])
    equal((await mentor.post(`${at}/steps`, { grade, outcome: 'calmer', words: '' })).status, 303);
  const early = await mentor.post(`${at}/end`, { result: 'stopped' });
  equal(early.status, 422);
  match(early.text, /second look/);
  const far = await mentor.post(`${at}/steps`, {
    grade: 'look',
    outcome: 'same',
    words: '',
    look_on: '2027-06-01',
  });
  equal(far.status, 422);
  match(far.text, /at most 60 days/);
  equal(
    (
      await mentor.post(`${at}/steps`, {
        grade: 'look',
        outcome: 'calmer',
        words: '',
        look_on: '2026-12-10',
      })
    ).status,
    303,
  );
  match((await mentor.post(`${at}/end`, { result: 'stopped' })).text, /Say first who suffers/);
  equal(
    (await mentor.post(`${at}/roles`, { [`role-${a}`]: 'doer', [`role-${b}`]: 'target' })).status,
    303,
  );
  equal((await mentor.post(`${at}/end`, {})).status, 422, 'with what came of it');
  equal((await mentor.post(`${at}/end`, { result: 'stopped' })).status, 303);
  match((await mentor.get(at)).text, /it has stopped/);
  equal(
    (await mentor.post(`${at}/steps`, { grade: 'team', outcome: 'same', words: '' })).status,
    404,
  );
});

test('G-41: a case is read by the mentors of the class and by the counsellor whom they ask in, by no page and no SQL by anybody else', async () => {
  const { at } = await noteBullying();
  const { members, acting, counsellor, coordinator } = await world.database.inTenant(
    { organisation, person: null },
    'read',
    async (tx) => ({
      members: await tx.selectFrom('membership').select('person_id').distinct().execute(),
      acting: await tx
        .selectFrom('mentorship_member')
        .select('person_id')
        .where('mentorship_id', '=', group)
        .where('part', '<>', 'mentee')
        .execute(),
      counsellor: (
        await tx
          .selectFrom('membership as m')
          .innerJoin('person as p', 'p.id', 'm.person_id')
          .select('p.id')
          .where('m.role', '=', 'specialist')
          .where('p.account_id', 'is not', null)
          .executeTakeFirstOrThrow()
      ).id,
      coordinator: (
        await tx
          .selectFrom('membership')
          .select('person_id')
          .where('role', '=', 'coordinator')
          .executeTakeFirstOrThrow()
      ).person_id,
    }),
  );
  await world.owner.query(`set app.organisation = '${organisation}'`);
  await world.owner.query(
    `insert into specialty (organisation_id, person_id, target) values ($1, $2, 'counsellor') on conflict do nothing`,
    [organisation, counsellor],
  );
  const strangers = members.filter(
    ({ person_id: one }) => !acting.some(({ person_id: other }) => other === one),
  );
  ok(strangers.length > 100);
  const none = { cases: 0, people: 0, steps: 0 };
  for (const { person_id: person } of [
    ...strangers.slice(0, 40),
    { person_id: counsellor },
    { person_id: coordinator },
  ])
    deepEqual(await readCases(person), none);
  const asked = await visit(world, 'school.counsellor');
  equal((await asked.get(at)).status, 404);
  const owner = acting[0]!.person_id;
  equal(
    (await mentor.post(`${at}/care`, { owner: counsellor, counsellor: '', look_on: '2026-12-06' }))
      .status,
    422,
  );
  equal(
    (await mentor.post(`${at}/care`, { owner, counsellor: coordinator, look_on: '2026-12-06' }))
      .status,
    404,
  );
  equal(
    (await mentor.post(`${at}/care`, { owner, counsellor, look_on: '2026-12-06' })).status,
    303,
  );
  const page = (await asked.get(at)).text;
  match(page, /de tas afgepakt/);
  equal(
    (await asked.post(`${at}/steps`, { grade: 'each', outcome: 'same', words: '' })).status,
    303,
  );
  ok(
    (await asked.get('/o/lindenhof')).text.includes(at.replace('/o/lindenhof', '')),
    'it waits on the home page',
  );
  deepEqual(await readCases(counsellor), { cases: 1, people: 2, steps: 1 });
  // The coordinator counts cases, and sees neither who is in them nor what was done.
  deepEqual(await readCases(coordinator), none);
  const { cases, ...inside } = await readCases(coordinator, 'report');
  ok(cases > 0);
  deepEqual(inside, { people: 0, steps: 0 });
  for (const { person_id: person } of strangers.slice(0, 20))
    if (person !== coordinator && person !== counsellor)
      deepEqual(await readCases(person, 'report'), none);
  await world.owner.query(
    `update membership set first_day = '2020-01-01', last_day = '2026-11-21' where person_id = $1 and role = 'specialist'`,
    [counsellor],
  );
  deepEqual(await readCases(counsellor), none, 'who is no counsellor any more reads nothing');
  await world.owner.query(
    `update membership set last_day = null where person_id = $1 and role = 'specialist'`,
    [counsellor],
  );
});

test('G-46: the picture of open cases shows who with whom, by given names, for those who act', async () => {
  await noteBullying();
  match(
    (await mentor.get(`${path()}/climate`)).text,
    /aria-label="Who is in tension with whom: \S+ bullies /,
  );
});
