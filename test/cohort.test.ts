/** CO-1 to CO-10: programmes and cohorts over their years. */
import { deepEqual, doesNotMatch, equal, match, notEqual, ok, rejects } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { moveDates, movedLastDay } from '../src/features/programmes/calendar.rules.ts';
import {
  allows,
  cohortActs,
  cohortStates,
  nextState,
} from '../src/features/programmes/cohort-state.rules.ts';
import { inCohort } from '../src/features/programmes/upkeep.store.ts';
import { linkIn, openWorld, visit, type Visitor, type World } from './support/world.ts';

const today = '2026-11-22';
let world: World;
let coordinator: Visitor;
let mentor: Visitor;
let organisation: string;
/** The running cohort of the network, and its programme. */
let cohort: string;
let programme: string;
const base = '/o/ledarnatverket';
const idOf = (path: string) => /[0-9a-f-]{36}/.exec(path.split('/').at(-1)!)![0];
const ask = async <T>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await world.owner.query(text, values)).rows as T[];
const stateOf = async (path: string) =>
  (await ask<{ state: string }>('select state from cohort where id = $1', [idOf(path)]))[0]!.state;

/** A cohort with nobody in it. */
const newCohort = async (name: string, firstDay = '2027-01-04', lastDay = '2027-12-17') =>
  (
    await coordinator.post(`${programme}/cohorts`, {
      name,
      first_day: firstDay,
      last_day: lastDay,
      hours_promised: '30',
      capacity: '12',
    })
  ).location;
const move = (path: string, from: string, to: string) =>
  coordinator.post(`${path}/state`, { from, to });

before(async () => {
  world = await openWorld();
  coordinator = await visit(world, 'network.coordinator');
  mentor = await visit(world, 'network.mentor');
  programme = linkIn((await coordinator.get(`${base}/programmes`)).text, /\/programmes\/[0-9a-f]/);
  cohort = linkIn((await coordinator.get(programme)).text, /\/cohorts\/[0-9a-f-]{36}$/);
  await world.owner.query(`set app.scope = 'sign-in'`);
  organisation = (
    await ask<{ id: string }>(`select id from organisation where slug = 'ledarnatverket'`)
  )[0]!.id;
  await world.owner.query(`set app.organisation = '${organisation}'`);
});
after(() => world.close());

test('CO-1: a programme is renamed, a cohort and its dates corrected, and what does not fit is kept in the form', async () => {
  const renamed = await coordinator.post(`${programme}/name`, { new_name: 'Mentoring 2027' });
  equal(renamed.status, 303);
  match((await coordinator.get(renamed.location)).text, /Mentoring 2027[\s\S]*Saved\./);
  const empty = await coordinator.post(`${programme}/name`, { new_name: '' });
  equal(empty.status, 422);
  const path = await newCohort('Spring');
  const wrong = await coordinator.post(`${path}/facts`, {
    cohort_name: 'Spring 2027',
    first_day_of_all: '2027-02-01',
    last_day_of_all: '2027-01-01',
    hours_promised: '40',
    capacity: '',
  });
  equal(wrong.status, 422);
  match(wrong.text, /value="Spring 2027"/);
  match(wrong.text, /The last day comes before the first/);
  equal(
    (
      await coordinator.post(`${path}/facts`, {
        cohort_name: 'Spring 2027',
        first_day_of_all: '2027-02-01',
        last_day_of_all: '2027-12-01',
        hours_promised: '40',
        capacity: '',
      })
    ).status,
    303,
  );
  deepEqual(
    await ask(
      'select name, first_day::text, last_day::text, hours_promised, capacity from cohort where id = $1',
      [idOf(path)],
    ),
    [
      {
        name: 'Spring 2027',
        first_day: '2027-02-01',
        last_day: '2027-12-01',
        hours_promised: 40,
        capacity: null,
      },
    ],
  );
  await coordinator.post(`${path}/dates`, {
    name: 'Kick-off',
    kind: 'gathering',
    first_day: '2027-02-08',
    last_day: '',
  });
  const date = linkIn((await coordinator.get(path)).text, /\/dates\/[0-9a-f-]{36}$/);
  match((await coordinator.get(date)).text, /value="Kick-off"/);
  equal(
    (
      await coordinator.post(date, {
        name: 'Opening',
        kind: 'gathering',
        first_day: '2027-02-09',
        last_day: '',
      })
    ).status,
    303,
  );
  match((await coordinator.get(path)).text, /Opening/);
  // With an hour people are invited: then it is moved where they hear of it.
  equal(
    (
      await coordinator.post(`${path}/gatherings/${idOf(date)}/hour`, {
        day: '2027-02-09',
        time: '10:00',
        length: '60',
        place: '',
      })
    ).status,
    303,
  );
  match((await coordinator.post(`${date}/removal`, {})).text, /People are invited to this date/);
  equal(
    (
      await coordinator.post(date, {
        name: 'Opening',
        kind: 'gathering',
        first_day: '2027-02-10',
        last_day: '',
      })
    ).status,
    422,
  );
  equal((await mentor.get(date)).status, 403);
  equal((await mentor.post(`${path}/facts`, {})).status, 403);
});

