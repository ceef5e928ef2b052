// The Chromium or Chrome of this machine, for journeys and checks; undefined where there is none.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export function findBrowser() {
  const places = [
    process.env.MENTORIUM_BROWSER,
    // Without windows it takes two thirds of the time.
    '/usr/bin/chromium-headless-shell',
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
    const quiet = {
      stdio: ['ignore', 'ignore', 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    spawnSync('apt-get', ['update', '-q'], quiet);
    spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], quiet);
  }
  if (!find())
    console.error(
      'No Chromium or Chrome was found: install the package "chromium" (or Google Chrome) to run the browser journeys too.',
    );
  return find();
}
