// `npm run checks [quick] [whole] [numbers]`: one line for each check of trust, with what was tried and found. Ends with 1 when a check fails or is blind.
import { findBrowser } from './browser.mjs';
import { installPackages, root, runNode } from './runtime.mjs';

installPackages();
process.env.MENTORIUM_BROWSER = findBrowser() ?? '';
await runNode('checks/run.ts', process.argv.slice(2), { cwd: root });
