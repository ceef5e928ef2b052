/**
 * M-24: what a page does not show, its act refuses: generated over the forms of everybody in every
 * state.
 */
import { deepEqual, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openClass, type Class } from './support/class.ts';
import { fill, formsOf, readPages, type Form } from './support/forms.ts';
import { openPair, type Pair } from './support/pair.ts';
import { changed, rowsOf, statesOf, type State } from './support/states.ts';
import { openWorld, visit, type Visitor, type World } from './support/world.ts';

let world: World;
let group: Class;
let pair: Pair;

before(async () => {
  world = await openWorld();
  pair = await openPair(world);
  group = await openClass(world);
});
after(() => world.close());

/**
 * Of people who belong to it: every form that anybody saw in any state, sent where the page does
 * not show it.
 */
async function replay(
  who: { name: string; visitor: Visitor; pupil: string }[],
  path: string,
  organisation: string,
  enter: Partial<Record<State, () => Promise<unknown>>>,
): Promise<{ faults: string[]; tried: number }> {
  const seen = new Map<string, Form>();
  const shown = new Map<string, Set<string>>();
  for (const state of Object.keys(enter) as State[]) {
    await enter[state]!();
    for (const { name, visitor, pupil: whom } of who) {
      const forms = formsOf(await readPages(visitor, path, whom));
      shown.set(`${state} ${name}`, new Set([...forms.keys()].map((at) => at.split('?')[0]!)));
      // Two of each shape are enough.
      const shapes = new Map<string, number>();
      for (const [at, form] of forms) {
        const shape = at.replace(/[0-9a-f-]{36}/g, '#');
        if (!form.action.startsWith(path) || (shapes.get(shape) ?? 0) === 2) continue;
        shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
        seen.set(at, form);
      }
    }
  }
  const faults: string[] = [];
  let tried = 0;
  for (const state of Object.keys(enter) as State[]) {
    await enter[state]!();
    for (const { name, visitor, pupil: whom } of who) {
      const mine = shown.get(`${state} ${name}`)!;
      const was = await rowsOf(world, organisation);
      for (const [at, form] of seen) {
        if (mine.has(at.split('?')[0]!)) continue;
        tried++;
        const { status } = await visitor.post(
          form.action,
          fill(form, { word: 'kanarieHidden', people: [whom] }),
        );
        if (status === 303 || status >= 500)
          faults.push(
            `${state}, ${name}: ${form.action.replace(path, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '#')} ${status}`,
          );
      }
      const written = changed(was, await rowsOf(world, organisation));
      if (written.length > 0) faults.push(`${state}, ${name}: rows of ${written.join(', ')}`);
    }
  }
  return { faults: [...new Set(faults)], tried };
}

test('M-24: every form of a class, for each of its people, in each state', async (t) => {
  const mentor = await group.as('mentor');
  const { rows } = await world.owner.query<{ person_id: string }>(
    `select person_id from mentorship_member where mentorship_id = $1 and part = 'mentor'`,
    [group.path.split('/').at(-1)],
  );
  const { runs, paused, closed } = statesOf(
    world,
    group.path,
    group.organisation,
    rows[0]!.person_id,
  );
  const { faults, tried } = await replay(
    [
      { name: 'mentor', visitor: mentor, pupil: group.pupil },
      { name: 'pupil', visitor: await group.as('pupil'), pupil: group.pupil },
      { name: 'coordinator', visitor: await group.as('coordinator'), pupil: group.pupil },
      { name: 'teacher', visitor: await group.as('teacher'), pupil: group.pupil },
    ],
    group.path,
    group.organisation,
    { runs, paused, closed },
  );
  deepEqual(faults, []);
  t.diagnostic(`tried: ${tried} hidden forms`);
  ok(tried > 150, `${tried} hidden forms were sent`);
});

test('M-24: every form of a pair, for each of its people, in each state', async (t) => {
  await world.owner.query(`set app.organisation = '${pair.organisation}'`);
  const { faults, tried } = await replay(
    [
      { name: 'mentor', visitor: pair.mentor, pupil: pair.ids.mentee },
      { name: 'mentee', visitor: pair.mentee, pupil: pair.ids.mentee },
      {
        name: 'coordinator',
        visitor: await visit(world, 'network.coordinator'),
        pupil: pair.ids.mentee,
      },
    ],
    pair.path,
    pair.organisation,
    statesOf(world, pair.path, pair.organisation, pair.ids.mentor),
  );
  deepEqual(faults, []);
  t.diagnostic(`tried: ${tried} hidden forms`);
  ok(tried > 60, `${tried} hidden forms were sent`);
});
