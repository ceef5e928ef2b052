/** What was typed into a form, as the act gets it. */
import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { test } from 'node:test';
import type { FastifyRequest } from 'fastify';
import { outcomeOf } from '../src/app/form-outcome.ts';
import { openRoutes, routes } from '../src/app/registry.ts';
import { TaskRefused } from '../src/platform/thread-pool.ts';
import { formFieldsOf } from '../src/web/body.ts';
import { refuse, refuseFields } from '../src/web/route.tsx';
import { webWords } from '../src/web/web.words.ts';
import {
  box,
  day,
  eachRow,
  form,
  id,
  ids,
  maybeDay,
  maybeIdOr,
  maybeText,
  maybeWhole,
  maybeYesOrNo,
  oneOf,
  oneOrMoreOf,
  readForm,
  secret,
  someOf,
  text,
  typedIn,
  whenSent,
  whole,
  wholeOr,
  yesOrNo,
} from '../src/web/form.ts';

const row = '0a0a0a0a-0000-4000-8000-000000000000';

test('PG-1: a form is read into values, and what fits none of its fields is a sentence beside it', () => {
  const fields = form({
    words: text(10),
    note: maybeText(10),
    minutes: whole(5, 720),
    level: maybeWhole(1, 5),
    on: day(),
    until: maybeDay(),
    kind: oneOf(['pair', 'group']),
    parts: someOf(['absence', 'marks']),
    signs: oneOrMoreOf(['tired', 'late']),
    hard: box(),
    agreed: yesOrNo(),
    helped: maybeYesOrNo(),
    person: id(),
    reader: maybeIdOr(['group']),
    people: ids(),
    score: eachRow(wholeOr(1, 5, ['none'])),
    manager: whenSent(maybeText()),
  });
  const fits = {
    words: ' two\r\nlines ',
    minutes: '45',
    on: '2026-11-28',
    kind: 'group',
    signs: 'late,tired',
    hard: 'yes',
    agreed: 'no',
    person: row,
    reader: 'group',
    people: `${row},${row}`,
    'score-a': '4',
    'score-b': 'none',
    stranger: 'never gets through',
  };
  deepEqual(readForm(fields, fits, 'en'), {
    input: {
      words: 'two\nlines',
      note: '',
      minutes: 45,
      level: null,
      on: '2026-11-28',
      until: null,
      kind: 'group',
      parts: [],
      signs: ['tired', 'late'],
      hard: true,
      agreed: false,
      helped: null,
      person: row,
      reader: 'group',
      people: [row],
      score: new Map<string, number | 'none'>([
        ['a', 4],
        ['b', 'none'],
      ]),
      manager: undefined,
    },
  });
  const wrong = {
    words: '12345678901',
    note: '12345678901',
    minutes: '4.5',
    level: '6',
    on: '2026-02-30',
    until: 'tomorrow',
    kind: 'trio',
    parts: 'absence,secrets',
    signs: '',
    hard: 'no',
    agreed: '',
    helped: 'perhaps',
    person: "' or 1=1",
    reader: 'everybody',
    people: `${row},me`,
    'score-a': '9',
  };
  for (const language of ['en', 'nl', 'sv'] as const) {
    const read = readForm(fields, wrong, language);
    ok('fields' in read);
    deepEqual(Object.keys(read.fields).sort(), Object.keys(wrong).sort());
    deepEqual(read.fitting, { score: new Map(), manager: undefined });
  }
});

test('SI-3: a password is read just as it was typed, and never shown again', () => {
  const fields = form({ name: text(), password: secret() });
  const raw = { name: ' Ann ', password: ' two spaces ', token: 't', once: 'o' };
  deepEqual(readForm(fields, raw, 'en'), { input: { name: 'Ann', password: ' two spaces ' } });
  deepEqual(typedIn(fields, raw), { name: ' Ann ' });
  // Every field of that name, wherever it stands.
  const forms = [...routes, ...openRoutes].map(({ path, form: all }) => ({ path, all }));
  const plain = forms.flatMap(({ path, all }) =>
    Object.entries(all).flatMap(([name, field]) =>
      /^(?:password|current|pin|earlier)$/.test(name) &&
      !('isSecret' in ('whenSent' in field ? field.whenSent : field))
        ? [`${path} ${name}`]
        : [],
    ),
  );
  deepEqual(plain, []);
  equal(forms.filter(({ all }) => 'password' in all).length, 7);
});

