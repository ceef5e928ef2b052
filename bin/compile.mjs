// The sources as JavaScript, in `dist/`. Every command asks for it and has it at once where nothing has changed.
//
// A tree is named by the content it was made from and is never changed: what runs from one keeps all of its files while others
// are made beside it. It appears whole, by a rename, so a build that is killed leaves nothing that could be taken for one, and of
// two at once one gives way. Files that did not change are links to those of the tree before. The code finds what it reads beside
// itself (sheets, migrations, templates) in the tree too; what belongs to the project, such as documents, it finds by `root` in
// src/platform/project.ts.
import { createHash, randomBytes } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ofProject = dirname(dirname(fileURLToPath(import.meta.url)));
const folders = ['src', 'test', 'checks', 'bench', 'db', 'templates'];
/** A tree that nothing has used for so long is taken away. */
const keptMs = 24 * 3_600_000;

/** The folder of the compiled tree; made when it is not there. */
export async function build(root = ofProject) {
  const files = readSources(root);
  const compiler = createHash('sha256')
    .update(readFileSync(join(root, 'bin/compile.mjs')))
    .update(readFileSync(join(root, 'node_modules/oxc-transform/package.json')))
    .digest('hex');
  const whole = createHash('sha256')
    .update(compiler)
    .update(readFileSync(join(root, 'package-lock.json')));
  for (const { path, digest } of files) whole.update(`${path}\0${digest}\n`);
  const dist = join(root, 'dist');
  const tree = join(dist, whole.digest('hex').slice(0, 20));
  if (!existsSync(tree)) {
    try {
      await makeTree(dist, tree, files, compiler);
    } catch (error) {
      if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) throw error;
      throw new BuildFault(
        `The sources have not been compiled, and ${dist} cannot be written (${error.code}). Run "npm run build" there as somebody who may, then run the same command again.`,
      );
    }
    prune(dist, tree);
  }
  noteUse(tree);
  return tree;
}

/** A sentence that says what to do. */
export class BuildFault extends Error {
  name = 'BuildFault';
}

/** Keeps the tree from being taken away, for as long as this process lives. */
export function keepTree(tree) {
  setInterval(() => noteUse(tree), 3_600_000).unref();
}

function noteUse(tree) {
  try {
    utimesSync(tree, new Date(), new Date());
  } catch {
    // Where nothing can be written nothing is taken away either.
  }
}

/** Code, and in folders of the product and its tests what the code reads; by path, with content and digest. */
function readSources(root) {
  const found = [];
  const walk = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.name.startsWith('.') || entry.name.endsWith('~')) continue;
      if (entry.isDirectory()) walk(path);
      else if (isCode(path) || !/^(bench|checks)\//.test(path)) {
        const bytes = readFileSync(join(root, path));
        found.push({ path, bytes, digest: createHash('sha256').update(bytes).digest('hex') });
      }
    }
  };
  for (const folder of folders) if (existsSync(join(root, folder))) walk(folder);
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

const isCode = (path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts');
const compiled = (path) => (isCode(path) ? path.replace(/\.tsx?$/, '.js') : path);

async function makeTree(dist, tree, files, compiler) {
  const { transformSync } = await import('oxc-transform');
  const making = join(dist, `.making-${process.pid}-${randomBytes(4).toString('hex')}`);
  mkdirSync(making, { recursive: true });
  try {
    const before = latest(dist, compiler);
    const faults = [];
    const digests = {};
    for (const { path, bytes, digest } of files) {
      digests[path] = digest;
      const to = join(making, compiled(path));
      mkdirSync(dirname(to), { recursive: true });
      if (before?.digests[path] === digest && isTaken(before.tree, making, path)) continue;
      if (!isCode(path)) {
        writeFileSync(to, bytes);
        continue;
      }
      const { code, map, errors } = transformSync(path, bytes.toString(), {
        sourcemap: true,
        target: 'esnext',
        jsx: { runtime: 'automatic', importSource: 'preact' },
        typescript: { onlyRemoveTypeImports: true, rewriteImportExtensions: 'rewrite' },
      });
      for (const { message, codeframe } of errors) faults.push(`${path}: ${codeframe ?? message}`);
      const { sourcesContent: _, ...rest } = map ?? {};
      const sources = [`${'../'.repeat(path.split('/').length + 1)}${path}`];
      writeFileSync(`${to}.map`, JSON.stringify({ ...rest, sources }));
      const name = to.slice(to.lastIndexOf('/') + 1);
      writeFileSync(to, `${nameCompiled(code)}\n//# sourceMappingURL=${name}.map\n`);
    }
    if (faults.length > 0) throw new BuildFault(faults.join('\n'));
    writeFileSync(join(making, 'made-from.json'), JSON.stringify({ compiler, digests }));
    renameSync(making, tree);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    // Somebody else has made the same meanwhile.
    if (!['EEXIST', 'ENOTEMPTY'].includes(error.code)) throw error;
  }
}

/** Modules that threads load are named and not imported: `new URL('./print.ts', import.meta.url)`. */
const nameCompiled = (code) =>
  code.replace(
    /\bnew URL\((["'])(\.{1,2}\/[^"']+)\.tsx?\1, import\.meta\.url\)/g,
    'new URL($1$2.js$1, import.meta.url)',
  );

/** The tree that was used last, if this compiler made it. */
function latest(dist, compiler) {
  for (const tree of trees(dist).sort((a, b) => b.usedAt - a.usedAt))
    try {
      const made = JSON.parse(readFileSync(join(tree.path, 'made-from.json'), 'utf8'));
      if (made.compiler === compiler) return { tree: tree.path, digests: made.digests };
    } catch {
      // Taken away meanwhile.
    }
  return null;
}

/** Whether the file of the tree before, which nobody changes, now stands in the new one too. */
function isTaken(before, making, path) {
  const names = isCode(path) ? [compiled(path), `${compiled(path)}.map`] : [path];
  try {
    for (const name of names)
      try {
        linkSync(join(before, name), join(making, name));
      } catch {
        // Some file systems have no links.
        copyFileSync(join(before, name), join(making, name));
      }
    return true;
  } catch {
    return false;
  }
}

function trees(dist) {
  return readdirSync(dist).flatMap((name) => {
    if (extname(name) !== '' && !name.startsWith('.making-')) return [];
    try {
      return [{ name, path: join(dist, name), usedAt: statSync(join(dist, name)).mtimeMs }];
    } catch {
      return [];
    }
  });
}

/** What has not been used for a day, and what a build that was killed has left. */
function prune(dist, present) {
  for (const { path, usedAt } of trees(dist))
    if (path !== present && Date.now() - usedAt > keptMs)
      try {
        rmSync(path, { recursive: true, force: true });
      } catch {
        // Of somebody else, who takes it away.
      }
}