test('CO-2: dates move by whole years or by days; working days stay working days, and holidays are left', () => {
  const of = (
    kind: 'phase' | 'gathering' | 'deadline' | 'break',
    name: string,
    firstDay: string,
    lastDay = firstDay,
  ) => ({ kind, name, firstDay, lastDay });
  const dates = [
    of('break', 'Autumn', '2026-10-17', '2026-10-25'),
    of('phase', 'Start', '2026-09-01', '2026-09-30'),
    of('gathering', 'Thursday', '2026-09-03'),
    of('gathering', 'before the holiday', '2026-10-15', '2026-10-16'),
    of('deadline', 'Friday', '2026-12-18'),
    of('gathering', 'in the holiday on purpose', '2026-10-20'),
  ];
  const said = (to: string) =>
    Object.fromEntries(
      moveDates(dates, '2026-09-01', to).map(({ name, firstDay, lastDay, because }) => [
        name,
        `${firstDay} ${lastDay}${because ? ` ${because}` : ''}`,
      ]),
    );
  deepEqual(said('2027-09-01'), {
    Start: '2027-09-01 2027-09-30',
    Thursday: '2027-09-02 2027-09-02',
    'before the holiday': '2027-10-14 2027-10-15',
    Autumn: '2027-10-17 2027-10-25',
    'in the holiday on purpose': '2027-10-19 2027-10-19',
    Friday: '2027-12-17 2027-12-17',
  });
  equal(
    movedLastDay({ firstDay: '2026-09-01', lastDay: '2027-06-30' }, '2027-09-01'),
    '2028-06-30',
  );
  // Three days later: Thursday would be a Sunday, Friday a Monday.
  const later = moveDates(dates, '2026-09-01', '2026-09-04');
  equal(later.find(({ name }) => name === 'Thursday')!.firstDay, '2026-09-07');
  equal(later.find(({ name }) => name === 'Thursday')!.because, 'weekend');
  equal(later.find(({ name }) => name === 'Friday')!.firstDay, '2026-12-21');
  // The day before the holiday is moved past it, in its own week day.
  const moved = moveDates(
    [of('break', 'h', '2026-10-17', '2026-10-25'), of('deadline', 'd', '2026-10-16')],
    '2026-09-01',
    '2027-09-02',
  );
  for (const { kind, firstDay } of moved)
    if (kind === 'deadline')
      ok(firstDay < moved.find((one) => one.kind === 'break')!.firstDay || firstDay > '2027-10-26');
  // Over all first days of two years nothing lands on a weekend or in a holiday that did not lie there.
  let tried = 0;
  for (let day = Temporal.PlainDate.from('2026-09-01'); tried < 730; tried++) {
    day = day.add({ days: 1 });
    const all = moveDates(dates, '2026-09-01', day.toString());
    const holiday = all.find(({ kind }) => kind === 'break')!;
    for (const { kind, name, firstDay } of all)
      if (kind === 'gathering' || kind === 'deadline') {
        ok(Temporal.PlainDate.from(firstDay).dayOfWeek < 6, `${name} on ${firstDay}`);
        if (!name.includes('purpose'))
          ok(firstDay < holiday.firstDay || firstDay > holiday.lastDay, `${name} on ${firstDay}`);
      }
  }
});

