import { Choices, TextField } from '../../web/fields.tsx';
import type { Page } from '../../web/view.ts';
import { say, type Criterion } from '../profiles/profile.rules.ts';
import { inputOf } from './admission.rules.ts';
import { admissionWords } from './admission.words.ts';

export const truthsOf = (w: (typeof admissionWords)['en']) => [
  { value: 'yes', text: w.yes },
  { value: 'no', text: w.no },
  { value: 'unknown', text: w.unknown },
];

/** The questions that the requirements ask, the same on every form. */
export function FactFields({
  view,
  problem,
  asked,
  languages,
  answers,
  unsaid,
}: Page & {
  asked: Criterion[];
  /** Of the profile. */
  languages: string[];
  answers: Record<string, string>;
  /** What is chosen where nothing was said. */
  unsaid: 'unknown' | '';
}) {
  const w = admissionWords[view.language];
  return (
    <>
      {asked.map((criterion) => {
        const name = `answer-${criterion.id}`;
        const label = say(criterion.text, view.language, languages);
        const value = answers[criterion.id] ?? '';
        const input = inputOf(criterion);
        return input === 'truth' ? (
          <Choices
            view={view}
            name={name}
            label={label}
            value={value || unsaid}
            problem={problem}
            flow
            options={truthsOf(w)}
          />
        ) : (
          <TextField
            view={view}
            name={name}
            label={label}
            help={[
              input === 'hours'
                ? w.hours
                : w.howMany(w.units[criterion.unit ?? ''] ?? criterion.unit ?? ''),
              criterion.mustHave && w.needed,
            ]
              .filter(Boolean)
              .join(' · ')}
            value={value === 'unknown' ? '' : value}
            problem={problem}
            short
            optional={!criterion.mustHave}
            type="number"
            min={0}
          />
        );
      })}
    </>
  );
}
