/** The file about oneself, read again in another installation (GDPR, Art. 20). */
import { Type, type Static, type TObject } from 'typebox';
import { Value } from 'typebox/value';
import { parseJson } from '../../core/reader/characters.ts';
import { isDay } from '../../web/form.ts';
import { mondayOf } from '../energy/energy.rules.ts';

export const ownDataFormat = 'mentorium-own-data 1';

export type Row = Record<string, unknown>;
export type OwnData = { organisation: string; madeOn: string; data: Record<string, Row[]> };

const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const text = (most: number) => Type.String({ minLength: 1, maxLength: most });
const maybe = Type.Optional;
/** Whose a row is. */
const own = { person_id: Type.Literal('you') };
const row = <T extends Parameters<typeof Type.Object>[0]>(fields: T) =>
  Type.Object(fields, { additionalProperties: false });
const file = row({
  format: Type.Literal(ownDataFormat),
  organisation: text(200),
  madeOn: day,
  data: Type.Record(Type.String(), Type.Array(Type.Record(Type.String(), Type.Unknown()))),
});

/**
 * What somebody wrote about themselves alone, and what goes on where they are now. The rest belongs
 * to a mentorship or a round that is not here.
 */
export const portable = {
  own_action: row({
    ...own,
    body: text(2000),
    due_on: maybe(day),
    review_on: maybe(day),
    made_on: day,
    done_on: maybe(day),
  }),
  // Who reads it is said anew here. In files of before, how somebody is reached stands in the same row.
  open_profile: row({
    ...own,
    about: maybe(text(2000)),
    topics: maybe(text(2000)),
    interests: maybe(text(2000)),
    times: maybe(text(2000)),
    contact: maybe(text(2000)),
    changed_on: day,
    shown_since: maybe(day),
  }),
  open_profile_contact: row({ ...own, contact: text(2000), changed_on: day }),
  energy_check: row({
    ...own,
    week_on: day,
    energy: Type.Integer({ minimum: 1, maximum: 5 }),
    load: Type.Integer({ minimum: 1, maximum: 5 }),
  }),
  evidence: row({
    ...own,
    held_on: day,
    title: text(200),
    body: maybe(text(4000)),
    address: maybe(text(500)),
    file_name: maybe(text(200)),
    file_type: maybe(text(200)),
    file: maybe(Type.String()),
    minutes: Type.Integer({ minimum: 0, maximum: 10000 }),
    indicators: Type.Array(text(100), { maxItems: 20 }),
    made_at: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z$' }),
  }),
} as const satisfies Record<string, TObject>;
export type Portable = keyof typeof portable;
export type PortableRow<T extends Portable> = Static<(typeof portable)[T]>;

const mostRows = 500;

const earlier = row({
  ...own,
  home: text(200),
  made_on: day,
  brought_on: day,
  digest: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  content: maybe(
    Type.Record(Type.String(), Type.Array(Type.Record(Type.String(), Type.Unknown()))),
  ),
});

/** So deep is no file that was written here; what is deeper could not be written again. */
const mostDepth = 50;

/**
 * Whether brackets, those in texts aside, stand in more others than may be. One look at each
 * character.
 */
function isTooDeep(json: string): boolean {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (isText) {
      if (code === 0x5c) at++;
      else if (code === 0x22) isText = false;
    } else if (code === 0x22) isText = true;
    else if (code === 0x5b || code === 0x7b) {
      if (++depth > mostDepth) return true;
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
  return false;
}

const isTable = (name: string): boolean => /^[a-z][a-z_]{0,60}$/.test(name);

/** Files of before have one table under its earlier name. */
function withPresentNames(found: unknown): unknown {
  const { data } = (found ?? {}) as { data?: Record<string, unknown> };
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, 'brought_data'))
    return found;
  const { brought_data: earlierImports, ...others } = data;
  return { ...(found as object), data: { data_import: earlierImports, ...others } };
}

/** Null for what is no such file. */
export function readOwnData(bytes: Uint8Array): OwnData | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (isTooDeep(text)) return null;
    const found = withPresentNames(parseJson(text));
    if (
      !Value.Check(file, found) ||
      !isDay(found.madeOn) ||
      !Object.keys(found.data).every(isTable)
    )
      return null;
    if (
      !(found.data.data_import ?? []).every(
        (one) =>
          Value.Check(earlier, one) &&
          isDay(one.made_on) &&
          Object.keys(one.content ?? {}).every(isTable),
      )
    )
      return null;
    return {
      organisation: found.organisation,
      madeOn: found.madeOn,
      data: found.data as Record<string, Row[]>,
    };
  } catch {
    return null;
  }
}

const isMoment = (written: string): boolean =>
  isDay(written.slice(0, 10)) && !Number.isNaN(Date.parse(written));

const fits = (table: Portable, one: Row): boolean =>
  Value.Check(portable[table], one) &&
  Object.entries(one).every(([name, value]) =>
    name === 'week_on'
      ? isDay(String(value)) && mondayOf(String(value)) === value
      : name.endsWith('_on')
        ? isDay(String(value))
        : name !== 'made_at' || isMoment(String(value)),
  );

export type Sorted = {
  rows: { [T in Portable]: PortableRow<T>[] };
  /** Kept as it came. */
  rest: Record<string, Row[]>;
};

/**
 * RE-16: what has a place of its own here, and all the rest; nothing is in both, and nothing in
 * neither.
 */
export function sortOwnData(data: Record<string, Row[]>): Sorted {
  const rows = {
    own_action: [],
    open_profile: [],
    open_profile_contact: [],
    energy_check: [],
    evidence: [],
  } as Sorted['rows'];
  const rest: Record<string, Row[]> = {};
  for (const [table, all] of Object.entries(data)) {
    const kept: Row[] = [];
    const left: Row[] = [];
    const isOwn = Object.hasOwn(portable, table);
    for (const [i, one] of all.entries())
      (isOwn && i < mostRows && fits(table as Portable, one) ? kept : left).push(one);
    if (isOwn) rows[table as Portable] = kept as never;
    if (left.length > 0) rest[table] = left;
  }
  return { rows, rest };
}

/**
 * RE-16: a file with all that was brought along earlier in its own place again: what two files hold
 * is the same when this is.
 */
export function flatten(data: Record<string, Row[]>): Map<string, Row[]> {
  const all = new Map<string, Row[]>();
  const add = (table: string, rows: Row[]) => {
    const here = all.get(table) ?? [];
    all.set(table, here);
    for (const row of rows) here.push(row);
  };
  for (const [table, rows] of Object.entries(data)) if (table !== 'data_import') add(table, rows);
  for (const { content } of data.data_import ?? [])
    for (const [table, rows] of flatten((content ?? {}) as Record<string, Row[]>)) add(table, rows);
  return all;
}
