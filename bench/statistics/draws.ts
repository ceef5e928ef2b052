/**
 * What our bootstrap draws of a list of clusters, one number a line, for R to make an interval of:
 * called by expected.R with a file (one line a cluster, values by spaces) and a statistic.
 */
import { readFileSync } from 'node:fs';
import { bootstrapDraws } from '../../src/core/math/bootstrap.ts';
import { meanOf, squaresOf } from '../../src/core/math/moments.ts';

const [file, name] = process.argv.slice(2);
const clusters = readFileSync(file!, 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(' ').map(Number));
const statistic = name === 'mean' ? meanOf : (own: number[]) => squaresOf(own) / own.length;
console.log(bootstrapDraws(clusters, statistic, { rounds: 1999, seed: 7 }).join('\n'));
