/** Two who change the same: nothing that somebody saved is overwritten unseen. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { DemoAccounts } from '../src/app/demo/cast.ts';
import { routes } from '../src/app/registry.ts';
import { actAt } from '../src/web/feature.ts';
import { formsIn, sent, type Form } from './support/forms.ts';
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

type Found = { who: Visitor; name: string; page: string; form: Form; path: string };
const found = new Map<string, Found>();
before(async () => {
  for (const [name, base] of people) {
    const who = await visit(world, name);
    await walk(
      who,
      [base],
      (page, text) => {
        for (const form of formsIn(text)) {
          const path = form.action.startsWith(base)
            ? actAt({ base }, form.action)?.route.path
            : undefined;
          const known = path && found.get(path);
          if (path && (!known || filled(form).length > filled(known.form).length))
            found.set(path, { who, name, page, form, path });
        }
      },
      2,
    );
  }
});

const filled = ({ fields }: Form) =>
  fields.filter(
    ({ kind, value }) => value !== '' && !['hidden', 'checkbox', 'file', 'password'].includes(kind),
  );

/** Forms in which something stands, and that still cannot overwrite what somebody else saved. */
const without: Record<string, string[]> = {
  'a new row, with what is usual': [
    '/development/goals/:goal/requests',
    '/development/goals',
    '/development/evidence',
    '/away',
    '/mentorships/:mentorship/meetings',
    '/mentorships/:mentorship/agreements',
    '/mentorships/:mentorship/goals',
    '/library',
    '/mentorships/:mentorship/appointments',
    '/mentorships/:mentorship/agenda',
    '/mentorships/:mentorship/goals/:goal/steps',
    '/class/:mentorship/pupils/:pupil/notes',
    '/class/:mentorship/pupils/:pupil/talk',
    '/class/:mentorship/lesson',
    '/talks/new',
    '/talks/moments',
    '/cohorts/:cohort/pairs',
    '/mentorships/:mentorship/tensions',
    '/mentorships/:mentorship/tensions/:tension/steps',
    '/mentorships/:mentorship/pauses',
    '/mentorships/:mentorship/signals',
    '/mentorships/:mentorship/careers/:pupil/reflections',
    '/mentorships/:mentorship/contacts',
    '/mentorships/:mentorship/hours',
    '/mentorships/:mentorship/handovers',
    '/mentorships/:mentorship/substitutes',
    '/mentorships/:mentorship/closing',
    '/programmes',
    '/programmes/:programme/cohorts',
    '/programmes/:programme/copy',
    '/cohorts/:cohort/copy',
    '/cohorts/:cohort/rounds',
    '/cohorts/:cohort/requests',
    '/signals/:signal/message',
  ],
  'nobody else can change it': ['/mail'],
  'a row of a list, whose fields stand outside its form': ['/mentorships/rows/:mentorship'],
  'another calculation beside those that stand': ['/cohorts/:cohort/divisions', '/runs/:run/again'],
  'a choice that is dated, beside those before it': [
    '/rights/retention/years',
    '/records/archive/rule',
  ],
};

test('PG-7: every form in which something stands carries what stood there when it was opened, or cannot overwrite', () => {
  const named = new Set(Object.values(without).flat());
  const faults = [...found.values()].flatMap(({ form, path }) => {
    const { edits } = routes.find((one) => one.path === path && one.act)!;
    const isCarried = form.fields.some(({ name }) => name === 'opened');
    if (edits) return isCarried ? [] : [`${path}: does not carry it`];
    if (isCarried) return [`${path}: carries it in vain`];
    return filled(form).length > 0 && !named.has(path) ? [`${path}: ${filled(form)[0]!.name}`] : [];
  });
  deepEqual(faults, []);
  deepEqual(
    [...named].filter((path) => !routes.some((one) => one.path === path && one.act && !one.edits)),
    [],
  );
});

test('PG-7: a form that is opened twice shows the same, so that whoever is alone with it meets nobody', async () => {
  const faults: string[] = [];
  for (const { who, page, path, form } of found.values()) {
    const opened = form.fields.find(({ name }) => name === 'opened');
    if (!opened) continue;
    const again = formsIn((await who.get(page)).text).find(({ action }) => action === form.action);
    const digest = (one: Form) =>
      one.fields
        .find(({ name }) => name === 'opened')!
        .value.split(' ')
        .at(-1);
    if (again && digest(again) !== digest(form)) faults.push(path);
  }
  deepEqual(faults, []);
});

