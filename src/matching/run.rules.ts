/** From people to pairs: who may be paired at all, how well each pair fits and why, and the best set of pairs. */
import { assign } from '../math/assignment.ts';
import { randomFrom } from '../math/random.ts';
import { rowsOf } from '../math/edges.ts';

export type Seat = { id: string; name: string; memberOrganisation: string | null; managerId: string | null; language: string | null; competences: string[]; places: number };
export type Seeker = { id: string; name: string; memberOrganisation: string | null; managerId: string | null; language: string | null; competences: string[] };
export type Pool = { mentors: Seat[]; mentees: Seeker[] };
export type Rules = { neverSameMemberOrganisation: boolean; neverOwnManager: boolean };

/** Part of a score, kept as the explanation. `about` names competences. */
export type Reason = { key: 'need' | 'language' | 'no-common-need'; points: number; about: string[] };
export type Barrier = 'same-organisation' | 'own-manager' | 'same-person';
export type Pair = { mentor: string; mentee: string; score: number; reasons: Reason[] };
/** `competition`: suitable mentors exist, but their places went to others. `rules`: every mentor is barred. */
export type Left = { mentee: string; why: 'competition' | 'rules' | 'no-mentors'; candidates: number };
export type Result = { pairs: Pair[]; left: Left[]; freePlaces: { mentor: string; places: number }[]; totalScore: number };

export const solver = 'shortest-paths/1';

/** MA-2: a barred pair has no edge; no score can buy it back. */
export function barrierOf(mentor: Seat, mentee: Seeker, rules: Rules): Barrier | null {
  if (mentor.id === mentee.id) return 'same-person';
  if (rules.neverOwnManager && (mentee.managerId === mentor.id || mentor.managerId === mentee.id)) return 'own-manager';
  if (rules.neverSameMemberOrganisation && mentor.memberOrganisation !== null && mentor.memberOrganisation === mentee.memberOrganisation) return 'same-organisation';
  return null;
}

/** MA-3: 100 points for every need that the mentor can help with, 25 for a common language. Nothing else counts. */
export function reasonsFor(mentor: Seat, mentee: Seeker): Reason[] {
  const met = mentee.competences.filter((need) => mentor.competences.includes(need));
  const needs: Reason = met.length > 0 ? { key: 'need', points: met.length * 100, about: met } : { key: 'no-common-need', points: 0, about: [] };
  return mentor.language !== null && mentor.language === mentee.language ? [needs, { key: 'language', points: 25, about: [mentor.language] }] : [needs];
}

/** MA-4: most mentees placed first, then the highest total; the seed decides between equals, and is kept. */
export function solve(pool: Pool, rules: Rules, seed: number): Result {
  const mentors = shuffle(
    pool.mentors.filter((mentor) => mentor.places > 0),
    seed,
  );
  const mentees = shuffle(pool.mentees, seed + 1);
  const edges: [number, number, number][] = [];
  const reasons = new Map<string, Reason[]>();
  mentees.forEach((mentee, i) =>
    mentors.forEach((mentor, j) => {
      if (barrierOf(mentor, mentee, rules)) return;
      const found = reasonsFor(mentor, mentee);
      reasons.set(`${i} ${j}`, found);
      edges.push([i, j, found.reduce((sum, reason) => sum + reason.points, 0)]);
    }),
  );
  const { matching, score } = assign(
    rowsOf(mentees.length, edges),
    Int32Array.from(mentors, (mentor) => mentor.places),
  );
  const load = new Map<number, number>();
  const pairs: Pair[] = [];
  const left: Left[] = [];
  mentees.forEach((mentee, i) => {
    const j = matching[i]!;
    if (j < 0) {
      const candidates = edges.filter(([from]) => from === i).length;
      left.push({ mentee: mentee.id, candidates, why: mentors.length === 0 ? 'no-mentors' : candidates === 0 ? 'rules' : 'competition' });
      return;
    }
    load.set(j, (load.get(j) ?? 0) + 1);
    const found = reasons.get(`${i} ${j}`)!;
    pairs.push({ mentor: mentors[j]!.id, mentee: mentee.id, score: found.reduce((sum, reason) => sum + reason.points, 0), reasons: found });
  });
  const freePlaces = mentors.flatMap((mentor, j) => (mentor.places > (load.get(j) ?? 0) ? [{ mentor: mentor.id, places: mentor.places - (load.get(j) ?? 0) }] : []));
  return { pairs: pairs.sort((a, b) => a.score - b.score), left, freePlaces, totalScore: score };
}

/** Fisher and Yates: the same seed gives the same order on every machine. */
export function shuffle<T>(list: T[], seed: number): T[] {
  const result = [...list];
  const random = randomFrom(seed);
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}
