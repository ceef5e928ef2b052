import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import writeXlsx from 'write-excel-file/node';
import { languages } from '../src/platform/i18n.ts';
import { profileWords } from '../src/features/profiles/profile.words.ts';
import { readingWords } from '../src/features/profiles/reading.words.ts';
import { boxesOf } from './support/nominate.ts';
import { demoDay, openWorld, visit, type Visitor, type World } from './support/world.ts';

let world: World;
let coordinator: Visitor;
const network = '/o/ledarnatverket';

before(async () => {
  world = await openWorld();
  coordinator = await visit(world, 'network.coordinator');
});
after(() => world.close());

const document = `# Requirements for mentors

- at least five years of experience as a manager, or at least three years of experience as a leader without staff
- preferably a leadership diploma

# Competences

## Patience

- waits
- asks again
`;

async function upload(text: string, name: string): Promise<string> {
  const imported = await coordinator.upload(
    `${network}/profiles`,
    { name: 'Alternatives' },
    { name, bytes: Buffer.from(text) },
  );
  equal(imported.status, 303);
  return imported.location;
}

/** What a browser would send of the draft, as it stands. */
function draftForm(page: string): Record<string, string> {
  const form = page.split('<form').find((part) => part.includes('name="title-'))!;
  const fields: Record<string, string> = {
    revision: /name="revision" value="(\d+)"/.exec(form)![1]!,
  };
  for (const [, name, words] of form.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)/g))
    fields[name!] = words!.replaceAll('&#39;', "'").replaceAll('&amp;', '&').trim();
  for (const [input] of form.matchAll(/<input[^>]*>/g)) {
    const name = /name="((?:value|unit|amount|target|weight)-[^"]+)"/.exec(input)?.[1];
    if (name) fields[name] = /value="([^"]*)"/.exec(input)?.[1] ?? '';
  }
  for (const [, name, options] of form.matchAll(
    /<select[^>]*name="((?:kind|must|either|measure|per)-[^"]+)"[^>]*>(.*?)<\/select>/gs,
  ))
    fields[name!] = /<option(?=[^>]* selected)[^>]*value="([^"]*)"/.exec(options!)![1]!;
  return fields;
}

async function change(draft: string, changes: Record<string, string>, step = 'save') {
  const fields = draftForm((await coordinator.get(draft)).text);
  return coordinator.post(`${draft}/draft`, { ...fields, ...changes, step });
}

const plain = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'");
const either =
  /A mentor must meet this: either “at least five years[^”]*” \(experience: at least 5 years\) or “at least three years[^”]*” \(experience: at least 3 years\)\. Desirable: “preferably a leadership diploma”\./;
const both = /manager” \(experience: at least 5 years\); and “at least three years/;

test('PR-9, PR-10: "A, or B" is shown as one rule, undone, made again, published, and met by one of the two', async () => {
  const draft = await upload(document, 'alternatives.md');
  const page = await coordinator.get(draft);
  match(plain(page.text), either);
  match(plain(page.text), /asked about 1 competence\. 1 rule decides who may be a mentor\./);
  const alternative = Object.entries(draftForm(page.text)).find(
    ([name, choice]) => name.startsWith('either-') && choice === 'above',
  )![0];

  equal((await change(draft, { [alternative]: 'alone' })).status, 303);
  match(plain((await coordinator.get(draft)).text), both);
  match(plain((await coordinator.get(draft)).text), /2 rules decide who may be a mentor\./);
  equal((await change(draft, { [alternative]: 'above' })).status, 303);
  match(plain((await coordinator.get(draft)).text), either);
  equal((await change(draft, {})).status, 303);
  match(plain((await coordinator.get(draft)).text), either);

  for (const language of languages) {
    const reader = await visit(world, 'network.coordinator', language);
    match((await reader.get(draft)).text, new RegExp(`>${profileWords[language].above}<`));
  }
  const whole = draftForm((await coordinator.get(draft)).text);
  equal((await coordinator.post(`${draft}/publication`, whole)).status, 303);
  match(plain((await coordinator.get(draft)).text), either);

  const programme = await coordinator.post(`${network}/programmes`, {
    name: 'Alternatives',
    version: draft.split('/').at(-1)!,
    template: 'leadership-mentoring',
  });
  const cohort = await coordinator.post(`${programme.location}/cohorts`, {
    name: 'First',
    first_day: demoDay,
    last_day: '2027-10-31',
    hours_promised: '20',
  });
  const board = await coordinator.get(`${cohort.location}/nominations/new`);
  const people = boxesOf(board.text);
  const verdicts: [string, string, RegExp][] = [
    ['6', '0', /meets the rules/],
    ['0', '3', /meets the rules/],
    ['4', '2', /does not meet the rules/],
  ];
  for (const [i, [manager, leader, verdict]] of verdicts.entries()) {
    const application = await coordinator.post(`${cohort.location}/nominations?as=mentor`, {
      chosen: people[i]!,
    });
    const asked = await coordinator.get(application.location);
    const names = [...asked.text.matchAll(/name="(answer-[^"]+)"/g)].map(([, name]) => name!);
    const [first, second, ...others] = [...new Set(names)];
    const answers = Object.fromEntries(others.map((name) => [name, 'no']));
    await coordinator.post(`${application.location}/answers`, {
      ...answers,
      [first!]: manager,
      [second!]: leader,
    });
    const judged = plain((await coordinator.get(application.location)).text);
    match(judged, verdict);
    equal(judged.includes('does not meet the rules'), verdict.source.includes('not'));
  }
});

