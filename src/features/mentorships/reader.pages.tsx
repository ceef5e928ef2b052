/** M-7: whom a text in a group is for is chosen, with who reads it beside the choice. */
import { locales } from '../../platform/i18n.ts';
import { Select } from '../../web/fields.tsx';
import type { Page, View } from '../../web/view.ts';
import type { MentorshipLine } from './mentorship.store.ts';
import { partOf, wholeGroup } from './part.rules.ts';
import { readersOf, type Kept } from './readers.rules.ts';
import { readerWords } from './reader.words.ts';

type ReaderProps = Page & {
  mentorship: MentorshipLine;
  name: string;
  label?: string;
  /** Of whom the page is. */
  pupil?: string | null | undefined;
  /** Whether it can be for all. */
  group?: boolean;
};

/** Nothing in a pair, and nothing for a pupil, who writes to the mentors. */
export function ReaderField({
  view,
  problem,
  mentorship,
  name,
  label,
  pupil,
  group = true,
}: ReaderProps) {
  const w = readerWords[view.language];
  if (mentorship.kind === 'pair' || partOf(mentorship, view.person!.id) === 'pupil') return null;
  const chosen = mentorship.mentees.find(({ personId }) => personId === pupil);
  return (
    <Select
      view={view}
      name={name}
      label={label ?? w.label}
      help={chosen ? w.one(chosen.name, mentorship.name ?? '') : w.some(mentorship.name ?? '')}
      value={chosen?.personId}
      problem={problem}
      empty={w.choose}
      options={[
        ...mentorship.mentees.map((member) => ({ value: member.personId, text: member.name })),
        ...(group ? [{ value: wholeGroup, text: w.group(mentorship.mentees.length) }] : []),
      ]}
    />
  );
}

/** Who does what was agreed: chosen, or the pupil spoken to; a pupil answers for no one else. */
export function OwnerField({
  view,
  problem,
  mentorship,
  name,
  label,
  pupil,
  optional = false,
}: ReaderProps & { label: string; optional?: boolean }) {
  const self = view.person!.id;
  const people = [...mentorship.mentees, ...mentorship.mentors];
  if (partOf(mentorship, self) === 'pupil') return <input type="hidden" name={name} value={self} />;
  return (
    <Select
      view={view}
      name={name}
      label={label}
      value={pupil}
      problem={problem}
      empty={readerWords[view.language].choose}
      options={people.map((member) => ({ value: member.personId, text: member.name }))}
      optional={optional}
    />
  );
}

/**
 * M-49: who reads what is typed beside it, by name; with what else is to be said about the field.
 * The walls decide, and a test holds the sentence against them.
 */
export function sayReaders(
  view: View,
  mentorship: MentorshipLine,
  kept: Kept,
  help?: string | undefined,
): string {
  const w = readerWords[view.language];
  const list = (people: { name: string }[]) =>
    new Intl.ListFormat(locales[view.language]).format(people.map(({ name }) => name));
  const { others, isChosen, isForAll, substitutes } = readersOf(mentorship, view.person!.id, kept);
  const sentence =
    kept === 'own'
      ? w.onlyYou
      : isForAll
        ? w.allOf(mentorship.name ?? '')
        : isChosen
          ? others.length > 0
            ? w.andChosen(list(others))
            : w.youAndChosen
          : others.length > 0
            ? w.youAnd(list(others))
            : w.onlyYou;
  return [
    help,
    sentence,
    substitutes.length > 0 && w.inTheirDays(list(substitutes)),
    kept === 'agreement' && w.guardians,
  ]
    .filter(Boolean)
    .join(' ');
}
