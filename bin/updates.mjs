// `npm run updates`: what comes along as programs (Node, PostgreSQL) beside what the registry has. Ends with 1 when a newer one of the
// same major version has been out for more than a week: so long an update of security may wait (docs/security.md, decision 22).
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './runtime.mjs';

const mostDays = 7;
const majorOf = (version) => Number(version.split('.')[0]);
const partsOf = (version) => version.match(/\d+/g).map(Number);

function isNewer(one, other) {
  const [a, b] = [partsOf(one), partsOf(other)];
  const at = a.findIndex((part, k) => part !== (b[k] ?? 0));
  return at >= 0 && a[at] > (b[at] ?? 0);
}

/** Of what the registry says (version to moment), the newest of the same major version and for how many days the pinned one is behind. */
export function lagOf(pinned, published, now) {
  const newer = Object.entries(published).filter(
    ([version]) =>
      /^\d+\.\d+\.\d+/.test(version) &&
      majorOf(version) === majorOf(pinned) &&
      isNewer(version, pinned),
  );
  if (newer.length === 0) return { newest: pinned, days: 0 };
  const first = Math.min(...newer.map(([, at]) => Date.parse(at)));
  return {
    newest: newer.map(([version]) => version).reduce((a, b) => (isNewer(a, b) ? a : b)),
    days: Math.floor((now - first) / 86_400_000),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  let isLate = false;
  for (const [name, pinned] of Object.entries(optionalDependencies)) {
    const asked = spawnSync('npm', ['view', name, 'time', '--json'], {
      encoding: 'utf8',
      timeout: 60_000,
    });
    if (asked.status !== 0) {
      console.error(`${name}: the registry did not answer`);
      process.exitCode = 2;
      continue;
    }
    const { newest, days } = lagOf(pinned, JSON.parse(asked.stdout), Date.now());
    isLate ||= days > mostDays;
    console.log(
      newest === pinned
        ? `${name} ${pinned}`
        : `${name} ${pinned}, ${newest} is there; behind for ${days} days`,
    );
  }
  if (isLate) process.exitCode = 1;
}
