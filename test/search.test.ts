/** Searching in sealed texts: what counts as found, and for whom. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { find, plainOf, wordsOf } from '../src/features/search/search.rules.ts';
import { openPair } from './support/pair.ts';
import { openWorld, visit, type Visitor, type World } from './support/world.ts';

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

test('FI-1: every word has to be in the text, accents and capitals aside; the place is shown as it was written', () => {
  const text = `${'x'.repeat(120)} Hon sa: Ångest inför möten, ÅTER.`;
  deepEqual(find(text, wordsOf('angest  MOTEN'))!.hit, 'Ångest');
  equal(find(text, wordsOf('ångest möten saknas')), null);
  equal(find(text, wordsOf('  ')), null);
  ok(find(text, wordsOf('åter'))!.before.startsWith('…'));
  equal(find('İstanbul ﬁn', wordsOf('istanbul'))?.hit ?? null, 'İstanbul');
  equal(
    plainOf(JSON.stringify({ what: 'one', steps: ['two', 'three'], score: 4 }), true),
    'one · two · three',
  );
});

test('FI-1: a pair searches in its own texts; what is private is found by its author alone, and by nobody else', async () => {
  const pair = await openPair(world);
  const meeting = { held_on: '2026-11-20', minutes: '60' };
  equal(
    (
      await pair.mentor.post(`${pair.path}/meetings`, {
        ...meeting,
        note_class: 'private',
        note: 'Tvekan inför styrelsen',
      })
    ).status,
    303,
  );
  equal(
    (
      await pair.mentor.post(`${pair.path}/meetings`, {
        ...meeting,
        note_class: 'shared',
        note: 'Styrelsen väntar på planen',
      })
    ).status,
    303,
  );
  equal(
    (
      await pair.mentor.post(`${pair.path}/cards`, {
        kind: 'question',
        question: 'Vad behöver styrelsen veta?',
      })
    ).status,
    303,
  );
  const search = async (visitor: Visitor) =>
    (await visitor.get('/o/ledarnatverket/mentorships/search?words=STYRELSEN')).text.match(
      /<mark>[^<]+<\/mark>/g,
    )?.length ?? 0;
  deepEqual([await search(pair.mentor), await search(pair.mentee)], [3, 2]);
  equal(
    (
      await (
        await visit(world, 'network.coordinator')
      ).get('/o/ledarnatverket/mentorships/search?words=styrelsen')
    ).status,
    403,
  );
});
