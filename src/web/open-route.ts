/**
 * Routes outside every organisation: of anybody, of one's own account, and of whoever holds a link.
 * They say what they need as those of an organisation do (`route.tsx`), and are handed what came
 * with the request; the server alone knows where it came from and how the answer goes out.
 */
import type { VNode } from 'preact';
import type { Database, ReadTx, TenantScope, Tx } from '../platform/database.ts';
import type { Outbound } from '../platform/outbound.ts';
import type { Cookies } from './cookie.ts';
import type { Scan } from '../platform/scanner.ts';
import type { Task } from '../platform/thread-pool.ts';
import type { Fields, Values } from './form.ts';
import type { Shown, Upload } from './route.tsx';
import type { Visitor } from './session.ts';
import type { Problem, View } from './view.ts';

/** What this server is made of, as far as routes outside organisations ask. */
export type Services = {
  database: Database;
  /** Now, in milliseconds. */
  clock: () => number;
  /** Which addresses may be called. */
  outbound: Outbound;
  /** A mail server is set. */
  hasMail: boolean;
  /**
   * Addresses of people of the demo as whom anybody may look around; none where others could sign
   * in.
   */
  demo: string[];
  /** Of an installation without an organisation: with it the first one can be made. */
  firstCode: { isOpen: () => Promise<boolean>; isRight: (code: string) => boolean } | null;
};

export type OpenContext = Services & {
  view: View;
  params: Record<string, string>;
  query: Record<string, string>;
  cookies: Cookies;
  /** Of this server, for whatever others will follow. */
  address: string;
  /** The address that was asked for. */
  url: string;
  /** Where it was asked from, as `placeOf` has it. */
  place: string;
  /** What the browser calls itself. */
  agent: string | undefined;
  findVisitor: () => Promise<Visitor | null>;
  /** The same page for somebody who is signed in. */
  viewFor: (visitor: Visitor) => View;
  /** A form that this visitor's session did not get from us. */
  isForged: (visitor: Visitor) => boolean;
  /** Done when the answer has gone, so that nobody can tell how long it took. */
  afterwards: (work: () => Promise<void>) => void;
};
export type AccountContext = OpenContext & { visitor: Visitor };

/** A page with a status of its own, or a text that is no page. */
export type OpenShown =
  | Shown
  | { status: number; page: VNode }
  | { text: string; type: string; status?: number; keptSeconds?: number };
export type OpenPage<C = OpenContext> = (context: C, problem?: Problem) => Promise<OpenShown>;
/** Where to go next, a page, nothing to say, or what comes when the transaction is over. */
export type OpenOutcome =
  | string
  | { shown: OpenShown }
  | 'saved'
  | { next: () => Promise<OpenOutcome> };
type Act<C, F extends Fields> = (context: C, input: Values<F>) => Promise<OpenOutcome>;
/** What is wrong with fields beside each other, of those that fit by themselves. */
type Check<C, F extends Fields> = (
  fitting: Partial<Values<F>>,
  context: C,
) => Record<string, string>;

/**
 * `anybody`: a browser, signed in or not. `account`: whoever is signed in, in their own account.
 * `session`: the same, also in a session that one organisation opened. `machine`: no browser that
 * keeps a cookie; forms of theirs carry no token.
 */
type Who = 'anybody' | 'account' | 'session' | 'machine';
type ContextOf<W extends Who> = W extends 'account' | 'session' ? AccountContext : OpenContext;

/** A link that somebody was given: what it opens, or the page that says why it opens nothing. */
export type Link<L> = {
  find: (context: OpenContext) => Promise<{ link: L } | { gone: OpenShown }>;
  /** One transaction for a page or act; without it they open their own. */
  scope: ((link: L) => TenantScope) | null;
};
export type LinkContext<L> = OpenContext & { link: L };

export type OpenRoute = {
  method: 'GET' | 'POST';
  path: string;
  who: Who;
  link: Link<unknown> | null;
  needsRecentAuth: boolean;
  /** The token of a form is checked by the act, or by nobody. */
  checksToken: boolean;
  form: Fields;
  check: Check<never, Fields> | null;
  page: OpenPage<never>;
  act: Act<never, Fields> | null;
  prepare: Prepare<never, Fields, unknown> | null;
  /** A form may bring a file; nobody else's is read. */
  takesFile: boolean;
};

/** While no transaction is open: what takes long stands before it. */
type Outside = {
  scan: Scan | null;
  inThread: <Given extends unknown[], Answer>(
    task: Task<Given, Answer>,
    ...given: Given
  ) => Promise<Answer>;
};
type Prepare<C, F extends Fields, Made> = (
  context: C & Outside,
  input: Values<F>,
  upload: Upload | null,
) => Promise<Made>;

const plain = {
  link: null,
  needsRecentAuth: false,
  checksToken: true,
  form: {},
  check: null,
  act: null,
  prepare: null,
  takesFile: false,
};

type Guard<W extends Who> = { who: W; recentAuth?: true };

export function openGet<W extends Who>(
  path: string,
  { who, recentAuth = undefined }: Guard<W>,
  page: OpenPage<ContextOf<W>>,
): OpenRoute {
  return { ...plain, method: 'GET', path, who, needsRecentAuth: recentAuth ?? false, page };
}

export function openPost<W extends Who, F extends Fields>(
  path: string,
  guard: Guard<W> & {
    form: F;
    page: OpenPage<ContextOf<W>>;
    check?: Check<ContextOf<W>, F>;
    checksToken?: false;
  },
  act: Act<ContextOf<W>, F>,
): OpenRoute {
  const { who, recentAuth, form, page, check, checksToken } = guard;
  return {
    ...plain,
    method: 'POST',
    path,
    who,
    needsRecentAuth: recentAuth ?? false,
    checksToken: checksToken ?? who !== 'machine',
    form,
    check: (check as OpenRoute['check']) ?? null,
    page,
    act: act as OpenRoute['act'],
  };
}

/**
 * `C`: what its pages are handed; `A`: what its acts are; `L`: what a link opens, while something is
 * prepared and no transaction is open.
 */
type Verbs<C, A = C, L = C> = {
  get: (path: string, page: OpenPage<C>) => OpenRoute;
  post: <F extends Fields, Made = undefined>(
    path: string,
    guard: { form: F; page: OpenPage<C>; prepare?: Prepare<L, F, Made>; takesFile?: true },
    act: (context: A, input: Values<F>, prepared: Made) => Promise<OpenOutcome>,
  ) => OpenRoute;
};

const verbsOf = <C, A = C, L = C>(link: Link<unknown>): Verbs<C, A, L> => ({
  get: (path, page) => ({ ...plain, method: 'GET', path, who: 'anybody', link, page }),
  post: (path, { form, page, prepare, takesFile }, act) => ({
    ...plain,
    method: 'POST',
    path,
    who: 'anybody',
    link,
    form,
    page,
    act: act as unknown as OpenRoute['act'],
    prepare: (prepare as OpenRoute['prepare'] | undefined) ?? null,
    takesFile: takesFile ?? false,
  }),
});

/** Routes of whoever holds a link: it is looked up before anything else. */
export const linked = <L>(find: Link<L>['find']): Verbs<LinkContext<L>> =>
  verbsOf({ find, scope: null });

/** The same, each in one transaction of an organisation: reading for a page, writing for an act. */
export const linkedInto = <L>(
  find: Link<L>['find'],
  scope: (link: L) => TenantScope,
): Verbs<LinkContext<L> & { tx: ReadTx }, LinkContext<L> & { tx: Tx }, LinkContext<L>> =>
  verbsOf({ find, scope: scope as (link: unknown) => TenantScope });
