/** Whoever is chosen on a board is written to on the page for messages. */
import { boardWords } from '../../web/board.words.ts';
import { linkTo } from '../../web/links.ts';
import { refuse } from '../../web/route.tsx';
import type { View } from '../../web/view.ts';

/** So many fit into an address. */
const mostAtOnce = 200;

/** The page on which a message to these people is written. */
export function toWriteTo(view: View, people: readonly string[]): string {
  const each = [...new Set(people)];
  if (each.length === 0) refuse(boardWords[view.language].nobodyChosen);
  if (each.length > mostAtOnce) refuse(boardWords[view.language].tooMany(mostAtOnce));
  return linkTo(view, '/messages/new', {}, { query: { person: each.join(',') } });
}
