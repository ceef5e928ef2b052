/** People nominated as a coordinator does it: ticked on the board, then as mentor or as mentee. */
import type { Visitor } from './world.ts';

type Answer = Awaited<ReturnType<Visitor['post']>>;

/** The box of somebody on a board. */
export function boxOf(page: string, name: string): string {
  const box = new RegExp(`value="([0-9a-f-]{36})"[^>]*aria-label="[^"]*${name}`).exec(page);
  if (!box) throw new Error(`${name} is not on the board`);
  return box[1]!;
}

/** All boxes of a board, in its order. */
export const boxesOf = (page: string): string[] =>
  [...page.matchAll(/name="chosen" value="([0-9a-f-]{36})"/g)].map(([, id]) => id!);

export async function nominate(
  coordinator: Pick<Visitor, 'get' | 'post'>,
  cohort: string,
  name: string,
  role: 'mentor' | 'mentee',
): Promise<Answer> {
  const board = await coordinator.get(`${cohort}/nominations/new?q=${encodeURIComponent(name)}`);
  return coordinator.post(`${cohort}/nominations?as=${role}`, { chosen: boxOf(board.text, name) });
}