/** The same form with something else in its first field that can be changed. */
function changed(form: Form, turn: number): { name: string; fields: Record<string, string> } {
  const fields = sent(form);
  const can = form.fields.find(
    ({ name, kind, options }) =>
      ['text', 'textarea', 'number'].includes(kind) ||
      (kind === 'select' && options.length > 2 && name !== 'language'),
  );
  if (!can) return { name: '', fields };
  const { name, kind, value, options, min } = can;
  fields[name] =
    kind === 'number'
      ? String(Number(value || min || 1) + turn + 1)
      : kind === 'select'
        ? options.filter((one) => one !== value)[turn]!
        : `${value || 'Words'} ${'ab'[turn]}`;
  return { name, fields };
}

test('PG-7: two who open the same form: what the first saves is not overwritten by the second, who finds both and chooses', async (t) => {
  const faults: string[] = [];
  const tried: string[] = [];
  const edits = [...found.values()].filter(({ form }) =>
    form.fields.some(({ name }) => name === 'opened'),
  );
  for (const { who, page, path, form: before } of edits) {
    const read = async () =>
      formsIn((await who.get(page)).text).find(({ action }) => action === before.action);
    const form = await read();
    if (!form) continue;
    const [first, second] = [changed(form, 0), changed(form, 1)];
    if (first.name === '' || form.fields.some(({ kind }) => kind === 'file')) continue;
    const saved = await who.post(form.action, first.fields);
    if (saved.status !== 303) continue;
    const stands = await read();
    if (!stands || sent(stands)[first.name] === sent(form)[first.name]) continue;
    tried.push(path);
    const refused = await who.post(form.action, second.fields);
    if (refused.status !== 422 || !/after you had opened it/.test(refused.text)) {
      faults.push(`${path}: ${refused.status}, overwritten`);
      continue;
    }
    const back = formsIn(refused.text).find(({ action }) => action === form.action)!;
    if (sent(back)[second.name] !== second.fields[second.name])
      faults.push(`${path}: the own text is gone: ${sent(back)[second.name]}`);
    if (sent((await read())!)[first.name] !== sent(stands)[first.name])
      faults.push(`${path}: what the other saved is gone`);
    // Pressed again, it has been seen.
    const again = await who.post(form.action, sent(back));
    // (Another rule may say no to what was chosen here.)
    if (
      again.status !== 303 &&
      (again.status !== 422 || /after you had opened it/.test(again.text))
    )
      faults.push(`${path}: ${again.status} when pressed again`);
  }
  t.diagnostic(`tried: ${tried.length} forms`);
  deepEqual(faults, []);
  ok(tried.length >= 9, `${tried.length}: ${tried.join(' ')}`);
});

test('PG-7: who saved it is said to the other, and both at the same moment are one after the other', async () => {
  const [one, other] = [
    await visit(world, 'network.coordinator'),
    await visit(world, 'network.coordinator', 'nl'),
  ];
  const { page, form } = [...found.values()].find(
    ({ path, name }) => path === '/cohorts/:cohort/facts' && name === 'network.coordinator',
  )!;
  const formFor = async (who: Visitor) =>
    formsIn((await who.get(page)).text).find(({ action }) => action === form.action)!;
  const [mine, theirs] = [await formFor(one), await formFor(other)];
  const replies = await Promise.all([
    one.post(form.action, { ...sent(mine), cohort_name: 'Mine' }),
    other.post(form.action, { ...sent(theirs), cohort_name: 'Theirs' }),
  ]);
  deepEqual(replies.map(({ status }) => status).sort(), [303, 422]);
  const refused = replies.find(({ status }) => status === 422)!;
  match(refused.text, /(?:saved this|heeft dit opgeslagen) \(10:00\)/);
  match(refused.text, /Mine/);
  match(refused.text, /Theirs/);
  // The same in another language is no conflict.
  const next = await formFor(one);
  const language = await formFor(other);
  equal(sent(next).opened!.slice(3), sent(language).opened!.slice(3));
  const name = (await formFor(one)).fields.find((field) => field.name === 'cohort_name')!.value;
  equal(
    (
      await other.post(form.action, {
        ...sent(next),
        token: sent(language).token!,
        cohort_name: `${name} again`,
      })
    ).status,
    303,
  );
});
