/**
 * The server on one database, in a process that can be killed, with its log where there is a fourth
 * word. `early`: it answers before what it has done is certain; `loud`: it logs what it is asked.
 * MENTORIUM_CHECK_DATA: the folder of a database that it starts again when that has died, as the
 * server does.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { AddressInfo } from 'node:net';
import { openDatabase, type Database } from '../src/platform/database.ts';
import { startCluster } from '../src/platform/embedded.ts';
import { buildServer } from '../src/app/server.ts';
import { now, testKeys } from '../test/support/world.ts';

const [socketFolder, databaseName, mode, log] = process.argv.slice(2);
if (process.env.MENTORIUM_CHECK_DATA)
  (await startCluster(process.env.MENTORIUM_CHECK_DATA)).watch({
    again: () => {},
    lost: () => process.exit(1),
  });
const database = openDatabase(
  { socketFolder: socketFolder!, database: databaseName! },
  { keys: testKeys, connections: 12 },
);
const hasty: Database = {
  ...database,
  inTenant: ((place, mode, work) =>
    mode === 'read'
      ? database.inTenant(place, mode, work)
      : new Promise((resolve, reject) => {
          database
            .inTenant(place, mode, async (tx) => {
              const result = await work(tx);
              resolve(result);
              await sleep(20);
              return result;
            })
            .catch(reject);
        })) as Database['inTenant'],
};
const server = await buildServer({
  database: mode === 'early' ? hasty : database,
  now,
  log: log !== undefined,
});
if (mode === 'loud')
  server.addHook('preHandler', async (request) =>
    request.log.info({ asked: request.url, what: request.body }),
  );
await server.listen({ port: 0, host: '127.0.0.1' });
console.log((server.server.address() as AddressInfo).port);
