/**
 * From people to proposed pairs with reasons, by size of the pool: `npm run bench pools`. Wall
 * seconds in this process, median of three; memory of the process after.
 */
import { randomFrom } from '../src/core/math/random.ts';
import {
  nobody,
  type Participant,
  type Pool,
} from '../src/features/optimisation/criterion.rules.ts';
import { usualPolicy } from '../src/features/optimisation/policy.rules.ts';
import { solve } from '../src/features/optimisation/run.rules.ts';

function poolOf(mentees: number, mentors: number, places: number): Pool {
  const random = randomFrom(7);
  const some = (prefix: string, of: number, share: number) =>
    Array.from({ length: of }, (_, k) => `${prefix}${k}`).filter(() => random() < share);
  const person = (id: string): Participant => ({
    ...nobody,
    id,
    name: id,
    memberOrganisation: `o${Math.floor(random() * 40)}`,
    languages: random() < 0.9 ? ['sv'] : ['sv', 'en'],
    competences: some('t', 12, 0.25),
    slots: random() < 0.8 ? some('s', 10, 0.4) : [],
    region: random() < 0.85 ? `r${Math.floor(random() * 8)}` : null,
    online: random() < 0.7 ? random() < 0.8 : null,
    years: Math.floor(random() * 30),
    since: `2026-0${1 + Math.floor(random() * 9)}-01`,
  });
  return {
    mentors: Array.from({ length: mentors }, (_, k) => ({ ...person(`m${k}`), places })),
    mentees: Array.from({ length: mentees }, (_, k) => person(`p${k}`)),
  };
}

console.log('| mentees | mentors | places each | possible pairs | seconds | placed | MiB |');
console.log('| --- | --- | --- | --- | --- | --- | --- |');
for (const [mentees, mentors, places] of [
  [500, 500, 1],
  [2000, 1200, 2],
  [2000, 1200, 1],
  [10_000, 6000, 2],
] as const) {
  const pool = poolOf(mentees, mentors, places);
  const policy = {
    ...usualPolicy,
    switches: { ...usualPolicy.switches, 'same-organisation': true, 'own-manager': true },
  };
  let placed = 0;
  const times = [1, 2, 3].map((seed) => {
    const began = performance.now();
    placed = solve(pool, policy, seed).pairs.length;
    return (performance.now() - began) / 1000;
  });
  const median = times.sort((a, b) => a - b)[1]!;
  console.log(
    `| ${mentees} | ${mentors} | ${places} | ${mentees * mentors} | ${median.toFixed(2)} | ${placed} | ${Math.round(process.memoryUsage().rss / 2 ** 20)} |`,
  );
}
