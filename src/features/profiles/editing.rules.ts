/**
 * What a reviewer can do to a draft. Every step takes a profile and gives a new one; nothing is
 * changed in place.
 */
import {
  nextId,
  type Criterion,
  type CriterionKind,
  type Profile,
  type ProfileRole,
  type Statement,
  type Text,
} from './profile.rules.ts';
import { setAlternative, withoutLonely } from './requirement.rules.ts';
import { readCriteria } from '../../core/reader/criteria.ts';
import { isReadLanguage } from '../../core/reader/language.ts';

export type Step =
  | { do: 'remove' | 'up' | 'down' | 'merge' | 'split' | 'sure'; id: string }
  | { do: 'move'; id: string; to: string }
  | { do: 'add'; id: string; what: 'indicator' | 'competence' | 'behaviour' | 'criterion' };

export const criterionKinds: CriterionKind[] = [
  'experience',
  'age',
  'capacity',
  'hours',
  'certificate',
  'training',
  'nomination',
  'language',
  'other',
];

/** The mark that a reviewer types where one text becomes two. */
export const splitMark = '|';

export const textKinds = ['title', 'text', 'name', 'definition'] as const;
type TextKind = (typeof textKinds)[number];
type Rows<Value> = ReadonlyMap<string, Value>;
/** What was typed into a draft, by the id of what it says something of. */
export type TypedTexts = { [Kind in TextKind]?: Rows<string> } & {
  kind?: Rows<CriterionKind>;
  value?: Rows<string>;
  unit?: Rows<string>;
  must?: Rows<'must' | 'should'>;
  either?: Rows<'above' | 'alone'>;
};

type Entry = { id: string; text?: Text; name?: Text; doubtful?: boolean };

/**
 * PR-3: what was typed is kept first, then the step is taken. What a form says nothing of stays as
 * it was.
 */
export function typeInto(profile: Profile, fields: TypedTexts, language: string): Profile {
  const typed = (kind: TextKind, id: string, old: Text): Text => {
    const words = fields[kind]?.get(id);
    return words === undefined ? old : { ...old, [language]: words.replace(/\s+/g, ' ').trim() };
  };
  return {
    ...profile,
    roles: profile.roles.map((role) => ({
      ...role,
      title: typed('title', role.id, role.title),
      criteria: typeAlternatives(
        role.criteria.map((criterion) => typeCriterion(criterion, fields, typed)),
        fields,
      ),
      behaviours: role.behaviours.map((behaviour) => ({
        ...behaviour,
        text: typed('text', behaviour.id, behaviour.text),
      })),
      competences: role.competences.map((competence) => ({
        ...competence,
        name: typed('name', competence.id, competence.name),
        definition: !fields.definition?.has(competence.id)
          ? competence.definition
          : fields.definition.get(competence.id) === '' &&
              Object.keys(competence.definition ?? {}).length <= 1
            ? null
            : typed('definition', competence.id, competence.definition ?? {}),
        indicators: competence.indicators.map((indicator) => ({
          ...indicator,
          text: typed('text', indicator.id, indicator.text),
        })),
      })),
    })),
  };
}

/**
 * PR-4: a translation adds to a text and never empties it; the language then counts as one of the
 * profile's.
 */
export function translate(
  profile: Profile,
  fields: Pick<TypedTexts, TextKind>,
  language: string,
): Profile {
  const given = Object.fromEntries(
    textKinds.map((kind) => [
      kind,
      new Map([...(fields[kind] ?? [])].filter(([, words]) => words !== '')),
    ]),
  );
  if (textKinds.every((kind) => given[kind]!.size === 0)) return profile;
  return {
    ...typeInto(profile, given, language),
    languages: [...new Set([...profile.languages, language])],
  };
}

function typeCriterion(
  criterion: Criterion,
  fields: TypedTexts,
  typed: (kind: TextKind, id: string, old: Text) => Text,
): Criterion {
  const { id } = criterion;
  const kind = fields.kind?.get(id) ?? criterion.kind;
  const number = fields.value?.get(id)?.replace(',', '.');
  const value =
    number === undefined
      ? criterion.value
      : number !== '' && Number.isFinite(Number(number))
        ? Number(number)
        : null;
  const unit = fields.unit?.has(id) ? fields.unit.get(id) || null : criterion.unit;
  return {
    ...criterion,
    kind,
    value,
    unit,
    text: typed('text', id, criterion.text),
    mustHave: fields.must?.has(id) ? fields.must.get(id) === 'must' : criterion.mustHave,
  };
}