test('PR-11: splitting gives each half its own number, and two numbers are never made one', async () => {
  const draft = await upload(
    document.replace(', or at least three', ' plus at least three'),
    'joined.md',
  );
  const fields = draftForm((await coordinator.get(draft)).text);
  const [name] = Object.entries(fields).find(([, words]) => words.includes('plus at least'))!;
  const id = name.slice('text-'.length);
  const cut = fields[name]!.replace(' plus ', ' | ');
  equal((await change(draft, { [name]: cut }, `split:${id}`)).status, 303);
  match(plain((await coordinator.get(draft)).text), both);

  const split = draftForm((await coordinator.get(draft)).text);
  const [half] = Object.entries(split).find(([, words]) => words.startsWith('at least three'))!;
  const refused = await change(draft, {}, `merge:${half.slice('text-'.length)}`);
  equal(refused.status, 422);
  ok(plain(refused.text).includes(profileWords.en.bothNumbers));
  match(plain((await coordinator.get(draft)).text), both);

  const emptied = { [half.replace('text', 'value')]: '' };
  equal((await change(draft, emptied, `merge:${half.slice('text-'.length)}`)).status, 303);
  match(
    plain((await coordinator.get(draft)).text),
    /at least five years.*at least three years[^”]*” \(experience: at least 5 years\)/,
  );
});

test('PR-6: a document of parts inside parts is refused beside its field', async () => {
  const reply = await coordinator.upload(
    `${network}/profiles`,
    { name: 'Typed before the file' },
    {
      name: 'deep.html',
      bytes: Buffer.from(`<html>${'<div>'.repeat(20_000)}${'</div>'.repeat(20_000)}`),
    },
  );
  equal(reply.status, 422);
  ok(plain(reply.text).includes(readingWords.en.nested));
  match(reply.text, /value="Typed before the file"/);
});

/** A profile with so many competences, each with so many indicators. */
const profileWith = (competences: number, indicators: number) =>
  `# Competences\n\n${Array.from(
    { length: competences },
    (_, k) =>
      `## Listening ${k}\n\n${Array.from({ length: indicators }, (_, n) => `- you listen well to people number ${k} ${n}`).join('\n')}\n`,
  ).join('\n')}`;

test('SE-5: a text with a thousand competences is refused in words, and what is read makes a page that grows with it', async () => {
  const many = await coordinator.upload(
    `${network}/profiles`,
    { name: 'Many' },
    { name: 'many.md', bytes: Buffer.from(profileWith(1000, 1)) },
  );
  equal(many.status, 422);
  match(many.text, /at most 100 competences, 100 requirements, and 500 indicators and behaviours/);
  match(many.text, /value="Many"/);
  const long = await coordinator.upload(
    `${network}/profiles`,
    { name: 'Long' },
    {
      name: 'long.md',
      bytes: Buffer.from(
        `${profileWith(2, 2)}\n\n# Background\n\n${'A line about the year before this one.\n\n'.repeat(12_000)}`,
      ),
    },
  );
  equal(long.status, 422);
  match(long.text, /longer than any profile/);
  const sizes: number[] = [];
  for (const competences of [25, 50, 100]) {
    const path = await upload(profileWith(competences, 5), 'large.md');
    const began = performance.now();
    const { status, text } = await coordinator.get(path);
    equal(status, 200);
    ok(performance.now() - began < 5000);
    ok(text.length < 4_000_000, `${text.length} letters`);
    sizes.push(text.length);
    if (competences < 100) continue;
    // Nothing more can be added, and what is there can still be taken out.
    const revision = /name="revision" value="(\d+)"/.exec(text)![1]!;
    const [, add] = /value="(add:competence:[^"]+)"/.exec(text)!;
    const more = await coordinator.post(`${path}/draft`, { revision, step: add! });
    equal(more.status, 422);
    match(more.text, /at most 100 competences/);
    const [, remove] = /value="(remove:k[^"]*)"/.exec(text)!;
    equal((await coordinator.post(`${path}/draft`, { revision, step: remove! })).status, 303);
  }
  ok(sizes[2]! - sizes[1]! < 2.2 * (sizes[1]! - sizes[0]!), sizes.join(' '));
});

