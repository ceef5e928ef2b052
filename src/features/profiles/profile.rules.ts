/**
 * A competence profile: who it is for, what it asks, what can be seen. Every text has an id that
 * never changes.
 */
import type { Draft } from '../../core/reader/draft.ts';
import { baseOf } from '../../platform/i18n.ts';

/**
 * Where a text came from and how sure the reader was: `probability`, from 0 to 1, is kept until
 * somebody has said that it is right.
 */
export type Reading = { line: Line; doubtful?: boolean; probability?: number };
/** One text in one or more languages. */
export type Text = Partial<Record<string, string>>;
/** 0-based line of the source document, null when the text was written here. */
export type Line = number | null;
export type CriterionKind =
  | 'experience'
  | 'age'
  | 'capacity'
  | 'hours'
  | 'certificate'
  | 'training'
  | 'nomination'
  | 'language'
  | 'other';
export type Bound = 'min' | 'max' | 'approx';

/**
 * How a criterion is judged from facts; without one the applicant answers yes, no or do not know.
 * Days include the last one.
 */
export type Test =
  | {
      by: 'time in role';
      kinds: string[];
      stateAdministration?: boolean;
      atLeastDays?: number;
      atMostDays?: number;
    }
  | { by: 'holds now'; kinds: string[] }
  | { by: 'hours'; enough: number; tooFew: number }
  | { by: 'answer' }
  | { by: 'all'; of: Test[] };

export type Criterion = {
  id: string;
  kind: CriterionKind;
  value: number | null;
  unit: string | null;
  bound: Bound | null;
  mustHave: boolean;
  anyOfGroup: string | null;
  text: Text;
  test?: Test;
} & Reading;
export type Anchor = { level: number; text: Text };
/** Who can see a behaviour; a profile that does not say so leaves it to everybody. */
export const viewpoints = [
  'self',
  'mentee',
  'guardian',
  'colleague',
  'supervisor',
  'observer',
] as const;
export type Viewpoint = (typeof viewpoints)[number];
/** `asked`: the same behaviour in the words of pupils and of guardians. */
export type Indicator = {
  id: string;
  text: Text;
  asked?: Partial<Record<'mentee' | 'guardian', Text>>;
  seenBy?: Viewpoint[];
  level?: string;
  anchors?: Anchor[];
  weight?: number;
  target?: number;
} & Reading;
export type Competence = {
  id: string;
  name: Text;
  definition: Text | null;
  seenBy?: Viewpoint[];
  definitionLine?: Line;
  indicators: Indicator[];
} & Reading;
export type Statement = { id: string; text: Text } & Reading;
export const commitmentKinds = ['hours', 'meetings'] as const;
export const commitmentSpans = ['programme', 'month', 'week', 'year'] as const;
/** What somebody promises to give; `text` is what the document says of it. */
export type Commitment = {
  id: string;
  kind: (typeof commitmentKinds)[number];
  value: number;
  per: (typeof commitmentSpans)[number];
  text?: Text;
  line?: Line;
};
/** The levels that an answer can have; an anchor says what one of them looks like. */
export const levels = [1, 2, 3, 4, 5] as const;
export type ProfileRole = {
  id: string;
  role: 'mentor' | 'mentee';
  title: Text;
  criteria: Criterion[];
  competences: Competence[];
  behaviours: Statement[];
  interests?: Statement[];
  framing?: Statement[];
  commitments: Commitment[];
  line: Line;
};
export type Profile = { languages: string[]; roles: ProfileRole[] };

/** In the reader's language, else in the profile's first one. */
export function say(text: Text | null, language: string, profileLanguages: string[]): string {
  if (!text) return '';
  return (
    text[baseOf(language)] ??
    profileLanguages.map((known) => text[known]).find((found) => found !== undefined) ??
    Object.values(text)[0] ??
    ''
  );
}

/** The language that `say` will use, so that the page can mark it. */
export function saidIn(text: Text | null, page: string, profileLanguages: string[]): string {
  const language = baseOf(page);
  if (!text || text[language] !== undefined) return language;
  return (
    profileLanguages.find((known) => text[known] !== undefined) ?? Object.keys(text)[0] ?? language
  );
}

let counter = 0;

