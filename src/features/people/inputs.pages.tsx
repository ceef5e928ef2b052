/**
 * Fields for what the rules of matching ask about a person, the same wherever they are filled in.
 */
import { locales } from '../../platform/i18n.ts';
import { Choices, TextField } from '../../web/fields.tsx';
import type { Page } from '../../web/view.ts';
import { sayLanguage, usualLanguages } from './language.rules.ts';
import type { Candidate } from './manager.store.ts';
import { personWords } from './person.words.ts';

/** Languages to tick, and a line for those that are not among them. */
export function LanguageFields({ view, problem, spoken }: Page & { spoken: string[] }) {
  const w = personWords[view.language];
  const offered = [...new Set([...usualLanguages, ...spoken])]
    .map((code) => ({ value: code, text: sayLanguage(view.language, code) }))
    .sort((a, b) => a.text.localeCompare(b.text, locales[view.language]));
  const own = problem?.typed.other_languages === undefined ? undefined : problem;
  return (
    <>
      <Choices
        view={view}
        name="languages"
        label={w.languages}
        help={w.languagesHelp}
        several
        flow
        chosen={own ? (own.typed.languages ?? '').split(',') : spoken}
        problem={problem}
        options={offered}
      />
      <TextField
        view={view}
        name="other_languages"
        label={w.otherLanguages}
        help={w.otherLanguagesHelp}
        problem={problem}
        optional
      />
    </>
  );
}

/** A name, an address or a number; and, where several people are meant, which one. */
export function ManagerField({
  view,
  problem,
  manager,
  candidates,
  label,
  help,
}: Page & { manager: string | null; candidates: Candidate[]; label: string; help: string }) {
  const w = personWords[view.language];
  return (
    <>
      <TextField
        view={view}
        name="manager"
        label={label}
        help={help}
        value={manager}
        problem={problem}
        optional
      />
      {candidates.length > 1 && (
        <Choices
          view={view}
          name="manager_is"
          label={w.managerWhichLabel}
          problem={problem}
          options={candidates.map(({ id, name, jobTitle, memberOrganisation }) => ({
            value: id,
            text: [name, jobTitle, memberOrganisation].filter(Boolean).join(', '),
          }))}
        />
      )}
    </>
  );
}