test('CO-2: a cohort is copied with its calendar, and shows it first; a programme with its rules; nobody comes along', async () => {
  const page = await coordinator.get(`${cohort}/copy`);
  equal(page.status, 200);
  match(page.text, /The new calendar/);
  const [old] = await ask<{ first_day: string; hours_promised: number; dates: number }>(
    'select first_day::text, hours_promised, (select count(*)::int from cohort_date d where d.cohort_id = cohort.id) + (select count(*)::int from assessment_round r where r.cohort_id = cohort.id and r.kind = $2) as dates from cohort where id = $1',
    [idOf(cohort), 'round'],
  );
  const year = Number(old!.first_day.slice(0, 4)) + 1;
  const firstDay = `${year}${old!.first_day.slice(4)}`;
  const shown = await coordinator.post(`${cohort}/copy/dates`, {
    name: 'Next',
    programme: idOf(programme),
    first_day: '2028-02-01',
  });
  equal(shown.status, 303);
  match((await coordinator.get(shown.location)).text, /value="Next"[\s\S]*From Tue, 1 Feb/);
  const made = await coordinator.post(`${cohort}/copy`, {
    name: 'Next year',
    programme: idOf(programme),
    first_day: firstDay,
  });
  equal(made.status, 303);
  const id = idOf(made.location);
  deepEqual(
    await ask(
      `select name, first_day::text, hours_promised, state, copied_from,
        (select count(*)::int from cohort_date d where d.cohort_id = c.id) as dates,
        (select count(*)::int from application a where a.cohort_id = c.id) + (select count(*)::int from mentorship m where m.cohort_id = c.id)
          + (select count(*)::int from matching_run r where r.cohort_id = c.id) as people
       from cohort c where id = $1`,
      [id],
    ),
    [
      {
        name: 'Next year',
        first_day: firstDay,
        hours_promised: old!.hours_promised,
        state: 'open',
        copied_from: idOf(cohort),
        dates: old!.dates,
        people: 0,
      },
    ],
  );
  const twice = await coordinator.post(`${programme}/copy`, { copy_name: 'A second programme' });
  deepEqual(
    await ask('select rules, template, profile_version_id from programme where id = $1', [
      idOf(twice.location),
    ]),
    await ask('select rules, template, profile_version_id from programme where id = $1', [
      idOf(programme),
    ]),
  );
  match((await coordinator.get(`${cohort}/copy`)).text, /A second programme/);
  equal(
    (
      await coordinator.post(`${cohort}/copy`, {
        name: 'Elsewhere',
        programme: idOf(twice.location),
        first_day: firstDay,
      })
    ).status,
    303,
  );
  match((await coordinator.get(twice.location)).text, /Elsewhere/);
});

test('CO-3: the archive leaves out of lists and home, forbids changes, and gives back', async () => {
  const path = await newCohort('To archive');
  const other = (await coordinator.post(`${programme}/copy`, { copy_name: 'Old programme' }))
    .location;
  const refused = await coordinator.post(`${cohort}/archive`, { archived: 'yes' });
  equal(refused.status, 422);
  match(refused.text, /Not yet: there is still/);
  equal((await coordinator.post(`${programme}/archive`, { archived: 'yes' })).status, 422);
  equal((await coordinator.post(`${path}/archive`, { archived: 'yes' })).status, 303);
  equal((await coordinator.post(`${other}/archive`, { archived: 'yes' })).status, 303);
  const list = (await coordinator.get(`${base}/programmes`)).text;
  doesNotMatch(list, /To archive|Old programme/);
  match((await coordinator.get(`${base}/programmes?show=archived`)).text, /Old programme/);
  match((await coordinator.get(`${base}/programmes?show=archived`)).text, /To archive/);
  match((await coordinator.get(path)).text, /This is in the archive/);
  for (const [where, fields] of [
    [
      `${path}/facts`,
      { cohort_name: 'x', first_day_of_all: '2027-01-01', last_day_of_all: '2027-02-01' },
    ],
    [`${path}/dates`, { name: 'x', kind: 'phase', first_day: '2027-01-05', last_day: '' }],
    [`${other}/name`, { new_name: 'x' }],
    [`${other}/cohorts`, { name: 'x', first_day: '2027-01-01', last_day: '2027-02-01' }],
    [
      `${other}/rules`,
      { matching: 'optimum', on: '', first_meeting_days: '20', silence_days: '40' },
    ],
  ] as [string, Record<string, string>][])
    equal((await coordinator.post(where, fields)).status, 422, where);
  equal((await coordinator.post(`${path}/archive`, { archived: 'no' })).status, 303);
  equal((await coordinator.post(`${other}/archive`, { archived: 'no' })).status, 303);
  match((await coordinator.get(`${base}/programmes`)).text, /To archive/);
});

