import { deepEqual, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { DemoAccounts } from '../src/app/demo/cast.ts';
import { formsIn, sent, shapeOf, type Form } from './support/forms.ts';
import { walk } from './support/walk.ts';
import { openWorld, visit, type World } from './support/world.ts';

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

test('PG-1: a form that is refused comes back on the page on which it stands, with what was typed', async () => {
  const wrong: string[] = [];
  let refused = 0;
  const shapes = new Set<string>();
  for (const [who, base] of people) {
    const visitor = await visit(world, who);
    const forms = new Map<string, Form>();
    await walk(
      visitor,
      [base],
      (_, text) => {
        for (const form of formsIn(text))
          if (form.action.startsWith('/o/') && isFilledIn(form) && !forms.has(shapeOf(form.action)))
            forms.set(shapeOf(form.action), form);
      },
      2,
    );
    for (const [shape, form] of forms) {
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
