/**
 * The manifest of a feature: all that it says about itself. The app is the list of them
 * (`app/registry.ts`); nothing below the features spells one of their paths, tables or words.
 */
import { registerInventory, type TableFacts } from '../platform/data-inventory.ts';
import { registerEncryptedTables, type EncryptedTable } from '../platform/encryption.ts';
import type { Language } from '../platform/i18n.ts';
import { registerPermissions, type Permission, type PermissionTable } from './permission.ts';
import type { OpenRoute } from './open-route.ts';
import type { Route } from './route.tsx';

/** `place`: from left to right. */
export type MenuEntry = { path: string; word: string; permission: Permission; place: number };

type Said = Record<string, string>;
/**
 * What its acts are called in the audit log, its tables in the register of processing, its entries
 * in the menu.
 */
type FeatureWords = Record<Language, { actions?: Said; tables?: Said; menu?: Said }>;

export type Feature = {
  name: string;
  /** Under the address of an organisation. */
  routes?: Route[];
  /** Outside every organisation. */
  openRoutes?: OpenRoute[];
  permissions?: PermissionTable;
  tables?: TableFacts;
  menu?: MenuEntry[];
  words?: FeatureWords;
};

export const defineFeature = (feature: Feature): Feature => feature;

export type Registry = {
  features: Feature[];
  routes: Route[];
  openRoutes: OpenRoute[];
  permissions: PermissionTable;
  menu: MenuEntry[];
};

const kinds = ['actions', 'tables', 'menu'] as const;
type Kind = (typeof kinds)[number];
/** In whose words something is said. */
const saidIn: Record<Kind, Record<string, FeatureWords>> = { actions: {}, tables: {}, menu: {} };
let menu: MenuEntry[] = [];

/**
 * Puts the features together, once. Throws when two of them say something of the same table,
 * permission or address.
 */
export function compose(
  features: Feature[],
  platform: { tables: TableFacts; words: FeatureWords },
): Registry {
  const parts: Pick<Feature, 'tables' | 'words'>[] = [...features, platform];
  const tables = once(
    'table',
    parts.flatMap(({ tables: own = {} }) => Object.entries(own)),
  );
  const permissions = once(
    'permission',
    features.flatMap(({ permissions: own = {} }) => Object.entries(own)),
  );
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
  registerInventory(inOrder(tables) as TableFacts);
  registerEncryptedTables(
    Object.fromEntries(
      Object.entries(tables).flatMap(([table, { encrypted }]) =>
        encrypted ? [[table, encrypted as EncryptedTable]] : [],
      ),
    ),
  );
  registerPermissions(permissions);
  menu = features.flatMap(({ menu: own = [] }) => own).sort((a, b) => a.place - b.place);
  for (const kind of kinds)
    saidIn[kind] = once(
      kind,
      parts.flatMap(({ words }) =>
        words ? Object.keys(words.en[kind] ?? {}).map((key) => [key, words] as const) : [],
      ),
    );
  return { features, routes, openRoutes, permissions, menu };
}

function once<T>(what: string, entries: (readonly [string, T])[]): Record<string, T> {
  const seen = new Set<string>();
  for (const [name] of entries) {
    if (seen.has(name)) throw new Error(`two features say something of the ${what} ${name}`);
    seen.add(name);
  }
  return Object.fromEntries(entries);
}

const inOrder = <T>(all: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(all).sort(([a], [b]) => a.localeCompare(b)));

export const menuEntries = (): MenuEntry[] => menu;
/** As a person reads it; what has no word stays as it was written. */
const say =
  (kind: Kind) =>
  (language: Language, key: string): string =>
    saidIn[kind][key]?.[language][kind]?.[key] ?? key;
export const sayAction = say('actions');
export const sayTable = say('tables');
export const sayMenu = say('menu');
