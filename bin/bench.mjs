// `npm run bench [reading|pages]`: the figures of bench/README.md, made anew.
import { installPackages, root, runNode } from './runtime.mjs';

installPackages();
await runNode(`bench/${process.argv[2] ?? 'pages'}.ts`, process.argv.slice(3), { cwd: root });
