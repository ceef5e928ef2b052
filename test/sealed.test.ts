/**
 * Texts under seal, as their tables hold them: rows, keys, a change of keys, what was there before.
 */
import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { openDatabase, refuseKeys, type Tx } from '../src/platform/database.ts';
import { keysOf, DecryptionError } from '../src/platform/keys.ts';
import { rotateKeys, encryptPlain } from '../src/platform/key-rotation.ts';
import {
  keyFor,
  decrypted,
  encrypted,
  encryptedColumns,
  type Encrypted,
} from '../src/platform/encryption.ts';
import { underMaster } from '../src/app/keys.command.ts';
import { dataInventory, kindOf } from '../src/platform/data-inventory.ts';
import { openWorld, readTexts, testKeys, testMaster, type World } from './support/world.ts';

let world: World;
let organisation: string;
let place: { organisation: string; person: string };
let own: { mentorship: string; person: string };

before(async () => {
  world = await openWorld();
  ({ id: organisation } = await world.database.beforeTenant(null, (tx) =>
    tx
      .selectFrom('organisation')
      .select('id')
      .where('slug', '=', 'lindenhof')
      .executeTakeFirstOrThrow(),
  ));
  await world.owner.query(`set app.organisation = '${organisation}'`);
  const { mentorship_id: mentorship, person_id: person } = (
    await world.owner.query(
      `select mentorship_id, person_id from mentorship_member x where part = 'mentor'
        and not exists (select from closure c where c.mentorship_id = x.mentorship_id) order by 1 limit 1`,
    )
  ).rows[0] as {
    mentorship_id: string;
    person_id: string;
  };
  own = { mentorship, person };
  place = { organisation, person };
});
after(() => world.close());

const put = async (tx: Tx, text: string): Promise<string> => {
  const key = await keyFor(tx, organisation, own.mentorship);
  const id = crypto.randomUUID();
  await tx
    .insertInto('confided_text')
    .values({
      organisation_id: organisation,
      id,
      mentorship_id: own.mentorship,
      author_id: own.person,
      note_class: 'private',
      key_id: key.id,
      body: key.seal('confided_text.body', id, text),
    })
    .execute();
  return id;
};
const texts = (database = world.database) =>
  database.inTenant(place, 'read', (tx) => readTexts(tx, 'confided_text.body'));
const asKeeper = async <T>(work: () => Promise<T>): Promise<T> => {
  await world.owner.query(`set app.organisation = '${organisation}'; set app.purpose = 'keys'`);
  return work();
};

test('the list of sealed columns is the one of the database: each is bytes, with a key, and nothing comes in without one', async () => {
  const { rows } = await world.owner.query(
    `select table_name as t from information_schema.columns where table_schema = 'public' and column_name = 'key_id' and table_name <> 'signing_secret' order by 1`,
  );
  deepEqual(
    rows.map(({ t }) => t as string),
    Object.keys(encryptedColumns()).sort(),
  );
  for (const [table, { columns }] of Object.entries(encryptedColumns()))
    for (const column of columns) {
      const { rows: types } = await world.owner.query(
        `select data_type as d from information_schema.columns where table_schema = 'public' and table_name = $1 and column_name = $2`,
        [table, column],
      );
      equal(types[0]!.d, 'bytea', `${table}.${column}`);
    }
  await rejects(
    asKeeper(() =>
      world.owner.query(
        `insert into confided_text (organisation_id, mentorship_id, author_id, note_class, body) values ($1, $2, $3, 'private', 'open')`,
        [organisation, own.mentorship, own.person],
      ),
    ),
    /confided_text_is_sealed/,
  );
});

test('a text opens in its own row, and not in another one; a key that was rolled back seals nothing', async () => {
  const [a, b] = await world.database.inTenant(place, 'write', async (tx) => [
    await put(tx, 'one'),
    await put(tx, 'two'),
  ]);
  ok((await texts()).includes('one'));
  await asKeeper(() =>
    world.owner.query(
      'update confided_text set body = (select body from confided_text where id = $1) where id = $2',
      [a, b],
    ),
  );
  await rejects(texts(), DecryptionError);
  await asKeeper(() => world.owner.query('delete from confided_text where id = $1', [b]));
  const stranger = crypto.randomUUID();
  await world.database
    .inTenant(place, 'write', async (tx) =>
      Promise.reject(new Error(`back ${(await keyFor(tx, organisation, stranger)).id}`)),
    )
    .catch(() => {});
  await world.database.inTenant(place, 'write', (tx) => keyFor(tx, organisation, stranger));
  equal(
    (
      await world.owner.query('select count(*)::int as n from data_key where subject_id = $1', [
        stranger,
      ])
    ).rows[0]!.n,
    1,
  );
});

test('many who write the first text of somebody at once share one key', async () => {
  const subject = crypto.randomUUID();
  const ids = await Promise.all(
    Array.from({ length: 12 }, () =>
      world.database.inTenant(
        place,
        'write',
        async (tx) => (await keyFor(tx, organisation, subject)).id,
      ),
    ),
  );
  equal(new Set(ids).size, 1);
});