test('CO-4: what is empty is deleted, what is not is not; every table that names a cohort is looked at', async () => {
  const { rows } = await world.owner.query<{ name: string }>(
    `select distinct conrelid::regclass::text as name from pg_constraint where contype = 'f' and confrelid = 'cohort'::regclass`,
  );
  deepEqual(
    rows
      .map(({ name }) => name)
      .filter((name) => name !== 'cohort_date' && name !== 'cohort')
      .sort(),
    [...inCohort].sort(),
  );
  const path = await newCohort('By mistake');
  await coordinator.post(`${path}/dates`, {
    name: 'x',
    kind: 'phase',
    first_day: '2027-01-05',
    last_day: '',
  });
  equal((await coordinator.post(`${path}/removal`, {})).status, 303);
  equal((await coordinator.get(path)).status, 404);
  const full = await coordinator.post(`${cohort}/removal`, {});
  equal(full.status, 422);
  match(full.text, /This cohort is not empty/);
  equal((await coordinator.post(`${programme}/removal`, {})).status, 422);
  const other = (await coordinator.post(`${programme}/copy`, { copy_name: 'Empty' })).location;
  await coordinator.post(`${other}/cohorts`, {
    name: 'empty too',
    first_day: '2027-01-01',
    last_day: '2027-02-01',
  });
  equal((await coordinator.post(`${other}/removal`, {})).status, 303);
  equal((await coordinator.get(other)).status, 404);
  // By any other way the foreign keys hold it.
  await rejects(
    world.database.inTenant({ organisation, person: null, today }, 'write', (tx) =>
      sql`delete from cohort where id = ${idOf(cohort)}`.execute(tx),
    ),
    /foreign key/,
  );
});

test('CO-5: a cohort goes one step at a time, forward and back, and not past what still runs', async () => {
  const path = await newCohort('Steps');
  equal(await stateOf(path), 'open');
  equal((await move(path, 'open', 'closing')).status, 422);
  equal((await move(path, 'running', 'closing')).status, 422, 'not where it stands');
  equal((await mentor.post(`${path}/state`, { from: 'open', to: 'running' })).status, 403);
  for (const [k, state] of cohortStates.entries())
    if (k > 0) {
      equal((await move(path, cohortStates[k - 1]!, state)).status, 303, state);
      equal(await stateOf(path), state);
    }
  match((await coordinator.get(path)).text, /Evaluated since/);
  for (const [k, state] of [...cohortStates].reverse().entries())
    if (k > 0) {
      equal((await move(path, [...cohortStates].reverse()[k - 1]!, state)).status, 303, state);
      equal(await stateOf(path), state);
    }
  equal((await move(cohort, 'running', 'closing')).status, 303);
  const page = await coordinator.get(cohort);
  match(page.text, /Not yet: there is still/);
  equal((await move(cohort, 'closing', 'evaluated')).status, 422);
  equal((await move(cohort, 'closing', 'running')).status, 303);
  equal(nextState('evaluated'), null);
});

/** What each table is for a cohort; the rest of the tables that name one may be written in any state. */
const actOf: Record<string, (typeof cohortActs)[number]> = {
  application: 'take-in',
  division: 'match',
  group_request: 'match',
  matching_run: 'match',
  proposal: 'match',
  mentorship: 'begin',
  assessment_round: 'assess',
  team_item: 'plan',
  cohort_date: 'plan',
};
/** Whoever was in a cohort is written to when there is something to say; a certificate is given when it is asked for. */
const inAnyState = [
  'announcement',
  'application_call',
  'certificate',
  'shown_ends',
  'evaluation_figures',
  'evaluation_plan',
  'evaluation_cost',
  'evaluation_decision',
];

