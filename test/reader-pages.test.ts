import { equal, match, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { languages } from '../src/platform/i18n.ts';
import { profileWords } from '../src/features/profiles/profile.words.ts';
import { readingWords } from '../src/features/profiles/reading.words.ts';
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

/** What a browser would send of the form of the requirements, as it stands. */
function requirementsForm(page: string): Record<string, string> {
  const form = page
    .split('<form')
    .find((part) => part.includes('name="title-') && part.includes('name="either-'))!;
  const fields: Record<string, string> = {
    revision: /name="revision" value="(\d+)"/.exec(form)![1]!,
  };
  for (const [, name, words] of form.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)/g))
    fields[name!] = words!.replaceAll('&#39;', "'").replaceAll('&amp;', '&').trim();
  for (const [input] of form.matchAll(/<input[^>]*>/g)) {
    const name = /name="((?:value|unit)-[^"]+)"/.exec(input)?.[1];
    if (name) fields[name] = /value="([^"]*)"/.exec(input)?.[1] ?? '';
  }
  for (const [, name, options] of form.matchAll(
    /<select[^>]*name="((?:kind|must|either)-[^"]+)"[^>]*>(.*?)<\/select>/gs,
  ))
    fields[name!] = /<option(?=[^>]* selected)[^>]*value="([^"]*)"/.exec(options!)![1]!;
  return fields;
}

async function change(draft: string, changes: Record<string, string>, step = 'save') {
  const fields = requirementsForm((await coordinator.get(draft)).text);
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
  const alternative = Object.entries(requirementsForm(page.text)).find(
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
  equal((await coordinator.post(`${draft}/publication`, {})).status, 303);
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
  const board = await coordinator.get(`${cohort.location}/applications`);
  const people = [...board.text.matchAll(/<option value="([0-9a-f-]{36})"/g)].map(([, id]) => id!);
  const verdicts: [string, string, RegExp][] = [
    ['6', '0', /meets the rules/],
    ['0', '3', /meets the rules/],
    ['4', '2', /does not meet the rules/],
  ];
  for (const [i, [manager, leader, verdict]] of verdicts.entries()) {
    const application = await coordinator.post(`${cohort.location}/applications`, {
      person: people[i]!,
      role: 'mentor',
    });
    const asked = await coordinator.get(application.location);
    const names = [...asked.text.matchAll(/name="(answer-[^"]+)"/g)].map(([, name]) => name!);
    const [first, second, ...others] = [...new Set(names)];
    const answers = Object.fromEntries(others.map((name) => [name, 'no']));
    await coordinator.post(`${application.location}/facts`, {
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
  const fields = requirementsForm((await coordinator.get(draft)).text);
  const [name] = Object.entries(fields).find(([, words]) => words.includes('plus at least'))!;
  const id = name.slice('text-'.length);
  const cut = fields[name]!.replace(' plus ', ' | ');
  equal((await change(draft, { [name]: cut }, `split:${id}`)).status, 303);
  match(plain((await coordinator.get(draft)).text), both);

  const split = requirementsForm((await coordinator.get(draft)).text);
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
