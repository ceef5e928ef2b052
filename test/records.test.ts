/** What a public body hands over to an archive, and what it gives to whoever asks. */
import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import Schema from 'typebox/schema';
import { openZip } from '../src/core/reader/zip.ts';
import { readPdf } from '../src/core/reader/pdf.ts';
import { canonical, parseDigest } from '../src/features/records/archive.rules.ts';
import { mask, missingPieces, parseKey, piecesOf } from '../src/features/records/document.rules.ts';
import { searchDocuments } from '../src/features/records/document.store.ts';
import { findSchedule } from '../src/features/programmes/retention-schedule.store.ts';
import { applyRetention } from '../src/features/rights/retention.store.ts';
import { openPair, type Pair } from './support/pair.ts';
import { openWorld, visit, type Visitor, type World } from './support/world.ts';

const base = '/o/ledarnatverket';
let world: World;
let pair: Pair;
let registrar: Visitor;
const words = {
  official: 'kanariefågel i gruvan',
  private: 'kanarieprivat',
  shared: 'kanariedelad',
  view: 'kanarievy',
};
let view: string;

before(async () => {
  world = await openWorld();
  pair = await openPair(world);
  registrar = await visit(world, 'network.registrar');
  await passLastYear();
  await world.owner.query(
    `update programme set rules = jsonb_set(rules, '{noteClasses}', '["private", "shared", "official"]')`,
  );
  for (const note_class of ['private', 'shared', 'official'] as const)
    equal(
      (
        await pair.mentor.post(`${pair.path}/meetings`, {
          held_on: '2026-11-20',
          minutes: '60',
          note_class,
          note: `Vi talade om ${words[note_class]}.\nSedan om ANNAT.`,
        })
      ).status,
      303,
      note_class,
    );
  const { id: meeting } = (
    await world.owner.query(
      `select id from meeting where mentorship_id = $1 and note_class = 'official'`,
      [pair.path.split('/').at(-1)],
    )
  ).rows[0] as { id: string };
  view = `${pair.path}/meetings/${meeting}/view`;
  equal((await pair.mentee.post(view, { view: `Så var det inte: ${words.view}` })).status, 303);
});
after(() => world.close());

const mentorship = () => pair.path.split('/').at(-1)!;
const sum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const textOf = async (pdf: Uint8Array): Promise<string> => (await readPdf(pdf)).lines.join('\n');
const open = async (bytes: Uint8Array): Promise<Map<string, Buffer>> => {
  const zip = await openZip(bytes);
  return new Map(
    await Promise.all(
      zip.names.map(async (name) => [name, Buffer.from((await zip.part(name))!)] as const),
    ),
  );
};

/** What ended last year is not handed over, and its time is over: it goes. */
async function passLastYear(): Promise<void> {
  const choose = (rule: 'dispose' | 'archive', decision: string, decided_on: string) =>
    registrar.post(`${base}/records/archive/rule`, { rule, decision, decided_on });
  equal((await choose('dispose', 'G 2026:1', '2026-11-01')).status, 303);
  const today = '2027-11-01';
  await world.database.inTenant(
    { organisation: pair.organisation, person: null, purpose: 'erase', today },
    'write',
    async (tx) => applyRetention(tx, pair.organisation, (await findSchedule(tx)).schedule, today),
  );
  equal((await choose('archive', '', '')).status, 303);
}

class Undone extends Error {}
/**
 * How many mentorships would go on a day, and how many wait for what; nothing is gone afterwards.
 */
async function dueOn(today: string) {
  let found = { gone: 0, archive: 0, request: 0 };
  await world.database
    .inTenant(
      { organisation: pair.organisation, person: null, purpose: 'erase', today },
      'write',
      async (tx) => {
        const { due, waiting } = await applyRetention(
          tx,
          pair.organisation,
          (await findSchedule(tx)).schedule,
          today,
        );
        found = {
          gone: due.find(({ rule }) => rule === 'relationship')?.gone.get('mentorship') ?? 0,
          ...waiting,
        };
        throw new Undone();
      },
    )
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
  return found;
}

