import { deepEqual, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { DemoAccounts } from '../src/app/demo/cast.ts';
import { openRoutes, routes } from '../src/app/registry.ts';
import { formFacts, readForm } from '../src/web/form.ts';
import { extent } from './support/extent.ts';
import { fill, formsIn, sent, shapeOf, type Form } from './support/forms.ts';
import { walk } from './support/walk.ts';
import { openWorld, visit, type Visitor, type World } from './support/world.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const people = [
  ['school.mentor', '/o/lindenhof'],
  ['school.coordinator', '/o/lindenhof'],
  ['school.counsellor', '/o/lindenhof'],
  ['network.mentor', '/o/ledarnatverket'],
  ['network.mentee', '/o/ledarnatverket'],
  ['network.coordinator', '/o/ledarnatverket'],
  ['network.registrar', '/o/ledarnatverket'],
] as const satisfies [keyof DemoAccounts, string][];

/** Something is to be filled in, so that it can be wrong. */
const isFilledIn = ({ fields }: Form) =>
  fields.some(({ kind }) => !['hidden', 'checkbox'].includes(kind));

/** As somebody would send it who has typed nothing, or nonsense where something stands already. */
function spoilt(form: Form): Record<string, string> {
  const fields = sent(form);
  for (const { name, kind } of form.fields)
    if (['text', 'textarea', 'email', 'password', 'search', 'radio'].includes(kind))
      fields[name] = '';
    else if (['number', 'date', 'time'].includes(kind)) fields[name] = 'nonsense';
  return fields;
}

type Walked = {
  who: string;
  base: string;
  visitor: Visitor;
  pages: [path: string, text: string][];
};
let walked: Promise<Walked[]> | undefined;

/** Every page that links lead each of them to, as it was before anything was sent. */
const walks = (): Promise<Walked[]> => (walked ??= walkAll());
async function walkAll(): Promise<Walked[]> {
  const all: Walked[] = [];
  for (const [who, base] of people) {
    const visitor = await visit(world, who);
    const pages: Walked['pages'] = [];
    await walk(visitor, [base, '/account'], (path, text) => pages.push([path, text]), extent(1, 2));
    all.push({ who, base, visitor, pages });
  }
  return all;
}

/** Every form of these pages, one of each shape. */
function formsFor({ pages }: Walked): Map<string, Form & { page: string }> {
  const forms = new Map<string, Form & { page: string }>();
  for (const [page, text] of pages)
    for (const form of formsIn(text))
      if (form.action.startsWith('/o/') && !forms.has(shapeOf(form.action)))
        forms.set(shapeOf(form.action), { ...form, page });
  return forms;
}

