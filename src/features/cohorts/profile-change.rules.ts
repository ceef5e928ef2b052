/** CO-8: what is different in another version of a profile, by the numbers that texts keep. */
import { say, type Profile, type Text } from '../profiles/profile.rules.ts';

export const comparedKinds = ['competences', 'indicators', 'requirements'] as const;
export type ComparedKind = (typeof comparedKinds)[number];
export type Difference = {
  added: Text[];
  removed: Text[];
  renamed: { from: Text; to: Text }[];
};

const textsOf: Record<ComparedKind, (profile: Profile) => [id: string, text: Text][]> = {
  competences: ({ roles }) =>
    roles.flatMap((role) => role.competences.map(({ id, name }) => [id, name] as [string, Text])),
  indicators: ({ roles }) =>
    roles.flatMap((role) =>
      role.competences.flatMap(({ indicators }) =>
        indicators.map(({ id, text }) => [id, text] as [string, Text]),
      ),
    ),
  requirements: ({ roles }) =>
    roles.flatMap((role) => role.criteria.map(({ id, text }) => [id, text] as [string, Text])),
};

export function differenceOf(kind: ComparedKind, before: Profile, after: Profile): Difference {
  const [old, now] = [new Map(textsOf[kind](before)), new Map(textsOf[kind](after))];
  const isSame = (a: Text, b: Text) =>
    before.languages.every((language) => say(a, language, []) === say(b, language, []));
  return {
    added: [...now].flatMap(([id, text]) => (old.has(id) ? [] : [text])),
    removed: [...old].flatMap(([id, text]) => (now.has(id) ? [] : [text])),
    renamed: [...now].flatMap(([id, to]) => {
      const from = old.get(id);
      return from === undefined || isSame(from, to) ? [] : [{ from, to }];
    }),
  };
}

export const isNothing = ({ added, removed, renamed }: Difference): boolean =>
  added.length + removed.length + renamed.length === 0;