test('PG-1: signs that show nothing are nothing that was typed, in every field that has to be filled in', () => {
  const shape = form({ words: text(), own: maybeText() });
  for (const typed of [
    '\u200b',
    '\u2800',
    '\u3164',
    '\u00ad\u2060 \ufeff',
    '\u202e\u200f',
    '\t\n\u0001',
  ]) {
    const read = readForm(shape, { words: typed, own: typed }, 'en');
    ok('fields' in read && 'words' in read.fields, JSON.stringify(typed));
    deepEqual(readForm(shape, { words: `a${typed}b`, own: typed }, 'en'), {
      input: { words: `a${typed}b`, own: '' },
    });
  }
});

test('AD-2: of a field that comes twice the first counts, of boxes all of them, whichever kind of route it is sent to', () => {
  const shape = form({
    name: text(),
    day: maybeDay(),
    who: ids(),
    parts: someOf(['a', 'b']),
    one: oneOrMoreOf(['a', 'b']),
    kept: whenSent(someOf(['a', 'b'])),
    row: eachRow(someOf(['a', 'b'])),
    cell: eachRow(text()),
  });
  const twice = ['a', 'b'];
  const body = Object.fromEntries(
    [...Object.keys(shape).slice(0, 6), 'row-1', 'cell-1', 'token', 'unknown'].map((name) => [
      name,
      twice,
    ]),
  );
  deepEqual(formFieldsOf({ body } as unknown as FastifyRequest, shape), {
    name: 'a',
    day: 'a',
    who: 'a,b',
    parts: 'a,b',
    one: 'a,b',
    kept: 'a,b',
    'row-1': 'a,b',
    'cell-1': 'a',
    token: 'a',
    unknown: 'a',
  });
});

test('SE-3: whatever refuses a form, it comes back with what was typed, its status, and when to try again', async () => {
  const typed = { name: 'Noor' };
  const w = webWords.en;
  const outcome = (error: unknown, file: string | null = null) =>
    outcomeOf(
      async () => {
        throw error;
      },
      { language: 'en', typed, file },
    );
  const refusal = (work: () => never): unknown => {
    try {
      return work();
    } catch (error) {
      return error;
    }
  };
  for (const code of ['23505', '23P01', '40001', '40P01'])
    deepEqual(await outcome(Object.assign(new Error(), { code })), {
      problem: { sentence: w.meanwhile, fields: {}, typed },
      status: 422,
      headers: {},
    });
  deepEqual(await outcome(new TaskRefused('busy'), 'a.pdf'), {
    problem: { sentence: w.refused.busy('a.pdf'), fields: {}, typed },
    status: 503,
    headers: { 'retry-after': '30' },
  });
  deepEqual(await outcome(new TaskRefused('too-long'), 'a.pdf'), {
    problem: {
      sentence: w.refused['too-long']('a.pdf'),
      fields: { file: w.refused['too-long']('a.pdf') },
      typed,
    },
    status: 422,
    headers: {},
  });
  deepEqual(await outcome(refusal(() => refuse('No.', 'name'))), {
    problem: { sentence: 'No.', fields: { name: 'No.' }, typed },
    status: 422,
    headers: {},
  });
  deepEqual(
    await outcome(
      refusal(() => refuseFields({ pin: 'Later.' }, { status: 429, typed: { name: '' } })),
    ),
    {
      problem: { sentence: 'Later.', fields: { pin: 'Later.' }, typed: { name: '' } },
      status: 429,
      headers: { 'retry-after': '900' },
    },
  );
  await rejects(outcome(Object.assign(new Error('ours'), { code: '22P02' })), /ours/);
  deepEqual(await outcomeOf(async () => '/there', { language: 'en', typed, file: null }), {
    ended: '/there',
  });
});
