/**
 * What every page knows besides its own facts: for whom it is drawn, where, and in which language.
 */
import type { Language } from '../platform/i18n.ts';
import type { Role } from './permission.ts';
import type { Surroundings } from './session.ts';

export type View = {
  language: Language;
  today: string;
  /** Of the organisation; of the server before one is chosen. */
  timeZone: string;
  /** Of the organisation: from which birthday on somebody decides alone. */
  consentAge: number;
  /** Path prefix of the organisation, "" before one is chosen. */
  base: string;
  path: string;
  /** Where its forms stand, on a page that is shown under another address: after a refusal. */
  page?: string;
  /** Where its script keeps drafts; nowhere before an organisation is chosen. */
  drafts?: string;
  /** The address of the form that came back. */
  cameBack?: string;
  organisation: { name: string } | null;
  person: {
    id: string;
    name: string;
    roles: Role[];
    around: Surroundings;
    /** A card has no account behind it that its owner could change. */
    hasAccount: boolean;
  } | null;
  /** Hidden in every form. */
  token: string;
};

/** Why a form came back: a sentence on top, sentences beside fields, and what was typed. */
export type Problem = {
  sentence: string;
  fields: Record<string, string>;
  typed: Record<string, string>;
  /** Who it is must be proved first, in another window. */
  prove?: boolean;
  /** PG-7: what somebody else saved meanwhile, in the fields in which it is another. */
  theirs?: Theirs;
};

export type Theirs = {
  fields: ReadonlyMap<string, { label: string; value: string; shown: string }>;
  /** The page with what they saved. */
  page: string;
};

export type Page = { view: View; problem?: Problem | undefined };

/** PG-7: whether somebody else saved something else than was typed. */
export const isOther = (saved: { value: string }, typed: string | undefined): boolean =>
  saved.value.trim() !== (typed ?? '').replaceAll('\r\n', '\n').trim();
