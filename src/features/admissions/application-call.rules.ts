/** A call for applications: who may apply from outside, from when to when, and what is asked. */
import { baseOf, type Language } from '../../platform/i18n.ts';

export const questionKinds = ['short', 'long', 'choice', 'yes-no', 'number'] as const;
export type QuestionKind = (typeof questionKinds)[number];
/** One text in one or more languages; that of the organisation is always there. */
export type CallText = Partial<Record<string, string>>;
/** A question of the organisation's own, beside those that the requirements of the profile ask. */
export type OwnQuestion = {
  id: string;
  kind: QuestionKind;
  isNeeded: boolean;
  text: CallText;
  /** Of a choice: as many in each language, in the same order. */
  options: Partial<Record<string, string[]>>;
};

export const mostQuestions = 12;
export const mostOptions = 20;

/** `before`, `open`, `over`: by its days, where it has been switched on. */
export type CallState = 'off' | 'before' | 'open' | 'over';

export function stateOfCall(
  {
    isOpen,
    opensOn,
    closesOn,
  }: { isOpen: boolean; opensOn: string | null; closesOn: string | null },
  today: string,
): CallState {
  if (!isOpen || opensOn === null || closesOn === null) return 'off';
  return today < opensOn ? 'before' : today > closesOn ? 'over' : 'open';
}

/** In the language of the page, else the organisation's, else in any there is. */
export const sayCall = (text: CallText, language: Language, own: string): string =>
  text[baseOf(language)] || text[own] || Object.values(text).find(Boolean) || '';

export const optionsIn = (
  { options }: Pick<OwnQuestion, 'options'>,
  language: Language,
  own: string,
): string[] => options[baseOf(language)] ?? options[own] ?? [];

/** Names the question that is not there yet; it gets an id of its own when it is saved. */
export const newQuestion = 'new';

/** The name of a field of a question in one language. */
export const questionField = (field: 'text' | 'options', id: string, language: string): string =>
  `${field}-${id}_${language}`;

export type TypedQuestion = {
  id: string;
  kind: QuestionKind;
  isNeeded: boolean;
  position: number;
  text: Record<string, string>;
  /** One to a line. */
  options: Record<string, string>;
};
export type QuestionFault =
  | 'textMissing'
  | 'optionsMissing'
  | 'optionsUneven'
  | 'tooManyOptions'
  | 'tooMany';

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/**
 * the questions in their order, or what is wrong by question. One without a text in any
 * language is taken out.
 */
export function readQuestions(
  typed: TypedQuestion[],
  own: string,
): { questions: OwnQuestion[] } | { faults: Map<string, QuestionFault> } {
  const faults = new Map<string, QuestionFault>();
  const kept = typed
    .filter(({ text }) => Object.values(text).some((one) => one !== ''))
    .toSorted((a, b) => a.position - b.position);
  const questions = kept.map((one, at): OwnQuestion => {
    const text = Object.fromEntries(Object.entries(one.text).filter(([, said]) => said !== ''));
    const options =
      one.kind === 'choice'
        ? Object.fromEntries(
            Object.entries(one.options)
              .map(([language, said]) => [language, linesOf(said)] as const)
              .filter(([, lines]) => lines.length > 0),
          )
        : {};
    const sizes = Object.values(options).map(({ length }) => length);
    const fault: QuestionFault | null =
      at >= mostQuestions
        ? 'tooMany'
        : !text[own]
          ? 'textMissing'
          : one.kind === 'choice' && (options[own]?.length ?? 0) < 2
            ? 'optionsMissing'
            : sizes.some((size) => size > mostOptions)
              ? 'tooManyOptions'
              : new Set(sizes).size > 1
                ? 'optionsUneven'
                : null;
    if (fault) faults.set(one.id, fault);
    return { id: one.id, kind: one.kind, isNeeded: one.isNeeded, text, options };
  });
  return faults.size > 0 ? { faults } : { questions };
}

/** MA-42: in a cohort of pairs, people choose from pages about oneself, with or without names. */
export const openChoices = ['off', 'with-names', 'without-names'] as const;
