/** Migration 0043 gives tables other names: what lies in them stays what it was. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Client } from 'pg';
import { randomBytes } from 'node:crypto';
import { openDatabase, ownerConfig } from '../src/platform/database.ts';
import { aboutKey } from '../src/platform/encryption.ts';
import { rotateKeys } from '../src/platform/key-rotation.ts';
import { encrypt } from '../src/platform/keys.ts';
import { migrate, openSignIn } from '../src/platform/migrate.ts';
import { verifyAuditLog } from '../src/features/organisations/audit-log.store.ts';
import { listBreakGlassAccess } from '../src/features/people/protected.store.ts';
import { underMaster } from '../src/app/keys.command.ts';
import { sayAction } from '../src/web/feature.ts';
import '../src/app/registry.ts';
import { dropWhenFree, testKeys } from './support/world.ts';

const database = `renamed_${process.pid}`;
const socketFolder = process.env.MENTORIUM_TEST_SOCKET!;
const admin = new Client(ownerConfig({ socketFolder, database: 'mentorium' }));
const owner = new Client(ownerConfig({ socketFolder, database }));

before(async () => {
  await admin.connect();
  await admin.query(`create database ${database} template template0`);
  await owner.connect();
});
after(async () => {
  await owner.end();
  await dropWhenFree(admin, database);
  await admin.end();
});

test('renamed tables: the chain is whole, texts open, also after a change of keys, and what was said of a table is said of its new name', async () => {
  await migrate(owner, () => {}, '0042');
  await openSignIn(owner);
  const one = async (text: string, values: unknown[] = []) =>
    (await owner.query<{ id: string }>(text, values)).rows[0]!.id;
  const organisation = await one(
    `insert into organisation (slug, name, language, time_zone) values ('o', 'O', 'en', 'Europe/Stockholm') returning id`,
  );
  await owner.query(`select set_config('app.organisation', $1, false)`, [organisation]);
  const person = () =>
    one(
      `insert into person (organisation_id, given_name, family_name) values ($1, 'A', 'B') returning id`,
      [organisation],
    );
  const [whose, asker] = [await person(), await person()];
  for (const subject of ['journal', 'glass'])
    await owner.query(
      `insert into journal (organisation_id, person_id, verb, subject) values ($1, $2, 'list', $3)`,
      [organisation, asker, subject],
    );
  const [id, key, dataKey] = [crypto.randomUUID(), crypto.randomUUID(), randomBytes(32)];
  await owner.query(
    'insert into data_key (organisation_id, id, subject_id, sealed) values ($1, $2, $3, $4)',
    [organisation, key, id, testKeys.seal(dataKey, aboutKey(key))],
  );
  await owner.query(
    'insert into glass (organisation_id, id, person_id, asked_by, reason, key_id) values ($1, $2, $3, $4, $5, $6)',
    [
      organisation,
      id,
      whose,
      asker,
      encrypt(dataKey, Buffer.from('The court asks'), `glass.reason ${id}`),
      key,
    ],
  );
  const request = await one(
    `insert into right_request (organisation_id, person_id, kind, answer_by) values ($1, $2, 'erasure', '2026-12-24') returning id`,
    [organisation, whose],
  );
  await owner.query(
    `insert into right_refusal (organisation_id, request_id, subject, hold, rows_due) values ($1, $2, 'glass', 'journal', 1), ($1, $2, 'meeting', 'signed', 2)`,
    [organisation, request],
  );

  await migrate(owner);

  const opened = openDatabase({ socketFolder, database }, { keys: testKeys, connections: 2 });
  try {
    const look = () =>
      opened.inTenant({ organisation, person: whose }, 'read', async (tx) => ({
        chain: await verifyAuditLog(tx),
        access: await listBreakGlassAccess(tx, { person: whose }),
      }));
    const before = await look();
    deepEqual([before.chain.entries, before.chain.brokenAt], [2, null]);
    equal(before.access[0]!.reason, 'The court asks');
    equal(sayAction('en', 'list glass'), sayAction('en', 'list break_glass_access'));
    equal(sayAction('en', 'list journal'), sayAction('en', 'list audit_log'));
    deepEqual(
      (await owner.query('select subject, hold from right_refusal order by subject')).rows,
      [
        { subject: 'break_glass_access', hold: 'audit-log' },
        { subject: 'meeting', hold: 'signed' },
      ],
    );
    await owner.query(`update data_key set is_retired = true where id = $1`, [key]);
    ok((await rotateKeys(owner, testKeys, underMaster)).texts > 0);
    equal((await look()).access[0]!.reason, 'The court asks');
  } finally {
    await opened.end();
  }
  for (const asked of ['pg_policies', 'pg_proc'])
    deepEqual(
      (
        await owner.query(
          asked === 'pg_proc'
            ? `select proname from pg_proc where pronamespace = 'public'::regnamespace and prokind = 'f' and prosrc ~ 'app[.]door|journal|glass g|brought_data'`
            : `select policyname from pg_policies where concat(qual, with_check) like '%app.door%'`,
        )
      ).rows,
      [],
      asked,
    );
});