test('SE-5: where a text moves to is asked of one text at a time, and what was typed beside it is kept', async () => {
  const path = await upload(profileWith(3, 2), 'moved.md');
  const page = (await coordinator.get(path)).text;
  ok(!page.includes('name="to-'));
  const [, button, id] = /value="open:(move:(i[^"]*))"/.exec(page)!;
  const asked = await coordinator.post(`${path}/draft`, {
    revision: /name="revision" value="(\d+)"/.exec(page)![1]!,
    [`text-${id}`]: 'you hear what is not said',
    step: `open:${button}`,
  });
  equal(asked.location, `${path}?open=move%3A${id}#text-${id}`);
  const choosing = (await coordinator.get(asked.location.split('#')[0]!)).text;
  match(choosing, /you hear what is not said/);
  equal([...choosing.matchAll(/name="to-/g)].length, 1);
  const select = new RegExp(`<select[^>]*name="to-${id}"[^>]*>(.*?)</select>`, 's').exec(
    choosing,
  )![1]!;
  const to = /value="(competence:[^"]+)"[^>]*>Listening 2/.exec(select)![1]!;
  const moved = await coordinator.post(`${path}/draft`, {
    revision: /name="revision" value="(\d+)"/.exec(choosing)![1]!,
    [`to-${id}`]: to,
    step: button!,
  });
  equal(moved.status, 303);
  const after = (await coordinator.get(path)).text;
  ok(after.indexOf('you hear what is not said') > after.indexOf('number 2 1'));
});

/** What a browser sends when a button of the page at this address is pressed. */
async function press(page: string, step: string, changes: Record<string, string> = {}) {
  const { text } = await coordinator.get(page);
  ok(text.includes(`name="step" value="${step}"`), `there is no button ${step}`);
  const draft = page.replace(/[?#].*$/, '');
  return coordinator.post(`${draft}/draft`, { ...draftForm(text), ...changes, step });
}
const buttonsOf = (page: string, start: string) =>
  [...page.matchAll(/name="step" value="([^"]+)"/g)].flatMap(([, step]) =>
    step!.startsWith(start) ? [step!] : [],
  );
const shown = async (draft: string) => (await coordinator.get(draft)).text;

const leftOver = `# Requirements for mentors

- at least five years of experience as a manager
- gives two hours a month

# Competences

## Patience

- waits
- asks again

This page was printed in the town hall.
`;

test('PR-16: what has no place in the draft stands beside it and is put where it belongs, in the order of the document', async () => {
  const draft = await upload(leftOver, 'left.md');
  const page = await shown(draft);
  const open = buttonsOf(page, 'open:place:').at(-1);
  ok(open, 'a line is left over');
  const line = open.split(':')[2]!;
  const [near] = buttonsOf(page, `place:${line}:competence:`);
  equal((await press(draft, near!)).status, 303);
  const placed = await shown(draft);
  equal(buttonsOf(placed, `open:place:${line}`).length, 0);
  match(placed, /<textarea[^>]*name="text-i[^"]*"[^>]*>This page was printed in the town hall\./);
  equal((await press(draft, 'undo')).status, 303);
  const asked = await press(draft, open);
  match(asked.location, new RegExp(`\\?open=place%3A${line}#line-${line}$`));
  const choosing = await shown(asked.location.split('#')[0]!);
  const select = new RegExp(`<select[^>]*name="to-${line}".*?</select>`, 's').exec(choosing)![0];
  const [, definition] = /value="(definition:[^"]+)"/.exec(select)!;
  const put = await press(asked.location.split('#')[0]!, `place:${line}`, {
    [`to-${line}`]: definition!,
  });
  equal(put.status, 303);
  match(
    await shown(draft),
    /<textarea[^>]*name="definition-k[^"]*"[^>]*>This page was printed in the town hall\./,
  );
});

