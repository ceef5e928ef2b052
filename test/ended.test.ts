/**
 * M-24 to M-26: ended is ended, and a member of a group is not the pair. Generated over pages and
 * forms.
 */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { before, after, test } from 'node:test';
import { sql } from 'kysely';
import { selectRows } from '../src/platform/database.ts';
import { encryptedColumns } from '../src/platform/encryption.ts';
import { openClass, type Class } from './support/class.ts';
import { fill, formsOf, readPages, type Form } from './support/forms.ts';
import { openPair, type Pair } from './support/pair.ts';
import { changed, idOf, rowsOf, statesOf, today } from './support/states.ts';
import { walk } from './support/walk.ts';
import { openWorld, readTexts, visit, type Visitor, type World } from './support/world.ts';

let world: World;
let group: Class;
let pair: Pair;
let mentor: Visitor;
let pupil: Visitor;
let other: Visitor;
/** A classmate who can sign in. */
let otherId: string;
let mentorId: string;

const isOfClass = ({ action }: Form) =>
  action.startsWith(group.path) ||
  action.startsWith(group.path.replace('/mentorships/', '/class/')) ||
  action.startsWith(`${group.base}/talks`);
const reads = (organisation: string, person: string) =>
  world.database.inTenant({ organisation, person, today }, 'read', async (tx) => ({
    words: new Set((await readTexts(tx)).flatMap((text) => text.match(/kanarie\w+/g) ?? [])),
    rows: new Map(
      await Promise.all(
        [...Object.keys(encryptedColumns()), 'pupil_fact', 'tension_person'].map(
          async (t) =>
            [
              t,
              (
                await selectRows(
                  tx,
                  sql<{ n: number }>`select count(*)::int as n from ${sql.table(t)}`,
                )
              )[0]!.n,
            ] as const,
        ),
      ),
    ),
  }));

before(async () => {
  world = await openWorld();
  pair = await openPair(world);
  group = await openClass(world);
  await world.owner.query(
    `set app.organisation = '${group.organisation}'; set app.scope = 'sign-in'`,
  );
  otherId = group.pupils.find((id) => id !== group.pupil)!;
  await world.owner.query(
    `update person set account_id = (select id from account where email = 'network.registrar.demo@mentorium.example') where id = $1`,
    [otherId],
  );
  mentor = await group.as('mentor');
  pupil = await group.as('pupil');
  other = await visit(world, 'network.registrar');
  mentorId = (
    await world.owner.query(
      `select person_id from mentorship_member x join person p on p.id = x.person_id where x.mentorship_id = $1 and x.part = 'mentor' and p.account_id is not null`,
      [idOf(group.path)],
    )
  ).rows[0]!.person_id as string;
});
after(() => world.close());

/** What a pupil finds anywhere: every page, the file about oneself, the calendar, and by SQL. */
async function findings(visitor: Visitor, person: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const look = (where: string, text: string) => {
    for (const [word] of text.matchAll(/kanarie\w+/g))
      if (!where.includes(word)) found.set(word, where);
  };
  await walk(
    visitor,
    [
      group.base,
      group.path,
      `${group.path}/next`,
      `${group.base}/mentorships/search?words=kanarie`,
    ],
    look,
    4,
  );
  for (const word of (await reads(group.organisation, person)).words)
    if (!found.has(word)) found.set(word, 'SQL');
  return found;
}

/**
 * Ends things, or is for the whole class by its nature: talks that are offered, the agreement that
 * the class reads, cards, who is shown a part.
 */
const apart =
  /\/(appointments|closure|moments|lesson|guardians|cards-of-class|shares|agreement|cancellation)(\/|$|\?)/;
/** A step towards a goal of the whole class is for the whole class. */
const isOfClassGoal = async ({ action }: Form): Promise<boolean> => {
  const goal = /\/goals\/([0-9a-f-]{36})\//.exec(action)?.[1];
  return (
    goal !== undefined &&
    (await world.owner.query(`select from goal where id = $1 and mentee_id is null`, [goal]))
      .rowCount === 1
  );
};
let count = 0;
const newWord = (form: Form) =>
  `kanarie${form.action
    .replace(group.path, '')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')
    .replace(/\W+/g, '')}x${++count}`;

