import { dirname, join, resolve } from 'node:path';
import { installPackages, root, runNode } from './runtime.mjs';

installPackages();
await runNode('src/app/main.ts', process.argv.slice(2), {
  flags: process.env.MENTORIUM_STRICT === 'on' ? strictFlags(process.env) : [],
});

/**
 * Node's permission model: the server reads the project and what it was told of, and writes to its data, anchors and copies alone.
 * Starting PostgreSQL (child process), the parts in machine code (add-ons) and the matching beside (worker) stay allowed.
 */
function strictFlags({
  MENTORIUM_DATA,
  MENTORIUM_KEY_FILE,
  MENTORIUM_ANCHORS,
  MENTORIUM_ERASED,
  MENTORIUM_BACKUPS,
  MENTORIUM_LOG_ARCHIVE,
  DATABASE_URL,
}) {
  const own = MENTORIUM_DATA
    ? [resolve(MENTORIUM_DATA)]
    : [join(root, 'data'), '/var/lib/mentorium'];
  const writes = [
    ...own,
    ...(MENTORIUM_ANCHORS ? [dirname(resolve(MENTORIUM_ANCHORS))] : []),
    ...(MENTORIUM_ERASED ? [dirname(resolve(MENTORIUM_ERASED))] : []),
    ...(MENTORIUM_BACKUPS ? [resolve(MENTORIUM_BACKUPS)] : []),
    ...(MENTORIUM_LOG_ARCHIVE ? [resolve(MENTORIUM_LOG_ARCHIVE)] : []),
    '/tmp/mentorium-*',
  ];
  const reads = [
    root,
    ...writes,
    ...(MENTORIUM_KEY_FILE ? [resolve(MENTORIUM_KEY_FILE)] : []),
    '/proc',
    '/etc',
  ];
  // A folder that is not there yet is named with what will be in it.
  const within = (path) => (path.endsWith('*') ? [path] : [path, `${path}/*`]);
  return [
    '--permission',
    ...reads.flatMap(within).map((path) => `--allow-fs-read=${path}`),
    ...writes.flatMap(within).map((path) => `--allow-fs-write=${path}`),
    '--disable-warning=SecurityWarning',
    '--allow-net',
    '--allow-addons',
    '--allow-worker',
    ...(DATABASE_URL ? [] : ['--allow-child-process']),
  ];
}