/** PR-10: "above" makes a requirement an alternative to the one above it, "alone" parts the two. */
function typeAlternatives(criteria: Criterion[], { either }: TypedTexts): Criterion[] {
  return criteria.reduce((list, { id }, at) => {
    const choice = either?.get(id);
    return choice === undefined ? list : setAlternative(list, at, choice === 'above');
  }, criteria);
}

/** PR-11: one requirement has one number, so two that have one each are not joined into one. */
export function joinsTwoNumbers(profile: Profile, step: Step): boolean {
  if (step.do !== 'merge') return false;
  return profile.roles.some(({ criteria }) => {
    const at = criteria.findIndex(({ id }) => id === step.id);
    const [above, own] = [criteria[at - 1], criteria[at]];
    return own !== undefined && above !== undefined && own.value !== null && above.value !== null;
  });
}

export function take(profile: Profile, step: Step): Profile {
  if (joinsTwoNumbers(profile, step)) return profile;
  if (step.do === 'add') return add(profile, step);
  if (step.do === 'move') return move(profile, step.id, step.to);
  return mapLists(profile, (list) => {
    const at = list.findIndex((entry) => entry.id === step.id);
    return at < 0 ? list : takeInList(profile, list, at, step.do);
  });
}

function takeInList<E extends Entry>(
  profile: Profile,
  list: E[],
  at: number,
  what: Exclude<Step['do'], 'add' | 'move'>,
): E[] {
  const entry = list[at]!;
  const other = what === 'up' ? at - 1 : at + 1;
  if (what === 'remove') return list.filter((_, i) => i !== at);
  if (what === 'sure')
    return list.map((known, i) => (i === at ? without(known, 'doubtful') : known));
  if (what === 'up' || what === 'down')
    return other < 0 || other >= list.length
      ? list
      : list.map((known, i) => (i === at ? list[other]! : i === other ? entry : known));
  if (!entry.text) return list;
  if (what === 'merge')
    return at === 0
      ? list
      : list.flatMap((known, i) =>
          i === at
            ? []
            : i === at - 1
              ? [withMeasure({ ...known, text: join(known.text!, entry.text!) }, entry)]
              : [known],
        );
  return list.flatMap((known, i) => (i === at ? split(profile, known) : [known]));
}

function join(first: Text, second: Text): Text {
  return Object.fromEntries(
    [...new Set([...Object.keys(first), ...Object.keys(second)])].map((language) => [
      language,
      [first[language], second[language]].filter(Boolean).join(' '),
    ]),
  );
}

/** Cut at the mark; without one, after the first sentence. */
function split<E extends Entry>(profile: Profile, entry: E): E[] {
  const [language, words] = Object.entries(entry.text!)[0] ?? [];
  if (!language || !words) return [entry];
  const at = words.includes(splitMark) ? words.indexOf(splitMark) : words.search(/[.;:]\s/);
  const parts =
    at < 0
      ? [words]
      : [words.slice(0, at + (words[at] === splitMark ? 0 : 1)).trim(), words.slice(at + 1).trim()];
  if (parts.length < 2 || parts.some((part) => part === '')) return [entry];
  const used = idsOf(profile);
  return parts.map((part, i) => ({
    ...entry,
    ...('kind' in entry ? measureIn(part, language, entry as unknown as Criterion, i) : {}),
    id: i === 0 ? entry.id : nextId(used, entry.id[0]!),
    text: { [language]: part },
  }));
}

/** PR-11: the number of either part of a joined requirement is the number of the whole. */
function withMeasure<E extends Entry>(joined: E, other: E): E {
  if (!('kind' in joined) || (joined as unknown as Criterion).value !== null) return joined;
  const { kind, value, unit, bound } = other as unknown as Criterion;
  return value === null ? joined : { ...joined, kind, value, unit, bound };
}

type Measure = Pick<Criterion, 'kind' | 'value' | 'unit' | 'bound'>;

