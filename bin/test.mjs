// `npm test [-- --whole] [words]`: installs what is missing, finds a browser, and runs the tests. CI calls the same.
import { findBrowser } from './browser.mjs';
import { installPackages, root, runNode } from './runtime.mjs';

installPackages();
process.env.MENTORIUM_BROWSER = findBrowser() ?? '';
await runNode('test/run.ts', process.argv.slice(2), { cwd: root });
