/**
 * Addresses of pages and acts, made from the pattern of their route: nothing is glued by hand, so
 * what is renamed is found.
 */
import { isId } from './form.ts';
import type { View } from './view.ts';

/** The names in a pattern: `'/people/:person/checks/:check'` has `person` and `check`. */
export type NamesIn<P extends string> = P extends `${string}/:${infer Rest}`
  ? Rest extends `${infer Name}/${infer More}`
    ? Name | NamesIn<`/${More}`>
    : Rest
  : never;
/** What a request brought may be missing for the compiler; it is refused when it is. */
type Params<P extends string> = Record<NamesIn<P>, string | undefined>;
type Options = {
  /** Behind the question mark; what is undefined or null is left out. */
  query?: Record<string, string | number | null | undefined>;
  hash?: string;
};
type Rest<P extends string> = [NamesIn<P>] extends [never]
  ? [params?: Record<string, never>, options?: Options]
  : [params: Params<P>, options?: Options];

/** Names in the address of an organisation that are words; each other one names a row by its id. */
const words = new Set([
  'organisation',
  'format',
  'language',
  'months',
  'role',
  'rule',
  'template',
  'text',
  'work',
]);

/** False for an address that can be nobody's: a row is asked for by something that is no id. */
export const isPossible = (params: Record<string, string>): boolean =>
  Object.entries(params).every(
    ([name, value]) => !value.includes('\u0000') && (words.has(name) || isId(value)),
  );

/** On the pages of an organisation: `linkTo(view, '/people/:person', { person: id })`. */
export const linkTo = <P extends `/${string}`>(
  { base }: Pick<View, 'base'>,
  pattern: P,
  ...[params, options]: Rest<P>
): string => base + fill(pattern, params ?? {}, options);

/** For letters and calendars, which are read elsewhere: with the address of this server. */
export const fullLinkTo = <P extends '' | `/${string}`>(
  { address, organisation }: { address: string; organisation: { slug: string } },
  pattern: P,
  ...[params, options]: Rest<P>
): string => `${address}/o/${organisation.slug}${fill(pattern, params ?? {}, options)}`;

function fill(
  pattern: string,
  params: Partial<Record<string, string>>,
  { query = {}, hash }: Options = {},
): string {
  const path = pattern.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (!value) throw new Error(`nothing is said about ${name} of ${pattern}`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [[name, String(value)]],
    ),
  ).toString();
  return path + (search && `?${search}`) + (hash ? `#${hash}` : '');
}