/** Ids are short and made once; they are unique within a profile. */
export function nextId(used: Set<string>, prefix: string): string {
  for (;;) {
    const id = `${prefix}${(++counter).toString(36)}`;
    if (!used.has(id)) {
      used.add(id);
      return id;
    }
  }
}

/**
 * PR-1: a draft keeps for every text the line it came from, and marks what the reader was unsure
 * about.
 */
export function profileOf(draft: Draft): Profile {
  const used = new Set<string>();
  const { language } = draft;
  const text = (words: string): Text => ({ [language]: words });
  const reading = ({ line, doubtful, probability }: Read): Reading => ({
    line,
    ...(doubtful ? { doubtful: true } : {}),
    ...(probability === undefined ? {} : { probability: Math.round(probability * 100) / 100 }),
  });
  const roles = draft.roles.map((role): ProfileRole => ({
    id: nextId(used, 'r'),
    role: role.role,
    title: text(role.title),
    line: role.line,
    criteria: role.criteria.map((criterion) => ({
      id: nextId(used, 'c'),
      kind: criterion.kind,
      value: criterion.value,
      unit: criterion.unit,
      bound: criterion.bound,
      mustHave: criterion.mustHave,
      anyOfGroup: criterion.anyOfGroup,
      text: text(criterion.text),
      ...reading(criterion),
    })),
    competences: role.competences.map((competence) => ({
      id: nextId(used, 'k'),
      name: text(competence.name),
      definition: competence.definition ? text(competence.definition.text) : null,
      definitionLine: competence.definition?.line ?? null,
      ...reading(competence),
      indicators: competence.indicators.map((indicator) => ({
        id: nextId(used, 'i'),
        text: text(indicator.text),
        ...(indicator.level ? { level: indicator.level } : {}),
        ...reading(indicator),
      })),
    })),
    behaviours: role.behaviours.map((behaviour) => ({
      id: nextId(used, 'b'),
      text: text(behaviour.text),
      ...reading(behaviour),
    })),
    commitments: [],
  }));
  // PR-15: where nothing was found a reviewer begins with an empty mentor.
  return {
    languages: [language],
    roles: roles.length > 0 ? roles : [emptyRole(used, 'mentor', language)],
  };
}
type Read = { line: number; doubtful?: boolean; probability?: number };

export type Counts = {
  roles: number;
  competences: number;
  indicators: number;
  behaviours: number;
  criteria: number;
  doubtful: number;
};

export function countProfile(profile: Profile): Counts {
  const sum = (of: (role: ProfileRole) => number) =>
    profile.roles.reduce((total, role) => total + of(role), 0);
  const doubts = (list: { doubtful?: boolean }[]) => list.filter((entry) => entry.doubtful).length;
  return {
    roles: profile.roles.length,
    competences: sum((role) => role.competences.length),
    indicators: sum((role) =>
      role.competences.reduce((total, competence) => total + competence.indicators.length, 0),
    ),
    behaviours: sum((role) => role.behaviours.length),
    criteria: sum((role) => role.criteria.length),
    doubtful: sum(
      (role) =>
        doubts(role.competences) +
        doubts(role.criteria) +
        doubts(role.behaviours) +
        role.competences.reduce((total, competence) => total + doubts(competence.indicators), 0),
    ),
  };
}

/**
 * Far above every profile that is in use; what is read and what is added by hand stays within it,
 * and so do the pages of it.
 */
export const mostInProfile = { roles: 20, competences: 100, criteria: 100, statements: 500 };

export function isTooMuch(profile: Profile): boolean {
  const { roles, competences, criteria, indicators, behaviours } = countProfile(profile);
  return (
    roles > mostInProfile.roles ||
    competences > mostInProfile.competences ||
    criteria > mostInProfile.criteria ||
    indicators + behaviours > mostInProfile.statements
  );
}

/** The ids of what the reader was unsure about, in the order of the page. */
export function doubtsOf(profile: Profile): string[] {
  return profile.roles
    .flatMap((role): { id: string; doubtful?: boolean }[] => [
      ...role.criteria,
      ...role.competences.flatMap((competence) => [competence, ...competence.indicators]),
      ...role.behaviours,
    ])
    .flatMap(({ id, doubtful }) => (doubtful ? [id] : []));
}