test('PR-17: time that is promised becomes a commitment with its words, and decides no more who may take part', async () => {
  const draft = await upload(leftOver, 'promise.md');
  const before = await shown(draft);
  match(plain(before), /two hours a month.*2 rules decide who may be a mentor/s);
  const [, id] = /name="text-(c[^"]*)"[^>]*>[^<]*two hours a month/.exec(before)!;
  equal((await press(draft, `promise:${id}`)).status, 303);
  const after = await shown(draft);
  match(plain(after), /gives two hours a month/);
  match(plain(after), /1 rule decides who may be a mentor/);
  const [, own] = /name="amount-(p[^"]*)"[^>]*value="2"/.exec(after)!;
  match(after, new RegExp(`name="per-${own}".*?<option value="month" selected`, 's'));
  // PR-3: a number that is none is said beside it, and stays typed.
  const [value] = /value-c[^"]*/.exec(after)!;
  const five = await press(draft, 'save', { [value]: 'five' });
  equal(five.status, 422);
  match(five.text, new RegExp(`name="${value}"[^>]*value="five"[^>]*aria-invalid`));
  const wrong = await press(draft, 'save', { [`amount-${own}`]: 'many' });
  equal(wrong.status, 422);
  match(wrong.text, /value="many"/);
  equal(
    (await press(draft, 'save', { [`amount-${own}`]: '3', [`per-${own}`]: 'week' })).status,
    303,
  );
  match(await shown(draft), new RegExp(`name="amount-${own}"[^>]*value="3"`));
});

test('PR-18: every step is taken back and done again, and what was typed meanwhile is not lost', async () => {
  const draft = await upload(leftOver, 'undo.md');
  const first = await shown(draft);
  equal(buttonsOf(first, 'undo').length, 0);
  const [, id] = /name="text-(i[^"]*)"[^>]*>waits/.exec(first)!;
  equal((await press(draft, `remove:${id}`)).status, 303);
  ok(!(await shown(draft)).includes(`name="text-${id}"`));
  const [, other] = /name="text-(i[^"]*)"[^>]*>asks again/.exec(first)!;
  // Undo while something else was typed: the typing goes first, and comes back by doing it again.
  equal((await press(draft, 'undo', { [`text-${other}`]: 'asks a third time' })).status, 303);
  match(await shown(draft), /asks again/);
  equal((await press(draft, 'undo')).status, 303);
  match(await shown(draft), new RegExp(`name="text-${id}"[^>]*>waits`));
  equal(buttonsOf(await shown(draft), 'undo').length, 0);
  equal((await press(draft, 'redo')).status, 303);
  equal((await press(draft, 'redo')).status, 303);
  match(await shown(draft), /asks a third time/);
  equal(buttonsOf(await shown(draft), 'redo').length, 0);
  const late = { ...draftForm(await shown(draft)), step: 'redo' };
  equal((await coordinator.post(`${draft}/draft`, late)).status, 422);
  for (const language of ['nl', 'sv'] as const) {
    const reader = await visit(world, 'network.coordinator', language);
    match((await reader.get(draft)).text, /name="step" value="undo"/);
  }
});

test('PR-14: who says that a reading is right goes on with the next that is to be looked at', async () => {
  const draft = await upload(
    `${readFileSync(join(import.meta.dirname, 'fixtures/nl-stagecoach-unsure.txt'), 'utf8')}
Is 30 jaar of ouder, of is 26 jaar of ouder en heeft een diploma onderwijs.
`,
    'unsure.txt',
  );
  const doubts = buttonsOf(await shown(draft), 'sure:');
  ok(doubts.length >= 2, `${doubts.length} doubts`);
  const idOf = (button: string) => button.split(':')[1]!;
  const after = await press(draft, doubts[0]!);
  match(after.location, new RegExp(`#(?:text|name)-${idOf(doubts[1]!)}$`));
  equal(buttonsOf(await shown(draft), 'sure:').length, doubts.length - 1);
});

