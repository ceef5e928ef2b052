/** What a form says about languages, the same wherever it stands. */
import { refuse } from '../../web/route.tsx';
import type { View } from '../../web/view.ts';
import { readLanguages } from './language.rules.ts';
import { personWords } from './person.words.ts';

/**
 * those that are ticked and those that are typed; one that is not known is refused by name.
 */
export function languagesOf(
  view: View,
  { languages, other_languages: others }: { languages: string[]; other_languages: string },
): string[] {
  const ticked = readLanguages(languages.join(','));
  const typed = readLanguages(others);
  const unknown = [...ticked.unknown, ...typed.unknown][0];
  if (unknown !== undefined)
    refuse(personWords[view.language].languageUnknown(unknown), 'other_languages');
  return [...new Set([...ticked.languages, ...typed.languages])].sort();
}

/** A sector is one line of at most 80 signs; null when nothing was said. */
export const sectorOf = (sector: string): string | null =>
  sector.trim().replace(/\s+/g, ' ').slice(0, 80) || null;
