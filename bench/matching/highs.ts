/**
 * Peer: HiGHS as WebAssembly, given the assignment as a linear programme in the LP format. Null
 * when it is not installed.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Instance } from './families.ts';

type Solution = { Status: string; Columns: Record<string, { Primal: number }> };

export async function solveByHighs(
  peers: string,
  { start, mentor, score, capacity }: Instance,
): Promise<{ pairs: number; total: number; times: number[]; rest: number[] } | null> {
  if (!existsSync(join(peers, 'node_modules/highs'))) return null;
  const load = createRequire(join(peers, 'x.js'))('highs') as () => Promise<{
    solve: (problem: string, options: object) => Solution;
  }>;
  const highs = await load();
  const most = score.reduce((top, points) => Math.max(top, Math.abs(points)), 1);
  const pair = 2 * most + 1;
  const columns: string[][] = Array.from(capacity, () => []);
  const objective: string[] = [];
  const rows: string[] = [];
  for (let i = 0; i < start.length - 1; i++) {
    const names: string[] = [];
    for (let e = start[i]!; e < start[i + 1]!; e++) {
      names.push(`e${e}`);
      columns[mentor[e]!]!.push(`e${e}`);
      objective.push(`${pair * 64 + score[e]!} e${e}`);
    }
    if (names.length > 0) rows.push(`r${i}: ${names.join(' + ')} <= 1`);
  }
  columns.forEach((names, j) => {
    if (names.length > 0) rows.push(`c${j}: ${names.join(' + ')} <= ${capacity[j]}`);
  });
  const problem = `Maximize\n obj: ${chunks(objective).join('\n + ')}\nSubject To\n ${rows.map((text) => text.replaceAll(/(.{200}\S*) \+ /g, '$1\n + ')).join('\n ')}\nEnd\n`;
  const before = process.cpuUsage();
  const solution = highs.solve(problem, { output_flag: false });
  const { user, system } = process.cpuUsage(before);
  if (solution.Status !== 'Optimal') throw new Error(`HiGHS: ${solution.Status}`);
  let [pairs, total] = [0, 0];
  for (let e = 0; e < mentor.length; e++) {
    if ((solution.Columns[`e${e}`]?.Primal ?? 0) < 0.5) continue;
    pairs++;
    total += score[e]!;
  }
  return { pairs, total, times: [(user + system) / 1e6], rest: [] };
}

/** Lines of twenty terms. */
function chunks(terms: string[]): string[] {
  return Array.from({ length: Math.ceil(terms.length / 20) }, (_, k) =>
    terms.slice(20 * k, 20 * k + 20).join(' + '),
  );
}
