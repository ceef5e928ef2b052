/**
 * What a reviewer can do to a draft. Every step takes a profile and gives a new one; nothing is
 * changed in place.
 */
import {
  emptyRole,
  levels,
  nextId,
  type Anchor,
  type Commitment,
  type Competence,
  type Criterion,
  type CriterionKind,
  type Indicator,
  type Line,
  type Profile,
  type ProfileRole,
  type Statement,
  type Text,
  type Unplaced,
} from './profile.rules.ts';
import { setAlternative, withoutLonely } from './requirement.rules.ts';
import { readCriteria } from '../../core/reader/criteria.ts';
import { isReadLanguage } from '../../core/reader/language.ts';

/** What may be done to the text of an id. `promise`: a requirement becomes a commitment. */
export const textSteps = ['remove', 'up', 'down', 'merge', 'split', 'sure', 'promise'] as const;
/** What may be added; a role by its name, everything else to the id of where it goes. */
export const additions = [
  'indicator',
  'competence',
  'behaviour',
  'criterion',
  'commitment',
  'role',
] as const;
type Addition = (typeof additions)[number];
/**
 * `to`: `competence:ID`, `definition:ID` (of a competence), `behaviours:ID`, `criteria:ID`,
 * `competences:ID` (of a role).
 */
export type Step =
  | { do: (typeof textSteps)[number]; id: string }
  | { do: 'move'; id: string; to: string }
  | { do: 'place'; what: Unplaced; to: string }
  | { do: 'add'; id: string; what: Addition };

/**
 * What the name of a button stands for: "remove:i4", "add:indicator:k2", "place:12:competence:k2".
 * Where a name leaves open where to, `to` has it, by id or line. Null for plain saving.
 */
export function stepOf(
  button: string,
  chosen: ReadonlyMap<string, string>,
  unplaced: Unplaced[],
): Step | null {
  const [name, first = '', ...rest] = button.split(':');
  if (name === 'add') {
    const what = additions.find((one) => one === first);
    return what && rest[0] ? { do: 'add', what, id: rest[0] } : null;
  }
  const to = rest.length > 0 ? rest.join(':') : (chosen.get(first) ?? '');
  if (name === 'move') return to === '' ? null : { do: 'move', id: first, to };
  if (name === 'place') {
    const what = unplaced.find(({ line }) => String(line) === first);
    return what && to !== '' ? { do: 'place', what, to } : null;
  }
  const plain = textSteps.find((one) => one === name);
  return plain && first !== '' ? { do: plain, id: first } : null;
}

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
  value?: Rows<number | null>;
  unit?: Rows<string>;
  must?: Rows<'must' | 'should'>;
  either?: Rows<'above' | 'alone'>;
  /** Of commitments. */
  amount?: Rows<number>;
  measure?: Rows<Commitment['kind']>;
  per?: Rows<Commitment['per']>;
  /** Of indicators: the level that a mentor should reach, what it counts, and levels in words. */
  target?: Rows<number | null>;
  weight?: Rows<number | null>;
  anchor1?: Rows<string>;
  anchor2?: Rows<string>;
  anchor3?: Rows<string>;
  anchor4?: Rows<string>;
  anchor5?: Rows<string>;
};

type Entry = { id: string; text?: Text; name?: Text; doubtful?: boolean; probability?: number };

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
          ...typeMeasures(indicator, fields, language),
          text: typed('text', indicator.id, indicator.text),
        })),
      })),
      commitments: role.commitments.map((commitment) => ({
        ...commitment,
        kind: fields.measure?.get(commitment.id) ?? commitment.kind,
        value: fields.amount?.get(commitment.id) ?? commitment.value,
        per: fields.per?.get(commitment.id) ?? commitment.per,
      })),
    })),
  };
}

