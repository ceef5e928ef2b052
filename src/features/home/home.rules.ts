import type { ComingDate, Line } from '../../web/home.ts';

/** So many lines stand open on a home page; the others lie in a fold below them. */
export const lineLimit = 7;

/** H-1: the most urgent first. */
export const inOrder = (lines: Line[]): Line[] => [...lines].sort((a, b) => a.urgency - b.urgency);

/** So many dates stand on a home page at most. */
export const dateLimit = 8;

/** By day and hour; what has no hour stands first on its day. */
export const inTime = (dates: ComingDate[]): ComingDate[] =>
  [...dates]
    .sort((a, b) => a.day.localeCompare(b.day) || (a.time ?? '').localeCompare(b.time ?? ''))
    .slice(0, dateLimit);