test('PR-19: a profile is written by hand, with both roles, levels, a target and a weight, and published with what was typed last', async () => {
  const made = await coordinator.post(`${network}/profiles/blank`, { title: 'By hand' });
  equal(made.status, 303);
  const draft = made.location;
  await press(draft, buttonsOf(await shown(draft), 'add:competence:')[0]!);
  await press(draft, buttonsOf(await shown(draft), 'add:indicator:')[0]!);
  await press(draft, 'add:role:mentee');
  const page = await shown(draft);
  const [, competence] = /name="name-(k[^"]*)"/.exec(page)!;
  const [, indicator] = /name="text-(i[^"]*)"/.exec(page)!;
  equal((await press(draft, `open:levels:${competence}`)).status, 303);
  const leveling = `${draft}?open=levels:${competence}`;
  const open = await shown(leveling);
  match(open, new RegExp(`name="anchor5-${indicator}"`));
  const levels = {
    [`name-${competence}`]: 'Patience',
    [`text-${indicator}`]: 'waits',
    [`target-${indicator}`]: '3',
    [`weight-${indicator}`]: '0,5',
    [`anchor1-${indicator}`]: 'interrupts',
    [`anchor5-${indicator}`]: 'lets silence be',
  };
  equal((await press(leveling, 'save', levels)).status, 303);
  const [to] = buttonsOf(await shown(draft), `move:${competence}:competences:`);
  equal((await press(draft, to!)).status, 303);
  match(plain(await shown(draft)), /Profile of the mentee.*Patience/s);
  equal((await press(draft, 'undo')).status, 303);
  const fields = draftForm(await shown(draft));
  const published = await coordinator.post(`${draft}/publication`, {
    ...fields,
    [`text-${indicator}`]: 'waits for an answer',
  });
  equal(published.status, 303);
  const read = plain(await shown(draft));
  match(read, /waits for an answer/);
  match(read, /interrupts.*lets silence be/s);
});

