/** Writes db/schema.sql and db/schema.ts from a database that the migrations have just made. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { describe } from '../src/platform/schema-description.ts';
import { startCluster, throwAway } from '../src/platform/embedded.ts';
import { temporaryFolder } from '../src/platform/embedded-system.ts';
import { migrate } from '../src/platform/migrate.ts';
import { root } from '../src/platform/project.ts';

const folder = temporaryFolder('mentorium-schema');
const cluster = await startCluster(folder, undefined, throwAway);
const owner = new Client({
  host: cluster.socketFolder,
  user: 'mentorium_owner',
  database: 'mentorium',
});
await owner.connect();
await migrate(owner, console.error);
const { sql, types } = await describe(owner);
writeFileSync(join(root, 'db/schema.sql'), sql);
writeFileSync(join(root, 'db/schema.ts'), types);
await owner.end();
await cluster.stop();
rmSync(folder, { recursive: true, force: true });
