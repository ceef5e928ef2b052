import { join } from 'node:path';
import { installPackages, root, runNode } from './runtime.mjs';

installPackages();
runNode([join(root, 'src/app/cli.ts'), ...process.argv.slice(2)]);
