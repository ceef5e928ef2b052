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
};

export type Page = { view: View; problem?: Problem | undefined };
