/**
 * The binary form of an instance: little-endian int32 `N, M, E, capacity[M], ptr[N+1], mentor[E],
 * score[E]`.
 */
import type { Edges } from '../math/edges.ts';
import type { Fault } from './instance.ts';

export type BinaryInstance = { edges: Edges; capacity: Int32Array };

/** Views into `words`, nothing is copied. O(edges) for the check. */
export function readBinary(words: Int32Array): BinaryInstance | Fault {
  const refuse = (message: string): Fault => ({ error: 'malformed', message });
  const [mentees = -1, mentors = -1, size = -1] = words;
  if (mentees < 0 || mentors < 0 || size < 0)
    return refuse('The file does not begin with three counts from 0 up.');
  const expected = 3 + mentors + mentees + 1 + 2 * size;
  if (words.length !== expected)
    return refuse(`The counts ask for ${expected} numbers, the file holds ${words.length}.`);
  let at = 3;
  const take = (count: number) => words.subarray(at, (at += count));
  const [capacity, start, mentor, score] = [
    take(mentors),
    take(mentees + 1),
    take(size),
    take(size),
  ];
  for (let j = 0; j < mentors; j++)
    if (capacity[j]! < 0) return refuse(`The capacity of mentor ${j} is below 0.`);
  if (start[0] !== 0 || start[mentees] !== size)
    return refuse('The rows do not begin at 0 and end with the last edge.');
  for (let i = 0; i < mentees; i++)
    if (start[i + 1]! < start[i]!) return refuse(`The row of mentee ${i} ends before it begins.`);
  for (let i = 0; i < mentees; i++) {
    for (let e = start[i]!; e < start[i + 1]!; e++) {
      if (mentor[e]! < 0 || mentor[e]! >= mentors)
        return refuse(`An edge of mentee ${i} names mentor ${mentor[e]}, who does not exist.`);
      if (e > start[i]! && mentor[e]! <= mentor[e - 1]!)
        return refuse(
          `The edges of mentee ${i} are not in ascending order, or name a mentor twice.`,
        );
    }
  }
  return { edges: { start, mentor, score }, capacity };
}