test('RE-14: what is masked stands nowhere, in capitals or not; what is not there is refused', () => {
  const paper = {
    title: 'Note of Åsa Berg',
    lines: ['Åsa Berg said: åsa is tired.', 'Bergström agreed.'],
  };
  deepEqual(mask(paper, ['Åsa', 'Berg'], '[x]'), {
    title: 'Note of [x] [x]',
    lines: ['[x] [x] said: [x] is tired.', '[x]ström agreed.'],
  });
  deepEqual(
    mask(paper, ['sa Be', 'Berg'], '[x]').lines[0],
    'Å[x] said: åsa is tired.',
    'pieces that overlap go as one',
  );
  deepEqual(missingPieces(paper, ['tired', 'Asa', 'said:\nBergström']), [
    'Asa',
    'said:\nBergström',
  ]);
  deepEqual(piecesOf(' Åsa Berg \n\ntired\r\nÅsa Berg'), ['Åsa Berg', 'tired']);
  deepEqual(
    mask({ title: 'A\u030Asa', lines: [] }, ['Åsa'.normalize('NFC')], '[x]').title,
    '[x]',
    'however an accent is written',
  );
  const letters = fc.string({
    unit: fc.constantFrom('a', 'A', 'å', 'Å', 'b', ' ', 'İ', 'ß', '😀'),
    maxLength: 24,
  });
  fc.assert(
    fc.property(
      letters,
      fc.array(
        fc.string({
          unit: fc.constantFrom('a', 'å', 'b', 'İ', 'ß', '😀'),
          minLength: 1,
          maxLength: 4,
        }),
        { maxLength: 3 },
      ),
      (line, pieces) => {
        const shown = mask({ title: '', lines: [line] }, pieces, '█').lines[0]!;
        for (const piece of pieces)
          deepEqual(
            missingPieces({ title: '', lines: [shown] }, [piece]),
            [piece],
            `${piece} in ${shown}`,
          );
      },
    ),
    { numRuns: 2000 },
  );
  deepEqual(
    [
      parseKey('note 00000000-0000-0000-0000-000000000000')?.kind,
      parseKey('note x'),
      parseKey('signal 00000000-0000-0000-0000-000000000000'),
    ],
    ['note', null, null],
  );
});

test('RE-11, RE-12: a sum is read as people copy it; the same facts make the same text', () => {
  const hex = 'ab'.repeat(32);
  deepEqual(
    [
      parseDigest(hex),
      parseDigest(`SHA-256: ${hex.toUpperCase()}`),
      parseDigest(` ${hex.slice(0, 32)} ${hex.slice(32)}\n`),
      parseDigest(hex.slice(1)),
      parseDigest(`${hex.slice(1)}g`),
    ],
    [hex, hex, hex, null, null],
  );
  const one = {
    id: 'x',
    name: null,
    parties: [{ name: 'A', part: 'mentor' }],
  } as unknown as Parameters<typeof canonical>[0];
  const other = {
    parties: [{ part: 'mentor', name: 'A' }],
    name: null,
    id: 'x',
  } as unknown as Parameters<typeof canonical>[0];
  equal(canonical(one), canonical(other));
  notEqual(canonical(one), canonical({ ...one, name: 'B' }));
});

test('RE-11: official notes open for a registrar, in a transaction for that; for nobody else and in no other', async () => {
  const people = (
    await world.owner.query(
      `select distinct on (role) role, person_id as id from membership where role <> 'mentor' and role <> 'mentee' order by role, person_id`,
    )
  ).rows as { role: string; id: string }[];
  const seen: Record<string, number[]> = {};
  for (const { role, id } of people)
    seen[role] = await Promise.all(
      [undefined, 'records' as const].map((purpose) =>
        world.database.inTenant(
          { organisation: pair.organisation, person: id, ...(purpose ? { purpose } : {}) },
          'read',
          async (tx) =>
            (await tx.selectFrom('confided_text').select('note_class').execute()).length,
        ),
      ),
    );
  deepEqual(seen, {
    administrator: [0, 0],
    auditor: [0, 0],
    'contact-person': [0, 0],
    coordinator: [0, 0],
    registrar: [0, 1],
  });
  for (const path of ['/records', '/records/archive']) {
    equal((await (await visit(world, 'network.coordinator')).get(base + path)).status, 403);
    equal((await registrar.get(base + path)).status, 200);
  }
});