/** The acts, by what their addresses look like. */
const acts = [
  ...routes.map((route) => ({ ...route, path: `/o/:organisation${route.path}` })),
  ...openRoutes,
].flatMap(({ act, path, form }) =>
  act === null ? [] : [{ path, form, pattern: new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`) }],
);
const fieldsFor = (action: string) => {
  const [path] = action.split(/[?#]/);
  // What is written out comes before what stands for anything.
  return acts
    .filter(({ pattern }) => pattern.test(path!))
    .sort((a, b) => a.path.split(':').length - b.path.split(':').length)[0]?.form;
};

test('PG-1: what a page offers is what its form takes: no field is lost, no choice refused', async () => {
  const wrong = new Set<string>();
  const shapes = new Set<string>();
  let choices = 0;
  const look = (text: string) => {
    for (const { action, fields, presses } of formsIn(text)) {
      const shape = shapeOf(action);
      const form = fieldsFor(action);
      if (!form) {
        wrong.add(`${shape}: no act is there`);
        continue;
      }
      shapes.add(shape);
      const offered = [
        ...fields.flatMap(({ name, kind, value, options }) =>
          kind === 'file' || kind === 'password'
            ? []
            : [...options, value].map((one) => ({ name, value: one })),
        ),
        ...presses,
      ];
      for (const { name, value } of offered) {
        if (formFacts.has(name)) continue;
        choices++;
        const rows = Object.entries(form).some(
          ([own, field]) => 'eachRow' in field && name.startsWith(`${own}-`),
        );
        if (!rows && !Object.hasOwn(form, name)) wrong.add(`${shape}: ${name} is lost`);
        const read = readForm(form, { [name]: value }, 'en');
        if (value !== '' && 'fields' in read && read.fields[name])
          wrong.add(`${shape}: ${name} ${value}: ${read.fields[name]}`);
      }
    }
  };
  for (const { pages } of await walks()) for (const [, text] of pages) look(text);
  deepEqual([...wrong], []);
  ok(shapes.size >= 90 && choices > 2000, `${shapes.size} forms, ${choices} choices`);
});

test('PG-1: a form that is refused comes back on the page on which it stands, with what was typed', async () => {
  const wrong: string[] = [];
  let refused = 0;
  const shapes = new Set<string>();
  for (const one of await walks()) {
    const { who, visitor } = one;
    for (const [shape, form] of formsFor(one)) {
      if (!isFilledIn(form)) continue;
      const reply = form.hasFile
        ? await visitor.upload(form.action, spoilt(form), {
            name: 'nothing.bin',
            bytes: Buffer.from([0, 1, 2]),
          })
        : await visitor.post(form.action, spoilt(form));
      if (reply.status >= 500) wrong.push(`${who} ${shape}: ${reply.status}`);
      if (reply.status !== 422) continue;
      refused++;
      shapes.add(shape);
      if (!formsIn(reply.text).some(({ action }) => shapeOf(action) === shape))
        wrong.push(`${who} ${shape}: comes back on a page without it`);
    }
  }
  deepEqual(wrong, []);
  ok(shapes.size >= 60, `${shapes.size} forms were refused, ${refused} times`);
});

/**
 * What each field takes and the whole may refuse: days long past or far ahead, an end before the
 * beginning, an address that is none, the same choice everywhere.
 */
const provocations: { name: string; days: string[]; turn: number }[] = [
  { name: 'long past', days: ['1999-01-01'], turn: 0 },
  { name: 'far ahead', days: ['2099-01-01'], turn: 1 },
  { name: 'end before beginning', days: ['2026-11-22', '2000-01-01'], turn: 2 },
];

test('PG-1: what a rule refuses comes back on its page as well', async () => {
  const wrong: string[] = [];
  const byRule = new Set<string>();
  for (const one of await walks()) {
    const { who, visitor } = one;
    for (const [shape, form] of formsFor(one)) {
      if (!isFilledIn(form) || form.hasFile) continue;
      for (const { name, days, turn } of provocations) {
        const fields = fill(form, { word: 'Something', turn });
        fields.token = sent(form).token!;
        fields.once = crypto.randomUUID();
        let at = 0;
        for (const field of form.fields)
          if (field.kind === 'date') fields[field.name] = days[at++ % days.length]!;
          else if (field.kind === 'number') fields[field.name] = field.value || field.min || '1';
        const { status, text } = await visitor.post(form.action, fields);
        if (status >= 500) wrong.push(`${who} ${shape}, ${name}: ${status}`);
        const shapeFields = fieldsFor(form.action)!;
        if (status !== 422 || 'fields' in readForm(shapeFields, fields, 'en')) continue;
        const holds = (html: string) =>
          formsIn(html).some(({ action }) => shapeOf(action) === shape);
        // Something that was sent before took the form away.
        if (!holds((await visitor.get(form.page)).text)) break;
        byRule.add(shape);
        if (!holds(text)) wrong.push(`${who} ${shape}, ${name}: comes back on a page without it`);
      }
    }
  }
  deepEqual(wrong, []);
  ok(byRule.size >= 20, `${byRule.size} forms were refused by a rule`);
});

test('PG-3: a list is narrowed by any of its fields alone: none of several has to be filled in', async () => {
  const wrong = new Set<string>();
  let lists = 0;
  const look = (path: string, text: string) => {
    for (const [form] of text.matchAll(/<form(?![^>]*method="post")[^>]*>[^]*?<\/form>/g)) {
      const fields = form.match(/<(?:input(?![^>]*type="hidden")|select|textarea)/g) ?? [];
      if (fields.length < 2) continue;
      lists++;
      if (/\srequired/.test(form)) wrong.add(path.replace(/[0-9a-f-]{36}/g, '#'));
    }
  };
  for (const { pages } of await walks()) for (const [path, text] of pages) look(path, text);
  deepEqual([...wrong], []);
  ok(lists >= 10, `${lists} lists`);
});