test('M-7, M-25: what a mentor writes about one pupil, in every form and with every choice but the whole group, no classmate finds', async (t) => {
  let tried = 0;
  let steps = 0;
  for (let turn = 0; turn < 4; turn++) {
    const forms = formsOf(await readPages(mentor, group.path, group.pupil));
    for (const form of forms.values()) {
      if (!isOfClass(form) || apart.test(form.action) || (await isOfClassGoal(form))) continue;
      // Chosen; as the page draws it; what the mentor will do oneself.
      const people = [[group.pupil], [], [mentorId, group.pupil], [group.pupil]][turn]!;
      const { status } = await mentor.post(
        form.action,
        fill(form, { word: newWord(form), people, turn }),
      );
      if (form.action.endsWith('/steps') && status === 303) steps++;
      tried++;
    }
  }
  const mine = await reads(group.organisation, mentorId);
  const found = await findings(other, otherId);
  deepEqual([...found], [], 'words that a classmate found, and where');
  t.diagnostic(`tried: ${tried} forms sent, ${mine.words.size} words kept`);
  ok(mine.words.size > 50, `${mine.words.size} words were kept`);
  ok(steps > 0, 'steps towards a goal of the pupil were taken');
});

test('M-25: what a pupil writes, in every form and with a classmate named in every field, no classmate finds and nothing is about them', async (t) => {
  const about = async () =>
    (
      await world.owner.query(
        `select (select count(*) from confided_text where mentee_id = $1) + (select count(*) from agreement where owner_id = $1) + (select count(*) from signal where mentee_id = $1)
          + (select count(*) from feedback where receiver_id = $1) + (select count(*) from appointment where mentee_id = $1) + (select count(*) from goal where mentee_id = $1) as n`,
        [otherId],
      )
    ).rows[0]!.n as string;
  const was = await about();
  let tried = 0;
  const taken: string[] = [];
  for (let turn = 0; turn < 2; turn++) {
    const forms = formsOf(await readPages(pupil, group.path, group.pupil));
    for (const form of forms.values()) {
      if (!isOfClass(form) || apart.test(form.action) || (await isOfClassGoal(form))) continue;
      const sent = fill(form, { word: newWord(form), people: [group.pupil], turn });
      const named = Object.fromEntries(
        [
          'mentee',
          'with_mentee',
          'agreed_with',
          'goal_for',
          'owner',
          'agreement_owner',
          'receiver',
        ].map((name) => [name, otherId]),
      );
      if ((await pupil.post(form.action, { ...sent, ...named })).status === 303)
        taken.push(form.action);
      await pupil.post(form.action, sent);
      tried += 2;
      for (const [name, value] of Object.entries(sent))
        equal(value === otherId, false, `${form.action} offers a classmate in ${name}`);
      equal(
        form.fields.some(({ options }) => options.includes(otherId)),
        false,
        `${form.action} offers a classmate`,
      );
    }
  }
  deepEqual([...(await findings(other, otherId))], [], 'words that a classmate found, and where');
  equal(await about(), was, 'nothing is about the classmate');
  t.diagnostic(`tried: ${tried} forms sent`);
  ok(tried > 20, `${tried} forms were sent`);
});

test('M-25: a pupil ends, pauses, extends, signs, records and reaches nothing for the class', async () => {
  const was = await rowsOf(world, group.organisation);
  const { rows } = await world.owner.query(
    `select g.id from goal g join confided_text x on x.id = g.text_id where g.mentorship_id = $1 and x.mentee_id is null and g.reached_on is null limit 1`,
    [idOf(group.path)],
  );
  const goal = (rows[0] as { id: string } | undefined)?.id ?? crypto.randomUUID();
  const acts: Record<string, Record<string, string>> = {
    closure: { reason: 'other' },
    'closure/removal': {},
    pauses: { first_day: today, reason: 'leave' },
    extensions: { until: '2027-12-01' },
    closing: { talk_on: today },
    aftercare: {},
    measure: { reached: '3', helped: '3', again: '3' },
    agreement: { after: '0', aim: 'x', rhythm: 'x', confidence: 'x', ending: 'x' },
    'agreement/signature': { version: '1' },
    meetings: { held_on: today, minutes: '60', note_class: 'shared', note: 'x' },
    hours: { kind: 'preparation', day: today, minutes: '30' },
    [`goals/${goal}/reaching`]: {},
    [`goals/${goal}/steps`]: { step: 'x', kind: 'progress' },
    agreements: { what: 'x', owner: otherId },
    climate: {},
    feedback: { receiver: otherId, situation: 'x', behaviour: 'x', effect: 'x', question: 'x' },
  };
  const let_through: string[] = [];
  for (const [tail, fields] of Object.entries(acts))
    if ((await pupil.post(`${group.path}/${tail}`, fields)).status === 303) let_through.push(tail);
  deepEqual(let_through, []);
  deepEqual(changed(was, await rowsOf(world, group.organisation)), []);
  const page = (await pupil.get(`${group.path}/meetings`)).text;
  for (const tail of ['closure', 'meetings', 'pauses'])
    equal(
      page.includes(`action="${group.path}/${tail}"`),
      false,
      `${tail} stands on the page of a pupil`,
    );
  equal(page.includes('href="' + group.path + '/closure"'), false);
});

