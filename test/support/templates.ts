import '../../src/app/registry.ts';
import { Client } from 'pg';
import { loadDemo } from '../../src/app/demo/demo.ts';
import { openDatabase, ownerConfig } from '../../src/platform/database.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { demoDay, testKeys } from './world.ts';

/** Two databases to clone from: an empty one with the schema, and one with the demo in it. */
export async function prepareTemplates(socketFolder: string): Promise<void> {
  const admin = new Client(ownerConfig({ socketFolder, database: 'mentorium' }));
  await admin.connect();
  await admin.query('create database schema_template');
  const owner = new Client(ownerConfig({ socketFolder, database: 'schema_template' }));
  await owner.connect();
  await migrate(owner);
  await owner.end();
  await admin.query('create database demo_template template schema_template strategy = wal_log');
  const database = openDatabase({ socketFolder, database: 'demo_template' }, { keys: testKeys });
  await loadDemo(database, () => {}, demoDay);
  await database.end();
  // Without it the planner guesses until the database gets round to it, in each clone anew.
  const demo = new Client(ownerConfig({ socketFolder, database: 'demo_template' }));
  await demo.connect();
  await demo.query('analyze');
  await demo.end();
  await admin.end();
}
