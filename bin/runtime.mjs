// Finds or installs what the project needs. Plain JavaScript, because any Node from 20 up may run it.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const marker = join(modules, '.installed-from');

/** Installs the locked packages when they are missing or older than the lock file. */
export function installPackages() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === lock) return;
  console.error('Installing packages (about 20 seconds the first time) ...');
  // The lock file was made where some registries lack the binaries of other platforms, which `npm ci` takes for an error.
  // `npm install --no-save` keeps to the locked versions too, and adds only what this platform needs.
  const npm = spawnSync(
    'npm',
    ['install', '--no-save', '--loglevel=error', '--no-audit', '--no-fund'],
    { cwd: root, stdio: ['ignore', 2, 2] },
  );
  if (npm.status !== 0)
    fail(
      'The packages could not be installed. Check that npm reaches its registry, then run the same command again.',
    );
  // A new file: folders of packages that were copied as links share the old one.
  rmSync(marker, { force: true });
  writeFileSync(marker, lock);
}

/** Path of the project's own Node; the one that runs now will do when it is new enough. */
export function findNode() {
  const packages = existsSync(modules)
    ? readdirSync(modules).filter((name) => /^node-(bin-)?(linux|darwin)-/.test(name))
    : [];
  for (const name of packages) {
    const node = join(modules, name, 'bin', 'node');
    if (existsSync(node) && spawnSync(node, ['--version']).status === 0) return node;
  }
  if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath;
  return fail(
    `No Node 26 for ${process.platform}-${process.arch} came with the packages. Install Node 26 or newer and run the same command again.`,
  );
}

/** What errors say of compiled code is said of the sources. */
const nodeFlags = ['--enable-source-maps'];

/** The folder in which the sources are compiled as they are now. */
export const compile = () =>
  import('./compile.mjs')
    .then(({ build }) => build())
    .catch((error) => (error.name === 'BuildFault' ? fail(error.message) : Promise.reject(error)));

/**
 * Runs a program of the project, named as its source is, and ends with its exit code. A second channel lets it notice when we are gone.
 */
export async function runNode(source, args = [], { cwd = process.cwd(), flags = [] } = {}) {
  const tree = await compile();
  const { keepTree } = await import('./compile.mjs');
  keepTree(tree);
  const child = spawn(findNode(), [...flags, ...nodeFlags, compiledIn(tree, source), ...args], {
    cwd,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: cacheIn(tree) },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}

/** The same in this process, where it is the project's own Node already: what is called by the hundred starts once. */
export async function runHere(source) {
  const tree = await compile();
  const { keepTree } = await import('./compile.mjs');
  keepTree(tree);
  module.enableCompileCache(cacheIn(tree));
  process.argv[1] = compiledIn(tree, source);
  await import(pathToFileURL(process.argv[1]).href);
}

export const isOwnNode = () =>
  process.execPath.startsWith(join(realpathSync(modules), '/')) ||
  process.execPath.startsWith(join(modules, '/'));

const compiledIn = (tree, source) => join(tree, source.replace(/\.ts$/, '.js'));
/** Code as V8 has compiled it, made by the first process that ends. */
const cacheIn = (tree) => join(tree, 'compile-cache');

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
