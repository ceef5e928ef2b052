/** A copy of a database with many sealed notes, and back: `npm run bench backup [notes]`. */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { backupTo, restoreBackup } from '../src/platform/backup.ts';
import { ownerConfig } from '../src/platform/database.ts';
import { keyFor } from '../src/platform/encryption.ts';
import { benchKeys } from './keys.ts';
import { openBenchWorld } from './world.ts';

const notes = Number(process.argv[2] ?? 1_000_000);
const { folder, address, owner, database, close } = await openBenchWorld('backup');
await owner.query(`set app.scope = 'sign-in'`);
const { id: organisation } = (
  await owner.query<{ id: string }>(`select id from organisation where slug = 'lindenhof'`)
).rows[0]!;
await owner.query(`set app.organisation = '${organisation}'`);
const { mentorship_id: mentorship, person_id: person } = (
  await owner.query<{ mentorship_id: string; person_id: string }>(
    `select mentorship_id, person_id from mentorship_member where part = 'mentor' order by 1 limit 1`,
  )
).rows[0]!;
for (let from = 0; from < notes; from += 2000)
  await database.inTenant({ organisation, person }, 'write', async (tx) => {
    const key = await keyFor(tx, organisation, mentorship);
    const rows = Array.from({ length: 2000 }, (_, k) => {
      const id = crypto.randomUUID();
      const text = createHash('sha512')
        .update(`${from + k}`)
        .digest('hex')
        .repeat(2);
      return {
        organisation_id: organisation,
        id,
        mentorship_id: mentorship,
        author_id: person,
        note_class: 'private' as const,
        key_id: key.id,
        body: key.seal('confided_text.body', id, text),
      };
    });
    await tx.insertInto('confided_text').values(rows).execute();
  });
const file = join(folder, `copy-${randomBytes(4).toString('hex')}.backup`);
const clock = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
  const from = performance.now();
  return [await work(), (performance.now() - from) / 1000];
};
const [{ rows, bytes }, copied] = await clock(() => backupTo(owner, benchKeys, file));
await owner.query('create database restored template template0');
const other = new Client(ownerConfig({ ...address, database: 'restored' }));
await other.connect();
const [done, back] = await clock(() => restoreBackup(other, benchKeys, createReadStream(file)));
console.log(
  `${notes.toLocaleString('en')} notes, ${rows.toLocaleString('en')} rows: copied in ${copied.toFixed(1)} s into ${(bytes / 1e6).toFixed(0)} MB, restored and compared in ${back.toFixed(1)} s (${done.tables} tables)`,
);
await other.end();
await close();
