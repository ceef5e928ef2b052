/** M-49: beside every text that somebody writes in a mentorship stands who reads it, as the walls have it. */
import { deepEqual, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openClass, type Class } from './support/class.ts';
import { fill, formsOf, readPages } from './support/forms.ts';
import { openPair, type Pair } from './support/pair.ts';
import { today } from './support/states.ts';
import { openWorld, readTexts, type Visitor, type World } from './support/world.ts';

let world: World;
let pair: Pair;
let group: Class;
before(async () => {
  world = await openWorld();
  pair = await openPair(world);
  group = await openClass(world);
});
after(() => world.close());

/**
 * Not words about somebody: where they meet is in everybody's calendar, and a signal or a request for
 * a look says on its own page who is asked.
 */
const apart = ['place', 'q', 'words'];
const saysReaders = /reads? (?:this|it|the note)|readable|Only you/;

type TextField = { form: string; name: string; help: string };

/** The text fields of every form that is sent below a path, each with what stands beside it. */
function textsIn(html: string, below: string): TextField[] {
  const found: TextField[] = [];
  for (const [, action, inner] of html.matchAll(
    /<form method="post" action="([^"]+)"[^>]*>([\s\S]*?)<\/form>/g,
  )) {
    if (!action!.startsWith(below)) continue;
    for (const [, tag] of inner!.matchAll(/<((?:textarea|input type="text")[^>]*)>/g)) {
      const name = /name="([^"]+)"/.exec(tag!)![1]!;
      if (apart.includes(name)) continue;
      const by = /aria-describedby="(\S+?)[ "]/.exec(tag!)?.[1];
      const help = by ? (new RegExp(`id="${by}">([\\s\\S]*?)</span>`).exec(inner!)?.[1] ?? '') : '';
      found.push({ form: action!.slice(below.length), name, help });
    }
  }
  return found;
}

/** Forms of other subjects, which say on their own pages who reads them. */
const ofOthers =
  /^\/(?:signals|feedback|hours|slots|climate|careers|shares|tensions|agreement-print|cards-of-class)/;

async function missingOn(visitor: Visitor, path: string, pupil: string): Promise<string[]> {
  const missing: string[] = [];
  let tried = 0;
  for (const html of (await readPages(visitor, path, pupil)).values())
    for (const { form, name, help } of textsIn(html, path)) {
      if (ofOthers.test(form)) continue;
      tried++;
      if (!saysReaders.test(help))
        missing.push(`${form.replace(/[0-9a-f-]{36}/g, ':id')} ${name}: ${help}`);
    }
  ok(tried > 5, `${tried} fields`);
  return [...new Set(missing)].sort();
}

test('M-49: every text field of a pair says who reads it, to both', async () => {
  for (const who of [pair.mentor, pair.mentee])
    deepEqual(await missingOn(who, pair.path, pair.ids.mentee), []);
});

test('M-49: every text field of a class says who reads it, to mentor and pupil', async () => {
  deepEqual(await missingOn(await group.as('mentor'), group.path, group.pupil), []);
  deepEqual(await missingOn(await group.as('pupil'), group.path, group.pupil), []);
});

test('M-49: who is named reads it and nobody else, for what either of a pair writes in any form', async (t) => {
  const people = {
    mentor: pair.ids.mentor,
    mentee: pair.ids.mentee,
    next: pair.ids.next,
  };
  const reads = async (person: string, word: string) =>
    world.database.inTenant(
      { organisation: pair.organisation, person, today },
      'read',
      async (tx) => (await readTexts(tx)).some((text) => text.includes(word)),
    );
  let tried = 0;
  const seen = new Set<string>();
  for (const [self, visitor] of [
    ['mentor', pair.mentor],
    ['mentee', pair.mentee],
  ] as const) {
    const pages = await readPages(visitor, pair.path, pair.ids.mentee);
    const fields = [...pages.values()].flatMap((html) => textsIn(html, pair.path));
    const forms = formsOf(pages);
    for (const form of forms.values()) {
      const below = form.action.slice(pair.path.length).split('?')[0]!;
      if (!form.action.startsWith(pair.path) || ofOthers.test(below) || /closure|view$/.test(below))
        continue;
      for (const field of fields.filter(
        ({ form: own, name }) => own === form.action.slice(pair.path.length) && name !== 'note',
      )) {
        const shape = `${self} ${below.replace(/[0-9a-f-]{36}/g, '')} ${field.name} ${field.help}`;
        if (seen.has(shape)) continue;
        seen.add(shape);
        const word = `kanarie${self}${field.name}${tried}`;
        const sent = fill(form, { word: 'x', people: [people.mentee], turn: 0 });
        const { status } = await visitor.post(form.action, { ...sent, [field.name]: word });
        if (status !== 303) continue;
        const readers = Object.fromEntries(
          await Promise.all(
            Object.entries(people).map(async ([who, id]) => [who, await reads(id, word)] as const),
          ),
        );
        if (!Object.values(readers).includes(true)) continue;
        const isOwn = /Only you/.test(field.help);
        deepEqual(
          readers,
          {
            mentor: !isOwn || self === 'mentor',
            mentee: !isOwn || self === 'mentee',
            next: false,
          },
          `${form.action} ${field.name}: ${field.help}`,
        );
        tried++;
      }
    }
  }
  t.diagnostic(`tried: ${tried} texts`);
  ok(tried >= 10, `${tried}`);
});
