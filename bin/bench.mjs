// `npm run bench [reading|pages]`: the figures of bench/README.md, made anew.
import { join } from 'node:path';
import { installPackages, root, runNode } from './runtime.mjs';

installPackages();
runNode([join(root, `bench/${process.argv[2] ?? 'pages'}.ts`), ...process.argv.slice(3)], {
  cwd: root,
});