/** Lines of the source that some text of the profile came from. */
export function usedLines(profile: Profile): Set<number> {
  const lines = profile.roles.flatMap((role) => [
    role.line,
    ...[...role.criteria, ...role.behaviours, ...role.competences].map((entry) => entry.line),
    ...role.commitments.map(({ line }) => line ?? null),
    ...role.competences.flatMap((competence) => [
      competence.definitionLine ?? null,
      ...competence.indicators.map((indicator) => indicator.line),
    ]),
  ]);
  return new Set(lines.filter((line): line is number => line !== null));
}

/** What a document says that has no place in the draft. */
export type Unplaced = { text: string; line: number };
/**
 * `unplaced` as the reader left it over; documents of before that was kept have none, and then every
 * line counts that no text came from.
 */
export type ReadSource = { fileName: string; lines: string[]; unplaced: Unplaced[] | null };

/** PR-16: what of the document still has no place. */
export function unplacedOf(profile: Profile, { lines, unplaced }: ReadSource): Unplaced[] {
  const used = usedLines(profile);
  return (
    unplaced ??
    lines.map((text, line) => ({ text, line })).filter(({ text }) => /\p{L}/u.test(text))
  ).filter(({ line }) => !used.has(line));
}

/** A profile of one role that says nothing yet, to write by hand. */
export function emptyProfile(language: string): Profile {
  return { languages: [language], roles: [emptyRole(new Set(), 'mentor', language)] };
}

export const emptyRole = (
  used: Set<string>,
  role: ProfileRole['role'],
  language: string,
): ProfileRole => ({
  id: nextId(used, 'r'),
  role,
  title: { [language]: '' },
  criteria: [],
  competences: [],
  behaviours: [],
  commitments: [],
  line: null,
});

export type PublishRefusal = 'nothing-to-publish' | 'competence-without-name' | 'empty-text';

/** PR-2: only a profile that says something, with every text filled in, can be published. */
export function refusePublication(profile: Profile): PublishRefusal | null {
  const counts = countProfile(profile);
  if (counts.competences + counts.criteria + counts.behaviours === 0) return 'nothing-to-publish';
  const blank = (text: Text) => Object.values(text).every((words) => !words?.trim());
  if (profile.roles.some((role) => role.competences.some((competence) => blank(competence.name))))
    return 'competence-without-name';
  const texts = profile.roles.flatMap((role) =>
    [
      ...role.criteria,
      ...role.behaviours,
      ...role.competences.flatMap((competence) => competence.indicators),
    ].map((entry) => entry.text),
  );
  return texts.some(blank) ? 'empty-text' : null;
}

export function allIndicators(
  profile: Profile,
): { competence: Competence; indicator: Indicator }[] {
  return profile.roles.flatMap((role) =>
    role.competences.flatMap((competence) =>
      competence.indicators.map((indicator) => ({ competence, indicator })),
    ),
  );
}

export const mentorRoles = (profile: Profile): ProfileRole[] =>
  profile.roles.filter((role) => role.role === 'mentor');

export function mentorCompetences(profile: Profile): Competence[] {
  return mentorRoles(profile).flatMap((role) => role.competences);
}

/** The profile as far as some indicators go. */
export function onlyIndicators(profile: Profile, ids: string[]): Profile {
  const known = new Set(ids);
  const cut = (competence: Competence): Competence => ({
    ...competence,
    indicators: competence.indicators.filter(({ id }) => known.has(id)),
  });
  return {
    ...profile,
    roles: profile.roles.map((role) => ({
      ...role,
      competences: role.competences.map(cut).filter(({ indicators }) => indicators.length > 0),
    })),
  };
}

/** The same profile, for everybody to answer. */
export function forEverybody(profile: Profile): Profile {
  const open = <T extends { seenBy?: Viewpoint[] }>(given: T): T => {
    const { seenBy: _, ...rest } = given;
    return rest as T;
  };
  return {
    ...profile,
    roles: profile.roles.map((role) => ({
      ...role,
      competences: role.competences.map((competence) => ({
        ...open(competence),
        indicators: competence.indicators.map(open),
      })),
    })),
  };
}
