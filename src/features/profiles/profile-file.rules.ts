/**
 * A profile as a file of its own: whole and exact as JSON, and as the rows of a spreadsheet in which
 * people can write. What is read back is the same profile, but for the lines of its document.
 */
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { UnreadableDocument } from '../../core/reader/refusal.ts';
import {
  commitmentKinds,
  commitmentSpans,
  type Commitment,
  type Competence,
  type Criterion,
  type Indicator,
  type Profile,
  type ProfileRole,
  type Statement,
  type Text,
} from './profile.rules.ts';
import { criterionKinds } from './editing.rules.ts';

const mark = 'mentorium-profile';
const text = Type.Record(
  Type.String({ pattern: '^[a-z]{2,3}$' }),
  Type.String({ maxLength: 20_000 }),
);
const id = Type.String({ pattern: '^[\\w.-]{1,60}$' });
const oneOf = <T extends string>(values: readonly T[]) =>
  Type.Union(values.map((value) => Type.Literal(value)));
const orNull = (type: Parameters<typeof Type.Optional>[0]) => Type.Union([type, Type.Null()]);
const statement = Type.Object({ id, text });
const viewpoints = Type.Optional(Type.Array(Type.String({ maxLength: 20 })));

/** What nothing here reads (a test, other words for pupils) is kept as it is. */
const shape = Type.Object({
  format: Type.Literal(mark),
  version: Type.Literal(1),
  name: Type.String({ maxLength: 200 }),
  profile: Type.Object({
    languages: Type.Array(Type.String({ pattern: '^[a-z]{2,3}$' }), { minItems: 1, maxItems: 20 }),
    roles: Type.Array(
      Type.Object({
        id,
        role: oneOf(['mentor', 'mentee']),
        title: text,
        criteria: Type.Array(
          Type.Object({
            id,
            text,
            kind: oneOf(criterionKinds),
            value: orNull(Type.Number()),
            unit: orNull(Type.String({ maxLength: 100 })),
            bound: orNull(oneOf(['min', 'max', 'approx'])),
            mustHave: Type.Boolean(),
            anyOfGroup: orNull(Type.String({ maxLength: 100 })),
          }),
        ),
        competences: Type.Array(
          Type.Object({
            id,
            name: text,
            definition: orNull(text),
            seenBy: viewpoints,
            indicators: Type.Array(
              Type.Object({
                id,
                text,
                seenBy: viewpoints,
                level: Type.Optional(Type.String({ maxLength: 100 })),
                weight: Type.Optional(Type.Number({ minimum: 0, maximum: 10 })),
                target: Type.Optional(Type.Number({ minimum: 1, maximum: 5 })),
                anchors: Type.Optional(
                  Type.Array(
                    Type.Object({ level: Type.Integer({ minimum: 1, maximum: 5 }), text }),
                  ),
                ),
              }),
            ),
          }),
        ),
        behaviours: Type.Array(statement),
        interests: Type.Optional(Type.Array(statement)),
        framing: Type.Optional(Type.Array(statement)),
        commitments: Type.Array(
          Type.Object({
            id,
            kind: oneOf(commitmentKinds),
            value: Type.Number({ minimum: 0, maximum: 9999 }),
            per: oneOf(commitmentSpans),
          }),
        ),
      }),
      { minItems: 1, maxItems: 20 },
    ),
  }),
});

export const toJson = (name: string, profile: Profile): string =>
  `${JSON.stringify({ format: mark, version: 1, name, profile: withoutSource(profile) }, null, 2)}\n`;

/** Null when it is JSON of something else; throws `UnreadableDocument` when it is ours and broken. */
export function fromJson(given: unknown): Profile | null {
  if (
    typeof given !== 'object' ||
    given === null ||
    (given as { format?: unknown }).format !== mark
  )
    return null;
  if (!Value.Check(shape, given)) throw new UnreadableDocument('broken');
  const profile = withoutSource(given.profile as unknown as Profile);
  const ids = idsOf(profile);
  if (new Set(ids).size !== ids.length) throw new UnreadableDocument('broken');
  return profile;
}

