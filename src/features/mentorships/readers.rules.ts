/** M-49: whom the walls let read a text of a mentorship, besides its author. */
import type { NoteClass } from './mentorship.rules.ts';
import type { Taking } from './part.rules.ts';

/**
 * `own`: of its author alone; `shared`: of the pair, in a group of the mentors and whom it is for;
 * `path`: the same, and a substitute in their days (agreements and goals); `agreement`: the mentoring
 * agreement, in a group of everybody.
 */
export type Kept = 'own' | 'shared' | 'path' | 'agreement';

/** M-49: who reads a note of each class; a note on safety is read by an office, whom its class names. */
export const keptAs: Record<NoteClass, Kept | 'office'> = {
  private: 'own',
  shared: 'shared',
  official: 'shared',
  safeguarding: 'office',
};

type Named = { personId: string; name: string; part: string };
type People = Pick<Taking, 'kind'> & { mentors: Named[]; mentees: Named[] };

export type Readers = {
  others: Named[];
  /** In a group: whoever is chosen beside it, too. */
  isChosen: boolean;
  isForAll: boolean;
  /** Only in their days. */
  substitutes: Named[];
};

export function readersOf({ kind, mentors, mentees }: People, self: string, kept: Kept): Readers {
  const notSelf = ({ personId }: Named) => personId !== self;
  const leading = mentors.filter(({ part }) => part !== 'substitute').filter(notSelf);
  const isPupil = kind === 'group' && mentees.some(({ personId }) => personId === self);
  const nobody = { others: [], isChosen: false, isForAll: false, substitutes: [] };
  if (kept === 'own') return nobody;
  if (kind === 'group' && kept === 'agreement') return { ...nobody, isForAll: true };
  return {
    others: kind === 'pair' ? [...leading, ...mentees.filter(notSelf)] : leading,
    isChosen: kind === 'group' && !isPupil,
    isForAll: false,
    substitutes:
      kept === 'path' ? mentors.filter(({ part }) => part === 'substitute').filter(notSelf) : [],
  };
}