/** PR-11: each half of a requirement that is split has the number that stands in it. */
function measureIn(part: string, language: string, whole: Criterion, at: number): Measure {
  const { kind, value, unit, bound } = whole;
  const [read] = isReadLanguage(language)
    ? readCriteria(part, { language, line: 0, group: String, within: 'half' })
    : [];
  if (read && read.value !== null)
    return { kind: read.kind, value: read.value, unit: read.unit, bound: read.bound };
  const own = { kind, value, unit, bound };
  return at === 0 ? own : { kind: read?.kind ?? kind, value: null, unit: null, bound: null };
}

/**
 * To another competence, to the behaviours or to the requirements of a role: `competence:ID`,
 * `behaviours:ID`, `criteria:ID`.
 */
function move(profile: Profile, id: string, to: string): Profile {
  const found = profile.roles
    .flatMap((role): Statement[] => [
      ...role.behaviours,
      ...role.criteria,
      ...role.competences.flatMap((competence) => competence.indicators),
    ])
    .find((entry) => entry.id === id);
  const [where, target] = to.split(':');
  if (!found || !target) return profile;
  const { text, line } = found;
  const taken = take(profile, { do: 'remove', id });
  return mapRoles(taken, (role) => ({
    ...role,
    competences: role.competences.map((competence) =>
      where === 'competence' && competence.id === target
        ? { ...competence, indicators: [...competence.indicators, { id, text, line }] }
        : competence,
    ),
    behaviours:
      where === 'behaviours' && role.id === target
        ? [...role.behaviours, { id, text, line }]
        : role.behaviours,
    criteria:
      where === 'criteria' && role.id === target
        ? [
            ...role.criteria,
            {
              id,
              text,
              line,
              kind: 'other',
              value: null,
              unit: null,
              bound: null,
              mustHave: true,
              anyOfGroup: null,
            },
          ]
        : role.criteria,
  }));
}

function add(profile: Profile, { id, what }: Extract<Step, { do: 'add' }>): Profile {
  const used = idsOf(profile);
  const text = { [profile.languages[0] ?? 'en']: '' };
  return mapRoles(profile, (role) => ({
    ...role,
    competences: [
      ...role.competences.map((competence) =>
        what === 'indicator' && competence.id === id
          ? {
              ...competence,
              indicators: [...competence.indicators, { id: nextId(used, 'i'), text, line: null }],
            }
          : competence,
      ),
      ...(what === 'competence' && role.id === id
        ? [{ id: nextId(used, 'k'), name: text, definition: null, indicators: [], line: null }]
        : []),
    ],
    behaviours:
      what === 'behaviour' && role.id === id
        ? [...role.behaviours, { id: nextId(used, 'b'), text, line: null }]
        : role.behaviours,
    criteria:
      what === 'criterion' && role.id === id
        ? [
            ...role.criteria,
            {
              id: nextId(used, 'c'),
              kind: 'other',
              value: null,
              unit: null,
              bound: null,
              mustHave: true,
              anyOfGroup: null,
              text,
              line: null,
            },
          ]
        : role.criteria,
  }));
}

function idsOf(profile: Profile): Set<string> {
  return new Set(
    profile.roles.flatMap((role) => [
      role.id,
      ...role.criteria.map((e) => e.id),
      ...role.behaviours.map((e) => e.id),
      ...role.competences.flatMap((competence) => [
        competence.id,
        ...competence.indicators.map((e) => e.id),
      ]),
    ]),
  );
}

function mapRoles(profile: Profile, change: (role: ProfileRole) => ProfileRole): Profile {
  return { ...profile, roles: profile.roles.map(change) };
}

function mapLists(profile: Profile, change: <E extends Entry>(list: E[]) => E[]): Profile {
  return mapRoles(profile, (role) => ({
    ...role,
    criteria: withoutLonely(change(role.criteria)),
    behaviours: change(role.behaviours),
    competences: change(role.competences).map((competence) => ({
      ...competence,
      indicators: change(competence.indicators),
    })),
  }));
}

function without<E extends object, K extends keyof E>(entry: E, key: K): E {
  const { [key]: _, ...rest } = entry;
  return rest as unknown as E;
}
