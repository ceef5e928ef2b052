/** Check 76: with what the server does not start. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openDatabase, refuseDeskRole, refuseKeys } from '../src/platform/database.ts';
import { keysOf, readKeys } from '../src/platform/keys.ts';
import { plural, type Check } from './check.ts';

export const start: Check = {
  number: 76,
  name: 'no start with weak or other master keys, nor as a database role that walks through walls',
  isQuick: true,
  run: async ({ databaseName, database, owner }) => {
    const faults: string[] = [];
    let tried = 0;
    const weak = [
      'x',
      'changeme',
      Buffer.alloc(32).toString('base64'),
      Buffer.alloc(32, 'secret').toString('base64'),
      randomBytes(31).toString('base64'),
      randomBytes(33).toString('base64'),
      `${randomBytes(32).toString('base64')},short`,
    ];
    for (const given of weak) {
      tried++;
      try {
        readKeys(given, '/nowhere');
        faults.push(`started with a weak key of ${given.length} letters`);
      } catch {
        // as it should be
      }
    }
    const folder = mkdtempSync(join(tmpdir(), 'mentorium-keys-'));
    readKeys(undefined, join(folder, 'keys'));
    if ((statSync(join(folder, 'keys')).mode & 0o777) !== 0o600)
      faults.push('others may read the key file');
    rmSync(folder, { recursive: true });
    const address = { socketFolder: process.env.MENTORIUM_TEST_SOCKET!, database: databaseName };
    if ((await refuseKeys(database)) !== null) faults.push('refused its own keys');
    const other = openDatabase(address, { keys: keysOf([randomBytes(32)]), connections: 1 });
    if ((await refuseKeys(other)) === null) faults.push('started with other keys');
    await other.end();
    if ((await refuseDeskRole(database)) !== null) faults.push('refused as the desk');
    await owner.query('grant create on schema public to mentorium_desk');
    await database.beforeTenant(null, (tx) => sql.raw('create table of_the_desk ()').execute(tx));
    if ((await refuseDeskRole(database)) === null) faults.push('started as an owner of tables');
    tried += 5;
    return {
      tried: plural(tried, 'ways to start'),
      figure: `${faults.length} wrong answers`,
      faults,
    };
  },
  mutation: {
    name: 'a key file of another database is taken as it is',
    break: ({ owner }) =>
      owner.query(
        `set app.scope = 'sign-in'; create rule none as on insert to master_key_check do instead nothing; delete from master_key_check`,
      ),
  },
};
