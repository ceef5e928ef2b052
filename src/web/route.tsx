/**
 * Two verbs make every route of an organisation, and a route says everything about itself in one
 * place. GET shows, in a read-only transaction; POST acts and answers 303, or shows the same page
 * again at 422 with what was typed. Behind a route the wall already stands: the transaction belongs
 * to one organisation and one person, and the permission has been checked.
 *
 * Transactions hold a connection, so nothing slow happens in one: `prepare` runs before it (files
 * are read, passwords compared), and `next` after it (documents are printed, pairs are calculated).
 * Only those two are handed what takes long.
 */
import type { FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { Type, type Static, type TObject, type TSchema } from 'typebox';
import type { Purpose, Tx } from '../platform/database.ts';
import type { Keys } from '../platform/keys.ts';
import type { Scan } from '../platform/scanner.ts';
import type { Task } from '../platform/thread-pool.ts';
import type { AuditAction } from './audit.ts';
import type { NamesIn } from './links.ts';
import type { Grant, Permission } from './permission.ts';
import type { Member, Organisation } from './session.ts';
import { webWords } from './web.words.ts';
import type { Problem, View } from './view.ts';

type Common = {
  keys: Keys;
  /** A mail server is set, so letters that are written go out. */
  hasMail: boolean;
  /** Who writes letters, and to whom calendars reply. */
  mailFrom: string;
  organisation: Organisation;
  /** Address of this server as the visitor sees it. */
  address: string;
  person: Member;
  grant: Grant;
  /** On the organisation's clock. */
  now: Temporal.ZonedDateTime;
  today: string;
  view: View;
  params: Record<string, string>;
  query: Record<string, string>;
};

/** Inside the transaction of a page or an act. */
export type Context = Common & { tx: Tx };

/** While no transaction is open. */
export type Outside = Common & {
  /** A transaction of its own. */
  write: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Work in a thread, in its turn; throws `TaskRefused` when it is too much. */
  inThread: <Given extends unknown[], Answer>(
    task: Task<Given, Answer>,
    ...given: Given
  ) => Promise<Answer>;
  /** The virus scanner, where one is set. */
  scan: Scan | null;
  /** The password, asked again before something sensitive. */
  reauthenticate: (password: string) => Promise<'wrong' | 'tooMany' | { account: string }>;
};

type Opening = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
type Powers = {
  /**
   * The same transaction while the answers of all raters can be read, for a report and nothing
   * else.
   */
  report: { forReport: Opening };
  /** The same transaction while official notes open for a registrar. */
  records: { forRecords: Opening };
  /** The same transaction while the organisation's private key can be read. */
  sign: { toSign: Opening };
  /** The same transaction while rows may go for good. */
  erase: { toErase: Opening };
};
/** Context of a route that names a purpose; no other one compiles, or finds it. */
export type ContextFor<U extends Purpose | undefined> = Context &
  (U extends Purpose ? Powers[U] : unknown);
export const powerOf = {
  report: 'forReport',
  records: 'forRecords',
  sign: 'toSign',
  erase: 'toErase',
} as const satisfies { [P in Purpose]: keyof Powers[P] };

export type Upload = { name: string; bytes: Buffer };
/** What comes once the transaction is over, when no connection is held. */
export interface Next<T> {
  next: (outside: Outside) => Promise<T>;
}
export type Shown =
  | VNode
  | { download: string | Uint8Array; name: string; type: string }
  | { goTo: string }
  | Next<Shown>;
export type PageOf<C = Context> = (context: C, problem?: Problem) => Promise<Shown>;
/** Where to go next; or, for what may be seen only once, the page itself. */
export type Outcome = string | { shown: Shown } | Next<Outcome>;
/** How an act ended, when nothing comes after it. */
export type Ended = Exclude<Outcome, Next<Outcome>>;
/**
 * J-1: what is written into the audit log before a page goes out, or after an act that wrote
 * nothing more exact itself: the action, and which name in the address says of which row (`self`:
 * of oneself). Null: nothing about anybody else stands there.
 */
type AuditOf<Path extends string> =
  | AuditAction
  | [action: AuditAction, of: NamesIn<Path> | 'self']
  | null;
type Guard<Path extends string, U> = {
  may: Permission;
  audit: AuditOf<Path>;
  /** What its page and act may open besides; no other route can. */
  purpose?: U;
  /**
   * SI-3: what gives rights away or takes data out asks for a proof of who it is that is no older
   * than a quarter of an hour. A page that is there for such an act alone asks before the work
   * begins.
   */
  recentAuth?: true;
};
type Act = (context: Context, input: Record<string, string>, prepared: unknown) => Promise<Outcome>;
type Form = TObject | 'rows';
/** A choice is one of its values, "" where it may be left open; all else is text. */
type Typed<Value> = [Exclude<Value, undefined>] extends [string]
  ? string extends Value
    ? string
    : undefined extends Value
      ? Exclude<Value, undefined> | ''
      : Value
  : string;
/**
 * Input of the form's shape, as text; numbers and days have been checked and can be converted
 * without doubt.
 */
type Input<F extends Form> = F extends TObject
  ? { [K in keyof Static<F>]: Typed<Static<F>[K]> }
  : Record<string, string>;

export type Route = {
  method: 'GET' | 'POST';
  path: string;
  permission: Permission;
  audit: { action: AuditAction; of: string | null } | null;
  form: TObject;
  /** Takes fields that are named after rows; the act checks them. */
  hasRows: boolean;
  page: PageOf;
  act: Act | null;
  prepare:
    | ((outside: Outside, input: Record<string, string>, upload: Upload | null) => Promise<unknown>)
    | null;
  purpose: Purpose | null;
  needsRecentAuth: boolean;
};

const noForm = Type.Object({});

const guarded = (path: string, guard: Guard<string, Purpose | undefined>) => ({
  path,
  permission: guard.may,
  audit: auditOf(guard.audit),
  purpose: guard.purpose ?? null,
  needsRecentAuth: guard.recentAuth ?? false,
});

function auditOf(audit: AuditOf<string>): Route['audit'] {
  if (audit === null) return null;
  return Array.isArray(audit) ? { action: audit[0], of: audit[1] } : { action: audit, of: null };
}

/** A page: shown in a transaction that can only read. */
export function get<Path extends string, U extends Purpose | undefined = undefined>(
  path: Path,
  guard: Guard<Path, U>,
  page: PageOf<ContextFor<U>>,
): Route {
  return {
    ...guarded(path, guard as Guard<string, U>),
    method: 'GET',
    form: noForm,
    hasRows: false,
    page: page as PageOf,
    act: null,
    prepare: null,
  };
}

/**
 * An act. `form`: its fields; `rows` when they are named after the rows on the page (`text-…`,
 * `answer-…`). `page`: where the form stands, shown again with what was typed when the act refuses.
 * `prepare`: what is done before the transaction opens.
 */
export function post<
  Path extends string,
  F extends Form,
  Made = undefined,
  U extends Purpose | undefined = undefined,
>(
  path: Path,
  guard: Guard<Path, U> & {
    form: F;
    page: PageOf<ContextFor<U>>;
    prepare?: (outside: Outside, input: Input<F>, upload: Upload | null) => Promise<Made>;
  },
  act: (context: ContextFor<U>, input: Input<F>, prepared: Made) => Promise<Outcome>,
): Route {
  const { form: shape, page, prepare } = guard;
  return {
    ...guarded(path, guard as Guard<string, U>),
    method: 'POST',
    form: shape === 'rows' ? noForm : (shape as TObject),
    hasRows: shape === 'rows',
    page: page as PageOf,
    // The form has been checked against its shape before the input gets here.
    act: act as unknown as Act,
    prepare: (prepare as Route['prepare']) ?? null,
  };
}

/**
 * Thrown by `refuse`: a rule says no. The sentence stands on the page, beside `field` when one is
 * named.
 */
export class Refusal extends Error {
  readonly field: string | null;
  constructor(sentence: string, field: string | null = null) {
    super(sentence);
    this.field = field;
  }
}

export function refuse(sentence: string, field: string | null = null): never {
  throw new Refusal(sentence, field);
}

export class NotFound extends Error {}

export function orNotFound<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new NotFound();
  return value;
}

