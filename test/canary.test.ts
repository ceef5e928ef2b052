/**
 * A word that is nowhere else, written into a text of each kind, is found by exactly those who may
 * read it: over pages, files, mail, jobs, log and SQL.
 */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { demoPassword } from '../src/features/accounts/sign-in.pages.tsx';
import { extent } from './support/extent.ts';
import { openPair, type Pair } from './support/pair.ts';
import { everybody, newWords, writeTexts, type Who } from './support/texts.ts';
import { walk } from './support/walk.ts';
import {
  linkIn,
  openWorld,
  visit,
  type Visitor,
  type World,
  readLetters,
  readTexts,
} from './support/world.ts';

let world: World;
let pair: Pair;
const visitors = new Map<Who, Visitor>();
const { readers, word: canary } = newWords();

before(async () => {
  world = await openWorld();
  pair = await openPair(world);
  for (const who of everybody) visitors.set(who, await visit(world, who));
  await writeTexts({ visitors, pair, readers, word: canary });
});
after(() => world.close());

test('canary, over pages and files: found by who may read it, and by nobody else', async (t) => {
  const found = new Map<string, Set<Who>>(
    [...readers.keys()].map((word) => [word, new Set<Who>()]),
  );
  let places = 0;
  const words = [...readers.keys()];
  const own = await world.owner.query(`select id from signal where kind = 'conduct'`);
  for (const [who, visitor] of visitors) {
    const starts = [
      pair.path,
      `${pair.path}/next`,
      `${pair.path}/course`,
      `/o/ledarnatverket/signals/${own.rows[0]!.id as string}`,
      ...['lindenhof', 'ledarnatverket'].flatMap((slug) => [
        `/o/${slug}`,
        `/o/${slug}/mentorships/search?words=kanarie`,
        `/o/${slug}/outbox`,
        `/o/${slug}/audit-log`,
        `/o/${slug}/signals?all=1`,
        ...words.map((word) => `/o/${slug}/people?words=${word}`),
      ]),
    ];
    places += await walk(
      visitor,
      starts,
      (path, text) => {
        // The words that were searched for stand in the field of the search itself.
        for (const word of words)
          if (!path.includes(word) && text.includes(word)) found.get(word)!.add(who);
      },
      extent(3, 8),
    );
  }
  for (const [word, who] of readers) deepEqual([...found.get(word)!].sort(), [...who].sort(), word);
  t.diagnostic(
    `tried: ${readers.size} texts, ${places} pages and files, ${visitors.size} accounts`,
  );
  ok(places > extent(300, 600), `${places} pages and files were read`);
});

test('canary, under seal: the counsellor reads it once, with a reason and the password', async () => {
  const counsellor = visitors.get('school.counsellor')!;
  const one = linkIn(
    (await counsellor.get('/o/lindenhof/referrals')).text,
    /\/referrals\/[0-9a-f-]{36}$/,
  );
  const notes = [
    ...(await counsellor.get(one)).text.matchAll(/name="note" value="([0-9a-f-]{36})"/g),
  ].map(([, id]) => id!);
  const shown = await Promise.all(
    notes.map((note) =>
      counsellor.post(`${one}/sealed/reading`, { note, reason: 'test', password: demoPassword }),
    ),
  );
  const words = shown.flatMap(({ text }) => text.match(/kanarie[a-z]+/g) ?? []).sort();
  deepEqual(
    words,
    ['kanariesafeguarding', 'kanariesealed'],
    'what a counsellor sealed, and the record of a talk under the same seal',
  );
});

