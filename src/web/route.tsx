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
import type { VNode } from 'preact';
import type { Purpose, ReadTx, Tx } from '../platform/database.ts';
import type { Keys } from '../platform/keys.ts';
import type { Scan } from '../platform/scanner.ts';
import type { Task } from '../platform/thread-pool.ts';
import type { AuditAction } from './audit.ts';
import type { NamesIn } from './links.ts';
import type { Grant, Permission } from './permission.ts';
import type { Fields, Values } from './form.ts';
import type { Member, Organisation } from './session.ts';
import type { Problem, Theirs, View } from './view.ts';

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

/** Inside the transaction of a page, which only reads. */
export type Context = Common & { tx: ReadTx };
/** Inside the transaction of an act. */
export type ActContext = Common & { tx: Tx };

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

type Opening<Own extends ReadTx> = <T>(work: (tx: Own) => Promise<T>) => Promise<T>;
type PurposeFunctions<Own extends ReadTx> = {
  /**
   * The same transaction while the answers of all raters can be read, for a report and nothing
   * else.
   */
  report: { forReport: Opening<Own> };
  /** The same transaction while official notes open for a registrar. */
  records: { forRecords: Opening<Own> };
  /** The same transaction while the organisation's private key can be read. */
  sign: { toSign: Opening<Own> };
  /**
   * The same transaction while rows may go for good: on a page too, which is a trial and always
   * rolled back.
   */
  erase: { toErase: Opening<Tx> };
};
/** Of the page of a route that names a purpose; no other one compiles, or finds it. */
export type ContextFor<U extends Purpose | undefined> = Context &
  (U extends Purpose ? PurposeFunctions<ReadTx>[U] : unknown);
/** Of the act of such a route. */
export type ActContextFor<U extends Purpose | undefined> = ActContext &
  (U extends Purpose ? PurposeFunctions<Tx>[U] : unknown);
export const purposeFunction = {
  report: 'forReport',
  records: 'forRecords',
  sign: 'toSign',
  erase: 'toErase',
} as const satisfies { [P in Purpose]: keyof PurposeFunctions<ReadTx>[P] };

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
  /**
   * PG-7: its form changes what stands there, and others can too: what somebody saved since it was
   * opened is not overwritten unseen.
   */
  edits?: true;
};
type Act = (context: ActContext, input: Values<Fields>, prepared: unknown) => Promise<Outcome>;

export type Route = {
  method: 'GET' | 'POST';
  path: string;
  permission: Permission;
  audit: { action: AuditAction; of: string | null } | null;
  form: Fields;
  page: PageOf;
  act: Act | null;
  prepare:
    | ((outside: Outside, input: Values<Fields>, upload: Upload | null) => Promise<unknown>)
    | null;
  purpose: Purpose | null;
  needsRecentAuth: boolean;
  edits: boolean;
};

const guarded = (path: string, guard: Guard<string, Purpose | undefined>) => ({
  path,
  permission: guard.may,
  audit: auditOf(guard.audit),
  purpose: guard.purpose ?? null,
  needsRecentAuth: guard.recentAuth ?? false,
  edits: guard.edits ?? false,
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
    form: {},
    page: page as PageOf,
    act: null,
    prepare: null,
  };
}

/**
 * An act. `form`: its fields, of which the act gets the values (`form.ts`). `page`: where the form stands, shown again with what was typed when the act refuses.
 * `prepare`: what is done before the transaction opens.
 */
export function post<
  Path extends string,
  F extends Fields,
  Made = undefined,
  U extends Purpose | undefined = undefined,
>(
  path: Path,
  guard: Guard<Path, U> & {
    form: F;
    page: PageOf<ContextFor<U>>;
    prepare?: (outside: Outside, input: Values<F>, upload: Upload | null) => Promise<Made>;
  },
  act: (context: ActContextFor<U>, input: Values<F>, prepared: Made) => Promise<Outcome>,
): Route {
  const { form: fields, page, prepare } = guard;
  return {
    ...guarded(path, guard as Guard<string, U>),
    method: 'POST',
    form: fields,
    page: page as PageOf,
    // The fields have been read before the values get here.
    act: act as unknown as Act,
    prepare: (prepare as Route['prepare']) ?? null,
  };
}

/** Thrown by `refuse`: a rule says no. The sentence stands on the page, and beside its field. */
export class Refusal extends Error {
  /** Sentences beside their fields. */
  readonly fields: Record<string, string>;
  readonly status: number;
  /** Stands in its field instead of what was typed. */
  readonly typed: Record<string, string>;
  constructor(sentence: string, { fields = {}, status = 422, typed = {} }: RefusalFacts = {}) {
    super(sentence);
    this.fields = fields;
    this.status = status;
    this.typed = typed;
  }
}
/** PG-7: somebody else saved the same form since it was opened. */
export class Conflict extends Refusal {
  readonly theirs: Theirs;
  constructor(sentence: string, theirs: Theirs) {
    super(sentence);
    this.theirs = theirs;
  }
}

type RefusalFacts = {
  fields?: Record<string, string>;
  status?: number;
  typed?: Record<string, string>;
};

export function refuse(sentence: string, field: string | null = null): never {
  throw new Refusal(sentence, field ? { fields: { [field]: sentence } } : {});
}

/** Several fields at once; the first sentence stands on top. */
export function refuseFields(
  fields: Record<string, string>,
  { sentence = Object.values(fields)[0]!, ...facts }: RefusalFacts & { sentence?: string } = {},
): never {
  throw new Refusal(sentence, { fields, ...facts });
}

export class NotFound extends Error {}

export function orNotFound<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new NotFound();
  return value;
}

export {
  box,
  day,
  eachRow,
  form,
  formWithoutDraft,
  id,
  ids,
  isId,
  maybeDay,
  maybeDecimal,
  isDay,
  maybeId,
  maybeIdOr,
  maybeOneOf,
  maybeText,
  maybeWhole,
  maybeYesOrNo,
  names,
  oneOf,
  oneOrMoreOf,
  maybeSecret,
  secret,
  someOf,
  text,
  time,
  whenSent,
  whole,
  wholeOr,
  yesOrNo,
} from './form.ts';

export { fieldsOf, queryOf } from './body.ts';