test('CO-5: in each state the database refuses, table by table, what the state forbids, and nothing else', async (t) => {
  const { rows } = await world.owner.query<{ name: string }>(
    `select distinct conrelid::regclass::text as name from pg_constraint where contype = 'f' and confrelid = 'cohort'::regclass`,
  );
  deepEqual(
    rows
      .map(({ name }) => name)
      .filter((name) => name !== 'cohort')
      .sort(),
    [...Object.keys(actOf), ...inAnyState].sort(),
  );
  const path = await newCohort('States');
  const [person] = await ask<{ person_id: string }>(
    `select person_id from membership where role = 'coordinator' limit 1`,
  );
  let tried = 0;
  for (const state of [...cohortStates, 'archived'] as const) {
    await world.owner.query(`update cohort set state = $1, archived_on = $2 where id = $3`, [
      state === 'archived' ? 'evaluated' : state,
      state === 'archived' ? today : null,
      idOf(path),
    ]);
    for (const [table, act] of Object.entries(actOf)) {
      const write = world.database.inTenant(
        { organisation, person: person!.person_id, today },
        'write',
        (tx) =>
          sql`insert into ${sql.table(table)} (organisation_id, cohort_id) values (${organisation}, ${idOf(path)})`.execute(
            tx,
          ),
      );
      // Without its other columns no row comes in; only the reason tells.
      await rejects(
        write,
        (error: Error) => /state of this cohort/.test(error.message) !== allows(state, act),
        `${table} in ${state}`,
      );
      tried++;
    }
  }
  t.diagnostic(`tried: ${tried} tables in states`);
});

test('CO-5: the acts refuse with the state and the way back: nominating, calculating, sending, a round', async () => {
  const [nominee] = await ask<{ id: string }>(
    `select p.id from person p where p.organisation_id = $1 and p.left_on is null
       and not exists (select from application a where a.person_id = p.id and a.role = 'mentee') limit 1`,
    [organisation],
  );
  const nominate = (person: string) =>
    coordinator.post(`${cohort}/nominations?as=mentee`, { chosen: person });
  const run = linkIn((await coordinator.get(`${cohort}/runs`)).text, /\/runs\/[0-9a-f-]{36}$/);
  const [unsent] = await ask<{ id: string; run_id: string }>(
    `select id, run_id from proposal where cohort_id = $1 and sent_at is null limit 1`,
    [idOf(cohort)],
  );
  await move(cohort, 'running', 'closing');
  const acts: [string, Record<string, string>][] = [
    [`${cohort}/nominations?as=mentee`, { chosen: nominee!.id }],
    [`${cohort}/runs`, {}],
    ...(unsent
      ? [
          [`${base}/runs/${unsent.run_id}/sending`, { days: '5', proposal: unsent.id }] as [
            string,
            Record<string, string>,
          ],
        ]
      : []),
  ];
  for (const [where, fields] of acts) {
    const { status, text } = await coordinator.post(where, fields);
    equal(status, 422, where);
    match(text, /This cohort is in the state “Closing”/, where);
  }
  ok(run.length > 0);
  match((await coordinator.get(`${cohort}/runs`)).text, /no matches are calculated or sent/);
  await world.owner.query(`update cohort set state = 'evaluated' where id = $1`, [idOf(cohort)]);
  const round = await coordinator.post(`${cohort}/rounds`, {
    name: 'Late',
    opens_on: '2026-12-01',
    closes_on: '2026-12-20',
    sources: 'self,mentee',
    competences: 'x',
    mentors: '',
    listed: '',
    indicators: '',
    most: '20',
    minimum: '3',
    confidentiality: 'confidential',
    release_mode: 'own',
  });
  equal(round.status, 422);
  match(round.text, /no assessment round begins/);
  await world.owner.query(`update cohort set state = 'running' where id = $1`, [idOf(cohort)]);
  equal(
    (await nominate(nominee!.id)).status,
    303,
    'in a running cohort somebody can still be nominated',
  );
});

test('CO-6: the page of a cohort shows five steps with one that is now, and one thing to do', async () => {
  const page = (await coordinator.get(cohort)).text;
  const stages = /<ol class="stages"[\s\S]*?<\/ol>/.exec(page)![0];
  equal(stages.match(/<li/g)!.length, 5);
  equal(stages.match(/aria-current="step"/g)!.length, 1);
  equal(page.match(/class="button"/g)!.filter(Boolean).length >= 1, true);
  equal(page.match(/class="opening"/g)!.length, 1);
  const empty = (await coordinator.get(await newCohort('Nobody yet'))).text;
  match(empty, /Nobody has applied yet/);
  match(
    /<ol class="stages"[\s\S]*?<\/ol>/.exec(empty)![0],
    /aria-current="step"[^>]*>\s*<span[^>]*><a[^>]*>Apply/,
  );
  const school = await visit(world, 'school.coordinator');
  const of = linkIn(
    (await school.get('/o/lindenhof/programmes')).text,
    /\/cohorts\/[0-9a-f-]{36}$/,
  );
  equal(
    /<ol class="stages"[\s\S]*?<\/ol>/.exec((await school.get(of)).text)![0].match(/<li/g)!.length,
    4,
  );
});

