import type { Line } from '../../web/home.ts';

/** So many lines stand on a home page at most. */
export const lineLimit = 7;

/** H-1: the most urgent first; what does not fit is not shown as one more line each. */
export function inOrder(lines: Line[]): Line[] {
  return [...lines].sort((a, b) => a.urgency - b.urgency).slice(0, lineLimit);
}
