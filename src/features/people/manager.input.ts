/**
 * Who is meant by what was typed as the manager: one person, or a sentence that says how to go on.
 */
import type { ReadTx } from '../../platform/database.ts';
import { refuse } from '../../web/route.tsx';
import type { View } from '../../web/view.ts';
import { findCandidates, mostCandidates, standsAbove } from './manager.store.ts';
import { personWords } from './person.words.ts';

type Asked = {
  /** Whose manager. */
  person: string;
  typed: string;
  /** The answer to "which one?", where several were meant. */
  chosen: string | null;
  /** May not look through the people: only what is written in full is found. */
  wholly?: boolean;
};

/**
 * null when nothing was typed. Nobody is their own manager, nor the manager of somebody who
 * stands above them.
 */
export async function managerOf(
  tx: ReadTx,
  view: View,
  { person, typed, chosen, wholly = false }: Asked,
): Promise<string | null> {
  const w = personWords[view.language];
  if (typed.trim() === '') return null;
  const candidates = await findCandidates(tx, typed, { wholly });
  const found =
    candidates.length === 1 ? candidates[0] : candidates.find(({ id }) => id === chosen);
  if (!found)
    refuse(
      candidates.length === 0
        ? (wholly ? w.managerUnknownToYou : w.managerUnknown)(typed.trim())
        : wholly
          ? w.managerWriteAddress(typed.trim())
          : candidates.length > mostCandidates
            ? w.managerTooMany(typed.trim())
            : w.managerWhich(typed.trim()),
      'manager',
    );
  if (found.id === person) refuse(w.managerSelf, 'manager');
  if (await standsAbove(tx, { above: person, person: found.id }))
    refuse(w.managerLoop(found.name), 'manager');
  return found.id;
}