/** Fields of forms. */
export const text = (maxLength = 200) => Type.String({ minLength: 1, maxLength });
export const maybeText = (maxLength = 200) => Type.Optional(Type.String({ maxLength }));
export const day = () => Type.String({ format: 'day' });
export const maybeDay = () => Type.Optional(Type.String({ format: 'day' }));
/** An hour and minute of the day, as 14:30. */
export const time = () => Type.String({ format: 'time' });
export const whole = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum });
export const maybeWhole = (minimum: number, maximum: number) =>
  Type.Optional(Type.Integer({ minimum, maximum }));
export const oneOf = <T extends string>(values: readonly T[]) =>
  Type.Union(values.map((value) => Type.Literal(value)));
export const form = Type.Object;

export type Fields = Record<string, string>;

/**
 * What was typed into a form, and what stands behind the question mark. Whoever asks may send
 * anything, twice and under any name: these two read it, and nobody else does.
 */
export const fieldsOf = (request: FastifyRequest): Fields => plainFields(request.body);
export const queryOf = (request: FastifyRequest): Fields => plainFields(request.query);

/** One text per name, the first, without the characters that no text may have. */
function plainFields(fields: unknown): Fields {
  if (typeof fields !== 'object' || fields === null) return {};
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, textOf([value as unknown].flat()[0])]),
  );
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.replace(/\u0000/g, '') : '';

