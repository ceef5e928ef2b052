// `npm run schema`: writes db/schema.sql and db/schema.ts from a database that the migrations have just made.
import { installPackages, root, runNode } from './runtime.mjs';

installPackages();
await runNode('db/dump.ts', [], { cwd: root });
