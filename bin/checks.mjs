// `npm run checks [numbers]`: one line for each check of trust, with what was tried and found. Ends with 1 when a check fails or is blind.
import { join } from 'node:path';
import { installPackages, root, runNode } from './runtime.mjs';

installPackages();
runNode([join(root, 'checks/run.ts'), ...process.argv.slice(2)], { cwd: root });
