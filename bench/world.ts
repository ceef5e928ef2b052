/** A database with the demo in it, for benchmarks that measure what the database has a part in. */
import { rmSync } from 'node:fs';
import { Client } from 'pg';
import { loadDemo } from '../src/app/demo/demo.ts';
import { openDatabase, ownerConfig, type Database } from '../src/platform/database.ts';
import { startCluster } from '../src/platform/embedded.ts';
import { temporaryFolder } from '../src/platform/embedded-system.ts';
import { migrate } from '../src/platform/migrate.ts';
import { benchKeys } from './keys.ts';

export type BenchWorld = {
  folder: string;
  address: { socketFolder: string; database: string };
  owner: Client;
  database: Database;
  close: () => Promise<void>;
};

export async function openBenchWorld(name: string): Promise<BenchWorld> {
  const folder = temporaryFolder(`mentorium-${name}`);
  const cluster = await startCluster(folder);
  const address = { socketFolder: cluster.socketFolder, database: 'mentorium' };
  const owner = new Client(ownerConfig(address));
  await owner.connect();
  await migrate(owner);
  const database = openDatabase(address, { keys: benchKeys, connections: 2 });
  await loadDemo(database, () => {}, '2026-11-22');
  const close = async () => {
    await database.end();
    await owner.end();
    await cluster.stop();
    rmSync(folder, { recursive: true });
  };
  return { folder, address, owner, database, close };
}