test('M-24: the mentor of a class that ended reads own words and nothing of the pupils, on no page and by no SQL; so do those who have left', async () => {
  const id = idOf(group.path);
  await statesOf(world, group.path, group.organisation, mentorId).runs();
  await world.owner.query(
    `insert into pupil_fact (organisation_id, person_id, kind, day, what, value) values ($1, $2, 'absence', '2026-11-20', '', 6)`,
    [group.organisation, group.pupil],
  );
  equal(
    (await pupil.post(`${group.path}/agenda`, { item: 'kanariefromthepupil', kind: 'topic' }))
      .status,
    303,
  );
  const running = await reads(group.organisation, mentorId);
  ok(running.words.has('kanariefromthepupil'));
  ok(running.rows.get('pupil_fact')! > 0);
  const ends: Record<string, [string, string]> = {
    'the class has ended': [
      `insert into closure (organisation_id, mentorship_id, closed_on, reason, closed_by) values ('${group.organisation}', '${id}', '${today}', 'completed', '${mentorId}')`,
      `set app.purpose = 'erase'; delete from closure where mentorship_id = '${id}'; set app.purpose = ''`,
    ],
    'handed over': [
      `update mentorship_member set last_day = '2026-11-21' where mentorship_id = '${id}' and person_id = '${mentorId}'`,
      `update mentorship_member set last_day = null where mentorship_id = '${id}' and person_id = '${mentorId}'`,
    ],
    'stood in until yesterday': [
      `update mentorship_member set part = 'substitute', last_day = '2026-11-21' where mentorship_id = '${id}' and person_id = '${mentorId}'`,
      `update mentorship_member set part = 'mentor', last_day = null where mentorship_id = '${id}' and person_id = '${mentorId}'`,
    ],
  };
  for (const [how, [end, back]] of Object.entries(ends)) {
    await world.owner.query(end);
    const { words, rows } = await reads(group.organisation, mentorId);
    equal(words.has('kanariefromthepupil'), false, how);
    for (const table of [
      'pupil_fact',
      'talk_preparation',
      'tension',
      'tension_person',
      'tension_step',
    ])
      equal(rows.get(table), 0, `${how}: ${table}`);
    const texts = await world.database.inTenant(
      { organisation: group.organisation, person: mentorId, today },
      'read',
      (tx) =>
        tx
          .selectFrom('confided_text')
          .select(['id', 'author_id'])
          .where('mentorship_id', '=', id)
          .execute(),
    );
    deepEqual(
      texts.filter(({ author_id: author }) => author !== mentorId),
      [],
      `${how}: texts of others`,
    );
    ok(texts.length > 0, `${how}: own words stay`);
    for (const tail of [
      '/overview',
      '/shares',
      '/cards-of-class',
      '/climate',
      `/careers/${group.pupil}`,
    ]) {
      const { status } = await mentor.get(group.path + tail);
      equal(status, 404, `${how}: ${tail}`);
    }
    for (const page of ['', '/messages', `/pupils/${group.pupil}`])
      for (const tail of page.includes('pupils') ? ['', '/print', '/home'] : ['']) {
        const { status } = await mentor.get(`${group.board}${page}${tail}`);
        equal(status, 404, `${how}: ${page}${tail}`);
      }
    const made = await mentor.post(`${group.path}/cards-of-class/${group.pupil}`, {});
    ok([404, 422].includes(made.status), `${how}: a class card ${made.status}`);
    const pages = await readPages(mentor, group.path, group.pupil);
    for (const [where, text] of pages)
      equal(text.includes('kanariefromthepupil'), false, `${how}: ${where}`);
    await world.owner.query(back);
  }
  // A pupil who has left the class goes on reading what that pupil wrote.
  await world.owner.query(
    `update mentorship_member set last_day = '2026-11-21' where mentorship_id = $1 and person_id = $2`,
    [id, group.pupil],
  );
  equal((await pupil.get(group.path)).status, 404);
  const left = await world.database.inTenant(
    { organisation: group.organisation, person: group.pupil, today },
    'read',
    (tx) => tx.selectFrom('confided_text').select('author_id').execute(),
  );
  deepEqual([...new Set(left.map(({ author_id }) => author_id))], [group.pupil]);
  await world.owner.query(
    `update mentorship_member set last_day = null where mentorship_id = $1 and person_id = $2`,
    [id, group.pupil],
  );
});

