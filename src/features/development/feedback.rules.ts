/** Feedback that can be heard: what happened, what was done, what it did, and a question. */
import {
  completeLanguages,
  completeOf,
  isComplete,
  type CompleteLanguage,
  type Language,
} from '../../platform/i18n.ts';
import { detectLanguage } from '../../core/reader/language.ts';

export type Judgement = { word: string; kind: 'always' | 'label' | 'guess' };

/** Stems at the beginning of a word; `*` lets it go on. */
const stems: Record<CompleteLanguage, Record<Judgement['kind'], string>> = {
  en: {
    always: 'always never constantly everybody nobody',
    label:
      'lazy stupid careless arrogant selfish childish incompetent unprofessional rude difficult hopeless useless aggressive insecure negative weak bad terrible ridiculous dishonest disrespectful idiot liar',
    guess:
      "obviously clearly deliberately because+you intentionally wanted+to don’t+care don't+care didn’t+care didn't+care",
  },
  nl: {
    always: 'altijd nooit steeds iedereen niemand constant',
    label:
      'lui luie dom domme slordig* arrogant* egoïst* kinderachtig* onbekwa* onprofessione* onbeleefd* lastig* hopeloos hopeloze waardeloos waardeloze agressie* onzeker* negatie* zwak* slecht* verschrikkelijk* belachelijk* oneerlijk* respectloos respectloze idio* leugenaar*',
    guess:
      'blijkbaar kennelijk duidelijk expres opzettelijk omdat+je omdat+jij het+kan+je+niet+schelen bewust',
  },
  sv: {
    always: 'alltid aldrig ständigt alla ingen jämt',
    label:
      'lat lata dum dumma slarvig* arrogant* självisk* barnslig* inkompeten* oprofessionell* oförskämd* besvärlig* hopplös* värdelös* aggressiv* osäker* negativ* svag* dålig* hemsk* löjlig* oärlig* respektlös* idiot* lögnare',
    guess:
      'uppenbarligen tydligen avsiktligt medvetet eftersom+du bryr+dig+inte struntar ville+bara',
  },
};

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const pattern = (stem: string) => {
  const open = stem.endsWith('*');
  const words = (open ? stem.slice(0, -1) : stem).split('+').map(escape).join('\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}])${words}${open ? '\\p{L}*' : ''}(?![\\p{L}\\p{N}])`, 'giu');
};
const lists = new Map<CompleteLanguage, { kind: Judgement['kind']; pattern: RegExp }[]>(
  completeLanguages.map((language) => [
    language,
    Object.entries(stems[language]).flatMap(([kind, words]) =>
      words.split(' ').map((stem) => ({ kind: kind as Judgement['kind'], pattern: pattern(stem) })),
    ),
  ]),
);

/**
 * AS-31: words that judge a person, say always or never, or guess at reasons are pointed out, in
 * the language of the text (of the page, where the text is too short to tell). They are pointed out
 * and not forbidden: the writer decides.
 */
export function judgementsIn(text: string, page: Language): Judgement[] {
  const guessed = text.trim().split(/\s+/).length < 8 ? page : detectLanguage(text);
  const language = guessed && isComplete(guessed) ? guessed : completeOf(page);
  const found = lists
    .get(language)!
    .flatMap(({ kind, pattern: stem }) =>
      [...text.matchAll(stem)].map((match) => ({ word: match[0], kind, at: match.index })),
    );
  return [
    ...new Map(
      found
        .sort((a, b) => a.at - b.at)
        .map(({ word, kind }) => [word.toLowerCase(), { word, kind }]),
    ).values(),
  ];
}

export type FeedbackState = 'sent' | 'answered' | 'confirmed';

/**
 * AS-32: open until the receiver has said in own words what was understood, and the giver has
 * confirmed it.
 */
export function stateOfFeedback({
  answer,
  isConfirmed,
}: {
  answer: string | null;
  isConfirmed: boolean;
}): FeedbackState {
  return isConfirmed ? 'confirmed' : answer === null ? 'sent' : 'answered';
}