const idsOf = (profile: Profile): string[] =>
  profile.roles.flatMap((role) =>
    [
      role,
      ...role.criteria,
      ...role.behaviours,
      ...role.commitments,
      ...(role.interests ?? []),
      ...(role.framing ?? []),
      ...role.competences.flatMap((competence) => [competence, ...competence.indicators]),
    ].map(({ id: one }) => one),
  );

/** Lines of a document, and doubts about its reading, mean nothing elsewhere. */
export function withoutSource(profile: Profile): Profile {
  const bare = <T extends object>({
    doubtful: _doubtful,
    probability: _probability,
    ...rest
  }: T & { doubtful?: boolean; probability?: number }) => ({ ...rest, line: null });
  return {
    languages: profile.languages,
    roles: profile.roles.map(({ interests, framing, ...role }) => ({
      ...bare(role),
      criteria: role.criteria.map(bare),
      behaviours: role.behaviours.map(bare),
      commitments: role.commitments.map(bare),
      ...(interests?.length ? { interests: interests.map(bare) } : {}),
      ...(framing?.length ? { framing: framing.map(bare) } : {}),
      competences: role.competences.map((competence) => ({
        ...bare(competence),
        definitionLine: null,
        indicators: competence.indicators.map(bare),
      })),
    })) as ProfileRole[],
  };
}

const parts = [
  'role',
  'framing',
  'interest',
  'requirement',
  'commitment',
  'competence',
  'indicator',
  'behaviour',
] as const;
type Part = (typeof parts)[number];
const plain = [
  'kind',
  'number',
  'unit',
  'bound',
  'must',
  'one of',
  'per',
  'level',
  'target',
  'weight',
] as const;
type Plain = (typeof plain)[number];
/** `more`: what has no column, as JSON, so that nothing is lost on the way. */
const fixed = ['part', 'role', 'id', ...plain, 'more'] as const;

type Row = { part: Part; role: string; id: string; text: Text; definition?: Text | null } & {
  values: Partial<Record<Plain, string | number>>;
  more: object;
};

/** The first row names the columns; texts have one for each language. */
export function toRows(profile: Profile): (string | number)[][] {
  const { languages } = profile;
  const head = [
    'part',
    'role',
    'id',
    ...languages.map((language) => `text ${language}`),
    ...languages.map((language) => `definition ${language}`),
    ...plain,
    'more',
  ];
  const rows = withoutSource(profile).roles.flatMap(rowsOf);
  return [
    head,
    ...rows.map((row) => [
      row.part,
      row.role,
      row.id,
      ...languages.map((language) => row.text[language] ?? ''),
      ...languages.map((language) => row.definition?.[language] ?? ''),
      ...plain.map((name) => row.values[name] ?? ''),
      Object.keys(row.more).length > 0 ? JSON.stringify(row.more) : '',
    ]),
  ];
}

function rowsOf(role: ProfileRole): Row[] {
  const of = (part: Part, { id: one, text: words, ...more }: Statement): Row => {
    const { line: _, ...rest } = more as Record<string, unknown>;
    return { part, role: role.role, id: one, text: words, values: {}, more: rest };
  };
  return [
    { part: 'role', role: role.role, id: role.id, text: role.title, values: {}, more: {} },
    ...(role.framing ?? []).map((one) => of('framing', one)),
    ...(role.interests ?? []).map((one) => of('interest', one)),
    ...role.criteria.map((one) => {
      const { kind, value, unit, bound, mustHave, anyOfGroup, ...rest } = one;
      return {
        ...of('requirement', rest),
        values: {
          kind,
          must: mustHave ? 'yes' : 'no',
          ...(value === null ? {} : { number: value }),
          ...(unit === null ? {} : { unit }),
          ...(bound === null ? {} : { bound }),
          ...(anyOfGroup === null ? {} : { 'one of': anyOfGroup }),
        },
      };
    }),
    ...role.commitments.map(({ kind, value, per, ...rest }) => ({
      ...of('commitment', { text: {}, ...rest } as Statement),
      values: { kind, number: value, per },
    })),
    ...role.competences.flatMap(
      ({ name, definition, indicators, definitionLine: _definitionLine, ...rest }): Row[] => [
        { ...of('competence', { ...rest, text: name }), definition },
        ...indicators.map(({ level, target, weight, ...one }) => ({
          ...of('indicator', one),
          values: {
            ...(level === undefined ? {} : { level }),
            ...(target === undefined ? {} : { target }),
            ...(weight === undefined ? {} : { weight }),
          },
        })),
      ],
    ),
    ...role.behaviours.map((one) => of('behaviour', one)),
  ];
}