test('canary, by SQL as the owner of the tables, whom no wall of a person stops: nowhere, in no column, letter, job or audit log', async (t) => {
  let columns = 0;
  for (const { id } of await world.database.beforeTenant(null, (tx) =>
    tx.selectFrom('organisation').select('id').execute(),
  )) {
    await world.owner.query(`set app.organisation = '${id}'; set app.purpose = 'keys'`);
    const { rows } = await world.owner.query(
      `select table_name as t, column_name as c, data_type = 'bytea' as b from information_schema.columns where table_schema = 'public' and data_type in ('text', 'jsonb', 'ARRAY', 'bytea')`,
    );
    for (const { t, c, b } of rows as { t: string; c: string; b: boolean }[]) {
      equal(
        (
          await world.owner.query(
            `select 1 from "${t}" where ${b ? `position('kanarie'::bytea in "${c}") > 0` : `"${c}"::text like '%kanarie%'`} limit 1`,
          )
        ).rowCount,
        0,
        `${t}.${c}`,
      );
      columns++;
    }
    for (const letter of await readLetters(world))
      equal(
        /kanarie/.test(`${letter.subject} ${letter.body} ${letter.calendar}`),
        false,
        letter.key!,
      );
  }
  t.diagnostic(`tried: ${columns} columns`);
  ok(columns > 200, `${columns} columns were read`);
});

test('canary, by SQL as every person of both organisations: exactly the readers of the pages, and those whom a class names', async (t) => {
  let tried = 0;
  for (const slug of ['ledarnatverket', 'lindenhof']) {
    const { id: organisation } = await world.database.beforeTenant(null, (tx) =>
      tx.selectFrom('organisation').select('id').where('slug', '=', slug).executeTakeFirstOrThrow(),
    );
    const people = await world.database.inTenant({ organisation, person: null }, 'read', (tx) =>
      tx
        .selectFrom('person')
        .select(['id', 'given_name', 'family_name'])
        .where('left_on', 'is', null)
        .execute(),
    );
    const may = new Map<string, Set<string>>();
    for (const person of people) {
      const words = await world.database.inTenant(
        { organisation, person: person.id, today: '2026-11-22' },
        'read',
        async (tx) =>
          (await readTexts(tx)).flatMap((text) => text.match(/kanarie[a-z]+\d{3}/g) ?? []),
      );
      tried++;
      for (const word of words) may.set(word, (may.get(word) ?? new Set()).add(person.id));
    }
    const mine = [...readers.keys()].filter(
      (word) =>
        /pupil|official|safeguarding|support|worry|extract|sealed|career|along|note/.test(word) ===
        (slug === 'lindenhof'),
    );
    const mentors = (
      await world.owner.query(
        `select count(distinct x.person_id)::int as n from mentorship_member x join mentorship m on m.id = x.mentorship_id where m.cohort_id = $1 and x.part in ('mentor', 'second-mentor') and this_day() between x.first_day and coalesce(x.last_day, 'infinity')`,
        [pair.cohort],
      )
    ).rows[0]!.n as number;
    const [counted, expected]: [string[], string[]] = [[], []];
    for (const word of mine) {
      const n = may.get(word)?.size ?? 0;
      // Besides who finds it on a page: whoever raised it; the other mentee of who tells about themselves; the other mentors of the cohort; pupil and
      // second mentor of a shared text, next year's mentor of what goes along; the specialist to whom the pupil of an official one was referred.
      const others =
        {
          raised: 1,
          about: 1,
          team: mentors - 1,
          pupil: 2,
          career: 2,
          along: 3,
          official: 3,
          support: 1,
          notementors: 1,
          notepupil: 2,
        }[word.slice(7, -3)] ?? 0;
      counted.push(`${word.slice(7, -3)} ${n}`);
      expected.push(`${word.slice(7, -3)} ${readers.get(word)!.length + others}`);
    }
    deepEqual(counted, expected);
    equal(
      (
        await world.database.inTenant({ organisation, person: null }, 'read', (tx) =>
          tx.selectFrom('confided_text').select('id').execute(),
        )
      ).length,
      0,
    );
  }
  t.diagnostic(`tried: ${tried} people by SQL`);
  ok(tried > 400, `${tried} people were tried`);
});
