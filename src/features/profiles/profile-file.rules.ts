/**
 * A profile as a file of its own: whole and exact as JSON, and as the rows of a spreadsheet in which
 * people can write. What is read back is the same profile, but for the lines of its document.
 */
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import {
  commitmentKinds,
  commitmentSpans,
  viewpoints,
  type Profile,
  type ProfileRole,
  type Statement,
  type Text,
} from './profile.rules.ts';
import { criterionKinds } from './editing.rules.ts';

/**
 * What in a file of a profile does not fit: the row of a sheet (empty for JSON), the column or the
 * path, and what stands there. All texts, so that they come out of a thread.
 */
export class MisfitInProfile extends Error {
  override readonly name = 'MisfitInProfile';
  readonly row: string;
  readonly column: string;
  readonly found: string;
  constructor({ row = '', column, found }: { row?: string; column: string; found: string }) {
    super(`${row} ${column}`);
    this.row = row;
    this.column = column;
    this.found = found.slice(0, 60);
  }
}

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
const seenBy = Type.Optional(Type.Array(oneOf(viewpoints)));
const asked = Type.Optional(
  Type.Object({ mentee: Type.Optional(text), guardian: Type.Optional(text) }),
);
const kinds = Type.Array(Type.String({ maxLength: 60 }));
const days = Type.Optional(Type.Integer({ minimum: 0 }));
const plainTest = Type.Union([
  Type.Object({
    by: Type.Literal('time in role'),
    kinds,
    stateAdministration: Type.Optional(Type.Boolean()),
    atLeastDays: days,
    atMostDays: days,
  }),
  Type.Object({ by: Type.Literal('holds now'), kinds }),
  Type.Object({ by: Type.Literal('hours'), enough: Type.Number(), tooFew: Type.Number() }),
  Type.Object({ by: Type.Literal('answer') }),
]);
const test = Type.Union([
  plainTest,
  Type.Object({ by: Type.Literal('all'), of: Type.Array(plainTest) }),
]);

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
            test: Type.Optional(test),
          }),
        ),
        competences: Type.Array(
          Type.Object({
            id,
            name: text,
            definition: orNull(text),
            seenBy,
            indicators: Type.Array(
              Type.Object({
                id,
                text,
                asked,
                seenBy,
                level: Type.Optional(Type.String({ maxLength: 100 })),
                weight: Type.Optional(Type.Number({ minimum: 0, maximum: 10 })),
                target: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
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

/** Null when it is JSON of something else; throws `MisfitInProfile` when it is ours and broken. */
export function fromJson(given: unknown): Profile | null {
  if (
    typeof given !== 'object' ||
    given === null ||
    (given as { format?: unknown }).format !== mark
  )
    return null;
  if (!Value.Check(shape, given)) {
    const [first] = Value.Errors(shape, given);
    throw new MisfitInProfile({
      column: first?.instancePath ?? '',
      found: first?.message ?? '',
    });
  }
  const profile = withoutSource(given.profile as unknown as Profile);
  const ids = idsOf(profile);
  const double = ids.find((one, at) => ids.indexOf(one) < at);
  if (double !== undefined) throw new MisfitInProfile({ column: 'id', found: double });
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

const columnsOf: Partial<Record<Part, readonly Plain[]>> = {
  requirement: ['kind', 'number', 'unit', 'bound', 'must', 'one of'],
  commitment: ['kind', 'number', 'per'],
  indicator: ['level', 'target', 'weight'],
};

/**
 * Null when the first row is not ours; throws `MisfitInProfile` for the first cell that does not
 * fit.
 */
export function fromRows(rows: string[][]): Profile | null {
  const head = (rows[0] ?? []).map((cell) => cell.trim().toLowerCase());
  if (!fixed.slice(0, 3).every((name) => head.includes(name))) return null;
  const languages = head.flatMap((name) => (name.startsWith('text ') ? [name.slice(5)] : []));
  const roles: ProfileRole[] = [];
  let made = 0;
  rows.forEach((cells, at) => {
    if (at === 0 || cells.every((one) => one.trim() === '')) return;
    const row = rowReader(head, cells, String(at + 1));
    const words = (name: string): Text =>
      Object.fromEntries(
        languages.flatMap((language) => {
          const said = row.cell(`${name} ${language}`);
          return said === '' ? [] : [[language, said]];
        }),
      );
    const entry = {
      ...moreOf(row),
      id: row.cell('id') || `new${++made}`,
      text: words('text'),
      line: null,
    };
    put(roles, row, entry, words('definition'));
  });
  return fromJson({ format: mark, version: 1, name: '', profile: { languages, roles } });
}

type RowReader = ReturnType<typeof rowReader>;
function rowReader(head: string[], cells: string[], row: string) {
  const cell = (name: string) => (cells[head.indexOf(name)] ?? '').trim();
  const refuse = (column: string): never => {
    throw new MisfitInProfile({ row, column, found: cell(column) });
  };
  return {
    cell,
    refuse,
    one: <const T extends string>(column: string, values: readonly T[]): T =>
      values.find((value) => value === cell(column).toLowerCase()) ?? refuse(column),
    number: (column: Plain, least = -Infinity, most = Infinity): number | null => {
      if (cell(column) === '') return null;
      const value = Number(cell(column).replace(',', '.'));
      return value >= least && value <= most ? value : refuse(column);
    },
  };
}

function moreOf(row: RowReader): object {
  if (row.cell('more') === '') return {};
  try {
    const more: unknown = JSON.parse(row.cell('more'));
    if (typeof more === 'object' && more !== null && !Array.isArray(more)) return more;
  } catch {
    // said below, like everything else that does not fit
  }
  return row.refuse('more');
}

function put(roles: ProfileRole[], row: RowReader, entry: Statement, definition: Text): void {
  const { cell, one, number } = row;
  const part = one('part', parts);
  const name = one('role', ['mentor', 'mentee']);
  const foreign = plain.find((column) => !columnsOf[part]?.includes(column) && cell(column) !== '');
  // What a part has no use for would be lost.
  if (foreign) row.refuse(foreign);
  let role = roles.find((known) => known.role === name);
  if (!role) {
    const empty = { criteria: [], competences: [], behaviours: [], commitments: [] };
    role = { id: `role-${name}`, role: name, title: {}, ...empty, line: null };
    roles.push(role);
  }
  const { text: words, ...bare } = entry;
  if (part === 'role') Object.assign(role, { id: entry.id, title: words });
  else if (part === 'framing') (role.framing ??= []).push(entry);
  else if (part === 'interest') (role.interests ??= []).push(entry);
  else if (part === 'behaviour') role.behaviours.push(entry);
  else if (part === 'requirement')
    role.criteria.push({
      ...entry,
      kind: cell('kind') === '' ? 'other' : one('kind', criterionKinds),
      value: number('number'),
      unit: cell('unit') || null,
      bound: cell('bound') === '' ? null : one('bound', ['min', 'max', 'approx']),
      mustHave: cell('must') === '' || one('must', ['yes', 'no']) === 'yes',
      anyOfGroup: cell('one of') || null,
    });
  else if (part === 'commitment')
    role.commitments.push({
      ...bare,
      ...(Object.keys(words).length > 0 ? { text: words } : {}),
      kind: one('kind', commitmentKinds),
      value: number('number', 0, 9999) ?? row.refuse('number'),
      per: one('per', commitmentSpans),
    });
  else if (part === 'competence')
    role.competences.push({
      ...bare,
      name: words,
      definition: Object.keys(definition).length > 0 ? definition : null,
      definitionLine: null,
      indicators: [],
    });
  else {
    const measures = {
      level: cell('level') || null,
      target: number('target', 1, 5),
      weight: number('weight', 0, 10),
    };
    // An indicator stands below its competence.
    const competence = role.competences.at(-1) ?? row.refuse('part');
    competence.indicators.push({
      ...entry,
      ...Object.fromEntries(Object.entries(measures).filter(([, value]) => value !== null)),
    });
  }
}