test('CO-7: other rules are shown with whom they touch before they are kept', async () => {
  const rules = `${programme}/rules`;
  const before = await ask('select rules from programme where id = $1', [idOf(programme)]);
  const look = (fields: Record<string, string>) => coordinator.post(`${rules}/proposal`, fields);
  const asked = await look({
    matching: 'optimum',
    on: 'meet-first',
    first_meeting_days: '21',
    silence_days: '1',
  });
  equal(asked.status, 303);
  const page = await coordinator.get(asked.location);
  equal(page.status, 200);
  match(page.text, /Nothing is saved yet/);
  match(page.text, /Days without a meeting that count as silence: \d+ → 1/);
  const silent = [
    ...page.text.matchAll(/Silent today: (\d+)\. With the new number of days: (\d+)/g),
  ];
  const sum = (which: number) => silent.reduce((total, one) => total + Number(one[which]), 0);
  ok(sum(2) > sum(1), `${sum(1)} ${sum(2)}`);
  deepEqual(
    await ask('select rules from programme where id = $1', [idOf(programme)]),
    before,
    'only shown',
  );
  const unfit = await look({
    matching: 'optimum',
    on: '',
    first_meeting_days: '21',
    silence_days: '0',
  });
  equal(unfit.status, 422);
  match(unfit.text, /class="error"/);
  doesNotMatch(unfit.text, /Save these rules/);
  const [kept] = (await ask('select rules from programme where id = $1', [idOf(programme)])) as {
    rules: Record<string, string | number | boolean>;
  }[];
  const same = await look({
    matching: String(kept!.rules.matching ?? 'optimum'),
    on: (
      [
        ['meetFirst', 'meet-first'],
        ['neverSameMemberOrganisation', 'same-organisation'],
        ['neverOwnManager', 'own-manager'],
      ] as const
    )
      .flatMap(([rule, box]) => (kept!.rules[rule] ? [box] : []))
      .join(','),
    first_meeting_days: String(kept!.rules.firstMeetingDays),
    silence_days: String(kept!.rules.silenceDays),
  });
  match((await coordinator.get(same.location)).text, /These are the rules as they are/);
  equal((await mentor.get(rules)).status, 403);
});

test('CO-8: a newer version of the profile says what changes, is taken by whom is chosen, and rounds keep theirs', async () => {
  const [at] = await ask<{ profile_id: string; id: string; content: Content; number: number }>(
    'select v.* from programme p join profile_version v on v.id = p.profile_version_id where p.id = $1',
    [idOf(programme)],
  );
  type Content = {
    languages: string[];
    roles: { role: string; competences: { id: string; name: Record<string, string> }[] }[];
  };
  const content = structuredClone(at!.content);
  const role = content.roles.find(({ role: which }) => which === 'mentor')!;
  const [first, second] = role.competences;
  const language = content.languages[0]!;
  first!.name = { [language]: 'Asks further' };
  role.competences = role.competences.filter((one) => one !== second);
  role.competences.push({
    ...structuredClone(second!),
    id: 'knew',
    name: { [language]: 'New one' },
  });
  const [made] = await ask<{ id: string }>(
    `insert into profile_version (organisation_id, profile_id, number, content, published_at, published_by)
     select organisation_id, profile_id, number + 1, $2, now(), published_by from profile_version where id = $1 returning id`,
    [at!.id, JSON.stringify(content)],
  );
  const path = `${programme}/versions/${made!.id}`;
  match((await coordinator.get(programme)).text, /There is a newer version of the profile/);
  const page = await coordinator.get(path);
  equal(page.status, 200);
  match(page.text, /Added[\s\S]*New one/);
  match(page.text, /→ Asks further/);
  match(page.text, /Removed/);
  match(page.text, /mentorships\)/);
  const rounds = () =>
    ask<{ profile_version_id: string }>(
      'select distinct profile_version_id from assessment_round where cohort_id = $1',
      [idOf(cohort)],
    );
  deepEqual(await rounds(), [{ profile_version_id: at!.id }]);
  const other = await newCohort('Keeps the old version');
  equal((await coordinator.post(path, { cohorts: idOf(cohort) })).status, 303);
  const versionOf = async (which: string) =>
    (
      await ask<{ profile_version_id: string }>(
        'select profile_version_id from cohort where id = $1',
        [idOf(which)],
      )
    )[0]!.profile_version_id;
  equal(await versionOf(cohort), made!.id);
  equal(await versionOf(other), at!.id);
  equal(await versionOf(await newCohort('Begins with the new one')), made!.id);
  deepEqual(await rounds(), [{ profile_version_id: at!.id }], 'a round keeps its version');
  // Neither a draft nor the version of another profile is taken.
  await world.owner
    .query('update profile_version set published_at = null, published_by = null where id = $1', [
      made!.id,
    ])
    .catch(() => {});
  const elsewhere = await ask<{ id: string }>(
    'select id from profile_version where profile_id <> $1 limit 1',
    [at!.profile_id],
  );
  for (const { id } of elsewhere)
    equal((await coordinator.get(`${programme}/versions/${id}`)).status, 404);
});

