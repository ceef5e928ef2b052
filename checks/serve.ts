/** The server on one database, in a process that can be killed. `early`: it answers before what it has done is certain. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { AddressInfo } from 'node:net';
import { openDesk, type Desk } from '../src/foundation/database.ts';
import { buildServer } from '../src/server.ts';
import { now, testKeys } from '../test/world.ts';

const [socketFolder, database, early] = process.argv.slice(2);
const desk = openDesk({ socketFolder: socketFolder!, database: database! }, { keys: testKeys, connections: 12 });
const hasty: Desk = {
  ...desk,
  within: ((place, mode, work) =>
    mode === 'read'
      ? desk.within(place, mode, work)
      : new Promise((resolve, reject) => {
          desk
            .within(place, mode, async (tx) => {
              const result = await work(tx);
              resolve(result);
              await sleep(20);
              return result;
            })
            .catch(reject);
        })) as Desk['within'],
};
const server = await buildServer({ desk: early === 'early' ? hasty : desk, now, log: false });
await server.listen({ port: 0, host: '127.0.0.1' });
console.log((server.server.address() as AddressInfo).port);