/** Every text per name, parted by commas: a box that is ticked sends its name once for each. */
export function severalFields(fields: unknown): Record<string, string> {
  const all: Record<string, string> = {};
  if (typeof fields === 'object' && fields !== null)
    for (const [name, value] of Object.entries(fields))
      for (const each of [value as unknown].flat()) addField(all, name, textOf(each));
  return all;
}

export function addField(all: Record<string, string>, name: string, value: string): void {
  all[name] = Object.hasOwn(all, name) ? `${all[name]},${value}` : value;
}

/** Sentences per field for what does not fit the form. Unknown fields never get through. */
export function checkForm(
  shape: TObject,
  raw: Record<string, string>,
  language: View['language'],
): { input: Record<string, string>; fields: Record<string, string> } {
  const input: Record<string, string> = {};
  const fields: Record<string, string> = {};
  for (const [name, schema] of Object.entries(shape.properties)) {
    const value = (raw[name] ?? '')
      .replace(/\u0000/g, '')
      .replace(/\r\n/g, '\n')
      .trim();
    const needed = (shape.required ?? []).includes(name);
    input[name] = value;
    if (value === '') {
      if (needed)
        fields[name] = isChoice(schema) ? webWords[language].choose : webWords[language].required;
    } else {
      const sentence = checkField(schema, value, language);
      if (sentence) fields[name] = sentence;
    }
  }
  return { input, fields };
}

type FieldSchema = TSchema & {
  type?: string;
  format?: string;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  anyOf?: { const: string }[];
};

function isChoice(schema: TSchema): boolean {
  return (schema as FieldSchema).anyOf !== undefined;
}

function checkField(schema: TSchema, value: string, language: View['language']): string | null {
  const w = webWords[language];
  const field = schema as FieldSchema;
  if (field.anyOf) return field.anyOf.some((option) => option.const === value) ? null : w.choose;
  if (field.type === 'integer') {
    if (!/^-?\d{1,9}$/.test(value)) return w.notNumber;
    return Number(value) < field.minimum! || Number(value) > field.maximum!
      ? w.between(String(field.minimum), String(field.maximum))
      : null;
  }
  if (field.format === 'time') return /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? null : w.notTime;
  if (field.format === 'day') return isDay(value) ? null : w.notDay;
  return value.length > field.maxLength! ? w.tooLong(String(field.maxLength)) : null;
}

export function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || value < '1900-01-01') return false;
  try {
    return Temporal.PlainDate.from(value, { overflow: 'reject' }).toString() === value;
  } catch {
    return false;
  }
}