test('CO-9: from 28 days before the end both of a pair are asked for their closing talk, and coordinators to close', async () => {
  const home = async (who: Visitor) => (await who.get(base)).text;
  const talk = /Plan your closing talk together/;
  const close = /Start closing: every pair is asked/;
  const endsOn = (day: string) =>
    world.owner.query('update cohort set last_day = $1 where id = $2', [day, idOf(cohort)]);
  const [was] = await ask<{ last_day: string }>('select last_day::text from cohort where id = $1', [
    idOf(cohort),
  ]);
  await endsOn('2026-12-21');
  doesNotMatch(await home(mentor), talk);
  await endsOn('2026-12-20');
  match(await home(mentor), talk);
  match((await coordinator.get(cohort)).text, /Start closing/);
  match(await home(coordinator), close);
  await endsOn(was!.last_day);
  doesNotMatch(await home(mentor), talk);
  await world.owner.query(`update cohort set state = 'closing' where id = $1`, [idOf(cohort)]);
  match(await home(mentor), talk);
  doesNotMatch(await home(coordinator), close);
  const [own] = await ask<{ mentorship_id: string; person_id: string }>(
    `select x.mentorship_id, x.person_id from mentorship_member x join person p on p.id = x.person_id
     join account a on a.id = p.account_id where a.email like 'network.mentor%' and x.part = 'mentor' and x.last_day is null`,
  );
  await mentor.post(`${base}/mentorships/${own!.mentorship_id}/closing`, {
    talk_on: today,
    look_back: '',
    aftercare_on: '',
  });
  const [{ left }] = (await ask<{ left: number }>(
    `select count(*)::int as left from mentorship_member x join mentorship m on m.id = x.mentorship_id where x.person_id = $1 and x.part = 'mentor' and m.kind = 'pair'
      and not exists (select from closure c where c.mentorship_id = m.id) and not exists (select from closing c where c.mentorship_id = m.id)`,
    [own!.person_id],
  )) as [{ left: number }];
  equal(talk.test(await home(mentor)), left > 0);
  await world.owner.query(`update cohort set state = 'running' where id = $1`, [idOf(cohort)]);
});

test('CO-10: a run has a name that can be changed, its notes stand in the list, and two of a minute are told apart', async () => {
  const made = await ask<{ id: string }>(
    'select id from matching_run where cohort_id = $1 order by made_at desc limit 2',
    [idOf(cohort)],
  );
  const [run] = made;
  const path = `${base}/runs/${run!.id}`;
  match((await coordinator.get(path)).text, /Run of [^<]*\d\d:\d\d:\d\d/);
  equal((await coordinator.post(`${path}/name`, { run_name: 'Without the new ones' })).status, 303);
  await coordinator.post(`${path}/notes`, { text: 'Agreed on Monday' });
  const list = (await coordinator.get(`${cohort}/runs`)).text;
  match(list, /Without the new ones/);
  match(list, /Agreed on Monday/);
  match((await coordinator.get(path)).text, /<h1>Without the new ones<\/h1>/);
  await coordinator.post(`${path}/name`, { run_name: '' });
  match((await coordinator.get(path)).text, /<h1>Run of/);
  notEqual((await mentor.post(`${path}/name`, { run_name: 'x' })).status, 303);
});
