/** M-7: whom a text in a group is for is chosen, with who reads it beside the choice. */
import { Select } from '../../web/fields.tsx';
import type { Page } from '../../web/view.ts';
import type { MentorshipLine } from './mentorship.store.ts';
import { partOf, wholeGroup } from './part.rules.ts';
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
