/**
 * The manifest of a feature: all that it says about itself. The app is the list of them
 * (`app/registry.ts`); nothing below the features spells one of their paths, tables or words.
 */
import { registerInventory, type TableFacts } from '../platform/data-inventory.ts';
import { registerEncryptedTables, type EncryptedTable } from '../platform/encryption.ts';
import type { Commands } from '../platform/command.ts';
import type { Language } from '../platform/i18n.ts';
import type { RegularJobs } from '../platform/jobs.ts';
import { once } from './once.ts';
import {
  grantOf,
  registerPermissions,
  type Permission,
  type PermissionTable,
  type Role,
} from './permission.ts';
import type { Surroundings } from './session.ts';
import type { HomePart } from './home.ts';
import { registerLetters, type LetterTable } from './letters.ts';
import type { OpenRoute } from './open-route.ts';
import type { Route } from './route.tsx';
import type { View } from './view.ts';

export type MenuEntry = {
  path: string;
  word: string;
  /** Everybody in the organisation finds it where it is left out. */
  permission?: Permission;
  /** From left to right. */
  place: number;
  /** In the menu under one's own name, not in the row at the top. */
  isPersonal?: true;
  /** Only for whom this is true. */
  where?: (around: Surroundings, roles: Role[]) => boolean;
};

type Act = { route: Route; parts: string[] };

type Said = Record<string, string>;
/**
 * What its acts are called in the audit log, its tables in the register of processing, its entries
 * in the menu, its jobs in the list of work.
 */
type FeatureWords = Record<Language, { actions?: Said; tables?: Said; menu?: Said; jobs?: Said }>;

export type Feature = {
  name: string;
  /** Under the address of an organisation. */
  routes?: Route[];
  /** Outside every organisation. */
  openRoutes?: OpenRoute[];
  permissions?: PermissionTable;
  tables?: TableFacts;
  menu?: MenuEntry[];
  /** What it has on somebody's home page. */
  home?: HomePart;
  /** Work on a timetable. */
  jobs?: RegularJobs;
  /** Kinds of letters that it writes. */
  letters?: LetterTable;
  /** Of the command line. */
  commands?: Commands;
  words?: FeatureWords;
};

export const defineFeature = (feature: Feature): Feature => feature;

export type Registry = {
  features: Feature[];
  routes: Route[];
  openRoutes: OpenRoute[];
  permissions: PermissionTable;
  menu: MenuEntry[];
  jobs: RegularJobs;
  letters: LetterTable;
  commands: Commands;
};

const kinds = ['actions', 'tables', 'menu', 'jobs'] as const;
type Kind = (typeof kinds)[number];
/** In whose words something is said. */
const saidIn: Record<Kind, Record<string, FeatureWords>> = {
  actions: {},
  tables: {},
  menu: {},
  jobs: {},
};
let menu: MenuEntry[] = [];
/** By how many parts their addresses have; what is written out before what stands for anything. */
let acts: Map<number, Act[]> = new Map();
let home: Record<string, HomePart> = {};

/** What is said of something below the features: of its tables, and its own work on a timetable. */
type Platform = { tables: TableFacts; jobs: RegularJobs; words: FeatureWords };

/**
 * Puts the features together, once. Throws before anything is registered when two of them say
 * something of the same table, permission, address, job, letter or command.
 */
export function compose(features: Feature[], platform: Platform): Registry {
  const parts: Partial<Feature>[] = [...features, platform];
  const all = <T>(what: string, of: (part: Partial<Feature>) => Record<string, T> | undefined) =>
    once(
      what,
      parts.flatMap((part) => Object.entries(of(part) ?? {})),
    );
  const tables = all('table', (part) => part.tables);
  const permissions = all('permission', (part) => part.permissions);
  const jobs = all('job', (part) => part.jobs);
  const letters = all('letter', (part) => part.letters);
  const commands = all('command', (part) => part.commands);
  const routes = features.flatMap(({ routes: own = [] }) => own);
  once(
    'address',
    routes.map(({ method, path }) => [`${method} ${path}`, path]),
  );
  const openRoutes = features.flatMap(({ openRoutes: own = [] }) => own);
  once(
    'address',
    openRoutes.map(({ method, path }) => [`${method} ${path}`, path]),
  );
  const words = kinds.map(
    (kind) =>
      [
        kind,
        once(
          `word for ${kind}`,
          parts.flatMap(({ words: own }) =>
            own ? Object.keys(own.en[kind] ?? {}).map((key) => [key, own] as const) : [],
          ),
        ),
      ] as const,
  );
  registerInventory(inOrder(tables) as TableFacts);
  registerEncryptedTables(
    Object.fromEntries(
      Object.entries(tables).flatMap(([table, { encrypted }]) =>
        encrypted ? [[table, encrypted as EncryptedTable]] : [],
      ),
    ),
  );
  registerPermissions(permissions);
  registerLetters(letters);
  menu = features.flatMap(({ menu: own = [] }) => own).sort((a, b) => a.place - b.place);
  home = Object.fromEntries(
    features.flatMap(({ name, home: own }) => (own ? [[name, own] as const] : [])),
  );
  for (const [kind, said] of words) saidIn[kind] = said;
  acts = Map.groupBy(
    routes
      .filter(({ act }) => act !== null)
      .map((route) => ({ route, parts: route.path.split('/') }))
      .sort((a, b) => namesIn(a) - namesIn(b)),
    ({ parts }) => parts.length,
  );
  return { features, routes, openRoutes, permissions, menu, jobs, letters, commands };
}

const inOrder = <T>(all: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(all).sort(([a], [b]) => a.localeCompare(b)));

const namesIn = ({ parts }: Act): number => parts.filter((part) => part.startsWith(':')).length;

/** The act to which a form goes, by its address; null where there is none in this organisation. */
export function actAt(
  { base }: Pick<View, 'base'>,
  address: string,
): { route: Route; params: Record<string, string> } | null {
  if (!address.startsWith(base)) return null;
  const given = address.slice(base.length).split('?')[0]!.split('/');
  const found = acts
    .get(given.length)
    ?.find(({ parts }) => parts.every((part, at) => part.startsWith(':') || part === given[at]));
  if (!found) return null;
  const params = found.parts.flatMap((part, at) =>
    part.startsWith(':') ? [[part.slice(1), given[at]!] as const] : [],
  );
  return { route: found.route, params: Object.fromEntries(params) };
}

/** What somebody finds in the row at the top, or under their own name. */
export const menuFor = (
  { roles, around }: { roles: Role[]; around: Surroundings },
  where: 'top' | 'personal',
): MenuEntry[] =>
  menu.filter(
    (entry) =>
      (entry.isPersonal === true) === (where === 'personal') &&
      (entry.permission === undefined || grantOf(roles, entry.permission)) &&
      (entry.where === undefined || entry.where(around, roles)),
  );
/** By feature, in the order of the registry. */
export const homeParts = (): Record<string, HomePart> => home;
/** As a person reads it; what has no word stays as it was written. */
const say =
  (kind: Kind) =>
  (language: Language, key: string): string =>
    saidIn[kind][key]?.[language][kind]?.[key] ?? key;
export const sayAction = say('actions');
export const sayTable = say('tables');
export const sayMenu = say('menu');
export const sayJob = say('jobs');