/** Null when the first row is not ours; throws `UnreadableDocument` when something does not fit. */
export function fromRows(rows: string[][]): Profile | null {
  const head = (rows[0] ?? []).map((cell) => cell.trim().toLowerCase());
  if (!fixed.slice(0, 3).every((name) => head.includes(name))) return null;
  const languages = head.flatMap((name) => (name.startsWith('text ') ? [name.slice(5)] : []));
  const roles: ProfileRole[] = [];
  let made = 0;
  for (const row of rows.slice(1)) {
    const cell = (name: string) => (row[head.indexOf(name)] ?? '').trim();
    if (row.every((one) => one.trim() === '')) continue;
    const words = (name: string): Text =>
      Object.fromEntries(
        languages.flatMap((language) => {
          const said = cell(`${name} ${language}`);
          return said === '' ? [] : [[language, said]];
        }),
      );
    const entry = {
      ...moreOf(cell('more')),
      id: cell('id') || `new${++made}`,
      text: words('text'),
      line: null,
    };
    put(roles, cell, entry, words('definition'));
  }
  return fromJson({ format: mark, version: 1, name: '', profile: { languages, roles } });
}

function moreOf(cell: string): object {
  if (cell === '') return {};
  try {
    const more: unknown = JSON.parse(cell);
    if (typeof more === 'object' && more !== null && !Array.isArray(more)) return more;
  } catch {
    // refused below, like everything else that does not fit
  }
  throw new UnreadableDocument('broken');
}

function put(
  roles: ProfileRole[],
  cell: (name: string) => string,
  entry: Statement,
  definition: Text,
): void {
  const part = cell('part').toLowerCase() as Part;
  const name = cell('role').toLowerCase() as ProfileRole['role'];
  let role = roles.find((known) => known.role === name);
  if (!role) {
    const empty = { criteria: [], competences: [], behaviours: [], commitments: [] };
    role = { id: `role-${name}`, role: name, title: {}, ...empty, line: null };
    roles.push(role);
  }
  const number = (column: Plain) => {
    const said = cell(column).replace(',', '.');
    return said === '' ? null : Number(said);
  };
  const given = <N extends string>(column: Plain, as: N, value: unknown) =>
    cell(column) === '' ? {} : { [as]: value };
  if (part === 'role') Object.assign(role, { id: entry.id, title: entry.text });
  else if (part === 'framing') (role.framing ??= []).push(entry);
  else if (part === 'interest') (role.interests ??= []).push(entry);
  else if (part === 'behaviour') role.behaviours.push(entry);
  else if (part === 'requirement')
    role.criteria.push({
      ...entry,
      kind: (cell('kind') || 'other') as Criterion['kind'],
      value: number('number'),
      unit: cell('unit') || null,
      bound: (cell('bound') || null) as Criterion['bound'],
      mustHave: cell('must').toLowerCase() !== 'no',
      anyOfGroup: cell('one of') || null,
    });
  else if (part === 'commitment') {
    const { text: words, ...rest } = entry;
    role.commitments.push({
      ...rest,
      ...(Object.keys(words).length > 0 ? { text: words } : {}),
      kind: cell('kind') as Commitment['kind'],
      value: number('number') ?? 0,
      per: cell('per') as Commitment['per'],
    });
  } else if (part === 'competence') {
    const { text: named, ...rest } = entry;
    role.competences.push({
      ...rest,
      name: named,
      definition: Object.keys(definition).length > 0 ? definition : null,
      definitionLine: null,
      indicators: [],
    } as Competence);
  } else if (part === 'indicator' && role.competences.length > 0)
    role.competences.at(-1)!.indicators.push({
      ...entry,
      ...given('level', 'level', cell('level')),
      ...given('target', 'target', number('target')),
      ...given('weight', 'weight', number('weight')),
    } as Indicator);
  else throw new UnreadableDocument('broken');
}
