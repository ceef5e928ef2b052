/**
 * Seeded families of matching instances, in memory and as binary files. uniform: 20 % spare seats,
 * mentors and scores at random. tight: 10 % too few seats. balanced: as many seats as mentees.
 * skill: regions with shortage beside regions with idle seats, scores from shared skills, so with
 * many ties. geographic: the nearest mentors on a map with towns, scores from distance, 10 % spare
 * seats.
 */
import { writeFileSync } from 'node:fs';
import { randomFrom } from '../../src/core/math/random.ts';

export type Instance = {
  capacity: Int32Array;
  start: Int32Array;
  mentor: Int32Array;
  score: Int32Array;
};
export const families = ['uniform', 'tight', 'skill', 'balanced', 'geographic'] as const;
export type Family = (typeof families)[number];
type Size = { mentees: number; mentors: number; degree: number };

export function build(family: Family, size: Size, seed: number): Instance {
  const random = randomFrom(seed);
  if (family === 'skill') return bySkill(size, random);
  if (family === 'geographic') return byDistance(size, random);
  const seats = Math.round(size.mentees * { uniform: 1.2, tight: 0.9, balanced: 1 }[family]);
  return rows(size, spread(size.mentors, seats, random), (_, add) => {
    for (let k = 0; k < size.degree; k++)
      add(Math.floor(random() * size.mentors), 1 + Math.floor(random() * 1000));
  });
}

/** One seat each as far as they go, the rest at random. */
function spread(mentors: number, seats: number, random: () => number): Int32Array {
  const capacity = new Int32Array(mentors);
  for (let k = 0; k < seats; k++) capacity[k < mentors ? k : Math.floor(random() * mentors)]!++;
  return capacity;
}

function rows(
  { mentees, mentors, degree }: Size,
  capacity: Int32Array,
  fill: (mentee: number, add: (mentor: number, score: number) => void) => void,
): Instance {
  const start = new Int32Array(mentees + 1);
  const mentor = new Int32Array(mentees * degree);
  const score = new Int32Array(mentees * degree);
  const points = new Int32Array(mentors).fill(-1);
  let at = 0;
  for (let i = 0; i < mentees; i++) {
    const found: number[] = [];
    fill(i, (j, value) => {
      if (points[j]! < 0) found.push(j);
      points[j] = value;
    });
    found.sort((a, b) => a - b);
    for (const j of found) {
      mentor[at] = j;
      score[at++] = points[j]!;
      points[j] = -1;
    }
    start[i + 1] = at;
  }
  return { capacity, start, mentor: mentor.slice(0, at), score: score.slice(0, at) };
}

function bySkill(size: Size, random: () => number): Instance {
  const regions = Math.max(4, Math.round(size.mentors / 1500));
  const skills = () =>
    Array.from({ length: 5 }, () => 1 << Math.floor(random() * 16)).reduce(
      (all, one) => all | one,
      0,
    );
  const bits = (value: number) => {
    let count = 0;
    for (let rest = value; rest !== 0; rest &= rest - 1) count++;
    return count;
  };
  const perRegion = Math.floor(size.mentors / regions);
  const offered = Int32Array.from({ length: size.mentors }, skills);
  const capacity = new Int32Array(size.mentors);
  for (let j = 0; j < size.mentors; j++) {
    const plenty = 0.5 + (1.4 * ((Math.floor(j / perRegion) * 7) % regions)) / regions;
    const seats = (plenty * size.mentees) / size.mentors;
    capacity[j] = Math.floor(seats) + (random() < seats % 1 ? 1 : 0);
  }
  return rows(size, capacity, (i, add) => {
    const region = i % regions;
    const wanted = skills();
    for (let k = 0; k < size.degree; k++) {
      const from = random() < 0.995 ? region : (region + 1) % regions;
      const j = Math.min(size.mentors - 1, from * perRegion + Math.floor(random() * perRegion));
      add(j, 100 * bits(wanted & offered[j]!) + 5 * Math.floor(random() * 20));
    }
  });
}

function byDistance(size: Size, random: () => number): Instance {
  const towns = Array.from({ length: 12 }, () => ({
    x: random(),
    y: random(),
    spread: 0.02 + 0.08 * random(),
  }));
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const clamp = (value: number) => Math.min(0.999999, Math.max(0, value));
  const place = (xs: Float64Array, ys: Float64Array) => {
    for (let k = 0; k < xs.length; k++) {
      const town = random() < 0.7 ? towns[Math.floor(random() * towns.length)] : undefined;
      xs[k] = clamp(town ? town.x + town.spread * normal() : random());
      ys[k] = clamp(town ? town.y + town.spread * normal() : random());
    }
  };
  const [x, y, mx, my] = [
    new Float64Array(size.mentees),
    new Float64Array(size.mentees),
    new Float64Array(size.mentors),
    new Float64Array(size.mentors),
  ];
  place(mx, my);
  place(x, y);
  const side = Math.max(1, Math.floor(Math.sqrt(size.mentors / 4)));
  const cell = (px: number, py: number) => Math.floor(px * side) * side + Math.floor(py * side);
  const head = new Int32Array(side * side).fill(-1);
  const next = new Int32Array(size.mentors);
  for (let j = 0; j < size.mentors; j++) {
    const c = cell(mx[j]!, my[j]!);
    next[j] = head[c]!;
    head[c] = j;
  }
  const near: { j: number; d: number }[] = [];
  return rows(size, spread(size.mentors, Math.round(size.mentees * 1.1), random), (i, add) => {
    near.length = 0;
    const [cx, cy] = [Math.floor(x[i]! * side), Math.floor(y[i]! * side)];
    let enough = side;
    for (let ring = 0; ring <= Math.min(side, enough); ring++) {
      for (let a = Math.max(0, cx - ring); a <= Math.min(side - 1, cx + ring); a++) {
        for (let b = Math.max(0, cy - ring); b <= Math.min(side - 1, cy + ring); b++) {
          if (Math.max(Math.abs(a - cx), Math.abs(b - cy)) !== ring) continue;
          for (let j = head[a * side + b]!; j >= 0; j = next[j]!)
            near.push({ j, d: Math.hypot(mx[j]! - x[i]!, my[j]! - y[i]!) });
        }
      }
      if (near.length >= size.degree && enough === side) enough = ring + 1;
    }
    near.sort((a, b) => a.d - b.d || a.j - b.j);
    const reach = Math.sqrt(size.degree / size.mentors) * 3;
    for (const { j, d } of near.slice(0, size.degree))
      add(j, Math.max(1, Math.round(1000 * (1 - d / reach))));
  });
}

/** The binary format of `match FILE.bin`. */
export function write(path: string, { capacity, start, mentor, score }: Instance): void {
  const head = Int32Array.of(start.length - 1, capacity.length, mentor.length);
  writeFileSync(
    path,
    Buffer.concat(
      [head, capacity, start, mentor, score].map((part) =>
        Buffer.from(part.buffer, part.byteOffset, part.byteLength),
      ),
    ),
  );
}
