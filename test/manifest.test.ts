import { deepEqual, equal, notEqual, ok, throws } from 'node:assert/strict';
import { test } from 'node:test';
import { commands } from '../src/app/commands.ts';
import { registry } from '../src/app/registry.ts';
import { command } from '../src/platform/command.ts';
import { completeLanguages } from '../src/platform/i18n.ts';
import { compose, homeParts, sayJob, type Feature } from '../src/web/feature.ts';
import { letterFacts } from '../src/web/letters.ts';

const said: Omit<Feature, 'name'> = {
  jobs: { sweep: { every: 'day', run: async () => {} } },
  letters: { invitation: { texts: [] } },
  commands: { greet: async () => command('greet', {}, async () => 0) },
  permissions: { greet: {} },
};

test('two features that say the same of a job, a letter, a command or a permission stop the start, and nothing is registered', () => {
  const before = [homeParts(), letterFacts('reminder')];
  for (const [what, name] of [
    ['jobs', 'job sweep'],
    ['letters', 'letter invitation'],
    ['commands', 'command greet'],
    ['permissions', 'permission greet'],
  ] as const)
    throws(
      () =>
        compose(
          [
            { name: 'one', [what]: said[what] },
            { name: 'two', [what]: said[what] },
          ],
          { tables: {}, jobs: {}, words: {} as never },
        ),
      { message: `two features say something of the ${name}` },
    );
  throws(
    () =>
      compose([{ name: 'one', jobs: said.jobs! }], {
        tables: {},
        jobs: said.jobs!,
        words: {} as never,
      }),
    /the job sweep/,
  );
  deepEqual([homeParts(), letterFacts('reminder')], before);
});

test('every job of a manifest has a name in every complete language', () => {
  const kinds = Object.keys(registry.jobs);
  ok(kinds.length >= 6, kinds.join(', '));
  for (const language of completeLanguages)
    for (const kind of kinds) notEqual(sayJob(language, kind), kind, `${language} ${kind}`);
});

test('the command line has every command of the manifests', () => {
  for (const [name, load] of Object.entries(registry.commands))
    equal(commands[name], load, `${name} stands in src/app/commands.ts too`);
  ok(Object.keys(registry.commands).length >= 8);
});
