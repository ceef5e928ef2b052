/** What mentees answered, counted over people: quality, needs, and what mentors are rated at. */
import { meanOf } from '../../core/math/moments.ts';
import { normalQuantile } from '../../core/math/distributions.ts';
import type { GroupReport } from '../assessments/group.rules.ts';
import type { Source } from '../assessments/scorecard.rules.ts';
import { meanWithin, type Mean } from './facts.rules.ts';
import { fewest, type People } from './frozen.rules.ts';
import type { Answer, Level } from './observed.rules.ts';

/** Answers go from one to five. */
export const scale: readonly [number, number] = [1, 5];

const everybody = (people: Iterable<string>): People =>
  new Map([...people].map((person) => [person, '']));

/**
 * EV-7: each mentee once for each question, with the mean of their own answers. What was asked about
 * goals is about one's own goals and is left out. No mean for each meeting besides: from it and the
 * mean over all meetings single answers could be worked out.
 */
export function qualityOf(answers: Answer[]): Map<string, { value: Mean; rows: People[] }> {
  const byItem = new Map<string, Map<string, number[]>>();
  for (const { mentee, answers: given } of answers)
    for (const [item, level] of Object.entries(given)) {
      if (item.startsWith('goal:')) continue;
      const own = byItem.get(item) ?? new Map<string, number[]>();
      own.set(mentee, [...(own.get(mentee) ?? []), level]);
      byItem.set(item, own);
    }
  return new Map(
    [...byItem].flatMap(([item, own]) => {
      const value = meanWithin([...own.values()].map(meanOf), scale);
      return value === null ? [] : [[item, { value, rows: [everybody(own.keys())] }] as const];
    }),
  );
}

/** From so large a share on the mean of those who answered may stand for all. */
export const enoughAnswers = 0.6;

export type NeedChange = {
  /** Mentees with a level at the start. */
  started: number;
  /** Of these, with one at the end too. */
  ended: number;
  /** Null below six in ten: then only the range is shown. */
  figures: { start: Mean; end: Mean; change: Mean } | null;
  /** The mean change of all who started, had everybody else changed by the most, either way. */
  worst: number;
  best: number;
};

/**
 * EV-8: the same need at the start and at the end, each mentee once. Nothing of the levels of those
 * without an end is used, so nothing of them can be worked out.
 */
export function needsOf(levels: Level[]): { value: NeedChange; rows: People[] } | null {
  const byMentee = Map.groupBy(levels, ({ mentee }) => mentee);
  const both = [...byMentee].flatMap(([mentee, own]) => {
    const answered = own.filter((level) => level.end !== null);
    return answered.length === 0
      ? []
      : [
          {
            mentee,
            start: meanOf(answered.map(({ start }) => start)),
            end: meanOf(answered.map(({ end }) => end!)),
          },
        ];
  });
  if (both.length < fewest) return null;
  const [start, end, change] = [
    meanWithin(
      both.map((one) => one.start),
      scale,
    )!,
    meanWithin(
      both.map((one) => one.end),
      scale,
    )!,
    meanWithin(both.map((one) => one.end - one.start))!,
  ];
  const missing = byMentee.size - both.length;
  const most = scale[1] - scale[0];
  const rangeTo = (by: number) => (change.mean * both.length + by * missing) / byMentee.size;
  return {
    value: {
      started: byMentee.size,
      ended: both.length,
      figures: both.length / byMentee.size >= enoughAnswers ? { start, end, change } : null,
      worst: rangeTo(-most),
      best: rangeTo(most),
    },
    rows: [everybody(both.map(({ mentee }) => mentee))],
  };
}

export type RoundFigures = {
  id: string;
  name: string;
  closedOn: string;
  /** What makes two rounds comparable: version of the profile and its competences. */
  layout: string;
  report: GroupReport;
};
export type MentorChange = {
  competence: string;
  source: Source | 'self-others';
  first: number;
  last: number;
  change: number;
  low: number;
  high: number;
  /** The smallest change that is more than error. */
  detectable: number;
  mentors: number;
};
export type MentorChanges = {
  from: string;
  to: string;
  rows: MentorChange[];
};

/**
 * EV-9: between the first and the last round of one layout, from what was released of each as a
 * whole, so that nothing new is shown of anybody. The rounds are taken as different people: the
 * interval is wider than one over pairs of the same mentors would be. Null without two such rounds.
 */
export function mentorChangesOf(rounds: RoundFigures[]): MentorChanges | null {
  const last = rounds.at(-1);
  const first = rounds.find((round) => round.layout === last?.layout);
  if (!first || !last || first === last) return null;
  const z = normalQuantile(0.975);
  const rows: MentorChange[] = [];
  for (const { competence, figures, bias } of last.report.competences) {
    const before = first.report.competences.find((one) => one.competence === competence);
    for (const figure of figures) {
      const earlier = before?.figures.find(({ source }) => source === figure.source);
      if (!earlier || Math.min(earlier.mentors, figure.mentors) < fewest) continue;
      const change = figure.mean - earlier.mean;
      const detectable = z * Math.hypot(figure.se, earlier.se);
      rows.push({
        competence,
        source: figure.source,
        first: earlier.mean,
        last: figure.mean,
        change,
        low: change - detectable,
        high: change + detectable,
        detectable,
        mentors: Math.min(earlier.mentors, figure.mentors),
      });
    }
    if (bias && before?.bias) {
      // Nineteen of twenty lie between low and high, so a quarter of that is their deviation.
      const [se, seBefore] = [bias, before.bias].map(
        ({ n, low, high }) => (high - low) / (2 * z) / Math.sqrt(n),
      ) as [number, number];
      const change = Math.abs(bias.mean) - Math.abs(before.bias.mean);
      const detectable = z * Math.hypot(se, seBefore);
      rows.push({
        competence,
        source: 'self-others',
        first: before.bias.mean,
        last: bias.mean,
        change,
        low: change - detectable,
        high: change + detectable,
        detectable,
        mentors: Math.min(bias.n, before.bias.n),
      });
    }
  }
  return rows.length === 0 ? null : { from: first.name, to: last.name, rows };
}
