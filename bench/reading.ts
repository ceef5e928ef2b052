/** Precision and recall of reading profiles, per document and in all, with the time each took. `mrun bench/reading.ts [FOLDER...]`; `mrun bench/reading.ts --repeated`
 * reads one fragment repeated, 5 to 100 kB of it, in processor time, and gives up on a fragment that took more than three seconds.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../src/platform/project.ts';
import { printDraft } from '../src/core/reader/print.ts';
import { readProfile } from '../src/core/reader/read.ts';
import {
  f1,
  noiseTurnedContent,
  scoreProfile,
  type Expected,
  type Score,
} from '../test/support/scoring.ts';

if (process.argv.includes('--repeated')) {
  await readRepeated();
  process.exit();
}

async function readRepeated(): Promise<void> {
  const fragments = 'years, ;och ;.;|;[;![;[a](;_a;<a;*a ;**a;<!--;at least 3 years ;('.split(';');
  const heading = 'Requirements for mentors\n\n';
  const ignore = () => null;
  await readProfile(Buffer.from(`# ${heading}- five years, or a diploma\n- C1\n`), 'a.md').catch(
    ignore,
  );
  for (const fragment of fragments) {
    const cells: string[] = [];
    let ms = 0;
    for (const length of [5000, 20_000, 100_000]) {
      if (ms > 3000) break;
      const bytes = Buffer.from(
        `# ${heading}${fragment.repeat(Math.ceil(length / fragment.length))}`,
      );
      const began = process.cpuUsage();
      await readProfile(bytes, 'a.md').catch(ignore);
      const { user, system } = process.cpuUsage(began);
      ms = (user + system) / 1000;
      cells.push(`${length / 1000} kB ${Math.round(ms)} ms`);
    }
    console.log(`${JSON.stringify(fragment).padEnd(22)} ${cells.join(' · ')}`);
  }
}

const folders =
  process.argv.length > 2
    ? process.argv.slice(2)
    : [join(root, 'test/fixtures/profiles'), join(root, '../shared/fixtures/profiles')];
const parts = ['competences', 'definitions', 'indicators', 'behaviours', 'criteria'] as const;
const all = new Map<string, Score>();

console.log(
  ['document'.padEnd(34), ...parts.map((part) => part.padStart(12)), 'noise', '   ms'].join(' '),
);
for (const folder of folders.filter((name) => existsSync(name))) {
  for (const expectedFile of globSync('*.expected.json', { cwd: folder }).sort()) {
    const stem = expectedFile.replace('.expected.json', '');
    const file = globSync(`${stem}.{txt,md,docx,odt,pdf,html}`, { cwd: folder })[0]!;
    const bytes = readFileSync(join(folder, file));
    const wanted = JSON.parse(readFileSync(join(folder, expectedFile), 'utf8')) as Expected;
    const times: number[] = [];
    for (let run = 0; run < 5; run++) {
      const began = performance.now();
      await readProfile(bytes, file);
      times.push(performance.now() - began);
    }
    const found = printDraft(await readProfile(bytes, file));
    const scores = scoreProfile(found, wanted);
    for (const part of parts) {
      const sum = all.get(part) ?? { found: 0, right: 0, wanted: 0 };
      for (const field of ['found', 'right', 'wanted'] as const) sum[field] += scores[part][field];
      all.set(part, sum);
    }
    console.log(
      [
        basename(file).padEnd(34),
        ...parts.map((part) => f1(scores[part]).toFixed(3).padStart(12)),
        String(noiseTurnedContent(found, wanted).length).padStart(5),
        times
          .sort((a, b) => a - b)[2]!
          .toFixed(1)
          .padStart(5),
      ].join(' '),
    );
  }
}
for (const part of parts) {
  const { found, right, wanted } = all.get(part)!;
  console.log(
    `${part.padEnd(12)} precision ${(right / Math.max(found, 1)).toFixed(3)}  recall ${(right / Math.max(wanted, 1)).toFixed(3)}  (${right} right of ${found} found, ${wanted} wanted)`,
  );
}
const seeds = join(root, '../shared/seeds');
if (existsSync(seeds)) {
  for (const file of globSync('*.txt', { cwd: seeds }).sort()) {
    const { roles } = printDraft(await readProfile(readFileSync(join(seeds, file)), file));
    console.log(
      `${file}: ${roles.map((role) => `${role.role}: ${role.competences.length} competences, ${role.competences.reduce((sum, competence) => sum + competence.indicators.length, 0)} indicators, ${role.behaviours.length} behaviours, ${role.criteria.length} criteria`).join('; ')}`,
    );
  }
}
