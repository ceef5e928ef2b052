import { installPackages, isOwnNode, runHere, runNode } from './runtime.mjs';

installPackages();
await (isOwnNode() ? runHere('src/app/cli.ts') : runNode('src/app/cli.ts', process.argv.slice(2)));