test('RE-11, RE-12: a package is read without us, can be made again as it was, and nothing goes before the archive has confirmed it', async (t) => {
  equal((await registrar.post(`${base}/records/archive`, {})).status, 422, 'nothing has ended');
  await world.owner.query(
    `insert into closure (organisation_id, mentorship_id, closed_on, reason, closed_by) values ($1, $2, '2026-11-21', 'completed', $3)`,
    [pair.organisation, mentorship(), pair.ids.mentor],
  );
  const made = await registrar.post(`${base}/records/archive`, {});
  equal(made.status, 303);
  const page = made.location;
  const digest = /<code[^>]*>([0-9a-f]{64})</.exec((await registrar.get(page)).text)![1]!;
  const first = await registrar.get(`${page}/file`);
  equal(first.headers['content-type'], 'application/zip');
  equal(sum(first.bytes), digest);
  deepEqual((await registrar.get(`${page}/file`)).bytes.equals(first.bytes), true);

  const files = await open(first.bytes);
  const sums = files
    .get('SHA256SUMS')!
    .toString()
    .trim()
    .split('\n')
    .map((line) => line.split('  ') as [string, string]);
  deepEqual(
    sums.map(([, path]) => path).sort(),
    [...files.keys()].filter((path) => path !== 'SHA256SUMS').sort(),
  );
  for (const [expected, path] of sums) equal(sum(files.get(path)!), expected, path);
  const folder = `mentorships/${mentorship()}`;
  deepEqual([...files.keys()].sort(), [
    'README.txt',
    'SHA256SUMS',
    'mentorship.schema.json',
    `${folder}/mentorship.json`,
    `${folder}/mentorship.pdf`,
    'package.json',
  ]);
  const json = JSON.parse(files.get(`${folder}/mentorship.json`)!.toString()) as {
    meetings: { note: { text: string; views: { text: string }[] } | null }[];
    closure: string;
  };
  const schema = Schema.Compile(
    JSON.parse(files.get('mentorship.schema.json')!.toString()) as object,
  );
  equal(schema.Check(json), true);
  equal(schema.Check({ ...json, closure: 'else' }), false);
  equal(json.meetings.length, 3);
  deepEqual(
    json.meetings.flatMap(({ note }) => (note ? [note.views.length] : [])),
    [1],
  );
  const pdf = files.get(`${folder}/mentorship.pdf`)!;
  match(pdf.toString('latin1'), /<pdfaid:part>2<\/pdfaid:part><pdfaid:conformance>B</);
  match(pdf.toString('latin1'), /\/Type \/OutputIntent/);
  const everything = [...files]
    .map(([path, bytes]) => (path.endsWith('.pdf') ? '' : bytes.toString()))
    .join('\n');
  for (const shown of [everything, await textOf(pdf)]) {
    for (const word of [words.official, words.view]) ok(shown.includes(word), word);
    for (const word of [words.private, words.shared]) equal(shown.includes(word), false, word);
  }
  match(files.get('README.txt')!.toString(), /sha256sum -c SHA256SUMS/);

  // A year and a day after its end.
  const day = '2027-11-22';
  deepEqual(await dueOn(day), { gone: 0, archive: 1, request: 0 }, 'no receipt');
  const receipt = { receipt: 'RA 2026/12', digest, received_on: '2026-11-22' };
  for (const [wrong, sentence] of [
    [{ ...receipt, digest: 'x' }, /64 digits/],
    [{ ...receipt, digest: '0'.repeat(64) }, /the sums differ/],
    [{ ...receipt, received_on: '2026-11-20' }, /not made yet/],
    [{ ...receipt, received_on: '2026-11-23' }, /still to come/],
    [{ ...receipt, receipt: '' }, /Fill/],
  ] as const) {
    const reply = await registrar.post(page, wrong);
    equal(reply.status, 422);
    match(reply.text, sentence);
  }
  deepEqual(await dueOn(day), { gone: 0, archive: 1, request: 0 }, 'a receipt for something else');
  equal((await registrar.post(page, { ...receipt, digest: digest.toUpperCase() })).status, 303);
  match((await registrar.post(page, receipt)).text, /noted already/);
  deepEqual(await dueOn('2027-11-21'), { gone: 0, archive: 0, request: 0 }, 'its time is not over');
  deepEqual(await dueOn(day), { gone: 1, archive: 0, request: 0 });

  // What came afterwards is not in the package.
  const { id: person } = (
    await world.owner.query(`select id from person where id = $1`, [pair.ids.mentee])
  ).rows[0] as { id: string };
  await world.owner.query(
    `insert into pause (organisation_id, mentorship_id, first_day, last_day, reason, asked_by) values ($1, $2, '2026-10-01', '2026-10-05', 'illness', $3)`,
    [pair.organisation, mentorship(), person],
  );
  deepEqual(await dueOn(day), { gone: 0, archive: 1, request: 0 }, 'it has changed since');
  match((await registrar.get(`${page}/file`)).text, /has changed since the package was made/);
  await world.owner.query(
    `delete from pause where mentorship_id = $1 and first_day = '2026-10-01'`,
    [mentorship()],
  );

  // Or a decision that nothing needs to be handed over.
  match(
    (
      await registrar.post(`${base}/records/archive/rule`, {
        rule: 'dispose',
        decision: '',
        decided_on: '',
      })
    ).text,
    /only on a decision/,
  );
  await world.owner.query(
    `set app.purpose = 'erase'; delete from archive_item; set app.purpose = ''`,
  );
  deepEqual(await dueOn(day), { gone: 0, archive: 1, request: 0 });
  match((await registrar.get(base)).text, /no archive has confirmed/);
  equal(
    (
      await registrar.post(`${base}/records/archive/rule`, {
        rule: 'dispose',
        decision: 'G 2026:4',
        decided_on: '2026-11-01',
      })
    ).status,
    303,
  );
  deepEqual(await dueOn(day), { gone: 1, archive: 0, request: 0 });
  equal(
    /no archive has confirmed/.test((await registrar.get(base)).text),
    false,
    'nobody waits for an archive',
  );
  equal(
    (
      await registrar.post(`${base}/records/archive/rule`, {
        rule: 'archive',
        decision: '',
        decided_on: '',
      })
    ).status,
    303,
  );
  t.diagnostic(`tried: ${files.size} files, ${first.bytes.length} bytes`);
});

