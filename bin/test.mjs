// `npm test`: installs what is missing, finds a browser, and runs every check. CI calls the same.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages, root, runNode } from './runtime.mjs';

installPackages();
process.env.MENTORIUM_BROWSER = findBrowser() ?? '';
runNode([join(root, 'test/run.ts'), ...process.argv.slice(2)], { cwd: root });

function findBrowser() {
  const places = [
    process.env.MENTORIUM_BROWSER,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ];
  const find = () => places.find((place) => place && existsSync(place));
  if (find()) return find();
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.error('Installing Chromium for the browser journeys ...');
    const quiet = { stdio: ['ignore', 'ignore', 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    spawnSync('apt-get', ['update', '-q'], quiet);
    spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], quiet);
  }
  if (!find()) console.error('No Chromium or Chrome was found: install the package "chromium" (or Google Chrome) to run the browser journeys too.');
  return find();
}
