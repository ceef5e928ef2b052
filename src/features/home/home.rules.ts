/**
 * What waits for a person, in order of urgency: at most seven lines, each one sentence with one
 * action.
 */
/** `post`: an act instead of a page to open. */
export type Line = { urgency: number; sentence: string; action: string } & (
  | { href: string; post?: never }
  | { post: string; href?: never }
);

export const lineLimit = 7;

/** H-1: the most urgent first; what does not fit is not shown as one more line each. */
export function inOrder(lines: Line[]): Line[] {
  return [...lines].sort((a, b) => a.urgency - b.urgency).slice(0, lineLimit);
}