test('PR-20: a profile goes out in three formats and comes in again as it was; a package of others becomes a draft', async () => {
  const made = await coordinator.post(`${network}/profiles/templates/school-mentoring`, {});
  const from = made.location;
  const sum = (page: string) =>
    /\d+ competences · \d+ indicators · \d+ behaviours · \d+ requirements/.exec(plain(page))![0];
  const before = await coordinator.get(from);
  const whole = JSON.parse((await coordinator.get(`${from}/files/json`)).text) as {
    profile: object;
  };
  for (const [format, name] of [
    ['json', 'profile.json'],
    ['xlsx', 'profile.xlsx'],
    ['case', 'profile.case.json'],
  ] as const) {
    const file = await coordinator.get(`${from}/files/${format}`);
    equal(file.status, 200);
    const back = await coordinator.upload(
      `${network}/profiles`,
      { name: `Back from ${format}` },
      { name, bytes: file.bytes },
    );
    equal(back.status, 303, format);
    equal(sum((await coordinator.get(back.location)).text), sum(before.text));
    const again = JSON.parse((await coordinator.get(`${back.location}/files/json`)).text) as {
      profile: object;
    };
    deepEqual(again.profile, whole.profile, format);
  }
  const link = (identifier: string) => ({ title: '', identifier, uri: `urn:${identifier}` });
  const item = (identifier: string, fullStatement: string) => ({ identifier, fullStatement });
  const foreign = {
    CFDocument: { title: 'Mentors of a town', language: 'en' },
    CFItems: [
      item('a', 'Meeting people'),
      item('b', 'Patience'),
      item('c', 'waits'),
      item('d', 'Tact'),
    ],
    CFAssociations: [
      ['b', 'a'],
      ['c', 'b'],
    ].map(([child, parent]) => ({
      associationType: 'isChildOf',
      originNodeURI: link(child!),
      destinationNodeURI: link(parent!),
    })),
  };
  const read = await upload(JSON.stringify(foreign), 'town.json');
  const page = await shown(read);
  match(plain(page), /2 competences · 1 indicator/);
  match(page, /value="open:place:0"/);
  const rows = [
    ['part', 'role', 'id', 'text en', 'must', 'number'],
    ['role', 'mentor', 'r', 'Mentor', '', ''],
    ['requirement', 'mentor', 'c', 'five years', 'nee', '5'],
  ];
  const sheetOf = (cells: string[][]) =>
    writeXlsx([
      { sheet: 'p', data: cells.map((row) => row.map((value) => ({ type: String, value }))) },
    ]).toBuffer();
  const broken = structuredClone(whole) as {
    profile: { roles: { criteria: object[]; competences: { indicators: { id: string }[] }[] }[] };
  };
  const [one, two] = broken.profile.roles[0]!.competences[0]!.indicators;
  two!.id = one!.id;
  for (const [bytes, name, sentence] of [
    ['{"a":1}', 'other.json', /cannot be read/],
    ['{', 'cut.json', /damaged/],
    [JSON.stringify({ format: 'mentorium-profile', version: 1 }), 'empty.json', /does not fit/],
    [JSON.stringify(broken), 'double.json', /does not fit at “id”: “/],
    [JSON.stringify({ ...foreign, CFItems: 5 }), 'items.json', /does not fit at “\/CFItems”/],
    [JSON.stringify({ ...foreign, CFAssociations: [null] }), 'none.json', /does not fit/],
    [await sheetOf(rows), 'must.xlsx', /in row 3, at “must”: “nee”/],
    [
      await sheetOf([...rows.slice(0, 2), ['behaviour', 'mentor', 'b', 'waits', '', '5']]),
      'extra.xlsx',
      /in row 3, at “number”: “5”/,
    ],
    [
      await sheetOf([...rows.slice(0, 2), ['indicator', 'mentor', 'i', 'waits', '', '']]),
      'lonely.xlsx',
      /in row 3, at “part”: “indicator”/,
    ],
  ] as const) {
    const refused = await coordinator.upload(
      `${network}/profiles`,
      { name: 'Kept' },
      { name, bytes: Buffer.from(bytes) },
    );
    equal(refused.status, 422, name);
    match(plain(refused.text), sentence);
    match(refused.text, /value="Kept"/);
  }
  equal(
    (await visit(world, 'network.mentor').then((one) => one.get(`${from}/files/json`))).status,
    404,
  );
});

test('PR-20: a spreadsheet in which somebody wrote their competences is read like a document', async () => {
  const file = await writeXlsx([
    {
      sheet: 'Profile',
      data: [
        ['Competence', 'Definition', 'Indicators'],
        ['Patience', 'Gives people the time they need.', 'waits for an answer'],
        ['Tact', 'Finds the words that help.', 'says what is hard in private'],
      ].map((row) => row.map((value) => ({ type: String, value }))),
    },
  ]).toBuffer();
  const read = await coordinator.upload(
    `${network}/profiles`,
    { name: 'Sheet' },
    { name: 'own.xlsx', bytes: file },
  );
  equal(read.status, 303);
  match(plain(await shown(read.location)), /2 competences · 2 indicators/);
});

test('SE-5: a page above all measure is not sent', async () => {
  const path = await upload(profileWith(1, 1), 'vast.md');
  const { id } = await world.database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select('id')
      .where('slug', '=', 'ledarnatverket')
      .executeTakeFirstOrThrow(),
  );
  await world.owner.query(`set app.organisation = '${id}'`);
  await world.owner.query(
    `update profile_version set content = jsonb_set(content, '{roles,0,competences,0,name,en}', to_jsonb(repeat('word ', 3500000))) where id = $1`,
    [path.split('/').at(-1)],
  );
  const reply = await coordinator.get(path);
  equal(reply.status, 500);
  ok(reply.text.length < 100_000);
});

test('whoever only reads profiles finds no drafts among them: every link opens', async () => {
  await upload(profileWith(1, 1), 'draft.md');
  const mentor = await visit(world, 'network.mentor');
  const page = (await mentor.get(`${network}/profiles`)).text;
  const links = [...page.matchAll(/href="([^"]*\/profiles\/versions\/[^"]+)"/g)].map(
    ([, href]) => href!,
  );
  ok(links.length > 0);
  for (const href of links) equal((await mentor.get(href)).status, 200, href);
});
