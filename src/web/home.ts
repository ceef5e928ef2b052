/**
 * What a feature has on somebody's home page. It names the queries that it needs and says what
 * follows from their rows, so that one statement asks for the whole page, however many features
 * there are.
 */
import type { VNode } from 'preact';
import type { Found, Lists } from '../platform/select-together.ts';
import type { Context } from './route.tsx';

/**
 * Something that waits for this person: one sentence with one action, the most urgent first. `post`:
 * an act instead of a page to open. Of two that are equally urgent the one of the feature comes
 * first that stands first in the registry.
 */
export type Line = { urgency: number; sentence: string; action: string } & (
  | { href: string; post?: never }
  | { post: string; href?: never }
);

/**
 * A day that comes, with its hour where it has one; with an address where something can be done
 * about it, and what that is.
 */
export type ComingDate = {
  name: string;
  day: string;
  time?: string;
  /** With whom, or where. */
  detail?: string;
  href: string | null;
  action?: string;
};

export type Said = {
  waiting?: Line[];
  coming?: ComingDate[];
  /** Sections that stand beside what comes. */
  standing?: VNode[];
  /** Above everything else. */
  notice?: VNode | false;
  /** A good thing to do where nothing waits. */
  next?: string;
};

export type HomePart = {
  ask: (context: Context) => Lists;
  say: (context: Context, found: never) => Said | Promise<Said>;
};

export const homePart = <Asked extends Lists>(part: {
  ask: (context: Context) => Asked;
  say: (context: Context, found: Found<Asked>) => Said | Promise<Said>;
}): HomePart => part;