test('what was written before there were seals is sealed once, and stays readable', async () => {
  await asKeeper(() =>
    world.owner
      .query(`alter table confided_text drop constraint confided_text_is_sealed; alter table feedback drop constraint feedback_is_sealed;
      insert into confided_text (organisation_id, mentorship_id, author_id, note_class, body) values ('${organisation}', '${own.mentorship}', '${own.person}', 'private', convert_to('från förr', 'UTF8'));
      alter table confided_text add constraint confided_text_is_sealed check (body is null or key_id is not null) not valid;
      alter table feedback add constraint feedback_is_sealed check (num_nonnulls(situation, behaviour, effect, question, answer) = 0 or key_id is not null) not valid`),
  );
  equal(await encryptPlain(world.owner, testKeys), 1);
  ok((await texts()).includes('från förr'));
  equal(await encryptPlain(world.owner, testKeys), 0);
  equal(
    (
      await world.owner.query(
        `select count(*)::int as n from pg_constraint where conname like '%\\_is\\_sealed' and not convalidated`,
      )
    ).rows[0]!.n,
    0,
  );
});

/** Codes, ids and figures that are counted in SQL, or that are sealed in another way. */
const open = [
  'admission_decision.verdict',
  'application.places',
  'application.preferences',
  'appointment_reply.answer',
  'certificate.credential', // signed for whoever is shown it
  'evidence.indicators',
  'gathering_reply.answer',
  'handover.consent',
  'hearing.proposed',
  'letter.body', // sealed under the master key itself
  'meeting.opening',
  'mentoring_agreement.rhythm',
  'overview_share.parts',
  'person.languages',
  'person.sector',
  'proposal.choice',
  'proposal.reasons',
  'rater.contact',
  'record_item.verdict',
  'referral.consent',
  'signal.fact',
];

test('what people write or answer is sealed; what is not is named', async () => {
  const { rows } = await world.owner.query<{ t: string; c: string }>(
    `select table_name as t, column_name as c from information_schema.columns where table_schema = 'public' and data_type not in ('bytea', 'uuid', 'boolean', 'date', 'timestamp with time zone') order by 1, 2`,
  );
  deepEqual(
    rows
      .filter(
        ({ t, c }) => t in dataInventory() && ['confided', 'answer'].includes(kindOf(t, c) ?? ''),
      )
      .map(({ t, c }) => `${t}.${c}`),
    open,
  );
});

test('a level that stood plain beside texts under seal is sealed with them, under one key; nothing plain comes in any more', async () => {
  const { rows } = await asKeeper(() =>
    world.owner.query<{ rater: string; indicator: string }>(
      `select rater_id as rater, indicator_id as indicator from rating where facts is not null limit 3`,
    ),
  );
  equal(rows.length, 3);
  const levels = async () => {
    const found = new Map<string, { level: string; facts: string | null }>();
    for (const { rater, indicator } of rows) {
      const [seen] = await world.database.inTenant({ ...place, rater }, 'read', async (tx) => {
        const query = tx
          .selectFrom('rating as a')
          .select([
            encrypted('rating.level', 'a').as('level'),
            encrypted<Encrypted | null>('rating.facts', 'a').as('facts'),
          ]);
        return decrypted(
          tx,
          await query.where('rater_id', '=', rater).where('indicator_id', '=', indicator).execute(),
          'level',
          'facts',
        );
      });
      found.set(`${rater} ${indicator}`, seen!);
    }
    return found;
  };
  const before = await levels();
  const plain = (level: string, { rater, indicator }: { rater: string; indicator: string }) =>
    world.owner.query(
      `update rating set level = convert_to('plain:' || $1::text, 'UTF8') where rater_id = $2 and indicator_id = $3`,
      [level, rater, indicator],
    );
  await rejects(
    asKeeper(() => plain('3', rows[0]!)),
    /rating_is_sealed/,
  );
  await asKeeper(() => world.owner.query('alter table rating drop constraint rating_is_sealed'));
  for (const row of rows) await plain(before.get(`${row.rater} ${row.indicator}`)!.level, row);
  await rejects(levels(), DecryptionError);
  await asKeeper(() =>
    world.owner.query(
      `alter table rating add constraint rating_is_sealed check (key_id is not null and substring(level for 6) <> 'plain:') not valid`,
    ),
  );
  equal(await encryptPlain(world.owner, testKeys), 3);
  deepEqual(await levels(), before);
});

test('a change of keys moves every text and secret; the new key alone opens all, the old one nothing', async () => {
  const expected = (await texts()).sort();
  const newer = randomBytes(32);
  // Somebody writes while the keys change, under a key that is retired meanwhile.
  let written: Promise<string> | null = null;
  const writing = world.database.inTenant(place, 'write', async (tx) => {
    await keyFor(tx, organisation, own.mentorship);
    await new Promise((resolve) => setTimeout(resolve, 150));
    written = put(tx, 'meanwhile');
    await written;
    await new Promise((resolve) => setTimeout(resolve, 250));
  });
  const done = await rotateKeys(world.owner, keysOf([newer, testMaster]), underMaster);
  await writing;
  ok(done.keys > 20 && done.texts > 40 && done.others >= 1, JSON.stringify(done));
  const again = await rotateKeys(world.owner, keysOf([newer, testMaster]), underMaster);
  deepEqual(
    [again.texts, again.others, again.keys].map((n) => n <= 1),
    [true, true, true],
    'at most the one text that came in between',
  );
  const address = {
    socketFolder: process.env.MENTORIUM_TEST_SOCKET!,
    database: world.databaseName,
  };
  const [after, before] = [
    openDatabase(address, { keys: keysOf([newer]), connections: 1 }),
    openDatabase(address, { keys: testKeys, connections: 1 }),
  ];
  try {
    deepEqual((await texts(after)).sort(), [...expected, 'meanwhile'].sort());
    equal(await refuseKeys(after), null);
    ok(await refuseKeys(before));
    await rejects(texts(before), DecryptionError);
  } finally {
    await Promise.all([after.end(), before.end()]);
  }
});