test('RE-13, RE-15: the right documents are found, each is decided, the answer holds what is given and how to appeal, and nothing goes meanwhile', async () => {
  await registrar.post(`${base}/records/archive/rule`, {
    rule: 'dispose',
    decision: 'G 2026:4',
    decided_on: '2026-11-01',
  });
  const search = (name: string, some: string) =>
    world.owner
      .query(`select person_id as id from membership where role = 'registrar'`)
      .then(({ rows }) =>
        world.database.inTenant(
          {
            organisation: pair.organisation,
            person: (rows[0] as { id: string }).id,
            purpose: 'records',
          },
          'read',
          (tx) => searchDocuments(tx, { name, words: some, from: null, until: null }),
        ),
      );
  const { given_name: given, family_name: family } = (
    await world.owner.query(`select given_name, family_name from person where id = $1`, [
      pair.ids.mentee,
    ])
  ).rows[0] as { given_name: string; family_name: string };
  deepEqual(
    (await search('', 'kanariefagel')).documents.map(({ kind }) => kind),
    ['note'],
    'without accents, too',
  );
  deepEqual((await search('', words.private)).documents, []);
  deepEqual((await search('', words.shared)).documents, []);
  const kinds = (await search(`${given} ${family}`, '')).documents.map(({ kind }) => kind).sort();
  deepEqual([...new Set(kinds)], ['admission', 'mentorship', 'note']);

  const written = await registrar.post(`${base}/records`, {
    wish: 'Allt om mentorskap med ordet gruvan',
    contact: '',
  });
  const path = written.location;
  const hits = await registrar.get(
    `${path}?search=1&name=${encodeURIComponent(`${given} ${family}`)}&words=&from=&until=`,
  );
  const keys = [
    ...hits.text.matchAll(/value="((?:note|mentorship|admission) [0-9a-f-]{36})"/g),
  ].map(([, key]) => key!);
  equal(keys.length, kinds.length);
  equal((await registrar.post(`${path}/documents`, { documents: keys.join(',') })).status, 303);
  equal(
    (await registrar.post(`${path}/documents`, { documents: keys.join(',') })).status,
    303,
    'twice changes nothing',
  );
  equal(
    (await registrar.get(`${path}?search=1&name=%25&words=%00&from=2026-02-31&until=x`)).status,
    200,
    'a day that there is not',
  );
  for (const wrong of ['x', '00000000-0000-4000-8000-000000000000'])
    equal((await registrar.get(`${path}/documents/${wrong}`)).status, 404);
  const items = [
    ...new Set(
      [
        ...(await registrar.get(path)).text.matchAll(/href="([^"]+\/documents\/[0-9a-f-]{36})"/g),
      ].map(([, href]) => href!),
    ),
  ];
  equal(items.length, keys.length);
  deepEqual(await dueOn('2027-11-22'), { gone: 0, archive: 0, request: 1 }, 'somebody has asked');
  match((await registrar.post(`${path}/answer`, {})).text, /Decide about every document first/);

  let note = '';
  for (const item of items) {
    const { text } = await registrar.get(item);
    if (text.includes(words.official)) note = item;
    for (const word of [words.private, words.shared]) equal(text.includes(word), false);
    if (!text.includes('Beslut om ansökan'))
      equal((await registrar.post(item, { verdict: 'give' })).status, 303);
    else {
      match((await registrar.post(item, { verdict: 'withhold' })).text, /by which rule/);
      equal(
        (await registrar.post(item, { verdict: 'withhold', ground: '39 kap. 2 § OSL' })).status,
        303,
      );
    }
  }
  const reply = await registrar.post(note, {
    verdict: 'mask',
    ground: '21 kap. 1 § OSL',
    pieces: `${words.view}\nstår inte här`,
  });
  match(reply.text, /This stands nowhere in the document: “står inte här”/);
  ok(reply.text.includes(words.view), 'what was typed is still there');
  match(
    (await registrar.post(note, { verdict: 'mask', other: 'Egen grund' })).text,
    /one piece on a line/,
  );
  match(
    (await registrar.post(note, { verdict: 'mask', ground: '', pieces: words.view })).text,
    /by which rule/,
  );
  equal(
    (
      await registrar.post(note, {
        verdict: 'mask',
        ground: '21 kap. 1 § OSL',
        pieces: `${words.view}\n${given} ${family}`,
      })
    ).status,
    303,
  );
  equal((await registrar.get(`${path}/answer/file`)).status, 404);
  equal((await registrar.post(`${path}/answer`, {})).status, 303);
  match((await registrar.post(note, { verdict: 'give' })).text, /has been answered/);

  const answer = await registrar.get(`${path}/answer/file`);
  equal(answer.headers['content-type'], 'application/pdf');
  const text = await textOf(answer.bytes);
  const flat = text.replace(/\s+/g, ' ');
  ok(flat.includes(words.official));
  ok(flat.includes('Allt om mentorskap med ordet gruvan'));
  match(flat, /överklagas till kammarrätten/);
  match(flat, /inom tre veckor/);
  match(flat, /Grund: 21 kap. 1 § OSL/);
  match(flat, /Beslut om en ansökan: lämnas inte ut/);
  for (const word of [words.view, words.private, words.shared, 'Antagen som'])
    equal(flat.includes(word), false, word);
  const masked = flat.slice(flat.indexOf('Anteckning från en träff', flat.indexOf('Handling 1')));
  ok(masked.includes('[maskerat]'));

  // Whom it is about sees that it was opened, by whom and as what; the time is logged.
  match((await pair.mentee.get(`${base}/my-data/seen`)).text, /Gun Ekelöf/);
  match((await registrar.get(path)).text, /Took less than an hour/);
  deepEqual(await dueOn('2027-11-22'), { gone: 1, archive: 0, request: 0 });
  await world.owner.query(
    `set app.purpose = 'keys'; update record_request set answered_at = '2027-10-01'; set app.purpose = ''`,
  );
  deepEqual(
    await dueOn('2027-11-22'),
    { gone: 0, archive: 0, request: 1 },
    'the time for an appeal',
  );
  deepEqual(await dueOn('2027-12-30'), { gone: 1, archive: 0, request: 0 });
});