test('M-24: after the end a pair reads what it shared, but each only the own records of meetings; nothing is written but what belongs to the end', async () => {
  await world.owner.query(`set app.organisation = '${pair.organisation}'`);
  const post = async (visitor: Visitor, tail: string, fields: Record<string, string>) =>
    equal((await visitor.post(pair.path + tail, fields)).status, 303, tail);
  await post(pair.mentor, '/meetings', {
    held_on: '2026-11-20',
    minutes: '60',
    note_class: 'shared',
    note: 'kanarierecord',
    points: 'kanariepoint',
  });
  await post(pair.mentor, '/goals', { goal: 'kanariegoal' });
  await post(pair.mentor, '/agenda', { item: 'kanarietopic', kind: 'topic' });
  const shared = async (person: string) =>
    [...(await reads(pair.organisation, person)).words]
      .filter((word) => /kanarie(record|point|goal|topic)/.test(word))
      .sort();
  deepEqual(await shared(pair.ids.mentee), [
    'kanariegoal',
    'kanariepoint',
    'kanarierecord',
    'kanarietopic',
  ]);
  await statesOf(world, pair.path, pair.organisation, pair.ids.mentor).closed();
  deepEqual(await shared(pair.ids.mentee), ['kanariegoal', 'kanariepoint', 'kanarietopic']);
  ok((await shared(pair.ids.mentor)).includes('kanarierecord'), 'the author goes on reading it');
  equal((await pair.mentee.get(pair.path)).text.includes('kanarierecord'), false);
  ok((await pair.mentee.get(`${pair.path}/goals`)).text.includes('kanariegoal'));
});

test('M-26: an end is asked about once more, said on the page and on home, and taken back within seven days by who ended it or a coordinator', async () => {
  await world.owner.query(`set app.organisation = '${pair.organisation}'`);
  await statesOf(world, pair.path, pair.organisation, pair.ids.mentor).runs();
  const members = async () =>
    (
      await world.owner.query(
        'select * from mentorship_member where mentorship_id = $1 order by id',
        [idOf(pair.path)],
      )
    ).rows;
  const was = await members();
  const asked = (await pair.mentee.get(`${pair.path}/closure`)).text;
  ok(asked.includes('Until ') && asked.includes('reads only your own'));
  equal((await pair.mentee.post(`${pair.path}/closure`, { reason: 'other' })).status, 303);
  equal(
    (await pair.mentee.post(`${pair.path}/closure`, { reason: 'other' })).status,
    422,
    'it ends once',
  );
  ok(/Ended today by /.test((await pair.mentor.get(pair.path)).text), 'the other one reads it');
  ok(/ended today/.test((await pair.mentor.get('/o/ledarnatverket')).text), 'home says it');
  equal(
    (await pair.mentor.post(`${pair.path}/closure/removal`, {})).status,
    404,
    'not by the other one',
  );
  equal((await pair.mentor.get(pair.path)).text.includes('closure/removal'), false);
  equal((await pair.mentee.post(`${pair.path}/closure/removal`, {})).status, 303);
  ok(
    /took this back today/.test((await pair.mentor.get(pair.path)).text),
    'everybody is told again',
  );
  deepEqual(await members(), was);
  equal((await pair.mentor.post(`${pair.path}/goals`, { goal: 'goes on' })).status, 303);
  const { rows } = await world.owner.query(
    `select verb from audit_log where subject = 'mentorship' and subject_id = $1 and verb in ('close', 'reopen') order by verb`,
    [idOf(pair.path)],
  );
  deepEqual(
    rows.map((row) => (row as { verb: string }).verb),
    ['close', 'reopen'],
  );
  const office = await visit(world, 'network.coordinator');
  const ended = async (day: string) => {
    await statesOf(world, pair.path, pair.organisation, pair.ids.mentor).closed();
    await world.owner.query('update closure set closed_on = $2 where mentorship_id = $1', [
      idOf(pair.path),
      day,
    ]);
  };
  await ended('2026-11-15');
  ok((await office.get(pair.path)).text.includes('closure/removal'));
  equal((await office.post(`${pair.path}/closure/removal`, {})).status, 303, 'on the seventh day');
  await ended('2026-11-14');
  equal((await office.get(pair.path)).text.includes('closure/removal'), false);
  equal(
    (await office.post(`${pair.path}/closure/removal`, {})).status,
    422,
    'after the seventh day',
  );
  await rejectsBySql();
});

/** The wall holds it too. */
async function rejectsBySql(): Promise<void> {
  await world.database.inTenant(
    { organisation: pair.organisation, person: pair.ids.mentor, today },
    'write',
    async (tx) => {
      const { numDeletedRows } = await tx
        .deleteFrom('closure')
        .where('mentorship_id', '=', idOf(pair.path))
        .executeTakeFirst();
      equal(numDeletedRows, 0n);
    },
  );
}