/** Level to reach, weight and the words of levels; what is emptied is gone. */
function typeMeasures(indicator: Indicator, fields: TypedTexts, language: string): Indicator {
  const { id } = indicator;
  const number = (name: 'target' | 'weight') =>
    fields[name]?.has(id) ? (fields[name].get(id) ?? undefined) : indicator[name];
  const anchors = levels.flatMap((level): Anchor[] => {
    const known = indicator.anchors?.find((anchor) => anchor.level === level);
    const words = fields[`anchor${level}`]?.get(id);
    if (words === undefined) return known ? [known] : [];
    const { [language]: _, ...others } = known?.text ?? {};
    const text = words === '' ? others : { ...others, [language]: words };
    return Object.keys(text).length === 0 ? [] : [{ level, text }];
  });
  const { target: _target, weight: _weight, anchors: _anchors, ...rest } = indicator;
  const [target, weight] = [number('target'), number('weight')];
  return {
    ...rest,
    ...(target === undefined ? {} : { target }),
    ...(weight === undefined ? {} : { weight }),
    ...(anchors.length === 0 ? {} : { anchors }),
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
  const typedValue = fields.value?.get(id);
  const value = typedValue === undefined ? criterion.value : typedValue;
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
  if (step.do === 'place') return place(profile, step.what, step.to);
  if (step.do === 'promise') return promise(profile, step.id);
  const { do: what, id } = step;
  return mapLists(what === 'remove' ? removeWhole(profile, id) : profile, (list) => {
    const at = list.findIndex((entry) => entry.id === id);
    return at < 0 ? list : takeInList(profile, list, at, what);
  });
}

function takeInList<E extends Entry>(
  profile: Profile,
  list: E[],
  at: number,
  what: Exclude<Step['do'], 'add' | 'move' | 'place' | 'promise'>,
): E[] {
  const entry = list[at]!;
  const other = what === 'up' ? at - 1 : at + 1;
  if (what === 'remove') return list.filter((_, i) => i !== at);
  if (what === 'sure')
    return list.map((known, i) =>
      i === at ? without(without(known, 'doubtful'), 'probability') : known,
    );
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

/** A competence goes to another role, a text to where `to` says. What has nowhere to go stays. */
function move(profile: Profile, id: string, to: string): Profile {
  const [where, target] = to.split(':');
  const competences = profile.roles.flatMap((role) => role.competences);
  const competence = competences.find((known) => known.id === id);
  if (where === 'competences' && competence)
    return profile.roles.some((role) => role.id === target)
      ? mapRoles(take(profile, { do: 'remove', id }), (role) =>
          role.id === target ? { ...role, competences: [...role.competences, competence] } : role,
        )
      : profile;
  const found = profile.roles
    .flatMap((role): Statement[] => [
      ...role.behaviours,
      ...role.criteria,
      ...role.competences.flatMap((one) => one.indicators),
    ])
    .find((entry) => entry.id === id);
  if (!found || !goesSomewhere(profile, to)) return profile;
  return put(take(profile, { do: 'remove', id }), found, to, (list, entry) => [...list, entry]);
}

/** PR-16: a line of the document gets its place, in the order of the document. */
function place(profile: Profile, { text: words, line }: Unplaced, to: string): Profile {
  const language = profile.languages[0] ?? 'en';
  const [where, target] = to.split(':');
  const text = { [language]: words };
  if (where === 'competences')
    return mapRoles(profile, (role) =>
      role.id === target
        ? {
            ...role,
            competences: inOrder(role.competences, {
              id: nextId(idsOf(profile), 'k'),
              name: text,
              definition: null,
              indicators: [],
              line,
            }),
          }
        : role,
    );
  if (!goesSomewhere(profile, to)) return profile;
  const prefix = where === 'criteria' ? 'c' : where === 'behaviours' ? 'b' : 'i';
  return put(profile, { id: nextId(idsOf(profile), prefix), text, line }, to);
}

function goesSomewhere(profile: Profile, to: string): boolean {
  const [where, target] = to.split(':');
  return profile.roles.some((role) =>
    where === 'competence' || where === 'definition'
      ? role.competences.some(({ id }) => id === target)
      : (where === 'behaviours' || where === 'criteria') && role.id === target,
  );
}

type Insert = <E extends { line: Line }>(list: E[], entry: E) => E[];

function put(
  profile: Profile,
  { id, text, line }: Statement,
  to: string,
  insert: Insert = inOrder,
): Profile {
  const [where, target] = to.split(':');
  const competence = (known: Competence): Competence =>
    known.id !== target
      ? known
      : where === 'competence'
        ? { ...known, indicators: insert(known.indicators, { id, text, line }) }
        : where === 'definition'
          ? {
              ...known,
              definition: known.definition ? join(known.definition, text) : text,
              definitionLine: known.definitionLine ?? line,
            }
          : known;
  return mapRoles(profile, (role) => ({
    ...role,
    competences: role.competences.map(competence),
    behaviours:
      where === 'behaviours' && role.id === target
        ? insert(role.behaviours, { id, text, line })
        : role.behaviours,
    criteria:
      where === 'criteria' && role.id === target
        ? insert(role.criteria, criterionOf({ id, text, line }))
        : role.criteria,
  }));
}

/** Before the first that stands further down in the document; what came from no line goes last. */
function inOrder<E extends { line: Line }>(list: E[], entry: E): E[] {
  const { line } = entry;
  const at =
    line === null ? -1 : list.findIndex((known) => known.line !== null && known.line > line);
  return at < 0 ? [...list, entry] : [...list.slice(0, at), entry, ...list.slice(at)];
}

/** A requirement with the number that stands in its words. */
function criterionOf({ id, text, line }: Statement): Criterion {
  const [[language, words] = ['en', '']] = Object.entries(text);
  const whole = { kind: 'other', value: null, unit: null, bound: null } as const;
  const given: Criterion = { id, ...whole, mustHave: true, anyOfGroup: null, text, line };
  return { ...given, ...measureIn(words ?? '', language, given, 1) };
}

const spans = ['week', 'month', 'year'] as const satisfies Commitment['per'][];

/** PR-17: time that is promised is a commitment, with its words and its line, and decides nothing. */
function promise(profile: Profile, id: string): Profile {
  const used = idsOf(profile);
  return mapRoles(profile, (role) => {
    const found = role.criteria.find((criterion) => criterion.id === id);
    if (!found) return role;
    const [unit = '', span = ''] = (found.unit ?? '').split('/');
    return {
      ...role,
      criteria: withoutLonely(role.criteria.filter((criterion) => criterion.id !== id)),
      commitments: [
        ...role.commitments,
        {
          id: nextId(used, 'p'),
          kind: unit === 'meetings' ? 'meetings' : 'hours',
          value: found.value ?? 0,
          per: spans.find((one) => one === span) ?? 'programme',
          text: found.text,
          line: found.line,
        },
      ],
    };
  });
}

/** What stands in no list of texts: a commitment, and a role of which nothing is left. */
function removeWhole(profile: Profile, id: string): Profile {
  return {
    ...profile,
    roles: profile.roles
      .filter((role) => role.id !== id || !isEmptyRole(role) || profile.roles.length === 1)
      .map((role) => ({
        ...role,
        commitments: role.commitments.filter((commitment) => commitment.id !== id),
      })),
  };
}

export const isEmptyRole = (role: ProfileRole): boolean =>
  role.criteria.length +
    role.competences.length +
    role.behaviours.length +
    role.commitments.length +
    (role.interests?.length ?? 0) +
    (role.framing?.length ?? 0) ===
  0;

function add(profile: Profile, { id, what }: Extract<Step, { do: 'add' }>): Profile {
  const used = idsOf(profile);
  const language = profile.languages[0] ?? 'en';
  const text = { [language]: '' };
  if (what === 'role')
    return (id === 'mentor' || id === 'mentee') && !profile.roles.some(({ role }) => role === id)
      ? { ...profile, roles: [...profile.roles, emptyRole(used, id, language)] }
      : profile;
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
        ? [...role.criteria, criterionOf({ id: nextId(used, 'c'), text, line: null })]
        : role.criteria,
    commitments:
      what === 'commitment' && role.id === id
        ? [
            ...role.commitments,
            { id: nextId(used, 'p'), kind: 'hours', value: 0, per: 'programme' },
          ]
        : role.commitments,
  }));
}

function idsOf(profile: Profile): Set<string> {
  return new Set(
    profile.roles.flatMap((role) => [
      role.id,
      ...role.criteria.map((e) => e.id),
      ...role.behaviours.map((e) => e.id),
      ...role.commitments.map((e) => e.id),
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
